/*
 * WARC: web archives of crawlers and of wget (ISO 28500), also those with the
 * pages' text alone (WET, "conversion" records).
 *
 *	WARC/1.0
 *	WARC-Type: response
 *	WARC-Target-URI: https://example.org/deck
 *	Content-Type: application/http; msgtype=response
 *	Content-Length: 74581
 *
 *	HTTP/1.1 200 OK
 *	Content-Type: text/html; charset=UTF-8
 *
 *	<html>…
 *
 * Archives in the form before it (ARC) begin "filedesc://…": programs that make
 * WARC of them are at hand wherever such are kept.
 *
 * Every page and text is read as an input of its own.  Archives hold much that
 * is no deck, where any table or fold would pass for one: what is taken is what
 * sites' recipes know, or what the page itself marks as questions.  Lengths may
 * be wrong: behind a damaged record
 * the next line that begins one is looked for.
 */
#include "format.h"
#include "parts/mime.h"

enum {
	PIECE = 64 << 10,        /* read at once; a record's headers fit in */
	SURE = 60,               /* a score from which on a text is a deck */
	BLANKS = 4               /* bytes between two records */
};

struct opts {
	int all;                 /* of "sure all" */
};


static const dc_opt opts[] = {
	{ .name = "pages", .type = DC_OPT_CHOICE, .choices = "sure all",
	  .def = "sure", .place = offsetof(struct opts, all),
	  .flags = DC_OPT_READ,
	  .help = "what is read: cards of known sites and marked questions, "
		"or all that could be one" },
	{ 0 }
};

struct reader {
	dc_buf buf;
	size_t from;             /* what of it was taken */
	uint64_t at;             /* where that is in the archive */
	bool begun, ended;
	uint64_t records, decks, without;
};

/* A record, and what of it is to be read. */
struct record {
	dc_str head, body;
	dc_str url, type, charset;
	uint64_t length, at;
	bool wanted;
};

/* ---- bytes ---- */

/* Half of the buffer at least is what was taken when the rest is moved, so
 * that moving costs no more than reading. */
static dc_str ahead(dc_reader *r, size_t want)
{
	struct reader *s = r->state;
	char *room;
	size_t n;

	while (s->buf.n - s->from < want && !s->ended) {
		if (s->from && s->from >= s->buf.n - s->from) {
			s->buf.n -= s->from;
			memmove(s->buf.p, s->buf.p + s->from, s->buf.n);
			s->from = 0;
		}
		room = dc_room(&s->buf, PIECE);
		n = room ? dc_input_bytes(r->in, room, PIECE) : 0;
		s->buf.n += n;
		s->ended = n < PIECE;
	}
	return dc_from(dc_got(&s->buf), s->from);
}

static void take(struct reader *s, size_t n)
{
	s->from += n;
	s->at += n;
}

/* Take what need not be looked at; false if there is less. */
static bool pass(dc_reader *r, uint64_t n)
{
	struct reader *s = r->state;

	while (n) {
		size_t some = n < PIECE ? (size_t)n : PIECE;
		size_t have = ahead(r, some).n;

		take(s, have < some ? have : some);
		if (have < some)
			return false;
		n -= some;
	}
	return true;
}

/* Where a line begins that begins a record, or DC_NPOS. */
static size_t find_record(dc_str s, size_t from)
{
	size_t at;

	for (;; from = at + 1) {
		at = dc_find(dc_from(s, from), "WARC/");
		if (at == DC_NPOS)
			return at;
		at += from;
		if ((!at || s.p[at - 1] == '\n') && at + 5 < s.n &&
		    s.p[at + 5] >= '0' && s.p[at + 5] <= '9')
			return at;
	}
}

/* ---- damage ---- */

static void damaged(dc_reader *r, const char *rule, uint64_t at,
	const char *what)
{
	dc_warn(r->run, rule, "the record at byte %llu %s",
		(unsigned long long)at, what);
	dc_cut_short(r->run);
}

/* Up to the next line that begins a record, if there is one. */
static void find_next(dc_reader *r)
{
	struct reader *s = r->state;
	dc_str rest = ahead(r, PIECE);
	size_t at;

	/* Not where it stands: it was no record. */
	while ((at = find_record(rest, 1)) == DC_NPOS && rest.n > BLANKS * 2) {
		take(s, rest.n - BLANKS * 2);
		rest = ahead(r, PIECE);
	}
	take(s, at == DC_NPOS ? rest.n : at);
}

/* ---- HTTP ---- */

/* "1a;name=value": the number, of 15 digits at most. */
static bool chunk_size(dc_str line, uint64_t *n)
{
	size_t i;

	line = dc_trim(dc_sub(line, 0, dc_chr(line, ';')));
	for (i = 0, *n = 0; i < line.n && i < 15; i++) {
		char c = line.p[i];
		int digit = c >= '0' && c <= '9' ? c - '0' :
			(c | 32) >= 'a' && (c | 32) <= 'f' ?
			(c | 32) - 'a' + 10 : -1;

		if (digit < 0)
			return false;
		*n = *n * 16 + (unsigned)digit;
	}
	return i && i == line.n;
}

/* Without the sizes between its chunks.  A body without any is whole: some
 * tools keep the header when they have put it together. */
static dc_str unchunked(dc_reader *r, const struct record *rec, dc_str body)
{
	dc_str rest = body, line;
	uint64_t n;
	dc_buf b;

	if (!dc_next_line(&rest, &line) || !chunk_size(line, &n))
		return body;
	b = dc_buf_in(r->arena, DC_MAX_DOCUMENT);
	dc_room(&b, body.n);
	while (n && n <= rest.n) {
		dc_add(&b, rest.p, (size_t)n);
		rest = dc_from(rest, (size_t)n);
		if (!dc_next_line(&rest, &line) || line.n ||
		    !dc_next_line(&rest, &line) || !chunk_size(line, &n))
			break;
	}
	if (n && rest.n && n > rest.n)
		dc_adds(&b, rest);
	if (n)
		damaged(r, "warc-chunks", rec->at, "has a body in pieces that "
			"do not fit together");
	return dc_got(&b);
}

/* Is it what a deck may be in? */
static bool is_text(dc_str type)
{
	dc_str name = dc_trim(dc_cut(&type, ';'));

	return !name.n || dc_istarts(name, "text/html") ||
		dc_istarts(name, "text/plain") ||
		dc_istarts(name, "text/csv") ||
		dc_istarts(name, "text/markdown") ||
		dc_istarts(name, "text/tab-separated-values") ||
		dc_istarts(name, "text/xml") ||
		dc_istarts(name, "application/json") ||
		dc_istarts(name, "application/x-ndjson") ||
		dc_istarts(name, "application/xml") ||
		dc_istarts(name, "application/xhtml+xml");
}

/* The answer in a response: 200 to 299, and its type. */
static bool is_answer(dc_reader *r, dc_str http, struct record *rec)
{
	dc_str line, head = mime_head(&http);

	if (!dc_next_line(&head, &line) || !dc_istarts(line, "HTTP/"))
		return false;
	dc_cut(&line, ' ');
	rec->type = mime_header(r->arena, head, "Content-Type");
	return dc_starts(dc_trim(line), "2");
}

/* gzip and zstd are peeled from any input. */
static bool is_packed(dc_str encoding, dc_str body)
{
	return encoding.n && body.n && !dc_ieq(encoding, DC_S("identity")) &&
		!dc_starts(body, "\x1F\x8B") &&
		!dc_starts(body, "\x28\xB5\x2F\xFD") &&
		!dc_utf8_valid(dc_head(body, 400));
}

static dc_str answer(dc_reader *r, const struct record *rec)
{
	dc_str body = rec->body, head = mime_head(&body), encoding;

	encoding = mime_header(r->arena, head, "Transfer-Encoding");
	if (dc_ieq(encoding, DC_S("chunked")))
		body = unchunked(r, rec, body);
	encoding = mime_header(r->arena, head, "Content-Encoding");
	if (!is_packed(encoding, body))
		return body;
	dc_warn(r->run, "warc-packed", "the record at byte %llu is packed by "
		"\"%.*s\", which is not known here",
		(unsigned long long)rec->at, DC_ARG(dc_head(encoding, 40)));
	dc_cut_short(r->run);
	return DC_NONE;
}

/* ---- records ---- */

/* Its headers, and whether it is wanted, from what is ahead: no more than to
 * where another one begins. */
static bool look(dc_reader *r, dc_str all, struct record *rec)
{
	dc_str rest = dc_sub(all, 0, PIECE), body, kind, type;

	rest = dc_sub(rest, 0, find_record(rest, 1));
	body = rest;
	rec->head = mime_head(&body);
	if ((!dc_ends(rec->head, "\n\r\n") && !dc_ends(rec->head, "\n\n")) ||
	    !dc_num(mime_header(r->arena, rec->head, "Content-Length"),
		&rec->length) || rec->length > INT64_MAX)
		return false;
	kind = mime_header(r->arena, rec->head, "WARC-Type");
	type = mime_header(r->arena, rec->head, "Content-Type");
	rec->url = mime_header(r->arena, rec->head, "WARC-Target-URI");
	if (dc_starts(rec->url, "<") && dc_ends(rec->url, ">"))
		rec->url = dc_sub(rec->url, 1, rec->url.n - 2);
	body = dc_sub(body, 0, rec->length < body.n ? (size_t)rec->length
		: body.n);
	rec->type = type;
	rec->wanted = dc_ieq(kind, DC_S("response")) &&
		mime_is(type, "application/http") ? is_answer(r, body, rec) :
		dc_ieq(kind, DC_S("resource")) ||
		dc_ieq(kind, DC_S("conversion"));
	rec->wanted = rec->wanted && rec->length && is_text(rec->type);
	rec->charset = mime_parameter(rec->type, "charset");
	return true;
}

/*
 * The body, as long as its header says, or up to where another record begins
 * or the archive ends.  Sets how many bytes of what is ahead are the record's.
 */
static void find_body(dc_reader *r, struct record *rec, size_t *all)
{
	const size_t begin = rec->head.n;
	const size_t end = begin + (size_t)rec->length;
	dc_str rest = ahead(r, end + PIECE);
	dc_str behind = dc_from(rest, end);
	size_t at;

	rec->head = dc_sub(rest, 0, begin);
	rec->body = dc_sub(rest, begin, (size_t)rec->length);
	*all = begin + rec->body.n;
	while (behind.n && (*behind.p == '\r' || *behind.p == '\n'))
		behind = dc_from(behind, 1);
	if (rest.n >= end && (!behind.n || dc_starts(behind, "WARC/")))
		return;
	at = find_record(rest, begin);
	if (at != DC_NPOS) {
		rec->body.n = at - begin;
		*all = at;
	}
	if (at == DC_NPOS && rest.n < end)
		damaged(r, "warc-cut", rec->at, "is cut short");
	else
		damaged(r, "warc-length", rec->at, "is not as long as it "
			"says");
}

static int read_body(dc_reader *r, const struct record *rec)
{
	const struct opts *o = r->opts;
	struct reader *s = r->state;
	dc_part part = { .name = rec->url, .url = rec->url };
	dc_str body = mime_is(mime_header(r->arena, rec->head,
		"Content-Type"), "application/http") ? answer(r, rec) :
		rec->body;
	uint64_t notes = 0;
	int code = DC_OK;

	part.encoding = rec->charset.n ? dc_cdup(r->arena, rec->charset) :
		NULL;
	part.sure = !o->all;
	part.least = part.sure ? SURE : 0;
	if (!dc_blank(body))
		code = dc_read_nested(r, body, &part, &notes);
	s->decks += notes > 0;
	s->without += !notes;
	return code;
}

static int read_wanted(dc_reader *r, struct record *rec)
{
	struct reader *s = r->state;
	size_t all;
	int code;

	if (rec->length > DC_MAX_DOCUMENT) {
		damaged(r, "warc-large", rec->at, "has more than 256 MiB: it "
			"is passed over");
		pass(r, rec->head.n + rec->length);
		return DC_OK;
	}
	find_body(r, rec, &all);
	if (dc_input_code(r->in))
		return dc_input_code(r->in);
	if (s->buf.failed)
		return DC_OK;
	code = read_body(r, rec);
	take(s, all);
	return code;
}

static int end(dc_reader *r)
{
	const struct reader *s = r->state;

	if (dc_input_code(r->in))
		return dc_input_code(r->in);
	dc_notice(r->run, "warc-records", "records: %llu with cards, %llu "
		"pages or texts without, %llu others",
		(unsigned long long)s->decks,
		(unsigned long long)s->without, (unsigned long long)
		(s->records - s->decks - s->without));
	return DC_END;
}

static bool is_arc(dc_str head)
{
	return dc_starts(head, "filedesc://");
}

static int refuse_arc(dc_reader *r)
{
	dc_hint(r->run, "make a WARC of it: warcio recompress OLD.arc.gz "
		"NEW.warc.gz");
	return dc_fail(r->run, DC_INPUT, "warc-arc", "a web archive in the "
		"old form (ARC), which is not read");
}

static int read_record(dc_reader *r)
{
	struct reader *s = r->state;
	struct record rec = { .wanted = false };
	dc_str rest = ahead(r, PIECE);
	int code = DC_OK;

	if (s->buf.failed)
		return DC_OK;
	if (!s->begun && !rest.n && !dc_input_code(r->in))
		return dc_fail(r->run, DC_INPUT, "warc-begin", "no record "
			"stands at the beginning");
	if (!s->begun && is_arc(rest))
		return refuse_arc(r);
	s->begun = true;
	if (!rest.n)
		return end(r);
	if (*rest.p == '\r' || *rest.p == '\n') {
		size_t n = 0;

		while (n < rest.n && (rest.p[n] == '\r' || rest.p[n] == '\n'))
			n++;
		take(s, n);
		return DC_OK;
	}
	rec.at = s->at;
	if (find_record(dc_sub(rest, 0, BLANKS * 2), 0) != 0 ||
	    !look(r, rest, &rec)) {
		damaged(r, "warc-record", rec.at, "has no headers that are "
			"understood");
		find_next(r);
		return DC_OK;
	}
	s->records++;
	if (rec.wanted)
		code = read_wanted(r, &rec);
	else if (!pass(r, rec.head.n + rec.length))
		damaged(r, "warc-cut", rec.at, "is cut short");
	dc_forget(r);
	return code;
}

static int open_archive(dc_reader *r)
{
	struct reader *s = r->state;

	s->buf = dc_buf_in(r->run_arena, 2 * DC_MAX_DOCUMENT + 4 * PIECE);
	return DC_OK;
}

static int probe(const dc_probe *p)
{
	return is_arc(p->head) ||
	       find_record(dc_sub(p->head, 0, BLANKS * 2), 0) == 0 ? 100 : 0;
}

const dc_format fmt_warc = {
	.name = "warc",
	.title = "web archive of a crawler, pages or texts (WARC, WET)",
	.exts = "warc wet",
	.how = "wget --warc-file=NAME, or a crawl's own files",
	.caps = DC_CAP_DECKS | DC_CAP_LOST | DC_BINARY,
	.opts = opts,
	.opt_size = sizeof(struct opts),
	.read_size = sizeof(struct reader),
	.probe = probe,
	.open = open_archive,
	.read = read_record,
};
