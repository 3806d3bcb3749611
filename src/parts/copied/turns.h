/*
 * Copied text of a page in which the sides of cards stand in turn: front, back,
 * front, back.  What crawlers and browsers leave of a list of cards has no
 * other mark; a side of several lines, or one that a crawler dropped, puts all
 * that follow out of step.  Blank lines, the page's own count and the looks of
 * the lines tell where.
 */
#ifndef DC_PARTS_COPIED_TURNS_H
#define DC_PARTS_COPIED_TURNS_H

#include "format.h"

/* A place in a text that is held whole. */
struct lines {
	dc_str rest;
	uint64_t line;           /* number of the next one */
};

/* The whole input, once, then DC_END; the reader's state begins with a struct
 * lines, which is for this.  Returns a dc_code. */
int lines_all(dc_reader *, struct lines *);
/* The next line, trimmed; false at the end. */
bool lines_next(struct lines *, dc_str *line);
/* What stands there is left out from the first line on that begins with one of
 * these (NULL at the end). */
void lines_end(struct lines *, const char *const *ends);
/* Is the line one of these? */
bool lines_is(dc_str line, const char *const *of);

struct turns {
	struct lines at;         /* behind the page's header */
	dc_str deck;
	uint64_t cards;          /* the page's own count; 0: it has none */
	bool dropped;            /* sides of one word were left out, and left
	                          * a blank line more */
	bool terms;              /* fronts are terms, shorter than backs */
	bool about;              /* the first line may be about the set */
	bool hints;              /* a third side may stand behind the back */
	const char *rule;        /* of the warning that sides are unsure */
	const uint64_t *none;    /* numbers of lines, in order, that are no
	                          * side; a card begins behind them */
	size_t nnone;
};

/* Put all cards.  Returns a code. */
int turns_put(dc_reader *, const struct turns *);

/*
 * Copied text in which every card begins with a mark of its own, a number with
 * a certain line below or a word that stands alone; the back begins with one,
 * too, or is what follows the front's first paragraph.
 */
struct labels {
	struct lines at;
	dc_str deck;
	const char *const *below;        /* below the number; NULL: none */
	const char *front;       /* the line before a front, or NULL */
	const char *back;        /* the line before a back, or NULL */
};

int labels_put(dc_reader *, const struct labels *);
/* Does a card begin here?  Its number, or 0. */
uint64_t labels_number(dc_str line, dc_str rest, const char *const *below);

/* One card: a side without text is lost, one without any is none. */
int turns_card(dc_reader *, dc_str deck, dc_str front, dc_str back,
	uint64_t line);

#endif
