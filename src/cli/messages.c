/*
 * Messages in GNU form, with the line of the input and a caret:
 *
 *   d.csv:12:1: error: quote opened here is never closed [csv-unclosed-quote]
 *     12 | "What is a CNN,a network
 *        | ^
 *     hint: …
 */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"

enum { EXCERPT = 72, BEFORE_CARET = 40 };

static const char *const bold = "\033[1m";
static const char *const plain = "\033[m";

void messages_init(struct messages *m, const char *colour)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
	if (colour && !strcmp(colour, "always"))
		m->colour = true;
	else if (colour && !strcmp(colour, "never"))
		m->colour = false;
	else
		m->colour = isatty(STDERR_FILENO) && !(no && *no)
			&& term && strcmp(term, "dumb") != 0;
}

static void put_sgr(const struct messages *m, const char *sgr)
{
	if (m->colour)
		fputs(sgr, stderr);
}

static void put_place(const struct messages *m, const dc_message *msg)
{
	bool account = msg->level == DC_ACCOUNT;
	if (!account)
		put_sgr(m, bold);
	if (!msg->file || account)
		fputs("deckconv: ", stderr);
	if (msg->file) {
		put_cstr(stderr, msg->file);
		if (msg->line)
			fprintf(stderr, ":%ju", (uintmax_t)msg->line);
		if (msg->line && msg->col)
			fprintf(stderr, ":%ju", (uintmax_t)msg->col);
		fputs(": ", stderr);
	}
	if (!account)
		put_sgr(m, plain);
}

static void put_level(const struct messages *m, dc_level level)
{
	static const struct {
		const char *word, *sgr;
	} words[] = {
		[DC_ERROR] = { "error", "\033[1;31m" },
		[DC_WARNING] = { "warning", "\033[1;35m" },
		[DC_NOTICE] = { "note", "\033[1;36m" }
	};
	if (level == DC_ACCOUNT)
		return;
	put_sgr(m, words[level].sgr);
	fprintf(stderr, "%s: ", words[level].word);
	put_sgr(m, plain);
}

/* "  12 | " for the excerpt, blanks of the same width for the caret. */
static void put_margin(uint64_t line)
{
	char number[24] = "";
	if (line)
		snprintf(number, sizeof(number), "%ju", (uintmax_t)line);
	fprintf(stderr, "  %s | ", number);
}

static void put_caret(const struct messages *m, uint64_t line, unsigned at)
{
	unsigned margin = 2;
	for (uint64_t n = line; n; n /= 10)
		margin++;
	fprintf(stderr, "%*s | %*s", (int)margin, "", (int)at, "");
	put_sgr(m, "\033[1;32m");
	fputc('^', stderr);
	put_sgr(m, plain);
	fputc('\n', stderr);
}

/* The line of the input, or of a long one what is around the caret. */
static void put_excerpt(const struct messages *m, const dc_message *msg)
{
	dc_str s = msg->excerpt;
	size_t caret = msg->caret ? msg->caret - 1 : 0, i = 0;
	size_t skip = caret > EXCERPT - 12 ? caret - BEFORE_CARET : 0;
	unsigned cells = 0, at = 0;
	uint32_t c;

	while (s.n && (s.p[s.n - 1] == '\n' || s.p[s.n - 1] == '\r'))
		s.n--;
	put_margin(msg->line);
	for (size_t n; (n = utf8_char(s, &c)) > 0; s.p += n, s.n -= n, i++) {
		if (i < skip)
			continue;
		if (i == skip && skip) {
			fputs("…", stderr);
			cells++;
		}
		if (i == caret)
			at = cells;
		if (cells >= EXCERPT) {
			fputs("…", stderr);
			break;
		}
		cells += put_char(stderr, c, s.p, n);
	}
	if (i <= caret)
		at = cells;
	fputc('\n', stderr);
	if (msg->caret)
		put_caret(m, msg->line, at);
}

void messages_show(void *user, const dc_message *msg)
{
	struct messages *m = user;
	bool droppable = msg->level == DC_NOTICE || msg->level == DC_ACCOUNT;
	if ((m->quiet && droppable) || signals_came())
		return;
	progress_hide(&m->progress);
	put_place(m, msg);
	put_level(m, msg->level);
	put_cstr(stderr, msg->text);
	if (msg->rule)
		fprintf(stderr, " [%s]", msg->rule);
	fputc('\n', stderr);
	if (msg->excerpt.n)
		put_excerpt(m, msg);
	if (msg->hint) {
		fputs("  hint: ", stderr);
		put_cstr(stderr, msg->hint);
		fputc('\n', stderr);
	}
	fflush(stderr);
}

int complain(struct messages *m, const char *hint, const char *fmt, ...)
{
	char text[1024];
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	messages_show(m, &(dc_message){
		.level = DC_ERROR, .text = text, .hint = hint });
	return DC_USAGE;
}

int out_of_memory(struct messages *m)
{
	complain(m, NULL, "out of memory");
	return DC_LIMIT;
}
