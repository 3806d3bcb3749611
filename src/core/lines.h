/*
 * Where lines end when HTML is read as text, as browsers' innerText has it:
 * a <br> ends one, the edge of a block asks for one unless it is there, that
 * of a paragraph for a blank line too, but not beside a list or a table.
 */
#ifndef DC_CORE_LINES_H
#define DC_CORE_LINES_H

#include "format.h"

struct lines {
	size_t due;              /* newlines from <br>, not yet written */
	unsigned owed;           /* more of them, if text follows */
	bool after_br;           /* … one of which a <br> has made */
	bool tight;              /* no blank lines here */
	bool begun;              /* there is text before */
};

/* The edge of a block: wanted is 1, or 2 for a paragraph; tight for a block
 * that keeps paragraphs near. */
void lines_edge(struct lines *, unsigned wanted, bool tight);
void lines_break(struct lines *);
/* Text follows: the newlines to write before it. */
size_t lines_take(struct lines *);
/* Would text that follows begin a line? */
bool lines_start(const struct lines *);

#endif
