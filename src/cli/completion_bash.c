/*
 * Completion for bash, without the helpers of the bash-completion package:
 * it works where only bash is.
 */
#include <string.h>

#include "cli.h"

/* "--guid", or "--guid=" where the value is behind the sign: that alone for
 * an option whose value may be left out. */
static void bash_pattern(FILE *f, const dc_opt *row)
{
	fprintf(f, "\t--%s=", row->name);
	if (opt_takes_value(row))
		fprintf(f, "|--%s", row->name);
	if (row->letter)
		fprintf(f, "|-%c", row->letter);
}

static void bash_values(FILE *f)
{
	fputs("_deckconv_value()\n{\n\tcase $1 in\n", f);
	for (const dc_opt *row = dc_common_options(); row->name; row++) {
		enum value_kind kind = value_kind(row);
		if (kind == KIND_NONE)
			continue;
		bash_pattern(f, row);
		if (kind == KIND_FORMAT)
			fprintf(f, ") _deckconv_format \"$2\" %s ;;\n",
				row->flags & DC_OPT_WRITE ? "writes" : "reads");
		else if (kind == KIND_CHOICE)
			fprintf(f, ") COMPREPLY=($(compgen -W '%s' -- \"$2\"))"
				" ;;\n", row->choices);
		else if (kind == KIND_DIR)
			fputs(") _deckconv_files -d \"$2\" ;;\n", f);
		else
			fputs(") ;;\n", f);
	}
	fputs("\t*) return 1 ;;\n\tesac\n}\n\n", f);
}

static const char bash_format[] =
	"_deckconv_format()\n"
	"{\n"
	"\tlocal name=${1%%:*} formats=_deckconv_$2 last keys\n"
	"\tif [[ $1 != *:* ]]; then\n"
	"\t\tCOMPREPLY=($(compgen -W \"${!formats}\" -- \"$1\"))\n"
	"\t\treturn 0\n"
	"\tfi\n"
	"\tlast=${1##*[:,]}\n"
	"\tif [[ $last == *=* ]]; then\n"
	"\t\tkeys=$(_deckconv_choices \"$name:${last%%=*}\")\n"
	"\t\tlast=${last#*=}\n"
	"\telse\n"
	"\t\tkeys=$(_deckconv_keys \"$2\" \"$name\")\n"
	"\t\tcompopt -o nospace 2>/dev/null\n"
	"\tfi\n"
	"\tCOMPREPLY=($(compgen -P \"${1%\"$last\"}\" -W \"$keys\" "
		"-- \"$last\"))\n"
	"}\n\n";

/* Names may hold blanks: words are parted at newlines alone. */
static const char bash_files[] =
	"_deckconv_files()\n"
	"{\n"
	"\tlocal words=$3 IFS=$'\\n'\n"
	"\tCOMPREPLY=($words $(compgen $1 -- \"$2\"))\n"
	"\tcompopt -o filenames 2>/dev/null\n"
	"}\n\n";

static const char bash_operand[] =
	"_deckconv_operand()\n"
	"{\n"
	"\tcase $1 in\n"
	"\tformats) COMPREPLY=($(compgen -W \"$_deckconv_formats\" "
		"-- \"$2\")) ;;\n"
	"\thelp) COMPREPLY=($(compgen -W \"$_deckconv_topics "
		"$_deckconv_formats\" -- \"$2\")) ;;\n"
	"\trecipe) COMPREPLY=($(compgen -W 'list show test' "
		"-- \"$2\")) ;;\n"
	"\tshow) [[ ${COMP_WORDS[1]} == recipe ]] && \\\n"
	"\t\tCOMPREPLY=($(compgen -W \"$_deckconv_recipes\" "
		"-- \"$2\")) ;;\n"
	"\t*) [[ $COMP_CWORD -eq 1 ]] && _deckconv_files -f \"$2\" \\\n"
	"\t\t\"$(compgen -W \"$_deckconv_verbs\" -- \"$2\")\" ;;\n"
	"\tesac\n"
	"}\n\n";

/* Readline breaks words at = and :, so that its word may be the end of ours:
 * what stands before it is taken off the answers. */
static const char bash_main[] =
	"_deckconv()\n"
	"{\n"
	"\tlocal line=${COMP_LINE:0:COMP_POINT} cur prev head\n"
	"\tlocal part=${COMP_WORDS[COMP_CWORD]}\n"
	"\tcur=${line##*[[:blank:]]}\n"
	"\tprev=${line%\"$cur\"}\n"
	"\tprev=${prev%\"${prev##*[![:blank:]]}\"}\n"
	"\tprev=${prev##*[[:blank:]]}\n"
	"\t[[ $part == [=:] ]] && part=\n"
	"\tCOMPREPLY=()\n"
	"\tif [[ $cur == --*=* ]]; then\n"
	"\t\thead=${cur%%=*}=\n"
	"\t\t_deckconv_value \"$head\" \"${cur#\"$head\"}\"\n"
	"\t\tCOMPREPLY=(\"${COMPREPLY[@]/#/$head}\")\n"
	"\telif [[ $cur == -* ]]; then\n"
	"\t\tCOMPREPLY=($(compgen -W \"$_deckconv_options\" -- \"$cur\"))\n"
	"\telif ! _deckconv_value \"$prev\" \"$cur\"; then\n"
	"\t\t_deckconv_operand \"$prev\" \"$cur\"\n"
	"\tfi\n"
	"\thead=${cur%\"$part\"}\n"
	"\tCOMPREPLY=(\"${COMPREPLY[@]#\"$head\"}\")\n"
	"}\n\n"
	"complete -o default -F _deckconv deckconv\n";

void completion_bash(FILE *f)
{
	fputs("# bash completion for deckconv, "
		"made by deckconv help --completion bash\n\n"
		"_deckconv_options='", f);
	for (const dc_opt *row = dc_common_options(); row->name; row++)
		fprintf(f, "--%s ", row->name);
	fputs("'\n_deckconv_formats='", f);
	complete_formats(f, 0);
	fputs("'\n_deckconv_reads='", f);
	complete_formats(f, DC_OPT_READ);
	fputs("'\n_deckconv_writes='", f);
	complete_formats(f, DC_OPT_WRITE);
	fputs("'\n_deckconv_verbs='", f);
	complete_verbs(f);
	fputs("'\n_deckconv_topics='", f);
	complete_topics(f);
	fputs("'\n_deckconv_recipes='", f);
	complete_recipes(f);
	fputs("'\n\n", f);
	complete_format_functions(f);
	fputs(bash_format, f);
	fputs(bash_files, f);
	fputs(bash_operand, f);
	bash_values(f);
	fputs(bash_main, f);
}
