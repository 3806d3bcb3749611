/*
 * Cards in other people's Markdown: which dialect a document is in.
 */
#include "parts/markdown/cards.h"
#include "parts/markdown/dialect.h"
#include "parts/markdown/wiki.h"
#include "parts/org/lines.h"

static const struct md_dialect *const dialects[MD_DIALECTS] = {
	[MD_LOGSEQ] = &md_logseq_cards,
	[MD_BLOCKS] = &md_blocks,
	[MD_DETAILS] = &md_details,
	[MD_ANSWERS] = &md_answers,
	[MD_TABLE] = &md_table,
	[MD_OBSIDIAN] = &md_obsidian,
	[MD_REMNOTE] = &md_remnote,
	[MD_LISTS] = &md_lists,
	[MD_HEADINGS] = &md_headings
};

/* In the order of the option's choices. */
static const enum md_which choices[] = { MD_DIALECTS, MD_OBSIDIAN, MD_ANSWERS,
	MD_HEADINGS, MD_ANSWERS, MD_TABLE, MD_DETAILS, MD_LISTS, MD_LOGSEQ,
	MD_BLOCKS, MD_REMNOTE };

/* ---- which dialect ---- */

/* "TARGET DECK: A", or the deck in the next line; so FILE TAGS. */
static bool target(struct md_census *s, dc_str line)
{
	bool deck = s->deck_next, tags = s->tags_next;

	s->deck_next = s->tags_next = false;
	if (dc_starts(line, "TARGET DECK")) {
		line = dc_from(line, sizeof("TARGET DECK") - 1);
		deck = dc_starts(line, ":");
		s->deck_next = !deck && dc_blank(line);
	} else if (dc_starts(line, "FILE TAGS")) {
		line = dc_from(line, sizeof("FILE TAGS") - 1);
		tags = dc_starts(line, ":");
		s->tags_next = !tags && dc_blank(line);
	} else if (!deck && !tags) {
		return false;
	}
	if (dc_starts(line, ":"))
		line = dc_from(line, 1);
	if (deck && !s->deck.n)
		s->deck = dc_trim(line);
	if (tags && !s->tags.n)
		s->tags = dc_trim(line);
	return deck || tags;
}

void md_census_line(struct md_census *s, dc_str line)
{
	dc_str text;

	s->lines += !dc_blank(line) && !md_level(line, &text) &&
		!md_comment(line) && !md_tag_line(line);
	if (!target(s, line))
		for (size_t i = 0; i < MD_DIALECTS; i++)
			dialects[i]->count(s, line);
	s->before = line;
}

static struct md_census census(dc_arena *a, struct md_place p,
	const struct md_front *f)
{
	struct md_census s = { .arena = a, .named = f->named,
		.exported = f->exported, .curly = f->exported };
	bool code = false;
	dc_str line;

	while (md_take(&p, &line)) {
		if (!code && !p.fence.n)
			md_census_line(&s, line);
		else if (s.open)
			s.bodies[s.open]++, s.open = 0;
		code = p.fence.n > 0;
	}
	s.by_word = f->tagged && !s.tagged && !s.named && !s.exported;
	s.tagged |= f->tagged || s.exported;
	return s;
}

/* Where words stand tight round `::`, or one word before it, the document as a
 * whole says whether that is a card. */
static bool takes_tight(const struct md_census *c)
{
	return c->tagged || 2 * (c->cards[MD_OBSIDIAN] + c->tight) >= c->lines;
}

static bool takes_fields(const struct md_census *c)
{
	return c->tagged || c->fields > c->cards[MD_OBSIDIAN] + c->tight;
}

static size_t obsidian(const struct md_census *c)
{
	return c->cards[MD_OBSIDIAN] + (takes_tight(c) ? c->tight : 0) +
	       (takes_fields(c) ? c->fields : 0) + (c->tagged ? c->marks : 0);
}

/* The level with the most headings that have text below; deepest of equals. */
static size_t card_level(const struct md_census *c)
{
	size_t best = 0;

	for (size_t i = 1; i <= MD_LEVELS; i++)
		if (c->bodies[i] && (!best || c->bodies[i] >= c->bodies[best]))
			best = i;
	return best;
}

/* Most bullets must fit, and most of the document must be in them. */
static bool is_list(const struct md_census *c, size_t bodies)
{
	size_t n = c->cards[MD_LISTS];

	if (c->terms)
		return n >= 2 * c->bullets && n > bodies;
	return n >= 3 && n >= 9 * c->bullets && n >= 4 * bodies &&
	       10 * n >= 6 * c->lines;
}

/* Several bullets have RemNote's marks, a fifth of them all (or both of two),
 * and more than any other dialect has cards. */
static bool is_remnote(const struct md_census *c, size_t bodies)
{
	size_t n = c->cards[MD_REMNOTE], all = n + c->concepts;

	if (n < 2 || (n == 2 && all < c->points) || c->tagged ||
	    5 * all < c->points || all < bodies)
		return false;
	for (size_t i = 0; i < MD_OBSIDIAN; i++)
		if (c->cards[i] >= n)
			return false;
	return all >= c->cards[MD_OBSIDIAN];
}

/* `flashcards` among the tags of a note may be its subject: alone it makes no
 * cards of a few ==marks== in something else. */
static bool is_tagged(const struct md_census *c, size_t bodies)
{
	return c->tagged && (!c->by_word || c->cards[MD_OBSIDIAN] || c->tight ||
		(4 * c->marks >= bodies && 4 * c->marks >= c->rows &&
		 c->marks >= c->cards[MD_LISTS]));
}

/* The first of these that is there, unless a later one is far more often. */
static enum md_which sure(const struct md_census *c)
{
	size_t n[MD_OBSIDIAN + 1], best = MD_DIALECTS;

	for (size_t i = 0; i <= MD_OBSIDIAN; i++)
		n[i] = c->cards[i];
	n[MD_OBSIDIAN] = 0;
	if (c->tagged)
		n[MD_OBSIDIAN] = obsidian(c);
	for (size_t i = 0; i <= MD_OBSIDIAN; i++) {
		size_t times = best == MD_DETAILS ? 1 : 4;

		if (n[i] && (best == MD_DIALECTS || n[i] > times * n[best]))
			best = i;
	}
	return (enum md_which)best;
}

static enum md_which choose(const struct md_census *c)
{
	size_t level = card_level(c), bodies = level ? c->bodies[level] : 0;
	enum md_which which = sure(c);
	size_t colons = obsidian(c);

	if (is_remnote(c, bodies))
		return MD_REMNOTE;
	/* Logseq has fields of its own. */
	if (which < MD_DIALECTS && 4 * c->cards[which] < colons -
	    (which == MD_LOGSEQ && takes_fields(c) ? c->fields : 0))
		which = MD_OBSIDIAN;
	/* What stands in the texts of cards is not what the document is in. */
	if (which < MD_DIALECTS && (which == MD_LOGSEQ ||
	    (which == MD_OBSIDIAN && is_tagged(c, bodies)) ||
	    4 * c->cards[which] >= bodies))
		return which;
	if (colons && colons >= bodies && colons >= c->rows)
		return MD_OBSIDIAN;
	if (c->rows > 4 * bodies)
		return MD_TABLE;
	if (is_list(c, bodies))
		return MD_LISTS;
	return bodies ? MD_HEADINGS : MD_DIALECTS;
}

/* Points `- a - b` alone may be anything. */
static int list_score(const struct md_census *c)
{
	size_t n = c->cards[MD_LISTS];

	if (c->terms || 2 * c->bold > n)
		return 55;
	return 2 * c->dashes <= n ? 30 : c->headings ? 40 : 0;
}

/* The line below its head is in no other kind of table.  But a small one in a
 * long text, which has nothing else of Markdown, is not what the text is. */
static int table_score(const struct md_census *c)
{
	if (!c->headings && 10 * c->tabled < c->lines)
		return 9;
	if (!c->headings && 2 * c->tabled < c->lines)
		return 25;
	return c->cards[MD_TABLE] ? 90 : 75;
}

int mdcards_probe(const dc_probe *p)
{
	struct md_place start = { .rest = p->head }, text = start;
	struct md_front f = md_front_matter(p->arena, &text);
	/* Its lines weigh against a few points below it. */
	struct md_census c = census(p->arena, start, &f);
	size_t level = card_level(&c);

	/* Its `# ` are comments, and its lists are headings. */
	if (org_looks(p->head))
		return 0;
	switch (choose(&c)) {
	case MD_DETAILS:
		return c.headings || dc_find(p->head, "\n- ") != DC_NPOS ? 80
			: 40;
	case MD_REMNOTE:
		return c.cards[MD_REMNOTE] > 2 ? 75 : 60;
	case MD_LOGSEQ:
	case MD_BLOCKS:
		return 75;
	case MD_ANSWERS:
		return c.cards[MD_ANSWERS] > 1 ? 75 : 60;
	case MD_TABLE:
		return table_score(&c);
	case MD_OBSIDIAN:
		return c.tagged ? 80 : obsidian(&c) > 2 ? 60 : 40;
	case MD_LISTS:
		return list_score(&c);
	case MD_HEADINGS:
		return c.bodies[level] > 2 ? 60 : c.bodies[level] > 1 ? 50 : 35;
	default:
		return 0;
	}
}

/* ---- what is left out ---- */

void md_outside(struct mdcards *s, dc_str line)
{
	uint64_t at = s->at.line - 1;

	if (s->at.fence.n)
		return;
	md_census_line(&s->others, line);
	for (size_t i = 0; i < MD_DIALECTS; i++)
		if (s->others.cards[i] && !s->others_at[i])
			s->others_at[i] = at;
	if (s->others.tight && !s->tight_at)
		s->tight_at = at;
	if (s->others.marks && !s->marks_at)
		s->marks_at = at;
}

/* What a note of Obsidian has, too, where nothing says that it is for cards. */
static void tell_untagged(dc_reader *r, const struct mdcards *s)
{
	size_t tight = s->others.tight, marks = s->others.marks;

	if (s->dialect != &md_obsidian || s->tagged)
		return;
	if (tight) {
		dc_at(r->run, s->tight_at, 1, DC_NONE);
		dc_notice(r->run, "markdown-untagged", "passed over %zu "
			"line%s as a::b: without a tag #flashcards that is no "
			"card", tight, tight == 1 ? "" : "s");
	}
	if (marks && s->cloze == MD_CLOZE_AUTO) {
		dc_at(r->run, s->marks_at, 1, DC_NONE);
		dc_notice(r->run, "markdown-untagged", "passed over %zu "
			"line%s with ==marks==: without a tag #flashcards "
			"they hide nothing", marks, marks == 1 ? "" : "s");
	}
}

static void tell(dc_reader *r, struct mdcards *s)
{
	const size_t *n = s->others.cards;

	s->told = true;
	if (s->schedules)
		dc_lose(r->run, "scheduling comments", s->schedules);
	if (s->properties)
		dc_lose(r->run, "properties", s->properties);
	if (s->embedded)
		dc_lose(r->run, "embedded notes", s->embedded);
	for (size_t i = 0; i <= MD_OBSIDIAN; i++)
		if (n[i] && dialects[i] != s->dialect) {
			dc_at(r->run, s->others_at[i], 1, DC_NONE);
			dc_notice(r->run, "markdown-others", "passed over %zu "
				"card%s in %s: most are in %s", n[i],
				n[i] == 1 ? "" : "s", dialects[i]->what,
				s->dialect->what);
		}
	tell_untagged(r, s);
}

/* ---- reading ---- */

static void set_up(dc_reader *r, struct mdcards *s,
	const struct mdcards_opts *o)
{
	struct md_front f = md_front_matter(r->run_arena, &s->at);
	struct md_census c = census(r->arena, s->at, &f);
	enum md_which which = choices[o->dialect];
	dc_buf b = dc_buf_in(r->run_arena, 1 << 16), ignored;
	dc_str deck = DC_S("");

	ignored = dc_buf_in(r->arena, 1 << 16);
	if (which == MD_DIALECTS)
		which = choose(&c);
	s->dialect = which < MD_DIALECTS ? dialects[which] : NULL;
	s->level = card_level(&c);
	s->indented = !c.flush;
	s->tagged = c.tagged && which == MD_OBSIDIAN;
	s->exported = c.exported;
	s->curly = f.exported;
	s->tight = takes_tight(&c);
	s->fields = takes_fields(&c);
	s->cloze = o->cloze;
	s->strict = o->dialect == MDCARDS_HASHCARDS || (f.strict && c.plain) ||
		(o->dialect != MDCARDS_QA && c.plain > 4 * c.dressed &&
		 !c.headings);
	if (s->tagged && !f.tagged)
		md_split_tags(r->run_arena, c.first, &ignored, &s->first);
	s->deck = c.deck.n ? dc_dup(r->run_arena, c.deck) : f.deck;
	s->tags = f.tags;
	md_split_tags(r->run_arena, c.tags, &b, &deck);
	s->here_tags = dc_got(&b);
	s->others.arena = r->run_arena;
}

static int start(dc_reader *r, const struct mdcards_opts *o,
	struct mdcards **state)
{
	struct mdcards *s = dc_alloc(r->run_arena, sizeof(*s));
	dc_str text;
	int code = dc_all(r->in, &text);

	if (code)
		return code;
	if (!s)
		return DC_LIMIT;
	s->at = (struct md_place){ .rest = text, .line = 1 };
	set_up(r, s, o);
	/* Files of Obsidian may be in any layout; links are looked at where
	 * they are sure. */
	if (s->dialect != &md_obsidian)
		s->at.rest = md_wiki_files(r->run_arena, s->at.rest);
	*state = s;
	return DC_OK;
}

int mdcards_read(dc_reader *r, const struct mdcards_opts *o,
	struct mdcards **state)
{
	struct mdcards *s;
	int code = *state ? DC_OK : start(r, o, state);

	if (code)
		return code;
	s = *state;
	if (!s->dialect)
		return DC_END;
	code = s->dialect->next(r, s);
	if (code == DC_END && !s->told)
		tell(r, s);
	return code;
}
