/*
 * Notes as Obsidian_to_Anki has them, each with its type and fields:
 *
 *	TARGET DECK: A::B
 *	START
 *	Basic
 *	What it asks            the first field, unless a name stands before
 *	Back: what it answers
 *	Tags: a b
 *	<!--ID: 1566052191670-->
 *	END
 *
 *	STARTI [Basic] What it asks Back: what it answers ENDI
 *
 * The plugin asks Anki for the names of fields.  Here the types that Anki
 * begins with are known; of others every capitalised word and a colon at the
 * beginning of a line is a field.
 */
#include "parts/markdown/dialect.h"

enum { LONGEST_NAME = 40 };

static void count(struct md_census *s, dc_str line)
{
	dc_str text = dc_trim(line);

	s->cards[MD_BLOCKS] += dc_is(text, "START") ||
		(dc_starts(text, "STARTI [") && dc_find(text, "ENDI") !=
		 DC_NPOS);
}

struct block {
	struct md_card c;        /* its id and tags */
	dc_note *note;
	dc_str type, name;
	dc_buf text;             /* of the field that is open */
	bool cloze, known;
	bool text_seen;          /* in any field */
};

static bool contains(dc_str s, const char *what)
{
	return dc_find(s, what) != DC_NPOS;
}

static dc_str first_name(const struct block *b)
{
	return b->cloze ? DC_S("Text") : DC_S("Front");
}

/* The name of a field that the line begins with; empty if none does. */
static dc_str named(const struct block *b, dc_str line)
{
	static const char *const sides[] = { "Front", "Back", "Text", "Extra",
		"Back Extra", "Add Reverse" };
	size_t at = dc_chr(dc_sub(line, 0, LONGEST_NAME), ':');
	dc_str name = dc_sub(line, 0, at);

	if (at == DC_NPOS || !at)
		return DC_NONE;
	for (size_t i = 0; i < sizeof(sides) / sizeof(*sides); i++)
		if (dc_is(name, sides[i]))
			return name;
	if (b->known || name.p[0] < 'A' || name.p[0] > 'Z' ||
	    (at + 1 < line.n && line.p[at + 1] != ' '))
		return DC_NONE;
	for (size_t i = 1; i < name.n; i++)
		if (memchr("/.`*[](){}<>", name.p[i], 12))
			return DC_NONE;
	return name;
}

static void begin(dc_reader *r, struct mdcards *s, struct block *b,
	dc_str type)
{
	b->c = md_card_new(r, s);
	b->type = dc_trim(type);
	b->cloze = contains(b->type, "Cloze");
	b->known = b->cloze || contains(b->type, "Basic");
	b->name = first_name(b);
	b->text = dc_buf_in(r->arena, DC_MAX_FIELD);
}

static void end_field(dc_reader *r, struct block *b)
{
	dc_str text = mdmeta_trim(dc_got(&b->text));
	unsigned last;

	if (dc_is(b->name, "Extra") && b->cloze)
		b->name = DC_S("Back Extra");
	if (b->cloze)
		text = md_cloze_curly(r->arena, text, &last);
	text = md_with_breaks(r->arena, text, MD_HARD);
	b->text_seen |= !dc_blank(text);
	if (text.n || b->note->nfields)
		dc_note_field(r, b->note, b->name, text, DC_MARKDOWN);
	b->text = dc_buf_in(r->arena, DC_MAX_FIELD);
}

static void field_line(dc_reader *r, struct block *b, dc_str line, bool inline_)
{
	dc_str name = named(b, line);

	if (name.n) {
		end_field(r, b);
		b->name = name;
		line = dc_from(line, name.n + 1);
	}
	dc_adds(&b->text, line);
	dc_addc(&b->text, inline_ ? ' ' : '\n');
}

static int put(dc_reader *r, struct mdcards *s, struct block *b)
{
	dc_note *n = b->note;
	dc_str tags = dc_got(&b->c.tags), all = s->tags;

	end_field(r, b);
	if (!b->text_seen)
		return DC_OK;
	n->id = b->c.id;
	n->deck = md_deck(r, s);
	while (all.n)
		dc_note_tag(r, n, dc_trim(dc_cut(&all, ',')));
	md_put_tags(r, n, s->here_tags);
	md_put_tags(r, n, tags);
	if (n->nfields == 1 && !b->cloze)
		dc_note_field(r, n, DC_S("Back"), DC_NONE, DC_MARKDOWN);
	n->kind = b->cloze ? DC_S("Cloze") : b->type;
	return dc_put_note(r, n);
}

/* "Tags: a b" */
static bool take_tags(dc_reader *r, struct block *b, dc_str line)
{
	dc_str deck = DC_S("");

	if (!dc_starts(line, "Tags: "))
		return false;
	md_split_tags(r->arena, dc_from(line, 6), &b->c.tags, &deck);
	return true;
}

/* Is there an END?  Where there was none, there is none further on. */
static bool has_end(struct mdcards *s)
{
	struct md_place p = s->at;
	dc_str line;

	while (!s->own && md_take(&p, &line))
		if (dc_is(dc_trim(line), "END"))
			return true;
	s->own = s;
	return false;
}

/* Everything up to END; the type stands in the first line. */
static int read_block(dc_reader *r, struct mdcards *s)
{
	struct block b = { .cloze = false };
	dc_str line;

	if (!has_end(s)) {
		dc_at(r->run, s->at.line - 1, 1, DC_NONE);
		dc_skip(r->run, "markdown-block", "START without END");
		return DC_OK;
	}

	b.note = dc_note_new(r);
	if (!b.note)
		return DC_LIMIT;
	b.note->at.line = s->at.line - 1;
	if (!md_take(&s->at, &line))
		line = DC_NONE;
	begin(r, s, &b, line);
	while (md_take(&s->at, &line) && !dc_is(dc_trim(line), "END"))
		if (!md_card_id(r->arena, &b.c, line) &&
		    !take_tags(r, &b, line))
			field_line(r, &b, line, false);
	return put(r, s, &b);
}

/* "STARTI [Basic] front Back: back Tags: a b <!--ID: 1--> ENDI" */
static int read_inline(dc_reader *r, struct mdcards *s, dc_str line)
{
	struct block b = { .cloze = false };
	size_t at;

	line = dc_from(line, dc_find(line, "STARTI [") + 8);
	b.note = dc_note_new(r);
	if (!b.note)
		return DC_LIMIT;
	b.note->at.line = s->at.line - 1;
	begin(r, s, &b, dc_cut(&line, ']'));
	line = dc_sub(line, 0, dc_find(line, "ENDI"));
	at = dc_find(line, "<!--ID:");
	if (at == DC_NPOS)
		at = dc_find(line, "ID: ");
	if (at != DC_NPOS && md_card_id(r->arena, &b.c, dc_from(line, at)))
		line = dc_sub(line, 0, at);
	at = dc_find(line, "Tags: ");
	if (at != DC_NPOS && take_tags(r, &b, dc_from(line, at)))
		line = dc_sub(line, 0, at);
	for (at = 0; line.n; at = 1) {
		size_t next = dc_chr(line, ' ');

		field_line(r, &b, dc_sub(line, 0, next), true);
		line = dc_from(line, next == DC_NPOS ? line.n : next + 1);
	}
	return put(r, s, &b);
}

static int next(dc_reader *r, struct mdcards *s)
{
	dc_str line;

	while (md_take(&s->at, &line)) {
		dc_str text = dc_trim(line);

		if (s->at.fence.n)
			continue;
		if (dc_is(text, "START"))
			return read_block(r, s);
		if (dc_find(text, "STARTI [") != DC_NPOS &&
		    dc_find(text, "ENDI") != DC_NPOS)
			return read_inline(r, s, text);
		md_outside(s, line);
	}
	return DC_END;
}

const struct md_dialect md_blocks = {
	.what = "blocks from START to END",
	.count = count,
	.next = next,
};
