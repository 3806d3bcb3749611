/*
 * Names in Anki: of its own note types, and of decks.
 */
#ifndef DC_PARTS_ANKI_NAMES_H
#define DC_PARTS_ANKI_NAMES_H

#include "format.h"

/* A note type that every collection has. */
typedef struct anki_stock {
	const char *name;
	size_t below;            /* field that takes what has no other place */
	size_t nfields;
	const char *fields[5];
} anki_stock;

/* By name, ignoring case as Anki does; NULL: it is somebody's own. */
const anki_stock *anki_stock_named(dc_str);

/* Into the buffer, what it held before is gone: the deck's name as Anki would
 * store it.  An empty name stays empty. */
void anki_deck_name(dc_buf *, dc_str);
/* Would Anki take the name for the number of a deck? */
bool anki_deck_number(dc_str);

/*
 * Decks in the order in which notes name them.  Anki creates a deck's parents
 * with it, but does not find them when a later note is in one: each such note
 * would have a new deck of its own, "F+", "F++" …
 */
typedef struct anki_decks anki_decks;
anki_decks *anki_decks_new(dc_arena *);
/* A note of the deck stands in this row.  If it is the first one in it, and
 * there was one in a deck below it, the depth of the deck, and in *before the
 * row of that one; else 0. */
size_t anki_deck_late(anki_decks *, dc_str name, uint64_t row,
	uint64_t *before);

#endif
