"""Which cards a note has: our judgement of odd templates and clozes beside the
engine's, and what it shows of mathematics in clozes."""
import os
import random
import re
import subprocess
from pathlib import Path

from anki import import_export_pb2 as pb
from harness import Profile, deckconv, scratch
from tap import main, test

UNITS = Path(os.environ.get("UNITS", "build/tests/unit"))
FIELDS = ["Front", "Back", "F 3"]
NAMES = FIELDS + ["Tags", "Deck", "Type", "FrontSide", "Card", "CardFlag",
                  "CardID", "Subdeck", "Nope", "front", " Front ",
                  "type:Back", "text:Front", "hint: Front", "cloze:Front",
                  "::Front", "c1", "b:c"]
ODD = ["{{", "}}", "<!--", "-->", "{{{Front}}}", "{{# Front }}x{{/Front}}",
       "{{/Front}}", "{{#}}", "{{}}", "{{^}}", "{ {Front}}", "<%Front%>",
       "{{=<% %>=}}", "{{#Front}}"]
VALUES = ["", "x", " ", "<br>", "<BR />", "<div></div>", "</br >", "&nbsp;",
          "\u00a0", "<br><br>\t", "\t", "<p></p>", "<img src=a>", "<br/ >",
          "<div class=a>", "\u3000", "0", "< br>", "\u200b"]
CLOZES = ["{{c1::x}}", "{{c2::y::h}}", "{{c0::z}}", "{{c1,3::x}}", "{{c",
          "}}", "{{c4::", "{{C1::a}}", "{{c1:a}}", "{{c99999::q}}",
          "{{c500::q}}", "{{c501::q}}", "{{c65535::q}}", "{{c65536::q}}",
          "{{c,7::q}}", "{{c8,::q}}", "{{c,::q}}", "{{c01::q}}",
          "{{{c9::q}}}", "{{c 1::a}}", "{", "}", "::", "{{c1::a}", "text",
          "{{c11::{{c12::a}}b}}", "}}}", "{{c2,c3::a}}", "{{c+1::x}}",
          "".join("{{c%d::" % i for i in range(1, 13)) + "}}" * 9]


def template(r, depth=0):
    out = []
    for _ in range(r.randint(0, 4)):
        roll, name = r.random(), r.choice(NAMES)
        if roll < .3:
            out.append("{{%s}}" % name)
        elif roll < .55 and depth < 4:
            out.append("{{%s%s}}%s{{/%s}}" % (
                r.choice("#^"), name, template(r, depth + 1), name))
        elif roll < .65:
            out.append(f"<!-- {template(r, depth + 1)} -->")
        else:
            out.append(r.choice(ODD) if roll < .7 else "text ")
    text = "".join(out)
    if depth == 0 and r.random() < .1:
        text = "{{=<% %>=}}" + text.replace("{{", "<%").replace("}}", "%>")
    return text


def add_kind(anki, r, name):
    """A note type of the engine's, with fronts that it would refuse a user."""
    models, cloze = anki.col.models, r.random() < .3
    kind = models.new(name)
    kind["type"] = int(cloze)
    for field in FIELDS[:r.randint(2, 3)]:
        models.add_field(kind, models.new_field(field))
    for i in range(1 if cloze else r.randint(1, 4)):
        card = models.new_template(f"Card {i}")
        card["qfmt"] = "{{cloze:Front}}" if cloze else "{{Front}}" + str(i)
        card["afmt"] = "{{cloze:Front}}"
        models.add_template(kind, card)
    models.add(kind)
    kind = models.by_name(name)
    if not cloze:
        for card in kind["tmpls"]:
            card["qfmt"] = template(r)
        models.update_dict(kind, skip_checks=True)
    return models.by_name(name)


def add_note(anki, r, kind):
    note = anki.col.new_note(kind)
    for i in range(len(note.fields)):
        note.fields[i] = "".join(
            r.choices(CLOZES, k=r.randint(0, 5)) if kind["type"] else
            r.choices(VALUES, k=r.choice([0, 1, 1, 1, 2])))
    note.tags = ["t"] if r.random() < .3 else []
    anki.col.add_note(note, 1)
    # Numbers above 500 share a card's place, and the engine makes two.
    ords = sorted(set(anki.col.db.list(
        "select ord from cards where nid = ?", note.id)))
    return note, " ".join(map(str, ords))


for seed in (1, 2):
    @test(f"1500 notes have the cards that the engine gives them, seed {seed}")
    def _(seed=seed):
        r, asked, wanted = random.Random(seed), [], []
        with Profile() as anki:
            for i in range(250):
                kind = add_kind(anki, r, f"K{i}")
                asked.append(f"K{kind['type']}")
                asked += ["F" + f["name"] for f in kind["flds"]]
                asked += ["T" + t["qfmt"] for t in kind["tmpls"]]
                for _ in range(6):
                    note, cards = add_note(anki, r, kind)
                    asked += ["N", *("V" + v for v in note.fields),
                              *("G" + t for t in note.tags), "E"]
                    wanted.append(cards)
        got = subprocess.run([UNITS / "test-cards", "answer"], text=True,
                             input="\n".join(asked) + "\n", check=True,
                             stdout=subprocess.PIPE).stdout.splitlines()
        assert len(got) == len(wanted), f"{len(got)} of {len(wanted)}"
        ends = [i for i, line in enumerate(asked) if line == "E"]
        for end, g, w in zip(ends, got, wanted):
            assert g == w, f"{g}, the engine: {w}\n" + "\n".join(
                asked[end - 30:end])


def rendered(anki):
    """Question and answer of each card as its text, in order."""
    plain = re.compile(r"<span [^>]*>|</span>")
    for cid in anki.col.db.list("select id from cards order by nid, ord"):
        out = anki.col.get_card(cid).render_output()
        yield tuple(plain.sub("", t.split("<hr id=answer>")[-1]).strip()
                    for t in (out.question_text, out.answer_text))


@test("mathematics is whole in clozes, and round them")
def _():
    source = r"""
## {{c1::$\frac{1}{\sqrt{x}}$}} for $5

$$a<b \& c$$

## \(\frac{{{c1::\sqrt{a}::root}}}{b}\) {{c2::\[a::b\]::hint}}

`$x$`
""".encode()
    with scratch() as folder, Profile() as anki:
        out = Path(folder) / "out.tsv"
        deckconv("-f", "markdown", "-", "-o", out, stdin=source)
        log = anki.import_text(out)
        assert log["new"] == 2, log
        got = list(rendered(anki))
    assert got == [
        ("[...] for $5",
         r"\(\frac{1}{\sqrt{x} }\) for $5<br>" "\n" r"\[a&lt;b \&amp; c\]"),
        (r"\(\frac{[root]}{b}\) \[a: :b\]",
         r"\(\frac{\sqrt{a}}{b}\) \[a: :b\]<br>" "\n<code>$x$</code>"),
        (r"\(\frac{\sqrt{a}}{b}\) [hint]",
         r"\(\frac{\sqrt{a}}{b}\) \[a: :b\]<br>" "\n<code>$x$</code>"),
    ], got


@test("--reverse and clozes give the cards that they promise")
def _():
    source = b"a,b\nc,\n{{c2::d}} {{c1::e}},f\n{{c5::g,h\n"
    with scratch() as folder, Profile() as anki:
        out = Path(folder) / "out.tsv"
        deckconv("-f", "csv", "-", "-o", out, "--reverse", stdin=source)
        log = anki.import_text(out)
        assert log["new"] == 4, log
        notes = anki.notes()
    assert [(n["notetype"], n["cards"]) for n in notes] == [
        ("Basic (and reversed card)", 2), ("Basic (and reversed card)", 1),
        ("Cloze", 2), ("Basic (and reversed card)", 2)], notes


# Named as Anki's own are, and with other fields, as people write them.
MISFITS = """
{"notetype":"Basic","guid":"1","fields":{"Front":"f","Back":"b","More":"m"}}
{"notetype":"Basic","guid":"2","fields":{"Front":"f","Back":"b"}}
{"notetype":"Cloze","guid":"3","fields":{"Text":"{{c1::t}}","Extra":"e"}}
{"notetype":"Cloze","guid":"4","fields":{"Text":"{{c2::t}}","Back Extra":"",\
"Source":"s"}}
{"notetype":"Basic (and reversed card)","guid":"5","fields":{"Front":"f",\
"Back":"b","Hint":"h"}}
{"notetype":"Basic","guid":"6","fields":{"Q":"f","A":"b"}}
{"notetype":"Basic","guid":"7","fields":{"A":"f"}}
{"notetype":"Vocab","guid":"8","fields":{"Front":"f","Back":"b"}}
{"notetype":"Basic (optional reversed card)","guid":"9","fields":{"Front":"f",\
"Back":"b"}}
{"guid":"10","fields":{"Front":"{{c1::x}} {{c2::y}}","Back":"b"}}
""".replace("}}\n", '},"markup":"plain"}\n').lstrip()


def import_package(anki, path):
    return anki.col.import_anki_package(pb.ImportAnkiPackageRequest(
        package_path=str(path), options=pb.ImportAnkiPackageOptions())).log


@test("what is called Basic and has other fields arrives whole, and again")
def _():
    with scratch() as folder, Profile() as anki:
        here = Path(folder)
        (here / "in.ndjson").write_text(MISFITS, encoding="utf-8")
        for made, source in (("a.apkg", "in.ndjson"), ("a.json", "in.ndjson"),
                             ("b.apkg", "a.json"), ("c.apkg", "a.apkg")):
            deckconv(here / source, "-o", here / made, "--deck", "D")
        log = import_package(anki, here / "a.apkg")
        assert len(log.new) == 10, log
        for again in "bc":
            log = import_package(anki, here / f"{again}.apkg")
            assert not log.new and not log.conflicting, log
        notes = anki.notes()
    assert [(n["notetype"].replace("deckconv ", ""), n["cards"])
            for n in notes] == [
        ("Basic 2", 1), ("Basic", 1), ("Cloze", 1), ("Cloze 2", 1),
        ("Basic (and reversed card) 2", 2), ("Basic", 1), ("Basic", 1),
        ("Vocab", 1), ("Basic (optional reversed card)", 1),
        ("Cloze", 2)], notes
    assert [list(n["fields"].values()) for n in notes[5:7]] == [
        ["f", "b"], ["f", ""]], notes


main()
