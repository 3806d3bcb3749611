/*
 * Anki's JSON import (File > Import, files that end in .anki-json; desktop
 * only).  Unlike its text it defines note types and carries schedules:
 *
 *	{"default_deck":1,
 *	 "notes":[{"guid":"…","notetype":"Basic","deck":"A::B",
 *	           "fields":["…","…"],"tags":["…"],
 *	           "cards":[{"due":1700000000,"interval":30,
 *	                     "ease_factor":2.5,"reps":4,"lapses":0}]}],
 *	 "notetypes":[{"name":"…","fields":["…"],"is_cloze":false,
 *	               "templates":[{"name":"…","qfmt":"…","afmt":"…"}]}]}
 *
 * What is odd about it: note types are added anew with each import, though
 * notes go on to use the first of that name, so Anki's own, which have other
 * names in other languages, are defined under names of ours.  Cards stand in
 * the order of the templates, and each is taken for one in review.  A deck is
 * made with its parents, but those are not found when a later note is in one:
 * the first note of such a deck has to stand before its children's.
 */
#include "parts/anki/kind.h"
#include "parts/anki/names.h"
#include "lib/json.h"
#include "parts/spill.h"

enum { DAY = 86400 };

/* The first note of a deck that was made as a parent before. */
struct late {
	uint64_t before;         /* this row */
	size_t depth;
	spill_queue queue;
};

/* A note type, and what it is called in the file. */
struct kind {
	dc_str name, shown;
	struct kind *next;
};

struct writer {
	struct kind *kinds;
	spill *notes;
	spill_queue queue;
	uint64_t rows;
	spill_reader *in, *in_late;
	anki_decks *decks;
	dc_buf deck, name;       /* of the last note: as given, as Anki's */
	struct late *late;
	size_t nlate, cap;
	dc_buf types, note;
};

/* ---- note types ---- */

static dc_str shown_name(const struct writer *s, dc_str name)
{
	const struct kind *k = s->kinds;

	while (k && !dc_eq(k->name, name))
		k = k->next;
	return k ? k->shown : name;
}

/* Anki's own are found where a deck came from, if they have their id. */
static bool name_kind(dc_writer *w, const dc_kind *k)
{
	struct writer *s = w->state;
	struct kind *it = dc_alloc(w->run_arena, sizeof(*it));

	if (!it)
		return false;
	it->name = it->shown = dc_dup(w->run_arena, k->name);
	if (!k->id.n && dc_kind_stock(k->name))
		it->shown = dc_fmt(w->run_arena, "deckconv %.*s",
			DC_ARG(k->name));
	it->next = s->kinds;
	s->kinds = it;
	return true;
}

/* Is there more than the numbers that somebody knows its parts by? */
static bool has_details(dc_arena *a, const dc_kind *k)
{
	dc_str more = dc_fmt(a, "{%.*s}", DC_ARG(k->more));
	json_fault fault;
	const json *all = json_parse(NULL, a, more, 1, 1, &fault);

	for (const json *v = all; v; v = json_step(all, v))
		if (json_scalar(v) && !dc_is(json_key(v), "id") &&
		    !dc_is(json_key(v), "originalStockKind") &&
		    !dc_is(json_key(v), "crowdanki_uuid"))
			return true;
	return false;
}

static int put_kind(dc_writer *w, const dc_kind *k)
{
	struct writer *s = w->state;
	const dc_kind *usual = dc_kind_stock(k->cloze ? DC_S("Cloze")
						      : DC_S("Basic"));
	dc_buf *b = &s->types;

	k = ankikind_complete(w->arena, k);
	if (!name_kind(w, k))
		return DC_LIMIT;
	dc_addz(b, b->n ? ",\n{\"name\":" : "{\"name\":");
	json_add(b, s->kinds->shown);
	dc_addz(b, ",\"fields\":[");
	for (size_t i = 0; i < k->nfields; i++) {
		dc_addz(b, i ? "," : "");
		json_add(b, k->fields[i]);
	}
	dc_addz(b, "],\"templates\":[");
	for (size_t i = 0; i < k->ntemplates; i++) {
		dc_addz(b, i ? ",{\"name\":" : "{\"name\":");
		json_add(b, k->templates[i].name);
		dc_addz(b, ",\"qfmt\":");
		json_add(b, k->templates[i].front);
		dc_addz(b, ",\"afmt\":");
		json_add(b, k->templates[i].back);
		dc_addc(b, '}');
	}
	dc_addf(b, "],\"is_cloze\":%s}", k->cloze ? "true" : "false");
	if (k->css.n && !dc_eq(k->css, usual->css))
		dc_lose(w->run, "styles of note types", 1);
	if (has_details(w->arena, k))
		dc_lose(w->run, "details of note types", 1);
	return b->failed ? DC_LIMIT : DC_OK;
}

/* ---- schedules ---- */

static uint64_t number(const json *card, const char *name)
{
	uint64_t n = 0;

	dc_num(json_text(json_get(card, name)), &n);
	return n;
}

static bool in_review(const json *card)
{
	return number(card, "type") == 2 && json_get(card, "day");
}

/* Anki counts the whole days from now on: to the end of the day. */
static void add_card(dc_buf *b, const json *c, bool first)
{
	uint64_t factor = number(c, "factor") % 100000;

	dc_addf(b, "%s{\"due\":%llu,\"interval\":%llu,"
		"\"ease_factor\":%llu.%03llu,\"reps\":%llu,"
		"\"lapses\":%llu}", first ? "" : ",",
		(unsigned long long)(number(c, "day") % 1000000 * DAY +
			DAY - 1),
		(unsigned long long)(number(c, "ivl") % 100000),
		(unsigned long long)factor / 1000,
		(unsigned long long)factor % 1000,
		(unsigned long long)(number(c, "reps") % 1000000),
		(unsigned long long)(number(c, "lapses") % 1000000));
}

/* The n-th card in the list is that of the n-th template: those behind one
 * that is not in review cannot be said. */
static void add_cards(dc_buf *b, dc_writer *w, const dc_note *n)
{
	json_fault fault;
	const json *all = json_parse(NULL, w->arena, n->cards, 1, 1, &fault);
	uint64_t lost = 0, logs = 0, count = 0;
	bool on = true;

	for (const json *c = json_first(all); c; c = json_next(c)) {
		on = on && number(c, "ord") == count && in_review(c);
		logs += json_count(json_get(c, "revlog"));
		if (on) {
			dc_addz(b, count ? "" : ",\"cards\":[");
			add_card(b, c, !count++);
		} else {
			lost += number(c, "type") != 0;
		}
	}
	dc_addz(b, count ? "]" : "");
	if (lost)
		dc_lose(w->run, "schedules", lost);
	if (logs)
		dc_lose(w->run, "reviews", logs);
}

/* ---- notes ---- */

static void spell(dc_buf *b, dc_writer *w, const dc_note *n)
{
	const struct writer *s = w->state;

	dc_addz(b, "{\"guid\":");
	json_add(b, n->guid);
	dc_addz(b, ",\"notetype\":");
	json_add(b, shown_name(s, n->kind));
	if (s->name.n) {
		dc_addz(b, ",\"deck\":");
		json_add(b, dc_got(&s->name));
	}
	dc_addz(b, ",\"fields\":[");
	for (size_t i = 0; i < n->nfields; i++) {
		dc_addz(b, i ? "," : "");
		json_add(b, n->fields[i].value);
	}
	dc_addc(b, ']');
	for (size_t i = 0; i < n->ntags; i++) {
		dc_addz(b, i ? "," : ",\"tags\":[");
		json_add(b, n->tags[i]);
	}
	dc_addz(b, n->ntags ? "]" : "");
	if (n->cards.n)
		add_cards(b, w, n);
	dc_addc(b, '}');
}

static int add_record(dc_writer *w, spill_queue *q, dc_str text)
{
	struct writer *s = w->state;
	int code = spill_add(s->notes, w->run, q, &text.n, sizeof(text.n));

	return code ? code : spill_add(s->notes, w->run, q, text.p, text.n);
}

static struct late *new_late(dc_writer *w)
{
	struct writer *s = w->state;
	struct late *more;

	if (s->nlate == s->cap) {
		s->cap = s->cap ? 2 * s->cap : 16;
		more = dc_array(w->run_arena, s->cap, sizeof(*more));
		if (!more)
			return NULL;
		if (s->nlate)
			memcpy(more, s->late, s->nlate * sizeof(*more));
		s->late = more;
	}
	return &s->late[s->nlate++];
}

static int put_note(dc_writer *w, const dc_note *n)
{
	struct writer *s = w->state;
	dc_str deck = n->deck.n ? n->deck : dc_run_name(w->run);
	dc_buf b = dc_buf_in(w->arena, DC_MAX_DOCUMENT);
	struct late *l;
	uint64_t before;
	size_t depth = 0;

	if (!s->name.n || !dc_eq(dc_got(&s->deck), deck)) {
		s->deck.n = 0;
		dc_adds(&s->deck, deck);
		anki_deck_name(&s->name, deck);
		depth = anki_deck_late(s->decks, dc_got(&s->name), s->rows,
			&before);
	}
	spell(&b, w, n);
	if (!depth) {
		s->rows++;
		return add_record(w, &s->queue, dc_got(&b));
	}
	l = new_late(w);
	if (!l)
		return DC_LIMIT;
	*l = (struct late){ .before = before, .depth = depth };
	return add_record(w, &l->queue, dc_got(&b));
}

/* ---- the document ---- */

static int by_row(const void *a, const void *b)
{
	const struct late *x = a, *y = b;

	if (x->before != y->before)
		return x->before < y->before ? -1 : 1;
	return x->depth < y->depth ? -1 : x->depth > y->depth;
}

/* The next record that the reader has; *any: there was one. */
static int copy(dc_writer *w, spill_reader *in, bool *any, bool *comma)
{
	struct writer *s = w->state;
	size_t n, got;
	int code = spill_read(in, w->run, &n, sizeof(n), &got);

	*any = !code && got;
	if (!*any)
		return code;
	s->note.n = 0;
	if (!dc_room(&s->note, n))
		return DC_LIMIT;
	code = spill_read(in, w->run, s->note.p, n, &got);
	dc_outz(w->out, *comma ? ",\n" : "\n");
	dc_out(w->out, s->note.p, got);
	*comma = true;
	return code;
}

static int write_notes(dc_writer *w)
{
	struct writer *s = w->state;
	size_t at = 0;
	bool any = true, comma = false;
	int code = spill_begin(s->notes, w->run, &s->queue, &s->in);

	if (s->nlate)
		qsort(s->late, s->nlate, sizeof(*s->late), by_row);
	for (uint64_t row = 0; !code && any; row++) {
		for (; !code && at < s->nlate && s->late[at].before == row;
		     at++) {
			code = spill_begin(s->notes, w->run,
				&s->late[at].queue, &s->in_late);
			if (!code)
				code = copy(w, s->in_late, &any, &comma);
		}
		if (!code)
			code = copy(w, s->in, &any, &comma);
	}
	return code;
}

static int begin(dc_writer *w)
{
	struct writer *s = w->state;

	s->notes = spill_new(w->run_arena);
	s->decks = anki_decks_new(w->run_arena);
	s->deck = dc_buf_in(w->run_arena, DC_MAX_FIELD);
	s->name = dc_buf_in(w->run_arena, DC_MAX_FIELD);
	s->types = dc_buf_in(w->run_arena, DC_MAX_DOCUMENT);
	s->note = dc_buf_in(w->run_arena, DC_MAX_DOCUMENT);
	return s->notes && s->decks ? DC_OK : DC_LIMIT;
}

static int put(dc_writer *w, const dc_event *ev)
{
	return ev->what == DC_KIND ? put_kind(w, ev->u.kind)
	     : ev->what == DC_NOTE ? put_note(w, ev->u.note) : DC_OK;
}

static int end(dc_writer *w)
{
	const struct writer *s = w->state;
	int code;

	dc_outz(w->out, "{\"default_deck\":1,\n\"notes\":[");
	code = write_notes(w);
	dc_outz(w->out, "\n],\n\"notetypes\":[");
	dc_outs(w->out, dc_got(&s->types));
	dc_outz(w->out, "]}\n");
	return code;
}

static void drop(dc_writer *w)
{
	const struct writer *s = w->state;

	spill_close(s->notes);
}

const dc_format fmt_anki_json = {
	.name = "anki-json",
	.title = "Anki JSON import, with note types and schedules",
	.exts = "anki-json",
	.caps = DC_CAP_DECKS | DC_CAP_TAGS | DC_CAP_KINDS | DC_CAP_CARDS |
		DC_CAP_FIELDS | DC_CAP_GUIDS | DC_NEEDS_FRONT | DC_CLEAN |
		DC_STOCK,
	.text = DC_HTML,
	.write_size = sizeof(struct writer),
	.begin = begin,
	.put = put,
	.end = end,
	.drop = drop
};
