/*
 * Tables of pages whose rows are cards.
 */
#ifndef DC_PARTS_SITE_TABLE_H
#define DC_PARTS_SITE_TABLE_H

#include "parts/site/page.h"

enum { TABLE_NAMED = 50 };       /* a score from which on the header says what
				  * is front and back */

/* What stands in one column of a row. */
struct table_cell {
	const xml_node *cell;    /* NULL: nothing */
	size_t down;             /* how many rows below it is in, too */
	dc_str value;            /* once it is known, of such a cell */
	bool above;              /* it began in a row above */
	bool wide;               /* it began in a column before */
};

/* A table and its present row.  Large: not for the stack; zeroed once. */
struct table {
	const xml_node *table, *row;
	size_t columns, rows;    /* of the first row; with as many cells */
	bool header;
	int score;               /* of the header */
	dc_str *names;           /* … its cells, where there is one */
	struct table_cell at[DC_MAX_FIELDS];
	size_t n;                /* columns of the row */
	size_t cells;            /* that begin in a column of it … */
	size_t own, heads;       /* … and in the row itself; <th> of those */
	size_t repeated;         /* bytes of cells that are in several rows */
	bool over;               /* the row has too many cells */
};

/* Look at a table: false where its rows are no cards. */
bool table_survey(dc_reader *, const xml_node *, struct table *);
/* Put the rows of a table that was looked at.  Of the place, url and by are
 * used.  A code. */
int table_read(dc_reader *, struct table *, dc_where);

#endif
