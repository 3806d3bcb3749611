/*
 * What readers of saved web pages share: the parsed page, what it says about
 * itself, and the values of its elements.
 */
#ifndef DC_PARTS_SITE_PAGE_H
#define DC_PARTS_SITE_PAGE_H

#include "lib/xml.h"

/* What a page has on one card.  Sides that it does not have are empty. */
struct page_card {
	dc_str front, back, choices;
	dc_markup markup[3];     /* of each */
	uint64_t line;
};

/* Does the head look like HTML at all? */
bool page_is_html(const dc_probe *);

/* The same of what the reader's input begins with. */
bool page_ahead(dc_reader *);

/*
 * The page that the reader's input holds, as it stands and parsed; in memory
 * until the run ends; to be freed with xml_free().  Pictures that it calls
 * "/x.png" are where it comes from, if that is known, and lines end where they
 * do in a browser.  Returns a dc_code.
 */
int page_read(dc_reader *, dc_str *text, xml_doc **);

/* Where the page's own style keeps the line ends of its text (white-space:
 * pre-wrap), they become <br>.  text: the page as it stands.  False: no
 * memory. */
bool page_lines(dc_arena *, xml_doc *, dc_str text);

/* The text of an element as it is seen: without script and style, blanks
 * collapsed, trimmed; at most max bytes are looked at. */
dc_str page_text(dc_arena *, const xml_node *, size_t max);
/* Inner HTML without blanks at its edges; empty where nothing shows, whatever
 * elements are there. */
dc_str page_value(dc_arena *, const xml_node *);
/* Add a value, if there is one, behind what is there and `between`. */
void page_add(dc_buf *, dc_str value, const char *between);
/* Add HTML on a line of its own. */
void page_add_line(dc_buf *, dc_str html);
/* Add plain text as HTML that shows it, but for line ends and wide blanks. */
void page_add_text(dc_buf *, dc_str);
/* Add the picture of that address, behind what is there; nothing if it is no
 * address of the web, nor the picture itself. */
void page_add_image(dc_buf *, dc_str url);
/* Is there anything to see or hear: text, an image, a recording? */
bool page_shows(const xml_node *);
/* The address the page gives as its own, or the browser that saved it, in the
 * text as it stands; or empty. */
dc_str page_url(dc_arena *, const xml_doc *, dc_str text);
/* The text of <title>, or empty. */
dc_str page_title(dc_arena *, const xml_doc *);
/* The first element below root of that name, or NULL. */
const xml_node *page_first(const xml_node *root, const char *name);

/*
 * Copied text as paragraphs: no blanks at the ends of lines, one empty line
 * between paragraphs, and without the indentation that all lines share.
 */
dc_str page_paragraphs(dc_arena *, dc_str text);
/* "(1,234 cards)" at the end of s, or "(34)" where no word is asked for: its
 * number, and s without it. */
bool page_cut_count(dc_str *s, bool word, uint64_t *n);

#endif
