/*
 * Bytes in: character sets, packing, lines and their numbers.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <zlib.h>
#include <zstd.h>

#include <cmocka.h>

#include "core/core.h"

struct fixture {
	dc_job *job;
	dc_run *run;
	dc_input *in;
	struct job_input file;
	int code;
};

static struct fixture with(const char *p, size_t n, const char *encoding)
{
	struct fixture f = { .job = dc_job_new() };

	f.file = (struct job_input){ .path = "x.txt", .in_memory = true,
		.memory = { p, n } };
	f.run = run_new(f.job, &f.file);
	f.in = input_open(f.run, f.file.path, &f.file.memory, encoding,
		&f.code);
	assert_non_null(f.in);
	return f;
}

static void done(struct fixture *f)
{
	input_close(f->in);
	run_free(f->run);
	dc_job_free(f->job);
}

/* What the bytes say, and by which set. */
static void reads(const char *p, size_t n, const char *encoding,
	const char *want, const char *set, uint64_t replaced)
{
	struct fixture f = with(p, n, encoding);
	dc_str all;

	assert_int_equal(f.code, DC_OK);
	assert_int_equal(dc_all(f.in, &all), DC_OK);
	assert_int_equal(all.n, strlen(want));
	assert_memory_equal(all.p, want, all.n);
	assert_string_equal(dc_input_encoding(f.in), set);
	assert_int_equal(f.run->counts.replaced, replaced);
	done(&f);
}

#define READS(bytes, want, set, replaced) \
	reads(bytes, sizeof(bytes) - 1, NULL, want, set, replaced)

static void character_sets(void **state)
{
	(void)state;
	READS("plain", "plain", "ASCII", 0);
	READS("caf\xC3\xA9", "café", "UTF-8", 0);
	READS("\xEF\xBB\xBF\xEF\xBB\xBF" "caf\xC3\xA9", "café", "UTF-8", 0);
	READS("\xFF\xFE" "a\0\xE9\0", "aé", "UTF-16LE", 0);
	READS("\xFE\xFF\0a\0\xE9", "aé", "UTF-16BE", 0);
	READS("a\0b\0c\0\n\0", "abc\n", "UTF-16LE", 0);
	READS("\0a\0b\0c\0\n", "abc\n", "UTF-16BE", 0);
	READS("\xFF\xFE\0\0a\0\0\0", "a", "UTF-32LE", 0);
	READS("\0\0\xFE\xFF\0\0\0a", "a", "UTF-32BE", 0);
	READS("<meta charset=\"iso-8859-1\">\x93q\x94",
		"<meta charset=\"iso-8859-1\">“q”", "windows-1252", 0);
	READS("<?xml version='1.0' encoding='windows-1251'?>\xC4\xE0",
		"<?xml version='1.0' encoding='windows-1251'?>Да",
		"windows-1251", 0);
	READS("na\xEFve caf\xE9", "naïve café", "windows-1252", 0);
	reads("\x82\xA0", 2, "shift_jis", "あ", "CP932", 0);
}

/* Each damaged sequence is one U+FFFD, and nothing behind it is lost. */
static void damage(void **state)
{
	(void)state;
	reads("a\xC0\xAF" "b", 4, "utf-8", "a\uFFFD\uFFFD" "b", "UTF-8", 2);
	reads("\xED\xA0\x80" "b", 4, "utf-8", "\uFFFD\uFFFD\uFFFD" "b",
		"UTF-8", 3);
	reads("a\xE2\x82" "b", 4, "utf-8", "a\uFFFD" "b", "UTF-8", 1);
	reads("end\xE2\x82", 5, "utf-8", "end\uFFFD", "UTF-8", 1);
	reads("\xF5\x80", 2, "utf-8", "\uFFFD\uFFFD", "UTF-8", 2);
}

/* The set is settled where it first matters, however late that is. */
static void settled_late(void **state)
{
	size_t n = 3 * DC_WINDOW;
	char *p = malloc(n + 16);
	struct fixture f;
	dc_str all;

	(void)state;
	memset(p, 'x', n);
	memcpy(p + n, "caf\xE9 \xFC" "ber", 9);
	f = with(p, n + 9, NULL);
	assert_int_equal(dc_all(f.in, &all), DC_OK);
	assert_int_equal(all.n, n + 11);
	assert_memory_equal(all.p + n, "café über", 11);
	done(&f);
	memcpy(p + n - 1, "\xC3\xA9", 2);
	f = with(p, n + 1, NULL);
	assert_int_equal(dc_all(f.in, &all), DC_OK);
	assert_int_equal(all.n, n + 1);
	assert_memory_equal(all.p + n - 1, "é", 2);
	assert_string_equal(dc_input_encoding(f.in), "UTF-8");
	done(&f);
	free(p);
}

static void lines_and_numbers(void **state)
{
	static const char text[] = "a\nb\r\nc\rd\n\ne";
	static const struct {
		const char *line;
		uint64_t number;
	} want[] = { { "a\n", 1 }, { "b\r\n", 2 }, { "c\r", 3 }, { "d\n", 4 },
		{ "\n", 5 }, { "e", 6 } };
	struct fixture f = with(text, sizeof(text) - 1, NULL);
	dc_str line;

	(void)state;
	for (size_t i = 0; i < 6; i++) {
		assert_int_equal(dc_input_line(f.in), want[i].number);
		assert_true(dc_line(f.in, &line));
		assert_int_equal(line.n, strlen(want[i].line));
		assert_memory_equal(line.p, want[i].line, line.n);
	}
	assert_false(dc_line(f.in, &line));
	assert_int_equal(dc_input_code(f.in), DC_OK);
	done(&f);
}

/* Lines that lie over the edge of a window, with CRLF cut in two. */
static void lines_over_edges(void **state)
{
	size_t each = 1021, lines = 2000, at = 0, count = 0;
	char *p = malloc(lines * (each + 2));
	struct fixture f;
	dc_str line;

	(void)state;
	for (size_t i = 0; i < lines; i++, at += each + 2) {
		memset(p + at, 'a' + (int)(i % 26), each);
		memcpy(p + at + each, "\r\n", 2);
	}
	f = with(p, at, NULL);
	for (; dc_line(f.in, &line); count++) {
		assert_int_equal(line.n, each + 2);
		assert_int_equal(line.p[0], 'a' + (int)(count % 26));
	}
	assert_int_equal(count, lines);
	assert_int_equal(dc_input_line(f.in), lines + 1);
	done(&f);
	free(p);
}

static size_t gzip(const char *p, size_t n, char *to, size_t room)
{
	z_stream z = { 0 };

	assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, 31, 8, 0), Z_OK);
	z.next_in = (Bytef *)(uintptr_t)p;
	z.avail_in = (uInt)n;
	z.next_out = (Bytef *)to;
	z.avail_out = (uInt)room;
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	deflateEnd(&z);
	return room - z.avail_out;
}

static void packed(void **state)
{
	size_t n = 1 << 20, room = n * 2, once, twice;
	char *p = malloc(n), *a = malloc(room), *b = malloc(room);
	struct fixture f;
	dc_str all;

	(void)state;
	for (size_t i = 0; i < n; i++)
		p[i] = (char)('a' + i * i % 23);
	once = gzip(p, n / 2, a, room);
	once += gzip(p + n / 2, n / 2, a + once, room - once);
	memset(a + once, 0, 512);
	twice = ZSTD_compress(b, room, a, once + 512, 1);
	f = with(b, twice, NULL);
	assert_int_equal(dc_all(f.in, &all), DC_OK);
	assert_int_equal(all.n, n);
	assert_memory_equal(all.p, p, n);
	assert_string_equal(input_packing(f.in), "zstd+gzip");
	done(&f);
	f = with(a, once / 3, NULL);
	assert_int_equal(dc_all(f.in, &all), DC_INPUT);
	done(&f);
	free(p);
	free(a);
	free(b);
}

/* Packed five times over is no deck but an attack. */
static void packed_too_often(void **state)
{
	char a[4096] = "x", b[4096];
	struct fixture f;
	size_t n = 1;

	(void)state;
	for (int i = 0; i < 5; i++) {
		n = gzip(a, n, b, sizeof(b));
		memcpy(a, b, n);
	}
	f = with(a, n, NULL);
	assert_int_equal(f.code, DC_LIMIT);
	done(&f);
}

static void seen_at_24_bytes(void **state)
{
	struct seen *s = seen_new();
	uint64_t h = 1;
	bool isnew;

	(void)state;
	for (uint32_t i = 1; i <= 300000; i++) {
		uint32_t *v;

		h = dc_hash(&i, sizeof(i), 0);
		v = seen_add(s, h, &isnew);
		assert_non_null(v);
		assert_true(isnew);
		*v = i;
	}
	for (uint32_t i = 1; i <= 300000; i++) {
		h = dc_hash(&i, sizeof(i), 0);
		assert_int_equal(*seen_add(s, h, &isnew), i);
		assert_false(isnew);
	}
	seen_free(s);
}

/* Computed by another program, which gives the reference implementation's
 * vectors; guids depend on them for ever. */
static void hash_is_for_ever(void **state)
{
	(void)state;
	assert_int_equal(dc_hash("", 0, 0), UINT64_C(0x4da68fbdda569ee1));
	assert_int_equal(dc_hash("What is dropout?", 16, 7),
		UINT64_C(0xc065cf7f9cfdc391));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(character_sets),
		cmocka_unit_test(damage),
		cmocka_unit_test(settled_late),
		cmocka_unit_test(lines_and_numbers),
		cmocka_unit_test(lines_over_edges),
		cmocka_unit_test(packed),
		cmocka_unit_test(packed_too_often),
		cmocka_unit_test(seen_at_24_bytes),
		cmocka_unit_test(hash_is_for_ever),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
