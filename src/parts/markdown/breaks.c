/*
 * Line breaks within paragraphs.
 *
 * Obsidian, Logseq, mdanki and others show a line of text as a line, where
 * Markdown itself has a blank.  They become breaks that Markdown knows, a
 * backslash at the end of the line; in code, tables, formulas and HTML lines
 * are something else.
 */
#include "parts/markdown/dialect.h"
#include "lib/markdown.h"

enum { NARROW = 40, WIDTH = 60 };

struct breaker {
	dc_buf b;
	dc_str all;
	struct markdown_math maths;
	size_t formula;          /* where in it the last one ends */
	struct md_fence fence;
	bool html;               /* this paragraph is a block of HTML */
	bool code;               /* it has a ` that is not closed so far */
};

/* Empty, or the line below a heading. */
static bool is_line(dc_str s)
{
	size_t n = 0;

	while (n < s.n && (s.p[n] == '-' || s.p[n] == '='))
		n++;
	return n == s.n;
}

/* Without the signs of quotes and lists before it. */
static dc_str without_signs(dc_str line)
{
	dc_str s = dc_trim(line);

	for (;;) {
		size_t n = 0;

		while (n < s.n && n < 9 && s.p[n] >= '0' && s.p[n] <= '9')
			n++;
		if (n ? n == s.n || !strchr(".)", s.p[n])
		    : !s.n || !strchr("-*+>", s.p[0]))
			return s;
		n++;
		if (s.p[0] != '>' && n < s.n && s.p[n] != ' ' &&
		    s.p[n] != '\t')
			return s;
		s = dc_trim(dc_from(s, n));
	}
}

/* A line of a table, or a link's address somewhere. */
static bool is_special(dc_str s)
{
	return dc_starts(s, "|") || md_delimiters(s) ||
	       (dc_starts(s, "[") && dc_find(s, "]:") != DC_NPOS);
}

/* What begins a block of its own, so that the line above it ends one. */
static bool begins_block(dc_str line)
{
	dc_str s = dc_trim(line), text;

	return is_line(s) || md_level(s, &text) || md_rule(s) ||
	       without_signs(s).n != s.n || is_special(s) ||
	       dc_starts(s, "```") || dc_starts(s, "~~~") ||
	       dc_starts(s, "<") || dc_starts(s, "$$") ||
	       dc_starts(s, "\\[");
}

/* What no text stands in, or what is no text. */
static bool is_text(const struct breaker *k, dc_str line)
{
	dc_str s = without_signs(line), text;

	return !k->html && !k->code && !is_line(s) && !md_level(s, &text) &&
	       (size_t)(line.p - k->all.p) + line.n >= k->formula &&
	       !md_rule(s) && !is_special(s) && !dc_starts(s, "<") &&
	       !dc_ends(s, "$$") && !dc_ends(s, "\\]") &&
	       !dc_ends(line, "  ") && !dc_ends(line, "\\") &&
	       !dc_ends(line, "<br>") && !dc_starts(line, "    ") &&
	       !dc_starts(line, "\t");
}

/* Signs of Chinese and Japanese are as wide as two others. */
static size_t columns(dc_str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += (size_t)((s.p[i] & 0xC0) != 0x80) +
			((unsigned char)s.p[i] >= 0xE3);
	return n;
}

/* Nobody wraps a text before "Example:". */
static size_t first_word(dc_str s)
{
	dc_str word = dc_sub(s, 0, dc_chr(s, ' '));

	return dc_ends(word, ":") ? 0 : s.n && (unsigned char)s.p[0] >= 0xE3 ?
		2 : columns(word);
}

/* How wide the text was wrapped, if it was. */
static size_t width_of(dc_str s)
{
	size_t longest = 0;
	dc_str line;

	while (dc_next_line(&s, &line))
		if (columns(line) > longest)
			longest = columns(line);
	return longest < NARROW || longest > WIDTH ? WIDTH : longest;
}

static void look(struct breaker *k, dc_str line)
{
	bool parted = !k->b.n || dc_ends(dc_got(&k->b), "\n\n");

	if (dc_blank(line))
		k->html = k->code = false;
	else if (parted)
		k->html = dc_starts(md_unindented(line), "<");
	for (size_t i = 0; i < line.n; i++) {
		size_t at = (size_t)(line.p - k->all.p) + i, open, n;

		k->code ^= line.p[i] == '`';
		if (at < k->formula || k->code || !strchr("$\\", line.p[i]))
			continue;
		n = markdown_math(k->all, at, &open, &k->maths);
		k->formula = n ? at + n : k->formula;
	}
}

static dc_str broken(dc_arena *a, dc_str s, enum md_breaks which, size_t width)
{
	struct breaker k = { .b = dc_buf_in(a, DC_MAX_FIELD), .all = s };
	dc_str line, next, rest;

	while (dc_next_line(&s, &line)) {
		bool code = k.fence.n > 0;

		md_fence_step(&k.fence, line);
		code |= k.fence.n > 0;
		rest = s;
		if (!code)
			look(&k, line);
		dc_adds(&k.b, line);
		/* A line that was wrapped ends where no word found room. */
		if (!code && dc_next_line(&rest, &next) && is_text(&k, line) &&
		    !begins_block(next) && (which == MD_HARD ||
		    columns(dc_trim(line)) + 1 + first_word(dc_trim(next)) <=
		    width))
			dc_addc(&k.b, '\\');
		if (s.n)
			dc_addc(&k.b, '\n');
	}
	return dc_got(&k.b);
}

/* What it says without any line breaks. */
static dc_str meaning(dc_arena *a, dc_str s)
{
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);

	s = dc_convert(a, NULL, s, DC_MARKDOWN, DC_HTML);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '<' && dc_starts(dc_from(s, i), "<br>"))
			i += 3;
		else if (!strchr(" \n", s.p[i]))
			dc_addc(&b, s.p[i]);
	}
	return dc_got(&b);
}

/* Only the breaks are other ones: markup of all sorts reaches over lines. */
static bool same(dc_arena *a, dc_str s, dc_str with)
{
	return s.n == with.n || dc_eq(meaning(a, s), meaning(a, with));
}

/* The same paragraph by paragraph, those left out in which it goes wrong. */
static dc_str by_paragraphs(dc_arena *a, dc_str s, enum md_breaks which,
	size_t width)
{
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);
	struct md_fence fence = { .n = 0 };
	const char *from = s.p;
	dc_str line, part, with;

	while (dc_next_line(&s, &line)) {
		md_fence_step(&fence, line);
		if (s.n && (fence.n || !dc_blank(line)))
			continue;
		part = (dc_str){ from, (size_t)((s.n ? s.p : line.p + line.n)
			- from) };
		with = broken(a, part, which, width);
		dc_adds(&b, same(a, part, with) ? with : part);
		if (s.n && dc_ends(part, "\n") && !dc_ends(dc_got(&b), "\n"))
			dc_addc(&b, '\n');
		from = s.p;
	}
	return dc_got(&b);
}

dc_str md_with_breaks(dc_arena *a, dc_str s, enum md_breaks which)
{
	size_t width = width_of(s);
	dc_str with;

	if (which == MD_SOFT || dc_chr(s, '\n') == DC_NPOS)
		return s;
	with = broken(a, s, which, width);
	if (same(a, s, with))
		return with;
	with = by_paragraphs(a, s, which, width);
	return same(a, s, with) ? with : s;
}
