"""RemNote's backups: what is a card, and what its text says."""
import json

from archives import archive, read
from samples import REM, ref, rem
from tap import main, test


def remnote(docs, *more):
    return archive([("rem.json", json.dumps({"docs": docs})), *more])


def fields(docs):
    return [list(n["fields"].values()) for n in read(remnote(docs))[0]]


@test("a doc that is there many times is one, as it was changed last")
def _():
    docs = [rem("a", ["q"], None, [f"a{i}"], u=1000 * i)
            for i in (3, 9, 5)] * 40
    assert fields(docs) == [["q", "a9"]]
    assert len(fields([d for d in REM["docs"] if d["_id"] != "a"])) == \
        len(fields(REM["docs"])) - 1


@test("references go round in circles and out of the base without harm")
def _():
    docs = [rem("a", ["x ", ref("b")], None, ["y ", ref("gone")]),
            rem("b", ["b ", ref("a")], None)]
    assert fields(docs) == [["x b x", "y"]], fields(docs)
    # Each refers to the next a hundred times.
    docs = [rem(f"r{i}", [ref(f"r{i + 1}")] * 100, None, ["v"])
            for i in range(300)] + [rem("r300", ["text"], None)]
    got = fields(docs)
    assert len(got) == 300 and all(len(f) < 40000 for f, _ in got)


@test("a deck has the documents above; a circle of parents ends")
def _():
    docs = [rem("d", ["D"], "e", forceIsFolder=True),
            rem("e", ["E"], "d", forceIsFolder=True),
            rem("a", ["q"], "d", ["a"])]
    assert read(remnote(docs))[0][0]["deck"].endswith("E::D")


@test("clozes beside a back, and parts that nobody knows, are told")
def _():
    docs = [rem("a", [{"i": "m", "text": "x", "cId": "9"}], None, ["y"]),
            rem("b", ["q", {"i": "??"}, {"i": "s"}], None, ["a"])]
    notes, told = read(remnote(docs))
    assert [list(n["fields"].values()) for n in notes] == \
        [["x", "y"], ["q", "a"]]
    assert "clozes beside a back are not taken along: 1" in told
    assert "unknown parts of text are not taken along: 1" in told


@test("an archive without docs, or without JSON, is told")
def _():
    for text, rule in [("{", "json-"), ("[]", "remnote-data"),
                       ('{"docs":{}}', "remnote-data"),
                       ('{"docs":[]}', "no-cards"),
                       ('{"docs":[1,null,[],"x",{}]}', "no-cards")]:
        told = read(archive([("rem.json", text)]), code=3)[1]
        assert f"[{rule}" in told, (text, told)


main()
