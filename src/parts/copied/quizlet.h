/*
 * A Quizlet set's page, copied or crawled as text.
 */
#ifndef DC_PARTS_COPIED_QUIZLET_H
#define DC_PARTS_COPIED_QUIZLET_H

#include "format.h"

/* How sure it is that this is such a text, as a format's probe; 0: not. */
int quizpage_probe(const dc_probe *);
/* Put its cards.  named: the user says that it is one, whatever its language.
 * Returns a code. */
int quizpage_read(dc_reader *, bool named);

#endif
