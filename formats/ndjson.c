/*
 * NDJSON: one JSON value a line (https://github.com/ndjson/ndjson-spec), for
 * streams.  deckconv's own lines are notes of the card model, definitions of
 * note types, and at the end, if wanted, what was counted.  Other people's
 * lines are records.  A line that is damaged costs one card, not the file.
 */
#include "parts/json/find.h"
#include "lib/jsonscan.h"
#include "parts/json/note.h"

struct options {
	jsonopts shared;
	bool end;
};

struct reading {
	jsonlist list;
	dc_markup markup;
	uint64_t notes;
};

static const dc_opt opts[] = {
	JSONFIND_OPTS(struct options),
	{ "end", DC_OPT_FLAG, offsetof(struct options, end), "no", NULL,
	  "end with a line that says how many notes there are",
	  DC_OPT_WRITE, 0, NULL },
	{ NULL, DC_OPT_FLAG, 0, NULL, NULL, NULL, 0, 0, NULL }
};

/* ---- probe ---- */

static bool sides(const json *v)
{
	bool front = false, back = false;

	for (const json *m = json_first(v); m; m = json_next(m)) {
		const char *role = dc_role_of(json_key(m));

		front |= role && strcmp(role, "front") == 0;
		back |= role && strcmp(role, "back") == 0;
	}
	return front && back;
}

static bool defines(const json *v)
{
	return dc_is(json_text(json_get(v, "define")), "notetype");
}

static int probe(const dc_probe *p)
{
	dc_str rest = p->head, line = DC_NONE;
	json_fault fault;
	const json *v;
	bool more, whole;

	while (dc_next_line(&rest, &line) && dc_blank(line))
		;
	line = dc_trim(line);
	rest = dc_trim(rest);
	if (!dc_starts(line, "{"))
		return 0;
	/* The first note may hold files. */
	if (!rest.n && !p->whole) {
		v = json_parse(NULL, p->arena, jsonscan_close(p->arena, line,
			&whole), 1, 1, &fault);
		return v && (notejson_is(v) || defines(v)) ? 95 : 0;
	}
	v = json_parse(NULL, p->arena, line, 1, 1, &fault);
	more = dc_starts(rest, "{");
	if (!v || (rest.n && !more))
		return 0;
	if (notejson_is(v) || defines(v))
		return 95;
	return sides(v) ? more ? 85 : 60 : more ? 60 : 20;
}

/* ---- reading ---- */

/* The first lines tell what members there are, and whether it is HTML. */
static int open_reader(dc_reader *r)
{
	const struct options *o = r->opts;
	struct reading *st = r->state;
	dc_str head = dc_sub(dc_peek(r->in, DC_HEAD), 0, DC_HEAD), line;
	const char *const all[] = { o->shared.shape.front, o->shared.shape.back,
		o->shared.shape.tags };
	json_fault fault;

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		if (all[i] && !json_pointer_ok(dc_cstr(all[i])))
			return dc_fail(r->run, DC_USAGE, "json-pointer",
				"\"%s\" is no JSON Pointer: it begins with /",
				all[i]);
	st->markup = jsonfind_markup(&o->shared.shape, NULL);
	while (dc_next_line(&head, &line)) {
		const json *v = json_parse(NULL, r->arena, line, 1, 1, &fault);

		if (!v || notejson_alike(v) || defines(v))
			continue;
		if (json_is(v) == JSON_OBJECT)
			jsonfind_learn(r, &st->list, v);
		if (st->markup == DC_PLAIN)
			st->markup = jsonfind_markup(&o->shared.shape, v);
	}
	return DC_OK;
}

/* {"end":true,…}: were there as many notes as were written? */
static int check_end(dc_reader *r, const json *v, dc_where at)
{
	const struct reading *st = r->state;
	uint64_t written = 0;

	if (dc_num(json_text(json_get(v, "written")), &written) &&
	    written != st->notes) {
		dc_at(r->run, at.line, 1, DC_NONE);
		dc_warn(r->run, "count-short", "the last line speaks of %llu "
			"notes, but there are %llu",
			(unsigned long long)written,
			(unsigned long long)st->notes);
	}
	return DC_OK;
}

static int put_line(dc_reader *r, const json *v, dc_where at)
{
	const struct options *o = r->opts;
	struct reading *st = r->state;

	if (defines(v))
		return notejson_put_kind(r, v);
	if (json_is(json_get(v, "end")) == JSON_TRUE)
		return check_end(r, v, at);
	if (json_scalar(v)) {
		dc_at(r->run, at.line, 1, DC_NONE);
		dc_skip(r->run, "json-no-card", "neither an object nor an "
			"array: no card");
		return DC_OK;
	}
	st->notes++;
	return notejson_alike(v) ? notejson_put(r, v, st->markup, at)
		: jsonfind_put(r, &o->shared.shape, &st->list, v, DC_NONE,
			st->markup, at);
}

/* An open bracket in the last line: the stream was cut. */
static bool is_cut(dc_reader *r, dc_str line)
{
	bool whole;

	jsonscan_close(r->arena, line, &whole);
	return !whole && !dc_peek(r->in, 1).n;
}

static int bad_line(dc_reader *r, dc_str line, const json_fault *f)
{
	dc_at(r->run, f->line, f->col, f->excerpt);
	if (f->limit)
		return json_fail(r->run, f);
	if (is_cut(r, line)) {
		dc_at(r->run, f->line, 1, DC_NONE);
		dc_skip(r->run, "json-cut", "the input ends inside of this "
			"line");
		dc_cut_short(r->run);
	} else {
		dc_skip(r->run, "json-syntax", "%s", f->what);
	}
	return DC_OK;
}

static int read_some(dc_reader *r)
{
	const struct options *o = r->opts;
	struct reading *st = r->state;
	dc_where at = { .line = dc_input_line(r->in), .col = 1 };
	json_fault fault;
	const json *v;
	dc_str line;

	dc_forget(r);
	if (!dc_line(r->in, &line))
		return jsonfind_end(r, &o->shared.shape,
			&(jsonlists){ &st->list, 1 });
	line = dc_chomp(line);
	if (dc_blank(line) && !memchr(line.p, '\0', line.n))
		return DC_OK;
	v = json_parse(r->run, r->arena, line, at.line, 1, &fault);
	if (!v)
		return bad_line(r, line, &fault);
	return put_line(r, v, at);
}

/* ---- writing ---- */

static int begin(dc_writer *w)
{
	const struct options *o = w->opts;

	if (o->shared.shape.markup)
		w->text = jsonfind_markup(&o->shared.shape, NULL);
	if (!o->shared.media)
		w->caps &= ~(unsigned)DC_CAP_MEDIA;
	return DC_OK;
}

static int put(dc_writer *w, const dc_event *ev)
{
	const struct options *o = w->opts;
	notemedia *media = w->state;
	int code = DC_OK;
	dc_buf b;

	if (ev->what == DC_MEDIA)
		return notemedia_keep(w, media, ev->u.media);
	if (ev->what == DC_KIND) {
		b = dc_buf_in(w->arena, DC_MAX_RECORD);
		notejson_add_kind(&b, ev->u.kind, true);
		dc_outs(w->out, dc_got(&b));
	} else if (ev->what == DC_NOTE) {
		code = notejson_write(w, ev->u.note, media, o->shared.source);
	} else {
		return DC_OK;
	}
	dc_outc(w->out, '\n');
	return code;
}

static int end(dc_writer *w)
{
	const struct options *o = w->opts;
	dc_counts c;

	if (!o->end)
		return DC_OK;
	c = dc_tally(w->run);
	dc_outf(w->out, "{\"end\":true,\"read\":%llu,\"written\":%llu,"
		"\"skipped\":%llu}\n", (unsigned long long)c.read,
		(unsigned long long)c.written, (unsigned long long)c.skipped);
	return DC_OK;
}

const dc_format fmt_ndjson = {
	.name = "ndjson",
	.title = "JSON lines",
	.exts = "ndjson jsonl",
	.aliases = "jsonl",
	.caps = DC_CAP_DECKS | DC_CAP_TAGS | DC_CAP_MEDIA | DC_CAP_KINDS |
		DC_CAP_CARDS | DC_CAP_FIELDS | DC_CAP_GUIDS | DC_CAP_LOST |
		DC_CAP_MOD | DC_CAP_MORE | DC_CAP_SOURCE,
	.text = DC_PLAIN | DC_HTML | DC_MARKDOWN,
	.opts = opts,
	.opt_size = sizeof(struct options),
	.read_size = sizeof(struct reading),
	.write_size = sizeof(notemedia),
	.probe = probe,
	.open = open_reader,
	.read = read_some,
	.begin = begin,
	.put = put,
	.end = end
};
