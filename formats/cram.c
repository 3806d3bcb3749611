/*
 * Cram: a set's page, copied or crawled as text.
 *
 * There is no specification.  Below "26 Cards in this Set" stand the names of
 * the sides, then the sides in turn: a line each, or apart by blank lines.
 * Old crawls have no lines of one word; where blank lines stand between sides,
 * such a side leaves one of them behind.  That they are old shows: "Progress"
 * is missing above, too.  A third side (hint) has no mark and is not on every
 * card: it is read as part of the back.
 */
#include "parts/copied/turns.h"
#include "parts/site/site.h"

static const char *const ends[] = {
	"Cram has partnered with the National Tutoring Association", NULL };

struct state {
	struct lines all;
	xml_doc *doc;            /* of a saved page */
};

/* "26 Cards in this Set" */
static bool is_count(dc_str line, uint64_t *n)
{
	size_t at = dc_chr(line, ' ');

	return (dc_is(dc_from(line, at), " Cards in this Set") ||
		dc_is(dc_from(line, at), " Card in this Set")) &&
		dc_num(dc_sub(line, 0, at), n);
}

/* "• Front" is Front. */
static dc_str pointed(dc_str line)
{
	return dc_starts(line, "• ") || dc_starts(line, "* ") ||
		dc_starts(line, "- ") ?
		dc_trim(dc_from(line, dc_chr(line, ' '))) : line;
}

static int read_page(dc_reader *r)
{
	static const char *const sides[] = { "Front", "Back", NULL };
	struct state *s = r->state;
	struct turns t = { .rule = "cram-turns", .dropped = true };
	struct lines next;
	dc_str line;
	int code;

	if (s->doc)
		return DC_END;
	if (page_ahead(r))
		return site_page(r, &s->doc);
	code = lines_all(r, &t.at);
	if (code)
		return code;
	while (lines_next(&t.at, &line) && !is_count(line, &t.cards))
		t.dropped &= !dc_is(line, "Progress");
	for (next = t.at; lines_next(&next, &line) && (!line.n ||
	     lines_is(pointed(line), sides) ||
	     dc_starts(pointed(line), "3rd side"));)
		if (line.n) {
			t.hints |= dc_starts(pointed(line), "3rd side");
			t.at = next;
		}
	lines_end(&t.at, ends);
	dc_at(r->run, t.at.line - 1, 0, DC_NONE);
	if (t.hints)
		dc_notice(r->run, "cram-hints", "hints have no mark in copied "
			"text: they are the end of the back");
	code = dc_put_deck(r, &(dc_deck){ .announced = t.cards });
	return code ? code : turns_put(r, &t);
}

static int probe(const dc_probe *p)
{
	dc_str rest = p->head, line;
	uint64_t n;

	if (page_is_html(p))
		return 0;
	for (int i = 0; i < 400 && dc_next_line(&rest, &line); i++)
		if (is_count(dc_trim(line), &n))
			return dc_find(dc_sub(rest, 0, 200), "Front") ==
				DC_NPOS ? 60 : 93;
	return 0;
}

static void close_page(dc_reader *r)
{
	xml_free(((struct state *)r->state)->doc);
}

const dc_format fmt_cram = {
	.name = "cram",
	.title = "Cram set, copied page",
	.exts = "txt",
	.how = "on the set's page: copy it all into a file",
	.caps = DC_CAP_DECKS | DC_CAP_LOST | DC_TRIMS,
	.read_size = sizeof(struct state),
	.probe = probe,
	.read = read_page,
	.close = close_page,
};
