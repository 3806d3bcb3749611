/*
 * What the classes of a page's elements tell where no recipe knows the site:
 * which repeat, and which say by their names that they are a front or a back.
 */
#ifndef DC_PARTS_SITE_CLASSES_H
#define DC_PARTS_SITE_CLASSES_H

#include "parts/site/page.h"
#include "parts/site/recipe.h"

enum {
	CLASSES = 2000,          /* that are told apart on one page */
	CLASSES_LEAST = 3        /* cards that make a guess believable */
};

/* A class that several elements have. */
typedef struct class_seen {
	dc_str name;
	size_t count, texts;     /* elements; those with something to see */
	uint64_t line;           /* of the first */
	dc_str sample;           /* of its text */
} class_seen;

/* The classes that repeat, those of most elements first, in the run's arena.
 * Returns how many; 0 where there is no memory, too. */
size_t classes_of(dc_reader *, const xml_doc *, const class_seen **);
/* Say which there are, for who writes a recipe: those that stand equally often
 * together, for a card and its sides do. */
void classes_tell(dc_reader *, const class_seen *, size_t n);
/*
 * A recipe whose readings take one class as fronts and one as backs, for each
 * two that are called so ("card-question", "answerText") and stand equally
 * often; NULL if there are none.
 */
const recipe *classes_guess(dc_reader *, const class_seen *, size_t n);

#endif
