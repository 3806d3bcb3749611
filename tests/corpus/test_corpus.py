"""Real files: the notes in them are counted, none is lost, none invented."""
import json
import os
import re
import subprocess
from pathlib import Path

from tap import main, skip, test

CORPUS = Path(os.environ["CORPUS"])
BINARY = os.environ["DECKCONV"]
ABSENT = not (CORPUS / "origins.json").exists()
ACCOUNT = re.compile(r"read (\d+), written (\d+), skipped (\d+)"
                     r"(?:, left out (\d+))?")


def listed():
    path = Path(__file__).with_name("list.txt")
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, notes, fmt, how = line.split(None, 3)
            yield name, int(notes), fmt, how


def origins():
    if ABSENT:
        skip(f"no folder {CORPUS}")
    with open(CORPUS / "origins.json", encoding="utf-8") as f:
        return {o["file"]: o for o in json.load(f)}


def run(*args):
    p = subprocess.run([BINARY, *map(str, args)], stdin=subprocess.DEVNULL,
                       stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                       timeout=120)
    return p.returncode, p.stdout.decode("utf-8"), \
        p.stderr.decode("utf-8", "replace")


def accounted(told):
    """read, written, skipped, left out of the accounting line."""
    found = ACCOUNT.findall(told)
    assert found, f"no accounting line\n{told}"
    return [int(x or 0) for x in found[-1]]


def check_file(name, notes, fmt, how):
    origin = origins()[name]
    expect = origin.get("expect", {})
    if how == "origins":
        assert expect["notes"] == notes, f"origins.json: {expect}"
    code, out, told = run(CORPUS / name, "-t", "ndjson")
    assert code == 0, f"exit {code}\n{told}"
    # A note type of its own is defined before its first note.
    found = [x for x in map(json.loads, out.splitlines())
             if "define" not in x]
    assert len(found) == notes, f"{len(found)} notes, {notes} expected\n{told}"
    assert accounted(told) == [notes, notes, 0, 0], told
    got = found[0].get("source", {}).get("format")
    assert fmt in ("-", got), f"read as {got}, not as {fmt}"
    for n in found:
        assert any(v.strip() for v in n["fields"].values()), f"empty: {n}"
    if expect.get("declared", notes) > notes:
        assert "[count-short]" in told, f"no count-short\n{told}"
        assert str(expect["declared"]) in told, told
    if "without_front" in expect:
        lost = [n for n in found if "front" in n.get("lost", [])]
        assert len(lost) == expect["without_front"], \
            f"{len(lost)} without a front"


for row in listed():
    @test(f"{row[0]} holds {row[1]} notes")
    def _(row=row):
        check_file(*row)


@test("every file that this program must read is in the list")
def _():
    here = {row[0] for row in listed()}
    house = {name for name, o in origins().items()
             if o.get("issue") == "house"}
    assert house <= here, f"not in the list: {sorted(house - here)}"


@test("every other file ends in a code, not in a signal")
def _():
    here = {row[0] for row in listed()}
    for name in sorted(set(origins()) - here):
        code, out, told = run(CORPUS / name, "-t", "ndjson")
        assert code in (0, 1, 3), f"{name}: exit {code}\n{told}"
        assert code != 3 or not out, f"{name}: exit 3, but wrote {len(out)}"


main()
