/*
 * Files in an archive by what fields call them: the whole path, or where that
 * is not there, the last part of it alone.
 */
#ifndef DC_PARTS_ZIP_NAMES_H
#define DC_PARTS_ZIP_NAMES_H

#include "lib/zip.h"

typedef struct zipnames zipnames;

/* In the run's arena; the archive has to stay.  NULL: no memory. */
zipnames *zipnames_new(dc_reader *, const zipfile *);
/* The entry of that name, or of that last part, the first of several;
 * DC_NPOS: there is none. */
size_t zipnames_find(const zipnames *, dc_str path);
/* "c.png" of "a/b/c.png" and "a\b\c.png". */
dc_str zipnames_base(dc_str path);

#endif
