/*
 * Clozes in org-mode text: org-drill's [text||hint] and org-fc's
 * {{text}{hint}@2}.
 */
#include "parts/org/text.h"

enum { MOST_CLOZES = 499 };

struct clozes {
	dc_buf out;
	dc_str text;
	size_t at;
	struct org_marks *marks;
	struct org_maths maths;
	bool no_bracket, no_link;        /* from here on */
};

static void put_cloze(struct clozes *s, uint64_t number, dc_str text,
	dc_str hint)
{
	dc_addf(&s->out, "%c%llu%c", ORG_OPEN, (unsigned long long)number,
		ORG_NUMBER);
	dc_adds(&s->out, text);
	if (hint.n) {
		dc_addc(&s->out, ORG_HINT);
		dc_adds(&s->out, hint);
	}
	dc_addc(&s->out, ORG_CLOSE);
}

static uint64_t next_number(struct clozes *s)
{
	struct org_marks *m = s->marks;

	return m->same || m->only ? 1 : m->found > MOST_CLOZES ? MOST_CLOZES :
		m->found;
}

/* ---- [text||hint] ---- */

/* "- [ ] ", "1. [X] ": a box before what is to be done. */
static bool is_box(const struct clozes *s, dc_str in)
{
	const char *p = s->text.p;

	return s->at > 1 && p[s->at - 1] == ' ' && p[s->at - 2] &&
	       strchr("-+*.)", p[s->at - 2]) && (dc_is(in, " ") ||
	       dc_is(in, "X") || dc_is(in, "x") || dc_is(in, "-"));
}

/* What Emacs means by brackets: [2/3], [50%], [fn:1], [#A], a date. */
static bool is_org(dc_str s)
{
	bool digits = s.n > 0;

	if (dc_starts(s, "fn:") || dc_starts(s, "cite:") ||
	    (s.n == 2 && s.p[0] == '#'))
		return true;
	for (size_t i = 0; i < s.n; i++)
		digits &= (s.p[i] >= '0' && s.p[i] <= '9') ||
			  s.p[i] == '/' || s.p[i] == '%';
	if (digits)
		return s.p[s.n - 1] == '%' || dc_chr(s, '/') != DC_NPOS;
	return s.n > 10 && s.p[4] == '-' && s.p[7] == '-' && s.p[0] >= '0' &&
	       s.p[0] <= '9';
}

/* a[0] */
static bool is_index(const struct clozes *s, dc_str in)
{
	char before = s->at ? s->text.p[s->at - 1] : ' ';
	uint64_t n;

	return dc_num(in, &n) && ((before >= 'a' && before <= 'z') ||
		(before >= 'A' && before <= 'Z') || before == '_');
}

/* Where the bracket ends: in this paragraph, and without another in it. */
static size_t bracket_end(struct clozes *s)
{
	for (size_t i = s->at + 1; i < s->text.n; i++) {
		char c = s->text.p[i];

		if (c == ']')
			return i;
		if (c == '[' || (c == '\n' && s->text.p[i - 1] == '\n'))
			return 0;
	}
	s->no_bracket = true;
	return 0;
}

static bool bracket(struct clozes *s)
{
	dc_str in, text, hint = DC_NONE;
	size_t end, at;

	if (s->no_bracket)
		return false;
	/* [[links]] stay as they are. */
	if (!s->no_link && dc_starts(dc_from(s->text, s->at), "[[")) {
		at = dc_find(dc_from(s->text, s->at), "]]");
		s->no_link |= at == DC_NPOS;
		if (at == DC_NPOS)
			return false;
		dc_adds(&s->out, dc_sub(s->text, s->at, at + 2));
		s->at += at + 2;
		return true;
	}
	end = bracket_end(s);
	in = dc_sub(s->text, s->at + 1, end ? end - s->at - 1 : 0);
	if (dc_blank(in) || is_box(s, in) || is_org(in) || is_index(s, in))
		return false;
	at = dc_find(in, "||");
	text = dc_sub(in, 0, at == DC_NPOS ? dc_chr(in, '|') : at);
	if (text.n < in.n)
		hint = dc_trim(dc_from(in, text.n + (at == DC_NPOS ? 1 : 2)));
	s->marks->found++;
	if (s->marks->only && s->marks->only != s->marks->found)
		dc_adds(&s->out, text);
	else
		put_cloze(s, next_number(s), text, hint);
	s->at = end + 1;
	return true;
}

/* ---- {{text}{hint}@2} ---- */

/* Behind the `}` that ends what begins at `at`; braces in `$…$` do not. */
static size_t part_end(struct clozes *s, size_t at)
{
	struct org_maths m = { { true, true, true } };

	for (; at < s->text.n; at++) {
		char c = s->text.p[at];
		size_t end = c == '$' ? org_math(&m, s->text, at) : 0;

		if (end)
			at = end - 1;
		else if (c == '}')
			return at + 1;
		else if (c == '{' || (c == '\n' && at &&
			 s->text.p[at - 1] == '\n'))
			return 0;
	}
	return 0;
}

static bool hole(struct clozes *s)
{
	dc_str t = s->text, text, hint = DC_NONE;
	size_t from = s->at + 2, end, more;
	uint64_t number;

	if (!dc_starts(dc_from(t, s->at), "{{"))
		return false;
	end = part_end(s, from);
	if (!end)
		return false;
	text = dc_sub(t, from, end - 1 - from);
	if (end < t.n && t.p[end] == '{') {
		more = part_end(s, end + 1);
		if (!more)
			return false;
		hint = dc_sub(t, end + 1, more - end - 2);
		end = more;
	}
	s->marks->found++;
	number = next_number(s);
	if (end < t.n && t.p[end] == '@') {
		more = dc_chr(dc_sub(dc_from(t, end), 0, 12), '}');
		if (more == DC_NPOS || !dc_num(dc_sub(t, end + 1, more - 1),
		    &number) || number >= MOST_CLOZES) {
			s->marks->found--;
			return false;
		}
		number++;
		end += more;
	}
	if (end >= t.n || t.p[end] != '}') {
		s->marks->found--;
		return false;
	}
	put_cloze(s, number, text, hint);
	s->at = end + 1;
	return true;
}

/* ---- marks in, marks out ---- */

/* A block of code that begins at the line's start here; 0: none. */
static size_t source_block(dc_str t, size_t at)
{
	dc_str rest = dc_from(t, at), line;
	size_t start = at;

	while (start && (t.p[start - 1] == ' ' || t.p[start - 1] == '\t'))
		start--;
	if ((start && t.p[start - 1] != '\n') ||
	    !dc_istarts(rest, "#+begin_src"))
		return 0;
	while (dc_next_line(&rest, &line))
		if (dc_istarts(dc_trim(line), "#+end_src"))
			return (size_t)(line.p + line.n - t.p);
	return 0;
}

/* Brackets mean nothing to org-drill's users in code and mathematics. */
static size_t skipped(struct clozes *s)
{
	char c = s->text.p[s->at];
	size_t end = c == '$' || c == '\\' ? org_math(&s->maths, s->text, s->at)
		: 0;

	if (s->marks->which == ORG_HOLES)
		return 0;
	if (c == '#')
		return source_block(s->text, s->at);
	if ((c != '=' && c != '~') || (s->at && s->text.p[s->at - 1] != ' '))
		return end;
	for (end = s->at + 1; end < s->text.n && s->text.p[end] != '\n'; end++)
		if (s->text.p[end] == c)
			return end + 1;
	return 0;
}

dc_str org_mark(dc_arena *a, dc_str text, struct org_marks *m)
{
	struct clozes s = { .out = dc_buf_in(a, DC_MAX_FIELD), .text = text,
		.marks = m };

	while (s.at < text.n) {
		char c = text.p[s.at];
		size_t end;

		if ((m->which == ORG_BRACKETS && c == '[' && bracket(&s)) ||
		    (m->which == ORG_HOLES && c == '{' && hole(&s)))
			continue;
		end = skipped(&s);
		if (!end)
			end = s.at + 1;
		dc_adds(&s.out, dc_sub(text, s.at, end - s.at));
		s.at = end;
	}
	return dc_got(&s.out);
}

/* In a cloze "}}" would end it, and "::" begin a hint. */
static void out_inside(dc_buf *b, dc_str s, size_t i)
{
	char before = i ? s.p[i - 1] : '\0';

	if (s.p[i] == '}' && before == '}')
		dc_addc(b, ' ');
	if (s.p[i] == ':' && before == ':')
		dc_addz(b, "\xE2\x81\xA0");
	dc_addc(b, s.p[i]);
}

dc_str org_unmark(dc_arena *a, dc_str s)
{
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);
	bool inside = false;

	for (size_t i = 0; i < s.n; i++) {
		switch (s.p[i]) {
		case ORG_OPEN:
			dc_addz(&b, "{{c");
			break;
		case ORG_NUMBER:
			dc_addz(&b, "::");
			inside = true;
			break;
		case ORG_HINT:
			dc_addz(&b, "::");
			break;
		case ORG_CLOSE:
			dc_addz(&b, "}}");
			inside = false;
			break;
		default:
			if (inside)
				out_inside(&b, s, i);
			else
				dc_addc(&b, s.p[i]);
		}
	}
	return dc_got(&b);
}
