/*
 * `deckconv formats`: what can be read and written, from the library's table.
 */
#include <string.h>

#include "cli.h"

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
	char exts[64];
	dc_format_info info;
	fputs("r: reads, w: writes; `deckconv formats NAME` tells more\n\n", f);
	for (size_t i = 0; dc_format_at(i, &info); i++)
		fprintf(f, "%-14s %s  %-22s %s\n", info.name, ways(&info),
			dotted(exts, sizeof(exts), info.exts), info.title);
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

static void put_use(FILE *f, const dc_opt *row)
{
	bool reads = row->flags & DC_OPT_READ;
	bool writes = row->flags & DC_OPT_WRITE;
	if (reads != writes)
		fprintf(f, " (%s)", reads ? "reading" : "writing");
}

static void put_options(FILE *f, const dc_format_info *info)
{
	const dc_opt *row = info->opts;
	if (!row || !row->name)
		return;
	fprintf(f, "\noptions, as in '-%c %s:%s=…,…'\n",
		info->writes ? 't' : 'f', info->name, row->name);
	for (; row->name; row++) {
		fprintf(f, "  %-12s %s", row->name, row->help ? row->help : "");
		put_use(f, row);
		fputc('\n', f);
		if (row->type == DC_OPT_CHOICE && row->choices)
			fprintf(f, "  %-12s one of: %s\n", "", row->choices);
		else if (row->type == DC_OPT_FLAG)
			fprintf(f, "  %-12s one of: yes no\n", "");
		if (row->def)
			fprintf(f, "  %-12s default: %s\n", "", row->def);
	}
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
	if (info.binary)
		fputs("  binary: goes to a file or a pipe only\n", f);
	if (info.how)
		fprintf(f, "  how to get one: %s\n", info.how);
	put_options(f, &info);
	return true;
}

int formats(const struct args *args, struct messages *m)
{
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
