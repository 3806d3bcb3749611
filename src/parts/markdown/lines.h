/*
 * The lines of Markdown with cards: what each is.
 */
#ifndef DC_PARTS_MARKDOWN_LINES_H
#define DC_PARTS_MARKDOWN_LINES_H

#include "parts/markdown/meta.h"

enum { MD_LEVELS = 6, MD_COLUMNS = 100 };

/* A place in the text; lines are taken from it. */
struct md_place {
	dc_str rest;
	uint64_t line;           /* of the next line, from 1 */
	struct md_fence fence;
};
bool md_take(struct md_place *, dc_str *line);

/* Level of the heading that the line is, 0 if it is none; its text. */
size_t md_level(dc_str line, dc_str *text);
/* Text that has one line where it stands, in a heading or a cell: what would
 * begin a list, a quote or a heading elsewhere is escaped. */
dc_str md_inline(dc_arena *, dc_str text);
bool md_rule(dc_str line);               /* --- */
bool md_comment(dc_str line);            /* <!-- … --> and nothing else */
/* Text that is one line where it stands, in a heading or a cell, so that it is
 * one anywhere: the sign of a list, a quote or a heading is escaped. */
dc_str md_inline(dc_arena *, dc_str text);

/*
 * "Q:" and "A:" (1, 2), and the text behind; "C:" is 3, a cloze.  0: neither.
 * The word may be any that means a front or a back, and may have a number.
 */
int md_side(dc_str line, dc_str *text);
/* The same, and the word itself without its number. */
int md_label(dc_str line, dc_str *text, dc_str *word);
/* "- B: text", "b) text", also bold: an answer to choose, whose letter it is,
 * else 0. */
char md_choice(dc_str line);

/* "**Card 3**" above a question, as chat assistants write it. */
bool md_card_title(dc_str line);

bool md_row(dc_str line);                /* of a table, perhaps */
bool md_delimiters(dc_str line);         /* |---|---| */
/* The cells of a row, MD_COLUMNS at most; `\|` and bars in code do not part
 * them. */
size_t md_cells(dc_arena *, dc_str line, dc_str *out);

/*
 * Where `::` (or `:::`) parts the line: not in code, not in a cloze or an
 * inline field [key:: value].  Of several `::` the first that does not stand
 * tight between words, else the first that is not in a name as std::move.
 * DC_NPOS if nowhere.
 */
enum md_tight { MD_LOOSE, MD_TIGHT, MD_BESIDE_NAMES };
size_t md_separator(dc_str line, size_t *length, enum md_tight *tight);
/* Is the line `key:: value`, a field of a note?  Sure for keys that many
 * notes have; else it may be a question in one word. */
enum md_field { MD_FIELD_NO, MD_FIELD_LIKELY, MD_FIELD_SURE };
enum md_field md_field(dc_str line);
/* Where " ^block-id" of Obsidian ends the text: of its `^`; else DC_NPOS. */
size_t md_block_id(dc_str);
/* A plugin's schedule is below it. */
#define MD_CALLOUT "> [!sr|card-metadata]"
bool md_question_mark(dc_str line);      /* "?", "??" */

bool md_logseq(dc_str line);             /* "- question #card" */
/* Where the tag is that makes a card, and it: #card, [[card]], #[[card]]. */
size_t md_logseq_tag(dc_str line, dc_str *tag);
bool md_property(dc_str line);           /* "card-repeats:: 1" */

#endif
