/*
 * A reader of records, as the files see it that cut them out and mend them.
 */
#ifndef DC_LIB_CSV_INNER_H
#define DC_LIB_CSV_INNER_H

#include "lib/csv.h"

struct csv_parser;               /* libcsv's */

enum {
	CSV_AGAIN = -2           /* the record was skipped: take the next */
};

/* Where a byte stands in the window: nowhere from `from` to before `at`. */
struct place {
	size_t from, at;
};

struct csv_reader {
	dc_run *run;
	dc_input *in;
	csv_dialect d;
	struct csv_parser *parser;
	dc_str w;                /* the window */
	size_t at;               /* in it: the next byte to read */
	size_t start;            /* in it: where the record begins */
	struct place lf, cr;     /* in it: the LF and CR found last */
	bool whole;              /* the window reaches the input's end */
	uint64_t line, col;      /* of at */
	uint64_t first;          /* line of start */
	char *text;              /* unquoted cells, one behind the other */
	size_t ntext, room;
	size_t ncells, usual;    /* cells of this record, of the last good */
	size_t common, votes;    /* cells of most records, as far as seen */
	bool ended, over;        /* record: is complete; is above a limit */
	bool narrow;             /* quotes no longer reach over lines */
	uint64_t taken, wasted;  /* bytes gone by; bytes read in vain */
	dc_str cells[DC_MAX_FIELDS];
};

/* csv.c */
/* The next line with its end.  DC_OK, DC_END or a code. */
int csv_step(csv_reader *, dc_str *line);
/* Room for so many bytes of unquoted cells; false: no memory. */
bool csv_room(csv_reader *, size_t need);
/* Say that the record has too many or too long cells.  CSV_AGAIN. */
int csv_above_limit(csv_reader *);
/* Say that the quote there in the window is never closed; its line alone is
 * lost.  CSV_AGAIN. */
int csv_unclosed(csv_reader *, size_t open);

/* csvmend.c */
/* Two quotes within quotes are one.  There is room. */
dc_str csv_without_doubles(csv_reader *, dc_str);
/* Without the blanks around it. */
dc_str csv_unspaced(dc_str);
/* The record again, as Anki reads it: a quote is one only where a cell begins,
 * and what follows the closing one belongs to the cell.  DC_OK, CSV_AGAIN or a
 * code. */
int csv_loosely(csv_reader *);
/*
 * Quotes that nobody doubled: the line is read as it stands if that gives as
 * many cells as most records have, or would if one cell, from a quote to a
 * quote, held its further delimiters.  More than one such cell: false.
 */
bool csv_mend(csv_reader *, dc_str line);

#endif
