/*
 * Formats whose file lies in a folder of its own, media/ beside it: the folder
 * is named instead of the file.
 */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/core.h"

static bool is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool is_file(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

static dc_str without_slashes(const char *path)
{
	dc_str s = dc_cstr(path);

	while (s.n > 1 && s.p[s.n - 1] == '/')
		s.n--;
	return s;
}

static const char *file_in(dc_arena *a, const char *folder, dc_str name,
	dc_str ending)
{
	dc_str dir = without_slashes(folder);

	return dc_fmt(a, "%.*s%s%.*s%.*s", DC_ARG(dir),
		dc_is(dir, "/") ? "" : "/", DC_ARG(name), DC_ARG(ending)).p;
}

/* ---- reading ---- */

/* DIR/deck.json, or DIR/DIR.json. */
const char *folder_input(dc_arena *a, const char *path)
{
	const dc_format *f;
	dc_str base = without_slashes(path);

	if (!is_folder(path))
		return path;
	while (dc_chr(base, '/') != DC_NPOS)
		dc_cut(&base, '/');
	for (size_t i = 0; (f = format_at(i)) != NULL; i++) {
		const char *dot = f->folder ? strrchr(f->folder, '.') : NULL;
		const char *file;

		if (!dot)
			continue;
		file = file_in(a, path, dc_cstr(f->folder), DC_NONE);
		if (file && !is_file(file))
			file = file_in(a, path, base, dc_cstr(dot));
		if (file && is_file(file))
			return file;
	}
	return path;
}

/* ---- writing ---- */

/* Is it a folder, or would it be one?  A name without an ending is no file's,
 * unless there is one. */
static bool names_folder(const dc_format *f, const char *path)
{
	struct stat st;

	if (strcmp(path, "-") == 0 || output_is_descriptor(path) || !*path)
		return false;
	if (stat(path, &st) == 0)
		return S_ISDIR(st.st_mode);
	return path[strlen(path) - 1] == '/' ||
	       !dc_ieq(dc_path_ext(dc_cstr(path)),
			dc_path_ext(dc_cstr(f->folder)));
}

const char *folder_output(dc_arena *a, struct spec *to, const char *path)
{
	const dc_format *f = to->format;

	to->folder = f->folder && names_folder(f, path);
	return to->folder ? file_in(a, path, dc_cstr(f->folder), DC_NONE)
			  : path;
}

int folder_make(struct target *t)
{
	const char *slash = strrchr(t->path, '/');
	dc_str dir = { t->path, slash ? (size_t)(slash - t->path) : 0 };
	char *name = dc_cdup(t->arena, dir);

	t->media_dir = dc_fmt(t->arena, "%.*s/media", DC_ARG(dir)).p;
	if (!name || !t->media_dir)
		return ENOMEM;
	if (t->job->o.dry_run || !dir.n)
		return 0;
	if (mkdir(name, 0777) == 0)
		t->made = name;
	return t->made || errno == EEXIST ? 0 : errno;
}

void folder_undo(const struct target *t)
{
	if (t->made)
		rmdir(t->made);
}
