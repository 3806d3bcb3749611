/*
 * The docs of RemNote's rem.json, each a Rem, by their ids.
 *
 *	{"docs":[{"_id":"a","key":["Rhine"],"parent":"p","crt":{},"u":1}, …]}
 */
#ifndef DC_PARTS_REMDOCS_H
#define DC_PARTS_REMDOCS_H

#include "parts/json/get.h"

/* What others ask of it is found once: a doc may have many members. */
struct rem {
	dc_str id, parent;
	const json *v;
	bool own, folder, item, detail;
	uint64_t changed;
	size_t place;            /* in the list */
	dc_str label;
	bool known, busy;        /* the label; it is being made */
};

typedef struct remdocs {
	struct rem *v;           /* in order of their ids */
	size_t n;
	const json *first;       /* doc of the list */
} remdocs;

/* Does text begin as a rem.json does, as far as it goes? */
bool remdocs_is(const dc_probe *);
/* The docs of the text of a rem.json, in the run's arena: 0, or a code that
 * was told. */
int remdocs_read(dc_reader *, dc_str text, remdocs *);
/* NULL: there is no such doc. */
struct rem *remdocs_find(const remdocs *, dc_str id);
/* Is it of a power-up: RemNote's own, and what a user sets with it? */
bool remdocs_own(const json *);
/* The text of a Rem where another refers to it: made once, and short. */
dc_str remdocs_label(dc_reader *, const remdocs *, struct rem *);
/* What an element of a text says, without markup. */
dc_str remdocs_said(dc_reader *, const remdocs *, const json *);

#endif
