/*
 * Character sets: iconv and uchardet, known to charset.c alone.
 */
#ifndef DC_LIB_CHARSET_H
#define DC_LIB_CHARSET_H

#include "format.h"

typedef struct charset charset;

/*
 * A decoder from the named set into UTF-8, or NULL if nobody knows the name;
 * errno is ENOMEM where memory was what was missing.
 * Labels mean what browsers make of them: "iso-8859-1" is windows-1252.
 */
charset *charset_open(const char *name);
/* Is there such a set?  Yes, too, where memory is too short to tell. */
bool charset_known(const char *name);
void charset_close(charset *);
/* The canonical name for a label ("latin1" is "windows-1252"), in static
 * memory, or the label itself. */
const char *charset_label(const char *name);

/*
 * Decode from *in (advanced) into out, at most room bytes; returns how many
 * were written.  What is no valid sequence becomes U+FFFD and is counted in
 * *replaced.  An incomplete sequence at the end of *in is left there unless
 * last is true.  room must be 16 at least.
 */
size_t charset_decode(charset *, dc_str *in, bool last, char *out,
	size_t room, uint64_t *replaced);

/* A guess at the set of these bytes, in static or thread-owned memory valid
 * until the next call in this thread; NULL: no idea, or, with errno ENOMEM, no
 * memory. */
const char *charset_guess(dc_str bytes, char *name, size_t room);

#endif
