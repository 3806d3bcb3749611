/*
 * Cards in the Markdown of other programs, written.
 */
#ifndef DC_PARTS_MARKDOWN_WRITE_H
#define DC_PARTS_MARKDOWN_WRITE_H

#include "parts/markdown/cards.h"

struct mdwrite {
	dc_buf deck, tags;       /* of the note before */
	dc_buf columns;          /* of the table that is open */
	bool begun;
};

/* Narrows what the writer can hold to what the dialect can. */
int mdwrite_begin(dc_writer *, struct mdwrite *, int dialect);
void mdwrite_put(dc_writer *, struct mdwrite *, int dialect, const dc_note *);

#endif
