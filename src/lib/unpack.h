/*
 * gzip and zstd streams, peeled; zstd frames, made.  zlib and libzstd are known
 * to unpack.c alone.
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

/*
 * The same in one call for what a dc_bytes_fn is given piece by piece: pass on
 * to fn what the piece unpacks to.  Returns fn's answer; DC_END: what is packed
 * is wrong, *wrong says how.  At the end once more with an empty piece and
 * `last`.
 */
int unpack_pass(unpack *, dc_str piece, bool last, dc_bytes_fn *, void *user,
	const char **wrong);

/*
 * zstd frames that say their content's size and checksum, one after the other
 * with one pack.  level 1 to 19, or 0 for zstd's own choice.
 */
typedef struct pack pack;
pack *pack_new(int level);               /* NULL: no memory */
void pack_free(pack *);
/* One frame of `size` bytes from `at` on in the open file fd, passed to fn in
 * pieces.  Both return 0, an errno, or fn's answer. */
int pack_file(pack *, int fd, uint64_t at, uint64_t size, dc_bytes_fn *,
	void *user);
/* One frame of these bytes. */
int pack_bytes(pack *, dc_str, dc_bytes_fn *, void *user);

/* Was what it found wrong that there is no memory? */
bool unpack_no_memory(const unpack *);

const char *unpack_zlib_version(void);
const char *unpack_zstd_version(void);

#endif
