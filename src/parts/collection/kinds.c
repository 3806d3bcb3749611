/*
 * Anki refuses a whole package for one field without a name, and mends others
 * on its own, while the templates still speak of the old ones: so names are
 * mended here, in both.
 */
#include "parts/collection/kinds.h"

#include "lib/json.h"
#include "lib/unicode.h"

#define LATEX_PRE "\\documentclass[12pt]{article}\n" \
	"\\special{papersize=3in,5in}\n\\usepackage[utf8]{inputenc}\n" \
	"\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n" \
	"\\setlength{\\parindent}{0in}\n\\begin{document}\n"
#define LATEX_POST "\\end{document}"

enum { RENAMED = 1 << 20, TRIED = 1 << 20 };    /* bytes of templates */

struct collkinds {
	dc_arena *arena;
	collkind *first, **tail, *last;
	dc_buf json;
};

collkinds *collkinds_new(dc_arena *arena)
{
	collkinds *c = dc_alloc(arena, sizeof(*c));

	if (!c)
		return NULL;
	*c = (collkinds){ .arena = arena, .tail = &c->first,
		.json = dc_buf_in(arena, DC_MAX_DOCUMENT) };
	return c;
}

const collkind *collkinds_named(collkinds *c, dc_str name)
{
	if (c->last && dc_eq(c->last->name, name))
		return c->last;
	for (collkind *k = c->first; k; k = k->next)
		if (dc_eq(k->name, name))
			return c->last = k;
	return NULL;
}

uint64_t collkinds_first(const collkinds *c)
{
	return c->first ? c->first->id : 0;
}

/* ---- names ---- */

/* Without what Anki takes out: these, and control characters. */
static dc_str without(dc_arena *a, dc_str s, const char *these)
{
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);

	s = dc_nfc(a, s);
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= ' ' && s.p[i] != 0x7F &&
		    !strchr(these, s.p[i]))
			dc_addc(&b, s.p[i]);
	return dc_trim(dc_got(&b));
}

static dc_str field_name(dc_arena *a, dc_str s)
{
	s = without(a, s, ":{}\"");
	while (s.n && strchr("#/^ ", s.p[0]))
		s = dc_trim(dc_from(s, 1));
	return s;
}

/* NAME, or NAME 2, NAME 3 … of which no case is there yet. */
static dc_str unique(dc_arena *a, dc_str *folded, size_t n, dc_str name)
{
	dc_str s = name;

	for (unsigned k = 2;; k++) {
		size_t i = 0;

		folded[n] = unicode_fold(a, s);
		while (i < n && !dc_eq(folded[i], folded[n]))
			i++;
		if (i == n || !folded[n].p)
			return s;
		/* Without memory all names are the same. */
		if (!folded[n].n) {
			dc_no_memory(a);
			return s;
		}
		s = dc_fmt(a, "%.*s %u", DC_ARG(name), k);
	}
}

/* A reference to the field at i, in a template? */
static bool refers(dc_str t, size_t i, size_t n)
{
	size_t from = i;

	if (!dc_starts(dc_from(t, i + n), "}}"))
		return false;
	if (from && t.p[from - 1] == ':')
		return true;
	if (from && strchr("#^/", t.p[from - 1]))
		from--;
	return from >= 2 && t.p[from - 1] == '{' && t.p[from - 2] == '{';
}

static dc_str renamed(dc_arena *a, dc_str t, dc_str old, dc_str new)
{
	dc_buf b = dc_buf_in(a, DC_MAX_RECORD);

	if (!old.n || t.n > RENAMED)
		return t;
	for (;;) {
		size_t at = dc_find_str(t, old);

		while (at != DC_NPOS && !refers(t, at, old.n)) {
			size_t more = dc_find_str(dc_from(t, at + 1), old);

			at = more == DC_NPOS ? more : at + 1 + more;
		}
		if (at == DC_NPOS)
			break;
		dc_adds(&b, dc_sub(t, 0, at));
		dc_adds(&b, new);
		t = dc_from(t, at + old.n);
	}
	if (!b.n)
		return t;
	dc_adds(&b, t);
	return dc_got(&b);
}

static bool mend_fields(dc_arena *a, dc_kind *k, dc_template *t)
{
	dc_str *names = dc_array(a, k->nfields, sizeof(*names));
	dc_str *folded = dc_array(a, k->nfields, sizeof(*folded));

	if (!names || !folded)
		return false;
	for (size_t i = 0; i < k->nfields; i++) {
		dc_str s = field_name(a, k->fields[i]);

		if (!s.n)
			s = dc_fmt(a, "Field %zu", i + 1);
		names[i] = unique(a, folded, i, s);
	}
	/* The last first: a name may become one that a later field had. */
	for (size_t i = k->nfields; i-- > 0;) {
		dc_str old = k->fields[i];

		for (size_t j = 0; j < k->ntemplates; j++) {
			if (dc_eq(old, names[i]))
				break;
			t[j].front = renamed(a, t[j].front, old, names[i]);
			t[j].back = renamed(a, t[j].back, old, names[i]);
		}
	}
	k->fields = names;
	return true;
}

static bool mend_templates(dc_arena *a, dc_kind *k, dc_template *t)
{
	dc_str *folded = dc_array(a, k->ntemplates, sizeof(*folded));

	for (size_t i = 0; folded && i < k->ntemplates; i++) {
		dc_str s = without(a, t[i].name, "\"");

		if (!s.n)
			s = dc_fmt(a, "Card %zu", i + 1);
		t[i].name = unique(a, folded, i, s);
		t[i].front = dc_nfc(a, t[i].front);
		t[i].back = dc_nfc(a, t[i].back);
	}
	k->templates = t;
	return folded != NULL;
}

/* One that has no template, or no field, gets what Anki wants at least. */
static void complete(dc_arena *a, dc_kind *k, dc_template *one)
{
	static const dc_str front = { "Front", 5 };
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);

	if (!k->nfields) {
		k->fields = &front;
		k->nfields = 1;
	}
	if (k->ntemplates)
		return;
	one->front = dc_fmt(a, k->cloze ? "{{cloze:%.*s}}" : "{{%.*s}}",
		DC_ARG(k->fields[0]));
	if (k->cloze)
		dc_adds(&b, one->front);
	else
		dc_addz(&b, "{{FrontSide}}\n\n<hr id=answer>\n");
	for (size_t i = 1; i < k->nfields; i++)
		dc_addf(&b, "\n%s{{%.*s}}", i > 1 || k->cloze ? "<br>" : "",
			DC_ARG(k->fields[i]));
	one->back = dc_got(&b);
	k->ntemplates = 1;
}

/* A stock type that was made here must not be called as Anki's own, which has
 * another id. */
static dc_str kind_name(dc_arena *a, const dc_kind *k)
{
	dc_str s = without(a, k->name, "\"");

	if (!k->id.n && dc_kind_stock(k->name))
		return dc_fmt(a, "deckconv %.*s", DC_ARG(k->name));
	return s.n ? s : DC_S("Note type");
}

static dc_kind *mend(dc_arena *a, const dc_kind *from)
{
	size_t n = from->ntemplates ? from->ntemplates : 1;
	dc_template *t = dc_array(a, n, sizeof(*t));
	dc_kind *k = dc_alloc(a, sizeof(*k));

	if (!k || !t)
		return NULL;
	*k = *from;
	for (size_t i = 0; i < k->ntemplates; i++)
		t[i] = k->templates[i];
	complete(a, k, t);
	/* What was made here looks like Anki's own. */
	if (!k->css.n && !k->id.n)
		k->css = dc_kind_stock(k->cloze ? DC_S("Cloze")
						: DC_S("Basic"))->css;
	k->name = kind_name(a, from);
	return mend_fields(a, k, t) && mend_templates(a, k, t) ? k : NULL;
}

/* ---- ids ---- */

static bool taken(const collkinds *c, uint64_t id)
{
	const collkind *k = c->first;

	while (k && k->id != id)
		k = k->next;
	return k != NULL;
}

static uint64_t id_for(const collkinds *c, dc_run *run, const dc_kind *k)
{
	const uint64_t from = 1000000000000, below = 1600000000000;
	uint64_t id = 0;

	if (dc_num(k->id, &id) && id && id <= INT64_MAX && !taken(c, id))
		return id;
	if (k->id.n)
		dc_warn(run, "notetype-id", "the id of note type \"%.*s\" is "
			"%s: it gets another one", DC_ARG(dc_head(k->name, 80)),
			taken(c, id) ? "that of another one" : "no number");
	for (id = dc_kind_id(k); taken(c, id);)
		id = from + dc_hash(k->name.p, k->name.n, id) % (below - from);
	return id;
}

/* ---- JSON ---- */

/* A member that Anki has to have, or may have: what is of another type would
 * make it refuse the package. */
struct member {
	const char *name;
	json_type type;          /* JSON_TRUE: true or false */
	uint64_t most;           /* of a number */
	const char *def;         /* NULL: it may be missing */
};

static bool fits(const json *v, const struct member *m)
{
	json_type t = json_is(v);
	dc_str s = json_text(v);
	uint64_t n;

	if (m->type == JSON_TRUE)
		return t == JSON_TRUE || t == JSON_FALSE;
	if (m->type == JSON_STRING || t != m->type)
		return t == m->type;
	if (m->most == INT64_MAX && dc_starts(s, "-"))
		s = dc_from(s, 1);
	return dc_num(s, &n) && n <= m->most;
}

/* What goes elsewhere, and must not be there twice. */
static bool reserved(dc_str key)
{
	static const char *const keys[] = { "id", "name", "type", "mod", "usn",
		"sortf", "did", "deck", "tags", "vers", "flds", "tmpls",
		"fields", "templates", "css", "req", "ord", "qfmt", "afmt",
		"media" };

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if (dc_is(key, keys[i]))
			return true;
	return false;
}

/* What is not known here goes along as it is. */
static void add_others(dc_buf *b, const json *v, const struct member *m)
{
	if (json_is(v) != JSON_OBJECT)
		return;
	for (const json *o = json_first(v); o; o = json_next(o)) {
		const struct member *known = m;

		while (known->name && !dc_is(json_key(o), known->name))
			known++;
		if (known->name || reserved(json_key(o)))
			continue;
		dc_addc(b, ',');
		json_add(b, json_key(o));
		dc_addc(b, ':');
		dc_adds(b, json_raw(o));
	}
}

static void add_members(dc_buf *b, const json *v, const struct member *all)
{
	for (const struct member *m = all; m->name; m++) {
		const json *own = json_get(v, m->name);
		bool good = own && fits(own, m);

		if (!good && !m->def)
			continue;
		dc_addf(b, ",\"%s\":", m->name);
		if (good && m->type == JSON_STRING)
			json_add(b, json_text(own));
		else if (good)
			dc_adds(b, json_raw(own));
		else if (m->type == JSON_STRING)
			json_add(b, dc_cstr(m->def));
		else
			dc_addz(b, m->def);
	}
	add_others(b, v, all);
}

static const struct member of_kind[] = {
	{ "latexPre", JSON_STRING, 0, LATEX_PRE },
	{ "latexPost", JSON_STRING, 0, LATEX_POST },
	{ "latexsvg", JSON_TRUE, 0, "false" },
	{ "originalStockKind", JSON_NUMBER, INT32_MAX, NULL },
	{ NULL, JSON_NULL, 0, NULL }
};

static const struct member of_field[] = {
	{ "sticky", JSON_TRUE, 0, "false" },
	{ "rtl", JSON_TRUE, 0, "false" },
	{ "font", JSON_STRING, 0, "Arial" },
	{ "size", JSON_NUMBER, UINT16_MAX, "20" },
	{ "description", JSON_STRING, 0, NULL },
	{ "plainText", JSON_TRUE, 0, NULL },
	{ "collapsed", JSON_TRUE, 0, NULL },
	{ "excludeFromSearch", JSON_TRUE, 0, NULL },
	{ "preventDeletion", JSON_TRUE, 0, NULL },
	{ "tag", JSON_NUMBER, UINT32_MAX, NULL },
	{ "id", JSON_NUMBER, INT64_MAX, NULL },
	{ NULL, JSON_NULL, 0, NULL }
};

static const struct member of_template[] = {
	{ "bqfmt", JSON_STRING, 0, "" },
	{ "bafmt", JSON_STRING, 0, "" },
	{ "bfont", JSON_STRING, 0, NULL },
	{ "bsize", JSON_NUMBER, UINT16_MAX, NULL },
	{ "id", JSON_NUMBER, INT64_MAX, NULL },
	{ NULL, JSON_NULL, 0, NULL }
};

/* What only Anki knows of the note type, or NULL. */
static const json *only_anki(dc_arena *a, const dc_kind *k)
{
	dc_buf b = dc_buf_in(a, DC_MAX_RECORD);
	json_fault fault;

	if (!k->more.n)
		return NULL;
	dc_addc(&b, '{');
	dc_adds(&b, k->more);
	dc_addc(&b, '}');
	return json_get(json_parse(NULL, a, dc_got(&b), 1, 1, &fault), "anki");
}

static void add_fields(dc_buf *b, const dc_kind *k, const json *anki)
{
	const json *own = json_first(json_get(anki, "fields"));

	dc_addz(b, ",\"flds\":[");
	for (size_t i = 0; i < k->nfields; i++) {
		dc_addf(b, "%s{\"name\":", i ? "," : "");
		json_add(b, k->fields[i]);
		dc_addf(b, ",\"ord\":%zu", i);
		add_members(b, own, of_field);
		dc_addc(b, '}');
		own = own ? json_next(own) : NULL;
	}
	dc_addc(b, ']');
}

/* The deck that a template's cards go to. */
static int add_deck(dc_buf *b, dc_run *run, dc_arena *a, dc_str name,
	colldecks *decks)
{
	int code;
	uint64_t id = name.n ? colldecks_id(decks, run, a, name, &code) : 0;

	if (name.n && !id)
		return code;
	if (id)
		dc_addf(b, ",\"did\":%llu}", (unsigned long long)id);
	else
		dc_addz(b, ",\"did\":null}");
	return DC_OK;
}

static int add_templates(dc_buf *b, dc_run *run, dc_arena *a, const dc_kind *k,
	const json *anki, colldecks *decks)
{
	int code = DC_OK;
	const json *own = json_first(json_get(anki, "templates"));

	dc_addz(b, ",\"tmpls\":[");
	for (size_t i = 0; !code && i < k->ntemplates; i++) {
		const dc_template *t = &k->templates[i];

		dc_addf(b, "%s{\"name\":", i ? "," : "");
		json_add(b, t->name);
		dc_addf(b, ",\"ord\":%zu,\"qfmt\":", i);
		json_add(b, t->front);
		dc_addz(b, ",\"afmt\":");
		json_add(b, t->back);
		add_members(b, own, of_template);
		code = add_deck(b, run, a, json_text(json_get(own, "deck")),
			decks);
		own = own ? json_next(own) : NULL;
	}
	dc_addc(b, ']');
	return code;
}

/* ---- which fields a template needs, for clients before 2.1.28 ---- */

/* With text in these fields alone, is there a card of the template? */
static bool renders(dc_arena *a, const dc_kind *k, size_t template,
	const bool *full)
{
	const dc_template two[2] = { { .name = DC_S("") },
		k->templates[template] };
	dc_field *fields = dc_array(a, k->nfields, sizeof(*fields));
	dc_note note = { .fields = fields, .nfields = k->nfields };
	dc_kind one = *k;
	const uint16_t *ords;

	one.templates = two;
	one.ntemplates = 2;
	for (size_t i = 0; fields && i < k->nfields; i++)
		fields[i] = (dc_field){ .markup = DC_HTML,
			.value = full[i] ? DC_S("x") : DC_S("") };
	return fields && dc_note_ords(a, &one, &note, &ords) == 1 &&
	       ords[0] == 1;
}

/* Each field alone, or (without) all but each: which make a difference? */
static size_t find_needed(dc_arena *a, const dc_kind *k, size_t template,
	bool without, bool *full, bool *needed)
{
	size_t n = 0;

	for (size_t i = 0; i < k->nfields; i++)
		full[i] = without;
	for (size_t i = 0; i < k->nfields; i++) {
		full[i] = !without;
		needed[i] = renders(a, k, template, full) != without;
		n += needed[i];
		full[i] = without;
	}
	return n;
}

static void add_need(dc_buf *b, dc_arena *a, const dc_kind *k, size_t template)
{
	bool *full = dc_array(a, k->nfields, sizeof(*full));
	bool *needed = dc_array(a, k->nfields, sizeof(*needed));
	const char *how = "any", *comma = "";
	bool try = !k->cloze &&
		k->templates[template].front.n <= TRIED / k->nfields;

	if (!full || !needed)
		return;
	memset(needed, k->cloze ? 0 : 1, k->nfields);
	needed[0] = true;
	if (try && !find_needed(a, k, template, false, full, needed)) {
		how = "all";
		memset(full, 1, k->nfields);
		if (!renders(a, k, template, full) ||
		    !find_needed(a, k, template, true, full, needed))
			how = "none";
	}
	dc_addf(b, "%s[%zu,\"%s\",[", template ? "," : "", template, how);
	for (size_t i = 0; i < k->nfields; i++) {
		if (!needed[i])
			continue;
		dc_addf(b, "%s%zu", comma, i);
		comma = ",";
	}
	dc_addz(b, "]]");
}

/* ---- a note type ---- */

static int add_kind(dc_buf *b, dc_run *run, dc_arena *a, const collkind *it,
	const json *anki, colldecks *decks)
{
	const dc_kind *k = it->kind;
	int code;

	dc_addf(b, "\"%llu\":{\"id\":%llu,\"name\":",
		(unsigned long long)it->id, (unsigned long long)it->id);
	json_add(b, k->name);
	dc_addf(b, ",\"type\":%d,\"mod\":%llu,\"usn\":-1,\"sortf\":%zu,"
		"\"did\":null,\"tags\":[],\"vers\":[]", k->cloze,
		(unsigned long long)(k->mod > INT64_MAX ? 0 : k->mod),
		it->sort);
	add_fields(b, k, anki);
	code = add_templates(b, run, a, k, anki, decks);
	dc_addz(b, ",\"css\":");
	json_add(b, k->css);
	add_members(b, anki, of_kind);
	dc_addz(b, ",\"req\":[");
	for (size_t i = 0; i < k->ntemplates; i++)
		add_need(b, a, k, i);
	dc_addz(b, "]}");
	return code;
}

int collkinds_put(collkinds *c, dc_run *run, dc_arena *a, const dc_kind *kind,
	colldecks *decks)
{
	collkind *it = dc_alloc(c->arena, sizeof(*it));
	const dc_kind *k = mend(a, kind);
	const json *anki = only_anki(a, kind);
	uint64_t sort = 0;
	int code;

	if (!it || !k)
		return DC_LIMIT;
	dc_num(json_text(json_get(anki, "sortf")), &sort);
	*it = (collkind){ .name = dc_dup(c->arena, kind->name), .kind = k,
		.id = id_for(c, run, kind),
		.sort = sort < k->nfields ? (size_t)sort : 0 };
	dc_addc(&c->json, c->json.n ? ',' : '{');
	code = add_kind(&c->json, run, a, it, anki, decks);
	it->kind = dc_kind_cards(c->arena, k);
	*c->tail = it;
	c->tail = &it->next;
	if (code || !it->kind)
		return code ? code : DC_LIMIT;
	return !c->json.failed ? DC_OK : dc_fail(run, DC_LIMIT,
		"notetype-limit", "the note types take more than %d MiB",
		DC_MAX_DOCUMENT >> 20);
}

dc_str collkinds_json(collkinds *c)
{
	if (!c->json.n)
		dc_addc(&c->json, '{');
	dc_addc(&c->json, '}');
	return dc_got(&c->json);
}
