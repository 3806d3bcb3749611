/*
 * Org-mode text as HTML: emphasis, links, images, lists, tables, blocks,
 * mathematics.  Drawers, keywords, comments and planning lines go.
 */
#ifndef DC_PARTS_ORG_TEXT_H
#define DC_PARTS_ORG_TEXT_H

#include "parts/org/lines.h"

enum { ORG_LISTS = 32 };         /* lists in lists */

/* Where lines end. */
enum org_breaks {
	ORG_EXPORTED,            /* a line's end is a blank */
	ORG_SHOWN,               /* … but not where more would have fitted */
	ORG_ALL                  /* every line's end is one */
};

struct org_style {
	enum org_breaks breaks;
	dc_str attach;           /* folder of attachments, with its slash */
	uint64_t links;          /* out: into org files, which only Emacs
	                          * follows */
};

/* ---- clozes: marks that go through the conversion ---- */

enum org_clozes { ORG_NO_CLOZES, ORG_BRACKETS, ORG_HOLES };

struct org_marks {
	enum org_clozes which;
	bool same;               /* all of them are one card */
	size_t only;             /* only the one of this number, from 1; or 0 */
	size_t found;            /* out: so far, in this note */
};

/* The text with marks for its clozes. */
dc_str org_mark(dc_arena *, dc_str text, struct org_marks *);
/* HTML with {{c1::…}} for the marks. */
dc_str org_unmark(dc_arena *, dc_str html);

/* What the marks are: open, a number, end of the number, hint, close. */
#define ORG_OPEN '\x0E'
#define ORG_NUMBER '\x0F'
#define ORG_HINT '\x10'
#define ORG_CLOSE '\x11'

/* ---- HTML ---- */

/* One line or paragraph. */
void org_inline(dc_buf *, struct org_style *, dc_str text);
/* Text in double quotes. */
void org_attribute(dc_buf *, dc_str);
/* Which ends of mathematics are not there from here on; zero it to begin. */
struct org_maths {
	bool none[3];
};
/* Behind the `$…$`, `$$…$$`, `\(…\)` or `\[…\]` that begins at `at`, 0 if
 * there is none.  To be asked from left to right. */
size_t org_math(struct org_maths *, dc_str text, size_t at);

struct org_list {
	size_t indent;
	char kind;               /* 'u', 'o', 'd' */
};

/* A side under construction: texts one below the other. */
struct org_side {
	dc_arena *arena;
	struct org_style *style;
	dc_buf out, para;
	size_t width;            /* of the paragraph's last line */
	bool text;               /* a paragraph stands last */
	size_t blanks;           /* blank lines before this one */
	bool verse, quoted;
	size_t quote_depth;      /* lists that the quotation stands in */
	struct org_list lists[ORG_LISTS];
	size_t depth;
};
void org_begin(struct org_side *, dc_arena *, struct org_style *);
/* A heading's title, in bold or as it is. */
void org_title(struct org_side *, dc_str title, bool bold);
void org_text(struct org_side *, dc_str text);
dc_str org_end(struct org_side *);

#endif
