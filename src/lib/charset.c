/*
 * iconv and uchardet.  iconv stops at a bad sequence; here it goes on behind
 * one U+FFFD for each, so that no text behind it is lost.
 */
#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <uchardet/uchardet.h>

#include "lib/charset.h"

struct charset {
	iconv_t cd;
	size_t unit;             /* bytes that go with a bad sequence */
};

/* In what is written in units of more than one byte, the next one must not be
 * looked for between two of them. */
static size_t unit_of(const char *name)
{
	dc_str s = dc_cstr(name);

	if (dc_istarts(s, "UTF-32") || dc_istarts(s, "UCS-4"))
		return 4;
	return dc_istarts(s, "UTF-16") || dc_istarts(s, "UCS-2") ? 2 : 1;
}

/* Labels that browsers read as another set, or that iconv spells its way. */
static const char *const same[][2] = {
	{ "iso-8859-1", "windows-1252" }, { "latin1", "windows-1252" },
	{ "iso8859-1", "windows-1252" }, { "ascii", "windows-1252" },
	{ "us-ascii", "windows-1252" }, { "cp1252", "windows-1252" },
	{ "x-cp1252", "windows-1252" }, { "ansi", "windows-1252" },
	{ "iso-8859-9", "windows-1254" }, { "latin5", "windows-1254" },
	{ "tis-620", "windows-874" }, { "iso-8859-11", "windows-874" },
	{ "shift_jis", "CP932" }, { "shift-jis", "CP932" },
	{ "sjis", "CP932" }, { "x-sjis", "CP932" }, { "ms_kanji", "CP932" },
	{ "windows-31j", "CP932" }, { "gb2312", "GB18030" },
	{ "gbk", "GB18030" }, { "x-gbk", "GB18030" }, { "gb_2312", "GB18030" },
	{ "euc-kr", "CP949" }, { "ks_c_5601-1987", "CP949" },
	{ "uhc", "CP949" }, { "windows-949", "CP949" },
	{ "big5", "BIG5-HKSCS" }, { "big5-hkscs", "BIG5-HKSCS" },
	{ "utf8", "UTF-8" }, { "utf-8", "UTF-8" },
	{ "utf-16", "UTF-16LE" }, { "utf16", "UTF-16LE" },
	{ "utf-16le", "UTF-16LE" }, { "utf-16be", "UTF-16BE" },
	{ "macroman", "MACINTOSH" }, { "mac", "MACINTOSH" },
	{ "x-mac-roman", "MACINTOSH" }, { "windows-874", "CP874" },
};

const char *charset_label(const char *name)
{
	for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++)
		if (dc_ieq(dc_cstr(name), dc_cstr(same[i][0])))
			return same[i][1];
	return name;
}

static bool memory_to_spare(void)
{
	void *volatile p = malloc(1 << 20);
	bool is_there = p != NULL;

	free(p);
	return is_there;
}

/* Of a set whose module it has no memory to load, glibc says as of an unknown
 * one EINVAL. */
static iconv_t open_iconv(const char *name)
{
	iconv_t cd = iconv_open("UTF-8", name);

	if (cd != (iconv_t)-1)
		return cd;
	if (memory_to_spare())
		return iconv_open("UTF-8", name);
	errno = ENOMEM;
	return cd;
}

charset *charset_open(const char *name)
{
	charset *cs;
	iconv_t cd;

	name = charset_label(name);
	if (strcmp(name, "windows-874") == 0)
		name = "CP874";
	cd = open_iconv(name);
	if (cd == (iconv_t)-1)
		return NULL;
	cs = malloc(sizeof(*cs));
	if (!cs)
		iconv_close(cd);
	else
		*cs = (charset){ cd, unit_of(name) };
	return cs;
}

bool charset_known(const char *name)
{
	charset *cs = charset_open(name);

	charset_close(cs);
	return cs || errno == ENOMEM;
}

void charset_close(charset *cs)
{
	if (!cs)
		return;
	iconv_close(cs->cd);
	free(cs);
}

size_t charset_decode(charset *cs, dc_str *in, bool last, char *out,
	size_t room, uint64_t *replaced)
{
	char *from = (char *)(uintptr_t)in->p, *to = out;
	size_t n = in->n, left = room, skip;

	while (n) {
		if (iconv(cs->cd, &from, &n, &to, &left) != (size_t)-1)
			break;
		if (errno == E2BIG || left < 4)
			break;
		if (errno == EINVAL && !last)
			break;
		memcpy(to, "\xEF\xBF\xBD", 3);
		to += 3;
		left -= 3;
		skip = cs->unit < n ? cs->unit : n;
		from += skip;
		n -= skip;
		++*replaced;
	}
	in->p = from;
	in->n = n;
	return room - left;
}

/* uchardet takes up to 100 KiB, and is C++: where it is refused memory it ends
 * the program, or knows less.  So it begins only where there is some to spare.
 */
const char *charset_guess(dc_str bytes, char *name, size_t room)
{
	uchardet_t ud = memory_to_spare() ? uchardet_new() : NULL;

	if (!ud) {
		errno = ENOMEM;
		return NULL;
	}
	*name = '\0';
	if (uchardet_handle_data(ud, bytes.p, bytes.n) == 0) {
		uchardet_data_end(ud);
		snprintf(name, room, "%s", uchardet_get_charset(ud));
	}
	uchardet_delete(ud);
	errno = 0;
	return *name ? name : NULL;
}
