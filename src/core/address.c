/*
 * Addresses in cards from strangers: which may stay, and how they are
 * written.  Tricks with blanks, references and case all end here, since an
 * address is judged as a browser would read it.
 */
#include "core/core.h"
#include "core/html.h"

enum { MAX_DATA = 14 << 20 };    /* base64 of 10 MiB */

/* References decoded, control characters gone, edges trimmed. */
static dc_str decoded(dc_arena *a, dc_str raw)
{
	dc_str s = html_text(a, raw);
	dc_buf b = dc_buf_in(a, SIZE_MAX / 8);
	size_t done = 0;

	for (size_t at = 0; at < s.n; at++) {
		unsigned char c = (unsigned char)s.p[at];

		if (c >= 0x20 && c != 0x7F)
			continue;
		dc_add(&b, s.p + done, at - done);
		done = at + 1;
	}
	if (!done)
		return dc_trim(s);
	dc_adds(&b, dc_from(s, done));
	return dc_trim(dc_got(&b));
}

/* Length of what stands before a ':', or DC_NPOS: there is no scheme. */
static size_t scheme_length(dc_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == ':')
			return i;
		if (s.p[i] == '/' || s.p[i] == '?' || s.p[i] == '#')
			break;
	}
	return DC_NPOS;
}

static bool is_web(dc_str s)
{
	return dc_istarts(s, "http://") || dc_istarts(s, "https://");
}

/* A blank in a web address would end it for some readers. */
static dc_str web(dc_arena *a, dc_str s)
{
	dc_buf b;

	if (dc_starts(s, "//"))
		s = dc_fmt(a, "https:%.*s", DC_ARG(s));
	if (dc_chr(s, ' ') == DC_NPOS)
		return s;
	b = dc_buf_in(a, SIZE_MAX / 8);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == ' ')
			dc_addz(&b, "%20");
		else
			dc_addc(&b, s.p[i]);
	}
	return dc_got(&b);
}

dc_str address_link(dc_arena *a, dc_str raw)
{
	dc_str s = decoded(a, raw);

	if (is_web(s) || dc_starts(s, "//"))
		return web(a, s);
	return dc_istarts(s, "mailto:") ? s : DC_NONE;
}

static bool is_picture(dc_str s)
{
	static const char *const kinds[] = { "data:image/png;base64,",
		"data:image/jpeg;base64,", "data:image/gif;base64,",
		"data:image/webp;base64," };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (dc_istarts(s, kinds[i]))
			return s.n <= MAX_DATA;
	return false;
}

/* A file's name, or a path below the place of the deck. */
static bool is_file(dc_str s)
{
	dc_str part;

	if (!s.n || s.p[0] == '/' || scheme_length(s) != DC_NPOS ||
	    dc_chr(s, '\\') != DC_NPOS)
		return false;
	while (s.p) {
		part = dc_cut(&s, '/');
		if (dc_is(part, "..") || dc_is(part, "."))
			return false;
	}
	return true;
}

/* "./Page_files/x.png", as browsers save pages, without its beginning. */
static dc_str from_here(dc_str s)
{
	while (dc_starts(s, "./"))
		s = dc_from(s, 2);
	return s;
}

/* "pics\x.png" was written on Windows, and browsers read it as a path. */
static dc_str with_slashes(dc_arena *a, dc_str s)
{
	dc_buf b;

	if (dc_chr(s, '\\') == DC_NPOS)
		return s;
	b = dc_buf_in(a, SIZE_MAX / 8);
	for (size_t i = 0; i < s.n; i++)
		dc_addc(&b, s.p[i] == '\\' ? '/' : s.p[i]);
	return dc_got(&b);
}

/*
 * The picture was on somebody's disk: "/home/me/x.png", "C:\pics\x.png",
 * "file:///home/me/x.png", "../x.png".  Its name is all that means something
 * elsewhere: it is one that a file beside the deck may have, as any other.
 */
static dc_str name_of(dc_str path)
{
	size_t n = scheme_length(path);
	dc_str name;

	if (n != DC_NPOS && n > 1 && !dc_istarts(path, "file:"))
		return DC_NONE;
	path = n == DC_NPOS ? path : dc_from(path, n + 1);
	name = path = dc_sub(path, 0, dc_chr(path, '?'));
	while (path.p)
		name = dc_trim(dc_cut(&path, '/'));
	return is_file(name) && dc_is_media(name) ? name : DC_NONE;
}

dc_str address_image(dc_arena *a, dc_str raw)
{
	dc_str s = decoded(a, raw);

	if (is_web(s) || dc_starts(s, "//"))
		return web(a, s);
	if (is_picture(s))
		return s;
	s = from_here(with_slashes(a, s));
	return is_file(s) ? s : name_of(s);
}

bool address_is_remote(dc_arena *a, dc_str raw)
{
	dc_str s = decoded(a, dc_sub(raw, 0, 64));

	return is_web(s) || dc_starts(s, "//");
}
