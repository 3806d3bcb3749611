"""Decks of CrowdAnki that are long, wide or deep: memory stays the same for
notes, in whatever order they come, and limits are named."""
import os
import subprocess
import tempfile

from tap import main, test

BINARY = os.environ["DECKCONV"]
SANITIZED = "san-" in BINARY
LIMIT = 120 if SANITIZED else 40
MODEL = ('{"crowdanki_uuid":"m","name":"T","flds":[{"name":"Q"},'
         '{"name":"A"}],"tmpls":[]}')
NOTE = '{"fields":["question %d","answer"],"guid":"g%d","note_model_uuid":"m"}'


def run(pieces, to):
    """Exit code, KiB of memory, messages, notes in the output."""
    with tempfile.TemporaryDirectory() as folder:
        path, out = (os.path.join(folder, x) for x in ("in.json", "out.json"))
        with open(path, "w") as f:
            f.writelines(pieces)
        with tempfile.TemporaryFile() as err:
            p = subprocess.Popen(
                ["timeout", str(LIMIT), BINARY, "-q", "-f", "crowdanki", path,
                 "-t", to, "-o", out], stdin=subprocess.DEVNULL, stderr=err)
            _, status, used = os.wait4(p.pid, 0)
            p.returncode = os.waitstatus_to_exitcode(status)
            err.seek(0)
            notes = 0
            if os.path.exists(out):
                with open(out) as f:
                    notes = sum(line.count('"guid"') for line in f)
            return p.returncode, used.ru_maxrss, err.read(), notes


def notes(n):
    for i in range(n):
        yield "," if i else ""
        yield NOTE % (i, i)


def in_child(n):
    yield '{"__type__":"Deck","children":[{"name":"K","notes":['
    yield from notes(n)
    yield ']}],"name":"R","note_models":[%s]}' % MODEL


def in_turns(n):
    """Each note in another deck than the one before."""
    yield '{"__type__":"Deck","note_models":[%s],"name":"R","children":[' \
        % MODEL
    for i in range(n // 100):
        yield ("," if i else "") + '{"name":"K%d","notes":[' % (i % 7)
        yield from notes(100)
        yield "]}"
    yield "]}"


for build in (in_child, in_turns):
    for to in "crowdanki", "anki-json":
        @test(f"60000 notes {build.__name__} as {to}: constant memory")
        def _(build=build, to=to):
            code, kib, err, n = run(build(60000), to)
            assert code == 0, (code, err[:300])
            assert SANITIZED or kib < 24 << 10, f"{kib} KiB"
            if build == in_child:
                assert n == 60000, n


@test("a deck for each of 20000 notes")
def _():
    code, kib, err, n = run(
        ['{"__type__":"Deck","name":"R","note_models":[%s],"children":['
         % MODEL, ",".join('{"name":"K%d","notes":[%s]}' % (i, NOTE % (i, i))
                           for i in range(20000)), "]}"], "crowdanki")
    assert code == 0 and n == 20000, (code, n, err[:300])
    assert SANITIZED or kib < 96 << 10, f"{kib} KiB"


for what, text, limit in [
        ("more decks than can be", '{"children":[{}]}' * 60000, b"100000"),
        ("deeper than can be", '{"children":[' * 100000, b"100 deep")]:
    @test(what + ": refused, and the limit is named")
    def _(text=text, limit=limit):
        code, _, err, n = run([text], "crowdanki")
        assert code == 5 and limit in err and not n, (code, err[:300])


main()
