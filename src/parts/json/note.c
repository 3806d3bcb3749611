/*
 * Members in the order of the model; those without a value are left out.
 * What deckconv wrote is read and written again byte for byte, so what is
 * not known here goes along as text.
 */
#include <stdio.h>

#include "parts/json/note.h"

/* ---- reading ---- */

enum {
	DECK, NOTETYPE, GUID, TAGS, FIELDS, MARKUP, LOST, MEDIA, MOD, SUM,
	CARDS, SOURCE, DECK_NAME, MODEL_NAME, MEMBERS
};

/* The last two are AnkiConnect's names for the first two. */
static const dc_str members[MEMBERS] = {
	{ "deck", 4 }, { "notetype", 8 }, { "guid", 4 }, { "tags", 4 },
	{ "fields", 6 }, { "markup", 6 }, { "lost", 4 }, { "media", 5 },
	{ "mod", 3 }, { "sum", 3 }, { "cards", 5 }, { "source", 6 },
	{ "deckName", 8 }, { "modelName", 9 }
};

static const dc_str kind_members[] = {
	{ "define", 6 }, { "name", 4 }, { "id", 2 }, { "mod", 3 },
	{ "fields", 6 }, { "templates", 9 }, { "css", 3 }, { "cloze", 5 }
};

static const dc_str template_members[] = {
	{ "name", 4 }, { "front", 5 }, { "back", 4 }
};

#define COUNT(list) (sizeof(list) / sizeof(*(list)))

/* The place of the key in the list; n: it is not there. */
static size_t place(dc_str key, const dc_str *list, size_t n)
{
	size_t i = 0;

	while (i < n && !dc_eq(key, list[i]))
		i++;
	return i;
}

bool notejson_member(dc_str key)
{
	return place(key, members, MEMBERS) < MEMBERS;
}

static bool has_fields(const json *v)
{
	return json_is(json_get(v, "fields")) == JSON_OBJECT;
}

/* A note of CrowdAnki whose deck is in another file:
 * {"__type__":"Note","fields":["a","b"],"guid":"…","note_model_uuid":"…"}. */
static bool is_crowd(const json *v)
{
	return json_is(json_get(v, "fields")) == JSON_ARRAY &&
	       (json_get(v, "note_model_uuid") ||
		dc_is(json_text(json_get(v, "__type__")), "Note"));
}

bool notejson_alike(const json *v)
{
	return has_fields(v) || is_crowd(v);
}

bool notejson_is(const json *v)
{
	return has_fields(v) && (json_get(v, "markup") || json_get(v, "guid"));
}

static dc_str text(const json *v, const char *name)
{
	return json_text(json_get(v, name));
}

/* JSON text without blanks and raw control characters: it has to stand on one
 * line again. */
static dc_str one_line(dc_arena *a, dc_str raw)
{
	dc_buf b = dc_buf_in(a, DC_MAX_RECORD);
	bool quoted = false;

	for (size_t i = 0; i < raw.n; i++) {
		char c = raw.p[i];

		if (quoted && (unsigned char)c < 0x20) {
			dc_addf(&b, "\\u%04x", (unsigned)c);
			continue;
		}
		if (!quoted && (unsigned char)c <= ' ')
			continue;
		if (c == '"')
			quoted = !quoted;
		dc_addc(&b, c);
		if (quoted && c == '\\' && i + 1 < raw.n)
			dc_addc(&b, raw.p[++i]);
	}
	return dc_got(&b);
}

dc_str notejson_flat(dc_arena *a, const json *v)
{
	dc_str raw = json_raw(v);

	for (size_t i = 0; i < raw.n; i++)
		if ((unsigned char)raw.p[i] < 0x20)
			return one_line(a, raw);
	return raw;
}

/* A member that is not known here, as text behind the others. */
static void add_more(dc_buf *b, const json *m)
{
	if (b->n)
		dc_addc(b, ',');
	json_add(b, json_key(m));
	dc_addc(b, ':');
	dc_adds(b, notejson_flat(b->arena, m));
}

/* What CrowdAnki writes into every note, and Anki makes anew. */
static bool is_usual(dc_str key)
{
	return dc_is(key, "__type__") || dc_is(key, "data") ||
	       dc_is(key, "flags") || dc_is(key, "newlyAdded");
}

/* Sort the members: the known ones by place, the others as text. */
static dc_str sort(dc_arena *a, const json *v, const json **known)
{
	const bool crowd = is_crowd(v);
	dc_buf b = dc_buf_in(a, DC_MAX_RECORD);

	for (const json *m = json_first(v); m; m = json_next(m)) {
		size_t i = place(json_key(m), members, MEMBERS);

		if (i < MEMBERS)
			known[i] = m;
		else if (!crowd || !is_usual(json_key(m)))
			add_more(&b, m);
	}
	return dc_got(&b);
}

static dc_markup markup_named(dc_str s, dc_markup other)
{
	return dc_is(s, "html") ? DC_HTML : dc_is(s, "markdown") ? DC_MARKDOWN
	     : dc_is(s, "plain") ? DC_PLAIN : other;
}

static void read_fields(dc_reader *r, dc_note *n, const json *fields,
	const json *markup, dc_markup other)
{
	dc_markup all = markup_named(json_text(markup), other);

	for (const json *f = json_first(fields); f; f = json_next(f)) {
		dc_markup own = all;
		dc_str value = json_scalar(f) ? json_text(f)
					      : notejson_flat(r->arena, f);

		if (json_is(markup) == JSON_OBJECT)
			own = markup_named(json_text(
				json_get_str(markup, json_key(f))), DC_PLAIN);
		dc_note_field(r, n, json_key(f), value, own);
	}
}

/* Their names are in another file, with the note type. */
static void read_list(dc_reader *r, dc_note *n, const json *fields)
{
	size_t i = 0;

	for (const json *f = json_first(fields); f; f = json_next(f), i++)
		dc_note_field(r, n, i < 2 ? i ? DC_S("Back") : DC_S("Front")
			: dc_fmt(r->arena, "Field %zu", i + 1),
			json_scalar(f) ? json_text(f)
			: notejson_flat(r->arena, f), DC_HTML);
}

static void read_source(dc_reader *r, dc_note *n, const json *v)
{
	dc_str by = text(v, "by"), format = text(v, "format");

	n->at = (dc_where){ .file = text(v, "file"), .url = text(v, "url") };
	if (!n->at.file.n)
		n->at.file = DC_S("");
	dc_num(text(v, "line"), &n->at.line);
	if (format.n)
		n->at.format = dc_cdup(r->arena, format);
	if (by.n)
		n->at.by = dc_cdup(r->arena, by);
}

static void read_lost(dc_note *n, const json *v)
{
	for (const json *s = json_first(v); s; s = json_next(s)) {
		if (dc_is(json_text(s), "front"))
			n->lost |= DC_LOST_FRONT;
		else if (dc_is(json_text(s), "back"))
			n->lost |= DC_LOST_BACK;
	}
}

static void read_tags(dc_reader *r, dc_note *n, const json *v)
{
	if (json_is(v) == JSON_STRING)
		dc_note_tags(r, n, json_text(v), false);
	for (const json *t = json_first(v); t; t = json_next(t))
		dc_note_tag(r, n, json_text(t));
}

int notejson_put(dc_reader *r, const json *v, dc_markup markup, dc_where at)
{
	const json *m[MEMBERS] = { NULL };
	dc_note *n = dc_note_new(r);
	int code;

	if (!n)
		return DC_LIMIT;
	n->more = sort(r->arena, v, m);
	n->at.line = at.line;
	n->at.col = at.col;
	n->own = m[MARKUP] || m[GUID];
	n->deck = json_text(m[m[DECK] ? DECK : DECK_NAME]);
	n->kind = json_text(m[m[NOTETYPE] ? NOTETYPE : MODEL_NAME]);
	n->guid = json_text(m[GUID]);
	n->sum = json_text(m[SUM]);
	dc_num(json_text(m[MOD]), &n->mod);
	read_tags(r, n, m[TAGS]);
	if (is_crowd(v))
		read_list(r, n, m[FIELDS]);
	else
		read_fields(r, n, m[FIELDS], m[MARKUP], markup);
	dc_note_order(n);
	read_lost(n, m[LOST]);
	if (m[MEDIA] && (code = notemedia_read(r, n, m[MEDIA])))
		return code;
	if (json_is(m[CARDS]) >= JSON_ARRAY)
		n->cards = notejson_flat(r->arena, m[CARDS]);
	/* A note of ours that tells no source stays without one. */
	if (json_is(m[SOURCE]) == JSON_OBJECT)
		read_source(r, n, m[SOURCE]);
	else if (n->own && !is_crowd(v))
		n->at = (dc_where){ .file = DC_S(""), .line = at.line,
			.col = at.col };
	return dc_put_note(r, n);
}

static void read_templates(dc_reader *r, dc_kind *k, const json *list)
{
	size_t n = json_count(list);
	dc_template *t = dc_array(r->arena, n, sizeof(*t));

	k->templates = t;
	for (const json *v = json_first(list); t && v; v = json_next(v)) {
		if (json_is(v) != JSON_OBJECT)
			continue;
		t[k->ntemplates++] = (dc_template){ .name = text(v, "name"),
			.front = text(v, "front"), .back = text(v, "back") };
		for (const json *m = json_first(v); m; m = json_next(m))
			if (place(json_key(m), template_members,
				COUNT(template_members)) ==
			    COUNT(template_members))
				dc_lose(r->run, "members of templates", 1);
	}
}

int notejson_put_kind(dc_reader *r, const json *v)
{
	const json *fields = json_get(v, "fields");
	dc_str *names = dc_array(r->arena, json_count(fields), sizeof(*names));
	dc_kind k = { .name = text(v, "name"), .id = text(v, "id"),
		.css = text(v, "css"), .fields = names,
		.cloze = json_is(json_get(v, "cloze")) == JSON_TRUE };
	dc_buf more = dc_buf_in(r->arena, DC_MAX_RECORD);

	for (const json *f = json_first(fields); names && f; f = json_next(f))
		if (json_is(f) == JSON_STRING)
			names[k.nfields++] = json_text(f);
	for (const json *m = json_first(v); m; m = json_next(m))
		if (place(json_key(m), kind_members, COUNT(kind_members)) ==
		    COUNT(kind_members))
			add_more(&more, m);
	k.more = dc_got(&more);
	dc_num(text(v, "mod"), &k.mod);
	if (!k.name.n || !k.nfields) {
		dc_warn(r->run, "notetype-incomplete", "a note type without "
			"name or fields is left out");
		return DC_OK;
	}
	read_templates(r, &k, json_get(v, "templates"));
	return dc_put_kind(r, &k);
}

/* ---- writing ---- */

static void name(dc_output *o, const char *key, bool *first)
{
	dc_outz(o, *first ? "\"" : ",\"");
	dc_outz(o, key);
	dc_out(o, "\":", 2);
	*first = false;
}

static void member(dc_output *o, const char *key, dc_str value, bool *first)
{
	if (!value.n)
		return;
	name(o, key, first);
	json_quote(o, value);
}

static void number(dc_output *o, const char *key, uint64_t v, bool *first)
{
	char digits[20];
	size_t at = sizeof(digits);

	if (!v)
		return;
	for (; v; v /= 10)
		digits[--at] = (char)('0' + v % 10);
	name(o, key, first);
	dc_out(o, digits + at, sizeof(digits) - at);
}

static void list(dc_output *o, const char *key, const dc_str *s, size_t n,
	bool *first)
{
	if (!n)
		return;
	name(o, key, first);
	for (size_t i = 0; i < n; i++) {
		dc_outc(o, i ? ',' : '[');
		json_quote(o, s[i]);
	}
	dc_outc(o, ']');
}

static void fields(dc_output *o, const dc_note *n, bool *first)
{
	name(o, "fields", first);
	dc_outc(o, '{');
	for (size_t i = 0; i < n->nfields; i++) {
		if (i)
			dc_outc(o, ',');
		json_quote(o, n->fields[i].name);
		dc_outc(o, ':');
		json_quote(o, n->fields[i].value);
	}
	dc_outc(o, '}');
}

static dc_str markup_name(dc_markup m)
{
	return m == DC_HTML ? DC_S("html") : m == DC_MARKDOWN
		? DC_S("markdown") : DC_S("plain");
}

static void markups(dc_output *o, const dc_note *n, bool *first)
{
	size_t same = 0;

	while (same < n->nfields &&
	       n->fields[same].markup == n->fields[0].markup)
		same++;
	name(o, "markup", first);
	if (same == n->nfields) {
		json_quote(o, markup_name(n->nfields ? n->fields[0].markup
						     : DC_PLAIN));
		return;
	}
	for (size_t i = 0; i < n->nfields; i++) {
		dc_outc(o, i ? ',' : '{');
		json_quote(o, n->fields[i].name);
		dc_outc(o, ':');
		json_quote(o, markup_name(n->fields[i].markup));
	}
	dc_outc(o, '}');
}

static void lost(dc_output *o, unsigned sides, bool *first)
{
	const dc_str both[] = { DC_S("front"), DC_S("back") };

	list(o, "lost", sides & DC_LOST_FRONT ? both : both + 1,
		(sides & DC_LOST_FRONT ? 1u : 0) +
		(sides & DC_LOST_BACK ? 1u : 0),
		first);
}

static void origin(dc_output *o, const dc_where *at, bool *outer)
{
	bool first = true;

	if (!at->file.n && !at->url.n && !at->format && !at->by)
		return;
	name(o, "source", outer);
	dc_outc(o, '{');
	member(o, "file", at->file, &first);
	number(o, "line", at->line, &first);
	member(o, "url", at->url, &first);
	member(o, "format", dc_cstr(at->format), &first);
	member(o, "by", dc_cstr(at->by), &first);
	dc_outc(o, '}');
}

/* The names of its files, or the files themselves. */
static int files(dc_writer *w, const dc_note *n, notemedia *m, bool *first)
{
	int code;

	if (!m || !m->n || !n->nmedia) {
		list(w->out, "media", n->media, n->nmedia, first);
		return DC_OK;
	}
	name(w->out, "media", first);
	dc_outc(w->out, '[');
	code = notemedia_write(w, m, n);
	dc_outc(w->out, ']');
	return code;
}

int notejson_write(dc_writer *w, const dc_note *n, notemedia *m, bool source)
{
	dc_output *o = w->out;
	bool first = true;
	int code;

	dc_outc(o, '{');
	member(o, "deck", n->deck, &first);
	member(o, "notetype", n->kind, &first);
	member(o, "guid", n->guid, &first);
	list(o, "tags", n->tags, n->ntags, &first);
	fields(o, n, &first);
	markups(o, n, &first);
	lost(o, n->lost, &first);
	code = files(w, n, m, &first);
	number(o, "mod", n->mod, &first);
	member(o, "sum", n->sum, &first);
	if (n->cards.n) {
		name(o, "cards", &first);
		dc_outs(o, n->cards);
	}
	if (source)
		origin(o, &n->at, &first);
	if (n->more.n) {
		dc_outc(o, ',');
		dc_outs(o, n->more);
	}
	dc_outc(o, '}');
	return code;
}

static void add_template(dc_buf *b, const dc_template *t)
{
	dc_addz(b, "{\"name\":");
	json_add(b, t->name);
	dc_addz(b, ",\"front\":");
	json_add(b, t->front);
	dc_addz(b, ",\"back\":");
	json_add(b, t->back);
	dc_addc(b, '}');
}

static void add_member(dc_buf *b, const char *key, dc_str value)
{
	if (!value.n)
		return;
	dc_addf(b, ",\"%s\":", key);
	json_add(b, value);
}

void notejson_add_kind(dc_buf *b, const dc_kind *k, bool define)
{
	dc_addz(b, define ? "{\"define\":\"notetype\"," : "{");
	dc_addz(b, "\"name\":");
	json_add(b, k->name);
	add_member(b, "id", k->id);
	if (k->mod)
		dc_addf(b, ",\"mod\":%llu", (unsigned long long)k->mod);
	for (size_t i = 0; i < k->nfields; i++) {
		dc_addz(b, i ? "," : ",\"fields\":[");
		json_add(b, k->fields[i]);
	}
	dc_addz(b, k->nfields ? "]" : "");
	for (size_t i = 0; i < k->ntemplates; i++) {
		dc_addz(b, i ? "," : ",\"templates\":[");
		add_template(b, &k->templates[i]);
	}
	dc_addz(b, k->ntemplates ? "]" : "");
	add_member(b, "css", k->css);
	dc_addz(b, k->cloze ? ",\"cloze\":true" : "");
	if (k->more.n) {
		dc_addc(b, ',');
		dc_adds(b, k->more);
	}
	dc_addc(b, '}');
}
