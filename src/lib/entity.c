/*
 * Character references of HTML.
 */
#include "lib/entity.h"

enum { LONGEST = 31 };           /* CounterClockwiseContourIntegral */

struct entity {
	char name[LONGEST + 1];
	uint32_t cp[2];
	bool bare;
};

#define NAMED(n, a, b) { .name = n, .cp = { a, b }, .bare = false },
#define BARE(n, a, b) { .name = n, .cp = { a, b }, .bare = true },
static const struct entity entities[] = {
#include "lib/entity_names.h"
};
#undef NAMED
#undef BARE

/* What browsers make of &#128; to &#159;. */
static const uint16_t cp1252[32] = {
	0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
	0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178
};

static bool alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z');
}

static int digit(char c, unsigned base)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return base == 16 && c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static uint32_t mended(uint32_t v)
{
	if (v >= 0x80 && v < 0xA0)
		return cp1252[v - 0x80];
	if (v == 0 || v > 0x10FFFF || (v >= 0xD800 && v <= 0xDFFF))
		return 0xFFFD;
	return v;
}

static size_t number(dc_str s, uint32_t cp[2])
{
	unsigned base = s.n > 2 && (s.p[2] | 0x20) == 'x' ? 16 : 10;
	size_t at = base == 16 ? 3 : 2, first = at;
	uint32_t v = 0;

	for (int d; at < s.n && (d = digit(s.p[at], base)) >= 0; at++)
		if (v <= 0x10FFFF)
			v = v * base + (uint32_t)d;
	if (at == first)
		return 0;
	cp[0] = mended(v);
	cp[1] = 0;
	return at < s.n && s.p[at] == ';' ? at + 1 : at;
}

static int compare(const void *key, const void *item)
{
	const dc_str *k = key;
	const struct entity *e = item;
	int d = memcmp(k->p, e->name, k->n);

	return d ? d : e->name[k->n] ? -1 : 0;
}

size_t entity_decode(dc_str s, uint32_t cp[2])
{
	const struct entity *e;
	dc_str name;
	size_t n = 1;
	bool closed;

	if (s.n > 2 && s.p[1] == '#')
		return number(s, cp);
	while (n < s.n && n <= LONGEST + 1 && alnum(s.p[n]))
		n++;
	name = (dc_str){ s.p + 1, n - 1 };
	if (!name.n || name.n > LONGEST)
		return 0;
	e = bsearch(&name, entities, sizeof(entities) / sizeof(*entities),
		sizeof(*entities), compare);
	closed = n < s.n && s.p[n] == ';';
	if (!e || (!closed && (!e->bare || (n < s.n && s.p[n] == '='))))
		return 0;
	cp[0] = e->cp[0];
	cp[1] = e->cp[1];
	return closed ? n + 1 : n;
}
