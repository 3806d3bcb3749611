/*
 * What the bytes of a text say about its character set, before anybody has
 * decoded them.
 */
#include "core/core.h"

const char *encoding_mark(dc_str s)
{
	static const struct {
		const char *bytes, *name;
		size_t n;
	} marks[] = {
		{ "\xEF\xBB\xBF", "UTF-8", 3 },
		{ "\xFF\xFE\0\0", "UTF-32LE", 4 },
		{ "\0\0\xFE\xFF", "UTF-32BE", 4 },
		{ "\xFF\xFE", "UTF-16LE", 2 },
		{ "\xFE\xFF", "UTF-16BE", 2 },
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (s.n >= marks[i].n &&
		    !memcmp(s.p, marks[i].bytes, marks[i].n))
			return marks[i].name;
	return NULL;
}

/* ---- units of two or four bytes without a mark ---- */

static uint32_t byte(dc_str s, size_t i)
{
	return (unsigned char)s.p[i];
}

/* Units of four bytes: the upper two say a plane, one of the few that have
 * letters.  Pairs of units of two bytes, `a TAB`, say another. */
static bool quads(dc_str s, bool big)
{
	size_t n = s.n / 4;

	for (size_t i = 0; i < n; i++) {
		uint32_t top = byte(s, 4 * i + (big ? 0 : 3));
		uint32_t plane = byte(s, 4 * i + (big ? 1 : 2));
		uint32_t low = byte(s, 4 * i + (big ? 2 : 1)) << 8 |
			byte(s, 4 * i + (big ? 3 : 0));

		if (top || (plane > 3 && plane != 14) || (!plane && !low))
			return false;
	}
	return n >= 2;
}

/*
 * Text without many ASCII letters has few NULs.  In units of two bytes its
 * surrogates stand in pairs, all its line ends have the same NUL beside them,
 * and the other bytes are what 8-bit text has not: control characters, or ones
 * that are no UTF-8.
 */
static bool pairs(dc_str s, bool big)
{
	size_t strange = 0, ends = 0, good, bad;
	bool open = false;

	for (size_t i = 0; i + 1 < s.n; i += 2) {
		uint32_t hi = byte(s, i + !big), lo = byte(s, i + big);
		bool low = hi >= 0xDC && hi < 0xE0;

		if (open != low || (hi == 0xFF && lo >= 0xFE))
			return false;
		open = hi >= 0xD8 && hi < 0xDC;
		ends += !hi && (lo == '\n' || lo == '\r');
		if (!hi && lo < ' ' && !strchr("\t\n\r", (int)lo))
			return false;
		strange += hi && (lo < 9 || (lo > 13 && lo < ' ')) ? 1 : 0;
	}
	encoding_utf8(s, &good, &bad);
	return ends && (bad > good || strange * 50 > s.n);
}

const char *encoding_wide(dc_str s)
{
	size_t even = 0, odd = 0, half = s.n / 2;

	if (quads(s, false))
		return "UTF-32LE";
	if (quads(s, true))
		return "UTF-32BE";
	for (size_t i = 0; i + 1 < s.n; i += 2) {
		even += s.p[i] == 0;
		odd += s.p[i + 1] == 0;
	}
	if (half < 2)
		return NULL;
	if ((odd * 10 > half * 3 && even * 10 < half) ||
	    (odd && !even && pairs(s, false)))
		return "UTF-16LE";
	if ((even * 10 > half * 3 && odd * 10 < half) ||
	    (even && !odd && pairs(s, true)))
		return "UTF-16BE";
	return NULL;
}

/* ---- */

/* <meta charset=x>, content="text/html; charset=x", <?xml encoding="x"?> in
 * the first KiB, as browsers look for it.  A table whose cards are about HTML
 * declares nothing: a page begins with a tag. */
bool encoding_declared(dc_str s, char *name, size_t room)
{
	size_t at, n = 0;
	dc_str v;

	s = dc_trim(dc_sub(s, 0, 1024));
	if (!dc_starts(s, "<"))
		return false;
	if (dc_starts(s, "<?xml") &&
	    (at = dc_find(s, "encoding=")) != DC_NPOS &&
	    at < dc_find(s, "?>"))
		v = dc_from(s, at + 9);
	else if (dc_find(s, "<meta") == DC_NPOS &&
		 dc_find(s, "<META") == DC_NPOS)
		return false;
	else if ((at = dc_find(s, "charset=")) != DC_NPOS ||
		 (at = dc_find(s, "CHARSET=")) != DC_NPOS)
		v = dc_from(s, at + 8);
	else
		return false;
	while (v.n && (*v.p == '"' || *v.p == '\'' || *v.p == ' '))
		v = dc_from(v, 1);
	while (n < v.n && n + 1 < room && !strchr("\"' ;>/?\t\r\n", v.p[n]) &&
	       v.p[n])
		n++;
	memcpy(name, v.p, n);
	name[n] = '\0';
	return n > 0;
}

void encoding_utf8(dc_str s, size_t *good, size_t *bad)
{
	size_t i = 0, n;

	*good = *bad = 0;
	while (i < s.n) {
		if ((unsigned char)s.p[i] < 0x80) {
			i++;
			continue;
		}
		n = utf8_sequence(s.p + i, s.n - i);
		if (!n && utf8_cut(s.p + i, s.n - i))
			return;
		*(n ? good : bad) += 1;
		i += n ? n : 1;
	}
}

size_t encoding_letters(dc_str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += (unsigned char)s.p[i] >= 0x80;
	return n;
}

bool encoding_latin(const char *name)
{
	static const char *const latin[] = { "ISO-8859-2", "ISO-8859-3",
		"ISO-8859-4", "ISO-8859-9", "ISO-8859-10", "ISO-8859-13",
		"ISO-8859-14", "ISO-8859-15", "ISO-8859-16", "WINDOWS-1250",
		"WINDOWS-1252", "WINDOWS-1254", "WINDOWS-1257", "WINDOWS-1258",
		"IBM852", "IBM865", "VISCII", "MAC-CENTRALEUROPE" };

	for (size_t i = 0; i < sizeof(latin) / sizeof(*latin); i++)
		if (dc_ieq(dc_cstr(name), dc_cstr(latin[i])))
			return true;
	return false;
}

/* A page with its pictures: these may stand in it as they are. */
bool encoding_of_parts(dc_str s)
{
	bool ours = false;
	dc_str line;

	while (dc_next_line(&s, &line) && dc_trim(line).n) {
		bool folded = *line.p == ' ' || *line.p == '\t';

		if (!folded)
			ours = dc_istarts(line, "content-type:");
		if (ours && dc_istarts(dc_trim(dc_from(line,
		    folded ? 0 : 13)), "multipart/related"))
			return true;
	}
	return false;
}
