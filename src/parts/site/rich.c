/*
 * Rich text as editors keep it (ProseMirror, Tiptap): a tree of nodes with a
 * type, content and, on texts, marks.
 *
 *	{"type":"doc","content":[{"type":"paragraph","content":[
 *	 {"type":"text","text":"cell","marks":[{"type":"b"}]}]}]}
 */
#include "parts/site/inner.h"

/* Kinds of nodes and marks by all names they have, as HTML. */
static const struct kind {
	const char *names, *tag;
} kinds[] = {
	{ "bold strong b", "b" }, { "italic em i", "i" },
	{ "underline u", "u" }, { "strike strikethrough s", "s" },
	{ "code", "code" }, { "subscript sub", "sub" },
	{ "superscript sup", "sup" }, { "highlight mark bgY bgB bgP bgG",
	  "mark" }, { "paragraph", "p" }, { "bulletList bullet_list", "ul" },
	{ "orderedList ordered_list", "ol" }, { "listItem list_item", "li" },
	{ "blockquote", "blockquote" }, { "codeBlock code_block", "pre" },
	{ "heading", "h3" }, { "table", "table" },
	{ "tableRow table_row", "tr" }, { "tableCell table_cell", "td" },
	{ "tableHeader table_header", "th" },
};

static const char *tag_of(const json *v)
{
	dc_str type = json_text(json_get(v, "type"));

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		dc_str rest = dc_cstr(kinds[i].names);

		while (rest.n)
			if (dc_eq(dc_cut(&rest, ' '), type))
				return kinds[i].tag;
	}
	return NULL;
}

/* The marks of a text, in their order or back. */
static void add_marks(dc_buf *b, const json *marks, bool closing)
{
	const json *list[8];
	size_t n = 0;

	for (const json *m = json_first(marks); m && n < 8; m = json_next(m))
		if (tag_of(m))
			list[n++] = m;
	for (size_t i = 0; i < n; i++)
		dc_addf(b, closing ? "</%s>" : "<%s>",
			tag_of(list[closing ? n - 1 - i : i]));
}

static void add_text(dc_buf *b, const json *v)
{
	const json *marks = json_get(v, "marks");

	add_marks(b, marks, false);
	page_add_text(b, json_text(json_get(v, "text")));
	add_marks(b, marks, true);
}

static void enter(dc_buf *b, const json *v)
{
	dc_str type = json_text(json_get(v, "type"));
	const json *attrs = json_get(v, "attrs");

	if (dc_is(type, "text"))
		add_text(b, v);
	else if (dc_is(type, "hardBreak") || dc_is(type, "hard_break"))
		dc_addz(b, "<br>");
	else if (dc_is(type, "image"))
		page_add_image(b, json_text(json_get(attrs, "src")));
	else if (tag_of(v))
		dc_addf(b, "<%s>", tag_of(v));
}

static void leave(dc_buf *b, const json *v)
{
	dc_str type = json_text(json_get(v, "type"));

	if (!dc_is(type, "text") && tag_of(v))
		dc_addf(b, "</%s>", tag_of(v));
}

/* The node that comes next below root; those that are left are closed. */
static const json *next_node(dc_buf *b, const json *root, const json *v)
{
	const json *inner = json_first(json_get(v, "content"));

	if (inner)
		return inner;
	while (v) {
		leave(b, v);
		if (v == root)
			return NULL;
		if (json_next(v))
			return json_next(v);
		v = json_up(json_up(v));
	}
	return NULL;
}

/* Is there more to it than lines? */
static bool is_rich(const json *v)
{
	dc_str type = json_text(json_get(v, "type"));

	return dc_is(type, "text") ? json_first(json_get(v, "marks")) != NULL
		: !dc_is(type, "doc") && !dc_is(type, "paragraph") &&
		!dc_is(type, "hardBreak") && !dc_is(type, "hard_break");
}

dc_str site_rich(dc_arena *arena, const json *root)
{
	dc_buf b = dc_buf_in(arena, DC_MAX_FIELD);
	const json *v = root;
	bool rich = false;
	dc_str html;

	if (!dc_is(json_text(json_get(root, "type")), "doc"))
		return DC_NONE;
	while (v) {
		rich |= is_rich(v);
		enter(&b, v);
		v = next_node(&b, root, v);
	}
	if (!rich)
		return DC_NONE;
	html = dc_got(&b);
	/* Editors end with an empty paragraph; one alone is a line. */
	while (dc_ends(html, "<p></p>"))
		html = dc_sub(html, 0, html.n - 7);
	if (dc_starts(html, "<p>") && dc_find(html, "</p>") == html.n - 4)
		html = dc_sub(html, 3, html.n - 7);
	return html;
}
