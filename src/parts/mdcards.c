/*
 * Cards in other people's Markdown.
 */
#include "parts/mdcards.h"
#include "parts/mdlines.h"
#include "parts/orglines.h"

enum layout { NONE, ANSWERS, DETAILS, COLONS, LOGSEQ, TABLE, HEADINGS };

struct counts {
	size_t pairs, details, colons, logseq, rows, known_rows, headings;
	size_t bodies[MD_LEVELS + 1];    /* headings with text, by level */
};

struct mdcards {
	struct md_place at;
	enum layout layout;
	size_t level;            /* of the headings that are cards */
	dc_str path[MD_LEVELS + 1]; /* the headings that hold here */
	dc_str deck, tags;       /* of the front matter */
	dc_table *table;
	dc_str names[MD_COLUMNS];   /* of the table */
	size_t columns;          /* 0: no table is open */
	bool deck_cell;          /* the deck stands behind its columns */
};

/* ---- which layout ---- */

struct census {
	struct counts c;
	size_t open;             /* level of the heading without text yet */
	bool asked;              /* a Q: waits for its A: */
	bool in_table, known_table;
	dc_str before;           /* the line before */
};

static void count_table(struct census *s, dc_arena *a, dc_str line)
{
	dc_str names[MD_COLUMNS];

	if (s->in_table && md_row(line)) {
		s->c.rows++;
		s->c.known_rows += s->known_table;
		return;
	}
	s->in_table = md_row(s->before) && md_delimiters(line);
	if (!s->in_table)
		return;
	s->known_table = dc_header_score(NULL, names,
		md_cells(a, s->before, names)) >= 50;
}

static void count_line(struct census *s, dc_arena *a, dc_str line)
{
	dc_str text = DC_NONE;
	size_t level = md_level(line, &text), length;
	int which = md_side(line, &text);

	if (which == 2 && s->asked)
		s->c.pairs++;
	s->c.pairs += which == 3;
	if (which)
		s->asked = which == 1;
	s->c.details += dc_find(line, "<summary") != DC_NPOS;
	s->c.colons += md_colons(line, &length) != DC_NPOS ||
		md_question_mark(line);
	s->c.logseq += md_logseq(line);
	count_table(s, a, line);
	if (level) {
		s->open = level;
		s->c.headings++;
	} else if (s->open && !dc_blank(line) && !md_comment(line) &&
	    !md_rule(line)) {
		s->c.bodies[s->open]++;
		s->open = 0;
	}
	s->before = line;
}

static struct counts count(dc_arena *a, dc_str text)
{
	struct census s = { .open = 0 };
	struct md_place p = { .rest = text };
	dc_str line;

	while (md_take(&p, &line)) {
		if (!p.fence.n)
			count_line(&s, a, line);
		else if (s.open)
			s.c.bodies[s.open]++, s.open = 0;
	}
	return s.c;
}

/* The level with the most headings that have text below; deepest of equals. */
static size_t card_level(const struct counts *c)
{
	size_t best = 0;

	for (size_t i = 1; i <= MD_LEVELS; i++)
		if (c->bodies[i] && (!best || c->bodies[i] >= c->bodies[best]))
			best = i;
	return best;
}

static enum layout choose(const struct counts *c)
{
	size_t level = card_level(c), bodies = level ? c->bodies[level] : 0;

	if (c->logseq)
		return LOGSEQ;
	if (c->details && c->details >= c->pairs)
		return DETAILS;
	if (c->pairs)
		return ANSWERS;
	if (c->known_rows)
		return TABLE;
	if (c->colons && c->colons >= bodies && c->colons >= c->rows)
		return COLONS;
	if (c->rows > 4 * bodies)
		return TABLE;
	return bodies ? HEADINGS : NONE;
}

int mdcards_probe(const dc_probe *p)
{
	struct counts c = count(p->arena, p->head);
	size_t level = card_level(&c);

	/* Its `# ` are comments, and its lists are headings. */
	if (org_looks(p->head))
		return 0;
	switch (choose(&c)) {
	case DETAILS:
		return c.headings || dc_find(p->head, "\n- ") != DC_NPOS ? 80
			: 40;
	case LOGSEQ:
		return 75;
	case ANSWERS:
		return c.pairs > 1 ? 75 : 60;
	case TABLE:
		/* The line below its head is in no other kind of table. */
		return c.known_rows ? 90 : 75;
	case COLONS:
		return c.colons > 2 ? 60 : 40;
	case HEADINGS:
		return c.bodies[level] > 2 ? 60 : c.bodies[level] > 1 ? 50 : 35;
	default:
		return 0;
	}
}

/* ---- the deck ---- */

static void enter_heading(dc_reader *r, struct mdcards *s, size_t level,
	dc_str text)
{
	s->path[level] = dc_dup(r->run_arena, dc_trim(dc_convert(r->arena, NULL,
		text, DC_MARKDOWN, DC_PLAIN)));
	for (size_t i = level + 1; i <= MD_LEVELS; i++)
		s->path[i] = DC_NONE;
}

static dc_str deck(dc_reader *r, const struct mdcards *s)
{
	dc_buf b = dc_buf_in(r->arena, 1 << 16);

	if (s->deck.n)
		return s->deck;
	for (size_t i = 1; i <= MD_LEVELS; i++) {
		if (!s->path[i].n)
			continue;
		dc_addz(&b, b.n ? "::" : "");
		dc_adds(&b, s->path[i]);
	}
	return dc_got(&b);
}

/* "tags: [a, b]", "deck: X", and lists of lines "- a". */
static void front_matter(dc_reader *r, struct mdcards *s)
{
	struct md_place p = s->at;
	dc_str line, key;
	bool tags = false, ends = false;
	dc_buf b = dc_buf_in(r->run_arena, 1 << 16);

	if (!md_take(&p, &line) || !dc_is(dc_trim(line), "---"))
		return;
	while (!ends && md_take(&p, &line)) {
		ends = dc_is(dc_trim(line), "---") || dc_is(line, "...");
		if (tags && dc_starts(md_unindented(line), "- ")) {
			dc_addc(&b, ',');
			dc_adds(&b, dc_from(md_unindented(line), 2));
			continue;
		}
		key = dc_trim(dc_cut(&line, ':'));
		tags = dc_ieq(key, DC_S("tags"));
		line = dc_trim(line);
		if (tags)
			dc_adds(&b, dc_starts(line, "[") && dc_ends(line, "]") ?
				dc_sub(line, 1, line.n - 2) : line);
		else if (dc_ieq(key, DC_S("deck")))
			s->deck = line;
	}
	if (!ends)
		return;
	s->at = p;
	s->tags = dc_got(&b);
}

/* ---- a card ---- */

struct card {
	dc_buf side[2];
	uint64_t line;
	bool cloze;
};

static struct card new_card(dc_reader *r, const struct mdcards *s)
{
	struct card c = { .line = s->at.line - 1 };

	c.side[0] = dc_buf_in(r->arena, DC_MAX_FIELD);
	c.side[1] = dc_buf_in(r->arena, DC_MAX_FIELD);
	return c;
}

static void add(struct card *c, int which, dc_str line)
{
	dc_adds(&c->side[which], line);
	dc_addc(&c->side[which], '\n');
}

/* "[Berlin] is the capital of [Germany]" as clozes; links stay. */
static dc_str clozes(dc_arena *a, dc_str s)
{
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);
	unsigned n = 0;
	size_t at, end;

	while ((at = dc_chr(s, '[')) != DC_NPOS) {
		end = dc_chr(dc_from(s, at), ']');
		dc_adds(&b, dc_sub(s, 0, at));
		s = dc_from(s, at);
		if (end == DC_NPOS || (end + 1 < s.n && s.p[end + 1] == '(')) {
			dc_addc(&b, '[');
			s = dc_from(s, 1);
			continue;
		}
		dc_addf(&b, "{{c%u::", ++n);
		dc_adds(&b, dc_sub(s, 1, end - 1));
		dc_addz(&b, "}}");
		s = dc_from(s, end + 1);
	}
	dc_adds(&b, s);
	return dc_got(&b);
}

/* The last line of mdanki's cards: "[#tree](tree.md) [#leaf]()". */
static dc_str take_tags(dc_reader *r, dc_note *n, dc_str text)
{
	size_t start = text.n;
	dc_str line, rest, tag;

	while (start && text.p[start - 1] != '\n')
		start--;
	line = dc_from(text, start);
	for (rest = dc_trim(line); rest.n; rest = dc_trim(rest)) {
		if (!dc_starts(rest, "[#"))
			return text;
		rest = dc_from(rest, 2);
		tag = dc_cut(&rest, ']');
		if (!dc_starts(rest, "("))
			return text;
		dc_cut(&rest, ')');
		(void)tag;
	}
	for (rest = dc_trim(line); rest.n; rest = dc_trim(rest)) {
		rest = dc_from(rest, 2);
		dc_note_tag(r, n, dc_cut(&rest, ']'));
		dc_cut(&rest, ')');
	}
	return mdmeta_trim(dc_sub(text, 0, start));
}

static int put(dc_reader *r, struct mdcards *s, struct card *c)
{
	dc_str front = mdmeta_trim(dc_got(&c->side[0])), tags = s->tags;
	dc_str back = mdmeta_trim(dc_got(&c->side[1]));
	dc_note *n;

	if (dc_blank(front) && dc_blank(back))
		return DC_OK;
	n = dc_note_new(r);
	if (!n)
		return DC_LIMIT;
	n->at.line = c->line;
	n->deck = deck(r, s);
	while (tags.n)
		dc_note_tag(r, n, dc_trim(dc_cut(&tags, ',')));
	if (dc_blank(front))
		n->lost = DC_LOST_FRONT;
	if (c->cloze) {
		n->kind = DC_S("Cloze");
		dc_note_field(r, n, DC_S("Text"), clozes(r->arena, front),
			DC_MARKDOWN);
		dc_note_field(r, n, DC_S("Back Extra"), back, DC_MARKDOWN);
		return dc_put_note(r, n);
	}
	back = take_tags(r, n, back);
	dc_note_field(r, n, DC_S("Front"), front, DC_MARKDOWN);
	dc_note_field(r, n, DC_S("Back"), back, DC_MARKDOWN);
	return dc_put_note(r, n);
}

/* ---- each layout: one card a call ---- */

static int read_answers(dc_reader *r, struct mdcards *s)
{
	struct card c = { .line = 0 };
	struct md_place before;
	dc_str line, text;
	int at = -1, which;

	for (;;) {
		size_t level;
		bool code = s->at.fence.n > 0;

		before = s->at;
		if (!md_take(&s->at, &line))
			break;
		which = code ? 0 : md_side(line, &text);
		level = code || which ? 0 : md_level(line, &text);
		if (at >= 0 && (which == 1 || which == 3 || level ||
		    (!code && md_rule(line)))) {
			s->at = before;
			if (!which && !level)
				md_take(&s->at, &line);
			return put(r, s, &c);
		}
		if (level)
			enter_heading(r, s, level, text);
		if (which == 1 || which == 3)
			c = new_card(r, s);
		if (which) {
			c.cloze = which == 3;
			at = which == 2 ? (at < 0 ? -1 : 1) : 0;
			line = text;
		}
		if (at >= 0 && !md_comment(line))
			add(&c, at, line);
	}
	return at < 0 ? DC_END : put(r, s, &c);
}

/* A heading without text below is no card, unless it asks by itself. */
static bool is_card(dc_reader *r, const struct card *c)
{
	return !dc_blank(dc_got(&c->side[1])) ||
	       dc_has_cloze(r->arena, dc_got(&c->side[0]), DC_MARKDOWN);
}

static int read_headings(dc_reader *r, struct mdcards *s)
{
	struct card c = { .line = 0 };
	struct md_place before;
	dc_str line, text;
	bool open = false;

	for (;;) {
		bool code = s->at.fence.n > 0;
		size_t level;

		before = s->at;
		if (!md_take(&s->at, &line))
			break;
		level = code ? 0 : md_level(line, &text);
		if (level && open && level <= s->level) {
			s->at = before;
			return is_card(r, &c) ? put(r, s, &c) : DC_OK;
		}
		if (level == s->level) {
			c = new_card(r, s);
			add(&c, 0, text);
			open = true;
		} else if (level && !open) {
			enter_heading(r, s, level, text);
		} else if (open && !code && dc_is(dc_trim(line), "%")) {
			add(&c, 0, DC_NONE);
			dc_adds(&c.side[0], mdmeta_trim(dc_got(&c.side[1])));
			c.side[1].n = 0;
		} else if (open && (code ||
		    (!md_comment(line) && !md_rule(line)))) {
			add(&c, 1, line);
		}
	}
	if (!open || !is_card(r, &c))
		return DC_END;
	return put(r, s, &c);
}

/* Text behind the tag that ends `at` what. */
static dc_str behind(dc_str line, const char *what)
{
	size_t at = dc_find(line, what);

	return at == DC_NPOS ? DC_NONE : dc_from(line, at + strlen(what));
}

static int read_details(dc_reader *r, struct mdcards *s)
{
	struct card c = { .line = 0 };
	bool open = false, summary = false;
	dc_str line, text;

	while (md_take(&s->at, &line)) {
		size_t level = open ? 0 : md_level(line, &text), at;

		if (level)
			enter_heading(r, s, level, text);
		at = dc_find(line, "<summary");
		if (at != DC_NPOS) {
			c = new_card(r, s);
			open = summary = true;
			line = behind(dc_from(line, at), ">");
		}
		at = dc_find(line, "</summary>");
		if (summary) {
			add(&c, 0, dc_sub(line, 0, at));
			summary = at == DC_NPOS;
			line = behind(line, "</summary>");
		}
		at = dc_find(line, "</details>");
		if (open && !summary)
			add(&c, 1, dc_sub(line, 0, at));
		if (open && at != DC_NPOS)
			return put(r, s, &c);
	}
	return open ? put(r, s, &c) : DC_END;
}

/* Behind a line `?` or one that ends with `::`: what follows, up to a blank
 * line, answers. */
static int read_answer_lines(dc_reader *r, struct mdcards *s, struct card *c)
{
	dc_str line;

	while (md_take(&s->at, &line) && (!dc_blank(line) || s->at.fence.n))
		if (!md_comment(line))
			add(c, 1, line);
	return put(r, s, c);
}

static int read_colons(dc_reader *r, struct mdcards *s)
{
	struct card c = new_card(r, s);
	dc_str line, text;

	while (md_take(&s->at, &line)) {
		size_t level, length, at;

		if (s->at.fence.n)
			continue;
		level = md_level(line, &text);
		if (level)
			enter_heading(r, s, level, text);
		at = level ? DC_NPOS : md_colons(line, &length);
		if (md_question_mark(line) && c.side[0].n)
			return read_answer_lines(r, s, &c);
		if (at == DC_NPOS && !dc_blank(line) && !level) {
			if (!c.side[0].n)
				c.line = s->at.line - 1;
			add(&c, 0, line);
			continue;
		}
		c = new_card(r, s);
		if (at == DC_NPOS)
			continue;
		line = md_unindented(line);
		if (dc_starts(line, "- ") || dc_starts(line, "* "))
			line = dc_from(line, 2);
		at = md_colons(line, &length);
		if (at == DC_NPOS)
			continue;
		add(&c, 0, dc_sub(line, 0, at));
		line = dc_from(line, at + length);
		if (dc_blank(line))
			return read_answer_lines(r, s, &c);
		add(&c, 1, line);
		return put(r, s, &c);
	}
	return DC_END;
}

static size_t indent(dc_str line)
{
	size_t n = 0;

	while (n < line.n && (line.p[n] == ' ' || line.p[n] == '\t'))
		n++;
	return n;
}

/* The bullet's text without `- ` and `#card`. */
static dc_str question(dc_arena *a, dc_str line)
{
	dc_str s = dc_from(mdmeta_trim(line), 2);
	size_t at = dc_find(s, "#card");

	return dc_fmt(a, "%.*s%.*s", DC_ARG(dc_sub(s, 0, at)),
		DC_ARG(dc_from(s, at + 5)));
}

/* Logseq: the bullets below `- question #card` answer; they lose the indent
 * that the first of them has, and its bullet if it is the only one. */
static dc_str answer(dc_arena *a, dc_str text)
{
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);
	size_t in = indent(text), bullets = 0;
	dc_str rest = text, line;

	while (dc_next_line(&rest, &line))
		bullets += indent(line) == in &&
			dc_starts(dc_from(line, in), "- ");
	in += bullets == 1 && dc_starts(dc_from(text, in), "- ") ? 2 : 0;
	while (dc_next_line(&text, &line)) {
		size_t n = indent(line);

		if (!b.n || n > in)
			n = in;
		dc_adds(&b, dc_from(line, n));
		dc_addc(&b, '\n');
	}
	return dc_got(&b);
}

static int read_logseq(dc_reader *r, struct mdcards *s)
{
	struct card c = { .line = 0 };
	struct md_place before = s->at;
	size_t depth = 0;
	bool open = false;
	dc_str line;

	for (; md_take(&s->at, &line); before = s->at) {
		bool code = s->at.fence.n > 0;

		if (open && !dc_blank(line) && indent(line) <= depth &&
		    !md_property(line)) {
			s->at = before;
			break;
		}
		if (open && (code || !md_property(line))) {
			add(&c, 1, line);
		} else if (!open && md_logseq(line)) {
			c = new_card(r, s);
			add(&c, 0, question(r->arena, line));
			depth = indent(line);
			open = true;
		}
	}
	if (!open)
		return DC_END;
	line = answer(r->arena, dc_got(&c.side[1]));
	c.side[1].n = 0;
	dc_adds(&c.side[1], line);
	return put(r, s, &c);
}

/* The header of a table; the deck is one more column, unless it has one. */
static int open_table(dc_reader *r, struct mdcards *s, dc_str header)
{
	dc_str names[MD_COLUMNS + 1];
	size_t n = md_cells(r->run_arena, header, names);
	int code = DC_OK;

	s->deck_cell = n < MD_COLUMNS;
	for (size_t i = 0; i < n; i++) {
		const char *role = dc_role_of(names[i]);

		if (role && strcmp(role, "deck") == 0)
			s->deck_cell = false;
		s->names[i] = names[i];
	}
	s->columns = n;
	names[n] = DC_S("deck");
	if (n > 1)
		s->table = dc_table_new(r, names, n + s->deck_cell, &code);
	return n > 1 && !s->table ? code : DC_OK;
}

static int put_row(dc_reader *r, struct mdcards *s, dc_str line)
{
	dc_str out[MD_COLUMNS + 1] = { { NULL, 0 } };
	size_t n = md_cells(r->arena, line, out);
	struct card c;

	if (s->columns == 1) {
		c = new_card(r, s);
		add(&c, 0, s->names[0]);
		add(&c, 1, out[0]);
		return put(r, s, &c);
	}
	if (n > s->columns)
		n = s->columns;
	if (s->deck_cell) {
		out[s->columns] = deck(r, s);
		n = s->columns + 1;
	}
	return dc_put_record(r, s->table, out, n, DC_MARKDOWN,
		(dc_where){ .line = s->at.line - 1 });
}

static int read_table(dc_reader *r, struct mdcards *s)
{
	dc_str line, text, before = DC_NONE;
	int code;

	while (md_take(&s->at, &line)) {
		size_t level = s->at.fence.n ? 0 : md_level(line, &text);

		if (level)
			enter_heading(r, s, level, text);
		if (s->columns && md_row(line))
			return put_row(r, s, line);
		s->columns = 0;
		if (md_row(before) && md_delimiters(line)) {
			code = open_table(r, s, before);
			if (code)
				return code;
		}
		before = line;
	}
	return DC_END;
}

static int start(dc_reader *r, struct mdcards **state)
{
	struct mdcards *s = dc_alloc(r->run_arena, sizeof(*s));
	struct counts c;
	dc_str text;
	int code = dc_all(r->in, &text);

	if (code)
		return code;
	if (!s)
		return DC_LIMIT;
	s->at = (struct md_place){ .rest = text, .line = 1 };
	front_matter(r, s);
	c = count(r->arena, s->at.rest);
	s->layout = choose(&c);
	s->level = card_level(&c);
	*state = s;
	return DC_OK;
}

int mdcards_read(dc_reader *r, struct mdcards **state)
{
	int code = *state ? DC_OK : start(r, state);

	if (code)
		return code;
	switch ((*state)->layout) {
	case ANSWERS:
		return read_answers(r, *state);
	case HEADINGS:
		return read_headings(r, *state);
	case DETAILS:
		return read_details(r, *state);
	case LOGSEQ:
		return read_logseq(r, *state);
	case COLONS:
		return read_colons(r, *state);
	case TABLE:
		return read_table(r, *state);
	default:
		return DC_END;
	}
}
