/*
 * Flashcards Deluxe: the text files that the app takes in and writes.
 *
 *	*<TAB>name<TAB>Capitals			settings of the deck
 *	*<TAB>tsv<TAB>true
 *	Picture 1<TAB>Text 2<TAB>Text 3		the columns
 *	https://…/map.png<TAB>Angola<TAB>Luanda|the capital
 *
 * The app's help describes it.  Up to five sides have text, a picture and a
 * sound each; nothing is quoted.  In text `|` is a new line, and there are
 * tags of HTML and its own: <color red>, <size 2>, <sp>.  Either the settings
 * or the names of the columns may be missing.
 */
#include "parts/side.h"

enum { SIDES = 9, COLUMNS = 200, DECK = 0, TAGS, FIRST };

enum kind { TEXT, PICTURE, SOUND, CATEGORY, OTHER };

static const char *const kinds[] = { "text ", "picture ", "sound ",
	"category " };
static const char *const keys[] = { "name", "description", "author", "tsv",
	"category-", "deck-stats-" };

struct column {
	dc_str name;
	enum kind kind;
	size_t side, at;         /* from 0; its place in the table */
};

struct state {
	dc_str name, about;
	struct column columns[COLUMNS];
	size_t n;
	dc_table *table;
	size_t width;            /* of the table */
};

/* ---- names ---- */

/* "Text 3" is the third side's text. */
static enum kind kind_of(dc_str name, size_t *side)
{
	for (enum kind k = TEXT; k < OTHER; k++) {
		dc_str number = dc_from(name, strlen(kinds[k]));

		if (!dc_istarts(name, kinds[k]) || number.n != 1 ||
		    *number.p < '1' || *number.p > '9')
			continue;
		*side = (size_t)(*number.p - '1');
		return k;
	}
	return OTHER;
}

static bool is_setting(dc_str line)
{
	return dc_starts(line, "*\t");
}

/* How many cells name a column of the app; 0 if that is no header. */
static size_t header_cells(dc_str line)
{
	size_t found = 0, sides = 0, side;

	line = dc_chomp(line);
	while (line.p) {
		enum kind k = kind_of(dc_trim(dc_cut(&line, '\t')), &side);

		found += k < OTHER;
		sides += k < CATEGORY;
	}
	return sides ? found : 0;
}

/* ---- probe ---- */

static int probe(const dc_probe *p)
{
	dc_str rest = p->head, line, key;

	if (!dc_next_line(&rest, &line))
		return 0;
	if (!is_setting(line))
		return header_cells(line) > 1 && dc_chr(line, '\t') != DC_NPOS
			? 90 : 0;
	dc_cut(&line, '\t');
	key = dc_trim(dc_cut(&line, '\t'));
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if (dc_istarts(key, keys[i]) && line.p)
			return 95;
	return 0;
}

/* ---- text ---- */

/* <color red>, <size 2>, <sp>, <center>: "" drops a tag, NULL: it is none. */
static const char *own_tag(dc_str tag)
{
	static const struct {
		const char *tag, *as;
	} tags[] = {
		{ "b", "<b>" }, { "/b", "</b>" }, { "i", "<i>" },
		{ "/i", "</i>" }, { "u", "<u>" }, { "/u", "</u>" },
		{ "sup", "<sup>" }, { "/sup", "</sup>" }, { "sub", "<sub>" },
		{ "/sub", "</sub>" }, { "br", "<br>" }, { "br/", "<br>" },
		{ "br /", "<br>" }, { "sp", "&nbsp;" }, { "center", "" },
		{ "/center", "" }, { "/color", "</span>" }, { "/size", "" }
	};

	for (size_t i = 0; i < sizeof(tags) / sizeof(*tags); i++)
		if (dc_ieq(tag, dc_cstr(tags[i].tag)))
			return tags[i].as;
	return dc_istarts(tag, "size ") ? "" : NULL;
}

/* A word or #0000FF, nothing that could end an attribute. */
static bool is_colour(dc_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!(s.p[i] >= 'a' && s.p[i] <= 'z') &&
		    !(s.p[i] >= 'A' && s.p[i] <= 'Z') &&
		    !(s.p[i] >= '0' && s.p[i] <= '9') && s.p[i] != '#')
			return false;
	return s.n > 0;
}

/* The tag that s begins with, if it is one of the app's: how long it is. */
static size_t put_tag(dc_buf *b, dc_str s)
{
	size_t end = dc_chr(dc_sub(s, 0, 40), '>');
	dc_str tag = dc_sub(s, 1, end - 1);
	const char *as;

	if (end == DC_NPOS)
		return 0;
	if (dc_istarts(tag, "color ") &&
	    is_colour(dc_trim(dc_from(tag, 6)))) {
		dc_addz(b, "<span style=\"color: ");
		dc_adds(b, dc_trim(dc_from(tag, 6)));
		dc_addz(b, "\">");
		return end + 1;
	}
	as = own_tag(tag);
	if (!as)
		return 0;
	dc_addz(b, as);
	return end + 1;
}

static void put_text(dc_buf *b, dc_str s)
{
	size_t done = 0, n;

	for (size_t i = 0; i < s.n;) {
		n = 0;
		if (s.p[i] != '|' && s.p[i] != '<') {
			i++;
			continue;
		}
		side_text(b, dc_sub(s, done, i - done));
		if (s.p[i] == '<')
			n = put_tag(b, dc_from(s, i));
		else
			dc_addz(b, "<br>");
		done = s.p[i] == '|' ? i + 1 : i + n;
		i += n ? n : 1;
	}
	side_text(b, dc_from(s, done));
}

/* ---- columns ---- */

static void read_header(struct state *s, dc_str line)
{
	for (line = dc_chomp(line); line.p && s->n < COLUMNS; s->n++) {
		struct column *c = &s->columns[s->n];

		c->name = dc_trim(dc_cut(&line, '\t'));
		c->kind = kind_of(c->name, &c->side);
	}
}

/* Sides stand in the table by their numbers, each under the name of its first
 * column; behind them is what belongs to no side, and last what stands behind
 * the last column. */
static size_t place(dc_reader *r, dc_str *names)
{
	struct state *s = r->state;
	size_t n = FIRST;

	for (size_t side = 0; side < SIDES; side++) {
		bool found = false;

		for (size_t i = 0; i < s->n; i++) {
			struct column *c = &s->columns[i];

			if (c->kind >= CATEGORY || c->side != side)
				continue;
			if (!found)
				names[n] = c->name;
			c->at = n;
			found = true;
		}
		n += found;
	}
	for (size_t i = 0; i < s->n; i++) {
		if (s->columns[i].kind != OTHER)
			continue;
		names[n] = s->columns[i].name.n ? s->columns[i].name :
			dc_fmt(r->arena, "Field %zu", i + 1);
		s->columns[i].at = n++;
	}
	names[n] = dc_fmt(r->arena, "Field %zu", s->n + 1);
	return n + 1;
}

/* The app writes all the columns that it has, most of them are empty. */
static void find_empty(const struct state *s, dc_str head, bool *empty)
{
	dc_str line;

	for (size_t i = FIRST; i < s->width; i++)
		empty[i] = true;
	while (dc_next_line(&head, &line))
		for (size_t i = 0; i < s->n && line.p; i++)
			if (!dc_blank(dc_cut(&line, '\t')))
				empty[s->columns[i].at] = false;
}

/* row: the first one, where it is no header. */
static int plan(dc_reader *r, dc_str row)
{
	struct state *s = r->state;
	dc_str names[FIRST + COLUMNS + 1] = { [DECK] = DC_S("deck"),
		[TAGS] = DC_S("category") };
	bool empty[FIRST + COLUMNS + 1] = { false };
	bool of_row[FIRST + COLUMNS + 1] = { false };
	int code;

	s->width = place(r, names);
	s->table = dc_table_new(r, names, s->width, &code);
	if (!s->table)
		return code;
	find_empty(s, dc_sub(dc_peek(r->in, DC_HEAD), 0, DC_HEAD), empty);
	find_empty(s, row, of_row);
	for (size_t i = 0; i < s->width; i++)
		empty[i] = empty[i] && of_row[i];
	dc_table_sparse(r, s->table, empty, s->width);
	return DC_OK;
}

/* ---- reader ---- */

static void read_setting(dc_reader *r, dc_str line)
{
	struct state *s = r->state;
	dc_str key;

	line = dc_chomp(line);
	dc_cut(&line, '\t');
	key = dc_trim(dc_cut(&line, '\t'));
	line = dc_trim(line);
	if (dc_ieq(key, DC_S("name")))
		s->name = dc_dup(r->run_arena, dc_head(line, DC_HEAD));
	else if (dc_ieq(key, DC_S("description")))
		s->about = dc_dup(r->run_arena, dc_head(line, DC_HEAD));
	else if (dc_istarts(key, "deck-stats"))
		dc_lose(r->run, "statistics", 1);
}

/* What names the columns, or without it as many texts as there are cells. */
static int start(dc_reader *r, dc_str line, bool *taken)
{
	struct state *s = r->state;
	dc_deck deck = { .name = s->name, .about = dc_convert(r->arena, NULL,
		s->about, DC_PLAIN, DC_HTML) };
	dc_str rest = line;
	int code = dc_put_deck(r, &deck);

	*taken = header_cells(line) > 0;
	dc_told(r->run, "header", *taken ? "yes" : "no");
	if (code)
		return code;
	if (*taken)
		read_header(s, line);
	for (size_t i = 0; !*taken && rest.p && i < SIDES; i++, s->n++) {
		dc_cut(&rest, '\t');
		s->columns[i].name = dc_fmt(r->arena, "Text %zu", i + 1);
		s->columns[i].side = i;
	}
	return plan(r, *taken ? DC_NONE : line);
}

/* Has a row anything that plain text has not? */
static bool is_marked(const struct state *s, dc_str line)
{
	if (dc_chr(line, '<') != DC_NPOS || dc_chr(line, '|') != DC_NPOS)
		return true;
	for (size_t i = 0; i < s->n && line.p; i++) {
		dc_str cell = dc_cut(&line, '\t');

		if ((s->columns[i].kind == PICTURE ||
		    s->columns[i].kind == SOUND) && !dc_blank(cell))
			return true;
	}
	return false;
}

static void put_cell(dc_buf *b, dc_str text, bool html)
{
	if (html)
		put_text(b, text);
	else
		dc_adds(b, text);
}

/* A side's text stands above its picture, that above its sound. */
static void fill(const struct state *s, dc_str line, enum kind k, bool html,
	dc_buf *cells)
{
	for (size_t i = 0; i < s->n && line.p; i++) {
		dc_str text = dc_trim(dc_cut(&line, '\t'));
		dc_buf *b = &cells[s->columns[i].at];

		if (s->columns[i].kind != k || !text.n)
			continue;
		if (k == PICTURE) {
			side_picture(b, text);
		} else if (k == SOUND) {
			side_sound(b, text);
		} else if (k == CATEGORY) {
			dc_adds(&cells[TAGS], text);
			dc_addc(&cells[TAGS], ';');
		} else {
			dc_addz(b, !b->n ? "" : html ? "<br>" : "\n");
			put_cell(b, text, html);
		}
	}
}

/* What stands behind the last column, as one cell. */
static dc_str behind(const struct state *s, dc_str line)
{
	for (size_t i = 0; i < s->n && line.p; i++)
		dc_cut(&line, '\t');
	return dc_trim(line);
}

static int put_row(dc_reader *r, dc_str line, uint64_t number)
{
	struct state *s = r->state;
	size_t n = s->width;
	dc_buf *b = dc_array(r->arena, n, sizeof(*b));
	dc_str *cells = dc_array(r->arena, n, sizeof(*cells));
	dc_where at = { .line = number };
	bool html;

	line = dc_chomp(line);
	html = is_marked(s, line);
	if (!b || !cells)
		return DC_LIMIT;
	for (size_t i = 0; i < n; i++)
		b[i] = dc_buf_in(r->arena, DC_MAX_RECORD);
	for (enum kind k = TEXT; k <= OTHER; k++)
		fill(s, line, k, html, b);
	put_cell(&b[n - 1], behind(s, line), html);
	for (size_t i = 0; i < n; i++)
		cells[i] = dc_got(&b[i]);
	cells[DECK] = s->name;
	dc_at(r->run, number, 1, DC_NONE);
	return dc_put_record(r, s->table, cells, n, html ? DC_HTML : DC_PLAIN,
		at);
}

static int read_line(dc_reader *r)
{
	struct state *s = r->state;
	uint64_t at = dc_input_line(r->in);
	bool taken = false;
	dc_str line;
	int code = DC_OK;

	if (!dc_line(r->in, &line))
		return dc_input_code(r->in) ? dc_input_code(r->in) : DC_END;
	if (dc_blank(line))
		return DC_OK;
	if (!s->table && is_setting(line)) {
		read_setting(r, line);
		return DC_OK;
	}
	if (!s->table) {
		/* What comes next is looked at, and the line must stay. */
		line = dc_dup(r->run_arena, line);
		code = start(r, line, &taken);
	}
	return code || taken ? code : put_row(r, line, at);
}

const dc_format fmt_flashcards_deluxe = {
	.name = "flashcards-deluxe",
	.title = "Flashcards Deluxe text",
	.exts = "txt",
	.how = "in the app: the deck's menu, Upload or Share, as a text file",
	.caps = DC_TRIMS,
	.read_size = sizeof(struct state),
	.probe = probe,
	.read = read_line,
};
