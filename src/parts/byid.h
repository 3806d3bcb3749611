/*
 * Things of one file that others in it name by their ids.
 */
#ifndef DC_PARTS_BYID_H
#define DC_PARTS_BYID_H

#include "format.h"

typedef struct byid_entry {
	dc_str id;               /* borrowed */
	uint64_t hash;
	size_t place;            /* how many were added before it */
	const void *is;
} byid_entry;

typedef struct byid {
	byid_entry *v;
	size_t n;
} byid;

/* Before the first: room for n of them in the arena.  False: no memory. */
bool byid_room(dc_arena *, byid *, size_t n);
void byid_add(byid *, dc_str id, const void *is);
/* Behind the last. */
void byid_sort(byid *);
/* The first one that was added with the id, or NULL. */
const byid_entry *byid_find(const byid *, dc_str id);

#endif
