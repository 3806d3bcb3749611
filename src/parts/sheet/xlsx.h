/*
 * What a workbook of Excel has beside its sheets: their list, the styles of
 * cells, the table of strings, and how formatted text is written in both
 * strings and cells.
 */
#ifndef DC_PARTS_SHEET_XLSX_H
#define DC_PARTS_SHEET_XLSX_H

#include "lib/xml.h"
#include "lib/zip.h"
#include "parts/sheet/number.h"
#include "parts/sheet/sheet.h"

typedef struct xlsxbook_sheet {
	dc_str name, id;
	size_t entry;            /* in the archive, DC_NPOS: no worksheet */
	bool hidden;
} xlsxbook_sheet;

/* Text as it is read, with marks of style (parts/sheet/sheet.h); zeroed at
 * first, but for the buffer. */
typedef struct xlsxbook_text {
	dc_buf text;
	unsigned style;
	size_t skip;             /* elements that are open and passed over */
	bool taking, in_run;
} xlsxbook_text;

typedef struct xlsxbook {
	xlsxbook_sheet *list;
	size_t listed;
	bool since_1904;
	sheetnum_style *styles;  /* of cells, by their number */
	size_t nstyles;
	dc_str *strings;
	size_t nstrings;
	uint64_t bytes;          /* that were read for it */
} xlsxbook;

/* All of it, in the run's arena.  A dc_code, told. */
int xlsxbook_read(dc_reader *, zipfile *, xlsxbook *);

/* Of elements in strings and cells, that begin and end, and their text: true
 * if they are of no further interest. */
bool xlsxbook_skips(xlsxbook_text *, bool begins);
void xlsxbook_begin(xlsxbook_text *, dc_str name, const xml_attrs *);
void xlsxbook_end(xlsxbook_text *, dc_str name);
void xlsxbook_add(xlsxbook_text *, dc_str);
/* What XML cannot hold stands as _x0007_, and so does an underscore that would
 * be read as the beginning of that.  Line ends are LF. */
dc_str xlsxbook_plain(dc_arena *, dc_str);

#endif
