/*
 * The `#key:value` headers at the start of Anki's text files.
 *
 * All keys that Anki knows are known here, and their values are taken as Anki
 * takes them, but a blank before a value does no harm.  Any other line that
 * begins with # is a comment, unless it looks like a row.
 */
#ifndef DC_PARTS_ANKI_HEAD_H
#define DC_PARTS_ANKI_HEAD_H

#include "format.h"

enum { ANKI_GUID, ANKI_KIND, ANKI_DECK, ANKI_TAGS, ANKI_META };

typedef struct anki_head {
	char sep;                /* "\t,; |:" */
	bool html;
	size_t column[ANKI_META];        /* from 1; 0: there is none */
	dc_str kind, deck, tags; /* of all notes; not split */
	dc_str *names;           /* of field columns, if #columns says */
	size_t *order;           /* field i is in field column order[i];
				  * with --map: as they stand */
	size_t nnames;
} anki_head;

/*
 * Take the headers from the reader's input, so that it stands at the first
 * row; text lives until the run ends.  A separator or markup that no header
 * names is found by looking at the rows.  A dc_code.
 */
int anki_head_read(dc_reader *, anki_head *);
/* Is it a column of guids, note types, decks or tags?  From 1. */
bool anki_head_meta(const anki_head *, size_t column);
/* "tab", "comma" … */
const char *anki_head_separator(const anki_head *);
/* How sure it is that text begins with such headers, 0..100. */
int anki_head_score(dc_str);

/* Add the tags of a cell to the note.  Only blanks part them: commas and
 * quotes are letters of a tag. */
void anki_tags(dc_reader *, dc_note *, dc_str);

#endif
