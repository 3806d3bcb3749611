/*
 * CueCard's decks (.wcu), by Wade Brainerd's program of that name; Mnemosyne
 * has written them, too, and small web tools do.
 *
 *	<CueCards Version="1">
 *	<Card Question="Sodium" Answer="133-144 mmol/L" History=""/>
 *	</CueCards>
 *
 * What is odd: Mnemosyne wrote what users had typed into the attributes as it
 * was, so that `<br/>` and a bare `&` stand there, which is no XML.  A comment
 * may stand before the declaration, which is none, either.
 */
#include "parts/xmldeck.h"

struct reader {
	bool ended;
	xml_doc *doc;
};

static int probe(const dc_probe *p)
{
	return xmldeck_is(p->head, "CueCards", NULL) ? 95 : 0;
}

/* Is the '&' at the start of s one of a reference that XML knows? */
static bool is_reference(dc_str s)
{
	return dc_starts(s, "&#") || dc_starts(s, "&lt;") ||
	       dc_starts(s, "&gt;") || dc_starts(s, "&amp;") ||
	       dc_starts(s, "&quot;") || dc_starts(s, "&apos;");
}

/* What must not stand in the attributes of a card is escaped. */
static dc_str mended(dc_reader *r, dc_str text)
{
	dc_buf b = dc_buf_in(r->run_arena, DC_MAX_DOCUMENT);
	bool card = false;
	char quote = '\0';

	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (!quote && c == '<')
			card = dc_starts(dc_from(text, i), "<Card");
		else if (!quote && c == '>')
			card = false;
		if (quote && c == '<') {
			dc_addz(&b, "&lt;");
			continue;
		}
		dc_addc(&b, c);
		if (quote && c == '&' && !is_reference(dc_from(text, i)))
			dc_addz(&b, "amp;");
		if (quote && c == quote)
			quote = '\0';
		else if (card && !quote && (c == '"' || c == '\''))
			quote = c;
	}
	return dc_got(&b);
}

/* The next card of the list, from n on. */
static const xml_node *card_from(const xml_node *n)
{
	while (n && !xml_is(n, "Card"))
		n = xmldeck_next(n);
	return n;
}

/* One card with tags or references in it says what all are. */
static dc_markup markup_of(dc_reader *r, const xml_node *n)
{
	for (; n; n = card_from(xmldeck_next(n)))
		if (dc_has_markup(xml_attr(r->arena, n, "Question")) ||
		    dc_has_markup(xml_attr(r->arena, n, "Answer")))
			return DC_HTML;
	return DC_PLAIN;
}

static int read_cards(dc_reader *r, const xml_node *n)
{
	dc_markup markup = markup_of(r, n);
	int code = DC_OK;

	for (; n && !code; n = card_from(xmldeck_next(n))) {
		dc_note *note = xmldeck_note(r, n,
			xml_attr(r->arena, n, "Question"),
			xml_attr(r->arena, n, "Answer"), markup);

		if (!dc_blank(xml_attr(r->arena, n, "History")))
			dc_lose(r->run, "schedules", 1);
		code = note ? dc_put_note(r, note) : DC_OK;
	}
	return code;
}

static int read_deck(dc_reader *r)
{
	struct reader *s = r->state;
	dc_str text;
	int code;

	if (s->ended)
		return DC_END;
	s->ended = true;
	code = dc_all(r->in, &text);
	if (!code)
		code = xmldeck_parse(r, mended(r, text), &s->doc);
	if (code)
		return code;
	if (!xml_is(xml_root(s->doc), "CueCards"))
		return xmldeck_other(r, s->doc);
	return read_cards(r, card_from(xmldeck_first(xml_root(s->doc))));
}

static void close_deck(dc_reader *r)
{
	xml_free(((struct reader *)r->state)->doc);
}

const dc_format fmt_cuecard = {
	.name = "cuecard",
	.title = "CueCard deck",
	.exts = "wcu",
	.how = "the file that CueCard saves",
	.caps = DC_TRIMS,
	.read_size = sizeof(struct reader),
	.probe = probe,
	.read = read_deck,
	.close = close_deck,
};
