/*
 * One card of other people's Markdown, and its deck and tags.
 */
#include "parts/markdown/dialect.h"

void md_enter_heading(dc_reader *r, struct mdcards *s, size_t level,
	dc_str text)
{
	s->path[level] = dc_dup(r->run_arena, dc_trim(dc_convert(r->arena, NULL,
		text, DC_MARKDOWN, DC_PLAIN)));
	for (size_t i = level + 1; i <= MD_LEVELS; i++)
		s->path[i] = DC_NONE;
}

dc_str md_deck(dc_reader *r, const struct mdcards *s)
{
	dc_buf b = dc_buf_in(r->arena, 1 << 16);

	if (s->here.n)
		return s->here;
	if (s->deck.n)
		return s->deck;
	if (s->first.n && !s->here.p)
		return s->first;
	/* Where tags name decks, only the title of the note may do so, too. */
	for (size_t i = 1; i <= (s->tagged ? 1 : MD_LEVELS); i++) {
		if (!s->path[i].n)
			continue;
		dc_addz(&b, b.n ? "::" : "");
		dc_adds(&b, s->path[i]);
	}
	return dc_got(&b);
}

dc_str md_path(dc_arena *a, dc_str s)
{
	dc_buf b = dc_buf_in(a, 1 << 16);

	while (s.n) {
		dc_str part = dc_trim(dc_cut(&s, '/'));

		if (part.n && b.n)
			dc_addz(&b, "::");
		dc_adds(&b, part);
	}
	return dc_got(&b);
}

/* ---- #tags ---- */

static bool blank(char c)
{
	return c == ' ' || c == '\t';
}

static dc_str word(dc_str *s)
{
	size_t n = 0;
	dc_str w;

	while (s->n && blank(s->p[0]))
		*s = dc_from(*s, 1);
	while (n < s->n && !blank(s->p[n]))
		n++;
	w = dc_sub(*s, 0, n);
	*s = dc_from(*s, n);
	return w;
}

void md_split_tags(dc_arena *a, dc_str s, dc_buf *b, dc_str *deck)
{
	static const char root[] = "flashcards";
	dc_str w;

	while ((w = word(&s)).n) {
		if (w.p[0] == '#')
			w = dc_from(w, 1);
		if (dc_istarts(w, root) && (w.n == sizeof(root) - 1 ||
		    w.p[sizeof(root) - 1] == '/')) {
			w = md_path(a, dc_from(w, sizeof(root)));
			if (!deck->p) {
				*deck = w.n ? w : DC_S("");
				continue;
			}
		} else {
			w = md_path(a, w);
		}
		if (w.n && b->n)
			dc_addc(b, ' ');
		dc_adds(b, w);
	}
}

void md_put_tags(dc_reader *r, dc_note *n, dc_str tags)
{
	dc_str w;

	while ((w = word(&tags)).n)
		dc_note_tag(r, n, w);
}

bool md_tag_line(dc_str line)
{
	dc_str s = dc_trim(line), w;
	size_t n = 0;

	while ((w = word(&s)).n) {
		if (w.n < 2 || w.p[0] != '#' || w.p[1] == '#')
			return false;
		n++;
	}
	return n > 0;
}

/* ---- a card ---- */

struct md_card md_card_new(dc_reader *r, const struct mdcards *s)
{
	struct md_card c = { .line = s->at.line - 1 };

	c.side[0] = dc_buf_in(r->arena, DC_MAX_FIELD);
	c.side[1] = dc_buf_in(r->arena, DC_MAX_FIELD);
	c.tags = dc_buf_in(r->arena, 1 << 16);
	return c;
}

void md_card_add(struct md_card *c, int which, dc_str line)
{
	dc_adds(&c->side[which], line);
	dc_addc(&c->side[which], '\n');
}

void md_card_set(struct md_card *c, int which, dc_str text)
{
	c->side[which].n = 0;
	dc_adds(&c->side[which], text);
}

static bool digits(dc_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n > 0;
}

bool md_card_id(dc_arena *a, struct md_card *c, dc_str line)
{
	dc_str s = dc_trim(line);

	if (dc_starts(s, "^")) {
		s = dc_from(s, 1);
		if (s.n != 13 || !digits(s))
			return false;
	} else {
		if (dc_starts(s, "<!--") && dc_ends(s, "-->"))
			s = dc_trim(dc_sub(s, 4, s.n < 7 ? 0 : s.n - 7));
		if (!dc_starts(s, "ID:") || !digits(dc_trim(dc_from(s, 3))))
			return false;
		s = dc_trim(dc_from(s, 3));
	}
	c->id = dc_dup(a, s);
	return true;
}

dc_str md_take_last_tags(struct md_card *c, dc_str line)
{
	size_t n = dc_trim(line).n, start = n;
	dc_str s = dc_trim(line);

	for (size_t i = n; i-- > 1;) {
		if (s.p[i - 1] != ' ')
			continue;
		if (s.p[i] != '#' || i + 1 == n)
			break;
		if (s.p[i + 1] != '#' && s.p[i + 1] != ' ')
			start = i;
	}
	if (start == n)
		return line;
	md_split_tags(c->tags.arena, dc_from(s, start), &c->tags, &c->deck);
	return dc_sub(s, 0, start);
}

static void put_tags(dc_reader *r, const struct mdcards *s,
	const struct md_card *c, dc_note *n)
{
	dc_str tags = s->tags;

	while (tags.n)
		dc_note_tag(r, n, dc_trim(dc_cut(&tags, ',')));
	md_put_tags(r, n, s->here_tags);
	md_put_tags(r, n, dc_got(&c->tags));
}

int md_card_put(dc_reader *r, struct mdcards *s, struct md_card *c)
{
	enum md_breaks breaks = s->strict ? MD_SOFT : s->dialect->breaks;
	dc_str front = md_with_breaks(r->arena,
		mdmeta_trim(dc_got(&c->side[0])), breaks);
	dc_str back = md_with_breaks(r->arena,
		mdmeta_trim(dc_got(&c->side[1])), breaks);
	dc_note *n;

	if (dc_blank(front) && dc_blank(back))
		return DC_OK;
	n = dc_note_new(r);
	if (!n)
		return DC_LIMIT;
	n->at.line = c->line;
	n->id = c->id;
	n->deck = c->deck.n ? c->deck : md_deck(r, s);
	put_tags(r, s, c, n);
	if (dc_blank(front))
		n->lost = DC_LOST_FRONT;
	if (c->cloze) {
		n->kind = DC_S("Cloze");
		dc_note_field(r, n, DC_S("Text"), front, DC_MARKDOWN);
		dc_note_field(r, n, DC_S("Back Extra"), back, DC_MARKDOWN);
		return dc_put_note(r, n);
	}
	if (c->both_ways)
		n->kind = DC_S("Basic (and reversed card)");
	dc_note_field(r, n, DC_S("Front"), front, DC_MARKDOWN);
	dc_note_field(r, n, DC_S("Back"), back, DC_MARKDOWN);
	return dc_put_note(r, n);
}
