/*
 * The allow-list: what comes out of it, from whatever goes in.
 */
#include "text-cases.h"
#include "core/html.h"

struct pair {
	const char *from, *to;
};

static void cleans(void **state)
{
	static const struct pair pairs[] = {
		{ "<b>a</b><br><i>b</i>", "<b>a</b><br><i>b</i>" },
		{ "a<script>alert(1)</script>b<style>i{}</style>", "ab" },
		{ "<img src=x.png onerror=alert(1)>", "<img src=\"x.png\">" },
		{ "<img src=\"//a.org/x.png\" alt='a\"b' width=10 height=x>",
			"<img src=\"https://a.org/x.png\" alt=\"a&quot;b\" "
			"width=\"10\">" },
		{ "<img src='data:image/png;base64,AAAA'>",
			"<img src=\"data:image/png;base64,AAAA\">" },
		{ "<img src='data:text/html,<b>'alt=hi>", "hi" },
		{ "<img src='../../etc/x.png'>|<img src='/x'>",
			"<img src=\"x.png\">|" },
		{ "<a href=\"java\nscript:alert(1)\">x</a>", "x" },
		{ "<a href=\"&#106;avascript&colon;alert(1)\">x</a>", "x" },
		{ "<a href=' HTTPS://a.org/?a=1&amp;b=<c>' target=_top>x</a>",
			"<a href=\"HTTPS://a.org/?a=1&amp;b=&lt;c&gt;\">"
			"x</a>" },
		{ "<a href='mailto:a@b.c'>x</a><a name=q>y</a>",
			"<a href=\"mailto:a@b.c\">x</a>y" },
		{ "<font color=\"#F00\">x</font>",
			"<span style=\"color: #f00\">x</span>" },
		{ "<span style='COLOR:red;background:url(x);font-weight:bold' "
			"class=c>x</span>",
			"<span style=\"color: red; font-weight: bold\">x"
			"</span>" },
		{ "<span style='color:expression(1)'>x</span>",
			"<span>x</span>" },
		{ "<section>a</section><section>b</section>",
			"<div>a</div><div>b</div>" },
		{ "<x>a</x><center>b</center>", "a<div>b</div>" },
		{ "<B CLASS=q>a</B><strike>b</strike>", "<b>a</b><s>b</s>" },
		{ "<b>a", "<b>a</b>" }, { "a</b>", "a" },
		{ "<b><i>a</b>c</i>", "<b><i>a</i></b>c" },
		{ "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>",
			"<ul><li>a</li><li>b<ul><li>c</li></ul></li><li>d</li>"
			"</ul>" },
		{ "<table><tr><td>a<td colspan=2>b<tr><td>c</table>",
			"<table><tr><td>a</td><td colspan=\"2\">b</td></tr>"
			"<tr><td>c</td></tr></table>" },
		{ "<p>a<p>b", "<p>a</p><p>b</p>" },
		{ "<h2><p>a</p></h2>", "<h2><p>a</p></h2>" },
		{ "a < b && c > d", "a &lt; b &amp;&amp; c &gt; d" },
		{ "AT&T &eacute;&#150;&nbsp;x", "AT&amp;T é–&nbsp;x" },
		{ "x > y", "x > y" }, { "&eacute;", "&eacute;" },
		{ "<iframe src=x>y</iframe>z<title>t", "zt" },
		{ "<noscript><p title=\"</noscript><img src=x onerror=a>\">",
			"<p></p>" },
		{ "<svg><style><img src=x></style></svg>a", "a" },
		{ "<!-- a -->b<!doctype html><?php x ?>c", "bc" },
		{ "<math><mi>x</mi><annotation encoding='application/x-tex'>"
			"x&lt;1</annotation></math>", "\\(x&lt;1\\)" },
		{ "<math><mi>x</mi></math>", "x" },
		{ "<button>b</button><input value=x><select><option>o</select>",
			"" },
		{ "[sound:a.mp3]", "[sound:a.mp3]" },
		{ "[sound:-x]", "&#91;sound:-x]" },
		{ "[sou<!-- -->nd:/etc/passwd]", "&#91;sound:/etc/passwd]" },
		{ "[&#108;atex]x[/latex]", "&#91;latex]x[/latex]" },
		{ "<img src='a.png' alt='[$]x[/$]'>",
			"<img src=\"a.png\" alt=\"&#91;$]x[/$]\">" },
		{ "{{c1::a::b}} \\(x\\)", "{{c1::a::b}} \\(x\\)" },
		{ NULL, NULL }
	};
	dc_arena *a = arena_new();

	(void)state;
	for (const struct pair *p = pairs; p->from; p++)
		same("sanitised", dc_sanitize(a, NULL, dc_cstr(p->from)),
			dc_cstr(p->to), dc_cstr(p->from));
	arena_free(a);
}

static void good_fields_are_not_copied(void **state)
{
	static const char *const good[] = { "plain", "<b>a</b>", "a<br/>b",
		"a &lt; b &amp; c", "<ul><li>x</li></ul>", "a > b",
		"<a href=\"https://a.org/\">x</a>", "<img src=\"x.png\">",
		"<span style=\"color: red\">x</span>",
		"non\xC2\xA0" "1 <b></b>",
		NULL };
	dc_arena *a = arena_new();

	(void)state;
	for (size_t i = 0; good[i]; i++)
		if (dc_sanitize(a, NULL, dc_cstr(good[i])).p != good[i])
			fail_msg("written anew: %s", good[i]);
	arena_free(a);
}

static const char *const pieces[] = { "<", ">", "\"", "'", "=", " ", "&", ";",
	"a", "b", "<b>", "</b>", "<i", "</i>", "<p>", "</p>", "<div>", "</div>",
	"<ul>", "<li>", "</ul>", "<td>", "<tr>", "<table>", "</table>",
	"<script>", "</script>", "<svg>", "</svg>", "<style>", "<iframe>",
	"</iframe>", "<math>", "</math>", "<annotation encoding="
	"\"application/x-tex\">", "<img src=", "<a href=", "javascript:",
	"https://x/", "onerror=", "alert(1)", "<!--", "-->", "<![CDATA[", "]]>",
	"&lt;", "&amp;", "&#91;", "[", "sound:", "latex]", "$]", "&#60;",
	"&nbsp;",
	"\xC2\xA0", "<span style=\"color:red\">", "</span>", "<font color=",
	"<br>", "<hr/>", "<textarea>", "</textarea>", "<noscript>", "<base ",
	"/", "\\", "..", "x.png", "file:", "c:", " ", "?",
	"\n", "\t", "<?x", "<x>", "</x>", "<a/b", "`", "é", NULL };

/* list is words, each behind a blank. */
static bool known(dc_str name, const char *list)
{
	for (const char *p = list; name.n && p; p = strchr(p + 1, ' '))
		if (strncmp(p + 1, name.p, name.n) == 0 &&
		    (p[1 + name.n] == ' ' || !p[1 + name.n]))
			return true;
	return false;
}

static void check_tag(struct html_token *t, dc_str of)
{
	static const char tags[] = " a abbr b blockquote br caption cite code "
		"dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins "
		"kbd li mark ol p pre q rp rt ruby s samp small span strong "
		"sub summary sup table tbody td tfoot th thead tr u ul var";
	static const char keys[] = " href src alt width height colspan rowspan "
		"start style";
	dc_str attrs = t->attrs, name, value;

	if (t->what != HTML_OPEN && t->what != HTML_CLOSE)
		fail_msg("no tag: %.*s", DC_ARG(of));
	if (!known(t->name, tags))
		fail_msg("tag %.*s of %.*s", DC_ARG(t->name), DC_ARG(of));
	if (dc_is(attrs, "/") || dc_is(attrs, " /"))
		return;
	while (html_attr(&attrs, &name, &value)) {
		if (!known(name, keys) || value.p[-1] != '"')
			fail_msg("attribute %.*s of %.*s", DC_ARG(name),
				DC_ARG(of));
		if (dc_istarts(value, "javascript"))
			fail_msg("address of %.*s", DC_ARG(of));
	}
}

/* f(f(x)) = f(x), and nothing else than the list comes out. */
static void fixpoint(void **state)
{
	dc_arena *a = arena_new();
	uint64_t seed = 11;

	(void)state;
	for (int i = 0; i < 60000; i++) {
		dc_str s = jumble(a, &seed, 14, pieces);
		dc_str once = dc_sanitize(a, NULL, s);
		struct html_scan h = { .rest = once };
		struct html_token t;

		if (dc_sanitize(a, NULL, once).p != once.p)
			same("twice", dc_sanitize(a, NULL, once), once, s);
		while (html_next(&h, &t))
			if (t.what != HTML_TEXT)
				check_tag(&t, s);
			else if (dc_chr(t.raw, '<') != DC_NPOS)
				fail_msg("raw < of %.*s", DC_ARG(s));
		arena_reset(a);
	}
	arena_free(a);
}

static void hostile_is_linear(void **state)
{
	static const char *const units[] = { "<b>", "</b>", "<svg>", "<math>",
		"<a href='", "<iframe>", "<script>", "<ul><li>", "<x ",
		"[sound:",
		"[latex]", "&#91;", "<span style=\"color:red\">", "<td><p>",
		"<img src=a>", "<span class=katex-html>", "<!--", NULL };
	enum { SIZE = 4 << 20 };

	(void)state;
	for (size_t i = 0; units[i]; i++) {
		dc_arena *a = arena_new();
		dc_buf b = dc_buf_in(a, SIZE + 64);
		dc_str once;

		while (b.n < SIZE)
			dc_addz(&b, units[i]);
		once = dc_sanitize(a, NULL, dc_got(&b));
		assert_true(dc_eq(dc_sanitize(a, NULL, once), once));
		assert_false(arena_failed(a));
		arena_free(a);
	}
}

/* Paths of pictures on somebody's disk. */
static void paths(void **state)
{
	static const struct pair pairs[] = {
		{ "<img src='/home/me/a b.png'><img src='C:\\p\\c.PNG'>",
			"<img src=\"a b.png\"><img src=\"c.PNG\">" },
		{ "<img src='file:///C:/p/d%20e.png'><img src='p\\f.gif'>",
			"<img src=\"d%20e.png\"><img src=\"p/f.gif\">" },
		{ "<img src='\\\\host\\x.png?v=/2'><img src='/a/ b.png '>",
			"<img src=\"x.png\"><img src=\"b.png\">" },
		{ "<img src='javascript:/x.png'><img src='about:/x.png'>"
			"<img src='/..'><img src='c:'><img src='/a/id_rsa'>",
			"" },
	};
	dc_arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++)
		same("sanitised", dc_sanitize(a, NULL, dc_cstr(pairs[i].from)),
			dc_cstr(pairs[i].to), dc_cstr(pairs[i].from));
	arena_free(a);
}

/* A field is empty only where something was taken out and nothing is left. */
static void emptied_fields(void **state)
{
	static const struct {
		const char *from, *to;
		bool emptied;
	} cases[] = {
		{ "<img src='/x'>", "", true },
		{ "<div><b><img src='/x'></b>&nbsp;</div>", "", true },
		{ "<script>a</script>", "", true },
		{ "<img src='/x' alt='two'>", "two", false },
		{ "<img src='/x'><img src='y.png'>", "<img src=\"y.png\">",
			false },
		{ "<!-- a -->", "", false }, { "<br>", "<br>", false },
		{ "<p class=x></p>", "<p></p>", false }, { "", "", false },
	};
	dc_arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		bool emptied = !cases[i].emptied;

		same("sanitised", sanitize_field(a, NULL,
			dc_cstr(cases[i].from), &emptied),
			dc_cstr(cases[i].to), dc_cstr(cases[i].from));
		assert_int_equal(emptied, cases[i].emptied);
	}
	arena_free(a);
}

static void images_of_others(void **state)
{
	static const char html[] = "a<img src=\"https://x/1.png\" alt=\"one\">"
		"<IMG SRC=//x/2.png><img src=\"3.png\">";
	dc_arena *a = arena_new();
	uint64_t n = 0;

	(void)state;
	assert_ptr_equal(remote_images(a, DC_S(html), IMAGES_KEEP, &n).p, html);
	assert_int_equal(n, 2);
	same("link", remote_images(a, DC_S(html), IMAGES_LINK, &n),
		DC_S("a<a href=\"https://x/1.png\">one</a>"
		"<a href=\"https://x/2.png\">https://x/2.png</a>"
		"<img src=\"3.png\">"), DC_S(html));
	same("drop", remote_images(a, DC_S(html), IMAGES_DROP, &n),
		DC_S("a<img src=\"3.png\">"), DC_S(html));
	assert_int_equal(n, 6);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cleans),
		cmocka_unit_test(good_fields_are_not_copied),
		cmocka_unit_test(fixpoint),
		cmocka_unit_test(hostile_is_linear),
		cmocka_unit_test(images_of_others),
		cmocka_unit_test(paths),
		cmocka_unit_test(emptied_fields)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
