/*
 * A note type as Anki's own JSON has it: in the collections of packages
 * (schema 11) and in CrowdAnki's decks.
 *
 * What Anki knows of a note type beyond dc_kind and what differs from what a
 * new one has is a member "anki" of the kind's `more`, with the names that it
 * has there:
 *
 *	"anki":{"sortf":1,"latexsvg":true,"fields":[{"rtl":true},{}],
 *		"templates":[{"bqfmt":"{{Front}}"}]}
 *
 * An add-on's members go along with it, crowdanki_uuid too.
 */
#ifndef DC_PARTS_ANKI_KIND_H
#define DC_PARTS_ANKI_KIND_H

#include "parts/json/set.h"

/* Fill the kind from the JSON of a model; its texts are in the arena or those
 * of the tree.  False: it has no name or no field. */
bool ankikind_read(dc_arena *, const json *model, dc_kind *);
/* The kind, or one in the arena that has a template: Anki takes none
 * without. */
const dc_kind *ankikind_complete(dc_arena *, const dc_kind *);
/* The members that Anki has for the kind, but for those of a collection: id,
 * mod, usn, did, req. */
void ankikind_members(jsonset *, const dc_kind *);

#endif
