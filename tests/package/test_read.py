"""What is in a package is what comes out, whichever generation it is of."""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import packages as p
from samples import MEDIA, sample
from tap import main, skip, test

BINARY = os.environ.get("DECKCONV", "./deckconv")
# Sanitizers keep freed memory for a while.
SANITIZED = "san-" in BINARY
CORPUS = Path(os.environ.get("CORPUS", "../shared/corpus"))


def deckconv(*args, stdin=b"", code=0):
    done = subprocess.run([BINARY, *map(str, args)], input=stdin,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          timeout=120)
    told = done.stderr.decode("utf-8", "replace")
    assert done.returncode == code, f"exit {done.returncode}\n{told}"
    return done.stdout, told


def read(data, *args):
    """Definitions and notes of a package on standard input, and messages."""
    out, told = deckconv("-", "-t", "ndjson", *args, stdin=data)
    lines = [json.loads(x) for x in out.decode("utf-8").split("\n")[:-1]]
    return ([x for x in lines if "define" in x],
            [x for x in lines if "define" not in x], told)


def by_guid(notes):
    return {n["guid"]: n for n in notes}


@test("all generations, the database alone, and packed, give the same")
def _():
    old, new = sample(11), sample(18)
    forms = [p.package(old, MEDIA), p.package(old, MEDIA, 2),
             p.package(old, MEDIA, 3), p.package(new, MEDIA, 3),
             p.package(new, MEDIA, 2), old, new, p.zstd(new)]
    wanted = read(forms[0], "--scheduling")[:2]
    assert len(wanted[1]) == 6
    for i, form in enumerate(forms[1:], 1):
        got = read(form, "--scheduling")[:2]
        if i == 5:  # from here on there are no files
            wanted[1][:] = [{k: v for k, v in n.items() if k != "media"}
                            for n in wanted[1]]
        assert got == wanted, f"form {i}"


@test("of a database with a log beside it, it is told that it is not read")
def _():
    assert "[apkg-log]" in read(sample(18))[2]
    assert "[apkg-log]" not in read(sample(11))[2]
    assert "[apkg-log]" not in read(p.package(sample(18), (), 3))[2]


@test("a package without meta is the newest that is in it")
def _():
    for generation in 2, 3:
        parts = p.members(sample(11), generation=generation)[1:]
        assert len(read(p.archive(parts))[1]) == 6


@test("stored, or without a list of media")
def _():
    parts = p.members(sample(11))
    assert parts[-1][0] == "media"
    assert len(read(p.archive(parts[:-1], 0))[1]) == 6


@test("schedules go along when asked for, and only then")
def _():
    data = p.package(sample(11))
    _, notes, told = read(data)
    assert "3 cards have been learned" in told, told
    cards = {g: n["cards"] for g, n in by_guid(notes).items() if "cards" in n}
    assert cards == {"river-1": [{"ord": 0}, {"ord": 1, "deck":
                                              "Geography::Europe"}],
                     "river-3": [{"ord": 0}]}, cards
    _, notes, told = read(data, "--scheduling")
    assert "learned" not in told, told
    notes = by_guid(notes)
    assert "cards" not in notes["a#town-01"], "a new card says nothing"
    made = p.CRT // 86400
    assert notes["Q`x:/]b~6("]["cards"] == [
        {"ord": 0, "type": 2, "queue": 2, "day": made + 40, "ivl": 12,
         "factor": 2500, "reps": 3}]
    assert notes["river-1"]["cards"] == [
        {"ord": 0, "type": 1, "queue": 1, "due": 1650000600, "reps": 1,
         "left": 1001, "revlog": [[1650000000000, 1, -600, -60, 0, 4200, 0]]},
        {"ord": 1, "deck": "Geography::Europe", "due": 3}]
    assert notes["river-3"]["cards"] == [
        {"ord": 0, "type": 2, "queue": -1, "day": made + 5000, "ivl": 100,
         "factor": 2300, "reps": 9, "lapses": 2, "flags": 1,
         "data": '{"pos":5}',
         "revlog": [[1655000000000, 3, 40, 20, 2300, 8000, 1],
                    [1660000000000, 3, 100, 40, 2300, 7000, 1]]}]


@test("a card in a filtered deck belongs to the deck it came from")
def _():
    base = {"odid": p.DID, "odue": 7, "did": 9, "due": -100000}
    cards = [p.card(1, **base, type=2, queue=2), p.card(2, **base, type=3,
                                                        queue=1),
             p.card(3, **base, type=0, queue=2),
             p.card(4, **base, type=2, queue=-2),
             p.card(5, **{**base, "odue": 1650000000}, type=1, queue=3)]
    notes = [p.note(i, [f"f{i}", "b"]) for i in range(1, 6)]
    data = p.collection(notes, cards=cards, decks=[
        p.deck(), p.deck(9, "Cram", dyn=1)])
    _, notes, told = read(data, "--scheduling")
    assert "5 cards are put back" in told, told
    day = p.CRT // 86400 + 7
    assert [n["deck"] for n in notes] == ["Deck"] * 5
    assert [n["cards"][0] for n in notes[:2]] == [
        {"ord": 0, "type": 2, "queue": 2, "day": day},
        {"ord": 0, "type": 3, "queue": 3, "day": day}]
    assert "cards" not in notes[2], notes[2]
    assert [n["cards"][0] for n in notes[3:]] == [
        {"ord": 0, "type": 2, "queue": -2, "day": day},
        {"ord": 0, "type": 1, "queue": 1, "due": 1650000000}]


@test("a note in several decks is in its first card's")
def _():
    two = p.model(templates=[p.template("A", "{{Front}}", ""),
                             p.template("B", "{{Back}}", "")])
    cards = [p.card(1, 1, 1, id=1), p.card(1, 0, p.DID, id=2)]
    data = p.collection([p.note(1, ["a", "b"])], [two], cards=cards)
    _, (note,), _ = read(data)
    assert note["deck"] == "Deck", note
    assert note["cards"] == [{"ord": 0}, {"ord": 1, "deck": "Default"}], note


@test("a note without a card is kept, without a deck")
def _():
    data = p.collection([p.note(1, ["a", "b"])], cards=[])
    _, (note,), told = read(data)
    assert "deck" not in note and "cards" not in note, note
    assert "[apkg-no-cards]" in told, told


@test("two note types of one name stay two, empty names are filled")
def _():
    models = [p.model(5, "Same"), p.model(3, "same", ("A", "B")),
              p.model(4, "", ("", "x", ""))]
    notes = [p.note(1, ["a", "b"], 5), p.note(2, ["c", "d"], 3),
             p.note(3, ["e", "f", "g"], 4)]
    data = p.collection(notes, models)
    kinds, notes, _ = read(data)
    assert [(n["notetype"], list(n["fields"])) for n in notes] == [
        ("Same 2", ["Front", "Back"]), ("same", ["A", "B"]),
        ("Note type 4", ["Field 1", "x", "Field 3"])], notes
    assert [k["id"] for k in kinds] == ["5", "3", "4"], kinds


@test("tags are split at blanks, and at nothing else")
def _():
    note = p.note(1, ["a", "b"], tags="  one two;x,y　three\ta::b one ")
    _, (note,), _ = read(p.collection([note]))
    assert note["tags"] == ["one", "two;x,y", "three_a::b"] or \
        note["tags"] == ["one", "two;x,y", "three\ta::b"], note


@test("without a guid the note's own number makes one")
def _():
    data = p.collection([p.note(i, ["same", "text"], guid="")
                         for i in (1, 2)])
    _, (a, b), _ = read(data)
    assert a["guid"] and a["guid"] != b["guid"]
    assert read(data)[1] == [a, b]


@test("markup is kept as it is, unless --sanitize")
def _():
    text = "<script>1</script><b onclick=x>y</b>&nbsp;{{c1::z}} [sound:-a]"
    data = p.collection([p.note(1, [text, "<style>p{}</style>"])])
    _, (note,), _ = read(data)
    assert note["fields"]["Front"] == text, note
    _, (note,), _ = read(data, "--sanitize")
    assert "script" not in note["fields"]["Front"], note


def big(path, count):
    """A package of so many notes, made by another process: a child counts
    its parent's memory as its own."""
    made = f"""
import packages as p
d = p.collection(sql='''
  WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c
                          WHERE n < {count})
  INSERT INTO notes SELECT n, 'g' || n, {p.MID}, 1, -1, ' t ', 'front ' || n
    || char(31) || hex(zeroblob(100)), '', 0, 0, '' FROM c;
  INSERT INTO cards SELECT id, id, {p.DID}, 0, 0, -1, 0, 0, id, 0, 0, 0, 0, 0,
    0, 0, 0, '' FROM notes;''')
open({str(path)!r}, 'wb').write(p.package(d))"""
    subprocess.run([sys.executable, "-c", made], check=True,
                   cwd=Path(__file__).parent)


@test("memory does not grow with the notes")
def _():
    most = []
    for count in 2000, 100000:
        with tempfile.NamedTemporaryFile(suffix=".apkg") as f:
            big(f.name, count)
            run = subprocess.Popen([BINARY, f.name, "-t", "ndjson"],
                                   stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
            _, status, used = os.wait4(run.pid, 0)
            run.returncode = status
            assert status == 0, status
        most.append(used.ru_maxrss >> 10)
    # 24 bytes a note are allowed for identity.
    assert SANITIZED or most[1] < most[0] + 8, f"{most} MiB"


@test("real packages hold what their makers say")
def _():
    if not CORPUS.is_dir():
        skip(f"no folder {CORPUS}")
    known = {"apkg-anki-apkg-export.apkg": ("deck-name", 3),
             "apkg-system-design-primer.apkg": ("OO Design", 6)}
    for name, (deck, count) in known.items():
        _, notes, _ = read((CORPUS / name).read_bytes())
        assert len(notes) == count, f"{name}: {len(notes)}"
        assert {n["deck"] for n in notes} == {deck}, name
    _, told = deckconv(CORPUS / "colpkg-zstd-obsidian-to-anki.colpkg",
                       "-t", "ndjson", code=3)
    assert "[no-cards]" in told, told


main()
