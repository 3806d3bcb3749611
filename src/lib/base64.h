/*
 * Base64 (RFC 4648): bytes in texts.
 */
#ifndef DC_LIB_BASE64_H
#define DC_LIB_BASE64_H

#include "format.h"

/* The bytes, in the arena; blanks and line ends between the characters are
 * passed over, the '=' at the end may be missing.  p is NULL if it is no
 * base64. */
dc_str base64_decode(dc_arena *, dc_str);
/* Write n bytes; n is a multiple of 3 but for the last piece. */
void base64_write(dc_output *, const void *, size_t n);

#endif
