/*
 * SuperMemo's own XML, and that of smconv.pl, which reads SuperMemo for Palm.
 */
#ifndef DC_PARTS_SUPERMEMO_XML_H
#define DC_PARTS_SUPERMEMO_XML_H

#include "parts/xml/deck.h"

/* Is the root element one of the two? */
bool smxml_is(dc_str head);
/* Put all cards of the document.  Returns a dc_code. */
int smxml_read(dc_reader *, const xml_doc *);
/* Lines as HTML has them: with <br>. */
dc_str smxml_breaks(dc_arena *, dc_str text);

#endif
