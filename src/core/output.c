/*
 * Bytes out.  A regular file is written beside its place without a name,
 * and takes the old one's place in one step when all is well; FIFOs, devices
 * and standard output are written as they come.  The first error sticks: what
 * follows is dropped, and whoever looks is told.
 */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/core.h"

enum {
	BUFFER = 256 << 10,
	SPOOL = 1 << 20          /* what waits in memory before it is a file */
};

struct dc_output {
	char *path;              /* the resolved target; NULL: a descriptor */
	char *dir, *temp;        /* temp: its name while it has one */
	int fd;
	bool close_fd, nameless;
	mode_t mode;             /* of the old file, 0: there is none */
	char *buf;
	size_t n;
	uint64_t written;
	int error;               /* errno of the first failure */
	const atomic_bool *stop; /* who asked to stop is not kept waiting */
	bool spooling;
	char *wait;              /* what waits: in memory, then in wait_fd */
	size_t nwait, wait_cap;
	int wait_fd;
	off_t wait_from;         /* what waits begins there in wait_fd */
	char *guess;             /* the head that was written, or NULL */
	size_t nguess;
};

static void stick(dc_output *o, int error)
{
	if (!o->error)
		o->error = error ? error : EIO;
}

static bool stopped(const dc_output *o)
{
	return o->stop && atomic_load(o->stop);
}

static void write_all(dc_output *o, int fd, const char *p, size_t n)
{
	while (n && !o->error && fd >= 0) {
		ssize_t got = write(fd, p, n);

		if (got < 0 && errno == EINTR && !stopped(o))
			continue;
		if (got < 0) {
			stick(o, errno);
			return;
		}
		p += got;
		n -= (size_t)got;
	}
}

static int open_beside(dc_output *o);

/* ---- the spool ---- */

int dc_temp_file(void)
{
	const char *dir = getenv("TMPDIR");
	char name[PATH_MAX];
	int fd;

	if (!dir || !*dir)
		dir = "/tmp";
#ifdef O_TMPFILE
	fd = open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (fd >= 0)
		return fd;
#endif
	if ((size_t)snprintf(name, sizeof(name), "%s/deckconv-XXXXXX", dir) >=
	    sizeof(name)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	fd = mkostemp(name, O_CLOEXEC);
	if (fd >= 0)
		unlink(name);
	return fd;
}

static void spill(dc_output *o)
{
	if (o->wait_fd < 0 && !o->error) {
		o->wait_fd = dc_temp_file();
		if (o->wait_fd < 0)
			stick(o, errno);
	}
	write_all(o, o->wait_fd, o->wait, o->nwait);
	o->nwait = 0;
}

int dc_spool_begin(dc_output *o)
{
	o->spooling = true;
	return DC_OK;
}

/* What waits grows to 1 MiB in memory, then goes to the file. */
static void spool(dc_output *o, const char *p, size_t n)
{
	while (n && !o->error) {
		size_t cap = o->wait_cap ? o->wait_cap * 2 : BUFFER, some;

		if (o->nwait == o->wait_cap && cap <= SPOOL) {
			char *more = realloc(o->wait, cap);

			if (!more) {
				stick(o, ENOMEM);
				return;
			}
			o->wait = more;
			o->wait_cap = cap;
		} else if (o->nwait == o->wait_cap) {
			spill(o);
		}
		some = o->wait_cap - o->nwait < n ? o->wait_cap - o->nwait : n;
		memcpy(o->wait + o->nwait, p, some);
		o->nwait += some;
		p += some;
		n -= some;
	}
}

static void flush(dc_output *o)
{
	if (o->spooling)
		spool(o, o->buf, o->n);
	else
		write_all(o, o->fd, o->buf, o->n);
	o->written += o->n;
	o->n = 0;
}

/*
 * A file of our own can be read again, so the body may go there at once, behind
 * the head that is likely; what is written nowhere needs no right head.
 */
void dc_spool_guess(dc_output *o, dc_str head)
{
	if (!o->spooling || o->n || o->nwait || (o->fd >= 0 && !o->path))
		return;
	o->guess = malloc(head.n + 1);
	if (!o->guess)
		return;
	memcpy(o->guess, head.p, head.n);
	o->nguess = head.n;
	o->spooling = false;
	write_all(o, o->fd, head.p, head.n);
}

/* The guess was wrong: what was written waits, and a new file begins. */
static void take_back(dc_output *o)
{
	if (!o->guess)
		return;
	flush(o);
	o->wait_from = (off_t)o->nguess;
	free(o->guess);
	o->guess = NULL;
	o->spooling = true;
	if (o->fd < 0)
		return;
	o->wait_fd = o->fd;
	if (o->temp)
		unlink(o->temp);
	free(o->temp);
	free(o->dir);
	o->temp = o->dir = NULL;
	if (open_beside(o) < 0)
		stick(o, errno);
}

void dc_out_head(dc_output *o, dc_str s)
{
	if (o->guess && dc_eq(s, (dc_str){ o->guess, o->nguess }))
		return;
	take_back(o);
	write_all(o, o->fd, s.p, s.n);
}

/* Pass what waits in a file to fn. */
static int each_piece(dc_output *o, int fd, off_t from,
	int (*fn)(void *, dc_str), void *user)
{
	char *piece = malloc(BUFFER);
	int code = DC_OK;
	ssize_t n;

	if (!piece || lseek(fd, from, SEEK_SET) < 0)
		stick(o, piece ? errno : ENOMEM);
	while (!o->error && !code) {
		n = read(fd, piece, BUFFER);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			stick(o, errno);
		if (n <= 0)
			break;
		code = fn(user, (dc_str){ piece, (size_t)n });
	}
	free(piece);
	return code;
}

int dc_spool_rewrite(dc_output *o, int (*fn)(void *, dc_str), void *user)
{
	dc_str old;
	off_t from;
	int fd, code = DC_OK;

	take_back(o);
	flush(o);
	old = (dc_str){ o->wait, o->nwait };
	fd = o->wait_fd;
	from = o->wait_from;
	o->wait_from = 0;
	o->wait = NULL;
	o->nwait = o->wait_cap = 0;
	o->wait_fd = -1;
	if (fd >= 0)
		code = each_piece(o, fd, from, fn, user);
	if (!code && !o->error)
		code = fn(user, old);
	free((char *)(uintptr_t)old.p);
	if (fd >= 0)
		close(fd);
	return code;
}

static int copy_piece(void *user, dc_str piece)
{
	dc_output *o = user;

	write_all(o, o->fd, piece.p, piece.n);
	return DC_OK;
}

int dc_spool_drain(dc_output *o, int (*fn)(void *, dc_str), void *user)
{
	if (!o->spooling)
		return DC_OK;
	flush(o);
	o->spooling = false;
	return dc_spool_rewrite(o, fn, user);
}

int dc_spool_end(dc_output *o)
{
	return dc_spool_drain(o, copy_piece, o);
}

/* ---- writing ---- */

char *dc_out_room(dc_output *o, size_t n)
{
	if (o->error || n > BUFFER)
		return NULL;
	if (BUFFER - o->n < n)
		flush(o);
	return o->buf + o->n;
}

void dc_out_used(dc_output *o, size_t n)
{
	o->n += n;
}

void dc_out(dc_output *o, const void *p, size_t n)
{
	if (!n || o->error)
		return;
	if (BUFFER - o->n < n)
		flush(o);
	if (n > BUFFER) {
		if (o->spooling)
			spool(o, p, n);
		else
			write_all(o, o->fd, p, n);
		o->written += n;
		return;
	}
	memcpy(o->buf + o->n, p, n);
	o->n += n;
}

void dc_outs(dc_output *o, dc_str s)
{
	dc_out(o, s.p, s.n);
}

void dc_outz(dc_output *o, const char *s)
{
	dc_out(o, s, strlen(s));
}

void dc_outc(dc_output *o, char c)
{
	if (o->n < BUFFER)
		o->buf[o->n++] = c;
	else
		dc_out(o, &c, 1);
}

void dc_outf(dc_output *o, const char *fmt, ...)
{
	char small[512], *p = small;
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(small, sizeof(small), fmt, ap);
	va_end(ap);
	if (n < 0) {
		stick(o, errno);
		return;
	}
	if ((size_t)n >= sizeof(small)) {
		p = malloc((size_t)n + 1);
		if (!p) {
			stick(o, ENOMEM);
			return;
		}
		va_start(ap, fmt);
		vsnprintf(p, (size_t)n + 1, fmt, ap);
		va_end(ap);
	}
	dc_out(o, p, (size_t)n);
	if (p != small)
		free(p);
}

int output_error(const dc_output *o)
{
	return o->error;
}

/* ---- opening ---- */

static bool is_stdout(const char *path)
{
	return strcmp(path, "-") == 0;
}

/* Where a symlink chain ends, even if nothing is there yet. */
static char *resolved(const char *path)
{
	char link[PATH_MAX], *at = strdup(path), *next, *copy;
	ssize_t n;

	for (int i = 0; at && i < 40; i++) {
		n = readlink(at, link, sizeof(link) - 1);
		if (n < 0)
			return at;
		link[n] = '\0';
		copy = strdup(at);
		next = NULL;
		if (!copy ||
		    asprintf(&next, "%s%s%s", link[0] == '/' ? "" :
			dirname(copy), link[0] == '/' ? "" : "/", link) < 0)
			next = NULL;
		free(copy);
		free(at);
		at = next;
	}
	bool loop = at != NULL;
	free(at);
	errno = loop ? ELOOP : ENOMEM;
	return NULL;
}

/* A name that nobody has, short since the target's may be 255 bytes. */
static int named_temp(dc_output *o)
{
	int fd = -1;

	for (unsigned i = 0; i < 1000 && fd < 0; i++) {
		free(o->temp);
		o->temp = NULL;
		if (asprintf(&o->temp, "%s/.deckconv-%lx-%x", o->dir,
			(unsigned long)getpid(), i) < 0) {
			o->temp = NULL;
			return -1;
		}
		fd = open(o->temp, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		if (fd < 0 && errno != EEXIST)
			break;
	}
	if (fd < 0) {
		free(o->temp);
		o->temp = NULL;
	}
	return fd;
}

static int open_beside(dc_output *o)
{
	char *copy = strdup(o->path);

	o->dir = copy ? strdup(dirname(copy)) : NULL;
	free(copy);
	if (!o->dir)
		return -1;
#ifdef O_TMPFILE
	o->fd = open(o->dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
	o->nameless = o->fd >= 0 && access("/proc/self/fd", X_OK) == 0;
	if (o->nameless)
		return o->fd;
	if (o->fd >= 0)
		close(o->fd);
#endif
	return o->fd = named_temp(o);
}

/* Nobody reads what goes there.  For reading only, it fills the place of a
 * descriptor that was closed: that is a fault of whoever writes. */
static bool is_null(int fd)
{
	struct stat st, null;
	int flags = fcntl(fd, F_GETFL);

	return flags >= 0 && (flags & O_ACCMODE) != O_RDONLY &&
	       fstat(fd, &st) == 0 && S_ISCHR(st.st_mode) &&
	       stat("/dev/null", &null) == 0 && st.st_rdev == null.st_rdev;
}

/* A name of an open descriptor, be it of a regular file: what others write
 * there before and after has to stay.  -1: it is no such name. */
static int descriptor(const char *path)
{
	static const char *const folders[] = { "/dev/fd/", "/proc/self/fd/" };
	uint64_t n;

	if (strcmp(path, "/dev/stdout") == 0)
		return STDOUT_FILENO;
	if (strcmp(path, "/dev/stderr") == 0)
		return STDERR_FILENO;
	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++)
		if (dc_starts(dc_cstr(path), folders[i]) &&
		    dc_num(dc_cstr(path + strlen(folders[i])), &n))
			return n <= INT_MAX ? (int)n : -1;
	return -1;
}

bool output_is_descriptor(const char *path)
{
	return descriptor(path) >= 0;
}

static int open_target(dc_output *o, const char *path)
{
	int fd = path ? descriptor(path) : -1;
	struct stat st;

	if (!path)
		return 0;
	if (is_stdout(path)) {
		if (!is_null(STDOUT_FILENO))
			o->fd = STDOUT_FILENO;
		return 0;
	}
	if (!*path) {
		errno = ENOENT;
		return -1;
	}
	if (fd >= 0) {
		o->fd = fcntl(fd, F_DUPFD_CLOEXEC, 3);
		o->close_fd = o->fd >= 0;
		return o->fd;
	}
	if (stat(path, &st) == 0) {
		if (S_ISDIR(st.st_mode)) {
			errno = EISDIR;
			return -1;
		}
		if (!S_ISREG(st.st_mode)) {
			do
				o->fd = open(path, O_WRONLY | O_CLOEXEC |
					O_NOCTTY);
			while (o->fd < 0 && errno == EINTR && !stopped(o));
			o->close_fd = o->fd >= 0;
			return o->fd;
		}
		if (access(path, W_OK) < 0)
			return -1;
		o->mode = st.st_mode & 07777;
	} else if (errno != ENOENT) {
		return -1;
	}
	o->path = resolved(path);
	o->close_fd = true;
	return o->path ? open_beside(o) : -1;
}

dc_output *output_open(const char *path, const atomic_bool *stop, int *error)
{
	dc_output *o = calloc(1, sizeof(*o));

	*error = ENOMEM;
	if (!o)
		return NULL;
	o->fd = o->wait_fd = -1;
	o->stop = stop;
	o->buf = malloc(BUFFER);
	if (o->buf) {
		*error = 0;
		if (open_target(o, path) < 0) {
			*error = errno ? errno : EIO;
			o->close_fd = false;
		}
	}
	if (*error) {
		output_abandon(o);
		return NULL;
	}
	return o;
}

static void free_output(dc_output *o)
{
	if (o->wait_fd >= 0)
		close(o->wait_fd);
	free(o->wait);
	free(o->guess);
	free(o->path);
	free(o->dir);
	free(o->temp);
	free(o->buf);
	free(o);
}

void output_abandon(dc_output *o)
{
	if (!o)
		return;
	if (o->close_fd)
		close(o->fd);
	if (o->temp)
		unlink(o->temp);
	free_output(o);
}

/* A nameless file gets a name for the moment that rename() needs one. */
static bool give_name(dc_output *o)
{
	char proc[64];

	snprintf(proc, sizeof(proc), "/proc/self/fd/%d", o->fd);
	for (unsigned i = 0; i < 1000; i++) {
		if (asprintf(&o->temp, "%s/.deckconv-%lx-%x", o->dir,
			(unsigned long)getpid(), i) < 0) {
			o->temp = NULL;
			return false;
		}
		if (linkat(AT_FDCWD, proc, AT_FDCWD, o->temp,
			AT_SYMLINK_FOLLOW) == 0)
			return true;
		free(o->temp);
		o->temp = NULL;
		if (errno != EEXIST)
			break;
	}
	return false;
}

static void settle(dc_output *o)
{
	if (o->mode && fchmod(o->fd, o->mode) < 0)
		stick(o, errno);
	while (!o->error && fsync(o->fd) < 0)
		if (errno != EINTR)
			stick(o, errno);
}

/* Some file systems give a nameless file no name: then it is copied. */
static void copy_to_named(dc_output *o)
{
	int nameless = o->fd;

	o->fd = named_temp(o);
	if (o->fd < 0)
		stick(o, errno);
	else
		each_piece(o, nameless, 0, copy_piece, o);
	close(nameless);
	settle(o);
}

static void sync_dir(const char *dir)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
}

static void replace(dc_output *o)
{
	settle(o);
	if (!o->error && o->nameless && !give_name(o))
		copy_to_named(o);
	/* A network's file system tells only now that it could not write. */
	o->close_fd = false;
	if (o->fd >= 0 && close(o->fd) < 0 && errno != EINTR)
		stick(o, errno);
	if (!o->error && rename(o->temp, o->path) < 0)
		stick(o, errno);
	if (o->error)
		return;
	free(o->temp);
	o->temp = NULL;
	sync_dir(o->dir);
}

int output_ready(dc_output *o)
{
	if (o->spooling)
		dc_spool_end(o);
	flush(o);
	if (o->path && !o->error)
		settle(o);
	return o->error;
}

int output_commit(dc_output *o)
{
	int error;

	if (o->spooling)
		dc_spool_end(o);
	flush(o);
	if (o->path && !o->error)
		replace(o);
	if (o->close_fd && close(o->fd) < 0 && errno != EINTR)
		stick(o, errno);
	o->close_fd = false;
	error = o->error;
	output_abandon(o);
	return error;
}

bool file_stat(const char *path, int std, struct stat *st)
{
	return (is_stdout(path) ? fstat(std, st) : stat(path, st)) == 0 &&
	       S_ISREG(st->st_mode);
}

/* The folder of a path, and its last part in *name. */
static bool stat_folder(const char *path, struct stat *st, const char **name)
{
	const char *slash = strrchr(path, '/');
	char *dir = slash ? strndup(path, (size_t)(slash - path) + 1)
			  : strdup(".");
	bool there = dir && stat(dir, st) == 0;

	*name = slash ? slash + 1 : path;
	free(dir);
	return there;
}

bool output_same_place(const char *path, const char *other)
{
	struct stat a, b;
	const char *x, *y;

	if (strcmp(path, other) == 0)
		return true;
	if (is_stdout(path) || is_stdout(other))
		return false;
	if (stat(path, &a) == 0 && stat(other, &b) == 0)
		return S_ISREG(a.st_mode) && a.st_dev == b.st_dev &&
		       a.st_ino == b.st_ino;
	return stat_folder(path, &a, &x) && stat_folder(other, &b, &y) &&
	       strcmp(x, y) == 0 && a.st_dev == b.st_dev &&
	       a.st_ino == b.st_ino;
}
