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

/* utf8.c: length of the valid sequence at p, 0 if there is none */
size_t utf8_sequence(const char *p, size_t n);
/* How many bytes from p on are whole, valid sequences. */
size_t utf8_prefix(const char *p, size_t n);
/* How many bytes from p on are ASCII. */
size_t ascii_prefix(const char *p, size_t n);
/* Are these n bytes the right beginning of a sequence that is cut off? */
bool utf8_cut(const char *p, size_t n);
/* How many bytes at p are one damaged sequence: 1 at least. */
size_t utf8_damage(const char *p, size_t n);

/* input.c: path is borrowed; memory may be NULL.  *code is DC_OK or what
 * went wrong, and was told. */
dc_input *input_open(dc_run *, const char *path, const dc_str *memory,
	const char *encoding, int *code);
void input_close(dc_input *);
/* "gzip", "gzip+zstd", or NULL. */
const char *input_packing(const dc_input *);
/* Raw bytes taken so far, and in all (0: unknown). */
void input_progress(const dc_input *, uint64_t *taken, uint64_t *size);

/*
 * output.c.  A regular file is replaced when output_commit() succeeds and is
 * untouched otherwise; "-" is standard output.  NULL with an errno in *error
 * when it cannot be opened.  Both ends free it; commit returns an errno or 0.
 */
dc_output *output_open(const char *path, int *error);
void output_abandon(dc_output *);
int output_commit(dc_output *);
int output_error(const dc_output *);
/* Is the output `path` the regular file that the input `other` is? */
bool output_same_file(const char *path, const char *other);
/* A new unlinked file in $TMPDIR, or -1 and errno. */
int temp_file(void);

#endif
