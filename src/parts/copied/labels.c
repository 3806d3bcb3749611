/*
 * Cards that begin with a number or a word.
 */
#include "parts/copied/turns.h"

uint64_t labels_number(dc_str line, dc_str rest, const char *const *below)
{
	uint64_t n;
	dc_str next;

	line = dc_trim(line);
	if (dc_starts(line, "• ") || dc_starts(line, "* "))
		line = dc_trim(dc_from(line, dc_chr(line, ' ')));
	if (!dc_num(line, &n) || !n || !dc_next_line(&rest, &next))
		return 0;
	next = dc_trim(next);
	for (; *below; below++)
		if (dc_ieq(next, dc_cstr(*below)))
			return n;
	return 0;
}

/* A card under construction: its sides are pieces of the text. */
struct card {
	bool open, back;
	const char *from;        /* where its present side begins */
	dc_str front;
	uint64_t line, number;
};

static dc_str piece(const char *from, const char *to)
{
	return (dc_str){ from, (size_t)(to - from) };
}

/* A front is the first paragraph where nothing else tells. */
static int end_card(dc_reader *r, const struct labels *is, struct card *c,
	const char *to)
{
	dc_str all = piece(c->from, to), rest = all, line;
	bool text = false;

	if (!c->open)
		return DC_OK;
	if (c->back)
		return turns_card(r, is->deck, c->front, all, c->line);
	while (!is->back && dc_next_line(&rest, &line)) {
		if (text && !dc_trim(line).n)
			return turns_card(r, is->deck, piece(c->from, line.p),
				rest, c->line);
		text |= dc_trim(line).n > 0;
	}
	return turns_card(r, is->deck, all, DC_NONE, c->line);
}

/* Does a card begin with this line?  Takes the line below its number. */
static bool begins(const struct labels *is, struct card *c, dc_str line,
	struct lines *at)
{
	uint64_t n;

	if (!is->below)
		return dc_is(line, is->front) && (!c->open || c->back);
	n = labels_number(line, at->rest, is->below);
	/* Numbers in content are others, mostly. */
	if (n <= c->number || (c->open && n != c->number + 1))
		return false;
	c->number = n;
	lines_next(at, &line);
	return true;
}

int labels_put(dc_reader *r, const struct labels *is)
{
	struct lines at = is->at;
	struct card c = { .open = false };
	const char *end = at.rest.p + at.rest.n;
	dc_str line;
	int code = DC_OK;

	while (!code && lines_next(&at, &line)) {
		const uint64_t here = at.line - 1;

		if (begins(is, &c, line, &at)) {
			code = end_card(r, is, &c, line.p);
			c = (struct card){ .open = true, .line = here,
				.number = c.number, .from = at.rest.p };
		} else if (c.open && !c.back && is->back &&
			dc_is(line, is->back)) {
			c.front = piece(c.from, line.p);
			c.from = at.rest.p;
			c.back = true;
		}
	}
	return code ? code : end_card(r, is, &c, end);
}
