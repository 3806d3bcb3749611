/*
 * Lists of terms, as chat assistants write them and as Markdown knows them:
 *
 *	- **term**: definition          Term
 *	- term: definition              : definition
 *	- term - definition             : another one
 */
#include "parts/markdown/dialect.h"

enum { LONGEST_TERM = 80, MOST_WORDS = 8 };

/* Without its bullet or number; false if it has none. */
static bool item(dc_str line, dc_str *text)
{
	size_t n = 0;

	while (n < line.n && line.p[n] >= '0' && line.p[n] <= '9')
		n++;
	if (!n && line.n > 1 && strchr("-*+", line.p[0]) && line.p[1] == ' ')
		n = 1;
	else if (n && n + 1 < line.n && strchr(".)", line.p[n]) &&
		 line.p[n + 1] == ' ')
		n++;
	else
		return false;
	*text = dc_trim(dc_from(line, n));
	return true;
}

static size_t words(dc_str s)
{
	size_t n = 1;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == ' ';
	return n;
}

/* "**term**: def", "**term:** def", "**term** - def" */
static bool bold_term(dc_str s, dc_str *term, dc_str *def)
{
	size_t end = dc_find(dc_from(s, 2), "**");
	dc_str rest;

	if (end == DC_NPOS || !end)
		return false;
	*term = dc_sub(s, 2, end);
	rest = dc_from(s, end + 4);
	if (dc_ends(*term, ":")) {
		term->n--;
	} else if (dc_starts(dc_trim(rest), ":")) {
		rest = dc_from(dc_trim(rest), 1);
	} else {
		rest = dc_trim(rest);
		if (dc_starts(rest, "- "))
			rest = dc_from(rest, 1);
		else if (dc_starts(rest, "\xe2\x80\x93 ") ||
			 dc_starts(rest, "\xe2\x80\x94 "))
			rest = dc_from(rest, 3);
		else
			return false;
	}
	*def = dc_trim(rest);
	return !dc_blank(*def) && !dc_blank(*term);
}

/* A term and its definition in one item, or in a line "**term**: def". */
static bool pair(dc_str line, dc_str *term, dc_str *def)
{
	static const char *const marks[] = { ": ", " - ", " \xe2\x80\x93 ",
		" \xe2\x80\x94 " };
	dc_str s;
	size_t best = DC_NPOS, length = 0;
	bool listed = item(line, &s);

	if (!listed)
		s = line;
	if (dc_starts(s, "**"))
		return bold_term(s, term, def);
	if (!listed)
		return false;
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		size_t at = dc_find(dc_sub(s, 0, LONGEST_TERM), marks[i]);

		if (at < best) {
			best = at;
			length = strlen(marks[i]);
		}
	}
	if (best == DC_NPOS || !best)
		return false;
	*term = dc_trim(dc_sub(s, 0, best));
	*def = dc_trim(dc_from(s, best + length));
	return def->n && words(*term) <= MOST_WORDS &&
	       !strchr("[`!", s.p[0]);
}

static bool definition(dc_str line)
{
	return line.n > 2 && line.p[0] == ':' &&
	       (line.p[1] == ' ' || line.p[1] == '\t');
}

static void count(struct md_census *s, dc_str line)
{
	dc_str term, def;

	if (definition(line) && !dc_blank(s->before) &&
	    !definition(s->before)) {
		s->cards[MD_LISTS]++;
		s->terms++;
	} else if (pair(line, &term, &def)) {
		s->cards[MD_LISTS]++;
		s->bold += dc_find(line, "**") < 6;
		s->dashes += dc_find(line, ": ") > LONGEST_TERM;
	} else if (!definition(line) && item(line, &term)) {
		s->bullets++;
	}
}

/* What belongs to the item above: indented, or another definition. */
static void read_rest(struct mdcards *s, struct md_card *c, bool definitions)
{
	struct md_place before = s->at;
	dc_str line;

	for (; md_take(&s->at, &line); before = s->at) {
		bool code = before.fence.n > 0;

		if (!code && definitions && definition(line)) {
			md_card_add(c, 1, DC_NONE);
			line = dc_trim(dc_from(line, 1));
		} else if (!code && (dc_blank(line) ||
		    !strchr(" \t", line.p[0]))) {
			s->at = before;
			return;
		} else {
			size_t n = 0;

			while (n < line.n && n < 4 && line.p[n] == ' ')
				n++;
			line = dc_from(line, n ? n : line.p[0] == '\t');
		}
		md_card_add(c, 1, line);
	}
}

static int next(dc_reader *r, struct mdcards *s)
{
	dc_str line, before = DC_NONE, term, def;

	while (md_take(&s->at, &line)) {
		size_t level = s->at.fence.n ? 0 : md_level(line, &term);
		struct md_card c;

		if (level)
			md_enter_heading(r, s, level, term);
		if (s->at.fence.n || level) {
			before = DC_NONE;
			continue;
		}
		if (definition(line) && !dc_blank(before)) {
			c = md_card_new(r, s);
			c.line--;
			md_card_add(&c, 0, before);
			md_card_add(&c, 1, dc_trim(dc_from(line, 1)));
			read_rest(s, &c, true);
			return md_card_put(r, s, &c);
		}
		if (pair(line, &term, &def)) {
			c = md_card_new(r, s);
			md_card_add(&c, 0, term);
			md_card_add(&c, 1, def);
			read_rest(s, &c, false);
			return md_card_put(r, s, &c);
		}
		md_outside(s, line);
		before = line;
	}
	return DC_END;
}

const struct md_dialect md_lists = {
	.what = "lists of terms",
	.count = count,
	.next = next,
};
