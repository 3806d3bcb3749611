/*
 * What in a chat assistant's answer are cards.
 */
#include "parts/chat/parts.h"
#include "parts/markdown/lines.h"

enum { LEAST_HEADER = 60, TRIES = 3, SPACED = 3, LOOKS = 64, QUOTED = 20,
	FIRST = 4 };

void chat_begin(struct chat *c, dc_arena *a, dc_str text)
{
	*c = (struct chat){ .arena = a, .at = { text, 1 }, .blank = true,
		.spaced_left = SIZE_MAX, .json_left = SIZE_MAX };
}

static bool take(struct chat_place *p, dc_str *line)
{
	if (!dc_next_line(&p->rest, line))
		return false;
	p->line++;
	return true;
}

/* ---- is it a table? ---- */

struct table {
	dc_dialect d;
	bool header, known;
};

/* Cells of a first line, as far as names of columns need it. */
static bool names_sides(dc_str text, char delimiter)
{
	bool front = false, back = false;
	dc_str line;

	if (!dc_next_line(&text, &line))
		return false;
	while (line.p) {
		dc_str cell = dc_trim(dc_cut(&line, delimiter));
		const char *role;

		while (cell.n > 1 && cell.p[0] == '"' &&
		       cell.p[cell.n - 1] == '"')
			cell = dc_sub(cell, 1, cell.n - 2);
		role = dc_role_of(cell);
		front |= role && strcmp(role, "front") == 0;
		back |= role && strcmp(role, "back") == 0;
	}
	return front && back;
}

static bool sniff(struct chat *c, dc_str text, struct table *t)
{
	text = dc_head(text, DC_HEAD);
	c->looked++;
	if (!dc_sniff(c->arena, text, true, 0, -1, &t->d) || t->d.width < 2 ||
	    !strchr(",\t;|", t->d.delimiter))
		return false;
	t->known = names_sides(text, t->d.delimiter);
	t->header = t->known || t->d.header >= LEAST_HEADER;
	return true;
}

/* No line begins as none of a table does: indented, a point of a list. */
static bool flush_left(dc_str text)
{
	dc_str line;

	while (dc_next_line(&text, &line))
		if (!dc_blank(line) && (strchr(" \t*#-+>", line.p[0]) ||
		    chat_bare(line).n < dc_trim(line).n))
			return false;
	return true;
}

/* Rows between talk: a header that names sides, or rows enough that are alike
 * where flashcards are spoken of, and that something introduces. */
static bool is_table(const struct chat *c, const struct table *t, dc_str text)
{
	bool comma = t->d.delimiter == ',';

	if (t->header && t->d.records > 1 && t->d.same >= 0.5 &&
	    (t->known || t->d.same >= 0.9))
		return true;
	return t->d.records >= SPACED && t->d.same >= 0.9 &&
	       (c->of_cards || c->first_phrase) && (!comma || c->introduces ||
		c->first_phrase) && flush_left(dc_head(text, 4000));
}

/* Markdown's, with a line of dashes below its head? */
static bool is_markdown(const struct table *t, dc_str text)
{
	dc_str line;

	return t->d.delimiter == '|' && dc_next_line(&text, &line) &&
	       dc_next_line(&text, &line) && md_delimiters(line);
}

/* ---- is it JSON? ---- */

/* Members that are called as sides are. */
static bool json_names_sides(dc_str s)
{
	bool front = false, back = false;
	size_t at;

	s = dc_head(s, DC_HEAD);
	while (!(front && back) && (at = dc_chr(s, '"')) != DC_NPOS) {
		size_t end = dc_chr(dc_from(s, at + 1), '"');
		dc_str word = dc_sub(s, at + 1, end);
		const char *role;

		if (end == DC_NPOS)
			return false;
		s = dc_from(s, at + end + 2);
		if (!dc_starts(dc_trim(dc_sub(s, 0, 20)), ":"))
			continue;
		role = dc_role_of(word);
		front |= role && strcmp(role, "front") == 0;
		back |= role && strcmp(role, "back") == 0;
	}
	return front && back;
}

static bool begins_json(dc_str s)
{
	dc_str inner;

	s = dc_trim(dc_head(s, 200));
	inner = dc_trim(dc_from(s, 1));
	return (dc_starts(s, "{") && dc_starts(inner, "\"")) ||
	       (dc_starts(s, "[") && dc_starts(inner, "{"));
}

/* Where the value ends that the text begins with; 0: nowhere. */
static size_t json_end(dc_str s)
{
	size_t depth = 0;
	bool text = false;

	for (size_t i = 0; i < s.n; i++) {
		char ch = s.p[i];

		if (text && ch == '\\') {
			i++;
		} else if (ch == '"') {
			text = !text;
		} else if (!text && (ch == '{' || ch == '[')) {
			depth++;
		} else if (!text && (ch == '}' || ch == ']')) {
			if (depth <= 1)
				return i + 1;
			depth--;
		}
	}
	return 0;
}

/* ---- fences ---- */

struct fence {
	dc_str lang, body;
	uint64_t line;           /* of the body */
	struct chat_place behind;
	bool closed;
};

static size_t fence_length(dc_str line)
{
	dc_str s = dc_trim(line);
	size_t n = 0;

	if (!dc_starts(s, "```") && !dc_starts(s, "~~~"))
		return 0;
	while (n < s.n && s.p[n] == s.p[0])
		n++;
	return n;
}

/* The block that the line opens; one that is never closed goes to the end. */
static bool read_fence(const struct chat *c, dc_str line, struct fence *f)
{
	size_t n = fence_length(line);
	dc_str s = dc_trim(line), inner;
	struct chat_place p = c->at, before;

	if (!n || c->no_fence)
		return false;
	f->closed = false;
	f->lang = dc_trim(dc_from(s, n));
	f->lang = dc_sub(f->lang, 0, dc_chr(f->lang, ' '));
	/* ```code``` in one line is none. */
	if (dc_chr(f->lang, '`') != DC_NPOS)
		return false;
	f->line = p.line;
	f->body = p.rest;
	for (;;) {
		before = p;
		if (!take(&p, &inner))
			break;
		f->closed = fence_length(inner) >= n &&
			dc_trim(inner).p[0] == s.p[0] &&
			dc_trim(inner).n == fence_length(inner);
		if (f->closed)
			break;
	}
	f->body = dc_sub(f->body, 0, f->body.n - before.rest.n);
	f->behind = p;
	return true;
}

static bool is_lang(dc_str lang, const char *words)
{
	char name[24];

	if (!lang.n || lang.n > 20)
		return false;
	name[0] = '|';
	for (size_t i = 0; i < lang.n; i++)
		name[i + 1] = lang.p[i] >= 'A' && lang.p[i] <= 'Z' ?
			(char)(lang.p[i] + 32) : lang.p[i];
	name[lang.n + 1] = '|';
	return dc_find_str(dc_cstr(words), (dc_str){ name, lang.n + 2 }) !=
		DC_NPOS;
}

/* Sides with labels in it? */
static bool has_labels(dc_str body)
{
	struct chat_label l;
	bool front = false, back = false;
	dc_str line;

	while (!(front && back) && dc_next_line(&body, &line)) {
		if (!chat_label(line, &l))
			continue;
		front |= strcmp(l.role, "front") == 0;
		back |= strcmp(l.role, "back") == 0 ||
			chat_next_label(&l.text, &l);
	}
	return front && back;
}

enum in_fence { CODE, CARDS, LABELS };

static enum in_fence in_fence(struct chat *c, const struct fence *f)
{
	struct table t;
	bool plain = !f->lang.n || is_lang(f->lang,
		"|text|txt|plaintext|plain|anki|markdown|md|");

	c->format = NULL;
	if (dc_blank(f->body))
		return CODE;
	if (is_lang(f->lang, "|json|jsonl|ndjson|json5|javascript|js|") ||
	    (plain && begins_json(f->body)))
		return json_names_sides(f->body) ? CARDS : CODE;
	if (plain && dc_istarts(f->body, "#separator:"))
		return CARDS;
	if (plain && has_labels(f->body))
		return LABELS;
	if (!plain && !is_lang(f->lang, "|csv|tsv|"))
		return CODE;
	if (!sniff(c, f->body, &t))
		return CODE;
	if (dc_starts(f->body, "#"))
		return CARDS;
	if (is_markdown(&t, f->body)) {
		c->format = "markdown";
		return CARDS;
	}
	c->format = "csv";
	return t.header || !plain || is_table(c, &t, f->body) ? CARDS : CODE;
}

/* ---- unfenced inputs ---- */

/* The lines up to a blank one; a quote that is closed soon behind it holds
 * blank lines. */
static dc_str paragraph(const struct chat_place *from,
	struct chat_place *behind)
{
	struct chat_place p = *from;
	size_t quotes = 0, waits = 0;
	dc_str line;

	*behind = p;
	while (waits < QUOTED && take(&p, &line) && !fence_length(line)) {
		if (dc_blank(line) && !(quotes & 1))
			break;
		for (size_t i = 0; i < line.n; i++)
			quotes += line.p[i] == '"';
		waits += waits || dc_blank(line);
		waits = quotes & 1 ? waits : 0;
		if (!waits)
			*behind = p;
	}
	return dc_sub(from->rest, 0, from->rest.n - behind->rest.n);
}

static bool has_any(dc_str s, const char *these)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] && strchr(these, s.p[i]))
			return true;
	return false;
}

static void skip_blank(struct chat_place *p)
{
	struct chat_place before = *p;
	dc_str line;

	while (take(p, &line) && dc_blank(line))
		before = *p;
	*p = before;
}

/* What could be no row: talk, a heading, a rule. */
static bool is_talk(dc_str text)
{
	dc_str line, title;

	if (!dc_next_line(&text, &line))
		return true;
	return chat_phrase(line) || chat_copied(line) || chat_rule(line) ||
	       chat_introduces(line) || chat_heading(line, &title) ||
	       chat_card_heading(line, &title);
}

/* More rows of the same kind behind blank lines. */
static void more_rows(struct chat *c, const struct table *t,
	struct chat_place *behind)
{
	for (;;) {
		struct chat_place p = *behind, end;
		dc_str text;
		struct table more;

		skip_blank(&p);
		text = paragraph(&p, &end);
		if (!text.n || is_talk(text) || !sniff(c, text, &more) ||
		    more.header || more.d.delimiter != t->d.delimiter ||
		    more.d.width != t->d.width || more.d.same < 1)
			return;
		*behind = end;
	}
}

/* Rows with a blank line between each. */
static bool spaced_rows(struct chat *c, struct chat_place *behind,
	struct table *t)
{
	struct chat_place p = c->at, end;
	size_t rows = 0;
	dc_str all;

	*behind = p;
	if (p.rest.n > c->spaced_left)
		return false;
	for (;; rows++, *behind = end) {
		dc_str text = paragraph(&p, &end), rest = text, line;

		if (!dc_next_line(&rest, &line) || rest.n || is_talk(text) ||
		    !has_any(line, ",\t;|"))
			break;
		p = end;
		skip_blank(&p);
	}
	all = dc_sub(c->at.rest, 0, c->at.rest.n - behind->rest.n);
	if (rows >= SPACED && sniff(c, all, t) && t->d.width == 2 &&
	    is_table(c, t, all))
		return true;
	c->spaced_left = behind->rest.n;
	return false;
}

static enum chat_what give(struct chat *c, dc_str bytes, uint64_t line,
	struct chat_place behind)
{
	c->bytes = bytes;
	c->line = line;
	c->at = behind;
	c->blank = true;
	c->tries = 0;
	c->last_phrase = 0;
	c->introduced += c->introduces;
	c->introduces = false;
	return CHAT_INPUT;
}

static bool unfenced_json(struct chat *c)
{
	struct chat_place behind = c->at;
	dc_str text = c->at.rest, line;
	size_t end;

	if (text.n > c->json_left)
		return false;
	end = json_end(text);
	c->json_left = end ? text.n - end : 0;
	if (!end || !json_names_sides(dc_sub(text, 0, end)))
		return false;
	while (behind.rest.n > text.n - end && take(&behind, &line))
		;
	c->format = NULL;
	c->open_inputs++;
	give(c, dc_sub(text, 0, end), c->at.line, behind);
	return true;
}

/* A table or JSON that begins here, between the talk. */
static bool unfenced(struct chat *c)
{
	struct chat_place behind;
	dc_str text, rest, first;
	struct table t;

	if (c->tries >= TRIES || !(c->blank || c->follows) ||
	    is_talk(c->at.rest))
		return false;
	c->tries++;
	text = rest = paragraph(&c->at, &behind);
	if (!dc_next_line(&rest, &first))
		return false;
	if (begins_json(text))
		return unfenced_json(c);
	/* One row by itself is none, unless cards are spoken of. */
	if (!has_any(first, ",\t;|") || (!rest.n && !c->of_cards &&
	    !c->first_phrase))
		return false;
	if (!rest.n) {
		if (!spaced_rows(c, &behind, &t))
			return false;
	} else if (sniff(c, text, &t) && is_table(c, &t, text)) {
		more_rows(c, &t, &behind);
	} else {
		return false;
	}
	text = dc_sub(c->at.rest, 0, c->at.rest.n - behind.rest.n);
	c->format = "csv";
	if (is_markdown(&t, text)) {
		c->format = "markdown";
		c->tables++;
	} else {
		c->open_inputs++;
	}
	give(c, text, c->at.line, behind);
	return true;
}

/* ---- cards ---- */

static void open_card(struct chat *c, uint64_t line)
{
	struct chat_card *k = &c->card;

	*k = (struct chat_card){ .open = true, .line = line };
	for (size_t i = 0; i < 2 + CHAT_EXTRAS; i++)
		k->text[i] = dc_buf_in(c->arena, DC_MAX_FIELD);
	k->headed = c->titled && c->counted;
}

static void add(struct chat *c, dc_str line)
{
	dc_buf *b = &c->card.text[c->card.side];

	if (b->n)
		dc_addc(b, '\n');
	dc_adds(b, line);
}

static enum chat_what card_ends(struct chat *c, bool at_end)
{
	struct chat_card *k = &c->card;
	dc_buf *back = &k->text[1];

	/* Behind the last card stands talk, if no other had so much. */
	at_end |= c->cards + 1 == c->total;
	k->cut = at_end && k->paragraph && c->cards && !c->several;
	if (k->cut)
		back->n = k->paragraph;
	c->several += k->paragraph > 0;
	c->cards++;
	c->headed += k->headed;
	c->titled = false;
	k->open = false;
	c->last_phrase = 0;
	return CHAT_CARD;
}

static void on_label(struct chat *c, struct chat_label l, uint64_t line)
{
	struct chat_card *k = &c->card;
	struct chat_label next = l;

	if (strcmp(l.role, "front") == 0) {
		open_card(c, line);
		if (chat_next_label(&l.text, &next)) {
			add(c, l.text);
			k->side = 1;
			add(c, next.text);
			return;
		}
		add(c, l.text);
	} else if (strcmp(l.role, "back") == 0) {
		if (!k->open) {
			open_card(c, c->title_line);
			add(c, c->title);
		}
		/* "A (EN): …" and "A (CN): …" are one. */
		k->side = 1;
		add(c, l.text);
	} else if (strcmp(l.role, "tags") == 0) {
		k->tags = l.text;
		k->side = 1;
	} else if (k->nextras < CHAT_EXTRAS) {
		k->name[k->nextras] = dc_dup(c->arena, l.name);
		k->side = 2 + (int)k->nextras++;
		add(c, l.text);
	} else {
		add(c, dc_trim(l.text));
	}
}

/* Does the label begin a new card, go on with this one, or is it text? */
static bool begins_card(const struct chat *c, const struct chat_label *l)
{
	if (strcmp(l->role, "front") != 0)
		return false;
	/* "Q (EN):" and then "Q (CN):" are one question. */
	return !(c->card.open && c->card.side == 0 &&
		dc_chr(l->name, '(') != DC_NPOS);
}

static bool is_side(const struct chat *c, const struct chat_label *l)
{
	if (strcmp(l->role, "front") == 0)
		return true;
	if (strcmp(l->role, "back") == 0)
		return c->card.open || c->titled;
	return c->card.open && c->card.side > 0;
}

/* "1. What is it? — An answer." */
static bool is_asked(dc_str line, dc_str *name, dc_str *text)
{
	static const char *const signs[] = { "? — ", "? – ", "? - ", "? → " };
	dc_str s = chat_bare(line);
	size_t at = DC_NPOS, i = 0;

	for (; i < sizeof(signs) / sizeof(*signs) && at == DC_NPOS; i++)
		at = dc_find(s, signs[i]);
	if (at == DC_NPOS || s.n == dc_trim(line).n)
		return false;
	*name = dc_sub(s, 0, at + 1);
	*text = dc_trim(dc_from(s, at + strlen(signs[i - 1])));
	return text->n > 0;
}

/* `- **Term**: text` and what is like it. */
static bool is_term(dc_str line, dc_str *name, dc_str *text)
{
	static const char *const signs[] = { ":", "–", "—", "-", "→", "=" };
	dc_str s = chat_bare(line);
	size_t end;

	if (!dc_starts(s, "**"))
		return is_asked(line, name, text);
	s = dc_from(s, 2);
	end = dc_find(s, "**");
	if (end == DC_NPOS || end > 200 || !end)
		return false;
	*name = dc_trim(dc_sub(s, 0, end));
	s = dc_trim(dc_from(s, end + 2));
	if (dc_ends(*name, ":")) {
		name->n--;
		*text = s;
		return s.n && name->n;
	}
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (dc_starts(s, signs[i])) {
			*text = dc_trim(dc_from(s, strlen(signs[i])));
			return text->n > 0;
		}
	return false;
}

static bool term(struct chat *c, dc_str line, uint64_t number)
{
	dc_str name, text;

	if (!is_term(line, &name, &text))
		return false;
	open_card(c, number);
	add(c, name);
	c->card.side = 1;
	add(c, text);
	return true;
}

/* ---- lines ---- */

static void enter_heading(struct chat *c, size_t level, dc_str text)
{
	c->path[level] = text;
	for (size_t i = level + 1; i <= CHAT_LEVELS; i++)
		c->path[i] = DC_NONE;
	c->headings++;
	c->last_phrase = 0;
	c->introduces = false;
}

static void talk(struct chat *c, dc_str line, uint64_t number)
{
	uint64_t n;
	dc_str name, text;
	bool phrase = chat_phrase(line);
	int copied = chat_copied(line);

	c->terms += is_term(line, &name, &text);

	c->prose++;
	c->copied += copied > 1;
	/* Talk stands first and last; in the middle it may be a text's own. */
	if (phrase && !c->cards && !c->fenced && !c->open_inputs &&
	    c->prose <= FIRST && c->headings < 2 && !c->code)
		c->first_phrase = true;
	c->last_phrase = phrase ? 1 : c->last_phrase + (c->last_phrase > 0);
	c->introduces = chat_introduces(line) || copied;
	c->follows = c->introduces || phrase;
	if (chat_of_cards(line, &n)) {
		c->of_cards = true;
		c->first_of_cards |= c->prose <= FIRST;
		c->announcements += n && n != c->announced;
		c->announced_line = n && !c->announced ? number :
			c->announced_line;
		c->announced = n ? n : c->announced;
	}
}

/* "2. What is it?" whose next line is "Answer: …". */
static bool question(const struct chat *c, dc_str line, dc_str *title)
{
	struct chat_place p = c->at;
	struct chat_label l;
	dc_str next, bare = chat_bare(line);

	skip_blank(&p);
	if (!take(&p, &next) || !chat_label(next, &l) ||
	    strcmp(l.role, "back") != 0 || chat_label(line, &l) ||
	    (bare.n == dc_trim(line).n && !dc_starts(bare, "**") &&
	     !dc_ends(bare, "?")))
		return false;
	while (dc_starts(bare, "**") && dc_ends(bare, "**") && bare.n > 4)
		bare = dc_sub(bare, 2, bare.n - 4);
	*title = bare;
	return true;
}

/* What ends the card that is open, though it may have more lines. */
static bool ends_card(const struct chat *c, dc_str line)
{
	dc_str title;

	return chat_rule(line) || chat_heading(line, &title) ||
	       chat_card_heading(line, &title) ||
	       dc_is(dc_trim(line), "Copy code") ||
	       (c->card.side == 1 && question(c, line, &title)) ||
	       (c->take_terms && is_term(line, &title, &title)) ||
	       (c->blank && chat_phrase(line));
}

/* A fence: an input, code in an answer, or nothing. */
static enum chat_what on_fence(struct chat *c, const struct fence *f,
	dc_str line)
{
	enum in_fence what = c->card.open ? CODE : in_fence(c, f);

	if (what == LABELS) {
		c->through = true;
		c->fenced++;
		return CHAT_END;
	}
	if (what == CARDS) {
		c->fenced++;
		return give(c, f->body, f->line, f->behind);
	}
	/* One that is open to the end is none. */
	if (!f->closed) {
		c->no_fence = true;
		return CHAT_END;
	}
	if (c->card.open) {
		dc_str text = dc_sub(c->at.rest, 0, c->at.rest.n -
			f->behind.rest.n);

		add(c, line);
		add(c, dc_chomp(text));
	} else {
		c->code++;
	}
	c->at = f->behind;
	return CHAT_END;
}

/* A line while no card is open, or one that may be more of it. */
static void on_line(struct chat *c, dc_str line, uint64_t number)
{
	struct chat_label l;
	dc_str title;
	size_t level;

	if (chat_label(line, &l) && is_side(c, &l)) {
		if (c->card.open && strcmp(l.role, "front") == 0)
			add(c, l.text);
		else
			on_label(c, l, number);
		return;
	}
	if (c->card.open) {
		if (c->blank && c->card.side == 1 && !c->card.paragraph &&
		    c->card.text[1].n) {
			c->card.paragraph = c->card.text[1].n;
			c->card.talk_line = number;
		}
		if (c->blank)
			add(c, DC_NONE);
		add(c, line);
		return;
	}
	if (chat_card_heading(line, &title) || question(c, line, &title)) {
		c->counted = chat_card_heading(line, &title);
		c->titled = true;
		c->title = title;
		c->title_line = number;
		c->follows = false;
		return;
	}
	if (c->take_terms && term(c, line, number))
		return;
	level = chat_heading(line, &title);
	c->follows = true;
	if (level)
		enter_heading(c, level, title);
	else if (!chat_rule(line))
		talk(c, line, number);
}

enum chat_what chat_next(struct chat *c)
{
	struct chat_place before;
	struct chat_label l;
	struct fence f;
	dc_str line;

	for (;;) {
		before = c->at;
		if (!c->card.open && c->looked > LOOKS) {
			c->looked = 0;
			return CHAT_NOTHING;
		}
		if (!c->card.open && !c->through && unfenced(c))
			return CHAT_INPUT;
		if (!take(&c->at, &line))
			break;
		if (dc_blank(line)) {
			c->blank = true;
			c->tries = 0;
			continue;
		}
		if (c->through && fence_length(line)) {
			c->through = false;
			if (c->card.open)
				return card_ends(c, false);
		} else if (!c->through && read_fence(c, line, &f)) {
			if (on_fence(c, &f, line) == CHAT_INPUT)
				return CHAT_INPUT;
		} else if (c->card.open && (ends_card(c, line) ||
			   (chat_label(line, &l) && begins_card(c, &l)))) {
			c->at = before;
			return card_ends(c, false);
		} else {
			on_line(c, line, before.line);
		}
		c->blank = false;
	}
	return c->card.open ? card_ends(c, true) : CHAT_END;
}
