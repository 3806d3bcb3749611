/*
 * The parts of a workbook are found as ECMA-376 says, from _rels/.rels on:
 * their names are only usual.
 */
#include "parts/sheet/xlsx.h"

enum {
	MOST_STYLES = 100000,
	LONGEST_PATH = 512,
	MOST_LOOKED_AT = 10000   /* members, for one that is not there */
};
/* The kinds of documents that are read here. */
enum part { RELS, WORKBOOK, STYLES, STRINGS };

struct number_format {
	uint64_t id;
	sheetnum_style style;
};

struct reading {
	dc_reader *r;
	zipfile *zip;
	xlsxbook *book;
	enum part part;
	dc_str folder, main, styles, strings;    /* names of members */
	struct number_format *formats;
	size_t nformats, room;
	bool in_cell_styles;
	xlsxbook_text text;
};

/* ---- what documents refer to ---- */

/* The member that a target means, seen from a folder that ends in a slash. */
static dc_str resolve(dc_reader *r, dc_str folder, dc_str target)
{
	size_t slash;

	if (dc_starts(target, "/"))
		return dc_dup(r->run_arena, dc_from(target, 1));
	while (dc_starts(target, "./") || dc_starts(target, "../")) {
		bool up = dc_starts(target, "../");

		target = dc_from(target, up ? 3 : 2);
		folder.n -= up && folder.n ? 1 : 0;
		for (slash = folder.n; up && slash &&
		     folder.p[slash - 1] != '/'; slash--)
			;
		folder.n = up ? slash : folder.n;
	}
	return dc_fmt(r->run_arena, "%.*s%.*s", DC_ARG(folder),
		DC_ARG(dc_sub(target, 0, LONGEST_PATH)));
}

/* Some programs write xl\styles.xml, or refer to xl/SharedStrings.xml. */
static bool same_path(dc_str a, dc_str b)
{
	for (size_t i = 0; i < a.n && i < b.n; i++) {
		char x = a.p[i] == '\\' ? '/' : a.p[i];
		char y = b.p[i] == '\\' ? '/' : b.p[i];

		if (x != y && !dc_ieq((dc_str){ &x, 1 }, (dc_str){ &y, 1 }))
			return false;
	}
	return a.n == b.n;
}

static size_t find(const struct reading *s, dc_str name)
{
	size_t n = zipfile_count(s->zip);
	size_t i = name.n ? zipfile_find(s->zip, name.p) : DC_NPOS;

	if (i != DC_NPOS || !name.n || n > MOST_LOOKED_AT)
		return i;
	for (i = 0; i < n; i++)
		if (same_path(zipfile_name(s->zip, i), name))
			return i;
	return DC_NPOS;
}

static void on_relation(struct reading *s, const xml_attrs *a)
{
	xlsxbook *book = s->book;
	dc_str type = xml_stream_attr(a, "Type");
	dc_str id = xml_stream_attr(a, "Id"), name;

	if (dc_is(xml_stream_attr(a, "TargetMode"), "External"))
		return;
	name = resolve(s->r, s->folder, xml_stream_attr(a, "Target"));
	if (dc_ends(type, "/officeDocument"))
		s->main = name;
	else if (dc_ends(type, "/styles"))
		s->styles = name;
	else if (dc_ends(type, "/sharedStrings"))
		s->strings = name;
	for (size_t i = 0; i < book->listed && dc_ends(type, "/worksheet"); i++)
		if (dc_eq(book->list[i].id, id))
			book->list[i].entry = find(s, name);
}

static int on_listed(struct reading *s, const xml_attrs *a)
{
	xlsxbook *book = s->book;
	dc_reader *r = s->r;
	dc_str state = xml_stream_attr(a, "state");
	xlsxbook_sheet *l = &book->list[book->listed];

	if (book->listed == SHEET_MOST)
		return dc_fail(r->run, DC_LIMIT, "sheet-limit", "more than "
			"%d sheets", SHEET_MOST);
	book->listed++;
	l->name = dc_dup(r->run_arena, xml_stream_attr(a, "name"));
	l->id = dc_dup(r->run_arena, xml_stream_attr(a, "id"));
	l->entry = DC_NPOS;
	l->hidden = dc_is(state, "hidden") || dc_is(state, "veryHidden");
	return DC_OK;
}

/* ---- styles ---- */

static uint64_t number_of(dc_str s)
{
	uint64_t n;

	return dc_num(s, &n) ? n : 0;
}

static int on_format(struct reading *s, const xml_attrs *a)
{
	if (!s->formats)
		s->formats = dc_array(s->r->run_arena, MOST_STYLES,
			sizeof(*s->formats));
	if (!s->formats)
		return dc_out_of_memory(s->r->run);
	if (s->nformats < MOST_STYLES)
		s->formats[s->nformats++] = (struct number_format){
			number_of(xml_stream_attr(a, "numFmtId")),
			sheetnum_of(xml_stream_attr(a, "formatCode")) };
	return DC_OK;
}

static int by_id(const void *a, const void *b)
{
	const struct number_format *x = a, *y = b;

	return x->id < y->id ? -1 : x->id > y->id;
}

static int on_cell_style(struct reading *s, const xml_attrs *a)
{
	xlsxbook *book = s->book;
	struct number_format key = {
		.id = number_of(xml_stream_attr(a, "numFmtId")) }, *f;

	if (!book->styles)
		book->styles = dc_array(s->r->run_arena, MOST_STYLES,
			sizeof(*book->styles));
	if (!book->styles)
		return dc_out_of_memory(s->r->run);
	f = s->nformats ? bsearch(&key, s->formats, s->nformats, sizeof(key),
		by_id) : NULL;
	if (book->nstyles < MOST_STYLES)
		book->styles[book->nstyles++] = f ? f->style
			: sheetnum_built_in(key.id);
	return DC_OK;
}

static int on_style(struct reading *s, dc_str name, const xml_attrs *a)
{
	if (dc_is(name, "numFmt"))
		return on_format(s, a);
	if (dc_is(name, "xf") && s->in_cell_styles)
		return on_cell_style(s, a);
	if (!dc_is(name, "cellXfs"))
		return DC_OK;
	s->in_cell_styles = true;
	if (s->nformats)
		qsort(s->formats, s->nformats, sizeof(*s->formats), by_id);
	return DC_OK;
}

/* ---- text ---- */

/* Is a property on?  It is where it stands, unless its value says no. */
static bool is_on(const xml_attrs *a)
{
	dc_str v = xml_stream_attr(a, "val");

	return !dc_is(v, "0") && !dc_is(v, "false") && !dc_is(v, "none");
}

static void on_property(xlsxbook_text *s, dc_str name, const xml_attrs *a)
{
	dc_str v = xml_stream_attr(a, "val");

	if (dc_is(name, "b") && is_on(a))
		s->style |= SHEET_BOLD;
	else if (dc_is(name, "i") && is_on(a))
		s->style |= SHEET_ITALIC;
	else if (dc_is(name, "u") && is_on(a))
		s->style |= SHEET_UNDERLINE;
	else if (dc_is(name, "strike") && is_on(a))
		s->style |= SHEET_STRIKE;
	else if (dc_is(name, "vertAlign"))
		s->style |= dc_is(v, "superscript") ? SHEET_SUPER
			: dc_is(v, "subscript") ? SHEET_SUB : 0;
}

/* Inside of a string: runs, each with its properties before its text. */
void xlsxbook_begin(xlsxbook_text *s, dc_str name, const xml_attrs *a)
{
	if (dc_is(name, "rPh")) {
		s->skip = 1;
	} else if (dc_is(name, "r")) {
		s->in_run = true;
		s->style = 0;
	} else if (dc_is(name, "t")) {
		s->taking = true;
		if (s->style)
			sheet_style(&s->text, s->style);
	} else if (s->in_run) {
		on_property(s, name, a);
	}
}

void xlsxbook_end(xlsxbook_text *s, dc_str name)
{
	if (dc_is(name, "t")) {
		if (s->style)
			sheet_style(&s->text, 0);
		s->taking = false;
	} else if (dc_is(name, "r")) {
		s->in_run = false;
		s->style = 0;
	}
}

bool xlsxbook_skips(xlsxbook_text *s, bool begins)
{
	if (!s->skip)
		return false;
	if (begins)
		s->skip++;
	else
		s->skip--;
	return true;
}

void xlsxbook_add(xlsxbook_text *s, dc_str text)
{
	if (s->taking && !s->skip)
		sheet_text(&s->text, text);
}

/* The four digits of _x000A_ at s.p, or -1. */
static long escaped(dc_str s)
{
	long code = 0;

	if (s.n < 7 || s.p[6] != '_')
		return -1;
	for (size_t i = 2; i < 6; i++) {
		const char *hex = "0123456789abcdef";
		char c = s.p[i];
		const char *at = c ? strchr(hex, c >= 'A' && c <= 'F' ?
			c | 0x20 : c) : NULL;

		if (!at)
			return -1;
		code = code * 16 + (at - hex);
	}
	return code;
}

dc_str xlsxbook_plain(dc_arena *a, dc_str s)
{
	dc_buf b;
	size_t at;

	if (dc_find(s, "_x") == DC_NPOS)
		return s;
	b = dc_buf_in(a, DC_MAX_FIELD);
	while ((at = dc_find(s, "_x")) != DC_NPOS) {
		long code = escaped(dc_from(s, at));

		dc_add(&b, s.p, at);
		s = dc_from(s, at + (code < 0 ? 2 : 7));
		if (code < 0)
			dc_addz(&b, "_x");
		else if (code == '\r' && !dc_starts(s, "\n") &&
			 !dc_starts(s, "_x000A_"))
			dc_addc(&b, '\n');
		else if (code >= 0xD800 && code < 0xE000)
			dc_addu(&b, 0xFFFD);
		else if (code == '\t' || code == '\n' || code >= ' ')
			dc_addu(&b, (uint32_t)code);
	}
	dc_adds(&b, s);
	return dc_got(&b);
}

/* ---- strings ---- */

static int add_string(struct reading *s)
{
	xlsxbook *book = s->book;
	dc_reader *r = s->r;

	if (s->text.text.failed)
		return dc_fail(r->run, DC_LIMIT, "xlsx-cell", "a text of more "
			"than %d MiB", DC_MAX_FIELD >> 20);
	if (book->nstrings == s->room) {
		size_t room = s->room ? s->room * 2 : 256;
		dc_str *more = dc_array(r->run_arena, room, sizeof(*more));

		if (!more)
			return dc_out_of_memory(s->r->run);
		if (book->nstrings)
			memcpy(more, book->strings,
				book->nstrings * sizeof(*more));
		book->strings = more;
		s->room = room;
	}
	book->strings[book->nstrings++] = dc_dup(r->run_arena,
		xlsxbook_plain(r->arena, dc_got(&s->text.text)));
	s->text.text.n = 0;
	dc_forget(r);
	return DC_OK;
}

/* ---- documents ---- */

static int on_start(void *user, dc_str name, const xml_attrs *a)
{
	struct reading *s = user;

	if (s->part == RELS && dc_is(name, "Relationship"))
		on_relation(s, a);
	else if (s->part == WORKBOOK && dc_is(name, "sheet"))
		return on_listed(s, a);
	else if (s->part == WORKBOOK && dc_is(name, "workbookPr"))
		s->book->since_1904 = dc_is(xml_stream_attr(a, "date1904"),
			"1") || dc_is(xml_stream_attr(a, "date1904"), "true");
	else if (s->part == STYLES)
		return on_style(s, name, a);
	else if (s->part == STRINGS && !xlsxbook_skips(&s->text, true))
		xlsxbook_begin(&s->text, name, a);
	return DC_OK;
}

static int on_end(void *user, dc_str name)
{
	struct reading *s = user;

	if (s->part == STYLES && dc_is(name, "cellXfs"))
		s->in_cell_styles = false;
	if (s->part != STRINGS || xlsxbook_skips(&s->text, false))
		return DC_OK;
	if (dc_is(name, "si"))
		return add_string(s);
	xlsxbook_end(&s->text, name);
	return DC_OK;
}

static int on_text(void *user, dc_str text)
{
	xlsxbook_add(&((struct reading *)user)->text, text);
	return DC_OK;
}

struct counted {
	xml_stream *xml;
	uint64_t *bytes;
};

static int count(void *user, const void *p, size_t n)
{
	struct counted *c = user;

	*c->bytes += n;
	return xml_stream_feed(c->xml, p, n);
}

/* The document in a member, if it is there. */
static int read_part(struct reading *s, enum part part, dc_str name)
{
	static const xml_events events = { on_start, on_end, on_text };
	struct counted c = { .bytes = &s->book->bytes };
	size_t i = find(s, name);
	int code;

	if (i == DC_NPOS)
		return DC_OK;
	s->part = part;
	c.xml = xml_stream_open(s->r->run, &events, s);
	if (!c.xml)
		return dc_out_of_memory(s->r->run);
	code = zipfile_pass(s->zip, i, DC_MAX_DOCUMENT, count, &c);
	if (!code)
		code = xml_stream_end(c.xml);
	xml_stream_close(c.xml);
	return code;
}

/* "xl/_rels/workbook.xml.rels" of "xl/workbook.xml"; the folder is "xl/". */
static dc_str relations_of(struct reading *s)
{
	size_t slash = s->main.n;

	while (slash && s->main.p[slash - 1] != '/')
		slash--;
	s->folder = dc_sub(s->main, 0, slash);
	return dc_fmt(s->r->run_arena, "%.*s_rels/%.*s.rels",
		DC_ARG(s->folder), DC_ARG(dc_from(s->main, slash)));
}

int xlsxbook_read(dc_reader *r, zipfile *zip, xlsxbook *book)
{
	struct reading s = { .r = r, .zip = zip, .book = book,
		.main = DC_S("xl/workbook.xml") };
	int code;

	s.text.text = dc_buf_in(r->run_arena, DC_MAX_FIELD);
	book->list = dc_array(r->run_arena, SHEET_MOST, sizeof(*book->list));
	if (!book->list)
		return dc_out_of_memory(r->run);
	code = read_part(&s, RELS, DC_S("_rels/.rels"));
	if (code)
		return code;
	if (find(&s, s.main) == DC_NPOS || dc_ends(s.main, ".bin")) {
		dc_hint(r->run, "save it as an Excel workbook (.xlsx)");
		return dc_fail(r->run, DC_INPUT, "xlsx-workbook", "no "
			"workbook that can be read in the file");
	}
	code = read_part(&s, WORKBOOK, s.main);
	if (!code)
		code = read_part(&s, RELS, relations_of(&s));
	if (!code)
		code = read_part(&s, STYLES, s.styles);
	return code ? code : read_part(&s, STRINGS, s.strings);
}
