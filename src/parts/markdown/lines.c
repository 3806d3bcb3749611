/*
 * The lines of Markdown with cards: what each is.
 */
#include "parts/markdown/lines.h"
#include "lib/markdown.h"

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
	*text = s;
	/* `## x ##`, but not `## C#`. */
	while (s.n && s.p[s.n - 1] == '#')
		s.n--;
	if (!s.n || s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t')
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

	return dc_starts(s, "<!--") && s.n > 6 &&
	       dc_find(dc_from(s, 4), "-->") == s.n - 7;
}

/* The sign that would make a block of the text, or DC_NPOS. */
static size_t block_sign(dc_str s)
{
	size_t n = 0;
	dc_str text;

	while (n < s.n && n < 9 && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	if (n < s.n && memchr(n ? ".)" : "-+*", s.p[n], n ? 2 : 3))
		return n + 1 == s.n || s.p[n + 1] == ' ' ||
			s.p[n + 1] == '\t' || md_rule(s) ? n : DC_NPOS;
	return dc_starts(s, ">") || md_level(s, &text) || md_rule(s) ||
		(dc_starts(s, "[") && dc_find(s, "]:") != DC_NPOS) ? 0
		: DC_NPOS;
}

dc_str md_inline(dc_arena *a, dc_str text)
{
	dc_str s = dc_trim(text);
	size_t at = block_sign(s);

	return at == DC_NPOS ? s : dc_fmt(a, "%.*s\\%.*s",
		DC_ARG(dc_sub(s, 0, at)), DC_ARG(dc_from(s, at)));
}

/* ---- "Q: …" ---- */

/* Without bullets, numbers, `#` and what makes it bold. */
static dc_str undressed(dc_str line, bool *bold)
{
	dc_str s = md_unindented(line), text;
	size_t n = 0;

	if (md_level(s, &text))
		s = text;
	while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	if (n && n + 1 < s.n && strchr(".)", s.p[n]) && s.p[n + 1] == ' ')
		s = dc_trim(dc_from(s, n + 1));
	if (dc_starts(s, "- ") || dc_starts(s, "* ") || dc_starts(s, "> "))
		s = dc_trim(dc_from(s, 2));
	*bold = dc_starts(s, "**") || dc_starts(s, "__");
	return *bold ? dc_from(s, 2) : s;
}

/* Where the mark behind the word is: a colon, or in **Q1.** a dot. */
static size_t side_mark(dc_str s, bool bold)
{
	dc_str head = dc_sub(s, 0, 40);
	size_t i = 0;

	while (i < head.n && !strchr(":.)*", head.p[i]))
		i++;
	if (i == head.n || head.p[i] == '\0')
		return DC_NPOS;
	if (head.p[i] == ':' || head.p[i] == '*')
		return dc_chr(head, ':');
	return bold && i && head.p[i - 1] >= '0' && head.p[i - 1] <= '9'
		? i : DC_NPOS;
}

int md_label(dc_str line, dc_str *text, dc_str *label)
{
	bool bold;
	dc_str s = undressed(line, &bold), word;
	const char *role;
	size_t at = side_mark(s, bold);

	if (at == DC_NPOS || at == 0)
		return 0;
	word = dc_trim(dc_sub(s, 0, at));
	s = dc_from(s, at + 1);
	/* `# A::B` is the name of a deck. */
	if (dc_starts(s, ":"))
		return 0;
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
	*label = word = dc_trim(word);
	*text = s;
	if (dc_is(word, "C"))
		return 3;
	role = dc_role_of(word);
	if (!role || (s.n && s.p[0] != ' ' && s.p[0] != '\t' && word.n > 1))
		return 0;
	return strcmp(role, "front") == 0 ? 1 : strcmp(role, "back") == 0 ? 2
		: 0;
}

int md_side(dc_str line, dc_str *text)
{
	dc_str word;

	return md_label(line, text, &word);
}

char md_choice(dc_str line)
{
	bool bold;
	dc_str s = undressed(line, &bold);
	char c = s.n > 2 ? (char)(s.p[0] & ~0x20) : 0;

	return c >= 'A' && c <= 'J' && strchr(":).", s.p[1]) &&
		strchr(" \t*_", s.p[2]) ? c : 0;
}

bool md_card_title(dc_str line)
{
	bool bold;
	dc_str s = dc_trim(undressed(line, &bold));
	uint64_t n;

	while (s.n && strchr("*_:", s.p[s.n - 1]))
		s.n--;
	if (dc_istarts(s, "flash"))
		s = dc_from(s, 5);
	return dc_istarts(s, "card ") && dc_num(dc_from(s, 5), &n);
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
	size_t n = 0, quotes = 0;

	for (size_t i = 0; i < s.n; i++)
		quotes += s.p[i] == '`';
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
			/* The last of an odd number begins nothing. */
			quotes -= c == '`';
			code = c == '`' ? !code && quotes : code;
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

/* Between an odd number of backquotes on each side. */
struct quotes {
	size_t before, all;
};

static bool in_code(const struct quotes *q)
{
	return q->before % 2 && (q->all - q->before) % 2;
}

static bool in_word(dc_str s, size_t i)
{
	return i < s.n && (word_char(s.p[i]) || (unsigned char)s.p[i] >= 0x80);
}

/* `::` at i is a part of a name as in std::move, A::B(), a::b::c. */
static bool is_scope(dc_str s, size_t i)
{
	static const char *const roots[] = { "std", "boost", "self", "Self",
		"crate", "super" };
	size_t start = i, end = i + 2;
	dc_str root;

	while (start && word_char(s.p[start - 1]))
		start--;
	while (end < s.n && word_char(s.p[end]))
		end++;
	root = dc_sub(s, start, i - start);
	for (size_t k = 0; k < sizeof(roots) / sizeof(*roots); k++)
		if (dc_is(root, roots[k]))
			return true;
	return end < s.n && (s.p[end] == '(' || s.p[end] == '<' ||
		dc_starts(dc_from(s, end), "::"));
}

enum { LONGEST_KEY = 64, LONGEST_VALUE = 1024 };

/* [key:: value], (key:: value) */
static bool inline_field(dc_str s, size_t i)
{
	size_t start = i;
	char close;

	while (start && i - start < LONGEST_KEY && (word_char(s.p[start - 1]) ||
	    s.p[start - 1] == '-'))
		start--;
	if (!start || start == i)
		return false;
	close = s.p[start - 1] == '[' ? ']' : s.p[start - 1] == '(' ? ')' : 0;
	return close && dc_chr(dc_sub(s, i, LONGEST_VALUE), close) != DC_NPOS;
}

/* How many colons part at i, 0 if they do not. */
static size_t colons_at(dc_str s, size_t i, bool cloze)
{
	if (cloze || s.p[i] != ':' || i + 1 >= s.n || s.p[i + 1] != ':' ||
	    s.p[i - 1] == ':' || s.p[i - 1] == '\\' || inline_field(s, i))
		return 0;
	return i + 2 < s.n && s.p[i + 2] == ':' ? 3 : 2;
}

size_t md_separator(dc_str s, size_t *length, enum md_tight *tight)
{
	struct quotes q = { 0, 0 };
	struct markdown_math math = { 0 };
	size_t loose = DC_NPOS, first = DC_NPOS, n, open, end = 0;
	bool cloze = false, names = false;

	*tight = MD_LOOSE;
	*length = 2;
	if (dc_find(s, "::") == DC_NPOS)
		return DC_NPOS;
	for (size_t i = 0; i < s.n; i++)
		q.all += s.p[i] == '`';
	for (size_t i = 1; i < s.n; i++) {
		q.before += s.p[i - 1] == '`';
		cloze |= i > 2 && (memcmp(s.p + i - 3, "{{c", 3) == 0 ||
			memcmp(s.p + i - 3, "==c", 3) == 0);
		if (s.p[i - 1] == '$' && i > end)
			end = i - 1 + markdown_math(s, i - 1, &open, &math);
		n = in_code(&q) || i < end ? 0 : colons_at(s, i, cloze);
		if (n == 3) {
			*length = 3;
			return i;
		}
		if (n && !(in_word(s, i - 1) && in_word(s, i + 2))) {
			if (loose == DC_NPOS)
				loose = i;
		} else if (n && is_scope(s, i)) {
			names = true;
		} else if (n && first == DC_NPOS) {
			first = i;
		}
	}
	if (loose == DC_NPOS && first != DC_NPOS)
		*tight = names ? MD_BESIDE_NAMES : MD_TIGHT;
	return loose != DC_NPOS ? loose : first;
}

enum md_field md_field(dc_str line)
{
	static const char *const keys[] = { "tags", "tag", "type", "alias",
		"aliases", "status", "created", "updated", "modified", "date",
		"author", "source", "rating", "parent", "up", "related", "url",
		"topic", "topics", "cssclass", "cssclasses", "collapsed", "id",
		"title", "template", "public", "icon", "banner", "summary",
		"course", "due", "priority" };
	dc_str s = md_unindented(line), key;
	size_t at;

	if (dc_starts(s, "- ") || dc_starts(s, "* "))
		s = dc_from(s, 2);
	at = dc_find(s, "::");
	if (at == DC_NPOS || !at || (at + 2 < s.n && s.p[at + 2] != ' ') ||
	    at + 3 >= s.n)
		return MD_FIELD_NO;
	key = dc_sub(s, 0, at);
	for (size_t i = 0; i < at; i++)
		if (!word_char(s.p[i]) && s.p[i] != '-')
			return MD_FIELD_NO;
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if (dc_ieq(key, dc_cstr(keys[i])))
			return MD_FIELD_SURE;
	/* Logseq keeps its schedules so. */
	return dc_starts(key, "card-") ? MD_FIELD_SURE : MD_FIELD_LIKELY;
}

size_t md_block_id(dc_str s)
{
	size_t n = s.n;

	while (n && s.p[n - 1] != '_' && (word_char(s.p[n - 1]) ||
	    s.p[n - 1] == '-'))
		n--;
	return n > 1 && n < s.n && s.p[n - 1] == '^' && s.p[n - 2] == ' '
		? n - 1 : DC_NPOS;
}

bool md_question_mark(dc_str line)
{
	dc_str s = dc_trim(line);

	return dc_is(s, "?") || dc_is(s, "??");
}

/* ---- Logseq ---- */

size_t md_logseq_tag(dc_str line, dc_str *tag)
{
	static const char *const tags[] = { "#[[card]]", "[[#card]]",
		"[[card]]", "#card", "#flashcard" };

	for (size_t at = 0; at < line.n; at++) {
		dc_str s = dc_from(line, at);

		if ((s.p[0] != '#' && s.p[0] != '[') ||
		    (at && line.p[at - 1] == '\\'))
			continue;
		for (size_t i = 0; i < sizeof(tags) / sizeof(*tags); i++) {
			size_t n = strlen(tags[i]);

			if (!dc_istarts(s, tags[i]) ||
			    (n < s.n && s.p[n] != ' '))
				continue;
			*tag = dc_sub(s, 0, n);
			return at;
		}
	}
	return DC_NPOS;
}

bool md_logseq(dc_str line)
{
	dc_str tag;

	return dc_starts(mdmeta_trim(line), "- ") &&
	       md_logseq_tag(line, &tag) != DC_NPOS;
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
