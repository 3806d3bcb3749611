/*
 * A deck's id is a hash of its name without case, so that a deck has the same
 * id in every package; of two that would have the same one the later has the
 * next.
 */
#include "parts/collection/decks.h"

#include "parts/anki/names.h"
#include "lib/json.h"
#include "lib/unicode.h"

struct deck {
	struct deck *next;       /* in order of first sight */
	uint64_t id;
	dc_str name, folded, about;
	bool used;               /* a card is in it or below it */
};

enum { MEMO = 64 };

struct colldecks {
	dc_arena *arena;
	struct deck *first, **tail;
	struct deck **slots;     /* by id, cap a power of two */
	size_t n, cap;
	dc_buf mended, cut;
	struct {                 /* decks that need no second look */
		dc_str name;
		uint64_t id;
	} memo[MEMO];
};

static struct deck **slot(const colldecks *c, uint64_t id)
{
	size_t i = (size_t)(id * UINT64_C(0x9E3779B97F4A7C15) >> 32) &
		(c->cap - 1);

	while (c->slots[i] && c->slots[i]->id != id)
		i = (i + 1) & (c->cap - 1);
	return &c->slots[i];
}

static bool make_room(colldecks *c)
{
	if (c->n < c->cap / 2)
		return true;
	c->cap = c->cap ? 2 * c->cap : 64;
	c->slots = dc_array(c->arena, c->cap, sizeof(*c->slots));
	for (struct deck *d = c->first; c->slots && d; d = d->next)
		*slot(c, d->id) = d;
	return c->slots != NULL;
}

static struct deck *add(colldecks *c, uint64_t id, dc_str name, dc_str folded)
{
	struct deck *d;

	if (!make_room(c))
		return NULL;
	d = dc_alloc(c->arena, sizeof(*d));
	if (!d)
		return NULL;
	*d = (struct deck){ .id = id, .name = dc_dup(c->arena, name),
		.folded = dc_dup(c->arena, folded) };
	*slot(c, id) = *c->tail = d;
	c->tail = &d->next;
	c->n++;
	return d;
}

colldecks *colldecks_new(dc_arena *arena)
{
	colldecks *c = dc_alloc(arena, sizeof(*c));

	if (!c)
		return NULL;
	*c = (colldecks){ .arena = arena, .tail = &c->first,
		.cut = dc_buf_in(arena, DC_MAX_FIELD),
		.mended = dc_buf_in(arena, 2 * (size_t)DC_MAX_FIELD) };
	if (!add(c, 1, DC_S("Default"), DC_S("default")))
		return NULL;
	c->first->used = true;
	return c;
}

/* The deck, or the place in the row of ids that would be its own. */
static struct deck *look_up(const colldecks *c, dc_str folded, uint64_t *id)
{
	const uint64_t from = 1000000000000, below = 1600000000000;
	struct deck *d;

	if (dc_is(folded, "default"))
		return c->first;
	*id = from + dc_hash(folded.p, folded.n, 0) % (below - from);
	while ((d = *slot(c, *id)) != NULL && !dc_eq(d->folded, folded))
		++*id;
	return d;
}

static void limit(dc_run *run, int *code)
{
	*code = dc_fail(run, DC_LIMIT, "deck-limit", "more than %d decks",
		COLLDECKS_MOST);
}

/* The deck, with its parents.  A child is called as its parent is spelled. */
static struct deck *make(colldecks *c, dc_run *run, dc_arena *a, dc_str name,
	bool used, int *code)
{
	struct deck *d = NULL;
	size_t at = 0;
	uint64_t id = 0;

	do {
		dc_str part = dc_from(name, at), folded, full;
		size_t n = dc_find(part, "::");

		part = dc_sub(part, 0, n);
		full = d ? dc_fmt(a, "%.*s::%.*s", DC_ARG(d->name),
			DC_ARG(part)) : part;
		folded = unicode_fold(a, full);
		at = n == DC_NPOS ? n : at + n + 2;
		if (!folded.p)
			return NULL;
		d = look_up(c, folded, &id);
		if (!d && c->n == COLLDECKS_MOST) {
			limit(run, code);
			return NULL;
		}
		if (!d)
			d = add(c, id, full, folded);
		if (d)
			d->used |= used;
	} while (d && at != DC_NPOS);
	return d;
}

/* As Anki mends it; what would be too long or too deep is cut off, told. */
static dc_str mend(colldecks *c, dc_run *run, dc_str name)
{
	size_t at = 0, n;
	dc_str s;

	anki_deck_name(&c->mended, name);
	s = dc_got(&c->mended);
	for (int depth = 0; depth < COLLDECKS_DEPTH && at != DC_NPOS; depth++) {
		n = dc_find(dc_from(s, at), "::");
		at = n == DC_NPOS ? n : at + n + 2;
	}
	if (at != DC_NPOS)
		s.n = at - 2;
	s = dc_head(s, COLLDECKS_NAME);
	if (s.n == c->mended.n)
		return s;
	dc_warn(run, "deck-name", "the name of deck \"%.*s…\" is cut: more "
		"than %d levels or %d bytes", DC_ARG(dc_head(s, 40)),
		COLLDECKS_DEPTH, COLLDECKS_NAME);
	anki_deck_name(&c->cut, s);
	return dc_got(&c->cut);
}

static struct deck *find(colldecks *c, dc_run *run, dc_arena *a, dc_str name,
	bool used, int *code)
{
	struct deck *d;

	*code = DC_OK;
	name = mend(c, run, name);
	if (!name.n)
		return c->first;
	d = make(c, run, a, name, used, code);
	if (!d && !*code)
		*code = DC_LIMIT;
	return d;
}

uint64_t colldecks_id(colldecks *c, dc_run *run, dc_arena *a, dc_str name,
	int *code)
{
	size_t at = name.n ? (name.n * 31 + (unsigned char)name.p[name.n - 1] +
		(unsigned char)name.p[name.n / 2] * 7u) % MEMO : 0;
	struct deck *d;

	*code = DC_OK;
	if (c->memo[at].id && dc_eq(c->memo[at].name, name))
		return c->memo[at].id;
	d = find(c, run, a, name, true, code);
	if (d && !c->memo[at].id) {
		c->memo[at].name = dc_dup(c->arena, name);
		c->memo[at].id = d->id;
	}
	return d ? d->id : 0;
}

int colldecks_about(colldecks *c, dc_run *run, dc_arena *a, dc_str name,
	dc_str html)
{
	int code;
	struct deck *d = find(c, run, a, name, false, &code);

	if (d && !d->about.n)
		d->about = dc_dup(c->arena, html);
	return code;
}

void colldecks_add(const colldecks *c, dc_buf *b, uint64_t now)
{
	dc_addc(b, '{');
	for (const struct deck *d = c->first; d; d = d->next) {
		if (!d->used)
			continue;
		if (d != c->first)
			dc_addc(b, ',');
		dc_addf(b, "\"%llu\":{\"id\":%llu,\"mod\":%llu,\"name\":",
			(unsigned long long)d->id, (unsigned long long)d->id,
			(unsigned long long)(d == c->first ? 0 : now));
		json_add(b, d->name);
		dc_addz(b, ",\"usn\":-1,\"lrnToday\":[0,0],\"revToday\":[0,0],"
			"\"newToday\":[0,0],\"timeToday\":[0,0],"
			"\"collapsed\":false,\"browserCollapsed\":false,"
			"\"desc\":");
		json_add(b, d->about);
		dc_addz(b, ",\"dyn\":0,\"conf\":1,\"extendNew\":0,"
			"\"extendRev\":0}");
	}
	dc_addc(b, '}');
}
