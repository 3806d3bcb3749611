#include "parts/sheet/ods.h"

enum { MOST_STYLES = 100000 };

/* ---- styles ---- */

static int by_name(const void *a, const void *b)
{
	const odstext_style *x = a, *y = b;
	size_t n = x->name.n < y->name.n ? x->name.n : y->name.n;
	int order = n ? memcmp(x->name.p, y->name.p, n) : 0;

	return order ? order : (x->name.n > y->name.n) -
		(x->name.n < y->name.n);
}

int odstext_begin_style(dc_reader *r, odstext *s, const xml_attrs *a)
{
	if (!s->styles)
		s->styles = dc_array(r->run_arena, MOST_STYLES,
			sizeof(*s->styles));
	if (!s->styles)
		return dc_out_of_memory(r->run);
	s->in_style = !s->sorted && s->nstyles < MOST_STYLES;
	if (s->in_style)
		s->styles[s->nstyles++] = (odstext_style){ .name =
			dc_dup(r->run_arena, xml_stream_attr(a, "name")) };
	return DC_OK;
}

/* Is the value there, and not "none" or "normal"? */
static bool set(const xml_attrs *a, const char *name)
{
	dc_str v = xml_stream_attr(a, name);

	return v.n && !dc_is(v, "none") && !dc_is(v, "normal");
}

void odstext_properties(odstext *s, const xml_attrs *a)
{
	dc_str weight = xml_stream_attr(a, "font-weight"), at;
	odstext_style *st;
	uint64_t n;

	if (!s->in_style)
		return;
	st = &s->styles[s->nstyles - 1];
	st->hidden |= dc_is(xml_stream_attr(a, "display"), "false");
	if (dc_is(weight, "bold") || (dc_num(weight, &n) && n >= 600))
		st->style |= SHEET_BOLD;
	if (set(a, "font-style"))
		st->style |= SHEET_ITALIC;
	if (set(a, "text-underline-style"))
		st->style |= SHEET_UNDERLINE;
	if (set(a, "text-line-through-style"))
		st->style |= SHEET_STRIKE;
	at = xml_stream_attr(a, "text-position");
	if (dc_starts(at, "sub") || dc_starts(at, "-"))
		st->style |= SHEET_SUB;
	else if (at.n && !dc_starts(at, "0"))
		st->style |= SHEET_SUPER;
}

void odstext_sort(odstext *s)
{
	if (!s->sorted && s->nstyles)
		qsort(s->styles, s->nstyles, sizeof(*s->styles), by_name);
	s->sorted = true;
}

const odstext_style *odstext_find(const odstext *s, dc_str name)
{
	odstext_style key = { .name = name };

	return s->nstyles && name.n ? bsearch(&key, s->styles, s->nstyles,
		sizeof(key), by_name) : NULL;
}

/* ---- text of a cell ---- */

void odstext_cell(odstext *s)
{
	s->in_par = s->blank = false;
	s->pars = s->span = 0;
	s->text.n = 0;
}


static void pay_blank(odstext *s)
{
	if (s->blank)
		dc_addc(&s->text, ' ');
	s->blank = false;
}

/* Blanks collapse, and there are none where a paragraph begins. */
void odstext_add(odstext *s, dc_str text)
{
	size_t from = 0;

	for (size_t i = 0; i <= text.n; i++) {
		bool gap = i < text.n && strchr(" \t\r\n", text.p[i]) &&
			text.p[i];

		if (i < text.n && !gap)
			continue;
		if (i > from) {
			pay_blank(s);
			sheet_text(&s->text, dc_sub(text, from, i - from));
		}
		if (gap && s->text.n &&
		    !strchr(" \n", s->text.p[s->text.n - 1]))
			s->blank = true;
		from = i + 1;
	}
}

static void on_blanks(odstext *s, const xml_attrs *a)
{
	uint64_t n;

	if (!dc_num(xml_stream_attr(a, "c"), &n))
		n = 1;
	for (pay_blank(s); n && s->text.n < DC_MAX_FIELD; n--)
		dc_addc(&s->text, ' ');
}

static unsigned span_now(const odstext *s)
{
	size_t most = sizeof(s->spans) / sizeof(*s->spans);

	return !s->span ? 0 : s->spans[(s->span < most ? s->span : most) - 1];
}

static void restyle(odstext *s, unsigned before)
{
	if (span_now(s) == before)
		return;
	pay_blank(s);
	sheet_style(&s->text, span_now(s));
}

static void on_span(odstext *s, const xml_attrs *a)
{
	const odstext_style *st = odstext_find(s,
		xml_stream_attr(a, "style-name"));
	unsigned before = span_now(s);

	if (s->span < sizeof(s->spans) / sizeof(*s->spans))
		s->spans[s->span] = before | (st ? st->style : 0);
	s->span++;
	restyle(s, before);
}

static void on_span_end(odstext *s)
{
	unsigned before = span_now(s);

	s->span -= s->span ? 1 : 0;
	restyle(s, before);
}

void odstext_par(odstext *s)
{
	if (s->pars++)
		dc_addc(&s->text, '\n');
	s->in_par = true;
	s->blank = false;
	s->span = 0;
}

/* In a paragraph: what has text is read through, what is beside it is not. */
void odstext_begin(odstext *s, dc_str name, const xml_attrs *a)
{
	static const char *const beside[] = { "annotation", "ruby-text",
		"frame", "note", "custom-shape", "g" };

	if (dc_is(name, "span"))
		on_span(s, a);
	else if (dc_is(name, "s"))
		on_blanks(s, a);
	else if (dc_is(name, "tab"))
		dc_addc(&s->text, '\t');
	else if (dc_is(name, "line-break"))
		dc_addc(&s->text, '\n');
	for (size_t i = 0; i < sizeof(beside) / sizeof(*beside); i++)
		if (dc_is(name, beside[i]))
			s->skip = 1;
	s->drawings += dc_is(name, "frame");
}

void odstext_end(odstext *s, dc_str name)
{
	if (dc_is(name, "span"))
		on_span_end(s);
	s->in_par = !dc_is(name, "p");
}
