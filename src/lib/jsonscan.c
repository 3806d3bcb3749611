/*
 * A value ends where its brackets are closed: strings are passed over by
 * their quotes, everything else is left to the parser.
 */
#include "lib/bytes.h"
#include "lib/jsonscan.h"

struct frame {
	size_t at, depth;
	bool quoted, begun;
};

static bool blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Byte behind the quote that ends the string which `from` is in, or 0. */
static size_t string_end(dc_str s, size_t from)
{
	size_t at = from, back;
	const char *q;

	while (at < s.n && (q = memchr(s.p + at, '"', s.n - at)) != NULL) {
		at = (size_t)(q - s.p);
		for (back = 0; at - back > from && q[-1 - (long)back] == '\\';)
			back++;
		at++;
		if (back % 2 == 0)
			return at;
	}
	return 0;
}

/* A window may end behind a backslash: what is escaped comes with the next. */
static size_t keep_escape(dc_str s, size_t from)
{
	size_t at = s.n;

	while (at > from && s.p[at - 1] == '\\')
		at--;
	return s.n - (s.n - at) % 2;
}

/* Go on with one value; true when it is complete, and f->at is behind it. */
static bool frame(struct frame *f, dc_str s)
{
	size_t end;

	while (f->at < s.n) {
		char c = s.p[f->at];

		if (f->quoted) {
			end = string_end(s, f->at);
			f->at = end ? end : keep_escape(s, f->at);
			f->quoted = !end;
			if (!end)
				return false;
			if (!f->depth)
				return true;
			continue;
		}
		if (!f->depth && f->begun && c != '"') {
			if (blank(c) || strchr(",:]}[{", c))
				return true;
		} else if (c == '[' || c == '{') {
			if (++f->depth > DC_MAX_DEPTH)
				return false;
		} else if (c == ']' || c == '}') {
			if (!f->depth)
				return true;
			f->at++;
			if (!--f->depth)
				return true;
			continue;
		} else if (c == '"') {
			f->quoted = true;
		} else if (!f->depth && (c == ',' || c == ':')) {
			return true;
		}
		f->begun = true;
		f->at++;
	}
	return false;
}

/* Bytes but those that continue a character. */
static uint64_t characters(dc_str s)
{
	uint64_t n = s.n;
	size_t i = 0;

	for (; s.n - i >= 16; i += 16)
		n -= bytes_count(bytes_are(bytes_at(s.p + i) & 0xC0, 0x80));
	for (; i < s.n; i++)
		n -= ((unsigned char)s.p[i] & 0xC0) == 0x80;
	return n;
}

void jsonscan_take(jsonscan *s, size_t n)
{
	dc_str taken = dc_sub(dc_peek(s->in, n), 0, n);
	const char *end = taken.n ? memrchr(taken.p, '\n', taken.n) : NULL;

	if (!end && taken.n)
		end = memrchr(taken.p, '\r', taken.n);
	if (end) {
		s->col = 1;
		taken = dc_from(taken, (size_t)(end + 1 - taken.p));
	}
	s->col += characters(taken);
	dc_take(s->in, n);
}

int jsonscan_next(jsonscan *s)
{
	for (;;) {
		dc_str w = dc_peek(s->in, 1);
		size_t at = 0;

		while (at < w.n && blank(w.p[at]))
			at++;
		if (at)
			jsonscan_take(s, at);
		if (at < w.n)
			return (unsigned char)w.p[at];
		if (!w.n)
			return -1;
	}
}

static int too_deep(const struct frame *f, const char **what)
{
	if (f->depth <= DC_MAX_DEPTH)
		return DC_OK;
	*what = "nested more than 1000 deep (DC_MAX_DEPTH)";
	return DC_LIMIT;
}

/* At the end of the input a number or a word is complete. */
static int at_end(const struct frame *f)
{
	return f->begun && !f->depth && !f->quoted ? DC_OK : JSONSCAN_CUT;
}

int jsonscan_value(jsonscan *s, dc_str *raw, const char **what)
{
	struct frame f = { 0 };
	dc_str w = dc_peek(s->in, 1);
	size_t had;

	while (!frame(&f, w)) {
		if (too_deep(&f, what))
			return DC_LIMIT;
		had = w.n;
		if (had >= DC_MAX_RECORD) {
			*what = "a value of more than 64 MiB (DC_MAX_RECORD)";
			return DC_LIMIT;
		}
		w = dc_peek(s->in, had + 1);
		if (w.n == had) {
			*raw = w;
			return at_end(&f);
		}
	}
	*raw = dc_sub(w, 0, f.at);
	if (f.at <= DC_MAX_RECORD)
		return DC_OK;
	*what = "a value of more than 64 MiB (DC_MAX_RECORD)";
	return DC_LIMIT;
}

int jsonscan_skip(jsonscan *s, const char **what)
{
	struct frame f = { 0 };
	size_t tail = 0;
	bool done = false;

	while (!done) {
		dc_str w = dc_peek(s->in, tail + 1);

		if (w.n <= tail)
			return tail ? JSONSCAN_CUT : at_end(&f);
		f.at = 0;
		done = frame(&f, w);
		if (too_deep(&f, what))
			return DC_LIMIT;
		tail = w.n - f.at;
		jsonscan_take(s, f.at);
	}
	return DC_OK;
}

size_t jsonscan_length(dc_str s)
{
	struct frame f = { 0 };

	return frame(&f, s) ? f.at : 0;
}

/* Where the last complete element or member ends, and what is open there. */
static dc_str close_up(dc_arena *arena, dc_str s)
{
	char open[DC_MAX_DEPTH], closing[DC_MAX_DEPTH];
	size_t depth = 0, cut = 0, nclosing = 0, at = 0;
	dc_buf b = dc_buf_in(arena, s.n + DC_MAX_DEPTH);

	while (at < s.n && depth <= DC_MAX_DEPTH) {
		char c = s.p[at++];

		if (c == '"') {
			at = string_end(s, at);
			if (!at)
				break;
		} else if (c == ']' || c == '}') {
			depth -= depth > 0;
		} else if ((c == '[' || c == '{') && depth < DC_MAX_DEPTH) {
			open[depth++] = c == '[' ? ']' : '}';
		}
		if (c != '"' && strchr(",[]{}", c) && c) {
			cut = at - (c == ',');
			nclosing = depth;
			memcpy(closing, open, depth);
		}
	}
	dc_add(&b, s.p, cut);
	while (nclosing)
		dc_addc(&b, closing[--nclosing]);
	return dc_got(&b);
}

dc_str jsonscan_close(dc_arena *arena, dc_str text, bool *whole)
{
	struct frame f = { 0 };

	*whole = frame(&f, text);
	return *whole ? dc_sub(text, 0, f.at) : close_up(arena, text);
}

dc_str jsonscan_ahead(jsonscan *s, dc_arena *arena, size_t limit, bool *whole)
{
	return jsonscan_close(arena, dc_sub(dc_peek(s->in, limit), 0, limit),
		whole);
}
