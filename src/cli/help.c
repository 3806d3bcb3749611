/*
 * -h, --help and `deckconv help TOPIC`.
 */
#include <string.h>

#include "cli.h"

enum { HELP_COLUMN = 30 };

static const char usage[] =
	"usage: deckconv [OPTION]... [INPUT]... [-o OUTPUT]\n"
	"       deckconv inspect FILE...\n"
	"       deckconv formats [NAME]...\n"
	"       deckconv recipe [list | show NAME | test FILE [PAGE]]\n"
	"       deckconv help [TOPIC]...\n";

/* The value's name, or the choices as the user types them. */
static size_t put_choices(FILE *f, const dc_opt *row)
{
	const char *p = row->choices ? row->choices
		: row->type == DC_OPT_INT ? "N" : "VALUE";
	for (size_t i = 0; p[i]; i++)
		fputc(p[i] == ' ' ? '|' : p[i], f);
	return cells_of(p);
}

/* " FILE", "[=auto|yes|no]", nothing for a switch.  Returns its cells. */
static size_t put_value(FILE *f, const dc_opt *row)
{
	bool optional = row->flags & DC_OPT_OPTIONAL;
	if (row->type == DC_OPT_FLAG)
		return 0;
	fputs(optional ? "[=" : " ", f);
	size_t n = put_choices(f, row);
	fputs(optional ? "]" : "", f);
	return n + (optional ? 3 : 1);
}

void option_show(FILE *f, const dc_opt *row)
{
	size_t width = 6 + 2 + strlen(row->name);
	if (row->letter)
		fprintf(f, "  -%c, --%s", row->letter, row->name);
	else
		fprintf(f, "      --%s", row->name);
	width += put_value(f, row);
	if (width + 2 > HELP_COLUMN) {
		fputc('\n', f);
		width = 0;
	}
	put_folded(f, row->help, width, HELP_COLUMN);
}

void help_short(FILE *f)
{
	fputs("deckconv: flashcards from one format into another\n\n", f);
	fputs(usage, f);
	fputs("\nexamples\n"
		"  deckconv page.html -o deck.tsv            "
		"a saved page for Anki's import\n"
		"  deckconv deck.tsv -t csv > deck.csv       "
		"Anki text as a table\n"
		"  deckconv a.csv b.json c.md -o all.tsv     "
		"many inputs, one deck file\n"
		"  deckconv *.html -t anki -O out/           "
		"many inputs, one output each\n"
		"  deckconv inspect page.html                "
		"what is this file?\n", f);
	fputs("\nthe options used most\n", f);
	for (const dc_opt *row = dc_common_options(); row->name; row++)
		if (row->letter)
			option_show(f, row);
	fputs("\n`deckconv --help` lists all options, "
		"`deckconv formats` all formats.\n", f);
}

static void put_options(FILE *f)
{
	const char *section = NULL;
	for (const dc_opt *row = dc_common_options(); row->name; row++) {
		const char *here = row->section ? row->section : "Other";
		if (!section || strcmp(section, here) != 0)
			fprintf(f, "\n%s\n", here);
		section = here;
		option_show(f, row);
	}
}

void help_long(FILE *f)
{
	const char *what;
	const struct topic *t;
	fputs("deckconv: flashcards from one format into another\n\n", f);
	fputs(usage, f);
	fputs("\nWithout -o the result goes to standard output, as Anki text "
		"unless -t says\notherwise. - is standard input or output. "
		"Formats are recognised.\n", f);
	put_options(f);
	fputs("\nVerbs\n", f);
	for (size_t i = 0; verb_at(i, &what); i++)
		fprintf(f, "  %-12s %s\n", verb_at(i, &what), what);
	fputs("\nTopics for `deckconv help TOPIC`, besides formats, "
		"options and verbs\n", f);
	for (size_t i = 0; (t = topic_at(i)); i++)
		fprintf(f, "  %-12s %s\n", t->name, t->title);
}

static bool show_topic(const char *word)
{
	const struct topic *t;
	for (size_t i = 0; (t = topic_at(i)); i++)
		if (!strcmp(t->name, word)) {
			printf("%s: %s\n\n%s", t->name, t->title, t->text);
			return true;
		}
	return false;
}

/* "map", "--map", "-f" */
static const dc_opt *find_option(const char *word)
{
	bool letter = word[0] == '-' && word[1] && !word[2];
	const char *name = word + (strncmp(word, "--", 2) ? 0 : 2);
	for (const dc_opt *row = dc_common_options(); row->name; row++)
		if (letter ? row->letter == word[1] : !strcmp(row->name, name))
			return row;
	return NULL;
}

static int unknown(const char *word, struct messages *m)
{
	struct nearest near = { .word = word };
	char hint[120] = "`deckconv --help` lists the topics";
	const struct topic *t;
	dc_format_info info;
	for (size_t i = 0; (t = topic_at(i)); i++)
		nearest_try(&near, t->name);
	for (size_t i = 0; dc_format_at(i, &info); i++)
		nearest_try(&near, info.name);
	for (const dc_opt *row = dc_common_options(); row->name; row++)
		nearest_try(&near, row->name);
	if (near.best)
		snprintf(hint, sizeof(hint), "did you mean %s?", near.best);
	return complain(m, hint, "there is no help on \"%s\"", word);
}

static int help_on(const char *word, struct messages *m)
{
	const dc_opt *row = find_option(word);
	if (!row)
		return show_topic(word) || format_show(stdout, word) ? DC_OK
			: unknown(word, m);
	option_show(stdout, row);
	if (row->def)
		printf("%*sdefault: %s\n", HELP_COLUMN, "", row->def);
	fputc('\n', stdout);
	show_topic(row->name);
	return DC_OK;
}

/* What the build asks for.  False: it is a topic after all. */
static bool generated(const struct args *args)
{
	const char *what = args->operands[0];
	if (!strcmp(what, "--man"))
		man_print(stdout);
	else if (!strcmp(what, "--table"))
		formats_markdown(stdout);
	else if (!strcmp(what, "--sources"))
		sources_markdown(stdout);
	else
		return !strcmp(what, "--completion") && args->noperands == 2
			&& completion_print(stdout, args->operands[1]);
	return true;
}

int help(const struct args *args, struct messages *m)
{
	if (!args->noperands)
		help_long(stdout);
	else if (generated(args))
		return DC_OK;
	for (size_t i = 0; i < args->noperands; i++) {
		int code = help_on(args->operands[i], m);
		if (code)
			return code;
	}
	return DC_OK;
}
