/*
 * SHA-1, through libmd: Anki's packages use it for checksums, not for secrets.
 */
#ifndef DC_LIB_SHA1_H
#define DC_LIB_SHA1_H

#include "format.h"

enum { SHA1_SIZE = 20 };

void sha1_of(dc_str, unsigned char out[SHA1_SIZE]);

/* In pieces.  sha1_new: NULL if there is no memory. */
typedef struct sha1 sha1;
sha1 *sha1_new(dc_arena *);
void sha1_add(sha1 *, const void *, size_t);
void sha1_end(sha1 *, unsigned char out[SHA1_SIZE]);

#endif
