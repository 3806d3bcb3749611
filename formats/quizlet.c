/*
 * What Quizlet exports and takes in as text: a term, a delimiter, a definition,
 * card after card.  Both the delimiter and what stands between cards are the
 * user's choice (tab and new line by default; `/////`, ` - `, a blank line are
 * seen), nothing is quoted, and definitions may have several lines.  Tables
 * that a single comma, tab or semicolon makes are the csv reader's.
 *
 * A set's page that was copied or crawled as text is read, too
 * (parts/copied/quizlet.c).
 *
 * Written is Quizlet's CSV (term,definition, no header), or with `paste` the
 * text for its import box.
 */
#include "format.h"
#include "lib/csv.h"
#include "parts/copied/quizlet.h"
#include "parts/site/site.h"

enum { SAMPLE = 16 << 10, CANDIDATES = 24, LONGEST = 12, TAG = 1000 };

struct opts {
	const char *delimiter, *cards;
	bool paste, page;
};

#define AT(member) offsetof(struct opts, member)
#define BOTH (DC_OPT_READ | DC_OPT_WRITE)

static const dc_opt opts[] = {
	{ "delimiter", DC_OPT_STR, AT(delimiter), NULL, "TEXT",
	  "what stands between term and definition: tab, comma … or any text",
	  BOTH, 0, NULL },
	{ "cards", DC_OPT_STR, AT(cards), NULL, "TEXT",
	  "what stands between cards: newline, blank (line), semicolon … or "
	  "any text", BOTH, 0, NULL },
	{ "page", DC_OPT_FLAG, AT(page), NULL, NULL,
	  "the text is a set's page, also if it does not look like one",
	  DC_OPT_READ, 0, NULL },
	{ "paste", DC_OPT_FLAG, AT(paste), NULL, NULL,
	  "write text for Quizlet's import box", DC_OPT_WRITE, 0, NULL },
	{ 0 }
};

/* The text that an option means; empty: none was given. */
static dc_str meant(const char *option)
{
	static const struct {
		const char *name, *is;
	} named[] = {
		{ "tab", "\t" }, { "comma", "," }, { "semicolon", ";" },
		{ "newline", "\n" }, { "blank", "\n\n" }, { "\\t", "\t" },
		{ "\\n", "\n" }, { "\\n\\n", "\n\n" },
	};

	for (size_t i = 0; option && i < sizeof(named) / sizeof(*named); i++)
		if (dc_ieq(dc_cstr(option), dc_cstr(named[i].name)))
			return dc_cstr(named[i].is);
	return dc_cstr(option);
}

/* ---- finding the delimiters ---- */

struct shape {
	dc_str delimiter, cards; /* cards: empty is a line's end */
	size_t records;
	double same;             /* share with two sides; less for those that
	                          * have the delimiter in a side, too */
};

/* How long the mark at p is that somebody may have chosen, 0 if none. */
static size_t mark(const char *p, const char *end)
{
	static const char *const wide[] = { "–", "—", "―", "→", "：", "＝" };

	if (strchr("-/=:|~>*#+^&%@,;\t_", *p))
		return *p != '\0';
	for (size_t i = 0; i < sizeof(wide) / sizeof(*wide); i++)
		if ((size_t)(end - p) >= strlen(wide[i]) &&
		    !memcmp(p, wide[i], strlen(wide[i])))
			return strlen(wide[i]);
	return 0;
}

static size_t add(dc_str *list, size_t n, dc_str s)
{
	for (size_t i = 0; i < n; i++)
		if (dc_eq(list[i], s))
			return n;
	if (n < CANDIDATES && s.n <= LONGEST)
		list[n++] = s;
	return n;
}

/* Is it no delimiter of Quizlet's: that of an address, a table's? */
static bool is_other(dc_str s)
{
	return dc_is(s, "://") || dc_is(s, ";");
}

/* Length of the tag at p, whose signs are no marks; 0: there is none. */
static size_t tag(const char *p, const char *end)
{
	const char *close;

	if (end - p > TAG)
		end = p + TAG;
	if (end - p < 3 || *p != '<' || !(p[1] == '/' ||
	    ((unsigned char)p[1] | 0x20u) - 'a' < 26))
		return 0;
	close = memchr(p, '>', (size_t)(end - p));
	return close ? (size_t)(close + 1 - p) : 0;
}

/* Runs of marks in a line, with the blanks around them and without. */
static size_t marks_of(dc_str line, dc_str *list, size_t n)
{
	const char *p = line.p, *end = p + line.n;

	while (p < end) {
		const char *from = p += tag(p, end);
		size_t len;

		while (p < end && (len = mark(p, end)) != 0)
			p += len;
		if (p == from) {
			p += p < end;
			continue;
		}
		if (is_other((dc_str){ from, (size_t)(p - from) }))
			continue;
		n = add(list, n, (dc_str){ from, (size_t)(p - from) });
		if (from > line.p && from[-1] == ' ' && p < end && *p == ' ')
			n = add(list, n, (dc_str){ from - 1,
				(size_t)(p - from) + 2 });
	}
	return n;
}

static bool next_record(dc_str *rest, dc_str cards, dc_str *rec)
{
	size_t at;

	if (!cards.n)
		return dc_next_line(rest, rec);
	if (!rest->n)
		return false;
	at = dc_find_str(*rest, cards);
	*rec = dc_sub(*rest, 0, at);
	*rest = dc_from(*rest, at == DC_NPOS ? rest->n : at + cards.n);
	return true;
}

static void measure(dc_str text, struct shape *s)
{
	dc_str rec;
	double good = 0;

	s->records = 0;
	while (next_record(&text, s->cards, &rec)) {
		size_t at = dc_find_str(rec, s->delimiter);
		dc_str behind = dc_from(rec, at == DC_NPOS ? rec.n :
			at + s->delimiter.n);

		if (dc_blank(rec))
			continue;
		s->records++;
		if (at == DC_NPOS || dc_blank(dc_sub(rec, 0, at)) ||
		    dc_blank(behind))
			continue;
		good += dc_find_str(behind, s->delimiter) == DC_NPOS ? 1 : 0.7;
	}
	s->same = s->records ? good / (double)s->records : 0;
}

/* Longer delimiters are less likely to be there by chance. */
static bool better(const struct shape *a, const struct shape *b)
{
	return a->same + 0.01 * (double)a->delimiter.n >
		b->same + 0.01 * (double)b->delimiter.n;
}

/* No delimiter stands in a cloze. */
static struct shape find_shape(dc_arena *a, dc_str text, dc_str delimiter,
	dc_str cards)
{
	const dc_str ends[] = { DC_NONE, DC_S("\n\n"), DC_S("\r\n\r\n"),
		DC_S(";") };
	dc_str list[CANDIDATES] = { delimiter }, rest, line;
	const bool crlf = dc_is(cards, "\n\n") &&
		dc_find_str(text, cards) == DC_NPOS;
	struct shape best = { .cards = cards, .delimiter = delimiter };
	size_t n = delimiter.n ? 1 : 0;

	rest = text = delimiter.n ? text : dc_mask_clozes(a, text);
	for (int i = 0; !delimiter.n && i < 6 && dc_next_line(&rest, &line);)
		if (!dc_blank(line)) {
			n = marks_of(line, list, n);
			i++;
		}
	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		struct shape s = { .cards = cards.n && !crlf ? cards
			: ends[i] };

		if (s.cards.n && dc_find_str(text, s.cards) == DC_NPOS)
			continue;
		for (size_t k = 0; k < n; k++) {
			s.delimiter = list[k];
			measure(text, &s);
			if (s.records && better(&s, &best))
				best = s;
		}
	}
	/* A line's end is one of three: the reader knows them all. */
	if (dc_is(best.cards, "\n"))
		best.cards = DC_NONE;
	return best;
}

/* ---- probe ---- */

/* Commas or tabs in a row are a table's, with nothing between them. */
static bool is_table(dc_str d)
{
	size_t n = 0;

	while (n < d.n && (d.p[n] == ',' || d.p[n] == '\t'))
		n++;
	return d.n > 1 && n == d.n;
}

/* How sure a delimiter makes us that this is no prose. */
static int distinct(dc_str d)
{
	size_t n = 0;

	d = dc_trim(d);
	for (size_t i = 0; i < d.n; i++)
		n += (d.p[i] & 0xC0) != 0x80;
	if (n >= 3)
		return 75;
	if (dc_is(d, "=>") || dc_is(d, "->") || dc_is(d, "||"))
		return 60;
	return n == 2 ? 40 : 45;
}

/* Are most lines points of a list?  Then it is somebody's notes. */
static bool is_list(dc_str text)
{
	size_t points = 0, lines = 0;
	dc_str line;

	while (dc_next_line(&text, &line)) {
		line = dc_trim(line);
		lines += line.n > 0;
		points += dc_starts(line, "- ") || dc_starts(line, "* ") ||
			dc_starts(line, "• ") || dc_starts(line, "#");
	}
	return points * 2 > lines;
}

/* Of markup and code the delimiter cuts what is in brackets, or the first line
 * has none; of any text it cuts clozes.  In a chat or a log it is that of
 * sentences. */
static bool cuts_brackets(dc_str text, const struct shape *s)
{
	const char bracket = dc_opens(text);
	const bool clozes = dc_find(text, "{{c") != DC_NPOS;
	size_t records = 0, open = 0, named = 0, at;
	dc_str rec;
	bool closed;

	while ((bracket || clozes) && next_record(&text, s->cards, &rec)) {
		if (dc_blank(rec))
			continue;
		at = dc_find_str(rec, s->delimiter);
		closed = dc_closed(dc_sub(rec, 0, at), bracket) &&
			dc_closed(dc_from(rec, at == DC_NPOS ? rec.n :
				at + s->delimiter.n), bracket);
		if (!records++ && bracket && (at == DC_NPOS || !closed))
			return true;
		open += !closed || (at != DC_NPOS &&
			dc_cloze_open(dc_sub(rec, 0, at)));
		named += bracket && dc_named(dc_sub(rec, 0, at));
	}
	return open * 10 > records || named * 2 > records;
}

static int probe(const dc_probe *p)
{
	dc_str head = dc_sub(p->head, 0, SAMPLE), begin, d;
	struct shape s;
	int score = quizpage_probe(p);

	if (score)
		return score;
	begin = dc_trim(dc_sub(head, 0, 600));
	if (dc_document(head) || dc_starts(begin, "#") || dc_bracketed(p))
		return 0;
	if (head.n < p->head.n || !p->whole)
		while (head.n && head.p[head.n - 1] != '\n')
			head.n--;
	s = find_shape(p->arena, head, DC_NONE, DC_NONE);
	d = s.delimiter;
	if (d.n && cuts_brackets(head, &s))
		return 0;
	score = distinct(d);
	/* Some lines go on with the definition of the one before. */
	if (s.same < (score == 75 ? 0.7 : 0.9) || is_table(d) ||
	    (d.n == 1 && !s.cards.n))
		return 0;
	if (dc_is(d, ":::"))
		score = 40;
	/* `term:definition;term:definition` is more than three cells. */
	if (d.n == 1 && !dc_is(d, "\t"))
		score = dc_is(s.cards, ";") && s.same == 1 ? 30 : 20;
	if (s.records < 3)
		score -= 25;
	if (is_list(head))
		score -= 40;
	return score > 0 ? score : 0;
}

/* ---- reader ---- */

/* The last card waits: a line without a delimiter still belongs to it. */
struct reader {
	csv_reader *csv;
	dc_table *table;
	dc_buf front, back;
	dc_where at;
	bool waiting;
	bool undivided;          /* no delimiter: what has a cloze is a card */
	bool page, saved, done;  /* a page as text, or as HTML */
	xml_doc *doc;
};

/* Is what begins as a page does a term in markup? */
static bool is_text(dc_arena *a, const struct opts *o, dc_str head)
{
	dc_str text = dc_sub(head, 0, SAMPLE);
	struct shape s;

	if (o->page || dc_document(text))
		return false;
	s = find_shape(a, text, meant(o->delimiter), meant(o->cards));
	return s.delimiter.n && !cuts_brackets(text, &s);
}

static int open_text(dc_reader *r)
{
	const struct opts *o = r->opts;
	struct reader *s = r->state;
	dc_str head = dc_sub(dc_peek(r->in, DC_HEAD), 0, DC_HEAD);
	struct shape shape;
	csv_dialect d = { .most = 2 };
	int code;

	s->saved = page_ahead(r) && !is_text(r->arena, o, head);
	if (s->saved)
		return DC_OK;
	s->page = o->page || (!o->delimiter && !o->cards &&
		quizpage_probe(&(dc_probe){ .head = head }));
	if (s->page)
		return DC_OK;
	shape = find_shape(r->run_arena, head, meant(o->delimiter),
		meant(o->cards));
	s->undivided = !shape.delimiter.n;
	/* The window moves on, what was found in it must stay. */
	d.delimiter = dc_dup(r->run_arena, shape.delimiter.n ? shape.delimiter
		: DC_S("\t"));
	d.end = dc_dup(r->run_arena, shape.cards);
	dc_told(r->run, "delimiter", dc_is(d.delimiter, "\t") ? "tab" :
		dc_cdup(r->arena, d.delimiter));
	dc_told(r->run, "header", "no");
	s->front = dc_buf_in(r->run_arena, DC_MAX_FIELD);
	s->back = dc_buf_in(r->run_arena, DC_MAX_FIELD);
	s->table = dc_table_new(r, NULL, 2, &code);
	if (!s->table)
		return code;
	s->csv = csv_open(r->run, r->in, &d);
	return s->csv ? DC_OK : dc_out_of_memory(r->run);
}

static int put_waiting(dc_reader *r)
{
	struct reader *s = r->state;
	dc_str cells[2] = { dc_got(&s->front), dc_got(&s->back) };

	if (!s->waiting)
		return DC_OK;
	s->waiting = false;
	if (s->front.failed || s->back.failed) {
		dc_at(r->run, s->at.line, s->at.col, DC_NONE);
		dc_skip(r->run, "quizlet-limit", "a side is longer than "
			"%d MiB", DC_MAX_FIELD >> 20);
		s->front.failed = s->back.failed = false;
		return DC_OK;
	}
	return dc_put_record(r, s->table, cells, 2, DC_PLAIN, s->at);
}

static int read_card(dc_reader *r)
{
	struct reader *s = r->state;
	csv_record rec;
	dc_str text;
	int code;

	if (s->page || s->saved) {
		code = s->done ? DC_END : s->saved ? site_page(r, &s->doc)
			: quizpage_read(r, ((const struct opts *)r->opts)
				->page);
		s->done = true;
		return code;
	}
	code = csv_next(s->csv, &rec);

	if (code == DC_END && s->waiting)
		return put_waiting(r);
	if (code)
		return code;
	text = dc_trim(rec.cells[0]);
	if (rec.n == 1 && s->waiting && !(s->undivided &&
	    dc_has_cloze(r->arena, text, DC_PLAIN))) {
		if (text.n)
			dc_addc(&s->back, '\n');
		dc_adds(&s->back, text);
		return DC_OK;
	}
	code = put_waiting(r);
	s->front.n = s->back.n = 0;
	dc_adds(&s->front, text);
	if (rec.n > 1)
		dc_adds(&s->back, dc_trim(rec.cells[1]));
	s->at.line = rec.line;
	s->at.col = rec.col;
	s->waiting = true;
	return code;
}

static void close_text(dc_reader *r)
{
	struct reader *s = r->state;

	csv_close(s->csv);
	xml_free(s->doc);
}

/* ---- writer ---- */

/* The import box knows no quoting: what stands between sides and cards
 * cannot be in them. */
static void paste_side(dc_writer *w, dc_str s, dc_str a, dc_str b)
{
	uint64_t lost = 0;

	while (s.n) {
		size_t i = dc_find_str(s, a), j = dc_find_str(s, b);
		size_t at = i < j ? i : j;

		dc_outs(w->out, dc_sub(s, 0, at));
		if (at == DC_NPOS)
			break;
		dc_outc(w->out, ' ');
		s = dc_from(s, at + (i < j ? a.n : b.n));
		lost++;
	}
	if (lost)
		dc_lose(w->run, "line breaks and delimiters in sides", lost);
}

static int put(dc_writer *w, const dc_event *ev)
{
	const struct opts *o = w->opts;
	const dc_note *n = ev->u.note;
	dc_str side[2] = { DC_NONE, DC_NONE };
	dc_str d = meant(o->delimiter), cards = meant(o->cards);
	size_t more = 0;

	if (ev->what != DC_NOTE)
		return DC_OK;
	for (size_t i = 0; i < 2 && i < n->nfields; i++)
		side[i] = n->fields[i].value;
	for (size_t i = 2; i < n->nfields; i++)
		more += !dc_blank(n->fields[i].value);
	if (more)
		dc_lose(w->run, "further fields", more);
	if (!d.n)
		d = o->paste ? DC_S("\t") : DC_S(",");
	if (!cards.n)
		cards = DC_S("\n");
	if (o->paste) {
		paste_side(w, side[0], d, cards);
		dc_outs(w->out, d);
		paste_side(w, side[1], d, cards);
		dc_outs(w->out, cards);
		return DC_OK;
	}
	csv_cell(w->out, side[0], d.p[0]);
	dc_outs(w->out, d);
	csv_cell(w->out, side[1], d.p[0]);
	dc_outc(w->out, '\n');
	return DC_OK;
}

const dc_format fmt_quizlet = {
	.name = "quizlet",
	.title = "Quizlet's text and CSV",
	.how = "in Quizlet: the set's menu, Export, Copy text; paste it into "
		"a file (or copy the set's whole page)",
	.caps = DC_NEEDS_FRONT | DC_TRIMS,
	.text = DC_PLAIN,
	.opts = opts,
	.opt_size = sizeof(struct opts),
	.read_size = sizeof(struct reader),
	.probe = probe,
	.open = open_text,
	.read = read_card,
	.close = close_text,
	.put = put,
};
