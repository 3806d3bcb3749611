/*
 * A collection of Anki's, the database in a package, as events: decks, note
 * types, and note by note with the cards of each.  Schema 11 keeps decks and
 * note types as JSON in the one row of `col`; schema 18 has tables of them,
 * with protocol buffers inside.
 *
 * What dc_kind has no member for goes as one JSON member in its `more`, under
 * the names of schema 11; what is as Anki makes it is left out:
 *
 *	"anki":{"sortf":1,"latexPre":"…","latexPost":"…","latexsvg":true,
 *		"fields":[{"font":"Arial","size":30,"rtl":true,"sticky":true,
 *			"description":"…","id":123,"tag":0}, {} …],
 *		"templates":[{"bqfmt":"…","bafmt":"…","bfont":"…","bsize":12,
 *			"deck":"A::B","id":123}, {} …]}
 *
 * `fields` and `templates` are as long as the note type's own or not there;
 * other members of the model, a field or a template stand among these.  "deck"
 * is the deck that a template's cards go to (`did`).
 */
#ifndef DC_PARTS_COLLECTION_COLLECTION_H
#define DC_PARTS_COLLECTION_COLLECTION_H

#include "format.h"
#include "lib/json.h"
#include "lib/sqlite.h"

enum {
	COLL_DECKS = 100000,     /* decks of one collection */
	COLL_CARDS = 10000       /* cards of one note */
};

struct coll_deck {
	int64_t id;
	dc_str name, about;
};

struct coll_kind {
	int64_t id;
	dc_str *fields;          /* the same as kind's own */
	dc_template *templates;
	dc_kind kind;
	const dc_kind *cards;    /* what decides on cards, short */
};

/* Both arrays are in the order of ids, in the run's arena. */
typedef struct coll {
	dc_reader *r;
	db *db;
	int64_t crt;             /* when it was made, in seconds */
	struct coll_deck *decks;
	size_t ndecks;
	struct coll_kind *kinds;
	size_t nkinds;
	uint64_t kept;           /* bytes of both */
	int code;                /* what went wrong with them: told */
	bool scheduling, begun;
	db_rows *notes, *cards, *revlog;
	bool at_card, at_review; /* the cursor stands on a row */
	uint64_t scheduled;      /* cards whose schedule is left out */
	uint64_t cardless, orphans;
	uint64_t borrowed;       /* cards in filtered decks */
} coll;

/* ---- collread.c ---- */
/* The collection in the open file, which stays the caller's; *c is zeroed.
 * Decks and note types are read.  A code. */
int coll_open(coll *c, dc_reader *, int fd, uint64_t size);
void coll_close(coll *);
/* Puts one note, at first the decks and note types.  0, DC_END or a code. */
int coll_some(coll *);

/* ---- colltypes.c: decks and note types ---- */
/* Text to keep for the run, valid UTF-8; too much of it is told in c->code. */
dc_str coll_keep(coll *, dc_str);
/* The same of the name of field i; "Field N" for an empty one. */
dc_str coll_field_name(coll *, dc_str name, size_t i);
/* A further deck. */
void coll_add_deck(coll *, int64_t id, dc_str name, dc_str about);
/* A further note type with room for fields and templates; fewer where these
 * are too many.  NULL: c->code says why. */
struct coll_kind *coll_add_kind(coll *, int64_t id, dc_str name, size_t fields,
	size_t templates);
/* Of schema 11. */
void coll_decks_json(coll *, dc_str decks);
void coll_kinds_json(coll *, dc_str models);
/* In order of ids; a name that an earlier note type has is NAME 2. */
void coll_sort_decks(coll *);
void coll_sort_kinds(coll *);
/* By their id, or NULL. */
const struct coll_deck *coll_deck(const coll *, int64_t id);
const dc_kind *coll_kind(const coll *, int64_t id);
/* The same for dc_note_ords(). */
const dc_kind *coll_kind_cards(const coll *, int64_t id);

/* ---- collproto.c: the same of schema 18, from tables ---- */
void coll_decks_tables(coll *);
void coll_kinds_tables(coll *);

/* ---- collmore.c: what no member of dc_kind has ---- */
struct coll_more {
	coll *c;
	dc_buf model, fields, templates;
	bool some_field, some_template;
};

enum coll_part { COLL_MODEL, COLL_FIELD, COLL_TEMPLATE };

struct coll_more coll_more_new(coll *);
/* Add a model, the next field or the next template; JSON of schema 11, or the
 * protocol buffer of schema 18. */
void coll_more_json(struct coll_more *, enum coll_part, const json *);
void coll_more_proto(struct coll_more *, enum coll_part, dc_str config);
/* All of it as a member, to keep for the run; empty if there is nothing. */
dc_str coll_more_end(struct coll_more *);

/* ---- collcards.c ---- */
/* Open the cursors.  A code. */
int coll_cards_open(coll *);
/* Set deck and cards of the note with that id; kind may be NULL.  A code. */
int coll_cards_of(coll *, int64_t id, const dc_kind *kind, dc_note *);
/* When there are no notes any more.  A code. */
int coll_cards_end(coll *);

#endif
