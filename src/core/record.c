/*
 * Records that become notes by the names of their columns or keys.
 *
 * A table is a plan, made once: which column goes where.  First --map has its
 * say, then the names, then the order of what is left.
 */
#include "core/core.h"

enum role { FURTHER, FRONT, BACK, TAGS, DECK, GUID, ID, ROLES };

static const char *const role_names[ROLES] = {
	"", "front", "back", "tags", "deck", "guid", "id"
};

enum { ASIDE = 3 };              /* what numbers cards: name_aside() */

/* One place in the note and the column that fills it. */
struct slot {
	enum role role;
	dc_str name;             /* of the field */
	size_t column;           /* DC_NPOS: always empty */
	bool named;              /* by --map: the name stays */
	bool at_blanks;          /* tags: may be split at blanks */
};

struct column {
	dc_str name;             /* p == NULL: no header */
	enum role role;          /* by its name */
	int aside;               /* … 0: a side as good as any, to ASIDE */
	bool used, sparse;
};

struct dc_table {
	struct column *columns;
	size_t n;
	struct slot *slots, *mapped;
	size_t nslots, nmapped;
};

static enum role role_named(const char *name)
{
	for (size_t i = FRONT; name && i < ROLES; i++)
		if (!strcmp(name, role_names[i]))
			return (enum role)i;
	return FURTHER;
}

/* ---- --map ---- */

struct mapping {
	dc_reader *r;
	dc_table *t;
	int code;
};

/* Distance of two names, as edits of single bytes; 9 for long ones. */
static size_t distance(dc_str a, dc_str b)
{
	size_t row[65], above, left;

	if (a.n > 64 || b.n > 64)
		return 9;
	for (size_t j = 0; j <= b.n; j++)
		row[j] = j;
	for (size_t i = 0; i < a.n; i++) {
		above = row[0];
		row[0] = i + 1;
		for (size_t j = 0; j < b.n; j++) {
			left = above + !dc_ieq(dc_sub(a, i, 1),
				dc_sub(b, j, 1));
			above = row[j + 1];
			if (row[j + 1] >= row[j] + 1)
				row[j + 1] = row[j];
			row[j + 1]++;
			if (left < row[j + 1])
				row[j + 1] = left;
		}
	}
	return row[b.n];
}

static int unknown_column(const struct mapping *m, dc_str name)
{
	const dc_table *t = m->t;
	dc_buf b = dc_buf_in(m->r->arena, 4096);
	size_t best = 0, d = 9;

	for (size_t i = 0; i < t->n; i++) {
		size_t now = distance(name, t->columns[i].name);

		if (i)
			dc_addz(&b, ", ");
		if (!t->columns[i].name.n)
			dc_addf(&b, "#%zu", i + 1);
		else
			dc_adds(&b, t->columns[i].name);
		if (now < d) {
			d = now;
			best = i;
		}
	}
	if (d <= 2 && d < name.n)
		dc_hint(m->r->run, "did you mean \"%.*s\"?",
			DC_ARG(t->columns[best].name));
	return dc_fail(m->r->run, DC_USAGE, "map-column",
		"--map: no column \"%.*s\"; there are: %.*s", DC_ARG(name),
		DC_ARG(dc_got(&b)));
}

/* The column with exactly the name, else ignoring case, else DC_NPOS. */
static size_t find_name(const struct column *c, size_t n, dc_str name)
{
	for (size_t i = 0; i < n; i++)
		if (c[i].name.p && dc_eq(c[i].name, name))
			return i;
	for (size_t i = 0; i < n; i++)
		if (c[i].name.p && dc_ieq(c[i].name, name))
			return i;
	return DC_NPOS;
}

/* The column that a source of --map means, DC_NPOS if there is none. */
static size_t find_source(const dc_table *t, dc_str name)
{
	uint64_t number;
	size_t i;

	if (dc_starts(name, "#"))
		name = dc_from(name, 1);
	else if ((i = find_name(t->columns, t->n, name)) != DC_NPOS)
		return i;
	if (!dc_num(name, &number) || number < 1 || number > t->n)
		return DC_NPOS;
	return (size_t)number - 1;
}

/* `Front=Term`, `Back=#3`, `Name=`. */
static void map_one(struct mapping *m, dc_str spec)
{
	dc_table *t = m->t;
	dc_str from = spec, to = dc_cut(&from, '=');
	struct slot *s;
	size_t i;

	if (m->code)
		return;
	if (!from.p || !to.n) {
		m->code = dc_fail(m->r->run, DC_USAGE, "map-syntax",
			"--map: \"%.*s\" is not NAME=COLUMN", DC_ARG(spec));
		return;
	}
	i = find_source(t, from.n ? from : to);
	if (i == DC_NPOS) {
		m->code = unknown_column(m, from.n ? from : to);
		return;
	}
	t->columns[i].used = true;
	if (!from.n)
		return;
	s = &t->mapped[t->nmapped++];
	s->column = i;
	s->name = dc_dup(m->r->run_arena, to);
	s->named = true;
	s->role = role_named(dc_role_of(to));
	for (enum role k = TAGS; k < ROLES; k++)
		if (s->role == k && !dc_ieq(to, dc_cstr(role_names[k])))
			s->role = FURTHER;
	s->at_blanks = true;
}

/* Up to the next comma.  Quotes as in CSV, round the whole or round a name:
 * `"Back=a,b"`, `Back="a,b"`.  False if one is never closed. */
static bool next_map(dc_arena *a, dc_str *rest, dc_str *spec)
{
	dc_buf b = dc_buf_in(a, SIZE_MAX / 8);
	bool quoted = false, edge = true;
	size_t i;

	for (i = 0; i < rest->n && (quoted || rest->p[i] != ','); i++) {
		char c = rest->p[i];

		if (c != '"' || !(edge || quoted)) {
			dc_addc(&b, c);
			edge = c == '=';
			continue;
		}
		edge = false;
		if (quoted && i + 1 < rest->n && rest->p[i + 1] == '"')
			dc_addc(&b, rest->p[i++]);
		else
			quoted = !quoted;
	}
	*rest = i < rest->n ? dc_from(*rest, i + 1) : DC_NONE;
	*spec = dc_got(&b);
	return !quoted;
}

static int apply_maps(dc_reader *r, dc_table *t)
{
	struct mapping m = { .r = r, .t = t };
	dc_list maps = dc_maps(r->run);
	size_t most = maps.n + 1;
	dc_str rest, spec;

	r->run->mapped = true;
	for (size_t i = 0; i < maps.n; i++)
		for (const char *p = maps.v[i]; *p; p++)
			most += *p == ',';
	t->mapped = dc_array(r->run_arena, most, sizeof(*t->mapped));
	if (!t->mapped)
		return DC_LIMIT;
	for (size_t i = 0; i < maps.n; i++) {
		rest = dc_cstr(maps.v[i]);
		while (rest.n && !m.code) {
			if (!next_map(r->arena, &rest, &spec))
				return dc_fail(r->run, DC_USAGE, "map-syntax",
					"--map: a quote in \"%s\" is never "
					"closed", maps.v[i]);
			map_one(&m, spec);
		}
	}
	return m.code;
}

/* ---- the plan ---- */

static struct slot *add_slot(dc_table *t, enum role role, size_t column)
{
	struct slot *s = &t->slots[t->nslots++];

	*s = (struct slot){ .role = role, .column = column };
	if (column != DC_NPOS) {
		t->columns[column].used = true;
		s->name = t->columns[column].name;
	}
	return s;
}

static const struct slot *mapped(const dc_table *t, enum role role)
{
	for (size_t i = 0; i < t->nmapped; i++)
		if (t->mapped[i].role == role)
			return &t->mapped[i];
	return NULL;
}

/* The first column with the role that nothing else wanted. */
static size_t by_name(const dc_table *t, enum role role)
{
	for (size_t i = 0; i < t->n; i++)
		if (!t->columns[i].used && t->columns[i].role == role)
			return i;
	return DC_NPOS;
}

/* How many columns that have something in them are left over and stand no
 * further aside. */
static size_t left_over(const dc_table *t, enum role other, int aside)
{
	size_t n = 0;

	for (size_t i = 0; i < t->n; i++) {
		const struct column *c = &t->columns[i];

		n += !c->used && c->role != other && !c->sparse &&
			c->aside <= aside;
	}
	return n;
}

/*
 * The first column left over, one that has something in it if there is.  What
 * numbers cards, or only goes with a side, is passed over as long as the sides
 * that are still to be found can do without.
 */
static size_t by_order(const dc_table *t, enum role role, size_t sides)
{
	enum role other = role == FRONT ? BACK : FRONT;
	int aside = role == FRONT ? 1 : 0;

	while (aside < ASIDE && left_over(t, other, aside) < sides)
		aside++;
	for (int sparse = 0; sparse < 2; sparse++)
		for (size_t i = 0; i < t->n; i++) {
			const struct column *c = &t->columns[i];

			if (!c->used && c->role != other &&
			    c->sparse == (sparse == 1) &&
			    (sparse || c->aside <= aside))
				return i;
		}
	return DC_NPOS;
}

static void plan_side(dc_table *t, enum role role)
{
	const struct slot *m = mapped(t, role);
	size_t i = m ? m->column : by_name(t, role);
	bool both = role == FRONT && !mapped(t, BACK) &&
		by_name(t, BACK) == DC_NPOS;

	if (i == DC_NPOS)
		i = by_order(t, role, both ? 2 : 1);
	if (m)
		t->slots[t->nslots++] = *m;
	else
		add_slot(t, role, i);
}

/* Fields that --map names besides the two sides. */
static void plan_mapped(dc_table *t)
{
	for (size_t i = 0; i < t->nmapped; i++) {
		const struct slot *m = &t->mapped[i];

		if (m->role > BACK || (m->role && m == mapped(t, m->role)))
			continue;
		t->slots[t->nslots] = *m;
		t->slots[t->nslots++].role = FURTHER;
	}
}

/* Everything that is no field: it must not be taken for a side by order. */
static void plan_rest(dc_table *t)
{
	for (enum role k = TAGS; k < ROLES; k++) {
		const struct slot *m = mapped(t, k);
		size_t i;

		while (!m && (i = by_name(t, k)) != DC_NPOS) {
			struct slot *s = add_slot(t, k, i);

			/* "data science" is one category and two tags. */
			s->at_blanks = dc_ieq(dc_sub(s->name, 0, 3),
				DC_S("tag")) || dc_ieq(dc_sub(s->name, 0, 5),
				DC_S("label"));
			if (k != TAGS)
				break;
		}
	}
	for (size_t i = 0; i < t->nmapped; i++)
		if (t->mapped[i].role >= TAGS)
			t->slots[t->nslots++] = t->mapped[i];
}

static bool is_field(const dc_table *t, const struct slot *s)
{
	return s->role <= BACK && !(s->role == FURTHER &&
		s->column != DC_NPOS && t->columns[s->column].sparse);
}

/* Has a field before this one the name? */
static bool taken(const dc_table *t, const struct slot *s, dc_str name)
{
	for (const struct slot *o = t->slots; o < s; o++)
		if (o->role <= BACK && dc_ieq(o->name, name))
			return true;
	return false;
}

/* Names for the fields: Front and Back if that is all, else the header's. */
static void name_fields(dc_reader *r, dc_table *t)
{
	size_t fields = 0;

	for (size_t i = 0; i < t->nslots; i++)
		fields += is_field(t, &t->slots[i]);
	for (struct slot *s = t->slots; s < t->slots + t->nslots; s++) {
		dc_str name = dc_trim(s->name);

		if (s->role > BACK)
			continue;
		if (s->role && (fields == 2 || !name.n))
			name = s->role == FRONT ? DC_S("Front") : DC_S("Back");
		else if (!name.n)
			name = dc_fmt(r->run_arena, "Field %zu", s->column + 1);
		s->name = name;
		for (size_t k = 2; taken(t, s, s->name) && k < 1000; k++)
			s->name = dc_fmt(r->run_arena, "%.*s %zu",
				DC_ARG(name), k);
	}
}

static void plan(dc_reader *r, dc_table *t)
{
	t->nslots = 0;
	for (size_t i = 0; i < t->nmapped; i++)
		t->columns[t->mapped[i].column].used = true;
	plan_rest(t);
	plan_side(t, FRONT);
	plan_side(t, BACK);
	plan_mapped(t);
	for (size_t i = 0; i < t->n; i++)
		if (!t->columns[i].used)
			add_slot(t, FURTHER, i);
	name_fields(r, t);
}

/* `q` and `a` are sides beside each other; `a` beside `b` is not. */
static void drop_lone_letters(dc_table *t)
{
	bool have[ROLES] = { false };

	for (size_t i = 0; i < t->n; i++)
		have[t->columns[i].role] = true;
	for (size_t i = 0; i < t->n; i++) {
		struct column *c = &t->columns[i];

		if (c->name.n == 1 && ((c->role == FRONT && !have[BACK]) ||
		    (c->role == BACK && !have[FRONT])))
			c->role = FURTHER;
	}
}

/*
 * `swedish,english,sentence,translation`: where no column is called a front,
 * two languages side by side are the card, and the translation is that of the
 * sentence.
 */
static void sides_by_language(dc_table *t)
{
	size_t first = DC_NPOS, second = DC_NPOS;
	int tongue = -1, other;

	for (size_t i = 0; i < t->n && second == DC_NPOS; i++) {
		const struct column *c = &t->columns[i];

		other = c->role == FURTHER ? dc_language_of(c->name) : -1;
		if (c->role == FRONT)
			return;
		if (other < 0 || other == tongue)
			continue;
		*(tongue < 0 ? &first : &second) = i;
		tongue = other;
	}
	if (second == DC_NPOS)
		return;
	for (size_t i = 0; i < t->n; i++)
		if (t->columns[i].role == BACK)
			t->columns[i].role = FURTHER;
	t->columns[first].role = FRONT;
	t->columns[second].role = BACK;
}

/* Of "meaning 1" and "meaning 2" the first is the back, if nothing else is. */
static void sides_by_number(dc_table *t)
{
	for (enum role side = FRONT; side <= BACK; side++) {
		size_t i = 0;

		while (i < t->n && t->columns[i].role != side)
			i++;
		if (i < t->n)
			continue;
		for (i = 0; i < t->n; i++) {
			struct column *c = &t->columns[i];

			if (c->role != FURTHER || !dc_ends(c->name, "1") ||
			    role_named(name_numbered(c->name)) != side)
				continue;
			c->role = side;
			break;
		}
	}
}

dc_table *dc_table_new(dc_reader *r, const dc_str *names, size_t n, int *code)
{
	dc_table *t = dc_alloc(r->run_arena, sizeof(*t));

	*code = DC_LIMIT;
	if (!t)
		return NULL;
	t->n = n < DC_MAX_FIELDS ? n : DC_MAX_FIELDS;
	t->columns = dc_array(r->run_arena, t->n + 1, sizeof(*t->columns));
	if (!t->columns)
		return NULL;
	for (size_t i = 0; names && i < t->n; i++) {
		t->columns[i].name = dc_dup(r->run_arena, dc_trim(names[i]));
		t->columns[i].role = role_named(dc_role_of(names[i]));
		t->columns[i].aside = name_aside(names[i]);
	}
	drop_lone_letters(t);
	sides_by_number(t);
	sides_by_language(t);
	*code = apply_maps(r, t);
	if (*code)
		return NULL;
	t->slots = dc_array(r->run_arena, t->n + t->nmapped + 2,
		sizeof(*t->slots));
	if (!t->slots) {
		*code = DC_LIMIT;
		return NULL;
	}
	plan(r, t);
	return t;
}

void dc_table_numbers(dc_table *t, const bool *numbers, size_t n)
{
	for (size_t i = 0; i < t->n && i < n; i++)
		if (numbers[i])
			t->columns[i].aside = ASIDE;
}

void dc_table_sparse(dc_reader *r, dc_table *t, const bool *empty, size_t n)
{
	for (size_t i = 0; i < t->n; i++) {
		t->columns[i].sparse = i < n && empty[i];
		t->columns[i].used = false;
	}
	/* What --map drops or uses is the same as before. */
	t->nmapped = 0;
	if (!apply_maps(r, t))
		plan(r, t);
}

const char *dc_table_role(const dc_table *t, size_t column)
{
	for (size_t i = 0; i < t->nslots; i++)
		if (t->slots[i].column == column)
			return role_names[t->slots[i].role];
	return NULL;
}

/* Does --map name one of these cells? */
static bool is_named(dc_arena *a, const char *map, const struct column *c,
	size_t n)
{
	dc_str rest = dc_cstr(map), from, to;
	bool found = false;

	while (rest.n && !found) {
		next_map(a, &rest, &from);
		to = dc_cut(&from, '=');
		if (!from.n)
			from = to;
		found = !dc_starts(from, "#") &&
			find_name(c, n, from) != DC_NPOS;
	}
	return found;
}

static int score(const dc_str *cells, size_t n)
{
	int by_words = names_score(cells, n);

	return by_words > 0 ? by_words : 0;
}

int dc_header_score(dc_reader *r, const dc_str *cells, size_t n)
{
	dc_list maps = r ? dc_maps(r->run) : (dc_list){ NULL, 0 };
	bool found = false;
	struct column *c;

	if (!maps.n)
		return score(cells, n);
	c = dc_array(r->arena, n, sizeof(*c));
	for (size_t i = 0; c && i < n; i++)
		c[i].name = dc_trim(cells[i]);
	for (size_t i = 0; c && i < maps.n && !found; i++)
		found = is_named(r->arena, maps.v[i], c, n);
	return found ? 100 : score(cells, n);
}

/* ---- a record ---- */

static dc_str cell(const dc_str *cells, size_t n, size_t i)
{
	return i < n ? cells[i] : DC_NONE;
}

static bool has_text(const dc_table *t, const dc_str *cells, size_t n)
{
	for (size_t i = 0; i < t->nslots; i++)
		if (t->slots[i].role <= BACK &&
		    !dc_blank(cell(cells, n, t->slots[i].column)))
			return true;
	for (size_t i = t->n; i < n; i++)
		if (!dc_blank(cells[i]))
			return true;
	return false;
}

static void fill(dc_reader *r, dc_note *note, const struct slot *s, dc_str text,
	dc_markup markup)
{
	switch (s->role) {
	case TAGS:
		dc_note_tags(r, note, text, s->at_blanks);
		break;
	case DECK:
		note->deck = dc_trim(text);
		break;
	case GUID:
		note->guid = dc_trim(text);
		break;
	case ID:
		note->id = dc_trim(text);
		break;
	default:
		dc_note_field(r, note, s->name, text, markup);
	}
}

void dc_fill_record(dc_reader *r, const dc_table *t, const dc_str *cells,
	size_t n, dc_markup markup, dc_note *note)
{
	for (size_t i = 0; i < t->nslots; i++) {
		const struct slot *s = &t->slots[i];
		dc_str text = cell(cells, n, s->column);

		if (s->role == FURTHER && t->columns[s->column].sparse &&
		    dc_blank(text))
			continue;
		if (s->role == FRONT && dc_blank(text) && has_text(t, cells, n))
			note->lost |= DC_LOST_FRONT;
		fill(r, note, s, text, markup);
	}
	for (size_t i = t->n; i < n; i++)
		if (!dc_blank(cells[i]))
			dc_note_field(r, note, dc_fmt(r->arena, "Field %zu",
				i + 1), cells[i], markup);
}

int dc_put_record(dc_reader *r, dc_table *t, const dc_str *cells, size_t n,
	dc_markup markup, dc_where at)
{
	dc_note *note;

	if (!has_text(t, cells, n))
		return DC_OK;
	note = dc_note_new(r);
	if (!note)
		return DC_LIMIT;
	note->at.line = at.line;
	note->at.col = at.col;
	note->at.url = at.url;
	note->at.by = at.by;
	dc_fill_record(r, t, cells, n, markup, note);
	return dc_put_note(r, note);
}
