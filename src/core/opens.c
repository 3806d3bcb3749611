/*
 * What begins with a bracket may be a document or a table.  Cards begin with
 * markup, with a cloze, with a set; pages, XML and JSON do, too, but what they
 * open ends lines below, and delimiters cut it.
 */
#include "core/core.h"
#include "core/html.h"

static bool letter(dc_str s)
{
	return s.n && ((unsigned char)*s.p | 0x20u) - 'a' < 26;
}

bool dc_document(dc_str text)
{
	static const char *const begins[] = { "<!", "<?", "<%", "<html",
		"<head", "<body", "{\\" };
	dc_str s = dc_trim(text), inner = dc_trim(dc_from(s, 1));

	for (size_t i = 0; i < sizeof(begins) / sizeof(*begins); i++) {
		dc_str rest = dc_from(s, strlen(begins[i]));

		/* <header> is something else. */
		if (dc_istarts(s, begins[i]) &&
		    !(letter(dc_from(s, 1)) && letter(rest)))
			return true;
	}
	return (dc_starts(s, "{") && dc_starts(inner, "\"")) ||
		(dc_starts(s, "[") && inner.n && strchr("{\"", *inner.p));
}

char dc_opens(dc_str text)
{
	dc_str s = dc_trim(text);
	bool twice = s.n > 1 && s.p[1] == s.p[0];

	if (dc_starts(s, "<") || (dc_starts(s, "{") && !twice) ||
	    (dc_starts(s, "[") && twice))
		return *s.p;
	return '\0';
}

static bool brackets_closed(dc_str s, char open)
{
	const char close = open == '{' ? '}' : ']';
	size_t depth = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == close && !depth)
			return false;
		depth += s.p[i] == open;
		depth -= s.p[i] == close;
	}
	return !depth;
}

/* Is there a tag that does not end? */
static bool cut_tag(dc_str text)
{
	size_t at;

	while ((at = dc_chr(text, '<')) != DC_NPOS) {
		text = dc_from(text, at + 1);
		if (letter(text) || dc_starts(text, "/"))
			return true;
	}
	return false;
}

enum { DEEPEST = 32 };

/* Elements that are open. */
struct open {
	dc_str names[DEEPEST];
	bool must[DEEPEST];      /* be closed */
	size_t n;
};

/* Words of a line may be left open, as may <Enter>, which is no element. */
static bool must_end(const struct html_token *t)
{
	return html_kind(t->name) & (HTML_BLOCK | HTML_CELL) ||
		!dc_blank(t->attrs) || dc_ieq(t->name, DC_S("style")) ||
		dc_ieq(t->name, DC_S("script"));
}

static bool open_tag(struct open *o, const struct html_token *t)
{
	if (html_kind(t->name) & HTML_VOID || dc_ends(t->attrs, "/"))
		return true;
	if (o->n == DEEPEST)
		return false;
	o->names[o->n] = t->name;
	o->must[o->n++] = must_end(t);
	return true;
}

static bool close_tag(struct open *o, const struct html_token *t)
{
	size_t i = o->n;

	if (html_kind(t->name) & HTML_VOID)
		return true;
	while (i && !dc_ieq(o->names[i - 1], t->name))
		i--;
	if (!i)
		return false;
	for (o->n--; i <= o->n; i++) {
		o->names[i - 1] = o->names[i];
		o->must[i - 1] = o->must[i];
	}
	return true;
}

/* A tag that stands alone is what the card is about. */
static bool tags_closed(dc_str s)
{
	struct html_scan h = { .rest = dc_trim(s) };
	struct open o = { .n = 0 };
	struct html_token t;
	bool first = true;

	for (; html_next(&h, &t); first = false) {
		if (t.what == HTML_TEXT && cut_tag(t.raw))
			return false;
		if (first && !h.rest.n)
			return true;
		if ((t.what == HTML_OPEN && !open_tag(&o, &t)) ||
		    (t.what == HTML_CLOSE && !close_tag(&o, &t)))
			return false;
	}
	for (size_t i = 0; i < o.n; i++)
		if (o.must[i])
			return false;
	return true;
}

bool dc_closed(dc_str cell, char open)
{
	return !open || (open == '<' ? tags_closed(cell)
				     : brackets_closed(cell, open));
}

/* A name before the words of somebody, the <10> of a log: it looks like a tag
 * and is none, or an element nobody knows that stays open. */
bool dc_named(dc_str cell)
{
	dc_str s = dc_trim(cell), name, rest;
	size_t end = dc_starts(s, "<") ? dc_chr(s, '>') : DC_NPOS, at;

	if (end == DC_NPOS || end < 2 || dc_blank(dc_from(s, end + 1)))
		return false;
	name = dc_trim(dc_sub(s, 1, end - 1));
	rest = dc_from(s, end + 1);
	if (!name.n || *name.p == '/' || *name.p == '!')
		return false;
	for (at = 0; at < name.n && !strchr(" \t/", name.p[at]);)
		at++;
	if (html_kind(dc_sub(name, 0, at)))
		return false;
	while ((end = dc_find(rest, "</")) != DC_NPOS) {
		rest = dc_from(rest, end + 2);
		if (dc_ieq(dc_sub(rest, 0, at), dc_sub(name, 0, at)))
			return false;
	}
	return true;
}
