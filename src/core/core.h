/*
 * What the rooms of the core share.  Formats do not see it: they include
 * format.h; the command line sees deckconv.h alone.
 *
 * The flow: job.c takes options and inputs; batch.c plans the outputs and
 * makes a run of each input; run.c opens it, asks probe.c what it is and turns
 * the reader's crank; flow.c takes each event through the filters to the
 * writer.
 */
#ifndef DC_CORE_H
#define DC_CORE_H

#include <pthread.h>
#include <stdatomic.h>

#include "core/html.h"
#include "format.h"

/* ---- arena.c ---- */
dc_arena *arena_new(void);
void arena_free(dc_arena *);
/* Forget all that is in it; keeps one chunk of at most 1 MiB. */
void arena_reset(dc_arena *);
/* Has an allocation failed since it was made? */
bool arena_failed(const dc_arena *);
/* Has a buffer in it stopped at its limit since this was last asked? */
bool arena_over(dc_arena *);

/* ---- str.c: length of the blank at the start, 0 if there is none ---- */
size_t str_blank(dc_str);

/* ---- encoding.c ---- */
/* The set that a byte order mark at the start says, or NULL. */
const char *encoding_mark(dc_str);
/* Text in units of 16 or 32 bits without a mark: which, or NULL. */
const char *encoding_wide(dc_str);
/* <meta charset=x>, content="text/html; charset=x", <?xml encoding="x"?>. */
bool encoding_declared(dc_str, char *name, size_t room);
/* How many sequences of more than one byte are UTF-8, and are not. */
void encoding_utf8(dc_str, size_t *good, size_t *bad);
/* Bytes above 127. */
size_t encoding_letters(dc_str);
/* One of the Latin alphabets, which a few accents cannot tell apart? */
bool encoding_latin(const char *name);
/* Is it a message of several parts, where each has a set of its own? */
bool encoding_of_parts(dc_str);

/* guess.c: the set, of single bytes, in which fewer places of the text are odd
 * than in the one that was guessed; that one itself where not many are, or it
 * is of several bytes.  *doubt: odd places are left, or two sets are as good.
 * NULL: no memory. */
const char *encoding_better(dc_str, const char *name, bool *doubt);

/* ---- utf8.c ---- */
/* Length of the valid sequence at p, 0 if there is none. */
size_t utf8_sequence(const char *p, size_t n);
/* How many bytes from p on are whole, valid sequences. */
size_t utf8_prefix(const char *p, size_t n);
/* How many bytes from p on are ASCII. */
size_t ascii_prefix(const char *p, size_t n);
/* Are these n bytes the right beginning of a sequence that is cut off? */
bool utf8_cut(const char *p, size_t n);
/* How many bytes at p are one damaged sequence: 1 at least. */
size_t utf8_damage(const char *p, size_t n);

/* The text with U+FFFD where it is damaged, in the arena; itself where it is
 * not. */
dc_str utf8_mend(dc_arena *, dc_str);

/* What is in a text, in one fast look. */
enum {
	TEXT_MARKS = 1,          /* < or & */
	TEXT_ANGLE = 2,          /* > */
	TEXT_LINES = 4,          /* LF, CR */
	TEXT_BLANKS = 8,       /* a blank beside another or at an edge, a TAB */
	TEXT_CONTROLS = 16,      /* below 0x20 but TAB and LF, and 0x7F */
	TEXT_HIGH = 32           /* not ASCII */
};
unsigned text_look(dc_str);

/* ---- input.c ---- */
/* path is borrowed; memory may be NULL.  *code is DC_OK or what went wrong,
 * and was told. */
dc_input *input_open(dc_run *, const char *path, const dc_str *memory,
	const char *encoding, int *code);
void input_close(dc_input *);
/* Its first bytes as they are, where they are those of a zip archive or a
 * database and not yet read as text; else p is NULL.  Valid until the next
 * call on the input. */
dc_str input_binary(const dc_input *);
/* Read it as text after all.  Returns a dc_code. */
int input_as_text(dc_input *);
/* "gzip", "gzip+zstd", or NULL. */
const char *input_packing(const dc_input *);
/* Raw bytes taken so far, and in all (0: unknown). */
void input_progress(const dc_input *, uint64_t *taken, uint64_t *size);

/* ---- output.c ---- */
/*
 * A regular file is replaced when output_commit() succeeds and is untouched
 * otherwise; "-" is standard output, NULL goes nowhere.  NULL with an errno
 * in *error when it cannot be opened.  Both ends free it; commit returns an
 * errno or 0.
 */
dc_output *output_open(const char *path, const atomic_bool *stop, int *error);
void output_abandon(dc_output *);
int output_commit(dc_output *);
/* All that may fail but the last step: output_commit() hardly can after it.
 * An errno or 0. */
int output_ready(dc_output *);
int output_error(const dc_output *);
/* Which regular file the path is; "-" is the descriptor std.  False if there
 * is none. */
struct stat;
bool file_stat(const char *path, int std, struct stat *);
/* Is it /dev/stdout, /dev/fd/3 or the like? */
bool output_is_descriptor(const char *path);
/* Would two outputs be one file?  They need not be there yet. */
bool output_same_place(const char *path, const char *other);

/* ---- seen.c: a set of hashes, 24 bytes each at most ---- */
struct seen;
struct seen *seen_new(void);
void seen_free(struct seen *);
/* h will be asked for: the table is large, and memory slow. */
void seen_soon(const struct seen *, uint64_t h);
/* Add h; the value beside it (0 when new), or NULL: no memory. */
uint32_t *seen_add(struct seen *, uint64_t h, bool *isnew);

/* ---- registry.c ---- */
const dc_format *format_at(size_t i);            /* NULL past the last */
const dc_format *format_named(dc_str name);      /* or alias; or NULL */
/* The format that writes files of this name; NULL if none. */
const dc_format *format_for_output(dc_str name);
/* Has the format this extension (without dot)? */
bool format_has_ext(const dc_format *, dc_str ext);
/* A base name without packing and extension. */
dc_str path_stem(dc_str base);
/* The nearest of the names that next() gives, or NULL: "did you mean". */
const char *nearest(dc_str word, const char *(*next)(const void *, size_t),
	const void *user);

/* ---- option.c ---- */
enum guid_mode { GUID_SOURCE, GUID_FRONT, GUID_ALL, GUID_NONE };
enum sanitize_mode { SANITIZE_AUTO, SANITIZE_YES, SANITIZE_NO };
enum images_mode { IMAGES_KEEP, IMAGES_LINK, IMAGES_DROP };

struct options {
	const char *from, *to, *output, *output_dir;
	const char *deck, *notetype, *encoding;
	dc_list tags, map;
	int guid, sanitize, remote_images;
	int64_t limit, jobs;
	const char *media_dir;
	bool dedupe, reverse, scheduling, keep_going;
	bool allow_skipped, allow_empty;
	bool dry_run, verbose;
	const char *strict;      /* categories; "" all; NULL not strict */
	const char *report, *ids;
	dc_list recipes;
};

/* A format with its options filled in. */
struct spec {
	const dc_format *format;
	void *opts;
	bool folder;             /* of an output: its file lies in a folder
				  * of its own */
};

/* Set the defaults of rows in base. */
void opt_defaults(const dc_opt *, void *base);
/* Set one; what is kept lies in the arena.  A message in the arena when the
 * name or the value is not known, else NULL. */
const char *opt_set(const dc_opt *, void *base, dc_arena *, dc_str name,
	const char *value);
/* "csv:delimiter=tab,header=no" */
const char *spec_parse(const char *text, unsigned direction, dc_arena *,
	struct spec *);
const dc_opt *opt_find(const dc_opt *, dc_str name);
/* The first file that is named by an option, from row *row on, which becomes
 * its row; NULL if there is none. */
const char *opt_file(const dc_opt **row, const void *base);

/* ---- the job ---- */
struct job_input {
	const char *path;
	bool in_memory;
	dc_str memory;
	uint32_t twin;           /* with --ids: inputs before it of its name */
	struct job_input *next;
};

struct dc_job {
	dc_arena *arena;
	struct options o;
	struct spec from, to;
	struct job_input *inputs, **tail;
	size_t ninputs;
	dc_message_fn *on_message;
	void *message_user;
	dc_progress_fn *on_progress;
	void *progress_user;
	atomic_bool interrupted;
	pthread_mutex_t lock;    /* messages, totals and progress */
	bool several;            /* runs side by side: messages wait */
	dc_counts total;
	int code;
	struct pull *pull;
	const dc_run *running;   /* of a pull or a callback; else NULL */
	dc_output *report;
	struct ids *ids;         /* with --ids, while it runs */
	uint64_t now;            /* SOURCE_DATE_EPOCH, else the time it began */
	dc_arena *inspect;       /* what dc_job_inspect() gave */
};

/* ---- one output and what is known of the notes in it (flow.c) ---- */
struct target {
	dc_job *job;
	const char *path;        /* as named; "-" stdout; NULL: none */
	dc_output *out;
	dc_writer w;
	dc_event_fn *fn;         /* instead of a writer */
	void *user;
	int answer;              /* of fn, once it ended the run */
	struct seen *guids, *fronts;
	struct ids_part *part;   /* with --ids: what is new in it */
	struct kind_entry *kinds;
	struct media *media;     /* NULL until a file is needed */
	const char *media_dir;   /* beside an output in a folder, or NULL */
	const char *made;        /* that folder, if it was not there */
	uint64_t read, skipped;  /* of the inputs that ended well so far */
	uint64_t written;
	bool begun, full;        /* full: --limit is reached */
	dc_arena *arena;         /* of the target's life */
	const char *last_deck;
};

/* Options, format and memory of a target; a message or NULL. */
int target_open(struct target *, dc_job *, const char *path,
	const struct spec *, dc_run *);
/* Let the writer begin, if it has not: it may change what it takes. */
int target_begin(struct target *, dc_run *);
/* End the writer and commit the output, or abandon it.  Returns a code. */
int target_commit(struct target *, dc_run *);
void target_abandon(struct target *);
/* The folder that files are taken from and written to, or NULL. */
const char *target_media_dir(const struct target *);
/* Make the target a callback that takes everything. */
void target_callback(struct target *, dc_event_fn *, void *user);

/* ---- one input on its way ---- */
struct rule_count {
	const char *rule;
	uint64_t n;
	dc_level level;
	struct rule_count *next;
};

struct loss {
	const char *what;
	uint64_t left;           /* by the reader: no output would have it */
	uint64_t dropped;        /* on the way to this output */
	struct loss *next;
};

struct kept_message;
struct hold;

/* Cards that were announced, and those that are there. */
struct tally {
	uint64_t announced, read;
};

struct dc_run {
	dc_job *job;
	const struct job_input *input;
	struct target *target;
	dc_input *in;
	dc_reader reader;
	struct spec from;
	dc_arena *arena, *run_arena;
	dc_counts counts;
	struct rule_count *rules;
	struct loss *losses;
	dc_pos at;
	const char *part;        /* what it is in, if not in all of the input */
	const char *hint;        /* NULL or hint_text */
	char hint_text[1024];
	struct kept_message *kept, **kept_tail;
	struct hold *hold;       /* notes wait here until all is well */
	struct ids_run *ids;     /* with --ids: then they wait there */
	bool cut_short, strict_hit, limit_reached;
	bool reading, closed;    /* the reader was opened; and closed */
	int code;
	struct {                 /* hashes of decks that were seen */
		dc_str deck;
		uint64_t hash;
	} decks[64];
	dc_str base;            /* the input's base name, for decks and guids */
	bool in_order;           /* reading: dc_at falls back to input's line */
	struct inspect *inspect; /* what dc_told() tells goes there */
	uint64_t next_progress;
	uint64_t sum_in, mod_in;         /* of the note as the source has it */
	struct {                 /* the guid that is being made */
		bool due;
		uint64_t hash;
		dc_field other;  /* the side that the hash is not of */
	} guid;
	struct kind_entry *define;       /* to be written before the note */
	struct kind_name *kinds; /* the note types that the input defines */
	struct kind_entry *basic;        /* what Front and Back alone are */
	bool retyped;            /* the user gave the note another type */
	bool cloze;              /* the note is of a cloze type */
	bool told_reverse;       /* --reverse had no sense for a note */
	bool mapped;             /* there were columns for --map */
	struct nested *nested;   /* the part of it that is being read */
	struct tally parts;      /* what parts held: their counts are checked */
	uint64_t part_bytes;     /* of all parts so far */
	bool flowing;            /* what happens is behind the reader: an event
				  * of it, or the end */
	struct media_run *media; /* NULL until files are looked for */
	struct kept *keeps;      /* what dc_kept() gave */
};

/* report.c */
/* Tell when there are fewer cards than the input, or a part of it, says. */
void run_check_count(dc_run *, struct tally);
int run_fail(dc_run *, int code, const char *rule, const char *text);
/* Refuse --map if nothing that was read so far has columns for it. */
int run_check_maps(dc_run *);
/* A code of a reader or writer; who ends the run without a word, when there
 * were so many errors before, had no memory: that is told. */
int run_heard(dc_run *, uint64_t errors, int code);
void run_replaced(dc_run *);
/* As dc_lose(), behind the reader, too: no output could hold it. */
void run_leave(dc_run *, const char *what, uint64_t n);
/* Notes about losses, counts, lost sides; then the accounting line. */
void run_summary(dc_run *);
/* Tell how often more than is shown each rule was met since the last call. */
void run_say_rest(dc_run *);
void run_account(dc_run *);
/* Give the kept messages to the callback; the job's lock is held. */
void run_flush(dc_run *);
void job_total(dc_job *);
/* The lines of an input behind the one where the run came to its end. */
void job_not_read(dc_job *, const struct job_input *);
void job_report_total(dc_job *);
void job_say(dc_job *, dc_level, const char *rule, const char *hint,
	const char *, ...) DC_PRINTF(5, 6);
int job_fail(dc_job *, const char *rule, const char *hint, const char *, ...)
	DC_PRINTF(4, 5);
/* Out of memory, where no run is there to tell it: DC_LIMIT. */
int job_no_memory(dc_job *);
void run_report(dc_run *, const char *output);
/* Add what one input counts to a total. */
void counts_add(dc_counts *total, const dc_counts *);

/* nested.c: a part of a container that is being read; what the run looked like
 * outside of it. */
struct nested {
	struct nested *up;
	const dc_part *is;
	const char *label;       /* for messages; NULL: not needed so far */
	struct tally before;     /* what the container held itself so far */
	dc_reader reader;        /* the container's */
	dc_input *in;
	struct spec from;
	dc_arena *arena;
	dc_str base;
	struct media_run *media;
	struct kind_name *kinds;
	bool reading, in_order;
	const char *part;
	int code;                /* with which its reader gave up */
};

/* The reader that is asked for media: the innermost that has any, or NULL. */
dc_reader *nested_media_reader(dc_run *);
/* What messages call the input. */
const char *nested_label(dc_run *);
/* A line of the part as one of the input, where it is known. */
uint64_t nested_line(const dc_run *, uint64_t line);
/* Is the failure a matter of the part alone, and not of the run?  Then cards
 * may be missing, and the run goes on. */
bool nested_alone(dc_run *, int code, const char *rule);
/* What a note in it has from the part: where it stood, and whose it is. */
void nested_note(const dc_run *, dc_note *);

/* probe.c: the scores, best first, in the run's arena; picks run->from. */
int probe_run(dc_run *, dc_score **scores, size_t *n);

/* flow.c: an event of the reader goes through the filters to the target. */
int flow_event(dc_run *, dc_event *);
/* A filter's answer: the note goes no further. */
enum { FLOW_DROP = -2 };
/* Pass what waited in run->hold and run->ids. */
int flow_release(dc_run *);
/* Note types that were defined and that no note has. */
void flow_unused_kinds(dc_run *);

/* identity.c: filters; and the checksum of note type, fields and tags. */
int flow_identity(dc_run *, dc_note *);
int flow_guid(dc_run *, dc_note *);
int flow_dedupe(dc_run *, dc_note *);
uint64_t note_sum(const dc_note *);
/*
 * The time of a note that is new or changed; was: that which it had, or 0.  One
 * with a lost side is as old as can be, and when it changes only newer than it
 * was: who repaired it in Anki has the last word.
 */
enum { OLD_TIME = 1000000 };
uint64_t note_time(const dc_run *, const dc_note *, uint64_t was);
/* What a note is known by whose front was edited, a hash of its back, its deck
 * and its input; 0 where that says nothing. */
uint64_t note_back(dc_run *, const dc_note *);
/* Guids that are made here are numbers in base 62; decode is false for other
 * text, whose number is its hash. */
enum { GUID_DIGITS = 11 };
void guid_encode(uint64_t, char *);              /* 11 bytes, no NUL */
bool guid_decode(dc_str, uint64_t *);
uint64_t guid_number(dc_str);
dc_str guid_text(dc_arena *, uint64_t);

/* media.c: a filter that makes fields name their files as these go along, and
 * note.media the list of them. */
struct media;
struct media_run;
int flow_media(dc_run *, dc_note *);
/* The same for what the templates of the note's type need, before the first
 * note of it. */
int media_of_kind(dc_run *, dc_note *, const dc_kind *);
/* The next file that the note needs and that was not passed on before. */
bool media_next(dc_run *, dc_media *);
void media_free(struct media *);
void media_run_free(struct media_run *);
/* Write what notes need into --media-dir, or nothing; take it away again. */
int media_dir_write(struct media *, dc_run *);
void media_dir_undo(struct media *, const char *dir);

/* kind.c: a filter that gives each note its note type and pads its fields,
 * and the definitions that are emitted before the first note. */
struct kind_entry;
int kind_define(dc_run *, const dc_kind *);
int kind_assign(dc_run *, dc_note *);            /* sets run->define */
const dc_kind *kind_emit(struct kind_entry *);

/* stock.c: are cloze flag, fields and templates called the same?  Are the
 * templates' texts the same, too? */
bool kind_same_shape(const dc_kind *, const dc_kind *);
bool kind_same_templates(const dc_kind *, const dc_kind *);
/* Is it one of Anki's own and as Anki has it, but for its id and its look? */
bool kind_as_stock(const dc_kind *);

/* cloze.c: dc_note_ords() of a cloze type; and HTML whose mathematics does not
 * end a cloze early. */
size_t cloze_ords(dc_arena *, const dc_note *, const uint16_t **ords);
dc_str cloze_mend(dc_arena *, dc_str html);
/* The numbers of its clozes less 1, ascending, the first `most` of them; and
 * the text as a card's answer shows it or, where a number is hidden, as the
 * question of that cloze does. */
size_t cloze_ords_in(dc_str, uint16_t *ords, size_t most);
dc_str cloze_shown(dc_arena *, dc_str, unsigned hidden);

/* note.c */
/* More than a note may have are counted as a loss. */
void note_tag(dc_run *, dc_note *, dc_str tag);

/* hold.c: events that wait in a file. */
struct hold *hold_new(void);
void hold_free(struct hold *);
int hold_put(struct hold *, const dc_event *);   /* an errno or 0 */
/* Pass all of them to fn, each in the arena that is reset before it. */
int hold_replay(struct hold *, dc_arena *,
	int (*fn)(void *, dc_event *), void *user, int *error);
/* Deep copies; NULL: no memory. */
dc_event *event_copy(dc_arena *, const dc_event *);
dc_kind *kind_copy(dc_arena *, const dc_kind *);

/*
 * ids-file.c and ids.c: what --ids remembers of notes, 192 bytes of memory a
 * note at most.  The file is read first.  Each input's notes wait until it has
 * been read whole; what an output brings (a part) is kept in order of the
 * inputs, and the file is written behind the outputs: who is killed between
 * them gets the same guids again.
 */
struct ids;
struct ids_part;
struct ids_run;
/* A code; format: the output's. */
int ids_open(dc_job *, const char *format);
void ids_close(dc_job *);
int ids_begin(dc_run *);                         /* the run has its target */
/* Does what goes to the writer wait now? */
bool ids_waits(const dc_run *);
int ids_wait(dc_run *, const dc_event *);
/* Pass what waited to fn, with guid, mod and sum as they are to be. */
int ids_release(dc_run *, int (*fn)(dc_run *, const dc_event *));
void ids_run_free(struct ids_run *);
void ids_keep(dc_job *, struct ids_part *);      /* takes it */
void ids_drop(struct ids_part *);
/* Write all but the last step, before the output is committed; and that.
 * Codes, told. */
int ids_ready(dc_job *);
int ids_commit(dc_job *);

/* run.c */
dc_run *run_new(dc_job *, const struct job_input *);
void run_free(dc_run *);
/* Free all but counts and what is to be told, until the batch is done. */
void run_lighten(dc_run *);
/* Read the input whole into run->target.  Returns a code. */
int run_all(dc_run *);
/* In steps: open, then read until DC_END or a code, then finish. */
int run_open(dc_run *);
int run_step(dc_run *);
int run_finish(dc_run *, int code);
/* Was the job asked to stop? */
bool run_stopped(const dc_run *);
/* Code after skipped cards, --strict and the like. */
int run_verdict(dc_run *);

int inspect_run(dc_job *, const char *path, dc_event_fn *, void *user,
	const dc_inspection **);

/* ---- folder.c: formats whose file lies in a folder ---- */
/* The file that stands for a folder; the path itself if it is none, or no
 * format knows it.  NULL: no memory. */
const char *folder_input(dc_arena *, const char *path);
/* Where the output lies: the path, or the file in the folder that it names,
 * and then to->folder is true.  NULL: no memory. */
const char *folder_output(dc_arena *, struct spec *to, const char *path);
/* Make the folder of the target's file.  An errno or 0. */
int folder_make(struct target *);
/* The run failed: it goes again, if it was made and is empty. */
void folder_undo(const struct target *);

/* batch.c */
int batch_run(dc_job *);

/* text.c */
dc_str remote_images(dc_arena *, dc_str html, int mode, uint64_t *count);

/* The role that "meaning 2" would have without its number; NULL for what has
 * none. */
const char *name_numbered(dc_str name);
/* How far aside of the two sides what is called so stands: 0 not at all, 1
 * too near a front to be the back (kana), 2 what goes with a side (example),
 * 3 what counts or sorts cards (unit). */
int name_aside(dc_str name);
/* names.c: how much a row looks like a header by its words alone, 0..100; -1:
 * it cannot be one. */
int names_score(const dc_str *cells, size_t n);

#endif
