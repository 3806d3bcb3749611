/*
 * SQLite over an open file: each database has a VFS of its own, whose main
 * file is that descriptor and whose other files are unlinked temporary ones.
 */
#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/sqlite.h"
#include "lib/unicode.h"

enum {
	PAGE = 4096,
	LEAST_SIZE = 512,                /* of a page, so of a database */
	/* Where the head says how it is to be read and written: 1, a plain
	 * file, or 2, one with a write-ahead log. */
	WAL_MARKS = 18, WAL_END = 20,
	STEPS = 10000                    /* between two looks at the clock */
};

/* A row of eight bytes takes fewer than a hundred steps in any query here. */
#define STEPS_ANYWAY ((uint64_t)20 * 1000 * 1000)
#define STEPS_PER_BYTE 12

struct db {
	dc_run *run;
	sqlite3 *h;
	sqlite3_vfs vfs;
	char name[40];           /* of the VFS */
	int fd;
	uint64_t size;
	bool ours, open;         /* open: a transaction */
	int error;               /* errno of the last failed call, or 0 */
	uint64_t steps, most;
	char **barred;           /* tables that are none */
	size_t nbarred;
};

struct db_rows {
	db *db;
	sqlite3_stmt *statement;
};

/* ---- files ---- */

struct file {
	sqlite3_file base;       /* the library's part comes first */
	db *db;
	int fd;
	bool temporary;
};

static int close_file(sqlite3_file *base)
{
	struct file *f = (struct file *)base;

	if (f->temporary && f->fd >= 0)
		close(f->fd);
	f->fd = -1;
	return SQLITE_OK;
}

static int io_error(struct file *f, int code)
{
	f->db->error = errno;
	return errno == ENOSPC || errno == EFBIG || errno == EDQUOT
		       ? SQLITE_FULL : code;
}

/* Show a stranger's file as one without a write-ahead log: there is none. */
static void hide_wal(unsigned char *p, sqlite3_int64 at, size_t n)
{
	for (sqlite3_int64 i = WAL_MARKS; i < WAL_END; i++)
		if (i >= at && (uint64_t)(i - at) < n)
			p[i - at] = 1;
}

static int read_file(sqlite3_file *base, void *to, int want, sqlite3_int64 at)
{
	struct file *f = (struct file *)base;
	unsigned char *p = to;
	size_t done = 0, all = (size_t)want;

	while (done < all) {
		ssize_t n = pread(f->fd, p + done, all - done,
			(off_t)at + (off_t)done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return io_error(f, SQLITE_IOERR_READ);
		if (n == 0)
			break;
		done += (size_t)n;
	}
	if (!f->temporary && !f->db->ours)
		hide_wal(p, at, done);
	if (done == all)
		return SQLITE_OK;
	memset(p + done, 0, all - done);
	return SQLITE_IOERR_SHORT_READ;
}

static int write_file(sqlite3_file *base, const void *from, int want,
	sqlite3_int64 at)
{
	struct file *f = (struct file *)base;
	const char *p = from;
	size_t done = 0, all = (size_t)want;

	if (!f->temporary && !f->db->ours)
		return SQLITE_READONLY;
	if ((uint64_t)at + all > DC_MAX_SPOOL) {
		f->db->error = EFBIG;
		return SQLITE_FULL;
	}
	while (done < all) {
		ssize_t n = pwrite(f->fd, p + done, all - done,
			(off_t)at + (off_t)done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return io_error(f, SQLITE_IOERR_WRITE);
		done += (size_t)n;
	}
	return SQLITE_OK;
}

static int truncate_file(sqlite3_file *base, sqlite3_int64 size)
{
	struct file *f = (struct file *)base;

	if (!f->temporary && !f->db->ours)
		return SQLITE_READONLY;
	return ftruncate(f->fd, (off_t)size) ? io_error(f,
		SQLITE_IOERR_TRUNCATE) : SQLITE_OK;
}

/* Who fails throws the file away, so nothing need be safe on the disk. */
static int sync_file(sqlite3_file *base, int flags)
{
	(void)base;
	(void)flags;
	return SQLITE_OK;
}

static int size_of_file(sqlite3_file *base, sqlite3_int64 *size)
{
	struct file *f = (struct file *)base;
	struct stat st;

	if (!f->temporary && !f->db->ours) {
		*size = (sqlite3_int64)f->db->size;
		return SQLITE_OK;
	}
	if (fstat(f->fd, &st))
		return io_error(f, SQLITE_IOERR_FSTAT);
	*size = st.st_size;
	return SQLITE_OK;
}

/* The file is nobody else's. */
static int lock_file(sqlite3_file *base, int level)
{
	(void)base;
	(void)level;
	return SQLITE_OK;
}

static int is_reserved(sqlite3_file *base, int *out)
{
	(void)base;
	*out = 0;
	return SQLITE_OK;
}

static int control(sqlite3_file *base, int what, void *user)
{
	(void)base;
	(void)what;
	(void)user;
	return SQLITE_NOTFOUND;
}

static int sector_size(sqlite3_file *base)
{
	(void)base;
	return PAGE;
}

static int characteristics(sqlite3_file *base)
{
	const struct file *f = (const struct file *)base;

	return f->temporary || f->db->ours ? 0 : SQLITE_IOCAP_IMMUTABLE;
}

static const sqlite3_io_methods methods = {
	.iVersion = 1,
	.xClose = close_file, .xRead = read_file, .xWrite = write_file,
	.xTruncate = truncate_file, .xSync = sync_file,
	.xFileSize = size_of_file, .xLock = lock_file, .xUnlock = lock_file,
	.xCheckReservedLock = is_reserved, .xFileControl = control,
	.xSectorSize = sector_size, .xDeviceCharacteristics = characteristics,
};

/* ---- the VFS ---- */

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *base,
	int flags, int *out)
{
	const int temporary = SQLITE_OPEN_TEMP_DB | SQLITE_OPEN_TRANSIENT_DB |
		SQLITE_OPEN_TEMP_JOURNAL | SQLITE_OPEN_SUBJOURNAL;
	struct file *f = (struct file *)base;

	(void)name;
	*f = (struct file){ .db = vfs->pAppData, .fd = -1 };
	if (flags & SQLITE_OPEN_MAIN_DB) {
		f->fd = f->db->fd;
	} else if (flags & temporary) {
		f->temporary = true;
		f->fd = dc_temp_file();
	} else {
		return SQLITE_CANTOPEN;
	}
	if (f->fd < 0) {
		f->db->error = errno;
		return SQLITE_CANTOPEN;
	}
	f->base.pMethods = &methods;
	if (out)
		*out = flags;
	return SQLITE_OK;
}

static int delete_file(sqlite3_vfs *vfs, const char *name, int sync)
{
	(void)vfs;
	(void)name;
	(void)sync;
	return SQLITE_OK;
}

/* There is no journal and no log beside it. */
static int access_file(sqlite3_vfs *vfs, const char *name, int how, int *out)
{
	(void)vfs;
	(void)name;
	(void)how;
	*out = 0;
	return SQLITE_OK;
}

static int full_path(sqlite3_vfs *vfs, const char *name, int n, char *out)
{
	(void)vfs;
	return snprintf(out, (size_t)n, "%s", name) < n ? SQLITE_OK
							: SQLITE_CANTOPEN;
}

static int random_bytes(sqlite3_vfs *vfs, int n, char *out)
{
	(void)vfs;
	memset(out, 0, (size_t)n);
	return n;
}

static int wait_for(sqlite3_vfs *vfs, int microseconds)
{
	(void)vfs;
	return microseconds;
}

/* No clock: the same input makes the same file. */
static int no_time(sqlite3_vfs *vfs, double *out)
{
	(void)vfs;
	*out = 2440587.5;
	return SQLITE_OK;
}

static int last_error(sqlite3_vfs *vfs, int n, char *out)
{
	const db *d = vfs->pAppData;

	(void)n;
	(void)out;
	return d->error;
}

/* Registering is what SQLite does under a lock of its own. */
static int make_vfs(db *d)
{
	snprintf(d->name, sizeof(d->name), "deckconv-%p", (void *)d);
	d->vfs = (sqlite3_vfs){ .iVersion = 1, .szOsFile = sizeof(struct file),
		.mxPathname = 64, .zName = d->name, .pAppData = d,
		.xOpen = open_file, .xDelete = delete_file,
		.xAccess = access_file, .xFullPathname = full_path,
		.xRandomness = random_bytes, .xSleep = wait_for,
		.xCurrentTime = no_time, .xGetLastError = last_error };
	return sqlite3_vfs_register(&d->vfs, 0);
}

/* ---- what goes wrong ---- */

static int tell_ours(const db *d, int rc)
{
	if (rc == SQLITE_TOOBIG)
		return dc_fail(d->run, DC_LIMIT, "database-too-large",
			"a note of more than 64 MiB");
	return dc_fail(d->run, DC_LIMIT, "temporary-file", "%s",
		d->error ? strerror(d->error) : sqlite3_errmsg(d->h));
}

static int tell(const db *d, int rc)
{
	if (dc_stopped(d->run))
		return dc_fail(d->run, DC_LIMIT, "interrupted",
			"interrupted");
	rc &= 0xFF;
	if (rc == SQLITE_NOMEM || !d->h)
		return dc_out_of_memory(d->run);
	if (d->ours)
		return tell_ours(d, rc);
	if (rc == SQLITE_INTERRUPT)
		return dc_fail(d->run, DC_LIMIT, "database-steps",
			"a database that takes too long for its size");
	if (rc == SQLITE_TOOBIG)
		return dc_fail(d->run, DC_LIMIT, "database-too-large",
			"a database with a row of more than 64 MiB");
	if (d->error)
		return dc_fail(d->run, rc == SQLITE_IOERR ? DC_INPUT
			: DC_LIMIT, "database-read", "%s",
			strerror(d->error));
	if (rc == SQLITE_NOTADB)
		return dc_fail(d->run, DC_INPUT, "database-damaged",
			"a database that is damaged");
	return dc_fail(d->run, DC_INPUT, "database-damaged",
		"a database that is damaged: %s", sqlite3_errmsg(d->h));
}

/* ---- a stranger's ---- */

static int on_steps(void *user)
{
	db *d = user;

	d->steps += STEPS;
	return dc_stopped(d->run) || d->steps > d->most;
}

static bool is_barred(const db *d, const char *table)
{
	for (size_t i = 0; i < d->nbarred; i++)
		if (sqlite3_stricmp(d->barred[i], table) == 0)
			return true;
	return sqlite3_strnicmp(table, "pragma_", 7) == 0;
}

static bool is_known(const char *function)
{
	static const char *const known[] = { "count", "length", "min", "max",
		"sum", "total", "ifnull", "coalesce", "substr", "instr",
		"hex", "typeof" };

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (sqlite3_stricmp(known[i], function) == 0)
			return true;
	return false;
}

/* one and two are what SQLite says for the action: a table and a column, or
 * nothing and a function. */
static int authorize(void *user, int action, const char *one, const char *two,
	const char *schema, const char *by)
{
	const db *d = user;
	bool fine = action == SQLITE_SELECT ||
		    (action == SQLITE_READ && (!one || !is_barred(d, one))) ||
		    (action == SQLITE_FUNCTION && two && is_known(two));

	(void)schema;
	(void)by;
	return fine ? SQLITE_OK : SQLITE_DENY;
}

static int compare(void *user, int an, const void *a, int bn, const void *b)
{
	(void)user;
	return unicode_compare((dc_str){ a, (size_t)an },
		(dc_str){ b, (size_t)bn });
}

static int set_limits(sqlite3 *h)
{
	static const int limits[][2] = {
		{ SQLITE_LIMIT_LENGTH, DB_MAX_VALUE },
		{ SQLITE_LIMIT_SQL_LENGTH, DB_MAX_SQL },
		{ SQLITE_LIMIT_EXPR_DEPTH, 50 },
		{ SQLITE_LIMIT_VDBE_OP, 250000 },
		{ SQLITE_LIMIT_ATTACHED, 0 },
		{ SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50 },
		{ SQLITE_LIMIT_WORKER_THREADS, 0 },
	};
	static const int settings[][2] = {
		{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
		{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
		{ SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
		{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
		{ SQLITE_DBCONFIG_DQS_DML, 0 },
	};
	int rc = SQLITE_OK;

	for (size_t i = 0; i < sizeof(limits) / sizeof(*limits); i++)
		sqlite3_limit(h, limits[i][0], limits[i][1]);
	for (size_t i = 0; i < sizeof(settings) / sizeof(*settings); i++)
		if (!rc)
			rc = sqlite3_db_config(h, settings[i][0],
				settings[i][1], NULL);
	return rc;
}

static int run(db *d, const char *sql)
{
	return sqlite3_exec(d->h, sql, NULL, NULL, NULL);
}

/* The first column of the first row in *text (empty if there is none), until
 * the statement is finalised. */
static int first(db *d, const char *sql, sqlite3_stmt **s, dc_str *text)
{
	int rc = sqlite3_prepare_v2(d->h, sql, -1, s, NULL);

	*text = DC_NONE;
	if (rc)
		return rc;
	rc = sqlite3_step(*s);
	if (rc != SQLITE_ROW)
		return rc == SQLITE_DONE ? SQLITE_OK : rc;
	text->p = (const char *)sqlite3_column_text(*s, 0);
	text->n = (size_t)sqlite3_column_bytes(*s, 0);
	return text->p ? SQLITE_OK : SQLITE_NOMEM;
}

static int bar(db *d, const char *name)
{
	char **more = sqlite3_realloc64(d->barred,
		(d->nbarred + 1) * sizeof(*more));

	if (!more)
		return SQLITE_NOMEM;
	d->barred = more;
	more[d->nbarred] = sqlite3_mprintf("%s", name);
	return more[d->nbarred++] ? SQLITE_OK : SQLITE_NOMEM;
}

/* Views and virtual tables run what the stranger wrote. */
static int bar_all(db *d)
{
	sqlite3_stmt *s = NULL;
	int rc = sqlite3_prepare_v2(d->h, "SELECT name FROM pragma_table_list "
		"WHERE type IN ('view', 'virtual')", -1, &s, NULL);

	while (!rc && (rc = sqlite3_step(s)) == SQLITE_ROW) {
		const char *name = (const char *)sqlite3_column_text(s, 0);

		rc = name ? bar(d, name) : SQLITE_NOMEM;
	}
	sqlite3_finalize(s);
	return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

/* Computed columns, whose expressions may take for ever. */
static int refuse_computed(db *d)
{
	sqlite3_stmt *s = NULL;
	dc_str name;
	int rc = first(d, "SELECT l.name FROM pragma_table_list l, "
		"pragma_table_xinfo(l.name) x "
		"WHERE l.type = 'table' AND x.hidden > 1", &s, &name);
	int code = rc ? tell(d, rc) : DC_OK;

	if (!code && name.p)
		code = dc_fail(d->run, DC_INPUT, "database-computed",
			"a database with computed columns is not read");
	sqlite3_finalize(s);
	return code;
}

/* What it finds without memory looks like damage, so that it is asked again. */
static int check(db *d)
{
	int code = DC_OK;

	for (int i = 0; i < 2; i++) {
		sqlite3_stmt *s = NULL;
		dc_str text;
		int rc = first(d, "PRAGMA quick_check(1)", &s, &text);
		bool fine = dc_is(text, "ok");

		if (rc)
			code = tell(d, rc);
		else if (!fine && i)
			code = dc_fail(d->run, DC_INPUT, "database-damaged",
				"a database that is damaged: %.*s",
				DC_ARG(dc_sub(text, 0, 200)));
		sqlite3_finalize(s);
		if (code || fine)
			break;
	}
	return code;
}

static int prepare_stranger(db *d)
{
	int rc = set_limits(d->h), code;

	sqlite3_progress_handler(d->h, STEPS, on_steps, d);
	if (!rc)
		rc = sqlite3_create_collation_v2(d->h, "unicase", SQLITE_UTF8,
			NULL, compare, NULL);
	if (!rc)
		rc = run(d, "PRAGMA cell_size_check = ON;"
			"PRAGMA ignore_check_constraints = ON;"
			"PRAGMA temp_store = FILE;"
			"PRAGMA cache_size = -2048;");
	if (!rc)
		rc = bar_all(d);
	code = rc ? tell(d, rc) : refuse_computed(d);
	if (!code)
		code = check(d);
	if (!code && sqlite3_set_authorizer(d->h, authorize, d))
		code = tell(d, SQLITE_NOMEM);
	return code;
}

static db *make(dc_run *run_, int fd, uint64_t size, bool ours)
{
	const int flags = SQLITE_OPEN_NOMUTEX |
		(ours ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
		      : SQLITE_OPEN_READONLY);
	db *d = calloc(1, sizeof(*d));

	if (!d)
		return NULL;
	*d = (db){ .run = run_, .fd = fd, .size = size, .ours = ours,
		.most = STEPS_ANYWAY + STEPS_PER_BYTE * size };
	if (make_vfs(d)) {
		free(d);
		return NULL;
	}
	sqlite3_open_v2("main", &d->h, flags, d->name);
	return d;
}

/* The head says how large a page is; the file has whole ones. */
static bool is_database(int fd, uint64_t size)
{
	unsigned char head[18];
	unsigned page;
	ssize_t n;

	do
		n = pread(fd, head, sizeof(head), 0);
	while (n < 0 && errno == EINTR);
	if (size < LEAST_SIZE || n != (ssize_t)sizeof(head) ||
	    memcmp(head, "SQLite format 3", 16) != 0)
		return false;
	page = (unsigned)head[16] << 8 | head[17];
	if (page == 1)
		page = 1 << 16;
	return page >= LEAST_SIZE && size % page == 0;
}

db *db_open(dc_run *r, int fd, uint64_t size, int *code)
{
	db *d;

	if (!is_database(fd, size)) {
		*code = dc_fail(r, DC_INPUT, "database-damaged",
			"no database, or one that is cut short");
		return NULL;
	}
	d = make(r, fd, size, false);
	if (!d)
		*code = dc_out_of_memory(r);
	else if (!d->h || sqlite3_errcode(d->h))
		*code = tell(d, sqlite3_errcode(d->h));
	else
		*code = prepare_stranger(d);
	if (!*code)
		return d;
	db_close(d);
	return NULL;
}

size_t db_tables(dc_run *r, int fd, uint64_t size, dc_arena *a, dc_str *names,
	size_t max)
{
	db *d = is_database(fd, size) ? make(r, fd, size, false) : NULL;
	sqlite3_stmt *s = NULL;
	size_t n = 0;
	int rc = !d || d->h ? SQLITE_NOTADB : SQLITE_NOMEM;

	if (d && d->h && !sqlite3_errcode(d->h))
		rc = set_limits(d->h);
	if (!rc) {
		sqlite3_progress_handler(d->h, STEPS, on_steps, d);
		rc = sqlite3_prepare_v2(d->h, "SELECT substr(name, 1, 100) "
			"FROM sqlite_master WHERE type = 'table'", -1, &s,
			NULL);
	}
	while (!rc && n < max && (rc = sqlite3_step(s)) == SQLITE_ROW) {
		names[n++] = dc_dup(a, dc_cstr(
			(const char *)sqlite3_column_text(s, 0)));
		rc = SQLITE_OK;
	}
	if ((rc & 0xFF) == SQLITE_NOMEM)
		dc_no_memory(a);
	sqlite3_finalize(s);
	db_close(d);
	return rc == SQLITE_OK || rc == SQLITE_DONE ? n : DC_NPOS;
}

void db_close(db *d)
{
	if (!d)
		return;
	sqlite3_close(d->h);
	sqlite3_vfs_unregister(&d->vfs);
	for (size_t i = 0; i < d->nbarred; i++)
		sqlite3_free(d->barred[i]);
	sqlite3_free(d->barred);
	free(d);
}

void db_of_run(db *d, dc_run *r)
{
	d->run = r;
}

bool db_has(db *d, const char *table, const char *column)
{
	return !is_barred(d, table) &&
	       sqlite3_table_column_metadata(d->h, "main", table, column,
		NULL, NULL, NULL, NULL, NULL) == SQLITE_OK;
}

db_rows *db_statement(db *d, int *code, const char *sql)
{
	db_rows *r = calloc(1, sizeof(*r));
	int rc = SQLITE_NOMEM;

	if (r) {
		r->db = d;
		rc = sqlite3_prepare_v3(d->h, sql, -1,
			SQLITE_PREPARE_PERSISTENT, &r->statement, NULL);
	}
	*code = rc ? tell(d, rc) : DC_OK;
	if (!rc)
		return r;
	free(r);
	return NULL;
}

db_rows *db_query(db *d, int *code, const char *sql)
{
	return db_statement(d, code, sql);
}

int db_next(db_rows *r)
{
	int rc = sqlite3_step(r->statement);

	if (rc == SQLITE_ROW)
		return DC_OK;
	return rc == SQLITE_DONE ? DC_END : tell(r->db, rc);
}

dc_str db_text(db_rows *r, int column)
{
	sqlite3_stmt *s = r->statement;
	const void *p = sqlite3_column_type(s, column) == SQLITE_BLOB
		? sqlite3_column_blob(s, column)
		: sqlite3_column_text(s, column);

	/* Without memory for it the next row is refused. */
	return (dc_str){ p, p ? (size_t)sqlite3_column_bytes(s, column) : 0 };
}

int64_t db_int(db_rows *r, int column)
{
	return sqlite3_column_int64(r->statement, column);
}

void db_done(db_rows *r)
{
	if (r)
		sqlite3_finalize(r->statement);
	free(r);
}

/* ---- our own ---- */

db *db_create(dc_run *r, int fd, int cache, int *code)
{
	db *d = make(r, fd, 0, true);
	char sql[300];
	int rc = SQLITE_NOMEM;

	snprintf(sql, sizeof(sql), "PRAGMA page_size = %d;"
		"PRAGMA encoding = 'UTF-8';"
		"PRAGMA locking_mode = EXCLUSIVE;"
		"PRAGMA journal_mode = OFF;"
		"PRAGMA synchronous = OFF;"
		"PRAGMA temp_store = FILE;"
		"PRAGMA cache_size = -%d;"
		"BEGIN IMMEDIATE", PAGE, cache);
	if (d && d->h)
		rc = sqlite3_errcode(d->h);
	if (!rc)
		rc = run(d, sql);
	if (!rc) {
		*code = DC_OK;
		return d;
	}
	*code = d ? tell(d, rc)
		  : dc_out_of_memory(r);
	db_close(d);
	return NULL;
}

int db_run(db *d, const char *sql)
{
	int rc = run(d, sql);

	return rc ? tell(d, rc) : DC_OK;
}

void db_bind_text(db_rows *r, int place, dc_str s)
{
	sqlite3_bind_text64(r->statement, place, s.p ? s.p : "", s.n,
		SQLITE_STATIC, SQLITE_UTF8);
}

void db_bind_int(db_rows *r, int place, int64_t v)
{
	sqlite3_bind_int64(r->statement, place, v);
}

int db_put(db_rows *r)
{
	int rc = sqlite3_step(r->statement);
	int reset = sqlite3_reset(r->statement);

	sqlite3_clear_bindings(r->statement);
	if (rc == SQLITE_DONE || rc == SQLITE_ROW)
		rc = reset;
	return rc ? tell(r->db, rc) : DC_OK;
}

int db_end(db *d)
{
	struct stat st;
	int rc = run(d, "COMMIT");

	if (rc)
		return tell(d, rc);
	if (fstat(d->fd, &st)) {
		d->error = errno;
		return tell(d, SQLITE_IOERR);
	}
	d->size = (uint64_t)st.st_size;
	return DC_OK;
}

uint64_t db_size(const db *d)
{
	return d->size;
}

const char *db_version(void)
{
	return sqlite3_libversion();
}
