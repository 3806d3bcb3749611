/*
 * CSS selectors: what is one, what each part of it means, and that the work is
 * bounded.  The page is small; elements are known by their ids.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/core.h"
#include "parts/site/css.h"

enum { ENOUGH = 1000000 };

static const char page[] = "<!DOCTYPE html><html id=h><body id=b>"
	"<div id=d1 class='card  first\tmd:flex' lang=en-GB>text"
	"<p id=p1 class=q data-x='a b'>one</p> <!-- no element -->"
	"<p id=p2 class='a' title=\"it's\">two<i id=i1>x</i></p>"
	"<span id=s1>three</span></div>"
	"<div id=d2 class=card lang=en><p id=p3 class=q>four</p>tail</div>"
	"<div id=d3 class=Card lang=english><ul id=u><li id=l1><li id=l2 "
	"class=q><li id=l3><ul id=u2><li id=l4></ul></ul>"
	"<img id=m src=pic.png><img id=m2></div></body></html>";

static dc_arena *arena;
static xml_doc *doc;

static int setup(void **state)
{
	(void)state;
	arena = arena_new();
	return arena && !xml_html(NULL, arena, dc_cstr(page), &doc) && doc
		? 0 : -1;
}

static int teardown(void **state)
{
	(void)state;
	xml_free(doc);
	arena_free(arena);
	return 0;
}

static const xml_node *element(const char *id)
{
	const xml_node *root = xml_root(doc), *n = root;

	do
		if (dc_is(xml_attr(arena, n, "id"), id))
			return n;
	while ((n = xml_next_element(root, n)));
	fail_msg("no element %s", id);
	return NULL;
}

/* The ids of what is found below an element, or the attributes' values. */
static const char *found_in(const xml_node *from, const char *selector)
{
	const char *why = NULL;
	const css *c = css_parse(arena, dc_cstr(selector), &why);
	dc_buf b = dc_buf_in(arena, 4096);
	uint64_t steps = 0;
	xml_found f;

	if (!c)
		fail_msg("%s: %s", selector, why ? why : "no memory");
	assert_int_equal(css_find(arena, c, from, &steps, ENOUGH, &f), DC_OK);
	for (size_t i = 0; i < f.n; i++) {
		dc_addz(&b, i ? " " : "");
		dc_adds(&b, f.v[i].attr.p ? f.v[i].attr
			: xml_attr(arena, f.v[i].node, "id"));
	}
	dc_addc(&b, '\0');
	return dc_got(&b).p;
}

#define finds(selector, ids) \
	assert_string_equal(found_in(xml_root(doc), selector), ids)
#define finds_in(id, selector, ids) \
	assert_string_equal(found_in(element(id), selector), ids)

static void is_wrong(const char *selector, const char *what)
{
	const char *why = NULL;

	assert_null(css_parse(arena, dc_cstr(selector), &why));
	assert_non_null(why);
	assert_string_equal(why, what);
}

/* ---- what is no selector ---- */

static void wrong_selectors(void **state)
{
	(void)state;
	is_wrong("", "a selector is missing");
	is_wrong("  ", "a selector is missing");
	is_wrong("p,", "a selector is missing");
	is_wrong("> p", "a selector is missing");
	is_wrong("p >", "a selector is missing");
	is_wrong("p > > i", "a selector is missing");
	is_wrong("a & b", "a selector is missing");
	is_wrong(".", "a name is missing");
	is_wrong("p#", "a name is missing");
	is_wrong("p[", "a name is missing");
	is_wrong("p:", "a name is missing");
	is_wrong("img@", "a name is missing");
	is_wrong("[x", "an attribute with an unknown sign");
	is_wrong("[x!=y]", "an attribute with an unknown sign");
	is_wrong("[x=y", "a [ that is not closed");
	is_wrong("[x='y]", "a quote that is not closed");
	is_wrong("p:hover", "an unknown pseudo class");
	is_wrong("p::before", "a name is missing");
	is_wrong(":not", "a ( is missing");
	is_wrong(":not(p", "a ( that is not closed");
	is_wrong(":nth-child(x)", "a number is missing");
	is_wrong(":nth-child(0)", "a number is missing");
	is_wrong(":nth-child(2n)", "a ( that is not closed");
	is_wrong("p/i", "something unknown");
	is_wrong("p)", "something unknown behind it");
	is_wrong("p@id i", "something unknown behind it");
	is_wrong("p$", "something unknown");
	is_wrong("div:has(> i)", "a selector is missing");
}

static void limits_of_a_selector(void **state)
{
	dc_buf b = dc_buf_in(arena, 4096);

	(void)state;
	for (int i = 0; i < 30; i++)
		dc_addz(&b, "p ");
	dc_addc(&b, '\0');
	finds(dc_got(&b).p, "");
	b.n--;
	dc_addz(&b, "p");
	dc_addc(&b, '\0');
	is_wrong(dc_got(&b).p, "too many steps");
	finds(":not(:not(:not(:not(#p1))))", "p1");
	is_wrong(":not(:not(:not(:not(:not(p)))))",
		"too many brackets within each other");
}

/* ---- one element ---- */

static void names_and_classes(void **state)
{
	(void)state;
	finds("p", "p1 p2 p3");
	finds("P", "p1 p2 p3");
	finds("nav", "");
	finds_in("u", "*", "l1 l2 l3 u2 l4");
	finds(".q", "p1 p3 l2");
	finds("p.q", "p1 p3");
	finds(".card", "d1 d2");
	finds(".card.first", "d1");
	finds(".car", "");
	finds("#p2", "p2");
	finds("div#p2", "");
	finds(".md\\:flex", "d1");
	finds("\\64 iv", "d1 d2 d3");
	finds("#\\70 1", "p1");
	finds("#\\0000701", "p1");
	finds("#\\70\\31", "p1");
	finds("\\70 .q", "p1 p3");
	finds("\\70  i", "i1");
	finds("#\\110000", "");
}

static void attributes(void **state)
{
	(void)state;
	finds("[data-x]", "p1");
	finds("img[src]", "m");
	finds("[lang=en]", "d2");
	finds("[lang=\"en\"]", "d2");
	finds("[ lang = 'en' ]", "d2");
	finds("[lang|=en]", "d1 d2");
	finds("[lang^=en]", "d1 d2 d3");
	finds("[lang$=GB]", "d1");
	finds("[lang*=gli]", "d3");
	finds("[data-x~=b]", "p1");
	finds("[data-x~='a b']", "");
	finds("[class~=first]", "d1");
	finds("[title=\"it's\"]", "p2");
	finds("[lang^='']", "");
	finds("[lang*='']", "");
	finds("[lang$='']", "");
	finds("[lang='']", "");
}

static void places(void **state)
{
	(void)state;
	finds_in("d1", ":first-child", "p1 i1");
	finds_in("d1", ":last-child", "i1 s1");
	finds("p:nth-child(2)", "p2");
	finds("div:nth-child(3)", "d3");
	finds("li:nth-child(2)", "l2");
	finds("img:nth-child(2)", "m");
	finds("img:nth-of-type(2)", "m2");
	finds("p:nth-of-type( 1 )", "p1 p3");
	finds("p:nth-child(9)", "");
}

/* ---- several ---- */

static void combinators(void **state)
{
	(void)state;
	finds("div i", "i1");
	finds("div > i", "");
	finds("div>p>i", "i1");
	finds("p + p", "p2");
	finds("p~span", "s1");
	finds("p + span", "s1");
	finds("span ~ p", "");
	finds("ul ul li", "l4");
	finds("ul > li > ul > li", "l4");
	finds("div.card .q", "p1 p3");
	finds("div\n>\tp", "p1 p2 p3");
	finds(".first > p + p > i", "i1");
}

static void alternatives(void **state)
{
	(void)state;
	finds("span, p", "p1 p2 s1 p3");
	finds("p,.q", "p1 p2 p3 l2");
	finds(" #l4 , #p1 ", "p1 l4");
}

static void inner_selectors(void **state)
{
	(void)state;
	finds("p:not(.q)", "p2");
	finds("p:not(.q, .a)", "");
	finds("div:has(p)", "d1 d2");
	finds("div:has(ul li ul)", "d3");
	finds("div:not(:has(p))", "d3");
}

static void the_scope(void **state)
{
	(void)state;
	finds_in("d1", ":scope", "d1");
	finds_in("d1", ":scope > p", "p1 p2");
	finds_in("d3", ":scope > ul > li", "l1 l2 l3");
	finds_in("d1", "div", "");
	finds_in("p2", "div i", "i1");
	finds_in("p2", "p", "");
	finds_in("d1", ":scope@lang", "en-GB");
}

static void attribute_values(void **state)
{
	(void)state;
	finds("img@src", "pic.png");
	finds("p@class", "q a q");
	finds("#m2@src, #m@src", "pic.png");
	finds("span, img@src", "s1 pic.png");
}

/* ---- work ---- */

static void work_is_bounded(void **state)
{
	const char *why;
	const css *c = css_parse(arena, DC_S("div p"), &why);
	uint64_t steps = 0, all;
	xml_found f;

	(void)state;
	assert_non_null(c);
	assert_int_equal(css_find(arena, c, xml_root(doc), &steps, ENOUGH, &f),
		DC_OK);
	all = steps;
	assert_true(all > 10);
	/* Steps go on from one search to the next. */
	assert_int_equal(css_find(arena, c, xml_root(doc), &steps, ENOUGH, &f),
		DC_OK);
	assert_int_equal(steps, all * 2);
	steps = 0;
	assert_int_equal(css_find(arena, c, xml_root(doc), &steps, all, &f),
		DC_OK);
	steps = 0;
	assert_int_equal(css_find(arena, c, xml_root(doc), &steps, all / 2,
		&f), DC_LIMIT);
	assert_true(steps <= all);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wrong_selectors),
		cmocka_unit_test(limits_of_a_selector),
		cmocka_unit_test(names_and_classes),
		cmocka_unit_test(attributes),
		cmocka_unit_test(places),
		cmocka_unit_test(combinators),
		cmocka_unit_test(alternatives),
		cmocka_unit_test(inner_selectors),
		cmocka_unit_test(the_scope),
		cmocka_unit_test(attribute_values),
		cmocka_unit_test(work_is_bounded),
	};

	return cmocka_run_group_tests_name("css", tests, setup, teardown);
}
