"""Hostile archives and copied pages: time grows with their size alone, memory
with a record, and the cards round the hostile part are there."""
import os
import subprocess
import tempfile

from tap import main, test

BINARY = os.environ["DECKCONV"]
SANITIZED = "san-" in BINARY
LIMIT = 60 if SANITIZED else 20
HEAD = b"WARC/1.0\r\nWARC-Type: %s\r\nContent-Type: %s\r\n" \
       b"Content-Length: %d\r\n\r\n"
KNOWT = b"1/%d\nName | Mastery | Learn | Test | Matching | Spaced |\n---|\n"


def record(body, length=None, kind=b"conversion", what=b"text/plain"):
    length = len(body) if length is None else length
    return HEAD % (kind, what, length) + body + b"\r\n\r\n"


def card(n):
    return record(b"Terms in this set (1)\nq%d\na%d\n" % (n, n))


def run(pieces, fmt, kib):
    """Exit code and stdout; kib: what it may have in memory."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "input")
        with open(path, "wb") as f:
            f.writelines(pieces)
        with tempfile.TemporaryFile() as out:
            p = subprocess.Popen(
                ["timeout", str(LIMIT), BINARY, "-q", "-f", fmt, path,
                 "-t", "csv:header=no"], stdin=subprocess.DEVNULL,
                stdout=out, stderr=subprocess.DEVNULL)
            _, status, used = os.wait4(p.pid, 0)
            p.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            assert SANITIZED or used.ru_maxrss < kib, \
                f"{used.ru_maxrss} KiB, {kib} allowed"
            return p.returncode, out.read()


ARCHIVES = {
    "300000 first lines": lambda: [b"WARC/1.0\n"] * 300000,
    "40000 records that claim 200 MB": lambda:
        [record(b"x" * 100, 200000000)] * 40000,
    "4 MB that are nearly a record": lambda: [b"\nWARC/" * 700000, b"\n"],
    "1000000 chunks": lambda: [record(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        + b"1\r\nx\r\n" * 1000000, kind=b"response",
        what=b"application/http")],
    "400000 blank lines": lambda: [b"\r\n" * 400000],
    "200000 headers": lambda: [b"WARC/1.0\r\n" + b"a: b\r\n" * 200000],
}

for name, make in ARCHIVES.items():
    @test("an archive with " + name)
    def _(make=make):
        code, out = run([card(1), *make(), card(2)], "warc", 96 << 10)
        assert code in (0, 1), f"exit {code}"
        assert b",q1,a1," in out and b",q2,a2," in out, out[:300]


@test("200 MB of pages and pictures: memory is that of one record")
def _():
    page = record(b"Terms in this set (100)\n" + b"".join(
        b"q%d\na%d\n" % (i, i) for i in range(100)))
    picture = record(bytes(1 << 20), kind=b"resource", what=b"image/png")
    code, out = run([page, picture] * 190, "warc", 32 << 10)
    assert code == 0 and out.count(b"\n") == 19000, (code, len(out))


PAGES = {
    "200000 lines, and 10 cards": lambda: KNOWT % 9 + b"".join(
        b"x" * (i * 7 % 60 + 1) + b"\n" for i in range(200000)),
    "200000 labels": lambda: KNOWT % 60000 + b"".join(
        b"label %d: x\n" % (i % 1001) for i in range(200000)),
    "no count": lambda: KNOWT[:0] + b"Already have a Quizlet account?\n" +
        b"".join(b"x" * (i * 7 % 60 + 1) + b"\n\n" * (i % 3)
                 for i in range(200000)),
    "300000 numbers": lambda: b"1\nNew cards\n\nq\n\na\n" +
        b"2\nNew card\n" * 150000,
}

for name, make in PAGES.items():
    @test("a page with " + name)
    def _(make=make):
        page = make()
        fmt = "quizlet" if b"Quizlet" in page[:40] else "knowt"
        code, out = run([page], fmt, 50 * len(page) // 1024 + (64 << 10))
        assert code == 0 and out, f"exit {code}"


@test("a page of more lines than a page has is refused")
def _():
    code, out = run([KNOWT % 9, b"x\n" * ((1 << 20) + 1)], "knowt", 1 << 20)
    assert code == 5 and not out, code


main()
