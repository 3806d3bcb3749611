/*
 *	<br><br><hr SuperMemo><SuperMemoReference><H5 dir=ltr align=left>
 *	<FONT style="COLOR: transparent" size=1>#SuperMemo Reference:</FONT>
 *	<BR><FONT class=reference>#Title: Paris<BR>#Link: <a href=…>…</a>
 *	</FONT></SuperMemoReference></H5>
 *
 * The heading is never closed, or behind the element that it is in.  The label
 * is not to be seen; it also stands where the element does not.
 */
#include "parts/supermemo/reference.h"

#define ELEMENT "SuperMemoReference"
#define LABEL "SuperMemo Reference:"

enum { LONGEST_TAG = 200 };

static size_t find_ignoring_case(dc_str s, const char *what)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == *what && dc_istarts(dc_from(s, i), what))
			return i;
	return DC_NPOS;
}

/* What is behind the first tag's end. */
static dc_str past_tag(dc_str s)
{
	size_t end = dc_chr(s, '>');

	return dc_from(s, end == DC_NPOS ? s.n : end + 1);
}

/* Does s begin with one of these tags, "<br", "</font", that ends? */
static bool begins(dc_str s, const char *const *tags)
{
	for (; *tags; tags++) {
		size_t n = strlen(*tags);

		if (s.n > n && dc_istarts(s, *tags) &&
		    strchr(" \t\r\n/>", s.p[n]))
			return dc_chr(s, '>') != DC_NPOS;
	}
	return false;
}

/* Without such tags and blanks at its beginning. */
static dc_str behind(dc_str s, const char *const *tags)
{
	for (s = dc_trim(s); begins(s, tags); s = dc_trim(s))
		s = past_tag(s);
	return s;
}

/* Without such tags and blanks at its end. */
static dc_str before(dc_str s, const char *const *tags)
{
	for (;;) {
		size_t n = 1;

		s = dc_trim(s);
		while (n < s.n && n < LONGEST_TAG && s.p[s.n - n] != '<')
			n++;
		if (dc_ends(s, "&nbsp;"))
			n = strlen("&nbsp;");
		else if (!dc_ends(s, ">") || !begins(dc_from(s, s.n - n), tags))
			return s;
		s = dc_sub(s, 0, s.n - n);
	}
}

/* <FONT class=reference>…</FONT> round all of it says nothing. */
static dc_str unwrapped(dc_str s)
{
	static const char *const font[] = { "<font", NULL };
	dc_str inside = past_tag(s);
	size_t end = find_ignoring_case(inside, "</font>");

	return begins(s, font) && end != DC_NPOS &&
	       end + strlen("</font>") == inside.n ?
	       dc_sub(inside, 0, end) : s;
}

void smref_add(dc_arena *arena, dc_str s, dc_markup markup, dc_str *reference)
{
	static const char *const over[] = { "</font", "</span", "</h5", "<h5",
		"<br", NULL };
	static const char *const under[] = { "</h5", "<br", NULL };
	size_t at = dc_find(s, LABEL);

	if (at != DC_NPOS)
		s = dc_from(s, at + strlen(LABEL));
	s = before(unwrapped(before(behind(s, over), under)), under);
	if (!s.n || dc_eq(s, *reference))
		return;
	*reference = reference->n ? dc_fmt(arena, "%.*s%s%.*s",
		DC_ARG(*reference), markup == DC_HTML ? "<br>" : "\n",
		DC_ARG(s)) : dc_dup(arena, s);
}

dc_str smref_cut(dc_arena *arena, dc_str text, dc_markup markup,
	dc_str *reference)
{
	static const char *const over[] = { "<br", "<hr", "<h5", "<font",
		NULL };
	static const char *const under[] = { "</h5", "<br", NULL };
	size_t start = find_ignoring_case(text, "<" ELEMENT), end;
	dc_str inside, rest = DC_NONE;

	if (start != DC_NPOS && dc_chr(dc_from(text, start), '>') != DC_NPOS) {
		inside = past_tag(dc_from(text, start));
		end = find_ignoring_case(inside, "</" ELEMENT);
		rest = behind(past_tag(dc_from(inside, end)), under);
		inside = dc_sub(inside, 0, end);
	} else {
		start = dc_find(text, "#" LABEL);
		if (start == DC_NPOS)
			return text;
		inside = dc_from(text, start);
	}
	smref_add(arena, inside, markup, reference);
	text = before(dc_sub(text, 0, start), over);
	return rest.n ? dc_fmt(arena, "%.*s%s%.*s", DC_ARG(text),
		*rest.p == '<' ? "" : "<br>", DC_ARG(rest)) : text;
}
