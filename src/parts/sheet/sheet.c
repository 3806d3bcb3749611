/*
 * Text of cells lies in buffers that are used again for the next row: what
 * refers to it is an offset.  A change of style in it is the control character
 * STYLE, which XML cannot hold, and a byte.
 */
#include "lib/csv.h"
#include "parts/sheet/sheet.h"
#include "parts/side.h"

enum { AUTO, YES, NO };
enum { STYLE = 0x0E, STYLE_BASE = 0x40, STYLES = 6 };
enum { LEAST_HEADER = 60, NAME_SHOWN = 80, ROW_COST = 64 };
enum seen { NOTHING, HEADER, ONE_COLUMN, CARDS };

static const dc_markup markups[] = { 0, DC_PLAIN, DC_HTML, DC_MARKDOWN };

#define AT(member) offsetof(sheet_opts, member)

const dc_opt sheet_options[] = {
	{ "sheet", DC_OPT_STR, AT(sheet), NULL, "NAME",
	  "the one sheet to read, by name or number, also a hidden one",
	  DC_OPT_READ, 0, NULL },
	{ "header", DC_OPT_CHOICE, AT(header), "auto", "auto yes no",
	  "does the first row name the columns", DC_OPT_READ, 0, NULL },
	{ "markup", DC_OPT_CHOICE, AT(markup), "auto",
	  "auto plain html markdown", "what cells are written in (auto: HTML "
	  "if there are tags)", DC_OPT_READ, 0, NULL },
	{ 0 }
};

struct cell {
	size_t at, n;
};

/* A row that waits: its cells, and where it stands. */
struct row {
	size_t first, width;
	uint64_t number, times;
};

struct sheet {
	dc_str name;
	bool hidden, chosen;
	enum seen seen;
};

struct sheets {
	dc_reader *r;
	struct sheet *all;
	size_t n, now;
	bool surveyed, decks;
	size_t tables;           /* that were begun */
	uint64_t took, given;
	/* The present row. */
	struct cell *cells;
	size_t width;
	dc_buf text;
	bool too_wide;
	/* What the survey saw of the present sheet. */
	size_t rows, wide;
	/* The head of the present sheet, then its table. */
	struct row *head;
	size_t waiting;
	dc_buf head_cells, head_text;
	dc_table *table;
	dc_markup markup;
	size_t columns, deck;    /* of the table; the deck's, DC_NPOS: none */
	bool own_deck;           /* … is one of the sheet's own */
};

sheets *sheets_new(dc_reader *r)
{
	sheets *s = dc_alloc(r->run_arena, sizeof(*s));

	if (!s)
		return NULL;
	s->r = r;
	s->all = dc_array(r->run_arena, SHEET_MOST, sizeof(*s->all));
	s->cells = dc_array(r->run_arena, DC_MAX_FIELDS, sizeof(*s->cells));
	s->head = dc_array(r->run_arena, SHEET_HEAD, sizeof(*s->head));
	s->text = dc_buf_in(r->run_arena, DC_MAX_RECORD);
	s->head_cells = dc_buf_in(r->run_arena, DC_MAX_DOCUMENT);
	s->head_text = dc_buf_in(r->run_arena, DC_MAX_DOCUMENT);
	return s->all && s->cells && s->head ? s : NULL;
}

void sheets_took(sheets *s, size_t bytes)
{
	s->took += bytes;
}

/* ---- styles ---- */

void sheet_style(dc_buf *b, unsigned style)
{
	dc_addc(b, STYLE);
	dc_addc(b, (char)(STYLE_BASE | style));
}

void sheet_text(dc_buf *b, dc_str s)
{
	size_t at;

	while ((at = dc_chr(s, STYLE)) != DC_NPOS) {
		dc_add(b, s.p, at);
		s = dc_from(s, at + 1);
	}
	dc_adds(b, s);
}

static bool styled(dc_str s)
{
	return dc_chr(s, STYLE) != DC_NPOS;
}

static dc_str bare(dc_arena *a, dc_str s)
{
	dc_buf b;
	size_t at;

	if (!styled(s))
		return s;
	b = dc_buf_in(a, s.n + 1);
	while ((at = dc_chr(s, STYLE)) != DC_NPOS) {
		dc_add(&b, s.p, at);
		s = dc_from(s, at + 2);
	}
	dc_adds(&b, s);
	return dc_got(&b);
}

/* The tags that end the one style and begin the other. */
static void change(dc_buf *b, unsigned from, unsigned to)
{
	static const char *const tags[STYLES] = {
		"b", "i", "u", "s", "sub", "sup"
	};

	for (size_t k = STYLES; k-- > 0;)
		if (from >> k & 1)
			dc_addf(b, "</%s>", tags[k]);
	for (size_t k = 0; k < STYLES; k++)
		if (to >> k & 1)
			dc_addf(b, "<%s>", tags[k]);
}

/* Text with styles as HTML; raw: it has tags of its own. */
static dc_str dressed(dc_arena *a, dc_str s, bool raw)
{
	dc_buf b = dc_buf_in(a, SIZE_MAX / 8);
	unsigned style = 0, next;
	size_t at;

	do {
		at = dc_chr(s, STYLE);
		if (raw)
			dc_adds(&b, dc_sub(s, 0, at));
		else
			side_text(&b, dc_sub(s, 0, at));
		next = at == DC_NPOS ? 0 : (unsigned char)s.p[at + 1] &
			(STYLE_BASE - 1);
		if (next != style)
			change(&b, style, next);
		style = next;
		s = dc_from(s, at == DC_NPOS ? s.n : at + 2);
	} while (s.n || style);
	return dc_got(&b);
}

/* ---- which sheets ---- */

/* The names that programs give: "Sheet1", "Tabelle 2". */
static bool default_name(dc_str name)
{
	static const char *const words[] = {
		"sheet", "tabelle", "table", "feuil", "feuille", "hoja",
		"foglio", "planilha", "plan", "folha", "blad", "ark", "arkusz",
		"list", "munka", "munkalap", "taul", "taulukko", "sayfa",
		"foaie", "Лист", "Аркуш", "工作表", "シート", "시트", "ワークシート",
		"Φύλλο", "worksheet", "tabellenblatt", "untitled", "Página",
		"Hárok", "Trang tính", "lapas", "lapa", "leht", "ชีต", "الورقة",
		"גיליון"
	};
	size_t n = name.n;

	while (n && name.p[n - 1] >= '0' && name.p[n - 1] <= '9')
		n--;
	name = dc_trim(dc_sub(name, 0, n));
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (dc_ieq(name, dc_cstr(words[i])))
			return true;
	return !name.n;
}

static int choose_named(sheets *s, const char *want)
{
	dc_str name = dc_cstr(want);
	dc_buf b = dc_buf_in(s->r->arena, 1000);
	uint64_t number;

	for (int any_case = 0; any_case < 2; any_case++)
		for (size_t i = 0; i < s->n; i++) {
			dc_str is = s->all[i].name;

			if (any_case ? !dc_ieq(is, name) : !dc_eq(is, name))
				continue;
			s->all[i].chosen = true;
			return DC_OK;
		}
	if (dc_num(name, &number) && number && number <= s->n) {
		s->all[number - 1].chosen = true;
		return DC_OK;
	}
	for (size_t i = 0; i < s->n && b.n < 800; i++)
		dc_addf(&b, "%s%.*s", i ? ", " : "", DC_ARG(s->all[i].name));
	return dc_fail(s->r->run, DC_USAGE, "sheet-name", "no sheet \"%s\"; "
		"there are: %.*s", want, DC_ARG(dc_got(&b)));
}

/* A hidden one may well have cards, so that is a warning. */
static void left_out(const sheets *s, const struct sheet *sheet)
{
	dc_str name = dc_head(sheet->name, NAME_SHOWN);

	dc_at(s->r->run, 0, 0, DC_NONE);
	dc_hint(s->r->run, "-f %s:sheet=NAME reads one sheet, whatever it is",
		s->r->format->name);
	if (sheet->hidden)
		dc_warn(s->r->run, "sheet-hidden", "sheet \"%.*s\" is left "
			"out: it is hidden", DC_ARG(name));
	else
		dc_notice(s->r->run, "sheet-no-cards", "sheet \"%.*s\" is "
			"left out: it has text in one column only",
			DC_ARG(name));
}

int sheets_surveyed(sheets *s)
{
	const sheet_opts *o = s->r->opts;
	enum seen least = ONE_COLUMN;
	size_t chosen = 0;

	dc_at_part(s->r->run, DC_NONE);
	s->surveyed = true;
	if (o->sheet)
		return choose_named(s, o->sheet);
	for (size_t i = 0; i < s->n; i++)
		if (s->all[i].seen == CARDS && !s->all[i].hidden)
			least = CARDS;
	for (size_t i = 0; i < s->n; i++) {
		struct sheet *sheet = &s->all[i];

		if (sheet->hidden ? sheet->seen >= ONE_COLUMN
		    : sheet->seen == ONE_COLUMN && least == CARDS)
			left_out(s, sheet);
		sheet->chosen = !sheet->hidden && sheet->seen >= least;
		chosen += sheet->chosen;
	}
	s->decks = chosen > 1;
	if (s->decks)
		s->r->title = dc_run_name(s->r->run);
	return DC_OK;
}

bool sheets_wanted(const sheets *s, size_t i)
{
	if (i >= SHEET_MOST)
		return false;
	return s->surveyed ? s->all[i].chosen : s->all[i].seen != CARDS;
}

static enum seen judged(const sheets *s)
{
	if (!s->rows)
		return NOTHING;
	if (s->rows == 1)
		return s->all[s->now].seen;
	return s->wide ? CARDS : ONE_COLUMN;
}

/* ---- the present row ---- */

static dc_str text_of(const dc_buf *b, struct cell c)
{
	return (dc_str){ b->p ? b->p + c.at : "", c.n };
}

static int grown(sheets *s, uint64_t n)
{
	s->given += n;
	if (s->given <= SHEET_FREE || s->given / SHEET_GROWTH <= s->took)
		return DC_OK;
	return dc_fail(s->r->run, DC_LIMIT, "sheet-growth", "the cells grow "
		"to more than %d times what is in the file", SHEET_GROWTH);
}

int sheets_cell(sheets *s, size_t column, dc_str text)
{
	if (!text.n)
		return DC_OK;
	if (column >= DC_MAX_FIELDS) {
		if (!s->too_wide && s->surveyed)
			dc_warn(s->r->run, "sheet-columns", "columns beyond "
				"%d are left out", DC_MAX_FIELDS);
		s->too_wide |= s->surveyed;
		return DC_OK;
	}
	while (s->width <= column)
		s->cells[s->width++] = (struct cell){ 0 };
	s->cells[column] = (struct cell){ s->text.n, text.n };
	dc_adds(&s->text, text);
	if (s->text.failed)
		return dc_fail(s->r->run, DC_LIMIT, "sheet-row", "a row that "
			"is longer than %d MiB", DC_MAX_RECORD >> 20);
	return grown(s, text.n);
}

/* How many cells have text to be seen. */
static size_t filled(const sheets *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->width; i++)
		n += s->cells[i].n && !dc_blank(bare(s->r->arena,
			text_of(&s->text, s->cells[i])));
	return n;
}

/* The cells of a row in the note's arena, without their styles. */
static dc_str *bare_cells(sheets *s, const dc_buf *text,
	const struct cell *cells, size_t n, size_t room)
{
	dc_str *all = dc_array(s->r->arena, room + 1, sizeof(*all));

	for (size_t i = 0; all && i < n; i++)
		all[i] = bare(s->r->arena, text_of(text, cells[i]));
	return all;
}

static int look(sheets *s, size_t n)
{
	struct sheet *sheet = &s->all[s->now];
	dc_str *cells;
	bool header;

	s->rows++;
	s->wide += n > 1;
	if (s->rows > 1)
		return DC_OK;
	cells = bare_cells(s, &s->text, s->cells, s->width, s->width);
	if (!cells)
		return dc_out_of_memory(s->r->run);
	header = LEAST_HEADER <= dc_header_score(s->r, cells, s->width) &&
		!dc_counts_on(cells, s->width, NULL, 0);
	sheet->seen = header ? HEADER : n > 1 ? CARDS : ONE_COLUMN;
	/* A title, or the names of columns that nobody filled. */
	if (sheet->seen == CARDS)
		s->rows++;
	return DC_OK;
}

/* ---- rows to records ---- */

static int put_cells(sheets *s, const dc_buf *text, const struct cell *cells,
	size_t width, uint64_t number)
{
	dc_reader *r = s->r;
	dc_str *all = bare_cells(s, text, cells, width,
		width > s->columns ? width : s->columns);
	dc_markup markup = s->markup;
	size_t n = width > s->columns ? width : s->columns;
	const struct sheet *sheet = &s->all[s->now];
	bool rich = false;

	if (!all)
		return dc_out_of_memory(r->run);
	for (size_t i = 0; i < width; i++)
		rich |= styled(text_of(text, cells[i]));
	if (rich && markup == DC_PLAIN &&
	    !((const sheet_opts *)r->opts)->markup)
		markup = DC_HTML;
	if (rich && markup != DC_HTML)
		dc_lose(r->run, "styles", 1);
	for (size_t i = 0; markup == DC_HTML && rich && i < width; i++) {
		const char *role = dc_table_role(s->table, i);
		dc_str is = text_of(text, cells[i]);

		if (role && *role && strcmp(role, "front") != 0 &&
		    strcmp(role, "back") != 0)
			continue;
		if (styled(is))
			all[i] = dressed(r->arena, is, s->markup == DC_HTML);
		else if (s->markup == DC_PLAIN)
			all[i] = dc_convert(r->arena, NULL, is, DC_PLAIN,
				DC_HTML);
	}
	if (s->deck != DC_NPOS && (!s->own_deck || !dc_trim(all[s->deck]).n))
		all[s->deck] = sheet->name;
	dc_at(r->run, number, 0, DC_NONE);
	return dc_put_record(r, s->table, all, n, markup,
		(dc_where){ .line = number });
}

static int put_times(sheets *s, const dc_buf *text, const struct cell *cells,
	size_t width, uint64_t number, uint64_t times)
{
	int code = DC_OK;

	for (uint64_t k = 0; k < times && !code; k++) {
		code = put_cells(s, text, cells, width, number + k);
		if (!code && dc_stopped(s->r->run))
			return dc_fail(s->r->run, DC_LIMIT, "interrupted",
				"interrupted");
	}
	return code;
}

/* ---- the head ---- */

static const struct cell *cells_of(const sheets *s, const struct row *row)
{
	return (const struct cell *)(const void *)s->head_cells.p + row->first;
}

/* As a table that is quoted, for what knows tables. */
static dc_str as_csv(sheets *s, size_t width)
{
	dc_buf b = dc_buf_in(s->r->arena, DC_MAX_DOCUMENT);

	for (size_t i = 0; i < s->waiting; i++) {
		const struct cell *c = cells_of(s, &s->head[i]);

		for (size_t k = 0; k < width; k++) {
			dc_str text = k < s->head[i].width ? bare(s->r->arena,
				text_of(&s->head_text, c[k])) : DC_NONE;

			dc_addz(&b, k ? ",\"" : "\"");
			for (size_t j = 0; j < text.n; j++) {
				dc_addc(&b, text.p[j]);
				if (text.p[j] == '"')
					dc_addc(&b, '"');
			}
			dc_addc(&b, '"');
		}
		dc_addc(&b, '\n');
	}
	return dc_got(&b);
}

static dc_markup find_markup(sheets *s)
{
	const sheet_opts *o = s->r->opts;
	size_t n = s->head_cells.n / sizeof(struct cell);
	const struct cell *c = (const void *)s->head_cells.p;

	if (o->markup)
		return markups[o->markup];
	for (size_t i = 0; i < n; i++)
		if (dc_has_markup(bare(s->r->arena,
			text_of(&s->head_text, c[i]))))
			return DC_HTML;
	return DC_PLAIN;
}

/* Is one of the columns a deck, by its name? */
static size_t deck_column(const dc_str *names, size_t n)
{
	for (size_t i = 0; names && i < n; i++) {
		const char *role = dc_role_of(names[i]);

		if (role && !strcmp(role, "deck"))
			return i;
	}
	return DC_NPOS;
}

/* Columns without text: none names them, and no row of the head has any. */
static void find_empty(sheets *s, bool *empty, size_t width)
{
	for (size_t k = 0; k < width; k++)
		empty[k] = true;
	for (size_t i = 0; i < s->waiting; i++) {
		const struct cell *c = cells_of(s, &s->head[i]);

		for (size_t k = 0; k < s->head[i].width; k++)
			empty[k] = empty[k] && dc_blank(bare(s->r->arena,
				text_of(&s->head_text, c[k])));
	}
}

/* The plan of the sheet; the sheet's name as a deck is one more column. */
static int plan(sheets *s, bool header, size_t width, const dc_dialect *d)
{
	const struct row *first = &s->head[0];
	const struct cell *c = cells_of(s, first);
	bool deck = s->decks && !default_name(s->all[s->now].name);
	dc_str *names = dc_array(s->r->arena, width + 1, sizeof(*names));
	bool *empty = dc_array(s->r->arena, width + 1, sizeof(*empty));
	int code = DC_LIMIT;

	if (!names || !empty)
		return dc_out_of_memory(s->r->run);
	for (size_t i = 0; header && i < first->width; i++)
		names[i] = bare(s->r->arena, text_of(&s->head_text, c[i]));
	find_empty(s, empty, width);
	s->deck = deck ? deck_column(header ? names : NULL, width) : DC_NPOS;
	s->own_deck = s->deck != DC_NPOS;
	s->columns = width;
	if (deck && !s->own_deck) {
		s->deck = width;
		s->columns++;
		names[width] = DC_S("deck");
	}
	s->table = header || s->columns > width
		? dc_table_new(s->r, names, s->columns, &code)
		: dc_table_new(s->r, NULL, width, &code);
	if (!s->table)
		return code;
	/* --map has another deck: then there is no column of ours. */
	if (s->deck != DC_NPOS && strcmp(dc_table_role(s->table, s->deck) ?
	    dc_table_role(s->table, s->deck) : "", "deck") != 0) {
		empty[width] = true;
		s->deck = DC_NPOS;
	}
	dc_table_numbers(s->table, d->numbers, d->numbers ? d->width : 0);
	dc_table_sparse(s->r, s->table, empty, s->columns);
	return DC_OK;
}

static int settle(sheets *s)
{
	const sheet_opts *o = s->r->opts;
	size_t width = 0, from;
	dc_dialect d;
	bool header;
	dc_str *first;
	int code;

	for (size_t i = 0; i < s->waiting; i++)
		if (s->head[i].width > width)
			width = s->head[i].width;
	dc_sniff(s->r->arena, as_csv(s, width), true, ',', '"', &d);
	first = bare_cells(s, &s->head_text, cells_of(s, &s->head[0]),
		s->head[0].width, width);
	if (!first)
		return dc_out_of_memory(s->r->run);
	header = o->header == YES || (o->header == AUTO &&
		(d.header >= LEAST_HEADER ||
		dc_header_score(s->r, first, s->head[0].width) >=
		(d.counts ? 100 : LEAST_HEADER)));
	if (!s->tables++)
		dc_told(s->r->run, "header", header ? "yes" : "no");
	s->markup = find_markup(s);
	code = plan(s, header, width, &d);
	from = header ? 1 : 0;
	for (size_t i = from; i < s->waiting && !code; i++)
		code = put_times(s, &s->head_text, cells_of(s, &s->head[i]),
			s->head[i].width, s->head[i].number,
			s->head[i].times);
	return code;
}

static int wait(sheets *s, uint64_t number, uint64_t times)
{
	struct row *row = &s->head[s->waiting++];
	const size_t at = s->head_text.n;

	*row = (struct row){ s->head_cells.n / sizeof(struct cell), s->width,
		number, times };
	dc_adds(&s->head_text, dc_got(&s->text));
	for (size_t i = 0; i < s->width; i++)
		s->cells[i].at += at;
	dc_add(&s->head_cells, s->cells, s->width * sizeof(*s->cells));
	if (s->head_text.failed || s->head_cells.failed)
		return dc_out_of_memory(s->r->run);
	return s->waiting == SHEET_HEAD || s->head_text.n > SHEET_HEAD_BYTES
		? settle(s) : DC_OK;
}

/* ---- the passes ---- */

int sheets_begin(sheets *s, size_t i, dc_str name, bool hidden)
{
	if (i >= SHEET_MOST)
		return dc_fail(s->r->run, DC_LIMIT, "sheet-limit", "more than "
			"%d sheets", SHEET_MOST);
	s->now = i;
	if (!s->surveyed) {
		s->all[i] = (struct sheet){ .hidden = hidden,
			.name = dc_dup(s->r->run_arena, dc_trim(name)) };
		s->n = i + 1;
	}
	dc_at_part(s->r->run, (s->surveyed ? s->n > 1 : i > 0)
		? dc_head(s->all[i].name, NAME_SHOWN) : DC_NONE);
	s->rows = s->wide = s->width = s->waiting = 0;
	s->text.n = s->head_text.n = s->head_cells.n = 0;
	s->table = NULL;
	s->too_wide = false;
	return DC_OK;
}

int sheets_row(sheets *s, uint64_t number, uint64_t times)
{
	size_t n = filled(s);
	int code = DC_OK;

	if (n && times > 1)
		code = grown(s, times - 1 > UINT64_MAX / 2 /
			(s->text.n + ROW_COST) ? UINT64_MAX / 2 :
			(times - 1) * (s->text.n + ROW_COST));
	if (!code && n && !s->surveyed)
		code = look(s, n);
	else if (!code && n && s->table)
		code = put_times(s, &s->text, s->cells, s->width, number,
			times);
	else if (!code && n)
		code = wait(s, number, times);
	if (!s->surveyed) {
		s->all[s->now].seen = judged(s);
		dc_forget(s->r);
	}
	s->width = s->text.n = 0;
	return code;
}

int sheets_end(sheets *s)
{
	int code = s->surveyed && !s->table && s->waiting ? settle(s) : DC_OK;

	if (!code)
		dc_at_part(s->r->run, DC_NONE);
	return code;
}
