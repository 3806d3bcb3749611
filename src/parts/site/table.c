/*
 * Tables of pages.  A cell with rowspan stands in each row that it reaches
 * into, as HTML lays tables out; one with colspan in the first of its columns,
 * and the others are empty.
 */
#include "parts/site/table.h"

enum { WIDEST = 1000, DEEPEST = 65534 };         /* spans, as HTML has them */

/* ---- rows ---- */

static const xml_node *next_row(const xml_node *table, const xml_node *at)
{
	while ((at = xml_next_element(table, at)))
		if (xml_is(at, "tr"))
			break;
	return at;
}

static size_t span(dc_arena *arena, const xml_node *cell, const char *attr,
	size_t zero, size_t most)
{
	uint64_t n = 1;

	dc_num(dc_trim(xml_attr(arena, cell, attr)), &n);
	return !n ? zero : n < most ? (size_t)n : most;
}

/* What reaches down stays; cells do not leave <thead>, <tbody>, <tfoot>. */
static void keep_above(struct table *t, bool same_group)
{
	size_t n = 0;

	for (size_t i = 0; i < t->n; i++) {
		struct table_cell *c = &t->at[i];

		if (!same_group || !c->down) {
			*c = (struct table_cell){ .down = 0 };
			continue;
		}
		c->above = true;
		c->down--;
		n = i + 1;
	}
	t->n = n;
}

/* In the first columns that are free. */
static void place(dc_arena *arena, struct table *t, const xml_node *cell)
{
	size_t wide = span(arena, cell, "colspan", 1, WIDEST);
	size_t down = span(arena, cell, "rowspan", DEEPEST, DEEPEST) - 1;
	size_t at = 0;

	while (at < DC_MAX_FIELDS && t->at[at].cell)
		at++;
	t->over |= at == DC_MAX_FIELDS;
	for (size_t i = at; i < DC_MAX_FIELDS && i - at < wide &&
	     !t->at[i].cell; i++) {
		t->at[i] = (struct table_cell){ .cell = cell, .down = down,
			.wide = i > at };
		t->n = t->n > i ? t->n : i + 1;
	}
	t->own++;
	t->heads += xml_is(cell, "th");
}

static bool step(dc_arena *arena, struct table *t)
{
	const xml_node *last = t->row, *n;

	t->row = next_row(t->table, last ? last : t->table);
	if (!t->row)
		return false;
	keep_above(t, last && xml_parent(last) == xml_parent(t->row));
	t->own = t->heads = t->cells = 0;
	t->over = false;
	for (n = xml_first(t->row); n; n = xml_next(n))
		if (xml_is(n, "td") || xml_is(n, "th"))
			place(arena, t, n);
	for (size_t i = 0; i < t->n; i++)
		t->cells += t->at[i].cell && !t->at[i].wide;
	return true;
}

/* ---- the header ---- */

static void take_names(dc_reader *r, struct table *t)
{
	int score;

	t->columns = t->n > t->columns ? t->n : t->columns;
	t->names = dc_array(r->arena, t->columns, sizeof(*t->names));
	for (size_t i = 0; t->names && i < t->n; i++)
		if (t->at[i].cell && !t->at[i].wide)
			t->names[i] = page_text(r->arena, t->at[i].cell,
				DC_HEAD);
	score = t->names ? dc_header_score(r, t->names, t->n) : 0;
	t->score = score > t->score ? score : t->score;
}

/* Are this row and the next "Question 1 | Answer 1" and "Question 2 |
 * Answer 2"?  Then no words make a header of it. */
static bool counts_on(dc_reader *r, const struct table *t)
{
	const xml_node *row = next_row(t->table, t->row), *n;
	dc_str *below = dc_array(r->arena, t->columns, sizeof(*below));
	size_t m = 0;

	for (n = row && below ? xml_first(row) : NULL; n && m < t->columns;
	     n = xml_next(n))
		if (xml_is(n, "td") || xml_is(n, "th"))
			below[m++] = page_text(r->arena, n, DC_HEAD);
	return t->names && dc_counts_on(t->names, t->columns, below, m);
}

/*
 * To the first row of cards.  A row of one wide cell is a title where a header
 * stands below it: an overview with a title has none.  A header may have two
 * rows: what the upper one has for both, and finer names in the lower one.
 */
static bool start(dc_reader *r, const xml_node *table, struct table *t)
{
	bool titled = false;

	keep_above(t, false);
	t->table = table;
	t->row = NULL;
	t->columns = t->repeated = 0;
	t->score = 0;
	while (step(r->arena, t) && t->cells == 1 && t->n > 1)
		titled = true;
	if (!t->row || t->cells < 2)
		return false;
	take_names(r, t);
	if (counts_on(r, t))
		t->score = 0;
	t->header = t->score >= TABLE_NAMED || t->heads == t->own;
	if (!t->header)
		return !titled;
	while (step(r->arena, t) && t->own && t->heads == t->own &&
	       t->cells > t->own)
		take_names(r, t);
	return true;
}

/* Tables round other tables are layout. */
bool table_survey(dc_reader *r, const xml_node *table, struct table *t)
{
	t->rows = 0;
	if (page_first(table, "table") || !start(r, table, t))
		return false;
	for (; t->row; step(r->arena, t))
		t->rows += t->own && t->cells > 1 && t->n == t->columns;
	return t->score >= TABLE_NAMED ? t->rows > 0 :
		t->columns == 2 && t->rows > !t->header;
}

/* ---- cards ---- */

/* A cell that is in many rows can make much of little. */
static dc_str repeated(dc_reader *r, struct table *t, dc_str value)
{
	bool told = t->repeated > DC_MAX_FIELD;

	t->repeated += told ? 0 : value.n;
	if (t->repeated <= DC_MAX_FIELD)
		return value;
	if (!told)
		dc_warn(r->run, "html-spans", "what cells of several rows "
			"repeat is more than %d MiB: the others stay empty",
			DC_MAX_FIELD >> 20);
	dc_cut_short(r->run);
	return DC_NONE;
}

static dc_str value_of(dc_reader *r, struct table *t, struct table_cell *c)
{
	if (!c->cell || c->wide)
		return DC_NONE;
	if (!c->down && !c->above)
		return page_value(r->arena, c->cell);
	if (!c->value.p) {
		c->value = page_value(r->run_arena, c->cell);
		if (!c->value.n)
			c->value = DC_S("");
	}
	return c->above ? repeated(r, t, c->value) : c->value;
}

/* One cell as wide as the table is a heading. */
static void skip_row(dc_reader *r, const struct table *t)
{
	dc_at(r->run, xml_line(t->row), 0, DC_NONE);
	if (t->over)
		dc_skip(r->run, "html-row", "a row of more than %d cells",
			DC_MAX_FIELDS);
	else if (t->n < t->columns && page_shows(t->row))
		dc_skip(r->run, "html-row", "a row of one cell, in a table of "
			"%zu columns", t->columns);
}

static int put_row(dc_reader *r, struct table *t, dc_table *plan, dc_where at)
{
	dc_str *cells;

	if (!t->own)
		return DC_OK;
	at.line = xml_line(t->row);
	if (t->over || t->cells == 1) {
		skip_row(r, t);
		return DC_OK;
	}
	cells = dc_array(r->arena, t->n, sizeof(*cells));
	for (size_t i = 0; cells && i < t->n; i++)
		cells[i] = value_of(r, t, &t->at[i]);
	return cells ? dc_put_record(r, plan, cells, t->n, DC_HTML, at)
		: DC_LIMIT;
}

int table_read(dc_reader *r, struct table *t, dc_where at)
{
	dc_table *plan;
	int code = DC_OK;

	start(r, t->table, t);
	plan = dc_table_new(r, t->header ? t->names : NULL, t->columns, &code);
	if (!plan)
		return code;
	for (; t->row && !code; step(r->arena, t))
		code = put_row(r, t, plan, at);
	return code;
}
