/*
 * Zip archives: what is written is read again; what is damaged is told.
 */
#include "store-cases.h"
#include "lib/zip.h"

/* Three entries: deflated, from a file, empty. */
static dc_str archive(dc_arena *a)
{
	zipwriter *w = zipwriter_new();
	dc_buf b = dc_buf_in(a, 1 << 20);
	int fd = file_of("0123456789", 10);

	assert_non_null(w);
	assert_int_equal(zipwriter_add_bytes(w, "collection.anki2",
		DC_S("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), 1),
		0);
	assert_int_equal(zipwriter_add(w, "0", fd, 2, 5, 0), 0);
	assert_int_equal(zipwriter_add_bytes(w, "media", DC_S(""), 0), 0);
	assert_int_equal(zipwriter_end(w, add_to, &b), 0);
	zipwriter_free(w);
	close(fd);
	return dc_got(&b);
}

static void there_and_back(void **state)
{
	struct store s;
	dc_str z, got, names[2];
	uint64_t size;
	int fd, out, code;
	zipfile *f;

	(void)state;
	store_begin(&s);
	z = archive(s.run->arena);
	assert_true(dc_eq(z, archive(s.run->arena)));
	fd = file_of(z.p, z.n);
	f = zipfile_open(s.run, fd, z.n, &code);
	assert_int_equal(code, DC_OK);
	assert_int_equal(zipfile_count(f), 3);
	assert_true(dc_is(zipfile_name(f, 0), "collection.anki2"));
	assert_int_equal(zipfile_find(f, "media"), 2);
	assert_int_equal(zipfile_find(f, "nothing"), DC_NPOS);
	assert_int_equal(zipfile_all(f, 0, 48, s.run->arena, &got), DC_OK);
	assert_int_equal(got.n, 48);
	assert_int_equal(zipfile_all(f, 2, 0, s.run->arena, &got), DC_OK);
	assert_int_equal(got.n, 0);
	assert_int_equal(zipfile_extract(f, 1, 5, &out, &size), DC_OK);
	assert_true(dc_is(bytes_of(s.run->arena, out, (size_t)size), "23456"));
	close(out);
	assert_int_equal(s.messages, 0);
	assert_int_equal(zipfile_all(f, 0, 47, s.run->arena, &got), DC_LIMIT);
	SAID(&s, "zip-too-large");
	zipfile_close(f);
	assert_int_equal(zipfile_names(fd, z.n, s.run->arena, names, 2), 2);
	assert_true(dc_is(names[1], "0"));
	assert_int_equal(lseek(fd, 0, SEEK_CUR), 0);
	close(fd);
	store_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(there_and_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
