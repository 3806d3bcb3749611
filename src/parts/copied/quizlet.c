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

/* The same in any language; "4,9 (35)" is what others think of it. */
static bool may_be_count(dc_str line, uint64_t *n)
{
	uint64_t cards;

	if (!page_cut_count(&line, false, &cards) || !cards || !line.n)
		return false;
	for (size_t i = 0; i < line.n; i++)
		if (line.p[i] >= '0' && line.p[i] <= '9')
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

/* ---- where the list begins ---- */

static dc_str first_line(struct lines at)
{
	dc_str line = DC_NONE;

	while (!line.n && lines_next(&at, &line))
		;
	return line;
}

static bool is_title(dc_str line)
{
	return dc_ends(line, "| Quizlet");
}

static size_t texts_in(struct lines at)
{
	size_t n = 0;
	dc_str line;

	lines_end(&at, ends);
	while (lines_next(&at, &line))
		n += line.n > 0;
	return n;
}

enum list { NO_LIST, ENGLISH, FOREIGN };

/*
 * Behind the list's count, if there is one.  any: it may be in any language, if
 * there is text for that many cards.  Without a title above it may be a term
 * with a number, too: then what follows is about as much as the cards need, and
 * more than what stands above.
 */
static enum list find_list(struct lines *at, bool any, uint64_t *cards)
{
	const bool titled = is_title(first_line(*at));
	struct lines next = *at;
	const size_t all = any ? texts_in(*at) : 0;
	size_t n = all;
	dc_str line;

	for (int i = 0; i < HEADER && lines_next(&next, &line); i++)
		if (is_count(line, cards)) {
			*at = next;
			return ENGLISH;
		}
	next = *at;
	for (int i = 0; any && i < HEADER && lines_next(&next, &line); i++) {
		n -= n && line.n;
		if (!may_be_count(line, cards) || n < *cards ||
		    (!titled && (n > *cards * 4 || n < all - n)))
			continue;
		*at = next;
		return FOREIGN;
	}
	*cards = 0;
	return NO_LIST;
}

int quizpage_probe(const dc_probe *p)
{
	struct lines at = { .rest = p->head }, next = at;
	uint64_t n;
	dc_str line;

	if (page_is_html(p))
		return 0;
	if (find_list(&next, is_title(first_line(at)), &n))
		return 92;
	for (int i = 0; i < 40 && lines_next(&at, &line); i++)
		if (is_invitation(line))
			return 88;
	return 0;
}

/* "Cell Biology Flashcards | Quizlet"; other languages have their word for it
 * in front, "Thẻ ghi nhớ: Cell Biology | Quizlet". */
static dc_str bare_title(dc_str s)
{
	static const char *const tails[] = { "Flashcards", "flashcards" };
	size_t at;

	if (!is_title(s))
		return s;
	s = dc_trim(dc_sub(s, 0, s.n - strlen("| Quizlet")));
	for (size_t i = 0; i < 2; i++)
		if (dc_ends(s, tails[i]))
			return dc_trim(dc_sub(s, 0, s.n - strlen(tails[i])));
	at = dc_find(s, ": ");
	return at == DC_NPOS ? s : dc_trim(dc_from(s, at + 2));
}

/* Behind what invites to sign up. */
static void skip_invitation(struct turns *t)
{
	struct lines next = t->at;
	bool invited = false;
	dc_str line;

	for (int i = 0; i < HEADER && lines_next(&next, &line); i++) {
		invited |= is_invitation(line);
		if (invited && (is_invitation(line) ||
		    dc_is(line, "Sign up for an account") ||
		    dc_is(line, "Create an account")))
			t->at = next;
	}
}

/* The order that was chosen; in some languages its word begins as ours. */
static bool is_order(dc_str line, enum list list)
{
	static const char *const known[] = { "Original", "Alphabetical",
		"Your stats", NULL };

	return lines_is(line, known) || (list == FOREIGN &&
		dc_starts(line, "Original") && dc_chr(line, ' ') == DC_NPOS);
}

/* Behind what is known to stand before the first term. */
static void read_head(struct turns *t, bool named)
{
	const dc_str first = first_line(t->at);
	const enum list list = find_list(&t->at, named || is_title(first),
		&t->cards);
	struct lines next;
	uint64_t n;
	dc_str line;

	if (!list) {
		skip_invitation(t);
		t->about = t->terms = true;
		return;
	}
	t->deck = is_title(first) || !may_be_count(first, &n)
		? bare_title(first) : DC_NONE;
	for (next = t->at; lines_next(&next, &line) &&
	     (!line.n || is_order(line, list));)
		if (line.n)
			t->at = next;
}

/* ---- how well a learner knows the terms ---- */

/* "You haven't studied these terms yet!" */
static bool is_said(dc_str line)
{
	return (dc_starts(line, "You've ") || dc_starts(line, "You’ve ") ||
		dc_starts(line, "You have")) &&
		dc_find(line, " these terms") != DC_NPOS &&
		(dc_ends(line, "!") || dc_ends(line, "."));
}

/* "Still learning (4)" above some of the terms, alone or with what is said
 * right behind it. */
static bool is_part(dc_str line, uint64_t *n, bool *said)
{
	static const char *const known[] = { "Still learning", "Not studied",
		"Mastered", NULL };
	size_t end = dc_chr(line, ')');
	dc_str behind;

	if (end == DC_NPOS)
		return false;
	behind = dc_trim(dc_from(line, end + 1));
	line = dc_sub(line, 0, end + 1);
	if ((behind.n && !is_said(behind)) ||
	    !page_cut_count(&line, false, n) || !lines_is(line, known))
		return false;
	*said |= behind.n > 0;
	return true;
}

/* A box to choose them. */
static bool is_choice(dc_str line, uint64_t n)
{
	uint64_t all;

	return dc_starts(line, "Select these ") &&
		dc_num(dc_from(line, strlen("Select these ")), &all) &&
		all == n;
}

/*
 * The parts that the list is in, for a learner who is signed in, and what
 * stands below their names, are no sides.  That they are parts is said there,
 * or their counts are together that of the page.
 */
static int find_parts(dc_reader *r, struct turns *t)
{
	uint64_t *none = dc_array(r->run_arena, texts_in(t->at) + 1,
		sizeof(*none));
	struct lines next = t->at;
	uint64_t sum = 0, n = 0;
	bool said = false, head = false;
	size_t found = 0;
	dc_str line;

	if (!none)
		return DC_LIMIT;
	while (lines_next(&next, &line)) {
		bool part = is_part(line, &n, &said), now = is_said(line);

		if (!line.n)
			continue;
		sum += part ? n : 0;
		said |= now;
		head = part || now || (head && is_choice(line, n));
		if (head)
			none[found++] = next.line - 1;
	}
	if (said || sum == t->cards) {
		t->none = none;
		t->nnone = found;
	}
	return DC_OK;
}

int quizpage_read(dc_reader *r, bool named)
{
	struct turns t = { .at.line = 1, .dropped = true,
		.rule = "quizlet-turns" };
	int code = dc_all(r->in, &t.at.rest);

	if (code)
		return code;
	read_head(&t, named);
	lines_end(&t.at, ends);
	code = t.cards ? find_parts(r, &t) : DC_OK;
	if (!code)
		code = dc_put_deck(r, &(dc_deck){ .name = t.deck,
			.announced = t.cards });
	return code ? code : turns_put(r, &t);
}
