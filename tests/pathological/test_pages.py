"""Hostile pages: none crashes, hangs or needs much memory, and the cards
round the hostile part are all there."""
import os
import subprocess
import tempfile

from tap import main, test

BINARY = os.environ["DECKCONV"]
SANITIZED = "san-" in BINARY
CARD = b"<details><summary>q%d</summary>a%d</details>"
PAGE = b"<!DOCTYPE html><html><body>%s%s%s</body></html>"
LIMIT = 60 if SANITIZED else 20

# Made when they are needed: a child counts its parent's memory as its own.
HOSTILE = {
    "300000 open elements": lambda: b"<div>" * 300000,
    "300000 open links": lambda: b"<a href=x>" * 300000,
    "200000 open bold paragraphs": lambda:
        b"<b class=xxxxxxxxxxxxxxxxxxxxx><p>" * 200000,
    "12 MB of text": lambda: b"<p>" + b"word " * 2500000 + b"</p>",
    "100000 attributes": lambda: b"<p " + b" ".join(
        b"a%d=1" % i for i in range(100000)) + b">x</p>",
    "300000 equal attributes": lambda: b"<p " + b"a " * 300000 + b">x</p>",
    "3000000 brackets": lambda: b"<" * 3000000,
    "3000000 ampersands": lambda: b"&" * 3000000,
    "90000 half-written references": lambda:
        b"&CounterClockwiseContourIntegra" * 90000,
    "NUL bytes": lambda: b"a word\0" * 100000,
    "450000 stray end tags": lambda: b"</div></b></p>" * 150000,
    "tables in tables": lambda: b"<table><tr><td>" * 100000,
    "comments": lambda: b"<!-- x --" * 100000 + b"-->",
    "declarations": lambda: b"<!x<?y" * 100000 + b">",
    "quotes": lambda: b"<a b='\"' c=\"'\" " * 100000 + b">",
    "closed folds": lambda: b"</details></summary>" * 100000,
    "lists": lambda: b"</li><li>" * 200000,
    "cells without a table": lambda: b"<td><tr><th>" * 200000,
    "entity bomb": lambda: b"<!DOCTYPE a [<!ENTITY b 'xxxxxxxxxx'><!ENTITY c '"
                   + b"&b;" * 1000 + b"'>]>" + b"&c;" * 1000,
    "file entity": lambda: b"<!DOCTYPE a [<!ENTITY b SYSTEM "
                   b"'file:///etc/passwd'>]><p>&b;</p>",
    "ill-formed text": lambda: b"\xed\xa0\x80\xc0\xaf\x80 " * 10000,
}


def run(page):
    """Exit code, stdout, stderr; memory is 50 times the page and 64 MB."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "page.html")
        with open(path, "wb") as f:
            f.write(page)
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            p = subprocess.Popen(
                ["timeout", str(LIMIT), BINARY, "-q", "-f", "html", path,
                 "-t", "csv:header=no"], stdin=subprocess.DEVNULL,
                stdout=out, stderr=err)
            _, status, used = os.wait4(p.pid, 0)
            p.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            err.seek(0)
            kib = 50 * len(page) // 1024 + (64 << 10)
            assert SANITIZED or used.ru_maxrss < kib, \
                f"{used.ru_maxrss} KiB, {kib} allowed"
            return p.returncode, out.read(), err.read()


def check(hostile):
    page = PAGE % (CARD % (1, 1), hostile(), CARD % (2, 2))
    code, out, err = run(page)
    assert code == 0, f"exit {code}: {err[:300]!r}"
    for card in b",q1,a1,", b",q2,a2,":
        assert card in out, f"{card!r} is missing in {out[:300]!r}"
    assert b"root:" not in out


for name, text in HOSTILE.items():
    test(name)(lambda text=text: check(text))


@test("folds that never end")
def _():
    code, out, err = run(b"<html>" + b"<details><summary>a</summary>" * 100000)
    assert code in (0, 3), (code, err[:300])


@test("a page that ends in a tag's value says so")
def _():
    code, out, err = run(PAGE[:27] + CARD % (1, 1) + b'<a href="x')
    assert code == 1 and b"[html-cut]" in err, (code, err)
    assert b",q1,a1," in out


main()
