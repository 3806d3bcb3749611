/*
 * One fuzz target for all readers and writers.
 *
 * The first bytes of an input choose the reader, the writer, one option of
 * each, common options, and the pieces in which the rest is read:
 *
 *	0  reader (0: by content)       3  option of the reader
 *	1  writer (0: events only)      4  option of the writer
 *	2  common options, as bits      5  bytes a read() gives (0: memory)
 *
 * Beside crashes it looks for broken promises: counts that do not add up,
 * text that is not UTF-8, JSON that is not written again byte for byte.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "format.h"
#include "target.h"

enum { HEAD = FUZZ_HEAD, MAX_OUT = 64 << 20 };

/* The most bytes that a read() gives at once; 0 is no limit. */
static size_t piece;

/* In the place of libc's, so that the library meets short reads. */
ssize_t read(int fd, void *to, size_t n)
{
	if (piece && n > piece)
		n = piece;
	return syscall(SYS_read, fd, to, n);
}

static void broken(const char *promise)
{
	fprintf(stderr, "broken promise: %s\n", promise);
	abort();
}

/*
 * The format that a byte stands for: the one whose name's hash is next to it.
 * A new format takes a share of the bytes and leaves the others' alone, so
 * old inputs keep their meaning.
 */
static bool pick(unsigned char byte, bool reads, dc_format_info *best)
{
	dc_format_info f;
	unsigned nearest = 256;

	for (size_t i = 0; dc_format_at(i, &f); i++) {
		unsigned h = 0;

		if (reads ? !f.reads : !f.writes)
			continue;
		for (const char *p = f.name; *p; p++)
			h = h * 31 + (unsigned char)*p;
		h = (byte - h) & 255;
		if (h < nearest) {
			nearest = h;
			*best = f;
		}
	}
	return nearest < 256;
}

unsigned char fuzz_byte(const char *format)
{
	unsigned h = 0;

	for (const char *p = format; *p; p++)
		h = h * 31 + (unsigned char)*p;
	return (unsigned char)h;
}

/* The i-th blank-separated word, counted round and round. */
static dc_str word(const char *words, unsigned i)
{
	dc_str rest = dc_cstr(words), w = DC_NONE;
	unsigned n = 1;

	for (const char *p = words; *p; p++)
		n += *p == ' ';
	for (i %= n; rest.p; i--) {
		w = dc_cut(&rest, ' ');
		if (i == 0)
			break;
	}
	return w;
}

/* "name:option=value" for a format and the byte that chooses. */
static void name_with_option(const dc_format_info *f, unsigned char byte,
	char *to, size_t size)
{
	static const char *const numbers[] = { "0", "1", "2", "65536" };
	const dc_opt *o = f->opts;
	unsigned n = 0, i = byte % 16, value = byte / 16;
	dc_str text = DC_NONE;

	snprintf(to, size, "%s", f->name);
	while (o && o[n].name)
		n++;
	if (i == 0 || i > n)
		return;
	o += i - 1;
	switch (o->type) {
	case DC_OPT_FLAG:
		text = dc_cstr(value % 2 ? "yes" : "no");
		break;
	case DC_OPT_CHOICE:
		text = word(o->choices, value);
		break;
	case DC_OPT_INT:
	case DC_OPT_SIZE:
		text = dc_cstr(numbers[value % 4]);
		break;
	default:
		text = dc_cstr(value % 2 ? "x" : "::");
		break;
	}
	snprintf(to, size, "%s:%s=%.*s", f->name, o->name, DC_ARG(text));
}

static void common_options(dc_job *job, unsigned char bits)
{
	static const char *const all[][2] = {
		{ "strict", NULL },
		{ "sanitize", "yes" },
		{ "dedupe", NULL },
		{ "allow-empty", NULL },
		{ "limit", "2" },
		{ "deck", "D::" },
		{ "tags", "t,u v" },
		{ "guid", "all" },
	};

	for (unsigned i = 0; i < sizeof(all) / sizeof(*all); i++) {
		if (bits & 1 << i)
			dc_job_set(job, all[i][0], all[i][1]);
	}
}

static int on_event(void *user, const dc_event *e)
{
	uint64_t *seen = user;

	*seen += e->what == DC_NOTE;
	return DC_OK;
}

static void on_message(void *user, const dc_message *m)
{
	(void)user;
	if (!m->text || (m->file && m->line == 0 && m->col != 0))
		broken("a message has a text, and a column has a line");
}

static int memory_file(const void *data, size_t n)
{
	int fd = memfd_create("fuzz", 0);

	if (fd < 0 || write(fd, data, n) != (ssize_t)n ||
	    lseek(fd, 0, SEEK_SET) != 0)
		abort();
	return fd;
}

static void path_of(int fd, char to[32])
{
	snprintf(to, 32, "/dev/fd/%d", fd);
}

/* One conversion; the result lands in the file `out` (-1: events only). */
static int convert(const struct fuzz_case *c, int out)
{
	char path[32];
	int fd = -1, code = DC_USAGE;
	uint64_t seen = 0;
	dc_counts n;
	dc_job *job = dc_job_new();

	if (!job)
		abort();
	dc_job_on_message(job, on_message, NULL);
	common_options(job, c->common);
	if (c->from[0] && dc_job_set(job, "from", c->from) != DC_OK)
		goto out;
	if (out >= 0) {
		path_of(out, path);
		dc_job_set(job, "output", path);
		if (dc_job_set(job, "to", c->to) != DC_OK)
			goto out;
	}
	if (c->piece) {
		fd = memory_file(c->data, c->size);
		path_of(fd, path);
		dc_job_input(job, path);
	} else {
		dc_job_input_memory(job, "fuzz", c->data, c->size);
	}
	piece = c->piece;
	code = out >= 0 ? dc_job_run(job) : dc_job_each(job, on_event, &seen);
	piece = 0;
	n = dc_job_counts(job);
	if (code < DC_OK || code > DC_LIMIT)
		broken("a run ends in a code that there is");
	if (code <= DC_PARTIAL && n.read != n.written + n.skipped + n.left_out)
		broken("read is written, skipped and left out");
	if (code == DC_OK && n.skipped)
		broken("exit 0 means nothing was skipped");
out:
	if (fd >= 0)
		close(fd);
	dc_job_free(job);
	return code;
}

/* What was written, to be unmapped; its size in *n. */
static char *written(int fd, size_t *n)
{
	struct stat st;
	char *p;

	if (fstat(fd, &st) != 0)
		abort();
	*n = (size_t)st.st_size;
	if (*n == 0 || *n > MAX_OUT)
		return NULL;
	p = mmap(NULL, *n, PROT_READ, MAP_PRIVATE, fd, 0);
	return p == MAP_FAILED ? NULL : p;
}

/* JSON that we wrote is written again byte for byte. */
static void check_json(const struct fuzz_case *c, const char *text, size_t n)
{
	struct fuzz_case again = { .data = text, .size = n };
	int fd = memfd_create("again", 0), code;
	size_t m;
	char *p;

	snprintf(again.from, sizeof(again.from), "%s", c->writer);
	snprintf(again.to, sizeof(again.to), "%s", c->writer);
	again.common = 1 << 3;
	code = convert(&again, fd);
	p = written(fd, &m);
	if (code != DC_OK || m != n || (p && memcmp(p, text, n) != 0))
		broken("our JSON is written again byte for byte");
	if (p)
		munmap(p, m);
	close(fd);
}

void fuzz_case_run(const struct fuzz_case *c)
{
	int fd, code;
	size_t n;
	char *text;

	if (!c->to[0]) {
		convert(c, -1);
		return;
	}
	fd = memfd_create("out", 0);
	if (fd < 0)
		abort();
	code = convert(c, fd);
	text = written(fd, &n);
	if (text && code <= DC_PARTIAL && !c->binary) {
		if (!dc_utf8_valid((dc_str){ text, n }))
			broken("what is written is valid UTF-8");
		if (strcmp(c->to, "json") == 0 || strcmp(c->to, "ndjson") == 0)
			check_json(c, text, n);
	}
	if (text)
		munmap(text, n);
	close(fd);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	struct fuzz_case c = { 0 };
	dc_format_info f;

	setenv("SOURCE_DATE_EPOCH", "1700000000", 0);
	if (size < HEAD)
		return 0;
	if (data[0] && pick(data[0], true, &f))
		name_with_option(&f, data[3], c.from, sizeof(c.from));
	if (data[1] && pick(data[1], false, &f)) {
		name_with_option(&f, data[4], c.to, sizeof(c.to));
		c.writer = f.name;
		c.binary = f.binary;
	}
	c.common = data[2];
	c.piece = data[5];
	c.data = data + HEAD;
	c.size = size - HEAD;
	fuzz_case_run(&c);
	return 0;
}
