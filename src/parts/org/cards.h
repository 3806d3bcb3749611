/*
 * The outline of an org-mode file, and the cards in it.
 */
#ifndef DC_PARTS_ORG_CARDS_H
#define DC_PARTS_ORG_CARDS_H

#include "parts/org/text.h"

/* Properties that mean something here; the first are inherited. */
enum org_prop {
	ORG_DECK, ORG_FORMAT, ORG_PREPEND, ORG_ANKI_TAGS, ORG_CATEGORY,
	ORG_DIR, ORG_INFINITIVE, ORG_TRANSLATION, ORG_NOUN,
	ORG_NOUN_TRANSLATION, ORG_INHERITED,
	ORG_NOTE_TYPE = ORG_INHERITED, ORG_NOTE_ID, ORG_ID, ORG_FC_TYPE,
	ORG_FC_CLOZE, ORG_DRILL_TYPE, ORG_TENSE, ORG_NO_FIELDS, ORG_PROPS
};

/* A heading with what holds there. */
struct org_frame {
	struct org_heading h;
	dc_str props[ORG_PROPS];
	dc_str text;             /* up to the next heading */
	uint64_t line;
	bool learned;            /* it has a schedule */
};

/* Does the heading stand above the text? */
enum org_above { ORG_AUTO, ORG_ABOVE, ORG_NOT_ABOVE };

/* Which headings are cards where no tag and no note type says it. */
enum org_untold { ORG_NONE, ORG_WITH_ID, ORG_WITH_TEXT };

struct orgcards {
	dc_str rest;             /* of the file */
	uint64_t line;           /* of its first line */
	struct org_frame path[ORG_LEVELS + 1];   /* 0 is the file */
	size_t depth;
	dc_str todo, title;
	enum org_untold untold;
	enum org_breaks breaks;  /* of the file */
	uint64_t without_id;
	bool kinds[ORG_LEVELS + 1];      /* of how many sides, that were put */
	/* Set by the format: */
	bool deck_of_headings;
	enum org_above heading;
};

int orgcards_open(dc_reader *, struct orgcards *);
/* One heading: a card is put, or none. */
int orgcards_read(dc_reader *, struct orgcards *);

/* ---- a card, for those who build a note of it (orgnotes.c) ---- */

/* A heading below: a side, a field, an answer. */
struct org_kid {
	struct org_heading h;
	dc_str text, dir, id;
};

struct org_card {
	struct org_frame *own;
	struct org_kid *kids;    /* none of a card within the card */
	size_t nkids;
};
/* Put the note, or say why there is none. */
int org_put_card(dc_reader *, struct orgcards *, struct org_card *);

#endif
