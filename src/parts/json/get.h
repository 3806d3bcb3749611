/*
 * Members of JSON objects as values: what programs' exports are full of.
 */
#ifndef DC_PARTS_JSON_GET_H
#define DC_PARTS_JSON_GET_H

#include "lib/json.h"

/* The text of a member, empty where it is not there or has none. */
dc_str jsonget_text(const json *, const char *name);
/* A whole number, 0 where there is none. */
uint64_t jsonget_number(const json *, const char *name);
/* Is it there, and neither false nor null? */
bool jsonget_is(const json *, const char *name);
/* For sorting by ids: below, above or 0, by the bytes. */
int jsonget_order(dc_str, dc_str);

#endif
