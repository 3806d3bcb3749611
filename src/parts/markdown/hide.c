/*
 * Notes with clozes in the Markdown of other programs.
 */
#include "parts/markdown/dialect.h"
#include "parts/markdown/escape.h"
#include "parts/markdown/hide.h"

bool md_is_cloze(dc_arena *a, const dc_note *n)
{
	return n->nfields && !dc_starts(n->kind, "Basic") &&
	       dc_has_cloze(a, n->fields[0].value, n->fields[0].markup);
}

/* ---- the clozes of a text ---- */

struct cloze {
	size_t at, end;          /* in the text, with its braces */
	unsigned number;
	bool several;            /* {{c1,2::…}} */
	dc_str text, hint;
};

static size_t opens(dc_str s, struct cloze *c)
{
	size_t i = 3;
	uint64_t n;

	if (!dc_starts(s, "{{c"))
		return 0;
	while (i < s.n && ((s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == ','))
		i++;
	c->several = dc_chr(dc_sub(s, 3, i - 3), ',') != DC_NPOS;
	if (!dc_num(dc_sub(s, 3, c->several ? dc_chr(dc_from(s, 3), ',')
	    : i - 3), &n) || !n || n > 999 || !dc_starts(dc_from(s, i), "::"))
		return 0;
	c->number = (unsigned)n;
	return i + 2;
}

/* The next one from `from` on.  Those within it stay in its text. */
static bool next_cloze(dc_str s, size_t from, struct cloze *c)
{
	struct cloze inner;
	size_t start, depth = 1, i, hint;

	for (start = 0; from < s.n && !start; from++)
		start = s.p[from] == '{' ? opens(dc_from(s, from), c) : 0;
	if (!start)
		return false;
	c->at = from - 1;
	start += c->at;
	for (i = start; i < s.n && depth; i++) {
		if (opens(dc_from(s, i), &inner)) {
			depth++;
		} else if (dc_starts(dc_from(s, i), "}}")) {
			depth--;
			i++;
		}
	}
	if (depth)
		return false;
	c->end = i;
	c->text = dc_sub(s, start, i - 2 - start);
	hint = dc_find(c->text, "{{c") == DC_NPOS ? dc_find(c->text, "::")
		: DC_NPOS;
	c->hint = hint == DC_NPOS ? DC_NONE : dc_from(c->text, hint + 2);
	c->text = dc_sub(c->text, 0, hint);
	return true;
}

static dc_str replaced(dc_arena *a, dc_str s, bool shown)
{
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);
	struct cloze c;
	size_t from = 0;

	while (next_cloze(s, from, &c)) {
		dc_adds(&b, dc_sub(s, from, c.at - from));
		if (shown)
			dc_adds(&b, c.text);
		else if (c.hint.n)
			dc_addf(&b, "\\[%.*s\\]", DC_ARG(c.hint));
		else
			dc_addz(&b, "\\[...\\]");
		from = c.end;
	}
	dc_adds(&b, dc_from(s, from));
	return dc_got(&b);
}

dc_str md_asked(dc_arena *a, dc_str s)
{
	return replaced(a, s, false);
}

dc_str md_shown(dc_arena *a, dc_str s)
{
	return replaced(a, s, true);
}

/* ---- marks ---- */

enum { MOST = 1000 };

struct hider {
	dc_buf b;
	bool numbers;            /* ==1;;…== */
	unsigned as[MOST];       /* the numbers without holes, 0: none */
	uint64_t hints, others, nested;
	uint64_t lost_hints;
};

/* Are they numbered 1, 2, 3 … as they come, and without hints? */
static void look(struct hider *h, dc_str s, size_t *count)
{
	struct cloze c;
	size_t from = 0, n = 0;

	while (next_cloze(s, from, &c)) {
		h->hints += c.hint.n > 0;
		h->others += c.number != ++n || c.several;
		h->nested += dc_find(c.text, "{{c") != DC_NPOS;
		h->as[c.number] = 1;
		from = c.end;
	}
	*count = n;
	h->numbers = h->hints || h->others;
	/* The plugin makes a card of each number up to the last. */
	n = 0;
	for (size_t i = 0; i < MOST; i++)
		if (h->as[i])
			h->as[i] = (unsigned)++n;
}

/* What is hidden in one line. */
static dc_str flat(dc_arena *a, dc_str s)
{
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);

	for (size_t i = 0; i < s.n; i++) {
		dc_str rest = dc_from(s, i);

		if (dc_starts(rest, "\\\n") || dc_starts(rest, "\n\n")) {
			dc_addz(&b, "<br>");
			i++;
		} else if (s.p[i] == '\n') {
			dc_addc(&b, ' ');
		} else {
			dc_addc(&b, s.p[i]);
		}
	}
	return dc_blank(dc_got(&b)) ? DC_S("&nbsp;") : dc_got(&b);
}

/* Backslashes before a mark would escape it. */
static dc_str take_slashes(dc_str s, size_t *n)
{
	*n = 0;
	while (s.n && s.p[s.n - 1] == '\\') {
		s.n--;
		++*n;
	}
	return s;
}

static void add_slashes(dc_buf *b, size_t n)
{
	for (size_t i = 0; i < n / 2; i++)
		dc_addz(b, "&#92;");
}

/* What follows a text. */
enum { NOTHING, MARK, HINT };

/* Text in which `==` and, inside of a cloze, `;;` are no marks; before: the
 * character before it, a blank outside of clozes. */
static void add_marked(dc_buf *b, dc_str s, char before, int next)
{
	size_t slashes = 0;
	bool inside = before != ' ';

	if (next)
		s = take_slashes(s, &slashes);
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i], last = i ? s.p[i - 1] : before;
		bool end = i + 1 == s.n && next == MARK;

		if (c == '=' && (last == '=' || end))
			dc_addz(b, "&#61;");
		else if (c == ';' && inside && last == ';')
			dc_addz(b, "&#59;");
		else
			dc_addc(b, c);
	}
	add_slashes(b, slashes);
}

static void add_highlight(dc_arena *a, struct hider *h, const struct cloze *c)
{
	dc_addz(&h->b, "==");
	if (h->numbers)
		dc_addf(&h->b, "%u;;", h->as[c->number]);
	add_marked(&h->b, flat(a, md_shown(a, c->text)), h->numbers ? '1' : '=',
		c->hint.n ? HINT : MARK);
	if (c->hint.n && h->b.p && h->b.p[h->b.n - 1] == ';') {
		h->lost_hints++;
	} else if (c->hint.n) {
		dc_addz(&h->b, ";;");
		add_marked(&h->b, flat(a, c->hint), '1', MARK);
	}
	dc_addz(&h->b, "==");
}

/* Brackets that hide nothing; hashcards takes the backslash away. */
static void add_brackets(dc_buf *b, dc_str s, bool hides_next)
{
	size_t slashes = 0;

	if (hides_next)
		s = take_slashes(s, &slashes);
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '[' || c == ']')
			dc_addc(b, '\\');
		if (hides_next && i + 1 == s.n && c == '!')
			dc_addz(b, "&#33;");
		else
			dc_addc(b, c);
	}
	add_slashes(b, slashes);
}

static void add_hidden(dc_arena *a, struct hider *h, const struct cloze *c)
{
	dc_str text = md_shown(a, c->text);

	dc_addc(&h->b, '[');
	add_brackets(&h->b, dc_blank(text) ? DC_S("&nbsp;") : text, true);
	dc_addc(&h->b, ']');
}

/* How many the reader will find. */
static size_t found(dc_arena *a, dc_str s, int dialect)
{
	struct cloze c;
	size_t from = 0, n = 0;

	s = dialect == MDCARDS_OBSIDIAN ? md_cloze_highlights(a, s, "==", 0)
		: md_cloze_brackets(a, s);
	for (; next_cloze(s, from, &c); from = c.end)
		n++;
	return n;
}

static void tell(dc_run *run, const struct hider *h, int dialect)
{
	uint64_t moved = 0;

	for (unsigned i = 0; i < MOST; i++)
		moved += h->as[i] && h->as[i] != i;
	if (h->nested)
		dc_lose(run, "clozes in clozes", h->nested);
	if (h->lost_hints)
		dc_lose(run, "hints of clozes", h->lost_hints);
	if (dialect == MDCARDS_OBSIDIAN) {
		if (moved)
			dc_lose(run, "numbers of clozes", moved);
		return;
	}
	if (h->hints)
		dc_lose(run, "hints of clozes", h->hints);
	if (h->others)
		dc_lose(run, "numbers of clozes", h->others);
}

dc_str md_hide(dc_writer *w, dc_str s, int dialect)
{
	struct hider h = { .b = dc_buf_in(w->arena, DC_MAX_FIELD) };
	bool marks = dialect == MDCARDS_OBSIDIAN;
	struct cloze c;
	size_t from = 0, count;
	dc_str out;

	s = mdmeta_trim(s);
	look(&h, s, &count);
	while (next_cloze(s, from, &c)) {
		dc_str before = dc_sub(s, from, c.at - from);

		if (marks) {
			add_marked(&h.b, before, ' ', MARK);
			add_highlight(w->arena, &h, &c);
		} else {
			add_brackets(&h.b, before, true);
			add_hidden(w->arena, &h, &c);
		}
		from = c.end;
	}
	if (marks)
		add_marked(&h.b, dc_from(s, from), ' ', NOTHING);
	else
		add_brackets(&h.b, dc_from(s, from), false);
	out = md_escape(w->arena, dc_got(&h.b), dialect, true);
	if (found(w->arena, out, dialect) != count) {
		dc_lose(w->run, "clozes", count);
		return DC_NONE;
	}
	tell(w->run, &h, dialect);
	return out;
}
