"""Files of other programs that are zip archives, made by hand: spreadsheets
from rows of XML, and whatever else a test puts into an archive.  Nothing but
Python's own library is needed.

    Path("a.xlsx").write_bytes(xlsx({"Sheet1": row(1, s("a"), s("b"))}))
"""
import io
import json
import os
import subprocess
import zipfile
from xml.sax.saxutils import quoteattr

BINARY = os.environ.get("DECKCONV", "./deckconv")
SANITIZED = "san-" in BINARY
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def archive(members, stored=()):
    """A zip archive of (name, text or bytes), the same at any time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        for name, data in members:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = (zipfile.ZIP_STORED if name in stored
                                  else zipfile.ZIP_DEFLATED)
            z.writestr(info, data)
    return out.getvalue()


# ---- Excel ----

def s(text):
    """A cell with its text in it."""
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def row(number, *cells):
    return f'<row r="{number}">{"".join(cells)}</row>'


def xlsx(sheets, strings="", styles="", states=(), book="", more=()):
    """sheets: {name: rows}; strings: <si>…; states: {name: "hidden"}."""
    states = dict(states)
    relations = lambda rows: (
        HEAD + f'<Relationships xmlns="{PACKAGE}/relationships">' + "".join(
            f'<Relationship Id="{i}" Type="{OFFICE}/{kind}"'
            f' Target="{target}"/>' for i, kind, target in rows) +
        "</Relationships>")
    types = [f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType='
             '"application/vnd.openxmlformats-officedocument.spreadsheetml'
             '.worksheet+xml"/>' for i in range(1, len(sheets) + 1)]
    yield_ = [
        ("[Content_Types].xml", HEAD +
         f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
         ' ContentType="application/vnd.openxmlformats-package.relationships'
         '+xml"/><Override PartName="/xl/workbook.xml" ContentType='
         '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
         '.main+xml"/><Override PartName="/xl/styles.xml" ContentType='
         '"application/vnd.openxmlformats-officedocument.spreadsheetml.styles'
         '+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType='
         '"application/vnd.openxmlformats-officedocument.spreadsheetml'
         f'.sharedStrings+xml"/>{"".join(types)}</Types>'),
        ("_rels/.rels", relations([("rId1", "officeDocument",
                                    "xl/workbook.xml")])),
        ("xl/workbook.xml", HEAD +
         f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{book}<sheets>' +
         "".join(f'<sheet name={quoteattr(name)} sheetId="{i}"' +
                 (f' state="{states[name]}"' if name in states else "") +
                 f' r:id="rId{i}"/>' for i, name in enumerate(sheets, 1)) +
         "</sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", relations(
            [(f"rId{i}", "worksheet", f"worksheets/sheet{i}.xml")
             for i in range(1, len(sheets) + 1)] +
            [("rId900", "styles", "styles.xml"),
             ("rId901", "sharedStrings", "/xl/sharedStrings.xml")])),
        ("xl/styles.xml", HEAD + f'<styleSheet xmlns="{MAIN}">{styles}'
         "</styleSheet>"),
        ("xl/sharedStrings.xml", HEAD + f'<sst xmlns="{MAIN}">{strings}'
         "</sst>"),
    ]
    for i, rows in enumerate(sheets.values(), 1):
        yield_.append((f"xl/worksheets/sheet{i}.xml", HEAD +
                       f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">'
                       f"<sheetData>{rows}</sheetData></worksheet>"))
    return archive(yield_ + list(more))


# ---- OpenDocument ----

ODF = "urn:oasis:names:tc:opendocument:xmlns:"
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def ods(tables, styles="", mimetype=ODS, more=()):
    """tables: <table:table>…; styles: <style:style>…"""
    spaces = "".join(f' xmlns:{p}="{ODF}{n}:1.0"' for p, n in [
        ("office", "office"), ("style", "style"), ("text", "text"),
        ("table", "table"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible")])
    content = (HEAD + f'<office:document-content{spaces} office:version="1.2">'
               f"<office:automatic-styles>{styles}</office:automatic-styles>"
               f"<office:body><office:spreadsheet>{tables}"
               "</office:spreadsheet></office:body>"
               "</office:document-content>")
    manifest = (HEAD + f'<manifest:manifest xmlns:manifest="{ODF}manifest:1.0"'
                ' manifest:version="1.2"><manifest:file-entry'
                f' manifest:full-path="/" manifest:media-type="{mimetype}"/>'
                '<manifest:file-entry manifest:full-path="content.xml"'
                ' manifest:media-type="text/xml"/></manifest:manifest>')
    return archive([("mimetype", mimetype), ("content.xml", content),
                    ("META-INF/manifest.xml", manifest), *more], ["mimetype"])


def cell(*paragraphs, more=""):
    return ('<table:table-cell office:value-type="string"' + more + ">" +
            "".join(f"<text:p>{p}</text:p>" for p in paragraphs) +
            "</table:table-cell>")


def table(name, *rows, more=""):
    return (f"<table:table table:name={quoteattr(name)}{more}>" +
            "".join(r if r.startswith("<table:table-row")
                    else f"<table:table-row>{r}</table:table-row>"
                    for r in rows) + "</table:table>")


# ---- the program ----

def deckconv(*args, stdin=b"", code=0, seconds=120):
    done = subprocess.run([BINARY, *map(str, args)], input=stdin,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          timeout=seconds)
    told = done.stderr.decode("utf-8", "replace")
    assert done.returncode == code, f"exit {done.returncode}\n{told}"
    return done.stdout, told


def read(data, *args, code=0):
    """The notes of a file on standard input, and the messages."""
    out, told = deckconv("-", "-t", "ndjson", *args, stdin=data, code=code)
    lines = [json.loads(x) for x in out.decode("utf-8").split("\n")[:-1]]
    return [x for x in lines if "define" not in x], told


def sides(data, *args):
    """The fields of each note, as a list."""
    return [list(n["fields"].values()) for n in read(data, *args)[0]]
