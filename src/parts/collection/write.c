/*
 * Rows go to the tables as notes come, in the order of their ids, so that each
 * page of the file is written once; indexes are made when all are there.
 */
#include <errno.h>
#include <unistd.h>

#include "parts/anki/text.h"
#include "parts/collection/decks.h"
#include "parts/collection/kinds.h"
#include "parts/collection/write.h"
#include "lib/json.h"
#include "lib/sqlite.h"

enum {
	CACHE = 4096,            /* KiB */
	MADE_DAY = 16071,        /* 2014-01-01: due dates are counted from it */
	DAY = 86400,
	MORNING = 4 * 3600,      /* when a day begins to Anki */
	MOST_ORDS = 1 << 16
};

struct collwrite {
	db *db;
	int fd;
	db_rows *notes, *cards, *revlog;
	colldecks *decks;
	collkinds *kinds;
	uint64_t now;            /* seconds */
	int64_t base;            /* note n has the id base + n */
	int64_t nnotes, ncards;
	dc_buf text;             /* fields of a note */
};

static const char tables[] =
	"CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, "
	"mod integer NOT NULL, scm integer NOT NULL, ver integer NOT NULL, "
	"dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, "
	"conf text NOT NULL, models text NOT NULL, decks text NOT NULL, "
	"dconf text NOT NULL, tags text NOT NULL);"
	"CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, "
	"mid integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, "
	"tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, "
	"csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);"
	"CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, "
	"did integer NOT NULL, ord integer NOT NULL, mod integer NOT NULL, "
	"usn integer NOT NULL, type integer NOT NULL, "
	"queue integer NOT NULL, due integer NOT NULL, "
	"ivl integer NOT NULL, factor integer NOT NULL, "
	"reps integer NOT NULL, lapses integer NOT NULL, "
	"left integer NOT NULL, odue integer NOT NULL, "
	"odid integer NOT NULL, flags integer NOT NULL, "
	"data text NOT NULL);"
	"CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, "
	"usn integer NOT NULL, ease integer NOT NULL, ivl integer NOT NULL, "
	"lastIvl integer NOT NULL, factor integer NOT NULL, "
	"time integer NOT NULL, type integer NOT NULL);"
	"CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, "
	"type integer NOT NULL)";

static const char indexes[] =
	"CREATE INDEX ix_notes_usn ON notes (usn);"
	"CREATE INDEX ix_cards_usn ON cards (usn);"
	"CREATE INDEX ix_revlog_usn ON revlog (usn);"
	"CREATE INDEX ix_cards_nid ON cards (nid);"
	"CREATE INDEX ix_cards_sched ON cards (did, queue, due);"
	"CREATE INDEX ix_revlog_cid ON revlog (cid);"
	"CREATE INDEX ix_notes_csum ON notes (csum)";

static const char put_note[] = "INSERT INTO notes VALUES "
	"(?1, ?2, ?3, ?4, -1, ?5, ?6, ?7, ?8, 0, '')";
static const char put_card[] = "INSERT INTO cards VALUES "
	"(?1, ?2, ?3, ?4, ?5, -1, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, "
	"0, 0, ?14, ?15)";
/* Two collections may have an answer in the same millisecond. */
static const char put_answer[] = "INSERT INTO revlog SELECT "
	"CASE WHEN EXISTS (SELECT 1 FROM revlog WHERE id = ?1) "
	"THEN (SELECT max(id) + 1 FROM revlog) ELSE ?1 END, "
	"?2, -1, ?3, ?4, ?5, ?6, ?7, ?8";

/* ---- opening ---- */

static int prepare(collwrite *c, dc_writer *w)
{
	int code;

	c->db = db_create(w->run, c->fd, CACHE, &code);
	if (!code)
		code = db_run(c->db, tables);
	if (!code)
		c->notes = db_statement(c->db, &code, put_note);
	if (!code)
		c->cards = db_statement(c->db, &code, put_card);
	if (!code)
		c->revlog = db_statement(c->db, &code, put_answer);
	return code;
}

collwrite *collwrite_open(dc_writer *w, int *code)
{
	collwrite *c = dc_alloc(w->run_arena, sizeof(*c));
	const uint64_t now = dc_now(w->run);

	*code = DC_LIMIT;
	if (!c)
		return NULL;
	*c = (collwrite){ .now = now, .fd = dc_temp_file(),
		.decks = colldecks_new(w->run_arena),
		.kinds = collkinds_new(w->run_arena),
		.text = dc_buf_in(w->run_arena, DC_MAX_RECORD) };
	if (now > COLLWRITE_CARDS / 1000 && now < INT64_MAX / 1000)
		c->base = (int64_t)now * 1000 - COLLWRITE_CARDS;
	if (c->fd < 0)
		*code = dc_fail(w->run, DC_LIMIT, "temporary-file", "cannot "
			"make a temporary file: %s", strerror(errno));
	else if (c->decks && c->kinds)
		*code = prepare(c, w);
	if (!*code)
		return c;
	collwrite_close(c);
	return NULL;
}

void collwrite_close(collwrite *c)
{
	if (!c)
		return;
	db_done(c->notes);
	db_done(c->cards);
	db_done(c->revlog);
	db_close(c->db);
	if (c->fd >= 0)
		close(c->fd);
	*c = (collwrite){ .fd = -1 };
}

/* ---- decks and note types ---- */

static dc_str about_html(dc_writer *w, dc_str about)
{
	return dc_has_markup(about) ? dc_sanitize(w->arena, NULL, about)
		: dc_convert(w->arena, NULL, about, DC_PLAIN, DC_HTML);
}

int collwrite_deck(collwrite *c, dc_writer *w, const dc_deck *d)
{
	return !d->about.n ? DC_OK : colldecks_about(c->decks, w->run,
		w->arena, dc_nfc(w->arena, d->name), about_html(w, d->about));
}

int collwrite_kind(collwrite *c, dc_writer *w, const dc_kind *k)
{
	return collkinds_put(c->kinds, w->run, w->arena, k, c->decks);
}

/* ---- cards ---- */

struct card {
	uint64_t did;
	int64_t nid, ord, mod, type, queue, due, ivl, factor, reps, lapses,
		left, flags;
	dc_str data;
};

static int add_card(collwrite *c, dc_writer *w, const struct card *k)
{
	const int64_t numbers[] = { k->type, k->queue, k->due, k->ivl,
		k->factor, k->reps, k->lapses, k->left, k->flags };
	db_rows *r = c->cards;

	if (c->ncards == COLLWRITE_CARDS)
		return dc_fail(w->run, DC_LIMIT, "card-limit",
			"more than %d cards", COLLWRITE_CARDS);
	db_bind_int(r, 1, c->base + ++c->ncards);
	db_bind_int(r, 2, k->nid);
	db_bind_int(r, 3, (int64_t)k->did);
	db_bind_int(r, 4, k->ord);
	db_bind_int(r, 5, k->mod);
	for (int i = 0; i < 9; i++)
		db_bind_int(r, 6 + i, numbers[i]);
	db_bind_text(r, 15, k->data);
	return db_put(r);
}

/* A member that is a number, by what its column may hold: Anki refuses a
 * package for one that is out of range. */
static int64_t number(const json *v, int64_t least, int64_t most, int64_t def)
{
	dc_str s = json_text(v);
	bool minus = dc_starts(s, "-");
	uint64_t n;
	int64_t got;

	if (json_is(v) != JSON_NUMBER || !dc_num(dc_from(s, minus), &n) ||
	    n > INT64_MAX)
		return def;
	got = minus ? -(int64_t)n : (int64_t)n;
	return got < least || got > most ? def : got;
}

/* [id, ease, ivl, lastIvl, factor, time, type] */
static int add_answers(collwrite *c, const json *list)
{
	static const int64_t range[7][2] = {
		{ 1, (int64_t)1 << 53 }, { 0, UINT8_MAX },
		{ INT32_MIN, INT32_MAX }, { INT32_MIN, INT32_MAX },
		{ 0, UINT32_MAX }, { 0, UINT32_MAX }, { 0, 5 }
	};
	int code = DC_OK;

	for (list = json_first(list); !code && list; list = json_next(list)) {
		const json *v = json_first(list);
		int64_t id = number(v, range[0][0], range[0][1], 0);

		if (!id)
			continue;
		db_bind_int(c->revlog, 1, id);
		db_bind_int(c->revlog, 2, c->base + c->ncards);
		for (int i = 1; i < 7; i++) {
			v = v ? json_next(v) : NULL;
			db_bind_int(c->revlog, 2 + i, number(v, range[i][0],
				range[i][1], 0));
		}
		code = db_put(c->revlog);
	}
	return code;
}

/* One card of the note as its source has it. */
static int add_known(collwrite *c, dc_writer *w, struct card k, const json *v)
{
	const json *day = json_get(v, "day"), *due = json_get(v, "due");
	dc_str deck = json_text(json_get(v, "deck"));
	int code = DC_OK;

	if (deck.n)
		k.did = colldecks_id(c->decks, w->run, w->arena,
			dc_nfc(w->arena, deck), &code);
	if (code)
		return code;
	k.type = number(json_get(v, "type"), 0, 3, 0);
	k.queue = number(json_get(v, "queue"), -3, 4, k.type);
	if (json_is(day) == JSON_NUMBER)
		k.due = number(day, INT32_MIN / 2, INT32_MAX / 2, MADE_DAY) -
			MADE_DAY;
	else
		k.due = number(due, INT32_MIN, INT32_MAX, k.due);
	k.ivl = number(json_get(v, "ivl"), 0, UINT32_MAX, 0);
	k.factor = number(json_get(v, "factor"), 0, UINT16_MAX, 0);
	k.reps = number(json_get(v, "reps"), 0, UINT32_MAX, 0);
	k.lapses = number(json_get(v, "lapses"), 0, UINT32_MAX, 0);
	k.left = number(json_get(v, "left"), 0, UINT32_MAX, 0);
	k.flags = number(json_get(v, "flags"), 0, UINT8_MAX, 0);
	k.data = json_text(json_get(v, "data"));
	code = add_card(c, w, &k);
	return code ? code : add_answers(c, json_get(v, "revlog"));
}

/* How many of note->cards were put goes to *n. */
static int add_all_known(collwrite *c, dc_writer *w, struct card k,
	const dc_kind *kind, dc_str text, size_t *n)
{
	const int64_t most = kind->cloze ? MOST_ORDS - 1
		: (int64_t)kind->ntemplates - 1;
	json_fault fault;
	const json *v = json_parse(NULL, w->arena, text, 1, 1, &fault);
	bool *seen = dc_array(w->arena, MOST_ORDS, sizeof(*seen));
	int code = DC_OK;

	if (!seen)
		return DC_LIMIT;
	for (v = json_first(v); !code && v; v = json_next(v)) {
		k.ord = number(json_get(v, "ord"), 0, most,
			json_get(v, "ord") ? -1 : 0);
		if (json_is(v) != JSON_OBJECT || k.ord < 0 || seen[k.ord]) {
			dc_lose(w->run, "cards without a template", 1);
			continue;
		}
		seen[k.ord] = true;
		code = add_known(c, w, k, v);
		++*n;
	}
	return code;
}

static int add_cards(collwrite *c, dc_writer *w, const dc_note *note,
	const dc_kind *kind, uint64_t did)
{
	struct card k = { .did = did, .nid = c->base + c->nnotes,
		.mod = (int64_t)note->mod, .due = c->nnotes };
	const uint16_t *ords;
	size_t n = 0;
	int code = DC_OK;

	if (note->cards.n)
		code = add_all_known(c, w, k, kind, note->cards, &n);
	if (code || n)
		return code;
	n = dc_note_ords(w->arena, kind, note, &ords);
	for (size_t i = 0; !code && i < n; i++) {
		k.ord = ords[i];
		code = add_card(c, w, &k);
	}
	return n ? code : DC_LIMIT;
}

/* ---- notes ---- */

/* The fields as one text, as many as the note type has. */
static dc_str joined(collwrite *c, dc_run *run, const dc_note *n, size_t fields)
{
	c->text.n = 0;
	for (size_t i = 0; i < fields; i++) {
		if (i)
			dc_addc(&c->text, 0x1F);
		if (i < n->nfields)
			dc_adds(&c->text, n->fields[i].value);
	}
	for (size_t i = fields; i < n->nfields; i++)
		if (n->fields[i].value.n)
			dc_lose(run, "further fields", 1);
	return dc_got(&c->text);
}

static dc_str tags(dc_arena *a, const dc_note *n)
{
	dc_buf b = dc_buf_in(a, DC_MAX_RECORD);

	for (size_t i = 0; i < n->ntags; i++) {
		dc_addc(&b, ' ');
		dc_adds(&b, n->tags[i]);
	}
	if (b.n)
		dc_addc(&b, ' ');
	return dc_got(&b);
}

/* A note that must have no guid (--guid none) has one that says nothing, but
 * is no other note's. */
static dc_str guid(dc_arena *a, const collwrite *c, const dc_note *n)
{
	uint64_t h;

	if (n->guid.n)
		return n->guid;
	h = dc_hash(c->text.p, c->text.n, (uint64_t)c->nnotes);
	return dc_fmt(a, "%016llx", (unsigned long long)h);
}

static dc_str sort_field(dc_arena *a, const dc_note *n, size_t i)
{
	return i < n->nfields ? anki_bare(a, n->fields[i].value) : DC_NONE;
}

int collwrite_note(collwrite *c, dc_writer *w, const dc_note *n)
{
	const collkind *kind = collkinds_named(c->kinds, n->kind);
	dc_str deck = n->deck.n ? n->deck : dc_run_name(w->run), bare;
	db_rows *r = c->notes;
	uint64_t did;
	int code;

	db_of_run(c->db, w->run);
	if (!kind)
		return dc_fail(w->run, DC_LIMIT, "notetype-undefined",
			"note type \"%.*s\" is not defined",
			DC_ARG(dc_head(n->kind, 80)));
	did = colldecks_id(c->decks, w->run, w->arena, deck, &code);
	if (code)
		return code;
	c->nnotes++;
	bare = sort_field(w->arena, n, 0);
	db_bind_int(r, 1, c->base + c->nnotes);
	db_bind_int(r, 3, (int64_t)kind->id);
	db_bind_int(r, 4, (int64_t)(n->mod > INT32_MAX ? c->now : n->mod));
	db_bind_text(r, 5, tags(w->arena, n));
	db_bind_text(r, 6, joined(c, w->run, n, kind->kind->nfields));
	db_bind_text(r, 2, guid(w->arena, c, n));
	db_bind_text(r, 7, kind->sort ? sort_field(w->arena, n, kind->sort)
		: bare);
	db_bind_int(r, 8, anki_checksum(bare));
	code = db_put(r);
	return code ? code : add_cards(c, w, n, kind->kind, did);
}

/* ---- the end ---- */

static const char dconf[] = "{\"1\":{\"id\":1,\"name\":\"Default\",\"mod\":0,"
	"\"usn\":0,\"maxTaken\":60,\"autoplay\":true,\"timer\":0,"
	"\"replayq\":true,\"new\":{\"bury\":false,\"delays\":[1,10],"
	"\"initialFactor\":2500,\"ints\":[1,4,0],\"order\":1,\"perDay\":20,"
	"\"separate\":true},\"rev\":{\"bury\":false,\"ease4\":1.3,"
	"\"ivlFct\":1,\"maxIvl\":36500,\"perDay\":200,\"fuzz\":0.05,"
	"\"minSpace\":1,\"hardFactor\":1.2},\"lapse\":{\"delays\":[10],"
	"\"leechAction\":1,\"leechFails\":8,\"minInt\":1,\"mult\":0},"
	"\"dyn\":false}}";

/* Version 2 of the scheduler, whose days begin at four. */
static dc_str conf(const collwrite *c, dc_arena *a)
{
	const uint64_t first = collkinds_first(c->kinds);
	dc_str model = first ? dc_fmt(a, "%llu", (unsigned long long)first)
		: DC_S("null");

	return dc_fmt(a, "{\"schedVer\":2,\"sched2021\":true,"
		"\"creationOffset\":0,\"nextPos\":%lld,\"curModel\":%.*s,"
		"\"curDeck\":1,\"activeDecks\":[1],\"newSpread\":0,"
		"\"dueCounts\":true,\"dayLearnFirst\":false,"
		"\"estTimes\":true,\"addToCur\":true,\"timeLim\":0,"
		"\"collapseTime\":1200,\"sortBackwards\":false,"
		"\"sortType\":\"noteFld\"}", (long long)c->nnotes + 1,
		DC_ARG(model));
}

static int put_col(collwrite *c, dc_writer *w)
{
	dc_buf decks = dc_buf_in(w->run_arena, DC_MAX_DOCUMENT);
	db_rows *r;
	int code;

	r = db_statement(c->db, &code, "INSERT INTO col VALUES "
		"(1, ?1, ?2, ?2, 11, 0, 0, 0, ?3, ?4, ?5, ?6, '{}')");
	if (code)
		return code;
	colldecks_add(c->decks, &decks, c->now);
	if (decks.failed)
		return DC_LIMIT;
	db_bind_int(r, 1, (int64_t)MADE_DAY * DAY + MORNING);
	db_bind_int(r, 2, c->base + COLLWRITE_CARDS);
	db_bind_text(r, 3, conf(c, w->arena));
	db_bind_text(r, 4, collkinds_json(c->kinds));
	db_bind_text(r, 5, dc_got(&decks));
	db_bind_text(r, 6, dc_cstr(dconf));
	code = db_put(r);
	db_done(r);
	return code;
}

int collwrite_end(collwrite *c, dc_writer *w, int *fd, uint64_t *size)
{
	int code;

	db_of_run(c->db, w->run);
	code = put_col(c, w);
	if (!code)
		code = db_run(c->db, indexes);
	db_done(c->notes);
	db_done(c->cards);
	db_done(c->revlog);
	c->notes = c->cards = c->revlog = NULL;
	if (!code)
		code = db_end(c->db);
	*fd = c->fd;
	*size = code ? 0 : db_size(c->db);
	return code;
}
