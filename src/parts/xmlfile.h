/*
 * What readers of programs' XML files share: which document a file holds, and
 * the document itself.
 */
#ifndef DC_PARTS_XMLFILE_H
#define DC_PARTS_XMLFILE_H

#include "lib/xml.h"

/* The name of the root element, and in *tag the whole of its start tag as far
 * as the head has it; empty if what the head begins with is no XML. */
dc_str xmlfile_root(dc_str head, dc_str *tag);
/*
 * The document that the reader's input holds, in memory until the run ends;
 * to be freed with xml_free().  Returns a dc_code.
 */
int xmlfile_read(dc_reader *, xml_doc **);

/* The first child element of that name, or NULL; the node may be NULL. */
const xml_node *xmlfile_child(const xml_node *, const char *name);
/* The next sibling element of that name, or NULL. */
const xml_node *xmlfile_next(const xml_node *, const char *name);
/* All text of the first child element of that name, trimmed, in the arena;
 * empty if there is none. */
dc_str xmlfile_text(dc_arena *, const xml_node *, const char *name);

#endif
