/*
 * Sixteen bytes at a time, with the vectors that gcc and clang have on every
 * machine.
 */
#ifndef DC_BYTES_H
#define DC_BYTES_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef unsigned char bytes16 __attribute__((vector_size(16)));

static inline bytes16 bytes_at(const char *p)
{
	bytes16 v;

	memcpy(&v, p, sizeof(v));
	return v;
}

/* 0xFF where the byte is c, else 0. */
static inline bytes16 bytes_are(bytes16 v, unsigned char c)
{
	return (bytes16)(v == c);
}

static inline bytes16 bytes_below(bytes16 v, unsigned char c)
{
	return (bytes16)(v < c);
}

static inline bool bytes_any(bytes16 v)
{
	uint64_t w[2];

	memcpy(w, &v, sizeof(w));
	return (w[0] | w[1]) != 0;
}

#endif
