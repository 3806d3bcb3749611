/*
 * Members are gathered, sorted once, and written as text.
 */
#include "parts/json/set.h"

jsonset jsonset_in(dc_arena *a)
{
	return (jsonset){ .arena = a };
}

void jsonset_put(jsonset *s, dc_str key, dc_str raw)
{
	jsonset_member *v = dc_grow(s->arena, s->v, s->n, &s->cap, sizeof(*v));

	if (!v)
		return;
	s->v = v;
	s->v[s->n] = (jsonset_member){ key, raw, s->n };
	s->n++;
	s->sorted = false;
}

void jsonset_text(jsonset *s, dc_str key, dc_str text)
{
	dc_buf b = dc_buf_in(s->arena, DC_MAX_RECORD);

	json_add(&b, text);
	jsonset_put(s, key, dc_got(&b));
}

void jsonset_object(jsonset *s, const json *v)
{
	for (const json *m = json_first(v); m; m = json_next(m))
		jsonset_put(s, json_key(m), json_raw(m));
}

void jsonset_more(jsonset *s, dc_str more)
{
	dc_buf b = dc_buf_in(s->arena, DC_MAX_RECORD);
	json_fault fault;

	if (!more.n)
		return;
	dc_addc(&b, '{');
	dc_adds(&b, more);
	dc_addc(&b, '}');
	jsonset_object(s, json_parse(NULL, s->arena, dc_got(&b), 1, 1,
		&fault));
}

static int by_key(const void *a, const void *b)
{
	const jsonset_member *x = a, *y = b;
	size_t n = x->key.n < y->key.n ? x->key.n : y->key.n;
	int d = n ? memcmp(x->key.p, y->key.p, n) : 0;

	if (d)
		return d;
	if (x->key.n != y->key.n)
		return x->key.n < y->key.n ? -1 : 1;
	return x->order < y->order ? -1 : 1;
}

void jsonset_sort(jsonset *s)
{
	size_t n = 0;

	if (s->sorted || !s->n)
		return;
	qsort(s->v, s->n, sizeof(*s->v), by_key);
	for (size_t i = 0; i < s->n; i++) {
		bool again = n && dc_eq(s->v[n - 1].key, s->v[i].key);

		s->v[again ? n - 1 : n] = s->v[i];
		n += !again;
	}
	s->n = n;
	for (size_t i = 0; i < n; i++)
		s->v[i].order = i;
	s->sorted = true;
}

void jsonset_add(dc_buf *b, jsonset *s)
{
	jsonset_sort(s);
	dc_addc(b, '{');
	for (size_t i = 0; i < s->n; i++) {
		if (i)
			dc_addc(b, ',');
		json_add(b, s->v[i].key);
		dc_addc(b, ':');
		dc_adds(b, s->v[i].raw);
	}
	dc_addc(b, '}');
}

/* ---- laid out in lines ---- */

void json_indent(dc_output *o, unsigned depth)
{
	dc_outc(o, '\n');
	while (depth--)
		dc_outz(o, "    ");
}

static size_t blanks(dc_str s, size_t at)
{
	while (at < s.n && s.p[at] && strchr(" \t\r\n", s.p[at]))
		at++;
	return at;
}

/* Length of the string that s has at its quote. */
static size_t string(dc_str s, size_t at)
{
	size_t i = at + 1;

	while (i < s.n && s.p[i] != '"')
		i += s.p[i] == '\\' ? 2 : 1;
	return (i < s.n ? i + 1 : s.n) - at;
}

void json_pretty(dc_output *o, dc_str raw, unsigned depth)
{
	for (size_t i = blanks(raw, 0), n; i < raw.n;
	     i = blanks(raw, i + n)) {
		char c = raw.p[i], next;
		size_t then = blanks(raw, i + 1);

		n = c == '"' ? string(raw, i) : 1;
		next = then < raw.n ? raw.p[then] : '\0';
		if (c == '}' || c == ']')
			json_indent(o, --depth);
		dc_out(o, raw.p + i, n);
		if ((c == '{' && next == '}') || (c == '[' && next == ']')) {
			dc_outc(o, next);
			n = then + 1 - i;
		} else if (c == '{' || c == '[') {
			json_indent(o, ++depth);
		} else if (c == ',') {
			json_indent(o, depth);
		} else if (c == ':') {
			dc_outc(o, ' ');
		}
	}
}
