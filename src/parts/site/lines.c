/*
 * Lines in pages whose style keeps them: Notion writes what one typed on
 * several lines with line ends, and shows them by
 *
 *	body { line-height: 1.5; white-space: pre-wrap; }
 *
 * Line ends round blocks are the layout of the source, whatever the style.
 */
#include "parts/site/page.h"

enum { BREAKS = 1 << 20 };       /* in one page: each takes 200 bytes */

static bool one_of(dc_str name, const char *list)
{
	dc_str rest = dc_cstr(list);

	while (rest.n)
		if (dc_ieq(dc_cut(&rest, ' '), name))
			return true;
	return false;
}

/* ---- what the style says ---- */

/* "body, html" */
static bool selects(dc_str selector, const char *names)
{
	while (selector.p)
		if (one_of(dc_trim(dc_cut(&selector, ',')), names))
			return true;
	return false;
}

/* "white-space: pre-wrap" */
static bool declared(dc_str value, bool before)
{
	if (!dc_ieq(dc_trim(dc_cut(&value, ':')), DC_S("white-space")))
		return before;
	value = dc_trim(value);
	return dc_istarts(value, "pre") || dc_istarts(value, "break-spaces");
}

/* Without the comments that stand before it. */
static dc_str bare(dc_str part)
{
	part = dc_trim(part);
	while (dc_starts(part, "/*")) {
		size_t end = dc_find(dc_from(part, 2), "*/");

		part = end == DC_NPOS ? DC_NONE
			: dc_trim(dc_from(part, end + 4));
	}
	return part;
}

/* Where the rule or declaration ends, behind comments. */
static size_t part_end(dc_str css)
{
	size_t i, end;

	for (i = 0; i < css.n && !strchr("{};", css.p[i]); i++) {
		if (css.p[i] != '/' || !dc_starts(dc_from(css, i), "/*"))
			continue;
		end = dc_find(dc_from(css, i + 2), "*/");
		i = end == DC_NPOS ? css.n - 1 : i + end + 3;
	}
	return i;
}

/* The last rule for one of these elements counts. */
static bool styled(dc_str css, const char *names, bool before)
{
	bool ours = false;

	while (css.n) {
		size_t end = part_end(css);
		dc_str part = bare(dc_sub(css, 0, end));
		char c = end < css.n ? css.p[end] : '}';

		if (c == '{')
			ours = selects(part, names);
		else if (ours)
			before = declared(part, before);
		ours &= c != '}';
		css = dc_from(css, end + 1);
	}
	return before;
}

static bool keeps_lines(dc_arena *arena, const xml_doc *doc,
	const char *names)
{
	const xml_node *root = xml_root(doc), *n = root;
	bool keeps = false;

	while ((n = xml_next_element(root, n)))
		if (xml_is(n, "style"))
			keeps = styled(xml_all_text(arena, n), names, keeps);
	return keeps;
}

/* ---- the texts ---- */

/* Is it text in a line?  A picture is not: it stands alone for the most
 * part. */
static bool is_inline(const xml_node *n)
{
	return one_of(xml_name(n), "a abbr acronym b bdi bdo big cite code "
		"data del dfn em font i ins kbd label mark math q ruby s samp "
		"small span strike strong sub sup svg time tt u var");
}

/* Its style is its own, or it shows no text. */
static bool is_apart(dc_arena *arena, const xml_node *n)
{
	return one_of(xml_name(n), "math noscript pre script style svg "
		"textarea title") || dc_find(xml_attr(arena, n, "style"),
		"white-space") != DC_NPOS;
}

/* Does a line end before the text, or behind it, whatever stands there? */
static bool at_edge(const xml_node *n, bool behind)
{
	const xml_node *beside;

	do {
		beside = behind ? xml_next(n) : xml_prev(n);
		if (beside)
			return !xml_is_text(beside) && !is_inline(beside);
		n = xml_parent(n);
	} while (n && is_inline(n));
	return true;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* What is left of a text whose line ends count; empty if none does. */
static dc_str lines_of(const xml_node *n)
{
	dc_str s = xml_text(n);

	if (dc_chr(s, '\n') == DC_NPOS)
		return DC_NONE;
	if (at_edge(n, true))
		while (s.n && is_blank(s.p[s.n - 1]))
			s.n--;
	if (at_edge(n, false))
		while (s.n && is_blank(*s.p))
			s = dc_from(s, 1);
	return s;
}

static size_t line_ends(dc_str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '\n';
	return n;
}

static bool break_below(dc_arena *arena, const xml_node *root, size_t *left)
{
	const xml_node *n = root;
	bool leaving = false;

	while ((n = xml_walk(root, n, &leaving))) {
		dc_str lines = xml_is_text(n) ? lines_of(n) : DC_NONE;
		size_t ends = line_ends(lines);

		if (!leaving && !xml_is_text(n) && is_apart(arena, n))
			leaving = true;
		if (!ends || ends > *left)
			continue;
		*left -= ends;
		n = xml_break(n, lines);
		if (!n)
			return false;
	}
	return true;
}

bool page_lines(dc_arena *arena, xml_doc *doc, dc_str text)
{
	const xml_node *body = xml_body(doc), *n = body;
	size_t left = BREAKS;

	if (dc_find(text, "white-space") == DC_NPOS)
		return true;
	if (keeps_lines(arena, doc, "body html"))
		return break_below(arena, body, &left);
	if (!keeps_lines(arena, doc, "article"))
		return true;
	while ((n = xml_next_element(body, n)))
		if (xml_is(n, "article") && !break_below(arena, n, &left))
			return false;
	return true;
}
