/*
 * Markdown.  Any layout that people use for cards is read
 * (parts/markdown/cards.c); one is written, and is read back without loss:
 *
 *	<!-- deckconv markdown -->
 *	<!-- notetype {"name":"Vocab","fields":[…],"templates":[…]} -->
 *
 *	# Deck::Subdeck
 *
 *	## What is dropout?
 *	<!-- note {"guid":"…","tags":["nets"]} -->
 *
 *	Randomly setting activations to zero.
 *
 *	<!-- field "Extra" -->
 *
 *	As many lines as it has.
 *
 * `#` is a deck, `##` a note with its first field, what follows is the second
 * field, `<!-- field … -->` names any other.  Everything in comments may be
 * left out, so cards can be added by hand.  A field that cannot stand in the
 * open (blanks at its edges, an unclosed code fence) is JSON in its comment:
 * `<!-- field "Extra" = " a" -->`.  A line that only looks like one of these
 * is indented by one more blank, which means nothing to Markdown.  In a code
 * fence nothing is looked at.
 */
#include "parts/markdown/cards.h"
#include "parts/markdown/meta.h"
#include "parts/markdown/write.h"

#define MAGIC "<!-- deckconv markdown"

#define AT(member) offsetof(struct mdcards_opts, member)

static const dc_opt opts[] = {
	{ "dialect", DC_OPT_CHOICE, AT(dialect), "auto", MDCARDS_DIALECTS,
	  "layout of the cards (auto: read whichever most are in, write what "
	  "is read back without loss)", DC_OPT_READ | DC_OPT_WRITE, 0, NULL },
	{ "cloze", DC_OPT_CHOICE, AT(cloze), "auto", MDCARDS_CLOZES,
	  "what hides an answer in notes of Obsidian (auto: ==marks== where "
	  "#flashcards is)", DC_OPT_READ, 0, NULL },
	{ 0 }
};

/* ---- reader ---- */

struct reader {
	bool own, begun;
	dc_buf deck;
	struct mdcards *cards;   /* of other people's layout */
};

static int probe(const dc_probe *p)
{
	if (dc_starts(p->head, MAGIC))
		return 100;
	return dc_bracketed(p) ? 0 : mdcards_probe(p);
}

static int open_input(dc_reader *r)
{
	struct reader *s = r->state;

	s->own = dc_starts(dc_peek(r->in, 64), MAGIC);
	s->deck = dc_buf_in(r->run_arena, 1 << 16);
	return DC_OK;
}

/* The next line without its end, not yet taken; *n is its whole length. */
static bool peek_line(dc_reader *r, dc_str *line, size_t *n)
{
	size_t want = 512, end;
	dc_str head;

	for (;; want *= 2) {
		head = dc_peek(r->in, want);
		for (end = 0; end < head.n && head.p[end] != '\n' &&
		     head.p[end] != '\r';)
			end++;
		if (end + 1 < head.n || head.n < want || want > DC_MAX_RECORD)
			break;
	}
	*n = end + (end < head.n);
	if (*n < head.n && head.p[end] == '\r' && head.p[*n] == '\n')
		++*n;
	*line = dc_sub(head, 0, end);
	return head.n > 0;
}

/* `# Deck`, or `# <!-- deck "…" -->` for one that is no line. */
static int set_deck(dc_reader *r, dc_str line)
{
	struct reader *s = r->state;
	dc_str name = dc_trim(dc_from(line, 1)), inside;
	int code = DC_OK;

	if (mdmeta_comment(name, "deck", &inside)) {
		name = json_text(mdmeta_json(r, inside, &code));
		if (code)
			return code;
	}
	s->deck.n = 0;
	dc_adds(&s->deck, name);
	return DC_OK;
}

struct building {
	dc_note *note;
	dc_str first;            /* name of the first field */
	bool heading;            /* it stands in the heading */
	bool named;              /* a field comment was there */
	dc_buf text;             /* of the field that is open */
	dc_str name;
	struct md_fence fence;
};

/* The field that was open is complete. */
static void close_field(dc_reader *r, struct building *b)
{
	dc_str text = mdmeta_trim(dc_got(&b->text));

	if (b->name.p && (text.n || b->named))
		dc_note_field(r, b->note, b->name, text, DC_MARKDOWN);
	b->name = DC_NONE;
	b->text = dc_buf_in(r->arena, DC_MAX_FIELD);
	b->fence.n = 0;
}

/* `"Name"`, or `"Name" = "value"`. */
static int on_field(dc_reader *r, struct building *b, dc_str inside)
{
	size_t end = 1;
	const json *name, *value = NULL;
	int code = DC_OK;

	close_field(r, b);
	b->named = true;
	while (end < inside.n && inside.p[end] != '"')
		end += inside.p[end] == '\\' ? 2 : 1;
	name = mdmeta_json(r, dc_sub(inside, 0, end + 1), &code);
	inside = dc_trim(dc_from(inside, end + 1));
	if (!code && dc_starts(inside, "="))
		value = mdmeta_json(r, dc_from(inside, 1), &code);
	if (code)
		return code;
	b->name = json_text(name);
	if (!value)
		return DC_OK;
	dc_note_field(r, b->note, b->name, json_text(value), DC_MARKDOWN);
	b->name = DC_NONE;
	return DC_OK;
}

static int on_line(dc_reader *r, struct building *b, dc_str line)
{
	dc_str inside;
	bool open = b->fence.n > 0;

	if (!open && mdmeta_comment(line, "note ", &inside))
		return mdmeta_read(r, b->note, &b->first, inside);
	if (!open && mdmeta_comment(line, "field ", &inside))
		return on_field(r, b, inside);
	md_fence_step(&b->fence, line);
	if (!open && dc_starts(line, " ") && md_structural(md_unindented(line)))
		line = dc_from(line, 1);
	dc_adds(&b->text, line);
	dc_addc(&b->text, '\n');
	return DC_OK;
}

/* The heading's own field comes first, but its name is told after it. */
static int start_note(dc_reader *r, struct building *b, dc_str line)
{
	struct reader *s = r->state;
	dc_str front = dc_trim(dc_from(line, 2)), inside;

	b->note = dc_note_new(r);
	if (!b->note)
		return DC_LIMIT;
	b->note->own = true;
	b->note->deck = dc_dup(r->arena, dc_got(&s->deck));
	b->first = DC_S("Front");
	b->name = DC_S("Back");
	b->text = dc_buf_in(r->arena, DC_MAX_FIELD);
	b->heading = front.n > 0;
	if (mdmeta_comment(front, "=", &inside)) {
		int code = DC_OK;

		front = json_text(mdmeta_json(r, inside, &code));
		if (code)
			return code;
	}
	if (b->heading)
		dc_note_field(r, b->note, b->first, dc_dup(r->arena, front),
			DC_MARKDOWN);
	return DC_OK;
}

static int put_note(dc_reader *r, struct building *b)
{
	dc_note *n = b->note;

	close_field(r, b);
	if (b->heading && n->nfields)
		n->fields[0].name = b->first;
	if (b->heading && n->nfields == 1 && !b->named)
		dc_note_field(r, n, DC_S("Back"), DC_NONE, DC_MARKDOWN);
	return dc_put_note(r, n);
}

static int read_note(dc_reader *r, dc_str head)
{
	struct building b = { .note = NULL };
	int code = start_note(r, &b, head);
	dc_str line;
	size_t n;

	peek_line(r, &line, &n);
	dc_take(r->in, n);
	while (!code && peek_line(r, &line, &n)) {
		if (!b.fence.n && (md_heading(line, 1) || md_heading(line, 2) ||
		    dc_starts(line, "<!-- notetype ")))
			break;
		code = on_line(r, &b, line);
		dc_take(r->in, n);
	}
	return code ? code : put_note(r, &b);
}

static int read_own(dc_reader *r)
{
	dc_str line, inside;
	size_t n;
	int code = DC_OK;

	if (!peek_line(r, &line, &n)) {
		code = dc_input_code(r->in);
		return code ? code : DC_END;
	}
	if (md_heading(line, 2))
		return read_note(r, line);
	if (md_heading(line, 1))
		code = set_deck(r, line);
	else if (mdmeta_comment(line, "notetype ", &inside))
		code = mdmeta_put_kind(r, inside);
	dc_take(r->in, n);
	return code;
}

static int read_some(dc_reader *r)
{
	struct reader *s = r->state;

	return s->own ? read_own(r) : mdcards_read(r, r->opts, &s->cards);
}

/* ---- writer ---- */

struct writer {
	struct mdwrite other;    /* of another dialect */
	dc_buf deck;
	bool started;            /* a deck was named, or none was needed */
};

static int begin(dc_writer *w)
{
	struct writer *s = w->state;
	const struct mdcards_opts *o = w->opts;

	if (o->dialect != MDCARDS_AUTO)
		return mdwrite_begin(w, &s->other, o->dialect);
	s->deck = dc_buf_in(w->run_arena, 1 << 16);
	dc_outz(w->out, MAGIC " -->\n");
	return DC_OK;
}

/* Does it read back as it stands, between blank lines? */
static bool stands_open(dc_str s)
{
	struct md_fence f = { 0, 0 };
	dc_str line;

	if (!s.n || (unsigned char)s.p[0] <= ' ' ||
	    (unsigned char)s.p[s.n - 1] <= ' ')
		return false;
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' && s.p[i] != '\n' &&
		    s.p[i] != '\t')
			return false;
	while (dc_next_line(&s, &line))
		md_fence_step(&f, line);
	return !f.n;
}

static bool is_line(dc_str s)
{
	return stands_open(s) && dc_chr(s, '\n') == DC_NPOS &&
	       dc_eq(s, dc_trim(s)) && !dc_starts(s, "<!--");
}

static void out_open(dc_writer *w, dc_str s)
{
	struct md_fence f = { 0, 0 };
	dc_str line;

	dc_outc(w->out, '\n');
	while (dc_next_line(&s, &line)) {
		if (!f.n && md_structural(md_unindented(line)))
			dc_outc(w->out, ' ');
		md_fence_step(&f, line);
		dc_outs(w->out, line);
		dc_outc(w->out, '\n');
	}
}

static void out_deck(dc_writer *w, dc_str name)
{
	struct writer *s = w->state;

	if (dc_eq(name, dc_got(&s->deck)))
		return;
	s->deck.n = 0;
	dc_adds(&s->deck, name);
	dc_outz(w->out, "\n# ");
	if (is_line(name)) {
		dc_outs(w->out, name);
	} else {
		dc_outz(w->out, "<!-- deck ");
		mdmeta_quote(w, name);
		dc_outz(w->out, " -->");
	}
	dc_outc(w->out, '\n');
}

static void out_field(dc_writer *w, const dc_field *f)
{
	dc_outz(w->out, "\n<!-- field ");
	mdmeta_quote(w, f->name);
	if (stands_open(f->value)) {
		dc_outz(w->out, " -->\n");
		out_open(w, f->value);
		return;
	}
	dc_outz(w->out, " = ");
	mdmeta_quote(w, f->value);
	dc_outz(w->out, " -->\n");
}

static void out_note(dc_writer *w, const dc_note *n)
{
	bool heading = n->nfields && (is_line(n->fields[0].value) ||
		!stands_open(n->fields[0].value));
	bool usual = n->nfields && dc_is(n->fields[0].name,
		dc_is(n->kind, "Cloze") ? "Text" : "Front");
	bool pair = usual && n->nfields == 2 && heading &&
		dc_is(n->fields[1].name, "Back") &&
		(!n->fields[1].value.n || stands_open(n->fields[1].value));
	dc_str m = mdmeta_of(w, n, usual || !heading);

	out_deck(w, n->deck);
	dc_outz(w->out, "\n##");
	if (heading && is_line(n->fields[0].value)) {
		dc_outc(w->out, ' ');
		dc_outs(w->out, n->fields[0].value);
	} else if (heading) {
		dc_outz(w->out, " <!-- = ");
		mdmeta_quote(w, n->fields[0].value);
		dc_outz(w->out, " -->");
	}
	dc_outc(w->out, '\n');
	if (m.n > 2) {
		dc_outz(w->out, "<!-- note ");
		mdmeta_out(w, m);
		dc_outz(w->out, " -->\n");
	}
	if (pair && n->fields[1].value.n)
		out_open(w, n->fields[1].value);
	for (size_t i = heading ? 1 : 0; !pair && i < n->nfields; i++)
		out_field(w, &n->fields[i]);
}

static int put(dc_writer *w, const dc_event *ev)
{
	const struct mdcards_opts *o = w->opts;
	struct writer *s = w->state;

	if (o->dialect != MDCARDS_AUTO && ev->what == DC_NOTE)
		mdwrite_put(w, &s->other, o->dialect, ev->u.note);
	if (o->dialect != MDCARDS_AUTO)
		return DC_OK;
	if (ev->what == DC_KIND)
		mdmeta_out_kind(w, ev->u.kind);
	else if (ev->what == DC_NOTE)
		out_note(w, ev->u.note);
	return DC_OK;
}

const dc_format fmt_markdown = {
	.name = "markdown",
	.title = "Markdown",
	.exts = "md markdown mdown",
	.aliases = "md",
	.how = "notes of Obsidian, Logseq, RemNote, hashcards or mdanki; "
		"headings, Q: and A: lines, tables, <details>, lists of terms",
	.caps = DC_CAP_DECKS | DC_CAP_TAGS | DC_CAP_KINDS |
		DC_CAP_CARDS | DC_CAP_FIELDS | DC_CAP_GUIDS | DC_CAP_LOST |
		DC_CAP_MOD | DC_CAP_MORE,
	.text = DC_MARKDOWN,
	.opts = opts,
	.opt_size = sizeof(struct mdcards_opts),
	.read_size = sizeof(struct reader),
	.write_size = sizeof(struct writer),
	.probe = probe,
	.open = open_input,
	.read = read_some,
	.begin = begin,
	.put = put,
};
