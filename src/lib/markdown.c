/*
 * md4c, and what stands between it and decks: mathematics, whose backslashes
 * and underscores it would take for its own, and |-|-|, which 0.4.8 does not
 * take for the line below a table's head.
 */
#include <limits.h>
#include <md4c.h>

#include "lib/markdown.h"

/* ---- mathematics ---- */

static bool blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool punct(char c)
{
	return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') ||
	       (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

/*
 * The blank line that ends the paragraph, and mathematics and code with it;
 * s.n if there is none.  *known is that place + 1.
 */
static size_t paragraph_end(dc_str s, size_t from, size_t *known)
{
	size_t at = from, step;

	if (*known && *known - 1 >= from)
		return *known - 1;
	while ((step = dc_chr(dc_from(s, at), '\n')) != DC_NPOS) {
		size_t end = at + step;

		for (at = end + 1; at < s.n && blank(s.p[at]); at++)
			if (s.p[at] == '\n') {
				*known = end + 1;
				return end;
			}
	}
	*known = s.n + 1;
	return s.n;
}

/* Where the next `close` from `from` on is, looked for once: *known is that
 * place + 1, SIZE_MAX if there is none. */
static size_t next_close(dc_str s, size_t from, const char *close,
	size_t *known)
{
	size_t at;

	if (*known == SIZE_MAX || (*known && *known - 1 >= from))
		return *known == SIZE_MAX ? DC_NPOS : *known - 1;
	at = dc_find(dc_from(s, from), close);
	*known = at == DC_NPOS ? SIZE_MAX : from + at + 1;
	return at == DC_NPOS ? DC_NPOS : from + at;
}

/* The next $ that is not behind a backslash; *known as above. */
static size_t bare_dollar(dc_str s, size_t from, size_t *known)
{
	size_t at = from, step;

	if (*known == SIZE_MAX || (*known && *known - 1 >= from))
		return *known == SIZE_MAX ? DC_NPOS : *known - 1;
	while ((step = dc_chr(dc_from(s, at), '$')) != DC_NPOS) {
		at += step;
		if (s.p[at - 1] != '\\')
			break;
		at++;
	}
	*known = step == DC_NPOS ? SIZE_MAX : at + 1;
	return step == DC_NPOS ? DC_NPOS : at;
}

/* The next $ closes if something is before it and no digit after it; if it
 * does not, nothing does: that is pandoc's rule, for which "$5, $6, x$" is
 * money. */
static size_t next_dollar(dc_str s, size_t from, size_t *known)
{
	size_t at = bare_dollar(s, from, known);
	char after;

	if (at == DC_NPOS || blank(s.p[at - 1]) || s.p[at - 1] == '$')
		return DC_NPOS;
	after = at + 1 < s.n ? s.p[at + 1] : ' ';
	return after == '$' || (after >= '0' && after <= '9') ? DC_NPOS : at;
}

size_t markdown_math(dc_str s, size_t at, size_t *open,
	struct markdown_math *next)
{
	dc_str rest = dc_sub(s, at, 3);
	size_t end;

	*open = 2;
	if (dc_starts(rest, "\\(")) {
		end = next_close(s, at + 2, "\\)", &next->paren);
	} else if (dc_starts(rest, "\\[")) {
		end = next_close(s, at + 2, "\\]", &next->bracket);
	} else if (dc_starts(rest, "$$")) {
		end = next_close(s, at + 2, "$$", &next->dollars);
		if (end == at + 2)
			return 0;
	} else if (rest.n > 1 && rest.p[0] == '$' && !blank(rest.p[1])) {
		*open = 1;
		end = next_dollar(s, at + 1, &next->dollar);
	} else {
		return 0;
	}
	if (end == DC_NPOS || end > paragraph_end(s, at, &next->paragraph))
		return 0;
	return end + *open - at;
}

/* ---- before md4c sees it ---- */

enum { RUNS = 32 };              /* longest run of backquotes that is code */

struct mend {
	dc_str s;
	dc_buf b;
	struct markdown_math math;
	size_t ticks[RUNS];      /* next run of so many, + 1; SIZE_MAX: none */
	size_t fence;            /* length of the open fence, 0 outside */
	char fence_char;
};

static size_t run(dc_str s, size_t at, char c)
{
	size_t n = 0;

	while (at + n < s.n && s.p[at + n] == c)
		n++;
	return n;
}

/* Every sign is escaped: then md4c gives the text as it stood. */
static void add_math(dc_buf *b, dc_str s, size_t open)
{
	bool display = s.p[0] == '$' ? open == 2 : s.p[1] == '[';
	dc_str inner = dc_sub(s, open, s.n - 2 * open);

	dc_addz(b, display ? "\\\\\\[" : "\\\\\\(");
	for (size_t i = 0; i < inner.n; i++) {
		if (punct(inner.p[i]))
			dc_addc(b, '\\');
		dc_addc(b, inner.p[i]);
	}
	dc_addz(b, display ? "\\\\\\]" : "\\\\\\)");
}

/* End of the code span whose n backquotes end at `at`, or DC_NPOS. */
static size_t code_end(struct mend *m, size_t at, size_t n)
{
	size_t *known = &m->ticks[n < RUNS ? n : 0];

	if (n >= RUNS || *known == SIZE_MAX)
		return DC_NPOS;
	if (*known && *known - 1 >= at)
		return *known - 1 + n;
	while (at < m->s.n) {
		size_t step = dc_chr(dc_from(m->s, at), '`'), length;

		if (step == DC_NPOS)
			break;
		at += step;
		length = run(m->s, at, '`');
		if (length == n) {
			*known = at + 1;
			return at + n;
		}
		at += length;
	}
	*known = SIZE_MAX;
	return DC_NPOS;
}

/* Bytes at `at` to be copied as they stand: code, tags, escapes. */
static size_t verbatim(struct mend *m, size_t at, size_t end)
{
	char c = m->s.p[at], next = at + 1 < end ? m->s.p[at + 1] : ' ';
	size_t n, stop;

	if (c == '\\')
		return at + 1 < end ? 2 : 1;
	if (c == '`') {
		n = run(m->s, at, '`');
		stop = code_end(m, at + n, n);
		return stop == DC_NPOS || stop > paragraph_end(m->s, at,
			&m->math.paragraph) ? n : stop - at;
	}
	if (c == '<' && (next == '/' || next == '!' ||
	    ((next | 0x20) >= 'a' && (next | 0x20) <= 'z'))) {
		stop = dc_chr(dc_sub(m->s, at, end - at), '>');
		return stop == DC_NPOS ? 1 : stop + 1;
	}
	return 1;
}

/* The text of a line; code and mathematics may reach beyond its end. */
static size_t add_line(struct mend *m, size_t at, size_t end)
{
	while (at < end) {
		char c = m->s.p[at];
		size_t n = 0, open;

		if (c == '$' || c == '\\')
			n = markdown_math(m->s, at, &open, &m->math);
		if (n) {
			add_math(&m->b, dc_sub(m->s, at, n), open);
		} else {
			n = verbatim(m, at, end);
			dc_adds(&m->b, dc_sub(m->s, at, n));
		}
		at += n;
	}
	return at;
}

/* "|-|:-:|" with three dashes each; false if the line is no such thing. */
static bool add_delimiters(dc_buf *b, dc_str line)
{
	size_t dashes = 0, bars = 0;

	for (size_t i = 0; i < line.n; i++) {
		if (!memchr("-:| \t\r\n", line.p[i], 7))
			return false;
		dashes += line.p[i] == '-';
		bars += line.p[i] == '|';
	}
	if (!dashes || !bars)
		return false;
	for (size_t i = 0; i < line.n; i++) {
		if (line.p[i] == '-' && (i == 0 || line.p[i - 1] != '-'))
			dc_addz(b, "--");
		dc_addc(b, line.p[i]);
	}
	return true;
}

/* Does the line open a fence, or close the open one?  It may stand in a quote
 * or a list. */
static bool on_fence(struct mend *m, dc_str line)
{
	size_t at = 0, n;
	char c;

	while (at < line.n && strchr(" \t>-*+", line.p[at]) && line.p[at])
		at++;
	c = at < line.n ? line.p[at] : 0;
	if (c != '`' && c != '~')
		return false;
	n = run(line, at, c);
	if (m->fence) {
		if (c == m->fence_char && n >= m->fence &&
		    dc_blank(dc_from(line, at + n)))
			m->fence = 0;
		return false;
	}
	if (n < 3 || (c == '`' && dc_chr(dc_from(line, at + n), '`') !=
	    DC_NPOS))
		return false;
	m->fence = n;
	m->fence_char = c;
	return true;
}

/* Elements with which a block of raw HTML begins, by CommonMark. */
static bool html_block(dc_str name)
{
	static const char names[] = " address article aside base basefont "
		"blockquote body caption center col colgroup dd details dialog "
		"dir div dl dt fieldset figcaption figure footer form frame "
		"frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend "
		"li link main menu menuitem nav noframes ol optgroup option p "
		"param pre script section source style summary table tbody td "
		"textarea tfoot th thead title tr track ul ";
	char key[16] = " ";

	if (!name.n || name.n > sizeof(key) - 3)
		return false;
	for (size_t i = 0; i < name.n; i++)
		key[i + 1] = (char)(name.p[i] | 0x20);
	key[name.n + 1] = ' ';
	return strstr(names, key);
}

/* Does raw HTML begin here?  after: the line before is blank, or there is
 * none; then any tag alone in its line will do. */
static bool starts_html(dc_str line, bool after)
{
	size_t at = 0, from, end;

	while (at < line.n && line.p[at] && strchr(" \t>-*+", line.p[at]))
		at++;
	if (at + 1 >= line.n || line.p[at] != '<')
		return false;
	at += line.p[at + 1] == '/' ? 2 : 1;
	if (line.p[at - 1] == '<' && at < line.n && strchr("!?", line.p[at]))
		return line.p[at] != 0;
	for (from = at; at < line.n && ((line.p[at] | 0x20) >= 'a' &&
	    (line.p[at] | 0x20) <= 'z'); at++)
		;
	while (at < line.n && line.p[at] >= '0' && line.p[at] <= '9')
		at++;
	if (html_block(dc_sub(line, from, at - from)))
		return true;
	end = dc_chr(dc_from(line, at), '>');
	return after && at > from && end != DC_NPOS &&
	       dc_blank(dc_from(line, at + end + 1));
}

static bool needs_mending(dc_str s)
{
	return dc_chr(s, '$') != DC_NPOS || dc_find(s, "\\(") != DC_NPOS ||
	       dc_find(s, "\\[") != DC_NPOS || dc_find(s, "-|") != DC_NPOS ||
	       dc_find(s, "|-") != DC_NPOS;
}

static dc_str mended(dc_arena *a, dc_str s)
{
	struct mend m = { .s = s, .b = dc_buf_in(a, UINT_MAX) };
	bool html = false, after = true;
	size_t at = 0;

	if (!needs_mending(s))
		return s;
	while (at < s.n) {
		size_t n = dc_chr(dc_from(s, at), '\n');
		size_t end = n == DC_NPOS ? s.n : at + n + 1;
		dc_str line = dc_sub(s, at, end - at);
		bool code = m.fence > 0;

		if (!code && (html || starts_html(line, after)))
			html = !dc_blank(line);
		after = dc_blank(line);
		if (html || on_fence(&m, line) || code) {
			dc_adds(&m.b, line);
			at = end;
		} else if (add_delimiters(&m.b, line)) {
			at = end;
		} else {
			at = add_line(&m, at, end);
		}
	}
	return m.b.failed ? DC_NONE : dc_got(&m.b);
}

/* ---- md4c's callbacks as ours ---- */

struct parse {
	const struct markdown_events *on;
	void *user;
	size_t depth;
	size_t parts, most;      /* md4c fills up the rows of a wide table */
	bool nul;                /* the last piece was one */
	bool cell;               /* of a table */
};

static int count(struct parse *p)
{
	p->depth++;
	p->parts++;
	return p->depth > DC_MAX_DEPTH || p->parts > p->most;
}

static enum markdown_kind block_kind(MD_BLOCKTYPE t)
{
	switch (t) {
	case MD_BLOCK_QUOTE:
		return MARKDOWN_QUOTE;
	case MD_BLOCK_UL:
		return MARKDOWN_BULLETS;
	case MD_BLOCK_OL:
		return MARKDOWN_NUMBERS;
	case MD_BLOCK_LI:
		return MARKDOWN_ITEM;
	case MD_BLOCK_HR:
		return MARKDOWN_RULE;
	case MD_BLOCK_H:
		return MARKDOWN_HEADING;
	case MD_BLOCK_CODE:
		return MARKDOWN_CODE_BLOCK;
	case MD_BLOCK_HTML:
		return MARKDOWN_HTML_BLOCK;
	case MD_BLOCK_TABLE:
		return MARKDOWN_TABLE;
	case MD_BLOCK_THEAD:
		return MARKDOWN_HEAD;
	case MD_BLOCK_TBODY:
		return MARKDOWN_BODY;
	case MD_BLOCK_TR:
		return MARKDOWN_ROW;
	case MD_BLOCK_TH:
		return MARKDOWN_HEAD_CELL;
	case MD_BLOCK_TD:
		return MARKDOWN_CELL;
	default:
		return MARKDOWN_PARAGRAPH;
	}
}

static enum markdown_kind span_kind(MD_SPANTYPE t)
{
	switch (t) {
	case MD_SPAN_STRONG:
		return MARKDOWN_STRONG;
	case MD_SPAN_CODE:
		return MARKDOWN_CODE;
	case MD_SPAN_DEL:
		return MARKDOWN_STRUCK;
	case MD_SPAN_A:
		return MARKDOWN_LINK;
	case MD_SPAN_IMG:
		return MARKDOWN_IMAGE;
	default:
		return MARKDOWN_EMPHASIS;
	}
}

/* md4c leaves references in an attribute to us; HTML will read them. */
static dc_str attribute(const MD_ATTRIBUTE *a)
{
	return (dc_str){ a->text, a->size };
}

static int enter_block(MD_BLOCKTYPE t, void *detail, void *user)
{
	struct parse *p = user;
	struct markdown_part part = { .kind = block_kind(t) };

	if (t == MD_BLOCK_DOC)
		return 0;
	if (count(p))
		return 1;
	p->cell = t == MD_BLOCK_TH || t == MD_BLOCK_TD;
	if (t == MD_BLOCK_H)
		part.number = ((MD_BLOCK_H_DETAIL *)detail)->level;
	else if (t == MD_BLOCK_OL)
		part.number = ((MD_BLOCK_OL_DETAIL *)detail)->start;
	else if (t == MD_BLOCK_CODE)
		part.title = attribute(&((MD_BLOCK_CODE_DETAIL *)detail)->lang);
	p->on->enter(p->user, &part);
	return 0;
}

static int leave_block(MD_BLOCKTYPE t, void *detail, void *user)
{
	struct parse *p = user;
	struct markdown_part part = { .kind = block_kind(t) };

	if (t == MD_BLOCK_DOC)
		return 0;
	p->depth--;
	p->cell = false;
	if (t == MD_BLOCK_H)
		part.number = ((MD_BLOCK_H_DETAIL *)detail)->level;
	p->on->leave(p->user, &part);
	return 0;
}

static struct markdown_part span(MD_SPANTYPE t, void *detail)
{
	struct markdown_part part = { .kind = span_kind(t) };

	if (t == MD_SPAN_A) {
		part.target = attribute(&((MD_SPAN_A_DETAIL *)detail)->href);
		part.title = attribute(&((MD_SPAN_A_DETAIL *)detail)->title);
	} else if (t == MD_SPAN_IMG) {
		part.target = attribute(&((MD_SPAN_IMG_DETAIL *)detail)->src);
		part.title = attribute(&((MD_SPAN_IMG_DETAIL *)detail)->title);
	}
	return part;
}

static int enter_span(MD_SPANTYPE t, void *detail, void *user)
{
	struct parse *p = user;
	struct markdown_part part = span(t, detail);

	if (count(p))
		return 1;
	p->on->enter(p->user, &part);
	return 0;
}

static int leave_span(MD_SPANTYPE t, void *detail, void *user)
{
	struct parse *p = user;
	struct markdown_part part = span(t, detail);

	p->depth--;
	p->on->leave(p->user, &part);
	return 0;
}

/* Code in a cell of a table: md4c leaves the backslash that GitHub's rules take
 * away from before a bar. */
static void cell_code(struct parse *p, dc_str text)
{
	size_t at;

	while ((at = dc_find(text, "\\|")) != DC_NPOS) {
		p->on->text(p->user, MARKDOWN_VERBATIM, dc_sub(text, 0, at));
		p->on->text(p->user, MARKDOWN_VERBATIM, DC_S("|"));
		text = dc_from(text, at + 2);
	}
	p->on->text(p->user, MARKDOWN_VERBATIM, text);
}

static int on_text(MD_TEXTTYPE t, const MD_CHAR *s, MD_SIZE n, void *user)
{
	struct parse *p = user;
	enum markdown_text what = MARKDOWN_PLAIN;
	dc_str text = { s, n };

	/* In raw HTML and code 0.4.8 gives a NUL twice: by itself, and as the
	 * first byte of what follows. */
	if (p->nul && n && !*s && t != MD_TEXT_NULLCHAR)
		text = dc_from(text, 1);
	p->nul = t == MD_TEXT_NULLCHAR;
	if (p->nul)
		text = DC_S("\0");
	else if (t == MD_TEXT_BR)
		what = MARKDOWN_BREAK;
	else if (t == MD_TEXT_SOFTBR)
		what = MARKDOWN_SOFT_BREAK;
	else if (t == MD_TEXT_ENTITY)
		what = MARKDOWN_REFERENCE;
	else if (t == MD_TEXT_CODE || t == MD_TEXT_LATEXMATH)
		what = MARKDOWN_VERBATIM;
	else if (t == MD_TEXT_HTML)
		what = MARKDOWN_HTML;
	if (t == MD_TEXT_CODE && p->cell)
		cell_code(p, text);
	else
		p->on->text(p->user, what, text);
	return 0;
}

bool markdown_parse(dc_arena *a, dc_str text, const struct markdown_events *on,
	void *user)
{
	static const MD_PARSER parser = {
		.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH |
			MD_FLAG_NOINDENTEDCODEBLOCKS,
		.enter_block = enter_block, .leave_block = leave_block,
		.enter_span = enter_span, .leave_span = leave_span,
		.text = on_text
	};
	struct parse p = { .on = on, .user = user };
	dc_str s = mended(a, text);
	int code;

	p.most = 64 + s.n * 4;
	if ((text.n && !s.p) || s.n > UINT_MAX / 2)
		return false;
	code = md_parse(s.p ? s.p : "", (MD_SIZE)s.n, &parser, &p);
	if (code < 0)
		dc_no_memory(a);
	return code == 0 && p.parts <= p.most;
}
