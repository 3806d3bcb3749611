/*
 * The engine does this with regular expressions that know no HTML: a `>` in a
 * comment ends it only behind `--`, `<style` needs its `</style>`, a `<`
 * without any `>` behind it is text.  What is found here is what they find,
 * but each byte is looked at a fixed number of times.
 */
#include "parts/anki/text.h"

#include "lib/entity.h"
#include "lib/sha1.h"

static size_t next(dc_str s, size_t from, char c)
{
	const char *p = from < s.n ? memchr(s.p + from, c, s.n - from) : NULL;

	return p ? (size_t)(p - s.p) : DC_NPOS;
}

/* ---- images, sounds and films become their names ---- */

enum { PATIENCE = 16 };          /* looks at each byte, on average */

struct scan {
	dc_str s;
	size_t gt, quotes[2];    /* behind these there is none */
	size_t dead;             /* a tag that begins before has no name */
	size_t looks;            /* that are left */
};

/* A letter, by the first byte of a character: U+0080 to U+00BF and U+2000 to
 * U+2FFF are signs and blanks, nearly all of them. */
static bool is_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || c == '_' ||
	       ((unsigned char)c >= 0x80 && (unsigned char)c != 0xC2 &&
		(unsigned char)c != 0xE2);
}

static bool word_before(dc_str s, size_t i)
{
	do
		i--;
	while (i && ((unsigned char)s.p[i] & 0xC0) == 0x80);
	return is_word(s.p[i]);
}

/* Length of `<img` and the like at the start, 0 if there is none. */
static size_t tag_length(dc_str s)
{
	static const char *const tags[] = { "<img", "<audio", "<video",
		"<object", "<source" };

	for (size_t i = 0; i < sizeof(tags) / sizeof(*tags); i++) {
		size_t n = strlen(tags[i]);

		if (dc_istarts(s, tags[i]) && (n == s.n || !is_word(s.p[n])))
			return n;
	}
	return 0;
}

/* Behind `src=` or `data=` at i, 0 if there is none. */
static size_t attribute(dc_str s, size_t i)
{
	dc_str rest = dc_from(s, i);

	if ((*rest.p | 0x20) != 's' && (*rest.p | 0x20) != 'd')
		return 0;
	if (word_before(s, i))
		return 0;
	return dc_istarts(rest, "src=") ? i + 4
	     : dc_istarts(rest, "data=") ? i + 5 : 0;
}

/* The value at v, and in *end what is behind the tag. */
static bool value(const struct scan *c, size_t v, dc_str *name, size_t *end)
{
	const char q = v < c->s.n ? c->s.p[v] : '\0';
	size_t e = DC_NPOS;

	if ((q == '"' || q == '\'') && c->quotes[q == '"'] > v + 1)
		e = next(c->s, v + 2, q);
	if (e != DC_NPOS && c->gt > e) {
		*name = dc_sub(c->s, v + 1, e - v - 1);
		*end = next(c->s, e + 1, '>') + 1;
		return true;
	}
	for (e = v; e < c->s.n && c->s.p[e] != ' ' && c->s.p[e] != '>'; e++)
		;
	if (e == v || e > c->gt || c->gt == DC_NPOS)
		return false;
	*name = dc_sub(c->s, v, e - v);
	*end = next(c->s, e, '>') + 1;
	return true;
}

/* Behind the quoted text that reaches over a `>` at i; a quote before it has
 * opened it.  DC_NPOS: there is none. */
static size_t over(const struct scan *c, size_t i, bool open[2])
{
	size_t to = DC_NPOS;
	int by = 0;

	for (int q = 0; q < 2; q++) {
		size_t e = open[q] ? next(c->s, i, q ? '"' : '\'') : DC_NPOS;

		open[q] = e != DC_NPOS;
		if (e < to) {
			to = e;
			by = q;
		}
	}
	open[by] = false;
	return to == DC_NPOS ? to : to + 1;
}

/* Is the tag at `at` one of a file?  Else *end is behind its first byte. */
static bool media_tag(struct scan *c, size_t at, dc_str *name, size_t *end)
{
	size_t n = tag_length(dc_from(c->s, at)), i = at + n, v, gt = 0;
	bool open[2] = { false, false };

	*end = at + 1;
	if (!n || at < c->dead)
		return false;
	for (size_t first = i; i < c->s.n;) {
		v = i > first ? attribute(c->s, i) : 0;
		if (v && value(c, v, name, end))
			return true;
		if (c->s.p[i] == '>') {
			gt = gt ? gt : i;
			v = over(c, i, open);
			if (v == DC_NPOS)
				break;
			i = v;
			continue;
		}
		if (c->s.p[i] == '"' || c->s.p[i] == '\'')
			open[c->s.p[i] == '"'] = true;
		i++;
	}
	/* What begins in front of the first `>` cannot do better; what quotes
	 * hide behind it can, but not for ever. */
	c->dead = gt && i - at < c->looks ? gt : i;
	c->looks -= c->looks < i - at ? c->looks : i - at;
	return false;
}

static size_t last(dc_str s, char c)
{
	const char *p = s.n ? memrchr(s.p, c, s.n) : NULL;

	return p ? (size_t)(p - s.p) : DC_NPOS;
}

static dc_str names_for_tags(dc_arena *a, dc_str s)
{
	struct scan c = { .s = s, .gt = last(s, '>'),
		.looks = PATIENCE * s.n };
	dc_buf b = dc_buf_in(a, DC_MAX_RECORD);
	size_t done = 0, end;
	dc_str name;

	if (c.gt == DC_NPOS)
		return s;
	for (int q = 0; q < 2; q++) {
		end = last(s, q ? '"' : '\'');
		c.quotes[q] = end == DC_NPOS ? 0 : end;
	}
	for (size_t i = 0; (i = next(s, i, '<')) != DC_NPOS; i = end) {
		if (!media_tag(&c, i, &name, &end))
			continue;
		dc_adds(&b, dc_sub(s, done, i - done));
		dc_addc(&b, ' ');
		dc_adds(&b, name);
		dc_addc(&b, ' ');
		done = end;
	}
	if (!done)
		return s;
	dc_adds(&b, dc_from(s, done));
	return dc_got(&b);
}

/* ---- tags go ---- */

/* Behind the next `what`, in small letters; DC_NPOS: there is none. */
static size_t behind(dc_str s, size_t from, const char *what)
{
	while ((from = next(s, from, what[0])) != DC_NPOS &&
	       !dc_istarts(dc_from(s, from), what))
		from++;
	return from == DC_NPOS ? from : from + strlen(what);
}

enum { COMMENT, STYLE, SCRIPT, TAG, SORTS };

/* Behind what is markup at i; DC_NPOS: it is text.  none[]: there is no such
 * end further on. */
static size_t markup_end(dc_str s, size_t i, bool none[SORTS])
{
	static const struct {
		const char *open, *close;
	} sorts[SORTS] = {
		[COMMENT] = { "<!--", "-->" },
		[STYLE] = { "<style", "</style>" },
		[SCRIPT] = { "<script", "</script>" },
		[TAG] = { "<", ">" }
	};

	for (int k = 0; k < SORTS; k++) {
		size_t from = i + strlen(sorts[k].open), end;

		if (none[k] || !dc_istarts(dc_from(s, i), sorts[k].open))
			continue;
		if (k == STYLE || k == SCRIPT) {
			from = next(s, from, '>');
			from += from != DC_NPOS;
		}
		end = from == DC_NPOS ? from : behind(s, from, sorts[k].close);
		if (end != DC_NPOS)
			return end;
		none[k] = true;
	}
	return DC_NPOS;
}

static dc_str without_tags(dc_arena *a, dc_str s)
{
	dc_buf b = dc_buf_in(a, DC_MAX_RECORD);
	bool none[SORTS] = { false };
	size_t done = 0, end;

	for (size_t i = 0; (i = next(s, i, '<')) != DC_NPOS; i = end) {
		end = markup_end(s, i, none);
		if (end == DC_NPOS && none[TAG])
			break;
		dc_adds(&b, dc_sub(s, done, i - done));
		done = end;
	}
	if (!done)
		return s;
	dc_adds(&b, dc_from(s, done));
	return dc_got(&b);
}

/* ---- entities ---- */

/* The engine knows the names of HTML 4 alone. */
static const char known[] =
	" AElig Aacute Acirc Agrave Alpha Aring Atilde Auml Beta Ccedil "
	"Chi Dagger Delta ETH Eacute Ecirc Egrave Epsilon Eta Euml Gamma "
	"Iacute Icirc Igrave Iota Iuml Kappa Lambda Mu Ntilde Nu OElig "
	"Oacute Ocirc Ograve Omega Omicron Oslash Otilde Ouml Phi Pi "
	"Prime Psi Rho Scaron Sigma THORN Tau Theta Uacute Ucirc Ugrave "
	"Upsilon Uuml Xi Yacute Yuml Zeta aacute acirc acute aelig agrave "
	"alefsym alpha amp and ang aring asymp atilde auml bdquo beta "
	"brvbar bull cap ccedil cedil cent chi circ clubs cong copy crarr "
	"cup curren dArr dagger darr deg delta diams divide eacute ecirc "
	"egrave empty emsp ensp epsilon equiv eta eth euml euro exist "
	"fnof forall frac12 frac14 frac34 frasl gamma ge gt hArr harr "
	"hearts hellip iacute icirc iexcl igrave image infin int iota "
	"iquest isin iuml kappa lArr lambda lang laquo larr lceil ldquo "
	"le lfloor lowast loz lrm lsaquo lsquo lt macr mdash micro middot "
	"minus mu nabla nbsp ndash ne ni not notin nsub ntilde nu oacute "
	"ocirc oelig ograve oline omega omicron oplus or ordf ordm oslash "
	"otilde otimes ouml para part permil perp phi pi piv plusmn pound "
	"prime prod prop psi quot rArr radic rang raquo rarr rceil rdquo "
	"real reg rfloor rho rlm rsaquo rsquo sbquo scaron sdot sect shy "
	"sigma sigmaf sim spades sub sube sum sup sup1 sup2 sup3 supe "
	"szlig tau there4 theta thetasym thinsp thorn tilde times trade "
	"uArr uacute uarr ucirc ugrave uml upsih upsilon uuml weierp xi "
	"yacute yen yuml zeta zwj zwnj ";

/* `&eacute;` or `&#233;` at the start: its length, or 0. */
static size_t entity(dc_str s, uint32_t cp[2])
{
	size_t n = entity_decode(s, cp);
	char name[16] = " ";

	if (!n || s.p[n - 1] != ';' || s.p[1] == '#')
		return n && s.p[n - 1] == ';' ? n : 0;
	if (n >= sizeof(name))
		return 0;
	memcpy(name + 1, s.p + 1, n - 2);
	name[n - 1] = ' ';
	return strstr(known, name) ? n : 0;
}

/* Nothing is decoded when one is not known, as the engine does it. */
static dc_str decoded(dc_arena *a, dc_str s)
{
	dc_buf b = dc_buf_in(a, DC_MAX_RECORD);

	for (size_t i = 0, n = 1; i < s.n; i += n) {
		uint32_t cp[2] = { 0, 0 };

		n = 1;
		if (s.p[i] == '&') {
			n = entity(dc_from(s, i), cp);
			if (!n)
				return s;
			dc_addu(&b, cp[0] == 0xA0 ? ' ' : cp[0]);
			if (cp[1])
				dc_addu(&b, cp[1]);
		} else if (dc_starts(dc_from(s, i), "\xC2\xA0")) {
			n = 2;
			dc_addc(&b, ' ');
		} else {
			dc_addc(&b, s.p[i]);
		}
	}
	return dc_got(&b);
}

dc_str anki_bare(dc_arena *a, dc_str s)
{
	if (next(s, 0, '<') != DC_NPOS)
		s = without_tags(a, names_for_tags(a, s));
	return next(s, 0, '&') != DC_NPOS ? decoded(a, s) : s;
}

uint32_t anki_checksum(dc_str bare)
{
	unsigned char sum[SHA1_SIZE];

	sha1_of(bare, sum);
	return (uint32_t)sum[0] << 24 | (uint32_t)sum[1] << 16 |
	       (uint32_t)sum[2] << 8 | sum[3];
}
