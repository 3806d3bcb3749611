/*
 * Data of programs written in Clojure as plain JSON: EDN, {:name "a" :tags
 * #{"b"}}, and Transit, {"~:name":"a","~:tags":{"~#set":["b"]}} or, shorter,
 * ["^ ","~:name","a","~:tags",["~#set",["b"]]].  Keywords become strings, sets
 * and lists arrays, and of a tagged value the tag goes.
 */
#ifndef DC_PARTS_MOCHI_PLAIN_H
#define DC_PARTS_MOCHI_PLAIN_H

#include "lib/json.h"

/* A tree in the run's arena; NULL: *code, which was told.  The text stays
 * borrowed. */
const json *plaindata_edn(dc_reader *, dc_str text, int *code);
/* Transit, or JSON that is plain already. */
const json *plaindata_transit(dc_reader *, dc_str text, int *code);

#endif
