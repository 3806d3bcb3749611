/*
 * Reading a deck of CrowdAnki as a stream of notes.
 */
#ifndef DC_PARTS_CROWDANKI_READ_H
#define DC_PARTS_CROWDANKI_READ_H

#include "lib/jsonscan.h"
#include "parts/spill.h"

enum {
	CROWD_DEPTH = 100,       /* decks in each other */
	CROWD_DECKS = 100000,    /* in one file */
	CROWD_NAME = 4096        /* bytes of a deck's name, parents included */
};

/* What stands on the root of a file that holds several decks: the root is not
 * one of them. */
#define CROWD_GROUP "deckconv_group"
/* … and on a note type: Anki's number of it, which CrowdAnki leaves out. */
#define CROWD_ID "deckconv_id"

typedef struct crowddeck crowddeck;
typedef struct crowdmodel crowdmodel;

/* What is open: a deck, or one of its lists. */
enum crowdlist { CROWD_DECK, CROWD_CHILDREN, CROWD_MODELS, CROWD_NOTES };

typedef struct crowdlevel {
	crowddeck *deck;
	enum crowdlist in;
	bool begun;
} crowdlevel;

/* The reader's whole state, zeroed at first. */
typedef struct crowdread {
	jsonscan s;
	crowdlevel levels[2 * CROWD_DEPTH + 1];
	size_t depth;
	crowddeck *decks, **tail;
	size_t ndecks;
	const crowddeck *named;  /* the deck whose name is in `name` */
	dc_buf name;
	crowdmodel *models;      /* by uuid */
	size_t nmodels, cap;
	const crowdmodel *last;
	bool known;              /* the note models were read */
	spill *held;             /* notes that came before what they need */
	spill_queue queue;
	spill_reader *release;
	bool holding, releasing; /* such notes are there; are being put */
	bool ended;
} crowdread;

/* r->state is a crowdread. */
int crowdread_open(dc_reader *);
/* At most one note; 0, DC_END or a code. */
int crowdread_some(dc_reader *);
void crowdread_close(dc_reader *);

#endif
