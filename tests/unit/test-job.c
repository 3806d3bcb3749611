/*
 * The library as a program uses it, by its header alone: callback, pull,
 * inspection, jobs side by side, and memory that is refused.
 */
#include <malloc.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "deckconv.h"

#define THREE "front,back\na1,b1\na2,b2\na3,b3\n"
#define PAGE "<html><body><table><tr><th>Front<th>Back" \
	"<tr><td>a<td>b<tr><td>c<td>d</table></body></html>"
#define WIDE "front,back,hint\nq,a,h\n"

/* ---- allocations that fail: the refuse-th from now on, 0 is none ---- */

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define OWN_MALLOC 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define OWN_MALLOC 0
#endif
#endif
#ifndef OWN_MALLOC
#define OWN_MALLOC 1
#endif

static long refuse;
static bool refused;

#if OWN_MALLOC
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

static bool refusing(void)
{
	if (!refuse || --refuse)
		return false;
	refused = true;
	return true;
}

void *malloc(size_t n)
{
	return refusing() ? NULL : __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
	return refusing() ? NULL : __libc_calloc(n, size);
}

void *realloc(void *p, size_t n)
{
	return refusing() ? NULL : __libc_realloc(p, n);
}
#endif

/* ---- what a program does ---- */

/* What was told, and the first fields of the notes, each ended by a blank. */
struct log {
	char notes[400];
	char rules[400];
	unsigned events, errors;
	int answer;              /* of the callback, from its second note on */
};

static void add(char *to, size_t room, const char *p, size_t n)
{
	size_t at = strlen(to);

	if (at + n + 2 > room)
		return;
	memcpy(to + at, p, n);
	memcpy(to + at + n, " ", 2);
}

static void on_message(void *user, const dc_message *m)
{
	struct log *log = user;

	log->errors += m->level == DC_ERROR;
	if (m->rule)
		add(log->rules, sizeof(log->rules), m->rule, strlen(m->rule));
}

static int on_event(void *user, const dc_event *ev)
{
	struct log *log = user;
	const dc_field *f;

	log->events++;
	if (ev->what != DC_NOTE)
		return DC_OK;
	f = ev->u.note->fields;
	add(log->notes, sizeof(log->notes), f->value.p, f->value.n);
	return strchr(log->notes, ' ')[1] ? log->answer : DC_OK;
}

static dc_job *job_for(struct log *log)
{
	dc_job *job = dc_job_new();

	*log = (struct log){ 0 };
	if (job)
		dc_job_on_message(job, on_message, log);
	return job;
}

static int give(dc_job *job, const char *name, const char *text)
{
	return dc_job_input_memory(job, name, text, strlen(text));
}

static int pull_all(dc_job *job, struct log *log)
{
	const dc_event *ev;

	while ((ev = dc_job_next(job)) != NULL)
		on_event(log, ev);
	return dc_job_code(job);
}

static void same_counts(dc_job *job, uint64_t read, uint64_t written,
	uint64_t inputs, uint64_t failed)
{
	dc_counts c = dc_job_counts(job);

	assert_int_equal(c.read, read);
	assert_int_equal(c.written, written);
	assert_int_equal(c.inputs, inputs);
	assert_int_equal(c.failed, failed);
}

/* ---- tests ---- */

static void callback(void **state)
{
	struct log log;
	dc_job *job = job_for(&log);

	(void)state;
	give(job, "a.csv", THREE);
	give(job, "b.csv", WIDE);
	for (int i = 0; i < 2; i++) {
		log = (struct log){ 0 };
		assert_int_equal(dc_job_each(job, on_event, &log), DC_OK);
		assert_string_equal(log.notes, "a1 a2 a3 q ");
		/* The note type of three fields is an event too. */
		assert_int_equal(log.events, 5);
		same_counts(job, 4, 4, 2, 0);
	}
	assert_true(dc_job_counts(job).bytes == strlen(THREE WIDE));
	dc_job_free(job);
}

/* Whatever the callback answers but DC_OK ends the run, with this code. */
static void callback_ends_it(void **state)
{
	static const int answers[] = { DC_PARTIAL, DC_OUTPUT, DC_LIMIT, -1,
		-2, 42 };

	(void)state;
	for (size_t i = 0; i < sizeof(answers) / sizeof(*answers); i++) {
		struct log log;
		dc_job *job = job_for(&log);

		log.answer = answers[i];
		give(job, "a.csv", THREE);
		give(job, "b.csv", THREE);
		assert_int_equal(dc_job_each(job, on_event, &log), answers[i]);
		assert_int_equal(dc_job_code(job), answers[i]);
		assert_string_equal(log.notes, "a1 a2 ");
		assert_int_equal(log.errors, 0);
		/* The second was read, and nobody took it. */
		assert_int_equal(dc_job_counts(job).left_out, 1);
		same_counts(job, 2, 1, 1, 1);
		dc_job_free(job);
	}
}

static void pull(void **state)
{
	struct log log;
	dc_job *job = job_for(&log);

	(void)state;
	give(job, "a.csv", THREE);
	give(job, "b.csv", WIDE);
	assert_int_equal(pull_all(job, &log), DC_OK);
	assert_string_equal(log.notes, "a1 a2 a3 q ");
	assert_int_equal(log.events, 5);
	same_counts(job, 4, 4, 2, 0);
	assert_null(dc_job_next(job));
	assert_int_equal(dc_job_code(job), DC_OK);
	dc_job_free(job);
}

/* What is open when the program has enough is closed with the job. */
static void pull_some(void **state)
{
	static const char *const all[][2] = {
		{ "a.csv", THREE }, { "a.html", PAGE },
		{ "a.md", "## Q: g\n\nh\n" },
		{ "a.json", "[{\"q\":\"a\",\"a\":\"b\"}]" },
		{ "a.tsv", "#separator:tab\na\tb\nc\td\n" },
	};
	struct log log;
	dc_job *job;

	(void)state;
	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
		job = job_for(&log);
		give(job, all[i][0], all[i][1]);
		assert_non_null(dc_job_next(job));
		assert_true(dc_job_counts(job).read >= 1);
		dc_job_free(job);
	}

	job = job_for(&log);
	assert_int_equal(dc_job_set(job, "limit", "2"), DC_OK);
	give(job, "a.csv", THREE);
	assert_int_equal(pull_all(job, &log), DC_OK);
	assert_string_equal(log.notes, "a1 a2 ");
	dc_job_free(job);
}

/* The notes before the error were given; what follows it is not read. */
static void pull_errors(void **state)
{
	struct log log;
	dc_job *job = job_for(&log);

	(void)state;
	give(job, "a.csv", THREE);
	dc_job_input(job, "/nowhere/b.csv");
	give(job, "c.csv", THREE);
	assert_int_equal(pull_all(job, &log), DC_INPUT);
	assert_string_equal(log.notes, "a1 a2 a3 ");
	assert_int_equal(log.errors, 1);
	same_counts(job, 3, 3, 2, 1);
	assert_null(dc_job_next(job));
	assert_int_equal(dc_job_code(job), DC_INPUT);
	dc_job_free(job);

	job = job_for(&log);
	give(job, "a.csv", "front,back\na,b\n\"c");
	assert_int_equal(pull_all(job, &log), DC_PARTIAL);
	dc_job_free(job);

	job = job_for(&log);
	assert_int_equal(pull_all(job, &log), DC_USAGE);
	assert_int_equal(dc_job_each(job, on_event, &log), DC_USAGE);
	assert_int_equal(log.errors, 2);
	dc_job_free(job);
}

static void pull_interrupted(void **state)
{
	struct log log;
	dc_job *job = job_for(&log);

	(void)state;
	give(job, "a.csv", THREE);
	assert_non_null(dc_job_next(job));
	dc_job_interrupt(job);
	assert_int_equal(pull_all(job, &log), DC_LIMIT);
	dc_job_free(job);
}

/* Inputs that nobody turned to any more are no success. */
static void batch_interrupted(void **state)
{
	struct log log;
	dc_job *job = job_for(&log);

	(void)state;
	give(job, "a.csv", THREE);
	assert_int_equal(dc_job_set(job, "output-dir", "/nonexistent"), DC_OK);
	assert_int_equal(dc_job_set(job, "dry-run", NULL), DC_OK);
	dc_job_interrupt(job);
	assert_int_equal(dc_job_run(job), DC_LIMIT);
	dc_job_free(job);
}

/* 60000 notes of 1 KB: what is in use does not grow with them. */
static void pull_in_constant_memory(void **state)
{
	const size_t n = 60000, size = 1024;
	char *text = malloc(n * size);
	size_t before, most = 0, notes = 0;
	struct log log;
	dc_job *job = job_for(&log);

	(void)state;
	assert_non_null(text);
	memset(text, 'x', n * size);
	for (size_t i = 0; i < n; i++) {
		char *p = text + i * size;

		p[snprintf(p, size, "%zu", i)] = ',';
		p[size - 1] = '\n';
	}
	before = mallinfo2().uordblks;
	dc_job_input_memory(job, "a.csv", text, n * size);
	while (dc_job_next(job)) {
		size_t now = mallinfo2().uordblks - before;

		most = now > most ? now : most;
		notes++;
	}
	assert_int_equal(notes, n);
	assert_int_equal(dc_job_code(job), DC_OK);
	assert_true(most < 4 << 20);
	dc_job_free(job);
	free(text);
}

static void inspection(void **state)
{
	const dc_inspection *x;
	struct log log;
	dc_job *job = job_for(&log);
	char name[] = "/tmp/deckconv-job-XXXXXX";
	int fd = mkstemp(name);

	(void)state;
	assert_true(fd >= 0 && dprintf(fd, "front;back;deck\na;b;D\n") > 0);
	assert_int_equal(dc_job_inspect(job, name, on_event, &log, &x), DC_OK);
	assert_string_equal(log.notes, "a ");
	assert_string_equal(x->format, "csv");
	assert_string_equal(x->encoding, "ASCII");
	assert_string_equal(x->delimiter, ";");
	assert_int_equal(x->header, 1);
	assert_int_equal(x->ndecks, 1);
	assert_memory_equal(x->decks[0].p, "D", 1);
	assert_int_equal(x->counts.read, 1);
	assert_int_equal(dc_job_inspect(job, name, NULL, NULL, &x), DC_OK);
	remove(name);
	assert_int_equal(dc_job_inspect(job, name, NULL, NULL, &x), DC_INPUT);
	assert_null(x->format);
	dc_job_free(job);
	close(fd);
}

/* ---- files ---- */

#define MEDIA "{\"fields\":{\"Front\":\"<img src=\\\"x.png\\\">\",\"Back\":\"b\"}," \
	"\"markup\":\"html\",\"media\":[{\"name\":\"x.png\",\"data\":\"MQ==\"}]}\n" \
	"{\"fields\":{\"Front\":\"c <img src=x.png><img src=none.png>\"," \
	"\"Back\":\"[sound:y.mp3]\"},\"markup\":\"html\"," \
	"\"media\":[{\"name\":\"y.mp3\",\"data\":\"MjM=\"}]}\n"

/* What comes, in order: the names and bytes of files, the files of notes. */
static int on_media(void *user, const dc_event *ev)
{
	struct log *log = user;
	const dc_media *m = ev->u.media;
	char bytes[8];

	if (ev->what == DC_NOTE)
		add(log->notes, sizeof(log->notes), "note", 4);
	for (size_t i = 0; ev->what == DC_NOTE && i < ev->u.note->nmedia; i++)
		add(log->notes, sizeof(log->notes), ev->u.note->media[i].p,
			ev->u.note->media[i].n);
	if (ev->what != DC_MEDIA)
		return DC_OK;
	assert_in_range(m->size, 1, sizeof(bytes));
	assert_int_equal(pread(m->fd, bytes, m->size, (off_t)m->at), m->size);
	add(log->notes, sizeof(log->notes), m->name.p, m->name.n);
	add(log->notes, sizeof(log->notes), bytes, m->size);
	return DC_OK;
}

/* Text and package bring them alike; inspecting leaves them where they are. */
static void media(void **state)
{
	char dir[] = "/tmp/deckconv-job-XXXXXX", path[64];
	const dc_inspection *x;
	const dc_event *ev;
	struct log log;
	dc_job *job = job_for(&log);

	(void)state;
	assert_non_null(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/a.apkg", dir);
	give(job, "a.ndjson", MEDIA);
	assert_int_equal(dc_job_each(job, on_media, &log), DC_OK);
	assert_string_equal(log.notes,
		"x.png 1 note x.png y.mp3 23 note y.mp3 x.png ");
	assert_string_equal(log.rules, "");
	assert_int_equal(dc_job_set(job, "output", path), DC_OK);
	assert_int_equal(dc_job_run(job), DC_OK);
	dc_job_free(job);

	job = job_for(&log);
	dc_job_input(job, path);
	while ((ev = dc_job_next(job)) != NULL)
		on_media(&log, ev);
	assert_int_equal(dc_job_code(job), DC_OK);
	assert_string_equal(log.notes,
		"x.png 1 note x.png y.mp3 23 note x.png y.mp3 ");
	log.notes[0] = '\0';
	assert_int_equal(dc_job_inspect(job, path, on_media, &log, &x), DC_OK);
	assert_null(strstr(log.notes, "23"));
	dc_job_free(job);
	remove(path);
	rmdir(dir);
}

static void options(void **state)
{
	static const char *const wrong[][2] = {
		{ "colour", "red" }, { "from", "nothing" },
		{ "from", "csv:delimiters=x" }, { "limit", "many" },
		{ "limit", NULL }, { "strict", "everything" }, { "", "" },
		{ "guid", "mine" }, { "color", "auto" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		struct log log;
		dc_job *job = job_for(&log);

		assert_int_equal(dc_job_set(job, wrong[i][0], wrong[i][1]),
			DC_USAGE);
		assert_int_equal(log.errors, 1);
		/* A wrong option is as if it had not been given. */
		give(job, "a.csv", THREE);
		assert_int_equal(dc_job_each(job, on_event, &log), DC_OK);
		assert_string_equal(log.notes, "a1 a2 a3 ");
		dc_job_free(job);
	}
}

static void on_text(void *user, const dc_message *m)
{
	snprintf(user, 400, "%s", m->text);
}

/* What only the command line has is not proposed. */
static void options_of_the_command_line(void **state)
{
	static const char *const names[][2] = {
		{ "quiet", "\"quiet\" is for the command line alone" },
		{ "quite", "unknown option \"quite\"" },
		{ "dekc", "unknown option \"dekc\", did you mean \"deck\"?" },
	};
	dc_job *job = dc_job_new();
	char text[400] = "";

	(void)state;
	dc_job_on_message(job, on_text, text);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		assert_int_equal(dc_job_set(job, names[i][0], NULL), DC_USAGE);
		assert_string_equal(text, names[i][1]);
	}
	dc_job_free(job);
}

static void *thread(void *name)
{
	struct log log;

	for (int i = 0; i < 20; i++) {
		dc_job *job = job_for(&log);
		int code;

		give(job, "a.html", PAGE);
		give(job, "b.json", "[{\"front\":\"e\",\"back\":\"f\"}]");
		give(job, "c.md", "## Q: g\n\nh\n");
		code = i % 2 ? dc_job_each(job, on_event, &log)
			     : pull_all(job, &log);
		dc_job_free(job);
		if (code || strncmp(log.notes, "a c e ", 6) != 0)
			return NULL;
	}
	return name;
}

static void jobs_side_by_side(void **state)
{
	pthread_t ids[3];
	char names[3];
	void *back;

	(void)state;
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(pthread_create(&ids[i], NULL, thread,
			&names[i]), 0);
	for (size_t i = 0; i < 3; i++) {
		pthread_join(ids[i], &back);
		assert_ptr_equal(back, &names[i]);
	}
}

/* Every use of a job, in turn; its code. */
static int use(dc_job *job, struct log *log, int how, const char *path)
{
	const dc_inspection *x = NULL;
	int code = DC_LIMIT;

	if (dc_job_set(job, "tags", "t") ||
	    give(job, "a.csv", THREE) || give(job, "b.csv", WIDE))
		return code;
	if (how == 0)
		return dc_job_each(job, on_event, log);
	if (how == 1)
		return pull_all(job, log);
	code = dc_job_inspect(job, path, on_event, log, &x);
	if (!x)
		return code;
	/* Reading the inspection must be safe however far it went. */
	for (size_t i = 0; i < x->nscores; i++)
		log->events += x->scores[i].score > 1000;
	return code;
}

static void refused_memory(void **state)
{
	char path[] = "/tmp/deckconv-job-XXXXXX";
	int fd = mkstemp(path);

	(void)state;
	assert_true(fd >= 0 && dprintf(fd, "%s", THREE) > 0);
	for (int how = 0; how < 3; how++) {
		for (long n = 1; ; n += 1 + n / 40) {
			struct log log;
			dc_job *job;
			int code = DC_LIMIT;

			refused = false;
			refuse = n;
			job = job_for(&log);
			if (job)
				code = use(job, &log, how, path);
			refuse = 0;
			dc_job_free(job);
			if (code != DC_LIMIT) {
				assert_int_equal(code, DC_OK);
				assert_string_equal(log.notes,
					how == 2 ? "a1 a2 a3 " : "a1 a2 a3 q ");
			}
			if (!refused)
				break;
		}
	}
	remove(path);
	close(fd);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(callback),
		cmocka_unit_test(callback_ends_it),
		cmocka_unit_test(pull),
		cmocka_unit_test(pull_some),
		cmocka_unit_test(pull_errors),
		cmocka_unit_test(pull_interrupted),
		cmocka_unit_test(batch_interrupted),
		cmocka_unit_test(pull_in_constant_memory),
		cmocka_unit_test(inspection),
		cmocka_unit_test(media),
		cmocka_unit_test(options),
		cmocka_unit_test(options_of_the_command_line),
		cmocka_unit_test(jobs_side_by_side),
		cmocka_unit_test(refused_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
