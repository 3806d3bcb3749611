/*
 * Markdown with cards in it, as deckconv writes it: what its lines are, and
 * what stands in its comments.
 */
#ifndef DC_PARTS_MARKDOWN_META_H
#define DC_PARTS_MARKDOWN_META_H

#include "lib/json.h"

/* An open code fence, in which nothing is looked at; zero it to begin. */
struct md_fence {
	size_t n;                /* its length; 0: none is open */
	char c;
};
void md_fence_step(struct md_fence *, dc_str line);

/* Is the line a heading of that level (`## x`), at the left edge? */
bool md_heading(dc_str line, size_t level);
/* Does it begin as a heading of level 1 or 2, or as a comment? */
bool md_structural(dc_str line);
/* The line without its leading blanks. */
dc_str md_unindented(dc_str line);

/* The inside of `<!-- word … -->`; false if the line is no such thing. */
bool mdmeta_comment(dc_str line, const char *word, dc_str *inside);
/* Without ASCII's blanks and newlines at both ends. */
dc_str mdmeta_trim(dc_str);
/* One value in the note's arena; NULL and a *code if it is not JSON. */
const json *mdmeta_json(dc_reader *, dc_str, int *code);
/* A note's comment: all but its fields; `first` is the first field's name. */
int mdmeta_read(dc_reader *, dc_note *, dc_str *first, dc_str inside);
int mdmeta_put_kind(dc_reader *, dc_str inside);

/* The inside of a note's comment, "{}" if it has nothing to say; named: the
 * first field's name is one that need not be told. */
dc_str mdmeta_of(dc_writer *, const dc_note *, bool named);
/* JSON as it may stand in a comment. */
void mdmeta_out(dc_writer *, dc_str);
void mdmeta_quote(dc_writer *, dc_str);
void mdmeta_out_kind(dc_writer *, const dc_kind *);

#endif
