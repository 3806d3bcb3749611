/*
 * Tables of cards, by their header, else by order.  A table of one column is a
 * card: its head asks, the cells below answer.
 */
#include "parts/markdown/dialect.h"

struct table {
	dc_table *table;
	dc_str question;         /* the head of its only column */
	size_t columns;          /* 0: no table is open */
	bool deck_cell;          /* the deck stands behind its columns */
};

/* The names of columns may be bold and have escapes, as any cell. */
static size_t header_cells(dc_arena *a, dc_str line, dc_str *names)
{
	size_t n = md_cells(a, line, names);

	for (size_t i = 0; i < n; i++)
		names[i] = dc_trim(dc_convert(a, NULL, names[i], DC_MARKDOWN,
			DC_PLAIN));
	return n;
}

static void count(struct md_census *s, dc_str line)
{
	dc_str names[MD_COLUMNS];

	if (s->in_table && md_row(line)) {
		s->rows++;
		s->tabled++;
		s->cards[MD_TABLE] += s->known_table;
		return;
	}
	s->in_table = md_row(s->before) && md_delimiters(line);
	if (!s->in_table)
		return;
	s->tabled += 2;
	s->known_table = dc_header_score(NULL, names,
		header_cells(s->arena, s->before, names)) >= 50;
}

/* The header of a table; the deck is one more column, unless it has one. */
static int open_table(dc_reader *r, struct table *t, dc_str header)
{
	dc_str names[MD_COLUMNS + 1];
	size_t n = header_cells(r->run_arena, header, names);
	int code = DC_OK;

	t->deck_cell = n < MD_COLUMNS;
	for (size_t i = 0; i < n; i++) {
		const char *role = dc_role_of(names[i]);

		if (role && strcmp(role, "deck") == 0)
			t->deck_cell = false;
	}
	t->columns = n;
	if (n == 1)
		md_cells(r->run_arena, header, &t->question);
	names[n] = DC_S("deck");
	if (n > 1)
		t->table = dc_table_new(r, names, n + t->deck_cell, &code);
	return n > 1 && !t->table ? code : DC_OK;
}

static int put_row(dc_reader *r, struct mdcards *s, dc_str line)
{
	struct table *t = s->own;
	dc_str out[MD_COLUMNS + 1] = { { NULL, 0 } };
	size_t n = md_cells(r->arena, line, out);
	struct md_card c;

	if (t->columns == 1) {
		c = md_card_new(r, s);
		md_card_add(&c, 0, t->question);
		md_card_add(&c, 1, out[0]);
		return md_card_put(r, s, &c);
	}
	if (n > t->columns)
		n = t->columns;
	for (size_t i = 0; i < n; i++)
		out[i] = md_inline(r->arena, out[i]);
	if (t->deck_cell) {
		out[t->columns] = md_deck(r, s);
		n = t->columns + 1;
	}
	return dc_put_record(r, t->table, out, n, DC_MARKDOWN,
		(dc_where){ .line = s->at.line - 1 });
}

static int next(dc_reader *r, struct mdcards *s)
{
	struct table *t = s->own;
	dc_str line, text, before = DC_NONE;
	int code;

	if (!t)
		s->own = t = dc_alloc(r->run_arena, sizeof(*t));
	if (!t)
		return DC_LIMIT;
	while (md_take(&s->at, &line)) {
		size_t level = s->at.fence.n ? 0 : md_level(line, &text);

		if (level)
			md_enter_heading(r, s, level, text);
		if (t->columns && md_row(line))
			return put_row(r, s, line);
		t->columns = 0;
		if (md_row(before) && md_delimiters(line)) {
			code = open_table(r, t, before);
			if (code)
				return code;
		} else if (!md_row(line)) {
			md_outside(s, line);
		}
		before = line;
	}
	return DC_END;
}

const struct md_dialect md_table = {
	.what = "tables",
	.count = count,
	.next = next,
};
