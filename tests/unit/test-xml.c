/*
 * The HTML parser: 660 pairs of elements against HTML5's own answer, and the
 * traps of libxml2 one by one.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/core.h"
#include "lib/xml.h"

#define PAIRS "tests/html5/containment.tsv"

static dc_arena *arena;

static int setup(void **state)
{
	(void)state;
	arena = arena_new();
	return arena ? 0 : -1;
}

static int teardown(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static xml_doc *parsed(dc_str html)
{
	xml_doc *d = NULL;

	assert_int_equal(xml_html(NULL, arena, html, &d), DC_OK);
	assert_non_null(d);
	return d;
}

/* The tree in brackets: p(one b(two)). */
static dc_str brackets(dc_str html)
{
	xml_doc *d = parsed(html);
	dc_buf b = dc_buf_in(arena, DC_MAX_FIELD);
	const xml_node *root = xml_body(d), *n = root;
	bool leaving = false;

	while ((n = xml_walk(root, n, &leaving))) {
		if (xml_is_text(n)) {
			dc_adds(&b, xml_text(n));
		} else if (leaving) {
			dc_addc(&b, ')');
		} else {
			dc_adds(&b, xml_name(n));
			dc_addc(&b, '(');
		}
	}
	xml_free(d);
	dc_addc(&b, '\0');
	return dc_got(&b);
}

#define same_tree(html, tree) \
	assert_string_equal(brackets(dc_cstr(html)).p, tree)

static dc_str inner(const char *html)
{
	xml_doc *d = parsed(dc_cstr(html));
	dc_str s = dc_dup(arena, xml_inner(arena, xml_body(d)));

	xml_free(d);
	return s.p ? s : DC_S("");
}

#define same_inner(html, want) assert_string_equal(inner(html).p, want)

static void containment(void **state)
{
	FILE *f = fopen(PAIRS, "r");
	char line[512];
	size_t pairs = 0, wrong = 0;

	(void)state;
	assert_non_null(f);
	while (fgets(line, sizeof(line), f)) {
		dc_str rest = dc_chomp(dc_cstr(line));
		dc_str pair = dc_cut(&rest, '\t'), html = dc_cut(&rest, '\t');
		dc_str got = brackets(html);

		pairs++;
		got.n--;
		if (dc_eq(got, rest))
			continue;
		wrong++;
		print_error("%.*s: %.*s\n  want %.*s\n  got  %s\n",
			DC_ARG(pair), DC_ARG(html), DC_ARG(rest), got.p);
	}
	fclose(f);
	assert_int_equal(pairs, 660);
	assert_int_equal(wrong, 0);
}

/* The front of a formatted Brainscape card. */
static void heading_keeps_blocks(void **state)
{
	(void)state;
	same_tree("<h2><p>a</p><p>b</p></h2><h3><ul><li>c</ul></h3>",
		"h2(p(a)p(b))h3(ul(li(c)))");
	same_tree("<h2><table><tr><td>a</table></h2>",
		"h2(table(tbody(tr(td(a)))))");
}

static void entities(void **state)
{
	(void)state;
	same_tree("&check;&NotEqual;&hellip;&copy 1 &nosuch; &#150;&#x80;",
		"\xE2\x9C\x93\xE2\x89\xA0\xE2\x80\xA6\xC2\xA9 1 &nosuch; "
		"\xE2\x80\x93\xE2\x82\xAC");
	same_inner("<a href=\"?a=1&copy=2&amp;b&lt;\">x</a>",
		"<a href=\"?a=1&amp;copy=2&amp;b&lt;\">x</a>");
	same_inner("a&nbsp;&#0;b", "a&nbsp;\xEF\xBF\xBD" "b");
}

static void prose(void **state)
{
	(void)state;
	same_tree("a<b && c>d", "a<b && c>d");
	same_tree("for (i=0;i<n;i++) x <3 1 < 2",
		"for (i=0;i<n;i++) x <3 1 < 2");
	same_tree("p <q and r", "p <q and r");
	same_tree("]]> & < <! <?", "]]> & < <! <?");
}

static void dropped(void **state)
{
	(void)state;
	same_tree("a<!-- <p>x --><template><p>y</p></template>b<?php z ?>",
		"ab");
	same_tree("<script>a</p><b>&amp;</script>x", "x");
	same_tree("<div>1<script>\"</div>\"</script>2</div>",
		"div(1script(\"</div>\")2)");
	same_tree("<div>1<textarea><b>&amp;</textarea>2</div>",
		"div(1textarea(<b>&)2)");
}

static void misnested(void **state)
{
	(void)state;
	same_tree("<b>1<i>2</b>3</i>4", "b(1i(2))i(3)4");
	same_tree("<p><b>1<p>2</b>3", "p(b(1))p(b(2)3)");
	same_tree("<table><tr><td><b>1<td>2</table>3",
		"table(tbody(tr(td(b(1))td(2))))3");
	same_tree("<ul><li>1<ul><li>2</ul><li>3</ul>",
		"ul(li(1ul(li(2)))li(3))");
	same_tree("<tr><td>x</td></tr>", "x");
	same_tree("</div>a</p></b>b", "ab");
}

static void attributes(void **state)
{
	dc_buf b = dc_buf_in(arena, DC_MAX_FIELD);
	size_t i;

	(void)state;
	same_inner("<IMG SRC=a.png src=b @click=x alt='\"<'>",
		"<img src=\"a.png\" alt=\"&quot;&lt;\">");
	same_inner("<a href=\"x>text</a>", "<a href=\"x\">text</a>");
	dc_addz(&b, "<p");
	for (i = 0; i < 100000; i++)
		dc_addf(&b, " a%zu=1", i);
	dc_addz(&b, ">x</p>");
	dc_addc(&b, '\0');
	assert_true(dc_ends(inner(b.p), ">x</p>"));
}

static void deep(void **state)
{
	dc_buf b = dc_buf_in(arena, DC_MAX_FIELD);
	dc_str tree;
	size_t i;

	(void)state;
	for (i = 0; i < 200000; i++)
		dc_addz(&b, "<div>");
	dc_addz(&b, "in</div><p>AFTER</p>");
	tree = brackets(dc_got(&b));
	assert_true(dc_find(tree, "in") != DC_NPOS);
	assert_true(dc_find(tree, "p(AFTER)") != DC_NPOS);
}

static void large_text(void **state)
{
	size_t n = 12 << 20;
	char *p = dc_alloc(arena, n);
	xml_doc *d;

	(void)state;
	memset(p, 'x', n);
	d = parsed((dc_str){ p, n });
	assert_int_equal(xml_all_text(arena, xml_body(d)).n, n);
	xml_free(d);
}

static void control_characters(void **state)
{
	(void)state;
	assert_string_equal(brackets(DC_S("a\0b\x01" "c\r\nd\re\xEF\xBF\xBF"
		"\xEF\xBF\xBD")).p, "abc\nd\ne\xEF\xBF\xBD");
	same_inner("<pre>\n\nx</pre>", "<pre>\n\nx</pre>");
}

static void lines(void **state)
{
	dc_buf b = dc_buf_in(arena, DC_MAX_FIELD);
	const xml_node *n;
	xml_doc *d;
	size_t i;

	(void)state;
	for (i = 1; i < 100000; i++)
		dc_addc(&b, '\n');
	dc_addz(&b, "<div\nid=a\n>\n<!--\n\n--><p>x");
	d = parsed(dc_got(&b));
	n = xml_next_element(xml_body(d), xml_body(d));
	assert_int_equal(xml_line(n), 100000);
	n = xml_next_element(xml_body(d), n);
	assert_int_equal(xml_line(n), 100005);
	xml_free(d);
}

static void head_and_body(void **state)
{
	xml_doc *d = parsed(DC_S("<!doctype html><html lang=de><head>"
		"<title>a &amp; <b></title><meta charset=x></head>"
		"<body class=c>t</body></html>"));
	const xml_node *n = xml_first(xml_root(d));

	(void)state;
	assert_true(dc_is(xml_attr(arena, xml_root(d), "lang"), "de"));
	assert_true(xml_is(n, "head"));
	assert_true(dc_is(xml_all_text(arena, n), "a & <b>"));
	assert_true(xml_has_class(arena, xml_body(d), "c"));
	assert_null(xml_attr(arena, xml_body(d), "id").p);
	xml_free(d);
	same_inner("  <b>x</b> ", "  <b>x</b> ");
	same_inner("a<head><title>t</title><b>c", "a<title>t</title><b>c</b>");
	same_inner("x<script>1<2</script>", "x<script>1<2</script>");
}

static void xml_is_safe(void **state)
{
	xml_doc *d = NULL;
	dc_str bomb = DC_S("<!DOCTYPE a [<!ENTITY b 'xxxx'>"
		"<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
		"<a>1&b;&f;<![CDATA[<2>]]></a>");

	(void)state;
	assert_int_equal(xml_xml(NULL, arena, bomb, &d), DC_OK);
	assert_true(dc_is(xml_all_text(arena, xml_root(d)), "1<2>"));
	xml_free(d);
	assert_int_equal(xml_xml(NULL, arena, DC_S("<a><b></a>"), &d),
		DC_INPUT);
	assert_null(d);
	assert_int_equal(xml_xml(NULL, arena, DC_S("<a>1</a>\0<b/>"), &d),
		DC_INPUT);
	assert_null(d);
	assert_int_equal(xml_xml(NULL, arena, DC_S(
		"<?xml version='1.0' encoding='windows-1252'?><a>\xC3\xA9</a>"),
		&d), DC_OK);
	assert_true(dc_is(xml_all_text(arena, xml_root(d)), "\xC3\xA9"));
	xml_free(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(containment),
		cmocka_unit_test(heading_keeps_blocks),
		cmocka_unit_test(entities),
		cmocka_unit_test(prose),
		cmocka_unit_test(dropped),
		cmocka_unit_test(misnested),
		cmocka_unit_test(attributes),
		cmocka_unit_test(deep),
		cmocka_unit_test(large_text),
		cmocka_unit_test(control_characters),
		cmocka_unit_test(lines),
		cmocka_unit_test(head_and_body),
		cmocka_unit_test(xml_is_safe),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
