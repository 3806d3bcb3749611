/*
 * Names of columns: what they mean, and when a row of them is a header.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "core/core.h"

static void roles(void **state)
{
	static const struct {
		const char *name, *role;
	} cases[] = {
		{ "Front", "front" }, { " QUESTION: ", "front" },
		{ "Card_Front", "front" }, { "Vorderseite", "front" },
		{ "RÜCKSEITE", "back" }, { "Ответ", "back" },
		{ "Ερώτηση", "front" },
		{ "PŘEKLAD", "back" }, { "答案", "back" },
		{ "Labels", "tags" }, { "категория", "tags" },
		{ "Set", "deck" }, { "guid", "guid" }, { "card-id", "id" },
		{ "example sentence", "" }, { "Pinyin", "" },
		{ "fron", NULL }, { "front|back", NULL }, { "|", NULL },
		{ "", NULL }, { "question answer", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *role = dc_role_of(dc_cstr(cases[i].name));

		if (!cases[i].role)
			assert_null(role);
		else if (!role)
			fail_msg("%s means nothing", cases[i].name);
		else
			assert_string_equal(role, cases[i].role);
	}
}

static void aside(void **state)
{
	static const struct {
		const char *name;
		int aside;
	} cases[] = {
		{ "front", 0 }, { "kanji", 0 }, { "colour", 0 }, { "", 0 },
		{ "Kana", 1 }, { "Example", 2 }, { "word_audio", 2 },
		{ "wordAudio", 2 }, { "audio_", 0 }, { "Lesson", 3 },
		{ "ID", 3 }, { "stageId", 3 }, { "Audio ID", 3 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		if (name_aside(dc_cstr(cases[i].name)) != cases[i].aside)
			fail_msg("%s: %d", cases[i].name,
				name_aside(dc_cstr(cases[i].name)));
}

/* Longer than any word, with a NUL in it, and cut in a character. */
static void odd_names(void **state)
{
	char longest[200];

	(void)state;
	memset(longest, 'a', sizeof(longest));
	assert_null(dc_role_of((dc_str){ longest, sizeof(longest) }));
	assert_null(dc_role_of((dc_str){ "fro\0nt", 6 }));
	assert_null(dc_role_of((dc_str){ "front\xC3", 6 }));
	assert_null(dc_role_of((dc_str){ NULL, 0 }));
}

static int score(const char *row)
{
	dc_str cells[8], rest = dc_cstr(row);
	size_t n = 0;

	while (rest.p)
		cells[n++] = dc_cut(&rest, ',');
	return names_score(cells, n);
}

static void headers(void **state)
{
	static const char *const yes[] = {
		"front,back", "Term,Definition,Notes", "q,a", "answer,question",
		"korean,english,example,example_translation,category",
		"swedish,english", "hanzi,pinyin,meaning", "question,a",
		"guid,notetype,deck,Front", "mot,traduction",
		"deck,tags,front,back", "kanji,kana,english",
		"Icelandic,English", "tchèque,français", "pt-br,en", "ua,pl",
		"word,class,level", "Italian,IPA,German Description",
		"Word,Meaning,Example,Example", "front,back,back",
	};
	static const char *const no[] = {
		"a,b", "q,x", "word,palabra", "answer,Antwort",
		"Knytnæve,Joomeok", "english,Englisch", "Paris,France",
		"What is a term?,definition", "front,front,back",
		"<b>front</b>,back", "image,a picture of a dog", "deck,Deck",
		"example,Beispiel einer Karte", "term,",
		"Lektion,lesson", "number,numéro", "Irish,irlandais",
		"Danish,pastry", "example,example,dog", "q,a,a",
		"house,house,back", "term,dog,cat",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(yes) / sizeof(*yes); i++)
		if (score(yes[i]) < 60)
			fail_msg("\"%s\" is a header: %d", yes[i],
				score(yes[i]));
	for (size_t i = 0; i < sizeof(no) / sizeof(*no); i++)
		if (score(no[i]) >= 60)
			fail_msg("\"%s\" is no header: %d", no[i],
				score(no[i]));
}

static bool counts(const char *first, const char *second)
{
	dc_str cells[2][8], rest;
	size_t n[2] = { 0, 0 };

	rest = dc_cstr(first);
	while (rest.p)
		cells[0][n[0]++] = dc_cut(&rest, ',');
	rest = dc_cstr(second);
	while (rest.p)
		cells[1][n[1]++] = dc_cut(&rest, ',');
	return dc_counts_on(cells[0], n[0], cells[1], n[1]);
}

/* Cards that somebody tried a program with, and columns with numbers. */
static void counting(void **state)
{
	static const char *const yes[][2] = {
		{ "Question 1,Answer 1", "Question 2,Answer 2" },
		{ "question1,answer1", "Question10,Answer10" },
		{ "Word 1,Perro", "Word 2,Gato" },
		{ "Frage 1, Antwort 1 ,", "Frage 2,Antwort 2,x" },
		{ "front1,back1", NULL },
	};
	static const char *const no[][2] = {
		{ "Question,Answer 1,Answer 2", "Question 2,Answer 3,x" },
		{ "Answer 1,Answer 2", "Paris,London" },
		{ "Question 1,Answer 1", "Question 1,Answer 1" },
		{ "Question 1,Answer 1", "Question 2" },
		{ "Word 1,Word 2", "Wort 3,Wort 4" },
		{ "front,back", "front,back" }, { "front,back", NULL },
		{ "dog 1,cat 1", "dog 2,cat 2" }, { "", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(yes) / sizeof(*yes); i++)
		if (!counts(yes[i][0], yes[i][1]))
			fail_msg("\"%s\" is a card", yes[i][0]);
	for (size_t i = 0; i < sizeof(no) / sizeof(*no); i++)
		if (counts(no[i][0], no[i][1]))
			fail_msg("\"%s\" may be a header", no[i][0]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(roles),
		cmocka_unit_test(aside),
		cmocka_unit_test(odd_names),
		cmocka_unit_test(headers),
		cmocka_unit_test(counting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
