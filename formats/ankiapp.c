/*
 * AnkiApp, now AlgoApp: the XML of a deck, alone or in the zip that the
 * program exports.
 *
 *	<deck name="French" tags="a,b">
 *	<fields><rich-text name="Front" sides="11"/>…</fields>
 *	<cards><card tags="c"><rich-text name="Front">un <b>mot</b></rich-text>
 *
 * The program's help describes it.  A field of a card is an element of its
 * type, or <field name="…"> with or without the type inside; rich text stands
 * there as elements or as escaped HTML.  `sides` says where a field is shown:
 * "11" front and back, "01" back; a card is what its sides show.  Pictures and
 * recordings are named by a hash, {{blob …}} or an id, and lie in the folder
 * blobs of the zip.  Some versions escape nothing: `a<b` in a formula is not
 * well-formed.
 */
#include "parts/ankiblobs.h"
#include "parts/side.h"
#include "parts/xml/deck.h"
#include "parts/xml/mend.h"

enum { NAMES = 100, DECK = 0, TAGS, FIRST };

struct name {
	dc_str name, type, sides;
	bool used;               /* has a card anything in it? */
	size_t column;
};

struct state {
	ankiblobs *blobs;        /* or NULL: the XML alone */
	bool any;                /* the archive has a deck */
	xml_doc *doc;
	const xml_node *at;      /* the next card */
	dc_str deck, tags;
	struct name names[NAMES];
	size_t n, columns;
	dc_table *table;
};

/* ---- probe ---- */

static int probe(const dc_probe *p)
{
	size_t at = dc_find(p->head, "<cards");

	if (p->nmembers)
		return ankiblobs_score(p);
	/* Card games have decks of cards, too, but those have no fields. */
	if (!xmldeck_is(p->head, "deck", NULL) || at == DC_NPOS)
		return 0;
	return dc_find(dc_from(p->head, at), " name=") != DC_NPOS ? 90 : 0;
}

/* ---- values ---- */

static const xml_node *only_element(const xml_node *n)
{
	const xml_node *found = NULL;

	for (n = xml_first(n); n; n = xml_next(n)) {
		if (xml_is_text(n) ? !dc_blank(xml_text(n)) : found != NULL)
			return NULL;
		if (!xml_is_text(n))
			found = n;
	}
	return found;
}

static bool is_type(dc_str name)
{
	static const char *const types[] = { "text", "rich-text", "markdown",
		"code", "tex", "tts", "chinese", "japanese", "translation",
		"img", "image", "audio", "video", "sound" };

	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (dc_is(name, types[i]))
			return true;
	return false;
}

/* Pretty-printed text: lines without their indentation. */
static void put_lines(dc_buf *b, dc_str text)
{
	dc_str line;

	while (dc_next_line(&text, &line)) {
		line = dc_trim(line);
		if (!line.n)
			continue;
		dc_addz(b, b->n ? "<br>" : "");
		side_text(b, line);
	}
}

/* The value of an attribute of a tag as text, `id="…"`. */
static dc_str value_in(dc_str tag, const char *name)
{
	size_t at = dc_find(tag, name);
	dc_str v = dc_from(tag, at == DC_NPOS ? tag.n : at + strlen(name));

	return dc_sub(v, 0, dc_chr(v, '"'));
}

/* A file by its id.  What a blob is its bytes tell best. */
static void put_file(dc_reader *r, dc_buf *b, dc_str id, bool sound)
{
	struct state *s = r->state;

	id = ankiblobs_name(s->blobs, r->arena, id, &sound);
	if (sound)
		side_sound(b, id);
	else
		side_picture(b, id);
}

/* How long the reference to a blob is that s begins with, 0 if it is none. */
static size_t put_blob(dc_reader *r, dc_buf *b, dc_str s)
{
	bool picture = dc_starts(s, "<img"), sound = dc_starts(s, "<audio");
	size_t end = dc_chr(dc_sub(s, 0, 1024), '>');
	dc_str tag = dc_sub(s, 0, end), id;

	if (dc_starts(s, "{{blob ")) {
		end = dc_find(dc_sub(s, 0, 200), "}}");
		if (end == DC_NPOS)
			return 0;
		put_file(r, b, dc_sub(s, 7, end - 7), false);
		return end + 2;
	}
	id = value_in(tag, " id=\"");
	if ((!picture && !sound) || end == DC_NPOS || !id.n ||
	    dc_find(tag, " src=") != DC_NPOS)
		return 0;
	put_file(r, b, id, sound);
	return end + 1;
}

/* HTML whose pictures and recordings are named as Anki would. */
static dc_str with_blobs(dc_reader *r, dc_str html)
{
	dc_buf b = dc_buf_in(r->arena, DC_MAX_RECORD);
	size_t done = 0, n;

	if (dc_find(html, "{{blob ") == DC_NPOS &&
	    dc_find(html, "<img") == DC_NPOS &&
	    dc_find(html, "<audio") == DC_NPOS)
		return html;
	for (size_t i = 0; i < html.n; i += n ? n : 1) {
		n = 0;
		if (html.p[i] != '<' && html.p[i] != '{')
			continue;
		dc_adds(&b, dc_sub(html, done, i - done));
		n = put_blob(r, &b, dc_from(html, i));
		done = i + n;
	}
	dc_adds(&b, dc_from(html, done));
	return dc_got(&b);
}

static dc_str rich_text(dc_arena *arena, const xml_node *n)
{
	dc_str text;

	for (const xml_node *c = xml_first(n); c; c = xml_next(c))
		if (!xml_is_text(c))
			return dc_trim(xml_inner(arena, n));
	text = dc_trim(xml_all_text(arena, n));
	return dc_has_markup(text) ? text : dc_trim(xml_inner(arena, n));
}

/* A field that is a picture or a recording: its name is an id or text. */
static dc_str blob_name(dc_arena *arena, const xml_node *n)
{
	dc_str id = xml_attr(arena, n, "id");

	if (!id.n)
		id = xml_attr(arena, n, "src");
	return id.n ? id : dc_trim(xml_all_text(arena, n));
}

static dc_str html_of(dc_reader *r, const xml_node *n, dc_str type)
{
	dc_arena *a = r->arena;
	dc_buf b = dc_buf_in(a, DC_MAX_RECORD);
	dc_str text;

	if (dc_is(type, "rich-text"))
		return with_blobs(r, rich_text(a, n));
	text = dc_trim(xml_all_text(a, n));
	if (dc_is(type, "markdown"))
		return with_blobs(r, dc_convert(a, r->run, text, DC_MARKDOWN,
			DC_HTML));
	if (dc_is(type, "img") || dc_is(type, "image")) {
		put_file(r, &b, blob_name(a, n), false);
	} else if (dc_is(type, "audio") || dc_is(type, "sound")) {
		put_file(r, &b, blob_name(a, n), true);
	} else if (dc_is(type, "video")) {
		if (blob_name(a, n).n)
			dc_lose(r->run, "videos", 1);
	} else if (dc_is(type, "code") && text.n) {
		dc_addz(&b, "<pre><code>");
		side_text(&b, text);
		dc_addz(&b, "</code></pre>");
	} else if (dc_is(type, "tex") && text.n &&
		dc_chr(text, '$') == DC_NPOS) {
		dc_addz(&b, "\\(");
		side_text(&b, text);
		dc_addz(&b, "\\)");
	} else {
		put_lines(&b, text);
	}
	return with_blobs(r, dc_got(&b));
}

/* ---- fields ---- */

static struct name *name_of(struct state *s, dc_str name)
{
	size_t i = 0;

	while (i < s->n && !dc_eq(s->names[i].name, name))
		i++;
	return i < s->n ? &s->names[i] : NULL;
}

static struct name *add_name(dc_reader *r, dc_str name)
{
	struct state *s = r->state;
	struct name *found = name_of(s, name);

	if (found || s->n == NAMES)
		return found;
	s->names[s->n].name = dc_dup(r->run_arena, name);
	return &s->names[s->n++];
}

static void read_fields(dc_reader *r, const xml_node *root)
{
	const xml_node *n = xmldeck_child(root, "fields");

	for (n = n ? xml_first(n) : NULL; n; n = xml_next(n)) {
		dc_str name = xml_attr(r->arena, n, "name");
		struct name *f = name.n ? add_name(r, name) : NULL;

		if (!f)
			continue;
		f->type = dc_dup(r->run_arena, xml_name(n));
		f->sides = dc_dup(r->run_arena, xml_attr(r->arena, n,
			"sides"));
	}
}

/* The field that an element of a card is, and its value. */
static struct name *read_field(dc_reader *r, const xml_node *n, dc_str *value)
{
	dc_str name = xml_attr(r->arena, n, "name"), type = xml_name(n);
	struct name *f = name.n ? add_name(r, name) : NULL;
	const xml_node *inner = only_element(n);

	if (!f)
		return NULL;
	if (dc_is(type, "field") && inner && is_type(xml_name(inner))) {
		n = inner;
		type = xml_name(n);
	} else if (dc_is(type, "field")) {
		type = f->type.n ? f->type : DC_S("text");
	}
	*value = html_of(r, n, type);
	return f;
}

/* Which fields have anything in them. */
static void survey(dc_reader *r)
{
	struct state *s = r->state;
	uint64_t many = 0;
	dc_str value;

	for (const xml_node *c = s->at; c; c = xmldeck_after(c, "card")) {
		for (const xml_node *n = xml_first(c); n; n = xml_next(n)) {
			struct name *f = xml_is_text(n) ? NULL :
				read_field(r, n, &value);

			if (f)
				f->used |= !dc_blank(value);
			else if (!xml_is_text(n))
				many++;
		}
		dc_forget(r);
	}
	if (many)
		dc_lose(r->run, "fields without a name or past 100", many);
}

/* 0: on the front, 1: only on the back, 2: nobody says. */
static int side_of(const struct name *f)
{
	return f->sides.n < 2 ? 2 : *f->sides.p == '1' ? 0 : 1;
}

/* Do all fields say where they are shown, and is there one on each side? */
static bool has_sides(const struct state *s)
{
	bool seen[3] = { false };

	for (size_t i = 0; i < s->n; i++)
		if (s->names[i].used)
			seen[side_of(&s->names[i])] = true;
	return seen[0] && seen[1] && !seen[2];
}

/* A card is what its sides show: of several fields on a side, all.  Where the
 * fields do not say, each is a column. */
static int plan(dc_reader *r)
{
	struct state *s = r->state;
	dc_str names[FIRST + NAMES] = { [DECK] = DC_S("deck"),
		[TAGS] = DC_S("category"), [FIRST] = DC_S("Front"),
		[FIRST + 1] = DC_S("Back") };
	bool sides = has_sides(s);
	int code;

	s->columns = FIRST + (sides ? 2 : 0);
	for (size_t i = 0; i < s->n; i++) {
		struct name *f = &s->names[i];

		if (f->used && sides) {
			f->column = FIRST + (size_t)side_of(f);
		} else if (f->used) {
			f->column = s->columns;
			names[s->columns++] = f->name;
		}
	}
	s->table = dc_table_new(r, names, s->columns, &code);
	return s->table ? DC_OK : code;
}

/* ---- reader ---- */

/* All that a deck's XML has, and what its editor makes in rich text. */
static const char tags_known[] =
	" deck fields cards card field sources ref text rich-text markdown "
	"code tex tts chinese japanese translation img image audio video "
	"sound a b blockquote br center div em font h1 h2 h3 h4 h5 h6 hr i "
	"li mark ol p pre s small span strike strong sub sup table tbody td "
	"th thead tr u ul ";

static int read_document(dc_reader *r, dc_str text, xml_doc **doc)
{
	uint64_t mended = 0;
	int code;

	code = xml_xml(NULL, r->run_arena, text, doc);
	if (code != DC_INPUT)
		return code ? dc_fail(r->run, code, "memory", "out of memory")
			    : DC_OK;
	text = xmlmend_texts(r->run_arena, text, tags_known,
		&mended);
	code = xml_xml(r->run, r->run_arena, text, doc);
	/* None, if it was only that characters have HTML's names. */
	if (!code && mended)
		dc_notice(r->run, "ankiapp-escape", "text was not escaped: "
			"%llu sign%s < or & %s no markup",
			(unsigned long long)mended, mended == 1 ? "" : "s",
			mended == 1 ? "is" : "are");
	return code;
}

/* The deck that the document is. */
static int open_deck(dc_reader *r, const xml_node *root)
{
	struct state *s = r->state;
	const xml_node *cards;
	dc_deck deck = { 0 };
	int code;

	s->deck = dc_trim(xml_attr(r->run_arena, root, "name"));
	s->tags = xml_attr(r->run_arena, root, "tags");
	cards = xmldeck_child(root, "cards");
	s->at = xmldeck_child(cards ? cards : root, "card");
	read_fields(r, root);
	survey(r);
	code = plan(r);
	deck.name = s->deck;
	return code ? code : dc_put_deck(r, &deck);
}

static int open_text(dc_reader *r)
{
	struct state *s = r->state;
	const xml_node *root;
	dc_str text;
	int code = dc_all(r->in, &text);

	if (!code)
		code = read_document(r, text, &s->doc);
	if (code)
		return code;
	root = xml_root(s->doc);
	if (!xml_is(root, "deck"))
		return xmldeck_other(r, s->doc);
	return open_deck(r, root);
}

/* The next deck of an archive; what is none is told. */
static int next_deck(dc_reader *r)
{
	struct state *s = r->state;
	dc_str name, text;
	int code;

	xml_free(s->doc);
	*s = (struct state){ .blobs = s->blobs, .any = s->any };
	code = ankiblobs_next(s->blobs, r, &name, &text);
	if (code == DC_END && !s->any)
		return dc_fail(r->run, DC_INPUT, "ankiapp-root", "no XML file "
			"in the archive is a deck of AnkiApp");
	if (!code)
		code = read_document(r, text, &s->doc);
	if (code)
		return code;
	if (!xml_is(xml_root(s->doc), "deck")) {
		dc_notice(r->run, "ankiapp-other", "\"%.*s\" is no deck",
			DC_ARG(dc_head(name, 200)));
		return DC_OK;
	}
	s->any = true;
	return open_deck(r, xml_root(s->doc));
}

static int open_input(dc_reader *r)
{
	struct state *s = r->state;
	int code;

	r->media_beside = !dc_input_binary(r->in);
	if (r->media_beside)
		return open_text(r);
	s->blobs = ankiblobs_open(r, &code);
	return s->blobs ? next_deck(r) : code;
}

/* Tags are separated by commas, of the deck and of the card. */
static void add_tags(dc_buf *b, dc_str list)
{
	while (list.n) {
		dc_adds(b, dc_trim(dc_cut(&list, ',')));
		dc_addc(b, ';');
	}
}

/* Fields of a side stand beneath each other, in the order of their list. */
static void add_value(dc_reader *r, dc_buf *b, dc_str value)
{
	if (!value.n)
		return;
	if (!b->arena)
		*b = dc_buf_in(r->arena, DC_MAX_RECORD);
	dc_addz(b, b->n ? "<br>" : "");
	dc_adds(b, value);
}

static void fill(dc_reader *r, const xml_node *card, dc_buf *columns)
{
	struct state *s = r->state;
	dc_buf fields[NAMES] = { { 0 } };

	for (const xml_node *n = xml_first(card); n; n = xml_next(n)) {
		dc_str value;
		const struct name *f = xml_is_text(n) ? NULL :
			read_field(r, n, &value);

		if (f && f->used)
			add_value(r, &fields[f - s->names], value);
	}
	for (size_t i = 0; i < s->n; i++)
		add_value(r, &columns[s->names[i].column], dc_got(&fields[i]));
}

static int read_card(dc_reader *r)
{
	struct state *s = r->state;
	const xml_node *card = s->at;
	dc_buf tags = dc_buf_in(r->arena, DC_MAX_FIELD);
	dc_buf columns[FIRST + NAMES] = { { 0 } };
	dc_str cells[FIRST + NAMES];
	dc_where at = { 0 };

	if (!card)
		return s->blobs ? next_deck(r) : DC_END;
	s->at = xmldeck_after(card, "card");
	fill(r, card, columns);
	for (size_t i = FIRST; i < s->columns; i++)
		cells[i] = dc_got(&columns[i]);
	add_tags(&tags, s->tags);
	add_tags(&tags, xml_attr(r->arena, card, "tags"));
	cells[DECK] = s->deck;
	cells[TAGS] = dc_got(&tags);
	if (!s->blobs) {
		at.line = xml_line(card);
		dc_at(r->run, at.line, 1, DC_NONE);
	}
	return dc_put_record(r, s->table, cells, s->columns, DC_HTML, at);
}

static int media(dc_reader *r, dc_str name, dc_bytes_fn *fn, void *user)
{
	struct state *s = r->state;

	return s->blobs ? ankiblobs_media(s->blobs, name, fn, user) : DC_END;
}

static void close_input(dc_reader *r)
{
	struct state *s = r->state;

	xml_free(s->doc);
	ankiblobs_close(s->blobs);
}

const dc_format fmt_ankiapp = {
	.name = "ankiapp",
	.title = "AnkiApp (AlgoApp) deck",
	.exts = "xml zip",
	.aliases = "algoapp",
	.how = "in AnkiApp: the deck's menu, Export; the zip, or the XML in it",
	.caps = DC_BINARY | DC_TEXT_TOO | DC_TRIMS,
	.read_size = sizeof(struct state),
	.probe = probe,
	.open = open_input,
	.read = read_card,
	.close = close_input,
	.media = media,
};
