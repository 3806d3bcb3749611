/*
 * Headers stand in the lines from the first on that begin with #.  Anki looks
 * for them in one pass and reads the rows in another, which drops any row that
 * begins with #, anywhere: such rows are kept here, comments are not.
 */
#include "parts/anki/head.h"
#include "parts/anki/names.h"
#include "lib/csv.h"

struct head {
	dc_reader *r;
	anki_head *h;
	int html;                /* -1: no header says */
	dc_str columns;          /* the value of #columns */
	uint64_t line;
};

static const struct {
	const char *name;
	char sep;
} separators[] = {
	{ "tab", '\t' }, { "comma", ',' }, { "semicolon", ';' },
	{ "space", ' ' }, { "pipe", '|' }, { "colon", ':' },
};

enum { NSEPARATORS = sizeof(separators) / sizeof(*separators) };

static const char *const meta[ANKI_META] = {
	"guid column", "notetype column", "deck column", "tags column"
};

/* ---- values ---- */

static size_t letters(dc_str s)
{
	size_t n = 0;

	while (n < s.n && ((unsigned char)s.p[n] | 0x20u) - 'a' < 26)
		n++;
	return n;
}

/* The separator that a value names, by word or byte, 0 if none.  What follows
 * the word goes to *rest: a spreadsheet leaves ",,,," there. */
static char separator(dc_str value, dc_str *rest)
{
	dc_str s = dc_trim(value);
	size_t n = letters(s);
	char c;

	for (size_t i = 0; n && i < NSEPARATORS; i++)
		if (dc_ieq(dc_sub(s, 0, n), dc_cstr(separators[i].name))) {
			*rest = dc_from(value, (size_t)(s.p - value.p) + n);
			return separators[i].sep;
		}
	c = s.n ? s.p[0] : value.n ? value.p[0] : '\0';
	return c && strchr("\t,; |:", c) ? c : '\0';
}

/* The number of a column, 0 if it is none. */
static size_t number(dc_str value)
{
	dc_str s = dc_trim(value);
	size_t n = 0;
	uint64_t v;

	while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	return dc_num(dc_sub(s, 0, n), &v) && v <= DC_MAX_FIELDS ?
		(size_t)v : 0;
}

static int yes_or_no(dc_str value)
{
	dc_str s = dc_trim(value);
	dc_str w = dc_sub(s, 0, letters(s));

	return dc_ieq(w, DC_S("true")) ? 1 : dc_ieq(w, DC_S("false")) ? 0 : -1;
}

static void ignored(const struct head *s, dc_str key, dc_str value)
{
	dc_at(s->r->run, s->line, 0, DC_NONE);
	dc_notice(s->r->run, "anki-header", "header \"%.*s:%.*s\" has no "
		"effect here", DC_ARG(key), DC_ARG(dc_head(value, 80)));
}

/* ---- lines ---- */

/* Headers whose value is text.  A later "deck" overrules a "deck column". */
static bool text_header(struct head *s, dc_str key, dc_str value)
{
	anki_head *h = s->h;
	dc_arena *a = s->r->run_arena;

	if (dc_ieq(key, DC_S("notetype"))) {
		h->kind = dc_dup(a, dc_trim(value));
		h->column[ANKI_KIND] = 0;
	} else if (dc_ieq(key, DC_S("deck"))) {
		h->deck = dc_dup(a, dc_trim(value));
		h->column[ANKI_DECK] = 0;
	} else if (dc_ieq(key, DC_S("tags"))) {
		h->tags = dc_dup(a, value);
	} else if (dc_ieq(key, DC_S("columns"))) {
		s->columns = dc_dup(a, value);
	} else if (dc_ieq(key, DC_S("if matches")) ||
		   dc_ieq(key, DC_S("match scope"))) {
		ignored(s, key, value);
	} else {
		return false;
	}
	return true;
}

/* "#key:value".  What of the line cannot belong to the header goes to *rest.
 * False: a comment. */
static bool header(struct head *s, dc_str line, dc_str *rest)
{
	dc_str value = dc_from(line, 1);
	dc_str key = dc_trim(dc_cut(&value, ':'));
	char sep;

	*rest = DC_NONE;
	if (!value.p)
		return false;
	for (size_t i = 0; i < ANKI_META; i++)
		if (dc_ieq(key, dc_cstr(meta[i]))) {
			s->h->column[i] = number(value);
			return true;
		}
	if (dc_ieq(key, DC_S("html"))) {
		s->html = yes_or_no(value);
		return true;
	}
	if (!dc_ieq(key, DC_S("separator")))
		return text_header(s, key, value);
	sep = separator(value, rest);
	if (sep)
		s->h->sep = sep;
	else
		ignored(s, key, value);
	return true;
}

/* In the first line only, from times when Anki had no other headers.  A cell
 * that happens to begin so has a neighbour. */
static bool old_tags(struct head *s, dc_str line)
{
	if (!dc_starts(line, "tags:") || dc_chr(line, '\t') != DC_NPOS)
		return false;
	s->h->tags = dc_dup(s->r->run_arena, dc_from(line, 5));
	return true;
}

/* ---- columns ---- */

bool anki_head_meta(const anki_head *h, size_t column)
{
	for (size_t i = 0; i < ANKI_META; i++)
		if (h->column[i] == column)
			return true;
	return false;
}

static void name_columns(void *user, const dc_str *cells, size_t n)
{
	const struct head *s = user;
	dc_arena *a = s->r->run_arena;
	anki_head *h = s->h;
	size_t *tags = &h->column[ANKI_TAGS];

	if (h->names)
		return;
	h->names = dc_array(a, n, sizeof(*h->names));
	h->order = dc_array(a, n, sizeof(*h->order));
	for (size_t i = 0; i < n && i < CSV_EACH_CELLS && h->names &&
	     h->order; i++) {
		if (!*tags && dc_ieq(cells[i], DC_S("tags")))
			*tags = i + 1;
		if (anki_head_meta(h, i + 1))
			continue;
		h->order[h->nnames] = h->nnames;
		h->names[h->nnames++] = dc_dup(a, cells[i]);
	}
}

/* Field column `from` becomes number `to`, those between move up by one. */
static void move_column(anki_head *h, size_t from, size_t to, dc_str name)
{
	size_t order = h->order[from];

	for (size_t i = from; i > to; i--) {
		h->order[i] = h->order[i - 1];
		h->names[i] = h->names[i - 1];
	}
	h->order[to] = order;
	h->names[to] = name;
}

static size_t find_column(const anki_head *h, size_t from, dc_str name,
	const char *role)
{
	size_t i = from;

	while (i < h->nnames && !dc_ieq(h->names[i], name))
		i++;
	if (i < h->nnames || !role)
		return i;
	for (i = from; i < h->nnames; i++) {
		const char *is = dc_role_of(h->names[i]);

		if (is && strcmp(is, role) == 0)
			break;
	}
	return i;
}

/* Where no column is called a front but one a back, the first other one. */
static size_t front_beside(const anki_head *h, const anki_stock *stock)
{
	size_t back = stock->nfields < 2 ? h->nnames :
		find_column(h, 0, dc_cstr(stock->fields[1]), "back");

	if (back == h->nnames || h->nnames < 2)
		return h->nnames;
	return back == 0;
}

/* #columns may name the fields of one of Anki's note types in another order
 * than the type has them, or by other names. */
static void order_columns(anki_head *h)
{
	const anki_stock *stock = h->column[ANKI_KIND] ? NULL :
		anki_stock_named(h->kind.n ? h->kind : DC_S("Basic"));
	size_t n = 0, i;

	for (size_t f = 0; stock && f < stock->nfields; f++) {
		dc_str name = dc_cstr(stock->fields[f]);

		i = find_column(h, n, name, f == 0 ? "front" :
			f == 1 ? "back" : NULL);
		if (f == 0 && i == h->nnames)
			i = front_beside(h, stock);
		if (i < h->nnames)
			move_column(h, i, n++, name);
	}
}

/* ---- rows ---- */

/* Anki takes the first of its separators that occurs anywhere.  0: no memory
 * to find out. */
static char sniff(dc_reader *r, dc_str rows, bool whole)
{
	dc_dialect d;

	if (dc_blank(rows))
		return '\t';
	if (!dc_sniff(r->arena, rows, whole, '\0', '"', &d))
		return whole ? '\0' : '\t';
	return d.delimiter && strchr("\t,; |:", d.delimiter) ? d.delimiter :
		'\t';
}

static size_t count(dc_str s, char c)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == c;
	return n;
}

/*
 * Where rows begin in the # lines behind the last header.  Anki sees no card
 * in them; one with as many separators as the first other row was meant as
 * such, and no comment holds a TAB.
 */
static size_t first_row(char sep, dc_str block, dc_str body)
{
	dc_str rest = block, line = DC_NONE;
	size_t usual, n;

	dc_next_line(&body, &line);
	usual = count(line, sep);
	for (;;) {
		size_t at = block.n - rest.n;

		if (!dc_next_line(&rest, &line))
			return block.n;
		n = count(line, sep);
		if (n && (n == usual || sep == '\t' || sep == '|'))
			return at;
	}
}

/* Is there a row behind a separator's name, or only what a spreadsheet puts
 * there? */
static bool holds_row(dc_str s, char sep)
{
	bool text = false;

	for (size_t i = 0; i < s.n; i++)
		text |= s.p[i] != sep && !dc_blank(dc_sub(s, i, 1));
	return text && sep && dc_chr(s, sep) != DC_NPOS;
}

/* ---- tags in a column that no header names ---- */

enum { SEEN = 256 };

struct last {
	const anki_head *h;
	size_t rows, strange;    /* rows of three fields; and other ones */
	size_t joined;           /* with a tag like a-b, a_b or a::b */
	size_t tags, again;      /* tags; those that were there before */
	bool seen[SEEN];
};

static bool tag_byte(unsigned char c)
{
	return c >= 0x80 || ((c | 0x20u) - 'a') < 26 || (c - '0' + 0u) < 10 ||
		strchr("-_:/+&", c);
}

/* Is it a tag as people write them?  Not a word with a full stop behind it. */
static bool tag_like(dc_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!s.p[i] || !tag_byte((unsigned char)s.p[i]))
			return false;
	return s.n <= 60 && !strchr("-_:/+&", s.p[s.n - 1]);
}

static void look_at_last(void *user, const dc_str *cells, size_t n)
{
	struct last *l = user;
	dc_str rest = DC_NONE, tag;
	size_t fields = 0;
	bool joined = false;

	for (size_t i = 0; i < n && i < CSV_EACH_CELLS; i++)
		if (!anki_head_meta(l->h, i + 1)) {
			rest = dc_trim(cells[i]);
			fields++;
		}
	l->rows += fields == 3;
	l->strange += fields != 3;
	while (rest.n) {
		bool *seen;

		tag = dc_cut(&rest, ' ');
		if (!tag.n)
			continue;
		seen = &l->seen[dc_hash(tag.p, tag.n, 0) % SEEN];
		l->strange += !tag_like(tag);
		l->tags++;
		l->again += *seen;
		*seen = true;
		joined |= dc_chr(tag, '-') != DC_NPOS ||
			dc_chr(tag, '_') != DC_NPOS ||
			dc_find(tag, "::") != DC_NPOS;
	}
	l->joined += joined;
}

/*
 * Whoever writes for Basic, Anki's default, knows that a third column becomes
 * tags, and names neither.  It is one if all of it looks like tags and they
 * come again: an article or a part of speech is a field.
 */
static bool unnamed_tags(struct head *s, dc_str rows, bool whole)
{
	anki_head *h = s->h;
	csv_dialect d = { .delimiter = { &h->sep, 1 }, .quote = '"' };
	struct last l = { .h = h };

	if (h->kind.n || h->column[ANKI_KIND] || h->column[ANKI_TAGS] ||
	    s->columns.n)
		return true;
	while (!whole && rows.n && rows.p[rows.n - 1] != '\n')
		rows.n--;
	if (!csv_each(rows, &d, look_at_last, &l))
		return false;
	if (l.rows < 3 || l.strange || l.joined * 2 < l.rows ||
	    l.again * 3 < l.tags)
		return true;
	for (size_t i = 3; i > 0; h->column[ANKI_TAGS]++)
		i -= !anki_head_meta(h, h->column[ANKI_TAGS] + 1);
	dc_at(s->r->run, 0, 0, DC_NONE);
	dc_notice(s->r->run, "anki-tags", "column %zu looks like tags, and is "
		"read as such", h->column[ANKI_TAGS]);
	return true;
}

int anki_head_read(dc_reader *r, anki_head *h)
{
	struct head s = { .r = r, .h = h, .html = -1 };
	csv_dialect d = { .delimiter = { &h->sep, 1 }, .quote = '"' };
	dc_str head = dc_sub(dc_peek(r->in, DC_HEAD), 0, DC_HEAD);
	dc_str rest = head, line, glued = DC_NONE;
	size_t known = 0, end = 0;

	while (!glued.n && dc_next_line(&rest, &line)) {
		bool old = !end && old_tags(&s, line);

		s.line++;
		if (!known && dc_blank(line))
			continue;
		if (!old && !dc_starts(line, "#"))
			break;
		end = head.n - rest.n;
		if (!old && !header(&s, line, &glued))
			continue;
		known = end;
		if (!holds_row(glued, h->sep))
			glued = DC_NONE;
	}
	if (glued.n) {
		dc_at(r->run, s.line, 0, DC_NONE);
		dc_warn(r->run, "anki-glued-header", "the first row stands in "
			"the line of a header: read as a row");
		known = end = (size_t)(glued.p - head.p);
	}
	if (!h->sep)
		h->sep = sniff(r, dc_from(head, end), head.n < DC_HEAD);
	h->html = s.html < 0 ? dc_has_markup(dc_from(head, end)) : s.html != 0;
	if (!h->sep || !unnamed_tags(&s, dc_from(head, end),
			head.n < DC_HEAD) || (s.columns.n &&
			!csv_each(s.columns, &d, name_columns, &s)))
		return dc_out_of_memory(r->run);
	/* --map has its own order. */
	if (!dc_maps(r->run).n)
		order_columns(h);
	dc_take(r->in, known + first_row(h->sep,
		dc_sub(head, known, end - known), dc_from(head, end)));
	return dc_input_code(r->in);
}

const char *anki_head_separator(const anki_head *h)
{
	size_t i = 0;

	while (i + 1 < NSEPARATORS && separators[i].sep != h->sep)
		i++;
	return separators[i].name;
}

static bool is_blank_at(dc_str s, size_t i, size_t *n)
{
	unsigned char c = (unsigned char)s.p[i];

	*n = c < 0xC0 ? 1 : c < 0xE0 ? 2 : 3;
	if (c < 0x80)
		return c == ' ' || (c >= '\t' && c <= '\r');
	return c >= 0xC0 && dc_blank(dc_sub(s, i, *n));
}

void anki_tags(dc_reader *r, dc_note *note, dc_str s)
{
	size_t n, from = 0, i;

	for (i = 0; i < s.n; i += n) {
		if (!is_blank_at(s, i, &n))
			continue;
		if (i > from)
			dc_note_tag(r, note, dc_sub(s, from, i - from));
		from = i + n;
	}
	if (s.n > from)
		dc_note_tag(r, note, dc_from(s, from));
}

/* A Markdown file may begin with "# Deck: x"; nobody else writes the rest. */
int anki_head_score(dc_str text)
{
	static const char *const sure[] = { "separator", "html", "columns",
		"notetype", "if matches", "match scope" };
	dc_str line;
	int score = 0;

	text = dc_trim(text);
	if (dc_starts(text, "tags:") && dc_next_line(&text, &line))
		score = 10;
	while (dc_next_line(&text, &line) && dc_starts(line, "#")) {
		dc_str value = dc_from(line, 1), key = dc_cut(&value, ':');

		for (size_t i = 0; value.p && i < ANKI_META; i++)
			if (dc_ieq(key, dc_cstr(meta[i])))
				return 90;
		for (size_t i = 0; value.p && i < 6; i++)
			if (dc_ieq(key, dc_cstr(sure[i])))
				return 90;
		if (value.p && (dc_ieq(key, DC_S("deck")) ||
				dc_ieq(key, DC_S("tags"))))
			score = 70;
	}
	return score;
}
