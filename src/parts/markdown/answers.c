/*
 * Cards as questions and answers:
 *
 *	Q: question               **Q1:** question        C: a [cloze]
 *	A: answer                 **A1:** answer
 *
 * hashcards takes `Q:`, `A:` and `C:` at the left edge only, and headings as
 * text; a line `---` ends a card.
 */
#include "parts/markdown/dialect.h"

enum { NEITHER, QUESTION, ANSWER, CLOZE };

/* At the left edge, and nothing else. */
static bool plain(dc_str line)
{
	return dc_starts(line, "Q:") || dc_starts(line, "A:") ||
	       dc_starts(line, "C:");
}

static void count(struct md_census *s, dc_str line)
{
	dc_str text;
	int which = md_side(line, &text);

	if (!which)
		return;
	if (plain(line))
		s->plain++;
	else
		s->dressed++;
	if ((which == ANSWER && s->asked) || which == CLOZE)
		s->cards[MD_ANSWERS]++;
	s->asked = which == QUESTION;
}

static int side(const struct mdcards *s, dc_str line, dc_str *text)
{
	if (s->strict && !plain(line))
		return NEITHER;
	return md_side(line, text);
}

/* hashcards: a heading is a title only where a card follows. */
static bool is_title(const struct mdcards *s)
{
	struct md_place p = s->at;
	dc_str line;

	if (!s->strict)
		return true;
	while (md_take(&p, &line) && dc_blank(line))
		;
	return dc_starts(line, "Q:") || dc_starts(line, "C:");
}

static bool ends(const struct mdcards *s, dc_str line)
{
	return s->strict ? dc_is(dc_trim(line), "---")
		: md_rule(line) || md_card_title(line);
}

/* "Tags: a b" where a card ends. */
static void take_tags(dc_reader *r, struct mdcards *s, struct md_card *c)
{
	int which = c->side[1].n ? 1 : 0;
	dc_str text = mdmeta_trim(dc_got(&c->side[which]));
	size_t start = text.n;
	dc_str line, key, deck = DC_S("");

	while (start && text.p[start - 1] != '\n')
		start--;
	line = dc_from(text, start);
	key = dc_sub(line, 0, dc_chr(line, ':'));
	if (s->strict || (!dc_is(key, "Tags") && !dc_is(key, "**Tags") &&
	    !dc_is(key, "**Tags**")))
		return;
	line = dc_from(line, key.n + 1);
	if (dc_is(key, "**Tags")) {
		if (!dc_starts(line, "**"))
			return;
		line = dc_from(line, 2);
	}
	for (size_t i = 0; i < line.n; i++) {
		char ch = line.p[i] == ',' || line.p[i] == ';' ? ' ' :
			line.p[i];

		dc_addc(&c->tags, ch);
	}
	line = dc_dup(r->arena, dc_got(&c->tags));
	c->tags.n = 0;
	md_split_tags(r->arena, line, &c->tags, &deck);
	c->side[which].n = (size_t)(text.p - c->side[which].p) + start;
}

static int put(dc_reader *r, struct mdcards *s, struct md_card *c)
{
	take_tags(r, s, c);
	if (c->cloze)
		md_card_set(c, 0, md_cloze_brackets(r->arena,
			mdmeta_trim(dc_got(&c->side[0]))));
	return md_card_put(r, s, c);
}

static int next(dc_reader *r, struct mdcards *s)
{
	struct md_card c = { .line = 0 };
	struct md_place before;
	dc_str line, text;
	int at = -1;

	for (;;) {
		bool code = s->at.fence.n > 0;
		size_t level;
		int which;

		before = s->at;
		if (!md_take(&s->at, &line))
			break;
		which = code ? NEITHER : side(s, line, &text);
		level = code || which ? 0 : md_level(line, &text);
		if (level && at >= 0 && !is_title(s))
			level = 0;
		if (at >= 0 && (which == QUESTION || which == CLOZE || level ||
		    (!code && ends(s, line)))) {
			if (which || level)
				s->at = before;
			return put(r, s, &c);
		}
		if (level)
			md_enter_heading(r, s, level, text);
		if (which == QUESTION || which == CLOZE)
			c = md_card_new(r, s);
		if (which) {
			c.cloze = which == CLOZE;
			at = which == ANSWER ? (at < 0 ? -1 : 1) : 0;
			line = text;
		}
		if (at < 0)
			md_outside(s, line);
		else if (code || !(md_card_id(r->arena, &c, line) ||
		    md_comment(line)))
			md_card_add(&c, at, line);
	}
	return at < 0 ? DC_END : put(r, s, &c);
}

const struct md_dialect md_answers = {
	.what = "questions and answers",
	.count = count,
	.next = next,
};
