/*
 * CSS selectors as XPath.
 */
#include "parts/select.h"

enum { NESTED = 4 };             /* :not() and :has() within each other */

struct css {
	dc_arena *arena;
	dc_str s;
	size_t at;
	const char *why;
};

static char peek(const struct css *c)
{
	return c->at < c->s.n ? c->s.p[c->at] : '\0';
}

static bool take(struct css *c, char what)
{
	if (peek(c) != what)
		return false;
	c->at++;
	return true;
}

static bool wrong(struct css *c, const char *why)
{
	if (!c->why)
		c->why = why;
	return false;
}

static bool blanks(struct css *c)
{
	size_t from = c->at;

	while (c->at < c->s.n && strchr(" \t\r\n\f", peek(c)) && peek(c))
		c->at++;
	return c->at > from;
}

static bool is_name(char ch)
{
	return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') ||
		(ch >= '0' && ch <= '9') || ch == '-' || ch == '_' ||
		(ch & 0x80);
}

/* A name; what is behind a backslash is part of it: `.md\:flex`. */
static dc_str name(struct css *c)
{
	dc_buf b = dc_buf_in(c->arena, 1 << 10);

	while (is_name(peek(c)) || (peek(c) == '\\' && c->at + 1 < c->s.n)) {
		if (peek(c) == '\\')
			c->at++;
		dc_addc(&b, peek(c));
		c->at++;
	}
	if (!b.n)
		wrong(c, "a name is missing");
	return dc_got(&b);
}

/* A text as XPath has it: one with both kinds of quotes cannot be said. */
static void literal(struct css *c, dc_buf *b, dc_str text)
{
	char quote = dc_chr(text, '\'') == DC_NPOS ? '\'' : '"';

	if (dc_chr(text, quote) != DC_NPOS)
		wrong(c, "a text with both kinds of quotes");
	dc_addc(b, quote);
	dc_adds(b, text);
	dc_addc(b, quote);
}

static dc_str value(struct css *c)
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

/* How an attribute's value is compared: what stands round its name and the
 * text. */
static const struct sign {
	char sign;
	const char *before, *between, *after;
} signs[] = {
	{ '=', "[@", "=", "]" },
	{ '~', "[contains(concat(' ',normalize-space(@",
	  "),' '),concat(' ',", ",' '))]" },
	{ '|', "[starts-with(concat(@", ",'-'),concat(", ",'-'))]" },
	{ '^', "[starts-with(@", ",", ")]" },
	{ '*', "[contains(@", ",", ")]" },
	{ '$', "[substring(@", ",string-length(@", "]" },
};

/* XPath 1.0 has no ends-with(). */
static void ends_with(struct css *c, dc_buf *b, dc_str attr, dc_str text)
{
	dc_adds(b, attr);
	dc_addz(b, ")-string-length(");
	literal(c, b, text);
	dc_addz(b, ")+1)=");
}

/* [name], [name=value], [name~=value] … */
static void attribute(struct css *c, dc_buf *b)
{
	const struct sign *s = signs, *end = signs + 6;
	dc_str attr, text;

	blanks(c);
	attr = name(c);
	blanks(c);
	if (take(c, ']')) {
		dc_addf(b, "[@%.*s]", DC_ARG(attr));
		return;
	}
	while (s < end && s->sign != peek(c))
		s++;
	if (s < end && s != signs)
		c->at++;
	if (s == end || !take(c, '=')) {
		wrong(c, "an attribute with an unknown sign");
		return;
	}
	blanks(c);
	text = value(c);
	blanks(c);
	if (!take(c, ']'))
		wrong(c, "a [ that is not closed");
	dc_addz(b, s->before);
	dc_adds(b, attr);
	dc_addz(b, s->between);
	if (s->sign == '$')
		ends_with(c, b, attr, text);
	literal(c, b, text);
	dc_addz(b, s->after);
}

static uint64_t number(struct css *c)
{
	size_t from;
	uint64_t n = 0;

	blanks(c);
	from = c->at;
	while (peek(c) >= '0' && peek(c) <= '9')
		c->at++;
	if (!dc_num(dc_sub(c->s, from, c->at - from), &n) || !n)
		wrong(c, "a number is missing");
	blanks(c);
	return n;
}

static void list(struct css *c, dc_buf *b, const char *from, int depth);

/* What stands in the brackets of a pseudo class. */
static void argument(struct css *c, dc_buf *b, dc_str pseudo, dc_str type,
	int depth)
{
	if (dc_is(pseudo, "not") || dc_is(pseudo, "has")) {
		bool not = dc_is(pseudo, "not");

		dc_addz(b, not ? "[not(" : "[");
		if (depth == NESTED)
			wrong(c, "too many brackets within each other");
		else
			list(c, b, not ? "self::" : ".//", depth + 1);
		dc_addz(b, not ? ")]" : "]");
	} else if (dc_is(pseudo, "nth-child")) {
		dc_addf(b, "[count(preceding-sibling::*)=%llu]",
			(unsigned long long)number(c) - 1);
	} else if (dc_is(pseudo, "nth-of-type")) {
		dc_addf(b, "[count(preceding-sibling::%.*s)=%llu]",
			DC_ARG(type), (unsigned long long)number(c) - 1);
	} else {
		wrong(c, "an unknown pseudo class");
	}
	if (!take(c, ')'))
		wrong(c, "a ( that is not closed");
}

static void pseudo_class(struct css *c, dc_buf *b, dc_str type, int depth)
{
	dc_str pseudo = name(c);

	if (take(c, '('))
		argument(c, b, pseudo, type, depth);
	else if (dc_is(pseudo, "first-child"))
		dc_addz(b, "[not(preceding-sibling::*)]");
	else if (dc_is(pseudo, "last-child"))
		dc_addz(b, "[not(following-sibling::*)]");
	else
		wrong(c, "an unknown pseudo class");
}

/* p.class#id[attr]:not(x), as a step of XPath. */
static void compound(struct css *c, dc_buf *b, int depth)
{
	dc_str type = DC_S("*");
	size_t from = c->at;

	if (is_name(peek(c)) || peek(c) == '\\')
		type = name(c);
	else
		take(c, '*');
	dc_adds(b, type);
	while (!c->why) {
		if (take(c, '.')) {
			dc_addz(b, "[has-class(");
			literal(c, b, name(c));
			dc_addz(b, ")]");
		} else if (take(c, '#')) {
			dc_addz(b, "[@id=");
			literal(c, b, name(c));
			dc_addc(b, ']');
		} else if (take(c, '[')) {
			attribute(c, b);
		} else if (take(c, ':')) {
			pseudo_class(c, b, type, depth);
		} else {
			break;
		}
	}
	if (c->at == from)
		wrong(c, "a selector is missing");
}

/* What joins this step to the next; false where none follows. */
static bool combinator(struct css *c, dc_buf *b)
{
	bool apart = blanks(c);
	char ch = peek(c);

	if (!ch || ch == ',' || ch == ')' || ch == '@')
		return false;
	if (take(c, '>'))
		dc_addz(b, "/");
	else if (take(c, '+'))
		dc_addz(b, "/following-sibling::*[1]/self::");
	else if (take(c, '~'))
		dc_addz(b, "/following-sibling::");
	else if (apart)
		dc_addz(b, "//");
	else
		return wrong(c, "something unknown");
	blanks(c);
	return true;
}

static bool take_scope(struct css *c)
{
	static const char scope[] = ":scope";

	if (!dc_starts(dc_from(c->s, c->at), scope))
		return false;
	c->at += sizeof(scope) - 1;
	return true;
}

static void complex(struct css *c, dc_buf *b, const char *from, int depth)
{
	bool more = true;
	dc_str attr;

	blanks(c);
	if (take_scope(c)) {
		dc_addc(b, '.');
		more = combinator(c, b);
	} else {
		dc_addz(b, from);
	}
	while (more && !c->why) {
		compound(c, b, depth);
		more = combinator(c, b);
	}
	if (take(c, '@')) {
		attr = name(c);
		dc_addf(b, "/@%.*s", DC_ARG(attr));
	}
}

/* Selectors with commas between them. */
static void list(struct css *c, dc_buf *b, const char *from, int depth)
{
	complex(c, b, from, depth);
	while (!c->why && take(c, ',')) {
		dc_addz(b, strcmp(from, "self::") ? "|" : " or ");
		complex(c, b, from, depth);
	}
}

/* "normalize-space(…" */
static bool is_call(dc_str s)
{
	size_t i = 0;

	while (i < s.n && ((s.p[i] >= 'a' && s.p[i] <= 'z') || s.p[i] == '-'))
		i++;
	return i && i < s.n && s.p[i] == '(';
}

dc_str select_xpath(dc_arena *arena, dc_str selector, const char **why)
{
	dc_str s = dc_trim(selector);
	struct css c = { .arena = arena };
	dc_buf b = dc_buf_in(arena, 1 << 14);

	*why = NULL;
	if (dc_starts(s, "xpath:"))
		return dc_trim(dc_from(s, 6));
	if (!dc_starts(s, "css:") && (dc_starts(s, "/") ||
	    dc_starts(s, "./") || dc_starts(s, "(") || is_call(s)))
		return s;
	c.s = dc_trim(dc_from(s, dc_starts(s, "css:") ? 4 : 0));
	list(&c, &b, ".//", 0);
	if (c.at < c.s.n)
		wrong(&c, "something unknown behind it");
	if (!c.why && b.failed)
		c.why = "it is too long";
	*why = c.why;
	return c.why ? DC_NONE : dc_got(&b);
}
