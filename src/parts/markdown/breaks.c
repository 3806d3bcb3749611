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

enum { WIDTH = 60 };

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

/* What begins a block of its own, so that the line above it ends one. */
static bool begins_block(dc_str line)
{
	dc_str s = dc_trim(line), text;
	size_t n = 0;

	while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	if (n && n + 1 < s.n && strchr(".)", s.p[n]) && s.p[n + 1] == ' ')
		return true;
	return is_line(s) || md_level(s, &text) || md_rule(s) ||
	       dc_starts(s, "- ") || dc_starts(s, "* ") ||
	       dc_starts(s, "+ ") || dc_starts(s, ">") ||
	       dc_starts(s, "```") || dc_starts(s, "~~~") ||
	       dc_starts(s, "|") || dc_starts(s, "<") || dc_starts(s, "$$") ||
	       dc_starts(s, "\\[");
}

/* What no text stands in, or what is no text. */
static bool is_text(const struct breaker *k, dc_str line)
{
	dc_str s = md_unindented(line), text;

	return !k->html && !k->code && !is_line(s) && !md_level(s, &text) &&
	       (size_t)(line.p - k->all.p) + line.n >= k->formula &&
	       !md_rule(s) && !dc_starts(s, "|") && !dc_starts(s, "<") &&
	       !dc_ends(s, "$$") && !dc_ends(s, "\\]") &&
	       !dc_ends(line, "  ") && !dc_ends(line, "\\") &&
	       !dc_ends(line, "<br>") && !dc_starts(line, "    ") &&
	       !dc_starts(line, "\t");
}

/* A line that was wrapped ends where the next word found no room. */
static bool ends_early(dc_str line, dc_str next)
{
	dc_str s = dc_trim(next);
	size_t word = dc_chr(s, ' ');

	return dc_trim(line).n + 1 + (word == DC_NPOS ? s.n : word) <= WIDTH;
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

dc_str md_with_breaks(dc_arena *a, dc_str s, enum md_breaks which)
{
	struct breaker k = { .b = dc_buf_in(a, DC_MAX_FIELD), .all = s };
	dc_str line, next, rest;

	if (which == MD_SOFT || dc_chr(s, '\n') == DC_NPOS)
		return s;
	while (dc_next_line(&s, &line)) {
		bool code = k.fence.n > 0;

		md_fence_step(&k.fence, line);
		code |= k.fence.n > 0;
		rest = s;
		if (!code)
			look(&k, line);
		dc_adds(&k.b, line);
		if (!code && dc_next_line(&rest, &next) && is_text(&k, line) &&
		    !begins_block(next) &&
		    (which == MD_HARD || ends_early(line, next)))
			dc_addc(&k.b, '\\');
		if (s.n)
			dc_addc(&k.b, '\n');
	}
	return dc_got(&k.b);
}
