/*
 * HTML from strangers, as the allow-list has it.
 *
 * What comes out is written anew, tag by tag: names from the list below,
 * attributes that were understood, everything else as text with its markup
 * escaped.  So no input, however it is read, can bring out what is not on the
 * list, and no raw-text element or foreign namespace survives in which a
 * browser would read it differently.  Therefore tokens suffice, and no tree
 * is built: an end tag closes what it names, or is dropped.
 *
 * Most fields are as they should be.  They are known by one look and are
 * returned as they came; what is written anew always is of that kind, so that
 * sanitising twice is sanitising once.
 */
#include "core/core.h"
#include "core/html.h"
#include "lib/entity.h"

enum { DEEPEST = 100, TRIES = 100 };

enum act {
	KEEP = 1,
	ALONE,                   /* kept, has no content */
	DROP,                    /* goes with its content, if that ends */
	SWALLOW,                 /* the same; browsers read no tags in it */
	GONE                     /* goes, has no content */
};

struct rule {
	char name[HTML_NAME];
	unsigned char act;
	char as[HTML_NAME];      /* is written so */
};

/* In byte order.  An element that is not here is unwrapped, or <div>. */
static const struct rule rules[] = {
	{ "a", KEEP, "" }, { "abbr", KEEP, "" }, { "acronym", KEEP, "abbr" },
	{ "applet", DROP, "" }, { "audio", DROP, "" }, { "b", KEEP, "" },
	{ "base", GONE, "" }, { "blockquote", KEEP, "" },
	{ "br", ALONE, "" }, { "button", DROP, "" },
	{ "caption", KEEP, "" }, { "cite", KEEP, "" }, { "code", KEEP, "" },
	{ "dd", KEEP, "" }, { "del", KEEP, "" }, { "details", KEEP, "" },
	{ "div", KEEP, "" }, { "dl", KEEP, "" }, { "dt", KEEP, "" },
	{ "em", KEEP, "" }, { "embed", GONE, "" }, { "font", KEEP, "span" },
	{ "frame", GONE, "" }, { "frameset", DROP, "" },
	{ "h1", KEEP, "" }, { "h2", KEEP, "" }, { "h3", KEEP, "" },
	{ "h4", KEEP, "" }, { "h5", KEEP, "" }, { "h6", KEEP, "" },
	{ "head", DROP, "" }, { "hr", ALONE, "" }, { "i", KEEP, "" },
	{ "iframe", SWALLOW, "" }, { "img", ALONE, "" },
	{ "input", GONE, "" }, { "ins", KEEP, "" }, { "kbd", KEEP, "" },
	{ "li", KEEP, "" }, { "link", GONE, "" }, { "mark", KEEP, "" },
	{ "meta", GONE, "" }, { "noembed", SWALLOW, "" },
	{ "noframes", SWALLOW, "" }, { "noscript", SWALLOW, "" },
	{ "object", DROP, "" }, { "ol", KEEP, "" }, { "option", DROP, "" },
	{ "p", KEEP, "" }, { "param", GONE, "" }, { "plaintext", SWALLOW, "" },
	{ "pre", KEEP, "" }, { "q", KEEP, "" }, { "rp", KEEP, "" },
	{ "rt", KEEP, "" }, { "ruby", KEEP, "" }, { "s", KEEP, "" },
	{ "samp", KEEP, "" }, { "select", DROP, "" }, { "small", KEEP, "" },
	{ "source", GONE, "" }, { "span", KEEP, "" },
	{ "strike", KEEP, "s" }, { "strong", KEEP, "" }, { "sub", KEEP, "" },
	{ "summary", KEEP, "" }, { "sup", KEEP, "" }, { "svg", DROP, "" },
	{ "table", KEEP, "" }, { "tbody", KEEP, "" }, { "td", KEEP, "" },
	{ "template", DROP, "" }, { "textarea", SWALLOW, "" },
	{ "tfoot", KEEP, "" }, { "th", KEEP, "" }, { "thead", KEEP, "" },
	{ "title", SWALLOW, "" }, { "tr", KEEP, "" }, { "tt", KEEP, "code" },
	{ "u", KEEP, "" }, { "ul", KEEP, "" }, { "var", KEEP, "" },
	{ "video", DROP, "" }, { "xmp", SWALLOW, "" }
};

enum { NRULES = sizeof(rules) / sizeof(*rules) };

struct clean {
	dc_arena *arena;
	dc_buf b;
	struct html_scan h;
	const struct rule *open[DEEPEST];        /* rules as they are written */
	size_t depth, over;      /* over: open ones that are too deep */
	bool endless[NRULES];    /* has no end tag from here on */
	unsigned no_tex;         /* <math> that told no TeX */
	uint64_t active, images;
};

static const struct rule *rule_of(dc_str name)
{
	return name.n && name.n < HTML_NAME ?
		bsearch(&name, rules, NRULES, sizeof(*rules), html_compare) :
		NULL;
}

static const struct rule *written(const struct rule *r)
{
	return r && r->as[0] ? rule_of(dc_cstr(r->as)) : r;
}

static bool is(const struct rule *r, const char *name)
{
	return strcmp(r->name, name) == 0;
}

/* ---- what Anki acts on in text ---- */

size_t sanitize_find(dc_str s)
{
	size_t at = 0, step;

	while ((step = dc_chr(dc_from(s, at), '[')) != DC_NPOS) {
		at += step;
		if (html_acts(dc_from(s, at)))
			return at;
		at++;
	}
	return DC_NPOS;
}

static dc_str disarm(dc_arena *a, dc_str s)
{
	size_t at = sanitize_find(s);
	dc_buf b;

	if (at == DC_NPOS)
		return s;
	b = dc_buf_in(a, SIZE_MAX / 8);
	for (; at != DC_NPOS; at = sanitize_find(s)) {
		dc_adds(&b, dc_sub(s, 0, at));
		dc_addz(&b, "&#91;");
		s = dc_from(s, at + 1);
	}
	dc_adds(&b, s);
	return dc_got(&b);
}

/* ---- attributes ---- */

static dc_str plain_value(dc_arena *a, struct html_token *t, const char *name)
{
	dc_str v = html_value(t, name);

	return v.n ? html_text(a, v) : v;
}

static void add_number(dc_buf *b, struct html_token *t, const char *name,
	uint64_t most)
{
	uint64_t v;

	if (dc_num(dc_trim(html_value(t, name)), &v) && v > 0 && v <= most)
		dc_addf(b, " %s=\"%llu\"", name, (unsigned long long)v);
}

/* False if the tag has no sense without what it refers to. */
static bool add_attrs(struct clean *c, dc_buf *b, const struct rule *r,
	struct html_token *t)
{
	dc_str v;

	if (is(r, "a")) {
		v = address_link(c->arena, html_value(t, "href"));
		if (v.n)
			html_add_attr(b, "href", v);
		return v.n > 0;
	}
	if (is(r, "img")) {
		v = address_image(c->arena, html_value(t, "src"));
		if (!v.n)
			return false;
		html_add_attr(b, "src", v);
		v = plain_value(c->arena, t, "alt");
		if (v.n)
			html_add_attr(b, "alt", v);
		add_number(b, t, "width", 10000);
		add_number(b, t, "height", 10000);
	} else if (is(r, "td") || is(r, "th")) {
		add_number(b, t, "colspan", 1000);
		add_number(b, t, "rowspan", 1000);
	} else if (is(r, "ol")) {
		add_number(b, t, "start", 1000000);
	} else if (is(r, "span")) {
		v = style_kept(c->arena, html_value(t, "style"),
			html_value(t, "color"));
		if (v.n)
			html_add_attr(b, "style", v);
	}
	return true;
}

/* ---- one look ---- */

/* Nobody writes letters as references but to hide a word. */
static bool good_reference(uint32_t u)
{
	return u >= 0x80 || (u && strchr("&<>\"'`[{}\\|*_", (int)u));
}

static bool good_text(dc_str s)
{
	uint32_t cp[2];

	if (dc_chr(s, '<') != DC_NPOS)
		return false;
	for (;;) {
		size_t at = dc_chr(s, '&'), n;

		if (at == DC_NPOS)
			return true;
		s = dc_from(s, at);
		n = entity_decode(s, cp);
		if (!n || s.p[n - 1] != ';' || !good_reference(cp[0]))
			return false;
		s = dc_from(s, n);
	}
}

/* Is the tag just as it would be written? */
static bool good_tag(struct clean *c, const struct rule *r,
	struct html_token *t)
{
	dc_buf b;
	bool fits;

	if (!dc_is(t->name, r->name) || r->as[0])
		return false;
	if (!t->attrs.n)
		return !is(r, "a") && !is(r, "img");
	if (r->act == ALONE && (dc_is(t->attrs, "/") || dc_is(t->attrs, " /")))
		return !is(r, "img");
	b = dc_buf_in(c->arena, SIZE_MAX / 8);
	fits = add_attrs(c, &b, r, t) && dc_eq(dc_got(&b), t->attrs);
	return fits;
}

static bool good_token(struct clean *c, struct html_token *t)
{
	const struct rule *r;

	if (t->what == HTML_TEXT)
		return good_text(t->raw);
	if (t->what != HTML_OPEN && t->what != HTML_CLOSE)
		return false;
	r = rule_of(t->name);
	if (!r || r->act > ALONE)
		return false;
	if (t->what == HTML_CLOSE)
		return c->depth && c->open[--c->depth] == r &&
		       dc_is(t->name, r->name) && !t->attrs.n;
	if (!good_tag(c, r, t) || (r->act == KEEP && c->depth == DEEPEST))
		return false;
	if (r->act == KEEP)
		c->open[c->depth++] = r;
	return true;
}

static bool good(dc_arena *a, dc_str s)
{
	struct clean c = { .arena = a, .h = { .rest = s } };
	struct html_token t;

	while (html_next(&c.h, &t))
		if (!good_token(&c, &t))
			return false;
	return !c.depth;
}

/* ---- writing anew ---- */

static void add_char(dc_buf *b, uint32_t u)
{
	if (u == '&')
		dc_addz(b, "&amp;");
	else if (u == '<')
		dc_addz(b, "&lt;");
	else if (u == '>')
		dc_addz(b, "&gt;");
	else if (u == 0xA0)
		dc_addz(b, "&nbsp;");
	else if (u >= 0x20 && u != 0x7F)
		dc_addu(b, u);
	else if (u == '\t' || u == '\n')
		dc_addc(b, (char)u);
}

static void add_text(dc_buf *b, dc_str s)
{
	uint32_t cp[2];

	for (size_t at = 0, n; at < s.n; at += n ? n : 1) {
		char c = s.p[at];

		n = c == '&' ? entity_decode(dc_from(s, at), cp) : 0;
		if (n) {
			add_char(b, cp[0]);
			if (cp[1])
				add_char(b, cp[1]);
		} else if (c == '&' || c == '<' || c == '>') {
			add_char(b, (unsigned char)c);
		} else {
			dc_addc(b, c);
		}
	}
}

static void close_top(struct clean *c)
{
	dc_addf(&c->b, "</%s>", c->open[--c->depth]->name);
}

static bool one_of(const struct rule *r, const char *const *names)
{
	for (; *names; names++)
		if (is(r, *names))
			return true;
	return false;
}

/* What an end tag that was left out ends at. */
static const char *const borders[] = { "table", "td", "th", "ul", "ol", "dl",
	"li", "blockquote", "details", "div", NULL };

/* Close the nearest open one of names, unless a border lies between. */
static void close_nearest(struct clean *c, const char *const *names)
{
	size_t at = c->depth;

	while (at > 0 && !one_of(c->open[at - 1], names)) {
		if (one_of(c->open[at - 1], borders))
			return;
		at--;
	}
	while (at > 0 && c->depth >= at)
		close_top(c);
}

/* HTML lets the ends of paragraphs, items, rows and cells be left out. */
static void close_implied(struct clean *c, const struct rule *r, unsigned kind)
{
	static const char *const item[] = { "li", NULL };
	static const char *const cell[] = { "td", "th", NULL };
	static const char *const row[] = { "tr", NULL };
	static const char *const term[] = { "dt", "dd", NULL };
	static const char *const para[] = { "p", NULL };

	if (is(r, "li")) {
		close_nearest(c, item);
	} else if (is(r, "td") || is(r, "th")) {
		close_nearest(c, cell);
	} else if (is(r, "tr")) {
		close_nearest(c, cell);
		close_nearest(c, row);
	} else if (is(r, "dt") || is(r, "dd")) {
		close_nearest(c, term);
	} else if (kind & HTML_BLOCK) {
		close_nearest(c, para);
	}
}

static void open_tag(struct clean *c, const struct rule *r,
	struct html_token *t)
{
	size_t from;

	if (r->act == KEEP && c->depth == DEEPEST) {
		c->over++;
		return;
	}
	close_implied(c, r, html_kind(t->name));
	from = c->b.n;
	dc_addf(&c->b, "<%s", r->name);
	if (!add_attrs(c, &c->b, r, t)) {
		c->b.n = c->b.failed ? c->b.n : from;
		if (is(r, "img")) {
			add_text(&c->b, html_value(t, "alt"));
			c->images++;
		}
		return;
	}
	dc_addc(&c->b, '>');
	if (r->act == KEEP)
		c->open[c->depth++] = r;
}

/* An end tag of an inline element does not reach over a border. */
static void close_tag(struct clean *c, const struct rule *r, unsigned kind)
{
	size_t at = c->depth;

	if (c->over) {
		c->over--;
		return;
	}
	while (at > 0 && c->open[at - 1] != r) {
		if (!(kind & (HTML_BLOCK | HTML_CELL)) &&
		    one_of(c->open[at - 1], borders))
			return;
		at--;
	}
	while (at > 0 && c->depth >= at)
		close_top(c);
}

/* Skip to the end of the element; if it has none, only its tag goes. */
static void skip(struct clean *c, const struct rule *r, dc_str name)
{
	struct html_scan before = c->h;
	struct html_token t;
	size_t depth = 1;

	if (c->endless[r - rules])
		return;
	while (html_next(&c->h, &t)) {
		if (!dc_ieq(t.name, name) || t.what == HTML_TEXT)
			continue;
		if (t.what == HTML_CLOSE && (r->act == SWALLOW || !--depth))
			return;
		depth += t.what == HTML_OPEN;
	}
	c->h = before;
	c->endless[r - rules] = true;
}

/*
 * <math> with the TeX that it was made of becomes \(TeX\); without it, its
 * text stays.
 */
static void take_tex(struct clean *c)
{
	struct html_scan before = c->h;
	struct html_token t;
	dc_str tex = DC_NONE;
	bool inside = false;

	while (c->no_tex < TRIES && html_next(&c->h, &t)) {
		bool note = dc_ieq(t.name, DC_S("annotation"));

		if (t.what == HTML_TEXT && inside)
			tex = t.raw;
		if (note)
			inside = t.what == HTML_OPEN &&
				dc_ieq(html_value(&t, "encoding"),
					DC_S("application/x-tex"));
		if (t.what != HTML_CLOSE || !dc_ieq(t.name, DC_S("math")))
			continue;
		if (!tex.n)
			break;
		dc_addz(&c->b, "\\(");
		add_text(&c->b, tex);
		dc_addz(&c->b, "\\)");
		return;
	}
	c->no_tex++;
	c->h = before;
}

/* Does an attribute run something? */
static bool has_handler(struct html_token *t)
{
	dc_str attrs = t->attrs, name, value;

	while (html_attr(&attrs, &name, &value))
		if (name.n > 2 && dc_istarts(name, "on"))
			return true;
	return false;
}

static void on_unknown(struct clean *c, struct html_token *t)
{
	const struct rule *div = rule_of(DC_S("div"));

	if (t->what == HTML_OPEN && dc_ieq(t->name, DC_S("math")))
		take_tex(c);
	else if (!(html_kind(t->name) & HTML_BLOCK))
		return;
	else if (t->what == HTML_OPEN)
		open_tag(c, div, t);
	else
		close_tag(c, div, html_kind(t->name));
}

static void on_tag(struct clean *c, struct html_token *t)
{
	const struct rule *r = written(rule_of(t->name));

	if (t->what == HTML_OPEN && t->attrs.n)
		c->active += has_handler(t);
	if (!r) {
		on_unknown(c, t);
	} else if (r->act >= DROP) {
		if (t->what != HTML_OPEN)
			return;
		c->active += r->act != GONE || is(r, "embed");
		if (r->act != GONE)
			skip(c, r, t->name);
	} else if (t->what == HTML_CLOSE) {
		close_tag(c, r, html_kind(t->name));
	} else if (is(r, "span") && dc_find(html_value(t, "class"),
	    "katex-html") != DC_NPOS) {
		skip(c, r, t->name);
	} else {
		open_tag(c, r, t);
	}
}

static void tell(dc_run *run, const struct clean *c, dc_str html)
{
	if (c->active)
		dc_notice(run, "active-content",
			"scripts, forms or the like were taken out");
	if (sanitize_find(html) != DC_NPOS) {
		dc_hint(run, "--sanitize=no, if you trust the file");
		dc_notice(run, "active-text", "LaTeX, or what plays sounds, "
			"is text that Anki does not act on");
	}
	if (c->images)
		dc_lose(run, "images", c->images);
}

static dc_str write_anew(dc_arena *a, dc_run *run, dc_str s)
{
	struct clean c = { .arena = a, .b = dc_buf_in(a, SIZE_MAX / 8),
		.h = { .rest = s } };
	struct html_token t;

	dc_room(&c.b, s.n + 64);
	while (html_next(&c.h, &t)) {
		if (t.what == HTML_TEXT)
			add_text(&c.b, t.raw);
		else if (t.what == HTML_RAW)
			c.active += dc_ieq(t.name, DC_S("script"));
		else if (t.what != HTML_OTHER)
			on_tag(&c, &t);
	}
	while (c.depth)
		close_top(&c);
	if (run)
		tell(run, &c, dc_got(&c.b));
	return disarm(a, dc_got(&c.b));
}

dc_str dc_sanitize(dc_arena *a, dc_run *run, dc_str html)
{
	if (sanitize_find(html) == DC_NPOS && good(a, html))
		return html;
	return write_anew(a, run, html);
}
