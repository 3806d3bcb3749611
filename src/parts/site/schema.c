/*
 * Questions as schema.org describes them.
 */
#include "lib/json.h"
#include "parts/site/schema.h"

/* ---- JSON-LD ---- */

static bool has_type(const json *o, const char *name)
{
	const json *t = json_get(o, "@type");

	if (json_is(t) == JSON_STRING)
		return dc_is(json_text(t), name);
	for (t = json_first(t); t; t = json_next(t))
		if (dc_is(json_text(t), name))
			return true;
	return false;
}

/* The text of an answer, of each in a list, with a line each. */
static dc_str answers(dc_arena *arena, const json *a, dc_markup *markup)
{
	const json *one = json_is(a) == JSON_ARRAY ? json_first(a) : a;
	dc_buf b = dc_buf_in(arena, DC_MAX_FIELD);

	for (; one; one = json_is(a) == JSON_ARRAY ? json_next(one) : NULL) {
		const json *text = json_get(one, "text");
		dc_str s = json_text(json_is(one) == JSON_STRING ? one :
			json_is(text) == JSON_STRING ? text :
			json_get(one, "name"));

		page_add(&b, dc_trim(s), "\n");
	}
	*markup = dc_has_markup(dc_got(&b)) ? DC_HTML : DC_PLAIN;
	return dc_got(&b);
}

static int put_question(dc_reader *r, const json *q, uint64_t line,
	schema_card_fn *put)
{
	dc_str text = dc_trim(json_text(json_get(q, "text")));
	dc_str name = dc_trim(json_text(json_get(q, "name")));
	bool flashcard = json_get(q, "eduQuestionType") != NULL;
	const json *right = json_get(q, "acceptedAnswer");
	const json *other = json_get(q, "suggestedAnswer");
	struct page_card c = { .line = line };

	c.front = (flashcard && text.n) || !name.n ? text : name;
	c.markup[0] = dc_has_markup(c.front) ? DC_HTML : DC_PLAIN;
	c.back = answers(r->arena, right ? right : other, &c.markup[1]);
	if (right)
		c.choices = answers(r->arena, other, &c.markup[2]);
	return put(r, &c);
}

static int read_jsonld(dc_reader *r, dc_str text, uint64_t line, bool tell,
	schema_card_fn *put, schema_deck_fn *enter)
{
	json_fault fault;
	uint64_t col = 1;
	const char *seen = text.p;
	const json *root = json_parse(tell ? r->run : NULL,
		r->run_arena, text, line, 1, &fault), *at;
	int code = 0;

	if (!root && tell && dc_find(text, "Question") != DC_NPOS) {
		dc_at(r->run, fault.line, fault.col, fault.excerpt);
		dc_warn(r->run, "jsonld-syntax", "JSON-LD is passed over: %s",
			fault.what);
	}
	for (at = root; at && !code; at = json_step(root, at)) {
		dc_str raw = json_raw(at);
		dc_str name = json_text(json_get(at, "name"));

		if (has_type(at, "FAQPage") || has_type(at, "QAPage"))
			code = enter(r, DC_NONE);
		if (has_type(at, "Quiz"))
			code = enter(r, dc_trim(name.n ? name : json_text(
				json_get(json_get(at, "about"), "name"))));
		if (!has_type(at, "Question"))
			continue;
		/* A mended text lies elsewhere: then the script's line. */
		if (raw.p >= seen && raw.p < text.p + text.n) {
			json_place((dc_str){ seen, (size_t)(raw.p - seen) },
				&line, &col);
			seen = raw.p;
		}
		code = code ? code : put_question(r, at, line, put);
	}
	return code;
}

int schema_jsonld(dc_reader *r, const xml_doc *doc, bool tell,
	schema_card_fn *put, schema_deck_fn *enter)
{
	const xml_node *root = xml_root(doc), *n = root;
	int code = 0;

	while (!code && (n = xml_next_element(root, n)))
		if (xml_is(n, "script") && dc_istarts(dc_trim(xml_attr(
		    r->arena, n, "type")), "application/ld+json"))
			code = read_jsonld(r, xml_all_text(r->run_arena, n),
				xml_line(n), tell, put, enter);
	return code;
}

/* ---- microdata ---- */

static bool is_item(dc_arena *arena, const xml_node *n, const char *type)
{
	dc_str t = dc_trim(xml_attr(arena, n, "itemtype"));

	return dc_ends(t, type) && dc_find(t, "schema.org/") != DC_NPOS &&
		t.p[t.n - strlen(type) - 1] == '/';
}

/* The next element behind `at` that is a property of the item itself. */
static const xml_node *next_prop(dc_arena *arena, const xml_node *item,
	const xml_node *at, const char *name)
{
	bool skip = at != item && xml_attr(arena, at, "itemscope").p;

	for (;;) {
		at = skip ? xml_after(item, at) : xml_next_element(item, at);
		if (!at || xml_has_word(arena, at, "itemprop", name))
			return at;
		skip = xml_attr(arena, at, "itemscope").p;
	}
}

static dc_str prop_value(dc_arena *arena, const xml_node *item,
	const char *name)
{
	const xml_node *n = next_prop(arena, item, item, name);
	dc_str content = n ? xml_attr(arena, n, "content") : DC_NONE;
	dc_buf b = dc_buf_in(arena, DC_MAX_FIELD);
	size_t i;

	if (!content.n)
		return n ? page_value(arena, n) : DC_NONE;
	for (i = 0; i < content.n; i++)
		if (content.p[i] == '<')
			dc_addz(&b, "&lt;");
		else if (content.p[i] == '&')
			dc_addz(&b, "&amp;");
		else
			dc_addc(&b, content.p[i]);
	return dc_trim(dc_got(&b));
}

/* An answer is an item with a text, or the text itself. */
static dc_str item_answers(dc_arena *arena, const xml_node *q,
	const char *name)
{
	dc_buf b = dc_buf_in(arena, DC_MAX_FIELD);
	const xml_node *n = q;

	while ((n = next_prop(arena, q, n, name))) {
		dc_str text = prop_value(arena, n, "text");

		page_add(&b, text.n ? text : page_value(arena, n), "<br>");
	}
	return dc_got(&b);
}

static int put_item(dc_reader *r, const xml_node *q, schema_card_fn *put)
{
	struct page_card c = { .line = xml_line(q),
		.markup = { DC_HTML, DC_HTML, DC_HTML } };

	c.front = prop_value(r->arena, q, "name");
	if (!c.front.n)
		c.front = prop_value(r->arena, q, "text");
	c.back = item_answers(r->arena, q, "acceptedAnswer");
	c.choices = item_answers(r->arena, q, "suggestedAnswer");
	if (!c.back.n) {
		c.back = c.choices;
		c.choices = DC_NONE;
	}
	return put(r, &c);
}

int schema_microdata(dc_reader *r, const xml_doc *doc, schema_card_fn *put,
	schema_deck_fn *enter)
{
	const xml_node *root = xml_body(doc), *n = root;
	int code = 0;

	while (!code && (n = xml_next_element(root, n)))
		if (is_item(r->arena, n, "Quiz")) {
			const xml_node *name = next_prop(r->arena, n, n,
				"name");

			if (name)
				code = enter(r, page_text(r->arena, name,
					DC_HEAD));
		} else if (is_item(r->arena, n, "Question")) {
			code = put_item(r, n, put);
		}
	return code;
}
