/*
 * The walk to the cards.  The first 256 KiB tell where they are; from then on
 * the file is a stream, one card in memory, and only what lies on a path to
 * cards is opened.  What turns up elsewhere is looked at when it comes.
 */
#include "parts/json/note.h"
#include "parts/json/pairs.h"
#include "parts/json/read.h"
#include "parts/json/score.h"
#include "parts/json/walk.h"

enum {
	FIRST_LOOK = 256 << 10,  /* bytes that tell where the cards are */
	LATER_LOOK = 64 << 10,   /* the same for what comes as a surprise */
	LOOK_FURTHER = 8,        /* times, when a card is larger than that … */
	LAST_LOOK = DC_MAX_FIELD * 2,
	FEW_VALUES = 2000        /* … and not just many small ones */
};

/* ---- reading: the start of a value ---- */

/* The value ahead as a tree in the note's arena; NULL with *code told. */
static const json *ahead(dc_reader *r, size_t limit, bool *whole, int *code)
{
	jsonread *st = r->state;
	json_fault fault;
	dc_str text = jsonscan_ahead(&st->s, r->arena, limit, whole);
	const json *tree = json_parse(NULL, r->arena, text,
		dc_input_line(r->in), st->s.col, &fault);

	if (!tree && !*whole)
		fault.excerpt = DC_NONE;
	*code = tree ? DC_OK : json_fail(r->run, &fault);
	return tree;
}

static int skip(dc_reader *r)
{
	jsonread *st = r->state;

	return jsonwalk_skip(r, &st->s);
}

/* ---- reading: decks and note types ---- */

static dc_str title(const json *v)
{
	static const char *const names[] = { "title", "name", "deckName",
		"deck_name", "setName", "set_name", "titel", "titre",
		"título", "nombre", "nom", "titolo" };
	dc_str s = DC_NONE;

	for (const json *m = json_first(v); m; m = json_next(m)) {
		const char *role = dc_role_of(json_key(m));

		if (role && strcmp(role, "deck") == 0 &&
		    json_is(m) == JSON_STRING && json_text(m).n)
			return dc_trim(json_text(m));
	}
	for (size_t i = 0; !s.n && i < sizeof(names) / sizeof(*names); i++)
		if (json_is(json_get(v, names[i])) == JSON_STRING)
			s = dc_trim(json_text(json_get(v, names[i])));
	return s;
}

static uint64_t announced(const json *v)
{
	static const char *const names[] = { "term_count", "card_count",
		"cards_count", "terms_count", "cardCount", "cardsCount",
		"termCount", "numTerms", "numCards", "num_cards", "num_terms",
		"total_cards", "totalCards" };
	uint64_t n = 0;

	for (size_t i = 0; !n && i < sizeof(names) / sizeof(*names); i++)
		dc_num(json_text(json_get(v, names[i])), &n);
	return n;
}

static void add_deck(jsonlevel *l, dc_str part)
{
	if (!part.n)
		return;
	if (l->deck.n)
		dc_addz(&l->deck, "::");
	dc_adds(&l->deck, part);
}

/* Each in an arena of its own would be best; they are few and small. */
static int put_kinds(dc_reader *r, dc_str raw)
{
	jsonread *st = r->state;
	json_fault fault;
	const json *list = json_parse(r->run, r->run_arena, raw,
		dc_input_line(r->in), st->s.col, &fault);
	int code = DC_OK;

	if (!list)
		return json_fail(r->run, &fault);
	st->kinds = true;
	for (const json *v = json_first(list); v && !code; v = json_next(v))
		code = notejson_put_kind(r, v);
	return code;
}

static dc_str after_blanks(dc_str s)
{
	while (s.n && strchr(" \t\r\n", s.p[0]) && s.p[0])
		s = dc_from(s, 1);
	return s;
}

/*
 * `notes` stand before `notetypes` when a tool has sorted the keys.  The
 * definitions must come first, so they are looked for behind the notes: the
 * one case in which the document waits in memory.
 */
static int kinds_behind(dc_reader *r)
{
	jsonread *st = r->state;
	dc_str s = dc_peek(r->in, DC_MAX_DOCUMENT), key;
	size_t n;

	st->later = true;
	while ((n = jsonscan_length(s)) != 0) {
		s = after_blanks(dc_from(s, n));
		if (!dc_starts(s, ","))
			return DC_OK;
		s = after_blanks(dc_from(s, 1));
		key = dc_sub(s, 0, jsonscan_length(s));
		s = after_blanks(dc_from(s, key.n));
		if (!dc_starts(s, ":"))
			return DC_OK;
		s = after_blanks(dc_from(s, 1));
		if (dc_is(key, "\"notetypes\""))
			return put_kinds(r, dc_sub(s, 0, jsonscan_length(s)));
	}
	if (s.n >= DC_MAX_DOCUMENT - 1)
		dc_warn(r->run, "json-notetypes", "no note types before the "
			"notes, and more than 256 MiB of notes "
			"(DC_MAX_DOCUMENT): later ones are not used");
	return DC_OK;
}

/* ---- reading: cards ---- */

static int no_card(dc_reader *r, dc_where at, const char *why)
{
	dc_at(r->run, at.line, at.col, DC_NONE);
	dc_skip(r->run, "json-no-card", "%s: no card", why);
	return DC_OK;
}

/* A word and what it means, or several of that. */
static int put_pair(dc_reader *r, const jsonlevel *l, dc_str key,
	const json *v, dc_where at)
{
	jsonread *st = r->state;

	if (!json_scalar(v) && !json_void(v) &&
	    (json_is(v) == JSON_OBJECT || !json_scalar(json_first(v))))
		return no_card(r, at, "neither a text nor a list of texts");
	return jsonfind_put_pair(r, l->list, key, v, dc_got(&l->deck),
		st->markup, at);
}

static int put_card(dc_reader *r, const jsonlevel *l, const json *v,
	dc_where at)
{
	jsonread *st = r->state;

	if (dc_is(json_text(json_get(v, "define")), "notetype"))
		return notejson_put_kind(r, v);
	if (notejson_alike(v))
		return notejson_put(r, v, st->markup, at);
	if (l->object && !jsonscore(r, st->shape, v)) {
		if (!json_scalar(v) && !json_void(v))
			dc_lose(r->run, "members without a card", 1);
		return DC_OK;
	}
	if (json_is(v) == JSON_NULL)
		return DC_OK;
	if (json_scalar(v))
		return no_card(r, at, "neither an object nor an array");
	return jsonfind_put(r, st->shape, l->list, v, dc_got(&l->deck),
		st->markup, at);
}

static int card(dc_reader *r, const jsonlevel *l, dc_str key)
{
	jsonread *st = r->state;
	dc_where at = { .line = dc_input_line(r->in), .col = st->s.col };
	const json *v = NULL;
	size_t n = 0;
	int code = jsonwalk_card(r, &st->s, &v, &n);

	if (code)
		return code;
	code = l->list && l->list->pairs ? put_pair(r, l, key, v, at)
					 : put_card(r, l, v, at);
	jsonscan_take(&st->s, n);
	return code;
}

/* ---- reading: the way to them ---- */

static jsonlevel *push(dc_reader *r, int bracket, size_t above)
{
	jsonread *st = r->state;
	const jsonlevel *up = st->depth ? &st->levels[st->depth - 1] : NULL;
	jsonlevel *l = &st->levels[st->depth++];
	dc_buf deck = l->deck;

	if (!deck.arena)
		deck = dc_buf_in(r->run_arena, DC_MAX_FIELD);
	deck.n = 0;
	*l = (jsonlevel){ .object = bracket == '{', .path = above,
		.deck = deck };
	if (up)
		dc_adds(&l->deck, dc_got(&up->deck));
	return l;
}

/* An object above the cards: it may say what the deck is called. */
static int open_above(dc_reader *r, int bracket, size_t path)
{
	jsonread *st = r->state;
	const json *tree = NULL;
	dc_deck deck;
	jsonlevel *l;
	bool whole;
	int code = DC_OK;

	if (bracket == '{')
		tree = ahead(r, LATER_LOOK, &whole, &code);
	if (code)
		return code;
	l = push(r, bracket, path);
	add_deck(l, title(tree));
	deck = (dc_deck){ .name = dc_got(&l->deck),
		.announced = announced(tree) };
	if (title(tree).n || deck.announced)
		code = dc_put_deck(r, &deck);
	jsonscan_take(&st->s, 1);
	return code;
}

/* The option says where the cards are; are they members? */
static int pairs_at(dc_reader *r, jsonlist *list)
{
	bool whole;
	int code;
	const json *tree = ahead(r, LATER_LOOK, &whole, &code);

	list->pairs = jsonpairs_like(tree);
	return code;
}

static int open_cards(dc_reader *r, int bracket, size_t path, jsonlist *list,
	dc_str key)
{
	jsonread *st = r->state;
	jsonlevel *l;
	int code = DC_OK;

	if (list->own && !st->kinds && !st->later)
		code = kinds_behind(r);
	if (!code && st->cards && bracket == '{' && !list->table)
		code = pairs_at(r, list);
	if (code)
		return code;
	l = push(r, bracket, path);
	l->cards = true;
	l->list = list;
	if (list->keyed && !(list->pairs && jsonfind_names_cards(key)))
		add_deck(l, key);
	jsonscan_take(&st->s, 1);
	return code;
}

static bool few_values(const json *tree)
{
	size_t n = 0;

	for (const json *v = tree; v && n < FEW_VALUES; v = json_step(tree, v))
		n++;
	return n < FEW_VALUES;
}

/* What the start of a value shows; *enough: more of it would not help. */
static int look(dc_reader *r, size_t limit, bool weak, bool *found,
	bool *enough)
{
	jsonread *st = r->state;
	dc_str path = dc_got(&st->path);
	int code;
	const json *tree = ahead(r, limit, enough, &code);

	if (!tree)
		return code;
	*enough = *enough || !few_values(tree);
	*found = jsonfind(r, st->shape, tree, path, weak, &st->lists);
	if (weak)
		st->markup = jsonfind_markup(st->shape, tree);
	if (weak && !*found && jsonscore_alone(r, st->shape, tree))
		*found = jsonfind_list(r, &st->lists, path) != NULL;
	return DC_OK;
}

/* A value that no list was expected in: is one there?  If the first element
 * of an array is too large to be seen, more of it is looked at. */
static int surprise(dc_reader *r, int bracket, bool weak, bool *found)
{
	size_t limit = weak ? FIRST_LOOK : LATER_LOOK;
	bool enough = false;
	int code = look(r, limit, weak, found, &enough);

	while (!code && !*found && !enough && limit < LAST_LOOK &&
	       (bracket == '[' || weak)) {
		limit *= LOOK_FURTHER;
		code = look(r, limit, weak, found, &enough);
	}
	return code;
}

static bool fits(dc_reader *r, jsonlist *list, int *code)
{
	const jsonread *st = r->state;
	bool whole;
	const json *tree = ahead(r, LATER_LOOK, &whole, code);

	return tree && jsonfind_fits(r, st->shape, tree, list);
}

/* The value at the path: cards, something above them, or nothing of ours. */
static int value(dc_reader *r, int c, size_t above, dc_str key, bool first)
{
	jsonread *st = r->state;
	jsonlevel alone = { .deck = st->depth
		? st->levels[st->depth - 1].deck : (dc_buf){ 0 } };
	jsonlist *list = NULL;
	jsonmatch m = jsonfind_match(&st->lists, dc_got(&st->path), &list);
	bool found = false;
	int code = DC_OK;

	if (c != '[' && c != '{' && m != JSONMATCH_CARD)
		return first ? card(r, &alone, key) : skip(r);
	if (!m && (!st->cards || first) &&
	    !(st->lists.n && st->lists.v[0].own)) {
		code = surprise(r, c, first && !st->lists.n, &found);
		m = found && !code ? jsonfind_match(&st->lists,
			dc_got(&st->path), &list) : m;
	}
	if (code)
		return code;
	if (m == JSONMATCH_CARD) {
		alone.list = list;
		return card(r, &alone, key);
	}
	if (m == JSONMATCH_LIST && list->wild && !fits(r, list, &code)) {
		m = JSONMATCH_NONE;
		if (list->pairs && !code)
			dc_lose(r->run, "members without a card", 1);
	}
	if (code)
		return code;
	if (!m && first && !st->cards)
		m = JSONMATCH_ABOVE;
	if (!m || st->depth == JSONFIND_LEVELS)
		return skip(r);
	return m == JSONMATCH_LIST ? open_cards(r, c, above, list, key)
				   : open_above(r, c, above);
}

static void add_step(jsonread *st, const jsonlevel *l, dc_str key)
{
	dc_addc(&st->path, '/');
	if (!l->object) {
		dc_addc(&st->path, '*');
		return;
	}
	for (size_t i = 0; i < key.n; i++) {
		if (key.p[i] == '~' || key.p[i] == '/')
			dc_addz(&st->path, key.p[i] == '~' ? "~0" : "~1");
		else
			dc_addc(&st->path, key.p[i]);
	}
}

static int note_types(dc_reader *r)
{
	jsonread *st = r->state;
	const char *what = NULL;
	dc_str raw;
	int code = jsonscan_value(&st->s, &raw, &what);

	if (code)
		return jsonwalk_told(r, &st->s, code, what);
	if (!st->later)
		code = put_kinds(r, raw);
	jsonscan_take(&st->s, raw.n);
	return code;
}

/* An element or member of an open level that is not cards. */
static int step(dc_reader *r, const jsonlevel *l, int c, dc_str key)
{
	jsonread *st = r->state;
	size_t above = st->path.n, depth = st->depth;
	int code;

	if (st->depth == 1 && c == '[' && dc_is(key, "notetypes"))
		return note_types(r);
	st->others += st->depth == 1 && l->object && !dc_is(key, "notes");
	add_step(st, l, key);
	code = value(r, c, above, key, false);
	if (st->depth == depth)
		st->path.n = above;
	return code;
}

static int closed(dc_reader *r, const jsonlevel *l)
{
	jsonread *st = r->state;

	if (st->depth == 1 && st->kinds && st->others)
		dc_lose(r->run, "members of the file", st->others);
	st->path.n = l->path;
	st->depth--;
	return DC_OK;
}

static int inside(dc_reader *r)
{
	jsonread *st = r->state;
	jsonlevel *l = &st->levels[st->depth - 1];
	dc_str key = DC_NONE;
	int code;

	code = jsonwalk_next(r, &st->s, l->object, &l->begun, &key);
	if (code == JSONWALK_CLOSE)
		return closed(r, l);
	if (code)
		return code;
	return l->cards ? card(r, l, key)
			: step(r, l, jsonscan_next(&st->s), key);
}

int jsonread_open(dc_reader *r, const jsonshape *shape, const char *cards)
{
	jsonread *st = r->state;
	const char *const all[] = { cards, shape->front, shape->back,
		shape->tags };
	jsonlist *l;

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		if (all[i] && !json_pointer_ok(dc_cstr(all[i])))
			return dc_fail(r->run, DC_USAGE, "json-pointer",
				"\"%s\" is no JSON Pointer: it begins with /",
				all[i]);
	st->shape = shape;
	st->cards = cards;
	st->s = (jsonscan){ .in = r->in, .col = 1 };
	st->path = dc_buf_in(r->run_arena, DC_MAX_RECORD);
	st->markup = shape->markup ? jsonfind_markup(shape, NULL)
				     : DC_PLAIN;
	if (!cards)
		return DC_OK;
	l = jsonfind_list(r, &st->lists,
		dc_fmt(r->run_arena, "%s/*", cards));
	return l ? DC_OK : DC_LIMIT;
}

/* A file may hold several values, one behind another. */
static int some(dc_reader *r)
{
	jsonread *st = r->state;
	int c;

	dc_forget(r);
	if (st->depth)
		return inside(r);
	c = jsonscan_next(&st->s);
	if (c < 0)
		return DC_END;
	st->path.n = 0;
	return value(r, c, 0, DC_NONE, true);
}

int jsonread_some(dc_reader *r)
{
	const jsonread *st = r->state;
	int code = some(r);

	return code == DC_END ? jsonfind_end(r, st->shape, &st->lists) : code;
}
