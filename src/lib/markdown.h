/*
 * md4c, made safe: the only owner of its header is markdown.c.
 *
 * CommonMark with tables, strikethrough and raw HTML.  Mathematics is kept
 * whole: \(a_b\) and \[a_b\] as they stand, $a_b$ and $$a_b$$ (by pandoc's
 * rule, so that "$5 and $6" is money) come out as these, never in code.  Text
 * that is indented by four blanks is text: in decks that is never code.
 */
#ifndef DC_LIB_MARKDOWN_H
#define DC_LIB_MARKDOWN_H

#include "format.h"

enum markdown_kind {
	/* blocks */
	MARKDOWN_PARAGRAPH = 1,
	MARKDOWN_HEADING,
	MARKDOWN_QUOTE,
	MARKDOWN_BULLETS,
	MARKDOWN_NUMBERS,
	MARKDOWN_ITEM,
	MARKDOWN_CODE_BLOCK,
	MARKDOWN_HTML_BLOCK,
	MARKDOWN_RULE,
	MARKDOWN_TABLE,
	MARKDOWN_HEAD,
	MARKDOWN_BODY,
	MARKDOWN_ROW,
	MARKDOWN_HEAD_CELL,
	MARKDOWN_CELL,
	/* spans */
	MARKDOWN_STRONG,
	MARKDOWN_EMPHASIS,
	MARKDOWN_STRUCK,
	MARKDOWN_CODE,
	MARKDOWN_LINK,
	MARKDOWN_IMAGE
};

struct markdown_part {
	enum markdown_kind kind;
	unsigned number;         /* level of a heading, first of a list */
	dc_str target;           /* of a link or image, undecoded */
	dc_str title;            /* … and language of a code block */
};

enum markdown_text {
	MARKDOWN_PLAIN = 1,
	MARKDOWN_VERBATIM,       /* in code: newlines are newlines */
	MARKDOWN_REFERENCE,      /* "&eacute;", as it stands */
	MARKDOWN_HTML,           /* raw */
	MARKDOWN_BREAK,          /* a line ends here */
	MARKDOWN_SOFT_BREAK      /* … in the source only */
};

struct markdown_events {
	void (*enter)(void *, const struct markdown_part *);
	void (*leave)(void *, const struct markdown_part *);
	void (*text)(void *, enum markdown_text, dc_str);
};

/*
 * Parse text (valid UTF-8) and call back.  False if it was given up: no
 * memory, nesting above DC_MAX_DEPTH, a table that grows out of all measure.
 * Strings are valid during the call.
 */
bool markdown_parse(dc_arena *, dc_str text, const struct markdown_events *,
	void *user);
/* What markdown_math() remembers of a text, so that it looks only once. */
struct markdown_math {
	size_t paren, bracket, dollars, dollar;  /* next closing sign + 1 */
	size_t paragraph;                /* its end + 1 */
};

/*
 * Does mathematics begin at s.p[at]?  Its length with its signs, 0 if not;
 * *open is the length of one sign (1 for $, 2 for $$ \( \[).  Zero *next for
 * a new text, ask in rising order.
 */
size_t markdown_math(dc_str s, size_t at, size_t *open,
	struct markdown_math *next);

#endif
