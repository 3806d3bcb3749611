/*
 * Tables of pages: their rows, and what the cells of a row hold.
 */
#include "parts/site/page.h"

const xml_node *page_row(const xml_node *table, const xml_node *at)
{
	while ((at = xml_next_element(table, at)))
		if (xml_is(at, "tr"))
			break;
	return at;
}

size_t page_cells(dc_arena *arena, const xml_node *row, bool html,
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

bool page_counts_on(dc_arena *a, const xml_node *table, const xml_node *row,
	const dc_str *cells, size_t n)
{
	dc_str *below = NULL;
	size_t heads, m = 0;

	row = page_row(table, row);
	if (row)
		m = page_cells(a, row, false, &below, &heads);
	return dc_counts_on(cells, n, below, m);
}
