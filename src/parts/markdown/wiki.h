/*
 * Links and embeds as Obsidian has them, by the names of notes and files:
 *
 *	![[cell.png]]  ![[cell.png|300]]  ![[cell.png|the cell|300x200]]
 *	![[word.mp3]]
 *	[[Cell biology]]  [[Cell biology#Walls|the lecture]]  ![[Cell biology]]
 *
 * In code they are none, nor behind a backslash, nor are links in mathematics.
 */
#ifndef DC_PARTS_MARKDOWN_WIKI_H
#define DC_PARTS_MARKDOWN_WIKI_H

#include "format.h"

/* Pictures and recordings as others write them. */
dc_str md_wiki_files(dc_arena *, dc_str text);
/* All else as the text that is seen; embedded notes are counted. */
dc_str md_wiki_links(dc_arena *, dc_str text, uint64_t *notes);
/* Text in which these are no files and, if so asked, no links. */
dc_str md_no_wiki(dc_arena *, dc_str markdown, bool links);

#endif
