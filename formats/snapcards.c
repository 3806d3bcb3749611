/*
 * SnapCards: a deck's page, copied as text.
 *
 * There is no specification.  Every card has its number, below it how hard it
 * is, then the question and the answer as paragraphs.
 */
#include "parts/copied/turns.h"
#include "parts/site/page.h"

static const char *const below[] = { "easy", "medium", "hard", NULL };

static int read_page(dc_reader *r)
{
	struct labels is = { .below = below };
	struct lines next;
	dc_str line;
	int code;

	code = lines_all(r, &is.at);
	if (code)
		return code;
	for (next = is.at; lines_next(&next, &line) &&
	     !labels_number(line, next.rest, below); is.at = next)
		if (!is.deck.n)
			is.deck = line;
	code = dc_put_deck(r, &(dc_deck){ .name = is.deck });
	return code ? code : labels_put(r, &is);
}

/* Two cards one after the other. */
static int probe(const dc_probe *p)
{
	dc_str rest = p->head, line;
	uint64_t n, last = 0;

	if (page_is_html(p))
		return 0;
	for (int i = 0; i < 200 && dc_next_line(&rest, &line); i++) {
		n = labels_number(line, rest, below);
		if (n == 2 && last == 1)
			return 85;
		last = n ? n : last;
	}
	return last == 1 ? 50 : 0;
}

const dc_format fmt_snapcards = {
	.name = "snapcards",
	.title = "SnapCards deck, copied page",
	.exts = "txt",
	.how = "on the deck's page: copy it all into a file",
	.caps = DC_CAP_DECKS | DC_CAP_LOST | DC_TRIMS,
	.read_size = sizeof(struct lines),
	.probe = probe,
	.read = read_page,
};
