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
            name, counts, fmt, how = line.split(None, 3)
            notes, _, skipped = counts.partition("+")
            yield name, int(notes), int(skipped or 0), fmt, how


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


def check_empty(name, fmt):
    """No card in it, which is an error, though it is known what it is."""
    code, out, told = run(CORPUS / name, "-t", "ndjson")
    assert code == 3 and not out, f"exit {code}\n{out}{told}"
    assert "[no-cards]" in told, told
    assert accounted(told) == [0, 0, 0, 0], told
    got = json.loads(run("inspect", "--report", "-", CORPUS / name)[1])
    assert got["format"] == fmt, f"read as {got['format']}, not as {fmt}"


def check_file(name, notes, skipped, fmt, how):
    origin = origins()[name]
    expect = origin.get("expect", {})
    if how == "origins":
        assert expect["notes"] == notes, f"origins.json: {expect}"
    if not notes:
        check_empty(name, fmt)
        return
    code, out, told = run(CORPUS / name, "-t", "ndjson")
    assert code == (1 if skipped else 0), f"exit {code}\n{told}"
    assert len(re.findall(r":\d+: error: ", told)) == skipped, told
    # A note type of its own is defined before its first note.
    found = [x for x in map(json.loads, out.splitlines())
             if "define" not in x]
    assert len(found) == notes, f"{len(found)} notes, {notes} expected\n{told}"
    assert accounted(told) == [notes + skipped, notes, skipped, 0], told
    got = found[0].get("source", {}).get("format")
    assert fmt in ("-", got), f"read as {got}, not as {fmt}"
    for n in found:
        assert any(v.strip() for v in n["fields"].values()), f"empty: {n}"
    if expect.get("declared", notes) > notes:
        assert "[count-short]" in told, f"no count-short\n{told}"
        assert str(expect["declared"]) in told, told
    if "decks" in expect:
        decks = {n.get("deck") for n in found}
        assert len(decks) == expect["decks"], f"{len(decks)} decks"
    if "without_front" in expect:
        lost = [n for n in found if "front" in n.get("lost", [])]
        assert len(lost) == expect["without_front"], \
            f"{len(lost)} without a front"


for row in listed():
    @test(f"{row[0]} holds {row[1]} notes")
    def _(row=row):
        check_file(*row)


@test("every file of the corpus is in the list, and no other")
def _():
    here = {row[0] for row in listed()}
    there = set(origins())
    assert there == here, f"not in the list: {sorted(there - here)}, " \
        f"not in the corpus: {sorted(here - there)}"


main()
