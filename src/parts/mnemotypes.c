/*
 * Card types become note types.  What is built in is written down here as a
 * file would have it, so that there is one way for all.
 */
#include "parts/mnemo.h"

/* One note type: the views of a card type that a fact has cards of. */
struct kind {
	uint64_t mask;           /* bit i: view i of the type */
	dc_str name;             /* empty: what the core makes of two fields */
	struct kind *next;
};

struct type {
	struct mnemo_type t;
	struct mnemo_value *fields;      /* keys, and their names as text */
	size_t nfields;
	const struct mnemo_view *views[MNEMO_OF_TYPE];   /* NULL: not there */
	dc_str ids[MNEMO_OF_TYPE];       /* of these */
	size_t nviews;
	bool ready;
	struct kind *kinds;
};

/* A fact that waits until its first note was put: that empties the arena. */
struct held {
	dc_buf text;
	struct mnemo_value *values;
	dc_str *tags;
	size_t cap_values, cap_tags;
};

struct mnemo {
	dc_reader *r;
	struct type *types[MNEMO_TYPES];
	size_t ntypes;
	struct mnemo_view *views[MNEMO_VIEWS];
	size_t nviews;
	struct held held;
};

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

static struct type *type_of(const mnemo *m, dc_str id)
{
	for (size_t i = m->ntypes; i-- > 0;)
		if (dc_eq(m->types[i]->t.id, id))
			return m->types[i];
	return NULL;
}

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
	struct type *own = dc_alloc(m->r->run_arena, sizeof(*own));
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

/* The built-in type that "3::Spanish" was made from: its first character. */
static char root_of(dc_str id)
{
	return id.n == 1 || dc_starts(dc_from(id, 1), "::") ? *id.p : '\0';
}

/* A name that can stand between {{ and }}, and that no other field has. */
static dc_str field_name(dc_arena *a, const struct type *t, dc_str name)
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
static void meaning_first(struct type *t)
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
static void make_ready(mnemo *m, struct type *t)
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

static size_t field_of(const struct type *t, dc_str key)
{
	size_t i = 0;

	while (i < t->nfields && !dc_eq(t->fields[i].key, key))
		i++;
	return i;
}

/* ---- templates ---- */

/* "What is $f?" and "${f}": the keys are fields. */
static void add_decorated(dc_buf *b, const struct type *t, dc_str how)
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
		at = field_of(t, key);
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
static void add_side(dc_arena *a, dc_buf *b, const struct type *t, dc_str keys,
	dc_str hows)
{
	dc_str key, rest = keys;
	size_t only = t->nfields;

	if (mnemo_string(a, &rest, &key) && !decorator(a, hows, key).n)
		only = field_of(t, key);
	if (only < t->nfields && !mnemo_string(a, &rest, &key)) {
		dc_addf(b, "{{%.*s}}", DC_ARG(t->fields[only].text));
		return;
	}
	while (mnemo_string(a, &keys, &key)) {
		size_t i = field_of(t, key);
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

static void add_typed(dc_arena *a, dc_buf *b, const struct type *t,
	const struct mnemo_view *v)
{
	dc_str keys = v->answer, key;
	size_t i;

	while (mnemo_string(a, &keys, &key)) {
		i = field_of(t, key);
		if (i == t->nfields)
			continue;
		dc_addf(b, "{{type:%.*s}}\n", DC_ARG(t->fields[i].text));
		return;
	}
}

static dc_template template_of(dc_arena *a, const struct type *t,
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
static dc_str kind_name(mnemo *m, const struct type *t, uint64_t mask,
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

static int define(mnemo *m, const struct type *t, struct kind *k, bool cloze)
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

/* The note type of these views, defined where nobody has yet. */
static int kind_of(mnemo *m, struct type *t, uint64_t mask, bool cloze,
	dc_str *name)
{
	uint64_t all = 0;
	struct kind *k = t->kinds;

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
	*k = (struct kind){ .mask = mask, .next = t->kinds };
	t->kinds = k;
	k->name = kind_name(m, t, mask, root_of(t->t.id) == '5' ? mask : all);
	*name = k->name;
	return define(m, t, k, cloze);
}

/* ---- notes ---- */

static dc_note *note_of(mnemo *m, const struct mnemo_fact *f)
{
	dc_note *n = dc_note_new(m->r);

	if (!n)
		return NULL;
	n->id = f->id;
	n->deck = f->deck;
	n->mod = f->mod;
	n->at.line = f->line;
	for (size_t i = 0; i < f->ntags; i++)
		if (!dc_is(f->tags[i], "__UNTAGGED__") &&
		    !dc_is(f->tags[i], "<default>"))
			dc_note_tag(m->r, n, f->tags[i]);
	return n;
}

static int put(mnemo *m, dc_note *n)
{
	if (n && n->nfields && dc_blank(n->fields[0].value))
		for (size_t i = 1; i < n->nfields; i++)
			if (!dc_blank(n->fields[i].value))
				n->lost = DC_LOST_FRONT;
	return dc_put_note(m->r, n);
}

static dc_str value_of(const struct mnemo_fact *f, dc_str key)
{
	for (size_t i = 0; i < f->nvalues; i++)
		if (dc_eq(f->values[i].key, key))
			return f->values[i].text;
	return DC_NONE;
}

static void add_field(mnemo *m, dc_note *n, dc_str name, dc_str text)
{
	dc_note_field(m->r, n, name, mnemo_html(m->r->arena, text), DC_HTML);
}

/* Texts under keys that the type has no field for show nowhere. */
static void tell_hidden(mnemo *m, const struct type *t,
	const struct mnemo_fact *f)
{
	uint64_t hidden = 0;

	for (size_t i = 0; i < f->nvalues; i++)
		hidden += field_of(t, f->values[i].key) == t->nfields &&
			  !dc_blank(f->values[i].text);
	if (hidden)
		dc_lose(m->r->run, "texts that no card shows", hidden);
}

/* Which of the clozes have cards; those of old files do not tell. */
static uint64_t clozes_of(const struct mnemo_fact *f)
{
	uint64_t mask = 0, n;

	for (size_t i = 0; i < f->ncards; i++) {
		dc_str s = f->cards[i].extra;
		size_t at = dc_find(s, "'index':"), digits = 0;

		if (at == DC_NPOS)
			continue;
		s = dc_trim(dc_from(s, at + 8));
		while (digits < s.n && s.p[digits] >= '0' &&
		       s.p[digits] <= '9')
			digits++;
		if (dc_num(dc_sub(s, 0, digits), &n) && n < 64)
			mask |= (uint64_t)1 << n;
	}
	return mask ? mask : UINT64_MAX;
}

/* All fields of the type; the first one's text is given. */
static int put_fields(mnemo *m, const struct type *t,
	const struct mnemo_fact *f, dc_note *n, dc_str kind, dc_str first)
{
	if (n)
		n->kind = kind;
	for (size_t i = 0; i < t->nfields; i++)
		add_field(m, n, t->fields[i].text, i ? value_of(f,
			t->fields[i].key) : first);
	return put(m, n);
}

static int put_cloze(mnemo *m, struct type *t, const struct mnemo_fact *f)
{
	dc_str text = value_of(f, t->fields[0].key), kind = DC_S("Cloze");
	dc_note *n = note_of(m, f);
	int code = DC_OK;

	if (mnemo_has_cloze(text))
		text = mnemo_cloze(m->r->arena, text, clozes_of(f));
	if (t->t.id.n > 1)
		code = kind_of(m, t, 1, true, &kind);
	if (code)
		return code;
	if (t->t.id.n > 1)
		return put_fields(m, t, f, n, kind, text);
	if (n)
		n->kind = kind;
	add_field(m, n, DC_S("Text"), text);
	add_field(m, n, DC_S("Back Extra"), DC_NONE);
	return put(m, n);
}

/* Room for n in an array of the run's arena that is used again and again. */
static bool has_room(mnemo *m, void *array, size_t *cap, size_t n, size_t size)
{
	if (n <= *cap)
		return true;
	*cap = n * 2;
	*(void **)array = dc_array(m->r->run_arena, *cap, size);
	return *(void **)array != NULL;
}

static void keep(struct held *h, dc_str *s)
{
	size_t at = h->text.n;

	dc_adds(&h->text, *s);
	*s = (dc_str){ h->text.p ? h->text.p + at : NULL, s->n };
}

/* A copy of the fact, without its cards, that lives until the next one. */
static bool hold(mnemo *m, const struct mnemo_fact *f, struct mnemo_fact *out)
{
	struct held *h = &m->held;
	size_t all = f->id.n;

	for (size_t i = 0; i < f->nvalues; i++)
		all += f->values[i].key.n + f->values[i].text.n;
	for (size_t i = 0; i < f->ntags; i++)
		all += f->tags[i].n;
	h->text.n = 0;
	if ((all && !dc_room(&h->text, all)) ||
	    !has_room(m, &h->values, &h->cap_values, f->nvalues,
		sizeof(*h->values)) ||
	    !has_room(m, &h->tags, &h->cap_tags, f->ntags, sizeof(*h->tags)))
		return false;
	*out = *f;
	out->values = h->values;
	out->tags = h->tags;
	out->ncards = 0;
	keep(h, &out->id);
	for (size_t i = 0; i < f->nvalues; i++) {
		h->values[i] = f->values[i];
		keep(h, &h->values[i].key);
		keep(h, &h->values[i].text);
	}
	for (size_t i = 0; i < f->ntags; i++) {
		h->tags[i] = f->tags[i];
		keep(h, &h->tags[i]);
	}
	return !h->text.failed;
}

/*
 * A sentence has a card that asks for its meaning, and one for each cloze in
 * it.  Anki has no note type for both: they are two notes.
 */
static int put_sentence(mnemo *m, struct type *t, const struct mnemo_fact *f,
	uint64_t mask)
{
	dc_str text = value_of(f, t->fields[0].key), kind, bare;
	bool cloze = mask & 2 && mnemo_has_cloze(text);
	uint64_t wanted = clozes_of(f);
	struct mnemo_fact again;
	dc_note *n;
	int code = DC_OK;

	if (!hold(m, f, &again))
		return DC_LIMIT;
	if (mask & 1 || !cloze) {
		code = kind_of(m, t, 1, false, &kind);
		bare = mnemo_cloze(m->r->arena, text, 0);
		if (!code)
			code = put_fields(m, t, f, note_of(m, f), kind, bare);
	}
	if (code || !cloze)
		return code;
	code = kind_of(m, t, 2, true, &kind);
	n = note_of(m, &again);
	if (n && n->id.n)
		n->id = dc_fmt(m->r->arena, "%.*s/cloze", DC_ARG(n->id));
	text = value_of(&again, t->fields[0].key);
	return code ? code : put_fields(m, t, &again, n, kind,
		mnemo_cloze(m->r->arena, text, wanted));
}

/* Front and back of what is built in are Anki's own note types. */
static int put_two(mnemo *m, const struct mnemo_fact *f, uint64_t mask)
{
	dc_note *n = note_of(m, f);
	dc_str front = value_of(f, DC_S("f")), back = value_of(f, DC_S("b"));

	if (n && mask == 3)
		n->kind = DC_S("Basic (and reversed card)");
	add_field(m, n, DC_S("Front"), mask == 2 ? back : front);
	add_field(m, n, DC_S("Back"), mask == 2 ? front : back);
	return put(m, n);
}

/* A type that the file does not tell of: a plug-in's. */
static int put_unknown(mnemo *m, const struct mnemo_fact *f)
{
	dc_note *n = note_of(m, f);
	dc_str id = f->cards[0].type;

	dc_at(m->r->run, f->line, 0, DC_NONE);
	dc_warn(m->r->run, "mnemosyne-card-type", "the card type \"%.*s\" is "
		"not in the file: its fields are taken as they come",
		DC_ARG(dc_head(id, 60)));
	if (f->ncards > 1)
		dc_lose(m->r->run, "cards of unknown types", f->ncards - 1);
	for (size_t i = 0; i < f->nvalues; i++) {
		dc_str key = f->values[i].key;

		add_field(m, n, dc_is(key, "f") ? DC_S("Front")
			: dc_is(key, "b") ? DC_S("Back") : key,
			f->values[i].text);
	}
	if (n)
		dc_note_order(n);
	return put(m, n);
}

/* The views that the fact has cards of; all of them where none is known. */
static uint64_t mask_of(const struct type *t, const struct mnemo_fact *f)
{
	uint64_t mask = 0, all = 0;

	for (size_t i = 0; i < t->nviews; i++)
		all |= t->views[i] ? (uint64_t)1 << i : 0;
	for (size_t k = 0; k < f->ncards; k++)
		for (size_t i = 0; i < t->nviews; i++)
			if (t->views[i] && dc_eq(t->ids[i], f->cards[k].view))
				mask |= (uint64_t)1 << i;
	return mask ? mask : all;
}

int mnemo_put(mnemo *m, const struct mnemo_fact *f)
{
	struct type *t = f->ncards ? type_of(m, f->cards[0].type) : NULL;
	dc_str kind;
	uint64_t mask;
	char root;
	int code;

	if (!f->ncards) {
		dc_lose(m->r->run, "facts without cards", 1);
		return DC_OK;
	}
	if (t && !t->ready)
		make_ready(m, t);
	mask = t ? mask_of(t, f) : 0;
	if (!t || !t->nfields || !mask)
		return put_unknown(m, f);
	tell_hidden(m, t, f);
	root = root_of(t->t.id);
	if (root == '5')
		return put_cloze(m, t, f);
	if (root == '6' && t->nviews > 1 && t->views[0] && t->views[1])
		return put_sentence(m, t, f, mask);
	if (t->t.id.n == 1 && (root == '1' || root == '2'))
		return put_two(m, f, mask);
	code = kind_of(m, t, mask, false, &kind);
	return code ? code : put_fields(m, t, f, note_of(m, f), kind,
		value_of(f, t->fields[0].key));
}
