/*
 * `deckconv in… -o out`: what needs no verb.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli.h"

/* Does the name end as a file that deckconv writes? */
static bool is_output_name(const char *path)
{
	const char *dot = strrchr(path, '.');
	dc_format_info f;
	if (!dot || strchr(dot, '/'))
		return false;
	for (size_t i = 0; dc_format_at(i, &f); i++) {
		const char *p = f.writes && f.exts ? f.exts : "";
		for (size_t n; *p; p += n + strspn(p + n, " ")) {
			n = strcspn(p, " ");
			if (strlen(dot + 1) == n && !strncasecmp(dot + 1, p, n))
				return true;
		}
	}
	return false;
}

static bool is_absent(const char *name)
{
	struct stat st;
	return stat(name, &st) && errno == ENOENT;
}

/* An input that is not there, and what was meant by it. */
static int meant(struct messages *m, const char *name, const char *hint)
{
	messages_show(m, &(dc_message){
		.level = DC_ERROR, .file = name, .rule = "input-open",
		.text = strerror(ENOENT), .hint = hint });
	return DC_INPUT;
}

/* `deckconv in.html deck.tsv`: the last is surely meant as the output. */
static int check_last(const struct inputs *in, struct messages *m)
{
	const char *name = in->names[in->n - 1];
	char hint[300];
	if (in->n < 2 || !is_output_name(name) || !is_absent(name))
		return DC_OK;
	snprintf(hint, sizeof(hint), "did you mean -o %s?", name);
	return meant(m, name, hint);
}

static bool is_terminal(const char *output)
{
	struct stat st;
	if (!output || !strcmp(output, "-"))
		return isatty(STDOUT_FILENO);
	if (stat(output, &st) || !S_ISCHR(st.st_mode))
		return false;
	int fd = open(output, O_WRONLY | O_NOCTTY | O_CLOEXEC);
	bool yes = fd >= 0 && isatty(fd);
	if (fd >= 0)
		close(fd);
	return yes;
}

static int check_terminal(const struct args *args, struct messages *m)
{
	const char *to = args_value(args, "to");
	char name[64];
	dc_format_info f;
	snprintf(name, sizeof(name), "%.*s",
		to ? (int)strcspn(to, ":") : 0, to ? to : "");
	if (!to || !dc_format_named(name, &f) || !f.binary
	    || !is_terminal(args_value(args, "output")))
		return DC_OK;
	return complain(m, "name a file with -o, or redirect the output",
		"%s is binary and does not go to a terminal", f.name);
}

/* The list is an input, too. */
static int check_lists(const struct args *args, const char *output,
	const char *report, struct messages *m)
{
	for (size_t i = 0; i < args->ngiven; i++) {
		const struct given *g = &args->given[i];
		if (!strcmp(g->row->name, "files-from")
		    && (same_file(g->value, output)
			|| same_file(g->value, report)))
			return complain(m, NULL, "the list \"%s\" would be "
				"overwritten", g->value);
	}
	return DC_OK;
}

/* What would surprise is refused before anything is read. */
static int check(const struct args *args, const struct inputs *in,
	struct messages *m)
{
	const char *output = args_value(args, "output");
	const char *report = args_value(args, "report");
	int code = check_lists(args, output, report, m);
	if (code)
		return code;
	if (!strcmp(in->names[0], "convert") && is_absent("convert"))
		return meant(m, "convert", "converting needs no verb");
	if (args_value(args, "output-dir"))
		return DC_OK;
	if (!output)
		code = check_last(in, m);
	if (code || args_on(args, "dry-run"))
		return code;
	if (!output && in->n > 1 && isatty(STDOUT_FILENO))
		return complain(m, "-o FILE makes one deck of them, "
			"-O DIR one output each",
			"%zu inputs, and no output named", in->n);
	if (report && !strcmp(report, "-")
	    && (!output || !strcmp(output, "-")))
		return complain(m, NULL, "the report and the result cannot "
			"both go to standard output");
	return check_terminal(args, m);
}

static int run(const struct args *args, const struct inputs *in,
	struct messages *m)
{
	int code;
	dc_job *job = job_new(args, m, &code);
	if (!job)
		return code;
	for (size_t i = 0; i < in->n && !code; i++)
		code = dc_job_input(job, in->names[i]);
	if (!code) {
		signals_catch(job);
		code = dc_job_run(job);
		progress_hide(&m->progress);
		signals_release();
	}
	dc_job_free(job);
	return code;
}

int convert(const struct args *args, struct messages *m)
{
	struct inputs in;
	int code = inputs_gather(&in, args, m);
	if (!code)
		code = check(args, &in, m);
	if (!code)
		code = run(args, &in, m);
	inputs_free(&in);
	return code;
}
