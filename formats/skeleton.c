/*
 * Skeleton: a format to begin a new one from, with everything that one may
 * need and nothing else.  Begin the comment of yours like this: what it is,
 * where it is specified, who writes it, and what is odd about it.
 *
 *	; Notes of this format are lines, a semicolon begins a comment.
 *	deck: Capitals
 *	France = Paris
 *	Italy = Rome
 *
 * This one is in no table, so that nobody is offered it; the tests build a
 * deckconv that has it.  README.md here says how a format is added.
 */
#include "format.h"

/* ---- options: `-f skeleton:sign=TEXT`, `deckconv help skeleton` ---- */

struct options {
	const char *sign;
};

static const dc_opt opts[] = {
	{ .name = "sign", .type = DC_OPT_STR, .choices = "TEXT", .def = "=",
	  .place = offsetof(struct options, sign),
	  .flags = DC_OPT_READ | DC_OPT_WRITE,
	  .help = "what stands between front and back" },
	{ 0 }
};

/* ---- probe: how sure is it that these bytes are ours? ---- */

/* A score from 0 to 100 from the bytes alone: 90 for what nobody else writes,
 * 50 to 80 for a strong structure, little for what is merely possible. */
static int probe(const dc_probe *p)
{
	dc_str rest = p->head, line;
	int lines = 0, fit = 0;

	while (lines < 20 && dc_next_line(&rest, &line)) {
		if (dc_blank(line))
			continue;
		lines++;
		fit += dc_starts(line, "deck: ") || dc_starts(line, "; ") ||
		       dc_find(line, " = ") != DC_NPOS;
	}
	return lines > 1 && fit * 5 >= lines * 4 ? 60 : 0;
}

/* ---- reader: some input at a call, notes as they come ---- */

/* What has to be known from one call to the next; zeroed by the core. */
struct reader {
	dc_str deck;
};

/*
 * One line.  A line is valid until the next call on the input, and so is what
 * a note borrows from it, which is enough: the note is gone when
 * dc_put_note() returns.  What lives longer goes to the run's arena.
 */
static int read_line(dc_reader *r)
{
	const struct options *o = r->opts;
	struct reader *s = r->state;
	dc_str line, text;
	dc_note *note;
	size_t at;

	if (!dc_line(r->in, &line))
		return dc_input_code(r->in) ? dc_input_code(r->in) : DC_END;
	text = dc_trim(line);
	if (!text.n || dc_starts(text, ";"))
		return DC_OK;
	/* Without a name it ends the deck above. */
	if (dc_starts(text, "deck: ") || dc_is(text, "deck:")) {
		s->deck = dc_dup(r->run_arena, dc_trim(dc_from(text, 5)));
		return DC_OK;
	}
	at = dc_find(text, o->sign);
	if (at == DC_NPOS) {
		dc_at(r->run, dc_input_line(r->in) - 1, 1, text);
		dc_skip(r->run, "skeleton-no-sign", "there is no \"%s\" in "
			"this line", o->sign);
		return DC_OK;
	}
	note = dc_note_new(r);
	if (!note)
		return DC_LIMIT;
	note->at.line = dc_input_line(r->in) - 1;
	note->deck = s->deck;
	dc_note_field(r, note, DC_S("Front"), dc_trim(dc_sub(text, 0, at)),
		DC_PLAIN);
	dc_note_field(r, note, DC_S("Back"),
		dc_trim(dc_from(text, at + strlen(o->sign))), DC_PLAIN);
	return dc_put_note(r, note);
}

/* ---- writer: it only spells; the core has made the text plain ---- */

struct writer {
	dc_buf deck;
};

static int begin(dc_writer *w)
{
	struct writer *s = w->state;

	s->deck = dc_buf_in(w->run_arena, DC_MAX_FIELD);
	return DC_OK;
}

/* A line cannot hold a line's end: what is lost is counted, not hidden. */
static void one_line(dc_writer *w, dc_str text)
{
	dc_str line;

	for (size_t n = 0; dc_next_line(&text, &line); n++) {
		if (n) {
			dc_outc(w->out, ' ');
			dc_lose(w->run, "line breaks", 1);
		}
		dc_outs(w->out, line);
	}
}

/* Output needs no checks: the first error sticks, and the core looks. */
static int put(dc_writer *w, const dc_event *ev)
{
	const struct options *o = w->opts;
	struct writer *s = w->state;
	const dc_note *note = ev->u.note;

	if (ev->what != DC_NOTE)
		return DC_OK;
	if (!dc_eq(note->deck, dc_got(&s->deck))) {
		s->deck.n = 0;
		dc_adds(&s->deck, note->deck);
		dc_outz(w->out, "deck: ");
		one_line(w, note->deck);
		dc_outc(w->out, '\n');
	}
	for (size_t i = 0; i < 2 && i < note->nfields; i++) {
		if (i)
			dc_outf(w->out, " %s ", o->sign);
		one_line(w, note->fields[i].value);
	}
	for (size_t i = 2; i < note->nfields; i++)
		if (!dc_blank(note->fields[i].value))
			dc_lose(w->run, "further fields", 1);
	dc_outc(w->out, '\n');
	return DC_OK;
}

/* ---- the format: all that help, manual and completion say of it ---- */

const dc_format fmt_skeleton = {
	.name = "skeleton",
	.title = "a format to begin from",
	.exts = "skel",
	.caps = DC_CAP_DECKS | DC_TRIMS,
	.text = DC_PLAIN,
	.opts = opts,
	.opt_size = sizeof(struct options),
	.read_size = sizeof(struct reader),
	.write_size = sizeof(struct writer),
	.probe = probe,
	.read = read_line,
	.begin = begin,
	.put = put,
};
