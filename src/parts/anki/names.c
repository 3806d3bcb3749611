/*
 * What Anki has under which name, and how it mends the names of decks.
 */
#include "parts/anki/names.h"

static const anki_stock stocks[] = {
	{ "Basic", 1, 2, { "Front", "Back" } },
	{ "Basic (and reversed card)", 1, 2, { "Front", "Back" } },
	{ "Basic (optional reversed card)", 1, 3,
	  { "Front", "Back", "Add Reverse" } },
	{ "Basic (type in the answer)", 1, 2, { "Front", "Back" } },
	{ "Cloze", 1, 2, { "Text", "Back Extra" } },
	{ "Image Occlusion", 3, 5,
	  { "Occlusion", "Image", "Header", "Back Extra", "Comments" } },
};

const anki_stock *anki_stock_named(dc_str name)
{
	for (size_t i = 0; i < sizeof(stocks) / sizeof(*stocks); i++)
		if (dc_ieq(name, dc_cstr(stocks[i].name)))
			return &stocks[i];
	return NULL;
}

/* A part of a deck's name without blanks and colons at its edges. */
static dc_str mend_part(dc_str s)
{
	for (;;) {
		size_t before = s.n;

		s = dc_trim(s);
		while (s.n && s.p[0] == ':')
			s = dc_from(s, 1);
		while (s.n && s.p[s.n - 1] == ':')
			s.n--;
		if (s.n == before)
			return s.n ? s : DC_S("blank");
	}
}

/*
 * A deck's name as Anki would store it.  Anki looks for the deck by the name
 * as it is written and then creates it by the mended one: "A:: B" beside
 * "A::B" would become a second deck "A::B+".
 */
void anki_deck_name(dc_buf *b, dc_str name)
{
	b->n = 0;
	while (name.n || b->n) {
		size_t at = dc_find(name, "::");
		dc_str part = mend_part(dc_sub(name, 0, at));

		for (size_t i = 0; i < part.n; i++)
			if ((unsigned char)part.p[i] >= 0x20)
				dc_addc(b, part.p[i]);
		if (at == DC_NPOS)
			return;
		dc_addz(b, "::");
		name = dc_from(name, at + 2);
	}
}

bool anki_deck_number(dc_str s)
{
	if (s.n && (s.p[0] == '-' || s.p[0] == '+'))
		s = dc_from(s, 1);
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n != 0;
}

struct deck {
	uint64_t hash;           /* 0: the slot is free */
	uint64_t row;            /* the first in the deck or below it */
	bool named;              /* a note is in the deck itself */
};

struct anki_decks {
	dc_arena *arena;
	struct deck *slots;
	size_t n, cap;
	dc_buf lower;
};

anki_decks *anki_decks_new(dc_arena *arena)
{
	anki_decks *d = dc_alloc(arena, sizeof(*d));

	if (d)
		*d = (anki_decks){ .arena = arena,
			.lower = dc_buf_in(arena, DC_MAX_FIELD) };
	return d;
}

static struct deck *slot(const anki_decks *d, uint64_t hash)
{
	size_t i = (size_t)hash & (d->cap - 1);

	while (d->slots[i].hash && d->slots[i].hash != hash)
		i = (i + 1) & (d->cap - 1);
	return &d->slots[i];
}

static bool make_room(anki_decks *d)
{
	struct deck *old = d->slots;
	size_t n = d->cap;

	if (d->n < n / 2)
		return true;
	d->cap = n ? 2 * n : 64;
	d->slots = dc_array(d->arena, d->cap, sizeof(*d->slots));
	for (size_t i = 0; d->slots && i < n; i++)
		if (old[i].hash)
			*slot(d, old[i].hash) = old[i];
	return d->slots != NULL;
}

/* Case is one to Anki. */
static dc_str lowered(anki_decks *d, dc_str name)
{
	d->lower.n = 0;
	dc_adds(&d->lower, name);
	for (size_t i = 0; i < d->lower.n; i++)
		if (d->lower.p[i] >= 'A' && d->lower.p[i] <= 'Z')
			d->lower.p[i] = (char)(d->lower.p[i] | 0x20);
	return dc_got(&d->lower);
}

size_t anki_deck_late(anki_decks *d, dc_str name, uint64_t row,
	uint64_t *before)
{
	dc_str rest = lowered(d, name);
	struct deck *s;
	uint64_t hash = 0;
	size_t depth = 0, at;
	bool late;

	do {
		if (!make_room(d))
			return 0;
		at = dc_find(rest, "::");
		hash = dc_hash(rest.p, at == DC_NPOS ? rest.n : at, hash) | 1;
		rest = at == DC_NPOS ? DC_NONE : dc_from(rest, at + 2);
		depth++;
		s = slot(d, hash);
		late = s->hash && !s->named;
		if (s->hash)
			continue;
		*s = (struct deck){ .hash = hash, .row = row };
		d->n++;
	} while (at != DC_NPOS);
	s->named = true;
	*before = s->row;
	return late ? depth : 0;
}
