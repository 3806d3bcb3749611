/*
 * What lies round a collection of Anki's: a zip archive with the database, the
 * media files under numbers, and a map of their names.  Three generations,
 * told apart by the member `meta`:
 *
 *	1  collection.anki2     map in JSON       files as they are
 *	2  collection.anki21    the same; collection.anki2 is a dummy with one
 *	                        note that asks for a newer Anki
 *	3  collection.anki21b   zstd round the database, the map (protobuf) and
 *	                        each file; the same dummy
 */
#ifndef DC_PARTS_COLLECTION_PACKAGE_H
#define DC_PARTS_COLLECTION_PACKAGE_H

#include "format.h"

/* Bytes that a package may unpack to: its database, and one media file. */
#define PACKAGE_DATABASE ((uint64_t)4 << 30)
#define PACKAGE_MEDIA ((uint64_t)1 << 30)

typedef struct package package;

/*
 * Is it one, by the names in the archive?  Or a database without an archive
 * round it: 0..100.
 */
int package_probe(const dc_probe *);
/* The reader's input, in its run's arena.  NULL with *code set: told. */
package *package_open(dc_reader *, int *code);
void package_close(package *);
/* Its database, in a file that package_close() closes.  Returns a code. */
int package_database(package *, int *fd, uint64_t *size);
/* dc_format.media. */
int package_media(package *, dc_str name, dc_bytes_fn *, void *user);

#endif
