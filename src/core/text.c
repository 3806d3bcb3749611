/*
 * One markup into another: plain text and HTML.  (Markdown is in mark.c.)
 *
 * Plain text becomes HTML that shows it: a newline is <br>, a blank that HTML
 * would drop is &nbsp;, and the way back gives the same text.  U+00A0 itself
 * stays what it is both ways, since French writes it on purpose.
 *
 * These functions run for each field of each note: what needs no change is
 * returned as it came, and that is found out 32 bytes at a time.
 */
#include "core/core.h"
#include "core/html.h"
#include "core/lines.h"
#include "core/mark.h"
#include "lib/entity.h"
#include "lib/unicode.h"

/* ---- plain text to HTML ---- */

static bool odd_neighbour(dc_str s, size_t at)
{
	char c;

	if (at == 0 || at + 1 >= s.n)
		return true;
	c = s.p[at - 1];
	if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
		return true;
	c = s.p[at + 1];
	return c == '\t' || c == '\n' || c == '\r';
}

/* What stands for the character at `at`, and in *n how many bytes it is. */
static const char *in_html(dc_str s, size_t at, size_t *n)
{
	*n = 1;
	switch (s.p[at]) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '\r':
		if (at + 1 < s.n && s.p[at + 1] == '\n')
			*n = 2;
		return "<br>";
	case '\n':
		return "<br>";
	case ' ':
		return odd_neighbour(s, at) ? "&nbsp;" : NULL;
	default:
		return NULL;
	}
}

static dc_str plain_to_html(dc_arena *a, dc_str s)
{
	size_t done = 0, n;
	dc_buf b;

	if (!(text_look(s) &
	      (TEXT_MARKS | TEXT_ANGLE | TEXT_LINES | TEXT_BLANKS)))
		return s;
	b = dc_buf_in(a, SIZE_MAX / 8);
	dc_room(&b, s.n + s.n / 8 + 16);
	for (size_t at = 0; at < s.n; at += n) {
		const char *z = in_html(s, at, &n);

		if (!z)
			continue;
		dc_add(&b, s.p + done, at - done);
		dc_addz(&b, z);
		done = at + n;
	}
	dc_add(&b, s.p + done, s.n - done);
	return dc_got(&b);
}

/* ---- HTML to plain text ---- */

enum { MAX_LISTS = 16 };

struct plain {
	dc_buf b;
	struct lines lines;
	bool space;              /* a blank, if more text follows */
	bool bare;              /* for dc_bare(): no bullets, images' sources */
	bool fresh_cell;         /* first cell of a row */
	bool reading;            /* in <rt>, whose end tag may be left out */
	size_t bullet;           /* length of b where an item's text begins */
	size_t pre, lists;
	uint64_t number[MAX_LISTS];      /* next <li>'s; 0 in <ul> */
	uint64_t images, formats;
};

/* Something visible follows: write the newlines or the blank before it. */
static void pay(struct plain *p)
{
	size_t n = 0;

	if (lines_start(&p->lines))
		for (n = lines_take(&p->lines); n; n--)
			dc_addc(&p->b, '\n');
	else if (p->space)
		dc_addc(&p->b, ' ');
	p->space = false;
}

static void edge(struct plain *p, unsigned wanted, bool tight)
{
	p->space = false;
	if (!p->bullet || p->b.n != p->bullet)
		lines_edge(&p->lines, wanted, tight);
}

static void add_break(struct plain *p)
{
	p->space = false;
	lines_break(&p->lines);
}

static bool html_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/*
 * A run of blanks is one blank, as HTML shows it.  Tabs stay, unless the run
 * has a newline: then it is the indentation of somebody's source.
 */
static size_t add_blanks(struct plain *p, dc_str s)
{
	size_t n = 0, tabs = 0;
	bool lines = false;

	for (; n < s.n && html_blank(s.p[n]); n++) {
		tabs += s.p[n] == '\t';
		lines |= s.p[n] == '\n' || s.p[n] == '\r';
	}
	if (!tabs || lines) {
		p->space = true;
		return n;
	}
	p->space = false;
	pay(p);
	for (; tabs; tabs--)
		dc_addc(&p->b, '\t');
	return n;
}

/* In <pre> every blank counts. */
static size_t add_verbatim(struct plain *p, dc_str s)
{
	size_t n = 1;

	pay(p);
	if (s.p[0] == '\r') {
		n = s.n > 1 && s.p[1] == '\n' ? 2 : 1;
		dc_addc(&p->b, '\n');
	} else {
		dc_addc(&p->b, s.p[0]);
	}
	return n;
}

static size_t add_entity(struct plain *p, dc_str s)
{
	uint32_t cp[2];
	size_t n = entity_decode(s, cp);

	pay(p);
	if (!n) {
		dc_addc(&p->b, '&');
		return 1;
	}
	if (cp[0] == 0xA0)
		dc_addc(&p->b, ' ');
	else
		dc_addu(&p->b, cp[0]);
	if (cp[1])
		dc_addu(&p->b, cp[1]);
	return n;
}

static void add_text(struct plain *p, dc_str s)
{
	size_t at = 0, n;

	while (at < s.n) {
		for (n = at; n < s.n && !html_blank(s.p[n]) && s.p[n] != '&';)
			n++;
		if (n > at) {
			pay(p);
			dc_add(&p->b, s.p + at, n - at);
			at = n;
		} else if (s.p[at] == '&') {
			at += add_entity(p, dc_from(s, at));
		} else if (p->pre) {
			at += add_verbatim(p, dc_from(s, at));
		} else {
			at += add_blanks(p, dc_from(s, at));
		}
	}
}

/* "img/cnn.png?v=2" is "cnn.png". */
static dc_str file_name(dc_str src)
{
	size_t end = 0;

	while (end < src.n && src.p[end] != '?' && src.p[end] != '#')
		end++;
	src.n = end;
	while (end && src.p[end - 1] != '/')
		end--;
	return end < src.n ? dc_from(src, end) : src;
}

/*
 * An image is content: its description stands for it, else its name.  Where
 * notes are compared it is the source that tells two images apart.
 */
static void add_image(struct plain *p, struct html_token *t)
{
	dc_str src = html_value(t, "src"), alt = html_value(t, "alt");

	p->images++;
	pay(p);
	dc_addc(&p->b, '[');
	if (p->bare)
		add_text(p, src);
	else if (!dc_blank(alt))
		add_text(p, dc_trim(alt));
	else if (dc_starts(src, "data:") || !src.n)
		dc_addz(&p->b, "image");
	else
		add_text(p, file_name(src));
	p->space = false;
	dc_addc(&p->b, ']');
}

static void open_list(struct plain *p, struct html_token *t)
{
	uint64_t first = 1;

	if (p->lists < MAX_LISTS) {
		if (dc_ieq(t->name, DC_S("ul")))
			first = 0;
		else
			dc_num(html_value(t, "start"), &first);
		p->number[p->lists] = first;
	}
	p->lists++;
}

static void open_item(struct plain *p)
{
	size_t list = p->lists ? p->lists - 1 : 0;

	if (p->bare || !p->lists)
		return;
	pay(p);
	if (list < MAX_LISTS && p->number[list])
		dc_addf(&p->b, "%llu. ",
			(unsigned long long)p->number[list]++);
	else
		dc_addz(&p->b, "- ");
	p->bullet = p->b.n;
}

static void on_block(struct plain *p, struct html_token *t)
{
	bool opens = t->what == HTML_OPEN;
	bool para = html_kind(t->name) & HTML_PARA;

	if (dc_ieq(t->name, DC_S("div")) || para) {
		edge(p, para ? 2 : 1, false);
		return;
	}
	if (!opens && !dc_ieq(t->name, DC_S("pre")))
		p->bullet = 0;
	edge(p, 1, true);
	p->formats++;
	if (dc_ieq(t->name, DC_S("li"))) {
		if (opens)
			open_item(p);
	} else if (dc_ieq(t->name, DC_S("ul")) ||
	    dc_ieq(t->name, DC_S("ol"))) {
		if (opens)
			open_list(p, t);
		else if (p->lists)
			p->lists--;
	} else if (dc_ieq(t->name, DC_S("pre"))) {
		if (opens)
			p->pre++;
		else if (p->pre)
			p->pre--;
	} else if (dc_ieq(t->name, DC_S("tr"))) {
		p->fresh_cell = true;
	}
}

/* Readings above characters (<ruby>) stand in brackets behind them. */
static void on_inline(struct plain *p, struct html_token *t)
{
	bool rt = dc_ieq(t->name, DC_S("rt"));

	p->formats += !dc_ieq(t->name, DC_S("span"));
	if (p->reading && (rt || dc_ieq(t->name, DC_S("ruby")))) {
		dc_addc(&p->b, ')');
		p->reading = false;
	}
	if (rt && t->what == HTML_OPEN) {
		pay(p);
		dc_addc(&p->b, '(');
		p->reading = true;
	}
}

static void on_tag(struct plain *p, struct html_token *t)
{
	unsigned kind = html_kind(t->name);

	if (dc_ieq(t->name, DC_S("br"))) {
		add_break(p);
	} else if (dc_ieq(t->name, DC_S("img"))) {
		add_image(p, t);
	} else if (kind & HTML_BLOCK) {
		on_block(p, t);
	} else if (kind & HTML_CELL) {
		p->formats++;
		if (t->what == HTML_OPEN && !p->fresh_cell) {
			p->space = false;
			pay(p);
			dc_addc(&p->b, '\t');
		}
		p->fresh_cell = false;
	} else {
		on_inline(p, t);
	}
}

/* <rp>(</rp> holds the brackets for those who show no readings. */
static void skip_rp(struct html_scan *h)
{
	struct html_token t;

	while (html_next(h, &t))
		if (t.what == HTML_CLOSE && dc_ieq(t.name, DC_S("rp")))
			return;
}

static dc_str to_plain(dc_arena *a, dc_run *run, dc_str s, bool bare)
{
	struct plain p = { .b = dc_buf_in(a, SIZE_MAX / 8), .bare = bare };
	struct html_scan h = { .rest = s };
	struct html_token t;

	if (!(text_look(s) & (TEXT_MARKS | TEXT_LINES | TEXT_BLANKS)))
		return s;
	while (html_next(&h, &t)) {
		if (t.what == HTML_TEXT)
			add_text(&p, t.raw);
		else if (t.what == HTML_OPEN && dc_ieq(t.name, DC_S("rp")))
			skip_rp(&h);
		else if (t.what == HTML_OPEN || t.what == HTML_CLOSE)
			on_tag(&p, &t);
	}
	for (; p.lines.due; p.lines.due--)
		dc_addc(&p.b, '\n');
	if (run && p.images)
		dc_lose(run, "images", p.images);
	if (run && p.formats)
		dc_lose(run, "formatting", 1);
	return dc_got(&p.b);
}

/* ---- what the others call ---- */

dc_str dc_convert(dc_arena *a, dc_run *run, dc_str s, dc_markup from,
	dc_markup to)
{
	if (from == to || !s.n)
		return s;
	if (from == DC_MARKDOWN)
		s = mark_to_html(a, s);
	if (to == DC_MARKDOWN)
		return mark_from_html(a, from == DC_PLAIN ?
			plain_to_html(a, s) : s);
	if (to == DC_HTML)
		return from == DC_PLAIN ? plain_to_html(a, s) : s;
	return to_plain(a, run, s, false);
}

/* Is there a blank other than SP, or a control character, or a run? */
static bool loose(dc_str s)
{
	unsigned seen = text_look(s);

	if (seen & (TEXT_LINES | TEXT_BLANKS | TEXT_CONTROLS))
		return true;
	for (size_t at = 0; seen & TEXT_HIGH && at < s.n; at++) {
		unsigned char c = (unsigned char)s.p[at];

		if ((c == 0xC2 || (c & 0xEC) == 0xE0 || c == 0xEF) &&
		    str_blank(dc_from(s, at)))
			return true;
	}
	return false;
}

/* Blanks of any kind collapsed and trimmed, control characters gone. */
static dc_str squeeze(dc_arena *a, dc_str s)
{
	bool wide = false;
	dc_buf b;

	if (!loose(s))
		return s;
	b = dc_buf_in(a, SIZE_MAX / 8);
	dc_room(&b, s.n);
	while (s.n) {
		size_t n = str_blank(s);
		unsigned char c = (unsigned char)s.p[0];

		if (n) {
			wide = b.n > 0;
		} else if (c < 0x20 || c == 0x7F) {
			n = 1;
		} else {
			if (wide)
				dc_addc(&b, ' ');
			wide = false;
			dc_addc(&b, s.p[0]);
			n = 1;
		}
		s = dc_from(s, n);
	}
	return dc_got(&b);
}

dc_str dc_bare(dc_arena *a, dc_str s, dc_markup markup)
{
	const unsigned odd = TEXT_MARKS | TEXT_LINES | TEXT_BLANKS |
			     TEXT_CONTROLS | TEXT_HIGH;

	if (markup != DC_MARKDOWN && !(text_look(s) & odd))
		return s;
	if (markup == DC_MARKDOWN)
		s = mark_to_html(a, s);
	if (markup != DC_PLAIN)
		s = to_plain(a, NULL, s, true);
	return unicode_nfc(a, squeeze(a, s));
}

/* ---- is it markup at all? ---- */

/* Attributes that stand without a value. */
static bool flag_name(dc_str name)
{
	return dc_ieq(name, DC_S("open")) || dc_ieq(name, DC_S("hidden")) ||
	       dc_ieq(name, DC_S("controls")) || dc_ieq(name, DC_S("checked"));
}

static bool good_attributes(dc_str attrs)
{
	dc_str name, value;

	while (html_attr(&attrs, &name, &value)) {
		for (size_t i = 0; i < name.n; i++) {
			char c = name.p[i];

			if (!((c | 0x20) >= 'a' && (c | 0x20) <= 'z') &&
			    c != '-' && c != ':' &&
			    !(i && c >= '0' && c <= '9'))
				return false;
		}
		if (!value.p && !flag_name(name))
			return false;
	}
	return true;
}

enum { NEAR = 16 << 10 };        /* how far an end tag is sought */

/* `List<i>` is no markup, `<i>x</i>` is. */
static bool closed(struct html_scan h, dc_str name)
{
	dc_str s = dc_sub(h.rest, 0, NEAR);

	for (;;) {
		size_t at = dc_find(s, "</");

		if (at == DC_NPOS)
			return false;
		s = dc_from(s, at + 2);
		if (dc_ieq(dc_sub(s, 0, name.n), name) && s.n > name.n &&
		    s.p[name.n] == '>')
			return true;
	}
}

static bool has_entity(dc_str s)
{
	uint32_t cp[2];

	for (;;) {
		size_t at = dc_chr(s, '&'), n;

		if (at == DC_NPOS)
			return false;
		s = dc_from(s, at);
		n = entity_decode(s, cp);
		if (n && s.p[n - 1] == ';')
			return true;
		s = dc_from(s, 1);
	}
}

enum { TRIES = 64 };     /* tags without an end that are looked at */

bool dc_has_markup(dc_str s)
{
	struct html_scan h = { .rest = s };
	struct html_token t;
	int tries = 0;

	if (dc_chr(s, '<') == DC_NPOS && dc_chr(s, '&') == DC_NPOS)
		return false;
	while (html_next(&h, &t)) {
		unsigned kind = html_kind(t.name);

		if (t.what == HTML_TEXT && has_entity(t.raw))
			return true;
		if (t.what != HTML_OPEN || !kind)
			continue;
		/* `<br \>` is what some programs write for `<br />`. */
		if (!good_attributes(t.attrs) &&
		    !(kind & HTML_VOID && dc_is(dc_trim(t.attrs), "\\")))
			continue;
		if (kind & HTML_VOID || kind & HTML_BLOCK)
			return true;
		if (tries++ < TRIES && closed(h, t.name))
			return true;
	}
	return false;
}

dc_str dc_nfc(dc_arena *a, dc_str s)
{
	return unicode_nfc(a, s);
}

bool dc_utf8_valid(dc_str s)
{
	return utf8_prefix(s.p, s.n) == s.n;
}
