/*
 * What --ids remembers of notes, in memory and as a file.  A note is known by
 * the guid that is made of it, as a number; one whose front was edited keeps
 * the guid that it had, and is known by the new one.
 */
#ifndef DC_IDS_H
#define DC_IDS_H

#include <sys/stat.h>

#include "core/core.h"

/* Numbers of guids as guid_number() has them; 48 bytes. */
struct remembered {
	uint64_t made;           /* what it is known by */
	uint64_t guid;           /* what it is called */
	uint64_t sum, mod;
	uint64_t back;           /* note_back(); 0: not known by it */
	uint64_t before;         /* guid of the note before it, 0: none */
};

/* A table of places in notes[], by a hash of what lies there. */
struct places {
	uint32_t *at;            /* the place and 1; 0 is free */
	size_t size, used;
};

struct ids {
	const char *path, *format;
	const char *written;     /* its format, where that is another one */
	struct remembered *notes;
	size_t n, room;
	struct places made;      /* all notes by what they are known by */
	struct places other;     /* those that are called something else */
	uint32_t *backs;         /* those with a back, in order of it */
	size_t nbacks;
	uint64_t odd;            /* spreads numbers that somebody chose */
	bool there;
	struct stat was;         /* of the file that was read */
	struct ids_part *parts, **tail;
	dc_output *out;
};

/* A note that is new or no longer as it was. */
struct change {
	uint32_t note;           /* its place and 1; 0: it is new */
	struct remembered now;
};

/* What one output brings; the notes that are remembered stay as they are
 * until all is read, or the order of the threads would show. */
struct ids_part {
	unsigned char *seen;     /* a bit for each note: it is in an input */
	struct change *changes;
	size_t n, room;
	struct ids_part *next;
};

/* The place of a note by what it is known by, or by what it is called; and 1.
 * 0: there is none. */
uint32_t ids_by_made(const struct ids *, uint64_t made);
uint32_t ids_by_guid(const struct ids *, uint64_t guid);
/* The first place in backs[] that is not before these. */
size_t ids_first(const struct ids *, uint64_t back, uint64_t before);

#endif
