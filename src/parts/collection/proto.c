/*
 * Decks and note types of schema 18: a row each, and what has no column is a
 * protocol buffer (Anki's proto/anki/notetypes.proto, decks.proto).  Names of
 * decks have U+001F for `::`.
 */
#include "parts/collection/collection.h"
#include "lib/proto.h"

enum {
	NORMAL_DECK = 1, ABOUT = 4,      /* of decks.kind */
	KIND = 1, CSS = 3,               /* of notetypes.config */
	FRONT = 1, BACK = 2,             /* of templates.config */
	CLOZE = 1
};

/* The last field of that tag; bytes are empty and number 0 without one. */
static struct proto_field get(dc_str message, uint64_t tag)
{
	struct proto_field f, found = { .tag = tag };

	while (proto_next(&message, &f))
		if (f.tag == tag)
			found = f;
	return found;
}

static dc_str with_colons(coll *c, dc_str name)
{
	dc_buf b = dc_buf_in(c->r->arena, DC_MAX_RECORD);

	if (dc_chr(name, '\x1F') == DC_NPOS)
		return name;
	for (size_t i = 0; i < name.n; i++)
		if (name.p[i] == '\x1F')
			dc_addz(&b, "::");
		else
			dc_addc(&b, name.p[i]);
	return dc_got(&b);
}

/* Rows in order of the note types whose they are. */
struct cursor {
	db_rows *q;
	bool at;                 /* it stands on a row */
};

static void step(coll *c, struct cursor *cur)
{
	int code = c->code || !cur->q ? DC_END : db_next(cur->q);

	if (code != DC_OK && code != DC_END)
		c->code = code;
	cur->at = code == DC_OK;
}

static struct cursor cursor(coll *c, const char *sql)
{
	struct cursor cur = { .q = c->code ? NULL
		: db_query(c->db, &c->code, sql) };

	step(c, &cur);
	return cur;
}

void coll_decks_tables(coll *c)
{
	struct cursor cur = cursor(c, "SELECT id, name, kind FROM decks");

	for (; cur.at; step(c, &cur)) {
		dc_str normal = get(db_text(cur.q, 2), NORMAL_DECK).bytes;

		coll_add_deck(c, db_int(cur.q, 0),
			with_colons(c, db_text(cur.q, 1)),
			get(normal, ABOUT).bytes);
		dc_forget(c->r);
	}
	db_done(cur.q);
}

/* To the rows of note type id; those of lesser ids are of none. */
static void skip_to(coll *c, struct cursor *cur, int64_t id)
{
	while (cur->at && db_int(cur->q, 0) < id)
		step(c, cur);
}

static size_t take_fields(coll *c, struct cursor *cur, int64_t id,
	dc_str *names, struct coll_more *more)
{
	size_t n = 0;

	skip_to(c, cur, id);
	for (; cur->at && db_int(cur->q, 0) == id; step(c, cur), n++) {
		if (n >= DC_MAX_FIELDS)
			continue;
		names[n] = coll_field_name(c, db_text(cur->q, 1), n);
		coll_more_proto(more, COLL_FIELD, db_text(cur->q, 2));
	}
	return n;
}

static size_t take_templates(coll *c, struct cursor *cur, int64_t id,
	dc_template *list, struct coll_more *more)
{
	size_t n = 0;

	skip_to(c, cur, id);
	for (; cur->at && db_int(cur->q, 0) == id; step(c, cur), n++) {
		dc_str config = db_text(cur->q, 2);

		if (n >= DC_MAX_FIELDS)
			continue;
		list[n] = (dc_template){
			.name = coll_keep(c, db_text(cur->q, 1)),
			.front = coll_keep(c, get(config, FRONT).bytes),
			.back = coll_keep(c, get(config, BACK).bytes) };
		coll_more_proto(more, COLL_TEMPLATE, config);
	}
	return n;
}

/* The row that q stands on. */
static void read_kind(coll *c, db_rows *q, struct cursor *fields,
	struct cursor *templates)
{
	dc_str config = db_text(q, 3);
	int64_t id = db_int(q, 0), mod = db_int(q, 2);
	dc_str *names = dc_array(c->r->arena, DC_MAX_FIELDS, sizeof(*names));
	dc_template *cards = dc_array(c->r->arena, DC_MAX_FIELDS,
		sizeof(*cards));
	struct coll_more more = coll_more_new(c);
	size_t n = names ? take_fields(c, fields, id, names, &more) : 0;
	size_t m = cards ? take_templates(c, templates, id, cards, &more) : 0;
	struct coll_kind *k = coll_add_kind(c, id, db_text(q, 1), n, m);

	if (!k || !names || !cards)
		return;
	memcpy(k->fields, names, k->kind.nfields * sizeof(*names));
	memcpy(k->templates, cards, k->kind.ntemplates * sizeof(*cards));
	coll_more_proto(&more, COLL_MODEL, config);
	k->kind.css = coll_keep(c, get(config, CSS).bytes);
	k->kind.cloze = get(config, KIND).number == CLOZE;
	k->kind.mod = mod > 0 ? (uint64_t)mod : 0;
	k->kind.more = coll_more_end(&more);
	dc_forget(c->r);
}

void coll_kinds_tables(coll *c)
{
	struct cursor kinds = cursor(c, "SELECT id, name, mtime_secs, config "
		"FROM notetypes ORDER BY id");
	struct cursor fields = cursor(c, "SELECT ntid, name, config "
		"FROM fields ORDER BY ntid, ord");
	struct cursor templates = cursor(c, "SELECT ntid, name, config "
		"FROM templates ORDER BY ntid, ord");

	for (; kinds.at; step(c, &kinds))
		read_kind(c, kinds.q, &fields, &templates);
	db_done(kinds.q);
	db_done(fields.q);
	db_done(templates.q);
}
