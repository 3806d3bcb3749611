/*
 * Knowt: a set's page, copied or crawled as text.
 *
 * There is no specification.  Three layouts are seen: cards with a number and
 * the line "New cards" above each; lines in turn, as crawlers leave them, whose
 * only check is "1/119" at the top (119 is the last card's number from 0, so
 * that there are 120); and "Flashcard 1: Q: … A: …" in notes.
 */
#include "parts/copied/turns.h"
#include "parts/site/site.h"

/* What stands below a card's number: how well it is known. */
static const char *const below[] = { "New cards", "Still learning",
	"Almost done", "Mastered", NULL };
static const char *const ends[] = { "Explore top notes",
	"Explore top flashcards", NULL };

struct state {
	struct lines all;
	xml_doc *doc;            /* of a saved page */
};

struct head {
	dc_str title, about;
	uint64_t cards;
	bool flat, describing;
};

/* ---- the header ---- */

/* "1/119" */
static bool is_place(dc_str line, uint64_t *last)
{
	uint64_t first;
	size_t at = dc_chr(line, '/');

	return at != DC_NPOS && dc_num(dc_sub(line, 0, at), &first) &&
		dc_num(dc_from(line, at + 1), last) && first == 1;
}

/* "60 Terms" */
static bool is_count(dc_str line, uint64_t *n)
{
	size_t at = dc_chr(line, ' ');

	return (dc_is(dc_from(line, at), " Terms") ||
		dc_is(dc_from(line, at), " Term")) &&
		dc_num(dc_sub(line, 0, at), n);
}

static bool is_table(dc_str line)
{
	return dc_starts(line, "Name | Mastery | Learn |") ||
		dc_starts(line, "| Name | Mastery | Learn |");
}

/* What stands between the table's head and the first term. */
static bool is_filler(dc_str line)
{
	static const char *const filler[] = { "", "---|", "|---|",
		"No study sessions yet.", "No analytics yet",
		"Send a link to your students to track their progress", NULL };

	return lines_is(line, filler) || dc_starts(line, "|---");
}

/* A line of the header that is no button. */
static void describe(struct head *h, dc_str line)
{
	static const char *const no[] = { "", "Study Analytics", "Name",
		"Looks like no tags are added yet.", NULL };

	if (dc_is(line, "Study Analytics") || dc_starts(line, "Last updated"))
		h->describing = false;
	else if (h->describing && !h->about.n && !lines_is(line, no))
		h->about = line;
	if (dc_is(line, "Description and Tags"))
		h->describing = true;
}

/* Up to the first card. */
static void read_head(struct lines *at, struct head *h)
{
	struct lines next = *at;
	uint64_t n, last = 0;
	bool first = true;
	dc_str line;

	while (lines_next(&next, &line) &&
	       !labels_number(line, next.rest, below)) {
		if (is_count(line, &n))
			h->cards = n;
		else if (is_place(line, &n))
			h->describing |= first, last = n;
		else if (first && line.n && !is_table(line))
			h->title = line;
		else
			describe(h, line);
		first = first && !line.n;
		*at = next;
		if (is_table(line)) {
			h->flat = true;
			break;
		}
	}
	while (h->flat && lines_next(&next, &line) && is_filler(line))
		*at = next;
	if (!h->cards && last)
		h->cards = last + 1;
}

/* ---- notes: "Flashcard 1: Q: …", "A: …" ---- */

static dc_str without(dc_str line, const char *label)
{
	line = dc_trim(line);
	return dc_starts(line, label) ? dc_trim(dc_from(line,
		strlen(label))) : line;
}

static bool begins_note(dc_str line, dc_str *rest)
{
	static const char word[] = "Flashcard ";
	uint64_t n;
	size_t at = dc_chr(line, ':');

	if (!dc_starts(line, word) || at == DC_NPOS ||
	    !dc_num(dc_from(dc_sub(line, 0, at), sizeof(word) - 1), &n))
		return false;
	*rest = dc_from(line, at + 1);
	return true;
}

static int read_notes(dc_reader *r, struct lines at)
{
	dc_str side[2] = { DC_NONE, DC_NONE }, line, rest;
	uint64_t begun = 0;
	int code = DC_OK, now = 0;

	while (!code && lines_next(&at, &line)) {
		if (begins_note(line, &rest)) {
			code = turns_card(r, DC_NONE, side[0], side[1], begun);
			side[0] = without(rest, "Q:");
			side[1] = DC_NONE;
			begun = at.line - 1;
			now = 0;
		} else if (begun && !now && dc_starts(line, "A:")) {
			side[now = 1] = without(line, "A:");
		} else if (begun && line.n) {
			if (!side[now].n)
				side[now] = without(line, "Q:");
			side[now].n = (size_t)(line.p + line.n - side[now].p);
		}
	}
	return code ? code : turns_card(r, DC_NONE, side[0], side[1], begun);
}

/* ---- the format ---- */

static bool has_notes(dc_str head)
{
	dc_str line, rest;

	while (dc_next_line(&head, &line))
		if (begins_note(dc_trim(line), &rest))
			return true;
	return false;
}

static int probe(const dc_probe *p)
{
	static const char *const fresh[] = { "New cards", NULL };
	dc_str rest = p->head, line;

	if (page_is_html(p))
		return 0;
	for (int i = 0; i < 400 && dc_next_line(&rest, &line); i++) {
		line = dc_trim(line);
		if (is_table(line) && dc_find(line, "Matching") != DC_NPOS)
			return 93;
		if (labels_number(line, rest, fresh) == 1)
			return 92;
	}
	return has_notes(dc_sub(p->head, 0, 4096)) &&
		dc_find(p->head, "\nA: ") != DC_NPOS ? 85 : 0;
}

static int read_page(dc_reader *r)
{
	struct state *s = r->state;
	struct lines at;
	struct head h = { .title = DC_NONE };
	dc_deck deck;
	int code;

	if (s->doc)
		return DC_END;
	if (page_ahead(r))
		return site_page(r, &s->doc);
	code = lines_all(r, &at);
	if (code)
		return code;
	if (has_notes(dc_sub(at.rest, 0, 4096)))
		return read_notes(r, at);
	read_head(&at, &h);
	lines_end(&at, ends);
	deck = (dc_deck){ .name = h.title, .announced = h.cards,
		.about = dc_convert(r->run_arena, r->run, h.about, DC_PLAIN,
			DC_HTML) };
	code = dc_put_deck(r, &deck);
	if (code)
		return code;
	if (h.flat)
		return turns_put(r, &(struct turns){ .at = at,
			.deck = h.title, .cards = h.cards,
			.rule = "knowt-turns" });
	return labels_put(r, &(struct labels){ .at = at, .deck = h.title,
		.below = below });
}

static void close_page(dc_reader *r)
{
	xml_free(((struct state *)r->state)->doc);
}

const dc_format fmt_knowt = {
	.name = "knowt",
	.title = "Knowt set, copied page",
	.exts = "txt",
	.how = "on the set's page: show all terms, copy it all into a file",
	.caps = DC_CAP_DECKS | DC_CAP_LOST | DC_TRIMS,
	.read_size = sizeof(struct state),
	.probe = probe,
	.read = read_page,
	.close = close_page,
};
