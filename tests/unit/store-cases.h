/*
 * What the tests of archives and databases share: a run that remembers what
 * it was told, and open files without a name.
 */
#ifndef STORE_CASES_H
#define STORE_CASES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>
#include <cmocka.h>

#include "core/core.h"

struct store {
	dc_job *job;
	dc_run *run;
	struct job_input input;
	char rule[40], text[300];        /* of the last message */
	unsigned messages;
};

static inline void on_message(void *user, const dc_message *m)
{
	struct store *s = user;

	s->messages++;
	snprintf(s->rule, sizeof(s->rule), "%s", m->rule ? m->rule : "");
	snprintf(s->text, sizeof(s->text), "%s", m->text);
}

static inline void store_begin(struct store *s)
{
	*s = (struct store){ .job = dc_job_new() };
	s->input = (struct job_input){ .path = "x", .in_memory = true };
	dc_job_on_message(s->job, on_message, s);
	s->job->o.verbose = true;        /* more than 5 of a rule */
	s->run = run_new(s->job, &s->input);
	assert_non_null(s->run);
}

static inline void store_end(struct store *s)
{
	run_free(s->run);
	dc_job_free(s->job);
}

/* Was this said, once, since the last call? */
#define SAID(s, what) \
	do { \
		assert_string_equal((s)->rule, what); \
		assert_int_equal((s)->messages, 1); \
		(s)->rule[0] = '\0'; \
		(s)->messages = 0; \
	} while (0)

static inline int file_of(const void *p, size_t n)
{
	int fd = dc_temp_file();

	assert_true(fd >= 0);
	assert_int_equal(pwrite(fd, p, n, 0), n);
	return fd;
}

static inline dc_str bytes_of(dc_arena *a, int fd, size_t n)
{
	char *p = dc_alloc(a, n + 1);

	assert_int_equal(pread(fd, p, n + 1, 0), n);
	return (dc_str){ p, n };
}

static inline int add_to(void *user, const void *p, size_t n)
{
	dc_add(user, p, n);
	return 0;
}

#endif
