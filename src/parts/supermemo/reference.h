/*
 * What SuperMemo writes under a text that was imported: where it is from.
 */
#ifndef DC_PARTS_SUPERMEMO_REFERENCE_H
#define DC_PARTS_SUPERMEMO_REFERENCE_H

#include "format.h"

/*
 * The text without its reference, in the arena, or itself if it has none.  The
 * reference without its label is added to *reference, in the same markup,
 * unless that is it already.
 */
dc_str smref_cut(dc_arena *, dc_str text, dc_markup, dc_str *reference);
/* Add what is nothing but a reference. */
void smref_add(dc_arena *, dc_str text, dc_markup, dc_str *reference);

#endif
