/*
 * Which recipes fit a page, which of their readings is best, and its cards as
 * notes.
 */
#include "lib/jsonscan.h"
#include "parts/site/inner.h"

/* ---- does a recipe fit? ---- */

static dc_str host_of(dc_str url)
{
	size_t at = dc_find(url, "://"), end = 0;

	url = dc_from(url, at == DC_NPOS ? url.n : at + 3);
	while (end < url.n && !strchr("/?#:", url.p[end]))
		end++;
	return dc_sub(url, 0, end);
}

static bool on_host(dc_str host, dc_str of)
{
	dc_str end = dc_from(host, host.n > of.n ? host.n - of.n : 0);

	return of.n && dc_ieq(end, of) && (host.n == of.n ||
		host.p[host.n - of.n - 1] == '.');
}

/* Does the text hold one of those that a recipe names, or all of the others? */
static bool speaks(const recipe *c, dc_str text)
{
	size_t n = 0;

	for (size_t i = 0; i < c->text.n; i++)
		if (dc_find_str(text, c->text.v[i]) != DC_NPOS)
			return true;
	while (n < c->every.n && dc_find_str(text, c->every.v[n]) != DC_NPOS)
		n++;
	return n && n == c->every.n;
}

static bool fits(const recipe *c, const struct site_page *page)
{
	dc_str host = host_of(page->url);

	for (size_t i = 0; i < c->host.n; i++)
		if (on_host(host, c->host.v[i]))
			return true;
	return speaks(c, page->text);
}

/* ---- which reading is best? ---- */

static int count_card(dc_reader *r, struct site_result *res,
	const struct site_card *c)
{
	bool front = !dc_blank(c->front.text), back = !dc_blank(c->back.text);

	if (!res->cards && (front || back)) {
		res->first[0] = dc_dup(r->run_arena, dc_bare(r->arena,
			c->front.text, c->front.markup));
		res->first[1] = dc_dup(r->run_arena, dc_bare(r->arena,
			c->back.text, c->back.markup));
	}
	res->cards += front || back;
	res->whole += front && back;
	res->sides[0] += front;
	res->sides[1] += back;
	for (size_t i = 0; i < res->reading->nfields; i++)
		res->used[i] |= !dc_blank(c->fields[i].text);
	return DC_OK;
}

/* More whole cards are better; of as many, more cards; then the first. */
static bool better(const struct site_result *a, const struct site_result *b)
{
	return a->whole > b->whole ||
		(a->whole == b->whole && a->cards > b->cards);
}

static int try_recipe(dc_reader *r, struct site *s, const recipe *c)
{
	int code = DC_OK;

	if (s->page.doc && c->pictures.n && !xml_real_pictures(r->run_arena,
	    s->page.doc, c->pictures.v, c->pictures.n))
		return DC_LIMIT;
	for (size_t i = 0; i < c->nreadings && !code; i++) {
		const recipe_reading *g = &c->readings[i];
		struct site_result *best = &s->best[g->json ? SITE_JSON
			: SITE_VIEW];
		struct site_result res = { .recipe = c, .reading = g };

		if (!g->json && !s->page.doc)
			continue;
		code = g->json ? site_json(r, s, &res, count_card)
			: site_view(r, s, &res, count_card);
		if (!code && better(&res, best))
			*best = res;
	}
	return code;
}

void site_close(struct site *s)
{
	for (size_t i = 0; s && i < s->npaths; i++)
		xml_path_free(s->paths[i].xpath);
	if (s)
		s->npaths = 0;
}

static struct site *opened(dc_reader *r, const struct site_page *page,
	const recipe *const *list, size_t n, bool ask, int *code)
{
	struct site *s = dc_alloc(r->run_arena, sizeof(*s));
	bool any = false;

	*code = s ? DC_OK : DC_LIMIT;
	if (!s)
		return NULL;
	s->page = *page;
	for (size_t i = 0; i < n && !*code; i++) {
		if (ask && !fits(list[i], page))
			continue;
		any = true;
		if (list[i]->own && !s->own)
			s->own = list[i];
		*code = try_recipe(r, s, list[i]);
	}
	if (!*code && any)
		return s;
	site_close(s);
	return NULL;
}

struct site *site_open_by(dc_reader *r, const struct site_page *page,
	const recipe *by, int *code)
{
	return opened(r, page, &by, 1, false, code);
}

struct site *site_open(dc_reader *r, const struct site_page *page,
	const char *only, int *code)
{
	const recipes *all;

	*code = recipe_all(r, only, &all);
	return *code ? NULL : opened(r, page, all->v, all->n, !only, code);
}

size_t site_count(const struct site *s, enum site_kind kind)
{
	return s ? s->best[kind].cards : 0;
}

/* Where both readings miss no side, the announced count can tell them apart:
 * a page may show a card twice, and its JSON hold only the first 100. */
enum site_kind site_best(const struct site *s)
{
	const struct site_result *j = &s->best[SITE_JSON];
	const struct site_result *v = &s->best[SITE_VIEW];
	uint64_t told = j->announced > v->announced ? j->announced
		: v->announced;

	if (j->cards && v->cards && j->whole == j->cards &&
	    v->whole == v->cards && (j->cards == told) != (v->cards == told))
		return j->cards == told ? SITE_JSON : SITE_VIEW;
	return better(v, j) ? SITE_VIEW : SITE_JSON;
}

/* ---- notes ---- */

static void add_tags(dc_reader *r, dc_note *n, const struct site_card *c)
{
	const json *one = json_first(c->tags);

	if (json_is(c->tags) == JSON_STRING)
		dc_note_tags(r, n, json_text(c->tags), false);
	for (; json_is(c->tags) == JSON_ARRAY && one; one = json_next(one))
		if (json_scalar(one))
			dc_note_tag(r, n, json_text(one));
	if (c->tag_text.n)
		dc_note_tags(r, n, c->tag_text, false);
}

static int put_card(dc_reader *r, struct site_result *res,
	const struct site_card *c)
{
	const recipe_reading *g = res->reading;
	bool front = !dc_blank(c->front.text), back = !dc_blank(c->back.text);
	dc_note *n;

	if (!front && !back)
		return DC_OK;
	n = dc_note_new(r);
	if (!n)
		return DC_LIMIT;
	n->deck = res->deck;
	n->id = c->id;
	n->at.line = c->line;
	n->at.url = res->url;
	n->at.by = g->json ? "json" : "site";
	n->lost = (front ? 0 : DC_LOST_FRONT) | (back ? 0 : DC_LOST_BACK);
	dc_note_field(r, n, DC_S("Front"), c->front.text, c->front.markup);
	dc_note_field(r, n, DC_S("Back"), c->back.text, c->back.markup);
	for (size_t i = 0; i < g->nfields; i++)
		if (res->used[i])
			dc_note_field(r, n, g->names[i], c->fields[i].text,
				c->fields[i].markup);
	add_tags(r, n, c);
	return dc_put_note(r, n);
}

int site_put(dc_reader *r, struct site *s, enum site_kind kind)
{
	struct site_result *res = &s->best[kind];
	dc_deck deck = { .about = res->about, .url = s->page.url,
		.name = res->deck, .announced = res->announced };
	int code;

	if (!res->recipe)
		return DC_OK;
	res->url = s->page.url;
	if (res->none)
		dc_notice(r->run, "recipe-unless", "left out what the recipe "
			"\"%.*s\" says is no card (%zu)",
			DC_ARG(res->recipe->name), res->none);
	code = site_check(r, s, res);
	if (!code)
		code = dc_put_deck(r, &deck);
	if (code)
		return code;
	return kind == SITE_JSON ? site_json(r, s, res, put_card)
		: site_view(r, s, res, put_card);
}

/* ---- pages without cards ---- */

static bool refuses(const recipe_refusal *f, const struct site_page *page)
{
	dc_str found;

	for (size_t i = 0; i < f->title.n; i++)
		if (recipe_like(page->title, f->title.v[i], &found))
			return true;
	for (size_t i = 0; i < f->text.n; i++)
		if (dc_find_str(page->text, f->text.v[i]) != DC_NPOS)
			return true;
	return false;
}

/* A recipe without `match` speaks of any page. */
int site_refuse(dc_reader *r, const struct site_page *page, const char *only)
{
	const recipes *all;
	int code = recipe_all(r, only, &all);

	for (size_t i = 0; i < all->n && !code; i++) {
		const recipe *c = all->v[i];
		bool any = !c->host.n && !c->text.n && !c->every.n;

		if (!any && !only && !fits(c, page))
			continue;
		for (size_t k = 0; k < c->nrefuse; k++) {
			const recipe_refusal *f = &c->refuse[k];

			if (!refuses(f, page))
				continue;
			if (f->hint.n)
				dc_hint(r->run, "%.*s", DC_ARG(f->hint));
			return dc_fail(r->run, DC_INPUT, "no-cards",
				"%.*s", DC_ARG(f->says));
		}
	}
	return code;
}

/* ---- a recipe's test ---- */

static int differs(dc_reader *r, const char *what, dc_str want, dc_str got)
{
	return dc_fail(r->run, DC_INPUT, "recipe-test", "the recipe's test "
		"expects %s \"%.*s\", there is \"%.*s\"", what,
		DC_ARG(dc_head(want, 200)), DC_ARG(dc_head(got, 200)));
}

int site_test(dc_reader *r, const struct site *s)
{
	enum site_kind kind = s && s->best[SITE_JSON].cards ? SITE_JSON
		: SITE_VIEW;
	const struct site_result *res = s ? &s->best[kind] : NULL;
	const recipe *c = res ? res->recipe : NULL;
	int code = DC_OK;

	if (!c || !c->test.any)
		return DC_OK;
	if (c->test.cards && res->cards != c->test.cards)
		code = dc_fail(r->run, DC_INPUT, "recipe-test", "the recipe's "
			"test expects %llu cards, there are %zu",
			(unsigned long long)c->test.cards, res->cards);
	if (c->test.deck.n && !dc_eq(c->test.deck, res->deck))
		code = differs(r, "the deck", c->test.deck, res->deck);
	if (c->test.front.n && !dc_eq(c->test.front, res->first[0]))
		code = differs(r, "the first front", c->test.front,
			res->first[0]);
	if (c->test.back.n && !dc_eq(c->test.back, res->first[1]))
		code = differs(r, "the first back", c->test.back,
			res->first[1]);
	return code;
}

/* ---- numbers ---- */

uint64_t site_number(dc_str s)
{
	uint64_t n = 0, unit = 1;
	size_t i = s.n;

	while (i && (s.p[i - 1] < '0' || s.p[i - 1] > '9'))
		i--;
	for (; i && unit < 1000000000; i--) {
		char c = s.p[i - 1];

		/* "1,234", "1.234" */
		if ((c == ',' || c == '.') && i > 1 && (unit == 1000 ||
		    unit == 1000000) && s.p[i - 2] >= '0' &&
		    s.p[i - 2] <= '9')
			continue;
		if (c < '0' || c > '9')
			break;
		n += (uint64_t)(c - '0') * unit;
		unit *= 10;
	}
	return n;
}

/* ---- a whole page ---- */

int site_page(dc_reader *r, xml_doc **doc)
{
	struct site_page page = { .doc = NULL };
	enum site_kind kind;
	struct site *s;
	int code = page_read(r, &page.text, doc);

	if (code)
		return code;
	page.doc = *doc;
	page.url = page_url(r->run_arena, *doc, page.text);
	page.title = page_title(r->run_arena, *doc);
	s = site_open(r, &page, NULL, &code);
	kind = s ? site_best(s) : SITE_JSON;
	if (site_count(s, kind))
		code = site_put(r, s, kind);
	else if (!code)
		code = site_refuse(r, &page, NULL);
	site_close(s);
	return code;
}

/* ---- a document ---- */

static bool reads_json(const recipe *c)
{
	for (size_t i = 0; i < c->nreadings; i++)
		if (c->readings[i].json)
			return true;
	return false;
}

/* A download that broke off is closed behind what is complete. */
static dc_str as_far_as(dc_reader *r, dc_str text, bool *whole)
{
	dc_str closed = jsonscan_close(r->run_arena, text, whole);

	return *whole ? text : closed;
}

static void cut_short(dc_reader *r)
{
	dc_warn(r->run, "json-cut", "the input ends inside of its JSON: what "
		"follows is lost");
	dc_cut_short(r->run);
}

int site_document(dc_reader *r, const char *only, bool test, size_t *cards)
{
	struct site_page page = { .text = dc_peek(r->in, DC_HEAD) };
	dc_str head = dc_sub(page.text, 0, DC_HEAD);
	const recipe **fit;
	const recipes *all;
	struct site *s = NULL;
	size_t n = 0;
	bool may = true, whole = true;
	int code = only ? DC_OK : recipe_may_know(r, head, &may);

	*cards = 0;
	if (code || !may)
		return code;
	code = recipe_all(r, only, &all);
	fit = code ? NULL : dc_array(r->run_arena, all->n, sizeof(*fit));
	for (size_t i = 0; fit && i < all->n; i++)
		if (reads_json(all->v[i]) && (only || speaks(all->v[i], head)))
			fit[n++] = all->v[i];
	if (!n)
		return code;
	page.text = dc_peek(r->in, (size_t)DC_MAX_DOCUMENT + 1);
	if (page.text.n <= DC_MAX_DOCUMENT) {
		page.text = as_far_as(r, page.text, &whole);
		s = opened(r, &page, fit, n, false, &code);
	}
	*cards = site_count(s, SITE_JSON);
	if (*cards && !code)
		code = site_put(r, s, SITE_JSON);
	if (*cards && !whole)
		cut_short(r);
	if (test && !code)
		code = site_test(r, s);
	site_close(s);
	return code;
}
