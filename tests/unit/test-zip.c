/*
 * Zip archives: what is written is read again; what is damaged is told.
 */
#include <errno.h>

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
	int fd, code;
	zipentry *e;
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
	e = zipentry_open(f, 1, 5, &code);
	assert_non_null(e);
	assert_int_equal(zipentry_next(e, &got), DC_OK);
	assert_true(dc_is(got, "23456"));
	assert_int_equal(zipentry_next(e, &got), DC_OK);
	assert_int_equal(got.n, 0);
	zipentry_close(e);
	assert_int_equal(s.messages, 0);
	assert_int_equal(zipfile_all(f, 0, 47, s.run->arena, &got), DC_LIMIT);
	SAID(&s, "zip-too-large");
	zipfile_close(f);
	assert_int_equal(zipfile_names(fd, z.n, s.run->arena, names, 2), 2);
	/* The last one, since what tells a format may stand there. */
	assert_true(dc_is(names[1], "media"));
	assert_int_equal(lseek(fd, 0, SEEK_CUR), 0);
	close(fd);
	store_end(&s);
}

/* ---- archives made by hand, to lie ---- */

struct lie {
	const char *name;
	dc_str bytes;
	size_t packed, plain;    /* sizes as told; DC_NPOS: as they are */
	uint64_t at;             /* place as told; 1: as it is */
	unsigned flags, method;
	uint32_t crc;
	dc_str extra;
};

static void put(dc_buf *b, uint64_t v, size_t n)
{
	for (; n--; v >>= 8)
		dc_addc(b, (char)v);
}

static void put_head(dc_buf *b, const struct lie *l, bool local)
{
	size_t packed = l->packed == DC_NPOS ? l->bytes.n : l->packed;
	size_t plain = l->plain == DC_NPOS ? l->bytes.n : l->plain;

	put(b, 20, 2);
	put(b, l->flags, 2);
	put(b, l->method, 2);
	put(b, 0x210000, 4);
	put(b, l->crc, 4);
	put(b, packed, 4);
	put(b, plain, 4);
	put(b, strlen(l->name), 2);
	put(b, local ? 0 : l->extra.n, 2);
}

static void put_end(dc_buf *b, size_t n, size_t size, size_t at)
{
	dc_adds(b, DC_S("PK\5\6\0\0\0"));
	put(b, 0, 1);
	put(b, n, 2);
	put(b, n, 2);
	put(b, size, 4);
	put(b, at, 4);
	put(b, 0, 2);
}

/* All of it; the directory's place in *at, its size in *size. */
static void put_archive(dc_buf *b, const struct lie *l, size_t n, size_t *at,
	size_t *size)
{
	uint64_t places[8];

	for (size_t i = 0; i < n; i++) {
		places[i] = b->n;
		dc_adds(b, DC_S("PK\3\4"));
		put_head(b, &l[i], true);
		dc_addz(b, l[i].name);
		dc_adds(b, l[i].bytes);
	}
	*at = b->n;
	for (size_t i = 0; i < n; i++) {
		dc_adds(b, DC_S("PK\1\2"));
		put(b, 20, 2);
		put_head(b, &l[i], false);
		put(b, 0, 10);
		put(b, l[i].at == 1 ? places[i] : l[i].at, 4);
		dc_addz(b, l[i].name);
		dc_adds(b, l[i].extra);
	}
	*size = b->n - *at;
}

static const struct lie honest = { .name = "a", .bytes = { "text", 4 },
	.packed = DC_NPOS, .plain = DC_NPOS, .at = 1, .crc = 0x3B8BA7C7 };

static dc_buf lied(dc_arena *a, const struct lie *l, size_t n)
{
	dc_buf b = dc_buf_in(a, 1 << 20);
	size_t at, size;

	put_archive(&b, l, n, &at, &size);
	put_end(&b, n, size, at);
	return b;
}

/* What opening says: a code, and the rule of the message if it is not 0. */
static int opens(struct store *s, dc_str z)
{
	int fd = file_of(z.p, z.n), code;
	zipfile *f = zipfile_open(s->run, fd, z.n, &code);

	assert_true((f != NULL) == (code == DC_OK));
	zipfile_close(f);
	close(fd);
	return code;
}

/* What reading the first entry says. */
static int reads(struct store *s, const struct lie *l, dc_str *got)
{
	dc_buf b = lied(s->run->arena, l, 1);
	int fd = file_of(b.p, b.n), code;
	zipfile *f = zipfile_open(s->run, fd, b.n, &code);

	if (!code)
		code = zipfile_all(f, 0, 1 << 20, s->run->arena, got);
	zipfile_close(f);
	close(fd);
	return code;
}

static void damaged_entries(void **state)
{
	struct lie lies[] = { honest, honest, honest, honest, honest, honest };
	static const char *const rules[] = { "zip-damaged", "zip-damaged",
		"zip-damaged", "zip-encrypted", "zip-damaged", "zip-damaged" };
	struct store s;
	dc_str got;

	(void)state;
	store_begin(&s);
	assert_int_equal(reads(&s, &honest, &got), DC_OK);
	assert_true(dc_is(got, "text"));
	lies[0].crc ^= 1;
	lies[1].plain = 5;
	lies[2].plain = 3;
	lies[3].flags = 1;
	lies[4].method = 8;              /* no deflated data */
	lies[5].method = 93;             /* not known to this libzip */
	for (size_t i = 0; i < 6; i++) {
		assert_int_equal(reads(&s, &lies[i], &got), DC_INPUT);
		assert_null(got.p);
		SAID(&s, rules[i]);
	}
	store_end(&s);
}

static void damaged_directories(void **state)
{
	struct lie two[] = { honest, honest, honest };
	struct store s;
	dc_arena *a;
	dc_buf b;

	(void)state;
	store_begin(&s);
	a = s.run->arena;
	two[1].name = "b";
	b = lied(a, two, 3);
	assert_int_equal(opens(&s, dc_got(&b)), DC_OK);
	/* Cut anywhere: there is no end any more. */
	for (size_t n = 0; n < b.n; n++) {
		assert_int_equal(opens(&s, dc_sub(dc_got(&b), 0, n)),
			DC_INPUT);
		SAID(&s, "zip-damaged");
	}
	two[1].at = 0;                   /* the same bytes twice */
	b = lied(a, two, 2);
	assert_int_equal(opens(&s, dc_got(&b)), DC_INPUT);
	SAID(&s, "zip-damaged");
	assert_non_null(strstr(s.text, "overlap"));
	two[1].at = 3;
	b = lied(a, two, 2);
	assert_int_equal(opens(&s, dc_got(&b)), DC_INPUT);
	SAID(&s, "zip-damaged");
	two[1] = honest;
	two[1].at = 1 << 30;             /* behind the end */
	b = lied(a, two, 2);
	assert_int_equal(opens(&s, dc_got(&b)), DC_INPUT);
	SAID(&s, "zip-damaged");
	two[1] = honest;
	two[1].packed = 500;             /* into the directory */
	b = lied(a, two, 2);
	assert_int_equal(opens(&s, dc_got(&b)), DC_INPUT);
	SAID(&s, "zip-damaged");
	store_end(&s);
}

/* A second record and directory behind the first: which one is meant? */
static void two_directories(void **state)
{
	struct store s;
	size_t at, size, end;
	dc_buf b;

	(void)state;
	store_begin(&s);
	b = dc_buf_in(s.run->arena, 1 << 20);
	put_archive(&b, &honest, 1, &at, &size);
	end = b.n;
	put_end(&b, 1, size, at);
	/* A comment that is an empty archive, as a file in it may be. */
	b.p[b.n - 2] = 22;
	put_end(&b, 0, 0, 0);
	assert_int_equal(opens(&s, dc_got(&b)), DC_OK);
	b.n = end + 22;
	put_end(&b, 1, size, at);
	assert_int_equal(opens(&s, dc_got(&b)), DC_INPUT);
	SAID(&s, "zip-damaged");
	b.n = end;
	for (int i = 0; i < 3000; i++)
		put_end(&b, 65535, 1, 1);
	assert_int_equal(opens(&s, dc_got(&b)), DC_INPUT);
	SAID(&s, "zip-damaged");
	store_end(&s);
}

/* The numbers in 64 bits. */
static void wide(void **state)
{
	struct store s;
	size_t at, size, end;
	dc_buf b;

	(void)state;
	store_begin(&s);
	for (uint64_t n = 1; n; n = n == 1 ? 300000 : n == 300000 ?
			UINT64_MAX : 0) {
		b = dc_buf_in(s.run->arena, 1 << 20);
		put_archive(&b, &honest, 1, &at, &size);
		end = b.n;
		dc_adds(&b, DC_S("PK\6\6"));
		put(&b, 44, 8);
		put(&b, 45 | 45 << 16, 4);
		put(&b, 0, 8);
		put(&b, n, 8);
		put(&b, n, 8);
		put(&b, size, 8);
		put(&b, at, 8);
		dc_adds(&b, DC_S("PK\6\7"));
		put(&b, 0, 4);
		put(&b, end, 8);
		put(&b, 1, 4);
		put_end(&b, 0xFFFF, UINT32_MAX, UINT32_MAX);
		assert_int_equal(opens(&s, dc_got(&b)), n == 1 ? DC_OK
			: DC_LIMIT);
		if (n > 1)
			SAID(&s, "zip-limit");
	}
	store_end(&s);
}

/* An entry whose sizes and place stand in its extra field. */
static void wide_entry(void **state)
{
	static const char extra[] = "\x01\0\x18\0" "\4\0\0\0\0\0\0\0"
		"\4\0\0\0\0\0\0\0" "\0\0\0\0\0\0\0\0";
	struct lie l = honest;
	struct store s;
	dc_str got;

	(void)state;
	store_begin(&s);
	l.extra = (dc_str){ extra, sizeof(extra) - 1 };
	assert_int_equal(reads(&s, &l, &got), DC_OK);
	l.at = l.packed = l.plain = UINT32_MAX;
	l.extra.n -= 8;
	assert_int_equal(reads(&s, &l, &got), DC_INPUT);
	SAID(&s, "zip-damaged");
	store_end(&s);
}

static uint32_t hash_of(const char *p, size_t n)
{
	uint32_t h = 5381;

	while (n--)
		h = h * 33 + (unsigned char)*p++;
	return h;
}

/* Names that libzip's hash table has one place for. */
static void one_hash(void **state)
{
	enum { MANY = 4096 };
	struct store s;
	char name[25];
	dc_buf b;
	size_t at;

	(void)state;
	store_begin(&s);
	b = dc_buf_in(s.run->arena, 1 << 20);
	for (unsigned i = 0; i < MANY; i++)
		dc_adds(&b, DC_S("PK\3\4xxxxxxxxxxxxxxxxxxxxxxxxxx"));
	at = b.n;
	for (unsigned i = 0; i < MANY; i++) {
		for (unsigned j = 0; j < 12; j++)
			memcpy(name + 2 * j, i >> j & 1 ? "Ez" : "FY", 2);
		assert_true(hash_of(name, 24) == hash_of("FYFYFYFYFYFYFYFYFY"
			"FYFYFY", 24));
		dc_adds(&b, DC_S("PK\1\2"));
		put(&b, 20, 2);
		put(&b, 20, 8);
		put(&b, 0, 8);
		put(&b, 0, 2);
		put(&b, 0, 4);
		put(&b, 24, 2);
		put(&b, 0, 2);
		put(&b, 0, 10);
		put(&b, i * 30, 4);
		dc_add(&b, name, 24);
	}
	put_end(&b, MANY, b.n - at, at);
	assert_int_equal(opens(&s, dc_got(&b)), DC_LIMIT);
	SAID(&s, "zip-limit");
	store_end(&s);
}

/* 200 MB of zeros in 200 KB. */
static void bomb(void **state)
{
	static const char zeros[1 << 20];
	struct store s;
	int spool = dc_temp_file(), fd, code;
	zipwriter *w = zipwriter_new();
	zipfile *f;
	dc_buf b;

	(void)state;
	store_begin(&s);
	b = dc_buf_in(s.run->arena, 1 << 20);
	assert_int_equal(ftruncate(spool, 200 * sizeof(zeros)), 0);
	assert_int_equal(zipwriter_add(w, "0", spool, 0, 200 * sizeof(zeros),
		9), 0);
	assert_int_equal(zipwriter_end(w, add_to, &b), 0);
	zipwriter_free(w);
	fd = file_of(b.p, b.n);
	f = zipfile_open(s.run, fd, b.n, &code);
	assert_int_equal(code, DC_OK);
	assert_null(zipentry_open(f, 0, UINT64_MAX, &code));
	assert_int_equal(code, DC_LIMIT);
	SAID(&s, "zip-too-large");
	zipfile_close(f);
	close(fd);
	close(spool);
	store_end(&s);
}

/* One byte after the other takes each value that matters: nothing crashes. */
static void each_byte(void **state)
{
	static const unsigned char values[] = { 0, 1, 0x7F, 0x80, 0xFF };
	struct store s;
	dc_str z, got;

	(void)state;
	store_begin(&s);
	z = archive(s.run->run_arena);
	for (size_t i = 0; i < z.n * 5; i++) {
		char *p = (char *)(uintptr_t)z.p + i / 5, was = *p;
		int fd, code;
		zipfile *f;

		*p = (char)values[i % 5];
		fd = file_of(z.p, z.n);
		f = zipfile_open(s.run, fd, z.n, &code);
		for (size_t e = 0; f && e < zipfile_count(f); e++) {
			zipfile_name(f, e);
			zipfile_all(f, e, 1000, s.run->arena, &got);
		}
		zipfile_close(f);
		close(fd);
		*p = was;
		arena_reset(s.run->arena);
	}
	store_end(&s);
}

static int no_more(void *user, const void *p, size_t n)
{
	(void)user;
	(void)p;
	(void)n;
	return 77;
}

static void writing_fails(void **state)
{
	struct store s;
	zipwriter *w = zipwriter_new();
	dc_buf b;
	int fd = file_of("0123456789", 10);

	(void)state;
	store_begin(&s);
	b = dc_buf_in(s.run->arena, 1 << 20);
	/* A file that is shorter than was said, or closed. */
	assert_int_equal(zipwriter_add(w, "0", fd, 2, 50, 0), 0);
	assert_int_not_equal(zipwriter_end(w, add_to, &b), 0);
	zipwriter_free(w);
	w = zipwriter_new();
	assert_int_equal(zipwriter_add(w, "0", -1, 0, 5, 1), 0);
	assert_int_equal(zipwriter_end(w, add_to, &b), EBADF);
	zipwriter_free(w);
	assert_int_equal(b.n, 0);
	w = zipwriter_new();
	assert_int_equal(zipwriter_add(w, "0", fd, 0, 10, 1), 0);
	assert_int_equal(zipwriter_end(w, no_more, NULL), 77);
	zipwriter_free(w);
	zipwriter_free(NULL);
	zipwriter_free(zipwriter_new());
	close(fd);
	store_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(there_and_back),
		cmocka_unit_test(damaged_entries),
		cmocka_unit_test(damaged_directories),
		cmocka_unit_test(two_directories),
		cmocka_unit_test(wide),
		cmocka_unit_test(wide_entry),
		cmocka_unit_test(one_hash),
		cmocka_unit_test(bomb),
		cmocka_unit_test(each_byte),
		cmocka_unit_test(writing_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
