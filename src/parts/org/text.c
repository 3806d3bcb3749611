/*
 * Org-mode text as HTML: paragraphs, lists, tables and blocks.
 */
#include "parts/org/text.h"

/* Columns that Emacs fills lines to; less where no blank parts words. */
enum { FILLED = 70, FILLED_WIDE = 56 };

void org_begin(struct org_side *s, dc_arena *a, struct org_style *style)
{
	*s = (struct org_side){ .arena = a, .style = style };
	s->out = dc_buf_in(a, DC_MAX_FIELD);
	s->para = dc_buf_in(a, DC_MAX_FIELD);
}

/* ---- paragraphs ---- */

static void flush(struct org_side *s)
{
	if (!s->para.n)
		return;
	if (s->text)
		dc_addz(&s->out, "<br><br>");
	org_inline(&s->out, s->style, dc_got(&s->para));
	s->text = true;
	s->para.n = 0;
}

/* Chinese and Japanese are written without blanks, and two columns wide. */
static bool wide(char first)
{
	unsigned char c = (unsigned char)first;

	return (c >= 0xE3 && c <= 0xE9) || c == 0xEF;
}

static size_t width(dc_str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		n += c < 0x80 || c >= 0xC0;
		n += wide(s.p[i]) && c >= 0xC0;
		/* What the marks of clozes are in the file. */
		n += s.p[i] == ORG_CLOSE ? 3 : 0;
	}
	return n;
}

static dc_str first_word(dc_str s)
{
	size_t n = 0;

	if (s.n && wide(s.p[0]))
		return dc_sub(s, 0, 3);
	while (n < s.n && s.p[n] != ' ' && !wide(s.p[n]))
		n++;
	return dc_sub(s, 0, n);
}

static bool is_mark(char c)
{
	return c >= ORG_OPEN && c <= ORG_CLOSE;
}

static bool ends_wide(dc_str s)
{
	while (s.n && is_mark(s.p[s.n - 1]))
		s.n--;
	return s.n >= 3 && wide(s.p[s.n - 3]) &&
	       (unsigned char)s.p[s.n - 1] >= 0x80 &&
	       (unsigned char)s.p[s.n - 1] < 0xC0;
}

static bool starts_wide(dc_str s)
{
	if (s.n && s.p[0] == ORG_OPEN)
		s = dc_from(s, dc_chr(s, ORG_NUMBER) + 1);
	return s.n && wide(s.p[0]);
}

/* What stands between the paragraph so far and its next line. */
static void join(struct org_side *s, dc_str line)
{
	dc_buf *b = &s->para;
	bool both = ends_wide(dc_got(b)) && starts_wide(line);
	bool fits = s->width + 1 + width(first_word(line)) <=
		(both ? FILLED_WIDE : FILLED);

	if (b->n >= 2 && !memcmp(b->p + b->n - 2, "\\\\", 2)) {
		b->n -= 2;
		while (b->n && b->p[b->n - 1] == ' ')
			b->n--;
		dc_addc(b, '\v');
	} else if (s->style->breaks == ORG_ALL || s->verse ||
		   (s->style->breaks == ORG_SHOWN && fits)) {
		dc_addc(b, '\v');
	} else if (!both) {
		dc_addc(b, ' ');
	}
}

static void add_line(struct org_side *s, dc_str line)
{
	dc_str t = dc_trim(line);

	if (s->para.n)
		join(s, t);
	dc_adds(&s->para, t);
	s->width = width(line);
}

void org_title(struct org_side *s, dc_str title, bool bold)
{
	flush(s);
	if (!title.n)
		return;
	if (s->text)
		dc_addz(&s->out, "<br><br>");
	dc_addz(&s->out, bold ? "<b>" : "");
	org_inline(&s->out, s->style, title);
	dc_addz(&s->out, bold ? "</b>" : "");
	s->text = true;
}

/* ---- lists ---- */

static size_t indent(dc_str line)
{
	size_t n = 0;

	for (size_t i = 0; i < line.n; i++) {
		if (line.p[i] == '\t')
			n = n / 8 * 8 + 8;
		else if (line.p[i] == ' ')
			n++;
		else
			break;
	}
	return n;
}

static void close_list(struct org_side *s)
{
	char kind = s->lists[--s->depth].kind;

	flush(s);
	dc_addz(&s->out, kind == 'u' ? "</li></ul>" : kind == 'o' ?
		"</li></ol>" : "</dd></dl>");
	s->text = false;
}

/* Close the lists that text at this indent is not in. */
static void leave_lists(struct org_side *s, size_t in)
{
	while (s->depth > s->quote_depth &&
	       s->lists[s->depth - 1].indent >= in)
		close_list(s);
}

static void leave_all(struct org_side *s)
{
	flush(s);
	while (s->depth > s->quote_depth)
		close_list(s);
}

/* Is it an item?  *text becomes what stands behind the bullet. */
static char bullet(dc_str line, dc_str *text)
{
	size_t in = 0, n;

	while (in < line.n && (line.p[in] == ' ' || line.p[in] == '\t'))
		in++;
	line = dc_from(line, in);
	if (line.n && (line.p[0] == '-' || line.p[0] == '+' ||
	    (line.p[0] == '*' && in))) {
		n = 1;
	} else {
		for (n = 0; n < line.n && n < 9 && line.p[n] >= '0' &&
		     line.p[n] <= '9';)
			n++;
		if (!n || n >= line.n || !strchr(".)", line.p[n]) ||
		    !line.p[n])
			return '\0';
		n++;
	}
	if (n < line.n && line.p[n] != ' ' && line.p[n] != '\t')
		return '\0';
	*text = dc_trim(dc_from(line, n));
	return n > 1 ? 'o' : 'u';
}

/* `[@3]` says a number, `[X]` is a box. */
static dc_str boxes(struct org_side *s, dc_str text)
{
	size_t n;

	if (dc_starts(text, "[@")) {
		n = dc_chr(text, ']');
		text = n == DC_NPOS ? text : dc_trim(dc_from(text, n + 1));
	}
	if (dc_starts(text, "[ ]") || dc_starts(text, "[-]")) {
		dc_addz(&s->para, "☐ ");
		text = dc_trim(dc_from(text, 3));
	} else if (dc_starts(text, "[X]") || dc_starts(text, "[x]")) {
		dc_addz(&s->para, "☑ ");
		text = dc_trim(dc_from(text, 3));
	}
	return text;
}

/* Begin an item of the list at this indent, and the list if it is new. */
static void enter_item(struct org_side *s, size_t in, char kind)
{
	struct org_list *top = s->depth ? &s->lists[s->depth - 1] : NULL;
	bool more = top && s->depth > s->quote_depth && top->indent == in &&
		top->kind == kind;

	if (!more && (!top || s->depth <= s->quote_depth || top->indent < in ||
	    top->kind != kind)) {
		if (top && s->depth > s->quote_depth && top->indent == in)
			close_list(s);
		if (s->depth < ORG_LISTS) {
			s->lists[s->depth++] = (struct org_list){ in, kind };
			dc_addz(&s->out, kind == 'u' ? "<ul>" : kind == 'o' ?
				"<ol>" : "<dl>");
		}
	} else {
		dc_addz(&s->out, kind == 'd' ? "</dd>" : "</li>");
	}
	dc_addz(&s->out, kind == 'd' ? "<dt>" : "<li>");
	s->text = false;
}

static bool list_line(struct org_side *s, dc_str line)
{
	dc_str text;
	char kind = bullet(line, &text);
	size_t in = indent(line), at;

	if (!kind)
		return false;
	flush(s);
	leave_lists(s, in + 1);
	at = dc_find(text, " :: ");
	if (at == DC_NPOS && dc_ends(text, " ::"))
		at = text.n - 3;
	if (at == DC_NPOS || kind == 'o') {
		enter_item(s, in, kind);
	} else {
		enter_item(s, in, 'd');
		org_inline(&s->out, s->style, dc_trim(dc_sub(text, 0, at)));
		dc_addz(&s->out, "</dt><dd>");
		text = dc_trim(dc_from(text, at + 3));
	}
	text = boxes(s, text);
	if (text.n)
		dc_adds(&s->para, text);
	s->width = width(line);
	return true;
}

/* ---- blocks ---- */

/* Blocks in which nothing is looked at. */
enum { SRC, EXAMPLE, EXPORT, COMMENT, RAW_BLOCKS };
static const char *const raw_names[] = { "src", "example", "export",
	"comment" };

struct lines {
	dc_str rest;
	/* What ends them is not there from here on. */
	bool no_drawer_end, no_block_end[RAW_BLOCKS], no_env_end;
};

/* The lines up to one that `ends`; false, and nothing is taken, if there is
 * none. */
static bool take_to(dc_str *rest, dc_str ends, bool *none, dc_str *body)
{
	dc_str s = *rest, line;

	if (*none)
		return false;
	while (dc_next_line(&s, &line)) {
		if (!dc_ieq(dc_sub(dc_trim(line), 0, ends.n), ends))
			continue;
		*body = dc_sub(*rest, 0, (size_t)(line.p - rest->p));
		*rest = s;
		return true;
	}
	*none = true;
	return false;
}

static void out_escaped(dc_buf *b, dc_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '&' || c == '<' || c == '>')
			dc_addz(b, c == '&' ? "&amp;" : c == '<' ? "&lt;" :
				"&gt;");
		else
			dc_addc(b, c);
	}
}

static void out_code(struct org_side *s, dc_str body, dc_str language)
{
	size_t in = DC_NPOS, n = 0;
	dc_str rest = body, line;

	while (dc_next_line(&rest, &line))
		if (!dc_blank(line) && indent(line) < in)
			in = indent(line);
	dc_addz(&s->out, "<pre><code");
	if (language.n) {
		dc_addz(&s->out, " class=\"language-");
		org_attribute(&s->out, language);
		dc_addc(&s->out, '"');
	}
	dc_addc(&s->out, '>');
	for (rest = body; dc_next_line(&rest, &line); n++) {
		size_t cut = 0;

		while (cut < line.n && cut < in &&
		       (line.p[cut] == ' ' || line.p[cut] == '\t'))
			cut++;
		line = dc_from(line, cut);
		if (dc_starts(line, ",*") || dc_starts(line, ",#+") ||
		    dc_starts(line, ",,"))
			line = dc_from(line, 1);
		if (n)
			dc_addc(&s->out, '\n');
		out_escaped(&s->out, line);
	}
	dc_addz(&s->out, "</code></pre>");
	s->text = false;
}

/* `#+begin_src lisp :results none` and what is like it. */
static bool raw_block(struct org_side *s, struct lines *l, dc_str name,
	dc_str rest)
{
	dc_str body, ends = dc_fmt(s->arena, "#+end_%.*s",
		DC_ARG(dc_head(name, 20)));
	bool html;
	size_t k = 0;

	while (k < RAW_BLOCKS && !dc_ieq(name, dc_cstr(raw_names[k])))
		k++;
	if (k == RAW_BLOCKS)
		return false;
	html = k == EXPORT && dc_istarts(dc_trim(rest), "html");
	if (!take_to(&l->rest, ends, &l->no_block_end[k], &body))
		return true;
	if (k == COMMENT || (k == EXPORT && !html))
		return true;
	flush(s);
	if (html) {
		dc_adds(&s->out, body);
		s->text = false;
		return true;
	}
	rest = dc_trim(rest);
	out_code(s, body, k == SRC && rest.n && rest.p[0] != ':' ?
		dc_sub(rest, 0, dc_chr(rest, ' ')) : DC_NONE);
	return true;
}

/* `#+begin_…`, `#+end_…`, `#+name: …`: false if it is none of these. */
static bool hash_line(struct org_side *s, struct lines *l, dc_str line)
{
	dc_str t = dc_trim(line), name;

	if (dc_is(t, "#") || dc_starts(t, "# "))
		return true;
	if (!dc_starts(t, "#+"))
		return false;
	if (dc_istarts(t, "#+begin_")) {
		t = dc_from(t, 8);
		name = dc_sub(t, 0, dc_chr(t, ' '));
		leave_lists(s, indent(line));
		if (raw_block(s, l, name, dc_from(t, name.n)))
			return true;
		flush(s);
		s->verse = dc_ieq(name, DC_S("verse"));
		if (dc_ieq(name, DC_S("quote")) && !s->quoted) {
			dc_addz(&s->out, "<blockquote>");
			s->quoted = true;
			s->text = false;
			s->quote_depth = s->depth;
		}
		return true;
	}
	if (dc_istarts(t, "#+end_")) {
		leave_all(s);
		s->verse = false;
		if (s->quoted && dc_istarts(dc_from(t, 6), "quote")) {
			dc_addz(&s->out, "</blockquote>");
			s->quoted = s->text = false;
			s->quote_depth = 0;
		}
		return true;
	}
	return dc_chr(t, ':') != DC_NPOS;
}

/* ---- tables ---- */

static bool is_rule(dc_str t)
{
	return dc_starts(t, "|-");
}

static void out_row(struct org_side *s, dc_str t, bool head)
{
	dc_str cells = dc_from(t, 1);

	if (dc_ends(cells, "|"))
		cells.n--;
	dc_addz(&s->out, "<tr>");
	while (cells.p) {
		dc_str cell = dc_trim(dc_cut(&cells, '|'));

		dc_addz(&s->out, head ? "<th>" : "<td>");
		org_inline(&s->out, s->style, cell);
		dc_addz(&s->out, head ? "</th>" : "</td>");
	}
	dc_addz(&s->out, "</tr>");
}

/* A table; the rows above its first rule are its head, if others follow. */
static void out_table(struct org_side *s, struct lines *l, dc_str first)
{
	dc_str rest = l->rest, line = first, t = dc_trim(first);
	bool head = false, rows = false;

	/* What stands above a rule, and is there something below it? */
	while (dc_starts(t, "|")) {
		if (is_rule(t))
			head = rows && !head ? true : head;
		else if (head)
			break;
		else
			rows = true;
		if (!dc_next_line(&rest, &line))
			break;
		t = dc_trim(line);
	}
	head = head && dc_starts(t, "|") && !is_rule(t);
	flush(s);
	dc_addz(&s->out, "<table>");
	rows = false;
	for (t = dc_trim(first);; l->rest = rest) {
		if (is_rule(t))
			head = head && !rows;
		else
			out_row(s, t, head);
		rows |= !is_rule(t);
		rest = l->rest;
		if (!dc_next_line(&rest, &line) ||
		    !dc_starts(t = dc_trim(line), "|"))
			break;
	}
	dc_addz(&s->out, "</table>");
	s->text = false;
}

/* ---- lines ---- */

/* `: text` */
static bool fixed(struct org_side *s, struct lines *l, dc_str line)
{
	dc_buf b = dc_buf_in(s->arena, DC_MAX_FIELD);
	dc_str t = dc_trim(line), rest;

	if (!dc_is(t, ":") && !dc_starts(t, ": "))
		return false;
	flush(s);
	for (;;) {
		dc_adds(&b, dc_from(t, 2));
		rest = l->rest;
		if (!dc_next_line(&rest, &line))
			break;
		t = dc_trim(line);
		if (!dc_is(t, ":") && !dc_starts(t, ": "))
			break;
		dc_addc(&b, '\n');
		l->rest = rest;
	}
	out_code(s, dc_got(&b), DC_NONE);
	return true;
}

/* \begin{align} … \end{align} is mathematics that stands by itself. */
static bool environment(struct org_side *s, struct lines *l, dc_str line)
{
	dc_str t = dc_trim(line), body, name, rest = l->rest;

	if (!dc_starts(t, "\\begin{"))
		return false;
	name = dc_sub(t, 7, dc_chr(dc_from(t, 7), '}'));
	flush(s);
	if (dc_find_str(t, dc_fmt(s->arena, "\\end{%.*s}",
	    DC_ARG(dc_head(name, 100)))) == DC_NPOS) {
		if (!take_to(&rest, DC_S("\\end{"), &l->no_env_end, &body))
			return false;
		body = dc_sub(l->rest, 0, l->rest.n - rest.n);
		l->rest = rest;
	} else {
		body = DC_NONE;
	}
	dc_addz(&s->out, "\\[");
	out_escaped(&s->out, t);
	if (body.n)
		dc_addc(&s->out, '\n');
	out_escaped(&s->out, dc_trim(body));
	dc_addz(&s->out, "\\]");
	s->text = true;
	return true;
}

static bool is_hrule(dc_str t)
{
	for (size_t i = 0; i < t.n; i++)
		if (t.p[i] != '-')
			return false;
	return t.n >= 5;
}

/* Lines that are no text at all. */
static bool gone(struct lines *l, dc_str line, bool first)
{
	dc_str t = dc_trim(line), name, body;

	if (first && org_planning(t))
		return true;
	if (dc_starts(t, "CLOCK: [") || dc_ieq(t, DC_S(":END:")))
		return true;
	return org_drawer(t, &name) &&
	       take_to(&l->rest, DC_S(":END:"), &l->no_drawer_end, &body);
}

static void one_line(struct org_side *s, struct lines *l, dc_str line)
{
	dc_str t = dc_trim(line);

	if (!t.n) {
		flush(s);
		if (++s->blanks > 1)
			leave_all(s);
		return;
	}
	s->blanks = 0;
	if (hash_line(s, l, line) || list_line(s, line))
		return;
	leave_lists(s, indent(line));
	if (dc_starts(t, "|")) {
		out_table(s, l, line);
	} else if (is_hrule(t)) {
		flush(s);
		dc_addz(&s->out, "<hr>");
		s->text = false;
	} else if (!fixed(s, l, line) && !environment(s, l, line)) {
		add_line(s, line);
	}
}

void org_text(struct org_side *s, dc_str text)
{
	struct lines l = { .rest = text };
	bool first = true;
	dc_str line;

	while (dc_next_line(&l.rest, &line) && !s->out.failed) {
		if (gone(&l, line, first))
			continue;
		first = first && dc_blank(line);
		one_line(s, &l, line);
	}
	s->quote_depth = 0;
	leave_all(s);
	if (s->quoted)
		dc_addz(&s->out, "</blockquote>");
	s->text &= !s->quoted;
	s->quoted = s->verse = false;
	s->blanks = 0;
}

dc_str org_end(struct org_side *s)
{
	flush(s);
	return dc_trim(org_unmark(s->arena, dc_got(&s->out)));
}
