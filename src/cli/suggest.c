/*
 * "Did you mean": the nearest of the words that exist.
 */
#include <string.h>

#include "cli.h"

enum { LONGEST = 32 };

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* Edits between two words: a letter more, less, other, or two exchanged. */
static unsigned distance(const char *a, size_t na, const char *b, size_t nb)
{
	unsigned d[LONGEST + 1][LONGEST + 1];
	for (size_t i = 0; i <= na; i++)
		d[i][0] = (unsigned)i;
	for (size_t j = 0; j <= nb; j++)
		d[0][j] = (unsigned)j;
	for (size_t i = 1; i <= na; i++)
		for (size_t j = 1; j <= nb; j++) {
			unsigned other = a[i - 1] != b[j - 1];
			d[i][j] = least(d[i - 1][j - 1] + other,
				least(d[i - 1][j], d[i][j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2]
			    && a[i - 2] == b[j - 1])
				d[i][j] = least(d[i][j], d[i - 2][j - 2] + 1);
		}
	return d[na][nb];
}

void nearest_try(struct nearest *near, const char *candidate)
{
	size_t n = strlen(near->word), m = strlen(candidate);
	if (n > LONGEST || m > LONGEST)
		return;
	unsigned d = distance(near->word, n, candidate, m);
	/* "--out" is meant to be longer: the start of a word is near it. */
	if (n >= 3 && m > n && !strncmp(near->word, candidate, n))
		d = 1;
	if (d > (n < 3 ? 1 : n / 3))
		return;
	if (!near->best || d < near->distance) {
		near->best = candidate;
		near->distance = d;
	}
}
