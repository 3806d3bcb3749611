/*
 * Borrowed text: comparing, cutting, hashing.
 */
#include "core/core.h"

dc_str dc_cstr(const char *s)
{
	return (dc_str){ s, s ? strlen(s) : 0 };
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool same_letters(const char *a, const char *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (lower(a[i]) != lower(b[i]))
			return false;
	return true;
}

bool dc_ieq(dc_str a, dc_str b)
{
	return a.n == b.n && same_letters(a.p, b.p, a.n);
}

bool dc_is_one_of(dc_str word, const char *list)
{
	dc_str rest = dc_cstr(list);

	while (word.n && rest.n)
		if (dc_eq(dc_cut(&rest, ' '), word))
			return true;
	return false;
}

bool dc_ieq_one_of(dc_str word, const char *list)
{
	dc_str rest = dc_cstr(list);

	while (word.n && rest.n)
		if (dc_ieq(dc_cut(&rest, ' '), word))
			return true;
	return false;
}

/* How many bytes are the same.  Nearly always the first one tells. */
static size_t in_common(dc_str s, const char *z)
{
	size_t i = 0;

	while (i < s.n && z[i] && s.p[i] == z[i])
		i++;
	return i;
}

bool dc_is(dc_str s, const char *z)
{
	return in_common(s, z) == s.n && !z[s.n];
}

bool dc_starts(dc_str s, const char *z)
{
	return !z[in_common(s, z)];
}

bool dc_istarts(dc_str s, const char *z)
{
	size_t n = strlen(z);

	return s.n >= n && same_letters(s.p, z, n);
}

bool dc_ends(dc_str s, const char *z)
{
	size_t n = strlen(z);

	return s.n >= n && memcmp(s.p + s.n - n, z, n) == 0;
}

/* Length of the blank that s begins with, 0 if it begins with none. */
size_t str_blank(dc_str s)
{
	const unsigned char *p = (const unsigned char *)s.p;

	if (!s.n)
		return 0;
	if (p[0] == ' ' || (p[0] >= '\t' && p[0] <= '\r'))
		return 1;
	if (s.n >= 2 && p[0] == 0xC2 && (p[1] == 0xA0 || p[1] == 0x85))
		return 2;
	if (s.n < 3)
		return 0;
	if (p[0] == 0xE2 && p[1] == 0x80 &&
	    ((p[2] >= 0x80 && p[2] <= 0x8B) || p[2] == 0xA8 || p[2] == 0xA9 ||
	     p[2] == 0xAF))
		return 3;
	if ((p[0] == 0xE3 && p[1] == 0x80 && p[2] == 0x80) ||
	    (p[0] == 0xE2 && p[1] == 0x81 && p[2] == 0x9F) ||
	    (p[0] == 0xEF && p[1] == 0xBB && p[2] == 0xBF))
		return 3;
	return 0;
}

/* Most text begins and ends with something that is no blank at a glance. */
static bool edge(char c)
{
	unsigned char u = (unsigned char)c;

	return u > ' ' && u < 0x80;
}

dc_str dc_trim(dc_str s)
{
	size_t n;

	if (s.n && edge(s.p[0]) && edge(s.p[s.n - 1]))
		return s;
	while ((n = str_blank(s)) != 0)
		s = dc_from(s, n);
	while (s.n) {
		size_t back = 1;

		while (back < 3 && back < s.n &&
		       ((unsigned char)s.p[s.n - back] & 0xC0) == 0x80)
			back++;
		if (str_blank(dc_from(s, s.n - back)) != back)
			break;
		s.n -= back;
	}
	return s;
}

dc_str dc_chomp(dc_str s)
{
	if (s.n && s.p[s.n - 1] == '\n')
		s.n--;
	if (s.n && s.p[s.n - 1] == '\r')
		s.n--;
	return s;
}

size_t dc_find_str(dc_str s, dc_str what)
{
	const char *p;

	if (!what.n)
		return 0;
	p = s.n ? memmem(s.p, s.n, what.p, what.n) : NULL;
	return p ? (size_t)(p - s.p) : DC_NPOS;
}

size_t dc_find(dc_str s, const char *what)
{
	return dc_find_str(s, dc_cstr(what));
}

size_t dc_chr(dc_str s, char c)
{
	const char *p = s.n ? memchr(s.p, c, s.n) : NULL;

	return p ? (size_t)(p - s.p) : DC_NPOS;
}

dc_str dc_cut(dc_str *rest, char sep)
{
	dc_str all = *rest;
	size_t at = dc_chr(all, sep);

	if (at == DC_NPOS) {
		*rest = DC_NONE;
		return all;
	}
	*rest = dc_from(all, at + 1);
	return dc_sub(all, 0, at);
}

bool dc_next_line(dc_str *rest, dc_str *line)
{
	size_t at = 0, end;

	if (!rest->n)
		return false;
	while (at < rest->n && rest->p[at] != '\n' && rest->p[at] != '\r')
		at++;
	end = at;
	if (at < rest->n && rest->p[at] == '\r')
		at++;
	if (at < rest->n && rest->p[at] == '\n')
		at++;
	*line = dc_sub(*rest, 0, end);
	*rest = dc_from(*rest, at);
	return true;
}

bool dc_num(dc_str s, uint64_t *out)
{
	uint64_t v = 0;

	if (!s.n || s.n > 20)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		unsigned d = (unsigned char)s.p[i] - '0';

		if (d > 9 || v > (UINT64_MAX - d) / 10)
			return false;
		v = v * 10 + d;
	}
	*out = v;
	return true;
}

/* A character that has no width is no blank: Anki keeps it, and a card whose
 * side it is. */
bool dc_blank(dc_str s)
{
	while (s.n) {
		unsigned char c = (unsigned char)s.p[0];
		size_t n = c < 0x20 || c == 0x7F ? 1 : str_blank(s);

		if (!n || dc_starts(s, "\xE2\x80\x8B") ||
		    dc_starts(s, "\xEF\xBB\xBF"))
			return false;
		s = dc_from(s, n);
	}
	return true;
}

static uint64_t rotl(uint64_t v, int by)
{
	return v << by | v >> (64 - by);
}

/* Up to 8 bytes, the first one lowest. */
static uint64_t word(const unsigned char *p, size_t n)
{
	uint64_t v = 0;

	for (size_t i = n; i-- > 0;)
		v = v << 8 | p[i];
	return v;
}

/* The same of 8 bytes: compilers make one load of it. */
static uint64_t word8(const unsigned char *p)
{
	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
	       (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 |
	       (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 |
	       (uint64_t)p[7] << 56;
}

#define ROUND(a, b, c, d) \
	do { \
		(a) += (b), (c) += (d); \
		(b) = rotl((b), 13) ^ (a), (d) = rotl((d), 16) ^ (c); \
		(a) = rotl((a), 32); \
		(c) += (b), (a) += (d); \
		(b) = rotl((b), 17) ^ (c), (d) = rotl((d), 21) ^ (a); \
		(c) = rotl((c), 32); \
	} while (0)

/* SipHash-2-4 (Aumasson and Bernstein), key: seed and the name's letters. */
uint64_t dc_hash(const void *data, size_t n, uint64_t seed)
{
	const uint64_t k0 = seed, k1 = 0x6465636b636f6e76;
	const unsigned char *p = data;
	uint64_t a = k0 ^ 0x736f6d6570736575, b = k1 ^ 0x646f72616e646f6d;
	uint64_t c = k0 ^ 0x6c7967656e657261, d = k1 ^ 0x7465646279746573;
	uint64_t m, tail = (uint64_t)n << 56;

	for (; n >= 8; n -= 8, p += 8) {
		m = word8(p);
		d ^= m;
		ROUND(a, b, c, d);
		ROUND(a, b, c, d);
		a ^= m;
	}
	m = tail | (n ? word(p, n) : 0);
	d ^= m;
	ROUND(a, b, c, d);
	ROUND(a, b, c, d);
	a ^= m;
	c ^= 0xff;
	for (int i = 0; i < 4; i++)
		ROUND(a, b, c, d);
	return a ^ b ^ c ^ d;
}
