/*
 * Which 64-bit hashes have been seen, with 32 bits beside each, in at most 24
 * bytes a hash at every moment.  Doubling one large table would need three
 * times that while it grows, so there are many small ones that grow by half,
 * each on its own.
 */
#include "core/core.h"

enum { PARTS = 256, FIRST = 16 };

struct part {
	uint64_t *hash;          /* 0: free */
	uint32_t *value;
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

void seen_free(struct seen *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < PARTS; i++) {
		free(s->parts[i].hash);
		free(s->parts[i].value);
	}
	free(s);
}

/* The place of h, or the free place where it belongs. */
static size_t place(const struct seen *s, const struct part *p, uint64_t h)
{
	uint64_t spread = (h ^ h >> 29) * s->odd * UINT64_C(0x9E3779B97F4A7C15);
	size_t i = (size_t)((spread >> 32) * p->size >> 32);

	while (p->hash[i] && p->hash[i] != h)
		i = i + 1 == p->size ? 0 : i + 1;
	return i;
}

static bool grow(const struct seen *s, struct part *p)
{
	struct part more = { .size = p->size ? p->size + p->size / 2 : FIRST };

	more.hash = calloc(more.size, sizeof(*more.hash));
	more.value = calloc(more.size, sizeof(*more.value));
	if (!more.hash || !more.value) {
		free(more.hash);
		free(more.value);
		return false;
	}
	for (size_t i = 0; i < p->size; i++) {
		size_t at;

		if (!p->hash[i])
			continue;
		at = place(s, &more, p->hash[i]);
		more.hash[at] = p->hash[i];
		more.value[at] = p->value[i];
	}
	more.n = p->n;
	free(p->hash);
	free(p->value);
	*p = more;
	return true;
}

uint32_t *seen_add(struct seen *s, uint64_t h, bool *isnew)
{
	struct part *p;
	size_t i;

	if (!h)
		h = 1;
	p = &s->parts[h % PARTS];
	if (p->n * 5 >= p->size * 4 && !grow(s, p))
		return NULL;
	i = place(s, p, h);
	*isnew = !p->hash[i];
	if (*isnew) {
		p->hash[i] = h;
		p->n++;
	}
	return &p->value[i];
}
