/*
 * Numbers and dates in spreadsheets, as a reader sees them.  All of it is done
 * with decimal digits: the locale has no say, and 0.1 stays 0.1.
 */
#ifndef DC_PARTS_SHEET_NUMBER_H
#define DC_PARTS_SHEET_NUMBER_H

#include "format.h"

/* What a number format makes of a number. */
enum {
	SHEETNUM_DATE = 1, SHEETNUM_TIME = 2, SHEETNUM_SECONDS = 4,
	SHEETNUM_HOURS = 8,      /* of a duration: may be more than 24 */
	SHEETNUM_PERCENT = 16
};

typedef struct sheetnum_style {
	unsigned short what;
	unsigned short digits;   /* before the point, at least */
} sheetnum_style;

/* The style of a format that every program knows by its number. */
sheetnum_style sheetnum_built_in(uint64_t id);
/* The style that a format's code means: "dd/mm/yy", "0%", "00000". */
sheetnum_style sheetnum_of(dc_str code);
/* The number as written in a file, in that style; text that is no number as
 * it is. */
dc_str sheetnum_show(dc_arena *, dc_str, sheetnum_style, bool since_1904);

#endif
