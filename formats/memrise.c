/*
 * Memrise: what its programming interface answers, as people's tools save it.
 *
 *	{"learnables":{"33075…":{"id":…,"learning_element":"mii",
 *	"definition_element":"to have","screens":{"1":{"hidden_info":[…]}}}}}
 *	{"learnables":[{"learnable_id":…,"item":{"value":…},"definition":{…}}]}
 *	{"things":{"504":{"id":504,"columns":{"1":{"val":"mii"},"2":{…}}}}}
 *
 * None of it is specified.  A thing is a row of a course's database, its
 * columns are known by number and named in `pools`; a learnable is a thing
 * with the two columns that are asked.  Answers stand alone or in lists, one
 * for each level.
 */
#include "lib/json.h"
#include "parts/side.h"

enum { LABELS = 50, MANY = 200 };
enum { DECK = 0, ID, FRONT, BACK, AUDIO, FIRST };

struct state {
	const json *root, *at;   /* at: where the search for lists goes on */
	const json *item;        /* the next card of the list at hand */
	const json *pool, *pools;        /* what names columns beside it */
	bool things;             /* it is one of things */
	dc_str deck;
	dc_str text;
	size_t done;             /* bytes of it that `line` is behind */
	uint64_t line, col;
	uint64_t answers;        /* further ones that are accepted */
	dc_str labels[LABELS];
	size_t n;
	bool has[FIRST];
	dc_table *table;
};

/* ---- probe ---- */

static bool has(dc_str s, const char *what)
{
	return dc_find(s, what) != DC_NPOS;
}

static int probe(const dc_probe *p)
{
	dc_str head = dc_trim(dc_sub(p->head, 0, DC_HEAD));

	if (!dc_starts(head, "{") && !dc_starts(head, "["))
		return 0;
	if (has(head, "\"learnables\"") && (has(head, "\"learning_element\"") ||
	    (has(head, "\"item\"") && has(head, "\"definition\""))))
		return 95;
	return (has(head, "\"things\"") || has(head, "\"thing\"")) &&
		has(head, "\"columns\"") && has(head, "\"val\"") ? 95 : 0;
}

/* ---- values ---- */

/* A text; of audio and images, addresses in a list. */
static void put_value(dc_buf *b, const json *v, dc_str kind)
{
	const json *url;

	if (json_scalar(v)) {
		if (!json_void(v) && dc_is(kind, "image"))
			side_picture(b, json_text(v));
		else if (!json_void(v) && dc_is(kind, "audio"))
			side_sound(b, json_text(v));
		else if (!json_void(v))
			side_text(b, json_text(v));
		return;
	}
	for (const json *m = json_first(v); m; m = json_next(m)) {
		url = json_is(m) != JSON_OBJECT ? m :
			json_get(m, "normal") ? json_get(m, "normal") :
			json_get(m, "url");
		if (json_void(url) || !json_scalar(url))
			continue;
		if (dc_is(kind, "image"))
			side_picture(b, json_text(url));
		else
			side_sound(b, json_text(url));
	}
}

/* {"kind":"text","value":"mii"}, of things {"kind":"text","val":"mii"} */
static dc_str value_of(dc_arena *a, const json *cell)
{
	const json *v = json_get(cell, "value");
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);

	put_value(&b, v ? v : json_get(cell, "val"),
		json_text(json_get(cell, "kind")));
	return dc_got(&b);
}

static dc_str plain(dc_arena *a, const json *v)
{
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);

	put_value(&b, v, DC_NONE);
	return dc_got(&b);
}

/* The first that has a value. */
static dc_str side(dc_arena *a, const json *text, const json *cell,
	const json *screen)
{
	dc_str s = json_scalar(text) ? plain(a, text) : DC_NONE;

	if (!s.n)
		s = value_of(a, cell);
	return s.n ? s : value_of(a, screen);
}

/* ---- labels ---- */

static size_t label(dc_reader *r, dc_str name)
{
	struct state *s = r->state;
	size_t i = 0;

	name = dc_trim(name);
	if (!name.n)
		name = DC_S("More");
	while (i < s->n && !dc_eq(s->labels[i], name))
		i++;
	if (i == LABELS) {
		dc_lose(r->run, "columns past 50", s->table != NULL);
		return DC_NPOS;
	}
	if (i == s->n)
		s->labels[s->n++] = dc_dup(r->run_arena, name);
	return FIRST + i;
}

/* The name of a thing's column: "columns" or "attributes" of its pool. */
static dc_str column_label(dc_reader *r, const json *thing, const char *of,
	dc_str key)
{
	struct state *s = r->state;
	const json *pool = s->pool;

	/* What is long is not searched again and again. */
	if (!pool && json_count(s->pools) <= MANY)
		pool = json_get_str(s->pools,
			json_text(json_get(thing, "pool_id")));
	pool = json_get(pool, of);
	pool = json_count(pool) > MANY ? NULL :
		json_get(json_get_str(pool, key), "label");
	return pool ? json_text(pool) : dc_fmt(r->arena, *of == 'a' ?
		"Attribute %.*s" : "Column %.*s", DC_ARG(key));
}

/* ---- cards ---- */

static void set(dc_str *cells, size_t i, dc_str value)
{
	if (i != DC_NPOS && value.n)
		cells[i] = value;
}

static void add_info(dc_reader *r, const json *list, dc_str *cells)
{
	for (const json *m = json_first(list); m; m = json_next(m)) {
		dc_str v = value_of(r->arena, m);

		if (v.n)
			set(cells, label(r, json_text(json_get(m, "label"))),
				v);
	}
}

static size_t answers(const json *cell)
{
	return json_count(json_get(cell, "alternatives")) +
		json_count(json_get(cell, "alts"));
}

static void read_learnable(dc_reader *r, const json *v, dc_str *cells)
{
	const json *screen = json_get(json_get(v, "screens"), "1");
	const json *id = json_get(v, "learnable_id");
	struct state *s = r->state;
	dc_arena *a = r->arena;

	if (!id)
		id = json_get(v, "id");
	s->answers += answers(json_get(v, "item")) +
		answers(json_get(v, "definition")) +
		answers(json_get(screen, "item")) +
		answers(json_get(screen, "definition"));
	cells[ID] = id ? json_text(id) : json_key(v);
	cells[FRONT] = side(a, json_get(v, "learning_element"),
		json_get(v, "item"), json_get(screen, "item"));
	cells[BACK] = side(a, json_get(v, "definition_element"),
		json_get(v, "definition"), json_get(screen, "definition"));
	cells[AUDIO] = value_of(a, json_get(screen, "audio"));
	add_info(r, json_get(screen, "attributes"), cells);
	add_info(r, json_get(screen, "visible_info"), cells);
	add_info(r, json_get(screen, "hidden_info"), cells);
}

/* The first two columns are the sides, unless they are recordings. */
static void read_thing(dc_reader *r, const json *v, dc_str *cells)
{
	struct state *s = r->state;
	size_t side = FRONT;

	cells[ID] = json_get(v, "id") ? json_text(json_get(v, "id")) :
		json_key(v);
	for (const json *m = json_first(json_get(v, "columns")); m;
	     m = json_next(m)) {
		dc_str text = value_of(r->arena, m);
		bool audio = dc_is(json_text(json_get(m, "kind")), "audio");

		s->answers += answers(m);
		if (side < AUDIO && !audio)
			cells[side++] = text;
		else if (audio && !cells[AUDIO].n)
			cells[AUDIO] = text;
		else if (text.n)
			set(cells, label(r, column_label(r, v, "columns",
				json_key(m))), text);
	}
	for (const json *m = json_first(json_get(v, "attributes")); m;
	     m = json_next(m)) {
		dc_str text = value_of(r->arena, m);

		if (text.n)
			set(cells, label(r, column_label(r, v, "attributes",
				json_key(m))), text);
	}
}

/* ---- lists ---- */

/* The level's name stands beside the list, or in what the session is of. */
static dc_str deck_of(dc_arena *a, const json *list)
{
	const json *up = json_up(list);
	const json *info = json_get(up, "session_source_info");
	const json *session = json_get(up, "session");
	const json *level = json_get(session ? session : up, "level");
	const json *course = json_get(session ? session : up, "course");
	dc_str name = json_text(json_get(info ? info : course, "name"));
	dc_str part = json_text(info ? json_get(info, "level_name") :
		json_get(level, "title"));

	if (!name.n && !part.n && json_get(up, "title"))
		part = json_text(json_get(up, "title"));
	if (name.n && part.n)
		return dc_fmt(a, "%.*s::%.*s", DC_ARG(name), DC_ARG(part));
	return name.n ? name : part;
}

static bool is_list(const json *v)
{
	json_type t = json_is(v);

	return t == JSON_ARRAY || t == JSON_OBJECT;
}

/* The next card in document order; NULL: there is none. */
static const json *next_card(dc_reader *r)
{
	struct state *s = r->state;
	const json *v = s->item;
	dc_str key;

	if (v) {
		s->item = json_next(v);
		return v;
	}
	for (v = s->at; v; v = json_step(s->root, v)) {
		key = json_key(v);
		if (!is_list(v) || (!dc_is(key, "learnables") &&
		    !dc_is(key, "things") && !dc_is(key, "thing")))
			continue;
		s->things = !dc_is(key, "learnables");
		s->pool = json_get(json_up(v), "pool");
		s->pools = json_get(json_up(v), "pools");
		s->deck = dc_dup(r->run_arena, deck_of(r->arena, v));
		s->at = json_step(s->root, v);
		if (dc_is(key, "thing"))
			return v;
		if (!json_first(v))
			continue;
		s->item = json_next(json_first(v));
		return json_first(v);
	}
	s->at = NULL;
	return NULL;
}

static void read_card(dc_reader *r, const json *v, dc_str *cells)
{
	const struct state *s = r->state;

	memset(cells, 0, (FIRST + LABELS) * sizeof(*cells));
	if (json_is(v) != JSON_OBJECT)
		return;
	if (s->things)
		read_thing(r, v, cells);
	else
		read_learnable(r, v, cells);
	cells[DECK] = s->deck;
}

/* ---- reader ---- */

static int plan(dc_reader *r)
{
	struct state *s = r->state;
	dc_str names[FIRST + LABELS] = { DC_S("deck"), DC_S("id"),
		DC_S("Front"), DC_S("Back"), DC_S("Audio") };
	bool empty[FIRST + LABELS] = { [AUDIO] = !s->has[AUDIO] };
	int code;

	for (size_t i = 0; i < s->n; i++)
		names[FIRST + i] = s->labels[i];
	s->table = dc_table_new(r, names, FIRST + s->n, &code);
	if (!s->table)
		return code;
	dc_table_sparse(r, s->table, empty, FIRST + s->n);
	return DC_OK;
}

/* Decks are levels of a course, whose name is that of the source unless there
 * are several. */
static void call(dc_reader *r)
{
	const struct state *s = r->state;
	dc_str course = dc_sub(s->deck, 0, dc_find(s->deck, "::"));

	if (!r->title.n)
		r->title = course;
	else if (!dc_eq(r->title, course))
		r->title = dc_run_name(r->run);
}

static int open_file(dc_reader *r)
{
	struct state *s = r->state;
	dc_str cells[FIRST + LABELS];
	json_fault fault;
	const json *v;
	uint64_t progress = 0;
	int code = dc_all(r->in, &s->text);

	if (code)
		return code;
	s->line = s->col = 1;
	s->root = s->at = json_parse(r->run, r->run_arena, s->text, 1, 1,
		&fault);
	if (!s->root)
		return json_fail(r->run, &fault);
	while ((v = next_card(r)) != NULL) {
		read_card(r, v, cells);
		call(r);
		for (size_t i = 0; i < FIRST; i++)
			s->has[i] |= cells[i].n > 0;
		dc_forget(r);
	}
	for (v = s->root; v; v = json_step(s->root, v))
		if (dc_is(json_key(v), "progress") ||
		    dc_is(json_key(v), "thingusers"))
			progress += json_count(v);
	if (progress)
		dc_lose(r->run, "progress", progress);
	if (s->answers)
		dc_lose(r->run, "further answers", s->answers);
	s->at = s->root;
	return plan(r);
}

/* Cards come in the order of the text, unless it had to be mended. */
static uint64_t line_of(struct state *s, dc_str raw)
{
	const char *from = s->text.p + s->done;

	if (raw.p < from || raw.p > s->text.p + s->text.n)
		return 0;
	json_place((dc_str){ from, (size_t)(raw.p - from) }, &s->line,
		&s->col);
	s->done = (size_t)(raw.p - s->text.p);
	return s->line;
}

static int read_next(dc_reader *r)
{
	struct state *s = r->state;
	const json *v = next_card(r);
	dc_str cells[FIRST + LABELS];
	dc_where at = { .by = "json" };

	if (!v)
		return DC_END;
	at.line = line_of(s, json_raw(v));
	read_card(r, v, cells);
	dc_at(r->run, at.line, s->col, DC_NONE);
	return dc_put_record(r, s->table, cells, FIRST + s->n, DC_HTML, at);
}

const dc_format fmt_memrise = {
	.name = "memrise",
	.title = "Memrise course as JSON, saved by tools",
	.exts = "json",
	.how = "tools that save a course's learnables or things",
	.read_size = sizeof(struct state),
	.probe = probe,
	.open = open_file,
	.read = read_next,
};
