/*
 * Markdown and HTML, there and back.
 */
#include "text-cases.h"
#include "core/html.h"
#include "core/mark.h"

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

static void markdown_becomes_html(void **state)
{
	static const struct pair pairs[] = {
		{ "plain", "plain" }, { "**b** *i* ~~s~~ `c<d`",
			"<b>b</b> <i>i</i> <s>s</s> <code>c&lt;d</code>" },
		{ "a\n\nb", "<p>a</p><p>b</p>" }, { "a\\\nb  \nc",
			"a<br>b<br>c" },
		{ "a\nb", "a b" }, { "# h", "<h1>h</h1>" },
		{ "x:\n\n- a\n- b\n  1. c", "<p>x:</p><ul><li>a</li><li>b<ol>"
			"<li>c</li></ol></li></ul>" },
		{ "3. c", "<ol start=\"3\"><li>c</li></ol>" },
		{ "```c\nint a;\n\n  b\n```", "<pre><code class=\"language-c\">"
			"int a;\n\n  b</code></pre>" },
		{ "> q", "<blockquote><p>q</p></blockquote>" },
		{ "|a|b|\n|-|-|\n|1|$x|y$|\n", "<table><thead><tr><th>a</th>"
			"<th>b</th></tr></thead><tbody><tr><td>1</td><td>"
			"\\(x|y\\)</td></tr></tbody></table>" },
		{ "[a](https://x.org/?a=1&b=2)",
			"<a href=\"https://x.org/?a=1&amp;b=2\">a</a>" },
		{ "![a *b*](my%20cat.png)",
			"<img src=\"my cat.png\" alt=\"a b\">" },
		{ "![](<a b.png>)", "<img src=\"a b.png\">" },
		{ "![](https://x.org/a%20b.png)",
			"<img src=\"https://x.org/a%20b.png\">" },
		{ "H<sub>2</sub>O &eacute; &nbsp; &lt;b&gt; a < b",
			"H<sub>2</sub>O é &nbsp; &lt;b&gt; a &lt; b" },
		{ "\\(a_b*c*\\) and \\[x_1 \\\\ y\\]",
			"\\(a_b*c*\\) and \\[x_1 \\\\ y\\]" },
		{ "$a_b*c*$ costs $5 and $6", "\\(a_b*c*\\) costs $5 and $6" },
		{ "$5, $6; $x^2$ and US$7", "$5, $6; \\(x^2\\) and US$7" },
		{ "$$\na<b\n$$", "\\[ a&lt;b \\]" },
		{ "\\$x\\$ `$x$` `\\(a\\)` $ x $",
			"$x$ <code>$x$</code> <code>\\(a\\)</code> $ x $" },
		{ "```\n$x$\n```\n$y$",
			"<pre><code>$x$</code></pre><p>\\(y\\)</p>" },
		{ "{{c1::**a**::h}} {{c2::$x$}}",
			"{{c1::<b>a</b>::h}} {{c2::\\(x\\)}}" },
		{ "    four blanks", "four blanks" },
		{ "- [ ] task", "<ul><li>[ ] task</li></ul>" },
		{ "1990. ", "<ol start=\"1990\"><li></li></ol>" },
		{ "<div>\n*a*\n</div>", "<div>\n*a*\n</div>" },
		{ NULL, NULL }
	};

	(void)state;
	convert_all(pairs, DC_MARKDOWN, DC_HTML);
}

static void html_becomes_markdown(void **state)
{
	static const struct pair pairs[] = {
		{ "plain", "plain" }, { "<b>b</b> <em>i</em> <s>s</s>",
			"**b** *i* ~~s~~" },
		{ "<b>foo </b>bar", "**foo** bar" },
		{ "a<br>b<br><br>c<br><br><br>d", "a\\\nb\n\nc\n\n<br>d" },
		{ "<div>a</div><div>b</div><p>c</p>", "a\\\nb\n\nc" },
		{ "<br>", "<br>" }, { "a<br>", "a<br>" },
		{ "x<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>y",
			"x\n\n- a\n- b\n  1. c\n\ny" },
		{ "<ul><li>a<br>b</li></ul>", "- a\\\n  b" },
		{ "<h2>t</h2>a", "## t\n\na" }, { "a<hr>b", "a\n\n---\n\nb" },
		{ "<blockquote>a<br>b</blockquote>c", "> a\\\n> b\n\nc" },
		{ "<pre><code class=\"language-c\">a &lt; b\n  c</code></pre>d",
			"```c\na < b\n  c\n```\n\nd" },
		{ "<code>a*b`c</code>", "``a*b`c``" },
		{ "<a href=\"https://x.org/a(b)\">t</a>",
			"[t](<https://x.org/a(b)>)" },
		{ "<img src=\"my cat.png\" alt=\"a [b]\">",
			"![a &#91;b&#93;](<my cat.png>)" },
		{ "<img src=\"a.png\" width=\"5\">",
			"<img src=\"a.png\" width=\"5\">" },
		{ "H<sub>2</sub>O", "H<sub>2</sub>O" },
		{ "a<table><tr><td>x</td></tr></table>b",
			"a\n\n<table><tr><td>x</td></tr></table>\n\nb" },
		{ "a_b_c *x* #1 # 2. 1. -5 - x",
			"a_b_c \\*x\\* #1 # 2. 1. -5 - x" },
		{ "# a<br>1. b<br>- c<br>-5<br>+1<br>2.5", "\\# a\\\n1\\. b\\\n"
			"\\- c\\\n-5\\\n+1\\\n2.5" },
		{ "a &lt; b &lt;b&gt; &amp;amp; AT&amp;T.",
			"a < b \\<b> \\&amp; AT&T." },
		{ "[noun] [a](b) C:\\x \\*", "[noun] [a\\](b) C:\\x \\\\\\*" },
		{ "\\(a_b &lt; c\\) $5 and $x$",
			"\\(a_b < c\\) \\$5 and \\$x\\$" },
		{ "{{c1::<b>a</b>::h}}", "{{c1::**a**::h}}" },
		{ "Hi! R&amp;D [x]", "Hi! R&D [x]" },
		{ "Hi!<a href=\"b\">c</a>", "Hi\\![c](b)" },
		{ "a&nbsp;&nbsp;b", "a&nbsp;&nbsp;b" },
		{ "<b>a</b><i>b</i>", "**a***b*" },
		{ "a<b>(b)</b>c", "a<b>(b)</b>c" },
		{ "<b>a<br><br>b</b>", "**a<br><br>b**" },
		{ "<span style=\"color: red\">x</span>",
			"<span style=\"color: red\">x</span>" },
		{ NULL, NULL }
	};

	(void)state;
	convert_all(pairs, DC_HTML, DC_MARKDOWN);
}

static const char *const texts[] = { "a", "b", " ", "  ", "\t", "\n", "*", "_",
	"`", "#", "# ", "-", "- ", "+ ", "1. ", "2) ", "> ", "~", "~~", "[",
	"]",
	"(", ")", "!", "<", ">", "&", "&amp;", ";", "\\", "\\(", "\\)", "\\[",
	"$", "$$", "|", "---", "===", "```", "https://x.org", "{{c1::", "}}",
	":",
	"\xC2\xA0", "é", "漢", "<b>", "<!--", "5", "=", "www.x.org", "a@b.c",
	NULL };

static void text_there_and_back(void **state)
{
	dc_arena *a = arena_new();
	uint64_t seed = 5;

	(void)state;
	for (int i = 0; i < 100000; i++) {
		dc_str s = jumble(a, &seed, 16, texts);
		dc_str md = dc_convert(a, NULL, s, DC_PLAIN, DC_MARKDOWN);

		same("text back from Markdown", dc_convert(a, NULL, md,
			DC_MARKDOWN, DC_PLAIN), s, md);
		arena_reset(a);
	}
	arena_free(a);
}

static const char *const tags[] = { "a", "b c", " ", "\n", "<b>", "</b>", "<i>",
	"</i>", "<br>", "<div>", "</div>", "<p>", "</p>", "<ul>", "<li>",
	"</li>", "</ul>", "<ol>", "</ol>", "<code>", "</code>", "<pre>",
	"</pre>", "<h2>", "</h2>", "<blockquote>", "</blockquote>", "<table>",
	"<tr>", "<td>", "</td>", "</tr>", "</table>", "<a href=\"b.c\">",
	"</a>",
	"<img src=\"x y.png\" alt=\"z\">", "<sub>", "</sub>", "<hr>", "&lt;",
	"&nbsp;", "*", "_", "`", "# ", "- ", "1. ", "[", "](", "\\(", "\\)",
	"$",
	"&#10;", "<span style=\"color: red\">", "</span>", "<!-- c -->", "é",
	"{{c1::", "}}", "<ol start=\"3\">", "|", "x<br>y", NULL };

/* What comes out reads as the same text, sanitised or not. */
static void html_there_and_back(void **state)
{
	dc_arena *a = arena_new();
	uint64_t seed = 9;

	(void)state;
	for (int i = 0; i < 100000; i++) {
		dc_str s = jumble(a, &seed, 14, tags), md;

		if (i & 1)
			s = dc_sanitize(a, NULL, s);
		md = mark_from_html(a, s);
		same(md.p ? "HTML back from Markdown" : "?", dc_convert(a, NULL,
			md, DC_MARKDOWN, DC_PLAIN), dc_convert(a, NULL, s,
			DC_HTML, DC_PLAIN), s);
		arena_reset(a);
	}
	arena_free(a);
}

static void hostile_is_linear(void **state)
{
	static const char *const units[] = { "*", "**a", "_a ", "`", "``a`",
		"[", "[a](", "![", "<", "<a ", "\\(", "$a ", "$$", "\\[\n",
		"> ",
		"- ", "-\n", "|-", "|a|b|\n|-|-|\n", "a\n", "[a]: b\n", "[a]",
		"<b>", "&a", "<ul><li>", "</b>", "1. ", "~a", "\\", "{{c1::",
		"$a$ \n\n", "\\(\n\n", "`\n\n", "# ", "<div>", NULL };
	enum { SIZE = 256 << 10 };

	(void)state;
	for (size_t i = 0; units[i]; i++) {
		dc_arena *a = arena_new();
		dc_buf b = dc_buf_in(a, SIZE + 64);

		while (b.n < SIZE)
			dc_addz(&b, units[i]);
		mark_to_html(a, dc_got(&b));
		mark_from_html(a, dc_got(&b));
		assert_false(arena_failed(a));
		arena_free(a);
	}
}

/* md4c fills up each row of a table: a wide head makes them all wide. */
static void wide_tables_are_refused(void **state)
{
	enum { WIDE = 20000 };
	dc_arena *a = arena_new();
	dc_buf b = dc_buf_in(a, 1 << 20);

	(void)state;
	for (int i = 0; i < WIDE; i++)
		dc_addz(&b, "|a");
	dc_addc(&b, '\n');
	for (int i = 0; i < WIDE; i++)
		dc_addz(&b, "|---");
	for (int i = 0; i < WIDE; i++)
		dc_addz(&b, "\n|");
	assert_true(mark_to_html(a, dc_got(&b)).n < 1 << 20);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(markdown_becomes_html),
		cmocka_unit_test(html_becomes_markdown),
		cmocka_unit_test(text_there_and_back),
		cmocka_unit_test(html_there_and_back),
		cmocka_unit_test(hostile_is_linear),
		cmocka_unit_test(wide_tables_are_refused)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
