/*
 * Sides of text, pictures and recordings.
 */
#include "parts/side.h"

static bool is_web(dc_str s)
{
	return dc_istarts(s, "http://") || dc_istarts(s, "https://") ||
		dc_starts(s, "//");
}

/* "file:///home/me/tree.jpg" and "C:\Pictures\tree.jpg" are tree.jpg. */
static dc_str file_name(dc_str s)
{
	if (is_web(s))
		return s;
	for (size_t i = s.n; i-- > 0;)
		if (s.p[i] == '/' || s.p[i] == '\\')
			return dc_from(s, i + 1);
	return s;
}

static void escape(dc_buf *b, dc_str s, const char *quote, const char *line)
{
	size_t done = 0;

	for (size_t i = 0; i < s.n; i++) {
		const char *as = s.p[i] == '&' ? "&amp;" :
			s.p[i] == '<' ? "&lt;" : s.p[i] == '>' ? "&gt;" :
			s.p[i] == '"' ? quote : s.p[i] == '\n' ? line : NULL;

		if (!as)
			continue;
		dc_add(b, s.p + done, i - done);
		dc_addz(b, as);
		done = i + 1;
	}
	dc_adds(b, dc_from(s, done));
}

void side_text(dc_buf *b, dc_str s)
{
	escape(b, s, NULL, "<br>");
}

void side_value(dc_buf *b, dc_str s)
{
	escape(b, s, "&quot;", NULL);
}

void side_picture(dc_buf *b, dc_str file)
{
	file = file_name(dc_trim(file));
	if (!file.n)
		return;
	dc_addz(b, b->n ? "<br><img src=\"" : "<img src=\"");
	side_value(b, file);
	dc_addz(b, "\">");
}

void side_sound(dc_buf *b, dc_str file)
{
	file = file_name(dc_trim(file));
	if (!file.n)
		return;
	dc_addz(b, b->n ? "<br>" : "");
	dc_addz(b, is_web(file) ? "<a href=\"" : "[sound:");
	side_value(b, file);
	if (is_web(file)) {
		dc_addz(b, "\">");
		side_value(b, file);
		dc_addz(b, "</a>");
	} else {
		dc_addc(b, ']');
	}
}
