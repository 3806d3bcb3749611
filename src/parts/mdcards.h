/*
 * Cards in other people's Markdown.  There is no one layout for them; the one
 * that most of a document is in is taken:
 *
 *	Q: question               A: answer (also **Q:**, Term:, Frage:)
 *	## question               and what follows, up to the next heading
 *	| question | answer |     tables, by their header
 *	question::answer          or lines with `?` between, as in Obsidian
 *	<details><summary>question</summary> answer </details>
 *
 * Headings above the cards are the deck.  Front matter gives deck and tags.
 */
#ifndef DC_PARTS_MDCARDS_H
#define DC_PARTS_MDCARDS_H

#include "format.h"

struct mdcards;

/* How sure it is that these are cards in Markdown: 0..85. */
int mdcards_probe(const dc_probe *);
/* Put the next card; the first call reads all the input and makes *state in
 * the run's arena.  DC_END, 0 or a code. */
int mdcards_read(dc_reader *, struct mdcards **state);

#endif
