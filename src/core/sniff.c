/*
 * Finding out how a table is written, by trying.
 *
 * A wrong delimiter gives records of all widths: what is measured is how many
 * have the usual one, with quotes honoured, over the whole head.  The weights
 * are those of a published comparison of such methods; a deck of two to four
 * columns is a little likelier than others.
 */
#include "core/core.h"
#include "lib/csv.h"

struct candidate {
	char delimiter;
	double prior;
};

static const struct candidate candidates[] = {
	{ ',', 1 }, { '\t', 1.25 }, { ';', 1 }, { '|', 1 }, { ':', 0.6 },
	{ '=', 0.55 }, { '~', 0.5 }, { '^', 0.5 }, { '#', 0.45 }, { '&', 0.45 }
};

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

/* What is counted while records go by. */
struct count {
	size_t rows, cells, typed, last, changes;
	size_t cut;              /* rows of several cells; of these, how many */
	size_t no_first, no_last;        /* begin, end with an empty one */
	size_t width[CSV_EACH_CELLS + 1];
};

/* Does it look like something that was cut where its author would? */
static bool typed(dc_str s)
{
	size_t quotes = 0;

	s = dc_trim(s);
	for (size_t i = 0; i < s.n; i++)
		quotes += s.p[i] == '"';
	return !s.n || (!memchr(",;|:=/&~^", s.p[0], 9) &&
		!memchr(",;|:=&~^(", s.p[s.n - 1], 9) && quotes % 2 == 0);
}

static void on_row(void *user, const dc_str *cells, size_t n)
{
	struct count *c = user;
	size_t w = n < CSV_EACH_CELLS ? n : CSV_EACH_CELLS;

	c->changes += c->rows && n != c->last;
	c->last = n;
	c->rows++;
	c->width[w]++;
	c->cells += w;
	for (size_t i = 0; i < w; i++)
		c->typed += typed(cells[i]);
	if (n < 2)
		return;
	c->cut++;
	c->no_first += dc_blank(cells[0]);
	c->no_last += n <= CSV_EACH_CELLS && dc_blank(cells[n - 1]);
}

/* What malloc refuses sticks in the arena, as if the arena had been asked: a
 * guess that was made without memory must not count. */
static int refused(dc_arena *a)
{
	dc_alloc(a, SIZE_MAX);
	return 0;
}

/* How well a delimiter and quote explain the text; 0: not at all. */
static double weigh(dc_arena *a, dc_str text, char delimiter, char quote,
	double prior, dc_dialect *d)
{
	const csv_dialect as = { .delimiter = { &delimiter, 1 },
		.quote = quote, .spaced = d->spaced };
	struct count c = { 0 };
	double same, steady, clean, rows, wide = 0;
	size_t w = 1, full;

	if (!csv_each(text, &as, on_row, &c))
		return refused(a);
	if (!c.rows)
		return 0;
	for (size_t i = 1; i <= CSV_EACH_CELLS; i++)
		if (c.width[i] > c.width[w])
			w = i;
	rows = (double)c.rows;
	same = (double)c.width[w] / rows;
	steady = c.rows > 1 ? 1 - (double)c.changes / (rows - 1) : 1;
	clean = (double)c.typed / (double)c.cells;
	d->records = c.rows;
	d->width = w;
	d->same = same;
	/* What only ends or begins lines, separates nothing. */
	full = w - (c.no_first * 10 > c.cut * 9) - (c.no_last * 10 > c.cut * 9);
	for (size_t i = full; i > 1 && c.rows > 1; i /= 2)
		wide++;
	/* Rare delimiters have to show that they are one. */
	if (prior < 1 && (w == 1 || full < 2 || c.rows < 2 || same < 0.7))
		return 0;
	if (w == 1 || full < 2)
		return 0.05 * same * clean;
	return same * same * (0.5 + 0.5 * steady) * (0.2 + 0.8 * clean) *
		prior * (1 + 0.05 * wide) *
		(0.4 + 0.6 * (1 - 1 / (rows + 1))) * (w <= 4 ? 1.05 : 1);
}

/* Is there a delimiter and a blank, or several, before s.p[i]? */
static bool behind_blank(dc_str s, size_t i, char delimiter)
{
	size_t from = i;

	while (from && s.p[from - 1] == ' ')
		from--;
	return from && from < i && s.p[from - 1] == delimiter;
}

/* Are quotes opened behind the blank that stands behind a delimiter, and not
 * right behind it? */
static bool spaced(dc_str s, char delimiter, char quote)
{
	size_t with = 0, without = 0;

	for (size_t i = 1; i < s.n; i++) {
		if (s.p[i] != quote)
			continue;
		without += s.p[i - 1] == delimiter;
		with += behind_blank(s, i, delimiter);
	}
	return with > without;
}

static bool line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* How often cells begin and end with the quote.  Where a line has nothing but
 * a quote before the delimiter, a cell of several lines ends. */
static void count_quotes(dc_str s, char delimiter, char quote, size_t *opens,
	size_t *closes)
{
	bool begins, ends;

	*opens = *closes = 0;
	for (size_t i = 0; i < s.n; i++) {
		char before = i ? s.p[i - 1] : '\n';
		char after = i + 1 < s.n ? s.p[i + 1] : '\n';

		if (s.p[i] != quote)
			continue;
		begins = line_end(before) || before == delimiter ||
			behind_blank(s, i, delimiter);
		ends = line_end(after) || after == delimiter;
		*opens += begins && !ends;
		*closes += ends && before != delimiter;
	}
}

/*
 * Tables of commas are quoted unless that cannot be: one broken quote must not
 * turn it off.  Text between tabs is mostly not, and a quote there is often
 * only a character.  Apostrophes quote nothing unless they do it in pairs.
 */
static char find_quote(dc_str s, char delimiter)
{
	size_t opens, closes, few = delimiter == '\t' ? 1 : 4;

	count_quotes(s, delimiter, '"', &opens, &closes);
	if (opens >= few && (closes * 2 < opens || opens * 2 < closes))
		return 0;
	if (opens)
		return '"';
	count_quotes(s, delimiter, '\'', &opens, &closes);
	return opens >= 2 && opens == closes ? '\'' : '"';
}

/*
 * A delimiter on its merits.  One broken quote can glue half the text into a
 * cell: then the lines themselves are asked.
 */
static double judge(dc_arena *a, dc_str text, struct candidate c, int quote,
	dc_dialect *d)
{
	dc_dialect bare = *d;
	double score, other;

	d->quote = quote < 0 ? find_quote(text, c.delimiter) : (char)quote;
	d->spaced = d->quote && spaced(text, c.delimiter, d->quote);
	score = weigh(a, text, c.delimiter, d->quote, c.prior, d);
	if (!d->quote || d->same >= 0.9)
		return score;
	other = 0.9 * weigh(a, text, c.delimiter, '\0', c.prior, &bare);
	if (other <= score || bare.width < 2)
		return score;
	d->records = bare.records;
	d->width = bare.width;
	d->same = bare.same;
	return other;
}

/*
 * A colon in 12:30 and https:// separates nothing, nor does most often a comma
 * between digits: how likely is the delimiter one, by what stands beside it?
 */
static double free_standing(dc_str s, char delimiter)
{
	size_t all = 0, joins = 0;

	for (size_t i = 0; i < s.n; i++) {
		char before = i ? s.p[i - 1] : '\n';
		char after = i + 1 < s.n ? s.p[i + 1] : '\n';

		if (s.p[i] != delimiter)
			continue;
		all++;
		joins += (digit(before) && digit(after)) ||
			(delimiter == ':' && after == '/');
	}
	if (delimiter == ':')
		return joins * 2 > all ? 0.1 : 1;
	return delimiter == ',' && joins * 10 > all * 9 ? 0.8 : 1;
}

static void try_all(dc_arena *a, dc_str text, int quote, dc_dialect *best)
{
	double second = 0;

	for (size_t i = 0; i < sizeof(candidates) / sizeof(*candidates); i++) {
		char c = candidates[i].delimiter;
		dc_dialect d = { .delimiter = c };

		if (dc_chr(text, c) == DC_NPOS)
			continue;
		d.score = judge(a, text, candidates[i], quote, &d) *
			free_standing(text, c);
		if (d.score > best->score) {
			second = best->score;
			d.other = best->delimiter;
			*best = d;
		} else if (d.score > second) {
			second = d.score;
			best->other = c;
		}
	}
	best->confidence = second > 0 ? best->score / second : 100;
}

/* ---- how it is meant ---- */

static size_t filled_cells(dc_str line, char delimiter, dc_str *cells)
{
	dc_str cell;
	size_t n = 0;

	while (line.p && n < CSV_EACH_CELLS) {
		cell = dc_trim(dc_cut(&line, delimiter));
		if (cell.n)
			cells[n++] = cell;
	}
	return n;
}

/* Does the delimiter always stand twice, as in `a::b`, with no quotes about?
 * Then it is one of two bytes. */
static bool doubled(dc_str s, char delimiter)
{
	size_t i = 0, n;
	bool any = false;

	if (dc_chr(s, '"') != DC_NPOS || strchr(",\t", delimiter))
		return false;
	while (i < s.n) {
		for (n = 0; i + n < s.n && s.p[i + n] == delimiter;)
			n++;
		if (n && n != 2)
			return false;
		any |= n == 2;
		i += n ? n : 1;
	}
	return any;
}

/* How often the delimiter stands twice within a line; 0: it stands more often
 * somewhere, or at an end, as where cells are empty. */
static size_t pairs(dc_str line, char delimiter)
{
	size_t i = 0, n, count = 0;

	while (i < line.n) {
		for (n = 0; i + n < line.n && line.p[i + n] == delimiter;)
			n++;
		if (n > 2 || (n == 2 && (!i || i + n == line.n)))
			return 0;
		count += n == 2;
		i += n ? n : 1;
	}
	return count;
}

/* It stands twice as often in almost every line, once anywhere: `a;;b; c`.
 * Returns how many cells that makes, or 0. */
static size_t mostly_doubled(dc_str s, char delimiter)
{
	size_t have[CSV_EACH_CELLS] = { 0 }, lines = 0, best = 0, n;
	dc_str line;

	if (dc_chr(s, '"') != DC_NPOS || strchr(",\t", delimiter))
		return 0;
	while (dc_next_line(&s, &line)) {
		if (dc_blank(line))
			continue;
		lines++;
		n = pairs(line, delimiter);
		if (n < CSV_EACH_CELLS && ++have[n] > have[best])
			best = n;
	}
	return best && have[best] * 10 >= lines * 9 && lines > 2 ? best + 1 : 0;
}

/* Tabs that were set until columns stood below each other: as many cells with
 * text in almost every line, and not as many tabs.  0: they are not. */
static size_t aligned(dc_str s)
{
	dc_str line, cells[CSV_EACH_CELLS];
	size_t have[CSV_EACH_CELLS + 1] = { 0 }, lines = 0, best = 0, n;

	if (dc_chr(s, '"') != DC_NPOS)
		return 0;
	while (dc_next_line(&s, &line)) {
		n = filled_cells(line, '\t', cells);
		if (!n)
			continue;
		lines++;
		if (++have[n] > have[best])
			best = n;
	}
	return best > 1 && lines > 2 && have[best] * 10 >= lines * 9 ? best : 0;
}

/* The separator that a first line `sep=;` tells spreadsheets, 0: it is no such
 * line.  It may have been quoted, and filled up with separators. */
static char told_separator(dc_str line)
{
	char c;

	if (dc_starts(line, "\""))
		line = dc_from(line, 1);
	if (!dc_istarts(line, "sep=") || line.n < 5 || !line.p[4])
		return '\0';
	c = line.p[4];
	line = dc_from(line, 5);
	if (dc_starts(line, "\""))
		line = dc_from(line, 1);
	while (line.n && *line.p == c)
		line = dc_from(line, 1);
	return line.n || !strchr(",;|:~^#&\t", c) ? '\0' : c;
}

enum { ABOVE = 8 };              /* lines that stand above a table at most */

/*
 * Comments, or a title above a header: lines of one cell before the first of
 * several.  Without a header the lines of one cell may be cards.
 */
static void find_above(dc_str text, dc_dialect *d)
{
	dc_str rest = text, line, cells[CSV_EACH_CELLS];
	size_t titles = 0, n;

	for (size_t i = 0; i < ABOVE; i++) {
		size_t at = text.n - rest.n;

		if (!dc_next_line(&rest, &line))
			return;
		n = filled_cells(line, d->delimiter, cells);
		if (n > 1) {
			if (!titles || names_score(cells, n) >= 60)
				d->above = at;
			d->lines = i;
			return;
		}
		if (n && cells[0].p[0] == d->quote)
			return;
		titles += n && cells[0].p[0] != '#';
	}
}

/* ---- is the first record a header? ---- */

struct columns {
	dc_arena *arena;
	size_t rows, width, n;
	dc_str first[CSV_EACH_CELLS], second[CSV_EACH_CELLS];
	size_t nsecond;
	size_t length[CSV_EACH_CELLS], foreign[CSV_EACH_CELLS];
	size_t numbers[CSV_EACH_CELLS], filled[CSV_EACH_CELLS];
	size_t years[CSV_EACH_CELLS], steps[CSV_EACH_CELLS];
	size_t capitals[CSV_EACH_CELLS];
	uint64_t before[CSV_EACH_CELLS];
};

static bool ascii(dc_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] & 0x80)
			return false;
	return true;
}

static bool number(dc_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!strchr("0123456789.,-+%", s.p[i]))
			return false;
	return s.n > 0;
}

static bool capital(dc_str s)
{
	return s.n && s.p[0] >= 'A' && s.p[0] <= 'Z';
}

/* 1492: a number, but it may well be asked for. */
static bool year(dc_str s)
{
	uint64_t n;

	return s.n == 4 && dc_num(s, &n) && n >= 1000 && n < 2100;
}

/* Does a running number go on with this one?  Unit 3 has several cards. */
static bool step(struct columns *c, size_t i, dc_str s)
{
	uint64_t n, before = c->before[i];

	if (!dc_num(s, &n))
		return false;
	c->before[i] = n;
	return c->filled[i] == 1 || n == before || n - 1 == before;
}

static void on_column(void *user, const dc_str *cells, size_t n)
{
	struct columns *c = user;

	for (size_t i = 0; i < n && i < CSV_EACH_CELLS; i++) {
		dc_str s = dc_trim(cells[i]);

		if (!c->rows) {
			c->first[c->n++] = dc_dup(c->arena, s);
			continue;
		}
		if (c->rows == 1)
			c->second[c->nsecond++] = dc_dup(c->arena, s);
		if (dc_blank(s))
			continue;
		c->filled[i]++;
		c->length[i] += s.n;
		c->foreign[i] += !ascii(s);
		c->capitals[i] += capital(s);
		c->numbers[i] += number(s);
		c->years[i] += year(s);
		c->steps[i] += step(c, i, s);
	}
	c->rows++;
}

/* Names with capitals above words without: what is written so in every column
 * begins no sentence. */
static bool cased(const struct columns *c)
{
	for (size_t i = 0; i < c->n && i < CSV_EACH_CELLS; i++)
		if (!capital(c->first[i]) || c->filled[i] < 5 ||
		    c->capitals[i] * 10 > c->filled[i])
			return false;
	return c->n > 1;
}

/* How much the first record differs from those below it, 0..70. */
static int unlike(const struct columns *c)
{
	int sum = cased(c) ? 20 : 0;

	for (size_t i = 0; i < c->n && i < CSV_EACH_CELLS; i++) {
		dc_str s = c->first[i];
		size_t n = c->filled[i];

		if (!s.n || n < 3)
			continue;
		if (ascii(s) && c->foreign[i] * 10 > n * 9)
			sum += 20;
		else if (!number(s) && c->numbers[i] * 10 > n * 9)
			sum += 20;
		else if (dc_chr(s, '_') != DC_NPOS && dc_chr(s, ' ') == DC_NPOS)
			sum += 30;
		else if (s.n <= 20 && c->length[i] > n * s.n * 4)
			sum += 10;
	}
	return sum < 70 ? sum : 70;
}

/* Columns of numbers that are no side: what stands before all others, and what
 * counts the records. */
static void find_numbers(const struct columns *c, bool *numbers, size_t width)
{
	bool leads = true;

	for (size_t i = 0; i < width && i < CSV_EACH_CELLS; i++) {
		size_t n = c->filled[i];
		bool counts = c->steps[i] * 10 >= n * 9;

		numbers[i] = n >= 3 && c->numbers[i] == n &&
			(counts || (leads && c->years[i] * 2 < n));
		leads &= numbers[i] || !n;
	}
}

static bool look_at_columns(dc_arena *a, dc_str text, dc_dialect *d)
{
	const csv_dialect as = { .quote = d->quote, .spaced = d->spaced,
		.delimiter = { d->twice, d->doubled ? 2 : 1 },
		.runs = d->runs };
	struct columns *c = dc_alloc(a, sizeof(*c));
	bool *empty = dc_array(a, d->width, sizeof(*empty));
	bool *numbers = dc_array(a, d->width, sizeof(*numbers));

	if (!c || !empty || !numbers)
		return false;
	c->arena = a;
	if (!csv_each(text, &as, on_column, c))
		return refused(a);
	for (size_t i = 0; i < d->width && i < CSV_EACH_CELLS; i++)
		empty[i] = !c->filled[i] && dc_blank(c->first[i]);
	d->empty = empty;
	find_numbers(c, numbers, d->width);
	d->numbers = numbers;
	d->unlike = unlike(c);
	d->header = names_score(c->first, c->n) + d->unlike;
	if (d->header > 100)
		d->header = 100;
	d->counts = dc_counts_on(c->first, c->n, c->second, c->nsecond);
	if (d->counts || names_score(c->first, c->n) < 0)
		d->header = 0;
	return true;
}

static void be_doubled(dc_dialect *d, size_t width, double same)
{
	d->doubled = true;
	d->width = width;
	d->same = same;
	d->quote = '\0';
}

/* What is found out once the delimiter is known. */
static void refine(dc_arena *a, dc_str *text, bool given, int quote,
	dc_dialect *d)
{
	size_t cells;

	memset(d->twice, d->delimiter, 2);
	if (d->delimiter && d->width > 1)
		find_above(*text, d);
	if (d->above) {
		*text = dc_from(*text, d->above);
		judge(a, *text, (struct candidate){ d->delimiter, 1 }, quote,
			d);
	}
	if (given)
		return;
	if (d->width > 2 && d->delimiter && doubled(*text, d->delimiter))
		be_doubled(d, (d->width + 1) / 2, d->same);
	else if (d->width > 2 && d->delimiter && d->same < 0.9 &&
		 (cells = mostly_doubled(*text, d->delimiter)))
		be_doubled(d, cells, 0.9);
	cells = d->delimiter == '\t' && d->same < 0.9 ? aligned(*text) : 0;
	if (cells) {
		d->runs = true;
		d->width = cells;
		d->same = 0.9;
		d->quote = '\0';
	}
}

bool dc_sniff(dc_arena *a, dc_str head, bool whole, char delimiter, int quote,
	dc_dialect *d)
{
	dc_str all = dc_mask_clozes(a, head), text = all, rest, line;
	const bool given = delimiter != '\0';

	*d = (dc_dialect){ .quote = '"' };
	if (!whole) {
		while (text.n && text.p[text.n - 1] != '\n' &&
		       text.p[text.n - 1] != '\r')
			text.n--;
		if (!text.n)
			text = all;
	}
	rest = text;
	if (dc_next_line(&rest, &line) && rest.n && told_separator(line)) {
		d->told = true;
		delimiter = given ? delimiter : told_separator(line);
		d->skip = text.n - rest.n;
		text = rest;
	}
	if (delimiter) {
		d->delimiter = delimiter;
		d->score = judge(a, text, (struct candidate){ delimiter, 1 },
			quote, d);
		d->confidence = 100;
	} else {
		try_all(a, text, quote, d);
	}
	if (!d->records) {
		d->delimiter = d->delimiter ? d->delimiter : ',';
		weigh(a, text, d->delimiter, d->quote, 1, d);
	}
	refine(a, &text, given, quote, d);
	return d->records && look_at_columns(a, text, d);
}
