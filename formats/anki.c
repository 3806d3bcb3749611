/*
 * Anki's text import ("Notes in Plain Text"): rows of cells under `#key:value`
 * headers, described in the Anki manual under "Text Files".
 *
 *	#separator:tab
 *	#html:true
 *	#notetype:Basic
 *	#guid column:1
 *	#tags column:4
 *	dK:p~o2x<1<TAB>front<TAB>back<TAB>tag1 tag2
 *
 * What is odd: Anki drops every row that begins with # without a word, takes
 * a first line `tags:…` for a header, guesses wrong where a header is missing,
 * and lets an empty cell erase what the user has.  The writer leaves Anki
 * nothing to guess; the reader keeps the rows that Anki would drop.
 */
#include <inttypes.h>

#include "format.h"
#include "parts/anki/columns.h"
#include "parts/anki/head.h"
#include "parts/anki/names.h"
#include "lib/csv.h"
#include "parts/anki/rows.h"

enum { EXTRA_APPEND, EXTRA_DROP, EXTRA_KEEP };

struct options {
	int extra;               /* EXTRA_… */
};

static const dc_opt opts[] = {
	{ .name = "extra", .type = DC_OPT_CHOICE,
	  .place = offsetof(struct options, extra), .def = "append",
	  .choices = "append drop keep", .flags = DC_OPT_WRITE,
	  .help = "further fields: below the back, left out, or kept" },
	{ 0 }
};

/* ---- reader ---- */

enum { SHOWN = 200, HEADER = 60 };       /* bytes in a message; a score */

struct reader {
	anki_head head;
	csv_reader *csv;
	anki_columns *mapped;    /* by --map, or NULL */
	size_t width;            /* field columns of the first row */
	bool measured;
};

/*
 * The first row and the headers say how many columns there are.  Of a column
 * that its note type has no field for, Anki makes tags.
 */
static void measure(struct reader *s, size_t columns)
{
	size_t *column = s->head.column;
	const anki_stock *stock = column[ANKI_TAGS] || column[ANKI_KIND] ||
		s->head.nnames ? NULL : anki_stock_named(s->head.kind);

	s->measured = true;
	for (size_t i = 0; i < ANKI_META; i++)
		if (column[i] > columns)
			columns = column[i];
	for (size_t c = 1; c <= columns; c++)
		s->width += !anki_head_meta(&s->head, c);
	if (s->width < s->head.nnames)
		s->width = s->head.nnames;
	if (!stock || s->width != stock->nfields + 1)
		return;
	while (anki_head_meta(&s->head, columns))
		columns--;
	column[ANKI_TAGS] = columns;
	s->width--;
}

static dc_str field_name(dc_reader *r, const anki_stock *stock, size_t i)
{
	const struct reader *s = r->state;
	bool own = !stock || !s->head.column[ANKI_KIND];

	if (own && i < s->head.nnames && s->head.names[i].n)
		return s->head.names[i];
	if (stock && i < stock->nfields)
		return dc_cstr(stock->fields[i]);
	if (i < 2)
		return i ? DC_S("Back") : DC_S("Front");
	return dc_fmt(r->arena, "Field %zu", i + 1);
}

/*
 * A note has all fields of its type: a short row gives empty ones, and what
 * pads the rows of a narrow type to those of a wider one goes.  How many a
 * type has that is not Anki's own, only the width of the file can say.
 */
static void add_fields(dc_reader *r, dc_note *note, const dc_str *cells,
	size_t n)
{
	const struct reader *s = r->state;
	const anki_stock *stock = anki_stock_named(note->kind);
	size_t need = stock ? stock->nfields : s->width > 2 ? s->width : 2;

	if (need < s->head.nnames)
		need = s->head.nnames;
	while (n > need && !cells[n - 1].n)
		n--;
	for (size_t i = 0; i < n || i < need; i++) {
		size_t from = i < s->head.nnames ? s->head.order[i] : i;

		dc_note_field(r, note, field_name(r, stock, i),
			from < n ? cells[from] : DC_NONE,
			s->head.html ? DC_HTML : DC_PLAIN);
	}
}

/* A side that was an image, say, in whatever made the file. */
static bool lost_front(const dc_note *note)
{
	size_t i = 0;

	while (i < note->nfields && dc_blank(note->fields[i].value))
		i++;
	return i && i < note->nfields;
}

static int put_row(dc_reader *r, const csv_record *rec)
{
	const struct reader *s = r->state;
	const anki_head *h = &s->head;
	dc_str *fields = dc_array(r->arena, rec->n, sizeof(*fields));
	dc_str meta[ANKI_META] = { DC_NONE, h->kind, h->deck, DC_NONE };
	dc_note *note = dc_note_new(r);
	const anki_stock *stock;
	size_t n = 0;

	if (!fields || !note)
		return DC_LIMIT;
	for (size_t c = 0; c < rec->n; c++) {
		size_t i = 0;

		while (i < ANKI_META && h->column[i] != c + 1)
			i++;
		if (i < ANKI_META)
			meta[i] = rec->cells[c];
		else
			fields[n++] = rec->cells[c];
	}
	note->at.line = rec->line;
	note->guid = meta[ANKI_GUID];
	note->deck = dc_trim(meta[ANKI_DECK]);
	note->kind = dc_trim(meta[ANKI_KIND]);
	stock = anki_stock_named(note->kind);
	if (stock)
		note->kind = dc_cstr(stock->name);
	add_fields(r, note, fields, n);
	if (lost_front(note))
		note->lost |= DC_LOST_FRONT;
	anki_tags(r, note, h->tags);
	anki_tags(r, note, meta[ANKI_TAGS]);
	return dc_put_note(r, note);
}

/* The first row: it may be a header only where --map says so. */
static int start(dc_reader *r, const csv_record *rec, bool *taken)
{
	struct reader *s = r->state;
	int code;

	measure(s, rec->n);
	code = anki_columns_new(r, &s->head, rec, &s->mapped, taken);
	dc_told(r->run, "header", *taken ? "yes" : "no");
	if (!code && !*taken && !s->head.nnames &&
	    dc_header_score(r, rec->cells, rec->n) >= HEADER)
		dc_notice(r->run, "anki-header-row", "the first row looks "
			"like a header: a card to Anki, and here");
	return code;
}

static int read_row(dc_reader *r)
{
	struct reader *s = r->state;
	csv_record rec;
	bool taken = false;
	int code = csv_next(s->csv, &rec);

	if (code)
		return code;
	dc_at(r->run, rec.line, rec.col, DC_NONE);
	if (!s->measured)
		code = start(r, &rec, &taken);
	if (code || taken)
		return code;
	/* A line of blanks among rows of several cells. */
	if (rec.n == 1 && s->width > 1 && dc_blank(rec.cells[0]))
		return DC_OK;
	if (dc_starts(rec.raw, "#") && rec.n == 1 &&
	    anki_head_score(rec.raw) > 0) {
		dc_at(r->run, rec.line, 1, dc_head(rec.raw, SHOWN));
		dc_notice(r->run, "anki-late-header", "a header behind the "
			"first row has no effect");
		return DC_OK;
	}
	if (dc_starts(rec.raw, "#")) {
		dc_at(r->run, rec.line, 1, dc_head(rec.raw, SHOWN));
		dc_notice(r->run, "anki-hash-row", "Anki would drop this row, "
			"since it begins with #: read as a card");
	}
	return s->mapped ? anki_columns_put(r, &s->head, s->mapped, &rec)
			 : put_row(r, &rec);
}

static int open_rows(dc_reader *r)
{
	struct reader *s = r->state;
	csv_dialect d = { .quote = '"', .loose = true };
	int code = anki_head_read(r, &s->head);

	if (code)
		return code;
	d.delimiter = dc_dup(r->run_arena, (dc_str){ &s->head.sep, 1 });
	dc_told(r->run, "delimiter", anki_head_separator(&s->head));
	dc_told(r->run, "header", "no");
	s->csv = csv_open(r->run, r->in, &d);
	return s->csv ? DC_OK : DC_LIMIT;
}

static void close_rows(dc_reader *r)
{
	struct reader *s = r->state;

	csv_close(s->csv);
}

static int probe(const dc_probe *p)
{
	return anki_head_score(p->head);
}

/* ---- writer ---- */

/* The groups of columns, in the order in which they stand. */
enum { GUID, KIND, DECK, FIELDS, TAGS };

/* What becomes of a note type that is not Anki's own. */
struct mapped {
	struct mapped *next;
	dc_str name;
	const anki_stock *to;  /* NULL: keeps its name and fields */
};

enum { MEMO = 64 };

struct writer {
	rows *rows;
	bool any;                /* there was a note */
	bool decks;              /* the first note needs a deck's column */
	dc_buf kind, deck;       /* of the first note */
	dc_buf raw, name;        /* the last note's deck, as given and mended */
	dc_buf number;           /* the first deck whose name is a number */
	dc_buf other;            /* the first note type that is not Basic,
				  * rather one that is not Anki's own */
	struct mapped *mapped;
	anki_decks *seen;
	struct {                 /* decks that need no second look */
		dc_str raw, name;
	} memo[MEMO];
	uint64_t below, deckless;
};

static void keep(dc_buf *b, dc_str s)
{
	b->n = 0;
	dc_adds(b, s);
}

static dc_str deck_shown(dc_writer *w, dc_str deck)
{
	struct writer *s = w->state;

	if (!deck.n)
		return DC_S("Default");
	if (!anki_deck_number(deck))
		return deck;
	if (!s->number.n)
		keep(&s->number, deck);
	return dc_fmt(w->arena, "Deck %.*s", DC_ARG(deck));
}

/*
 * A deck has a column.  A header for it would be created by Anki from 25.08
 * on only; but a deck that is a number, and the only one, has no other way.
 */
static bool needs_deck(dc_writer *w, dc_str deck)
{
	struct writer *s = w->state;

	if (!s->any) {
		s->decks = deck.n && !anki_deck_number(deck);
		keep(&s->deck, deck);
		if (!s->decks)
			rows_fill(s->rows, DECK, deck_shown(w, deck));
	}
	return s->decks || !dc_eq(deck, dc_got(&s->deck));
}

static bool needs_kind(struct writer *s, dc_str kind)
{
	if (!s->any) {
		keep(&s->kind, kind);
		rows_fill(s->rows, KIND, kind);
	}
	if (!dc_is(kind, "Basic") && (!s->other.n ||
	    (anki_stock_named(dc_got(&s->other)) && !anki_stock_named(kind))))
		keep(&s->other, kind);
	return !dc_eq(kind, dc_got(&s->kind));
}

static struct mapped *find_mapped(struct writer *s, dc_str name)
{
	struct mapped *m = s->mapped;

	while (m && !dc_eq(m->name, name))
		m = m->next;
	return m;
}

/*
 * Text cannot take a note type along.  One that its source only names is
 * where the notes come from or go to, and is named again; of another one Anki
 * would drop the rows or their further fields without a word, so that it
 * becomes one of Anki's own.
 */
static int put_kind(dc_writer *w, const dc_kind *kind)
{
	const struct options *o = w->opts;
	struct writer *s = w->state;
	struct mapped *m;

	if (find_mapped(s, kind->name))
		return DC_OK;
	m = dc_alloc(w->run_arena, sizeof(*m));
	if (!m)
		return DC_LIMIT;
	m->next = s->mapped;
	m->name = dc_dup(w->run_arena, kind->name);
	s->mapped = m;
	if (o->extra == EXTRA_KEEP || kind->from == DC_KIND_NAMED)
		return DC_OK;
	m->to = anki_stock_named(kind->cloze ? DC_S("Cloze") : DC_S("Basic"));
	return DC_OK;
}

/* The back with all below it that has no column of its own. */
static dc_str fold(dc_writer *w, dc_str back, const dc_note *note, size_t from)
{
	dc_buf b = dc_buf_in(w->arena, 2 * (size_t)DC_MAX_RECORD);

	dc_adds(&b, back);
	for (size_t i = from; i < note->nfields; i++) {
		const dc_field *f = &note->fields[i];

		if (!f->value.n)
			continue;
		if (b.n)
			dc_addz(&b, "<br>");
		dc_adds(&b, dc_sanitize(w->arena, NULL, dc_convert(w->arena,
			NULL, f->name, DC_PLAIN, DC_HTML)));
		dc_addz(&b, ": ");
		dc_adds(&b, f->value);
	}
	return dc_got(&b);
}

/* The note's fields as cells; returns how many, two at least. */
static size_t put_fields(dc_writer *w, const dc_note *note,
	const anki_stock *stock, dc_str *cells)
{
	const struct options *o = w->opts;
	struct writer *s = w->state;
	size_t n = note->nfields, more = 0;

	if (stock && o->extra != EXTRA_KEEP)
		for (; n > stock->nfields; n--)
			more += note->fields[n - 1].value.n != 0;
	for (size_t i = 0; i < n; i++)
		cells[i] = note->fields[i].value;
	if (more && o->extra == EXTRA_APPEND) {
		cells[stock->below] = fold(w, cells[stock->below], note, n);
		s->below++;
	}
	if (more && o->extra == EXTRA_DROP)
		dc_lose(w->run, "further fields", more);
	return n < 2 ? 2 : n;
}

static dc_str joined(dc_arena *arena, const dc_str *tags, size_t n)
{
	dc_buf b = dc_buf_in(arena, DC_MAX_FIELD);

	if (n == 1)
		return tags[0];
	for (size_t i = 0; i < n; i++) {
		if (i)
			dc_addc(&b, ' ');
		dc_adds(&b, tags[i]);
	}
	return dc_got(&b);
}

/* The lines above the rows, which tell what is in their columns. */
static dc_str head(const dc_writer *w, const rows_layout *l)
{
	const struct writer *s = w->state;
	dc_str kind = s->kind.n ? dc_got(&s->kind) : DC_S("Basic");
	dc_buf b = dc_buf_in(w->arena, DC_MAX_RECORD);
	size_t column = 0;

	dc_addz(&b, "#separator:tab\n#html:true\n");
	if (!l->n[KIND]) {
		dc_addz(&b, "#notetype:");
		for (size_t i = 0; i < kind.n; i++)
			dc_addc(&b, (unsigned char)kind.p[i] < ' ' ? ' ' :
				kind.p[i]);
		dc_addc(&b, '\n');
	}
	if (!l->n[DECK] && s->deck.n)
		dc_addf(&b, "#deck:%.*s\n", DC_ARG(dc_got(&s->deck)));
	if (l->n[GUID])
		dc_addf(&b, "#guid column:%zu\n", ++column);
	if (l->n[KIND])
		dc_addf(&b, "#notetype column:%zu\n", ++column);
	if (l->n[DECK])
		dc_addf(&b, "#deck column:%zu\n", ++column);
	dc_addf(&b, "#tags column:%zu\n", column + l->n[FIELDS] + 1);
	return dc_got(&b);
}

/*
 * The note's deck becomes the present one; notes of one deck seldom stand
 * together.  Above 0: its row has to stand before row `before`.
 */
static size_t turn_to_deck(dc_writer *w, dc_str deck, uint64_t *before)
{
	struct writer *s = w->state;
	size_t at = dc_hash(deck.p, deck.n, 0) % MEMO;

	keep(&s->raw, deck);
	if (s->memo[at].raw.p && dc_eq(s->memo[at].raw, deck)) {
		keep(&s->name, s->memo[at].name);
		return 0;
	}
	anki_deck_name(&s->name, deck);
	if (!deck.n)
		return 0;
	if (!s->memo[at].raw.p) {
		s->memo[at].name = dc_dup(w->run_arena, dc_got(&s->name));
		s->memo[at].raw = dc_dup(w->run_arena, deck);
	}
	return anki_deck_late(s->seen, dc_got(&s->name),
		rows_count(s->rows), before);
}

static int put_note(dc_writer *w, const dc_note *note)
{
	struct writer *s = w->state;
	const anki_stock *stock = anki_stock_named(note->kind);
	const struct mapped *m = stock ? NULL : find_mapped(s, note->kind);
	dc_str *cells = dc_array(w->arena, note->nfields + 6, sizeof(*cells));
	dc_str kind = note->kind;
	rows_layout l = { { 0 } };
	size_t n = 0, late = 0;
	uint64_t before = 0;

	if (!cells)
		return DC_LIMIT;
	if (m && m->to)
		stock = m->to;
	if (stock)
		kind = dc_cstr(stock->name);
	if (!s->any || !dc_eq(note->deck, dc_got(&s->raw)))
		late = turn_to_deck(w, note->deck, &before);
	if (note->guid.n)
		cells[n++] = note->guid;
	l.n[GUID] = n;
	if (needs_kind(s, kind))
		cells[n + l.n[KIND]++] = kind;
	n += l.n[KIND];
	if (needs_deck(w, dc_got(&s->name)))
		cells[n + l.n[DECK]++] = deck_shown(w, dc_got(&s->name));
	n += l.n[DECK];
	l.n[FIELDS] = put_fields(w, note, stock, cells + n);
	n += l.n[FIELDS];
	if (note->ntags)
		cells[n + l.n[TAGS]++] = joined(w->arena, note->tags,
			note->ntags);
	s->deckless += !s->name.n;
	if (!s->any && !late)
		dc_spool_guess(w->out, head(w, &l));
	s->any = true;
	return late ? rows_put_before(s->rows, &l, cells, before, late) :
		rows_put(s->rows, &l, cells);
}

static int begin(dc_writer *w)
{
	struct writer *s = w->state;
	dc_buf *const bufs[] = { &s->kind, &s->deck, &s->raw, &s->name,
		&s->number, &s->other };

	for (size_t i = 0; i < sizeof(bufs) / sizeof(*bufs); i++)
		*bufs[i] = dc_buf_in(w->run_arena, DC_MAX_FIELD);
	s->rows = rows_open(w->out, w->run_arena);
	s->seen = anki_decks_new(w->run_arena);
	return s->rows && s->seen ? DC_OK : DC_LIMIT;
}

static int put(dc_writer *w, const dc_event *ev)
{
	if (ev->what == DC_KIND)
		return put_kind(w, ev->u.kind);
	return ev->what == DC_NOTE ? put_note(w, ev->u.note) : DC_OK;
}

/* What a reader of the file cannot see has to be said. */
static void tell(dc_writer *w, const rows_layout *l)
{
	const struct writer *s = w->state;
	const dc_str number = dc_got(&s->number), other = dc_got(&s->other);

	dc_at(w->run, 0, 0, DC_NONE);
	if (number.n && l->n[DECK])
		dc_warn(w->run, "anki-deck-number", "Anki takes \"%.*s\" for "
			"the number of a deck: written as \"Deck %.*s\"",
			DC_ARG(number), DC_ARG(number));
	if (s->deckless && l->n[DECK])
		dc_notice(w->run, "anki-no-deck", "%" PRIu64 " of the notes "
			"have no deck: written into the deck \"Default\"",
			s->deckless);
	if (other.n && anki_stock_named(other)) {
		dc_hint(w->run, "in another language Anki calls it otherwise: "
			"write an .apkg then");
		dc_warn(w->run, "anki-notetype", "Anki has to know the note "
			"type \"%.*s\" by this name", DC_ARG(other));
	} else if (other.n) {
		dc_hint(w->run, "add it in Anki before the import, or write "
			"an .apkg");
		dc_warn(w->run, "anki-notetype", "Anki has to have the note "
			"type \"%.*s\" already", DC_ARG(other));
	}
	if (s->below) {
		dc_hint(w->run, "an .apkg holds them all; anki:extra=keep "
			"keeps them apart, if Anki has such a note type");
		dc_warn(w->run, "anki-fields", "%" PRIu64 " of the notes have "
			"fields beyond front and back: written below the back",
			s->below);
	}
}

static int end(dc_writer *w)
{
	struct writer *s = w->state;
	rows_layout l;
	int code = rows_end(s->rows, &l);

	if (code)
		return code;
	if (!s->any)
		l.n[FIELDS] = 2;
	tell(w, &l);
	dc_out_head(w->out, head(w, &l));
	return dc_spool_end(w->out);
}

const dc_format fmt_anki = {
	.name = "anki",
	.title = "Anki text import",
	.exts = "tsv txt",
	.aliases = "tsv",
	.how = "Anki: File, Export, Notes in Plain Text, all boxes ticked",
	.caps = DC_CAP_DECKS | DC_CAP_TAGS | DC_CAP_GUIDS | DC_NEEDS_FRONT |
		DC_CLEAN | DC_OWN,
	.text = DC_HTML,
	.opts = opts,
	.opt_size = sizeof(struct options),
	.read_size = sizeof(struct reader),
	.write_size = sizeof(struct writer),
	.probe = probe,
	.open = open_rows,
	.read = read_row,
	.close = close_rows,
	.begin = begin,
	.put = put,
	.end = end,
};
