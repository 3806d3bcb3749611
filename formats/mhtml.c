/*
 * MHTML: a web page with its pictures in one file (RFC 2557), as browsers save
 * it ("Webpage, Single File", .mhtml, .mht) and as mail programs do.
 *
 *	MIME-Version: 1.0
 *	Content-Type: multipart/related; type="text/html"; boundary="x"
 *
 *	--x
 *	Content-Type: text/html
 *	Content-Transfer-Encoding: quoted-printable
 *	Content-Location: https://example.org/deck
 *
 *	<html>=E2=80=A6
 *	--x--
 *
 * The first HTML is the page, further ones are frames: where the page has the
 * cards, those hold advertisements and questions about cookies, and are read
 * for what is surely a card.  Pictures lie under the addresses that the page
 * has for them, or under "cid:" and an id.  Parts may stand there as they are,
 * without an encoding: the message is bytes, and each part that is read has a
 * character set of its own.
 */
#include "format.h"
#include "lib/base64.h"
#include "parts/mime.h"

enum {
	PARTS = 5000, FRAMES = 50, DEPTH = 4,
	SURE = 60,               /* a score from which on a frame is a page */
	LONGEST_ID = 200,
	PIECE = 1 << 20          /* read at once */
};

struct mime {
	dc_str type, encoding, charset, location, id;
	dc_str name;             /* instead of "cid:" and its id; or empty */
	dc_str body;             /* as it stands */
	uint64_t line;
};

struct reader {
	bool opened;
	struct mime *parts;
	struct mime **ids;       /* parts that have a name, by their ids */
	size_t n, next, pages, nids;
	bool sure;               /* the page itself has cards */
	dc_str url;
};

/* ---- bodies ---- */

static int hex(char c)
{
	static const char digits[] = "0123456789ABCDEF0123456789abcdef";
	const char *at = c ? strchr(digits, c) : NULL;

	return at ? (int)((at - digits) % 16) : -1;
}

static dc_str unquoted(dc_arena *arena, dc_str s)
{
	char *out = dc_alloc(arena, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; out && i < s.n; i++) {
		int high = i + 2 < s.n ? hex(s.p[i + 1]) : -1;
		int low = i + 2 < s.n ? hex(s.p[i + 2]) : -1;
		dc_str rest = dc_from(s, i + 1), line = DC_NONE;

		if (s.p[i] != '=') {
			out[n++] = s.p[i];
		} else if (high >= 0 && low >= 0) {
			out[n++] = (char)(high * 16 + low);
			i += 2;
		} else if (dc_next_line(&rest, &line) && !dc_trim(line).n) {
			/* A line that goes on in the next. */
			i = rest.p ? (size_t)(rest.p - s.p) - 1 : s.n;
		} else {
			out[n++] = '=';
		}
	}
	return (dc_str){ out, n };
}

static dc_str decoded(dc_arena *arena, const struct mime *m)
{
	if (dc_ieq(m->encoding, DC_S("quoted-printable")))
		return unquoted(arena, m->body);
	if (dc_ieq(m->encoding, DC_S("base64")))
		return base64_decode(arena, m->body);
	return m->body;
}

/* ---- the parts ---- */

static uint64_t lines_before(const char *from, const char *to)
{
	uint64_t n = 0;

	while (from < to && (from = memchr(from, '\n', (size_t)(to - from)))) {
		from++;
		n++;
	}
	return n;
}

/* Where the next line begins that is "--boundary", or the end. */
static size_t find_boundary(dc_str text, dc_str mark)
{
	size_t from = 0, at;

	while ((at = dc_find_str(dc_from(text, from), mark)) != DC_NPOS) {
		at += from;
		if (at == 0 || text.p[at - 1] == '\n')
			return at;
		from = at + 1;
	}
	return text.n;
}

/* "<part1@host>" */
static dc_str bare_id(dc_str s)
{
	return dc_starts(s, "<") && dc_ends(s, ">") ? dc_sub(s, 1, s.n - 2) : s;
}

/* The line end before a boundary belongs to that. */
static dc_str without_end(dc_str s)
{
	if (s.n && s.p[s.n - 1] == '\n')
		s.n--;
	if (s.n && s.p[s.n - 1] == '\r')
		s.n--;
	return s;
}

static int split(dc_reader *r, dc_str text, dc_str type, uint64_t line,
	int depth);

static int add_part(dc_reader *r, dc_str text, uint64_t line, int depth)
{
	struct reader *s = r->state;
	struct mime *m = &s->parts[s->n];
	dc_str all = text, head = mime_head(&text);
	dc_str type = mime_header(r->run_arena, head, "Content-Type");

	if (dc_istarts(type, "multipart/") && depth < DEPTH)
		return split(r, text, type, line, depth + 1);
	if (s->n == PARTS)
		return dc_fail(r->run, DC_LIMIT, "mhtml-parts",
			"more than %d parts", PARTS);
	*m = (struct mime){ .type = type, .body = text,
		.encoding = mime_header(r->run_arena, head,
			"Content-Transfer-Encoding"),
		.charset = mime_parameter(type, "charset"),
		.location = mime_header(r->run_arena, head, "Content-Location"),
		.id = bare_id(mime_header(r->run_arena, head, "Content-ID")),
		.line = line + lines_before(all.p, text.p ? text.p
			: all.p + all.n) };
	s->n++;
	return DC_OK;
}

static int split(dc_reader *r, dc_str text, dc_str type, uint64_t line,
	int depth)
{
	dc_str mark = dc_fmt(r->run_arena, "--%.*s",
		DC_ARG(dc_sub(mime_parameter(type, "boundary"), 0, 200)));
	size_t at = find_boundary(text, mark), end;
	bool last = false;
	int code = DC_OK;

	while (!code && !last && at < text.n) {
		const char *was = text.p;
		dc_str rest = dc_from(text, at + mark.n), first, part;

		last = dc_starts(rest, "--");
		dc_next_line(&rest, &first);
		if (last || !rest.p)
			break;
		end = find_boundary(rest, mark);
		line += lines_before(was, rest.p);
		part = dc_sub(rest, 0, end);
		if (end == rest.n) {
			dc_at(r->run, line, 0, DC_NONE);
			dc_warn(r->run, "mhtml-cut", "ends inside of a part");
			dc_cut_short(r->run);
		} else {
			part = without_end(part);
		}
		code = add_part(r, part, line, depth);
		text = rest;
		at = end;
	}
	return code;
}

/* All of it: bytes, or text where the user says in which set it is. */
static int whole(dc_reader *r, dc_str *text)
{
	dc_buf b = dc_buf_in(r->run_arena, (size_t)DC_MAX_DOCUMENT + PIECE);
	size_t got = PIECE;
	char *room;

	if (!dc_input_binary(r->in))
		return dc_all(r->in, text);
	while (got == PIECE && b.n <= DC_MAX_DOCUMENT) {
		room = dc_room(&b, PIECE);
		got = room ? dc_input_bytes(r->in, room, PIECE) : 0;
		b.n += got;
	}
	*text = dc_got(&b);
	if (dc_input_code(r->in))
		return dc_input_code(r->in);
	if (b.failed)
		return dc_out_of_memory(r->run);
	return b.n <= DC_MAX_DOCUMENT ? DC_OK : dc_fail(r->run, DC_LIMIT,
		"document-too-large", "document of more than 256 MiB");
}

static int open_parts(dc_reader *r)
{
	struct reader *s = r->state;
	dc_str text, head, type;
	int code = whole(r, &text);

	if (code)
		return code;
	s->parts = dc_array(r->run_arena, PARTS + 1, sizeof(*s->parts));
	if (!s->parts)
		return DC_LIMIT;
	head = mime_head(&text);
	type = mime_header(r->run_arena, head, "Content-Type");
	s->url = mime_header(r->run_arena, head, "Snapshot-Content-Location");
	if (dc_istarts(type, "multipart/"))
		return split(r, text, type, 1 + lines_before(head.p,
			text.p ? text.p : head.p + head.n), 0);
	dc_at(r->run, 1, 0, DC_NONE);
	return dc_fail(r->run, DC_INPUT, "mhtml-multipart",
		"no multipart message");
}

static bool is_page(const struct mime *m)
{
	return mime_is(m->type, "text/html") ||
		mime_is(m->type, "application/xhtml+xml");
}

/* ---- what the page calls "cid:" and an id ---- */

static int by_id(const void *a, const void *b)
{
	dc_str x = (*(struct mime *const *)a)->id;
	dc_str y = (*(struct mime *const *)b)->id;
	int order = memcmp(x.p, y.p, x.n < y.n ? x.n : y.n);

	return order ? order : (x.n > y.n) - (x.n < y.n);
}

static const char *ending(dc_str type)
{
	static const char *const types[][2] = {
		{ "image/png", ".png" }, { "image/jpeg", ".jpg" },
		{ "image/jpg", ".jpg" }, { "image/gif", ".gif" },
		{ "image/webp", ".webp" }, { "image/avif", ".avif" },
		{ "image/svg+xml", ".svg" }, { "image/bmp", ".bmp" },
		{ "audio/mpeg", ".mp3" }, { "audio/ogg", ".ogg" },
	};

	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (mime_is(type, types[i][0]))
			return types[i][1];
	return NULL;
}

/* "image001.png@01DA.7B" is called image001.png. */
static dc_str name_of(dc_arena *arena, const struct mime *m)
{
	dc_str stem = dc_sub(m->id, 0, dc_chr(m->id, '@'));
	const char *end = ending(m->type);
	dc_buf b = dc_buf_in(arena, DC_MAX_FIELD);

	if (!end)
		return DC_NONE;
	for (size_t i = 0; i < stem.n; i++) {
		char c = stem.p[i];
		bool kept = (c >= '0' && c <= '9') || c == '-' || c == '.' ||
			((c | 32) >= 'a' && (c | 32) <= 'z');

		dc_addc(&b, kept ? c : '_');
	}
	if (!dc_ends(dc_got(&b), end))
		dc_addz(&b, end);
	return dc_got(&b);
}

/* Two parts may have that name. */
static dc_str own_name(dc_reader *r, const struct mime *m)
{
	const struct reader *s = r->state;
	dc_str name = name_of(r->run_arena, m);

	for (size_t i = 0; name.n && i < s->nids; i++)
		if (dc_eq(s->ids[i]->name, name))
			return dc_fmt(r->run_arena, "%zu-%.*s", s->nids + 1,
				DC_ARG(name));
	return name;
}

static bool name_parts(dc_reader *r)
{
	struct reader *s = r->state;

	s->ids = dc_array(r->run_arena, s->n + 1, sizeof(*s->ids));
	for (size_t i = 0; s->ids && i < s->n; i++) {
		struct mime *m = &s->parts[i];

		if (!m->id.n || m->id.n > LONGEST_ID || is_page(m))
			continue;
		m->name = own_name(r, m);
		if (m->name.n)
			s->ids[s->nids++] = m;
	}
	if (s->nids)
		qsort(s->ids, s->nids, sizeof(*s->ids), by_id);
	return s->ids != NULL;
}

/* The part whose id s begins with, up to what ends a link; *n is how long
 * that is.  It may be written "part1%40host". */
static const struct mime *called(const struct reader *s, dc_str text,
	size_t *n)
{
	char id[LONGEST_ID];
	struct mime key = { .id = { id, 0 } }, *find = &key, **found;

	for (*n = 0; *n < text.n && key.id.n < sizeof(id) &&
	     (unsigned char)text.p[*n] > ' ' &&
	     !strchr("\"'<>)&", text.p[*n]); (*n)++) {
		int high = *n + 2 < text.n ? hex(text.p[*n + 1]) : -1;
		int low = *n + 2 < text.n ? hex(text.p[*n + 2]) : -1;
		bool is = text.p[*n] == '%' && high >= 0 && low >= 0;

		id[key.id.n++] = is ? (char)(high * 16 + low) : text.p[*n];
		*n += is ? 2 : 0;
	}
	found = s->nids ? bsearch(&find, s->ids, s->nids, sizeof(*s->ids),
		by_id) : NULL;
	return found ? *found : NULL;
}

/* As media() knows them: an address that nobody can follow stays in no card.
 * Only names of parts are changed, so that it does no harm in text. */
static dc_str with_names(dc_reader *r, dc_str html)
{
	const struct reader *s = r->state;
	dc_buf b = dc_buf_in(r->arena, DC_MAX_DOCUMENT);
	size_t done = 0, i = 0, at, n;

	while (s->nids &&
	       (at = dc_find(dc_from(html, i), "cid:")) != DC_NPOS) {
		const struct mime *m = called(s, dc_from(html, i + at + 4), &n);

		i += at;
		if (m) {
			dc_adds(&b, dc_sub(html, done, i - done));
			dc_adds(&b, m->name);
			done = i + 4 + n;
		}
		i += 4;
	}
	if (!done || b.failed)
		return html;
	dc_adds(&b, dc_from(html, done));
	return dc_got(&b);
}

/* ---- the format ---- */

static int read_page(dc_reader *r)
{
	struct reader *s = r->state;
	int code = s->opened ? DC_OK : open_parts(r);
	const struct mime *m;
	dc_part part = { 0 };
	uint64_t notes;
	dc_str html;

	if (!code && !s->opened && !name_parts(r))
		return DC_LIMIT;
	s->opened = true;
	while (!code && s->next < s->n && !is_page(&s->parts[s->next]))
		s->next++;
	if (code)
		return code;
	if (s->next == s->n || s->pages == FRAMES)
		return DC_END;
	m = &s->parts[s->next++];
	s->pages++;
	html = decoded(r->arena, m);
	part.url = s->pages == 1 && s->url.n ? s->url : m->location;
	part.encoding = m->charset.n ? dc_cdup(r->arena, m->charset) : NULL;
	/* Decoded lines are not those of the file. */
	part.line = html.p == m->body.p ? m->line : 0;
	if (part.line && !dc_input_binary(r->in))
		part.encoding = "UTF-8";
	part.sure = s->sure;
	part.least = part.sure ? SURE : 0;
	code = dc_read_nested(r, with_names(r, html), &part, &notes);
	s->sure |= s->pages == 1 && notes;
	dc_forget(r);
	return code;
}

/* As the page calls it: by its address, or a part of one. */
static bool is_called(const struct mime *m, dc_str name)
{
	size_t before = m->location.n > name.n ? m->location.n - name.n : 0;

	return dc_eq(m->location, name) || (name.n && before &&
		m->location.p[before - 1] == '/' &&
		dc_eq(dc_from(m->location, before), name));
}

static const struct mime *find_part(const struct reader *s, dc_str name)
{
	for (size_t i = 0; i < s->nids; i++)
		if (dc_eq(s->ids[i]->name, name))
			return s->ids[i];
	for (size_t i = 0; i < s->n; i++)
		if (!is_page(&s->parts[i]) && is_called(&s->parts[i], name))
			return &s->parts[i];
	return NULL;
}

static int media(dc_reader *r, dc_str name, dc_bytes_fn *fn, void *user)
{
	const struct mime *m = find_part(r->state, name);
	dc_str bytes = m ? decoded(r->arena, m) : DC_NONE;

	return bytes.n ? fn(user, bytes.p, bytes.n) : DC_END;
}

static int probe(const dc_probe *p)
{
	dc_str rest = p->head, head = mime_head(&rest);
	dc_str type = mime_header(p->arena, head, "Content-Type");

	if (!dc_istarts(type, "multipart/related") ||
	    !mime_parameter(type, "boundary").n)
		return 0;
	return mime_header(p->arena, head, "MIME-Version").n ? 95 : 80;
}

const dc_format fmt_mhtml = {
	.name = "mhtml",
	.title = "web page with its pictures in one file",
	.exts = "mhtml mht",
	.how = "in the browser: Save page as, Webpage, Single File",
	.caps = DC_BINARY | DC_TEXT_TOO,
	.read_size = sizeof(struct reader),
	.probe = probe,
	.read = read_page,
	.media = media,
};
