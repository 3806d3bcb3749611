/*
 * Where the bytes of media come from: files below a folder, and addresses
 * that hold the bytes themselves.
 *
 * What a page from a stranger names is opened one folder after the other and
 * never through a symbolic link, so that nothing outside comes along; and
 * nothing but what its name says is a picture, a sound or a film.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/media.h"
#include "lib/base64.h"

/* ---- files ---- */

int media_at(int folder, const char *name, int flags)
{
	int fd;

	do
		fd = openat(folder, name, flags | O_CLOEXEC | O_NOCTTY, 0666);
	while (fd < 0 && errno == EINTR);
	return fd;
}

int media_folder(const struct job_input *in)
{
	const char *slash = strrchr(in->path, '/');
	char dir[PATH_MAX];
	size_t n = slash ? (size_t)(slash - in->path) + 1 : 1;

	if (in->in_memory || strcmp(in->path, "-") == 0 || n >= sizeof(dir))
		return -1;
	memcpy(dir, slash ? in->path : ".", n);
	dir[n] = '\0';
	return media_at(AT_FDCWD, dir, O_PATH | O_DIRECTORY);
}

/* The next part of a path, without "." and nothing; false at the end. */
static bool next_part(dc_str *rest, dc_str *part)
{
	while (rest->p) {
		*part = dc_cut(rest, '/');
		if (part->n && !dc_is(*part, "."))
			return true;
	}
	return false;
}

static const char *refused(dc_str path)
{
	dc_str rest = path, part, last = DC_NONE;

	if (dc_starts(path, "/") || dc_chr(path, '\\') != DC_NPOS)
		return "it lies outside of the input's folder";
	while (next_part(&rest, &part)) {
		last = part;
		if (dc_is(part, ".."))
			return "it lies outside of the input's folder";
		if (dc_starts(part, "."))
			return "it is hidden";
		if (part.n > NAME_MAX || dc_chr(part, '\0') != DC_NPOS)
			return "it is not there";
	}
	if (!dc_is_media(last))
		return "by its name it is no media file";
	return NULL;
}

static const char *told(int error)
{
	return error == ENOENT || error == ENOTDIR ? "it is not there"
	     : error == ELOOP ? "it is a symbolic link" : strerror(error);
}

/* Looked at before it is opened: to open a FIFO or a device does something. */
static int open_file(int folder, const char *name, const char **why)
{
	struct stat st;
	int fd;

	if (fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) < 0) {
		*why = told(errno);
		return -1;
	}
	if (!S_ISREG(st.st_mode)) {
		*why = S_ISLNK(st.st_mode) ? told(ELOOP)
					   : "it is no regular file";
		return -1;
	}
	fd = media_at(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
	if (fd < 0) {
		*why = told(errno);
	} else if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode)) {
		*why = "it is no regular file";
		close(fd);
		fd = -1;
	}
	return fd;
}

int media_open_below(int folder, dc_str path, const char **why)
{
	char name[NAME_MAX + 1];
	dc_str part, next;
	int at = folder, fd;

	*why = refused(path);
	if (*why || !next_part(&path, &part))
		return -1;
	for (bool more = true; more; part = next) {
		more = next_part(&path, &next);
		memcpy(name, part.p, part.n);
		name[part.n] = '\0';
		fd = more ? media_at(at, name,
				O_PATH | O_DIRECTORY | O_NOFOLLOW)
			  : open_file(at, name, why);
		if (fd < 0 && more)
			*why = told(errno);
		if (at != folder)
			close(at);
		at = fd;
		if (fd < 0)
			break;
	}
	return at;
}

bool media_read(struct media_taking *t, int fd, const char **why)
{
	char buf[1 << 15];
	ssize_t n = 1;

	while (n) {
		n = read(fd, buf, sizeof(buf));
		if (n < 0 && errno == EINTR && !dc_stopped(t->run))
			continue;
		if (n < 0)
			*why = strerror(errno);
		if (n < 0 || (n && media_take(t, buf, (size_t)n)))
			break;
	}
	close(fd);
	if (t->too_large)
		*why = "it has more than 1 GiB";
	return n == 0;
}

/* ---- addresses with bytes ---- */

static const char *ending(dc_str type)
{
	static const char *const types[][2] = {
		{ "png", "png" }, { "jpeg", "jpg" }, { "jpg", "jpg" },
		{ "gif", "gif" }, { "webp", "webp" }, { "avif", "avif" },
		{ "svg+xml", "svg" }, { "bmp", "bmp" },
	};

	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (dc_ieq(type, dc_cstr(types[i][0])))
			return types[i][1];
	return NULL;
}

bool media_data(dc_arena *a, dc_str address, dc_str *bytes, const char **ext)
{
	enum { MOST = 10 << 20 };
	dc_str body = address, head = dc_cut(&body, ','), rest, type, last;

	if (!dc_istarts(head, "data:image/") || !body.p ||
	    body.n / 4 * 3 > MOST)
		return false;
	rest = dc_from(head, 11);
	type = last = dc_cut(&rest, ';');
	while (rest.p)
		last = dc_cut(&rest, ';');
	*ext = ending(dc_trim(type));
	if (!*ext || !dc_ieq(dc_trim(last), DC_S("base64")))
		return false;
	*bytes = base64_decode(a, media_unpercent(a, body));
	return bytes->n > 0;
}
