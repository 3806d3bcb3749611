/*
 * Text of cards as it may stand in a dialect of Markdown.
 */
#include "parts/markdown/dialect.h"
#include "parts/markdown/escape.h"
#include "parts/markdown/wiki.h"

/* ---- escapes ---- */

struct escaper {
	dc_arena *a;
	dc_buf b;
	int dialect;
	bool front, first, last; /* this line of the text */
	bool under;              /* right below text: `---` is no rule */
	bool html;               /* in a block of HTML, perhaps */
	bool fences;             /* are indented by a blank */
};

/* The line with a backslash at a place. */
static dc_str escaped(dc_arena *a, dc_str line, size_t at)
{
	return dc_fmt(a, "%.*s\\%.*s", DC_ARG(dc_sub(line, 0, at)),
		DC_ARG(dc_from(line, at)));
}

static bool quoted_at(dc_str line, size_t at)
{
	size_t before = 0, all = 0;

	for (size_t i = 0; i < line.n; i++) {
		before += i < at && line.p[i] == '`';
		all += line.p[i] == '`';
	}
	return before % 2 && (all - before) % 2;
}

/* `::` that the plugin would take, its second colon escaped. */
static dc_str no_colons(dc_arena *a, dc_str line)
{
	dc_buf b;
	bool html = dc_chr(line, '<') != DC_NPOS;
	size_t all = 0, before = 0;

	if (dc_find(line, "::") == DC_NPOS)
		return line;
	b = dc_buf_in(a, DC_MAX_FIELD);
	for (size_t i = 0; i < line.n; i++)
		all += line.p[i] == '`';
	for (size_t i = 0; i < line.n; i++) {
		before += line.p[i] == '`';
		if (i && line.p[i] == ':' && line.p[i - 1] == ':' &&
		    !(before % 2 && (all - before) % 2))
			dc_addz(&b, html ? "&#58;" : "\\:");
		else
			dc_addc(&b, line.p[i]);
	}
	return dc_got(&b);
}

static dc_str for_obsidian(const struct escaper *e, dc_str line)
{
	dc_str text;
	size_t at;

	if (!line.n || dc_is(dc_trim(line), "<br>"))
		return line.n ? DC_S("<br/>") : DC_S("<br>");
	if (dc_starts(line, "<!--") || dc_starts(line, " <!--"))
		line = dc_fmt(e->a, " %.*s", DC_ARG(line));
	if (md_question_mark(line))
		line = escaped(e->a, line, dc_chr(line, '?'));
	text = dc_trim(line);
	if (e->front && e->first && text.n > 1 && text.p[0] == '#' &&
	    !strchr("# \t", text.p[1]))
		line = escaped(e->a, line, (size_t)(text.p - line.p));
	at = e->last ? md_block_id(line) : DC_NPOS;
	if (at != DC_NPOS)
		line = escaped(e->a, line, at);
	return no_colons(e->a, line);
}

static bool plain_side(dc_str line)
{
	return line.n > 1 && strchr("QAC", line.p[0]) && line.p[1] == ':';
}

static dc_str for_hashcards(const struct escaper *e, dc_str line)
{
	if (plain_side(line))
		return escaped(e->a, line, 1);
	if (dc_is(dc_trim(line), "---"))
		return DC_S("----");
	return line;
}

static dc_str for_headings(const struct escaper *e, dc_str line)
{
	dc_str text;

	if (md_level(line, &text))
		return dc_fmt(e->a, " %.*s", DC_ARG(line));
	if (dc_is(dc_trim(line), "%"))
		return escaped(e->a, line, dc_chr(line, '%'));
	if (dc_starts(line, "[#"))
		return dc_fmt(e->a, "[&#35;%.*s", DC_ARG(dc_from(line, 2)));
	if (e->last && !e->under && md_rule(line))
		return DC_S("<hr>");
	return line;
}

static bool tags_line(dc_str line)
{
	return dc_starts(line, "Tags:") || dc_starts(line, "**Tags:") ||
	       dc_starts(line, "**Tags**:");
}

static dc_str for_answers(const struct escaper *e, dc_str line)
{
	dc_str text;

	size_t at = 0;

	if (md_side(line, &text) || tags_line(line)) {
		while (at < line.n && !memchr(":.)", line.p[at], 3))
			at++;
		return escaped(e->a, line, at);
	}
	if (md_level(line, &text) && !e->html)
		return dc_fmt(e->a, "%s%.*s\n", e->under ? "\n" : "",
			DC_ARG(md_one_line(e->a, line)));
	if (!e->under && md_rule(line))
		return DC_S("<hr>\n");
	return line;
}

/* Without tags for cards. */
static dc_str no_decks(dc_arena *a, dc_str line)
{
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);
	size_t at;

	while ((at = dc_find(line, "#flashcards")) != DC_NPOS) {
		dc_adds(&b, dc_sub(line, 0, at));
		dc_addz(&b, "\\#");
		line = dc_from(line, at + 1);
	}
	dc_adds(&b, line);
	return dc_got(&b);
}

/* What says something in every dialect. */
static dc_str for_all(const struct escaper *e, dc_str line)
{
	struct md_card c;
	dc_str tag;
	size_t at;

	if (dc_starts(line, "TARGET DECK") || dc_starts(line, "FILE TAGS"))
		return dc_fmt(e->a, "&#%u;%.*s", (unsigned)line.p[0],
			DC_ARG(dc_from(line, 1)));
	if (!md_comment(line) && md_card_id(e->a, &c, line))
		return escaped(e->a, line, dc_chr(line, dc_starts(
			dc_trim(line), "^") ? '^' : ':'));
	if (dc_is(dc_trim(line), "START") || dc_starts(line, "STARTI ["))
		return dc_fmt(e->a, "&#%u;%.*s", (unsigned)'S', DC_ARG(dc_from(
			line, dc_chr(line, 'S') + 1)));
	if (e->dialect == MDCARDS_OBSIDIAN)
		return line;
	at = md_logseq(line) ? md_logseq_tag(line, &tag) : DC_NPOS;
	if (at != DC_NPOS)
		return escaped(e->a, line, at);
	return md_deck_tag(line) == DC_NPOS ? line : no_decks(e->a, line);
}

static dc_str for_dialect(const struct escaper *e, dc_str line)
{
	line = for_all(e, line);
	switch (e->dialect) {
	case MDCARDS_OBSIDIAN:
		return for_obsidian(e, line);
	case MDCARDS_HASHCARDS:
		return for_hashcards(e, line);
	case MDCARDS_HEADINGS:
		return for_headings(e, line);
	default:
		return for_answers(e, line);
	}
}

/* What these take for syntax in code, too; indented it is none. */
static bool found_in_code(int dialect, dc_str line)
{
	return dialect == MDCARDS_HASHCARDS ? plain_side(line)
		: dialect == MDCARDS_HEADINGS && (md_heading(line, 2) ||
		  dc_is(line, "%") || dc_starts(line, "[#"));
}

static bool fences_in_the_way(dc_str s, int dialect)
{
	struct md_fence f = { 0, 0 };
	dc_str line;

	while (dc_next_line(&s, &line)) {
		bool open = f.n > 0;

		md_fence_step(&f, line);
		if (open && f.n && found_in_code(dialect, line))
			return true;
	}
	return false;
}

static dc_str escape_lines(dc_arena *a, dc_str s, int dialect, bool front)
{
	struct escaper e = { .a = a, .b = dc_buf_in(a, DC_MAX_FIELD),
		.dialect = dialect, .front = front, .first = true };
	struct md_fence f = { 0, 0 };
	dc_str line;

	e.fences = fences_in_the_way(s, dialect);
	while (dc_next_line(&s, &line)) {
		bool code = f.n > 0;

		md_fence_step(&f, line);
		code = code || f.n > 0;
		e.last = !s.n;
		if (!code)
			line = for_dialect(&e, line);
		else if (e.fences)
			dc_addc(&e.b, ' ');
		dc_adds(&e.b, line);
		if (s.n)
			dc_addc(&e.b, '\n');
		e.first = false;
		e.under = !code && !dc_blank(line);
		e.html = e.under && (e.html ||
			dc_starts(md_unindented(line), "<"));
	}
	return mdmeta_trim(dc_got(&e.b));
}

/* ---- does it stand? ---- */

struct looker {
	struct md_fence f;       /* as Markdown sees it */
	dc_str run;              /* of the fence that the plugin sees */
	bool code;               /* this line is in a fence */
	bool row;                /* the line before is of a table */
};

static bool ok_obsidian(struct looker *l, dc_str line, bool front)
{
	size_t at, length, n = 0;
	enum md_tight tight;
	bool row = l->row, fence = dc_starts(line, "```") ||
		dc_starts(line, "~~~");
	dc_str text;

	if (l->run.n) {
		bool ends = dc_starts(line, l->run.p[0] == '`' ? "`" : "~") &&
			dc_eq(dc_sub(line, 0, l->run.n), l->run);

		if (ends)
			l->run = DC_NONE;
		return ends == !l->f.n;
	}
	while (fence && n < line.n && line.p[n] == line.p[0])
		n++;
	l->run = fence ? dc_sub(line, 0, n) : DC_NONE;
	at = dc_find(line, "::");
	l->row = dc_starts(line, "|");
	if (fence != l->code || (row && dc_is(line, "<br>")) ||
	    dc_blank(line) || dc_starts(line, "<!--") ||
	    dc_find(line, "<!--SR:") != DC_NPOS ||
	    dc_starts(line, MD_CALLOUT) ||
	    md_question_mark(line) || (at != DC_NPOS && !quoted_at(line, at)))
		return false;
	if (fence)
		return true;
	return md_separator(line, &length, &tight) == DC_NPOS &&
	       dc_find(line, "#card") == DC_NPOS &&
	       dc_find(line, "#flashcard") == DC_NPOS &&
	       !(front && md_level(line, &text));
}

static bool ok_headings(const struct looker *l, dc_str line)
{
	dc_str text;

	return !found_in_code(MDCARDS_HEADINGS, line) &&
	       (l->code || (!dc_is(dc_trim(line), "%") &&
		!(dc_starts(line, "#") && md_level(line, &text))));
}

static bool ok_answers(const struct looker *l, dc_str line)
{
	dc_str text;

	return l->code || (!md_side(line, &text) && !md_level(line, &text) &&
			   !md_rule(line) && !md_card_title(line));
}

static bool ok(struct looker *l, dc_str line, int dialect, bool front)
{
	switch (dialect) {
	case MDCARDS_OBSIDIAN:
		return ok_obsidian(l, line, front);
	case MDCARDS_HASHCARDS:
		return !plain_side(line) && !dc_is(dc_trim(line), "---");
	case MDCARDS_HEADINGS:
		return ok_headings(l, line);
	default:
		return ok_answers(l, line);
	}
}

bool md_stands(dc_str s, int dialect, bool front)
{
	struct looker l = { .code = false };
	dc_str line = DC_NONE;

	while (dc_next_line(&s, &line)) {
		bool open = l.f.n > 0;

		md_fence_step(&l.f, line);
		l.code = open || l.f.n > 0;
		if (!ok(&l, line, dialect, front) || (!l.code &&
		    dc_find(line, "<!--SR:") != DC_NPOS))
			return false;
	}
	/* A rule at the end parts cards. */
	return !l.f.n && !l.run.n && !(dialect == MDCARDS_HEADINGS &&
		!l.code && md_rule(line));
}

/* What the reader makes of it: lines that were written for it alone. */
static dc_str read_back(dc_arena *a, dc_str s, int dialect)
{
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);
	struct md_fence f = { 0, 0 };
	dc_str line, text;

	while (dc_next_line(&s, &line)) {
		bool code = f.n > 0;

		md_fence_step(&f, line);
		code = code || f.n;
		if (!code && md_comment(line))
			continue;
		if (!code && dialect == MDCARDS_OBSIDIAN &&
		    dc_is(dc_trim(line), "<br>"))
			line = DC_NONE;
		else if (!code && dc_starts(line, " ") &&
			 (dialect == MDCARDS_OBSIDIAN ?
			  dc_starts(md_unindented(line), "<!--") :
			  dialect == MDCARDS_HEADINGS &&
			  md_level(line, &text)))
			line = dc_from(line, 1);
		dc_adds(&b, line);
		dc_addc(&b, '\n');
	}
	return mdmeta_trim(dc_got(&b));
}

/* As HTML, without the references that md_one_line() makes. */
static dc_str meaning(dc_arena *a, dc_str s)
{
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);
	bool comments = true;
	uint64_t c;

	s = dc_convert(a, NULL, s, DC_MARKDOWN, DC_HTML);
	for (size_t i = 0; i < s.n; i++) {
		dc_str rest = dc_sub(s, i, 6);
		size_t end = DC_NPOS;

		if (comments && dc_starts(rest, "<!--")) {
			end = dc_find(dc_from(s, i), "-->");
			comments = end != DC_NPOS;
		}
		if (end != DC_NPOS) {
			i += end + 2;
			continue;
		}
		end = dc_starts(rest, "&#") ? dc_chr(rest, ';')
			: DC_NPOS;

		if (end != DC_NPOS && dc_num(dc_sub(rest, 2, end - 2), &c) &&
		    c < 0x80) {
			dc_addc(&b, (char)c);
			i += end;
		} else if (s.p[i] != '\n' || (b.n && b.p[b.n - 1] != '>' &&
		    !dc_starts(dc_from(s, i + 1), "<"))) {
			dc_addc(&b, s.p[i]);
		}
	}
	return dc_got(&b);
}

dc_str md_escape(dc_arena *a, dc_str markdown, int dialect, bool front)
{
	dc_str s = mdmeta_trim(markdown), out;

	out = escape_lines(a, md_no_wiki(a, s, dialect == MDCARDS_OBSIDIAN),
		dialect, front);
	if (!md_stands(out, dialect, front))
		return md_one_line(a, s);
	/* An escape says another thing in code and in HTML, and a comment
	 * that is left out may have parted paragraphs. */
	if (dc_eq(out, s) && dc_find(s, "<!--") == DC_NPOS)
		return out;
	return dc_eq(meaning(a, s), meaning(a, read_back(a, out, dialect)))
		? out : md_one_line(a, s);
}
