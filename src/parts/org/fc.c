/*
 * org-fc's cards: by FC_TYPE, with a Back heading or without.
 */
#include "parts/org/notes.h"

static int fc_cloze(struct org_build *b)
{
	dc_str type = b->c->own->props[ORG_FC_CLOZE], text;

	b->marks.which = ORG_HOLES;
	text = org_body(b, true);
	/* A title with a hole is on the card whatever it says. */
	if (!b->marks.found) {
		b->marks.which = ORG_NO_CLOZES;
		return DC_END;
	}
	if (type.n && !dc_is(type, "deletion"))
		dc_lose(b->r->run, "rules of FC_CLOZE_TYPE", 1);
	return org_put_cloze(b, text, org_answers(b, 0));
}

int org_put_fc(struct org_build *b)
{
	dc_str type = b->c->own->props[ORG_FC_TYPE], front, back;
	const char *kind = "Basic";
	size_t i = 0;

	if (dc_is(type, "cloze")) {
		int code = fc_cloze(b);

		if (code != DC_END)
			return code;
	}
	if (dc_is(type, "double") || dc_is(type, "vocab"))
		kind = "Basic (and reversed card)";
	while (i < b->c->nkids && !org_is_answer(b->c->kids[i].h.title))
		i = org_family(b->c, i);
	if (i < b->c->nkids) {
		struct org_side s;

		/* What stands above Back is on the front. */
		org_side_begin(b, &s);
		org_title(&s, org_above(b), true);
		org_text(&s, b->c->own->text);
		for (size_t j = 0; j < i; j = org_family(b->c, j))
			org_add_family(b, &s, j, true);
		front = org_ended(b, &s);
		if (!front.n)
			front = org_title_side(b);
		back = org_answers(b, i);
	} else {
		struct org_side s;

		front = org_title_side(b);
		org_side_begin(b, &s);
		org_text(&s, b->c->own->text);
		for (size_t j = 0; j < b->c->nkids; j = org_family(b->c, j))
			org_add_family(b, &s, j, true);
		back = org_ended(b, &s);
		if (!back.n)
			return org_put_empty(b);
	}
	if (dc_is(type, "text-input") && dc_find(back, "<br>") == DC_NPOS &&
	    !dc_starts(back, "<ul") && !dc_starts(back, "<table"))
		kind = "Basic (type in the answer)";
	return org_put_two(b, kind, front, back);
}

