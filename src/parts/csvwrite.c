/*
 * Notes wait in the spool as pairs of length and text until all columns are
 * known: guid, notetype, deck, the tail, the number of fields, and for each
 * field its column and text.  In front stands the length of the whole.
 */
#include "lib/csv.h"
#include "parts/csvwrite.h"

const char *const csvwrite_tail[CSV_TAIL] = {
	"markup", "lost", "mod", "sum", "tags"
};
const dc_markup csvwrite_markups[] = { 0, DC_PLAIN, DC_HTML, DC_MARKDOWN };

int csvwrite_begin(dc_writer *w)
{
	const csvwrite_options *o = w->opts;
	csvwrite *s = w->state;
	dc_str given = csv_delimiter(o->delimiter);

	if (given.n > 1)
		return dc_fail(w->run, DC_USAGE, "csv-delimiter",
			"csv:delimiter=%s: cells are separated by one byte",
			o->delimiter);
	s->delimiter = given.n ? *given.p : ',';
	s->tail[CSV_TAGS] = true;
	if (o->markup)
		w->text = csvwrite_markups[o->markup];
	return dc_spool_begin(w->out);
}

static void put_number(dc_output *out, size_t n)
{
	uint32_t u = (uint32_t)n;

	dc_out(out, &u, sizeof(u));
}

static void put_text(dc_output *out, dc_str s)
{
	put_number(out, s.n);
	dc_outs(out, s);
}

/* The column of a field, a new one if no note had it before. */
static size_t column_of(dc_writer *w, dc_str name)
{
	csvwrite *s = w->state;
	size_t i = 0;

	while (i < s->nnames && !dc_eq(s->names[i], name))
		i++;
	if (i < s->nnames)
		return i;
	if (s->nnames == s->room) {
		size_t room = s->room ? s->room * 2 : 16;
		dc_str *more = dc_array(w->run_arena, room, sizeof(*more));

		if (!more)
			return 0;
		if (s->nnames)
			memcpy(more, s->names, s->nnames * sizeof(*more));
		s->names = more;
		s->room = room;
	}
	s->names[s->nnames++] = dc_dup(w->run_arena, name);
	/* Beside a field of such a name all columns of the tail stand. */
	for (size_t k = 0; k < CSV_TAIL; k++)
		if (dc_is(name, csvwrite_tail[k]))
			for (size_t j = 0; j < CSV_TAIL; j++)
				s->tail[j] = true;
	return i;
}

static const char *name_of(dc_markup m)
{
	return m == DC_HTML ? "html" : m == DC_MARKDOWN ? "markdown" : "plain";
}

/* One word for all fields, or one for each; nothing if all are plain. */
static dc_str markup_cell(dc_writer *w, const dc_note *n)
{
	dc_buf b = dc_buf_in(w->arena, DC_MAX_FIELD);
	unsigned seen = 0;

	for (size_t i = 0; i < n->nfields; i++)
		seen |= n->fields[i].markup;
	if (!seen || seen == DC_PLAIN)
		return DC_NONE;
	for (size_t i = 0; i < n->nfields; i++) {
		if (i)
			dc_addc(&b, ' ');
		dc_addz(&b, name_of(n->fields[i].markup));
		if (seen == n->fields[i].markup)
			break;
	}
	return dc_got(&b);
}

static dc_str tags_cell(dc_writer *w, const dc_note *n)
{
	dc_buf b = dc_buf_in(w->arena, DC_MAX_FIELD);

	for (size_t i = 0; i < n->ntags; i++) {
		if (i)
			dc_addc(&b, ' ');
		dc_adds(&b, n->tags[i]);
	}
	return dc_got(&b);
}

int csvwrite_put(dc_writer *w, const dc_event *ev)
{
	static const char *const lost[] = { "", "front", "back", "front back" };
	csvwrite *s = w->state;
	const dc_note *n = ev->u.note;
	dc_str tail[CSV_TAIL];
	size_t size = 0;

	if (ev->what != DC_NOTE)
		return DC_OK;
	tail[CSV_MARKUP] = markup_cell(w, n);
	tail[CSV_LOST] = dc_cstr(lost[n->lost & 3]);
	tail[CSV_MOD] = n->mod ? dc_fmt(w->arena, "%llu",
		(unsigned long long)n->mod) : DC_NONE;
	tail[CSV_SUM] = n->sum;
	tail[CSV_TAGS] = tags_cell(w, n);
	for (size_t k = 0; k < CSV_TAIL; k++) {
		s->tail[k] = s->tail[k] || tail[k].n;
		size += 4 + tail[k].n;
	}
	size += 16 + n->guid.n + n->kind.n + n->deck.n;
	for (size_t i = 0; i < n->nfields; i++)
		size += 8 + n->fields[i].value.n;
	if (size > UINT32_MAX / 2)
		return dc_fail(w->run, DC_LIMIT, "csv-limit",
			"a note is longer than 2 GiB");
	put_number(w->out, size);
	put_text(w->out, n->guid);
	put_text(w->out, n->kind);
	put_text(w->out, n->deck);
	for (size_t k = 0; k < CSV_TAIL; k++)
		put_text(w->out, tail[k]);
	put_number(w->out, n->nfields);
	for (size_t i = 0; i < n->nfields; i++) {
		put_number(w->out, column_of(w, n->fields[i].name));
		put_text(w->out, n->fields[i].value);
	}
	return DC_OK;
}

/* A cell of guid, deck …: an empty one is not there. */
static void out_plain(dc_writer *w, dc_str t)
{
	const csvwrite *s = w->state;

	csv_cell(w->out, t.n ? t : DC_NONE, s->delimiter);
}

static void out_header(dc_writer *w)
{
	const csvwrite *s = w->state;

	dc_outf(w->out, "guid%cnotetype%cdeck%c", s->delimiter, s->delimiter,
		s->delimiter);
	for (size_t i = 0; i < s->nnames; i++) {
		csv_cell(w->out, s->names[i], s->delimiter);
		dc_outc(w->out, s->delimiter);
	}
	for (size_t k = 0; k < CSV_TAIL; k++)
		if (s->tail[k])
			dc_outf(w->out, "%s%c", csvwrite_tail[k],
				k == CSV_TAGS ? '\n' : s->delimiter);
}

static size_t get_number(dc_str *s)
{
	uint32_t u = 0;

	if (s->n >= sizeof(u))
		memcpy(&u, s->p, sizeof(u));
	*s = dc_from(*s, sizeof(u));
	return u;
}

static dc_str get_text(dc_str *s)
{
	size_t n = get_number(s);
	dc_str text = dc_sub(*s, 0, n);

	*s = dc_from(*s, n);
	return text;
}

static void out_row(dc_writer *w, dc_str note)
{
	csvwrite *s = w->state;
	dc_str tail[CSV_TAIL];

	for (size_t i = 0; i < 3; i++) {
		out_plain(w, get_text(&note));
		dc_outc(w->out, s->delimiter);
	}
	for (size_t k = 0; k < CSV_TAIL; k++)
		tail[k] = get_text(&note);
	memset(s->row, 0, s->nnames * sizeof(*s->row));
	for (size_t n = get_number(&note), i; n > 0; n--) {
		i = get_number(&note);
		s->row[i] = get_text(&note);
		s->formulas += s->row[i].n && strchr("=+-@", *s->row[i].p);
	}
	for (size_t i = 0; i < s->nnames; i++) {
		csv_cell(w->out, s->row[i], s->delimiter);
		dc_outc(w->out, s->delimiter);
	}
	for (size_t k = 0; k < CSV_TAIL; k++) {
		if (!s->tail[k])
			continue;
		out_plain(w, tail[k]);
		dc_outc(w->out, k == CSV_TAGS ? '\n' : s->delimiter);
	}
}

/* A piece of the spool, which ends anywhere. */
static int rewrite(void *user, dc_str piece)
{
	dc_writer *w = user;
	csvwrite *s = w->state;
	dc_str rest, note;
	size_t n;

	if (s->header)
		out_header(w);
	s->header = false;
	dc_adds(&s->carry, piece);
	if (s->carry.failed)
		return DC_LIMIT;
	rest = dc_got(&s->carry);
	for (;;) {
		note = rest;
		n = get_number(&note);
		if (rest.n < 4 || note.n < n)
			break;
		out_row(w, dc_sub(note, 0, n));
		rest = dc_from(note, n);
	}
	if (rest.n)
		memmove(s->carry.p, rest.p, rest.n);
	s->carry.n = rest.n;
	return DC_OK;
}

int csvwrite_end(dc_writer *w)
{
	const csvwrite_options *o = w->opts;
	csvwrite *s = w->state;
	int code;

	s->carry = dc_buf_in(w->run_arena, SIZE_MAX / 4);
	s->row = dc_array(w->run_arena, s->nnames + 1, sizeof(*s->row));
	s->header = o->header != CSV_NO;
	if (!s->row)
		return DC_LIMIT;
	code = dc_spool_drain(w->out, rewrite, w);
	if (s->formulas)
		dc_notice(w->run, "csv-formula", "cells that begin with =, +, "
			"- or @, which a spreadsheet may take for formulas: "
			"%llu", (unsigned long long)s->formulas);
	return code;
}
