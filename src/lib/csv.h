/*
 * libcsv, made safe: the only owner of <csv.h> is csv.c.
 *
 * What is added to the library: positions, a window instead of a buffer, and
 * an end to every mistake.  One broken quote costs one record, is told with
 * line and column, and reading goes on at the next line.  A quote in the
 * middle of an unquoted cell is a character like any other (5" disk).
 */
#ifndef DC_LIB_CSV_H
#define DC_LIB_CSV_H

#include "format.h"

typedef struct csv_dialect {
	dc_str delimiter;        /* one byte or more; more than one byte goes
	                          * without quoting */
	char quote;              /* '"', '\'', or 0: no quoting */
	bool spaced;             /* blanks (SP) around cells are none of
	                          * theirs: `"a", "b"` */
	char comment;            /* records that begin with it are skipped;
	                          * 0: none */
	dc_str end;              /* what ends a record, without quoting; empty:
	                          * the end of a line (LF, CRLF or CR) */
	bool loose;              /* text behind a closing quote belongs to the
	                          * cell, as Anki has it */
	size_t most;             /* cells: the last takes the rest; 0: any.
	                          * Without quoting only */
	bool runs;               /* delimiters in a row are one.  Without
	                          * quoting only */
} csv_dialect;

typedef struct csv_record {
	const dc_str *cells;     /* as written, blanks and NUL bytes kept; p is
	                          * NULL for an empty cell without quotes */
	size_t n;                /* at least 1 */
	uint64_t line, col;      /* where it begins, from 1 */
	dc_str raw;              /* as it stands in the input */
} csv_record;

/* The delimiter that an option means, by its name (tab, comma, semicolon …)
 * or as it is; empty: none was given. */
dc_str csv_delimiter(const char *option);

typedef struct csv_reader csv_reader;

/* A reader of records, to be closed with csv_close(); NULL: no memory. */
csv_reader *csv_open(dc_run *, dc_input *, const csv_dialect *);
/*
 * The next record; empty lines are passed over.  DC_OK, DC_END, or a code
 * whose reason was told.  Cells are valid until the next call.  The input
 * must not be used in between.
 */
int csv_next(csv_reader *, csv_record *);
void csv_close(csv_reader *);            /* NULL is fine */

/*
 * Pass every record of a short text to the function, with libcsv's lax idea
 * of quoting: for finding out which dialect it is.  Cells beyond
 * CSV_EACH_CELLS are counted in n but not in cells.  False: no memory.
 */
typedef void csv_each_fn(void *user, const dc_str *cells, size_t n);
enum { CSV_EACH_CELLS = 64 };
bool csv_each(dc_str text, const csv_dialect *, csv_each_fn *, void *user);

/*
 * Write a cell, quoted where it has to be: where it holds the delimiter, a
 * quote or a line's end, begins or ends with a blank, or is empty but has a
 * pointer.
 */
void csv_cell(dc_output *, dc_str, char delimiter);

/* Of libcsv, as it was built against. */
const char *csv_lib_version(void);

#endif
