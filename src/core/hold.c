/*
 * Events that wait in an unlinked file until their input has ended well; and
 * deep copies of events, for the pull API.
 */
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "core/core.h"

struct hold {
	FILE *f;
};

struct hold *hold_new(void)
{
	struct hold *h = malloc(sizeof(*h));
	int fd = h ? dc_temp_file() : -1;

	if (!h)
		return NULL;
	h->f = fd < 0 ? NULL : fdopen(fd, "w+");
	if (h->f)
		return h;
	if (fd >= 0)
		close(fd);
	free(h);
	return NULL;
}

void hold_free(struct hold *h)
{
	if (h)
		fclose(h->f);
	free(h);
}

/* ---- writing: numbers as they lie in memory, texts with their length ---- */

static void put_n(FILE *f, uint64_t n)
{
	fwrite(&n, sizeof(n), 1, f);
}

/* Empty text is not the same as none: a cell that is "", and one that is not
 * there. */
static void put_s(FILE *f, dc_str s)
{
	put_n(f, s.p ? s.n + 1 : 0);
	if (s.n)
		fwrite(s.p, 1, s.n, f);
}

static void put_list(FILE *f, const dc_str *s, size_t n)
{
	put_n(f, n);
	for (size_t i = 0; i < n; i++)
		put_s(f, s[i]);
}

static void put_note(FILE *f, const dc_note *n)
{
	fwrite(n, sizeof(*n), 1, f);
	put_s(f, n->guid);
	put_s(f, n->id);
	put_s(f, n->deck);
	put_s(f, n->kind);
	for (size_t i = 0; i < n->nfields; i++) {
		put_s(f, n->fields[i].name);
		put_s(f, n->fields[i].value);
		put_n(f, n->fields[i].markup);
	}
	put_list(f, n->tags, n->ntags);
	put_list(f, n->media, n->nmedia);
	put_s(f, n->sum);
	put_s(f, n->cards);
	put_s(f, n->more);
	put_s(f, n->at.file);
	put_s(f, n->at.url);
}

static void put_kind(FILE *f, const dc_kind *k)
{
	fwrite(k, sizeof(*k), 1, f);
	put_s(f, k->name);
	put_s(f, k->id);
	put_list(f, k->fields, k->nfields);
	for (size_t i = 0; i < k->ntemplates; i++) {
		put_s(f, k->templates[i].name);
		put_s(f, k->templates[i].front);
		put_s(f, k->templates[i].back);
	}
	put_s(f, k->css);
	put_s(f, k->more);
}

int hold_put(struct hold *h, const dc_event *ev)
{
	errno = 0;
	put_n(h->f, ev->what);
	if (ev->what == DC_NOTE) {
		put_note(h->f, ev->u.note);
	} else if (ev->what == DC_KIND) {
		put_kind(h->f, ev->u.kind);
	} else if (ev->what == DC_MEDIA) {
		fwrite(ev->u.media, sizeof(*ev->u.media), 1, h->f);
		put_s(h->f, ev->u.media->name);
	} else {
		fwrite(ev->u.deck, sizeof(*ev->u.deck), 1, h->f);
		put_s(h->f, ev->u.deck->name);
		put_s(h->f, ev->u.deck->about);
		put_s(h->f, ev->u.deck->url);
		put_s(h->f, ev->u.deck->more);
	}
	return ferror(h->f) ? errno ? errno : EIO : 0;
}

/* ---- reading them again: what we wrote ourselves in this run ---- */

static uint64_t get_n(FILE *f)
{
	uint64_t n = 0;

	return fread(&n, sizeof(n), 1, f) == 1 ? n : 0;
}

static dc_str get_s(FILE *f, dc_arena *a)
{
	size_t n = (size_t)get_n(f);
	char *p = n ? dc_alloc(a, n - 1) : NULL;

	if (!p || fread(p, 1, n - 1, f) != n - 1)
		return DC_NONE;
	return (dc_str){ p, n - 1 };
}

static dc_str *get_list(FILE *f, dc_arena *a, size_t *n)
{
	dc_str *s;

	*n = (size_t)get_n(f);
	s = dc_array(a, *n, sizeof(*s));
	for (size_t i = 0; s && i < *n; i++)
		s[i] = get_s(f, a);
	return s;
}

static dc_note *get_note(FILE *f, dc_arena *a)
{
	dc_note *n = dc_alloc(a, sizeof(*n));

	if (!n || fread(n, sizeof(*n), 1, f) != 1)
		return NULL;
	n->guid = get_s(f, a);
	n->id = get_s(f, a);
	n->deck = get_s(f, a);
	n->kind = get_s(f, a);
	n->fields = dc_array(a, n->nfields, sizeof(*n->fields));
	for (size_t i = 0; n->fields && i < n->nfields; i++) {
		n->fields[i].name = get_s(f, a);
		n->fields[i].value = get_s(f, a);
		n->fields[i].markup = (dc_markup)get_n(f);
	}
	n->tags = get_list(f, a, &n->ntags);
	n->media = get_list(f, a, &n->nmedia);
	n->sum = get_s(f, a);
	n->cards = get_s(f, a);
	n->more = get_s(f, a);
	n->at.file = get_s(f, a);
	n->at.url = get_s(f, a);
	return n;
}

static dc_kind *get_kind(FILE *f, dc_arena *a)
{
	dc_kind *k = dc_alloc(a, sizeof(*k));
	dc_template *t;

	if (!k || fread(k, sizeof(*k), 1, f) != 1)
		return NULL;
	k->name = get_s(f, a);
	k->id = get_s(f, a);
	k->fields = get_list(f, a, &k->nfields);
	k->templates = t = dc_array(a, k->ntemplates, sizeof(*t));
	for (size_t i = 0; t && i < k->ntemplates; i++) {
		t[i].name = get_s(f, a);
		t[i].front = get_s(f, a);
		t[i].back = get_s(f, a);
	}
	k->css = get_s(f, a);
	k->more = get_s(f, a);
	k->plan = NULL;
	return k;
}

static bool get_event(FILE *f, dc_arena *a, dc_event *ev)
{
	dc_media *m;
	dc_deck *d;

	ev->what = (dc_what)get_n(f);
	if (ev->what == DC_NOTE) {
		ev->u.note = get_note(f, a);
	} else if (ev->what == DC_KIND) {
		ev->u.kind = get_kind(f, a);
	} else if (ev->what == DC_MEDIA) {
		ev->u.media = m = dc_alloc(a, sizeof(*m));
		if (!m || fread(m, sizeof(*m), 1, f) != 1)
			return false;
		m->name = get_s(f, a);
	} else if (ev->what == DC_DECK) {
		ev->u.deck = d = dc_alloc(a, sizeof(*d));
		if (!d || fread(d, sizeof(*d), 1, f) != 1)
			return false;
		d->name = get_s(f, a);
		d->about = get_s(f, a);
		d->url = get_s(f, a);
		d->more = get_s(f, a);
	} else {
		return false;
	}
	return ev->u.note != NULL;
}

int hold_replay(struct hold *h, dc_arena *a,
	int (*fn)(void *, dc_event *), void *user, int *error)
{
	dc_event ev;
	int code = DC_OK;

	*error = 0;
	if (fflush(h->f) != 0 || fseeko(h->f, 0, SEEK_SET) != 0) {
		*error = errno;
		return DC_LIMIT;
	}
	while (!code && get_event(h->f, a, &ev)) {
		if (arena_failed(a))
			return DC_LIMIT;
		code = fn(user, &ev);
	}
	if (ferror(h->f)) {
		*error = errno ? errno : EIO;
		return DC_LIMIT;
	}
	return code;
}

/* ---- copies ---- */

static dc_str *copy_list(dc_arena *a, const dc_str *s, size_t n)
{
	dc_str *t = dc_array(a, n, sizeof(*t));

	for (size_t i = 0; t && i < n; i++)
		t[i] = dc_dup(a, s[i]);
	return t;
}

static dc_note *copy_note(dc_arena *a, const dc_note *from)
{
	dc_note *n = dc_alloc(a, sizeof(*n));

	if (!n)
		return NULL;
	*n = *from;
	n->fields = dc_array(a, n->nfields, sizeof(*n->fields));
	for (size_t i = 0; n->fields && i < n->nfields; i++)
		n->fields[i] = (dc_field){ dc_dup(a, from->fields[i].name),
			dc_dup(a, from->fields[i].value),
			from->fields[i].markup };
	n->tags = copy_list(a, from->tags, n->ntags);
	n->media = copy_list(a, from->media, n->nmedia);
	dc_str *texts[] = { &n->guid, &n->id, &n->deck, &n->kind, &n->sum,
		&n->cards, &n->more, &n->at.file, &n->at.url };
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		*texts[i] = texts[i]->p ? dc_dup(a, *texts[i]) : DC_NONE;
	return n;
}

dc_kind *kind_copy(dc_arena *a, const dc_kind *from)
{
	dc_kind *k = dc_alloc(a, sizeof(*k));
	dc_template *t;

	if (!k)
		return NULL;
	*k = *from;
	k->name = dc_dup(a, from->name);
	k->id = dc_dup(a, from->id);
	k->css = dc_dup(a, from->css);
	k->more = dc_dup(a, from->more);
	k->plan = NULL;
	k->fields = copy_list(a, from->fields, k->nfields);
	k->templates = t = dc_array(a, k->ntemplates, sizeof(*t));
	for (size_t i = 0; t && i < k->ntemplates; i++)
		t[i] = (dc_template){ dc_dup(a, from->templates[i].name),
			dc_dup(a, from->templates[i].front),
			dc_dup(a, from->templates[i].back) };
	return k;
}

dc_event *event_copy(dc_arena *a, const dc_event *from)
{
	dc_event *ev = dc_alloc(a, sizeof(*ev));
	dc_media *m;
	dc_deck *d;

	if (!ev)
		return NULL;
	ev->what = from->what;
	if (from->what == DC_NOTE) {
		ev->u.note = copy_note(a, from->u.note);
	} else if (from->what == DC_KIND) {
		ev->u.kind = kind_copy(a, from->u.kind);
	} else if (from->what == DC_MEDIA) {
		ev->u.media = m = dc_alloc(a, sizeof(*m));
		if (!m)
			return NULL;
		*m = *from->u.media;
		m->name = dc_dup(a, m->name);
	} else {
		ev->u.deck = d = dc_alloc(a, sizeof(*d));
		if (!d)
			return NULL;
		*d = *from->u.deck;
		d->name = dc_dup(a, d->name);
		d->about = dc_dup(a, d->about);
		d->url = dc_dup(a, d->url);
		d->more = dc_dup(a, d->more);
	}
	return ev->u.note && !arena_failed(a) ? ev : NULL;
}
