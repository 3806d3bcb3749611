/*
 * The short way round libunistring, proved against libunistring for every
 * code point.
 */
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "text-cases.h"
#include "lib/unicode.h"

enum { POINTS = 0x110000 };

static bool surrogate(uint32_t u)
{
	return u >= 0xD800 && u <= 0xDFFF;
}

/* Characters that join what stands before them, or might. */
static void mark_joiners(unsigned char *joins)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];

	for (uint32_t u = 0; u < POINTS; u++)
		if (!surrogate(u) && uc_canonical_decomposition(u, parts) == 2)
			joins[parts[1]] = 1;
	for (uint32_t u = 0x1161; u <= 0x11C2; u++)
		joins[u] = 1;
}

static void stable_is_stable(void **state)
{
	unsigned char *joins = calloc(POINTS, 1);
	uint32_t count = 0;

	(void)state;
	assert_non_null(joins);
	mark_joiners(joins);
	for (uint32_t u = 0; u < POINTS; u++) {
		ucs4_t out[32];
		size_t n = 32;

		if (surrogate(u) || !unicode_stable(u))
			continue;
		count++;
		assert_int_equal(uc_combining_class(u), 0);
		assert_int_equal(joins[u], 0);
		assert_ptr_equal(u32_normalize(UNINORM_NFC, &u, 1, out, &n),
			out);
		assert_int_equal(n, 1);
		assert_int_equal(out[0], u);
	}
	assert_true(count > 90000);
	free(joins);
}

static const char *const pieces[] = {
	"a", "e", "é", "漢", "한", "\xCC\x81", "\xCC\xA7", "\xCC\x88",
	"\xE1\x84\x92",
	"\xE1\x85\xA1", "\xE1\x86\xAB", "か", "\xE3\x82\x99", "\xE2\x84\xAB",
	"\xD9\x8E", "\xD9\x91", "ш", "ю", "\xE0\xA4\x95", "\xE0\xA4\xBC", "😀",
	"\xF0\xAF\xA0\x80", "plain words that are longer than thirty-two", NULL
};

static void same_as_the_library(void **state)
{
	dc_arena *a = arena_new();
	uint64_t seed = 3;

	(void)state;
	for (int i = 0; i < 50000; i++) {
		dc_str s = jumble(a, &seed, 12, pieces), got = dc_nfc(a, s);
		size_t n = 0;
		uint8_t *p = u8_normalize(UNINORM_NFC, (const uint8_t *)s.p,
			s.n, NULL, &n);

		same("NFC", got, (dc_str){ (const char *)p, n }, s);
		free(p);
		arena_reset(a);
	}
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stable_is_stable),
		cmocka_unit_test(same_as_the_library)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
