/*
 * XML by programs that write as it is what people typed, between tags or into
 * attributes: a `<` or `&` in it makes the document none.
 */
#ifndef DC_PARTS_XML_MEND_H
#define DC_PARTS_XML_MEND_H

#include "format.h"

/*
 * The document with each `<` escaped that begins no whole tag with one of the
 * names (lower case, separated and enclosed by blanks), no comment and no
 * declaration, and each `&` that begins no reference; names of characters
 * that only HTML knows become the characters.  Lines stay where they are.
 * Adds how many were escaped to *mended.  In the arena; p == NULL: no memory.
 */
dc_str xmlmend_texts(dc_arena *, dc_str text, const char *names,
	uint64_t *mended);
/*
 * The document with what must not stand in an attribute (`<`, a bare `&`, a
 * quote that ends nothing) escaped, in tags that begin so: "<Card".  HTML's
 * names of characters are text there.
 */
dc_str xmlmend_values(dc_arena *, dc_str text, const char *tag);

#endif
