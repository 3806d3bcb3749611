/*
 * `deckconv formats`: what can be read and written, from the library's table.
 */
#include <string.h>

#include "cli.h"

enum { NAME_COLUMN = 15, MOST_FILES = 20 };

/* "r", "w" or both; the same place in every line. */
static const char *ways(const dc_format_info *f)
{
	return f->reads && f->writes ? "rw" : f->reads ? "r-" : "-w";
}

/* ".tsv .txt" from "tsv txt", into n bytes. */
static const char *dotted(char *to, size_t n, const char *exts)
{
	size_t used = 0;
	to[0] = '\0';
	for (const char *p = exts ? exts : ""; *p && used + 2 < n; p++) {
		if (p == exts)
			to[used++] = '.';
		to[used++] = *p;
		if (*p == ' ')
			to[used++] = '.';
	}
	to[used < n ? used : n - 1] = '\0';
	return to;
}

void formats_table(FILE *f)
{
	size_t names = 0, files = 0, n;
	char exts[64];
	dc_format_info info;
	for (size_t i = 0; dc_format_at(i, &info); i++) {
		n = strlen(info.name);
		names = n > names ? n : names;
		n = strlen(dotted(exts, sizeof(exts), info.exts));
		files = n > files && n <= MOST_FILES ? n : files;
	}
	fputs("r: reads, w: writes; `deckconv formats NAME` tells more\n\n", f);
	for (size_t i = 0; dc_format_at(i, &info); i++) {
		dotted(exts, sizeof(exts), info.exts);
		fprintf(f, "%-*s %s  %-*s", (int)names, info.name, ways(&info),
			(int)files, exts);
		n = strlen(exts) > files ? strlen(exts) : files;
		put_folded(f, info.title, names + 5 + n, names + files + 7);
	}
}

void formats_markdown(FILE *f)
{
	char exts[64];
	dc_format_info info;
	fputs("| format | reads | writes | files | what it is |\n"
		"|---|---|---|---|---|\n", f);
	for (size_t i = 0; dc_format_at(i, &info); i++)
		fprintf(f, "| `%s` | %s | %s | %s | %s |\n", info.name,
			info.reads ? "yes" : "", info.writes ? "yes" : "",
			dotted(exts, sizeof(exts), info.exts), info.title);
}

/* Has a site a format of its own that names pages among its files? */
static bool reads_pages(const char *name)
{
	dc_format_info info;
	return dc_format_named(name, &info) && info.exts
		&& strstr(info.exts, "html");
}

/* All its readings are of JSON that is the whole file. */
static bool is_answer(const dc_recipe_info *site)
{
	return strstr(site->text, "\"json\": {}")
		&& !strstr(site->text, "\"script\":")
		&& !strstr(site->text, "\"flight\":")
		&& !strstr(site->text, "\"card\":");
}

/* Text in a cell of a Markdown table. */
static void put_cell(FILE *f, const char *text)
{
	fputs("| ", f);
	for (; *text; text++) {
		if (strchr("<|", *text))
			fputc('\\', f);
		fputc(*text, f);
	}
	fputc(' ', f);
}

void sources_markdown(FILE *f)
{
	char exts[64];
	dc_format_info info;
	dc_recipe_info site;
	fputs("| where the cards are | format | files | how to get them "
		"out |\n|---|---|---|---|\n", f);
	for (size_t i = 0; dc_format_at(i, &info); i++) {
		if (!info.reads || !info.how)
			continue;
		put_cell(f, info.title);
		fprintf(f, "| `%s` | %s ", info.name, dotted(exts,
			sizeof(exts), info.exts));
		put_cell(f, info.how);
		fputs("|\n", f);
	}
	for (size_t i = 0; dc_recipe_at(i, &site); i++) {
		if (!site.how || reads_pages(site.name))
			continue;
		fprintf(f, "| %s, %s ", site.title, is_answer(&site)
			? "saved answer | `json` | .json"
			: "saved page | `html` | .html .mhtml");
		put_cell(f, site.how);
		fputs("|\n", f);
	}
}

/* Where an option has a sense, if not in both ways. */
static const char *use(const dc_opt *row)
{
	bool reads = row->flags & DC_OPT_READ;
	bool writes = row->flags & DC_OPT_WRITE;
	return reads == writes ? "" : reads ? " (reading)" : " (writing)";
}

static void put_options(FILE *f, const dc_format_info *info)
{
	const dc_opt *row = info->opts;
	char text[400];
	if (!row || !row->name)
		return;
	fprintf(f, "\noptions, as in `-%c %s:%s=…,…`\n",
		info->writes ? 't' : 'f', info->name, row->name);
	for (; row->name; row++) {
		const char *words = complete_choices(row);
		fprintf(f, "  %s", row->name);
		snprintf(text, sizeof(text), "%s%s",
			row->help ? row->help : "", use(row));
		put_folded(f, text, 2 + strlen(row->name), NAME_COLUMN);
		if (*words) {
			snprintf(text, sizeof(text), "one of: %s", words);
			put_folded(f, text, 0, NAME_COLUMN);
		}
		if (row->def)
			fprintf(f, "%*sdefault: %s\n", NAME_COLUMN, "",
				row->def);
	}
}

static size_t put_label(FILE *f, const char *label)
{
	fputs(label, f);
	return strlen(label);
}

bool format_show(FILE *f, const char *name)
{
	char exts[64];
	dc_format_info info;
	if (!dc_format_named(name, &info))
		return false;
	fprintf(f, "%s: %s\n", info.name, info.title);
	fprintf(f, "  %s\n", info.reads && info.writes ? "read and written"
		: info.reads ? "read only" : "written only");
	if (info.exts && *info.exts)
		fprintf(f, "  files: %s\n", dotted(exts, sizeof(exts),
			info.exts));
	if (info.aliases)
		fprintf(f, "  also called: %s\n", info.aliases);
	if (info.binary && info.writes)
		fputs("  binary: goes to a file or a pipe only\n", f);
	if (info.how)
		put_folded(f, info.how, put_label(f, "  how to get one:"), 4);
	put_options(f, &info);
	return true;
}

int formats(const struct args *args, struct messages *m)
{
	if (args_check(args, DC_OPT_CLI, m))
		return DC_USAGE;
	if (!args->noperands)
		formats_table(stdout);
	for (size_t i = 0; i < args->noperands; i++) {
		struct nearest near = { .word = args->operands[i] };
		char hint[120] = "`deckconv formats` lists all";
		dc_format_info info;
		if (i)
			fputc('\n', stdout);
		if (format_show(stdout, args->operands[i]))
			continue;
		for (size_t k = 0; dc_format_at(k, &info); k++)
			nearest_try(&near, info.name);
		if (near.best)
			snprintf(hint, sizeof(hint), "did you mean %s?",
				near.best);
		return complain(m, hint, "no format is called \"%s\"",
			args->operands[i]);
	}
	return DC_OK;
}
