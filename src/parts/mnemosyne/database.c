/*
 * Mnemosyne 2's database.  All tables are walked beside each other in the
 * order of facts, so that no more than one fact is in memory.
 */
#include "lib/sqlite.h"
#include "parts/mnemosyne/mnemosyne.h"

/* A query in the order of facts, which its first column is. */
struct cursor {
	db_rows *rows;
	int64_t fact;
	bool at_row;
};

struct mnemo_db {
	dc_reader *r;
	db *db;
	mnemo *m;
	bool begun;
	db_rows *facts;
	struct cursor values, cards, tags;
};

static dc_str text(mnemo_db *d, db_rows *rows, int column)
{
	return dc_dup(d->r->arena, dc_mend(d->r->run, d->r->arena,
		db_text(rows, column)));
}

/* ---- types and views ---- */

static int read_views(mnemo_db *d)
{
	int code = DC_OK;
	db_rows *q;

	if (!db_has(d->db, "fact_views", "extra_data"))
		return DC_OK;
	q = db_query(d->db, &code, "SELECT id, name, q_fact_keys, a_fact_keys, "
		"q_fact_key_decorators, a_fact_key_decorators, extra_data, "
		"a_on_top_of_q, type_answer FROM fact_views");
	while (!code && q && !(code = db_next(q))) {
		const struct mnemo_view v = { text(d, q, 0), text(d, q, 1),
			text(d, q, 2), text(d, q, 3), text(d, q, 4),
			text(d, q, 5), text(d, q, 6), db_int(q, 7) != 0,
			db_int(q, 8) != 0 };

		code = mnemo_add_view(d->m, &v);
		dc_forget(d->r);
	}
	db_done(q);
	return code == DC_END ? DC_OK : code;
}

static int read_types(mnemo_db *d)
{
	int code = DC_OK;
	db_rows *q;

	if (!db_has(d->db, "card_types", "extra_data"))
		return DC_OK;
	q = db_query(d->db, &code, "SELECT id, name, fact_keys_and_names, "
		"fact_view_ids, extra_data FROM card_types");
	while (!code && q && !(code = db_next(q))) {
		const struct mnemo_type t = { text(d, q, 0), text(d, q, 1),
			text(d, q, 2), text(d, q, 3), text(d, q, 4) };

		code = mnemo_add_type(d->m, &t);
		dc_forget(d->r);
	}
	db_done(q);
	return code == DC_END ? DC_OK : code;
}

/* ---- cursors ---- */

static int step(struct cursor *c)
{
	int code = db_next(c->rows);

	c->at_row = code == DC_OK;
	if (c->at_row)
		c->fact = db_int(c->rows, 0);
	return code == DC_END ? DC_OK : code;
}

static int begin(mnemo_db *d, struct cursor *c, const char *sql)
{
	int code = DC_OK;

	c->rows = db_query(d->db, &code, sql);
	return c->rows ? step(c) : code;
}

static int open_cursors(mnemo_db *d)
{
	int code = DC_OK;

	d->facts = db_query(d->db, &code,
		"SELECT _id, id FROM facts ORDER BY _id");
	if (d->facts)
		code = begin(d, &d->values, "SELECT _fact_id, key, value "
			"FROM data_for_fact ORDER BY _fact_id, key");
	if (!code)
		code = begin(d, &d->cards, "SELECT _fact_id, card_type_id, "
			"fact_view_id, extra_data, last_rep, "
			"modification_time FROM cards ORDER BY _fact_id, _id");
	if (!code)
		code = begin(d, &d->tags, "SELECT c._fact_id, t.name "
			"FROM cards c, tags_for_card x, tags t "
			"WHERE x._card_id = c._id AND t._id = x._tag_id "
			"ORDER BY c._fact_id, t._id");
	return code;
}

static int check(mnemo_db *d)
{
	if (db_has(d->db, "facts", "id") &&
	    db_has(d->db, "data_for_fact", "value") &&
	    db_has(d->db, "cards", "extra_data") &&
	    db_has(d->db, "tags_for_card", "_tag_id") &&
	    db_has(d->db, "tags", "name"))
		return DC_OK;
	return dc_fail(d->r->run, DC_INPUT, "mnemosyne-tables", "a database "
		"without the tables of Mnemosyne 2");
}

mnemo_db *mnemo_db_open(dc_reader *r, int *code)
{
	mnemo_db *d = dc_alloc(r->run_arena, sizeof(*d));
	uint64_t size;
	int fd;

	*code = d ? dc_input_file(r->in, &fd, &size) : DC_LIMIT;
	if (*code)
		return NULL;
	d->r = r;
	d->m = mnemo_new(r);
	d->db = db_open(r->run, fd, size, code);
	if (d->db && !d->m)
		*code = DC_LIMIT;
	if (!*code)
		*code = check(d);
	if (!*code)
		*code = read_views(d);
	if (!*code)
		*code = read_types(d);
	if (!*code)
		return d;
	mnemo_db_close(d);
	return NULL;
}

void mnemo_db_close(mnemo_db *d)
{
	if (!d)
		return;
	db_done(d->facts);
	db_done(d->values.rows);
	db_done(d->cards.rows);
	db_done(d->tags.rows);
	db_close(d->db);
	d->facts = d->values.rows = d->cards.rows = d->tags.rows = NULL;
	d->db = NULL;
}

/* ---- one fact ---- */

static int take_value(mnemo_db *d, struct mnemo_fact *f)
{
	if (f->nvalues == DC_MAX_FIELDS) {
		dc_lose(d->r->run, "fields past 1000", 1);
		return DC_OK;
	}
	f->values = mnemo_grown(d->r->arena, f->values, f->nvalues,
		sizeof(*f->values));
	if (!f->values)
		return DC_LIMIT;
	f->values[f->nvalues++] = (struct mnemo_value){
		text(d, d->values.rows, 1), text(d, d->values.rows, 2) };
	return DC_OK;
}

static int take_card(mnemo_db *d, struct mnemo_fact *f)
{
	db_rows *q = d->cards.rows;
	int64_t mod = db_int(q, 5);

	if (db_int(q, 4) > 0)
		dc_lose(d->r->run, "schedules", 1);
	if (f->ncards == MNEMO_CARDS) {
		dc_lose(d->r->run, "cards past 10000 of a fact", 1);
		return DC_OK;
	}
	f->cards = mnemo_grown(d->r->arena, f->cards, f->ncards,
		sizeof(*f->cards));
	if (!f->cards)
		return DC_LIMIT;
	f->cards[f->ncards++] = (struct mnemo_card){ text(d, q, 1),
		text(d, q, 2), text(d, q, 3) };
	if (mod > 0 && (uint64_t)mod > f->mod)
		f->mod = (uint64_t)mod;
	return DC_OK;
}

static int take_tag(mnemo_db *d, struct mnemo_fact *f)
{
	/* Those of sister cards come in a row. */
	if (f->ntags && dc_eq(f->tags[f->ntags - 1],
	    db_text(d->tags.rows, 1)))
		return DC_OK;
	return mnemo_add_tag(d->r, f, text(d, d->tags.rows, 1));
}

/* A card of a fact that is not there. */
static int miss_card(mnemo_db *d, struct mnemo_fact *f)
{
	(void)f;
	dc_skip(d->r->run, "mnemosyne-no-fact", "a card whose fact is not in "
		"the file");
	return DC_OK;
}

static int miss(mnemo_db *d, struct mnemo_fact *f)
{
	(void)d;
	(void)f;
	return DC_OK;
}

/* What a cursor has of the fact; what is before it belongs to none. */
static int take(mnemo_db *d, struct cursor *c, struct mnemo_fact *f,
	int64_t fact, int (*have)(mnemo_db *, struct mnemo_fact *),
	int (*lost)(mnemo_db *, struct mnemo_fact *))
{
	int code = DC_OK;

	while (!code && c->at_row && c->fact <= fact) {
		code = c->fact == fact ? have(d, f) : lost(d, f);
		if (!code)
			code = step(c);
	}
	return code;
}

static int end(mnemo_db *d)
{
	int code = DC_OK;

	while (!code && d->cards.at_row) {
		code = miss_card(d, NULL);
		if (!code)
			code = step(&d->cards);
	}
	return code ? code : DC_END;
}

int mnemo_db_some(mnemo_db *d)
{
	struct mnemo_fact f = { 0 };
	int64_t id;
	int code;

	dc_forget(d->r);
	if (!d->begun) {
		d->begun = true;
		return open_cursors(d);
	}
	code = db_next(d->facts);
	if (code)
		return code == DC_END ? end(d) : code;
	id = db_int(d->facts, 0);
	f.id = text(d, d->facts, 1);
	code = take(d, &d->values, &f, id, take_value, miss);
	if (!code)
		code = take(d, &d->cards, &f, id, take_card, miss_card);
	if (!code)
		code = take(d, &d->tags, &f, id, take_tag, miss);
	return code ? code : mnemo_put(d->m, &f);
}
