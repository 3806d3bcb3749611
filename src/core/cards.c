/*
 * Which cards Anki makes of a note.
 *
 * A note type of the usual kind has templates.  A template gives a card when
 * its front refers to a field that has text, outside of conditionals that do
 * not hold: {{Front}}, {{hint:Front}}, {{#Extra}}{{Back}}{{/Extra}}.  A note
 * of a cloze type has a card for each number of its {{c1::…}}.  There is one
 * card at least, the first.
 */
#include "core/core.h"

/* ---- templates ---- */

/*
 * A template's front with only what decides left in it.  `what` is a field's
 * place, or behind the fields one of the three below.
 */
struct step {
	size_t what;
	size_t skip;             /* behind a conditional; 0: a reference */
	bool negated;
};

struct plan {
	struct step *steps;
	size_t n;
};

enum { ALWAYS, NEVER, TAGS, MORE };      /* counted from the last field on */

/* The tokens of a template, text and comments left out. */
struct scan {
	dc_str rest;
	const char *open, *close;
	bool no_close, no_comment;       /* none is left in the rest */
};

static struct scan scan_begin(dc_str s)
{
	static const char other[] = "{{=<% %>=}}";
	struct scan c = { .rest = s, .open = "{{", .close = "}}" };

	if (!dc_starts(dc_trim(s), other))
		return c;
	c.open = "<%";
	c.close = "%>";
	for (c.rest = dc_trim(s); dc_starts(c.rest, other);)
		c.rest = dc_from(c.rest, sizeof(other) - 1);
	return c;
}

/* What ends at `end` begins here: step over it, to *inner what is between. */
static bool step_over(dc_str *rest, const char *end, dc_str *inner)
{
	size_t at = dc_find(*rest, end);

	if (at == DC_NPOS)
		return false;
	*inner = dc_sub(*rest, 0, at);
	*rest = dc_from(*rest, at + strlen(end));
	return true;
}

/* The next {{…}}; false at the end. */
static bool next_token(struct scan *c, dc_str *inner)
{
	while (c->rest.n) {
		size_t at = 0;
		dc_str from, skipped;

		while (at < c->rest.n && c->rest.p[at] != c->open[0] &&
		       c->rest.p[at] != '<')
			at++;
		c->rest = dc_from(c->rest, at);
		from = dc_from(c->rest, 2);
		if (dc_starts(c->rest, c->open) && !c->no_close) {
			if (step_over(&from, c->close, inner)) {
				c->rest = from;
				return true;
			}
			c->no_close = true;
		}
		from = dc_from(c->rest, 4);
		if (dc_starts(c->rest, "<!--") && !c->no_comment) {
			if (step_over(&from, "-->", &skipped)) {
				c->rest = from;
				continue;
			}
			c->no_comment = true;
		}
		c->rest = dc_from(c->rest, 1);
	}
	return false;
}

/* What a name in a template stands for. */
static size_t meaning(const dc_kind *k, dc_str name)
{
	static const char *const special[] = { "Card", "CardFlag", "CardID",
		"Deck", "Subdeck", "Type" };

	for (size_t i = 0; i < k->nfields; i++)
		if (dc_eq(k->fields[i], name))
			return i;
	if (dc_is(name, "Tags"))
		return k->nfields + TAGS;
	for (size_t i = 0; i < sizeof(special) / sizeof(*special); i++)
		if (dc_is(name, special[i]))
			return k->nfields + ALWAYS;
	return k->nfields + NEVER;
}

/* `hint:text:Front` is Front. */
static dc_str without_filters(dc_str s)
{
	size_t at = s.n;

	while (at && s.p[at - 1] != ':')
		at--;
	return dc_from(s, at);
}

struct building {
	const dc_kind *kind;
	struct plan plan;
	dc_str *names;           /* of the conditionals among the steps */
	size_t open;             /* the innermost open one, + 1; 0: none */
};

/* An open conditional keeps in `skip` which one is open around it. */
static void begin_block(struct building *b, dc_str name, bool negated)
{
	struct plan *p = &b->plan;

	name = dc_trim(name);
	b->names[p->n] = name;
	p->steps[p->n++] = (struct step){ .what = meaning(b->kind, name),
		.skip = b->open, .negated = negated };
	b->open = p->n;
}

/* False: it closes what is not open. */
static bool end_block(struct building *b, dc_str name)
{
	size_t at = b->open - 1;
	struct plan *p = &b->plan;

	if (!b->open || !dc_eq(b->names[at], dc_trim(name)))
		return false;
	b->open = p->steps[at].skip;
	if (p->n == at + 1)
		p->n = at;
	else
		p->steps[at].skip = p->n;
	return true;
}

static bool add_token(struct building *b, dc_str s)
{
	struct plan *p = &b->plan;
	size_t what;

	while (s.n && s.p[0] == '{')
		s = dc_from(s, 1);
	s = dc_trim(s);
	if (s.n >= 2 && (s.p[0] == '#' || s.p[0] == '^')) {
		begin_block(b, dc_from(s, 1), s.p[0] == '^');
		return true;
	}
	if (s.n >= 2 && s.p[0] == '/')
		return end_block(b, dc_from(s, 1));
	what = meaning(b->kind, without_filters(s));
	if (what != b->kind->nfields + NEVER)
		p->steps[p->n++] = (struct step){ .what = what };
	return true;
}

/*
 * No steps if the template cannot be parsed: then it gives no card.  *left is
 * how many tokens the templates may still have together, since each note has
 * to go through them; what is beyond gives no card, either.
 */
static struct plan plan_of(dc_arena *a, const dc_kind *k, dc_str front,
	size_t *left)
{
	struct building b = { .kind = k };
	struct scan c = scan_begin(front);
	size_t n = 0;
	dc_str inner;
	bool good = true;

	while (n <= *left && next_token(&c, &inner))
		n++;
	if (n > *left)
		return b.plan;
	*left -= n;
	b.plan.steps = dc_array(a, n, sizeof(*b.plan.steps));
	b.names = dc_array(a, n, sizeof(*b.names));
	if (!b.plan.steps || !b.names)
		return b.plan;
	for (c = scan_begin(front); good && next_token(&c, &inner);)
		good = add_token(&b, inner);
	if (!good || b.open)
		b.plan.n = 0;
	return b.plan;
}

/* One for each template, or NULL. */
static const struct plan *plans_of(dc_arena *a, const dc_kind *k)
{
	struct plan *p = dc_array(a, k->ntemplates, sizeof(*p));
	size_t left = DC_MAX_TOKENS;

	for (size_t i = 0; p && i < k->ntemplates; i++)
		p[i] = plan_of(a, k, k->templates[i].front, &left);
	return p;
}

static bool renders(const struct plan *p, const bool *full)
{
	for (size_t i = 0; i < p->n;) {
		const struct step *s = &p->steps[i];

		if (!s->skip && full[s->what])
			return true;
		i = !s->skip || full[s->what] != s->negated ? i + 1 : s->skip;
	}
	return false;
}

const dc_kind *dc_kind_cards(dc_arena *a, const dc_kind *from)
{
	dc_kind *k = dc_alloc(a, sizeof(*k));

	if (!k)
		return NULL;
	*k = (dc_kind){ .nfields = from->nfields, .cloze = from->cloze,
		.ntemplates = from->ntemplates };
	if (!k->cloze)
		k->plan = plans_of(a, from);
	return k->cloze || k->plan ? k : NULL;
}

/* ---- fields ---- */

/* Length of a <br>, </div>, <br /> at the start, 0 if there is none. */
static size_t empty_tag(dc_str s)
{
	size_t at = 1;

	if (!s.n || s.p[0] != '<')
		return 0;
	if (at < s.n && s.p[at] == '/')
		at++;
	if (dc_istarts(dc_from(s, at), "br"))
		at += 2;
	else if (dc_istarts(dc_from(s, at), "div"))
		at += 3;
	else
		return 0;
	if (at < s.n && s.p[at] == ' ')
		at++;
	if (at < s.n && s.p[at] == '/')
		at++;
	return at < s.n && s.p[at] == '>' ? at + 1 : 0;
}

/* Empty as Anki judges: it takes &nbsp; and an image for text. */
static bool field_empty(dc_str s)
{
	while (s.n) {
		char c = s.p[0];
		size_t n = c == ' ' || (c >= '\t' && c <= '\r') ? 1
			: empty_tag(s);

		if (!n)
			return false;
		s = dc_from(s, n);
	}
	return true;
}

/* ---- cards ---- */

size_t dc_note_ords(dc_arena *a, const dc_kind *k, const dc_note *note,
	const uint16_t **ords)
{
	const struct plan *p = k->plan;
	bool *full;
	uint16_t *list;
	size_t n = 0;

	if (k->cloze)
		return cloze_ords(a, note, ords);
	full = dc_array(a, k->nfields + MORE, sizeof(*full));
	*ords = list = dc_array(a, k->ntemplates + 1, sizeof(*list));
	if (!full || !list)
		return 0;
	for (size_t i = 0; i < k->nfields && i < note->nfields; i++)
		full[i] = !field_empty(note->fields[i].value);
	full[k->nfields + ALWAYS] = true;
	full[k->nfields + TAGS] = note->ntags > 0;
	if (!p)
		p = plans_of(a, k);
	for (size_t i = 0; p && i < k->ntemplates && i <= UINT16_MAX; i++)
		if (renders(&p[i], full))
			list[n++] = (uint16_t)i;
	return n ? n : 1;
}
