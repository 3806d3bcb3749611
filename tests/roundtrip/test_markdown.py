"""Notes that are hard to write come back from Markdown as they were."""
import json
import os
import random
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "lib"))
from tap import main, test  # noqa: E402

DECKCONV = os.environ["DECKCONV"]
PIECES = [
    "a", "b c", " ", "  ", "\n", "\n\n", "\t", "#", "# x", "## y", "\n# z",
    "\n## q", "\n ## r", "\n#", "```", "\n```\n", "\n~~~\n", "```c\nint i;\n"
    "# no\n```", "---", "\n---\n", "***", "<!--", "-->", "<!-- note {} -->",
    "\n<!-- field \"x\" -->\n", "\n <!-- a -->", "\n<!-- notetype {} -->\n",
    "--", "\\", '"', "|", "**b**", "- i\n- j", "1. k", "{{c1::x::y}}", "$x$",
    "\\(y\\)", "<b>", "</b>", "&amp;", "é", "漢", "\u00a0", "\u2028", "\u3000",
    ":", "::", "Q: q", "A: a", "[l](u)", "![i](my%20cat.png)", "\\\n",
    "=", "~", "`", "> q", "\n> q", "    four", "deckconv", ",", ";", "\x01",
]


def some(rng, most):
    return "".join(rng.choice(PIECES) for _ in range(rng.randint(0, most)))


def note(rng, i):
    kind = rng.choice(["Basic", "Basic", "Three"])
    n = {"guid": f"g-->{i}", "notetype": kind, "markup": "markdown"}
    n["fields"] = {"Front": some(rng, 5), "Back": some(rng, 6)}
    if kind == "Three":
        n["fields"] = {"A -- b": some(rng, 3), "Front": some(rng, 3),
                       "Back": some(rng, 2)}
    if rng.random() < 0.5:
        n["deck"] = rng.choice(["D", "A::B", "# x", "x -- y", "*d*"])
    if rng.random() < 0.5:
        n["tags"] = ["t", "a::b", "x--y", "ü"][:rng.randint(1, 4)]
    if rng.random() < 0.2:
        n["lost"] = rng.choice([["front"], ["back"], ["front", "back"]])
    if rng.random() < 0.2:
        n["mod"] = 1700000000
    if rng.random() < 0.1:
        n["media"] = ["my cat.png"]
        n["more"] = {"a": ["b", 1.50]}
        n["cards"] = [{"ord": 0, "due": 7}]
    return n


def notes(rng, count):
    return "".join(json.dumps(note(rng, i), ensure_ascii=False) + "\n"
                   for i in range(count)).encode()


def run(data, source, target):
    p = subprocess.run([DECKCONV, "-q", "--allow-empty", "-f", source, "-t",
                        target, "-"], input=data, stdout=subprocess.PIPE,
                       stderr=subprocess.PIPE,
                       env=dict(os.environ, SOURCE_DATE_EPOCH="1800000000"))
    assert p.returncode == 0, p.stderr.decode()
    return p.stdout


def lines(data):
    found = [json.loads(s) for s in data.decode().split("\n") if s]
    for n in found:
        n.pop("source", None)
        if "define" not in n and not any(n["fields"].values()):
            n["markup"] = n["sum"] = "of nothing"
    return found


@test("JSON, Markdown, JSON: every value as it was")
def _():
    rng = random.Random(4)
    for _ in range(12):
        before = run(notes(rng, 200), "ndjson", "ndjson")
        md = run(before, "ndjson", "markdown")
        after = run(md, "markdown", "ndjson")
        assert len(lines(before)) == len(lines(after)), "notes got lost"
        for a, b in zip(lines(before), lines(after)):
            assert a == b, f"\n{a}\n{b}"


@test("Markdown is written the same again, whatever its ends of line")
def _():
    rng = random.Random(5)
    md = run(notes(rng, 300), "ndjson", "markdown")
    assert run(md, "markdown", "markdown") == md
    assert run(md.replace(b"\n", b"\r\n"), "markdown", "markdown") == md


main()
