/*
 * Completion for bash, zsh and fish, from the rows.
 */
#include <string.h>

#include "cli.h"

enum value_kind value_kind(const dc_opt *row)
{
	const char *value = row->choices ? row->choices : "";
	if (row->type == DC_OPT_FLAG)
		return KIND_NONE;
	if (row->type == DC_OPT_CHOICE)
		return KIND_CHOICE;
	return !strcmp(value, "FORMAT") ? KIND_FORMAT
		: !strcmp(value, "FILE") ? KIND_FILE
		: !strcmp(value, "DIR") ? KIND_DIR : KIND_ANY;
}

const char *complete_choices(const dc_opt *row)
{
	return row->type == DC_OPT_FLAG ? "yes no"
		: row->type == DC_OPT_CHOICE ? row->choices : "";
}

bool completes_as(const dc_format_info *info, unsigned flags)
{
	return (info->reads || !(flags & DC_OPT_READ))
		&& (info->writes || !(flags & DC_OPT_WRITE));
}

void complete_formats(FILE *f, unsigned flags)
{
	dc_format_info info;
	const char *blank = "";
	for (size_t i = 0; dc_format_at(i, &info); i++)
		if (completes_as(&info, flags)) {
			fprintf(f, "%s%s", blank, info.name);
			blank = " ";
		}
}

void complete_verbs(FILE *f)
{
	const char *what;
	for (size_t i = 0; verb_at(i, &what); i++)
		fprintf(f, "%s%s", i ? " " : "", verb_at(i, &what));
}

void complete_topics(FILE *f)
{
	const struct topic *t;
	for (size_t i = 0; (t = topic_at(i)); i++)
		fprintf(f, "%s%s", i ? " " : "", t->name);
}

void complete_recipes(FILE *f)
{
	dc_recipe_info info;
	for (size_t i = 0; dc_recipe_at(i, &info); i++)
		fprintf(f, "%s%s", i ? " " : "", info.name);
}

const dc_opt *complete_option(const dc_opt *row, unsigned flags)
{
	while (row && row->name && !(row->flags & flags))
		row++;
	return row && row->name ? row : NULL;
}

static void put_keys(FILE *f, const char *way, unsigned flags)
{
	dc_format_info info;
	for (size_t i = 0; dc_format_at(i, &info); i++) {
		const dc_opt *row = complete_option(info.opts, flags);
		if (!row || !completes_as(&info, flags))
			continue;
		fprintf(f, "\t%s:%s) echo '", way, info.name);
		for (; row; row = complete_option(row + 1, flags))
			fprintf(f, "%s= ", row->name);
		fputs("' ;;\n", f);
	}
}

void complete_format_functions(FILE *f)
{
	dc_format_info info;
	fputs("_deckconv_keys()\n{\n\tcase $1:$2 in\n", f);
	put_keys(f, "reads", DC_OPT_READ);
	put_keys(f, "writes", DC_OPT_WRITE);
	fputs("\tesac\n}\n\n_deckconv_choices()\n{\n\tcase $1 in\n", f);
	for (size_t i = 0; dc_format_at(i, &info); i++)
		for (const dc_opt *row = info.opts; row && row->name; row++)
			if (*complete_choices(row))
				fprintf(f, "\t%s:%s) echo '%s' ;;\n", info.name,
					row->name, complete_choices(row));
	fputs("\tesac\n}\n\n", f);
}

bool completion_print(FILE *f, const char *shell)
{
	if (!strcmp(shell, "bash"))
		completion_bash(f);
	else if (!strcmp(shell, "zsh"))
		completion_zsh(f);
	else if (!strcmp(shell, "fish"))
		completion_fish(f);
	else
		return false;
	return true;
}
