/*
 * Cards in other people's Markdown: what the dialects share.  Each has a room
 * of its own (answers.c, obsidian.c …) with one struct md_dialect.
 */
#ifndef DC_PARTS_MARKDOWN_DIALECT_H
#define DC_PARTS_MARKDOWN_DIALECT_H

#include "parts/markdown/lines.h"

/* The order is that in which a document is tried. */
enum md_which {
	MD_LOGSEQ, MD_BLOCKS, MD_DETAILS, MD_ANSWERS, MD_TABLE, MD_OBSIDIAN,
	MD_REMNOTE, MD_LISTS, MD_HEADINGS, MD_DIALECTS
};

/* What was seen in lines of a document, one after the other. */
struct md_census {
	dc_arena *arena;
	size_t cards[MD_DIALECTS];
	size_t bodies[MD_LEVELS + 1];    /* headings with text, by level */
	size_t headings, rows;   /* all headings; rows of unknown tables */
	size_t lines;            /* with text, but for headings */
	size_t tabled;           /* … of tables, with their heads */
	size_t bullets;          /* that are no cards of a list */
	size_t bold, dashes;     /* cards of a list: the term is bold; it
				  * has no colon */
	size_t terms;            /* with a definition in the next line */
	size_t tight, fields;    /* a::b and `key:: value` lines */
	size_t marks;            /* lines with ==…==, or {…} */
	size_t points, concepts; /* all bullets; those with a::b */
	size_t flush;            /* headings at the left edge */
	size_t plain, dressed;   /* lines "Q:" at the edge, and other ones */
	bool tagged;             /* #flashcards, or a plugin's schedule */
	bool named, exported;    /* as in struct md_front */
	bool curly;              /* {…} hides an answer: cards-deck is there */
	bool by_word;            /* tagged by `flashcards` above, only */
	dc_str deck, tags;       /* TARGET DECK and FILE TAGS */
	dc_str first;            /* from the first tag #flashcards/… on */
	/* from line to line */
	size_t open;             /* level of the heading without text yet */
	bool asked, in_table, known_table, deck_next, tags_next;
	dc_str before;
};
void md_census_line(struct md_census *, dc_str line);

struct mdcards {
	struct md_place at;
	const struct md_dialect *dialect;
	size_t level;            /* of the headings that are cards */
	bool indented;           /* headings are not at the left edge */
	bool tagged;             /* an Obsidian note with #flashcards */
	bool exported, curly;    /* as in struct md_census */
	bool tight, fields;      /* such lines are cards, too */
	bool strict;             /* hashcards: Q:, A:, C: and nothing else */
	int cloze;               /* MD_CLOZE_… */
	dc_str path[MD_LEVELS + 1]; /* the headings that hold here */
	dc_str deck, tags;       /* of the front matter; by commas */
	dc_str here, here_tags;  /* of the last line of tags */
	dc_str first;            /* deck of the first tag that names one */
	void *own;               /* the dialect's */
	uint64_t schedules, properties, embedded;  /* left out */
	struct md_census others; /* what stands outside of cards */
	uint64_t others_at[MD_DIALECTS]; /* the line of the first of them */
	uint64_t tight_at, marks_at;     /* … and of such lines there */
	bool told;
};

/* The option: which marks hide an answer in Obsidian. */
enum { MD_CLOZE_AUTO, MD_CLOZE_NONE, MD_CLOZE_MARKS, MD_CLOZE_BOLD };

/* What a line break within a paragraph is there: a blank; a break where the
 * line was not wrapped; always a break. */
enum md_breaks { MD_SOFT, MD_SHORT, MD_HARD };

struct md_dialect {
	const char *what;        /* "tables": for messages */
	enum md_breaks breaks;
	void (*count)(struct md_census *, dc_str line);
	/* Put the next card: DC_END, 0 or a code. */
	int (*next)(dc_reader *, struct mdcards *);
};
extern const struct md_dialect md_logseq_cards, md_blocks, md_details,
	md_answers, md_table, md_obsidian, md_remnote, md_lists, md_headings;

/* A line that no card has: told at the end if another dialect's card is in
 * it. */
void md_outside(struct mdcards *, dc_str line);

/* ---- above the text (front.c) ---- */

struct md_front {
	dc_str deck, tags;       /* tags are parted by commas */
	bool strict;             /* hashcards: it has a name */
	bool tagged, named;      /* a tag is flashcards…; it names a deck */
	bool exported;           /* cards-deck, of the plugin Flashcards */
};
/* What stands there; the place moves behind it. */
struct md_front md_front_matter(dc_arena *, struct md_place *);

/* ---- a card on its way (card.c) ---- */

struct md_card {
	dc_buf side[2];
	dc_buf tags;             /* parted by blanks */
	dc_str id, deck;
	uint64_t line;
	bool cloze, both_ways;
};
/* At the line that was taken last. */
struct md_card md_card_new(dc_reader *, const struct mdcards *);
void md_card_add(struct md_card *, int side, dc_str line);
/* DC_OK as well where nothing is in it. */
int md_card_put(dc_reader *, struct mdcards *, struct md_card *);
/* The text is replaced. */
void md_card_set(struct md_card *, int side, dc_str text);
/* A comment or line that names the card: `<!--ID: 123-->`, `^1234567890123`. */
bool md_card_id(dc_arena *, struct md_card *, dc_str line);

void md_enter_heading(dc_reader *, struct mdcards *, size_t level, dc_str);
/* The headings that hold here, or what the front matter says. */
dc_str md_deck(dc_reader *, const struct mdcards *);
/* "a/b" as "a::b". */
dc_str md_path(dc_arena *, dc_str);
/* Tags parted by blanks, `#` before them or not: added to b, parted by blanks.
 * A deck's tag (#flashcards/a/b) goes to *deck as "a::b" instead, the first of
 * several. */
void md_split_tags(dc_arena *, dc_str, dc_buf *b, dc_str *deck);
/* Tags parted by blanks, onto the note. */
void md_put_tags(dc_reader *, dc_note *, dc_str tags);
/* The line without the tags at its end, which become the card's. */
dc_str md_take_last_tags(struct md_card *, dc_str line);
/* A line that has nothing but tags. */
bool md_tag_line(dc_str);
/* Where a tag #flashcards or #flashcards/… is, not in code; DC_NPOS: none. */
size_t md_deck_tag(dc_str);

/* ---- line breaks (breaks.c) ---- */

/* The text, its line breaks as Markdown has them. */
dc_str md_with_breaks(dc_arena *, dc_str, enum md_breaks);

/* ---- clozes (cloze.c) ---- */

/* "[Berlin] is the capital of [Germany]", as hashcards takes it. */
dc_str md_cloze_brackets(dc_arena *, dc_str);
/* Where the next ==…== outside of code is; false if nowhere. */
bool md_cloze_marks(dc_str, const char *mark, size_t *from, size_t *to);
/* "==Berlin== is in ==2;;Germany;;land==", with this mark; those without a
 * number go on behind n. */
dc_str md_cloze_highlights(dc_arena *, dc_str, const char *mark, unsigned n);
/* "{{cloze x}}", "{{cloze x\\cue}}" of Logseq; itself if there is none. */
dc_str md_cloze_logseq(dc_arena *, dc_str);
/* "{x}", "{1:x}", "{c1|x}" of Obsidian_to_Anki and Flashcards.  *last is the
 * highest number given; 0: it is the text itself. */
dc_str md_cloze_curly(dc_arena *, dc_str, unsigned *last);

#endif
