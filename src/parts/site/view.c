/*
 * Readings of a page by its elements.
 */
#include "parts/site/inner.h"

/* ---- selectors ---- */

/* "span[1]", "div/b", without what CSS has besides. */
static bool may_be_xpath(dc_str s)
{
	bool step = false;

	if (dc_starts(s, "/") || dc_starts(s, "["))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (strchr(" .#:>+~,=\"'\\", s.p[i]))
			return false;
		step |= s.p[i] == '/' || (s.p[i] == '[' && i + 1 < s.n &&
			s.p[i + 1] >= '0' && s.p[i + 1] <= '9');
	}
	return step;
}

static int bad_selector(dc_reader *r, const recipe *from, dc_str selector,
	const char *why)
{
	dc_str text = dc_trim(selector);

	if (may_be_xpath(text))
		dc_hint(r->run, "XPath begins with ./ in a card: ./%.*s",
			DC_ARG(dc_sub(text, 0, 200)));
	return dc_fail(r->run, DC_USAGE, "recipe-selector",
		"recipe \"%.*s\": \"%.*s\": %s", DC_ARG(from->name),
		DC_ARG(dc_sub(selector, 0, 200)), why);
}

/* "normalize-space(…" */
static bool is_call(dc_str s)
{
	size_t i = 0;

	while (i < s.n && ((s.p[i] >= 'a' && s.p[i] <= 'z') || s.p[i] == '-'))
		i++;
	return i && i < s.n && s.p[i] == '(';
}

/* XPath begins as no CSS does, or says so. */
static bool is_xpath(dc_str *s)
{
	if (dc_starts(*s, "css:") || dc_starts(*s, "xpath:")) {
		bool xpath = *s->p == 'x';

		*s = dc_trim(dc_from(*s, xpath ? 6 : 4));
		return xpath;
	}
	return dc_starts(*s, "/") || dc_starts(*s, "./") ||
		dc_starts(*s, "(") || is_call(*s);
}

static int compiled(dc_reader *r, struct site *s, const recipe *from,
	dc_str selector, const struct site_path **path)
{
	dc_str text = dc_trim(selector);
	const char *why = NULL;
	struct site_path *p;
	size_t i = 0;

	while (i < s->npaths && s->paths[i].selector != selector.p)
		i++;
	p = &s->paths[i];
	*path = p;
	if (i < s->npaths)
		return DC_OK;
	if (i == SITE_PATHS)
		return dc_fail(r->run, DC_LIMIT, "recipe-selectors", "recipes "
			"with more than %d selectors for one page",
			SITE_PATHS);
	p->selector = selector.p;
	if (is_xpath(&text))
		p->xpath = xml_path_new(text, &why);
	else
		p->css = css_parse(r->run_arena, text, &why);
	if (why)
		return bad_selector(r, from, selector, why);
	if (!p->xpath && !p->css)
		return DC_LIMIT;
	s->npaths++;
	return DC_OK;
}

int site_find(dc_reader *r, struct site *s, const recipe *from,
	dc_arena *arena, dc_str selector, const xml_node *at, xml_found *f)
{
	const struct site_path *path = NULL;
	int code = compiled(r, s, from, selector, &path);

	*f = (xml_found){ 0 };
	if (code)
		return code;
	code = path->css ? css_find(arena, path->css, at, &s->steps,
			SITE_STEPS + s->page.text.n * SITE_MORE_STEPS, f)
		: xml_find(arena, s->page.doc, path->xpath, at, f);
	if (code == DC_USAGE)
		return bad_selector(r, from, selector,
			"it cannot be followed");
	if (code)
		return dc_fail(r->run, DC_LIMIT, "recipe-work",
			"recipe \"%.*s\": \"%.*s\" takes too long, or too "
			"much memory, on this page", DC_ARG(from->name),
			DC_ARG(dc_sub(selector, 0, 200)));
	return DC_OK;
}

/* ---- values ---- */

static dc_str hit_text(dc_arena *arena, const xml_hit *h)
{
	return h->attr.p ? dc_trim(h->attr)
		: xml_is_text(h->node) ? dc_trim(xml_text(h->node))
		: page_text(arena, h->node, DC_MAX_FIELD);
}

/* The first text that fits, of the first place that has one. */
static int text_at(dc_reader *r, struct site *s, const recipe *from,
	const recipe_value *v, const xml_node *at, dc_arena *arena,
	dc_str *out)
{
	int code = DC_OK;
	xml_found f;

	*out = DC_NONE;
	for (size_t i = 0; i < v->at.n && !code; i++) {
		code = site_find(r, s, from, arena, v->at.v[i], at, &f);
		if (f.text.p && dc_trim(f.text).n &&
		    recipe_fits(v, dc_trim(f.text), out))
			return code;
		for (size_t k = 0; k < f.n; k++) {
			dc_str text = hit_text(arena, &f.v[k]);

			if (text.n && recipe_fits(v, text, out))
				return code;
		}
		*out = DC_NONE;
	}
	return code;
}

static int get_text(dc_reader *r, struct site *s, const recipe *from,
	const recipe_value *v, const xml_node *at, dc_arena *arena,
	dc_str *out)
{
	int code = text_at(r, s, from, v, at, arena, out);

	while (!code && !out->n && v->next) {
		v = v->next;
		code = text_at(r, s, from, v, at, arena, out);
	}
	return code;
}

/* The steps of a breadcrumb, "A > B", that fit, as "A::B". */
static void add_steps(const recipe_value *v, dc_str text, dc_buf *b,
	dc_str *last)
{
	while (text.p) {
		dc_str step = dc_trim(dc_cut(&text, '>'));

		if (!step.n || !recipe_fits(v, step, &step))
			continue;
		*last = step;
		page_add(b, step, "::");
	}
}

/* The texts in an element, each a step or several: a breadcrumb may be a list
 * without a sign between its items. */
static void add_path(dc_arena *arena, const recipe_value *v,
	const xml_hit *h, dc_buf *b, dc_str *last)
{
	const xml_node *n = h->node;
	bool leaving = false;

	if (h->attr.p || xml_is_text(n)) {
		add_steps(v, hit_text(arena, h), b, last);
		return;
	}
	while ((n = xml_walk(h->node, n, &leaving)))
		if (xml_is_text(n) && dc_trim(xml_text(n)).n)
			add_steps(v, dc_trim(xml_text(n)), b, last);
}

/* All texts that fit, and the deck's own name behind them. */
static int get_path(dc_reader *r, struct site *s, const recipe *from,
	const recipe_value *v, dc_str last, dc_str *out)
{
	dc_buf b = dc_buf_in(r->run_arena, DC_MAX_FIELD);
	dc_str part = DC_NONE;
	int code = DC_OK;
	xml_found f;

	for (; v; v = v->next)
		for (size_t i = 0; i < v->at.n && !b.n && !code; i++) {
			code = site_find(r, s, from, r->run_arena, v->at.v[i],
				xml_root(s->page.doc), &f);
			if (f.n)
				add_path(r->run_arena, v, &f.v[0], &b, &part);
		}
	if (!dc_eq(part, last))
		page_add(&b, last, "::");
	*out = dc_got(&b);
	return code;
}

/* What an element shows, as HTML; `like` is about text. */
static bool shown(dc_reader *r, const recipe_value *v, const xml_hit *h,
	struct site_text *out)
{
	dc_str text;

	if (h->attr.p || xml_is_text(h->node) || v->like.n) {
		text = hit_text(r->arena, h);
		*out = (struct site_text){ .markup = DC_PLAIN };
		return text.n && recipe_fits(v, text, &out->text) &&
			out->text.n;
	}
	*out = (struct site_text){ page_value(r->arena, h->node), DC_HTML };
	return out->text.n > 0 && (!v->unlike.n || recipe_fits(v,
		hit_text(r->arena, h), &text));
}

/* A line each. */
static struct site_text all_shown(dc_reader *r, const recipe_value *v,
	const xml_found *f)
{
	dc_buf b = dc_buf_in(r->arena, DC_MAX_FIELD);
	struct site_text one;

	for (size_t i = 0; i < f->n; i++)
		if (shown(r, v, &f->v[i], &one))
			page_add_line(&b, dc_convert(r->arena, r->run,
				one.text, one.markup, DC_HTML));
	return (struct site_text){ dc_got(&b), DC_HTML };
}

/* What the first place finds of which something shows; *as is its value.
 * Nothing does: no element. */
static int find_first(dc_reader *r, struct site *s, const recipe *from,
	const recipe_value *v, const xml_node *at, dc_arena *arena,
	const recipe_value **as, xml_found *f)
{
	struct site_text text;
	int code = DC_OK;

	for (; v && !code; v = v->next)
		for (size_t i = 0; i < v->at.n && !code; i++) {
			*as = v;
			code = site_find(r, s, from, arena, v->at.v[i], at,
				f);
			for (size_t k = 0; k < f->n && !code; k++)
				if (shown(r, v, &f->v[k], &text))
					return DC_OK;
		}
	*f = (xml_found){ 0 };
	return code;
}

static int get_shown(dc_reader *r, struct site *s, const recipe *from,
	const recipe_value *v, const xml_node *at, struct site_text *out)
{
	int code = DC_OK;
	xml_found f;

	*out = (struct site_text){ DC_NONE, DC_HTML };
	for (size_t i = 0; i < v->at.n && !code; i++) {
		code = site_find(r, s, from, r->arena, v->at.v[i], at, &f);
		*out = (struct site_text){ DC_NONE, DC_PLAIN };
		if (dc_trim(f.text).n &&
		    recipe_fits(v, dc_trim(f.text), &out->text))
			return code;
		for (size_t k = 0; k < f.n; k++)
			if (shown(r, v, &f.v[k], out)) {
				if (v->all)
					*out = all_shown(r, v, &f);
				return code;
			}
	}
	*out = (struct site_text){ DC_NONE, DC_HTML };
	return code;
}

/* Pictures behind a side that are not in it: their addresses. */
static int add_images(dc_reader *r, struct site *s, const recipe *from,
	const recipe_value *v, const xml_node *at, struct site_text *out)
{
	dc_buf b = dc_buf_in(r->arena, DC_MAX_FIELD);
	int code = DC_OK;
	xml_found f;

	if (!v->image.n)
		return DC_OK;
	dc_adds(&b, dc_convert(r->arena, r->run, out->text, out->markup,
		DC_HTML));
	for (size_t i = 0; i < v->image.n && !code; i++) {
		code = site_find(r, s, from, r->arena, v->image.v[i], at, &f);
		for (size_t k = 0; k < f.n; k++)
			page_add_image(&b, f.v[k].attr);
	}
	*out = (struct site_text){ dc_got(&b), DC_HTML };
	return code;
}

static int get_side(dc_reader *r, struct site *s, const recipe *from,
	const recipe_value *v, const xml_node *at, struct site_text *out)
{
	int code = DC_OK;

	*out = (struct site_text){ DC_NONE, DC_HTML };
	for (; v && !code && !out->text.n; v = v->next) {
		code = get_shown(r, s, from, v, at, out);
		if (!code)
			code = add_images(r, s, from, v, at, out);
	}
	return code;
}

/* ---- cards ---- */

static int fill(dc_reader *r, struct site *s, const struct site_result *res,
	const xml_node *at, struct site_card *c)
{
	const recipe_reading *g = res->reading;
	const recipe *from = res->recipe;
	int code = get_text(r, s, from, &g->id, at, r->arena, &c->id);

	if (!code)
		code = get_text(r, s, from, &g->tags, at, r->arena,
			&c->tag_text);
	for (size_t i = 0; i < g->nfields && !code; i++)
		code = get_side(r, s, from, &g->fields[i], at, &c->fields[i]);
	c->line = xml_line(at);
	return code;
}

/* The first two faces below a node are front and back. */
static int faces_in(dc_reader *r, struct site *s,
	const struct site_result *res, const xml_node *at,
	struct site_text side[2])
{
	const recipe_value *v = NULL;
	xml_found f = { 0 };
	int code = find_first(r, s, res->recipe, &res->reading->faces, at,
		r->arena, &v, &f);

	for (size_t k = 0; k < 2; k++)
		if (k >= f.n || !shown(r, v, &f.v[k], &side[k]))
			side[k] = (struct site_text){ DC_NONE, DC_HTML };
	return code;
}

static int card_in(dc_reader *r, struct site *s, struct site_result *res,
	const xml_node *at, site_card_fn *fn)
{
	const recipe_reading *g = res->reading;
	struct site_card c = { .front.markup = DC_HTML,
		.back.markup = DC_HTML };
	struct site_text side[2];
	dc_str no = DC_NONE;
	int code = get_text(r, s, res->recipe, &g->unless, at, r->arena, &no);

	res->none += no.n > 0;
	if (code || no.n)
		return code;
	code = fill(r, s, res, at, &c);
	if (!code && g->faces.at.n) {
		code = faces_in(r, s, res, at, side);
		c.front = side[0];
		c.back = side[1];
	} else if (!code) {
		code = get_side(r, s, res->recipe, &g->front, at, &c.front);
		if (!code)
			code = get_side(r, s, res->recipe, &g->back, at,
				&c.back);
	}
	return code ? code : fn(r, res, &c);
}

int site_elements(dc_reader *r, struct site *s,
	const struct site_result *res, xml_found *f)
{
	const recipe_texts *at = &res->reading->card.at;
	int code = DC_OK;

	*f = (xml_found){ 0 };
	for (size_t i = 0; i < at->n && !f->n && !code; i++)
		code = site_find(r, s, res->recipe, r->run_arena, at->v[i],
			xml_root(s->page.doc), f);
	return code;
}

/* One card inside of another is none. */
static int in_cards(dc_reader *r, struct site *s, struct site_result *res,
	site_card_fn *fn)
{
	const xml_node *end = NULL;
	xml_found f;
	int code = site_elements(r, s, res, &f);

	for (size_t k = 0; k < f.n && !code; k++) {
		const xml_node *up = f.v[k].node;

		while (up && up != end)
			up = xml_parent(up);
		if (end && up == end)
			continue;
		end = f.v[k].node;
		code = card_in(r, s, res, end, fn);
		dc_forget(r);
	}
	return code;
}

/* No element holds a card: faces in turn through the page. */
static int in_turn(dc_reader *r, struct site *s, struct site_result *res,
	site_card_fn *fn)
{
	const recipe_value *v = NULL;
	xml_found f = { 0 };
	int code = find_first(r, s, res->recipe, &res->reading->faces,
		xml_root(s->page.doc), r->run_arena, &v, &f);

	for (size_t k = 0; k < f.n && !code; k += 2) {
		struct site_card c = { .line = xml_line(f.v[k].node) };

		if (!shown(r, v, &f.v[k], &c.front))
			c.front = (struct site_text){ DC_NONE, DC_HTML };
		if (k + 1 == f.n || !shown(r, v, &f.v[k + 1], &c.back))
			c.back = (struct site_text){ DC_NONE, DC_HTML };
		code = fn(r, res, &c);
		dc_forget(r);
	}
	return code;
}

/* ---- fronts and backs that stand in a row ---- */

/* A card is a front and all backs up to the next one. */
static int pass_row(dc_reader *r, struct site_result *res,
	const recipe_value *v[2], const xml_hit *hits, const bool *fronts,
	size_t n, site_card_fn *fn)
{
	size_t i = 0;
	int code = DC_OK;

	while (i < n && !code) {
		dc_buf back = dc_buf_in(r->arena, DC_MAX_FIELD);
		struct site_card c = { .line = xml_line(hits[i].node),
			.front.markup = DC_HTML, .back.markup = DC_HTML };
		struct site_text t;

		if (fronts[i] && !shown(r, v[0], &hits[i], &c.front))
			c.front = (struct site_text){ DC_NONE, DC_HTML };
		i += fronts[i];
		for (; i < n && !fronts[i]; i++)
			if (shown(r, v[1], &hits[i], &t))
				page_add(&back, dc_convert(r->arena, r->run,
					t.text, t.markup, DC_HTML), "<br>");
		c.back.text = dc_got(&back);
		code = fn(r, res, &c);
		dc_forget(r);
	}
	return code;
}

/* Both selectors as one, so that what they find is in order. */
static int in_row(dc_reader *r, struct site *s, struct site_result *res,
	site_card_fn *fn)
{
	const recipe_reading *g = res->reading;
	const recipe_value *v[2] = { NULL, NULL };
	const xml_node *root = xml_root(s->page.doc);
	xml_found front = { 0 }, back = { 0 };
	size_t i = 0, k = 0, n = 0;
	xml_hit *hits;
	bool *fronts;
	int code = find_first(r, s, res->recipe, &g->front, root,
		r->run_arena, &v[0], &front);

	if (!code)
		code = find_first(r, s, res->recipe, &g->back, root,
			r->run_arena, &v[1], &back);
	hits = dc_array(r->run_arena, front.n + back.n + 1, sizeof(*hits));
	fronts = dc_array(r->run_arena, front.n + back.n + 1, sizeof(bool));
	if (code || !hits || !fronts)
		return code ? code : DC_LIMIT;
	while (i < front.n || k < back.n) {
		fronts[n] = k == back.n || (i < front.n &&
			!xml_before(back.v[k].node, front.v[i].node));
		hits[n] = fronts[n] ? front.v[i++] : back.v[k++];
		n++;
	}
	return pass_row(r, res, v, hits, fronts, n, fn);
}

/* ---- the reading ---- */

/* Do both look for deck, path, about and count in the same places?  What
 * readings have from `common` is. */
static bool same_head(const recipe_reading *a, const recipe_reading *b)
{
	return memcmp(&a->deck, &b->deck, sizeof(a->deck)) == 0 &&
		memcmp(&a->path, &b->path, sizeof(a->path)) == 0 &&
		memcmp(&a->about, &b->about, sizeof(a->about)) == 0 &&
		memcmp(&a->count, &b->count, sizeof(a->count)) == 0;
}

/* What stands above the cards: looked for once for all readings that share
 * it, and not again when the best one is put. */
static int read_head(dc_reader *r, struct site *s, const recipe *from,
	const recipe_reading *g)
{
	const xml_node *root = xml_root(s->page.doc);
	dc_str count;
	int code;

	if (s->head.of && same_head(s->head.of, g))
		return DC_OK;
	s->head.of = NULL;
	code = get_text(r, s, from, &g->deck, root, r->run_arena,
		&s->head.deck);
	if (!code)
		code = get_path(r, s, from, &g->path, s->head.deck,
			&s->head.deck);
	if (!code)
		code = get_text(r, s, from, &g->about, root, r->run_arena,
			&s->head.about);
	if (!code)
		code = get_text(r, s, from, &g->count, root, r->run_arena,
			&count);
	if (code)
		return code;
	s->head.about = dc_convert(r->run_arena, NULL, s->head.about,
		DC_PLAIN, DC_HTML);
	s->head.announced = site_number(count);
	s->head.of = g;
	return DC_OK;
}

int site_head(dc_reader *r, struct site *s, struct site_result *res,
	const recipe_reading *g)
{
	int code = read_head(r, s, res->recipe, g);

	if (code)
		return code;
	if (!res->deck.n)
		res->deck = s->head.deck;
	if (!res->about.n)
		res->about = s->head.about;
	if (!res->announced)
		res->announced = s->head.announced;
	return DC_OK;
}

int site_view(dc_reader *r, struct site *s, struct site_result *res,
	site_card_fn *fn)
{
	const recipe_reading *g = res->reading;
	int code = site_head(r, s, res, g);

	if (code)
		return code;
	return g->card.at.n ? in_cards(r, s, res, fn)
		: g->faces.at.n ? in_turn(r, s, res, fn)
		: in_row(r, s, res, fn);
}
