/*
 * Folds: <details> with a <summary>.
 *
 * The summary is the front.  In quizzes it often only says "Answer": then the
 * question stands above, from the heading or the last card on, and the heading
 * belongs to it if no other card does.  A fold within a fold is a part of the
 * back.
 */
#include "parts/markdown/dialect.h"

enum { DEEPEST = 64 };

struct folds {
	struct md_place since;   /* where the text begins that no card has */
	size_t level;            /* of the heading there, 0: none */
	dc_str heading;
	bool has_cards;          /* below that heading */
	bool flat;               /* some are not closed: all end at the first
				  * that closes */
};

static void count(struct md_census *s, dc_str line)
{
	s->cards[MD_DETAILS] += dc_find(line, "<summary") != DC_NPOS;
}

/* ---- tags ---- */

enum tag { NONE, OPENS, CLOSES, BEGINS, ENDS };

/* The next of them in the text; *from and *to are where it stands. */
static enum tag next_tag(dc_str s, size_t *from, size_t *to)
{
	static const char *const tags[] = { "", "<details", "</details",
		"<summary", "</summary" };

	for (size_t at = 0, step; (step = dc_chr(dc_from(s, at), '<')) !=
	     DC_NPOS; at++) {
		at += step;
		for (size_t i = OPENS; i <= ENDS; i++) {
			if (!dc_starts(dc_from(s, at), tags[i]))
				continue;
			*from = at++;
			while (at < s.n && s.p[at] != '>' && s.p[at] != '<')
				at++;
			*to = at < s.n && s.p[at] == '>' ? at + 1 : at;
			return (enum tag)i;
		}
	}
	return NONE;
}

/* How the line changes how deep it is in folds. */
static size_t depth_behind(dc_str line, size_t depth)
{
	size_t from, to;
	enum tag tag;

	while ((tag = next_tag(line, &from, &to)) != NONE) {
		if (tag == OPENS)
			depth++;
		else if (tag == CLOSES && depth)
			depth--;
		line = dc_from(line, to);
	}
	return depth;
}

/* ---- what stands above ---- */

static bool is_back(dc_str word)
{
	const char *role = dc_role_of(word);

	return role && strcmp(role, "back") == 0;
}

/* "Answer", "Answer 3", "Show the solution": it asks nothing. */
static bool is_label(dc_arena *a, dc_str summary)
{
	static const char *const verbs[] = { "show", "see", "view", "reveal",
		"click", "check", "the", "open", "expand", "toggle", "voir",
		"afficher", "ver", "mostrar", "mostra", "zeige", "toon",
		"visa", "vis", "показать" };
	dc_str s = dc_trim(dc_convert(a, NULL, summary, DC_MARKDOWN,
		DC_PLAIN)), verb, last;

	while (s.n && strchr(":.!*_ 0123456789", s.p[s.n - 1]))
		s.n--;
	if (is_back(s))
		return true;
	last = s;
	while (dc_chr(last, ' ') != DC_NPOS)
		dc_cut(&last, ' ');
	verb = dc_cut(&s, ' ');
	for (size_t i = 0; i < sizeof(verbs) / sizeof(*verbs); i++)
		if (dc_ieq(verb, dc_cstr(verbs[i])))
			return s.n && is_back(last);
	return false;
}

/* No other fold stands below the heading. */
static bool alone(const struct mdcards *s)
{
	struct md_place p = s->at;
	size_t depth = 0;
	dc_str line, text;

	while (md_take(&p, &line)) {
		if (p.fence.n)
			continue;
		if (!depth && md_level(line, &text))
			return true;
		if (!depth && dc_find(line, "<summary") != DC_NPOS)
			return false;
		depth = depth_behind(line, depth);
	}
	return true;
}

/* It belongs to no card. */
static void pass_over(struct mdcards *s, const char *end)
{
	struct folds *f = s->own;
	struct md_place here = s->at;
	dc_str line;

	s->at = f->since;
	while (s->at.rest.p < end && md_take(&s->at, &line))
		md_outside(s, line);
	s->at = here;
}

/* The question above the line at `end`, if there is one. */
static void take_question(struct mdcards *s, struct md_card *c,
	const char *end, bool *heading)
{
	const struct folds *f = s->own;
	struct md_place p = f->since;
	size_t empty = c->side[0].n;
	dc_str line;

	*heading = f->level && !f->has_cards && alone(s);
	if (*heading)
		md_card_add(c, 0, md_inline(c->tags.arena, f->heading));
	if (*heading && !dc_starts(p.rest, "\n"))
		md_card_add(c, 0, DC_NONE);
	while (p.rest.p < end && md_take(&p, &line))
		if (p.fence.n || (!md_rule(line) && !md_comment(line)))
			md_card_add(c, 0, line);
	if (dc_blank(dc_from(dc_got(&c->side[0]), empty)))
		c->side[0].n = empty;
}

/* ---- cards ---- */

/* Where a fold is never closed none can be within another. */
static struct folds *begin(dc_reader *r, struct mdcards *s)
{
	struct folds *f = dc_alloc(r->run_arena, sizeof(*f));
	struct md_place p = s->at;
	size_t opened = 0, closed = 0, from, to;
	dc_str line;

	if (!f)
		return NULL;
	while (md_take(&p, &line))
		for (enum tag tag; !p.fence.n &&
		     (tag = next_tag(line, &from, &to)) != NONE;
		     line = dc_from(line, to)) {
			opened += tag == OPENS;
			closed += tag == CLOSES;
		}
	f->since = s->at;
	f->flat = opened != closed;
	return f;
}

struct fold {
	struct md_card card;
	const char *begins;      /* its first line */
	size_t depth;            /* 0: none is open */
	bool in_summary, has_summary;
};

static int put(dc_reader *r, struct mdcards *s, struct fold *o)
{
	struct folds *f = s->own;
	dc_str summary = dc_dup(r->arena, dc_got(&o->card.side[0])), kept;
	bool heading = false;
	int code;

	if (is_label(r->arena, summary)) {
		o->card.side[0].n = 0;
		take_question(s, &o->card, o->begins, &heading);
		if (!o->card.side[0].n)
			md_card_set(&o->card, 0, summary);
	} else {
		pass_over(s, o->begins);
	}
	kept = s->path[f->level];
	if (heading)
		s->path[f->level] = DC_NONE;
	code = md_card_put(r, s, &o->card);
	s->path[f->level] = kept;
	f->since = s->at;
	f->has_cards = true;
	return code;
}

static void add(struct fold *o, dc_str text)
{
	if (o->has_summary)
		dc_adds(&o->card.side[o->in_summary ? 0 : 1], text);
}

/* A tag in the line; true: the card is at its end. */
static bool on_tag(dc_reader *r, const struct mdcards *s, struct fold *o,
	enum tag tag, dc_str text)
{
	const struct folds *f = s->own;

	if (tag == OPENS && !o->depth) {
		o->depth = 1;
	} else if (tag == BEGINS && o->depth <= 1 && !o->has_summary) {
		o->depth = 1;
		o->card = md_card_new(r, s);
		o->in_summary = o->has_summary = true;
	} else if (tag == ENDS && o->in_summary && o->depth == 1) {
		o->in_summary = false;
	} else if (tag == CLOSES && (o->depth <= 1 || f->flat)) {
		o->depth = 0;
		return o->has_summary;
	} else {
		add(o, text);
		if (!f->flat)
			o->depth += tag == OPENS;
		o->depth -= tag == CLOSES;
	}
	return false;
}

/* The same for the whole line. */
static bool on_line(dc_reader *r, const struct mdcards *s, struct fold *o,
	dc_str line, bool code)
{
	size_t from, to;
	enum tag tag;

	while (!code && (tag = next_tag(line, &from, &to)) != NONE) {
		add(o, dc_sub(line, 0, from));
		if (on_tag(r, s, o, tag, dc_sub(line, from, to - from)))
			return true;
		line = dc_from(line, to);
	}
	add(o, line);
	add(o, DC_S("\n"));
	return false;
}

static void on_heading(dc_reader *r, struct mdcards *s, dc_str line,
	size_t level, dc_str text)
{
	struct folds *f = s->own;

	pass_over(s, line.p);
	md_enter_heading(r, s, level, text);
	f->level = level;
	f->heading = text;
	f->has_cards = false;
	f->since = s->at;
}

static int next(dc_reader *r, struct mdcards *s)
{
	struct fold o = { .depth = 0 };
	dc_str line, text;

	if (!s->own)
		s->own = begin(r, s);
	if (!s->own)
		return dc_out_of_memory(r->run);
	for (;;) {
		bool code = s->at.fence.n > 0;
		const struct md_place before = s->at;
		size_t level;

		if (!md_take(&s->at, &line))
			break;
		code |= s->at.fence.n > 0;
		level = code || o.depth ? 0 : md_level(line, &text);
		if (level) {
			on_heading(r, s, line, level, text);
			continue;
		}
		if (!o.depth)
			o.begins = line.p;
		/* The fold before was not closed. */
		if (o.has_summary && ((struct folds *)s->own)->flat && !code &&
		    dc_find(line, "<details") != DC_NPOS) {
			s->at = before;
			return put(r, s, &o);
		}
		if (on_line(r, s, &o, line, code))
			return put(r, s, &o);
	}
	if (o.has_summary)
		return put(r, s, &o);
	pass_over(s, s->at.rest.p);
	return DC_END;
}

const struct md_dialect md_details = {
	.what = "<details>",
	.breaks = MD_SHORT,
	.count = count,
	.next = next,
};
