/*
 * JSON without cJSON: pointers into a value, and text as JSON strings.
 */
#include "lib/json.h"

/* ---- pointers ---- */

bool json_pointer_ok(dc_str p)
{
	for (size_t i = 0; i < p.n; i++)
		if (p.p[i] == '~' && (i + 1 == p.n ||
		    (p.p[i + 1] != '0' && p.p[i + 1] != '1')))
			return false;
	return !p.n || p.p[0] == '/';
}

bool json_pointer_next(dc_arena *arena, dc_str *pointer, dc_str *token)
{
	dc_str rest, raw;
	dc_buf b;

	if (!pointer->n || pointer->p[0] != '/')
		return false;
	rest = dc_from(*pointer, 1);
	raw = dc_sub(rest, 0, dc_chr(rest, '/'));
	*pointer = dc_from(rest, raw.n);
	*token = raw;
	if (dc_chr(raw, '~') == DC_NPOS)
		return true;
	b = dc_buf_in(arena, raw.n + 1);
	for (size_t i = 0; i < raw.n; i++) {
		bool code = raw.p[i] == '~' && i + 1 < raw.n;

		i += code;
		dc_addc(&b, !code ? raw.p[i] : raw.p[i] == '1' ? '/' : '~');
	}
	*token = dc_got(&b);
	return true;
}

/* An index has no sign and no leading zero. */
static const json *child(const json *v, dc_str token)
{
	uint64_t n;

	if (json_is(v) == JSON_OBJECT)
		return json_get_str(v, token);
	if (json_is(v) != JSON_ARRAY || !dc_num(token, &n) ||
	    (token.n > 1 && token.p[0] == '0') || n >= json_count(v))
		return NULL;
	v = json_first(v);
	while (n--)
		v = json_next(v);
	return v;
}

const json *json_at(dc_arena *arena, const json *v, dc_str pointer)
{
	dc_str token;

	while (v && json_pointer_next(arena, &pointer, &token))
		v = child(v, token);
	return v;
}

/* Is it an object with that member: "type=2"? */
static bool has_member(const json *v, dc_str token)
{
	dc_str text = token, name = dc_cut(&text, '=');
	const json *m = json_is(v) == JSON_OBJECT ? json_get_str(v, name)
		: NULL;

	return m && json_scalar(m) && dc_eq(json_text(m), text);
}

/* What says which elements of the array are meant: the member beside it that
 * "@name" names; one number, or a list of them. */
static const json *places(const json *array, dc_str token)
{
	const json *up = json_up(array);

	return token.n > 1 && token.p[0] == '@' && json_is(array) == JSON_ARRAY
		&& json_is(up) == JSON_OBJECT
		? json_get_str(up, dc_from(token, 1)) : NULL;
}

/* The elements at these places, from 0, in their order. */
static size_t pick(dc_arena *arena, const json *array, const json *at,
	const json **to)
{
	const bool many = json_is(at) == JSON_ARRAY;
	const size_t count = json_count(array);
	const json **all = dc_array(arena, count, sizeof(*all));
	size_t got = 0, i = 0;
	uint64_t n;

	for (const json *v = json_first(array); all && v; v = json_next(v))
		all[i++] = v;
	for (at = many ? json_first(at) : at; all && at;
	     at = many ? json_next(at) : NULL)
		if (json_scalar(at) && dc_num(json_text(at), &n) && n < count)
			to[got++] = all[n];
	return got;
}

/* The values that one token leads to from the n values at `from`. */
static size_t spread(dc_arena *arena, const json **from, size_t n,
	dc_str token, const json ***to)
{
	size_t room = 0, got = 0;
	const json *v;

	for (size_t i = 0; i < n; i++)
		room += json_count(from[i]) + json_count(places(from[i],
			token)) + 1;
	*to = dc_array(arena, room, sizeof(**to));
	for (size_t i = 0; *to && i < n; i++) {
		bool array = json_is(from[i]) == JSON_ARRAY;
		bool all = dc_is(token, "*") && json_is(from[i]) >= JSON_ARRAY;
		bool with = dc_chr(token, '=') != DC_NPOS;
		bool some = array && with;
		const json *at = places(from[i], token);

		v = child(from[i], token);
		if (v)
			(*to)[got++] = v;
		else if (with && has_member(from[i], token))
			(*to)[got++] = from[i];
		if (at)
			got += pick(arena, from[i], at, *to + got);
		for (v = v || !(all || some) ? NULL : json_first(from[i]); v;
		     v = json_next(v))
			if (all || has_member(v, token))
				(*to)[got++] = v;
	}
	return got;
}

size_t json_all_at(dc_arena *arena, const json *v, dc_str pointer,
	const json ***found)
{
	size_t n = v != NULL;
	dc_str token;

	*found = dc_array(arena, 1, sizeof(**found));
	if (!*found)
		return 0;
	**found = v;
	while (n && json_pointer_next(arena, &pointer, &token))
		n = spread(arena, *found, n, token, found);
	return n;
}

/* ---- writing ---- */

/* Length of the start of s that stands in a JSON string as it is. */
static size_t clean(dc_str s)
{
	size_t n = 0;

	while (n < s.n && (unsigned char)s.p[n] >= 0x20 && s.p[n] != '"' &&
	       s.p[n] != '\\')
		n++;
	return n;
}

static size_t escape(char c, char out[6])
{
	static const char hex[] = "0123456789abcdef";
	const char *at = c ? strchr("\"\"\\\\\nn\rr\tt\bb\ff", c) : NULL;

	out[0] = '\\';
	if (at) {
		out[1] = at[1];
		return 2;
	}
	memcpy(out + 1, "u00", 3);
	out[4] = hex[(unsigned char)c >> 4];
	out[5] = hex[c & 15];
	return 6;
}

void json_quote(dc_output *o, dc_str s)
{
	char e[6];
	size_t n;

	dc_outc(o, '"');
	for (;;) {
		n = clean(s);
		dc_out(o, s.p, n);
		if (n == s.n)
			break;
		dc_out(o, e, escape(s.p[n], e));
		s = dc_from(s, n + 1);
	}
	dc_outc(o, '"');
}

void json_add(dc_buf *b, dc_str s)
{
	char e[6];
	size_t n;

	dc_addc(b, '"');
	for (;;) {
		n = clean(s);
		dc_add(b, s.p, n);
		if (n == s.n)
			break;
		dc_add(b, e, escape(s.p[n], e));
		s = dc_from(s, n + 1);
	}
	dc_addc(b, '"');
}
