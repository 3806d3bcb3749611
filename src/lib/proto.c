#include "lib/proto.h"

enum { VARINT = 0, FIXED64 = 1, LENGTH = 2, FIXED32 = 5 };

/* Seven bits a byte, the lowest first; ten bytes at most. */
static bool varint(dc_str *s, uint64_t *out)
{
	uint64_t v = 0;

	for (size_t i = 0; i < s->n && i < 10; i++) {
		unsigned char c = (unsigned char)s->p[i];

		if (i == 9 && c > 1)
			return false;
		v |= (uint64_t)(c & 0x7F) << (7 * i);
		if (c & 0x80)
			continue;
		*s = dc_from(*s, i + 1);
		*out = v;
		return true;
	}
	return false;
}

static bool fixed(dc_str *s, size_t n, uint64_t *out)
{
	if (s->n < n)
		return false;
	*out = 0;
	for (size_t i = n; i-- > 0;)
		*out = *out << 8 | (unsigned char)s->p[i];
	*s = dc_from(*s, n);
	return true;
}

static bool value(dc_str *s, unsigned type, struct proto_field *f)
{
	switch (type) {
	case VARINT:
		return varint(s, &f->number);
	case FIXED64:
		return fixed(s, 8, &f->number);
	case FIXED32:
		return fixed(s, 4, &f->number);
	case LENGTH:
		if (!varint(s, &f->number) || f->number > s->n)
			return false;
		f->bytes = dc_sub(*s, 0, (size_t)f->number);
		*s = dc_from(*s, f->bytes.n);
		return true;
	default:
		return false;
	}
}

bool proto_next(dc_str *message, struct proto_field *f)
{
	dc_str s = *message;
	uint64_t key = 0;

	*f = (struct proto_field){ 0 };
	if (!s.n)
		return false;
	if (varint(&s, &key) && key >> 3 && key >> 3 <= PROTO_MAX_TAG &&
	    value(&s, (unsigned)(key & 7), f)) {
		f->tag = key >> 3;
		*message = s;
		return true;
	}
	*f = (struct proto_field){ 0 };
	*message = DC_NONE;
	return false;
}

static void add_varint(dc_buf *b, uint64_t v)
{
	for (; v >= 0x80; v >>= 7)
		dc_addc(b, (char)(v | 0x80));
	dc_addc(b, (char)v);
}

void proto_add_number(dc_buf *b, unsigned tag, uint64_t v)
{
	add_varint(b, (uint64_t)tag << 3 | VARINT);
	add_varint(b, v);
}

void proto_add_bytes(dc_buf *b, unsigned tag, dc_str s)
{
	add_varint(b, (uint64_t)tag << 3 | LENGTH);
	add_varint(b, s.n);
	dc_adds(b, s);
}
