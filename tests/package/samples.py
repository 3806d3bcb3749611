#!/usr/bin/env python3
"""tests/package/samples.py: write samples/apkg*.apkg anew.

They hold the same notes, as the oldest and as the newest generation: note
types of our own, one of them with what the card model has no member for;
decks below each other, one with a description; cards in two decks, in a
filtered deck, learned, missing; a note without tags, a cloze, a picture.
"""
import base64
from pathlib import Path

from packages import (card, collection, deck, field, model, note, package,
                      review, template)

BASIC, CLOZE, RIVER = 1600000000101, 1600000000102, 1600000000103
TOP, EUROPE, ASIA, CRAM = (1600000000201, 1600000000202, 1600000000203,
                           1600000000204)
FIRST = 1600000001000
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGA"
    "WjR9awAAAABJRU5ErkJggg==")

MODELS = [
    model(BASIC, "Basic", ("Front", "Back"), [template(
        "Card 1", "{{Front}}", "{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}")],
        css=".card { text-align: center }"),
    model(CLOZE, "Cloze", ("Text", "Back Extra"), [template(
        "Cloze", "{{cloze:Text}}", "{{cloze:Text}}<br>\n{{Back Extra}}")],
        type=1),
    model(RIVER, "River", (field("Name", size=30), "Mouth", field(
        "Length", font="Mono", sticky=True, description="in km")), [
        template("Mouth", "Where does {{Name}} end?", "{{Mouth}}",
                 bqfmt="{{Name}}"),
        template("Length", "{{#Length}}How long is {{Name}}?{{/Length}}",
                 "{{Length}}", did=EUROPE)], sortf=1, latexPre="% none"),
]
DECKS = [
    deck(1, "Default"),
    deck(TOP, "Geography", "Rivers &amp; <b>towns</b>"),
    deck(EUROPE, "Geography::Europe"),
    deck(ASIA, "Geography::Asia"),
    deck(CRAM, "Cram", dyn=1),
]
NOTES = [
    note(FIRST, ["The capital of Japan", "<b>Tōkyō</b> 東京"], BASIC,
         "a#town-01", " town big_one "),
    note(FIRST + 1, ["Which island?<br><img src=\"island é.png\">",
                     "Hon'shū &amp; its bays"], BASIC, "Q`x:/]b~6("),
    note(FIRST + 2, ["{{c1::The Danube}} ends in the {{c2::Black Sea::sea}}",
                     ""], CLOZE, "cloze 1", " river river::long "),
    note(FIRST + 3, ["Rhine", "North Sea", "1230"], RIVER, "river-1",
         " river ", 1650000000),
    note(FIRST + 4, ["Mekong", "South China Sea", ""], RIVER, "river-2",
         " river "),
    note(FIRST + 5, ["Ob", "Kara Sea", "3650"], RIVER, "river-3"),
]
CARDS = [
    card(FIRST, did=ASIA, id=FIRST, due=1),
    card(FIRST + 1, did=CRAM, id=FIRST + 1, odid=ASIA, odue=40, type=2,
         queue=2, due=-100000, ivl=12, factor=2500, reps=3),
    card(FIRST + 2, 0, EUROPE, FIRST + 2, due=2),
    card(FIRST + 2, 1, EUROPE, FIRST + 3, due=2),
    card(FIRST + 3, 0, TOP, FIRST + 4, type=1, queue=1, due=1650000600,
         left=1001, reps=1),
    card(FIRST + 3, 1, EUROPE, FIRST + 5, due=3),
    card(FIRST + 4, 0, ASIA, FIRST + 6, due=4),
    # Its second card was deleted by its owner.
    card(FIRST + 5, 0, ASIA, FIRST + 7, type=2, queue=-1, due=5000, ivl=100,
         factor=2300, reps=9, lapses=2, flags=1, data='{"pos":5}'),
]
REVIEWS = [
    review(1650000000000, FIRST + 4, 1, -600, -60, 0, 4200, 0),
    review(1655000000000, FIRST + 7, 3, 40, 20, 2300, 8000),
    review(1660000000000, FIRST + 7, 3, 100, 40, 2300, 7000),
]
MEDIA = [("island é.png", DOT)]


def sample(schema):
    return collection(NOTES, MODELS, DECKS, CARDS, REVIEWS, schema)


def main():
    folder = Path(__file__).resolve().parents[2] / "samples"
    (folder / "apkg.apkg").write_bytes(package(sample(11), MEDIA))
    (folder / "apkg-latest.apkg").write_bytes(package(sample(18), MEDIA, 3))


if __name__ == "__main__":
    main()
