/*
 * Databases: our own, and strangers'.
 */
#include <fcntl.h>
#include <sqlite3.h>

#include "store-cases.h"
#include "text-cases.h"
#include "lib/sqlite.h"

/* n rows in a new file. */
static int made(struct store *s, size_t n, uint64_t *size)
{
	int fd = dc_temp_file(), code = DC_OK;
	db *d = db_create(s->run, fd, 256, &code);
	db_rows *put;
	char text[60];

	assert_int_equal(code, DC_OK);
	assert_int_equal(db_run(d, "CREATE TABLE t (id integer primary key, "
		"x text, y integer); CREATE TABLE u (z)"), DC_OK);
	put = db_statement(d, &code, "INSERT INTO t VALUES (?1, ?2, ?3)");
	for (size_t i = 0; i < n; i++) {
		snprintf(text, sizeof(text), "row %zu of the table", i);
		db_bind_int(put, 1, (int64_t)i + 1);
		db_bind_text(put, 2, dc_cstr(text));
		if (i % 2)
			db_bind_int(put, 3, -(int64_t)i);
		assert_int_equal(db_put(put), DC_OK);
	}
	db_done(put);
	assert_int_equal(db_run(d, "CREATE INDEX tx ON t (x)"), DC_OK);
	assert_int_equal(db_end(d), DC_OK);
	*size = db_size(d);
	db_close(d);
	return fd;
}

static void there_and_back(void **state)
{
	struct store s;
	uint64_t size;
	int fd, code;
	db_rows *r;
	db *d;

	(void)state;
	store_begin(&s);
	fd = made(&s, 10000, &size);
	d = db_open(s.run, fd, size, &code);
	assert_int_equal(code, DC_OK);
	assert_true(db_has(d, "t", "x"));
	assert_true(db_has(d, "T", NULL));
	assert_false(db_has(d, "t", "z"));
	assert_false(db_has(d, "v", "x"));
	r = db_query(d, &code, "SELECT x, y FROM t WHERE id > ?1 ORDER BY id");
	db_bind_int(r, 1, 9998);
	assert_int_equal(db_next(r), DC_OK);
	assert_true(dc_is(db_text(r, 0), "row 9998 of the table"));
	assert_int_equal(db_int(r, 1), 0);
	assert_int_equal(db_text(r, 1).n, 0);
	assert_int_equal(db_next(r), DC_OK);
	assert_int_equal(db_int(r, 1), -9999);
	assert_true(dc_is(db_text(r, 1), "-9999"));
	assert_int_equal(db_next(r), DC_END);
	db_done(r);
	db_close(d);
	close(fd);
	assert_int_equal(s.messages, 0);
	store_end(&s);
}

static void same_bytes(void **state)
{
	struct store s;
	uint64_t one, two;
	int a, b;

	(void)state;
	store_begin(&s);
	a = made(&s, 5000, &one);
	b = made(&s, 5000, &two);
	assert_true(dc_eq(bytes_of(s.run->arena, a, (size_t)one),
		bytes_of(s.run->arena, b, (size_t)two)));
	close(a);
	close(b);
	store_end(&s);
}

static void only_selects(void **state)
{
	static const char *const refused[] = {
		"DELETE FROM t", "INSERT INTO t (x) VALUES (1)",
		"CREATE TABLE v (x)", "PRAGMA user_version",
		"SELECT randomblob(9)", "SELECT * FROM pragma_table_list",
		("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
		"FROM n) SELECT i FROM n"), "SELECT * FROM nowhere",
	};
	struct store s;
	uint64_t size;
	int fd, code;
	db *d;

	(void)state;
	store_begin(&s);
	fd = made(&s, 10, &size);
	d = db_open(s.run, fd, size, &code);
	for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++) {
		assert_null(db_query(d, &code, refused[i]));
		assert_int_equal(code, DC_INPUT);
		SAID(&s, "database-damaged");
	}
	db_close(d);
	close(fd);
	store_end(&s);
}

/* ---- strangers' ---- */

/* The bytes of a database that somebody's SQL made. */
static dc_str by_sql(dc_arena *a, const char *sql)
{
	sqlite3_int64 n = 0;
	unsigned char *p;
	sqlite3 *h;
	dc_str s;

	assert_int_equal(sqlite3_open(":memory:", &h), SQLITE_OK);
	assert_int_equal(sqlite3_exec(h, sql, NULL, NULL, NULL), SQLITE_OK);
	p = sqlite3_serialize(h, "main", &n, 0);
	s = dc_dup(a, (dc_str){ (char *)p, (size_t)n });
	sqlite3_free(p);
	sqlite3_close(h);
	return s;
}

/* Opens it; the caller closes *fd. */
static db *opened(struct store *s, dc_str bytes, int *fd, int *code)
{
	*fd = file_of(bytes.p, bytes.n);
	return db_open(s->run, *fd, bytes.n, code);
}

static void is_refused(struct store *s, dc_str bytes, int want,
	const char *rule)
{
	int fd, code;
	db *d = opened(s, bytes, &fd, &code);

	assert_null(d);
	assert_int_equal(code, want);
	SAID(s, rule);
	close(fd);
}

static void no_database(void **state)
{
	struct store s;
	dc_str db_, text = DC_S("some text that is longer than a head of 16");
	char *copy;

	(void)state;
	store_begin(&s);
	db_ = by_sql(s.run->arena, "CREATE TABLE t (x);"
		"INSERT INTO t VALUES (zeroblob(20000))");
	is_refused(&s, DC_NONE, DC_INPUT, "database-damaged");
	is_refused(&s, text, DC_INPUT, "database-damaged");
	is_refused(&s, dc_sub(db_, 0, 100), DC_INPUT, "database-damaged");
	is_refused(&s, dc_sub(db_, 0, 512), DC_INPUT, "database-damaged");
	is_refused(&s, dc_sub(db_, 0, 4096), DC_INPUT, "database-damaged");
	is_refused(&s, dc_sub(db_, 0, db_.n - 1), DC_INPUT,
		"database-damaged");
	/* The page of the table belongs to something else. */
	copy = dc_cdup(s.run->arena, db_);
	copy[4096] = 2;
	is_refused(&s, (dc_str){ copy, db_.n }, DC_INPUT, "database-damaged");
	store_end(&s);
}

/* What the stranger wrote is not run: nor a view, nor a trigger, a check, a
 * module, a computed column. */
static void no_program(void **state)
{
	struct store s;
	int fd, code;
	db_rows *r;
	db *d;

	(void)state;
	store_begin(&s);
	d = opened(&s, by_sql(s.run->arena, "CREATE TABLE t (x CHECK (x LIKE "
		"'%a%a%a%a%a%a%a%a%a%a%a%a%b')); CREATE VIEW notes AS SELECT "
		"x FROM t; CREATE VIRTUAL TABLE cards USING fts5(x); CREATE "
		"VIEW long AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
		"SELECT i + 1 FROM n) SELECT i FROM n; PRAGMA "
		"ignore_check_constraints = 1; INSERT INTO t VALUES "
		"(replace(hex(zeroblob(50000)), '0', 'a'))"), &fd, &code);
	assert_int_equal(code, DC_OK);
	assert_true(db_has(d, "t", "x"));
	assert_false(db_has(d, "notes", "x"));
	assert_false(db_has(d, "cards", "x"));
	assert_null(db_query(d, &code, "SELECT x FROM notes"));
	SAID(&s, "database-damaged");
	assert_null(db_query(d, &code, "SELECT count(*) FROM cards"));
	SAID(&s, "database-damaged");
	assert_null(db_query(d, &code, "SELECT i FROM long"));
	SAID(&s, "database-damaged");
	r = db_query(d, &code, "SELECT length(x) FROM t");
	assert_int_equal(db_next(r), DC_OK);
	assert_int_equal(db_int(r, 0), 100000);
	db_done(r);
	db_close(d);
	close(fd);
	is_refused(&s, by_sql(s.run->arena, "CREATE TABLE t (x, y AS (x LIKE "
		"'%a%a%a%a%a%a%b') NOT NULL)"), DC_INPUT, "database-computed");
	store_end(&s);
}

/* Marks of a write-ahead log, text in UTF-16, NULs in it, NULL. */
static void odd_ones(void **state)
{
	struct store s;
	int fd, code;
	dc_str bytes;
	db_rows *r;
	db *d;

	(void)state;
	store_begin(&s);
	bytes = by_sql(s.run->arena, "PRAGMA encoding = 'UTF-16be'; CREATE "
		"TABLE t (x); INSERT INTO t VALUES ('caf' || char(233)), "
		"('a' || char(0) || 'b'), (NULL), (x'00FF'), (2.5)");
	((char *)(uintptr_t)bytes.p)[18] = ((char *)(uintptr_t)bytes.p)[19] =
		2;
	d = opened(&s, bytes, &fd, &code);
	assert_int_equal(code, DC_OK);
	r = db_query(d, &code, "SELECT x FROM t");
	assert_int_equal(db_next(r), DC_OK);
	same("utf-16", db_text(r, 0), DC_S("café"), DC_NONE);
	assert_int_equal(db_next(r), DC_OK);
	same("nul", db_text(r, 0), DC_S("a\0b"), DC_NONE);
	assert_int_equal(db_next(r), DC_OK);
	assert_int_equal(db_text(r, 0).n, 0);
	assert_int_equal(db_next(r), DC_OK);
	same("blob", db_text(r, 0), DC_S("\0\xFF"), DC_NONE);
	assert_int_equal(db_next(r), DC_OK);
	same("real", db_text(r, 0), DC_S("2.5"), DC_NONE);
	assert_int_equal(db_next(r), DC_END);
	db_done(r);
	db_close(d);
	close(fd);
	store_end(&s);
}

/* Anki's collation, as its own databases have it in their indexes. */
static int plain(void *user, int an, const void *a, int bn, const void *b)
{
	int n = memcmp(a, b, (size_t)(an < bn ? an : bn));

	(void)user;
	return n ? n : an - bn;
}

static void unicase(void **state)
{
	sqlite3_int64 n = 0;
	struct store s;
	unsigned char *p;
	int fd, code;
	sqlite3 *h;
	db_rows *r;
	db *d;

	(void)state;
	store_begin(&s);
	sqlite3_open(":memory:", &h);
	sqlite3_create_collation(h, "unicase", SQLITE_UTF8, NULL, plain);
	assert_int_equal(sqlite3_exec(h, "CREATE TABLE tags (tag text PRIMARY "
		"KEY COLLATE unicase) WITHOUT ROWID; INSERT INTO tags VALUES "
		"('Ärger'), ('b'), ('B2'), (x'FF')", NULL, NULL, NULL), 0);
	p = sqlite3_serialize(h, "main", &n, 0);
	d = opened(&s, (dc_str){ (char *)p, (size_t)n }, &fd, &code);
	assert_int_equal(code, DC_OK);
	r = db_query(d, &code, "SELECT max(length(tag)) FROM tags WHERE "
		"tag || '' = 'äRGER' COLLATE unicase");
	assert_int_equal(db_next(r), DC_OK);
	assert_int_equal(db_int(r, 0), 5);
	db_done(r);
	db_close(d);
	sqlite3_free(p);
	sqlite3_close(h);
	close(fd);
	store_end(&s);
}

static void no_end(void **state)
{
	struct store s;
	uint64_t size;
	int fd, code;
	db_rows *r;
	db *d;

	(void)state;
	store_begin(&s);
	fd = made(&s, 10000, &size);
	d = db_open(s.run, fd, size, &code);
	r = db_query(d, &code, "SELECT count(*) FROM t a, t b, t c");
	assert_int_equal(db_next(r), DC_LIMIT);
	SAID(&s, "database-steps");
	db_done(r);
	db_close(d);
	atomic_store(&s.job->interrupted, true);
	assert_null(db_open(s.run, fd, size, &code));
	assert_int_equal(code, DC_LIMIT);
	SAID(&s, "interrupted");
	close(fd);
	store_end(&s);
}

/* One byte after the other is wrong: nothing crashes or hangs. */
static void each_byte(void **state)
{
	struct store s;
	dc_str bytes;

	(void)state;
	store_begin(&s);
	bytes = by_sql(s.run->run_arena, "PRAGMA page_size = 512; CREATE "
		"TABLE t (id integer primary key, x); CREATE INDEX tx ON t "
		"(x); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
		"FROM n LIMIT 60) INSERT INTO t SELECT i, 'row ' || i FROM n");
	for (size_t i = 0; i < bytes.n; i++) {
		char *p = (char *)(uintptr_t)bytes.p + i, was = *p;
		int fd, code;
		db_rows *r;
		db *d;

		*p = i % 2 ? (char)0xFF : (char)(was + 1);
		d = opened(&s, bytes, &fd, &code);
		assert_true((d != NULL) == (code == DC_OK));
		r = d ? db_query(d, &code, "SELECT x FROM t ORDER BY x")
		      : NULL;
		for (int k = 0; r && k < 1000 && !db_next(r); k++)
			db_text(r, 0);
		db_done(r);
		db_close(d);
		close(fd);
		*p = was;
	}
	store_end(&s);
}

static void writing_fails(void **state)
{
	struct store s;
	int fd, code;
	db_rows *r;
	db *d;

	(void)state;
	store_begin(&s);
	fd = open("/dev/full", O_RDWR);
	d = db_create(s.run, fd, 64, &code);
	if (d) {
		code = db_run(d, "CREATE TABLE t (x)");
		if (!code)
			code = db_end(d);
	}
	assert_int_equal(code, DC_LIMIT);
	SAID(&s, "temporary-file");
	db_close(d);
	close(fd);
	fd = dc_temp_file();
	d = db_create(s.run, fd, 64, &code);
	assert_int_equal(db_run(d, "CREATE TABLE t (x NOT NULL)"), DC_OK);
	r = db_statement(d, &code, "INSERT INTO t VALUES (?1)");
	db_bind_int(r, 1, 1);
	assert_int_equal(db_put(r), DC_OK);
	/* What was bound is forgotten. */
	assert_int_equal(db_put(r), DC_LIMIT);
	SAID(&s, "temporary-file");
	db_done(r);
	db_close(d);
	close(fd);
	store_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(there_and_back),
		cmocka_unit_test(same_bytes),
		cmocka_unit_test(only_selects),
		cmocka_unit_test(no_database),
		cmocka_unit_test(no_program),
		cmocka_unit_test(odd_ones),
		cmocka_unit_test(unicase),
		cmocka_unit_test(no_end),
		cmocka_unit_test(each_byte),
		cmocka_unit_test(writing_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
