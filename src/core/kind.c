/*
 * Note types.  Two fields are Basic, or Cloze where the first has clozes; each
 * larger set of fields is a note type of its own, named after the deck or the
 * file, and with clozes another one.  A definition that a source gives waits
 * until a note needs it.
 *
 * Two definitions are one note type if they have the same id, or the later has
 * none and the same name, and if fields and templates are called the same: so
 * Anki tells them apart when it imports.  Of others with one name the later is
 * NAME 2.
 */
#include "core/core.h"

struct kind_entry {
	const dc_kind *kind;     /* as it is written */
	dc_str source_name;      /* as its source calls it */
	bool emitted;
	bool made;               /* by us, from a note's fields */
	bool stock;              /* one of Anki's own, that nobody defines */
	struct kind_entry *next;
};

/* What an input calls a note type that it defines. */
struct kind_name {
	dc_str name;
	struct kind_entry *of;
	struct kind_name *next;
};

static struct kind_entry *named(const struct target *t, dc_str name)
{
	struct kind_entry *e = t->kinds;

	while (e && !dc_ieq(e->kind->name, name))
		e = e->next;
	return e;
}

/* NAME, or NAME 2, NAME 3 … whatever nobody has. */
static dc_str free_name(struct target *t, dc_str name)
{
	dc_str s = name;

	for (unsigned i = 2; dc_kind_stock(s) || named(t, s); i++)
		s = dc_fmt(t->arena, "%.*s %u", DC_ARG(name), i);
	return s;
}

static int too_many(dc_run *r)
{
	return dc_fail(r, DC_LIMIT, "notetype-limit",
		"more than %d note types", DC_MAX_KINDS);
}

/* NULL if that cannot be: it was told. */
static struct kind_entry *add(dc_run *r, const dc_kind *kind, dc_str name)
{
	struct target *t = r->target;
	struct kind_entry *e = dc_alloc(t->arena, sizeof(*e)), **at = &t->kinds;
	dc_kind *k = kind_copy(t->arena, kind);
	size_t n = 0;

	if (!e || !k) {
		dc_out_of_memory(r);
		return NULL;
	}
	*e = (struct kind_entry){ .kind = k,
		.source_name = dc_dup(t->arena, kind->name) };
	k->name = dc_dup(t->arena, name);
	for (; *at; n++)
		at = &(*at)->next;
	if (n == DC_MAX_KINDS) {
		too_many(r);
		return NULL;
	}
	*at = e;
	return e;
}

/* ---- definitions ---- */

static struct kind_entry *same_type(const struct target *t, const dc_kind *k)
{
	for (struct kind_entry *e = t->kinds; e; e = e->next) {
		dc_str id = e->kind->id;

		if (kind_same_shape(e->kind, k) && (id.n && k->id.n
			? dc_eq(id, k->id)
			: !k->id.n && dc_ieq(e->source_name, k->name)))
			return e;
	}
	return NULL;
}

/* Has a note type with other fields this id? */
static bool id_taken(const struct target *t, dc_str id)
{
	struct kind_entry *e = t->kinds;

	while (id.n && e && !dc_eq(e->kind->id, id))
		e = e->next;
	return id.n && e;
}

static struct kind_entry *new_type(dc_run *r, const dc_kind *kind)
{
	dc_kind k = *kind;

	if (id_taken(r->target, k.id)) {
		dc_warn(r, "notetype-id", "another note type has the id of "
			"\"%.*s\": left out", DC_ARG(k.name));
		k.id = DC_NONE;
	}
	return add(r, &k, named(r->target, k.name)
		? free_name(r->target, k.name) : k.name);
}

/* What the input calls it from now on. */
static int call(dc_run *r, dc_str name, struct kind_entry *e)
{
	struct kind_name *n = r->kinds;
	size_t count = 0;

	for (; n && !dc_eq(n->name, name); n = n->next)
		count++;
	if (n) {
		n->of = e;
		return DC_OK;
	}
	n = dc_alloc(r->run_arena, sizeof(*n));
	if (!n)
		return dc_out_of_memory(r);
	if (count == DC_MAX_KINDS)
		return too_many(r);
	*n = (struct kind_name){ .name = dc_dup(r->run_arena, name), .of = e,
		.next = r->kinds };
	r->kinds = n;
	return DC_OK;
}

int kind_define(dc_run *r, const dc_kind *k)
{
	struct kind_entry *e = same_type(r->target, k);

	r->basic = NULL;
	if (k->nfields > DC_MAX_FIELDS || k->ntemplates > DC_MAX_FIELDS) {
		dc_warn(r, "notetype-fields", "note type \"%.*s\" has more "
			"than %d fields or templates: left out",
			DC_ARG(k->name), DC_MAX_FIELDS);
		return DC_OK;
	}
	if (e && !e->made && !kind_same_templates(e->kind, k))
		dc_warn(r, "notetype-differs", "note type \"%.*s\" has other "
			"templates than before: the first ones are kept",
			DC_ARG(k->name));
	if (!e)
		e = new_type(r, k);
	return e ? call(r, k->name, e) : DC_LIMIT;
}

void flow_unused_kinds(dc_run *r)
{
	for (struct kind_name *n = r->kinds; n; n = n->next)
		if (!n->of->emitted && !kind_as_stock(n->of->kind))
			dc_notice(r, "notetype-unused", "no note has the note "
				"type \"%.*s\": dropped", DC_ARG(n->name));
}

const dc_kind *kind_emit(struct kind_entry *e)
{
	e->emitted = true;
	return e->kind;
}

/* ---- a note and the fields of its type ---- */

static size_t field_place(const dc_kind *k, dc_str name)
{
	size_t i = 0;

	while (i < k->nfields && !dc_eq(k->fields[i], name))
		i++;
	return i;
}

/* Every field of the note type, in its order, empty ones too.  False when
 * the note has a field that the type has not. */
static bool pad(dc_run *r, dc_note *n, const dc_kind *k)
{
	dc_field *all;
	size_t i = 0, at;

	while (i < n->nfields && i < k->nfields &&
	       dc_eq(n->fields[i].name, k->fields[i]))
		i++;
	if (i == n->nfields && i == k->nfields)
		return true;
	for (i = 0; i < n->nfields; i++)
		if (field_place(k, n->fields[i].name) == k->nfields)
			return false;
	all = dc_array(r->arena, k->nfields, sizeof(*all));
	if (!all)
		return true;
	for (i = 0; i < k->nfields; i++)
		all[i] = (dc_field){ k->fields[i], DC_S(""), n->nfields ?
			n->fields[0].markup : DC_PLAIN };
	for (i = 0; i < n->nfields; i++) {
		at = field_place(k, n->fields[i].name);
		all[at] = n->fields[i];
	}
	n->fields = all;
	n->nfields = k->nfields;
	return true;
}

static bool has_before(const dc_note *n, size_t before, dc_str name)
{
	for (size_t i = 0; i < before; i++)
		if (dc_eq(n->fields[i].name, name))
			return true;
	return false;
}

/* Of two fields of one name the later is NAME 2.  True: there were some. */
static bool unique_names(dc_run *r, dc_note *n)
{
	bool changed = false;

	for (size_t i = 1; i < n->nfields; i++) {
		dc_str name = n->fields[i].name, s = name;

		for (unsigned k = 2; has_before(n, i, s); k++)
			s = dc_fmt(r->arena, "%.*s %u", DC_ARG(name), k);
		changed |= !dc_eq(s, name);
		n->fields[i].name = s;
	}
	return changed;
}

/* The first fields get the type's names, unless the note has them all. */
static void rename_fields(dc_run *r, dc_note *n, const dc_kind *k)
{
	size_t i = 0;

	while (i < k->nfields && i < n->nfields &&
	       has_before(n, n->nfields, k->fields[i]))
		i++;
	if (i == k->nfields || i == n->nfields)
		return;
	for (i = 0; i < k->nfields && i < n->nfields; i++)
		n->fields[i].name = k->fields[i];
	unique_names(r, n);
}

/* One or two fields: Front and Back, whatever the source calls them. */
static void make_basic(dc_run *r, dc_note *n, const dc_kind *k)
{
	dc_field *two;
	bool turned = n->nfields && dc_eq(n->fields[0].name, k->fields[1]) &&
		(n->nfields == 1 || dc_eq(n->fields[1].name, k->fields[0]));

	n->kind = k->name;
	if (n->nfields == 2 && dc_eq(n->fields[0].name, k->fields[0]) &&
	    dc_eq(n->fields[1].name, k->fields[1]))
		return;
	two = dc_array(r->arena, 2, sizeof(*two));
	if (!two)
		return;
	for (size_t i = 0; i < 2; i++) {
		size_t from = turned ? 1 - i : i;

		two[i] = from < n->nfields ? n->fields[from]
			: (dc_field){ .value = DC_S(""), .markup = n->nfields
				? n->fields[0].markup : DC_PLAIN };
		two[i].name = k->fields[i];
	}
	n->fields = two;
	n->nfields = 2;
}

/* ---- what the user wants ---- */

/* Small letters, without blanks, dashes and brackets.  "Basic+" and "Cloze 2"
 * are somebody's own. */
static dc_str letters(dc_arena *a, dc_str s)
{
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= 'A' && s.p[i] <= 'Z')
			dc_addc(&b, (char)(s.p[i] | 0x20));
		else if (!s.p[i] || !strchr(" -_()", s.p[i]))
			dc_addc(&b, s.p[i]);
	return dc_got(&b);
}

/* One of Anki's own as people type them: "basic", "Basic (reversed)". */
static const dc_kind *wanted_stock(dc_arena *a, dc_str name)
{
	static const char *const same[][2] = { { "basic", "Basic" },
		{ "basicandreversedcard", "Basic (and reversed card)" },
		{ "basicandreversed", "Basic (and reversed card)" },
		{ "basicreversed", "Basic (and reversed card)" },
		{ "reversed", "Basic (and reversed card)" },
		{ "basicoptionalreversedcard",
		  "Basic (optional reversed card)" },
		{ "basicoptionalreversed", "Basic (optional reversed card)" },
		{ "optionalreversed", "Basic (optional reversed card)" },
		{ "basictypeintheanswer", "Basic (type in the answer)" },
		{ "basictypein", "Basic (type in the answer)" },
		{ "typein", "Basic (type in the answer)" },
		{ "typeintheanswer", "Basic (type in the answer)" },
		{ "cloze", "Cloze" } };
	dc_str s = letters(a, name);

	for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++)
		if (dc_is(s, same[i][0]))
			return dc_kind_stock(dc_cstr(same[i][1]));
	return NULL;
}

static void retype(dc_run *r, dc_note *n, dc_str kind)
{
	r->retyped |= n->kind.n && !dc_eq(n->kind, kind);
	n->kind = kind;
}

static void apply_notetype(dc_run *r, dc_note *n)
{
	dc_str name = dc_cstr(r->job->o.notetype);
	const dc_kind *k = wanted_stock(r->arena, name);

	if (!name.n)
		return;
	retype(r, n, k ? k->name : name);
	if (!k)
		return;
	dc_note_order(n);
	rename_fields(r, n, k);
	if (k->cloze && (!n->nfields || !dc_has_cloze(r->arena,
		n->fields[0].value, n->fields[0].markup))) {
		dc_hint(r, "Anki shows such a card without text: write "
			"{{c1::…}} round what is to be guessed");
		dc_warn(r, "cloze-none", "a note of type Cloze without a "
			"cloze");
	}
}

static const dc_kind *defined(const dc_run *r, dc_str name)
{
	const struct kind_name *k = r->kinds;

	while (k && !dc_eq(k->name, name))
		k = k->next;
	return k ? k->of->kind : NULL;
}

/* A second card, back to front, where the note type has one. */
static void apply_reverse(dc_run *r, dc_note *n)
{
	static const dc_str reversed = { "Basic (and reversed card)", 25 };
	static const dc_str optional = { "Basic (optional reversed card)", 30 };
	const dc_kind *own = defined(r, n->kind);

	if (dc_eq(n->kind, reversed))
		return;
	if (dc_is(n->kind, "Basic") && n->nfields <= 2 &&
	    (!own || kind_as_stock(own))) {
		retype(r, n, reversed);
		return;
	}
	if (dc_eq(n->kind, optional) && n->nfields == 3) {
		r->retyped |= dc_blank(n->fields[2].value);
		if (dc_blank(n->fields[2].value))
			n->fields[2].value = DC_S("y");
		return;
	}
	if (!r->told_reverse)
		dc_warn(r, "notetype-reverse", "note type \"%.*s\" has no "
			"reverse: its notes stay as they are",
			DC_ARG(n->kind.n ? n->kind : DC_S("of many fields")));
	r->told_reverse = true;
}

/* ---- which type a note has ---- */

/* An answer, and below it the fields from `from` on. */
static dc_str with_fields(dc_arena *a, dc_str back, const dc_note *n,
	size_t from)
{
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);

	dc_adds(&b, back);
	for (size_t i = from; i < n->nfields; i++)
		dc_addf(&b, "\n%s{{%.*s}}", i > 1 ? "<br>" : "",
			DC_ARG(n->fields[i].name));
	return dc_got(&b);
}

/* The first field asks, or its clozes do; the others answer. */
static dc_template card_of(dc_arena *a, const dc_note *n, bool cloze)
{
	dc_str first = n->nfields ? n->fields[0].name : DC_NONE;
	dc_template t = { .name = cloze ? DC_S("Cloze") : DC_S("Card 1") };

	if (first.n)
		t.front = dc_fmt(a, cloze ? "{{cloze:%.*s}}" : "{{%.*s}}",
			DC_ARG(first));
	t.back = with_fields(a, cloze ? dc_fmt(a, "%.*s<br>", DC_ARG(t.front))
		: DC_S("{{FrontSide}}\n\n<hr id=answer>\n"), n, 1);
	return t;
}

static bool has_cloze(dc_run *r, const dc_note *n)
{
	return n->nfields && !dc_is(n->fields[0].name, "Back") &&
	       dc_has_cloze(r->arena, n->fields[0].value,
		       n->fields[0].markup);
}

/*
 * A type of the note's fields.  Of one of Anki's own with more fields than
 * that has, the cards are that one's, and the further fields answer, too.
 */
static struct kind_entry *make(dc_run *r, const dc_note *n, dc_str name,
	unsigned from, const dc_kind *like)
{
	size_t count = like ? like->ntemplates : 1;
	dc_str *fields = dc_array(r->arena, n->nfields, sizeof(*fields));
	dc_template *t = dc_array(r->arena, count, sizeof(*t));
	dc_kind k = { .name = name, .fields = fields, .nfields = n->nfields,
		.templates = t, .ntemplates = count, .from = from,
		.cloze = like ? like->cloze : has_cloze(r, n) };
	struct kind_entry *e;

	if (!fields || !t) {
		dc_out_of_memory(r);
		return NULL;
	}
	for (size_t i = 0; i < n->nfields; i++)
		fields[i] = n->fields[i].name;
	for (size_t i = 0; like && i < count; i++) {
		t[i] = like->templates[i];
		t[i].back = with_fields(r->arena, t[i].back, n, like->nfields);
	}
	if (!like)
		t[0] = card_of(r->arena, n, k.cloze);
	if (like)
		k.css = like->css;
	e = add(r, &k, free_name(r->target, name));
	if (e)
		e->made = true;
	return e;
}

static dc_str last_part(dc_str deck)
{
	size_t i = deck.n;

	while (i > 1 && (deck.p[i - 1] != ':' || deck.p[i - 2] != ':'))
		i--;
	return i > 1 ? dc_from(deck, i) : deck;
}

static struct kind_entry *of_fields(dc_run *r, const dc_note *n)
{
	bool cloze = has_cloze(r, n);

	for (struct kind_entry *e = r->target->kinds; e; e = e->next) {
		size_t i = 0;

		if (!e->made || e->kind->nfields != n->nfields ||
		    e->kind->cloze != cloze)
			continue;
		while (i < n->nfields &&
		       dc_eq(e->kind->fields[i], n->fields[i].name))
			i++;
		if (i == n->nfields)
			return e;
	}
	return NULL;
}

/* The entry that the source means by the note's type, or one that fits.  What
 * calls itself Basic and is something else is only its own source's. */
static struct kind_entry *meant(dc_run *r, dc_note *n)
{
	const dc_kind *stock = dc_kind_stock(n->kind);
	struct kind_entry *e;

	for (struct kind_name *k = r->kinds; k; k = k->next)
		if (dc_eq(k->name, n->kind) && pad(r, n, k->of->kind))
			return k->of;
	for (e = r->target->kinds; e; e = e->next)
		if (dc_eq(stock ? e->source_name : e->kind->name, n->kind) &&
		    (!stock || kind_same_shape(e->kind, stock)) &&
		    pad(r, n, e->kind))
			return e;
	return NULL;
}

static struct kind_entry *find(dc_run *r, dc_note *n)
{
	return n->kind.n ? meant(r, n) : of_fields(r, n);
}

static struct kind_entry *new_one(dc_run *r, const dc_note *n)
{
	dc_str name = dc_trim(r->reader.title);

	if (!name.n)
		name = dc_trim(last_part(n->deck));
	if (n->kind.n)
		return make(r, n, n->kind, DC_KIND_NAMED, NULL);
	if (!name.n)
		name = path_stem(r->base);
	return make(r, n, name.n ? name : DC_S("Note"), DC_KIND_MADE, NULL);
}

/*
 * One of Anki's own that no source defines.  A note that does not fit keeps
 * its fields, and its type's name where nobody sees a definition; else it has
 * a type like that one.  False: it was told.
 */
static bool of_stock(dc_run *r, dc_note *n, const dc_kind *stock,
	struct kind_entry **e)
{
	struct target *t = r->target;
	bool defined = t->w.caps & DC_STOCK;
	dc_kind k = *stock;

	k.from = DC_KIND_MADE;
	if (dc_is(n->kind, "Basic") && n->nfields < 2)
		make_basic(r, n, stock);
	if (defined && n->nfields <= stock->nfields)
		rename_fields(r, n, stock);
	*e = meant(r, n);
	if (*e)
		return true;
	if (pad(r, n, stock)) {
		*e = add(r, &k, named(t, n->kind) ? free_name(t, n->kind)
						     : n->kind);
		if (*e)
			(*e)->stock = dc_eq((*e)->kind->name, n->kind);
		return *e != NULL;
	}
	unique_names(r, n);
	if (!defined)
		return true;
	for (*e = t->kinds; *e; *e = (*e)->next)
		if ((*e)->made && dc_eq((*e)->source_name, n->kind) &&
		    pad(r, n, (*e)->kind))
			return true;
	*e = make(r, n, n->kind, DC_KIND_MADE, stock);
	return *e != NULL;
}

/* Is it like nearly all notes, whose type was found before? */
static bool usual(dc_run *r, const dc_note *n)
{
	return r->basic && !n->kind.n && n->nfields == 2 &&
	       dc_is(n->fields[0].name, "Front") &&
	       dc_is(n->fields[1].name, "Back") &&
	       !dc_has_cloze(r->arena, n->fields[0].value,
		       n->fields[0].markup);
}

static int settle(dc_run *r, dc_note *n, struct kind_entry *e)
{
	n->kind = e->kind->name;
	r->cloze = e->kind->cloze;
	if (!e->emitted && (!e->stock || r->target->w.caps & DC_STOCK))
		r->define = e;
	return DC_OK;
}

static int of_name_or_fields(dc_run *r, dc_note *n)
{
	const dc_kind *stock = dc_kind_stock(n->kind);
	struct kind_entry *e;

	if (stock)
		dc_note_order(n);
	e = find(r, n);
	if (!e && stock && !of_stock(r, n, stock, &e))
		return DC_LIMIT;
	if (!e && stock) {
		r->cloze = stock->cloze;
		return DC_OK;
	}
	if (!e && unique_names(r, n))
		e = find(r, n);
	if (!e)
		e = new_one(r, n);
	return e ? settle(r, n, e) : DC_LIMIT;
}

int kind_assign(dc_run *r, dc_note *n)
{
	const struct options *o = &r->job->o;
	bool basic = false;
	int code;

	r->define = NULL;
	r->retyped = r->cloze = false;
	if (usual(r, n))
		return settle(r, n, r->basic);
	apply_notetype(r, n);
	if (!n->kind.n && n->nfields <= 2) {
		dc_note_order(n);
		basic = !has_cloze(r, n);
		make_basic(r, n, dc_kind_stock(basic ? DC_S("Basic")
						     : DC_S("Cloze")));
	}
	if (o->reverse)
		apply_reverse(r, n);
	code = of_name_or_fields(r, n);
	if (!code && basic && !o->reverse && !o->notetype)
		r->basic = named(r->target, n->kind);
	return code;
}
