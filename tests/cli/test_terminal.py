#!/usr/bin/env python3
"""What depends on a terminal being there: help, refusals, colour, progress."""
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "lib"))
from tap import main, skip, test  # noqa: E402
from terminal import Terminal, run  # noqa: E402

BINARY = os.environ["DECKCONV"]
CARDS = b"#separator:tab\n#html:false\nquestion\tanswer\n"
RED = "\x1b[1;31m"


def folder():
    t = tempfile.TemporaryDirectory(prefix="deckconv-cli-")
    (Path(t.name) / "in.tsv").write_bytes(CARDS)
    (Path(t.name) / "more.tsv").write_bytes(CARDS)
    return t


def shown(*args, **how):
    with folder() as d:
        return run([BINARY, *args], cwd=d, **how)


def expect(got, code, *texts):
    assert got[0] == code, f"exit {got[0]}: {got[1]}"
    for text in texts:
        assert text in got[1], f"no {text!r} in {got[1]!r}"


@test("without arguments on a terminal: the short help, exit 2")
def _():
    got = shown()
    expect(got, 2, "usage: deckconv", "-o, --output FILE")
    assert got[1].count("\n") < 40, "not short"


@test("without arguments it reads standard input that is no terminal")
def _():
    p = subprocess.run([BINARY], input=CARDS, stdout=subprocess.PIPE,
                       stderr=subprocess.PIPE, check=True)
    assert b"question\tanswer" in p.stdout, p.stdout


@test("options without an input are refused when there is only a keyboard")
def _():
    expect(shown("-t", "anki"), 2, "error: ", "no input")


@test("what is typed is read when - asks for it")
def _():
    with folder() as d:
        t = Terminal([BINARY, "-f", "anki", "-", "-o", "out.tsv"], cwd=d)
        t.keys("a\tb\n\x04")
        code, text = t.finish()
        assert code == 0, text
        assert "a\tb" in (Path(d) / "out.tsv").read_text()


def binary_format():
    def say(*args):
        return subprocess.run([BINARY, *args], check=True, encoding="utf-8",
                              stdout=subprocess.PIPE).stdout
    for line in say("formats").splitlines()[2:]:
        name, way = ("", "") if line[:1] in ("", " ") else line.split()[:2]
        if "w" in way and "\n  binary" in say("formats", name):
            return name
    return skip("no binary format is written")


@test("a binary result does not go to a terminal, by whatever name")
def _():
    name = binary_format()
    for output in ([], ["-o", "-"], ["-o", "/dev/tty"],
                   ["-o", "/dev/stdout"]):
        got = shown("in.tsv", "-t", name, *output)
        expect(got, 2, f"{name} is binary", "-o")
        assert "\0" not in got[1], got[1]


@test("several inputs without an output are refused on a terminal alone")
def _():
    expect(shown("in.tsv", "more.tsv"), 2, "no output named", "-O DIR")
    with folder() as d:
        p = subprocess.run([BINARY, "in.tsv", "more.tsv"], cwd=d,
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert b"question\tanswer" in p.stdout, p.stderr


@test("messages are coloured on a terminal that wants it")
def _():
    for env, args, wanted in (
            ({}, [], True), ({"NO_COLOR": "1"}, [], False),
            ({"NO_COLOR": ""}, [], True), ({"TERM": "dumb"}, [], False),
            ({}, ["--color=never"], False),
            ({"NO_COLOR": "1"}, ["--color=always"], True)):
        got = shown("absent.tsv", *args, env=env)
        expect(got, 3, "error: ")
        assert (RED in got[1]) == wanted, f"{env} {args}: {got[1]!r}"


@test("a pipe gets colour only when it is asked for")
def _():
    for args, wanted in (([], False), (["--color", "always"], True)):
        p = subprocess.run([BINARY, "absent.tsv", *args],
                           stderr=subprocess.PIPE)
        assert (RED.encode() in p.stderr) == wanted, p.stderr


def slow(*args, seconds=2.0, **how):
    """A run whose input comes in pieces for so long."""
    r, w = os.pipe()
    with folder() as d:
        t = Terminal([BINARY, "-f", "anki", "-", "-o", "out.tsv", *args],
                     stdin=r, cwd=d, **how)
        os.close(r)
        end = time.monotonic() + seconds
        n = 0
        while time.monotonic() < end:
            lines = "".join(f"question {n + i}\tanswer\n" for i in range(5000))
            os.write(w, lines.encode())
            n += 5000
            time.sleep(0.05)
        os.close(w)
        return t.finish()


@test("progress is shown after a second and taken away again")
def _():
    code, text = slow()
    assert code == 0, text
    assert " notes, " in text and "B/s" in text, text
    assert text.rstrip("\n").splitlines()[-1].count("read "), text
    # The line is cleared before the next message is written over it.
    assert "\r\x1b[Kdeckconv: -: read" in text, repr(text[-300:])


@test("a line of progress fits the terminal and holds no line end")
def _():
    _, text = slow()
    for part in text.split("\r")[1:]:
        line = part.split("\x1b[K")[0]
        assert len(line) < 100 and "\n" not in line, repr(line)


@test("no progress in the first second, for a dumb terminal, or with never")
def _():
    for args, how in (([], {"seconds": 0.3}),
                      ([], {"env": {"TERM": "dumb"}}),
                      (["--progress=never"], {}), (["-q"], {})):
        code, text = slow(*args, **how)
        assert code == 0, text
        assert " notes, " not in text, text


@test("progress where there is no terminal: only if asked, a line each time")
def _():
    for args, wanted in (([], False), (["--progress", "always"], True)):
        with folder() as d:
            p = subprocess.Popen(
                [BINARY, "-f", "anki", "-", "-o", "out.tsv", *args], cwd=d,
                stdin=subprocess.PIPE, stderr=subprocess.PIPE)
            for _ in range(30):
                p.stdin.write(b"question\tanswer\n" * 8000)
                p.stdin.flush()
                time.sleep(0.05)
            p.stdin.close()
            told = p.stderr.read()
            p.stderr.close()
            p.wait()
        assert (b" notes, " in told) == wanted, told
        assert b"\r" not in told and b"\x1b" not in told, told


@test("interrupted on a terminal it dies of the signal, progress and all")
def _():
    with folder() as d:
        t = Terminal([BINARY, "-f", "anki", "-", "-o", "out.tsv"], cwd=d)
        t.keys("a\tb\n")
        time.sleep(0.5)
        t.keys("\x03")
        code, text = t.finish()
        assert code == -2, f"{code}: {text}"
        assert not list(Path(d).glob("out.tsv")), "wrote an output"
        assert len(list(Path(d).iterdir())) == 2, "left a file"


main()
