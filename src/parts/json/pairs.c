/*
 * Is it a dictionary?  By shape alone `{"theme":"dark","font":"Arial"}` is one
 * as well.  So each member is looked at: words do not look like what programs
 * are told, a card's or a program's own names are few among them, and what is
 * behind a word is not that word again, as in the English texts of a program.
 */
#include "parts/json/pairs.h"

enum {
	LEAST = 3,               /* members of a dictionary */
	SURE = 20,               /* … that may have nothing but lists */
	SAMPLE = 1000,           /* of them that are looked at */
	LAST = 4,                /* … and compared with the next */
	WORD = 200,              /* bytes of a key */
	CODE = 8, DIGITS = 3     /* so many digits in such a word: an id */
};

/* What programs call their settings and their buttons. */
static const char settings[] =
	"|theme|font|version|license|author|main|module|homepage|repository|"
	"scripts|dependencies|engines|language|locale|mode|editor|username|"
	"user|password|host|port|path|paths|root|color|colour|format|encoding|"
	"timezone|region|environment|env|debug|log|email|build|test|lint|"
	"start|dev|serve|deploy|watch|clean|install|extends|include|exclude|"
	"files|save|cancel|close|delete|edit|submit|login|logout|sign in|"
	"settings|loading|search|error|errors|success|warning|ok|confirm|"
	"next|previous|home|welcome|target|output|input|command|messages|";

static bool is_setting(dc_str key)
{
	dc_str words = dc_cstr(settings);
	size_t at;

	key = dc_trim(key);
	for (; (at = dc_chr(words, '|')) != DC_NPOS; words = dc_from(words,
	    at + 1))
		if (key.n && dc_ieq(dc_sub(words, 0, at), key))
			return true;
	return false;
}

/* ---- one text ---- */

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return is_lower(c) || is_upper(c) || (unsigned char)c >= 0x80;
}

/* One word: is it a name in a program, `appTitle`, `app_title`, `app.title`,
 * a file, a path, an id? */
static bool is_code(dc_str s)
{
	size_t digits = 0, slashes = 0;

	if (strchr("./@~#$", s.p[0]))
		return true;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i], next = i + 1 < s.n ? s.p[i + 1] : '\0';

		digits += is_digit(c);
		slashes += c == '/';
		if ((c == '_' || c == '.' || c == ':') && i &&
		    is_letter(next))
			return true;
	}
	return jsonpairs_code(s) || slashes > 1 ||
	       (s.n >= CODE && digits >= DIGITS);
}

/* `{name}`, `%s`, `${HOME}`: what a program fills in. */
static bool has_holes(dc_str s)
{
	size_t open = dc_chr(s, '{'), percent = dc_chr(s, '%');

	return (open != DC_NPOS &&
		dc_chr(dc_from(s, open), '}') != DC_NPOS) ||
	       (percent != DC_NPOS && percent + 1 < s.n &&
		strchr("sd@1", s.p[percent + 1]));
}

bool jsonpairs_text(dc_str s)
{
	size_t letters = 0, others = 0;
	bool blank = false;

	s = dc_trim(s);
	if (!s.n || dc_is(s, "true") || dc_is(s, "false"))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		letters += is_letter(s.p[i]);
		others += !is_letter(s.p[i]) && s.p[i] != ' ';
		blank |= s.p[i] == ' ';
	}
	return letters >= others && !has_holes(s) &&
	       dc_find_str(s, DC_S("://")) == DC_NPOS &&
	       (blank || !is_code(s));
}

bool jsonpairs_code(dc_str name)
{
	for (size_t i = 1; i < name.n; i++)
		if (is_lower(name.p[i - 1]) && is_upper(name.p[i]))
			return true;
	return false;
}

/* ---- many ---- */

struct tally {
	size_t n, lists, wrong, others, named, settings, same, again;
	dc_str last[LAST];       /* texts */
	bool nested;
};

/* Are they the same but for blanks and case? */
static bool same(dc_str a, dc_str b)
{
	size_t i = 0, j = 0;

	for (;; i++, j++) {
		while (i < a.n && a.p[i] == ' ')
			i++;
		while (j < b.n && b.p[j] == ' ')
			j++;
		if (i == a.n || j == b.n)
			return i == a.n && j == b.n;
		if (!dc_ieq(dc_sub(a, i, 1), dc_sub(b, j, 1)))
			return false;
	}
}

/* Was it what one of the last members had?  Rules are on, off, off, on. */
static bool again(const struct tally *t, dc_str text)
{
	for (size_t i = 0; text.n && i < LAST; i++)
		if (dc_eq(t->last[i], text))
			return true;
	return false;
}

static bool is_list(const json *v)
{
	const json *m = json_first(v);

	while (m && json_is(m) == JSON_STRING)
		m = json_next(m);
	return json_is(v) == JSON_ARRAY && !m;
}

static void count(struct tally *t, const json *m)
{
	dc_str key = json_key(m), text;
	const json *v = m;

	if (json_void(m))
		return;
	t->n++;
	if (is_list(m)) {
		t->lists++;
		v = json_first(m);
	}
	if (!json_scalar(v)) {
		t->nested = true;
		return;
	}
	t->others += json_is(v) != JSON_STRING;
	text = json_text(v);
	t->wrong += key.n > WORD || !jsonpairs_text(key) ||
		    !jsonpairs_text(text);
	t->named += dc_role_of(key) || dc_language_of(key) >= 0;
	t->settings += is_setting(key) || dc_starts(key, "$");
	t->same += same(key, text);
	t->again += again(t, text);
	t->last[t->n % LAST] = text;
}

static void count_all(struct tally *t, const json *v)
{
	const json *m = json_first(v);

	for (; m && t->n < SAMPLE; m = json_next(m))
		count(t, m);
}

/* Nearly all are words; of few ones all. */
static bool is_vocabulary(const struct tally *t)
{
	return t->n >= LEAST && !t->nested && t->others * 20 <= t->n &&
	       t->wrong * 10 <= t->n &&
	       t->named * 3 <= t->n && t->settings * 4 <= t->n &&
	       t->same * 4 <= t->n && t->again * 3 <= t->n &&
	       (t->lists * 2 <= t->n || t->n >= SURE);
}

bool jsonpairs_like(const json *v)
{
	const json *m = json_is(v) == JSON_OBJECT ? json_first(v) : NULL;
	bool any = false;

	for (; m && (json_scalar(m) || is_list(m)); m = json_next(m))
		any |= !json_void(m);
	return any && !m;
}

/* "de", "pt-BR": below it are the texts of a program, not a subject. */
static bool is_locale(dc_str key)
{
	return key.n >= 2 && dc_language_of(dc_sub(key, 0, 2)) >= 0 &&
	       (key.n == 2 || (key.n == 5 && strchr("-_", key.p[2])));
}

/* Something beside texts: may words be below it?  A `$schema` says that there
 * are none. */
static bool may_hold(const json *m)
{
	dc_str key = json_key(m);

	return json_scalar(m) ? !dc_starts(key, "$")
			      : !is_setting(key) && !is_locale(key);
}

/*
 * What lies in v beside texts: is it dictionaries, or nearly all?  Objects that
 * begin with the same member are records, but for the same words in several
 * languages.  *only: the one thing that lies there.
 */
static bool is_shelf(const json *v, struct tally *t, const json **only)
{
	size_t n = 0, subjects = 0, alike = 0;
	dc_str first = DC_NONE, key;

	for (const json *m = json_first(v); m; m = json_next(m)) {
		if (!may_hold(m)) {
			*only = NULL;
			return false;
		}
		if (json_scalar(m) || is_list(m) || json_void(m))
			continue;
		*only = n++ ? NULL : m;
		if (!jsonpairs_like(m))
			continue;
		key = json_key(json_first(m));
		alike += subjects++ && dc_eq(key, first) &&
			 dc_language_of(json_key(m)) < 0;
		first = key;
		count_all(t, m);
	}
	return subjects && (n - subjects) * 10 <= n && alike * 2 < n;
}

const json *jsonpairs_find(const json *tree, bool *shelf)
{
	const json *v = tree;

	while (json_is(v) == JSON_OBJECT) {
		struct tally here = { 0 }, below = { 0 };
		const json *only = NULL;

		count_all(&here, v);
		*shelf = here.nested;
		if (!here.nested)
			return is_vocabulary(&here) ? v : NULL;
		if (is_shelf(v, &below, &only))
			return is_vocabulary(&below) ? v : NULL;
		v = only;
	}
	return NULL;
}
