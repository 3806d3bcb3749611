/*
 * A look at a zip archive's directory before libzip opens it: libzip believes
 * what stands there, and takes memory and time for it.
 */
#ifndef DC_LIB_ZIPGUARD_H
#define DC_LIB_ZIPGUARD_H

#include "format.h"

/*
 * DC_OK: it can be opened.  DC_INPUT: it is damaged, or made to do harm: two
 * directories, entries that overlap.  DC_LIMIT: it has too many entries, or
 * there is no memory.  *why says so in a few words, NULL: no memory.
 */
int zipguard_look(int fd, uint64_t size, const char **why);

#endif
