/*
 * What in a chat assistant's answer are cards: sides with labels, and whole
 * inputs (tables, JSON), in code fences or between the talk.
 */
#ifndef DC_PARTS_CHAT_PARTS_H
#define DC_PARTS_CHAT_PARTS_H

#include "parts/chat/talk.h"

enum { CHAT_LEVELS = 6, CHAT_EXTRAS = 8 };

/* CHAT_NOTHING: what was allocated may be forgotten; go on. */
enum chat_what { CHAT_END, CHAT_NOTHING, CHAT_CARD, CHAT_INPUT };

/* A card under construction. */
struct chat_card {
	bool open, headed;
	int side;                /* 0 front, 1 back, 2 … further ones */
	dc_buf text[2 + CHAT_EXTRAS];
	dc_str name[CHAT_EXTRAS];
	size_t nextras;
	dc_str tags;
	uint64_t line;
	size_t paragraph;        /* where the back's second one begins, or 0 */
	uint64_t talk_line;      /* … in the input */
	bool cut;                /* it was taken for talk, and is gone */
};

struct chat_place {
	dc_str rest;
	uint64_t line;           /* of the next one, from 1 */
};

struct chat {
	struct chat_place at;
	dc_arena *arena;         /* of the card that comes next */
	struct chat_card card;
	/* An input: what to give to dc_read_nested(). */
	dc_str bytes;
	uint64_t line;
	const char *format;
	dc_str path[CHAT_LEVELS + 1];    /* headings that hold */
	bool blank;              /* the line before was */
	bool follows;            /* something may follow that line */
	bool through;            /* in a fence that is looked into */
	dc_str title;            /* of a card heading without sides yet */
	bool titled, counted;    /* counted: "Card 3" */
	uint64_t title_line;
	bool take_terms;         /* `**Term**: text` is a card */
	size_t total;            /* of cards, if known */
	/* How much was left where the next try of its kind has a sense. */
	size_t spaced_left, json_left;
	bool no_fence;           /* one is open to the end */
	size_t looked;           /* since CHAT_NOTHING */
	size_t several;          /* cards with a back of several paragraphs */
	size_t tries;            /* of a table, in this paragraph */
	/* What the probe goes by. */
	size_t cards, headed, fenced, open_inputs, tables, code, headings;
	size_t copied, introduced, terms, prose;
	bool first_phrase, first_of_cards, of_cards, introduces;
	size_t last_phrase;      /* prose since the last one; from 1, 0: none */
	uint64_t announced, announced_line;
	size_t announcements;
};

void chat_begin(struct chat *, dc_arena *, dc_str text);
/* The next card or input.  Text is valid until the next call. */
enum chat_what chat_next(struct chat *);

#endif
