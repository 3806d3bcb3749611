/*
 * Recipes: understood and checked.
 */
#include "parts/site/recipe.h"

enum { READINGS = 50, REFUSALS = 50 };

struct parsing {
	dc_arena *arena;
	dc_str text;
	recipe_fault *fault;
	bool failed;
};

/* ---- what is wrong, and where ---- */

static bool bad(struct parsing *p, const json *at, const char *what,
	dc_str which)
{
	dc_str raw = json_raw(at);

	if (p->failed)
		return false;
	p->failed = true;
	p->fault->at = (json_fault){ .line = 1, .col = 1 };
	if (raw.p >= p->text.p && raw.p <= p->text.p + p->text.n)
		json_place(dc_sub(p->text, 0, (size_t)(raw.p - p->text.p)),
			&p->fault->at.line, &p->fault->at.col);
	p->fault->what = which.n ? dc_fmt(p->arena, "%s: \"%.*s\"", what,
		DC_ARG(dc_sub(which, 0, 100))) : dc_cstr(what);
	return false;
}

static bool no_memory(struct parsing *p)
{
	if (!p->failed)
		p->fault->what = DC_NONE;
	p->failed = true;
	return false;
}

/* ---- members ---- */

static bool get_text(struct parsing *p, const json *v, dc_str *out)
{
	if (json_is(v) != JSON_STRING)
		return bad(p, v, "this has to be a text", json_key(v));
	*out = json_text(v);
	return true;
}

/* A text, or a list of texts. */
static bool get_texts(struct parsing *p, const json *v, recipe_texts *out)
{
	bool many = json_is(v) == JSON_ARRAY;
	const json *one = many ? json_first(v) : v;

	out->v = dc_array(p->arena, json_count(v) + 1, sizeof(*out->v));
	if (!out->v)
		return no_memory(p);
	for (; one; one = many ? json_next(one) : NULL) {
		if (json_is(one) != JSON_STRING)
			return bad(p, one, "this has to be a text, or a list "
				"of texts", json_key(v));
		out->v[out->n++] = json_text(one);
	}
	return true;
}

static bool get_value(struct parsing *p, const json *v, recipe_value *out);

/* Places that say more than a text stand in a list as objects. */
static bool get_choices(struct parsing *p, const json *v, recipe_value *out)
{
	for (v = json_first(v); v; v = json_next(v)) {
		if (json_is(v) == JSON_ARRAY)
			return bad(p, v, "a list in a list", DC_NONE);
		if (!get_value(p, v, out))
			return false;
		if (!json_next(v))
			break;
		out->next = dc_alloc(p->arena, sizeof(*out->next));
		if (!out->next)
			return no_memory(p);
		out = out->next;
	}
	return true;
}

static bool get_value(struct parsing *p, const json *v, recipe_value *out)
{
	bool objects = false;

	*out = (recipe_value){ 0 };
	for (const json *m = json_first(v); m; m = json_next(m))
		objects |= json_is(m) == JSON_OBJECT;
	if (json_is(v) == JSON_ARRAY && objects)
		return get_choices(p, v, out);
	if (json_is(v) != JSON_OBJECT)
		return get_texts(p, v, &out->at);
	for (const json *m = json_first(v); m; m = json_next(m)) {
		dc_str key = json_key(m);
		recipe_texts *to = dc_is(key, "at") ? &out->at :
			dc_is(key, "like") ? &out->like :
			dc_is(key, "not") ? &out->unlike :
			dc_is(key, "image") ? &out->image : NULL;

		if (dc_is(key, "all")) {
			out->all = json_is(m) == JSON_TRUE;
			if (!out->all && json_is(m) != JSON_FALSE)
				return bad(p, m, "this has to be true or "
					"false", key);
			continue;
		}
		if (!to)
			return bad(p, m, "no such member", key);
		if (!get_texts(p, m, to))
			return false;
	}
	return true;
}

static bool get_markup(struct parsing *p, const json *v, recipe_reading *g)
{
	dc_str word = json_text(v);

	g->guess = dc_is(word, "auto");
	g->markup = dc_is(word, "html") ? DC_HTML
		: dc_is(word, "markdown") ? DC_MARKDOWN : DC_PLAIN;
	if (g->markup == DC_PLAIN && !g->guess && !dc_is(word, "plain"))
		return bad(p, v, "this has to be plain, html, markdown or "
			"auto", DC_NONE);
	return true;
}

static bool get_json(struct parsing *p, const json *v, recipe_reading *g)
{
	g->json = true;
	for (const json *m = json_first(v); m; m = json_next(m)) {
		dc_str key = json_key(m);
		recipe_texts *to = dc_is(key, "script") ? &g->script :
			dc_is(key, "assigned") ? &g->assigned :
			dc_is(key, "flight") ? &g->flight :
			dc_is(key, "unwrap") ? &g->unwrap : NULL;

		if (!to)
			return bad(p, m, "no such member", key);
		if (!get_texts(p, m, to))
			return false;
	}
	return true;
}

static bool get_fields(struct parsing *p, const json *v, recipe_reading *g)
{
	for (const json *m = json_first(v); m; m = json_next(m)) {
		if (g->nfields == RECIPE_FIELDS)
			return bad(p, m, "too many fields", DC_NONE);
		g->names[g->nfields] = json_key(m);
		if (!get_value(p, m, &g->fields[g->nfields++]))
			return false;
	}
	return true;
}

static recipe_value *value_called(recipe_reading *g, dc_str key)
{
	const struct {
		const char *name;
		recipe_value *value;
	} known[] = {
		{ "deck", &g->deck }, { "path", &g->path },
		{ "about", &g->about }, { "count", &g->count },
		{ "card", &g->card }, { "cards", &g->card },
		{ "faces", &g->faces }, { "order", &g->order },
		{ "id", &g->id }, { "front", &g->front },
		{ "back", &g->back }, { "tags", &g->tags },
		{ "unless", &g->unless }, { "sort", &g->sort },
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (dc_is(key, known[i].name))
			return known[i].value;
	return NULL;
}

static bool check_texts(struct parsing *p, const json *at,
	const recipe_texts *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (!json_pointer_ok(t->v[i]))
			return bad(p, at, "no JSON Pointer", t->v[i]);
	return true;
}

static bool check_pointers(struct parsing *p, const json *at,
	const recipe_value *v)
{
	for (; v; v = v->next)
		if (!check_texts(p, at, &v->at) ||
		    !check_texts(p, at, &v->image))
			return false;
	return true;
}

static bool has(const recipe_value *v)
{
	return v->at.n || v->image.n || v->next;
}

/* A member of the reading that would be ignored is a mistake.  What `common`
 * has is for those readings that can use it. */
static bool check_sense(struct parsing *p, const json *at,
	const recipe_reading *g)
{
	static const struct {
		const char *name;
		enum { CARD, JSON_ONLY, PAGE_ONLY } in;
	} known[] = {
		{ "id", CARD }, { "tags", CARD }, { "unless", CARD },
		{ "fields", CARD }, { "order", JSON_ONLY },
		{ "sort", JSON_ONLY }, { "markup", JSON_ONLY },
		{ "path", PAGE_ONLY }, { "faces", PAGE_ONLY },
	};
	static const char *const why[] = { "this needs `card`",
		"this needs `json`", "this has no sense with `json`" };
	const bool met[] = { has(&g->card), g->json, !g->json };

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		const json *m = json_get(at, known[i].name);

		if (m && !met[known[i].in])
			return bad(p, m, why[known[i].in], json_key(m));
	}
	return true;
}

/* Where only places are asked for, an object has nothing more to say. */
static bool check_places(struct parsing *p, const json *reading,
	const char *name, const recipe_value *v)
{
	const json *at = json_get(reading, name);

	if (!v->next && !v->like.n && !v->unlike.n && !v->image.n && !v->all)
		return true;
	return bad(p, at ? at : reading, "this has to be places alone",
		dc_cstr(name));
}

static bool has_image(const recipe_value *v)
{
	while (v && !v->image.n)
		v = v->next;
	return v;
}

static bool check_sides(struct parsing *p, const json *at,
	const recipe_reading *g)
{
	const bool faces = has(&g->faces), card = has(&g->card);

	if (!faces && !has(&g->front) && !has(&g->back))
		return bad(p, at, "a reading without `front` and `back`",
			DC_NONE);
	if (!faces && !card && (!has(&g->front) || !has(&g->back)))
		return bad(p, at, "without `card` both `front` and `back` "
			"are needed", DC_NONE);
	if (has_image(&g->faces) || (!card &&
	    (has_image(&g->front) || has_image(&g->back))))
		return bad(p, at, "`image` needs `card`, and `front` and "
			"`back` in it", DC_NONE);
	return true;
}

/* Pointers lead through JSON, selectors are tried when a page is there. */
static bool check_reading(struct parsing *p, const json *at,
	const recipe_reading *g)
{
	const recipe_value *const all[] = { &g->deck, &g->path, &g->about,
		&g->count, &g->card, &g->order, &g->id, &g->front, &g->back,
		&g->tags, &g->unless, &g->sort };

	if (!check_places(p, at, json_get(at, "card") ? "card" : "cards",
		&g->card) ||
	    !check_places(p, at, "order", &g->order) ||
	    (g->json && !check_places(p, at, "tags", &g->tags)))
		return false;
	if (g->json && !g->card.at.n)
		return bad(p, at, "a reading without `cards`", DC_NONE);
	if (!check_sense(p, at, g) || !check_sides(p, at, g))
		return false;
	for (size_t i = 0; g->json && i < sizeof(all) / sizeof(*all); i++)
		if (!check_pointers(p, at, all[i]))
			return false;
	for (size_t i = 0; g->json && i < g->nfields; i++)
		if (!check_pointers(p, at, &g->fields[i]))
			return false;
	return !g->json || check_texts(p, at, &g->unwrap);
}

static bool get_members(struct parsing *p, const json *v, recipe_reading *g)
{
	if (json_is(v) != JSON_OBJECT)
		return bad(p, v, "a reading has to be an object", DC_NONE);
	for (const json *m = json_first(v); m && !p->failed;
	     m = json_next(m)) {
		dc_str key = json_key(m);
		recipe_value *to = value_called(g, key);

		if (dc_is(key, "json"))
			get_json(p, m, g);
		else if (dc_is(key, "fields"))
			get_fields(p, m, g);
		else if (dc_is(key, "markup"))
			get_markup(p, m, g);
		else if (to)
			get_value(p, m, to);
		else
			bad(p, m, "no such member", key);
	}
	return !p->failed;
}

static bool get_match(struct parsing *p, const json *v, recipe *r)
{
	for (const json *m = json_first(v); m && !p->failed;
	     m = json_next(m)) {
		dc_str key = json_key(m);

		if (dc_is(key, "host"))
			get_texts(p, m, &r->host);
		else if (dc_is(key, "text"))
			get_texts(p, m, &r->text);
		else if (dc_is(key, "all"))
			get_texts(p, m, &r->every);
		else
			bad(p, m, "no such member", key);
	}
	return !p->failed;
}

static bool get_refusal(struct parsing *p, const json *v, recipe_refusal *f)
{
	for (const json *m = json_first(v); m && !p->failed;
	     m = json_next(m)) {
		dc_str key = json_key(m);

		if (dc_is(key, "title"))
			get_texts(p, m, &f->title);
		else if (dc_is(key, "text"))
			get_texts(p, m, &f->text);
		else if (dc_is(key, "says"))
			get_text(p, m, &f->says);
		else if (dc_is(key, "hint"))
			get_text(p, m, &f->hint);
		else
			bad(p, m, "no such member", key);
	}
	if (!p->failed && !f->says.n)
		bad(p, v, "a refusal without `says`", DC_NONE);
	return !p->failed;
}

static bool get_test(struct parsing *p, const json *v, recipe *r)
{
	r->test.any = true;
	for (const json *m = json_first(v); m && !p->failed;
	     m = json_next(m)) {
		dc_str key = json_key(m);
		dc_str *to = dc_is(key, "deck") ? &r->test.deck :
			dc_is(key, "front") ? &r->test.front :
			dc_is(key, "back") ? &r->test.back : NULL;

		if (to)
			get_text(p, m, to);
		else if (!dc_is(key, "cards"))
			bad(p, m, "no such member", key);
		else if (!dc_num(json_text(m), &r->test.cards))
			bad(p, m, "this has to be a number", DC_NONE);
	}
	return !p->failed;
}

/* Room for the elements of a list; NULL: there is none. */
static void *room(struct parsing *p, const json *v, size_t most, size_t size)
{
	void *made;

	if (json_is(v) != JSON_ARRAY || json_count(v) > most) {
		bad(p, v, "this has to be a list, and not too long", DC_NONE);
		return NULL;
	}
	made = dc_array(p->arena, json_count(v) + 1, size);
	if (!made)
		no_memory(p);
	return made;
}

static void get_readings(struct parsing *p, const json *v, recipe *r)
{
	r->readings = room(p, v, READINGS, sizeof(*r->readings));
	for (v = json_first(v); r->readings && v && !p->failed;
	     v = json_next(v)) {
		recipe_reading *g = &r->readings[r->nreadings++];

		if (!json_get(v, "json"))
			*g = r->common;
		if (get_members(p, v, g))
			check_reading(p, v, g);
	}
}

static void get_refusals(struct parsing *p, const json *v, recipe *r)
{
	r->refuse = room(p, v, REFUSALS, sizeof(*r->refuse));
	for (v = json_first(v); r->refuse && v && !p->failed;
	     v = json_next(v))
		get_refusal(p, v, &r->refuse[r->nrefuse++]);
}

static void get_member(struct parsing *p, const json *m, recipe *r)
{
	dc_str key = json_key(m);

	if (dc_is(key, "recipe")) {
		if (!dc_is(json_text(m), "1"))
			bad(p, m, "this deckconv knows recipes of form 1",
				DC_NONE);
	} else if (dc_is(key, "name")) {
		get_text(p, m, &r->name);
	} else if (dc_is(key, "title")) {
		get_text(p, m, &r->title);
	} else if (dc_is(key, "how")) {
		get_text(p, m, &r->how);
	} else if (dc_is(key, "pictures")) {
		get_texts(p, m, &r->pictures);
	} else if (dc_is(key, "match")) {
		get_match(p, m, r);
	} else if (dc_is(key, "refuse")) {
		get_refusals(p, m, r);
	} else if (dc_is(key, "readings")) {
		get_readings(p, m, r);
	} else if (dc_is(key, "test")) {
		get_test(p, m, r);
	} else if (!dc_is(key, "common")) {
		bad(p, m, "no such member", key);
	}
}

recipe *recipe_parse(dc_arena *arena, dc_str file, dc_str text,
	recipe_fault *fault)
{
	struct parsing p = { .arena = arena, .text = text, .fault = fault };
	recipe *r = dc_alloc(arena, sizeof(*r));
	const json *root = json_parse(NULL, arena, text, 1, 1, &fault->at);

	if (!r) {
		fault->what = DC_NONE;
		return NULL;
	}
	if (!root) {
		fault->what = dc_cstr(fault->at.what);
		return NULL;
	}
	r->file = file;
	if (json_is(root) != JSON_OBJECT)
		bad(&p, root, "a recipe has to be an object", DC_NONE);
	else if (json_get(root, "common"))
		get_members(&p, json_get(root, "common"), &r->common);
	for (const json *m = json_first(root); m && !p.failed;
	     m = json_next(m))
		get_member(&p, m, r);
	if (!p.failed && !r->name.n)
		bad(&p, root, "a recipe without `name`", DC_NONE);
	if (!p.failed && !r->nreadings && !r->nrefuse)
		bad(&p, root, "a recipe without `readings`", DC_NONE);
	return p.failed ? NULL : r;
}

static recipe_value one_place(dc_arena *arena, dc_str at)
{
	recipe_value v = { .at = { dc_array(arena, 1, sizeof(at)), at.n > 0 } };

	if (v.at.v)
		v.at.v[0] = at;
	else
		v.at.n = 0;
	return v;
}

const recipe *recipe_of(dc_arena *arena, dc_str card, dc_str front,
	dc_str back)
{
	recipe *r = dc_alloc(arena, sizeof(*r));

	if (!r)
		return NULL;
	r->name = DC_S("selectors");
	r->own = true;
	r->readings = dc_array(arena, 1, sizeof(*r->readings));
	if (!r->readings)
		return NULL;
	r->nreadings = 1;
	r->readings->card = one_place(arena, card);
	r->readings->front = one_place(arena, front);
	r->readings->back = one_place(arena, back);
	return r;
}

/* ---- like ---- */

/* Where `piece` is in the text, from `from` on: at once, or anywhere behind a
 * `*` or `{}`; the last piece stands at the end. */
static size_t place_of(dc_str text, size_t from, dc_str piece, bool free_,
	bool last)
{
	dc_str rest = dc_from(text, from);
	size_t at;

	if (!free_)
		return dc_eq(dc_sub(rest, 0, piece.n), piece) &&
			(!last || rest.n == piece.n) ? from : DC_NPOS;
	if (last)
		return rest.n >= piece.n && dc_eq(dc_from(text,
			text.n - piece.n), piece) ? text.n - piece.n : DC_NPOS;
	at = dc_find_str(rest, piece);
	return at == DC_NPOS ? at : from + at;
}

bool recipe_like(dc_str text, dc_str pattern, dc_str *found)
{
	size_t at = 0, opened = DC_NPOS;
	bool wild = false;

	*found = text;
	for (;;) {
		size_t n = 0, next;
		dc_str piece;

		while (n < pattern.n && pattern.p[n] != '*' &&
		       !dc_starts(dc_from(pattern, n), "{}"))
			n++;
		piece = dc_sub(pattern, 0, n);
		next = place_of(text, at, piece, wild, n == pattern.n);
		if (next == DC_NPOS)
			return false;
		if (opened != DC_NPOS && found->n == DC_NPOS)
			*found = dc_trim(dc_sub(text, opened, next - opened));
		at = next + n;
		if (n == pattern.n)
			return true;
		wild = true;
		if (pattern.p[n] == '{') {
			opened = at;
			found->n = DC_NPOS;
		}
		pattern = dc_from(pattern, n + (pattern.p[n] == '{' ? 2 : 1));
	}
}

bool recipe_fits(const recipe_value *v, dc_str text, dc_str *found)
{
	dc_str none;

	*found = text;
	for (size_t i = 0; i < v->unlike.n; i++)
		if (recipe_like(text, v->unlike.v[i], &none))
			return false;
	for (size_t i = 0; i < v->like.n; i++)
		if (recipe_like(text, v->like.v[i], found))
			return true;
	return !v->like.n;
}
