/*
 * Dictionaries: a JSON object whose members are not the sides of one card but
 * a card each, {"dog":"der Hund","cat":"die Katze"}.  Settings and the texts
 * of programs have the same shape, so that the words themselves decide.
 */
#ifndef DC_PARTS_JSON_PAIRS_H
#define DC_PARTS_JSON_PAIRS_H

#include "lib/json.h"

/* Does it look like something that people say, not like a path, an address, a
 * version, a name in a program …? */
bool jsonpairs_text(dc_str);
/* Is it the name of something in a program, `displayName`? */
bool jsonpairs_code(dc_str);
/*
 * The object below the tree, or the tree itself, whose members are words and
 * what they mean; *shelf: whose members are such objects, by their subjects.
 * NULL if there is none that looks like it for sure.
 */
const json *jsonpairs_find(const json *tree, bool *shelf);
/* Could it be one by its shape alone: an object of texts and numbers, and of
 * lists of texts? */
bool jsonpairs_like(const json *);

#endif
