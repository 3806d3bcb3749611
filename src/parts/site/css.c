/*
 * CSS selectors, matched from right to left.
 */
#include "parts/site/css.h"

enum { STEPS = 30, NESTED = 4 };

enum what { TYPE, CLASS, ATTRIBUTE, NOT, HAS, FIRST, LAST, NTH, NTH_TYPE,
	SCOPE };

/* One thing that an element has to be. */
struct test {
	enum what what;
	dc_str name, value;
	char sign;               /* of ATTRIBUTE: 0 there, '=' '~' '|' … */
	uint64_t n;
	const css *inner;
	struct test *next;
};

struct step {
	struct test *tests;
	char joint;              /* to the step on the left: ' ' '>' '+' '~' */
	const struct step *left;
};

/* Selectors with commas between them. */
struct css {
	const struct step *last;
	dc_str attr;             /* behind `@`; p NULL: the element */
	struct css *next;
};

/* ---- parsing ---- */

struct parsing {
	dc_arena *arena;
	dc_str s;
	size_t at;
	const char *why;
	bool memory;
};

static char peek(const struct parsing *c)
{
	return c->at < c->s.n ? c->s.p[c->at] : '\0';
}

static bool take(struct parsing *c, char what)
{
	if (peek(c) != what)
		return false;
	c->at++;
	return true;
}

static void wrong(struct parsing *c, const char *why)
{
	if (!c->why)
		c->why = why;
}

static bool blanks(struct parsing *c)
{
	size_t from = c->at;

	while (peek(c) && strchr(" \t\r\n\f", peek(c)))
		c->at++;
	return c->at > from;
}

static bool is_name(char ch)
{
	return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') ||
		(ch >= '0' && ch <= '9') || ch == '-' || ch == '_' ||
		(ch & 0x80);
}

static int hex(char ch)
{
	return ch >= '0' && ch <= '9' ? ch - '0'
		: (ch | 32) >= 'a' && (ch | 32) <= 'f' ? (ch | 32) - 'a' + 10
		: -1;
}

/* What is behind a backslash is part of a name, `.md\:flex`; or the character
 * of up to six hexadecimal digits, of which a blank is the end: `#\31 st`. */
static void escaped(struct parsing *c, dc_buf *b)
{
	uint32_t code = 0;
	int n = 0;

	c->at++;
	for (; n < 6 && hex(peek(c)) >= 0; n++, c->at++)
		code = code * 16 + (uint32_t)hex(peek(c));
	if (n) {
		if (peek(c) && strchr(" \t\r\n\f", peek(c)))
			c->at++;
		dc_addu(b, !code || code > 0x10FFFF ||
			(code >= 0xD800 && code < 0xE000) ? 0xFFFD : code);
	} else if (c->at < c->s.n) {
		dc_addc(b, c->s.p[c->at++]);
	}
}

static dc_str name(struct parsing *c)
{
	dc_buf b = dc_buf_in(c->arena, 1 << 10);

	while (is_name(peek(c)) || (peek(c) == '\\' && c->at + 1 < c->s.n))
		if (peek(c) == '\\')
			escaped(c, &b);
		else
			dc_addc(&b, c->s.p[c->at++]);
	if (!b.n)
		wrong(c, "a name is missing");
	return dc_got(&b);
}

static dc_str value(struct parsing *c)
{
	char quote = peek(c);
	dc_str rest = dc_from(c->s, c->at + 1);
	size_t end;

	if (quote != '"' && quote != '\'')
		return name(c);
	end = dc_chr(rest, quote);
	if (end == DC_NPOS)
		wrong(c, "a quote that is not closed");
	c->at += 1 + (end == DC_NPOS ? rest.n : end + 1);
	return dc_sub(rest, 0, end);
}

/* [name], [name=value], and ~= |= ^= $= *= */
static void attribute(struct parsing *c, struct test *t)
{
	t->what = ATTRIBUTE;
	blanks(c);
	if (peek(c) >= '0' && peek(c) <= '9')
		wrong(c, "the name of an attribute begins with a digit");
	t->name = name(c);
	blanks(c);
	if (take(c, ']'))
		return;
	t->sign = peek(c);
	if (t->sign && strchr("~|^$*", t->sign))
		c->at++;
	if (!take(c, '=')) {
		wrong(c, "an attribute with an unknown sign");
		return;
	}
	blanks(c);
	t->value = value(c);
	blanks(c);
	if (!take(c, ']'))
		wrong(c, "a [ that is not closed");
}

static uint64_t number(struct parsing *c)
{
	uint64_t n = 0;
	size_t from;

	blanks(c);
	from = c->at;
	while (peek(c) >= '0' && peek(c) <= '9')
		c->at++;
	if (!dc_num(dc_sub(c->s, from, c->at - from), &n) || !n)
		wrong(c, "a number is missing");
	blanks(c);
	return n;
}

static const css *list(struct parsing *c, int depth);

static void pseudo_class(struct parsing *c, struct test *t, int depth)
{
	static const struct {
		const char *name;
		enum what what;
		char takes;      /* 's' selectors, 'n' a number */
	} known[] = {
		{ "not", NOT, 's' }, { "has", HAS, 's' },
		{ "nth-child", NTH, 'n' }, { "nth-of-type", NTH_TYPE, 'n' },
		{ "first-child", FIRST, 0 }, { "last-child", LAST, 0 },
		{ "scope", SCOPE, 0 },
	};
	enum { KNOWN = sizeof(known) / sizeof(*known) };
	dc_str word = name(c);
	size_t i = 0;

	while (i < KNOWN && !dc_is(word, known[i].name))
		i++;
	if (i == KNOWN) {
		wrong(c, "an unknown pseudo class");
		return;
	}
	t->what = known[i].what;
	if (!known[i].takes)
		return;
	if (!take(c, '('))
		wrong(c, "a ( is missing");
	else if (known[i].takes == 'n')
		t->n = number(c);
	else if (depth == NESTED)
		wrong(c, "too many brackets within each other");
	else
		t->inner = list(c, depth + 1);
	if (!take(c, ')'))
		wrong(c, "a ( that is not closed");
}

static struct test *new_test(struct parsing *c, struct test ***tail)
{
	struct test *t = dc_alloc(c->arena, sizeof(*t));

	if (!t) {
		c->memory = true;
		wrong(c, "no memory");
		return NULL;
	}
	**tail = t;
	*tail = &t->next;
	return t;
}

/* p.class#id[attr]:not(x) */
static struct test *compound(struct parsing *c, int depth)
{
	struct test *first = NULL, **tail = &first, *t;
	size_t from = c->at;

	if (peek(c) == '*' || is_name(peek(c)) || peek(c) == '\\') {
		t = new_test(c, &tail);
		if (!take(c, '*') && t)
			t->name = name(c);
	}
	while (!c->why && peek(c) && strchr(".#[:", peek(c))) {
		char sign = peek(c);

		c->at++;
		t = new_test(c, &tail);
		if (!t)
			break;
		if (sign == '[')
			attribute(c, t);
		else if (sign == ':')
			pseudo_class(c, t, depth);
		else
			*t = (struct test){ .what = sign == '.' ? CLASS
				: ATTRIBUTE, .name = sign == '.' ? name(c)
				: DC_S("id"), .sign = '=' };
		if (sign == '#')
			t->value = name(c);
	}
	if (c->at == from)
		wrong(c, "a selector is missing");
	return first;
}

/* What joins a step to the next; 0 where none follows. */
static char combinator(struct parsing *c)
{
	bool apart = blanks(c);
	char ch = peek(c);

	if (!ch || ch == ',' || ch == ')' || ch == '@')
		return 0;
	if (strchr(">+~", ch)) {
		c->at++;
		blanks(c);
		return ch;
	}
	if (!apart)
		wrong(c, "something unknown");
	return ' ';
}

static void complex(struct parsing *c, css *one, int depth)
{
	char joint = 0;
	size_t n = 0;

	blanks(c);
	do {
		struct step *s = dc_alloc(c->arena, sizeof(*s));

		if (!s || ++n > STEPS) {
			c->memory |= !s;
			wrong(c, "too many steps");
			return;
		}
		s->left = one->last;
		s->joint = joint;
		one->last = s;
		s->tests = compound(c, depth);
		joint = c->why ? 0 : combinator(c);
	} while (joint);
	if (!c->why && take(c, '@'))
		one->attr = name(c);
}

static const css *list(struct parsing *c, int depth)
{
	css *first = NULL, **tail = &first;

	do {
		*tail = dc_alloc(c->arena, sizeof(**tail));
		if (!*tail) {
			c->memory = true;
			wrong(c, "no memory");
			break;
		}
		complex(c, *tail, depth);
		tail = &(*tail)->next;
	} while (!c->why && take(c, ','));
	return first;
}

const css *css_parse(dc_arena *arena, dc_str selector, const char **why)
{
	struct parsing c = { .arena = arena, .s = selector };
	const css *made = list(&c, 0);

	if (c.at < c.s.n)
		wrong(&c, "something unknown behind it");
	*why = c.memory ? NULL : c.why;
	return c.why ? NULL : made;
}

/* ---- matching ---- */

struct matching {
	dc_arena *arena;
	const xml_node *scope;
	uint64_t *steps, most;
};

static bool tired(const struct matching *m)
{
	return *m->steps > m->most;
}

/* Is the word one of those between blanks? */
static bool has_word(dc_str all, dc_str word)
{
	size_t i, from = 0;

	for (i = 0; word.n && i <= all.n; i++) {
		if (i < all.n && !(all.p[i] && strchr(" \t\n\r\f",
		    all.p[i])))
			continue;
		if (dc_eq(dc_sub(all, from, i - from), word))
			return true;
		from = i + 1;
	}
	return false;
}

static bool has_text(const struct test *t, dc_str s)
{
	dc_str v = t->value;

	switch (t->sign) {
	case '=':
		return dc_eq(s, v);
	case '^':
		return v.n && dc_eq(dc_sub(s, 0, v.n), v);
	case '$':
		return v.n && s.n >= v.n && dc_eq(dc_from(s, s.n - v.n), v);
	case '*':
		return v.n && dc_find_str(s, v) != DC_NPOS;
	case '|':
		return dc_eq(s, v) || (s.n > v.n && s.p[v.n] == '-' &&
			dc_eq(dc_sub(s, 0, v.n), v));
	default:
		return has_word(s, v);
	}
}

static bool has_attribute(const struct matching *m, const struct test *t,
	const xml_node *n)
{
	char attr[128];
	dc_str s;

	if (t->name.n >= sizeof(attr))
		return false;
	memcpy(attr, t->name.p, t->name.n);
	attr[t->name.n] = '\0';
	s = xml_attr(m->arena, n, attr);
	return s.p && (!t->sign || has_text(t, s));
}

static const xml_node *element_before(const struct matching *m,
	const xml_node *n)
{
	while ((n = xml_prev(n)) && xml_is_text(n))
		++*m->steps;
	return n;
}

static bool is_last(const xml_node *n)
{
	while ((n = xml_next(n)) && xml_is_text(n))
		;
	return !n;
}

static bool is_nth(const struct matching *m, const struct test *t,
	const xml_node *n)
{
	const bool typed = t->what == NTH_TYPE;
	const xml_node *at = n;
	uint64_t place = 1;

	while (place <= t->n && (at = element_before(m, at)) && !tired(m)) {
		++*m->steps;
		place += !typed || dc_eq(xml_name(at), xml_name(n));
	}
	return place == t->n;
}

static bool fits_any(const struct matching *, const css *, const xml_node *);

/* Is one of the selectors met below n? */
static bool holds(const struct matching *m, const css *c, const xml_node *n)
{
	struct matching inner = *m;
	const xml_node *at = n;

	inner.scope = n;
	while ((at = xml_next_element(n, at)) && !tired(m))
		if (fits_any(&inner, c, at))
			return true;
	return false;
}

static bool passes(const struct matching *m, const struct test *t,
	const xml_node *n)
{
	++*m->steps;
	switch (t->what) {
	case TYPE:
		return !t->name.n || dc_ieq(xml_name(n), t->name);
	case CLASS:
		return has_word(xml_attr(m->arena, n, "class"), t->name);
	case ATTRIBUTE:
		return has_attribute(m, t, n);
	case NOT:
		return !fits_any(m, t->inner, n);
	case HAS:
		return holds(m, t->inner, n);
	case FIRST:
		return !element_before(m, n);
	case LAST:
		return is_last(n);
	case NTH:
	case NTH_TYPE:
		return is_nth(m, t, n);
	case SCOPE:
		return n == m->scope;
	}
	return false;
}

static bool passes_all(const struct matching *m, const struct step *s,
	const xml_node *n)
{
	for (const struct test *t = s->tests; t; t = t->next)
		if (!passes(m, t, n))
			return false;
	return true;
}

/* As deep as there are steps in a selector: STEPS at most. */
static bool fits(const struct matching *m, const struct step *s,
	const xml_node *n)
{
	const bool once = s->joint == '>' || s->joint == '+';
	const bool up = s->joint == '>' || s->joint == ' ';

	if (!passes_all(m, s, n))
		return false;
	if (!s->left)
		return true;
	while (!tired(m) && (n = up ? xml_parent(n) : element_before(m, n))) {
		++*m->steps;
		if (fits(m, s->left, n))
			return true;
		if (once)
			return false;
	}
	return false;
}

static bool fits_any(const struct matching *m, const css *c,
	const xml_node *n)
{
	for (; c; c = c->next)
		if (fits(m, c->last, n))
			return true;
	return false;
}

/* ---- finding ---- */

static bool add_hit(dc_arena *arena, xml_found *f, size_t *cap, xml_hit hit)
{
	xml_hit *more = dc_grow(arena, f->v, f->n, cap, sizeof(*more));

	if (!more)
		return false;
	f->v = more;
	f->v[f->n++] = hit;
	return true;
}

/* Only `:scope` means the element itself. */
static bool is_scope(const css *c)
{
	const struct test *t = c->last->tests;

	while (t && t->what != SCOPE)
		t = t->next;
	return t != NULL;
}

static int look_at(const struct matching *m, const css *c, const xml_node *n,
	size_t *cap, xml_found *f)
{
	for (; c; c = c->next) {
		xml_hit hit = { .node = n };

		if ((n == m->scope && !is_scope(c)) || !fits(m, c->last, n))
			continue;
		if (c->attr.p) {
			const char *attr = dc_cdup(m->arena, c->attr);

			hit.attr = attr ? xml_attr(m->arena, n, attr)
				: DC_NONE;
			if (!hit.attr.p)
				continue;
		}
		return add_hit(m->arena, f, cap, hit) ? DC_OK : DC_LIMIT;
	}
	return DC_OK;
}

int css_find(dc_arena *arena, const css *c, const xml_node *from,
	uint64_t *steps, uint64_t most, xml_found *f)
{
	const struct matching m = { .arena = arena, .scope = from,
		.steps = steps, .most = most };
	const xml_node *n = from;
	size_t cap = 0;
	int code;

	*f = (xml_found){ 0 };
	code = look_at(&m, c, from, &cap, f);
	while (!code && (n = xml_next_element(from, n))) {
		code = look_at(&m, c, n, &cap, f);
		if (tired(&m))
			return DC_LIMIT;
	}
	return code;
}
