/*
 * From the command line to a job of the library.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli.h"

static bool on_progress(void *user, const dc_counts *counts)
{
	progress_step(user, counts);
	return !signals_came();
}

bool recipes_folder(char *path, size_t room)
{
	const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	int n = 0;
	if (config && *config == '/')
		n = snprintf(path, room, "%s/deckconv/recipes", config);
	else if (home && *home)
		n = snprintf(path, room, "%s/.config/deckconv/recipes", home);
	return n > 0 && (size_t)n < room;
}

/* The user's own recipes, where there are any. */
static int add_recipes(dc_job *job)
{
	char path[4096];
	struct stat st;
	if (!recipes_folder(path, sizeof(path)) || stat(path, &st) ||
	    !S_ISDIR(st.st_mode))
		return DC_OK;
	return dc_job_set(job, "recipes", path);
}

dc_job *job_new(const struct args *args, struct messages *m, int *code)
{
	dc_job *job = dc_job_new();
	*code = job ? DC_OK : DC_LIMIT;
	if (!job) {
		out_of_memory(m);
		return NULL;
	}
	dc_job_on_message(job, messages_show, m);
	dc_job_on_progress(job, on_progress, &m->progress);
	progress_start(&m->progress);
	for (size_t i = 0; i < args->ngiven && !*code; i++) {
		const struct given *g = &args->given[i];
		bool ours = g->row->flags & DC_OPT_CLI;
		/* The report of an inspection is made here. */
		if (args->verb == VERB_INSPECT)
			ours = ours || !strcmp(g->row->name, "report");
		if (!ours)
			*code = dc_job_set(job, g->row->name, g->value);
	}
	if (!*code)
		*code = add_recipes(job);
	if (*code) {
		dc_job_free(job);
		return NULL;
	}
	return job;
}
