/*
 * Sites as data: a recipe says how a site's saved pages show deck, count,
 * card, front and back.  It is a JSON document, one a file; formats/README.md
 * tells how one is written.
 *
 *	{"recipe": 1, "name": "example", "title": "Example",
 *	 "how": "save the deck's page in the browser",
 *	 "match": {"host": ["example.org"], "text": ["class=\"deck-"]},
 *	 "refuse": [{"title": "Log in*", "says": "a page to log in"}],
 *	 "readings": [
 *	  {"json": {"script": "#data", "unwrap": ["/state"]},
 *	   "deck": "/set/title", "count": "/set/size",
 *	   "cards": "/set/cards", "front": "/q", "back": "/a"},
 *	  {"deck": {"at": "h1", "like": ["{} - Example"]},
 *	   "count": ".n", "card": ".card", "front": ".q", "back": ".a"}]}
 *
 * A place is a JSON Pointer in readings with `json`, else a selector
 * (select.h); a list means the first of them that gives something; an object,
 * alone or in such a list, says more: `at` the places, `like` what the text
 * looks like, with `*` for anything and `{}` for what is meant, `not` what it
 * does not look like, `image` the places of pictures that belong to it, `all`
 * that all texts of the place are meant, a line each, and not the first.
 */
#ifndef DC_PARTS_SITE_RECIPE_H
#define DC_PARTS_SITE_RECIPE_H

#include "lib/json.h"

enum {
	RECIPE_BYTES = 256 << 10,        /* of one recipe */
	RECIPE_FIELDS = 20               /* further fields of a reading */
};

typedef struct recipe_texts {
	dc_str *v;
	size_t n;
} recipe_texts;

typedef struct recipe_value {
	recipe_texts at, like, unlike, image;
	bool all;                /* of sides and fields: all texts, joined */
	struct recipe_value *next; /* where this gives nothing, or NULL */
} recipe_value;

/* One way to find the cards: JSON that the page holds, or its elements. */
typedef struct recipe_reading {
	bool json;
	recipe_texts script;     /* json: the elements that hold it */
	recipe_texts assigned;   /* … or what a script assigns it to */
	recipe_texts flight;     /* … or what stands before it in the texts
				  * that scripts push to self.__next_f */
	recipe_texts unwrap;     /* pointers to texts that are JSON again */
	recipe_value order;      /* json: the cards' keys, in order */
	recipe_value sort;       /* json: in a card, a number to sort by */
	recipe_value deck, path, about, count;
	recipe_value card;       /* empty: fronts and backs in turn */
	recipe_value faces;      /* front and back in turn */
	recipe_value unless;     /* true or a text, with `like` any text that
				  * fits: it is no card */
	recipe_value id, front, back, tags;
	size_t nfields;
	dc_str names[RECIPE_FIELDS];
	recipe_value fields[RECIPE_FIELDS];
	dc_markup markup;        /* json: of texts; 0: plain */
	bool guess;              /* … HTML where a text has tags */
} recipe_reading;

typedef struct recipe_refusal {
	recipe_texts title, text;
	dc_str says, hint;
} recipe_refusal;

typedef struct recipe {
	dc_str file;             /* for messages */
	bool own;                /* the user's: places that find nothing are
				  * a mistake */
	dc_str name, title, how;
	recipe_texts host, text; /* a page matches by any of these … */
	recipe_texts every;      /* … or by all of these */
	recipe_texts pictures;   /* attributes with an <img>'s real address */
	recipe_reading common;   /* what readings by elements share; those
				  * with json: what stands above the cards */
	recipe_refusal *refuse;
	size_t nrefuse;
	recipe_reading *readings;
	size_t nreadings;
	struct {                 /* what `recipe test` expects of its page */
		dc_str deck, front, back;
		uint64_t cards;
		bool any;
	} test;
} recipe;

/* What is wrong with a recipe, and where. */
typedef struct recipe_fault {
	json_fault at;
	dc_str what;
} recipe_fault;

/* Understand a recipe; the text has to stay, all else lies in the arena.
 * NULL: *fault says why (what.p is NULL: no memory). */
recipe *recipe_parse(dc_arena *, dc_str file, dc_str text, recipe_fault *);

/* One that has a reading by these selectors; an empty one is not given.  NULL:
 * no memory. */
const recipe *recipe_of(dc_arena *, dc_str card, dc_str front, dc_str back);

typedef struct recipes {
	const recipe **v;
	size_t n;
} recipes;

/*
 * All that there are for this run: the user's own, those that are built in,
 * those that are installed; of one name the first.  Made at the first call.
 * One that cannot be used is told and left out.  only: the file of the one
 * that is used alone, or NULL; what is wrong in it is DC_USAGE.
 */
int recipe_all(dc_reader *, const char *only, const recipes **);

/* A quick look: may there be one whose `match` names something in the text? */
int recipe_may_know(dc_reader *, dc_str text, bool *may);

/* Does the text look like the pattern?  *found is what stands for `{}`, the
 * whole text where the pattern has none. */
bool recipe_like(dc_str text, dc_str pattern, dc_str *found);

/* Is the text what the value is to look like?  The same *found. */
bool recipe_fits(const recipe_value *, dc_str text, dc_str *found);

#endif
