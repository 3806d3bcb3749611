/*
 * JSON as a stream: finds where values begin and end without keeping more
 * than one of them, and knows the place.  What is inside is json_parse()'s
 * business.
 */
#ifndef DC_LIB_JSONSCAN_H
#define DC_LIB_JSONSCAN_H

#include "lib/json.h"

typedef struct jsonscan {
	dc_input *in;
	uint64_t col;            /* of the next byte, in characters; from 1 */
} jsonscan;

enum { JSONSCAN_CUT = -3 };      /* the input ends inside of the value */

/* Take blanks; the next byte without taking it, or -1 at the end. */
int jsonscan_next(jsonscan *);
void jsonscan_take(jsonscan *, size_t n);
/*
 * The value at the next byte, whole and not taken, valid until the input is
 * asked again.  DC_OK, JSONSCAN_CUT, or DC_LIMIT with *what said: above
 * DC_MAX_RECORD bytes or DC_MAX_DEPTH levels.  Brackets are counted only.
 */
int jsonscan_value(jsonscan *, dc_str *raw, const char **what);
/* Take the value at the next byte, however large.  The same codes. */
int jsonscan_skip(jsonscan *, const char **what);
/*
 * The value ahead as far as the next `limit` bytes show it: *whole, or closed
 * behind the last member or element that is complete (then in the arena).
 */
dc_str jsonscan_ahead(jsonscan *, dc_arena *, size_t limit, bool *whole);
/* The same of text that is at hand. */
dc_str jsonscan_close(dc_arena *, dc_str text, bool *whole);
/* Length of the value that s begins with, 0 if it does not end in s. */
size_t jsonscan_length(dc_str s);

#endif
