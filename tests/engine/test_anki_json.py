"""What Anki's JSON import makes of the format anki-json."""
import json
import tempfile
import time
from pathlib import Path

from harness import OUTCOMES, SAMPLES, Profile, compare, deckconv, model
from tap import main, test

DAY = 86400


def arrive(source, *args, stdin=b"", localised=False, twice=False):
    """The collection's notes and the outcomes of the last import."""
    with tempfile.TemporaryDirectory() as d, Profile(localised) as anki:
        out = Path(d) / "deck.anki-json"
        deckconv(source, *args, "-o", out, stdin=stdin, code=None)
        for _ in range(1 + twice):
            log = anki.col.import_json_file(str(out)).log
        cards = anki.col.db.all("select due - ?, ivl, factor, reps, lapses, "
                                "type, ord from cards order by nid, ord",
                                anki.col.sched.today)
        return (anki.notes(), {k: len(getattr(log, k)) for k in OUTCOMES},
                cards)


for sample in ["anki.tsv", "apkg.apkg", "crowdanki.json", "csv.csv",
               "ndjson.ndjson"]:
    @test(f"{sample}: every note arrives, in any language")
    def _(sample=sample):
        sent = model(SAMPLES / sample, code=None)
        for localised in (False, True):
            got, log, _ = arrive(SAMPLES / sample, localised=localised)
            assert log["new"] == len(sent), log
            if sample != "csv.csv":
                for g, s in zip(got, sent):
                    s.setdefault("deck", sample.split(".")[0])
                    g["tags"] = [t for t in g["tags"]
                                 if not t.startswith("deckconv::")]
                compare(sent, got)


@test("importing again doubles nothing")
def _():
    got, log, _ = arrive(SAMPLES / "crowdanki.json", twice=True)
    assert len(got) == 4 and log["duplicate"] == 4, log


@test("a deck's first note may come behind its children's")
def _():
    rows = [("A::B::C", 1), ("A::B", 2), ("X", 3), ("A", 4), ("A::B", 5),
            ("A", 6), ("A::B::C", 7)]
    text = "deck,front,back\n" + "".join(f"{d},f{n},b\n" for d, n in rows)
    got, _, _ = arrive("-", "-f", "csv", stdin=text.encode())
    assert sorted((g["deck"], int(g["fields"]["Front"][1:])) for g in got) \
        == sorted(rows), got


@test("a schedule arrives: day, interval, ease, repetitions, lapses")
def _():
    today = int(time.time()) // DAY
    cards = [{"ord": 0, "type": 2, "queue": 2, "day": today + 9, "ivl": 30,
              "factor": 2350, "reps": 4, "lapses": 1}]
    note = {"guid": "g", "notetype": "Basic", "markup": "plain",
            "fields": {"Front": "f", "Back": "b"}, "cards": cards}
    _, _, got = arrive("-", "-f", "ndjson", stdin=json.dumps(note).encode())
    due, *rest = got[0]
    assert rest == [30, 2350, 4, 1, 2, 0], got
    assert abs(due - 9) <= 1, due


main()
