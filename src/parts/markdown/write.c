/*
 * Cards in the Markdown of other programs, written: what is here is read back
 * by mdcards.c.
 */
#include "parts/markdown/escape.h"
#include "parts/markdown/hide.h"
#include "parts/markdown/lines.h"
#include "parts/markdown/wiki.h"
#include "parts/markdown/write.h"

int mdwrite_begin(dc_writer *w, struct mdwrite *s, int dialect)
{
	if (dialect >= MDCARDS_WRITTEN)
		return dc_fail(w->run, DC_USAGE, "markdown-dialect",
			"this dialect of Markdown is only read");
	s->deck = dc_buf_in(w->run_arena, 1 << 16);
	s->tags = dc_buf_in(w->run_arena, 1 << 20);
	s->columns = dc_buf_in(w->run_arena, DC_MAX_RECORD);
	w->caps = DC_CAP_DECKS | DC_NEEDS_FRONT;
	if (dialect != MDCARDS_HASHCARDS)
		w->caps |= DC_CAP_TAGS;
	if (dialect == MDCARDS_TABLE)
		w->caps |= DC_CAP_FIELDS;
	return DC_OK;
}

static dc_str field(const dc_note *n, size_t i)
{
	return i < n->nfields ? n->fields[i].value : DC_NONE;
}

/* ---- decks and tags ---- */

/* A part of a path that Obsidian takes for a tag. */
static bool in_tag(unsigned char c)
{
	return c >= 0x80 || c == '_' || c == '-' || (c >= '0' && c <= '9') ||
	       (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* "A::B c" as "A/B_c"; what was lost. */
static uint64_t add_path(dc_buf *b, dc_str s)
{
	uint64_t lost = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (dc_starts(dc_from(s, i), "::") && i && i + 2 < s.n &&
		    b->p[b->n - 1] != '/') {
			dc_addc(b, '/');
			i++;
		} else if (in_tag((unsigned char)s.p[i])) {
			dc_addc(b, s.p[i]);
		} else {
			dc_addc(b, '_');
			lost++;
		}
	}
	return lost;
}

/* Wide blanks are no part of a tag, either. */
static dc_str without_blanks(dc_arena *a, dc_str s)
{
	dc_buf b = dc_buf_in(a, 1 << 16);

	while (s.n) {
		size_t n = 1;

		while (n < s.n && ((unsigned char)s.p[n] & 0xc0) == 0x80)
			n++;
		if (dc_trim(dc_sub(s, 0, n)).n)
			dc_adds(&b, dc_sub(s, 0, n));
		else
			dc_addc(&b, ' ');
		s = dc_from(s, n);
	}
	return dc_got(&b);
}

static dc_str obsidian_tags(dc_writer *w, const dc_note *n)
{
	dc_buf b = dc_buf_in(w->arena, 1 << 20);
	uint64_t lost = 0;

	for (size_t i = 0; i < n->ntags; i++) {
		dc_addz(&b, " #");
		if (dc_istarts(n->tags[i], "flashcards")) {
			dc_addc(&b, '_');
			lost++;
		}
		lost += add_path(&b, without_blanks(w->arena, n->tags[i]));
	}
	if (lost)
		dc_lose(w->run, "characters in tags", lost);
	return dc_got(&b);
}

static bool changed(dc_buf *kept, dc_str now)
{
	if (dc_eq(dc_got(kept), now))
		return false;
	kept->n = 0;
	dc_adds(kept, now);
	return true;
}

/* `# Deck`, above what follows. */
static bool heading(dc_writer *w, struct mdwrite *s, dc_str deck)
{
	dc_str text;
	bool first = !s->begun;

	s->begun = true;
	if (!changed(&s->deck, deck))
		return false;
	text = dc_convert(w->arena, NULL, deck, DC_PLAIN, DC_MARKDOWN);
	dc_outz(w->out, first ? "#" : "\n#");
	if (text.n)
		dc_outc(w->out, ' ');
	if (md_is_line(text)) {
		bool closing = dc_ends(text, "#") && !dc_ends(text, "\\#");

		dc_outs(w->out, closing ? dc_sub(text, 0, text.n - 1) : text);
		dc_outz(w->out, closing ? "&#35;" : "");
	} else {
		dc_outs(w->out, md_one_line(w->arena, text));
	}
	dc_outc(w->out, '\n');
	return true;
}

/* ---- what two sides cannot hold ---- */

static void tell(dc_writer *w, const dc_note *n, int dialect)
{
	uint64_t more = 0;

	for (size_t i = 2; i < n->nfields && dialect != MDCARDS_TABLE; i++)
		more += !dc_blank(n->fields[i].value);
	if (more)
		dc_lose(w->run, "further fields", more);
	if (dialect != MDCARDS_OBSIDIAN &&
	    dc_is(n->kind, "Basic (and reversed card)"))
		dc_lose(w->run, "reversed cards", 1);
}

/* A side that begins with a fence begins in a line of its own. */
static void out_side(dc_writer *w, dc_str mark, dc_str side)
{
	struct md_fence f = { 0, 0 };
	dc_str line = DC_NONE, rest = side;

	dc_next_line(&rest, &line);
	md_fence_step(&f, line);
	dc_outs(w->out, mark);
	if (side.n)
		dc_outc(w->out, f.n ? '\n' : ' ');
	dc_outs(w->out, side);
	dc_outc(w->out, '\n');
}

/* ---- Obsidian ---- */

static void out_scope(dc_writer *w, struct mdwrite *s, const dc_note *n)
{
	dc_str tags = obsidian_tags(w, n);
	bool deck = changed(&s->deck, n->deck), other = changed(&s->tags, tags);
	dc_buf b;
	uint64_t lost;

	if (s->begun && !deck && !other)
		return;
	dc_outz(w->out, s->begun ? "\n#flashcards" : "#flashcards");
	s->begun = true;
	b = dc_buf_in(w->arena, 1 << 16);
	lost = add_path(&b, without_blanks(w->arena, n->deck));
	if (lost && deck)
		dc_lose(w->run, "characters in decks", lost);
	if (b.n)
		dc_outc(w->out, '/');
	dc_outs(w->out, dc_got(&b));
	dc_outs(w->out, tags);
	dc_outc(w->out, '\n');
}

/* Do both the plugin and our reader part the line here? */
static bool parts_here(dc_arena *a, dc_str front, dc_str back, dc_str mark)
{
	dc_str line = dc_fmt(a, "%.*s%.*s%.*s", DC_ARG(front), DC_ARG(mark),
		DC_ARG(back));
	size_t length, quotes = 0, all = 0;
	enum md_tight tight;

	for (size_t i = 0; i < line.n; i++) {
		quotes += i < front.n && line.p[i] == '`';
		all += line.p[i] == '`';
	}
	return md_separator(line, &length, &tight) == front.n &&
	       length == mark.n && dc_find(line, "::") == front.n &&
	       !(quotes % 2 && (all - quotes) % 2) &&
	       md_field(line) == MD_FIELD_NO;
}

/* What the reader takes away in front of `::`. */
static bool listed(dc_str s)
{
	return dc_starts(s, "- ") || dc_starts(s, "* ") ||
	       dc_starts(s, " ") || dc_starts(s, "\t");
}

static void out_obsidian(dc_writer *w, dc_str front, dc_str back, bool both)
{
	dc_str mark = both ? DC_S(":::") : DC_S("::");

	dc_outc(w->out, '\n');
	if (md_is_line(front) && md_is_line(back) && !listed(front) &&
	    !dc_starts(back, ":") &&
	    parts_here(w->arena, front, back, mark)) {
		dc_outs(w->out, front);
		dc_outs(w->out, mark);
		dc_outs(w->out, back);
	} else {
		dc_outs(w->out, front);
		dc_outz(w->out, both ? "\n??\n" : "\n?\n");
		dc_outs(w->out, back);
	}
	dc_outc(w->out, '\n');
}

static dc_str side_of(dc_writer *w, dc_str s, int dialect, bool front)
{
	if (dialect == MDCARDS_OBSIDIAN || dialect == MDCARDS_HASHCARDS)
		s = md_dollars(w->arena, s);
	return md_escape(w->arena, s, dialect, front);
}

static void put_obsidian(dc_writer *w, struct mdwrite *s, const dc_note *n)
{
	dc_str text = field(n, 0), shown = field(n, 1);

	out_scope(w, s, n);
	if (md_is_cloze(w->arena, n)) {
		dc_str hidden = md_hide(w, md_dollars(w->arena, text),
			MDCARDS_OBSIDIAN);

		if (hidden.n) {
			dc_outc(w->out, '\n');
			dc_outs(w->out, hidden);
			dc_outc(w->out, '\n');
			if (!dc_blank(shown))
				dc_lose(w->run, "further fields", 1);
			return;
		}
		shown = md_shown(w->arena, text);
		text = md_asked(w->arena, text);
	}
	out_obsidian(w, side_of(w, text, MDCARDS_OBSIDIAN, true),
		side_of(w, shown, MDCARDS_OBSIDIAN, false),
		dc_is(n->kind, "Basic (and reversed card)"));
}

/* ---- hashcards ---- */

static void out_name(dc_writer *w, dc_str deck)
{
	dc_outz(w->out, "---\nname = \"");
	for (size_t i = 0; i < deck.n; i++) {
		unsigned char c = (unsigned char)deck.p[i];

		if (c == '"' || c == '\\')
			dc_outc(w->out, '\\');
		dc_outc(w->out, c < ' ' || c == 0x7f ? ' ' : deck.p[i]);
	}
	dc_outz(w->out, "\"\n---\n\n");
}

static void put_hashcards(dc_writer *w, struct mdwrite *s, const dc_note *n)
{
	dc_str text = field(n, 0), shown = field(n, 1), hidden;

	if (!s->begun && n->deck.n)
		out_name(w, n->deck);
	if (s->begun)
		dc_outz(w->out, "\n---\n\n");
	else
		dc_adds(&s->deck, n->deck);
	s->begun = true;
	if (!dc_eq(dc_got(&s->deck), n->deck))
		dc_lose(w->run, "further decks", 1);
	if (md_is_cloze(w->arena, n)) {
		hidden = md_hide(w, md_dollars(w->arena, text),
			MDCARDS_HASHCARDS);
		if (hidden.n) {
			out_side(w, DC_S("C:"), hidden);
			if (!dc_blank(shown))
				dc_lose(w->run, "further fields", 1);
			return;
		}
		shown = md_shown(w->arena, text);
		text = md_asked(w->arena, text);
	}
	out_side(w, DC_S("Q:"), side_of(w, text, MDCARDS_HASHCARDS, true));
	out_side(w, DC_S("A:"), side_of(w, shown, MDCARDS_HASHCARDS, false));
}

/* ---- headings, as mdanki ---- */

static void mdanki_tags(dc_writer *w, const dc_note *n)
{
	uint64_t lost = 0;

	for (size_t i = 0; i < n->ntags; i++) {
		dc_outz(w->out, i ? " [#" : "\n[#");
		for (size_t k = 0; k < n->tags[i].n; k++) {
			char c = n->tags[i].p[k];
			bool bad = strchr("[]\n", c) != NULL;

			dc_outc(w->out, bad ? '_' : c);
			lost += bad;
		}
		dc_outz(w->out, "]()");
	}
	if (n->ntags)
		dc_outc(w->out, '\n');
	if (lost)
		dc_lose(w->run, "characters in tags", lost);
}

static void put_headings(dc_writer *w, struct mdwrite *s, const dc_note *n)
{
	dc_str front = side_of(w, field(n, 0), MDCARDS_HEADINGS, true);
	dc_str back = side_of(w, field(n, 1), MDCARDS_HEADINGS, false);

	heading(w, s, n->deck);
	dc_outz(w->out, "\n##");
	if (md_is_line(front) && dc_trim(front).n == front.n) {
		bool closing = dc_ends(front, " #") || dc_is(front, "#") ||
			dc_ends(front, "\t#");

		dc_outc(w->out, ' ');
		dc_outs(w->out, closing ? dc_sub(front, 0, front.n - 1)
			: front);
		dc_outz(w->out, closing ? "\\#\n\n" : "\n\n");
	} else {
		dc_outz(w->out, "\n\n");
		dc_outs(w->out, front);
		dc_outz(w->out, "\n\n%\n\n");
	}
	/* Without text, comments are none, below it would be no card. */
	if (dc_find(back, "<!--") != DC_NPOS &&
	    !md_one_line(w->arena, back).n)
		back = DC_NONE;
	dc_outs(w->out, dc_blank(back) ? DC_S("&nbsp;") : back);
	dc_outc(w->out, '\n');
	mdanki_tags(w, n);
}

/* ---- questions and answers ---- */

static void put_answers(dc_writer *w, struct mdwrite *s, const dc_note *n)
{
	uint64_t lost = 0;

	heading(w, s, n->deck);
	dc_outc(w->out, '\n');
	out_side(w, DC_S("**Q:**"), side_of(w, field(n, 0), MDCARDS_QA, true));
	out_side(w, DC_S("**A:**"), side_of(w, field(n, 1), MDCARDS_QA,
		false));
	for (size_t i = 0; i < n->ntags; i++) {
		dc_outz(w->out, i ? ", " : "\n**Tags:** ");
		for (size_t k = 0; k < n->tags[i].n; k++) {
			char c = n->tags[i].p[k];
			bool bad = c == ',' || c == ';' || c == '/' ||
				(c == '#' && !k);

			dc_outc(w->out, bad ? '_' : c);
			lost += bad;
		}
	}
	if (n->ntags)
		dc_outc(w->out, '\n');
	if (lost)
		dc_lose(w->run, "characters in tags", lost);
}

/* ---- tables ---- */

static bool has_role(dc_str name, const char *role)
{
	const char *r = dc_role_of(name);

	return r && strcmp(r, role) == 0;
}

/* The names of a note's columns, unless by them they would be others. */
static dc_str columns(dc_writer *w, const dc_note *n)
{
	dc_buf b = dc_buf_in(w->arena, DC_MAX_RECORD);
	bool own = n->nfields > 2 && !has_role(n->fields[0].name, "back");

	for (size_t i = 2; own && i < n->nfields; i++) {
		const char *r = dc_role_of(n->fields[i].name);

		own = !r || !*r;
	}
	for (size_t i = 0; i < n->nfields || i < 2; i++) {
		dc_addz(&b, "| ");
		if (own)
			dc_adds(&b, md_escape_cell(w->arena,
				dc_convert(w->arena, NULL, n->fields[i].name,
				DC_PLAIN, DC_MARKDOWN)));
		else if (i < 2)
			dc_addz(&b, i ? "Back" : "Front");
		else
			dc_addf(&b, "Field %zu", i + 1);
		dc_addc(&b, ' ');
	}
	dc_addz(&b, "| Tags |\n");
	return dc_got(&b);
}

static dc_str cell(dc_arena *a, dc_str s)
{
	dc_str bare = md_no_wiki(a, s, false);

	if (bare.p == s.p)
		return md_escape_cell(a, s);
	return dc_eq(dc_convert(a, NULL, s, DC_MARKDOWN, DC_HTML),
		dc_convert(a, NULL, bare, DC_MARKDOWN, DC_HTML))
		? md_escape_cell(a, bare) : md_one_line(a, s);
}

static void put_row(dc_writer *w, struct mdwrite *s, const dc_note *n)
{
	dc_str names = columns(w, n);
	uint64_t lost = 0;

	if (heading(w, s, n->deck) || !dc_eq(names, dc_got(&s->columns))) {
		changed(&s->columns, names);
		dc_outc(w->out, '\n');
		dc_outs(w->out, names);
		for (size_t i = 0; i < n->nfields || i < 2; i++)
			dc_outz(w->out, "|---");
		dc_outz(w->out, "|---|\n");
	}
	for (size_t i = 0; i < n->nfields || i < 2; i++) {
		dc_outz(w->out, "| ");
		dc_outs(w->out, cell(w->arena, field(n, i)));
		dc_outc(w->out, ' ');
	}
	dc_outz(w->out, "| ");
	for (size_t i = 0; i < n->ntags; i++) {
		for (size_t k = 0; k < n->tags[i].n; k++) {
			char c = n->tags[i].p[k];
			bool bad = strchr(",;|`\\", c) != NULL;

			dc_outc(w->out, bad ? '_' : c);
			lost += bad;
		}
		dc_outc(w->out, ' ');
	}
	dc_outz(w->out, "|\n");
	if (lost)
		dc_lose(w->run, "characters in tags", lost);
}

void mdwrite_put(dc_writer *w, struct mdwrite *s, int dialect,
	const dc_note *n)
{
	tell(w, n, dialect);
	switch (dialect) {
	case MDCARDS_OBSIDIAN:
		put_obsidian(w, s, n);
		return;
	case MDCARDS_HASHCARDS:
		put_hashcards(w, s, n);
		return;
	case MDCARDS_HEADINGS:
		put_headings(w, s, n);
		return;
	case MDCARDS_QA:
		put_answers(w, s, n);
		return;
	default:
		put_row(w, s, n);
	}
}
