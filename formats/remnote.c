/*
 * RemNote's backups (.rem, or .zip): an archive with rem.json, all of a
 * knowledge base or one document of it.  There is no specification: this is
 * what real exports hold and public readers of them know.
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
 * What is odd: text is a list of strings and objects, of which one may be a
 * reference to another Rem, whose text stands in its place.  The same doc may
 * be there many times.
 */
#include "parts/jsonget.h"
#include "parts/side.h"
#include "parts/zipnames.h"

enum {
	LABEL = 300,             /* bytes of a Rem's text where another refers
				  * to it */
	LEVELS = 4,              /* of references in it */
	HOPS = 32,               /* Rems above a Rem that are looked at */
	CLOZES = 100,            /* different ones in a Rem */
	PORTAL = 6               /* a doc's type: it shows others */
};

/* What others ask of it is found once: a doc may have many members. */
struct rem {
	dc_str id, parent;
	const json *v;
	bool own, folder, item, detail;
	uint64_t changed;
	size_t place;            /* in the list */
	dc_str label;
	bool known, busy;        /* the label; it is being made */
};

struct reader {
	zipfile *zip;
	zipnames *names;
	struct rem *rems;        /* in order of their ids */
	size_t nrems;
	const json *next;        /* doc */
	uint64_t disabled, clozes, others;
	bool too_long;           /* is the card at hand */
};

static int no_memory(dc_reader *r)
{
	return dc_fail(r->run, DC_LIMIT, "memory", "out of memory");
}

static int probe(const dc_probe *p)
{
	for (size_t i = 0; i < p->nmembers; i++)
		if (dc_is(p->members[i], "rem.json"))
			return 95;
	return 0;
}

/* ---- docs ---- */

/* Of equal ids the last change first. */
static int by_id(const void *a, const void *b)
{
	const struct rem *x = a, *y = b;
	int order = jsonget_order(x->id, y->id);

	if (order)
		return order;
	if (x->changed != y->changed)
		return x->changed > y->changed ? -1 : 1;
	return (x->place > y->place) - (x->place < y->place);
}

static struct rem *find(const struct reader *s, dc_str id)
{
	size_t low = 0, high = s->nrems;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = jsonget_order(s->rems[mid].id, id);

		if (!order)
			return &s->rems[mid];
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

/* Of a power-up: RemNote's own, and what a user sets with it. */
static bool is_own(const json *v)
{
	static const char *const marks[] = { "rcrp", "rcrt", "rcrs", "rcre" };

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (jsonget_text(v, marks[i]).n)
			return true;
	return dc_is(jsonget_text(v, "type"), "6");
}

/* Has it the power-up of that code? */
static bool has_power(const json *v, const char *code)
{
	return json_get(json_get(v, "crt"), code) != NULL;
}

/* One doc of each id: some exports have the same a hundred times. */
static void settle(struct reader *s)
{
	size_t n = 0;

	if (s->nrems)
		qsort(s->rems, s->nrems, sizeof(*s->rems), by_id);
	for (size_t i = 0; i < s->nrems; i++)
		if (!n || !s->rems[i].id.n ||
		    !dc_eq(s->rems[n - 1].id, s->rems[i].id))
			s->rems[n++] = s->rems[i];
	s->nrems = n;
}

static int read_docs(dc_reader *r)
{
	struct reader *s = r->state;
	size_t i = zipfile_find(s->zip, "rem.json");
	const json *root, *docs;
	json_fault fault;
	dc_str text;
	int code;

	if (i == DC_NPOS)
		return dc_fail(r->run, DC_INPUT, "remnote-data", "no rem.json "
			"in the archive");
	code = zipfile_all(s->zip, i, DC_MAX_DOCUMENT, r->run_arena, &text);
	if (code)
		return code;
	root = json_parse(r->run, r->run_arena, dc_mend(r->run, r->run_arena,
		text), 1, 1, &fault);
	if (!root)
		return json_fail(r->run, &fault);
	docs = json_get(root, "docs");
	if (json_is(docs) != JSON_ARRAY)
		return dc_fail(r->run, DC_INPUT, "remnote-data", "there are "
			"no docs in rem.json");
	s->rems = dc_array(r->run_arena, json_count(docs) + 1,
		sizeof(*s->rems));
	if (!s->rems)
		return no_memory(r);
	s->next = json_first(docs);
	for (const json *v = s->next; v; v = json_next(v)) {
		s->rems[s->nrems] = (struct rem){ .id = jsonget_text(v, "_id"),
			.parent = jsonget_text(v, "parent"), .v = v,
			.own = is_own(v), .item = has_power(v, "w"),
			.detail = has_power(v, "x"),
			.folder = has_power(v, "o") ||
				jsonget_is(v, "forceIsFolder"),
			.changed = jsonget_number(v, "u"), .place = s->nrems };
		s->nrems++;
	}
	settle(s);
	return DC_OK;
}

/* ---- text ---- */

static dc_str label_of(dc_reader *r, struct rem *rem, int level);

/* What an element of a text says, without markup. */
static dc_str said(dc_reader *r, const json *e, int level)
{
	struct rem *to;

	if (json_is(e) == JSON_STRING)
		return json_text(e);
	if (!dc_is(jsonget_text(e, "i"), "q"))
		return jsonget_text(e, "text");
	to = find(r->state, jsonget_text(e, "_id"));
	return to && level < LEVELS ? label_of(r, to, level + 1) : DC_NONE;
}

/* The text of a Rem where another refers to it: made once, and short. */
static dc_str label_of(dc_reader *r, struct rem *rem, int level)
{
	dc_buf b = dc_buf_in(r->run_arena, 2 * LABEL);
	const json *e = json_first(json_get(rem->v, "key"));

	if (rem->known || rem->busy)
		return rem->label;
	rem->busy = true;
	for (; e && b.n < LABEL; e = json_next(e))
		dc_adds(&b, dc_head(said(r, e, level), LABEL));
	rem->busy = false;
	rem->known = true;
	rem->label = dc_trim(dc_head(dc_got(&b), LABEL));
	return rem->label;
}

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
		side_text(&t->b, said(t->r, e, 0));
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
		struct rem *child = find(r->state, json_text(c));
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
		up = parent.n ? find(r->state, parent) : NULL;
		if (!up)
			break;
		if (!up->folder && find(r->state, up->parent))
			continue;
		label = label_of(r, up, 0);
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
		tag = find(r->state, json_text(t));
		if (tag && !tag->own)
			dc_note_tag(r, n, label_of(r, tag, 0));
	}
	for (t = old ? NULL : json_first(json_get(v, "tp")); t;
	     t = json_next(t)) {
		tag = find(r->state, json_key(t));
		if (tag && !tag->own && jsonget_is(t, "t"))
			dc_note_tag(r, n, label_of(r, tag, 0));
	}
}

/* A descriptor asks about the Rem that it lies in. */
static dc_str front_of(dc_reader *r, const json *v, bool clozes)
{
	dc_str front = html_of(r, json_get(v, "key"), clozes);
	struct rem *up = find(r->state, jsonget_text(v, "parent"));
	dc_buf b = dc_buf_in(r->arena, DC_MAX_FIELD);

	if (!dc_is(jsonget_text(v, "type"), "2") || !up ||
	    !label_of(r, up, 0).n)
		return front;
	side_text(&b, label_of(r, up, 0));
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
		return no_memory(r);
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

static int open_archive(dc_reader *r)
{
	struct reader *s = r->state;
	uint64_t size;
	int fd, code = dc_input_file(r->in, &fd, &size);

	if (!code)
		s->zip = zipfile_open(r->run, fd, size, &code);
	if (code)
		return code;
	s->names = zipnames_new(r, s->zip);
	return s->names ? read_docs(r) : no_memory(r);
}

static int tell(dc_reader *r)
{
	struct reader *s = r->state;
	size_t i = zipfile_find(s->zip, "cards.json");

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
	rem = find(s, jsonget_text(v, "_id"));
	if (!is_own(v) && (!jsonget_text(v, "_id").n || (rem && rem->v == v)))
		code = put_card(r, v);
	dc_forget(r);
	return code;
}

static int media(dc_reader *r, dc_str name, dc_bytes_fn *fn, void *user)
{
	struct reader *s = r->state;
	size_t i = zipnames_find(s->names, name);

	return i == DC_NPOS ? DC_END : zipfile_pass(s->zip, i, DC_MAX_FILE,
		fn, user);
}

static void close_archive(dc_reader *r)
{
	struct reader *s = r->state;

	if (s->zip)
		zipfile_close(s->zip);
}

const dc_format fmt_remnote = {
	.name = "remnote",
	.title = "RemNote backup",
	.exts = "rem",
	.how = "in RemNote: Settings, Export, or a document's menu, Export, as "
		"RemNote (JSON)",
	.caps = DC_BINARY | DC_TRIMS,
	.read_size = sizeof(struct reader),
	.probe = probe,
	.open = open_archive,
	.read = read_doc,
	.close = close_archive,
	.media = media,
};
