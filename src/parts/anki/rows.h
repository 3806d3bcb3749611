/*
 * Rows of cells under TAB, as Anki reads them, whose columns are settled only
 * when the last row is known.
 *
 * Columns stand in groups (the guid, the note type, the deck, the fields, the
 * tags).  A group has as many columns as the widest row needed: none, if no
 * row needed one.  Rows are written as they come and wait in the output's
 * spool; they are laid out anew, once, only if a later row needed columns
 * that an earlier one does not have.
 */
#ifndef DC_PARTS_ANKI_ROWS_H
#define DC_PARTS_ANKI_ROWS_H

#include "format.h"

enum { ROWS_GROUPS = 5 };

/* How many cells, or columns, each group has. */
typedef struct rows_layout {
	size_t n[ROWS_GROUPS];
} rows_layout;

typedef struct rows rows;

/* Begin to spool.  NULL: no memory. */
rows *rows_open(dc_output *, dc_arena *run_arena);
/* What stands in columns of the group where a row gives no cell; copied.
 * Empty, unless this is called before the first row. */
void rows_fill(rows *, size_t group, dc_str);
/*
 * Write a row: the cells of all groups, one behind the other.  A row has a
 * cell in every column but those of the last group, where it ends with what
 * it has.  A dc_code.
 */
int rows_put(rows *, const rows_layout *, const dc_str *cells);
/* How many rows there are, those of rows_put_before() aside. */
uint64_t rows_count(const rows *);
/* The same for a row that has to stand before row number `before`, from 0;
 * of several the smallest rank first.  It waits in memory. */
int rows_put_before(rows *, const rows_layout *, const dc_str *cells,
	uint64_t before, size_t rank);
/* Lay out the rows anew if that is needed, and tell the columns.  A code. */
int rows_end(rows *, rows_layout *);

#endif
