/*
 * Opening a collection, and its notes one by one: a cursor over `notes` and
 * one over `cards` run side by side, so that memory does not grow with them.
 */
#include "parts/collection/collection.h"

/* Of the two schemas the older has JSON, what Anki makes in between is not
 * kept in a file. */
enum { OLDEST = 11, NEWEST = 18 };

/* ---- opening ---- */

static int need(coll *c, const char *table, const char *column)
{
	if (db_has(c->db, table, column))
		return DC_OK;
	return dc_fail(c->r->run, DC_INPUT, "apkg-collection",
		"a database without a table \"%s\" as Anki has it", table);
}

static int check_tables(coll *c)
{
	int code = need(c, "col", "ver");

	if (!code)
		code = need(c, "notes", "flds");
	if (!code)
		code = need(c, "cards", "nid");
	return code;
}

static int check_schema(coll *c, int64_t schema)
{
	if (schema >= OLDEST && schema <= NEWEST)
		return DC_OK;
	dc_hint(c->r->run, "export it again from a %s Anki",
		schema < OLDEST ? "newer" : "current");
	return dc_fail(c->r->run, DC_INPUT, "apkg-version",
		"a collection of schema %lld, which is not known",
		(long long)schema);
}

/* q stands on the row of `col`. */
static int read_types(coll *c, db_rows *q)
{
	int code = check_schema(c, db_int(q, 0));

	if (code)
		return code;
	c->crt = db_int(q, 1);
	if (db_has(c->db, "notetypes", "config")) {
		coll_decks_tables(c);
		coll_sort_decks(c);
		coll_kinds_tables(c);
	} else {
		coll_decks_json(c, db_text(q, 2));
		coll_sort_decks(c);
		if (!c->code)
			coll_kinds_json(c, db_text(q, 3));
	}
	coll_sort_kinds(c);
	dc_forget(c->r);
	return c->code;
}

static int read_col(coll *c)
{
	int code;
	db_rows *q = db_query(c->db, &code,
		"SELECT ver, crt, decks, models FROM col LIMIT 1");

	if (!q)
		return code;
	code = db_next(q);
	if (code == DC_OK)
		code = read_types(c, q);
	else if (code == DC_END)
		code = dc_fail(c->r->run, DC_INPUT, "apkg-collection",
			"a collection whose table \"col\" is empty");
	db_done(q);
	return code;
}

int coll_open(coll *c, dc_reader *r, int fd, uint64_t size)
{
	int code;

	c->r = r;
	c->scheduling = dc_scheduling(r->run);
	c->db = db_open(r->run, fd, size, &code);
	if (!c->db)
		return code;
	code = check_tables(c);
	return code ? code : read_col(c);
}

void coll_close(coll *c)
{
	db_done(c->notes);
	db_done(c->cards);
	db_done(c->revlog);
	db_close(c->db);
	*c = (coll){ 0 };
}

/* ---- the first step ---- */

static int begin(coll *c)
{
	int code = DC_OK;

	c->begun = true;
	for (size_t i = 0; !code && i < c->ndecks; i++) {
		dc_deck d = { .name = c->decks[i].name,
			.about = c->decks[i].about };

		if (d.about.n)
			code = dc_put_deck(c->r, &d);
	}
	for (size_t i = 0; !code && i < c->nkinds; i++)
		code = dc_put_kind(c->r, &c->kinds[i].kind);
	if (code)
		return code;
	c->notes = db_query(c->db, &code, "SELECT id, guid, mid, mod, tags, "
		"flds FROM notes ORDER BY id");
	return c->notes ? coll_cards_open(c) : code;
}

/* ---- notes ---- */

/* Tags stand between blanks, U+0020 or U+3000, one at both ends. */
static void read_tags(coll *c, dc_note *n, dc_str tags)
{
	size_t from = 0, i = 0;

	while (i < tags.n) {
		size_t blank = tags.p[i] == ' ' ? 1
			: dc_starts(dc_from(tags, i), "\xE3\x80\x80") ? 3 : 0;

		if (blank) {
			dc_note_tag(c->r, n, dc_sub(tags, from, i - from));
			from = i + blank;
		}
		i += blank ? blank : 1;
	}
	dc_note_tag(c->r, n, dc_from(tags, from));
}

static dc_str field_name(coll *c, const dc_kind *k, size_t i)
{
	if (k && i < k->nfields)
		return k->fields[i];
	if (!k && i < 2)
		return i ? DC_S("Back") : DC_S("Front");
	return dc_fmt(c->r->arena, "Field %zu", i + 1);
}

static void wrong_count(coll *c, const dc_kind *k, int64_t id, size_t n)
{
	dc_warn(c->r->run, "apkg-field-count", "note %lld has %zu field%s, "
		"its note type \"%.*s\" %zu", (long long)id, n,
		n == 1 ? "" : "s", DC_ARG(k->name), k->nfields);
}

/* Fields stand behind each other with U+001F between them. */
static void read_fields(coll *c, const dc_kind *k, dc_note *n, int64_t id,
	dc_str all)
{
	size_t count = 0;

	for (; all.p && count <= DC_MAX_FIELDS; count++)
		dc_note_field(c->r, n, field_name(c, k, count),
			dc_cut(&all, '\x1F'), DC_HTML);
	if (!k || count == k->nfields)
		return;
	wrong_count(c, k, id, count);
	for (; count < k->nfields; count++)
		dc_note_field(c->r, n, field_name(c, k, count), DC_S(""),
			DC_HTML);
}

static const dc_kind *kind_of(coll *c, int64_t id, int64_t mid)
{
	const dc_kind *k = coll_kind(c, mid);

	if (k && k->nfields)
		return k;
	dc_warn(c->r->run, "apkg-notetype-unknown", "note %lld: its note type "
		"%lld is not in the package", (long long)id, (long long)mid);
	return NULL;
}

static int put_note(coll *c)
{
	dc_reader *r = c->r;
	dc_note *n = dc_note_new(r);
	int64_t id = db_int(c->notes, 0), mid = db_int(c->notes, 2);
	int64_t mod = db_int(c->notes, 3);
	const dc_kind *k = kind_of(c, id, mid);
	dc_str flds = dc_mend(r->run, r->arena, db_text(c->notes, 5));
	int code;

	if (!n)
		return dc_out_of_memory(r->run);
	n->at.line = 0;
	n->kind = k ? k->name : DC_NONE;
	n->guid = dc_mend(r->run, r->arena, db_text(c->notes, 1));
	if (!n->guid.n)
		n->id = dc_fmt(r->arena, "%lld", (long long)id);
	n->mod = mod > 0 ? (uint64_t)mod : 0;
	read_tags(c, n, dc_mend(r->run, r->arena, db_text(c->notes, 4)));
	read_fields(c, k, n, id, flds.n ? flds : DC_S(""));
	code = coll_cards_of(c, id, k ? coll_kind_cards(c, mid) : NULL, n);
	return code ? code : dc_put_note(r, n);
}

int coll_some(coll *c)
{
	int code;

	if (!c->begun)
		return begin(c);
	dc_forget(c->r);
	code = db_next(c->notes);
	if (code == DC_OK)
		return put_note(c);
	if (code == DC_END)
		code = coll_cards_end(c);
	return code ? code : DC_END;
}
