/*
 * Parts of a container: whole inputs that a reader finds inside of its own.
 *
 * The run is made to look like that of the part while this is read, and put
 * back as it was behind it: its input, its reader, the arena of its notes, and
 * where the part has a name of its own, what an input of that name would have
 * for itself (media and note types that its notes mean).  Counts, messages and
 * losses stay the run's.
 */
#include "core/core.h"
#include "lib/charset.h"

enum {
	NESTED = 8,              /* containers within each other */
	GROWTH = 200,            /* all parts may be so many times the input
				  * … */
	FREE = 256 << 20         /* … beyond so many bytes */
};

/* ---- what the rest of the core asks ---- */

static bool is_package(const dc_reader *r)
{
	return r->format && r->format->media && !r->media_beside;
}

dc_reader *nested_media_reader(dc_run *r)
{
	dc_reader *reader = &r->reader;

	for (struct nested *p = r->nested; p && !is_package(reader); p = p->up)
		reader = &p->reader;
	return is_package(reader) ? reader : NULL;
}

const char *nested_label(dc_run *r)
{
	struct nested *p = r->nested;
	const char *outer;

	while (p && !p->is->name.n)
		p = p->up;
	if (!p)
		return r->input->path;
	if (p->label)
		return p->label;
	r->nested = p->up;
	outer = nested_label(r);
	r->nested = p;
	p->label = dc_cdup(r->run_arena, dc_fmt(r->run_arena, "%s/%.*s", outer,
		DC_ARG(p->is->name)));
	return p->label ? p->label : r->input->path;
}

uint64_t nested_line(const dc_run *r, uint64_t line)
{
	for (const struct nested *p = r->nested; line && p && !p->is->name.n;
	     p = p->up)
		line += p->is->line ? p->is->line - 1 : 0;
	return line;
}

bool nested_alone(dc_run *r, int code, const char *rule)
{
	static const char *const whole[] = { "memory", "interrupted",
		"temporary-file" };

	if (!r->nested || r->flowing)
		return false;
	r->nested->code = DC_OK;
	if (code != DC_INPUT && code != DC_LIMIT)
		return false;
	for (size_t i = 0; i < sizeof(whole) / sizeof(*whole); i++)
		if (strcmp(rule, whole[i]) == 0)
			return false;
	r->nested->code = code;
	r->cut_short |= strcmp(rule, "no-cards") != 0;
	return true;
}

void nested_note(const dc_run *r, dc_note *n)
{
	n->at.line = nested_line(r, n->at.line);
	if (!n->at.url.n)
		n->at.url = dc_part_url(r);
	/* Whoever is read here may only say that it is ours. */
	for (const struct nested *p = r->nested; p; p = p->up)
		n->own = n->own && p->reader.format->caps & DC_OWN;
}

/* ---- what the part's reader asks ---- */

dc_str dc_part_url(const dc_run *r)
{
	const struct nested *p = r->nested;

	while (p && !p->is->url.n)
		p = p->up;
	return p ? p->is->url : DC_NONE;
}

bool dc_part_sure(const dc_run *r)
{
	const struct nested *p = r->nested;

	while (p && !p->is->sure)
		p = p->up;
	return p != NULL;
}

/* ---- reading one ---- */

static dc_str base_of(dc_str name)
{
	size_t at = name.n;

	while (at && name.p[at - 1] != '/')
		at--;
	return dc_from(name, at);
}

static struct tally held(const dc_run *r)
{
	return (struct tally){ r->counts.announced - r->parts.announced,
		r->counts.read - r->parts.read };
}

/* Archives within archives unpack to more than each of them may. */
static bool too_much(dc_run *r, size_t n)
{
	const struct nested *p = r->nested;
	const dc_input *in = r->in;
	uint64_t taken, size;

	for (; p; p = p->up)
		in = p->in;
	input_progress(in, &taken, &size);
	r->part_bytes += n;
	return r->part_bytes > FREE &&
	       r->part_bytes / GROWTH > (size > taken ? size : taken);
}

static bool enter(dc_run *r, struct nested *p, const dc_part *is)
{
	*p = (struct nested){ .up = r->nested, .is = is, .reader = r->reader,
		.in = r->in, .from = r->from, .arena = r->arena,
		.base = r->base, .media = r->media, .kinds = r->kinds,
		.reading = r->reading, .in_order = r->in_order,
		.part = r->part,
		.before = held(r) };
	r->nested = p;
	r->in = NULL;
	r->part = NULL;
	r->reading = false;
	r->from = (struct spec){ 0 };
	r->reader = (dc_reader){ .run = r };
	r->arena = arena_new();
	if (!is->name.n)
		return r->arena != NULL;
	r->base = base_of(is->name);
	r->media = NULL;
	r->kinds = NULL;
	return r->arena != NULL;
}

/* A page with too few cards is not made up for by those of others. */
static void check_count(dc_run *r, const struct nested *p)
{
	struct tally own = held(r);

	own.announced -= p->before.announced;
	own.read -= p->before.read;
	r->in_order = false;
	dc_at(r, 0, 0, DC_NONE);
	run_check_count(r, own);
	r->parts.announced += own.announced;
	r->parts.read += own.read;
}

static void leave(dc_run *r, struct nested *p)
{
	if (r->reading && r->reader.format->close)
		r->reader.format->close(&r->reader);
	if (r->kinds != p->kinds && p->is->name.n)
		flow_unused_kinds(r);
	if (r->media != p->media && p->is->name.n)
		media_run_free(r->media);
	if (p->is->name.n) {
		r->media = p->media;
		r->kinds = p->kinds;
	}
	input_close(r->in);
	arena_free(r->arena);
	r->nested = p->up;
	r->reader = p->reader;
	r->in = p->in;
	r->from = p->from;
	r->arena = p->arena;
	r->base = p->base;
	r->reading = p->reading;
	r->in_order = p->in_order;
	r->part = p->part;
	r->at = (dc_pos){ 0 };
	r->hint = NULL;
}

static int find_out(dc_run *r, dc_str bytes, dc_arena *run_arena)
{
	const dc_part *is = r->nested->is;
	const char *encoding = is->encoding && charset_known(is->encoding)
		? is->encoding : NULL;
	dc_score *scores;
	size_t n;
	int code;

	if (is->format)
		r->from.format = format_named(dc_cstr(is->format));
	r->in = input_open(r, is->name.n ? dc_cdup(run_arena, is->name) : "-",
		&bytes, encoding, &code);
	if (!r->in)
		return dc_out_of_memory(r);
	if (!code)
		code = probe_run(r, &scores, &n);
	if (code || r->from.opts)
		return code;
	r->from.opts = dc_alloc(run_arena, r->from.format->opt_size);
	if (!r->from.opts)
		return dc_out_of_memory(r);
	opt_defaults(r->from.format->opts, r->from.opts);
	return DC_OK;
}

static int turn(dc_run *r, dc_arena *run_arena)
{
	const dc_format *f = r->from.format;
	int code;

	r->reader = (dc_reader){ .format = f, .run = r, .in = r->in,
		.arena = r->arena, .run_arena = run_arena,
		.opts = r->from.opts, .state = dc_alloc(run_arena,
			f->read_size) };
	if (!r->reader.state)
		return dc_out_of_memory(r);
	r->reading = true;
	r->in_order = !(f->caps & DC_BINARY);
	code = f->open ? f->open(&r->reader) : DC_OK;
	while (!code && !r->limit_reached) {
		if (run_stopped(r))
			return dc_fail(r, DC_LIMIT, "interrupted",
				"interrupted");
		code = f->read(&r->reader);
		if (code <= DC_OK && !r->limit_reached)
			code = dc_input_code(r->in) ? dc_input_code(r->in)
				: code;
		if (code <= DC_OK && (arena_failed(r->arena) ||
		    arena_failed(run_arena)))
			return dc_out_of_memory(r);
	}
	return code == DC_END ? DC_OK : code;
}

/* Containers are bytes, and so is what they call their parts. */
static void mend_names(dc_run *r, dc_arena *run_arena, dc_part *is)
{
	bool same = is->url.p == is->name.p;

	is->name = dc_mend(r, run_arena, is->name);
	is->url = same ? is->name : dc_mend(r, run_arena, is->url);
}

int dc_read_nested(dc_reader *reader, dc_str bytes, const dc_part *is,
	uint64_t *notes)
{
	dc_run *r = reader->run;
	const uint64_t before = r->counts.read;
	dc_arena *run_arena = arena_new();
	dc_part part = *is;
	struct nested p;
	unsigned depth = 0;
	int code;

	for (const struct nested *up = r->nested; up; up = up->up)
		depth++;
	if (notes)
		*notes = 0;
	if (depth == NESTED) {
		arena_free(run_arena);
		dc_warn(r, "container-depth", "more than %d containers within "
			"each other: what is in the last is not read", NESTED);
		return DC_OK;
	}
	if (too_much(r, bytes.n)) {
		arena_free(run_arena);
		return dc_fail(r, DC_LIMIT, "container-growth", "what is in "
			"it unpacks to more than %d times its size", GROWTH);
	}
	if (run_arena)
		mend_names(r, run_arena, &part);
	code = enter(r, &p, &part) && run_arena ?
		find_out(r, bytes, run_arena) : dc_out_of_memory(r);
	if (!code)
		code = turn(r, run_arena);
	/* It gave up by itself, and the run goes on. */
	if (code && !r->flowing && (code == p.code || code == DC_INPUT))
		code = DC_OK;
	if (notes)
		*notes = r->counts.read - before;
	check_count(r, &p);
	leave(r, &p);
	arena_free(run_arena);
	return code;
}
