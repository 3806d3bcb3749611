"""formats/skeleton.c, which people copy, does what its comments say."""
import os
import subprocess
from pathlib import Path

from tap import main, skip, test

# Beside the objects that were built, which are beside the binary or below it.
HERE = Path(os.environ["DECKCONV"]).resolve().parent
PLACES = [HERE / "deckconv-skeleton", HERE / "build" / "deckconv-skeleton"]
DECK = """\
; Notes of this format are lines, a semicolon begins a comment.
deck: Capitals
France = Paris
Italy = Rome

deck: Sums
2 + 2 = 4
"""


def run(*args, text=DECK):
    binary = next((p for p in PLACES if p.exists()), None)
    if not binary:
        skip("no deckconv-skeleton: make units")
    p = subprocess.run([binary, "-", *args], input=text.encode(),
                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return p.returncode, p.stdout.decode(), p.stderr.decode()


@test("it is recognised and read")
def _():
    code, out, told = run("-t", "anki", "--guid", "none")
    assert code == 0, told
    assert out.endswith("Capitals\tFrance\tParis\nCapitals\tItaly\tRome\n"
                        "Sums\t2 + 2\t4\n"), out


@test("what it writes it reads")
def _():
    code, out, told = run("-t", "skeleton")
    assert code == 0, told
    assert out == "deck: Capitals\nFrance = Paris\nItaly = Rome\n" \
                  "deck: Sums\n2 + 2 = 4\n", out
    assert run("-t", "skeleton", text=out)[1] == out


@test("a note without a deck is read back behind one that has one")
def _():
    notes = '{"deck":"D","fields":{"Front":"a","Back":"b"},"markup":"plain"}' \
            '\n{"fields":{"Front":"c","Back":"d"},"markup":"plain"}\n'
    code, out, told = run("-f", "ndjson", "-t", "skeleton", text=notes)
    assert code == 0 and out == "deck: D\na = b\ndeck: \nc = d\n", out
    code, again, told = run("-t", "skeleton", text=out)
    assert code == 0 and again == out, (again, told)


@test("further fields are lost where there is something in them")
def _():
    notes = '{"fields":{"Front":"a","Back":"b","Hint":"","Note":"n"},' \
            '"markup":"plain"}\n'
    _, _, told = run("-f", "ndjson", "-t", "skeleton", text=notes)
    assert "cannot hold further fields: 1 dropped" in told, told


@test("its option changes the sign")
def _():
    _, out, _ = run("-t", "skeleton:sign=->")
    assert "France -> Paris\n" in out, out
    _, again, told = run("-f", "skeleton:sign=->", "-t", "skeleton", text=out)
    assert "France = Paris\n" in again, told


@test("a line that it cannot read is skipped and named")
def _():
    code, out, told = run("-t", "skeleton", text=DECK + "no sign\n")
    assert code == 1 and "-:8:1: error:" in told, told
    assert "read 4, written 3, skipped 1" in told, told


@test("what it cannot hold is told")
def _():
    code, out, told = run("-f", "csv", "-t", "skeleton",
                          text='front,back,tags\na,"b\nc",x\n')
    assert code == 0 and out == "a = b c\n", out
    assert "line breaks: 1 dropped" in told and "tags: 1" in told, told


main()
