/*
 * What a chat assistant answers when it is asked for flashcards, copied or
 * saved: the cards, and talk round them.
 *
 *	Sure! Here are 3 flashcards for you:
 *
 *	```csv
 *	front,back
 *	…
 *	```
 *	**Flashcard 3**
 *	**Front:** What is dropout?
 *	**Back:** Randomly setting activations to zero.
 *
 *	Let me know if you need more!
 *
 * Nobody specifies it.  Tables and JSON, in code fences or not, are read as
 * the inputs that they would be by themselves; sides with labels are read
 * here.  The talk is no card.  Where a copy has lost the fence, "csv" and
 * "Copy code" stand above the block.
 */
#include "parts/chat/parts.h"

struct reader {
	struct chat chat;
	/* Of cards, where not all of them are read here: the core compares
	 * what a part announces with the part. */
	uint64_t announced, line, read;
};

/* ---- probe ---- */

/* Answers are short; what has more to say is somebody's text. */
enum { MOST_TALK = 60, BRIEF = 6, LAST = 3 };

static int score(const struct chat *c)
{
	bool talked = (c->first_phrase || (c->last_phrase &&
		c->last_phrase <= LAST) || c->copied) && c->prose <= MOST_TALK;
	size_t inputs = c->fenced + c->open_inputs;

	/* Terms in a list are cards only where cards are spoken of. */
	if (!inputs && !c->cards)
		return c->terms > 1 && c->first_phrase && c->first_of_cards &&
			!c->tables && c->headings < 2 &&
			c->prose <= c->terms + BRIEF ? 66 : 0;
	if (talked)
		return inputs ? (c->code ? 88 : 92) : 86;
	/* Cards that are counted, as nobody does who writes notes. */
	if (c->headed > 1 && c->headed * 2 >= c->cards)
		return 82;
	if (c->prose > BRIEF || c->headings > 1 || c->code)
		return 0;
	/* A fence and nothing else. */
	if (c->fenced && !c->prose && !c->headings)
		return 92;
	if (c->open_inputs && c->introduced)
		return 88;
	return c->fenced && (c->introduced || c->of_cards) ? 82 : 0;
}

static int probe(const dc_probe *p)
{
	dc_str head = p->head;
	struct chat c;

	/* A line that is cut is none. */
	if (!p->whole)
		while (head.n && head.p[head.n - 1] != '\n')
			head.n--;
	if (dc_starts(head, "<"))
		return 0;
	chat_begin(&c, p->arena, head);
	while (chat_next(&c) != CHAT_END)
		;
	return score(&c);
}

/* ---- reader ---- */

static dc_str deck(dc_reader *r, const struct chat *c)
{
	dc_buf b = dc_buf_in(r->arena, 1 << 16);

	for (size_t i = 1; i <= CHAT_LEVELS; i++) {
		if (!c->path[i].n)
			continue;
		dc_addz(&b, b.n ? "::" : "");
		dc_adds(&b, dc_trim(dc_convert(r->arena, NULL, c->path[i],
			DC_MARKDOWN, DC_PLAIN)));
	}
	return dc_got(&b);
}

static bool too_long(const struct chat_card *k)
{
	bool failed = false;

	for (size_t i = 0; i < 2 + k->nextras; i++)
		failed |= k->text[i].failed;
	return failed;
}

static int put_card(dc_reader *r, const struct chat *c)
{
	const struct chat_card *k = &c->card;
	dc_str front = dc_trim(dc_got(&k->text[0]));
	dc_str back = dc_trim(dc_got(&k->text[1]));
	dc_note *n;

	if (too_long(k)) {
		dc_at(r->run, k->line, 1, DC_NONE);
		dc_skip(r->run, "chat-limit", "a side is longer than %d MiB",
			DC_MAX_FIELD >> 20);
		return DC_OK;
	}
	if (!front.n && !back.n)
		return DC_OK;
	if (k->cut) {
		dc_at(r->run, k->talk_line, 1, DC_NONE);
		dc_notice(r->run, "chat-talk", "from here on it was taken "
			"for talk, not for more of the last card");
	}
	n = dc_note_new(r);
	if (!n)
		return DC_LIMIT;
	n->at.line = k->line;
	n->deck = deck(r, c);
	n->lost = front.n ? 0 : DC_LOST_FRONT;
	dc_note_field(r, n, DC_S("Front"), front, DC_MARKDOWN);
	dc_note_field(r, n, DC_S("Back"), back, DC_MARKDOWN);
	for (size_t i = 0; i < k->nextras; i++)
		dc_note_field(r, n, k->name[i],
			dc_trim(dc_got(&k->text[2 + i])), DC_MARKDOWN);
	dc_note_tags(r, n, k->tags, false);
	return dc_put_note(r, n);
}

/* The talk says how many there are, if it says so once. */
static int open_text(dc_reader *r)
{
	struct reader *s = r->state;
	dc_deck d = { .announced = 0 };
	struct chat c;
	dc_str text;
	int code = dc_all(r->in, &text);

	if (code)
		return code;
	chat_begin(&c, r->arena, text);
	while (chat_next(&c) != CHAT_END)
		dc_forget(r);
	dc_forget(r);
	chat_begin(&s->chat, r->arena, text);
	s->chat.total = c.cards;
	s->chat.take_terms = c.terms > 1 && !c.cards && !c.fenced &&
		!c.open_inputs && !c.tables;
	if (c.announcements != 1)
		return DC_OK;
	if (c.fenced || c.open_inputs || c.tables) {
		s->announced = c.announced;
		s->line = c.announced_line;
		return DC_OK;
	}
	d.announced = c.announced;
	return dc_put_deck(r, &d);
}

static int read_part(dc_reader *r, const struct chat *c)
{
	struct reader *s = r->state;
	const dc_part part = { .line = c->line, .format = c->format };
	uint64_t notes;
	int code = dc_read_nested(r, c->bytes, &part, &notes);

	s->read += notes;
	return code;
}

static int end_text(dc_reader *r)
{
	const struct reader *s = r->state;

	if (s->announced > s->read) {
		dc_at(r->run, s->line, 1, DC_NONE);
		dc_warn(r->run, "count-short", "announces %llu cards and "
			"holds %llu", (unsigned long long)s->announced,
			(unsigned long long)s->read);
	}
	return DC_END;
}

static int read_some(dc_reader *r)
{
	struct reader *s = r->state;
	struct chat *c = &s->chat;

	switch (chat_next(c)) {
	case CHAT_CARD:
		s->read++;
		return put_card(r, c);
	case CHAT_INPUT:
		return read_part(r, c);
	case CHAT_NOTHING:
		dc_forget(r);
		return DC_OK;
	default:
		return end_text(r);
	}
}

const dc_format fmt_chat = {
	.name = "chat",
	.title = "a chat assistant's answer with cards in it",
	.how = "copy the answer of ChatGPT, Claude, Gemini … into a file",
	.caps = DC_CAP_DECKS | DC_CAP_TAGS | DC_CAP_FIELDS | DC_TRIMS,
	.read_size = sizeof(struct reader),
	.probe = probe,
	.open = open_text,
	.read = read_some,
};
