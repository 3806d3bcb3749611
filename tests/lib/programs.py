"""Programs that print TAP: the cmocka units and tests/*/test_*.py."""
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import sandbox
from show import Result

LINE = re.compile(r"^(ok|not ok)\b\s*\d*\s*-?\s*(.*)$")
SKIP = re.compile(r"#\s*SKIP\b\s*(.*)$", re.I)
LIMIT = 600


@dataclass
class Program:
    name: str
    argv: list
    env: dict
    cwd: Path

    def run(self):
        try:
            p = subprocess.Popen(self.argv, cwd=self.cwd, env=self.env,
                                 stdin=subprocess.DEVNULL,
                                 stdout=subprocess.PIPE,
                                 stderr=subprocess.STDOUT,
                                 start_new_session=True)
            out, code = sandbox.wait(p, b"", LIMIT)[0], p.returncode
            text = out.decode("utf-8", "replace")
        except OSError as e:
            return [Result(self.name, "failed", indent(str(e)))]
        results = list(self.read(text))
        bad = any(r.status == "failed" for r in results)
        if p.timed_out or (code != 0 and not bad):
            why = f"took over {LIMIT} s" if p.timed_out else f"exit {code}"
            results.append(Result(self.name, "failed",
                                  indent(f"{why}\n{text[-4000:]}")))
        elif not results:
            results.append(Result(self.name, "failed",
                                  indent(f"ran no test\n{text[-4000:]}")))
        return results

    def read(self, text):
        """The TAP lines; what stands between belongs to the one that
        follows (cmocka) or precedes (`#` lines), so a failure shows both."""
        before, last = [], None
        for line in text.splitlines():
            m = LINE.match(line)
            if not m:
                if last and line.startswith("#"):
                    last.detail += f"\n    {line}"
                else:
                    before.append(line)
                continue
            if last:
                yield last
            s = SKIP.search(m.group(2))
            title = SKIP.sub("", m.group(2)).strip()
            status = "passed" if m.group(1) == "ok" else "failed"
            detail = indent("\n".join(before[-40:]))
            if s:
                status, detail = "skipped", s.group(1) or "no reason given"
            last = Result(f"{self.name}: {title}", status, detail)
            before = []
        if last:
            yield last


def indent(text):
    return "\n".join("    " + x for x in text.splitlines())


def python_for(setup, folder):
    """The engine's tests run where the engine is installed."""
    if folder.name != "engine":
        return sys.executable
    return os.environ.get("ANKI_PYTHON") or str(
        setup.root / "build/venv/bin/python")


def collect(setup, units, update):
    env = dict(os.environ, CMOCKA_MESSAGE_OUTPUT="TAP",
               DECKCONV=str(setup.binary), SRC=str(setup.root),
               UNITS=str(setup.root / units),
               SAMPLES=str(setup.samples), CORPUS=str(setup.corpus),
               PYTHONPATH=str(setup.root / "tests/lib"),
               PYTHONDONTWRITEBYTECODE="1",
               ASAN_OPTIONS="exitcode=99", UBSAN_OPTIONS="print_stacktrace=1",
               LC_ALL="C.UTF-8", TZ="UTC", SOURCE_DATE_EPOCH="1700000000")
    if update:
        env["ACCEPT"] = "1"
    tests = []
    for source in sorted((setup.root / "tests/unit").glob("*.c")):
        tests.append(Program(f"unit/{source.stem}",
                             [str(setup.root / units / source.stem)],
                             env, setup.root))
    for path in sorted((setup.root / "tests").glob("*/test_*.py")):
        name = f"{path.parent.name}/{path.name}"
        python = python_for(setup, path.parent)
        if not os.path.exists(python):
            tests.append(Skipped(name, f"no {python}: `make check` installs "
                                 "the Anki engine there"))
        else:
            tests.append(Program(name, [python, str(path)], env, setup.root))
    return tests


@dataclass
class Skipped:
    name: str
    why: str

    def run(self):
        return [Result(self.name, "skipped", self.why)]
