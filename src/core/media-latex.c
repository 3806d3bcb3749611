/*
 * Pictures that Anki made of LaTeX in a field:
 *
 *	[latex]\alpha[/latex]   [$]x^2[/$]   [$$]\int f[/$$]
 *
 * Nothing in the text names them: they are called latex-<SHA-1>.png or .svg
 * after what is set, so that this has to be made just as Anki makes it.  Its
 * pictures of a cloze's card are those of what the card shows.
 */
#include "core/html.h"
#include "core/media.h"

enum {
	MOST = 10000,            /* names for one text: each is looked for */
	CLOZES = 20,             /* of one expression: cards that are asked */
	LONGEST = 64 << 10       /* bytes of one that has clozes */
};

static const struct kind {
	const char *open, *close, *before, *behind;
} kinds[] = {
	{ "[latex]", "[/latex]", "", "" },
	{ "[$]", "[/$]", "$", "$" },
	{ "[$$]", "[/$$]", "\\begin{displaymath}", "\\end{displaymath}" },
};

enum { NKINDS = sizeof(kinds) / sizeof(*kinds) };

struct finder {
	dc_arena *arena;
	dc_str s;
	bool html;
	size_t none[NKINDS];     /* no such end from there on */
	dc_str *names;
	size_t n, cap;
};

/* ---- what is set ---- */

/* Anki's pattern has blanks that do not count: <br /> is no new line. */
static size_t new_line(dc_str s)
{
	return dc_istarts(s, "<br>") ? 4 : dc_istarts(s, "<br/>") ||
		dc_istarts(s, "<div>") ? 5 : 0;
}

static dc_str with_lines(dc_arena *a, dc_str s)
{
	dc_buf b = dc_buf_in(a, DC_MAX_RECORD);
	size_t at, n;

	if (dc_chr(s, '<') == DC_NPOS)
		return s;
	while ((at = dc_chr(s, '<')) != DC_NPOS) {
		n = new_line(dc_from(s, at));
		dc_adds(&b, dc_sub(s, 0, at + !n));
		dc_addz(&b, n ? "\n" : "");
		s = dc_from(s, at + (n ? n : 1));
	}
	dc_adds(&b, s);
	return dc_got(&b);
}

/* Where `what` ends, sought from `at` on; DC_NPOS where there is none. */
static size_t behind(dc_str s, size_t at, const char *what)
{
	size_t n = strlen(what);

	for (; at + n <= s.n; at++)
		if (dc_istarts(dc_from(s, at), what))
			return at + n;
	return DC_NPOS;
}

/* How much goes at a '<': a comment, a style or script with what is in it, or
 * up to the next '>'.  `open`: kinds of these that may still have an end. */
static size_t tag(dc_str s, bool open[3])
{
	static const char *const wholes[][2] = { { "<!--", "-->" },
		{ "<style", "</style>" }, { "<script", "</script>" } };
	size_t end;

	for (size_t i = 0; i < 3; i++) {
		size_t at = strlen(wholes[i][0]);

		if (!open[i] || !dc_istarts(s, wholes[i][0]))
			continue;
		at = i ? behind(s, at, ">") : at;
		end = at == DC_NPOS ? at : behind(s, at, wholes[i][1]);
		if (end != DC_NPOS)
			return end;
		open[i] = false;
	}
	end = dc_chr(s, '>');
	return end == DC_NPOS ? 0 : end + 1;
}

static dc_str without_tags(dc_arena *a, dc_str s)
{
	dc_buf b = dc_buf_in(a, DC_MAX_RECORD);
	bool open[3] = { true, true, true };
	size_t at, n;

	if (dc_chr(s, '<') == DC_NPOS)
		return s;
	while ((at = dc_chr(s, '<')) != DC_NPOS) {
		n = tag(dc_from(s, at), open);
		if (!n)
			break;
		dc_adds(&b, dc_sub(s, 0, at));
		s = dc_from(s, at + n);
	}
	dc_adds(&b, s);
	return dc_got(&b);
}

/* ---- names ---- */

static void add_name(struct finder *f, dc_str name)
{
	dc_str *more = dc_grow(f->arena, f->names, f->n, &f->cap,
		sizeof(*more));

	if (!more)
		return;
	f->names = more;
	f->names[f->n++] = name;
}

/* Which of the two a picture is, its note type decides; who changes that has
 * old ones of the other kind. */
static void add(struct finder *f, const struct kind *k, dc_str inner)
{
	static const char *const exts[] = { ".png", ".svg" };
	unsigned char sum[SHA1_SIZE];
	dc_str s = dc_fmt(f->arena, "%s%.*s%s", k->before, DC_ARG(inner),
		k->behind);

	if (f->html) {
		s = without_tags(f->arena, with_lines(f->arena, s));
		s = media_decoded(f->arena, s);
	}
	sha1_of(s, sum);
	for (size_t i = 0; i < sizeof(exts) / sizeof(*exts); i++) {
		dc_buf b = dc_buf_in(f->arena, 64);

		dc_addz(&b, "latex-");
		for (size_t j = 0; j < SHA1_SIZE; j++)
			dc_addf(&b, "%02x", sum[j]);
		dc_addz(&b, exts[i]);
		add_name(f, dc_got(&b));
	}
}

/* The expression as it stands, and as the cards of clozes in it show it. */
static void add_all(struct finder *f, const struct kind *k, dc_str inner)
{
	uint16_t ords[CLOZES];
	size_t n = inner.n > LONGEST ? 0
		: cloze_ords_in(inner, ords, CLOZES);

	add(f, k, inner);
	if (n)
		add(f, k, cloze_shown(f->arena, inner, 0));
	for (size_t i = 0; i < n; i++)
		add(f, k, cloze_shown(f->arena, inner, ords[i] + 1u));
}

/* ---- where it stands ---- */

static size_t closing(struct finder *f, size_t at, size_t kind)
{
	size_t step;

	for (size_t i = at; i < f->none[kind]; i += step + 1) {
		step = dc_chr(dc_sub(f->s, i, f->none[kind] - i), '[');
		if (step == DC_NPOS)
			break;
		if (dc_istarts(dc_from(f->s, i + step), kinds[kind].close))
			return i + step;
	}
	f->none[kind] = at < f->none[kind] ? at : f->none[kind];
	return DC_NPOS;
}

/* What begins at the '[' at `at`; returns where the search goes on. */
static size_t take(struct finder *f, size_t at)
{
	for (size_t i = 0; i < NKINDS; i++) {
		size_t from = at + strlen(kinds[i].open), end;

		if (!dc_istarts(dc_from(f->s, at), kinds[i].open))
			continue;
		end = closing(f, from + 1, i);
		if (end == DC_NPOS)
			continue;
		add_all(f, &kinds[i], dc_sub(f->s, from, end - from));
		return end + strlen(kinds[i].close);
	}
	return at + 1;
}

size_t media_find_latex(dc_arena *a, dc_str text, bool html, dc_str **names)
{
	struct finder f = { .arena = a, .s = text, .html = html };
	size_t at = 0, step;

	for (size_t i = 0; i < NKINDS; i++)
		f.none[i] = text.n;
	while (f.n < MOST &&
	       (step = dc_chr(dc_from(text, at), '[')) != DC_NPOS)
		at = take(&f, at + step);
	*names = f.names;
	return f.n;
}
