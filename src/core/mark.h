/*
 * Markdown in fields: to HTML, and HTML to Markdown that reads back.
 */
#ifndef DC_CORE_MARK_H
#define DC_CORE_MARK_H

#include "format.h"

/*
 * Markdown as HTML.  One paragraph stands without <p>.  Raw HTML is kept, what
 * md4c gives up is taken as text.
 */
dc_str mark_to_html(dc_arena *, dc_str);
/*
 * HTML as Markdown which mark_to_html() reads as the same text with the same
 * marks.  What Markdown cannot say stays HTML in it.
 */
dc_str mark_from_html(dc_arena *, dc_str);

/* ---- what writing shares (mark-text.c) ---- */

/* Where in a line the next character will stand. */
struct mark_place {
	bool start;              /* nothing before it in the line */
	bool digits;             /* nothing but digits */
	bool in_link;            /* brackets have a meaning */
	bool dollars;            /* the field holds two or more $ */
};

/* Text as Markdown that means just it: escaped where it has to be. */
void mark_text(dc_buf *, struct mark_place *, dc_str);
/* A code span; false if it cannot be said as one. */
bool mark_code(dc_buf *, dc_str);
/* What stands between the brackets of ](…). */
void mark_target(dc_buf *, dc_str target);

/* Does md read as the same text, with as many of the same marks?
 * (mark-check.c) */
bool mark_same(dc_arena *, dc_str html, dc_str md);

#endif
