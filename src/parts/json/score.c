/*
 * The names of its members say what a value is, and where they say nothing,
 * what the members look like.
 */
#include "parts/json/note.h"
#include "parts/json/pairs.h"
#include "parts/json/score.h"

/* A text, or a list as options are, of texts or of what has one: something to
 * show.  A list of questions is more than that. */
static bool showable(const json *v)
{
	const json *first = json_first(v);

	return json_scalar(v) || json_scalar(first) ||
	       (json_is(v) == JSON_ARRAY && jsonfind_text(first) &&
		!jsonfind_names_cards(json_key(v)));
}

/*
 * Names that no side is called by, but that may well stand for one: a list of
 * nothing but names and descriptions is one of cards.  A link, a page or a
 * number is not.
 */
static bool tells(dc_str name)
{
	static const char *const names[] = { "name", "title", "text",
		"description", "explanation", "sentence", "example", "hanzi",
		"pinyin", "simplified", "traditional", "kanji", "kana",
		"hiragana", "katakana", "furigana", "romaji", "reading",
		"hangul", "romanization", "transliteration", "transcription" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (dc_ieq(name, dc_cstr(names[i])))
			return true;
	return false;
}

/* What the cells of Jupyter's notebooks and the modules of a build have beside
 * their names and texts. */
static bool is_of_program(dc_str name)
{
	static const char *const names[] = { "cell_type", "output_type",
		"execution_count", "buildsystem", "githubId" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (dc_is(name, names[i]))
			return true;
	return false;
}

/* What an object has to show: sides by name, texts whose names say nothing,
 * words by what they and their names look like.  Where most names are those
 * of a program, they are settings. */
struct sides {
	size_t front, back, texts, words, code, n;
	bool tongues;            /* two languages */
};

static dc_str first_text(const json *v)
{
	v = json_is(v) == JSON_ARRAY ? json_first(v) : v;
	return json_is(v) == JSON_STRING ? json_text(v) : DC_NONE;
}

/* A list of words goes with a word, and is not one by itself. */
static bool is_word(const struct sides *s, const json *m, dc_str text)
{
	dc_str key = json_key(m);

	return (dc_role_of(key) ? tells(key) : !jsonpairs_code(key)) &&
	       jsonpairs_text(text) && (json_scalar(m) || s->words);
}

static struct sides look(const json *v, dc_str *names)
{
	struct sides s = { 0 };
	int tongue = -1, now;
	const char *role;
	dc_str key, text;

	for (const json *m = json_first(v); m; m = json_next(m)) {
		if (!showable(m) || s.n >= DC_MAX_FIELDS)
			continue;
		key = names[s.n++] = json_key(m);
		if (is_of_program(key))
			return (struct sides){ .n = s.n };
		text = first_text(m);
		role = dc_role_of(key);
		s.front += role && strcmp(role, "front") == 0;
		s.back += role && strcmp(role, "back") == 0;
		s.texts += !role && json_is(m) == JSON_STRING &&
			   !dc_blank(text);
		s.words += is_word(&s, m, text);
		s.code += jsonpairs_code(key);
		now = role || dc_blank(text) ? -1 : dc_language_of(key);
		s.tongues |= now >= 0 && tongue >= 0 && now != tongue;
		tongue = now >= 0 ? now : tongue;
	}
	if (s.code * 2 >= s.n)
		s.words = 0;
	return s;
}

static int score_object(dc_reader *r, const jsonshape *o, const json *v)
{
	dc_str *names = dc_array(r->arena, json_count(v) + 1, sizeof(*names));
	struct sides s;

	if (notejson_is(v))
		return SCORE_OWN;
	if (notejson_alike(v))
		return SCORE_POINTED;
	if (!names)
		return 0;
	if ((o->front && json_at(r->arena, v, dc_cstr(o->front))) ||
	    (o->back && json_at(r->arena, v, dc_cstr(o->back))))
		return SCORE_POINTED;
	s = look(v, names);
	if (dc_maps(r->run).n && dc_header_score(r, names, s.n) == 100)
		return SCORE_POINTED;
	if (s.front && s.back)
		return SCORE_NAMED;
	if (s.tongues && !s.front)
		return SCORE_TONGUES;
	if (s.front + s.back == 1 && s.texts + s.words)
		return SCORE_NAME;
	return s.texts > 1 || s.words > 1 ? SCORE_ORDER : 0;
}

static int score_row(const json *v)
{
	const json *a = json_first(v), *b = json_next(a);

	if (!a || !b || !json_scalar(a) || !json_scalar(b) ||
	    (json_is(a) != JSON_STRING && json_is(b) != JSON_STRING))
		return 0;
	for (; b; b = json_next(b))
		if (!showable(b))
			return 0;
	return SCORE_ROW;
}

int jsonscore(dc_reader *r, const jsonshape *o, const json *v)
{
	return json_is(v) == JSON_OBJECT ? score_object(r, o, v)
	     : json_is(v) == JSON_ARRAY ? score_row(v) : 0;
}

/* `{"en":"English","de":"Deutsch"}` alone are names of languages. */
bool jsonscore_alone(dc_reader *r, const jsonshape *o, const json *v)
{
	int score = jsonscore(r, o, v);

	return score >= SCORE_NAME && score != SCORE_TONGUES;
}
