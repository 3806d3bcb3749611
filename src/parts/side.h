/*
 * A side of a card that is made of text, a picture and a recording, as HTML.
 */
#ifndef DC_PARTS_SIDE_H
#define DC_PARTS_SIDE_H

#include "format.h"

/* Text between tags; a line's end is a <br>. */
void side_text(dc_buf *, dc_str);
/* The value of an attribute, between its double quotes. */
void side_value(dc_buf *, dc_str);
/* `<img src="…">` on a line of its own, of a file's name or an address; what
 * is a file's place on somebody's disk is reduced to its name.  Empty: none. */
void side_picture(dc_buf *, dc_str file);
/* `[sound:…]`, the same way; an address becomes a link, for Anki plays files
 * only. */
void side_sound(dc_buf *, dc_str file);

#endif
