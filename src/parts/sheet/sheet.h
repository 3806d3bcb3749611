/*
 * What readers of spreadsheets share: the rows of a workbook's sheets on their
 * way to records, as the csv reader has them.
 *
 * A workbook is read twice.  The survey finds out which sheets hold cards:
 * one that is hidden does not, nor does one with text in a single column where
 * another has two.  Then the rows of those sheets are put; a sheet's head
 * waits until its header, its empty columns and its markup are known.
 */
#ifndef DC_PARTS_SHEET_SHEET_H
#define DC_PARTS_SHEET_SHEET_H

#include "format.h"

enum {
	SHEET_MOST = 1000,       /* sheets of one workbook */
	SHEET_HEAD = 100,        /* rows that wait */
	SHEET_HEAD_BYTES = 64 << 10,     /* … and bytes in them */
	SHEET_GROWTH = 200,      /* texts that cells refer to may be so many
				  * times what was read for them … */
	SHEET_FREE = 64 << 20    /* … beyond so many bytes */
};

/* Options of all of them: the rows are SHEET_OPTIONS. */
typedef struct sheet_opts {
	const char *sheet;       /* name or number; NULL: those with cards */
	int header, markup;
} sheet_opts;

extern const dc_opt sheet_options[];

typedef struct sheets sheets;

/* r->opts are sheet_opts.  NULL: no memory, which was told. */
sheets *sheets_new(dc_reader *);
/* So many bytes of the workbook were read: what the growth is measured by. */
void sheets_took(sheets *, size_t bytes);

/* ---- text of a cell: in pieces, with changes of its style between ---- */

enum {
	SHEET_BOLD = 1, SHEET_ITALIC = 2, SHEET_UNDERLINE = 4,
	SHEET_STRIKE = 8, SHEET_SUB = 16, SHEET_SUPER = 32
};

/* The mark of a style in the text of a cell; 0 is none.  Text itself loses
 * the control character that marks begin with. */
void sheet_style(dc_buf *, unsigned style);
void sheet_text(dc_buf *, dc_str);

/* ---- both passes: the sheets in order, the rows in each ---- */

/* The survey is over, from now on rows are put.  A dc_code. */
int sheets_surveyed(sheets *);
/* Does anybody want to see (more of) the rows of sheet i?  In the survey: it
 * is not known yet whether it has cards. */
bool sheets_wanted(const sheets *, size_t i);
/* Sheet i, from 0, begins.  A dc_code. */
int sheets_begin(sheets *, size_t i, dc_str name, bool hidden);
/* A cell of the present row, with marks of style, in any order; copied.
 * Columns count from 0. */
int sheets_cell(sheets *, size_t column, dc_str text);
/* The present row ends, it is that number, from 1, and stands there `times`
 * times. */
int sheets_row(sheets *, uint64_t number, uint64_t times);
int sheets_end(sheets *);

#endif
