/*
 * Files that fields refer to, on their way from a source to a writer or a
 * folder.  media.c is the filter in the flow; what it is made of stands in
 * the media-….c files.
 */
#ifndef DC_CORE_MEDIA_H
#define DC_CORE_MEDIA_H

#include "core/core.h"
#include "lib/sha1.h"

/* ---- media-name.c ---- */

/* Anki's names for what templates and styles use: never renamed. */
bool media_is_static(dc_str name);
/* "cnn.png" as "cnn-0123abcd.png", with so many digits of the checksum. */
dc_str media_name_with(dc_arena *, dc_str name,
	const unsigned char sum[SHA1_SIZE], size_t digits);
/* "%20" and the like decoded; itself if there is none.  Empty if it would be
 * no UTF-8 or hold a NUL. */
dc_str media_unpercent(dc_arena *, dc_str);

/* ---- media-refs.c ---- */

/* A reference in HTML as Anki finds it. */
struct media_ref {
	size_t at, n;            /* where the name stands, without quotes */
	char quote;              /* round it: '"', '\'', 0; ']' of [sound:] */
	dc_str name;             /* decoded as Anki does */
};

/* References decoded as Anki does: where one is not good, none is. */
dc_str media_decoded(dc_arena *, dc_str);
/* All of them, in the order of the text; one may lie inside of another. */
size_t media_find(dc_arena *, dc_str html, struct media_ref **);
/* The same in plain text, where only [sound:…] means something. */
size_t media_find_plain(dc_arena *, dc_str text, struct media_ref **);
/* The files beginning with '_' that a template or a style needs. */
size_t media_find_static(dc_arena *, dc_str text, dc_str **names);
/* The name as it has to stand there. */
void media_add_name(dc_buf *, const struct media_ref *, dc_str name);

/* ---- media-latex.c ---- */

/* The names that pictures of LaTeX in the text would have; Anki may not have
 * made them. */
size_t media_find_latex(dc_arena *, dc_str text, bool html, dc_str **names);

/* ---- media-mark.c ---- */

/* A name that a field has, decoded, and the one it is to have. */
struct media_change {
	dc_str was, now;
};

/* The Markdown with names changed; html is what it has to mean then. */
dc_str media_markdown(dc_arena *, dc_str md, const struct media_change *,
	size_t n, dc_str html);

/* ---- media-store.c: the files of one output ---- */

enum { MEDIA_NO_DIR = -1 };

struct media_file {
	dc_str name;
	uint64_t at, size;       /* its bytes in the spool */
	unsigned char sum[SHA1_SIZE];
	bool used;               /* a note that was written needs it */
	bool made;               /* it is in --media-dir since this run */
};

struct media {
	int spool;               /* all bytes, in an unlinked file */
	uint64_t end;
	struct media_file *files;
	size_t n, cap;
	struct seen *sums, *names;       /* places in files, from 1 */
	int dir;                 /* --media-dir, or MEDIA_NO_DIR */
	char *made;              /* the first folder above it that we made */
};

/* A file whose bytes are coming. */
struct media_taking {
	dc_run *run;
	struct media *media;
	sha1 *hash;
	uint64_t size;
	unsigned char sum[SHA1_SIZE];
	bool too_large;
	int code;                /* of what was told */
};

/* The target's, made at the first call; NULL with *code: it was told why. */
struct media *media_open(dc_run *, int *code);
bool media_begin(struct media_taking *, dc_run *);
/* A dc_bytes_fn; its user is the struct media_taking. */
int media_take(void *, const void *, size_t);
/*
 * All bytes are there: which file it is, as its place in files from 1.  One
 * of the same bytes is the same, unless the name is to be kept if it is free.
 * Of two static files of one name the first is kept.  Returns a dc_code.
 */
int media_settle(struct media_taking *, dc_str name, bool keep,
	uint32_t *index);

/* ---- media-source.c: where bytes come from ---- */

/* openat() again where it was interrupted; mode 0666, no terminal. */
int media_at(int folder, const char *name, int flags);
/* The folder that holds the input, or -1: it has none. */
int media_folder(const struct job_input *);
/*
 * The file that a path below the folder names, opened and without a symbolic
 * link on the way, as a descriptor; or -1 and why not ("it is not there").
 */
int media_open_below(int folder, dc_str path, const char **why);
/* Read it whole and close it.  False: it cannot be read; why. */
bool media_read(struct media_taking *, int fd, const char **why);
/* The bytes of "data:image/png;base64,…" and what its name should end in;
 * false if it is no such thing, or more than 10 MiB. */
bool media_data(dc_arena *, dc_str address, dc_str *bytes, const char **ext);

/* ---- media-dir.c: --media-dir ---- */

/* Open the folder if it is there.  Returns a dc_code. */
int media_dir_open(struct media *, dc_run *);
/* Is the name free there, that of these very bytes, or taken?  The arena is
 * for scratch, and tells when there was no memory. */
enum { MEDIA_TAKEN, MEDIA_ABSENT, MEDIA_SAME };
int media_dir_has(const struct media *, dc_arena *, dc_str name,
	uint64_t size, const unsigned char sum[SHA1_SIZE]);

#endif
