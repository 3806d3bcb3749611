/*
 * Programs' XML files.
 */
#include "parts/xmlfile.h"

/* Behind <!DOCTYPE …>, which may hold declarations in brackets. */
static dc_str behind_doctype(dc_str s)
{
	size_t end = dc_chr(s, '>'), bracket = dc_chr(s, '[');

	if (bracket < end) {
		end = dc_find(s, "]");
		if (end != DC_NPOS)
			s = dc_from(s, end);
		end = dc_chr(s, '>');
	}
	return end == DC_NPOS ? DC_NONE : dc_from(s, end + 1);
}

static dc_str behind(dc_str s, const char *end)
{
	size_t at = dc_find(s, end);

	return at == DC_NPOS ? DC_NONE : dc_from(s, at + strlen(end));
}

dc_str xmlfile_root(dc_str head, dc_str *tag)
{
	dc_str s = dc_trim(head);
	size_t n = 1;

	*tag = DC_NONE;
	while (dc_starts(s, "<?") || dc_starts(s, "<!")) {
		if (dc_starts(s, "<?"))
			s = behind(s, "?>");
		else if (dc_starts(s, "<!--"))
			s = behind(s, "-->");
		else
			s = behind_doctype(s);
		s = dc_trim(s);
	}
	if (!dc_starts(s, "<"))
		return DC_NONE;
	while (n < s.n && !strchr(" \t\r\n/><", s.p[n]))
		n++;
	*tag = dc_sub(s, 0, dc_chr(s, '>'));
	return dc_sub(s, 1, n - 1);
}

int xmlfile_read(dc_reader *r, xml_doc **doc)
{
	dc_str text;
	int code = dc_all(r->in, &text);

	*doc = NULL;
	return code ? code : xml_xml(r->run, r->run_arena, text, doc);
}

const xml_node *xmlfile_child(const xml_node *n, const char *name)
{
	n = n ? xml_first(n) : NULL;
	while (n && !xml_is(n, name))
		n = xml_next(n);
	return n;
}

const xml_node *xmlfile_next(const xml_node *n, const char *name)
{
	do
		n = xml_next(n);
	while (n && !xml_is(n, name));
	return n;
}

dc_str xmlfile_text(dc_arena *arena, const xml_node *n, const char *name)
{
	n = xmlfile_child(n, name);
	return n ? dc_trim(xml_all_text(arena, n)) : DC_NONE;
}
