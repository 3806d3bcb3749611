/*
 * Card types as the two files see them that make notes of facts.
 */
#ifndef DC_PARTS_MNEMOSYNE_INNER_H
#define DC_PARTS_MNEMOSYNE_INNER_H

#include "parts/mnemosyne/mnemosyne.h"

/* One note type: the views of a card type that a fact has cards of. */
struct mnemo_kind {
	uint64_t mask;           /* bit i: view i of the type */
	dc_str name;
	struct mnemo_kind *next;
};

/* A card type with its lists read, as soon as a fact has it. */
struct mnemo_made {
	struct mnemo_type t;
	struct mnemo_value *fields;      /* keys, and their names as text */
	size_t nfields;
	const struct mnemo_view *views[MNEMO_OF_TYPE];   /* NULL: not there */
	dc_str ids[MNEMO_OF_TYPE];       /* of these */
	size_t nviews;
	bool ready;
	struct mnemo_kind *kinds;
};

/* A fact that waits until its first note was put: that empties the arena. */
struct mnemo_held {
	dc_buf text;
	struct mnemo_value *values;
	dc_str *tags;
	size_t cap_values, cap_tags;
};

struct mnemo {
	dc_reader *r;
	struct mnemo_made *types[MNEMO_TYPES];
	size_t ntypes;
	struct mnemo_view *views[MNEMO_VIEWS];
	size_t nviews;
	struct mnemo_held held;
};

/* The type of that id, ready for use; NULL: there is none. */
struct mnemo_made *mnemo_made_of(mnemo *, dc_str id);
/* The built-in type that "3::Spanish" was made from, by its one character; 0:
 * none. */
char mnemo_root(dc_str id);
/* The place of the key's field; nfields: it has none. */
size_t mnemo_field(const struct mnemo_made *, dc_str key);
/* The name of the note type of these views, defined where nobody has yet.
 * Returns a dc_code. */
int mnemo_kind_of(mnemo *, struct mnemo_made *, uint64_t mask, bool cloze,
	dc_str *name);

#endif
