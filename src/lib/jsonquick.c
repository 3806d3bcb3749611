/*
 * The short way in front of cJSON: one pass over the text makes the tree of
 * what nearly all cards are, objects and lists of strings, numbers and words.
 * It takes only what is beyond doubt.  A code like \u00e9, a control
 * character, equal keys, anything wrong: cJSON decides what that is.
 */
#include "lib/bytes.h"
#include "lib/json_inner.h"

enum {
	DEEP = 32,               /* further down is cJSON's */
	LONG_NUMBER = 40         /* cJSON has its own limit for them */
};

struct quick {
	dc_arena *arena;
	const char *p, *end;
};

static bool blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The next byte that is no blank, or NUL at the end. */
static char ahead(struct quick *q)
{
	while (q->p < q->end && blank(*q->p))
		q->p++;
	return q->p < q->end ? *q->p : '\0';
}

/* Where the first quote, backslash or control character is, or the end. */
static const char *plain_end(const char *p, const char *end)
{
	for (; end - p >= 16; p += 16) {
		bytes16 v = bytes_at(p);
		bytes16 odd = bytes_are(v, '"') | bytes_are(v, '\\') |
			      bytes_below(v, ' ');

		if (bytes_any(odd))
			return p + bytes_first(odd);
	}
	while (p < end && *p != '"' && *p != '\\' && (unsigned char)*p >= ' ')
		p++;
	return p;
}

/* What stands for itself and one more character; '\0': none of these. */
static char escaped(char c)
{
	switch (c) {
	case '"': case '\\': case '/': return c;
	case 'n': return '\n';
	case 't': return '\t';
	case 'r': return '\r';
	case 'b': return '\b';
	case 'f': return '\f';
	default: return '\0';
	}
}

/* A string with a backslash at `at`. */
static bool decode(struct quick *q, const char *at, dc_str *out)
{
	dc_buf b = dc_buf_in(q->arena, SIZE_MAX / 4);

	while (q->end - at > 1 && *at == '\\') {
		char c = escaped(at[1]);

		if (!c)
			return false;
		dc_add(&b, q->p, (size_t)(at - q->p));
		dc_addc(&b, c);
		q->p = at + 2;
		at = plain_end(q->p, q->end);
	}
	if (at == q->end || *at != '"')
		return false;
	dc_add(&b, q->p, (size_t)(at - q->p));
	q->p = at + 1;
	*out = dc_got(&b);
	return !b.failed;
}

static bool string(struct quick *q, dc_str *out)
{
	const char *at;

	if (ahead(q) != '"')
		return false;
	at = plain_end(++q->p, q->end);
	if (at == q->end || *at != '"')
		return decode(q, at, out);
	*out = (dc_str){ q->p, (size_t)(at - q->p) };
	q->p = at + 1;
	return true;
}

static bool word(struct quick *q, json *v)
{
	const char *from = q->p;
	dc_str s;

	while (q->p < q->end && (unsigned char)*q->p > ' ' && *q->p != ',' &&
	       *q->p != ']' && *q->p != '}')
		q->p++;
	s = (dc_str){ from, (size_t)(q->p - from) };
	if (dc_is(s, "null"))
		v->type = JSON_NULL;
	else if (dc_is(s, "true"))
		v->type = JSON_TRUE;
	else if (dc_is(s, "false"))
		v->type = JSON_FALSE;
	else
		v->type = JSON_NUMBER;
	v->text = s;
	return v->type != JSON_NUMBER ||
	       (s.n < LONG_NUMBER && json_number(s));
}

/* A scalar whole, a list or an object up to its bracket. */
static bool enter(struct quick *q, json *v)
{
	char c = ahead(q);
	const char *from = q->p;
	bool taken = true;

	if (c == '"') {
		v->type = JSON_STRING;
		taken = string(q, &v->text);
	} else if (c == '{' || c == '[') {
		v->type = c == '{' ? JSON_OBJECT : JSON_ARRAY;
		q->p++;
	} else {
		taken = word(q, v);
	}
	v->raw = (dc_str){ from, (size_t)(q->p - from) };
	return taken;
}

/* The next value in `up`, behind `before`; NULL if it is not for here. */
static json *next(struct quick *q, json *up, json *before)
{
	json *v = dc_alloc(q->arena, sizeof(*v));

	if (!v)
		return NULL;
	v->up = up;
	if (before)
		before->next = v;
	else if (up)
		up->first = v;
	if (up)
		up->count++;
	if (up && up->type == JSON_OBJECT) {
		if (!string(q, &v->key) || ahead(q) != ':')
			return NULL;
		q->p++;
	}
	return enter(q, v) ? v : NULL;
}

/* Is the bracket ahead that of v?  Then v is complete. */
static bool leave(struct quick *q, json *v)
{
	if (ahead(q) != (v->type == JSON_OBJECT ? '}' : ']') ||
	    (v->type == JSON_OBJECT && json_may_repeat(v)))
		return false;
	q->p++;
	v->raw.n = (size_t)(q->p - v->raw.p);
	return true;
}

const json *json_quick(dc_arena *arena, dc_str text, size_t *used)
{
	struct quick q = { arena, text.p, text.p + text.n };
	unsigned depth = 0;
	json *v = next(&q, NULL, NULL);

	if (!v || json_scalar(v))
		return NULL;
	while (v) {
		bool opened = !json_scalar(v);

		if (opened && !leave(&q, v)) {
			v = ++depth < DEEP ? next(&q, v, NULL) : NULL;
			continue;
		}
		for (; v->up && ahead(&q) != ','; depth--) {
			v = v->up;
			if (!leave(&q, v))
				return NULL;
		}
		if (!v->up)
			break;
		q.p++;
		v = next(&q, v->up, v);
	}
	*used = (size_t)(q.p - text.p);
	return v;
}
