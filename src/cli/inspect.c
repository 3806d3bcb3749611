/*
 * `deckconv inspect FILE…`: what a file is and what it holds, for people, or
 * with --report as one JSON object a file.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"

enum { FIRST_CARDS = 5, MOST_FIELDS = 10, CELLS = 66 };

/* Text that grows in memory. */
struct text {
	FILE *f;
	char *p;                 /* NUL-terminated once it is closed */
	size_t n;
};

/* One file under inspection.  What is known only at its end is printed
 * before the cards and messages that came on the way: they wait. */
struct look {
	struct messages *messages;
	FILE *report;            /* NULL: nobody asked */
	const char *path;
	struct text cards;       /* for people */
	struct text warnings;    /* as JSON */
	unsigned ncards, nwarnings;
	bool said;               /* an earlier file was shown */
};

static bool text_open(struct text *t)
{
	*t = (struct text){ .f = NULL };
	t->f = open_memstream(&t->p, &t->n);
	return t->f != NULL;
}

/* Is all there that was put? */
static bool text_close(struct text *t)
{
	return t->f && !fclose(t->f) && t->p;
}

static void put_tags(FILE *f, const dc_note *note)
{
	if (!note->ntags)
		return;
	fputs("    tags:", f);
	for (size_t i = 0; i < note->ntags; i++) {
		fputc(' ', f);
		put_text(f, note->tags[i], CELLS);
	}
	fputc('\n', f);
}

static int on_event(void *user, const dc_event *event)
{
	struct look *look = user;
	const dc_note *note = event->u.note;
	FILE *f = look->cards.f;
	if (event->what != DC_NOTE || look->ncards == FIRST_CARDS)
		return DC_OK;
	fprintf(f, "\n  card %u\n", ++look->ncards);
	for (size_t i = 0; i < note->nfields && i < MOST_FIELDS; i++) {
		fputs("    ", f);
		put_text(f, note->fields[i].name, 20);
		fputs(note->fields[i].value.n ? ": " : ":", f);
		put_text(f, note->fields[i].value, CELLS);
		fputc('\n', f);
	}
	if (note->nfields > MOST_FIELDS)
		fprintf(f, "    … and %zu more fields\n",
			note->nfields - MOST_FIELDS);
	put_tags(f, note);
	if (note->lost)
		fprintf(f, "    lost:%s%s\n",
			note->lost & DC_LOST_FRONT ? " front" : "",
			note->lost & DC_LOST_BACK ? " back" : "");
	return DC_OK;
}

static void on_message(void *user, const dc_message *msg)
{
	struct look *look = user;
	FILE *f = look->warnings.f;
	/* The counts of the accounting are shown, and better. */
	if (msg->level == DC_ACCOUNT)
		return;
	messages_show(look->messages, msg);
	if (msg->level == DC_NOTICE)
		return;
	fputs(look->nwarnings++ ? ",{\"level\":" : "{\"level\":", f);
	json_cstr(f, msg->level == DC_ERROR ? "error" : "warning");
	if (msg->rule) {
		fputs(",\"rule\":", f);
		json_cstr(f, msg->rule);
	}
	if (msg->line)
		fprintf(f, ",\"line\":%ju", (uintmax_t)msg->line);
	if (msg->col)
		fprintf(f, ",\"col\":%ju", (uintmax_t)msg->col);
	fputs(",\"text\":", f);
	json_cstr(f, msg->text);
	fputc('}', f);
}

/* Could it be opened?  Then its encoding was looked at, whatever it is. */
static bool was_read(const dc_inspection *in)
{
	return in->format || (in->encoding && *in->encoding);
}

/* ---- for people ---- */

static void put_row(const char *name, const char *value)
{
	if (!value)
		return;
	printf("  %-10s  ", name);
	put_cstr(stdout, value);
	fputc('\n', stdout);
}

static void put_format(const dc_inspection *in)
{
	dc_format_info f;
	bool known = in->format && dc_format_named(in->format, &f);
	printf("  %-10s  %s%s%s\n", "format",
		in->format ? in->format : "not recognised",
		known ? ": " : "", known ? f.title : "");
	if (!in->nscores)
		return;
	printf("  %-10s ", "scores");
	for (size_t i = 0; i < in->nscores && i < 6; i++)
		printf("%s %s %d", i ? "," : "", in->scores[i].format,
			in->scores[i].score);
	fputc('\n', stdout);
}

static void put_decks(const dc_inspection *in)
{
	for (size_t i = 0; i < in->ndecks && i < 10; i++) {
		printf("  %-10s  ", i ? "" : "deck");
		put_text(stdout, in->decks[i], CELLS);
		fputc('\n', stdout);
	}
	if (in->ndecks > 10)
		printf("  %-10s  … and %zu more\n", "", in->ndecks - 10);
}

static void put_count(const char *name, uint64_t n, const char *what)
{
	if (n)
		printf("  %-10s  %ju %s\n", name, (uintmax_t)n, what);
}

static void put_counts(const dc_counts *c)
{
	printf("  %-10s  %ju", "cards", (uintmax_t)c->read);
	if (c->announced)
		printf(" (announced: %ju)", (uintmax_t)c->announced);
	if (c->skipped)
		printf(", %ju unreadable", (uintmax_t)c->skipped);
	fputc('\n', stdout);
	put_count("lost", c->lost_front, "without a front");
	put_count("lost", c->lost_back, "without a back");
	put_count("images", c->images, "on the web");
	put_count("replaced", c->replaced, "byte sequences that are no text");
}

static void put_for_people(const char *path, const dc_inspection *in,
	const char *cards)
{
	static const char *const header[] = { "no", "yes" };
	put_cstr(stdout, path);
	fputc('\n', stdout);
	put_format(in);
	put_row("packing", in->packing);
	put_row("encoding", in->encoding);
	put_row("delimiter", in->delimiter);
	put_row("quote", in->quote);
	put_row("header", in->header < 0 ? NULL : header[in->header > 0]);
	put_decks(in);
	if (in->format)
		put_counts(&in->counts);
	fputs(cards, stdout);
}

/* ---- for programs ---- */

static void json_member(FILE *f, const char *name, const char *value)
{
	fprintf(f, ",\"%s\":", name);
	json_cstr(f, value);
}

static void put_json(FILE *f, const char *path, const dc_inspection *in,
	const char *warnings)
{
	static const char *const header[] = { "false", "true" };
	fputs("{\"file\":", f);
	json_cstr(f, path);
	json_member(f, "format", in->format);
	fputs(",\"scores\":{", f);
	for (size_t i = 0; i < in->nscores; i++) {
		fputs(i ? "," : "", f);
		json_cstr(f, in->scores[i].format);
		fprintf(f, ":%d", in->scores[i].score);
	}
	fputc('}', f);
	json_member(f, "packing", in->packing);
	json_member(f, "encoding", was_read(in) ? in->encoding : NULL);
	json_member(f, "delimiter", in->delimiter);
	json_member(f, "quote", in->quote);
	fprintf(f, ",\"header\":%s,\"decks\":[",
		in->header < 0 ? "null" : header[in->header > 0]);
	for (size_t i = 0; i < in->ndecks; i++) {
		fputs(i ? "," : "", f);
		json_str(f, in->decks[i]);
	}
	fprintf(f, "],\"announced\":%ju,\"notes\":%ju,"
		"\"lost\":{\"front\":%ju,\"back\":%ju},\"warnings\":[%s]}\n",
		(uintmax_t)in->counts.announced, (uintmax_t)in->counts.read,
		(uintmax_t)in->counts.lost_front,
		(uintmax_t)in->counts.lost_back, warnings);
}

/* ---- the verb ---- */

static void tell(struct look *look, const dc_inspection *in)
{
	if (look->report)
		put_json(look->report, look->path, in, look->warnings.p);
	if (look->report == stdout || !was_read(in))
		return;
	fputs(look->said ? "\n" : "", stdout);
	put_for_people(look->path, in, look->cards.p);
	look->said = true;
}

static int look_at(const struct args *args, struct look *look)
{
	static const dc_inspection nothing = { .header = -1 };
	const dc_inspection *in = NULL;
	int code;
	dc_job *job = job_new(args, look->messages, &code);
	if (!job)
		return code;
	bool cards = text_open(&look->cards);
	bool warnings = text_open(&look->warnings);
	if (cards && warnings) {
		dc_job_on_message(job, on_message, look);
		code = dc_job_inspect(job, look->path, on_event, look, &in);
		progress_hide(&look->messages->progress);
	}
	cards = text_close(&look->cards);
	warnings = text_close(&look->warnings);
	if (cards && warnings)
		tell(look, in ? in : &nothing);
	else
		code = out_of_memory(look->messages);
	free(look->cards.p);
	free(look->warnings.p);
	dc_job_free(job);
	return code;
}

/* Standard input is an input as any other, whatever name it has. */
static int check_report(const char *path, const struct inputs *in,
	struct messages *m)
{
	for (size_t i = 0; path && i < in->n; i++) {
		bool std = !strcmp(in->names[i], "-");
		if (same_file(path, std ? "/dev/stdin" : in->names[i]))
			return complain(m, NULL, "the report \"%s\" would "
				"overwrite an input", path);
	}
	return DC_OK;
}

/* What was there before stays until the report is whole. */
static int write_report(const char *path, const struct text *report,
	struct messages *m)
{
	FILE *f = fopen(path, "we");
	bool failed = !f || fwrite(report->p, 1, report->n, f) != report->n;
	if ((!f || !fclose(f)) && !failed)
		return DC_OK;
	complain(m, NULL, "cannot write \"%s\": %s", path, strerror(errno));
	return DC_OUTPUT;
}

static int look_at_all(const struct args *args, const struct inputs *in,
	FILE *report, struct messages *m)
{
	struct look look = { .messages = m, .report = report };
	int worst = DC_OK;
	for (size_t i = 0; i < in->n; i++) {
		look.path = in->names[i];
		look.ncards = look.nwarnings = 0;
		int code = look_at(args, &look);
		if (code > worst)
			worst = code;
		if (code == DC_USAGE)
			break;
	}
	return worst;
}

int inspect(const struct args *args, struct messages *m)
{
	struct inputs in = { .names = NULL };
	struct text text = { .f = NULL };
	const char *path = args_value(args, "report");
	bool std = path && (!strcmp(path, "-") || !strcmp(path, "/dev/stdout"));
	int code = args_check(args, DC_OPT_READ | DC_OPT_CLI, m);
	if (!code)
		code = inputs_gather(&in, args, m);
	if (!code)
		code = check_report(path, &in, m);
	if (!code && path && !std && !text_open(&text))
		code = out_of_memory(m);
	if (!code)
		code = look_at_all(args, &in, std ? stdout : text.f, m);
	if (text.f && !text_close(&text))
		code = out_of_memory(m);
	else if (text.f && code != DC_USAGE) {
		int written = write_report(path, &text, m);
		code = code > written ? code : written;
	}
	free(text.p);
	inputs_free(&in);
	return code;
}
