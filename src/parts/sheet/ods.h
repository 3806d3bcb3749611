/*
 * Text in OpenDocument as a spreadsheet's cells have it: paragraphs, blanks
 * and line breaks that are elements, and styles by their names, which stand
 * before all text.
 */
#ifndef DC_PARTS_SHEET_ODS_H
#define DC_PARTS_SHEET_ODS_H

#include "lib/xml.h"
#include "parts/sheet/sheet.h"

enum { ODSTEXT_SPANS = 64 };

typedef struct odstext_style {
	dc_str name;
	unsigned style;          /* SHEET_BOLD … */
	bool hidden;             /* of a table: not displayed */
} odstext_style;

typedef struct odstext {
	dc_buf text;             /* of the cell, with marks of style */
	odstext_style *styles;   /* in order of their names once sorted */
	size_t nstyles;
	bool sorted, in_style;
	bool in_par, blank;
	size_t pars, skip, span; /* skip: elements that are open in one that is
				  * passed over */
	unsigned spans[ODSTEXT_SPANS];   /* styles of those that are open */
	uint64_t drawings;
} odstext;

/* A style begins.  A dc_code. */
int odstext_begin_style(dc_reader *, odstext *, const xml_attrs *);
/* Its properties, of any kind. */
void odstext_properties(odstext *, const xml_attrs *);
/* There are no more of them. */
void odstext_sort(odstext *);
/* The style of that name, or NULL. */
const odstext_style *odstext_find(const odstext *, dc_str name);

/* The text of a cell, a paragraph begins. */
void odstext_cell(odstext *);
void odstext_par(odstext *);
/* In a paragraph: an element begins or ends, and text. */
void odstext_begin(odstext *, dc_str name, const xml_attrs *);
void odstext_end(odstext *, dc_str name);
void odstext_add(odstext *, dc_str);

#endif
