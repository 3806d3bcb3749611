#include "lib/base64.h"

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	"abcdefghijklmnopqrstuvwxyz0123456789+/";

enum { BLANK = 64, WRONG = 65 };

static unsigned value(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (unsigned)(c - 'A');
	if (c >= 'a' && c <= 'z')
		return (unsigned)(c - 'a') + 26;
	if (c >= '0' && c <= '9')
		return (unsigned)(c - '0') + 52;
	if (c == '+' || c == '/')
		return c == '+' ? 62 : 63;
	return c == ' ' || (c >= '\t' && c <= '\r') ? BLANK : WRONG;
}

dc_str base64_decode(dc_arena *a, dc_str s)
{
	char *p = dc_alloc(a, s.n / 4 * 3 + 3);
	unsigned have = 0, bits = 0;
	size_t n = 0;

	s = dc_trim(s);
	for (int i = 0; i < 2 && dc_ends(s, "="); i++)
		s = dc_trim(dc_sub(s, 0, s.n - 1));
	for (size_t i = 0; p && i < s.n; i++) {
		unsigned v = value(s.p[i]);

		if (v == WRONG)
			return DC_NONE;
		if (v == BLANK)
			continue;
		bits = (bits & 0xFFFF) << 6 | v;
		have += 6;
		if (have >= 8) {
			have -= 8;
			p[n++] = (char)(bits >> have & 0xFF);
		}
	}
	return p && have < 6 ? (dc_str){ p, n } : DC_NONE;
}

void base64_write(dc_output *o, const void *from, size_t n)
{
	const unsigned char *p = from;

	for (size_t i = 0; i < n; i += 3) {
		unsigned left = n - i < 3 ? (unsigned)(n - i) : 3;
		unsigned v = (unsigned)p[i] << 16 |
			(left > 1 ? (unsigned)p[i + 1] << 8 : 0) |
			(left > 2 ? p[i + 2] : 0u);
		char *to = dc_out_room(o, 4);

		if (!to)
			return;
		for (unsigned k = 0; k < 4; k++)
			to[k] = k <= left ? digits[v >> (18 - 6 * k) & 63]
					  : '=';
		dc_out_used(o, 4);
	}
}
