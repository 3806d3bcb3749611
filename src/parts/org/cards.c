/*
 * The outline of an org-mode file: which headings are cards, and what they
 * inherit.
 */
#include "parts/org/cards.h"

static const char *const names[ORG_PROPS] = {
	[ORG_DECK] = "ANKI_DECK", [ORG_FORMAT] = "ANKI_FORMAT",
	[ORG_PREPEND] = "ANKI_PREPEND_HEADING",
	[ORG_ANKI_TAGS] = "ANKI_TAGS", [ORG_CATEGORY] = "CATEGORY",
	[ORG_DIR] = "DIR", [ORG_INFINITIVE] = "VERB_INFINITIVE",
	[ORG_TRANSLATION] = "VERB_TRANSLATION", [ORG_NOUN] = "NOUN",
	[ORG_NOUN_TRANSLATION] = "NOUN_TRANSLATION",
	[ORG_NOTE_TYPE] = "ANKI_NOTE_TYPE", [ORG_NOTE_ID] = "ANKI_NOTE_ID",
	[ORG_ID] = "ID", [ORG_FC_TYPE] = "FC_TYPE",
	[ORG_FC_CLOZE] = "FC_CLOZE_TYPE", [ORG_DRILL_TYPE] = "DRILL_CARD_TYPE",
	[ORG_TENSE] = "VERB_TENSE",
	[ORG_NO_FIELDS] = "ANKI_NO_SUBHEADING_FIELDS"
};

/* ---- properties ---- */

static void set(dc_reader *r, struct org_frame *f, dc_str name, dc_str value)
{
	f->learned |= dc_istarts(name, "DRILL_LAST_") ||
		      dc_istarts(name, "DRILL_TOTAL_");
	/* `:ANKI_TAGS+:` adds to what there is. */
	if (dc_ieq(name, DC_S("ANKI_TAGS+"))) {
		f->props[ORG_ANKI_TAGS] = dc_fmt(r->run_arena, "%.*s %.*s",
			DC_ARG(dc_head(f->props[ORG_ANKI_TAGS], 10000)),
			DC_ARG(dc_head(value, 10000)));
		return;
	}
	for (size_t i = 0; i < ORG_PROPS; i++)
		if (dc_ieq(name, dc_cstr(names[i])))
			f->props[i] = value;
}

/* What the drawers at the top of the text say. */
static void read_drawers(dc_reader *r, struct org_frame *f)
{
	dc_str rest = f->text, line, name, value;
	bool open = false, properties = false;

	while (dc_next_line(&rest, &line)) {
		if (dc_blank(line) && !open)
			continue;
		if (org_planning(line)) {
			f->learned |= dc_find(line, "SCHEDULED:") != DC_NPOS;
			continue;
		}
		if (!open && !org_drawer(line, &name))
			break;
		if (!open) {
			properties = dc_ieq(name, DC_S("PROPERTIES"));
			f->learned |= dc_ieq(name, DC_S("REVIEW_DATA"));
			open = true;
			continue;
		}
		if (dc_ieq(dc_trim(line), DC_S(":END:")))
			open = false;
		else if (properties && org_property(line, &name, &value))
			set(r, f, name, value);
	}
}

/* ---- the file ---- */

static void file_keyword(dc_reader *r, struct orgcards *s, dc_str name,
	dc_str value)
{
	struct org_frame *file = &s->path[0];
	dc_str word;

	if (dc_ieq(name, DC_S("TITLE")) && !s->title.n)
		s->title = value;
	else if (dc_ieq(name, DC_S("CATEGORY")) ||
		 dc_ieq(name, DC_S("ANKI_DECK")))
		set(r, file, name, value);
	else if (dc_ieq(name, DC_S("FILETAGS")))
		file->h.tags = value;
	else if (dc_ieq(name, DC_S(ORG_TO_DO)) ||
		 dc_ieq(name, DC_S("SEQ_" ORG_TO_DO)))
		s->todo = value;
	else if (dc_ieq(name, DC_S("OPTIONS")) &&
		 dc_find(value, "\\n:t") != DC_NPOS)
		s->breaks = ORG_ALL;
	if (!dc_ieq(name, DC_S("PROPERTY")))
		return;
	word = dc_sub(value, 0, dc_chr(value, ' '));
	set(r, file, word, dc_trim(dc_from(value, word.n)));
}

struct census {
	bool told;               /* a tag or a note type says what a card is */
	bool ids;
};

static void count_line(struct census *c, dc_str line)
{
	struct org_heading h;
	dc_str name, value;

	if (org_heading(line, DC_NONE, &h))
		c->told |= org_tagged(h.tags, "drill") ||
			   org_tagged(h.tags, "fc");
	else if (org_property(line, &name, &value)) {
		c->told |= dc_ieq(name, DC_S("ANKI_NOTE_TYPE"));
		c->ids |= dc_ieq(name, DC_S("ANKI_NOTE_ID"));
	}
}

/* Marks of clozes and of line ends stand for nothing in a file. */
static dc_str without_marks(dc_arena *a, dc_str text)
{
	dc_buf b;
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == '\v' ||
		     (text.p[i] >= ORG_OPEN && text.p[i] <= ORG_CLOSE);
	if (!n)
		return text;
	b = dc_buf_in(a, DC_MAX_DOCUMENT);
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] != '\v' &&
		    (text.p[i] < ORG_OPEN || text.p[i] > ORG_CLOSE))
			dc_addc(&b, text.p[i]);
	return dc_got(&b);
}

int orgcards_open(dc_reader *r, struct orgcards *s)
{
	struct census c = { .told = false };
	struct org_heading h;
	dc_str rest, start, line, name, value;
	int code = dc_all(r->in, &rest);

	if (code)
		return code;
	s->rest = without_marks(r->run_arena, rest);
	s->line = 1;
	for (rest = s->rest; dc_next_line(&rest, &line);) {
		count_line(&c, line);
		if (org_keyword(line, &name, &value))
			file_keyword(r, s, name, value);
	}
	s->untold = c.told ? ORG_NONE : c.ids ? ORG_WITH_ID : ORG_WITH_TEXT;
	start = rest = s->rest;
	while (dc_next_line(&rest, &line) &&
	       !org_heading(line, DC_NONE, &h)) {
		s->rest = rest;
		s->line++;
	}
	s->path[0].text = dc_sub(start, 0, start.n - s->rest.n);
	read_drawers(r, &s->path[0]);
	return DC_OK;
}

/* ---- headings ---- */

/* The heading that the rest begins with, and its text; false at the end. */
static bool next_heading(dc_reader *r, const struct orgcards *s, dc_str *rest,
	uint64_t *line_number, struct org_frame *f)
{
	dc_str line, after, start;
	struct org_heading h;

	*f = (struct org_frame){ .line = *line_number };
	if (!dc_next_line(rest, &line) || !org_heading(line, s->todo, &f->h))
		return false;
	++*line_number;
	start = after = *rest;
	while (dc_next_line(&after, &line) &&
	       !org_heading(line, DC_NONE, &h)) {
		*rest = after;
		++*line_number;
	}
	f->text = dc_sub(start, 0, start.n - rest->n);
	read_drawers(r, f);
	return true;
}

static bool is_card(const struct orgcards *s, const struct org_frame *f)
{
	if (org_tagged(f->h.tags, "drill") || org_tagged(f->h.tags, "fc") ||
	    f->props[ORG_NOTE_TYPE].n)
		return true;
	if (s->untold == ORG_WITH_ID)
		return f->props[ORG_NOTE_ID].n > 0;
	return s->untold == ORG_WITH_TEXT;
}

static void inherit(struct org_frame *f, const struct org_frame *from)
{
	for (size_t i = 0; i < ORG_INHERITED; i++)
		if (!f->props[i].p)
			f->props[i] = from->props[i];
}

/* The headings below the card, without those of cards in it. */
static int gather(dc_reader *r, struct orgcards *s, struct org_card *c)
{
	dc_str rest = s->rest;
	uint64_t line = s->line;
	size_t room = 0, hidden = 0;
	struct org_frame f;

	if (s->untold != ORG_NONE)
		return DC_OK;
	while (next_heading(r, s, &rest, &line, &f) &&
	       f.h.level > c->own->h.level) {
		if (hidden && f.h.level > hidden)
			continue;
		hidden = is_card(s, &f) ? f.h.level : 0;
		if (hidden)
			continue;
		if (c->nkids == room) {
			struct org_kid *more;

			room = room ? room * 2 : 8;
			more = dc_array(r->arena, room, sizeof(*more));
			if (!more)
				return DC_LIMIT;
			if (c->nkids)
				memcpy(more, c->kids, c->nkids * sizeof(*more));
			c->kids = more;
		}
		inherit(&f, c->own);
		c->kids[c->nkids++] = (struct org_kid){ f.h, f.text,
			f.props[ORG_DIR], f.props[ORG_ID] };
	}
	return DC_OK;
}

int orgcards_read(dc_reader *r, struct orgcards *s)
{
	struct org_frame f;
	struct org_card c = { .nkids = 0 };
	int code;

	if (!next_heading(r, s, &s->rest, &s->line, &f)) {
		if (s->without_id)
			dc_notice(r->run, "org-no-id", "headings without "
				"ANKI_NOTE_ID, which are no cards: %llu",
				(unsigned long long)s->without_id);
		return DC_END;
	}
	while (s->depth && s->path[s->depth].h.level >= f.h.level)
		s->depth--;
	inherit(&f, &s->path[s->depth]);
	s->path[++s->depth] = f;
	if (!is_card(s, &f)) {
		s->without_id += s->untold == ORG_WITH_ID;
		return DC_OK;
	}
	c.own = &s->path[s->depth];
	code = gather(r, s, &c);
	return code ? code : org_put_card(r, s, &c);
}
