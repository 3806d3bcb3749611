/*
 * Any web page: by a recipe for its site (formats/recipes,
 * parts/site/recipe.h), or by the ways in which HTML itself tells a question
 * from an answer.
 *
 * In order of trust: JSON that a recipe knows, JSON-LD and microdata
 * (schema.org's Quiz and FAQPage), elements that a recipe knows; then
 * <details> with a <summary> (Notion's toggles), definition lists, tables of
 * two columns.  Of the first four the one that finds most is read, else the
 * first that finds a card; what the others hold more is told, and by= chooses.
 */
#include <stddef.h>

#include "parts/site/classes.h"
#include "parts/site/schema.h"
#include "parts/site/site.h"
#include "parts/site/table.h"

struct opts {
	int by;                  /* 0: auto, else a way, from 1 */
	const char *recipe;
	const char *card, *front, *back;         /* selectors */
	bool test;
};

static const dc_opt opts[] = {
	{ .name = "by", .type = DC_OPT_CHOICE, .flags = DC_OPT_READ,
	  .place = offsetof(struct opts, by), .def = "auto",
	  .choices = "auto json jsonld microdata site details dl table "
	  "classes",
	  .help = "what in the page holds the cards" },
	{ .name = "recipe", .type = DC_OPT_STR, .flags = DC_OPT_READ,
	  .place = offsetof(struct opts, recipe), .choices = "FILE",
	  .help = "read it by this recipe and no other" },
	{ .name = "test", .type = DC_OPT_FLAG, .flags = DC_OPT_READ,
	  .place = offsetof(struct opts, test),
	  .help = "compare with what the recipe's test expects" },
	{ .name = "card", .type = DC_OPT_STR, .flags = DC_OPT_READ,
	  .place = offsetof(struct opts, card), .choices = "SELECTOR",
	  .help = "CSS selector or XPath of the elements that hold a card" },
	{ .name = "front", .type = DC_OPT_STR, .flags = DC_OPT_READ,
	  .place = offsetof(struct opts, front), .choices = "SELECTOR",
	  .help = "… of the front, in a card or in the page" },
	{ .name = "back", .type = DC_OPT_STR, .flags = DC_OPT_READ,
	  .place = offsetof(struct opts, back), .choices = "SELECTOR",
	  .help = "… of the back" },
	{ .name = NULL }
};

struct state {
	bool ended;
	struct site_page page;
	struct site *site;       /* what recipes made of it, or NULL */
	struct site *guess;      /* … what the names of classes make of it */
	const class_seen *classes;
	size_t nclasses;
	const xml_node *root;
	struct table *table;     /* the one that is looked at */
	dc_str deck;
	const char *by;
	bool counting;           /* cards are counted, not put */
	size_t n;
};

/* ---- what all ways share ---- */

static int put_card(dc_reader *r, const struct page_card *c)
{
	struct state *s = r->state;
	dc_note *n;

	if (!c->front.n && !c->back.n)
		return 0;
	s->n++;
	if (s->counting)
		return 0;
	n = dc_note_new(r);
	if (!n)
		return 0;
	n->deck = s->deck;
	n->at.line = c->line;
	n->at.url = s->page.url;
	n->at.by = s->by;
	n->lost = c->front.n ? 0 : DC_LOST_FRONT;
	dc_note_field(r, n, DC_S("Front"), c->front, c->markup[0]);
	dc_note_field(r, n, DC_S("Back"), c->back, c->markup[1]);
	if (c->choices.n)
		dc_note_field(r, n, DC_S("Choices"), c->choices,
			c->markup[2]);
	return dc_put_note(r, n);
}

/* A quiz names the deck of the questions in it. */
static int enter_deck(dc_reader *r, dc_str name)
{
	struct state *s = r->state;
	dc_deck deck = { .about = s->page.title, .url = s->page.url };

	if (s->counting || dc_eq(name, s->deck))
		return 0;
	s->deck = dc_dup(r->run_arena, name);
	deck.name = s->deck;
	return dc_put_deck(r, &deck);
}

/* ---- recipes ---- */

static int find_by(dc_reader *r, enum site_kind kind)
{
	struct state *s = r->state;

	s->n += site_count(s->site, kind);
	return s->counting || !s->site ? 0 : site_put(r, s->site, kind);
}

static int find_json(dc_reader *r)
{
	return find_by(r, SITE_JSON);
}

static int find_view(dc_reader *r)
{
	return find_by(r, SITE_VIEW);
}

/* The last resort: classes that are called front and back. */
static int find_classes(dc_reader *r)
{
	struct state *s = r->state;
	const recipe *made;
	int code = DC_OK;

	if (!s->classes) {
		s->nclasses = classes_of(r, s->page.doc, &s->classes);
		made = classes_guess(r, s->classes, s->nclasses);
		if (made)
			s->guess = site_open_by(r, &s->page, made, &code);
	}
	if (code || !s->guess ||
	    site_count(s->guess, SITE_VIEW) < CLASSES_LEAST)
		return code;
	s->n += site_count(s->guess, SITE_VIEW);
	return s->counting ? DC_OK : site_put(r, s->guess, SITE_VIEW);
}

/* ---- JSON-LD, microdata ---- */

static int find_jsonld(dc_reader *r)
{
	struct state *s = r->state;

	return schema_jsonld(r, s->page.doc, s->counting, put_card, enter_deck);
}

static int find_microdata(dc_reader *r)
{
	struct state *s = r->state;

	return schema_microdata(r, s->page.doc, put_card, enter_deck);
}

/* ---- details ---- */

static const xml_node *summary_of(const xml_node *details)
{
	const xml_node *n = xml_first(details);

	while (n && !xml_is(n, "summary"))
		n = xml_next(n);
	return n;
}

/* A fold round other folds, with nothing of its own, is a chapter. */
static bool is_chapter(const xml_node *details)
{
	const xml_node *n = details;
	bool leaving = false, inner = false;

	while ((n = xml_walk(details, n, &leaving))) {
		if (xml_is(n, "img") ||
		    (xml_is_text(n) && !dc_blank(xml_text(n))))
			return false;
		if (xml_is(n, "details") || xml_is(n, "summary")) {
			inner |= xml_is(n, "details");
			leaving = true;
		}
	}
	return inner;
}

static void replace(dc_buf *b, dc_str text, dc_str what, const char *with)
{
	size_t at;

	while ((at = dc_find_str(text, what)) != DC_NPOS) {
		dc_adds(b, dc_sub(text, 0, at));
		dc_addz(b, with);
		text = dc_from(text, at + what.n);
	}
	dc_adds(b, text);
}

/* All but the summary.  Notion's ticked boxes, which say which choice is
 * right, have no text of their own. */
static dc_str folded(dc_arena *arena, const xml_node *details)
{
	const xml_node *summary = summary_of(details), *n;
	dc_buf b = dc_buf_in(arena, DC_MAX_DOCUMENT);
	dc_buf on = dc_buf_in(arena, DC_MAX_DOCUMENT);
	dc_buf off = dc_buf_in(arena, DC_MAX_DOCUMENT);
	bool shows = false;

	for (n = xml_first(details); n; n = xml_next(n)) {
		if (n == summary)
			continue;
		shows |= xml_is_text(n) ? !dc_blank(xml_text(n)) :
			xml_is(n, "img") || page_shows(n);
		dc_adds(&b, xml_outer(arena, n));
	}
	if (!shows)
		return DC_NONE;
	replace(&on, dc_trim(dc_got(&b)),
		DC_S("<div class=\"checkbox checkbox-on\"></div>"), "☑");
	replace(&off, dc_got(&on),
		DC_S("<div class=\"checkbox checkbox-off\"></div>"), "☐");
	return dc_got(&off);
}

static int find_details(dc_reader *r)
{
	struct state *s = r->state;
	const xml_node *n = xml_next_element(s->root, s->root);
	int code = 0;

	while (!code && n) {
		struct page_card c = { .line = xml_line(n),
			.markup = { DC_HTML, DC_HTML } };

		if (!xml_is(n, "details") || !summary_of(n) || is_chapter(n)) {
			n = xml_next_element(s->root, n);
			continue;
		}
		c.front = page_value(r->arena, summary_of(n));
		c.back = folded(r->arena, n);
		code = put_card(r, &c);
		n = xml_after(s->root, n);
	}
	return code;
}

/* ---- definition lists ---- */

/* Several terms may share several definitions: <dt> <dt> <dd> <dd>. */
static int read_list(dc_reader *r, const xml_node *dl)
{
	const xml_node *n = xml_next_element(dl, dl);
	int code = 0;

	while (!code && n) {
		dc_buf front = dc_buf_in(r->arena, DC_MAX_FIELD);
		dc_buf back = dc_buf_in(r->arena, DC_MAX_FIELD);
		struct page_card c = { .line = xml_line(n),
			.markup = { DC_HTML, DC_HTML } };
		bool answered = false;

		for (; n && !(answered && xml_is(n, "dt"));) {
			bool dt = xml_is(n, "dt"), dd = xml_is(n, "dd");

			if (dt || dd)
				page_add(dt ? &front : &back,
					page_value(r->arena, n), "<br>");
			answered |= dd;
			n = dt || dd ? xml_after(dl, n) :
				xml_next_element(dl, n);
		}
		c.front = dc_got(&front);
		c.back = dc_got(&back);
		code = put_card(r, &c);
	}
	return code;
}

static int find_lists(dc_reader *r)
{
	struct state *s = r->state;
	const xml_node *n = xml_next_element(s->root, s->root);
	int code = 0;

	while (!code && n) {
		bool dl = xml_is(n, "dl");

		if (dl)
			code = read_list(r, n);
		n = dl ? xml_after(s->root, n) : xml_next_element(s->root, n);
	}
	return code;
}

/* ---- tables ---- */

/* Where one table names its columns front and back, the others are not
 * asked. */
static int find_tables(dc_reader *r)
{
	struct state *s = r->state;
	const xml_node *n;
	const dc_where at = { .url = s->page.url, .by = s->by,
		.format = "html" };
	struct table *t = s->table;
	int best = 0, code = 0;

	if (!t)
		t = s->table = dc_alloc(r->run_arena, sizeof(*t));
	if (!t)
		return DC_LIMIT;
	for (n = s->root; (n = xml_next_element(s->root, n));)
		if (xml_is(n, "table") && table_survey(r, n, t) &&
		    t->score > best)
			best = t->score;
	for (n = s->root; !code && (n = xml_next_element(s->root, n));) {
		if (!xml_is(n, "table") || !table_survey(r, n, t) ||
		    (best >= TABLE_NAMED && t->score < TABLE_NAMED))
			continue;
		s->n += t->rows;
		if (!s->counting)
			code = table_read(r, t, at);
	}
	return code;
}

/* ---- the page ---- */

static const struct way {
	const char *name, *what;
	int (*find)(dc_reader *);
} ways[] = {
	{ "json", "cards in the page's JSON", find_json },
	{ "jsonld", "questions in JSON-LD", find_jsonld },
	{ "microdata", "questions in microdata", find_microdata },
	{ "site", "cards by the recipe", find_view },
	{ "details", "folds", find_details },
	{ "dl", "definitions", find_lists },
	{ "table", "table rows", find_tables },
	{ "classes", "classes called front and back", find_classes },
};

enum { WAYS = sizeof(ways) / sizeof(*ways), TRUSTED = 4, JSON = 0, SITE = 3 };

static bool is_told(const struct opts *o)
{
	return o->recipe || o->card || o->front || o->back;
}

static int choose(dc_reader *r, const struct way **way)
{
	int by = ((const struct opts *)r->opts)->by;
	struct state *s = r->state;
	/* Crawlers find many tables and folds: they are no cards. */
	const size_t all = dc_part_sure(r->run) ? TRUSTED : WAYS;
	size_t i, found[WAYS] = { 0 }, most = 0;
	int code = 0;

	*way = NULL;
	s->counting = true;
	for (i = 0; i < all && !code; i++) {
		s->n = 0;
		code = ways[i].find(r);
		found[i] = s->n;
		if (by == (int)i + 1 || (!*way && !by && s->n) ||
		    (!by && *way && i < TRUSTED &&
		     s->n > found[*way - ways]))
			*way = &ways[i];
		if (found[i] > found[most])
			most = i;
	}
	s->counting = false;
	/* Who says where the cards are is believed. */
	if (is_told(r->opts) && !by)
		*way = found[JSON] || found[SITE] ? &ways[SITE] : NULL;
	if (!by && s->site && (*way == &ways[JSON] || *way == &ways[SITE]))
		*way = &ways[site_best(s->site) == SITE_JSON ? JSON : SITE];
	if (*way && !by && found[most] > found[*way - ways])
		dc_notice(r->run, "html-more", "took the %s (%zu); the page "
			"has %s too (%zu), which -f html:by=%s takes",
			(*way)->what, found[*way - ways], ways[most].what,
			found[most], ways[most].name);
	return code;
}

/*
 * What is there, for who writes a recipe: the address, and the classes that
 * repeat, with a text of each.
 */
static int no_cards(dc_reader *r)
{
	const struct opts *o = r->opts;
	struct state *s = r->state;
	int code = site_refuse(r, &s->page, o->recipe);

	if (code)
		return code;
	classes_tell(r, s->classes, s->nclasses);
	code = site_blame(r, s->site);
	if (code)
		return code;
	dc_hint(r->run, "say what is what: -f 'html:card=.x,front=.y,back=.z'; "
		"`deckconv help recipes` tells how to keep it as a recipe");
	return dc_fail(r->run, DC_INPUT, "no-cards", "no card found: no recipe "
		"knows this page%s%.*s, and it has no questions, folds, "
		"definitions or table of two columns",
		s->page.url.n ? " of " : "", DC_ARG(dc_sub(s->page.url, 0,
			200)));
}

static int read_way(dc_reader *r, const struct way *way)
{
	struct state *s = r->state;
	dc_deck deck = { .about = s->page.title, .url = s->page.url };
	int code = DC_OK;

	s->by = way->name;
	/* A recipe knows the deck. */
	if (way->find != find_json && way->find != find_view &&
	    way->find != find_classes &&
	    (deck.about.n || deck.url.n))
		code = dc_put_deck(r, &deck);
	return code ? code : way->find(r);
}

/* Selectors that the user gave are a recipe. */
static struct site *open_site(dc_reader *r, int *code)
{
	const struct opts *o = r->opts;
	struct state *s = r->state;
	const recipe *made;

	if (!o->card && !o->front && !o->back)
		return site_open(r, &s->page, o->recipe, code);
	if (!o->front + !o->back > (o->card != NULL)) {
		*code = dc_fail(r->run, DC_USAGE, "html-selectors", "selectors "
			"are needed for front and back, or for card and a "
			"side in it");
		return NULL;
	}
	made = recipe_of(r->run_arena, dc_cstr(o->card), dc_cstr(o->front),
		dc_cstr(o->back));
	*code = made ? DC_OK : DC_LIMIT;
	return made ? site_open_by(r, &s->page, made, code) : NULL;
}

static int read_page(dc_reader *r)
{
	const struct opts *o = r->opts;
	struct state *s = r->state;
	const struct way *way = NULL;
	int code;

	if (s->ended)
		return DC_END;
	s->ended = true;
	code = page_read(r, &s->page.text, &s->page.doc);
	if (code)
		return code;
	s->root = xml_body(s->page.doc);
	s->page.url = page_url(r->run_arena, s->page.doc, s->page.text);
	if (!s->page.url.n)
		s->page.url = dc_part_url(r->run);
	s->page.title = page_title(r->run_arena, s->page.doc);
	s->site = open_site(r, &code);
	if (!code)
		code = choose(r, &way);
	if (!code && o->test)
		code = site_test(r, s->site);
	if (code)
		return code;
	if (way)
		return read_way(r, way);
	return dc_part_sure(r->run) ? DC_OK : no_cards(r);
}

static void close_page(dc_reader *r)
{
	struct state *s = r->state;

	site_close(s->site);
	site_close(s->guess);
	xml_free(s->page.doc);
}

static int probe(const dc_probe *p)
{
	dc_str h = p->head, start = dc_trim(h);

	if (!page_is_html(p))
		return 0;
	if (dc_find(h, "schema.org/Question") != DC_NPOS ||
	    (dc_find(h, "ld+json") != DC_NPOS &&
	     dc_find(h, "\"Question\"") != DC_NPOS))
		return 70;
	if (dc_istarts(start, "<!doctype html") || dc_istarts(start, "<html") ||
	    dc_find(h, "<summary") != DC_NPOS)
		return 60;
	if (dc_find(h, "<dt") != DC_NPOS || dc_find(h, "<table") != DC_NPOS)
		return 50;
	return 40;
}

const dc_format fmt_html = {
	.name = "html",
	.title = "web page with questions, toggles, definitions or a table",
	.exts = "html htm xhtml",
	.how = "save the page in the browser; in Notion, export as HTML",
	.caps = DC_TRIMS,
	.opts = opts,
	.opt_size = sizeof(struct opts),
	.read_size = sizeof(struct state),
	.probe = probe,
	.read = read_page,
	.close = close_page,
};
