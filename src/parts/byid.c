/*
 * Ids are sorted by their hashes: as many equal ones as a stranger may write
 * cost no more than others.
 */
#include "parts/byid.h"

bool byid_room(dc_arena *arena, byid *ids, size_t n)
{
	ids->v = dc_array(arena, n + 1, sizeof(*ids->v));
	ids->n = 0;
	return ids->v != NULL;
}

void byid_add(byid *ids, dc_str id, const void *is)
{
	ids->v[ids->n] = (byid_entry){ id, dc_hash(id.p, id.n, 0), ids->n,
		is };
	ids->n++;
}

static int by_hash(const void *x, const void *y)
{
	const byid_entry *a = x, *b = y;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return a->place < b->place ? -1 : a->place > b->place;
}

void byid_sort(byid *ids)
{
	if (ids->n)
		qsort(ids->v, ids->n, sizeof(*ids->v), by_hash);
}

const byid_entry *byid_find(const byid *ids, dc_str id)
{
	uint64_t hash = dc_hash(id.p, id.n, 0);
	size_t low = 0, high = ids->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (ids->v[mid].hash < hash)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < ids->n && ids->v[low].hash == hash; low++)
		if (dc_eq(ids->v[low].id, id))
			return &ids->v[low];
	return NULL;
}
