"""Spreadsheets: what cells hold, which sheets are read, what is refused."""
import subprocess
import sys
import tempfile
import time
import zipfile
from io import BytesIO
from xml.sax.saxutils import quoteattr

from archives import (BINARY, SANITIZED, archive, cell, ods, read, row, s,
                      sides, table, xlsx)
from tap import main, test

MEASURE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime, used.ru_maxrss, file=sys.stderr)
"""
DOC_START = '<?xml version="1.0"?>'


def numbers(styles, *cells, book=""):
    """What is shown of (value, style) in a column of backs."""
    rows = "".join(
        row(i, s("f"), f'<c s="{style}"><v>{value}</v></c>')
        for i, (value, style) in enumerate(cells, 1))
    return [b for _, b in sides(xlsx({"S": rows}, styles=styles, book=book),
                                "-f", "xlsx:header=no")]


def formats(*codes):
    return ("<numFmts>" + "".join(
        f'<numFmt numFmtId="{170 + i}" formatCode={quoteattr(code)}/>'
        for i, code in enumerate(codes)) + "</numFmts><cellXfs>" +
        '<xf numFmtId="0"/>' + "".join(
            f'<xf numFmtId="{170 + i}"/>' for i in range(len(codes))) +
        "</cellXfs>")


@test("numbers are those that a reader sees")
def _():
    shown = numbers("", ("12", 0), ("12.0", 0), ("0.10000000000000001", 0),
                    ("-0.5", 0), ("1E-3", 0), ("1.5E+3", 0), ("1e300", 0),
                    ("0", 0), ("-0", 0), ("123456789012345678", 0),
                    ("0.99999999999999999", 0), ("2.2250738585072014e-308", 0),
                    ("NaN", 0), ("1.2.3", 0), ("007", 9))
    assert shown == ["12", "12", "0.1", "-0.5", "0.001", "1500", "1E+300",
                     "0", "0", "123456789012346000", "1",
                     "2.2250738585072E-308", "NaN", "1.2.3", "7"], shown


@test("a number that its style makes a date is one")
def _():
    codes = ["yyyy-mm-dd", "d. mmmm yyyy", "h:mm", "[h]:mm:ss",
             "dd/mm/yy hh:mm", "0.0%", "00000", "General", "[Red]0.00",
             "0 \"days\"", "mm:ss", "[$-407]mmm\\ yy", "#,##0.00\\ \"d\"",
             "0.00E+00", "h:mm AM/PM"]
    shown = numbers(formats(*codes), ("45306", 1), ("45306.75", 2),
                    ("0.5", 3), ("1.5", 4), ("45306.5625", 5), ("0.125", 6),
                    ("123", 7), ("5", 8), ("5", 9), ("5", 10), ("0.001", 11),
                    ("45306", 12), ("5.5", 13), ("5", 14), ("0.75", 15))
    assert shown == ["2024-01-15", "2024-01-15", "12:00", "36:00:00",
                     "2024-01-15 13:30", "12.5%", "00123", "5", "5", "5",
                     "00:01:26", "2024-01-15", "5.5", "5", "18:00"], shown


@test("both calendars, and the day that never was")
def _():
    styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    shown = numbers(styles, ("1", 0), ("59", 0), ("61", 0), ("2958465", 0),
                    ("99999999", 0), ("-1", 0), ("0.9999999999", 0))
    assert shown == ["1900-01-01", "1900-02-28", "1900-03-01", "9999-12-31",
                     "99999999", "-1", "1900-01-01"], shown
    shown = numbers(styles, ("0", 0), ("43844", 0),
                    book='<workbookPr date1904="1"/>')
    assert shown == ["1904-01-01", "2024-01-15"], shown


@test("cells stand where they say, or behind the one before")
def _():
    rows = (row(1, s("q"), s("a")) +
            row(2, '<c r="B2" t="inlineStr"><is><t>b</t></is></c>', s("c")) +
            row(3, '<c r="C3"><v>1</v></c><c r="A3"><v>2</v></c>') +
            "<row>" + s("d") + s("e") + "</row>")
    notes = read(xlsx({"S": rows}))[0]
    assert [list(n["fields"].values()) for n in notes] == \
        [["", "b", "c"], ["2", "", "1"], ["d", "e", ""]], notes
    assert [n["source"]["line"] for n in notes] == [2, 3, 4]


@test("elements are known whatever their prefix is")
def _():
    x = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    sheet = (f'<x:worksheet xmlns:x="{x}"><x:sheetData><x:row r="1">'
             '<x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c>'
             '<x:c t="str"><x:f>1</x:f><x:v>b</x:v></x:c></x:row>'
             "</x:sheetData></x:worksheet>")
    rel = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    data = archive([
        ("_rels/.rels", '<Relationships><Relationship Id="a" Type='
         f'"{rel}/officeDocument" Target="/book/main.xml"/></Relationships>'),
        ("book/main.xml", f'<x:workbook xmlns:x="{x}" xmlns:r="{rel}">'
         '<x:sheets><x:sheet name="S" sheetId="1" r:id="q"/></x:sheets>'
         "</x:workbook>"),
        ("book/_rels/main.xml.rels", '<Relationships><Relationship Id="q" '
         f'Type="{rel}/worksheet" Target="../xl/worksheets/one.xml"/>'
         "</Relationships>"),
        ("xl/worksheets/one.xml", sheet)])
    assert sides(data) == [["a", "b"]]


@test("parts are found under names that other programs would not find")
def _():
    with zipfile.ZipFile(BytesIO(xlsx({"S": row(
            1, s("a"), '<c t="s"><v>0</v></c>')}, "<si><t>b</t></si>"))) as z:
        members = [(n, z.read(n)) for n in z.namelist()]
    for change in (lambda n: n.replace("/", "\\"),
                   lambda n: n.replace("sharedStrings", "SharedStrings")):
        assert sides(archive([(change(n), d) for n, d in members])) == \
            [["a", "b"]]
    flat = archive([(n.replace("xl/", ""), d.replace(b"/xl/", b"/").replace(
        b"xl/", b""))
        for n, d in members])
    assert sides(flat) == [["a", "b"]]


@test("dates that stand as text are like others")
def _():
    cells = [f'<c t="d"><v>{v}</v></c>' for v in (
        "2021-01-01T00:00:00", "2021-01-01T10:10:10", "2021-01-01",
        "10:10:10")]
    assert sides(xlsx({"S": row(1, *cells)})) == [[
        "2021-01-01", "2021-01-01 10:10:10", "2021-01-01", "10:10:10"]]


@test("what a formula or a text lacks is told")
def _():
    rows = (row(1, s("a"), "<c><f>1+1</f><v></v></c>") +
            row(2, s("b"), '<c t="s"><v>7</v></c>') +
            row(3, s("c"), '<c t="e"><v>#N/A</v></c>'))
    notes, told = read(xlsx({"S": rows}))
    assert [list(n["fields"].values())[1] for n in notes] == ["", "", "#N/A"]
    assert "-:2: warning: the cell in column 2 refers" in told
    assert "-:3: warning: the cell in column 2 holds the error #N/A" in told
    assert "warning: 1 formula has no saved value" in told


@test("messages name the sheet where there are several")
def _():
    rows = (row(1, s("a"), '<c><f>1+1</f></c>', s("x")) +
            row(2, s("b"), '<c t="e"><v>#N/A</v></c>', s("x")))
    good = row(1, s("c"), s("d")) + row(2, s("e"), s("f"))
    book = xlsx({"One": good, "Verbs & more": rows, "Last": good})
    told = read(book)[1]
    assert ("-/Verbs & more:2: warning: the cell in column 2 holds the error"
            in told), told
    assert "-/Verbs & more: warning: 1 formula has no saved" in told, told
    assert told.count("Verbs") == 2 and "One" not in told, told
    assert "-/b.xlsx/Verbs & more:2: warning: the cell in column 2" in read(
        archive([("b.xlsx", book), ("c.csv", "front,back\na,b\nc,d\n")]))[1]
    told = read(book, "--limit", "1")[1]
    assert "Verbs" not in told, told
    # A sheet that is no XML, in the survey already.
    told = read(xlsx({"One": good, "Two": "<row>"}), code=3)[1]
    assert "-/Two:" in told and "[xml-syntax]" in told, told
    wide = [cell("a") + cell("b"), cell("a") + cell("b") * 1001]
    told = read(ods(table("One", cell("a") + cell("b")) +
                    table("Two", *wide)))[1]
    assert "-/Two:2: warning: columns beyond 1000" in told, told
    assert "-/Two" not in read(ods(table("Two", *wide)))[1]


@test("each sheet is a deck where several hold cards")
def _():
    two = lambda a: row(1, s(a), s("x")) + row(2, s(a * 2), s("y"))
    book = xlsx({"One": two("a"), "Tabelle2": two("b"), "Notes": row(1, s("n"))
                 + row(2, s("m")), "Head": row(1, s("front"), s("back"))})
    notes, told = read(book)
    assert [n.get("deck") for n in notes] == ["One", "One", None, None]
    assert 'note: sheet "Notes" is left out' in told
    # The header of another sheet, with no row below it, is no card.
    assert "Head" not in told
    notes, told = read(xlsx({"One": two("a")}))
    assert [n.get("deck") for n in notes] == [None, None] and not (
        "sheet" in told), told
    notes = read(xlsx({"Página1": two("a"), "シート2": two("b"),
                       "List": two("c"), "工作表1": two("d")}))[0]
    assert not [n for n in notes if "deck" in n], notes
    # Text in one column is a list of fronts where there is nothing better.
    assert len(read(xlsx({"N": row(1, s("n")) + row(2, s("m"))}))[0]) == 2


@test("a column of decks goes before the names of sheets")
def _():
    rows = (row(1, s("front"), s("back"), s("deck")) +
            row(2, s("a"), s("b"), s("D")) + row(3, s("c"), s("d")))
    notes = read(xlsx({"One": rows, "Two": rows}))[0]
    assert [n["deck"] for n in notes] == ["D", "One", "D", "Two"], notes
    notes = read(xlsx({"One": rows, "Two": rows}), "--map", "Deck=back")[0]
    assert [n["deck"] for n in notes] == ["b", "d", "b", "d"], notes


@test("one sheet can be asked for, by name or number")
def _():
    two = lambda a: row(1, s(a), s("x")) + row(2, s(a * 2), s("y"))
    book = xlsx({"One": two("a"), "2": two("b"), "Hid": two("c")},
                states={"Hid": "veryHidden"})
    for ask, front in [("One", "a"), ("one", "a"), ("1", "a"), ("2", "b"),
                       ("3", "c"), ("Hid", "c")]:
        got = sides(book, "-f", f"xlsx:sheet={ask}")
        assert got == [[front, "x"], [front * 2, "y"]], (ask, got)
    told = read(book, "-f", "xlsx:sheet=Four", code=2)[1]
    assert 'no sheet "Four"; there are: One, 2, Hid' in told, told
    assert 'sheet "Hid" is left out: it is hidden' in read(book)[1]


@test("styles become markup, unless cells are said to be plain")
def _():
    bold = ('<c t="inlineStr"><is><r><t>a &lt; </t></r><r><rPr><b/><i/>'
            '<u val="none"/></rPr><t>b</t></r></is></c>')
    book = xlsx({"S": row(1, s("t"), bold, s("x &amp; y"))})
    note = read(book)[0][0]
    assert note["markup"] == "html"
    assert list(note["fields"].values()) == [
        "t", "a &lt; <b><i>b</i></b>", "x &amp; y"], note
    note, told = read(book, "-f", "xlsx:markup=plain")
    assert list(note[0]["fields"].values()) == ["t", "a < b", "x & y"]
    assert "styles" in told
    # Tags that somebody typed are tags, as in any table.
    book = xlsx({"S": row(1, s("&lt;i&gt;t&lt;/i&gt;"), bold)})
    assert list(read(book)[0][0]["fields"].values()) == [
        "<i>t</i>", "a &lt; <b><i>b</i></b>"]


@test("a million empty rows cost nothing")
def _():
    rest = ('<table:table-row table:number-rows-repeated="1048575">'
            '<table:table-cell table:number-columns-repeated="16384"/>'
            "</table:table-row>")
    began = time.time()
    data = ods("".join(table(f"T{i}", cell("a") + cell("b"), rest)
                       for i in range(200)))
    assert len(read(data)[0]) == 200
    assert time.time() - began < 5


@test("a cell that is repeated is in each of its columns")
def _():
    two = '<table:table-cell table:number-columns-repeated="2"'
    data = ods(table("T", f"{two}><text:p>a</text:p></table:table-cell>" +
                     cell("b") + f"{two}/>" + cell("c")))
    assert sides(data) == [["a", "a", "b", "", "", "c"]] or \
        sides(data) == [["a", "a", "b", "c"]], sides(data)


@test("what is beside a cell's text is none of it")
def _():
    data = ods("<table:tracked-changes><table:table-cell><text:p>gone"
               "</text:p></table:table-cell></table:tracked-changes>" + table(
                   "T", cell("<text:ruby><text:ruby-base>字</text:ruby-base>"
                             "<text:ruby-text>ji</text:ruby-text></text:ruby>"
                             "  and\n more ", "", "last") +
                   "<table:table-cell><draw:frame><text:p>no</text:p>"
                   "</draw:frame><text:p>b</text:p></table:table-cell>"))
    assert sides(data) == [["字 and more\n\nlast", "b"]], sides(data)


@test("names that a second row counts on are cards, one row too")
def _():
    two = row(1, s("Question 1"), s("Answer 1")) + row(
        2, s("Question 2"), s("Answer 2"))
    assert sides(xlsx({"S": two})) == [["Question 1", "Answer 1"],
                                       ["Question 2", "Answer 2"]]
    one = {"S": row(1, s("Word 1"), s("Back 1"))}
    assert sides(xlsx(one)) == [["Word 1", "Back 1"]]


@test("what grows without end is refused, with a limit's name")
def _():
    text = "<si><t>" + "x" * 1000000 + "</t></si>"
    rows = "".join(row(i, *['<c t="s"><v>0</v></c>'] * 50)
                   for i in range(1, 200))
    told = read(xlsx({"S": rows}, text), code=5)[1]
    assert "[sheet-growth]" in told, told
    data = ods(table("T", '<table:table-row table:number-rows-repeated='
                     '"900000000">' + cell("a") + cell("b") +
                     "</table:table-row>"))
    assert "[sheet-growth]" in read(data, code=5)[1]


@test("documents that are none, cut or not for us are told")
def _():
    good = xlsx({"S": row(1, s("a"), s("b"))})
    for name, text, rule in [
            ("xl/workbook.xml", "<workbook><sheets></workbook>", "xml-syntax"),
            ("xl/worksheets/sheet1.xml", DOC_START +
             '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "xml-doctype"),
            ("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>",
             "xml-syntax"),
            ("xl/worksheets/sheet1.xml", "", "xml-syntax")]:
        with zipfile.ZipFile(BytesIO(good)) as z:
            bad = archive([(n, text if n == name else z.read(n))
                           for n in z.namelist()])
        told = read(bad, code=3)[1]
        assert f"[{rule}]" in told, (name, told)
    told = read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), code=3)[1]
    assert "[xlsx-old]" in told and "hint: save it as" in told, told
    told = read(archive([("xl/workbook.bin", b"\1\2")]), code=3)[1]
    assert "[xlsx-workbook]" in told, told
    secret = ods("")
    with zipfile.ZipFile(BytesIO(secret)) as z:
        secret = archive([(n, z.read(n).replace(
            b"</manifest:manifest>", b"<manifest:encryption-data/>"
            b"</manifest:manifest>") if "META" in n else z.read(n))
            for n in z.namelist()], ["mimetype"])
    assert "[ods-password]" in read(secret, code=3)[1]
    odt = ods("", mimetype="application/vnd.oasis.opendocument.text")
    assert "[format-unknown]" in read(odt, code=3)[1]
    assert "no card" in read(xlsx({"S": ""}), code=3)[1]


@test("columns beyond a thousand are told, not lost in silence")
def _():
    notes, told = read(xlsx({"S": row(
        1, s("a"), '<c r="ZZZ1" t="str"><v>far</v></c>')}))
    assert list(notes[0]["fields"].values())[0] == "a"
    assert "[sheet-columns]" in told


@test("a hundred thousand rows take little memory and time")
def _():
    if SANITIZED:
        return
    rows = "".join(row(i, s(f"word {i}"), s("x" * 40))
                   for i in range(1, 100001))
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as f:
        f.write(xlsx({"S": rows}))
        f.flush()
        # A process begins with the memory of the one that started it.
        told = subprocess.run(
            [sys.executable, "-c", MEASURE, BINARY, f.name, "-t", "anki"],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            check=True).stderr.decode()
    assert "read 100000, written 100000" in told
    seconds, kib = told.split()[-2:]
    assert float(seconds) < 10, seconds
    assert int(kib) < 64 << 10, f"{kib} KiB"


main()
