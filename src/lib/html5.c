/*
 * HTML5's rules as a rewriter of bytes: a tokenizer, and a stack of open
 * elements that decides which end tags have to be written before a tag.
 */
#include "lib/entity.h"
#include "lib/html5.h"

enum {
	VOID = 1 << 0,
	SPECIAL = 1 << 1,        /* HTML5's "special" category */
	CLOSES_P = 1 << 2,       /* its start tag ends an open paragraph */
	HEADING = 1 << 3,
	FORMAT = 1 << 4,         /* formatting: reopened when a block cut it */
	SCOPE = 1 << 5,          /* what is open outside is out of reach */
	BUTTON = 1 << 6,         /* the same for p */
	LIST = 1 << 7,           /* the same for li */
	MARK = 1 << 8,           /* formatting does not reach in or out */
	RAW = 1 << 9,            /* content up to its end tag is text … */
	ENTITIES = 1 << 10,      /* … in which entities are read */
	HEAD = 1 << 11,          /* stays in <head> where no body began */
	TABLE = 1 << 12,
	SECTION = 1 << 13,       /* of a table: tbody … */
	ROW = 1 << 14,
	CELL = 1 << 15,
	PART = 1 << 16,          /* of a table in any way */
	ITEM = 1 << 17,          /* li, dd, dt */
	LOOSE = 1 << 18,         /* address, div, p: li looks through them */
	RUBY = 1 << 19,
	FOREIGN = 1 << 20,       /* svg, math: "/>" closes in there */
	BLOCK = SPECIAL | CLOSES_P
};

struct tag {
	char name[12];
	unsigned flags;
};

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

static const struct tag unknown = { "", 0 };

/* A tag as it stood in the text; attrs is what lies between name and '>'. */
struct token {
	const struct tag *tag;
	dc_str name, attrs;
	bool slash;
};

struct element {
	struct token t;
	size_t mark, floor;      /* of `again`, when it was opened */
	bool dead;               /* its end tag came, inside of a block */
};

enum { MAX_AGAIN = 8 };

enum stage { AT_START, IN_HEAD, IN_BODY };

struct html5 {
	dc_buf out;
	const char *p, *end;
	enum stage stage;
	struct element *open;    /* below body; HTML5_DEPTH of them */
	size_t n;
	struct token again[MAX_AGAIN];   /* formatting to be opened again */
	size_t nagain, floor;
	size_t budget;           /* bytes that reopening may still write */
	size_t newlines;         /* of what was dropped: go into the next tag */
	size_t templates, foreign;
	dc_str lead;             /* blanks before anything else */
	bool begun;              /* <html> is written */
	const char *cut;
};

/* ---- characters ---- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static bool is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_name(char c)
{
	return is_alpha(c) || is_digit(c) || c == '-' || c == '_' ||
		c == '.' || c == ':';
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static size_t count_lines(const char *p, const char *end)
{
	size_t n = 0;

	while (p < end && (p = memchr(p, '\n', (size_t)(end - p)))) {
		p++;
		n++;
	}
	return n;
}

/* < 0, 0, > 0 as the name sorts before, at or behind the C string. */
static int name_cmp(dc_str name, const char *s)
{
	size_t i;

	for (i = 0; i < name.n && s[i]; i++)
		if (lower(name.p[i]) != s[i])
			return (unsigned char)lower(name.p[i]) <
				(unsigned char)s[i] ? -1 : 1;
	return i < name.n ? 1 : s[i] ? -1 : 0;
}

static const struct tag *find_tag(dc_str name)
{
	size_t lo = 0, hi = sizeof(tags) / sizeof(*tags);

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int c = name_cmp(name, tags[mid].name);

		if (!c)
			return &tags[mid];
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return &unknown;
}

bool html5_is_void(dc_str name)
{
	return find_tag(name)->flags & VOID;
}

/* ---- writing ---- */

/* XML has no character for the rest of the control characters. */
static void put_point(struct html5 *s, uint32_t u, bool attr)
{
	if (u == '<')
		dc_addz(&s->out, "&lt;");
	else if (u == '>')
		dc_addz(&s->out, "&gt;");
	else if (u == '&')
		dc_addz(&s->out, "&amp;");
	else if (u == '"')
		dc_addz(&s->out, "&quot;");
	else if (u == '\n' && attr)
		dc_addz(&s->out, "&#10;");
	else if (u == '\t' && attr)
		dc_addz(&s->out, "&#9;");
	else if (u == '\n' || u == '\t')
		dc_addc(&s->out, (char)u);
	else if (u == '\f' || u == '\r')
		dc_addc(&s->out, ' ');
	else if (u >= ' ' && u != 0xFFFE && u != 0xFFFF)
		dc_addu(&s->out, u);
}

static const char *put_entity(struct html5 *s, const char *p,
	const char *end, bool attr)
{
	uint32_t u[2] = { '&', 0 };
	size_t n = entity_decode((dc_str){ p, (size_t)(end - p) }, u);

	put_point(s, u[0], attr);
	if (u[1])
		put_point(s, u[1], attr);
	return p + (n ? n : 1);
}

/* Is the byte itself in XML, text or attribute?  0xEF may begin U+FFFE. */
static bool is_plain(unsigned char c)
{
	return c >= ' ' && c != '<' && c != '>' && c != '&' && c != '"' &&
		c != 0xEF;
}

static void put_chars(struct html5 *s, dc_str text, bool entity, bool attr)
{
	const char *p = text.p, *end = p + text.n, *from;

	while (p < end) {
		for (from = p; p < end && is_plain((unsigned char)*p); p++)
			;
		dc_add(&s->out, from, (size_t)(p - from));
		if (p == end)
			break;
		if (*p == '&' && entity) {
			p = put_entity(s, p, end, attr);
		} else if (*p == '\r') {
			p += end - p > 1 && p[1] == '\n';
			put_point(s, '\n', attr);
			p++;
		} else if (*p == '\xEF') {
			size_t n = end - p < 3 ? (size_t)(end - p) : 3;

			if (n == 3 && p[1] == '\xBF' && (p[2] & 0x7E) == 0x3E)
				n = 3;
			else
				dc_add(&s->out, p, n);
			p += n;
		} else {
			put_point(s, (unsigned char)*p++, attr);
		}
	}
}

static void put_name(struct html5 *s, dc_str name)
{
	char *p = dc_room(&s->out, name.n);
	size_t i;

	if (!p)
		return;
	for (i = 0; i < name.n; i++)
		p[i] = name.p[i] == ':' ? '-' : lower(name.p[i]);
	s->out.n += name.n;
}

/* ---- attributes ---- */

struct attr {
	dc_str name, value;
	bool has_value;
};

static const char *skip_blanks(const char *p, const char *end)
{
	while (p < end && is_blank(*p))
		p++;
	return p;
}

/*
 * The value at p, behind '='.  A quote that is never closed ends at the next
 * '>', so that the page goes on.  There can be but one such quote of each
 * kind: looking for its end stays linear.
 */
static const char *read_value(const char *p, const char *end, dc_str *value)
{
	const char *from = p, *stop;

	if (p < end && (*p == '"' || *p == '\'')) {
		from = p + 1;
		stop = memchr(from, *p, (size_t)(end - from));
		if (stop) {
			*value = (dc_str){ from, (size_t)(stop - from) };
			return stop + 1;
		}
	}
	for (p = from; p < end && *p != '>' && !is_blank(*p); p++)
		;
	*value = (dc_str){ from, (size_t)(p - from) };
	return p;
}

/* One attribute at p, which is at neither a blank, '/', nor '>'. */
static const char *read_attr(const char *p, const char *end, struct attr *a)
{
	const char *from = p++;

	while (p < end && !is_blank(*p) && *p != '/' && *p != '>' &&
	       *p != '=' && *p != '<')
		p++;
	*a = (struct attr){ .name = { from, (size_t)(p - from) } };
	from = skip_blanks(p, end);
	if (from == end || *from != '=')
		return p;
	a->has_value = true;
	return read_value(skip_blanks(from + 1, end), end, &a->value);
}

static const char *skip_to_attr(const char *p, const char *end)
{
	while (p < end && (is_blank(*p) || *p == '/'))
		p++;
	return p;
}

/* Names that XML would refuse (@click, "x) are nobody's content. */
static bool usable(dc_str name)
{
	size_t i;

	if (!name.n || (!is_alpha(name.p[0]) && name.p[0] != '_'))
		return false;
	for (i = 1; i < name.n; i++)
		if (!is_name(name.p[i]))
			return false;
	return !dc_istarts(name, "xmlns");
}

static uint32_t name_hash(dc_str name)
{
	uint32_t h = 2166136261u;
	size_t i;

	for (i = 0; i < name.n; i++) {
		char c = name.p[i] == ':' ? '-' : lower(name.p[i]);

		h = (h ^ (unsigned char)c) * 16777619u;
	}
	return h;
}

/* The first of equal names wins.  Names are told apart by their hash: of two
 * that share one, the second is lost, which XML asks for anyway. */
static void put_attrs(struct html5 *s, dc_str attrs)
{
	const char *p = attrs.p, *end = p + attrs.n;
	uint32_t seen[HTML5_ATTRS];
	size_t n = 0, i;
	struct attr a;

	while ((p = skip_to_attr(p, end)) < end && n < HTML5_ATTRS) {
		p = read_attr(p, end, &a);
		if (!usable(a.name))
			continue;
		seen[n] = name_hash(a.name);
		for (i = 0; seen[i] != seen[n]; i++)
			;
		if (i < n)
			continue;
		n++;
		dc_addc(&s->out, ' ');
		put_name(s, a.name);
		dc_addz(&s->out, "=\"");
		put_chars(s, a.value, true, true);
		dc_addc(&s->out, '"');
	}
}

/* ---- the stack of open elements ---- */

static void put_start(struct html5 *s, const struct token *t)
{
	dc_addc(&s->out, '<');
	put_name(s, t->name);
	for (; s->newlines; s->newlines--)
		dc_addc(&s->out, '\n');
	put_attrs(s, t->attrs);
	if (t->tag->flags & VOID)
		dc_addc(&s->out, '/');
	dc_addc(&s->out, '>');
}

static void put_end(struct html5 *s, const struct token *t)
{
	dc_addz(&s->out, "</");
	put_name(s, t->name);
	dc_addc(&s->out, '>');
}

static bool same(const struct token *a, const struct token *b)
{
	return a->tag == b->tag &&
		(a->tag != &unknown || dc_ieq(a->name, b->name));
}

static void pop(struct html5 *s)
{
	struct element *e = &s->open[--s->n];

	put_end(s, &e->t);
	if (e->t.tag->flags & MARK) {
		s->nagain = e->mark;
		s->floor = e->floor;
	}
	if (e->t.tag->flags & FOREIGN)
		s->foreign--;
}

/* Close all from index i on.  Formatting that was open above it goes on
 * behind it; what was meant to be closed does not. */
static void pop_to(struct html5 *s, size_t i)
{
	size_t k;

	for (k = i + 1; k < s->n; k++) {
		const struct element *e = &s->open[k];

		if (e->t.tag->flags & FORMAT && !e->dead &&
		    s->nagain < MAX_AGAIN)
			s->again[s->nagain++] = e->t;
	}
	while (s->n > i)
		pop(s);
	while (s->n && s->open[s->n - 1].dead)
		pop(s);
}

static void push(struct html5 *s, const struct token *t)
{
	struct element *e;

	if (s->n == HTML5_DEPTH)
		pop(s);
	e = &s->open[s->n++];
	*e = (struct element){ .t = *t, .mark = s->nagain, .floor = s->floor };
	if (t->tag->flags & MARK)
		s->floor = s->nagain;
	if (t->tag->flags & FOREIGN)
		s->foreign++;
	put_start(s, t);
}

static void push_name(struct html5 *s, const char *name)
{
	struct token t = { .name = dc_cstr(name) };

	t.tag = find_tag(t.name);
	push(s, &t);
}

/* Index of the innermost open element like t, or DC_NPOS when none is open
 * within the nearest one that has a flag of `stop`. */
static size_t find_open(const struct html5 *s, const struct token *t,
	unsigned stop)
{
	size_t i;

	for (i = s->n; i-- > 0;) {
		if (same(&s->open[i].t, t) && !s->open[i].dead)
			return i;
		if (s->open[i].t.tag->flags & stop)
			break;
	}
	return DC_NPOS;
}

static size_t find_name(const struct html5 *s, const char *name,
	unsigned stop)
{
	struct token t = { .name = dc_cstr(name) };

	t.tag = find_tag(t.name);
	return find_open(s, &t, stop);
}

static size_t find_flag(const struct html5 *s, unsigned flag, unsigned stop)
{
	size_t i;

	for (i = s->n; i-- > 0;) {
		if (s->open[i].t.tag->flags & flag)
			return i;
		if (s->open[i].t.tag->flags & stop)
			break;
	}
	return DC_NPOS;
}

static void close_at(struct html5 *s, size_t i)
{
	if (i != DC_NPOS)
		pop_to(s, i);
}

static bool top_has(const struct html5 *s, unsigned flag)
{
	return s->n && s->open[s->n - 1].t.tag->flags & flag;
}

static bool top_is(const struct html5 *s, const char *name)
{
	return s->n && !name_cmp(s->open[s->n - 1].t.name, name);
}

/* The formatting that a block had cut begins again before text.  Its bytes
 * have a budget: a long tag and many blocks must not multiply. */
static void reopen(struct html5 *s)
{
	size_t i, from = s->floor, to = s->nagain;

	s->nagain = from;
	for (i = from; i < to; i++) {
		struct token t = s->again[i];
		size_t cost = t.attrs.n + 16;

		if (cost > s->budget)
			break;
		s->budget -= cost;
		push(s, &t);
	}
}

/* ---- html, head, body ---- */

static void begin(struct html5 *s, const struct token *t)
{
	static const struct token html = { .tag = &unknown,
		.name = { "html", 4 } };

	if (!s->begun)
		put_start(s, t ? t : &html);
	s->begun = true;
}

static void begin_head(struct html5 *s, const struct token *t)
{
	static const struct token head = { .tag = &unknown,
		.name = { "head", 4 } };

	begin(s, NULL);
	if (s->stage == AT_START)
		put_start(s, t ? t : &head);
	s->stage = IN_HEAD;
}

/* Blanks before a fragment are its own; before a page they are not. */
static void begin_body(struct html5 *s, const struct token *t)
{
	static const struct token body = { .tag = &unknown,
		.name = { "body", 4 } };
	bool fragment = !s->begun;

	if (s->stage == IN_BODY)
		return;
	if (!fragment)
		s->newlines += count_lines(s->lead.p, s->lead.p + s->lead.n);
	begin(s, NULL);
	if (s->stage == IN_HEAD)
		dc_addz(&s->out, "</head>");
	put_start(s, t ? t : &body);
	s->stage = IN_BODY;
	if (fragment)
		put_chars(s, s->lead, false, false);
}

/* ---- tags ---- */

/* li, dd, dt: the start of one ends the one before in the same list. */
static void close_item(struct html5 *s, const struct token *t)
{
	bool li = !name_cmp(t->name, "li");
	size_t i;

	for (i = s->n; i-- > 0;) {
		unsigned f = s->open[i].t.tag->flags;

		if (f & ITEM && li == !name_cmp(s->open[i].t.name, "li")) {
			pop_to(s, i);
			return;
		}
		if (f & SPECIAL && !(f & LOOSE))
			return;
	}
}

/* </b> and its like.  Blocks that were opened inside keep it to their end. */
static void end_formatting(struct html5 *s, const struct token *t)
{
	size_t i = find_open(s, t, SCOPE), k;

	if (i == DC_NPOS) {
		for (k = s->nagain; k-- > s->floor;)
			if (same(&s->again[k], t))
				break;
		if (k + 1 <= s->floor || k >= s->nagain)
			return;
		s->nagain--;
		for (; k < s->nagain; k++)
			s->again[k] = s->again[k + 1];
		return;
	}
	if (find_flag(s, SPECIAL, 0) != DC_NPOS &&
	    find_flag(s, SPECIAL, 0) > i)
		s->open[i].dead = true;
	else
		pop_to(s, i);
}

static void close_before(struct html5 *s, const struct token *t)
{
	unsigned f = t->tag->flags;

	if (f & ITEM)
		close_item(s, t);
	if (f & TABLE && top_has(s, TABLE | SECTION | ROW))
		close_at(s, find_flag(s, TABLE, 0));
	if (f & CLOSES_P)
		close_at(s, find_name(s, "p", SCOPE | BUTTON));
	if (f & HEADING && top_has(s, HEADING))
		pop_to(s, s->n - 1);
	if (f & BUTTON)
		close_at(s, find_open(s, t, SCOPE));
	if (!name_cmp(t->name, "a") || !name_cmp(t->name, "nobr"))
		end_formatting(s, t);
	if (!name_cmp(t->name, "option") || !name_cmp(t->name, "optgroup"))
		while (top_is(s, "option"))
			pop_to(s, s->n - 1);
	if (f & RUBY)
		while (top_has(s, RUBY) && !top_is(s, "rtc"))
			pop_to(s, s->n - 1);
}

/* Close down to the innermost element of the open table that has a flag, if
 * there is one; else to the table itself. */
static bool back_to(struct html5 *s, unsigned flag)
{
	size_t i = find_flag(s, flag | TABLE, 0);

	if (i + 1 < s->n)
		pop_to(s, i + 1);
	return s->open[i].t.tag->flags & flag;
}

/* What belongs into a table brings what it needs, and is nothing outside. */
static void table_part(struct html5 *s, const struct token *t)
{
	unsigned f = t->tag->flags;

	if (find_flag(s, TABLE, 0) == DC_NPOS)
		return;
	if (f & CELL) {
		if (!back_to(s, ROW)) {
			if (!back_to(s, SECTION))
				push_name(s, "tbody");
			push_name(s, "tr");
		}
	} else if (f & ROW) {
		if (!back_to(s, SECTION))
			push_name(s, "tbody");
	} else if (f & VOID) {
		if (!top_is(s, "colgroup")) {
			back_to(s, TABLE);
			push_name(s, "colgroup");
		}
		put_start(s, t);
		return;
	} else {
		back_to(s, TABLE);
	}
	push(s, t);
}

/* The end tag of a raw text element, at or behind p; end if there is none. */
static const char *raw_end(const char *p, const char *end, dc_str name)
{
	while (p < end && (p = memchr(p, '<', (size_t)(end - p)))) {
		dc_str rest = { p + 2, (size_t)(end - p) };

		if (rest.n <= name.n + 2)
			break;
		rest.n = name.n;
		if (p[1] == '/' && dc_ieq(rest, name) &&
		    !is_name(p[2 + name.n]))
			return p;
		p++;
	}
	return end;
}

/* s->p is behind the start tag: write the element whole. */
static void raw_element(struct html5 *s, const struct token *t)
{
	const char *stop = raw_end(s->p, s->end, t->name), *q;
	dc_str text = { s->p, (size_t)(stop - s->p) };

	put_start(s, t);
	put_chars(s, text, t->tag->flags & ENTITIES, false);
	put_end(s, t);
	s->p = stop;
	if (stop == s->end) {
		s->cut = t->tag->name;
		return;
	}
	q = memchr(stop, '>', (size_t)(s->end - stop));
	s->p = q ? q + 1 : s->end;
	s->newlines += count_lines(stop, s->p);
}

/* A line break right behind <pre> is not content. */
static void skip_break(struct html5 *s)
{
	if (s->p < s->end && *s->p == '\r')
		s->p++;
	if (s->p < s->end && *s->p == '\n') {
		s->p++;
		s->newlines++;
	}
}

static bool is_frame(struct html5 *s, const struct token *t)
{
	if (!name_cmp(t->name, "html"))
		begin(s, t);
	else if (!name_cmp(t->name, "head"))
		begin_head(s, s->stage == AT_START ? t : NULL);
	else if (!name_cmp(t->name, "body"))
		begin_body(s, t);
	else
		return !name_cmp(t->name, "frameset");
	return true;
}

static void start_in_body(struct html5 *s, const struct token *t)
{
	unsigned f = t->tag->flags;

	if (f & PART) {
		table_part(s, t);
		return;
	}
	if (!name_cmp(t->name, "form") && find_open(s, t, 0) != DC_NPOS)
		return;
	close_before(s, t);
	if (!(f & CLOSES_P) && !(f & HEAD))
		reopen(s);
	if (f & VOID || (s->foreign && t->slash)) {
		put_start(s, t);
		if (!(f & VOID))
			put_end(s, t);
	} else {
		push(s, t);
		if (top_is(s, "pre") || top_is(s, "listing"))
			skip_break(s);
	}
}

static void start_tag(struct html5 *s, struct token *t)
{
	unsigned f;

	if (!name_cmp(t->name, "image"))
		t->name = DC_S("img");
	t->tag = find_tag(t->name);
	f = t->tag->flags;
	if (!name_cmp(t->name, "template"))
		s->templates++;
	if (s->templates || is_frame(s, t))
		return;
	if (s->stage != IN_BODY && f & HEAD)
		begin_head(s, NULL);
	else
		begin_body(s, NULL);
	if (f & RAW) {
		if (s->stage == IN_BODY)
			close_before(s, t);
		raw_element(s, t);
	} else if (s->stage == IN_HEAD) {
		put_start(s, t);
	} else {
		start_in_body(s, t);
	}
}

static void end_tag(struct html5 *s, struct token *t)
{
	unsigned f;

	t->tag = find_tag(t->name);
	f = t->tag->flags;
	if (!name_cmp(t->name, "template") && s->templates)
		s->templates--;
	else if (s->templates || s->stage != IN_BODY)
		return;
	else if (!name_cmp(t->name, "br"))
		start_tag(s, t);
	else if (f & FORMAT)
		end_formatting(s, t);
	else if (f & HEADING)
		close_at(s, find_flag(s, HEADING, SCOPE));
	else if (f & (PART | TABLE))
		close_at(s, find_open(s, t, TABLE));
	else if (!name_cmp(t->name, "p"))
		close_at(s, find_open(s, t, SCOPE | BUTTON));
	else if (!name_cmp(t->name, "li"))
		close_at(s, find_open(s, t, SCOPE | LIST));
	else if (f & SPECIAL)
		close_at(s, find_open(s, t, SCOPE));
	else
		close_at(s, find_open(s, t, SPECIAL));
}

/* ---- the tokenizer ---- */

static void text(struct html5 *s, const char *from, const char *to)
{
	dc_str t = { from, (size_t)(to - from) };
	bool blank = skip_blanks(from, to) == to;

	if (!t.n)
		return;
	if (blank && s->stage == AT_START && !s->begun && !s->lead.n) {
		s->lead = t;
		return;
	}
	if (s->templates || (blank && s->stage == AT_START)) {
		s->newlines += count_lines(from, to);
		return;
	}
	if (!blank) {
		begin_body(s, NULL);
		reopen(s);
	}
	put_chars(s, t, true, false);
}

/* In `a <b && c` or `i<n+1` no attribute begins like this. */
static bool is_prose(char c)
{
	return c && strchr("&+-*,;()|!?0123456789", c);
}

/*
 * p is behind a tag's name.  Where the tag ends, or NULL if this is no tag
 * but a '<' in prose; that is decided before the first value, in a stretch
 * without another '<', so that no byte is looked at often.
 */
static const char *tag_end(struct html5 *s, const char *p, struct token *t)
{
	const char *from = p;
	bool words = false, valued = false;
	struct attr a;

	for (;;) {
		p = skip_to_attr(p, s->end);
		t->attrs = (dc_str){ from, (size_t)(p - from) };
		if (p == s->end || *p == '<') {
			if (!valued && (words || p == s->end))
				return NULL;
			s->cut = p == s->end ? "tag" : s->cut;
			return p;
		}
		if (*p == '>') {
			t->slash = p[-1] == '/';
			return p + 1;
		}
		if (!valued && is_prose(*p))
			return NULL;
		p = read_attr(p, s->end, &a);
		words = true;
		valued |= a.has_value;
	}
}

/* <!-- -->, <!doctype>, <?xml ?>: dropped. */
static const char *dropped_end(struct html5 *s, const char *p)
{
	dc_str rest = { p, (size_t)(s->end - p) };
	bool comment = dc_starts(rest, "<!--");
	const char *q = p + (comment ? 4 : 2);

	if (comment && dc_starts(dc_from(rest, 4), ">"))
		return q + 1;
	if (comment && dc_starts(dc_from(rest, 4), "->"))
		return q + 2;
	while (q < s->end && (q = memchr(q, '>', (size_t)(s->end - q)))) {
		size_t n = (size_t)(q - p);

		q++;
		if (!comment || (n >= 6 && !memcmp(q - 3, "--", 2)) ||
		    (n >= 7 && !memcmp(q - 4, "--!", 3)))
			return q;
	}
	s->cut = comment ? "comment" : "declaration";
	return s->end;
}

/* s->p is at '<'.  Returns false if it is text. */
static bool markup(struct html5 *s)
{
	const char *p = s->p, *name = p + 1, *q;
	bool closing = name < s->end && *name == '/';
	struct token t = { .tag = &unknown };

	if (name < s->end && (*name == '!' || *name == '?')) {
		s->p = dropped_end(s, p);
		s->newlines += count_lines(p, s->p);
		return true;
	}
	name += closing;
	if (name >= s->end || !is_alpha(*name))
		return false;
	for (q = name; q < s->end && is_name(*q); q++)
		;
	t.name = (dc_str){ name, (size_t)(q - name) };
	if (q < s->end && !is_blank(*q) && *q != '/' && *q != '>')
		return false;
	q = tag_end(s, q, &t);
	if (!q)
		return false;
	s->p = q;
	if (closing)
		end_tag(s, &t);
	else
		start_tag(s, &t);
	s->newlines += count_lines(p, q);
	return true;
}

static void rewrite(struct html5 *s)
{
	while (s->p < s->end) {
		const char *at = memchr(s->p, '<', (size_t)(s->end - s->p));

		if (!at)
			at = s->end;
		text(s, s->p, at);
		s->p = at;
		if (at < s->end && !markup(s)) {
			text(s, at, at + 1);
			s->p = at + 1;
		}
	}
}

dc_str html5_to_xml(dc_arena *arena, dc_str html, const char **cut)
{
	struct html5 s = { .out = dc_buf_in(arena, (size_t)1 << 30),
		.p = html.p, .end = html.p + html.n, .budget = html.n };

	s.open = dc_array(arena, HTML5_DEPTH, sizeof(*s.open));
	if (!s.open || !dc_room(&s.out, html.n + html.n / 4 + 64))
		return DC_NONE;
	rewrite(&s);
	begin_body(&s, NULL);
	while (s.n)
		pop(&s);
	dc_addz(&s.out, "</body></html>");
	*cut = s.templates && !s.cut ? "template" : s.cut;
	return s.out.failed ? DC_NONE : dc_got(&s.out);
}
