/*
 * Names of media files by the rules of Anki, which renames or refuses what
 * does not follow them: a reference that it reads differently is a picture
 * that is not there.
 */
#include <strings.h>

#include "core/media_chars.h"
#include "core/media.h"

enum {
	LONGEST = 120,           /* bytes of a name */
	LONGEST_EXT = 10
};

/* ---- characters ---- */

static bool unassigned(uint32_t u)
{
	size_t low = 0;
	size_t high = sizeof(media_unassigned) / sizeof(*media_unassigned);

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (u > media_unassigned[mid].last)
			low = mid + 1;
		else if (u < media_unassigned[mid].first)
			high = mid;
		else
			return true;
	}
	return false;
}

/* Length of the character at p, which is valid UTF-8 or counts as a byte. */
static size_t character(const char *p, size_t n, uint32_t *u)
{
	size_t len = utf8_sequence(p, n);

	*u = (unsigned char)*p;
	if (len < 2)
		return 1;
	*u &= 0x7Fu >> len;
	for (size_t i = 1; i < len; i++)
		*u = *u << 6 | ((unsigned char)p[i] & 0x3F);
	return len;
}

static bool forbidden(uint32_t u)
{
	if (u >= 0x80)
		return unassigned(u);
	return u < 0x20 || u == 0x7F || strchr("[]<>:\"/?*^\\|", (int)u);
}

static dc_str allowed(dc_arena *a, dc_str s)
{
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);
	uint32_t u;

	dc_room(&b, s.n + 1);
	for (size_t at = 0, n; at < s.n; at += n) {
		n = character(s.p + at, s.n - at, &u);
		if (u == 0xA0)
			dc_addc(&b, ' ');
		else if (!forbidden(u))
			dc_add(&b, s.p + at, n);
	}
	return dc_got(&b);
}

/* ---- parts ---- */

/* Length of a device of Windows that the name begins with: "con", "COM1.txt",
 * or 0. */
static size_t device(dc_str s)
{
	size_t n = dc_chr(s, '.');

	if (n == DC_NPOS)
		n = s.n;
	if (n == 3 && (dc_istarts(s, "con") || dc_istarts(s, "prn") ||
	    dc_istarts(s, "aux") || dc_istarts(s, "nul")))
		return n;
	if (n == 4 && (dc_istarts(s, "com") || dc_istarts(s, "lpt")) &&
	    s.p[3] >= '1' && s.p[3] <= '9')
		return n;
	return 0;
}

static bool ends_badly(dc_str s)
{
	return dc_ends(s, " ") || dc_ends(s, ".");
}

/* At most max bytes, whole characters. */
static dc_str cut(dc_str s, size_t max)
{
	if (s.n <= max)
		return s;
	while (max && ((unsigned char)s.p[max] & 0xC0) == 0x80)
		max--;
	return dc_sub(s, 0, max);
}

/* The parts before and behind the last dot, so short that both fit into max
 * bytes with the dot and one character more. */
static void split(dc_str name, size_t max, dc_str *stem, dc_str *ext)
{
	size_t dot = name.n;

	while (dot && name.p[dot - 1] != '.')
		dot--;
	*stem = dot ? dc_sub(name, 0, dot - 1) : name;
	*ext = cut(dot ? dc_from(name, dot) : DC_NONE, LONGEST_EXT);
	*stem = cut(*stem, max - ext->n - 2);
}

static dc_str shortened(dc_arena *a, dc_str s)
{
	dc_str stem, ext;

	if (s.n <= LONGEST)
		return s;
	split(s, LONGEST, &stem, &ext);
	if (ext.n)
		s = dc_fmt(a, "%.*s.%.*s", DC_ARG(stem), DC_ARG(ext));
	else
		s = stem;
	return ends_badly(s) ? dc_fmt(a, "%.*s_", DC_ARG(s)) : s;
}

dc_str dc_media_name(dc_arena *a, dc_str name)
{
	/* What is taken out may have stood between a letter and its accent. */
	dc_str s = dc_nfc(a, allowed(a, dc_nfc(a, name)));
	size_t n = device(s);

	if (n)
		s = dc_fmt(a, "%.*s_%.*s", DC_ARG(dc_sub(s, 0, n)),
			DC_ARG(dc_from(s, n)));
	if (ends_badly(s))
		s = dc_fmt(a, "%.*s_", DC_ARG(s));
	s = shortened(a, s);
	return dc_eq(s, name) ? name : s;
}

dc_str media_name_with(dc_arena *a, dc_str name,
	const unsigned char sum[SHA1_SIZE], size_t digits)
{
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);
	dc_str stem, ext;

	split(name, LONGEST - digits - 1, &stem, &ext);
	dc_adds(&b, stem);
	dc_addc(&b, '-');
	for (size_t i = 0; i < digits; i++)
		dc_addc(&b, "0123456789abcdef"[sum[i / 2] >> (i % 2 ? 0 : 4) &
			15]);
	if (ext.n)
		dc_addc(&b, '.');
	dc_adds(&b, ext);
	return dc_got(&b);
}

bool media_is_static(dc_str name)
{
	return dc_starts(name, "_") || dc_starts(name, "latex-");
}

/* ---- what is a media file ---- */

bool dc_is_media(dc_str name)
{
	size_t dot = name.n;
	dc_str ext;

	while (dot && name.p[dot - 1] != '.')
		dot--;
	ext = dot ? dc_from(name, dot) : DC_NONE;
	if (media_is_static(name) &&
	    dc_ieq_one_of(ext, "ttf otf woff woff2 css js json"))
		return true;
	return dc_ieq_one_of(ext,
		"png jpg jpeg jfif gif webp svg avif bmp tif tiff ico "
		"apng heic heif jxl "
		"mp3 ogg oga opus wav flac m4a aac wma aif aiff spx mid midi "
		"amr mka "
		"mp4 m4v webm mkv mov avi mpg mpeg ogv ogx flv wmv 3gp 3g2 "
		"swf");
}

/* ---- addresses ---- */

static int hex(char c)
{
	const char *digits = "0123456789abcdef";
	const char *at = c ? strchr(digits, c >= 'A' && c <= 'F' ? c + 32 : c)
			   : NULL;

	return at ? (int)(at - digits) : -1;
}

dc_str media_unpercent(dc_arena *a, dc_str s)
{
	dc_buf b;

	if (dc_chr(s, '%') == DC_NPOS)
		return s;
	b = dc_buf_in(a, DC_MAX_FIELD);
	for (size_t i = 0; i < s.n; i++) {
		int high = s.p[i] == '%' && i + 2 < s.n ? hex(s.p[i + 1]) : -1;
		int low = high >= 0 ? hex(s.p[i + 2]) : -1;

		if (low < 0) {
			dc_addc(&b, s.p[i]);
			continue;
		}
		dc_addc(&b, (char)(high << 4 | low));
		i += 2;
	}
	s = dc_got(&b);
	return dc_utf8_valid(s) && dc_chr(s, '\0') == DC_NPOS ? s : DC_NONE;
}
