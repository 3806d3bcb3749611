/*
 * A site's page, read by the recipes that fit it.  All readings of all of them
 * are tried; the one that finds most whole cards is taken, of equal ones that
 * which stands first.
 */
#ifndef DC_PARTS_SITE_SITE_H
#define DC_PARTS_SITE_SITE_H

#include "parts/site/page.h"
#include "parts/site/recipe.h"

struct site;

/* Where cards may be found, in order of trust. */
enum site_kind { SITE_JSON, SITE_VIEW, SITE_KINDS };

/* What is known of the page before recipes are asked. */
struct site_page {
	xml_doc *doc;            /* NULL: the text is JSON, not a page */
	dc_str text;             /* as it stands */
	dc_str url, title;
};

/*
 * The recipes that fit, tried.  only: the file of the one recipe to use, or
 * NULL.  NULL with *code set, or with DC_OK where no recipe fits.  To be
 * closed; the page has to stay until then.
 */
struct site *site_open(dc_reader *, const struct site_page *,
	const char *only, int *code);
/* The same by this recipe alone, whatever the page. */
struct site *site_open_by(dc_reader *, const struct site_page *,
	const recipe *, int *code);
/* What its recipe expects of its page, compared with what was found: the
 * differences are told, as DC_INPUT. */
int site_test(dc_reader *, const struct site *);
void site_close(struct site *);
/* How many cards the best reading of the kind has. */
size_t site_count(const struct site *, enum site_kind);
/* Which kind has the page's cards. */
enum site_kind site_best(const struct site *);
/* Put deck and cards of it.  A code. */
int site_put(dc_reader *, struct site *, enum site_kind);
/*
 * The input is a page of a site: read it whole, and put what is in it.  No card
 * is told: why, if a recipe knows.  The document is to be freed when the run
 * is over.
 */
int site_page(dc_reader *, xml_doc **);
/*
 * The input is JSON: an answer of a site's, by a text in its first 64 KiB that
 * a recipe's `match` names?  Then it is read, and what is in it put; *cards
 * tells how many.  Where it is none nothing is told, and the input stays as it
 * is.  only: the file of the one recipe to use, whatever the text, or NULL;
 * test: compare with what that expects.
 */
int site_document(dc_reader *, const char *only, bool test, size_t *cards);
/* No cards: has a recipe of the user's been tried?  Then it is told what its
 * places find, as DC_INPUT; else 0.  site: may be NULL. */
int site_blame(dc_reader *, struct site *);
/* No cards: does a recipe know why?  Then it is told, as DC_INPUT; else 0. */
int site_refuse(dc_reader *, const struct site_page *, const char *only);

#endif
