/*
 * Anki's own note types, and what makes two note types one.
 */
#include "core/core.h"

#define T(lit) { (lit), sizeof(lit) - 1 }
#define ANSWER "{{FrontSide}}\n\n<hr id=answer>\n\n"
#define CSS ".card {\n\tfont-family: arial;\n\tfont-size: 20px;\n" \
	"\ttext-align: center;\n\tcolor: black;\n" \
	"\tbackground-color: white;\n}\n"
#define CLOZE_CSS ".cloze {\n\tfont-weight: bold;\n\tcolor: blue;\n}\n" \
	".nightMode .cloze {\n\tcolor: lightblue;\n}\n"

static const dc_str front_back[] = { T("Front"), T("Back"),
	T("Add Reverse") };
static const dc_str text_extra[] = { T("Text"), T("Back Extra") };
static const dc_template both_ways[] = {
	{ T("Card 1"), T("{{Front}}"), T(ANSWER "{{Back}}") },
	{ T("Card 2"), T("{{Back}}"), T(ANSWER "{{Front}}") }
};
static const dc_template if_wanted[] = {
	{ T("Card 1"), T("{{Front}}"), T(ANSWER "{{Back}}") },
	{ T("Card 2"), T("{{#Add Reverse}}{{Back}}{{/Add Reverse}}"),
	  T(ANSWER "{{Front}}") }
};
static const dc_template typed[] = {
	{ T("Card 1"), T("{{Front}}\n\n{{type:Back}}"),
	  T("{{Front}}\n\n<hr id=answer>\n\n{{type:Back}}") }
};
static const dc_template clozed[] = {
	{ T("Cloze"), T("{{cloze:Text}}"),
	  T("{{cloze:Text}}<br>\n{{Back Extra}}") }
};

#define STOCK(title, flds, nflds, tmpls, ntmpls, style) \
	{ .name = T(title), .fields = (flds), .nfields = (nflds), \
	  .templates = (tmpls), .ntemplates = (ntmpls), .css = T(style) }

static const dc_kind stock[] = {
	STOCK("Basic", front_back, 2, both_ways, 1, CSS),
	STOCK("Basic (and reversed card)", front_back, 2, both_ways, 2, CSS),
	STOCK("Basic (optional reversed card)", front_back, 3, if_wanted, 2,
		CSS),
	STOCK("Basic (type in the answer)", front_back, 2, typed, 1, CSS),
	{ .name = T("Cloze"), .fields = text_extra, .nfields = 2,
	  .templates = clozed, .ntemplates = 1, .css = T(CSS CLOZE_CSS),
	  .cloze = true }
};

const dc_kind *dc_kind_stock(dc_str name)
{
	for (size_t i = 0; i < sizeof(stock) / sizeof(*stock); i++)
		if (dc_eq(stock[i].name, name))
			return &stock[i];
	return NULL;
}

/* ---- the same and not the same ---- */

static bool same_fields(const dc_kind *k, const dc_str *names, size_t n)
{
	bool same = k->nfields == n;

	for (size_t i = 0; same && i < n; i++)
		same = dc_eq(k->fields[i], names[i]);
	return same;
}

bool kind_same_shape(const dc_kind *a, const dc_kind *b)
{
	bool same = a->cloze == b->cloze && a->ntemplates == b->ntemplates &&
		    same_fields(a, b->fields, b->nfields);

	for (size_t i = 0; same && i < a->ntemplates; i++)
		same = dc_eq(a->templates[i].name, b->templates[i].name);
	return same;
}

bool kind_same_templates(const dc_kind *a, const dc_kind *b)
{
	bool same = kind_same_shape(a, b);

	for (size_t i = 0; same && i < a->ntemplates; i++)
		same = dc_eq(a->templates[i].front, b->templates[i].front) &&
		       dc_eq(a->templates[i].back, b->templates[i].back);
	return same;
}

bool kind_as_stock(const dc_kind *k)
{
	const dc_kind *own = dc_kind_stock(k->name);

	return own && kind_same_templates(k, own);
}

/* ---- ids ---- */

static uint64_t hash(dc_str s, uint64_t seed)
{
	return dc_hash(s.p, s.n, seed);
}

/* Looks it like one of Anki's own and has another name?  "Vocab" with Front
 * and Back is not Basic. */
static bool looks_stock(const dc_kind *k)
{
	bool looks = false;

	for (size_t i = 0; i < sizeof(stock) / sizeof(*stock); i++) {
		if (dc_eq(stock[i].name, k->name))
			return false;
		looks |= kind_same_shape(&stock[i], k);
	}
	return looks;
}

uint64_t dc_kind_id(const dc_kind *k)
{
	const uint64_t from = 1000000000000, below = 1600000000000;
	uint64_t h = dc_hash("notetype", 8, k->cloze ? 2 : 1);

	for (size_t i = 0; i < k->nfields; i++)
		h = hash(k->fields[i], h);
	h = dc_hash("templates", 9, h);
	for (size_t i = 0; i < k->ntemplates; i++) {
		const dc_template *t = &k->templates[i];
		bool types = dc_find(t->front, "{{type:") != DC_NPOS;

		h = hash(t->name, h + types);
	}
	if (looks_stock(k))
		h = hash(k->name, h);
	return from + h % (below - from);
}
