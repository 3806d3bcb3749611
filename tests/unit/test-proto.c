/*
 * Protocol buffers, SHA-1, and zstd frames as packages have them.
 */
#include <errno.h>

#include "store-cases.h"
#include "text-cases.h"
#include "lib/proto.h"
#include "lib/sha1.h"
#include "lib/unpack.h"

static void there_and_back(void **state)
{
	static const uint64_t numbers[] = { 0, 1, 127, 128, 300, 1u << 31,
		UINT64_MAX };
	dc_arena *a = arena_new();
	dc_buf b = dc_buf_in(a, 1 << 20);
	struct proto_field f;
	dc_str s;

	(void)state;
	for (size_t i = 0; i < 7; i++)
		proto_add_number(&b, (unsigned)i + 14, numbers[i]);
	proto_add_bytes(&b, PROTO_MAX_TAG, DC_S("text"));
	proto_add_bytes(&b, 1, DC_NONE);
	s = dc_got(&b);
	for (size_t i = 0; i < 7; i++) {
		assert_true(proto_next(&s, &f));
		assert_int_equal(f.tag, i + 14);
		assert_true(f.number == numbers[i]);
		assert_null(f.bytes.p);
	}
	assert_true(proto_next(&s, &f));
	assert_int_equal(f.tag, PROTO_MAX_TAG);
	assert_true(dc_is(f.bytes, "text"));
	assert_true(proto_next(&s, &f));
	assert_int_equal(f.bytes.n, 0);
	assert_non_null(f.bytes.p);
	assert_false(proto_next(&s, &f));
	assert_non_null(s.p);
	arena_free(a);
}

/* The bytes that protobuf.dev shows: 150 in field 1, "testing" in field 2. */
static void as_specified(void **state)
{
	dc_arena *a = arena_new();
	dc_buf b = dc_buf_in(a, 100);

	(void)state;
	proto_add_number(&b, 1, 150);
	proto_add_bytes(&b, 2, DC_S("testing"));
	assert_true(dc_eq(dc_got(&b), DC_S("\x08\x96\x01\x12\x07testing")));
	arena_free(a);
}

static void fixed_numbers(void **state)
{
	dc_str s = DC_S("\x0D\x01\x02\0\0" "\x11\xFF\0\0\0\0\0\0\x80");
	struct proto_field f;

	(void)state;
	assert_true(proto_next(&s, &f));
	assert_int_equal(f.number, 0x201);
	assert_true(proto_next(&s, &f));
	assert_true(f.number == UINT64_C(0x80000000000000FF));
	assert_false(proto_next(&s, &f));
	assert_non_null(s.p);
}

static void damaged(void **state)
{
	static const dc_str bad[] = {
		{ "\x08", 1 }, { "\x08\x80", 2 },
		{ "\x08\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x02", 11 },
		{ "\x08\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01", 12 },
		{ "\x0A\x05" "abcd", 6 },
		{ "\x0A\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01", 11 },
		{ "\x0D\0\0\0", 4 }, { "\x09\0\0\0\0\0\0\0", 8 },
		{ "\0\0", 2 }, { "\x0B", 1 }, { "\x0E\0", 2 },
		{ "\x80\x80\x80\x80\x10\0", 6 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		dc_str s = bad[i];
		struct proto_field f;

		assert_false(proto_next(&s, &f));
		assert_null(s.p);
		assert_false(proto_next(&s, &f));
	}
}

/* RFC 3174's own examples, and what Anki's csum of "dropout" is made of. */
static void digests(void **state)
{
	static const unsigned char abc[] = "\xA9\x99\x3E\x36\x47\x06\x81\x6A"
		"\xBA\x3E\x25\x71\x78\x50\xC2\x6C\x9C\xD0\xD8\x9D";
	dc_arena *a = arena_new();
	unsigned char out[SHA1_SIZE];
	sha1 *h = sha1_new(a);

	(void)state;
	sha1_of(DC_S("abc"), out);
	assert_memory_equal(out, abc, SHA1_SIZE);
	sha1_add(h, "a", 1);
	sha1_add(h, "", 0);
	sha1_add(h, "bc", 2);
	sha1_end(h, out);
	assert_memory_equal(out, abc, SHA1_SIZE);
	sha1_of(DC_NONE, out);
	assert_memory_equal(out, "\xDA\x39\xA3\xEE", 4);
	sha1_of(DC_S("dropout"), out);
	assert_memory_equal(out, "\xFA\xCA\x6E\xB1", 4);       /* 4207570609 */
	arena_free(a);
}

static dc_str unpacked(dc_arena *a, dc_str packed, size_t step)
{
	unpack *u = unpack_new("zstd");
	dc_buf b = dc_buf_in(a, 16 << 20);
	const char *wrong = NULL;

	for (size_t i = 0; i < packed.n; i += step)
		assert_int_equal(unpack_pass(u, dc_sub(packed, i, step),
			false, add_to, &b, &wrong), 0);
	assert_int_equal(unpack_pass(u, DC_NONE, true, add_to, &b, &wrong), 0);
	unpack_free(u);
	return dc_got(&b);
}

/* Each frame says its size (bits 6 and 7, or bit 5) and has a checksum (bit
 * 2): the engine of 23.10 wants the first. */
static void is_frame(dc_str s)
{
	assert_true(dc_starts(s, "\x28\xB5\x2F\xFD"));
	assert_true(s.p[4] & 0xE0);
	assert_true(s.p[4] & 4);
}

static void frames(void **state)
{
	enum { SIZE = 1 << 20 };
	dc_arena *a = arena_new();
	pack *p = pack_new(0);
	char *text = dc_alloc(a, SIZE);
	uint64_t seed = 7;
	dc_buf one, two;
	int fd;

	(void)state;
	for (size_t i = 0; i < SIZE; i++)
		text[i] = (char)('a' + roll(&seed, 4));
	fd = file_of(text, SIZE);
	for (size_t n = 0; n <= SIZE; n = n * 3 + 1) {
		one = dc_buf_in(a, 4 << 20);
		two = dc_buf_in(a, 4 << 20);
		assert_int_equal(pack_file(p, fd, SIZE - n, n, add_to, &one),
			0);
		assert_int_equal(pack_bytes(p, (dc_str){ text, n }, add_to,
			&two), 0);
		is_frame(dc_got(&one));
		is_frame(dc_got(&two));
		same("file", unpacked(a, dc_got(&one), 997),
			(dc_str){ text + SIZE - n, n }, DC_NONE);
		same("bytes", unpacked(a, dc_got(&two), SIZE),
			(dc_str){ text, n }, DC_NONE);
	}
	/* A file that is shorter than was said. */
	assert_int_equal(pack_file(p, fd, 1, SIZE, add_to, &one), EIO);
	assert_int_equal(pack_file(p, -1, 0, 1, add_to, &one), EBADF);
	close(fd);
	pack_free(p);
	arena_free(a);
}

static void damaged_frames(void **state)
{
	dc_arena *a = arena_new();
	dc_buf b = dc_buf_in(a, 1 << 20), out = dc_buf_in(a, 1 << 20);
	pack *p = pack_new(3);
	const char *wrong;
	unpack *u;

	(void)state;
	assert_int_equal(pack_bytes(p, DC_S("some text, some text"), add_to,
		&b), 0);
	u = unpack_new("zstd");
	assert_int_equal(unpack_pass(u, dc_sub(dc_got(&b), 0, b.n - 1), true,
		add_to, &out, &wrong), DC_END);
	assert_non_null(wrong);
	unpack_free(u);
	b.p[b.n - 1] ^= 1;
	u = unpack_new("zstd");
	assert_int_equal(unpack_pass(u, dc_got(&b), true, add_to, &out,
		&wrong), DC_END);
	assert_non_null(strstr(wrong, "checksum"));
	unpack_free(u);
	pack_free(p);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(there_and_back),
		cmocka_unit_test(as_specified),
		cmocka_unit_test(fixed_numbers),
		cmocka_unit_test(damaged),
		cmocka_unit_test(digests),
		cmocka_unit_test(frames),
		cmocka_unit_test(damaged_frames),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
