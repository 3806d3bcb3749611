/*
 * Media files inside of notes: {"name":"x.png","data":"<base64>"} instead of
 * the bare name, in the first note that has the file.
 */
#ifndef DC_PARTS_JSON_MEDIA_H
#define DC_PARTS_JSON_MEDIA_H

#include "lib/json.h"

enum {
	/* Bytes of files in one note: as base64 they leave room for its fields
	 * in a record. */
	NOTEMEDIA_MOST = DC_MAX_RECORD / 2
};

/* Files that came and wait for their note, in the run's arena. */
typedef struct notemedia {
	dc_media *files;
	size_t n, cap;
} notemedia;

/* A writer got a DC_MEDIA.  Returns a dc_code. */
int notemedia_keep(dc_writer *, notemedia *, const dc_media *);
/* The list `"media":[…]`'s items of a note.  What was written waits no more;
 * what is too large is told and named only. */
int notemedia_write(dc_writer *, notemedia *, const dc_note *);

/* The names in a note's `media`; bytes are given to the core.  Returns a
 * dc_code. */
int notemedia_read(dc_reader *, dc_note *, const json *);

#endif
