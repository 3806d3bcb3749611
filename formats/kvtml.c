/*
 * KVTML: the vocabulary of KDE's programs (Parley, KWordQuiz, KHangMan,
 * Kanagram).
 *
 *	<kvtml version="2.0"> <identifiers><identifier id="0"><name>German
 *	<entries><entry id="3"><translation id="0"><text>Baum</text>
 *	<lessons><container><name>Trees</name><entry id="3"/>
 *
 * Version 1 (KVocTrain) has <e m="lesson"><o l="de">…</o><t l="en">…</t></e>.
 * kvtml2.dtd and libkeduvocdocument are the specification; the DTD is never
 * loaded.  The entries of one language have their comment for a back.  What is
 * all in $$…$$ or §§…§§ is LaTeX, as Parley shows it.
 *
 * An entry's number is its place in the file: Parley numbers anew when it
 * saves, so it is no identity.
 */
#include "parts/side.h"
#include "parts/tex.h"
#include "parts/xml/deck.h"

enum { LANGUAGES = 64, DEEPEST = 16, LONGEST = 200, TYPES = 16, EARLY = 8 };
enum { DECK, TAGS, FIRST };      /* columns */

/* What a translation has: an element in version 2, an attribute in 1. */
enum part { TEXT, COMMENT, PRONUNCIATION, EXAMPLE, PARAPHRASE, SYNONYM,
	ANTONYM, PARTS };

static const struct {
	const char *element, *attribute, *name;
} parts[PARTS] = {
	{ "text", NULL, "" }, { "comment", "r", "Comment" },
	{ "pronunciation", "p", "Pronunciation" },
	{ "example", "x", "Example" }, { "paraphrase", "h", "Paraphrase" },
	{ "synonym", "y", "Synonym" }, { "antonym", "a", "Antonym" }
};

/* What is left out, and told: if `inner` (else the element) says something,
 * or if the attribute does. */
static const struct {
	const char *element, *inner, *attribute, *what;
} losses[] = {
	{ "grade", "currentgrade", "g", "grades" },
	{ "conjugation", NULL, NULL, "conjugations" },
	{ "comparison", NULL, NULL, "comparisons" },
	{ "multiplechoice", NULL, NULL, "multiple choices" },
	{ "falsefriend", NULL, "ff", "false friends" },
	{ "usage", NULL, "u", "usage labels" },
	{ "type", NULL, "t", "word types" },
	{ "deactivated", NULL, NULL, "marks of inactive entries" },
	{ "inactive", NULL, NULL, "marks of inactive entries" }
};

enum { NLOSSES = sizeof(losses) / sizeof(*losses) };

/* An entry is in a lesson, or of a word type: "Noun::Male". */
struct member {
	uint64_t entry;
	size_t order;
	dc_str path;
};

struct members {
	struct member *v;
	size_t n;
};

struct state {
	xml_doc *doc;
	bool first;              /* version 1 */
	const xml_node *at;      /* the next entry */
	dc_str title;
	dc_str ids[LANGUAGES], names[LANGUAGES];
	size_t languages;
	bool used[LANGUAGES][PARTS];
	size_t column[LANGUAGES][PARTS], columns;
	struct members lessons, types;
	dc_table *table;
};

/* ---- probe ---- */

static int probe(const dc_probe *p)
{
	return xmldeck_is(p->head, "kvtml", NULL) ? 100 : 0;
}

/* ---- lessons and word types ---- */

static uint64_t key_of(dc_str id)
{
	return dc_hash(id.p, id.n, 0);
}

static int by_entry(const void *a, const void *b)
{
	const struct member *x = a, *y = b;

	if (x->entry != y->entry)
		return x->entry < y->entry ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

/* The name stands at the beginning of a container; of one without, not all
 * children are looked at again and again. */
static dc_str container_name(dc_arena *arena, const xml_node *n)
{
	size_t i = 0;

	for (n = xml_first(n); n && i < EARLY; n = xml_next(n), i++)
		if (xml_is(n, "name"))
			return dc_head(dc_trim(xml_all_text(arena, n)),
				LONGEST);
	return DC_NONE;
}

/* "Noun::Male": the names of the containers round a member.  What KDE calls
 * "Default Lesson" holds what is in no lesson. */
static dc_str path_of(dc_reader *r, const xml_node *root, const xml_node *n)
{
	dc_str path = DC_NONE, name;
	size_t depth = 0;

	for (; n && n != root && depth < DEEPEST; n = xml_parent(n), depth++) {
		name = container_name(r->arena, n);
		if (!name.n || dc_is(name, "Default Lesson"))
			continue;
		path = path.n ? dc_fmt(r->arena, "%.*s::%.*s", DC_ARG(name),
			DC_ARG(path)) : name;
	}
	return dc_dup(r->run_arena, path);
}

/* <entry id="3"/>, in older files <entryid>3</entryid>. */
static dc_str member_id(dc_arena *arena, const xml_node *n)
{
	if (xml_is(n, "entry"))
		return xml_attr(arena, n, "id");
	return xml_is(n, "entryid") ? dc_trim(xml_all_text(arena, n)) : DC_NONE;
}

static bool is_member(const xml_node *n)
{
	return xml_is(n, "entry") || xml_is(n, "entryid");
}

static int read_members(dc_reader *r, const xml_node *root, struct members *m)
{
	const xml_node *n = root, *up = NULL;
	dc_str path = DC_NONE, id;
	size_t room = 0;

	if (!root)
		return DC_OK;
	while ((n = xml_next_element(root, n)))
		room += is_member(n);
	m->v = dc_array(r->run_arena, room, sizeof(*m->v));
	if (!m->v)
		return DC_LIMIT;
	for (n = root; (n = xml_next_element(root, n));) {
		if (!is_member(n))
			continue;
		if (xml_parent(n) != up) {
			dc_forget(r);
			up = xml_parent(n);
			path = path_of(r, root, up);
		}
		id = member_id(r->arena, n);
		if (id.n && path.n)
			m->v[m->n++] = (struct member){ key_of(id), m->n,
				path };
	}
	qsort(m->v, m->n, sizeof(*m->v), by_entry);
	return DC_OK;
}

/* <lesson><desc no="1">Trees</desc></lesson> */
static int read_old_lessons(dc_reader *r, const xml_node *root)
{
	struct members *m = &((struct state *)r->state)->lessons;
	const xml_node *lesson = xmldeck_child(root, "lesson"), *n;
	size_t room = 0;
	dc_str no, name;

	for (n = xmldeck_child(lesson, "desc"); n; n = xmldeck_after(n, "desc"))
		room++;
	m->v = dc_array(r->run_arena, room, sizeof(*m->v));
	if (!m->v)
		return DC_LIMIT;
	n = xmldeck_child(lesson, "desc");
	for (; n; n = xmldeck_after(n, "desc")) {
		no = xml_attr(r->arena, n, "no");
		name = dc_trim(xml_all_text(r->arena, n));
		if (no.n && name.n)
			m->v[m->n++] = (struct member){ key_of(no), m->n,
				dc_dup(r->run_arena, dc_head(name, LONGEST)) };
	}
	qsort(m->v, m->n, sizeof(*m->v), by_entry);
	return DC_OK;
}

/* The first of those that an entry has, NULL if there is none. */
static const struct member *find(const struct members *m, dc_str id)
{
	uint64_t key = key_of(id);
	size_t from = 0, to = m->n;

	while (from < to) {
		size_t mid = from + (to - from) / 2;

		if (m->v[mid].entry < key)
			from = mid + 1;
		else
			to = mid;
	}
	return from < m->n && m->v[from].entry == key ? &m->v[from] : NULL;
}

/* ---- languages ---- */

static void read_identifiers(dc_reader *r, const xml_node *root)
{
	struct state *s = r->state;
	const xml_node *n = xmldeck_child(root, "identifiers");
	dc_str name;

	n = xmldeck_child(n, "identifier");
	for (; n && s->languages < LANGUAGES;
	     n = xmldeck_after(n, "identifier")) {
		name = xmldeck_words(r->arena, n, "name");
		if (!name.n)
			name = xmldeck_words(r->arena, n, "locale");
		s->ids[s->languages] = dc_dup(r->run_arena,
			xml_attr(r->arena, n, "id"));
		s->names[s->languages++] = dc_dup(r->run_arena, name);
	}
}

/* The language of a translation, the count-th of its entry: what its id says,
 * else its place.  LANGUAGES: too many. */
static size_t language_of(dc_reader *r, const xml_node *n, size_t count)
{
	struct state *s = r->state;
	dc_str id = s->first ? DC_NONE : xml_attr(r->arena, n, "id");
	size_t i = 0;

	while (id.n && i < s->languages && !dc_eq(s->ids[i], id))
		i++;
	if (!id.n || i == s->languages)
		i = count;
	if (i >= LANGUAGES)
		return LANGUAGES;
	while (s->languages <= i)
		s->languages++;
	if (s->first && !s->names[i].n)
		s->names[i] = dc_dup(r->run_arena, xml_attr(r->arena, n, "l"));
	return i;
}

static bool is_translation(const struct state *s, const xml_node *n)
{
	return s->first ? xml_is(n, "o") || xml_is(n, "t")
			: xml_is(n, "translation");
}

static dc_str part_of(dc_reader *r, const xml_node *n, enum part p)
{
	struct state *s = r->state;
	dc_buf b;

	if (!s->first)
		return xmldeck_words(r->arena, n, parts[p].element);
	if (p != TEXT)
		return dc_trim(xml_attr(r->arena, n, parts[p].attribute));
	/* Comparisons stand in the same element as the word. */
	b = dc_buf_in(r->arena, DC_MAX_FIELD);
	for (n = xml_first(n); n; n = xml_next(n))
		if (xml_is_text(n))
			dc_adds(&b, xml_text(n));
	return dc_trim(dc_got(&b));
}

static bool has_media(const struct state *s, const xml_node *n)
{
	return !s->first && (xmldeck_child(n, "image") ||
		xmldeck_child(n, "sound"));
}

/* ---- what there is ---- */

static const xml_node *first_entry(const struct state *s, const xml_node *root)
{
	return s->first ? xmldeck_child(root, "e") :
		xmldeck_child(xmldeck_child(root, "entries"), "entry");
}

static const xml_node *next_entry(const struct state *s, const xml_node *n)
{
	return xmldeck_after(n, s->first ? "e" : "entry");
}

static bool says(dc_str s)
{
	return !dc_blank(s) && !dc_is(s, "0") && !dc_is(s, "false");
}

/* What of an element the notes will not have. */
static void count_losses(dc_reader *r, const xml_node *n, uint64_t *lost)
{
	bool first = ((struct state *)r->state)->first;

	for (size_t k = 0; k < NLOSSES; k++) {
		if (xml_is(n, losses[k].element))
			lost[k] += says(losses[k].inner ?
				xmldeck_words(r->arena, n, losses[k].inner) :
				dc_trim(xml_all_text(r->arena, n)));
		else if (first && losses[k].attribute)
			lost[k] += says(xml_attr(r->arena, n,
				losses[k].attribute));
	}
}

/* One look at all entries: which columns there are, and what is left out.
 * Returns how many entries are no cards, for there is nothing in them. */
static uint64_t survey(dc_reader *r, const xml_node *root)
{
	struct state *s = r->state;
	uint64_t lost[NLOSSES] = { 0 }, empty = 0, many = 0;

	for (const xml_node *e = first_entry(s, root); e;
	     e = next_entry(s, e)) {
		size_t count = 0;
		bool any = false;

		for (const xml_node *n = e; (n = xml_next_element(e, n));) {
			count_losses(r, n, lost);
			if (xml_parent(n) != e || !is_translation(s, n))
				continue;
			size_t i = language_of(r, n, count++);

			many += i == LANGUAGES;
			for (enum part p = TEXT; i < LANGUAGES && p < PARTS;
			     p++) {
				bool has = part_of(r, n, p).n ||
					(p == TEXT && has_media(s, n));

				s->used[i][p] |= has;
				any |= has;
			}
		}
		if (s->first)
			count_losses(r, e, lost);
		empty += !any;
		dc_forget(r);
	}
	for (size_t k = 0; k < NLOSSES; k++)
		if (lost[k])
			dc_lose(r->run, losses[k].what, lost[k]);
	if (many)
		dc_lose(r->run, "translations past 64 languages", many);
	return empty;
}

/* "Comment", or where several languages have one, "Comment (German)". */
static dc_str column_name(dc_reader *r, size_t i, enum part p)
{
	const struct state *s = r->state;
	dc_str name = s->names[i].n ? s->names[i] :
		dc_fmt(r->arena, "Language %zu", i + 1);
	size_t have = 0;

	if (p == TEXT)
		return name;
	for (size_t k = 0; k < s->languages; k++)
		have += s->used[k][p];
	return have > 1 ? dc_fmt(r->arena, "%s (%.*s)", parts[p].name,
		DC_ARG(name)) : dc_cstr(parts[p].name);
}

/* The words of all languages come first, then what is said of them. */
static int plan(dc_reader *r)
{
	struct state *s = r->state;
	dc_str names[FIRST + LANGUAGES * PARTS] = { [DECK] = DC_S("deck"),
		[TAGS] = DC_S("category") };
	int code = DC_LIMIT;

	s->columns = FIRST;
	for (enum part p = 0; p < PARTS; p++) {
		for (size_t i = 0; i < s->languages; i++) {
			if (!s->used[i][p])
				continue;
			s->column[i][p] = s->columns;
			names[s->columns++] = column_name(r, i, p);
		}
	}
	s->table = dc_table_new(r, names, s->columns, &code);
	return s->table ? DC_OK : code;
}

/* ---- reader ---- */

static int tell_deck(dc_reader *r, const xml_node *root, uint64_t empty)
{
	struct state *s = r->state;
	const xml_node *info = xmldeck_child(root, "information");
	dc_deck deck = { 0 };
	uint64_t lines;

	s->title = s->first ? dc_trim(xml_attr(r->run_arena, root, "title")) :
		xmldeck_words(r->run_arena, info, "title");
	if (dc_ends(s->title, ".kvtml"))
		s->title.n -= strlen(".kvtml");
	/* What nobody named is better called as its file. */
	if (dc_is(s->title, "Untitled"))
		s->title = DC_NONE;
	r->title = s->title.n ? s->title : dc_run_name(r->run);
	deck.name = s->title;
	deck.about = dc_convert(r->arena, NULL, s->first ?
		xml_attr(r->arena, root, "remark") :
		xmldeck_words(r->arena, info, "comment"), DC_PLAIN, DC_HTML);
	if (s->first && dc_num(xml_attr(r->arena, root, "lines"), &lines) &&
	    lines > empty)
		deck.announced = lines - empty;
	return dc_put_deck(r, &deck);
}

static int open_file(dc_reader *r)
{
	struct state *s = r->state;
	const xml_node *root;
	uint64_t empty;
	int code = xmldeck_read(r, &s->doc);

	if (code)
		return code;
	root = xml_root(s->doc);
	if (!xml_is(root, "kvtml"))
		return xmldeck_other(r, s->doc);
	s->first = !xmldeck_child(root, "entries");
	if (s->first) {
		code = read_old_lessons(r, root);
	} else {
		read_identifiers(r, root);
		code = read_members(r, xmldeck_child(root, "lessons"),
			&s->lessons);
		if (!code)
			code = read_members(r, xmldeck_child(root,
				"wordtypes"), &s->types);
	}
	if (code)
		return code;
	empty = survey(r, root);
	s->at = first_entry(s, root);
	code = plan(r);
	return code ? code : tell_deck(r, root, empty);
}

static dc_str deck_of(dc_reader *r, const xml_node *e)
{
	const struct state *s = r->state;
	dc_str id = xml_attr(r->arena, e, s->first ? "m" : "id");
	const struct member *m = find(&s->lessons, id);

	if (!m)
		return s->title;
	return s->title.n ? dc_fmt(r->arena, "%.*s::%.*s", DC_ARG(s->title),
		DC_ARG(m->path)) : m->path;
}

static dc_str tags_of(dc_reader *r, const xml_node *e)
{
	const struct state *s = r->state;
	dc_buf b = dc_buf_in(r->arena, DC_MAX_FIELD);
	const struct member *m = find(&s->types, xml_attr(r->arena, e, "id"));
	const struct member *end = m ? s->types.v + s->types.n : NULL;
	const struct member *first = m;

	for (; m && m < end && m->entry == first->entry; m++) {
		if (m - first == TYPES) {
			dc_lose(r->run, "word types past 16", 1);
			break;
		}
		dc_adds(&b, m->path);
		dc_addc(&b, ';');
	}
	return dc_got(&b);
}

/* $$…$$ holds rows of formulas, §§…§§ LaTeX text. */
static dc_str shown(dc_arena *arena, dc_str s)
{
	const char *mark = dc_starts(s, "$$") ? "$$" : "§§";
	size_t n = strlen(mark);
	dc_str tex;

	if (s.n < 2 * n || !dc_starts(s, mark) || !dc_ends(s, mark))
		return s;
	tex = dc_trim(dc_sub(s, n, s.n - 2 * n));
	if (!tex.n || dc_find(tex, mark) != DC_NPOS)
		return s;
	if (*mark != '$')
		return tex_shown(arena, tex);
	return dc_fmt(arena, dc_chr(tex, '&') != DC_NPOS ||
		dc_find(tex, "\\\\") != DC_NPOS ?
		"\\[\\begin{eqnarray*}%.*s\\end{eqnarray*}\\]" :
		"\\[%.*s\\]", DC_ARG(tex));
}

/* The word, and beneath it its picture and its recording. */
static dc_str with_media(dc_reader *r, const xml_node *n, dc_str html)
{
	dc_buf b = dc_buf_in(r->arena, DC_MAX_FIELD);

	dc_adds(&b, html);
	side_picture(&b, xmldeck_words(r->arena, n, "image"));
	side_sound(&b, xmldeck_words(r->arena, n, "sound"));
	return dc_got(&b);
}

static void fill(dc_reader *r, const xml_node *n, size_t i, dc_markup markup,
	dc_str *cells)
{
	const struct state *s = r->state;

	for (enum part p = 0; p < PARTS; p++) {
		dc_str text;

		if (!s->used[i][p])
			continue;
		text = part_of(r, n, p);
		if (p == TEXT)
			text = shown(r->arena, text);
		text = dc_convert(r->arena, NULL, text, DC_PLAIN, markup);
		if (p == TEXT && has_media(s, n))
			text = with_media(r, n, text);
		if (cells[s->column[i][p]].n && text.n)
			dc_lose(r->run, "second translations into a language",
				1);
		else if (text.n)
			cells[s->column[i][p]] = text;
	}
}

static int read_entry(dc_reader *r)
{
	struct state *s = r->state;
	const xml_node *e = s->at, *n;
	dc_markup markup = DC_PLAIN;
	dc_where at = { 0 };
	dc_str *cells;
	size_t count = 0, i;

	if (!e)
		return DC_END;
	s->at = next_entry(s, e);
	cells = dc_array(r->arena, s->columns, sizeof(*cells));
	if (!cells)
		return DC_LIMIT;
	for (n = xml_first(e); n; n = xml_next(n))
		if (is_translation(s, n) && has_media(s, n))
			markup = DC_HTML;
	for (n = xml_first(e); n; n = xml_next(n)) {
		if (!is_translation(s, n))
			continue;
		i = language_of(r, n, count++);
		if (i < LANGUAGES)
			fill(r, n, i, markup, cells);
	}
	cells[DECK] = deck_of(r, e);
	cells[TAGS] = tags_of(r, e);
	at.line = xml_line(e);
	dc_at(r->run, at.line, 1, DC_NONE);
	return dc_put_record(r, s->table, cells, s->columns, markup, at);
}

static void close_file(dc_reader *r)
{
	xml_free(((struct state *)r->state)->doc);
}

const dc_format fmt_kvtml = {
	.name = "kvtml",
	.title = "KVTML of Parley and KDE's other programs",
	.exts = "kvtml",
	.how = "Parley, KWordQuiz: save, they use this format themselves",
	.caps = DC_TRIMS,
	.read_size = sizeof(struct state),
	.probe = probe,
	.open = open_file,
	.read = read_entry,
	.close = close_file,
};
