/*
 * All that a file in formats/ includes.
 *
 * A format is one `const dc_format fmt_NAME` at the foot of formats/NAME.c
 * and one line FORMAT(NAME) in formats/formats.h.  Readers pull bytes from
 * `dc_input` and put events; the core converts markup, names, identity and
 * losses between them and the writer, which only spells.
 *
 * Three lifetimes: the call (text from a library), the note (r->arena, reset
 * by the core after each note that was put), the run (r->run_arena).  Formats
 * call no malloc.  An allocation that fails gives NULL, or empty text, and
 * sticks: the core looks after each call and ends the run with DC_LIMIT.
 */
#ifndef DC_FORMAT_H
#define DC_FORMAT_H

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "deckconv.h"

#if defined(__GNUC__)
#define DC_PRINTF(a, b) __attribute__((format(printf, a, b)))
#define DC_POISONED
/* stdio.h may have them as macros, which would make the next line warn. */
#undef sprintf
#undef vsprintf
#pragma GCC poison strcpy strcat sprintf vsprintf strtok atoi atol gets
#else
#define DC_PRINTF(a, b)
#endif

/* ---- limits, all named (the message of a refusal names them too) ---- */
#define DC_MAX_SPOOL ((uint64_t)8 << 30)  /* bytes of one temporary file */
enum {
	DC_HEAD = 64 << 10,              /* bytes that a probe sees */
	DC_WINDOW = 256 << 10,           /* input is read in such pieces */
	DC_MAX_FIELD = 16 << 20,         /* bytes of one field */
	DC_MAX_RECORD = 64 << 20,        /* bytes of one record or line */
	DC_MAX_DOCUMENT = 256 << 20,     /* of what must be in memory whole */
	DC_MAX_FIELDS = 1000,            /* fields of one note */
	DC_MAX_TAGS = 10000,             /* tags of one note */
	DC_MAX_MEDIA = 100000,           /* media files of one output */
	DC_MAX_FILE = 1 << 30,           /* bytes of one of them */
	DC_MAX_KINDS = 1000,             /* note types of one output */
	DC_MAX_TOKENS = 10000,           /* {{…}} in a note type's fronts */
	DC_MAX_DEPTH = 1000              /* nesting of JSON, HTML, Markdown */
};

/* ---- str: borrowed text ---- */
#define DC_S(lit) ((dc_str){ (lit), sizeof(lit) - 1 })
#define DC_NONE ((dc_str){ NULL, 0 })
/* For printf's %.*s, of text that is known to be short. */
#define DC_ARG(s) (int)(s).n, (s).p ? (s).p : ""

dc_str dc_cstr(const char *);            /* of a C string; NULL is empty */
static inline bool dc_eq(dc_str a, dc_str b)
{
	return a.n == b.n && (a.n == 0 || (a.p[0] == b.p[0] &&
		memcmp(a.p, b.p, a.n) == 0));
}

bool dc_ieq(dc_str, dc_str);             /* ignoring the case of ASCII */
bool dc_is(dc_str, const char *);        /* equals a C string */
/* Is the word one of a list, parted by blanks?  To the letter, or ignoring the
 * case of ASCII.  No empty word is. */
bool dc_is_one_of(dc_str word, const char *list);
bool dc_ieq_one_of(dc_str word, const char *list);
bool dc_starts(dc_str, const char *);
bool dc_istarts(dc_str, const char *);
bool dc_ends(dc_str, const char *);
/* Clipped to what is there. */
static inline dc_str dc_sub(dc_str s, size_t from, size_t n)
{
	if (from > s.n)
		from = s.n;
	if (n > s.n - from)
		n = s.n - from;
	return (dc_str){ s.p ? s.p + from : NULL, n };
}

static inline dc_str dc_from(dc_str s, size_t from)
{
	return dc_sub(s, from, s.n);
}

/* Its first n bytes at most, cut at a character. */
dc_str dc_head(dc_str, size_t n);
dc_str dc_trim(dc_str);                  /* blanks: SP TAB CR LF NBSP BOM … */
dc_str dc_chomp(dc_str);                 /* without its CR, LF or CRLF */
#define DC_NPOS ((size_t)-1)
size_t dc_find(dc_str, const char *what);        /* DC_NPOS if not there */
size_t dc_find_str(dc_str, dc_str what);
size_t dc_chr(dc_str, char);
/* Cut *rest at the first sep: returns what is before it, *rest becomes what
 * is after it, p == NULL when there was no sep. */
dc_str dc_cut(dc_str *rest, char sep);
/* Next line of *rest without its end (LF, CRLF or CR); false at the end. */
bool dc_next_line(dc_str *rest, dc_str *line);
bool dc_num(dc_str, uint64_t *out);      /* decimal digits only, no overflow */
/* Nothing but blanks once control characters are gone. */
bool dc_blank(dc_str);
/* FNV is too weak and SHA too slow for a million guids: SipHash-2-4 with a
 * fixed key, the same for ever. */
uint64_t dc_hash(const void *, size_t, uint64_t seed);

/* ---- arena: memory that is freed all at once ---- */
typedef struct dc_arena dc_arena;
void *dc_alloc(dc_arena *, size_t);      /* zeroed, aligned; NULL if none */
void *dc_array(dc_arena *, size_t n, size_t size);
/* Room for one more behind the n elements of v, of which *cap find room: v, or
 * a larger copy of it.  NULL: no memory, v and *cap are as they were. */
void *dc_grow(dc_arena *, void *v, size_t n, size_t *cap, size_t size);
/* A library had no memory: remembered as if the arena had none. */
void dc_no_memory(dc_arena *);
dc_str dc_dup(dc_arena *, dc_str);
char *dc_cdup(dc_arena *, dc_str);       /* terminated; NULL if no memory */
dc_str dc_fmt(dc_arena *, const char *, ...) DC_PRINTF(2, 3);

/* ---- buf: text that grows in an arena, never above max ---- */
typedef struct dc_buf {
	dc_arena *arena;
	char *p;
	size_t n, cap, max;
	bool failed;             /* no memory, or above max: sticks */
} dc_buf;
dc_buf dc_buf_in(dc_arena *, size_t max);
/* Room for n more bytes at the end, NULL if there is none; then n += used. */
char *dc_room(dc_buf *, size_t n);
void dc_add(dc_buf *, const void *, size_t);
void dc_adds(dc_buf *, dc_str);
void dc_addz(dc_buf *, const char *);
void dc_addc(dc_buf *, char);
void dc_addu(dc_buf *, uint32_t codepoint);      /* as UTF-8 */
void dc_addf(dc_buf *, const char *, ...) DC_PRINTF(2, 3);
static inline dc_str dc_got(const dc_buf *b)
{
	return (dc_str){ b->p, b->n };
}

/* ---- run: one input on its way; messages and counts hang on it ---- */
typedef struct dc_run dc_run;

/* Where the next message belongs.  Readers set it as they go. */
typedef struct dc_pos {
	uint64_t line, col;
	dc_str excerpt;          /* the line, for the caret; may be empty */
} dc_pos;

/*
 * Say why and return code: `return dc_fail(run, DC_INPUT, "json-syntax", …)`.
 * The core adds file, line and column (dc_at, else the input's line).  rule
 * is a short name in kebab case, stable, greppable.
 */
int dc_fail(dc_run *, int code, const char *rule, const char *, ...)
	DC_PRINTF(4, 5);
/* The same, DC_LIMIT, where there was no memory. */
int dc_out_of_memory(dc_run *);
/* Go on, but tell; at most 5 of a rule and input are shown. */
void dc_warn(dc_run *, const char *rule, const char *, ...) DC_PRINTF(3, 4);
void dc_notice(dc_run *, const char *rule, const char *, ...) DC_PRINTF(3, 4);
/* A card that is not put: counted as read and skipped, and named.  The run
 * then ends in DC_PARTIAL at best. */
void dc_skip(dc_run *, const char *rule, const char *, ...) DC_PRINTF(3, 4);
/* Was the run asked to stop?  For what takes long between two notes: it ends
 * with a code then. */
bool dc_stopped(const dc_run *);
/* Set the place of the next message; line 0: the input's present line. */
void dc_at(dc_run *, uint64_t line, uint64_t col, dc_str excerpt);
/* What messages are about from now on is that part of the input, "Verbs" of
 * book.xlsx, in which dc_at() counts; empty: all of it. */
void dc_at_part(dc_run *, dc_str name);
/* The hint of the next message ("hint: …"); copied. */
void dc_hint(dc_run *, const char *, ...) DC_PRINTF(2, 3);
/* Something that gets lost: "tags", 30 of them.  Told at the end by kind and
 * count; a reader's is what it does not take along from the source, anyone
 * else's what the output cannot hold. */
void dc_lose(dc_run *, const char *what, uint64_t n);
/* The input ended in mid-record: the run ends in DC_PARTIAL at best. */
void dc_cut_short(dc_run *);

/* ---- input: bytes in, always valid UTF-8, BOMs gone ---- */
typedef struct dc_input dc_input;

/* What is there without taking it: at least `want` bytes unless the input is
 * shorter.  Valid until the next call on the input. */
dc_str dc_peek(dc_input *, size_t want);
/* Take n bytes that were peeked; keeps count of lines. */
void dc_take(dc_input *, size_t n);
/*
 * Next line with its end (LF, CRLF, or a lone CR).  False at the end of the
 * input, on an error, or above DC_MAX_RECORD (then dc_input_code says which).
 */
bool dc_line(dc_input *, dc_str *);
/* All that is left, up to DC_MAX_DOCUMENT bytes, in memory until the run
 * ends.  Returns a dc_code. */
int dc_all(dc_input *, dc_str *);
int dc_input_code(const dc_input *);
uint64_t dc_input_line(const dc_input *);        /* of the next byte, from 1 */
const char *dc_input_encoding(const dc_input *);
/* Its name without directories; empty for standard input. */
dc_str dc_input_base(const dc_input *);

/*
 * For binary formats: the input's bytes as they are (gzip and zstd around
 * them peeled) in a file that can be read anywhere with pread().  It is the
 * input itself, or an unlinked copy of it; the core closes it.  Instead of
 * dc_peek() and dc_line(), not beside them.  Returns a dc_code.
 */
int dc_input_file(dc_input *, int *fd, uint64_t *size);
/* Is it one for dc_input_file(): a zip archive, a database, a message of parts
 * with character sets of their own?  Else, with DC_TEXT_TOO, it is text. */
bool dc_input_binary(const dc_input *);
/*
 * The same from front to back, without a copy: up to n bytes into `to`.
 * Returns how many; fewer than n only at the end, on an error, or where the
 * input does not begin as a binary one.
 */
size_t dc_input_bytes(dc_input *, void *to, size_t n);
/* A new unlinked file for what is too much for memory, or -1 (errno).  Who
 * asked closes it. */
int dc_temp_file(void);

/* ---- output: bytes out; errors stick, the core looks once a note ---- */
typedef struct dc_output dc_output;
void dc_out(dc_output *, const void *, size_t);
void dc_outs(dc_output *, dc_str);
void dc_outz(dc_output *, const char *);
void dc_outc(dc_output *, char);
void dc_outf(dc_output *, const char *, ...) DC_PRINTF(2, 3);
/* At least n bytes to write into, or NULL; then dc_out_used(n'). */
char *dc_out_room(dc_output *, size_t n);
void dc_out_used(dc_output *, size_t n);
/*
 * For writers whose head depends on what comes later: from dc_spool_begin()
 * on what is written waits, in memory and then in an unlinked temporary file.
 * dc_out_head() writes before all that waits; dc_spool_end() lets what waits
 * follow and ends the waiting (the core calls it if the writer does not).
 * dc_spool_rewrite() is for a writer that has to lay out anew what waits: it
 * passes that to fn, in pieces that end anywhere, and what fn writes takes its
 * place.
 */
int dc_spool_begin(dc_output *);
/* Before anything is written: what the head will probably be.  If that is what
 * dc_out_head() gets, nothing need be copied. */
void dc_spool_guess(dc_output *, dc_str head);
void dc_out_head(dc_output *, dc_str);
int dc_spool_end(dc_output *);
int dc_spool_rewrite(dc_output *, int (*fn)(void *user, dc_str piece),
	void *user);
/* The same, and the end of the waiting: what fn writes is written out. */
int dc_spool_drain(dc_output *, int (*fn)(void *user, dc_str piece),
	void *user);

/*
 * ---- options ----
 * A format's options are rows of dc_opt (deckconv.h) that end with an empty
 * one; `place` is offsetof() in the format's own struct, where the value is:
 *   DC_OPT_FLAG    bool
 *   DC_OPT_STR     const char *, NULL when not given and without default
 *   DC_OPT_INT     int64_t
 *   DC_OPT_SIZE    uint64_t
 *   DC_OPT_CHOICE  int, the place of the word in `choices`, from 0
 *   DC_OPT_LIST    dc_list
 */
typedef struct dc_list {
	const char *const *v;
	size_t n;
} dc_list;

/* Tell `inspect` something that a reader found: "delimiter", "quote",
 * "header" ("yes" or "no").  Copied. */
void dc_told(dc_run *, const char *key, const char *value);
/* The --map arguments of this run, as given. */
dc_list dc_maps(const dc_run *);
/* Does the user want the schedules of cards (--scheduling)? */
bool dc_scheduling(const dc_run *);

/*
 * Memory that lives as long as the run, also for the reader of a part of a
 * container: zeroed at the first call with this name, and the same at each
 * further one.  *arena is where what it points at can lie.  NULL: no memory.
 */
void *dc_kept(dc_run *, const char *name, size_t size, dc_arena **arena);

/* ---- files of the user's that say how inputs are to be read ---- */
enum { DC_MAX_RECIPES = 1000 };          /* files in the folders of recipes */

typedef struct dc_file {
	dc_str path, text;
	bool shared;             /* installed for all, not the user's own */
} dc_file;

/* The file whole, as valid UTF-8, in the arena; what cannot be read is told:
 * DC_USAGE, for the user named it. */
int dc_read_file(dc_run *, dc_arena *, const char *path, size_t max,
	dc_str *text);
/* All *.json in the folders of recipes, by name within each.  A folder or a
 * file that cannot be read is told as a warning. */
int dc_recipe_files(dc_run *, dc_arena *, const dc_file **, size_t *n);

/* ---- reader ---- */
typedef struct dc_format dc_format;
/* Takes bytes; 0 to go on, another code is passed on. */
typedef int dc_bytes_fn(void *user, const void *, size_t);

typedef struct dc_reader {
	const dc_format *format;
	dc_run *run;
	dc_input *in;
	dc_arena *arena;         /* the note's */
	dc_arena *run_arena;
	void *state;             /* read_size bytes, zeroed */
	const void *opts;        /* opt_size bytes, filled from the rows */
	bool media_beside;       /* open() may set it, of a format that has
				  * media(): this input is no package, and
				  * its files lie beside it */
	dc_str title;            /* open() may set it, where decks are parts
				  * of the source: the source's name, after
				  * which a note type of many fields is
				  * called; until the run ends.  Empty: it
				  * is called after the note's deck */
} dc_reader;

enum { DC_END = -1 };            /* read(): nothing is left */

/* The note under construction, in the note's arena; fields and tags are added
 * in order.  at.line is the input's present line until changed. */
dc_note *dc_note_new(dc_reader *);
/* Text is borrowed until the note is put. */
void dc_note_field(dc_reader *, dc_note *, dc_str name, dc_str value,
	dc_markup);
void dc_note_tag(dc_reader *, dc_note *, dc_str tag);
/* Split a cell of tags as contract.md says: at ; or , if it has one, else at
 * blanks; `category` cells never at blanks. */
void dc_note_tags(dc_reader *, dc_note *, dc_str cell, bool at_blanks);

/* Front and Back first, by their names (of Cloze Text and Back Extra), where
 * the order of the fields says nothing: a tool may have sorted the keys. */
void dc_note_order(dc_note *);

/* Forget what is in the note's arena, where much is read and nothing put. */
void dc_forget(dc_reader *);

/*
 * Containers: a reader that finds whole inputs inside of its own (records of
 * an archive, members of a zip file, fenced blocks) hands each over, and its
 * notes go where the reader's own would.
 */
typedef struct dc_part {
	dc_str name;             /* as a file it would be called; or empty: it
	                          * has no name of its own */
	dc_str url;              /* of notes that name none themselves */
	uint64_t line;           /* of its first byte in the container; 0: lines
	                          * are counted within the part */
	const char *encoding;    /* as the container says, or NULL: unknown */
	const char *format;      /* what it must be, or NULL: look */
	int least;               /* the score from which on it is believed to
	                          * be a deck; 0: as of any input */
	bool sure;               /* most parts are no decks: what might be
	                          * cards, as a table might, is none */
} dc_part;

/* The extension of a path, without that of what packs it (.gz .zst); may be
 * empty. */
dc_str dc_path_ext(dc_str path);
/*
 * Read a part to its end: it is unpacked, decoded and recognised as any input.
 * The bytes have to stay until then; the reader's own note arena does, its
 * input may not be touched.  At most one part a call of read(), so that a run
 * can be stopped between them.
 *
 * A code other than 0 ends the run: return it.  A part that is no deck, holds
 * no card, or is broken is none (what is wrong in it is told as a warning of
 * the part); *notes (may be NULL) tells how many it held.
 */
int dc_read_nested(dc_reader *, dc_str bytes, const dc_part *,
	uint64_t *notes);

/* What the container says of the part that is being read: its address, or
 * empty; whether only what is surely a card is one. */
dc_str dc_part_url(const dc_run *);
bool dc_part_sure(const dc_run *);

/* Put an event into the chain.  0 to go on; another code: return it. */
int dc_put_note(dc_reader *, dc_note *);
int dc_put_deck(dc_reader *, const dc_deck *);
int dc_put_kind(dc_reader *, const dc_kind *);

/*
 * Records: cells in columns or keys that become notes.  --map has the first
 * say, then the names (core/names.c knows them in many languages), then the
 * order of what is left.  A table is the plan for one header or set of keys.
 *
 * The fields of a note are its front, its back, what --map names besides, and
 * the other columns in their order.  Two fields are called Front and Back;
 * where there are more, each has its column's name, made unique, and without
 * a header they are Front, Back, Field 3 … by column.  A name given by --map
 * stays.  Columns of tags (all of them), deck, guid and id are no fields.
 */
typedef struct dc_table dc_table;
/*
 * names: n column names, or NULL when there is no header.  NULL with *code set
 * when --map names a column that is not there (told, with the header) or
 * memory ran out.
 */
dc_table *dc_table_new(dc_reader *, const dc_str *names, size_t n, int *code);
/* These columns seem to be empty: they are no side by order, and a field only
 * where a record fills them.  Before the first record. */
void dc_table_sparse(dc_reader *, dc_table *, const bool *empty, size_t n);
/* These columns have numbers that are no side, as long as there are two others.
 * Before dc_table_sparse(). */
void dc_table_numbers(dc_table *, const bool *numbers, size_t n);
/* How much this row looks like a header, 0..100; 60 is enough.  100: --map
 * names a column of it.  The reader may be NULL (a probe has none). */
int dc_header_score(dc_reader *, const dc_str *cells, size_t n);
/* Are all names in the first row numbered, and does the second go on counting:
 * "Question 1 | Answer 1", "Question 2 | Answer 2"?  Then both are cards,
 * whatever the score.  The first is one, too, if there is no second (m is 0):
 * a table has a header for what stands below. */
bool dc_counts_on(const dc_str *first, size_t n, const dc_str *second,
	size_t m);
/*
 * One record: cells in the table's order, missing ones are empty, further ones
 * become fields `Field N`.  Puts a note, or nothing if no field has text.  A
 * front without text beside others counts as lost.  Of `at` line, col, url
 * and by are used.
 */
int dc_put_record(dc_reader *, dc_table *, const dc_str *cells, size_t n,
	dc_markup, dc_where at);
/* The record alone: its fields, its tags and what else it has go to a note
 * that the reader has made, and puts. */
void dc_fill_record(dc_reader *, const dc_table *, const dc_str *cells,
	size_t n, dc_markup, dc_note *);
/* The role that a column has in the plan: "front", "back", "tags", "deck",
 * "guid", "id", "" for a further field, NULL for none. */
const char *dc_table_role(const dc_table *, size_t column);
/* Does the name of a column or key mean a front, a back … in a known
 * language?  The role as above, "" for what is often beside them (example,
 * hint, image), or NULL. */
const char *dc_role_of(dc_str name);
/* Which language is it the name of, or of what one is written in (kanji), as a
 * number; -1: of none.  Two names of one language are equal. */
int dc_language_of(dc_str name);

/*
 * What a table's text looks like, from its first 64 KiB: how records and cells
 * are separated.  Delimiters are tried against each other: the one that gives
 * most records the same number of cells wins.
 */
typedef struct dc_dialect {
	char delimiter, other;   /* the best and the next best, 0: none */
	char twice[2];           /* … where it always stands twice: `a::b` */
	bool doubled;
	bool runs;               /* several of it are one: `a TAB TAB b` */
	char quote;              /* '"', '\'', or 0: cells are not quoted */
	bool spaced;             /* cells are quoted behind a blank: "a", "b" */
	bool told;               /* by a first line `sep=;` */
	size_t skip;             /* bytes of that line */
	size_t above, lines;     /* bytes and lines behind it that are a title
	                          * or comments, no records */
	double score;            /* 0..1 */
	double confidence;       /* score over that of `other`; 1.15 is not
	                          * much */
	double same;             /* share of records of the usual width */
	size_t records, width;   /* how many; cells in most of them */
	int header;              /* dc_header_score of the first record and
	                          * what differs from it below; 60 is enough */
	int unlike;              /* the second part of it alone */
	bool counts;             /* dc_counts_on of the first two records: then
	                          * only --map makes a header, with 100 */
	const bool *empty;       /* width of them: no text in the column */
	const bool *numbers;     /* …: it has numbers that are no side */
} dc_dialect;

/* delimiter and quote: what the user said, or 0 and -1 to find out.  False
 * when there is no text.  `whole`: the head is all there is. */
bool dc_sniff(dc_arena *, dc_str head, bool whole, char delimiter, int quote,
	dc_dialect *);

/* ---- writer ---- */
typedef struct dc_writer {
	const dc_format *format;
	dc_run *run;
	dc_output *out;
	dc_arena *arena;         /* reset before each put */
	dc_arena *run_arena;
	void *state;             /* write_size bytes, zeroed */
	const void *opts;
	unsigned text;           /* format->text; begin() may narrow it */
	unsigned caps;           /* format->caps; begin() may change them */
} dc_writer;

/* What the inputs of this output came to, for end(): read, written, skipped.
 * The other counts are 0. */
dc_counts dc_tally(const dc_run *);
/* Seconds since 1970: SOURCE_DATE_EPOCH, else when the job began. */
uint64_t dc_now(const dc_run *);
/* What a deck is called whose notes name none, and a source that has no title:
 * the input's base name without extensions; empty for standard input. */
dc_str dc_run_name(const dc_run *);

/* ---- probe ---- */
typedef struct dc_probe {
	dc_str head;             /* up to DC_HEAD bytes, peeled and decoded, and
	                          * 32 NUL bytes behind; cut at a character */
	bool whole;              /* head is all there is */
	dc_str name;             /* base name, for a tie only; may be empty */
	dc_arena *arena;         /* for scratch */
	const dc_str *members;   /* of a zip archive, or the tables of a
				  * database, 1000 at most */
	size_t nmembers;
} dc_probe;

/* One line in brackets from end to end, [1,,2] or {"a"::1}: JSON, or what is
 * left of it, and nothing that a delimiter cuts. */
bool dc_bracketed(const dc_probe *);
/* Does the text begin as a page, XML, JSON, RTF, LaTeX or a script does? */
bool dc_document(dc_str text);
/* The bracket that a text begins with, which may be a table or a document, for
 * dc_closed(): `<`, `{`, or `[` of [[; 0: none of these, or a cloze. */
char dc_opens(dc_str text);
/* Does what the cell opens end in it, and nothing else?  For `<` that is
 * elements.  A document's begin in one cell and end in another. */
bool dc_closed(dc_str cell, char bracket);
/* Does it begin with what looks like a tag, as in "<alice> hi", but HTML knows
 * no such element, nothing closes it, and words follow?  Of a chat or a log
 * most lines do. */
bool dc_named(dc_str cell);

/* ---- format ---- */
enum {                           /* what survives in this format */
	DC_CAP_DECKS = 1 << 0,
	DC_CAP_TAGS = 1 << 1,
	DC_CAP_MEDIA = 1 << 2,
	DC_CAP_KINDS = 1 << 3,           /* note types are defined */
	DC_CAP_CARDS = 1 << 4,           /* scheduling */
	DC_CAP_FIELDS = 1 << 5,          /* more than two fields */
	DC_CAP_GUIDS = 1 << 6,
	DC_CAP_LOST = 1 << 7,           /* lost sides; else tag + placeholder */
	DC_CAP_MOD = 1 << 8,             /* mod and sum */
	DC_CAP_MORE = 1 << 9,            /* unknown JSON members */
	DC_CAP_SOURCE = 1 << 10,         /* where a note stood */
	DC_CAP_DECK_MORE = 1 << 11,      /* unknown JSON members of decks */
	DC_BINARY = 1 << 16,             /* no text: a probe sees its bytes as
					  * they are; never to a terminal */
	DC_NEEDS_FRONT = 1 << 17,        /* an empty first field is refused */
	DC_CLEAN = 1 << 18,              /* NFC, no control characters (Anki) */
	DC_OWN = 1 << 19,                /* reader: markup is the user's own */
	DC_TRIMS = 1 << 20,             /* reader: blanks at edges go (pages) */
	DC_STOCK = 1 << 21,             /* writer: wants Anki's own note types
					 * defined, too */
	DC_NEEDS_MOD = 1 << 22,         /* writer: every note's mod is set: the
					 * source's, else the time of the run,
					 * 1 for a note with a lost side */
	DC_SHOWS_FRONT = 1 << 23,       /* writer: a first field may be empty,
					 * but one that was lost has to say
					 * so: a card without a front is one
					 * that Anki's Empty Cards deletes */
	DC_TEXT_TOO = 1 << 24           /* with DC_BINARY: text inputs are read
					 * as well, and the probe sees them
					 * as a text format's does */
};

struct dc_format {
	const char *name;        /* = file = sample; a dash is _ in symbols */
	const char *title;       /* "Anki text import" */
	const char *exts;        /* "tsv txt", first is the output's own */
	const char *aliases;     /* "tsv", or NULL */
	const char *how;         /* how to get such a file out; or NULL */
	const char *folder;      /* a folder with a file of this name (and
				  * media/ beside it) may be named instead
				  * of the file; or NULL */
	unsigned caps;
	unsigned text;           /* markups that the writer takes, best first
	                          * is chosen by the core: the field's own if
	                          * allowed, else HTML, MARKDOWN, PLAIN */
	const dc_opt *opts;
	size_t opt_size, read_size, write_size;
	int (*probe)(const dc_probe *);                  /* 0..100 */
	int (*open)(dc_reader *);                        /* may be NULL */
	int (*read)(dc_reader *);        /* some input, 0..n notes; DC_END */
	void (*close)(dc_reader *);                      /* may be NULL */
	/* Pass the bytes of the file that fields call `name` to fn, in pieces.
	 * DC_END: the source has no such file; else a code.  May be NULL. */
	int (*media)(dc_reader *, dc_str name, dc_bytes_fn *, void *user);
	int (*begin)(dc_writer *);                       /* may be NULL */
	int (*put)(dc_writer *, const dc_event *);
	int (*end)(dc_writer *);                         /* may be NULL */
	/* Give back what begin() took and no arena holds: always called last,
	 * also behind an error, and where begin() was not.  May be NULL. */
	void (*drop)(dc_writer *);
};

/* ---- note types and cards (src/core/cards.c, cloze.c, stock.c) ---- */
/*
 * Which cards Anki makes of a note of this type: in *ords the places of their
 * templates, of a cloze type the clozes' numbers less 1, ascending, 499 at
 * most; at least one.  Fields are taken by their order, as the HTML that Anki
 * would have.  Returns how many; 0 when memory ran out.
 */
size_t dc_note_ords(dc_arena *, const dc_kind *, const dc_note *,
	const uint16_t **ords);
/* What dc_note_ords() has to know of a note type, and nothing else: found out
 * once, for the notes of a run.  NULL when memory ran out. */
const dc_kind *dc_kind_cards(dc_arena *, const dc_kind *);
/* Does the text hold a cloze, {{c1::…}}, that is not code? */
bool dc_has_cloze(dc_arena *, dc_str, dc_markup);
/* Does one begin in the text that does not end in it? */
bool dc_cloze_open(dc_str);
/* The text, as long as it was, with dots for what could be a delimiter within
 * its clozes; itself where it has none. */
dc_str dc_mask_clozes(dc_arena *, dc_str);
/* The id of a note type that has none: the same for the same fields and
 * templates by their names, for ever; where the answer is typed in, another.
 * What is called as those of Basic, say, and has another name, has another
 * id.  In [10^12, 1.6 * 10^12).  Others that differ in their own names alone
 * have one id. */
uint64_t dc_kind_id(const dc_kind *);
/* Anki's own note types by their English names, or NULL: Basic, Basic (and
 * reversed card), Basic (optional reversed card), Basic (type in the answer),
 * Cloze. */
const dc_kind *dc_kind_stock(dc_str name);

/* ---- text: one markup into another (src/core/text.c) ---- */
/* The value in another markup, in the arena (or itself where nothing has to
 * change).  Counts in run (may be NULL) what could not be said. */
dc_str dc_convert(dc_arena *, dc_run *, dc_str, dc_markup from, dc_markup to);
/* HTML as the allow-list has it (src/core/sanitize.c). */
dc_str dc_sanitize(dc_arena *, dc_run *, dc_str html);
/* The same text without markup, blanks collapsed, NFC: what identity and
 * --dedupe compare. */
dc_str dc_bare(dc_arena *, dc_str, dc_markup);
/* Does the text hold known, well-formed tags or entities? */
bool dc_has_markup(dc_str);
dc_str dc_nfc(dc_arena *, dc_str);
bool dc_utf8_valid(dc_str);
/* Text that no dc_input decoded, from inside of a binary format: itself, or in
 * the arena with U+FFFD for what is not valid UTF-8, which is counted. */
dc_str dc_mend(dc_run *, dc_arena *, dc_str);

/* ---- media: files that fields refer to (src/core/media.c) ---- */
/* The references in HTML as Anki finds them, decoded: <img src=…>, <audio …>,
 * [sound:…].  Remote ones are among them. */
size_t dc_media_refs(dc_arena *, dc_str html, dc_str **names);
/*
 * The name by Anki's rules: NFC, no character that some system forbids, at
 * most 120 bytes.  Empty if nothing is left.  Two names mean one file if this
 * makes them equal.
 */
dc_str dc_media_name(dc_arena *, dc_str);
/* Does the name end as that of a picture, a sound or a film does (of a static
 * file, "_x" or "latex-x": of a font, a style or a script, too)? */
bool dc_is_media(dc_str name);
/*
 * The source itself has the bytes of a file that fields, or the note's media,
 * call `name`: before the note that needs it.  Copied.  Returns a dc_code.
 */
int dc_give_media(dc_reader *, dc_str name, dc_str bytes);

#endif
