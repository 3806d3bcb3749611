/*
 * What the tests of text share: cmocka, an arena, made-up text.
 */
#ifndef TEXT_CASES_H
#define TEXT_CASES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "core/core.h"

/* Numbers that are the same in each run. */
static inline uint32_t roll(uint64_t *seed, uint32_t below)
{
	*seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
	return (uint32_t)(*seed >> 33) % below;
}

static inline void same(const char *what, dc_str got, dc_str want, dc_str of)
{
	if (!dc_eq(got, want))
		fail_msg("%s\n   of: [%.*s]\n  got: [%.*s]\n want: [%.*s]",
			what, DC_ARG(of), DC_ARG(got), DC_ARG(want));
}

/* Up to n pieces out of a list that ends with NULL. */
static inline dc_str jumble(dc_arena *a, uint64_t *seed, uint32_t n,
	const char *const *pieces)
{
	dc_buf b = dc_buf_in(a, 1 << 20);
	uint32_t count = 0;

	while (pieces[count])
		count++;
	for (n = roll(seed, n + 1); n; n--)
		dc_addz(&b, pieces[roll(seed, count)]);
	return b.p ? dc_got(&b) : DC_S("");
}

#endif
