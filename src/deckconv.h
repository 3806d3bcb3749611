/*
 * libdeckconv: flashcards from wherever they are into wherever they are
 * learned.  This header is the whole public face; the command line uses
 * nothing else.
 *
 * A job is one conversion: inputs, options under the command line's own
 * names, and where the notes go (a file, a folder, a callback, a pull
 * iterator).  The library never prints, exits, forks, or sets a locale or a
 * signal; what it has to say goes to the message callback.
 *
 * A job belongs to one thread; different jobs may run in different threads.
 * Text is UTF-8, a pointer and a length, and may hold NUL bytes.  What an
 * event points to is valid until the callback returns, or until the next
 * dc_job_next(): copy what you keep.
 */
#ifndef DECKCONV_H
#define DECKCONV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define DC_API __attribute__((visibility("default")))
#else
#define DC_API
#endif

/* What a run ends in.  These are the command line's exit codes. */
typedef enum dc_code {
	DC_OK = 0,        /* all that was read was written */
	DC_PARTIAL = 1,   /* valid output, but something was skipped */
	DC_USAGE = 2,     /* unknown option, would overwrite an input … */
	DC_INPUT = 3,     /* missing, not recognised, or no card in it */
	DC_OUTPUT = 4,    /* cannot be written */
	DC_LIMIT = 5      /* a limit, memory, or a bug */
} dc_code;

/* Borrowed text: n bytes at p, not terminated; p may be NULL if n is 0. */
typedef struct dc_str {
	const char *p;
	size_t n;
} dc_str;

/* How the text of a field is to be read. */
typedef enum dc_markup {
	DC_PLAIN = 1,
	DC_HTML = 2,
	DC_MARKDOWN = 4
} dc_markup;

typedef struct dc_field {
	dc_str name, value;
	dc_markup markup;
} dc_field;

/* Where a note stood. */
typedef struct dc_where {
	dc_str file;             /* base name of the input */
	uint64_t line, col;      /* from 1; 0 is unknown; col in characters */
	dc_str url;              /* of the page, where it tells */
	const char *format;      /* the reader's name */
	const char *by;        /* how it was found: "json", "text" …, or NULL */
} dc_where;

/* A deck.  announced: the cards that the source says it has, 0 if silent. */
typedef struct dc_deck {
	dc_str name;             /* "A::B" */
	dc_str about, url;       /* about: HTML */
	uint64_t announced;
	dc_str more;             /* unknown JSON members, as a note's */
} dc_deck;

typedef struct dc_template {
	dc_str name, front, back;       /* Anki's qfmt and afmt */
} dc_template;

/* How a note type is known. */
enum {
	DC_KIND_DEFINED,         /* its source defines it */
	DC_KIND_NAMED,           /* its source, or the user, only names it */
	DC_KIND_MADE             /* here, for notes with many fields */
};

/* A note type that is not one of Anki's own. */
typedef struct dc_kind {
	dc_str name;
	dc_str id;               /* Anki's number as text; empty: none */
	const dc_str *fields;
	size_t nfields;
	const dc_template *templates;
	size_t ntemplates;
	dc_str css;
	bool cloze;
	unsigned from;           /* DC_KIND_… */
	uint64_t mod;            /* last change, as a note's */
	dc_str more;             /* unknown JSON members, as a note's */
	const void *plan;        /* the library's own */
} dc_kind;

/* dc_note.lost: sides that the source had and lost (an image, often). */
enum { DC_LOST_FRONT = 1, DC_LOST_BACK = 2 };

typedef struct dc_note {
	dc_str guid;             /* empty: none yet */
	dc_str id;            /* the card's own id at its site or in its file */
	dc_str deck;             /* "A::B"; empty: the source names none */
	dc_str kind;             /* note type; empty: the core chooses */
	dc_field *fields;
	size_t nfields;
	dc_str *tags;
	size_t ntags;
	dc_str *media;           /* names of files that the fields refer to */
	size_t nmedia;
	unsigned lost;           /* DC_LOST_… */
	uint64_t mod;          /* last change, seconds since 1970; 0: unknown */
	dc_str sum;             /* checksum the source gives for it, or empty */
	dc_str cards;            /* scheduling as JSON text, or empty */
	dc_str more;             /* unknown JSON members: `"k":v,"k2":v2` */
	dc_where at;
	uint64_t number;         /* in its input, from 1 */
	bool own;                /* markup is the user's own: no sanitising */
	bool made;               /* guid was made here, not given */
} dc_note;

/* A file that fields refer to and that the source brings along.  Its bytes are
 * `size` of them from `at` on in the open file fd: pread() them, never move or
 * close it. */
typedef struct dc_media {
	dc_str name;             /* as the fields call it, by Anki's rules */
	int fd;
	uint64_t at, size;
	unsigned char sha1[20];
} dc_media;

/* A media file comes once, before the first note that refers to it. */
typedef enum dc_what { DC_DECK = 1, DC_KIND, DC_NOTE, DC_MEDIA } dc_what;

/* One thing that a source holds.  Ignore a kind that you do not know. */
typedef struct dc_event {
	dc_what what;
	union {
		const dc_deck *deck;
		const dc_kind *kind;
		dc_note *note;
		const dc_media *media;
	} u;
} dc_event;

typedef enum dc_level {
	DC_ERROR = 1,
	DC_WARNING,
	DC_NOTICE,               /* "note:", dropped by -q */
	DC_ACCOUNT               /* the accounting line, dropped by -q */
} dc_level;

/* One message.  Strings are UTF-8 with control characters still in them. */
typedef struct dc_message {
	dc_level level;
	const char *file;        /* as the user named it; NULL: about the run */
	uint64_t line, col;      /* 0: unknown */
	const char *rule;        /* "csv-unclosed-quote", or NULL */
	const char *text;        /* lower case, no full stop */
	const char *hint;        /* what to do, or NULL */
	dc_str excerpt;          /* the line of the input; empty: none */
	size_t caret;           /* column of the caret in it, from 1; 0: none */
} dc_message;

/* read == written + skipped + left_out. */
typedef struct dc_counts {
	uint64_t read, written, skipped, left_out;
	uint64_t announced;      /* cards that the source says it has */
	uint64_t lost_front, lost_back;
	uint64_t replaced;       /* byte sequences that were not valid text */
	uint64_t images;         /* references to remote images */
	uint64_t errors, warnings, inputs, failed;
	uint64_t bytes;          /* of input taken so far */
	uint64_t total_bytes;    /* of input, if known, else 0 */
} dc_counts;

typedef struct dc_job dc_job;

typedef void dc_message_fn(void *user, const dc_message *);
/* Return false to end the run (as a signal would, DC_LIMIT). */
typedef bool dc_progress_fn(void *user, const dc_counts *);
/* Return DC_OK to go on; another code ends the run with it. */
typedef int dc_event_fn(void *user, const dc_event *);

/* A new job without inputs, or NULL if there is no memory. */
DC_API dc_job *dc_job_new(void);
DC_API void dc_job_free(dc_job *);

/*
 * Set an option by its long name on the command line, without dashes: "from",
 * "to", "output", "output-dir", "deck", "tags", "map", "strict" …  value is
 * what would follow it; NULL for a switch.  "from" and "to" take a format's
 * options with them: "csv:delimiter=tab,header=no".  Those with DC_OPT_CLI
 * ("quiet", "color", "files-from" …) are no options of a job.  Returns DC_OK
 * or DC_USAGE; the message callback is told why.
 */
DC_API int dc_job_set(dc_job *, const char *name, const char *value);

/* Add an input: a path, or "-" for standard input. */
DC_API int dc_job_input(dc_job *, const char *path);
/* Add an input in memory.  The bytes must stay until the run ends; name (for
 * messages, the extension and the deck) is copied. */
DC_API int dc_job_input_memory(dc_job *, const char *name, const void *,
	size_t);

DC_API void dc_job_on_message(dc_job *, dc_message_fn *, void *user);
DC_API void dc_job_on_progress(dc_job *, dc_progress_fn *, void *user);

/* Convert all inputs to the output that the options name.  Returns a
 * dc_code. */
DC_API int dc_job_run(dc_job *);

/* Read all inputs, pass every event to the callback, write nothing. */
DC_API int dc_job_each(dc_job *, dc_event_fn *, void *user);

/*
 * The same as a pull: the next event, or NULL at the end or after an error.
 * dc_job_code() then tells which.  Memory stays bounded by one record.
 */
DC_API const dc_event *dc_job_next(dc_job *);
DC_API int dc_job_code(const dc_job *);

/*
 * Ask a running job to stop as soon as it can: it then takes its temporary
 * files away and returns DC_LIMIT.  The one function that may be called from
 * a signal handler, or from another thread.  A blocked read() or write() has
 * to be woken by the signal itself (no SA_RESTART): on EINTR the job looks
 * whether it was asked, and goes on where it was not.
 */
DC_API void dc_job_interrupt(dc_job *);

/* Counts of the run so far. */
DC_API dc_counts dc_job_counts(const dc_job *);

/* What inspecting an input found. */
typedef struct dc_score {
	const char *format;
	int score;               /* 1..100 and a little for the name */
} dc_score;

typedef struct dc_inspection {
	const char *format;      /* NULL: not recognised */
	const dc_score *scores;  /* best first */
	size_t nscores;
	const char *encoding;    /* "UTF-8", "UTF-16LE" … */
	const char *packing;     /* "gzip", "zstd", "gzip+zstd", or NULL */
	const char *delimiter, *quote;  /* as text, NULL where there is none */
	int header;              /* 1 yes, 0 no, -1 has no sense here */
	const dc_str *decks;     /* in order of first sight, 100 at most */
	size_t ndecks;
	dc_counts counts;
} dc_inspection;

/*
 * Read one input whole and tell what it is.  Its events go to the callback
 * (may be NULL), all of them but DC_MEDIA, which would have to be unpacked.
 * Returns a dc_code; the inspection is filled as far as it went and lives
 * until the job is freed or inspects again.
 */
DC_API int dc_job_inspect(dc_job *, const char *path, dc_event_fn *, void *user,
	const dc_inspection **);

/* ---- what there is: for help, manual, completion ---- */

typedef enum dc_opt_type {
	DC_OPT_FLAG,             /* yes or no; on the command line no value */
	DC_OPT_STR,
	DC_OPT_INT,
	DC_OPT_SIZE,             /* a number with k, M, G */
	DC_OPT_CHOICE,           /* one of choices, blank-separated */
	DC_OPT_LIST              /* text, repeatable: values are gathered */
} dc_opt_type;

enum {
	DC_OPT_READ = 1,         /* has a sense when reading */
	DC_OPT_WRITE = 2,        /* … when writing */
	DC_OPT_CLI = 4,          /* of the command line alone */
	DC_OPT_REPEAT = 8,
	DC_OPT_OPTIONAL = 16     /* the value may be left out: --strict[=…] */
};

/* One option: of a format, or common to all. */
typedef struct dc_opt {
	const char *name;
	dc_opt_type type;
	size_t place;            /* offset in the format's option struct */
	const char *def;         /* default as text, or NULL */
	const char *choices;     /* for CHOICE; for others the value's name */
	const char *help;        /* one line, lower case, no full stop */
	unsigned flags;
	char letter;             /* short form, or 0 */
	const char *section;     /* heading in help, of common options */
} dc_opt;

typedef struct dc_format_info {
	const char *name, *title, *exts, *aliases;
	bool reads, writes, binary;
	const char *how;         /* how to get such a file, or NULL */
	const dc_opt *opts;      /* ends with a NULL name; may be NULL */
} dc_format_info;

/* The i-th format, in order of the table; false past the last. */
DC_API bool dc_format_at(size_t i, dc_format_info *);
/* By name or alias; false if there is none. */
DC_API bool dc_format_named(const char *name, dc_format_info *);
/* A recipe for the pages of a site that is built in. */
typedef struct dc_recipe_info {
	const char *name, *title;
	const char *how;         /* how to get such a page, or NULL */
	const char *text;        /* the recipe, JSON */
} dc_recipe_info;

/* The i-th of them, by name; false past the last. */
DC_API bool dc_recipe_at(size_t i, dc_recipe_info *);
/* The common options, ended by a NULL name. */
DC_API const dc_opt *dc_common_options(void);
DC_API const char *dc_version(void);             /* "0.1.0" */
/* The i-th library that it runs with; false past the last. */
DC_API bool dc_library_at(size_t i, const char **name, const char **version);

#ifdef __cplusplus
}
#endif
#endif
