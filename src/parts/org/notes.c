/*
 * Notes of the cards in an org-mode file.
 */
#include "parts/org/notes.h"

void org_side_begin(struct org_build *b, struct org_side *s)
{
	org_begin(s, b->r->arena, &b->style);
}

/* ---- sides ---- */

dc_str org_marked(struct org_build *b, dc_str text)
{
	return b->marks.which ? org_mark(b->r->arena, text, &b->marks) : text;
}

dc_str org_ended(struct org_build *b, struct org_side *s)
{
	dc_str html = org_end(s);

	b->failed |= s->out.failed || s->para.failed;
	return html;
}

/* Where the attachments of a heading lie: DIR, or what org makes of ID. */
static void attached(struct org_build *b, dc_str dir, dc_str id)
{
	dc_arena *a = b->r->arena;

	b->style.attach = DC_NONE;
	if (dir.n)
		b->style.attach = dc_fmt(a, "%.*s/", DC_ARG(dc_head(dir,
			1000)));
	else if (id.n > 2 && id.n < 200)
		b->style.attach = dc_fmt(a, "data/%.*s/%.*s/",
			DC_ARG(dc_sub(id, 0, 2)), DC_ARG(dc_from(id, 2)));
}

static void add_kid(struct org_build *b, struct org_side *s,
	const struct org_kid *k, bool title)
{
	if (title)
		org_title(s, org_marked(b, k->h.title), true);
	attached(b, k->dir, k->id);
	org_text(s, org_marked(b, k->text));
}

/* Behind the headings that stand below this one. */
size_t org_family(const struct org_card *c, size_t i)
{
	size_t level = c->kids[i].h.level;

	for (i++; i < c->nkids && c->kids[i].h.level > level;)
		i++;
	return i;
}

/* Headings that are not for export do not reach Anki. */
static bool hidden(const struct org_build *b, size_t i)
{
	return b->anki && org_tagged(b->c->kids[i].h.tags, "noexport");
}

/* A heading below and all under it; its own title only where it is asked. */
void org_add_family(struct org_build *b, struct org_side *s, size_t i,
	bool title)
{
	size_t end = org_family(b->c, i);

	add_kid(b, s, &b->c->kids[i], title);
	while (++i < end) {
		if (hidden(b, i))
			i = org_family(b->c, i) - 1;
		else
			add_kid(b, s, &b->c->kids[i], true);
	}
}

/* "Answer", "Back", "The answer" say nothing themselves. */
bool org_is_answer(dc_str title)
{
	const char *role;

	if (dc_istarts(title, "the "))
		title = dc_from(title, 4);
	role = dc_role_of(title);
	return !title.n || (role && strcmp(role, "back") == 0);
}

bool org_has_text(struct org_build *b, size_t i)
{
	uint64_t links = b->style.links;
	struct org_side s;

	if (org_family(b->c, i) > i + 1)
		return true;
	org_side_begin(b, &s);
	org_text(&s, b->c->kids[i].text);
	b->style.links = links;
	return org_end(&s).n > 0;
}

/* `** Tallinn` answers by itself; `** Answer` has it below. */
dc_str org_answers(struct org_build *b, size_t i)
{
	struct org_side s;
	bool first = true;

	org_side_begin(b, &s);
	for (; i < b->c->nkids; i = org_family(b->c, i)) {
		dc_str title = b->c->kids[i].h.title;

		if (hidden(b, i))
			continue;
		if (first && !org_has_text(b, i))
			org_title(&s, org_marked(b, title), false);
		else
			org_add_family(b, &s, i, !first ||
				!org_is_answer(title));
		first = false;
	}
	return org_ended(b, &s);
}

dc_str org_one_side(struct org_build *b, dc_str title, bool bold, dc_str text)
{
	struct org_side s;

	org_side_begin(b, &s);
	attached(b, b->c->own->props[ORG_DIR], b->c->own->props[ORG_ID]);
	org_title(&s, org_marked(b, title), bold);
	org_text(&s, org_marked(b, text));
	return org_ended(b, &s);
}

/* ---- the heading ---- */

/* "Item", "Card 12", "x" stand above cards because something has to. */
static bool says_nothing(dc_str title)
{
	static const char *const words[] = { "item", "card", "flashcard",
		"question", "drill", "topic", "note", "q", "x", "?" };

	while (title.n && title.p[title.n - 1] >= '0' &&
	       title.p[title.n - 1] <= '9')
		title.n--;
	title = dc_trim(title);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (dc_ieq(title, dc_cstr(words[i])))
			return true;
	return !title.n;
}

/* The heading as it stands above the text; nothing where it does not. */
dc_str org_above(const struct org_build *b)
{
	const struct org_frame *f = b->c->own;
	dc_str prepend = f->props[ORG_PREPEND];

	if (b->s->heading == ORG_ABOVE)
		return f->h.title;
	if (b->s->heading == ORG_NOT_ABOVE || says_nothing(f->h.title) ||
	    org_tagged(f->h.tags, "noheading") ||
	    (b->anki && (!prepend.n || dc_is(prepend, "nil"))))
		return DC_NONE;
	return f->h.title;
}

dc_str org_title_side(struct org_build *b)
{
	return org_one_side(b, b->c->own->h.title, false, DC_NONE);
}

dc_str org_body(struct org_build *b, bool with_heading)
{
	return org_one_side(b, with_heading ? org_above(b) : DC_NONE, true,
		b->c->own->text);
}

/* ---- putting ---- */

static void field(struct org_build *b, const char *name, dc_str value)
{
	dc_note_field(b->r, b->note, dc_cstr(name), value, DC_HTML);
}

int org_put(struct org_build *b)
{
	if (b->failed) {
		dc_at(b->r->run, b->c->own->line, 1, DC_NONE);
		dc_skip(b->r->run, "org-limit", "a side is longer than %d MiB",
			DC_MAX_FIELD >> 20);
		return DC_OK;
	}
	if (b->c->own->learned)
		dc_lose(b->r->run, "schedules of org packages", 1);
	if (b->style.links)
		dc_lose(b->r->run, "links within Emacs", b->style.links);
	return dc_put_note(b->r, b->note);
}

int org_put_two(struct org_build *b, const char *kind, dc_str front,
	dc_str back)
{
	b->note->kind = dc_cstr(kind);
	if (!front.n)
		b->note->lost |= DC_LOST_FRONT;
	field(b, "Front", front);
	field(b, "Back", back);
	return org_put(b);
}

int org_put_cloze(struct org_build *b, dc_str text, dc_str extra)
{
	b->note->kind = DC_S("Cloze");
	field(b, "Text", text);
	field(b, "Back Extra", extra);
	return org_put(b);
}

/* A heading alone asks nothing: org-drill does not show it either. */
int org_put_empty(struct org_build *b)
{
	dc_at(b->r->run, b->c->own->line, 1, DC_NONE);
	dc_notice(b->r->run, "org-empty", "\"%.*s\" has no text yet: no card",
		DC_ARG(dc_head(b->c->own->h.title, 60)));
	return DC_OK;
}

/* ---- a card ---- */

static void put_tags(struct org_build *b)
{
	static const char *const own[] = { "drill", "fc", "noheading",
		"notitle", "noexport", "export", "ATTACH" };
	dc_str anki = b->c->own->props[ORG_ANKI_TAGS], tags, tag;

	for (size_t i = 0; i <= b->s->depth; i++) {
		tags = b->s->path[i].h.tags;
		while (org_tag(&tags, &tag)) {
			bool is_own = false;

			for (size_t k = 0; k < sizeof(own) / sizeof(*own); k++)
				is_own |= dc_is(tag, own[k]);
			if (!is_own && !dc_blank(tag))
				dc_note_tag(b->r, b->note, dc_trim(tag));
		}
	}
	while (anki.p) {
		tag = dc_trim(dc_cut(&anki, ' '));
		if (tag.n)
			dc_note_tag(b->r, b->note, tag);
	}
}

static dc_str deck(const struct org_build *b)
{
	const dc_str *p = b->c->own->props;
	dc_buf name = dc_buf_in(b->r->arena, 1 << 16);

	if (p[ORG_DECK].n || (b->anki && b->s->untold != ORG_WITH_TEXT))
		return p[ORG_DECK];
	dc_adds(&name, p[ORG_CATEGORY].n ? p[ORG_CATEGORY] : b->s->title);
	for (size_t i = 1; b->s->deck_of_headings && i < b->s->depth; i++) {
		dc_addz(&name, name.n ? "::" : "");
		dc_adds(&name, b->s->path[i].h.title);
	}
	return dc_got(&name);
}

int org_put_card(dc_reader *r, struct orgcards *s, struct org_card *c)
{
	const struct org_frame *f = c->own;
	struct org_build b = { .r = r, .s = s, .c = c };
	bool drill = org_tagged(f->h.tags, "drill"), fc = false;

	fc = !f->props[ORG_NOTE_TYPE].n && org_tagged(f->h.tags, "fc");
	drill = !f->props[ORG_NOTE_TYPE].n && drill && !fc;
	b.anki = !fc && !drill;
	b.style.breaks = s->breaks == ORG_ALL ? ORG_ALL : b.anki ?
		ORG_EXPORTED : ORG_SHOWN;
	b.note = dc_note_new(r);
	if (!b.note)
		return DC_LIMIT;
	b.note->id = f->props[ORG_NOTE_ID].n ? f->props[ORG_NOTE_ID] :
		f->props[ORG_ID];
	b.note->at.line = f->line;
	b.note->at.by = fc ? "org-fc" : drill ? "org-drill" :
		f->props[ORG_NOTE_TYPE].n ? "anki-editor" : "org-anki";
	b.note->deck = deck(&b);
	put_tags(&b);
	return fc ? org_put_fc(&b) : drill ? org_put_drill(&b) :
		org_put_anki(&b);
}
