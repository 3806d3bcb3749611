/*
 *	<SuperMemoCollection>
 *	  <SuperMemoElement>
 *	    <ID>1</ID> <Title>Biology</Title> <Type>Concept</Type>
 *	    <SuperMemoElement>
 *	      <ID>2</ID> <Type>Item</Type>
 *	      <Content>
 *	        <Question>What is ATP?</Question> <Answer>…</Answer>
 *	        <Image> <URL>c:\…\x.jpg</URL> <Name>x.jpg</Name>
 *	          <Question>T</Question> <Answer>F</Answer> </Image>
 *	      </Content>
 *	      <LearningData> … </LearningData>
 *
 * Elements in elements are the knowledge tree: decks.  A topic with a text of
 * its own is an article that is read, neither a card nor a deck.  T and F say
 * on which side a picture shows.
 *
 *	<smconv_pl>
 *	  <cards>
 *	    <card category="Unfiled" commit="1">
 *	      <card_fields>
 *	        <card_field idx="1">la acera</card_field> …
 *	      </card_fields>
 *	      <card_other lapses="8" … />
 *	    </card>
 *	  </cards>
 *	  <header name="Spanish" … />
 *
 * Six fields at most; which are asked is not told, so it is the first.
 */
#include "parts/side.h"
#include "parts/supermemo/reference.h"
#include "parts/supermemo/xml.h"

/* A path of more than so many bytes has no further decks. */
enum { LEVELS = DC_MAX_DEPTH, TITLE = 200, PATH = 1000, FIELDS = 6 };

bool smxml_is(dc_str head)
{
	return xmldeck_is(head, "SuperMemoCollection", NULL) ||
	       xmldeck_is(head, "smconv_pl", NULL);
}

dc_str smxml_breaks(dc_arena *arena, dc_str text)
{
	dc_buf b = dc_buf_in(arena, DC_MAX_RECORD);
	dc_str line;

	if (dc_chr(text, '\n') == DC_NPOS)
		return text;
	for (bool first = true; dc_next_line(&text, &line); first = false) {
		dc_addz(&b, first ? "" : "<br>");
		dc_adds(&b, line);
	}
	return dc_got(&b);
}

/* ---- SuperMemo's own ---- */

struct tree {
	dc_reader *r;
	dc_str titles[LEVELS];   /* of the elements we are in; empty: no deck */
	size_t depth;
};

/* Text with tags is HTML as it stands; other has lines. */
static dc_str side(dc_reader *r, const xml_node *content, const char *name,
	dc_str *reference)
{
	dc_str s = smref_cut(r->arena, dc_trim(xmldeck_text(r->arena,
		xmldeck_child(content, name))), DC_HTML, reference);

	return dc_chr(s, '<') == DC_NPOS ? smxml_breaks(r->arena, s) : s;
}

static bool is_true(const xml_node *flag)
{
	dc_str s = flag && xml_first(flag) && xml_is_text(xml_first(flag))
		? dc_trim(xml_text(xml_first(flag))) : DC_NONE;

	return dc_istarts(s, "T");
}

/* A picture, a sound or a film, on the side where it shows first.  Its path is
 * that of somebody's disk. */
static void add_file(dc_reader *r, const xml_node *n, dc_buf sides[2])
{
	const xml_node *ask = xmldeck_child(n, "Question");
	const xml_node *answer = xmldeck_child(n, "Answer");
	dc_buf *b = &sides[!(is_true(ask) || (!ask && !answer))];
	dc_str name = xmldeck_words(r->arena, n, "URL");

	if (!name.n)
		name = xmldeck_words(r->arena, n, "Name");
	if (xml_is(n, "Image"))
		side_picture(b, name);
	else
		side_sound(b, name);
}

static void add_files(dc_reader *r, const xml_node *in, dc_buf sides[2])
{
	for (const xml_node *n = xmldeck_first(in); n; n = xmldeck_next(n))
		if (xml_is(n, "Image") || xml_is(n, "Sound") ||
		    xml_is(n, "Video"))
			add_file(r, n, sides);
}

/* Nothing but the decks above it, as "A::B". */
static dc_str deck_of(struct tree *t)
{
	dc_buf b = dc_buf_in(t->r->arena, DC_MAX_FIELD);

	for (size_t i = 0; i + 1 < t->depth; i++) {
		if (!t->titles[i].n || b.n > PATH)
			continue;
		dc_addz(&b, b.n ? "::" : "");
		dc_adds(&b, t->titles[i]);
	}
	return dc_got(&b);
}

static int put_item(struct tree *t, const xml_node *n, const xml_node *content)
{
	dc_reader *r = t->r;
	dc_buf sides[2] = { dc_buf_in(r->arena, DC_MAX_RECORD),
		dc_buf_in(r->arena, DC_MAX_RECORD) };
	const xml_node *data = xmldeck_child(n, "LearningData");
	dc_str reps = xmldeck_words(r->arena, data, "Repetitions");
	dc_str reference = DC_NONE;
	dc_note *note;

	if (reps.n && !dc_is(reps, "0"))
		dc_lose(r->run, "schedules", 1);
	dc_adds(&sides[0], side(r, content, "Question", &reference));
	dc_adds(&sides[1], side(r, content, "Answer", &reference));
	smref_add(r->arena, xmldeck_text(r->arena, xmldeck_child(content,
		"SuperMemoReference")), DC_HTML, &reference);
	if (content)
		add_files(r, content, sides);
	add_files(r, n, sides);
	note = xmldeck_note(r, n, dc_got(&sides[0]), dc_got(&sides[1]),
		DC_HTML);
	if (!note)
		return DC_OK;
	if (reference.n)
		dc_note_field(r, note, DC_S("Reference"), reference, DC_HTML);
	note->id = xmldeck_words(r->arena, n, "ID");
	note->deck = deck_of(t);
	return dc_put_note(r, note);
}

/* What is behind its own question is an item, whatever it is called. */
static int enter(struct tree *t, const xml_node *n)
{
	dc_reader *r = t->r;
	const xml_node *content = xmldeck_child(n, "Content");
	dc_str type = xmldeck_words(r->arena, n, "Type");
	dc_str title = dc_bare(r->arena, xmldeck_text(r->arena,
		xmldeck_child(n, "Title")), DC_HTML);
	dc_str from = DC_NONE;
	dc_str text = dc_bare(r->arena, side(r, content, "Question", &from),
		DC_HTML);
	dc_str answer = side(r, content, "Answer", &from);
	bool item = dc_is(type, "Item") || !dc_blank(answer) ||
		(!type.n && text.n);
	bool folder = !item && (!text.n || dc_ieq(text, title));

	if (t->depth == LEVELS)
		return dc_fail(r->run, DC_LIMIT, "supermemo-depth", "more than "
			"%d elements in each other", LEVELS);
	t->titles[t->depth++] = folder ? dc_dup(r->run_arena,
		dc_trim(dc_head(title, TITLE))) : DC_NONE;
	if (item)
		return put_item(t, n, content);
	if (!folder)
		dc_lose(r->run, "topics to read", 1);
	else if (from.n)
		dc_lose(r->run, "references of topics", 1);
	dc_forget(r);
	return DC_OK;
}

static int read_tree(dc_reader *r, const xml_node *root)
{
	struct tree *t = dc_alloc(r->run_arena, sizeof(*t));
	const xml_node *n = root;
	bool leaving = false;
	int code = DC_OK;

	if (!t)
		return DC_LIMIT;
	t->r = r;
	while (!code && (n = xml_walk(root, n, &leaving))) {
		bool element = !xml_is_text(n) && xml_is(n,
			"SuperMemoElement");

		if (element && leaving)
			t->depth--;
		else if (element)
			code = enter(t, n);
		else
			leaving = true;
	}
	return code;
}

/* ---- smconv.pl's ---- */

/* One field with tags or references in it says what all are. */
static dc_markup markup_of(dc_reader *r, const xml_node *card)
{
	for (; card; card = xmldeck_after(card, "card")) {
		const xml_node *f = xmldeck_child(card, "card_fields");

		for (f = f ? xmldeck_first(f) : NULL; f; f = xmldeck_next(f))
			if (dc_has_markup(xmldeck_text(r->arena, f)))
				return DC_HTML;
		dc_forget(r);
	}
	return DC_PLAIN;
}

static int put_card(dc_reader *r, const xml_node *card, dc_str deck,
	dc_markup markup)
{
	const xml_node *f = xmldeck_child(card, "card_fields");
	dc_str fields[FIELDS] = { DC_NONE }, tag;
	dc_note *note;
	uint64_t idx;

	for (f = f ? xmldeck_first(f) : NULL; f; f = xmldeck_next(f)) {
		dc_str s = xmldeck_text(r->arena, f);

		if (!dc_num(xml_attr(r->arena, f, "idx"), &idx) || !idx ||
		    idx > FIELDS)
			dc_lose(r->run, "fields without a place", 1);
		else
			fields[idx - 1] = markup == DC_HTML
				? smxml_breaks(r->arena, dc_trim(s)) : s;
	}
	if (xmldeck_child(card, "card_other"))
		dc_lose(r->run, "schedules", 1);
	note = xmldeck_note(r, card, fields[0], fields[1], markup);
	if (!note)
		return DC_OK;
	for (size_t i = 2; i < FIELDS; i++)
		if (!dc_blank(fields[i]))
			dc_note_field(r, note, dc_fmt(r->arena, "Field %zu",
				i + 1), fields[i], markup);
	tag = xml_attr(r->arena, card, "category");
	if (!dc_is(tag, "Unfiled"))
		dc_note_tag(r, note, tag);
	note->deck = deck;
	return dc_put_note(r, note);
}

static int read_palm(dc_reader *r, const xml_node *root)
{
	const xml_node *header = xmldeck_child(root, "header");
	const xml_node *cards = xmldeck_child(root, "cards"), *n;
	dc_str deck = header ? dc_trim(xml_attr(r->run_arena, header, "name"))
		: DC_NONE;
	dc_markup markup;
	int code = DC_OK;

	n = xmldeck_child(cards, "card");
	markup = markup_of(r, n);
	for (; n && !code; n = xmldeck_after(n, "card"))
		code = put_card(r, n, deck, markup);
	return code;
}

int smxml_read(dc_reader *r, const xml_doc *doc)
{
	const xml_node *root = xml_root(doc);

	if (xml_is(root, "SuperMemoCollection"))
		return read_tree(r, root);
	return xml_is(root, "smconv_pl") ? read_palm(r, root)
		: xmldeck_other(r, doc);
}
