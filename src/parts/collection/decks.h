/*
 * The decks of a collection that is written: their names as Anki stores them,
 * their ids, and the JSON text that defines them.
 */
#ifndef DC_PARTS_COLLECTION_DECKS_H
#define DC_PARTS_COLLECTION_DECKS_H

#include "format.h"

enum {
	COLLDECKS_MOST = 100000,         /* in one collection */
	COLLDECKS_DEPTH = 100,           /* A::B is 2 */
	COLLDECKS_NAME = 4096            /* bytes of a name */
};

typedef struct colldecks colldecks;

/* With Anki's own deck "Default", whose id is 1.  NULL: no memory. */
colldecks *colldecks_new(dc_arena *);
/*
 * The id of the deck of that name, which is mended as Anki would; case makes
 * no difference.  A new one is made with its parents.  0 with *code set: what
 * is above a limit was told.
 */
uint64_t colldecks_id(colldecks *, dc_run *, dc_arena *, dc_str name,
	int *code);
/* What the deck is about, as HTML; the first that is not empty stays.  A deck
 * that nobody asks the id of, nor that of one below it, is left out. */
int colldecks_about(colldecks *, dc_run *, dc_arena *, dc_str name,
	dc_str html);
/* The column `decks` of the table `col`, changed at `now` (seconds). */
void colldecks_add(const colldecks *, dc_buf *, uint64_t now);

#endif
