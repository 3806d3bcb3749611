/*
 * Text in Markdown: what has to be escaped, and what is better left as it is.
 * A reader sees these signs, so each is there for a reason.
 */
#include "core/core.h"
#include "core/mark.h"
#include "lib/markdown.h"

static bool alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool punct(char c)
{
	return c > ' ' && c < 0x7F && !alnum(c);
}

/* "&copy;" or anything of that shape. */
static bool like_reference(dc_str s)
{
	size_t n = 1;

	while (n < s.n && n < 50 && (alnum(s.p[n]) || s.p[n] == '#'))
		n++;
	return n > 1 && n < s.n && s.p[n] == ';';
}

/* Signs that mean something at the start of a line only. */
static bool starts_block(dc_str s, bool digits)
{
	char next = s.n > 1 ? s.p[1] : ' ';

	switch (s.p[0]) {
	case '#':
	case '>':
	case '=':
	case '|':
		return !digits;
	case '-':
	case '+':
		return !digits && (next == ' ' || strchr("-+|:", next));
	case ':':
		return !digits && next == '-';
	case '.':
	case ')':
		return digits && next == ' ';
	default:
		return false;
	}
}

/* The sign at `at` of a piece of text, behind which a mark or a line's end may
 * follow, but no text. */
static bool means(dc_str s, size_t at, const struct mark_place *w)
{
	bool last = at + 1 == s.n;
	char before = at ? s.p[at - 1] : 0, next = last ? 0 : s.p[at + 1];

	switch (s.p[at]) {
	case '*':
	case '`':
		return true;
	case '\\':
		return last || punct(next) || next == '\n';
	case '_':
		return last || !alnum(before) || !alnum(next);
	case '~':
		return !((!before || before == ' ') && next >= '0' &&
			 next <= '9');
	case ']':
		return !last && strchr("([:", next);
	case '<':
		return next != ' ';
	case '&':
		return like_reference(dc_from(s, at));
	case '$':
		return w->dollars && next != ' ';
	default:
		return false;
	}
}

/* By number: a backslash before a bracket would begin mathematics. */
static bool spelt(char c, const struct mark_place *w)
{
	return c == '\t' || c == '\n' || c == '\r' ||
	       (w->in_link && (c == '[' || c == ']'));
}

void mark_text(dc_buf *b, struct mark_place *w, dc_str s)
{
	struct markdown_math math = { .paren = 0 };

	for (size_t at = 0, n; at < s.n; at += n) {
		char c = s.p[at];
		size_t open;

		n = c == '\\' ? markdown_math(s, at, &open, &math) : 0;
		if (n) {
			dc_adds(b, dc_sub(s, at, n));
			*w = (struct mark_place){ .in_link = w->in_link,
				.dollars = w->dollars };
			continue;
		}
		n = 1;
		if (spelt(c, w)) {
			dc_addf(b, "&#%d;", c);
		} else {
			if (((w->start || w->digits) && starts_block(
			    dc_from(s, at), w->digits)) || means(s, at, w))
				dc_addc(b, '\\');
			dc_addc(b, c);
		}
		w->digits = (w->start || w->digits) && c >= '0' && c <= '9';
		w->start = false;
	}
}

/* The longest run of backquotes in s. */
static size_t longest_run(dc_str s)
{
	size_t longest = 0, n = 0;

	for (size_t i = 0; i < s.n; i++) {
		n = s.p[i] == '`' ? n + 1 : 0;
		longest = n > longest ? n : longest;
	}
	return longest;
}

bool mark_code(dc_buf *b, dc_str s)
{
	size_t ticks = longest_run(s) + 1;
	bool pad = s.n && (s.p[0] == '`' || s.p[s.n - 1] == '`');

	if (dc_blank(s) || ticks > 30 || dc_chr(s, '\n') != DC_NPOS ||
	    dc_chr(s, '\r') != DC_NPOS || dc_find(s, "\xC2\xA0") != DC_NPOS)
		return false;
	for (size_t i = 0; i < ticks; i++)
		dc_addc(b, '`');
	dc_addz(b, pad ? " " : "");
	dc_adds(b, s);
	dc_addz(b, pad ? " " : "");
	for (size_t i = 0; i < ticks; i++)
		dc_addc(b, '`');
	return true;
}

void mark_target(dc_buf *b, dc_str s)
{
	bool angle = !s.n, local = dc_chr(s, ':') == DC_NPOS &&
		!dc_starts(s, "//");

	for (size_t i = 0; i < s.n; i++)
		angle |= s.p[i] == ' ' || s.p[i] == '(' || s.p[i] == ')' ||
			s.p[i] == '<';
	if (angle)
		dc_addc(b, '<');
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '%' && local) {
			dc_addz(b, "%25");
			continue;
		}
		if (c == '\n' || c == '\r') {
			dc_addz(b, "%0A");
			continue;
		}
		if (c == '&' || c == '<' || c == '>' || c == '\\')
			dc_addc(b, '\\');
		dc_addc(b, c);
	}
	if (angle)
		dc_addc(b, '>');
}
