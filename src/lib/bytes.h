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

/* 0xFF where the byte is less than c, else 0. */
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

/* How many bytes are 0xFF; the others are 0. */
static inline size_t bytes_count(bytes16 v)
{
	const uint64_t ones = UINT64_MAX / 0xFF;
	uint64_t w[2];

	memcpy(w, &v, sizeof(w));
	return (size_t)(((w[0] & ones) + (w[1] & ones)) * ones >> 56);
}

/* The place of the first byte that is not 0; there is one. */
static inline size_t bytes_first(bytes16 v)
{
	uint64_t w[2];
	int bit;

	memcpy(w, &v, sizeof(w));
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	bit = w[0] ? __builtin_ctzll(w[0]) : 64 + __builtin_ctzll(w[1]);
#else
	bit = w[0] ? __builtin_clzll(w[0]) : 64 + __builtin_clzll(w[1]);
#endif
	return (size_t)bit / 8;
}

#endif
