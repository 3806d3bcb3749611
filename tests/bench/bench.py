#!/usr/bin/env python3
"""make bench: processor time and peak memory of deckconv beside other tools.

Times of one machine say nothing on another: what counts are the ratios in
one run.  The commands of a table take turns, so that a busy moment meets all
of them, and the middle one of each is shown.  What is promised is said last.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TOOLS = ROOT / "build/tests/bench"
DATA = ROOT / "build/bench"
PYTHON_CSV = """
import csv, sys
csv.field_size_limit(1 << 30)
out = csv.writer(sys.stdout, delimiter="\\t", lineterminator="\\n")
with open(sys.argv[1], newline="", encoding="utf-8") as f:
    for row in csv.reader(f):
        out.writerow(row)
"""
# The promises: peak memory, share of Miller's time, seconds for a small file.
MIB, BYTES_A_NOTE = 24, 24
SHARE = 0.5
SMALL = 0.010
# Of packages: peak memory, share of genanki's time and of its file.
PACKAGE_MIB = 40
PACKAGE_SHARE, PACKAGE_SIZE = 1 / 3, 0.5


def arguments():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--with", dest="binary", default="deckconv")
    p.add_argument("--notes", type=int, default=1000000)
    p.add_argument("--runs", type=int, default=3)
    return p.parse_args()


def data(kind, count):
    """The file of so many generated notes, made when it is not there."""
    path = DATA / f"{count}.{kind}"
    if not path.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        with open(path.with_suffix(".new"), "wb") as f:
            subprocess.run([TOOLS / "generate", kind, str(count)],
                           stdout=f, check=True)
        path.with_suffix(".new").rename(path)
    return path


def once(argv):
    """Processor seconds and peak MiB of one run."""
    p = subprocess.run([TOOLS / "measure", *argv], stdout=subprocess.PIPE,
                       text=True)
    if p.returncode:
        sys.exit(f"bench: {argv}: status {p.returncode}")
    cpu, peak = p.stdout.split()
    return float(cpu), int(peak) / 1024


def measure(commands, runs):
    """Name to middle time and highest peak, of those that are there."""
    there = [(n, argv) for n, argv in commands if shutil.which(str(argv[0]))]
    got = {name: [] for name, _ in there}
    for _ in range(runs):
        for name, argv in there:
            got[name].append(once(argv))
    return {name: (statistics.median(t for t, _ in all_runs),
                   max(m for _, m in all_runs))
            for name, all_runs in got.items()}


def table(title, size, commands, runs):
    """Measure and print; x is how many times the first one's time it took."""
    got = measure(commands, runs)
    print(f"\n{title}, {size / 1e6:.0f} MB")
    print(f"  {'':34}{'CPU s':>8}{'MB/s':>8}{'peak MiB':>10}{'x':>8}")
    base = got[commands[0][0]][0]
    for name, _ in commands:
        if name not in got:
            print(f"  {name:34}{'not there':>9}")
            continue
        cpu, peak = got[name]
        print(f"  {name:34}{cpu:8.2f}{size / 1e6 / max(cpu, 1e-9):8.0f}"
              f"{peak:10.1f}{cpu / base:8.2f}", flush=True)
    return got


def startup(binary, runs):
    small = DATA / "small.csv"
    small.write_text("front,back\nwhat?,that\n")
    got = measure([("true", ["true"]), ("deckconv", [binary, "-q", small]),
                   ("python3 -c pass", [sys.executable, "-c", "pass"])], runs)
    print("\na CSV of one card, start to end")
    for name, (cpu, _) in got.items():
        print(f"  {name:34}{cpu * 1e3:8.2f} ms"
              f"{cpu / max(got['true'][0], 1e-9):7.1f} x true")
    return got["deckconv"][0]


def packages(binary, small, large, runs):
    """CSV to .apkg; the peak memory of both, and what genanki's is like."""
    python = os.environ.get("ANKI_PYTHON") or str(
        ROOT / "build/venv/bin/python")
    ours, theirs = DATA / "ours.apkg", DATA / "genanki.apkg"
    commands = [("deckconv", [binary, "-q", small, "-o", ours])]
    if shutil.which(python) and not subprocess.run(
            [python, "-c", "import genanki"], stderr=subprocess.DEVNULL
            ).returncode:
        commands.append(("genanki", [python, HERE / "genanki_write.py", small,
                                     theirs]))
    else:
        commands.append(("genanki", ["genanki is not there"]))
    got = table("CSV to .apkg", small.stat().st_size, commands, runs)
    size = ours.stat().st_size
    more = table("ten times as many", large.stat().st_size, [
        ("deckconv", [binary, "-q", large, "-o", ours])], 1)
    result = {"small": got["deckconv"][1], "large": more["deckconv"][1]}
    if "genanki" in got:
        result["time"] = got["deckconv"][0] / got["genanki"][0]
        result["size"] = size / theirs.stat().st_size
    return result


def promise_packages(got, notes):
    for which, count in ("small", notes // 10), ("large", notes):
        promise(f".apkg of {count} notes: peak memory", got[which],
                PACKAGE_MIB + BYTES_A_NOTE * count / (1 << 20), "MiB")
    if "time" not in got:
        print("  .apkg: time, size: genanki is not there")
        return
    promise(".apkg: time", got["time"], PACKAGE_SHARE, "of genanki's")
    promise(".apkg: size", got["size"], PACKAGE_SIZE, "of genanki's")


def promise(what, is_, most, unit):
    print(f"  {what:38}{is_:8.2f} of {most:.2f} {unit:18}"
          f"{'holds' if is_ <= most else 'DOES NOT HOLD'}")


def main():
    a = arguments()
    binary = (ROOT / a.binary).resolve()
    files = {kind: data(kind, a.notes) for kind in ("csv", "json", "ndjson")}
    csv, small = files["csv"], data("csv", a.notes // 10)
    miller = ("Miller, CSV to TSV", ["mlr", "--icsv", "--otsv", "cat", csv])

    def convert(path, *more):
        return [binary, "-q", path, "-t", "anki", *more]

    got = {"csv": table("CSV to Anki text", csv.stat().st_size, [
        ("deckconv", convert(csv)),
        ("deckconv --guid none", convert(csv, "--guid", "none")),
        ("cat", ["cat", csv]), miller,
        ("Python's csv, CSV to TSV",
         [sys.executable, "-c", PYTHON_CSV, csv])], a.runs)}
    table("a tenth of it, for its memory", small.stat().st_size,
          [("deckconv", convert(small))], a.runs)
    got["json"] = table("JSON to Anki text", files["json"].stat().st_size, [
        ("deckconv", convert(files["json"])),
        ("cat", ["cat", files["json"]]), miller], a.runs)
    got["ndjson"] = table(
        "JSON lines to Anki text", files["ndjson"].stat().st_size, [
            ("deckconv", convert(files["ndjson"])),
            ("cat", ["cat", files["ndjson"]]), miller,
            ("Miller, JSON lines to TSV",
             ["mlr", "--ijsonl", "--otsv", "unsparsify", files["ndjson"]])],
        a.runs)
    apkg = packages(binary, small, csv, a.runs)
    start = startup(binary, 20)

    print("\nwhat is promised")
    most = MIB + BYTES_A_NOTE * a.notes / (1 << 20)
    for kind, times in got.items():
        promise(f"{kind}: peak memory", times["deckconv"][1], most, "MiB")
    for kind, times in got.items():
        if miller[0] in times:
            promise(f"{kind}: time", times["deckconv"][0] /
                    times[miller[0]][0], SHARE, "of Miller on CSV")
        else:
            print(f"  {kind}: time: Miller is not there")
    promise_packages(apkg, a.notes)
    promise("a small CSV", start * 1e3, SMALL * 1e3, "ms")


if __name__ == "__main__":
    main()
