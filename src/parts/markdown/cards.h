/*
 * Cards in other people's Markdown.  There is no one layout for them; the one
 * that most of a document is in is taken, and what else is there is told:
 *
 *	Q: question               A: answer (also **Q:**, Term:, Frage:), and
 *	                          C: clozes in [brackets], as in hashcards
 *	## question               and what follows, up to the next heading
 *	| question | answer |     tables, by their header
 *	question::answer          or lines with `?` between, as in Obsidian
 *	<details><summary>question</summary> answer </details>
 *	- question #card          and bullets below, as in Logseq
 *	START Basic … END         as Obsidian_to_Anki has them
 *	- question >> answer      as in RemNote
 *	- **term**: definition    or a line `: definition` below its term
 *
 * Headings above the cards are the deck.  Front matter gives deck and tags.
 */
#ifndef DC_PARTS_MARKDOWN_CARDS_H
#define DC_PARTS_MARKDOWN_CARDS_H

#include "format.h"

struct mdcards;

/* The places of these in the choices of the options `dialect` and `cloze`. */
struct mdcards_opts {
	int dialect, cloze;
};
#define MDCARDS_DIALECTS "auto obsidian hashcards headings qa table details " \
	"lists logseq blocks remnote"
#define MDCARDS_CLOZES "auto none highlight bold"
enum { MDCARDS_AUTO, MDCARDS_OBSIDIAN, MDCARDS_HASHCARDS, MDCARDS_HEADINGS,
	MDCARDS_QA, MDCARDS_TABLE, MDCARDS_WRITTEN };

/* How sure it is that these are cards in Markdown: 0..85. */
int mdcards_probe(const dc_probe *);
/* Put the next card; the first call reads all the input and makes *state in
 * the run's arena.  DC_END, 0 or a code. */
int mdcards_read(dc_reader *, const struct mdcards_opts *,
	struct mdcards **state);

#endif
