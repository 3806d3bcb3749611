/*
 * What the files of the command line share.  They know deckconv.h and libc:
 * every option, format and default that they show or parse is read from the
 * library's rows, so that help, manual and completion cannot lag behind.
 */
#ifndef DC_CLI_H
#define DC_CLI_H

#include <stdio.h>

#include "deckconv.h"

#if defined(__GNUC__)
#define CLI_PRINTF(a, b) __attribute__((format(printf, a, b)))
/* stdio.h may have them as macros, which would make the next line warn. */
#undef sprintf
#undef vsprintf
#pragma GCC poison strcpy strcat sprintf vsprintf strtok atoi atol gets
#else
#define CLI_PRINTF(a, b)
#endif

/* ---- escape.c: text that comes from strangers, made safe to show ---- */

/* The character at the start of s: its bytes, 1 for a byte that is no valid
 * UTF-8 (then *c is DC_CLI_BAD), 0 at the end. */
size_t utf8_char(dc_str s, uint32_t *c);
enum { DC_CLI_BAD = 0x110000 };
/* Print one character, control characters and invalid bytes as \n, \x1b or
 * \u202e.  p is its first byte.  Returns the cells it takes on a terminal. */
unsigned put_char(FILE *, uint32_t c, const char *p, size_t n);
/* Print text so that it stays on one line and cannot steer the terminal.
 * At most `cells` wide, then an ellipsis; 0: no limit. */
void put_text(FILE *, dc_str, unsigned cells);
/* The same of a C string, as long as it is. */
void put_cstr(FILE *, const char *);
/* Cells that our own text takes: letters of one cell each. */
size_t cells_of(const char *);
/* Go from column `at` to `column`, or on to the next if it is past it; put
 * the text there, folded between words at 80, and end the line. */
void put_folded(FILE *, const char *text, size_t at, size_t column);

/* ---- json.c ---- */

/* A JSON string with its quotes; invalid bytes become U+FFFD. */
void json_str(FILE *, dc_str);
/* The same of a C string; NULL is null. */
void json_cstr(FILE *, const char *);

/* ---- progress.c: one line on the terminal that is drawn again ---- */

struct progress {
	bool on;                 /* shown at all */
	bool tty;                /* drawn over itself, else a line each time */
	bool drawn;              /* stands on the terminal now */
	uint64_t start, last;    /* milliseconds */
};

/* how: "auto", "always", "never" or NULL for auto. */
void progress_init(struct progress *, const char *how);
/* A job begins now. */
void progress_start(struct progress *);
/* Draw, unless it was just drawn or the run is younger than a second. */
void progress_step(struct progress *, const dc_counts *);
/* Take it off the terminal; the next step draws it again. */
void progress_hide(struct progress *);

/* ---- messages.c ---- */

struct messages {
	bool quiet;              /* no notes, no accounting */
	bool colour;
	struct progress progress;        /* hidden while a message is shown */
};

/* colour: "auto", "always", "never" or NULL for auto. */
void messages_init(struct messages *, const char *colour);
/* Show one message on standard error.  A dc_message_fn, user is the struct
 * messages; silent once a signal is ending the run. */
void messages_show(void *user, const dc_message *);
/* An error of the command line's own; hint may be NULL.  Returns DC_USAGE. */
int complain(struct messages *, const char *hint, const char *, ...)
	CLI_PRINTF(3, 4);
/* Tells it and returns DC_LIMIT. */
int out_of_memory(struct messages *);

/* ---- suggest.c: "did you mean" ---- */

struct nearest {
	const char *word;        /* what the user wrote */
	const char *best;        /* NULL: nothing is near enough */
	unsigned distance;
};

/* Keep the candidate if it is nearer than what there is, and near enough. */
void nearest_try(struct nearest *, const char *candidate);

/* ---- args.c ---- */

enum verb { VERB_CONVERT, VERB_INSPECT, VERB_FORMATS, VERB_RECIPE,
	VERB_HELP };
enum asked { ASKED_NOTHING, ASKED_SHORT_HELP, ASKED_HELP, ASKED_VERSION };

/* One option as it was given. */
struct given {
	const dc_opt *row;
	const char *value;       /* NULL: a switch, or no value given */
};

/* The command line; its strings are argv's. */
struct args {
	enum verb verb;
	enum asked asked;        /* -h, --help or --version: the rest is moot */
	struct given *given;     /* in the order of the command line */
	size_t ngiven;
	const char **operands;
	size_t noperands;
};

/* Read the command line.  Returns DC_OK, or a code after it was told. */
int args_parse(struct args *, int argc, char **argv, struct messages *);
void args_free(struct args *);
/* The last value given for an option, NULL if it was not given. */
const char *args_value(const struct args *, const char *name);
/* Is a switch on? */
bool args_on(const struct args *, const char *name);
/* Has each option that is given a sense for a verb?  DC_OK, or DC_USAGE after
 * it was told: flags are those of which an option needs one. */
int args_check(const struct args *, unsigned flags, struct messages *);
/* Does an option take a value on the command line? */
bool opt_takes_value(const dc_opt *);
/* The name of the i-th verb and what it does, NULL past the last. */
const char *verb_at(size_t i, const char **what);

/* ---- inputs.c ---- */

/* Names of inputs, owned. */
struct inputs {
	char **names;
	size_t n, cap;
};

/* The operands, then what --files-from names; standard input if there are
 * none and it is no terminal.  Returns DC_OK, or a code after it was told. */
int inputs_gather(struct inputs *, const struct args *, struct messages *);
/* Also after a failure. */
void inputs_free(struct inputs *);
/* Are both there and one?  Either may be NULL. */
bool same_file(const char *a, const char *b);

/* ---- signals.c ---- */

/* From now on INT, TERM, HUP and PIPE end the job in good order. */
void signals_catch(dc_job *);
/* Has one come? */
bool signals_came(void);
/* The job has ended: die of the signal that came, if one did. */
void signals_release(void);

/* ---- job.c ---- */

/* The job of a verb: messages, progress and all options that are the
 * library's.  NULL after it was told why, with *code set. */
dc_job *job_new(const struct args *, struct messages *, int *code);
/* Where the user's own recipes would lie; false: nobody says. */
bool recipes_folder(char *path, size_t room);

/* ---- the verbs, a file each; they return the exit code ---- */

int convert(const struct args *, struct messages *);
int inspect(const struct args *, struct messages *);
int formats(const struct args *, struct messages *);
int recipe(const struct args *, struct messages *);
int help(const struct args *, struct messages *);

/* ---- help.c and what it prints ---- */

/* Usage, examples and the options that have a letter. */
void help_short(FILE *);
/* All options, verbs and topics. */
void help_long(FILE *);
/* A format with its options.  False if there is none of that name. */
bool format_show(FILE *, const char *name);
/* The formats as a table on the terminal, and as Markdown for the README. */
void formats_table(FILE *);
void formats_markdown(FILE *);
/* Where cards may be, and how to get them out, as Markdown. */
void sources_markdown(FILE *);
/* The manual page in mdoc. */
void man_print(FILE *);
/* The completion for bash, zsh or fish; false for a shell not known. */
bool completion_print(FILE *, const char *shell);

/* One option as help shows it: letter, name, value, what it does. */
void option_show(FILE *, const dc_opt *);

/* ---- completion.c: what the three shells' completions share ---- */

/* What the value of an option is. */
enum value_kind {
	KIND_NONE, KIND_ANY, KIND_FILE, KIND_DIR, KIND_FORMAT, KIND_CHOICE
};

enum value_kind value_kind(const dc_opt *);
/* The words that an option can be, blank-separated; "" if any. */
const char *complete_choices(const dc_opt *);

/* Is a format read (DC_OPT_READ), written, or no matter which (0)? */
bool completes_as(const dc_format_info *, unsigned flags);
/* The names of those that are, with blanks between them. */
void complete_formats(FILE *, unsigned flags);
/* The same of verbs, topics and recipes. */
void complete_verbs(FILE *);
void complete_topics(FILE *);
void complete_recipes(FILE *);
/* The first of a format's options, from this one on, with a sense when
 * reading (DC_OPT_READ) or writing; NULL if there is none. */
const dc_opt *complete_option(const dc_opt *, unsigned flags);
/* Two functions in shell, for bash and zsh alike: _deckconv_keys reads FORMAT
 * (or writes) echoes its options, _deckconv_choices FORMAT:OPTION that one's
 * values. */
void complete_format_functions(FILE *);

/* One file a shell. */
void completion_bash(FILE *);
void completion_zsh(FILE *);
void completion_fish(FILE *);

/* ---- topics.c: prose that help and manual share ---- */

/*
 * Text as the terminal shows it, at most 78 columns.  Blocks are parted by
 * an empty line; a block whose lines begin with blanks is literal.
 */
struct topic {
	const char *name, *title, *text;
};

/* The i-th topic, NULL past the last. */
const struct topic *topic_at(size_t i);

#endif
