/*
 * Where recipes come from: those of the user, those that are built in, those
 * that are installed.
 */
#include "parts/site/recipe.h"

static int tell(dc_reader *r, dc_str file, const recipe_fault *f, bool fatal)
{
	dc_str base = file;

	while (dc_chr(base, '/') != DC_NPOS)
		dc_cut(&base, '/');
	if (!f->what.p)
		return DC_LIMIT;
	if (fatal)
		return dc_fail(r->run, DC_USAGE, "recipe-syntax",
			"recipe %.*s, line %llu, column %llu: %.*s",
			DC_ARG(file), (unsigned long long)f->at.line,
			(unsigned long long)f->at.col, DC_ARG(f->what));
	dc_warn(r->run, "recipe-syntax", "recipe %.*s is left out: line %llu, "
		"column %llu: %.*s", DC_ARG(base),
		(unsigned long long)f->at.line,
		(unsigned long long)f->at.col, DC_ARG(f->what));
	return DC_OK;
}

enum { FATAL = 1, OWN = 2 };     /* what is wrong ends the run; the user's */

/* The first of a name counts: the user's own is there before ours. */
static int add(dc_reader *r, dc_arena *arena, recipes *all, dc_str file,
	dc_str text, int how)
{
	recipe_fault fault = { 0 };
	recipe *made = recipe_parse(arena, file, text, &fault);

	if (!made)
		return tell(r, file, &fault, how & FATAL);
	made->own = how & OWN;
	for (size_t i = 0; i < all->n; i++)
		if (dc_eq(all->v[i]->name, made->name))
			return DC_OK;
	all->v[all->n++] = made;
	return DC_OK;
}

static int gather(dc_reader *r, dc_arena *arena, recipes *all)
{
	const dc_file *own;
	size_t nown, nbuilt = 0;
	dc_recipe_info info;
	int code = dc_recipe_files(r->run, arena, &own, &nown);

	while (dc_recipe_at(nbuilt, &info))
		nbuilt++;
	all->v = dc_array(arena, nown + nbuilt + 1, sizeof(*all->v));
	if (code || !all->v)
		return code ? code : DC_LIMIT;
	for (size_t i = 0; i < nown && !code; i++)
		if (!own[i].shared)
			code = add(r, arena, all, own[i].path, own[i].text,
				OWN);
	for (size_t i = 0; i < nbuilt && !code; i++) {
		dc_recipe_at(i, &info);
		code = add(r, arena, all, dc_cstr(info.name),
			dc_cstr(info.text), FATAL);
	}
	for (size_t i = 0; i < nown && !code; i++)
		if (own[i].shared)
			code = add(r, arena, all, own[i].path, own[i].text,
				0);
	return code;
}

static int gather_one(dc_reader *r, dc_arena *arena, const char *path,
	recipes *all)
{
	dc_str text;
	int code = dc_read_file(r->run, arena, path, RECIPE_BYTES, &text);

	all->v = dc_array(arena, 1, sizeof(*all->v));
	if (!all->v)
		return DC_LIMIT;
	return code ? code : add(r, arena, all, dc_cstr(path), text,
		FATAL | OWN);
}

int recipe_all(dc_reader *r, const char *only, const recipes **all)
{
	dc_arena *arena;
	recipes *kept = dc_kept(r->run, "recipes", sizeof(*kept), &arena);

	*all = kept;
	if (!kept)
		return DC_LIMIT;
	if (kept->v)
		return DC_OK;
	return only ? gather_one(r, arena, only, kept)
		: gather(r, arena, kept);
}

/* ---- a look at them ---- */

/* Only its `match` is understood: that of most recipes says no. */
static bool may_know(dc_arena *arena, dc_str source, dc_str text)
{
	static const char *const lists[] = { "text", "all" };
	size_t at = dc_find(source, "\"match\""), used;
	dc_str rest = dc_trim(dc_from(source, at == DC_NPOS ? source.n
		: at + 7));
	const json *match = dc_starts(rest, ":") ? json_quick(arena,
		dc_trim(dc_from(rest, 1)), &used) : NULL;

	for (size_t i = 0; match && i < 2; i++) {
		const json *v = json_get(match, lists[i]);
		const bool many = json_is(v) == JSON_ARRAY;

		for (v = many ? json_first(v) : v; v;
		     v = many ? json_next(v) : NULL)
			if (dc_find_str(text, json_text(v)) != DC_NPOS)
				return true;
	}
	return at != DC_NPOS && !match;
}

int recipe_may_know(dc_reader *r, dc_str text, bool *may)
{
	const dc_file *own;
	size_t n = 0;
	dc_recipe_info info;
	int code = dc_recipe_files(r->run, r->arena, &own, &n);

	*may = false;
	for (size_t i = 0; i < n && !*may && !code; i++)
		*may = may_know(r->arena, own[i].text, text);
	for (size_t i = 0; !*may && dc_recipe_at(i, &info); i++)
		*may = may_know(r->arena, dc_cstr(info.text), text);
	dc_forget(r);
	return code;
}
