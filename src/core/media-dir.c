/*
 * --media-dir: a folder that files are taken from and written to.  What lies
 * there is never changed; a new file gets its name in one step when all of it
 * is written; a run that fails takes away what it brought.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/media.h"

static int cannot(dc_run *r, const char *what, dc_str name, int error)
{
	if (run_stopped(r))
		return dc_fail(r, DC_LIMIT, "interrupted", "interrupted");
	return dc_fail(r, DC_OUTPUT, "media-write", "cannot %s \"%s%s%.*s\": "
		"%s", what, target_media_dir(r->target), name.n ? "/" : "",
		DC_ARG(name), strerror(error));
}

int media_dir_open(struct media *m, dc_run *r)
{
	const char *dir = target_media_dir(r->target);

	if (!dir)
		return DC_OK;
	m->dir = media_at(AT_FDCWD, dir, O_PATH | O_DIRECTORY);
	if (m->dir >= 0)
		return DC_OK;
	if (errno != ENOENT)
		return cannot(r, "open", DC_NONE, errno);
	if (r->target->w.caps & DC_CAP_MEDIA)
		dc_warn(r, "media-dir", "the folder \"%s\" is not there: no "
			"file is taken from it", dir);
	return DC_OK;
}

/* ---- what is there ---- */

/* The checksum of a whole file; false: it cannot be read. */
static bool sum_of(int fd, sha1 *h)
{
	char buf[1 << 15];
	ssize_t n;

	for (;;) {
		n = read(fd, buf, sizeof(buf));
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n == 0;
		sha1_add(h, buf, (size_t)n);
	}
}

static bool same_bytes(const struct media *m, dc_arena *a, const char *name,
	const unsigned char sum[SHA1_SIZE])
{
	int fd = media_at(m->dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
	sha1 *h = sha1_new(a);
	unsigned char is[SHA1_SIZE];
	bool same = fd >= 0 && h && sum_of(fd, h);

	if (same) {
		sha1_end(h, is);
		same = memcmp(is, sum, SHA1_SIZE) == 0;
	}
	if (fd >= 0)
		close(fd);
	return same;
}

int media_dir_has(const struct media *m, dc_arena *a, dc_str name,
	uint64_t size, const unsigned char sum[SHA1_SIZE])
{
	char path[256];
	struct stat st;

	if (m->dir < 0)
		return MEDIA_ABSENT;
	if (name.n >= sizeof(path))
		return MEDIA_TAKEN;
	memcpy(path, name.p, name.n);
	path[name.n] = '\0';
	if (fstatat(m->dir, path, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return errno == ENOENT ? MEDIA_ABSENT : MEDIA_TAKEN;
	return S_ISREG(st.st_mode) && (uint64_t)st.st_size == size &&
	       same_bytes(m, a, path, sum) ? MEDIA_SAME : MEDIA_TAKEN;
}

/* ---- writing ---- */

/* Copy the file's bytes; an errno or 0. */
static int copy(const struct media *m, const struct media_file *f, int fd,
	const dc_run *r)
{
	char buf[1 << 15];
	uint64_t done = 0;

	while (done < f->size) {
		uint64_t left = f->size - done;
		ssize_t n = pread(m->spool, buf,
			left < sizeof(buf) ? left : sizeof(buf),
			(off_t)(f->at + done)), put;

		if (n < 0 && errno == EINTR && !run_stopped(r))
			continue;
		if (n <= 0)
			return n ? errno : EIO;
		for (ssize_t at = 0; at < n; at += put) {
			put = write(fd, buf + at, (size_t)(n - at));
			if (put < 0 && errno == EINTR && !run_stopped(r))
				put = 0;
			if (put < 0)
				return errno;
		}
		done += (uint64_t)n;
	}
	while (fsync(fd) < 0)
		if (errno != EINTR || run_stopped(r))
			return errno;
	return 0;
}

/* Give the file its name, if nobody has it; an errno or 0. */
static int give_name(const struct media *m, const char *temp, const char *name)
{
	if (renameat2(m->dir, temp, m->dir, name, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return errno;
	if (linkat(m->dir, temp, m->dir, name, 0) < 0)
		return errno;
	unlinkat(m->dir, temp, 0);
	return 0;
}

static int write_file(const struct media *m, const struct media_file *f,
	const char *name, const dc_run *r)
{
	char temp[64];
	int fd = -1, error;

	for (unsigned i = 0; i < 1000 && fd < 0; i++) {
		snprintf(temp, sizeof(temp), ".deckconv-%lx-%x",
			(unsigned long)getpid(), i);
		fd = media_at(m->dir, temp, O_WRONLY | O_CREAT | O_EXCL |
			O_NOFOLLOW);
		if (fd < 0 && errno != EEXIST)
			break;
	}
	if (fd < 0)
		return errno;
	error = copy(m, f, fd, r);
	if (close(fd) < 0 && errno != EINTR && !error)
		error = errno;
	if (!error)
		error = give_name(m, temp, name);
	if (error)
		unlinkat(m->dir, temp, 0);
	return error;
}

/* Make the folder with those above it; an errno or 0. */
static int make_dir(struct media *m, const char *dir)
{
	char *path = strdup(dir);
	bool more = true;
	int error = path ? 0 : ENOMEM;

	for (char *p = path; !error && more; p++) {
		if (*p && (*p != '/' || p == path))
			continue;
		more = *p;
		*p = '\0';
		if (mkdir(path, 0777) < 0) {
			if (errno != EEXIST)
				error = errno;
		} else if (!m->made) {
			m->made = strdup(path);
			error = m->made ? 0 : ENOMEM;
		}
		if (more)
			*p = '/';
	}
	free(path);
	if (!error)
		m->dir = media_at(AT_FDCWD, dir, O_PATH | O_DIRECTORY);
	return error ? error : m->dir < 0 ? errno : 0;
}

static int write_needed(struct media *m, dc_run *r, struct media_file *f)
{
	char name[256];
	int error, has;

	has = media_dir_has(m, r->arena, f->name, f->size, f->sum);
	if (arena_failed(r->arena))
		return dc_out_of_memory(r);
	if (has == MEDIA_SAME)
		return DC_OK;
	if (has == MEDIA_TAKEN || f->name.n >= sizeof(name))
		return cannot(r, "write", f->name, EEXIST);
	memcpy(name, f->name.p, f->name.n);
	name[f->name.n] = '\0';
	error = write_file(m, f, name, r);
	f->made = !error;
	/* Another run may have been a moment faster. */
	if (error == EEXIST &&
	    media_dir_has(m, r->arena, f->name, f->size, f->sum) ==
	    MEDIA_SAME)
		return DC_OK;
	return error ? cannot(r, "write", f->name, error) : DC_OK;
}

static void sync_dir(const struct media *m)
{
	int fd = media_at(m->dir, ".", O_RDONLY | O_DIRECTORY);

	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
}

int media_dir_write(struct media *m, dc_run *r)
{
	const char *dir = target_media_dir(r->target);
	bool any = false;
	int code = DC_OK, error;

	for (size_t i = 0; i < m->n; i++)
		any |= m->files[i].used;
	if (!any)
		return DC_OK;
	if (m->dir < 0) {
		error = make_dir(m, dir);
		if (error)
			code = cannot(r, "make the folder", DC_NONE, error);
	}
	for (size_t i = 0; !code && i < m->n; i++)
		if (m->files[i].used)
			code = write_needed(m, r, &m->files[i]);
	if (code)
		media_dir_undo(m, dir);
	else
		sync_dir(m);
	return code;
}

void media_dir_undo(struct media *m, const char *dir)
{
	char *path = m->made ? strdup(dir) : NULL, name[256];

	for (size_t i = 0; i < m->n; i++) {
		struct media_file *f = &m->files[i];

		if (!f->made || f->name.n >= sizeof(name))
			continue;
		memcpy(name, f->name.p, f->name.n);
		name[f->name.n] = '\0';
		unlinkat(m->dir, name, 0);
		f->made = false;
	}
	/* The folders from the deepest up to the first that we made. */
	while (path && strlen(path) >= strlen(m->made)) {
		char *slash = strrchr(path, '/');

		if ((rmdir(path) < 0 && errno != ENOENT) || !slash)
			break;
		*slash = '\0';
	}
	free(path);
}
