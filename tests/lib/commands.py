"""Command tests (cmd/*.t) and goldens (golden/SAMPLE.FORMAT)."""
import re
from dataclasses import dataclass, field
from pathlib import Path

from show import Result, diff

FENCE = re.compile(r"^(`{3,})\S*\s*$")
NO_NEWLINE = "\\ no newline at the end"


def text_of(data):
    """Bytes as text and back without loss."""
    return data.decode("utf-8", "surrogateescape")


def bytes_of(text):
    return text.encode("utf-8", "surrogateescape")


def render(out, err, code):
    """What a command did, as it stands in a test."""
    lines = []
    if out:
        lines += text_of(out).split("\n")
        if lines[-1]:
            lines.append(NO_NEWLINE)
        else:
            lines.pop()
    if err:
        more = text_of(err).split("\n")
        if not more[-1]:
            more.pop()
        lines += ["2> " + line if line else "2>" for line in more]
    if code is None:
        lines.append("=> timeout")
    elif code:
        lines.append(f"=> {code}")
    return lines


@dataclass
class Case:
    """One fenced block of a .t file."""
    setup: object
    path: Path
    line: int                # of the command, from 1
    fence: str
    command: str
    stdin: bytes
    wanted: list
    first: int               # lines[first:last] is what is expected
    last: int
    update: bool
    got: list = field(default=None)

    @property
    def name(self):
        return f"cmd/{self.path.name}:{self.line}"

    def run(self):
        if "$CORPUS" in self.command and not self.setup.corpus.is_dir():
            return [Result(self.name, "skipped",
                           f"no folder {self.setup.corpus}")]
        got = render(*self.setup.run(["/bin/sh", "-c", self.command],
                                     self.stdin))
        if got == self.wanted:
            return [Result(self.name, "passed")]
        if any(line.startswith(self.fence) for line in got):
            return [Result(self.name, "failed",
                           "    output holds the fence: use a longer one")]
        if self.update and "=> timeout" not in got:
            self.got = got
            return [Result(self.name, "accepted")]
        return [Result(self.name, "failed", f"    % {self.command}\n"
                       + diff("\n".join(self.wanted), "\n".join(got)))]


@dataclass
class Broken:
    """A block that cannot be a test: told, never passed over."""
    name: str
    why: str

    def run(self):
        return [Result(self.name, "failed", "    " + self.why)]


def parse(setup, path, update):
    lines = text_of(path.read_bytes()).split("\n")
    at = 0
    while at < len(lines):
        m = FENCE.match(lines[at])
        at += 1
        if not m:
            continue
        start, fence = at, m.group(1)
        while at < len(lines) and lines[at].rstrip() != fence:
            at += 1
        name = f"cmd/{path.name}:{start + 1}"
        if at == len(lines):
            yield Broken(name, "block is never closed")
            return
        body = lines[start:at]
        at += 1
        if not body or not body[0].startswith("% "):
            yield Broken(name, "block does not begin with `% command`")
            continue
        first, stdin = 1, b""
        if "^D" in body:
            first = body.index("^D") + 1
            stdin = bytes_of("".join(x + "\n" for x in body[1:first - 1]))
        yield Case(setup, path, start + 1, fence, body[0][2:], stdin,
                   body[first:], start + first, start + len(body), update)


@dataclass
class Golden:
    """A file that `deckconv SAMPLE -t FORMAT` must print.  Beside it NAME.err
    may hold the messages, and the exit code when that is not 0."""
    setup: object
    path: Path
    update: bool

    @property
    def name(self):
        return f"golden/{self.path.name}"

    def run(self):
        sample, _, fmt = self.path.name.rpartition(".")
        source = self.setup.samples / sample
        if not source.exists():
            return [Result(self.name, "failed", f"    no samples/{sample}")]
        out, err, code = self.setup.run(
            ["deckconv", str(source), "-t", fmt])
        notes = self.path.with_name(self.path.name + ".err")
        wanted = self.path.read_bytes()
        told = text_of(notes.read_bytes()) if notes.exists() else None
        says = "".join(x + "\n" for x in render(b"", err, code))
        if told is None and code != 0:
            return [Result(self.name, "failed", f"    {says}")]
        if out == wanted and told in (None, says):
            return [Result(self.name, "passed")]
        if self.update:
            self.path.write_bytes(out)
            if told is not None:
                notes.write_bytes(bytes_of(says))
            return [Result(self.name, "accepted")]
        return [Result(self.name, "failed", diff(
            text_of(wanted) + (told or ""),
            text_of(out) + (says if told is not None else "")))]


def collect(setup, update):
    tests = []
    here = setup.root / "tests"
    for path in sorted((here / "cmd").glob("*.t")):
        tests += parse(setup, path, update)
    for path in sorted((here / "golden").glob("*")):
        if path.suffix != ".err" and path.name != "README.md":
            tests.append(Golden(setup, path, update))
    return tests


def accept(tests):
    """Write what was printed into the .t files, from the last block up."""
    files = {}
    for t in tests:
        if isinstance(t, Case) and t.got is not None:
            files.setdefault(t.path, []).append(t)
    for path, cases in files.items():
        lines = text_of(path.read_bytes()).split("\n")
        for c in sorted(cases, key=lambda c: -c.first):
            lines[c.first:c.last] = c.got
        path.write_bytes(bytes_of("\n".join(lines)))
