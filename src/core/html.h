/*
 * Fields of HTML as tokens.
 */
#ifndef DC_HTML_H
#define DC_HTML_H

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

struct html_scan {
	dc_str rest;
	bool literal, plain, no_end, no_comment_end;     /* the scanner's own */
};

enum html_what {
	HTML_TEXT = 1,
	HTML_OPEN,
	HTML_CLOSE,
	HTML_RAW,                /* <script> or <style> with all its content */
	HTML_OTHER               /* comment, doctype, processing instruction */
};

struct html_token {
	enum html_what what;
	unsigned kind;           /* html_kind(name) */
	dc_str raw;              /* as it stands */
	dc_str name, attrs;      /* of a tag */
};

/* The next token; false at the end.  Whatever is no tag is text. */
bool html_next(struct html_scan *, struct html_token *);
/* The next attribute of *attrs, its value undecoded (p == NULL if there is no
 * '='); false at the end. */
bool html_attr(dc_str *attrs, dc_str *name, dc_str *value);
/* The undecoded value of one attribute; p == NULL if it is not there. */
dc_str html_value(struct html_token *, const char *name);

#endif
