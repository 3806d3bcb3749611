/*
 * generate csv|json|ndjson COUNT: notes to measure with, the same ones each
 * time.  As decks are: short fronts, backs of several lines in a fifth of
 * them, tags, some markup and quotes, and every sixth note in a script whose
 * characters take more than one byte.
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct text {
	char p[2048];
	size_t n;
};

struct note {
	uint64_t id;
	struct text front, back;
	const char *deck;
	const char *tags;
};

struct script {
	const char *blank;
	const char *words[12];
};

static const struct script latin = { " ", { "network", "gradient", "the",
	"of", "cell", "verb", "conjugation", "is", "when", "energy", "membrane",
	"a" } };
static const struct script others[] = {
	{ "", { "学习", "网络", "日本語", "の", "한국어", "文法", "词", "記憶",
		"です", "漢字", "意味", "和" } },
	{ " ", { "сеть", "слово", "который", "обучение", "и", "память", "это",
		"язык", "глагол", "не", "клетка", "урок" } },
	{ " ", { "שלום", "מילה", "זיכרון", "של", "كلمة", "لغة", "ذاكرة", "في",
		"درس", "מה", "فعل", "ספר" } },
	{ " ", { "👩‍🚀", "🚀", "deck", "🎴", "café", "naïve", "😀", "ok",
		"🧠", "ﬁn", "e\u0301t\u00e9", "→" } },
};
static const char *const decks[] = { "Biology::Cells", "Languages::Verbs",
	"Machine learning::Networks", "History", "日本語::文法" };
static const char *const tags[] = { "", "verb", "chapter1 exam",
	"lesson::two", "hard leech source-7", "" };

/* xorshift64*: small, and the same on every machine. */
static uint64_t next(uint64_t *state)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return *state * 2685821657736338717u;
}

static unsigned below(uint64_t *state, unsigned n)
{
	return (unsigned)((next(state) >> 33) % n);
}

static void add(struct text *t, const char *s)
{
	size_t n = strlen(s);

	if (t->n + n < sizeof(t->p)) {
		memcpy(t->p + t->n, s, n);
		t->n += n;
	}
}

static void sentence(struct text *t, uint64_t *state, const struct script *s,
	unsigned words)
{
	for (unsigned i = 0; i < words; i++) {
		if (i)
			add(t, s->blank);
		add(t, s->words[below(state, 12)]);
	}
}

static void make(struct note *n, uint64_t id, uint64_t *state)
{
	const struct script *s = &latin;
	char number[32];
	unsigned lines = below(state, 5) ? 1 : 2 + below(state, 3);

	if (below(state, 6) == 0)
		s = &others[below(state, 4)];
	n->id = id;
	n->front.n = n->back.n = 0;
	sentence(&n->front, state, s, 3 + below(state, 8));
	snprintf(number, sizeof(number), " %" PRIu64 "?", id);
	add(&n->front, number);
	for (unsigned i = 0; i < lines; i++) {
		if (i)
			add(&n->back, "\n");
		sentence(&n->back, state, s, 4 + below(state, 18));
	}
	if (below(state, 6) == 0)
		add(&n->back, "<br><b>so</b> 1 &lt; 2 &amp; <i>x</i>");
	if (below(state, 10) == 0)
		add(&n->back, ", she said \"yes\"");
	n->deck = decks[below(state, 5)];
	n->tags = tags[below(state, 6)];
}

static void csv_cell(const char *p, size_t n, char end)
{
	putchar('"');
	for (size_t i = 0; i < n; i++) {
		if (p[i] == '"')
			putchar('"');
		putchar(p[i]);
	}
	putchar('"');
	putchar(end);
}

static void json_string(const char *p, size_t n)
{
	putchar('"');
	for (size_t i = 0; i < n; i++) {
		if (p[i] == '\n') {
			fputs("\\n", stdout);
			continue;
		}
		if (p[i] == '"' || p[i] == '\\')
			putchar('\\');
		putchar(p[i]);
	}
	putchar('"');
}

static void put_csv(const struct note *n)
{
	csv_cell(n->front.p, n->front.n, ',');
	csv_cell(n->back.p, n->back.n, ',');
	csv_cell(n->deck, strlen(n->deck), ',');
	csv_cell(n->tags, strlen(n->tags), '\n');
}

static void put_json(const struct note *n)
{
	fputs("{\"front\":", stdout);
	json_string(n->front.p, n->front.n);
	fputs(",\"back\":", stdout);
	json_string(n->back.p, n->back.n);
	printf(",\"deck\":\"%s\",\"tags\":\"%s\"}", n->deck, n->tags);
}

int main(int argc, char **argv)
{
	static struct note n;
	uint64_t state = 88172645463325252u, count;
	bool csv = argc == 3 && strcmp(argv[1], "csv") == 0;
	bool array = argc == 3 && strcmp(argv[1], "json") == 0;

	if (!csv && !array && (argc != 3 || strcmp(argv[1], "ndjson") != 0)) {
		fprintf(stderr, "usage: generate csv|json|ndjson COUNT\n");
		return 2;
	}
	count = strtoull(argv[2], NULL, 10);
	if (csv)
		puts("front,back,deck,tags");
	if (array)
		putchar('[');
	for (uint64_t i = 1; i <= count; i++) {
		make(&n, i, &state);
		if (csv) {
			put_csv(&n);
			continue;
		}
		if (array && i > 1)
			putchar(',');
		put_json(&n);
		putchar('\n');
	}
	if (array)
		puts("]");
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
