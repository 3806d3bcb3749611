/*
 * Memory that is freed all at once, and the text buffers that grow in it.
 */
#include <stdalign.h>
#include <stdio.h>

#include "core/core.h"

enum { FIRST_CHUNK = 16 << 10, KEPT_CHUNK = 1 << 20 };

struct chunk {
	struct chunk *next;
	size_t used, size;
	alignas(max_align_t) char mem[];
};

struct dc_arena {
	struct chunk *top;
	bool failed, over;
};

dc_arena *arena_new(void)
{
	return calloc(1, sizeof(dc_arena));
}

static void drop(struct chunk *c)
{
	while (c) {
		struct chunk *next = c->next;

		free(c);
		c = next;
	}
}

void arena_free(dc_arena *a)
{
	if (a)
		drop(a->top);
	free(a);
}

/* The newest chunk is the largest: it stays, unless one huge note made it. */
void arena_reset(dc_arena *a)
{
	if (!a->top)
		return;
	drop(a->top->next);
	a->top->next = NULL;
	a->top->used = 0;
	if (a->top->size > KEPT_CHUNK) {
		free(a->top);
		a->top = NULL;
	}
}

bool arena_failed(const dc_arena *a)
{
	return a->failed;
}

bool arena_over(dc_arena *a)
{
	bool over = a->over;

	a->over = false;
	return over;
}

void dc_no_memory(dc_arena *a)
{
	a->failed = true;
}

static void *no_memory(dc_arena *a)
{
	dc_no_memory(a);
	return NULL;
}

static char *raw(dc_arena *a, size_t n)
{
	const size_t align = alignof(max_align_t);
	struct chunk *c = a->top;
	size_t size;

	if (n > SIZE_MAX / 4)
		return no_memory(a);
	n = (n + align - 1) / align * align;
	if (!c || c->size - c->used < n) {
		size = c ? c->size * 2 : FIRST_CHUNK;
		if (size > KEPT_CHUNK)
			size = KEPT_CHUNK;
		if (size < n)
			size = n;
		c = malloc(sizeof(*c) + size);
		if (!c)
			return no_memory(a);
		*c = (struct chunk){ .next = a->top, .size = size };
		a->top = c;
	}
	c->used += n;
	return c->mem + c->used - n;
}

void *dc_alloc(dc_arena *a, size_t n)
{
	void *p = raw(a, n ? n : 1);

	return p ? memset(p, 0, n) : NULL;
}

void *dc_array(dc_arena *a, size_t n, size_t size)
{
	if (size && n > SIZE_MAX / 4 / size)
		return no_memory(a);
	return dc_alloc(a, n * size);
}

void *dc_grow(dc_arena *a, void *v, size_t n, size_t *cap, size_t size)
{
	size_t room = *cap ? *cap * 2 : 8;
	void *more;

	if (n < *cap)
		return v;
	more = dc_array(a, room, size);
	if (!more)
		return NULL;
	if (n)
		memcpy(more, v, n * size);
	*cap = room;
	return more;
}

char *dc_cdup(dc_arena *a, dc_str s)
{
	char *p = raw(a, s.n + 1);

	if (!p)
		return NULL;
	if (s.n)
		memcpy(p, s.p, s.n);
	p[s.n] = '\0';
	return p;
}

dc_str dc_dup(dc_arena *a, dc_str s)
{
	char *p = dc_cdup(a, s);

	return p ? (dc_str){ p, s.n } : DC_NONE;
}

dc_str dc_fmt(dc_arena *a, const char *fmt, ...)
{
	va_list ap;
	char *p;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	p = n < 0 ? NULL : raw(a, (size_t)n + 1);
	if (!p)
		return DC_NONE;
	va_start(ap, fmt);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return (dc_str){ p, (size_t)n };
}

dc_buf dc_buf_in(dc_arena *a, size_t max)
{
	return (dc_buf){ .arena = a, .max = max };
}

/* What lies at the end of the newest chunk grows where it is. */
static bool grow_in_place(dc_buf *b, size_t cap)
{
	const size_t align = alignof(max_align_t);
	struct chunk *c = b->arena->top;
	size_t more = cap - b->cap;

	more = (more + align - 1) / align * align;
	if (!b->p || !c || b->p + b->cap != c->mem + c->used ||
	    c->size - c->used < more)
		return false;
	c->used += more;
	b->cap += more;
	return true;
}

char *dc_room(dc_buf *b, size_t n)
{
	const size_t align = alignof(max_align_t);
	size_t cap;
	char *p;

	if (b->failed)
		return NULL;
	if (b->cap - b->n >= n)
		return b->p + b->n;
	if (n > b->max || b->n > b->max - n) {
		b->failed = true;
		if (b->arena)
			b->arena->over = true;
		return NULL;
	}
	cap = b->cap ? b->cap * 2 : 64;
	if (cap < b->n + n)
		cap = b->n + n;
	cap = (cap + align - 1) / align * align;
	if (grow_in_place(b, cap))
		return b->p + b->n;
	p = raw(b->arena, cap);
	if (!p) {
		b->failed = true;
		return NULL;
	}
	if (b->n)
		memcpy(p, b->p, b->n);
	b->p = p;
	b->cap = cap;
	return p + b->n;
}

void dc_add(dc_buf *b, const void *s, size_t n)
{
	char *p = n ? dc_room(b, n) : NULL;

	if (p) {
		memcpy(p, s, n);
		b->n += n;
	}
}

void dc_adds(dc_buf *b, dc_str s)
{
	dc_add(b, s.p, s.n);
}

void dc_addz(dc_buf *b, const char *s)
{
	dc_add(b, s, strlen(s));
}

void dc_addc(dc_buf *b, char c)
{
	if (b->n < b->cap && !b->failed)
		b->p[b->n++] = c;
	else
		dc_add(b, &c, 1);
}

/* Surrogates and what lies above U+10FFFF become U+FFFD. */
void dc_addu(dc_buf *b, uint32_t u)
{
	char s[4];
	size_t n;

	if (u > 0x10FFFF || (u >= 0xD800 && u <= 0xDFFF))
		u = 0xFFFD;
	if (u < 0x80) {
		s[0] = (char)u;
		n = 1;
	} else if (u < 0x800) {
		s[0] = (char)(0xC0 | u >> 6);
		s[1] = (char)(0x80 | (u & 0x3F));
		n = 2;
	} else if (u < 0x10000) {
		s[0] = (char)(0xE0 | u >> 12);
		s[1] = (char)(0x80 | (u >> 6 & 0x3F));
		s[2] = (char)(0x80 | (u & 0x3F));
		n = 3;
	} else {
		s[0] = (char)(0xF0 | u >> 18);
		s[1] = (char)(0x80 | (u >> 12 & 0x3F));
		s[2] = (char)(0x80 | (u >> 6 & 0x3F));
		s[3] = (char)(0x80 | (u & 0x3F));
		n = 4;
	}
	dc_add(b, s, n);
}

void dc_addf(dc_buf *b, const char *fmt, ...)
{
	va_list ap;
	char *p;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	p = n < 0 ? NULL : dc_room(b, (size_t)n + 1);
	if (!p)
		return;
	va_start(ap, fmt);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->n += (size_t)n;
}
