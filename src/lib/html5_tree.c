/*
 * The stack of open elements: which end tags have to be written before a
 * tag, and what an end tag closes.
 */
#include "lib/html5_inner.h"

static bool same(const struct token *a, const struct token *b)
{
	return a->tag == b->tag &&
		(a->tag != &html5_unknown || dc_ieq(a->name, b->name));
}

static void pop(struct html5 *s)
{
	struct element *e = &s->open[--s->n];

	html5_put_end(s, &e->t);
	if (e->t.tag->flags & MARK) {
		s->nagain = e->mark;
		s->floor = e->floor;
	}
	if (e->t.tag->flags & FOREIGN)
		s->foreign--;
}

/* Close all from index i on.  Formatting that was open above it goes on
 * behind it; what was meant to be closed does not. */
static void pop_to(struct html5 *s, size_t i)
{
	size_t k;

	for (k = i + 1; k < s->n; k++) {
		const struct element *e = &s->open[k];

		if (e->t.tag->flags & FORMAT && !e->dead &&
		    s->nagain < MAX_AGAIN)
			s->again[s->nagain++] = e->t;
	}
	while (s->n > i)
		pop(s);
	while (s->n && s->open[s->n - 1].dead)
		pop(s);
}

/* Where nothing is ever closed, half of it is: there is room again for what
 * belongs together. */
static void push(struct html5 *s, const struct token *t)
{
	struct element *e;

	if (s->n == HTML5_DEPTH)
		while (s->n > HTML5_DEPTH / 2)
			pop(s);
	e = &s->open[s->n++];
	*e = (struct element){ .t = *t, .mark = s->nagain, .floor = s->floor };
	if (t->tag->flags & MARK)
		s->floor = s->nagain;
	if (t->tag->flags & FOREIGN)
		s->foreign++;
	html5_put_start(s, t);
}

static void push_name(struct html5 *s, const char *name)
{
	struct token t = { .name = dc_cstr(name) };

	t.tag = html5_find_tag(t.name);
	push(s, &t);
}

/* Index of the innermost open element like t, or DC_NPOS when none is open
 * within the nearest one that has a flag of `stop`. */
static size_t find_open(const struct html5 *s, const struct token *t,
	unsigned stop)
{
	size_t i;

	for (i = s->n; i-- > 0;) {
		if (same(&s->open[i].t, t) && !s->open[i].dead)
			return i;
		if (s->open[i].t.tag->flags & stop)
			break;
	}
	return DC_NPOS;
}

static size_t find_name(const struct html5 *s, const char *name,
	unsigned stop)
{
	struct token t = { .name = dc_cstr(name) };

	t.tag = html5_find_tag(t.name);
	return find_open(s, &t, stop);
}

static size_t find_flag(const struct html5 *s, unsigned flag, unsigned stop)
{
	size_t i;

	for (i = s->n; i-- > 0;) {
		if (s->open[i].t.tag->flags & flag)
			return i;
		if (s->open[i].t.tag->flags & stop)
			break;
	}
	return DC_NPOS;
}

static void close_at(struct html5 *s, size_t i)
{
	if (i != DC_NPOS)
		pop_to(s, i);
}

static bool top_has(const struct html5 *s, unsigned flag)
{
	return s->n && s->open[s->n - 1].t.tag->flags & flag;
}

static bool top_is(const struct html5 *s, const char *name)
{
	return s->n && !html5_name_cmp(s->open[s->n - 1].t.name, name);
}

/* The formatting that a block had cut begins again before text.  Its bytes
 * have a budget: a long tag and many blocks must not multiply. */
void html5_reopen(struct html5 *s)
{
	size_t i, from = s->floor, to = s->nagain;

	s->nagain = from;
	for (i = from; i < to; i++) {
		struct token t = s->again[i];
		size_t cost = t.attrs.n + 16;

		if (cost > s->budget)
			break;
		s->budget -= cost;
		push(s, &t);
	}
}

/* ---- html, head, body ---- */

/* Blanks before a page are nothing but lines; a fragment keeps its own. */
static void begin(struct html5 *s, const struct token *t)
{
	static const struct token html = { .tag = &html5_unknown,
		.name = { "html", 4 } };

	if (s->begun)
		return;
	s->begun = true;
	if (s->lead.n)
		s->newlines += html5_count_lines(s->lead.p,
			s->lead.p + s->lead.n);
	html5_put_start(s, t ? t : &html);
}

static void begin_head(struct html5 *s, const struct token *t)
{
	static const struct token head = { .tag = &html5_unknown,
		.name = { "head", 4 } };

	begin(s, NULL);
	if (s->stage != AT_START)
		return;
	html5_put_start(s, t ? t : &head);
	s->stage = IN_HEAD;
}

void html5_begin_body(struct html5 *s, const struct token *t)
{
	static const struct token body = { .tag = &html5_unknown,
		.name = { "body", 4 } };
	dc_str lead = s->lead;
	bool fragment = !s->begun;

	if (s->stage == IN_BODY)
		return;
	if (fragment)
		s->lead = DC_NONE;
	begin(s, NULL);
	if (s->stage == IN_HEAD)
		dc_addz(&s->out, "</head>");
	html5_put_start(s, t ? t : &body);
	s->stage = IN_BODY;
	if (fragment)
		html5_put_chars(s, lead, false, false);
}

/* ---- tags ---- */

/* li, dd, dt: the start of one ends the one before in the same list. */
static void close_item(struct html5 *s, const struct token *t)
{
	bool li = !html5_name_cmp(t->name, "li");
	size_t i;

	for (i = s->n; i-- > 0;) {
		unsigned f = s->open[i].t.tag->flags;

		if (f & ITEM &&
		    li == !html5_name_cmp(s->open[i].t.name, "li")) {
			pop_to(s, i);
			return;
		}
		if (f & SPECIAL && !(f & LOOSE))
			return;
	}
}

/* </b> and its like.  Blocks that were opened inside keep it to their end. */
static void end_formatting(struct html5 *s, const struct token *t)
{
	size_t i = find_open(s, t, SCOPE), k;

	if (i == DC_NPOS) {
		for (k = s->nagain; k-- > s->floor;)
			if (same(&s->again[k], t))
				break;
		if (k + 1 <= s->floor || k >= s->nagain)
			return;
		s->nagain--;
		for (; k < s->nagain; k++)
			s->again[k] = s->again[k + 1];
		return;
	}
	if (find_flag(s, SPECIAL, 0) != DC_NPOS &&
	    find_flag(s, SPECIAL, 0) > i)
		s->open[i].dead = true;
	else
		pop_to(s, i);
}

static void close_before(struct html5 *s, const struct token *t)
{
	unsigned f = t->tag->flags;

	if (f & ITEM)
		close_item(s, t);
	if (f & TABLE && top_has(s, TABLE | SECTION | ROW))
		close_at(s, find_flag(s, TABLE, 0));
	if (f & CLOSES_P)
		close_at(s, find_name(s, "p", SCOPE | BUTTON));
	if (f & HEADING && top_has(s, HEADING))
		pop_to(s, s->n - 1);
	if (f & BUTTON)
		close_at(s, find_open(s, t, SCOPE));
	if (!html5_name_cmp(t->name, "a") || !html5_name_cmp(t->name, "nobr"))
		end_formatting(s, t);
	if (!html5_name_cmp(t->name, "option") ||
	    !html5_name_cmp(t->name, "optgroup"))
		while (top_is(s, "option"))
			pop_to(s, s->n - 1);
	if (f & RUBY)
		while (top_has(s, RUBY) && !top_is(s, "rtc"))
			pop_to(s, s->n - 1);
}

/* Close down to the innermost element of the open table that has a flag, if
 * there is one; else to the table itself. */
static bool back_to(struct html5 *s, unsigned flag)
{
	size_t i = find_flag(s, flag | TABLE, 0);

	if (i + 1 < s->n)
		pop_to(s, i + 1);
	return s->open[i].t.tag->flags & flag;
}

/* What belongs into a table brings what it needs, and is nothing outside. */
static void table_part(struct html5 *s, const struct token *t)
{
	unsigned f = t->tag->flags;

	if (find_flag(s, TABLE, 0) == DC_NPOS)
		return;
	if (f & CELL) {
		if (!back_to(s, ROW)) {
			if (!back_to(s, SECTION))
				push_name(s, "tbody");
			push_name(s, "tr");
		}
	} else if (f & ROW) {
		if (!back_to(s, SECTION))
			push_name(s, "tbody");
	} else if (f & VOID) {
		if (!top_is(s, "colgroup")) {
			back_to(s, TABLE);
			push_name(s, "colgroup");
		}
		html5_put_start(s, t);
		return;
	} else {
		back_to(s, TABLE);
	}
	push(s, t);
}

/* s->p is behind the start tag: write the element whole. */
static void raw_element(struct html5 *s, const struct token *t)
{
	const char *stop = html5_raw_end(s->p, s->end, t->name), *q;
	dc_str text = { s->p, (size_t)(stop - s->p) };

	html5_put_start(s, t);
	html5_put_chars(s, text, t->tag->flags & ENTITIES, false);
	html5_put_end(s, t);
	s->p = stop;
	if (stop == s->end) {
		s->cut = t->tag->name;
		return;
	}
	q = memchr(stop, '>', (size_t)(s->end - stop));
	s->p = q ? q + 1 : s->end;
	s->newlines += html5_count_lines(stop, s->p);
}

/* A line break right behind <pre> is not content. */
static void skip_break(struct html5 *s)
{
	if (s->p < s->end && *s->p == '\r')
		s->p++;
	if (s->p < s->end && *s->p == '\n') {
		s->p++;
		s->newlines++;
	}
}

static bool is_frame(struct html5 *s, const struct token *t)
{
	if (!html5_name_cmp(t->name, "html"))
		begin(s, t);
	else if (!html5_name_cmp(t->name, "head"))
		begin_head(s, t);
	else if (!html5_name_cmp(t->name, "body"))
		html5_begin_body(s, t);
	else
		return !html5_name_cmp(t->name, "frameset");
	return true;
}

static void start_in_body(struct html5 *s, const struct token *t)
{
	unsigned f = t->tag->flags;

	if (f & PART) {
		table_part(s, t);
		return;
	}
	if (!html5_name_cmp(t->name, "form") && find_open(s, t, 0) != DC_NPOS)
		return;
	close_before(s, t);
	if (!(f & CLOSES_P) && !(f & HEAD))
		html5_reopen(s);
	if (f & VOID || (s->foreign && t->slash)) {
		html5_put_start(s, t);
		if (!(f & VOID))
			html5_put_end(s, t);
	} else {
		push(s, t);
		if (top_is(s, "pre") || top_is(s, "listing"))
			skip_break(s);
	}
}

void html5_start_tag(struct html5 *s, struct token *t)
{
	unsigned f;

	if (!html5_name_cmp(t->name, "image"))
		t->name = DC_S("img");
	t->tag = html5_find_tag(t->name);
	f = t->tag->flags;
	if (!html5_name_cmp(t->name, "template"))
		s->templates++;
	if (s->templates || is_frame(s, t))
		return;
	if (s->stage != IN_BODY && f & HEAD)
		begin_head(s, NULL);
	else
		html5_begin_body(s, NULL);
	if (f & RAW) {
		if (s->stage == IN_BODY)
			close_before(s, t);
		raw_element(s, t);
	} else if (s->stage == IN_HEAD) {
		html5_put_start(s, t);
	} else {
		start_in_body(s, t);
	}
}

void html5_end_tag(struct html5 *s, struct token *t)
{
	unsigned f;

	t->tag = html5_find_tag(t->name);
	f = t->tag->flags;
	if (!html5_name_cmp(t->name, "template") && s->templates)
		s->templates--;
	else if (s->templates || s->stage != IN_BODY)
		return;
	else if (!html5_name_cmp(t->name, "br"))
		html5_start_tag(s, t);
	else if (f & FORMAT)
		end_formatting(s, t);
	else if (f & HEADING)
		close_at(s, find_flag(s, HEADING, SCOPE));
	else if (f & (PART | TABLE))
		close_at(s, find_open(s, t, TABLE));
	else if (!html5_name_cmp(t->name, "p"))
		close_at(s, find_open(s, t, SCOPE | BUTTON));
	else if (!html5_name_cmp(t->name, "li"))
		close_at(s, find_open(s, t, SCOPE | LIST));
	else if (f & SPECIAL)
		close_at(s, find_open(s, t, SCOPE));
	else
		close_at(s, find_open(s, t, SPECIAL));
}

void html5_finish(struct html5 *s)
{
	html5_begin_body(s, NULL);
	while (s->n)
		pop(s);
	dc_add(&s->out, "</body></html>", sizeof("</body></html>"));
	s->out.n -= !s->out.failed;
}
