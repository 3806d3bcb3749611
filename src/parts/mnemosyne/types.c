/*
 * Card types become note types.  What is built in is written down here as a
 * file would have it, so that there is one way for all.
 */
#include "parts/mnemosyne/inner.h"

#define S(lit) { (lit), sizeof(lit) - 1 }
#define TYPE(i, n, f, v) { .id = S(i), .name = S(n), .fields = S(f), \
	.views = S(v) }
#define VIEW(i, n, q, a, top) { .id = S(i), .name = S(n), .ask = S(q), \
	.answer = S(a), .on_top = (top) }
#define TWO "[('f', 'Front'), ('b', 'Back')]"
#define WORD "('p_1', 'Pronunciation'), ('m_1', 'Meaning'), ('n', 'Notes')]"

static const struct mnemo_type built_in[] = {
	TYPE("1", "Front-to-back only", TWO, "['1.1']"),
	TYPE("2", "Front-to-back and back-to-front", TWO, "['2.1', '2.2']"),
	TYPE("3", "Vocabulary", "[('f', 'Foreign word or phrase'), " WORD,
		"['3.1', '3.2']"),
	TYPE("4", "Map", "[('loc', 'Location'), ('blank', 'Blank map'), "
		"('marked', 'Marked map')]", "['4.1', '4.2']"),
	TYPE("5", "Cloze deletion", "[('text', 'Text')]", "['5.1']"),
	TYPE("6", "Sentence", "[('f', 'Sentence'), " WORD, "['6.1', '6.2']")
};

static const struct mnemo_view views_built_in[] = {
	VIEW("1.1", "Front-to-back", "['f']", "['b']", false),
	VIEW("2.1", "Front-to-back", "['f']", "['b']", false),
	VIEW("2.2", "Back-to-front", "['b']", "['f']", false),
	VIEW("3.1", "Recognition", "['f']", "['p_1', 'm_1', 'n']", false),
	VIEW("3.2", "Production", "['m_1']", "['f', 'p_1', 'n']", false),
	VIEW("4.1", "Recognition", "['marked']", "['loc', 'marked']", true),
	VIEW("4.2", "Production", "['loc', 'blank']", "['loc', 'marked']",
		true),
	VIEW("5.1", "Cloze", "['f']", "['b']", false),
	VIEW("6.1", "Recognition", "['f']", "['p_1', 'm_1', 'n']", false),
	VIEW("6.2", "Production", "['f']", "['a', 'p_1', 'm_1', 'n']", false)
};

/* ---- what there is ---- */

static const struct mnemo_view *view_of(const mnemo *m, dc_str id)
{
	for (size_t i = m->nviews; i-- > 0;)
		if (dc_eq(m->views[i]->id, id))
			return m->views[i];
	return NULL;
}

static int too_many(mnemo *m, const char *what, int most)
{
	return dc_fail(m->r->run, DC_LIMIT, "mnemosyne-limit", "more than %d "
		"%s", most, what);
}

int mnemo_add_type(mnemo *m, const struct mnemo_type *t)
{
	struct mnemo_made *own = dc_alloc(m->r->run_arena, sizeof(*own));
	dc_arena *a = m->r->run_arena;

	if (m->ntypes == MNEMO_TYPES)
		return too_many(m, "card types", MNEMO_TYPES);
	if (!own)
		return DC_LIMIT;
	own->t = (struct mnemo_type){ dc_dup(a, t->id), dc_dup(a, t->name),
		dc_dup(a, t->fields), dc_dup(a, t->views),
		dc_dup(a, t->extra) };
	m->types[m->ntypes++] = own;
	return DC_OK;
}

int mnemo_add_view(mnemo *m, const struct mnemo_view *v)
{
	struct mnemo_view *own = dc_alloc(m->r->run_arena, sizeof(*own));
	dc_arena *a = m->r->run_arena;

	if (m->nviews == MNEMO_VIEWS)
		return too_many(m, "views of cards", MNEMO_VIEWS);
	if (!own)
		return DC_LIMIT;
	*own = (struct mnemo_view){ dc_dup(a, v->id), dc_dup(a, v->name),
		dc_dup(a, v->ask), dc_dup(a, v->answer), dc_dup(a, v->ask_how),
		dc_dup(a, v->answer_how), dc_dup(a, v->extra), v->on_top,
		v->typed };
	m->views[m->nviews++] = own;
	return DC_OK;
}

mnemo *mnemo_new(dc_reader *r)
{
	mnemo *m = dc_alloc(r->run_arena, sizeof(*m));
	int code = DC_OK;

	if (!m)
		return NULL;
	m->r = r;
	m->held.text = dc_buf_in(r->run_arena, DC_MAX_RECORD);
	for (size_t i = 0; !code && i < sizeof(built_in) / sizeof(*built_in);
	     i++)
		code = mnemo_add_type(m, &built_in[i]);
	for (size_t i = 0; !code && i < sizeof(views_built_in) /
	     sizeof(*views_built_in); i++)
		code = mnemo_add_view(m, &views_built_in[i]);
	return code ? NULL : m;
}

char mnemo_root(dc_str id)
{
	return id.n == 1 || dc_starts(dc_from(id, 1), "::") ? *id.p : '\0';
}

/* A name that can stand between {{ and }}, and that no other field has. */
static dc_str field_name(dc_arena *a, const struct mnemo_made *t, dc_str name)
{
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);
	dc_str s, base;

	for (size_t i = 0; i < name.n; i++) {
		bool bad = (unsigned char)name.p[i] <= ' ' ||
			   memchr("{}:\"", name.p[i], 4);

		if (!bad || (b.n && b.p[b.n - 1] != ' '))
			dc_addc(&b, bad ? ' ' : name.p[i]);
	}
	s = dc_trim(dc_got(&b));
	while (s.n && memchr("#/^", *s.p, 3))
		s = dc_trim(dc_from(s, 1));
	s = base = s.n ? dc_head(s, 200) : DC_S("Field");
	for (size_t i = 0, n = 1; i < t->nfields; i++) {
		if (!dc_ieq(t->fields[i].text, s))
			continue;
		s = dc_fmt(a, "%.*s %zu", DC_ARG(base), ++n);
		i = (size_t)-1;
	}
	return s;
}

/*
 * Mnemosyne has the pronunciation second.  Here it is the meaning, which is
 * what outputs with two sides show as the back.
 */
static void meaning_first(struct mnemo_made *t)
{
	struct mnemo_value sound;

	if (t->nfields < 3 || !dc_is(t->fields[1].key, "p_1") ||
	    !dc_is(t->fields[2].key, "m_1"))
		return;
	sound = t->fields[1];
	t->fields[1] = t->fields[2];
	t->fields[2] = sound;
}

/* Fields and views of a type, as soon as a fact has it. */
static void make_ready(mnemo *m, struct mnemo_made *t)
{
	dc_arena *a = m->r->run_arena;
	dc_str rest = t->t.fields, key, name;

	t->ready = true;
	t->fields = dc_array(a, DC_MAX_FIELDS, sizeof(*t->fields));
	while (t->fields && t->nfields < DC_MAX_FIELDS &&
	       mnemo_string(a, &rest, &key) && mnemo_string(a, &rest, &name)) {
		name = field_name(a, t, name.n ? name : key);
		t->fields[t->nfields++] = (struct mnemo_value){ key, name };
	}
	meaning_first(t);
	rest = t->t.views;
	while (t->nviews < MNEMO_OF_TYPE && mnemo_string(a, &rest, &key)) {
		t->ids[t->nviews] = key;
		t->views[t->nviews++] = view_of(m, key);
	}
}

struct mnemo_made *mnemo_made_of(mnemo *m, dc_str id)
{
	for (size_t i = m->ntypes; i-- > 0;) {
		struct mnemo_made *t = m->types[i];

		if (!dc_eq(t->t.id, id))
			continue;
		if (!t->ready)
			make_ready(m, t);
		return t;
	}
	return NULL;
}

size_t mnemo_field(const struct mnemo_made *t, dc_str key)
{
	size_t i = 0;

	while (i < t->nfields && !dc_eq(t->fields[i].key, key))
		i++;
	return i;
}

/* ---- templates ---- */

/* "What is $f?" and "${f}": the keys are fields. */
static void add_decorated(dc_buf *b, const struct mnemo_made *t, dc_str how)
{
	for (size_t i = 0; i < how.n; i++) {
		dc_str rest = dc_from(how, i + 1), key;
		bool braces = dc_starts(rest, "{");
		size_t n = braces, at;

		if (how.p[i] != '$') {
			dc_addc(b, how.p[i]);
			continue;
		}
		while (n < rest.n && (rest.p[n] == '_' ||
		       (rest.p[n] >= '0' && rest.p[n] <= '9') ||
		       ((rest.p[n] | 0x20) >= 'a' &&
			(rest.p[n] | 0x20) <= 'z')))
			n++;
		key = dc_sub(rest, braces, n - braces);
		at = mnemo_field(t, key);
		if (at == t->nfields) {
			dc_addc(b, '$');
			i += dc_starts(rest, "$");
			continue;
		}
		dc_addf(b, "{{%.*s}}", DC_ARG(t->fields[at].text));
		i += n + (braces && n < rest.n && rest.p[n] == '}');
	}
}

/* The decorator of a key, or nothing. */
static dc_str decorator(dc_arena *a, dc_str hows, dc_str key)
{
	dc_str k, how;

	while (mnemo_string(a, &hows, &k) && mnemo_string(a, &hows, &how))
		if (dc_eq(k, key))
			return how;
	return DC_NONE;
}

/* The fields of a list of keys below each other, empty ones left out. */
static void add_side(dc_arena *a, dc_buf *b, const struct mnemo_made *t,
	dc_str keys, dc_str hows)
{
	dc_str key, rest = keys;
	size_t only = t->nfields;

	if (mnemo_string(a, &rest, &key) && !decorator(a, hows, key).n)
		only = mnemo_field(t, key);
	if (only < t->nfields && !mnemo_string(a, &rest, &key)) {
		dc_addf(b, "{{%.*s}}", DC_ARG(t->fields[only].text));
		return;
	}
	while (mnemo_string(a, &keys, &key)) {
		size_t i = mnemo_field(t, key);
		dc_str name, how = decorator(a, hows, key);

		if (i == t->nfields)
			continue;
		name = t->fields[i].text;
		dc_addf(b, "{{#%.*s}}<div>", DC_ARG(name));
		if (how.n)
			add_decorated(b, t, how);
		else
			dc_addf(b, "{{%.*s}}", DC_ARG(name));
		dc_addf(b, "</div>{{/%.*s}}\n", DC_ARG(name));
	}
}

/* The string behind a key: {'qfmt': '…'}. */
static dc_str member(dc_arena *a, dc_str dict, const char *key)
{
	dc_str s;

	if (dc_find(dict, key) == DC_NPOS)
		return DC_NONE;
	while (mnemo_string(a, &dict, &s))
		if (dc_is(s, key))
			return mnemo_string(a, &dict, &s) ? s : DC_NONE;
	return DC_NONE;
}

static void add_typed(dc_arena *a, dc_buf *b, const struct mnemo_made *t,
	const struct mnemo_view *v)
{
	dc_str keys = v->answer, key;
	size_t i;

	while (mnemo_string(a, &keys, &key)) {
		i = mnemo_field(t, key);
		if (i == t->nfields)
			continue;
		dc_addf(b, "{{type:%.*s}}\n", DC_ARG(t->fields[i].text));
		return;
	}
}

static dc_template template_of(dc_arena *a, const struct mnemo_made *t,
	const struct mnemo_view *v)
{
	dc_buf front = dc_buf_in(a, DC_MAX_FIELD);
	dc_buf back = dc_buf_in(a, DC_MAX_FIELD);
	dc_str own = member(a, v->extra, "qfmt");

	if (own.n)
		return (dc_template){ v->name, own,
			member(a, v->extra, "afmt") };
	add_side(a, &front, t, v->ask, v->ask_how);
	if (v->typed)
		add_typed(a, &front, t, v);
	if (!v->on_top)
		dc_addz(&back, "{{FrontSide}}\n\n<hr id=answer>\n\n");
	add_side(a, &back, t, v->answer, v->answer_how);
	return (dc_template){ v->name, dc_got(&front), dc_got(&back) };
}

/* ---- note types ---- */

/* "Vocabulary", or "Vocabulary (Production)" where not all views are. */
static dc_str kind_name(mnemo *m, const struct mnemo_made *t, uint64_t mask,
	uint64_t all)
{
	dc_buf b = dc_buf_in(m->r->run_arena, DC_MAX_FIELD);
	const char *between = " (";

	dc_adds(&b, t->t.name.n ? t->t.name : t->t.id);
	for (size_t i = 0; i < t->nviews && mask != all; i++) {
		if (!(mask >> i & 1))
			continue;
		dc_addz(&b, between);
		dc_adds(&b, t->views[i]->name);
		between = ", ";
	}
	dc_addz(&b, mask != all ? ")" : "");
	return dc_got(&b);
}

/* The cloze, and the other fields behind it in the answer. */
static dc_template cloze_template(dc_arena *a, const dc_str *names, size_t n)
{
	dc_str cloze = dc_fmt(a, "{{cloze:%.*s}}", DC_ARG(names[0]));
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);

	dc_adds(&b, cloze);
	for (size_t i = 1; i < n; i++)
		dc_addf(&b, "\n{{#%.*s}}<div>{{%.*s}}</div>{{/%.*s}}",
			DC_ARG(names[i]), DC_ARG(names[i]), DC_ARG(names[i]));
	return (dc_template){ DC_S("Cloze"), cloze, dc_got(&b) };
}

static int define(mnemo *m, const struct mnemo_made *t,
	const struct mnemo_kind *k, bool cloze)
{
	dc_arena *a = m->r->run_arena;
	dc_str *names = dc_array(a, t->nfields + 1, sizeof(*names));
	dc_template *templates = dc_array(a, t->nviews + 1,
		sizeof(*templates));
	dc_kind kind = { .name = k->name, .fields = names,
		.nfields = t->nfields, .templates = templates,
		.cloze = cloze, .css = member(a, t->t.extra, "css") };

	if (!names || !templates)
		return DC_LIMIT;
	for (size_t i = 0; i < t->nfields; i++)
		names[i] = t->fields[i].text;
	for (size_t i = 0; i < t->nviews && !cloze; i++)
		if (k->mask >> i & 1)
			templates[kind.ntemplates++] = template_of(a, t,
				t->views[i]);
	if (cloze)
		templates[kind.ntemplates++] = cloze_template(a, names,
			t->nfields);
	/* Anki's own, that Mnemosyne has imported, says it by itself. */
	kind.cloze |= dc_find(templates[0].front, "{{cloze:") != DC_NPOS;
	if (!kind.css.n)
		kind.css = dc_kind_stock(kind.cloze ? DC_S("Cloze")
			: DC_S("Basic"))->css;
	return dc_put_kind(m->r, &kind);
}

int mnemo_kind_of(mnemo *m, struct mnemo_made *t, uint64_t mask, bool cloze,
	dc_str *name)
{
	uint64_t all = 0;
	struct mnemo_kind *k = t->kinds;

	for (size_t i = 0; i < t->nviews; i++)
		all |= t->views[i] ? (uint64_t)1 << i : 0;
	while (k && k->mask != mask)
		k = k->next;
	if (k) {
		*name = k->name;
		return DC_OK;
	}
	k = dc_alloc(m->r->run_arena, sizeof(*k));
	if (!k)
		return DC_LIMIT;
	*k = (struct mnemo_kind){ .mask = mask, .next = t->kinds };
	t->kinds = k;
	if (mnemo_root(t->t.id) == '5')
		all = mask;
	k->name = kind_name(m, t, mask, all);
	*name = k->name;
	return define(m, t, k, cloze);
}
