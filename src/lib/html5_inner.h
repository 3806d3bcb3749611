/*
 * What the files of html5.h share: the state of the rewriter, the table of
 * elements, and who calls whom.  html5.c finds the tags, html5_tree.c decides
 * what they open and close, html5_write.c writes.
 */
#ifndef DC_LIB_HTML5_INNER_H
#define DC_LIB_HTML5_INNER_H

#include "lib/html5.h"

enum {
	VOID = 1 << 0,
	SPECIAL = 1 << 1,        /* HTML5's "special" category */
	CLOSES_P = 1 << 2,       /* its start tag ends an open paragraph */
	HEADING = 1 << 3,
	FORMAT = 1 << 4,         /* formatting: reopened when a block cut it */
	SCOPE = 1 << 5,          /* what is open outside is out of reach */
	BUTTON = 1 << 6,         /* the same for p */
	LIST = 1 << 7,           /* the same for li */
	MARK = 1 << 8,           /* formatting does not reach in or out */
	RAW = 1 << 9,            /* content up to its end tag is text … */
	ENTITIES = 1 << 10,      /* … in which entities are read */
	HEAD = 1 << 11,          /* stays in <head> where no body began */
	TABLE = 1 << 12,
	SECTION = 1 << 13,       /* of a table: tbody … */
	ROW = 1 << 14,
	CELL = 1 << 15,
	PART = 1 << 16,          /* of a table in any way */
	ITEM = 1 << 17,          /* li, dd, dt */
	LOOSE = 1 << 18,         /* address, div, p: li looks through them */
	RUBY = 1 << 19,
	FOREIGN = 1 << 20,       /* svg, math: "/>" closes in there */
	BLOCK = SPECIAL | CLOSES_P
};

struct tag {
	char name[12];
	unsigned flags;
};

/* An element that the table does not have. */
extern const struct tag html5_unknown;

/* A tag as it stood in the text; attrs is what lies between name and '>'. */
struct token {
	const struct tag *tag;
	dc_str name, attrs;
	bool slash;
};

struct element {
	struct token t;
	size_t mark, floor;      /* of `again`, when it was opened */
	bool dead;               /* its end tag came, inside of a block */
};

enum { MAX_AGAIN = 8 };

enum stage { AT_START, IN_HEAD, IN_BODY };

struct html5 {
	dc_buf out;
	const char *p, *end;
	enum stage stage;
	struct element *open;    /* below body; HTML5_DEPTH of them */
	size_t n;
	struct token again[MAX_AGAIN];   /* formatting to be opened again */
	size_t nagain, floor;
	size_t budget;           /* bytes that reopening may still write */
	size_t newlines;         /* of what was dropped: go into the next tag */
	size_t templates, foreign;
	dc_str lead;             /* blanks before anything else */
	bool begun;              /* <html> is written */
	const char *cut;
};

struct attr {
	dc_str name, value;
	bool has_value;
};

static inline bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static inline bool is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Of a tag's name or an attribute's. */
static inline bool is_name(char c)
{
	return is_alpha(c) || (c >= '0' && c <= '9') || c == '-' ||
		c == '_' || c == '.' || c == ':';
}

static inline char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* ---- html5_tags.c ---- */

/* < 0, 0, > 0 as the name sorts before, at or behind the C string, which is
 * in lower case. */
int html5_name_cmp(dc_str name, const char *);
/* html5_unknown where the table does not have it. */
const struct tag *html5_find_tag(dc_str name);

/* The end tag of a raw text element at or behind p; end if there is none. */
const char *html5_raw_end(const char *p, const char *end, dc_str name);

/* ---- html5_write.c ---- */

size_t html5_count_lines(const char *p, const char *end);
const char *html5_skip_blanks(const char *p, const char *end);
/* Over blanks and '/', to where an attribute or '>' stands. */
const char *html5_skip_to_attr(const char *p, const char *end);
/* One attribute at p, which is at neither a blank, '/', nor '>'.  Returns
 * where it ends. */
const char *html5_read_attr(const char *p, const char *end, struct attr *);
/* Text, in which entities are read or not; of an attribute or not. */
void html5_put_chars(struct html5 *, dc_str, bool entity, bool attr);
void html5_put_start(struct html5 *, const struct token *);
void html5_put_end(struct html5 *, const struct token *);

/* ---- html5_tree.c ---- */

/* Text or a tag comes that belongs into <body>: open it, if it is not yet;
 * the token is its own tag, or NULL. */
void html5_begin_body(struct html5 *, const struct token *);
/* Open again the formatting that a block had cut: text comes. */
void html5_reopen(struct html5 *);
/* A tag was read; s->p is behind it.  Raw text is taken with its tag. */
void html5_start_tag(struct html5 *, struct token *);
void html5_end_tag(struct html5 *, struct token *);
/* Close what is open. */
void html5_finish(struct html5 *);

#endif
