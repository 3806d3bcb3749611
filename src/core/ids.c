/*
 * What --ids FILE does to the notes of a run.  They wait until their input has
 * been read whole, because only then it is known which remembered notes no
 * longer appear: one of those that has the back of a note that is not known
 * is that note, with its front edited.
 *
 * A note that is as it was keeps the time that it had, so that what was edited
 * in Anki since is not undone; another one gets the time of this run.
 */
#include <errno.h>

#include "core/ids.h"

enum {
	FIRST = 64,
	TWINS = 8                /* so many of one back and place are tried */
};

/* A note that is not known, and whose back is. */
struct stranger {
	uint64_t made, back;
	uint64_t before, behind; /* guids of the notes beside it; 0: unknown */
	uint32_t place;          /* in its input, from 0 */
	uint32_t note;           /* who it is, and 1; 0: nobody knows */
};

/* A stranger that was known again. */
struct found {
	uint32_t place, note;
};

/* One input's notes. */
struct ids_run {
	struct hold *hold;
	struct stranger *strangers;      /* until it is known who they are */
	size_t n, room;
	struct found *found;
	size_t nfound;
	uint32_t place;          /* of the note that comes next */
	uint64_t before;         /* guid of the note before that */
	bool replaying;
};

/* ---- memory ---- */

static void *one_more(void *old, size_t n, size_t *room, size_t size)
{
	size_t more = *room ? *room + *room / 2 : FIRST;
	void *p;

	if (n < *room)
		return old;
	p = realloc(old, more * size);
	if (p)
		*room = more;
	return p;
}

void ids_drop(struct ids_part *p)
{
	if (!p)
		return;
	free(p->seen);
	free(p->changes);
	free(p);
}

void ids_keep(dc_job *job, struct ids_part *p)
{
	if (!p)
		return;
	free(p->seen);
	p->seen = NULL;
	*job->ids->tail = p;
	job->ids->tail = &p->next;
}

void ids_run_free(struct ids_run *x)
{
	if (!x)
		return;
	hold_free(x->hold);
	free(x->strangers);
	free(x->found);
	free(x);
}

/* Guids that are not those that would be made of their notes are taken. */
static bool take_guids(struct target *t, const struct ids *ids)
{
	bool isnew;

	if (!t->guids)
		t->guids = seen_new();
	for (size_t i = 0; t->guids && i < ids->other.size; i++) {
		uint32_t at = ids->other.at[i];

		if (at && !seen_add(t->guids, ids->notes[at - 1].guid, &isnew))
			return false;
	}
	return t->guids != NULL;
}

static struct ids_part *part_new(const struct ids *ids)
{
	struct ids_part *p = calloc(1, sizeof(*p));

	if (p)
		p->seen = calloc(ids->n / 8 + 1, 1);
	if (p && !p->seen) {
		free(p);
		return NULL;
	}
	return p;
}

int ids_begin(dc_run *r)
{
	const struct ids *ids = r->job->ids;
	struct target *t = r->target;
	struct ids_run *x;

	if (!ids)
		return DC_OK;
	if (!t->part) {
		t->part = part_new(ids);
		if (!t->part || !take_guids(t, ids))
			return dc_out_of_memory(r);
	}
	x = r->ids = calloc(1, sizeof(*x));
	if (!x)
		return dc_out_of_memory(r);
	x->hold = hold_new();
	return x->hold ? DC_OK : dc_fail(r, DC_LIMIT, "temporary-file",
		"cannot make a temporary file: %s", strerror(errno));
}

/* ---- first look ---- */

static bool is_seen(const struct ids_part *p, uint32_t note)
{
	return p->seen[note >> 3] >> (note & 7) & 1;
}

static void see(struct ids_part *p, uint32_t note)
{
	p->seen[note >> 3] |= (unsigned char)(1 << (note & 7));
}

static uint32_t known(const struct ids *ids, const dc_note *n, uint64_t key)
{
	return n->made ? ids_by_made(ids, key) : ids_by_guid(ids, key);
}

/* Some remembered note has this back. */
static bool is_back(const struct ids *ids, uint64_t back)
{
	size_t i = back ? ids_first(ids, back, 0) : ids->nbacks;

	return i < ids->nbacks && ids->notes[ids->backs[i]].back == back;
}

static bool is_stranger(const struct ids_run *x, uint32_t place)
{
	return x->n && x->strangers[x->n - 1].place == place;
}

static int look(dc_run *r, const dc_note *n, uint32_t *note)
{
	const struct ids *ids = r->job->ids;
	struct ids_run *x = r->ids;
	uint64_t key = guid_number(n->guid), guid = key, back;
	struct stranger *more;

	*note = known(ids, n, key);
	if (*note) {
		see(r->target->part, *note - 1);
		guid = ids->notes[*note - 1].guid;
		if (x->place && is_stranger(x, x->place - 1))
			x->strangers[x->n - 1].behind = guid;
	} else if (ids->nbacks && is_back(ids, back = note_back(r, n))) {
		more = one_more(x->strangers, x->n, &x->room, sizeof(*more));
		if (!more)
			return dc_out_of_memory(r);
		x->strangers = more;
		more[x->n++] = (struct stranger){ .made = key, .back = back,
			.before = x->before, .place = x->place };
	}
	x->before = guid;
	x->place++;
	return DC_OK;
}

/* The source gives a time.  What the user wants changed, as with --tags, is no
 * change if it was wanted before. */
static void date_given(const dc_run *r, dc_note *n, uint32_t note)
{
	const struct remembered *was = &r->job->ids->notes[note - 1];

	if (note_sum(n) == was->sum)
		n->mod = was->mod > r->mod_in ? was->mod : r->mod_in;
	else if (n->mod <= was->mod)
		n->mod = note_time(r, n, was->mod);
}

int ids_wait(dc_run *r, const dc_event *ev)
{
	uint32_t note = 0;
	int error, code = DC_OK;

	if (ev->what == DC_NOTE && ev->u.note->guid.n)
		code = look(r, ev->u.note, &note);
	if (code)
		return code;
	if (note && r->mod_in)
		date_given(r, ev->u.note, note);
	error = hold_put(r->ids->hold, ev);
	return error ? dc_fail(r, DC_LIMIT, "temporary-file",
		"cannot write a temporary file: %s", strerror(error)) : DC_OK;
}

bool ids_waits(const dc_run *r)
{
	return r->ids && !r->ids->replaying;
}

/* ---- who are they? ---- */

static int by_back(const void *a, const void *b)
{
	const struct stranger *x = *(struct stranger *const *)a;
	const struct stranger *y = *(struct stranger *const *)b;

	if (x->back != y->back)
		return x->back < y->back ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

/* The stranger is this one; unless its guid is that of another note here. */
static int take(dc_run *r, struct stranger *s, uint32_t note)
{
	const struct remembered *n = &r->job->ids->notes[note];
	bool isnew = true;

	if (n->made == n->guid && !seen_add(r->target->guids, n->guid, &isnew))
		return dc_out_of_memory(r);
	if (!isnew)
		return DC_OK;
	see(r->target->part, note);
	s->note = note + 1;
	return DC_OK;
}

/* One stranger and one note that is gone have this back: strangers n of them,
 * all of it. */
static int match_one(dc_run *r, struct stranger **s, size_t n)
{
	const struct ids *ids = r->job->ids;
	struct stranger *who = NULL;
	size_t open = 0, gone = 0, i = ids_first(ids, s[0]->back, 0);
	uint32_t note = 0;

	for (size_t k = 0; k < n; k++)
		if (!s[k]->note) {
			who = s[k];
			open++;
		}
	if (open != 1)
		return DC_OK;
	for (; i < ids->nbacks && gone < 2; i++) {
		if (ids->notes[ids->backs[i]].back != who->back)
			break;
		if (is_seen(r->target->part, ids->backs[i]))
			continue;
		note = ids->backs[i];
		gone++;
	}
	return gone == 1 ? take(r, who, note) : DC_OK;
}

static int match_single(dc_run *r, struct stranger **sorted, size_t n)
{
	int code = DC_OK;

	for (size_t i = 0, k; !code && i < n; i = k) {
		for (k = i + 1; k < n && sorted[k]->back == sorted[i]->back;)
			k++;
		code = match_one(r, sorted + i, k - i);
	}
	return code;
}

/* Is the note gone, and has it the stranger's back? */
static bool fits(const dc_run *r, const struct stranger *s, uint32_t note)
{
	return r->job->ids->notes[note].back == s->back &&
	       !is_seen(r->target->part, note);
}

/* The one that stood behind the note that this stranger stands behind, or
 * before the note that it stands before. */
static int match_place(dc_run *r, struct stranger *s)
{
	const struct ids *ids = r->job->ids;
	size_t i = ids_first(ids, s->back, s->before), end = i + TWINS;
	uint32_t next;

	for (; i < end && i < ids->nbacks; i++) {
		uint32_t note = ids->backs[i];

		if (ids->notes[note].before != s->before)
			break;
		if (fits(r, s, note))
			return take(r, s, note);
	}
	next = s->behind ? ids_by_guid(ids, s->behind) : 0;
	if (next)
		next = ids_by_guid(ids, ids->notes[next - 1].before);
	return next && fits(r, s, next - 1) ? take(r, s, next - 1) : DC_OK;
}

static int match_places(dc_run *r)
{
	const struct ids *ids = r->job->ids;
	struct ids_run *x = r->ids;
	int code = DC_OK;

	for (size_t i = 0; !code && i < x->n; i++) {
		struct stranger *s = &x->strangers[i];

		if (i && s[-1].place + 1 == s->place && s[-1].note)
			s->before = ids->notes[s[-1].note - 1].guid;
		if (!s->note)
			code = match_place(r, s);
	}
	return code;
}

/* From here on only those who were found matter. */
static int keep_found(dc_run *r)
{
	struct ids_run *x = r->ids;

	for (size_t i = 0; i < x->n; i++)
		x->nfound += x->strangers[i].note != 0;
	x->found = calloc(x->nfound + 1, sizeof(*x->found));
	if (!x->found)
		return dc_out_of_memory(r);
	x->nfound = 0;
	for (size_t i = 0; i < x->n; i++)
		if (x->strangers[i].note)
			x->found[x->nfound++] = (struct found){
				x->strangers[i].place, x->strangers[i].note };
	free(x->strangers);
	x->strangers = NULL;
	return DC_OK;
}

static int match(dc_run *r)
{
	struct ids_run *x = r->ids;
	struct stranger **sorted;
	int code;

	sorted = calloc(x->n, sizeof(struct stranger *));
	if (!sorted)
		return dc_out_of_memory(r);
	for (size_t i = 0; i < x->n; i++)
		sorted[i] = &x->strangers[i];
	qsort(sorted, x->n, sizeof(struct stranger *), by_back);
	code = match_single(r, sorted, x->n);
	if (!code)
		code = match_places(r);
	if (!code)
		code = match_single(r, sorted, x->n);
	free(sorted);
	return code ? code : keep_found(r);
}

/* ---- second look ---- */

/* Who has lost a side only now is older than what Anki has. */
static uint64_t date(const dc_run *r, const dc_note *n,
	const struct remembered *was)
{
	if (was && was->sum == note_sum(n))
		return was->mod;
	return note_time(r, n, !was || (n->lost && was->mod >= OLD_TIME)
		? 0 : was->mod);
}

static bool same(const struct remembered *a, const struct remembered *b)
{
	return a->made == b->made && a->guid == b->guid && a->sum == b->sum &&
	       a->mod == b->mod && a->back == b->back &&
	       a->before == b->before;
}

static int remember(dc_run *r, uint32_t note, const struct remembered *as)
{
	struct ids_part *p = r->target->part;
	struct change *more;

	if (note && same(&r->job->ids->notes[note - 1], as))
		return DC_OK;
	more = one_more(p->changes, p->n, &p->room, sizeof(*more));
	if (!more)
		return dc_out_of_memory(r);
	p->changes = more;
	more[p->n++] = (struct change){ note, *as };
	return DC_OK;
}

/* Without a guid nothing can be remembered; a package needs its time. */
static int undated(dc_run *r, dc_note *n)
{
	if (!n->mod && r->target->w.caps & DC_NEEDS_MOD)
		n->mod = date(r, n, NULL);
	return DC_OK;
}

/* *next: of those who were found. */
static int settle(dc_run *r, dc_note *n, size_t *next)
{
	const struct ids *ids = r->job->ids;
	struct ids_run *x = r->ids;
	uint64_t key = guid_number(n->guid);
	struct remembered as = { .made = key, .guid = key,
		.before = x->before };
	const struct remembered *was;
	uint32_t note = known(ids, n, key);

	if (*next < x->nfound && x->found[*next].place == x->place)
		note = x->found[(*next)++].note;
	x->place++;
	was = note ? &ids->notes[note - 1] : NULL;
	if (was)
		as.guid = was->guid;
	if (was && !n->made)
		as.made = was->made;
	if (as.guid != key)
		n->guid = guid_text(r->arena, as.guid);
	if (!n->mod)
		n->mod = date(r, n, was);
	as.back = was && !n->made ? was->back : note_back(r, n);
	as.sum = note_sum(n);
	as.mod = n->mod;
	n->sum = dc_fmt(r->arena, "%016llx", (unsigned long long)as.sum);
	x->before = as.guid;
	return remember(r, note, &as);
}

struct replay {
	dc_run *run;
	size_t next;             /* of those who were found */
	int (*fn)(dc_run *, const dc_event *);
};

static int pass(void *user, dc_event *ev)
{
	struct replay *p = user;
	dc_run *r = p->run;
	int code = DC_OK;

	if (ev->what == DC_NOTE)
		code = ev->u.note->guid.n ? settle(r, ev->u.note, &p->next)
					  : undated(r, ev->u.note);
	if (!code && arena_failed(r->arena))
		code = dc_out_of_memory(r);
	if (!code)
		code = p->fn(r, ev);
	arena_reset(r->arena);
	return code;
}

int ids_release(dc_run *r, int (*fn)(dc_run *, const dc_event *))
{
	struct ids_run *x = r->ids;
	struct replay p = { r, 0, fn };
	int error, code = DC_OK;

	/* Where an input was not read whole nobody knows who is gone. */
	if (x->n && !r->limit_reached && !r->cut_short && !r->counts.skipped)
		code = match(r);
	if (code)
		return code;
	x->place = 0;
	x->before = 0;
	x->replaying = true;
	code = hold_replay(x->hold, r->arena, pass, &p, &error);
	if (error)
		code = dc_fail(r, DC_LIMIT, "temporary-file",
			"cannot read a temporary file: %s", strerror(error));
	return code;
}
