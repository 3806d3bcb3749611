/*
 * deckconv's front door: descriptors, the command line, the verb.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"

/*
 * Started with a standard descriptor closed, the first file that is opened
 * would take its number: messages would go into the deck.  The number is
 * taken the wrong way round, so that its use fails and is told.
 */
static void fill_descriptors(void)
{
	static const int wrong[] = { O_WRONLY, O_RDONLY, O_RDWR };
	for (int fd = 0; fd < 3; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF
		    && open("/dev/null", wrong[fd]) < 0)
			_exit(DC_LIMIT);
}

static void version(void)
{
	printf("deckconv %s\n", dc_version());
	const char *name, *number;
	for (size_t i = 0; dc_library_at(i, &name, &number); i++)
		printf("%s %s\n", name, number);
}

static int answer(const struct args *args, struct messages *m)
{
	static const char *const names[] = {
		[VERB_INSPECT] = "inspect", [VERB_FORMATS] = "formats",
		[VERB_RECIPE] = "recipe", [VERB_HELP] = "help"
	};
	if (args->asked == ASKED_VERSION)
		version();
	else if (args->asked == ASKED_SHORT_HELP)
		help_short(stdout);
	else if (args->verb == VERB_CONVERT)
		help_long(stdout);
	else
		return help(&(struct args){ .noperands = 1,
			.operands = (const char *[]){ names[args->verb] } }, m);
	return DC_OK;
}

static int act(const struct args *args, struct messages *m)
{
	if (args->asked)
		return answer(args, m);
	messages_init(m, args_value(args, "color"));
	m->quiet = args_on(args, "quiet");
	const char *progress = args_value(args, "progress");
	progress_init(&m->progress, !progress && m->quiet ? "never" : progress);
	switch (args->verb) {
	case VERB_INSPECT: return inspect(args, m);
	case VERB_FORMATS: return formats(args, m);
	case VERB_RECIPE: return recipe(args, m);
	case VERB_HELP: return help(args, m);
	case VERB_CONVERT: break;
	}
	return convert(args, m);
}

/* What stdio still holds is the result of a verb: its loss is an error. */
static int flush_stdout(int code, struct messages *m)
{
	bool failed = ferror(stdout);
	if ((fflush(stdout) || failed) && code < DC_OUTPUT) {
		complain(m, NULL, "cannot write to standard output: %s",
			strerror(errno));
		code = DC_OUTPUT;
	}
	return code;
}

int main(int argc, char **argv)
{
	struct messages m = { .quiet = false };
	struct args args;
	fill_descriptors();
	/* Above `ulimit -f` a write fails and is told, as on a full disk. */
	signal(SIGXFSZ, SIG_IGN);
	/* One write for a message: those of several processes do not mix. */
	setvbuf(stderr, NULL, _IOFBF, BUFSIZ);
	messages_init(&m, NULL);
	if (argc < 2 && isatty(STDIN_FILENO)) {
		help_short(stderr);
		return DC_USAGE;
	}
	int code = args_parse(&args, argc, argv, &m);
	if (!code)
		code = act(&args, &m);
	args_free(&args);
	return flush_stdout(code, &m);
}
