/*
 * Flashcard Machine: a shared set's page, copied or crawled as text.
 *
 * There is no specification.  "Shared Flashcard Set" and "Details" with the
 * set's title and how many cards it has, then "Cards", and for each the words
 * "Term" and "Definition" alone on their lines.
 */
#include "parts/copied/turns.h"
#include "parts/site/page.h"

enum { HEADER = 200 };           /* lines in which the cards begin */

/* The title, and the number that stands alone below it. */
static void read_head(struct labels *is, uint64_t *cards)
{
	struct lines next = is->at;
	bool details = false;
	uint64_t n;
	dc_str line;

	for (int i = 0; i < HEADER && lines_next(&next, &line); i++) {
		if (dc_is(line, "Term"))
			return;
		if (details && !is->deck.n)
			is->deck = line;
		else if (is->deck.n && !*cards && dc_num(line, &n))
			*cards = n;
		details |= dc_is(line, "Details");
		is->at = next;
	}
}

static int read_page(dc_reader *r)
{
	struct labels is = { .front = "Term",
		.back = "Definition" };
	uint64_t cards = 0;
	int code;

	code = lines_all(r, &is.at);
	if (code)
		return code;
	read_head(&is, &cards);
	code = dc_put_deck(r, &(dc_deck){ .name = is.deck,
		.announced = cards });
	return code ? code : labels_put(r, &is);
}

static int probe(const dc_probe *p)
{
	dc_str rest = p->head, line;
	bool shared = false, term = false;

	if (page_is_html(p))
		return 0;
	for (int i = 0; i < 2 * HEADER && dc_next_line(&rest, &line); i++) {
		line = dc_trim(line);
		shared |= dc_is(line, "Shared Flashcard Set");
		if (term && dc_is(line, "Definition"))
			return shared ? 92 : 60;
		term |= dc_is(line, "Term");
	}
	return 0;
}

const dc_format fmt_flashcardmachine = {
	.name = "flashcardmachine",
	.title = "Flashcard Machine set, copied page",
	.exts = "txt",
	.how = "on the set's page: copy it all into a file",
	.caps = DC_CAP_DECKS | DC_CAP_LOST | DC_TRIMS,
	.read_size = sizeof(struct lines),
	.probe = probe,
	.read = read_page,
};
