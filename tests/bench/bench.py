#!/usr/bin/env python3
"""make bench: processor time and peak memory of deckconv beside other tools.

Times of one machine say nothing on another: what counts are the ratios in
one run.  Each command runs some times, the middle one is shown.  No peak is
below this program's own, some 15 MiB: the system counts from where it began.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DATA = ROOT / "build/bench"
PYTHON_CSV = """
import csv, sys
csv.field_size_limit(1 << 30)
out = csv.writer(sys.stdout, delimiter="\\t", lineterminator="\\n")
with open(sys.argv[1], newline="", encoding="utf-8") as f:
    for row in csv.reader(f):
        out.writerow(row)
"""


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
            subprocess.run([ROOT / "build/tests/bench/generate", kind,
                            str(count)], stdout=f, check=True)
        path.with_suffix(".new").rename(path)
    return path


def once(argv):
    """Processor seconds and peak MiB of one run."""
    argv = [str(a) for a in argv]
    with open(os.devnull, "r+b") as null:
        pid = os.posix_spawnp(argv[0], argv, os.environ, file_actions=[
            (os.POSIX_SPAWN_DUP2, null.fileno(), fd) for fd in (0, 1, 2)])
        _, status, used = os.wait4(pid, 0)
    if status:
        sys.exit(f"bench: {' '.join(argv)}: status {status}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def measure(argv, runs):
    all_runs = [once(argv) for _ in range(runs)]
    return (statistics.median(t for t, _ in all_runs),
            max(m for _, m in all_runs))


def table(title, size, commands, runs):
    print(f"\n{title}, {size / 1e6:.0f} MB")
    print(f"  {'':34}{'CPU s':>8}{'MB/s':>8}{'peak MiB':>10}{'x':>7}")
    base = None
    for name, argv in commands:
        if not shutil.which(str(argv[0])):
            print(f"  {name:34}{'not there':>8}")
            continue
        cpu, peak = measure(argv, runs)
        base = base or cpu
        print(f"  {name:34}{cpu:8.2f}{size / 1e6 / max(cpu, 1e-9):8.0f}"
              f"{peak:10.1f}{cpu / base:7.2f}")


def startup(binary, runs):
    small = DATA / "small.csv"
    small.write_text("front,back\nwhat?,that\n")
    print("\nstart-up, one card")
    base = None
    for name, argv in (("true", ["true"]),
                       ("deckconv", [binary, "-q", small]),
                       ("python3 -c pass", [sys.executable, "-c", "pass"])):
        cpu, _ = measure(argv, runs)
        base = base or cpu
        print(f"  {name:34}{cpu * 1e3:8.2f} ms{cpu / base:7.1f} x")


def main():
    a = arguments()
    binary = (ROOT / a.binary).resolve()
    csv, js = data("csv", a.notes), data("json", a.notes)
    lines, small = data("ndjson", a.notes), data("csv", a.notes // 10)
    python = [sys.executable, "-c", PYTHON_CSV]
    table("CSV to Anki text", csv.stat().st_size, [
        ("deckconv", [binary, "-q", csv, "-t", "anki"]),
        ("deckconv --guid none", [binary, "-q", csv, "-t", "anki",
                                  "--guid", "none"]),
        ("cat", ["cat", csv]),
        ("Miller, CSV to TSV", ["mlr", "--icsv", "--otsv", "cat", csv]),
        ("Python's csv, CSV to TSV", [*python, csv])], a.runs)
    table("a tenth of it, for its memory", small.stat().st_size, [
        ("deckconv", [binary, "-q", small, "-t", "anki"])], a.runs)
    table("JSON to Anki text", js.stat().st_size, [
        ("deckconv", [binary, "-q", js, "-t", "anki"]),
        ("cat", ["cat", js])], a.runs)
    table("JSON lines to Anki text", lines.stat().st_size, [
        ("deckconv", [binary, "-q", lines, "-t", "anki"]),
        ("cat", ["cat", lines]),
        ("Miller, JSON lines to TSV",
         ["mlr", "--ijsonl", "--otsv", "unsparsify", lines])], a.runs)
    startup(binary, 20)


if __name__ == "__main__":
    main()
