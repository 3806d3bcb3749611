/*
 * Which 64-bit hashes have been seen, with 32 bits beside each, in at most 24
 * bytes a hash at every moment.  Doubling one large table would need three
 * times that while it grows, so there are some small ones that grow by
 * half, each on its own, in pages of their own that go back when it moves.
 */
#include <sys/mman.h>

#include "core/core.h"

enum { PARTS = 64, FIRST = 4080 / 12 };

/* Twelve bytes: a hash of 0 is a free place. */
struct entry {
	uint32_t low, high, value;
};

struct part {
	struct entry *at;
	size_t n, size;
};

struct seen {
	uint64_t odd;            /* spreads hashes that somebody chose */
	struct part parts[PARTS];
};

struct seen *seen_new(void)
{
	struct seen *s = calloc(1, sizeof(*s));

	if (s)
		s->odd = (uint64_t)(uintptr_t)s * 2 + 1;
	return s;
}

static void part_free(struct part *p)
{
	if (p->at)
		munmap(p->at, p->size * sizeof(*p->at));
}

void seen_free(struct seen *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < PARTS; i++)
		part_free(&s->parts[i]);
	free(s);
}

/* Where a hash is sought first. */
static size_t home(const struct seen *s, const struct part *p, uint32_t low,
	uint32_t high)
{
	uint64_t h = ((uint64_t)high << 32 | low) * s->odd;

	return (size_t)(((h ^ h >> 29) * UINT64_C(0x9E3779B97F4A7C15) >> 32)
		* p->size >> 32);
}

/* The place of a hash, or the free place where it belongs. */
static struct entry *place(const struct seen *s, const struct part *p,
	uint32_t low, uint32_t high)
{
	size_t i = home(s, p, low, high);

	while ((p->at[i].low != low || p->at[i].high != high) &&
	       (p->at[i].low || p->at[i].high))
		i = i + 1 == p->size ? 0 : i + 1;
	return &p->at[i];
}

static bool grow(const struct seen *s, struct part *p)
{
	struct part more = { .size = p->size ? p->size + p->size / 2 : FIRST };

	more.at = mmap(NULL, more.size * sizeof(*more.at),
		PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (more.at == MAP_FAILED)
		return false;
	for (size_t i = 0; i < p->size; i++)
		if (p->at[i].low || p->at[i].high)
			*place(s, &more, p->at[i].low, p->at[i].high) =
				p->at[i];
	more.n = p->n;
	part_free(p);
	*p = more;
	return true;
}

static uint32_t low_of(uint64_t h)
{
	return h ? (uint32_t)h : 1;
}

void seen_soon(const struct seen *s, uint64_t h)
{
	uint32_t low = low_of(h);
	const struct part *p = &s->parts[low % PARTS];

	if (p->at)
		__builtin_prefetch(p->at + home(s, p, low,
			(uint32_t)(h >> 32)));
}

uint32_t *seen_add(struct seen *s, uint64_t h, bool *isnew)
{
	uint32_t low = low_of(h), high = (uint32_t)(h >> 32);
	struct part *p;
	struct entry *e;

	p = &s->parts[low % PARTS];
	if (p->n * 5 >= p->size * 4 && !grow(s, p))
		return NULL;
	e = place(s, p, low, high);
	*isnew = !e->low && !e->high;
	if (*isnew) {
		e->low = low;
		e->high = high;
		p->n++;
	}
	return &e->value;
}
