/*
 * The names of its members say what a value is, and where they say nothing,
 * their number.
 */
#include "parts/json/note.h"
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

struct sides {
	size_t front, back, texts, n;
};

static struct sides look(dc_reader *r, const json *v, dc_str *names)
{
	struct sides s = { 0 };
	const char *role;

	(void)r;
	for (const json *m = json_first(v); m; m = json_next(m)) {
		if (!showable(m) || s.n >= DC_MAX_FIELDS)
			continue;
		names[s.n++] = json_key(m);
		role = dc_role_of(json_key(m));
		s.front += role && strcmp(role, "front") == 0;
		s.back += role && strcmp(role, "back") == 0;
		s.texts += !role && json_is(m) == JSON_STRING &&
			   !dc_blank(json_text(m));
	}
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
	s = look(r, v, names);
	if (dc_maps(r->run).n && dc_header_score(r, names, s.n) == 100)
		return SCORE_POINTED;
	if (s.front && s.back)
		return SCORE_NAMED;
	if (s.front + s.back == 1 && s.texts)
		return SCORE_NAME;
	return s.texts > 1 ? SCORE_ORDER : 0;
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
