"""Packages that lie, break off or blow up: the contract's code, a message with
a rule, nothing written, and never a crash; what can be kept is kept."""
import json
import os
import subprocess
import tempfile
import zipfile
from pathlib import Path

import packages as p
from tap import main, test

BINARY = os.environ.get("DECKCONV", "./deckconv")
SECONDS = 60
LEAST, MOST = -(1 << 63), (1 << 63) - 1


def deckconv(*args):
    done = subprocess.run([BINARY, *map(str, args)], timeout=SECONDS,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    told = done.stderr.decode("utf-8", "backslashreplace")
    assert "Sanitizer" not in told and "runtime error" not in told, told
    return done.returncode, done.stdout, told


def run(data, *args, name="deck.apkg"):
    """(exit code, messages, notes): to standard output."""
    with tempfile.TemporaryDirectory(prefix="deckconv-hostile-") as folder:
        source = Path(folder) / name
        source.write_bytes(data)
        code, out, told = deckconv(source, "-t", "ndjson", *args)
    lines = map(json.loads, out.decode("utf-8").split("\n")[:-1])
    return code, told, [x for x in lines if "define" not in x]


def left_by(data, *args, name="deck.apkg"):
    """(exit code, messages, what is in the folder of the output)."""
    with tempfile.TemporaryDirectory(prefix="deckconv-hostile-") as folder:
        source, out = Path(folder) / name, Path(folder) / "out"
        out.mkdir()
        source.write_bytes(data)
        code, _, told = deckconv(source, "-o", out / "a.ndjson", *args)
        return code, told, sorted(x.name for x in out.iterdir())


def refused(data, code, rule, *args, name="deck.apkg"):
    got, told, left = left_by(data, *args, name=name)
    assert got == code and f"[{rule}]" in told and not left, \
        f"wanted {code} [{rule}], got {got}, left {left}\n{told}"


def kept(data, *rules, count=1, args=()):
    """It is read, each rule was told; returns the notes."""
    got, told, notes = run(data, *args)
    assert got == 0 and len(notes) == count, \
        f"exit {got}, {len(notes)} notes\n{told}"
    for rule in rules:
        assert f"[{rule}]" in told, f"no [{rule}]\n{told}"
    return notes


def one(**more):
    """A collection with one note."""
    return p.collection([p.note(1, ["front", "back"])], **more)


GOOD = one()


# ---- the archive ----

@test("a package cut anywhere is refused, and nothing is left of it")
def _():
    whole = p.package(GOOD, [("a.png", b"x" * 500)])
    for at in sorted({1, 3, 4, 10, 30, len(whole) - 1,
                      *range(50, len(whole), len(whole) // 12)}):
        got, told, left = left_by(whole[:at])
        assert got == 3 and not left, f"{at} bytes: {got} {left}\n{told}"


@test("an archive without a collection")
def _():
    data = p.archive([("media", b"{}"), ("notes.txt", b"a")])
    refused(data, 3, "no-cards")
    refused(data, 3, "apkg-collection", "-f", "apkg")


@test("a version that is not known, or none")
def _():
    for meta in b"\x08\x04", b"\x08\x7f", b"\x08\x00", b"", b"\xff\xff", \
            b"\x08" + b"\xff" * 12, b"\x0a\xff":
        data = p.archive([("meta", meta), *p.members(GOOD)])
        refused(data, 3, "apkg-version")


@test("a version whose collection is not there: the dummy is none")
def _():
    for name in "collection.anki21", "collection.anki21b":
        generation = 3 if name.endswith("b") else 2
        parts = [m for m in p.members(GOOD, generation=generation)
                 if m[0] != name]
        refused(p.archive(parts), 3, "apkg-collection")


@test("the dummy is never read, whatever stands first")
def _():
    for generation in 2, 3:
        parts = p.members(GOOD, generation=generation)
        for order in parts, parts[::-1], parts[1:], parts[:0:-1]:
            notes = kept(p.archive(order))
            assert notes[0]["fields"]["Front"] == "front", notes


@test("two members of one name: the first counts, or it is refused")
def _():
    other = p.collection([p.note(2, ["other", "x"])])
    data = p.archive([("collection.anki2", GOOD),
                      ("collection.anki2", other)])
    got, told, notes = run(data)
    assert got == 3 or notes[0]["fields"]["Front"] == "front", told


@test("a member that inflates without end")
def _():
    zeros = GOOD + bytes(80 << 20)
    refused(p.archive([("collection.anki2", zeros)]), 5, "zip-too-large")


@test("an encrypted member, a method that is not known, a wrong checksum")
def _():
    whole = bytearray(p.archive(p.members(GOOD), zipfile.ZIP_STORED))
    central = whole.rindex(b"PK\1\2", 0, whole.rindex(b"collection.anki2"))
    for place, byte in (8, 1), (10, 99), (16, whole[central + 16] ^ 1):
        bad = bytearray(whole)
        bad[central + place] = byte
        if place != 16:
            bad[place - 2] = byte
        got, told, left = left_by(bytes(bad))
        assert got == 3 and not left and "[zip-" in told, f"{got}\n{told}"


@test("members with names that lead elsewhere are passed over")
def _():
    kept(p.archive([("../../evil", b"x"), ("/etc/evil", b"x"),
                    *p.members(GOOD)]))


# ---- zstd ----

def latest(packed):
    return p.archive([("meta", b"\x08\x03"), ("collection.anki21b", packed)])


@test("zstd that is damaged, cut, empty, or none")
def _():
    good = p.zstd(GOOD)
    for bad in b"", GOOD, good[:-1], good[:20], good[:4], b"\0" * 100, \
            good + b"tail", good[:4] + b"\xff" * 20 + good[24:]:
        refused(latest(bad), 3, "apkg-zstd")


@test("several frames are one")
def _():
    kept(latest(p.zstd(GOOD[:1000]) + p.zstd(GOOD[1000:])))


@test("zstd that unpacks without end, or wants a window of 2 GiB")
def _():
    refused(latest(p.zstd_bomb(4000)), 5, "apkg-bomb")
    refused(latest(b"\x28\xb5\x2f\xfd\x00\xa8" + p.zstd(GOOD)[6:]), 3,
            "apkg-zstd")


# ---- the database ----

@test("a database that is garbage, empty, or cut")
def _():
    for bad in b"", b"\0" * 4096, b"SQLite format 3\0" + b"\xff" * 5000, \
            os.urandom(9000), GOOD[:512], GOOD[:1024], GOOD[:5000]:
        got, told, left = left_by(p.package(bad))
        assert got == 3 and not left, f"{got}\n{told}"


@test("a database with a damaged byte is read or refused, never more")
def _():
    for at in range(0, len(GOOD), 61):
        bad = bytearray(GOOD)
        bad[at] ^= 0xFF
        got, told, left = left_by(p.package(bytes(bad)))
        assert got in (0, 1, 3, 5) and (got < 2) == bool(left), \
            f"byte {at}: {got}\n{told}"


@test("tables that are views, virtual or not there")
def _():
    for sql in ("DROP TABLE notes; CREATE VIEW notes AS SELECT 1 AS id, "
                "'g' AS guid, 1 AS mid, 1 AS mod, '' AS tags, 'x' AS flds;",
                "DROP TABLE notes; CREATE VIRTUAL TABLE notes USING "
                "fts4(id, guid, mid, mod, tags, flds);",
                "DROP TABLE cards;", "DROP TABLE notes;", "DROP TABLE col;",
                "DROP TABLE notes; CREATE TABLE notes (id);"):
        refused(p.package(one(sql=sql)), 3, "apkg-collection")
    for sql in ("DROP TABLE notes; CREATE TABLE notes (id, flds);",
                "DROP TABLE cards; CREATE TABLE cards (nid);"):
        refused(p.package(one(sql=sql)), 3, "database-damaged")


@test("triggers, views and odd indexes beside the tables do no harm")
def _():
    endless = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n FROM c) " \
        "SELECT n FROM c"
    kept(p.package(one(sql=f"""
        CREATE VIEW forever AS {endless};
        CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM notes; END;
        CREATE INDEX odd ON notes (abs(id));
        CREATE INDEX few ON cards (nid) WHERE id > 5;""")))


@test("no row in col, and two")
def _():
    refused(p.package(one(sql="DELETE FROM col;")), 3, "apkg-collection")
    kept(p.package(one(sql="INSERT INTO col SELECT 2, crt, mod, scm, 99, dty,"
                           "usn, ls, conf, '', '', dconf, tags FROM col;")))


@test("schemas that are too old, too new, or no number")
def _():
    for ver in 0, 10, 19, 99, MOST, "x":
        refused(p.package(one(col={"ver": ver})), 3, "apkg-version")


@test("note types and decks that are no JSON, or other JSON")
def _():
    deep = "[" * 100000
    for text in "", "{", "[]", "null", "7", '{"1":{}', "\0", "{'a':1}":
        for column in "models", "decks":
            refused(p.package(one(col={column: text})), 3, "apkg-json")
    for column in "models", "decks":
        refused(p.package(one(col={column: '{"1":' + deep})), 5, "apkg-json")


@test("a note type of which nothing is as it should be")
def _():
    for text in ('{"%d":7}', '{"%d":[]}', '{"%d":{"flds":7,"tmpls":{}}}',
                 '{"%d":{"flds":[7,null,[],{"name":{}}],"tmpls":[0]}}',
                 '{"%d":{"name":[],"flds":{"a":{"name":"x"}},"css":[1]}}'):
        kept(p.package(one(col={"models": text % p.MID})))
    kept(p.package(one(col={"models": '{"x":{"id":"y"}}', "decks":
                            '{"x":{"id":[]},"1":3}'})), "apkg-id",
         "apkg-notetype-unknown", "apkg-deck-unknown")


@test("more note types, fields or templates than can be")
def _():
    many = [p.model(i, f"M{i}") for i in range(1, 1003)]
    refused(p.package(one(models=many)), 5, "apkg-types-limit")
    wide = p.model(fields=[f"F{i}" for i in range(1500)], templates=[
        p.template(f"T{i}", "{{F0}}", "") for i in range(1500)])
    for schema in 11, 18:
        kept(p.package(one(models=[wide], schema=schema)),
             "apkg-types-limit", "apkg-field-count")


@test("protocol buffers of schema 18 that are cut, endless or huge")
def _():
    for config in ("x''", "x'ff'", "x'0a'", "x'0affffffffff7f41'",
                   "x'08ffffffffffffffffffffffff'", "x'1a05'", "zeroblob(9)",
                   "x'2a02c328'", "NULL", "'text'", "7", "x'0b0b0b'",
                   "x'fa1f027b7d'", "x'fa1f017b'", "x'fa1f04ff7b7d00'"):
        for table in "notetypes", "fields", "templates":
            sql = f"CREATE TABLE c AS SELECT * FROM {table};" \
                f"DROP TABLE {table}; ALTER TABLE c RENAME TO {table};" \
                f"UPDATE {table} SET config = {config};"
            kept(p.package(one(schema=18, sql=sql), generation=3))
        sql = "CREATE TABLE c AS SELECT * FROM decks; DROP TABLE decks;" \
            f"ALTER TABLE c RENAME TO decks; UPDATE decks SET kind={config};"
        kept(p.package(one(schema=18, sql=sql)))


# ---- notes and cards ----

@test("a note whose type or deck is not there, is kept")
def _():
    notes = kept(p.package(p.collection(
        [p.note(1, ["a", "b"], mid=5), p.note(2, ["a", "b", "c"], mid=6)],
        cards=[p.card(1, did=77), p.card(2, did=78)])),
        "apkg-notetype-unknown", "apkg-deck-unknown", count=2)
    assert notes[0]["fields"] == {"Front": "a", "Back": "b"}, notes[0]
    assert list(notes[1]["fields"].values()) == ["a", "b", "c"], notes[1]
    assert "deck" not in notes[0], notes[0]


@test("too few fields are filled up, further ones keep their text")
def _():
    few, many = kept(p.package(p.collection(
        [p.note(1, ["a"]), p.note(2, ["a", "b", "c", "d"])])),
        "apkg-field-count", count=2)
    assert few["fields"] == {"Front": "a", "Back": ""}, few
    assert many["fields"] == {"Front": "a", "Back": "b", "Field 3": "c",
                              "Field 4": "d"}, many


@test("fields of nothing but separators, and none")
def _():
    kept(p.package(p.collection([p.note(1, "\x1f" * 5000), p.note(2, "")])),
         count=2)


@test("text that is not UTF-8, with NULs, numbers and blobs in its place")
def _():
    sql = "UPDATE notes SET flds = CAST(x'61ff001f62c3' AS TEXT)," \
        "guid = CAST(x'fe67' AS TEXT), tags = CAST(x'20ff2062' AS TEXT);"
    note, = kept(p.package(one(sql=sql)), "encoding-replaced")
    assert note["fields"] == {"Front": "a\ufffd\0", "Back": "b\ufffd"}, note
    assert note["tags"] == ["\ufffd", "b"], note
    for value in "7", "NULL", "1.5", "x'00ff'", "''":
        sql = "CREATE TABLE n AS SELECT * FROM notes; DROP TABLE notes;" \
            "ALTER TABLE n RENAME TO notes; UPDATE notes SET " + ",".join(
                f"{c} = {value}" for c in "guid mod tags flds".split()) + ";"
        kept(p.package(one(sql=sql)))


@test("numbers at the ends of their range, and words in their place")
def _():
    wild = [p.card(1, 0, ord_, id=i, **dict.fromkeys(
        "type queue due ivl factor reps lapses left odue flags".split(), v))
        for i, (ord_, v) in enumerate([(p.DID, MOST), (p.DID, LEAST),
                                       (MOST, -1), (LEAST, 1),
                                       (p.DID, "x")], 1)]
    for card in wild:
        for odid in 0, MOST, p.DID:
            kept(p.package(one(cards=[{**card, "odid": odid}],
                               col={"crt": card["due"]},
                               reviews=[p.review(MOST, 1), p.review(2, MOST)])
                           ), args=["--scheduling"])
    kept(p.package(p.collection(
        [p.note(LEAST, ["a", "b"], mod=LEAST),
         p.note(MOST, ["a", "c"], mod=MOST)], cards=[])), count=2)


@test("cards of no note, of no template, and twice")
def _():
    notes = kept(p.package(p.collection(
        [p.note(5, ["a", "b"])], cards=[
            p.card(5), p.card(5, id=2), p.card(5, 1, id=3),
            p.card(5, -1, id=4), p.card(5, 1 << 40, id=6), p.card(1, id=7),
            p.card(9, id=8), p.card("x", 0, id=9)])),
        "apkg-card-orphan", "apkg-card-template", "apkg-card-twice")
    assert "cards" not in notes[0], notes[0]


@test("a note with very many cards")
def _():
    cards = [p.card(1, i, id=i + 1) for i in range(10001)]
    cloze = p.model(type=1)
    refused(p.package(one(models=[cloze], cards=cards)), 5,
            "apkg-cards-limit")


@test("without indexes, and with ids that are none, all is found")
def _():
    count = 2000
    notes = [p.note(i, [f"f{i}", "b"]) for i in range(1, count + 1)]
    cards = [p.card(i, did=1 if i % 2 else p.DID)
             for i in range(count, 0, -1)]
    reviews = [p.review(i, (i * 7 % count + 1) * 10) for i in range(count)]
    loose = "".join(
        f"CREATE TABLE x{t} AS SELECT * FROM {t} ORDER BY random();"
        f"DROP TABLE {t}; ALTER TABLE x{t} RENAME TO {t};"
        for t in ("notes", "cards", "revlog"))
    plain = p.collection(notes, cards=cards, reviews=reviews)
    spoiled = p.collection(notes, cards=cards, reviews=reviews,
                           indexes=False, sql=loose)
    read = [kept(p.package(d), count=count, args=["--scheduling"])
            for d in (plain, spoiled)]
    assert read[0] == read[1]
    assert all(len(n["cards"][0]["revlog"]) == 1 for n in read[0])


@test("a row of more than 64 MiB")
def _():
    big = one(sql="UPDATE notes SET flds = CAST(zeroblob(70000000) AS TEXT);")
    refused(big, 5, "database-too-large", name="collection.anki2")


# ---- media ----

def with_media(data, code=0):
    """(messages, {name: bytes} of the folder of media, what is beside it)."""
    with tempfile.TemporaryDirectory(prefix="deckconv-hostile-") as folder:
        top = Path(folder)
        (top / "deck.apkg").write_bytes(data)
        got, _, told = deckconv(top / "deck.apkg", "-o", top / "o.ndjson",
                                "--media-dir", top / "a" / "media")
        assert got == code, f"exit {got}\n{told}"
        files = {str(x.relative_to(top)): x.read_bytes()
                 for x in top.rglob("*") if x.is_file()}
    files = {k: v for k, v in files.items() if k != "deck.apkg"}
    assert (code == 0) == ("o.ndjson" in files), files
    files.pop("o.ndjson", None)
    assert code == 0 or not files, files
    return told, {k[8:] if k.startswith("a/media/") else "BESIDE " + k: v
                  for k, v in files.items()}


def pictures(names, generation=1, **replace):
    """Members of a package whose note refers to all these files."""
    refs = "".join(f"<img src='{n}'>" for n in names)
    parts = p.members(p.collection([p.note(1, [refs, ""])]), [
        (n, n.encode()) for n in names], generation)
    return p.archive([(n, replace.get("m" + n, d)) for n, d in parts])


@test("names of media that lead elsewhere, or are no text")
def _():
    bad = ["../evil.png", "..", ".", "/etc/evil", "a/b.png", "a\\b.png", "",
           "x\0y"]
    for generation in 1, 3:
        told, files = with_media(pictures([*bad, "good.png"], generation))
        assert files == {"good.png": b"good.png"}, files
        assert told.count("[apkg-media-name]") >= 5, told
    told, files = with_media(pictures(["a.png"], mmedia=b'{"0":"a\xff.png"}'))
    assert not files and "[media-missing]" in told, f"{files}\n{told}"
    told, files = with_media(pictures(["a.png"], 3, mmedia=p.zstd(p.proto(
        (1, p.proto((1, b"a\xff.png")))))))
    assert not files and "[apkg-media-name]" in told, f"{files}\n{told}"


@test("a list of media that lies")
def _():
    for text in '{"7":"a.png"}', '{"18446744073709551615":"a.png"}':
        told, files = with_media(pictures(["a.png"], mmedia=text.encode()))
        assert not files and "[apkg-media-missing]" in told, told
    told, files = with_media(pictures(
        ["a.png", "b.png"], mmedia=b'{"1":"a.png","0":"a.png","x":"b.png"}'))
    assert files == {"a.png": b"b.png"}, files
    assert "[apkg-media-twice]" in told and "[apkg-media-name]" in told, told
    told, files = with_media(pictures(["a.png"], mmedia=b'{"0":[7]}'))
    assert not files, files
    for text in "", "{}", " \n":
        told, files = with_media(pictures(["a.png"], mmedia=text.encode()))
        assert not files and "[media-missing]" in told, told


@test("a list of media that is damaged is told, whatever is written")
def _():
    for text in b"{", b"[]", b"\0", b"nonsense", b'{"0":"a.png"':
        data = pictures(["a.png"], mmedia=text)
        assert "[apkg-media-map]" in with_media(data, 3)[0]
        refused(data, 3, "apkg-media-map")
    for packed in p.zstd(b"\x0a\xff"), p.zstd(b"\xff" * 30):
        refused(pictures(["a.png"], 3, mmedia=packed), 3, "apkg-media-map")
    for packed in b"", b"{}", p.zstd(b"x")[:-1]:
        refused(pictures(["a.png"], 3, mmedia=packed), 3, "apkg-zstd")


@test("names are compared as Unicode means them")
def _():
    nfd, nfc = "e\u0301.png", "\u00e9.png"
    for listed, used in (nfd, nfc), (nfc, nfd):
        parts = p.members(p.collection(
            [p.note(1, [f"<img src='{used}'>", ""])]), [(listed, b"x")])
        _, files = with_media(p.archive(parts))
        assert files == {nfc: b"x"}, files


@test("media files that are damaged, not packed, or blow up")
def _():
    for bad in b"a.png", p.zstd(b"a.png")[:-1], b"":
        told, _ = with_media(pictures(["a.png"], 3, m0=bad), 3)
        assert "[apkg-zstd]" in told, told
    told, _ = with_media(pictures(["a.png"], 3, m0=p.zstd_bomb(4000)), 5)
    assert "[apkg-bomb]" in told, told
    told, _ = with_media(pictures(["a.png"], m0=bytes(80 << 20)), 5)
    assert "[zip-too-large]" in told, told


@test("a file that no note refers to is not unpacked")
def _():
    parts = p.members(GOOD, [("bomb.png", b"")])
    data = p.archive([(n, bytes(80 << 20) if n == "0" else d)
                      for n, d in parts])
    assert with_media(data)[1] == {}


main()
