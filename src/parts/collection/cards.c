/*
 * The cards of a note: which deck it is in, and as JSON what cannot be seen
 * from the note itself: cards in several decks, other cards than Anki would
 * make of it, and with --scheduling how they have been learned.
 */
#include <stdio.h>

#include "parts/collection/collection.h"

enum { NEW, LEARNING, REVIEW, RELEARNING };      /* cards.type */
enum { QUEUE_LEARNING = 1, QUEUE_DAYS = 3 };     /* cards.queue */
enum {
	DAY = 86400, AFTERNOON = 15 * 3600,
	SECONDS = 1000000000     /* a due above it is a time, not a day */
};

/* A card as `cards` has it; text lives in the note's arena. */
struct card {
	int64_t id, did, ord, type, queue, due, ivl, factor, reps, lapses,
		left, odue, odid, flags;
	dc_str data;
	dc_str revlog;           /* JSON arrays with commas between */
};

/* ---- cursors ---- */

static int step(db_rows *q, bool *at)
{
	int code = q ? db_next(q) : DC_END;

	*at = code == DC_OK;
	return code == DC_END ? DC_OK : code;
}

int coll_cards_open(coll *c)
{
	int code = DC_OK;

	c->cards = db_query(c->db, &code, "SELECT nid, ord, id, did, type, "
		"queue, due, ivl, factor, reps, lapses, \"left\", odue, odid, "
		"flags, data FROM cards ORDER BY nid, ord, id");
	if (!code && c->scheduling && db_has(c->db, "revlog", "cid"))
		c->revlog = db_query(c->db, &code, "SELECT c.nid, c.ord, "
			"c.id, r.id, r.ease, r.ivl, r.lastIvl, r.factor, "
			"r.time, r.type FROM revlog r JOIN cards c "
			"ON c.id = r.cid ORDER BY c.nid, c.ord, c.id, r.id");
	if (!code)
		code = step(c->cards, &c->at_card);
	return code ? code : step(c->revlog, &c->at_review);
}

/* Is the review that the cursor stands on of a card before, behind (1) or of
 * the one that the other cursor stands on? */
static int compare(const coll *c)
{
	for (int i = 0; i < 3; i++) {
		int64_t review = db_int(c->revlog, i);
		int64_t card = db_int(c->cards, i);

		if (review != card)
			return review < card ? -1 : 1;
	}
	return 0;
}

/* [id,ease,ivl,lastIvl,factor,time,type],… */
static int read_reviews(coll *c, dc_str *text)
{
	dc_buf b = dc_buf_in(c->r->arena, DC_MAX_FIELD);
	int code = DC_OK, order;

	while (!code && c->at_review && (order = compare(c)) <= 0) {
		for (int i = 3; !order && i < 10; i++)
			dc_addf(&b, "%s%lld", i > 3 ? "," : b.n ? ",[" : "[",
				(long long)db_int(c->revlog, i));
		if (!order)
			dc_addc(&b, ']');
		code = step(c->revlog, &c->at_review);
	}
	if (!code && b.failed)
		code = dc_fail(c->r->run, DC_LIMIT, "apkg-reviews-limit",
			"the reviews of a card take more than %d MiB",
			DC_MAX_FIELD >> 20);
	*text = dc_got(&b);
	return code;
}

/* A filtered deck only borrows its cards. */
static void bring_home(struct card *k)
{
	if (!k->odid)
		return;
	k->did = k->odid;
	if (k->odue)
		k->due = k->odue;
	if (k->queue >= 0)
		k->queue = k->type != LEARNING && k->type != RELEARNING
			? k->type : k->due > SECONDS ? QUEUE_LEARNING
						     : QUEUE_DAYS;
}

static int read_card(coll *c, struct card *k)
{
	db_rows *q = c->cards;
	dc_reader *r = c->r;

	*k = (struct card){ .ord = db_int(q, 1), .id = db_int(q, 2),
		.did = db_int(q, 3), .type = db_int(q, 4),
		.queue = db_int(q, 5), .due = db_int(q, 6),
		.ivl = db_int(q, 7), .factor = db_int(q, 8),
		.reps = db_int(q, 9), .lapses = db_int(q, 10),
		.left = db_int(q, 11), .odue = db_int(q, 12),
		.odid = db_int(q, 13), .flags = db_int(q, 14) };
	bring_home(k);
	c->borrowed += k->odid != 0;
	if (!c->scheduling)
		return DC_OK;
	k->data = dc_dup(r->arena, dc_mend(r->run, r->arena, db_text(q, 15)));
	return read_reviews(c, &k->revlog);
}

/* ---- the cards of one note ---- */

struct cards {
	struct card *v;
	size_t n;
};

static bool is_card(coll *c, int64_t id, const dc_kind *kind,
	const struct cards *list, const struct card *k)
{
	dc_run *run = c->r->run;

	if (k->ord < 0 || k->ord > UINT16_MAX ||
	    (kind && !kind->cloze && (uint64_t)k->ord >= kind->ntemplates)) {
		dc_warn(run, "apkg-card-template", "note %lld: a card of "
			"template %lld, which its note type has not, is left "
			"out", (long long)id, (long long)k->ord + 1);
		return false;
	}
	if (list->n && list->v[list->n - 1].ord == k->ord) {
		dc_warn(run, "apkg-card-twice", "note %lld: a second card of "
			"template %lld is left out", (long long)id,
			(long long)k->ord + 1);
		return false;
	}
	return true;
}

static bool make_room(coll *c, struct cards *list)
{
	struct card *more;

	if (list->v && (list->n < 4 || (list->n & (list->n - 1)) != 0))
		return true;
	more = dc_array(c->r->arena, list->n < 4 ? 4 : list->n * 2,
		sizeof(*more));
	if (more && list->n)
		memcpy(more, list->v, list->n * sizeof(*more));
	list->v = more;
	return more != NULL;
}

static int take(coll *c, int64_t id, const dc_kind *kind, struct cards *list)
{
	int code = DC_OK;

	for (; !code && c->at_card && db_int(c->cards, 0) <= id;
	     code = step(c->cards, &c->at_card)) {
		struct card k;

		if (db_int(c->cards, 0) < id) {
			c->orphans++;
			continue;
		}
		code = read_card(c, &k);
		if (code || !is_card(c, id, kind, list, &k))
			continue;
		if (list->n == COLL_CARDS)
			return dc_fail(c->r->run, DC_LIMIT, "apkg-cards-limit",
				"note %lld has more than %d cards",
				(long long)id, COLL_CARDS);
		if (!make_room(c, list))
			return dc_out_of_memory(c->r->run);
		list->v[list->n++] = k;
	}
	return code;
}

/* ---- as JSON ---- */

static bool is_learned(const struct card *k)
{
	return k->type || k->queue || k->reps || k->flags || k->revlog.n;
}

static void number(dc_buf *b, const char *name, int64_t n)
{
	if (n)
		dc_addf(b, ",\"%s\":%lld", name, (long long)n);
}

/*
 * Days are counted from the collection's making, which another one has not:
 * they become days since 1970, as the calendar on the wall has them.  It is
 * made at four in the morning where its owner lives: what is afternoon in
 * Greenwich is the next day's morning east of it.
 */
static int64_t day_made(const coll *c)
{
	int64_t day = c->crt / DAY, second = c->crt % DAY;

	if (second < 0) {
		second += DAY;
		day--;
	}
	return day + (second >= AFTERNOON);
}

static void add_due(const coll *c, dc_buf *b, const struct card *k)
{
	int64_t made = day_made(c), day;

	if (k->type == NEW || (k->type != REVIEW && k->due > SECONDS))
		number(b, "due", k->due);
	else if (!__builtin_add_overflow(made, k->due, &day))
		number(b, "day", day);
}

static void add_schedule(const coll *c, dc_buf *b, const struct card *k)
{
	number(b, "type", k->type);
	number(b, "queue", k->queue);
	add_due(c, b, k);
	number(b, "ivl", k->ivl);
	number(b, "factor", k->factor);
	number(b, "reps", k->reps);
	number(b, "lapses", k->lapses);
	number(b, "left", k->left);
	number(b, "flags", k->flags);
	if (k->data.n && !dc_is(k->data, "{}")) {
		dc_addz(b, ",\"data\":");
		json_add(b, k->data);
	}
	if (k->revlog.n) {
		dc_addz(b, ",\"revlog\":[");
		dc_adds(b, k->revlog);
		dc_addc(b, ']');
	}
}

static dc_str deck_name(const coll *c, const struct card *k)
{
	const struct coll_deck *d = coll_deck(c, k->did);

	return d ? d->name : DC_NONE;
}

static dc_str as_json(const coll *c, const struct cards *list, dc_str deck)
{
	dc_buf b = dc_buf_in(c->r->arena, DC_MAX_RECORD);

	for (size_t i = 0; i < list->n; i++) {
		const struct card *k = &list->v[i];
		dc_str own = deck_name(c, k);

		dc_addf(&b, "%s{\"ord\":%lld", i ? "," : "[",
			(long long)k->ord);
		if (own.n && !dc_eq(own, deck)) {
			dc_addz(&b, ",\"deck\":");
			json_add(&b, own);
		}
		if (c->scheduling)
			add_schedule(c, &b, k);
		dc_addc(&b, '}');
	}
	dc_addc(&b, ']');
	return dc_got(&b);
}

/* ---- the note ---- */

static void find_deck(coll *c, int64_t id, const struct cards *list,
	dc_note *n)
{
	for (size_t i = 0; i < list->n && !n->deck.n; i++)
		n->deck = deck_name(c, &list->v[i]);
	for (size_t i = 0; i < list->n; i++)
		if (!coll_deck(c, list->v[i].did)) {
			dc_warn(c->r->run, "apkg-deck-unknown", "note %lld: "
				"its deck %lld is not in the package",
				(long long)id, (long long)list->v[i].did);
			return;
		}
}

static bool in_several_decks(const struct cards *list)
{
	for (size_t i = 1; i < list->n; i++)
		if (list->v[i].did != list->v[0].did)
			return true;
	return false;
}

/* Are they those that Anki would make of the note? */
static bool as_usual(const coll *c, const struct cards *list,
	const dc_kind *kind, const dc_note *n)
{
	const uint16_t *ords;
	size_t count;

	if (!kind)
		return true;
	count = dc_note_ords(c->r->arena, kind, n, &ords);
	if (count != list->n)
		return false;
	for (size_t i = 0; i < count; i++)
		if (ords[i] != list->v[i].ord)
			return false;
	return true;
}

int coll_cards_of(coll *c, int64_t id, const dc_kind *kind, dc_note *n)
{
	struct cards list = { NULL, 0 };
	int code = take(c, id, kind, &list);
	uint64_t learned = 0;

	if (code)
		return code;
	if (!list.n) {
		c->cardless++;
		return DC_OK;
	}
	find_deck(c, id, &list, n);
	for (size_t i = 0; i < list.n; i++)
		learned += is_learned(&list.v[i]);
	if (!c->scheduling)
		c->scheduled += learned;
	if ((c->scheduling && learned) || in_several_decks(&list) ||
	    !as_usual(c, &list, kind, n))
		n->cards = as_json(c, &list, n->deck);
	return DC_OK;
}

int coll_cards_end(coll *c)
{
	dc_run *run = c->r->run;
	int code = DC_OK;

	for (; !code && c->at_card; code = step(c->cards, &c->at_card))
		c->orphans++;
	if (code)
		return code;
	if (c->orphans)
		dc_warn(run, "apkg-card-orphan", "%llu card%s of no note "
			"left out", (unsigned long long)c->orphans,
			c->orphans == 1 ? " is" : "s are");
	if (c->cardless)
		dc_notice(run, "apkg-no-cards", "%llu note%s no card in the "
			"package", (unsigned long long)c->cardless,
			c->cardless == 1 ? " has" : "s have");
	if (c->borrowed)
		dc_notice(run, "apkg-filtered", "%llu card%s put back from "
			"filtered decks, which are left out",
			(unsigned long long)c->borrowed,
			c->borrowed == 1 ? " is" : "s are");
	if (c->scheduled) {
		dc_hint(run, "--scheduling takes it along");
		dc_notice(run, "apkg-schedule", "%llu card%s been learned: "
			"the schedule is left out",
			(unsigned long long)c->scheduled,
			c->scheduled == 1 ? " has" : "s have");
	}
	return DC_OK;
}
