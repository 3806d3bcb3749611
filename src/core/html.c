/*
 * HTML as a stream of tokens.  This is no parser of pages (that is
 * src/lib/xml.h): it walks over fields of cards, where nearly all is text
 * and a few well-formed tags, and never looks at a byte more than a fixed
 * number of times.
 */
#include "core/html.h"
#include "lib/entity.h"

struct element {
	char name[HTML_NAME];
	unsigned char kind;
};

/* In byte order. */
static const struct element elements[] = {
	{ "a", HTML_INLINE }, { "abbr", HTML_INLINE },
	{ "acronym", HTML_INLINE }, { "address", HTML_BLOCK },
	{ "article", HTML_BLOCK }, { "aside", HTML_BLOCK },
	{ "audio", HTML_INLINE }, { "b", HTML_INLINE },
	{ "bdi", HTML_INLINE }, { "bdo", HTML_INLINE },
	{ "big", HTML_INLINE }, { "blockquote", HTML_BLOCK },
	{ "body", HTML_BLOCK }, { "br", HTML_VOID },
	{ "button", HTML_INLINE }, { "caption", HTML_BLOCK },
	{ "center", HTML_BLOCK }, { "cite", HTML_INLINE },
	{ "code", HTML_INLINE }, { "col", HTML_VOID },
	{ "colgroup", HTML_BLOCK }, { "data", HTML_INLINE },
	{ "dd", HTML_BLOCK }, { "del", HTML_INLINE },
	{ "details", HTML_BLOCK }, { "dfn", HTML_INLINE },
	{ "div", HTML_BLOCK }, { "dl", HTML_BLOCK }, { "dt", HTML_BLOCK },
	{ "em", HTML_INLINE }, { "figcaption", HTML_BLOCK },
	{ "figure", HTML_BLOCK }, { "font", HTML_INLINE },
	{ "footer", HTML_BLOCK }, { "form", HTML_BLOCK },
	{ "h1", HTML_BLOCK }, { "h2", HTML_BLOCK }, { "h3", HTML_BLOCK },
	{ "h4", HTML_BLOCK }, { "h5", HTML_BLOCK }, { "h6", HTML_BLOCK },
	{ "header", HTML_BLOCK }, { "hr", HTML_VOID | HTML_BLOCK },
	{ "i", HTML_INLINE }, { "iframe", HTML_INLINE },
	{ "img", HTML_VOID }, { "input", HTML_VOID },
	{ "ins", HTML_INLINE }, { "kbd", HTML_INLINE },
	{ "label", HTML_INLINE }, { "li", HTML_BLOCK },
	{ "main", HTML_BLOCK }, { "mark", HTML_INLINE },
	{ "nav", HTML_BLOCK }, { "ol", HTML_BLOCK },
	{ "p", HTML_BLOCK | HTML_PARA }, { "pre", HTML_BLOCK },
	{ "q", HTML_INLINE }, { "rp", HTML_INLINE }, { "rt", HTML_INLINE },
	{ "ruby", HTML_INLINE }, { "s", HTML_INLINE },
	{ "samp", HTML_INLINE }, { "section", HTML_BLOCK },
	{ "small", HTML_INLINE }, { "span", HTML_INLINE },
	{ "strike", HTML_INLINE }, { "strong", HTML_INLINE },
	{ "sub", HTML_INLINE }, { "summary", HTML_BLOCK },
	{ "sup", HTML_INLINE }, { "table", HTML_BLOCK },
	{ "tbody", HTML_BLOCK }, { "td", HTML_CELL },
	{ "tfoot", HTML_BLOCK }, { "th", HTML_CELL },
	{ "thead", HTML_BLOCK }, { "time", HTML_INLINE },
	{ "tr", HTML_BLOCK }, { "tt", HTML_INLINE }, { "u", HTML_INLINE },
	{ "ul", HTML_BLOCK }, { "var", HTML_INLINE },
	{ "video", HTML_INLINE }, { "wbr", HTML_VOID }
};

int html_compare(const void *key, const void *item)
{
	const dc_str *k = key;
	const char *name = item;
	size_t i = 0;

	for (; i < k->n && i < HTML_NAME; i++) {
		char c = k->p[i];
		int d = (c >= 'A' && c <= 'Z' ? c + 32 : c) - name[i];

		if (d)
			return d;
	}
	return i < HTML_NAME && name[i] ? -1 : 0;
}

unsigned html_kind(dc_str name)
{
	const struct element *e = NULL;

	if (name.n && name.n < HTML_NAME)
		e = bsearch(&name, elements,
			sizeof(elements) / sizeof(*elements),
			sizeof(*elements), html_compare);
	return e ? e->kind : 0;
}

static bool letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool name_char(char c)
{
	return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == ':' ||
	       c == '_' || c == '.' || (unsigned char)c >= 0x80;
}

/* Does the '<' at s.p[0] begin a tag, a comment or the like? */
static bool opens(dc_str s)
{
	char c = s.n > 1 ? s.p[1] : ' ';

	if (c == '/')
		return s.n > 2 && letter(s.p[2]);
	return letter(c) || c == '!' || c == '?';
}

/*
 * Length of the tag at s.p[0], 0 if it never ends.  A quoted value may hold
 * '>'.  Where a quote or the tag does not end, quotes are no more looked at
 * in this text, lest each further tag is sought to the end again.
 */
static size_t tag_length(struct html_scan *h, dc_str s)
{
	size_t at = 1, end;
	char quote = 0;

	for (; !h->plain && at < s.n; at++) {
		char c = s.p[at];

		if (quote)
			quote = c == quote ? 0 : quote;
		else if (c == '>')
			return at + 1;
		else if ((c == '"' || c == '\'') && s.p[at - 1] == '=')
			quote = c;
	}
	h->plain = true;
	end = h->no_end ? DC_NPOS : dc_chr(s, '>');
	if (end == DC_NPOS)
		h->no_end = true;
	return end == DC_NPOS ? 0 : end + 1;
}

static size_t comment_length(struct html_scan *h, dc_str s)
{
	size_t end;

	if (h->no_comment_end)
		return 0;
	end = dc_find(dc_from(s, 4), "-->");
	h->no_comment_end = end == DC_NPOS;
	return end == DC_NPOS ? 0 : end + 7;
}

/* Length of what follows a raw element's start tag, 0 if it never ends. */
static size_t raw_length(struct html_scan *h, dc_str s, dc_str name)
{
	size_t at = 0;

	while (!h->no_raw_end) {
		size_t step = dc_find(dc_from(s, at), "</");

		if (step == DC_NPOS)
			break;
		at += step + 2;
		if (!dc_ieq(dc_sub(s, at, name.n), name))
			continue;
		step = dc_chr(dc_from(s, at), '>');
		if (step != DC_NPOS)
			return at + step + 1;
		break;
	}
	h->no_raw_end = true;
	return 0;
}

static bool is_raw(dc_str name)
{
	return dc_ieq(name, DC_S("script")) || dc_ieq(name, DC_S("style"));
}

static void read_tag(struct html_scan *h, struct html_token *t)
{
	bool closes = t->raw.p[1] == '/';
	size_t at = closes ? 2 : 1, from = at;

	while (at < t->raw.n && name_char(t->raw.p[at]))
		at++;
	t->what = closes ? HTML_CLOSE : HTML_OPEN;
	t->name = dc_sub(t->raw, from, at - from);
	t->attrs = dc_sub(t->raw, at, t->raw.n - at - 1);
	if (closes || !is_raw(t->name))
		return;
	at = raw_length(h, h->rest, t->name);
	if (at)
		t->what = HTML_RAW;
	t->raw.n += at;
}

static size_t text_length(struct html_scan *h, dc_str s)
{
	size_t at = 0;

	for (;;) {
		size_t step = dc_chr(dc_from(s, at), '<');

		if (step == DC_NPOS)
			return s.n;
		at += step;
		if (at > 0 && opens(dc_from(s, at)))
			return at;
		if (at == 0 && !h->literal && opens(s))
			return 0;
		at++;
	}
}

bool html_next(struct html_scan *h, struct html_token *t)
{
	dc_str s = h->rest;
	size_t n;

	if (!s.n)
		return false;
	*t = (struct html_token){ .what = HTML_TEXT };
	n = text_length(h, s);
	h->literal = false;
	if (n) {
		t->raw = dc_sub(s, 0, n);
		h->rest = dc_from(s, n);
		return true;
	}
	n = dc_starts(s, "<!--") ? comment_length(h, s) : tag_length(h, s);
	if (!n) {
		h->literal = true;
		return html_next(h, t);
	}
	t->raw = dc_sub(s, 0, n);
	h->rest = dc_from(s, n);
	t->what = HTML_OTHER;
	if (s.p[1] != '!' && s.p[1] != '?')
		read_tag(h, t);
	h->rest = dc_from(s, t->raw.n);
	return true;
}

bool html_attr(dc_str *attrs, dc_str *name, dc_str *value)
{
	dc_str s = *attrs;
	size_t at = 0, from;
	char quote;

	while (at < s.n && (blank(s.p[at]) || s.p[at] == '/'))
		at++;
	from = at;
	while (at < s.n && !blank(s.p[at]) && s.p[at] != '=' &&
	       s.p[at] != '/')
		at++;
	if (at == from && at < s.n)
		at++;
	*name = dc_sub(s, from, at - from);
	*value = DC_NONE;
	*attrs = dc_from(s, at);
	if (!name->n)
		return false;
	while (at < s.n && blank(s.p[at]))
		at++;
	if (at == s.n || s.p[at] != '=')
		return true;
	for (at++; at < s.n && blank(s.p[at]);)
		at++;
	quote = at < s.n && (s.p[at] == '"' || s.p[at] == '\'') ? s.p[at] : 0;
	from = quote ? ++at : at;
	while (at < s.n && (quote ? s.p[at] != quote : !blank(s.p[at])))
		at++;
	*value = (dc_str){ s.p + from, at - from };
	*attrs = dc_from(s, at + (quote ? 1 : 0));
	return true;
}

dc_str html_value(const struct html_token *t, const char *name)
{
	dc_str attrs = t->attrs, key, value;

	while (html_attr(&attrs, &key, &value))
		if (dc_ieq(key, dc_cstr(name)))
			return value.p ? value : DC_S("");
	return DC_NONE;
}

dc_str html_text(dc_arena *a, dc_str raw)
{
	size_t at = dc_chr(raw, '&');
	dc_buf b;

	if (at == DC_NPOS)
		return raw;
	b = dc_buf_in(a, SIZE_MAX / 8);
	dc_room(&b, raw.n);
	while (at != DC_NPOS) {
		uint32_t cp[2];
		size_t n;

		dc_adds(&b, dc_sub(raw, 0, at));
		raw = dc_from(raw, at);
		n = entity_decode(raw, cp);
		if (n)
			dc_addu(&b, cp[0]);
		else
			dc_addc(&b, '&');
		if (n && cp[1])
			dc_addu(&b, cp[1]);
		raw = dc_from(raw, n ? n : 1);
		at = dc_chr(raw, '&');
	}
	dc_adds(&b, raw);
	return dc_got(&b);
}

/* "[sound:dog.mp3]" plays a file of the collection, "[sound:pets/dog.mp3]" one
 * in a folder of it or of the source; nothing else may. */
static bool sound_of_file(dc_str s)
{
	size_t end = dc_chr(dc_sub(s, 0, 160), ']');

	if (!dc_istarts(s, "[sound:") || end == DC_NPOS || end < 8 ||
	    s.p[7] == '-' || s.p[end - 1] == '/')
		return false;
	for (size_t i = 7; i < end; i++) {
		bool first = i == 7 || s.p[i - 1] == '/';

		if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7F ||
		    strchr("\\<>\"&|:", s.p[i]) ||
		    (first && (s.p[i] == '/' || s.p[i] == '.')))
			return false;
	}
	return true;
}

/* Anki drops control characters before it looks. */
bool html_acts(dc_str s)
{
	char word[8];
	size_t n = 0;
	dc_str w;

	for (size_t i = 0; i < s.n && n < sizeof(word); i++) {
		unsigned char c = (unsigned char)s.p[i];

		if ((c >= ' ' && c != 0x7F) || c == '\t' || c == '\n')
			word[n++] = s.p[i];
	}
	w = (dc_str){ word, n };
	if (dc_istarts(w, "[sound:"))
		return !sound_of_file(s);
	return dc_istarts(w, "[latex]") || dc_starts(w, "[$]") ||
	       dc_starts(w, "[$$]");
}

void html_add_attr(dc_buf *b, const char *name, dc_str v)
{
	dc_addf(b, " %s=\"", name);
	for (size_t i = 0; i < v.n; i++) {
		switch (v.p[i]) {
		case '&':
			dc_addz(b, "&amp;");
			break;
		case '<':
			dc_addz(b, "&lt;");
			break;
		case '>':
			dc_addz(b, "&gt;");
			break;
		case '"':
			dc_addz(b, "&quot;");
			break;
		case '`':
			dc_addz(b, "&#96;");
			break;
		case '[':
			dc_addz(b, html_acts(dc_from(v, i)) ? "&#91;" : "[");
			break;
		default:
			dc_addc(b, v.p[i]);
		}
	}
	dc_addc(b, '"');
}
