"""genanki_write.py NOTES.csv OUT.apkg: what `make bench` measures beside
deckconv: genanki makes the same notes and writes them, as its README says."""
import csv
import sys
import warnings

import genanki

warnings.simplefilter("ignore")     # about what looks like broken HTML
MODEL = genanki.Model(
    1607392319, "Basic", fields=[{"name": "Front"}, {"name": "Back"}],
    templates=[{"name": "Card 1", "qfmt": "{{Front}}",
                "afmt": "{{FrontSide}}<hr id=answer>{{Back}}"}])
decks = {}
with open(sys.argv[1], newline="", encoding="utf-8") as f:
    for row in csv.DictReader(f):
        name = row["deck"]
        if name not in decks:
            decks[name] = genanki.Deck(2059400110 + len(decks), name)
        decks[name].add_note(genanki.Note(
            MODEL, [row["front"], row["back"]], tags=row["tags"].split()))
genanki.Package(list(decks.values())).write_to_file(sys.argv[2])
