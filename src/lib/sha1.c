#include <sha1.h>

#include "lib/sha1.h"

struct sha1 {
	SHA1_CTX state;
};

void sha1_of(dc_str s, unsigned char out[SHA1_SIZE])
{
	SHA1_CTX state;

	SHA1Init(&state);
	SHA1Update(&state, (const uint8_t *)s.p, s.n);
	SHA1Final(out, &state);
}

sha1 *sha1_new(dc_arena *a)
{
	sha1 *h = dc_alloc(a, sizeof(*h));

	if (h)
		SHA1Init(&h->state);
	return h;
}

void sha1_add(sha1 *h, const void *p, size_t n)
{
	SHA1Update(&h->state, p, n);
}

void sha1_end(sha1 *h, unsigned char out[SHA1_SIZE])
{
	SHA1Final(out, &h->state);
}
