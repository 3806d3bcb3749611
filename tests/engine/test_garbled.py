"""Text files that Anki's own importer garbles, with nothing changed on its
screen, and what it holds when deckconv was in between.

Each case is judged twice: the engine must get the file itself wrong, else the
case proves nothing, and must get ours right: as many notes as Python's csv has
rows, and ten of them to the letter.
"""
import csv
import html
import io
import re
from pathlib import Path

from harness import CORPUS, Profile, deckconv, scratch
from tap import main, skip, test

# The guids that hold a bar are what Anki takes for the separator.
JLPT = "expression,reading,meaning,tags,guid\n" + "".join(
    f'{a},{b},"{c}, to",JLPT JLPT_N5,{g}\n' for a, b, c, g in (
        ("会う", "あう", "meet", "kupB!kWE}<"), ("青", "あお", "blue", "HB)I{+$j.i"),
        ("朝", "あさ", "morning", "g|Q>VbnCii"), ("足", "あし", "foot", "m>)z8|k.>J"),
        ("明日", "あした", "tomorrow", "q(A)lc.Kr8"),
        ("遊ぶ", "あそぶ", "play", "mF[0Aq7|V7"), ("頭", "あたま", "head", "f*2x]o~Pn4"),
        ("熱い", "あつい", "hot", "Lw%8sY^b1k"), ("後", "あと", "after", "z0(R_t5G-u"),
        ("兄", "あに", "brother", "d7=Xc:M;3e"),
        ("姉", "あね", "sister", "T9+h?v6W@a")))
# Readings in the first column, an empty one, the word; one time of day.
MINA = "".join(f"{a},,{b}\n" for a, b in (
    ("いま", "今 (now: 今 何時 ですか)"), ("ごぜん", "午前: a.m."),
    ("ごご", "午後: p.m."), ("はん", "半: half"), ("なんじ", "何時: what time"),
    ("なんぷん", "何分: what minute"), ("あさ", "朝: morning"),
    ("ひる", "昼: noon"), ("ばん", "晩: evening"), ("よる", "夜: night"),
    ("おととい", "一昨日: the day before yesterday")))


def shown(text):
    """What a reader sees, blanks collapsed."""
    text = html.unescape(re.sub(r"<[^>]*>", " ", text))
    return " ".join(text.replace("\ufeff", "").split())


def wrong(path, rows):
    """What the engine itself makes of the file: why it is garbled, or ""."""
    with Profile() as anki:
        try:
            anki.import_text(path)
        except Exception as e:
            return f"refused: {type(e).__name__}"
        notes = anki.notes()
    if len(notes) != len(rows):
        return f"{len(notes)} notes of {len(rows)} rows"
    bad = sum(shown(next(iter(n["fields"].values()))) != shown(r[0])
              or shown(n["fields"].get("Back", "")) != shown(r[1])
              for n, r in zip(notes, rows))
    return f"{bad} notes have other sides" if bad * 2 > len(rows) else ""


def arrived(source, name):
    """The notes of an import of our output of that name."""
    with scratch() as folder, Profile() as anki:
        out = Path(folder) / name
        deckconv(source, "-o", out)
        if out.suffix == ".apkg":
            anki.import_package(out)
        else:
            anki.import_text(out)
        return anki.notes()


def judge(path, rows):
    """rows: the sides and what else there is, in our order of the fields."""
    why = wrong(path, rows)
    assert why, "Anki reads this file as well as we do"
    wide = len(rows[0]) > 2
    notes = arrived(path, "out.apkg" if wide else "out.tsv")
    assert len(notes) == len(rows), f"{len(notes)} notes of {len(rows)}"
    for i in range(0, len(rows), max(1, len(rows) // 10)):
        got = [shown(x) for x in notes[i]["fields"].values()]
        assert got == [shown(x) for x in rows[i]], \
            f"row {i + 1}: {rows[i]}\narrived as {got}"


def real(name, encoding="utf-8-sig"):
    path = CORPUS / name
    if not path.exists():
        skip(f"no {path}")
    return path, path.read_bytes().decode(encoding)


def rows_of(text, **dialect):
    return [r for r in csv.reader(io.StringIO(text, newline=""), **dialect)
            if any(x.strip() for x in r)]


@test("NotebookLM's export: one colon in the text, and Anki cuts there")
def _():
    path, text = real("csv-notebooklm.csv")
    judge(path, rows_of(text))


@test("Korean words: the header is a card to Anki")
def _():
    path, text = real("csv-korean-flashcards.csv")
    rows = rows_of(text)[1:]
    judge(path, [r[:4] for r in rows])
    tags = [n["tags"] for n in arrived(path, "out.apkg")]
    assert tags == [[r[4].replace(" ", "_")] for r in rows], tags


@test("the same in UTF-16: Anki refuses it")
def _():
    path, text = real("csv-korean-flashcards.csv")
    for encoding in ("utf-16", "utf-16-le"):
        with scratch() as folder:
            copy = Path(folder) / path.name
            copy.write_bytes(text.encode(encoding))
            judge(copy, [r[:4] for r in rows_of(text)[1:]])


@test("readings and words, an empty column between: Anki's backs are empty")
def _():
    path, text = real("csv-bom-memrise-stuff.csv")
    judge(path, [[r[0], r[2]] for r in rows_of(text)])


@test("Danish and Korean with a blank: Anki makes one field of each row")
def _():
    path, text = real("csv-taekwondo.csv")
    judge(path, rows_of(text))


@test("Quizlet's text: five strokes are no separator to Anki")
def _():
    path, text = real("quizlet-text-quizlet-scatter.txt")
    judge(path, [line.split("/////") for line in text.splitlines() if line])


@test("a header glued to the first row: Anki finds the file empty")
def _():
    path, text = real("anki-text-glued-header.csv")
    text = text.removeprefix("#separator:Pipe")
    rows = rows_of(text, delimiter="|")
    assert [len(r) for r in rows] == [3] * 11, rows
    judge(path, [r[:2] for r in rows])
    tags = [n["tags"] for n in arrived(path, "out.tsv")]
    assert tags == [sorted(r[2].split()) for r in rows], tags


@test("Japanese words whose guids hold a bar: Anki cuts there")
def _():
    rows = rows_of(JLPT)[1:]
    with scratch() as folder:
        path = Path(folder) / "n5.csv"
        path.write_text(JLPT, encoding="utf-8")
        judge(path, [[r[0], r[2], r[1]] for r in rows])
        notes = arrived(path, "out.apkg")
    assert [n["guid"] for n in notes] == [r[4] for r in rows], notes
    assert all(n["tags"] == r[3].split() for n, r in zip(notes, rows)), notes


@test("readings, an empty column, words with a colon: Anki cuts there")
def _():
    with scratch() as folder:
        path = Path(folder) / "mina2.csv"
        path.write_text(MINA, encoding="utf-8")
        judge(path, [[r[0], r[2]] for r in rows_of(MINA)])


main()
