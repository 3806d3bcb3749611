"""--media-dir when calls fail, and runs are killed: no half file, no file of
a run that wrote nothing."""
import signal

from faults import LEFTOVER, Case, calls, expect, inject, strace
from tap import main, test

ROWS = "front,back\n" + "".join(
    f'"<img src=""{i}.png"">",<b>answer</b> {i}\n' for i in range(3))
FILES = {f"{i}.png": f"bytes of {i}".encode() * 5000 for i in range(3)}
ARGS = ("in.csv", "-o", "out.tsv", "--media-dir", "m/n")
FAILURES = {
    "read": ["EIO"], "pread64": ["EIO"], "openat": ["EMFILE", "EACCES"],
    "write": ["ENOSPC"], "pwrite64": ["ENOSPC"], "fsync": ["EIO"],
    "close": ["EIO"], "rename": ["EACCES"], "renameat2": ["EACCES"],
    "newfstatat": ["EIO"], "fstat": ["EIO"], "mkdir": ["EACCES", "ENOSPC"],
    "linkat": ["EPERM"], "unlinkat": ["EACCES"],
}


def case():
    c = Case(cards=ROWS)
    for name, data in FILES.items():
        (c.dir / name).write_bytes(data)
    c.before = c.state()
    return c


def there(c):
    folder = c.dir / "m/n"
    return {p.name: p.read_bytes() for p in folder.iterdir()} \
        if folder.is_dir() else {}


@test("a call that fails leaves neither an output nor a file")
def _():
    strace()
    with case() as c:
        made = calls(c, *ARGS)
        good = c.out.read_bytes()
        assert there(c) == FILES
    tried = 0
    for name, errors in FAILURES.items():
        first, last = made.get(name, (0, 0))
        for n in range(first + 1, last + 1):
            for error in errors:
                with case() as c:
                    p = inject(c, f"{name}:error={error}:when={n}", *ARGS)
                    where = f"{name} {n} fails with {error}"
                    tried += 1
                    judge(c, p, good, where)
    assert tried > 40, f"only {tried} calls were disturbed"


def judge(c, p, good, where):
    assert p.returncode in (0, 3, 4, 5), \
        f"{where}: exit {p.returncode}\n{p.told}"
    if p.returncode:
        assert "error:" in p.told or where.startswith("write"), where
        c.intact(LEFTOVER, f"{where}, exit {p.returncode}\n{p.told}")
        return
    if "media-missing" not in p.told:
        assert there(c) == FILES, f"{where}\n{p.told}"
    assert c.out.read_bytes() == good, where
    for name, data in there(c).items():
        assert data == FILES[name], f"{where}: {name}"


@test("a file system without a rename that keeps what is there")
def _():
    strace()
    with case() as c:
        expect(inject(c, "renameat2:error=EINVAL", *ARGS), 0)
        assert there(c) == FILES


@test("an interrupted call is made again")
def _():
    strace()
    with case() as c:
        made = calls(c, *ARGS)
    for name in ("read", "write", "openat", "fsync", "pread64", "pwrite64"):
        first, last = made.get(name, (0, 0))
        for n in range(first + 1, last + 1):
            with case() as c:
                p = inject(c, f"{name}:error=EINTR:when={n}", *ARGS)
                assert p.returncode == 0, f"{name} {n}\n{p.told}"
                assert there(c) == FILES, f"{name} {n}\n{p.told}"


@test("a run that is killed leaves no half file under a file's name")
def _():
    strace()
    with case() as c:
        made = calls(c, *ARGS)
    for name in ("renameat2", "fsync", "write"):
        first, last = made[name]
        for n in range(first + 1, last + 1):
            for sig in (signal.SIGKILL, signal.SIGTERM):
                with case() as c:
                    inject(c, f"{name}:signal={sig.name}:when={n}", *ARGS)
                    got = there(c)
                    for file, data in got.items():
                        assert data == FILES.get(file, data), \
                            f"{sig.name} at {name} {n}: {file}"
                    if sig == signal.SIGTERM:
                        assert not [f for f in got if f.startswith(".")], \
                            f"{sig.name} at {name} {n}: {sorted(got)}"


@test("somebody else's file of that name, made meanwhile, stays")
def _():
    strace()
    with case() as c:
        made = calls(c, *ARGS)
    with case() as c:
        (c.dir / "m/n").mkdir(parents=True)
        c.before = c.state()
        # As if 0.png had come between the look and the rename.
        n = made["renameat2"][0] + 1
        p = inject(c, f"renameat2:error=EEXIST:when={n}", *ARGS)
        expect(p, 4)
        assert "0.png" in p.told, p.told
        c.intact()


main()
