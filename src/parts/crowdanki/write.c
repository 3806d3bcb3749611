/*
 * The notes of each deck wait in a queue of their own in a temporary file,
 * since the keys of a deck are sorted and its notes stand last.
 */
#include "parts/crowdanki/write.h"

#include "parts/anki/kind.h"
#include "parts/anki/names.h"
#include "parts/crowdanki/read.h"
#include "lib/unicode.h"

struct crowdnode {
	crowdnode *up, *child, *next;
	dc_str full, folded, name, about, more;
	spill_queue queue;
	dc_str *media;
	size_t nmedia, media_cap;
	bool known;              /* it has notes, or the source speaks of it */
	bool group;
	jsonset set;             /* while it is written */
	size_t at;
};

/* Without a deck of its own in the source, Anki's usual options. */
static const char options_name[] = "Default";

/* ---- numbers ---- */

/* The same for the same name, for ever: a UUID of version 8. */
static dc_str uuid(dc_arena *a, const char *what, dc_str name)
{
	uint64_t seed = dc_hash(what, strlen(what), 0);
	uint64_t x = dc_hash(name.p, name.n, seed);
	uint64_t y = dc_hash(name.p, name.n, seed + 1);

	return dc_fmt(a, "%08x-%04x-8%03x-%04x-%012llx", (unsigned)(x >> 32),
		(unsigned)(x >> 16) & 0xFFFF, (unsigned)x & 0xFFF,
		((unsigned)(y >> 48) & 0x3FFF) | 0x8000,
		(unsigned long long)y & 0xFFFFFFFFFFFF);
}

/* The text of a member of `"k":v,…`, or empty. */
static dc_str member_of(dc_arena *a, dc_str more, const char *key)
{
	jsonset s = jsonset_in(a);
	json_fault fault;

	jsonset_more(&s, more);
	for (size_t i = s.n; i-- > 0;)
		if (dc_is(s.v[i].key, key))
			return json_text(json_parse(NULL, a, s.v[i].raw, 1, 1,
				&fault));
	return DC_NONE;
}

/* ---- decks ---- */

static crowdnode **slot(const crowdwrite *st, dc_str folded)
{
	size_t i = (size_t)dc_hash(folded.p, folded.n, 0) & (st->nslots - 1);

	while (st->slots[i] && !dc_eq(st->slots[i]->folded, folded))
		i = (i + 1) & (st->nslots - 1);
	return &st->slots[i];
}

static bool make_room(dc_writer *w)
{
	crowdwrite *st = w->state;
	crowdnode **more;

	if (st->n < st->cap)
		return true;
	st->cap = st->cap ? 2 * st->cap : 32;
	more = dc_array(w->run_arena, st->cap, sizeof(*more));
	if (!more)
		return false;
	if (st->n)
		memcpy(more, st->nodes, st->n * sizeof(*more));
	st->nodes = more;
	st->nslots = 2 * st->cap;
	st->slots = dc_array(w->run_arena, st->nslots, sizeof(*st->slots));
	for (size_t i = 0; st->slots && i < st->n; i++)
		*slot(st, st->nodes[i]->folded) = st->nodes[i];
	return st->slots != NULL;
}

static crowdnode *add_node(dc_writer *w, crowdnode *up, dc_str full,
	dc_str name, dc_str folded, int *code)
{
	crowdwrite *st = w->state;
	crowdnode *d = make_room(w) ? dc_alloc(w->run_arena, sizeof(*d))
				    : NULL;

	*code = d ? DC_OK : DC_LIMIT;
	if (st->n == CROWD_DECKS)
		*code = dc_fail(w->run, DC_LIMIT, "deck-limit",
			"more than %d decks", CROWD_DECKS);
	if (*code)
		return NULL;
	*d = (crowdnode){ .up = up, .full = dc_dup(w->run_arena, full),
		.name = dc_dup(w->run_arena, name),
		.folded = dc_dup(w->run_arena, folded) };
	st->nodes[st->n++] = *slot(st, folded) = d;
	return d;
}

/* The deck of that name, as Anki mends it, with those above it. */
static crowdnode *find_node(dc_writer *w, dc_str name, int *code)
{
	crowdwrite *st = w->state;
	crowdnode *d = NULL;
	dc_buf b = dc_buf_in(w->arena, DC_MAX_FIELD);
	dc_str full, folded;
	size_t at = 0, n;
	unsigned depth = 0;

	anki_deck_name(&b, name);
	full = dc_head(dc_got(&b), CROWD_NAME);
	for (*code = DC_OK; !*code && at != DC_NPOS; at = n) {
		crowdnode *up = d;

		n = ++depth < CROWD_DEPTH ? dc_find(dc_from(full, at), "::")
					  : DC_NPOS;
		n = n == DC_NPOS ? n : at + n;
		folded = unicode_fold(w->arena, dc_sub(full, 0, n));
		d = st->n ? *slot(st, folded) : NULL;
		if (!d)
			d = add_node(w, up, dc_sub(full, 0, n), dc_sub(full,
				at, n == DC_NPOS ? n : n - at), folded, code);
		n = n == DC_NPOS ? n : n + 2;
	}
	return d;
}

static crowdnode *node_of(dc_writer *w, dc_str name, int *code)
{
	crowdwrite *st = w->state;

	*code = DC_OK;
	if (st->last && dc_eq(name, dc_got(&st->last_name)))
		return st->last;
	st->last = find_node(w, name, code);
	st->last_name.n = 0;
	dc_adds(&st->last_name, name);
	return st->last;
}

static int put_deck(dc_writer *w, const dc_deck *deck)
{
	int code = DC_OK;
	crowdnode *d = deck->name.n ? node_of(w, deck->name, &code) : NULL;

	if (!d)
		return code;
	d->known = true;
	if (!d->about.n)
		d->about = dc_dup(w->run_arena, deck->about);
	if (!d->more.n)
		d->more = dc_dup(w->run_arena, deck->more);
	return DC_OK;
}

/* ---- note types ---- */

static crowdkind *new_kind(dc_writer *w)
{
	crowdwrite *st = w->state;
	crowdkind *more;

	if (st->nkinds == st->kinds_cap) {
		st->kinds_cap = st->kinds_cap ? 2 * st->kinds_cap : 16;
		more = dc_array(w->run_arena, st->kinds_cap, sizeof(*more));
		if (!more)
			return NULL;
		if (st->nkinds)
			memcpy(more, st->kinds, st->nkinds * sizeof(*more));
		st->kinds = more;
		st->kind = NULL;
	}
	return &st->kinds[st->nkinds++];
}

/* Its crowdanki_uuid as JSON: the one it has, or one that its id makes. */
static dc_str model_uuid(dc_writer *w, jsonset *s, const dc_kind *k)
{
	dc_str id = k->id;

	for (size_t i = s->n; i-- > 0;)
		if (dc_is(s->v[i].key, "crowdanki_uuid") &&
		    dc_starts(s->v[i].raw, "\"") && s->v[i].raw.n > 2)
			return s->v[i].raw;
	/* Anki has its own under other numbers: this is not one of them. */
	if (!id.n && dc_kind_stock(k->name))
		jsonset_text(s, DC_S("name"), dc_fmt(w->arena,
			"deckconv %.*s", DC_ARG(k->name)));
	if (!id.n)
		id = dc_fmt(w->arena, "%llu",
			(unsigned long long)dc_kind_id(k));
	id = dc_fmt(w->arena, "\"%.*s\"",
		DC_ARG(uuid(w->arena, "note model", id)));
	jsonset_put(s, DC_S("crowdanki_uuid"), id);
	return id;
}

static int put_kind(dc_writer *w, const dc_kind *k)
{
	dc_buf b = dc_buf_in(w->run_arena, DC_MAX_DOCUMENT);
	jsonset s = jsonset_in(w->arena);
	crowdkind *it = new_kind(w);
	dc_str id;

	if (!it)
		return DC_LIMIT;
	k = ankikind_complete(w->arena, k);
	ankikind_members(&s, k);
	id = model_uuid(w, &s, k);
	jsonset_put(&s, DC_S("__type__"), DC_S("\"NoteModel\""));
	if (k->id.n)
		jsonset_text(&s, DC_S(CROWD_ID), k->id);
	it->name = dc_dup(w->run_arena, k->name);
	it->uuid = dc_dup(w->run_arena, id);
	jsonset_add(&b, &s);
	it->raw = dc_got(&b);
	return DC_OK;
}

static const crowdkind *kind_of(crowdwrite *st, dc_str name)
{
	if (st->kind && dc_eq(st->kind->name, name))
		return st->kind;
	st->kind = NULL;
	for (size_t i = 0; !st->kind && i < st->nkinds; i++)
		if (dc_eq(st->kinds[i].name, name))
			st->kind = &st->kinds[i];
	return st->kind;
}

/* ---- notes ---- */

static int by_name(const void *a, const void *b)
{
	const dc_str *x = a, *y = b;
	size_t n = x->n < y->n ? x->n : y->n;
	int d = n ? memcmp(x->p, y->p, n) : 0;

	return d ? d : x->n < y->n ? -1 : x->n > y->n;
}

static void sort_media(crowdnode *d)
{
	size_t n = 0;

	if (d->nmedia)
		qsort(d->media, d->nmedia, sizeof(*d->media), by_name);
	for (size_t i = 0; i < d->nmedia; i++)
		if (!n || !dc_eq(d->media[n - 1], d->media[i]))
			d->media[n++] = d->media[i];
	d->nmedia = n;
}

/* Names come again and again: what is double goes when there are twice as
 * many as there were different ones. */
static int add_media(dc_writer *w, crowdnode *d, dc_str name)
{
	dc_str *more;

	if (d->nmedia && dc_eq(d->media[d->nmedia - 1], name))
		return DC_OK;
	if (d->nmedia == d->media_cap)
		sort_media(d);
	if (d->nmedia * 2 > d->media_cap || !d->media_cap) {
		d->media_cap = d->media_cap ? 2 * d->media_cap : 16;
		more = dc_array(w->run_arena, d->media_cap, sizeof(*more));
		if (!more)
			return DC_LIMIT;
		if (d->nmedia)
			memcpy(more, d->media, d->nmedia * sizeof(*more));
		d->media = more;
	}
	d->media[d->nmedia++] = dc_dup(w->run_arena, name);
	return DC_OK;
}

static bool is_remote(dc_str name)
{
	return dc_istarts(name, "http://") || dc_istarts(name, "https://") ||
	       dc_istarts(name, "data:") || dc_starts(name, "//");
}

static int list_media(dc_writer *w, crowdnode *d, const dc_note *n)
{
	int code = DC_OK;

	for (size_t i = 0; i < n->nfields; i++) {
		dc_str *names;
		size_t k = dc_media_refs(w->arena, n->fields[i].value, &names);

		for (size_t j = 0; !code && j < k; j++)
			if (!is_remote(names[j]))
				code = add_media(w, d, names[j]);
	}
	/* No text names the pictures that Anki made of LaTeX. */
	for (size_t i = 0; !code && i < n->nmedia; i++)
		if (dc_starts(n->media[i], "latex-"))
			code = add_media(w, d, n->media[i]);
	return code;
}

static void spell(dc_buf *b, const dc_note *n, const crowdkind *k)
{
	dc_addz(b, "{\"__type__\":\"Note\",\"fields\":[");
	for (size_t i = 0; i < n->nfields; i++) {
		dc_addz(b, i ? "," : "");
		json_add(b, n->fields[i].value);
	}
	dc_addz(b, "],\"guid\":");
	json_add(b, n->guid);
	dc_addz(b, ",\"note_model_uuid\":");
	dc_adds(b, k->uuid);
	dc_addz(b, ",\"tags\":[");
	for (size_t i = 0; i < n->ntags; i++) {
		dc_addz(b, i ? "," : "");
		json_add(b, n->tags[i]);
	}
	dc_addz(b, "]}");
}

static int put_note(dc_writer *w, const dc_note *n)
{
	crowdwrite *st = w->state;
	const crowdkind *k;
	dc_buf b = dc_buf_in(w->arena, DC_MAX_DOCUMENT);
	dc_str deck = n->deck.n ? n->deck : dc_run_name(w->run);
	crowdnode *d;
	size_t size;
	int code;

	d = node_of(w, deck.n ? deck : dc_cstr(st->group), &code);
	if (code)
		return code;
	k = kind_of(st, n->kind);
	if (!k)
		return dc_fail(w->run, DC_LIMIT, "crowdanki-kind",
			"the note type of a note is not known");
	d->known = true;
	code = list_media(w, d, n);
	spell(&b, n, k);
	size = b.n;
	if (!code)
		code = spill_add(st->notes, w->run, &d->queue, &size,
			sizeof(size));
	return code ? code
		    : spill_add(st->notes, w->run, &d->queue, b.p, b.n);
}

/* ---- the document ---- */

static int write_notes(dc_writer *w, const crowdnode *d, unsigned depth)
{
	crowdwrite *st = w->state;
	size_t size, got;
	bool any = false;
	int code = spill_begin(st->notes, w->run, &d->queue, &st->in);

	while (!code && !(code = spill_read(st->in, w->run, &size, sizeof(size),
		&got)) && got) {
		st->note.n = 0;
		if (!dc_room(&st->note, size))
			return DC_LIMIT;
		code = spill_read(st->in, w->run, st->note.p, size, &got);
		dc_outz(w->out, any ? "," : "[");
		json_indent(w->out, depth + 1);
		json_pretty(w->out, (dc_str){ st->note.p, got }, depth + 1);
		any = true;
	}
	if (any)
		json_indent(w->out, depth);
	dc_outz(w->out, any ? "]" : "[]");
	return code;
}

static dc_str texts(dc_arena *a, const dc_str *s, size_t n)
{
	dc_buf b = dc_buf_in(a, DC_MAX_DOCUMENT);

	for (size_t i = 0; i < n; i++) {
		dc_addz(&b, i ? "," : "[");
		json_add(&b, s[i]);
	}
	dc_addz(&b, n ? "]" : "[]");
	return dc_got(&b);
}

static int by_kind(const void *a, const void *b)
{
	const crowdkind *x = a, *y = b;
	int d = by_name(&x->name, &y->name);

	return d ? d : by_name(&x->uuid, &y->uuid);
}

/* In an order that does not depend on which note comes first. */
static dc_str models(dc_arena *a, const crowdwrite *st)
{
	dc_buf b = dc_buf_in(a, DC_MAX_DOCUMENT);

	if (st->nkinds)
		qsort(st->kinds, st->nkinds, sizeof(*st->kinds), by_kind);
	for (size_t i = 0; i < st->nkinds; i++) {
		dc_addz(&b, i ? "," : "[");
		dc_adds(&b, st->kinds[i].raw);
	}
	dc_addz(&b, st->nkinds ? "]" : "[]");
	return dc_got(&b);
}

/* All options of decks, by their uuid. */
static void gather_options(dc_writer *w, jsonset *all)
{
	crowdwrite *st = w->state;
	json_fault fault;

	for (size_t i = 0; i < st->n; i++) {
		jsonset s = jsonset_in(w->run_arena);

		jsonset_more(&s, st->nodes[i]->more);
		for (size_t j = 0; j < s.n; j++) {
			const json *list;

			if (!dc_is(s.v[j].key, "deck_configurations"))
				continue;
			list = json_parse(NULL, w->run_arena, s.v[j].raw, 1,
				1, &fault);
			for (const json *v = json_first(list); v;
			     v = json_next(v))
				jsonset_put(all, json_text(json_get(v,
					"crowdanki_uuid")), json_raw(v));
		}
	}
	jsonset_sort(all);
}

static bool has(const jsonset *sorted, dc_str key)
{
	size_t from = 0, to = sorted->n;

	while (from < to) {
		size_t mid = from + (to - from) / 2;
		int d = by_name(&sorted->v[mid].key, &key);

		if (!d)
			return true;
		if (d < 0)
			from = mid + 1;
		else
			to = mid;
	}
	return false;
}

/* CrowdAnki does not import a deck whose options are not in the file. */
static bool choose_options(dc_writer *w, crowdnode *d, const jsonset *all,
	dc_str usual)
{
	dc_str own = member_of(w->run_arena, d->more, "deck_config_uuid");
	bool there = own.n && has(all, own);

	if (!there)
		jsonset_text(&d->set, DC_S("deck_config_uuid"), usual);
	return !there;
}

/* The members of a deck; those that are long have an empty text. */
static void prepare(dc_writer *w, crowdnode *d)
{
	dc_arena *a = w->run_arena;

	d->set = jsonset_in(a);
	jsonset_put(&d->set, DC_S("dyn"), DC_S("0"));
	jsonset_put(&d->set, DC_S("extendNew"), DC_S("0"));
	jsonset_put(&d->set, DC_S("extendRev"), DC_S("0"));
	jsonset_text(&d->set, DC_S("crowdanki_uuid"),
		uuid(a, "deck", d->folded));
	jsonset_more(&d->set, d->more);
	if (d->group)
		jsonset_put(&d->set, DC_S(CROWD_GROUP), DC_S("true"));
	jsonset_put(&d->set, DC_S("__type__"), DC_S("\"Deck\""));
	jsonset_put(&d->set, DC_S("children"), DC_NONE);
	jsonset_text(&d->set, DC_S("desc"), d->about);
	jsonset_text(&d->set, DC_S("name"), d->up ? d->name : d->full);
	sort_media(d);
	jsonset_put(&d->set, DC_S("media_files"),
		texts(a, d->media, d->nmedia));
	jsonset_put(&d->set, DC_S("notes"), DC_NONE);
}

static int by_full(const void *a, const void *b)
{
	return by_name(&(*(const crowdnode *const *)a)->full,
		&(*(const crowdnode *const *)b)->full);
}

/* Decks by name, each beneath its parent.  Several that have none are put in
 * one more, of which it is told that it is none of them. */
static crowdnode *build(dc_writer *w)
{
	crowdwrite *st = w->state;
	crowdnode *root = NULL, *group = NULL;
	size_t tops = 0;

	if (st->n)
		qsort(st->nodes, st->n, sizeof(*st->nodes), by_full);
	for (size_t i = 0; i < st->n; i++)
		tops += !st->nodes[i]->up;
	if (tops != 1) {
		group = dc_alloc(w->run_arena, sizeof(*group));
		if (!group)
			return NULL;
		group->full = group->folded = dc_cstr(st->group);
		group->group = true;
	}
	for (size_t i = st->n; i-- > 0;) {
		crowdnode *d = st->nodes[i], *up = d->up ? d->up : group;

		if (!up) {
			root = d;
			continue;
		}
		d->up = up;
		d->next = up->child;
		up->child = d;
	}
	if (tops > 1)
		dc_warn(w->run, "crowdanki-group", "CrowdAnki has one deck a "
			"file: the %zu decks are put into a deck \"%s\"",
			tops, st->group);
	if (group)
		return group;
	/* A::B alone is a deck of that name: nothing is known of A. */
	while (!root->known && root->child && !root->child->next) {
		root = root->child;
		root->up = NULL;
	}
	return root;
}

static void complete(dc_writer *w, crowdnode *root)
{
	crowdwrite *st = w->state;
	dc_arena *a = w->run_arena;
	jsonset all = jsonset_in(a);
	dc_str usual = uuid(a, "deck options", dc_cstr(options_name));
	dc_buf b = dc_buf_in(a, DC_MAX_DOCUMENT);
	bool needed;

	gather_options(w, &all);
	prepare(w, root);
	needed = choose_options(w, root, &all, usual);
	for (size_t i = 0; i < st->n; i++) {
		if (st->nodes[i] == root)
			continue;
		prepare(w, st->nodes[i]);
		needed |= choose_options(w, st->nodes[i], &all, usual);
	}
	if (needed)
		jsonset_put(&all, usual, dc_fmt(a, "{\"__type__\":"
			"\"DeckConfig\",\"crowdanki_uuid\":\"%.*s\","
			"\"name\":\"%s\"}", DC_ARG(usual), options_name));
	jsonset_sort(&all);
	for (size_t i = 0; i < all.n; i++) {
		dc_addz(&b, i ? "," : "[");
		dc_adds(&b, all.v[i].raw);
	}
	dc_addc(&b, ']');
	jsonset_put(&root->set, DC_S("deck_configurations"), dc_got(&b));
	jsonset_put(&root->set, DC_S("note_models"), models(a, st));
}

/* One member; true: go on with the deck's first child. */
static bool write_member(dc_writer *w, crowdnode *d, unsigned depth, int *code)
{
	const jsonset_member *m = &d->set.v[d->at++];
	dc_buf key = dc_buf_in(w->run_arena, DC_MAX_RECORD);

	if (d->up && dc_is(m->key, "deck_configurations"))
		return false;
	dc_outz(w->out, d->at > 1 ? "," : "");
	json_indent(w->out, depth);
	json_add(&key, m->key);
	dc_outs(w->out, dc_got(&key));
	dc_outz(w->out, ": ");
	if (dc_is(m->key, "children")) {
		dc_outz(w->out, d->child ? "[" : "[]");
		return d->child != NULL;
	}
	if (dc_is(m->key, "notes"))
		*code = write_notes(w, d, depth);
	else
		json_pretty(w->out, m->raw, depth);
	return false;
}

static void open_deck(dc_writer *w, crowdnode *d, unsigned depth)
{
	if (depth > 1)
		json_indent(w->out, depth - 1);
	dc_outc(w->out, '{');
	jsonset_sort(&d->set);
}

int crowdwrite_end(dc_writer *w)
{
	crowdnode *d = build(w);
	unsigned depth = 1;
	int code = d ? DC_OK : DC_LIMIT;

	if (code)
		return code;
	complete(w, d);
	for (open_deck(w, d, depth); d && !code;) {
		if (d->at < d->set.n) {
			if (!write_member(w, d, depth, &code))
				continue;
			d = d->child;
			open_deck(w, d, depth += 2);
			continue;
		}
		json_indent(w->out, depth - 1);
		dc_outc(w->out, '}');
		if (d->up && d->next) {
			dc_outc(w->out, ',');
			d = d->next;
			open_deck(w, d, depth);
			continue;
		}
		d = d->up;
		depth -= d ? 2 : 0;
		if (d) {
			json_indent(w->out, depth);
			dc_outc(w->out, ']');
		}
	}
	return code;
}

int crowdwrite_begin(dc_writer *w, const char *group)
{
	crowdwrite *st = w->state;

	st->group = group;
	st->notes = spill_new(w->run_arena);
	st->last_name = dc_buf_in(w->run_arena, DC_MAX_RECORD);
	st->note = dc_buf_in(w->run_arena, DC_MAX_DOCUMENT);
	return st->notes ? DC_OK : DC_LIMIT;
}

int crowdwrite_put(dc_writer *w, const dc_event *ev)
{
	return ev->what == DC_DECK ? put_deck(w, ev->u.deck)
	     : ev->what == DC_KIND ? put_kind(w, ev->u.kind)
	     : ev->what == DC_NOTE ? put_note(w, ev->u.note) : DC_OK;
}

void crowdwrite_drop(dc_writer *w)
{
	crowdwrite *st = w->state;

	spill_close(st->notes);
}
