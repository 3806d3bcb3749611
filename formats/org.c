/*
 * Org-mode files with cards, as four of Emacs' packages keep them.
 *
 *	* Capital  :geography:drill:        org-drill: body, child headings
 *	What is the capital of [Estonia]?
 *	** Answer
 *	Tallinn
 *	* Capital  :fc:                     org-fc: {{holes}@0}, a Back heading
 *	* Capital                           anki-editor: ANKI_NOTE_TYPE, fields
 *	:PROPERTIES:                        are child headings
 *	:ANKI_NOTE_TYPE: Basic
 *	:END:
 *	** Front
 *	** Back
 *	* Capital                           org-anki: heading and text
 *	:PROPERTIES:
 *	:ANKI_NOTE_ID: 1607119825349
 *	:END:
 *
 * Tags and some properties are inherited, from the file too.  What cards are
 * is told by the packages' sources alone; org's own syntax is specified at
 * orgmode.org/worg/org-syntax.html.
 */
#include "parts/org/cards.h"

struct opts {
	int deck;
	int heading;
};

#define AT(member) offsetof(struct opts, member)

static const dc_opt opts[] = {
	{ "deck", DC_OPT_CHOICE, AT(deck), "file", "file headings",
	  "what names the deck where ANKI_DECK does not: #+CATEGORY or "
	  "#+TITLE, or also the headings above a card", DC_OPT_READ, 0, NULL },
	{ "heading", DC_OPT_CHOICE, AT(heading), "auto", "auto yes no",
	  "does a card's heading stand above its text (auto: as the program "
	  "that the card is for shows it)", DC_OPT_READ, 0, NULL },
	{ 0 }
};

static int probe(const dc_probe *p)
{
	return org_probe(p->head, p->whole);
}

static int open_file(dc_reader *r)
{
	const struct opts *o = r->opts;
	struct orgcards *s = r->state;

	s->deck_of_headings = o->deck == 1;
	s->heading = (enum org_above)o->heading;
	return orgcards_open(r, s);
}

static int read_card(dc_reader *r)
{
	return orgcards_read(r, r->state);
}

const dc_format fmt_org = {
	.name = "org",
	.title = "org-mode: org-drill, org-fc, anki-editor, org-anki",
	.exts = "org",
	.how = "the .org file itself",
	.caps = DC_CAP_DECKS | DC_CAP_TAGS | DC_CAP_FIELDS | DC_TRIMS,
	.opts = opts,
	.opt_size = sizeof(struct opts),
	.read_size = sizeof(struct orgcards),
	.probe = probe,
	.open = open_file,
	.read = read_card,
};
