/*
 * A card of other people's JSON as a record: its members are the columns, and
 * behind them stand those that pointers name, and the deck of the list.
 */
#include "parts/json/find.h"

enum { POINTERS = 64 };

/* ---- a value as text ---- */

static bool is_side(const char *role)
{
	return role && (!strcmp(role, "front") || !strcmp(role, "back"));
}

/* The one member that is called a side, where all are texts:
 * `{"translation":"a","type":"n"}`. */
static const json *only_side(const json *v)
{
	const json *side = NULL;
	const char *role;

	for (const json *m = json_first(v); m; m = json_next(m)) {
		role = dc_role_of(json_key(m));
		if (!json_scalar(m))
			return NULL;
		if (!is_side(role))
			continue;
		if (side)
			return NULL;
		side = m;
	}
	return side;
}

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

const json *jsonfind_text(const json *v)
{
	const json *m = json_is(v) == JSON_OBJECT ? inner_text(v) : NULL;

	return m ? m : json_is(v) == JSON_OBJECT ? only_side(v) : NULL;
}

/* `a (n)`: the first member, and behind it whatever else is there. */
static dc_str with_rest(dc_arena *a, const json *v)
{
	dc_buf b = dc_buf_in(a, DC_MAX_RECORD);
	bool rest = false;

	for (const json *m = json_first(v); m; m = json_next(m)) {
		if (json_void(m))
			continue;
		if (b.n) {
			dc_addz(&b, rest ? ", " : " (");
			rest = true;
		}
		dc_adds(&b, json_text(m));
	}
	if (rest)
		dc_addc(&b, ')');
	return dc_got(&b);
}

static dc_str element(dc_arena *a, const json *v)
{
	const json *inner = json_scalar(v) ? v : inner_text(v);

	return inner ? json_text(inner)
	     : json_is(v) == JSON_OBJECT && only_side(v) ? with_rest(a, v)
	     : json_raw(v);
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
		dc_adds(&b, element(a, m));
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
	bool mapped;             /* by --map */
};

static void map_pointers(dc_str map, struct pointer *p, size_t *n)
{
	while (map.p && *n < POINTERS) {
		dc_str from = dc_cut(&map, ',');

		dc_cut(&from, '=');
		if (dc_starts(from, "/"))
			p[(*n)++] = (struct pointer){ from, from, true };
	}
}

static size_t pointers(dc_reader *r, const jsonshape *o, struct pointer *p)
{
	dc_list maps = dc_maps(r->run);
	size_t n = 0;

	if (o->front)
		p[n++] = (struct pointer){ DC_S("front"), dc_cstr(o->front),
			false };
	if (o->back)
		p[n++] = (struct pointer){ DC_S("back"), dc_cstr(o->back),
			false };
	if (o->tags)
		p[n++] = (struct pointer){ DC_S("tags"), dc_cstr(o->tags),
			false };
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

static bool make_hits(dc_reader *r, jsonlist *l, size_t n)
{
	if (!l->hit)
		l->hit = dc_array(r->run_arena, n + 1, sizeof(*l->hit));
	return l->hit != NULL;
}

/* The pointer without its last token. */
static dc_str shorter(dc_str pointer)
{
	while (pointer.n && pointer.p[pointer.n - 1] != '/')
		pointer.n--;
	return dc_sub(pointer, 0, pointer.n ? pointer.n - 1 : 0);
}

/* Is it in the card?  It may be where nothing stands on the way to it: a
 * null, an empty list. */
static bool leads(dc_arena *a, const json *v, dc_str pointer)
{
	const json **found;
	size_t n = json_all_at(a, v, pointer, &found);

	if (n)
		return true;
	while (!n && (pointer = shorter(pointer)).n)
		n = json_all_at(a, v, pointer, &found);
	for (size_t i = 0; i < n; i++)
		if (!json_void(found[i]))
			return false;
	return n > 0;
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

/* A number, or yes and no, that became a side by its place alone: there may be
 * a text for it. */
static void no_numbers(dc_reader *r, const jsonlist *l, size_t np,
	bool *sparse, size_t n)
{
	bool any = false;

	for (size_t i = 0; i < l->n; i++)
		any |= !l->words[i] && !is_side(dc_role_of(l->names[i])) &&
			is_side(dc_table_role(l->table, np + i));
	for (size_t i = 0; any && i < l->n; i++)
		sparse[np + i] |= !l->words[i] &&
			!is_side(dc_role_of(l->names[i]));
	if (any)
		dc_table_sparse(r, l->table, sparse, n);
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
	no_numbers(r, l, np, sparse, n);
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

/* The cells that pointers lead to stand first. */
static void point(dc_reader *r, const jsonlist *l, const dc_table *t,
	const json *v, size_t np, const struct pointer *p, dc_markup markup,
	dc_str *cells)
{
	const char *end = markup == DC_HTML ? "<br>" : "\n";
	dc_arena *a = r->arena;

	for (size_t i = 0; i < np; i++) {
		l->hit[i] = l->hit[i] || leads(a, v, p[i].to);
		cells[i] = is_tags(t, i) ? tags(a, NULL,
			pointed(a, v, p[i].to, DC_PLAIN, ";"))
			: pointed(a, v, p[i].to, markup, end);
	}
}

static void fill(dc_reader *r, const jsonlist *l, const json *v, size_t np,
	const struct pointer *p, dc_markup markup, dc_str *cells)
{
	size_t hint = 0, i;

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

	if (!make_hits(r, l, np))
		return DC_LIMIT;
	new_columns(r, l, v);
	if (!l->table || l->planned < l->n) {
		code = plan(r, l, p, np);
		if (code)
			return code;
	}
	cells = dc_array(r->arena, np + l->n + 1, sizeof(*cells));
	if (!cells)
		return DC_LIMIT;
	point(r, l, l->table, v, np, p, markup, cells);
	fill(r, l, v, np, p, markup, cells);
	cells[np + l->n] = l->own_deck ? DC_NONE : deck;
	return dc_put_record(r, l->table, cells, np + l->n + 1, markup, at);
}

/* ---- rows ---- */

/* How many of the pointers are asked about rows: none, if all of them lead to
 * members of objects. */
static size_t for_rows(dc_arena *a, const struct pointer *p, size_t n)
{
	uint64_t number;
	dc_str to, t;

	for (size_t i = 0; i < n; i++) {
		to = p[i].to;
		if (json_pointer_next(a, &to, &t) &&
		    (dc_is(t, "*") || dc_num(t, &number)))
			return n;
	}
	return 0;
}

static dc_str place(dc_reader *r, size_t i)
{
	return dc_fmt(r->arena, "%zu", i);
}

/* header: the names of the n cells, or NULL. */
static int plan_rows(dc_reader *r, jsonlist *l, const dc_str *header, size_t n,
	const struct pointer *p, size_t np)
{
	size_t all = np + n + 1;
	dc_str *names = dc_array(r->arena, all, sizeof(*names));
	bool *sparse = dc_array(r->arena, all, sizeof(*sparse));
	int code = DC_LIMIT;

	if (!names || !sparse)
		return code;
	for (size_t i = 0; i < np; i++)
		names[i] = p[i].name;
	/* Its own place is what a column is called by. */
	for (size_t i = 0; i < n; i++) {
		names[np + i] = header ? header[i] : !np ? DC_NONE
			: dc_fmt(r->arena, "Field %zu", i + 1);
		sparse[np + i] = np && reached(r->arena, p, np, place(r, i));
	}
	names[all - 1] = DC_S("deck");
	l->of_rows = dc_table_new(r, names, all, &code);
	l->width = n;
	if (!l->of_rows)
		return code;
	if (np)
		dc_table_sparse(r, l->of_rows, sparse, all);
	return DC_OK;
}

/* The first row may be a header: *taken. */
static int learn_row(dc_reader *r, jsonlist *l, const dc_str *cells, size_t n,
	const struct pointer *p, size_t np, bool *taken)
{
	*taken = !l->of_rows && dc_header_score(r, cells, n) >=
		(l->counts ? 100 : 60);
	if (l->of_rows && n <= l->width)
		return DC_OK;
	return plan_rows(r, l, *taken ? cells : NULL, n, p, np);
}

static int put_row(dc_reader *r, const jsonshape *o, jsonlist *l,
	const json *v, dc_str deck, dc_markup markup, dc_where at)
{
	struct pointer p[POINTERS + 3];
	size_t all = pointers(r, o, p), np = for_rows(r->arena, p, all), n = 0;
	size_t count = json_count(v) < DC_MAX_FIELDS ? json_count(v)
						     : DC_MAX_FIELDS;
	dc_str *row = dc_array(r->arena, count + 1, sizeof(*row)), *cells;
	bool taken;
	int code;

	if (!row || !make_hits(r, l, all))
		return DC_LIMIT;
	if (json_count(v) > count)
		dc_lose(r->run, "fields past 1000",
			json_count(v) - count);
	for (const json *m = json_first(v); m && n < count; m = json_next(m))
		row[n++] = cell(r->arena, m, markup);
	code = learn_row(r, l, row, n, p, np, &taken);
	if (code || taken)
		return code;
	cells = dc_array(r->arena, np + l->width + 1, sizeof(*cells));
	if (!cells)
		return DC_LIMIT;
	point(r, l, l->of_rows, v, np, p, markup, cells);
	for (size_t i = 0; i < n; i++)
		if (!np || !reached(r->arena, p, np, place(r, i)))
			cells[np + i] = row[i];
	cells[np + l->width] = deck;
	return dc_put_record(r, l->of_rows, cells, np + l->width + 1, markup,
		at);
}

/* ---- pairs ---- */

int jsonfind_put_pair(dc_reader *r, jsonlist *l, dc_str key, const json *v,
	dc_str deck, dc_markup markup, dc_where at)
{
	const dc_str names[] = { DC_S("front"), DC_S("back"), DC_S("deck") };
	dc_str cells[] = { key, cell(r->arena, v, markup), deck };
	const size_t n = sizeof(cells) / sizeof(*cells);
	int code = DC_OK;

	if (!l->table)
		l->table = dc_table_new(r, names, n, &code);
	if (!l->table)
		return code;
	return dc_put_record(r, l->table, cells, n, markup, at);
}

int jsonfind_put(dc_reader *r, const jsonshape *o, jsonlist *l, const json *v,
	dc_str deck, dc_markup markup, dc_where at)
{
	return json_is(v) == JSON_ARRAY
		? put_row(r, o, l, v, deck, markup, at)
		: put_object(r, o, l, v, deck, markup, at);
}

/* ---- the end ---- */

/* The list behind l, by another name or another set of columns. */
static const jsonlist *next_list(const jsonlists *all, size_t *i,
	const jsonlist *l)
{
	if (l && l->others)
		return l->others;
	return *i < all->n ? &all->v[(*i)++] : NULL;
}

static bool is_hit(const jsonlists *all, size_t pointer, bool *asked)
{
	const jsonlist *l = NULL;
	bool hit = false;

	*asked = false;
	for (size_t i = 0; (l = next_list(all, &i, l)) != NULL;) {
		*asked |= l->hit != NULL;
		hit |= l->hit && l->hit[pointer];
	}
	return hit;
}

/* Does a list before that one have its name n? */
static bool named_before(const jsonlists *all, const jsonlist *until, size_t n)
{
	const jsonlist *l = NULL;

	for (size_t i = 0; (l = next_list(all, &i, l)) != until;)
		if (l->hit && jsonfind_column(l, until->names[n], n) < l->n)
			return true;
	return false;
}

/* What cards have instead. */
static dc_str members(dc_reader *r, const jsonlists *all)
{
	dc_buf b = dc_buf_in(r->arena, 4096);
	const jsonlist *l = NULL;

	for (size_t i = 0; (l = next_list(all, &i, l)) != NULL;)
		for (size_t k = 0; l->hit && k < l->n; k++) {
			if (named_before(all, l, k))
				continue;
			dc_addz(&b, b.n ? ", " : "");
			dc_adds(&b, l->names[k]);
		}
	/* Rows have places. */
	for (size_t i = 0; !b.n && (l = next_list(all, &i, l)) != NULL;)
		for (size_t k = 0; k < l->width; k++)
			dc_addf(&b, k ? ", %zu" : "%zu", k);
	return dc_got(&b);
}

static int no_hit(dc_reader *r, const struct pointer *p, const jsonlists *all)
{
	dc_str have = members(r, all);

	dc_at(r->run, 0, 0, DC_NONE);
	if (p->mapped)
		return dc_fail(r->run, DC_USAGE, "map-column", "--map: "
			"\"%.*s\" is in no card; there are: %.*s",
			DC_ARG(p->to), DC_ARG(have));
	/* Whoever asks for tags can do without. */
	if (dc_is(p->name, "tags")) {
		dc_warn(r->run, "json-pointer", "tags=%.*s is in no card; "
			"there are: %.*s", DC_ARG(p->to), DC_ARG(have));
		return DC_OK;
	}
	return dc_fail(r->run, DC_USAGE, "json-pointer", "%.*s=%.*s is in no "
		"card; there are: %.*s", DC_ARG(p->name), DC_ARG(p->to),
		DC_ARG(have));
}

int jsonfind_end(dc_reader *r, const jsonshape *o, const jsonlists *all)
{
	struct pointer p[POINTERS + 3];
	size_t n = pointers(r, o, p);
	int code = DC_OK;
	bool asked;

	for (size_t i = 0; !code && i < n; i++)
		if (!is_hit(all, i, &asked) && asked)
			code = no_hit(r, &p[i], all);
	return code ? code : DC_END;
}
