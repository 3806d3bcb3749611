/*
 * The zip archive that AnkiApp exports: an XML file, or several, and the
 * folder blobs with pictures and recordings, whose names are hashes without an
 * extension.
 */
#ifndef DC_PARTS_ANKIBLOBS_H
#define DC_PARTS_ANKIBLOBS_H

#include "format.h"

typedef struct ankiblobs ankiblobs;

/* 0..100, by the names of the members. */
int ankiblobs_score(const dc_probe *);
/* The archive that the input is; NULL: *code, which was told. */
ankiblobs *ankiblobs_open(dc_reader *, int *code);
/* It may be NULL. */
void ankiblobs_close(ankiblobs *);
/* The next XML file, its name and its text, in the run's arena; 0, DC_END or
 * a code. */
int ankiblobs_next(ankiblobs *, dc_reader *, dc_str *name, dc_str *text);
/*
 * What the blob of that id is called as a file, "id.png", in the arena, and
 * whether one listens to it.  The id itself where there is no such blob, no
 * archive (NULL), or nobody knows what it is.
 */
dc_str ankiblobs_name(ankiblobs *, dc_arena *, dc_str id, bool *sound);
/* As a format's media(). */
int ankiblobs_media(ankiblobs *, dc_str name, dc_bytes_fn *, void *user);

#endif
