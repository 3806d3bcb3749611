/*
 * The table that deckconv writes, which is read back without loss: guid,
 * notetype, deck, the fields in order of first sight, and the tail.
 */
#ifndef DC_PARTS_CSVWRITE_H
#define DC_PARTS_CSVWRITE_H

#include "format.h"

enum { CSV_AUTO, CSV_YES, CSV_NO };      /* header */
enum { CSV_MARKUP, CSV_LOST, CSV_MOD, CSV_SUM, CSV_TAGS, CSV_TAIL };

/* What the columns of the tail are called. */
extern const char *const csvwrite_tail[CSV_TAIL];
/* In the order of the option's choices. */
extern const dc_markup csvwrite_markups[];

typedef struct csvwrite_options {
	const char *delimiter, *quote;
	int header, markup;
} csvwrite_options;

/* The writer's state. */
typedef struct csvwrite {
	char delimiter;
	dc_str *names;
	size_t nnames, room;
	bool tail[CSV_TAIL];     /* does any note have it? */
	dc_buf carry;            /* of the spool: a note not whole yet */
	dc_str *row;
	bool header;             /* is still to be written */
	uint64_t formulas;
} csvwrite;

int csvwrite_begin(dc_writer *);
int csvwrite_put(dc_writer *, const dc_event *);
int csvwrite_end(dc_writer *);

#endif
