/*
 * The directory stands at the end of the file, and the place of it in a
 * record behind it ("PK 5 6"), which is looked for backwards because a
 * comment may follow it (APPNOTE.TXT 4.3).
 *
 * libzip tries each such record, reads a whole directory for each, and puts
 * the names into a hash table whose function everybody knows.
 */
#include <errno.h>
#include <unistd.h>

#include "lib/zip.h"
#include "lib/zipguard.h"

enum {
	END = 22,                /* the record, without its comment */
	LOCATOR = 20,            /* before it, where the other record is … */
	END64 = 56,              /* … that has the numbers in 64 bits */
	TAIL = 65535 + END + LOCATOR,
	ENTRY = 46,              /* in the directory, without its texts */
	LOCAL = 30,              /* before the bytes, without its texts */
	MAX_ENDS = 64,           /* records that are tried */
	MAX_DIRECTORY = 64 << 20,
	/* Extra fields and comments: each entry may have so much … */
	EXTRA = 64,
	FREE_EXTRA = 1 << 20,    /* … and all of them this besides */
	BUCKETS = 1 << 16,
	MAX_BUCKET = 2000,       /* names of one hash */
	MAX_FOREIGN = 10000      /* names that are not ASCII */
};

struct span {
	uint64_t from, to;
};

struct directory {
	uint64_t at, size, entries;
	bool wide;               /* told in 64 bits */
};

struct guard {
	int fd;
	uint64_t size;
	unsigned char *tail;
	size_t ntail;
	struct directory found;
	unsigned char *d;        /* the directory */
	struct span *spans;
	size_t n, cap;           /* of spans */
	unsigned *buckets;
	uint64_t extra;
	size_t foreign;
	const char *why;
};

static const char cut[] = "its directory is cut short or damaged";

static uint64_t le(const unsigned char *p, size_t n)
{
	uint64_t v = 0;

	while (n--)
		v = v << 8 | p[n];
	return v;
}

static bool read_at(const struct guard *g, void *to, size_t n, uint64_t at)
{
	char *p = to;

	if (at > g->size || n > g->size - at)
		return false;
	while (n) {
		ssize_t done = pread(g->fd, p, n, (off_t)at);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return false;
		p += done;
		n -= (size_t)done;
		at += (uint64_t)done;
	}
	return true;
}

static int refuse(struct guard *g, int code, const char *why)
{
	g->why = why;
	return code;
}

/* ---- the record at the end ---- */

/* The numbers in 64 bits; `end` is where the record of 32 bits stands. */
static bool wide_end(const struct guard *g, const unsigned char *p,
	uint64_t end, struct directory *d)
{
	unsigned char e[END64];
	uint64_t at = le(p - LOCATOR + 8, 8);

	if (end < LOCATOR || at > end - LOCATOR ||
	    !read_at(g, e, END64, at) || memcmp(e, "PK\6\6", 4) != 0 ||
	    le(e + 24, 8) != le(e + 32, 8))
		return false;
	*d = (struct directory){ .at = le(e + 48, 8), .size = le(e + 40, 8),
		.entries = le(e + 32, 8), .wide = true };
	return true;
}

/* Does the record at p tell of a directory before it?  That may be empty. */
static bool is_end(const struct guard *g, const unsigned char *p,
	struct directory *d)
{
	size_t i = (size_t)(p - g->tail), left = g->ntail - i;
	uint64_t end = g->size - left;
	unsigned char magic[4];

	if (left < END || le(p + 4, 4) || le(p + 20, 2) > left - END)
		return false;
	if (i >= LOCATOR && memcmp(p - LOCATOR, "PK\6\7", 4) == 0) {
		if (!wide_end(g, p, end, d))
			return false;
	} else {
		*d = (struct directory){ .at = le(p + 16, 4),
			.size = le(p + 12, 4), .entries = le(p + 10, 2) };
		if (le(p + 8, 2) != d->entries)
			return false;
	}
	if (d->at > end || d->size > end - d->at)
		return false;
	return d->size ? read_at(g, magic, 4, d->at) &&
			 memcmp(magic, "PK\1\2", 4) == 0 : !d->entries;
}

static int find_directory(struct guard *g)
{
	const unsigned char *p = g->tail, *end = g->tail + g->ntail;
	size_t ends = 0;
	bool any = false;

	while ((p = memmem(p, (size_t)(end - p), "PK\5\6", 4)) != NULL) {
		struct directory d;

		if (++ends > MAX_ENDS)
			return refuse(g, DC_INPUT, "it has many ends");
		if (is_end(g, p++, &d)) {
			any = true;
			if (d.size && g->found.size)
				return refuse(g, DC_INPUT,
					"it has two directories");
			if (d.size)
				g->found = d;
		}
	}
	return any ? DC_OK : refuse(g, DC_INPUT, "it is cut short");
}

/* ---- the directory ---- */

/* An entry's texts, behind its fixed part. */
struct texts {
	const unsigned char *name, *extra;
	size_t nname, nextra, ncomment;
};

/* Numbers that do not fit stand in an extra field, in this order. */
static bool widen(const struct texts *t, uint64_t v[3])
{
	size_t at = 0;

	while (t->nextra - at >= 4) {
		const unsigned char *p = t->extra + at;
		size_t n = (size_t)le(p + 2, 2);

		if (n > t->nextra - at - 4)
			return false;
		at += 4 + n;
		if (le(p, 2) != 1)
			continue;
		p += 4;
		for (int i = 0; i < 3; i++) {
			if (v[i] != UINT32_MAX)
				continue;
			if (n < 8)
				return false;
			v[i] = le(p, 8);
			p += 8;
			n -= 8;
		}
		return true;
	}
	return false;
}

/* libzip's hash table: a bucket that is full takes for ever. */
static int look_at_name(struct guard *g, const struct texts *t)
{
	uint32_t h = 5381;
	bool foreign = false;

	for (size_t i = 0; i < t->nname; i++) {
		h = h * 33 + t->name[i];
		foreign |= t->name[i] < ' ' || t->name[i] > '~';
	}
	/* Another name may stand in an extra field. */
	foreign |= memmem(t->extra, t->nextra, "up", 2) != NULL;
	g->foreign += foreign;
	if (g->foreign > MAX_FOREIGN ||
	    ++g->buckets[h % BUCKETS] > MAX_BUCKET)
		return refuse(g, DC_LIMIT, "its names are made to do harm");
	g->extra += t->nextra + t->ncomment;
	if (g->extra > FREE_EXTRA + (uint64_t)EXTRA * (g->n + 1))
		return refuse(g, DC_LIMIT, "it has too many extra fields");
	return DC_OK;
}

static bool more_spans(struct guard *g)
{
	size_t cap = g->cap ? g->cap * 2 : 64;
	struct span *more;

	if (g->n < g->cap)
		return true;
	more = realloc(g->spans, cap * sizeof(*more));
	if (!more)
		return false;
	g->spans = more;
	g->cap = cap;
	return true;
}

static int look_at_place(struct guard *g, const unsigned char *e,
	const struct texts *t)
{
	uint64_t v[3] = { le(e + 24, 4), le(e + 20, 4), le(e + 42, 4) };
	uint64_t end = g->found.at;

	if ((v[0] == UINT32_MAX || v[1] == UINT32_MAX || v[2] == UINT32_MAX) &&
	    !widen(t, v))
		return refuse(g, DC_INPUT, cut);
	if (v[2] > end || end - v[2] < LOCAL || v[1] > end - v[2] - LOCAL)
		return refuse(g, DC_INPUT, "an entry is cut short");
	if (!more_spans(g))
		return refuse(g, DC_LIMIT, NULL);
	g->spans[g->n++] = (struct span){ v[2], v[2] + LOCAL + v[1] };
	return DC_OK;
}

/* The entry at *at, which goes on to the next. */
static int look_at_entry(struct guard *g, size_t *at)
{
	const unsigned char *e = g->d + *at;
	size_t left = (size_t)g->found.size - *at;
	struct texts t;
	int code;

	if (left < ENTRY || memcmp(e, "PK\1\2", 4) != 0)
		return refuse(g, DC_INPUT, cut);
	left -= ENTRY;
	t = (struct texts){ .name = e + ENTRY, .nname = (size_t)le(e + 28, 2),
		.nextra = (size_t)le(e + 30, 2),
		.ncomment = (size_t)le(e + 32, 2) };
	if (t.nname + t.nextra + t.ncomment > left)
		return refuse(g, DC_INPUT, cut);
	t.extra = t.name + t.nname;
	*at += ENTRY + t.nname + t.nextra + t.ncomment;
	if (g->n >= ZIPFILE_ENTRIES)
		return refuse(g, DC_LIMIT, "it has more than 200000 entries");
	code = look_at_name(g, &t);
	return code ? code : look_at_place(g, e, &t);
}

static int by_place(const void *a, const void *b)
{
	const struct span *x = a, *y = b;

	return (x->from > y->from) - (x->from < y->from);
}

static int look_for_overlap(struct guard *g)
{
	qsort(g->spans, g->n, sizeof(*g->spans), by_place);
	for (size_t i = 1; i < g->n; i++)
		if (g->spans[i].from < g->spans[i - 1].to)
			return refuse(g, DC_INPUT, "its entries overlap");
	return DC_OK;
}

static int walk(struct guard *g)
{
	size_t at = 0;
	int code = DC_OK;

	if (g->found.entries > ZIPFILE_ENTRIES)
		return refuse(g, DC_LIMIT, "it has more than 200000 entries");
	if (g->found.size > MAX_DIRECTORY)
		return refuse(g, DC_LIMIT, "its directory is too large");
	g->d = malloc((size_t)g->found.size);
	g->buckets = calloc(BUCKETS, sizeof(*g->buckets));
	if (!g->d || !g->buckets)
		return refuse(g, DC_LIMIT, NULL);
	if (!read_at(g, g->d, (size_t)g->found.size, g->found.at))
		return refuse(g, DC_INPUT, cut);
	while (!code && at < g->found.size)
		code = look_at_entry(g, &at);
	/* What counts in 16 bits alone is right but for the rest. */
	if (!code && (g->found.wide ? g->n != g->found.entries
				    : (g->n & 0xFFFF) != g->found.entries))
		return refuse(g, DC_INPUT, cut);
	return code ? code : look_for_overlap(g);
}

int zipguard_look(int fd, uint64_t size, const char **why)
{
	struct guard g = { .fd = fd, .size = size };
	int code = DC_OK;

	g.ntail = size < TAIL ? (size_t)size : TAIL;
	g.tail = malloc(g.ntail + 1);
	if (!g.tail)
		code = refuse(&g, DC_LIMIT, NULL);
	else if (!read_at(&g, g.tail, g.ntail, size - g.ntail))
		code = refuse(&g, DC_INPUT, "it cannot be read");
	if (!code)
		code = find_directory(&g);
	if (!code && g.found.size)
		code = walk(&g);
	free(g.tail);
	free(g.d);
	free(g.buckets);
	free(g.spans);
	*why = g.why;
	return code;
}
