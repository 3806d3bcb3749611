/*
 * The keys of such a file are sorted, so the notes of a deck's children come
 * before its own name and before the note models.  Notes that lack either
 * wait in a temporary file; all others are put as they come.
 */
#include "parts/crowdanki/read.h"

#include "parts/anki/kind.h"
#include "parts/json/note.h"
#include "parts/json/walk.h"

struct crowddeck {
	crowddeck *up, *next;
	dc_str name, about;      /* the last part of its name alone */
	dc_buf more;
	bool complete;           /* its name is known, or will not come */
	bool group, told;
};

struct crowdmodel {
	dc_str uuid, name;
	dc_str *fields;
	size_t n;
};

/* In the temporary file, before the text of each note. */
struct held {
	crowddeck *deck;
	uint64_t line, col;
	size_t n;
};

/* ---- decks ---- */

static crowddeck *new_deck(dc_reader *r, crowddeck *up)
{
	crowdread *st = r->state;
	crowddeck *d;

	if (st->ndecks == CROWD_DECKS) {
		dc_fail(r->run, DC_LIMIT, "crowdanki-decks",
			"more than %d decks", CROWD_DECKS);
		return NULL;
	}
	d = dc_alloc(r->run_arena, sizeof(*d));
	if (!d)
		return NULL;
	d->up = up;
	d->more = dc_buf_in(r->run_arena, DC_MAX_RECORD);
	*st->tail = d;
	st->tail = &d->next;
	st->ndecks++;
	return d;
}

/* A::B, kept until another deck is asked for. */
static dc_str full_name(dc_reader *r, const crowddeck *deck)
{
	crowdread *st = r->state;
	const crowddeck *path[CROWD_DEPTH + 1], *d = deck;
	size_t n = 0;

	if (st->named == deck)
		return dc_got(&st->name);
	for (; d && n <= CROWD_DEPTH; d = d->up)
		if (d->name.n && !d->group)
			path[n++] = d;
	st->name.n = 0;
	while (n--) {
		if (st->name.n)
			dc_addz(&st->name, "::");
		dc_adds(&st->name, path[n]->name);
	}
	if (st->name.n > CROWD_NAME) {
		st->name.n = dc_head(dc_got(&st->name), CROWD_NAME).n;
		dc_warn(r->run, "deck-name", "the name of deck \"%.*s…\" is "
			"cut: more than %d bytes",
			DC_ARG(dc_head(dc_got(&st->name), 40)), CROWD_NAME);
	}
	st->named = deck;
	return dc_got(&st->name);
}

/* Tell the deck, those above it first. */
static int tell_deck(dc_reader *r, crowddeck *deck)
{
	int code = DC_OK;

	while (!deck->told && !code) {
		crowddeck *top = deck;
		dc_deck d;

		while (top->up && !top->up->told)
			top = top->up;
		top->told = true;
		d = (dc_deck){ .name = full_name(r, top),
			.about = top->about, .more = dc_got(&top->more) };
		if (d.name.n && !top->group)
			code = dc_put_deck(r, &d);
	}
	return code;
}

/* ---- note models ---- */

static int by_uuid(const void *a, const void *b)
{
	dc_str x = ((const crowdmodel *)a)->uuid;
	dc_str y = ((const crowdmodel *)b)->uuid;

	if (x.n != y.n)
		return x.n < y.n ? -1 : 1;
	return x.n ? memcmp(x.p, y.p, x.n) : 0;
}

static const crowdmodel *model_of(crowdread *st, dc_str uuid)
{
	const crowdmodel want = { .uuid = uuid };

	if (!st->nmodels || (st->last && dc_eq(st->last->uuid, uuid)))
		return st->last;
	return st->last = bsearch(&want, st->models, st->nmodels,
		sizeof(want), by_uuid);
}

static bool has_name(const crowdread *st, dc_str name)
{
	for (size_t i = 0; i < st->nmodels; i++)
		if (dc_ieq(st->models[i].name, name))
			return true;
	return false;
}

/* Notes are known by the model's name from here on: two of one name are two
 * note types all the same. */
static int keep_model(dc_reader *r, dc_kind *k, dc_str uuid)
{
	crowdread *st = r->state;
	crowdmodel *m;

	m = dc_grow(r->run_arena, st->models, st->nmodels, &st->cap,
		sizeof(*m));
	if (!m)
		return DC_LIMIT;
	st->models = m;
	m = &st->models[st->nmodels];
	*m = (crowdmodel){ .uuid = dc_dup(r->run_arena, uuid),
		.name = dc_dup(r->run_arena, k->name), .n = k->nfields,
		.fields = dc_array(r->run_arena, k->nfields, sizeof(dc_str)) };
	for (unsigned i = 2; has_name(st, m->name); i++)
		m->name = dc_fmt(r->run_arena, "%.*s %u", DC_ARG(k->name), i);
	if (!m->fields)
		return DC_LIMIT;
	for (size_t i = 0; i < k->nfields; i++)
		m->fields[i] = dc_dup(r->run_arena, k->fields[i]);
	k->name = m->name;
	st->nmodels++;
	st->last = NULL;
	qsort(st->models, st->nmodels, sizeof(*m), by_uuid);
	return DC_OK;
}

static int put_model(dc_reader *r, const json *v)
{
	crowdread *st = r->state;
	dc_str uuid = json_text(json_get(v, "crowdanki_uuid"));
	dc_str id = json_text(json_get(v, CROWD_ID));
	dc_kind k;

	if (!ankikind_read(r->arena, v, &k)) {
		dc_warn(r->run, "notetype-incomplete", "a note type without "
			"name or fields is left out");
		return DC_OK;
	}
	if (st->nmodels == DC_MAX_KINDS)
		return dc_fail(r->run, DC_LIMIT, "notetype-limit",
			"more than %d note types", DC_MAX_KINDS);
	st->last = NULL;
	if (st->nmodels && model_of(st, uuid)) {
		dc_warn(r->run, "crowdanki-uuid", "the note type \"%.*s\" has "
			"the number of another, and is left out",
			DC_ARG(dc_head(k.name, 100)));
		return DC_OK;
	}
	if (keep_model(r, &k, uuid))
		return DC_LIMIT;
	if (id.n)
		k.id = id;
	return dc_put_kind(r, &k);
}

/* ---- notes ---- */

/* What every note has, and Anki makes anew. */
static bool is_usual(const json *m)
{
	static const char *const names[] = { "__type__", "data", "fields",
		"flags", "guid", "id", "mid", "mod", "newlyAdded",
		"note_model_uuid", "scm", "tags", "usn" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (dc_is(json_key(m), names[i]))
			return true;
	return false;
}

static dc_str more_of(dc_reader *r, const json *v)
{
	dc_buf b = dc_buf_in(r->arena, DC_MAX_RECORD);

	for (const json *m = json_first(v); m; m = json_next(m)) {
		if (is_usual(m))
			continue;
		if (b.n)
			dc_addc(&b, ',');
		json_add(&b, json_key(m));
		dc_addc(&b, ':');
		dc_adds(&b, notejson_flat(r->arena, m));
	}
	return dc_got(&b);
}

/* A field that the model has no name for stays, with a number. */
static void add_fields(dc_reader *r, dc_note *n, const crowdmodel *m,
	const json *fields)
{
	size_t i = 0;

	for (const json *f = json_first(fields); f; f = json_next(f), i++) {
		dc_str name = m && i < m->n ? m->fields[i]
			: !m && i < 2 ? i ? DC_S("Back") : DC_S("Front")
			: dc_fmt(r->arena, "Field %zu", i + 1);

		dc_note_field(r, n, name, json_scalar(f) ? json_text(f)
			: notejson_flat(r->arena, f), DC_HTML);
	}
}

static int put_note(dc_reader *r, crowddeck *deck, const json *v, dc_where at)
{
	crowdread *st = r->state;
	dc_str uuid = json_text(json_get(v, "note_model_uuid"));
	const json *fields = json_get(v, "fields");
	const crowdmodel *m = model_of(st, uuid);
	dc_note *n;
	int code;

	dc_at(r->run, at.line, at.col, DC_NONE);
	if (json_is(fields) != JSON_ARRAY) {
		dc_skip(r->run, "crowdanki-fields", "a note without a list of "
			"fields");
		return DC_OK;
	}
	if (!m)
		dc_warn(r->run, "crowdanki-model", "no note model has the "
			"number \"%.*s\" of this note: its fields are "
			"numbered", DC_ARG(dc_head(uuid, 60)));
	n = dc_note_new(r);
	code = n ? tell_deck(r, deck) : DC_LIMIT;
	if (code)
		return code;
	n->at.line = at.line;
	n->at.col = at.col;
	n->guid = json_text(json_get(v, "guid"));
	n->deck = full_name(r, deck);
	n->kind = m ? m->name : DC_NONE;
	n->more = more_of(r, v);
	dc_num(json_text(json_get(v, "mod")), &n->mod);
	add_fields(r, n, m, fields);
	for (const json *t = json_first(json_get(v, "tags")); t;
	     t = json_next(t))
		dc_note_tag(r, n, json_text(t));
	return dc_put_note(r, n);
}

/* ---- notes that wait ---- */

/* Are the names of the deck and of those above it known, and the models? */
static bool is_ready(const crowdread *st, const crowddeck *deck)
{
	for (; deck; deck = deck->up)
		if (!deck->complete)
			return false;
	return st->known;
}

static int hold(dc_reader *r, crowddeck *deck, dc_str raw, dc_where at)
{
	crowdread *st = r->state;
	struct held h = { deck, at.line, at.col, raw.n };
	int code;

	if (!st->held)
		st->held = spill_new(r->run_arena);
	if (!st->held)
		return DC_LIMIT;
	st->holding = true;
	code = spill_add(st->held, r->run, &st->queue, &h, sizeof(h));
	return code ? code
		    : spill_add(st->held, r->run, &st->queue, raw.p, raw.n);
}

static int begin_release(dc_reader *r)
{
	crowdread *st = r->state;

	st->last = NULL;
	st->releasing = true;
	return spill_begin(st->held, r->run, &st->queue, &st->release);
}

static int put_held(dc_reader *r)
{
	crowdread *st = r->state;
	json_fault fault;
	const json *v;
	struct held h;
	dc_str raw;
	size_t got;
	char *text;
	int code = spill_read(st->release, r->run, &h, sizeof(h), &got);

	if (code || !got) {
		spill_empty(st->held);
		st->queue = (spill_queue){ 0 };
		st->holding = st->releasing = false;
		return code;
	}
	text = dc_alloc(r->arena, h.n);
	if (!text)
		return DC_LIMIT;
	code = spill_read(st->release, r->run, text, h.n, &got);
	raw = (dc_str){ text, got };
	if (code)
		return code;
	v = json_parse(r->run, r->arena, raw, h.line, h.col, &fault);
	return v ? put_note(r, h.deck, v,
			(dc_where){ .line = h.line, .col = h.col })
		 : json_fail(r->run, &fault);
}

static int note(dc_reader *r, crowddeck *deck)
{
	crowdread *st = r->state;
	dc_where at = { .line = dc_input_line(r->in), .col = st->s.col };
	const json *v = NULL;
	size_t n = 0;
	int code = jsonwalk_card(r, &st->s, &v, &n);

	if (code)
		return code;
	code = is_ready(st, deck) ? put_note(r, deck, v, at)
		: hold(r, deck, dc_sub(dc_peek(r->in, n), 0, n), at);
	jsonscan_take(&st->s, n);
	return code;
}

/* ---- the way to them ---- */

static void push(crowdread *st, crowddeck *deck, enum crowdlist in)
{
	st->levels[st->depth++] = (crowdlevel){ .deck = deck, .in = in };
	jsonscan_take(&st->s, 1);
}

static int open_deck(dc_reader *r, crowddeck *up)
{
	crowdread *st = r->state;
	crowddeck *d;

	if (st->depth + 2 > sizeof(st->levels) / sizeof(*st->levels))
		return dc_fail(r->run, DC_LIMIT, "crowdanki-depth",
			"decks are nested more than %d deep", CROWD_DEPTH);
	d = new_deck(r, up);
	if (!d)
		return DC_LIMIT;
	push(st, d, CROWD_DECK);
	return DC_OK;
}

/* The value at the next byte, in the note's arena and taken. */
static const json *small(dc_reader *r, int *code)
{
	crowdread *st = r->state;
	const char *what = NULL;
	json_fault fault;
	const json *v;
	dc_str raw;

	*code = jsonscan_value(&st->s, &raw, &what);
	if (*code) {
		*code = jsonwalk_told(r, &st->s, *code, what);
		return NULL;
	}
	raw = dc_dup(r->arena, raw);
	v = json_parse(r->run, r->arena, raw, dc_input_line(r->in),
		st->s.col, &fault);
	if (!v)
		*code = json_fail(r->run, &fault);
	else
		jsonscan_take(&st->s, raw.n);
	return v;
}

/* A member that is neither decks nor notes. */
static int member(dc_reader *r, crowddeck *d, dc_str key)
{
	crowdread *st = r->state;
	int code;
	const json *v = small(r, &code);

	if (!v)
		return code;
	if (dc_is(key, "name")) {
		d->name = dc_dup(r->run_arena, json_text(v));
		d->complete = true;
		st->named = NULL;
	} else if (dc_is(key, "desc")) {
		d->about = dc_dup(r->run_arena, json_text(v));
		d->told = false;
	} else if (dc_is(key, CROWD_GROUP)) {
		d->group = json_is(v) == JSON_TRUE;
		st->named = NULL;
	} else {
		dc_addz(&d->more, d->more.n ? "," : "");
		json_add(&d->more, key);
		dc_addc(&d->more, ':');
		dc_adds(&d->more, notejson_flat(r->arena, v));
		d->told = false;
	}
	return DC_OK;
}

static int step(dc_reader *r, crowddeck *d, dc_str key)
{
	static const struct {
		const char *key;
		enum crowdlist in;
	} lists[] = { { "children", CROWD_CHILDREN },
		{ "note_models", CROWD_MODELS }, { "notes", CROWD_NOTES } };
	static const char *const dull[] = { "__type__", "media_files", "mod",
		"usn", "id" };
	crowdread *st = r->state;
	int c = jsonscan_next(&st->s);

	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		if (c == '[' && dc_is(key, lists[i].key)) {
			push(st, d, lists[i].in);
			return DC_OK;
		}
	for (size_t i = 0; i < sizeof(dull) / sizeof(*dull); i++)
		if (dc_is(key, dull[i]))
			return jsonwalk_skip(r, &st->s);
	return member(r, d, key);
}

static int element(dc_reader *r, const crowdlevel *l)
{
	crowdread *st = r->state;
	const json *v;
	int code;

	if (l->in == CROWD_NOTES)
		return note(r, l->deck);
	if (l->in == CROWD_CHILDREN && jsonscan_next(&st->s) == '{')
		return open_deck(r, l->deck);
	if (l->in == CROWD_CHILDREN)
		return jsonwalk_skip(r, &st->s);
	v = small(r, &code);
	return v ? put_model(r, v) : code;
}

static int inside(dc_reader *r)
{
	crowdread *st = r->state;
	crowdlevel *l = &st->levels[st->depth - 1];
	dc_str key = DC_NONE;
	int code;

	if (l->in == CROWD_NOTES && st->holding && is_ready(st, l->deck))
		return begin_release(r);
	code = jsonwalk_next(r, &st->s, l->in == CROWD_DECK, &l->begun, &key);
	if (code == JSONWALK_CLOSE) {
		l->deck->complete |= l->in == CROWD_DECK;
		st->known |= l->in == CROWD_MODELS;
		st->depth--;
		return DC_OK;
	}
	if (code)
		return code;
	return l->in == CROWD_DECK ? step(r, l->deck, key) : element(r, l);
}

/* Behind a deck, or before the first: what waits has all that will come. */
static int outside(dc_reader *r)
{
	crowdread *st = r->state;
	int code = DC_OK, c;

	if (st->holding)
		return begin_release(r);
	for (crowddeck *d = st->decks; d && !code; d = d->next)
		code = tell_deck(r, d);
	if (code)
		return code;
	st->decks = NULL;
	st->tail = &st->decks;
	c = st->ended ? -1 : jsonscan_next(&st->s);
	if (c < 0)
		return DC_END;
	return c == '{' ? open_deck(r, NULL)
			: jsonwalk_wrong(r, &st->s, "no deck of CrowdAnki");
}

int crowdread_open(dc_reader *r)
{
	crowdread *st = r->state;

	st->s = (jsonscan){ .in = r->in, .col = 1 };
	st->tail = &st->decks;
	st->name = dc_buf_in(r->run_arena, DC_MAX_RECORD);
	return DC_OK;
}

int crowdread_some(dc_reader *r)
{
	crowdread *st = r->state;
	int code;

	dc_forget(r);
	if (st->releasing)
		return put_held(r);
	if (!st->depth)
		return outside(r);
	code = inside(r);
	if (code != DC_END)
		return code;
	/* The input was cut: what came before is all there is. */
	st->depth = 0;
	st->ended = true;
	return DC_OK;
}

void crowdread_close(dc_reader *r)
{
	crowdread *st = r->state;

	spill_close(st->held);
}
