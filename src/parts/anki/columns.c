/*
 * Headers say of some columns what they are, and of the others perhaps what
 * they are called.  All of them are numbered for --map as in the file.
 */
#include "parts/anki/columns.h"
#include "parts/anki/names.h"

struct anki_columns {
	dc_table *table;
	bool tags;               /* the column of tags is still one */
};

enum { NAMED = 100 };            /* dc_header_score(): by --map */

static const char *const roles[ANKI_META] = {
	[ANKI_GUID] = "guid", [ANKI_DECK] = "deck", [ANKI_TAGS] = "tags"
};

/* Which of the headers is about the column, ANKI_META if none is. */
static size_t meta_of(const anki_head *h, size_t column)
{
	size_t i = 0;

	while (i < ANKI_META && h->column[i] != column)
		i++;
	return i;
}

/* What the columns are called; p is NULL where nothing says. */
static size_t name_all(const anki_head *h, const csv_record *rec, bool header,
	dc_str *names, size_t most)
{
	size_t n = 0, field = 0, last = rec->n;

	for (size_t i = 0; i < ANKI_META; i++)
		if (h->column[i] > last)
			last = h->column[i];
	for (; n < most && (n < last || field < h->nnames); n++) {
		size_t meta = meta_of(h, n + 1);

		if (meta < ANKI_META)
			names[n] = dc_cstr(roles[meta]);
		else if (field < h->nnames)
			names[n] = h->names[field++];
		else if (header && n < rec->n)
			names[n] = rec->cells[n];
	}
	return n;
}

static bool is_basic(const anki_head *h)
{
	const anki_stock *stock = anki_stock_named(h->kind);

	return !h->column[ANKI_KIND] && (!h->kind.n ||
		(stock && strcmp(stock->name, "Basic") == 0));
}

int anki_columns_new(dc_reader *r, const anki_head *h, const csv_record *rec,
	anki_columns **out, bool *taken)
{
	size_t most = rec->n + h->nnames + DC_MAX_FIELDS, n;
	anki_columns *c;
	const char *role;
	dc_str *names;
	int code;

	*out = NULL;
	*taken = false;
	if (!dc_maps(r->run).n || !is_basic(h))
		return DC_OK;
	c = dc_alloc(r->run_arena, sizeof(*c));
	names = dc_array(r->arena, most, sizeof(*names));
	if (!c || !names)
		return DC_LIMIT;
	*taken = !h->nnames &&
		dc_header_score(r, rec->cells, rec->n) == NAMED;
	n = name_all(h, rec, *taken, names, most);
	c->table = dc_table_new(r, names, n, &code);
	if (!c->table)
		return code;
	role = h->column[ANKI_TAGS] ? dc_table_role(c->table,
		h->column[ANKI_TAGS] - 1) : NULL;
	c->tags = role && strcmp(role, "tags") == 0;
	*out = c;
	return DC_OK;
}

int anki_columns_put(dc_reader *r, const anki_head *h, const anki_columns *c,
	const csv_record *rec)
{
	dc_str *cells = dc_array(r->arena, rec->n, sizeof(*cells));
	size_t tags = h->column[ANKI_TAGS];
	dc_note *note = dc_note_new(r);

	if (!cells || !note)
		return DC_LIMIT;
	memcpy(cells, rec->cells, rec->n * sizeof(*cells));
	note->at.line = rec->line;
	note->deck = h->deck;
	anki_tags(r, note, h->tags);
	/* In other tables commas and semicolons part tags, too. */
	if (c->tags && tags <= rec->n) {
		anki_tags(r, note, cells[tags - 1]);
		cells[tags - 1] = DC_NONE;
	}
	dc_fill_record(r, c->table, cells, rec->n,
		h->html ? DC_HTML : DC_PLAIN, note);
	return dc_put_note(r, note);
}
