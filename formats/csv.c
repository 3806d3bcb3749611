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
#include "parts/csvwrite.h"

enum { HEAD_OF_PROBE = 16 << 10, LEAST_HEADER = 60,
	SURE_HEADER = 90, CLOZES = 30 };

#define AT(member) offsetof(csvwrite_options, member)
#define BOTH (DC_OPT_READ | DC_OPT_WRITE)

static const dc_opt opts[] = {
	{ "delimiter", DC_OPT_STR, AT(delimiter), NULL, "TEXT",
	  "what separates cells: tab, comma, semicolon … or any text (when "
	  "writing, one byte)", BOTH, 0, NULL },
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

/* Binary files have delimiters enough to be misread. */
static bool is_raw(dc_str s)
{
	for (size_t i = 0; i < s.n && i < 512; i++)
		if (s.p[i] > 0 && s.p[i] < '\t')
			return true;
	return false;
}

/* The records of what begins with a bracket. */
struct brackets {
	char bracket;
	bool first;              /* the first has several cells, closed */
	size_t records, open;    /* all; those whose cells leave it open */
	size_t named;            /* those that somebody says */
};

static void on_record(void *user, const dc_str *cells, size_t n)
{
	struct brackets *b = user;
	size_t filled = 0;
	bool closed = true, whole = true;

	for (size_t i = 0; i < n && i < CSV_EACH_CELLS; i++) {
		filled += !dc_blank(cells[i]);
		closed &= dc_closed(cells[i], b->bracket);
		whole &= i + 1 == n || !dc_cloze_open(cells[i]);
	}
	if (!b->records)
		b->first = filled > 1 && closed;
	b->records++;
	b->open += !closed || !whole;
	b->named += b->bracket && n && dc_named(cells[0]);
}

/* Sentences with clozes, one a line, and no list of somebody's notes. */
static bool cloze_lines(dc_arena *a, dc_str head)
{
	size_t lines = 0, with = 0;
	dc_str line;

	while (dc_next_line(&head, &line)) {
		lines += !dc_blank(line);
		line = dc_trim(line);
		with += !dc_starts(line, "- ") && !dc_starts(line, "* ") &&
			dc_has_cloze(a, line, DC_PLAIN);
	}
	return lines > 1 && with * 10 >= lines * 9;
}

/* Markup, JSON and clozes have delimiters, too, but those cut what is in
 * brackets.  In a chat or a log they are those of sentences, which have no
 * tabs: keys, as in `<leader>w`, may be in a table. */
static bool cuts_brackets(dc_str head, bool whole, const dc_dialect *d)
{
	const csv_dialect as = { .quote = d->quote, .spaced = d->spaced,
		.delimiter = { d->twice, d->doubled ? 2 : 1 },
		.runs = d->runs };
	struct brackets b = { .bracket = dc_opens(head) };

	if (!b.bracket && dc_find(head, "{{c") == DC_NPOS)
		return false;
	/* The last record may go on. */
	if (!whole && memchr(head.p, '\n', head.n))
		while (head.p[head.n - 1] != '\n')
			head.n--;
	if (b.bracket && (d->above || !strchr(",\t;|", d->delimiter)))
		return true;
	return !csv_each(head, &as, on_record, &b) || (b.bracket && !b.first) ||
		b.open * 10 > b.records ||
		(d->delimiter != '\t' && b.named * 2 > b.records);
}

static int probe(const dc_probe *p)
{
	dc_str head = dc_sub(p->head, 0, HEAD_OF_PROBE);
	bool whole = p->whole && head.n == p->head.n;
	dc_dialect d;
	int score;

	if (own_delimiter(head))
		return 95;
	if (dc_bracketed(p) || dc_document(head) ||
	    is_raw(dc_trim(dc_sub(head, 0, 600))) ||
	    !dc_sniff(p->arena, head, whole, 0, -1, &d))
		return 0;
	if (d.width < 2)
		return cloze_lines(p->arena, head) ? CLOZES : 0;
	if (cuts_brackets(head, whole, &d))
		return 0;
	/* Prose has commas too, but not the same number in every line. */
	score = d.same >= 0.9 ? 70 : d.same >= 0.7 && d.records >= 5 ? 40 : 0;
	if (d.told || (d.same >= 0.5 && d.header >= LEAST_HEADER))
		return 85;
	if (d.header >= SURE_HEADER && d.same >= 0.3)
		return 60;
	if (d.doubled && d.width > 2 && d.same >= 0.9)
		return 45;
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
	bool comments;           /* there are some, above the table */
	uint64_t ncomments;      /* … and between the records */
	dc_str *names;           /* own form: the fields' */
	size_t nfields, first;   /* … and the column of the first of them */
	size_t tail[CSV_TAIL];   /* … and the columns behind them, 0: none */
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
	const csvwrite_options *o = r->opts;
	bool found = false;

	if (o->markup)
		return csvwrite_markups[o->markup];
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
		d->delimiter.n ? dc_cdup(r->arena, d->delimiter) : "none");
	if (d->quote)
		dc_told(r->run, "quote", quote);
	if (found->width > 1 && found->confidence < 1.15) {
		dc_hint(r->run, "say which: -f csv:delimiter=…");
		dc_warn(r->run, "csv-delimiter", "cells may be separated by "
			"\"%c\" or by \"%c\": took \"%c\"", found->delimiter,
			found->other, found->delimiter);
	}
}

/* What stands above the records.  Who says that there is no header wants all
 * lines. */
static void pass_by(dc_reader *r, const csvwrite_options *o)
{
	struct reader *s = r->state;
	const dc_dialect *d = &s->dialect;

	dc_take(r->in, d->skip);
	if (!d->above || o->header == CSV_NO)
		return;
	s->comments = dc_starts(dc_peek(r->in, 1), "#");
	dc_take(r->in, d->above);
	dc_notice(r->run, "csv-above", "what stands above the table is no "
		"card: lines of it: %zu", d->lines);
}

static int open_table(dc_reader *r)
{
	const csvwrite_options *o = r->opts;
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
	/* Some of the sentences have a comma. */
	if (!given.n && !(s->dialect.width < 2 &&
	    !dc_starts(head, "\"") && cloze_lines(r->run_arena, head)))
		d.delimiter = (dc_str){ s->dialect.doubled ?
			s->dialect.twice : &s->delimiter,
			s->dialect.doubled ? 2 : 1 };
	d.quote = d.delimiter.n == 1 ? s->dialect.quote : '\0';
	d.spaced = s->dialect.spaced;
	d.runs = s->dialect.runs;
	s->markup = find_markup(r, head, &d);
	tell(r, &d);
	pass_by(r, o);
	s->csv = csv_open(r->run, r->in, &d);
	return s->csv ? DC_OK : dc_out_of_memory(r->run);
}

/* Which column of the own form is what. */
static int plan_own(dc_reader *r, const csv_record *rec)
{
	struct reader *s = r->state;
	size_t end = rec->n;

	s->own = true;
	s->first = 2 + dc_is(rec->cells[2], "deck");
	for (size_t k = CSV_TAIL; k-- > 0 && end > s->first;)
		if (dc_is(rec->cells[end - 1], csvwrite_tail[k]))
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
	const csvwrite_options *o = r->opts;
	struct reader *s = r->state;
	const dc_dialect *d = &s->dialect;
	size_t n = rec->n > d->width ? rec->n : d->width;
	bool own;
	int code;

	s->started = true;
	own = o->header != CSV_NO && rec->n > 2 &&
		dc_is(rec->cells[0], "guid") &&
		dc_is(rec->cells[1], "notetype");
	*taken = o->header == CSV_YES || own;
	if (o->header == CSV_AUTO && !own)
		*taken = d->header >= LEAST_HEADER ||
			dc_header_score(r, rec->cells, rec->n) >=
			(d->counts ? 100 : LEAST_HEADER);
	dc_told(r->run, "header", *taken ? "yes" : "no");
	if (own)
		return plan_own(r, rec);
	s->table = *taken ? dc_table_new(r, rec->cells, rec->n, &code)
			  : dc_table_new(r, NULL, n, &code);
	if (!s->table)
		return code;
	dc_table_numbers(s->table, d->numbers, d->numbers ? d->width : 0);
	dc_table_sparse(r, s->table, d->empty, d->empty ? d->width : 0);
	return DC_OK;
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
	dc_str words = cell(rec, s->tail[CSV_MARKUP]), tags, lost;
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
	lost = cell(rec, s->tail[CSV_LOST]);
	n->lost = (dc_find(lost, "front") != DC_NPOS ? DC_LOST_FRONT : 0) |
		(dc_find(lost, "back") != DC_NPOS ? DC_LOST_BACK : 0);
	if (!dc_num(cell(rec, s->tail[CSV_MOD]), &n->mod))
		n->mod = 0;
	n->sum = cell(rec, s->tail[CSV_SUM]);
	for (tags = cell(rec, s->tail[CSV_TAGS]); tags.p;)
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

	if (code == DC_END && s->ncomments) {
		dc_at(r->run, 0, 0, DC_NONE);
		dc_notice(r->run, "csv-comments", "lines between the records "
			"that begin with # as those above them do, and are no "
			"cards: %llu", (unsigned long long)s->ncomments);
	}
	if (code)
		return code;
	if (s->comments && rec.n == 1 && dc_starts(rec.raw, "#")) {
		s->ncomments++;
		return DC_OK;
	}
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
	.opt_size = sizeof(csvwrite_options),
	.read_size = sizeof(struct reader),
	.write_size = sizeof(csvwrite),
	.probe = probe,
	.open = open_table,
	.read = read_record,
	.close = close_table,
	.begin = csvwrite_begin,
	.put = csvwrite_put,
	.end = csvwrite_end,
};
