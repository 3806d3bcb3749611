/*
 * A value, as the files see it that build such trees.
 */
#ifndef DC_LIB_JSON_INNER_H
#define DC_LIB_JSON_INNER_H

#include "lib/json.h"

struct json {
	json_type type;
	dc_str raw, key, text;
	struct json *up, *first, *next;
	size_t count;
};

/* json_parse() with cJSON only. */
const json *json_slow(dc_run *, dc_arena *, dc_str text, uint64_t line,
	uint64_t col, json_fault *fault);
/* Is it a number as JSON has them?  cJSON takes 01 and 1. for numbers. */
bool json_number(dc_str);
/* May two members have the same name?  Of a few members it is known, more
 * of them may well have. */
bool json_may_repeat(const json *object);

#endif
