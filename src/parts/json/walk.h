/*
 * Walking through a JSON document that is a stream: the members of an object
 * and the elements of an array, one at a time, and what is told where the
 * document is wrong or ends too soon.
 */
#ifndef DC_PARTS_JSON_WALK_H
#define DC_PARTS_JSON_WALK_H

#include "lib/jsonscan.h"

enum { JSONWALK_CLOSE = -4 };    /* the bracket was closed, and is taken */

/* What stands here is no JSON: DC_INPUT. */
int jsonwalk_wrong(dc_reader *, const jsonscan *, const char *what);
/* The input ends inside of a value.  What came before is kept: DC_END. */
int jsonwalk_cut(dc_reader *, const jsonscan *);
/* A code of jsonscan_value() or jsonscan_skip(), told. */
int jsonwalk_told(dc_reader *, const jsonscan *, int code, const char *what);
/* Take the value at the next byte, however large. */
int jsonwalk_skip(dc_reader *, jsonscan *);
/*
 * Go to the next member of an open object, or element of an array; *begun is
 * false before the first.  Then its value is at the next byte, and *key is
 * decoded in the note's arena.  0, JSONWALK_CLOSE, DC_END or a code.
 */
int jsonwalk_next(dc_reader *, jsonscan *, bool object, bool *begun,
	dc_str *key);
/*
 * The card at the next byte as a tree in the note's arena; *n bytes are to be
 * taken once it was put.  A card that the input ends in is skipped, and
 * counted: DC_END.
 */
int jsonwalk_card(dc_reader *, jsonscan *, const json **, size_t *n);

#endif
