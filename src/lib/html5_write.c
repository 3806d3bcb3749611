/*
 * Text, attributes and tags as XML.
 */
#include "lib/entity.h"
#include "lib/html5_inner.h"

size_t html5_count_lines(const char *p, const char *end)
{
	size_t n = 0;

	for (; p < end && (p = memchr(p, '\n', (size_t)(end - p))); p++)
		n++;
	return n;
}

/* XML has no character for the rest of the control characters. */
static void put_point(struct html5 *s, uint32_t u, bool attr)
{
	if (u == '<')
		dc_addz(&s->out, "&lt;");
	else if (u == '>')
		dc_addz(&s->out, "&gt;");
	else if (u == '&')
		dc_addz(&s->out, "&amp;");
	else if (u == '"')
		dc_addz(&s->out, "&quot;");
	else if (u == '\n' && attr)
		dc_addz(&s->out, "&#10;");
	else if (u == '\t' && attr)
		dc_addz(&s->out, "&#9;");
	else if (u == '\n' || u == '\t')
		dc_addc(&s->out, (char)u);
	else if (u == '\f' || u == '\r')
		dc_addc(&s->out, ' ');
	else if (u >= ' ' && u != 0xFFFE && u != 0xFFFF)
		dc_addu(&s->out, u);
}

static const char *put_entity(struct html5 *s, const char *p,
	const char *end, bool attr)
{
	uint32_t u[2] = { '&', 0 };
	size_t n = entity_decode((dc_str){ p, (size_t)(end - p) }, u);

	put_point(s, u[0], attr);
	if (u[1])
		put_point(s, u[1], attr);
	return p + (n ? n : 1);
}

/* Is the byte itself in XML, text or attribute?  0xEF may begin U+FFFE. */
static bool is_plain(unsigned char c)
{
	return c >= ' ' && c != '<' && c != '>' && c != '&' && c != '"' &&
		c != 0xEF;
}

void html5_put_chars(struct html5 *s, dc_str text, bool entity, bool attr)
{
	const char *p = text.p, *end, *from;

	for (end = text.n ? p + text.n : p; p < end;) {
		for (from = p; p < end && is_plain((unsigned char)*p); p++)
			;
		dc_add(&s->out, from, (size_t)(p - from));
		if (p == end)
			break;
		if (*p == '&' && entity) {
			p = put_entity(s, p, end, attr);
		} else if (*p == '\r') {
			p += end - p > 1 && p[1] == '\n';
			put_point(s, '\n', attr);
			p++;
		} else if (*p == '\xEF') {
			size_t n = end - p < 3 ? (size_t)(end - p) : 3;

			if (n == 3 && p[1] == '\xBF' && (p[2] & 0x7E) == 0x3E)
				n = 3;
			else
				dc_add(&s->out, p, n);
			p += n;
		} else {
			put_point(s, (unsigned char)*p++, attr);
		}
	}
}

static void put_name(struct html5 *s, dc_str name)
{
	char *p = dc_room(&s->out, name.n);
	size_t i;

	if (!p)
		return;
	for (i = 0; i < name.n; i++)
		p[i] = name.p[i] == ':' ? '-' : lower(name.p[i]);
	s->out.n += name.n;
}

/* ---- attributes ---- */

const char *html5_skip_blanks(const char *p, const char *end)
{
	while (p < end && is_blank(*p))
		p++;
	return p;
}

/*
 * The value at p, behind '='.  A quote that is never closed ends at the next
 * '>', so that the page goes on.  There can be but one such quote of each
 * kind: looking for its end stays linear.
 */
static const char *read_value(const char *p, const char *end, dc_str *value)
{
	const char *from = p, *stop;

	if (p < end && (*p == '"' || *p == '\'')) {
		from = p + 1;
		stop = memchr(from, *p, (size_t)(end - from));
		if (stop) {
			*value = (dc_str){ from, (size_t)(stop - from) };
			return stop + 1;
		}
	}
	for (p = from; p < end && *p != '>' && !is_blank(*p); p++)
		;
	*value = (dc_str){ from, (size_t)(p - from) };
	return p;
}

const char *html5_read_attr(const char *p, const char *end, struct attr *a)
{
	const char *from = p++;

	while (p < end && !is_blank(*p) && *p != '/' && *p != '>' &&
	       *p != '=' && *p != '<')
		p++;
	*a = (struct attr){ .name = { from, (size_t)(p - from) } };
	from = html5_skip_blanks(p, end);
	if (from == end || *from != '=')
		return p;
	a->has_value = true;
	return read_value(html5_skip_blanks(from + 1, end), end, &a->value);
}

const char *html5_skip_to_attr(const char *p, const char *end)
{
	while (p < end && (is_blank(*p) || *p == '/'))
		p++;
	return p;
}

/* Names that XML would refuse (@click, "x) are nobody's content. */
static bool usable(dc_str name)
{
	size_t i;

	if (!name.n || (!is_alpha(name.p[0]) && name.p[0] != '_'))
		return false;
	for (i = 1; i < name.n; i++)
		if (!is_name(name.p[i]))
			return false;
	return !dc_istarts(name, "xmlns");
}

static uint32_t name_hash(dc_str name)
{
	uint32_t h = 2166136261u;
	size_t i;

	for (i = 0; i < name.n; i++) {
		char c = name.p[i] == ':' ? '-' : lower(name.p[i]);

		h = (h ^ (unsigned char)c) * 16777619u;
	}
	return h;
}

/* The first of equal names wins.  Names are told apart by their hash: of two
 * that share one, the second is lost, which XML asks for anyway. */
static void put_attrs(struct html5 *s, dc_str attrs)
{
	const char *p = attrs.p, *end = attrs.n ? p + attrs.n : p;
	uint32_t seen[HTML5_ATTRS];
	size_t n = 0, i;
	struct attr a;

	while ((p = html5_skip_to_attr(p, end)) < end && n < HTML5_ATTRS) {
		p = html5_read_attr(p, end, &a);
		if (!usable(a.name))
			continue;
		seen[n] = name_hash(a.name);
		for (i = 0; seen[i] != seen[n]; i++)
			;
		if (i < n)
			continue;
		n++;
		dc_addc(&s->out, ' ');
		put_name(s, a.name);
		dc_addz(&s->out, "=\"");
		html5_put_chars(s, a.value, true, true);
		dc_addc(&s->out, '"');
	}
}

void html5_put_start(struct html5 *s, const struct token *t)
{
	dc_addc(&s->out, '<');
	put_name(s, t->name);
	for (; s->newlines; s->newlines--)
		dc_addc(&s->out, '\n');
	put_attrs(s, t->attrs);
	if (t->tag->flags & VOID)
		dc_addc(&s->out, '/');
	dc_addc(&s->out, '>');
}

void html5_put_end(struct html5 *s, const struct token *t)
{
	dc_addz(&s->out, "</");
	put_name(s, t->name);
	dc_addc(&s->out, '>');
}
