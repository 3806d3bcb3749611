/*
 * Sites as data: where a page needs only "which element is a card, its front,
 * its back", a reader has a table of recipes, one for each generation of the
 * site's markup.  All are tried, the one that finds most wins.
 */
#ifndef DC_PARTS_RECIPE_H
#define DC_PARTS_RECIPE_H

#include "lib/xml.h"

/*
 * Classes of elements: the row that holds a card (NULL: there is none), and
 * its two sides.  Sides of one class alternate.
 */
struct recipe {
	const char *row, *front, *back;
};

struct recipe_card {
	const xml_node *row, *side[2];   /* front, back; NULL: not there */
};

/*
 * The next card below root, behind *at (start with root); false at the end.
 * A side that the page does not have is NULL, one of the two is there.
 */
bool recipe_next(dc_arena *, const struct recipe *, const xml_node *root,
	const xml_node **at, struct recipe_card *);

/* Which of n recipes finds most whole cards below root, then most halves; the
 * first of equal ones, NULL when none finds any. */
const struct recipe *recipe_best(dc_arena *, const struct recipe *, size_t n,
	const xml_node *root);

#endif
