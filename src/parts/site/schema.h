/*
 * Questions as schema.org describes them, in JSON-LD and in microdata: Quiz,
 * FAQPage and QAPage hold Question, which has acceptedAnswer, and
 * suggestedAnswer for the wrong choices.
 */
#ifndef DC_PARTS_SITE_SCHEMA_H
#define DC_PARTS_SITE_SCHEMA_H

#include "parts/site/page.h"

typedef int schema_card_fn(dc_reader *, const struct page_card *);
/* A quiz of that name begins; questions behind it are its own. */
typedef int schema_deck_fn(dc_reader *, dc_str name);

/*
 * Pass the questions of a page to put, in order, until it returns a code other
 * than 0, which is returned.  Text lives in the note's arena.  tell: questions
 * in broken JSON are told (it is passed over in any case).
 */
int schema_jsonld(dc_reader *, const xml_doc *, bool tell, schema_card_fn *put,
	schema_deck_fn *enter);
int schema_microdata(dc_reader *, const xml_doc *, schema_card_fn *put,
	schema_deck_fn *enter);

#endif
