/*
 * Notes with clozes in the Markdown of other programs.
 */
#ifndef DC_PARTS_MARKDOWN_HIDE_H
#define DC_PARTS_MARKDOWN_HIDE_H

#include "parts/markdown/cards.h"

/* Is it a note whose first field has clozes? */
bool md_is_cloze(dc_arena *, const dc_note *);
/*
 * {{c1::…}} as ==…== of Obsidian or […] of hashcards.  What these cannot say
 * (hints, numbers) is told as a loss.  Empty where it cannot be said at all,
 * which is told, too.
 */
dc_str md_hide(dc_writer *, dc_str markdown, int dialect);
/* The same text with [...] for what is hidden; with what is hidden. */
dc_str md_asked(dc_arena *, dc_str markdown);
dc_str md_shown(dc_arena *, dc_str markdown);

#endif
