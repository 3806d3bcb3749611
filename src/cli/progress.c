/*
 * How far the run is, on one line of the terminal:
 *
 *   deckconv: 41% of 64.0 MB, 120000 notes, 35.1 MB/s, 2 s left
 */
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "cli.h"

enum { FIRST_MS = 1000, TICK_MS = 100, LINE_MS = 1000 };

static uint64_t now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

void progress_init(struct progress *p, const char *how)
{
	const char *term = getenv("TERM");
	bool always = how && !strcmp(how, "always");
	bool never = how && !strcmp(how, "never");
	bool dumb = !term || !strcmp(term, "dumb");
	*p = (struct progress){ .on = false };
	p->tty = isatty(STDERR_FILENO) && !dumb;
	p->on = always || (p->tty && !never);
}

void progress_start(struct progress *p)
{
	p->start = now();
	p->last = 0;
}

static const char *size_text(char *to, size_t n, double bytes)
{
	static const char *const units[] = { "B", "kB", "MB", "GB", "TB" };
	size_t u = 0;
	while (bytes >= 1000 && u < 4) {
		bytes /= 1000;
		u++;
	}
	snprintf(to, n, u ? "%.1f %s" : "%.0f %s", bytes, units[u]);
	return to;
}

/* The line's text; every part is ASCII, so bytes are cells. */
static void line_text(char *to, size_t n, const dc_counts *c, uint64_t ms)
{
	char size[32], rate[32], of[48] = "", left[48] = "";
	double seconds = ms ? (double)ms / 1000 : 0.001;
	double speed = (double)c->bytes / seconds;
	if (c->total_bytes && c->bytes <= c->total_bytes) {
		double rest = (double)(c->total_bytes - c->bytes);
		snprintf(of, sizeof(of), "%.0f%% of ",
			100.0 * (double)c->bytes / (double)c->total_bytes);
		if (speed > 0)
			snprintf(left, sizeof(left), ", %.0f s left",
				rest / speed);
	}
	size_text(size, sizeof(size),
		(double)(*of ? c->total_bytes : c->bytes));
	size_text(rate, sizeof(rate), speed);
	snprintf(to, n, "deckconv: %s%s, %ju notes, %s/s%s", of, size,
		(uintmax_t)c->read, rate, left);
}

static size_t columns(void)
{
	struct winsize w;
	if (ioctl(STDERR_FILENO, TIOCGWINSZ, &w) < 0 || w.ws_col < 20)
		return 80;
	return w.ws_col;
}

void progress_step(struct progress *p, const dc_counts *c)
{
	char text[200];
	if (!p->on)
		return;
	uint64_t t = now();
	uint64_t since = t - (p->last ? p->last : p->start);
	uint64_t wait = !p->last ? FIRST_MS : p->tty ? TICK_MS : LINE_MS;
	if (since < wait)
		return;
	p->last = t;
	line_text(text, sizeof(text), c, t - p->start);
	if (p->tty) {
		/* A line that wraps could not be drawn over. */
		int room = (int)columns() - 1;
		fprintf(stderr, "\r%.*s\033[K", room, text);
		p->drawn = true;
	} else {
		fprintf(stderr, "%s\n", text);
	}
	fflush(stderr);
}

void progress_hide(struct progress *p)
{
	if (!p->drawn)
		return;
	fputs("\r\033[K", stderr);
	fflush(stderr);
	p->drawn = false;
}
