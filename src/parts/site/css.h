/*
 * CSS selectors, as browsers' developer tools give them: types, `*`, classes,
 * ids, attributes, :not(), :has(), :first-child, :last-child, :nth-child(3),
 * :nth-of-type(3), :scope, all combinators, and commas (Selectors Level 4,
 * as far as named).  A name of an attribute at the end behind `@` means its
 * value: `img@src`.
 */
#ifndef DC_PARTS_SITE_CSS_H
#define DC_PARTS_SITE_CSS_H

#include "lib/xml.h"

typedef struct css css;

/* NULL when it is none that we know: *why says so in a few words; or no
 * memory: *why is NULL.  All lies in the arena; the text has to stay. */
const css *css_parse(dc_arena *, dc_str selector, const char **why);

/*
 * What it finds below an element, in the document's order, in the arena; the
 * element itself only as :scope.  *steps counts what that takes, and is not to
 * go above `most`.  DC_LIMIT: it did, or there is no memory.
 */
int css_find(dc_arena *, const css *, const xml_node *from, uint64_t *steps,
	uint64_t most, xml_found *);

#endif
