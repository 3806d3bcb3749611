"""Decks laid out as copied pages have them, sides in turn: all cards are found
again, or where the layout cannot tell, most of them, and it is said."""
import json
import os
import random
import subprocess

from tap import main, test

BINARY = os.environ["DECKCONV"]
WORDS = """river stone cloud amber tide lantern glacier meadow harbour copper
    winter signal orchard thunder velvet granite compass feather ember canyon
    willow beacon saddle marble falcon timber cinder pebble summit lagoon"""
WORDS = WORDS.split()
KNOWT = "1/%d\nName | Mastery | Learn | Test | Matching | Spaced |\n---|\n"
CRAM = "%d Cards in this Set\n\n  • Front\n  • Back\n\n"


def deck(n, question=False):
    rng = random.Random(n)
    cards = []
    for i in range(n):
        front = rng.sample(WORDS, rng.randint(1, 3))
        back = rng.choices(WORDS, k=rng.choice((1, 6, 9, 12)))
        # No two fronts are equal, and one word stays one.
        front[0] += str(i)
        cards.append((" ".join(front) + "?" * question, " ".join(back)))
    return cards


def read(text, fmt):
    p = subprocess.run([BINARY, "-f", fmt, "-", "-t", "ndjson"],
                       input=text.encode(), stdout=subprocess.PIPE,
                       stderr=subprocess.PIPE, timeout=60)
    assert p.returncode == 0, p.stderr
    notes = map(json.loads, p.stdout.splitlines())
    return [tuple(n["fields"].values()) for n in notes], p.stderr.decode()


def without(cards):
    """Sides of one word are gone; a card of two such is gone whole."""
    kept = [tuple(s if " " in s else "" for s in c) for c in cards]
    return [c for c in kept if any(c)], kept


@test("lines in turn, with the right count and a greater one")
def _():
    cards = deck(300)
    lines = "".join(f + "\n" + b + "\n" for f, b in cards)
    for count in (299, 999):
        found, told = read(KNOWT % count + lines, "knowt")
        assert found == cards, told
        assert "turns]" not in told, told


@test("sides of one word that left a blank line")
def _():
    cards, all_of_them = without(deck(300))
    sides = [s for c in all_of_them for s in c]
    # The header's blank lines say no more than that one side is gone.
    while sides[:2] == ["", ""]:
        sides = sides[2:]
    text = "".join(s + "\n\n" if s else "\n" for s in sides)
    found, told = read(CRAM % len(all_of_them) + text, "cram")
    missing = [c for c in cards if c not in found]
    assert not missing, (len(missing), missing[:3], told)
    assert len(found) == len(cards), (len(found), len(cards))


@test("backs of two lines, and questions: the count and looks tell")
def _():
    cards = deck(300, True)
    cut = [(f, b.replace(" ", "\n", 5).replace("\n", " ", 4)
            if i % 7 == 3 and b.count(" ") > 5 else b)
           for i, (f, b) in enumerate(cards)]
    lines = "".join(f + "\n" + b + "\n" for f, b in cut)
    for count in (299, 999):
        found, told = read(KNOWT % count + lines, "knowt")
        good = len(set(cut) & set(found))
        assert good > 270, f"{good} of 300 with a count of {count}"
        assert "[knowt-turns]" in told, told


main()
