/*
 * Cards by the classes of their elements.
 */
#include "parts/recipe.h"

struct roles {
	bool row, front, back;
};

static struct roles roles_of(dc_arena *arena, const struct recipe *r,
	const xml_node *n, const struct recipe_card *c)
{
	struct roles is = {
		.row = r->row && xml_has_class(arena, n, r->row),
		.front = xml_has_class(arena, n, r->front)
	};

	if (strcmp(r->front, r->back)) {
		is.back = xml_has_class(arena, n, r->back);
	} else if (is.front && c->side[0]) {
		is.back = true;
		is.front = false;
	}
	return is;
}

bool recipe_next(dc_arena *arena, const struct recipe *r,
	const xml_node *root, const xml_node **at, struct recipe_card *c)
{
	const xml_node *n = *at;

	if (n == root)
		n = xml_next_element(root, root);
	for (*c = (struct recipe_card){ 0 }; n; n = xml_next_element(root, n)) {
		struct roles is = roles_of(arena, r, n, c);
		bool any = c->side[0] || c->side[1];

		if ((any && (is.row || is.front)) || (is.back && c->side[1]))
			break;
		if (is.row)
			c->row = n;
		if (is.front)
			c->side[0] = n;
		if (is.back)
			c->side[1] = n;
	}
	*at = n;
	return c->side[0] || c->side[1];
}

static size_t worth(dc_arena *arena, const struct recipe *r,
	const xml_node *root)
{
	const xml_node *at = root;
	struct recipe_card c;
	size_t n = 0;

	while (recipe_next(arena, r, root, &at, &c))
		n += c.side[0] && c.side[1] ? 1000 : 1;
	return n;
}

const struct recipe *recipe_best(dc_arena *arena, const struct recipe *r,
	size_t n, const xml_node *root)
{
	const struct recipe *best = NULL;
	size_t i, most = 0;

	for (i = 0; i < n; i++) {
		size_t w = worth(arena, &r[i], root);

		if (w > most) {
			most = w;
			best = &r[i];
		}
	}
	return best;
}
