/*
 * The lines of Markdown with cards: what each is.
 */
#include "parts/mdlines.h"

bool md_take(struct md_place *p, dc_str *line)
{
	if (!dc_next_line(&p->rest, line))
		return false;
	p->line++;
	md_fence_step(&p->fence, *line);
	return true;
}

/* Level of the heading that the line is, 0 if it is none; its text. */
size_t md_level(dc_str line, dc_str *text)
{
	dc_str s = md_unindented(line);
	size_t n = 0;

	while (n < s.n && s.p[n] == '#')
		n++;
	if (!n || n > MD_LEVELS || (n < s.n && s.p[n] != ' ' && s.p[n] != '\t'))
		return 0;
	s = dc_trim(dc_from(s, n));
	while (s.n && s.p[s.n - 1] == '#')
		s.n--;
	*text = dc_trim(s);
	return n;
}

bool md_rule(dc_str line)
{
	dc_str s = dc_trim(line);

	if (s.n < 3 || !strchr("-*_", s.p[0]))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != s.p[0] && s.p[i] != ' ')
			return false;
	return true;
}

bool md_comment(dc_str line)
{
	dc_str s = dc_trim(line);

	return dc_starts(s, "<!--") && dc_ends(s, "-->");
}

/* ---- "Q: …" ---- */

/* Without bullets, numbers, `#` and what makes it bold. */
static dc_str undressed(dc_str line, bool *bold)
{
	dc_str s = md_unindented(line), text;

	if (md_level(s, &text))
		s = text;
	if (dc_starts(s, "- ") || dc_starts(s, "* ") || dc_starts(s, "> "))
		s = dc_trim(dc_from(s, 2));
	*bold = dc_starts(s, "**") || dc_starts(s, "__");
	return *bold ? dc_from(s, 2) : s;
}

/*
 * "Q:" and "A:" (1, 2), and the text behind; "C:" is 3, a cloze.  0: neither.
 * The word may be any that means a front or a back, and may have a number.
 */
int md_side(dc_str line, dc_str *text)
{
	bool bold;
	dc_str s = undressed(line, &bold), word;
	const char *role;
	size_t at = dc_chr(dc_sub(s, 0, 40), ':');

	if (at == DC_NPOS || at == 0)
		return 0;
	word = dc_trim(dc_sub(s, 0, at));
	s = dc_from(s, at + 1);
	if (bold && dc_ends(word, "**"))
		word = dc_sub(word, 0, word.n - 2);
	else if (bold && (dc_starts(s, "**") || dc_starts(s, "__")))
		s = dc_from(s, 2);
	else if (bold && (dc_ends(s, "**") || dc_ends(s, "__")))
		s.n -= 2;
	else if (bold)
		return 0;
	while (word.n && word.p[word.n - 1] >= '0' && word.p[word.n - 1] <= '9')
		word.n--;
	word = dc_trim(word);
	*text = s;
	if (dc_is(word, "C"))
		return 3;
	role = dc_role_of(word);
	if (!role || (s.n && s.p[0] != ' ' && s.p[0] != '\t' && word.n > 1))
		return 0;
	return strcmp(role, "front") == 0 ? 1 : strcmp(role, "back") == 0 ? 2
		: 0;
}

/* ---- tables ---- */

bool md_delimiters(dc_str line)
{
	dc_str s = dc_trim(line);
	size_t dashes = 0, bars = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (!memchr("-:| \t", s.p[i], 5))
			return false;
		dashes += s.p[i] == '-';
		bars += s.p[i] == '|';
	}
	return dashes && bars;
}

/* The cells of a row; `\|` and bars in code do not part them. */
size_t md_cells(dc_arena *a, dc_str line, dc_str *out)
{
	dc_str s = dc_trim(line);
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);
	bool code = false;
	size_t n = 0;

	if (dc_starts(s, "|"))
		s = dc_from(s, 1);
	if (dc_ends(s, "|") && !dc_ends(s, "\\|"))
		s.n--;
	for (size_t i = 0; i <= s.n && n < MD_COLUMNS; i++) {
		char c = i < s.n ? s.p[i] : '|';

		if (c == '\\' && i + 1 < s.n && s.p[i + 1] == '|') {
			dc_addc(&b, s.p[++i]);
		} else if (c == '|' && (!code || i == s.n)) {
			out[n++] = dc_trim(dc_got(&b));
			b = dc_buf_in(a, DC_MAX_FIELD);
		} else {
			code ^= c == '`';
			dc_addc(&b, c);
		}
	}
	return n;
}

bool md_row(dc_str line)
{
	return dc_chr(line, '|') != DC_NPOS;
}

/* ---- front::back ---- */

static bool word_char(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || c == '_';
}

/* Where `::` (or `:::`) parts the line: not in code, not in std::move, not in
 * a cloze.  DC_NPOS if nowhere. */
size_t md_colons(dc_str s, size_t *length)
{
	bool code = false;

	for (size_t i = 1; i + 1 < s.n; i++) {
		char next = i + 2 < s.n ? s.p[i + 2] : ' ';

		code ^= s.p[i - 1] == '`';
		if (code || s.p[i] != ':' || s.p[i + 1] != ':' ||
		    s.p[i - 1] == ':')
			continue;
		*length = next == ':' ? 3 : 2;
		if (*length == 2 && word_char(s.p[i - 1]) && word_char(next))
			continue;
		if (dc_find(dc_sub(s, 0, i), "{{c") == DC_NPOS)
			return i;
	}
	return DC_NPOS;
}

bool md_question_mark(dc_str line)
{
	dc_str s = dc_trim(line);

	return dc_is(s, "?") || dc_is(s, "??");
}

/* ---- Logseq ---- */

bool md_logseq(dc_str line)
{
	size_t at = dc_find(line, "#card");

	return dc_starts(mdmeta_trim(line), "- ") && at != DC_NPOS &&
	       (at + 5 == line.n || line.p[at + 5] == ' ');
}

bool md_property(dc_str line)
{
	dc_str s = mdmeta_trim(line);
	size_t at = dc_find(s, "::");

	for (size_t i = 0; at != DC_NPOS && i < at; i++)
		if (!word_char(s.p[i]) && s.p[i] != '-')
			return false;
	return at != DC_NPOS && at > 0;
}
