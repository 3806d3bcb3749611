/*
 * The chain between reader and writer.  Filters are functions in a row; each
 * changes the note, lets it pass or drops it, and passes on what it does not
 * know.
 */
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "core/core.h"

#define FRONT_LOST "deckconv::front-lost"
#define BACK_LOST "deckconv::back-lost"

/* ---- what the note is ---- */

/* `(front missing, card 13)` with its tag is an empty side again. */
static bool is_placeholder(dc_str s)
{
	uint64_t n;

	return dc_starts(s, "(front missing, card ") && dc_ends(s, ")") &&
	       dc_num(dc_sub(s, 21, s.n - 22), &n);
}

static void drop_tag(dc_note *n, size_t i)
{
	memmove(n->tags + i, n->tags + i + 1,
		(n->ntags - i - 1) * sizeof(*n->tags));
	n->ntags--;
}

static int restore_lost(dc_run *r, dc_note *n)
{
	(void)r;
	for (size_t i = n->ntags; i-- > 0;) {
		if (dc_is(n->tags[i], FRONT_LOST) && n->nfields &&
		    (is_placeholder(n->fields[0].value) ||
		     dc_blank(n->fields[0].value))) {
			n->fields[0].value = DC_S("");
			n->lost |= DC_LOST_FRONT;
			drop_tag(n, i);
		} else if (dc_is(n->tags[i], BACK_LOST) && n->nfields > 1 &&
			   dc_blank(n->fields[1].value)) {
			n->lost |= DC_LOST_BACK;
			drop_tag(n, i);
		}
	}
	return DC_OK;
}

/* A blank inside a tag is `_` from the model on. */
static int clean_tags(dc_run *r, dc_note *n)
{
	for (size_t i = n->ntags; i-- > 0;) {
		dc_str t = n->tags[i];
		dc_buf b = dc_buf_in(r->arena, DC_MAX_FIELD);
		size_t at = 0, len;

		while (at < t.n && (unsigned char)t.p[at] > ' ' &&
		       (unsigned char)t.p[at] < 0x7F)
			at++;
		if (at == t.n)
			continue;
		for (at = 0; at < t.n; at += len ? len : 1) {
			len = str_blank(dc_from(t, at));
			if (len)
				dc_addc(&b, '_');
			else if ((unsigned char)t.p[at] >= ' ' &&
				 t.p[at] != 0x7F)
				dc_addc(&b, t.p[at]);
		}
		n->tags[i] = dc_got(&b);
		if (!b.n)
			drop_tag(n, i);
	}
	return DC_OK;
}

static int sum_before(dc_run *r, dc_note *n)
{
	r->mod_in = n->mod;
	if (n->mod)
		r->sum_in = note_sum(n);
	return DC_OK;
}

/* ---- what the user wants ---- */

static dc_str wanted_deck(dc_run *r, dc_str name)
{
	dc_str deck = dc_cstr(r->job->o.deck);

	if (!deck.n)
		return name;
	if (!dc_ends(deck, "::"))
		return deck;
	return name.n ? dc_fmt(r->arena, "%.*s%.*s", DC_ARG(deck),
				DC_ARG(name))
		      : dc_sub(deck, 0, deck.n - 2);
}

static int apply_deck(dc_run *r, dc_note *n)
{
	n->deck = wanted_deck(r, n->deck);
	return DC_OK;
}

static int apply_tags(dc_run *r, dc_note *n)
{
	const dc_list *l = &r->job->o.tags;

	for (size_t i = 0; i < l->n; i++) {
		dc_str rest = dc_cstr(l->v[i]);

		while (rest.p)
			note_tag(r, n, dc_cut(&rest, ','));
	}
	return l->n ? clean_tags(r, n) : DC_OK;
}

/* ---- what the output takes ---- */

static dc_markup chosen(dc_markup own, unsigned takes)
{
	if (own & takes)
		return own;
	return takes & DC_HTML ? DC_HTML
	     : takes & DC_MARKDOWN ? DC_MARKDOWN : DC_PLAIN;
}

/* Markdown that may hold HTML or links is judged as the HTML it means. */
static bool suspicious(dc_str md)
{
	return dc_chr(md, '<') != DC_NPOS || dc_find(md, "](") != DC_NPOS ||
	       dc_find(md, "]:") != DC_NPOS;
}

/* What has to be judged as the HTML it means; p is NULL if it is safe as it
 * is.  Plain text becomes active where it is shown: "[latex]". */
static dc_str as_html(dc_run *r, const dc_field *f, bool strict)
{
	bool md = f->markup == DC_MARKDOWN;
	dc_str html;

	if (md && suspicious(f->value))
		return dc_convert(r->arena, r, f->value, DC_MARKDOWN, DC_HTML);
	if (!strict || (dc_chr(f->value, '[') == DC_NPOS &&
			!(md && dc_chr(f->value, '&') != DC_NPOS)))
		return DC_NONE;
	html = dc_convert(r->arena, NULL, f->value, f->markup, DC_HTML);
	return sanitize_find(html) == DC_NPOS ? DC_NONE : html;
}

/* A side of which nothing is left has lost what it was. */
static dc_str sanitized(dc_run *r, dc_note *n, const dc_field *f)
{
	bool emptied;
	dc_str s = sanitize_field(r->arena, r, f->value, &emptied);

	if (emptied && f - n->fields < 2)
		n->lost |= f == n->fields ? DC_LOST_FRONT : DC_LOST_BACK;
	return s;
}

static void make_safe(dc_run *r, dc_note *n, dc_field *f)
{
	const struct options *o = &r->job->o;
	bool strict = o->sanitize == SANITIZE_YES ||
		      (o->sanitize == SANITIZE_AUTO && !n->own);

	if (!strict && !o->remote_images && f->markup != DC_HTML)
		return;
	if (f->markup != DC_HTML) {
		dc_str html = as_html(r, f, strict);

		if (!html.p)
			return;
		f->value = html;
		f->markup = DC_HTML;
	}
	if (strict)
		f->value = sanitized(r, n, f);
	f->value = remote_images(r->arena, f->value, o->remote_images,
		&r->counts.images);
}

/* What Anki would drop: control characters but TAB and LF.  CR is a line's end
 * in plain text. */
static dc_str without_controls(dc_arena *a, dc_str s, bool plain)
{
	dc_buf b = dc_buf_in(a, DC_MAX_RECORD);
	size_t done = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if ((c >= ' ' && c != 0x7F) || c == '\t' || c == '\n' ||
		    (plain && c == '\r'))
			continue;
		dc_add(&b, s.p + done, i - done);
		done = i + 1;
	}
	if (!done)
		return s;
	dc_adds(&b, dc_from(s, done));
	return dc_got(&b);
}

static dc_str clean(dc_arena *a, dc_str s, unsigned has)
{
	if (has & TEXT_CONTROLS)
		s = without_controls(a, s, false);
	return has & TEXT_HIGH ? dc_nfc(a, s) : s;
}

static void convert_field(dc_run *r, dc_note *n, dc_field *f)
{
	const dc_writer *w = &r->target->w;
	const char *was = f->value.p;
	unsigned has = text_look(f->value);
	bool kept = n->own && f->markup == DC_HTML;
	dc_markup to;

	if (f->markup != DC_HTML || has & TEXT_MARKS ||
	    dc_chr(f->value, '[') != DC_NPOS)
		make_safe(r, n, f);
	if (f->markup == DC_PLAIN && w->caps & DC_CLEAN &&
	    has & TEXT_CONTROLS)
		f->value = without_controls(r->arena, f->value, true);
	to = chosen(f->markup, w->text);
	/* A blank side is an empty one, not a wide blank. */
	if (to != f->markup && !dc_blank(f->value))
		f->value = dc_convert(r->arena, r, f->value, f->markup, to);
	f->markup = to;
	if (!(w->caps & DC_CLEAN))
		return;
	if (r->cloze && to == DC_HTML && !kept)
		f->value = cloze_mend(r->arena, f->value);
	if (f->value.p != was)
		has = text_look(f->value);
	f->value = clean(r->arena, f->value, has);
}

static int convert(dc_run *r, dc_note *n)
{
	for (size_t i = 0; i < n->nfields; i++)
		convert_field(r, n, &n->fields[i]);
	if (!(r->target->w.caps & DC_CLEAN))
		return DC_OK;
	if (!n->made)
		n->guid = clean(r->arena, n->guid, text_look(n->guid));
	n->deck = clean(r->arena, n->deck, text_look(n->deck));
	for (size_t i = 0; i < n->ntags; i++)
		n->tags[i] = clean(r->arena, n->tags[i],
			text_look(n->tags[i]));
	return DC_OK;
}

static void mark_lost(dc_run *r, dc_note *n, dc_str tag)
{
	if (r->target->w.caps & DC_CAP_TAGS)
		note_tag(r, n, tag);
	else
		dc_lose(r, "marks of lost sides", 1);
}

static int say_lost(dc_run *r, dc_note *n)
{
	unsigned caps = r->target->w.caps;
	bool empty = n->nfields && dc_blank(n->fields[0].value);

	r->counts.lost_front += (n->lost & DC_LOST_FRONT) != 0;
	r->counts.lost_back += (n->lost & DC_LOST_BACK) != 0;
	if (caps & DC_CAP_LOST)
		return DC_OK;
	if (n->lost & DC_LOST_FRONT || (empty && caps & DC_NEEDS_FRONT))
		mark_lost(r, n, DC_S(FRONT_LOST));
	if (n->lost & DC_LOST_BACK)
		mark_lost(r, n, DC_S(BACK_LOST));
	if (empty && (caps & DC_NEEDS_FRONT || (caps & DC_SHOWS_FRONT &&
	    n->lost & DC_LOST_FRONT)))
		n->fields[0].value = dc_fmt(r->arena,
			"(front missing, card %llu)",
			(unsigned long long)n->number);
	return DC_OK;
}

/* A changed note gets a new time, an unchanged one keeps its own: changed
 * since the file was written, or by what the user wants now. */
static int renew(dc_run *r, dc_note *n)
{
	uint64_t given = 0;
	bool changed;

	if (!n->mod)
		return DC_OK;
	for (size_t i = 0; i < n->sum.n && i < 16; i++) {
		const char *hex = "0123456789abcdef";
		const char *at = strchr(hex, n->sum.p[i]);

		given = given << 4 | (at && *at ? (uint64_t)(at - hex) : 0);
	}
	changed = r->retyped || (n->sum.n && given != r->sum_in) ||
		  note_sum(n) != r->sum_in;
	if (changed)
		n->mod = note_time(r, n, n->mod);
	return DC_OK;
}

/* The time that is given here is no loss where the output cannot say it. */
static int date(dc_run *r, dc_note *n)
{
	if (!n->mod && !r->ids && r->target->w.caps & DC_NEEDS_MOD)
		n->mod = note_time(r, n, 0);
	return DC_OK;
}

/* The checksum of what the output will hold. */
static int sum_after(dc_run *r, dc_note *n)
{
	if (n->mod)
		n->sum = dc_fmt(r->arena, "%016llx",
			(unsigned long long)note_sum(n));
	return DC_OK;
}

static int tell_losses(dc_run *r, dc_note *n)
{
	unsigned caps = r->target->w.caps;

	if (n->deck.n && !(caps & DC_CAP_DECKS))
		dc_lose(r, "decks", 1);
	if (n->ntags && !(caps & DC_CAP_TAGS))
		dc_lose(r, "tags", n->ntags);
	if (n->cards.n && !(caps & DC_CAP_CARDS))
		dc_lose(r, "schedules", 1);
	if (n->mod && !(caps & DC_CAP_MOD))
		dc_lose(r, "modification times", 1);
	if (n->more.n && !(caps & DC_CAP_MORE))
		dc_lose(r, "unknown members", 1);
	if (!n->made && n->guid.n && !(caps & DC_CAP_GUIDS))
		dc_lose(r, "guids", 1);
	return DC_OK;
}

/* ---- the end of the chain ---- */

int target_begin(struct target *t, dc_run *r)
{
	const uint64_t errors = r->counts.errors;

	t->w.run = r;
	t->w.arena = r->arena;
	if (t->begun || !t->w.format)
		return DC_OK;
	t->begun = true;
	return t->w.format->begin
		? run_heard(r, errors, t->w.format->begin(&t->w)) : DC_OK;
}

static int cannot_write(const struct target *t, dc_run *r, int error)
{
	bool out = strcmp(t->path, "-") == 0;

	if (!error)
		return DC_OK;
	if (run_stopped(r))
		return dc_fail(r, DC_LIMIT, "interrupted", "interrupted");
	dc_at(r, 0, 0, DC_NONE);
	if (error == ENOMEM)
		return dc_out_of_memory(r);
	return dc_fail(r, DC_OUTPUT, "output-write", "cannot write %s%s%s: %s",
		out ? "" : "\"", out ? "standard output" : t->path,
		out ? "" : "\"", strerror(error));
}

static int output_failed(struct target *t, dc_run *r)
{
	return cannot_write(t, r, t->out ? output_error(t->out) : 0);
}

static int deliver(dc_run *r, const dc_event *ev)
{
	const uint64_t errors = r->counts.errors;
	struct target *t = r->target;
	int code;

	if (ids_waits(r))
		return ids_wait(r, ev);
	/* Its code may mean something else to a reader: it waits. */
	if (t->fn) {
		t->answer = t->fn(t->user, ev);
		return t->answer ? DC_LIMIT : DC_OK;
	}
	t->w.run = r;
	t->w.arena = r->arena;
	code = run_heard(r, errors, t->w.format->put(&t->w, ev));
	if (!code && arena_failed(r->arena))
		return dc_out_of_memory(r);
	if (!code && arena_over(r->arena))
		return dc_fail(r, DC_LIMIT, "note-limit", "a note takes more "
			"than %d MiB in %s", DC_MAX_RECORD >> 20,
			t->w.format->name);
	return code ? code : output_failed(t, r);
}

/* The definition of the note's type, before the first note that has it. */
static int put_kind(dc_run *r, dc_note *n)
{
	dc_event ev = { DC_KIND, { .kind = NULL } };
	int code;

	if (!r->define)
		return DC_OK;
	ev.u.kind = kind_emit(r->define);
	r->define = NULL;
	if (ev.u.kind->from == DC_KIND_DEFINED &&
	    !(r->target->w.caps & DC_CAP_KINDS) &&
	    !kind_as_stock(ev.u.kind))
		dc_lose(r, "note types", 1);
	code = media_of_kind(r, n, ev.u.kind);
	return code ? code : deliver(r, &ev);
}

/* The files that the note refers to and no note did before. */
static int put_media(dc_run *r)
{
	dc_media m;
	const dc_event ev = { DC_MEDIA, { .media = &m } };
	int code = DC_OK;

	while (!code && media_next(r, &m))
		if (r->target->w.caps & DC_CAP_MEDIA)
			code = deliver(r, &ev);
	return code;
}

typedef int filter(dc_run *, dc_note *);

static filter *const chain[] = {
	clean_tags, restore_lost, kind_assign, sum_before, flow_identity,
	apply_deck, apply_tags, flow_dedupe, renew, convert,
	flow_media, flow_guid, say_lost, sum_after, tell_losses, date,
};

/* What a filter made of it is above a limit: it goes no further, whole. */
static int too_long(dc_run *r, const dc_note *n)
{
	r->counts.read--;
	dc_at(r, n->at.line, n->at.col, DC_NONE);
	dc_skip(r, "note-limit", "the fields take more than %d MiB",
		DC_MAX_RECORD >> 20);
	return FLOW_DROP;
}

static int pass_note(dc_run *r, dc_event *ev)
{
	int code = DC_OK;

	arena_over(r->arena);
	for (size_t i = 0; !code && i < sizeof(chain) / sizeof(*chain); i++)
		code = chain[i](r, ev->u.note);
	if (!code && arena_failed(r->arena))
		code = dc_out_of_memory(r);
	if (!code && arena_over(r->arena))
		code = too_long(r, ev->u.note);
	if (!code)
		code = put_kind(r, ev->u.note);
	if (!code)
		code = put_media(r);
	if (!code)
		code = deliver(r, ev);
	if (code)
		return code == FLOW_DROP ? DC_OK : code;
	r->counts.written++;
	if (++r->target->written == (uint64_t)r->job->o.limit)
		r->limit_reached = r->target->full = true;
	return DC_OK;
}

/* A deck has the name that its notes have.  One that is put in another's
 * place is not the deck any more that its source knows by a number. */
static int pass_deck(dc_run *r, const dc_deck *deck)
{
	unsigned caps = r->target->w.caps;
	dc_deck d = *deck;
	dc_event ev = { DC_DECK, { .deck = &d } };

	d.name = wanted_deck(r, d.name);
	if (caps & DC_CLEAN)
		d.name = clean(r->arena, d.name, text_look(d.name));
	if (r->job->o.deck && !dc_ends(dc_cstr(r->job->o.deck), "::"))
		d.more = DC_NONE;
	if (d.more.n && !(caps & DC_CAP_DECK_MORE))
		dc_lose(r, "deck options", 1);
	return deliver(r, &ev);
}

static int pass(void *run, dc_event *ev)
{
	dc_run *r = run;
	int code = target_begin(r->target, r);

	if (code)
		return code;
	if (r->target->full)
		return DC_END;
	if (ev->what == DC_KIND)
		return kind_define(r, ev->u.kind);
	if (ev->what == DC_DECK)
		return pass_deck(r, ev->u.deck);
	if (ev->what != DC_NOTE)
		return deliver(r, ev);
	code = pass_note(r, ev);
	arena_reset(r->arena);
	return code;
}

static int wait(dc_run *r, const dc_event *ev)
{
	int error = hold_put(r->hold, ev);

	if (ev->what == DC_NOTE)
		arena_reset(r->arena);
	if (!error)
		return DC_OK;
	return dc_fail(r, DC_LIMIT, "temporary-file",
		"cannot write a temporary file: %s", strerror(error));
}

static int enter(dc_run *r, dc_event *ev)
{
	if (r->target->full)
		return DC_END;
	if (ev->what == DC_NOTE) {
		dc_note *n = ev->u.note;

		n->number = ++r->counts.read;
		nested_note(r, n);
		if (!n->at.file.p)
			n->at.file = r->base;
		if (r->reader.format->caps & DC_TRIMS)
			for (size_t i = 0; i < n->nfields; i++)
				n->fields[i].value =
					dc_trim(n->fields[i].value);
	} else if (ev->what == DC_DECK) {
		r->counts.announced += ev->u.deck->announced;
	}
	return r->hold ? wait(r, ev) : pass(r, ev);
}

int flow_event(dc_run *r, dc_event *ev)
{
	int code;

	r->flowing = true;
	code = enter(r, ev);
	/* What ends here ends the run, not a part of the input. */
	r->flowing = code != DC_OK && code != DC_END;
	return code;
}

static int release(dc_run *r)
{
	struct hold *h = r->hold;
	int error, code;

	r->hold = NULL;
	code = hold_replay(h, r->arena, pass, r, &error);
	if (error)
		code = dc_fail(r, DC_LIMIT, "temporary-file",
			"cannot read a temporary file: %s", strerror(error));
	hold_free(h);
	return code == DC_END ? DC_OK : code;
}

int flow_release(dc_run *r)
{
	int code = r->hold ? release(r) : DC_OK;

	return !code && r->ids ? ids_release(r, deliver) : code;
}

/* ---- targets ---- */

dc_counts dc_tally(const dc_run *r)
{
	const struct target *t = r->target;

	return (dc_counts){ .read = t->read, .written = t->written,
		.skipped = t->skipped };
}

uint64_t dc_now(const dc_run *r)
{
	return r->job->now;
}

dc_str dc_run_name(const dc_run *r)
{
	return path_stem(r->base);
}

const char *target_media_dir(const struct target *t)
{
	if (t->fn)
		return NULL;
	return t->job->o.media_dir ? t->job->o.media_dir : t->media_dir;
}

int target_open(struct target *t, dc_job *job, const char *path,
	const struct spec *to, dc_run *r)
{
	int error = 0;

	*t = (struct target){ .job = job, .path = path };
	t->arena = arena_new();
	if (!t->arena)
		return r ? dc_out_of_memory(r) : job_no_memory(job);
	if (!to)
		return DC_OK;
	t->w = (dc_writer){ .format = to->format, .run = r, .opts = to->opts,
		.run_arena = t->arena, .caps = to->format->caps,
		.text = to->format->text };
	t->w.state = dc_alloc(t->arena, to->format->write_size);
	if (!t->w.state)
		return dc_out_of_memory(r);
	if (t->w.caps & DC_BINARY && strcmp(path, "-") == 0 &&
	    isatty(STDOUT_FILENO))
		return dc_fail(r, DC_USAGE, "output-terminal",
			"%s is binary and does not go to a terminal: use -o",
			to->format->name);
	error = to->folder ? folder_make(t) : 0;
	if (error)
		return cannot_write(t, r, error);
	t->out = output_open(job->o.dry_run ? NULL : path,
		&job->interrupted, &error);
	t->w.out = t->out;
	return t->out ? DC_OK : cannot_write(t, r, error);
}

static void target_free(struct target *t)
{
	if (t->w.state && t->w.format->drop)
		t->w.format->drop(&t->w);
	media_free(t->media);
	seen_free(t->guids);
	seen_free(t->fronts);
	ids_drop(t->part);
	arena_free(t->arena);
	*t = (struct target){ 0 };
}

void target_abandon(struct target *t)
{
	output_abandon(t->out);
	folder_undo(t);
	target_free(t);
}

/* Are its media files to be written into --media-dir? */
static bool takes_dir(const struct target *t)
{
	return t->media && target_media_dir(t) && !t->job->o.dry_run &&
	       !(t->w.caps & DC_CAP_MEDIA);
}

int target_commit(struct target *t, dc_run *r)
{
	int code = target_begin(t, r), error;
	const uint64_t errors = r->counts.errors;

	r->in_order = false;
	if (!code && t->w.format && t->w.format->end)
		code = run_heard(r, errors, t->w.format->end(&t->w));
	if (!code)
		code = output_failed(t, r);
	if (code || !t->out) {
		target_abandon(t);
		return code;
	}
	if (takes_dir(t))
		code = media_dir_write(t->media, r);
	if (code) {
		target_abandon(t);
		return code;
	}
	error = output_commit(t->out);
	t->out = NULL;
	if (error && takes_dir(t))
		media_dir_undo(t->media, target_media_dir(t));
	code = cannot_write(t, r, error);
	if (code)
		folder_undo(t);
	target_free(t);
	return code;
}
