/*
 * The short way and cJSON must make the same tree of the same text.  Texts
 * are put together at random from what values are made of, and most of them
 * are then damaged.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "core/core.h"
#include "lib/json_inner.h"

enum { TEXTS = 60000, PIECES = 24 };

static const char *const pieces[] = {
	"{", "}", "[", "]", ",", ":", "\"\"", "\"a\"", "\"front\"",
	"\"a plain text of more than sixteen bytes\"", "\"\xE5\xAD\xA6\xE4\xB9\xA0\"",
	"\"sixteen bytes un\\n\"", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
	"\"caf\\u00e9\"", "\"\\ud83d\\ude00\"", "\"\\ud83d\"", "\"\\u0000\"",
	"\"\\x\"", "\"a\tb\"", "\"a\nb\"", "\"open", "\\", "null", "true",
	"false", "nul", "truer", "0", "-1.5e+3", "01", "1.", "-", ".5", "1e",
	"12345678901234567890", " ", "\t", "\n", "\r", "\v", "\xC2\xA0",
	"\"a\":\"b\"", "\"a\":1", "\"k\":[]", "{\"a\":{\"b\":[\"c\",\"d\"]}}",
	"1234567890123456789012345678901234567890123456789012345678901234567"
};

static uint64_t next(uint64_t *state)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return *state * 2685821657736338717u >> 20;
}

/* A value of the grammar, at most `deep` levels. */
static void add_value(dc_buf *b, uint64_t *state, unsigned deep)
{
	static const char *const scalars[] = { "\"a\"", "\"\\\"b\\\" c\"",
		"null", "true", "-0.5e2", "17", "\"\"", "\"caf\\u00e9\"",
		"\"a plain text of more than sixteen bytes\"" };
	bool object = next(state) % 2;
	size_t n = next(state) % 5;

	if (!deep || next(state) % 3 == 0) {
		dc_addz(b, scalars[next(state) %
			(sizeof(scalars) / sizeof(*scalars))]);
		return;
	}
	dc_addc(b, object ? '{' : '[');
	for (size_t i = 0; i < n; i++) {
		if (i)
			dc_addz(b, next(state) % 4 ? "," : " ,\n");
		if (object)
			dc_addf(b, "\"k%u\" :", (unsigned)(next(state) % 9));
		add_value(b, state, deep - 1);
	}
	dc_addc(b, object ? '}' : ']');
}

static dc_str random_text(dc_arena *a, uint64_t *state)
{
	dc_buf b = dc_buf_in(a, 1 << 20);
	size_t n = next(state) % PIECES;

	if (next(state) % 2) {
		add_value(&b, state, 5);
		if (next(state) % 2 && b.n)
			b.p[next(state) % b.n] = " \"\\{}[],:x\n1"[
				next(state) % 12];
		return dc_got(&b);
	}
	dc_addz(&b, next(state) % 2 ? "{" : "[");
	while (n--)
		dc_addz(&b, pieces[next(state) %
			(sizeof(pieces) / sizeof(*pieces))]);
	return dc_got(&b);
}

static void assert_same(dc_str a, dc_str b)
{
	assert_int_equal(a.n, b.n);
	assert_true(dc_eq(a, b));
}

static void assert_same_trees(const json *a, const json *b)
{
	const json *x = a, *y = b;

	while (x && y) {
		assert_int_equal(x->type, y->type);
		assert_int_equal(x->count, y->count);
		assert_same(x->raw, y->raw);
		assert_same(x->key, y->key);
		assert_same(x->text, y->text);
		assert_int_equal(!x->text.p, !y->text.p);
		assert_int_equal(!x->up, !y->up);
		x = json_step(a, x);
		y = json_step(b, y);
	}
	assert_null(x);
	assert_null(y);
}

static void quick_is_cjson(void **state)
{
	uint64_t seed = 88172645463325252u;
	dc_arena *a = arena_new();
	size_t taken = 0;

	(void)state;
	assert_non_null(a);
	for (unsigned i = 0; i < TEXTS; i++) {
		dc_str text = random_text(a, &seed);
		const json *quick, *slow;
		json_fault fault;
		size_t n = 0;

		quick = json_quick(a, text, &n);
		if (quick) {
			taken++;
			assert_in_range(n, 2, text.n);
			slow = json_slow(NULL, a, dc_sub(text, 0, n), 1, 1,
				&fault);
			assert_non_null(slow);
			assert_same_trees(quick, slow);
			/* What is cut is not taken for whole. */
			assert_null(json_quick(a, dc_sub(text, 0, n - 1), &n));
		}
		arena_reset(a);
	}
	assert_in_range(taken, TEXTS / 10, TEXTS);
	arena_free(a);
}

/* ---- pointers ---- */

/* All that the pointer leads to, with blanks between. */
static void leads(dc_arena *arena, const json *v, const char *pointer,
	const char *want)
{
	dc_buf b = dc_buf_in(arena, 4096);
	const json **found;
	size_t n = json_all_at(arena, v, dc_cstr(pointer), &found);

	for (size_t i = 0; i < n; i++) {
		dc_addz(&b, i ? " " : "");
		dc_adds(&b, json_text(found[i]));
	}
	dc_addc(&b, '\0');
	if (strcmp(dc_got(&b).p, want))
		fail_msg("%s: \"%s\"", pointer, dc_got(&b).p);
}

static void pointers(void **state)
{
	dc_arena *arena = arena_new();
	json_fault fault;
	const json *v = json_parse(NULL, arena, DC_S("{\"o\":[{\"t\":\"a\","
		"\"ok\":false},{\"t\":\"b\",\"ok\":true},{\"t\":\"c\","
		"\"ok\":true}],\"one\":1,\"text\":\"2\",\"many\":[2,0,\"1\",2],"
		"\"odd\":[-1,3,1.5,null,[0],{},99999999999999999999],"
		"\"m\":{\"x\":\"p\",\"@one\":\"q\"},\"a/b\":0,\"n\":[[\"r\"]]}"),
		1, 1, &fault);

	(void)state;
	assert_non_null(v);
	leads(arena, v, "/o/*/t", "a b c");
	leads(arena, v, "/o/1/t", "b");
	leads(arena, v, "/o/ok=true/t", "b c");
	leads(arena, v, "/m/*", "p q");
	leads(arena, v, "/one=1/m/x", "p");
	leads(arena, v, "/m/x=p/@one", "q");
	leads(arena, v, "/one=2/m/x", "");
	leads(arena, v, "/m=1/x", "");
	leads(arena, v, "/o/@one/t", "b");
	leads(arena, v, "/o/@text/t", "c");
	leads(arena, v, "/o/@many/t", "c a b c");
	leads(arena, v, "/o/@odd/t", "");
	leads(arena, v, "/o/@a~1b/t", "a");
	leads(arena, v, "/o/@none/t", "");
	leads(arena, v, "/o/@/t", "");
	/* Of an object it is a member's name. */
	leads(arena, v, "/m/@one", "q");
	/* A list in a list has no member beside it. */
	leads(arena, v, "/n/0/@one", "");
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quick_is_cjson),
		cmocka_unit_test(pointers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
