/*
 * Org-mode's emphasis, links, images, mathematics and entities as HTML.
 */
#include "parts/org/text.h"
#include "lib/entity.h"

#define ZWSP "\xE2\x80\x8B"

static const struct emphasis {
	char sign;
	const char *open, *close;
} emphases[] = {
	{ '*', "<b>", "</b>" }, { '/', "<i>", "</i>" },
	{ '_', "<u>", "</u>" }, { '+', "<s>", "</s>" }
};
enum { EMPHASES = sizeof(emphases) / sizeof(*emphases) };

static void convert(dc_buf *, struct org_style *, dc_str text, bool no_links);

struct inlines {
	dc_buf *out;
	struct org_style *style;
	dc_str text;
	size_t at;
	struct {
		bool on;
		size_t at, out;  /* where the sign is, and its place in out */
	} open[EMPHASES];
	bool no_links;           /* in the text of a link */
	/* From here on there is none of these ends. */
	bool no_verbatim[2], no_link, no_raw;
	struct org_maths maths;
};

/* ---- what may stand beside a sign ---- */

static bool blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\v';
}

static bool before_sign(dc_str s, size_t at)
{
	char c = at ? s.p[at - 1] : ' ';

	return blank(c) || (c && strchr("-({'\"", c)) || c == ORG_NUMBER ||
	       c == ORG_HINT || (at >= 3 && !memcmp(s.p + at - 3, ZWSP, 3));
}

static bool behind_sign(dc_str s, size_t at)
{
	char c = at < s.n ? s.p[at] : ' ';

	return blank(c) || (c && strchr("-.,:;!?'\")}\\[", c)) ||
	       c == ORG_HINT || c == ORG_CLOSE ||
	       dc_starts(dc_from(s, at), ZWSP);
}

static bool opens(dc_str s, size_t at)
{
	return before_sign(s, at) && at + 1 < s.n && !blank(s.p[at + 1]) &&
	       s.p[at + 1] != s.p[at];
}

static bool closes(dc_str s, size_t at)
{
	return at && !blank(s.p[at - 1]) && behind_sign(s, at + 1);
}

/* ---- writing ---- */

static void out_char(dc_buf *b, char c, bool quotes)
{
	if (c == '&')
		dc_addz(b, "&amp;");
	else if (c == '<')
		dc_addz(b, "&lt;");
	else if (c == '>')
		dc_addz(b, "&gt;");
	else if (c == '"' && quotes)
		dc_addz(b, "&quot;");
	else
		dc_addc(b, c);
}

static void out_text(dc_buf *b, dc_str s, bool quotes)
{
	for (size_t i = 0; i < s.n; i++)
		out_char(b, s.p[i], quotes);
}

void org_attribute(dc_buf *b, dc_str s)
{
	out_text(b, s, true);
}

/* Write a tag where a sign stands. */
static void put_in(dc_buf *b, size_t at, const char *tag)
{
	size_t n = strlen(tag);
	char *p = dc_room(b, n);

	if (!p || at >= b->n)
		return;
	memmove(b->p + at + n, b->p + at + 1, b->n - at - 1);
	memcpy(b->p + at, tag, n);
	b->n += n - 1;
}

/* ---- emphasis ---- */

static bool emphasis(struct inlines *s, char c)
{
	size_t k = 0;

	while (k < EMPHASES && emphases[k].sign != c)
		k++;
	if (k == EMPHASES)
		return false;
	if (s->open[k].on && s->at > s->open[k].at + 1 &&
	    closes(s->text, s->at)) {
		put_in(s->out, s->open[k].out, emphases[k].open);
		dc_addz(s->out, emphases[k].close);
		/* What began within it and has not ended does not. */
		for (size_t i = 0; i < EMPHASES; i++)
			s->open[i].on &= s->open[i].at < s->open[k].at;
		s->open[k].on = false;
		s->at++;
		return true;
	}
	if (!s->open[k].on && opens(s->text, s->at)) {
		s->open[k].on = true;
		s->open[k].at = s->at;
		s->open[k].out = s->out->n;
	}
	return false;
}

/* =code= and ~verbatim~, in which nothing is looked at. */
static bool verbatim(struct inlines *s, char c)
{
	bool *none = &s->no_verbatim[c == '~'];
	size_t end = s->at + 2;

	if ((c != '=' && c != '~') || *none || !opens(s->text, s->at))
		return false;
	while (end < s->text.n &&
	       (s->text.p[end] != c || !closes(s->text, end)))
		end++;
	if (end >= s->text.n) {
		*none = true;
		return false;
	}
	dc_addz(s->out, "<code>");
	out_text(s->out, dc_sub(s->text, s->at + 1, end - s->at - 1), false);
	dc_addz(s->out, "</code>");
	s->at = end + 1;
	return true;
}

/* ---- links ---- */

static bool has_end(dc_str s, const char *const *ends)
{
	size_t n;

	for (; *ends; ends++) {
		n = strlen(*ends);
		if (s.n > n && dc_ieq(dc_from(s, s.n - n), dc_cstr(*ends)))
			return true;
	}
	return false;
}

static bool is_image(dc_str s)
{
	static const char *const ends[] = { ".png", ".jpg", ".jpeg", ".gif",
		".svg", ".webp", ".bmp", ".tif", ".tiff", ".avif", NULL };

	return has_end(s, ends);
}

static bool is_sound(dc_str s)
{
	static const char *const ends[] = { ".mp3", ".ogg", ".oga", ".wav",
		".m4a", ".flac", ".opus", ".aac", ".mp4", ".webm", ".mkv",
		NULL };

	return has_end(s, ends);
}

/* "file:x.png::12", "attachment:x.png", "./x.png" as a path. */
static bool path_of(struct inlines *s, dc_str target, dc_str *path)
{
	dc_buf *b = s->out;
	dc_str t = target;

	if (dc_istarts(t, "attachment:")) {
		*path = dc_fmt(b->arena, "%.*s%.*s", DC_ARG(s->style->attach),
			DC_ARG(dc_from(t, 11)));
		return true;
	}
	if (dc_istarts(t, "file:"))
		t = dc_from(t, 5);
	else if (!dc_starts(t, "./") && !dc_starts(t, "../") &&
		 !dc_starts(t, "/") && !dc_starts(t, "~"))
		return false;
	t = dc_sub(t, 0, dc_find(t, "::"));
	while (dc_starts(t, "./"))
		t = dc_from(t, 2);
	*path = t;
	return true;
}

static bool is_remote(dc_str t)
{
	return dc_istarts(t, "http://") || dc_istarts(t, "https://");
}

static void out_image(struct inlines *s, dc_str path, dc_str alt)
{
	dc_addz(s->out, "<img src=\"");
	out_text(s->out, path, true);
	if (alt.n) {
		dc_addz(s->out, "\" alt=\"");
		out_text(s->out, alt, true);
	}
	dc_addz(s->out, "\">");
}

static void out_path(struct inlines *s, dc_str path, dc_str text)
{
	if (is_image(path)) {
		out_image(s, path, text);
	} else if (is_sound(path)) {
		dc_addz(s->out, "[sound:");
		out_text(s->out, path, false);
		dc_addc(s->out, ']');
	} else {
		convert(s->out, s->style, text.n ? text : path, true);
		s->style->links++;
	}
}

static void out_link(struct inlines *s, dc_str target, dc_str text)
{
	dc_str path;

	if (path_of(s, target, &path)) {
		out_path(s, path, text);
	} else if (is_remote(target) && !text.n && is_image(target)) {
		out_image(s, target, text);
	} else if (is_remote(target) || dc_istarts(target, "mailto:") ||
		   dc_istarts(target, "ftp://")) {
		dc_addz(s->out, "<a href=\"");
		out_text(s->out, target, true);
		dc_addz(s->out, "\">");
		convert(s->out, s->style, text.n ? text : target, true);
		dc_addz(s->out, "</a>");
	} else {
		if (!text.n && (dc_starts(target, "*") ||
		    dc_starts(target, "#")))
			target = dc_from(target, 1);
		convert(s->out, s->style, text.n ? text : target, true);
		s->style->links++;
	}
}

/* [[target]], [[target][text]] */
static bool link_at(struct inlines *s)
{
	dc_str t = dc_from(s->text, s->at), target, text = DC_NONE;
	size_t end;

	if (s->no_links || s->no_link || !dc_starts(t, "[["))
		return false;
	end = dc_find(t, "]]");
	s->no_link = end == DC_NPOS;
	if (s->no_link || end < 3)
		return false;
	target = dc_sub(t, 2, end - 2);
	/* `[[a][b]]`; a bracket in the text may stand before the end. */
	if (dc_find(target, "][") != DC_NPOS) {
		size_t at = dc_find(target, "][");

		text = dc_from(target, at + 2);
		target = dc_sub(target, 0, at);
	}
	if (dc_find(target, "[[") != DC_NPOS)
		return false;
	out_link(s, dc_trim(target), text);
	s->at += end + 2;
	return true;
}

/* ---- mathematics ---- */

static size_t end_of(struct org_maths *m, int which, dc_str s, size_t at,
	const char *end)
{
	size_t n;

	if (m->none[which])
		return 0;
	n = dc_find(dc_from(s, at + 2), end);
	m->none[which] = n == DC_NPOS;
	return n == DC_NPOS || !n ? 0 : at + 2 + n + 2;
}

size_t org_math(struct org_maths *m, dc_str s, size_t at)
{
	dc_str t = dc_from(s, at);
	size_t n;
	char first, last, next;

	if (dc_starts(t, "\\("))
		return end_of(m, 0, s, at, "\\)");
	if (dc_starts(t, "\\["))
		return end_of(m, 1, s, at, "\\]");
	if (dc_starts(t, "$$"))
		return end_of(m, 2, s, at, "$$");
	if (!dc_starts(t, "$") || (at && s.p[at - 1] == '$'))
		return 0;
	n = dc_chr(dc_from(t, 1), '$');
	if (n == DC_NPOS || !n)
		return 0;
	first = t.p[1];
	last = t.p[n];
	next = n + 2 < t.n ? t.p[n + 2] : ' ';
	/* "$5 and $6" is none. */
	if (blank(first) || strchr(",;.", first) || blank(last) ||
	    strchr(",.", last) || (next >= '0' && next <= '9') ||
	    (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z'))
		return 0;
	return at + n + 2;
}

static bool math(struct inlines *s)
{
	size_t end = org_math(&s->maths, s->text, s->at), in = 2;
	dc_str all = dc_sub(s->text, s->at, end - s->at);
	bool display;

	if (!end)
		return false;
	display = dc_starts(all, "$$") || dc_starts(all, "\\[");
	if (dc_starts(all, "$") && !display)
		in = 1;
	dc_addz(s->out, display ? "\\[" : "\\(");
	out_text(s->out, dc_sub(all, in, all.n - 2 * in), false);
	dc_addz(s->out, display ? "\\]" : "\\)");
	s->at = end;
	return true;
}

/* ---- the rest ---- */

/* `\alpha`, `\rightarrow{}`: what HTML calls so, too. */
static bool entity(struct inlines *s)
{
	dc_str t = dc_from(s->text, s->at + 1);
	uint32_t cp[2];
	size_t n = 0;
	dc_str name;

	while (n < t.n && n < 32 && ((t.p[n] >= 'a' && t.p[n] <= 'z') ||
	       (t.p[n] >= 'A' && t.p[n] <= 'Z')))
		n++;
	name = dc_fmt(s->out->arena, "&%.*s;", DC_ARG(dc_sub(t, 0, n)));
	if (dc_is(name, "&to;"))
		name = DC_S("&rarr;");
	if (n < 2 || entity_decode(name, cp) != name.n)
		return false;
	dc_adds(s->out, name);
	s->at += 1 + n;
	if (dc_starts(dc_from(s->text, s->at), "{}"))
		s->at += 2;
	return true;
}

/* `x^{2}`, `H_{2}`; without braces it may be a name_of_something. */
static bool script(struct inlines *s, char c)
{
	dc_str t = dc_from(s->text, s->at);
	size_t end = 2;

	if (!dc_starts(t, c == '^' ? "^{" : "_{") || !s->at ||
	    blank(s->text.p[s->at - 1]))
		return false;
	while (end < t.n && end < 200 && t.p[end] != '}' && t.p[end] != '{')
		end++;
	if (end >= t.n || t.p[end] != '}')
		return false;
	dc_addz(s->out, c == '^' ? "<sup>" : "<sub>");
	out_text(s->out, dc_sub(t, 2, end - 2), false);
	dc_addz(s->out, c == '^' ? "</sup>" : "</sub>");
	s->at += end + 1;
	return true;
}

/* `@@html:<kbd>@@`; what is meant for another language goes. */
static bool raw(struct inlines *s)
{
	dc_str t = dc_from(s->text, s->at + 2);
	size_t end, colon;

	if (s->no_raw || !dc_starts(dc_from(s->text, s->at), "@@"))
		return false;
	end = dc_find(t, "@@");
	s->no_raw = end == DC_NPOS;
	colon = dc_chr(dc_sub(t, 0, end), ':');
	if (s->no_raw || colon == DC_NPOS || colon > 20)
		return false;
	if (dc_ieq(dc_sub(t, 0, colon), DC_S("html")))
		dc_adds(s->out, dc_sub(t, colon + 1, end - colon - 1));
	s->at += end + 4;
	return true;
}

/* A line's end: "\\\\" before it breaks the line for sure. */
static bool backslash(struct inlines *s)
{
	dc_str t = dc_from(s->text, s->at);

	if (dc_starts(t, "\\\\") && (t.n == 2 || t.p[2] == '\n')) {
		dc_addz(s->out, "<br>");
		s->at += t.n == 2 ? 2 : 3;
		return true;
	}
	return math(s) || entity(s);
}

/* <<target>> is where links go, and not seen. */
static bool target(struct inlines *s)
{
	dc_str t = dc_sub(dc_from(s->text, s->at), 0, 200);
	size_t end = dc_find(t, ">>");

	if (!dc_starts(t, "<<") || end == DC_NPOS || end == 2 ||
	    dc_find(dc_sub(t, 2, end - 2), "<") != DC_NPOS)
		return false;
	s->at += end + 2;
	return true;
}

static bool special(struct inlines *s, char c)
{
	switch (c) {
	case '*':
	case '/':
	case '+':
		return emphasis(s, c);
	case '_':
		return emphasis(s, c) || script(s, c);
	case '^':
		return script(s, c);
	case '=':
	case '~':
		return verbatim(s, c);
	case '[':
		return link_at(s);
	case '$':
		return math(s);
	case '\\':
		return backslash(s);
	case '<':
		return target(s);
	case '@':
		return raw(s);
	default:
		return false;
	}
}

static void convert(dc_buf *b, struct org_style *style, dc_str text,
	bool no_links)
{
	struct inlines s = { .out = b, .style = style, .text = text,
		.no_links = no_links };

	while (s.at < text.n && !b->failed) {
		char c = text.p[s.at];

		if (special(&s, c))
			continue;
		/* The text knows where lines are to end: it says it so. */
		if (c == '\v')
			dc_addz(b, "<br>");
		else
			out_char(b, c, false);
		s.at++;
	}
}

void org_inline(dc_buf *b, struct org_style *style, dc_str text)
{
	convert(b, style, text, false);
}
