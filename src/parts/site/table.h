/*
 * Tables of pages whose rows are cards.
 */
#ifndef DC_PARTS_SITE_TABLE_H
#define DC_PARTS_SITE_TABLE_H

#include "parts/site/page.h"

enum { TABLE_NAMED = 50 };       /* a score from which on the header says what
				  * is front and back */

struct table {
	const xml_node *table;
	size_t columns, rows;    /* of the first row; with as many cells */
	bool header;
	int score;               /* of the header */
};

/* Look at a table: false where its rows are no cards. */
bool table_survey(dc_reader *, const xml_node *, struct table *);
/* Put its rows.  Of the place, url and by are used.  A code. */
int table_read(dc_reader *, const struct table *, dc_where);

#endif
