/*
 * The lines of org-mode text.
 */
#include "parts/org/lines.h"

/* ---- headings ---- */

static size_t stars(dc_str line)
{
	size_t n = 0;

	while (n < line.n && line.p[n] == '*')
		n++;
	return n && n < line.n && (line.p[n] == ' ' || line.p[n] == '\t') ? n
		: 0;
}

static bool tag_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || (unsigned char)c >= 0x80 ||
	       (c && strchr("_@#%", c));
}

/* "Title   :a:b:": cuts the tags off. */
static dc_str cut_tags(dc_str *s)
{
	size_t at = s->n;
	dc_str tags;

	if (s->n < 3 || s->p[s->n - 1] != ':')
		return DC_NONE;
	while (at && (s->p[at - 1] == ':' || tag_char(s->p[at - 1])))
		at--;
	tags = dc_from(*s, at);
	if ((at && s->p[at - 1] != ' ' && s->p[at - 1] != '\t') ||
	    tags.p[0] != ':' || tags.n < 3)
		return DC_NONE;
	*s = dc_trim(dc_sub(*s, 0, at));
	return dc_sub(tags, 1, tags.n - 2);
}

/* Without the first word if it is one of these. */
static dc_str without_todo(dc_str s, dc_str todo)
{
	size_t n = dc_chr(s, ' ');
	dc_str word = dc_sub(s, 0, n);

	if (!word.n || word.n > 40)
		return s;
	if (dc_is(word, ORG_TO_DO) || dc_is(word, "DONE"))
		return dc_trim(dc_from(s, word.n));
	while (todo.p) {
		dc_str one = dc_cut(&todo, ' ');

		/* "WAIT(w@/!)" */
		one = dc_sub(one, 0, dc_chr(one, '('));
		if (one.n && dc_eq(word, one) && !dc_is(one, "|"))
			return dc_trim(dc_from(s, word.n));
	}
	return s;
}

bool org_heading(dc_str line, dc_str todo, struct org_heading *h)
{
	size_t n = stars(line);
	dc_str s;

	if (!n || n > ORG_LEVELS)
		return false;
	s = dc_trim(dc_from(line, n));
	h->level = n;
	h->tags = cut_tags(&s);
	s = without_todo(s, todo);
	if (s.n > 3 && dc_starts(s, "[#") && s.p[3] == ']')
		s = dc_trim(dc_from(s, 4));
	if (dc_starts(s, "COMMENT "))
		s = dc_trim(dc_from(s, 8));
	h->title = s;
	return true;
}

bool org_tag(dc_str *tags, dc_str *tag)
{
	while (tags->p) {
		*tag = dc_cut(tags, ':');
		if (tag->n)
			return true;
	}
	return false;
}

bool org_tagged(dc_str tags, const char *word)
{
	dc_str tag;

	while (org_tag(&tags, &tag))
		if (dc_is(tag, word))
			return true;
	return false;
}

/* ---- other lines ---- */

bool org_keyword(dc_str line, dc_str *name, dc_str *value)
{
	dc_str s = line;

	if (!dc_starts(s, "#+"))
		return false;
	s = dc_from(s, 2);
	*name = dc_cut(&s, ':');
	if (!s.p || !name->n || dc_chr(*name, ' ') != DC_NPOS)
		return false;
	*value = dc_trim(s);
	return true;
}

bool org_property(dc_str line, dc_str *name, dc_str *value)
{
	dc_str s = dc_trim(line);

	if (!dc_starts(s, ":"))
		return false;
	s = dc_from(s, 1);
	*name = dc_cut(&s, ':');
	if (!s.p || !name->n || dc_chr(*name, ' ') != DC_NPOS ||
	    (s.n && s.p[0] != ' ' && s.p[0] != '\t'))
		return false;
	*value = dc_trim(s);
	return true;
}

bool org_drawer(dc_str line, dc_str *name)
{
	dc_str value;

	if (!org_property(line, name, &value) || value.n)
		return false;
	for (size_t i = 0; i < name->n; i++)
		if (!tag_char(name->p[i]) && name->p[i] != '-')
			return false;
	return true;
}

bool org_planning(dc_str line)
{
	dc_str s = dc_trim(line);

	return dc_starts(s, "SCHEDULED: ") || dc_starts(s, "DEADLINE: ") ||
	       dc_starts(s, "CLOSED: ");
}

/* ---- what is it? ---- */

struct marks {
	size_t headings, drawers, keywords, cards, fences, other;
};

static void look(struct marks *m, dc_str line)
{
	struct org_heading h;
	dc_str name, value;

	if (org_heading(line, DC_NONE, &h)) {
		m->headings++;
		m->cards += org_tagged(h.tags, "drill") ||
			    org_tagged(h.tags, "fc");
	} else if (org_property(line, &name, &value)) {
		m->drawers += dc_ieq(name, DC_S("PROPERTIES"));
		m->cards += dc_ieq(name, DC_S("ANKI_NOTE_TYPE")) ||
			    dc_ieq(name, DC_S("ANKI_NOTE_ID"));
	} else if (org_keyword(line, &name, &value)) {
		m->keywords++;
		m->cards += dc_ieq(name, DC_S("ANKI_DECK"));
	}
	line = dc_trim(dc_sub(line, 0, 80));
	m->fences += dc_starts(line, "```") || dc_starts(line, "~~~");
	/* `## ` is nothing in org text. */
	m->other += dc_starts(line, "## ") || dc_starts(line, "### ");
}

static struct marks marks_of(dc_str head)
{
	struct marks m = { 0 };
	dc_str line;

	while (dc_next_line(&head, &line))
		look(&m, line);
	return m;
}

int org_probe(dc_str head, bool whole)
{
	struct marks m = marks_of(head);

	if (!m.headings || (!m.drawers && !m.keywords && !m.cards))
		return 0;
	/* Markdown about org has it in code. */
	if (m.fences || m.other)
		return m.cards ? 20 : 0;
	if (m.cards)
		return 95;
	return whole ? 0 : 40;
}

bool org_looks(dc_str head)
{
	struct marks m = marks_of(head);

	return m.headings && !m.fences && !m.other && (m.drawers || m.cards ||
		m.keywords > 1);
}
