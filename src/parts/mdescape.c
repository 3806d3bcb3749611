/*
 * Text of cards as it may stand in a dialect of Markdown.
 */
#include "parts/mdescape.h"
#include "parts/mddialect.h"

#define CALLOUT "> [!sr|card-metadata]"

bool md_is_line(dc_str s)
{
	return dc_chr(s, '\n') == DC_NPOS && dc_chr(s, '\r') == DC_NPOS;
}

/* ---- one line of HTML ---- */

struct encoder {
	dc_buf b;
	char quote;              /* of the attribute's value */
	bool tag, pre;
};

static void entity(struct encoder *e, char c)
{
	dc_addf(&e->b, "&#%u;", (unsigned)(unsigned char)c);
}

static void on_tag(struct encoder *e, dc_str s, size_t i)
{
	char c = s.p[i], last = i ? s.p[i - 1] : ' ';

	if (e->quote && c == e->quote)
		e->quote = '\0';
	else if (!e->quote && (c == '"' || c == '\'') && last == '=')
		e->quote = c;
	else if (!e->quote && c == '>')
		e->tag = false;
	else if (e->quote && (strchr("|=\n\r", c) || (c == ':' &&
		 last == ':'))) {
		entity(e, c);
		return;
	}
	dc_addc(&e->b, c == '\n' || c == '\r' ? ' ' : c);
}

static void on_text(struct encoder *e, dc_str s, size_t i)
{
	char c = s.p[i];

	if (c == '\n' || c == '\r') {
		if (e->pre)
			entity(e, c);
		else
			dc_addc(&e->b, ' ');
	} else if (c && strchr("\\`*_[]{}!|:#%=~$^?", c)) {
		entity(e, c);
	} else if (dc_starts(dc_from(s, i), "\xc2\xa0")) {
		dc_addz(&e->b, "&nbsp;");
	} else if (c == '\xa0' && i && s.p[i - 1] == '\xc2') {
		return;
	} else if (!e->b.n && c > ' ' && c < 0x7f && c != '&' &&
	    !((c | 0x20) >= 'a' && (c | 0x20) <= 'z')) {
		entity(e, c);
	} else {
		dc_addc(&e->b, c);
	}
}

dc_str md_one_line(dc_arena *a, dc_str markdown)
{
	struct encoder e = { .b = dc_buf_in(a, DC_MAX_FIELD) };
	dc_str s = dc_convert(a, NULL, markdown, DC_MARKDOWN, DC_HTML);

	for (size_t i = 0; i < s.n; i++) {
		dc_str rest = dc_from(s, i);

		if (!e.tag && dc_starts(rest, "<!--")) {
			size_t end = dc_find(rest, "-->");

			i += (end == DC_NPOS ? rest.n : end + 3) - 1;
			continue;
		}
		if (!e.tag && s.p[i] == '<') {
			e.tag = true;
			if (dc_istarts(rest, "<pre"))
				e.pre = true;
			else if (dc_istarts(rest, "</pre"))
				e.pre = false;
		}
		if (e.tag)
			on_tag(&e, s, i);
		else
			on_text(&e, s, i);
	}
	return dc_trim(dc_got(&e.b));
}

/* ---- mathematics ---- */

enum { LONGEST_MATHS = 4096 };

static bool dull(dc_str body)
{
	return body.n && body.n < LONGEST_MATHS &&
	       dc_trim(body).n == body.n &&
	       dc_chr(body, '`') == DC_NPOS && dc_find(body, "\n\n") == DC_NPOS;
}

/* Obsidian and hashcards know $x$ and $$x$$, not \(x\) and \[x\]. */
dc_str md_dollars(dc_arena *a, dc_str s)
{
	static const char *const close[] = { "\\)", "\\]" };
	static const char *const sign[] = { "$", "$$" };
	dc_buf b;
	dc_str out;

	if (dc_chr(s, '$') != DC_NPOS || (dc_find(s, "\\(") == DC_NPOS &&
	    dc_find(s, "\\[") == DC_NPOS))
		return s;
	b = dc_buf_in(a, DC_MAX_FIELD);
	for (size_t i = 0; i < s.n;) {
		bool block = dc_starts(dc_from(s, i), "\\[");
		size_t end = block || dc_starts(dc_from(s, i), "\\(")
			? dc_find(dc_sub(s, i + 2, LONGEST_MATHS),
				close[block]) : DC_NPOS;
		dc_str body = dc_sub(s, i + 2, end == DC_NPOS ? 0 : end);

		if (end == DC_NPOS || !dull(body) ||
		    (!block && !md_is_line(body))) {
			dc_addc(&b, s.p[i++]);
			continue;
		}
		dc_addz(&b, sign[block]);
		dc_adds(&b, body);
		dc_addz(&b, sign[block]);
		i += end + 4;
	}
	out = dc_got(&b);
	/* In code it means another thing. */
	return dc_eq(dc_convert(a, NULL, s, DC_MARKDOWN, DC_HTML),
		dc_convert(a, NULL, out, DC_MARKDOWN, DC_HTML)) ? out : s;
}

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

/* Where a block id at the end of the card would begin. */
static size_t block_id(dc_str line)
{
	size_t n = line.n;

	while (n && (line.p[n - 1] == '-' ||
	    (line.p[n - 1] >= '0' && line.p[n - 1] <= '9') ||
	    (line.p[n - 1] >= 'a' && line.p[n - 1] <= 'z') ||
	    (line.p[n - 1] >= 'A' && line.p[n - 1] <= 'Z')))
		n--;
	return n > 1 && n < line.n && line.p[n - 1] == '^' &&
		line.p[n - 2] == ' ' ? n - 1 : DC_NPOS;
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
	at = e->last ? block_id(line) : DC_NPOS;
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
		return dc_fmt(e->a, "&#83;%.*s", DC_ARG(dc_from(line,
			dc_chr(line, 'S') + 1)));
	if (e->dialect == MDCARDS_OBSIDIAN)
		return line;
	at = md_logseq(line) ? md_logseq_tag(line, &tag)
		: dc_find(line, "#flashcards");
	return at == DC_NPOS ? line : escaped(e->a, line, at);
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
	    dc_find(line, "<!--SR:") != DC_NPOS || dc_starts(line, CALLOUT) ||
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
			   !md_rule(line));
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

	out = escape_lines(a, s, dialect, front);
	if (!md_stands(out, dialect, front))
		return md_one_line(a, s);
	/* An escape says another thing in code and in HTML, and a comment
	 * that is left out may have parted paragraphs. */
	if (dc_eq(out, s) && dc_find(s, "<!--") == DC_NPOS)
		return out;
	return dc_eq(meaning(a, s), meaning(a, read_back(a, out, dialect)))
		? out : md_one_line(a, s);
}

/* ---- cells ---- */

/* Lines that would be blocks lose that in a cell. */
static bool has_blocks(dc_str s)
{
	dc_str line, text;

	while (dc_next_line(&s, &line)) {
		dc_str in = md_unindented(line);

		if (dc_blank(line) || in.n < line.n || md_level(line, &text) ||
		    md_rule(line) || md_row(line) || strchr("-+*>`~=:<",
		    in.p[0]) || (in.p[0] >= '0' && in.p[0] <= '9'))
			return true;
	}
	return false;
}

dc_str md_escape_cell(dc_arena *a, dc_str markdown)
{
	dc_str s = mdmeta_trim(markdown);
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);
	size_t quotes = 0;

	for (size_t i = 0; i < s.n; i++)
		quotes += s.p[i] == '`';
	if (quotes % 2 || (!md_is_line(s) && has_blocks(s)) ||
	    dc_trim(s).n != s.n ||
	    (quotes && dc_find(s, "\\|") != DC_NPOS))
		return md_one_line(a, s);
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i], next = i + 1 < s.n ? s.p[i + 1] : '\0';

		if (c == '\\' && (next == '\n' || next == '\r')) {
			dc_addz(&b, "<br>");
			i += dc_starts(dc_from(s, i + 1), "\r\n") ? 2 : 1;
		} else if (c == '\n' || c == '\r') {
			dc_addc(&b, ' ');
		} else if (c == '|' && i && s.p[i - 1] == '\\') {
			b.n--;
			dc_addz(&b, "&#124;");
		} else if (c == '|') {
			dc_addz(&b, "\\|");
		} else {
			dc_addc(&b, c);
		}
	}
	return dc_got(&b);
}
