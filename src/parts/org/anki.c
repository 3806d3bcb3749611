/*
 * Cards of Anki's packages: anki-editor, whose fields are headings, and
 * org-anki, where heading and text are the sides.
 */
#include "parts/org/notes.h"

/* A field as it is, where it says so: HTML of the user's own. */
static dc_str anki_text(struct org_build *b, dc_str title, dc_str text)
{
	dc_str format = b->c->own->props[ORG_FORMAT], t, line, name;

	for (t = text; dc_next_line(&t, &line); text = t) {
		if (org_drawer(line, &name)) {
			while (!dc_ieq(dc_trim(line), DC_S(":END:")) &&
			       dc_next_line(&t, &line))
				;
		} else if (!dc_blank(line) && !org_planning(line)) {
			break;
		}
	}
	if (dc_istarts(dc_trim(text), "# raw\n"))
		return dc_trim(dc_from(dc_trim(text), 6));
	if (dc_is(format, "nil"))
		return dc_trim(text);
	return org_one_side(b, title, true, text);
}

static dc_str kid_field(struct org_build *b, size_t i)
{
	const struct org_kid *k = &b->c->kids[i];
	struct org_side s;

	if (org_family(b->c, i) == i + 1) {
		dc_str dir = b->c->own->props[ORG_DIR], html;

		b->c->own->props[ORG_DIR] = k->dir;
		html = anki_text(b, DC_NONE, k->text);
		b->c->own->props[ORG_DIR] = dir;
		return html;
	}
	org_side_begin(b, &s);
	org_add_family(b, &s, i, false);
	return org_ended(b, &s);
}

struct fields {
	dc_str name[DC_MAX_FIELDS], value[DC_MAX_FIELDS];
	size_t n;
};

static bool has_field(const struct fields *f, dc_str name)
{
	for (size_t i = 0; i < f->n; i++)
		if (dc_eq(f->name[i], name))
			return true;
	return false;
}

static void add_field(struct fields *f, dc_str name, dc_str value)
{
	if (f->n < DC_MAX_FIELDS && !has_field(f, name)) {
		f->name[f->n] = name;
		f->value[f->n++] = value;
	}
}

/* `:ANKI_FIELD_BACK_EXTRA: text`; the name as the note type has it. */
static void property_fields(struct org_build *b, const dc_kind *kind,
	struct fields *f)
{
	dc_str rest = b->c->own->text, line, name, value;
	bool known;

	while (dc_next_line(&rest, &line)) {
		if (dc_ieq(dc_trim(line), DC_S(":END:")))
			return;
		if (!org_property(line, &name, &value) ||
		    !dc_istarts(name, "ANKI_FIELD_"))
			continue;
		name = dc_from(name, 11);
		known = !kind;
		for (size_t i = 0; kind && i < kind->nfields; i++) {
			dc_str own = kind->fields[i];
			bool same = own.n == name.n;

			for (size_t j = 0; same && j < own.n; j++)
				same = (own.p[j] == ' ' ? '_' : own.p[j] & 0xDF)
					== (name.p[j] == '_' ? '_' :
					name.p[j] & 0xDF);
			if (same)
				name = own;
			known |= same;
		}
		if (known)
			add_field(f, name, value);
	}
}

/* Which field of a note type of Anki's own a heading below means: itself,
 * "Answer" the back, "Notes" the back's extra. */
static dc_str meant(const dc_kind *kind, dc_str title)
{
	for (size_t i = 0; kind && i < kind->nfields; i++)
		if (dc_eq(kind->fields[i], title))
			return title;
	if (kind && kind->cloze)
		return dc_is(title, "Extra") || dc_is(title, "Note") ||
			dc_is(title, "Notes") ? DC_S("Back Extra") : DC_NONE;
	if (kind)
		return org_is_answer(title) ? DC_S("Back") : DC_NONE;
	return title;
}

/* The headings below that are no field, one below the other. */
static void add_extras(struct org_build *b, const dc_kind *kind,
	struct org_side *s)
{
	const struct org_card *c = b->c;

	for (size_t i = 0; kind && i < c->nkids; i = org_family(c, i))
		if (!meant(kind, c->kids[i].h.title).p &&
		    !org_tagged(c->kids[i].h.tags, "noexport"))
			org_add_family(b, s, i, true);
}

/* The text above the first heading below, and what is no field. */
static dc_str content(struct org_build *b, const dc_kind *kind)
{
	uint64_t links = b->style.links;
	bool any = org_body(b, false).n > 0;
	struct org_side s;
	dc_str text, more;

	b->style.links = links;
	text = anki_text(b, any ? org_above(b) : DC_NONE, b->c->own->text);
	if (b->c->own->props[ORG_NO_FIELDS].n)
		return text;
	org_side_begin(b, &s);
	add_extras(b, kind, &s);
	more = org_ended(b, &s);
	return more.n ? dc_fmt(b->r->arena, "%.*s%s%.*s", DC_ARG(text),
		text.n ? "<br><br>" : "", DC_ARG(more)) : text;
}

/* What the heading and the text are, if no heading below says it.  False: it
 * is no card. */
static bool fill(struct org_build *b, const dc_kind *kind, struct fields *f)
{
	dc_str heading = org_title_side(b), text = content(b, kind);
	bool swap = kind && kind->cloze && !dc_has_cloze(b->r->arena, heading,
		DC_HTML);
	dc_str first = kind ? kind->fields[0] : DC_S("Front");
	dc_str second = kind ? kind->fields[1] : DC_S("Back");
	bool has1 = has_field(f, first), has2 = has_field(f, second);

	if (!kind && f->n) {
		if (text.n)
			add_field(f, DC_S("Text"), text);
		return true;
	}
	/* Where every heading may be a card, those with nothing below it are
	 * not. */
	if (b->s->untold == ORG_WITH_TEXT && !text.n && !dc_is(b->note->kind,
	    "Cloze"))
		return false;
	if (!has1 && !has2) {
		add_field(f, first, swap && text.n ? text : heading);
		add_field(f, second, swap && text.n ? heading : text);
	} else if (!has1) {
		add_field(f, first, text.n ? text : heading);
	} else if (!has2) {
		add_field(f, second, text.n || kind->cloze ? text : heading);
	} else if (text.n) {
		dc_lose(b->r->run, "texts outside of fields", 1);
	}
	return true;
}

/* Fields in the note type's order, then the others. */
static int put_fields(struct org_build *b, const dc_kind *kind,
	struct fields *f)
{
	for (size_t k = 0; kind && k < kind->nfields; k++) {
		dc_str value = DC_NONE;

		for (size_t i = 0; i < f->n; i++)
			if (dc_eq(f->name[i], kind->fields[k]))
				value = f->value[i];
		dc_note_field(b->r, b->note, kind->fields[k], value, DC_HTML);
	}
	for (size_t i = 0; i < f->n; i++) {
		bool own = false;

		for (size_t k = 0; kind && k < kind->nfields; k++)
			own |= dc_eq(f->name[i], kind->fields[k]);
		if (!own)
			dc_note_field(b->r, b->note, f->name[i], f->value[i],
				DC_HTML);
	}
	return org_put(b);
}

int org_put_anki(struct org_build *b)
{
	const dc_str *p = b->c->own->props;
	struct fields *f = dc_alloc(b->r->arena, sizeof(*f));
	const dc_kind *kind;

	if (!f)
		return DC_LIMIT;
	b->note->kind = p[ORG_NOTE_TYPE];
	if (!b->note->kind.n)
		b->note->kind = dc_has_cloze(b->r->arena, b->c->own->h.title,
			DC_PLAIN) ? DC_S("Cloze") : DC_S("Basic");
	kind = dc_kind_stock(b->note->kind);
	property_fields(b, kind, f);
	for (size_t i = 0; !p[ORG_NO_FIELDS].n && i < b->c->nkids;
	     i = org_family(b->c, i)) {
		dc_str name = meant(kind, b->c->kids[i].h.title);

		if (name.n && !has_field(f, name))
			add_field(f, name, kid_field(b, i));
	}
	return fill(b, kind, f) ? put_fields(b, kind, f) : DC_OK;
}
