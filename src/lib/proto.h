/*
 * Protocol buffers, as much as Anki's packages use: fields of numbers and
 * bytes (protobuf.dev, "Encoding").
 */
#ifndef DC_LIB_PROTO_H
#define DC_LIB_PROTO_H

#include "format.h"

enum { PROTO_MAX_TAG = (1 << 29) - 1 };

struct proto_field {
	uint64_t tag;            /* 1 to PROTO_MAX_TAG */
	uint64_t number;         /* of a varint or a fixed field */
	dc_str bytes;            /* of a field with a length; points into the
	                          * message */
};

/* The next field of *message, which is cut; false at its end, or when it is
 * damaged (then message->p becomes NULL: an empty message keeps its p). */
bool proto_next(dc_str *message, struct proto_field *);

/* Add a field; a number of 0 and empty bytes are written, too. */
void proto_add_number(dc_buf *, unsigned tag, uint64_t);
void proto_add_bytes(dc_buf *, unsigned tag, dc_str);

#endif
