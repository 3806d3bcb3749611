"""The runner itself: a test that ought to fail does."""
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from tap import main, test

ROOT = Path(os.environ["SRC"])
# In the place of deckconv: prints its arguments and what it reads.
FAKE = """#!/bin/sh
echo "$*"
cat
case $1 in bad) echo told >&2; exit 3 ;; esac
"""


def suite(files, *args, code=0):
    """The runner's output on a tree of its own that holds these files."""
    with tempfile.TemporaryDirectory() as t:
        top = Path(t) / "tree"
        for sub in ("cmd", "golden", "unit", "more"):
            (top / "tests" / sub).mkdir(parents=True)
        (top / "samples").mkdir()
        shutil.copy(ROOT / "tests/run", top / "tests/run")
        shutil.copytree(ROOT / "tests/lib", top / "tests/lib")
        (top / "deckconv").write_text(FAKE)
        (top / "deckconv").chmod(0o755)
        for name, text in files.items():
            (top / name).write_text(text)
        env = {k: v for k, v in os.environ.items()
               if k not in ("CORPUS", "TALLY", "ACCEPT")}
        p = subprocess.run([top / "tests/run", *args], env=env,
                           stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                           encoding="utf-8")
        after = {name: (top / name).read_text() for name in files}
    assert p.returncode == code, f"exit {p.returncode}\n{p.stdout}"
    return p.stdout, after


def block(*lines):
    return "Why.\n\n```\n" + "\n".join(lines) + "\n```\n"


def last(out):
    return out.rstrip("\n").split("\n")[-1]


def one(*lines, code=0):
    return last(suite({"tests/cmd/a.t": block(*lines)}, code=code)[0])


@test("output, messages and exit code as expected pass")
def _():
    assert one("% deckconv x", "in", "^D", "x", "in") == "1 passed, 0 failed"
    assert one("% deckconv bad", "bad", "2> told", "=> 3") == \
        "1 passed, 0 failed"


@test("another output, message or code fails")
def _():
    for lines in (["% deckconv x", "y"], ["% deckconv x", "x", "more"],
                  ["% deckconv x"], ["% deckconv x", "x", "2> told"],
                  ["% deckconv bad", "bad", "2> told"],
                  ["% deckconv bad", "bad", "2> told", "=> 2"],
                  ["% deckconv bad", "bad", "=> 3"],
                  ["% printf x", "x"]):
        assert one(*lines, code=1) == "0 passed, 1 failed", lines


@test("a block that is no test fails, and one that is never closed")
def _():
    assert one("deckconv x", code=1) == "0 passed, 1 failed"
    out, _ = suite({"tests/cmd/a.t": "```\n% true\n"}, code=1)
    assert last(out) == "0 passed, 1 failed"


@test("--accept writes what was printed, and then it passes")
def _():
    text = block("% deckconv bad", "in", "^D", "wrong") + \
        block("% printf 'a\\n\\nb'", "x") + block("% deckconv x", "x")
    out, after = suite({"tests/cmd/a.t": text}, "--accept")
    assert last(out) == "3 passed, 0 failed", out
    wanted = block("% deckconv bad", "in", "^D", "bad", "in", "2> told",
                   "=> 3") + \
        block("% printf 'a\\n\\nb'", "a", "", "b",
              "\\ no newline at the end") + block("% deckconv x", "x")
    assert after["tests/cmd/a.t"] == wanted, after["tests/cmd/a.t"]
    assert last(suite(after)[0]) == "3 passed, 0 failed"


@test("a missing folder of real files is skipped aloud")
def _():
    out, _ = suite({"tests/cmd/a.t": block("% cat $CORPUS/x")
                    + block("% true")})
    assert last(out) == "1 passed, 0 failed, 1 skipped"
    assert "SKIPPED 1: no folder" in out


@test("a golden is compared to the byte, and made by --accept")
def _():
    name, text = "tests/golden/a.csv.anki", "$SAMPLES/a.csv -t anki\n"
    files = {"samples/a.csv": "", name: text}
    assert last(suite(files)[0]) == "1 passed, 0 failed"
    for other in (text[:-1], text + "\n", ""):
        files[name] = other
        out, _ = suite(files, code=1)
        assert last(out) == "0 passed, 1 failed", out
    out, after = suite(files, "--accept")
    assert after[name] == text, after[name]


@test("a golden without its sample fails")
def _():
    out, _ = suite({"tests/golden/a.csv.anki": ""}, code=1)
    assert last(out) == "0 passed, 1 failed"


@test("a program's TAP is counted, a failure and a crash fail")
def _():
    def program(text):
        return {"tests/more/test_x.py": "import os, sys\n" + text}
    out, _ = suite(program("print('ok 1 - a\\nok 2 - b # SKIP why')"))
    assert last(out) == "1 passed, 0 failed, 1 skipped"
    assert "why" in out
    for text in ("print('not ok 1 - a')", "sys.exit(1)", "print('1..0')",
                 "print('ok 1 - a'); sys.stdout.flush(); os.abort()"):
        out, _ = suite(program(text), code=1)
        assert last(out).endswith(" 1 failed"), (text, out)


main()
