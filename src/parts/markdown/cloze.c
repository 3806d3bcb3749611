/*
 * Clozes as other programs mark them, as {{c1::…}}.
 */
#include "parts/markdown/dialect.h"
#include "lib/markdown.h"

/*
 * hashcards: `\[` and `\]` are brackets, `![…]` is an image, all else between
 * brackets is hidden, also where a link would be.  An open bracket in another
 * begins anew; those that hide nothing go.
 */
struct brackets {
	dc_buf out;
	size_t open;             /* where in out the open one is, + 1 */
	unsigned n;
};

static void open_bracket(struct brackets *b)
{
	b->open = b->out.n + 1;
}

static void close_bracket(dc_arena *a, struct brackets *b)
{
	dc_str inside;

	if (!b->open)
		return;
	inside = dc_dup(a, dc_from(dc_got(&b->out), b->open - 1));
	b->out.n = b->open - 1;
	b->open = 0;
	dc_addf(&b->out, "{{c%u::", ++b->n);
	dc_adds(&b->out, inside);
	dc_addz(&b->out, "}}");
}

dc_str md_cloze_brackets(dc_arena *a, dc_str s)
{
	struct brackets b = { .out = dc_buf_in(a, DC_MAX_FIELD) };
	bool image = false;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i], next = i + 1 < s.n ? s.p[i + 1] : '\0';

		if (c == '\\' && (next == '[' || next == ']')) {
			dc_addc(&b.out, s.p[++i]);
		} else if (c == '!' && next == '[') {
			image = true;
			dc_addc(&b.out, c);
		} else if (c == '[' && !image) {
			open_bracket(&b);
		} else if (c == ']' && !image) {
			close_bracket(a, &b);
		} else {
			image = image && c != ']';
			dc_addc(&b.out, c);
		}
	}
	return dc_got(&b.out);
}

/* ---- ==highlights== ---- */

/* How long the line at the start is that has nothing but the mark's sign, as
 * the one that makes a heading of the line above; 0: it has more. */
static size_t ruled(dc_str s, char sign)
{
	size_t n = 0, end;

	while (n < s.n && s.p[n] == sign)
		n++;
	for (end = n; end < s.n && strchr(" \t\r", s.p[end]) && s.p[end];)
		end++;
	return n && (end == s.n || s.p[end] == '\n') ? end : 0;
}

bool md_cloze_marks(dc_str s, const char *mark, size_t *from, size_t *to)
{
	size_t m = strlen(mark), start = DC_NPOS;
	bool code = false;

	for (size_t i = 0; i + m <= s.n; i++) {
		if (s.p[i] == '\n') {
			start = DC_NPOS;
			code = false;
		}
		if (!i || s.p[i - 1] == '\n')
			i += ruled(dc_from(s, i), mark[0]);
		if (i + m > s.n)
			break;
		if (s.p[i] == '\\') {
			i++;
			continue;
		}
		code ^= s.p[i] == '`';
		if (code || memcmp(s.p + i, mark, m) != 0)
			continue;
		if (start == DC_NPOS) {
			start = i;
			i += m - 1;
			/* One character at least is hidden. */
			if (i + 1 < s.n && s.p[i + 1] == mark[0])
				i++;
			continue;
		}
		*from = start;
		*to = i + m;
		return true;
	}
	return false;
}

/* "1;;" before an answer, or "c1::": its number.  0: none. */
static unsigned numbered(dc_str *s)
{
	size_t at = dc_find(*s, ";;");
	uint64_t n;

	if (dc_starts(*s, "c") && dc_find(*s, "::") < 5) {
		at = dc_find(*s, "::");
		if (!dc_num(dc_sub(*s, 1, at - 1), &n) || !n)
			return 0;
		*s = dc_from(*s, at + 2);
		return (unsigned)n;
	}

	if (at == DC_NPOS || at > 3 || !dc_num(dc_sub(*s, 0, at), &n) || !n)
		return 0;
	*s = dc_from(*s, at + 2);
	return (unsigned)n;
}

/* Where one has a number, those without one hide nothing. */
static bool any_numbered(dc_str s, const char *mark)
{
	size_t from, to, m = strlen(mark);

	while (md_cloze_marks(s, mark, &from, &to)) {
		dc_str inside = dc_sub(s, from + m, to - from - 2 * m);

		if (numbered(&inside))
			return true;
		s = dc_from(s, to);
	}
	return false;
}

dc_str md_cloze_highlights(dc_arena *a, dc_str s, const char *mark, unsigned n)
{
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);
	size_t from, to, m = strlen(mark), at;
	unsigned number;
	bool numbers = any_numbered(s, mark);

	while (md_cloze_marks(s, mark, &from, &to)) {
		dc_str inside = dc_sub(s, from + m, to - from - 2 * m);

		dc_adds(&b, dc_sub(s, 0, from));
		number = numbered(&inside);
		if (numbers && !number) {
			dc_adds(&b, dc_sub(s, from, to - from));
			s = dc_from(s, to);
			continue;
		}
		dc_addf(&b, "{{c%u::", number ? number : ++n);
		at = dc_find(inside, ";;");
		dc_adds(&b, dc_sub(inside, 0, at));
		if (at != DC_NPOS && at > 0) {
			dc_addz(&b, "::");
			dc_adds(&b, dc_from(inside, at + 2));
		}
		dc_addz(&b, "}}");
		s = dc_from(s, to);
	}
	dc_adds(&b, s);
	return dc_got(&b);
}

/* ---- Logseq, Obsidian_to_Anki, Flashcards ---- */

/* Two backslashes part the answer from its cue, but not in mathematics. */
static void add_cued(dc_buf *b, dc_str s)
{
	size_t at = s.n, dollars = 0;
	dc_str cue = DC_NONE;

	for (size_t i = s.n; i-- > 1 && !cue.p;) {
		dollars += s.p[i] == '$';
		if (s.p[i] == '\\' && s.p[i - 1] == '\\' && !(dollars % 2)) {
			at = i - 1;
			cue = dc_trim(dc_from(s, i + 1));
		}
	}
	s = dc_trim(dc_sub(s, 0, at));
	dc_adds(b, s);
	dc_addz(b, cue.n && s.n ? "::" : "");
	dc_adds(b, cue);
}

dc_str md_cloze_logseq(dc_arena *a, dc_str s)
{
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);
	size_t at, end;
	unsigned n = 0;

	while ((at = dc_find(s, "{{cloze ")) != DC_NPOS) {
		end = dc_find(dc_from(s, at), "}}");
		if (end == DC_NPOS)
			break;
		dc_adds(&b, dc_sub(s, 0, at));
		dc_addf(&b, "{{c%u::", ++n);
		add_cued(&b, dc_trim(dc_sub(s, at + 8, end - 8)));
		dc_addz(&b, "}}");
		s = dc_from(s, at + end + 2);
	}
	if (!n)
		return s;
	dc_adds(&b, s);
	return dc_got(&b);
}

/* The number before a cloze: "2:x", "c2|x". */
static unsigned curly_number(dc_str *s)
{
	size_t i = dc_starts(*s, "c"), start = i;
	uint64_t n;

	while (i < s->n && s->p[i] >= '0' && s->p[i] <= '9')
		i++;
	if (i >= s->n || (s->p[i] != ':' && s->p[i] != '|') ||
	    !dc_num(dc_sub(*s, start, i - start), &n) || !n || n > 499)
		return 0;
	*s = dc_from(*s, i + 1);
	return (unsigned)n;
}

/* Where a text is looked through for curly brackets. */
struct curly {
	dc_str s;
	bool code;
	size_t formula;          /* its end */
	struct markdown_math maths;
};

/* How far it is from a bracket to the one that closes it; 0: at s.p[i] nothing
 * begins to be hidden.  Twice they are a template's. */
static size_t curly_length(struct curly *k, size_t i)
{
	const char c = k->s.p[i];
	size_t open, n;

	k->code ^= c == '`';
	if (k->code || i < k->formula)
		return 0;
	if (c == '$' || c == '\\') {
		n = markdown_math(k->s, i, &open, &k->maths);
		k->formula = n ? i + n : k->formula;
		return 0;
	}
	if (c != '{' || (i && strchr("{\\", k->s.p[i - 1])) ||
	    dc_starts(dc_from(k->s, i + 1), "{"))
		return 0;
	n = dc_chr(dc_sub(k->s, i, 4096), '}');
	return n == DC_NPOS || n < 2 ? 0 : n;
}

dc_str md_cloze_curly(dc_arena *a, dc_str s, unsigned *last)
{
	struct curly k = { .s = s };
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);
	unsigned n = 0, number;

	*last = 0;
	if (dc_find(s, "{{c") != DC_NPOS)
		return s;
	for (size_t i = 0; i < s.n; i++) {
		size_t length = curly_length(&k, i);
		dc_str inside = dc_sub(s, i + 1, length ? length - 1 : 0);

		if (!length) {
			dc_addc(&b, s.p[i]);
			continue;
		}
		number = curly_number(&inside);
		number = number ? number : ++n;
		*last = number > *last ? number : *last;
		dc_addf(&b, "{{c%u::", number);
		dc_adds(&b, inside);
		dc_addz(&b, "}}");
		i += length;
	}
	return *last ? dc_got(&b) : s;
}
