#!/usr/bin/env python3
"""What stands in a package that is written: archive, tables, and the JSON
texts in them, looked at with Python's own zip and SQLite."""
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "lib"))
from tap import main, test  # noqa: E402

BINARY = os.environ["DECKCONV"]
NOW = 1700000000
INDEXES = {"ix_notes_usn", "ix_cards_usn", "ix_revlog_usn", "ix_cards_nid",
           "ix_cards_sched", "ix_revlog_cid", "ix_notes_csum"}
# Anki refuses a package in which one of these is missing.
MODEL = set("id name type mod usn sortf did css flds tmpls req latexPre "
            "latexPost vers tags".split())
FIELD = set("name ord sticky rtl font size".split())
TEMPLATE = set("name ord qfmt afmt bqfmt bafmt did".split())
DECK = set("id name usn lrnToday revToday newToday timeToday collapsed dyn "
           "conf desc mod".split())
BASIC = 1501519748772


def convert(text, *args, form="ndjson", to="apkg"):
    """The package made of the text: (zip, database, messages)."""
    env = dict(os.environ, SOURCE_DATE_EPOCH=str(NOW))
    with tempfile.TemporaryDirectory(prefix="deckconv-package-") as folder:
        source = Path(folder) / "source.txt"
        source.write_text(text, encoding="utf-8")
        out = Path(folder) / "out.apkg"
        p = subprocess.run([BINARY, "-f", form, source, "-t", to, "-o", out,
                            *args], env=env, stderr=subprocess.PIPE,
                           encoding="utf-8", timeout=60)
        assert p.returncode == 0, p.stderr
        z = zipfile.ZipFile(out)
        files = {n: z.read(n) for n in z.namelist()}
        db = sqlite3.connect(":memory:")
        if "collection.anki2" in files:
            path = Path(folder) / "c.db"
            path.write_bytes(files["collection.anki2"])
            sqlite3.connect(path).backup(db)
    return z, files, db, p.stderr


def lines(*values):
    return "".join(json.dumps(v) + "\n" for v in values)


def note(guid, *sides, **more):
    names = more.pop("names", ("Front", "Back"))
    return {"guid": guid, "fields": dict(zip(names, sides)),
            "markup": "html", **more}


def column(db, name):
    return json.loads(db.execute(f"SELECT {name} FROM col").fetchone()[0])


def rows(db, sql, *args):
    return db.execute(sql, args).fetchall()


@test("the archive holds a deflated database and a map, in this order")
def _():
    z, files, db, _ = convert(lines(note("g", "a", "b")))
    assert z.namelist() == ["collection.anki2", "media"], z.namelist()
    assert [i.compress_type for i in z.infolist()] == [
        zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED]
    assert {i.date_time for i in z.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert files["media"] == b"{}", files["media"]
    assert files["collection.anki2"][18:20] == b"\1\1", "a write-ahead log"


@test("level 0 stores, and the newest layout has meta and zstd frames")
def _():
    z, *_ = convert(lines(note("g", "a", "b")), to="apkg:level=0")
    assert z.infolist()[0].compress_type == zipfile.ZIP_STORED
    z, files, *_ = convert(lines(note("g", "a", "b")),
                           to="apkg:generation=latest")
    assert z.namelist() == ["meta", "collection.anki21b", "media"]
    assert files["meta"] == b"\x08\x03"
    for name in ("collection.anki21b", "media"):
        assert files[name][:4] == b"\x28\xb5\x2f\xfd", name


@test("the database is whole: five tables, seven indexes, one row of col")
def _():
    *_, db, _ = convert(lines(note("g", "a", "b")))
    assert rows(db, "PRAGMA integrity_check") == [("ok",)]
    have = dict(rows(db, "SELECT name, type FROM sqlite_master"))
    assert {n for n, t in have.items() if t == "index"} == INDEXES, have
    assert {n for n, t in have.items() if t == "table"} == {
        "col", "notes", "cards", "revlog", "graves"}, have
    assert rows(db, "SELECT id, ver, dty, usn, ls, mod FROM col") == [
        (1, 11, 0, 0, 0, NOW * 1000)]
    assert column(db, "tags") == {} and column(db, "dconf")["1"]["rev"]
    conf = column(db, "conf")
    assert (conf["nextPos"], conf["curModel"]) == (2, BASIC), conf


@test("a note: ids below now, tags with blanks round them, fields joined")
def _():
    *_, db, _ = convert(lines(
        note("g1", "42", "b\x1fc", tags=["x", "y::z"], mod=1500000000),
        note("g2", "<b>é</b> <img src=\"a.png\">", "")))
    got = rows(db, "SELECT * FROM notes")
    base = NOW * 1000 - 50000000
    assert got[0] == (base + 1, "g1", BASIC, 1500000000, -1, " x y::z ",
                      "42\x1fbc", 42, 2463092403, 0, ""), got[0]
    assert got[1][:6] == (base + 2, "g2", BASIC, NOW, -1, ""), got[1]
    assert got[1][7] == "é  a.png ", got[1]
    assert rows(db, "SELECT typeof(sfld) FROM notes") == [
        ("integer",), ("text",)]


@test("cards: one a template or cloze, new, in the order of the notes")
def _():
    *_, db, _ = convert(lines(
        note("g1", "a", "b"),
        note("g2", "a", "b", notetype="Basic (and reversed card)"),
        note("g3", "a", "", notetype="Basic (and reversed card)"),
        note("g4", "{{c2::x}} {{c1::y}} {{c2::z}}", "",
             names=("Text", "Back Extra"), notetype="Cloze"),
        note("g5", "no cloze", "", names=("Text", "Back Extra"),
             notetype="Cloze")))
    got = rows(db, "SELECT guid, ord, due FROM cards c JOIN notes n "
               "ON n.id = nid ORDER BY c.id")
    assert got == [("g1", 0, 1), ("g2", 0, 2), ("g2", 1, 2), ("g3", 0, 3),
                   ("g4", 0, 4), ("g4", 1, 4), ("g5", 0, 5)], got
    assert rows(db, "SELECT DISTINCT type, queue, ivl, factor, reps, lapses, "
                "left, odue, odid, flags, data, usn FROM cards") == [
        (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, "", -1)]


@test("models and decks have every member that Anki wants")
def _():
    *_, db, _ = convert(lines(note("g", "a", "b", deck="A::B")))
    models, decks = column(db, "models"), column(db, "decks")
    assert list(models) == [str(BASIC)]
    model = models[str(BASIC)]
    assert MODEL <= set(model), MODEL - set(model)
    assert (model["name"], model["id"]) == ("deckconv Basic", BASIC)
    assert model["req"] == [[0, "any", [0]]]
    assert all(FIELD <= set(f) for f in model["flds"])
    assert all(TEMPLATE <= set(t) for t in model["tmpls"])
    assert [f["name"] for f in model["flds"]] == ["Front", "Back"]
    assert {d["name"] for d in decks.values()} == {"Default", "A", "A::B"}
    assert all(DECK <= set(d) and str(d["id"]) == k for k, d in decks.items())
    assert rows(db, "SELECT did FROM cards") == [
        (next(d["id"] for d in decks.values() if d["name"] == "A::B"),)]
    assert decks["1"]["name"] == "Default"


def kind(name, fields=("A", "B"), **more):
    templates = more.pop("templates", [
        {"name": "Card 1", "front": "{{" + fields[0] + "}}", "back": "x"}])
    return {"define": "notetype", "name": name, "fields": list(fields),
            "templates": templates, **more}


def model_of(db, name):
    return next(m for m in column(db, "models").values() if m["name"] == name)


@test("which fields a template needs is told to clients before 2.1.28")
def _():
    fronts = ["{{A}}", "{{A}}{{B}}", "{{#B}}{{A}}{{/B}}", "{{^A}}{{B}}{{/A}}",
              "nothing"]
    *_, db, _ = convert(lines(
        kind("K", templates=[{"name": f"C{i}", "front": f, "back": ""}
                             for i, f in enumerate(fronts)]),
        note("g", "a", "b", names=("A", "B"), notetype="K")))
    assert model_of(db, "K")["req"] == [
        [0, "any", [0]], [1, "any", [0, 1]], [2, "all", [0, 1]],
        [3, "any", [1]], [4, "none", []]], model_of(db, "K")["req"]


@test("names are mended as Anki would, and templates follow")
def _():
    fields = ["Meaning: English", "#x", "x", "{}", "e\u0301"]
    front = "{{Meaning: English}}{{#Meaning: English}}{{hint:#x}}" \
        "{{/Meaning: English}} Meaning: English {{e\u0301}}"
    *_, db, _ = convert(lines(
        kind("a \"K\"", fields, templates=[
            {"name": "\"", "front": front, "back": ""},
            {"name": "", "front": "{{x}}", "back": ""}]),
        note("g", *"abcde", names=fields, notetype="a \"K\"")))
    m = model_of(db, "a K")
    names = [f["name"] for f in m["flds"]]
    assert names == ["Meaning English", "x", "x 2", "Field 4", "é"], names
    assert [t["name"] for t in m["tmpls"]] == ["Card 1", "Card 2"], m["tmpls"]
    assert m["tmpls"][0]["qfmt"] == (
        "{{Meaning English}}{{#Meaning English}}{{hint:x}}"
        "{{/Meaning English}} Meaning: English {{é}}"), m["tmpls"][0]
    assert rows(db, "SELECT flds FROM notes") == [("\x1f".join("abcde"),)]


@test("an id is kept, made of the shape, and never given twice")
def _():
    def source(*ids):
        out = []
        for i, number in enumerate(ids):
            more = {} if number is None else {"id": number}
            fields = (f"A{i}", "B")
            out += [kind(f"K{i}", fields, **more),
                    note(f"g{i}", "a", "b", names=fields, notetype=f"K{i}")]
        return lines(*out)
    *_, db, told = convert(source("1234567890123", "1234567890123", None,
                                  "x", "99999999999999999999"))
    got = {m["name"]: m["id"] for m in column(db, "models").values()}
    assert got["K0"] == 1234567890123 and len(set(got.values())) == 5, got
    assert told.count("[notetype-id]") == 3, told
    *_, other, _ = convert(source(None, None, None, None, None))
    again = {m["name"]: m["id"] for m in column(other, "models").values()}
    assert all(again[k] == got[k] for k in ("K1", "K2", "K3", "K4")), again
    assert all(10**12 <= i < 16 * 10**11 for i in again.values()), again


@test("what only Anki knows of a note type comes back, if it is of its type")
def _():
    anki = {"sortf": 1, "latexPre": "pre", "latexsvg": True, "addon": {"a": 1},
            "css": "not this",
            "fields": [{"font": "Times", "size": 30, "rtl": True},
                       {"font": 7, "size": "x", "sticky": 1, "id": -5}],
            "templates": [{"bqfmt": "q", "did": 9, "deck": "T::U"}]}
    *_, db, _ = convert(lines(
        kind("K", css="c", anki=anki),
        note("g", "first", "2", names=("A", "B"), notetype="K")))
    m = model_of(db, "K")
    a, b = m["flds"]
    assert (m["sortf"], m["latexPre"], m["latexsvg"], m["css"], m["addon"]) \
        == (1, "pre", True, "c", {"a": 1}), m
    assert (a["font"], a["size"], a["rtl"]) == ("Times", 30, True), a
    assert (b["font"], b["size"], b["sticky"], b["id"]) \
        == ("Arial", 20, False, -5), b
    assert m["tmpls"][0]["bqfmt"] == "q", m
    assert column(db, "decks")[str(m["tmpls"][0]["did"])]["name"] == "T::U"
    assert rows(db, "SELECT sfld FROM notes") == [(2,)]


CARDS = [
    {"ord": 1, "deck": "B", "type": 2, "queue": 2, "day": 16081, "ivl": 30,
     "factor": 2500, "reps": 4, "lapses": 1, "flags": 3, "data": "{\"pos\":7}",
     "revlog": [[1600000000000, 3, 30, 10, 2500, 4000, 1],
                [1600000000001, 1, -60, 30, 2300, 9, 2]]},
    {"ord": 0, "type": 1, "queue": 1, "due": 1600000500, "left": 1001},
]
REVERSED = "Basic (and reversed card)"


@test("cards that the source has keep deck, schedule and answers")
def _():
    *_, db, _ = convert(lines(
        note("g", "a", "b", notetype=REVERSED, deck="A", cards=CARDS)))
    decks = {d["name"]: d["id"] for d in column(db, "decks").values()}
    got = rows(db, "SELECT ord, did, type, queue, due, ivl, factor, reps, "
               "lapses, left, flags, data FROM cards ORDER BY ord")
    assert got == [
        (0, decks["A"], 1, 1, 1600000500, 0, 0, 0, 0, 1001, 0, ""),
        (1, decks["B"], 2, 2, 10, 30, 2500, 4, 1, 0, 3, "{\"pos\":7}")], got
    assert rows(db, "SELECT r.*, c.ord FROM revlog r JOIN cards c "
                "ON c.id = cid ORDER BY r.id") == [
        (1600000000000, rows(db, "SELECT id FROM cards WHERE ord = 1")[0][0],
         -1, 3, 30, 10, 2500, 4000, 1, 1),
        (1600000000001, rows(db, "SELECT id FROM cards WHERE ord = 1")[0][0],
         -1, 1, -60, 30, 2300, 9, 2, 1)]
    day = rows(db, "SELECT crt / 86400 FROM col")[0][0]
    assert day == 16071, day


@test("two collections may have answered in the same millisecond")
def _():
    answer = [{"ord": 0, "type": 2, "queue": 2, "day": 16081,
               "revlog": [[1600000000000, 3, 1, 1, 2500, 1, 1]]}]
    *_, db, _ = convert(lines(note("g", "a", "b", cards=answer),
                              note("h", "c", "d", cards=answer)))
    assert rows(db, "SELECT id FROM revlog") == [
        (1600000000000,), (1600000000001,)]


@test("cards that cannot be are left out, numbers out of range are none")
def _():
    *_, db, told = convert(lines(
        note("g1", "a", "b", cards=[
            {"ord": 5}, {"ord": -1}, {"ord": 70000}, {"ord": 0, "type": 9,
             "queue": 99, "ivl": -1, "factor": 70000, "due": 10**15,
             "reps": 1.5, "left": "3", "flags": 999, "revlog": "no"},
            {"ord": 0}]),
        note("g2", "a", "b", cards=[{"ord": 1}]),
        note("g3", "a", "b", cards=["x", 3]),
        note("g4", "a", "b", cards={"ord": 0})))
    got = rows(db, "SELECT guid, ord, type, queue, due, ivl, factor, reps, "
               "left, c.flags FROM cards c JOIN notes n ON n.id = nid")
    assert got == [(g, 0, 0, 0, i, 0, 0, 0, 0, 0)
                   for i, g in enumerate(("g1", "g2", "g3", "g4"), 1)], got
    assert "without a template: 8 dropped" in told, told


@test("deck ids depend on names alone, of which case is no part")
def _():
    first = convert(lines(note("g", "a", "b", deck="X::Y")))[2]
    other = convert(lines(note("g", "a", "b", deck="Z"),
                          note("h", "a", "b", deck="x::y")))[2]
    ids = [{d["name"].lower(): d["id"] for d in column(db, "decks").values()}
           for db in (first, other)]
    assert ids[0]["x::y"] == ids[1]["x::y"] and ids[0]["x"] == ids[1]["x"]
    assert all(10**12 <= i < 16 * 10**11 for n, i in ids[1].items()
               if n != "default"), ids


@test("what a deck is about is its description, as text")
def _():
    page = "<title>Cells &amp; <i>more</i></title><table><tr><th>front<th>" \
        "back<tr><td>a<td>b<tr><td>c<td>d</table>"
    *_, db, _ = convert(page, form="html")
    about = [d["desc"] for d in column(db, "decks").values() if d["desc"]]
    assert all("<script" not in s for s in about), about


@test("an empty first field stays, one that was lost says so")
def _():
    *_, db, _ = convert(lines(
        note("g", "", "b"), note("h", "", "b", lost=["front"])))
    assert rows(db, "SELECT flds, tags, mod FROM notes") == [
        ("\x1fb", "", NOW),
        ("(front missing, card 2)\x1fb", " deckconv::front-lost ", 1)]


main()
