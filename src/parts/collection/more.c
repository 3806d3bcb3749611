/*
 * What Anki knows of note types, fields and templates and the card model has
 * no place for.  One table names all of it: by its name in the JSON of schema
 * 11, its tag in the protocol buffers of schema 18, and how Anki makes it.
 */
#include "parts/collection/collection.h"
#include "parts/json/note.h"
#include "lib/proto.h"

enum value {
	SKIP,                    /* the model has it, or it is made anew */
	TEXT, NUMBER, FLAG,
	OPTIONAL,                /* a number that counts if it is 0, too */
	DECK,                    /* a number: of a deck */
	OTHER                    /* an object with members of later Ankis */
};

struct row {
	const char *name;
	unsigned tag;            /* 0: has a column of its own */
	enum value value;
	const char *usual;       /* what is not told; else "", 0 and false */
};

static const char latex_head[] = "\\documentclass[12pt]{article}\n"
	"\\special{papersize=3in,5in}\n\\usepackage[utf8]{inputenc}\n"
	"\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n"
	"\\setlength{\\parindent}{0in}\n\\begin{document}\n";

static const struct row model_rows[] = {
	{ "id", 0, SKIP, NULL }, { "name", 0, SKIP, NULL },
	{ "mod", 0, SKIP, NULL }, { "usn", 0, SKIP, NULL },
	{ "flds", 0, SKIP, NULL }, { "tmpls", 0, SKIP, NULL },
	{ "fields", 0, SKIP, NULL }, { "templates", 0, SKIP, NULL },
	{ "vers", 0, SKIP, NULL }, { "tags", 0, SKIP, NULL },
	{ "type", 1, SKIP, NULL },
	{ "sortf", 2, NUMBER, NULL }, { "css", 3, SKIP, NULL },
	{ "did", 4, SKIP, NULL }, { "latexPre", 5, TEXT, latex_head },
	{ "latexPost", 6, TEXT, "\\end{document}" },
	{ "latexsvg", 7, FLAG, NULL }, { "req", 8, SKIP, NULL },
	{ "originalStockKind", 9, NUMBER, NULL },
	{ "originalId", 10, OPTIONAL, NULL }, { "", 255, OTHER, NULL },
	{ NULL, 0, SKIP, NULL }
};

static const struct row field_rows[] = {
	{ "name", 0, SKIP, NULL }, { "ord", 0, SKIP, NULL },
	{ "sticky", 1, FLAG, NULL }, { "rtl", 2, FLAG, NULL },
	{ "font", 3, TEXT, "Arial" }, { "size", 4, NUMBER, "20" },
	{ "description", 5, TEXT, NULL }, { "plainText", 6, FLAG, NULL },
	{ "collapsed", 7, FLAG, NULL },
	{ "excludeFromSearch", 8, FLAG, NULL }, { "id", 9, OPTIONAL, NULL },
	{ "tag", 10, OPTIONAL, NULL }, { "preventDeletion", 11, FLAG, NULL },
	{ "", 255, OTHER, NULL }, { NULL, 0, SKIP, NULL }
};

static const struct row template_rows[] = {
	{ "name", 0, SKIP, NULL }, { "ord", 0, SKIP, NULL },
	{ "qfmt", 1, SKIP, NULL }, { "afmt", 2, SKIP, NULL },
	{ "bqfmt", 3, TEXT, NULL }, { "bafmt", 4, TEXT, NULL },
	{ "did", 5, DECK, NULL }, { "bfont", 6, TEXT, NULL },
	{ "bsize", 7, NUMBER, NULL }, { "id", 8, OPTIONAL, NULL },
	{ "", 255, OTHER, NULL }, { NULL, 0, SKIP, NULL }
};

static const struct row *rows_of(enum coll_part part)
{
	return part == COLL_MODEL ? model_rows
	     : part == COLL_FIELD ? field_rows : template_rows;
}

/* ---- one object ---- */

/* Add `"name":`, behind a comma where something is before it. */
static void add_name(dc_buf *b, dc_str name)
{
	if (b->n)
		dc_addc(b, ',');
	json_add(b, name);
	dc_addc(b, ':');
}

static void add_deck(const coll *c, dc_buf *b, int64_t id)
{
	const struct coll_deck *d = coll_deck(c, id);

	if (!d || !d->name.n)
		return;
	add_name(b, DC_S("deck"));
	json_add(b, d->name);
}

static bool is_usual(const struct row *row, const json *v)
{
	dc_str s = json_text(v);

	if (json_is(v) == JSON_NULL)
		return true;
	if (row && row->usual)
		return dc_is(s, row->usual);
	if (row && row->value == OPTIONAL)
		return false;
	return json_void(v) || json_is(v) == JSON_FALSE ||
	       (row && row->value != TEXT && dc_is(s, "0"));
}

static const struct row *named(const struct row *row, dc_str name)
{
	while (row->name && !(*row->name && dc_is(name, row->name)))
		row++;
	return row->name ? row : NULL;
}

static void add_member(const coll *c, dc_buf *b, const struct row *row,
	const json *v)
{
	uint64_t id;

	if (is_usual(row, v))
		return;
	if (row && row->value == DECK) {
		if (dc_num(json_text(v), &id) && id <= INT64_MAX)
			add_deck(c, b, (int64_t)id);
		return;
	}
	add_name(b, json_key(v));
	dc_adds(b, notejson_flat(c->r->arena, v));
}

/* Known members in the order of the rows, as those of a protocol buffer are,
 * and behind them the others. */
static void add_json(const coll *c, dc_buf *b, const struct row *rows,
	const json *object)
{
	for (const struct row *row = rows; row->name; row++)
		if (row->value != SKIP && *row->name)
			add_member(c, b, row, json_get(object, row->name));
	for (const json *v = json_first(object); v; v = json_next(v))
		if (!named(rows, json_key(v)))
			add_member(c, b, NULL, v);
}

/* Members that this Anki does not know, as JSON. */
static void add_other(const coll *c, dc_buf *b, const struct row *rows,
	dc_str s)
{
	json_fault fault;
	const json *v = s.n && dc_utf8_valid(s)
		? json_parse(NULL, c->r->arena, s, 1, 1, &fault) : NULL;

	if (json_is(v) == JSON_OBJECT)
		add_json(c, b, rows, v);
}

static void add_field(const coll *c, dc_buf *b, const struct row *row,
	const struct proto_field *f)
{
	dc_str text = dc_mend(c->r->run, c->r->arena, f->bytes);

	if (row->value == DECK) {
		add_deck(c, b, (int64_t)f->number);
	} else if (row->value == TEXT) {
		if (dc_is(text, row->usual ? row->usual : ""))
			return;
		add_name(b, dc_cstr(row->name));
		json_add(b, text);
	} else if (row->value == FLAG) {
		if (!f->number)
			return;
		add_name(b, dc_cstr(row->name));
		dc_addz(b, "true");
	} else {
		dc_str n = dc_fmt(c->r->arena, "%lld", (long long)f->number);

		if (row->value == NUMBER &&
		    dc_is(n, row->usual ? row->usual : "0"))
			return;
		add_name(b, dc_cstr(row->name));
		dc_adds(b, n);
	}
}

/* Of a field that is there several times the last counts, as in all of
 * protobuf; one that is not is empty or 0, which may be unusual. */
static void add_proto(const coll *c, dc_buf *b, const struct row *rows,
	dc_str message)
{
	for (const struct row *row = rows; row->name; row++) {
		struct proto_field f, found = { .tag = 0 };
		dc_str rest = message;

		if (row->value == SKIP)
			continue;
		while (proto_next(&rest, &f))
			if (f.tag == row->tag)
				found = f;
		if (row->value == OTHER)
			add_other(c, b, rows, found.bytes);
		else if (found.tag || row->usual)
			add_field(c, b, row, &found);
	}
}

/* ---- all of them ---- */

struct coll_more coll_more_new(coll *c)
{
	dc_arena *a = c->r->arena;

	return (struct coll_more){ .c = c,
		.model = dc_buf_in(a, DC_MAX_FIELD),
		.fields = dc_buf_in(a, DC_MAX_FIELD),
		.templates = dc_buf_in(a, DC_MAX_FIELD) };
}

static void put(struct coll_more *m, enum coll_part part, dc_str members)
{
	dc_buf *to = part == COLL_FIELD ? &m->fields : &m->templates;

	if (part == COLL_MODEL) {
		dc_adds(&m->model, members);
		return;
	}
	dc_addz(to, to->n ? ",{" : "{");
	dc_adds(to, members);
	dc_addc(to, '}');
	if (members.n && part == COLL_FIELD)
		m->some_field = true;
	if (members.n && part == COLL_TEMPLATE)
		m->some_template = true;
}

void coll_more_json(struct coll_more *m, enum coll_part part, const json *v)
{
	dc_buf b = dc_buf_in(m->c->r->arena, DC_MAX_FIELD);

	if (json_is(v) == JSON_OBJECT)
		add_json(m->c, &b, rows_of(part), v);
	put(m, part, dc_got(&b));
}

void coll_more_proto(struct coll_more *m, enum coll_part part, dc_str config)
{
	dc_buf b = dc_buf_in(m->c->r->arena, DC_MAX_FIELD);

	add_proto(m->c, &b, rows_of(part), config);
	put(m, part, dc_got(&b));
}

static void add_list(dc_buf *b, const char *name, const dc_buf *list)
{
	add_name(b, dc_cstr(name));
	dc_addc(b, '[');
	dc_adds(b, dc_got(list));
	dc_addc(b, ']');
}

dc_str coll_more_end(struct coll_more *m)
{
	dc_buf b = dc_buf_in(m->c->r->arena, DC_MAX_RECORD);

	if (m->some_field)
		add_list(&m->model, "fields", &m->fields);
	if (m->some_template)
		add_list(&m->model, "templates", &m->templates);
	if (!m->model.n)
		return DC_NONE;
	dc_addz(&b, "\"anki\":{");
	dc_adds(&b, dc_got(&m->model));
	dc_addc(&b, '}');
	if (b.failed || m->model.failed || m->fields.failed ||
	    m->templates.failed) {
		dc_lose(m->c->r->run, "details of note types", 1);
		return DC_NONE;
	}
	return coll_keep(m->c, dc_got(&b));
}
