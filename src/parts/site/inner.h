/*
 * What the files behind site.h share.
 */
#ifndef DC_PARTS_SITE_INNER_H
#define DC_PARTS_SITE_INNER_H

#include "parts/site/css.h"
#include "parts/site/site.h"

enum {
	SITE_PATHS = 400,        /* selectors of the recipes of one page */
	SITE_PARSED = 100,       /* texts in it that are JSON */
	/* What may be looked at for one page, and for each byte of it. */
	SITE_STEPS = 10000000, SITE_MORE_STEPS = 100
};

/* A side or a field that was found. */
struct site_text {
	dc_str text;
	dc_markup markup;
};

struct site_card {
	struct site_text front, back;
	struct site_text fields[RECIPE_FIELDS];
	dc_str id;
	const json *tags;        /* of JSON; else: */
	dc_str tag_text;
	uint64_t line;
};

/* What a reading made of the page. */
struct site_result {
	const recipe *recipe;
	const recipe_reading *reading;
	dc_str deck, about, url;
	uint64_t announced;
	size_t cards, whole;
	size_t sides[2];         /* cards with a front, with a back */
	size_t none;             /* entries that `unless` takes out */
	dc_str first[2];         /* sides of the first card, as bare text */
	bool used[RECIPE_FIELDS];        /* some card has something there */
	const json *root;        /* SITE_JSON */
	uint64_t line;           /* … of its element */
};

struct site_path {
	const char *selector;    /* where its text lies: it is known by that */
	const css *css;          /* one of the two */
	xml_path *xpath;
};

struct site {
	struct site_page page;
	const recipe *own;       /* of the user, that was tried; or NULL */
	struct site_result best[SITE_KINDS];
	struct site_path paths[SITE_PATHS];
	size_t npaths;
	uint64_t steps;          /* that CSS took */
	struct {                 /* above the cards, of the last reading */
		const recipe_reading *of;
		dc_str deck, about;
		uint64_t announced;
	} head;
	struct {
		const char *text;
		const json *value;
	} parsed[SITE_PARSED];
	size_t nparsed;
	dc_str flight;           /* p is NULL: not put together so far */
	uint64_t flight_line;
	uint64_t *lines;         /* of a document: line ends above each block */
};

/* Takes a card that a reading found; 0 to go on. */
typedef int site_card_fn(dc_reader *, struct site_result *,
	const struct site_card *);

/*
 * Find deck, count and cards, and pass each card to fn; what is passed lies in
 * the note's arena, the rest in the run's.  A code: those of fn; DC_USAGE for a
 * selector that is none, told.
 */
int site_json(dc_reader *, struct site *, struct site_result *,
	site_card_fn *);
int site_view(dc_reader *, struct site *, struct site_result *,
	site_card_fn *);

/* The elements, or the values, that hold cards. */
int site_elements(dc_reader *, struct site *, const struct site_result *,
	xml_found *);
int site_values(dc_reader *, struct site *, struct site_result *,
	const json ***, size_t *n);
/* No card has a front, or a back, and the user's recipe has places for it: do
 * they find anything?  If not it is told, as DC_INPUT. */
int site_check(dc_reader *, struct site *, const struct site_result *);
/* What the reading says of the page above the cards, where the result has
 * none of it.  A code, told. */
int site_head(dc_reader *, struct site *, struct site_result *,
	const recipe_reading *);
/* What a selector finds, in the arena.  A code, told. */
int site_find(dc_reader *, struct site *, const recipe *, dc_arena *,
	dc_str selector, const xml_node *from, xml_found *);
/* The last number in a text: "1,234" and "(34)" are ones. */
uint64_t site_number(dc_str);
/* Rich text as editors keep it: {"type":"doc","content":[…]}, as HTML; empty
 * if it is none, or says no more than the plain text beside it. */
dc_str site_rich(dc_arena *, const json *);

#endif
