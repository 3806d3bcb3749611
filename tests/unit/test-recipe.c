/*
 * What recipes say of texts: patterns, and the number in a count.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/core.h"
#include "parts/site/inner.h"

static void like(const char *text, const char *pattern, const char *want)
{
	dc_str found;

	if (!recipe_like(dc_cstr(text), dc_cstr(pattern), &found))
		fail_msg("\"%s\" is not like \"%s\"", text, pattern);
	if (!dc_is(found, want))
		fail_msg("\"%s\" like \"%s\": \"%.*s\"", text, pattern,
			DC_ARG(found));
}

static void unlike(const char *text, const char *pattern)
{
	dc_str found;

	if (recipe_like(dc_cstr(text), dc_cstr(pattern), &found))
		fail_msg("\"%s\" is like \"%s\"", text, pattern);
}

static void patterns(void **state)
{
	(void)state;
	like("Birds", "Birds", "Birds");
	unlike("Birds", "Bird");
	unlike("Birds", "birds");
	unlike("Birds of prey", "Birds");
	like("", "", "");
	unlike("x", "");
	like("", "*", "");
	like("Birds of prey", "Birds*", "Birds of prey");
	like("Birds of prey", "*prey", "Birds of prey");
	like("Birds of prey", "*of*", "Birds of prey");
	like("Birds of prey", "*", "Birds of prey");
	unlike("Birds of prey", "*bird");
	unlike("Birds", "Birds*s");
	like("Birds", "Bird*s", "Birds");
}

static void what_is_meant(void **state)
{
	(void)state;
	like("34 cards", "{} cards", "34");
	like("Terms in this set (229)", "*({})", "229");
	like("Terms in this set (229) x", "*({})*", "229");
	like("Sea Flashcards | Quizlet", "{} Flashcards | Quizlet", "Sea");
	like("Thẻ: Sea | Quizlet", "*: {} | Quizlet", "Sea");
	like("Sea", "{}", "Sea");
	like("", "{}", "");
	like("a  b ", "a{}", "b");
	like("deck: x", "deck:{}", "x");
	unlike("34 words", "{} cards");
	/* At the end the last place counts, before it the first. */
	like("a | b | c", "{} | c", "a | b");
	like("a | b | c", "{} | *", "a");
	like("a | b | c", "* | {}", "b | c");
}

static recipe_texts texts(dc_str *v, size_t n)
{
	return (recipe_texts){ v, n };
}

static void values(void **state)
{
	dc_str likes[] = { DC_S("{} cards"), DC_S("{} terms") };
	dc_str nots[] = { DC_S("0 *"), DC_S("*more*") };
	recipe_value any = { .next = NULL };
	recipe_value of = { .like = texts(likes, 2) };
	recipe_value both = { .like = texts(likes, 2),
		.unlike = texts(nots, 2) };
	recipe_value no = { .unlike = texts(nots, 2) };
	dc_str found;

	(void)state;
	assert_true(recipe_fits(&any, DC_S("x"), &found));
	assert_true(dc_is(found, "x"));
	assert_true(recipe_fits(&of, DC_S("3 terms"), &found));
	assert_true(dc_is(found, "3"));
	assert_false(recipe_fits(&of, DC_S("3 words"), &found));
	assert_true(recipe_fits(&both, DC_S("3 cards"), &found));
	assert_true(dc_is(found, "3"));
	assert_false(recipe_fits(&both, DC_S("0 cards"), &found));
	assert_false(recipe_fits(&both, DC_S("3 more cards"), &found));
	assert_true(recipe_fits(&no, DC_S("anything"), &found));
	assert_true(dc_is(found, "anything"));
	assert_false(recipe_fits(&no, DC_S("and more"), &found));
}

static void numbers(void **state)
{
	(void)state;
	assert_int_equal(site_number(DC_S("34")), 34);
	assert_int_equal(site_number(DC_S("(34)")), 34);
	assert_int_equal(site_number(DC_S("34 cards")), 34);
	assert_int_equal(site_number(DC_S("1 / 34")), 34);
	assert_int_equal(site_number(DC_S("1,234")), 1234);
	assert_int_equal(site_number(DC_S("1.234 Karten")), 1234);
	assert_int_equal(site_number(DC_S("12,345,678 cards")), 12345678);
	assert_int_equal(site_number(DC_S("1,34")), 34);
	assert_int_equal(site_number(DC_S("set 7, 120")), 120);
	assert_int_equal(site_number(DC_S(",120")), 120);
	assert_int_equal(site_number(DC_S("no number")), 0);
	assert_int_equal(site_number(DC_S("")), 0);
	assert_int_equal(site_number(DC_NONE), 0);
	assert_int_equal(site_number(DC_S("000")), 0);
	/* More digits than a count has: the last nine. */
	assert_int_equal(site_number(DC_S("99123456789")), 123456789);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(patterns),
		cmocka_unit_test(what_is_meant),
		cmocka_unit_test(values),
		cmocka_unit_test(numbers),
	};

	return cmocka_run_group_tests_name("recipe", tests, NULL, NULL);
}
