/*
 * Completion for fish.
 */
#include <string.h>

#include "cli.h"

static void fish_text(FILE *f, const char *s)
{
	fputc('\'', f);
	for (; *s; s++) {
		if (*s == '\'' || *s == '\\')
			fputc('\\', f);
		fputc(*s, f);
	}
	fputc('\'', f);
}

static void fish_option(FILE *f, const dc_opt *row)
{
	enum value_kind kind = value_kind(row);
	bool value = opt_takes_value(row);
	fprintf(f, "complete -c deckconv -l %s", row->name);
	if (row->letter)
		fprintf(f, " -s %c", row->letter);
	if (kind == KIND_FILE)
		fputs(" -r -F", f);
	else if (value)
		fputs(" -x", f);
	if (kind == KIND_FORMAT)
		fprintf(f, " -a '(__deckconv_format __deckconv_%s)'",
			row->flags & DC_OPT_WRITE ? "writes" : "reads");
	else if (kind == KIND_CHOICE)
		fprintf(f, " -a '%s'", row->choices);
	else if (kind == KIND_DIR)
		fputs(" -a '(__fish_complete_directories)'", f);
	fputs(" -d ", f);
	fish_text(f, row->help);
	fputc('\n', f);
}

static const char fish_names[] =
	"function __deckconv_format\n"
	"\tset -l word (commandline -ct | string replace -r "
		"'^(--[a-z]+=|-[ft])' '')\n"
	"\tset -l name (string split -m1 : -- $word)[1]\n"
	"\tset -l head (string match -r '^.*[:,]' -- $word)\n"
	"\tstring match -q '*:*' -- $word\n"
	"\tor begin\n"
	"\t\t$argv[1]\n"
	"\t\treturn\n"
	"\tend\n"
	"\tfor option in (__deckconv_format_options $argv[1] $name)\n"
	"\t\techo $head$option\n"
	"\tend\n"
	"end\n\n";

/* Each of its values: "header=yes"; or "delimiter=". */
static void fish_values(FILE *f, const dc_opt *row)
{
	const char *p = complete_choices(row);
	if (!*p)
		fprintf(f, " %s=", row->name);
	for (size_t n; *p; p += n + strspn(p + n, " ")) {
		n = strcspn(p, " ");
		fprintf(f, " %s=%.*s", row->name, (int)n, p);
	}
}

static void fish_cases(FILE *f, const char *way, unsigned flags)
{
	dc_format_info info;
	for (size_t i = 0; dc_format_at(i, &info); i++) {
		const dc_opt *row = complete_option(info.opts, flags);
		if (!row || !completes_as(&info, flags))
			continue;
		fprintf(f, "\t\tcase __deckconv_%s:%s\n\t\t\tprintf '%%s\\n'",
			way, info.name);
		for (; row; row = complete_option(row + 1, flags))
			fish_values(f, row);
		fputc('\n', f);
	}
}

/* One line for each of a format's options that make sense there. */
static void fish_format_options(FILE *f)
{
	fputs("function __deckconv_format_options\n"
		"\tswitch \"$argv[1]:$argv[2]\"\n", f);
	fish_cases(f, "reads", DC_OPT_READ);
	fish_cases(f, "writes", DC_OPT_WRITE);
	fputs("\tend\nend\n\n", f);
}

static void fish_recipe(FILE *f)
{
	fputs("complete -c deckconv -n '__fish_seen_subcommand_from recipe; "
		"and not __fish_seen_subcommand_from list show test' -f "
		"-a 'list show test'\n"
		"complete -c deckconv -n '__fish_seen_subcommand_from recipe; "
		"and __fish_seen_subcommand_from show' -f -a '", f);
	complete_recipes(f);
	fputs("'\n", f);
}

/* A function that says the formats with their titles. */
static void fish_formats(FILE *f, const char *name, unsigned flags)
{
	dc_format_info info;
	fprintf(f, "function %s\n", name);
	for (size_t i = 0; dc_format_at(i, &info); i++) {
		if (!completes_as(&info, flags))
			continue;
		fprintf(f, "\tprintf '%%s\\t%%s\\n' %s ", info.name);
		fish_text(f, info.title);
		fputc('\n', f);
	}
	fputs("end\n\n", f);
}

void completion_fish(FILE *f)
{
	const struct topic *t;
	const char *what;
	fputs("# fish completion for deckconv, "
		"made by deckconv help --completion fish\n\n", f);
	fish_formats(f, "__deckconv_formats", 0);
	fish_formats(f, "__deckconv_reads", DC_OPT_READ);
	fish_formats(f, "__deckconv_writes", DC_OPT_WRITE);
	fish_format_options(f);
	fputs(fish_names, f);
	for (const dc_opt *row = dc_common_options(); row->name; row++)
		fish_option(f, row);
	for (size_t i = 0; verb_at(i, &what); i++) {
		const char *verb = verb_at(i, &what);
		fprintf(f, "complete -c deckconv -n __fish_use_subcommand "
			"-a %s -d ", verb);
		fish_text(f, what);
		fputc('\n', f);
	}
	fputs("complete -c deckconv -n '__fish_seen_subcommand_from formats "
		"help' -f -a '(__deckconv_formats)'\n", f);
	fish_recipe(f);
	for (size_t i = 0; (t = topic_at(i)); i++) {
		fprintf(f, "complete -c deckconv -n "
			"'__fish_seen_subcommand_from help' -f -a %s -d ",
			t->name);
		fish_text(f, t->title);
		fputc('\n', f);
	}
}
