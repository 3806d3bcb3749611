/*
 * Text of cards as it may stand in a dialect of Markdown: what would be taken
 * for syntax is escaped, so that both its plugin and our reader take it as
 * text.  Where no escape helps (a fence that the plugin does not know), the
 * text is written as one line of HTML, which every Markdown takes as it is.
 */
#ifndef DC_PARTS_MARKDOWN_ESCAPE_H
#define DC_PARTS_MARKDOWN_ESCAPE_H

#include "parts/markdown/cards.h"

/* A side of a card in its own lines, for MDCARDS_OBSIDIAN to MDCARDS_QA. */
dc_str md_escape(dc_arena *, dc_str markdown, int dialect, bool front);
/* Does it stand there as it is? */
bool md_stands(dc_str, int dialect, bool front);
/* A cell of a table. */
dc_str md_escape_cell(dc_arena *, dc_str markdown);
/* All of it in one line of HTML, in which Markdown sees no sign. */
dc_str md_one_line(dc_arena *, dc_str markdown);
/* Mathematics between dollars, where that says the same. */
dc_str md_dollars(dc_arena *, dc_str markdown);
/* A line that is one: no newline in it. */
bool md_is_line(dc_str);

#endif
