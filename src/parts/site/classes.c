/*
 * Classes that repeat, and what their names mean.
 */
#include "parts/site/classes.h"

enum { SLOTS = CLASSES * 2, PAIRS = 20, SAMPLE = 60 };

/* ---- which there are ---- */

struct table {
	class_seen v[CLASSES];
	size_t n;
	uint16_t slots[SLOTS];   /* places in v, from 1 */
};

static class_seen *entry(struct table *t, dc_str name)
{
	size_t at = (size_t)(dc_hash(name.p, name.n, 0) % SLOTS);

	while (t->slots[at] && !dc_eq(t->v[t->slots[at] - 1].name, name))
		at = (at + 1) % SLOTS;
	if (t->slots[at])
		return &t->v[t->slots[at] - 1];
	if (t->n == CLASSES)
		return NULL;
	t->v[t->n] = (class_seen){ .name = name };
	t->slots[at] = (uint16_t)++t->n;
	return &t->v[t->n - 1];
}

static void count(dc_reader *r, struct table *t, const xml_node *n)
{
	dc_str rest = xml_attr(r->run_arena, n, "class");
	dc_str text = DC_NONE;

	if (rest.n)
		text = page_text(r->run_arena, n, SAMPLE * 2);
	while ((rest = dc_trim(rest)).n) {
		size_t end = 0;
		class_seen *c;

		while (end < rest.n && !strchr(" \t\r\n\f", rest.p[end]))
			end++;
		c = entry(t, dc_sub(rest, 0, end));
		rest = dc_from(rest, end);
		if (!c)
			continue;
		c->texts += text.n > 0;
		if (!c->count++)
			c->line = xml_line(n);
		if (!c->sample.n)
			c->sample = dc_head(text, SAMPLE);
	}
}

static int by_count(const void *a, const void *b)
{
	const class_seen *x = a, *y = b;

	if (x->count != y->count)
		return x->count < y->count ? 1 : -1;
	return (x->line > y->line) - (x->line < y->line);
}

size_t classes_of(dc_reader *r, const xml_doc *doc, const class_seen **list)
{
	struct table *t = dc_alloc(r->run_arena, sizeof(*t));
	const xml_node *root = xml_body(doc), *n = root;
	size_t kept = 0;

	*list = NULL;
	while (t && (n = xml_next_element(root, n)))
		count(r, t, n);
	for (size_t i = 0; t && i < t->n; i++)
		if (t->v[i].count >= CLASSES_LEAST && t->v[i].texts)
			t->v[kept++] = t->v[i];
	if (!t)
		return 0;
	qsort(t->v, kept, sizeof(*t->v), by_count);
	*list = t->v;
	return kept;
}

/* ---- telling ---- */

/* How many have the same count as v[at], from there on. */
static size_t alike(const class_seen *v, size_t n, size_t at)
{
	size_t end = at;

	while (end < n && v[end].count == v[at].count)
		end++;
	return end - at;
}

static void tell_group(dc_reader *r, const class_seen *v, size_t n)
{
	enum { LINE = 800 };
	dc_buf b = dc_buf_in(r->arena, LINE * 2);

	for (size_t i = 0; i < n && b.n < LINE; i++) {
		dc_str text = dc_head(v[i].sample, SAMPLE / 2);

		dc_addf(&b, "%s.%.*s \"%.*s%s\"", i ? ", " : "",
			DC_ARG(dc_head(v[i].name, SAMPLE)), DC_ARG(text),
			text.n < v[i].sample.n ? "…" : "");
	}
	dc_at(r->run, v->line, 0, DC_NONE);
	dc_notice(r->run, "page-class", "%zu elements each, with the first "
		"one's text: %.*s", v->count, DC_ARG(dc_got(&b)));
}

/* The largest groups first: there are as many cards as there are of most. */
void classes_tell(dc_reader *r, const class_seen *v, size_t n)
{
	enum { GROUPS = 4 };
	size_t told = DC_NPOS;

	for (size_t k = 0; k < GROUPS && told;) {
		size_t best = 0;

		for (size_t i = 0; i < n; i += alike(v, n, i)) {
			size_t size = alike(v, n, i);

			best = size > best && size < told ? size : best;
		}
		told = best;
		for (size_t i = 0; i < n && best && k < GROUPS;
		     i += alike(v, n, i))
			if (alike(v, n, i) == best) {
				tell_group(r, v + i, best);
				k++;
			}
	}
	dc_at(r->run, 0, 0, DC_NONE);
}

/* ---- what they mean ---- */

/* The next word of a name: "card-question_text", "answerText". */
static dc_str next_word(dc_str *rest)
{
	size_t from = 0, to;
	dc_str word;

	while (from < rest->n && (rest->p[from] == '-' ||
	       rest->p[from] == '_'))
		from++;
	to = from;
	while (to < rest->n && rest->p[to] != '-' && rest->p[to] != '_' &&
	       !(to > from && rest->p[to] >= 'A' && rest->p[to] <= 'Z' &&
		 rest->p[to - 1] >= 'a'))
		to++;
	word = dc_sub(*rest, from, to - from);
	*rest = dc_from(*rest, to);
	return word;
}

static bool means(dc_str name, const char *words)
{
	dc_str rest = name, word;

	while ((word = next_word(&rest)).n)
		if (dc_ieq_one_of(word, words))
			return true;
	return false;
}

static recipe_value selector(dc_reader *r, dc_str name)
{
	recipe_value v = { .at = { dc_array(r->run_arena, 1,
		sizeof(dc_str)), 1 } };

	if (!v.at.v)
		return (recipe_value){ 0 };
	v.at.v[0] = dc_fmt(r->run_arena,
		"[class~=\"%.*s\"]", DC_ARG(name));
	return v;
}

static bool quotable(dc_str name)
{
	return dc_chr(name, '"') == DC_NPOS && name.n < 200;
}

const recipe *classes_guess(dc_reader *r, const class_seen *v, size_t n)
{
	static const char front[] = "front question term prompt";
	static const char back[] = "back answer definition meaning solution";
	recipe *made = dc_alloc(r->run_arena, sizeof(*made));

	if (!made)
		return NULL;
	made->name = DC_S("classes");
	made->readings = dc_array(r->run_arena, PAIRS,
		sizeof(*made->readings));
	for (size_t i = 0; made->readings && i < n; i++) {
		if (!means(v[i].name, front) || !quotable(v[i].name))
			continue;
		for (size_t k = 0; k < n && made->nreadings < PAIRS; k++) {
			recipe_reading *g = &made->readings[made->nreadings];

			if (v[k].count != v[i].count || k == i ||
			    !means(v[k].name, back) || !quotable(v[k].name))
				continue;
			g->front = selector(r, v[i].name);
			g->back = selector(r, v[k].name);
			made->nreadings++;
		}
	}
	return made->nreadings ? made : NULL;
}
