/*
 * Second thoughts about a guess at a character set of single bytes.
 *
 * Who guesses knows what one language looks like, and a vocabulary has two.
 * But in a wrong set symbols stand in the middle of words, capitals behind
 * small letters, other alphabets' letters beside ASCII's: where there are many
 * such places, the set in which there are fewest is the better guess.
 */
#include <errno.h>

#include "core/core.h"
#include "lib/charset.h"

enum kind { OTHER, FITS, DASH, RAISED, SMALL, CAPITAL, FOREIGN, NOTHING };

/* The bytes from 128 on. */
struct alphabet {
	uint32_t is[128];
};

/* How many letters there are, and places that speak against the set. */
struct places {
	size_t letters, odd, weak;
};

static bool within(uint32_t c, uint32_t from, uint32_t to)
{
	return c >= from && c <= to;
}

/* Stands between letters in real texts, too: quotes, signs of numbers. */
static bool fits(uint32_t c)
{
	return c == 0xA0 || c == 0xAA || c == 0xAB || c == 0xAD || c == 0xB1 ||
		c == 0xB7 || c == 0xBA || c == 0xBB || c == 0xD7 ||
		c == 0xF7 || c == 0x2019 || within(c, 0x300, 0x36F);
}

static enum kind kind_of(uint32_t c)
{
	/* Capitals are even, but odd from Ĺ to Ň and from Ź to Ž. */
	uint32_t odd = within(c, 0x139, 0x148) || within(c, 0x179, 0x17E);

	if (c == 0xFFFD || within(c, 0x80, 0x9F) || within(c, 0x2500, 0x25A0))
		return NOTHING;
	if (fits(c))
		return FITS;
	if (c == 0xB2 || c == 0xB3 || c == 0xB9)
		return RAISED;
	if (within(c, 0x2013, 0x201E) || c == 0x2026)
		return DASH;
	if (within(c, 0xC0, 0xDE) || c == 0x178 ||
	    (within(c, 0x100, 0x17E) && (c & 1) == odd))
		return CAPITAL;
	if (within(c, 0xDF, 0x24F) || within(c, 0x1E00, 0x1EFF) || c == 0xB5)
		return SMALL;
	return within(c, 0x370, 0xEFF) ? FOREIGN : OTHER;
}

/* One character of at most three bytes. */
static uint32_t character(const char *p, size_t n)
{
	const unsigned char *u = (const unsigned char *)p;

	if (n == 2)
		return (u[0] & 0x1Fu) << 6 | (u[1] & 0x3Fu);
	return n == 3 ? (u[0] & 0xFu) << 12 | (u[1] & 0x3Fu) << 6 |
		(u[2] & 0x3Fu) : 'a';
}

/* False: there is no such set, or, with errno ENOMEM, no memory. */
static bool learn(struct alphabet *a, const char *name)
{
	charset *cs = charset_open(name);
	uint64_t replaced = 0;
	char byte, out[16];

	if (!cs)
		return false;
	for (int i = 0; i < 128; i++) {
		dc_str in = { &byte, 1 };
		size_t n;

		byte = (char)(unsigned char)(i + 128);
		n = charset_decode(cs, &in, true, out, sizeof(out), &replaced);
		a->is[i] = character(out, n);
	}
	charset_close(cs);
	return true;
}

static enum kind kind_at(const struct alphabet *a, dc_str s, size_t i)
{
	unsigned char c = i < s.n ? (unsigned char)s.p[i] : ' ';

	if (c >= 0x80)
		return kind_of(a->is[c - 0x80]);
	return c >= 'a' && c <= 'z' ? SMALL : c >= 'A' && c <= 'Z' ? CAPITAL
		: FITS;
}

static bool is_letter(enum kind k)
{
	return k == SMALL || k == CAPITAL || k == FOREIGN;
}

static bool is_ascii(dc_str s, size_t i)
{
	return i < s.n && !(s.p[i] & 0x80);
}

static void look_at(const struct alphabet *a, dc_str s, size_t i,
	struct places *p)
{
	enum kind k = kind_at(a, s, i), next = kind_at(a, s, i + 1);
	enum kind before = i ? kind_at(a, s, i - 1) : FITS;
	bool inside = is_letter(before) && is_letter(next);

	p->letters++;
	p->weak += (k == DASH && inside) ||
		(k == RAISED && is_letter(before) && !inside);
	p->odd += k == NOTHING || ((k == OTHER || k == RAISED) && inside) ||
		(k == CAPITAL && before == SMALL && next != CAPITAL) ||
		(k == FOREIGN && (
			(is_letter(before) && i && is_ascii(s, i - 1)) ||
			(is_letter(next) && is_ascii(s, i + 1))));
}

/* Lines that somebody else wrote in UTF-8 say nothing. */
static struct places look(const struct alphabet *a, dc_str s)
{
	struct places p = { 0 };
	size_t n;

	for (size_t i = 0; i < s.n; i += n) {
		n = is_ascii(s, i) ? 1 : utf8_sequence(s.p + i, s.n - i);
		if (n)
			continue;
		look_at(a, s, i, &p);
		n = 1;
	}
	return p;
}

static size_t against(struct places p)
{
	return 2 * p.odd + p.weak;
}

/* Enough to doubt: more than chance and typing errors make. */
static bool doubtful(struct places p)
{
	return p.odd && against(p) >= 4 && 20 * against(p) > p.letters;
}

/* Do the bytes of the text mean the same in both? */
static bool agree(const struct alphabet *a, const struct alphabet *b, dc_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] & 0x80 && a->is[s.p[i] & 0x7F] !=
		    b->is[s.p[i] & 0x7F])
			return false;
	return true;
}

static bool of_single_bytes(const char *name)
{
	static const char *const begins[] = { "ISO-8859", "WINDOWS-", "IBM",
		"MAC", "KOI8", "VISCII", "TIS-620", "CP125", "CP8" };

	for (size_t i = 0; i < sizeof(begins) / sizeof(*begins); i++)
		if (dc_istarts(dc_cstr(name), begins[i]))
			return true;
	return false;
}

const char *encoding_better(dc_str s, const char *name, bool *doubt)
{
	static const char *const others[] = { "windows-1252", "windows-1250",
		"ISO-8859-2", "MACINTOSH", "CP850", "CP852",
		"windows-1256" };
	struct alphabet best, a;
	struct places least, p;

	*doubt = false;
	errno = 0;
	if (!of_single_bytes(name) || !learn(&best, name))
		return errno == ENOMEM ? NULL : name;
	least = look(&best, s);
	if (!doubtful(least))
		return name;
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		if (!learn(&a, others[i])) {
			if (errno == ENOMEM)
				return NULL;
			continue;
		}
		p = look(&a, s);
		if (against(p) == against(least) && !agree(&a, &best, s))
			*doubt = true;
		if (against(p) >= against(least))
			continue;
		*doubt = false;
		least = p;
		best = a;
		name = others[i];
	}
	*doubt |= doubtful(least);
	return name;
}
