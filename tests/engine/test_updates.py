"""Converting again and importing again: what was changed is updated, what was
not stays as it was edited in Anki, and nothing is doubled."""
import json
import time
from pathlib import Path

from harness import SAMPLES, Profile, deckconv, scratch
from tap import main, skip, test

from anki.collection import DeckIdLimit, ExportAnkiPackageOptions

# An edit in Anki lies between the two conversions.
NOW = int(time.time())
FIRST, SECOND = NOW - 5000, NOW + 5000
KINDS = ("Basic", "Cloze", "Basic (and reversed card)", "Own")


def needs_apkg():
    if "read and written" not in deckconv("formats", "apkg")[0].decode():
        skip("no .apkg is written")


def expect(log, **wanted):
    """new, updated, duplicate as told, the other outcomes 0."""
    wanted = {"new": 0, "updated": 0, "conflicting": 0, **wanted}
    got = {k: log[k] for k in wanted}
    assert got == wanted, log


def fields(anki):
    return {n["guid"]: list(n["fields"].values()) for n in anki.notes()}


def fill(anki):
    """Notes of four kinds in two decks, as a user's collection has them."""
    col = anki.col
    kind = col.models.new("Own")
    for name in ("One", "Two", "Three"):
        col.models.add_field(kind, col.models.new_field(name))
    card = col.models.new_template("Card 1")
    card["qfmt"], card["afmt"] = "{{One}}", "{{Two}}{{Three}}"
    col.models.add_template(kind, card)
    col.models.add(kind)
    for i in range(8):
        note = col.new_note(col.models.by_name(KINDS[i % 4]))
        note.fields = [f"{{{{c1::<b>{i}</b>}}}} & field {k}<br>x"
                       for k in range(len(note.fields))]
        note.tags = ["a::b", "ü"][:i % 3]
        col.add_note(note, col.decks.id(("P", "P::Q")[i % 2]))
    col.db.execute("update notes set mod = ?", FIRST)


def export(anki, path):
    anki.col.export_anki_package(
        out_path=str(path), limit=DeckIdLimit(anki.col.decks.id("P")),
        options=ExportAnkiPackageOptions(
            with_scheduling=False, with_deck_configs=False, with_media=True,
            legacy=True))


@test("the same package twice: nothing is new the second time")
def _():
    needs_apkg()
    with scratch() as folder:
        given, out = Path(folder) / "given.apkg", Path(folder) / "out.apkg"
        with Profile() as anki:
            fill(anki)
            export(anki, given)
        deckconv(given, "-o", out, now=SECOND)
        with Profile() as anki:
            expect(anki.import_package(out), new=8)
            before = anki.notes()
            expect(anki.import_package(out), duplicate=8)
            assert anki.notes() == before
            # What the engine itself exported is the same notes, too.
            expect(anki.import_package(given), duplicate=8)
            assert anki.notes() == before


for ext in ("md", "json", "ndjson"):
    @test(f"a package as .{ext}, one answer edited, and into Anki again")
    def _(ext=ext):
        needs_apkg()
        with scratch() as folder, Profile() as anki:
            given, out = Path(folder) / "given.apkg", Path(folder) / "out.apkg"
            text = Path(folder) / f"deck.{ext}"
            fill(anki)
            export(anki, given)
            deckconv(given, "-o", text, now=FIRST + 10, code=None)
            mine = anki.notes()[3]["guid"]
            anki.edit(mine, "Three", "edited in Anki")
            wanted = fields(anki)
            changed = anki.notes()[4]["guid"]
            old = text.read_text(encoding="utf-8")
            edited = old
            for was in ("4</b>}} & field 1", "4**}} & field 1"):
                edited = edited.replace(was, was.replace("field 1", "new"))
            assert edited != old, old
            text.write_text(edited, encoding="utf-8")
            deckconv(text, "-o", out, now=SECOND)
            wanted[changed][1] = wanted[changed][1].replace("field 1", "new")
            expect(anki.import_package(out), updated=1)
            got = fields(anki)
            # Markdown has one word for <b> and <strong>, and for & and &amp;.
            got[changed] = [f.replace("strong>", "b>").replace("&amp;", "&")
                            for f in got[changed]]
            assert got == wanted, (got, wanted)
            assert len(anki.col.models.all()) == len(set(
                k["name"].rstrip("+") for k in anki.col.models.all()))


@test("a table cannot hold note types: told, and Anki changes nothing")
def _():
    needs_apkg()
    with scratch() as folder, Profile() as anki:
        given, out = Path(folder) / "given.apkg", Path(folder) / "out.apkg"
        table = Path(folder) / "deck.csv"
        fill(anki)
        export(anki, given)
        before = anki.notes()
        _, told = deckconv(given, "-o", table, now=FIRST + 10)
        assert "csv cannot hold note types" in told, told
        deckconv(table, "-o", out, now=SECOND)
        log = anki.import_package(out)
        assert log["new"] == log["updated"] == 0, log
        assert anki.notes() == before


def twice(name, source, edits, mine, *args):
    """Convert, import, edit `mine` in Anki, edit the source, convert, import.
    Returns the log of the second import, fields before and after."""
    with scratch() as folder, Profile() as anki:
        page, out = Path(folder) / name, Path(folder) / "out.apkg"
        page.write_text(source, encoding="utf-8")
        deckconv(page, "-o", out, *args, now=FIRST, code=None)
        count = anki.import_package(out)["new"]
        guid = next(g for g, f in fields(anki).items() if mine in f[0])
        anki.edit(guid, "Back", "edited in Anki")
        before = fields(anki)
        for was, then in edits:
            assert was in source, was
            source = source.replace(was, then)
        page.write_text(source, encoding="utf-8")
        deckconv(page, "-o", out, *args, now=SECOND, code=None)
        log = anki.import_package(out)
        after = fields(anki)
        assert len(after) == count + log["new"]
        assert after[guid] == before[guid], after[guid]
        return log, before, after


PAGE = (SAMPLES / "html.html").read_text(encoding="utf-8")


@test("a web page with --ids: an edited answer, and nothing else")
def _():
    needs_apkg()
    with scratch() as folder:
        log, _, after = twice(
            "page.html", PAGE, [("In an acid", "Always in an acid")],
            "covalent", "--ids", f"{folder}/ids")
    expect(log, updated=1)
    assert sum("Always in an acid" in f[1] for f in after.values()) == 1


@test("a web page with --ids: an edited front is updated, not doubled")
def _():
    needs_apkg()
    with scratch() as folder:
        log, before, after = twice(
            "page.html", PAGE, [("When is 1", "When do we say 1"),
                                ("<p>Open a line", "<p>Open one line")],
            "covalent", "--ids", f"{folder}/ids")
    expect(log, updated=1)
    assert before.keys() == after.keys()
    assert sum("When do we say 1" in f[0] for f in after.values()) == 1
    assert not any("When is 1" in f[0] for f in after.values())


@test("a table with --ids: fronts, answers and tags edited, a row more")
def _():
    needs_apkg()
    table = "front,back,tags\n" + "".join(
        f"q{i},answer {i},\n" for i in range(9))
    with scratch() as folder:
        log, before, after = twice(
            "deck.csv", table, [("q2,", "q2 anew,"), ("answer 4", "A4"),
                                ("answer 6,", "answer 6,t"),
                                ("q8,", "new,more,\nq8,")],
            "q7", "--ids", f"{folder}/ids")
    expect(log, updated=3, new=1)
    assert set(before) < set(after)


@test("the packages of a folder share what is remembered")
def _():
    needs_apkg()
    with scratch() as folder, Profile() as anki:
        folder = Path(folder)
        args = ("-t", "apkg", "-O", folder / "out", "--ids", folder / "ids",
                "-j", "3")
        inputs = [folder / f"{n}.csv" for n in "abc"]
        for p in inputs:
            p.write_text("front,back\nq,1\nr,2\n")
        deckconv(*inputs, *args, now=FIRST)
        for p in inputs:
            assert anki.import_package(
                folder / "out" / f"{p.stem}.apkg")["new"] == 2
        guid = anki.notes()[0]["guid"]
        anki.edit(guid, "Back", "edited in Anki")
        inputs[1].write_text("front,back\nQ,1\nr,2\n")
        deckconv(*inputs, *args, now=SECOND)
        logs = [anki.import_package(folder / "out" / f"{p.stem}.apkg")
                for p in inputs]
        assert [x["updated"] for x in logs] == [0, 1, 0], logs
        assert not any(x["new"] + x["conflicting"] for x in logs), logs
        assert fields(anki)[guid] == ["q", "edited in Anki"]


for remember in (False, True):
    @test("a lost side that was repaired in Anki stays so" +
          (", with --ids" if remember else ""))
    def _(remember=remember):
        needs_apkg()
        with scratch() as folder, Profile() as anki:
            table, out = Path(folder) / "deck.csv", Path(folder) / "out.apkg"
            args = ("--ids", f"{folder}/ids") if remember else ()
            table.write_text("front,back\nq,1\n,2\n,3\n")
            deckconv(table, "-o", out, *args, now=FIRST)
            expect(anki.import_package(out), new=2 + 1)
            lost = {f[1]: g for g, f in fields(anki).items()}
            anki.edit(lost["2"], "Front", "repaired")
            table.write_text("front,back,tags\nq,1,\n,2,t\n,3,t\n")
            deckconv(table, "-o", out, *args, now=SECOND)
            log = anki.import_package(out)
            after = {n["guid"]: n for n in anki.notes()}
            assert len(after) == 3, after
            assert after[lost["2"]]["fields"]["Front"] == "repaired"
            if remember:
                # The one that nobody repaired gets what the source has new.
                assert log["updated"] == 1, log
                assert "t" in after[lost["3"]]["tags"], after


@test("what the source's own times say is what Anki gets")
def _():
    needs_apkg()
    with scratch() as folder, Profile() as anki:
        deck, out = Path(folder) / "deck.ndjson", Path(folder) / "out.apkg"
        note = {"guid": "g1", "fields": {"Front": "q", "Back": "a"},
                "markup": "html", "mod": FIRST, "deck": "D"}
        deck.write_text(json.dumps(note))
        deckconv(deck, "-o", out, now=SECOND)
        anki.import_package(out)
        assert anki.col.db.list("select mod from notes") == [FIRST]


main()
