/*
 * Brainscape: a deck's web page, saved as HTML or copied as text.
 *
 * There is no specification.  The site has had several generations of markup
 * and two layouts of text; the page's own count tells whether a reading is
 * whole.  The old text layout (until 2022) has no marks at all: only the number
 * of blank lines says where a side ends, and an image leaves nothing behind
 * but its blank lines.  Crawlers reduce all layouts to lines in turn below
 * "X Flashcards", without a count.
 */
#include "parts/copied/turns.h"
#include "parts/site/site.h"

#define RATING "How well did you know this?"

enum stage { FRESH, HEADER, OLD_TEXT, NEW_TEXT, LINES, ENDED };

enum { SIDES = 6 };              /* lines that make it look like sides */

/* A card of text under construction, in the note's arena. */
struct card {
	bool open;
	bool has[2];             /* front, back */
	dc_buf side[2];          /* old layout */
	dc_buf body;             /* new layout: all lines up to the rating */
	size_t last_line;        /* where body's last line begins */
	uint64_t line;
};

struct state {
	enum stage stage;
	dc_str title, crumbs;
	uint64_t announced;
	bool told;               /* the deck was put */
	bool flat;               /* old layout, blank lines reduced to one */
	dc_str name;
	struct card card;
	size_t blanks;           /* blank lines before this one */
	bool in_run;
	/* Of the last card, and of what may be one; both 1 more, for there are
	 * pages whose first card is 0. */
	uint64_t number, pending;
	xml_doc *doc;
};

/* ---- names and counts ---- */

static dc_str without(dc_str s, const char *end)
{
	return dc_ends(s, end) ? dc_sub(s, 0, s.n - strlen(end)) : s;
}

/* "Flashcards in X Deck (34)" */
static bool read_count_line(dc_str line, dc_str *title, uint64_t *announced)
{
	dc_str s = dc_trim(line);

	if (!dc_starts(s, "Flashcards in ") ||
	    !page_cut_count(&s, false, announced) || !dc_ends(s, " Deck"))
		return false;
	*title = dc_from(without(s, " Deck"), strlen("Flashcards in "));
	return true;
}

/* "X Flashcards Preview", "X Flashcards by Y | Brainscape" */
static dc_str bare_title(dc_str s)
{
	uint64_t n;
	size_t by;

	s = dc_trim(without(dc_trim(s), "| Brainscape"));
	page_cut_count(&s, true, &n);
	by = dc_find(s, " Flashcards by ");
	s = dc_sub(s, 0, by);
	return dc_trim(without(without(s, " Preview"), " Flashcards"));
}

static bool is_own_crumb(dc_str s)
{
	static const char *const own[] = { "Brainscape", "Home", "Flashcards",
		"Find Flashcards", "Browse", "Back" };
	size_t i;

	for (i = 0; i < sizeof(own) / sizeof(*own); i++)
		if (dc_ieq(s, dc_cstr(own[i])))
			return true;
	return !s.n;
}

/* "AML > DL CNNs & RNNs > Flashcards" becomes "AML::DL CNNs & RNNs". */
static dc_str deck_path(dc_arena *arena, dc_str crumbs, dc_str title)
{
	dc_buf b = dc_buf_in(arena, DC_MAX_FIELD);
	dc_str part = DC_NONE, last = DC_NONE;

	while (crumbs.p) {
		part = dc_trim(dc_cut(&crumbs, '>'));
		if (is_own_crumb(part))
			continue;
		dc_addz(&b, b.n ? "::" : "");
		dc_adds(&b, part);
		last = part;
	}
	if (title.n && !dc_eq(title, last)) {
		dc_addz(&b, b.n ? "::" : "");
		dc_adds(&b, title);
	}
	return dc_got(&b);
}

static int tell_deck(dc_reader *r, dc_str url)
{
	struct state *s = r->state;
	dc_deck deck = { .url = url, .announced = s->announced };

	if (s->told)
		return 0;
	s->told = true;
	s->name = deck_path(r->run_arena, s->crumbs, s->title);
	deck.name = s->name;
	return dc_put_deck(r, &deck);
}

/* A side without text is lost; a card without any is none. */
static int put_card(dc_reader *r, const dc_str side[2], dc_markup markup,
	dc_where at, dc_str id)
{
	dc_note *n = dc_note_new(r);

	if (!n || (!side[0].n && !side[1].n))
		return 0;
	n->deck = ((struct state *)r->state)->name;
	n->id = id;
	n->at.line = at.line;
	n->at.url = at.url;
	n->at.by = at.by;
	n->lost = (side[0].n ? 0 : DC_LOST_FRONT) |
		(side[1].n ? 0 : DC_LOST_BACK);
	dc_note_field(r, n, DC_S("Front"), side[0], markup);
	dc_note_field(r, n, DC_S("Back"), side[1], markup);
	return dc_put_note(r, n);
}

/* ---- text: what both layouts share ---- */

/* "(Image link)" is what a copy has for an image. */
static dc_str text_side(dc_reader *r, dc_str text)
{
	dc_str s = page_paragraphs(r->arena, text);

	return dc_is(s, "(Image link)") ? DC_NONE : s;
}

static int put_text(dc_reader *r, dc_str front, dc_str back)
{
	struct state *s = r->state;
	struct card *c = &s->card;
	dc_where at = { .line = c->line, .by = "text" };

	if (c->side[0].failed || c->side[1].failed || c->body.failed)
		return dc_fail(r->run, DC_LIMIT, "field-too-long",
			"a side is longer than %d bytes", DC_MAX_FIELD);
	memset(c, 0, sizeof(*c));
	return put_card(r, (dc_str[]){ text_side(r, front),
		text_side(r, back) }, DC_PLAIN, at, DC_NONE);
}

static int start_card(dc_reader *r, uint64_t line)
{
	struct state *s = r->state;
	int code = tell_deck(r, DC_NONE);

	s->card = (struct card){ .open = true,
		.side = { dc_buf_in(r->arena, DC_MAX_FIELD),
			dc_buf_in(r->arena, DC_MAX_FIELD) },
		.body = dc_buf_in(r->arena, DC_MAX_RECORD),
		.line = line };
	return code;
}

/* ---- text, old layout ---- */

static int end_old(dc_reader *r)
{
	struct card *c = &((struct state *)r->state)->card;

	return c->open ? put_text(r, dc_got(&c->side[0]),
		dc_got(&c->side[1])) : 0;
}

/*
 * A run of lines begins behind s->blanks blank lines: 1 stands between the
 * sides of a card and between paragraphs, 2 between cards.  A side that was
 * an image has no line of its own, so that 3 are 2 + 1 round a lost front, or
 * 1 + 2 round a lost back; 4 are a lost back and then a lost front.  Sets
 * which side of which card the run belongs to.
 */
static int begin_run(dc_reader *r, uint64_t at, int *side)
{
	struct state *s = r->state;
	const struct card *c = &s->card;
	bool more = c->has[1] && s->blanks == 1 && !s->flat;
	bool answers = c->open && !c->has[1] && s->blanks == 1;
	bool lost = c->open && s->blanks == (c->has[1] ? 3u : 4u);
	int code;

	*side = more || answers || lost;
	if (more || answers)
		return 0;
	code = end_old(r);
	return code ? code : start_card(r, at);
}

/*
 * Crawlers reduce blank lines to one: then sides are taken in turn, which a
 * side of two paragraphs puts out of step.  What stands behind the header
 * shows it.
 */
static int start_old(dc_reader *r)
{
	struct state *s = r->state;
	dc_str rest = dc_peek(r->in, DC_HEAD), line;
	size_t runs = 0, gap = 0, widest = 0;

	s->stage = OLD_TEXT;
	while (dc_next_line(&rest, &line)) {
		if (!dc_trim(line).n) {
			gap++;
			continue;
		}
		runs += gap > 0 || !runs;
		widest = gap > widest ? gap : widest;
		gap = 0;
	}
	s->flat = widest == 1 && runs > 3 && s->announced != 1;
	if (s->flat)
		dc_warn(r->run, "brainscape-flat", "cards are not told apart "
			"by blank lines: sides are taken in turn");
	return 0;
}

static int old_line(dc_reader *r, dc_str line, uint64_t at)
{
	struct state *s = r->state;
	int side = s->card.has[1], code = 0;
	dc_buf *b;

	if (!dc_trim(line).n) {
		s->blanks = s->in_run ? 1 : s->blanks + 1;
		s->in_run = false;
		return 0;
	}
	if (!s->card.open && dc_is(dc_trim(line), "Loading flashcards..."))
		return 0;
	if (!s->in_run)
		code = begin_run(r, at, &side);
	b = &s->card.side[side];
	dc_addz(b, s->in_run ? "" : "\n");
	dc_adds(b, line);
	s->card.has[side] = s->in_run = true;
	return code;
}

/* ---- text, new layout ---- */

/* Where the line "A" is that divides a card: one with a blank line behind it,
 * for content may have such a line too. */
static bool find_answer(dc_str body, dc_str *front, dc_str *back)
{
	dc_str rest = body, line;
	bool found = false, blank_behind = false;

	while (!blank_behind && dc_next_line(&rest, &line)) {
		dc_str next = rest, behind;

		if (!dc_is(dc_trim(line), "A"))
			continue;
		blank_behind = !dc_next_line(&next, &behind) ||
			!dc_trim(behind).n;
		if (found && !blank_behind)
			continue;
		found = true;
		*front = dc_sub(body, 0, (size_t)(line.p - body.p));
		*back = rest;
	}
	return found;
}

static int end_new(dc_reader *r, bool at_end)
{
	struct state *s = r->state;
	dc_str body = dc_got(&s->card.body), front = body, back = DC_NONE;

	if (!s->card.open)
		return 0;
	find_answer(body, &front, &back);
	if (at_end && !dc_trim(back).n)
		dc_cut_short(r->run);
	return put_text(r, front, back);
}

static uint64_t pending_number(dc_str line)
{
	uint64_t n;

	return dc_num(line, &n) && n < UINT64_MAX ? n + 1 : 0;
}

/* "7" and then "Q" begin a card; the number has to be a later one, for "Q"
 * may stand in content. */
static int new_line(dc_reader *r, dc_str line, uint64_t at)
{
	struct state *s = r->state;
	dc_str t = dc_trim(line);
	int code = 0;

	if (!t.n && !s->card.open)
		return 0;
	if (dc_is(t, "Q") && s->pending > s->number) {
		if (s->card.open)
			s->card.body.n = s->card.last_line;
		code = end_new(r, false);
		s->number = s->pending;
		return code ? code : start_card(r, at);
	}
	s->pending = pending_number(t);
	if (s->card.open && s->pending != s->number + 1)
		s->pending = 0;
	if (!s->card.open)
		return 0;
	if (dc_is(t, RATING))
		return end_new(r, false);
	s->card.last_line = s->card.body.n;
	dc_adds(&s->card.body, line);
	return 0;
}

/* ---- text: the header, and the loop ---- */

/* What stands above the cards.  Decides which layout it is. */
static int header_line(dc_reader *r, dc_str line, uint64_t at)
{
	struct state *s = r->state;
	dc_str t = dc_trim(line);
	uint64_t n;

	if (!t.n)
		return 0;
	if (read_count_line(t, &t, &s->announced)) {
		s->title = dc_dup(r->run_arena, t);
		return start_old(r);
	}
	if (dc_is(t, "Loading flashcards..."))
		return start_old(r);
	if (dc_is(t, "Q") && s->pending) {
		s->stage = NEW_TEXT;
		return new_line(r, line, at);
	}
	if (dc_ends(t, "> Flashcards"))
		s->crumbs = dc_dup(r->run_arena, t);
	else if (page_cut_count(&t, true, &n))
		s->announced = n;
	if (!s->title.n && dc_find(t, "Flashcards") != DC_NPOS)
		s->title = dc_dup(r->run_arena, bare_title(t));
	s->pending = pending_number(t);
	return 0;
}

static int read_text(dc_reader *r)
{
	struct state *s = r->state;
	uint64_t at = dc_input_line(r->in);
	dc_str line;

	if (!dc_line(r->in, &line)) {
		enum stage was = s->stage;
		int code = dc_input_code(r->in);

		s->stage = ENDED;
		if (code)
			return code;
		return was == OLD_TEXT ? end_old(r) :
			was == NEW_TEXT ? end_new(r, true) : 0;
	}
	if (s->stage == HEADER)
		return header_line(r, line, at);
	return s->stage == OLD_TEXT ? old_line(r, line, at) :
		new_line(r, line, at);
}

/* ---- text, lines in turn ---- */

/* "X Flashcards", and below it line upon line, all without marks. */
static bool is_lines(dc_str head)
{
	static const char *const marks[] = { "\t", " = ", " | ", "Q:", "A:",
		"# ", "::", NULL };
	size_t lines = 0, blank = 0;
	dc_str line;

	if (!dc_next_line(&head, &line) || line.n > 200 || dc_starts(line, "#")
	    || !dc_ends(dc_trim(line), " Flashcards"))
		return false;
	for (; lines < 100 && dc_next_line(&head, &line); lines++) {
		blank += !dc_trim(line).n;
		for (size_t i = 0; marks[i]; i++)
			if (dc_find(line, marks[i]) != DC_NPOS)
				return false;
	}
	return lines >= SIDES && !blank;
}

static int read_lines(dc_reader *r)
{
	struct state *s = r->state;
	struct turns t = { .at.line = 1, .rule = "brainscape-turns" };
	dc_str line = DC_NONE;
	int code = dc_all(r->in, &t.at.rest);

	s->stage = ENDED;
	if (code)
		return code;
	lines_next(&t.at, &line);
	s->title = dc_dup(r->run_arena, bare_title(line));
	code = tell_deck(r, DC_NONE);
	t.deck = s->name;
	return code ? code : turns_put(r, &t);
}

/* ---- pages ---- */

/* Which elements of which generation are what says the recipe. */
static int read_page(dc_reader *r)
{
	struct state *s = r->state;
	int code = site_page(r, &s->doc);

	s->stage = ENDED;
	return code;
}

/* ---- the format ---- */

static int probe(const dc_probe *p)
{
	static const char *const classes[] = { "card-question-text",
		"flashcard-row", "scf-face", "preview-card", "deck-list-link" };
	bool site = dc_find(p->head, "brainscape.com/") != DC_NPOS ||
		dc_find(p->head, "| Brainscape") != DC_NPOS;
	size_t i, marks = 0;

	if (!page_is_html(p)) {
		if (dc_find(p->head, RATING) != DC_NPOS &&
		    dc_find(p->head, "Not at all") != DC_NPOS)
			return 90;
		if (dc_find(p->head, "Flashcards in ") == DC_NPOS ||
		    dc_find(p->head, " Deck (") == DC_NPOS)
			return is_lines(p->head) ? 55 : 0;
		return dc_find(p->head, "Loading flashcards...") != DC_NPOS ||
			dc_find(p->head, "Flashcards Preview") != DC_NPOS ?
			90 : 60;
	}
	for (i = 0; i < sizeof(classes) / sizeof(*classes); i++)
		marks += dc_find(p->head, classes[i]) != DC_NPOS;
	if (dc_find(p->head, "| Brainscape") != DC_NPOS && !marks)
		return 75;
	return !marks ? 0 : site ? 92 : marks > 1 ? 80 : 70;
}

static int open_input(dc_reader *r)
{
	struct state *s = r->state;
	dc_probe p = { .head = dc_peek(r->in, DC_HEAD) };

	s->stage = page_is_html(&p) ? FRESH :
		is_lines(p.head) ? LINES : HEADER;
	return 0;
}

static int read_some(dc_reader *r)
{
	struct state *s = r->state;

	if (s->stage == ENDED)
		return DC_END;
	if (s->stage == LINES)
		return read_lines(r);
	return s->stage == FRESH ? read_page(r) : read_text(r);
}

static void close_input(dc_reader *r)
{
	xml_free(((struct state *)r->state)->doc);
}

const dc_format fmt_brainscape = {
	.name = "brainscape",
	.title = "Brainscape deck, saved or copied page",
	.exts = "html htm txt",
	.how = "scroll to the end of the deck's page, save it or copy it all",
	.caps = DC_CAP_DECKS | DC_CAP_LOST | DC_TRIMS,
	.read_size = sizeof(struct state),
	.probe = probe,
	.open = open_input,
	.read = read_some,
	.close = close_input,
};
