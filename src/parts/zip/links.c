/*
 * The text is looked at before it is known what it is: a link begins behind a
 * quotation mark, a bracket or `=`, and ends at the like.  As only names are
 * changed that the archive has, it does no harm elsewhere.
 */
#include "parts/zip/links.h"

enum { LONGEST = 1024 };         /* bytes of a link */

/* ---- %20 ---- */

static int hex(char c)
{
	return c >= '0' && c <= '9' ? c - '0'
	     : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
	     : -1;
}

static void add_decoded(dc_buf *b, dc_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		bool is = s.p[i] == '%' && i + 2 < s.n &&
			hex(s.p[i + 1]) >= 0 && hex(s.p[i + 2]) >= 0;
		char c = s.p[i];

		if (is) {
			c = (char)(hex(s.p[i + 1]) << 4 | hex(s.p[i + 2]));
			i += 2;
		}
		dc_addc(b, c);
	}
}

/* ASCII that ends no link, in any character set. */
static void add_encoded(dc_buf *b, dc_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c <= ' ' || c >= 0x7f || strchr("\"'()<>[]|\\%?#&`*", c))
			dc_addf(b, "%%%02X", c);
		else
			dc_addc(b, s.p[i]);
	}
}

/* ---- members ---- */

/* path is room for a text that ends in NUL. */
static size_t exactly(dc_buf *path, zipfile *zip, dc_str folder, dc_str name,
	bool plain)
{
	path->n = 0;
	dc_adds(path, folder);
	if (plain)
		add_decoded(path, name);
	else
		dc_adds(path, name);
	if (!path->n || memchr(path->p, '\0', path->n))
		return DC_NPOS;
	dc_addc(path, '\0');
	return path->failed ? DC_NPOS : zipfile_find(zip, path->p);
}

size_t ziplinks_find(dc_arena *a, zipfile *zip, const zipnames *names,
	dc_str folder, dc_str name)
{
	dc_buf path = dc_buf_in(a, DC_MAX_FIELD);
	size_t i = DC_NPOS;

	for (int k = 0; k < 4 && i == DC_NPOS; k++)
		i = exactly(&path, zip, k < 2 ? folder : DC_NONE, name, k % 2);
	return i == DC_NPOS ? zipnames_find(names, name) : i;
}

/* ---- links ---- */

/* How long the slash is that s begins with: `/`, `%2F`, or none. */
static size_t slash(dc_str s)
{
	return dc_starts(s, "/") ? 1 : dc_istarts(s, "%2f") ? 3 : 0;
}

/* The folder above, false if there is none. */
static bool above(dc_str *folder)
{
	if (!folder->n)
		return false;
	do
		folder->n--;
	while (folder->n && folder->p[folder->n - 1] != '/');
	return true;
}

static size_t link_end(dc_str s)
{
	size_t n = 0;

	while (n < s.n && n < LONGEST && (unsigned char)s.p[n] > ' ' &&
	       !strchr("\"'()<>[]|\\", s.p[n]))
		n++;
	return n;
}

struct links {
	zipfile *zip;
	dc_str folder;
	dc_buf path, link;       /* room for one */
};

/* What the link means, in l->link; false if no file of the archive. */
static bool resolve(struct links *l, dc_str link)
{
	dc_str rest = link, name, folder = l->folder;

	while (dc_starts(rest, "..") && slash(dc_from(rest, 2))) {
		rest = dc_from(rest, 2 + slash(dc_from(rest, 2)));
		if (!above(&folder))
			return false;
	}
	name = rest;
	name = dc_cut(&name, '#');
	name = dc_cut(&name, '?');
	if (exactly(&l->path, l->zip, folder, name, true) == DC_NPOS)
		return false;
	l->link.n = 0;
	add_encoded(&l->link, folder);
	while (rest.n) {
		size_t n = slash(rest);

		dc_addc(&l->link, n ? '/' : rest.p[0]);
		rest = dc_from(rest, n ? n : 1);
	}
	return !l->link.failed;
}

static bool begins(dc_str text, size_t i)
{
	return i && text.p[i - 1] && strchr("\"'(=[<", text.p[i - 1]) &&
	       slash(dc_from(text, i + 2));
}

dc_str ziplinks_resolved(dc_arena *a, zipfile *zip, dc_str folder, dc_str text)
{
	dc_buf b = dc_buf_in(a, DC_MAX_DOCUMENT);
	struct links l = { .zip = zip, .folder = folder };
	size_t done = 0, i = 0, at;

	if (!folder.n || folder.n > LONGEST)
		return text;
	l.path = l.link = dc_buf_in(a, 16 * (size_t)LONGEST);
	while ((at = dc_find(dc_from(text, i), "..")) != DC_NPOS) {
		dc_str link;

		i += at;
		if (!begins(text, i)) {
			i += 2;
			continue;
		}
		link = dc_from(text, i);
		link = dc_sub(link, 0, link_end(link));
		if (resolve(&l, link)) {
			dc_adds(&b, dc_sub(text, done, i - done));
			dc_adds(&b, dc_got(&l.link));
			done = i + link.n;
		}
		i += link.n;
	}
	if (!done)
		return text;
	dc_adds(&b, dc_from(text, done));
	return b.failed ? text : dc_got(&b);
}
