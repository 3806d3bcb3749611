#!/usr/bin/env python3
"""Media files: what Anki holds after the import of a package, with bytes."""
import base64
import json
import random
from pathlib import Path

from harness import SAMPLES, Profile, deckconv, scratch
from tap import main, test

from anki.collection import ExportAnkiPackageOptions

PAGE = """<html><body><dl>
<dt>a <img src="./Bio_files/x.png"><dd>b <img src="sub/x.png">
<dt>c <img src="Bio_files/%C3%A9%20%C3%BC%25.png"><dd><img src="gone.png">
<dt>d <img src="sub/con.png"><dd><img src="data:image/png;base64,UDU=">
</dl></body></html>
"""
FILES = {"Bio_files/x.png": b"P1", "sub/x.png": b"P2",
         "Bio_files/é ü%.png": b"P3", "sub/con.png": b"P4",
         "unused.png": b"P0"}


def files(anki):
    folder = Path(anki.col.media.dir())
    return {p.name: p.read_bytes() for p in folder.iterdir()}


def texts(anki):
    return {n["guid"]: list(n["fields"].values()) for n in anki.notes()}


def held(package):
    with Profile() as anki:
        anki.import_package(package)
        return files(anki), texts(anki)


for generation in ("legacy", "latest"):
    @test(f"a saved page with its folder, generation {generation}")
    def _(generation=generation):
        with scratch() as t:
            top = Path(t)
            for name, data in FILES.items():
                (top / name).parent.mkdir(exist_ok=True)
                (top / name).write_bytes(data)
            (top / "Bio.html").write_text(PAGE)
            out = top / "out.apkg"
            deckconv(top / "Bio.html", "-t", f"apkg:generation={generation}",
                     "-o", out)
            media, fields = held(out)
            assert sorted(media.values()) == [b"P1", b"P2", b"P3", b"P4",
                                              b"P5"], media
            assert media["x.png"] == b"P1" and media["con_.png"] == b"P4"
            assert media["é ü%.png"] == b"P3", media
            every = "".join("".join(f) for f in fields.values())
            for name in media:
                assert f'src="{name}"' in every, (name, every)


for way in ("apkg", "json:media=embed", "ndjson:media=embed", "csv",
            "markdown"):
    @test(f"a package by way of {way} brings the same files")
    def _(way=way):
        with scratch() as t:
            first, between, last = (Path(t) / n
                                    for n in ("a.apkg", "b", "c.apkg"))
            with Profile() as anki:
                note = anki.col.new_note(anki.col.models.by_name("Basic"))
                name = anki.col.media.write_data("two words é.png", b"one")
                other = anki.col.media.write_data("a&b.mp3", b"two")
                note["Front"] = f'x <img src="{name}">'
                note["Back"] = f"[sound:{other.replace('&', '&amp;')}]"
                anki.col.add_note(note, 1)
                anki.col.export_anki_package(
                    out_path=str(first), limit=None,
                    options=ExportAnkiPackageOptions(
                        with_scheduling=False, with_media=True,
                        with_deck_configs=False, legacy=False))
            here = held(first)
            assert len(here[0]) == 2, here
            there = () if way == "apkg" or ":" in way else (
                "--media-dir", f"{t}/m")
            deckconv(first, "-t", way, "-o", between, *there)
            deckconv(between, "-o", last, *there)
            assert held(last) == here


# What a field may be made of.  @ is each note's own, so that the files that
# Anki takes along tell where it saw them.
PARTS = ["<img ", "<IMG ", "<audio ", "<video ", "<object ", "<source ",
         "<imgx ", "<p ", "src=", "data=", "data-src=", "SRC=", "src =", '"',
         '"', "'", "'", "@1.png", "@2.png", "@a&b.png", "@a&amp;b.png",
         "@a b.png", "@a&nbsp;b.png", '@3.png"', ">", ">", "/>", " ",
         'alt="x"', "alt='>'", 'alt="a > b"', "[sound:", "]",
         "[sound:@4.mp3]", "x", " it's ", "\n", "<", "&lt;",
         "[sound:@a&amp;b.png]", "é", "http://x/@1.png",
         '<img src="@5.png">', "<img src=@6.png>", "<img src='@7.png'/>"]
NAMES = [f"{i}.png" for i in range(1, 8)] + ["4.mp3", "a&b.png", "a b.png"]


def odd_note(i, dice):
    parts = dice.choices(PARTS, k=dice.randint(3, 14))
    return {"guid": f"g{i}", "markup": "html",
            "fields": {"Front": f"f{i}",
                       "Back": "".join(parts).replace("@", f"n{i}-")},
            "media": [{"name": f"n{i}-{n}", "data": base64.b64encode(
                f"{i} {n}".encode()).decode()} for n in NAMES]}


@test("every file that Anki sees in a field is found, and few others")
def _():
    dice = random.Random(4)
    with scratch() as t:
        deck, out = Path(t) / "deck.ndjson", Path(t) / "out.apkg"
        with deck.open("w", encoding="utf-8") as f:
            for i in range(300):
                print(json.dumps(odd_note(i, dice)), file=f)
        deckconv(deck, "-o", out)
        with Profile() as anki:
            anki.import_package(out)
            theirs = set(files(anki))
        listed, _ = deckconv(out, "-t", "ndjson", "-q")
        ours = {m for line in listed.splitlines()
                for m in json.loads(line).get("media", [])}
        assert len(theirs) > 100, len(theirs)
        assert not theirs - ours, sorted(theirs - ours)
        # Anki rewrites one reference before it looks for the next.
        assert len(ours - theirs) < len(theirs) / 20, sorted(ours - theirs)


# What stands in LaTeX, and round it.
TEX = ["x^2", r"\alpha", " ", "<br>", "<br/>", "<br />", "<BR>", "<div>",
       "</div>", "<b>y</b>", "<!-- c > d -->", "<style>p{}</style>z",
       "<SCRIPT>1</script>", ">", "&amp;", "&lt;", "&nbsp;",
       "&#38;", "&bogus;", " & ", r"\&", "\n", "é", "[", "]"]
ROUND = [("[latex]", "[/latex]"), ("[LaTeX]", "[/LATEX]"), ("[$]", "[/$]"),
         ("[$$]", "[/$$]")]
# Half of the notes have clozes, the other half what does not fit together.
CLOZES = ["{{c1::w}}", "{{c2::v::tip}}", "{{c1::a {{c3::b}} c}}"]
AROUND = [("{{c1::[$]", "[/$]}}"), ("{{c4::[latex]", "[/latex]::tip}}")]
ASTRAY = ["[$]", "[/$]", "[latex]", "[/LATEX]", "a < b", "<"]


def tex_note(i, dice):
    text = f"n{i} "
    for _ in range(dice.randint(1, 3)):
        begin, end = dice.choice(ROUND + AROUND * (i % 2))
        parts = dice.choices(TEX + (CLOZES if i % 2 else ASTRAY) * 3,
                             k=dice.randint(0, 5))
        text += begin + f"{i}" + "".join(parts) + end
    return text


def tex_names(anki, text):
    """As Anki calls them for its packages, and for what cards show."""
    out = set()
    for svg in (False, True):
        for cards in (False, True):
            out |= {x.filename for x in anki.col._backend.extract_latex(
                text=text, svg=svg, expand_clozes=cards).latex}
    return out


@test("every picture that Anki made of LaTeX goes along, under its name")
def _():
    dice = random.Random(8)
    with scratch() as t, Profile() as anki:
        texts = [tex_note(i, dice) for i in range(400)]
        wanted = [tex_names(anki, x) for x in texts]
        for name in {n for names in wanted for n in names}:
            (Path(t) / name).write_bytes(name.encode())
        with (Path(t) / "deck.ndjson").open("w", encoding="utf-8") as f:
            for i, text in enumerate(texts):
                print(json.dumps({"guid": f"g{i}", "markup": "html",
                                  "fields": {"Front": text, "Back": "b"}}),
                      file=f)
        _, told = deckconv(f"{t}/deck.ndjson", "-o", f"{t}/out.apkg")
        assert "missing" not in told, told
        listed, _ = deckconv(f"{t}/out.apkg", "-t", "ndjson", "-q")
        got = [set(n.get("media", [])) for n in map(
            json.loads, listed.splitlines()) if "fields" in n
            and "define" not in n]
        assert sum(map(len, wanted)) > 1000, sum(map(len, wanted))
        bad = [(x, sorted(w - g)) for x, w, g in zip(texts, wanted, got)
               if w - g]
        assert len(got) == len(texts)
        assert not bad, (len(bad), bad[:3])


@test("a picture of LaTeX from Anki's package is in ours")
def _():
    with scratch() as t:
        first, last = Path(t) / "a.apkg", Path(t) / "b.apkg"
        with Profile() as anki:
            note = anki.col.new_note(anki.col.models.by_name("Basic"))
            note["Front"] = "[latex]a<br>&amp; b[/latex] [$]x[/$]"
            anki.col.add_note(note, 1)
            for x in anki.col._backend.extract_latex(
                    text=note["Front"], svg=False, expand_clozes=False).latex:
                anki.col.media.write_data(x.filename, x.latex_body.encode())
            anki.col.export_anki_package(
                out_path=str(first), limit=None,
                options=ExportAnkiPackageOptions(
                    with_scheduling=False, with_media=True,
                    with_deck_configs=False, legacy=False))
        here = held(first)
        assert len(here[0]) == 2, here
        deckconv(first, "-o", last)
        assert held(last) == here


@test("the sample's picture")
def _():
    for name in ("apkg.apkg", "apkg-latest.apkg"):
        media, _ = held(SAMPLES / name)
        with scratch() as t:
            deckconv(SAMPLES / name, "-t", "csv", "-o", f"{t}/a.csv",
                     "--media-dir", f"{t}/m")
            assert {p.name: p.read_bytes()
                    for p in Path(f"{t}/m").iterdir()} == media


main()
