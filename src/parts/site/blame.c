/*
 * Which places of a recipe find nothing on a page.  A site's layouts come and
 * go: the recipes that are built in may not fit.  In the user's own one it is a
 * mistake, and told with what all places find.
 */
#include "parts/site/inner.h"

enum { PLACES = 12, READINGS = 3 };      /* that are told */

struct count {
	dc_str place;
	size_t n;
};

struct blame {
	struct site *site;
	const recipe *by;
	const recipe_reading *reading;
	xml_found cards;         /* of a reading by elements */
	const json **values;     /* of one of JSON */
	size_t nvalues;
	struct count v[PLACES];
	size_t n;
};

/* ---- counting ---- */

/* In all cards; in the page, where there are none. */
static int count_elements(dc_reader *r, struct blame *b, dc_str place,
	size_t *n)
{
	const xml_node *root = xml_root(b->site->page.doc);
	int code = DC_OK;
	xml_found f;

	for (size_t i = 0; i < (b->cards.n ? b->cards.n : 1) && !code; i++) {
		code = site_find(r, b->site, b->by, r->arena, place,
			b->cards.n ? b->cards.v[i].node : root, &f);
		*n += f.n + (f.text.p && dc_trim(f.text).n);
		dc_forget(r);
	}
	return code;
}

static void count_values(dc_reader *r, const struct blame *b, dc_str place,
	size_t *n)
{
	const json **found;

	for (size_t i = 0; i < b->nvalues; i++) {
		*n += json_all_at(r->arena, b->values[i], place, &found);
		dc_forget(r);
	}
}

static bool is_counted(const struct blame *b, dc_str place)
{
	size_t i = 0;

	while (i < b->n && !dc_eq(b->v[i].place, place))
		i++;
	return i < b->n;
}

static int add_places(dc_reader *r, struct blame *b, const recipe_texts *t,
	size_t *all)
{
	int code = DC_OK;

	for (size_t i = 0; i < t->n && !code; i++) {
		size_t n = 0;

		if (b->reading->json)
			count_values(r, b, t->v[i], &n);
		else
			code = count_elements(r, b, t->v[i], &n);
		*all += n;
		if (!is_counted(b, t->v[i]) && b->n < PLACES)
			b->v[b->n++] = (struct count){ t->v[i], n };
	}
	return code;
}

/* What a side's places find in all cards; *all is the sum. */
static int add_side(dc_reader *r, struct blame *b, const recipe_value *v,
	size_t *all)
{
	int code = DC_OK;

	for (*all = 0; v && !code; v = v->next) {
		code = add_places(r, b, &v->at, all);
		if (!code)
			code = add_places(r, b, &v->image, all);
	}
	return code;
}

/* The cards, and what the first of their places that has any finds. */
static int begin(dc_reader *r, struct blame *b, struct site *s,
	const recipe *by, const recipe_reading *g)
{
	struct site_result res = { .recipe = by, .reading = g };

	*b = (struct blame){ .site = s, .by = by, .reading = g };
	return g->json ? site_values(r, s, &res, &b->values, &b->nvalues)
		: site_elements(r, s, &res, &b->cards);
}

static void add_cards(struct blame *b)
{
	const recipe_texts *t = &b->reading->card.at;
	const size_t found = b->reading->json ? b->nvalues : b->cards.n;

	for (size_t i = 0; i < t->n && b->n < PLACES; i++)
		if (!found || i + 1 == t->n)
			b->v[b->n++] = (struct count){ t->v[i], found };
}

/* ---- telling ---- */

/* "`.x` finds no element, `.y` 3" */
static void tell(dc_buf *out, const struct blame *b)
{
	const char *what = b->reading->json ? "value" : "element";
	bool first = true;

	for (int none = 1; none >= 0; none--)
		for (size_t i = 0; i < b->n; i++) {
			const size_t n = b->v[i].n;

			if ((n == 0) != (none == 1))
				continue;
			dc_addf(out, "%s`%.*s`%s ", first ? "" : ", ",
				DC_ARG(dc_head(b->v[i].place, 200)),
				first ? " finds" : "");
			if (n)
				dc_addf(out, "%zu", n);
			else
				dc_addz(out, first ? "no" : "none");
			if (first)
				dc_addf(out, " %s%s", what, n > 1 ? "s" : "");
			first = false;
		}
}

static int tell_reading(dc_reader *r, struct site *s,
	const recipe_reading *g, dc_buf *out)
{
	const recipe_value *const sides[] = { &g->faces, &g->front, &g->back };
	struct blame b;
	size_t all;
	int code = begin(r, &b, s, s->own, g);

	add_cards(&b);
	for (size_t i = 0; i < 3 && !code; i++)
		if (!g->json || b.nvalues)
			code = add_side(r, &b, sides[i], &all);
	tell(out, &b);
	return code;
}

int site_blame(dc_reader *r, struct site *s)
{
	const recipe *by = s ? s->own : NULL;
	dc_buf b = dc_buf_in(r->run_arena, DC_MAX_FIELD);
	int code = DC_OK;

	if (!by || !by->nreadings)
		return DC_OK;
	for (size_t i = 0; i < by->nreadings && i < READINGS && !code; i++) {
		dc_addz(&b, i ? "; or " : "");
		code = tell_reading(r, s, &by->readings[i], &b);
	}
	return code ? code : dc_fail(r->run, DC_INPUT, "no-cards", "no card "
		"found by recipe \"%.*s\": %.*s", DC_ARG(by->name),
		DC_ARG(dc_got(&b)));
}

/* No card has such a side: is it that the recipe's places are none? */
static int check_side(dc_reader *r, struct site *s,
	const struct site_result *res, bool back)
{
	const recipe_reading *g = res->reading;
	dc_buf out = dc_buf_in(r->run_arena, DC_MAX_FIELD);
	struct blame b;
	size_t all = 0;
	int code = begin(r, &b, s, res->recipe, g);

	if (!code)
		code = add_side(r, &b, back ? &g->back : &g->front, &all);
	if (code || all || !b.n)
		return code;
	add_cards(&b);
	code = add_side(r, &b, back ? &g->front : &g->back, &all);
	tell(&out, &b);
	return code ? code : dc_fail(r->run, DC_INPUT, "recipe-side",
		"recipe \"%.*s\": no card has a %s: %.*s",
		DC_ARG(res->recipe->name), back ? "back" : "front",
		DC_ARG(dc_got(&out)));
}

int site_check(dc_reader *r, struct site *s, const struct site_result *res)
{
	int code = DC_OK;

	if (!res->recipe->own || dc_part_sure(r->run) ||
	    res->reading->faces.at.n)
		return DC_OK;
	for (int back = 0; back < 2 && !code; back++)
		if (res->cards && !res->sides[back])
			code = check_side(r, s, res, back);
	return code;
}
