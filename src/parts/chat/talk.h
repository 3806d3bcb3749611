/*
 * The lines of a chat assistant's answer: what is talk, and what begins a
 * card or a side of one.
 */
#ifndef DC_PARTS_CHAT_TALK_H
#define DC_PARTS_CHAT_TALK_H

#include "format.h"

/* "Sure! Here are …", "Let me know if …": in many languages. */
bool chat_phrase(dc_str line);
/* What comes along when an answer is copied: 2 for "ChatGPT said:" or "Copy
 * code", 1 for the name of a language, 0 for neither. */
int chat_copied(dc_str line);
/* Does it speak of flashcards?  *announced: how many, 0 if it does not say. */
bool chat_of_cards(dc_str line, uint64_t *announced);
/* The end of what introduces something: a colon. */
bool chat_introduces(dc_str line);

/* "### Flashcard 3: Cells", "📝 **Card 3**", "Flashcard 3/20": *title is what
 * stands behind the number. */
bool chat_card_heading(dc_str line, dc_str *title);

/* "1. **Q:** text", "• Back: text". */
struct chat_label {
	const char *role;        /* as dc_role_of() has it */
	dc_str name, text;
};
bool chat_label(dc_str line, struct chat_label *);
/* A second label in the text of the first: "**A:** …" and " A: …".  Cuts the
 * text before it. */
bool chat_next_label(dc_str *text, struct chat_label *);
/* The line without bullets, numbers, `#`, `>` and pictures before it. */
dc_str chat_bare(dc_str line);
bool chat_rule(dc_str line);             /* ---, ────, *** */
/* Level of a heading, 0 if it is none; its text. */
size_t chat_heading(dc_str line, dc_str *text);

#endif
