/*
 * What the rooms of the core share.  Formats do not see it: they include
 * format.h; the command line sees deckconv.h alone.
 */
#ifndef DC_CORE_H
#define DC_CORE_H

#include "format.h"

/* arena.c */
dc_arena *arena_new(void);
void arena_free(dc_arena *);
/* Forget all that is in it; keeps one chunk of at most 1 MiB. */
void arena_reset(dc_arena *);
/* Has an allocation failed since it was made? */
bool arena_failed(const dc_arena *);

/* str.c: length of the blank at the start, 0 if there is none */
size_t str_blank(dc_str);

#endif
