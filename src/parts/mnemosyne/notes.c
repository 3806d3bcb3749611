/*
 * A fact becomes a note, or two.
 */
#include "parts/mnemosyne/inner.h"

void *mnemo_grown(dc_arena *a, void *old, size_t n, size_t size)
{
	char *more;

	if (n && (n < 8 || (n & (n - 1)) != 0))
		return old;
	more = dc_array(a, n < 8 ? 8 : n * 2, size);
	if (more && n)
		memcpy(more, old, n * size);
	return more;
}

/* Sister cards have mostly the same few. */
int mnemo_add_tag(dc_reader *r, struct mnemo_fact *f, dc_str tag)
{
	enum { LOOK = 64 };

	for (size_t i = 0; i < f->ntags && i < LOOK; i++)
		if (dc_eq(f->tags[i], tag))
			return DC_OK;
	if (f->ntags == DC_MAX_TAGS) {
		dc_lose(r->run, "tags past 10000", 1);
		return DC_OK;
	}
	f->tags = mnemo_grown(r->arena, f->tags, f->ntags, sizeof(*f->tags));
	if (!f->tags)
		return DC_LIMIT;
	f->tags[f->ntags++] = tag;
	return DC_OK;
}

static dc_note *note_of(mnemo *m, const struct mnemo_fact *f)
{
	dc_note *n = dc_note_new(m->r);

	if (!n)
		return NULL;
	n->id = f->id;
	n->deck = f->deck;
	n->mod = f->mod;
	n->at.line = f->line;
	for (size_t i = 0; i < f->ntags; i++)
		if (!dc_is(f->tags[i], "__UNTAGGED__") &&
		    !dc_is(f->tags[i], "<default>"))
			dc_note_tag(m->r, n, f->tags[i]);
	return n;
}

static int put(mnemo *m, dc_note *n)
{
	if (n && n->nfields && dc_blank(n->fields[0].value))
		for (size_t i = 1; i < n->nfields; i++)
			if (!dc_blank(n->fields[i].value))
				n->lost = DC_LOST_FRONT;
	return dc_put_note(m->r, n);
}

static dc_str value_of(const struct mnemo_fact *f, dc_str key)
{
	for (size_t i = 0; i < f->nvalues; i++)
		if (dc_eq(f->values[i].key, key))
			return f->values[i].text;
	return DC_NONE;
}

static void add_field(mnemo *m, dc_note *n, dc_str name, dc_str text)
{
	dc_note_field(m->r, n, name, mnemo_html(m->r->arena, text), DC_HTML);
}

/* Is there an earlier text under the key of this one? */
static bool is_repeated(const struct mnemo_fact *f, size_t i)
{
	size_t k = 0;

	while (!dc_eq(f->values[k].key, f->values[i].key))
		k++;
	return k < i;
}

/* Texts under keys that the type has no field for show nowhere. */
static void tell_hidden(mnemo *m, const struct mnemo_made *t,
	const struct mnemo_fact *f)
{
	uint64_t hidden = 0;

	for (size_t i = 0; i < f->nvalues; i++)
		hidden += !dc_blank(f->values[i].text) &&
			(mnemo_field(t, f->values[i].key) == t->nfields ||
			 is_repeated(f, i));
	if (hidden)
		dc_lose(m->r->run, "texts that no card shows", hidden);
}

/* Which of the clozes have cards; those of old files do not tell. */
static uint64_t clozes_of(const struct mnemo_fact *f)
{
	uint64_t mask = 0, n;

	for (size_t i = 0; i < f->ncards; i++) {
		dc_str s = f->cards[i].extra;
		size_t at = dc_find(s, "'index':"), digits = 0;

		if (at == DC_NPOS)
			continue;
		s = dc_trim(dc_from(s, at + 8));
		while (digits < s.n && s.p[digits] >= '0' &&
		       s.p[digits] <= '9')
			digits++;
		if (dc_num(dc_sub(s, 0, digits), &n) && n < 64)
			mask |= (uint64_t)1 << n;
	}
	return mask ? mask : UINT64_MAX;
}

/* All fields of the type; the first one's text is given. */
static int put_fields(mnemo *m, const struct mnemo_made *t,
	const struct mnemo_fact *f, dc_note *n, dc_str kind, dc_str first)
{
	if (n)
		n->kind = kind;
	for (size_t i = 0; i < t->nfields; i++)
		add_field(m, n, t->fields[i].text, i ? value_of(f,
			t->fields[i].key) : first);
	return put(m, n);
}

static int put_cloze(mnemo *m, struct mnemo_made *t, const struct mnemo_fact *f)
{
	dc_str text = value_of(f, t->fields[0].key), kind = DC_S("Cloze");
	dc_note *n = note_of(m, f);
	int code = DC_OK;

	if (mnemo_has_cloze(text))
		text = mnemo_cloze(m->r->arena, text, clozes_of(f));
	if (t->t.id.n > 1)
		code = mnemo_kind_of(m, t, 1, true, &kind);
	if (code)
		return code;
	if (t->t.id.n > 1)
		return put_fields(m, t, f, n, kind, text);
	if (n)
		n->kind = kind;
	add_field(m, n, DC_S("Text"), text);
	add_field(m, n, DC_S("Back Extra"), DC_NONE);
	return put(m, n);
}

/* Room for n in an array of the run's arena that is used again and again. */
static void *room(mnemo *m, void *old, size_t *cap, size_t n, size_t size)
{
	if (old && n <= *cap)
		return old;
	*cap = n * 2 + 8;
	return dc_array(m->r->run_arena, *cap, size);
}

static void keep(struct mnemo_held *h, dc_str *s)
{
	size_t at = h->text.n;

	dc_adds(&h->text, *s);
	*s = (dc_str){ h->text.p ? h->text.p + at : NULL, s->n };
}

/* A copy of the fact, without its cards, that lives until the next one. */
static bool hold(mnemo *m, const struct mnemo_fact *f, struct mnemo_fact *out)
{
	struct mnemo_held *h = &m->held;
	size_t all = f->id.n;

	for (size_t i = 0; i < f->nvalues; i++)
		all += f->values[i].key.n + f->values[i].text.n;
	for (size_t i = 0; i < f->ntags; i++)
		all += f->tags[i].n;
	h->text.n = 0;
	h->values = room(m, h->values, &h->cap_values, f->nvalues,
		sizeof(*h->values));
	h->tags = room(m, h->tags, &h->cap_tags, f->ntags, sizeof(*h->tags));
	if (!h->values || !h->tags || (all && !dc_room(&h->text, all)))
		return false;
	*out = *f;
	out->values = h->values;
	out->tags = h->tags;
	out->ncards = 0;
	keep(h, &out->id);
	for (size_t i = 0; i < f->nvalues; i++) {
		h->values[i] = f->values[i];
		keep(h, &h->values[i].key);
		keep(h, &h->values[i].text);
	}
	for (size_t i = 0; i < f->ntags; i++) {
		h->tags[i] = f->tags[i];
		keep(h, &h->tags[i]);
	}
	return !h->text.failed;
}

/*
 * A sentence has a card that asks for its meaning, and one for each cloze in
 * it.  Anki has no note type for both: they are two notes.
 */
static int put_sentence(mnemo *m, struct mnemo_made *t,
	const struct mnemo_fact *f, uint64_t mask)
{
	dc_str text = value_of(f, t->fields[0].key), kind, bare;
	bool cloze = mask & 2 && mnemo_has_cloze(text);
	uint64_t wanted = clozes_of(f);
	struct mnemo_fact again;
	dc_note *n;
	int code = DC_OK;

	if (!hold(m, f, &again))
		return DC_LIMIT;
	if (mask & 1 || !cloze) {
		code = mnemo_kind_of(m, t, 1, false, &kind);
		bare = mnemo_cloze(m->r->arena, text, 0);
		if (!code)
			code = put_fields(m, t, f, note_of(m, f), kind, bare);
	}
	if (code || !cloze)
		return code;
	code = mnemo_kind_of(m, t, 2, true, &kind);
	n = note_of(m, &again);
	if (n && n->id.n)
		n->id = dc_fmt(m->r->arena, "%.*s/cloze", DC_ARG(n->id));
	text = value_of(&again, t->fields[0].key);
	return code ? code : put_fields(m, t, &again, n, kind,
		mnemo_cloze(m->r->arena, text, wanted));
}

/* Front and back of what is built in are Anki's own note types. */
static int put_two(mnemo *m, const struct mnemo_fact *f, uint64_t mask)
{
	dc_note *n = note_of(m, f);
	dc_str front = value_of(f, DC_S("f")), back = value_of(f, DC_S("b"));

	if (n && mask == 3)
		n->kind = DC_S("Basic (and reversed card)");
	add_field(m, n, DC_S("Front"), mask == 2 ? back : front);
	add_field(m, n, DC_S("Back"), mask == 2 ? front : back);
	return put(m, n);
}

/* A type that the file does not tell of: a plug-in's. */
static int put_unknown(mnemo *m, const struct mnemo_fact *f)
{
	dc_note *n = note_of(m, f);
	dc_str id = f->cards[0].type;

	dc_at(m->r->run, f->line, 0, DC_NONE);
	dc_warn(m->r->run, "mnemosyne-card-type", "the card type \"%.*s\" is "
		"not in the file: its fields are taken as they come",
		DC_ARG(dc_head(id, 60)));
	if (f->ncards > 1)
		dc_lose(m->r->run, "cards of unknown types", f->ncards - 1);
	for (size_t i = 0; i < f->nvalues; i++) {
		dc_str key = f->values[i].key;

		add_field(m, n, dc_is(key, "f") ? DC_S("Front")
			: dc_is(key, "b") ? DC_S("Back") : key,
			f->values[i].text);
	}
	if (n)
		dc_note_order(n);
	return put(m, n);
}

/* The views that the fact has cards of; all of them where none is known. */
static uint64_t mask_of(const struct mnemo_made *t, const struct mnemo_fact *f)
{
	uint64_t mask = 0, all = 0;

	for (size_t i = 0; i < t->nviews; i++)
		all |= t->views[i] ? (uint64_t)1 << i : 0;
	for (size_t k = 0; k < f->ncards; k++)
		for (size_t i = 0; i < t->nviews; i++)
			if (t->views[i] && dc_eq(t->ids[i], f->cards[k].view))
				mask |= (uint64_t)1 << i;
	return mask ? mask : all;
}

int mnemo_put(mnemo *m, const struct mnemo_fact *f)
{
	struct mnemo_made *t = f->ncards
		? mnemo_made_of(m, f->cards[0].type) : NULL;
	dc_str kind;
	uint64_t mask;
	char root;
	int code;

	if (!f->ncards) {
		dc_lose(m->r->run, "facts without cards", 1);
		return DC_OK;
	}
	mask = t ? mask_of(t, f) : 0;
	if (!t || !t->nfields || !mask)
		return put_unknown(m, f);
	tell_hidden(m, t, f);
	root = mnemo_root(t->t.id);
	if (root == '5')
		return put_cloze(m, t, f);
	if (root == '6' && t->nviews > 1 && t->views[0] && t->views[1])
		return put_sentence(m, t, f, mask);
	if (t->t.id.n == 1 && (root == '1' || root == '2'))
		return put_two(m, f, mask);
	code = mnemo_kind_of(m, t, mask, false, &kind);
	return code ? code : put_fields(m, t, f, note_of(m, f), kind,
		value_of(f, t->fields[0].key));
}
