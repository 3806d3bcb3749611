/* The fuzz target, shared with the replay of what it found. */
#ifndef FUZZ_TARGET_H
#define FUZZ_TARGET_H

#include <stdbool.h>
#include <stddef.h>

enum { FUZZ_HEAD = 6 };          /* bytes before the input itself */

struct fuzz_case {
	char from[80], to[80];   /* as on the command line; empty: none */
	const char *writer;      /* to, without its option */
	bool binary;             /* what it writes is no text */
	unsigned char common;    /* common options, a bit each */
	size_t piece;            /* bytes a read() gives; 0: input in memory */
	const void *data;
	size_t size;
};

/* Aborts when a promise is broken. */
void fuzz_case_run(const struct fuzz_case *);
/* The byte that chooses this format. */
unsigned char fuzz_byte(const char *format);

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

#endif
