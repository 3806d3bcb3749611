/*
 * Option rows: parse, default, check.  The common options are rows like those
 * of a format; help, manual and completions are printed from both.
 */
#include <stdio.h>

#include "core/core.h"

#define AT(member) offsetof(struct options, member)
#define BOTH (DC_OPT_READ | DC_OPT_WRITE)

static const dc_opt common[] = {
	{ "from", DC_OPT_STR, AT(from), NULL, "FORMAT",
	  "read this format (default: recognised by content)", DC_OPT_READ,
	  'f', "Formats" },
	{ "to", DC_OPT_STR, AT(to), NULL, "FORMAT",
	  "write this format (default: by the output's extension, else anki)",
	  DC_OPT_WRITE, 't', "Formats" },
	{ "output", DC_OPT_STR, AT(output), NULL, "FILE",
	  "write to FILE; - is standard output", DC_OPT_WRITE, 'o', "Formats" },
	{ "output-dir", DC_OPT_STR, AT(output_dir), NULL, "DIR",
	  "one output in DIR for each input", DC_OPT_WRITE, 'O', "Formats" },
	{ "encoding", DC_OPT_STR, AT(encoding), NULL, "NAME",
	  "character set of the input (default: recognised)", DC_OPT_READ, 0,
	  "Formats" },
	{ "recipes", DC_OPT_LIST, AT(recipes), NULL, "DIR",
	  "take recipes for sites' pages from DIR, too", DC_OPT_READ |
	  DC_OPT_REPEAT, 0, "Formats" },

	{ "deck", DC_OPT_STR, AT(deck), NULL, "NAME",
	  "put all notes into deck NAME; NAME:: puts their decks beneath it",
	  BOTH, 0, "Notes" },
	{ "tags", DC_OPT_LIST, AT(tags), NULL, "TAG,…",
	  "add these tags to every note", BOTH | DC_OPT_REPEAT, 0, "Notes" },
	{ "notetype", DC_OPT_STR, AT(notetype), NULL, "NAME",
	  "note type of all notes: basic, reversed, cloze … or your own",
	  BOTH, 0, "Notes" },
	{ "reverse", DC_OPT_FLAG, AT(reverse), NULL, NULL,
	  "make a second card of each note, which asks for the front", BOTH,
	  0, "Notes" },
	{ "map", DC_OPT_LIST, AT(map), NULL, "Field=Column,…",
	  "which column or key is which field; Field= drops one",
	  DC_OPT_READ | DC_OPT_REPEAT, 0, "Notes" },
	{ "guid", DC_OPT_CHOICE, AT(guid), "source", "source front all none",
	  "what a note's identity is made of where the source gives none", BOTH,
	  0, "Notes" },
	{ "ids", DC_OPT_STR, AT(ids), NULL, "FILE",
	  "remember in FILE when each note changed, and who it is when its "
	  "front is edited", BOTH, 0, "Notes" },
	{ "limit", DC_OPT_INT, AT(limit), NULL, "N",
	  "write the first N notes", BOTH, 0, "Notes" },
	{ "dedupe", DC_OPT_FLAG, AT(dedupe), NULL, NULL,
	  "leave out notes whose front was there before", BOTH, 0, "Notes" },
	{ "scheduling", DC_OPT_FLAG, AT(scheduling), NULL, NULL,
	  "take along when each card is to be learned (default: all new)", BOTH,
	  0, "Notes" },
	{ "sanitize", DC_OPT_CHOICE, AT(sanitize), "auto", "auto yes no",
	  "take active content out of HTML (default: of what others wrote)",
	  BOTH | DC_OPT_OPTIONAL, 0, "Notes" },
	{ "remote-images", DC_OPT_CHOICE, AT(remote_images), "keep",
	  "keep link drop", "what becomes of images on other servers", BOTH, 0,
	  "Notes" },
	{ "media-dir", DC_OPT_STR, AT(media_dir), NULL, "DIR",
	  "put media files into DIR; for a package, take them from it, too",
	  BOTH, 0, "Notes" },

	{ "strict", DC_OPT_STR, AT(strict), NULL, "count,side,loss,encoding",
	  "end in 1 at a warning, or at one of these kinds",
	  BOTH | DC_OPT_OPTIONAL, 0, "Errors" },
	{ "keep-going", DC_OPT_FLAG, AT(keep_going), NULL, NULL,
	  "leave out inputs that fail and write the others", BOTH, 0,
	  "Errors" },
	{ "allow-skipped", DC_OPT_FLAG, AT(allow_skipped), NULL, NULL,
	  "end in 0 although cards were skipped", BOTH, 0, "Errors" },
	{ "allow-empty", DC_OPT_FLAG, AT(allow_empty), NULL, NULL,
	  "an input without a card is no error", BOTH, 0, "Errors" },
	{ "dry-run", DC_OPT_FLAG, AT(dry_run), NULL, NULL,
	  "do all but write", BOTH, 'n', "Errors" },
	{ "report", DC_OPT_STR, AT(report), NULL, "FILE",
	  "write one JSON line an input, and a total", BOTH, 0, "Errors" },

	{ "jobs", DC_OPT_INT, AT(jobs), "1", "N",
	  "work on N inputs at a time (with -O)", BOTH, 'j', "Running" },
	{ "files-from", DC_OPT_STR, 0, NULL, "FILE",
	  "read names of inputs from FILE, one a line",
	  DC_OPT_CLI | DC_OPT_REPEAT, 0, "Running" },
	{ "null", DC_OPT_FLAG, 0, NULL, NULL,
	  "names in --files-from end with NUL", DC_OPT_CLI, 0, "Running" },
	{ "quiet", DC_OPT_FLAG, 0, NULL, NULL,
	  "no notes and no accounting; warnings stay", DC_OPT_CLI, 'q',
	  "Running" },
	{ "verbose", DC_OPT_FLAG, AT(verbose), NULL, NULL,
	  "tell each input's format, and every message of a kind", BOTH, 'v',
	  "Running" },
	{ "progress", DC_OPT_CHOICE, 0, "auto", "auto always never",
	  "show progress", DC_OPT_CLI, 0, "Running" },
	{ "color", DC_OPT_CHOICE, 0, "auto", "auto always never",
	  "colour messages", DC_OPT_CLI, 0, "Running" },
	{ "help", DC_OPT_FLAG, 0, NULL, NULL,
	  "show help (-h: the short form) and exit", DC_OPT_CLI, 'h',
	  "Running" },
	{ "version", DC_OPT_FLAG, 0, NULL, NULL,
	  "show the version, and the libraries', and exit", DC_OPT_CLI, 0,
	  "Running" },
	{ NULL, DC_OPT_FLAG, 0, NULL, NULL, NULL, 0, 0, NULL }
};

const dc_opt *dc_common_options(void)
{
	return common;
}

const dc_opt *opt_find(const dc_opt *rows, dc_str name)
{
	for (; rows && rows->name; rows++)
		if (dc_is(name, rows->name))
			return rows;
	return NULL;
}

static bool number(dc_str s, bool size, uint64_t *out)
{
	uint64_t unit = 1;
	const char *units = "kMG";

	if (size && s.n && strchr(units, s.p[s.n - 1])) {
		for (const char *u = units; ; u++) {
			unit <<= 10;
			if (*u == s.p[s.n - 1])
				break;
		}
		s.n--;
	}
	if (!dc_num(s, out) || *out > INT64_MAX / unit)
		return false;
	*out *= unit;
	return true;
}

static int choice(const char *choices, dc_str word)
{
	dc_str rest = dc_cstr(choices);

	for (int i = 0; rest.n; i++)
		if (dc_ieq(dc_cut(&rest, ' '), word))
			return i;
	return -1;
}

static const char *bad(dc_arena *a, const dc_opt *row, const char *value,
	const char *wants)
{
	return dc_fmt(a, "\"%s\" is no value of %s: %s", value, row->name,
		wants).p;
}

static const char *set_flag(const dc_opt *row, bool *at, dc_arena *a,
	const char *value)
{
	static const char words[] = "no yes false true off on 0 1";
	int i = value ? choice(words, dc_cstr(value)) : 1;

	if (i < 0)
		return bad(a, row, value, "yes or no");
	*at = i & 1;
	return NULL;
}

static const char *set_list(dc_list *at, dc_arena *a, const char *value)
{
	const char **more = dc_array(a, at->n + 1, sizeof(*more));
	char *copy = dc_cdup(a, dc_cstr(value));

	if (!more || !copy)
		return "out of memory";
	if (at->n)
		memcpy(more, at->v, at->n * sizeof(*more));
	more[at->n] = copy;
	*at = (dc_list){ more, at->n + 1 };
	return NULL;
}

/* The name of a file may be any bytes; all else comes into the output. */
static bool names_a_file(const dc_opt *row)
{
	return row->choices && (strcmp(row->choices, "FILE") == 0 ||
		strcmp(row->choices, "DIR") == 0);
}

const char *opt_file(const dc_opt **row, const void *base)
{
	const dc_opt *r = *row;
	const char *path = NULL;

	for (; r && r->name && !path; r++) {
		*row = r;
		if (r->type == DC_OPT_STR && r->choices &&
		    strcmp(r->choices, "FILE") == 0)
			path = *(const char *const *)((const char *)base +
				r->place);
	}
	return path;
}

static const char *set_row(const dc_opt *row, void *base, dc_arena *a,
	const char *value)
{
	char *at = (char *)base + row->place;
	uint64_t n;
	int i;

	if (value && !names_a_file(row) && !dc_utf8_valid(dc_cstr(value)))
		return bad(a, row, value, "it is not UTF-8");
	if (!value && row->type != DC_OPT_FLAG) {
		if (!(row->flags & DC_OPT_OPTIONAL))
			return dc_fmt(a, "%s needs a value", row->name).p;
		value = row->type == DC_OPT_CHOICE ? "yes" : "";
	}
	switch (row->type) {
	case DC_OPT_FLAG:
		return set_flag(row, (bool *)at, a, value);
	case DC_OPT_STR:
		*(const char **)at = dc_cdup(a, dc_cstr(value));
		return *(const char **)at ? NULL : "out of memory";
	case DC_OPT_LIST:
		return set_list((dc_list *)at, a, value);
	case DC_OPT_INT:
	case DC_OPT_SIZE:
		if (!number(dc_cstr(value), row->type == DC_OPT_SIZE, &n))
			return bad(a, row, value, "a number");
		*(uint64_t *)at = n;
		return NULL;
	case DC_OPT_CHOICE:
		i = choice(row->choices, dc_cstr(value));
		if (i < 0)
			return bad(a, row, value, dc_fmt(a, "one of %s",
				row->choices).p);
		*(int *)at = i;
		return NULL;
	}
	return NULL;
}

void opt_defaults(const dc_opt *rows, void *base)
{
	for (; rows && rows->name; rows++) {
		char *at = (char *)base + rows->place;
		uint64_t n;

		if (!rows->def || rows->flags & DC_OPT_CLI)
			continue;
		if (rows->type == DC_OPT_FLAG)
			*(bool *)at = choice("no yes", dc_cstr(rows->def)) == 1;
		else if (rows->type == DC_OPT_STR)
			*(const char **)at = rows->def;
		else if (rows->type == DC_OPT_CHOICE)
			*(int *)at = choice(rows->choices, dc_cstr(rows->def));
		else if (number(dc_cstr(rows->def), true, &n))
			*(uint64_t *)at = n;
	}
}

/* Of those that may be set here. */
static const char *row_name(const void *rows, size_t i)
{
	const dc_opt *row = rows;

	while (row->name && (row->flags & DC_OPT_CLI || i--))
		row++;
	return row->name;
}

const char *opt_set(const dc_opt *rows, void *base, dc_arena *a, dc_str name,
	const char *value)
{
	const dc_opt *row = opt_find(rows, name);
	const char *like;

	if (row && !(row->flags & DC_OPT_CLI))
		return set_row(row, base, a, value);
	if (row)
		return dc_fmt(a, "\"%s\" is for the command line alone",
			row->name).p;
	like = rows ? nearest(name, row_name, rows) : NULL;
	return dc_fmt(a, "unknown option \"%.*s\"%s%s%s", DC_ARG(name),
		like ? ", did you mean \"" : "", like ? like : "",
		like ? "\"?" : "").p;
}

static const char *format_name(const void *unused, size_t i)
{
	const dc_format *f = format_at(i);

	(void)unused;
	return f ? f->name : NULL;
}

static const char *unknown_format(dc_arena *a, dc_str name)
{
	const char *like = nearest(name, format_name, NULL);

	if (!like)
		return dc_fmt(a, "unknown format \"%.*s\": `deckconv formats` "
			"lists all", DC_ARG(name)).p;
	return dc_fmt(a, "unknown format \"%.*s\", did you mean \"%s\"?",
		DC_ARG(name), like).p;
}

/* "paste" sets the flag, or a choice that has this word; "k=v" the row k. */
static const char *set_part(const struct spec *s, unsigned direction,
	dc_arena *a, dc_str part)
{
	const dc_opt *rows = s->format->opts, *row;
	dc_str value = part, name = dc_cut(&value, '=');

	row = opt_find(rows, name);
	if (row && !(row->flags & direction))
		return dc_fmt(a, "\"%s\" has no sense when %s", row->name,
			direction == DC_OPT_READ ? "reading" : "writing").p;

	if (value.p)
		return opt_set(rows, s->opts, a, name, dc_cdup(a, value));
	if (!row)
		for (const dc_opt *r = rows; r && r->name; r++)
			if (r->type == DC_OPT_CHOICE &&
			    choice(r->choices, name) >= 0)
				return set_row(r, s->opts, a, dc_cdup(a, name));
	return opt_set(rows, s->opts, a, name, NULL);
}

/* Up to the next comma that no backslash protects. */
static dc_str next_part(dc_str *rest, dc_arena *a)
{
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);
	size_t i = 0;

	for (; i < rest->n && rest->p[i] != ','; i++) {
		if (rest->p[i] == '\\' && i + 1 < rest->n &&
		    rest->p[i + 1] == ',')
			i++;
		dc_addc(&b, rest->p[i]);
	}
	*rest = i < rest->n ? dc_from(*rest, i + 1) : DC_NONE;
	return dc_got(&b);
}

const char *spec_parse(const char *text, unsigned direction, dc_arena *a,
	struct spec *spec)
{
	dc_str rest = dc_cstr(text), name = dc_cut(&rest, ':');
	const char *wrong;

	spec->format = format_named(name);
	if (!spec->format)
		return unknown_format(a, name);
	if (direction == DC_OPT_READ && !spec->format->read)
		return dc_fmt(a, "format \"%s\" is written only",
			spec->format->name).p;
	if (direction == DC_OPT_WRITE && !spec->format->put)
		return dc_fmt(a, "format \"%s\" is read only",
			spec->format->name).p;
	spec->opts = dc_alloc(a, spec->format->opt_size);
	if (!spec->opts)
		return "out of memory";
	opt_defaults(spec->format->opts, spec->opts);
	while (rest.n) {
		wrong = set_part(spec, direction, a,
			next_part(&rest, a));
		if (wrong)
			return dc_fmt(a, "%s: %s", spec->format->name, wrong).p;
	}
	return NULL;
}
