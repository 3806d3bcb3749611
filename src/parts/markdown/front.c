/*
 * Front matter: what stands between two lines `---` above a document, in YAML
 * or, for hashcards, in TOML.
 *
 *	---
 *	tags: [flashcards/a/b, c]     or lines "- c" below
 *	deck: A::B                    cards-deck, too
 *	---
 */
#include "parts/markdown/dialect.h"

/* Without quotation marks. */
static dc_str unquoted(dc_str s)
{
	s = dc_trim(s);
	if (s.n > 1 && (s.p[0] == '"' || s.p[0] == '\'') &&
	    s.p[s.n - 1] == s.p[0])
		s = dc_sub(s, 1, s.n - 2);
	return s;
}

/* A TOML string may have escapes. */
static dc_str toml_text(dc_arena *a, dc_str s)
{
	dc_buf b = dc_buf_in(a, 1 << 16);
	bool basic = dc_starts(dc_trim(s), "\"");

	s = unquoted(s);
	for (size_t i = 0; i < s.n; i++) {
		if (basic && s.p[i] == '\\' && i + 1 < s.n)
			i++;
		dc_addc(&b, s.p[i]);
	}
	return dc_got(&b);
}

static void add_tag(dc_buf *b, dc_str tag)
{
	if (b->n && tag.n)
		dc_addc(b, ',');
	dc_adds(b, tag);
}

/* A tag that names a deck is none; `flashcards` alone only says that there are
 * cards.  Blanks may stand in a tag, but they part tags where one of them is
 * for cards. */
static void take_tag(dc_arena *a, struct md_front *f, dc_buf *b, dc_str tag)
{
	dc_buf rest = dc_buf_in(a, 1 << 16);
	dc_str deck = DC_NONE, all;

	tag = unquoted(tag);
	md_split_tags(a, tag, &rest, &deck);
	if (deck.n)
		f->deck = deck;
	f->tagged |= deck.p != NULL;
	f->named |= deck.n > 0;
	all = dc_got(&rest);
	if (!deck.p && dc_chr(tag, ' ') != DC_NPOS)
		add_tag(b, tag);
	else
		while (all.n)
			add_tag(b, dc_cut(&all, ' '));
}

static void take_tags(dc_arena *a, struct md_front *f, dc_buf *b, dc_str line)
{
	if (dc_starts(line, "[") && dc_ends(line, "]"))
		line = dc_sub(line, 1, line.n - 2);
	while (line.n)
		take_tag(a, f, b, dc_cut(&line, ','));
}

/* "tags: [a, b]", "deck: X", `name = "X"`, and lists of lines "- a". */
static void take_line(dc_arena *a, struct md_front *f, dc_buf *b, dc_str line,
	bool *tags)
{
	dc_str key, item = md_unindented(line);

	if (*tags && dc_starts(item, "- ")) {
		take_tag(a, f, b, dc_from(item, 2));
		return;
	}
	if (dc_starts(line, "name") && dc_starts(dc_trim(dc_from(line, 4)),
	    "=")) {
		dc_cut(&line, '=');
		f->deck = toml_text(a, line);
		f->strict = true;
		return;
	}
	key = dc_trim(dc_cut(&line, ':'));
	*tags = dc_ieq(key, DC_S("tags"));
	line = dc_trim(line);
	if (*tags) {
		take_tags(a, f, b, line);
	} else if (dc_ieq(key, DC_S("cards-deck"))) {
		f->deck = unquoted(line);
		f->exported = true;
	} else if (dc_ieq(key, DC_S("deck"))) {
		f->deck = unquoted(line);
	}
}

struct md_front md_front_matter(dc_arena *a, struct md_place *at)
{
	struct md_front f = { .tagged = false }, none = { .tagged = false };
	struct md_place p = *at;
	dc_str line;
	bool tags = false, ends = false;
	dc_buf b = dc_buf_in(a, 1 << 16);

	if (!md_take(&p, &line) || !dc_is(dc_trim(line), "---"))
		return none;
	while (!ends && md_take(&p, &line)) {
		ends = dc_is(dc_trim(line), "---") || dc_is(line, "...");
		if (!ends)
			take_line(a, &f, &b, line, &tags);
	}
	if (!ends)
		return none;
	p.fence.n = 0;
	*at = p;
	f.tags = dc_got(&b);
	return f;
}
