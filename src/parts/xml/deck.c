/*
 * XML decks are small documents, held whole.
 */
#include "parts/xml/deck.h"

/* Behind the next `end`, or nothing. */
static dc_str behind(dc_str s, const char *end)
{
	size_t at = dc_find(s, end);

	return at == DC_NPOS ? dc_from(s, s.n) : dc_from(s, at + strlen(end));
}

/* A document type may hold declarations: <!DOCTYPE a [ <!ELEMENT a ANY> ]>. */
static dc_str behind_doctype(dc_str s)
{
	size_t end = dc_chr(s, '>'), inner = dc_chr(s, '[');

	return inner < end ? behind(behind(s, "]"), ">") : behind(s, ">");
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static dc_str past_blanks(dc_str s)
{
	while (s.n && is_blank(*s.p))
		s = dc_from(s, 1);
	return s;
}

dc_str xmldeck_root(dc_str head, dc_str *tag)
{
	dc_str s = past_blanks(head);
	size_t n = 1;

	while (dc_starts(s, "<?") || dc_starts(s, "<!"))
		s = past_blanks(dc_starts(s, "<?") ? behind(s, "?>")
			: dc_starts(s, "<!--") ? behind(s, "-->")
			: behind_doctype(s));
	if (!dc_starts(s, "<"))
		return DC_NONE;
	while (n < s.n && !is_blank(s.p[n]) && s.p[n] != '>' && s.p[n] != '/')
		n++;
	if (tag)
		*tag = dc_sub(s, n, dc_chr(s, '>') - n);
	return dc_sub(s, 1, n - 1);
}

bool xmldeck_is(dc_str head, const char *name, dc_str *tag)
{
	return dc_is(xmldeck_root(head, tag), name);
}

/*
 * Programs write comments and empty lines before the declaration, where it is
 * not allowed.  It is made blank then: what it says was read already.
 */
static dc_str tidy(dc_reader *r, dc_str text)
{
	dc_str s = past_blanks(text), end;
	char *copy;

	while (dc_starts(s, "<!--"))
		s = past_blanks(behind(s, "-->"));
	if (s.p == text.p || !dc_starts(s, "<?xml ") || !s.n)
		return text;
	end = behind(s, "?>");
	copy = dc_cdup(r->run_arena, text);
	if (!copy)
		return text;
	for (const char *p = s.p; p < end.p; p++)
		if (!is_blank(*p))
			copy[p - text.p] = ' ';
	return (dc_str){ copy, text.n };
}

int xmldeck_parse(dc_reader *r, dc_str text, xml_doc **doc)
{
	return xml_xml(r->run, r->run_arena, tidy(r, text), doc);
}

int xmldeck_read(dc_reader *r, xml_doc **doc)
{
	dc_str text;
	int code = dc_all(r->in, &text);

	*doc = NULL;
	return code ? code : xmldeck_parse(r, text, doc);
}

int xmldeck_other(dc_reader *r, const xml_doc *doc)
{
	const xml_node *root = xml_root(doc);

	dc_at(r->run, xml_line(root), 1, DC_NONE);
	return dc_fail(r->run, DC_INPUT, "xml-root", "this is no %s: the root "
		"element is <%.*s>", r->format->name,
		DC_ARG(dc_head(xml_name(root), 40)));
}

static const xml_node *element(const xml_node *n)
{
	while (n && xml_is_text(n))
		n = xml_next(n);
	return n;
}

const xml_node *xmldeck_next(const xml_node *n)
{
	return element(xml_next(n));
}

const xml_node *xmldeck_first(const xml_node *n)
{
	return element(xml_first(n));
}

const xml_node *xmldeck_child(const xml_node *n, const char *name)
{
	n = n ? xmldeck_first(n) : NULL;
	while (n && !xml_is(n, name))
		n = xmldeck_next(n);
	return n;
}

const xml_node *xmldeck_after(const xml_node *n, const char *name)
{
	n = xmldeck_next(n);
	while (n && !xml_is(n, name))
		n = xmldeck_next(n);
	return n;
}

dc_str xmldeck_words(dc_arena *arena, const xml_node *n, const char *name)
{
	n = xmldeck_child(n, name);
	return n ? dc_trim(xml_all_text(arena, n)) : DC_NONE;
}

dc_str xmldeck_text(dc_arena *arena, const xml_node *n)
{
	dc_buf b = dc_buf_in(arena, DC_MAX_DOCUMENT);

	if (!n || !(n = xml_first(n)))
		return DC_NONE;
	if (xml_is_text(n) && !xml_next(n))
		return xml_text(n);
	for (; n; n = xml_next(n))
		dc_adds(&b, xml_is_text(n) ? xml_text(n)
			: xml_outer(arena, n));
	return dc_got(&b);
}

dc_note *xmldeck_note(dc_reader *r, const xml_node *n, dc_str front,
	dc_str back, dc_markup markup)
{
	dc_note *note;

	if (dc_blank(front) && dc_blank(back)) {
		dc_lose(r->run, "cards without text", 1);
		dc_forget(r);
		return NULL;
	}
	note = dc_note_new(r);
	if (!note)
		return NULL;
	note->at.line = xml_line(n);
	note->lost = dc_blank(front) ? DC_LOST_FRONT : 0;
	dc_note_field(r, note, DC_S("Front"), front, markup);
	dc_note_field(r, note, DC_S("Back"), back, markup);
	return note;
}
