/*
 * Bytes that wait in queues for what comes later, all of them in one unlinked
 * temporary file: as many queues as are wanted, each 32 bytes of memory.
 */
#ifndef DC_PARTS_SPILL_H
#define DC_PARTS_SPILL_H

#include "format.h"

typedef struct spill spill;

/* One queue, zeroed at first. */
typedef struct spill_queue {
	uint64_t first, last;    /* places of its chunks in the file */
	bool any;
} spill_queue;

/* Where somebody reads in a queue. */
typedef struct spill_reader spill_reader;

/* Without a file yet; NULL: no memory. */
spill *spill_new(dc_arena *);
void spill_close(spill *);
/* Append.  Returns a dc_code; what went wrong was told. */
int spill_add(spill *, dc_run *, spill_queue *, const void *, size_t);
/* Read a queue from its start, with a new reader if *reader is NULL; nothing is
 * added meanwhile.  A dc_code. */
int spill_begin(spill *, dc_run *, const spill_queue *, spill_reader **reader);
/* The next n bytes at most: 0 at the end.  A dc_code, told. */
int spill_read(spill_reader *, dc_run *, void *to, size_t n, size_t *got);
/* Forget all that waits: every queue is to be zeroed. */
void spill_empty(spill *);

#endif
