/*
 * Records whose quotes are no CSV: what they mean all the same.
 */
#include "lib/csv_inner.h"

/* ---- as Anki reads them ---- */

/* Where csv_loosely() has got to within a record. */
struct loose {
	bool begun, quoted;      /* the cell */
	size_t open;             /* its quote, from the record's start */
	size_t from;             /* its text */
};

/* The cells of one line; true when the record ends in it. */
static bool loose_line(csv_reader *c, struct loose *l, dc_str s)
{
	const char quote = c->d.quote, delimiter = c->d.delimiter.p[0];
	size_t base = c->at - c->start - s.n;

	for (size_t i = 0; i < s.n; i++) {
		char b = s.p[i];
		bool end = !l->quoted && (b == '\n' || b == '\r');

		if (l->quoted && b == quote) {
			l->quoted = i + 1 < s.n && s.p[i + 1] == quote;
			if (!l->quoted)
				continue;
			i++;
		} else if (!l->begun && b == quote) {
			*l = (struct loose){ true, true, base + i, l->from };
			continue;
		} else if (end || (!l->quoted && b == delimiter)) {
			c->over |= c->ncells == DC_MAX_FIELDS;
			if (!c->over)
				c->cells[c->ncells++].n = c->ntext - l->from;
			*l = (struct loose){ .from = c->ntext };
			if (end)
				return true;
			continue;
		}
		c->text[c->ntext++] = b;
		l->begun = true;
	}
	return false;
}

int csv_loosely(csv_reader *c)
{
	struct loose l = { 0 };
	dc_str line;
	int code;

	c->at = c->start;
	c->line = c->first;
	c->ntext = c->ncells = 0;
	c->over = false;
	do {
		code = csv_step(c, &line);
		if (code == DC_END && l.quoted)
			return csv_unclosed(c, c->start + l.open);
		if (code == DC_END)
			line = DC_S("\n");
		else if (code)
			return code;
		if (!csv_room(c, c->at - c->start + 1))
			return dc_out_of_memory(c->run);
		if (l.quoted && c->ntext - l.from > DC_MAX_FIELD)
			return csv_unclosed(c, c->start + l.open);
	} while (!loose_line(c, &l, line));
	if (c->over)
		return csv_above_limit(c);
	for (size_t i = 0, n = 0; i < c->ncells; n += c->cells[i++].n)
		c->cells[i].p = c->text + n;
	return DC_OK;
}

/* ---- a line whose quotes are no CSV ---- */

dc_str csv_without_doubles(csv_reader *c, dc_str s)
{
	const char *from = c->text + c->ntext;
	size_t at;

	while ((at = dc_chr(s, c->d.quote)) != DC_NPOS) {
		memcpy(c->text + c->ntext, s.p, at + 1);
		c->ntext += at + 1;
		s = dc_from(s, at + 2);
	}
	memcpy(c->text + c->ntext, s.p, s.n);
	c->ntext += s.n;
	return (dc_str){ from, (size_t)(c->text + c->ntext - from) };
}

dc_str csv_unspaced(dc_str s)
{
	while (s.n && *s.p == ' ')
		s = dc_from(s, 1);
	while (s.n && s.p[s.n - 1] == ' ')
		s.n--;
	return s.n ? s : DC_NONE;
}

static bool opens(const csv_reader *c, dc_str s)
{
	return s.n > 1 && s.p[0] == c->d.quote;
}

static bool closes(const csv_reader *c, dc_str s)
{
	return s.n > 1 && s.p[s.n - 1] == c->d.quote;
}

/* Is every quote in it behind a backslash, as MySQL writes them? */
static bool backslashed(const csv_reader *c, dc_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == c->d.quote)
			return false;
		i += s.p[i] == '\\';
	}
	return true;
}

static dc_str without_backslashes(csv_reader *c, dc_str s)
{
	const char *from = c->text + c->ntext;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\\' && i + 1 < s.n &&
		    (s.p[i + 1] == c->d.quote || s.p[i + 1] == '\\'))
			i++;
		c->text[c->ntext++] = s.p[i];
	}
	return (dc_str){ from, (size_t)(c->text + c->ntext - from) };
}

/*
 * What a cell of such a line says: "a ""b""" as ever; of "she said "go" now"
 * and ""a", "b"" the outer quotes are CSV's; those of "a" or "b" are its own.
 */
static dc_str as_meant(csv_reader *c, dc_str cell, bool joined)
{
	dc_str in = dc_sub(cell, 1, cell.n - 2);
	size_t next;
	bool pairs = true;

	if (!opens(c, cell) || !closes(c, cell))
		return cell.n ? cell : DC_NONE;
	for (size_t i = 0; i < in.n && pairs; i++)
		if (in.p[i] == c->d.quote)
			pairs = ++i < in.n && in.p[i] == c->d.quote;
	if (pairs)
		return csv_without_doubles(c, in);
	if (backslashed(c, in))
		return without_backslashes(c, in);
	next = dc_chr(in, c->d.quote);
	return joined || next == 0 || in.p[next - 1] == ' ' ? in : cell;
}

/* The pieces of a line, cut at every delimiter; false if that is too much. */
static bool cut_up(csv_reader *c, dc_str s)
{
	c->ncells = 0;
	for (bool last = false; !last; c->ncells++) {
		size_t at = dc_chr(s, c->d.delimiter.p[0]);
		dc_str piece = dc_sub(s, 0, at);

		if (c->ncells == DC_MAX_FIELDS || piece.n > DC_MAX_FIELD)
			return false;
		last = at == DC_NPOS;
		c->cells[c->ncells] = c->d.spaced ? csv_unspaced(piece) : piece;
		s = dc_from(s, at + 1);
	}
	return true;
}

bool csv_mend(csv_reader *c, dc_str line)
{
	size_t more, from = 0, found = 0;

	if (c->common < 2 || !csv_room(c, line.n) ||
	    !cut_up(c, dc_chomp(line)) || c->ncells < c->common)
		return false;
	more = c->ncells - c->common;
	for (size_t i = 0; more && i < c->common; i++)
		if (opens(c, c->cells[i]) && closes(c, c->cells[i + more])) {
			from = i;
			found++;
		}
	if (more && found != 1)
		return false;
	if (more) {
		c->cells[from].n = (size_t)(c->cells[from + more].p +
			c->cells[from + more].n - c->cells[from].p);
		memmove(c->cells + from + 1, c->cells + from + 1 + more,
			(c->common - from - 1) * sizeof(*c->cells));
		c->ncells = c->common;
	}
	c->ntext = 0;
	for (size_t i = 0; i < c->ncells; i++)
		c->cells[i] = as_meant(c, c->cells[i], more && i == from);
	return true;
}
