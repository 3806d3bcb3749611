/*
 * What is odd: text is a list of strings and objects, of which one may be a
 * reference to another Rem, whose text stands in its place.  The same doc may
 * be there many times.
 */
#include "lib/jsonscan.h"
#include "parts/remdocs.h"

enum {
	LABEL = 300,             /* bytes of a Rem's text where another refers
				  * to it */
	LEVELS = 4               /* of references in it */
};

/* ---- probe ---- */

/* A Rem has a text, which is a list, and what no other program's documents
 * have beside it. */
static bool is_rem(const json *v)
{
	return json_is(json_get(v, "key")) == JSON_ARRAY &&
	       json_is(json_get(v, "_id")) == JSON_STRING &&
	       (json_get(v, "crt") || json_get(v, "subBlocks") ||
		json_get(v, "rcrp") || json_get(v, "rcrs") ||
		json_get(v, "enableBackSR") || json_get(v, "typeParents"));
}

bool remdocs_is(const dc_probe *p)
{
	dc_str s = dc_trim(p->head);
	const json *root, *v;
	json_fault fault;
	bool whole;

	if (!dc_starts(s, "{") || dc_find(s, "\"docs\"") == DC_NPOS)
		return false;
	root = json_parse(NULL, p->arena, jsonscan_close(p->arena, s, &whole),
		1, 1, &fault);
	v = json_get(root, "docs");
	if (json_is(v) != JSON_ARRAY)
		return false;
	for (v = json_first(v); v; v = json_next(v))
		if (is_rem(v))
			return true;
	return false;
}

/* ---- docs ---- */

/* Of equal ids the last change first. */
static int by_id(const void *a, const void *b)
{
	const struct rem *x = a, *y = b;
	int order = jsonget_order(x->id, y->id);

	if (order)
		return order;
	if (x->changed != y->changed)
		return x->changed > y->changed ? -1 : 1;
	return (x->place > y->place) - (x->place < y->place);
}

struct rem *remdocs_find(const remdocs *s, dc_str id)
{
	size_t low = 0, high = s->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = jsonget_order(s->v[mid].id, id);

		if (!order)
			return &s->v[mid];
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

bool remdocs_own(const json *v)
{
	static const char *const marks[] = { "rcrp", "rcrt", "rcrs", "rcre" };

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (jsonget_text(v, marks[i]).n)
			return true;
	return dc_is(jsonget_text(v, "type"), "6");
}

/* Has it the power-up of that code? */
static bool has_power(const json *v, const char *code)
{
	return json_get(json_get(v, "crt"), code) != NULL;
}

/* One doc of each id: some exports have the same a hundred times. */
static void settle(remdocs *s)
{
	size_t n = 0;

	if (s->n)
		qsort(s->v, s->n, sizeof(*s->v), by_id);
	for (size_t i = 0; i < s->n; i++)
		if (!n || !s->v[i].id.n ||
		    !dc_eq(s->v[n - 1].id, s->v[i].id))
			s->v[n++] = s->v[i];
	s->n = n;
}

int remdocs_read(dc_reader *r, dc_str text, remdocs *d)
{
	const json *root, *docs;
	json_fault fault;

	root = json_parse(r->run, r->run_arena, text, 1, 1, &fault);
	if (!root)
		return json_fail(r->run, &fault);
	docs = json_get(root, "docs");
	if (json_is(docs) != JSON_ARRAY)
		return dc_fail(r->run, DC_INPUT, "remnote-data", "there are "
			"no docs in rem.json");
	d->v = dc_array(r->run_arena, json_count(docs) + 1, sizeof(*d->v));
	if (!d->v)
		return dc_out_of_memory(r->run);
	d->first = json_first(docs);
	for (const json *v = d->first; v; v = json_next(v)) {
		d->v[d->n] = (struct rem){ .id = jsonget_text(v, "_id"),
			.parent = jsonget_text(v, "parent"), .v = v,
			.own = remdocs_own(v), .item = has_power(v, "w"),
			.detail = has_power(v, "x"),
			.folder = has_power(v, "o") ||
				jsonget_is(v, "forceIsFolder"),
			.changed = jsonget_number(v, "u"), .place = d->n };
		d->n++;
	}
	settle(d);
	return DC_OK;
}

/* ---- text ---- */

static dc_str label_of(dc_reader *, const remdocs *, struct rem *, int level);

static dc_str said(dc_reader *r, const remdocs *d, const json *e, int level)
{
	struct rem *to;

	if (json_is(e) == JSON_STRING)
		return json_text(e);
	if (!dc_is(jsonget_text(e, "i"), "q"))
		return jsonget_text(e, "text");
	to = remdocs_find(d, jsonget_text(e, "_id"));
	return to && level < LEVELS ? label_of(r, d, to, level + 1) : DC_NONE;
}

static dc_str label_of(dc_reader *r, const remdocs *d, struct rem *it,
	int level)
{
	dc_buf b = dc_buf_in(r->run_arena, 2 * LABEL);
	const json *e = json_first(json_get(it->v, "key"));

	if (it->known || it->busy)
		return it->label;
	it->busy = true;
	for (; e && b.n < LABEL; e = json_next(e))
		dc_adds(&b, dc_head(said(r, d, e, level), LABEL));
	it->busy = false;
	it->known = true;
	it->label = dc_trim(dc_head(dc_got(&b), LABEL));
	return it->label;
}

dc_str remdocs_label(dc_reader *r, const remdocs *d, struct rem *it)
{
	return label_of(r, d, it, 0);
}

dc_str remdocs_said(dc_reader *r, const remdocs *d, const json *e)
{
	return said(r, d, e, 0);
}
