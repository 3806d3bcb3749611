/*
 * Saved web pages.
 */
#include "parts/site/page.h"

/* <!doctype html>, <html …>, or a tag that fragments begin with. */
bool page_is_html(const dc_probe *p)
{
	static const char *const begins[] = {
		"<!doctype html", "<html", "<head", "<body", "<!--", "<div",
		"<title", "<meta", "<article", "<section", "<main", "<table",
		"<ul", "<ol", "<dl", "<p>", "<h1", "<h2", "<details",
		"<script", "<link", "<style"
	};
	dc_str head = dc_trim(p->head);
	size_t i;

	/* <?xml version="1.0"?> stands before XHTML too. */
	if (dc_istarts(head, "<?xml"))
		return dc_find(head, "<html") != DC_NPOS;
	for (i = 0; i < sizeof(begins) / sizeof(*begins); i++)
		if (dc_istarts(head, begins[i]))
			return true;
	return false;
}

bool page_ahead(dc_reader *r)
{
	return page_is_html(&(dc_probe){ .head = dc_peek(r->in, DC_HEAD) });
}

static bool is_hidden(const xml_node *n)
{
	return xml_is(n, "script") || xml_is(n, "style") ||
		xml_is(n, "noscript") || xml_is(n, "title") ||
		xml_is(n, "textarea");
}

/* Inline elements are part of a word; others stand apart. */
static bool is_inline(const xml_node *n)
{
	static const char *const names[] = {
		"a", "abbr", "b", "code", "em", "font", "i", "mark", "q", "s",
		"small", "span", "strong", "sub", "sup", "u", "wbr"
	};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (xml_is(n, names[i]))
			return true;
	return false;
}

/* A blank goes before the next word, not behind the last. */
static void add_text(dc_buf *b, dc_str s, bool *blank)
{
	size_t i, from;

	for (i = 0; i < s.n;) {
		for (from = i; i < s.n && !strchr(" \t\n\r\f", s.p[i]); i++)
			;
		if (i > from) {
			if (*blank && b->n)
				dc_addc(b, ' ');
			dc_add(b, s.p + from, i - from);
			*blank = false;
		}
		if (i < s.n) {
			*blank = true;
			i++;
		}
	}
}

dc_str page_text(dc_arena *arena, const xml_node *root, size_t max)
{
	dc_buf b = dc_buf_in(arena, DC_MAX_DOCUMENT);
	const xml_node *n = root;
	bool leaving = false, blank = false;

	while (b.n < max && (n = xml_walk(root, n, &leaving))) {
		if (xml_is_text(n))
			add_text(&b, xml_text(n), &blank);
		else if (!is_inline(n))
			blank = true;
		if (!leaving && is_hidden(n))
			leaving = true;
	}
	return dc_trim(dc_got(&b));
}

bool page_shows(const xml_node *root)
{
	static const char *const media[] = { "img", "image", "audio", "video",
		"object", "embed", "iframe", "svg", "math" };
	const xml_node *n = root;
	bool leaving = false;
	size_t i;

	while ((n = xml_walk(root, n, &leaving))) {
		if (xml_is_text(n) && !dc_blank(xml_text(n)))
			return true;
		for (i = 0; i < sizeof(media) / sizeof(*media); i++)
			if (xml_is(n, media[i]))
				return true;
		if (!leaving && is_hidden(n))
			leaving = true;
	}
	return false;
}

dc_str page_value(dc_arena *arena, const xml_node *n)
{
	return page_shows(n) ? dc_trim(xml_inner(arena, n)) : DC_NONE;
}

void page_add(dc_buf *b, dc_str value, const char *between)
{
	if (!value.n)
		return;
	dc_addz(b, b->n ? between : "");
	dc_adds(b, value);
}

/* Behind a block a line begins anyway. */
void page_add_line(dc_buf *b, dc_str html)
{
	dc_str had = dc_got(b);

	page_add(b, html, dc_ends(had, "</p>") || dc_ends(had, "</div>") ? ""
		: "<br>");
}

void page_add_text(dc_buf *b, dc_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		const char *as = s.p[i] == '&' ? "&amp;" :
			s.p[i] == '<' ? "&lt;" : s.p[i] == '>' ? "&gt;" :
			s.p[i] == '"' ? "&quot;" : NULL;

		if (as)
			dc_addz(b, as);
		else
			dc_addc(b, s.p[i]);
	}
}

static bool is_web(dc_str s)
{
	return dc_istarts(s, "http://") || dc_istarts(s, "https://");
}

void page_add_image(dc_buf *b, dc_str url)
{
	url = dc_trim(url);
	if (!is_web(url) && !dc_starts(url, "//") &&
	    !dc_istarts(url, "data:image/"))
		return;
	page_add_line(b, DC_S("<img src=\""));
	page_add_text(b, url);
	dc_addz(b, "\">");
}

/* <!-- saved from url=(0041)https://example.org/deck --> */
static dc_str saved_from(dc_str text)
{
	size_t at = dc_find(dc_sub(text, 0, 2048), "<!-- saved from url=(");
	dc_str s = dc_from(text, at), number, url;
	uint64_t n = 0;

	if (at == DC_NPOS)
		return DC_NONE;
	dc_cut(&s, '(');
	number = dc_cut(&s, ')');
	url = dc_sub(s, 0, 2048);
	return dc_num(number, &n) && n <= url.n ? dc_sub(url, 0, (size_t)n)
		: DC_NONE;
}

dc_str page_url(dc_arena *arena, const xml_doc *doc, dc_str text)
{
	const xml_node *root = xml_root(doc), *n = root;
	dc_str url = DC_NONE;

	while (!url.n && (n = xml_next_element(root, n))) {
		if (xml_is(n, "link") &&
		    dc_is(xml_attr(arena, n, "rel"), "canonical"))
			url = xml_attr(arena, n, "href");
		else if (xml_is(n, "meta") &&
		    dc_is(xml_attr(arena, n, "property"), "og:url"))
			url = xml_attr(arena, n, "content");
	}
	url = dc_trim(url);
	if (!url.n)
		url = saved_from(text);
	return is_web(url) ? url : DC_NONE;
}

/* ---- where its pictures are ---- */

/* <base href="https://example.org/deck/"> */
static dc_str base_of(dc_arena *arena, const xml_doc *doc)
{
	const xml_node *n = page_first(xml_root(doc), "base");
	dc_str s = n ? dc_trim(xml_attr(arena, n, "href")) : DC_NONE;

	return dc_starts(s, "//") ? dc_fmt(arena, "https:%.*s", DC_ARG(s)) : s;
}

/* "https://example.org" of the address that the page was got from: what it
 * calls its own may be another. */
static dc_str origin_of(dc_reader *r, const xml_doc *doc, dc_str text)
{
	const dc_str known[] = { base_of(r->run_arena, doc), saved_from(text),
		dc_part_url(r->run), page_url(r->run_arena, doc, text) };
	size_t i = 0, end;

	while (i < 3 && !is_web(known[i]))
		i++;
	if (!is_web(known[i]))
		return DC_NONE;
	end = dc_find(known[i], "//") + 2;
	while (end < known[i].n && !strchr("/?#\\", known[i].p[end]))
		end++;
	return dc_sub(known[i], 0, end);
}

int page_read(dc_reader *r, dc_str *text, xml_doc **doc)
{
	int code = dc_all(r->in, text);
	dc_str origin;

	*doc = NULL;
	if (!code)
		code = xml_html(r->run, r->run_arena, *text, doc);
	if (code)
		return code;
	origin = origin_of(r, *doc, *text);
	if (origin.n && !xml_root_pictures(r->run_arena, *doc, origin))
		return dc_out_of_memory(r->run);
	return page_lines(r->run_arena, *doc, *text) ? DC_OK
		: dc_out_of_memory(r->run);
}

dc_str page_title(dc_arena *arena, const xml_doc *doc)
{
	const xml_node *n = page_first(xml_root(doc), "title");

	return n ? page_text(arena, n, DC_MAX_FIELD) : DC_NONE;
}

const xml_node *page_first(const xml_node *root, const char *name)
{
	const xml_node *n = root;

	while ((n = xml_next_element(root, n)))
		if (xml_is(n, name))
			break;
	return n;
}

static size_t shared_indent(dc_str text)
{
	size_t least = DC_NPOS, own;
	dc_str line;

	while (dc_next_line(&text, &line)) {
		for (own = 0; own < line.n && line.p[own] == ' '; own++)
			;
		if (own < least && dc_trim(line).n)
			least = own;
	}
	return least;
}

dc_str page_paragraphs(dc_arena *arena, dc_str text)
{
	dc_buf b = dc_buf_in(arena, DC_MAX_FIELD);
	size_t indent = shared_indent(text), own;
	dc_str line;
	bool gap = false;

	while (dc_next_line(&text, &line)) {
		if (!dc_trim(line).n) {
			gap = b.n > 0;
			continue;
		}
		if (b.n)
			dc_addz(&b, gap ? "\n\n" : "\n");
		line = dc_from(line, indent);
		own = (size_t)(dc_trim(line).p - line.p);
		dc_add(&b, line.p, own + dc_trim(line).n);
		gap = false;
	}
	return dc_got(&b);
}

/* "1,234" */
static bool grouped_number(dc_str s, uint64_t *n)
{
	char digits[20];
	size_t i, k = 0;

	for (i = 0; i < s.n && k < sizeof(digits); i++)
		if (s.p[i] != ',')
			digits[k++] = s.p[i];
	return i == s.n && dc_num((dc_str){ digits, k }, n);
}

bool page_cut_count(dc_str *s, bool word, uint64_t *n)
{
	dc_str t = dc_trim(*s), inside;
	size_t at = t.n, i;

	if (!dc_ends(t, ")"))
		return false;
	while (at > 0 && t.p[at - 1] != '(')
		at--;
	inside = dc_from(dc_sub(t, 0, t.n - 1), at);
	i = dc_chr(inside, ' ');
	if (word != dc_istarts(dc_from(inside, i), " card") ||
	    (!word && i != DC_NPOS))
		return false;
	if (!at || !grouped_number(dc_sub(inside, 0, i), n))
		return false;
	*s = dc_trim(dc_sub(t, 0, at - 1));
	return true;
}
