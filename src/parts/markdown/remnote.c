/*
 * RemNote's notes as text, as it exports them and as they are typed: bullets,
 * and in them a mark that makes a card.
 *
 *	- question >> answer            forwards
 *	- answer << question            backwards
 *	- one <> other                  both ways
 *	- Concept :: what it is         both ways; `:>` and `:<` one way
 *	- property ;; value             asked about the bullet that it lies in
 *	- question >>>                  the bullets below answer; `::>` and
 *		- answer                    `;;>` as well
 *	- The {{Danube}} is long        what is hidden
 *
 * What is odd: `>>` and `<<` are in many a text about programs, so that it
 * takes several bullets to be sure.  A card below a card is in its answer and
 * one itself.
 */
#include "lib/markdown.h"
#include "parts/markdown/dialect.h"

enum { MOST_NESTED = 16, MOST_LEVELS = 32 };

enum way { FORWARDS, BACKWARDS, BOTH, DESCRIPTOR };

struct mark {
	size_t at, length;
	enum way way;
	bool below;              /* the bullets below answer */
	bool sure;               /* RemNote's alone, and blanks around it */
};

/* The bullets above this place, and the cards among them. */
struct outline {
	size_t in[MOST_LEVELS];
	dc_str text[MOST_LEVELS];
	size_t n;
	size_t open[MOST_NESTED];
	size_t nopen;
};

/* ---- what a line is ---- */

static size_t indent(dc_str line)
{
	size_t n = 0;

	while (n < line.n && (line.p[n] == ' ' || line.p[n] == '\t'))
		n++;
	return n;
}

/* "- text" */
static bool bullet(dc_str line, dc_str *text)
{
	dc_str s = dc_from(line, indent(line));

	if (s.n < 3 || !strchr("-*+", s.p[0]) || s.p[1] != ' ')
		return false;
	*text = dc_trim(dc_from(s, 2));
	return text->n > 0;
}

static bool blank_at(dc_str s, size_t i)
{
	return i >= s.n || s.p[i] == ' ' || s.p[i] == '\t';
}

struct dark {
	struct markdown_math math;
	bool no_code;            /* there is none behind */
};

/* How long the code or formula is that begins at i, 0 if none does; to be asked
 * in rising order. */
static size_t dark_at(dc_str s, size_t i, struct dark *d)
{
	size_t open, end;

	if (s.p[i] == '$')
		return markdown_math(s, i, &open, &d->math);
	if (s.p[i] != '`' || d->no_code)
		return 0;
	end = dc_chr(dc_from(s, i + 1), '`');
	d->no_code = end == DC_NPOS;
	return d->no_code ? 0 : end + 2;
}

static bool digit_at(dc_str s, size_t i)
{
	return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

/* The mark at i, longest first. */
static bool mark_at(dc_str s, size_t i, struct mark *m)
{
	static const struct {
		const char *sign;
		enum way way;
		bool below;
	} marks[] = {
		{ ">>>", FORWARDS, true }, { "::>", BOTH, true },
		{ ";;>", DESCRIPTOR, true }, { ">>1.", FORWARDS, true },
		{ ">>", FORWARDS, false }, { "<<", BACKWARDS, false },
		{ "<>", BOTH, false }, { ":>", FORWARDS, false },
		{ ":<", BACKWARDS, false }, { ";;", DESCRIPTOR, false },
	};
	dc_str rest = dc_from(s, i);

	for (size_t k = 0; k < sizeof(marks) / sizeof(*marks); k++) {
		size_t n = strlen(marks[k].sign);

		if (!dc_starts(rest, marks[k].sign) || !blank_at(rest, n) ||
		    (marks[k].below && !dc_blank(dc_from(rest, n))))
			continue;
		/* 1 << 2 */
		if (n == 2 && i > 1 && digit_at(s, i - 2) &&
		    digit_at(s, i + n + 1))
			return false;
		*m = (struct mark){ .at = i, .length = n, .way = marks[k].way,
			.below = marks[k].below || dc_blank(dc_from(rest, n)),
			.sure = true };
		return true;
	}
	return false;
}

/* Is a word next to the mark, or the first of all, a command's? */
static bool is_program(dc_str s)
{
	static const char *const words[] = { "echo", "cat", "printf", "cout",
		"std::cout", "cin", "std::cin", "cerr", "std::cerr", "grep",
		"$", "ls", "tee" };
	dc_str last = dc_trim(s), first = dc_cut(&s, ' ');
	size_t n = last.n;

	while (n && last.p[n - 1] != ' ')
		n--;
	last = dc_from(last, n);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (dc_is(first, words[i]) || dc_is(last, words[i]))
			return true;
	return false;
}

/* A command's `>> file`, and `cout << x`. */
static bool is_command(dc_str s, const struct mark *m)
{
	dc_str right = dc_trim(dc_from(s, m->at + m->length));

	if (m->below)
		return false;
	if (dc_chr(right, ' ') == DC_NPOS && (dc_chr(right, '/') != DC_NPOS ||
	    dc_chr(right, '.') < right.n - 1 || right.n < 2))
		return true;
	return dc_ends(right, ";") || is_program(dc_sub(s, 0, m->at));
}

/* The first mark outside of code and formulas; `::` is one, too. */
static bool find_mark(dc_str s, struct mark *m)
{
	enum md_tight tight;
	size_t length, colons = md_separator(s, &length, &tight), n;
	struct dark dark = { .no_code = false };

	if (tight == MD_BESIDE_NAMES)
		colons = DC_NPOS;
	for (size_t i = 0; i < s.n && i < colons; i += n ? n : 1) {
		n = dark_at(s, i, &dark);
		if (n || !i || !blank_at(s, i - 1) || !mark_at(s, i, m))
			continue;
		m->sure = !is_command(s, m);
		return true;
	}
	if (colons == DC_NPOS || colons == 0)
		return false;
	if (mark_at(s, colons, m))
		return true;
	*m = (struct mark){ .at = colons, .length = length, .way = BOTH,
		.below = dc_blank(dc_from(s, colons + length)) };
	return true;
}

static void count(struct md_census *s, dc_str line)
{
	struct mark m;
	dc_str text;

	if (!bullet(line, &text))
		return;
	s->points++;
	if (!find_mark(text, &m))
		return;
	s->cards[MD_REMNOTE] += m.sure;
	s->concepts += !m.sure && m.way == BOTH;
}

/* ---- clozes ---- */

/* "{{text}}" as Anki's, each its own; *n of them. */
static dc_str clozes(dc_arena *a, dc_str s, unsigned *n)
{
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);
	struct dark dark = { .no_code = false };
	size_t from = 0, skip, end;

	*n = 0;
	for (size_t i = 0; i + 4 < s.n; i += skip ? skip : 1) {
		skip = dark_at(s, i, &dark);
		if (skip || !dc_starts(dc_from(s, i), "{{"))
			continue;
		end = dc_find(dc_from(s, i + 2), "}}");
		if (end == DC_NPOS)
			break;
		dc_adds(&b, dc_sub(s, from, i - from));
		if (!dc_starts(dc_from(s, i + 2), "c1::"))
			dc_addf(&b, "{{c%u::", ++*n);
		else
			dc_addz(&b, "{{"), ++*n;
		from = i + 2;
		skip = end + 4;
	}
	dc_adds(&b, dc_from(s, from));
	return *n ? dc_got(&b) : s;
}

/* ---- cards ---- */

/* Leave the bullets that the line is not below. */
static void enter(struct outline *o, size_t in, dc_str text)
{
	while (o->n && o->in[o->n - 1] >= in)
		o->n--;
	while (o->nopen && o->open[o->nopen - 1] >= in)
		o->nopen--;
	if (o->n == MOST_LEVELS)
		return;
	o->in[o->n] = in;
	o->text[o->n++] = text;
}

/* What the bullet above this one is called. */
static dc_str parent(const struct outline *o)
{
	struct mark m;
	dc_str text;

	if (o->n < 2)
		return DC_NONE;
	text = o->text[o->n - 2];
	return dc_trim(dc_sub(text, 0, find_mark(text, &m) ? m.at : text.n));
}

/* One line of an answer: a card in it is said with a colon. */
static void add_line(dc_reader *r, struct md_card *c, dc_str line, size_t in,
	bool code)
{
	struct mark m;
	dc_str text;

	line = dc_from(line, indent(line) < in ? indent(line) : in);
	if (!code && bullet(line, &text) && find_mark(text, &m)) {
		dc_str left = dc_trim(dc_sub(text, 0, m.at));
		dc_str right = dc_trim(dc_from(text, m.at + m.length));

		line = dc_fmt(r->arena, "%.*s- %.*s%s%.*s",
			DC_ARG(dc_sub(line, 0, indent(line))), DC_ARG(left),
			right.n ? ": " : "", DC_ARG(right));
	}
	md_card_add(c, 1, line);
}

/* The bullets below: without the indent of the first of them, and if it is the
 * only one, without its bullet. */
static dc_str unlisted(dc_str answer)
{
	dc_str text = mdmeta_trim(answer), line;

	return bullet(text, &line) && dc_chr(text, '\n') == DC_NPOS
		? line : text;
}

/* The lines that belong to the card: bullets below it if they answer, else
 * what is no bullet.  *inner is the first card among them; how many there are
 * is returned. */
static size_t read_below(dc_reader *r, struct mdcards *s, struct md_card *c,
	size_t depth, bool below, struct md_place *inner)
{
	struct md_place before = s->at;
	size_t first = DC_NPOS, cards = 0;
	struct mark m;
	dc_str line, text;

	for (; md_take(&s->at, &line); before = s->at) {
		bool code = before.fence.n > 0;
		bool item = !code && bullet(line, &text);

		if (!code && (dc_blank(line) ? !below : indent(line) <= depth ||
		    (item && !below)))
			break;
		if (item && find_mark(text, &m) && !cards++)
			*inner = before;
		if (first == DC_NPOS && !dc_blank(line))
			first = indent(line);
		add_line(r, c, line, first == DC_NPOS ? 0 : first,
			code);
	}
	s->at = before;
	return cards;
}

static int put(dc_reader *r, struct mdcards *s, struct md_card *c,
	const struct mark *m, dc_str left, dc_str right)
{
	const struct outline *o = s->own;
	dc_str below = dc_dup(r->arena, dc_got(&c->side[1])), up = parent(o);

	if (m->way == DESCRIPTOR && up.n)
		left = dc_fmt(r->arena, "%.*s > %.*s", DC_ARG(up),
			DC_ARG(left));
	right = md_take_last_tags(c, right);
	if (m->below)
		right = unlisted(below);
	else if (below.n)
		right = dc_fmt(r->arena, "%.*s\n%.*s", DC_ARG(right),
			DC_ARG(below));
	c->both_ways = m->way == BOTH;
	md_card_set(c, 0, m->way == BACKWARDS ? right : left);
	md_card_set(c, 1, m->way == BACKWARDS ? left : right);
	return md_card_put(r, s, c);
}

static int read_card(dc_reader *r, struct mdcards *s, size_t depth,
	dc_str text, const struct mark *m)
{
	struct md_card c = md_card_new(r, s);
	struct md_place inner = { .line = 0 };
	struct outline *o = s->own;
	bool again = o->nopen < MOST_NESTED;
	size_t cards;

	if (m->below && again)
		o->open[o->nopen++] = depth;
	cards = read_below(r, s, &c, depth, m->below, &inner);
	if (cards && again)
		s->at = inner;
	while (cards-- && !again) {
		dc_at(r->run, inner.line, 1, DC_NONE);
		dc_skip(r->run, "markdown-depth", "a card below %d others is "
			"only in their answers", MOST_NESTED);
	}
	return put(r, s, &c, m, dc_trim(dc_sub(text, 0, m->at)),
		dc_trim(dc_from(text, m->at + m->length)));
}

static int read_cloze(dc_reader *r, struct mdcards *s, dc_str text)
{
	struct md_card c = md_card_new(r, s);

	c.cloze = true;
	md_card_set(&c, 0, md_take_last_tags(&c, text));
	return md_card_put(r, s, &c);
}

static int next(dc_reader *r, struct mdcards *s)
{
	struct outline *o = s->own;
	dc_str line, text;
	struct mark m;
	unsigned n;

	if (!o)
		s->own = o = dc_alloc(r->run_arena, sizeof(*o));
	if (!o)
		return DC_LIMIT;
	while (md_take(&s->at, &line)) {
		size_t level = s->at.fence.n ? 0 : md_level(line, &text);

		if (level)
			md_enter_heading(r, s, level, text);
		if (s->at.fence.n || level || !bullet(line, &text)) {
			if (!level)
				md_outside(s, line);
			continue;
		}
		enter(o, indent(line), text);
		if (find_mark(text, &m))
			return read_card(r, s, indent(line), text, &m);
		text = clozes(r->arena, text, &n);
		if (n)
			return read_cloze(r, s, text);
		md_outside(s, line);
	}
	return DC_END;
}

const struct md_dialect md_remnote = {
	.what = "RemNote's syntax",
	.count = count,
	.next = next,
};
