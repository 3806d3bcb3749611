#!/usr/bin/env python3
"""Print containment.tsv: what HTML5 makes of one element inside of another.

html5lib (a parser that follows the standard to the letter) is the oracle:

    pip install html5lib
    python3 tests/html5/containment.py > tests/html5/containment.tsv

Three columns: the pair, the page's body, and the tree of the body in
brackets.  One thing is left out on purpose: the empty paragraph that a stray
</p> makes, which no card wants.
"""
import html5lib

OUTER = ("h1 h2 h3 h4 h5 h6 p b i u small em strong code font span a pre "
         "address legend dt dd li td th div section details summary "
         "blockquote").split()
INNER = ("p ul li table form fieldset dl dt div center pre h2 blockquote "
         "section details hr img br b a span button").split()
VOID = {"hr", "img", "br"}
# What an element stands in, and what it needs inside, to mean anything.
AROUND = {"li": ("<ul>", "</ul>"), "dt": ("<dl>", "</dl>"),
          "dd": ("<dl>", "</dl>"), "td": ("<table><tr>", "</tr></table>"),
          "th": ("<table><tr>", "</tr></table>"),
          "legend": ("<fieldset>", "</fieldset>"),
          "summary": ("<details>", "</details>")}
INSIDE = {"ul": "<li>x</li>", "table": "<tr><td>x</td></tr>",
          "dl": "<dt>x</dt><dd>y</dd>"}


def page(outer, inner):
    before, after = AROUND.get(outer, ("", ""))
    text = f"<{inner}>"
    if inner not in VOID:
        text += INSIDE.get(inner, "x") + f"</{inner}>"
    return f"{before}<{outer}>{text}y</{outer}>{after}z"


def tree(node):
    out = node.text or ""
    for child in node:
        name = child.tag
        inner = tree(child)
        out += f"{name}({inner})" + (child.tail or "")
    return out


for o in OUTER:
    for i in INNER:
        body = page(o, i)
        doc = html5lib.parse("<!DOCTYPE html><body>" + body,
                             namespaceHTMLElements=False)
        shown = tree(doc.find("body"))
        print(o + ">" + i, body, shown.replace("yp()", "y"), sep="\t")
