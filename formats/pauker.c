/*
 * Pauker's lessons (.pau.gz, .xml.gz), of the Java program and its relatives
 * on phones; Parley and others write them, too.
 *
 *	<Lesson LessonFormat="1.7">
 *	  <Description>…</Description>
 *	  <Batch>
 *	    <Card>
 *	      <FrontSide Orientation="LTR" RepeatByTyping="false">
 *	        <Text>der Hund</Text> <Font …/>
 *	      </FrontSide>
 *	      <ReverseSide …> <Text>the dog</Text> … </ReverseSide>
 *	    </Card>
 *	  </Batch>
 *	  <Batch/> …
 *	</Lesson>
 *
 * The first batch has not been learned; the second and third are the memories
 * of minutes, the others those of days: a schedule.  Texts are plain, with
 * lines.  In old lessons and those of converters the text stands in the side
 * itself.
 */
#include "parts/xml/deck.h"

struct reader {
	xml_doc *doc;
};

static int probe(const dc_probe *p)
{
	dc_str tag;

	if (!xmldeck_is(p->head, "Lesson", &tag))
		return 0;
	return dc_find(tag, "LessonFormat") != DC_NPOS ? 95
		: dc_find(p->head, "<FrontSide") != DC_NPOS ? 80 : 0;
}

static dc_str side(dc_reader *r, const xml_node *card, const char *name)
{
	const xml_node *n = xmldeck_child(card, name);
	const xml_node *text = xmldeck_child(n, "Text");

	return n ? dc_trim(xml_all_text(r->arena, text ? text : n)) : DC_NONE;
}

static int read_card(dc_reader *r, const xml_node *card, bool learned)
{
	const xml_node *front = xmldeck_child(card, "FrontSide");
	dc_note *note = xmldeck_note(r, card, side(r, card, "FrontSide"),
		side(r, card, "ReverseSide"), DC_PLAIN);

	if (learned)
		dc_lose(r->run, "schedules", 1);
	if (!note)
		return DC_OK;
	if (front && dc_is(xml_attr(r->arena, front, "RepeatByTyping"),
	    "true"))
		note->kind = DC_S("Basic (type in the answer)");
	return dc_put_note(r, note);
}

static int read_lesson(dc_reader *r, const xml_node *root)
{
	const xml_node *n = xmldeck_child(root, "Description"), *card;
	dc_deck deck = { .about = dc_convert(r->run_arena, NULL,
		dc_trim(xmldeck_text(r->run_arena, n)), DC_PLAIN, DC_HTML) };
	size_t batch = 0;
	int code = deck.about.n ? dc_put_deck(r, &deck) : DC_OK;

	for (n = xmldeck_child(root, "Batch"); n && !code;
	     n = xmldeck_after(n, "Batch"), batch++)
		for (card = xmldeck_child(n, "Card"); card && !code;
		     card = xmldeck_after(card, "Card"))
			code = read_card(r, card, batch > 0);
	return code;
}

static int read_file(dc_reader *r)
{
	struct reader *s = r->state;
	int code;

	if (s->doc)
		return DC_END;
	code = xmldeck_read(r, &s->doc);
	if (code)
		return code;
	return xml_is(xml_root(s->doc), "Lesson")
		? read_lesson(r, xml_root(s->doc)) : xmldeck_other(r, s->doc);
}

static void close_file(dc_reader *r)
{
	xml_free(((struct reader *)r->state)->doc);
}

const dc_format fmt_pauker = {
	.name = "pauker",
	.title = "Pauker lesson",
	.exts = "pau xml",
	.how = "the file that Pauker saves, as it is (.pau.gz)",
	.caps = DC_TRIMS,
	.read_size = sizeof(struct reader),
	.probe = probe,
	.read = read_file,
	.close = close_file,
};
