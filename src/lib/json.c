/*
 * A value is parsed by cJSON, then its tree and the text are walked side by
 * side: the walk gives each value its own text, and strings without escapes
 * need no copy.  cJSON's tree is gone when json_parse() returns.
 */
#include <cJSON.h>

#include "lib/json_inner.h"

enum {
	LONG_EXCERPT = 240,      /* a longer line is not shown */
	MANY_TOLD = 20,          /* warnings a value that get an exact place */
	FEW_MEMBERS = 16         /* compared in pairs; more are hashed */
};

struct walk {
	dc_run *run;
	dc_arena *arena;
	dc_str text;
	size_t at;
	uint64_t line, col;      /* of text's first byte */
	json_fault *fault;
	unsigned told;
	bool nuls;               /* there are marks in the text */
};

/* ---- places and faults ---- */

void json_place(dc_str s, uint64_t *line, uint64_t *col)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '\n' && i && s.p[i - 1] == '\r')
			continue;
		if (c == '\n' || c == '\r') {
			++*line;
			*col = 1;
		} else {
			*col += (c & 0xC0) != 0x80;
		}
	}
}

static bool line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* The line around byte `at`, if it begins in the text and is short. */
static dc_str line_around(const struct walk *w, size_t at)
{
	size_t from = at, to = at;

	while (from && !line_end(w->text.p[from - 1]) &&
	       at - from <= LONG_EXCERPT)
		from--;
	while (to < w->text.n && !line_end(w->text.p[to]) &&
	       to - from <= LONG_EXCERPT)
		to++;
	if (to - from > LONG_EXCERPT || (from == 0 && w->col != 1))
		return DC_NONE;
	return dc_sub(w->text, from, to - from);
}

static bool wrong(struct walk *w, size_t at, const char *what)
{
	json_fault *f = w->fault;

	if (at > w->text.n)
		at = w->text.n;
	*f = (json_fault){ .at = at, .line = w->line, .col = w->col,
		.what = what };
	json_place(dc_sub(w->text, 0, at), &f->line, &f->col);
	f->excerpt = line_around(w, at);
	return false;
}

int json_fail(dc_run *run, const json_fault *f)
{
	dc_at(run, f->line, f->col, f->excerpt);
	if (f->limit)
		return dc_fail(run, DC_LIMIT, f->line ? "json-depth" : "memory",
			"%s", f->what);
	return dc_fail(run, DC_INPUT, "json-syntax", "%s", f->what);
}

/* Finding a place means reading up to it: a million faults in one value
 * must not make that a million times. */
static void tell(struct walk *w, size_t at, const char *rule, const char *text)
{
	uint64_t line = w->line, col = w->col;

	if (!w->run)
		return;
	if (++w->told > MANY_TOLD)
		at = 0;
	json_place(dc_sub(w->text, 0, at), &line, &col);
	dc_at(w->run, line, col, line_around(w, at));
	dc_warn(w->run, rule, "%s", text);
}

/* ---- before cJSON: what would end or refuse a string ---- */

/* The four digits of \uXXXX at byte `at`, or -1. */
static int unit(dc_str s, size_t at)
{
	int v = 0;

	if (at + 6 > s.n || s.p[at] != '\\' || s.p[at + 1] != 'u')
		return -1;
	for (size_t i = at + 2; i < at + 6; i++) {
		char c = s.p[i];

		v <<= 4;
		if (c >= '0' && c <= '9')
			v |= c - '0';
		else if ((c | 32) >= 'a' && (c | 32) <= 'f')
			v |= (c | 32) - 'a' + 10;
		else
			return -1;
	}
	return v;
}

static bool high(int u)
{
	return u >= 0xD800 && u < 0xDC00;
}

static bool low(int u)
{
	return u >= 0xDC00 && u < 0xE000;
}

/* cJSON ends a string at \u0000.  For its time six bytes that no text has
 * stand there, which it passes on. */
#define NUL_MARK "\xFF\xFF\xFF\xFF\xFF\xFF"
enum { NUL_BYTES = sizeof(NUL_MARK) - 1 };

/* Bytes that stand for one thing at `at`; *bad is set if it must go; 0 for
 * \uXXXX with other things than digits, where cJSON would see a NUL. */
static size_t piece(dc_str s, size_t at, const char **bad)
{
	int u;

	if (s.p[at] == '\0') {
		*bad = "json-nul";
		return 1;
	}
	if (s.p[at] != '\\')
		return 1;
	u = unit(s, at);
	if (u < 0 && at + 1 < s.n && s.p[at + 1] == 'u')
		return 0;
	if (u < 0)
		return at + 1 < s.n && s.p[at + 1] ? 2 : 1;
	if (high(u) && low(unit(s, at + 6)))
		return 12;
	if (high(u) || low(u))
		*bad = "json-surrogate";
	else if (u == 0)
		*bad = NUL_MARK;
	return 6;
}

/* The replacement is as long in characters as what it replaces, so that
 * places stay true. */
static void replace(struct walk *w, dc_buf *b, size_t at, size_t n,
	const char *bad)
{
	if (strcmp(bad, NUL_MARK) == 0) {
		w->nuls = true;
		dc_addz(b, NUL_MARK);
		return;
	}
	tell(w, at, bad, n == 1 ? "a NUL became U+FFFD" :
		"half a surrogate pair became U+FFFD");
	dc_addz(b, n == 1 ? "\xEF\xBF\xBD" : "\\ufffd");
}

static bool mend(struct walk *w)
{
	dc_str s = w->text;
	dc_buf b = dc_buf_in(w->arena, SIZE_MAX / 4);
	size_t from = 0, n;

	if (!s.n || (!memchr(s.p, 0, s.n) && dc_find(s, "\\u") == DC_NPOS))
		return true;
	for (size_t at = 0; at < s.n; at += n) {
		const char *bad = NULL;

		n = piece(s, at, &bad);
		if (!n)
			return wrong(w, at,
				"\\u needs four hexadecimal digits");
		if (!bad)
			continue;
		dc_adds(&b, dc_sub(s, from, at - from));
		replace(w, &b, at, n, bad);
		from = at + n;
	}
	if (from) {
		dc_adds(&b, dc_from(s, from));
		w->text = dc_got(&b);
	}
	return !b.failed;
}

/* The marks of a string that cJSON decoded become what they stand for. */
static dc_str with_nuls(dc_arena *a, const char *z)
{
	dc_buf b = dc_buf_in(a, SIZE_MAX / 4);
	dc_str s = dc_cstr(z);
	size_t at;

	while ((at = dc_find(s, NUL_MARK)) != DC_NPOS) {
		dc_adds(&b, dc_sub(s, 0, at));
		dc_addc(&b, '\0');
		s = dc_from(s, at + NUL_BYTES);
	}
	dc_adds(&b, s);
	return dc_got(&b);
}

/* The text that is borrowed for raw values is JSON again. */
static void unmark(struct walk *w)
{
	char *p = (char *)(uintptr_t)w->text.p;
	dc_str s = w->text;
	size_t at;

	while (w->nuls && (at = dc_find(s, NUL_MARK)) != DC_NPOS) {
		memcpy(p + (s.p - w->text.p) + at, "\\u0000", NUL_BYTES);
		s = dc_from(s, at + NUL_BYTES);
	}
}

/* ---- the walk: cJSON's tree and the text side by side ---- */

static bool blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void skip_blanks(struct walk *w)
{
	while (w->at < w->text.n && blank(w->text.p[w->at]))
		w->at++;
}

/* cJSON takes any control character for a blank; JSON does not. */
static bool take(struct walk *w, char c)
{
	skip_blanks(w);
	if (w->at >= w->text.n || w->text.p[w->at] != c)
		return wrong(w, w->at, "unexpected character");
	w->at++;
	return true;
}

/* A string at w->at, decoded by cJSON as z.  Raw control characters are
 * common in what people write by hand: they stay. */
static bool string(struct walk *w, const char *z, dc_str *out)
{
	size_t from, at;
	bool escaped = false, control = false;
	const char *p = w->text.p;

	if (!take(w, '"'))
		return false;
	from = at = w->at;
	while (at < w->text.n && p[at] != '"') {
		control |= (unsigned char)p[at] < 0x20;
		escaped |= p[at] == '\\';
		at += p[at] == '\\' ? 2 : 1;
	}
	if (control)
		tell(w, from, "json-control",
			"raw control character in a string");
	w->at = at + 1;
	*out = dc_sub(w->text, from, at - from);
	if (w->nuls && dc_find(*out, NUL_MARK) != DC_NPOS)
		*out = with_nuls(w->arena, z);
	else if (escaped)
		*out = dc_dup(w->arena, dc_cstr(z));
	if (!out->p)
		out->p = "";
	return true;
}

static size_t digits(dc_str s, size_t at)
{
	size_t from = at;

	while (at < s.n && s.p[at] >= '0' && s.p[at] <= '9')
		at++;
	return at - from;
}

bool json_number(dc_str s)
{
	size_t at = s.n && s.p[0] == '-', n;

	n = digits(s, at);
	if (!n || (n > 1 && s.p[at] == '0'))
		return false;
	at += n;
	if (at < s.n && s.p[at] == '.') {
		n = digits(s, at + 1);
		if (!n)
			return false;
		at += n + 1;
	}
	if (at < s.n && (s.p[at] | 32) == 'e') {
		at++;
		at += at < s.n && (s.p[at] == '+' || s.p[at] == '-');
		n = digits(s, at);
		if (!n)
			return false;
		at += n;
	}
	return at == s.n;
}

static bool word(struct walk *w, bool number, dc_str *out)
{
	size_t from;
	const char *p = w->text.p;

	skip_blanks(w);
	from = w->at;
	while (w->at < w->text.n && (unsigned char)p[w->at] > ' ' &&
	       p[w->at] != ',' && p[w->at] != ']' && p[w->at] != '}')
		w->at++;
	*out = dc_sub(w->text, from, w->at - from);
	if (number && !json_number(*out))
		return wrong(w, from, "not a number as JSON has them");
	return true;
}

static json_type type_of(const cJSON *c)
{
	switch (c->type & 0xFF) {
	case cJSON_False: return JSON_FALSE;
	case cJSON_True: return JSON_TRUE;
	case cJSON_Number: return JSON_NUMBER;
	case cJSON_String: return JSON_STRING;
	case cJSON_Array: return JSON_ARRAY;
	case cJSON_Object: return JSON_OBJECT;
	default: return JSON_NULL;
	}
}

/* Enter one value: a scalar whole, a container up to its bracket. */
static bool enter(struct walk *w, const cJSON *c, json *v)
{
	size_t from;

	v->type = type_of(c);
	if (v->up && v->up->type == JSON_OBJECT &&
	    (!string(w, c->string, &v->key) || !take(w, ':')))
		return false;
	skip_blanks(w);
	from = w->at;
	switch (v->type) {
	case JSON_STRING:
		if (!string(w, c->valuestring, &v->text))
			return false;
		break;
	case JSON_ARRAY:
		if (!take(w, '['))
			return false;
		break;
	case JSON_OBJECT:
		if (!take(w, '{'))
			return false;
		break;
	default:
		if (!word(w, v->type == JSON_NUMBER, &v->text))
			return false;
	}
	v->raw = dc_sub(w->text, from, w->at - from);
	return true;
}

bool json_may_repeat(const json *object)
{
	if (object->count > FEW_MEMBERS)
		return true;
	for (const json *b = object->first; b; b = b->next)
		for (const json *a = object->first; a != b; a = a->next)
			if (dc_eq(a->key, b->key))
				return true;
	return false;
}

static size_t slot(json *const *seen, size_t size, dc_str key)
{
	size_t i = dc_hash(key.p, key.n, 0) & (size - 1);

	while (seen[i] && !dc_eq(seen[i]->key, key))
		i = (i + 1) & (size - 1);
	return i;
}

/* Of equal keys the last counts, in the place of the first, as JavaScript
 * and Python have it.  The work grows with the members only. */
static void settle_keys(struct walk *w, json *object)
{
	size_t size = 4, n = 0;
	json **seen, **order, **link = &object->first;

	if (!json_may_repeat(object))
		return;
	while (size < object->count * 2)
		size *= 2;
	seen = dc_array(w->arena, size, sizeof(*seen));
	order = dc_array(w->arena, object->count, sizeof(*order));
	if (!seen || !order)
		return;
	for (json *m = object->first; m; m = m->next) {
		json **at = &seen[slot(seen, size, m->key)];

		if (*at)
			tell(w, (size_t)(m->raw.p - w->text.p),
				"json-duplicate-key",
				"a key stands twice here: the last one counts");
		else
			order[n++] = m;
		*at = m;
	}
	for (size_t k = 0; k < n; k++) {
		*link = seen[slot(seen, size, order[k]->key)];
		order[k] = *link;
		link = &order[k]->next;
	}
	*link = NULL;
	object->count = n;
}

static bool leave(struct walk *w, json *v)
{
	if (!take(w, v->type == JSON_ARRAY ? ']' : '}'))
		return false;
	v->raw.n = (size_t)(w->text.p + w->at - v->raw.p);
	if (v->type == JSON_OBJECT)
		settle_keys(w, v);
	return true;
}

static json *make(struct walk *w, const cJSON *c, json *up, json *before)
{
	json *v = dc_alloc(w->arena, sizeof(*v));

	if (!v)
		return NULL;
	v->up = up;
	if (before)
		before->next = v;
	else if (up)
		up->first = v;
	if (up)
		up->count++;
	return enter(w, c, v) ? v : NULL;
}

/* cJSON's own limit is the named one; its tree has no way up. */
static json *walk(struct walk *w, const cJSON *c)
{
	const cJSON *path[DC_MAX_DEPTH + 1];
	size_t depth = 0;
	json *v = make(w, c, NULL, NULL);

	while (v) {
		if (c->child && depth <= DC_MAX_DEPTH) {
			path[depth++] = c;
			c = c->child;
			v = make(w, c, v, NULL);
			continue;
		}
		if (v->type >= JSON_ARRAY && !leave(w, v))
			return NULL;
		while (depth && !c->next) {
			c = path[--depth];
			v = v->up;
			if (!leave(w, v))
				return NULL;
		}
		if (!depth)
			break;
		c = c->next;
		if (!take(w, ','))
			return NULL;
		v = make(w, c, v->up, v);
	}
	return v;
}

/* ---- parsing ---- */

/* How deep is byte `at`, and is it in a string?  For the message only. */
static size_t depth_at(dc_str s, size_t at, bool *in_string)
{
	size_t depth = 0;
	bool quoted = false;

	for (size_t i = 0; i < at && i < s.n; i++) {
		if (quoted && s.p[i] == '\\')
			i++;
		else if (s.p[i] == '"')
			quoted = !quoted;
		else if (!quoted && (s.p[i] == '[' || s.p[i] == '{'))
			depth++;
		else if (!quoted && (s.p[i] == ']' || s.p[i] == '}'))
			depth -= depth > 0;
	}
	*in_string = quoted;
	return depth;
}

/* Does the string that opens at `at` end? */
static bool is_closed(dc_str s, size_t at)
{
	while (++at < s.n && s.p[at] != '"')
		at += s.p[at] == '\\';
	return at < s.n;
}

static const char *what_stands(dc_str s, size_t at)
{
	if (at >= s.n)
		return "the JSON text ends too early";
	switch (s.p[at]) {
	case '\'': return "JSON needs double quotes";
	case '/': return "JSON has no comments";
	case ',': return "a comma too many";
	case ']': case '}': return "a value is missing before the bracket";
	case '"': return is_closed(s, at) ? "a comma or colon is missing here"
		: "a string that is never closed";
	case '\\': return "JSON has no such escape";
	case 'N': case 'I': return "JSON has no such number";
	default: return "not JSON from here on";
	}
}

static char before(dc_str s, size_t at)
{
	while (at && blank(s.p[at - 1]))
		at--;
	return at ? s.p[at - 1] : '\0';
}

/* Where cJSON stopped is a byte before or behind what is wrong. */
static size_t culprit(dc_str s, size_t at, bool in_string)
{
	size_t next = at + 1;

	if (at >= s.n)
		return at;
	if (at && (s.p[at - 1] == '\'' || (s.p[at - 1] == '"' && in_string)))
		return at - 1;
	if (s.p[at] == '"' && in_string) {
		while (next < s.n && blank(s.p[next]))
			next++;
		return next;
	}
	if (at && s.p[at - 1] == ',' && memchr("[{,", before(s, at - 1), 3))
		return at - 1;
	if (s.p[at] != ',' && s.p[at] != ':')
		return at;
	while (next < s.n && blank(s.p[next]))
		next++;
	if (next >= s.n)
		return next;
	return s.p[next] != ']' && s.p[next] != '}' ? next : at;
}

static bool refused(struct walk *w, size_t at)
{
	bool in_string;

	depth_at(w->text, at, &in_string);
	at = culprit(w->text, at, in_string);
	wrong(w, at, what_stands(w->text, at));
	if (depth_at(w->text, at + 1, &in_string) > DC_MAX_DEPTH) {
		w->fault->limit = true;
		w->fault->what = "nested more than 1000 deep (DC_MAX_DEPTH)";
	}
	return false;
}

/* cJSON has one answer to bad text and to memory that is refused: ask it
 * twice, and then malloc itself. */
static cJSON *parse(struct walk *w, const char **end)
{
	cJSON *c = NULL;
	void *volatile some;

	for (int i = 0; i < 2 && !c; i++)
		c = cJSON_ParseWithLengthOpts(w->text.p, w->text.n, end, 0);
	if (c)
		return c;
	some = malloc(1);
	if (!some)
		*end = NULL;
	free(some);
	return NULL;
}

static json *build(struct walk *w)
{
	const char *end = w->text.p;
	cJSON *c = parse(w, &end);
	json *v = NULL;

	if (c)
		v = walk(w, c);
	else if (!end)
		w->fault->limit = true;
	else
		refused(w, (size_t)(end - w->text.p));
	cJSON_Delete(c);
	return v;
}

const json *json_slow(dc_run *run, dc_arena *arena, dc_str text,
	uint64_t line, uint64_t col, json_fault *fault)
{
	struct walk w = { .run = run, .arena = arena, .text = text,
		.line = line, .col = col, .fault = fault };
	json *v;

	*fault = (json_fault){ .what = "out of memory" };
	if (!text.n) {
		wrong(&w, 0, what_stands(text, 0));
		return NULL;
	}
	v = mend(&w) ? build(&w) : NULL;
	unmark(&w);
	if (!v)
		return NULL;
	skip_blanks(&w);
	if (w.at < w.text.n) {
		wrong(&w, w.at, "something stands after the end of the value");
		return NULL;
	}
	return v;
}

const json *json_parse(dc_run *run, dc_arena *arena, dc_str text,
	uint64_t line, uint64_t col, json_fault *fault)
{
	size_t n;
	const json *v;

	if (!text.n)
		text = DC_S("");
	v = json_quick(arena, text, &n);
	while (v && n < text.n && blank(text.p[n]))
		n++;
	return v && n == text.n ? v
		: json_slow(run, arena, text, line, col, fault);
}

/* ---- asking ---- */

json_type json_is(const json *v)
{
	return v ? v->type : JSON_NULL;
}

bool json_scalar(const json *v)
{
	return json_is(v) < JSON_ARRAY;
}

bool json_void(const json *v)
{
	switch (json_is(v)) {
	case JSON_NULL: return true;
	case JSON_STRING: return v->text.n == 0;
	case JSON_ARRAY: case JSON_OBJECT: return !v->first;
	default: return false;
	}
}

dc_str json_text(const json *v)
{
	return json_is(v) == JSON_NULL ? (dc_str){ "", 0 } : v->text;
}

dc_str json_raw(const json *v)
{
	return v ? v->raw : DC_S("null");
}

dc_str json_key(const json *v)
{
	return v ? v->key : DC_NONE;
}

size_t json_count(const json *v)
{
	return v ? v->count : 0;
}

const json *json_first(const json *v)
{
	return v ? v->first : NULL;
}

const json *json_next(const json *v)
{
	return v ? v->next : NULL;
}

const json *json_up(const json *v)
{
	return v ? v->up : NULL;
}

const json *json_get_str(const json *v, dc_str name)
{
	const json *m = json_is(v) == JSON_OBJECT ? v->first : NULL;

	while (m && !dc_eq(m->key, name))
		m = m->next;
	return m;
}

const json *json_get(const json *v, const char *name)
{
	return json_get_str(v, dc_cstr(name));
}

const json *json_step(const json *root, const json *at)
{
	if (at->first)
		return at->first;
	while (at != root && !at->next)
		at = at->up;
	return at == root ? NULL : at->next;
}

#define TEXT(x) #x
#define VERSION(a, b, c) TEXT(a) "." TEXT(b) "." TEXT(c)

const char *json_version(void)
{
	return VERSION(CJSON_VERSION_MAJOR, CJSON_VERSION_MINOR,
		CJSON_VERSION_PATCH);
}
