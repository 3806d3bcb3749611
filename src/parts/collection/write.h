/*
 * A collection as Anki packages hold it: an SQLite database in schema 11,
 * which Anki reads from 2.1.44 on.
 */
#ifndef DC_PARTS_COLLECTION_WRITE_H
#define DC_PARTS_COLLECTION_WRITE_H

#include "format.h"

enum {
	/* Cards in one collection: their ids are milliseconds, the last ones
	 * before now. */
	COLLWRITE_CARDS = 50000000
};

typedef struct collwrite collwrite;

/* An empty collection in a temporary file, of which `deck` is for the notes
 * that name none.  NULL with *code set: it was told. */
collwrite *collwrite_open(dc_writer *, int *code);
/* Frees it and closes the file; NULL is nothing. */
void collwrite_close(collwrite *);

/* The events of the writer; all of these return a dc_code. */
int collwrite_deck(collwrite *, dc_writer *, const dc_deck *);
int collwrite_kind(collwrite *, dc_writer *, const dc_kind *);
int collwrite_note(collwrite *, dc_writer *, const dc_note *);

/* The whole database in the open file *fd, which stays until
 * collwrite_close(). */
int collwrite_end(collwrite *, dc_writer *, int *fd, uint64_t *size);

#endif
