/*
 * StudySpark: a deck's page, copied as text.
 *
 * There is no specification.  Below "Cards (10)" stands every card with its
 * number, "Front" and "Back", all of it indented.
 */
#include "parts/copied/turns.h"
#include "parts/site/page.h"

static const char *const below[] = { "Front", NULL };

/* "Cards (10)" */
static bool is_count(dc_str line, uint64_t *n)
{
	return page_cut_count(&line, false, n) && dc_is(line, "Cards");
}

static int read_page(dc_reader *r)
{
	struct labels is = { .below = below, .back = "Back" };
	struct lines next;
	uint64_t cards = 0;
	dc_str line;
	int code;

	code = lines_all(r, &is.at);
	if (code)
		return code;
	for (next = is.at; lines_next(&next, &line) &&
	     !is_count(line, &cards);)
		if (!is.deck.n)
			is.deck = line;
	/* Without the header: a part of the page. */
	if (cards)
		is.at = next;
	else
		is.deck = DC_NONE;
	code = dc_put_deck(r, &(dc_deck){ .name = is.deck,
		.announced = cards });
	return code ? code : labels_put(r, &is);
}

static int probe(const dc_probe *p)
{
	dc_str rest = p->head, line;
	bool counted = false;
	uint64_t n;

	if (page_is_html(p))
		return 0;
	for (int i = 0; i < 400 && dc_next_line(&rest, &line); i++) {
		counted |= is_count(dc_trim(line), &n);
		if (labels_number(line, rest, below) == 1)
			return counted ? 92 : 60;
	}
	return 0;
}

const dc_format fmt_studyspark = {
	.name = "studyspark",
	.title = "StudySpark deck, copied page",
	.exts = "txt",
	.how = "on the deck's page: copy it all into a file",
	.caps = DC_CAP_DECKS | DC_CAP_LOST | DC_TRIMS,
	.read_size = sizeof(struct lines),
	.probe = probe,
	.read = read_page,
};
