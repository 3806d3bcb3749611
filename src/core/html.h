/*
 * Fields of HTML as tokens, and the addresses in them.
 */
#ifndef DC_CORE_HTML_H
#define DC_CORE_HTML_H

#include "format.h"

enum {                           /* what an element is */
	HTML_INLINE = 1,
	HTML_BLOCK = 2,          /* begins and ends a line */
	HTML_PARA = 4,           /* with a blank line round it */
	HTML_CELL = 8,
	HTML_VOID = 16           /* has no end tag */
};
/* HTML_…, or 0 for an element that fields do not know; any case. */
unsigned html_kind(dc_str name);

/* For tables of elements that are sorted by name: bsearch()'s comparison of a
 * dc_str, in any case, with an item that begins with char name[HTML_NAME]. */
enum { HTML_NAME = 12 };
int html_compare(const void *key, const void *item);

struct html_scan {
	dc_str rest;
	/* the scanner's own: */
	bool literal, plain, no_end, no_comment_end, no_raw_end;
};

enum html_what {
	HTML_TEXT = 1,
	HTML_OPEN,
	HTML_CLOSE,
	HTML_RAW,                /* <script>, <style> with all their content;
	                          * one that never ends is HTML_OPEN */
	HTML_OTHER               /* comment, doctype, processing instruction */
};

struct html_token {
	enum html_what what;
	dc_str raw;              /* as it stands */
	dc_str name, attrs;      /* of a tag */
};

/* The next token; false at the end.  Whatever is no tag is text. */
bool html_next(struct html_scan *, struct html_token *);
/* The next attribute of *attrs, its value undecoded (p == NULL if there is no
 * '='); false at the end. */
bool html_attr(dc_str *attrs, dc_str *name, dc_str *value);
/* The undecoded value of one attribute; p == NULL if it is not there. */
dc_str html_value(const struct html_token *, const char *name);
/* A text or value with its character references decoded. */
dc_str html_text(dc_arena *, dc_str);
/* Does the '[' at s.p[0] begin what Anki runs: LaTeX, a player? */
bool html_acts(dc_str s);
/* Where the first such thing is, or DC_NPOS. (sanitize.c) */
size_t sanitize_find(dc_str html);
/* dc_sanitize() of a field; *emptied: of what was to be seen in it nothing is
 * left, so that it is empty. (sanitize.c) */
dc_str sanitize_field(dc_arena *, dc_run *, dc_str html, bool *emptied);
/* Add ` name="value"` with what must be escaped escaped. */
void html_add_attr(dc_buf *, const char *name, dc_str value);

/* address.c: what may stay of a link's or an image's undecoded address,
 * decoded; empty if nothing may.  Of a picture's path that leads elsewhere its
 * name stays. */
dc_str address_link(dc_arena *, dc_str raw);
dc_str address_image(dc_arena *, dc_str raw);
/* Does an image's address lead to another computer? */
bool address_is_remote(dc_arena *, dc_str raw);

/* style.c: the properties that may stay, as "color: red; font-weight: bold",
 * of a style attribute and of <font color>, both undecoded. */
dc_str style_kept(dc_arena *, dc_str style, dc_str colour);

#endif
