/*
 * Fields without markup, and their checksums, as the engine has them: the
 * expected values are what Anki stored for these fields.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>
#include <cmocka.h>

#include "core/core.h"
#include "parts/anki/text.h"

static void bare(void **state)
{
	static const struct {
		const char *html, *bare;
	} cases[] = {
		{ "", "" }, { "plain", "plain" }, { " a  b ", " a  b " },
		{ "<b>x</b> y<br>z", "x yz" },
		{ "a < b", "a < b" }, { "a < b > c", "a  c" },
		{ "a<!-- > -->b", "ab" }, { "a<!-- >b", "ab" },
		{ "<style>p{}</style>x", "x" },
		{ "<STYLE a>p</Style>x<style>y", "xy" },
		{ "<script src=a>1</script>x", "x" },
		{ "&lt;a&gt;&amp;&nbsp;&eacute;&#39;&#x27;", "<a>& é''" },
		/* One that HTML 4 did not know: none is decoded. */
		{ "&lt;&apos;", "&lt;&apos;" }, { "a & &lt;", "a & &lt;" },
		{ "&amp;\u00A0", "& " }, { "\u00A0", "\u00A0" },
		{ "<img src=\"a b.png\">", " a b.png " },
		{ "<IMG alt='x' SRC='c.png' />t", " c.png t" },
		{ "<img src=d.png>", " d.png " },
		{ "<img src=d.png alt=x>", " d.png " },
		{ "<img alt=\"x>y\" src=f.png>", " f.png " },
		{ "<imgx src=q>", "" }, { "<img asrc=q>", "" },
		{ "<object data=\"g.svg\">", " g.svg " },
		{ "<video\u00A0src=v.mp4>", " v.mp4 " },
		{ "<img src=\"a&amp;b.png\">", " a&b.png " },
		{ "<img src=\"no end>", " \"no " },
		{ "<img src=\"no end", "<img src=\"no end" },
		{ "<img it's x><object data=g.svg>b<img src='c.png'>",
		  " g.svg b c.png " },
		{ "[sound:j.mp3]", "[sound:j.mp3]" },
	};
	dc_arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		dc_str s = anki_bare(a, dc_cstr(cases[i].html));

		if (!dc_is(s, cases[i].bare))
			fail_msg("%s: \"%.*s\"", cases[i].html, DC_ARG(s));
	}
	arena_free(a);
}

static void checksums(void **state)
{
	(void)state;
	assert_int_equal(anki_checksum(DC_S("plain")), 1757703812);
	assert_int_equal(anki_checksum(DC_S("quote \" in it")), 2497930766);
	assert_int_equal(anki_checksum(DC_NONE), 0xDA39A3EE);
}

/* Ten times the bytes may take ten times as long, not a hundred times. */
static void linear(void **state)
{
	static const char *const pieces[] = { "<img '>", "<img src=\"", "<!--",
		"<style>", "<script", "<", "&amp;", "<img \"'>", "<img src='>\"",
		"<img >", "</style>", "<img \"x' src=" };
	enum { BYTES = 2 << 20 };
	char *text = malloc(BYTES);

	(void)state;
	assert_non_null(text);
	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		size_t n = strlen(pieces[i]);
		dc_arena *a = arena_new();
		clock_t began = clock();

		for (size_t at = 0; at < BYTES; at++)
			text[at] = pieces[i][at % n];
		anki_bare(a, (dc_str){ text, BYTES });
		arena_free(a);
		if (clock() - began > 5 * CLOCKS_PER_SEC)
			fail_msg("%s takes too long", pieces[i]);
	}
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bare),
		cmocka_unit_test(checksums),
		cmocka_unit_test(linear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
