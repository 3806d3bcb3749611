/*
 * Bytes in: a file, standard input or memory; gzip and zstd peeled; decoded.
 *
 * What readers see is a window of valid UTF-8 without byte order marks.  The
 * character set is settled at the first byte that is not ASCII, so that a
 * file that begins with a megabyte of ASCII is not misread behind it.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/core.h"
#include "lib/charset.h"
#include "lib/unpack.h"

enum {
	MAX_LAYERS = 4,          /* of packing: a bomb of archives stops here */
	PAD = 32,                /* NUL bytes behind the window */
	ACCENTS = 12,            /* that a guess at an alphabet needs */
	SURE = 4,                /* letters in UTF-8: not by chance */
	GUESS = 64 << 10         /* bytes that a guess at the set looks at */
};

/* A buffer of undecoded bytes; `u` unpacks them into the layer above. */
struct layer {
	unpack *u;
	char *buf;
	size_t start, end;
	bool eof;
};

enum decoding { UNSETTLED, UTF8, OTHER };

struct dc_input {
	dc_run *run;
	const char *path;
	int fd;
	bool close_fd;
	dc_str memory;           /* for an input in memory: what is left */
	uint64_t size, taken;    /* of the raw input; size 0: unknown */
	struct layer layers[MAX_LAYERS + 1];
	size_t depth;            /* layers[depth] holds what is decoded */
	char packing[32];
	enum decoding how;
	charset *cs;
	char encoding[40];
	bool any;                /* something was decoded: BOMs are text now */
	bool guessed, mixed;     /* windows-1252, by guess; with UTF-8 in it */
	char *win;
	size_t start, end, cap, counted;
	uint64_t line;
	bool eof, cr;            /* cr: the last byte counted was a CR */
	const char *wanted;      /* encoding, by the user */
	bool binary;             /* so far it was not read as text */
	off_t from;              /* where a file that is open already began */
	int copy;                /* of a binary input, or -1 */
	int code;
};

/* ---- raw bytes ---- */

static int broken(dc_input *in, int code, const char *rule, const char *what)
{
	if (!in->code) {
		dc_at(in->run, in->end ? dc_input_line(in) : 0, 0, DC_NONE);
		in->code = dc_fail(in->run, code, rule, "%s", what);
	}
	in->eof = true;
	return in->code;
}

static int no_memory(dc_input *in)
{
	return broken(in, DC_LIMIT, "memory", "out of memory");
}

static size_t read_raw(dc_input *in, char *to, size_t room)
{
	ssize_t n;

	if (in->fd < 0) {
		n = (ssize_t)(in->memory.n < room ? in->memory.n : room);
		if (n)
			memcpy(to, in->memory.p, (size_t)n);
		in->memory = dc_from(in->memory, (size_t)n);
	} else {
		do
			n = read(in->fd, to, room);
		while (n < 0 && errno == EINTR && !run_stopped(in->run));
	}
	if (n < 0 && run_stopped(in->run))
		broken(in, DC_LIMIT, "interrupted", "interrupted");
	else if (n < 0)
		broken(in, DC_INPUT, "input-read", strerror(errno));
	if (n < 0)
		return 0;
	in->taken += (uint64_t)n;
	return (size_t)n;
}

/* Fill layers[i] with more bytes; false when nothing came. */
static bool refill(dc_input *in, size_t i)
{
	struct layer *l = &in->layers[i];
	size_t room, n = 0;

	if (l->start) {
		memmove(l->buf, l->buf + l->start, l->end - l->start);
		l->end -= l->start;
		l->start = 0;
	}
	room = DC_WINDOW - l->end;
	if (!room || l->eof || in->code)
		return false;
	if (i == 0) {
		n = read_raw(in, l->buf + l->end, room);
		l->eof = n == 0;
	}
	l->end += n;
	return n > 0;
}

/* Unpack layers[i] into layers[i + 1]; true when something came out. */
static bool unpack_into(dc_input *in, size_t i)
{
	struct layer *from = &in->layers[i], *to = from + 1;
	const char *wrong;
	size_t n, had;
	dc_str s;

	if (to->start) {
		memmove(to->buf, to->buf + to->start, to->end - to->start);
		to->end -= to->start;
		to->start = 0;
	}
	had = from->end - from->start;
	s = (dc_str){ from->buf + from->start, had };
	wrong = unpack_some(from->u, &s, from->eof, to->buf + to->end,
		DC_WINDOW - to->end, &n);
	from->start += had - s.n;
	to->end += n;
	if (!wrong && !n && from->eof && s.n && s.n == had)
		wrong = "damaged";
	if (wrong && unpack_no_memory(from->u))
		no_memory(in);
	else if (wrong)
		broken(in, DC_INPUT, "input-packed", wrong);
	else if (!n && !s.n && from->eof)
		to->eof = true;
	return n > 0 && !wrong;
}

/* More bytes into layers[i], which asks the one below, at most 4 deep. */
static bool more_at(dc_input *in, size_t i)
{
	struct layer *l = &in->layers[i];

	if (l->end - l->start == DC_WINDOW)
		return false;
	if (i == 0)
		return refill(in, 0);
	while (!in->code && !l->eof) {
		if (unpack_into(in, i - 1))
			return true;
		if (!more_at(in, i - 1) && !l[-1].eof)
			return false;
	}
	return false;
}

static bool more(dc_input *in)
{
	return more_at(in, in->depth);
}

static int peel(dc_input *in)
{
	for (;;) {
		struct layer *l = &in->layers[in->depth];
		const char *magic;
		dc_str head;

		while (l->end - l->start < 4 && more(in))
			;
		if (in->code)
			return in->code;
		head = (dc_str){ l->buf + l->start, l->end - l->start };
		magic = unpack_magic(head);
		if (!magic)
			return DC_OK;
		if (in->depth == MAX_LAYERS)
			return broken(in, DC_LIMIT, "input-packed",
				"packed more than 4 times");
		l->u = unpack_new(magic);
		l[1].buf = malloc(DC_WINDOW);
		if (!l->u || !l[1].buf)
			return broken(in, DC_LIMIT, "memory", "out of memory");
		in->depth++;
		snprintf(in->packing + strlen(in->packing),
			sizeof(in->packing) - strlen(in->packing), "%s%s",
			in->packing[0] ? "+" : "", magic);
	}
}

/* ---- decoding ---- */

static void set_encoding(dc_input *in, const char *name)
{
	snprintf(in->encoding, sizeof(in->encoding), "%s", name);
}

static int use(dc_input *in, const char *name)
{
	name = charset_label(name);
	set_encoding(in, name);
	if (strcmp(name, "UTF-8") == 0) {
		in->how = UTF8;
		return DC_OK;
	}
	in->cs = charset_open(name);
	if (!in->cs && errno == ENOMEM)
		return no_memory(in);
	if (!in->cs)
		return dc_fail(in->run, DC_USAGE, "encoding-unknown",
			"unknown encoding \"%s\"", name);
	in->how = OTHER;
	return DC_OK;
}

/* Few letters say little about where they come from. */
static int use_guess(dc_input *in, const char *name, dc_str s, bool doubt)
{
	bool few = encoding_letters(s) < ACCENTS;

	if (few || doubt) {
		dc_at(in->run, 0, 0, DC_NONE);
		dc_hint(in->run, "if it is another: --encoding NAME");
		dc_notice(in->run, "encoding-guess", "%s: taken for %s",
			few ? "few letters tell the encoding"
			    : "the letters leave the encoding open",
			charset_label(name));
	}
	return use(in, name);
}

/* Text with bytes above 127 and no mark: UTF-8 if it is such but for a few
 * damaged bytes, else what uchardet says, else windows-1252; or a set that fits
 * better. */
static int settle(dc_input *in, dc_str s)
{
	char name[40];
	const char *better;
	size_t good, bad;
	bool doubt;

	encoding_utf8(s, &good, &bad);
	if (bad * 4 <= good || (bad <= 2 && bad <= good))
		return use(in, "UTF-8");
	if (!charset_guess(dc_sub(s, 0, GUESS), name, sizeof(name))) {
		if (errno == ENOMEM)
			return no_memory(in);
		*name = '\0';
	}
	if (!*name || strncasecmp(name, "utf", 3) == 0 ||
	    !charset_known(name) ||
	    (encoding_latin(name) && encoding_letters(s) < ACCENTS))
		snprintf(name, sizeof(name), "windows-1252");
	better = encoding_better(dc_sub(s, 0, GUESS), name, &doubt);
	if (!better)
		return no_memory(in);
	in->guessed = dc_ieq(dc_cstr(charset_label(better)),
		DC_S("windows-1252"));
	return use_guess(in, better, s, doubt);
}

/* As much as there is, for a guess. */
static dc_str look_ahead(dc_input *in, size_t want)
{
	const struct layer *l = &in->layers[in->depth];

	while (l->end - l->start < want && more(in))
		;
	return (dc_str){ l->buf + l->start, l->end - l->start };
}

/* What a page or an XML file says about itself, unless its bytes know better:
 * text that was saved anew keeps the old declaration. */
static int use_declared(dc_input *in, const char *name)
{
	size_t good, bad;

	encoding_utf8(look_ahead(in, GUESS), &good, &bad);
	if (in->code)
		return in->code;
	if (!charset_known(name)) {
		dc_warn(in->run, "encoding-unknown",
			"declares the unknown encoding \"%s\"", name);
		return DC_OK;
	}
	if (!bad && good >= (encoding_latin(charset_label(name)) ? 1 : SURE)) {
		dc_warn(in->run, "encoding-declared",
			"declares the encoding \"%s\", but is UTF-8", name);
		return use(in, "UTF-8");
	}
	return use(in, name);
}

static int begin_decoding(dc_input *in)
{
	const char *mark, *wide;
	char name[40];
	dc_str s = look_ahead(in, 4096);

	if (in->code)
		return in->code;
	set_encoding(in, "ASCII");
	mark = encoding_mark(s);
	if (mark || in->wanted)
		return use(in, mark ? mark : in->wanted);
	wide = encoding_wide(dc_sub(s, 0, GUESS));
	if (wide)
		return use(in, wide);
	if (encoding_declared(s, name, sizeof(name)) &&
	    strncasecmp(name, "utf", 3) != 0)
		return use_declared(in, name);
	return DC_OK;
}

/* Copy valid UTF-8 from s to the window's end; what is none is replaced.
 * Returns how many bytes of s were used. */
static size_t copy_utf8(dc_input *in, dc_str s, bool last)
{
	size_t used = 0;

	while (used < s.n && in->cap - in->end >= 4) {
		size_t room = in->cap - in->end, n = s.n - used;
		size_t ok = utf8_prefix(s.p + used, n < room ? n : room);

		memcpy(in->win + in->end, s.p + used, ok);
		used += ok;
		in->end += ok;
		if (used == s.n || in->cap - in->end < 4 ||
		    (!last && utf8_cut(s.p + used, s.n - used)))
			break;
		memcpy(in->win + in->end, "\xEF\xBF\xBD", 3);
		in->end += 3;
		used += utf8_damage(s.p + used, s.n - used);
		run_replaced(in->run);
	}
	return used;
}

/*
 * A file that two editors wrote to: in windows-1252, but for lines in UTF-8.
 * Where a letter or a quote in UTF-8 stands, in windows-1252 an A with tilde
 * and a symbol would, say, which nobody writes.  DC_NPOS: there is none.
 */
static size_t utf8_letter(dc_str s, bool last)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		bool quote = c == 0xE2 &&
			(i + 1 == s.n || (unsigned char)s.p[i + 1] == 0x80);

		if ((c == 0xC3 || quote) &&
		    (utf8_sequence(s.p + i, s.n - i) ||
		     (!last && utf8_cut(s.p + i, s.n - i))))
			return i;
	}
	return DC_NPOS;
}

static size_t copy_letter(dc_input *in, dc_str s)
{
	size_t n = utf8_sequence(s.p, s.n);

	if (n && !in->mixed) {
		dc_at(in->run, 0, 0, DC_NONE);
		dc_warn(in->run, "encoding-mixed", "letters in UTF-8 among "
			"others in windows-1252: both are read");
	}
	in->mixed |= n > 0;
	return copy_utf8(in, dc_sub(s, 0, n), false);
}

static size_t decode(dc_input *in, dc_str s, bool last)
{
	uint64_t replaced = 0;
	size_t had = s.n, at;

	if (in->how == UNSETTLED)
		s.n = ascii_prefix(s.p, s.n);
	if (in->how != OTHER)
		return copy_utf8(in, s, last);
	at = in->guessed ? utf8_letter(s, last) : DC_NPOS;
	if (at == 0)
		return copy_letter(in, s);
	if (at != DC_NPOS)
		had = s.n = at;
	in->end += charset_decode(in->cs, &s, last, in->win + in->end,
		in->cap - in->end, &replaced);
	while (replaced--)
		run_replaced(in->run);
	return had - s.n;
}

/* Any number of marks at the very start go. */
static void strip_marks(dc_input *in)
{
	while (!in->any && in->end - in->start >= 3) {
		if (memcmp(in->win + in->start, "\xEF\xBB\xBF", 3) == 0)
			in->start += 3;
		else
			in->any = true;
	}
	in->counted = in->start;
}

/* ---- the window ---- */

/* Lines up to the start of the window that have not been counted yet.  A CR
 * counts at once; an LF behind it does not count again. */
static void count_lines(dc_input *in)
{
	const char *p = in->win + in->counted, *end = in->win + in->start;
	uint64_t n = 0;
	bool cr = in->cr;

	if (p == end)
		return;
	in->cr = end[-1] == '\r';
	in->counted = in->start;
	if (!memchr(p, '\r', (size_t)(end - p))) {
		in->line -= cr && *p == '\n';
		while (p < end && (p = memchr(p, '\n', (size_t)(end - p)))) {
			n++;
			p++;
		}
	} else {
		for (; p < end; p++) {
			n += *p == '\r' || (*p == '\n' && !cr);
			cr = *p == '\r';
		}
	}
	in->line += n;
}

static bool make_room(dc_input *in, size_t want)
{
	size_t cap = in->cap;
	char *win;

	count_lines(in);
	if (in->start) {
		memmove(in->win, in->win + in->start, in->end - in->start);
		in->end -= in->start;
		in->counted = 0;
		in->start = 0;
	}
	if (want + DC_WINDOW / 4 <= cap)
		return true;
	while (cap < want + DC_WINDOW / 4)
		cap *= 2;
	win = realloc(in->win, cap + PAD);
	if (!win) {
		broken(in, DC_LIMIT, "memory", "out of memory");
		return false;
	}
	in->win = win;
	in->cap = cap;
	return true;
}

/* What is next is not ASCII: look at as much as there is, then decide. */
static bool settled(dc_input *in, struct layer *l)
{
	if (in->how != UNSETTLED || l->start == l->end ||
	    (unsigned char)l->buf[l->start] < 0x80)
		return true;
	while (l->end - l->start < GUESS && more(in))
		;
	if (!in->code)
		in->code = settle(in, (dc_str){ l->buf + l->start,
			l->end - l->start });
	return !in->code;
}

static void fill(dc_input *in, size_t want)
{
	struct layer *l = &in->layers[in->depth];

	if (!make_room(in, want))
		return;
	while (in->end - in->start < want && !in->eof && settled(in, l)) {
		dc_str s = { l->buf + l->start, l->end - l->start };
		size_t used = s.n ? decode(in, s, l->eof) : 0;

		l->start += used;
		if (used && !in->any)
			strip_marks(in);
		else if (!used && l->eof)
			in->eof = true;
		else if (!used && !more(in))
			l->eof = true;
	}
	if (in->code)
		in->eof = true;
	memset(in->win + in->end, 0, PAD);
}

/* The caller may ask for more than a window: documents are held whole. */
dc_str dc_peek(dc_input *in, size_t want)
{
	if (want > (size_t)DC_MAX_DOCUMENT + 1)
		want = (size_t)DC_MAX_DOCUMENT + 1;
	if (in->end - in->start < want && !in->eof)
		fill(in, want);
	return (dc_str){ in->win + in->start, in->end - in->start };
}

void dc_take(dc_input *in, size_t n)
{
	if (n > in->end - in->start)
		n = in->end - in->start;
	in->start += n;
}

static size_t line_end(dc_str s, size_t from, bool eof)
{
	const char *nl = memchr(s.p + from, '\n', s.n - from);
	size_t n = nl ? (size_t)(nl - s.p) : s.n;
	const char *cr = memchr(s.p + from, '\r', n - from);

	if (cr && cr + 1 < s.p + s.n)
		return (size_t)(cr - s.p) + 1 + (cr[1] == '\n');
	if (cr && eof)
		return s.n;
	return nl && !cr ? n + 1 : 0;
}

bool dc_line(dc_input *in, dc_str *line)
{
	size_t want = 1, seen = 0, n;
	dc_str s;

	for (;;) {
		s = dc_peek(in, want);
		if (!s.n || in->code)
			return false;
		if (seen && s.p[seen - 1] == '\r')
			seen--;
		n = line_end(s, seen, in->eof);
		if (n)
			break;
		if (in->eof && s.n < want) {
			n = s.n;
			break;
		}
		if (s.n > DC_MAX_RECORD) {
			broken(in, DC_LIMIT, "line-too-long",
				"line of more than 64 MiB");
			return false;
		}
		seen = s.n;
		want = s.n + 1;
	}
	*line = dc_sub(s, 0, n);
	dc_take(in, n);
	return true;
}

int dc_all(dc_input *in, dc_str *all)
{
	dc_str s = dc_peek(in, (size_t)DC_MAX_DOCUMENT + 1);

	if (in->code)
		return in->code;
	if (s.n > DC_MAX_DOCUMENT)
		return broken(in, DC_LIMIT, "document-too-large",
			"document of more than 256 MiB");
	*all = s;
	return DC_OK;
}

int dc_input_code(const dc_input *in)
{
	return in->code;
}

uint64_t dc_input_line(const dc_input *in)
{
	count_lines((dc_input *)(uintptr_t)in);
	return in->line;
}

const char *dc_input_encoding(const dc_input *in)
{
	return in->encoding;
}

dc_str dc_input_base(const dc_input *in)
{
	const char *slash = strrchr(in->path, '/');

	if (strcmp(in->path, "-") == 0)
		return DC_NONE;
	return dc_cstr(slash ? slash + 1 : in->path);
}

const char *input_packing(const dc_input *in)
{
	return in->packing[0] ? in->packing : NULL;
}

void input_progress(const dc_input *in, uint64_t *taken, uint64_t *size)
{
	*taken = in->taken;
	*size = in->size;
}

/* ---- binary ---- */

static bool is_binary(dc_str s)
{
	return dc_starts(s, "PK\3\4") || dc_starts(s, "PK\5\6") ||
	       dc_starts(s, "WARC/") || dc_starts(s, "filedesc://") ||
	       dc_starts(s, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") ||
	       (s.n >= 16 && memcmp(s.p, "SQLite format 3", 16) == 0);
}

dc_str input_binary(const dc_input *in)
{
	const struct layer *l = &in->layers[in->depth];

	if (!in->binary)
		return DC_NONE;
	return (dc_str){ l->buf + l->start, l->end - l->start };
}

bool dc_input_binary(const dc_input *in)
{
	return in->binary;
}

int input_as_text(dc_input *in)
{
	if (!in->binary)
		return DC_OK;
	in->binary = false;
	in->code = begin_decoding(in);
	return in->code;
}

/* "MIME-Version: 1.0", as messages begin and prose may. */
static bool is_header(dc_str s)
{
	size_t n = dc_chr(s, ':');

	return n != DC_NPOS && n && dc_chr(dc_sub(s, 0, n), ' ') == DC_NPOS;
}

/* A binary input is what a zip archive, a database or a crawl archive, whose
 * records have character sets of their own, begins as; and a message of parts,
 * unless the user knows better. */
static void look_for_binary(dc_input *in)
{
	dc_str s = look_ahead(in, 64);

	in->binary = !in->code && is_binary(s);
	if (!in->binary && !in->code && !in->wanted && is_header(s))
		in->binary = encoding_of_parts(look_ahead(in, DC_HEAD));
	if (!in->binary)
		return;
	set_encoding(in, "binary");
	look_ahead(in, DC_HEAD);
}

static int copy_failed(dc_input *in)
{
	return broken(in, DC_LIMIT, "temporary-file", strerror(errno));
}

/* What comes through a pipe or is packed is copied. */
static int make_copy(dc_input *in, uint64_t *size)
{
	struct layer *l = &in->layers[in->depth];

	in->copy = dc_temp_file();
	if (in->copy < 0)
		return copy_failed(in);
	*size = 0;
	while (l->start < l->end || more(in)) {
		ssize_t n = write(in->copy, l->buf + l->start,
			l->end - l->start);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return copy_failed(in);
		l->start += (size_t)n;
		*size += (uint64_t)n;
		if (*size > DC_MAX_SPOOL)
			return broken(in, DC_LIMIT, "input-too-large",
				"more than 8 GiB to be copied");
	}
	return in->code;
}

int dc_input_file(dc_input *in, int *fd, uint64_t *size)
{
	*fd = in->copy;
	*size = in->size;
	if (in->code || in->copy >= 0)
		return in->code;
	if (!in->depth && in->fd >= 0 && in->size && in->from == 0) {
		*fd = in->fd;
		in->taken = in->size;
		return DC_OK;
	}
	if (!make_copy(in, size))
		in->size = *size;
	*fd = in->copy;
	return in->code;
}

size_t dc_input_bytes(dc_input *in, void *to, size_t n)
{
	struct layer *l = &in->layers[in->depth];
	size_t done = 0;

	while (in->binary && done < n && (l->start < l->end || more(in))) {
		size_t some = l->end - l->start;

		some = some < n - done ? some : n - done;
		memcpy((char *)to + done, l->buf + l->start, some);
		l->start += some;
		done += some;
	}
	return done;
}

/* ---- opening ---- */

static int open_file(dc_input *in)
{
	struct stat st;

	if (strcmp(in->path, "-") == 0) {
		in->fd = STDIN_FILENO;
		in->from = lseek(in->fd, 0, SEEK_CUR);
		if (in->from == 0 && fstat(in->fd, &st) == 0 &&
		    S_ISREG(st.st_mode))
			in->size = (uint64_t)st.st_size;
		return DC_OK;
	}
	do
		in->fd = open(in->path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	while (in->fd < 0 && errno == EINTR && !run_stopped(in->run));
	if (in->fd < 0)
		return broken(in, DC_INPUT, "input-open", strerror(errno));
	in->close_fd = true;
	if (fstat(in->fd, &st) == 0 && S_ISDIR(st.st_mode))
		return broken(in, DC_INPUT, "input-open", "is a directory");
	in->size = S_ISREG(st.st_mode) ? (uint64_t)st.st_size : 0;
	return DC_OK;
}

dc_input *input_open(dc_run *run, const char *path, const dc_str *memory,
	const char *encoding, int *code)
{
	dc_input *in = calloc(1, sizeof(*in));

	*code = DC_LIMIT;
	if (!in)
		return NULL;
	*in = (dc_input){ .run = run, .path = path, .fd = -1, .line = 1,
		.cap = 2 * DC_WINDOW, .wanted = encoding, .copy = -1 };
	in->win = malloc(in->cap + PAD);
	in->layers[0].buf = malloc(DC_WINDOW);
	if (!in->win || !in->layers[0].buf) {
		broken(in, DC_LIMIT, "memory", "out of memory");
	} else if (memory) {
		in->memory = *memory;
		in->size = memory->n;
	} else {
		open_file(in);
	}
	if (!in->code && !peel(in))
		look_for_binary(in);
	if (!in->code && !in->binary)
		in->code = begin_decoding(in);
	*code = in->code;
	return in;
}

void input_close(dc_input *in)
{
	if (!in)
		return;
	for (size_t i = 0; i <= MAX_LAYERS; i++) {
		unpack_free(in->layers[i].u);
		free(in->layers[i].buf);
	}
	charset_close(in->cs);
	if (in->close_fd)
		close(in->fd);
	if (in->copy >= 0)
		close(in->copy);
	free(in->win);
	free(in);
}
