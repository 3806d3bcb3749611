/*
 * Plain text and HTML, there and back.
 */
#include "text-cases.h"

struct pair {
	const char *from, *to;
};

static void convert_all(const struct pair *p, dc_markup from, dc_markup to)
{
	dc_arena *a = arena_new();

	for (; p->from; p++)
		same("converted", dc_convert(a, NULL, dc_cstr(p->from), from,
			to), dc_cstr(p->to), dc_cstr(p->from));
	arena_free(a);
}

static void plain_becomes_html(void **state)
{
	static const struct pair pairs[] = {
		{ "plain", "plain" },
		{ "1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2" },
		{ "a\nb\r\nc\rd", "a<br>b<br>c<br>d" },
		{ "\"quoted\" – it’s … 'so'", "\"quoted\" – it’s … 'so'" },
		{ "a  b", "a &nbsp;b" }, { " a ", "&nbsp;a&nbsp;" },
		{ "a\n  b", "a<br>&nbsp;&nbsp;b" }, { "a\tb", "a\tb" },
		{ "&amp;", "&amp;amp;" },
		{ "non\xC2\xA0merci", "non\xC2\xA0merci" },
		{ "{{c1::a<b::hint}}", "{{c1::a&lt;b::hint}}" },
		{ NULL, NULL }
	};

	(void)state;
	convert_all(pairs, DC_PLAIN, DC_HTML);
}

static void html_becomes_plain(void **state)
{
	static const struct pair pairs[] = {
		{ "a<br>b<br />c<BR/>d", "a\nb\nc\nd" },
		{ "<div>a</div><div>b</div>", "a\nb" },
		{ "a<div>b</div><div><br></div><div>c</div>", "a\nb\n\nc" },
		{ "<p>a</p><p>b</p>", "a\n\nb" }, { "a<br><p>b", "a\n\nb" },
		{ "  a \n\t b  ", "a b" }, { "a&nbsp;&nbsp; b", "a   b" },
		{ "&lt;b&gt; &eacute; &#233; &#xE9; &#150; &NotEqualTilde;",
			"<b> é é é – ≂̸" },
		{ "AT&T &copy 2024 ?a=1&copy=2 &bogus;",
			"AT&T © 2024 ?a=1&copy=2 &bogus;" },
		{ "&amp;lt;", "&lt;" }, { "x < y, 3<4", "x < y, 3<4" },
		{ "<b>bold</b> <i>it</i>", "bold it" },
		{ "a<!-- b -->c<script>if (a<b) x()</script>d", "acd" },
		{ "<ul><li>a</li><li>b<ol><li>c<li>d</ol></ul>e",
			"- a\n- b\n1. c\n2. d\ne" },
		{ "<ol start=3><li><p>x</p></li><li>y</li></ol>",
			"3. x\n4. y" },
		{ "<table><tr><td>a</td><td>b</td></tr><tr><th>c<th>d"
			"</table>", "a\tb\nc\td" },
		{ "<img src=\"a/cnn.png\">", "[cnn.png]" },
		{ "<img src='x.png' alt=\"a &lt; b\">", "[a < b]" },
		{ "<img src='data:image/png;base64,AA=='>", "[image]" },
		{ "<pre>\n  a\n   b</pre>c", "\n  a\n   b\nc" },
		{ "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字",
			"漢(かん)字" },
		{ "<ruby>漢<rt>かん</ruby>字", "漢(かん)字" },
		{ "{{c1::<b>x</b>::h}} \\(a&lt;b\\)",
			"{{c1::x::h}} \\(a<b\\)" },
		{ "<a href=\"?a>b\">t</a>", "t" }, { "<b", "<b" },
		{ "<!-- a", "<!-- a" }, { "a <b c='>", "a" },
		{ NULL, NULL }
	};

	(void)state;
	convert_all(pairs, DC_HTML, DC_PLAIN);
}

static const char *const pieces[] = {
	"a", "b", " ", "  ", "\t", "\n", "<", ">", "&", "&amp;", "&nbsp;",
	"<br>",
	"<b>", "</b>", "\"", "'", "é", "\xC2\xA0", "\xE3\x80\x80", "漢", "😀",
	"{{c1::", "}}", "\\(", "\\)", "$", "*", "_", "#", "-", ";", "&#32;",
	"<!--", "-->", "<script>", "the quick brown fox jumps over it", NULL
};

static void there_and_back(void **state)
{
	dc_arena *a = arena_new();
	uint64_t seed = 7;

	(void)state;
	for (int i = 0; i < 100000; i++) {
		dc_str s = jumble(a, &seed, 24, pieces);
		dc_str html = dc_convert(a, NULL, s, DC_PLAIN, DC_HTML);

		same("back from HTML", dc_convert(a, NULL, html, DC_HTML,
			DC_PLAIN), s, html);
		same("bare", dc_bare(a, html, DC_HTML), dc_bare(a, s, DC_PLAIN),
			s);
		arena_reset(a);
	}
	arena_free(a);
}

static void unchanged_is_not_copied(void **state)
{
	static const char s[] =
		"An ordinary sentence, “quoted” – with 漢字 in it.";
	dc_arena *a = arena_new();
	dc_str t = DC_S(s);

	(void)state;
	assert_ptr_equal(dc_convert(a, NULL, t, DC_PLAIN, DC_HTML).p, s);
	assert_ptr_equal(dc_convert(a, NULL, t, DC_HTML, DC_PLAIN).p, s);
	assert_ptr_equal(dc_bare(a, t, DC_PLAIN).p, s);
	assert_ptr_equal(dc_nfc(a, t).p, s);
	arena_free(a);
}

static void bare_compares(void **state)
{
	dc_arena *a = arena_new();

	(void)state;
	same("blanks", dc_bare(a, DC_S("\n a \xC2\xA0\t b\r\nc\x01 "),
		DC_PLAIN), DC_S("a b c"), DC_S(""));
	same("NFC", dc_bare(a, DC_S("cafe\xCC\x81"), DC_PLAIN), DC_S("café"),
		DC_S(""));
	same("images", dc_bare(a, DC_S("<img src=\"a/1.png\" alt=x>"),
		DC_HTML), DC_S("[a/1.png]"), DC_S(""));
	same("lists", dc_bare(a, DC_S("<ul><li>a<li>b</ul>"), DC_HTML),
		DC_S("a b"), DC_S(""));
	arena_free(a);
}

static void markup_is_known(void **state)
{
	static const char *const yes[] = { "<b>x</b>", "a<br>b", "&eacute;",
		"<div>x", "x &#233; y", "<img src=\"a.png\">", "<DIV CLASS=a>",
		"<details open>", "</i><i>x</i>", NULL };
	static const char *const no[] = { "a < b", "x<y", "List<i>", "AT&T",
		"<x>y</x>", "if (a<b && c>d)", "&bogus;", "a & b; c",
		"vector<int> v", "?a=1&copy=2", "-> <-", "<b and c>", NULL };

	(void)state;
	for (size_t i = 0; yes[i]; i++)
		if (!dc_has_markup(dc_cstr(yes[i])))
			fail_msg("not seen as markup: %s", yes[i]);
	for (size_t i = 0; no[i]; i++)
		if (dc_has_markup(dc_cstr(no[i])))
			fail_msg("taken for markup: %s", no[i]);
}

/* Each must take a time that grows with its length alone. */
static void hostile_text_is_linear(void **state)
{
	static const char *const units[] = { "<", "<a ", "<a \"", "<a b='>",
		"<!--", "<script>", "&", "&#", "</", "<a b=\"x>\" ", "<b><i>",
		"<i>", "</b>", "<ul>", "<rp>", "\xCC\x81", " ", "<pre>", NULL };
	enum { SIZE = 4 << 20 };

	(void)state;
	for (size_t i = 0; units[i]; i++) {
		dc_arena *a = arena_new();
		dc_buf b = dc_buf_in(a, SIZE + 16);

		while (b.n < SIZE)
			dc_addz(&b, units[i]);
		dc_bare(a, dc_got(&b), DC_HTML);
		dc_convert(a, NULL, dc_got(&b), DC_PLAIN, DC_HTML);
		dc_has_markup(dc_got(&b));
		assert_false(arena_failed(a));
		arena_free(a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_becomes_html),
		cmocka_unit_test(html_becomes_plain),
		cmocka_unit_test(there_and_back),
		cmocka_unit_test(unchanged_is_not_copied),
		cmocka_unit_test(bare_compares),
		cmocka_unit_test(markup_is_known),
		cmocka_unit_test(hostile_text_is_linear)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
