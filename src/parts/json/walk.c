/*
 * Commas and colons between values, and messages about them.
 */
#include "parts/json/walk.h"

int jsonwalk_wrong(dc_reader *r, const jsonscan *s, const char *what)
{
	json_fault f = { .line = dc_input_line(r->in), .col = s->col,
		.what = what };

	return json_fail(r->run, &f);
}

int jsonwalk_cut(dc_reader *r, const jsonscan *s)
{
	dc_at(r->run, dc_input_line(r->in), s->col, DC_NONE);
	dc_warn(r->run, "json-cut", "the input ends inside of this value: what "
		"stands before it is kept");
	dc_cut_short(r->run);
	return DC_END;
}

/* The card that the input ends in is lost, and counted. */
static int cut_card(dc_reader *r, const jsonscan *s)
{
	dc_at(r->run, dc_input_line(r->in), s->col, DC_NONE);
	dc_skip(r->run, "json-cut", "the input ends inside of this card");
	dc_cut_short(r->run);
	return DC_END;
}

int jsonwalk_told(dc_reader *r, const jsonscan *s, int code, const char *what)
{
	json_fault f = { .line = dc_input_line(r->in), .col = s->col,
		.what = what, .limit = true };

	return code == JSONSCAN_CUT ? jsonwalk_cut(r, s)
	     : code ? json_fail(r->run, &f) : DC_OK;
}

int jsonwalk_skip(dc_reader *r, jsonscan *s)
{
	const char *what = NULL;
	int code = jsonscan_skip(s, &what);

	return jsonwalk_told(r, s, code, what);
}

/* `"key":` — the key, decoded in the note's arena. */
static int member(dc_reader *r, jsonscan *s, int c, dc_str *key)
{
	const char *what = NULL;
	json_fault fault;
	const json *v;
	dc_str raw;
	int code;

	if (c != '"')
		return jsonwalk_wrong(r, s, "a key in double quotes is "
			"missing");
	code = jsonscan_value(s, &raw, &what);
	if (code)
		return jsonwalk_told(r, s, code, what);
	v = json_parse(r->run, r->arena, raw, dc_input_line(r->in), s->col,
		&fault);
	if (!v)
		return json_fail(r->run, &fault);
	*key = dc_dup(r->arena, json_text(v));
	jsonscan_take(s, raw.n);
	c = jsonscan_next(s);
	if (c < 0)
		return jsonwalk_cut(r, s);
	if (c != ':')
		return jsonwalk_wrong(r, s, "a colon is missing");
	jsonscan_take(s, 1);
	return jsonscan_next(s) < 0 ? jsonwalk_cut(r, s) : DC_OK;
}

int jsonwalk_next(dc_reader *r, jsonscan *s, bool object, bool *begun,
	dc_str *key)
{
	int close = object ? '}' : ']', c = jsonscan_next(s);

	if (c == close) {
		jsonscan_take(s, 1);
		return JSONWALK_CLOSE;
	}
	if (c >= 0 && *begun) {
		if (c != ',')
			return jsonwalk_wrong(r, s, "a comma or a bracket is "
				"missing");
		jsonscan_take(s, 1);
		c = jsonscan_next(s);
		if (c == close || c == ',')
			return jsonwalk_wrong(r, s, "a comma too many");
	}
	if (c < 0)
		return jsonwalk_cut(r, s);
	*begun = true;
	return object ? member(r, s, c, key) : DC_OK;
}

/* A value that is not plain, or not all in the window. */
static int odd_card(dc_reader *r, jsonscan *s, const json **v, size_t *n)
{
	const char *what = NULL;
	json_fault fault;
	dc_str raw;
	int code = jsonscan_value(s, &raw, &what);

	if (code == JSONSCAN_CUT)
		return cut_card(r, s);
	if (code)
		return jsonwalk_told(r, s, code, what);
	*n = raw.n;
	*v = json_parse(r->run, r->arena, raw, dc_input_line(r->in), s->col,
		&fault);
	return *v ? DC_OK : json_fail(r->run, &fault);
}

int jsonwalk_card(dc_reader *r, jsonscan *s, const json **v, size_t *n)
{
	*v = json_quick(r->arena, dc_peek(s->in, 1), n);
	return *v && *n <= DC_MAX_RECORD ? DC_OK : odd_card(r, s, v, n);
}
