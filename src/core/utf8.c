/*
 * Is it UTF-8?  Unicode's table of well-formed sequences (chapter 3, D92):
 * no overlong forms, no surrogates, nothing above U+10FFFF.
 */
#include "lib/bytes.h"
#include "core/core.h"

size_t ascii_prefix(const char *p, size_t n)
{
	size_t i = 0;

	while (n - i >= 16 && !bytes_any(~bytes_below(bytes_at(p + i), 0x80)))
		i += 16;
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

/* The common sequences of two and three bytes, without the table's edges. */
static size_t usual(const unsigned char *p, size_t n)
{
	if (n > 2 && p[0] > 0xE0 && p[0] < 0xF0 && p[0] != 0xED &&
	    (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80)
		return 3;
	if (n > 1 && p[0] >= 0xC2 && p[0] < 0xE0 && (p[1] & 0xC0) == 0x80)
		return 2;
	return 0;
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

	/* Of no text at all p is NULL, and nothing may be added to that. */
	while (n) {
		i += ascii_prefix(p + i, n - i);
		while (i < n && (unsigned char)p[i] >= 0x80) {
			got = usual((const unsigned char *)p + i, n - i);
			if (!got)
				got = utf8_sequence(p + i, n - i);
			if (!got)
				return i;
			i += got;
		}
		if (i >= n)
			return n;
	}
	return 0;
}

dc_str dc_head(dc_str s, size_t n)
{
	if (n >= s.n)
		return s;
	while (n && ((unsigned char)s.p[n] & 0xC0) == 0x80)
		n--;
	return dc_sub(s, 0, n);
}

static dc_str mend(dc_arena *a, dc_str s, uint64_t *replaced)
{
	dc_buf b = dc_buf_in(a, SIZE_MAX / 8);
	size_t n = utf8_prefix(s.p, s.n);

	if (n == s.n)
		return s;
	for (; s.n; n = utf8_prefix(s.p, s.n)) {
		dc_add(&b, s.p, n);
		s = dc_from(s, n);
		if (!s.n)
			break;
		dc_addz(&b, "\xEF\xBF\xBD");
		s = dc_from(s, utf8_damage(s.p, s.n));
		(*replaced)++;
	}
	return dc_got(&b);
}

dc_str utf8_mend(dc_arena *a, dc_str s)
{
	uint64_t replaced = 0;

	return mend(a, s, &replaced);
}

dc_str dc_mend(dc_run *r, dc_arena *a, dc_str s)
{
	uint64_t replaced = 0;

	s = mend(a, s, &replaced);
	while (replaced--)
		run_replaced(r);
	return s;
}

/* What the vectors of a text have shown so far. */
struct sight {
	bytes16 marks, angle, lines, blanks, controls, all;
};

/* beside: the bytes that stand before those of v, or behind them. */
static inline void see(struct sight *t, bytes16 v, bytes16 beside)
{
	bytes16 blank = bytes_are(v, ' ') & bytes_are(beside, ' ');
	bytes16 lf = bytes_are(v, '\n'), tab = bytes_are(v, '\t');

	t->marks |= bytes_are(v, '<') | bytes_are(v, '&');
	t->angle |= bytes_are(v, '>');
	t->lines |= lf | bytes_are(v, '\r');
	t->blanks |= blank | tab;
	t->controls |= (bytes_below(v, ' ') & ~lf & ~tab) |
		       bytes_are(v, 0x7F);
	t->all |= v;
}

static unsigned seen_bits(const struct sight *t)
{
	bytes16 high = ~bytes_below(t->all, 0x80);

	/* Most texts have none of them. */
	if (!bytes_any(t->marks | t->angle | t->lines | t->blanks |
		       t->controls | high))
		return 0;
	return (bytes_any(t->marks) ? TEXT_MARKS : 0u) |
	       (bytes_any(t->angle) ? TEXT_ANGLE : 0u) |
	       (bytes_any(t->lines) ? TEXT_LINES : 0u) |
	       (bytes_any(t->blanks) ? TEXT_BLANKS : 0u) |
	       (bytes_any(t->controls) ? TEXT_CONTROLS : 0u) |
	       (bytes_any(high) ? TEXT_HIGH : 0u);
}

/* Up to 16 bytes. */
static unsigned look_short(dc_str s)
{
	struct sight t = { 0 };
	char all[32] = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";

	memcpy(all, s.p, s.n);
	see(&t, bytes_at(all), bytes_at(all + 1));
	return seen_bits(&t);
}

unsigned text_look(dc_str s)
{
	struct sight t = { 0 };
	const char *p = s.p, *end;
	unsigned edge;

	if (!s.n)
		return 0;
	end = p + s.n;
	edge = s.p[0] == ' ' || end[-1] == ' ' ? TEXT_BLANKS : 0u;
	if (s.n <= 16)
		return look_short(s) | edge;
	for (; end - p > 16; p += 16)
		see(&t, bytes_at(p), bytes_at(p + 1));
	see(&t, bytes_at(end - 16), bytes_at(end - 17));
	return seen_bits(&t) | edge;
}
