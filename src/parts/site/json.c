/*
 * Readings of the JSON that a page holds: in an element of its own
 * (<script type="application/json">), or as what a script assigns to a name.
 */
#include "parts/site/inner.h"

enum {
	FLIGHTS = 20,            /* places where the cards may be */
	LINES_BLOCK = 4096       /* bytes whose line ends are counted at once */
};

/* ---- the text ---- */

/* Length of the JSON value that the text begins with: to the bracket or quote
 * that closes it. */
static size_t value_length(dc_str s)
{
	size_t depth = 0;
	bool quoted = false;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (quoted && c == '\\')
			i++;
		else if (c == '"')
			quoted = !quoted;
		else if (!quoted && (c == '{' || c == '['))
			depth++;
		else if (!quoted && (c == '}' || c == ']') && depth)
			depth--;
		if (!depth && !quoted)
			return i + 1;
	}
	return s.n;
}

/* What stands behind `name =` in a script, also within JSON.parse(…). */
static bool assigned(dc_str script, dc_str name, dc_str *value)
{
	size_t at;

	while ((at = dc_find_str(script, name)) != DC_NPOS) {
		dc_str rest;

		script = dc_from(script, at + name.n);
		rest = dc_trim(script);
		if (!dc_starts(rest, "=") && !dc_starts(rest, ":"))
			continue;
		rest = dc_trim(dc_from(rest, 1));
		if (dc_starts(rest, "JSON.parse("))
			rest = dc_trim(dc_from(rest, 11));
		if (!rest.n || !strchr("{[\"", *rest.p))
			continue;
		*value = dc_sub(rest, 0, value_length(rest));
		return true;
	}
	return false;
}

/* The JSON of a text; a text that is JSON again is understood, too.  Readings
 * of one page mean the same texts. */
static const json *parse(dc_reader *r, struct site *s, dc_str text)
{
	json_fault fault;
	const json *v;
	size_t i = 0;

	while (i < s->nparsed && s->parsed[i].text != text.p)
		i++;
	if (i < s->nparsed)
		return s->parsed[i].value;
	v = json_parse(NULL, r->run_arena, text, 1, 1, &fault);
	if (json_is(v) == JSON_STRING && json_text(v).n)
		v = json_parse(NULL, r->run_arena, json_text(v), 1, 1, &fault);
	if (i < SITE_PARSED) {
		s->parsed[i].text = text.p;
		s->parsed[i].value = v;
		s->nparsed++;
	}
	return v;
}

static const json *unwrapped(dc_reader *r, struct site *s,
	const recipe_reading *g, const json *v)
{
	for (size_t i = 0; i < g->unwrap.n && v; i++) {
		v = json_at(r->run_arena, v, g->unwrap.v[i]);
		if (json_is(v) == JSON_STRING)
			v = parse(r, s, json_text(v));
	}
	return v;
}

static bool has_cards(dc_reader *r, const recipe_reading *g, const json *v)
{
	const json **found;

	for (size_t i = 0; v && i < g->card.at.n; i++)
		if (json_all_at(r->run_arena, v, g->card.at.v[i], &found))
			return true;
	return false;
}

/* The text of a script lies in one piece, and is known by where it lies. */
static dc_str script_text(dc_reader *r, const xml_hit *h)
{
	const xml_node *first = xml_first(h->node);

	if (h->attr.p)
		return h->attr;
	return first && !xml_next(first) && xml_is_text(first)
		? xml_text(first) : xml_all_text(r->run_arena, h->node);
}

/* A script may hold it: what is assigned to one of the names, or all of it. */
static const json *in_script(dc_reader *r, struct site *s,
	const recipe_reading *g, dc_str text)
{
	const json *v = NULL;
	dc_str value;

	if (!g->assigned.n)
		v = unwrapped(r, s, g, parse(r, s, text));
	for (size_t i = 0; i < g->assigned.n && !v; i++)
		if (assigned(text, g->assigned.v[i], &value))
			v = unwrapped(r, s, g, parse(r, s, value));
	return has_cards(r, g, v) ? v : NULL;
}

/*
 * React's server components: scripts push texts that belong together and may
 * be cut in the middle of a word, self.__next_f.push([1,"…"]).
 */
static int gather_flight(dc_reader *r, struct site *s)
{
	static const char push[] = "self.__next_f.push([1,";
	dc_buf b = dc_buf_in(r->run_arena, DC_MAX_DOCUMENT);
	const xml_node *root = xml_root(s->page.doc), *n = root;

	dc_addz(&b, "");
	while ((n = xml_next_element(root, n))) {
		dc_str text = xml_is(n, "script") && xml_first(n)
			? dc_trim(xml_text(xml_first(n))) : DC_NONE;
		json_fault fault;

		if (!dc_starts(text, push))
			continue;
		if (!b.n)
			s->flight_line = xml_line(n);
		text = dc_trim(dc_from(text, sizeof(push) - 1));
		dc_adds(&b, json_text(json_parse(NULL, r->run_arena,
			dc_sub(text, 0, value_length(text)), 1, 1, &fault)));
	}
	s->flight = b.p ? dc_got(&b) : DC_S("");
	return b.failed ? DC_LIMIT : DC_OK;
}

static int find_flight(dc_reader *r, struct site *s, struct site_result *res)
{
	const recipe_reading *g = res->reading;
	int code = s->flight.p ? DC_OK : gather_flight(r, s);

	for (size_t i = 0; i < g->flight.n && !code; i++) {
		dc_str rest = s->flight;
		size_t at;

		for (int tries = 0; tries < FLIGHTS && !res->root &&
		     (at = dc_find_str(rest, g->flight.v[i])) != DC_NPOS;
		     tries++) {
			rest = dc_trim(dc_from(rest, at + g->flight.v[i].n));
			if (rest.n && strchr("{[", *rest.p))
				res->root = unwrapped(r, s, g, parse(r, s,
					dc_sub(rest, 0, value_length(rest))));
			if (!has_cards(r, g, res->root))
				res->root = NULL;
		}
	}
	res->line = s->flight_line;
	return code;
}

static int find_root(dc_reader *r, struct site *s, struct site_result *res)
{
	const recipe_reading *g = res->reading;
	dc_str any = DC_S("script");
	const recipe_texts where = g->script.n ? g->script
		: (recipe_texts){ &any, 1 };
	int code = DC_OK;
	xml_found f;

	for (size_t i = 0; i < where.n && !code && !res->root; i++) {
		code = site_find(r, s, res->recipe, r->run_arena, where.v[i],
			xml_root(s->page.doc), &f);
		for (size_t k = 0; k < f.n && !res->root; k++) {
			res->root = in_script(r, s, g, script_text(r,
				&f.v[k]));
			res->line = xml_line(f.v[k].node);
		}
	}
	return code;
}

/* ---- values ---- */

/* A text, a number, a list of texts with a line each, or rich text. */
static struct site_text text_of(dc_arena *arena, const recipe_reading *g,
	const json *v)
{
	dc_buf b = dc_buf_in(arena, DC_MAX_FIELD);
	struct site_text t = { .markup = g->markup ? g->markup : DC_PLAIN };
	json_fault fault;

	if (json_is(v) == JSON_STRING &&
	    dc_starts(json_text(v), "{\"type\":\"doc\""))
		v = json_parse(NULL, arena, json_text(v), 1, 1, &fault);
	if (json_is(v) == JSON_OBJECT)
		return (struct site_text){ site_rich(arena, v), DC_HTML };
	if (json_is(v) == JSON_ARRAY) {
		for (const json *one = json_first(v); one;
		     one = json_next(one))
			page_add(&b, json_text(one), t.markup == DC_HTML
				? "<br>" : "\n");
		t.text = dc_got(&b);
	} else if (json_is(v) != JSON_NULL) {
		t.text = json_text(v);
	}
	if (g->guess && dc_has_markup(t.text))
		t.markup = DC_HTML;
	return t;
}

/* The texts that fit, a line each; where one of them is HTML, all are. */
static struct site_text joined(dc_arena *arena, const recipe_reading *g,
	const recipe_value *v, const json **found, size_t n)
{
	dc_buf b = dc_buf_in(arena, DC_MAX_FIELD);
	struct site_text *t = dc_array(arena, n, sizeof(*t));
	dc_markup as = g->markup ? g->markup : DC_PLAIN;

	for (size_t i = 0; t && i < n; i++) {
		t[i] = text_of(arena, g, found[i]);
		if (dc_blank(t[i].text) ||
		    !recipe_fits(v, t[i].text, &t[i].text))
			t[i].text = DC_NONE;
		else if (t[i].markup == DC_HTML)
			as = DC_HTML;
	}
	for (size_t i = 0; t && i < n; i++)
		if (as == DC_HTML)
			page_add_line(&b, dc_convert(arena, NULL, t[i].text,
				t[i].markup, as));
		else
			page_add(&b, t[i].text, "\n");
	return (struct site_text){ dc_got(&b), as };
}

static struct site_text text_at(dc_arena *arena, const recipe_reading *g,
	const recipe_value *v, const json *from)
{
	struct site_text t = { DC_NONE, DC_PLAIN };
	const json **found;

	for (size_t i = 0; i < v->at.n; i++) {
		size_t n = json_all_at(arena, from, v->at.v[i], &found);

		if (v->all && n) {
			t = joined(arena, g, v, found, n);
			if (t.text.n)
				return t;
			continue;
		}
		for (size_t k = 0; k < n; k++) {
			t = text_of(arena, g, found[k]);
			if (!dc_blank(t.text) &&
			    recipe_fits(v, t.text, &t.text))
				return t;
		}
	}
	return (struct site_text){ DC_NONE, DC_PLAIN };
}

static struct site_text get_text(dc_arena *arena, const recipe_reading *g,
	const recipe_value *v, const json *from)
{
	struct site_text t = text_at(arena, g, v, from);

	while (!t.text.n && v->next) {
		v = v->next;
		t = text_at(arena, g, v, from);
	}
	return t;
}

static struct site_text side_at(dc_reader *r, const recipe_reading *g,
	const recipe_value *v, const json *from)
{
	struct site_text t = text_at(r->arena, g, v, from);
	dc_buf b = dc_buf_in(r->arena, DC_MAX_FIELD);
	const json **found;
	size_t had;

	for (size_t i = 0; i < v->image.n; i++) {
		size_t n = json_all_at(r->arena, from, v->image.v[i], &found);

		for (size_t k = 0; k < n; k++) {
			if (!b.n && t.text.n)
				dc_adds(&b, dc_convert(r->arena, r->run,
					t.text, t.markup, DC_HTML));
			had = b.n;
			page_add_image(&b, json_text(found[k]));
			if (b.n > had)
				t = (struct site_text){ dc_got(&b), DC_HTML };
		}
	}
	return t;
}

static struct site_text get_side(dc_reader *r, const recipe_reading *g,
	const recipe_value *v, const json *from)
{
	struct site_text t = side_at(r, g, v, from);

	while (!t.text.n && v->next) {
		v = v->next;
		t = side_at(r, g, v, from);
	}
	return t;
}

/* ---- lines of a document ---- */

static uint64_t ends_in(dc_str text, size_t from, size_t to)
{
	uint64_t n = 0;

	for (size_t i = from; i < to; i++)
		n += text.p[i] == '\r' || (text.p[i] == '\n' &&
			(!i || text.p[i - 1] != '\r'));
	return n;
}

/* Cards need not stand in their order: lines are counted once, up to each
 * block.  0: the text was mended, and lies elsewhere. */
static uint64_t line_of(dc_reader *r, struct site *s, const json *v)
{
	const dc_str text = s->page.text, raw = json_raw(v);
	const size_t blocks = text.n / LINES_BLOCK + 1;
	size_t at = (size_t)(raw.p - text.p);

	if (raw.p < text.p || at >= text.n)
		return 0;
	if (!s->lines) {
		s->lines = dc_array(r->run_arena, blocks, sizeof(*s->lines));
		for (size_t i = 1; s->lines && i < blocks; i++)
			s->lines[i] = s->lines[i - 1] + ends_in(text,
				(i - 1) * LINES_BLOCK, i * LINES_BLOCK);
	}
	return !s->lines ? 0 : 1 + s->lines[at / LINES_BLOCK] +
		ends_in(text, at / LINES_BLOCK * LINES_BLOCK, at);
}

/* ---- cards ---- */

struct cards {
	const json **v;
	size_t n;
};

static int by_key(const void *a, const void *b)
{
	dc_str x = json_key(*(const json *const *)a);
	dc_str y = json_key(*(const json *const *)b);
	size_t n = x.n < y.n ? x.n : y.n;
	int d = n ? memcmp(x.p, y.p, n) : 0;

	return d ? d : (x.n > y.n) - (x.n < y.n);
}

static size_t place_of(const struct cards *sorted, dc_str key)
{
	size_t low = 0, high = sorted->n;

	while (low < high) {
		size_t mid = (low + high) / 2;
		dc_str k = json_key(sorted->v[mid]);
		size_t n = k.n < key.n ? k.n : key.n;
		int d = n ? memcmp(k.p, key.p, n) : 0;

		if (!d && k.n == key.n)
			return mid;
		if (d < 0 || (!d && k.n < key.n))
			low = mid + 1;
		else
			high = mid;
	}
	return DC_NPOS;
}

/* In the order that a list of their keys gives; those that are not in it
 * follow. */
static int put_in_order(dc_reader *r, const recipe_reading *g,
	const json *root, struct cards *c)
{
	struct cards sorted = { .v = c->v, .n = c->n }, out = { 0 };
	const json **keys;
	bool *used;
	size_t n = 0;

	for (size_t i = 0; !n && i < g->order.at.n; i++)
		n = json_all_at(r->run_arena, root, g->order.at.v[i], &keys);
	if (!n || !c->n)
		return DC_OK;
	out.v = dc_array(r->run_arena, c->n, sizeof(*out.v));
	used = dc_array(r->run_arena, c->n, sizeof(*used));
	if (!out.v || !used)
		return DC_LIMIT;
	qsort(sorted.v, sorted.n, sizeof(*sorted.v), by_key);
	for (size_t i = 0; i < n; i++) {
		size_t at = place_of(&sorted, json_text(keys[i]));

		if (at == DC_NPOS || used[at])
			continue;
		used[at] = true;
		out.v[out.n++] = sorted.v[at];
	}
	for (size_t i = 0; i < sorted.n; i++)
		if (!used[i])
			out.v[out.n++] = sorted.v[i];
	*c = out;
	return DC_OK;
}

struct place {
	const json *v;
	uint64_t number;
	size_t at;               /* of equal numbers the order stays */
};

static int by_number(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	return x->number != y->number ? (x->number > y->number) * 2 - 1
		: (x->at > y->at) - (x->at < y->at);
}

/* By the number that each has; those without one come last. */
static int sort_cards(dc_reader *r, const recipe_reading *g, struct cards *c)
{
	struct place *p = g->sort.at.n ? dc_array(r->run_arena, c->n,
		sizeof(*p)) : NULL;

	if (!p)
		return g->sort.at.n && c->n ? DC_LIMIT : DC_OK;
	for (size_t i = 0; i < c->n; i++) {
		p[i] = (struct place){ c->v[i], UINT64_MAX, i };
		dc_num(get_text(r->arena, g, &g->sort, c->v[i]).text,
			&p[i].number);
		dc_forget(r);
	}
	qsort(p, c->n, sizeof(*p), by_number);
	for (size_t i = 0; i < c->n; i++)
		c->v[i] = p[i].v;
	return DC_OK;
}

static bool is_none(dc_reader *r, const recipe_reading *g, const json *v)
{
	for (const recipe_value *u = &g->unless; u; u = u->next) {
		dc_str t = text_at(r->arena, g, u, v).text;

		if (t.n && (u->like.n || (!dc_is(t, "false") &&
		    !dc_is(t, "0"))))
			return true;
	}
	return false;
}

static int pass_cards(dc_reader *r, struct site *s, struct site_result *res,
	const struct cards *cards, site_card_fn *fn)
{
	const recipe_reading *g = res->reading;
	int code = DC_OK;

	for (size_t i = 0; i < cards->n && !code; i++) {
		const json *v = cards->v[i];
		struct site_card c = {
			.line = s->page.doc ? res->line : line_of(r, s, v),
			.front = get_side(r, g, &g->front, v),
			.back = get_side(r, g, &g->back, v),
			.id = get_text(r->arena, g, &g->id, v).text };

		for (size_t k = 0; k < g->tags.at.n && !c.tags; k++)
			c.tags = json_at(r->arena, v, g->tags.at.v[k]);
		for (size_t k = 0; k < g->nfields; k++)
			c.fields[k] = get_side(r, g, &g->fields[k], v);
		if (is_none(r, g, v))
			res->none++;
		else
			code = fn(r, res, &c);
		dc_forget(r);
	}
	return code;
}

/* Above the cards: where the JSON does not say it, the page may, in the places
 * that `common` has for readings by elements. */
static int read_head(dc_reader *r, struct site *s, struct site_result *res)
{
	const recipe_reading *g = res->reading, *page = &res->recipe->common;
	struct site_text about;

	res->deck = dc_trim(get_text(r->run_arena, g, &g->deck, res->root)
		.text);
	about = get_text(r->run_arena, g, &g->about, res->root);
	res->about = dc_convert(r->run_arena, NULL, about.text, about.markup,
		DC_HTML);
	res->announced = site_number(get_text(r->run_arena, g, &g->count,
		res->root).text);
	return s->page.doc && !page->json ? site_head(r, s, res, page)
		: DC_OK;
}

int site_values(dc_reader *r, struct site *s, struct site_result *res,
	const json ***v, size_t *n)
{
	const recipe_reading *g = res->reading;
	int code = DC_OK;

	*n = 0;
	if (!s->page.doc && !res->root)
		res->root = unwrapped(r, s, g, parse(r, s, s->page.text));
	else if (!res->root)
		code = g->flight.n ? find_flight(r, s, res)
			: find_root(r, s, res);
	for (size_t i = 0; i < g->card.at.n && !*n && !code && res->root; i++)
		*n = json_all_at(r->run_arena, res->root, g->card.at.v[i], v);
	return code;
}

int site_json(dc_reader *r, struct site *s, struct site_result *res,
	site_card_fn *fn)
{
	const recipe_reading *g = res->reading;
	struct cards cards = { 0 };
	int code = site_values(r, s, res, &cards.v, &cards.n);

	if (code || !res->root)
		return code;
	code = read_head(r, s, res);
	if (!code)
		code = put_in_order(r, g, res->root, &cards);
	if (!code)
		code = sort_cards(r, g, &cards);
	return code ? code : pass_cards(r, s, res, &cards, fn);
}
