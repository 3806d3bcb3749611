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

/* html.c: fields of HTML as tokens */
enum {                           /* what an element is */
	HTML_INLINE = 1,
	HTML_BLOCK = 2,          /* begins and ends a line */
	HTML_PARA = 4,           /* with a blank line round it */
	HTML_CELL = 8,
	HTML_VOID = 16           /* has no end tag */
};
/* HTML_…, or 0 for an element that fields do not know; any case. */
unsigned html_kind(dc_str name);

struct html_scan {
	dc_str rest;
	bool literal, plain, no_end, no_comment_end;     /* the scanner's own */
};

enum html_what {
	HTML_TEXT = 1,
	HTML_OPEN,
	HTML_CLOSE,
	HTML_RAW,                /* <script> or <style> with all its content */
	HTML_OTHER               /* comment, doctype, processing instruction */
};

struct html_token {
	enum html_what what;
	unsigned kind;           /* html_kind(name) */
	dc_str raw;              /* as it stands */
	dc_str name, attrs;      /* of a tag */
};

/* The next token; false at the end.  Whatever is no tag is text. */
bool html_next(struct html_scan *, struct html_token *);
/* The next attribute of *attrs, its value undecoded (p == NULL if there is no
 * '='); false at the end. */
bool html_attr(dc_str *attrs, dc_str *name, dc_str *value);
/* The undecoded value of one attribute; p == NULL if it is not there. */
dc_str html_value(struct html_token *, const char *name);

#endif
