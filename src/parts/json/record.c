/*
 * A card of other people's JSON as a record: its members are the columns, and
 * behind them stand those that pointers name, and the deck of the list.
 */
#include "parts/json/find.h"

enum { POINTERS = 64 };

/* ---- a value as text ---- */

/* What is nested in an element: `{"text":"a","correct":true}` is its text. */
static const json *inner_text(const json *v)
{
	static const char *const names[] = { "text", "plainText", "value",
		"content", "html", "label", "name", "title" };
	const json *m = NULL;

	for (size_t i = 0; !m && i < sizeof(names) / sizeof(*names); i++) {
		m = json_get(v, names[i]);
		if (m && !json_scalar(m))
			m = NULL;
	}
	return m;
}

static dc_str element(const json *v)
{
	const json *inner = json_scalar(v) ? v : inner_text(v);

	return inner ? json_text(inner) : json_raw(v);
}

/* Lists are lines; an object is a line a member, `A: text`. */
static dc_str lines(dc_arena *a, const json *v, const char *end)
{
	dc_buf b = dc_buf_in(a, DC_MAX_RECORD);

	for (const json *m = json_first(v); m; m = json_next(m)) {
		if (json_void(m))
			continue;
		if (b.n)
			dc_addz(&b, end);
		if (json_is(v) == JSON_OBJECT) {
			dc_adds(&b, json_key(m));
			dc_addz(&b, ": ");
		}
		dc_adds(&b, element(m));
	}
	return dc_got(&b);
}

static dc_str cell(dc_arena *a, const json *v, dc_markup markup)
{
	const json *inner;

	if (json_void(v))
		return DC_NONE;
	if (json_scalar(v))
		return json_text(v);
	inner = json_is(v) == JSON_OBJECT ? inner_text(v) : NULL;
	return inner ? json_text(inner)
		     : lines(a, v, markup == DC_HTML ? "<br>" : "\n");
}

/* The values that a pointer with `*` finds are lines as well. */
static dc_str pointed(dc_arena *a, const json *v, dc_str pointer,
	dc_markup markup, const char *end)
{
	const json **found;
	size_t n = json_all_at(a, v, pointer, &found);
	dc_buf b = dc_buf_in(a, DC_MAX_RECORD);

	for (size_t i = 0; i < n; i++) {
		if (json_void(found[i]))
			continue;
		if (b.n)
			dc_addz(&b, end);
		dc_adds(&b, cell(a, found[i], markup));
	}
	return dc_got(&b);
}

/* A string of tags is split at ; or , only, never at blanks; elements of a
 * list only where they say so.  A ; at the end tells dc_note_tags(). */
static dc_str tags(dc_arena *a, const json *v, dc_str text)
{
	dc_buf b = dc_buf_in(a, DC_MAX_RECORD);

	if (v && !json_scalar(v))
		text = lines(a, v, ";");
	if (!text.n || (json_scalar(v) && dc_chr(text, ',') != DC_NPOS))
		return text;
	dc_adds(&b, text);
	dc_addc(&b, ';');
	return dc_got(&b);
}

/* ---- pointers from the options and --map ---- */

struct pointer {
	dc_str name, to;         /* column and JSON Pointer */
};

static void map_pointers(dc_str map, struct pointer *p, size_t *n)
{
	while (map.p && *n < POINTERS) {
		dc_str from = dc_cut(&map, ',');

		dc_cut(&from, '=');
		if (dc_starts(from, "/"))
			p[(*n)++] = (struct pointer){ from, from };
	}
}

static size_t pointers(dc_reader *r, const jsonshape *o, struct pointer *p)
{
	dc_list maps = dc_maps(r->run);
	size_t n = 0;

	if (o->front)
		p[n++] = (struct pointer){ DC_S("front"), dc_cstr(o->front) };
	if (o->back)
		p[n++] = (struct pointer){ DC_S("back"), dc_cstr(o->back) };
	if (o->tags)
		p[n++] = (struct pointer){ DC_S("tags"), dc_cstr(o->tags) };
	for (size_t i = 0; i < maps.n; i++)
		map_pointers(dc_cstr(maps.v[i]), p, &n);
	return n;
}

/* A member that a pointer reaches into is no column of its own. */
static bool reached(dc_arena *a, const struct pointer *p, size_t n, dc_str key)
{
	dc_str to, t;

	for (size_t i = 0; i < n; i++) {
		to = p[i].to;
		if (json_pointer_next(a, &to, &t) && dc_eq(t, key))
			return true;
	}
	return false;
}

/* ---- the table ---- */

static bool has_role(const jsonlist *l, const char *role)
{
	const char *own;

	for (size_t i = 0; i < l->n; i++) {
		own = dc_role_of(l->names[i]);
		if (own && strcmp(own, role) == 0)
			return true;
	}
	return false;
}

static bool is_tags(const dc_table *t, size_t i)
{
	const char *role = dc_table_role(t, i);

	return role && strcmp(role, "tags") == 0;
}

static int plan(dc_reader *r, jsonlist *l, const struct pointer *p, size_t np)
{
	size_t n = l->n + np + 1;
	dc_str *names = dc_array(r->arena, n, sizeof(*names));
	bool *sparse = dc_array(r->arena, n, sizeof(*sparse));
	int code = DC_LIMIT;

	if (!names || !sparse)
		return code;
	for (size_t i = 0; i < np; i++)
		names[i] = p[i].name;
	for (size_t i = 0; i < l->n; i++) {
		names[np + i] = l->names[i];
		sparse[np + i] = l->sparse[i] ||
			reached(r->arena, p, np, l->names[i]);
	}
	l->own_deck = has_role(l, "deck");
	names[n - 1] = l->own_deck ? DC_NONE : DC_S("deck");
	sparse[n - 1] = true;
	l->table = dc_table_new(r, names, n, &code);
	if (!l->table)
		return code;
	dc_table_sparse(r, l->table, sparse, n);
	l->tags = dc_array(r->run_arena, n, sizeof(*l->tags));
	if (!l->tags)
		return DC_LIMIT;
	for (size_t i = 0; i < n; i++)
		l->tags[i] = is_tags(l->table, i);
	l->planned = l->n;
	return DC_OK;
}

static void new_columns(dc_reader *r, jsonlist *l, const json *v)
{
	size_t hint = 0;

	for (const json *m = json_first(v); m; m = json_next(m), hint++) {
		if (json_void(m) ||
		    jsonfind_column(l, json_key(m), hint) < l->n)
			continue;
		if (jsonfind_add(r, l, json_key(m), true) || l->too_many)
			continue;
		l->too_many = true;
		dc_warn(r->run, "json-members", "more than 1000 different "
			"members (DC_MAX_FIELDS): further ones are dropped");
	}
}

static void fill(dc_reader *r, const jsonlist *l, const json *v, size_t np,
	const struct pointer *p, dc_markup markup, dc_str *cells)
{
	size_t hint = 0, i;

	for (i = 0; i < np; i++)
		cells[i] = l->tags[i]
			? tags(r->arena, NULL, pointed(r->arena, v, p[i].to,
				DC_PLAIN, ";"))
			: pointed(r->arena, v, p[i].to, markup,
				markup == DC_HTML ? "<br>" : "\n");
	for (const json *m = json_first(v); m; m = json_next(m), hint++) {
		i = jsonfind_column(l, json_key(m), hint);
		if (i == l->n || reached(r->arena, p, np, json_key(m)))
			continue;
		cells[np + i] = l->tags[np + i]
			? tags(r->arena, m, json_text(m))
			: cell(r->arena, m, markup);
	}
}

static int put_object(dc_reader *r, const jsonshape *o, jsonlist *l,
	const json *v, dc_str deck, dc_markup markup, dc_where at)
{
	struct pointer p[POINTERS + 3];
	size_t np = pointers(r, o, p);
	dc_str *cells;
	int code;

	new_columns(r, l, v);
	if (!l->table || l->planned < l->n) {
		code = plan(r, l, p, np);
		if (code)
			return code;
	}
	cells = dc_array(r->arena, np + l->n + 1, sizeof(*cells));
	if (!cells)
		return DC_LIMIT;
	fill(r, l, v, np, p, markup, cells);
	cells[np + l->n] = l->own_deck ? DC_NONE : deck;
	return dc_put_record(r, l->table, cells, np + l->n + 1, markup, at);
}

/* ---- rows ---- */

static int plan_rows(dc_reader *r, jsonlist *l, const dc_str *cells, size_t n,
	bool header)
{
	dc_str *names = dc_array(r->arena, n + 1, sizeof(*names));
	int code = DC_LIMIT;

	if (!names)
		return code;
	for (size_t i = 0; header && i < n; i++)
		names[i] = cells[i];
	names[n] = DC_S("deck");
	l->of_rows = dc_table_new(r, names, n + 1, &code);
	l->width = n;
	return l->of_rows ? DC_OK : code;
}

static int put_row(dc_reader *r, jsonlist *l, const json *v, dc_str deck,
	dc_markup markup, dc_where at)
{
	size_t n = 0, count = json_count(v) < DC_MAX_FIELDS ? json_count(v)
							   : DC_MAX_FIELDS;
	dc_str *cells = dc_array(r->arena, count + 1, sizeof(*cells));
	int code;

	if (!cells)
		return DC_LIMIT;
	if (json_count(v) > count)
		dc_lose(r->run, "fields past 1000",
			json_count(v) - count);
	for (const json *m = json_first(v); m && n < count; m = json_next(m))
		cells[n++] = cell(r->arena, m, markup);
	if (!l->of_rows || n > l->width) {
		bool first = !l->of_rows;
		bool header = first && dc_header_score(r, cells, n) >= 60;

		code = plan_rows(r, l, cells, n, header);
		if (code || header)
			return code;
	}
	if (n < l->width) {
		dc_str *more = dc_array(r->arena, l->width + 1,
			sizeof(*more));

		if (!more)
			return DC_LIMIT;
		memcpy(more, cells, n * sizeof(*more));
		cells = more;
	}
	cells[l->width] = deck;
	return dc_put_record(r, l->of_rows, cells, l->width + 1, markup, at);
}

int jsonfind_put(dc_reader *r, const jsonshape *o, jsonlist *l, const json *v,
	dc_str deck, dc_markup markup, dc_where at)
{
	return json_is(v) == JSON_ARRAY ? put_row(r, l, v, deck, markup, at)
		: put_object(r, o, l, v, deck, markup, at);
}
