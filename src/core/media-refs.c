/*
 * References to media files, found as Anki finds them: by patterns, not by
 * reading HTML.
 *
 *	<img alt="a" src="cnn.png">   also audio, video, object, source; data=
 *	<img src=cnn.png>             up to a blank or '>'
 *	[sound:dog.mp3]
 *
 * What it does not find it does not take along, so `src = "x"` is none here,
 * either; and what it finds in odd places is one.  Each byte is looked at a
 * fixed number of times.
 */
#include "core/html.h"
#include "core/media.h"
#include "lib/entity.h"

struct finder {
	dc_arena *arena;
	dc_str s;
	struct media_ref *refs;
	size_t n, cap;
	size_t last;             /* the last '>' in s, + 1; 0: none */
	size_t no_double, no_single;     /* no such quote from there on */
	size_t again;            /* bytes that were looked at once more */
};

dc_str media_decoded(dc_arena *a, dc_str raw)
{
	dc_str rest = raw, s;
	dc_buf b;
	uint32_t cp[2];
	size_t at, n;

	if (dc_chr(raw, '&') == DC_NPOS)
		return raw;
	while ((at = dc_chr(rest, '&')) != DC_NPOS) {
		rest = dc_from(rest, at);
		n = entity_decode(rest, cp);
		if (!n || rest.p[n - 1] != ';')
			return raw;
		rest = dc_from(rest, n);
	}
	s = html_text(a, raw);
	b = dc_buf_in(a, DC_MAX_FIELD);
	while ((at = dc_find(s, "\xC2\xA0")) != DC_NPOS) {
		dc_adds(&b, dc_sub(s, 0, at));
		dc_addc(&b, ' ');
		s = dc_from(s, at + 2);
	}
	if (!b.n)
		return s;
	dc_adds(&b, s);
	return dc_got(&b);
}

static void add(struct finder *f, size_t at, size_t n, char quote)
{
	struct media_ref *more = dc_grow(f->arena, f->refs, f->n, &f->cap,
		sizeof(*more));

	if (!more)
		return;
	f->refs = more;
	f->refs[f->n++] = (struct media_ref){ .at = at, .n = n,
		.quote = quote,
		.name = media_decoded(f->arena, dc_sub(f->s, at, n)) };
}

/* ---- tags ---- */

static bool word_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || (unsigned char)c >= 0x80;
}

/* Length of "<img" and the like at the start of s, or 0. */
static size_t opens(dc_str s)
{
	static const dc_str tags[] = { { "<img", 4 }, { "<audio", 6 },
		{ "<video", 6 }, { "<object", 7 }, { "<source", 7 } };

	for (size_t i = 0; i < sizeof(tags) / sizeof(*tags); i++)
		if (dc_ieq(dc_sub(s, 0, tags[i].n), tags[i]) &&
		    s.n > tags[i].n && !word_char(s.p[tags[i].n]))
			return tags[i].n;
	return 0;
}

/* The next such quote from `at` on, or DC_NPOS. */
static size_t closing(struct finder *f, size_t at, char quote)
{
	size_t *none = quote == '"' ? &f->no_double : &f->no_single, step;

	if (at >= *none)
		return DC_NPOS;
	step = dc_chr(dc_sub(f->s, at, *none - at), quote);
	if (step == DC_NPOS)
		*none = at;
	return step == DC_NPOS ? DC_NPOS : at + step;
}

/* The value at `at`; returns where the tag ends, 0 if it is no reference. */
static size_t take_value(struct finder *f, size_t at)
{
	char quote = at < f->s.n ? f->s.p[at] : '\0';
	size_t end;

	if (quote == '"' || quote == '\'') {
		end = closing(f, at + 1, quote);
		if (end == DC_NPOS || end == at + 1 || end >= f->last)
			return 0;
		add(f, at + 1, end - at - 1, quote);
		return end + dc_chr(dc_from(f->s, end), '>') + 1;
	}
	for (end = at; end < f->s.n && !strchr(" >", f->s.p[end] ? f->s.p[end]
	     : 'x'); end++)
		;
	if (end == at || end >= f->last)
		return 0;
	add(f, at, end - at, 0);
	return end + dc_chr(dc_from(f->s, end), '>') + 1;
}

/* Does `src=` or `data=` begin at `at`, as a word?  Its length, or 0. */
static size_t names_file(dc_str s, size_t at)
{
	if (word_char(s.p[at - 1]))
		return 0;
	s = dc_from(s, at);
	return dc_istarts(s, "src=") ? 4 : dc_istarts(s, "data=") ? 5 : 0;
}

/*
 * The rest of a tag from `at` on; returns where the search goes on.  A '>' in
 * a quoted value does not end it, and behind such a one nothing is sought
 * before the quote ends.  If nothing is found, the quotes may have been none:
 * the search goes on at the first '>' in them, unless that was too often.
 */
static size_t take_tag(struct finder *f, size_t at)
{
	size_t quoted = 0, next, n, inner = 0;   /* quoted: up to there */
	bool deaf = false;

	for (at++; at < f->last; at++) {
		char c = f->s.p[at];

		if (quoted && at == quoted) {
			deaf = false;
			quoted = 0;
			continue;
		}
		if (c == '>' && !quoted)
			break;
		deaf |= c == '>';
		inner = c == '>' && !inner ? at : inner;
		if (!quoted && (c == '"' || c == '\'')) {
			next = closing(f, at + 1, c);
			quoted = next == DC_NPOS ? 0 : next;
		}
		n = deaf ? 0 : names_file(f->s, at);
		next = n ? take_value(f, at + n) : 0;
		if (next)
			return next;
	}
	if (!inner || f->again > 4 * f->s.n)
		return at;
	f->again += at - inner;
	return inner;
}

static void find_tags(struct finder *f)
{
	size_t at = 0, step, n;

	f->no_double = f->no_single = f->s.n;
	for (f->last = f->s.n; f->last && f->s.p[f->last - 1] != '>';)
		f->last--;
	while (at < f->last) {
		step = dc_chr(dc_from(f->s, at), '<');
		if (step == DC_NPOS)
			return;
		at += step;
		n = opens(dc_from(f->s, at));
		at = n ? take_tag(f, at + n) : at + 1;
	}
}

/* ---- [sound:…] ---- */

static void find_sounds(struct finder *f)
{
	size_t at = 0, step;

	while ((step = dc_find(dc_from(f->s, at), "[sound:")) != DC_NPOS) {
		at += step + 7;
		step = dc_chr(dc_from(f->s, at + 1), ']');
		if (step == DC_NPOS || at == f->s.n)
			return;
		add(f, at, step + 1, ']');
		at += step + 2;
	}
}

/* ---- both ---- */

static int by_place(const void *a, const void *b)
{
	const struct media_ref *x = a, *y = b;

	return x->at < y->at ? -1 : x->at > y->at;
}

size_t media_find(dc_arena *a, dc_str html, struct media_ref **refs)
{
	struct finder f = { .arena = a, .s = html };
	size_t tags;

	find_tags(&f);
	tags = f.n;
	find_sounds(&f);
	*refs = f.refs;
	if (tags && tags < f.n)
		qsort(f.refs, f.n, sizeof(*f.refs), by_place);
	return f.n;
}

size_t media_find_plain(dc_arena *a, dc_str text, struct media_ref **refs)
{
	struct finder f = { .arena = a, .s = text };

	find_sounds(&f);
	for (size_t i = 0; i < f.n; i++) {
		f.refs[i].name = dc_sub(text, f.refs[i].at, f.refs[i].n);
		f.refs[i].quote = 0;
	}
	*refs = f.refs;
	return f.n;
}

/* ---- static files ---- */

/* What may end a name that begins behind `before`, or NULL. */
static const char *static_end(dc_str before)
{
	static const struct {
		const char *begins, *ends;
	} all[] = {
		{ "\"", "\"" }, { "'", "'" }, { "[sound:", "]" },
		{ "src=", " >" }, { "data=", " >" }, { "url(", ") " },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		if (dc_ends(before, all[i].begins))
			return all[i].ends;
	return NULL;
}

static bool has_name(const dc_str *names, size_t n, dc_str name)
{
	for (size_t i = 0; i < n; i++)
		if (dc_eq(names[i], name))
			return true;
	return false;
}

size_t media_find_static(dc_arena *a, dc_str text, dc_str **names)
{
	enum { MOST = 100, LONGEST = 255 };
	dc_str *all = dc_array(a, MOST, sizeof(*all)), name;
	size_t n = 0, at = 0, step;

	*names = all;
	while (all && n < MOST &&
	       (step = dc_chr(dc_from(text, at), '_')) != DC_NPOS) {
		const char *ends = static_end(dc_sub(text, 0, at + step));

		at += step;
		name = dc_sub(text, at++, LONGEST);
		if (!ends)
			continue;
		for (step = 0; step < name.n && !strchr(ends, name.p[step]);)
			step++;
		if (step == name.n || step < 2)
			continue;
		name = media_decoded(a, dc_sub(name, 0, step));
		if (!has_name(all, n, name))
			all[n++] = name;
	}
	return n;
}

/* ---- writing ---- */

void media_add_name(dc_buf *b, const struct media_ref *r, dc_str name)
{
	bool attr = r->quote != ']';
	dc_buf value;

	if (!attr) {
		dc_adds(b, dc_convert(b->arena, NULL, name, DC_PLAIN,
			DC_HTML));
		return;
	}
	/* ` x="…"` without its beginning, and quotes only where there are
	 * none. */
	value = dc_buf_in(b->arena, DC_MAX_FIELD);
	html_add_attr(&value, "", name);
	name = dc_from(dc_got(&value), 3);
	if (r->quote)
		name.n -= name.n > 0;
	if (r->quote == '\'')
		for (size_t at; (at = dc_chr(name, '\'')) != DC_NPOS;) {
			dc_adds(b, dc_sub(name, 0, at));
			dc_addz(b, "&#39;");
			name = dc_from(name, at + 1);
		}
	if (!r->quote)
		dc_addc(b, '"');
	dc_adds(b, name);
}

size_t dc_media_refs(dc_arena *a, dc_str html, dc_str **names)
{
	struct media_ref *refs;
	size_t n = media_find(a, html, &refs);

	*names = dc_array(a, n, sizeof(**names));
	for (size_t i = 0; *names && i < n; i++)
		(*names)[i] = refs[i].name;
	return *names ? n : 0;
}
