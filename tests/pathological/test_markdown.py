"""Markdown that is made to hurt: ten times as much takes about ten times as
long, in each dialect, read and written."""
import json
import os
import subprocess
import time

from tap import main, test

BINARY = os.environ["DECKCONV"]
LIMIT = 120 if "san-" in BINARY else 30
READ = {
    "obsidian": ["[a:: ", "a::a", "==a", "{{c1::", "#a ", "a\n?\n", "?\n",
                 "a::b <!--SR:!", "<!-- \n", "a #card ", "$a::", "a::b\n",
                 "\\\\$", "[[", "![[a|", "[[a]] ", "#flashcards/a\n"],
    "hashcards": ["C: [a", "[a]", "Q: x\nA: y\n# a\n\n"],
    "headings": ["# a\n---\n", "x\n%\n", "[#a]() ", "# 1. a\nb\nc `\n"],
    "qa": ["Q: a\n", "**A1.** ", "Q: a\nA: b\nB: c\n", "A: b\n",
           "Q: a\nA: b\nTerm: c\n"],
    "table": ["| a | b |\n|---|---|\n", "|", "`|"],
    "details": ["<details>", "</details>", "<summary", "<summary>a",
                "<details><summary>Answer</summary>",
                "<details>\n<summary>Answer</summary>\nb\n</details>\n",
                "# a\n<details><summary>Answer</summary>b</details>\n"],
    "lists": ["- **a**: b\n", "a\n: b\n", "**"],
    "logseq": ["- a #card\n", "\t- a #card\n", "- {{cloze a #card\n"],
    "blocks": ["START\n", "START\nCloze\n{a\nEND\n", "STARTI [a] b ENDI "],
}
WRITTEN = ["::", "%\n", "`a ", "\\(a ", "\\(a\\) ", "# a\n", "|\\|",
           "{{c1::a}} ", "{{c1::", "```\na\n```\n", "<b>", "<!-- a\n",
           "\n\n", "Q: a\n", "\\[a\n"]


def seconds(data, source, target):
    start = time.monotonic()
    p = subprocess.run(["timeout", str(LIMIT), BINARY, "-q", "--allow-empty",
                        "-f", source, "-t", target, "-"], input=data,
                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert p.returncode in (0, 1, 3), (p.returncode, p.stderr[-500:])
    return time.monotonic() - start


def grows(make, source, target):
    short = seconds(make(40000), source, target)
    long = seconds(make(400000), source, target)
    assert long < 30 * short + 2, (source, target, short, long)


for dialect, units in READ.items():
    @test(f"{dialect}: read in time")
    def _(dialect=dialect, units=units):
        for u in units:
            grows(lambda n, u=u: (u * (n // len(u))).encode(),
                  f"markdown:dialect={dialect}", "ndjson")


for dialect in ["obsidian", "hashcards", "headings", "qa", "table"]:
    @test(f"{dialect}: written in time")
    def _(dialect=dialect):
        for u in WRITTEN:
            kind = "Cloze" if "{{" in u else "Basic"
            grows(lambda n, u=u, kind=kind: json.dumps(
                {"guid": "1", "notetype": kind, "markup": "markdown",
                 "fields": {"Text" if kind == "Cloze" else "Front":
                            u * (n // len(u)), "Back": "b"}}).encode(),
                "ndjson", f"markdown:dialect={dialect}")


main()
