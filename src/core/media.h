/*
 * Files that fields refer to, on their way from a source to a writer or a
 * folder.  media.c is the filter in the flow; what it is made of stands in
 * the media-….c files.
 */
#ifndef DC_CORE_MEDIA_H
#define DC_CORE_MEDIA_H

#include "core/core.h"
#include "lib/sha1.h"

/* ---- media-name.c ---- */

/* Anki's names for what templates and styles use: never renamed. */
bool media_is_static(dc_str name);
/* Does the name end as that of a picture, a sound or a film does (of a static
 * file: of a font, a style or a script, too)? */
bool media_has_ext(dc_str name);
/* "cnn.png" as "cnn-0123abcd.png", with so many digits of the checksum. */
dc_str media_name_with(dc_arena *, dc_str name,
	const unsigned char sum[SHA1_SIZE], size_t digits);
/* "%20" and the like decoded; itself if there is none.  Empty if it would be
 * no UTF-8 or hold a NUL. */
dc_str media_unpercent(dc_arena *, dc_str);

/* ---- media-refs.c ---- */

/* A reference in HTML as Anki finds it. */
struct media_ref {
	size_t at, n;            /* where the name stands, without quotes */
	char quote;              /* round it: '"', '\'', 0; ']' of [sound:] */
	dc_str name;             /* decoded as Anki does */
};

/* All of them, in the order of the text, none inside of another. */
size_t media_find(dc_arena *, dc_str html, struct media_ref **);
/* The same in plain text, where only [sound:…] means something. */
size_t media_find_plain(dc_arena *, dc_str text, struct media_ref **);
/* The files beginning with '_' that a template or a style needs. */
size_t media_find_static(dc_arena *, dc_str text, dc_str **names);
/* The name as it has to stand there. */
void media_add_name(dc_buf *, const struct media_ref *, dc_str name);

#endif
