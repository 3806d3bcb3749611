"""Packages are written through a database, a spool and an archive: every call
and every allocation of theirs may fail."""
import os
import shutil
from pathlib import Path

from faults import Case, calls, inject, no_memory, starve, strace
from tap import main, test

SAMPLES = Path(os.environ["SAMPLES"])
FAILURES = {
    "pread64": ["EIO"], "pwrite64": ["ENOSPC", "EIO"], "read": ["EIO"],
    "write": ["ENOSPC"], "openat": ["EMFILE", "EACCES"], "close": ["EIO"],
    "ftruncate": ["EIO"], "fstat": ["EIO"], "newfstatat": ["EIO"],
    "fsync": ["EIO"], "linkat": ["EPERM"], "lseek": ["EINVAL"],
}
# Retried wherever it is met.
INTERRUPTED = ["pread64", "pwrite64", "read", "write", "openat", "ftruncate"]


def turns(made, name):
    """Which of the calls to disturb: the first ones, later ones in growing
    steps."""
    n, last = made.get(name, (0, 0))
    step = n + 1
    while step <= last:
        yield step
        step += 1 + (step - n) // 6


def convert(source, *more):
    """The conversion of a sample into a package: its calls, its bytes."""
    with Case() as c:
        shutil.copy(source, c.dir / "in.csv")
        args = ["-f", source.suffix[1:], "in.csv", "-o", "out.tsv", *more]
        made = calls(c, *args)
        return args, made, c.out.read_bytes()


def disturb(source, what, *more):
    """Each failure: where, the process, the case; and the right bytes."""
    args, made, good = convert(source, *more)
    for name, errors in what.items():
        for n in turns(made, name):
            for error in errors:
                with Case() as c:
                    shutil.copy(source, c.dir / "in.csv")
                    c.before = c.state()
                    p = inject(c, f"{name}:error={error}:when={n}", *args)
                    yield f"{name} {n} fails with {error}", p, c, good


TURNS = [(SAMPLES / "csv.csv", "-t", "apkg"),
         (SAMPLES / "apkg.apkg", "-t", "apkg:generation=latest"),
         (SAMPLES / "apkg-latest.apkg", "-t", "ndjson")]


@test("a call that fails is told, and leaves the old output as it was")
def _():
    strace()
    tried = 0
    for turn in TURNS:
        for where, p, c, good in disturb(turn[0], FAILURES, *turn[1:]):
            tried += 1
            where = f"{turn[0].name}: {where}"
            assert p.returncode in (0, 3, 4, 5), \
                f"{where}: exit {p.returncode}\n{p.told}"
            if p.returncode == 0:
                assert c.out.read_bytes() == good, f"{where}: other bytes"
                continue
            assert "error:" in p.told, f"{where}: {p.returncode} {p.told}"
            c.intact(where=f"{where}, exit {p.returncode}")
    assert tried > 100, f"only {tried} calls were disturbed"


@test("an interrupted call is made again")
def _():
    strace()
    what = {name: ["EINTR"] for name in INTERRUPTED}
    for turn in TURNS:
        for where, p, c, good in disturb(turn[0], what, *turn[1:]):
            assert p.returncode == 0, \
                f"{turn[0].name}: {where}: exit {p.returncode}\n{p.told}"
            assert c.out.read_bytes() == good, where


for forever in (False, True):
    @test("memory that is refused " + ("from then on" if forever else "once")
          + " is exit 5, or the right result")
    def _(forever=forever):
        lib = no_memory()
        try:
            tried = 0
            for source, target in ("csv.csv", "apkg"), ("apkg.apkg", "apkg"), \
                    ("apkg-latest.apkg", "apkg:generation=latest"):
                tried += starve(SAMPLES / source, target, forever, lib)
            assert tried > 100, f"only {tried} allocations failed"
        finally:
            shutil.rmtree(lib.parent)


main()
