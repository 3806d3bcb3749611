/*
 * The lines of org-mode text: what each is.
 */
#ifndef DC_PARTS_ORG_LINES_H
#define DC_PARTS_ORG_LINES_H

#include "format.h"

/* What is deeper is text: a card is looked through once for each card that it
 * stands in. */
enum { ORG_LEVELS = 32 };

struct org_heading {
	size_t level;            /* 1..ORG_LEVELS */
	dc_str title;            /* without keyword, priority and tags */
	dc_str tags;             /* "a:b", or nothing */
};

/* The keyword of what is to be done. */
#define ORG_TO_DO "TO" "DO"
/* `** DONE [#A] Title  :a:b:`; todo: further keywords between blanks. */
bool org_heading(dc_str line, dc_str todo, struct org_heading *);
/* The next of "a:b"; false at the end. */
bool org_tag(dc_str *tags, dc_str *tag);
bool org_tagged(dc_str tags, const char *tag);
/* `#+NAME: value` at the left edge. */
bool org_keyword(dc_str line, dc_str *name, dc_str *value);
/* `:NAME: value`, of a property drawer. */
bool org_property(dc_str line, dc_str *name, dc_str *value);
/* `:NAME:` and nothing else. */
bool org_drawer(dc_str line, dc_str *name);
/* SCHEDULED: <…>, DEADLINE: …, CLOSED: … */
bool org_planning(dc_str line);

/* How sure it is that this is org text, and one with cards: 0..95. */
int org_probe(dc_str head, bool whole);
/* Is it org text, and nobody else's? */
bool org_looks(dc_str head);

#endif
