"""A conversion to be disturbed: a folder with an input and an old output."""
import os
import re
import resource
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from tap import skip

BINARY = os.environ["DECKCONV"]
SANITIZED = b"__asan_init" in Path(BINARY).read_bytes()
LEFTOVER = r"\.deckconv-[\w-]+"
OLD = b"what was there before\n"
CARDS = "front,back,deck\n" + "".join(
    f"question {i}?,answer {i} and some more of it,A::B\n" for i in range(50))


def unlimited():
    """Python's own choice about SIGPIPE is not the program's."""
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)


class Case:
    """with Case() as c: c.run(…); c.intact().  The folder holds in.csv and an
    old out.tsv; `top` names another place for it, a full disk for example."""

    def __init__(self, top=None, cards=CARDS):
        self.temporary = tempfile.TemporaryDirectory(
            prefix="deckconv-fault-", dir=top)
        self.dir = Path(self.temporary.name).resolve()
        self.input = self.dir / "in.csv"
        self.out = self.dir / "out.tsv"
        self.input.write_text(cards, encoding="utf-8")
        self.out.write_bytes(OLD)
        self.out.chmod(0o640)
        self.before = self.state()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.temporary.cleanup()

    def state(self):
        out = {}
        for path in sorted(self.dir.rglob("*")):
            st = path.lstat()
            regular = path.is_file() and not path.is_symlink()
            out[path.name] = (st.st_mode, st.st_ino,
                              path.read_bytes() if regular else b"")
        return out

    def run(self, *args, before=unlimited, prefix=(), timeout=60,
            binary=BINARY, more={}, **kw):
        """deckconv in the folder; `prefix` runs it under another program,
        `more` is what its environment has besides."""
        kw.setdefault("stdin", subprocess.DEVNULL)
        kw.setdefault("stdout", subprocess.PIPE)
        kw.setdefault("stderr", subprocess.PIPE)
        env = dict(os.environ, TMPDIR=str(self.dir), **more)
        p = subprocess.run([*map(str, prefix), binary, *map(str, args)],
                           cwd=self.dir, preexec_fn=before, env=env,
                           timeout=timeout, **kw)
        p.told = (p.stderr or b"").decode("utf-8", "replace")
        return p

    def start(self, *args, **kw):
        return subprocess.Popen([BINARY, *map(str, args)], cwd=self.dir,
                                stderr=subprocess.PIPE,
                                env=dict(os.environ, TMPDIR=str(self.dir)),
                                preexec_fn=unlimited, **kw)

    def intact(self, leftover=None, where="after it"):
        """Everything in the folder is as it was: bytes, mode, inode, and no
        file more, but for one whose name matches leftover."""
        now = self.state()
        for extra in sorted(set(now) - set(self.before)):
            if leftover and re.fullmatch(leftover, extra):
                del now[extra]
        assert set(now) == set(self.before), \
            f"{where}: files {sorted(now)}, before {sorted(self.before)}"
        for name, was in self.before.items():
            assert now[name] == was, f"{where}: {name} has changed"

    def good(self):
        """What an undisturbed run writes."""
        with Case(cards=self.input.read_text(encoding="utf-8")) as c:
            p = c.run("in.csv", "-o", "out.tsv")
            assert p.returncode == 0, p.told
            return c.out.read_bytes()


def limit(which, value):
    """For `before`: a resource limit of the program."""
    def set_it():
        unlimited()
        resource.setrlimit(which, (value, value))
    return set_it


def expect(p, *codes):
    assert p.returncode in codes, f"exit {p.returncode}, not {codes}\n{p.told}"


def strace():
    if not shutil.which("strace"):
        skip("no strace")
    p = subprocess.run(["strace", "-o", os.devnull, "true"],
                       stderr=subprocess.PIPE)
    if p.returncode:
        skip("strace may not trace here")


def calls(case, *args, first="in.csv"):
    """Which calls an undisturbed run makes: name → (made before it opens the
    file `first`, made in all).  The first are the loader's, not ours."""
    log = case.dir / "calls"
    expect(case.run(*args, prefix=["strace", "-f", "-o", log]), 0)
    before, total, begun = {}, {}, False
    for line in log.read_text(errors="replace").splitlines():
        m = re.match(r"\d+ +(\w+)\(", line)
        if not m:
            continue
        name = m.group(1)
        begun = begun or (name.startswith("open") and first in line)
        total[name] = total.get(name, 0) + 1
        if not begun:
            before[name] = total[name]
    log.unlink()
    return {n: (before.get(n, 0), total[n]) for n in total}


def inject(case, what, *args):
    with tempfile.TemporaryDirectory() as t:
        return case.run(*args, prefix=["strace", "-f", "-o", f"{t}/log", "-e",
                                       f"inject={what}"])


def no_memory():
    """The library that lets allocations fail, built for this run."""
    lib = Path(tempfile.mkdtemp(prefix="deckconv-nomem-")) / "nomem.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", lib,
                    Path(__file__).parent / "nomem.c"], check=True)
    return lib


def run_short(case, lib, first, forever, *args):
    """The run whose first-th allocation fails: (process, did one fail)."""
    mark = case.dir / "failed"
    p = case.run(*args, before=None, more={
        "LD_PRELOAD": str(lib), "NOMEM_FIRST": str(first),
        "NOMEM_FOREVER": str(int(forever)), "NOMEM_MARK": str(mark)})
    failed = mark.exists()
    if failed:
        mark.unlink()
    return p, failed


def starve(source, target, forever, lib):
    """Each allocation of a conversion fails in its turn; how many did."""
    with Case() as c:
        out = c.dir / "out"
        p = c.run(source, "-t", target, "-o", out)
        if p.returncode not in (0, 1):
            return 0
        good, code = out.read_bytes(), p.returncode
    n, tried = 1, 0
    while True:
        with Case() as c:
            p, failed = run_short(c, lib, n, forever, source, "-t", target,
                                  "-o", "out.tsv")
            where = f"{source.name} to {target}, allocation {n}"
            if not failed:
                return tried
            tried += 1
            if p.returncode == code:
                assert c.out.read_bytes() == good, f"{where}: other bytes"
            else:
                assert ("error: " in p.told and p.returncode == 5) or (
                    p.returncode == 4 and "Cannot allocate" in p.told), \
                    f"{where}: exit {p.returncode}\n{p.told}"
                c.intact()
        # Early ones one by one, later ones in growing steps.
        n += 1 + n // 12
