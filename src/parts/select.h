/*
 * Selectors of recipes: CSS, as browsers' developer tools give it, or XPath.
 */
#ifndef DC_PARTS_SELECT_H
#define DC_PARTS_SELECT_H

#include "format.h"

/*
 * The selector as XPath to be followed from an element, in the arena; p is
 * NULL when it is none that we know, *why says so in a few words.
 *
 * XPath is what begins with `/`, `./`, `(` or the name of a function with `(`
 * behind it, and what stands behind `xpath:`; it is left as it is.  All else,
 * and what stands behind `css:`, is CSS: types, `*`, classes, ids, attributes,
 * `:not()`, `:has()`, `:first-child`, `:last-child`, `:nth-child(3)`,
 * `:nth-of-type(3)`, `:scope`, all combinators, and commas.  A name of an
 * attribute at its end behind `@` means its value: `img@src`.
 */
dc_str select_xpath(dc_arena *, dc_str selector, const char **why);

#endif
