/*
 * XML whose texts or attributes are not escaped.
 */
#include "lib/entity.h"
#include "parts/xml/mend.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		(c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':';
}

static dc_str past_blanks(dc_str s)
{
	while (s.n && is_blank(*s.p))
		s = dc_from(s, 1);
	return s;
}

static size_t name_length(dc_str s)
{
	size_t n = 0;

	while (n < s.n && is_name(s.p[n]))
		n++;
	return n;
}

/* Attributes and the end of a tag, `a="b" c='d'/>`: is it one? */
static bool ends_well(dc_str s)
{
	size_t n;

	for (;;) {
		s = past_blanks(s);
		if (dc_starts(s, ">") || dc_starts(s, "/>"))
			return true;
		n = name_length(s);
		s = dc_from(s, n);
		if (!n || s.n < 2 || s.p[0] != '=' || !strchr("\"'", s.p[1]))
			return false;
		n = dc_chr(dc_from(s, 2), s.p[1]);
		if (n == DC_NPOS)
			return false;
		s = dc_from(s, n + 3);
	}
}

/* A tag ends before the next `<`, and no look goes beyond that. */
static bool is_tag(dc_str s, const char *names)
{
	size_t n;

	if (dc_starts(s, "<?") || dc_starts(s, "<!"))
		return true;
	s = dc_from(s, dc_starts(s, "</") ? 2 : 1);
	s = dc_sub(s, 0, dc_chr(s, '<'));
	n = name_length(s);
	return dc_is_one_of(dc_sub(s, 0, n), names) && ends_well(dc_from(s, n));
}

/* Is the '&' at the start of s one of a reference that XML knows? */
static bool is_reference(dc_str s)
{
	return dc_starts(s, "&#") || dc_starts(s, "&lt;") ||
	       dc_starts(s, "&gt;") || dc_starts(s, "&amp;") ||
	       dc_starts(s, "&quot;") || dc_starts(s, "&apos;");
}

/* ---- between tags ---- */

/* A reference of XML stays, of HTML's names the characters are written. */
static size_t put_reference(dc_buf *b, dc_str s)
{
	uint32_t cp[2] = { 0, 0 };
	size_t n = entity_decode(s, cp);

	if (!n || s.p[n - 1] != ';')
		return 0;
	if (is_reference(s)) {
		dc_adds(b, dc_sub(s, 0, n));
		return n;
	}
	for (size_t i = 0; i < 2; i++) {
		if (cp[i] == '<' || cp[i] == '&')
			dc_addf(b, "&#%u;", (unsigned)cp[i]);
		else if (cp[i])
			dc_addu(b, cp[i]);
	}
	return n;
}

dc_str xmlmend_texts(dc_arena *arena, dc_str s, const char *names,
	uint64_t *mended)
{
	dc_buf b = dc_buf_in(arena, SIZE_MAX / 8);
	size_t done = 0, n;

	dc_addz(&b, "");
	for (size_t i = 0; i < s.n; i += n ? n : 1) {
		n = 0;
		if (s.p[i] != '<' && s.p[i] != '&')
			continue;
		if (s.p[i] == '<' && is_tag(dc_from(s, i), names))
			continue;
		dc_adds(&b, dc_sub(s, done, i - done));
		if (s.p[i] == '&')
			n = put_reference(&b, dc_from(s, i));
		if (!n) {
			dc_addz(&b, s.p[i] == '<' ? "&lt;" : "&amp;");
			n = 1;
			(*mended)++;
		}
		done = i + n;
	}
	dc_adds(&b, dc_from(s, done));
	return b.failed ? DC_NONE : dc_got(&b);
}

/* ---- attributes ---- */

/* Behind a quote that ends an attribute stands the tag's end or a blank and
 * the next attribute: name=. */
static bool ends_attribute(dc_str s)
{
	dc_str rest = past_blanks(dc_sub(s, 0, 200));
	size_t n = 0;

	if (!rest.n || *rest.p == '>' || dc_starts(rest, "/>"))
		return true;
	while (n < rest.n && !is_blank(rest.p[n]) &&
	       !memchr("=\"'<>&", rest.p[n], 6))
		n++;
	rest = past_blanks(dc_from(rest, n));
	return n && is_blank(*s.p) && dc_starts(rest, "=");
}

static void add_mended(dc_buf *b, dc_str s, char quote)
{
	if (*s.p == '<')
		dc_addz(b, "&lt;");
	else if (*s.p == quote)
		dc_addz(b, quote == '"' ? "&quot;" : "&apos;");
	else
		dc_addc(b, *s.p);
	if (*s.p == '&' && !is_reference(s))
		dc_addz(b, "amp;");
}

dc_str xmlmend_values(dc_arena *arena, dc_str text, const char *tag)
{
	dc_buf b = dc_buf_in(arena, DC_MAX_DOCUMENT);
	bool inside = false;
	char quote = '\0';

	for (size_t i = 0; i < text.n; i++) {
		dc_str s = dc_from(text, i);
		char c = *s.p;

		if (quote && (c != quote || !ends_attribute(dc_from(s, 1)))) {
			add_mended(&b, s, quote);
			continue;
		}
		dc_addc(&b, c);
		if (quote)
			quote = '\0';
		else if (inside && (c == '"' || c == '\''))
			quote = c;
		else if (c == '<' || c == '>')
			inside = c == '<' && dc_starts(s, tag);
	}
	return dc_got(&b);
}
