/*
 * What is this?  Every format looks at the decoded head and gives a score; the
 * content decides, the name only breaks a near tie.
 */
#include <stdio.h>

#include "core/core.h"
#include "lib/sqlite.h"
#include "lib/zip.h"

enum { FOR_NAME = 4, LEAST = 10, PADDING = 32, MEMBERS = 1000 };
/* What knows its own form is believed in spite of control characters. */
enum { CERTAIN = 90, NO_TEXT = 50 };

static int by_score(const void *a, const void *b)
{
	return ((const dc_score *)b)->score - ((const dc_score *)a)->score;
}

/* The head with NULs behind it, of a text cut at a character. */
static bool head_of(dc_run *r, dc_probe *p)
{
	dc_str s = input_binary(r->in);
	bool text = !s.p;
	char *copy;

	if (text)
		s = dc_peek(r->in, DC_HEAD + 1);
	p->whole = s.n <= DC_HEAD;
	s = dc_sub(s, 0, DC_HEAD);
	if (text)
		s.n = utf8_prefix(s.p, s.n);
	copy = dc_alloc(r->arena, s.n + PADDING);
	if (!copy)
		return false;
	if (s.n)
		memcpy(copy, s.p, s.n);
	p->head = (dc_str){ copy, s.n };
	p->name = r->base;
	p->arena = r->arena;
	return true;
}

/* What the input is, whatever its format. */
enum looks { TEXT, EMPTY, BINARY, ZIP, DAMAGED_ZIP };

/* The names in a zip archive or of a database's tables; none in one that is
 * damaged. */
static void members_of(dc_run *r, dc_probe *p, enum looks *looks)
{
	dc_str *names = dc_array(r->arena, MEMBERS, sizeof(*names));
	uint64_t size;
	size_t n;
	int fd;

	if (!names || dc_input_file(r->in, &fd, &size))
		return;
	if (dc_starts(p->head, "PK")) {
		n = zipfile_names(fd, size, r->arena, names, MEMBERS);
		*looks = n == DC_NPOS ? DAMAGED_ZIP : ZIP;
	} else {
		n = db_tables(r, fd, size, r->arena, names, MEMBERS);
	}
	p->members = names;
	p->nmembers = n == DC_NPOS ? 0 : n;
}

/*
 * Packed and binary files hold line ends and commas too, and a few of them
 * would pass for prose.  Every ninth of their bytes is a control character;
 * in a text hardly one is.
 */
static bool is_binary(dc_str head)
{
	size_t controls = 0;

	for (size_t i = 0; i < head.n; i++) {
		unsigned char c = (unsigned char)head.p[i];

		controls += c < '\t' || (c > '\r' && c < ' ');
	}
	return controls > 3 && controls > head.n / NO_TEXT;
}

static void candidates(const dc_score *s, size_t n, char *text, size_t room)
{
	size_t at = 0;

	*text = '\0';
	for (size_t i = 0; i < n && i < 3 && at < room; i++)
		at += (size_t)snprintf(text + at, room - at, "%s-f %s",
			i ? " or " : "", s[i].format);
}

/* Opening it once more tells what is wrong with it; it is in order if there
 * was no memory the first time. */
static int say_damage(dc_run *r)
{
	uint64_t size;
	zipfile *z;
	int fd, code = dc_input_file(r->in, &fd, &size);

	if (code)
		return code;
	z = zipfile_open(r, fd, size, &code);
	zipfile_close(z);
	return z ? dc_out_of_memory(r) : code;
}

static int not_recognised(dc_run *r, const dc_score *s, size_t n,
	enum looks looks)
{
	static const char *const hints[] = {
		[TEXT] = "say -f FORMAT; `deckconv formats` lists them",
		[BINARY] = "this is no text; if it is, say -f FORMAT",
		[ZIP] = "this is a zip archive; unpack it and give the "
			"files in it",
	};
	char text[200];

	r->in_order = false;
	if (looks == DAMAGED_ZIP && !n)
		return say_damage(r);
	/* A container holds much that is no deck. */
	if (r->nested)
		return DC_INPUT;
	if (looks == EMPTY)
		return dc_fail(r, DC_INPUT, "no-cards",
			"no card found: the input is empty");
	candidates(s, n, text, sizeof(text));
	dc_hint(r, n ? "say %s" : "%s", n ? text : hints[looks]);
	return dc_fail(r, DC_INPUT, n ? "format-unsure" : "format-unknown",
		n ? "could be more than one format"
		  : "format not recognised");
}

/* Binary formats are asked about binary inputs, text formats never; a few are
 * both. */
static bool is_asked(const dc_format *f, bool raw)
{
	if (!f->probe)
		return false;
	return f->caps & DC_BINARY ? raw || f->caps & DC_TEXT_TOO : !raw;
}

static size_t ask_all(dc_run *r, const dc_probe *p, bool raw,
	enum looks looks, dc_score *s)
{
	dc_str ext = dc_path_ext(r->base);
	const dc_format *f;
	size_t n = 0;

	for (size_t i = 0; (f = format_at(i)) != NULL; i++) {
		int score = p->head.n && is_asked(f, raw) ? f->probe(p) : 0;

		if (score <= 0 || (looks == BINARY && !raw && score < CERTAIN))
			continue;
		if (format_has_ext(f, ext))
			score += FOR_NAME;
		s[n++] = (dc_score){ f->name, score };
	}
	return n;
}

int probe_run(dc_run *r, dc_score **scores, size_t *n)
{
	dc_probe p = { .arena = r->arena };
	dc_score *s;
	size_t count = 0;
	enum looks looks = TEXT;
	bool raw;
	int least;

	*n = 0;
	while (format_at(count))
		count++;
	s = dc_array(r->run_arena, count + 1, sizeof(*s));
	*scores = s;
	if (r->from.format && !(r->from.format->caps & DC_BINARY))
		input_as_text(r->in);
	if (!s || !head_of(r, &p))
		return dc_out_of_memory(r);
	raw = input_binary(r->in).p != NULL;
	if (dc_blank(p.head) && p.whole)
		looks = EMPTY;
	else if (is_binary(p.head))
		looks = BINARY;
	if (raw && (dc_starts(p.head, "PK") || dc_starts(p.head, "SQLite ")))
		members_of(r, &p, &looks);
	if (dc_input_code(r->in))
		return dc_input_code(r->in);
	*n = ask_all(r, &p, raw, looks, s);
	/* A format that could not look has no opinion that counts. */
	if (arena_failed(r->arena))
		return dc_out_of_memory(r);
	arena_reset(r->arena);
	qsort(s, *n, sizeof(*s), by_score);
	if (r->from.format)
		return DC_OK;
	/* Nothing at all is a table without rows. */
	if (looks == EMPTY && !*n && r->job->o.allow_empty &&
	    format_named(DC_S("csv")))
		s[(*n)++] = (dc_score){ "csv", LEAST };
	least = r->nested ? r->nested->is->least : 0;
	least = least ? least : LEAST;
	if (!*n || s[0].score < least ||
	    (*n > 1 && s[0].score == s[1].score))
		return not_recognised(r, s, *n, looks);
	r->from.format = format_named(dc_cstr(s[0].format));
	r->from.opts = dc_alloc(r->run_arena, r->from.format->opt_size);
	if (!r->from.opts)
		return dc_out_of_memory(r);
	opt_defaults(r->from.format->opts, r->from.opts);
	return DC_OK;
}

bool dc_bracketed(const dc_probe *p)
{
	dc_str s = dc_trim(dc_sub(p->head, 0, p->whole ? p->head.n : 0));

	/* A cloze is no JSON. */
	return s.n > 1 && ((s.p[0] == '[' && s.p[s.n - 1] == ']') ||
		(s.p[0] == '{' && s.p[s.n - 1] == '}' && s.p[1] != '{')) &&
		dc_chr(s, '\n') == DC_NPOS && dc_chr(s, '\r') == DC_NPOS;
}
