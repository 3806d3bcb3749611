#!/usr/bin/env python3
"""tests/archive/samples.py: write the samples that are zip archives anew."""
import base64
import json
from pathlib import Path

from archives import archive, cell, ods, row, s, table, xlsx

STRINGS = """<si><t>Term</t></si>
<si><t>Definition</t></si>
<si><t>Tags</t></si>
<si><t>dog &amp; cat</t></si>
<si><r><t xml:space="preserve">der </t></r><r><rPr><b/><sz val="11"/></rPr>\
<t>Hund</t></r><r><rPr><i val="0"/></rPr><t xml:space="preserve"> &lt;3</t>\
</r></si>
<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh>\
<phoneticPr fontId="1"/></si>
<si><r><t>H</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r>\
<r><t>O</t></r></si>
<si><t>two
lines_x000D_
_x005F_x000A_</t></si>""".replace("\n<si>", "<si>")
STYLES = """<numFmts count="2"><numFmt numFmtId="164"\
 formatCode="dd\\.mm\\.yyyy;@"/><numFmt numFmtId="165" formatCode="0000"/>\
</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>\
<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="10"/>\
<xf numFmtId="20"/></cellXfs>"""


def c(ref, value, kind="", style=0):
    return (f'<c r="{ref}"' + (f' t="{kind}"' if kind else "") +
            (f' s="{style}"' if style else "") + f"><v>{value}</v></c>")


WORDS = "".join([
    row(1, c("A1", 0, "s"), c("B1", 1, "s"), c("D1", 2, "s")),
    row(2, c("A2", 3, "s"), c("B2", 4, "s"), c("D2", "animal noun", "str")),
    row(3, c("B3", "only a back", "str")),
    row(5, c("A5", 5, "s"), c("B5", 6, "s"), c("C5", "a note", "str")),
    row(6, c("A6", "12.0"), c("B6", "0.10000000000000001")),
    row(7, c("A7", 45306, style=1), c("B7", "7", style=2)),
    row(8, c("A8", "0.125", style=3), c("B8", "0.5625", style=4)),
    row(9, c("A9", 1, "b"), c("B9", 7, "s")),
])
VERBS = row(1, s("go"), s("gehen")) + row(2, s("run"), s("laufen"))

STYLE = """<style:style style:name="T1" style:family="text">\
<style:text-properties fo:font-weight="bold"/></style:style>\
<style:style style:name="T2" style:family="text"><style:text-properties\
 style:text-position="super 58%"/></style:style><style:style\
 style:name="ta2" style:family="table"><style:table-properties\
 table:display="false"/></style:style>"""
REST = """<table:table-row table:number-rows-repeated="1048560">\
<table:table-cell table:number-columns-repeated="1024"/></table:table-row>"""
EMPTY = '<table:table-cell table:number-columns-repeated="2"/>'
COVERED = "<table:covered-table-cell/>"


def write_ods():
    return ods(table(
        "Tabelle1",
        cell("Frage") + cell("Antwort") + cell("Hinweis"),
        cell('a <text:span text:style-name="T1">bold</text:span> word') +
        cell("x<text:s text:c=\"2\"/>y<text:tab/>z", "second &lt;line&gt;"),
        '<table:table-cell office:value-type="date"'
        ' office:date-value="2024-01-15T13:30:00"><text:p>15.01.24</text:p>'
        '</table:table-cell><table:table-cell office:value-type="float"'
        ' office:value="12.5"><office:annotation><text:p>a remark</text:p>'
        "</office:annotation><text:p>12,5</text:p></table:table-cell>",
        cell('m<text:span text:style-name="T2">2</text:span>') +
        cell('<text:a xmlns:xlink="http://www.w3.org/1999/xlink"'
             ' xlink:href="https://example.org/">area</text:a>'),
        EMPTY + cell("a remark alone"),
        cell("wide", more=' table:number-columns-spanned="2"') + COVERED,
        '<table:table-row table:number-rows-repeated="2">' + cell("twice") +
        cell("zweimal") + "</table:table-row>",
        REST) + table(
        "Verben", cell("gehen") + cell("go"), cell("laufen") + cell("run"),
        REST) + table(
        "Listen", cell("u") + cell("v"), cell("w") + cell("x"),
        more=' table:style-name="ta2"'), STYLE)


DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGA"
    "WjR9awAAAABJRU5ErkJggg==")


def word(id, name, is_, more):
    fields = {"~:name": {"~:id": "~:name", "~:value": name},
              "~:Ab12": {"~:id": "~:Ab12", "~:value": is_},
              "~:Cd34": {"~:id": "~:Cd34", "~:value": more}}
    return {"~:id": "~:" + id, "~:content": "", "~:name": name,
            "~:fields": fields, "~:template-id": "~:Tt00word"}


MOCHI = {
    "~:version": 2,
    "~:templates": {"~#list": [{
        "~:id": "~:Tt00word", "~:name": "Word", "~:pos": "a",
        "~:content": "## << Word >>\n---\n<< Meaning >>\n\n*<< Note >>*",
        "~:fields": {
            "~:Ab12": {"~:id": "~:Ab12", "~:name": "Meaning", "~:pos": "m"},
            "~:name": {"~:id": "~:name", "~:name": "Word", "~:pos": "a"},
            "~:Cd34": {"~:id": "~:Cd34", "~:name": "Note", "~:pos": "n"}}}]},
    "~:decks": [
        {"~:id": "~:Dk0child", "~:name": "Rivers", "~:parent-id": "~:Dk00top",
         "~:cards": {"~#list": [
             {"~:id": "~:C1", "~:name": "x", "~:deck-id": "~:Dk0child",
              "~:content": "Which **river**?\n\n![](@media/dot.png)\n---\n"
                           "The Danube\n\n#water #long",
              "~:tags": {"~#set": ["europe"]},
              "~:created-at": {"~#dt": 1600000000000},
              "~:updated-at": {"~#dt": 1650000000123}},
             {"~:id": "~:C2", "~:content":
              "{{The Rhine}} ends in the {{2::North Sea}}"},
             {"~:id": "~:C3", "~:content":
              "say\n---\n![](@media/say.mp3)\n---\nmore", "~:reviews":
              [{"~:date": {"~#dt": 1600000000000}, "~:remembered?": True}]},
             {"~:id": "~:C4", "~:content": "gone\n---\ngone",
              "~:trashed?": {"~#dt": 1600000000000}},
             {"~:id": "~:C5", "~:content":
              "```c\n---\n#define {{x}}\n```\n---\n`#not` \\#not a tag"},
         ]}},
        {"~:id": "~:Dk00top", "~:name": "Geography", "~:cards": {"~#list": [
            word("C6", "Fluss", "river", "der"), word("C7", "See", "lake",
                                                      "")]}},
    ]}
EDN = """{:decks [{:name "Town \\"one\\"" :id :d1,
  :cards ({:name "a" :content "a\\n---\\nb \\u00e9"} ; a comment
          {:content "c", :tags #{"x" "y"}, :created-at #inst "2024-01-01"})}]
 :cards [{:id :c9 :deck-id :d1 :content "late\n---\ncomer"}]
 :version 2}
"""


def rem(id, key, parent="doc", value=None, **more):
    doc = {"key": key, "owner": "u", "children": [], "subBlocks": [],
           "u": 1650000000000, "_id": id, "parent": parent}
    if value is not None:
        doc["value"] = value
    return {**doc, **more}


def ref(id):
    return {"i": "q", "_id": id}


REM = {"userId": "u", "name": "base", "exportVersion": 1, "docs": [
    rem("top", ["Geography"], None, forceIsFolder=True),
    rem("doc", ["Rivers"], "top", crt={"o": {"s": {"s": "Draft"}}}),
    rem("status", ["Status"], "power", rcrs="o.s"),
    rem("slot", [ref("status")], "doc", [ref("draft")], type=2, rcrp="o.s",
        forget=True),
    rem("a", ["The ", {"i": "m", "text": "Rhine", "b": True}],
        value=["a river ", {"i": "m", "text": "1 < 2", "q": True}, " to the ",
               ref("sea")], type=1, enableBackSR=True, typeParents=["tag"]),
    rem("tag", ["big river"], None),
    rem("sea", ["North ", ref("seas")]),
    rem("seas", ["Sea"]),
    rem("b", ["length"], "a", ["1230 km"], type=2, enableBackSR=False),
    rem("c", ["Ends of the Danube"], children=["c1", "c2", "c3"], type=1),
    rem("c1", ["Donaueschingen"], "c", crt={"w": {}}),
    rem("c2", ["Black Sea"], "c", ["a sea"], crt={"w": {}}, type=1),
    rem("c3", ["once more"], "c"),
    rem("d", [{"i": "m", "text": "Elbe", "cId": "1"}, " and ",
              {"i": "m", "text": "Oder", "cId": "2"}, " and ",
              {"i": "m", "text": "Elbe", "cId": "1"}]),
    rem("e", ["formula ", {"i": "m", "text": "a<b", "x": True}],
        value=[{"i": "i", "url": "%LOCAL_FILE%dot.png", "width": 1},
               {"i": "m", "text": "link", "url": "https://example.org/"}]),
    rem("f", ["not practised"], value=["off"], forget=True),
    rem("g", [ref("a")], type=6),
    rem("a", ["The old Rhine"], value=["before"], u=1640000000000),
]}


ANKIAPP = """<?xml version="1.0" encoding="UTF-8"?>
<deck name="Small things" tags="nature">
<fields><rich-text name="Front" sides="11"/><rich-text name="Back" \
sides="01"/><img name="Picture" sides="01"/></fields>
<cards>
<card><rich-text name="Front">What is an <b>ant</b>?</rich-text>\
<rich-text name="Back">this: {{blob 0a1b2c}}</rich-text></card>
<card><field name="Front">How does it sound?</field><rich-text name="Back">\
<audio id="77aa" type="audio/mpeg"/> or {{blob 77aa}}</rich-text></card>
<card><field name="Front">a picture</field><img name="Picture" id="0a1b2c" \
type="image/png"/></card>
<card><field name="Front">gone</field><field name="Back">\
&lt;img id="ffff"&gt;</field></card>
</cards></deck>
"""


def main():
    folder = Path(__file__).resolve().parents[2] / "samples"
    (folder / "remnote.rem").write_bytes(archive(
        [("rem.json", json.dumps(REM)), ("files/dot.png", DOT),
         ("cards.json", "{}")]))
    (folder / "ankiapp-blobs.zip").write_bytes(archive([
        ("Small things.xml", ANKIAPP), ("blobs/", ""),
        ("blobs/0a1b2c", DOT), ("blobs/77aa", b"ID3 no sound, as such"),
        ("__MACOSX/._Small things.xml", "\0\5\26\7")]))
    id = "0123456789abcdef0123456789abcdef"
    (folder / "zip.zip").write_bytes(archive([
        ("Town/b.md", "# Towns\n\n## Which town?\n\n![](dot.png)\n\n"
         "## And this?\n\nParis\n\n## The last?\n\nRome\n"),
        ("Town/dot.png", DOT),
        ("Town/a.csv", "front,back,deck\nxyz,abc,Letters\n"),
        ("README.txt", "What this is about.\n"),
        ("__MACOSX/Town/._a.csv", "\0\5\26\7"),
        (".hidden.csv", "front,back\nno,no\n"),
        ("ExportBlock-1-Part-1.zip", archive([
            (f"Words {id}.csv", "Name,Meaning,Deck\ndog,Hund,Words\n"),
            (f"Words {id}_all.csv", "Name,Meaning,Deck\n"
             "dog,Hund,Words\ncat,Katze,Words\n"),
        ]))]))
    (folder / "xlsx.xlsx").write_bytes(xlsx(
        {"Sheet1": WORDS, "Verbs & more": VERBS,
         "Lists": row(1, s("u"), s("v")) + row(2, s("w"), s("x")),
         "About": row(1, s("A deck of words")), "Empty": ""},
        STRINGS, STYLES, {"Lists": "hidden"}))
    (folder / "mochi.mochi").write_bytes(archive(
        [("data.json", json.dumps(MOCHI, indent=1)), ("dot.png", DOT),
         ("say.mp3", b"ID3 no sound")]))
    (folder / "mochi-edn.mochi").write_bytes(archive([("data.edn", EDN)]))
    (folder / "ods.ods").write_bytes(write_ods())


if __name__ == "__main__":
    main()
