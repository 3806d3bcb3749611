/*
 * Logseq: bullets with #card, the bullets below answer.
 *
 *	- question #card
 *	  card-repeats:: 1            properties, which are left out
 *		- answer
 *	- The {{cloze capital\\cue}} of … #card #tag #[[long tag]]
 *	- ![x.png](../assets/x.png){:height 200, :width 300}
 *
 * A card below a card is in its answer and one itself.
 */
#include "parts/markdown/dialect.h"

enum { MOST_NESTED = 16, LONGEST_IMAGE = 1024 };

struct outline {
	size_t open[MOST_NESTED]; /* indents of the cards round this place */
	size_t n;
	bool scheduled;          /* the schedule of this card was told */
};

static void count(struct md_census *s, dc_str line)
{
	s->cards[MD_LOGSEQ] += md_logseq(line);
}

static size_t indent(dc_str line)
{
	size_t n = 0;

	while (n < line.n && (line.p[n] == ' ' || line.p[n] == '\t'))
		n++;
	return n;
}

/* The bullet's text without `- ` and its tag. */
static dc_str question(dc_arena *a, dc_str line)
{
	dc_str s = dc_from(mdmeta_trim(line), 2), tag;
	size_t at = md_logseq_tag(s, &tag);

	s = dc_trim(dc_fmt(a, "%.*s%.*s", DC_ARG(dc_sub(s, 0, at)),
		DC_ARG(dc_from(s, at + tag.n))));
	return md_level(s, &tag) ? tag : s;
}

/* The bullets of an answer lose the indent that the first of them has, and
 * its bullet if it is the only one. */
static dc_str answer(dc_arena *a, dc_str text)
{
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);
	size_t in = indent(text), bullets = 0;
	dc_str rest = text, line;

	while (dc_next_line(&rest, &line))
		bullets += indent(line) == in &&
			dc_starts(dc_from(line, in), "- ");
	in += bullets == 1 && dc_starts(dc_from(text, in), "- ") ? 2 : 0;
	while (dc_next_line(&text, &line)) {
		size_t n = indent(line);

		if (!b.n || n > in)
			n = in;
		dc_adds(&b, dc_from(line, n));
		dc_addc(&b, '\n');
	}
	return dc_got(&b);
}

/* A tag in brackets may have blanks. */
static dc_str underlined(dc_arena *a, dc_str tag)
{
	dc_buf b = dc_buf_in(a, 1 << 16);

	tag = dc_trim(tag);
	for (size_t i = 0; i < tag.n; i++)
		dc_addc(&b, tag.p[i] == ' ' ? '_' : tag.p[i]);
	return dc_got(&b);
}

/* Where the tags begin that the text ends with, and whether any of them is in
 * brackets. */
static size_t last_tags(dc_str s, bool *brackets)
{
	size_t at = s.n;

	*brackets = false;
	for (;;) {
		size_t end = at, from;
		bool closed;

		while (end && s.p[end - 1] == ' ')
			end--;
		closed = dc_ends(dc_sub(s, 0, end), "]]");
		from = end - (closed ? 2 : 0);
		while (from && !strchr(closed ? "[]" : " ", s.p[from - 1]))
			from--;
		if (closed)
			from = from > 2 && dc_starts(dc_from(s, from - 3),
				"#[[") ? from - 3 : 0;
		if (!from || s.p[from - 1] != ' ' || s.p[from] != '#')
			return at;
		at = from;
		*brackets |= closed;
	}
}

/* The line with "#[[long tag]]" at its end as "#long_tag". */
static dc_str plain_tags(dc_arena *a, dc_str line)
{
	bool brackets;
	size_t at = last_tags(line, &brackets), open;
	dc_str rest = dc_from(line, at);
	dc_buf b;

	if (!brackets)
		return line;
	b = dc_buf_in(a, DC_MAX_FIELD);
	dc_adds(&b, dc_sub(line, 0, at));
	while ((open = dc_find(rest, "#[[")) != DC_NPOS) {
		size_t end = dc_find(dc_from(rest, open), "]]");

		dc_adds(&b, dc_sub(rest, 0, open + 1));
		dc_adds(&b, underlined(a, dc_sub(rest, open + 3, end - 3)));
		rest = dc_from(rest, open + end + 2);
	}
	dc_adds(&b, rest);
	return dc_got(&b);
}

/* The size behind an image, as in `![x](y.png){:height 2, :width 3}`: where it
 * is in the line, and its length. */
static size_t size_behind(dc_str line, size_t *n)
{
	size_t at = 0, step, target, length;

	while ((step = dc_find(dc_from(line, at), "![")) != DC_NPOS) {
		dc_str s;

		at += step + 2;
		s = dc_sub(line, at, LONGEST_IMAGE);
		target = dc_find(s, "](");
		step = dc_find(s, "){:");
		/* No other image or link is between. */
		if (step == DC_NPOS || target > step || dc_find(dc_sub(s,
		    target + 1, step - target), "](") != DC_NPOS)
			continue;
		length = dc_chr(dc_from(s, step), '}');
		if (length == DC_NPOS)
			continue;
		*n = length;
		return at + step + 1;
	}
	return DC_NPOS;
}

static dc_str without_sizes(dc_arena *a, dc_str text)
{
	struct md_place p = { .rest = text };
	dc_buf b;
	dc_str line;
	size_t n, at;

	if (dc_find(text, "){:") == DC_NPOS)
		return text;
	b = dc_buf_in(a, DC_MAX_FIELD);
	while (md_take(&p, &line)) {
		while (!p.fence.n &&
		       (at = size_behind(line, &n)) != DC_NPOS) {
			dc_adds(&b, dc_sub(line, 0, at));
			line = dc_from(line, at + n);
		}
		dc_adds(&b, line);
		dc_addc(&b, '\n');
	}
	return mdmeta_trim(dc_got(&b));
}

/* `deck::` and `tags::` say something about cards; the others go. */
static void on_property(dc_reader *r, struct mdcards *s, struct md_card *c,
	dc_str line)
{
	dc_str text = mdmeta_trim(line), key, deck = DC_S("");
	struct outline *o = s->own;
	size_t at = dc_find(text, "::");
	dc_buf b = dc_buf_in(r->arena, 1 << 16);

	key = dc_sub(text, 0, at);
	text = dc_trim(dc_from(text, at + 2));
	if (dc_starts(text, "[[") && dc_ends(text, "]]") && dc_is(key, "deck"))
		text = dc_sub(text, 2, text.n - 4);
	if (dc_starts(key, "card-")) {
		s->schedules += !o->scheduled;
		o->scheduled = true;
	} else if (dc_is(key, "deck")) {
		text = md_path(r->arena, text);
		if (c)
			c->deck = text;
		else
			s->deck = dc_dup(r->run_arena, text);
	} else if (!dc_is(key, "tags")) {
		s->properties++;
	}
	if (!dc_is(key, "tags"))
		return;
	while (text.n) {
		dc_str tag = dc_trim(dc_cut(&text, ','));

		while (tag.n && strchr("[#", tag.p[0]))
			tag = dc_from(tag, 1);
		while (tag.n && tag.p[tag.n - 1] == ']')
			tag.n--;
		dc_adds(&b, underlined(r->arena, tag));
		dc_addc(&b, ' ');
	}
	if (c)
		md_split_tags(r->arena, dc_got(&b), &c->tags, &deck);
	else
		s->here_tags = dc_dup(r->run_arena, dc_got(&b));
}

/* Is a card that begins here to be looked at again, inside of its answer? */
static bool enter(struct outline *o, size_t in)
{
	while (o->n && o->open[o->n - 1] >= in)
		o->n--;
	if (o->n == MOST_NESTED)
		return false;
	o->open[o->n++] = in;
	return true;
}

/* What is hidden may stand in the bullets below, too: then all of it is the
 * text. */
static int put(dc_reader *r, struct mdcards *s, struct md_card *c)
{
	dc_str front = dc_dup(r->arena, dc_got(&c->side[0])), text, back;

	front = md_take_last_tags(c, plain_tags(r->arena, mdmeta_trim(front)));
	front = without_sizes(r->arena, front);
	back = answer(r->arena, dc_dup(r->arena, dc_got(&c->side[1])));
	back = without_sizes(r->arena, back);
	text = md_cloze_logseq(r->arena, front);
	c->cloze = text.n != front.n;
	if (!c->cloze && dc_find(back, "{{cloze ") != DC_NPOS) {
		text = md_cloze_logseq(r->arena, dc_fmt(r->arena,
			"%.*s\n\n%.*s", DC_ARG(front), DC_ARG(back)));
		c->cloze = dc_find(text, "{{c1::") != DC_NPOS;
		back = c->cloze ? DC_NONE : back;
	}
	md_card_set(c, 0, text);
	md_card_set(c, 1, back);
	return md_card_put(r, s, c);
}

/* A line of an answer: a card in it loses its tag. */
static void add_line(dc_reader *r, struct md_card *c, dc_str line)
{
	size_t in = indent(line);

	if (md_logseq(line))
		line = dc_fmt(r->arena, "%.*s- %.*s",
			DC_ARG(dc_sub(line, 0, in)),
			DC_ARG(question(r->arena, line)));
	md_card_add(c, 1, line);
}

static int read_card(dc_reader *r, struct mdcards *s, dc_str line, bool again)
{
	struct md_card c = md_card_new(r, s);
	struct md_place before = s->at, inner = { .line = 0 };
	size_t depth = indent(line);
	struct outline *o = s->own;

	o->scheduled = false;
	md_card_add(&c, 0, question(r->arena, line));
	for (; md_take(&s->at, &line); before = s->at) {
		bool code = before.fence.n > 0, property;

		property = !code && md_property(line);
		if (!code && !dc_blank(line) && indent(line) <= depth &&
		    !(property && !dc_starts(mdmeta_trim(line), "- "))) {
			s->at = before;
			break;
		}
		if (property && !inner.line)
			on_property(r, s, c.side[1].n ? NULL : &c, line);
		if (!code && again && !inner.line && md_logseq(line))
			inner = before;
		if (!property)
			add_line(r, &c, line);
	}
	if (inner.line)
		s->at = inner;
	return put(r, s, &c);
}

static int next(dc_reader *r, struct mdcards *s)
{
	struct outline *o = s->own;
	dc_str line;

	if (!o)
		s->own = o = dc_alloc(r->run_arena, sizeof(*o));
	if (!o)
		return DC_LIMIT;
	while (md_take(&s->at, &line)) {
		if (s->at.fence.n)
			continue;
		if (md_logseq(line))
			return read_card(r, s, line, enter(o, indent(line)));
		if (md_property(line))
			on_property(r, s, NULL, line);
		else
			md_outside(s, line);
	}
	return DC_END;
}

const struct md_dialect md_logseq_cards = {
	.what = "bullets with #card",
	.count = count,
	.next = next,
};
