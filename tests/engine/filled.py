"""A collection of the engine's with notes of all its types, one of the user's
own, nested decks, learned cards and a filtered deck.

    with Profile() as anki:
        fill(anki.col)
"""
# What Anki's note types are, and one of the user's own.
NOTES = [
    ("Basic", "P", ["tab\there", "new\nline"], ["b::c", "a"]),
    ("Basic", "P::Q", ["<b>x</b> &amp; y", "&lt;i&gt;<br>\"q\""], []),
    ("Cloze", "P::Q::R", ["{{c1::one}} {{c3::three}}", "extra"], ["ü", "日本"]),
    ("Basic (and reversed card)", "Other", ["front", "back"], []),
    ("Basic (optional reversed card)", "Other", ["f", "b", ""], []),
    ("Basic (optional reversed card)", "Other", ["f2", "b", "y"], []),
    ("Basic (type in the answer)", "Other", ["f3", "b"], []),
    ("Own", "2024", ["a", "", "c\u200b\ufeff"], ["x"]),
]


def add_kind(col):
    kind = col.models.new("Own")
    for name in ("One", "Two", "Three"):
        field = col.models.new_field(name)
        field["font"], field["size"] = "Mono", 30
        col.models.add_field(kind, field)
    for name, front in ("A", "{{One}}"), ("B", "{{#Two}}{{Two}}{{/Two}}"):
        card = col.models.new_template(name)
        card["qfmt"], card["afmt"] = front, "{{FrontSide}}{{Three}}"
        card["bqfmt"] = "{{One}}"
        col.models.add_template(kind, card)
    col.models.add(kind)


def fill(col):
    add_kind(col)
    for kind, deck, fields, tags in NOTES:
        note = col.new_note(col.models.by_name(kind))
        note.fields, note.tags = list(fields), list(tags)
        col.add_note(note, col.decks.id(deck))
    deck = col.decks.by_name("P")
    deck["desc"] = "What <b>P</b> is"
    col.decks.save(deck)
    learn(col)


def learn(col):
    """Learned cards of several kinds, one of them in a filtered deck."""
    cards = [col.get_card(c) for c in col.find_cards("")]
    states = [dict(type=2, queue=2, due=5, ivl=10, factor=2500, reps=4),
              dict(type=1, queue=1, due=1700000000, left=1001, reps=1),
              dict(type=2, queue=-1, due=-3, ivl=7, factor=1300, lapses=2)]
    for card, state in zip(cards, states):
        for name, value in state.items():
            setattr(card, name, value)
        col.update_card(card)
        col.db.execute("insert into revlog values (?, ?, -1, 3, 10, 5, 2500,"
                       " 4000, 1)", card.id + 7, card.id)
    cram = col.sched.get_or_create_filtered_deck(deck_id=0)
    cram.name = "Cram"
    cram.config.search_terms[0].search = "deck:Other"
    cram.config.search_terms[0].limit = 2
    col.sched.add_or_update_filtered_deck(cram)
