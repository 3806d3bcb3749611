/*
 * Completion for zsh, on its own _arguments.
 */
#include <string.h>

#include "cli.h"

/* Help text inside a zsh specification in single quotes. */
static void zsh_text(FILE *f, const char *s)
{
	for (; *s; s++) {
		if (*s == '\'')
			fputs("'\\'", f);
		else if (*s == '[' || *s == ']' || *s == ':' || *s == '\\')
			fputc('\\', f);
		fputc(*s, f);
	}
}

static void zsh_value(FILE *f, const dc_opt *row)
{
	enum value_kind kind = value_kind(row);
	if (kind == KIND_NONE)
		return;
	fputs(row->flags & DC_OPT_OPTIONAL ? "::" : ":", f);
	zsh_text(f, kind == KIND_CHOICE || !row->choices ? "value"
		: row->choices);
	fputc(':', f);
	if (kind == KIND_CHOICE)
		fprintf(f, "(%s)", row->choices);
	else
		fputs(kind == KIND_FORMAT && row->flags & DC_OPT_WRITE
			? "_deckconv_to"
			: kind == KIND_FORMAT ? "_deckconv_from"
			: kind == KIND_DIR ? "_directories"
			: kind == KIND_FILE ? "_files" : "", f);
}

static void zsh_option(FILE *f, const dc_opt *row)
{
	bool value = opt_takes_value(row), repeat = row->flags & DC_OPT_REPEAT;
	const char *optional = row->flags & DC_OPT_OPTIONAL ? "=-" : "";
	if (repeat)
		fputs("\t\t'*'", f);
	else if (row->letter)
		fprintf(f, "\t\t'(-%c --%s)'", row->letter, row->name);
	else
		fputs("\t\t", f);
	if (row->letter)
		fprintf(f, "{-%c%s,--%s%s%s}", row->letter, value ? "+" : "",
			row->name, value ? "=" : "", optional);
	else
		fprintf(f, "--%s%s%s", row->name, value ? "=" : "", optional);
	fputs("'[", f);
	zsh_text(f, row->help);
	fputc(']', f);
	zsh_value(f, row);
	fputs("' \\\n", f);
}

static const char zsh_format[] =
	"_deckconv_format()\n"
	"{\n"
	"\tlocal name last way=$1\n"
	"\tshift\n"
	"\tif ! compset -P 1 '*:'; then\n"
	"\t\tcompadd -S '' -- $@\n"
	"\t\treturn\n"
	"\tfi\n"
	"\tname=${${IPREFIX%:}##*[=+]}\n"
	"\tname=${name#-[ft]}\n"
	"\tcompset -P '*,'\n"
	"\tif compset -P 1 '*='; then\n"
	"\t\tlast=${${IPREFIX%=}##*[,:]}\n"
	"\t\tcompadd -- ${=$(_deckconv_choices $name:$last)}\n"
	"\telse\n"
	"\t\tcompadd -S '' -- ${=$(_deckconv_keys $way $name)}\n"
	"\tfi\n"
	"}\n\n";

static const char zsh_main[] =
	"_deckconv_from()\n"
	"{\n"
	"\t_deckconv_format reads ${=_deckconv_reads}\n"
	"}\n\n"
	"_deckconv_to()\n"
	"{\n"
	"\t_deckconv_format writes ${=_deckconv_writes}\n"
	"}\n\n"
	"_deckconv_recipe()\n"
	"{\n"
	"\tif (( CURRENT == 3 )); then\n"
	"\t\tcompadd list show test\n"
	"\telif [[ ${words[3]} == show ]]; then\n"
	"\t\tcompadd -- ${=_deckconv_recipes}\n"
	"\telif [[ ${words[3]} == test ]]; then\n"
	"\t\t_files\n"
	"\tfi\n"
	"}\n\n"
	"_deckconv_operand()\n"
	"{\n"
	"\tcase ${words[2]} in\n"
	"\tformats) compadd -- ${=_deckconv_formats} ;;\n"
	"\thelp) compadd -- ${=_deckconv_topics} ${=_deckconv_formats} ;;\n"
	"\tinspect) _files ;;\n"
	"\trecipe) _deckconv_recipe ;;\n"
	"\t*)\n"
	"\t\t(( CURRENT == 2 )) && compadd -- ${=_deckconv_verbs}\n"
	"\t\t_files ;;\n"
	"\tesac\n"
	"}\n\n";

void completion_zsh(FILE *f)
{
	fputs("#compdef deckconv\n"
		"# made by deckconv help --completion zsh\n\n"
		"typeset -g _deckconv_formats='", f);
	complete_formats(f, 0);
	fputs("'\ntypeset -g _deckconv_reads='", f);
	complete_formats(f, DC_OPT_READ);
	fputs("'\ntypeset -g _deckconv_writes='", f);
	complete_formats(f, DC_OPT_WRITE);
	fputs("'\ntypeset -g _deckconv_verbs='", f);
	complete_verbs(f);
	fputs("'\ntypeset -g _deckconv_topics='", f);
	complete_topics(f);
	fputs("'\ntypeset -g _deckconv_recipes='", f);
	complete_recipes(f);
	fputs("'\n\n", f);
	complete_format_functions(f);
	fputs(zsh_format, f);
	fputs(zsh_main, f);
	fputs("_deckconv()\n{\n\t_arguments -s -S \\\n", f);
	for (const dc_opt *row = dc_common_options(); row->name; row++)
		zsh_option(f, row);
	fputs("\t\t'*:input:_deckconv_operand'\n}\n\n"
		/* Autoloaded it is called, sourced it is registered. */
		"if [[ ${funcstack[1]} == _deckconv ]]; then\n"
		"\t_deckconv \"$@\"\n"
		"else\n"
		"\tcompdef _deckconv deckconv\n"
		"fi\n", f);
}
