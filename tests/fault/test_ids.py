"""What --ids remembers is the old or the new, and never more than what the
output got; a run that was cut short is made good by the next one."""
import json
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from faults import (OLD, Case, calls, expect, inject, no_memory, run_short,
                    strace)
from tap import main, skip, test

BEFORE = "front,back\nq1,a1\nq2,a2\nq3,a3\n"
AFTER = "front,back\nq1,a1\nq2,A2\nq3 edited,a3\nq4,a4\n"
ARGS = ("in.csv", "--ids", "ids", "-t", "csv", "-o", "out.tsv")
FAILURES = {
    "read": "EIO", "openat": "EACCES", "write": "ENOSPC", "fsync": "EIO",
    "rename": "EACCES", "linkat": "EPERM", "lseek": "EINVAL",
    "fchmod": "EPERM", "close": "EIO",
}


class Remembered(Case):
    """An input that has changed since its notes were remembered."""

    def __init__(self, top=None):
        super().__init__(top=top, cards=BEFORE)
        self.ids = self.dir / "ids"
        expect(self.at(1000, *ARGS), 0)
        self.input.write_text(AFTER)
        self.out.write_bytes(OLD)
        self.before = self.state()

    def at(self, now, *args):
        os.environ["SOURCE_DATE_EPOCH"] = str(now)
        return self.run(*args)

    def good(self):
        """What is there behind an undisturbed run at 2000."""
        with Remembered() as c:
            expect(c.at(2000, *ARGS), 0)
            return c.both()

    def both(self):
        return self.out.read_bytes(), self.ids.read_bytes()

    def guids(self):
        return [json.loads(line)["guid"] for line in self.at(
            3000, "out.tsv", "-t", "ndjson").stdout.splitlines()]


def every_call(names):
    with Remembered() as c:
        made = calls(c, *ARGS, first='"ids"')
    for name in names:
        first, last = made.get(name, (0, 0))
        for n in range(first + 1, last + 1):
            yield name, n


def judge(c, p, good, where):
    """Both are old, both new, or the output alone is new."""
    out, ids = c.both()
    old = OLD, c.before["ids"][2]
    assert (out, ids) in (old, good, (good[0], old[1])), where
    if p.returncode == 0:
        assert (out, ids) == good, f"{where}: exit 0"
    elif p.returncode > 1:
        assert (out, ids) == old, f"{where}: exit {p.returncode}"
    elif p.returncode == 1:
        assert "error:" in p.told, f"{where}: exit 1 without a word"


@test("a call that fails leaves both as they were, or is told and harmless")
def _():
    strace()
    os.environ["SOURCE_DATE_EPOCH"] = "2000"
    tried = 0
    with Remembered() as c:
        good = c.good()
    for name, n in every_call(FAILURES):
        with Remembered() as c:
            os.environ["SOURCE_DATE_EPOCH"] = "2000"
            p = inject(c, f"{name}:error={FAILURES[name]}:when={n}", *ARGS)
            where = f"{name} {n} fails"
            tried += 1
            assert p.returncode in (0, 1, 3, 4, 5), \
                f"{where}: exit {p.returncode}\n{p.told}"
            judge(c, p, good, where)
    assert tried > 20, f"only {tried} calls were disturbed"


@test("killed at any time, the next run gives every note its guid")
def _():
    strace()
    with Remembered() as c:
        good = c.good()
        expect(c.at(2000, *ARGS), 0)
        guids = c.guids()
    between = 0
    for name, n in every_call(["write", "fsync", "rename", "linkat"]):
        with Remembered() as c:
            os.environ["SOURCE_DATE_EPOCH"] = "2000"
            p = inject(c, f"{name}:signal=SIGKILL:when={n}", *ARGS)
            where = f"killed at {name} {n}"
            assert p.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL), \
                f"{where}: exit {p.returncode}"
            judge(c, p, good, where)
            out, ids = c.both()
            between += (out, ids) == (good[0], c.before["ids"][2])
            expect(c.at(2500, *ARGS), 0)
            assert c.guids() == guids, where
            again = c.both()
            expect(c.at(2600, *ARGS), 0)
            assert c.both() == again, where
            for path in c.dir.iterdir():
                assert path.name in c.before or \
                    path.name.startswith(".deckconv-"), (where, path)
    assert between, "never between the output and what is remembered"


@test("memory that is refused leaves both as they were, or is harmless")
def _():
    with Remembered() as c:
        good = c.good()
    lib = no_memory()
    n, tried, failed = 1, 0, True
    try:
        while failed:
            with Remembered() as c:
                os.environ["SOURCE_DATE_EPOCH"] = "2000"
                p, failed = run_short(c, lib, n, True, *ARGS)
                where = f"allocation {n}"
                assert p.returncode in (0, 1, 4, 5), \
                    f"{where}: exit {p.returncode}\n{p.told}"
                assert p.returncode == 0 or "error:" in p.told, where
                judge(c, p, good, where)
            tried += 1
            n += 1 + n // 30
    finally:
        shutil.rmtree(lib.parent)
    assert tried > 30, f"only {tried} allocations failed"


@test("what cannot be remembered on a full disk is exit 4, and no output")
def _():
    disk = tempfile.mkdtemp(prefix="deckconv-disk-")
    p = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none",
                        disk], stderr=subprocess.PIPE)
    if p.returncode:
        os.rmdir(disk)
        skip("no file system can be mounted here")
    try:
        with open(f"{disk}/filler", "wb", buffering=0) as f:
            try:
                while f.write(bytes(4096)):
                    pass
            except OSError:
                pass
        with Case(cards=AFTER) as c:
            p = c.run("in.csv", "--ids", f"{disk}/ids", "-o", "out.tsv")
            expect(p, 4)
            assert "/ids" in p.told, p.told
            c.intact()
            p = c.run("in.csv", "--ids", f"{disk}/ids", "-t", "json", "-O",
                      "out")
            expect(p, 4)
            assert sorted(os.listdir(disk)) == ["filler"]
    finally:
        subprocess.run(["umount", disk], check=True)
        os.rmdir(disk)


@test("what another run has changed meanwhile is not overwritten")
def _():
    with Remembered() as c:
        fifo = c.dir / "slow.csv"
        os.mkfifo(fifo)
        p = c.start("slow.csv", "-f", "csv", "--ids", "ids", "-o", "out.tsv")
        with open(fifo, "w", encoding="utf-8") as f:
            # It has read what is remembered before it opens its input.
            expect(c.at(2000, "in.csv", "--ids", "ids", "-t", "csv", "-o",
                        "other.csv"), 0)
            ids = c.ids.read_bytes()
            f.write(AFTER)
        told = p.stderr.read().decode()
        p.stderr.close()
        assert p.wait(60) == 4, told
        assert "meanwhile" in told, told
        assert c.both() == (OLD, ids)


@test("an input that is cut off makes nobody somebody else")
def _():
    with Case(cards="front,back\nq1,a1\nq2,a2\n") as c:
        args = ("in.csv", "-f", "csv", "--ids", "ids", "-t", "ndjson")
        first = c.run(*args).stdout.splitlines()
        c.input.write_text('front,back\nnew,a2\nq1,"a')
        p = c.run(*args)
        guids = [json.loads(line)["guid"] for line in p.stdout.splitlines()]
        assert p.returncode == 1, p.told
        assert json.loads(first[1])["guid"] not in guids, p.stdout


main()
