/*
 * HTML as HTML5 reads it, written out as XML that says the same.
 *
 * libxml2's HTML parser follows HTML4: it closes <h2> at <p>, so that a
 * card whose front is formatted loses it.  Its XML parser has no opinions.
 * So this file does what HTML5 decides (which tags close which, entities,
 * raw text, what is a tag at all), and libxml2 builds the tree.
 *
 * What differs from HTML5, because cards are better off:
 * - a `<` that cannot begin a tag (`i<n;`, `a <b && c`) is text;
 * - the empty paragraph that a stray </p> makes is left out;
 * - content that stands loose in a table stays there;
 * - a formatting end tag across blocks ends the formatting with the block;
 * - <template> and comments are dropped, ':' in a name becomes '-';
 * - above HTML5_DEPTH open elements the inner half is closed (browsers too
 *   stop at 512), attributes above HTML5_ATTRS in a tag are left out.
 */
#ifndef DC_LIB_HTML5_H
#define DC_LIB_HTML5_H

#include "format.h"

enum { HTML5_DEPTH = 512, HTML5_ATTRS = 256 };

/*
 * The page or fragment as XML with one <html> element, in the arena, with a
 * NUL behind.  Lines keep their numbers: each start tag is on the line it had.
 * *cut tells what the text ended in the middle of ("comment", "tag" …), else
 * it is NULL.
 * p == NULL when there is no memory or the result would be too large.
 */
dc_str html5_to_xml(dc_arena *, dc_str html, const char **cut);

/* Is it an element without content: br, img, hr …? */
bool html5_is_void(dc_str name);

/* Is this text in an element of that name written as it is (in script, style
 * …), because no entity is read there and it does not end the element? */
bool html5_is_raw(dc_str name, dc_str text);

#endif
