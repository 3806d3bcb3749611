/*
 * Markdown to HTML.
 */
#include "core/core.h"
#include "core/html.h"
#include "core/mark.h"
#include "lib/entity.h"
#include "lib/markdown.h"

struct render {
	dc_arena *arena;
	dc_buf b;
	dc_buf alt;              /* text of the image that is open */
	size_t images;           /* open ones: they nest */
	size_t depth, blocks;    /* blocks at the top */
	bool paragraph;          /* … the only one is a paragraph */
};

static void add_escaped(dc_buf *b, dc_str s)
{
	size_t done = 0;

	for (size_t i = 0; i < s.n; i++) {
		const char *z = s.p[i] == '&' ? "&amp;" :
			s.p[i] == '<' ? "&lt;" : s.p[i] == '>' ? "&gt;" : NULL;

		if (!z)
			continue;
		dc_add(b, s.p + done, i - done);
		dc_addz(b, z);
		done = i + 1;
	}
	dc_adds(b, dc_from(s, done));
}

/* Known references become characters, but for those that HTML needs, and that
 * which keeps "&#91;latex]" from being run. */
static void add_reference(dc_buf *b, dc_str s)
{
	uint32_t cp[2];
	size_t n = entity_decode(s, cp);

	if (n != s.n) {
		add_escaped(b, s);
	} else if (cp[0] == 0xA0 || cp[0] == '<' || cp[0] == '>' ||
	    cp[0] == '&' || cp[0] == '[' || cp[0] == '\n' || cp[0] == '\r') {
		dc_adds(b, s);
	} else {
		dc_addu(b, cp[0]);
		if (cp[1])
			dc_addu(b, cp[1]);
	}
}

static void on_text(void *user, enum markdown_text what, dc_str s)
{
	struct render *r = user;

	if (r->images) {
		if (what == MARKDOWN_BREAK || what == MARKDOWN_SOFT_BREAK)
			s = DC_S(" ");
		dc_adds(&r->alt, what == MARKDOWN_REFERENCE ?
			html_text(r->arena, s) : s);
	} else if (what == MARKDOWN_PLAIN || what == MARKDOWN_VERBATIM) {
		add_escaped(&r->b, s);
	} else if (what == MARKDOWN_REFERENCE) {
		add_reference(&r->b, s);
	} else if (what == MARKDOWN_HTML) {
		dc_adds(&r->b, s);
	} else {
		dc_addz(&r->b, what == MARKDOWN_BREAK ? "<br>" : " ");
	}
}

/* What stands for the part, without <>; NULL where it needs more. */
static const char *tag_of(const struct markdown_part *p)
{
	static const char *const names[] = {
		[MARKDOWN_PARAGRAPH] = "p", [MARKDOWN_QUOTE] = "blockquote",
		[MARKDOWN_BULLETS] = "ul", [MARKDOWN_NUMBERS] = "ol",
		[MARKDOWN_ITEM] = "li", [MARKDOWN_TABLE] = "table",
		[MARKDOWN_HEAD] = "thead", [MARKDOWN_BODY] = "tbody",
		[MARKDOWN_ROW] = "tr", [MARKDOWN_HEAD_CELL] = "th",
		[MARKDOWN_CELL] = "td", [MARKDOWN_STRONG] = "b",
		[MARKDOWN_EMPHASIS] = "i", [MARKDOWN_STRUCK] = "s",
		[MARKDOWN_CODE] = "code", [MARKDOWN_LINK] = "a",
		[MARKDOWN_IMAGE] = NULL
	};
	static const char *const headings[] = { "h1", "h2", "h3", "h4", "h5",
		"h6" };

	if (p->kind == MARKDOWN_HEADING)
		return headings[p->number - 1];
	return names[p->kind];
}

static bool is_span(const struct markdown_part *p)
{
	return p->kind >= MARKDOWN_STRONG;
}

static void open_code(struct render *r, dc_str language)
{
	dc_addz(&r->b, "<pre><code");
	if (language.n)
		html_add_attr(&r->b, "class", dc_fmt(r->arena,
			"language-%.*s", DC_ARG(dc_head(language, 100))));
	dc_addc(&r->b, '>');
}

static void enter(void *user, const struct markdown_part *p)
{
	struct render *r = user;

	if (!is_span(p) && r->depth++ == 0) {
		r->blocks++;
		r->paragraph = p->kind == MARKDOWN_PARAGRAPH;
	}
	if (p->kind == MARKDOWN_IMAGE && r->images++ == 0)
		r->alt.n = 0;
	if (r->images || p->kind == MARKDOWN_HTML_BLOCK)
		return;
	if (p->kind == MARKDOWN_CODE_BLOCK) {
		open_code(r, html_text(r->arena, p->title));
	} else if (p->kind == MARKDOWN_RULE) {
		dc_addz(&r->b, "<hr>");
	} else {
		dc_addf(&r->b, "<%s", tag_of(p));
		if (p->kind == MARKDOWN_NUMBERS && p->number != 1)
			dc_addf(&r->b, " start=\"%u\"", p->number);
		if (p->kind == MARKDOWN_LINK)
			html_add_attr(&r->b, "href",
				html_text(r->arena, p->target));
		dc_addc(&r->b, '>');
	}
}

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* A file's name stands raw in HTML: Anki does not find "my%20cat.png". */
static dc_str file_of(dc_arena *a, dc_str s)
{
	dc_buf b;

	if (dc_chr(s, '%') == DC_NPOS || dc_chr(s, ':') != DC_NPOS ||
	    dc_starts(s, "//"))
		return s;
	b = dc_buf_in(a, SIZE_MAX / 8);
	for (size_t i = 0; i < s.n; i++) {
		int high = s.p[i] == '%' && i + 2 < s.n ? hex(s.p[i + 1]) : -1;
		int low = high >= 0 ? hex(s.p[i + 2]) : -1;

		dc_addc(&b, low >= 0 ? (char)(high * 16 + low) : s.p[i]);
		i += low >= 0 ? 2 : 0;
	}
	return dc_utf8_valid(dc_got(&b)) ? dc_got(&b) : s;
}

static void add_image(struct render *r, const struct markdown_part *p)
{
	dc_str src = file_of(r->arena, html_text(r->arena, p->target));

	dc_addz(&r->b, "<img");
	html_add_attr(&r->b, "src", src);
	if (r->alt.n)
		html_add_attr(&r->b, "alt", dc_got(&r->alt));
	if (p->title.n)
		html_add_attr(&r->b, "title", html_text(r->arena, p->title));
	dc_addc(&r->b, '>');
}

static void leave(void *user, const struct markdown_part *p)
{
	struct render *r = user;

	if (!is_span(p))
		r->depth--;
	if (p->kind == MARKDOWN_IMAGE) {
		if (--r->images == 0)
			add_image(r, p);
		return;
	}
	if (r->images || p->kind == MARKDOWN_RULE)
		return;
	if ((p->kind == MARKDOWN_HTML_BLOCK ||
	     p->kind == MARKDOWN_CODE_BLOCK) && r->b.n &&
	    r->b.p[r->b.n - 1] == '\n')
		r->b.n--;
	if (p->kind == MARKDOWN_CODE_BLOCK) {
		dc_addz(&r->b, "</code></pre>");
	} else if (p->kind != MARKDOWN_HTML_BLOCK) {
		dc_addf(&r->b, "</%s>", tag_of(p));
	}
}

/* Nothing in it that means anything in Markdown. */
static bool dull(dc_str s)
{
	size_t digits = 0;

	if (!s.n || strchr("#>+-= \t:", s.p[0]) || s.p[s.n - 1] == ' ')
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (memchr("\\`*_[]<>&!~$|\n\r\t", s.p[i], 16) || !s.p[i])
			return false;
	while (digits < s.n && s.p[digits] >= '0' && s.p[digits] <= '9')
		digits++;
	return !digits || digits == s.n || !strchr(".)", s.p[digits]);
}

dc_str mark_to_html(dc_arena *a, dc_str s)
{
	static const struct markdown_events events = { enter, leave, on_text };
	struct render r = { .arena = a, .b = dc_buf_in(a, SIZE_MAX / 8),
		.alt = dc_buf_in(a, SIZE_MAX / 8) };

	if (dull(s))
		return s;
	dc_room(&r.b, s.n + 32);
	if (!markdown_parse(a, s, &events, &r))
		return dc_convert(a, NULL, s, DC_PLAIN, DC_HTML);
	if (r.blocks == 1 && r.paragraph && r.b.n >= 7)
		return dc_sub(dc_got(&r.b), 3, r.b.n - 7);
	return dc_got(&r.b);
}
