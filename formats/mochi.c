/*
 * Mochi's exports (.mochi): a zip archive of data.json (Transit, long or
 * short) or data.edn, and media files; or its data alone.  There is no
 * specification; it is as Mochi and programs for it write and read it.
 *
 *	{:version 2
 *	 :decks [{:id :d1 :name "Town" :parent-id :d0 :template-id :t1
 *		:cards ({:id :c1 :content "front\n---\nback #tag"})}]
 *	 :cards [{:id :c2 :deck-id :d1 :fields {:name {:value "a"}}}]
 *	 :templates ({:id :t1 :name "Word" :content "<< Word >>\n---\n<< Is >>"
 *		:fields {:name {:id :name :name "Word" :pos "a"}}})}
 *
 * What is odd: cards are in their deck or in a list of their own.  A card of a
 * template has fields and often no content; its note type is the template.  A
 * cloze is {{text}} or {{1::text}}.  Tags are words with # in the text.
 */
#include "parts/json/get.h"
#include "parts/mochi/data.h"
#include "parts/mochi/text.h"

enum {
	HOPS = 32,               /* decks above a deck */
	MOST_FIELDS = 100,       /* of a template */
	LONGEST_NAME = 500,      /* of a deck, in bytes */
	GROWTH = 200,            /* what templates make may be so many times
				  * what the archive holds … */
	FREE = 64 << 20          /* … beyond so many bytes */
};

/* What cards ask of it is found once: a deck may have many members. */
struct deck {
	dc_str id, name, parent, template, path;
	const json *v;
	bool trashed;
};

struct template {
	dc_str id, name, content;
	const json *v;
	size_t n;                /* fields, by their place */
	dc_str ids[MOST_FIELDS], names[MOST_FIELDS];
	bool put, clozes;
};

struct reader {
	zipfile *zip;            /* or NULL: the data alone */
	const json *root;
	struct deck *decks, *by_id;
	struct template *templates;
	size_t ndecks, ntemplates;
	/* What is read next. */
	size_t deck;             /* ndecks: the cards without one */
	const json *card;
	bool begun;
	uint64_t trashed, archived, reviews;
	uint64_t size, made;     /* of the data; by templates */
	bool too_long;           /* is the card at hand */
};

static int by_deck(const void *a, const void *b)
{
	return jsonget_order(((const struct deck *)a)->id,
		((const struct deck *)b)->id);
}

static int by_template(const void *a, const void *b)
{
	return jsonget_order(((const struct template *)a)->id,
		((const struct template *)b)->id);
}

static struct deck *find_deck(const struct reader *s, dc_str id)
{
	struct deck key = { .id = id };

	return id.n && s->ndecks ? bsearch(&key, s->by_id, s->ndecks,
		sizeof(key), by_deck) : NULL;
}

static struct template *find_template(const struct reader *s, dc_str id)
{
	struct template key = { .id = id };

	return s->ntemplates ? bsearch(&key, s->templates, s->ntemplates,
		sizeof(key), by_template) : NULL;
}

/* Fields in the order of their `pos`, which sorts as text. */
static void learn_fields(struct template *t)
{
	const json *fields = json_get(t->v, "fields");
	dc_str pos[MOST_FIELDS];

	for (const json *f = json_first(fields); f && t->n < MOST_FIELDS;
	     f = json_next(f)) {
		dc_str p = jsonget_text(f, "pos"), id = jsonget_text(f, "id");
		size_t i = t->n++;

		if (!id.n)
			id = json_key(f);
		for (; i && p.n && jsonget_order(pos[i - 1], p) > 0;
		     i--) {
			pos[i] = pos[i - 1];
			t->ids[i] = t->ids[i - 1];
			t->names[i] = t->names[i - 1];
		}
		pos[i] = p;
		t->ids[i] = id;
		t->names[i] = jsonget_text(f, "name");
		if (!t->names[i].n)
			t->names[i] = id;
	}
}

static int learn(dc_reader *r)
{
	struct reader *s = r->state;
	const json *decks = json_get(s->root, "decks");
	const json *templates = json_get(s->root, "templates");

	s->decks = dc_array(r->run_arena, json_count(decks) + 1,
		sizeof(*s->decks));
	if (json_count(templates) > DC_MAX_KINDS)
		return dc_fail(r->run, DC_LIMIT, "mochi-templates", "more "
			"than %d templates", DC_MAX_KINDS);
	s->templates = dc_array(r->run_arena, json_count(templates) + 1,
		sizeof(*s->templates));
	s->by_id = dc_array(r->run_arena, json_count(decks) + 1,
		sizeof(*s->by_id));
	if (!s->decks || !s->by_id || !s->templates)
		return dc_out_of_memory(r->run);
	for (const json *v = json_first(decks); v; v = json_next(v))
		s->decks[s->ndecks++] = (struct deck){ .v = v,
			.id = jsonget_text(v, "id"), .name = dc_head(dc_trim(
				jsonget_text(v, "name")), LONGEST_NAME),
			.parent = jsonget_text(v, "parent-id"),
			.template = jsonget_text(v, "template-id"),
			.trashed = jsonget_is(v, "trashed?") };
	for (const json *v = json_first(templates); v; v = json_next(v)) {
		struct template *t = &s->templates[s->ntemplates++];

		t->v = v;
		t->id = jsonget_text(v, "id");
		t->name = jsonget_text(v, "name");
		t->content = jsonget_text(v, "content");
		t->clozes = dc_find(t->content, "{{") != DC_NPOS;
		learn_fields(t);
	}
	if (s->ndecks) {
		memcpy(s->by_id, s->decks, s->ndecks * sizeof(*s->decks));
		qsort(s->by_id, s->ndecks, sizeof(*s->by_id), by_deck);
	}
	if (s->ntemplates)
		qsort(s->templates, s->ntemplates, sizeof(*s->templates),
			by_template);
	return DC_OK;
}

/* "A::B" by the parents, as far as they go; made once. */
static dc_str deck_path(dc_reader *r, struct deck *d)
{
	const struct deck *up = d, *below;
	dc_str path = d->name;

	for (int hops = 0; hops < HOPS && !d->path.p; hops++) {
		below = up;
		up = find_deck(r->state, below->parent);
		if (!up || up->v == below->v)
			break;
		if (up->name.n)
			path = dc_fmt(r->run_arena, "%.*s%s%.*s",
				DC_ARG(up->name), path.n ? "::" : "",
				DC_ARG(path));
	}
	if (!d->path.p)
		d->path = path;
	return d->path;
}

/* ---- texts ---- */

/* What is above a limit is no text that is cut in silence. */
static dc_str whole(dc_reader *r, const dc_buf *b)
{
	((struct reader *)r->state)->too_long |= b->failed;
	return dc_got(b);
}

static size_t member_of(const struct reader *s, dc_arena *a, dc_str name)
{
	static const char *const folders[] = { "", "media/", "@media/" };
	size_t i = DC_NPOS;

	if (!name.n || memchr(name.p, '\0', name.n))
		return i;
	for (size_t k = 0; k < 3 && i == DC_NPOS; k++) {
		dc_str path = dc_fmt(a, "%s%.*s", folders[k], DC_ARG(name));

		i = path.n ? zipfile_find(s->zip, path.p) : DC_NPOS;
	}
	return i;
}

/* Beside data that lie alone any file may be. */
static bool has(dc_reader *r, dc_str name)
{
	const struct reader *s = r->state;

	return s->zip ? member_of(s, r->arena, name) != DC_NPOS :
		dc_chr(name, ':') == DC_NPOS &&
		(mochitext_sounds(name) || mochitext_shows(name));
}

static dc_str converted(dc_reader *r, dc_note *note, dc_str text)
{
	return mochitext_side(r, note, has, text,
		&((struct reader *)r->state)->too_long);
}

/* ---- templates ---- */

static dc_str value_of(const json *card, dc_str id)
{
	const json *f = json_get_str(json_get(card, "fields"), id);

	if (f && json_scalar(f))
		return json_text(f);
	if (!f && dc_is(id, "name"))
		return jsonget_text(card, "name");
	return jsonget_text(f, "value");
}

/* The field that `<< Name >>` means, or n. */
static size_t field_named(const struct template *t, dc_str name)
{
	size_t i = 0;

	while (i < t->n && !dc_ieq(t->names[i], name))
		i++;
	return i;
}

/*
 * A template's text with what stands for its fields: their values, or where
 * there are none, what Anki's templates have for them.  What is no field
 * (a condition, a function) is left out and counted.
 */
static dc_str filled(dc_reader *r, const struct template *t,
	const dc_str *values, dc_str text)
{
	dc_buf b = dc_buf_in(r->arena, DC_MAX_FIELD);
	size_t at, end, i;

	while ((at = dc_find(text, "<<")) != DC_NPOS) {
		end = dc_find(dc_from(text, at), ">>");
		if (end == DC_NPOS)
			break;
		dc_add(&b, text.p, at);
		i = field_named(t, dc_trim(dc_sub(text, at + 2, end - 2)));
		if (i == t->n)
			dc_lose(r->run, "parts of templates", 1);
		else if (values)
			dc_adds(&b, values[i]);
		else
			dc_addf(&b, "{{%.*s}}", DC_ARG(t->names[i]));
		text = dc_from(text, at + end + 2);
	}
	dc_adds(&b, text);
	((struct reader *)r->state)->made += b.n;
	return whole(r, &b);
}

/* The note type that the template is. */
static int put_kind(dc_reader *r, struct template *t)
{
	dc_str content = filled(r, t, NULL, t->content);
	size_t behind = 0, at = mochitext_divider(content, &behind);
	dc_template one = { .name = DC_S("Card 1") };
	dc_str back = at == DC_NPOS ? DC_NONE : dc_from(content, behind);

	t->put = true;
	one.front = dc_convert(r->arena, NULL, dc_trim(dc_sub(content, 0, at)),
		DC_MARKDOWN, DC_HTML);
	back = dc_convert(r->arena, NULL, dc_trim(back), DC_MARKDOWN, DC_HTML);
	one.back = dc_fmt(r->arena, "{{FrontSide}}\n\n<hr id=answer>\n\n%.*s",
		DC_ARG(back));
	return dc_put_kind(r, &(dc_kind){ .name = t->name, .fields = t->names,
		.nfields = t->n, .templates = &one, .ntemplates = 1,
		.from = DC_KIND_DEFINED });
}

/* Can the card's fields be those of a note?  With clozes in them the text is
 * made first. */
static bool has_kind(const struct template *t, const dc_str *values)
{
	if (t->n < 2 || t->clozes || !t->name.n ||
	    dc_find(t->content, "<<") == DC_NPOS)
		return false;
	for (size_t i = 0; i < t->n; i++)
		if (dc_find(values[i], "{{") != DC_NPOS)
			return false;
	return true;
}

/* ---- cards ---- */

static void put_tags(dc_reader *r, dc_note *n, const json *card)
{
	static const char *const lists[] = { "tags", "manual-tags" };

	for (size_t k = 0; k < 2; k++) {
		const json *v = json_get(card, lists[k]);

		for (v = json_first(v); v; v = json_next(v))
			if (json_scalar(v))
				dc_note_tag(r, n, json_text(v));
	}
}

/* All sides but the first.  Under a line of text `---` would be a heading. */
static dc_str rest_of(dc_reader *r, dc_note *n, dc_str text)
{
	dc_buf b = dc_buf_in(r->arena, DC_MAX_FIELD);
	size_t at, behind = 0;

	do {
		at = mochitext_divider(text, &behind);
		if (b.n)
			dc_addz(&b, "\n\n---\n\n");
		dc_adds(&b, converted(r, n, dc_sub(text, 0, at)));
		text = dc_from(text, at == DC_NPOS ? text.n : behind);
	} while (at != DC_NPOS);
	return whole(r, &b);
}

/* Front and back of a text; fields without a template are told by order. */
static void put_sides(dc_reader *r, dc_note *n, const json *card, dc_str text)
{
	size_t behind = 0, at = mochitext_divider(text, &behind);
	dc_str front, back = DC_NONE;
	const json *f = json_first(json_get(card, "fields"));

	if (!dc_trim(text).n && !f)
		text = jsonget_text(card, "name");
	if (!dc_trim(text).n && f) {
		for (; f; f = json_next(f))
			dc_note_field(r, n, json_key(f), converted(r, n,
				value_of(card, json_key(f))), DC_MARKDOWN);
		if (n->nfields > 2)
			return;
		front = n->fields[0].value;
		back = n->nfields > 1 ? n->fields[1].value : DC_NONE;
		n->nfields = 0;
	} else {
		front = converted(r, n, dc_sub(text, 0, at));
		back = rest_of(r, n, at == DC_NPOS ? DC_NONE :
			dc_from(text, behind));
	}
	if (dc_blank(front) && !dc_blank(back))
		n->lost |= DC_LOST_FRONT;
	dc_note_field(r, n, DC_S("Front"), front, DC_MARKDOWN);
	dc_note_field(r, n, DC_S("Back"), back, DC_MARKDOWN);
}

static bool has_text(const dc_note *n)
{
	for (size_t i = 0; i < n->nfields; i++)
		if (!dc_blank(n->fields[i].value))
			return true;
	return false;
}

static int put_card(dc_reader *r, const json *card, struct deck *deck)
{
	struct reader *s = r->state;
	dc_str id = jsonget_text(card, "template-id"), text = jsonget_text(card,
		"content"), values[MOST_FIELDS];
	struct template *t;
	bool kind;
	dc_note *n;
	int code = DC_OK;

	if (jsonget_is(card, "trashed?")) {
		s->trashed++;
		return DC_OK;
	}
	s->archived += jsonget_is(card, "archived?");
	s->reviews += json_count(json_get(card, "reviews")) > 0;
	t = find_template(s, id.n ? id : deck ? deck->template :
		DC_NONE);
	if (t && !json_count(json_get(card, "fields")) && dc_trim(text).n)
		t = NULL;
	for (size_t i = 0; t && i < t->n; i++)
		values[i] = value_of(card, t->ids[i]);
	kind = t && has_kind(t, values);
	if (kind && !t->put)
		code = put_kind(r, t);
	n = code ? NULL : dc_note_new(r);
	if (!n)
		return code ? code : dc_out_of_memory(r->run);
	n->id = jsonget_text(card, "id");
	n->deck = deck ? deck_path(r, deck) : DC_NONE;
	n->mod = jsonget_number(card, "updated-at") / 1000;
	n->at.line = 0;
	put_tags(r, n, card);
	if (kind) {
		n->kind = t->name;
		for (size_t i = 0; i < t->n; i++)
			dc_note_field(r, n, t->names[i], converted(r, n,
				values[i]), DC_MARKDOWN);
	} else {
		put_sides(r, n, card, t ? filled(r, t, values,
			t->content) : text);
	}
	if (s->made > FREE && s->made / GROWTH > s->size)
		return dc_fail(r->run, DC_LIMIT, "mochi-growth", "templates "
			"make more than %d times of what is in the archive",
			GROWTH);
	if (s->too_long) {
		dc_skip(r->run, "mochi-limit", "a side is longer than %d MiB",
			DC_MAX_FIELD >> 20);
		s->too_long = false;
		n->nfields = 0;
	}
	if (!has_text(n)) {
		dc_forget(r);
		return DC_OK;
	}
	return dc_put_note(r, n);
}

/* ---- reader ---- */

static int open_input(dc_reader *r)
{
	struct reader *s = r->state;
	uint64_t size;
	int fd, code = DC_OK;

	r->media_beside = !dc_input_binary(r->in);
	if (!r->media_beside)
		code = dc_input_file(r->in, &fd, &size);
	if (!r->media_beside && !code)
		s->zip = zipfile_open(r->run, fd, size, &code);
	if (!code)
		s->root = mochidata_read(r, s->zip, &s->size, &code);
	return code ? code : learn(r);
}

static int tell(dc_reader *r)
{
	struct reader *s = r->state;

	if (s->trashed)
		dc_notice(r->run, "mochi-trash", "left out: %llu card%s in "
			"the trash", (unsigned long long)s->trashed,
			s->trashed == 1 ? "" : "s");
	if (s->archived)
		dc_lose(r->run, "archive marks", s->archived);
	if (s->reviews)
		dc_lose(r->run, "reviews", s->reviews);
	return DC_END;
}

static int read_card(dc_reader *r)
{
	struct reader *s = r->state;
	struct deck *d = s->deck < s->ndecks ? &s->decks[s->deck] : NULL;
	const json *card;

	if (!s->begun) {
		s->card = json_first(json_get(d ? d->v : s->root, "cards"));
		s->begun = true;
	}
	card = s->card;
	if (!card) {
		s->begun = false;
		return s->deck++ < s->ndecks ? DC_OK : tell(r);
	}
	s->card = json_next(card);
	if (!d)
		d = find_deck(s, jsonget_text(card, "deck-id"));
	if (d && d->trashed) {
		s->trashed++;
		return DC_OK;
	}
	return put_card(r, card, d);
}

static int media(dc_reader *r, dc_str name, dc_bytes_fn *fn, void *user)
{
	struct reader *s = r->state;
	size_t i = s->zip ? member_of(s, r->arena, name) : DC_NPOS;

	return i == DC_NPOS ? DC_END : zipfile_pass(s->zip, i, DC_MAX_FILE,
		fn, user);
}

static void close_input(dc_reader *r)
{
	struct reader *s = r->state;

	if (s->zip)
		zipfile_close(s->zip);
}

const dc_format fmt_mochi = {
	.name = "mochi",
	.title = "Mochi deck",
	.exts = "mochi edn json",
	.how = "in Mochi: right click on the deck, Export, Mochi format",
	.caps = DC_BINARY | DC_TEXT_TOO | DC_TRIMS,
	.read_size = sizeof(struct reader),
	.probe = mochidata_score,
	.open = open_input,
	.read = read_card,
	.close = close_input,
	.media = media,
};
