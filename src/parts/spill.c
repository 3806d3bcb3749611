/*
 * The file is a row of chunks; each begins with the place of the next one of
 * its queue and its length.  A chunk is written when it is full or when
 * another queue has its turn.
 */
#include <errno.h>
#include <unistd.h>

#include "parts/spill.h"

enum { CHUNK = 64 << 10 };

struct head {
	uint64_t next, n;        /* next: 0 is none */
};

struct spill_reader {
	const spill *s;
	uint64_t next;
	size_t at, n;
	char buf[CHUNK];
};

struct spill {
	dc_arena *arena;
	int fd;
	uint64_t end;
	spill_queue *queue;      /* whose bytes are in buf */
	size_t n;
	char buf[CHUNK];
};

spill *spill_new(dc_arena *a)
{
	spill *s = dc_alloc(a, sizeof(*s));

	if (s) {
		s->arena = a;
		s->fd = -1;
	}
	return s;
}

void spill_close(spill *s)
{
	if (s && s->fd >= 0)
		close(s->fd);
	if (s)
		s->fd = -1;
}

static int failed(dc_run *run)
{
	return dc_fail(run, DC_LIMIT, "temporary-file",
		"cannot use a temporary file: %s", strerror(errno));
}

static bool write_at(int fd, const void *from, size_t n, uint64_t at)
{
	const char *p = from;

	while (n) {
		ssize_t got = pwrite(fd, p, n, (off_t)at);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		p += got;
		at += (uint64_t)got;
		n -= (size_t)got;
	}
	return true;
}

static bool read_at(int fd, void *to, size_t n, uint64_t at)
{
	char *p = to;

	while (n) {
		ssize_t got = pread(fd, p, n, (off_t)at);

		if (got < 0 && errno == EINTR)
			continue;
		if (got == 0)
			errno = EIO;
		if (got <= 0)
			return false;
		p += got;
		at += (uint64_t)got;
		n -= (size_t)got;
	}
	return true;
}

/* Write the chunk, and say in the one before where it is.  Place 0 is left
 * free, so that it can mean none. */
static bool flush(spill *s)
{
	spill_queue *q = s->queue;
	struct head h = { 0, s->n };
	uint64_t at = s->end ? s->end : sizeof(h);

	if (!s->n)
		return true;
	if (s->fd < 0)
		s->fd = dc_temp_file();
	if (s->fd < 0 || !write_at(s->fd, &h, sizeof(h), at) ||
	    !write_at(s->fd, s->buf, s->n, at + sizeof(h)) ||
	    (q->any && !write_at(s->fd, &at, sizeof(at), q->last)))
		return false;
	if (!q->any)
		q->first = at;
	q->any = true;
	q->last = at;
	s->end = at + sizeof(h) + s->n;
	s->n = 0;
	return true;
}

int spill_add(spill *s, dc_run *run, spill_queue *q, const void *from,
	size_t n)
{
	const char *p = from;

	if (s->queue != q && !flush(s))
		return failed(run);
	s->queue = q;
	while (n) {
		size_t some = CHUNK - s->n < n ? CHUNK - s->n : n;

		memcpy(s->buf + s->n, p, some);
		s->n += some;
		p += some;
		n -= some;
		if (s->n == CHUNK && !flush(s))
			return failed(run);
		if (s->end > DC_MAX_SPOOL)
			return dc_fail(run, DC_LIMIT, "temporary-file",
				"more than 8 GiB wait (DC_MAX_SPOOL)");
	}
	return DC_OK;
}

int spill_begin(spill *s, dc_run *run, const spill_queue *q,
	spill_reader **reader)
{
	if (!flush(s))
		return failed(run);
	if (!*reader)
		*reader = dc_alloc(s->arena, sizeof(**reader));
	if (!*reader)
		return DC_LIMIT;
	(*reader)->s = s;
	(*reader)->next = q->any ? q->first : 0;
	(*reader)->at = (*reader)->n = 0;
	return DC_OK;
}

static bool next_chunk(spill_reader *r)
{
	struct head h;

	if (!read_at(r->s->fd, &h, sizeof(h), r->next))
		return false;
	r->at = 0;
	r->n = (size_t)h.n;
	if (!read_at(r->s->fd, r->buf, r->n, r->next + sizeof(h)))
		return false;
	r->next = h.next;
	return true;
}

int spill_read(spill_reader *r, dc_run *run, void *to, size_t n, size_t *got)
{
	char *p = to;

	*got = 0;
	while (*got < n && (r->at < r->n || r->next)) {
		size_t some = r->n - r->at;

		if (!some) {
			if (!next_chunk(r))
				return failed(run);
			continue;
		}
		if (some > n - *got)
			some = n - *got;
		memcpy(p + *got, r->buf + r->at, some);
		r->at += some;
		*got += some;
	}
	return DC_OK;
}

void spill_empty(spill *s)
{
	s->end = 0;
	s->n = 0;
	s->queue = NULL;
}
