/*
 * The public face: a job, its options, its inputs.
 */
#include <stdio.h>
#include <time.h>

#include "core/core.h"
#include "lib/csv.h"
#include "lib/json.h"
#include "lib/sqlite.h"
#include "lib/unicode.h"
#include "lib/unpack.h"
#include "lib/xml.h"
#include "lib/zip.h"

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
	ids_close(job);
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
	else if (!wrong && strcmp(name, "limit") == 0 && !job->o.limit)
		wrong = "limit needs 1 or more";
	/* Without memory even the words about what is wrong may be missing. */
	if (arena_failed(job->arena))
		return job_no_memory(job);
	return wrong ? job_fail(job, "usage", NULL, "%s", wrong) : DC_OK;
}

static struct job_input *add_input(dc_job *job, const char *path)
{
	struct job_input *in = dc_alloc(job->arena, sizeof(*in));
	const char *copy = dc_cdup(job->arena, dc_cstr(path));

	if (!in || !copy) {
		job_no_memory(job);
		return NULL;
	}
	in->path = copy;
	*job->tail = in;
	job->tail = &in->next;
	job->ninputs++;
	return in;
}

int dc_job_input(dc_job *job, const char *path)
{
	path = folder_input(job->arena, path);
	if (!path)
		return job_no_memory(job);
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
	dc_counts sum = job->total;

	if (job->running)
		counts_add(&sum, &job->running->counts);
	return sum;
}

int dc_job_inspect(dc_job *job, const char *path, dc_event_fn *fn, void *user,
	const dc_inspection **out)
{
	path = folder_input(job->arena, path);
	return path ? inspect_run(job, path, fn, user, out)
		    : job_no_memory(job);
}

/* ---- pull and push ---- */

static int start(dc_job *job)
{
	job->total = (dc_counts){ 0 };
	return job->code = job->ninputs ? DC_OK
		: job_fail(job, "no-input", NULL, "no input");
}

static dc_run *start_input(dc_job *job, const struct job_input *in,
	struct target *t)
{
	dc_run *r = run_new(job, in);

	if (!r) {
		job->code = job_no_memory(job);
		return NULL;
	}
	r->target = t;
	job->running = r;
	return r;
}

/* The input's code, which is in the job's too; the run is gone. */
static int end_input(dc_job *job, dc_run *r)
{
	int code = run_verdict(r);

	job->running = NULL;
	job->total.inputs++;
	job->total.failed += code > DC_PARTIAL;
	counts_add(&job->total, &r->counts);
	run_free(r);
	if (code > job->code)
		job->code = code;
	return code;
}

static int enqueue(void *user, const dc_event *ev)
{
	struct pull *p = user;
	struct queued *q = dc_alloc(p->arena, sizeof(*q));

	if (!q)
		return dc_out_of_memory(p->run);
	q->ev = event_copy(p->arena, ev);
	if (!q->ev)
		return dc_out_of_memory(p->run);
	*p->last = q;
	p->last = &q->next;
	return DC_OK;
}

/* NULL where it cannot begin: the job's code says why. */
static struct pull *pull_new(dc_job *job)
{
	struct pull *p;

	if (start(job))
		return NULL;
	p = calloc(1, sizeof(*p));
	if (p)
		p->arena = arena_new();
	if (!p || !p->arena) {
		job->code = job_no_memory(job);
		free(p);
		return NULL;
	}
	p->input = job->inputs;
	p->last = &p->first;
	job->code = target_open(&p->target, job, "-", NULL, NULL);
	if (!job->code) {
		target_callback(&p->target, enqueue, p);
		return p;
	}
	pull_free(p);
	return NULL;
}

/* One step of reading; at the end of an input the next one is opened. */
static int advance(dc_job *job, struct pull *p)
{
	dc_run *r = p->run;
	int code;

	if (!r) {
		r = p->run = start_input(job, p->input, &p->target);
		if (!r)
			return DC_LIMIT;
		code = run_open(r);
	} else {
		code = run_step(r);
	}
	if (!code)
		return DC_OK;
	run_finish(r, code);
	p->run = NULL;
	p->input = p->input->next;
	return end_input(job, r);
}

const dc_event *dc_job_next(dc_job *job)
{
	struct pull *p = job->pull;
	struct queued *q;

	if (!p)
		p = job->pull = pull_new(job);
	if (!p)
		return NULL;
	if (!p->first) {
		arena_reset(p->arena);
		p->last = &p->first;
	}
	while (!p->first && p->input && (p->run || !p->target.full))
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
	int code = start(job);

	if (!code)
		code = job->code = target_open(&t, job, "-", NULL, NULL);
	if (code)
		return code;
	target_callback(&t, fn, user);
	for (; in && code <= DC_PARTIAL && !t.full; in = in->next) {
		dc_run *r = start_input(job, in, &t);

		if (!r)
			break;
		run_all(r);
		code = end_input(job, r);
	}
	if (t.answer)
		job->code = t.answer;
	target_abandon(&t);
	return job->code;
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
		{ "libzip", zipfile_version },
		{ "SQLite", db_version },
	};

	if (i >= sizeof(all) / sizeof(*all))
		return false;
	*name = all[i].name;
	*version = all[i].version();
	return true;
}
