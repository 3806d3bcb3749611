/*
 * Cards in notes of Obsidian, as the plugins have them (Spaced Repetition,
 * and by their signs Flashcards and Neuracache, too):
 *
 *	#flashcards/deck/sub #tag     for what follows
 *	question::answer              `:::` asks both ways
 *	question, in some lines       `?`, or `??` for both ways; up to a
 *	?                             blank line
 *	answer
 *	A paragraph with ==clozes==, ==1;;numbered;;and a hint==
 *	… with {clozes} and {1:numbered}, below a property cards-deck
 *	question #card                and the lines that follow
 *	<!--SR:!2024-01-01,3,250-->   schedules, which are left out
 *
 * The plugin splits a line at its first `::`, also in std::move; here what
 * looks like a separator goes before what looks like a name.
 */
#include "parts/markdown/dialect.h"
#include "parts/markdown/wiki.h"

enum { GO_ON = -2, LEAST_BLOCK_ID = 4 };
#define SCHEDULE "<!--SR:"

/* ---- what a line is ---- */

/* "question #card", "#flashcard", "#card-reverse #tag": where the tag is.
 * below: there is text right above, so that it may stand alone. */
static size_t card_tag(dc_str line, bool below, bool *both)
{
	static const char *const names[] = { "#flashcard", "#card" };
	dc_str s = dc_trim(line), rest;

	if (dc_starts(s, "- ") || dc_starts(s, "* "))
		return DC_NPOS;
	for (size_t i = 0; i < 2; i++) {
		size_t at = dc_find(line, names[i]);

		if (at == DC_NPOS || (!below && at == 0))
			continue;
		rest = dc_from(line, at + strlen(names[i]));
		*both = dc_starts(dc_from(rest, 1), "reverse") &&
			strchr("-/", rest.p[0]);
		if (*both)
			rest = dc_from(rest, sizeof("-reverse") - 1);
		if (dc_blank(rest) || (strchr(" \t", rest.p[0]) &&
		    md_tag_line(rest)))
			return at;
	}
	return DC_NPOS;
}

static bool blank(char c)
{
	return c == ' ' || c == '\t';
}

size_t md_deck_tag(dc_str line)
{
	static const char tag[] = "#flashcards";
	size_t n = sizeof(tag) - 1, at = 0, step, before = 0, all = 0;

	if (dc_find(line, tag) == DC_NPOS)
		return DC_NPOS;
	for (size_t i = 0; i < line.n; i++)
		all += line.p[i] == '`';
	while ((step = dc_find(dc_from(line, at), tag)) != DC_NPOS) {
		char c;

		for (size_t end = at + step; at < end; at++)
			before += line.p[at] == '`';
		c = at + n < line.n ? line.p[at + n] : ' ';
		if ((blank(c) || c == '/') &&
		    (!at || blank(line.p[at - 1])) &&
		    !(before % 2 && (all - before) % 2))
			return at;
		at += n;
	}
	return DC_NPOS;
}

static bool has_curly(dc_arena *a, dc_str line)
{
	unsigned last = 0;

	if (dc_chr(line, '{') != DC_NPOS)
		md_cloze_curly(a, line, &last);
	return last;
}

static void count(struct md_census *s, dc_str line)
{
	size_t length, from, to;
	enum md_tight tight;
	struct md_card c;
	dc_str text;
	bool both;

	if (dc_starts(dc_trim(line), "^"))
		s->exported |= md_card_id(s->arena, &c, line);
	from = md_deck_tag(line);
	s->tagged |= from != DC_NPOS || dc_find(line, SCHEDULE) != DC_NPOS;
	if (!s->first.n && from != DC_NPOS)
		s->first = dc_from(line, from);
	if (md_level(line, &text) && card_tag(line, false, &both) == DC_NPOS)
		return;
	if (md_separator(line, &length, &tight) != DC_NPOS) {
		enum md_field f = md_field(line);

		if (tight)
			s->tight += tight == MD_TIGHT;
		else if (f == MD_FIELD_LIKELY)
			s->fields++;
		else if (f == MD_FIELD_NO)
			s->cards[MD_OBSIDIAN]++;
	} else if ((md_question_mark(line) && !dc_blank(s->before)) ||
	    card_tag(line, !dc_blank(s->before), &both) != DC_NPOS) {
		s->cards[MD_OBSIDIAN]++;
	} else if (md_cloze_marks(line, "==", &from, &to) ||
		   (s->curly && has_curly(s->arena, line))) {
		s->marks++;
	}
}

/* Does the line part a question from its answer, in this document? */
static size_t separator(const struct mdcards *s, dc_str line, size_t *length)
{
	enum md_tight tight;
	size_t at = md_separator(line, length, &tight);
	enum md_field f = at == DC_NPOS ? MD_FIELD_NO : md_field(line);

	if ((tight && !s->tight) || (tight == MD_BESIDE_NAMES && !s->tagged) ||
	    f == MD_FIELD_SURE ||
	    (f == MD_FIELD_LIKELY && !s->fields))
		return DC_NPOS;
	return at;
}

/* ---- what belongs to no side ---- */

/* Without schedules; they are counted. */
static dc_str unscheduled(dc_arena *a, struct mdcards *s, dc_str line)
{
	dc_buf b;
	size_t at;

	if (dc_find(line, SCHEDULE) == DC_NPOS)
		return line;
	b = dc_buf_in(a, DC_MAX_FIELD);
	while ((at = dc_find(line, SCHEDULE)) != DC_NPOS) {
		size_t end = dc_find(dc_from(line, at), "-->");
		dc_str inside = dc_sub(line, at, end);

		for (size_t i = 0; i < inside.n; i++)
			s->schedules += i > 3 && inside.p[i] == '!';
		dc_adds(&b, dc_trim(dc_sub(line, 0, at)));
		line = end == DC_NPOS ? DC_NONE : dc_from(line, at + end + 3);
	}
	dc_adds(&b, line);
	return dc_got(&b);
}

/* Is there anything but a schedule? */
static bool is_text(dc_arena *a, struct mdcards *s, dc_str *line)
{
	size_t n = line->n;

	if (dc_starts(*line, MD_CALLOUT))
		return false;
	*line = unscheduled(a, s, *line);
	return line->n == n || !(dc_blank(*line) || dc_is(dc_trim(*line), ">"));
}

/* " ^block-id" at the end of a card is its own id. */
static void take_block_id(struct md_card *c, int which)
{
	dc_str s = mdmeta_trim(dc_got(&c->side[which]));
	size_t at = md_block_id(s);

	if (at == DC_NPOS || s.n - at <= LEAST_BLOCK_ID)
		return;
	c->id = dc_dup(c->tags.arena, dc_from(s, at + 1));
	c->side[which].n = (size_t)(s.p - c->side[which].p) + at - 1;
}

/* Tags before the text of a card are its own. */
static dc_str take_tags(struct md_card *c, dc_str line)
{
	dc_str text = md_unindented(line);
	size_t n = 0;

	while (n + 1 < text.n && text.p[n] == '#' &&
	       !strchr("# \t", text.p[n + 1])) {
		while (n < text.n && !strchr(" \t", text.p[n]))
			n++;
		while (n < text.n && strchr(" \t", text.p[n]))
			n++;
	}
	if (!n || n == text.n)
		return line;
	md_split_tags(c->tags.arena, dc_sub(text, 0, n), &c->tags, &c->deck);
	return dc_from(text, n);
}

/* ---- what holds for the cards below ---- */

/* Another deck, if one of the tags names it, and these tags only. */
static void set_scope(dc_reader *r, struct mdcards *s, dc_str tags)
{
	dc_buf b = dc_buf_in(r->run_arena, 1 << 16);
	dc_str deck = DC_NONE;

	md_split_tags(r->arena, tags, &b, &deck);
	if (deck.p)
		s->here = dc_dup(r->run_arena, deck);
	s->here_tags = dc_got(&b);
}

/* Where the tags begin that the text ends with. */
static size_t last_tags(dc_str text)
{
	size_t at = text.n;

	for (size_t i = text.n; i-- > 0;) {
		if (!blank(text.p[i]) && i && !blank(text.p[i - 1]))
			continue;
		if (text.p[i] == '#' && i + 1 < text.n &&
		    !strchr("# \t", text.p[i + 1]))
			at = i;
		else if (!blank(text.p[i]))
			break;
	}
	return at;
}

/* A tag for cards may stand in any line that is no card.  Its other tags go
 * along with it where nothing but tags follows. */
static void scope_of(dc_reader *r, struct mdcards *s, dc_str line)
{
	static const char ends[] = " \t.,;:!?)]";
	size_t at = md_deck_tag(line), last, n = 0;

	if (at == DC_NPOS)
		return;
	while (line.n && strchr(ends, line.p[line.n - 1]))
		line.n--;
	last = last_tags(line);
	if (last <= at) {
		set_scope(r, s, dc_from(line, last));
		return;
	}
	line = dc_from(line, at);
	while (n < line.n && !strchr(ends, line.p[n]))
		n++;
	set_scope(r, s, dc_sub(line, 0, n));
}

/* ---- a paragraph on its way to a card ---- */

struct para {
	struct md_card c;
	struct md_place before;  /* the line that is looked at */
	dc_str title;            /* the heading right above */
	dc_str deck, tags;       /* what held before the tags right above */
	bool tags_above, hides;  /* it has clozes */
};

static void add(struct para *p, int which, dc_str line)
{
	/* A blank line that was written so that the card does not end. */
	if (dc_is(dc_trim(line), "<br>"))
		line = DC_NONE;
	else if (dc_starts(line, " <!--") || dc_starts(line, "  <!--"))
		line = dc_from(line, 1);
	md_card_add(&p->c, which, line);
}

static void unlink_sides(dc_reader *r, struct mdcards *s, struct md_card *c)
{
	for (int i = 0; i < 2; i++) {
		dc_str text = dc_got(&c->side[i]), seen;

		seen = md_wiki_links(r->arena, md_wiki_files(r->arena, text),
			&s->embedded);
		if (seen.p != text.p)
			md_card_set(c, i, seen);
	}
}

/* The lines behind a card that name it. */
static int put(dc_reader *r, struct mdcards *s, struct para *p)
{
	struct md_place before = s->at;
	dc_str line;
	int code;

	while (!s->at.fence.n && md_take(&s->at, &line)) {
		if (!md_card_id(r->arena, &p->c, line) &&
		    is_text(r->arena, s, &line))
			break;
		before = s->at;
	}
	s->at = before;
	take_block_id(&p->c, dc_blank(dc_got(&p->c.side[1])) ? 0 : 1);
	unlink_sides(r, s, &p->c);
	code = md_card_put(r, s, &p->c);
	/* Where nothing held before, the plugin lets the first tag hold. */
	if (p->tags_above && p->deck.p) {
		s->here = p->deck;
		s->here_tags = p->tags;
	}
	return code;
}

/* A schedule or a name ends an answer, and so does a blank line, or a line
 * that is a card by itself (for which the plugin drops the one above). */
static bool ends_here(dc_reader *r, struct mdcards *s, struct para *p,
	dc_str line, const struct md_place *before)
{
	size_t length;
	bool both;

	if (dc_blank(line) || md_card_id(r->arena, &p->c, line))
		return true;
	if (dc_blank(dc_got(&p->c.side[1])) && dc_starts(line, SCHEDULE))
		return false;
	if (dc_starts(line, MD_CALLOUT) || dc_starts(line, SCHEDULE) ||
	    separator(s, line, &length) != DC_NPOS ||
	    card_tag(line, false, &both) != DC_NPOS) {
		s->at = *before;
		return true;
	}
	return false;
}

static int read_answer(dc_reader *r, struct mdcards *s, struct para *p)
{
	struct md_place before = s->at;
	dc_str line;

	for (; md_take(&s->at, &line); before = s->at) {
		if (before.fence.n || s->at.fence.n) {
			md_card_add(&p->c, 1, line);
			continue;
		}
		if (ends_here(r, s, p, line, &before))
			break;
		if (!is_text(r->arena, s, &line))
			continue;
		if (!md_comment(line) || dc_starts(line, " "))
			add(p, 1, line);
	}
	return put(r, s, p);
}

/* The text is in no card. */
static void pass_over(dc_reader *r, struct mdcards *s, struct para *p)
{
	dc_str text = dc_got(&p->c.side[0]), line;
	struct md_place after = s->at;

	if (p->c.deck.p) {
		s->here = dc_dup(r->run_arena, p->c.deck);
		s->here_tags = dc_dup(r->run_arena, dc_got(&p->c.tags));
	}
	s->at = (struct md_place){ .rest = text, .line = p->c.line };
	while (md_take(&s->at, &line)) {
		md_outside(s, line);
		if (!s->at.fence.n)
			scope_of(r, s, line);
	}
	/* The text is the note's, and goes with it. */
	s->others.before = DC_NONE;
	s->at = after;
	p->c.side[0].n = 0;
	p->c.tags.n = 0;
	p->c.deck = p->c.id = DC_NONE;
	p->tags_above = false;
}

/* A paragraph ends that was no question: it may have clozes.  Those of the
 * plugin Flashcards are in curly brackets, too. */
static int end_para(dc_reader *r, struct mdcards *s, struct para *p)
{
	dc_str text = mdmeta_trim(dc_got(&p->c.side[0]));
	unsigned last = 0;

	if (s->curly && s->cloze != MD_CLOZE_NONE)
		text = md_cloze_curly(r->arena, text, &last);
	if (p->hides || last) {
		if (s->cloze == MD_CLOZE_BOLD)
			text = md_cloze_highlights(r->arena, text, "**", last);
		text = md_cloze_highlights(r->arena, dc_dup(r->arena, text),
			"==", last);
		md_card_set(&p->c, 0, dc_dup(r->arena, text));
		p->c.cloze = true;
		return put(r, s, p);
	}
	pass_over(r, s, p);
	p->title = DC_NONE;
	return GO_ON;
}

static bool hides(const struct mdcards *s, dc_str line)
{
	size_t from, to;

	if (dc_find(line, "{{c") != DC_NPOS &&
	    dc_find(line, "}}") != DC_NPOS)
		return true;
	if (s->cloze == MD_CLOZE_NONE ||
	    (s->cloze == MD_CLOZE_AUTO && !s->tagged))
		return false;
	return md_cloze_marks(line, "==", &from, &to) ||
	       (s->cloze == MD_CLOZE_BOLD &&
		md_cloze_marks(line, "**", &from, &to));
}

/* A line of tags is for what follows, or for the card whose paragraph it
 * begins: the plugin knows by the blank line behind it. */
static void on_tags(dc_reader *r, struct mdcards *s, struct para *p,
	dc_str line)
{
	p->deck = s->here;
	p->tags = s->here_tags;
	p->tags_above = true;
	set_scope(r, s, line);
}

static int on_separator(dc_reader *r, struct mdcards *s, struct para *p,
	dc_str line, size_t at, size_t length)
{
	p->c.line = s->at.line - 1;
	p->tags_above = false;
	p->c.both_ways = length == 3;
	add(p, 0, dc_sub(line, 0, at));
	line = dc_from(line, at + length);
	if (dc_blank(line))
		return read_answer(r, s, p);
	add(p, 1, s->tagged && !s->exported ? line
		: md_take_last_tags(&p->c, line));
	return put(r, s, p);
}

/* "question #card #tag" and its answer. */
static int on_card_tag(dc_reader *r, struct mdcards *s, struct para *p,
	dc_str line, size_t at)
{
	struct md_place before = s->at;
	dc_str text = dc_sub(line, 0, at), tags = dc_from(line, at), next;

	md_level(text, &text);
	add(p, 0, dc_blank(text) && dc_blank(dc_got(&p->c.side[0]))
		? p->title : text);
	while (tags.n && !strchr(" \t", tags.p[0]))
		tags = dc_from(tags, 1);
	md_split_tags(r->arena, tags, &p->c.tags, &p->c.deck);
	while (md_take(&s->at, &next) && dc_blank(next))
		before = s->at;
	s->at = before;
	return read_answer(r, s, p);
}

static dc_str unlisted(dc_str line)
{
	dc_str s = md_unindented(line);

	return dc_starts(s, "- ") || dc_starts(s, "* ") ? dc_from(s, 2) : line;
}

/* A line with text, outside of code: GO_ON, or what put() said. */
static int on_text(dc_reader *r, struct mdcards *s, struct para *p, dc_str line)
{
	size_t at, length;
	bool both, first = dc_blank(dc_got(&p->c.side[0]));

	if (md_question_mark(line) && (!first || p->title.n)) {
		if (first)
			add(p, 0, p->title);
		p->c.both_ways = dc_is(dc_trim(line), "??");
		return read_answer(r, s, p);
	}
	at = separator(s, line, &length);
	at = at == DC_NPOS ? card_tag(line, !first ||
		p->title.n, &p->c.both_ways) : DC_NPOS;
	both = at != DC_NPOS;
	if (both && first)
		p->c.line = s->at.line - 1;
	if (both)
		return on_card_tag(r, s, p, line, at);
	p->c.both_ways = false;
	if (first && md_tag_line(line)) {
		on_tags(r, s, p, line);
		return GO_ON;
	}
	at = separator(s, line, &length);
	if (at != DC_NPOS) {
		pass_over(r, s, p);
		line = take_tags(&p->c, unlisted(line));
		at = separator(s, line, &length);
	}
	if (at != DC_NPOS)
		return on_separator(r, s, p, line, at, length);
	if (first) {
		p->c.line = s->at.line - 1;
		line = take_tags(&p->c, line);
	}
	p->hides |= hides(s, line);
	add(p, 0, line);
	return GO_ON;
}

static int on_heading(dc_reader *r, struct mdcards *s, struct para *p,
	size_t level, dc_str text)
{
	int code = end_para(r, s, p);

	if (code != GO_ON) {
		s->at = p->before;
		return code;
	}
	if (md_deck_tag(text) != DC_NPOS) {
		scope_of(r, s, text);
		text = dc_trim(dc_sub(text, 0, last_tags(text)));
	}
	md_enter_heading(r, s, level, md_wiki_links(r->arena, text,
		&s->embedded));
	p->title = text;
	p->c.line = s->at.line - 1;
	return GO_ON;
}

/* Up to its end, which may be some lines below. */
static void skip_comment(struct mdcards *s, dc_str line)
{
	while (dc_find(line, "-->") == DC_NPOS && md_take(&s->at, &line))
		;
}

static int on_line(dc_reader *r, struct mdcards *s, struct para *p, dc_str line)
{
	dc_str text;
	size_t level;
	bool both;

	if (!is_text(r->arena, s, &line))
		return GO_ON;
	if (!dc_blank(dc_got(&p->c.side[0])) &&
	    md_card_id(r->arena, &p->c, line))
		return end_para(r, s, p);
	if (dc_starts(line, "<!--")) {
		skip_comment(s, line);
		return GO_ON;
	}
	if (dc_blank(line))
		return end_para(r, s, p);
	level = md_level(line, &text);
	if (level && card_tag(line, false, &both) == DC_NPOS)
		return on_heading(r, s, p, level, text);
	return on_text(r, s, p, line);
}

static int next(dc_reader *r, struct mdcards *s)
{
	struct para p = { .c = md_card_new(r, s), .before = s->at };
	int code = GO_ON;
	dc_str line;

	while (code == GO_ON) {
		bool fence = s->at.fence.n > 0;

		p.before = s->at;
		if (!md_take(&s->at, &line))
			break;
		if (fence || s->at.fence.n) {
			if (dc_blank(dc_got(&p.c.side[0])))
				p.c.line = s->at.line - 1;
			md_card_add(&p.c, 0, line);
		} else {
			code = on_line(r, s, &p, line);
		}
	}
	if (code != GO_ON)
		return code;
	code = end_para(r, s, &p);
	return code == GO_ON ? DC_END : code;
}

const struct md_dialect md_obsidian = {
	.what = "Obsidian's syntax",
	.breaks = MD_HARD,
	.count = count,
	.next = next,
};
