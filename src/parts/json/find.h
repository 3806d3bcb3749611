/*
 * Where in other people's JSON the cards are, and how their members become
 * the columns of a record.
 */
#ifndef DC_PARTS_JSON_FIND_H
#define DC_PARTS_JSON_FIND_H

#include "lib/json.h"

enum {
	JSONFIND_LISTS = 64,     /* kinds of lists in one file */
	JSONFIND_LEVELS = 32     /* how deep a list may lie */
};

/* Options that json and ndjson share: JSON Pointers from a card, or NULL. */
typedef struct jsonshape {
	const char *front, *back, *tags;
	int markup;              /* 0: look; else plain, html, markdown */
} jsonshape;

/* All that they share: the rows are JSONFIND_OPTS of the struct that has these
 * as its member `shared`. */
typedef struct jsonopts {
	jsonshape shape;
	bool source;             /* write where notes come from */
	int media;               /* 0: names, 1: embedded */
} jsonopts;

#define JSONFIND_OPTS(options) \
	{ "front", DC_OPT_STR, offsetof(options, shared.shape.front), NULL, \
	  "POINTER", "where in a card its front is: /term/text", \
	  DC_OPT_READ, 0, NULL }, \
	{ "back", DC_OPT_STR, offsetof(options, shared.shape.back), NULL, \
	  "POINTER", "where its back is", DC_OPT_READ, 0, NULL }, \
	{ "tags", DC_OPT_STR, offsetof(options, shared.shape.tags), NULL, \
	  "POINTER", "where its tags are: /labels/*/name", DC_OPT_READ, 0, \
	  NULL }, \
	{ "markup", DC_OPT_CHOICE, offsetof(options, shared.shape.markup), \
	  "auto", "auto plain html markdown", \
	  "what the text is when reading, or becomes when writing", \
	  DC_OPT_READ | DC_OPT_WRITE, 0, NULL }, \
	{ "media", DC_OPT_CHOICE, offsetof(options, shared.media), "names", \
	  "names embed", "media files: their names, or they themselves", \
	  DC_OPT_WRITE, 0, NULL }, \
	{ "source", DC_OPT_FLAG, offsetof(options, shared.source), "yes", \
	  NULL, "write where each note comes from", DC_OPT_WRITE, 0, NULL }

/* One kind of list: all that lie at the same path. */
typedef struct jsonlist {
	dc_str path;             /* of its cards: a pointer, `*` for any */
	bool own;                /* deckconv's own notes */
	bool rows;               /* arrays instead of objects */
	bool counts;             /* … the first two as dc_counts_on() has it */
	bool pairs;              /* a member is a card: its name and value */
	bool keyed;              /* the list's own key is a deck */
	bool wild;               /* … and any key may be one, if it has cards */
	int score;
	size_t count;
	dc_str *names;           /* of the members, in order of first sight */
	bool *sparse;            /* none had a value when the list was found */
	bool *words;             /* one had more than a number, true or false */
	size_t n, cap;
	dc_table *table;
	size_t planned;          /* names that the table knows */
	dc_table *of_rows;       /* the same for arrays among the objects */
	size_t width;
	bool *tags;              /* which of its columns, pointers first */
	bool *hit;               /* which pointers led to something */
	struct jsonlist *others; /* of a wild list: other sets of columns */
	unsigned nothers;
	bool own_deck;           /* a member names the card's deck */
	bool too_many;           /* told that there are more than can be */
} jsonlist;

typedef struct jsonlists {
	jsonlist *v;
	size_t n;
} jsonlists;

typedef enum jsonmatch {
	JSONMATCH_NONE,
	JSONMATCH_CARD,          /* the path is that of a card */
	JSONMATCH_LIST,          /* cards lie directly beneath */
	JSONMATCH_ABOVE          /* … and further down */
} jsonmatch;

/*
 * Add the lists that the tree holds; path is the tree's own.  weak: also one
 * where only the order says what is front and back.  True if there are any.
 */
bool jsonfind(dc_reader *, const jsonshape *, const json *tree, dc_str path,
	bool weak, jsonlists *);
/* The list of that path, made if need be; NULL: no room, no memory. */
jsonlist *jsonfind_list(dc_reader *, jsonlists *, dc_str path);
/* Is it a list of cards, by their names, for a wild list?  Then l has their
 * members as columns. */
bool jsonfind_fits(dc_reader *, const jsonshape *, const json *tree,
	jsonlist *l);
/* How does the path lie to the lists?  The best match; *list is it. */
jsonmatch jsonfind_match(const jsonlists *, dc_str path, jsonlist **list);
/* Is a list with this name one of cards, as "words" is? */
bool jsonfind_names_cards(dc_str key);
/* HTML if a string of the tree's start has markup, else plain; or as the
 * options have it. */
dc_markup jsonfind_markup(const jsonshape *, const json *tree);

/* The place of a member's name; hint is where it may be; l->n: unknown. */
size_t jsonfind_column(const jsonlist *l, dc_str name, size_t hint);
/* A further column; false: more than DC_MAX_FIELDS, or no memory. */
bool jsonfind_add(dc_reader *, jsonlist *, dc_str name, bool sparse);

/* Take the members of v as columns; one without a value is sparse until one
 * has. */
void jsonfind_learn(dc_reader *, jsonlist *, const json *v);

/* The text of an object inside of a card, `{"text":"a","correct":true}`; NULL
 * if there is none. */
const json *jsonfind_text(const json *);

/* Put the card that v is as a record of the list; deck may be empty. */
int jsonfind_put(dc_reader *, const jsonshape *, jsonlist *, const json *v,
	dc_str deck, dc_markup, dc_where at);
/* The same with a member of a list of pairs: key is the front, v the back. */
int jsonfind_put_pair(dc_reader *, jsonlist *, dc_str key, const json *v,
	dc_str deck, dc_markup, dc_where at);
/* At the end of the input: a pointer of the options or of --map that was in
 * no card is told.  Returns DC_END, or DC_USAGE. */
int jsonfind_end(dc_reader *, const jsonshape *, const jsonlists *);

#endif
