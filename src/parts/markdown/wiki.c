/*
 * Links and embeds of Obsidian.
 */
#include "lib/markdown.h"
#include "parts/markdown/lines.h"
#include "parts/markdown/wiki.h"
#include "parts/side.h"

enum { LONGEST = 512, LONGEST_RUN = 32, LONGEST_SIZE = 5 };

enum what { FILES = 1, LINKS = 2, ESCAPE = 4 };

struct wiki {
	dc_arena *arena;
	dc_str s;
	dc_buf b;
	size_t done, skip;       /* what is written; where to go on */
	size_t end;              /* of the line */
	struct markdown_math math;
	unsigned what;
	uint64_t notes;
};

/* ---- one of them ---- */

struct link {
	size_t n;                /* its length, from `!` or `[` to `]]` */
	bool embed, picture, sound;
	dc_str name, rest;       /* rest: what is behind the first `|` */
};

static bool has_ext(dc_str name, const char *const *exts, size_t n)
{
	dc_str ext = name;

	while (dc_chr(ext, '.') != DC_NPOS)
		dc_cut(&ext, '.');
	for (size_t i = 0; ext.n < name.n && i < n; i++)
		if (dc_ieq(ext, dc_cstr(exts[i])))
			return true;
	return false;
}

/* In tables the bar has a backslash. */
static dc_str cut_bar(dc_str *s)
{
	dc_str part = dc_cut(s, '|');

	if (dc_ends(part, "\\") && s->p)
		part.n--;
	return dc_trim(part);
}

/* As in a[[1]], which is no link but code that nobody marked. */
static bool behind_word(dc_str s, size_t at)
{
	char c = at ? s.p[at - 1] : ' ';

	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || c == '_';
}

static bool link_at(const struct wiki *w, size_t at, struct link *l)
{
	static const char *const pictures[] = { "png", "jpg", "jpeg", "gif",
		"bmp", "svg", "webp", "avif" };
	static const char *const sounds[] = { "mp3", "wav", "m4a", "ogg", "3gp",
		"flac", "opus", "aac", "oga", "webm", "mp4", "ogv", "mov",
		"mkv" };
	dc_str s = dc_sub(w->s, at, w->end - at), file;
	size_t n = 0;

	l->embed = dc_starts(s, "!");
	s = dc_from(s, l->embed);
	if (!dc_starts(s, "[[") || (!l->embed && behind_word(w->s, at)))
		return false;
	s = dc_from(s, 2);
	while (n < s.n && n < LONGEST && s.p[n] != '[' && s.p[n] != ']')
		n++;
	if (!n || strchr(" \t", s.p[0]) || !dc_starts(dc_from(s, n), "]]"))
		return false;
	l->n = l->embed + n + 4;
	l->rest = dc_sub(s, 0, n);
	l->name = cut_bar(&l->rest);
	file = l->name;
	file = dc_trim(dc_cut(&file, '#'));
	l->picture = l->embed && has_ext(file, pictures,
		sizeof(pictures) / sizeof(*pictures));
	l->sound = l->embed && has_ext(file, sounds,
		sizeof(sounds) / sizeof(*sounds));
	if (l->picture || l->sound)
		l->name = file;
	return l->name.n > 0;
}

/* "300", "300x200" */
static bool size_of(dc_str s, dc_str *width, dc_str *height)
{
	uint64_t n;

	*width = dc_cut(&s, 'x');
	*height = s;
	return width->n <= LONGEST_SIZE && dc_num(*width, &n) &&
	       (!s.p || (s.n <= LONGEST_SIZE && dc_num(s, &n)));
}

/* A tag that is alone in its line makes HTML of the lines below it. */
static bool makes_block(const struct wiki *w, size_t at, size_t n)
{
	dc_str rest = dc_from(w->s, w->end), line;
	size_t i = at;

	while (i && strchr(" \t>-*+.)0123456789", w->s.p[i - 1]) &&
	       w->s.p[i - 1])
		i--;
	if ((i && !strchr("\r\n", w->s.p[i - 1])) ||
	    !dc_blank(dc_sub(w->s, at + n, w->end - at - n)))
		return false;
	dc_next_line(&rest, &line);
	return dc_next_line(&rest, &line) && !dc_blank(line) &&
	       !md_question_mark(line);
}

static void add_target(dc_buf *b, dc_str name)
{
	bool bare = true;

	for (size_t i = 0; i < name.n; i++)
		bare = bare && !strchr(" \t()<>", name.p[i]) && name.p[i];
	dc_addz(b, bare ? "](" : "](<");
	for (size_t i = 0; i < name.n; i++) {
		if (name.p[i] && strchr("<>\\", name.p[i]))
			dc_addc(b, '\\');
		dc_addc(b, name.p[i]);
		dc_addz(b, name.p[i] == '&' ? "amp;" : "");
	}
	dc_addz(b, bare ? ")" : ">)");
}

static void add_picture(struct wiki *w, size_t at, const struct link *l)
{
	dc_str rest = l->rest, alt = DC_NONE, width = DC_NONE;
	dc_str height = DC_NONE, part;
	bool block;

	while (rest.p) {
		part = cut_bar(&rest);
		if (rest.p || !size_of(part, &width, &height)) {
			alt = alt.n ? alt : part;
			width = height = DC_NONE;
		}
	}
	if (!width.n) {
		dc_addf(&w->b, "![%.*s", DC_ARG(alt));
		add_target(&w->b, l->name);
		return;
	}
	block = makes_block(w, at, l->n);
	dc_addz(&w->b, block ? "<span><img src=\"" : "<img src=\"");
	side_value(&w->b, l->name);
	dc_addz(&w->b, alt.n ? "\" alt=\"" : "");
	side_value(&w->b, alt);
	dc_addf(&w->b, "\" width=\"%.*s\"", DC_ARG(width));
	if (height.n)
		dc_addf(&w->b, " height=\"%.*s\"", DC_ARG(height));
	dc_addz(&w->b, block ? "></span>" : ">");
}

/* The alias, or the name: "Note > Heading"; a block's id is not seen. */
static void add_text(struct wiki *w, const struct link *l)
{
	dc_str name = l->name, part, alias = l->rest;
	size_t n = w->b.n;

	alias = alias.p ? dc_trim(alias) : DC_NONE;
	if (alias.n) {
		dc_adds(&w->b, alias);
		return;
	}
	while (name.p) {
		part = dc_trim(dc_cut(&name, '#'));
		if (!part.n || (part.p[0] == '^' && w->b.n > n))
			continue;
		dc_addz(&w->b, w->b.n > n ? " > " : "");
		dc_adds(&w->b, dc_convert(w->arena, NULL, part, DC_PLAIN,
			DC_MARKDOWN));
	}
}

/* ---- all of them ---- */

/* What is written for the link at that place; false if it stays. */
static bool put(struct wiki *w, size_t at, const struct link *l)
{
	bool file = l->picture || l->sound;

	if (!(w->what & (file ? FILES : LINKS)))
		return false;
	dc_adds(&w->b, dc_sub(w->s, w->done, at - w->done));
	w->done = at + l->n;
	if (w->what & ESCAPE) {
		dc_addz(&w->b, l->embed ? "!\\[" : "\\[");
		w->done = at + l->embed + 1;
	} else if (l->picture) {
		add_picture(w, at, l);
	} else if (l->sound) {
		dc_addz(&w->b, "[sound:");
		dc_adds(&w->b, l->name);
		dc_addc(&w->b, ']');
	} else {
		w->notes += l->embed;
		add_text(w, l);
	}
	return true;
}

/* How many backquotes stand there, with the code behind them.  A run that
 * nothing closes in this line is noted in *open. */
static size_t code_at(const struct wiki *w, size_t at, uint32_t *open)
{
	dc_str s = dc_sub(w->s, at, w->end - at);
	size_t n = 0, i;

	while (n < s.n && s.p[n] == '`')
		n++;
	if (n >= LONGEST_RUN || *open & 1u << n)
		return n;
	for (i = n; i < s.n;) {
		size_t m = 0;

		while (i + m < s.n && s.p[i + m] == '`')
			m++;
		if (m == n)
			return i + m;
		i += m ? m : 1;
	}
	*open |= 1u << n;
	return n;
}

static void on_line(struct wiki *w, size_t at)
{
	uint32_t open_runs = 0;
	struct link l;

	while (at < w->end) {
		char c = w->s.p[at];
		size_t n = 1, sign;

		if (c == '`') {
			n = code_at(w, at, &open_runs);
		} else if (c == '$' || c == '\\') {
			n = w->what & LINKS ? markdown_math(w->s, at, &sign,
				&w->math) : 0;
			n = n ? n : c == '$' ? 1 : 2;
		} else if ((c == '!' || c == '[') && link_at(w, at, &l) &&
			   put(w, at, &l)) {
			n = w->done - at;
		}
		at += n;
	}
	w->skip = at;
}

static dc_str rewrite(struct wiki *w)
{
	struct md_fence fence = { 0, 0 };
	dc_str rest = w->s, line;

	if (dc_find(w->s, "[[") == DC_NPOS)
		return w->s;
	w->b = dc_buf_in(w->arena, SIZE_MAX / 8);
	while (dc_next_line(&rest, &line)) {
		bool code = fence.n > 0;
		size_t from = (size_t)(line.p - w->s.p);

		md_fence_step(&fence, line);
		w->end = from + line.n;
		if (!code && !fence.n)
			on_line(w, from > w->skip ? from : w->skip);
	}
	if (!w->done)
		return w->s;
	dc_adds(&w->b, dc_from(w->s, w->done));
	return dc_got(&w->b);
}

dc_str md_wiki_files(dc_arena *a, dc_str text)
{
	struct wiki w = { .arena = a, .s = text, .what = FILES };

	return rewrite(&w);
}

dc_str md_wiki_links(dc_arena *a, dc_str text, uint64_t *notes)
{
	struct wiki w = { .arena = a, .s = text, .what = LINKS };

	text = rewrite(&w);
	*notes += w.notes;
	return text;
}

dc_str md_no_wiki(dc_arena *a, dc_str s, bool links)
{
	struct wiki w = { .arena = a, .s = s, .what = FILES | ESCAPE };
	struct wiki other = { .arena = a, .what = LINKS | ESCAPE };

	other.s = rewrite(&w);
	return links ? rewrite(&other) : other.s;
}
