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

void complete_format_functions(FILE *f)
{
	dc_format_info info;
	fputs("_deckconv_keys()\n{\n\tcase $1 in\n", f);
	for (size_t i = 0; dc_format_at(i, &info); i++) {
		const dc_opt *row = info.opts;
		if (!row || !row->name)
			continue;
		fprintf(f, "\t%s) echo '", info.name);
		for (; row->name; row++)
			fprintf(f, "%s= ", row->name);
		fputs("' ;;\n", f);
	}
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
