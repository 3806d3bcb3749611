/*
 * Note types.  Two fields are Basic; each larger set of fields is a note type
 * of its own, named after the deck or the file.  A definition that a source
 * gives waits until a note needs it.
 */
#include <stdio.h>

#include "core/core.h"

struct kind_entry {
	const dc_kind *kind;     /* as it is written */
	dc_str source_name;      /* as run `run` calls it */
	const dc_run *run;
	bool emitted, made;      /* made: by us, from a note's fields */
	struct kind_entry *next;
};

bool kind_is_stock(dc_str name)
{
	return dc_kind_stock(name) != NULL;
}

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

	for (unsigned i = 2; kind_is_stock(s) || named(t, s); i++)
		s = dc_fmt(t->arena, "%.*s %u", DC_ARG(name), i);
	return s;
}

static bool same_fields(const dc_kind *k, const dc_str *names, size_t n)
{
	bool same = k->nfields == n;

	for (size_t i = 0; same && i < n; i++)
		same = dc_eq(k->fields[i], names[i]);
	return same;
}

/* NULL if that cannot be: it was told. */
static struct kind_entry *add(dc_run *r, const dc_kind *kind, dc_str name,
	bool made)
{
	struct target *t = r->target;
	struct kind_entry *e = dc_alloc(t->arena, sizeof(*e)), **at = &t->kinds;
	dc_kind *k = kind_copy(t->arena, kind);
	size_t n = 0;

	if (!e || !k) {
		run_no_memory(r);
		return NULL;
	}
	*e = (struct kind_entry){ .kind = k, .run = r, .made = made,
		.source_name = dc_dup(t->arena, kind->name) };
	k->name = dc_dup(t->arena, name);
	for (; *at; n++)
		at = &(*at)->next;
	if (n == DC_MAX_KINDS) {
		dc_fail(r, DC_LIMIT, "notetype-limit",
			"more than %d note types", DC_MAX_KINDS);
		return NULL;
	}
	*at = e;
	return e;
}

int kind_define(dc_run *r, const dc_kind *k)
{
	struct kind_entry *e = named(r->target, k->name);

	if (e && same_fields(e->kind, k->fields, k->nfields)) {
		if (e->run != r)
			return DC_OK;
		e->source_name = e->kind->name;
		return DC_OK;
	}
	e = add(r, k, kind_is_stock(k->name) ? k->name
					     : free_name(r->target, k->name),
		false);
	return e ? DC_OK : DC_LIMIT;
}

/* All cards of such a note type: the first field asks, the others answer. */
static struct kind_entry *make(dc_run *r, const dc_note *n, dc_str name,
	unsigned from)
{
	dc_buf back = dc_buf_in(r->arena, DC_MAX_FIELD);
	dc_str *fields = dc_array(r->arena, n->nfields, sizeof(*fields));
	dc_template one = { .name = DC_S("Card 1") };
	dc_kind k = { .name = name, .fields = fields, .nfields = n->nfields,
		.templates = &one, .ntemplates = 1, .from = from };

	if (!fields) {
		run_no_memory(r);
		return NULL;
	}
	dc_addz(&back, "{{FrontSide}}\n\n<hr id=answer>\n");
	for (size_t i = 0; i < n->nfields; i++) {
		fields[i] = n->fields[i].name;
		if (i)
			dc_addf(&back, "\n%s{{%.*s}}", i > 1 ? "<br>" : "",
				DC_ARG(fields[i]));
	}
	if (n->nfields)
		one.front = dc_fmt(r->arena, "{{%.*s}}", DC_ARG(fields[0]));
	one.back = dc_got(&back);
	return add(r, &k, free_name(r->target, name), true);
}

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

/* One or two fields: Front and Back, whatever the source calls them. */
static void make_basic(dc_run *r, dc_note *n)
{
	static const dc_str names[] = { { "Front", 5 }, { "Back", 4 } };
	dc_field *two;
	bool turned = n->nfields && dc_is(n->fields[0].name, "Back") &&
		      (n->nfields == 1 || dc_is(n->fields[1].name, "Front"));

	n->kind = DC_S("Basic");
	if (n->nfields == 2 && dc_is(n->fields[0].name, "Front") &&
	    dc_is(n->fields[1].name, "Back"))
		return;
	two = dc_array(r->arena, 2, sizeof(*two));
	if (!two)
		return;
	for (size_t i = 0; i < 2; i++) {
		size_t from = turned ? 1 - i : i;

		two[i] = from < n->nfields ? n->fields[from]
			: (dc_field){ .value = DC_S(""), .markup = n->nfields
				? n->fields[0].markup : DC_PLAIN };
		two[i].name = names[i];
	}
	n->fields = two;
	n->nfields = 2;
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
	for (struct kind_entry *e = r->target->kinds; e; e = e->next) {
		size_t i = 0;

		if (!e->made || e->kind->nfields != n->nfields)
			continue;
		while (i < n->nfields &&
		       dc_eq(e->kind->fields[i], n->fields[i].name))
			i++;
		if (i == n->nfields)
			return e;
	}
	return NULL;
}

/* The entry that the source means by the note's type, or one that fits. */
static struct kind_entry *meant(dc_run *r, dc_note *n)
{
	struct kind_entry *e;

	for (e = r->target->kinds; e; e = e->next)
		if (e->run == r && dc_eq(e->source_name, n->kind) &&
		    pad(r, n, e->kind))
			return e;
	for (e = r->target->kinds; e; e = e->next)
		if (dc_eq(e->kind->name, n->kind) && pad(r, n, e->kind))
			return e;
	return NULL;
}

static struct kind_entry *find(dc_run *r, dc_note *n)
{
	return n->kind.n ? meant(r, n) : of_fields(r, n);
}

static struct kind_entry *new_one(dc_run *r, const dc_note *n)
{
	dc_str name = dc_trim(last_part(n->deck));

	if (n->kind.n)
		return make(r, n, n->kind, DC_KIND_NAMED);
	if (!name.n)
		name = path_stem(r->base);
	return make(r, n, name.n ? name : DC_S("Note"), DC_KIND_MADE);
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

const dc_kind *kind_emit(struct kind_entry *e)
{
	e->emitted = true;
	return e->kind;
}

int kind_assign(dc_run *r, dc_note *n)
{
	const char *wanted = r->job->o.notetype;
	struct kind_entry *e;

	r->define = NULL;
	if (wanted)
		n->kind = dc_cstr(wanted);
	if (kind_is_stock(n->kind))
		dc_note_order(n);
	if (!n->kind.n && n->nfields <= 2)
		make_basic(r, n);
	if (kind_is_stock(n->kind) && !named(r->target, n->kind)) {
		if (dc_is(n->kind, "Basic") && n->nfields < 2)
			make_basic(r, n);
		if (n->nfields > 2)
			unique_names(r, n);
		return DC_OK;
	}
	e = find(r, n);
	if (!e && unique_names(r, n))
		e = find(r, n);
	if (!e)
		e = new_one(r, n);
	if (!e)
		return DC_LIMIT;
	n->kind = e->kind->name;
	if (!e->emitted)
		r->define = e;
	return DC_OK;
}

void flow_unused_kinds(struct target *t, dc_run *r)
{
	for (struct kind_entry *e = t->kinds; e; e = e->next)
		if (!e->emitted && e->run == r)
			dc_notice(r, "notetype-unused", "no note has the note "
				"type \"%.*s\": dropped",
				DC_ARG(e->kind->name));
}
