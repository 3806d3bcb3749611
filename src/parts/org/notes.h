/*
 * What the notes of all of Emacs' packages are made with.
 */
#ifndef DC_PARTS_ORG_NOTES_H
#define DC_PARTS_ORG_NOTES_H

#include "parts/org/cards.h"

/* A note under construction. */
struct org_build {
	dc_reader *r;
	struct orgcards *s;
	struct org_card *c;
	struct org_style style;
	struct org_marks marks;
	dc_note *note;
	bool anki;               /* of Anki's packages: as it is exported */
	bool failed;             /* a side is too long */
};

/* Behind the i-th heading below and those that stand below it. */
size_t org_family(const struct org_card *, size_t i);
/* Does it say no more than that it answers: "Answer", "Back"? */
bool org_is_answer(dc_str title);
/* The heading as it stands above the text; nothing where it does not. */
dc_str org_above(const struct org_build *);
/* The text with marks, where clozes are looked for. */
dc_str org_marked(struct org_build *, dc_str);

/* Sides: begun with org_begin(), ended with this. */
dc_str org_ended(struct org_build *, struct org_side *);
void org_side_begin(struct org_build *, struct org_side *);
/* The i-th heading below and all under it, with its title or without. */
void org_add_family(struct org_build *, struct org_side *, size_t i,
	bool title);
/* Is there anything to the i-th heading below but its title? */
bool org_has_text(struct org_build *, size_t i);
/* A side of a title (may be empty) and a text. */
dc_str org_one_side(struct org_build *, dc_str title, bool bold, dc_str text);
dc_str org_title_side(struct org_build *);
dc_str org_body(struct org_build *, bool with_heading);
/* The headings below from the i-th on: answers. */
dc_str org_answers(struct org_build *, size_t i);

/* Puts. */
int org_put(struct org_build *);
int org_put_two(struct org_build *, const char *kind, dc_str front,
	dc_str back);
int org_put_cloze(struct org_build *, dc_str text, dc_str extra);
int org_put_empty(struct org_build *);

/* Each package's cards. */
int org_put_drill(struct org_build *);
int org_put_fc(struct org_build *);
int org_put_anki(struct org_build *);

#endif
