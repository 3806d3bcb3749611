/*
 * Reading a JSON document as a stream of cards, deckconv's own and other
 * people's: the reader of the format json, and of whoever finds such a
 * document inside of something else.
 */
#ifndef DC_PARTS_JSON_READ_H
#define DC_PARTS_JSON_READ_H

#include "parts/json/find.h"
#include "lib/jsonscan.h"

/* An array or object that is open. */
typedef struct jsonlevel {
	bool object, begun, cards;
	jsonlist *list;          /* of the cards in it */
	size_t path;             /* length of the path above it */
	dc_buf deck;
} jsonlevel;

/* The reader's whole state, zeroed at first. */
typedef struct jsonread {
	const jsonshape *shape;
	const char *cards;       /* pointer to the cards, or NULL */
	jsonscan s;
	jsonlevel levels[JSONFIND_LEVELS];
	size_t depth;
	dc_buf path;             /* of the value at hand, as a pointer */
	jsonlists lists;
	dc_markup markup;
	bool kinds, later;       /* note types were read, also those behind */
	uint64_t others;         /* members beside the notes and their types */
} jsonread;

/* r->state is a jsonread.  0 or a code. */
int jsonread_open(dc_reader *, const jsonshape *, const char *cards);
/* At most one card; 0, DC_END or a code. */
int jsonread_some(dc_reader *);

#endif
