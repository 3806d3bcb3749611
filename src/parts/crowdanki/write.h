/*
 * Writing a deck of CrowdAnki: notes come in any order of decks, and stand in
 * theirs in the end.
 */
#ifndef DC_PARTS_CROWDANKI_WRITE_H
#define DC_PARTS_CROWDANKI_WRITE_H

#include "format.h"
#include "parts/json/set.h"
#include "parts/spill.h"

typedef struct crowdnode crowdnode;

typedef struct crowdkind {
	dc_str name, uuid, raw;
} crowdkind;

/* The writer's whole state, zeroed at first. */
typedef struct crowdwrite {
	const char *group;       /* name of a deck round several others */
	spill *notes;
	spill_reader *in;
	crowdnode **nodes;       /* all decks, in order of first sight */
	size_t n, cap;
	crowdnode **slots;       /* by name, nslots a power of two */
	size_t nslots;
	crowdnode *last;
	dc_buf last_name;        /* … as it was asked for */
	crowdkind *kinds;
	size_t nkinds, kinds_cap;
	const crowdkind *kind;   /* of the last note */
	dc_buf note;             /* one note, read back */
} crowdwrite;

/* w->state is a crowdwrite.  0 or a code. */
int crowdwrite_begin(dc_writer *, const char *group);
int crowdwrite_put(dc_writer *, const dc_event *);
int crowdwrite_end(dc_writer *);
void crowdwrite_drop(dc_writer *);

#endif
