/*
 * The manual page in mdoc, from the rows and the topics.
 */
#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli.h"

/* Escapes make lines longer than they are here. */
enum { FOLD = 64 };

/* Text with what roff would take as its own escaped. */
static void put_roff(FILE *f, const char *s, size_t n, bool line_start)
{
	dc_str rest = { s, n };
	uint32_t c;
	for (; (n = utf8_char(rest, &c)) > 0; rest.p += n, rest.n -= n) {
		if (line_start && (c == '.' || c == '\''))
			fputs("\\&", f);
		line_start = c == '\n';
		if (c == '\\')
			fputs("\\e", f);
		else if (c == '-')
			fputs("\\-", f);
		else if (c >= 0x80)
			fprintf(f, "\\[u%04X]", (unsigned)c);
		else
			fputc((int)c, f);
	}
}

/* Prose, folded; manuals begin each sentence on a line of its own. */
static void put_prose(FILE *f, const char *s, size_t n)
{
	size_t at = 0, word;
	for (const char *end = s + n; s < end; s += word) {
		s += strspn(s, " \n");
		word = strcspn(s, " \n");
		if (s >= end || !word)
			break;
		bool fold = at && at + 1 + word > FOLD;
		if (at && !fold)
			fputc(' ', f);
		else if (fold)
			fputc('\n', f);
		at = fold ? 0 : at + !!at;
		put_roff(f, s, word, !at);
		at += word;
		if (strchr(".?", s[word - 1]) && s + word < end) {
			fputc('\n', f);
			at = 0;
		}
	}
	if (at)
		fputc('\n', f);
}

/* A sentence from a row, which has no full stop. */
static void put_sentence(FILE *f, const char *fmt, ...) CLI_PRINTF(2, 3);

static void put_sentence(FILE *f, const char *fmt, ...)
{
	char text[800];
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text) - 1, fmt, ap);
	va_end(ap);
	size_t n = strlen(text);
	snprintf(text + n, sizeof(text) - n, ".");
	put_prose(f, text, n + 1);
}

/* The date: of the release where it is being built from one, else today. */
static void put_date(FILE *f)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	time_t t = epoch ? (time_t)strtoll(epoch, NULL, 10) : time(NULL);
	static const char *const months[] = {
		"January", "February", "March", "April", "May", "June", "July",
		"August", "September", "October", "November", "December"
	};
	struct tm tm;
	if (gmtime_r(&t, &tm))
		fprintf(f, ".Dd %s %d, %d\n", months[tm.tm_mon], tm.tm_mday,
			tm.tm_year + 1900);
}

/* What stands behind a verb. */
static const char *operands_of(const char *verb)
{
	static const char *const of[][2] = {
		{ "inspect", ".Ar" },
		{ "formats", ".Op Ar name ..." },
		{ "recipe", ".Op Cm list | show Ar name | "
			"Cm test Ar file Op Ar page" },
		{ "help", ".Op Ar topic ..." }
	};
	size_t i = 0;
	while (i + 1 < sizeof(of) / sizeof(of[0]) && strcmp(of[i][0], verb))
		i++;
	return of[i][1];
}

static void put_head(FILE *f)
{
	const char *verb, *what;
	fputs(".\\\" made by deckconv help --man\n", f);
	put_date(f);
	fputs(".Dt DECKCONV 1\n"
		".Os\n"
		".Sh NAME\n"
		".Nm deckconv\n"
		".Nd convert flashcards from one format into another\n"
		".Sh SYNOPSIS\n"
		".Nm\n"
		".Op Ar option ...\n"
		".Op Ar input ...\n"
		".Op Fl o Ar output\n", f);
	for (size_t i = 0; (verb = verb_at(i, &what)); i++)
		fprintf(f, ".Nm\n.Cm %s\n%s\n", verb, operands_of(verb));
	fputs(".Sh DESCRIPTION\n"
		".Nm\n"
		"reads decks of flashcards and writes them in another format.\n"
		"The format of the inputs is recognised by their content,\n"
		"that of the output by its extension.\n"
		"Without\n"
		".Fl o\n"
		"the result goes to standard output, as Anki text unless\n"
		".Fl t\n"
		"says otherwise.\n"
		".Sq \\-\n"
		"is standard input or standard output.\n", f);
}

/* "keep link drop" as "keep | link | drop" */
static void put_choices(FILE *f, const char *p)
{
	for (size_t n; *p; p += n + strspn(p + n, " ")) {
		n = strcspn(p, " ");
		put_roff(f, p, n, false);
		fputs(p[n] ? " | " : "", f);
	}
}

static void put_value(FILE *f, const dc_opt *row)
{
	const char *p = row->choices ? row->choices : "value";
	bool choice = row->type == DC_OPT_CHOICE;
	bool optional = row->flags & DC_OPT_OPTIONAL;
	if (row->type == DC_OPT_FLAG)
		return;
	fputs(optional ? " Ns Oo = Ns Ar " : choice ? " Cm " : " Ar ", f);
	put_choices(f, p);
	fputs(optional ? " Oc" : "", f);
}

static void put_options(FILE *f)
{
	const char *section = NULL;
	fputs(".Sh OPTIONS\n", f);
	for (const dc_opt *row = dc_common_options(); row->name; row++) {
		const char *here = row->section ? row->section : "Other";
		if (!section || strcmp(section, here) != 0)
			fprintf(f, "%s.Ss %s\n.Bl -tag -width Ds\n",
				section ? ".El\n" : "", here);
		section = here;
		fputs(".It ", f);
		if (row->letter)
			fprintf(f, "Fl %c , ", row->letter);
		fputs("Fl \\-", f);
		put_roff(f, row->name, strlen(row->name), false);
		put_value(f, row);
		fputc('\n', f);
		put_sentence(f, "%s", row->help);
		if (row->def)
			fprintf(f, "Default:\n.Cm %s .\n", row->def);
	}
	fputs(".El\n", f);
}

static void put_format_options(FILE *f, const dc_opt *row)
{
	if (!row || !row->name)
		return;
	fputs("Options:\n.Bl -tag -width Ds\n", f);
	for (; row->name; row++) {
		bool choice = row->type == DC_OPT_CHOICE;
		bool flag = row->type == DC_OPT_FLAG;
		fprintf(f, ".It Cm %s Ns = Ns %s ", row->name,
			choice || flag ? "Cm" : "Ar");
		put_choices(f, flag ? "yes no"
			: row->choices ? row->choices : "value");
		fputc('\n', f);
		put_sentence(f, "%s", row->help ? row->help : row->name);
		if (row->def && *row->def)
			fprintf(f, "Default:\n.Cm %s .\n", row->def);
	}
	fputs(".El\n", f);
}

static void put_formats(FILE *f)
{
	dc_format_info info;
	fputs(".Sh FORMATS\n"
		"Options of a format ride on its name:\n"
		".Ql \\-t csv:delimiter=tab,header=no .\n"
		".Bl -tag -width Ds\n", f);
	for (size_t i = 0; dc_format_at(i, &info); i++) {
		fprintf(f, ".It Cm %s\n", info.name);
		bool files = info.exts && *info.exts;
		put_sentence(f, "%s; %s%s%s%s%s", info.title,
			info.reads && info.writes ? "read and written"
			: info.reads ? "read only" : "written only",
			files ? "; files end in " : "",
			files ? info.exts : "",
			info.aliases ? "; also called " : "",
			info.aliases ? info.aliases : "");
		if (info.how)
			put_sentence(f, "How to get one: %s", info.how);
		put_format_options(f, info.opts);
	}
	fputs(".El\n", f);
}

/* Blocks: prose becomes paragraphs, indented ones stay as they are. */
static void put_text_blocks(FILE *f, const char *text)
{
	bool first = true;
	while (*text) {
		const char *end = strstr(text, "\n\n");
		size_t n = end ? (size_t)(end - text) + 1 : strlen(text);
		bool literal = *text == ' ';
		if (literal)
			fputs(".Bd -literal\n", f);
		else if (!first)
			fputs(".Pp\n", f);
		if (literal)
			put_roff(f, text, n, true);
		else
			put_prose(f, text, n);
		fputs(literal ? ".Ed\n" : "", f);
		text += end ? n + 1 : n;
		first = false;
	}
}

static void put_topic(FILE *f, const char *name, const char *heading)
{
	const struct topic *t;
	for (size_t i = 0; (t = topic_at(i)); i++)
		if (!strcmp(t->name, name)) {
			if (heading)
				fprintf(f, ".Sh %s\n", heading);
			else
				fprintf(f, ".Ss %c%s\n",
					toupper((unsigned char)*t->title),
					t->title + 1);
			put_text_blocks(f, t->text);
		}
}

/* Topics that have a section of their own, in the order manuals have. */
static const struct {
	const char *name, *heading;
} sections[] = {
	{ "environment", "ENVIRONMENT" }, { "files", "FILES" },
	{ "exit", "EXIT STATUS" }, { "examples", "EXAMPLES" },
	{ "messages", "DIAGNOSTICS" }
};
enum { NSECTIONS = sizeof(sections) / sizeof(sections[0]) };

static bool has_section(const char *name)
{
	for (size_t i = 0; i < NSECTIONS; i++)
		if (!strcmp(sections[i].name, name))
			return true;
	return false;
}

void man_print(FILE *f)
{
	const struct topic *t;
	put_head(f);
	put_options(f);
	put_formats(f);
	fputs(".Sh USAGE\n", f);
	for (size_t i = 0; (t = topic_at(i)); i++)
		if (!has_section(t->name))
			put_topic(f, t->name, NULL);
	for (size_t i = 0; i < NSECTIONS; i++)
		put_topic(f, sections[i].name, sections[i].heading);
}
