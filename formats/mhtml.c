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
 * The first HTML is the page, further ones are frames.  Pictures lie under the
 * addresses that the page has for them.  Parts may stand there as they are,
 * without an encoding: the message is bytes, and each part that is read has a
 * character set of its own.
 */
#include "format.h"
#include "lib/base64.h"
#include "parts/mime.h"

enum {
	PARTS = 5000, FRAMES = 50, DEPTH = 4,
	PIECE = 1 << 20          /* read at once */
};

struct mime {
	dc_str type, encoding, charset, location, id;
	dc_str body;             /* as it stands */
	uint64_t line;
};

struct reader {
	bool opened;
	struct mime *parts;
	size_t n, next, pages;
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
		.id = mime_header(r->run_arena, head, "Content-ID"),
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

/* ---- the format ---- */

static bool is_page(const struct mime *m)
{
	return mime_is(m->type, "text/html") ||
		mime_is(m->type, "application/xhtml+xml");
}

static int read_page(dc_reader *r)
{
	struct reader *s = r->state;
	int code = s->opened ? DC_OK : open_parts(r);
	const struct mime *m;
	dc_part part = { 0 };
	dc_str html;

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
	code = dc_read_nested(r, html, &part, NULL);
	dc_forget(r);
	return code;
}

/* As the page calls it: by its address, a part of one, or "cid:" and an id. */
static bool is_called(const struct mime *m, dc_str name)
{
	size_t before = m->location.n > name.n ? m->location.n - name.n : 0;

	if (dc_istarts(name, "cid:"))
		return dc_eq(dc_from(name, 4), dc_sub(m->id, 1,
			m->id.n > 2 ? m->id.n - 2 : 0));
	return dc_eq(m->location, name) || (name.n && before &&
		m->location.p[before - 1] == '/' &&
		dc_eq(dc_from(m->location, before), name));
}

static int media(dc_reader *r, dc_str name, dc_bytes_fn *fn, void *user)
{
	const struct reader *s = r->state;

	for (size_t i = 0; i < s->n; i++)
		if (!is_page(&s->parts[i]) && is_called(&s->parts[i], name)) {
			dc_str bytes = decoded(r->arena, &s->parts[i]);

			return bytes.n ? fn(user, bytes.p, bytes.n) : DC_END;
		}
	return DC_END;
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
