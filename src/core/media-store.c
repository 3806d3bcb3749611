/*
 * The media files of one output: their bytes, one behind the other in an
 * unlinked file, and their names, of which no two are equal without case.
 */
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "core/media.h"
#include "lib/unicode.h"

struct media *media_open(dc_run *r, int *code)
{
	struct target *t = r->target;
	struct media *m = t->media;

	*code = DC_OK;
	if (m)
		return m;
	m = t->media = calloc(1, sizeof(*m));
	if (!m) {
		*code = dc_out_of_memory(r);
		return NULL;
	}
	m->dir = MEDIA_NO_DIR;
	m->sums = seen_new();
	m->names = seen_new();
	m->spool = dc_temp_file();
	if (m->spool < 0)
		*code = dc_fail(r, DC_LIMIT, "temporary-file",
			"cannot make a temporary file: %s", strerror(errno));
	else if (!m->sums || !m->names)
		*code = dc_out_of_memory(r);
	else
		*code = media_dir_open(m, r);
	return *code ? NULL : m;
}

void media_free(struct media *m)
{
	if (!m)
		return;
	if (m->spool >= 0)
		close(m->spool);
	if (m->dir >= 0)
		close(m->dir);
	seen_free(m->sums);
	seen_free(m->names);
	free(m->files);
	free(m->made);
	free(m);
}

/* ---- bytes ---- */

bool media_begin(struct media_taking *t, dc_run *r)
{
	*t = (struct media_taking){ .run = r };
	t->media = media_open(r, &t->code);
	if (!t->media)
		return false;
	t->hash = sha1_new(r->arena);
	if (!t->hash)
		t->code = dc_out_of_memory(r);
	return t->hash != NULL;
}

static int cannot_spool(struct media_taking *t)
{
	return t->code = dc_fail(t->run, DC_LIMIT, "temporary-file",
		"cannot write a temporary file: %s", strerror(errno));
}

int media_take(void *user, const void *p, size_t n)
{
	struct media_taking *t = user;
	struct media *m = t->media;
	const char *from = p;

	t->too_large |= n > DC_MAX_FILE - t->size;
	if (t->too_large)
		return DC_LIMIT;
	if (m->end + t->size + n > DC_MAX_SPOOL)
		return t->code = dc_fail(t->run, DC_LIMIT, "media-limit",
			"media files of more than 8 GiB");
	sha1_add(t->hash, p, n);
	while (n) {
		ssize_t put = pwrite(m->spool, from, n,
			(off_t)(m->end + t->size));

		if (put < 0 && errno == EINTR && !dc_stopped(t->run))
			continue;
		if (put < 0)
			return cannot_spool(t);
		from += put;
		n -= (size_t)put;
		t->size += (uint64_t)put;
	}
	return DC_OK;
}

/* ---- names ---- */

static uint64_t sum_key(const unsigned char sum[SHA1_SIZE])
{
	return dc_hash(sum, SHA1_SIZE, 0);
}

static bool same_bytes(const struct media_file *f,
	const struct media_taking *t)
{
	return f->size == t->size && memcmp(f->sum, t->sum, SHA1_SIZE) == 0;
}

/* The place that the set has for a key; NULL: no memory, told. */
static uint32_t *place(dc_run *r, struct seen *s, uint64_t key)
{
	bool isnew;
	uint32_t *at = seen_add(s, key, &isnew);

	if (!at)
		dc_out_of_memory(r);
	return at;
}

/* The name is not empty. */
static uint32_t *place_of_name(dc_run *r, dc_str name)
{
	dc_str folded = unicode_fold(r->arena, name);

	if (!folded.p) {
		dc_out_of_memory(r);
		return NULL;
	}
	return place(r, r->target->media->names,
		dc_hash(folded.p, folded.n, 0));
}

static int add_file(struct media_taking *t, dc_str name, uint32_t *by_name,
	uint32_t *index)
{
	struct media *m = t->media;
	struct media_file *more;
	uint32_t *by_sum = place(t->run, m->sums, sum_key(t->sum));
	bool known = by_sum && *by_sum &&
		same_bytes(&m->files[*by_sum - 1], t);

	if (!by_sum)
		return DC_LIMIT;
	if (m->n == DC_MAX_MEDIA)
		return dc_fail(t->run, DC_LIMIT, "media-limit",
			"more than %d media files", DC_MAX_MEDIA);
	if (m->n == m->cap) {
		m->cap = m->cap ? m->cap * 2 : 64;
		more = realloc(m->files, m->cap * sizeof(*more));
		if (!more)
			return dc_out_of_memory(t->run);
		m->files = more;
	}
	m->files[m->n] = (struct media_file){
		.name = dc_dup(t->run->target->arena, name),
		.at = known ? m->files[*by_sum - 1].at : m->end,
		.size = t->size };
	memcpy(m->files[m->n].sum, t->sum, SHA1_SIZE);
	*index = *by_name = (uint32_t)++m->n;
	if (!*by_sum)
		*by_sum = *index;
	if (!known)
		m->end += t->size;
	return arena_failed(t->run->target->arena) ? dc_out_of_memory(t->run)
						    : DC_OK;
}

static int kept_first(struct media_taking *t, dc_str name, uint32_t first,
	uint32_t *index)
{
	*index = first;
	dc_warn(t->run, "media-conflict", "another file is called \"%.*s\": "
		"the first is kept", DC_ARG(name));
	return DC_OK;
}

/* The name as it is, else with ever more of the checksum. */
static int add_named(struct media_taking *t, dc_str name, uint32_t *index)
{
	struct media *m = t->media;
	dc_arena *a = t->run->arena;
	bool fixed = media_is_static(name);

	for (size_t digits = 0; digits <= SHA1_SIZE * 2; digits += 8) {
		dc_str s = digits ? media_name_with(a, name, t->sum, digits)
				  : name;
		uint32_t *by_name = s.n ? place_of_name(t->run, s) : NULL;
		const struct media_file *f;

		if (!s.n)
			return dc_out_of_memory(t->run);
		if (!by_name)
			return DC_LIMIT;
		f = *by_name ? &m->files[*by_name - 1] : NULL;
		if (f && same_bytes(f, t) && dc_eq(f->name, s)) {
			*index = *by_name;
			return DC_OK;
		}
		if (!f && media_dir_has(m, a, s, t->size, t->sum))
			return add_file(t, s, by_name, index);
		if (arena_failed(a))
			return dc_out_of_memory(t->run);
		if (fixed)
			return kept_first(t, name, f ? *by_name : 0, index);
	}
	return dc_fail(t->run, DC_OUTPUT, "media-name", "all names for "
		"\"%.*s\" are taken in \"%s\"", DC_ARG(name),
		target_media_dir(t->run->target));
}

/* What no name is left of is called by its content. */
static dc_str good_name(struct media_taking *t, dc_str name, bool keep)
{
	dc_arena *a = t->run->arena;
	dc_str s = dc_media_name(a, name);
	size_t dot = s.n;

	if (s.n && (keep || s.p[0] != '.'))
		return s;
	while (dot && s.p[dot - 1] != '.')
		dot--;
	return media_name_with(a, dc_fmt(a, "deckconv%s%.*s", dot ? "." : "",
		DC_ARG(dot ? dc_from(s, dot) : DC_NONE)), t->sum, 12);
}

int media_settle(struct media_taking *t, dc_str name, bool keep,
	uint32_t *index)
{
	struct media *m = t->media;
	uint32_t *by_sum;

	sha1_end(t->hash, t->sum);
	by_sum = place(t->run, m->sums, sum_key(t->sum));
	if (!by_sum)
		return DC_LIMIT;
	*index = *by_sum;
	if (*index && !keep && !media_is_static(name) &&
	    same_bytes(&m->files[*index - 1], t))
		return DC_OK;
	return add_named(t, good_name(t, name, keep), index);
}
