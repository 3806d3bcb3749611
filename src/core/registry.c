/*
 * formats/formats.h as a table; by name, by extension, "did you mean".
 */
#include "core/core.h"

/* The skeleton is built for the tests only. */
#ifdef DC_WITH_SKELETON
#define SKELETON FORMAT(skeleton)
#else
#define SKELETON
#endif

#define FORMAT(name) extern const dc_format fmt_##name;
#include "../../formats/formats.h"
SKELETON
#undef FORMAT

static const dc_format *const table[] = {
#define FORMAT(name) &fmt_##name,
#include "../../formats/formats.h"
	SKELETON
#undef FORMAT
	NULL
};

const dc_format *format_at(size_t i)
{
	return i < sizeof(table) / sizeof(*table) ? table[i] : NULL;
}

const dc_format *format_named(dc_str name)
{
	for (size_t i = 0; table[i]; i++)
		if (dc_is(name, table[i]->name) ||
		    dc_ieq_one_of(name, table[i]->aliases))
			return table[i];
	return NULL;
}

bool format_has_ext(const dc_format *f, dc_str ext)
{
	return dc_ieq_one_of(ext, f->exts);
}

static dc_str last_ext(dc_str path)
{
	size_t i = path.n;

	while (i && path.p[i - 1] != '.' && path.p[i - 1] != '/')
		i--;
	return i > 1 && path.p[i - 1] == '.' && path.p[i - 2] != '/'
		       ? dc_from(path, i) : DC_NONE;
}

static dc_str without_ext(dc_str path, dc_str ext)
{
	return dc_sub(path, 0, path.n - (ext.n ? ext.n + 1 : 0));
}

/* What it is called when it is unpacked. */
static dc_str unpacked(dc_str path)
{
	dc_str ext = last_ext(path);

	return dc_ieq(ext, DC_S("gz")) || dc_ieq(ext, DC_S("zst"))
		? without_ext(path, ext) : path;
}

dc_str dc_path_ext(dc_str path)
{
	return last_ext(unpacked(path));
}

dc_str path_stem(dc_str base)
{
	dc_str s = unpacked(base);

	return without_ext(s, last_ext(s));
}

const dc_format *format_for_output(dc_str name)
{
	dc_str ext = last_ext(name);

	for (size_t i = 0; table[i]; i++)
		if (table[i]->put && format_has_ext(table[i], ext))
			return table[i];
	return NULL;
}

/* Restricted edit distance of two short words; above 16 letters: far. */
static size_t distance(dc_str a, dc_str b)
{
	size_t d[18][18];

	if (a.n > 16 || b.n > 16)
		return 99;
	for (size_t i = 0; i <= a.n; i++)
		for (size_t j = 0; j <= b.n; j++) {
			size_t best;

			if (!i || !j) {
				d[i][j] = i + j;
				continue;
			}
			best = d[i - 1][j - 1] + (a.p[i - 1] != b.p[j - 1]);
			if (d[i - 1][j] + 1 < best)
				best = d[i - 1][j] + 1;
			if (d[i][j - 1] + 1 < best)
				best = d[i][j - 1] + 1;
			if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] &&
			    a.p[i - 2] == b.p[j - 1] && d[i - 2][j - 2] < best)
				best = d[i - 2][j - 2] + 1;
			d[i][j] = best;
		}
	return d[a.n][b.n];
}

const char *nearest(dc_str word, const char *(*next)(const void *, size_t),
	const void *user)
{
	const char *name, *found = NULL;
	size_t best = word.n <= 3 ? 2 : 3;

	for (size_t i = 0; (name = next(user, i)) != NULL; i++) {
		size_t d = distance(word, dc_cstr(name));

		if (d < best) {
			best = d;
			found = name;
		}
	}
	return found;
}

static dc_format_info info(const dc_format *f)
{
	return (dc_format_info){ .name = f->name, .title = f->title,
		.exts = f->exts, .aliases = f->aliases,
		.reads = f->read != NULL, .writes = f->put != NULL,
		.binary = (f->caps & DC_BINARY) != 0, .how = f->how,
		.opts = f->opts };
}

bool dc_format_at(size_t i, dc_format_info *out)
{
	const dc_format *f = format_at(i);

	if (f)
		*out = info(f);
	return f != NULL;
}

bool dc_format_named(const char *name, dc_format_info *out)
{
	const dc_format *f = format_named(dc_cstr(name));

	if (f)
		*out = info(f);
	return f != NULL;
}
