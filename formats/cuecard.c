/*
 * CueCard's decks (.wcu), by Wade Brainerd's program of that name; Mnemosyne
 * has written them, too, and small web tools do.
 *
 *	<CueCards Version="1">
 *	<Card Question="Sodium" Answer="133-144 mmol/L" History=""/>
 *	</CueCards>
 *
 * What is odd: Mnemosyne wrote what users had typed into the attributes as it
 * was, so that `<br/>`, a bare `&` or quotes stand there, which is no XML.  A
 * comment may stand before the declaration, which is none, either.
 */
#include "parts/xml/deck.h"
#include "parts/xml/mend.h"

struct reader {
	xml_doc *doc;
};

static int probe(const dc_probe *p)
{
	return xmldeck_is(p->head, "CueCards", NULL) ? 95 : 0;
}

/* One card with tags or references in it says what all are. */
static dc_markup markup_of(dc_reader *r, const xml_node *n)
{
	for (; n; n = xmldeck_after(n, "Card"))
		if (dc_has_markup(xml_attr(r->arena, n, "Question")) ||
		    dc_has_markup(xml_attr(r->arena, n, "Answer")))
			return DC_HTML;
	return DC_PLAIN;
}

static int read_cards(dc_reader *r, const xml_node *n)
{
	dc_markup markup = markup_of(r, n);
	int code = DC_OK;

	for (; n && !code; n = xmldeck_after(n, "Card")) {
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

	if (s->doc)
		return DC_END;
	code = dc_all(r->in, &text);
	if (!code)
		code = xmldeck_parse(r, xmlmend_values(r->run_arena, text,
			"<Card"), &s->doc);
	if (code)
		return code;
	if (!xml_is(xml_root(s->doc), "CueCards"))
		return xmldeck_other(r, s->doc);
	return read_cards(r, xmldeck_child(xml_root(s->doc), "Card"));
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
