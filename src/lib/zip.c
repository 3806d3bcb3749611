/*
 * libzip reads through a source of ours: pread() on the caller's descriptor,
 * whose offset stays where it is.  It writes into an unlinked file, because
 * it goes back to fill in sizes.
 */
#include <errno.h>
#include <unistd.h>
#include <zip.h>

#include "lib/zip.h"
#include "lib/zipguard.h"

enum {
	PIECE = 64 << 10,
	NAME_SHOWN = 80,
	ZLIB_NO_MEMORY = -4,
	/* 1980-01-01 00:00, the first day that an archive knows. */
	DOS_DATE = 1 << 5 | 1
};

/* ---- a range of an open file as libzip's source ---- */

struct range {
	int fd;
	uint64_t from, size, at;
	zip_error_t error;
	bool owned;              /* freed by libzip */
};

static zip_int64_t broken(struct range *r, int zip, int sys)
{
	zip_error_set(&r->error, zip, sys);
	return -1;
}

static zip_int64_t range_read(struct range *r, void *to, zip_uint64_t want)
{
	uint64_t left = r->size - r->at;
	ssize_t n;

	if (want > left)
		want = left;
	if (want > (zip_uint64_t)1 << 30)
		want = (zip_uint64_t)1 << 30;
	do
		n = pread(r->fd, to, (size_t)want, (off_t)(r->from + r->at));
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return broken(r, ZIP_ER_READ, errno);
	/* The file is shorter than it was: libzip would not mind. */
	if (n == 0 && want)
		return broken(r, ZIP_ER_EOF, 0);
	r->at += (uint64_t)n;
	return n;
}

static zip_int64_t range_stat(const struct range *r, void *data,
	zip_uint64_t n)
{
	zip_stat_t *st = data;

	if (n < sizeof(*st))
		return -1;
	zip_stat_init(st);
	st->valid = ZIP_STAT_SIZE;
	st->size = r->size;
	return sizeof(*st);
}

static zip_int64_t range_seek(struct range *r, void *data, zip_uint64_t n)
{
	zip_int64_t to = zip_source_seek_compute_offset(r->at, r->size, data,
		n, &r->error);

	if (to < 0)
		return -1;
	r->at = (uint64_t)to;
	return 0;
}

static zip_int64_t on_range(void *user, void *data, zip_uint64_t n,
	zip_source_cmd_t command)
{
	struct range *r = user;

	switch (command) {
	case ZIP_SOURCE_OPEN:
		r->at = 0;
		return 0;
	case ZIP_SOURCE_CLOSE:
		return 0;
	case ZIP_SOURCE_READ:
		return range_read(r, data, n);
	case ZIP_SOURCE_STAT:
		return range_stat(r, data, n);
	case ZIP_SOURCE_ERROR:
		return zip_error_to_data(&r->error, data, n);
	case ZIP_SOURCE_SEEK:
		return range_seek(r, data, n);
	case ZIP_SOURCE_TELL:
		return (zip_int64_t)r->at;
	case ZIP_SOURCE_FREE:
		if (r->owned)
			free(r);
		return 0;
	case ZIP_SOURCE_SUPPORTS:
		return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN,
			ZIP_SOURCE_CLOSE, ZIP_SOURCE_READ, ZIP_SOURCE_STAT,
			ZIP_SOURCE_ERROR, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
			ZIP_SOURCE_FREE, ZIP_SOURCE_SUPPORTS, -1);
	default:
		return broken(r, ZIP_ER_OPNOTSUPP, 0);
	}
}

/* ---- reading ---- */

struct zipfile {
	dc_run *run;
	zip_t *z;
	struct range file;
	uint64_t packed, inflated;       /* of all entries that were passed */
};

/*
 * Where libzip lacks memory it may say that zlib does, or, for an entry of a
 * directory that the guard has found in order, that there is no archive.
 */
static bool is_memory(const zip_error_t *e)
{
	int zip = zip_error_code_zip(e);

	return zip == ZIP_ER_MEMORY || zip == ZIP_ER_NOZIP ||
	       (zip == ZIP_ER_ZLIB &&
		zip_error_code_system(e) == ZLIB_NO_MEMORY);
}

/* name: of the entry, or NULL. */
static int tell(dc_run *run, zip_error_t *e, const char *name)
{
	int zip = zip_error_code_zip(e);

	if (is_memory(e))
		return dc_out_of_memory(run);
	if (zip == ZIP_ER_READ && zip_error_system_type(e) == ZIP_ET_SYS)
		return dc_fail(run, DC_INPUT, "input-read", "%s",
			strerror(zip_error_code_system(e)));
	if (!name)
		return dc_fail(run, DC_INPUT, "zip-damaged",
			"a zip archive that is damaged: %s",
			zip_error_strerror(e));
	return dc_fail(run, DC_INPUT, "zip-damaged",
		"\"%.*s\" in the zip archive is damaged: %s", NAME_SHOWN,
		name, zip_error_strerror(e));
}

static zip_t *open_range(struct range *r, zip_error_t *error)
{
	zip_source_t *source = zip_source_function_create(on_range, r, error);
	zip_t *z;

	if (!source)
		return NULL;
	z = zip_open_from_source(source, ZIP_RDONLY, error);
	if (!z)
		zip_source_free(source);
	return z;
}

/* What the guard found. */
static int refuse(dc_run *run, int code, const char *why)
{
	if (!why)
		return dc_out_of_memory(run);
	if (code == DC_LIMIT)
		return dc_fail(run, DC_LIMIT, "zip-limit",
			"a zip archive that is not opened: %s", why);
	return dc_fail(run, code, "zip-damaged",
		"a zip archive that is damaged: %s", why);
}

zipfile *zipfile_open(dc_run *run, int fd, uint64_t size, int *code)
{
	zipfile *f;
	zip_error_t error;
	const char *why;

	*code = zipguard_look(fd, size, &why);
	if (*code) {
		*code = refuse(run, *code, why);
		return NULL;
	}
	f = calloc(1, sizeof(*f));
	zip_error_init(&error);
	if (f) {
		*f = (zipfile){ .run = run,
			.file = { .fd = fd, .size = size } };
		f->z = open_range(&f->file, &error);
	} else {
		zip_error_set(&error, ZIP_ER_MEMORY, 0);
	}
	if (!f || !f->z)
		*code = tell(run, &error, NULL);
	zip_error_fini(&error);
	if (!*code)
		return f;
	zipfile_close(f);
	return NULL;
}

void zipfile_close(zipfile *f)
{
	if (f && f->z)
		zip_discard(f->z);
	free(f);
}

size_t zipfile_count(const zipfile *f)
{
	zip_int64_t n = zip_get_num_entries(f->z, 0);

	return n > 0 ? (size_t)n : 0;
}

dc_str zipfile_name(const zipfile *f, size_t i)
{
	return dc_cstr(zip_get_name(f->z, i, ZIP_FL_ENC_RAW));
}

size_t zipfile_find(const zipfile *f, const char *name)
{
	zip_int64_t i = zip_name_locate(f->z, name, ZIP_FL_ENC_RAW);

	return i < 0 ? DC_NPOS : (size_t)i;
}

static const char *entry_name(const zipfile *f, size_t i)
{
	const char *name = zip_get_name(f->z, i, ZIP_FL_ENC_RAW);

	return name ? name : "";
}

static int too_large(const zipfile *f, size_t i)
{
	return dc_fail(f->run, DC_LIMIT, "zip-too-large",
		"\"%.*s\" in the zip archive is too large", NAME_SHOWN,
		entry_name(f, i));
}

/* What the head of an entry says can be a lie: only a refusal relies on it. */
static int look(zipfile *f, size_t i, uint64_t max)
{
	zip_stat_t st;

	if (zip_stat_index(f->z, i, 0, &st) < 0)
		return tell(f->run, zip_get_error(f->z), entry_name(f, i));
	if (st.valid & ZIP_STAT_ENCRYPTION_METHOD &&
	    st.encryption_method != ZIP_EM_NONE)
		return dc_fail(f->run, DC_INPUT, "zip-encrypted",
			"\"%.*s\" in the zip archive is encrypted",
			NAME_SHOWN, entry_name(f, i));
	if (st.valid & ZIP_STAT_SIZE && st.size > max)
		return too_large(f, i);
	if (st.valid & ZIP_STAT_COMP_SIZE)
		f->packed += st.comp_size < f->file.size ? st.comp_size
							 : f->file.size;
	return DC_OK;
}

static bool bomb(const zipfile *f)
{
	return f->inflated > ZIPFILE_FREE &&
	       f->inflated / ZIPFILE_RATIO > f->packed;
}

static int pass(zipfile *f, size_t i, zip_file_t *e, uint64_t max,
	dc_bytes_fn *fn, void *user)
{
	char piece[PIECE];
	uint64_t done = 0;

	for (;;) {
		zip_int64_t n = zip_fread(e, piece, sizeof(piece));
		int code;

		if (n < 0)
			return tell(f->run, zip_file_get_error(e),
				entry_name(f, i));
		if (n == 0)
			return DC_OK;
		done += (uint64_t)n;
		f->inflated += (uint64_t)n;
		if (done > max || bomb(f))
			return too_large(f, i);
		if (dc_stopped(f->run))
			return dc_fail(f->run, DC_LIMIT, "interrupted",
				"interrupted");
		code = fn(user, piece, (size_t)n);
		if (code)
			return code;
	}
}

int zipfile_pass(zipfile *f, size_t i, uint64_t max, dc_bytes_fn *fn,
	void *user)
{
	int code = look(f, i, max);
	zip_file_t *e;

	if (code)
		return code;
	e = zip_fopen_index(f->z, i, 0);
	if (!e)
		return tell(f->run, zip_get_error(f->z), entry_name(f, i));
	code = pass(f, i, e, max, fn, user);
	zip_fclose(e);
	return code;
}

static int into_buffer(void *user, const void *p, size_t n)
{
	dc_buf *b = user;

	dc_add(b, p, n);
	return b->failed ? DC_LIMIT : DC_OK;
}

int zipfile_all(zipfile *f, size_t i, size_t max, dc_arena *a, dc_str *s)
{
	dc_buf b = dc_buf_in(a, max);
	int code = zipfile_pass(f, i, max, into_buffer, &b);

	*s = code ? DC_NONE : dc_got(&b);
	return code == DC_LIMIT && b.failed
		       ? dc_out_of_memory(f->run)
		       : code;
}

struct zipentry {
	dc_run *run;
	int fd;
	uint64_t size, at;
	char piece[PIECE];
};

static int lost_file(dc_run *run)
{
	return dc_fail(run, DC_LIMIT, "temporary-file", "%s", strerror(errno));
}

static int into_file(void *user, const void *p, size_t n)
{
	zipentry *e = user;
	const char *from = p;

	while (n) {
		ssize_t done = pwrite(e->fd, from, n, (off_t)e->size);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return lost_file(e->run);
		from += done;
		n -= (size_t)done;
		e->size += (uint64_t)done;
	}
	return DC_OK;
}

zipentry *zipentry_open(zipfile *f, size_t i, uint64_t max, int *code)
{
	zipentry *e = calloc(1, sizeof(*e));

	*code = DC_OK;
	if (!e) {
		*code = dc_out_of_memory(f->run);
		return NULL;
	}
	e->run = f->run;
	e->fd = dc_temp_file();
	*code = e->fd < 0 ? lost_file(f->run) : zipfile_pass(f, i,
		max < DC_MAX_SPOOL ? max : DC_MAX_SPOOL, into_file, e);
	if (!*code)
		return e;
	zipentry_close(e);
	return NULL;
}

int zipentry_next(zipentry *e, dc_str *bytes)
{
	ssize_t n;

	*bytes = DC_NONE;
	do
		n = pread(e->fd, e->piece, PIECE, (off_t)e->at);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return lost_file(e->run);
	e->at += (uint64_t)n;
	*bytes = (dc_str){ e->piece, (size_t)n };
	return DC_OK;
}

void zipentry_close(zipentry *e)
{
	if (e && e->fd >= 0)
		close(e->fd);
	free(e);
}

size_t zipfile_names(int fd, uint64_t size, dc_arena *a, dc_str *names,
	size_t max)
{
	struct range r = { .fd = fd, .size = size };
	size_t count = 0;
	zip_int64_t n;
	const char *why;
	zip_t *z;

	if (zipguard_look(fd, size, &why))
		return DC_NPOS;
	z = open_range(&r, NULL);
	if (!z)
		return DC_NPOS;
	n = zip_get_num_entries(z, 0);
	for (zip_int64_t i = 0; i < n && count < max; i++) {
		/* What tells the format stands first or last. */
		if (count == max / 2 && (uint64_t)n > max)
			i = n - (zip_int64_t)(max - count);
		names[count++] = dc_dup(a, dc_cstr(zip_get_name(z,
			(zip_uint64_t)i, ZIP_FL_ENC_RAW)));
	}
	zip_discard(z);
	return count;
}

/* ---- writing ---- */

struct zipwriter {
	zip_t *z;
	int fd;                  /* of the unlinked file, -1: none yet */
	uint64_t at, size;
	zip_error_t error;
};

static zip_int64_t file_broken(zipwriter *w, int zip, int sys)
{
	zip_error_set(&w->error, zip, sys);
	return -1;
}

static zip_int64_t begin_write(zipwriter *w)
{
	w->at = w->size = 0;
	if (w->fd < 0)
		w->fd = dc_temp_file();
	return w->fd < 0 ? file_broken(w, ZIP_ER_TMPOPEN, errno) : 0;
}

static zip_int64_t write_piece(zipwriter *w, const char *p, zip_uint64_t n)
{
	for (zip_uint64_t left = n; left;) {
		ssize_t done = pwrite(w->fd, p, (size_t)left, (off_t)w->at);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return file_broken(w, ZIP_ER_WRITE, errno);
		p += done;
		left -= (zip_uint64_t)done;
		w->at += (uint64_t)done;
		if (w->at > w->size)
			w->size = w->at;
	}
	return (zip_int64_t)n;
}

static zip_int64_t seek_write(zipwriter *w, void *data, zip_uint64_t n)
{
	zip_int64_t to = zip_source_seek_compute_offset(w->at, w->size, data,
		n, &w->error);

	if (to < 0)
		return -1;
	w->at = (uint64_t)to;
	return 0;
}

/* The archive that is made: nothing is in it that could be read. */
static zip_int64_t on_archive(void *user, void *data, zip_uint64_t n,
	zip_source_cmd_t command)
{
	zipwriter *w = user;
	zip_stat_t *st = data;

	switch (command) {
	case ZIP_SOURCE_STAT:
		if (n < sizeof(*st))
			return -1;
		zip_stat_init(st);
		return sizeof(*st);
	case ZIP_SOURCE_ERROR:
		return zip_error_to_data(&w->error, data, n);
	case ZIP_SOURCE_BEGIN_WRITE:
		return begin_write(w);
	case ZIP_SOURCE_WRITE:
		return write_piece(w, data, n);
	case ZIP_SOURCE_SEEK_WRITE:
		return seek_write(w, data, n);
	case ZIP_SOURCE_TELL_WRITE:
		return (zip_int64_t)w->at;
	case ZIP_SOURCE_SUPPORTS:
		return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN,
			ZIP_SOURCE_CLOSE, ZIP_SOURCE_READ, ZIP_SOURCE_STAT,
			ZIP_SOURCE_ERROR, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
			ZIP_SOURCE_FREE, ZIP_SOURCE_SUPPORTS,
			ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE,
			ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_WRITE,
			ZIP_SOURCE_SEEK_WRITE, ZIP_SOURCE_TELL_WRITE,
			ZIP_SOURCE_REMOVE, -1);
	case ZIP_SOURCE_OPEN:
	case ZIP_SOURCE_CLOSE:
	case ZIP_SOURCE_READ:
	case ZIP_SOURCE_COMMIT_WRITE:
	case ZIP_SOURCE_ROLLBACK_WRITE:
	case ZIP_SOURCE_REMOVE:
	case ZIP_SOURCE_FREE:
		return 0;
	default:
		return file_broken(w, ZIP_ER_OPNOTSUPP, 0);
	}
}

zipwriter *zipwriter_new(void)
{
	zipwriter *w = calloc(1, sizeof(*w));
	zip_source_t *source;

	if (!w)
		return NULL;
	w->fd = -1;
	source = zip_source_function_create(on_archive, w, NULL);
	if (source)
		w->z = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE,
			NULL);
	if (source && w->z)
		return w;
	zip_source_free(source);
	free(w);
	return NULL;
}

void zipwriter_free(zipwriter *w)
{
	if (!w)
		return;
	if (w->z)
		zip_discard(w->z);
	if (w->fd >= 0)
		close(w->fd);
	free(w);
}

static int errno_of(zip_error_t *e)
{
	if (zip_error_system_type(e) == ZIP_ET_SYS && zip_error_code_system(e))
		return zip_error_code_system(e);
	return is_memory(e) ? ENOMEM : EIO;
}

/* Takes the source. */
static int add(zipwriter *w, const char *name, zip_source_t *source, int level)
{
	zip_int64_t i = -1;

	if (source)
		i = zip_file_add(w->z, name, source, ZIP_FL_ENC_UTF_8);
	if (i < 0) {
		zip_source_free(source);
		return errno_of(zip_get_error(w->z));
	}
	if (zip_set_file_compression(w->z, (zip_uint64_t)i,
		    level ? ZIP_CM_DEFLATE : ZIP_CM_STORE,
		    (zip_uint32_t)level) < 0 ||
	    zip_file_set_dostime(w->z, (zip_uint64_t)i, 0, DOS_DATE, 0) < 0)
		return errno_of(zip_get_error(w->z));
	return 0;
}

int zipwriter_add(zipwriter *w, const char *name, int fd, uint64_t at,
	uint64_t size, int level)
{
	struct range *r = calloc(1, sizeof(*r));
	zip_source_t *source;

	if (!r)
		return ENOMEM;
	*r = (struct range){ .fd = fd, .from = at, .size = size,
		.owned = true };
	source = zip_source_function(w->z, on_range, r);
	if (!source)
		free(r);
	return add(w, name, source, level);
}

int zipwriter_add_bytes(zipwriter *w, const char *name, dc_str s, int level)
{
	return add(w, name, zip_source_buffer(w->z, s.p, s.n, 0), level);
}

/* Pass what was written to fn. */
static int deliver(const zipwriter *w, dc_bytes_fn *fn, void *user)
{
	char piece[PIECE];
	uint64_t at = 0;

	while (at < w->size) {
		ssize_t n = pread(w->fd, piece, sizeof(piece), (off_t)at);
		int code;

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n ? errno : EIO;
		at += (uint64_t)n;
		code = fn(user, piece, (size_t)n);
		if (code)
			return code;
	}
	return 0;
}

int zipwriter_end(zipwriter *w, dc_bytes_fn *fn, void *user)
{
	if (zip_close(w->z) < 0)
		return errno_of(zip_get_error(w->z));
	w->z = NULL;
	return deliver(w, fn, user);
}

const char *zipfile_version(void)
{
	return zip_libzip_version();
}
