#!/usr/bin/env python3
"""The completions, in the shells themselves."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "lib"))
from tap import main, skip, test  # noqa: E402
from terminal import Terminal  # noqa: E402

BINARY = os.environ["DECKCONV"]
# What is typed, and what it becomes.
TYPED = {
    "--outp": "--output", "--qui": "--quiet", "-f brains": "-f brainscape",
    "--from=brains": "--from=brainscape", "-t cs": "-t csv",
    "--color ne": "--color never", "--color=ne": "--color=never",
    "--sanitize=n": "--sanitize=no", "insp": "inspect",
    "formats brains": "formats brainscape", "help bat": "help batches",
    "my\\ fi": "my\\ file.tsv", "-o my\\ fi": "-o my\\ file.tsv",
    "--output-dir fol": "--output-dir folder",
    "recipe sh": "recipe show", "recipe show studys": "recipe show studystack",
    "recipe test my\\ fi": "recipe test my\\ file.tsv",
    # It is read only.
    "-t brains": "-t brains",
    # So are these options, and the last one is written only.
    "-f csv:quo": "-f csv:quote=", "-t csv:quo": "-t csv:quo",
    "-t json:fron": "-t json:fron", "-f json:fron": "-f json:front=",
    "--from=anki:ext": "--from=anki:ext", "-f anki:ext": "-f anki:ext",
}


def options_of_anki():
    """An option of Anki text with its choices, from its own help."""
    text = subprocess.run([BINARY, "help", "anki"], check=True,
                          stdout=subprocess.PIPE, encoding="utf-8").stdout
    m = re.search(r"^  (\S+) .*\n +one of: (.*)$", text, re.M)
    assert m, text
    return m.group(1), m.group(2).split()


def typed():
    option, choices = options_of_anki()
    return {**TYPED, f"-t anki:{option[:-1]}": f"-t anki:{option}=",
            f"-t anki:{option}={choices[-1][:-1]}":
                f"-t anki:{option}={choices[-1]}"}


class Place:
    """A folder with the completions and something to complete."""

    def __enter__(self):
        self.temporary = tempfile.TemporaryDirectory(prefix="deckconv-cli-")
        self.path = Path(self.temporary.name)
        for shell in ("bash", "zsh", "fish"):
            with open(self.path / f"completion.{shell}", "wb") as f:
                subprocess.run([BINARY, "help", "--completion", shell],
                               check=True, stdout=f)
        (self.path / "my file.tsv").touch()
        (self.path / "folder").mkdir()
        return self.path

    def __exit__(self, *_):
        self.temporary.cleanup()


def need(shell):
    if not shutil.which(shell):
        skip(f"no {shell}")


def words(line):
    """The words of a line as printf '<%s>' says them."""
    return "".join(f"<{w}>" for w in re.split(r"(?<!\\) ", line)
                   ).replace("\\ ", " ")


def by_keys(argv, begin):
    """Type each line and TAB; then make a printf of the line that there is,
    so that the shell itself says which words it has become."""
    with Place() as place:
        t = Terminal(argv, cwd=place, env={"HOME": str(place)})
        t.keys(begin + "\necho REA''DY\n")
        t.wait_for("READY\r\n")
        for before, after in typed().items():
            t.keys(f"deckconv {before}\t")
            t.keys("\x01printf '<%s>' \x05 ; echo EN''D\n")
            t.wait_for("<deckconv>")
            got = t.wait_for("END\r\n").replace("/>", ">")
            assert got == words(after), \
                f"{before!r} became {got!r}, not {words(after)!r}"
        t.keys("exit\n")
        t.finish()


@test("bash completes options, formats, their options, verbs and files")
def _():
    need("bash")
    by_keys(["bash", "--norc", "-i"],
            "PS1='$ '; source ./completion.bash; "
            "bind 'set enable-bracketed-paste off'")


@test("zsh completes options, formats, their options, verbs and files")
def _():
    need("zsh")
    by_keys(["zsh", "-f", "-i"],
            "PS1='$ '; unset zle_bracketed_paste; bindkey -e; "
            "autoload -U compinit; compinit -D -u; source ./completion.zsh")


@test("zsh finds the completion as a function, too")
def _():
    need("zsh")
    with Place() as place:
        (place / "completion.zsh").rename(place / "_deckconv")
        t = Terminal(["zsh", "-f", "-i"], cwd=place)
        t.keys("PS1='$ '; fpath=($PWD $fpath); autoload -U compinit; "
               "compinit -D -u; echo REA''DY\n")
        t.wait_for("READY\r\n")
        for _ in range(2):
            t.keys("deckconv --outp\t")
            t.wait_for("--output")
            t.keys("\x15")
        t.keys("exit\n")
        t.finish()


@test("fish completes options, formats, their options, verbs and files")
def _():
    need("fish")
    with Place() as place:
        for before, after in typed().items():
            p = subprocess.run(
                ["fish", "--no-config", "-c", "source completion.fish; "
                 "complete -C $argv[1]", f"deckconv {before}"],
                cwd=place, check=True, stdout=subprocess.PIPE,
                stderr=subprocess.PIPE, encoding="utf-8",
                env={**os.environ, "HOME": str(place)})
            got = [x.split("\t")[0] for x in p.stdout.splitlines()]
            want = re.split(r"(?<!\\) ", after)[-1].replace("\\ ", " ")
            if before == after:
                assert want not in " ".join(got), f"{before!r} offers {got}"
                continue
            assert any(x.rstrip("/").startswith(want) for x in got), \
                f"{before!r} offers {got}, not {want!r}\n{p.stderr}"
            assert not p.stderr, p.stderr


@test("each shell finds the file well-formed")
def _():
    with Place() as place:
        for shell in ("bash", "zsh", "fish"):
            if shutil.which(shell):
                subprocess.run([shell, "-n", f"completion.{shell}"],
                               cwd=place, check=True)


main()
