/*
 * Both are written as JSON text, which json_parse() then reads: one tree for
 * all, and its limits.  Nothing here recurses.
 */
#include "parts/mochi/plain.h"

static const json *parsed(dc_reader *r, dc_buf *b, int *code)
{
	const json *tree;
	json_fault fault;

	if (b->failed) {
		*code = dc_out_of_memory(r->run);
		return NULL;
	}
	tree = json_parse(r->run, r->run_arena, dc_got(b), 1, 1, &fault);
	if (!tree)
		*code = json_fail(r->run, &fault);
	return tree;
}

/* ---- EDN ---- */

/* A collection that is open. */
struct open {
	char close;
	bool map, value, any;    /* a value comes next; there was one */
};

struct edn {
	dc_reader *r;
	dc_str all, rest;
	struct open stack[DC_MAX_DEPTH];
	size_t depth;
	dc_buf out;
};

static int wrong(struct edn *e, const char *what)
{
	uint64_t line = 1, col = 1;

	json_place(dc_sub(e->all, 0, e->all.n - e->rest.n), &line, &col);
	dc_at(e->r->run, line, col, DC_NONE);
	return dc_fail(e->r->run, DC_INPUT, "edn-syntax", "this is no EDN: "
		"%s", what);
}

/* What stands between two values; a key is a string. */
static int before(struct edn *e, bool collection)
{
	struct open *top = e->depth ? &e->stack[e->depth - 1] : NULL;

	if (!top)
		return e->out.n ? wrong(e, "more than one value") : DC_OK;
	if (collection && top->map && !top->value)
		return wrong(e, "a key that is a collection");
	if (top->map && top->value)
		dc_addc(&e->out, ':');
	else if (top->any)
		dc_addc(&e->out, ',');
	top->any = true;
	top->value = top->map && !top->value;
	return DC_OK;
}

/* The value that comes is a key: said before before(). */
static bool is_key(const struct edn *e)
{
	return e->depth && e->stack[e->depth - 1].map &&
		!e->stack[e->depth - 1].value;
}

static int begin(struct edn *e, size_t n, char close)
{
	int code = before(e, true);

	if (code)
		return code;
	if (e->depth == DC_MAX_DEPTH)
		return wrong(e, "collections nested too deeply");
	e->stack[e->depth++] = (struct open){ .close = close,
		.map = close == '}' && n == 1 };
	dc_addc(&e->out, close == '}' && n == 1 ? '{' : '[');
	e->rest = dc_from(e->rest, n);
	return DC_OK;
}

static int end(struct edn *e)
{
	struct open *top = e->depth ? &e->stack[e->depth - 1] : NULL;

	if (!top || top->close != *e->rest.p)
		return wrong(e, "a bracket that does not fit");
	if (top->map && top->value)
		return wrong(e, "a key without a value");
	dc_addc(&e->out, top->map ? '}' : ']');
	e->depth--;
	e->rest = dc_from(e->rest, 1);
	return DC_OK;
}

/* The character of an escape at e->rest, behind its backslash. */
static void unescape(struct edn *e, dc_buf *b)
{
	static const char from[] = "ntrbf", to[] = "\n\t\r\b\f";
	char c = *e->rest.p;
	const char *at = strchr(from, c);
	uint32_t code = 0;
	size_t n = 1;

	e->rest = dc_from(e->rest, 1);
	if (c != 'u' || e->rest.n < 4) {
		dc_addc(b, at && c ? to[at - from] : c);
		return;
	}
	for (n = 0; n < 4; n++) {
		const char *hex = "0123456789abcdef";
		char h = e->rest.p[n];
		const char *d = h ? strchr(hex, h >= 'A' && h <= 'F' ?
			h | 0x20 : h) : NULL;

		if (!d)
			break;
		code = code * 16 + (uint32_t)(d - hex);
	}
	e->rest = dc_from(e->rest, n);
	dc_addu(b, code >= 0xD800 && code < 0xE000 ? 0xFFFD : code);
}

static int string(struct edn *e)
{
	dc_buf b = dc_buf_in(e->r->arena, DC_MAX_FIELD);
	int code = before(e, false);

	e->rest = dc_from(e->rest, 1);
	while (!code && e->rest.n && *e->rest.p != '"') {
		size_t n = 0;

		while (n < e->rest.n && e->rest.p[n] != '"' &&
		       e->rest.p[n] != '\\')
			n++;
		dc_adds(&b, dc_sub(e->rest, 0, n));
		e->rest = dc_from(e->rest, n);
		if (e->rest.n > 1 && *e->rest.p == '\\') {
			e->rest = dc_from(e->rest, 1);
			unescape(e, &b);
		} else if (e->rest.n && *e->rest.p == '\\') {
			e->rest = DC_NONE;
		}
	}
	if (code)
		return code;
	if (!e->rest.n)
		return wrong(e, "a string that is never closed");
	e->rest = dc_from(e->rest, 1);
	if (b.failed)
		return wrong(e, "a string that is too long");
	json_add(&e->out, dc_got(&b));
	dc_forget(e->r);
	return DC_OK;
}

static dc_str token(struct edn *e)
{
	dc_str s = e->rest;
	size_t n = 0;

	while (n < s.n && (unsigned char)s.p[n] > ' ' &&
	       !strchr(",;\"()[]{}", s.p[n]))
		n++;
	e->rest = dc_from(e->rest, n);
	return dc_sub(s, 0, n);
}

/* A number as JSON writes it: 12, -1.5, 1e9.  12N and 1.5M lose a letter. */
static bool number(dc_str s)
{
	size_t i = dc_starts(s, "-"), digits = 0;

	if (i + 1 < s.n && s.p[i] == '0' && s.p[i + 1] != '.')
		return false;
	for (int part = 0; part < 3; part++) {
		if (part == 1 && (i >= s.n || s.p[i] != '.'))
			continue;
		if (part == 2 && (i >= s.n || (s.p[i] | 0x20) != 'e'))
			continue;
		i += part > 0;
		if (part == 2 && i < s.n && strchr("+-", s.p[i]))
			i++;
		for (digits = 0; i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
		     i++)
			digits++;
		if (!digits)
			return false;
	}
	return i == s.n && digits;
}

/* :keyword, \c, 12, true, nil, symbol */
static int atom(struct edn *e)
{
	bool key = is_key(e);
	int code = before(e, false);
	dc_str s = token(e);

	if (code)
		return code;
	if (!s.n)
		return wrong(e, "an odd character");
	if (dc_starts(s, ":") || dc_starts(s, "\\"))
		json_add(&e->out, dc_from(s, 1));
	else if (key)
		json_add(&e->out, s);
	else if (dc_is(s, "true") || dc_is(s, "false") || number(s))
		dc_adds(&e->out, s);
	else if (dc_is(s, "nil"))
		dc_addz(&e->out, "null");
	else if ((dc_ends(s, "N") || dc_ends(s, "M")) &&
		 number(dc_sub(s, 0, s.n - 1)))
		dc_add(&e->out, s.p, s.n - 1);
	else
		json_add(&e->out, s);
	return DC_OK;
}

/* #{…} is a set, #inst "…" a string: the tag goes. */
static int tagged(struct edn *e)
{
	dc_str tag;

	if (dc_starts(e->rest, "#{"))
		return begin(e, 2, '}');
	tag = token(e);
	if (tag.n < 2 || dc_is(tag, "#_"))
		return wrong(e, "a dispatch character that is not known");
	return DC_OK;
}

static int form(struct edn *e)
{
	switch (*e->rest.p) {
	case '{':
		return begin(e, 1, '}');
	case '[':
		return begin(e, 1, ']');
	case '(':
		return begin(e, 1, ')');
	case '}': case ']': case ')':
		return end(e);
	case '"':
		return string(e);
	case '#':
		return tagged(e);
	default:
		return atom(e);
	}
}

/* Commas are blanks; a comment goes to the end of its line. */
static void pass_blanks(struct edn *e)
{
	dc_str line;

	while (e->rest.n) {
		if (*e->rest.p == ';')
			dc_next_line(&e->rest, &line);
		else if ((unsigned char)*e->rest.p <= ' ' || *e->rest.p == ',')
			e->rest = dc_from(e->rest, 1);
		else
			break;
	}
}

const json *plaindata_edn(dc_reader *r, dc_str text, int *code)
{
	struct edn *e = dc_alloc(r->run_arena, sizeof(*e));

	*code = e ? DC_OK : dc_out_of_memory(r->run);
	if (!e)
		return NULL;
	*e = (struct edn){ .r = r, .all = text, .rest = text,
		.out = dc_buf_in(r->run_arena, 2 * (size_t)DC_MAX_DOCUMENT) };
	for (pass_blanks(e); e->rest.n && !*code; pass_blanks(e))
		*code = form(e);
	if (!*code && (e->depth || !e->out.n))
		*code = wrong(e, "it ends too soon");
	return *code ? NULL : parsed(r, &e->out, code);
}

/* ---- Transit ---- */

enum { CODES = 44, CACHE = CODES * CODES, LEAST_CACHED = 4 };

enum kind { ARRAY, OBJECT, PAIRS, TAGGED };

struct level {
	const json *next;        /* what is still to be written in it */
	enum kind kind;
	bool any, value;         /* PAIRS: the value of a key comes next */
};

struct transit {
	dc_reader *r;
	dc_buf out;
	struct level stack[DC_MAX_DEPTH + 1];
	size_t depth;
	dc_str cache[CACHE];
	size_t cached;
};

/* A string as it is meant; what is often there stands as a code from its
 * second time on: "^0". */
static dc_str meant(struct transit *t, dc_str s, bool key)
{
	size_t i;

	if (s.n > 1 && s.n < 4 && *s.p == '^' && s.p[1] != ' ') {
		i = (size_t)(unsigned char)s.p[s.n - 1] - '0';
		if (s.n == 3)
			i += CODES * ((size_t)(unsigned char)s.p[1] - '0');
		return i < t->cached ? t->cache[i] : s;
	}
	if (s.n >= LEAST_CACHED && (key || dc_starts(s, "~:") ||
				    dc_starts(s, "~#") || dc_starts(s, "~$"))) {
		if (t->cached == CACHE)
			t->cached = 0;
		t->cache[t->cached++] = s;
	}
	return s;
}

static void put_string(struct transit *t, dc_str s)
{
	if (dc_starts(s, "~:") || dc_starts(s, "~$"))
		s = dc_from(s, 2);
	else if (dc_starts(s, "~~") || dc_starts(s, "~^") ||
		 dc_starts(s, "~`"))
		s = dc_from(s, 1);
	json_add(&t->out, s);
}

/* A collection begins: what kind it is its first element says. */
static void enter(struct transit *t, const json *v)
{
	struct level *l = &t->stack[t->depth++];
	const json *first = json_first(v);
	dc_str s;

	*l = (struct level){ .next = first, .kind = json_is(v) == JSON_OBJECT
		? OBJECT : ARRAY };
	if (l->kind == OBJECT && json_count(v) == 1 &&
	    dc_starts(json_key(first), "~#")) {
		l->kind = TAGGED;
	} else if (l->kind == ARRAY && first &&
		   json_is(first) == JSON_STRING) {
		if (dc_is(json_text(first), "^ ")) {
			l->kind = PAIRS;
			l->next = json_next(first);
		} else if (json_count(v) == 2) {
			const size_t cached = t->cached;

			s = meant(t, json_text(first), false);
			if (dc_starts(s, "~#")) {
				l->kind = TAGGED;
				l->next = json_next(first);
			} else {
				t->cached = cached;
			}
		}
	}
	if (l->kind != TAGGED)
		dc_addc(&t->out, l->kind == ARRAY ? '[' : '{');
}

static void leave(struct transit *t)
{
	const struct level *l = &t->stack[--t->depth];

	if (l->kind == PAIRS && l->value)
		dc_addz(&t->out, "null");
	if (l->kind != TAGGED)
		dc_addc(&t->out, l->kind == ARRAY ? ']' : '}');
}

static void put_value(struct transit *t, const json *v)
{
	if (!json_scalar(v))
		enter(t, v);
	else if (json_is(v) == JSON_STRING)
		put_string(t, meant(t, json_text(v), false));
	else
		dc_adds(&t->out, json_raw(v));
}

static void step(struct transit *t)
{
	struct level *l = &t->stack[t->depth - 1];
	const json *v = l->next;

	if (!v) {
		leave(t);
		return;
	}
	l->next = json_next(v);
	if (l->any && l->kind != TAGGED && !l->value)
		dc_addc(&t->out, ',');
	l->any = true;
	if (l->kind == PAIRS && !l->value) {
		put_string(t, meant(t, json_scalar(v) ? json_text(v) :
			DC_S(""), true));
		dc_addc(&t->out, ':');
		l->value = true;
		return;
	}
	l->value = false;
	if (l->kind == OBJECT) {
		put_string(t, meant(t, json_key(v), true));
		dc_addc(&t->out, ':');
	}
	put_value(t, v);
}

const json *plaindata_transit(dc_reader *r, dc_str text, int *code)
{
	struct transit *t = dc_alloc(r->run_arena, sizeof(*t));
	const json *tree;
	json_fault fault;

	*code = t ? DC_OK : dc_out_of_memory(r->run);
	if (!t)
		return NULL;
	tree = json_parse(r->run, r->run_arena, text, 1, 1, &fault);
	if (!tree) {
		*code = json_fail(r->run, &fault);
		return NULL;
	}
	t->r = r;
	t->out = dc_buf_in(r->run_arena, 2 * (size_t)DC_MAX_DOCUMENT);
	put_value(t, tree);
	while (t->depth)
		step(t);
	return parsed(r, &t->out, code);
}
