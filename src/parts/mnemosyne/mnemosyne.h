/*
 * Mnemosyne's facts, as its three kinds of files have them, as notes.
 *
 * A fact is a set of texts under short keys ("f" front, "b" back, "p_1"
 * pronunciation, "m_1" meaning …).  A card shows it in one view (which keys are
 * asked, which are answered) of one card type (how the keys are called, which
 * views there are).  Six types are built in; others are made by users from
 * these, and their ids tell it: "3::Spanish" is one of "3".
 *
 * A fact is one note.  Its note type has a template for each of the views that
 * the fact has cards of, so that no card is added or lost.
 *
 * Lists and the like are stored as Python writes them: [('f', u'Front')].
 */
#ifndef DC_PARTS_MNEMOSYNE_MNEMOSYNE_H
#define DC_PARTS_MNEMOSYNE_MNEMOSYNE_H

#include "parts/xml/deck.h"

enum {
	MNEMO_TYPES = DC_MAX_KINDS,      /* of one file, and built in */
	MNEMO_VIEWS = 4000,              /* the same */
	MNEMO_OF_TYPE = 64,              /* views of one type */
	MNEMO_CARDS = 10000              /* of one fact */
};

/* ---- mnemotext.c ---- */

/*
 * What users type, as HTML: a line break is one, a '<' that begins no tag is
 * text, <latex>, <$> and <$$> are mathematics, <sound>, <audio> and <video>
 * are [sound:…].
 */
dc_str mnemo_html(dc_arena *, dc_str text);
/*
 * "La [casa:house] es grande" with its brackets as Anki's clozes.  Of more
 * than one cloze only those stay that `wanted` has (bit 0 for the first);
 * those from the 64th on always do.  0: none, the text without brackets.
 */
dc_str mnemo_cloze(dc_arena *, dc_str text, uint64_t wanted);
bool mnemo_has_cloze(dc_str text);
/* The next string of Python's notation, decoded, in the arena; false when
 * there is none left in *rest. */
bool mnemo_string(dc_arena *, dc_str *rest, dc_str *out);

/* ---- mnemotypes.c, mnemonotes.c ---- */

typedef struct mnemo mnemo;

struct mnemo_view {
	dc_str id, name;
	dc_str ask, answer;      /* lists of keys */
	dc_str ask_how, answer_how;      /* {'f': 'What is $f?'} */
	dc_str extra;            /* {'qfmt': '…', 'afmt': '…'}: Anki's own */
	bool on_top;             /* the answer takes the question's place */
	bool typed;              /* the answer is typed in */
};

struct mnemo_type {
	dc_str id, name;
	dc_str fields;           /* list of (key, name) */
	dc_str views;            /* list of ids */
	dc_str extra;            /* {'css': '…'}: Anki's own */
};

struct mnemo_value {
	dc_str key, text;
};

struct mnemo_card {
	dc_str type, view;       /* ids */
	dc_str extra;            /* {'index': 0, …}: which cloze */
};

struct mnemo_fact {
	dc_str id;               /* empty: none that lasts */
	dc_str deck;
	struct mnemo_value *values;
	size_t nvalues;
	struct mnemo_card *cards;
	size_t ncards;
	dc_str *tags;
	size_t ntags;
	uint64_t mod, line;
};

/* With the types that are built in; in the run's arena.  NULL: no memory. */
mnemo *mnemo_new(dc_reader *);
/* A type or a view of the file's own: copied.  All of them before the first
 * fact.  Returns a dc_code. */
int mnemo_add_type(mnemo *, const struct mnemo_type *);
int mnemo_add_view(mnemo *, const struct mnemo_view *);
/* Room for one more in an array of n that grows by doubling; NULL: no
 * memory. */
void *mnemo_grown(dc_arena *, void *old, size_t n, size_t size);
/* Add a tag, unless it is there already.  Returns a dc_code. */
int mnemo_add_tag(dc_reader *, struct mnemo_fact *, dc_str tag);
/* Put the note, or the notes, of a fact; its texts stand in the note's arena
 * or live longer.  One without cards is told.  Returns a dc_code. */
int mnemo_put(mnemo *, const struct mnemo_fact *);

/* ---- mnemocards.c: .cards, a zip archive ---- */

typedef struct mnemo_package mnemo_package;
/* NULL with *code set: told. */
mnemo_package *mnemo_package_open(dc_reader *, int *code);
void mnemo_package_close(mnemo_package *);
/* Puts one fact.  0, DC_END or a code. */
int mnemo_package_some(mnemo_package *);
/* dc_format.media. */
int mnemo_package_media(mnemo_package *, dc_str name, dc_bytes_fn *,
	void *user);

/* ---- mnemodb.c: default.db ---- */

typedef struct mnemo_db mnemo_db;
mnemo_db *mnemo_db_open(dc_reader *, int *code);
void mnemo_db_close(mnemo_db *);
int mnemo_db_some(mnemo_db *);

#endif
