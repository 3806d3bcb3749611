/*
 * The Markdown of Mochi's cards: sides, tags, clozes and the files that it
 * refers to.
 */
#ifndef DC_PARTS_MOCHI_TEXT_H
#define DC_PARTS_MOCHI_TEXT_H

#include "format.h"

/* Is that the name of a recording or a film, of a picture, of a paper? */
bool mochitext_sounds(dc_str name);
bool mochitext_shows(dc_str name);
bool mochitext_reads(dc_str name);

/* Where the line `---` is that divides the sides, and what is behind it;
 * DC_NPOS: nowhere. */
size_t mochitext_divider(dc_str text, size_t *behind);

/* Has the archive a file of that name? */
typedef bool mochitext_has(dc_reader *, dc_str name);
/*
 * A side as Markdown that others understand, in the note's arena: clozes are
 * Anki's, files are called by their bare names, and recordings [sound:x.mp3].
 * Its tags go to the note.  *too_long is set if it is more than a field can
 * be.
 */
dc_str mochitext_side(dc_reader *, dc_note *, mochitext_has *, dc_str text,
	bool *too_long);

#endif
