"""Zip archives of decks: which members are read, and what they bring."""
import gzip
import os
import tempfile
import time
import zipfile
from pathlib import Path

from archives import archive, deckconv, read, row, s, xlsx
from samples import DOT
from tap import main, test

CSV = "front,back\n{0} one,back of {0}\n{0} two,another\n"


@test("members are read in the order of their names, by what they are")
def _():
    data = archive([("z.csv", CSV.format("z")), ("a/x.xlsx", xlsx(
        {"S": row(1, s("front"), s("back")) + row(2, s("x"), s("y"))})),
        ("m.json", '[{"q":"j","a":"k"},{"q":"l","a":"m"}]')])
    notes = read(data)[0]
    assert [n["source"]["file"] for n in notes] == [
        "x.xlsx", "m.json", "m.json", "z.csv", "z.csv"], notes
    assert [list(n["fields"].values())[0] for n in notes] == [
        "x", "j", "l", "z one", "z two"]


@test("hidden members are passed over, those without cards are told")
def _():
    data = archive([("a.csv", CSV.format("a")), (".b.csv", CSV.format("b")),
                    ("__MACOSX/c.csv", CSV.format("c")),
                    (".git/d.csv", CSV.format("d")), ("x.pdf", "%PDF"),
                    ("e.txt", "Prose, and nothing else. And more of it.")])
    notes, told = read(data)
    assert len(notes) == 2
    assert 'note: no cards in "e.txt" [zip-no-cards]' in told
    assert 'left out: 1, the first is "x.pdf" [zip-unknown]' in told, told
    assert "c.csv" not in told


@test("members that are packed are read as what they are")
def _():
    zstd = b"\x28\xb5\x2f\xfd\x20"         # a frame of one raw block
    text = CSV.format("c").encode()
    frame = zstd + bytes([len(text)]) + (
        len(text) << 3 | 1).to_bytes(3, "little") + text
    data = archive([("a.csv.gz", gzip.compress(CSV.format("a").encode())),
                    ("b.txt.GZ", gzip.compress(b"q,a\nr,b\ns,c\n")),
                    ("d/c.csv.zst", frame)])
    notes, told = read(data)
    assert [list(n["fields"].values())[0] for n in notes] == [
        "a one", "a two", "r", "s", "c one", "c two"], notes
    assert "note:" not in told, told
    # One packed member alone makes the archive one of decks.
    assert len(read(archive([("x.csv.gz", gzip.compress(text))]))[0]) == 2


@test("what no format is for is told once, what decks show is not")
def _():
    data = archive([("a.csv", CSV.format("a")), ("a_files/", ""),
                    ("a_files/x.css", "p{}"), ("a_files/y.JS", "1"),
                    ("p/z.png", DOT), ("z.mp3", b"ID3"), ("m/b.docy", "x"),
                    ("LICENSE", "x"), ("z.csv.xz", "x"), (".hid", "x")])
    told = read(data)[1]
    assert told.count("[zip-unknown]") == 1, told
    assert 'left out: 3, the first is "m/b.docy" [zip-unknown]' in told, told


@test("a page's links lead up inside of the archive, and not out of it")
def _():
    page = ('<dl><dt>one</dt><dd>a <img src="../img/x.png"></dd>'
            '<dt>two</dt><dd>b <img src="..%2Fmy%20img/x.png?v=1"></dd>'
            '<dt>three</dt><dd>c <img src="../../img/x.png"></dd>'
            '<dt>four</dt><dd>d <img src="../../../img/x.png"></dd>'
            '<dt>five</dt><dd>e <img src="../img/no.png"></dd></dl>')
    text = ("# D\n\n## one\n\n![](../img/x.png)\n\n## two\n\n"
            "![](<../../img/x.png>)\n\n## three\n\nnone ../img/x.png\n")
    members = [("docs/a b/p.html", page), ("docs/a b/q.md", text),
               ("img/x.png", DOT), ("docs/img/x.png", DOT + b"1"),
               ("docs/my img/x.png", DOT + b"2")]
    with tempfile.TemporaryDirectory() as folder:
        notes, told = read(archive(members), "--media-dir", folder)
        files = {n: (Path(folder) / n).read_bytes()[len(DOT):]
                 for n in os.listdir(folder)}
    got = [[files[m] for m in n.get("media", [])] for n in notes]
    # Of what would lie outside, the name may be one in the archive.
    assert got == [[b"1"], [b"2"], [b""], [b""], [], [b"1"], [b""], []], got
    assert 'no file for "no.png": the package has none' in told, told


@test("links by the hundred thousand take no more time than their text")
def _():
    pages = [("a/b/p.html", "<dl><dt>q</dt><dd>" + f'<img src="../{name}">' *
              200000 + "</dd></dl>") for name in ("x.png", "no.png")]
    for page in pages:
        start = time.monotonic()
        deckconv("-", "-t", "quizlet", stdin=archive(
            [page, ("a/x.png", DOT)]), seconds=60)
        assert time.monotonic() - start < 20


@test("an archive without a card has none, one without a deck is no format")
def _():
    told = read(archive([("a.txt", "Prose. And more.")]), code=3)[1]
    assert "[no-cards]" in told, told
    told = read(archive([("a.pdf", "%PDF")]), code=3)[1]
    assert "[format-unknown]" in told, told


@test("a member that is broken does not cost the others")
def _():
    data = archive([("a.xlsx", archive([("xl/workbook.xml", "<workbook>")])),
                    ("b.csv", CSV.format("b"))])
    notes, told = read(data, code=1)
    assert len(notes) == 2
    assert "-/a.xlsx:1" in told and "[xml-syntax]" in told, told


@test("a damaged archive in an archive is told")
def _():
    inner = archive([("c.csv", CSV.format("c"))])
    data = archive([("a.csv", CSV.format("a")), ("in.zip", inner[:-9])])
    notes, told = read(data, code=1)
    assert len(notes) == 2
    assert "-/in.zip: warning: a zip archive that is damaged" in told, told


@test("pictures are found from the page that shows them")
def _():
    page = ("<dl><dt>{0} q</dt><dd>the <img src=\"{1}\"></dd>"
            "<dt>r</dt><dd>s</dd><dt>t</dt><dd>u</dd></dl>")
    other = DOT + b"\0"
    data = archive([
        ("a/p.html", page.format("a", "img/x%20y.png")), ("x y.png", other),
        ("a/img/x y.png", DOT), ("b/c/p.html", page.format("b", "z.png")),
        ("b/z.png", other), ("d.html", page.format("d", "gone.png"))])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        (path / "in.zip").write_bytes(data)
        told = deckconv(path / "in.zip", "-o", path / "out.tsv",
                        "--media-dir", path / "media")[1]
        files = {f.name: f.read_bytes() for f in
                 (path / "media").iterdir()}
    assert DOT in files.values() and other in files.values(), files
    assert len(files) == 2
    assert 'no file for "gone.png"' in told, told


@test("archives in archives are read, and what grows in them is refused")
def _():
    data = archive([("in.zip", archive([("in.zip", archive(
        [("a.csv", CSV.format("a"))]))]))])
    assert len(read(data)[0]) == 2
    data = archive([("a.csv", b"q,a\n" + b"x" * 15000000)])
    for _ in range(4):
        data = archive([(f"{i}.zip", data) for i in range(12)])
    began = time.time()
    told = read(data, "--allow-skipped", code=5)[1]
    assert "[container-growth]" in told, told
    assert time.time() - began < 60


@test("of Notion's two tables the one with all rows is read")
def _():
    sample = Path(os.environ["SAMPLES"]) / "zip.zip"
    with zipfile.ZipFile(sample) as z:
        inner = z.read("ExportBlock-1-Part-1.zip")
    notes, told = read(inner)
    assert [list(n["fields"].values())[0] for n in notes] == ["dog", "cat"]
    assert "[zip-view]" in told
    assert notes[0]["source"]["file"] == "Words.csv"


main()
