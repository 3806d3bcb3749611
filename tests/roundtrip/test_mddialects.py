"""Notes that are hard to write come back from each dialect of Markdown."""
import html
import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "lib"))
from tap import main, test  # noqa: E402

DECKCONV = os.environ["DECKCONV"]
PIECES = [
    "a", "b c", " ", "\n", "\n\n", "\t", "#", "# x", "#tag", "\n# z",
    "\n## q", "\n ### r", "\n#", "```", "\n```\n", "\n~~~\n",
    "\n```c\nQ: no\n\n## no\n%\n---\na::b\n```\n", "---", "\n---\n", "***",
    "-->", "<!-- c -->", "\n<!-- c -->\n", "\n <!-- a -->",
    "<!--SR:!2024-01-01,3,250-->", "\n?\n", "\n??\n", "?", "::", ":::",
    "std::move", "`a::b`", "==", "==x==", "{{c1::x::y}}", "{{c2::z}}",
    "$x$", "\\(y\\)", "\\[z\\]", "$5", "<b>", "</b>", "&amp;", "\u00e9",
    "\u6f22", "\u00a0", ":", "Q: q", "\nQ: q\n", "\nA: a", "\nC: c [d]",
    "\n**A:** b", "\nAnswer: d", "\nTags: x", "[l](u)", "![i](my%20cat.png)",
    "\\\n", "\\", "=", "~", "`", "``", "> q", "\n> q", "    four", "|",
    "\n| a | b |\n|---|---|\n| c | d |\n", "\\|", "`|`", "%", "\n%\n",
    "[#t](u)", "\n[#t]()\n", " ^abc123", "\n^1234567890123", "\nID: 12",
    "**b**", "- i\n- j", "\n- k #card\n", " #card", "#flashcard",
    "\n#flashcards/x\n", "1. k", "START", "\nEND\n", "TARGET DECK: x",
    "\n- **t**: d", "\n: d", "<br>", "\n<br>\n", "[x]", "!", ";;", "C#", '"',
    "<details>", "</details>", "key:: v", "\n===\n", "<hr>",
]
DIALECTS = ["obsidian", "hashcards", "headings", "qa", "table"]
HIDDEN = ["x", "y z", "a\\\nb", "[q]", "=", "`c`", "\\(z\\)", "**d**"]
BETWEEN = ["a", "[b]", "==", "\\\\", "!", "\n", "[l](u)", "::", "$x$",
           "\n\n", "\n- ", "![i](c.png)", "\n?\n", "\n---\n", " Q: ", "\nQ: r "]


def some(rng, least, most):
    return "".join(rng.choice(PIECES)
                   for _ in range(rng.randint(least, most)))


def note(rng, i):
    n = {"guid": f"g{i}", "notetype": "Basic", "markup": "markdown",
         "deck": ["D", "A::B", "\u00e4"][i // 70 % 3]}
    n["fields"] = {"Front": f"n{i} " + some(rng, 0, 4),
                   "Back": some(rng, 0, 6)}
    if rng.random() < 0.3:
        n["fields"]["Front"] = some(rng, 1, 4) + f" n{i}"
    if rng.random() < 0.4:
        n["tags"] = ["t", "a::b", "x-y", "\u00fc"][:rng.randint(1, 4)]
    return n


def notes(rng, count):
    return [note(rng, i) for i in range(count)]


def cloze_notes(rng, count, hints=True):
    for i in range(count):
        n = note(rng, i)
        text, last = f"n{i} ", 0
        for _ in range(rng.randint(1, 3)):
            last += 1
            number = rng.randint(1, last) if hints else last
            last = max(number, last - (number < last))
            hidden = rng.choice(HIDDEN)
            hint = "::h" if hints and rng.random() < 0.3 else ""
            text += f"{{{{c{number}::{hidden}{hint}}}}}" + rng.choice(BETWEEN)
        n["notetype"] = "Cloze"
        n["fields"] = {"Text": text, "Back Extra": ""}
        yield n


def run(data, source, target, *more):
    p = subprocess.run([DECKCONV, "-q", "--sanitize=no", "-f", source, "-t",
                        target, *more, "-"], input=data,
                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert p.returncode == 0, p.stderr.decode()
    return p.stdout


def lines(data):
    return [n for n in map(json.loads, filter(None,
            data.decode().split("\n"))) if "define" not in n]


def encode(found):
    return "".join(json.dumps(n, ensure_ascii=False) + "\n"
                   for n in found).encode()


def seen(text):
    """What is to be seen of HTML: the same text, tags and blanks."""
    text = re.sub(r"<!--.*?-->", "", text, flags=re.S)
    text = html.unescape(text.replace("&nbsp;", "\u00a0"))
    text = re.sub(r"<(/?)(p|div|br|hr)\b[^>]*>", " ", text)
    text = re.sub(r"\s*(<[^>]*>)\s*", r"\1", text)
    return re.sub(r"\s+", " ", text).strip()


def compare(before, after, dialect):
    tags = dialect != "hashcards"
    bad = []
    assert len(before) == len(after), (len(before), len(after))
    for a, b in zip(before, after):
        one = [seen(v) for v in a["fields"].values()]
        two = [seen(v) for v in b["fields"].values()]
        if one != two or (tags and (a.get("tags"), a.get("deck")) != (
                b.get("tags"), b.get("deck"))):
            bad.append((a, b))
    return bad


def there_and_back(found, dialect, source):
    data = encode(found)
    md = run(data, "ndjson", f"markdown:dialect={dialect}")
    after = lines(run(md, source, "ndjson:markup=html"))
    before = lines(run(data, "ndjson", "ndjson:markup=html"))
    return compare(before, after, dialect), md


for dialect in DIALECTS:
    @test(f"{dialect}: nasty notes come back")
    def _(dialect=dialect):
        rng = random.Random(6)
        for _ in range(int(os.environ.get("ROUNDS", 3))):
            found = [n for n in notes(rng, 200)
                     if n["fields"]["Back"].strip()]
            bad, md = there_and_back(found, dialect, "markdown")
            assert not bad, f"{len(bad)}\n{bad[0][0]}\n{bad[0][1]}"


for dialect in DIALECTS:
    @test(f"{dialect}: clozes come back")
    def _(dialect=dialect):
        rng = random.Random(7)
        hints = dialect != "hashcards"
        found = list(cloze_notes(rng, 150, hints))
        bad, md = there_and_back(found, dialect, "markdown")
        assert not bad, f"{len(bad)}\n{bad[0][0]}\n{bad[0][1]}"


main()
