"""Outputs that cannot be written, or must not be."""
import os
import resource
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from faults import BINARY, OLD, SANITIZED, Case, expect, limit
from tap import main, skip, test


@test("/dev/full is exit 4")
def _():
    with Case() as c:
        expect(c.run("in.csv", "-o", "/dev/full"), 4)
        with open("/dev/full", "wb") as full:
            p = c.run("in.csv", stdout=full)
            expect(p, 4)
            assert "error:" in p.told, p.told


def mounted(size):
    """A small file system in memory, as a context; needs root."""
    class Disk:
        def __enter__(self):
            self.dir = tempfile.mkdtemp(prefix="deckconv-disk-")
            p = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}",
                                "none", self.dir], stderr=subprocess.PIPE)
            if p.returncode:
                os.rmdir(self.dir)
                skip("no file system can be mounted here")
            return Path(self.dir)

        def __exit__(self, *_):
            subprocess.run(["umount", self.dir], check=True)
            os.rmdir(self.dir)
    return Disk()


@test("a full disk is exit 4 and leaves the old output as it was")
def _():
    with mounted("128k") as disk, Case(top=disk) as c:
        with open(disk / "filler", "wb", buffering=0) as f:
            try:
                while f.write(bytes(4096)):
                    pass
            except OSError:
                pass
        p = c.run("in.csv", "-o", "out.tsv")
        expect(p, 4)
        assert "out.tsv" in p.told, p.told
        c.intact()


@test("a disk that fills while we write leaves the old output as it was")
def _():
    with mounted("512k") as disk:
        rows = "".join(f"q{i},{'x' * 90}\n" for i in range(9000))
        with Case() as source, Case(top=disk) as c:
            source.input.write_text(rows)
            expect(c.run(source.input, "-o", "out.tsv"), 4)
            c.intact()


@test("a limit on the size of files is exit 4, not a death by signal")
def _():
    with Case() as c:
        expect(c.run("in.csv", "-o", "out.tsv",
                     before=limit(resource.RLIMIT_FSIZE, 512)), 4)
        c.intact()


@test("an input that is the output is exit 2, whatever path names it")
def _():
    with Case() as c:
        os.symlink("in.csv", c.dir / "soft")
        os.link(c.input, c.dir / "hard")
        c.before = c.state()
        for out in ("in.csv", "./in.csv", c.input, "soft", "hard",
                    f"../{c.dir.name}/in.csv", "/dev/fd/9"):
            fd = os.open(c.input, os.O_RDWR)
            if out == "/dev/fd/9":
                os.dup2(fd, 9)
            p = c.run("in.csv", "-o", out, pass_fds=[9]
                      if out == "/dev/fd/9" else [])
            os.close(fd)
            expect(p, 2)
            c.intact()


@test("standard output that is an input is exit 2, too")
def _():
    with Case() as c:
        with open(c.input, "ab") as f:
            expect(c.run("in.csv", stdout=f), 2)
        c.intact()


@test("two inputs into one of them is exit 2")
def _():
    with Case() as c:
        (c.dir / "b.csv").write_text("q,a\n")
        c.before = c.state()
        expect(c.run("in.csv", "b.csv", "-t", "csv", "-o", "b.csv"), 2)
        c.intact()


@test("an output that can be no file is exit 4")
def _():
    with Case() as c:
        (c.dir / "folder").mkdir()
        os.symlink("loop", c.dir / "loop")
        c.before = c.state()
        for out in ("folder", "absent/out.tsv", "loop", "n" * 256 + ".tsv",
                    "in.csv/out.tsv"):
            p = c.run("in.csv", "-t", "anki", "-o", out)
            expect(p, 4)
            assert p.told.count("\n") <= 3, p.told
            c.intact()
        expect(c.run("in.csv", "-t", "anki", "-o", ""), 2, 4)


@test("a folder that cannot be written is exit 4")
def _():
    if os.geteuid() == 0:
        return as_nobody()
    with Case() as c:
        c.dir.chmod(0o555)
        p = c.run("in.csv", "-o", "out.tsv")
        c.dir.chmod(0o755)
        expect(p, 4)
        c.intact()


def as_nobody():
    def drop():
        os.setgid(65534)
        os.setuid(65534)
    with Case() as c, tempfile.TemporaryDirectory() as public:
        # Nobody may not look where the checkout is, perhaps.
        os.chmod(public, 0o755)
        binary = shutil.copy(BINARY, public)
        c.dir.chmod(0o555)
        p = c.run("in.csv", "-o", "out.tsv", before=drop, binary=binary)
        expect(p, 4)
        c.intact()


@test("a name of 255 bytes works")
def _():
    with Case() as c:
        name = "n" * 251 + ".tsv"
        expect(c.run("in.csv", "-o", name), 0)
        assert (c.dir / name).read_bytes() == c.good()


@test("an old output keeps its mode, a new one has the user's")
def _():
    with Case() as c:
        expect(c.run("in.csv", "-o", "out.tsv"), 0)
        assert c.out.stat().st_mode & 0o777 == 0o640
        expect(c.run("in.csv", "-o", "new.tsv",
                     before=lambda: os.umask(0o027)), 0)
        assert (c.dir / "new.tsv").stat().st_mode & 0o777 == 0o640


@test("a symbolic link is followed: its target is replaced, it stays")
def _():
    with Case() as c:
        (c.dir / "deep").mkdir()
        (c.dir / "deep/real.tsv").write_bytes(OLD)
        os.symlink("deep/real.tsv", c.dir / "link.tsv")
        expect(c.run("in.csv", "-o", "link.tsv"), 0)
        assert (c.dir / "link.tsv").is_symlink()
        assert (c.dir / "deep/real.tsv").read_bytes() == c.good()
        assert [p.name for p in (c.dir / "deep").iterdir()] == ["real.tsv"]


@test("a fifo and /dev/fd are written as they are")
def _():
    with Case() as c:
        os.mkfifo(c.dir / "pipe")
        with subprocess.Popen(["timeout", "20", "cat", c.dir / "pipe"],
                              stdout=subprocess.PIPE) as cat:
            p = c.run("in.csv", "-t", "anki", "-o", "pipe")
            if p.returncode:
                cat.terminate()
            expect(p, 0)
            assert cat.stdout.read() == c.good()
        p = c.run("in.csv", "-t", "anki", "-o", "/dev/fd/1")
        expect(p, 0)
        assert p.stdout == c.good()


@test("a reader that goes away ends it, with two lines at most")
def _():
    with Case() as c:
        c.input.write_text("".join(f"q{i},{'x' * 200}\n"
                                   for i in range(20000)))
        r, w = os.pipe()
        os.close(r)
        p = c.run("in.csv", stdout=w)
        os.close(w)
        expect(p, -signal.SIGPIPE, 4)
        assert p.told.count("\n") <= 2, p.told


@test("a file without cards is exit 3 and leaves the output as it was")
def _():
    for text in ("", "\ufeff", "\n\n", "front,back\n", "front,back\n,\n"):
        with Case(cards=text) as c:
            p = c.run("in.csv", "-o", "out.tsv")
            expect(p, 3)
            assert p.told, "says nothing"
            c.intact()
            p = c.run("-f", "csv", "in.csv")
            expect(p, 3)
            assert p.stdout == b"", p.stdout


@test("inputs that cannot be read are exit 3")
def _():
    with Case() as c:
        (c.dir / "folder").mkdir()
        c.before = c.state()
        for name in ("absent.csv", "folder", "in.csv/x", "/dev/null"):
            p = c.run(name, "-o", "out.tsv")
            expect(p, 3)
            assert p.told.count("\n") <= 4, p.told
            c.intact()


@test("a fifo is an input like any other")
def _():
    with Case() as c:
        os.mkfifo(c.dir / "pipe.csv")
        p = c.start("pipe.csv", "-t", "anki", "--guid", "none",
                    stdout=subprocess.PIPE)
        subprocess.run(["timeout", "20", "cp", "in.csv", "pipe.csv"],
                       cwd=c.dir, check=True)
        out, told = p.communicate(timeout=60)
        assert p.returncode == 0, told
        assert out.count(b"question") == 50, out


@test("names with odd bytes work, and are escaped in messages")
def _():
    for name in (b"a\nb.csv", b"\x1b[31mred.csv", b"\xff\xfe.csv", b"%n%s.csv",
                 b"quo\"te'.csv", b"tab\t.csv"):
        with Case() as c:
            os.rename(c.input, os.path.join(os.fsencode(c.dir), name))
            p = c.run(os.fsdecode(b"./" + name), "-o", "out.tsv")
            expect(p, 0)
            assert p.stderr.count(b"\n") <= 2, p.stderr
            assert b"\x1b" not in p.stderr and b"\xff" not in p.stderr
            assert c.out.read_bytes().count(b"question") == 50


@test("files that were closed at the start do no harm")
def _():
    for closed in ([0], [1], [2], [0, 1, 2]):
        def close(closed=closed):
            for fd in closed:
                os.close(fd)
        with Case() as c:
            p = c.run("in.csv", "-o", "out.tsv", before=close)
            expect(p, 0)
            assert c.out.read_bytes() == c.good(), f"without {closed}"


@test("eight writers of one output: a reader sees the old or a whole one")
def _():
    with Case() as c:
        whole = {OLD, c.good()}
        running = [c.start("in.csv", "-q", "-o", "out.tsv")
                   for _ in range(8)]
        seen = set()
        while any(p.poll() is None for p in running):
            seen.add(c.out.read_bytes())
        seen.add(c.out.read_bytes())
        for p in running:
            _, told = p.communicate()
            assert p.returncode == 0, told
        assert seen <= whole, "a reader saw a part"
        assert sorted(c.state()) == ["in.csv", "out.tsv"]


@test("little memory, a small stack and eight files are enough")
def _():
    for which, value in ((resource.RLIMIT_AS, 256 << 20),
                         (resource.RLIMIT_STACK, 256 << 10),
                         (resource.RLIMIT_NOFILE, 8)):
        # A sanitizer's shadow is larger than all that.
        if SANITIZED and which != resource.RLIMIT_NOFILE:
            continue
        with Case() as c:
            expect(c.run("in.csv", "-o", "out.tsv",
                         before=limit(which, value)), 0)
            assert c.out.read_bytes() == c.good()


@test("the same bytes in any locale, time zone, folder and environment")
def _():
    with Case() as c:
        wanted = c.good()
        for env in ({"LC_ALL": "tr_TR.UTF-8"}, {"LC_ALL": "de_DE.UTF-8"},
                    {"TZ": "Asia/Kathmandu"}, {"HOME": "/nonexistent"},
                    {"TMPDIR": "/nonexistent"}, {"PATH": ""}, None):
            words = [f"{k}={v}" for k, v in (env or {}).items()]
            flags = ["-i"] if env is None else []
            p = c.run("in.csv", "-o", "out.tsv",
                      prefix=["/usr/bin/env", *flags, *words])
            expect(p, 0)
            assert c.out.read_bytes() == wanted, env


main()
