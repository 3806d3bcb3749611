"""Every system call and every allocation may fail, at any time."""
import os
import shutil
import signal
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from faults import (LEFTOVER, Case, calls, expect, inject, no_memory, starve,
                    strace)
from tap import main, test

SAMPLES = Path(os.environ["SAMPLES"])
# What a conversion uses once it runs, with the ways in which each fails.
FAILURES = {
    "read": ["EIO"], "pread64": ["EIO"], "openat": ["EMFILE", "EACCES"],
    "write": ["ENOSPC", "EIO", "EDQUOT"], "pwrite64": ["ENOSPC"],
    "fsync": ["EIO"], "fdatasync": ["EIO"], "close": ["EIO"],
    "rename": ["EACCES"], "renameat": ["EACCES"], "renameat2": ["EACCES"],
    "lseek": ["EINVAL"], "fstat": ["EIO"], "newfstatat": ["EIO"],
    "fchmod": ["EPERM"], "ftruncate": ["EIO"], "mmap": ["ENOMEM"],
    "getrandom": ["ENOSYS"], "unlink": ["EACCES"],
    "linkat": ["EPERM"], "readlink": ["EACCES"],
}


def every_call(names):
    with Case() as c:
        made = calls(c, "in.csv", "-o", "out.tsv")
    for name in names:
        first, last = made.get(name, (0, 0))
        for n in range(first + 1, last + 1):
            yield name, n


@test("a call that fails is told, and leaves the old output as it was")
def _():
    strace()
    with Case() as c:
        good = c.good()
    tried = 0
    for name, n in every_call(FAILURES):
        for error in FAILURES[name]:
            with Case() as c:
                p = inject(c, f"{name}:error={error}:when={n}",
                           "in.csv", "-o", "out.tsv")
                tried += 1
                where = f"{name} {n} fails with {error}"
                assert p.returncode in (0, 3, 4, 5), \
                    f"{where}: exit {p.returncode}\n{p.told}"
                if p.returncode == 0:
                    assert c.out.read_bytes() == good, where
                    continue
                assert "error:" in p.told or name == "write", \
                    f"{where}: exit {p.returncode} without a word"
                # Its own name may be taken away, what is there may not.
                c.intact(LEFTOVER if name == "unlink" else None,
                         f"{where}, exit {p.returncode}")
    assert tried > 20, f"only {tried} calls were disturbed"


@test("a read that fails is exit 3, a write to the output exit 4")
def _():
    strace()
    with Case() as c:
        p = c.run("in.csv", "-o", "out.tsv",
                  prefix=["strace", "-o", os.devnull, "-P", c.input, "-e",
                          "inject=read:error=EIO:when=1"])
        expect(p, 3)
        c.intact()
    for call in ("fsync", "rename,renameat,renameat2"):
        with Case() as c:
            expect(inject(c, f"{call}:error=EIO:when=1",
                          "in.csv", "-o", "out.tsv"), 4)
            c.intact()


@test("where a file without a name gets none, it is copied into one that has")
def _():
    strace()
    with Case() as c:
        good = c.good()
    with Case() as c:
        expect(inject(c, "linkat:error=EPERM", "in.csv", "-o", "out.tsv"), 0)
        assert c.out.read_bytes() == good
        assert not list(c.dir.glob(".deckconv*"))


@test("an interrupted call is made again")
def _():
    strace()
    with Case() as c:
        good = c.good()
    for name, n in every_call(["read", "write", "openat", "fsync", "pread64",
                               "fdatasync", "ftruncate"]):
        with Case() as c:
            p = inject(c, f"{name}:error=EINTR:when={n}",
                       "in.csv", "-o", "out.tsv")
            assert p.returncode == 0, \
                f"{name} {n}: exit {p.returncode}\n{p.told}"
            assert c.out.read_bytes() == good, f"{name} {n}"


@test("a signal at any call leaves the old output or the whole new one")
def _():
    strace()
    with Case() as c:
        good = c.good()
    for name, n in every_call(["read", "write", "fsync", "rename", "renameat",
                               "renameat2", "openat"]):
        for sig in ("SIGTERM", "SIGKILL"):
            with Case() as c:
                p = inject(c, f"{name}:signal={sig}:when={n}",
                           "in.csv", "-o", "out.tsv")
                where = f"{sig} at {name} {n}"
                number = getattr(signal, sig)
                assert p.returncode in (-number, 128 + number, 0), \
                    f"{where}: exit {p.returncode}\n{p.told}"
                if c.out.read_bytes() == good:
                    continue
                assert p.returncode != 0, f"{where}: exit 0, old output"
                c.intact(LEFTOVER if sig == "SIGKILL" else None, where)


@test("killed while it waits for input, it leaves the old output as it was")
def _():
    for sig in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP,
                signal.SIGKILL):
        with Case() as c:
            p = c.start("-f", "csv", "-", "-o", "out.tsv",
                        stdin=subprocess.PIPE)
            p.stdin.write(c.input.read_bytes() * 200)
            p.stdin.flush()
            p.send_signal(sig)
            p.wait(60)
            p.stdin.close()
            p.stderr.close()
            assert p.returncode in (-sig, 128 + sig), p.returncode
            c.intact(LEFTOVER if sig == signal.SIGKILL else None)


for forever in (False, True):
    @test("memory that is refused " + ("from then on" if forever else "once")
          + " is exit 5, or the right result")
    def _(forever=forever):
        lib = no_memory()
        try:
            # A character set that has to be opened.
            wide = lib.parent / "wide.csv"
            wide.write_text("front,back\na,b\n", encoding="utf-16")
            # A table whose markup is found out.
            bold = lib.parent / "bold.csv"
            bold.write_text("front,back\n<b>a</b>," + "b" * 70000 + "\n",
                            encoding="utf-8")
            sources = [wide, bold, *sorted(SAMPLES.glob("*.*"))]
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                tried = sum(pool.map(
                    lambda a: starve(*a, forever, lib),
                    [(s, t) for s in sources for t in ("anki", "ndjson")]))
            assert tried > 100, f"only {tried} allocations failed"
        finally:
            shutil.rmtree(lib.parent)


main()
