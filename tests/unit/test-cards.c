/*
 * Which cards Anki makes of a note.
 */
#include "text-cases.h"

static const dc_str names[] = { { "F", 1 }, { "B", 1 }, { "X", 1 } };

/* The cards as text, "0 2". */
static dc_str cards(dc_arena *a, const dc_kind *k, const char *const *values,
	bool tagged)
{
	dc_str tag = DC_S("t");
	dc_field fields[3];
	dc_note n = { .fields = fields, .tags = &tag, .ntags = tagged };
	const uint16_t *ords = NULL, *short_ords = NULL;
	dc_buf b = dc_buf_in(a, 4096);
	size_t count;

	for (; n.nfields < 3 && values[n.nfields]; n.nfields++)
		fields[n.nfields] = (dc_field){ names[n.nfields],
			dc_cstr(values[n.nfields]), DC_HTML };
	count = dc_note_ords(a, k, &n, &ords);
	for (size_t i = 0; i < count; i++)
		dc_addf(&b, i ? " %u" : "%u", (unsigned)ords[i]);
	count = dc_note_ords(a, dc_kind_cards(a, k), &n, &short_ords);
	assert_memory_equal(ords, short_ords, count * sizeof(*ords));
	return dc_got(&b);
}

struct front {
	const char *front;
	bool gives;              /* a card if F has text, B is empty */
};

/* Each is the second template: the first one's card is there anyway. */
static void templates_give_cards(void **state)
{
	static const struct front fronts[] = {
		{ "{{F}}", true }, { "{{B}}", false }, { "text", false },
		{ "{{ F }}", true }, { "{{f}}", false }, { "{{{F}}}", true },
		{ "{{text:hint:F}}", true }, { "{{type:F}}", true },
		{ "{{type: F}}", false }, { "{{type:B}}", false },
		{ "{{#F}}x{{/F}}", false }, { "{{#F}}{{F}}{{/F}}", true },
		{ "{{#B}}{{F}}{{/B}}", false }, { "{{^B}}{{F}}{{/B}}", true },
		{ "{{^F}}{{F}}{{/F}}", false },
		{ "{{# F }}{{^B}}{{B}}{{F}}{{/B}}{{/ F}}", true },
		{ "{{#F}}{{#B}}{{F}}{{/B}}{{/F}}", false },
		{ "{{#Nope}}{{F}}{{/Nope}}", false },
		{ "{{^Nope}}{{F}}{{/Nope}}", true },
		{ "<!-- {{F}} -->", false }, { "<!-- {{F}}", true },
		{ "<!-- {{#F}} -->{{F}}", true }, { "{{<!--F}}-->", false },
		{ "{{#F}}{{F}}", false }, { "{{F}}{{/F}}", false },
		{ "{{#F}}{{F}}{{/B}}", false }, { "{{F", false },
		{ "{{#}}{{F}}", true }, { "{{}}{{F}}", true },
		{ "{{FrontSide}}", false }, { "{{Deck}}", true },
		{ "{{#Card}}{{F}}{{/Card}}", true }, { "{{Tags}}", false },
		{ "{{^Tags}}{{F}}{{/Tags}}", true },
		{ "{{=<% %>=}}<%F%>", true }, { "{{=<% %>=}}{{F}}", false },
		{ "<%F%>", false }, { " \n{{=<% %>=}}<%#F%><%F%><%/F%>", true },
	};
	static const char *const values[] = { "text", "<br>", NULL };
	dc_arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(fronts) / sizeof(*fronts); i++) {
		dc_template t[] = { { .front = DC_S("{{F}}") },
			{ .front = dc_cstr(fronts[i].front) } };
		dc_kind k = { .fields = names, .nfields = 2, .templates = t,
			.ntemplates = 2 };

		same("cards", cards(a, &k, values, false),
			fronts[i].gives ? DC_S("0 1") : DC_S("0"),
			dc_cstr(fronts[i].front));
	}
	arena_free(a);
}

static void tags_and_empty_notes(void **state)
{
	static const char *const none[] = { "", " ", NULL };
	dc_template t[] = { { .front = DC_S("{{F}}") },
		{ .front = DC_S("{{Tags}}") }, { .front = DC_S("{{B}}") } };
	dc_kind k = { .fields = names, .nfields = 2, .templates = t,
		.ntemplates = 3 };
	dc_str own[] = { DC_S("Tags"), DC_S("B") };
	dc_arena *a = arena_new();

	(void)state;
	same("tagged", cards(a, &k, none, true), DC_S("1"), DC_NONE);
	same("no text", cards(a, &k, none, false), DC_S("0"), DC_NONE);
	k.ntemplates = 0;
	same("no templates", cards(a, &k, none, true), DC_S("0"), DC_NONE);
	k = (dc_kind){ .fields = own, .nfields = 2, .templates = t,
		.ntemplates = 3 };
	same("a field called Tags", cards(a, &k, none, true), DC_S("0"),
		DC_NONE);
	arena_free(a);
}

static void what_is_empty(void **state)
{
	static const char *const empty[] = { "", " \t\r\n\v\f", "<br>",
		"<BR/>", "</div>", "<div ><br />" };
	static const char *const full[] = { "x", "&nbsp;", "\xC2\xA0", "<p>",
		"<div class=a>", "<br  >", "<br", "<", "<img src=a>" };
	dc_template t[] = { { .front = DC_S("{{F}}") },
		{ .front = DC_S("{{B}}") } };
	dc_kind k = { .fields = names, .nfields = 2, .templates = t,
		.ntemplates = 2 };
	dc_arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(empty) / sizeof(*empty); i++)
		same("empty", cards(a, &k, (const char *[]){ "x", empty[i],
			NULL }, false), DC_S("0"), dc_cstr(empty[i]));
	for (size_t i = 0; i < sizeof(full) / sizeof(*full); i++)
		same("full", cards(a, &k, (const char *[]){ "x", full[i],
			NULL }, false), DC_S("0 1"), dc_cstr(full[i]));
	arena_free(a);
}

struct cloze {
	const char *text, *cards;
};

static void clozes_give_cards(void **state)
{
	static const struct cloze clozes[] = {
		{ "", "0" }, { "text", "0" }, { "{{c1::x}}", "0" },
		{ "{{c3::x}} {{c2::y::hint}}", "1 2" }, { "{{c0::x}}", "0" },
		{ "{{c0::x}}{{c2::y}}", "1" }, { "{{c0::{{c2::y}}}}", "1" },
		{ "{{c2::a {{c4::b}}}}", "1 3" }, { "{{c2,4::a}}", "1 3" },
		{ "{{c,2::a}}", "1" }, { "{{c2,99999::a}}", "1" },
		{ "{{c,::a}}", "0" }, { "{{c002::a}}", "1" },
		{ "{{C2::a}}", "0" }, { "{{c2:a}}", "0" }, { "{{c2::a", "0" },
		{ "{{c2::a {{c3::b}}", "0" }, { "{{{c2::a}}}", "1" },
		{ "{{c500::a}}{{c501::b}}{{c65535::c}}", "499" },
		{ "{{c65536::a}}", "0" }, { "{{c2::}}", "1" },
		{ "{{c1::{{c2::{{c3::{{c4::{{c5::{{c6::{{c7::{{c8::{{c9::"
		  "{{c10::{{c11::x}}}}}}}}}}}}}}}}}}}}",
		  "0 1 2 3 4 5 6 7 8 9" },
	};
	dc_template t = { .front = DC_S("{{cloze:F}}") };
	dc_kind k = { .fields = names, .nfields = 3, .templates = &t,
		.ntemplates = 1, .cloze = true };
	dc_arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(clozes) / sizeof(*clozes); i++)
		same("cards", cards(a, &k, (const char *[]){ clozes[i].text,
			NULL }, false), dc_cstr(clozes[i].cards),
			dc_cstr(clozes[i].text));
	/* In whatever field they are. */
	same("fields", cards(a, &k, (const char *[]){ "{{c2::x}}",
		"{{c4::y}}", "{{c1::z}}" }, false), DC_S("0 1 3"), DC_NONE);
	arena_free(a);
}

static void stock_types(void **state)
{
	static const char *const all[] = { "Basic", "Cloze",
		"Basic (and reversed card)", "Basic (optional reversed card)",
		"Basic (type in the answer)" };
	static const char *const values[] = { "front", "back", "", NULL };

	dc_arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		const dc_kind *k = dc_kind_stock(dc_cstr(all[i]));
		uint64_t id = dc_kind_id(k);

		assert_true(k && kind_as_stock(k));
		assert_true(id >= 1000000000000 && id < 1600000000000);
		for (size_t j = 0; j < i; j++)
			assert_true(id != dc_kind_id(dc_kind_stock(
				dc_cstr(all[j]))));
		same("cards", cards(a, k, values, false), i == 2
			? DC_S("0 1") : DC_S("0"), dc_cstr(all[i]));
	}
	assert_null(dc_kind_stock(DC_S("basic")));
	arena_free(a);
}

static void names_count_beside_stock(void **state)
{
	dc_kind k = *dc_kind_stock(DC_S("Basic"));
	dc_str three[] = { DC_S("A"), DC_S("B"), DC_S("C") };
	uint64_t basic = dc_kind_id(&k), vocab, other;

	(void)state;
	k.name = DC_S("Vocab");
	vocab = dc_kind_id(&k);
	k.fields = three;
	k.nfields = 3;
	other = dc_kind_id(&k);
	k.name = DC_S("Words");
	assert_true(vocab != basic);
	assert_true(other != vocab && other == dc_kind_id(&k));
}

/* Never again another: packages made before have it. */
static void ids_stay(void **state)
{
	(void)state;
	assert_int_equal(dc_kind_id(dc_kind_stock(DC_S("Basic"))),
		UINT64_C(1501519748772));
	assert_int_equal(dc_kind_id(dc_kind_stock(DC_S("Cloze"))),
		UINT64_C(1111046131223));
}

/*
 * For the comparison with the engine, which is written in Python: lines on
 * standard input, each a letter and a text.  K begins a note type (1: cloze),
 * F is a field of it, T a template's front; N begins a note, V is a value,
 * G a tag, E its end: then its cards are printed.
 */
enum { SOME = 16 };

struct told {
	dc_kind kind;
	dc_note note;
	dc_str names[SOME], tags[SOME];
	dc_template templates[SOME];
	dc_field fields[SOME];
};

static void print_cards(dc_arena *a, const struct told *t)
{
	const uint16_t *ords = NULL;
	const dc_kind *k = dc_kind_cards(a, &t->kind);
	size_t n = k ? dc_note_ords(a, k, &t->note, &ords) : 0;

	for (size_t i = 0; i < n; i++)
		printf(i ? " %u" : "%u", (unsigned)ords[i]);
	printf("\n");
}

static void take_line(dc_arena *a, struct told *t, char what, dc_str s)
{
	dc_kind *k = &t->kind;
	dc_note *n = &t->note;

	if (what == 'K')
		*k = (dc_kind){ .fields = t->names, .cloze = dc_is(s, "1"),
			.templates = t->templates };
	else if (what == 'F' && k->nfields < SOME)
		t->names[k->nfields++] = s;
	else if (what == 'T' && k->ntemplates < SOME)
		t->templates[k->ntemplates++].front = s;
	else if (what == 'N')
		*n = (dc_note){ .fields = t->fields, .tags = t->tags };
	else if (what == 'V' && n->nfields < SOME)
		t->fields[n->nfields++].value = s;
	else if (what == 'G' && n->ntags < SOME)
		t->tags[n->ntags++] = s;
	else if (what == 'E')
		print_cards(a, t);
}

static int answer(void)
{
	dc_arena *a = arena_new();
	struct told *t = dc_alloc(a, sizeof(*t));
	char *line = NULL;
	size_t room = 0;
	ssize_t n;

	while (t && (n = getline(&line, &room, stdin)) > 0)
		take_line(a, t, line[0], dc_dup(a, (dc_str){ line + 1,
			(size_t)n - 2 }));
	free(line);
	arena_free(a);
	return 0;
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(templates_give_cards),
		cmocka_unit_test(tags_and_empty_notes),
		cmocka_unit_test(what_is_empty),
		cmocka_unit_test(clozes_give_cards),
		cmocka_unit_test(stock_types),
		cmocka_unit_test(names_count_beside_stock),
		cmocka_unit_test(ids_stay),
	};

	(void)argv;
	if (argc > 1)
		return answer();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
