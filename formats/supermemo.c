/*
 * SuperMemo: its Q&A text (help of SuperMemo, "Import Q&A text"), and XML
 * (parts/supermemo/xml.h).
 *
 *	Q: What country borders on Nigeria?
 *	Q: (in the north)
 *	A: Niger
 *	A1: Tanzania
 *	I: REP=8 LAP=0 EF=3.200 UF=2.370 INT=429 LAST=27.01.06
 *	O: 36
 *
 * Each line of a side begins anew with `Q:` or `A:`; `A1:` and so on are wrong
 * answers, an empty line ends the item.  `I:` and `O:` are its schedule.
 *
 * What is odd: letters that the old programs did not have are `&#33267;`, in
 * text that is plain otherwise, and `ú` is the byte 3.  Text with `Q:` and
 * `A:` alone is Markdown as well: it is ours only where something stands there
 * that nobody else writes.
 */
#include "lib/entity.h"
#include "parts/supermemo/reference.h"
#include "parts/supermemo/xml.h"

struct reader {
	bool xml, ended, html;
	xml_doc *doc;
	dc_buf ask, answer, wrong;       /* of the item that is open */
	bool open, asked, answered;
	bool learned, repeated;  /* I: was there; it tells of a repetition */
	uint64_t line;           /* where it began */
};

enum line { BLANK, ASK, ANSWER, WRONG, LEARNED, FACTOR, OTHER };

/* What a line is, and its text. */
static enum line line_of(dc_str line, dc_str *text)
{
	size_t n = 1;
	char c;

	*text = dc_trim(line);
	if (!text->n)
		return BLANK;
	c = (char)(*text->p & ~0x20);
	while (n < text->n && n < 3 && text->p[n] >= '0' && text->p[n] <= '9')
		n++;
	if (n == text->n || text->p[n] != ':')
		return OTHER;
	*text = dc_trim(dc_from(*text, n + 1));
	if (n > 1)
		return c == 'A' ? WRONG : OTHER;
	return c == 'Q' ? ASK : c == 'A' ? ANSWER : c == 'I' ? LEARNED
		: c == 'O' ? FACTOR : OTHER;
}

/* ---- probe ---- */

/* May the one stand below the other in an item? */
static bool follows(enum line before, enum line now)
{
	switch (now) {
	case BLANK:
		return before != ASK;
	case ASK:
		return before == BLANK || before == ASK;
	case ANSWER:
		return before == ASK || before == ANSWER;
	case WRONG:
		return before == ANSWER || before == WRONG;
	case LEARNED:
		return before == ANSWER || before == WRONG;
	case FACTOR:
		return before == LEARNED;
	default:
		return false;
	}
}

static int probe(const dc_probe *p)
{
	dc_str rest = p->head, line, text;
	enum line before = BLANK, now;
	size_t repeated = 0, learned = 0, fits = 0, odd = 0, items = 0;

	if (smxml_is(p->head))
		return 95;
	while (dc_next_line(&rest, &line)) {
		if (!p->whole && !rest.n)
			break;
		now = line_of(line, &text);
		fits += now != BLANK && follows(before, now);
		odd += !follows(before, now);
		items += now == ASK && before != ASK;
		repeated += now == before && now != BLANK;
		repeated += now == WRONG;
		learned += now == LEARNED && dc_starts(text, "REP=");
		before = now;
	}
	if (learned)
		return odd * 4 < fits ? 95 : 50;
	return !repeated || odd ? 0 : items > 1 ? 90 : 87;
}

/* ---- reader of text ---- */

static void restart(dc_reader *r)
{
	struct reader *s = r->state;

	s->ask.n = s->answer.n = s->wrong.n = 0;
	s->ask.failed = s->answer.failed = s->wrong.failed = false;
	s->open = s->asked = s->answered = false;
	s->learned = s->repeated = false;
}

/* "&#33267;" is one letter, in plain text, too. */
static void add_decoded(dc_buf *b, dc_str s)
{
	uint32_t cp[2];

	while (s.n) {
		size_t at = dc_find(s, "&#"), n;

		dc_adds(b, dc_sub(s, 0, at));
		s = dc_from(s, at);
		if (!s.n)
			break;
		n = entity_decode(s, cp);
		if (n)
			dc_addu(b, cp[0]);
		else
			dc_adds(b, dc_sub(s, 0, n = 2));
		s = dc_from(s, n);
	}
}

static void add_line(dc_reader *r, dc_buf *b, dc_str text, bool first)
{
	struct reader *s = r->state;

	if (!first)
		dc_addz(b, s->html ? "<br>" : "\n");
	for (size_t at; (at = dc_chr(text, '\3')) != DC_NPOS;) {
		add_decoded(b, dc_sub(text, 0, at));
		dc_addz(b, "ú");
		text = dc_from(text, at + 1);
	}
	if (s->html)
		dc_adds(b, text);
	else
		add_decoded(b, text);
}

static int too_long(dc_reader *r)
{
	dc_at(r->run, ((struct reader *)r->state)->line, 1, DC_NONE);
	dc_skip(r->run, "supermemo-too-long", "an item of more than 16 MiB");
	restart(r);
	return DC_OK;
}

static int put_item(dc_reader *r)
{
	struct reader *s = r->state;
	dc_markup markup = s->html ? DC_HTML : DC_PLAIN;
	dc_str ask, answer, reference = DC_NONE;
	dc_note *n;

	if (!s->open)
		return DC_OK;
	if (s->ask.failed || s->answer.failed || s->wrong.failed)
		return too_long(r);
	if (s->repeated)
		dc_lose(r->run, "schedules", 1);
	ask = smref_cut(r->arena, dc_got(&s->ask), markup, &reference);
	answer = smref_cut(r->arena, dc_got(&s->answer), markup, &reference);
	if (dc_blank(ask) && dc_blank(answer)) {
		dc_lose(r->run, "cards without text", 1);
		restart(r);
		return DC_OK;
	}
	n = dc_note_new(r);
	if (!n)
		return DC_LIMIT;
	n->at.line = s->line;
	n->lost = dc_blank(ask) ? DC_LOST_FRONT : 0;
	dc_note_field(r, n, DC_S("Front"), ask, markup);
	dc_note_field(r, n, DC_S("Back"), answer, markup);
	if (s->wrong.n)
		dc_note_field(r, n, DC_S("Wrong answers"), dc_got(&s->wrong),
			markup);
	if (reference.n)
		dc_note_field(r, n, DC_S("Reference"), reference, markup);
	restart(r);
	return dc_put_note(r, n);
}

/* A line without a letter goes on with the one before, if there is one. */
static void other_line(dc_reader *r, dc_str line)
{
	struct reader *s = r->state;

	if (s->open && !s->learned) {
		add_line(r, s->wrong.n ? &s->wrong : s->answered ? &s->answer
			: &s->ask, dc_trim(line), false);
		return;
	}
	dc_at(r->run, dc_input_line(r->in) - 1, 1, dc_chomp(line));
	dc_warn(r->run, "supermemo-line", "a line outside of any item is left "
		"out");
}

static void take_line(dc_reader *r, enum line what, dc_str text, dc_str line)
{
	struct reader *s = r->state;

	if (!s->open && what != OTHER)
		s->line = dc_input_line(r->in) - 1;
	s->open |= what != OTHER;
	switch (what) {
	case ASK:
		add_line(r, &s->ask, text, !s->asked);
		s->asked = true;
		break;
	case ANSWER:
		add_line(r, &s->answer, text, !s->answered);
		s->answered = true;
		break;
	case WRONG:
		add_line(r, &s->wrong, text, !s->wrong.n);
		break;
	case LEARNED:
	case FACTOR:
		s->learned = true;
		s->repeated |= dc_starts(text, "REP=") &&
			       !dc_starts(text, "REP=0 ");
		break;
	default:
		other_line(r, line);
	}
}

static int read_line(dc_reader *r)
{
	struct reader *s = r->state;
	dc_str line, text;
	enum line what;
	int code = DC_OK;

	if (!dc_line(r->in, &line)) {
		s->ended = true;
		return dc_input_code(r->in) ? dc_input_code(r->in)
			: put_item(r);
	}
	what = line_of(line, &text);
	/* A question behind an answer begins the next item, too. */
	if (what == BLANK || (what == ASK && (s->answered || s->learned)))
		code = put_item(r);
	if (!code && what != BLANK)
		take_line(r, what, text, line);
	return code;
}

/* ---- both ---- */

/* Numbers of letters are no markup. */
static bool has_markup(dc_reader *r, dc_str head)
{
	char *copy = dc_cdup(r->arena, head);
	dc_str s = { copy, copy ? head.n : 0 };

	for (size_t i = 0; i + 1 < s.n; i++)
		if (copy[i] == '&' && copy[i + 1] == '#')
			copy[i] = ' ';
	return dc_has_markup(s);
}

static int open_input(dc_reader *r)
{
	struct reader *s = r->state;
	dc_str head = dc_peek(r->in, DC_HEAD);

	s->xml = smxml_is(head) || dc_starts(dc_trim(head), "<");
	s->html = !s->xml && has_markup(r, dc_sub(head, 0, DC_HEAD));
	s->ask = dc_buf_in(r->run_arena, DC_MAX_FIELD);
	s->answer = dc_buf_in(r->run_arena, DC_MAX_FIELD);
	s->wrong = dc_buf_in(r->run_arena, DC_MAX_FIELD);
	return dc_input_code(r->in);
}

static int read_some(dc_reader *r)
{
	struct reader *s = r->state;
	int code;

	if (s->ended)
		return DC_END;
	if (!s->xml)
		return read_line(r);
	s->ended = true;
	code = xmldeck_read(r, &s->doc);
	return code ? code : smxml_read(r, s->doc);
}

static void close_input(dc_reader *r)
{
	xml_free(((struct reader *)r->state)->doc);
}

const dc_format fmt_supermemo = {
	.name = "supermemo",
	.title = "SuperMemo's Q&A text and XML",
	.exts = "txt xml",
	.how = "SuperMemo: File > Export, as Q&A text or XML",
	.caps = DC_CAP_DECKS | DC_TRIMS,
	.read_size = sizeof(struct reader),
	.probe = probe,
	.open = open_input,
	.read = read_some,
	.close = close_input,
};
