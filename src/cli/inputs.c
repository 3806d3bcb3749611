/*
 * Which inputs: the operands and the names in --files-from.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli.h"

static bool add(struct inputs *in, const char *name)
{
	if (in->n == in->cap) {
		size_t cap = in->cap ? in->cap * 2 : 16;
		char **names = realloc(in->names, cap * sizeof(*names));
		if (!names)
			return false;
		in->names = names;
		in->cap = cap;
	}
	in->names[in->n] = strdup(name);
	return in->names[in->n] && ++in->n;
}

/* One name a line, or a NUL byte behind each; empty ones name nothing. */
static int read_names(struct inputs *in, FILE *f, int end, struct messages *m)
{
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;
	int code = DC_OK;
	while (!code && (n = getdelim(&line, &cap, end, f)) > 0) {
		if (line[n - 1] == end)
			line[--n] = '\0';
		if (strlen(line) != (size_t)n)
			code = complain(m, "give --null for such a list",
				"a NUL byte is in the list of inputs");
		else if (n && !add(in, line))
			code = out_of_memory(m);
	}
	free(line);
	return code;
}

/* Why a list could not be read, told.  A getdelim() that lacks memory leaves
 * the stream without an error and not at its end. */
static int list_failed(const char *path, int error, struct messages *m)
{
	if (error == ENOMEM)
		return out_of_memory(m);
	complain(m, NULL, "cannot read the list \"%s\": %s", path,
		strerror(error));
	return DC_INPUT;
}

static int from_list(struct inputs *in, const char *path, int end,
	struct messages *m)
{
	bool std = !strcmp(path, "-");
	FILE *f = std ? stdin : fopen(path, "re");
	size_t before = in->n;
	if (!f)
		return list_failed(path, errno, m);
	int code = read_names(in, f, end, m);
	if (!code && !feof(f))
		code = list_failed(path, errno, m);
	if (!std)
		fclose(f);
	if (!code && in->n == before) {
		complain(m, NULL, "the list \"%s\" names no input", path);
		code = DC_INPUT;
	}
	return code;
}

/* Standard input can be read once only; `lists` are read from it already. */
static int check_stdin(const struct inputs *in, unsigned lists,
	struct messages *m)
{
	unsigned readers = lists;
	for (size_t i = 0; i < in->n; i++)
		readers += !strcmp(in->names[i], "-");
	return readers < 2 ? DC_OK
		: complain(m, NULL, "standard input is asked for twice");
}

int inputs_gather(struct inputs *in, const struct args *args,
	struct messages *m)
{
	int end = args_on(args, "null") ? '\0' : '\n', code = DC_OK;
	unsigned std = 0;
	*in = (struct inputs){ .names = NULL };
	for (size_t i = 0; i < args->noperands; i++)
		if (!add(in, args->operands[i]))
			return out_of_memory(m);
	for (size_t i = 0; i < args->ngiven && !code; i++)
		if (!strcmp(args->given[i].row->name, "files-from")) {
			std += !strcmp(args->given[i].value, "-");
			code = from_list(in, args->given[i].value, end, m);
		}
	if (!code && !in->n) {
		if (isatty(STDIN_FILENO))
			return complain(m, "name a file, or - for what "
				"is typed", "no input");
		if (!add(in, "-"))
			return out_of_memory(m);
	}
	return code ? code : check_stdin(in, std, m);
}

bool same_file(const char *a, const char *b)
{
	struct stat x, y;
	return a && b && !stat(a, &x) && !stat(b, &y) && x.st_dev == y.st_dev
		&& x.st_ino == y.st_ino;
}

void inputs_free(struct inputs *in)
{
	for (size_t i = 0; i < in->n; i++)
		free(in->names[i]);
	free(in->names);
}
