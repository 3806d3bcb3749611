/*
 * The note types of a collection that is written: their ids, names and fields
 * by Anki's rules, and the JSON text that defines them.
 */
#ifndef DC_PARTS_COLLECTION_KINDS_H
#define DC_PARTS_COLLECTION_KINDS_H

#include "format.h"
#include "parts/collection/decks.h"

typedef struct collkind {
	const dc_kind *kind;     /* names mended, as Anki would */
	dc_str name;             /* as notes call it */
	uint64_t id;
	size_t sort;             /* place of the field that Anki sorts by */
	struct collkind *next;
} collkind;

typedef struct collkinds collkinds;

collkinds *collkinds_new(dc_arena *);            /* NULL: no memory */
/*
 * A note type as it comes; a dc_code.  What only Anki knows of it is the member
 * "anki" of its `more`, as collection.h has it; decks are for that of a
 * template.
 */
int collkinds_put(collkinds *, dc_run *, dc_arena *, const dc_kind *,
	colldecks *);
/* By the name that notes call it by; NULL: it did not come. */
const collkind *collkinds_named(collkinds *, dc_str name);
/* The column `models` of the table `col`, when all of them came. */
dc_str collkinds_json(collkinds *);
/* The id of the first one, or 0. */
uint64_t collkinds_first(const collkinds *);

#endif
