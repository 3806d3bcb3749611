/*
 * Text of cards in one line: as HTML in which Markdown sees no sign, and as it
 * may stand in the cell of a table.
 */
#include "parts/markdown/escape.h"
#include "parts/markdown/lines.h"

bool md_is_line(dc_str s)
{
	return dc_chr(s, '\n') == DC_NPOS && dc_chr(s, '\r') == DC_NPOS;
}

/* ---- one line of HTML ---- */

struct encoder {
	dc_buf b;
	char quote;              /* of the attribute's value */
	bool tag, pre;
};

static void entity(struct encoder *e, char c)
{
	dc_addf(&e->b, "&#%u;", (unsigned)(unsigned char)c);
}

static void on_tag(struct encoder *e, dc_str s, size_t i)
{
	char c = s.p[i], last = i ? s.p[i - 1] : ' ';

	if (e->quote && c == e->quote)
		e->quote = '\0';
	else if (!e->quote && (c == '"' || c == '\'') && last == '=')
		e->quote = c;
	else if (!e->quote && c == '>')
		e->tag = false;
	else if (e->quote && (strchr("|=\n\r", c) || (c == ':' &&
		 last == ':'))) {
		entity(e, c);
		return;
	}
	dc_addc(&e->b, c == '\n' || c == '\r' ? ' ' : c);
}

static void on_text(struct encoder *e, dc_str s, size_t i)
{
	char c = s.p[i];

	if (c == '\n' || c == '\r') {
		if (e->pre)
			entity(e, c);
		else
			dc_addc(&e->b, ' ');
	} else if (c && strchr("\\`*_[]{}!|:#%=~$^?", c)) {
		entity(e, c);
	} else if (dc_starts(dc_from(s, i), "\xc2\xa0")) {
		dc_addz(&e->b, "&nbsp;");
	} else if (c == '\xa0' && i && s.p[i - 1] == '\xc2') {
		return;
	} else if (!e->b.n && c > ' ' && c < 0x7f && c != '&' &&
	    !((c | 0x20) >= 'a' && (c | 0x20) <= 'z')) {
		entity(e, c);
	} else {
		dc_addc(&e->b, c);
	}
}

dc_str md_one_line(dc_arena *a, dc_str markdown)
{
	struct encoder e = { .b = dc_buf_in(a, DC_MAX_FIELD) };
	dc_str s = dc_convert(a, NULL, markdown, DC_MARKDOWN, DC_HTML);

	for (size_t i = 0; i < s.n; i++) {
		dc_str rest = dc_from(s, i);

		if (!e.tag && dc_starts(rest, "<!--")) {
			size_t end = dc_find(rest, "-->");

			i += (end == DC_NPOS ? rest.n : end + 3) - 1;
			continue;
		}
		if (!e.tag && s.p[i] == '<') {
			e.tag = true;
			if (dc_istarts(rest, "<pre"))
				e.pre = true;
			else if (dc_istarts(rest, "</pre"))
				e.pre = false;
		}
		if (e.tag)
			on_tag(&e, s, i);
		else
			on_text(&e, s, i);
	}
	return dc_trim(dc_got(&e.b));
}

/* ---- mathematics ---- */

enum { LONGEST_MATHS = 4096 };

static bool dull(dc_str body)
{
	return body.n && body.n < LONGEST_MATHS &&
	       dc_trim(body).n == body.n &&
	       dc_chr(body, '`') == DC_NPOS && dc_find(body, "\n\n") == DC_NPOS;
}

/* Obsidian and hashcards know $x$ and $$x$$, not \(x\) and \[x\]. */
dc_str md_dollars(dc_arena *a, dc_str s)
{
	static const char *const close[] = { "\\)", "\\]" };
	static const char *const sign[] = { "$", "$$" };
	dc_buf b;
	dc_str out;

	if (dc_chr(s, '$') != DC_NPOS || (dc_find(s, "\\(") == DC_NPOS &&
	    dc_find(s, "\\[") == DC_NPOS))
		return s;
	b = dc_buf_in(a, DC_MAX_FIELD);
	for (size_t i = 0; i < s.n;) {
		bool block = dc_starts(dc_from(s, i), "\\[");
		size_t end = block || dc_starts(dc_from(s, i), "\\(")
			? dc_find(dc_sub(s, i + 2, LONGEST_MATHS),
				close[block]) : DC_NPOS;
		dc_str body = dc_sub(s, i + 2, end == DC_NPOS ? 0 : end);

		if (end == DC_NPOS || !dull(body) ||
		    (!block && !md_is_line(body))) {
			dc_addc(&b, s.p[i++]);
			continue;
		}
		dc_addz(&b, sign[block]);
		dc_adds(&b, body);
		dc_addz(&b, sign[block]);
		i += end + 4;
	}
	out = dc_got(&b);
	/* In code it means another thing. */
	return dc_eq(dc_convert(a, NULL, s, DC_MARKDOWN, DC_HTML),
		dc_convert(a, NULL, out, DC_MARKDOWN, DC_HTML)) ? out : s;
}

/* ---- cells ---- */

/* Lines that would be blocks lose that in a cell. */
static bool has_blocks(dc_str s)
{
	dc_str line, text;

	while (dc_next_line(&s, &line)) {
		dc_str in = md_unindented(line);

		if (dc_blank(line) || in.n < line.n || md_level(line, &text) ||
		    md_rule(line) || md_row(line) || strchr("-+*>`~=:<",
		    in.p[0]) || (in.p[0] >= '0' && in.p[0] <= '9'))
			return true;
	}
	return false;
}

dc_str md_escape_cell(dc_arena *a, dc_str markdown)
{
	dc_str s = mdmeta_trim(markdown);
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);
	size_t quotes = 0;

	for (size_t i = 0; i < s.n; i++)
		quotes += s.p[i] == '`';
	if (quotes % 2 || (!md_is_line(s) && has_blocks(s)) ||
	    dc_trim(s).n != s.n || md_inline(a, s).n != s.n ||
	    (quotes && dc_find(s, "\\|") != DC_NPOS))
		return md_one_line(a, s);
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i], next = i + 1 < s.n ? s.p[i + 1] : '\0';

		if (c == '\\' && (next == '\n' || next == '\r')) {
			dc_addz(&b, "<br>");
			i += dc_starts(dc_from(s, i + 1), "\r\n") ? 2 : 1;
		} else if (c == '\n' || c == '\r') {
			dc_addc(&b, ' ');
		} else if (c == '|' && i && s.p[i - 1] == '\\') {
			b.n--;
			dc_addz(&b, "&#124;");
		} else if (c == '|') {
			dc_addz(&b, "\\|");
		} else {
			dc_addc(&b, c);
		}
	}
	return dc_got(&b);
}
