/*
 * libxml2, made safe: the only owner of its headers is xml.c.
 *
 * HTML is read as HTML5 would, as far as flashcards need it: libxml2 closes
 * <h2> at <p> and empties a formatted front, so html5.c writes the page as
 * XML before the parser sees it.  Walk trees with xml_walk(), never by
 * recursion.
 */
#ifndef DC_LIB_XML_H
#define DC_LIB_XML_H

#include "format.h"

typedef struct xml_doc xml_doc;
typedef struct xml_node xml_node;        /* an element or a text */

/*
 * Parse HTML (a page or a fragment; valid UTF-8) into *doc, to be freed with
 * xml_free().  Returns a dc_code: DC_LIMIT without memory, DC_INPUT when
 * libxml2 gave up.  A page that ends inside of a tag or a comment is told and
 * ends the run in DC_PARTIAL.  run may be NULL (then nothing is told).
 * Scratch memory, a little more than the text, comes from the arena.  Depth
 * and attributes are limited as html5.h says, without a refusal.
 */
int xml_html(dc_run *, dc_arena *, dc_str html, xml_doc **doc);
/*
 * XML without entities, external DTD or network; what is not well-formed is
 * DC_INPUT, and the text is UTF-8 whatever its declaration says.
 */
int xml_xml(dc_run *, dc_arena *, dc_str text, xml_doc **doc);
void xml_free(xml_doc *);

const xml_node *xml_root(const xml_doc *);       /* the <html> element */
const xml_node *xml_body(const xml_doc *);       /* <body>, or the root */
const xml_node *xml_first(const xml_node *);
const xml_node *xml_next(const xml_node *);      /* next sibling */
const xml_node *xml_prev(const xml_node *);      /* previous sibling */
const xml_node *xml_parent(const xml_node *);
/* Does a stand before b in the document (xml_find() was called on it)? */
bool xml_before(const xml_node *a, const xml_node *b);
/*
 * One step of a walk below root in document order: the node after `at`
 * (start with at == root and *leaving == false).  *leaving is true when the
 * step leaves element `result` instead of entering it; set it to true to skip
 * what is below `at`.  NULL when root itself is left.
 */
const xml_node *xml_walk(const xml_node *root, const xml_node *at,
	bool *leaving);
/* The element after `at` in document order below root, or NULL. */
const xml_node *xml_next_element(const xml_node *root, const xml_node *at);
/* The same, but not one inside of `at`. */
const xml_node *xml_after(const xml_node *root, const xml_node *at);

bool xml_is_text(const xml_node *);
dc_str xml_text(const xml_node *);               /* of a text node */
dc_str xml_name(const xml_node *);               /* "div"; empty for text */
bool xml_is(const xml_node *, const char *name);
/* The attribute's value in the arena; p == NULL if it is not there. */
dc_str xml_attr(dc_arena *, const xml_node *, const char *name);
bool xml_has_class(dc_arena *, const xml_node *, const char *cls);
/* Is word one of the blank-separated words of an attribute? */
bool xml_has_word(dc_arena *, const xml_node *, const char *attr,
	const char *word);
uint64_t xml_line(const xml_node *);
/* All text below the node, as it stands, in the arena. */
dc_str xml_all_text(dc_arena *, const xml_node *);
/* Inner HTML of the node, in the arena: our own serialiser, well-formed. */
dc_str xml_inner(dc_arena *, const xml_node *);
/* The same with the node itself. */
dc_str xml_outer(dc_arena *, const xml_node *);
/* The first of these attributes that an <img> has becomes its `src`: where the
 * real picture is, of which a small one is shown; not of one that was saved
 * with the page.  False: no memory. */
bool xml_real_pictures(dc_arena *, xml_doc *, const dc_str *attrs, size_t n);
/* Addresses in <img>, in `src` and `data-…`, that begin with one slash get the
 * origin before it, "https://example.org".  False: no memory. */
bool xml_root_pictures(dc_arena *, xml_doc *, dc_str origin);
/* A text becomes these lines of it, with a <br> for each line end.  The last
 * node of them, or NULL: no memory. */
const xml_node *xml_break(const xml_node *text, dc_str lines);

/*
 * ---- paths: XPath 1.0, and has-class('x') beside its own functions ----
 */
typedef struct xml_path xml_path;
/* NULL when it is none: *why says so in a few words; or no memory: *why is
 * NULL.  To be freed with xml_path_free(). */
xml_path *xml_path_new(dc_str xpath, const char **why);
void xml_path_free(xml_path *);

/* One thing that a path finds. */
typedef struct xml_hit {
	const xml_node *node;    /* of an attribute, the element that has it */
	dc_str attr;             /* its value; p is NULL: it is the node */
} xml_hit;

typedef struct xml_found {
	xml_hit *v;              /* in the document's order */
	size_t n;
	dc_str text;             /* where the path gives no nodes: a text, a
				  * number, true or false; else p is NULL */
} xml_found;

/*
 * Follow the path from an element of the document; what is found lies in the
 * arena.  All that is looked for in one document may take XML_STEPS of
 * libxml2's steps, and XML_MORE_STEPS for each byte of its text.  Returns a
 * dc_code, and tells nothing: DC_LIMIT when those are used up or there is no
 * memory, DC_USAGE when the path has no sense.
 *
 * libxml2 2.9 may crash where it is refused memory here: for paths that a user
 * wrote, not for what every page meets.
 */
enum { XML_STEPS = 4000000, XML_MORE_STEPS = 30 };
int xml_find(dc_arena *, xml_doc *, const xml_path *, const xml_node *from,
	xml_found *);

/*
 * XML that is too much for a tree, as it comes: elements by their local names,
 * whatever prefix they have, with the same refusals; a document type is one
 * more.  What the functions return other than 0 ends the parsing with it.
 */
typedef struct xml_attrs xml_attrs;      /* of an element that begins */
typedef struct xml_events {
	int (*start)(void *user, dc_str name, const xml_attrs *);
	int (*end)(void *user, dc_str name);
	int (*text)(void *user, dc_str);         /* in pieces */
} xml_events;

typedef struct xml_stream xml_stream;
/* NULL: no memory.  The events have to stay; run may be NULL, then nothing is
 * told. */
xml_stream *xml_stream_open(dc_run *, const xml_events *, void *user);
/* A dc_bytes_fn: the next piece of the document, for all that is whole in it
 * the functions are called.  What is wrong with it is told. */
int xml_stream_feed(void *stream, const void *, size_t);
/* No more pieces: the document has to be whole. */
int xml_stream_end(xml_stream *);
void xml_stream_close(xml_stream *);     /* NULL is fine */
/* The value of an attribute by its local name, valid until the function that
 * was given it returns; p == NULL if it is not there. */
dc_str xml_stream_attr(const xml_attrs *, const char *name);

/* Of libxml2, as it was built against: "2.9.14". */
const char *xml_version(void);

#endif
