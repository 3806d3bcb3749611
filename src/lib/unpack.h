/*
 * gzip and zstd streams, peeled.  zlib and libzstd are known to unpack.c
 * alone.
 */
#ifndef DC_LIB_UNPACK_H
#define DC_LIB_UNPACK_H

#include "format.h"

typedef struct unpack unpack;

/* "gzip" or "zstd" if the bytes begin such a stream, else NULL. */
const char *unpack_magic(dc_str head);
/* NULL if there is no memory. */
unpack *unpack_new(const char *magic);
void unpack_free(unpack *);
/*
 * Unpack from *in (advanced) into out; *done bytes were written.  Several
 * streams one after the other are one.  Returns NULL, or what is wrong with
 * the packed data.  last: no more input follows, a stream cut short is wrong.
 */
const char *unpack_some(unpack *, dc_str *in, bool last, char *out,
	size_t room, size_t *done);

const char *unpack_zlib_version(void);
const char *unpack_zstd_version(void);

#endif
