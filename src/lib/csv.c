/*
 * Records out of a window of the input, a physical line at a time.
 *
 * A line without a quote needs no state machine and is cut where it lies, and
 * so is a record whose quotes stand around whole cells.
 * Any other is libcsv's: strict, so that text after a closing quote is seen
 * and does not glue the rest of the file to it; with a space function, since
 * libcsv trims cells otherwise.  It is fed one line at a time, which costs
 * nothing measurable and makes every position known.  The window holds the
 * whole record, so that a broken one can be read again.
 */
#include <csv.h>

#include "lib/csv_inner.h"

enum {
	STRICT = CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL,
	BLOCK = 64 << 10,
	SHOWN = 400,             /* bytes of a line shown with a message */
	SLACK = 16 << 20         /* bytes that may be read twice at least */
};

static int no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static int only_space(unsigned char c)
{
	return c == ' ';
}

static void on_cell(void *p, size_t n, void *user)
{
	csv_reader *c = user;

	if (c->ncells == DC_MAX_FIELDS || n > DC_MAX_FIELD) {
		c->over = true;
		return;
	}
	/* feed() has made room for all that the record can hold. */
	if (n)
		memcpy(c->text + c->ntext, p, n);
	c->ntext += n;
	c->cells[c->ncells++] = (dc_str){ p, n };
}

static void on_row(int end, void *user)
{
	csv_reader *c = user;

	(void)end;
	c->ended = true;
}

csv_reader *csv_open(dc_run *run, dc_input *in, const csv_dialect *d)
{
	struct {
		csv_reader reader;
		struct csv_parser parser;
	} *both = calloc(1, sizeof(*both));
	csv_reader *c;

	if (!both)
		return NULL;
	c = &both->reader;
	c->parser = &both->parser;
	c->run = run;
	c->in = in;
	c->d = *d;
	if (d->delimiter.n != 1 || d->end.n)
		c->d.quote = 0;
	c->line = dc_input_line(in);
	c->col = 1;
	csv_init(c->parser, STRICT);
	csv_set_space_func(c->parser, d->spaced ? only_space : no_space);
	csv_set_blk_size(c->parser, BLOCK);
	csv_set_quote(c->parser, (unsigned char)c->d.quote);
	if (d->delimiter.n)
		csv_set_delim(c->parser, (unsigned char)d->delimiter.p[0]);
	return c;
}

void csv_close(csv_reader *c)
{
	if (!c)
		return;
	dc_take(c->in, c->at);
	csv_free(c->parser);
	free(c->text);
	free(c);
}

/* ---- the window ---- */

/* More input behind what there is, the record's start staying in sight. */
static int refill(csv_reader *c)
{
	size_t have = c->w.n - c->start;
	size_t want = have > DC_WINDOW / 2 ? have * 2 : DC_WINDOW;

	if (have > DC_MAX_RECORD)
		return dc_fail(c->run, DC_LIMIT, "csv-limit",
			"a record is longer than %d MiB", DC_MAX_RECORD >> 20);
	dc_take(c->in, c->start);
	c->taken += c->start;
	c->at -= c->start;
	c->start = 0;
	c->lf = c->cr = (struct place){ 1, 0 };
	c->w = dc_peek(c->in, want);
	c->whole = c->w.n < want;
	return c->whole ? dc_input_code(c->in) : DC_OK;
}

/* The byte's next place in the window, or its end.  A file without CRs must
 * not be searched for them line by line. */
static size_t find_byte(const csv_reader *c, struct place *seen, char byte)
{
	if (c->at < seen->from || c->at > seen->at) {
		const char *p = c->at < c->w.n ?
			memchr(c->w.p + c->at, byte, c->w.n - c->at) : NULL;

		seen->from = c->at;
		seen->at = p ? (size_t)(p - c->w.p) : c->w.n;
	}
	return seen->at;
}

/* Where the line at c->at ends in the window; 0: not in sight. */
static size_t line_end(csv_reader *c)
{
	size_t lf = find_byte(c, &c->lf, '\n');
	size_t cr = find_byte(c, &c->cr, '\r');

	if (cr < lf) {
		if (cr + 1 < c->w.n)
			return cr + 1 + (c->w.p[cr + 1] == '\n');
		return c->whole ? c->w.n : 0;
	}
	return lf < c->w.n ? lf + 1 : 0;
}

/* The same for a record that ends in a text of its own. */
static size_t own_end(const csv_reader *c)
{
	dc_str rest = dc_from(c->w, c->at);
	size_t at = dc_find_str(rest, c->d.end);

	return at == DC_NPOS ? 0 : c->at + at + c->d.end.n;
}

/* Count the lines and columns that a piece of text goes over. */
static void move(csv_reader *c, dc_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		bool lone = s.p[i] == '\r' &&
			(i + 1 == s.n || s.p[i + 1] != '\n');

		if (s.p[i] == '\n' || lone) {
			c->line++;
			c->col = 1;
		} else if ((s.p[i] & 0xC0) != 0x80) {
			c->col++;
		}
	}
}

int csv_step(csv_reader *c, dc_str *line)
{
	size_t end;

	while (!(end = c->d.end.n ? own_end(c) : line_end(c))) {
		if (c->whole) {
			end = c->w.n;
			break;
		}
		int code = refill(c);

		if (code)
			return code;
	}
	if (end == c->at)
		return DC_END;
	*line = dc_sub(c->w, c->at, end - c->at);
	c->at = end;
	if (c->d.end.n)
		move(c, *line);
	else
		c->line++;
	return DC_OK;
}

/* ---- mistakes ---- */

static void reset(csv_reader *c)
{
	csv_set_opts(c->parser, 0);
	csv_fini(c->parser, NULL, NULL, NULL);
	csv_set_opts(c->parser, STRICT);
	c->ntext = c->ncells = 0;
	c->ended = c->over = false;
}

/*
 * Give libcsv some of the record.  True: all of it went in; else *bad is
 * where text stands behind a closing quote, or DC_NPOS if memory ran out.
 */
static bool feed(csv_reader *c, dc_str s, size_t *bad)
{
	size_t at = 0;

	for (;;) {
		at += csv_parse(c->parser, s.p + at, s.n - at, on_cell,
			on_row, c);
		if (at == s.n)
			return true;
		if (csv_error(c->parser) != CSV_EPARSE) {
			*bad = DC_NPOS;
			return false;
		}
		if (c->parser->quoted) {
			*bad = at;
			return false;
		}
		csv_set_opts(c->parser, CSV_EMPTY_IS_NULL);
		csv_parse(c->parser, s.p + at++, 1, on_cell, on_row, c);
		csv_set_opts(c->parser, STRICT);
	}
}

/* Where in the window the record's last, unfinished cell begins. */
static size_t open_cell(csv_reader *c, size_t end)
{
	size_t open = c->start, bad;

	reset(c);
	for (size_t i = c->start; i < end; i++) {
		size_t n = c->ncells;

		if (!feed(c, dc_sub(c->w, i, 1), &bad))
			break;
		if (c->ncells > n)
			open = i + 1;
	}
	return open;
}

static uint64_t characters(dc_str s)
{
	uint64_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += (s.p[i] & 0xC0) != 0x80;
	return n;
}

static void here(csv_reader *c, dc_str line, size_t at)
{
	dc_at(c->run, c->line - 1, characters(dc_sub(line, 0, at)) + 1,
		dc_head(dc_chomp(line), SHOWN));
}

/* What was read from `at` on was read in vain.  Input made of such mistakes
 * would take quadratic time: then a quote ends with its line. */
static void waste(csv_reader *c, size_t from, size_t to)
{
	c->wasted += to - from;
	if (c->wasted > SLACK && c->wasted / 4 > c->taken + from)
		c->narrow = true;
}

/*
 * The open quote has no end, or one that cannot be its own: only the line
 * that it stands in is lost, with what the record had before.
 */
int csv_unclosed(csv_reader *c, size_t open)
{
	size_t end = c->at;
	dc_str line = DC_NONE;

	c->at = c->start;
	c->line = c->first;
	while (c->at <= open && csv_step(c, &line) == DC_OK)
		;
	here(c, line, open - (c->at - line.n));
	dc_hint(c->run, "write a quote inside quotes twice, or read the file "
		"without quoting: csv:quote=none");
	dc_skip(c->run, "csv-unclosed-quote",
		"quote opened here is never closed");
	waste(c, c->at, end);
	return CSV_AGAIN;
}

static int unclosed_cell(csv_reader *c)
{
	return csv_unclosed(c, open_cell(c, c->at));
}

/* Cells of a line, quotes being nothing special. */
static size_t width(const csv_reader *c, dc_str line)
{
	size_t n = 1;

	for (size_t i = 0; i < line.n; i++)
		n += line.p[i] == c->d.delimiter.p[0];
	return n;
}

int csv_above_limit(csv_reader *c)
{
	dc_at(c->run, c->first, 1, DC_NONE);
	dc_skip(c->run, "csv-limit", "a record has more than %d cells, or a "
		"cell more than %d MiB", DC_MAX_FIELDS, DC_MAX_FIELD >> 20);
	return CSV_AGAIN;
}

bool csv_room(csv_reader *c, size_t need)
{
	char *p;
	size_t room = c->room ? c->room : BLOCK;

	if (need <= c->room)
		return true;
	while (room < need)
		room *= 2;
	p = realloc(c->text, room);
	if (!p)
		return false;
	c->text = p;
	c->room = room;
	return true;
}

/*
 * Text behind a closing quote.  If that quote stands on a later line where
 * cells begin, it opens one, and the quote before it was never closed; so too
 * if the line is a record by itself.
 */
static int broken(csv_reader *c, dc_str line, size_t bad)
{
	if (bad == DC_NPOS)
		return dc_out_of_memory(c->run);
	if (c->line - 1 > c->first) {
		size_t i = bad - 1;

		while (i && line.p[i - 1] == ' ')
			i--;
		if (!i || line.p[i - 1] == c->d.delimiter.p[0] ||
		    (c->usual > 1 && width(c, line) == c->usual))
			return unclosed_cell(c);
	}
	if (c->d.loose)
		return csv_loosely(c);
	here(c, line, bad);
	if (c->line - 1 == c->first && csv_mend(c, line)) {
		dc_warn(c->run, "csv-text-after-quote", "text after the "
			"closing quote of a cell: its quotes are taken as "
			"text");
		return DC_OK;
	}
	dc_hint(c->run, "write a quote inside quotes twice, or read the file "
		"without quoting: csv:quote=none");
	dc_skip(c->run, "csv-text-after-quote",
		"text after the closing quote of a cell");
	return CSV_AGAIN;
}

/* ---- records ---- */

/* A record without quotes: its cells lie in the window. */
static int split(csv_reader *c, dc_str s)
{
	const dc_str d = c->d.delimiter;
	const char *end = s.p + s.n, *p = s.p, *q;

	c->ncells = 0;
	do {
		q = !d.n || c->ncells + 1 == c->d.most ? NULL : d.n == 1 ?
			memchr(p, d.p[0], (size_t)(end - p)) :
			memmem(p, (size_t)(end - p), d.p, d.n);
		if (c->ncells == DC_MAX_FIELDS ||
		    (q ? q : end) - p > DC_MAX_FIELD)
			return csv_above_limit(c);
		if (!c->d.runs || (q ? q : end) != p)
			c->cells[c->ncells++] = q == p || p == end ? DC_NONE :
				(dc_str){ p, (size_t)((q ? q : end) - p) };
		p = q ? q + d.n : end;
	} while (q);
	if (!c->ncells)
		c->cells[c->ncells++] = DC_NONE;
	for (size_t i = 0; c->d.spaced && i < c->ncells; i++)
		c->cells[i] = csv_unspaced(c->cells[i]);
	return DC_OK;
}

/* Where quoted() has got to in the window. */
struct cut {
	const char *p, *end;     /* the next byte; the end of its line */
};

/* The next line, if the window holds it: nothing that was cut may move. */
static bool next_line(csv_reader *c, struct cut *k)
{
	size_t end = c->narrow ? 0 : line_end(c);
	dc_str line;

	if (!end)
		return false;
	line = dc_chomp(dc_sub(c->w, c->at, end - c->at));
	c->at = end;
	c->line++;
	k->end = line.p + line.n;
	return true;
}

/* The cell behind an opening quote; k->p then is behind the closing one. */
static bool quoted(csv_reader *c, struct cut *k, dc_str *cell)
{
	const char quote = c->d.quote, *from = k->p, *p = from, *q;
	bool doubles = false;

	for (;;) {
		q = memchr(p, quote, (size_t)(k->end - p));
		if (!q) {
			p = k->end;
			if (!next_line(c, k))
				return false;
		} else if (q + 1 < k->end && q[1] == quote) {
			doubles = true;
			p = q + 2;
		} else {
			break;
		}
	}
	k->p = q + 1;
	*cell = (dc_str){ from, (size_t)(q - from) };
	if (!doubles)
		return cell->n <= DC_MAX_FIELD;
	if (c->ntext + cell->n > c->room)
		return false;
	*cell = csv_without_doubles(c, *cell);
	return true;
}

/*
 * The common record, `"a","b ""c""",d`, whose cells lie in the window: each
 * quote that opens a cell has a closing one before a delimiter or the end of
 * a line.  False for any other, which is libcsv's.
 */
static bool cut_out(csv_reader *c, struct cut k)
{
	const char delimiter = c->d.delimiter.p[0];
	size_t at;

	c->ncells = c->ntext = 0;
	for (;; k.p++) {
		dc_str *cell = &c->cells[c->ncells];

		if (c->ncells++ == DC_MAX_FIELDS)
			return false;
		if (k.p < k.end && *k.p == c->d.quote) {
			k.p++;
			if (!quoted(c, &k, cell))
				return false;
		} else {
			dc_str rest = { k.p, (size_t)(k.end - k.p) };

			at = dc_chr(rest, delimiter);
			*cell = rest.n && at ? dc_sub(rest, 0, at) : DC_NONE;
			k.p += cell->n;
			if (cell->n > DC_MAX_FIELD)
				return false;
		}
		if (k.p == k.end)
			return true;
		if (*k.p != delimiter)
			return false;
	}
}

static bool plain_quotes(csv_reader *c, dc_str s)
{
	size_t at = c->at;
	uint64_t line = c->line;

	if (!csv_room(c, BLOCK))
		return false;
	if (cut_out(c, (struct cut){ s.p, s.p + s.n }))
		return true;
	c->at = at;
	c->line = line;
	return false;
}

/* The record that begins with this line, which has a quote. */
static int parse(csv_reader *c, dc_str line)
{
	size_t bad = DC_NPOS, whole = 0, n;
	int code;

	reset(c);
	for (;;) {
		n = c->ncells;
		if (!csv_room(c, c->at - c->start) || !feed(c, line, &bad))
			return broken(c, line, bad);
		if (c->ended)
			break;
		if (c->ncells > n)
			whole = c->at - c->start;
		code = csv_step(c, &line);
		if (code == DC_END) {
			if (csv_fini(c->parser, on_cell, on_row, c))
				return unclosed_cell(c);
			break;
		}
		if (code)
			return code;
		if (c->narrow || c->at - c->start - whole > DC_MAX_FIELD)
			return unclosed_cell(c);
	}
	if (c->over)
		return csv_above_limit(c);
	n = 0;
	for (size_t i = 0; i < c->ncells; i++) {
		if (c->cells[i].p)
			c->cells[i].p = c->text + n;
		n += c->cells[i].n;
	}
	return DC_OK;
}

/* The line without what ends it. */
static dc_str bare(const csv_reader *c, dc_str line)
{
	size_t end = c->d.end.n;

	if (!end)
		return dc_chomp(line);
	if (line.n >= end && !memcmp(line.p + line.n - end, c->d.end.p, end))
		line.n -= end;
	return line;
}

/* What has the majority, if anything has, has more votes than all others. */
static void vote(csv_reader *c)
{
	if (!c->votes)
		c->common = c->ncells;
	if (c->ncells == c->common)
		c->votes++;
	else
		c->votes--;
}

int csv_next(csv_reader *c, csv_record *rec)
{
	int code;

	for (;;) {
		dc_str line = DC_NONE, body;

		c->start = c->at;
		rec->line = c->first = c->line;
		rec->col = c->col;
		code = csv_step(c, &line);
		if (code)
			return code;
		body = bare(c, line);
		if (!body.n || (c->d.comment && body.p[0] == c->d.comment))
			continue;
		if (!c->d.quote || !memchr(body.p, c->d.quote, body.n))
			code = split(c, body);
		else
			code = !c->d.spaced && plain_quotes(c, body) ? DC_OK
				: parse(c, line);
		if (code == CSV_AGAIN)
			continue;
		rec->cells = c->cells;
		rec->n = c->usual = c->ncells;
		vote(c);
		rec->raw = dc_sub(c->w, c->start, c->at - c->start);
		return code;
	}
}

/* ---- a look at a short text ---- */

struct look {
	csv_each_fn *fn;
	void *user;
	char *text;
	size_t ntext, n;
	dc_str cells[CSV_EACH_CELLS];
};

static void look_cell(void *p, size_t n, void *user)
{
	struct look *l = user;

	if (l->n < CSV_EACH_CELLS) {
		if (n)
			memcpy(l->text + l->ntext, p, n);
		l->cells[l->n] = (dc_str){ l->text + l->ntext, n };
		l->ntext += n;
	}
	l->n++;
}

static void look_row(int end, void *user)
{
	struct look *l = user;

	(void)end;
	l->fn(l->user, l->cells, l->n);
	l->n = l->ntext = 0;
}

static void look_split(struct look *l, dc_str text, const csv_dialect *d)
{
	dc_str line, end = d->end;

	for (;;) {
		if (end.n) {
			size_t at = dc_find_str(text, end);

			line = dc_sub(text, 0, at);
			if (!text.n)
				return;
			text = dc_from(text, at == DC_NPOS ? text.n :
				at + end.n);
		} else if (!dc_next_line(&text, &line)) {
			return;
		}
		if (!line.n)
			continue;
		for (;;) {
			size_t at = d->delimiter.n ?
				dc_find_str(line, d->delimiter) : DC_NPOS;

			if (l->n < CSV_EACH_CELLS)
				l->cells[l->n] = dc_sub(line, 0, at);
			l->n += !d->runs || (line.n && at);
			if (at == DC_NPOS)
				break;
			line = dc_from(line, at + d->delimiter.n);
		}
		look_row(0, l);
	}
}

bool csv_each(dc_str text, const csv_dialect *d, csv_each_fn *fn, void *user)
{
	struct look l = { .fn = fn, .user = user };
	struct csv_parser p;
	bool fine;

	if (!d->quote || d->delimiter.n != 1 || d->end.n) {
		look_split(&l, text, d);
		return true;
	}
	l.text = malloc(text.n + 1);
	if (!l.text)
		return false;
	csv_init(&p, 0);
	csv_set_space_func(&p, d->spaced ? only_space : no_space);
	csv_set_blk_size(&p, BLOCK);
	csv_set_quote(&p, (unsigned char)d->quote);
	csv_set_delim(&p, (unsigned char)d->delimiter.p[0]);
	fine = csv_parse(&p, text.p, text.n, look_cell, look_row, &l) ==
		text.n;
	csv_fini(&p, look_cell, look_row, &l);
	csv_free(&p);
	free(l.text);
	return fine;
}

/* ---- writing ---- */

static bool has(dc_str s, char c)
{
	return memchr(s.p, c, s.n) != NULL;
}

static bool needs_quotes(dc_str s, char delimiter)
{
	if (!s.n)
		return s.p != NULL;
	return has(s, delimiter) || has(s, '"') || has(s, '\n') ||
		has(s, '\r') || strchr(" \t", s.p[0]) ||
		strchr(" \t", s.p[s.n - 1]);
}

void csv_cell(dc_output *out, dc_str s, char delimiter)
{
	size_t room = s.n * 2 + 2;
	char *to;

	if (!needs_quotes(s, delimiter)) {
		dc_outs(out, s);
		return;
	}
	to = dc_out_room(out, room);
	if (to)
		dc_out_used(out, csv_write2(to, room, s.p, s.n, '"'));
}

dc_str csv_delimiter(const char *option)
{
	static const struct {
		const char *name, *is;
	} named[] = {
		{ "tab", "\t" }, { "\\t", "\t" }, { "comma", "," },
		{ "semicolon", ";" }, { "pipe", "|" }, { "colon", ":" },
		{ "space", " " },
	};

	for (size_t i = 0; option && i < sizeof(named) / sizeof(*named); i++)
		if (dc_ieq(dc_cstr(option), dc_cstr(named[i].name)))
			return dc_cstr(named[i].is);
	return dc_cstr(option);
}

#define TEXT(x) #x
#define VERSION(a, b, c) TEXT(a) "." TEXT(b) "." TEXT(c)

const char *csv_lib_version(void)
{
	return VERSION(CSV_MAJOR, CSV_MINOR, CSV_RELEASE);
}
