/*
 * What readers of XML decks share: the root element of the head, the document
 * as a tree, the text of its elements, and a note with two sides.
 */
#ifndef DC_PARTS_XML_DECK_H
#define DC_PARTS_XML_DECK_H

#include "lib/xml.h"

/*
 * The name of the root element; empty if the text is no XML.  In front of it a
 * declaration, comments and a document type may stand.  *tag (may be NULL) is
 * what follows the name in its start tag, as far as the head goes.
 */
dc_str xmldeck_root(dc_str head, dc_str *tag);
/* Is the root element called so? */
bool xmldeck_is(dc_str head, const char *name, dc_str *tag);

/* The reader's whole input as a tree, to be freed with xml_free().  Returns a
 * dc_code. */
int xmldeck_read(dc_reader *, xml_doc **);
/* The same of a text that lives as long as the call. */
int xmldeck_parse(dc_reader *, dc_str text, xml_doc **);
/* What it says of a document whose root is none of the reader's: it was named
 * with -f. */
int xmldeck_other(dc_reader *, const xml_doc *);

/* The first child element of that name, or NULL; n may be NULL. */
const xml_node *xmldeck_child(const xml_node *n, const char *name);
/* The next sibling element of that name, or NULL. */
const xml_node *xmldeck_after(const xml_node *, const char *name);
/* The next sibling element, or the first child element; NULL: none. */
const xml_node *xmldeck_next(const xml_node *);
const xml_node *xmldeck_first(const xml_node *);
/*
 * The text of an element as HTML or plain text has it: texts as they stand,
 * elements in it as tags.  So `&lt;b&gt;x` and `<b>x</b>` are the same.  n may
 * be NULL: no text.
 */
dc_str xmldeck_text(dc_arena *, const xml_node *n);
/* Of the first child element of that name all text, without tags, trimmed;
 * empty if there is none. */
dc_str xmldeck_words(dc_arena *, const xml_node *n, const char *name);

/*
 * A note with a front and a back from element n.  NULL if both are blank: told
 * as a loss.  A blank front is a lost one.
 */
dc_note *xmldeck_note(dc_reader *, const xml_node *n, dc_str front,
	dc_str back, dc_markup);

#endif
