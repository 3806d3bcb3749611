/*
 * The decks and note types of a collection, as they are kept while its notes
 * are read; and how schema 11 has them: objects of JSON, an id for a key.
 */
#include "parts/collection/collection.h"

/* Anki's own kind of note type: a cloze. */
enum { CLOZE = 1 };

static void no_memory(coll *c)
{
	if (!c->code)
		c->code = dc_out_of_memory(c->r->run);
}

dc_str coll_keep(coll *c, dc_str s)
{
	dc_str kept;

	if (!s.n)
		return DC_S("");
	c->kept += s.n;
	if (c->kept > DC_MAX_DOCUMENT && !c->code)
		c->code = dc_fail(c->r->run, DC_LIMIT, "apkg-types-limit",
			"decks and note types take more than %d MiB "
			"(DC_MAX_DOCUMENT)", DC_MAX_DOCUMENT >> 20);
	if (c->code)
		return DC_S("");
	kept = dc_dup(c->r->run_arena, dc_mend(c->r->run, c->r->arena, s));
	if (!kept.p)
		no_memory(c);
	return kept.p ? kept : DC_S("");
}

/* Room for one more behind n: arrays grow by doubling. */
static void *one_more(coll *c, void *old, size_t n, size_t size)
{
	char *more;

	if (old && (n < 8 || (n & (n - 1)) != 0))
		return old;
	more = dc_array(c->r->run_arena, n < 8 ? 8 : n * 2, size);
	if (!more)
		no_memory(c);
	if (more && n)
		memcpy(more, old, n * size);
	return more;
}

void coll_add_deck(coll *c, int64_t id, dc_str name, dc_str about)
{
	struct coll_deck *more;

	if (c->ndecks == COLL_DECKS && !c->code)
		c->code = dc_fail(c->r->run, DC_LIMIT, "apkg-types-limit",
			"more than %d decks", COLL_DECKS);
	if (c->code)
		return;
	more = one_more(c, c->decks, c->ndecks, sizeof(*more));
	if (!more)
		return;
	c->decks = more;
	more[c->ndecks++] = (struct coll_deck){ .id = id,
		.name = coll_keep(c, name), .about = coll_keep(c, about) };
}

static size_t clipped(coll *c, size_t n, const char *what, dc_str name)
{
	if (n <= DC_MAX_FIELDS)
		return n;
	dc_warn(c->r->run, "apkg-types-limit", "note type \"%.*s\" has more "
		"than %d %s: further ones are dropped", DC_ARG(name),
		DC_MAX_FIELDS, what);
	return DC_MAX_FIELDS;
}

struct coll_kind *coll_add_kind(coll *c, int64_t id, dc_str name,
	size_t fields, size_t templates)
{
	struct coll_kind *k;

	if (c->nkinds == DC_MAX_KINDS && !c->code)
		c->code = dc_fail(c->r->run, DC_LIMIT, "apkg-types-limit",
			"more than %d note types", DC_MAX_KINDS);
	if (c->code)
		return NULL;
	k = one_more(c, c->kinds, c->nkinds, sizeof(*k));
	if (!k)
		return NULL;
	c->kinds = k;
	k += c->nkinds;
	*k = (struct coll_kind){ .id = id };
	k->kind.name = coll_keep(c, name);
	k->kind.id = dc_fmt(c->r->run_arena, "%lld", (long long)id);
	if (!k->kind.name.n)
		k->kind.name = dc_fmt(c->r->run_arena, "Note type %lld",
			(long long)id);
	k->kind.nfields = clipped(c, fields, "fields", k->kind.name);
	k->kind.ntemplates = clipped(c, templates, "templates", k->kind.name);
	k->fields = dc_array(c->r->run_arena, k->kind.nfields + 1,
		sizeof(*k->fields));
	k->templates = dc_array(c->r->run_arena, k->kind.ntemplates + 1,
		sizeof(*k->templates));
	k->kind.fields = k->fields;
	k->kind.templates = k->templates;
	if (!k->fields || !k->templates || !k->kind.name.p)
		no_memory(c);
	if (c->code)
		return NULL;
	c->nkinds++;
	return k;
}

dc_str coll_field_name(coll *c, dc_str name, size_t i)
{
	name = coll_keep(c, name);
	if (name.n)
		return name;
	name = dc_fmt(c->r->run_arena, "Field %zu", i + 1);
	return name.p ? name : DC_S("");
}

/* ---- in order ---- */

static int by_id(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

void coll_sort_decks(coll *c)
{
	if (c->ndecks)
		qsort(c->decks, c->ndecks, sizeof(*c->decks), by_id);
}

/* How many of the first n note types have the name. */
static unsigned have(const coll *c, size_t n, dc_str name)
{
	unsigned count = 0;

	for (size_t i = 0; i < n; i++)
		count += dc_ieq(c->kinds[i].kind.name, name);
	return count;
}

/* Notes know their type by its name. */
void coll_sort_kinds(coll *c)
{
	if (c->nkinds)
		qsort(c->kinds, c->nkinds, sizeof(*c->kinds), by_id);
	for (size_t i = 1; i < c->nkinds; i++) {
		dc_str name = c->kinds[i].kind.name, s = name;
		unsigned n = have(c, i, name);

		while (n && have(c, i, s))
			s = dc_fmt(c->r->run_arena, "%.*s %u", DC_ARG(name),
				++n);
		c->kinds[i].kind.name = s;
	}
	for (size_t i = 0; i < c->nkinds; i++)
		c->kinds[i].cards = dc_kind_cards(c->r->run_arena,
			&c->kinds[i].kind);
}

static const void *find(const void *list, size_t n, size_t size, int64_t id)
{
	return n ? bsearch(&id, list, n, size, by_id) : NULL;
}

const struct coll_deck *coll_deck(const coll *c, int64_t id)
{
	return find(c->decks, c->ndecks, sizeof(*c->decks), id);
}

const dc_kind *coll_kind(const coll *c, int64_t id)
{
	const struct coll_kind *k = find(c->kinds, c->nkinds,
		sizeof(*c->kinds), id);

	return k ? &k->kind : NULL;
}

const dc_kind *coll_kind_cards(const coll *c, int64_t id)
{
	const struct coll_kind *k = find(c->kinds, c->nkinds,
		sizeof(*c->kinds), id);

	return k ? k->cards : NULL;
}

/* ---- schema 11 ---- */

static bool integer(dc_str s, int64_t *out)
{
	bool minus = dc_starts(s, "-");
	uint64_t n;

	if (!dc_num(dc_from(s, minus), &n) || n > INT64_MAX)
		return false;
	*out = minus ? -(int64_t)n : (int64_t)n;
	return true;
}

/* What notes and cards refer to is the key; a few programs leave the number
 * in the object alone right. */
static bool id_of(const json *v, int64_t *id)
{
	return integer(json_key(v), id) ||
	       integer(json_text(json_get(v, "id")), id);
}

static dc_str text(const json *v, const char *name)
{
	return json_text(json_get(v, name));
}

/* An object, or NULL: told. */
static const json *parse(coll *c, dc_str s, const char *what)
{
	json_fault fault = { 0 };
	const json *v;

	s = dc_mend(c->r->run, c->r->arena, s.n ? s : DC_S(" "));
	v = json_parse(NULL, c->r->arena, s, 1, 1, &fault);
	if (v && json_is(v) == JSON_OBJECT)
		return v;
	c->code = dc_fail(c->r->run, fault.limit ? DC_LIMIT : DC_INPUT,
		"apkg-json", "the %s are damaged: %s", what,
		v ? "no JSON object" : fault.what);
	return NULL;
}

void coll_decks_json(coll *c, dc_str decks)
{
	const json *all = parse(c, decks, "decks");
	int64_t id;

	for (const json *v = json_first(all); v && !c->code; v = json_next(v))
		if (id_of(v, &id))
			coll_add_deck(c, id, text(v, "name"), text(v, "desc"));
		else
			dc_warn(c->r->run, "apkg-id", "a deck without a "
				"number for an id is left out");
}

static void read_fields(coll *c, struct coll_kind *k, const json *list,
	struct coll_more *more)
{
	size_t i = 0;

	for (const json *v = json_first(list); v && i < k->kind.nfields;
	     v = json_next(v)) {
		k->fields[i] = coll_field_name(c, text(v, "name"), i);
		i++;
		coll_more_json(more, COLL_FIELD, v);
	}
}

static void read_templates(coll *c, struct coll_kind *k, const json *list,
	struct coll_more *more)
{
	size_t i = 0;

	for (const json *v = json_first(list); v && i < k->kind.ntemplates;
	     v = json_next(v)) {
		k->templates[i++] = (dc_template){
			.name = coll_keep(c, text(v, "name")),
			.front = coll_keep(c, text(v, "qfmt")),
			.back = coll_keep(c, text(v, "afmt")) };
		coll_more_json(more, COLL_TEMPLATE, v);
	}
}

static void read_kind(coll *c, const json *v, int64_t id)
{
	const json *fields = json_get(v, "flds"), *cards = json_get(v, "tmpls");
	struct coll_kind *k = coll_add_kind(c, id, text(v, "name"),
		json_count(fields), json_count(cards));
	struct coll_more more;
	int64_t type;

	if (!k)
		return;
	more = coll_more_new(c);
	read_fields(c, k, fields, &more);
	read_templates(c, k, cards, &more);
	coll_more_json(&more, COLL_MODEL, v);
	k->kind.css = coll_keep(c, text(v, "css"));
	k->kind.cloze = integer(text(v, "type"), &type) && type == CLOZE;
	dc_num(text(v, "mod"), &k->kind.mod);
	k->kind.more = coll_more_end(&more);
}

void coll_kinds_json(coll *c, dc_str models)
{
	const json *all = parse(c, models, "note types");
	int64_t id;

	for (const json *v = json_first(all); v && !c->code; v = json_next(v))
		if (id_of(v, &id))
			read_kind(c, v, id);
		else
			dc_warn(c->r->run, "apkg-id", "a note type without a "
				"number for an id is left out");
}
