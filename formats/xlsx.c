/*
 * Excel workbooks (.xlsx, .xlsm), ECMA-376; also as Google Sheets, LibreOffice
 * and Numbers write them.  A zip archive of XML: the workbook lists its sheets,
 * cells refer to a table of strings and to styles, of which only the number
 * format matters here.
 *
 * What is odd: cells that are empty are not there, so that each says where it
 * is (r="C5"), but need not.  A date is a number whose style says so.  A
 * reading of Japanese text (rPh) stands in the middle of the text.  A formula
 * that no spreadsheet program has saved has no value.
 */
#include <unistd.h>

#include "parts/sheet/xlsx.h"

struct reader {
	zipfile *zip;
	xlsxbook book;
	sheets *sheets;
	bool reading;            /* the survey is over */
	/* The sheet at hand. */
	xml_stream *xml;
	zipentry *sheet;
	uint64_t row;
	size_t now, column, cell_style;
	char type;               /* of the cell */
	bool formula;
	xlsxbook_text text;
	uint64_t no_values, images;
};

/* ---- probe ---- */

/* Usually it is xl/workbook.xml; some write xl\workbook.xml, some no folder. */
static int probe(const dc_probe *p)
{
	bool types = false, book = false;

	for (size_t i = 0; i < p->nmembers; i++) {
		dc_str m = p->members[i];
		size_t at = dc_find(m, "workbook.");

		if (dc_starts(m, "xl/worksheets/") ||
		    (at == 3 && dc_starts(m, "xl")))
			return 95;
		types |= dc_is(m, "[Content_Types].xml");
		book |= at == 0;
	}
	if (types && book)
		return 90;
	/* Excel until 2003, and what it protects with a password. */
	return dc_starts(p->head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") ? 50 : 0;
}

/* ---- cells ---- */

/* "C5": column 2; *row is 5.  DC_NPOS: it is none. */
static size_t column_of(dc_str ref, uint64_t *row)
{
	size_t column = 0, i = 0;

	for (; i < ref.n && i < 4; i++) {
		char c = ref.p[i] & (char)0xDF;

		if (c < 'A' || c > 'Z')
			break;
		column = column * 26 + (size_t)(c - 'A') + 1;
	}
	return column && dc_num(dc_from(ref, i), row) ? column - 1 : DC_NPOS;
}

static uint64_t number_of(dc_str s)
{
	uint64_t n;

	return dc_num(s, &n) ? n : 0;
}

static void on_cell(struct reader *s, const xml_attrs *a)
{
	uint64_t row;
	size_t column = column_of(xml_stream_attr(a, "r"), &row);
	dc_str type = xml_stream_attr(a, "t");

	if (column != DC_NPOS)
		s->column = column;
	s->cell_style = number_of(xml_stream_attr(a, "s"));
	/* n, b, e, d; s: of the table; str, inlineStr: i */
	s->type = !type.n ? 'n' : dc_is(type, "s") ? 's'
		: dc_is(type, "inlineStr") || dc_is(type, "str") ? 'i'
		: *type.p;
	s->formula = false;
	s->text.style = 0;
	s->text.text.n = 0;
}

static dc_str value_of(dc_reader *r)
{
	struct reader *s = r->state;
	dc_str text = dc_got(&s->text.text), bare = dc_trim(text);
	sheetnum_style style = { 0 };
	uint64_t i;

	if (s->cell_style < s->book.nstyles)
		style = s->book.styles[s->cell_style];
	switch (s->type) {
	case 's':
		if (dc_num(bare, &i) && i < s->book.nstrings)
			return s->book.strings[i];
		if (s->reading)
			dc_warn(r->run, "xlsx-string", "the cell in column "
				"%zu refers to a text that is not there",
				s->column + 1);
		return DC_NONE;
	case 'i':
		return xlsxbook_plain(r->arena, text);
	case 'b':
		return dc_is(bare, "1") || dc_ieq(bare, DC_S("true"))
			? DC_S("TRUE") : bare.n ? DC_S("FALSE") : DC_NONE;
	case 'd':
		i = dc_chr(bare, 'T');
		if (i == DC_NPOS || dc_ends(bare, "T00:00:00"))
			return dc_sub(bare, 0, i);
		return dc_fmt(r->arena, "%.*s %.*s", DC_ARG(dc_sub(bare, 0,
			i)), DC_ARG(dc_from(bare, i + 1)));
	case 'e':
		if (s->reading)
			dc_warn(r->run, "xlsx-error", "the cell in column %zu "
				"holds the error %.*s", s->column + 1,
				DC_ARG(dc_head(bare, 40)));
		return bare;
	default:
		return sheetnum_show(r->arena, bare, style, s->book.since_1904);
	}
}

static int on_cell_end(dc_reader *r)
{
	struct reader *s = r->state;
	dc_str value;
	int code;

	if (s->text.text.failed)
		return dc_fail(r->run, DC_LIMIT, "xlsx-cell", "a cell of more "
			"than %d MiB", DC_MAX_FIELD >> 20);
	dc_at(r->run, s->row, 0, DC_NONE);
	s->no_values += s->formula && !s->text.text.n && s->type != 'i';
	value = s->text.text.n ? value_of(r) : DC_NONE;
	code = sheets_cell(s->sheets, s->column, value);
	s->column++;
	return code;
}

static void on_row(struct reader *s, const xml_attrs *a)
{
	uint64_t row;

	s->row = dc_num(xml_stream_attr(a, "r"), &row) ? row : s->row + 1;
	s->column = 0;
}

static int on_start(void *user, dc_str name, const xml_attrs *a)
{
	struct reader *s = ((dc_reader *)user)->state;

	if (xlsxbook_skips(&s->text, true))
		return DC_OK;
	if (dc_is(name, "row"))
		on_row(s, a);
	else if (dc_is(name, "c"))
		on_cell(s, a);
	else if (dc_is(name, "v"))
		s->text.taking = true;
	else if (dc_is(name, "f"))
		s->formula = true;
	else if (dc_is(name, "drawing"))
		s->images++;
	else
		xlsxbook_begin(&s->text, name, a);
	return DC_OK;
}

/* In the survey no more is read than it takes. */
static int on_row_end(dc_reader *r)
{
	struct reader *s = r->state;
	int code = sheets_row(s->sheets, s->row, 1);

	return !code && !s->reading && !sheets_wanted(s->sheets, s->now)
		? DC_END : code;
}

static int on_end(void *user, dc_str name)
{
	dc_reader *r = user;
	struct reader *s = r->state;

	if (xlsxbook_skips(&s->text, false))
		return DC_OK;
	if (dc_is(name, "v"))
		s->text.taking = false;
	else if (dc_is(name, "c"))
		return on_cell_end(r);
	else if (dc_is(name, "row"))
		return on_row_end(r);
	else
		xlsxbook_end(&s->text, name);
	return DC_OK;
}

static int on_text(void *user, dc_str text)
{
	struct reader *s = ((dc_reader *)user)->state;

	xlsxbook_add(&s->text, text);
	return DC_OK;
}

/* ---- sheets ---- */

static const xml_events events = { on_start, on_end, on_text };

/* Sheet s->now begins. */
static int begin(dc_reader *r)
{
	struct reader *s = r->state;
	const xlsxbook_sheet *l = &s->book.list[s->now];

	s->row = 0;
	s->column = 0;
	s->text.skip = 0;
	s->text.taking = s->text.in_run = false;
	s->xml = xml_stream_open(r->run, &events, r);
	return s->xml ? sheets_begin(s->sheets, s->now, l->name, l->hidden)
		: dc_out_of_memory(r->run);
}

static int on_piece(void *user, const void *p, size_t n)
{
	struct reader *s = ((dc_reader *)user)->state;

	sheets_took(s->sheets, n);
	return xml_stream_feed(s->xml, p, n);
}

static int survey_one(dc_reader *r)
{
	struct reader *s = r->state;
	size_t entry = s->book.list[s->now].entry;
	int code = begin(r);

	if (!code && entry != DC_NPOS)
		code = zipfile_pass(s->zip, entry, DC_MAX_SPOOL,
			on_piece, r);
	if (!code && entry != DC_NPOS)
		code = xml_stream_end(s->xml);
	xml_stream_close(s->xml);
	s->xml = NULL;
	return code == DC_END ? DC_OK : code;
}

static int open_book(dc_reader *r)
{
	struct reader *s = r->state;
	uint64_t size;
	int fd, code = dc_input_file(r->in, &fd, &size);
	char head[2] = "";

	if (code)
		return code;
	if (pread(fd, head, sizeof(head), 0) == 2 && head[0] == '\xD0') {
		dc_hint(r->run, "save it as an Excel workbook (.xlsx) without "
			"a password");
		return dc_fail(r->run, DC_INPUT, "xlsx-old", "a workbook of "
			"an old Excel (.xls), or one with a password");
	}
	s->text.text = dc_buf_in(r->run_arena, DC_MAX_FIELD);
	s->sheets = sheets_new(r);
	if (!s->sheets)
		return dc_out_of_memory(r->run);
	s->zip = zipfile_open(r->run, fd, size, &code);
	if (!code)
		code = xlsxbook_read(r, s->zip, &s->book);
	sheets_took(s->sheets, s->book.bytes);
	for (; s->now < s->book.listed && !code; s->now++)
		code = survey_one(r);
	if (!code)
		code = sheets_surveyed(s->sheets);
	s->now = 0;
	s->no_values = s->images = 0;
	s->reading = true;
	return code;
}

/* The next sheet that is wanted, as a file of its own. */
static int next_sheet(dc_reader *r)
{
	struct reader *s = r->state;
	int code;

	while (s->now < s->book.listed && (!sheets_wanted(s->sheets, s->now) ||
	       s->book.list[s->now].entry == DC_NPOS))
		s->now++;
	if (s->now == s->book.listed)
		return DC_END;
	s->sheet = zipentry_open(s->zip, s->book.list[s->now].entry,
		DC_MAX_SPOOL, &code);
	return code ? code : begin(r);
}

static void tell_formulas(dc_reader *r)
{
	struct reader *s = r->state;

	if (!s->no_values || !s->reading)
		return;
	dc_at(r->run, 0, 0, DC_NONE);
	dc_hint(r->run, "open the file in a spreadsheet program and save it");
	dc_warn(r->run, "xlsx-no-value", "%llu formula%s no saved value and "
		"left the cell empty", (unsigned long long)s->no_values,
		s->no_values == 1 ? " has" : "s have");
	s->no_values = 0;
}

static int end_sheet(dc_reader *r)
{
	struct reader *s = r->state;
	int code = xml_stream_end(s->xml);

	tell_formulas(r);
	if (!code)
		code = sheets_end(s->sheets);
	xml_stream_close(s->xml);
	zipentry_close(s->sheet);
	s->xml = NULL;
	s->sheet = NULL;
	s->now++;
	return code;
}

static int read_some(dc_reader *r)
{
	struct reader *s = r->state;
	dc_str bytes;
	int code = DC_OK;

	if (!s->xml)
		code = next_sheet(r);
	if (code == DC_END && s->images)
		dc_lose(r->run, "sheets' drawings", s->images);
	if (code)
		return code;
	code = zipentry_next(s->sheet, &bytes);
	if (code)
		return code;
	return bytes.n ? on_piece(r, bytes.p, bytes.n) : end_sheet(r);
}

static void close_book(dc_reader *r)
{
	struct reader *s = r->state;

	xml_stream_close(s->xml);
	zipentry_close(s->sheet);
	if (s->zip)
		zipfile_close(s->zip);
}

const dc_format fmt_xlsx = {
	.name = "xlsx",
	.title = "Excel workbook",
	.exts = "xlsx xlsm",
	.how = "in Excel: File > Save As; in Google Sheets: File > Download, "
		"Microsoft Excel",
	.caps = DC_BINARY,
	.opts = sheet_options,
	.opt_size = sizeof(sheet_opts),
	.read_size = sizeof(struct reader),
	.probe = probe,
	.open = open_book,
	.read = read_some,
	.close = close_book,
};
