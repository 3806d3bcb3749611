#!/usr/bin/env python3
"""Mnemosyne's facts: Anki makes the cards that Mnemosyne had, no others."""
from collections import Counter
from pathlib import Path

from harness import SAMPLES, Profile, deckconv, scratch
from tap import main, test

# By note type and template: what the log of the sample lists, less the card
# of no fact.
CARDS = {
    ("deckconv Basic", "Card 1"): 1,
    ("deckconv Basic (and reversed card)", "Card 1"): 1,
    ("deckconv Basic (and reversed card)", "Card 2"): 1,
    ("Vocabulary", "Recognition"): 1, ("Vocabulary", "Production"): 1,
    ("Vocabulary (Production)", "Production"): 1,
    ("deckconv Cloze", "Cloze"): 1,
    ("Sentence (Recognition)", "Recognition"): 1,
    ("Sentence (Production)", "Cloze"): 2,
    ("Q&A plus", "Asked"): 1, ("Imported cloze", "Card 1"): 2,
}


def cards(anki):
    all_of = [anki.col.get_card(i) for i in anki.col.find_cards("")]
    return Counter((c.note_type()["name"], c.template()["name"])
                   for c in all_of)


@test("the cards of an archive, once and again, with its media")
def _():
    with scratch() as folder, Profile() as anki:
        d = Path(folder)
        for _ in range(2):
            deckconv(SAMPLES / "mnemosyne.cards", "-o", d / "a.apkg",
                     "--allow-skipped")
            anki.import_package(d / "a.apkg")
            assert cards(anki) == CARDS, cards(anki)
        assert sorted(p.name for p in Path(anki.col.media.dir()).iterdir()) == [
            "chien.mp3", "picschien.png"]


@test("a question with a decorator is asked as in Mnemosyne")
def _():
    with scratch() as folder, Profile() as anki:
        d = Path(folder)
        deckconv(SAMPLES / "mnemosyne.cards", "-o", d / "a.apkg",
                 "--allow-skipped")
        anki.import_package(d / "a.apkg")
        card = anki.col.get_card(anki.col.find_cards("France")[0])
        assert "What is the capital of France, <i>Europe</i>?" \
            in card.question(), card.question()


@test("the cards of a database")
def _():
    with scratch() as folder, Profile() as anki:
        d = Path(folder)
        deckconv(SAMPLES / "mnemosyne.db", "-o", d / "a.apkg",
                 "--allow-skipped")
        anki.import_package(d / "a.apkg")
        assert cards(anki) == {
            ("deckconv Basic", "Card 1"): 2, ("Kanji", "Recognition"): 1,
            ("Kanji", "Production"): 1, ("Map", "Recognition"): 1,
            ("Map", "Production"): 1}, cards(anki)


main()
