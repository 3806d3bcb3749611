/*
 * The elements of HTML5 that follow rules of their own.
 */
#include "lib/html5_inner.h"

/* Sorted by name. */
static const struct tag tags[] = {
	{ "a", FORMAT },
	{ "address", BLOCK | LOOSE },
	{ "applet", SPECIAL | SCOPE | MARK },
	{ "area", SPECIAL | VOID },
	{ "article", BLOCK },
	{ "aside", BLOCK },
	{ "b", FORMAT },
	{ "base", SPECIAL | VOID | HEAD },
	{ "basefont", SPECIAL | VOID | HEAD },
	{ "bgsound", SPECIAL | VOID | HEAD },
	{ "big", FORMAT },
	{ "blockquote", BLOCK },
	{ "body", SPECIAL },
	{ "br", SPECIAL | VOID },
	{ "button", SPECIAL | BUTTON },
	{ "caption", SPECIAL | SCOPE | MARK | PART },
	{ "center", BLOCK },
	{ "code", FORMAT },
	{ "col", SPECIAL | VOID | PART },
	{ "colgroup", SPECIAL | PART },
	{ "dd", BLOCK | ITEM },
	{ "details", BLOCK },
	{ "dialog", BLOCK },
	{ "dir", BLOCK },
	{ "div", BLOCK | LOOSE },
	{ "dl", BLOCK },
	{ "dt", BLOCK | ITEM },
	{ "em", FORMAT },
	{ "embed", SPECIAL | VOID },
	{ "fieldset", BLOCK },
	{ "figcaption", BLOCK },
	{ "figure", BLOCK },
	{ "font", FORMAT },
	{ "footer", BLOCK },
	{ "form", BLOCK },
	{ "frame", SPECIAL | VOID },
	{ "frameset", SPECIAL },
	{ "h1", BLOCK | HEADING },
	{ "h2", BLOCK | HEADING },
	{ "h3", BLOCK | HEADING },
	{ "h4", BLOCK | HEADING },
	{ "h5", BLOCK | HEADING },
	{ "h6", BLOCK | HEADING },
	{ "head", SPECIAL },
	{ "header", BLOCK },
	{ "hgroup", BLOCK },
	{ "hr", BLOCK | VOID },
	{ "html", SPECIAL },
	{ "i", FORMAT },
	{ "iframe", SPECIAL | RAW },
	{ "img", SPECIAL | VOID },
	{ "input", SPECIAL | VOID },
	{ "keygen", SPECIAL | VOID },
	{ "li", BLOCK | ITEM },
	{ "link", SPECIAL | VOID | HEAD },
	{ "listing", BLOCK },
	{ "main", BLOCK },
	{ "marquee", SPECIAL | SCOPE | MARK },
	{ "math", FOREIGN },
	{ "menu", BLOCK },
	{ "meta", SPECIAL | VOID | HEAD },
	{ "nav", BLOCK },
	{ "nobr", FORMAT },
	{ "noembed", SPECIAL | RAW },
	{ "noframes", SPECIAL | RAW | HEAD },
	{ "noscript", SPECIAL | RAW | HEAD },
	{ "object", SPECIAL | SCOPE | MARK },
	{ "ol", BLOCK | LIST },
	{ "optgroup", 0 },
	{ "option", 0 },
	{ "p", BLOCK | LOOSE },
	{ "param", SPECIAL | VOID },
	{ "pre", BLOCK },
	{ "rb", RUBY },
	{ "rp", RUBY },
	{ "rt", RUBY },
	{ "rtc", RUBY },
	{ "s", FORMAT },
	{ "script", SPECIAL | RAW | HEAD },
	{ "search", BLOCK },
	{ "section", BLOCK },
	{ "select", SPECIAL },
	{ "small", FORMAT },
	{ "source", SPECIAL | VOID },
	{ "strike", FORMAT },
	{ "strong", FORMAT },
	{ "style", SPECIAL | RAW | HEAD },
	{ "summary", BLOCK },
	{ "svg", FOREIGN },
	{ "table", BLOCK | SCOPE | TABLE },
	{ "tbody", SPECIAL | PART | SECTION },
	{ "td", SPECIAL | SCOPE | MARK | PART | CELL },
	{ "template", SPECIAL | HEAD },
	{ "textarea", SPECIAL | RAW | ENTITIES },
	{ "tfoot", SPECIAL | PART | SECTION },
	{ "th", SPECIAL | SCOPE | MARK | PART | CELL },
	{ "thead", SPECIAL | PART | SECTION },
	{ "title", SPECIAL | RAW | ENTITIES | HEAD },
	{ "tr", SPECIAL | PART | ROW },
	{ "track", SPECIAL | VOID },
	{ "tt", FORMAT },
	{ "u", FORMAT },
	{ "ul", BLOCK | LIST },
	{ "wbr", SPECIAL | VOID },
	{ "xmp", BLOCK | RAW },
};

const struct tag html5_unknown = { "", 0 };

int html5_name_cmp(dc_str name, const char *s)
{
	size_t i;

	for (i = 0; i < name.n && s[i]; i++)
		if (lower(name.p[i]) != s[i])
			return (unsigned char)lower(name.p[i]) <
				(unsigned char)s[i] ? -1 : 1;
	return i < name.n ? 1 : s[i] ? -1 : 0;
}

const struct tag *html5_find_tag(dc_str name)
{
	size_t lo = 0, hi = sizeof(tags) / sizeof(*tags);

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int c = html5_name_cmp(name, tags[mid].name);

		if (!c)
			return &tags[mid];
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return &html5_unknown;
}

bool html5_is_void(dc_str name)
{
	return html5_find_tag(name)->flags & VOID;
}

const char *html5_raw_end(const char *p, const char *end, dc_str name)
{
	while (p < end && (p = memchr(p, '<', (size_t)(end - p)))) {
		dc_str rest = { p, (size_t)(end - p) };
		dc_str word = dc_sub(rest, 2, name.n);

		if (rest.n < name.n + 3)
			break;
		if (p[1] == '/' && dc_ieq(word, name) &&
		    !is_name(p[2 + name.n]))
			return p;
		p++;
	}
	return end;
}

bool html5_is_raw(dc_str name, dc_str text)
{
	unsigned f = html5_find_tag(name)->flags;
	const char *end = text.p + text.n;

	return f & RAW && !(f & ENTITIES) &&
		html5_raw_end(text.p, end, name) == end;
}
