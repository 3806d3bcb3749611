"""csv-spectrum: tables, and beside each what a reader must make of it.

Our cards have a front and a back, the suite's records have names of their own.
--map gives both sides the names of columns and keeps the others', so that a
note's fields are the record again; a suite's file of one record is read, too.
"""
import csv
import json
import os
import subprocess

from npm import package
from tap import main, test

BINARY = os.environ["DECKCONV"]
NAMES = ("comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json",
         "location_coordinates", "newlines", "newlines_crlf",
         "quotes_and_newlines", "simple", "simple_crlf", "utf8")
# The suite's own mistakes: another telephone number than in the table, and an
# object where all others have a list.
WRONG = {"location_coordinates": ("Contact Phone Number", "2095257564")}


def expected(name):
    path = package("csv-spectrum") / f"json/{name}.json"
    rows = json.loads(path.read_text(encoding="utf-8"))
    rows = rows if isinstance(rows, list) else [rows]
    if name in WRONG:
        key, value = WRONG[name]
        rows[0][key] = value
    return rows


def mapped(names):
    """`Front="a",Back="b","c"="c"`: the first two columns are the sides."""
    roles = ["Front", "Back", *names[2:]]
    return ",".join(f'"{r}={n}"' for r, n in zip(roles, names))


def read(path, names, *of):
    p = subprocess.run([BINARY, "-q", *of, "--map", mapped(names), "-t",
                        "ndjson", path], capture_output=True, timeout=60)
    assert p.returncode == 0, p.stderr.decode()
    notes = [json.loads(x) for x in p.stdout.decode().splitlines()]
    return [dict(zip(names, n["fields"].values())) for n in notes
            if "define" not in n]


for name in NAMES:
    @test(f"{name} is read as the suite says")
    def _(name=name):
        wanted = expected(name)
        path = package("csv-spectrum") / f"csvs/{name}.csv"
        names = list(wanted[0])
        assert read(path, names, "-f", "csv:markup=plain") == wanted
        with open(path, newline="", encoding="utf-8") as f:
            assert list(csv.DictReader(f)) == wanted, "Python's csv differs"


@test("no table of the suite is left out")
def _():
    here = {p.stem for p in (package("csv-spectrum") / "csvs").iterdir()}
    assert here == set(NAMES), here ^ set(NAMES)


main()
