/*
 * Is it UTF-8?  Unicode's table of well-formed sequences (chapter 3, D92):
 * no overlong forms, no surrogates, nothing above U+10FFFF.
 */
#include "core/core.h"

size_t ascii_prefix(const char *p, size_t n)
{
	size_t i = 0;
	uint64_t w;

	for (; i + 8 <= n; i += 8) {
		memcpy(&w, p + i, 8);
		if (w & UINT64_C(0x8080808080808080))
			break;
	}
	while (i < n && (unsigned char)p[i] < 0x80)
		i++;
	return i;
}

/* Length that the first byte asks for, and the range of the second. */
static size_t asked(unsigned char c, unsigned char *lo, unsigned char *hi)
{
	*lo = 0x80;
	*hi = 0xBF;
	if (c < 0x80)
		return 1;
	if (c < 0xC2 || c > 0xF4)
		return 0;
	if (c < 0xE0)
		return 2;
	if (c == 0xE0)
		*lo = 0xA0;
	else if (c == 0xED)
		*hi = 0x9F;
	else if (c == 0xF0)
		*lo = 0x90;
	else if (c == 0xF4)
		*hi = 0x8F;
	return c < 0xF0 ? 3 : 4;
}

/* Bytes at p that begin a sequence rightly; *want is its whole length. */
static size_t right_bytes(const char *s, size_t n, size_t *want)
{
	const unsigned char *p = (const unsigned char *)s;
	unsigned char lo, hi;
	size_t i = 1;

	*want = n ? asked(p[0], &lo, &hi) : 0;
	if (!*want)
		return 0;
	if (*want > 1 && n > 1 && (p[1] < lo || p[1] > hi))
		return 1;
	while (i < *want && i < n && (p[i] & 0xC0) == 0x80)
		i++;
	return i;
}

size_t utf8_sequence(const char *p, size_t n)
{
	size_t want, got = right_bytes(p, n, &want);

	return got == want ? want : 0;
}

bool utf8_cut(const char *p, size_t n)
{
	size_t want, got = right_bytes(p, n, &want);

	return got == n && got < want;
}

size_t utf8_damage(const char *p, size_t n)
{
	size_t want, got = right_bytes(p, n, &want);

	return got ? got : 1;
}

size_t utf8_prefix(const char *p, size_t n)
{
	size_t i = 0, got;

	for (;;) {
		i += ascii_prefix(p + i, n - i);
		while (i < n && (unsigned char)p[i] >= 0x80) {
			got = utf8_sequence(p + i, n - i);
			if (!got)
				return i;
			i += got;
		}
		if (i >= n)
			return n;
	}
}

#define EACH(c) (UINT64_C(0x0101010101010101) * (c))

/* In some byte of the word: a byte below c (c up to 0x80), a byte equal c.
 * Exact as to whether there is one. */
static uint64_t below(uint64_t w, uint64_t c)
{
	return (w - EACH(c)) & ~w & EACH(0x80);
}

static uint64_t equal(uint64_t w, uint64_t c)
{
	return below(w ^ EACH(c), 1);
}

unsigned text_look(dc_str s)
{
	uint64_t w, high = 0, control = 0, mark = 0;
	size_t i = 0;

	for (; i < s.n; i += 8) {
		if (s.n - i >= 8) {
			memcpy(&w, s.p + i, 8);
		} else {
			w = EACH(' ');
			memcpy(&w, s.p + i, s.n - i);
		}
		high |= w & EACH(0x80);
		control |= below(w, 0x20) | equal(w, 0x7F);
		mark |= equal(w, '<') | equal(w, '&');
	}
	return (high ? TEXT_HIGH : 0) | (control ? TEXT_CONTROL : 0) |
	       (mark ? TEXT_MARK : 0);
}
