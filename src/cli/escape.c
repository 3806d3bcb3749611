/*
 * File names and excerpts come from strangers: a name may hold a newline, an
 * escape sequence or bytes that are no text.  What is shown stays on its line
 * and leaves the terminal alone.
 */
#include <string.h>

#include "cli.h"

enum { COLUMNS = 80 };

struct range {
	uint32_t from, to;
};

/* Characters that steer the terminal or turn the direction of the text, so
 * that what is read differs from what is there. */
static const struct range unsafe[] = {
	{ 0x00, 0x1f }, { 0x7f, 0x9f }, { 0x61c, 0x61c }, { 0x200e, 0x200f },
	{ 0x2028, 0x202e }, { 0x2066, 0x2069 }, { 0xfeff, 0xfeff }
};

/* The commonest characters that take no cell, and those that take two: a
 * caret has to stand below what it means, in Chinese too. */
static const struct range no_cell[] = {
	{ 0x300, 0x36f }, { 0x483, 0x489 }, { 0x591, 0x5bd },
	{ 0x610, 0x61a }, { 0x64b, 0x65f }, { 0x900, 0x902 },
	{ 0x93a, 0x93a }, { 0x93c, 0x93c }, { 0x941, 0x948 },
	{ 0x94d, 0x94d }, { 0xe31, 0xe31 }, { 0xe34, 0xe3a },
	{ 0xe47, 0xe4e }, { 0x200b, 0x200d }, { 0x20d0, 0x20ff },
	{ 0x3099, 0x309a }, { 0xfe00, 0xfe0f }, { 0xfe20, 0xfe2f }
};
static const struct range two_cells[] = {
	{ 0x1100, 0x115f }, { 0x2e80, 0x303e }, { 0x3041, 0x4dbf },
	{ 0x4e00, 0xa4cf }, { 0xa960, 0xa97f }, { 0xac00, 0xd7a3 },
	{ 0xf900, 0xfaff }, { 0xfe30, 0xfe6f }, { 0xff01, 0xff60 },
	{ 0xffe0, 0xffe6 }, { 0x1f300, 0x1f64f }, { 0x1f680, 0x1f6ff },
	{ 0x1f900, 0x1f9ff }, { 0x20000, 0x3fffd }
};

#define IN(c, table) in(c, table, sizeof(table) / sizeof((table)[0]))

static bool in(uint32_t c, const struct range *table, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (c >= table[i].from && c <= table[i].to)
			return true;
	return false;
}

size_t utf8_char(dc_str s, uint32_t *c)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	unsigned char b = s.n ? (unsigned char)s.p[0] : 0;
	size_t n = b < 0x80 ? 1 : b < 0xc2 ? 0 : b < 0xe0 ? 2 : b < 0xf0 ? 3
		: b < 0xf5 ? 4 : 0;
	if (!s.n)
		return 0;
	*c = DC_CLI_BAD;
	if (!n || n > s.n)
		return 1;
	uint32_t v = n == 1 ? b : b & (0x7fu >> n);
	for (size_t i = 1; i < n; i++) {
		unsigned char next = (unsigned char)s.p[i];
		if ((next & 0xc0) != 0x80)
			return 1;
		v = v << 6 | (next & 0x3f);
	}
	if (v < least[n] || v > 0x10ffff || (v >= 0xd800 && v <= 0xdfff))
		return 1;
	*c = v;
	return n;
}

unsigned put_char(FILE *f, uint32_t c, const char *p, size_t n)
{
	int cells;
	if (c == DC_CLI_BAD)
		cells = fprintf(f, "\\x%02x", (unsigned char)*p);
	else if (c == '\n' || c == '\t' || c == '\r')
		cells = fprintf(f, "\\%c", c == '\n' ? 'n' : c == '\t' ? 't'
			: 'r');
	else if (IN(c, unsafe))
		cells = fprintf(f, c < 0x80 ? "\\x%02x" : "\\u%04x",
			(unsigned)c);
	else {
		fwrite(p, 1, n, f);
		return IN(c, no_cell) ? 0 : IN(c, two_cells) ? 2 : 1;
	}
	return cells > 0 ? (unsigned)cells : 0;
}

void put_text(FILE *f, dc_str s, unsigned cells)
{
	unsigned used = 0;
	uint32_t c;
	for (size_t n; (n = utf8_char(s, &c)) > 0; s.p += n, s.n -= n) {
		if (cells && used + 1 >= cells && s.n > n) {
			fputs("…", f);
			return;
		}
		used += put_char(f, c, s.p, n);
	}
}

void put_cstr(FILE *f, const char *s)
{
	put_text(f, (dc_str){ s, strlen(s) }, 0);
}

size_t cells_of(const char *s)
{
	size_t n = 0;
	for (; *s; s++)
		n += (*s & 0xc0) != 0x80;
	return n;
}

void put_folded(FILE *f, const char *text, size_t at, size_t column)
{
	size_t used = at < column ? column : at + 1;
	bool first = true;
	fprintf(f, "%*s", (int)(used - at), "");
	for (size_t n; *text; text += n) {
		char word[80];
		n = strcspn(text, " ");
		snprintf(word, sizeof(word), "%.*s", (int)n, text);
		n += strspn(text + n, " ");
		size_t wide = cells_of(word);
		if (!first && used + 1 + wide > COLUMNS) {
			fprintf(f, "\n%*s", (int)column, "");
			used = column;
			first = true;
		}
		fprintf(f, "%s%s", first ? "" : " ", word);
		used += wide + !first;
		first = false;
	}
	fputc('\n', f);
}
