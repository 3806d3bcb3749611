/*
 * Unicode's own rules, from libunistring: the only owner of its headers is
 * unicode.c.
 */
#ifndef DC_LIB_UNICODE_H
#define DC_LIB_UNICODE_H

#include "format.h"

/*
 * Is this a character that normalisation to NFC never changes, moves or
 * joins to what stands before it?  True for what decks are mostly written
 * in; false means only that libunistring has to look.
 */
bool unicode_stable(uint32_t codepoint);
/* The text in NFC: itself where nothing changes, else in the arena.  s is
 * valid UTF-8. */
dc_str unicode_nfc(dc_arena *, dc_str s);
/* The text as it compares without case, in the arena; NULL: no memory.  s is
 * valid UTF-8. */
dc_str unicode_fold(dc_arena *, dc_str s);
/* The order of two texts without their case, character by character, as
 * memcmp() says it.  Damaged UTF-8 counts byte by byte. */
int unicode_compare(dc_str, dc_str);
/* Is it punctuation or a symbol, by Unicode's general category? */
bool unicode_punct(uint32_t codepoint);
/* "libunistring 1.0" as "1.0". */
const char *unicode_version(void);

#endif
