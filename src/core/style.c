/*
 * CSS in cards from strangers: five properties that colour and weigh text.
 */
#include "core/core.h"
#include "core/html.h"

static bool good_property(dc_str name)
{
	static const char *const known[] = { "color", "background-color",
		"font-weight", "font-style", "text-decoration" };

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (dc_is(name, known[i]))
			return true;
	return false;
}

static bool good_css(dc_str v)
{
	if (!v.n || v.n > 64 || dc_find(v, "url") != DC_NPOS ||
	    dc_find(v, "expression") != DC_NPOS)
		return false;
	for (size_t i = 0; i < v.n; i++) {
		char c = v.p[i];

		if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') &&
		    (!c || !strchr("# (),.%-", c)))
			return false;
	}
	return true;
}

static dc_str lowered(dc_arena *a, dc_str s)
{
	char *p = dc_cdup(a, s);

	for (size_t i = 0; p && i < s.n; i++)
		if (p[i] >= 'A' && p[i] <= 'Z')
			p[i] = (char)(p[i] + 32);
	return p ? (dc_str){ p, s.n } : DC_NONE;
}

/* "color: red; x: y" as "color: red"; empty if nothing is left. */
static dc_str good_properties(dc_arena *a, dc_str v)
{
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);

	v = lowered(a, dc_sub(v, 0, 4096));
	while (v.n) {
		dc_str value = dc_cut(&v, ';');
		dc_str name = dc_trim(dc_cut(&value, ':'));

		value = dc_trim(value);
		if (good_property(name) && good_css(value))
			dc_addf(&b, "%s%.*s: %.*s", b.n ? "; " : "",
				DC_ARG(name), DC_ARG(value));
	}
	return dc_got(&b);
}

dc_str style_kept(dc_arena *a, dc_str style, dc_str colour)
{
	dc_str kept = DC_NONE;

	if (style.n)
		kept = good_properties(a, html_text(a, style));
	colour = lowered(a, dc_trim(colour));
	if (!kept.n && good_css(colour))
		kept = dc_fmt(a, "color: %.*s", DC_ARG(colour));
	return kept;
}
