"""Tables that Python's csv module wrote, compared cell by cell with what
deckconv reads: delimiters, line ends and quoting of all kinds, cells longer
than the window of 256 KiB."""
import csv
import io
import json
import os
import random
import subprocess

from tap import main, test

BINARY = os.environ["DECKCONV"]
PIECES = ["a", "b", "é", "日", '"', '""', ",", ";", "|", "\n", "\r\n", "\r",
          " ", "\t", "'", '5" x', "x\0y", "word", "#", "=1", "</p>", "😀"]
NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}


def cell(rng, longest):
    text = "".join(rng.choices(PIECES, k=rng.randint(1, longest)))
    return text if any(c > " " for c in text) else "z" + text


def table(rng, big):
    width = rng.randint(2, 5)
    return [[cell(rng, 90000 if big and rng.random() < .1 else 8)
             for _ in range(width)]
            for _ in range(30 if big else rng.choice([1, 3, 400]))]


def written(rows, delimiter, end):
    out = io.StringIO()
    # Python leaves an LF bare where records end in CR: no reader could tell.
    quoting = csv.QUOTE_MINIMAL if end == "\r\n" else csv.QUOTE_ALL
    csv.writer(out, delimiter=delimiter, quoting=quoting,
               lineterminator=end).writerows(rows)
    return out.getvalue().encode()


def read(data, delimiter):
    of = f"csv:header=no,quote=\",markup=plain,delimiter={NAMES[delimiter]}"
    p = subprocess.run([BINARY, "-f", of, "-", "-t", "ndjson", "-q"],
                       input=data, capture_output=True, timeout=60)
    notes = [json.loads(x) for x in p.stdout.decode().splitlines()]
    return [list(n["fields"].values()) for n in notes if "define" not in n], \
        [n["source"]["line"] for n in notes if "define" not in n]


def lines_of(rows, delimiter, end):
    """The line that each record begins in."""
    line = 1
    for row in rows:
        yield line
        text = written([row], delimiter, end).decode()
        line += text.replace("\r\n", "\n").replace("\r", "\n").count("\n")


def compare(seed, big):
    rng = random.Random(seed)
    rows = table(rng, big)
    delimiter, end = rng.choice(list(NAMES)), rng.choice(["\n", "\r\n", "\r"])
    data = written(rows, delimiter, end)
    got, lines = read(data, delimiter)
    for i, (a, b) in enumerate(zip(rows, got)):
        assert a == b, f"seed {seed}, record {i}: {a!r:.300} read as {b!r:.300}"
    assert len(rows) == len(got), f"seed {seed}: {len(got)} of {len(rows)}"
    assert lines == list(lines_of(rows, delimiter, end)), f"seed {seed}: lines"


@test("small tables")
def _():
    for seed in range(60):
        compare(seed, False)


@test("cells longer than the window")
def _():
    for seed in range(100, 120):
        compare(seed, True)


main()
