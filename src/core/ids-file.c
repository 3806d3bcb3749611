/*
 * The file of --ids: text, a line a note, in the order in which they were met
 * first, so that two versions can be compared.
 *
 *	deckconv ids 1 FORMAT
 *	GUID <TAB> MOD <TAB> SUM <TAB> KNOWN <TAB> BACK <TAB> BEFORE
 *	end
 *
 * FORMAT is that of the output: in another one the same notes read otherwise.
 * GUID is what Anki knows the note by (the hash of a guid that the source
 * gives, in the same form), MOD the time that it got in seconds, SUM the
 * checksum of its note type, fields and tags, KNOWN the guid that would be
 * made of it today, BACK a hash of its back, its deck and its input, BEFORE
 * the guid of the note before it; `-` is the same as GUID, or none.  `end`
 * shows that nothing is cut off.
 */
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "core/ids.h"

#define MAGIC "deckconv ids "

enum { LINE = 256, FIRST = 64 };

/* ---- tables ---- */

static uint32_t *slot(const struct ids *ids, const struct places *p,
	uint64_t key, bool made)
{
	uint64_t h = key * ids->odd;
	size_t i = (size_t)(((h ^ h >> 29) * UINT64_C(0x9E3779B97F4A7C15)
		>> 32) * p->size >> 32);

	for (; p->at[i]; i = i + 1 == p->size ? 0 : i + 1) {
		const struct remembered *n = &ids->notes[p->at[i] - 1];

		if ((made ? n->made : n->guid) == key)
			break;
	}
	return &p->at[i];
}

uint32_t ids_by_made(const struct ids *ids, uint64_t made)
{
	return ids->made.size ? *slot(ids, &ids->made, made, true) : 0;
}

uint32_t ids_by_guid(const struct ids *ids, uint64_t guid)
{
	uint32_t i = ids->other.size ? *slot(ids, &ids->other, guid, false)
				     : 0;

	if (!i)
		i = ids_by_made(ids, guid);
	return i && ids->notes[i - 1].guid == guid ? i : 0;
}

/* False: no memory.  The first of two that are alike stays. */
static bool enter(struct ids *ids, struct places *p, uint32_t note, bool made)
{
	const struct remembered *n = &ids->notes[note - 1];
	uint32_t *at;

	if (p->used * 4 >= p->size * 3) {
		struct places more = { .size = p->size ? p->size * 3 / 2
						       : FIRST };

		more.at = calloc(more.size, sizeof(*more.at));
		if (!more.at)
			return false;
		for (size_t i = 0; i < p->size; i++)
			if (p->at[i])
				enter(ids, &more, p->at[i], made);
		free(p->at);
		*p = more;
	}
	at = slot(ids, p, made ? n->made : n->guid, made);
	p->used += !*at;
	if (!*at)
		*at = note;
	return true;
}

/* False: no memory. */
static bool add(struct ids *ids, const struct remembered *n)
{
	size_t room = ids->room ? ids->room + ids->room / 2 : FIRST;
	struct remembered *more;

	if (ids->n == ids->room) {
		more = realloc(ids->notes, room * sizeof(*more));
		if (!more)
			return false;
		ids->notes = more;
		ids->room = room;
	}
	ids->notes[ids->n++] = *n;
	return enter(ids, &ids->made, (uint32_t)ids->n, true) &&
	       (n->made == n->guid ||
		enter(ids, &ids->other, (uint32_t)ids->n, false));
}

static int by_back(const void *a, const void *b, void *notes)
{
	const struct remembered *all = notes;
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	const struct remembered *x = &all[i], *y = &all[j];

	if (x->back != y->back)
		return x->back < y->back ? -1 : 1;
	if (x->before != y->before)
		return x->before < y->before ? -1 : 1;
	return i < j ? -1 : i > j;
}

static bool sort_backs(struct ids *ids)
{
	ids->backs = malloc((ids->n + 1) * sizeof(*ids->backs));
	if (!ids->backs)
		return false;
	for (size_t i = 0; i < ids->n; i++)
		if (ids->notes[i].back)
			ids->backs[ids->nbacks++] = (uint32_t)i;
	qsort_r(ids->backs, ids->nbacks, sizeof(*ids->backs), by_back,
		ids->notes);
	return true;
}

size_t ids_first(const struct ids *ids, uint64_t back, uint64_t before)
{
	size_t from = 0, to = ids->nbacks;

	while (from < to) {
		size_t mid = from + (to - from) / 2;
		const struct remembered *n = &ids->notes[ids->backs[mid]];

		if (n->back < back ||
		    (n->back == back && n->before < before))
			from = mid + 1;
		else
			to = mid;
	}
	return from;
}

/* ---- reading ---- */

static bool read_hex(dc_str s, uint64_t *out)
{
	*out = 0;
	for (size_t i = 0; i < s.n; i++) {
		const char *hex = "0123456789abcdef";
		const char *at = s.p[i] ? strchr(hex, s.p[i]) : NULL;

		if (!at)
			return false;
		*out = *out << 4 | (uint64_t)(at - hex);
	}
	return s.n == 16;
}

static bool read_guid(dc_str s, uint64_t same, uint64_t *out)
{
	*out = same;
	return dc_is(s, "-") || guid_decode(s, out);
}

static bool read_note(dc_str line, struct remembered *n)
{
	dc_str guid = dc_cut(&line, '\t'), mod = dc_cut(&line, '\t');
	dc_str sum = dc_cut(&line, '\t'), made = dc_cut(&line, '\t');
	dc_str back = dc_cut(&line, '\t');

	n->back = 0;
	return guid_decode(guid, &n->guid) && dc_num(mod, &n->mod) &&
	       n->mod && read_hex(sum, &n->sum) &&
	       read_guid(made, n->guid, &n->made) &&
	       (dc_is(back, "-") || read_hex(back, &n->back)) &&
	       read_guid(line, 0, &n->before);
}

static int damaged(dc_job *job, uint64_t line, const char *why)
{
	job_fail(job, "ids-damaged", "it was left as it is; put back a copy "
		"of it, or name another file", "the file of --ids \"%s\" is "
		"damaged at line %llu: %s", job->ids->path,
		(unsigned long long)line, why);
	return DC_INPUT;
}

static int read_notes(dc_job *job, FILE *f)
{
	struct ids *ids = job->ids;
	struct remembered n;
	char text[LINE];
	dc_str line;

	for (uint64_t at = 2; fgets(text, sizeof(text), f); at++) {
		line = dc_chomp(dc_cstr(text));
		if (dc_is(line, "end"))
			return fgetc(f) == EOF ? DC_OK
				: damaged(job, at + 1, "there is more behind "
					"its end");
		if (!read_note(line, &n))
			return damaged(job, at, "this is no note");
		if (ids->n == UINT32_MAX - 1)
			return damaged(job, at, "these are too many notes");
		if (ids_by_made(ids, n.made) || ids_by_guid(ids, n.guid))
			return damaged(job, at, "this note was there before");
		if (!add(ids, &n))
			return DC_LIMIT;
	}
	return ferror(f) ? DC_OK : damaged(job, ids->n + 2, "its end is cut "
		"off");
}

static int read_file(dc_job *job, FILE *f)
{
	char text[LINE] = "";
	dc_str line;

	if (!fgets(text, sizeof(text), f) && ferror(f))
		return DC_OK;
	line = dc_chomp(dc_cstr(text));
	if (dc_starts(line, MAGIC "1 ") && line.n < LINE - 2) {
		line = dc_from(line, sizeof(MAGIC "1 ") - 1);
		if (!dc_is(line, job->ids->format)) {
			job->ids->written = dc_cdup(job->arena, line);
			if (!job->ids->written)
				return DC_LIMIT;
		}
		return read_notes(job, f);
	}
	if (dc_starts(line, MAGIC))
		job_fail(job, "ids-version", "it was left as it is", "the file "
			"of --ids \"%s\" was written by a later deckconv",
			job->ids->path);
	else
		job_fail(job, "ids-format", "name a file that is not there "
			"yet: it will be made", "\"%s\" is no file of --ids",
			job->ids->path);
	return DC_INPUT;
}

static int cannot_read(dc_job *job)
{
	int error = errno;

	if (error == ENOMEM)
		return DC_LIMIT;
	job_fail(job, "ids-open", NULL, "cannot read \"%s\": %s",
		job->ids->path, strerror(error));
	return DC_INPUT;
}

static int open_file(dc_job *job)
{
	struct ids *ids = job->ids;
	FILE *f;
	int code;

	if (stat(ids->path, &ids->was) != 0)
		return errno == ENOENT ? DC_OK : cannot_read(job);
	if (!S_ISREG(ids->was.st_mode))
		return job_fail(job, "ids-format", NULL, "\"%s\" is no "
			"regular file: --ids needs one", ids->path);
	f = fopen(ids->path, "re");
	if (!f)
		return cannot_read(job);
	ids->there = true;
	errno = 0;
	code = read_file(job, f);
	if (!code && ferror(f))
		code = cannot_read(job);
	fclose(f);
	return code;
}

/* Inputs of one name are told apart by their order. */
static bool count_names(dc_job *job)
{
	struct seen *names = seen_new();
	bool isnew, good = names != NULL;
	uint32_t *times;

	for (struct job_input *in = job->inputs; good && in; in = in->next) {
		const char *slash = strrchr(in->path, '/');
		dc_str base = dc_cstr(slash ? slash + 1 : in->path);

		times = seen_add(names, dc_hash(base.p, base.n, 0), &isnew);
		good = times != NULL;
		if (good)
			in->twin = (*times)++;
	}
	seen_free(names);
	return good;
}

int ids_open(dc_job *job, const char *format)
{
	struct ids *ids;
	int code;

	ids_close(job);
	if (!job->o.ids)
		return DC_OK;
	ids = job->ids = calloc(1, sizeof(*ids));
	if (!ids)
		return DC_LIMIT;
	ids->path = job->o.ids;
	ids->format = format;
	ids->odd = (uint64_t)(uintptr_t)ids * 2 + 1;
	ids->tail = &ids->parts;
	code = open_file(job);
	if (!code && (!sort_backs(ids) || !count_names(job)))
		code = DC_LIMIT;
	return code;
}

void ids_close(dc_job *job)
{
	struct ids *ids = job->ids;

	if (!ids)
		return;
	while (ids->parts) {
		struct ids_part *next = ids->parts->next;

		ids_drop(ids->parts);
		ids->parts = next;
	}
	output_abandon(ids->out);
	free(ids->notes);
	free(ids->made.at);
	free(ids->other.at);
	free(ids->backs);
	free(ids);
	job->ids = NULL;
}

/* ---- writing ---- */

/* Two outputs may have had the same in mind: nobody is known by the guid of
 * another, and what a note is called stays. */
static bool apply_one(struct ids *ids, const struct change *c)
{
	uint32_t at = c->note ? c->note : ids_by_made(ids, c->now.made);
	struct remembered *n, old;

	if (!at)
		return ids_by_guid(ids, c->now.guid) || add(ids, &c->now);
	n = &ids->notes[at - 1];
	old = *n;
	*n = c->now;
	n->guid = old.guid;
	if (n->made == old.made)
		return true;
	n->made = old.made;
	if (ids_by_made(ids, c->now.made))
		return true;
	n->made = c->now.made;
	return enter(ids, &ids->made, at, true);
}

/* *changed: how many are not as they were. */
static bool apply(struct ids *ids, uint64_t *changed)
{
	for (const struct ids_part *p = ids->parts; p; p = p->next)
		for (size_t i = 0; i < p->n; i++) {
			const struct change *c = &p->changes[i];

			*changed += c->note &&
				ids->notes[c->note - 1].sum != c->now.sum;
			if (!apply_one(ids, c))
				return false;
		}
	return true;
}

static char *put_guid(char *p, char before, uint64_t guid)
{
	*p++ = before;
	guid_encode(guid, p);
	return p + GUID_DIGITS;
}

static char *put_hex(char *p, uint64_t n)
{
	*p++ = '\t';
	for (int i = 60; i >= 0; i -= 4)
		*p++ = "0123456789abcdef"[n >> i & 15];
	return p;
}

static char *put_none(char *p)
{
	*p++ = '\t';
	*p++ = '-';
	return p;
}

static void write_note(dc_output *o, const struct remembered *n)
{
	char text[LINE], *p = put_guid(text, '\n', n->guid);

	p += snprintf(p, 32, "\t%llu", (unsigned long long)n->mod);
	p = put_hex(p, n->sum);
	p = n->made == n->guid ? put_none(p) : put_guid(p, '\t', n->made);
	p = n->back ? put_hex(p, n->back) : put_none(p);
	p = n->before ? put_guid(p, '\t', n->before) : put_none(p);
	dc_out(o, text, (size_t)(p - text));
}

static bool is_as_it_was(const struct ids *ids)
{
	const struct stat *was = &ids->was;
	struct stat st;

	if (stat(ids->path, &st) != 0)
		return !ids->there && errno == ENOENT;
	return ids->there && st.st_ino == was->st_ino &&
	       st.st_dev == was->st_dev && st.st_size == was->st_size &&
	       st.st_mtim.tv_sec == was->st_mtim.tv_sec &&
	       st.st_mtim.tv_nsec == was->st_mtim.tv_nsec;
}

static int cannot_write(dc_job *job, int error)
{
	if (error == ENOMEM)
		return job_no_memory(job);
	job_fail(job, "ids-write", NULL, "cannot write \"%s\": %s",
		job->ids->path, strerror(error));
	return DC_OUTPUT;
}

int ids_ready(dc_job *job)
{
	struct ids *ids = job->ids;
	bool any = ids && ids->written;
	uint64_t changed = 0;
	int error;

	for (struct ids_part *p = ids ? ids->parts : NULL; p; p = p->next)
		any |= p->n != 0;
	if (!ids || !ids->parts || job->o.dry_run || (!any && ids->there))
		return DC_OK;
	if (!apply(ids, &changed))
		return job_no_memory(job);
	if (ids->written && changed)
		job_say(job, DC_WARNING, "ids-other-format", "keep a file for "
			"each format", "\"%s\" remembers notes as %s: %llu "
			"may count as changed because this is %s", ids->path,
			ids->written, (unsigned long long)changed, ids->format);
	if (!is_as_it_was(ids)) {
		job_fail(job, "ids-changed", "run this one again", "another "
			"run has changed \"%s\" meanwhile", ids->path);
		return DC_OUTPUT;
	}
	ids->out = output_open(ids->path, &job->interrupted, &error);
	if (!ids->out)
		return cannot_write(job, error);
	dc_outf(ids->out, MAGIC "1 %s", ids->format);
	for (size_t i = 0; i < ids->n && !output_error(ids->out); i++)
		write_note(ids->out, &ids->notes[i]);
	dc_outz(ids->out, "\nend\n");
	error = output_ready(ids->out);
	return error ? cannot_write(job, error) : DC_OK;
}

int ids_commit(dc_job *job)
{
	struct ids *ids = job->ids;
	int error;

	if (!ids || !ids->out)
		return DC_OK;
	error = output_commit(ids->out);
	ids->out = NULL;
	return error ? cannot_write(job, error) : DC_OK;
}
