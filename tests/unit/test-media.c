/*
 * Names and references of media files: what Anki 26.09 makes of them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "core/media.h"

static void expect(dc_str got, dc_str want)
{
	if (!dc_eq(got, want))
		fail_msg("\"%.*s\", not \"%.*s\"", DC_ARG(got), DC_ARG(want));
}

/* Each was given to the engine as the name of a new file. */
static void names(void **state)
{
	static const char *const cases[][2] = {
		{ "a b.png", "a b.png" }, { "con.png", "con_.png" },
		{ "con", "con_" }, { "a..png", "a..png" },
		{ "b. ", "b. _" }, { "c.", "c._" }, { "..", ".._" },
		{ "nul.tar.gz", "nul_.tar.gz" }, { "lpt1.txt", "lpt1_.txt" },
		{ "com0.txt", "com0.txt" }, { "com9", "com9_" },
		{ "con ", "con _" }, { "prn.", "prn_._" },
		{ "aux_.png", "aux_.png" }, { ".hidden", ".hidden" },
		{ "-x.mp3", "-x.mp3" }, { "50%.png", "50%.png" },
		{ "a&b.png", "a&b.png" }, { "it's.png", "it's.png" },
		{ "x[1]<2>:\"3\".png", "x123.png" },
		{ "x\ty\n.png", "xy.png" }, { "\x7F.png", ".png" },
		{ "\xC2\xA0" "a.png", " a.png" },
		{ "e\xCC\x81.png", "é.png" }, { "co\xCC\x81n.png", "cón.png" },
		{ "日本.mp3", "日本.mp3" }, { "ﬁ.png", "ﬁ.png" },
		/* Assigned since Unicode 11, never, private. */
		{ "\xF0\x9F\xA5\xB0x.png", "x.png" },
		{ "a\xCD\xB8.png", "a.png" }, { "a\xEF\xB7\x90.png", "a.png" },
		{ "a\xEE\x80\x80.png", "a\xEE\x80\x80.png" },
		{ "a\xE2\x80\xA8" "b.png", "a\xE2\x80\xA8" "b.png" },
		{ "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB.png", "한.png" },
		{ "", "" }, { "???", "" },
		/* The engine keeps this apart and does not find it again. */
		{ "e:\xCC\x81.png", "é.png" },
	};
	dc_arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		dc_str want = dc_cstr(cases[i][1]);

		expect(dc_media_name(a, dc_cstr(cases[i][0])), want);
		expect(dc_media_name(a, want), want);
	}
	arena_free(a);
}

static dc_str times(dc_arena *a, const char *what, size_t n, const char *end)
{
	dc_buf b = dc_buf_in(a, 4096);

	while (n--)
		dc_addz(&b, what);
	dc_addz(&b, end);
	return dc_got(&b);
}

static void long_names(void **state)
{
	static const struct {
		const char *what, *end;
		size_t n, left;
		const char *left_end;
	} cases[] = {
		{ "x", ".png", 200, 115, ".png" }, { "x", "", 130, 118, "" },
		{ "x", "", 119, 119, "" }, { "x", "", 120, 120, "" },
		{ "x", "", 121, 118, "" }, { "é", ".png", 70, 57, ".png" },
		{ "y", ".zzzzzzzzzzzzzzzz", 110, 108, ".zzzzzzzzzz" },
		{ "x", "é.p", 117, 117, ".p" },
		{ "x", ".              ", 110, 108, ".          _" },
	};
	dc_arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		expect(dc_media_name(a, times(a, cases[i].what, cases[i].n,
			cases[i].end)), times(a, cases[i].what, cases[i].left,
			cases[i].left_end));
	arena_free(a);
}

static void names_with_checksum(void **state)
{
	static const unsigned char sum[SHA1_SIZE] = { 0x01, 0x23, 0x45, 0x67,
		0x89, 0xAB, 0xCD, 0xEF };
	dc_arena *a = arena_new();

	(void)state;
	expect(media_name_with(a, DC_S("a.b.png"), sum, 8),
		DC_S("a.b-01234567.png"));
	expect(media_name_with(a, DC_S("noext"), sum, 16),
		DC_S("noext-0123456789abcdef"));
	expect(media_name_with(a, times(a, "x", 116, ".png"), sum, 8),
		times(a, "x", 106, "-01234567.png"));
	arena_free(a);
}

static void endings(void **state)
{
	(void)state;
	assert_true(dc_is_media(DC_S("a.PNG")));
	assert_true(dc_is_media(DC_S("a.b.mp3")));
	assert_true(dc_is_media(DC_S("_a.woff2")));
	assert_false(dc_is_media(DC_S("a.woff2")));
	assert_false(dc_is_media(DC_S("id_rsa")));
	assert_false(dc_is_media(DC_S("png")));
	assert_false(dc_is_media(DC_S("a.png ")));
	assert_false(dc_is_media(DC_S("")));
}

static void percents(void **state)
{
	static const char *const cases[][2] = {
		{ "a%20b.png", "a b.png" }, { "%E9%9F%B3", "音" },
		{ "100%", "100%" }, { "%2", "%2" }, { "%zz%41", "%zzA" },
		{ "%00", "" }, { "%FF.png", "" }, { "a.png", "a.png" },
	};
	dc_arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		expect(media_unpercent(a, dc_cstr(cases[i][0])),
			dc_cstr(cases[i][1]));
	arena_free(a);
}

/* All references, each in brackets. */
static dc_str found(dc_arena *a, dc_str html)
{
	dc_buf b = dc_buf_in(a, 4096);
	dc_str *all;
	size_t n = dc_media_refs(a, html, &all);

	for (size_t i = 0; i < n; i++)
		dc_addf(&b, "(%.*s)", DC_ARG(all[i]));
	return dc_got(&b);
}

static void references(void **state)
{
	static const char *const cases[][2] = {
		{ "<img src=\"a.png\">", "(a.png)" },
		{ "<IMG alt='x' SRC='a b.png'/>", "(a b.png)" },
		{ "<img src=a.png>", "(a.png)" },
		{ "<img src=a.png alt=b>", "(a.png)" },
		{ "<video controls src=v.mp4></video>", "(v.mp4)" },
		{ "<object data=\"x.svg\" src=\"y\">", "(x.svg)" },
		{ "<audio><source src=s.ogg></audio>", "(s.ogg)" },
		{ "<img data-src=\"d.png\" src=\"a.png\">", "(d.png)" },
		{ "<img srcset=\"b.png 2x\" src=\"a.png\">", "(a.png)" },
		{ "<img alt=\"a > b\" src=\"c.png\">", "(c.png)" },
		{ "<img alt=\"a\"><img src=\"b.png\">", "(b.png)" },
		{ "<img alt=it's src=\"b.png\">it's", "(b.png)" },
		{ "<img src=\"a&amp;b.png\">", "(a&b.png)" },
		{ "<img src=\"a&b&amp;.png\">", "(a&b&amp;.png)" },
		{ "<img src=\"a&nbsp;b.png\">", "(a b.png)" },
		{ "<img src = \"a.png\">", "" },
		{ "<image src=\"a.png\">", "" },
		{ "<a href=\"a.png\">", "" }, { "<img src=\"\">", "" },
		{ "<img src=\"a.png\"", "" }, { "<img src=", "" },
		{ "<img", "" }, { "<img >", "" },
		{ "[sound:d.mp3]", "(d.mp3)" },
		{ "[sound:a&amp;b.mp3] [sound:]x]", "(a&b.mp3)(]x)" },
		{ "[sound:]", "" }, { "[sound:d.mp3", "" }, { "[sound:", "" },
		{ "[Sound:d.mp3]", "" },
		{ "[sound:z.mp3]<img src=a.png>[sound:b.mp3]",
		  "(z.mp3)(a.png)(b.mp3)" },
		/* In each other. */
		{ "<img src=\"[sound:a.mp3]\">", "([sound:a.mp3])(a.mp3)" },
		{ "[sound:<img src=a.png>]", "(<img src=a.png>)(a.png)" },
		{ "<audio data-src=<p <img src='a.png'>", "(<p)" },
		{ "<img <audio '>&lt;<img src='a.png'/>", "(a.png)" },
	};
	dc_arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		expect(found(a, dc_cstr(cases[i][0])), dc_cstr(cases[i][1]));
	arena_free(a);
}

static void static_files(void **state)
{
	static const char css[] = "@import \"_a.css\"; x { src: url(_f.ttf); "
		"b: url('_g.png') } <script src=_s.js></script> \"b_c\" '_' "
		"[sound:_d.mp3] url(_f.ttf) data=_e.svg>";
	static const char *const want[] = { "_a.css", "_f.ttf", "_g.png",
		"_s.js", "_d.mp3", "_e.svg" };
	dc_arena *a = arena_new();
	dc_str *all;
	size_t n = media_find_static(a, dc_cstr(css), &all);

	(void)state;
	for (size_t i = 0; i < n && i < 6; i++)
		expect(all[i], dc_cstr(want[i]));
	assert_int_equal(n, 6);
	arena_free(a);
}

/* A minute at most for what would take hours if each '<' looked at all. */
static void much(void **state)
{
	static const char *const cases[] = { "<img ", "<img src=\"", "<img '",
		"[sound:", "<img src=", "\"_", "<img data-src=>", "&amp",
		"<img \">\"", "<img '>", "<img '>\">", "<img \">\"'>" };
	dc_arena *a = arena_new();
	dc_str *all;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		dc_buf b = dc_buf_in(a, 8 << 20);

		while (b.n < 4 << 20)
			dc_addz(&b, cases[i]);
		dc_media_refs(a, dc_got(&b), &all);
		dc_addz(&b, ">");
		dc_media_refs(a, dc_got(&b), &all);
		media_find_static(a, dc_got(&b), &all);
		arena_reset(a);
	}
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names),
		cmocka_unit_test(long_names),
		cmocka_unit_test(names_with_checksum),
		cmocka_unit_test(endings),
		cmocka_unit_test(percents),
		cmocka_unit_test(references),
		cmocka_unit_test(static_files),
		cmocka_unit_test(much),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
