/*
 * Every option, format and format's option stands in the help, the manual
 * page and the completions: all are looked for in what $DECKCONV prints.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "deckconv.h"

enum { MOST = 1 << 20 };

/* What a call of deckconv prints; to be freed. */
static char *printed(const char *arguments)
{
	char command[4096];
	char *text = calloc(1, MOST);
	const char *binary = getenv("DECKCONV");
	FILE *f;

	assert_non_null(text);
	snprintf(command, sizeof(command), "'%s' %s",
		binary ? binary : "./deckconv", arguments);
	f = popen(command, "r");
	assert_non_null(f);
	assert_true(fread(text, 1, MOST - 1, f) > 0);
	assert_int_equal(pclose(f), 0);
	return text;
}

/* Does the word stand in the text, and not as the start of a longer one? */
static bool has_word(const char *text, const char *word)
{
	size_t n = strlen(word);

	for (const char *p = text; (p = strstr(p, word)); p += n) {
		char next = p[n];
		bool longer = next == '-' || (next >= 'a' && next <= 'z');

		if (!longer)
			return true;
	}
	return false;
}

/* fmt makes the word of an option from its name. */
static void all_options_in(const char *arguments, const char *fmt)
{
	char *text = printed(arguments), word[80];
	const dc_opt *row;

	for (row = dc_common_options(); row->name; row++) {
		size_t used = 0;

		/* roff has its dashes escaped. */
		for (const char *p = fmt; *p; p++) {
			const char *s = *p == '%' ? row->name : NULL;

			for (; s && *s; s++) {
				if (*s == '-' && strchr(fmt, '\\'))
					word[used++] = '\\';
				word[used++] = *s;
			}
			if (*p != '%')
				word[used++] = *p;
		}
		word[used] = '\0';
		if (!has_word(text, word))
			fail_msg("no %s in deckconv %s", word, arguments);
	}
	free(text);
}

static void options_are_told(void **state)
{
	(void)state;
	all_options_in("--help", "--%");
	all_options_in("help --man", "Fl \\-%");
	all_options_in("help --completion bash", "--%");
	all_options_in("help --completion zsh", "--%");
	all_options_in("help --completion fish", "-l %");
}

static void options_have_help_of_their_own(void **state)
{
	(void)state;
	for (const dc_opt *row = dc_common_options(); row->name; row++) {
		char arguments[80];
		char *text;

		snprintf(arguments, sizeof(arguments), "help --%s", row->name);
		text = printed(arguments);
		assert_non_null(row->help);
		assert_non_null(row->section);
		assert_true(has_word(text, row->name));
		free(text);
	}
}

static void letters_are_not_used_twice(void **state)
{
	bool used[256] = { false };

	(void)state;
	for (const dc_opt *row = dc_common_options(); row->name; row++) {
		unsigned char letter = (unsigned char)row->letter;

		assert_false(letter && used[letter]);
		used[letter] = true;
	}
}

static void formats_are_told(void **state)
{
	static const char *const where[] = { "formats", "help --table",
		"help --man", "help --completion bash",
		"help --completion zsh", "help --completion fish" };
	dc_format_info info;

	(void)state;
	for (size_t k = 0; k < sizeof(where) / sizeof(where[0]); k++) {
		char *text = printed(where[k]);

		for (size_t i = 0; dc_format_at(i, &info); i++)
			if (!has_word(text, info.name))
				fail_msg("no %s in deckconv %s", info.name,
					where[k]);
		free(text);
	}
}

static void options_of_formats_are_told(void **state)
{
	static const char *const where[] = { "help --man",
		"help --completion bash", "help --completion zsh",
		"help --completion fish" };
	char *texts[4], arguments[80];
	dc_format_info info;

	(void)state;
	for (size_t k = 0; k < 4; k++)
		texts[k] = printed(where[k]);
	for (size_t i = 0; dc_format_at(i, &info); i++) {
		const dc_opt *row = info.opts;
		char *own;

		snprintf(arguments, sizeof(arguments), "help %s", info.name);
		own = printed(arguments);
		for (; row && row->name; row++) {
			assert_true(has_word(own, row->name));
			for (size_t k = 0; k < 4; k++)
				assert_true(has_word(texts[k], row->name));
		}
		free(own);
	}
	for (size_t k = 0; k < 4; k++)
		free(texts[k]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(options_are_told),
		cmocka_unit_test(options_have_help_of_their_own),
		cmocka_unit_test(letters_are_not_used_twice),
		cmocka_unit_test(formats_are_told),
		cmocka_unit_test(options_of_formats_are_told)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
