/*
 * Rows are written in the layout of the moment, which only grows: a stretch
 * is a run of rows that have the same one.  A deck of one kind, nearly every
 * deck, has one stretch, and its rows are never touched again.
 */
#include "lib/bytes.h"
#include "parts/anki/rows.h"

enum { LAST = ROWS_GROUPS - 1 };

/* Rows from number `from` on have this layout, until the next stretch. */
struct stretch {
	struct stretch *next;
	uint64_t from;
	rows_layout layout;
};

/* A row that will stand before one that was written. */
struct early {
	struct early *next;
	uint64_t before;
	size_t rank;
	rows_layout layout;
	dc_str *cells;
};

struct rows {
	dc_output *out;
	dc_arena *arena;
	struct stretch *first, *last;
	struct early *early;
	size_t nearly;
	dc_str fill[ROWS_GROUPS];
	uint64_t count;
};

/* Where the second layout has got to. */
struct anew {
	rows *r;
	const struct stretch *in;        /* of the present row */
	uint64_t row;
	size_t group, cells;     /* the group, and how many cells it had */
	bool begun, quoted;      /* within the cell */
	struct early **early;    /* that are still to come, in order */
	size_t nearly;
};

/* A cell with one of these is quoted; any other is written as it is. */
static const unsigned char special[256] = {
	['"'] = 1, ['\t'] = 1, ['\n'] = 1, ['\r'] = 1, ['#'] = 1
};

rows *rows_open(dc_output *out, dc_arena *arena)
{
	rows *r = dc_alloc(arena, sizeof(*r));
	struct stretch *s = dc_alloc(arena, sizeof(*s));

	if (!r || !s || dc_spool_begin(out))
		return NULL;
	*r = (rows){ .out = out, .arena = arena, .first = s, .last = s };
	return r;
}

void rows_fill(rows *r, size_t group, dc_str fill)
{
	r->fill[group] = dc_dup(r->arena, fill);
}

static bool plain16(const char *p)
{
	bytes16 v = bytes_at(p);

	return !bytes_any(bytes_are(v, '"') | bytes_are(v, '#') |
			  bytes_are(v, '\t') | bytes_are(v, '\n') |
			  bytes_are(v, '\r'));
}

static bool is_plain(dc_str s)
{
	size_t i = 0;

	if (s.n >= 16) {
		for (; s.n - i > 16; i += 16)
			if (!plain16(s.p + i))
				return false;
		return plain16(s.p + s.n - 16);
	}
	while (i < s.n && !special[(unsigned char)s.p[i]])
		i++;
	return i == s.n;
}

static void cell(dc_output *out, dc_str s)
{
	size_t at;

	if (is_plain(s)) {
		dc_outs(out, s);
		return;
	}
	dc_outc(out, '"');
	while ((at = dc_chr(s, '"')) != DC_NPOS) {
		dc_out(out, s.p, at + 1);
		dc_outc(out, '"');
		s = dc_from(s, at + 1);
	}
	dc_outs(out, s);
	dc_outc(out, '"');
}

/* A new stretch, unless the present layout has room already.  The last group
 * may grow in the same one: its columns are not filled in. */
static int grow(rows *r, const rows_layout *want)
{
	rows_layout l = r->last->layout;
	struct stretch *s = r->last;
	bool grown = false;

	for (size_t g = 0; g < ROWS_GROUPS; g++)
		if (want->n[g] > l.n[g]) {
			l.n[g] = want->n[g];
			grown |= g != LAST;
		}
	if (r->count && grown) {
		s = dc_alloc(r->arena, sizeof(*s));
		if (!s)
			return DC_LIMIT;
		s->from = r->count;
		r->last = r->last->next = s;
	}
	s->layout = l;
	return DC_OK;
}

static void write_row(rows *r, const rows_layout *row, const dc_str *cells)
{
	const rows_layout *l = &r->last->layout;
	bool any = false;

	for (size_t g = 0; g < ROWS_GROUPS; g++) {
		size_t n = g == LAST ? row->n[g] : l->n[g];

		for (size_t i = 0; i < n; i++) {
			if (any)
				dc_outc(r->out, '\t');
			any = true;
			cell(r->out, i < row->n[g] ? *cells++ : r->fill[g]);
		}
	}
	dc_outc(r->out, '\n');
}

int rows_put(rows *r, const rows_layout *row, const dc_str *cells)
{
	if (grow(r, row))
		return DC_LIMIT;
	write_row(r, row, cells);
	r->count++;
	return DC_OK;
}

uint64_t rows_count(const rows *r)
{
	return r->count;
}

int rows_put_before(rows *r, const rows_layout *row, const dc_str *cells,
	uint64_t before, size_t rank)
{
	struct early *e = dc_alloc(r->arena, sizeof(*e));
	size_t n = 0;

	for (size_t g = 0; g < ROWS_GROUPS; g++)
		n += row->n[g];
	if (!e || !(e->cells = dc_array(r->arena, n, sizeof(*e->cells))) ||
	    grow(r, row))
		return DC_LIMIT;
	for (size_t i = 0; i < n; i++)
		e->cells[i] = dc_dup(r->arena, cells[i]);
	e->before = before;
	e->rank = rank;
	e->layout = *row;
	e->next = r->early;
	r->early = e;
	r->nearly++;
	return DC_OK;
}

/*
 * The present group is complete: add the cells that it has in the new layout
 * only.  They stand before the cell that comes, or at the end of the row.
 */
static void widen(struct anew *a, bool at_end)
{
	rows *r = a->r;
	size_t g = a->group, n = r->last->layout.n[g] - a->in->layout.n[g];

	while (n--) {
		if (at_end)
			dc_outc(r->out, '\t');
		cell(r->out, r->fill[g]);
		if (!at_end)
			dc_outc(r->out, '\t');
	}
	a->group++;
	a->cells = 0;
}

static void begin_cell(struct anew *a)
{
	while (a->nearly && !a->group && !a->cells &&
	       (*a->early)->before == a->row) {
		write_row(a->r, &(*a->early)->layout, (*a->early)->cells);
		a->early++;
		a->nearly--;
	}
	while (a->group < LAST && a->cells == a->in->layout.n[a->group])
		widen(a, false);
	a->cells++;
	a->begun = true;
}

static void end_row(struct anew *a)
{
	while (a->group < LAST)
		widen(a, true);
	a->row++;
	a->group = a->cells = 0;
	if (a->in->next && a->in->next->from == a->row)
		a->in = a->in->next;
}

/* Rows as they were written, in pieces that end anywhere. */
static int lay_out(void *user, dc_str piece)
{
	struct anew *a = user;
	dc_output *out = a->r->out;
	size_t from = 0;

	for (size_t i = 0; i < piece.n; i++) {
		char c = piece.p[i];

		if (a->begun && !special[(unsigned char)c])
			continue;
		if (!a->begun) {
			dc_out(out, piece.p + from, i - from);
			from = i;
			begin_cell(a);
		}
		a->quoted ^= c == '"';
		if (a->quoted || (c != '\t' && c != '\n'))
			continue;
		if (c == '\n') {
			dc_out(out, piece.p + from, i - from);
			from = i;
			end_row(a);
		}
		a->begun = false;
	}
	dc_outs(out, dc_from(piece, from));
	return DC_OK;
}

static int by_place(const void *a, const void *b)
{
	const struct early *x = *(struct early *const *)a;
	const struct early *y = *(struct early *const *)b;

	if (x->before != y->before)
		return x->before < y->before ? -1 : 1;
	return (x->rank > y->rank) - (x->rank < y->rank);
}

int rows_end(rows *r, rows_layout *layout)
{
	struct anew a = { .r = r, .in = r->first };
	size_t n = 0;

	*layout = r->last->layout;
	if (r->first == r->last && !r->early)
		return DC_OK;
	a.early = dc_array(r->arena, r->nearly, sizeof(*a.early));
	if (!a.early)
		return DC_LIMIT;
	for (struct early *e = r->early; e; e = e->next)
		a.early[r->nearly - ++n] = e;
	a.nearly = n;
	if (n)
		qsort(a.early, n, sizeof(*a.early), by_place);
	return dc_spool_rewrite(r->out, lay_out, &a);
}
