/*
 * Files that say how inputs are to be read: the user's own, in the folders of
 * --recipes, and those that are installed.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/core.h"

enum { RECIPE = 256 << 10 };   /* bytes of one */

struct kept {
	const char *name;
	void *memory;
	struct kept *next;
};

void *dc_kept(dc_run *r, const char *name, size_t size, dc_arena **arena)
{
	struct kept *k = r->keeps;

	*arena = r->run_arena;
	while (k && strcmp(k->name, name) != 0)
		k = k->next;
	if (k)
		return k->memory;
	k = dc_alloc(r->run_arena, sizeof(*k));
	if (!k)
		return NULL;
	*k = (struct kept){ .name = name, .next = r->keeps,
		.memory = dc_alloc(r->run_arena, size) };
	if (k->memory)
		r->keeps = k;
	return k->memory;
}

/* ---- one file ---- */

static int open_at(int folder, const char *path)
{
	int fd;

	do
		fd = openat(folder, path, O_RDONLY | O_CLOEXEC | O_NOCTTY |
			O_NONBLOCK);
	while (fd < 0 && errno == EINTR);
	return fd;
}

/* An errno, or 0. */
static int read_whole(int folder, const char *path, size_t max, dc_buf *b)
{
	int fd = open_at(folder, path), error = 0;
	ssize_t n = 1;
	struct stat st;

	if (fd < 0)
		return errno;
	if (fstat(fd, &st) < 0)
		error = errno;
	else if (S_ISDIR(st.st_mode))
		error = EISDIR;
	while (n && !error) {
		char *to = dc_room(b, 1 << 14);

		n = to ? read(fd, to, 1 << 14) : 0;
		if (n < 0 && errno != EINTR)
			error = errno;
		if (!to)
			error = b->n >= max ? EFBIG : ENOMEM;
		b->n += n > 0 ? (size_t)n : 0;
		if (b->n > max)
			error = EFBIG;
	}
	close(fd);
	return error;
}

int dc_read_file(dc_run *r, dc_arena *a, const char *path, size_t max,
	dc_str *text)
{
	dc_buf b = dc_buf_in(a, max + (1 << 15));
	int error = read_whole(AT_FDCWD, path, max, &b);

	if (error == ENOMEM)
		return dc_out_of_memory(r);
	if (error)
		return dc_fail(r, DC_USAGE, "file-read", "cannot read \"%s\": "
			"%s", path, strerror(error));
	*text = utf8_mend(a, dc_got(&b));
	return DC_OK;
}

/* ---- folders ---- */

struct gathering {
	dc_run *run;
	dc_arena *arena;
	dc_file *v;
	size_t n;
};

static int by_name(const void *a, const void *b)
{
	const dc_str *x = a, *y = b;
	size_t n = x->n < y->n ? x->n : y->n;
	int d = n ? memcmp(x->p, y->p, n) : 0;

	return d ? d : (x->n > y->n) - (x->n < y->n);
}

static size_t names_in(struct gathering *g, DIR *dir, dc_str *names)
{
	const struct dirent *e;
	size_t n = 0;

	while (n < DC_MAX_RECIPES && (e = readdir(dir)) != NULL)
		if (e->d_name[0] != '.' &&
		    dc_ends(dc_cstr(e->d_name), ".json"))
			names[n++] = dc_dup(g->arena, dc_cstr(e->d_name));
	qsort(names, n, sizeof(*names), by_name);
	return n;
}

static int add(struct gathering *g, int folder, const char *path, dc_str name,
	bool shared)
{
	dc_buf b = dc_buf_in(g->arena, RECIPE + (1 << 15));
	const char *file = dc_cdup(g->arena, name);
	int error = file ? read_whole(folder, file, RECIPE, &b) : ENOMEM;

	if (error == ENOMEM)
		return dc_out_of_memory(g->run);
	if (error)
		dc_warn(g->run, "recipe-read", "cannot read the recipe "
			"\"%s/%s\": %s", path, file, strerror(error));
	else if (g->n < DC_MAX_RECIPES)
		g->v[g->n++] = (dc_file){ .shared = shared,
			.path = dc_fmt(g->arena, "%s/%s", path, file),
			.text = utf8_mend(g->arena, dc_got(&b)) };
	return DC_OK;
}

static int add_folder(struct gathering *g, const char *path, bool shared)
{
	dc_str *names = dc_array(g->arena, DC_MAX_RECIPES, sizeof(*names));
	DIR *dir = opendir(path);
	int code = DC_OK;
	size_t n;

	if (!names || (!dir && errno == ENOMEM)) {
		if (dir)
			closedir(dir);
		return dc_out_of_memory(g->run);
	}
	if (!dir && !shared)
		dc_warn(g->run, "recipe-folder", "cannot read the folder "
			"\"%s\": %s", path, strerror(errno));
	if (!dir)
		return DC_OK;
	n = names_in(g, dir, names);
	for (size_t i = 0; i < n && !code; i++)
		code = add(g, dirfd(dir), path, names[i], shared);
	closedir(dir);
	return code;
}

/* Below each folder of $XDG_DATA_DIRS, where packages install what all
 * share. */
static int add_shared(struct gathering *g)
{
	const char *dirs = getenv("XDG_DATA_DIRS");
	dc_str rest = dc_cstr(dirs && *dirs ? dirs
		: "/usr/local/share:/usr/share");
	int code = DC_OK;

	while (rest.p && !code) {
		dc_str dir = dc_cut(&rest, ':');
		const char *path = dc_cdup(g->arena, dc_fmt(g->arena,
			"%.*s/deckconv/recipes", DC_ARG(dir)));

		if (!path)
			return dc_out_of_memory(g->run);
		if (dc_starts(dir, "/"))
			code = add_folder(g, path, true);
	}
	return code;
}

int dc_recipe_files(dc_run *r, dc_arena *a, const dc_file **files, size_t *n)
{
	const dc_list *own = &r->job->o.recipes;
	struct gathering g = { .run = r, .arena = a,
		.v = dc_array(a, DC_MAX_RECIPES, sizeof(*g.v)) };
	int code = g.v ? DC_OK : dc_out_of_memory(r);

	for (size_t i = 0; i < own->n && !code; i++)
		code = add_folder(&g, own->v[i], false);
	if (!code)
		code = add_shared(&g);
	*files = g.v;
	*n = g.n;
	return code;
}
