/*
 * Tables: comma, tab, semicolon or whatever separates their cells; RFC 4180
 * where a file keeps to it.  Nothing in such a file says how it is written,
 * so the dialect is found out from its first 64 KiB.
 *
 * What deckconv writes has the columns guid, notetype, deck, the fields in
 * order of first sight, where any note has them markup, lost, mod and sum,
 * and tags last.  A header that begins `guid,notetype` is that form: cells go
 * where they came from, and a field that a note has but that is empty is `""`,
 * while nothing stands for a field that its note type has not.
 */
#include "format.h"
#include "lib/csv.h"

enum { AUTO, YES, NO };
enum { HEAD_OF_PROBE = 16 << 10, LEAST_HEADER = 60 };
enum { MARKUP, LOST, MOD, SUM, TAGS, TAIL };

static const char *const tail_names[TAIL] = {
	"markup", "lost", "mod", "sum", "tags"
};
/* In the order of the option's choices. */
static const dc_markup markups[] = { 0, DC_PLAIN, DC_HTML, DC_MARKDOWN };

struct opts {
	const char *delimiter, *quote;
	int header, markup;
};

#define AT(member) offsetof(struct opts, member)
#define BOTH (DC_OPT_READ | DC_OPT_WRITE)

static const dc_opt opts[] = {
	{ "delimiter", DC_OPT_STR, AT(delimiter), NULL, "TEXT",
	  "what separates cells: tab, comma, semicolon … or any text", BOTH, 0,
	  NULL },
	{ "quote", DC_OPT_STR, AT(quote), NULL, "CHAR",
	  "what cells are quoted with: \", ' or none",
	  DC_OPT_READ, 0, NULL },
	{ "header", DC_OPT_CHOICE, AT(header), "auto", "auto yes no",
	  "does the first record name the columns", BOTH, 0, NULL },
	{ "markup", DC_OPT_CHOICE, AT(markup), "auto",
	  "auto plain html markdown", "what cells are written in (auto: HTML "
	  "if there are tags)", BOTH, 0, NULL },
	{ 0 }
};

/* What separates the cells of deckconv's own form, 0: it is not that. */
static char own_delimiter(dc_str head)
{
	if (dc_starts(head, "guid") && head.n > 13 && head.p[4] == head.p[13] &&
	    dc_starts(dc_from(head, 5), "notetype") &&
	    !strchr("\r\n\"", head.p[4]))
		return head.p[4];
	return '\0';
}

/* ---- probe ---- */

/* Markup, JSON and binary files have delimiters enough to be misread. */
static bool no_table(dc_str s)
{
	dc_str inner = dc_trim(dc_from(s, 1));

	if (dc_starts(s, "<") || dc_starts(s, "{") || (dc_starts(s, "[") &&
	    inner.n && strchr("{[\"", *inner.p)))
		return true;
	for (size_t i = 0; i < s.n && i < 512; i++)
		if (s.p[i] > 0 && s.p[i] < '\t')
			return true;
	return false;
}

static int probe(const dc_probe *p)
{
	dc_str head = dc_sub(p->head, 0, HEAD_OF_PROBE);
	bool whole = p->whole && head.n == p->head.n;
	dc_dialect d;
	int score;

	if (own_delimiter(head))
		return 95;
	if (dc_bracketed(p) || no_table(dc_trim(dc_sub(head, 0, 600))) ||
	    !dc_sniff(p->arena, head, whole, 0, -1, &d) || d.width < 2)
		return 0;
	/* Prose has commas too, but not the same number in every line. */
	score = d.same >= 0.9 ? 70 : d.same >= 0.7 && d.records >= 5 ? 40 : 0;
	if (d.told || (d.same >= 0.5 && d.header >= LEAST_HEADER))
		return 85;
	if (!strchr(",\t;|", d.delimiter))
		score = score == 70 && d.records >= 5 ? 30 : 0;
	if (d.records < 3)
		score -= d.records == 1 ? 45 : 15;
	return score > 0 ? score : 0;
}

/* ---- reader ---- */

struct reader {
	csv_reader *csv;
	dc_dialect dialect;
	char delimiter;
	dc_table *table;         /* of others' tables */
	dc_markup markup;
	bool started, own;
	dc_str *names;           /* own form: the fields' */
	size_t nfields, first;   /* … and the column of the first of them */
	size_t tail[TAIL];       /* … and the columns behind them, 0: none */
};

static void on_cells(void *user, const dc_str *cells, size_t n)
{
	bool *found = user;

	for (size_t i = 0; !*found && i < n && i < CSV_EACH_CELLS; i++)
		*found = dc_has_markup(cells[i]);
}

/* One kind of text for the whole table: what its head says. */
static dc_markup find_markup(dc_reader *r, dc_str head, const csv_dialect *d)
{
	const struct opts *o = r->opts;
	bool found = false;

	if (o->markup)
		return markups[o->markup];
	if ((dc_chr(head, '<') != DC_NPOS || dc_chr(head, '&') != DC_NPOS) &&
	    !csv_each(head, d, on_cells, &found))
		dc_no_memory(r->run_arena);
	return found ? DC_HTML : DC_PLAIN;
}

static void tell(dc_reader *r, const csv_dialect *d)
{
	const dc_dialect *found = &((struct reader *)r->state)->dialect;
	char quote[2] = { d->quote, '\0' };

	dc_told(r->run, "delimiter", dc_is(d->delimiter, "\t") ? "tab" :
		dc_cdup(r->arena, d->delimiter));
	if (d->quote)
		dc_told(r->run, "quote", quote);
	if (found->width > 1 && found->confidence < 1.15) {
		dc_hint(r->run, "say which: -f csv:delimiter=…");
		dc_warn(r->run, "csv-delimiter", "cells may be separated by "
			"\"%c\" or by \"%c\": took \"%c\"", found->delimiter,
			found->other, found->delimiter);
	}
}

static int open_table(dc_reader *r)
{
	const struct opts *o = r->opts;
	struct reader *s = r->state;
	dc_str given = csv_delimiter(o->delimiter);
	int quote = !o->quote ? -1 : strcmp(o->quote, "none") ? *o->quote : 0;
	dc_str head = dc_peek(r->in, DC_HEAD + 1);
	bool whole = head.n <= DC_HEAD;
	csv_dialect d = { .delimiter = given };
	char own;

	if (quote > 0 && o->quote[1])
		return dc_fail(r->run, DC_USAGE, "csv-quote",
			"csv:quote=%s: a quote is one byte, or none", o->quote);
	head = dc_sub(head, 0, DC_HEAD);
	own = given.n ? '\0' : own_delimiter(head);
	if (own && quote < 0)
		quote = '"';
	dc_sniff(r->run_arena, head, whole, given.n == 1 ? *given.p : own,
		quote, &s->dialect);
	if (own)
		s->dialect.spaced = false;
	s->delimiter = s->dialect.delimiter ? s->dialect.delimiter : ',';
	if (!given.n)
		d.delimiter = (dc_str){ &s->delimiter, 1 };
	d.quote = d.delimiter.n == 1 ? s->dialect.quote : '\0';
	d.spaced = s->dialect.spaced;
	s->markup = find_markup(r, head, &d);
	tell(r, &d);
	if (s->dialect.told)
		dc_take(r->in, dc_starts(dc_from(head, 5), "\r\n") ? 7 : 6);
	s->csv = csv_open(r->run, r->in, &d);
	return s->csv ? DC_OK : dc_fail(r->run, DC_LIMIT, "memory",
		"out of memory");
}

/* Which column of the own form is what. */
static int plan_own(dc_reader *r, const csv_record *rec)
{
	struct reader *s = r->state;
	size_t end = rec->n;

	s->own = true;
	s->first = 2 + dc_is(rec->cells[2], "deck");
	for (size_t k = TAIL; k-- > 0 && end > s->first;)
		if (dc_is(rec->cells[end - 1], tail_names[k]))
			s->tail[k] = --end;
	s->nfields = end - s->first;
	s->names = dc_array(r->run_arena, s->nfields, sizeof(*s->names));
	if (!s->names)
		return DC_LIMIT;
	for (size_t i = 0; i < s->nfields; i++)
		s->names[i] = dc_dup(r->run_arena, rec->cells[s->first + i]);
	return DC_OK;
}

/* The first record: a header or not.  *taken: it was one. */
static int start(dc_reader *r, const csv_record *rec, bool *taken)
{
	const struct opts *o = r->opts;
	struct reader *s = r->state;
	const dc_dialect *d = &s->dialect;
	size_t n = rec->n > d->width ? rec->n : d->width;
	bool own;
	int code;

	s->started = true;
	own = o->header != NO && rec->n > 2 && dc_is(rec->cells[0], "guid") &&
		dc_is(rec->cells[1], "notetype");
	*taken = o->header == YES || own;
	if (o->header == AUTO && !own)
		*taken = d->header >= LEAST_HEADER || LEAST_HEADER <=
			dc_header_score(r, rec->cells, rec->n);
	dc_told(r->run, "header", *taken ? "yes" : "no");
	if (own)
		return plan_own(r, rec);
	s->table = *taken ? dc_table_new(r, rec->cells, rec->n, &code)
			  : dc_table_new(r, NULL, n, &code);
	if (s->table)
		dc_table_sparse(r, s->table, d->empty, d->empty ? d->width : 0);
	return s->table ? DC_OK : code;
}

static dc_str cell(const csv_record *rec, size_t i)
{
	return i && i < rec->n ? rec->cells[i] : DC_NONE;
}

static dc_markup markup_named(dc_str s)
{
	return dc_is(s, "html") ? DC_HTML : dc_is(s, "markdown") ? DC_MARKDOWN
		: DC_PLAIN;
}

static int put_own(dc_reader *r, const csv_record *rec)
{
	const struct reader *s = r->state;
	dc_str words = cell(rec, s->tail[MARKUP]), tags, lost;
	dc_note *n = dc_note_new(r);
	dc_markup m = DC_PLAIN;

	if (!n)
		return DC_LIMIT;
	n->own = true;
	n->at.line = rec->line;
	n->guid = rec->cells[0];
	n->kind = cell(rec, 1);
	n->deck = cell(rec, s->first - 1 > 1 ? s->first - 1 : 0);
	for (size_t i = 0; i < s->nfields; i++) {
		dc_str text = cell(rec, s->first + i);

		if (!text.p)
			continue;
		if (words.n)
			m = markup_named(dc_cut(&words, ' '));
		dc_note_field(r, n, s->names[i], text, m);
	}
	lost = cell(rec, s->tail[LOST]);
	n->lost = (dc_find(lost, "front") != DC_NPOS ? DC_LOST_FRONT : 0) |
		(dc_find(lost, "back") != DC_NPOS ? DC_LOST_BACK : 0);
	if (!dc_num(cell(rec, s->tail[MOD]), &n->mod))
		n->mod = 0;
	n->sum = cell(rec, s->tail[SUM]);
	for (tags = cell(rec, s->tail[TAGS]); tags.p;)
		dc_note_tag(r, n, dc_cut(&tags, ' '));
	return dc_put_note(r, n);
}

static int read_record(dc_reader *r)
{
	struct reader *s = r->state;
	dc_where at = { 0 };
	csv_record rec;
	bool taken = false;
	int code = csv_next(s->csv, &rec);

	if (code)
		return code;
	if (!s->started)
		code = start(r, &rec, &taken);
	if (code || taken)
		return code;
	at.line = rec.line;
	dc_at(r->run, rec.line, rec.col, DC_NONE);
	return s->own ? put_own(r, &rec) : dc_put_record(r, s->table,
		rec.cells, rec.n, s->markup, at);
}

static void close_table(dc_reader *r)
{
	struct reader *s = r->state;

	csv_close(s->csv);
}

/* ---- writer ---- */

/*
 * Notes wait in the spool as pairs of length and text until all columns are
 * known: guid, notetype, deck, the tail, the number of fields, and for each
 * field its column and text.  In front stands the length of the whole.
 */
struct writer {
	char delimiter;
	dc_str *names;
	size_t nnames, room;
	bool tail[TAIL];         /* does any note have it? */
	dc_buf carry;            /* of the spool: a note not whole yet */
	dc_str *row;
	bool header;             /* is still to be written */
	uint64_t formulas;
};

static int begin(dc_writer *w)
{
	const struct opts *o = w->opts;
	struct writer *s = w->state;
	dc_str given = csv_delimiter(o->delimiter);

	if (given.n > 1)
		return dc_fail(w->run, DC_USAGE, "csv-delimiter",
			"csv:delimiter=%s: cells are separated by one byte",
			o->delimiter);
	s->delimiter = given.n ? *given.p : ',';
	s->tail[TAGS] = true;
	if (o->markup)
		w->text = markups[o->markup];
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
	struct writer *s = w->state;
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
	for (size_t k = 0; k < TAIL; k++)
		if (dc_is(name, tail_names[k]))
			for (size_t j = 0; j < TAIL; j++)
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

static int put(dc_writer *w, const dc_event *ev)
{
	static const char *const lost[] = { "", "front", "back", "front back" };
	struct writer *s = w->state;
	const dc_note *n = ev->u.note;
	dc_str tail[TAIL];
	size_t size = 0;

	if (ev->what != DC_NOTE)
		return DC_OK;
	tail[MARKUP] = markup_cell(w, n);
	tail[LOST] = dc_cstr(lost[n->lost & 3]);
	tail[MOD] = n->mod ? dc_fmt(w->arena, "%llu",
		(unsigned long long)n->mod) : DC_NONE;
	tail[SUM] = n->sum;
	tail[TAGS] = tags_cell(w, n);
	for (size_t k = 0; k < TAIL; k++) {
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
	for (size_t k = 0; k < TAIL; k++)
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
	const struct writer *s = w->state;

	csv_cell(w->out, t.n ? t : DC_NONE, s->delimiter);
}

static void out_header(dc_writer *w)
{
	const struct writer *s = w->state;

	dc_outf(w->out, "guid%cnotetype%cdeck%c", s->delimiter, s->delimiter,
		s->delimiter);
	for (size_t i = 0; i < s->nnames; i++) {
		csv_cell(w->out, s->names[i], s->delimiter);
		dc_outc(w->out, s->delimiter);
	}
	for (size_t k = 0; k < TAIL; k++)
		if (s->tail[k])
			dc_outf(w->out, "%s%c", tail_names[k],
				k == TAGS ? '\n' : s->delimiter);
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
	struct writer *s = w->state;
	dc_str tail[TAIL];

	for (size_t i = 0; i < 3; i++) {
		out_plain(w, get_text(&note));
		dc_outc(w->out, s->delimiter);
	}
	for (size_t k = 0; k < TAIL; k++)
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
	for (size_t k = 0; k < TAIL; k++) {
		if (!s->tail[k])
			continue;
		out_plain(w, tail[k]);
		dc_outc(w->out, k == TAGS ? '\n' : s->delimiter);
	}
}

/* A piece of the spool, which ends anywhere. */
static int rewrite(void *user, dc_str piece)
{
	dc_writer *w = user;
	struct writer *s = w->state;
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

static int end(dc_writer *w)
{
	const struct opts *o = w->opts;
	struct writer *s = w->state;
	int code;

	s->carry = dc_buf_in(w->run_arena, SIZE_MAX / 4);
	s->row = dc_array(w->run_arena, s->nnames + 1, sizeof(*s->row));
	s->header = o->header != NO;
	if (!s->row)
		return DC_LIMIT;
	code = dc_spool_drain(w->out, rewrite, w);
	if (s->formulas)
		dc_notice(w->run, "csv-formula", "cells that begin with =, +, "
			"- or @, which a spreadsheet may take for formulas: "
			"%llu", (unsigned long long)s->formulas);
	return code;
}

const dc_format fmt_csv = {
	.name = "csv",
	.title = "table of comma-separated values",
	.exts = "csv",
	.how = "any spreadsheet saves as CSV; NotebookLM, Memrise and most "
		"flashcard sites export it",
	.caps = DC_CAP_DECKS | DC_CAP_TAGS | DC_CAP_FIELDS | DC_CAP_GUIDS |
		DC_CAP_LOST | DC_CAP_MOD,
	.text = DC_PLAIN | DC_HTML | DC_MARKDOWN,
	.opts = opts,
	.opt_size = sizeof(struct opts),
	.read_size = sizeof(struct reader),
	.write_size = sizeof(struct writer),
	.probe = probe,
	.open = open_table,
	.read = read_record,
	.close = close_table,
	.begin = begin,
	.put = put,
	.end = end,
};
