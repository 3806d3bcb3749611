/*
 * Clozes in a text, as Anki reads them: {{c1::text}}, {{c2::text::hint}},
 * {{c1,2::both}}, one within another.
 */
#include "core/core.h"

enum { MOST = 500, LONGEST = 4096, WORDS = (MOST + 63) / 64, NESTED = 10 };

/* The numbers of a cloze and of those in it. */
struct numbers {
	uint64_t w[WORDS];
};

static void add_number(struct numbers *s, uint64_t number)
{
	uint64_t ord = number > MOST ? MOST - 1 : number - 1;

	if (number)
		s->w[ord / 64] |= (uint64_t)1 << ord % 64;
}

/* Length of `{{c1::` or `{{c1,2::` at the start, 0 if there is none; its
 * numbers go into *s. */
static size_t cloze_opens(dc_str text, struct numbers *s)
{
	size_t at = 3, end;
	bool any = false;

	*s = (struct numbers){ { 0 } };
	if (!dc_starts(text, "{{c"))
		return 0;
	for (end = at; end < text.n && (text.p[end] == ',' ||
	     (text.p[end] >= '0' && text.p[end] <= '9')); end++)
		;
	if (!dc_starts(dc_sub(text, end, 2), "::"))
		return 0;
	for (dc_str list = dc_sub(text, at, end - at); list.p;) {
		uint64_t number;

		if (!dc_num(dc_cut(&list, ','), &number) ||
		    number > UINT16_MAX)
			continue;
		any = true;
		add_number(s, number);
	}
	return any ? end + 2 : 0;
}

/* Clozes count when they and those around them are closed; those in the tenth
 * are no longer seen. */
static void cloze_numbers(dc_str s, struct numbers *all)
{
	struct numbers open[NESTED + 1] = { { { 0 } } }, found;
	size_t depth = 0, n;

	open[0] = *all;
	if (dc_find(s, "{{c") == DC_NPOS)
		return;
	for (size_t at = 0; at < s.n; at += n) {
		n = 1;
		if (s.p[at] == '{') {
			n = cloze_opens(dc_from(s, at), &found);
			if (n && depth < NESTED)
				open[++depth] = found;
			n += !n;
		} else if (s.p[at] == '}' && at + 1 < s.n &&
			   s.p[at + 1] == '}') {
			n = 2;
			for (size_t i = 0; depth && i < WORDS; i++)
				open[depth - 1].w[i] |= open[depth].w[i];
			depth -= depth > 0;
		}
	}
	*all = open[0];
}

/* Asked of every note: a brace is seldom there at all. */
static bool may_have_cloze(dc_str s)
{
	return s.n && memchr(s.p, '{', s.n) && dc_find(s, "{{c") != DC_NPOS;
}

static bool any_number(dc_str s)
{
	struct numbers all = { { 0 } };
	uint64_t any = 0;

	cloze_numbers(s, &all);
	for (size_t i = 0; i < WORDS; i++)
		any |= all.w[i];
	return any != 0;
}

/* HTML without what is in <code> and <pre>. */
static dc_str without_code(dc_arena *a, dc_str html)
{
	struct html_scan h = { .rest = html };
	dc_buf b = dc_buf_in(a, SIZE_MAX / 8);
	struct html_token t;
	size_t depth = 0;

	while (html_next(&h, &t)) {
		bool code = (t.what == HTML_OPEN || t.what == HTML_CLOSE) &&
			(dc_ieq(t.name, DC_S("code")) ||
			 dc_ieq(t.name, DC_S("pre")));

		if (code)
			depth = t.what == HTML_OPEN ? depth + 1
				: depth - (depth > 0);
		else if (!depth)
			dc_adds(&b, t.raw);
	}
	return dc_got(&b);
}

bool dc_has_cloze(dc_arena *a, dc_str s, dc_markup markup)
{
	if (!may_have_cloze(s) || !any_number(s))
		return false;
	if (markup == DC_MARKDOWN && (dc_chr(s, '`') != DC_NPOS ||
	    dc_find(s, "~~~") != DC_NPOS || dc_chr(s, '<') != DC_NPOS))
		s = dc_convert(a, NULL, s, DC_MARKDOWN, DC_HTML);
	if (markup != DC_PLAIN && dc_chr(s, '<') != DC_NPOS)
		return any_number(without_code(a, s));
	return true;
}

/* Is it the beginning of `{{c1::`, cut within? */
static bool opener_cut(dc_str s)
{
	size_t n = sizeof("{{c") - 1;

	if (s.n <= n || !dc_starts(s, "{{c"))
		return false;
	while (n < s.n && (s.p[n] == ',' || (s.p[n] >= '0' && s.p[n] <= '9')))
		n++;
	return n == s.n || (n + 1 == s.n && s.p[n] == ':');
}

bool dc_cloze_open(dc_str s)
{
	struct numbers found;
	size_t depth = 0, n;

	if (!may_have_cloze(s))
		return false;
	for (size_t at = 0; at < s.n; at += n) {
		n = cloze_opens(dc_from(s, at), &found);
		depth += n > 0 || opener_cut(dc_from(s, at));
		if (!n && dc_starts(dc_from(s, at), "}}")) {
			depth -= depth > 0;
			n = 2;
		}
		n += !n;
	}
	return depth > 0;
}

/* Length of the cloze at the start with those in it, 0: its line has no end
 * of it, or one far away. */
static size_t cloze_length(dc_str s)
{
	struct numbers found;
	size_t at = cloze_opens(s, &found), depth = at > 0, n;

	s = dc_sub(s, 0, LONGEST);
	while (depth && at < s.n && !strchr("\r\n", s.p[at])) {
		n = cloze_opens(dc_from(s, at), &found);
		depth += n > 0;
		if (!n && dc_starts(dc_from(s, at), "}}")) {
			depth--;
			n = 2;
		}
		at += n + !n;
	}
	return depth ? 0 : at;
}

dc_str dc_mask_clozes(dc_arena *a, dc_str s)
{
	dc_buf b = dc_buf_in(a, s.n);
	size_t end = 0;

	if (!may_have_cloze(s))
		return s;
	for (size_t i = 0; i < s.n; i++) {
		const char c = s.p[i];

		if (i >= end && c == '{')
			end = i + cloze_length(dc_from(s, i));
		dc_addc(&b, i < end && strchr(",;|:=~^#&\t-/>*+%@_", c) && c
			? '.' : c);
	}
	return dc_got(&b);
}

size_t cloze_ords(dc_arena *a, const dc_note *note,
	const uint16_t **ords)
{
	struct numbers all = { { 0 } };
	uint16_t *list;
	size_t n = 0;

	for (size_t i = 0; i < note->nfields; i++)
		cloze_numbers(note->fields[i].value, &all);
	for (unsigned i = 0; i < MOST; i++)
		n += all.w[i / 64] >> i % 64 & 1;
	*ords = list = dc_array(a, n ? n : 1, sizeof(*list));
	if (!list || !n)
		return list != NULL;
	n = 0;
	for (unsigned i = 0; i < MOST; i++)
		if (all.w[i / 64] >> i % 64 & 1)
			list[n++] = (uint16_t)i;
	return n;
}

size_t cloze_ords_in(dc_str s, uint16_t *ords, size_t most)
{
	struct numbers all = { { 0 } };
	size_t n = 0;

	cloze_numbers(s, &all);
	for (unsigned i = 0; i < MOST && n < most; i++)
		if (all.w[i / 64] >> i % 64 & 1)
			ords[n++] = (uint16_t)i;
	return n;
}

/* ---- as cards show them ---- */

/* A cloze that is open: where its text and its hint begin in what is written,
 * 0 where it has none yet. */
struct shown {
	size_t from, hint;
	bool hidden;
};

static void show_end(dc_arena *a, dc_buf *b, const struct shown *c)
{
	dc_str hint = DC_S("...");

	if (c->hidden) {
		if (c->hint && c->hint < b->n)
			hint = dc_dup(a, dc_from(dc_got(b), c->hint));
		b->n = c->from;
		dc_addf(b, "[%.*s]", DC_ARG(hint));
	} else if (c->hint) {
		b->n = c->hint;
	}
}

dc_str cloze_shown(dc_arena *a, dc_str s, unsigned hidden)
{
	dc_buf b = dc_buf_in(a, DC_MAX_RECORD);
	struct shown open[NESTED + 1] = { { 0 } };
	struct numbers found;
	size_t depth = 0, n;

	for (size_t at = 0; at < s.n && !b.failed; at += n) {
		dc_str rest = dc_from(s, at);

		n = depth < NESTED ? cloze_opens(rest, &found) : 0;
		if (n) {
			unsigned ord = hidden ? hidden - 1 : 0;

			open[++depth] = (struct shown){ .from = b.n,
				.hidden = hidden &&
					found.w[ord / 64] >> ord % 64 & 1 };
		} else if (depth && dc_starts(rest, "}}")) {
			show_end(a, &b, &open[depth--]);
			n = 2;
		} else if (depth && !open[depth].hint &&
			   dc_starts(rest, "::")) {
			open[depth].hint = b.n;
			n = 2;
		} else {
			dc_addc(&b, *rest.p);
			n = 1;
		}
	}
	return dc_got(&b);
}

/*
 * ---- mathematics in clozes ----
 * Anki knows no TeX: the first }} ends the cloze, and what is behind the first
 * :: is its hint.  A blank between the two signs, which TeX does not see, keeps
 * {{c1::\(\frac{1}{\sqrt{x}}\)}} whole.
 */
struct mender {
	dc_buf b;
	size_t braces[NESTED + 1];       /* open ones in each cloze */
	size_t depth;            /* of clozes */
	const char *close;       /* of the mathematics here, or NULL */
	size_t outside;          /* clozes that the mathematics is in */
};

/*
 * A sign of TeX at s.p[0], and a blank behind if the next would make a pair
 * of it; `\}` is a sign, too.  Returns its length.  In a cloze that is itself
 * in mathematics :: is what it is elsewhere: \({{c1::a::hint}}\).
 */
static size_t add_sign(struct mender *m, dc_str s)
{
	size_t n = s.p[0] == '\\' && s.n > 1 ? 2 : 1;
	char c = s.p[n - 1], next = n < s.n ? s.p[n] : 0;

	dc_add(&m->b, s.p, n);
	if (next == c && ((c == '}' && m->depth) ||
	    (c == ':' && m->outside && m->depth == m->outside)))
		dc_addc(&m->b, ' ');
	return n;
}

/* What begins at s.p[0] within mathematics; returns its length. */
static size_t add_math(struct mender *m, dc_str s)
{
	size_t *braces = &m->braces[m->depth];
	struct numbers found;
	size_t n = cloze_opens(s, &found);

	if (dc_starts(s, m->close)) {
		*braces = 0;
		m->close = NULL;
		n = 2;
	} else if (n && m->depth < NESTED) {
		m->braces[++m->depth] = 0;
	} else if (dc_starts(s, "}}") && !*braces && m->depth) {
		m->depth--;
		n = 2;
	} else {
		*braces += s.p[0] == '{';
		*braces -= s.p[0] == '}' && *braces;
		return add_sign(m, s);
	}
	dc_add(&m->b, s.p, n);
	return n;
}

/* The same outside. */
static size_t add_text(struct mender *m, dc_str s)
{
	struct numbers found;
	size_t n = cloze_opens(s, &found);

	if (n && m->depth < NESTED) {
		m->braces[++m->depth] = 0;
	} else if (dc_starts(s, "}}")) {
		m->depth -= m->depth > 0;
		n = 2;
	} else if (dc_starts(s, "\\(") || dc_starts(s, "\\[")) {
		m->close = s.p[1] == '(' ? "\\)" : "\\]";
		m->outside = m->depth;
		n = 2;
	} else {
		n = 1;
	}
	dc_add(&m->b, s.p, n);
	return n;
}

dc_str cloze_mend(dc_arena *a, dc_str s)
{
	struct mender m = { .b = dc_buf_in(a, DC_MAX_RECORD) };

	if (!may_have_cloze(s) || (dc_find(s, "\\(") == DC_NPOS &&
	    dc_find(s, "\\[") == DC_NPOS))
		return s;
	while (s.n)
		s = dc_from(s, m.close ? add_math(&m, s) : add_text(&m, s));
	return dc_got(&m.b);
}
