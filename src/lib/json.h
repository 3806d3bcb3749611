/*
 * cJSON, made safe: the only owner of its header is json.c.
 *
 * cJSON decides what is JSON and decodes it, but for plain objects and lists,
 * which json_quick() knows at a glance.  What it loses is kept here:
 * numbers stay as they were written (it keeps 15 digits of an id), \u0000 is
 * a NUL and does not end the text, half a surrogate pair becomes U+FFFD and
 * does not refuse it, of equal keys the last counts, and every value knows its
 * own text.
 * Values live in an arena; walk them with json_step(), never by recursion.
 */
#ifndef DC_LIB_JSON_H
#define DC_LIB_JSON_H

#include "format.h"

typedef enum json_type {
	JSON_NULL, JSON_FALSE, JSON_TRUE, JSON_NUMBER, JSON_STRING,
	JSON_ARRAY, JSON_OBJECT
} json_type;

typedef struct json json;

/* What is wrong with a text, and where: byte `at` of it. */
typedef struct json_fault {
	size_t at;
	uint64_t line, col;
	dc_str excerpt;          /* its line, where that is known and short */
	bool limit;              /* it is above a limit, not wrong */
	const char *what;        /* "a comma before the end" … */
} json_fault;

/*
 * Parse one whole value (blanks around it are allowed; valid UTF-8).  It
 * borrows the text, or a mended copy of it in the arena.  line and col are
 * the place of text's first byte, col in characters from 1.  What was mended
 * is told as a warning, unless run is NULL.  NULL if it is not JSON: then
 * *fault says why and where.
 */
const json *json_parse(dc_run *, dc_arena *, dc_str text, uint64_t line,
	uint64_t col, json_fault *fault);
/*
 * The object or array that text begins with, if it is a plain one and whole:
 * *used is its length.  NULL says nothing about it: json_parse() will.
 */
const json *json_quick(dc_arena *, dc_str text, size_t *used);
/* Set the place of the next message to the fault and return dc_fail(). */
int json_fail(dc_run *, const json_fault *);
/* Move a place (line, col) over text; ends are LF, CRLF and CR. */
void json_place(dc_str text, uint64_t *line, uint64_t *col);

/* All of these take NULL as JSON's null. */
json_type json_is(const json *);
bool json_scalar(const json *);          /* neither an array nor an object */
/* null, "", [] or {}: nothing that a card could show. */
bool json_void(const json *);
/* The decoded text of a string, a number as written, "true", "false"; empty
 * for null; p == NULL for arrays and objects. */
dc_str json_text(const json *);
dc_str json_raw(const json *);           /* the value as JSON text */
dc_str json_key(const json *);           /* its name in the object, or empty */
size_t json_count(const json *);         /* elements or members */
const json *json_first(const json *);    /* element or member, in order */
const json *json_next(const json *);
const json *json_up(const json *);       /* what it is in; NULL: nothing */
/* The member of that exact name (case matters), or NULL. */
const json *json_get(const json *, const char *name);
const json *json_get_str(const json *, dc_str name);
/* The next value after `at` in document order below root (start with at ==
 * root); NULL when all were seen. */
const json *json_step(const json *root, const json *at);

/* Is it a JSON Pointer (RFC 6901): "" or "/a/0/b~1c"? */
bool json_pointer_ok(dc_str pointer);
/* Next token of *pointer, decoded in the arena; false at its end. */
bool json_pointer_next(dc_arena *, dc_str *pointer, dc_str *token);
/* The value it points at, or NULL. */
const json *json_at(dc_arena *, const json *, dc_str pointer);
/*
 * All values it points at: a token `*` means each element of an array, or
 * each member of an object that has none called `*`; `type=2` means each
 * element of an array that is an object with this member, and of an object it
 * itself, if it has it; `@answer` those elements whose places, from 0, the
 * member `answer` beside the array says, a number or a list of them.  *found
 * is in the arena.
 */
size_t json_all_at(dc_arena *, const json *, dc_str pointer,
	const json ***found);

/* Text as a JSON string, quotes included. */
void json_quote(dc_output *, dc_str);
void json_add(dc_buf *, dc_str);

/* Of cJSON, as it was built against. */
const char *json_version(void);

#endif
