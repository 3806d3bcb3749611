#!/usr/bin/env python3
"""make bench-sniff SNIFF_DATA=DIR: who finds out how a table is written?

DIR is a checkout of github.com/ws-garcia/CSVsniffer, which has the tables of
three published collections and, written down by people, each one's delimiter
and quote; or any folder of NAME-dialect_annotations.txt beside NAME/.  All
tools see the same files in the same run.  A delimiter is right if it is the
annotated one; so is a quote, which counts only where the text holds quotes.
"""
import argparse
import csv
import json
import subprocess
import sys
from pathlib import Path

try:
    import clevercsv
    import duckdb
except ImportError as e:
    sys.exit(f"bench-sniff: {e}: make bench-sniff installs it")

SAMPLE = 64 << 10                # characters, as many as deckconv looks at
COLLECTIONS = (                  # of that checkout
    ("POLLOCK", "POLLOCK-dialect_annotations.txt", "CSV"),
    ("CSV Wrangling", "CCSV-manual_Dialect_Annotation.txt", "CSV_Wrangling"),
    ("W3C CSVW", "W3C-CSVW-dialect_annotations.txt", "W3C-CSVW"),
)
BYTES = {"comma": ",", "semicolon": ";", "tab": "\t", "vslash": "|",
         "space": " ", "nsign": "#", "colon": ":", "doublequote": '"',
         "singlequote": "'", "": ""}


def collections(folder):
    """name, annotations, folder of the tables."""
    truth = folder / "python/ground truth"
    if truth.is_dir():
        for name, notes, tables in COLLECTIONS:
            yield name, truth / notes, folder / "python" / tables
    for notes in sorted(folder.glob("*-dialect_annotations.txt")):
        name = notes.name.removesuffix("-dialect_annotations.txt")
        yield name, notes, folder / name


def annotated(notes, tables):
    """path, encoding, delimiter and quote of the tables that are there."""
    for line in notes.read_text(encoding="utf-8").splitlines()[2:]:
        name, encoding, delimiter, quote = line.split("|")[:4]
        if (tables / name).is_file():
            yield tables / name, encoding, BYTES[delimiter], BYTES[quote]


def ours(binary, path, text):
    p = subprocess.run([binary, "inspect", "-q", "-f", "csv", "--report", "-",
                        path], capture_output=True, timeout=60)
    told = json.loads(p.stdout)
    delimiter = told["delimiter"]
    return "\t" if delimiter == "tab" else delimiter, told.get("quote") or ""


def pythons(path, text):
    found = csv.Sniffer().sniff(text[:SAMPLE])
    return found.delimiter, found.quotechar


def clevers(path, text):
    found = clevercsv.Sniffer().sniff(text[:SAMPLE])
    return found.delimiter, found.quotechar


def ducks(path, text):
    row = duckdb.execute("select Delimiter, Quote from sniff_csv(?)",
                         [str(path)]).fetchone()
    return [x if len(x) == 1 else "" for x in row]


def decoded(path, encoding):
    data = path.read_bytes()
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeError):
        return data.decode("utf-8", "replace")


def ask(tool, path, text):
    """Delimiter and quote, or two None and why."""
    try:
        return *tool(path, text), ""
    except Exception as e:
        return None, None, str(e).splitlines()[0] if str(e) else repr(e)


def measure(tools, tables, verbose):
    """name: [right delimiters, right quotes, files with quotes, failures]"""
    score = {name: [0, 0, 0, 0] for name in tools}
    count = 0
    for path, encoding, delimiter, quote in tables:
        text = decoded(path, encoding)
        quoted = '"' in text[:SAMPLE] or quote == "'"
        count += 1
        for name, tool in tools.items():
            got, mark, why = ask(tool, path, text)
            score[name][0] += got == delimiter
            score[name][1] += quoted and mark == quote
            score[name][2] += quoted
            score[name][3] += got is None
            if verbose in (name, "all") and (
                    got != delimiter or (quoted and mark != quote)):
                print(f"  {name}: {path}: {delimiter!r} {quote!r}, "
                      f"found {got!r} {mark!r} {why}")
    return count, score


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--with", dest="binary", type=Path, required=True)
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--verbose", default="", metavar="TOOL",
                   help="show the misses of a tool, or of all")
    p.add_argument("--only", default="", metavar="TOOL")
    o = p.parse_args()
    binary = o.binary.resolve(strict=True)
    tools = {
        "deckconv": lambda path, text: ours(binary, path, text),
        "csv.Sniffer": pythons, "CleverCSV": clevers, "DuckDB": ducks,
    }
    tools = {n: t for n, t in tools.items() if o.only in n}
    print(f"Python {sys.version.split()[0]}, CleverCSV "
          f"{clevercsv.__version__}, DuckDB {duckdb.__version__}\n")
    print(f"{'collection':<15}{'files':>6}  {'tool':<12}{'delimiter':>10}"
          f"{'quote':>13}{'failed':>8}")
    any_at_all = behind = 0
    for name, notes, folder in collections(o.data):
        count, score = measure(tools, annotated(notes, folder), o.verbose)
        any_at_all += count
        for tool, (delimiters, quotes, quoted, failed) in score.items():
            print(f"{name:<15}{count:>6}  {tool:<12}{delimiters:>10}"
                  f"{f'{quotes} of {quoted}':>13}{failed:>8}")
        best = max(s[0] for s in score.values())
        behind += score.get("deckconv", [best])[0] < best
    if not any_at_all:
        sys.exit(f"bench-sniff: no annotated table in {o.data}")
    print("\npromise: as many right delimiters as any of them:",
          "kept" if not behind else f"BROKEN in {behind}")
    sys.exit(1 if behind else 0)


if __name__ == "__main__":
    main()
