/*
 * Messages as mail and HTTP have them: lines of headers, an empty line, a body.
 */
#ifndef DC_PARTS_MIME_H
#define DC_PARTS_MIME_H

#include "format.h"

/* The headers of what begins here; *text becomes what stands behind them. */
dc_str mime_head(dc_str *text);
/* The header of that name, unfolded in the arena; empty if there is none. */
dc_str mime_header(dc_arena *, dc_str head, const char *name);
/* A parameter of a header's value: `multipart/related; boundary="x"`. */
dc_str mime_parameter(dc_str value, const char *name);
/* Is it that media type, whatever its parameters? */
bool mime_is(dc_str value, const char *type);

#endif
