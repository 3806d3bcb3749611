/*
 * Does Markdown read back as the HTML that it was made of?
 */
#include "core/core.h"
#include "core/html.h"
#include "core/mark.h"

static const char *alias(dc_str name)
{
	static const char *const same[][2] = { { "strong", "b" },
		{ "em", "i" }, { "del", "s" }, { "strike", "s" } };

	for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++)
		if (dc_ieq(name, dc_cstr(same[i][0])))
			return same[i][1];
	return NULL;
}

static uint64_t weight(dc_arena *a, const struct html_token *t)
{
	const char *z = alias(t->name);
	dc_str name = z ? dc_cstr(z) : t->name;
	dc_str of = html_value(t, dc_ieq(name, DC_S("a")) ? "href" : "src");
	char low[HTML_NAME] = "";

	for (size_t i = 0; i < name.n && i < sizeof(low); i++)
		low[i] = (char)(name.p[i] | 0x20);
	of = html_text(a, of);
	return dc_hash(low, sizeof(low), dc_hash(of.p, of.n, 1));
}

/* A sum over the elements that mean more than where lines end. */
static uint64_t marks_of(dc_arena *a, dc_str html)
{
	struct html_scan h = { .rest = html };
	struct html_token t;
	uint64_t sum = 0;
	bool pre = false;

	while (html_next(&h, &t)) {
		bool code = dc_ieq(t.name, DC_S("code"));

		if (t.what == HTML_RAW || t.what == HTML_OTHER)
			sum += dc_hash(t.raw.p, t.raw.n, 2);
		if (dc_ieq(t.name, DC_S("pre")) && t.what != HTML_TEXT)
			pre = t.what == HTML_OPEN;
		if (t.what != HTML_OPEN || html_kind(t.name) & HTML_PARA ||
		    dc_ieq(t.name, DC_S("br")) || (code && pre) ||
		    (dc_ieq(t.name, DC_S("div")) && !t.attrs.n))
			continue;
		sum += weight(a, &t);
	}
	return sum;
}

bool mark_same(dc_arena *a, dc_str html, dc_str md)
{
	dc_str back = mark_to_html(a, md);

	return dc_eq(dc_convert(a, NULL, back, DC_HTML, DC_PLAIN),
			dc_convert(a, NULL, html, DC_HTML, DC_PLAIN)) &&
	       marks_of(a, back) == marks_of(a, html);
}
