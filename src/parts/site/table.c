/*
 * Tables of pages.
 */
#include "parts/site/table.h"

static const xml_node *next_row(const xml_node *table, const xml_node *at)
{
	while ((at = xml_next_element(table, at)))
		if (xml_is(at, "tr"))
			break;
	return at;
}

/* The cells of a row as text or as HTML, in the arena; *heads of them are
 * <th>. */
static size_t cells_of(dc_arena *arena, const xml_node *row, bool html,
	dc_str **cells, size_t *heads)
{
	const xml_node *n;
	size_t count = 0, i = 0;

	*heads = 0;
	for (n = xml_first(row); n; n = xml_next(n))
		count += xml_is(n, "td") || xml_is(n, "th");
	*cells = dc_array(arena, count, sizeof(**cells));
	if (!*cells || count > DC_MAX_FIELDS)
		return 0;
	for (n = xml_first(row); n; n = xml_next(n)) {
		if (!xml_is(n, "td") && !xml_is(n, "th"))
			continue;
		*heads += xml_is(n, "th");
		(*cells)[i++] = html ? page_value(arena, n) :
			page_text(arena, n, DC_HEAD);
	}
	return count;
}

/* Are this row and the next "Question 1 | Answer 1" and "Question 2 |
 * Answer 2"?  Then no words make a header of it. */
static bool counts_on(dc_arena *a, const xml_node *table, const xml_node *row,
	const dc_str *cells, size_t n)
{
	dc_str *below = NULL;
	size_t heads, m = 0;

	row = next_row(table, row);
	if (row)
		m = cells_of(a, row, false, &below, &heads);
	return dc_counts_on(cells, n, below, m);
}

/* Tables round other tables are layout. */
bool table_survey(dc_reader *r, const xml_node *table, struct table *t)
{
	const xml_node *row = next_row(table, table);
	dc_str *cells;
	size_t heads, n;

	*t = (struct table){ .table = table };
	if (!row || page_first(table, "table"))
		return false;
	t->columns = cells_of(r->arena, row, false, &cells, &heads);
	if (t->columns < 2)
		return false;
	t->score = dc_header_score(r, cells, t->columns);
	if (counts_on(r->arena, table, row, cells, t->columns))
		t->score = 0;
	t->header = t->score >= TABLE_NAMED || heads == t->columns;
	if (t->header)
		row = next_row(table, row);
	for (; row; row = next_row(table, row)) {
		n = cells_of(r->arena, row, false, &cells, &heads);
		t->rows += n == t->columns;
	}
	return t->score >= TABLE_NAMED ? t->rows > 0 :
		t->columns == 2 && t->rows > !t->header;
}

int table_read(dc_reader *r, const struct table *t, dc_where at)
{
	const xml_node *row = next_row(t->table, t->table);
	dc_str *cells;
	size_t heads, n = cells_of(r->run_arena, row, false, &cells, &heads);
	int code = 0;
	dc_table *plan = dc_table_new(r, t->header ? cells : NULL, n, &code);

	if (!plan)
		return code;
	if (t->header)
		row = next_row(t->table, row);
	for (; row && !code; row = next_row(t->table, row)) {
		n = cells_of(r->arena, row, true, &cells, &heads);
		at.line = xml_line(row);
		if (n > 1)
			code = dc_put_record(r, plan, cells, n, DC_HTML, at);
	}
	return code;
}
