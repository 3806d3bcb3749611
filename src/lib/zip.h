/*
 * Zip archives, through libzip: read anywhere in a file, written to one.
 * Entry names are never used as paths.
 */
#ifndef DC_LIB_ZIP_H
#define DC_LIB_ZIP_H

#include "format.h"

enum {
	ZIPFILE_ENTRIES = 200000,        /* in one archive */
	ZIPFILE_RATIO = 200,             /* an entry may grow so much … */
	ZIPFILE_FREE = 64 << 20          /* … beyond so many bytes */
};

/* ---- reading ---- */

typedef struct zipfile zipfile;
/* The archive in the open file fd, which is only read with pread() and stays
 * open.  NULL with *code set when it is none: that was told. */
zipfile *zipfile_open(dc_run *, int fd, uint64_t size, int *code);
void zipfile_close(zipfile *);
size_t zipfile_count(const zipfile *);
/* The name of an entry, valid until the archive is closed; its bytes need not
 * be UTF-8. */
dc_str zipfile_name(const zipfile *, size_t i);
/* The place of the entry of that name, the first of several; DC_NPOS: there
 * is none. */
size_t zipfile_find(const zipfile *, const char *name);
/* The inflated bytes, in pieces.  What inflates to more than the limits above
 * or to more than max bytes, is damaged or encrypted is told: a code. */
int zipfile_pass(zipfile *, size_t i, uint64_t max, dc_bytes_fn *, void *user);
/* The same into memory, in the arena. */
int zipfile_all(zipfile *, size_t i, size_t max, dc_arena *, dc_str *);

/* An entry that is unpacked whole and then read bit by bit: it lies in an
 * unlinked file.  NULL with *code set. */
typedef struct zipentry zipentry;
zipentry *zipentry_open(zipfile *, size_t i, uint64_t max, int *code);
/* The next bytes, valid until the next call; none at its end. */
int zipentry_next(zipentry *, dc_str *);
/* NULL is fine. */
void zipentry_close(zipentry *);

/* The names of the entries of what may be an archive, for a probe: at most max
 * of them, from the beginning and the end, in the arena; DC_NPOS: it is none,
 * or damaged. */
size_t zipfile_names(int fd, uint64_t size, dc_arena *, dc_str *names,
	size_t max);

/* ---- writing ---- */

typedef struct zipwriter zipwriter;
/* NULL: no memory.  The same entries give the same bytes, in any time zone. */
zipwriter *zipwriter_new(void);
void zipwriter_free(zipwriter *);
/* Add an entry: size bytes from `at` on in the open file fd, which has to stay
 * so until zipwriter_end().  The name, UTF-8, is copied.  level 0: stored,
 * else deflated, 1 to 9. */
int zipwriter_add(zipwriter *, const char *name, int fd, uint64_t at,
	uint64_t size, int level);
/* The same of bytes in memory, which have to stay there. */
int zipwriter_add_bytes(zipwriter *, const char *name, dc_str, int level);
/* Pass the whole archive to fn; one entry at least was added.  All three return
 * 0 or an errno, this one also what fn answered. */
int zipwriter_end(zipwriter *, dc_bytes_fn *, void *user);

const char *zipfile_version(void);

#endif
