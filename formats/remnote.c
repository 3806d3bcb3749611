/*
 * RemNote's backups (.rem, or .zip): an archive with rem.json, all of a
 * knowledge base or one document of it; or rem.json alone.  There is no
 * specification: this is what real exports hold and public readers of them
 * know.
 *
 *	{"docs":[{"_id":"a","key":["Rhine"],"value":["a river ",
 *		{"i":"m","text":"long","b":true}],"parent":"p","children":[],
 *		"type":1,"enableBackSR":true,"crt":{},"u":1646755200000}, …]}
 *
 * Every bullet is a doc, a Rem.  It is a card if it has a value (its back), if
 * children of it are items of one (`crt` has "w"), or if text of it is a cloze
 * (it has a "cId").  Programs' own bullets, the properties of "power-ups", look
 * like cards: they have rcrp, rcrt, rcrs or rcre.
 *
 * What is odd is in parts/remdocs.c: text is a list of strings and objects.
 */
#include "parts/remdocs.h"
#include "parts/side.h"
#include "parts/zip/names.h"

enum {
	HOPS = 32,               /* Rems above a Rem that are looked at */
	CLOZES = 100,            /* different ones in a Rem */
	PORTAL = 6               /* a doc's type: it shows others */
};

struct reader {
	zipfile *zip;            /* or NULL: rem.json alone */
	zipnames *names;
	remdocs docs;
	const json *next;        /* doc */
	uint64_t disabled, clozes, others;
	bool too_long;           /* is the card at hand */
};

static int probe(const dc_probe *p)
{
	for (size_t i = 0; i < p->nmembers; i++)
		if (dc_is(p->members[i], "rem.json"))
			return 95;
	return remdocs_is(p) ? 97 : 0;
}

static int read_docs(dc_reader *r)
{
	struct reader *s = r->state;
	size_t i = s->zip ? zipfile_find(s->zip, "rem.json") : 0;
	dc_str text;
	int code;

	if (i == DC_NPOS)
		return dc_fail(r->run, DC_INPUT, "remnote-data", "no rem.json "
			"in the archive");
	code = s->zip ? zipfile_all(s->zip, i, DC_MAX_DOCUMENT, r->run_arena,
		&text) : dc_all(r->in, &text);
	if (!code && s->zip)
		text = dc_mend(r->run, r->run_arena, text);
	if (!code)
		code = remdocs_read(r, text, &s->docs);
	s->next = s->docs.first;
	return code;
}

static struct rem *find(dc_reader *r, dc_str id)
{
	return remdocs_find(&((struct reader *)r->state)->docs, id);
}

static dc_str label_of(dc_reader *r, struct rem *it)
{
	return remdocs_label(r, &((struct reader *)r->state)->docs, it);
}

/* ---- text ---- */

/* A text as HTML. */
struct text {
	dc_reader *r;
	dc_buf b;
	bool clozes;             /* are wanted */
	dc_str ids[CLOZES];
	size_t n;
};

/* The number of a cloze in this text, from 1. */
static size_t cloze_number(struct text *t, dc_str id)
{
	size_t i = 0;

	while (i < t->n && !dc_eq(t->ids[i], id))
		i++;
	if (i == t->n && i < CLOZES)
		t->ids[t->n++] = id;
	return i < CLOZES ? i + 1 : CLOZES;
}

static bool is_latex(const json *e)
{
	return jsonget_is(e, "x") || dc_is(jsonget_text(e, "i"), "x") ||
	       dc_is(jsonget_text(e, "type"), "latex");
}

static void add_formula(dc_buf *b, const json *e)
{
	bool block = jsonget_is(e, "block");

	dc_addz(b, block ? "\\[" : "\\(");
	side_text(b, jsonget_text(e, "text"));
	dc_addz(b, block ? "\\]" : "\\)");
}

/* {"i":"m","text":"x","b":true}: bold, l italic, u underlined, q code. */
static void add_styled(struct text *t, const json *e)
{
	static const struct {
		const char *name, *begin, *end;
	} styles[] = {
		{ "b", "<b>", "</b>" }, { "l", "<i>", "</i>" },
		{ "u", "<u>", "</u>" }, { "q", "<code>", "</code>" },
	};
	const size_t n = sizeof(styles) / sizeof(*styles);
	dc_str id = jsonget_text(e, "cId"), url = jsonget_text(e, "url");

	if (id.n && t->clozes)
		dc_addf(&t->b, "{{c%zu::", cloze_number(t, id));
	if (dc_istarts(url, "http")) {
		dc_addz(&t->b, "<a href=\"");
		side_value(&t->b, url);
		dc_addz(&t->b, "\">");
	}
	for (size_t i = 0; i < n; i++)
		if (jsonget_is(e, styles[i].name))
			dc_addz(&t->b, styles[i].begin);
	if (is_latex(e))
		add_formula(&t->b, e);
	else
		side_text(&t->b, jsonget_text(e, "text"));
	for (size_t i = n; i-- > 0;)
		if (jsonget_is(e, styles[i].name))
			dc_addz(&t->b, styles[i].end);
	if (dc_istarts(url, "http"))
		dc_addz(&t->b, "</a>");
	if (id.n && t->clozes)
		dc_addz(&t->b, "}}");
}

/* %LOCAL_FILE%x.png is a file that the archive may have. */
static void add_file(struct text *t, const json *e, bool image)
{
	dc_str url = jsonget_text(e, "url");

	if (dc_starts(url, "%LOCAL_FILE%"))
		url = zipnames_base(dc_from(url, strlen("%LOCAL_FILE%")));
	else if (!image && dc_istarts(url, "http")) {
		dc_addz(&t->b, "<a href=\"");
		side_value(&t->b, url);
		dc_addz(&t->b, "\">");
		side_text(&t->b, url);
		dc_addz(&t->b, "</a>");
		return;
	}
	if (!url.n)
		return;
	dc_addz(&t->b, image ? "<img src=\"" : "[sound:");
	side_value(&t->b, url);
	dc_addz(&t->b, image ? "\">" : "]");
}

static void add_element(struct text *t, const json *e)
{
	dc_str kind = jsonget_text(e, "i");

	if (json_is(e) == JSON_STRING) {
		side_text(&t->b, json_text(e));
	} else if (dc_is(kind, "q")) {
		side_text(&t->b, remdocs_said(t->r, &((struct reader *)
			t->r->state)->docs, e));
	} else if (dc_is(kind, "o")) {
		dc_addz(&t->b, "<pre><code>");
		side_text(&t->b, jsonget_text(e, "text"));
		dc_addz(&t->b, "</code></pre>");
	} else if (dc_is(kind, "i")) {
		add_file(t, e, true);
	} else if (dc_is(kind, "a")) {
		add_file(t, e, false);
	} else if (jsonget_text(e, "text").n) {
		add_styled(t, e);
	} else if (!dc_is(kind, "s")) {
		((struct reader *)t->r->state)->others++;
	}
}

static void add_text(struct text *t, const json *list)
{
	for (const json *e = json_first(list); e; e = json_next(e))
		add_element(t, e);
}

static dc_str html_of(dc_reader *r, const json *list, bool clozes)
{
	struct text t = { .r = r, .clozes = clozes,
		.b = dc_buf_in(r->arena, DC_MAX_FIELD) };

	add_text(&t, list);
	((struct reader *)r->state)->too_long |= t.b.failed;
	return dc_trim(dc_got(&t.b));
}

static bool has_cloze(const json *list)
{
	for (const json *e = json_first(list); e; e = json_next(e))
		if (jsonget_text(e, "cId").n)
			return true;
	return false;
}

/* ---- cards ---- */

/* The children that are items of the answer, or more to it, as a list: in the
 * order of `children`, which has those alone that lie here. */
static dc_str items(dc_reader *r, const json *v, bool detail)
{
	struct text t = { .r = r,
		.b = dc_buf_in(r->arena, DC_MAX_FIELD) };
	const json *c = json_first(json_get(v, "children"));
	dc_str id = jsonget_text(v, "_id");
	size_t n = 0;

	for (; c; c = json_next(c)) {
		struct rem *child = find(r, json_text(c));
		bool *is = !child ? NULL : detail ? &child->detail
			: &child->item;

		if (!is || !*is || child->own || !dc_eq(child->parent, id))
			continue;
		/* Once is enough. */
		*is = false;
		dc_addz(&t.b, n++ ? "<li>" : "<ul><li>");
		add_text(&t, json_get(child->v, "key"));
		if (json_count(json_get(child->v, "value"))) {
			dc_addz(&t.b, ": ");
			add_text(&t, json_get(child->v, "value"));
		}
		dc_addz(&t.b, "</li>");
	}
	if (n)
		dc_addz(&t.b, "</ul>");
	((struct reader *)r->state)->too_long |= t.b.failed;
	return dc_got(&t.b);
}

/* Documents and folders above it, and what has nothing above. */
static dc_str deck_of(dc_reader *r, const json *v)
{
	dc_str path = DC_NONE, parent = jsonget_text(v, "parent"), label;
	struct rem *up;

	for (int hops = 0; hops < HOPS; hops++, parent = up->parent) {
		up = parent.n ? find(r, parent) : NULL;
		if (!up)
			break;
		if (!up->folder && find(r, up->parent))
			continue;
		label = label_of(r, up);
		if (label.n)
			path = dc_fmt(r->arena, "%.*s%s%.*s", DC_ARG(label),
				path.n ? "::" : "", DC_ARG(path));
	}
	return path;
}

/* The Rems that it is tagged with: a list of ids, later an object. */
static void put_tags(dc_reader *r, dc_note *n, const json *v)
{
	const json *old = json_get(v, "typeParents"), *t = json_first(old);
	struct rem *tag;

	for (; t; t = json_next(t)) {
		tag = find(r, json_text(t));
		if (tag && !tag->own)
			dc_note_tag(r, n, label_of(r, tag));
	}
	for (t = old ? NULL : json_first(json_get(v, "tp")); t;
	     t = json_next(t)) {
		tag = find(r, json_key(t));
		if (tag && !tag->own && jsonget_is(t, "t"))
			dc_note_tag(r, n, label_of(r, tag));
	}
}

/* A descriptor asks about the Rem that it lies in. */
static dc_str front_of(dc_reader *r, const json *v, bool clozes)
{
	dc_str front = html_of(r, json_get(v, "key"), clozes);
	struct rem *up = find(r, jsonget_text(v, "parent"));
	dc_buf b = dc_buf_in(r->arena, DC_MAX_FIELD);

	if (!dc_is(jsonget_text(v, "type"), "2") || !up ||
	    !label_of(r, up).n)
		return front;
	side_text(&b, label_of(r, up));
	dc_addz(&b, " &gt; ");
	dc_adds(&b, front);
	((struct reader *)r->state)->too_long |= b.failed;
	return dc_got(&b);
}

static dc_str both(dc_reader *r, dc_str a, dc_str b)
{
	return !b.n ? a : !a.n ? b : dc_fmt(r->arena, "%.*s%.*s", DC_ARG(a),
		DC_ARG(b));
}

static int put_card(dc_reader *r, const json *v)
{
	struct reader *s = r->state;
	bool value = json_count(json_get(v, "value")) > 0;
	bool clozes = !value && has_cloze(json_get(v, "key"));
	dc_str list = items(r, v, false), front, back;
	dc_note *n;

	if (!value && !list.n && !clozes)
		return DC_OK;
	if (jsonget_is(v, "forget")) {
		s->disabled++;
		return DC_OK;
	}
	clozes &= !list.n;
	s->clozes += !clozes && (has_cloze(json_get(v, "key")) ||
		has_cloze(json_get(v, "value")));
	front = front_of(r, v, clozes);
	back = both(r, html_of(r, json_get(v, "value"), false), list);
	back = both(r, back, items(r, v, true));
	n = dc_note_new(r);
	if (!n)
		return dc_out_of_memory(r->run);
	n->id = jsonget_text(v, "_id");
	n->at.line = 0;
	n->deck = deck_of(r, v);
	n->mod = jsonget_number(v, "u") / 1000;
	if (value && jsonget_is(v, "enableBackSR"))
		n->kind = DC_S("Basic (and reversed card)");
	put_tags(r, n, v);
	if (s->too_long) {
		s->too_long = false;
		dc_skip(r->run, "remnote-limit", "a side is longer than %d "
			"MiB", DC_MAX_FIELD >> 20);
		return DC_OK;
	}
	if (dc_blank(front) && dc_blank(back))
		return DC_OK;
	if (dc_blank(front))
		n->lost |= DC_LOST_FRONT;
	dc_note_field(r, n, DC_S("Front"), front, DC_HTML);
	dc_note_field(r, n, DC_S("Back"), back, DC_HTML);
	return dc_put_note(r, n);
}

/* ---- reader ---- */

static int open_input(dc_reader *r)
{
	struct reader *s = r->state;
	uint64_t size;
	int fd, code;

	r->media_beside = !dc_input_binary(r->in);
	if (r->media_beside)
		return read_docs(r);
	code = dc_input_file(r->in, &fd, &size);
	if (!code)
		s->zip = zipfile_open(r->run, fd, size, &code);
	if (code)
		return code;
	s->names = zipnames_new(r, s->zip);
	return s->names ? read_docs(r) : dc_out_of_memory(r->run);
}

static int tell(dc_reader *r)
{
	struct reader *s = r->state;
	size_t i = s->zip ? zipfile_find(s->zip, "cards.json") : DC_NPOS;

	if (s->disabled)
		dc_notice(r->run, "remnote-disabled", "left out: %llu card%s "
			"that %s not practised", (unsigned long long)
			s->disabled, s->disabled == 1 ? "" : "s",
			s->disabled == 1 ? "is" : "are");
	if (s->clozes)
		dc_lose(r->run, "clozes beside a back", s->clozes);
	if (s->others)
		dc_lose(r->run, "unknown parts of text", s->others);
	if (i != DC_NPOS)
		dc_lose(r->run, "lists of reviews", 1);
	s->disabled = s->clozes = s->others = 0;
	return DC_END;
}

static int read_doc(dc_reader *r)
{
	struct reader *s = r->state;
	const json *v = s->next;
	const struct rem *rem;
	int code = DC_OK;

	if (!v)
		return tell(r);
	s->next = json_next(v);
	rem = find(r, jsonget_text(v, "_id"));
	if (!remdocs_own(v) &&
	    (!jsonget_text(v, "_id").n || (rem && rem->v == v)))
		code = put_card(r, v);
	dc_forget(r);
	return code;
}

static int media(dc_reader *r, dc_str name, dc_bytes_fn *fn, void *user)
{
	struct reader *s = r->state;
	size_t i = s->zip ? zipnames_find(s->names, name) : DC_NPOS;

	return i == DC_NPOS ? DC_END : zipfile_pass(s->zip, i, DC_MAX_FILE,
		fn, user);
}

static void close_input(dc_reader *r)
{
	struct reader *s = r->state;

	if (s->zip)
		zipfile_close(s->zip);
}

const dc_format fmt_remnote = {
	.name = "remnote",
	.title = "RemNote backup",
	.exts = "rem json",
	.how = "in RemNote: Settings, Export, or a document's menu, Export, as "
		"RemNote (JSON)",
	.caps = DC_BINARY | DC_TEXT_TOO | DC_TRIMS,
	.read_size = sizeof(struct reader),
	.probe = probe,
	.open = open_input,
	.read = read_doc,
	.close = close_input,
	.media = media,
};
