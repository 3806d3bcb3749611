/*
 * HTML to Markdown.
 *
 * A field is written as a person would write it, then read back: if that is
 * not the same text with the same marks (two marks that touch, a table, a
 * list in a quote in a cell …), it is written again with its marks as inline
 * HTML, and at last as a block of HTML, which is Markdown too.  So nothing is
 * lost, whatever the rules of emphasis make of odd neighbours.
 */
#include "core/core.h"
#include "core/html.h"
#include "core/lines.h"
#include "core/mark.h"

enum { MARKS = 32, BOXES = 12 };

struct mark {
	dc_str name;             /* of the element */
	dc_str sign;             /* "**", or the tag as it stands */
	dc_str target;           /* of a link */
	bool link, tag, written;
};

struct box {                     /* a list or a quotation */
	bool quote, item;        /* item: one is open */
	bool begun;              /* something in it is written */
	unsigned number;         /* of the next item, 0: bullets */
	size_t width;            /* of the open item's indent */
};

struct out {
	dc_arena *arena;
	dc_buf b;
	struct html_scan h;
	struct mark_place place;
	struct lines lines;
	bool space;              /* a blank, if more text follows */
	bool block;              /* a new block begins here */
	bool marker;             /* … with an item's bullet */
	bool heading;
	bool plain;              /* the second try: marks as tags */
	bool failed;             /* cannot be said so */
	unsigned level;          /* of the heading that begins */
	struct mark marks[MARKS];
	size_t nmarks;
	struct box boxes[BOXES];
	size_t nboxes;
};

/* ---- lines ---- */

static void indent(struct out *o)
{
	for (size_t i = 0; i < o->nboxes; i++) {
		const struct box *x = &o->boxes[i];

		if (x->quote)
			dc_addz(&o->b, "> ");
		else if (x->item && !(o->marker && i + 1 == o->nboxes))
			for (size_t n = 0; n < x->width; n++)
				dc_addc(&o->b, ' ');
	}
}

static void new_line(struct out *o)
{
	dc_addc(&o->b, '\n');
	indent(o);
	o->place.start = true;
	o->place.digits = false;
}

static void add_breaks(struct out *o, size_t n)
{
	if (n)
		o->place.start = false;
	for (; n; n--)
		dc_addz(&o->b, "<br>");
}

/* What a new block begins with. */
static void open_block(struct out *o)
{
	if (o->marker) {
		struct box *x = &o->boxes[o->nboxes - 1];
		size_t from = o->b.n;

		if (x->number)
			dc_addf(&o->b, "%u. ", x->number++);
		else
			dc_addz(&o->b, "- ");
		x->width = o->b.n - from;
	}
	for (; o->level; o->level--)
		dc_addz(&o->b, o->level == 1 ? "# " : "#");
	o->block = o->marker = false;
}

static bool any_written(const struct out *o)
{
	for (size_t i = 0; i < o->nmarks; i++)
		if (o->marks[i].written)
			return true;
	return false;
}

/* n newlines between what is written and what follows. */
static void part(struct out *o, size_t n)
{
	bool special = o->marker || o->level;

	if (o->block) {
		if (any_written(o))
			o->failed = true;
		if (special && n > 1)
			add_breaks(o, n);
		dc_addc(&o->b, '\n');
		if (!o->nboxes || (o->nboxes == 1 && !o->boxes[0].begun))
			dc_addc(&o->b, '\n');
		indent(o);
		o->place.start = true;
		open_block(o);
		add_breaks(o, special || !n ? 0 : n - 1);
	} else if (o->heading || any_written(o) || (n > 1 && o->nboxes)) {
		add_breaks(o, n);
	} else if (n == 1) {
		dc_addc(&o->b, '\\');
		new_line(o);
	} else if (n > 1) {
		dc_addc(&o->b, '\n');
		new_line(o);
		add_breaks(o, n - 2);
	}
}

static void write_marks(struct out *o)
{
	for (size_t i = 0; i < o->nmarks; i++) {
		struct mark *m = &o->marks[i];

		if (m->written)
			continue;
		if (m->link && o->b.n && o->b.p[o->b.n - 1] == '!') {
			o->b.n--;
			dc_addz(&o->b, "\\!");
		}
		dc_adds(&o->b, m->sign);
		o->place.start = false;
		m->written = true;
		o->place.in_link |= m->link;
	}
}

/* Something visible follows. */
static void pay(struct out *o)
{
	if (!o->lines.begun) {
		size_t n = lines_take(&o->lines);

		indent(o);
		o->place.start = true;
		if (o->block)
			open_block(o);
		add_breaks(o, n);
	} else if (lines_start(&o->lines)) {
		part(o, lines_take(&o->lines));
	} else if (o->space) {
		dc_addc(&o->b, ' ');
	}
	o->space = false;
	for (size_t i = 0; i < o->nboxes; i++)
		o->boxes[i].begun = true;
	write_marks(o);
}

static void edge(struct out *o, unsigned wanted, bool tight)
{
	o->space = false;
	if (!o->marker)
		lines_edge(&o->lines, wanted, tight);
}

/* A bracket that would make Anki act, written so that it does not.  Code has
 * no references: there it takes tags. */
#define BRACKET "&#91;"

/* ---- text ---- */

static bool html_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static size_t blanks(struct out *o, dc_str s)
{
	size_t n = 0, tabs = 0;
	bool line = false;

	for (; n < s.n && html_blank(s.p[n]); n++) {
		tabs += s.p[n] == '\t';
		line |= s.p[n] == '\n' || s.p[n] == '\r';
	}
	if (!tabs || line) {
		o->space = true;
		return n;
	}
	o->space = false;
	pay(o);
	for (; tabs; tabs--)
		dc_addz(&o->b, "&#9;");
	o->place.start = false;
	return n;
}

/*
 * Length of the reference at s.p[0] that stands as one, and in *as how: U+00A0
 * is a blank there, and a bracket is one that nothing may run.
 */
static size_t kept(dc_str s, const char **as)
{
	static const char *const ways[] = { "&nbsp;", "&#160;", "&#xA0;",
		"&#xa0;", BRACKET };

	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
		if (!dc_starts(s, ways[i]))
			continue;
		*as = dc_is(dc_cstr(ways[i]), BRACKET) ? BRACKET : *ways;
		return strlen(ways[i]);
	}
	return 0;
}

static void words(struct out *o, dc_str s)
{
	const char *as = NULL;
	size_t from = 0, n;

	for (size_t at = 0; at <= s.n; at++) {
		n = at < s.n && s.p[at] == '&' ?
			kept(dc_from(s, at), &as) : 0;
		if (at < s.n && !n)
			continue;
		if (at > from)
			mark_text(&o->b, &o->place, html_text(o->arena,
				dc_sub(s, from, at - from)));
		if (n) {
			dc_addz(&o->b, as);
			o->place.start = o->place.digits = false;
			at += n - 1;
			from = at + 1;
		}
	}
}

/* Single blanks stay in the piece: its signs are judged by neighbours. */
static void on_text(struct out *o, dc_str s)
{
	size_t at = 0, n;

	while (at < s.n) {
		if (html_blank(s.p[at])) {
			at += blanks(o, dc_from(s, at));
			continue;
		}
		for (n = at + 1; n < s.n; n++)
			if (html_blank(s.p[n]) && (s.p[n] != ' ' ||
			    n + 1 == s.n || html_blank(s.p[n + 1])))
				break;
		pay(o);
		words(o, dc_sub(s, at, n - at));
		at = n;
	}
}

/* ---- marks ---- */

static dc_str sign_of(const struct out *o, const struct html_token *t)
{
	if (o->plain || t->attrs.n)
		return DC_NONE;
	if (dc_ieq(t->name, DC_S("b")) || dc_ieq(t->name, DC_S("strong")))
		return DC_S("**");
	if (dc_ieq(t->name, DC_S("i")) || dc_ieq(t->name, DC_S("em")))
		return DC_S("*");
	if (dc_ieq(t->name, DC_S("s")) || dc_ieq(t->name, DC_S("del")) ||
	    dc_ieq(t->name, DC_S("strike")))
		return DC_S("~~");
	return DC_NONE;
}

/* Has the tag these attributes and no others? */
static bool only(const struct html_token *t, const char *one, const char *two)
{
	dc_str attrs = t->attrs, name, value;

	while (html_attr(&attrs, &name, &value))
		if (!dc_is(name, one) && !dc_is(name, two))
			return false;
	return true;
}

static void open_mark(struct out *o, const struct html_token *t)
{
	struct mark m = { .name = t->name, .sign = sign_of(o, t) };

	if (o->nmarks == MARKS) {
		o->failed = true;
		return;
	}
	m.link = !o->plain && !o->place.in_link && dc_ieq(t->name, DC_S("a")) &&
		t->attrs.n && only(t, "href", "href");
	if (m.link) {
		m.target = html_text(o->arena, html_value(t, "href"));
		m.sign = DC_S("[");
	} else if (!m.sign.n) {
		m.sign = t->raw;
		m.tag = true;
		if (dc_chr(t->raw, '\n') != DC_NPOS)
			o->failed = true;
	}
	o->marks[o->nmarks++] = m;
}

static void close_mark(struct out *o, dc_str name)
{
	struct mark m;

	if (!o->nmarks || !dc_ieq(o->marks[o->nmarks - 1].name, name)) {
		o->failed = true;
		return;
	}
	m = o->marks[--o->nmarks];
	if (!m.written)
		return;
	if (m.tag) {
		dc_addf(&o->b, "</%.*s>", DC_ARG(m.name));
	} else if (m.link) {
		dc_addz(&o->b, "](");
		mark_target(&o->b, m.target);
		dc_addc(&o->b, ')');
		o->place.in_link = false;
	} else {
		dc_adds(&o->b, m.sign);
	}
}

static void add_tag(struct out *o, const struct html_token *t)
{
	pay(o);
	dc_adds(&o->b, t->raw);
	o->place.start = false;
	if (dc_chr(t->raw, '\n') != DC_NPOS)
		o->failed = true;
}

/* <code> that holds text alone is a code span. */
static void on_code(struct out *o, const struct html_token *t)
{
	struct html_scan h = o->h;
	struct html_token text, end;
	size_t before;

	if (!o->plain && !t->attrs.n && html_next(&h, &text) &&
	    text.what == HTML_TEXT && dc_find(text.raw, BRACKET) == DC_NPOS &&
	    html_next(&h, &end) && end.what == HTML_CLOSE &&
	    dc_ieq(end.name, t->name)) {
		before = o->b.n;
		pay(o);
		if (mark_code(&o->b, html_text(o->arena, text.raw))) {
			o->place.start = false;
			o->h = h;
			return;
		}
		if (before != o->b.n)
			o->failed = true;
	}
	open_mark(o, t);
}

static void on_image(struct out *o, const struct html_token *t)
{
	dc_str src = html_value(t, "src");

	if (o->plain || !src.n || !only(t, "src", "alt") ||
	    dc_starts(src, "data:")) {
		add_tag(o, t);
		return;
	}
	pay(o);
	dc_addz(&o->b, "![");
	o->place.start = false;
	{
		struct mark_place w = { .in_link = true, .dollars = true };

		mark_text(&o->b, &w, html_text(o->arena,
			html_value(t, "alt")));
	}
	dc_addz(&o->b, "](");
	mark_target(&o->b, html_text(o->arena, src));
	dc_addc(&o->b, ')');
}

/* ---- blocks ---- */

static bool line_is_blank(const dc_buf *b)
{
	size_t n = b->n;

	while (n && (b->p[n - 1] == ' ' || b->p[n - 1] == '\t'))
		n--;
	return !n || b->p[n - 1] == '\n';
}

/* Raw HTML: a blank line would end the block. */
static void add_raw(dc_buf *b, dc_str s, bool verbatim)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '\n' && s.p[i] != '\r')
			dc_addc(b, s.p[i]);
		else if (verbatim && s.p[i] == '\n')
			dc_addz(b, "&#10;");
		else if (!verbatim && !line_is_blank(b))
			dc_addc(b, '\n');
	}
}

/* The element as it stands, to its end; false if it has none. */
static bool raw_element(struct out *o, const struct html_token *start)
{
	struct html_token t = *start;
	size_t depth = 0, pre = 0;

	do {
		bool close = t.what == HTML_CLOSE;

		if (t.what == HTML_RAW || t.what == HTML_OTHER)
			return false;
		if (t.what != HTML_TEXT && dc_ieq(t.name, DC_S("pre")))
			pre = !close ? pre + 1 : pre ? pre - 1 : 0;
		add_raw(&o->b, t.raw, pre && t.what == HTML_TEXT);
		if (t.what == HTML_TEXT || !dc_ieq(t.name, start->name))
			continue;
		depth += close ? (size_t)-1 : 1;
		if (!depth)
			return true;
	} while (html_next(&o->h, &t));
	return false;
}

static void raw_block(struct out *o, const struct html_token *t)
{
	edge(o, 1, true);
	o->block = true;
	if (o->nboxes || o->nmarks)
		o->failed = true;
	pay(o);
	if (!raw_element(o, t))
		o->failed = true;
	edge(o, 1, true);
	o->block = true;
}

static void add_fence(struct out *o, size_t ticks)
{
	for (; ticks; ticks--)
		dc_addc(&o->b, '`');
}

static size_t fence_for(dc_str s)
{
	size_t longest = 2, n = 0;

	for (size_t i = 0; i < s.n; i++) {
		n = s.p[i] == '`' ? n + 1 : 0;
		longest = n > longest ? n : longest;
	}
	return longest + 1;
}

/* "language-c" of <code class="language-c">. */
static dc_str language(const struct html_token *t)
{
	dc_str c = html_value(t, "class");

	if (!dc_starts(c, "language-") || dc_chr(c, '`') != DC_NPOS ||
	    dc_chr(c, ' ') != DC_NPOS || dc_chr(c, '&') != DC_NPOS)
		return DC_NONE;
	return dc_from(c, 9);
}

/* <pre>, or <pre><code>, with text alone in it. */
static bool code_block(struct out *o)
{
	struct html_scan h = o->h;
	struct html_token t, text = { .what = HTML_TEXT };
	dc_str lang = DC_NONE, line, rest;
	bool code, more = html_next(&h, &t);
	size_t ticks;

	code = more && t.what == HTML_OPEN && dc_ieq(t.name, DC_S("code"));
	if (code) {
		lang = language(&t);
		more = html_next(&h, &t);
	}
	if (more && t.what == HTML_TEXT) {
		text = t;
		more = html_next(&h, &t);
	}
	if (code && more && t.what == HTML_CLOSE)
		more = html_next(&h, &t);
	if (!more || t.what != HTML_CLOSE || !dc_ieq(t.name, DC_S("pre")) ||
	    dc_find(text.raw, BRACKET) != DC_NPOS)
		return false;
	o->h = h;
	edge(o, 1, true);
	o->block = true;
	pay(o);
	rest = html_text(o->arena, text.raw);
	ticks = fence_for(rest);
	add_fence(o, ticks);
	dc_adds(&o->b, lang);
	while (rest.n) {
		line = dc_cut(&rest, '\n');
		new_line(o);
		dc_adds(&o->b, line);
	}
	new_line(o);
	add_fence(o, ticks);
	edge(o, 1, true);
	o->block = true;
	return true;
}

static void close_box(struct out *o, bool quote)
{
	if (!o->nboxes || o->boxes[o->nboxes - 1].quote != quote)
		o->failed = true;
	else
		o->nboxes--;
	o->block = true;
	o->marker = false;
}

static void open_box(struct out *o, const struct html_token *t, bool quote)
{
	struct box x = { .quote = quote };
	uint64_t first = 1;

	if (o->nboxes == BOXES || o->heading || o->marker) {
		o->failed = true;
		return;
	}
	if (dc_ieq(t->name, DC_S("ol"))) {
		dc_num(html_value(t, "start"), &first);
		if (!first || first > 999999999)
			o->failed = true;
		x.number = (unsigned)(first % 1000000000);
	}
	o->boxes[o->nboxes++] = x;
	o->block = quote;
}

static void on_item(struct out *o, bool opens)
{
	struct box *x = o->nboxes ? &o->boxes[o->nboxes - 1] : NULL;

	if (!x || x->quote || o->marker) {
		o->failed = true;
		return;
	}
	x->item = opens;
	if (opens)
		o->block = o->marker = true;
}

static void on_heading(struct out *o, const struct html_token *t)
{
	bool opens = t->what == HTML_OPEN;

	if (o->nboxes || o->nmarks)
		o->failed = true;
	o->heading = opens;
	o->level = opens ? (unsigned)(t->name.p[1] - '0') : 0;
	o->block = true;
}

static bool is_heading(dc_str name)
{
	return name.n == 2 && (name.p[0] | 0x20) == 'h' && name.p[1] >= '1' &&
	       name.p[1] <= '6';
}

static void on_rule(struct out *o)
{
	o->block = true;
	if (o->nboxes)
		o->failed = true;
	pay(o);
	dc_addz(&o->b, "---");
	edge(o, 1, true);
	o->block = true;
}

static void on_block(struct out *o, const struct html_token *t)
{
	dc_str name = t->name;
	bool opens = t->what == HTML_OPEN, list = dc_ieq(name, DC_S("ul")) ||
		dc_ieq(name, DC_S("ol")), quote = dc_ieq(name,
		DC_S("blockquote")), item = dc_ieq(name, DC_S("li"));
	bool para = html_kind(name) & HTML_PARA;

	if ((dc_ieq(name, DC_S("div")) || para) && !t->attrs.n) {
		edge(o, para ? 2 : 1, false);
		return;
	}
	if (opens && (o->plain || (t->attrs.n && !dc_ieq(name, DC_S("ol"))) ||
	    !(list || quote || item || is_heading(name) ||
	      dc_ieq(name, DC_S("hr")) || dc_ieq(name, DC_S("pre"))))) {
		raw_block(o, t);
		return;
	}
	if (dc_ieq(name, DC_S("pre"))) {
		if (!opens || !code_block(o))
			o->failed = true;
		return;
	}
	edge(o, 1, true);
	if (dc_ieq(name, DC_S("hr")))
		on_rule(o);
	else if (is_heading(name))
		on_heading(o, t);
	else if (item)
		on_item(o, opens);
	else if (opens)
		open_box(o, t, quote);
	else
		close_box(o, quote);
}

static void on_token(struct out *o, const struct html_token *t)
{
	unsigned kind = html_kind(t->name);

	if (t->what == HTML_TEXT) {
		on_text(o, t->raw);
	} else if (t->what == HTML_RAW || t->what == HTML_OTHER) {
		o->failed = true;
	} else if (dc_ieq(t->name, DC_S("br"))) {
		o->space = false;
		lines_break(&o->lines);
	} else if (dc_ieq(t->name, DC_S("img"))) {
		on_image(o, t);
	} else if (kind & (HTML_BLOCK | HTML_CELL)) {
		on_block(o, t);
	} else if (kind & HTML_VOID || !kind) {
		add_tag(o, t);
	} else if (t->what == HTML_CLOSE) {
		close_mark(o, t->name);
	} else if (dc_ieq(t->name, DC_S("code"))) {
		on_code(o, t);
	} else {
		open_mark(o, t);
	}
}

/* ---- the three ways ---- */

static size_t count(dc_str s, char c)
{
	size_t n = 0, step;

	while ((step = dc_chr(s, c)) != DC_NPOS) {
		n++;
		s = dc_from(s, step + 1);
	}
	return n;
}

static bool write_marked(dc_arena *a, dc_str html, bool plain, dc_str *md)
{
	struct out o = { .arena = a, .b = dc_buf_in(a, SIZE_MAX / 8),
		.h = { .rest = html }, .plain = plain };
	struct html_token t;

	o.place.dollars = count(html, '$') > 1 || dc_find(html, "&dollar;") !=
		DC_NPOS || dc_find(html, "&#") != DC_NPOS;
	dc_room(&o.b, html.n + 16);
	while (!o.failed && html_next(&o.h, &t))
		on_token(&o, &t);
	if (o.nmarks)
		o.failed = true;
	add_breaks(&o, o.lines.due);
	*md = dc_got(&o.b);
	return !o.failed && !o.b.failed;
}

/* A tag that never ends is text, and would swallow the </div> behind it. */
static void add_text_raw(dc_buf *b, dc_str s, bool spelt)
{
	size_t at;

	while ((at = dc_chr(s, '<')) != DC_NPOS) {
		add_raw(b, dc_sub(s, 0, at), spelt);
		dc_addz(b, "&lt;");
		s = dc_from(s, at + 1);
	}
	add_raw(b, s, spelt);
}

/* Blank lines would end it, so newlines go, or are spelt in <pre>. */
static dc_str write_block(dc_arena *a, dc_str html)
{
	dc_buf b = dc_buf_in(a, SIZE_MAX / 8);
	struct html_scan h = { .rest = html };
	struct html_token t;
	bool pre = false;

	dc_addz(&b, "<div>");
	while (html_next(&h, &t)) {
		if (t.what != HTML_TEXT && dc_ieq(t.name, DC_S("pre")))
			pre = t.what == HTML_OPEN;
		if (t.what == HTML_TEXT)
			add_text_raw(&b, t.raw, pre);
		else
			add_raw(&b, t.raw, false);
	}
	dc_addz(&b, "</div>");
	return dc_got(&b);
}

/* Nothing that Markdown or HTML would read as a sign. */
static bool dull(dc_str s)
{
	if (!s.n || strchr("#>+-=|: ", s.p[0]) || s.p[s.n - 1] == ' ' ||
	    (s.p[0] >= '0' && s.p[0] <= '9'))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (memchr("\\`*_[]<>&!~$|\n\r\t\f", s.p[i], 17) ||
		    (s.p[i] == ' ' && s.p[i + 1] == ' '))
			return false;
	return true;
}

/* Lines of text cannot fail. */
static bool only_breaks(dc_str html)
{
	size_t tags = count(html, '<');

	for (; tags; tags--) {
		html = dc_from(html, dc_chr(html, '<') + 1);
		if (!dc_starts(html, "br>"))
			return false;
	}
	return true;
}

dc_str mark_from_html(dc_arena *a, dc_str html)
{
	dc_str md;

	if (dull(html))
		return html;
	if (write_marked(a, html, false, &md) &&
	    (only_breaks(html) || mark_same(a, html, md)))
		return md;
	if (write_marked(a, html, true, &md) && mark_same(a, html, md))
		return md;
	return write_block(a, html);
}
