"""Where a command runs: a fresh folder, a small environment, a time limit."""
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path


def wait(p, stdin, limit):
    """What a process prints.  After the limit it is killed, with all that it
    started, and p.timed_out is true."""
    p.timed_out = False
    try:
        return p.communicate(stdin, timeout=limit)
    except subprocess.TimeoutExpired:
        p.timed_out = True
        os.killpg(p.pid, signal.SIGKILL)
        return p.communicate()


class Setup:
    def __init__(self, root, binary="deckconv"):
        self.root = Path(root)
        self.binary = (self.root / binary).resolve()
        self.samples = self.root / "samples"
        # Real files with their counts lie beside a checkout, not in it.
        self.corpus = Path(os.environ.get("CORPUS")
                           or self.root.parent / "shared" / "corpus")
        self.limit = 60
        self.bin = Path(tempfile.mkdtemp(prefix="deckconv-test-bin-"))
        self.bin.chmod(0o755)
        (self.bin / "deckconv").symlink_to(self.binary)

    def close(self):
        shutil.rmtree(self.bin, ignore_errors=True)

    def environment(self, home, tmp):
        env = {
            "PATH": f"{self.bin}:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
            "HOME": str(home), "TMPDIR": str(tmp), "LC_ALL": "C",
            "TZ": "UTC", "SOURCE_DATE_EPOCH": "1700000000",
            "SAMPLES": str(self.samples), "CORPUS": str(self.corpus),
            "SRC": str(self.root),
            "ASAN_OPTIONS": "exitcode=99:detect_leaks=1",
            "UBSAN_OPTIONS": "halt_on_error=1:exitcode=99:print_stacktrace=1",
        }
        for name in ("LSAN_OPTIONS", "LD_LIBRARY_PATH"):
            if name in os.environ:
                env[name] = os.environ[name]
        return env

    def run(self, argv, stdin=b""):
        """Run argv in a fresh folder: stdout and stderr as bytes, the exit
        code as a shell has it, None for a command that took too long."""
        with tempfile.TemporaryDirectory(prefix="deckconv-test-") as t:
            top = Path(t).resolve()
            for d in ("home", "tmp", "work"):
                (top / d).mkdir()
            p = subprocess.Popen(
                argv, cwd=top / "work", stdin=subprocess.PIPE,
                stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                env=self.environment(top / "home", top / "tmp"),
                start_new_session=True)
            out, err = wait(p, stdin, self.limit)
            code = None if p.timed_out else p.returncode
            if code is not None and code < 0:
                code = 128 - code
            return self.plain(out, top), self.plain(err, top), code

    def plain(self, text, top):
        """Folders that differ from machine to machine become their names."""
        for path, name in ((top / "work", b"$PWD"), (top / "tmp", b"$TMPDIR"),
                           (self.samples, b"$SAMPLES"),
                           (self.corpus, b"$CORPUS"), (self.root, b"$SRC")):
            text = text.replace(os.fsencode(path), name)
        return text
