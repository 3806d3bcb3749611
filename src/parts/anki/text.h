/*
 * A field as Anki compares and sorts it: without markup, but with the names
 * of its images.
 */
#ifndef DC_PARTS_ANKI_TEXT_H
#define DC_PARTS_ANKI_TEXT_H

#include "format.h"

/* The field's text, in the arena, or itself where nothing has to go. */
dc_str anki_bare(dc_arena *, dc_str html);
/* The checksum of such a text, by which Anki finds equal first fields. */
uint32_t anki_checksum(dc_str bare);

#endif
