"""Anki's text files: what the engine writes is read whole, what it would read
is read alike, and what it makes of our files is what we said."""
import random
from pathlib import Path

from harness import Profile, deckconv, scratch
from tap import main, test

THREE = "Three"
BASIC = "Basic"
KINDS = (BASIC, "Cloze", "Basic (optional reversed card)", THREE)
PIECES = ["a", " ", "\t", '"', '""', "#", "tags:", "::", "&lt;", "<b>", "<br>",
          "\n", "é", "{{c1::x}}", '<img src="a b.png">', "日本", ",", "|"]


def add_kind(anki):
    """A note type of the user's own, with three fields."""
    models = anki.col.models
    kind = models.new(THREE)
    for name in ("One", "Two", "Three"):
        models.add_field(kind, models.new_field(name))
    card = models.new_template("Card 1")
    card["qfmt"], card["afmt"] = "{{One}}", "{{Two}}{{Three}}"
    models.add_template(kind, card)
    models.add(kind)


def add_notes(anki, count, seed):
    """Notes of all kinds in decks below each other."""
    r = random.Random(seed)
    for i in range(count):
        note = anki.col.new_note(anki.col.models.by_name(r.choice(KINDS)))
        for k in range(len(note.fields)):
            note.fields[k] = "".join(r.choices(PIECES, k=r.randint(0, 6)))
        note.fields[0] = f"{i} {note.fields[0]}"
        note.tags = sorted(r.sample(["t", "a::b", "ü", "#x"], r.randint(0, 2)))
        deck = r.choice(["F", "F::G", "F::G::H", "2024", "with blank"])
        anki.col.add_note(note, anki.col.decks.id(deck))


def export(anki, path, **boxes):
    every = ("html", "tags", "deck", "notetype", "guid")
    anki.col.export_note_csv(
        out_path=str(path), limit=None,
        **{f"with_{b}": boxes.get(b, True) for b in every})


def content(notes, *keys):
    return [{k: n[k] for k in keys} for n in notes]


def by_guid(notes):
    return sorted(notes, key=lambda n: n["guid"])


def shown(deck):
    return "Deck 2024" if deck == "2024" else deck


def text(*rows):
    return "".join(row + "\n" for row in rows).encode()


def imported(source, *args, twice=False, setup=None):
    """The notes that Anki has from a file that we made of the source."""
    with scratch() as folder, Profile() as anki:
        out = Path(folder) / "out.tsv"
        deckconv("-", "-o", out, *args, stdin=source)
        if setup:
            setup(anki)
        anki.import_text(out)
        if twice:
            log = anki.import_text(out)
            assert log["new"] == 0, log
        return anki.notes()


for seed in (1, 2):
    @test(f"the engine's export is read whole and arrives again, seed {seed}")
    def _(seed=seed):
        keys = ("guid", "notetype", "fields", "tags", "deck")
        with scratch() as folder:
            given, out = Path(folder) / "given.txt", Path(folder) / "out.tsv"
            with Profile() as anki:
                add_kind(anki)
                add_notes(anki, 300, seed)
                export(anki, given)
                sent = anki.notes()
            deckconv(given, "-o", out)
            again = Path(folder) / "again.tsv"
            deckconv(out, "-o", again)
            assert out.read_bytes() == again.read_bytes()
            with Profile() as anki:
                add_kind(anki)
                log = anki.import_text(out)
                got = anki.notes()
        assert log["new"] == len(sent), log
        for note in sent:
            note["deck"] = shown(note["deck"])
        for s, g in zip(by_guid(sent), by_guid(got)):
            assert content([s], *keys) == content([g], *keys), (s, g)


@test("an export without the boxes loses no note and no text")
def _():
    with scratch() as folder, Profile() as anki:
        add_kind(anki)
        add_notes(anki, 100, 3)
        for boxes in ({"html": False}, {"notetype": False, "guid": False},
                      {"tags": False, "deck": False}):
            given = Path(folder) / "given.txt"
            export(anki, given, **boxes)
            _, told = deckconv(given, "-t", "csv")
            assert "read 100, written 100, skipped 0" in told, told


def quoted(r):
    """A cell as a hand or a program may write it; never open at its end."""
    s = "".join(r.choices(["a", " ", "b", "'", "<", "&amp;", ";"], k=3))
    shape = r.randint(0, 4)
    if shape == 0:
        return '"' + s.replace("b", '""') + '"'
    if shape == 1:
        return '"' + s + '"x' + s.replace("b", '"')
    if shape == 2:
        return s.replace("b", "\\") + 'x"' + s
    return '"' + s + "\n" + s + '"' if shape == 3 else s


for name, sep in (("tab", "\t"), ("Semicolon", ";"), ("pipe", "|")):
    @test(f"quotes are read as the engine reads them, separator {name}")
    def _(name=name, sep=sep):
        r = random.Random(name)
        rows = [sep.join([f"g{i}"] + [quoted(r).replace(";", ".")
                                      for _ in range(2)]) for i in range(400)]
        given = text(f"#separator:{name}", "#html:true", "#notetype:Basic",
                     "#guid column:1", *rows)
        with scratch() as folder, Profile() as anki:
            path = Path(folder) / "given.txt"
            path.write_bytes(given)
            log = anki.import_text(path)
            direct = anki.notes()
        assert log["new"] >= 350, log
        ours = {n["guid"]: n for n in imported(given)}
        for note in direct:
            got = ours[note["guid"]]
            if note["fields"]["Front"].strip():
                assert got["fields"] == note["fields"], (note, got)


@test("a parent that comes behind its child is the parent")
def _():
    notes = imported(b"front,back,deck\na,b,F::G::H\nc,d,F::G\ne,f,F\n"
                     b"g,h,F\ni,j,F::G\nk,l,f::X\n", "-f", "csv")
    decks = {n["fields"]["Front"]: n["deck"] for n in notes}
    assert decks == {"a": "F::G::H", "c": "F::G", "e": "F", "g": "F",
                     "i": "F::G", "k": "F::X"}, decks


@test("a deck's name is what Anki makes of it")
def _():
    notes = imported(b"front,back,deck\na,b,A::B\nc,d,A:: B :\n"
                     b"e,f,A::::C\ng,h,a::b\n", "-f", "csv")
    decks = [n["deck"] for n in notes]
    assert decks == ["A::B", "A::B", "A::blank::C", "A::B"], decks


@test("a deck whose name is a number loses no note")
def _():
    alone = imported(b"front,back,deck\na,b,2024\nc,d,2024\n", "-f", "csv")
    assert [n["deck"] for n in alone] == ["2024", "2024"], alone
    mixed = imported(b"front,back,deck\na,b,2024\nc,d,X\ne,f,\n", "-f", "csv")
    assert [n["deck"] for n in mixed] == ["Deck 2024", "X", "Default"], mixed


@test("what only later rows have does not shift the earlier ones")
def _():
    given = text(
        "#separator:tab", "#html:true", "#guid column:1", "#notetype column:2",
        "#deck column:3", "#tags column:7",
        "\tBasic\t\tf1\tb1\t\tt1", "\tBasic\t\tf2\tb2", "g3\tBasic\tD\tf3\tb3",
        "g4\tThree\tD\t1\t2\t3\tt4", "g5\tCloze\tD::E\t{{c1::x}}\t\t\tt5")
    notes = imported(given, "--guid", "none", setup=add_kind)
    got = [(n["notetype"], n["deck"], list(n["fields"].values()), n["tags"])
           for n in notes]
    assert got == [
        ("Basic", "Default", ["f1", "b1"], ["t1"]),
        ("Basic", "Default", ["f2", "b2"], []),
        ("Basic", "D", ["f3", "b3"], []),
        ("Three", "D", ["1", "2", "3"], ["t4"]),
        ("Cloze", "D::E", ["{{c1::x}}", ""], ["t5"])], got
    assert [n["guid"] for n in notes][2:] == ["g3", "g4", "g5"]


@test("fields that Basic has not arrive below the back")
def _():
    notes = imported(b"front,back,hint,note\na,b,h,n\nc,,,n\n", "-f", "csv")
    assert [list(n["fields"].values()) for n in notes] == [
        ["a", "b<br>hint: h<br>note: n"], ["c", "note: n"]], notes


@test("tags that the user set survive the next import")
def _():
    source = b"front,back,tags\na,b,\nc,d,mine\n"
    with scratch() as folder, Profile() as anki:
        out = Path(folder) / "out.tsv"
        deckconv("-", "-f", "csv", "-o", out, stdin=source)
        anki.import_text(out)
        for note in anki.notes():
            anki.add_tag(note, "leech")
        log = anki.import_text(out)
        tags = [n["tags"] for n in anki.notes()]
    assert log["new"] == 0 and tags[0] == ["leech"], tags


@test("every first cell that Anki takes for something else arrives")
def _():
    fronts = ["#1 hit", "tags: what are they?", "# deck: Mars", "#html:true",
              '"', "2024", "=1+1", "-", "\\n", "{{c1::x}}", "a;b|c:d,e"]
    rows = [f'"{f.replace(chr(34), chr(34) * 2)}",b' for f in fronts]
    for guid in ("source", "none"):
        notes = imported(text("front,back", *rows), "-f", "csv", "--guid",
                         guid, twice=True)
        assert [next(iter(n["fields"].values())) for n in notes] == [
            f.replace('"', '"') for f in fronts], notes


main()
