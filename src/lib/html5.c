/*
 * The tokenizer: what is a tag, what is text, what is dropped.
 */
#include "lib/html5_inner.h"

enum { MAX_XML = 1 << 30 };

static void text(struct html5 *s, const char *from, const char *to)
{
	dc_str t = { from, (size_t)(to - from) };
	bool blank = html5_skip_blanks(from, to) == to;

	if (!t.n)
		return;
	if (blank && s->stage == AT_START && !s->begun && !s->lead.n) {
		s->lead = t;
		return;
	}
	if (s->templates || (blank && s->stage == AT_START)) {
		s->newlines += html5_count_lines(from, to);
		return;
	}
	if (!blank) {
		html5_begin_body(s, NULL);
		html5_reopen(s);
	}
	html5_put_chars(s, t, true, false);
}

/* In `a <b && c` or `i<n+1` no attribute begins like this. */
static bool is_prose(char c)
{
	return c && strchr("&+-*,;()|!?0123456789", c);
}

/*
 * p is behind a tag's name.  Where the tag ends, or NULL if this is no tag
 * but a '<' in prose; that is decided before the first value, in a stretch
 * without another '<', so that no byte is looked at often.
 */
static const char *tag_end(struct html5 *s, const char *p, struct token *t)
{
	const char *from = p;
	bool words = false, valued = false;
	struct attr a;

	for (;;) {
		p = html5_skip_to_attr(p, s->end);
		t->attrs = (dc_str){ from, (size_t)(p - from) };
		if (p == s->end || *p == '<') {
			if (!valued && (words || p == s->end))
				return NULL;
			s->cut = p == s->end ? "tag" : s->cut;
			return p;
		}
		if (*p == '>') {
			t->slash = p[-1] == '/';
			return p + 1;
		}
		if (!valued && is_prose(*p))
			return NULL;
		p = html5_read_attr(p, s->end, &a);
		words = true;
		valued |= a.has_value;
	}
}

/* p is behind '<': does a comment, a doctype, a <?xml or a CDATA begin? */
static bool is_dropped(const char *p, const char *end)
{
	if (end - p < 2 || (*p != '!' && *p != '?'))
		return false;
	return is_alpha(p[1]) || (*p == '!' && (p[1] == '-' || p[1] == '['));
}

static const char *dropped_end(struct html5 *s, const char *p)
{
	dc_str rest = { p, (size_t)(s->end - p) };
	bool comment = dc_starts(rest, "<!--");
	const char *q = p + (comment ? 4 : 2);

	if (comment && dc_starts(dc_from(rest, 4), ">"))
		return q + 1;
	if (comment && dc_starts(dc_from(rest, 4), "->"))
		return q + 2;
	while (q < s->end && (q = memchr(q, '>', (size_t)(s->end - q)))) {
		size_t n = (size_t)(q - p);

		q++;
		if (!comment || (n >= 6 && !memcmp(q - 3, "--", 2)) ||
		    (n >= 7 && !memcmp(q - 4, "--!", 3)))
			return q;
	}
	s->cut = comment ? "comment" : "declaration";
	return s->end;
}

/* s->p is at '<'.  Returns false if it is text. */
static bool markup(struct html5 *s)
{
	const char *p = s->p, *name = p + 1, *q;
	bool closing = name < s->end && *name == '/';
	struct token t = { .tag = &html5_unknown };

	if (is_dropped(name, s->end)) {
		s->p = dropped_end(s, p);
		s->newlines += html5_count_lines(p, s->p);
		return true;
	}
	name += closing;
	if (name >= s->end || !is_alpha(*name))
		return false;
	for (q = name; q < s->end && is_name(*q); q++)
		;
	t.name = (dc_str){ name, (size_t)(q - name) };
	if (q < s->end && !is_blank(*q) && *q != '/' && *q != '>')
		return false;
	q = tag_end(s, q, &t);
	if (!q)
		return false;
	s->p = q;
	if (closing)
		html5_end_tag(s, &t);
	else
		html5_start_tag(s, &t);
	s->newlines += html5_count_lines(p, q);
	return true;
}

static void rewrite(struct html5 *s)
{
	while (s->p < s->end) {
		const char *at = memchr(s->p, '<', (size_t)(s->end - s->p));

		if (!at)
			at = s->end;
		text(s, s->p, at);
		s->p = at;
		if (at < s->end && !markup(s)) {
			text(s, at, at + 1);
			s->p = at + 1;
		}
	}
}

dc_str html5_to_xml(dc_arena *arena, dc_str html, const char **cut)
{
	struct html5 s = { .out = dc_buf_in(arena, MAX_XML), .budget = html.n };

	s.p = html.p ? html.p : "";
	s.end = s.p + html.n;
	s.open = dc_array(arena, HTML5_DEPTH, sizeof(*s.open));
	if (!s.open || !dc_room(&s.out, html.n + html.n / 4 + 64))
		return DC_NONE;
	rewrite(&s);
	html5_finish(&s);
	*cut = s.templates && !s.cut ? "template" : s.cut;
	return s.out.failed ? DC_NONE : dc_got(&s.out);
}
