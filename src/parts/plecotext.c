/*
 * Pleco's markup.  Nobody has written it down but its users:
 *
 *	EAB1		new line
 *	EAB2 EAB3	bold
 *	EAB4 EAB5	italic
 *	EAB6 EAB7	underlined
 *	EAB8 EABB	a link to the word inside; U+200B may follow
 *	EABC EABD	inverted
 *	EABE EABF	another font
 *	EAC1 EAC2	coloured: behind EAC1 stand two characters of which
 *			each has 12 bits of the colour, from U+8000 on
 *	EAC3 EAC4	a block, EAC5 EAC6 a size, EAC7 a rule: behind the
 *			first stand four characters, seen as " $  "
 *	EAD1 EADA id EAD8 headword EAD9 pinyin EAD0 shown text EAD2
 *			a reference to another entry
 */
#include "parts/plecotext.h"
#include "parts/side.h"

enum { MARK = 3, COLOUR = 2 * MARK, SETTINGS = 4 };

/* The number of the mark that s begins with, 0 if it is none. */
static unsigned mark_at(dc_str s)
{
	if (s.n < MARK || s.p[0] != '\xEE' ||
	    (s.p[1] != '\xAA' && s.p[1] != '\xAB'))
		return 0;
	return 0xE000u | ((unsigned)s.p[1] & 0x3F) << 6 |
		((unsigned)s.p[2] & 0x3F);
}

static size_t next_mark(dc_str s)
{
	size_t at = 0, step;

	while ((step = dc_chr(dc_from(s, at), '\xEE')) != DC_NPOS) {
		at += step;
		if (mark_at(dc_from(s, at)))
			return at;
		at++;
	}
	return DC_NPOS;
}

bool plecotext_marked(dc_str s)
{
	return next_mark(s) != DC_NPOS;
}

/* Twelve bits of a colour: a character from U+8000 to U+8FFF, which are all
 * that begin with this byte. */
static bool half_colour(dc_str s, unsigned *bits)
{
	if (s.n < MARK || s.p[0] != '\xE8')
		return false;
	*bits = ((unsigned)s.p[1] & 0x3F) << 6 | ((unsigned)s.p[2] & 0x3F);
	return true;
}

static dc_str colour(dc_buf *b, dc_str s)
{
	unsigned high, low;

	if (!half_colour(s, &high) || !half_colour(dc_from(s, MARK), &low)) {
		dc_addz(b, "<span>");
		return s;
	}
	dc_addf(b, "<span style=\"color: #%03x%03x\">", high, low);
	return dc_from(s, COLOUR);
}

/* Characters that set a block, a size or a rule: none of text. */
static dc_str behind_settings(dc_str s)
{
	for (size_t i = 0; i < SETTINGS; i++)
		if (i >= s.n || s.p[i] < ' ' || s.p[i] > '/')
			return s;
	return dc_from(s, SETTINGS);
}

static bool at_line(const dc_buf *b)
{
	return !b->n || dc_ends(dc_got(b), "<br>") ||
		dc_ends(dc_got(b), "<hr>");
}

static void end_line(dc_buf *b)
{
	if (!at_line(b))
		dc_addz(b, "<br>");
}

/*
 * A reference to another entry: its number, headword and pinyin are for the
 * program, what is shown stands behind EAD0.  Where that is missing, the
 * headword is shown.  Returns what is behind the last mark before shown text.
 */
static dc_str behind_data(dc_buf *b, dc_str s, unsigned mark, dc_str *headword)
{
	size_t at = next_mark(s);

	if (at == DC_NPOS)
		return s;
	if (mark == 0xEAD8)
		*headword = dc_sub(s, 0, at);
	if (mark_at(dc_from(s, at)) == 0xEAD2)
		side_text(b, *headword);
	return dc_from(s, at);
}

static dc_str apply(dc_buf *b, dc_str s, unsigned mark, dc_str *headword)
{
	switch (mark) {
	case 0xEAB1: dc_addz(b, "<br>"); break;
	case 0xEAB2: dc_addz(b, "<b>"); break;
	case 0xEAB3: dc_addz(b, "</b>"); break;
	case 0xEAB4: dc_addz(b, "<i>"); break;
	case 0xEAB5: dc_addz(b, "</i>"); break;
	case 0xEAB6: dc_addz(b, "<u>"); break;
	case 0xEAB7: dc_addz(b, "</u>"); break;
	case 0xEABB:
		if (dc_starts(s, "\xE2\x80\x8B"))
			return dc_from(s, MARK);
		break;
	case 0xEAC1: return colour(b, s);
	case 0xEAC2: dc_addz(b, "</span>"); break;
	case 0xEAC3:
		end_line(b);
		return behind_settings(s);
	case 0xEAC4: end_line(b); break;
	case 0xEAC5: return behind_settings(s);
	case 0xEAC7:
		dc_addz(b, "<hr>");
		return behind_settings(s);
	case 0xEAD8: case 0xEAD9: case 0xEADA:
		return behind_data(b, s, mark, headword);
	default: break;
	}
	return s;
}

dc_str plecotext_html(dc_arena *arena, dc_str s)
{
	dc_buf b = dc_buf_in(arena, DC_MAX_RECORD);
	dc_str headword = DC_NONE;
	size_t at;

	while ((at = next_mark(s)) != DC_NPOS) {
		unsigned mark = mark_at(dc_from(s, at));

		side_text(&b, dc_sub(s, 0, at));
		s = apply(&b, dc_from(s, at + MARK), mark, &headword);
	}
	side_text(&b, s);
	while (dc_ends(dc_got(&b), "<br>"))
		b.n -= strlen("<br>");
	return dc_got(&b);
}
