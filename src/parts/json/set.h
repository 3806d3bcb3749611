/*
 * A JSON object that is put together: members by name, each once, in the
 * order of their names, as tools write them that sort their keys.
 */
#ifndef DC_PARTS_JSON_SET_H
#define DC_PARTS_JSON_SET_H

#include "lib/json.h"

typedef struct jsonset_member {
	dc_str key, raw;
	size_t order;            /* of putting: of equal keys the last counts */
} jsonset_member;

typedef struct jsonset {
	dc_arena *arena;
	jsonset_member *v;
	size_t n, cap;
	bool sorted;
} jsonset;

jsonset jsonset_in(dc_arena *);
/* raw is JSON text; both are borrowed. */
void jsonset_put(jsonset *, dc_str key, dc_str raw);
/* The same with a text, which is quoted in the arena. */
void jsonset_text(jsonset *, dc_str key, dc_str text);
/* All members of an object, or of `"k":v,"k2":v2` as an event's more has
 * them, in place of those that have their names. */
void jsonset_object(jsonset *, const json *);
void jsonset_more(jsonset *, dc_str more);
/* Sort, and drop what was put again later; then v[0] to v[n - 1] are the
 * members. */
void jsonset_sort(jsonset *);
/* Write it, without blanks. */
void jsonset_add(dc_buf *, jsonset *);

/*
 * JSON text with a line for each value, four blanks a level, as Python writes
 * it; the first line is on level `depth` already and is not indented.
 */
void json_pretty(dc_output *, dc_str raw, unsigned depth);
/* A line's end and the blanks of the next. */
void json_indent(dc_output *, unsigned depth);

#endif
