/*
 * The markup that Pleco writes into definitions: single characters of the
 * private use area, U+EAB1 and on.
 */
#ifndef DC_PARTS_PLECOTEXT_H
#define DC_PARTS_PLECOTEXT_H

#include "format.h"

/* Is there any of it? */
bool plecotext_marked(dc_str);
/* Plain text with such markup as HTML, in the arena: what HTML can say is
 * said, nothing of the rest is left. */
dc_str plecotext_html(dc_arena *, dc_str);

#endif
