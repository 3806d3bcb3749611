/*
 * Databases: our own, and strangers'.
 */
#include "store-cases.h"
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
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
		"FROM n) SELECT i FROM n", "SELECT * FROM nowhere",
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(there_and_back),
		cmocka_unit_test(same_bytes),
		cmocka_unit_test(only_selects),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
