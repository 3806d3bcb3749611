/*
 * Mnemosyne shows what was typed in a web view, after a few repairs of its
 * own; these here do the same.
 */
#include "parts/mnemosyne/mnemosyne.h"
#include "parts/side.h"
#include "parts/tex.h"

/* ---- Python's strings ---- */

static unsigned hex(dc_str s)
{
	unsigned v = 0;

	for (size_t i = 0; i < s.n; i++) {
		const char *digits = "0123456789abcdef";
		const char *at = strchr(digits, s.p[i] | 0x20);

		v = v << 4 | (at && *at ? (unsigned)(at - digits) : 0);
	}
	return v;
}

/* What stands behind a backslash; returns how many bytes of s it is. */
static size_t add_escape(dc_buf *b, dc_str s)
{
	size_t digits = *s.p == 'x' ? 2 : *s.p == 'u' ? 4 : *s.p == 'U' ? 8 : 0;

	if (digits && s.n > digits) {
		dc_addu(b, hex(dc_sub(s, 1, digits)));
		return digits + 1;
	}
	if (*s.p != '\n')
		dc_addc(b, *s.p == 'n' ? '\n' : *s.p == 't' ? '\t'
			: *s.p == 'r' ? '\r' : *s.p);
	return 1;
}

bool mnemo_string(dc_arena *arena, dc_str *rest, dc_str *out)
{
	dc_buf b = dc_buf_in(arena, DC_MAX_FIELD);
	dc_str s = *rest;
	char quote;

	while (s.n && *s.p != '\'' && *s.p != '"')
		s = dc_from(s, 1);
	if (!s.n)
		return false;
	quote = *s.p;
	for (s = dc_from(s, 1); s.n && *s.p != quote;) {
		if (*s.p == '\\' && s.n > 1) {
			s = dc_from(s, 1);
			s = dc_from(s, add_escape(&b, s));
		} else {
			dc_addc(&b, *s.p);
			s = dc_from(s, 1);
		}
	}
	*rest = dc_from(s, 1);
	*out = dc_got(&b);
	return true;
}

/* ---- clozes ---- */

/* The inside of the cloze at the start of s, a '['. */
static bool cloze_at(dc_str s, dc_str *inside)
{
	size_t end = dc_chr(s, ']');

	if (end == DC_NPOS || end < 2)
		return false;
	*inside = dc_sub(s, 1, end - 1);
	return true;
}

bool mnemo_has_cloze(dc_str s)
{
	dc_str inside;

	for (size_t at; (at = dc_chr(s, '[')) != DC_NPOS;) {
		s = dc_from(s, at);
		if (cloze_at(s, &inside))
			return true;
		if (dc_chr(s, ']') == DC_NPOS)
			return false;
		s = dc_from(s, 1);
	}
	return false;
}

static void add_cloze(dc_buf *b, dc_str inside, unsigned number)
{
	dc_str hint = inside, word = dc_cut(&hint, ':');

	if (!number) {
		dc_adds(b, word);
		return;
	}
	dc_addf(b, "{{c%u::", number);
	dc_adds(b, word);
	if (hint.n) {
		dc_addz(b, "::");
		dc_adds(b, hint);
	}
	dc_addz(b, "}}");
}

dc_str mnemo_cloze(dc_arena *arena, dc_str s, uint64_t wanted)
{
	dc_buf b = dc_buf_in(arena, DC_MAX_FIELD);
	bool closed = true;
	unsigned n = 0;

	while (s.n) {
		size_t at = closed ? dc_chr(s, '[') : DC_NPOS;
		bool stays = wanted && (n >= 64 || wanted >> n & 1);
		dc_str inside;

		dc_adds(&b, dc_sub(s, 0, at));
		s = dc_from(s, at);
		if (!s.n)
			break;
		if (!cloze_at(s, &inside)) {
			closed = dc_chr(s, ']') != DC_NPOS;
			dc_addc(&b, '[');
			s = dc_from(s, 1);
			continue;
		}
		n++;
		add_cloze(&b, inside, stays ? n : 0);
		s = dc_from(s, inside.n + 2);
	}
	return dc_got(&b);
}

/* ---- mathematics ---- */

static void add_maths(dc_buf *b, dc_str s, const char *open, const char *close)
{
	dc_addz(b, open);
	for (size_t i = 0; i < s.n; i++) {
		dc_str rest = dc_from(s, i);
		bool reference = dc_starts(rest, "&lt;") ||
			dc_starts(rest, "&gt;") || dc_starts(rest, "&amp;");

		if (s.p[i] == '<')
			dc_addz(b, "&lt;");
		else if (s.p[i] == '>')
			dc_addz(b, "&gt;");
		else if (s.p[i] == '&' && !reference)
			dc_addz(b, "&amp;");
		else
			dc_addc(b, s.p[i]);
	}
	dc_addz(b, close);
}

/* What stands in HTML, as LaTeX gets it. */
static dc_str unescaped(dc_arena *arena, dc_str s)
{
	static const char *const references[] = { "&lt;", "&gt;", "&amp;" };
	dc_buf b = dc_buf_in(arena, DC_MAX_RECORD);
	size_t i;

	for (size_t n; s.n; s = dc_from(s, n)) {
		for (i = 0; i < 3 && !dc_starts(s, references[i]); i++)
			;
		n = i < 3 ? strlen(references[i]) : 1;
		dc_addc(&b, i < 3 ? "<>&"[i] : *s.p);
	}
	return dc_got(&b);
}

/* <latex> holds a piece of LaTeX, where lines may be those of a program. */
static void add_latex(dc_buf *b, dc_str s)
{
	s = tex_shown(b->arena, unescaped(b->arena, s));
	if (dc_starts(s, "[latex]"))
		side_text(b, s);
	else
		add_maths(b, s, "", "");
}

static const struct {
	const char *open, *close;
	const char *as[2];
} maths[] = {
	{ "<latex>", "</latex>", { NULL, NULL } },
	{ "<$>", "</$>", { "\\(", "\\)" } },
	{ "<$$>", "</$$>", { "\\[", "\\]" } },
};

enum { MATHS = sizeof(maths) / sizeof(*maths) };

struct text {
	dc_buf b;
	unsigned kept;           /* open elements whose lines are no breaks */
	bool endless[MATHS];     /* has no end from here on */
};

static size_t find_ignoring_case(dc_str s, const char *what)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '<' && dc_istarts(dc_from(s, i), what))
			return i;
	return DC_NPOS;
}

/* Mathematics at the start of s; returns its length, or 0. */
static size_t take_maths(struct text *t, dc_str s)
{
	for (size_t i = 0; i < MATHS; i++) {
		size_t n = strlen(maths[i].open), end;
		dc_str inside;

		if (t->endless[i] || !dc_istarts(s, maths[i].open))
			continue;
		end = find_ignoring_case(s, maths[i].close);
		t->endless[i] = end == DC_NPOS;
		if (t->endless[i])
			continue;
		inside = dc_sub(s, n, end - n);
		if (maths[i].as[0])
			add_maths(&t->b, inside, maths[i].as[0],
				maths[i].as[1]);
		else
			add_latex(&t->b, inside);
		return end + strlen(maths[i].close);
	}
	return 0;
}

/* ---- tags ---- */

static bool names(dc_str tag, const char *name)
{
	size_t n = strlen(name);

	return dc_istarts(tag, name) && (tag.n == n ||
		strchr(" \t\r\n/>", tag.p[n]));
}

static bool is_one_of(dc_str tag, const char *const *list)
{
	for (; *list; list++)
		if (names(tag, *list))
			return true;
	return false;
}

/* The value of src="…", without quotes. */
static dc_str source(dc_str tag)
{
	for (size_t i = 1; i < tag.n; i++) {
		dc_str s = dc_from(tag, i);

		if (!dc_istarts(s, "src=") || !strchr(" \t\r\n", s.p[-1]))
			continue;
		s = dc_from(s, 4);
		if (s.n && (*s.p == '"' || *s.p == '\''))
			return dc_sub(s, 1, dc_chr(dc_from(s, 1), *s.p));
		for (i = 0; i < s.n && !strchr(" \t\r\n/>", s.p[i]);)
			i++;
		return dc_sub(s, 0, i);
	}
	return DC_NONE;
}

/* Windows wrote its own slashes. */
static void add_turned(dc_buf *b, dc_str s)
{
	for (size_t i = 0; i < s.n; i++)
		dc_addc(b, s.p[i] == '\\' ? '/' : s.p[i]);
}

/* One whole tag; `inside` is what stands between its angles. */
static void add_tag(struct text *t, dc_str inside)
{
	static const char *const sounds[] = { "sound", "audio", "video",
		NULL };
	static const char *const keep[] = { "ul", "ol", "table", "script",
		"textarea", NULL };
	bool ends = dc_starts(inside, "/");
	dc_str name = dc_from(inside, ends), file;

	if (names(name, "card"))
		return;
	if (is_one_of(name, sounds)) {
		file = ends ? DC_NONE : source(inside);
		if (!file.n)
			return;
		dc_addz(&t->b, "[sound:");
		add_turned(&t->b, file);
		dc_addc(&t->b, ']');
		return;
	}
	if (is_one_of(name, keep) && !ends)
		t->kept++;
	else if (is_one_of(name, keep) && t->kept)
		t->kept--;
	dc_addc(&t->b, '<');
	if (names(name, "img"))
		add_turned(&t->b, inside);
	else
		dc_adds(&t->b, inside);
	dc_addc(&t->b, '>');
}

/* What begins with '<'; returns how long it is. */
static size_t take_angle(struct text *t, dc_str s)
{
	size_t n = take_maths(t, s), end = 1;
	char c = s.n > 1 ? s.p[1] : ' ';

	if (n)
		return n;
	while (end < s.n && s.p[end] != '<' && s.p[end] != '>')
		end++;
	if (end == s.n || s.p[end] == '<' || !(c == '/' || c == '!' ||
	    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) {
		dc_addz(&t->b, "&lt;");
		return 1;
	}
	add_tag(t, dc_sub(s, 1, end - 1));
	return end + 1;
}

dc_str mnemo_html(dc_arena *arena, dc_str s)
{
	struct text t = { .b = dc_buf_in(arena, DC_MAX_RECORD) };

	for (size_t i = 0; i < s.n;) {
		char c = s.p[i];

		if (c == '<') {
			i += take_angle(&t, dc_from(s, i));
			continue;
		}
		i++;
		if (c == '\r' && i < s.n && s.p[i] == '\n')
			continue;
		if ((c == '\n' || c == '\r') && !t.kept)
			dc_addz(&t.b, "<br>");
		else
			dc_addc(&t.b, c);
	}
	return dc_got(&t.b);
}
