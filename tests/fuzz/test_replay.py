"""Samples, and all that fuzzing once found, through the fuzz target."""
import os
import subprocess
from pathlib import Path

from tap import main, skip, test

ROOT = Path(os.environ["SRC"])
BUILD = Path(os.environ["UNITS"]).parent
REPLAY = BUILD / "fuzz" / "replay"


def replay(mode, *files):
    p = subprocess.run([REPLAY, mode, *files], stdout=subprocess.PIPE,
                       stderr=subprocess.STDOUT, timeout=120)
    assert p.returncode == 0, \
        f"exit {p.returncode}\n{p.stdout.decode('utf-8', 'replace')[-3000:]}"


for path in sorted((ROOT / "samples").glob("*.*")):
    @test(f"{path.name} through every writer, read whole and in pieces")
    def _(path=path):
        replay("all", path)


@test("what fuzzing once found")
def _():
    files = sorted((ROOT / "tests/fuzz/regress").glob("*"))
    if not files:
        skip("nothing was found yet")
    for f in files:
        replay("regress", f)


main()
