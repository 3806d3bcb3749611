"""Results, and how they are shown and counted."""
import difflib
import sys
from dataclasses import dataclass

COLOUR = sys.stdout.isatty()


@dataclass
class Result:
    name: str
    status: str        # "passed", "failed", "skipped", "accepted"
    detail: str = ""


def paint(code, text):
    return f"\x1b[{code}m{text}\x1b[0m" if COLOUR else text


def printable(text):
    """Control characters as cat -v would show them, tabs as an arrow."""
    out = []
    for c in text:
        o = ord(c)
        if c == "\t":
            out.append("\u21e5")
        elif o < 32 or o == 127:
            out.append("^" + chr(o ^ 64))
        elif 0xDC80 <= o <= 0xDCFF:
            out.append(f"\\x{o - 0xDC00:02x}")
        else:
            out.append(c)
    return "".join(out)


def diff(wanted, got):
    """The difference of two texts, for the eye."""
    out = []
    lines = difflib.unified_diff(wanted.split("\n"), got.split("\n"),
                                 "expected", "printed", lineterm="", n=2)
    for i, line in enumerate(lines):
        if i > 200:
            out.append("  ...")
            break
        colour = {"-": 31, "+": 32, "@": 36}.get(line[:1], 0)
        out.append("    " + paint(colour, printable(line)))
    return "\n".join(out)


class Tally:
    def __init__(self):
        self.passed = self.failed = self.skipped = 0
        self.reasons = {}

    def add(self, r):
        if r.status == "failed":
            self.failed += 1
            print(paint(31, f"FAIL {r.name}"))
            if r.detail:
                print(r.detail)
        elif r.status == "skipped":
            self.skipped += 1
            self.reasons.setdefault(r.detail, []).append(r.name)
        else:
            self.passed += 1
            if r.status == "accepted":
                print(paint(33, f"accepted {r.name}"))
        sys.stdout.flush()

    def close(self, path=None):
        for reason, names in self.reasons.items():
            more = f" and {len(names) - 3} more" if len(names) > 3 else ""
            print(paint(33, f"SKIPPED {len(names)}: {reason}"))
            print(f"    {', '.join(names[:3])}{more}")
        end = f", {self.skipped} skipped" if self.skipped else ""
        print(f"{self.passed} passed, {self.failed} failed{end}")
        if path:
            with open(path, "a", encoding="utf-8") as f:
                f.write(f"{self.passed} {self.failed} {self.skipped}\n")
