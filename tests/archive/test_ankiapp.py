"""AnkiApp's archives: decks, and the folder blobs beside them."""
import os
import tempfile

from archives import archive, deckconv, read
from samples import ANKIAPP, DOT
from tap import main, test

DECK = ('<deck name="{0}"><cards><card><field name="A">{0}</field>'
        '<field name="B">{1}</field></card></cards></deck>')


@test("every deck of the archive is read, what is none is told")
def _():
    data = archive([("a.xml", DECK.format("a", "{{blob 11}}")),
                    ("b.xml", "<other/>"), ("c.xml", DECK.format("c", "d")),
                    ("blobs/11", DOT), ("blobs/x.xml", "<deck/>")])
    notes, told = read(data)
    assert [n["deck"] for n in notes] == ["a", "c"], notes
    assert notes[0]["fields"]["Back"] == '<img src="11.png">', notes
    assert notes[0]["source"]["format"] == "ankiapp"
    assert '"b.xml" is no deck' in told, told


@test("an archive without any deck is an error")
def _():
    told = read(archive([("b.xml", "<other/>"), ("blobs/1", DOT)]),
                code=3)[1]
    assert "[ankiapp-root]" in told, told


@test("a blob that nobody knows keeps its name, and goes along")
def _():
    data = archive([("a.xml", DECK.format("a", "{{blob 11}} {{blob 12}}")),
                    ("blobs/11", b"?" * 30), ("blobs/12", b"")])
    notes, _ = read(data)
    assert notes[0]["fields"]["Back"].count('<img src="11">') == 1, notes
    with tempfile.TemporaryDirectory() as folder:
        deckconv("-", "-t", "ndjson", "--media-dir", folder, stdin=data)
        assert sorted(os.listdir(folder)) == ["11", "12"]


@test("what the program's archive does not have makes it another")
def _():
    notes, _ = read(archive([("a.xml", ANKIAPP), ("blobs/0a1b2c", DOT),
                             ("b.csv", "front,back\nx,y\nz,w\n")]))
    assert {n["source"]["format"] for n in notes} == {"ankiapp", "csv"}
    assert len(notes) == 6, notes


main()
