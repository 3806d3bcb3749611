/*
 * Quizlet pages as text.
 *
 * Below "Terms in this set (25)" terms and definitions stand in turn.  Crawls
 * before 2015 have no such line, only an invitation to sign up, maybe what the
 * set is about, and then sides between blank lines, those of one word left out.
 */
#include "parts/copied/quizlet.h"
#include "parts/copied/turns.h"
#include "parts/site/page.h"

enum { HEADER = 400 };           /* lines in which its signs are looked for */

static const char *const ends[] = { "Students also viewed",
	"Students also studied", "Sets with similar terms",
	"Sets found in the same folder", "Other sets by this creator",
	"Other Quizlet sets", "Recommended textbook solutions",
	"Get faster at matching terms", NULL };

/* "Terms in this set (25)" */
static bool is_count(dc_str line, uint64_t *n)
{
	uint64_t cards;

	if (!page_cut_count(&line, false, &cards) ||
	    !dc_ieq(line, DC_S("Terms in this set")))
		return false;
	*n = cards;
	return true;
}

static bool is_invitation(dc_str line)
{
	return dc_starts(line, "Already have a Quizlet account?") ||
		dc_is(line, "Like this study set? Create a free account to "
			"save it.");
}

int quizpage_probe(const dc_probe *p)
{
	dc_str rest = p->head, line;
	uint64_t n;

	if (page_is_html(p))
		return 0;
	for (int i = 0; i < HEADER && dc_next_line(&rest, &line); i++) {
		line = dc_trim(line);
		if (is_count(line, &n))
			return 92;
		if (i < 40 && is_invitation(line))
			return 88;
	}
	return 0;
}

/* "Cell Biology Flashcards | Quizlet" */
static dc_str bare_title(dc_str s)
{
	static const char *const tails[] = { "| Quizlet", "Flashcards" };

	for (size_t i = 0; i < 2; i++)
		if (dc_ends(s, tails[i]))
			s = dc_trim(dc_sub(s, 0, s.n - strlen(tails[i])));
	return s;
}

/* Behind what is known to stand before the first term. */
static void read_head(struct turns *t)
{
	static const char *const orders[] = { "Original", "Alphabetical",
		NULL };
	struct lines next = t->at;
	dc_str line, first = DC_NONE;
	bool invited = false;

	for (int i = 0; i < HEADER && lines_next(&next, &line); i++) {
		if (!first.n)
			first = line;
		if (is_count(line, &t->cards)) {
			t->at = next;
			t->deck = is_count(first, &t->cards) ? DC_NONE :
				bare_title(first);
			break;
		}
		invited |= is_invitation(line);
		if (invited && (is_invitation(line) ||
		    dc_is(line, "Sign up for an account") ||
		    dc_is(line, "Create an account")))
			t->at = next;
	}
	t->about = t->terms = !t->cards;
	for (next = t->at; t->cards && lines_next(&next, &line) &&
	     (!line.n || lines_is(line, orders));)
		if (line.n)
			t->at = next;
}

int quizpage_read(dc_reader *r)
{
	struct turns t = { .at.line = 1, .dropped = true,
		.rule = "quizlet-turns" };
	int code = dc_all(r->in, &t.at.rest);

	if (code)
		return code;
	read_head(&t);
	lines_end(&t.at, ends);
	code = dc_put_deck(r, &(dc_deck){ .name = t.deck,
		.announced = t.cards });
	return code ? code : turns_put(r, &t);
}
