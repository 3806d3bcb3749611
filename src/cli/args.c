/*
 * The command line, read by the rows that the library has: `--name value`,
 * `--name=value`, `-x value`, `-xvalue`, switches in clusters (`-nq`), `--`
 * before operands that begin with a dash, `-` for standard input or output.
 * Long options are written whole: what is unique today is not tomorrow.
 */
#include <stdlib.h>
#include <string.h>

#include "cli.h"

struct parser {
	struct args *args;
	struct messages *messages;
	char **argv;
	int argc, at;
	bool verb_seen;          /* or it can be none any more */
};

static const struct {
	const char *name, *what;
	enum verb verb;
} verbs[] = {
	{ "inspect", "tell what a file is and what it holds", VERB_INSPECT },
	{ "formats", "list what can be read and written", VERB_FORMATS },
	{ "recipe", "list, show and test recipes for sites' pages",
	  VERB_RECIPE },
	{ "help", "tell about a format, an option or a topic", VERB_HELP }
};
enum { NVERBS = sizeof(verbs) / sizeof(verbs[0]) };

static const char *const reserved[] = {
	"check", "diff", "merge", "preview", NULL
};

const char *verb_at(size_t i, const char **what)
{
	if (i >= NVERBS)
		return NULL;
	*what = verbs[i].what;
	return verbs[i].name;
}

bool opt_takes_value(const dc_opt *row)
{
	return row->type != DC_OPT_FLAG && !(row->flags & DC_OPT_OPTIONAL);
}

static const dc_opt *by_name(const char *name, size_t n)
{
	for (const dc_opt *row = dc_common_options(); row->name; row++)
		if (strlen(row->name) == n && !strncmp(row->name, name, n))
			return row;
	return NULL;
}

static const dc_opt *by_letter(char letter)
{
	for (const dc_opt *row = dc_common_options(); row->name; row++)
		if (row->letter == letter)
			return row;
	return NULL;
}

/* Is word one of the blank-separated choices? */
static bool is_choice(const char *choices, const char *word)
{
	size_t n = strlen(word);
	for (const char *p = choices; *p; p += strspn(p, " ")) {
		size_t m = strcspn(p, " ");
		if (m == n && !strncmp(p, word, n))
			return true;
		p += m;
	}
	return false;
}

static bool is_yes_or_no(const char *s)
{
	return !strcmp(s, "yes") || !strcmp(s, "no");
}

/* Values of the library's options are checked by the library. */
static int check_value(struct parser *p, const dc_opt *row, const char *value)
{
	bool bad = false;
	if (!(row->flags & DC_OPT_CLI) || !value)
		return DC_OK;
	if (row->type == DC_OPT_FLAG)
		bad = !is_yes_or_no(value);
	else if (row->type == DC_OPT_CHOICE)
		bad = !is_choice(row->choices, value);
	if (!bad)
		return DC_OK;
	char hint[200];
	snprintf(hint, sizeof(hint), "choose of: %s",
		row->choices ? row->choices : "yes no");
	return complain(p->messages, hint, "--%s cannot be \"%s\"", row->name,
		value);
}

static int give(struct parser *p, const dc_opt *row, const char *value)
{
	struct args *args = p->args;
	args->given[args->ngiven++] = (struct given){ row, value };
	if (!strcmp(row->name, "help"))
		args->asked = ASKED_HELP;
	else if (!strcmp(row->name, "version"))
		args->asked = ASKED_VERSION;
	return check_value(p, row, value);
}

static int unknown_option(struct parser *p, const char *word, size_t n)
{
	char name[64], hint[160] = "`deckconv --help` lists all options";
	struct nearest near = { .word = name };
	const dc_opt *row;
	snprintf(name, sizeof(name), "%.*s", n < 63 ? (int)n : 63, word);
	for (row = dc_common_options(); row->name; row++)
		nearest_try(&near, row->name);
	if (near.best)
		snprintf(hint, sizeof(hint), "did you mean --%s?", near.best);
	/* --no-dedupe, as other programs have it */
	row = strncmp(name, "no-", 3) ? NULL : by_name(name + 3, n - 3);
	if (row && is_choice(complete_choices(row), "no"))
		snprintf(hint, sizeof(hint), "did you mean --%s=no?",
			row->name);
	return complain(p->messages, hint, "unknown option \"--%s\"", name);
}

/* The next word as the value of an option. */
static int value_of(struct parser *p, const char *option, const char **value)
{
	if (p->at + 1 >= p->argc)
		return complain(p->messages, NULL, "%s needs a value", option);
	*value = p->argv[++p->at];
	return DC_OK;
}

static int long_option(struct parser *p, const char *word)
{
	size_t n = strcspn(word + 2, "=");
	const char *value = word[2 + n] ? word + 2 + n + 1 : NULL;
	const dc_opt *row = by_name(word + 2, n);
	if (!row)
		return unknown_option(p, word + 2, n);
	if (!value && opt_takes_value(row)) {
		int code = value_of(p, word, &value);
		if (code)
			return code;
	}
	return give(p, row, value);
}

static int short_options(struct parser *p, const char *word)
{
	int code = DC_OK;
	for (const char *s = word + 1; *s && !code; s++) {
		const dc_opt *row = by_letter(*s);
		const char *value = NULL;
		if (!row)
			return complain(p->messages,
				"`deckconv --help` lists all options",
				"unknown option \"-%c\"", *s);
		if (!opt_takes_value(row)) {
			code = give(p, row, NULL);
			if (p->args->asked == ASKED_HELP)
				p->args->asked = ASKED_SHORT_HELP;
			continue;
		}
		char option[] = { '-', *s, '\0' };
		if (s[1])
			value = s + 1;
		else
			code = value_of(p, option, &value);
		return code ? code : give(p, row, value);
	}
	return code;
}

/* A first word that is exactly a verb is the verb. */
static int operand(struct parser *p, const char *word)
{
	struct args *args = p->args;
	bool first = !p->verb_seen;
	p->verb_seen = true;
	for (size_t i = 0; first && i < NVERBS; i++)
		if (!strcmp(word, verbs[i].name)) {
			args->verb = verbs[i].verb;
			return DC_OK;
		}
	for (size_t i = 0; first && reserved[i]; i++)
		if (!strcmp(word, reserved[i])) {
			char hint[80];
			snprintf(hint, sizeof(hint),
				"a file of that name is ./%s", word);
			return complain(p->messages, hint,
				"\"%s\" is not there yet", word);
		}
	args->operands[args->noperands++] = word;
	return DC_OK;
}

static int one_word(struct parser *p, bool *only_operands)
{
	const char *word = p->argv[p->at];
	/* `help --map` asks about an option, and `help --man` for a page. */
	if (*only_operands || word[0] != '-' || !word[1]
	    || p->args->verb == VERB_HELP)
		return operand(p, word);
	if (strcmp(word, "--") != 0)
		return word[1] == '-' ? long_option(p, word)
			: short_options(p, word);
	*only_operands = true;
	/* After it nothing is a verb, unless one came before. */
	p->verb_seen = true;
	return DC_OK;
}

/* Room for all that these words can hold: a cluster has an option a byte. */
static bool make_room(struct args *args, int argc, char **argv)
{
	size_t most = 1;
	for (int i = 1; i < argc; i++)
		most += argv[i][0] == '-' ? strlen(argv[i]) : 0;
	args->given = calloc(most, sizeof(*args->given));
	args->operands = calloc((size_t)argc + 1, sizeof(*args->operands));
	return args->given && args->operands;
}

int args_parse(struct args *args, int argc, char **argv, struct messages *m)
{
	struct parser p = {
		.args = args, .messages = m, .argv = argv, .argc = argc
	};
	bool only_operands = false;
	int code = DC_OK;
	*args = (struct args){ .verb = VERB_CONVERT };
	if (!make_room(args, argc, argv))
		return out_of_memory(m);
	for (p.at = 1; p.at < argc && !code && !args->asked; p.at++)
		code = one_word(&p, &only_operands);
	return code;
}

int args_check(const struct args *args, unsigned flags, struct messages *m)
{
	for (size_t i = 0; i < args->ngiven; i++) {
		const dc_opt *row = args->given[i].row;
		if (!(row->flags & flags))
			return complain(m, NULL, "--%s has no sense here, "
				"where nothing is %s", row->name,
				flags & DC_OPT_READ ? "written" : "converted");
	}
	return DC_OK;
}

void args_free(struct args *args)
{
	free(args->given);
	free(args->operands);
}

static const struct given *last(const struct args *args, const char *name)
{
	for (size_t i = args->ngiven; i-- > 0; )
		if (!strcmp(args->given[i].row->name, name))
			return &args->given[i];
	return NULL;
}

const char *args_value(const struct args *args, const char *name)
{
	const struct given *g = last(args, name);
	return g ? g->value : NULL;
}

bool args_on(const struct args *args, const char *name)
{
	const struct given *g = last(args, name);
	return g && !(g->value && !strcmp(g->value, "no"));
}
