/*
 * Cards are looked for by their names first: a list of objects in which both
 * a front and a back are named beats one where two texts just stand side by
 * side, which would find links and authors as well.
 */
#include "parts/json/find.h"
#include "parts/json/pairs.h"
#include "parts/json/score.h"

enum {
	SAMPLE = 20,             /* elements of a list that are looked at */
	OBJECTS = 3,             /* of two languages are a list */
	OTHERS = 64,             /* sets of columns that a wild list keeps */
	ROW_CELLS = 64,          /* of a row that may be a header */
	MARKUP_BYTES = 64 << 10
};

/* ---- one list ---- */

/* An object of cards must be sure of them: `{"a":{…},"b":{…}}`.  Two languages
 * are not enough for a few: programs have their texts so. */
static int score_list(dc_reader *r, const jsonshape *o, const json *list)
{
	size_t n = 0, good = 0, tongues = 0;
	int best = 0, now;

	for (const json *v = json_first(list); v && n < SAMPLE;
	     v = json_next(v)) {
		if (json_scalar(v))
			continue;
		n++;
		now = jsonscore(r, o, v);
		good += now > 0;
		tongues += now >= SCORE_TONGUES;
		if (now > best)
			best = now;
	}
	if (!good || good * 2 < n)
		return 0;
	if (json_is(list) == JSON_OBJECT && best < SCORE_NAMED &&
	    (tongues < OBJECTS || tongues < n))
		return 0;
	return best;
}

static void add_token(dc_buf *b, const json *v)
{
	dc_str key = json_key(v);

	dc_addc(b, '/');
	if (json_is(json_up(v)) == JSON_ARRAY) {
		dc_addc(b, '*');
		return;
	}
	for (size_t i = 0; i < key.n; i++) {
		if (key.p[i] == '~')
			dc_addz(b, "~0");
		else if (key.p[i] == '/')
			dc_addz(b, "~1");
		else
			dc_addc(b, key.p[i]);
	}
}

/* The path of v's children, below the tree's own path; empty if too deep. */
static dc_str path_below(dc_reader *r, const json *tree, const json *v,
	dc_str path)
{
	const json *chain[JSONFIND_LEVELS];
	dc_buf b = dc_buf_in(r->arena, DC_MAX_RECORD);
	size_t n = 0;

	for (; v != tree && n < JSONFIND_LEVELS; v = json_up(v))
		chain[n++] = v;
	if (v != tree)
		return DC_NONE;
	dc_adds(&b, path);
	while (n)
		add_token(&b, chain[--n]);
	dc_addz(&b, "/*");
	return dc_got(&b);
}

static jsonlist *same_path(const jsonlists *all, dc_str path)
{
	for (size_t i = 0; i < all->n; i++)
		if (dc_eq(all->v[i].path, path))
			return &all->v[i];
	return NULL;
}

jsonlist *jsonfind_list(dc_reader *r, jsonlists *all, dc_str path)
{
	jsonlist *l = same_path(all, path);

	if (l)
		return l;
	if (!all->v)
		all->v = dc_array(r->run_arena, JSONFIND_LISTS, sizeof(*l));
	if (!all->v || all->n == JSONFIND_LISTS)
		return NULL;
	l = &all->v[all->n++];
	*l = (jsonlist){ .path = dc_dup(r->run_arena, path) };
	return l;
}

/* ---- which of them ---- */

static dc_str parent(dc_str path)
{
	while (path.n && path.p[path.n - 1] != '/')
		path.n--;
	return dc_sub(path, 0, path.n ? path.n - 1 : 0);
}

static dc_str last_token(dc_str path)
{
	return dc_from(path, parent(path).n + 1);
}

bool jsonfind_names_cards(dc_str key)
{
	static const char *const words[] = { "cards", "flashcards", "terms",
		"items", "questions", "entries", "words", "vocabulary" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (dc_ieq(key, dc_cstr(words[i])))
			return true;
	return false;
}

static bool beneath(dc_str path, dc_str above)
{
	return path.n > above.n && path.p[above.n] == '/' &&
	       dc_eq(dc_sub(path, 0, above.n), above);
}

/* Between the records of the outer list and the inner one lies no third. */
static bool is_next(dc_str in, dc_str out)
{
	return dc_find_str(dc_from(parent(in), out.n), DC_S("/*")) == DC_NPOS;
}

/*
 * Of two lists in one another the outer one has the cards, and the inner one
 * what belongs to them: other words, examples.  It is the other way round
 * where the inner one has both sides by name and its own name does not say
 * otherwise, or where that says that they are the cards; a weak one must then
 * lie near, and the outer one be as weak.
 */
static bool inner_wins(const jsonlist *out, const jsonlist *in)
{
	dc_str key = last_token(parent(in->path));
	const char *role = dc_role_of(key);

	if (jsonfind_names_cards(key))
		return in->score >= SCORE_NAMED || (in->score >= out->score &&
			is_next(in->path, out->path));
	return in->score >= SCORE_NAMED && out->score < SCORE_NAME &&
	       !(role && !*role);
}

static void settle_nested(jsonlists *all)
{
	for (size_t i = 0; i < all->n; i++) {
		for (size_t j = 0; j < all->n; j++) {
			jsonlist *out = &all->v[i], *in = &all->v[j];

			if (!out->score || !in->score || out->own ||
			    !beneath(in->path, out->path))
				continue;
			if (inner_wins(out, in))
				out->score = 0;
			else
				in->score = 0;
		}
	}
}

static void keep(jsonlists *all, size_t from, int least)
{
	size_t n = from;

	for (size_t i = from; i < all->n; i++)
		if (all->v[i].score >= least)
			all->v[n++] = all->v[i];
	all->n = n;
}

/*
 * Lists side by side under several keys, `{"easy":[…],"hard":[…]}`, become one
 * whose key may be any: there may be more of them than we keep apart.
 */
static void settle_keyed(dc_reader *r, jsonlists *all)
{
	for (size_t i = 0; i < all->n; i++) {
		dc_str a = parent(all->v[i].path);
		size_t j = i + 1, n = i + 1;

		for (; j < all->n; j++) {
			dc_str b = parent(all->v[j].path);

			if (!a.n || dc_eq(a, b) || all->v[i].pairs ||
			    !dc_eq(parent(a), parent(b)))
				all->v[n++] = all->v[j];
		}
		if (n == all->n)
			continue;
		all->n = n;
		all->v[i].keyed = all->v[i].wild = true;
		all->v[i].path = dc_fmt(r->run_arena, "%.*s/*/*",
			DC_ARG(parent(a)));
	}
}

/* Of lists that are as weak as the best the others are left: told. */
static void tell_others(dc_reader *r, const jsonlists *all, size_t from,
	const jsonlist *best)
{
	const jsonlist *other = NULL;

	for (size_t i = from; i < all->n; i++)
		if (&all->v[i] != best && all->v[i].score == best->score)
			other = &all->v[i];
	if (!other)
		return;
	dc_hint(r->run, "-f json:cards=%.*s takes the others",
		DC_ARG(parent(other->path)));
	dc_warn(r->run, "json-lists", "more than one list could be the cards: "
		"those at %.*s are taken", DC_ARG(parent(best->path)));
}

static bool choose(dc_reader *r, jsonlists *all, size_t from, bool weak)
{
	const jsonlist *best = NULL;
	int least = SCORE_TONGUES;
	bool found;

	settle_nested(all);
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].score >= SCORE_NAMED)
			least = SCORE_NAMED;
	for (size_t i = from; i < all->n; i++) {
		const jsonlist *l = &all->v[i];

		if (!best || l->score > best->score ||
		    (l->score == best->score && l->count > best->count))
			best = l;
	}
	if (best && best->score == SCORE_OWN)
		least = SCORE_OWN;
	if (best && best->score < SCORE_TONGUES && weak) {
		jsonlist only = *best;

		tell_others(r, all, from, best);
		all->v[from] = only;
		all->n = from + 1;
		return true;
	}
	keep(all, from, least);
	found = all->n > from;
	settle_keyed(r, all);
	return found;
}

/* ---- their columns ---- */

size_t jsonfind_column(const jsonlist *l, dc_str name, size_t hint)
{
	if (hint < l->n && dc_eq(l->names[hint], name))
		return hint;
	for (size_t i = 0; i < l->n; i++)
		if (dc_eq(l->names[i], name))
			return i;
	return l->n;
}

bool jsonfind_add(dc_reader *r, jsonlist *l, dc_str name, bool sparse)
{
	if (l->n >= DC_MAX_FIELDS)
		return false;
	if (l->n == l->cap) {
		size_t cap = l->cap ? l->cap * 2 : 16;
		dc_str *names = dc_array(r->run_arena, cap, sizeof(*names));
		bool *flags = dc_array(r->run_arena, cap, sizeof(*flags));
		bool *words = dc_array(r->run_arena, cap, sizeof(*words));

		if (!names || !flags || !words)
			return false;
		if (l->n) {
			memcpy(names, l->names, l->n * sizeof(*names));
			memcpy(flags, l->sparse, l->n * sizeof(*flags));
			memcpy(words, l->words, l->n * sizeof(*words));
		}
		l->names = names;
		l->sparse = flags;
		l->words = words;
		l->cap = cap;
	}
	l->names[l->n] = dc_dup(r->run_arena, name);
	l->sparse[l->n++] = sparse;
	return true;
}

void jsonfind_learn(dc_reader *r, jsonlist *l, const json *v)
{
	size_t hint = 0, i;

	for (const json *m = json_first(v); m; m = json_next(m), hint++) {
		i = jsonfind_column(l, json_key(m), hint);
		if (i == l->n && !jsonfind_add(r, l, json_key(m), true))
			return;
		if (json_void(m))
			continue;
		l->sparse[i] = false;
		l->words[i] |= !json_scalar(m) || json_is(m) == JSON_STRING;
	}
}

static bool knows(const jsonlist *l, const json *tree)
{
	bool known = l->n > 0;

	for (const json *v = json_first(tree); v; v = json_next(v))
		for (const json *m = json_first(v); m; m = json_next(m))
			known &= jsonfind_column(l, json_key(m), 0) < l->n;
	return known;
}

/* Lists under different keys may have different members: the set of columns
 * that fits, or a new one, takes the place of the list's. */
static void change_columns(dc_reader *r, const json *tree, jsonlist *l)
{
	jsonlist *others = l->others, now = *l, *o = others;
	unsigned n = l->nothers;

	while (o && !knows(o, tree))
		o = o->others;
	if (!o && n < OTHERS) {
		o = dc_alloc(r->run_arena, sizeof(*o));
		if (!o)
			return;
		*o = (jsonlist){ .others = others };
		others = o;
		n++;
	}
	*l = (jsonlist){ 0 };
	if (o) {
		*l = *o;
		now.others = o->others;
		*o = now;
	}
	l->path = now.path;
	l->score = now.score;
	l->keyed = l->wild = true;
	l->others = others;
	l->nothers = n;
}

bool jsonfind_fits(dc_reader *r, const jsonshape *o, const json *tree,
	jsonlist *l)
{
	int least = l->score < SCORE_NAMED ? SCORE_TONGUES : SCORE_NAMED;

	if (l->pairs)
		return jsonpairs_like(tree);
	if (score_list(r, o, tree) < least)
		return false;
	if (!knows(l, tree))
		change_columns(r, tree, l);
	for (const json *v = json_first(tree); v; v = json_next(v))
		if (json_is(v) == JSON_OBJECT)
			jsonfind_learn(r, l, v);
	return true;
}

/* The texts of a row, as far as a header may have them. */
static size_t row_cells(const json *row, dc_str *cells, size_t most)
{
	size_t n = 0;

	if (json_is(row) != JSON_ARRAY)
		return 0;
	for (const json *c = json_first(row); c && n < most; c = json_next(c))
		cells[n++] = json_text(c);
	return n;
}

static bool counts_on(const json *first)
{
	dc_str cells[ROW_CELLS], below[ROW_CELLS];

	return dc_counts_on(cells, row_cells(first, cells, ROW_CELLS),
		below, row_cells(json_next(first), below, ROW_CELLS));
}

static void learn_all(dc_reader *r, const json *tree, dc_str path,
	jsonlists *all, size_t from)
{
	for (const json *c = tree; c; c = json_step(tree, c)) {
		jsonlist *l;

		if (json_scalar(c) || !json_first(c) || all->n == from)
			continue;
		l = same_path(all, path_below(r, tree, c, path));
		if (!l || l < all->v + from)
			continue;
		if (!l->rows && json_is(json_first(c)) == JSON_ARRAY)
			l->counts = counts_on(json_first(c));
		for (const json *v = json_first(c); v; v = json_next(v)) {
			l->rows |= json_is(v) == JSON_ARRAY;
			if (json_is(v) == JSON_OBJECT && !l->own)
				jsonfind_learn(r, l, v);
		}
	}
}

/* Does --map, or an option, name a member of the object? */
static bool is_named(dc_reader *r, const jsonshape *o, const json *v)
{
	size_t n = 0;
	dc_str *names;

	if (o->front || o->back || o->tags)
		return true;
	if (!dc_maps(r->run).n)
		return false;
	names = dc_array(r->arena, json_count(v) + 1, sizeof(*names));
	for (const json *m = json_first(v); names && m; m = json_next(m))
		names[n++] = json_key(m);
	return dc_header_score(r, names, n) == 100;
}

/* A dictionary, before its words are taken for the names of members. */
static bool find_pairs(dc_reader *r, const jsonshape *o, const json *tree,
	dc_str path, jsonlists *all)
{
	bool shelf;
	const json *v = jsonpairs_find(tree, &shelf);
	jsonlist *l;

	if (!v || is_named(r, o, v))
		return false;
	path = path_below(r, tree, v, path);
	if (shelf && path.n)
		path = dc_fmt(r->arena, "%.*s/*", DC_ARG(path));
	l = path.n ? jsonfind_list(r, all, path) : NULL;
	if (!l)
		return false;
	l->pairs = true;
	l->keyed = l->wild = shelf;
	return true;
}

bool jsonfind(dc_reader *r, const jsonshape *o, const json *tree, dc_str path,
	bool weak, jsonlists *all)
{
	size_t from = all->n;

	if (weak && find_pairs(r, o, tree, path, all))
		return true;
	for (const json *c = tree; c; c = json_step(tree, c)) {
		int score = json_scalar(c) ? 0 : score_list(r, o, c);
		dc_str below = score ? path_below(r, tree, c, path) : DC_NONE;
		jsonlist *l = below.n ? jsonfind_list(r, all, below) : NULL;

		if (!l || l < all->v + from)
			continue;
		if (score > l->score)
			l->score = score;
		l->own = l->score == SCORE_OWN;
		l->count += json_count(c);
	}
	learn_all(r, tree, path, all, from);
	return choose(r, all, from, weak);
}

/* ---- paths ---- */

static bool token(dc_str *rest, dc_str *t)
{
	if (!rest->n)
		return false;
	*rest = dc_from(*rest, 1);
	*t = dc_sub(*rest, 0, dc_chr(*rest, '/'));
	*rest = dc_from(*rest, t->n);
	return true;
}

static jsonmatch match(dc_str pattern, dc_str path)
{
	dc_str p, t;

	while (token(&path, &t))
		if (!token(&pattern, &p) || (!dc_eq(p, t) && !dc_is(p, "*")))
			return JSONMATCH_NONE;
	if (!token(&pattern, &p))
		return JSONMATCH_CARD;
	return pattern.n ? JSONMATCH_ABOVE : JSONMATCH_LIST;
}

jsonmatch jsonfind_match(const jsonlists *all, dc_str path, jsonlist **list)
{
	jsonmatch best = JSONMATCH_NONE, m;

	for (size_t i = 0; i < all->n; i++) {
		m = match(all->v[i].path, path);
		if (m && (!best || m < best)) {
			best = m;
			*list = &all->v[i];
		}
	}
	return best;
}

dc_markup jsonfind_markup(const jsonshape *o, const json *tree)
{
	static const dc_markup given[] = { DC_PLAIN, DC_PLAIN, DC_HTML,
		DC_MARKDOWN };
	dc_str start = json_raw(tree);

	if (o->markup)
		return given[o->markup];
	for (const json *v = tree; v; v = json_step(tree, v)) {
		if (json_raw(v).p > start.p + MARKUP_BYTES)
			break;
		if (json_is(v) == JSON_STRING && dc_has_markup(json_text(v)))
			return DC_HTML;
	}
	return DC_PLAIN;
}
