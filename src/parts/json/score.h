/*
 * How sure is it that a value of other people's JSON is a card?
 */
#ifndef DC_PARTS_JSON_SCORE_H
#define DC_PARTS_JSON_SCORE_H

#include "parts/json/find.h"

enum {
	SCORE_ORDER = 20,        /* two texts */
	SCORE_ROW = 30,          /* the same in an array */
	SCORE_NAME = 40,         /* one is called a side */
	SCORE_TONGUES = 70,      /* two are called as languages are */
	SCORE_NAMED = 80,        /* both sides are called so */
	SCORE_POINTED = 90,      /* an option says it */
	SCORE_OWN = 100          /* deckconv's own */
};

/* One of these, or 0. */
int jsonscore(dc_reader *, const jsonshape *, const json *);
/* Is it one that may be the only value of a file? */
bool jsonscore_alone(dc_reader *, const jsonshape *, const json *);

#endif
