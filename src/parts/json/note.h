/*
 * The card model as JSON: a note is one object, the same in json, ndjson and
 * wherever else deckconv speaks its own JSON.
 */
#ifndef DC_PARTS_JSON_NOTE_H
#define DC_PARTS_JSON_NOTE_H

#include "lib/json.h"
#include "parts/json/media.h"

/* Is it deckconv's own: an object `fields` beside `markup` or `guid`? */
bool notejson_is(const json *);
/* Is it a note with an object `fields` at all (AnkiConnect's are)?  Then
 * without `markup` or `guid` it is somebody else's.  Or one with a list of
 * them, as CrowdAnki has it, by itself? */
bool notejson_alike(const json *);
/* Its text as it may stand in a line of our JSON. */
dc_str notejson_flat(dc_arena *, const json *);
/* Is it the name of a member that the model knows? */
bool notejson_member(dc_str key);
/* Put the note, its members as they are.  markup is that of fields that do
 * not say theirs.  0 or a code. */
int notejson_put(dc_reader *, const json *, dc_markup markup, dc_where at);
/* {"define":"notetype"} or an element of `notetypes`: put it.  Something that
 * is no definition is told and left out. */
int notejson_put_kind(dc_reader *, const json *);

/* One line without its end.  Files that wait are written into it; NULL: none
 * does.  Returns a dc_code. */
int notejson_write(dc_writer *, const dc_note *, notemedia *, bool source);
/* The same for a note type; `define` says what it is, for a stream. */
void notejson_add_kind(dc_buf *, const dc_kind *, bool define);

#endif
