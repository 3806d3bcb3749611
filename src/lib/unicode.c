/*
 * libunistring, and the short way round it: u8_normalize() does 31 MB/s,
 * while nearly all text is in NFC already and can be known to be so.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>
#include <unistring/version.h>

#include "lib/bytes.h"
#include "lib/unicode.h"

struct range {
	uint32_t first, last;
};

/*
 * Stable characters in order: general blocks without a combining character
 * of non-zero class, without one that joins what stands before it, and
 * without one that NFC replaces.  tests/unit/test-unicode.c proves each
 * against libunistring.
 */
static const struct range stable[] = {
	{ 0x0000, 0x02FF },      /* Latin, IPA */
	{ 0x0370, 0x0373 }, { 0x0375, 0x0377 }, { 0x037A, 0x037D },
	{ 0x037F, 0x0386 }, { 0x0388, 0x0482 },  /* Greek, Cyrillic */
	{ 0x048A, 0x0590 },      /* Cyrillic, Armenian */
	{ 0x05D0, 0x05F4 },      /* Hebrew letters */
	{ 0x0600, 0x060F }, { 0x061B, 0x064A }, { 0x0660, 0x066F },
	{ 0x0671, 0x06D5 },      /* Arabic letters */
	{ 0x0E01, 0x0E37 }, { 0x0E3F, 0x0E47 }, { 0x0E4C, 0x0E7F }, /* Thai */
	{ 0x10A0, 0x10FF },      /* Georgian */
	{ 0x1E00, 0x1F6F },      /* Latin with accents, Greek */
	{ 0x2002, 0x2070 }, { 0x2074, 0x20CF },
	{ 0x2100, 0x2125 }, { 0x212C, 0x2328 },  /* arrows, mathematics */
	{ 0x232B, 0x2ADB }, { 0x2ADD, 0x2CEE },  /* technical, emoji */
	{ 0x2E80, 0x3029 }, { 0x3030, 0x3098 }, { 0x309B, 0xA66E }, /* CJK */
	{ 0xAC00, 0xD7A3 },      /* Hangul syllables */
	{ 0xE000, 0xF8FF },      /* private use */
	{ 0xFE00, 0xFE1F }, { 0xFE30, 0xFFFF },  /* selectors, wide forms */
	{ 0x1D400, 0x1D7FF },    /* mathematical letters */
	{ 0x1F000, 0x1FAFF },    /* emoji */
	{ 0x20000, 0x2A6DF }     /* rare ideographs */
};

/* The range that holds u, or NULL. */
static const struct range *range_of(uint32_t u)
{
	size_t low = 0, high = sizeof(stable) / sizeof(*stable);

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (u > stable[mid].last)
			low = mid + 1;
		else if (u < stable[mid].first)
			high = mid;
		else
			return &stable[mid];
	}
	return NULL;
}

bool unicode_stable(uint32_t u)
{
	return range_of(u) != NULL;
}

static size_t length(unsigned char lead)
{
	return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* s is valid; at is at the start of a character. */
static uint32_t character(dc_str s, size_t at, size_t *n)
{
	const unsigned char *p = (const unsigned char *)s.p + at;
	uint32_t u;

	*n = length(*p);
	if (*n > s.n - at) {
		*n = 1;
		return 0xFFFD;
	}
	u = *n == 1 ? *p : *p & (0x7Fu >> *n);
	for (size_t i = 1; i < *n; i++)
		u = u << 6 | (p[i] & 0x3F);
	return u;
}

/*
 * Length of the characters that begin with this byte, where all of them are
 * stable: U+0080-U+02FF, some Greek and Cyrillic, U+4000-U+9FFF, Hangul.
 */
static const unsigned char whole[256] = {
	[0xC2] = 2, [0xC3] = 2, [0xC4] = 2, [0xC5] = 2, [0xC6] = 2,
	[0xC7] = 2, [0xC8] = 2, [0xC9] = 2, [0xCA] = 2, [0xCB] = 2,
	[0xCF] = 2, [0xD0] = 2, [0xD1] = 2, [0xD3] = 2, [0xD4] = 2,
	[0xD5] = 2, [0xE4] = 3, [0xE5] = 3, [0xE6] = 3, [0xE7] = 3,
	[0xE8] = 3, [0xE9] = 3, [0xEB] = 3, [0xEC] = 3
};

/* Over what needs no look at the table of ranges. */
static size_t skip_low(dc_str s, size_t at)
{
	while (at < s.n) {
		unsigned char c = (unsigned char)s.p[at];

		if (c < 0x80) {
			at++;
			while (s.n - at >= 16 &&
			       !bytes_any(~bytes_below(bytes_at(s.p + at),
					0x80)))
				at += 16;
		} else if (whole[c] && whole[c] <= s.n - at) {
			at += whole[c];
		} else {
			break;
		}
	}
	return at;
}

/* End of the run of stable characters at `at`; *start of its last one.  Most
 * characters are of the same range as those before them. */
static size_t skip_stable(dc_str s, size_t at, size_t *start)
{
	const struct range *in = stable;
	size_t n, from = at;

	while (at < s.n) {
		uint32_t u;

		at = skip_low(s, at);
		if (at == s.n)
			break;
		u = character(s, at, &n);
		if (u < in->first || u > in->last)
			in = range_of(u);
		if (!in)
			break;
		at += n;
	}
	*start = at;
	if (at > from)
		do
			--*start;
		while (*start > from &&
		       ((unsigned char)s.p[*start] & 0xC0) == 0x80);
	return at;
}

static size_t skip_unstable(dc_str s, size_t at)
{
	size_t n;

	while (at < s.n && !unicode_stable(character(s, at, &n)))
		at += n;
	return at;
}

static void add_normal(dc_buf *b, dc_str s)
{
	size_t n = 0;
	uint8_t *p = u8_normalize(UNINORM_NFC, (const uint8_t *)s.p, s.n, NULL,
		&n);

	if (p)
		dc_add(b, p, n);
	else
		b->failed = true;
	free(p);
}

/*
 * Only the stretches from the last stable character before an unstable one up
 * to the next stable one are normalised: nothing crosses such a border.
 */
dc_str unicode_nfc(dc_arena *a, dc_str s)
{
	size_t done = 0, from, at = skip_stable(s, 0, &from);
	dc_buf b;

	if (at == s.n)
		return s;
	b = dc_buf_in(a, SIZE_MAX / 8);
	while (at < s.n) {
		size_t end = skip_unstable(s, at);

		dc_adds(&b, dc_sub(s, done, from - done));
		add_normal(&b, dc_sub(s, from, end - from));
		done = end;
		at = skip_stable(s, end, &from);
	}
	dc_adds(&b, dc_from(s, done));
	if (b.n == s.n && !b.failed && memcmp(b.p, s.p, s.n) == 0)
		return s;
	return b.failed ? DC_NONE : dc_got(&b);
}

dc_str unicode_fold(dc_arena *a, dc_str s)
{
	size_t n = 0;
	uint8_t *p = u8_casefold((const uint8_t *)s.p, s.n, NULL, UNINORM_NFC,
		NULL, &n);
	dc_str folded = p ? dc_dup(a, (dc_str){ (const char *)p, n }) : DC_NONE;

	free(p);
	return folded;
}

/* The next character of *s without its case; a damaged byte is above all. */
static uint32_t next_folded(dc_str *s)
{
	ucs4_t u = (unsigned char)s->p[0];
	int n = 1;

	if (u >= 0x80) {
		n = u8_mbtoucr(&u, (const uint8_t *)s->p, s->n);
		if (n <= 0) {
			u = 0x110000u + (unsigned char)s->p[0];
			n = 1;
		}
	}
	*s = dc_from(*s, (size_t)n);
	return u < 0x80 ? u + (u >= 'A' && u <= 'Z' ? 'a' - 'A' : 0)
	       : u < 0x110000 ? uc_tolower(u) : u;
}

int unicode_compare(dc_str a, dc_str b)
{
	while (a.n && b.n) {
		uint32_t x = next_folded(&a), y = next_folded(&b);

		if (x != y)
			return x < y ? -1 : 1;
	}
	return (a.n > 0) - (b.n > 0);
}

bool unicode_punct(uint32_t u)
{
	return uc_is_general_category_withtable(u,
		UC_CATEGORY_MASK_P | UC_CATEGORY_MASK_S);
}

const char *unicode_version(void)
{
	static const char version[] = {
		'0' + (_LIBUNISTRING_VERSION >> 16 & 15), '.',
		'0' + (_LIBUNISTRING_VERSION >> 8 & 15), '\0' };

	return version;
}
