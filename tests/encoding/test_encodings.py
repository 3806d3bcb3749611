"""Character sets as found, through the command line: decks of 1, 20 and 500
cards as tables, JSON, pages that declare another set, and Anki text, written
by Python in each set and read back to the letter.

A single card of a few letters cannot tell its set: then the guess is told, and
--encoding settles it.
"""
import csv
import html
import io
import json
import os
import re
import subprocess

import words
from tap import main, test

BINARY = os.environ["DECKCONV"]
# What Python calls it, what we do, in which language.
OLD = (("cp1252", "windows-1252", words.FRENCH),
       ("cp1252", "windows-1252", words.GERMAN),
       ("shift_jis", "Shift_JIS", words.JAPANESE),
       ("euc_jp", "EUC-JP", words.JAPANESE),
       ("gb18030", "GB18030", words.SIMPLIFIED),
       ("big5", "Big5", words.TRADITIONAL),
       ("euc_kr", "EUC-KR", words.KOREAN),
       ("koi8_r", "KOI8-R", words.RUSSIAN),
       ("cp1251", "windows-1251", words.RUSSIAN),
       ("cp866", "IBM866", words.RUSSIAN))
# Sides in two languages, which together look like none that is known.
MIXED = (("cp1250", "windows-1250", words.POLISH_GERMAN),
         ("iso8859_2", "ISO-8859-2", words.POLISH_GERMAN),
         ("cp852", "IBM852", words.POLISH_GERMAN),
         ("cp1252", "windows-1252", words.SPANISH_GERMAN),
         ("mac_roman", "MACINTOSH", words.SPANISH_GERMAN),
         ("cp850", "CP850", words.SPANISH_GERMAN))
UNICODE = [(f"utf-{n}-{end}", f"UTF-{n}{end.upper()}", text)
           for n in (16, 32) for end in ("le", "be")
           for text in (words.GERMAN, words.RUSSIAN, words.JAPANESE,
                        words.SIMPLIFIED, words.KOREAN)]


def table(cards, delimiter=",", end="\n"):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(
        [("front", "back"), *cards])
    return out.getvalue()


def old_mac(cards):
    return table(cards, "\t", "\r")


def json_list(cards):
    return json.dumps([{"question": a, "answer": b} for a, b in cards],
                      ensure_ascii=False)


def page(cards, declared="utf-8"):
    rows = "".join(f"<dt>{html.escape(a)}<dd>{html.escape(b)}\n"
                   for a, b in cards)
    return f'<!doctype html>\n<html><head><meta charset="{declared}">' \
        f"<title>Words</title></head><body><dl>\n{rows}</dl></body></html>\n"


def anki(cards):
    return "#separator:tab\n#html:false\n" + \
        "".join(f"{a}\t{b}\n" for a, b in cards)


SHAPES = (table, old_mac, json_list, page, anki)


def read(data, *args):
    """Front and back of the cards, and the messages."""
    p = subprocess.run([BINARY, *args, "-", "-t", "ndjson:markup=plain"],
                       input=data, capture_output=True, timeout=60)
    told = p.stderr.decode()
    assert p.returncode == 0, f"exit {p.returncode}: {told}"
    notes = map(json.loads, p.stdout.decode().split("\n")[:-1])
    return [tuple(n["fields"].values()) for n in notes
            if "define" not in n], told


def same(cards, data, what, *args):
    got, told = read(data, *args)
    for want, have in zip(cards, got):
        assert want == have, f"{what}: {want} read as {have}\n{told}"
    assert len(cards) == len(got), f"{what}: {len(got)} of {len(cards)}"
    return told


def every(python, name, text):
    """All shapes and sizes in one set; one card is told what it is."""
    for count in (1, 20, 500):
        cards = words.pairs(text, count)
        for shape in SHAPES:
            data = shape(cards).encode(python)
            what = f"{shape.__name__} of {count}"
            same(cards, data, what, "--encoding", name)
            if count > 1 or name.startswith("UTF"):
                told = same(cards, data, what)
                assert "replaced" not in told, told


for python, name, text in OLD:
    @test(f"{name}, {text.split('|')[0].strip()} …")
    def _(python=python, name=name, text=text):
        every(python, name, text)

for python, name, text in MIXED:
    @test(f"two languages in {name}")
    def _(python=python, name=name, text=text):
        more = words.pairs(words.GERMAN, 19) * 3
        for count in (20, 100):
            cards = words.pairs(text, count) + more
            for shape in (table, anki, json_list):
                what = f"{shape.__name__} of {count}"
                told = same(cards, shape(cards).encode(python), what)
                assert "[encoding-guess]" not in told, f"{what}: {told}"

for python, name, text in UNICODE:
    @test(f"{name} without a mark, {text.split('|')[0].strip()} …")
    def _(python=python, name=name, text=text):
        every(python, name, text)


@test("one or two byte order marks")
def _():
    for python in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le",
                   "utf-32-be"):
        for marks in ("\ufeff", "\ufeff\ufeff"):
            for text in (words.GERMAN, words.JAPANESE):
                for count in (1, 20):
                    cards = words.pairs(text, count)
                    for shape in SHAPES:
                        data = (marks + shape(cards)).encode(python)
                        what = f"{shape.__name__} in {python}, {len(marks)}"
                        same(cards, data, what)


@test("Japanese on both sides, hardly a NUL in UTF-16 without a mark")
def _():
    cards = [(a, f"{a}、{a}") for a, _ in words.pairs(words.JAPANESE, 40)]
    for python in ("utf-16-le", "utf-16-be"):
        for end in ("\n", "\r\n"):
            data = "".join(f"{a},{b}{end}" for a, b in cards)
            same(cards, data.encode(python), python, "-f", "csv")


@test("rows of single letters in UTF-16 are not taken for UTF-32")
def _():
    cards = [("あ", "a"), ("い", "i"), ("う", "u"), ("え", "e"), ("お", "o")]
    data = "".join(f"{a}\t{b}\n" for a, b in cards)
    same(cards, data.encode("utf-16-le"), "LE", "-f", "csv")
    same(cards, data.encode("utf-16-be"), "BE", "-f", "csv")


@test("pages that declare another set than they are in")
def _():
    cards = words.pairs(words.GERMAN, 20)
    for declared in ("iso-8859-1", "windows-1252", "shift_jis", "gb2312",
                     "koi8-r", "utf-16"):
        told = same(cards, page(cards, declared).encode(), declared)
        assert "[encoding-declared]" in told or declared == "utf-16", told
    for python in ("utf-16-le", "utf-16-be", "utf-32-le"):
        same(cards, page(cards, "iso-8859-1").encode(python), python)
    same(cards, page(cards, "utf-8").encode("cp1252"), "windows-1252")


@test("a page's true declaration is believed, also of one card")
def _():
    for python, name, text in OLD:
        for count in (1, 20):
            cards = words.pairs(text, count)
            same(cards, page(cards, name).encode(python), name)


@test("what few letters leave open is told")
def _():
    for python, name, text in OLD:
        cards = words.pairs(text, 1)
        got, told = read(table(cards).encode(python))
        assert len(got) == 1 and got[0][1] == cards[0][1], got
        assert got == cards or "[encoding-guess]" in told or \
            python == "gb18030", f"{name}: {got}\n{told}"
    told = read(table(words.pairs(words.FRENCH, 20)).encode("cp1252"))[1]
    assert "[encoding-guess]" not in told, told


@test("quotes, dashes and signs are no doubt about windows-1252")
def _():
    cards = [("don\u2019t \u2014 won\u2019t", "the cat\u2014a tom\u2014sat"),
             ("10 m\u00b3", "3\u00d74 cm\u00b2"), ("A\u00d7B", "caf\u00e9"),
             ("n\u00b0 5", "\u201cso\u201d, he said")] * 5
    cards = [(a, f"{b} {i}") for i, (a, b) in enumerate(cards)]
    told = same(cards, table(cards).encode("cp1252"), "table")
    assert "[encoding-guess]" not in told, told


@test("what fits no set well is told")
def _():
    high = [c for c in range(0x80, 0x100) if c not in (0xC3, 0xE2)]
    data = b"".join(b"a%cb,%cx%c\n" % (c, c, c) for c in high)
    told = read(data, "-f", "csv")[1]
    assert "[encoding-guess]" in told, told


@test("what cannot be decoded is replaced, counted and told")
def _():
    for python, name, text, bad in (
            ("utf-8", "UTF-8", words.RUSSIAN, b"\xff"),
            ("utf-8", "UTF-8", words.RUSSIAN, b"\xed\xa0\x80"),
            ("cp1252", "windows-1252", words.FRENCH, b"\x81"),
            ("shift_jis", "Shift_JIS", words.JAPANESE, b"\xff"),
            ("euc_jp", "EUC-JP", words.JAPANESE, b"\xff"),
            ("gb18030", "GB18030", words.SIMPLIFIED, b"\xff"),
            ("big5", "Big5", words.TRADITIONAL, b"\xff"),
            ("euc_kr", "EUC-KR", words.KOREAN, b"\xff"),
            ("utf-16-le", "UTF-16LE", words.GERMAN, b"\x00\xd8"),
            ("utf-16-be", "UTF-16BE", words.GERMAN, b"\xdc\x00"),
            ("utf-32-le", "UTF-32LE", words.GERMAN, b"\x00\xd8\x00\x00")):
        cards = words.pairs(text, 20)
        comma = ",".encode(python)
        for times in (1, 3):
            head, rows = table(cards).encode(python).split(comma, 1)
            data = head + comma + rows.replace(comma, bad + comma, times)
            got, told = read(data, "--encoding", name, "-f", "csv:header=yes")
            found = re.search(r"(\d+) byte sequence", told)
            count = int(found.group(1)) if found else 0
            marks = sum(s.count("\ufffd") for card in got for s in card)
            assert len(got) == 20, f"{name}: {len(got)}\n{told}"
            assert count == marks >= times, \
                f"{name}: {times} bad, told {count}, {marks} in cards\n{told}"


main()
