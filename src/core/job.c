/*
 * The public face: a job, its options, its inputs.
 */
#include <stdio.h>
#include <time.h>

#include "core/core.h"
#include "lib/csv.h"
#include "lib/json.h"
#include "lib/unicode.h"
#include "lib/unpack.h"
#include "lib/xml.h"

/* The pull API: what one read() put waits here. */
struct pull {
	dc_run *run;
	struct target target;
	const struct job_input *input;
	dc_arena *arena;
	struct queued {
		dc_event *ev;
		struct queued *next;
	} *first, **last;
	bool over;
};

static uint64_t the_time(void)
{
	const char *s = getenv("SOURCE_DATE_EPOCH");
	uint64_t t;

	return s && dc_num(dc_cstr(s), &t) ? t : (uint64_t)time(NULL);
}

dc_job *dc_job_new(void)
{
	dc_job *job = calloc(1, sizeof(*job));

	if (!job)
		return NULL;
	job->arena = arena_new();
	if (!job->arena || pthread_mutex_init(&job->lock, NULL) != 0) {
		arena_free(job->arena);
		free(job);
		return NULL;
	}
	job->tail = &job->inputs;
	job->now = the_time();
	opt_defaults(dc_common_options(), &job->o);
	return job;
}

static void pull_free(struct pull *p)
{
	if (!p)
		return;
	run_free(p->run);
	target_abandon(&p->target);
	arena_free(p->arena);
	free(p);
}

void dc_job_free(dc_job *job)
{
	if (!job)
		return;
	pull_free(job->pull);
	output_abandon(job->report);
	arena_free(job->inspect);
	arena_free(job->arena);
	pthread_mutex_destroy(&job->lock);
	free(job);
}

/* "count,side": words that are none of the kinds are a mistake. */
static const char *check_strict(dc_arena *a, const char *value)
{
	static const char *const kinds[] = { "count", "side", "loss",
		"encoding" };
	dc_str rest = dc_cstr(value), word;
	size_t i;

	while (rest.n) {
		word = dc_trim(dc_cut(&rest, ','));
		for (i = 0; i < 4 && !dc_is(word, kinds[i]); i++)
			;
		if (i == 4)
			return dc_fmt(a, "\"%.*s\" is no value of strict: "
				"count, side, loss or encoding",
				DC_ARG(word)).p;
	}
	return NULL;
}

int dc_job_set(dc_job *job, const char *name, const char *value)
{
	const char *wrong = opt_set(dc_common_options(), &job->o, job->arena,
		dc_cstr(name), value);

	if (!wrong && strcmp(name, "from") == 0)
		wrong = spec_parse(job->o.from, DC_OPT_READ, job->arena,
			&job->from);
	else if (!wrong && strcmp(name, "to") == 0)
		wrong = spec_parse(job->o.to, DC_OPT_WRITE, job->arena,
			&job->to);
	else if (!wrong && strcmp(name, "strict") == 0)
		wrong = check_strict(job->arena, job->o.strict);
	/* Without memory even the words about what is wrong may be missing. */
	if (arena_failed(job->arena)) {
		job_fail(job, "memory", NULL, "out of memory");
		return DC_LIMIT;
	}
	return wrong ? job_fail(job, "usage", NULL, "%s", wrong) : DC_OK;
}

static struct job_input *add_input(dc_job *job, const char *path)
{
	struct job_input *in = dc_alloc(job->arena, sizeof(*in));
	const char *copy = dc_cdup(job->arena, dc_cstr(path));

	if (!in || !copy)
		return NULL;
	in->path = copy;
	*job->tail = in;
	job->tail = &in->next;
	job->ninputs++;
	return in;
}

int dc_job_input(dc_job *job, const char *path)
{
	return add_input(job, path) ? DC_OK : DC_LIMIT;
}

int dc_job_input_memory(dc_job *job, const char *name, const void *p, size_t n)
{
	struct job_input *in = add_input(job, name);

	if (!in)
		return DC_LIMIT;
	in->in_memory = true;
	in->memory = (dc_str){ p, n };
	return DC_OK;
}

void dc_job_on_message(dc_job *job, dc_message_fn *fn, void *user)
{
	job->on_message = fn;
	job->message_user = user;
}

void dc_job_on_progress(dc_job *job, dc_progress_fn *fn, void *user)
{
	job->on_progress = fn;
	job->progress_user = user;
}

void dc_job_interrupt(dc_job *job)
{
	atomic_store(&job->interrupted, true);
}

int dc_job_run(dc_job *job)
{
	job->code = DC_OK;
	job->total = (dc_counts){ 0 };
	return job->code = batch_run(job);
}

int dc_job_code(const dc_job *job)
{
	return job->code;
}

dc_counts dc_job_counts(const dc_job *job)
{
	return job->total;
}

int dc_job_inspect(dc_job *job, const char *path, dc_event_fn *fn, void *user,
	const dc_inspection **out)
{
	return inspect_run(job, path, fn, user, out);
}

/* ---- pull and push ---- */

static int enqueue(void *user, const dc_event *ev)
{
	struct pull *p = user;
	struct queued *q = dc_alloc(p->arena, sizeof(*q));

	if (!q)
		return DC_LIMIT;
	q->ev = event_copy(p->arena, ev);
	if (!q->ev)
		return DC_LIMIT;
	*p->last = q;
	p->last = &q->next;
	return DC_OK;
}

static struct pull *pull_new(dc_job *job)
{
	struct pull *p = calloc(1, sizeof(*p));

	if (!p)
		return NULL;
	p->arena = arena_new();
	p->input = job->inputs;
	p->last = &p->first;
	if (p->arena && !target_open(&p->target, job, "-", NULL, NULL)) {
		target_callback(&p->target, enqueue, p);
		return p;
	}
	pull_free(p);
	return NULL;
}

static void add_counts(dc_job *job, const dc_run *r)
{
	job->total.inputs++;
	job->total.read += r->counts.read;
	job->total.written += r->counts.written;
	job->total.skipped += r->counts.skipped;
	job->total.left_out += r->counts.left_out;
	job->total.announced += r->counts.announced;
	job->total.lost_front += r->counts.lost_front;
	job->total.lost_back += r->counts.lost_back;
	job->total.replaced += r->counts.replaced;
	job->total.warnings += r->counts.warnings;
	job->total.errors += r->counts.errors;
}

/* One step of reading; at the end of an input the next one is opened. */
static int advance(dc_job *job, struct pull *p)
{
	int code;

	if (!p->run) {
		p->run = run_new(job, p->input);
		if (!p->run)
			return DC_LIMIT;
		p->run->target = &p->target;
		code = run_open(p->run);
	} else {
		code = run_step(p->run);
	}
	if (!code)
		return DC_OK;
	code = run_finish(p->run, code);
	p->run->code = code;
	code = run_verdict(p->run);
	add_counts(job, p->run);
	run_free(p->run);
	p->run = NULL;
	p->input = p->input->next;
	if (code > job->code)
		job->code = code;
	return code > DC_PARTIAL ? code : DC_OK;
}

const dc_event *dc_job_next(dc_job *job)
{
	struct pull *p = job->pull;
	struct queued *q;

	if (!p) {
		job->code = DC_OK;
		p = job->pull = pull_new(job);
	}
	if (!p) {
		job->code = DC_LIMIT;
		return NULL;
	}
	if (!p->first) {
		arena_reset(p->arena);
		p->last = &p->first;
	}
	while (!p->first && p->input && !p->target.full)
		if (advance(job, p) > DC_PARTIAL)
			p->input = NULL;
	q = p->first;
	if (!q)
		return NULL;
	p->first = q->next;
	if (!p->first)
		p->last = &p->first;
	return q->ev;
}

int dc_job_each(dc_job *job, dc_event_fn *fn, void *user)
{
	const struct job_input *in = job->inputs;
	struct target t;
	int code = DC_OK;

	job->code = DC_OK;
	if (target_open(&t, job, "-", NULL, NULL))
		return job->code = DC_LIMIT;
	target_callback(&t, fn, user);
	for (; in && code <= DC_PARTIAL && !t.full; in = in->next) {
		dc_run *r = run_new(job, in);

		if (!r) {
			code = DC_LIMIT;
			break;
		}
		r->target = &t;
		r->code = run_all(r);
		code = run_verdict(r);
		add_counts(job, r);
		run_free(r);
		if (code > job->code)
			job->code = code;
	}
	target_abandon(&t);
	return job->code = code > job->code ? code : job->code;
}

const char *dc_version(void)
{
	return DC_VERSION;
}

bool dc_library_at(size_t i, const char **name, const char **version)
{
	const struct {
		const char *name, *(*version)(void);
	} all[] = {
		{ "libcsv", csv_lib_version },
		{ "libxml2", xml_version },
		{ "cJSON", json_version },
		{ "libunistring", unicode_version },
		{ "zlib", unpack_zlib_version },
		{ "zstd", unpack_zstd_version },
	};

	if (i >= sizeof(all) / sizeof(*all))
		return false;
	*name = all[i].name;
	*version = all[i].version();
	return true;
}
