"""What Anki holds after an import is what the card model says, for every
sample and for notes made to be nasty."""
import json
import random
import re
from pathlib import Path

from harness import (CORPUS, SAMPLES, Profile, code_of, compare, deckconv,
                     model, scratch)
from tap import main, skip, test

# What has once gone wrong between two programs that read and write text.
PIECES = [
    "a", "word", " ", "  ", "\n", "\n\n", '"', '""', "'", "#", "#deck:x",
    "tags:", ",", ";", "|", ":", "\\", "\\n", "&", "&amp;", "&lt;", "<", ">",
    "a<b and c>d", "{{c1::x}}", "{{", "}}", "[sound:a.mp3]", "\0", "\x1f",
    "\x07", "\x7f", "é", "e\u0301", "👩\u200d🚀", "שלום", "\u202e", "\ufeff",
    "\u2028", "\x85", "\xa0", "\u3000", "123", "-", "=1+1", "한글", "日本",
    "\ufffd", "#1 hit"]
MARKUP = ["<b>", "</b>", "<br>", "\t", "\r\n", "<img src=\"a b.png\">",
          "<!-- c -->", "<style>x{}</style>", "<div>"]
TAGS = ["t1", "a::b", "ü中", "x-y", "#h", "x&y", "a,b"]
# A parent comes first: the engine calls one that follows its child `F+`.
DECKS = ["F", "F::G", "F::日本", "with blank"]


def nasty(count, seed):
    r = random.Random(seed)
    for i in range(count):
        kind = r.choice(["plain", "html"])
        pieces = PIECES + (MARKUP if kind == "html" else [])
        sides = ["".join(r.choices(pieces, k=r.randint(0, 8)))
                 for _ in range(2)]
        deck = r.choice(DECKS) if i else DECKS[0]
        note = {"deck": deck, "notetype": "Basic",
                "guid": f"#g{i},\\{i}",
                "fields": dict(zip(("Front", "Back"), sides)), "markup": kind}
        tags = sorted(r.sample(TAGS, r.randint(0, 3)))
        if tags:
            note["tags"] = tags
        yield note


def import_of(source, folder, *args, localised=False, code=0):
    """The file converted and imported: the engine's log and notes, and the
    same after a second import of the same file."""
    out = Path(folder) / "out.tsv"
    deckconv(source, "-o", out, *args, code=code)
    with Profile(localised) as anki:
        first = anki.import_text(out)
        notes = anki.notes()
        second = anki.import_text(out)
        again = anki.notes()
    return first, notes, second, again


def check_file(source, localised=False, code=0):
    with scratch() as folder:
        sent = model(source, code=code)
        text, told = deckconv(source, code=code)
        if localised and b"#notetype:Basic\n" not in text:
            skip("a note type other than Basic has another name there")
        first, notes, second, again = import_of(source, folder,
                                                localised=localised, code=code)
        # A type that the source only names is the user's to have.
        his = re.findall(r'Anki has to have the note type "(.*?)" already',
                         told)
        known = [n for n in sent if n.get("notetype") not in his]
        assert first["new"] == len(known), f"of {len(sent)} notes: {first}"
        assert first["missing_notetype"] == len(sent) - len(known), first
        compare(known, notes)
        assert second["new"] == 0, f"the second import added: {second}"
        assert len(again) == len(notes)
        return notes


def each_sample():
    for path in sorted(SAMPLES.glob("*.*")):
        @test(f"{path.name} arrives as the card model has it")
        def _(path=path):
            check_file(path, code=code_of(path))

        @test(f"{path.name} arrives in a profile of another language")
        def _(path=path):
            # Several note types need a column of their names, and there they
            # have other names.
            kinds = {n.get("notetype") for n in model(path,
                                                      code=code_of(path))}
            if kinds == {"Basic"}:
                check_file(path, localised=True, code=code_of(path))


each_sample()

for seed in (1, 2):
    @test(f"3000 nasty notes, seed {seed}")
    def _(seed=seed):
        sent = list(nasty(3000, seed))
        with scratch() as folder:
            source = Path(folder) / "nasty.ndjson"
            source.write_text("".join(json.dumps(n) + "\n" for n in sent),
                              encoding="utf-8")
            first, notes, second, again = import_of(source, folder)
            assert first["new"] == len(sent), first
            compare(sent, notes)
            assert second["new"] == 0 and len(again) == len(notes), second


@test("a page text that announces 34 cards and holds 30 arrives as 30")
def _():
    seed = CORPUS / "brainscape-text-seed.txt"
    if not seed.exists():
        skip(f"no folder {CORPUS}")
    notes = check_file(seed)
    assert len(notes) == 30, len(notes)
    lost = [n for n in notes if "deckconv::front-lost" in n["tags"]]
    assert len(lost) == 5, f"{len(lost)} without a front"


main()
