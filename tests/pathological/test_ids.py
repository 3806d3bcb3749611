"""Many remembered notes: bounded memory, and no time that grows faster than
they do, be all their backs the same and all their fronts edited."""
import os
import subprocess
import tempfile

from tap import main, test

BINARY = os.environ["DECKCONV"]
SANITIZED = "san-" in BINARY
NOTES = 20000 if SANITIZED else 150000
LIMIT = 60
# As the manual page has it.
BYTES = 192


def write(path, back, edited):
    with open(path, "w", encoding="utf-8") as f:
        f.write("front,back\n")
        for i in range(NOTES):
            answer = back % i if "%" in back else back
            f.write(f"question {i}{edited}?,{answer}\n")


def run(folder, *args):
    """Its memory in KiB."""
    with tempfile.TemporaryFile() as err:
        p = subprocess.Popen(
            ["timeout", str(LIMIT), BINARY, "-q", "in.csv", "-t", "csv", "-o",
             "out.csv", *args], cwd=folder, stderr=err)
        _, status, used = os.wait4(p.pid, 0)
        p.returncode = os.waitstatus_to_exitcode(status)
        err.seek(0)
        assert p.returncode == 0, (p.returncode, err.read()[:300])
        return used.ru_maxrss


def guids(folder):
    with open(os.path.join(folder, "out.csv"), encoding="utf-8") as f:
        next(f)
        return hash(tuple(line.split(",", 1)[0] for line in f))


def edits(back):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "in.csv")
        write(path, back, "")
        plain = run(folder)
        most = plain + NOTES * BYTES // 1024
        first = None
        for edited in ("", " edited", " again", ""):
            write(path, back, edited)
            used = run(folder, "--ids", "ids")
            assert SANITIZED or used <= most, \
                f"{used} KiB, {most} allowed, {plain} without --ids"
            first = first or guids(folder)
            assert guids(folder) == first, f"{edited!r}: other guids"


for which, text in ("its own back", "answer %d"), ("one back", "yes"):
    test(f"{NOTES} edited fronts, each with {which}")(
        lambda text=text: edits(text))


@test("as many new notes with the back of as many that are gone")
def _():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "in.csv")
        write(path, "yes", "")
        run(folder, "--ids", "ids")
        with open(path, encoding="utf-8") as f:
            rows = f.read().splitlines()
        # No note stands beside one that it stood beside.
        rows[1:] = [r.replace("?", " new?") for r in rows[:0:-1]]
        with open(path, "w", encoding="utf-8") as f:
            f.write("\n".join(rows) + "\n")
        run(folder, "--ids", "ids")


main()
