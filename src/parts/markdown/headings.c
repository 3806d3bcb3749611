/*
 * Headings with text below, as mdanki has them: a line `%` ends a longer front.
 */
#include "parts/markdown/dialect.h"

/* ---- headings ---- */

static void count(struct md_census *s, dc_str line)
{
	dc_str text;
	size_t level = md_level(line, &text);

	if (level && s->flush && line.p[0] != '#')
		level = 0;
	if (level) {
		s->open = level;
		s->headings++;
		s->flush += line.p[0] == '#';
	} else if (s->open && !dc_blank(line) && !md_comment(line) &&
	    !md_rule(line)) {
		s->bodies[s->open]++;
		s->open = 0;
	}
}

/* mdanki's headings stand at the left edge; one that is indented is text. */
static size_t level_of(const struct mdcards *s, dc_str line, dc_str *text)
{
	return s->indented || dc_starts(line, "#") ? md_level(line, text) : 0;
}

/* A heading without text below is no card, unless it asks by itself. */
static bool is_card(dc_reader *r, const struct md_card *c)
{
	return !dc_blank(dc_got(&c->side[1])) ||
	       dc_has_cloze(r->arena, dc_got(&c->side[0]), DC_MARKDOWN);
}

/* The last line of mdanki's cards: "[#tree](tree.md) [#leaf]()". */
static void take_tags(struct md_card *c)
{
	dc_str text = mdmeta_trim(dc_got(&c->side[1])), line, rest;
	size_t start = text.n;

	while (start && text.p[start - 1] != '\n')
		start--;
	line = dc_from(text, start);
	for (rest = dc_trim(line); rest.n; rest = dc_trim(rest)) {
		if (!dc_starts(rest, "[#"))
			return;
		rest = dc_from(rest, 2);
		dc_cut(&rest, ']');
		if (!dc_starts(rest, "("))
			return;
		dc_cut(&rest, ')');
	}
	for (rest = dc_trim(line); rest.n; rest = dc_trim(rest)) {
		dc_str tag = dc_from(rest, 2);

		rest = tag;
		tag = dc_cut(&rest, ']');
		for (size_t i = 0; i < tag.n; i++)
			dc_addc(&c->tags, tag.p[i] == ' ' ? '_' : tag.p[i]);
		dc_addc(&c->tags, ' ');
		dc_cut(&rest, ')');
	}
	c->side[1].n = (size_t)(text.p - c->side[1].p) + start;
}

/* Without the lines `---` that part cards. */
static void trim_rules(struct md_card *c)
{
	dc_str text = mdmeta_trim(dc_got(&c->side[1]));

	for (;;) {
		size_t start = text.n;

		while (start && text.p[start - 1] != '\n')
			start--;
		if (!text.n || !md_rule(dc_from(text, start)))
			break;
		text = mdmeta_trim(dc_sub(text, 0, start));
	}
	c->side[1].n = text.n ? (size_t)(text.p - c->side[1].p) + text.n : 0;
}

static int put(dc_reader *r, struct mdcards *s, struct md_card *c)
{
	trim_rules(c);
	if (!is_card(r, c))
		return DC_OK;
	take_tags(c);
	/* What is written for a back that is empty. */
	if (dc_is(mdmeta_trim(dc_got(&c->side[1])), "&nbsp;"))
		c->side[1].n = 0;
	return md_card_put(r, s, c);
}

/* What was taken for the back is the rest of the front. */
static void split_here(dc_reader *r, struct md_card *c)
{
	dc_str more = dc_dup(r->arena, mdmeta_trim(dc_got(&c->side[1])));

	if (!dc_blank(dc_got(&c->side[0])))
		md_card_add(c, 0, DC_NONE);
	dc_adds(&c->side[0], more);
	c->side[1].n = 0;
}

static void body_line(dc_reader *r, struct md_card *c, dc_str line, bool code)
{
	dc_str text;

	if (!code && dc_is(dc_trim(line), "%")) {
		split_here(r, c);
		return;
	}
	if (!code && (md_card_id(r->arena, c, line) || md_comment(line)))
		return;
	if (!code && dc_starts(line, " ") && md_level(line, &text))
		line = dc_from(line, 1);
	md_card_add(c, 1, line);
}

static int next(dc_reader *r, struct mdcards *s)
{
	struct md_card c = { .line = 0 };
	struct md_place before;
	dc_str line, text;
	bool open = false;

	for (;;) {
		bool code = s->at.fence.n > 0;
		size_t level;

		before = s->at;
		if (!md_take(&s->at, &line))
			break;
		level = code ? 0 : level_of(s, line, &text);
		if (level && open && level <= s->level) {
			s->at = before;
			return put(r, s, &c);
		}
		if (level && level == s->level) {
			c = md_card_new(r, s);
			md_card_add(&c, 0, md_inline(r->arena, text));
			open = true;
		} else if (level && !open) {
			md_enter_heading(r, s, level, text);
		} else if (open) {
			body_line(r, &c, line, code);
		} else {
			md_outside(s, line);
		}
	}
	if (!open)
		return DC_END;
	trim_rules(&c);
	return is_card(r, &c) ? put(r, s, &c) : DC_END;
}

const struct md_dialect md_headings = {
	.what = "headings",
	.breaks = MD_SHORT,
	.count = count,
	.next = next,
};
