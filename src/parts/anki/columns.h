/*
 * Rows whose columns the user names with --map, headers or not.
 */
#ifndef DC_PARTS_ANKI_COLUMNS_H
#define DC_PARTS_ANKI_COLUMNS_H

#include "lib/csv.h"
#include "parts/anki/head.h"

typedef struct anki_columns anki_columns;

/*
 * The plan for such rows, by their first one; *taken: it is their header,
 * since --map names a cell of it.  *out stays NULL without --map, and where
 * the notes have a type other than Basic: its fields are not for choice.  A
 * dc_code.
 */
int anki_columns_new(dc_reader *, const anki_head *, const csv_record *,
	anki_columns **out, bool *taken);
/* Put a row as a note.  A dc_code. */
int anki_columns_put(dc_reader *, const anki_head *, const anki_columns *,
	const csv_record *);

#endif
