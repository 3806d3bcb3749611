/*
 * Defaults are what Anki gives a new note type: they need not be told.
 */
#include "parts/anki/kind.h"
#include "parts/json/note.h"

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

/* Members that say nothing more: with that value, or any (NULL). */
struct usual {
	const char *key, *value, *raw;   /* raw: as it is written; NULL: not */
};

static const struct usual of_model[] = {
	{ "__type__", NULL, NULL }, { "css", NULL, NULL },
	{ "did", NULL, NULL }, { "flds", NULL, NULL }, { "id", NULL, NULL },
	{ "mod", NULL, NULL }, { "name", NULL, NULL }, { "req", NULL, NULL },
	{ "tmpls", NULL, NULL }, { "type", NULL, NULL },
	{ "usn", NULL, NULL }, { "tags", "", NULL }, { "vers", "", NULL },
	{ "fields", NULL, NULL }, { "templates", NULL, NULL },
	{ "deckconv_id", NULL, NULL },
	{ "latexPre", "\\documentclass[12pt]{article}\n"
	  "\\special{papersize=3in,5in}\n\\usepackage[utf8]{inputenc}\n"
	  "\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n"
	  "\\setlength{\\parindent}{0in}\n\\begin{document}\n", "" },
	{ "latexPost", "\\end{document}", "" },
	{ "latexsvg", "false", "false" }, { "sortf", "0", "0" },
	{ "originalStockKind", "0", NULL }, { "originalId", "", NULL },
};

static const struct usual of_field[] = {
	{ "name", NULL, NULL }, { "ord", NULL, NULL },
	{ "collapsed", "false", "false" }, { "description", "", "" },
	{ "excludeFromSearch", "false", "false" }, { "font", "Arial", "" },
	{ "media", "", NULL }, { "plainText", "false", "false" },
	{ "preventDeletion", "false", "false" }, { "rtl", "false", "false" },
	{ "size", "20", "20" }, { "sticky", "false", "false" },
	{ "tag", "", "null" }, { "id", "", NULL },
};

static const struct usual of_template[] = {
	{ "name", NULL, NULL }, { "ord", NULL, NULL }, { "qfmt", NULL, NULL },
	{ "afmt", NULL, NULL }, { "did", NULL, "null" },
	{ "bafmt", "", "" }, { "bfont", "", "" }, { "bqfmt", "", "" },
	{ "bsize", "0", "0" }, { "id", "", NULL },
};

/* ---- reading ---- */

static bool is_usual(const json *m, const struct usual *u, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (dc_is(json_key(m), u[i].key))
			return !u[i].value || (*u[i].value
				? dc_is(json_text(m), u[i].value)
				: json_void(m));
	return json_is(m) == JSON_NULL;
}

static void add_unusual(dc_buf *b, const json *v, const struct usual *u,
	size_t n)
{
	for (const json *m = json_first(v); m; m = json_next(m)) {
		if (is_usual(m, u, n))
			continue;
		if (b->n && b->p[b->n - 1] != '{')
			dc_addc(b, ',');
		json_add(b, json_key(m));
		dc_addc(b, ':');
		dc_adds(b, notejson_flat(b->arena, m));
	}
}

/* `"flds":[{…},{}]`, if one of them has anything unusual. */
static void add_list(dc_buf *b, const json *list, const char *name,
	const struct usual *u, size_t n)
{
	dc_buf all = dc_buf_in(b->arena, DC_MAX_RECORD);
	bool any = false;

	for (const json *v = json_first(list); v; v = json_next(v)) {
		size_t before;

		dc_addz(&all, all.n ? ",{" : "{");
		before = all.n;
		add_unusual(&all, v, u, n);
		any |= all.n > before;
		dc_addc(&all, '}');
	}
	if (!any)
		return;
	dc_addf(b, "%s\"%s\":[", b->n ? "," : "", name);
	dc_adds(b, dc_got(&all));
	dc_addc(b, ']');
}

static dc_str more(dc_arena *a, const json *model)
{
	dc_buf anki = dc_buf_in(a, DC_MAX_RECORD);

	add_unusual(&anki, model, of_model, COUNT(of_model));
	add_list(&anki, json_get(model, "flds"), "fields", of_field,
		COUNT(of_field));
	add_list(&anki, json_get(model, "tmpls"), "templates", of_template,
		COUNT(of_template));
	return !anki.n ? DC_NONE
		       : dc_fmt(a, "\"anki\":{%.*s}", DC_ARG(dc_got(&anki)));
}

bool ankikind_read(dc_arena *a, const json *model, dc_kind *k)
{
	const json *flds = json_get(model, "flds");
	const json *tmpls = json_get(model, "tmpls");
	dc_str *names = dc_array(a, json_count(flds), sizeof(*names));
	dc_template *t = dc_array(a, json_count(tmpls), sizeof(*t));

	*k = (dc_kind){ .name = json_text(json_get(model, "name")),
		.id = json_text(json_get(model, "id")),
		.css = json_text(json_get(model, "css")),
		.cloze = dc_is(json_text(json_get(model, "type")), "1"),
		.fields = names, .templates = t };
	dc_num(json_text(json_get(model, "mod")), &k->mod);
	for (const json *f = json_first(flds); names && f; f = json_next(f))
		names[k->nfields++] = json_text(json_get(f, "name"));
	for (const json *v = json_first(tmpls); t && v; v = json_next(v))
		t[k->ntemplates++] = (dc_template){
			.name = json_text(json_get(v, "name")),
			.front = json_text(json_get(v, "qfmt")),
			.back = json_text(json_get(v, "afmt")) };
	k->more = more(a, model);
	return k->name.n && k->nfields;
}

/* ---- writing ---- */

static void put_usual(jsonset *s, const struct usual *u, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (u[i].raw && !*u[i].raw)
			jsonset_text(s, dc_cstr(u[i].key),
				dc_cstr(u[i].value));
		else if (u[i].raw)
			jsonset_put(s, dc_cstr(u[i].key), dc_cstr(u[i].raw));
}

static dc_str field(dc_arena *a, const dc_kind *k, size_t i,
	const json *unusual)
{
	dc_buf b = dc_buf_in(a, DC_MAX_RECORD);
	jsonset s = jsonset_in(a);

	put_usual(&s, of_field, COUNT(of_field));
	jsonset_object(&s, unusual);
	jsonset_text(&s, DC_S("name"), k->fields[i]);
	jsonset_put(&s, DC_S("ord"), dc_fmt(a, "%zu", i));
	jsonset_add(&b, &s);
	return dc_got(&b);
}

static dc_str template(dc_arena *a, const dc_kind *k, size_t i,
	const json *unusual)
{
	dc_buf b = dc_buf_in(a, DC_MAX_RECORD);
	jsonset s = jsonset_in(a);

	put_usual(&s, of_template, COUNT(of_template));
	jsonset_object(&s, unusual);
	jsonset_text(&s, DC_S("name"), k->templates[i].name);
	jsonset_text(&s, DC_S("qfmt"), k->templates[i].front);
	jsonset_text(&s, DC_S("afmt"), k->templates[i].back);
	jsonset_put(&s, DC_S("ord"), dc_fmt(a, "%zu", i));
	jsonset_add(&b, &s);
	return dc_got(&b);
}

/* But for what is said elsewhere: of_model's members without a default. */
static void put_others(jsonset *s, const json *v)
{
	for (const json *m = json_first(v); m; m = json_next(m)) {
		bool other = !dc_is(json_key(m), "anki");

		for (size_t i = 0; other && i < COUNT(of_model); i++)
			other = of_model[i].value ||
				!dc_is(json_key(m), of_model[i].key);
		if (other)
			jsonset_put(s, json_key(m), json_raw(m));
	}
}

typedef dc_str item_fn(dc_arena *, const dc_kind *, size_t, const json *);

static dc_str list(dc_arena *a, const dc_kind *k, size_t n, item_fn *item,
	const json *unusual)
{
	dc_buf b = dc_buf_in(a, DC_MAX_RECORD);
	const json *u = json_first(unusual);

	for (size_t i = 0; i < n; i++) {
		dc_addc(&b, i ? ',' : '[');
		dc_adds(&b, item(a, k, i, u));
		u = u ? json_next(u) : NULL;
	}
	dc_addz(&b, n ? "]" : "[]");
	return dc_got(&b);
}

const dc_kind *ankikind_complete(dc_arena *a, const dc_kind *k)
{
	dc_kind *more = dc_alloc(a, sizeof(*more));
	dc_template *one = dc_alloc(a, sizeof(*one));
	dc_buf back = dc_buf_in(a, DC_MAX_FIELD);

	if (k->ntemplates || !k->nfields || !more || !one)
		return k;
	one->name = DC_S("Card 1");
	one->front = dc_fmt(a, k->cloze ? "{{cloze:%.*s}}" : "{{%.*s}}",
		DC_ARG(k->fields[0]));
	dc_adds(&back, k->cloze ? one->front
		: DC_S("{{FrontSide}}\n\n<hr id=answer>\n"));
	for (size_t i = 1; i < k->nfields; i++)
		dc_addf(&back, "\n%s{{%.*s}}", i > 1 || k->cloze ? "<br>" : "",
			DC_ARG(k->fields[i]));
	one->back = dc_got(&back);
	*more = *k;
	more->templates = one;
	more->ntemplates = 1;
	return more;
}

void ankikind_members(jsonset *s, const dc_kind *k)
{
	dc_buf b = dc_buf_in(s->arena, DC_MAX_RECORD);
	json_fault fault;
	const json *all, *anki;

	dc_addc(&b, '{');
	dc_adds(&b, k->more);
	dc_addc(&b, '}');
	all = json_parse(NULL, s->arena, dc_got(&b), 1, 1, &fault);
	anki = json_get(all, "anki");
	put_usual(s, of_model, COUNT(of_model));
	put_others(s, all);
	put_others(s, anki);
	jsonset_text(s, DC_S("name"), k->name);
	jsonset_text(s, DC_S("css"), k->css);
	jsonset_put(s, DC_S("type"), k->cloze ? DC_S("1") : DC_S("0"));
	jsonset_put(s, DC_S("flds"), list(s->arena, k, k->nfields, field,
		json_get(anki, "fields")));
	jsonset_put(s, DC_S("tmpls"), list(s->arena, k, k->ntemplates,
		template, json_get(anki, "templates")));
}
