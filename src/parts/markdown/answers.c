/*
 * Cards as questions and answers:
 *
 *	Q: question               **Q1:** question        C: a [cloze]
 *	A: answer                 **A1:** answer
 *
 * hashcards takes `Q:`, `A:` and `C:` at the left edge only, and headings as
 * text; a line `---` ends a card.  In a quiz, `A:`, `B:` … below each other are
 * what there is to choose from, and belong to the question.
 */
#include "parts/markdown/dialect.h"

enum { NEITHER, QUESTION, ANSWER, CLOZE };

/* At the left edge, and nothing else. */
static bool plain(dc_str line)
{
	return dc_starts(line, "Q:") || dc_starts(line, "A:") ||
	       dc_starts(line, "C:");
}

/* A `C:` elsewhere is the third of some choices. */
static bool is_cloze(dc_str line)
{
	return plain(line) && (dc_chr(line, '[') != DC_NPOS ||
		dc_blank(dc_from(line, 2)));
}

static void count(struct md_census *s, dc_str line)
{
	dc_str text;
	int which = md_side(line, &text);

	if (!which || (which == CLOZE && !is_cloze(line)))
		return;
	if (plain(line))
		s->plain++;
	else
		s->dressed++;
	if ((which == ANSWER && s->asked) || which == CLOZE)
		s->cards[MD_ANSWERS]++;
	s->asked = which == QUESTION;
}

/* Where a card stands in its lines. */
struct card {
	struct md_card is;
	int at;                  /* the side, -1: no card */
	dc_str labels[2];        /* of its sides */
	bool bold;               /* so is the first */
	bool parted;             /* the line before is empty */
	char choice;             /* the last of those in a row */
};

/* The next line with text, empty if there is none. */
static dc_str line_below(const struct mdcards *s)
{
	struct md_place p = s->at;
	dc_str line = DC_NONE;

	while (md_take(&p, &line) && dc_blank(line))
		;
	return line;
}

/* Does the line below begin with the next letter? */
static bool more_choices(const struct mdcards *s, char letter)
{
	return md_choice(line_below(s)) == letter + 1;
}

static bool is_bold(dc_str line)
{
	return dc_find(line, "**") != DC_NPOS || dc_find(line, "__") !=
		DC_NPOS;
}

/* Is the next line with text the back of what this one asks? */
static bool is_asked(const struct mdcards *s)
{
	dc_str text;

	return md_side(line_below(s), &text) == ANSWER;
}

/* What is below an answer is a part of it, if it has another label, no empty
 * line above, and is no question that looks like the card's own. */
static bool is_text(const struct mdcards *s, const struct card *c, int which,
	dc_str label, dc_str line)
{
	return c->at == 1 && !c->parted &&
	       !dc_ieq(label, c->labels[which == ANSWER]) &&
	       (which == ANSWER || is_bold(line) != c->bold || !is_asked(s));
}

static int side(const struct mdcards *s, struct card *c, dc_str line,
	dc_str *text)
{
	char letter = c->at < 0 || s->strict ? 0 : md_choice(line);
	dc_str label;
	int which;

	if (s->strict)
		return plain(line) ? md_side(line, text) : NEITHER;
	if (c->at == 0 && letter && (letter == c->choice + 1 ||
	    (letter == 'A' && more_choices(s, letter)))) {
		c->choice = letter;
		return NEITHER;
	}
	which = md_label(line, text, &label);
	if ((which == CLOZE && !is_cloze(line)) ||
	    (which && which != CLOZE && is_text(s, c, which, label, line)))
		return NEITHER;
	if (which && which != CLOZE)
		c->labels[which == ANSWER] = label;
	if (which == QUESTION)
		c->bold = is_bold(line);
	return which;
}

/* hashcards: a heading is a title only where a card follows. */
static bool is_title(const struct mdcards *s)
{
	dc_str line;

	if (!s->strict)
		return true;
	line = line_below(s);
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
	struct card c = { .at = -1 };
	struct md_place before;
	dc_str line, text;

	for (;;) {
		bool code = s->at.fence.n > 0;
		size_t level;
		int which;

		before = s->at;
		if (!md_take(&s->at, &line))
			break;
		which = code ? NEITHER : side(s, &c, line, &text);
		level = code || which ? 0 : md_level(line, &text);
		if (level && c.at >= 0 && !is_title(s))
			level = 0;
		if (c.at >= 0 && (which == QUESTION || which == CLOZE ||
		    level || (!code && ends(s, line)))) {
			if (which || level)
				s->at = before;
			return put(r, s, &c.is);
		}
		if (level)
			md_enter_heading(r, s, level, text);
		if (which == QUESTION || which == CLOZE)
			c.is = md_card_new(r, s);
		if (which) {
			c.is.cloze = which == CLOZE;
			c.at = which != ANSWER ? 0 : c.at < 0 ? -1 : 1;
			line = text;
		}
		c.parted = dc_blank(line);
		if (c.at < 0)
			md_outside(s, line);
		else if (code || !(md_card_id(r->arena, &c.is, line) ||
		    md_comment(line)))
			md_card_add(&c.is, c.at, line);
	}
	return c.at < 0 ? DC_END : put(r, s, &c.is);
}

const struct md_dialect md_answers = {
	.what = "questions and answers",
	.breaks = MD_SHORT,
	.count = count,
	.next = next,
};
