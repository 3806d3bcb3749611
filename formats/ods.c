/*
 * OpenDocument spreadsheets (.ods), ISO/IEC 26300: LibreOffice's own format,
 * which Google Sheets and Excel write as well.  A zip archive whose content.xml
 * has all sheets.
 *
 * What is odd: the rest of a sheet is one row that is repeated a million
 * times, with one cell repeated a thousand times.  Blanks are elements
 * (text:s), so are line breaks; each paragraph of a cell is a line.  A date
 * stands in an attribute; what is seen, in the language of its author, in the
 * text.
 */
#include "lib/zip.h"
#include "parts/sheet/ods.h"

struct reader {
	zipfile *zip;
	sheets *sheets;
	xml_stream *xml;
	zipentry *content;
	bool reading;            /* the survey is over */
	odstext text;
	/* The sheet at hand. */
	size_t sheet, sheets_seen;
	bool in_sheet, wanted;
	uint64_t row, times;
	size_t column, copies;
	/* The cell at hand. */
	bool in_cell, date;
	dc_str value;            /* that its attributes give */
};

/* ---- probe ---- */

#define TYPE "application/vnd.oasis.opendocument."

/* The first member is called mimetype and not compressed. */
static int probe(const dc_probe *p)
{
	dc_str type = dc_sub(p->head, 30, sizeof("mimetype" TYPE) - 1 + 11);
	bool content = false, manifest = false;

	if (dc_starts(type, "mimetype" TYPE))
		return dc_ends(type, "spreadsheet") ? 100 : 0;
	for (size_t i = 0; i < p->nmembers; i++) {
		content |= dc_is(p->members[i], "content.xml");
		manifest |= dc_is(p->members[i], "META-INF/manifest.xml");
	}
	return content && manifest ? 40 : 0;
}

/* ---- cells ---- */

static uint64_t repeated(const xml_attrs *a, const char *name)
{
	dc_str v = xml_stream_attr(a, name);
	uint64_t n;

	if (!v.n)
		return 1;
	return dc_num(v, &n) && n < (uint64_t)1 << 31 ? n
		: (uint64_t)1 << 31;
}

/* A value that the text does not show as well: an ISO date.  Others are taken
 * where there is no text. */
static void on_cell(dc_reader *r, const xml_attrs *a)
{
	static const char *const values[] = { "date-value", "string-value",
		"value", "time-value", "boolean-value" };
	struct reader *s = r->state;
	dc_str v = DC_NONE;

	s->in_cell = true;
	odstext_cell(&s->text);
	s->copies = (size_t)repeated(a, "number-columns-repeated");
	s->date = dc_is(xml_stream_attr(a, "value-type"), "date");
	for (size_t i = 0; i < sizeof(values) / sizeof(*values) && !v.n; i++)
		v = xml_stream_attr(a, values[i]);
	s->value = v.n ? dc_dup(r->arena, v) : DC_NONE;
}

/* 2024-01-15T13:30:00 and 2024-01-15T00:00:00 */
static dc_str as_date(dc_reader *r, dc_str v)
{
	size_t t = dc_chr(v, 'T');

	if (t == DC_NPOS)
		return v;
	if (dc_starts(dc_from(v, t), "T00:00:00"))
		return dc_sub(v, 0, t);
	return dc_fmt(r->arena, "%.*s %.*s", DC_ARG(dc_sub(v, 0, t)),
		DC_ARG(dc_sub(v, t + 1, 8)));
}

static int on_cell_end(dc_reader *r)
{
	struct reader *s = r->state;
	dc_str text = dc_got(&s->text.text);
	int code = DC_OK;

	s->in_cell = false;
	if (s->text.text.failed)
		return dc_fail(r->run, DC_LIMIT, "ods-cell", "a cell of more "
			"than %d MiB", DC_MAX_FIELD >> 20);
	if (s->date && s->value.n)
		text = as_date(r, s->value);
	else if (!s->text.pars)
		text = s->value;
	dc_at(r->run, s->row + 1, 0, DC_NONE);
	if (!dc_blank(text))
		for (size_t i = 0; i < s->copies && i <= DC_MAX_FIELDS &&
		     !code; i++)
			code = sheets_cell(s->sheets, s->column + i, text);
	s->column += s->copies;
	return code;
}

static int on_row_end(dc_reader *r)
{
	struct reader *s = r->state;
	int code = sheets_row(s->sheets, s->row + 1, s->times);

	s->row += s->times;
	if (!s->reading)
		s->wanted = sheets_wanted(s->sheets, s->sheet);
	return code;
}

static int on_table(dc_reader *r, const xml_attrs *a)
{
	struct reader *s = r->state;
	const odstext_style *st;

	odstext_sort(&s->text);
	s->sheet = s->sheets_seen++;
	s->in_sheet = true;
	s->row = 0;
	st = odstext_find(&s->text, xml_stream_attr(a, "style-name"));
	s->wanted = !s->reading || sheets_wanted(s->sheets, s->sheet);
	return sheets_begin(s->sheets, s->sheet, xml_stream_attr(a, "name"),
		st && st->hidden);
}

/* In a table, but in no cell. */
static void on_table_part(dc_reader *r, dc_str name, const xml_attrs *a)
{
	struct reader *s = r->state;

	if (dc_is(name, "table-row")) {
		s->times = repeated(a, "number-rows-repeated");
		s->column = 0;
	} else if (dc_is(name, "table-cell") ||
		   dc_is(name, "covered-table-cell")) {
		on_cell(r, a);
	} else if (dc_is(name, "shapes")) {
		s->text.drawings++;
		s->text.skip = 1;
	} else if (dc_is(name, "forms") || dc_is(name, "table-source") ||
		   dc_is(name, "named-expressions")) {
		s->text.skip = 1;
	}
}

static int on_start(void *user, dc_str name, const xml_attrs *a)
{
	dc_reader *r = user;
	struct reader *s = r->state;

	if (s->text.skip)
		s->text.skip++;
	else if (s->text.in_par)
		odstext_begin(&s->text, name, a);
	else if (s->in_cell && dc_is(name, "p"))
		odstext_par(&s->text);
	else if (s->in_cell || dc_is(name, "tracked-changes") ||
		 (s->in_sheet && !s->wanted))
		s->text.skip = 1;
	else if (s->in_sheet)
		on_table_part(r, name, a);
	else if (dc_is(name, "table"))
		return on_table(r, a);
	else if (dc_is(name, "style"))
		return odstext_begin_style(r, &s->text, a);
	else if (dc_is(name, "text-properties") ||
		 dc_is(name, "table-properties"))
		odstext_properties(&s->text, a);
	return DC_OK;
}

static int on_end(void *user, dc_str name)
{
	dc_reader *r = user;
	struct reader *s = r->state;

	if (s->text.skip) {
		s->text.skip--;
	} else if (s->text.in_par) {
		odstext_end(&s->text, name);
	} else if (s->in_cell) {
		return on_cell_end(r);
	} else if (s->in_sheet && dc_is(name, "table-row")) {
		return on_row_end(r);
	} else if (s->in_sheet && dc_is(name, "table")) {
		s->in_sheet = false;
		return sheets_end(s->sheets);
	} else if (dc_is(name, "style")) {
		s->text.in_style = false;
	}
	return DC_OK;
}

static int on_text(void *user, dc_str text)
{
	struct reader *s = ((dc_reader *)user)->state;

	if (s->text.in_par && !s->text.skip)
		odstext_add(&s->text, text);
	return DC_OK;
}

/* ---- the document ---- */

static int begin(dc_reader *r)
{
	static const xml_events events = { on_start, on_end, on_text };
	struct reader *s = r->state;

	s->sheets_seen = 0;
	s->text.skip = 0;
	s->in_sheet = s->in_cell = s->text.in_par = false;
	s->xml = xml_stream_open(r->run, &events, r);
	return s->xml ? DC_OK : dc_out_of_memory(r->run);
}

static int on_piece(void *user, const void *p, size_t n)
{
	struct reader *s = ((dc_reader *)user)->state;

	sheets_took(s->sheets, n);
	return xml_stream_feed(s->xml, p, n);
}

static int survey(dc_reader *r, size_t entry)
{
	struct reader *s = r->state;
	int code = begin(r);

	if (!code)
		code = zipfile_pass(s->zip, entry, DC_MAX_SPOOL, on_piece, r);
	if (!code)
		code = xml_stream_end(s->xml);
	xml_stream_close(s->xml);
	s->xml = NULL;
	s->text.drawings = 0;
	return code ? code : sheets_surveyed(s->sheets);
}

static int on_manifest(void *user, dc_str name, const xml_attrs *a)
{
	(void)a;
	*(bool *)user |= dc_is(name, "encryption-data");
	return DC_OK;
}

static int ignore(void *user, dc_str text)
{
	(void)user;
	(void)text;
	return DC_OK;
}

/* What has a password is listed with how it was encrypted. */
static int look_for_password(dc_reader *r)
{
	static const xml_events events = { on_manifest, ignore, ignore };
	struct reader *s = r->state;
	size_t i = zipfile_find(s->zip, "META-INF/manifest.xml");
	bool found = false;
	xml_stream *xml;
	int code;

	if (i == DC_NPOS)
		return DC_OK;
	xml = xml_stream_open(NULL, &events, &found);
	if (!xml)
		return dc_out_of_memory(r->run);
	code = zipfile_pass(s->zip, i, DC_MAX_RECORD, xml_stream_feed, xml);
	xml_stream_close(xml);
	if (found)
		return dc_fail(r->run, DC_INPUT, "ods-password",
			"a spreadsheet with a password");
	/* What else is wrong with it is no matter: nothing needs it. */
	return code == DC_LIMIT && !dc_stopped(r->run) ?
		dc_out_of_memory(r->run) : DC_OK;
}

static int open_sheet(dc_reader *r)
{
	struct reader *s = r->state;
	size_t entry;
	uint64_t size;
	int fd, code = dc_input_file(r->in, &fd, &size);

	if (code)
		return code;
	s->text.text = dc_buf_in(r->run_arena, DC_MAX_FIELD);
	s->sheets = sheets_new(r);
	if (!s->sheets)
		return dc_out_of_memory(r->run);
	s->zip = zipfile_open(r->run, fd, size, &code);
	if (!code)
		code = look_for_password(r);
	if (code)
		return code;
	entry = zipfile_find(s->zip, "content.xml");
	if (entry == DC_NPOS)
		return dc_fail(r->run, DC_INPUT, "ods-content",
			"no content.xml in the file");
	code = survey(r, entry);
	if (!code)
		s->content = zipentry_open(s->zip, entry, DC_MAX_SPOOL,
			&code);
	s->reading = true;
	return code ? code : begin(r);
}

static int read_some(dc_reader *r)
{
	struct reader *s = r->state;
	dc_str bytes;
	int code;

	if (!s->xml) {
		if (s->text.drawings)
			dc_lose(r->run, "sheets' drawings", s->text.drawings);
		s->text.drawings = 0;
		return DC_END;
	}
	code = zipentry_next(s->content, &bytes);
	if (code || bytes.n)
		return code ? code : on_piece(r, bytes.p, bytes.n);
	code = xml_stream_end(s->xml);
	xml_stream_close(s->xml);
	s->xml = NULL;
	return code;
}

static void close_sheet(dc_reader *r)
{
	struct reader *s = r->state;

	xml_stream_close(s->xml);
	zipentry_close(s->content);
	if (s->zip)
		zipfile_close(s->zip);
}

const dc_format fmt_ods = {
	.name = "ods",
	.title = "OpenDocument spreadsheet",
	.exts = "ods",
	.how = "in LibreOffice: File > Save; in Google Sheets: File > "
		"Download, OpenDocument",
	.caps = DC_BINARY,
	.opts = sheet_options,
	.opt_size = sizeof(sheet_opts),
	.read_size = sizeof(struct reader),
	.probe = probe,
	.open = open_sheet,
	.read = read_some,
	.close = close_sheet,
};
