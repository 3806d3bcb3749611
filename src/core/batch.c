/*
 * Many inputs: one output each, or all of them in one; several at a time, in
 * an order that does not show.
 */
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/core.h"
#include "lib/unicode.h"

struct item {
	const struct job_input *input;
	const char *output;
	const char *name;        /* below DIR; then to be compared */
	dc_run *run;
	struct ids_part *part;   /* what is to be remembered of it */
	int code;
	bool done;
};

struct batch {
	dc_job *job;
	struct spec to;
	struct item *items;
	size_t n, next, flushed;
	struct file {            /* what is read, of regular files */
		dev_t dev;
		ino_t ino;
		const char *path, *what;
	} *files;
	size_t nfiles;
};

/* ---- names of outputs ---- */

/* The path without "//", "/./" and "dir/../"; what is left of "../" at its
 * front, where DIR would be left, and of "/" is gone. */
static const char *below(dc_arena *a, const char *path)
{
	char *name = dc_cdup(a, dc_cstr(path)), *to = name;
	dc_str rest = dc_cstr(path), part;

	while (name && rest.p) {
		part = dc_cut(&rest, '/');
		if (dc_is(part, "..")) {
			to -= to > name;
			while (to > name && to[-1] != '/')
				to--;
		} else if (part.n && !dc_is(part, ".")) {
			memcpy(to, part.p, part.n);
			to += part.n;
			if (rest.p)
				*to++ = '/';
		}
		*to = '\0';
	}
	return name;
}

/* Length of the folder that all names share, with its slash. */
static size_t common_folder(const struct batch *b)
{
	const char *first = b->items[0].name, *slash = strrchr(first, '/');
	size_t n = slash ? (size_t)(slash - first) + 1 : 0;

	for (size_t i = 1; i < b->n; i++) {
		const char *p = b->items[i].name;
		size_t same = 0;

		while (same < n && p[same] == first[same])
			same++;
		n = same;
		while (n && first[n - 1] != '/')
			n--;
	}
	return n;
}

static const char *output_name(struct batch *b, const char *name, size_t common)
{
	const dc_format *f = b->to.format;
	dc_str rel = dc_from(dc_cstr(name), common), base, dir;
	dc_str ext = dc_cstr(f->folder ? f->folder : f->exts ? f->exts : "txt");
	size_t i = rel.n;

	ext = dc_cut(&ext, ' ');
	while (i && rel.p[i - 1] != '/')
		i--;
	dir = dc_sub(rel, 0, i);
	base = dc_from(rel, i);
	if (dc_is(base, "-"))
		base = DC_S("stdin");
	b->to.folder = f->folder != NULL;
	/* What is such a folder already becomes one of that name. */
	if (f->folder && dir.n && dc_is(base, f->folder))
		return dc_fmt(b->job->arena, "%s/%.*s%s", b->job->o.output_dir,
			DC_ARG(dir), f->folder).p;
	return dc_fmt(b->job->arena, "%s/%.*s%.*s%s%.*s", b->job->o.output_dir,
		DC_ARG(dir), DC_ARG(path_stem(base)), f->folder ? "/" : ".",
		DC_ARG(ext)).p;
}

static int same_name(const void *a, const void *b)
{
	return strcmp((*(const struct item *const *)a)->name,
		(*(const struct item *const *)b)->name);
}

/* Names without case are compared: file systems have such rules. */
static int collisions(struct batch *b)
{
	dc_arena *a = b->job->arena;
	struct item **sorted = dc_array(a, b->n, sizeof(*sorted));

	if (!sorted)
		return DC_LIMIT;
	for (size_t i = 0; i < b->n; i++) {
		struct item *it = sorted[i] = &b->items[i];
		dc_str s = utf8_mend(a, dc_cstr(it->output));

		s = unicode_fold(a, s);
		it->name = s.p ? dc_cdup(a, s) : NULL;
		if (!it->name)
			return DC_LIMIT;
	}
	qsort(sorted, b->n, sizeof(*sorted), same_name);
	for (size_t i = 1; i < b->n; i++)
		if (same_name(&sorted[i - 1], &sorted[i]) == 0)
			return job_fail(b->job, "output-twice", NULL,
				"\"%s\" and \"%s\" would both become \"%s\"",
				sorted[i - 1]->input->path,
				sorted[i]->input->path, sorted[i]->output);
	return DC_OK;
}

/* ---- no input is overwritten ---- */

static int by_file(const void *a, const void *b)
{
	const struct file *x = a, *y = b;

	if (x->dev != y->dev)
		return x->dev < y->dev ? -1 : 1;
	return x->ino < y->ino ? -1 : x->ino > y->ino;
}

static void know(struct batch *b, const char *path, const char *what)
{
	struct stat st;

	if (file_stat(path, STDIN_FILENO, &st))
		b->files[b->nfiles++] = (struct file){ st.st_dev, st.st_ino,
			path, what };
}

/* Which files the inputs are, and those that options say how to read them by,
 * in order: each output is looked up there. */
static int know_inputs(struct batch *b)
{
	const struct spec *from = &b->job->from;
	const dc_opt *row = from->format ? from->format->opts : NULL;
	size_t n = b->n;
	const char *path;

	for (const dc_opt *o = row; o && o->name; o++)
		n++;
	b->files = dc_array(b->job->arena, n ? n : 1, sizeof(*b->files));
	if (!b->files)
		return DC_LIMIT;
	for (size_t i = 0; i < b->n; i++)
		if (!b->items[i].input->in_memory)
			know(b, b->items[i].input->path, "input");
	for (; (path = opt_file(&row, from->opts)) != NULL; row++)
		know(b, path, row->name);
	if (b->nfiles)
		qsort(b->files, b->nfiles, sizeof(*b->files), by_file);
	return DC_OK;
}

static int overwrites(struct batch *b, const char *output)
{
	struct file want, *found;
	struct stat st;

	if (!output || !file_stat(output, STDOUT_FILENO, &st))
		return DC_OK;
	want = (struct file){ .dev = st.st_dev, .ino = st.st_ino };
	found = b->nfiles ? bsearch(&want, b->files, b->nfiles,
		sizeof(want), by_file) : NULL;
	return !found ? DC_OK : job_fail(b->job, "output-is-input", NULL,
		"the output \"%s\" is the %s \"%s\"", output, found->what,
		found->path);
}

/* ---- folders ---- */

/* The folders above path, which is cut behind one that cannot be made; an
 * errno or 0.  Several threads come here: nothing of the job is touched. */
static int make_folders(char *path)
{
	for (char *p = path + 1; *p; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		if (mkdir(path, 0777) < 0 && errno != EEXIST)
			return errno;
		*p = '/';
	}
	return 0;
}

static int folders_of(dc_run *r, const char *path)
{
	char *copy = dc_cdup(r->run_arena, dc_cstr(path));
	int error;

	if (!copy)
		return dc_out_of_memory(r);
	error = r->job->o.dry_run ? 0 : make_folders(copy);
	return error ? dc_fail(r, DC_OUTPUT, "output-open", "cannot make the "
		"folder \"%s\": %s", copy, strerror(error)) : DC_OK;
}

static int plan(struct batch *b)
{
	size_t common;
	int code;

	for (size_t i = 0; i < b->n; i++) {
		b->items[i].name = below(b->job->arena,
			b->items[i].input->path);
		if (!b->items[i].name)
			return DC_LIMIT;
	}
	common = common_folder(b);
	for (size_t i = 0; i < b->n; i++) {
		b->items[i].output = output_name(b, b->items[i].name, common);
		if (!b->items[i].output)
			return DC_LIMIT;
	}
	code = collisions(b);
	for (size_t i = 0; !code && i < b->n; i++)
		code = overwrites(b, b->items[i].output);
	return code;
}

/* ---- one output an input ---- */

static int worse(int a, int b)
{
	return a > b ? a : b;
}

/* What it told, its accounting line, its line of the report; with the lock
 * held, in order of the inputs.  What was not written after all is left out. */
static void finish_item(struct batch *b, struct item *it, bool written)
{
	dc_job *job = b->job;
	dc_run *r = it->run;

	job->code = worse(job->code, it->code);
	job->total.inputs++;
	job->total.failed += it->code > DC_PARTIAL;
	if (!r) {
		job_no_memory(job);
		return;
	}
	r->code = it->code;
	if (!written) {
		r->counts.left_out += r->counts.written;
		r->counts.written = 0;
		ids_drop(it->part);
		it->part = NULL;
	}
	ids_keep(job, it->part);
	run_flush(r);
	run_account(r);
	run_report(r, it->output);
	counts_add(&job->total, &r->counts);
	run_free(r);
	it->run = NULL;
}

static void convert_item(struct batch *b, struct item *it)
{
	struct target t = { 0 };
	struct spec to = b->to;

	it->run = run_new(b->job, it->input);
	it->code = DC_LIMIT;
	if (!it->run)
		return;
	it->run->target = &t;
	it->code = folders_of(it->run, it->output);
	if (!it->code)
		it->code = target_open(&t, b->job, it->output, &to, it->run);
	if (!it->code)
		it->code = ids_begin(it->run);
	if (!it->code)
		it->code = run_all(it->run);
	if (it->code) {
		target_abandon(&t);
	} else {
		it->part = t.part;
		t.part = NULL;
		it->code = target_commit(&t, it->run);
	}
	it->run->code = it->code;
	it->code = run_verdict(it->run);
}

static void finish_next(struct batch *b)
{
	struct item *it = &b->items[b->flushed++];

	finish_item(b, it, it->code <= DC_PARTIAL);
}

static void *work(void *arg)
{
	struct batch *b = arg;
	dc_job *job = b->job;

	pthread_mutex_lock(&job->lock);
	while (b->next < b->n && !atomic_load(&job->interrupted)) {
		struct item *it = &b->items[b->next++];

		pthread_mutex_unlock(&job->lock);
		convert_item(b, it);
		pthread_mutex_lock(&job->lock);
		it->done = true;
		while (b->flushed < b->n && b->items[b->flushed].done)
			finish_next(b);
	}
	pthread_mutex_unlock(&job->lock);
	return NULL;
}

enum { MAX_JOBS = 64 };

static int one_each(struct batch *b)
{
	pthread_t threads[MAX_JOBS];
	size_t jobs = (size_t)b->job->o.jobs, started = 0;
	int code;

	/* Who comes first has a name in that folder for his file. */
	if (b->job->o.media_dir)
		jobs = 1;
	if (jobs > MAX_JOBS)
		jobs = MAX_JOBS;
	if (jobs > b->n)
		jobs = b->n;
	b->job->several = jobs > 1;
	while (started + 1 < jobs &&
	       pthread_create(&threads[started], NULL, work, b) == 0)
		started++;
	work(b);
	while (started--)
		pthread_join(threads[started], NULL);
	b->job->several = false;
	if (atomic_load(&b->job->interrupted))
		return DC_LIMIT;
	code = ids_ready(b->job);
	return code ? code : ids_commit(b->job);
}

/* ---- all in one ---- */

static int add_item(struct batch *b, struct item *it, struct target *t,
	bool first)
{
	dc_job *job = b->job;
	int code = DC_OK;

	it->run = run_new(job, it->input);
	if (!it->run)
		return DC_LIMIT;
	it->run->target = t;
	if (first)
		code = target_open(t, job, it->output, &b->to, it->run);
	if (code)
		return code;
	if (job->o.keep_going && b->n > 1) {
		it->run->hold = hold_new();
		if (!it->run->hold)
			return dc_fail(it->run, DC_LIMIT, "temporary-file",
				"cannot make a temporary file: %s",
				strerror(errno));
	}
	code = ids_begin(it->run);
	return code ? code : run_all(it->run);
}

/* Read one after the other; a failed one ends it, or is left out. */
static int gather(struct batch *b, struct target *t, size_t *last)
{
	const struct options *o = &b->job->o;
	bool keep_going = o->keep_going && b->n > 1, any = false;
	int code = DC_OK;

	for (size_t i = 0; i < b->n && !t->full; i++) {
		struct item *it = &b->items[i];

		/* Not the last one that is read: the writer ends with it. */
		if (i && b->items[i - 1].run)
			run_lighten(b->items[i - 1].run);
		*last = i;
		it->code = add_item(b, it, t, i == 0);
		if (it->code && (it->code != DC_INPUT || !keep_going))
			return it->code;
		any |= !it->code;
		code = it->code;
	}
	return any ? DC_OK : code;
}

static int all_in_one(struct batch *b)
{
	struct target t = { 0 };
	size_t last = 0;
	int code = gather(b, &t, &last), late = DC_OK, all = DC_OK;
	/* What an input that is left out, as --keep-going asks, comes to. */
	const int without = b->job->o.allow_skipped ? DC_OK : DC_PARTIAL;

	if (!code) {
		ids_keep(b->job, t.part);
		t.part = NULL;
		code = ids_ready(b->job);
	}
	if (code || !b->items[last].run)
		target_abandon(&t);
	else
		code = target_commit(&t, b->items[last].run);
	/* The output is there: whatever happens now is no failure of it. */
	if (!code && ids_commit(b->job))
		late = DC_PARTIAL;
	for (size_t i = 0; i <= last; i++) {
		struct item *it = &b->items[i];

		all = worse(all, it->code ? without : DC_OK);
		/* What the output refused was of no use to any of them. */
		if (!it->code && code >= DC_OUTPUT)
			it->code = code;
		if (!it->code && it->run) {
			it->code = run_verdict(it->run);
			all = worse(all, it->code);
		}
		finish_item(b, it, !code && it->code <= DC_PARTIAL);
	}
	for (size_t i = last + 1; i < b->n; i++)
		job_not_read(b->job, b->items[i].input);
	if (!code)
		b->job->code = all;
	return worse(code, late);
}

/* ---- the batch ---- */

static int choose_format(struct batch *b)
{
	dc_job *job = b->job;
	const char *out = job->o.output;

	if (job->to.format) {
		b->to = job->to;
		return DC_OK;
	}
	b->to.format = format_named(DC_S("anki"));
	if (out && strcmp(out, "-") != 0) {
		const dc_format *f = format_for_output(dc_cstr(out));
		struct stat st;
		bool device = output_is_descriptor(out) ||
			(stat(out, &st) == 0 && !S_ISREG(st.st_mode));

		if (!f && !device)
			return job_fail(job, "format-output",
				"say -t FORMAT; `deckconv formats` lists them",
				"cannot tell the format of \"%s\" by its name",
				out);
		if (f)
			b->to.format = f;
	}
	if (!b->to.format)
		return job_fail(job, "format-output", NULL,
			"say -t FORMAT: there is no default");
	b->to.opts = dc_alloc(job->arena, b->to.format->opt_size);
	if (!b->to.opts)
		return DC_LIMIT;
	opt_defaults(b->to.format->opts, b->to.opts);
	return DC_OK;
}

static int check_options(dc_job *job)
{
	const struct options *o = &job->o;

	if (!job->ninputs)
		return job_fail(job, "no-input", NULL, "no input");
	if (o->output && o->output_dir)
		return job_fail(job, "usage", NULL,
			"--output and --output-dir exclude each other");
	if (o->output_dir && !*o->output_dir)
		return job_fail(job, "usage", NULL,
			"--output-dir needs the name of a folder");
	if (o->jobs < 1)
		return job_fail(job, "usage", NULL, "--jobs needs 1 or more");
	return DC_OK;
}

/* A report is no result: one place cannot take both.  Nor is what --ids
 * remembers. */
static int check_other(struct batch *b, const char *path, const char *what)
{
	int code = overwrites(b, path);

	for (size_t i = 0; !code && path && i < b->n; i++)
		if (output_same_place(path, b->items[i].output))
			code = job_fail(b->job, "output-twice", NULL, "\"%s\" "
				"would be %s and an output", path, what);
	return code;
}

static int check_others(struct batch *b)
{
	const char *report = b->job->o.report, *ids = b->job->o.ids;
	int code = check_other(b, report, "the report");

	if (code || !ids)
		return code;
	if (!*ids || strcmp(ids, "-") == 0 || output_is_descriptor(ids))
		return job_fail(b->job, "usage", NULL,
			"--ids needs the name of a file");
	if (report && output_same_place(report, ids))
		return job_fail(b->job, "output-twice", NULL, "\"%s\" would be "
			"the report and the file of --ids", ids);
	return check_other(b, ids, "the file of --ids");
}

static int open_report(dc_job *job)
{
	const char *dir = job->o.output_dir;
	char *path;
	int error;

	if (!job->o.report)
		return DC_OK;
	/* It may lie in the folder that is still to be made. */
	if (dir && !job->o.dry_run) {
		path = dc_cdup(job->arena, dc_fmt(job->arena, "%s/", dir));
		if (!path || !*path)
			return DC_LIMIT;
		make_folders(path);
	}
	job->report = output_open(job->o.report, &job->interrupted, &error);
	if (job->report)
		return DC_OK;
	job_fail(job, "report-open", NULL, "cannot write \"%s\": %s",
		job->o.report, strerror(error));
	return DC_OUTPUT;
}

static int close_report(dc_job *job, int code)
{
	int error;

	if (!job->report)
		return code;
	job->code = code;
	job_report_total(job);
	error = output_commit(job->report);
	job->report = NULL;
	if (!error)
		return code;
	job_fail(job, "report-write", NULL, "cannot write \"%s\": %s",
		job->o.report, strerror(error));
	return worse(code, DC_OUTPUT);
}

int batch_run(dc_job *job)
{
	struct batch b = { .job = job, .n = job->ninputs };
	const struct job_input *in = job->inputs;
	int code = check_options(job);

	if (!code)
		code = choose_format(&b);
	b.items = dc_array(job->arena, b.n ? b.n : 1, sizeof(*b.items));
	if (!code && !b.items)
		code = DC_LIMIT;
	for (size_t i = 0; !code && i < b.n; i++, in = in->next) {
		b.items[i].input = in;
		b.items[i].output = job->o.output ? folder_output(job->arena,
			&b.to, job->o.output) : "-";
		if (!b.items[i].output)
			code = DC_LIMIT;
	}
	if (!code)
		code = know_inputs(&b);
	if (!code && job->o.output_dir)
		code = plan(&b);
	else if (!code)
		code = overwrites(&b, b.items[0].output);
	if (!code)
		code = check_others(&b);
	if (!code)
		code = ids_open(job, b.to.format->name);
	if (!code)
		code = open_report(job);
	if (code == DC_LIMIT)
		return job_no_memory(job);
	if (code)
		return code;
	if (job->o.output_dir)
		code = one_each(&b);
	else
		code = all_in_one(&b);
	ids_close(job);
	if (b.n > 1 && job->total.inputs)
		job_total(job);
	return close_report(job, worse(job->code, code));
}
