/*
 * org-drill's cards: what it hides when, by DRILL_CARD_TYPE.
 */
#include "parts/org/notes.h"

#define ANSWER "{{FrontSide}}\n\n<hr id=answer>\n\n"

/* How clozes are hidden: each by turns, or all at once. */
static void drill_clozes(struct org_build *b, dc_str type)
{
	struct org_marks all = { .which = ORG_BRACKETS };

	org_mark(b->r->arena, b->c->own->text, &all);
	b->marks = (struct org_marks){ .which = ORG_BRACKETS };
	if (dc_is(type, "hidefirst"))
		b->marks.only = 1;
	else if (dc_is(type, "hidelast"))
		b->marks.only = all.found;
	else if (dc_starts(type, "show"))
		b->marks.same = all.found > 2;
	else
		b->marks.same = !dc_starts(type, "hide1") &&
			!dc_is(type, "multicloze");
	if (!all.found)
		b->marks.which = ORG_NO_CLOZES;
}

static int drill_cloze(struct org_build *b)
{
	dc_str text = org_body(b, true);

	b->marks.which = ORG_NO_CLOZES;
	return org_put_cloze(b, text, org_answers(b, 0));
}

static int drill_simple(struct org_build *b)
{
	dc_str body = org_body(b, false), back;

	if (!b->c->nkids)
		return !body.n ? org_put_empty(b) :
			org_put_two(b, "Basic", org_title_side(b), body);
	back = org_answers(b, 0);
	/* `** Tallinn` answers by itself. */
	return org_put_two(b, "Basic", body.n ? org_body(b, true) :
		org_title_side(b), back);
}

/* A note type with a card for each side; *name: what it is called. */
static int put_sides_kind(struct org_build *b, size_t n, dc_str name,
	dc_str *fields)
{
	dc_arena *a = b->r->arena;
	dc_template *t = dc_array(a, n, sizeof(*t));
	dc_kind k = { .name = name, .fields = fields, .nfields = n + 2,
		.templates = t, .ntemplates = n, .from = DC_KIND_DEFINED };

	if (!t)
		return DC_LIMIT;
	for (size_t i = 0; i < n; i++) {
		dc_buf back = dc_buf_in(a, DC_MAX_FIELD);

		dc_addz(&back, ANSWER);
		for (size_t j = 0; j < n; j++)
			if (j != i)
				dc_addf(&back, "{{#%.*s}}<div>{{%.*s}}</div>"
					"{{/%.*s}}", DC_ARG(fields[j]),
					DC_ARG(fields[j]), DC_ARG(fields[j]));
		dc_addz(&back, "{{#Extra}}<div>{{Extra}}</div>{{/Extra}}");
		t[i].name = dc_fmt(a, "Card %zu", i + 1);
		t[i].front = dc_fmt(a, "{{#%.*s}}{{#Prompt}}<div>{{Prompt}}"
			"</div>{{/Prompt}}{{%.*s}}{{/%.*s}}", DC_ARG(fields[i]),
			DC_ARG(fields[i]), DC_ARG(fields[i]));
		t[i].back = dc_got(&back);
	}
	k.css = DC_S(".card {\n\tfont-family: arial;\n\tfont-size: 20px;\n"
		"\ttext-align: center;\n}\n");
	b->s->kinds[n] = true;
	return dc_put_kind(b->r, &k);
}

/* One of the first n headings below asks, the others of them answer. */
static int drill_sides(struct org_build *b, size_t most)
{
	dc_str names[ORG_LEVELS + 2], values[ORG_LEVELS + 2], kind;
	size_t n = 0, i = 0;
	struct org_side s;
	int code = DC_OK;

	for (; i < b->c->nkids && n < most; i = org_family(b->c, i), n++) {
		org_side_begin(b, &s);
		org_add_family(b, &s, i, !org_has_text(b, i));
		values[n] = org_ended(b, &s);
		names[n] = n == 0 ? DC_S("Front") : n == 1 ? DC_S("Back") :
			dc_fmt(b->r->arena, "Side %zu", n + 1);
	}
	if (n < 2)
		return drill_simple(b);
	values[n] = org_body(b, true);
	values[n + 1] = org_answers(b, i);
	if (n == 2 && !values[n].n && !values[n + 1].n)
		return org_put_two(b, "Basic (and reversed card)", values[0],
			values[1]);
	names[n] = DC_S("Prompt");
	names[n + 1] = DC_S("Extra");
	kind = n == 2 ? DC_S("Two-sided") : dc_fmt(b->r->arena,
		"Multisided %zu", n);
	if (!b->s->kinds[n])
		code = put_sides_kind(b, n, kind, names);
	b->note->kind = kind;
	for (size_t j = 0; j < n + 2; j++)
		dc_note_field(b->r, b->note, names[j], values[j], DC_HTML);
	return code ? code : org_put(b);
}

/* Values are Lisp's, in quotes. */
static dc_str bare(dc_str s)
{
	return s.n > 1 && s.p[0] == '"' && s.p[s.n - 1] == '"' ?
		dc_sub(s, 1, s.n - 2) : s;
}

/* "bailar (to dance): simple present" asks for the table below. */
static int drill_forms(struct org_build *b, dc_str word, dc_str meaning,
	dc_str form)
{
	dc_str body = org_body(b, false), front;

	if (!body.n && !b->c->nkids)
		return org_put_empty(b);
	word = dc_head(bare(word), 1000);
	meaning = dc_head(bare(meaning), 1000);
	form = dc_head(form.n ? bare(form) : b->c->own->h.title, 1000);
	front = dc_fmt(b->r->arena, "%.*s%s%.*s%s: %.*s", DC_ARG(word),
		meaning.n ? " (" : "", DC_ARG(meaning), meaning.n ? ")" : "",
		DC_ARG(form));
	front = org_one_side(b, word.n ? front : form, false, DC_NONE);
	return org_put_two(b, "Basic", front, body.n ? body :
		org_answers(b, 0));
}

int org_put_drill(struct org_build *b)
{
	const dc_str *p = b->c->own->props;
	dc_str type = p[ORG_DRILL_TYPE];

	if (dc_is(type, "translate_number")) {
		dc_at(b->r->run, b->c->own->line, 1, DC_NONE);
		dc_skip(b->r->run, "org-generated", "\"%.*s\" is a number that "
			"Emacs makes up each time, no card",
			DC_ARG(dc_head(b->c->own->h.title, 60)));
		return DC_OK;
	}
	if (dc_is(type, "twosided") || dc_is(type, "spanish_verb"))
		return drill_sides(b, 2);
	if (dc_is(type, "multisided"))
		return drill_sides(b, ORG_LEVELS);
	if (dc_is(type, "conjugate"))
		return drill_forms(b, p[ORG_INFINITIVE], p[ORG_TRANSLATION],
			p[ORG_TENSE]);
	if (dc_is(type, "decline_noun"))
		return drill_forms(b, p[ORG_NOUN], p[ORG_NOUN_TRANSLATION],
			DC_NONE);
	drill_clozes(b, type);
	return b->marks.which ? drill_cloze(b) : drill_simple(b);
}

