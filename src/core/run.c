/*
 * One input on its way: open it, find out what it is, turn the reader's crank.
 */
#include <stdio.h>

#include "core/core.h"

enum { PROGRESS_STEP = 1 << 16 };

struct inspect {
	dc_inspection pub;
	dc_arena *arena;
	dc_event_fn *fn;
	void *user;
};

dc_run *run_new(dc_job *job, const struct job_input *input)
{
	dc_run *r = calloc(1, sizeof(*r));
	const char *slash;

	if (!r)
		return NULL;
	r->job = job;
	r->input = input;
	r->from = job->from;
	r->kept_tail = &r->kept;
	r->arena = arena_new();
	r->run_arena = arena_new();
	if (!r->arena || !r->run_arena) {
		run_free(r);
		return NULL;
	}
	if (strcmp(input->path, "-") != 0) {
		slash = strrchr(input->path, '/');
		r->base = utf8_mend(r->run_arena,
			dc_cstr(slash ? slash + 1 : input->path));
	}
	return r;
}

static void close_reader(dc_run *r)
{
	if (r->reading && !r->closed && r->reader.format->close)
		r->reader.format->close(&r->reader);
	r->closed = true;
}

void run_lighten(dc_run *r)
{
	close_reader(r);
	media_run_free(r->media);
	r->media = NULL;
	input_close(r->in);
	hold_free(r->hold);
	ids_run_free(r->ids);
	arena_free(r->arena);
	r->in = NULL;
	r->hold = NULL;
	r->ids = NULL;
	r->arena = NULL;
	if (r->losses || r->kept)
		return;
	arena_free(r->run_arena);
	r->run_arena = NULL;
}

void run_free(dc_run *r)
{
	if (!r)
		return;
	run_lighten(r);
	arena_free(r->run_arena);
	free(r);
}

static int open_reader(dc_run *r)
{
	const dc_format *f = r->from.format;
	uint64_t errors;

	r->reader = (dc_reader){ .format = f, .run = r, .in = r->in,
		.arena = r->arena, .run_arena = r->run_arena,
		.opts = r->from.opts };
	r->reader.state = dc_alloc(r->run_arena, f->read_size);
	if (!r->reader.state)
		return dc_out_of_memory(r);
	r->reading = true;
	r->in_order = !(f->caps & DC_BINARY) ||
		(f->caps & DC_TEXT_TOO && !dc_input_binary(r->in));
	errors = r->counts.errors;
	return f->open ? run_heard(r, errors, f->open(&r->reader)) : DC_OK;
}

static void say_format(dc_run *r)
{
	const char *packing = input_packing(r->in);

	dc_notice(r, "input-format", "read as %s, %s%s%s", r->from.format->name,
		dc_input_encoding(r->in), packing ? ", packed with " : "",
		packing ? packing : "");
}

int run_open(dc_run *r)
{
	const dc_str *memory = r->input->in_memory ? &r->input->memory : NULL;
	dc_score *scores = NULL;
	size_t n = 0;
	int code;

	r->in = input_open(r, r->input->path, memory, r->job->o.encoding,
		&code);
	if (!r->in)
		return dc_out_of_memory(r);
	if (!code)
		code = probe_run(r, &scores, &n);
	if (r->inspect) {
		r->inspect->pub.scores = scores;
		r->inspect->pub.nscores = n;
		r->inspect->pub.encoding = dc_input_encoding(r->in);
		r->inspect->pub.packing = input_packing(r->in);
		r->inspect->pub.format = r->from.format ? r->from.format->name
							: NULL;
	}
	if (!code && r->job->o.verbose && !r->inspect)
		say_format(r);
	return code ? code : open_reader(r);
}

bool run_stopped(const dc_run *r)
{
	return atomic_load_explicit(&r->job->interrupted,
		memory_order_relaxed);
}

bool dc_stopped(const dc_run *r)
{
	return run_stopped(r);
}

static bool wants_to_stop(dc_run *r)
{
	dc_job *job = r->job;
	dc_counts sum;
	bool go_on = true;
	uint64_t size;

	if (run_stopped(r))
		return true;
	input_progress(r->in, &r->counts.bytes, &size);
	if (!job->on_progress || r->counts.bytes < r->next_progress)
		return false;
	r->next_progress = r->counts.bytes + PROGRESS_STEP;
	pthread_mutex_lock(&job->lock);
	sum = job->total;
	sum.read += r->counts.read;
	sum.written += r->counts.written;
	sum.skipped += r->counts.skipped;
	sum.bytes += r->counts.bytes;
	if (job->ninputs == 1)
		sum.total_bytes = size;
	go_on = job->on_progress(job->progress_user, &sum);
	if (!go_on)
		atomic_store(&job->interrupted, true);
	pthread_mutex_unlock(&job->lock);
	return !go_on;
}

int run_step(dc_run *r)
{
	const uint64_t errors = r->counts.errors;
	int code;

	if (wants_to_stop(r))
		return dc_fail(r, DC_LIMIT, "interrupted", "interrupted");
	code = run_heard(r, errors, r->reader.format->read(&r->reader));
	if (!code && r->limit_reached)
		return DC_END;
	if (dc_input_code(r->in) && code <= DC_OK && !r->limit_reached)
		return dc_input_code(r->in);
	if (code <= DC_OK &&
	    (arena_failed(r->arena) || arena_failed(r->run_arena)))
		return dc_out_of_memory(r);
	return code;
}

static int none_found(dc_run *r)
{
	const dc_counts *c = &r->counts;

	if (c->read > c->skipped || r->job->o.allow_empty)
		return DC_OK;
	r->in_order = false;
	/* The last word is why there is no output. */
	run_say_rest(r);
	if (c->skipped)
		return dc_fail(r, DC_INPUT, "no-cards",
			"no card found: all %llu were skipped",
			(unsigned long long)c->skipped);
	return dc_fail(r, DC_INPUT, "no-cards", "no card found");
}

int run_check_maps(dc_run *r)
{
	if (!r->job->o.map.n || r->mapped)
		return DC_OK;
	dc_hint(r, "`deckconv help map` tells what it is for");
	return dc_fail(r, DC_USAGE, "map-column", "--map: the cards here are "
		"whole notes, without columns or keys to choose from");
}

int run_finish(dc_run *r, int code)
{
	uint64_t size;

	if (code == DC_END)
		code = DC_OK;
	if (r->in)
		input_progress(r->in, &r->counts.bytes, &size);
	if (!code)
		code = none_found(r);
	if (!code && r->counts.read)
		code = run_check_maps(r);
	r->flowing = true;
	if (!code)
		code = flow_release(r);
	/* What was held back has its media still to be asked for. */
	close_reader(r);
	r->in_order = false;
	r->at = (dc_pos){ 0 };
	if (!code && r->target) {
		flow_unused_kinds(r);
		r->target->read += r->counts.read;
		r->target->skipped += r->counts.skipped;
	}
	r->code = code;
	if (!code)
		run_summary(r);
	else
		r->counts.left_out = r->counts.read - r->counts.written -
			r->counts.skipped;
	run_say_rest(r);
	return code;
}

int run_verdict(dc_run *r)
{
	const struct options *o = &r->job->o;

	if (r->code)
		return r->code;
	if (r->counts.skipped && !o->allow_skipped)
		return DC_PARTIAL;
	if (r->cut_short || r->strict_hit)
		return DC_PARTIAL;
	return DC_OK;
}

int run_all(dc_run *r)
{
	int code = run_open(r);

	while (!code)
		code = run_step(r);
	return run_finish(r, code);
}

/* ---- what formats ask the run ---- */

dc_list dc_maps(const dc_run *r)
{
	return r->job->o.map;
}

bool dc_scheduling(const dc_run *r)
{
	return r->job->o.scheduling;
}

void dc_told(dc_run *r, const char *key, const char *value)
{
	dc_inspection *p = r->inspect ? &r->inspect->pub : NULL;
	const char *copy = p ? dc_cdup(r->inspect->arena, dc_cstr(value))
			     : NULL;

	if (!copy)
		return;
	if (strcmp(key, "delimiter") == 0)
		p->delimiter = copy;
	else if (strcmp(key, "quote") == 0)
		p->quote = copy;
	else if (strcmp(key, "header") == 0)
		p->header = strcmp(value, "yes") == 0;
}

/* ---- inspecting ---- */

enum { DECKS = 100 };

static void note_deck(struct inspect *x, dc_str deck)
{
	dc_str *decks = (dc_str *)(uintptr_t)x->pub.decks;

	if (!deck.n || x->pub.ndecks >= DECKS)
		return;
	for (size_t i = 0; i < x->pub.ndecks; i++)
		if (dc_eq(decks[i], deck))
			return;
	decks[x->pub.ndecks++] = dc_dup(x->arena, deck);
}

static int look(void *user, const dc_event *ev)
{
	struct inspect *x = user;

	if (ev->what == DC_DECK)
		note_deck(x, ev->u.deck->name);
	else if (ev->what == DC_NOTE)
		note_deck(x, ev->u.note->deck);
	return x->fn ? x->fn(x->user, ev) : DC_OK;
}

/* A writer that takes everything: what callbacks stand behind. */
void target_callback(struct target *t, dc_event_fn *fn, void *user)
{
	t->fn = fn;
	t->user = user;
	t->w.caps = 0xFFFF & ~(unsigned)DC_BINARY;
	t->w.text = DC_PLAIN | DC_HTML | DC_MARKDOWN;
}

int inspect_run(dc_job *job, const char *path, dc_event_fn *fn, void *user,
	const dc_inspection **out)
{
	const struct job_input input = { .path = path };
	struct inspect *x;
	struct target t;
	dc_run *r;
	int code, answer;

	*out = NULL;
	arena_free(job->inspect);
	job->inspect = arena_new();
	r = run_new(job, &input);
	x = job->inspect ? dc_alloc(job->inspect, sizeof(*x)) : NULL;
	if (!x || !r) {
		run_free(r);
		return job_no_memory(job);
	}
	*x = (struct inspect){ .arena = job->inspect, .fn = fn, .user = user };
	x->pub.header = -1;
	x->pub.decks = dc_array(job->inspect, DECKS, sizeof(dc_str));
	r->inspect = x;
	r->target = &t;
	code = target_open(&t, job, "-", NULL, r);
	target_callback(&t, look, x);
	t.w.caps &= ~(unsigned)DC_CAP_MEDIA;
	if (!code && !x->pub.decks)
		code = dc_out_of_memory(r);
	if (!code)
		code = run_all(r);
	answer = t.answer;
	target_abandon(&t);
	x->pub.counts = r->counts;
	x->pub.encoding = dc_cdup(job->inspect, dc_cstr(x->pub.encoding));
	x->pub.packing = x->pub.packing
		? dc_cdup(job->inspect, dc_cstr(x->pub.packing)) : NULL;
	if (x->pub.nscores) {
		dc_score *copy = dc_array(job->inspect, x->pub.nscores,
			sizeof(*copy));

		if (copy)
			memcpy(copy, x->pub.scores,
				x->pub.nscores * sizeof(*copy));
		x->pub.nscores = copy ? x->pub.nscores : 0;
		x->pub.scores = copy;
	}
	r->code = code;
	code = answer ? answer : run_verdict(r);
	/* A copy may be missing that the inspection promises. */
	if (code <= DC_PARTIAL && arena_failed(job->inspect))
		code = dc_out_of_memory(r);
	run_free(r);
	*out = &x->pub;
	return code;
}
