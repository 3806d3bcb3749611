/*
 * Pleco, the Chinese dictionary: its flashcards as text and as XML.
 *
 *	//HSK 3/Lesson 1		a category: what follows is in it
 *	学生[學生]<TAB>xue2sheng5<TAB>student	[traditional] where they differ
 *
 *	<plecoflash formatversion="2"><cards><card><entry>
 *	<headword charset="sc">…<headword charset="tc">…<pron>…<defn>…
 *	</entry><catassign category="HSK 3/Lesson 1"/>
 *
 * The text is described in Pleco's manual, the XML nowhere.  Definitions have
 * markup of private use characters (parts/plecotext.c), and are in the file
 * only if that was asked for: without any, the back is the pinyin.  The first
 * category of a card is its deck, further ones are tags.
 */
#include "parts/plecotext.h"
#include "parts/xml/deck.h"

enum { LEAST_HEADER = 40, MOST_LINES = 16 << 10 }; /* bytes of a definition */
enum column { DECK, TAGS, HEADWORD, PINYIN, CANTONESE, TRADITIONAL,
	DEFINITION, COLUMNS };

struct state {
	bool xml, started;
	xml_doc *doc;
	const xml_node *at;      /* the next card */
	dc_buf deck;             /* text: the present category */
	bool has[COLUMNS];       /* text: as far as its head shows */
	dc_table *table;
};

struct entry {
	dc_str cells[COLUMNS];
};

static bool is_category(dc_str line)
{
	return dc_starts(line, "//");
}

/* ---- text: definitions of several lines, which programs quote ---- */

static bool line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* The length of a quoted text, from behind its first quote to behind the one
 * that ends it, and a line.  DC_NPOS: none does, or a new card or category
 * begins before. */
static size_t closed(dc_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\t' ||
		    (line_end(s.p[i]) && is_category(dc_from(s, i + 1))))
			return DC_NPOS;
		if (s.p[i] != '"')
			continue;
		i++;
		if (i == s.n || line_end(s.p[i]))
			return i;
		if (s.p[i] != '"')
			return DC_NPOS;
	}
	return DC_NPOS;
}

/* Where the text of a quoted definition begins, 0: it is not quoted. */
static size_t opened(dc_str line)
{
	dc_str rest = line;

	dc_cut(&rest, '\t');
	dc_cut(&rest, '\t');
	return dc_starts(rest, "\"") ? line.n - rest.n + 1 : 0;
}

static bool next_record(dc_str *text, dc_str *record)
{
	dc_str all = *text, end;
	size_t from, n;

	if (!dc_next_line(text, record))
		return false;
	from = opened(*record);
	n = from ? closed(dc_from(all, from)) : DC_NPOS;
	if (n == DC_NPOS)
		return true;
	*record = dc_sub(all, 0, from + n);
	*text = dc_from(all, from + n);
	dc_next_line(text, &end);
	return true;
}

/* The line that was read and those that its definition goes on in. */
static dc_str with_more(dc_reader *r, dc_str line)
{
	size_t from = opened(line), had = line.n, tab, n;
	dc_buf b = dc_buf_in(r->arena, DC_MAX_FIELD);
	dc_str ahead, end;

	if (!from || closed(dc_from(line, from)) != DC_NPOS)
		return line;
	dc_adds(&b, line);
	ahead = dc_sub(dc_peek(r->in, MOST_LINES), 0, MOST_LINES);
	tab = dc_chr(ahead, '\t');
	dc_adds(&b, tab == DC_NPOS ? ahead : dc_sub(ahead, 0, tab + 1));
	n = closed(dc_from(dc_got(&b), from));
	if (n == DC_NPOS || from + n - had == MOST_LINES)
		return dc_sub(dc_got(&b), 0, had);
	dc_take(r->in, from + n - had);
	dc_line(r->in, &end);
	return dc_sub(dc_got(&b), 0, from + n);
}

/* Without the quotes, if it has several lines or doubled quotes: what else
 * stands in quotes is a quotation. */
static dc_str unquoted(dc_arena *a, dc_str s)
{
	dc_buf b = dc_buf_in(a, DC_MAX_FIELD);

	if (!dc_starts(s, "\"") || closed(dc_from(s, 1)) != s.n - 1 ||
	    (dc_find(s, "\n") == DC_NPOS && dc_find(s, "\r") == DC_NPOS &&
	     dc_find(dc_sub(s, 1, s.n - 2), "\"\"") == DC_NPOS))
		return s;
	for (size_t i = 1; i + 1 < s.n; i++) {
		if (s.p[i] == '\r' && s.p[i + 1] == '\n')
			continue;
		i += s.p[i] == '"';
		dc_addc(&b, s.p[i] == '\r' ? '\n' : s.p[i]);
	}
	return dc_trim(dc_got(&b));
}

/* ---- text: lines ---- */

/* Has it a character that Chinese is written with? */
static bool is_chinese(dc_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if ((c >= 0xE3 && c <= 0xE9) || c == 0xF0)
			return true;
	}
	return false;
}

/* 学生[學生]: in *traditional what is in the brackets. */
static dc_str headword(dc_str s, dc_str *traditional)
{
	size_t open = dc_chr(s, '[');

	*traditional = DC_NONE;
	if (open == DC_NPOS || !open || !dc_ends(s, "]") ||
	    !is_chinese(dc_from(s, open)))
		return s;
	*traditional = dc_trim(dc_sub(s, open + 1, s.n - open - 2));
	return dc_trim(dc_sub(s, 0, open));
}

static void cut_line(dc_str line, struct entry *e)
{
	dc_str rest = dc_chomp(line), word = dc_trim(dc_cut(&rest, '\t'));

	*e = (struct entry){ 0 };
	e->cells[PINYIN] = dc_trim(dc_cut(&rest, '\t'));
	e->cells[DEFINITION] = dc_trim(rest);
	e->cells[HEADWORD] = headword(word, &e->cells[TRADITIONAL]);
}

/* "Headword  Pinyin  Definition" stands above what spreadsheets made. */
static bool is_header(dc_reader *r, dc_str line)
{
	struct entry e;

	cut_line(line, &e);
	return !is_chinese(e.cells[HEADWORD]) && dc_header_score(r, (dc_str[]){
		e.cells[HEADWORD], e.cells[PINYIN], e.cells[DEFINITION] },
		3) >= LEAST_HEADER;
}

static void survey_text(struct state *s, dc_str head)
{
	dc_str line;
	struct entry e;

	for (size_t n = 0; next_record(&head, &line);) {
		if (is_category(line) || (!n++ && is_header(NULL, line)))
			continue;
		cut_line(line, &e);
		if (dc_eq(e.cells[HEADWORD], e.cells[TRADITIONAL]))
			e.cells[TRADITIONAL] = DC_NONE;
		for (int i = HEADWORD; i < COLUMNS; i++)
			s->has[i] |= e.cells[i].n > 0;
	}
}

/* ---- probe ---- */

/* Vowels with a tone, and without. */
static const char tones[] = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜĀÁǍÀĒÉĚÈŌÓǑÒ";
static const char umlauts[] = "üÜ";

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* "dian4nao3", "nǐ hǎo": letters, some with a tone, and what joins words. */
static bool is_pinyin(dc_str s)
{
	bool toned = false, letter = false;

	for (size_t i = 0; i < s.n; i++) {
		char pair[3] = { s.p[i], i + 1 < s.n ? s.p[i + 1] : '\0' };

		if (letter && *pair >= '1' && *pair <= '5') {
			toned = true;
			letter = false;
		} else if (is_letter(*pair)) {
			letter = true;
		} else if (pair[1] && (strstr(tones, pair) ||
		    strstr(umlauts, pair))) {
			toned |= strstr(tones, pair) != NULL;
			letter = true;
			i++;
		} else if (dc_starts(dc_from(s, i), "’")) {
			i += strlen("’") - 1;
		} else if (!*pair || !strchr(" '-/:,", *pair)) {
			return false;
		}
	}
	return toned;
}

/* "xue2xi2  to study": what is behind the word in most lines, at least. */
static bool is_spelt(dc_str rest)
{
	dc_str pinyin = dc_trim(dc_cut(&rest, '\t'));

	return !dc_blank(rest) && dc_chr(rest, '\t') == DC_NPOS &&
	       is_pinyin(pinyin);
}

static int probe_text(const dc_probe *p)
{
	size_t lines = 0, fit = 0, categories = 0, brackets = 0, spelt = 0;
	dc_str rest = p->head, line, traditional;
	bool header = false;

	/* What Anki writes above a table. */
	if (dc_starts(rest, "#"))
		return 0;
	if (!p->whole)
		while (rest.n && rest.p[rest.n - 1] != '\n')
			rest.n--;
	while (lines < 200 && next_record(&rest, &line)) {
		dc_str whole = line, word = dc_cut(&line, '\t');

		if (is_category(word) && !line.p) {
			categories += !dc_blank(dc_from(word, 2));
			continue;
		}
		if (dc_blank(whole) || (!lines && is_header(NULL, whole))) {
			header |= !dc_blank(whole);
			continue;
		}
		word = headword(dc_trim(word), &traditional);
		lines++;
		fit += is_chinese(word) && (line.p || word.n <= 60);
		brackets += traditional.n > 0 && line.p;
		spelt += is_chinese(word) && is_spelt(line);
	}
	if (!lines || fit * 10 < lines * 8)
		return 0;
	if (categories)
		return 95;
	/* A header says more of a table than its place. */
	return brackets * 10 >= lines * 8 ||
	       (!header && spelt * 10 >= lines * 8) ? 90 : 0;
}

static int probe(const dc_probe *p)
{
	dc_str root = xmldeck_root(p->head, NULL);

	if (root.n)
		return dc_is(root, "plecoflash") ? 100 : 0;
	return probe_text(p);
}

/* ---- XML: a card ---- */

/* The headword of a character set: "sc", "tc". */
static dc_str word_of(dc_arena *arena, const xml_node *entry, const char *set)
{
	const xml_node *n = xmldeck_child(entry, "headword");

	while (n && !dc_is(xml_attr(arena, n, "charset"), set))
		n = xmldeck_after(n, "headword");
	return n ? dc_trim(xml_all_text(arena, n)) : DC_NONE;
}

static void read_card(dc_reader *r, const xml_node *card, struct entry *e)
{
	const xml_node *entry = xmldeck_child(card, "entry");
	dc_str traditional = word_of(r->arena, entry, "tc");
	dc_str simplified = word_of(r->arena, entry, "sc");

	*e = (struct entry){ 0 };
	if (!simplified.n && !traditional.n)
		simplified = xmldeck_words(r->arena, entry, "headword");
	e->cells[HEADWORD] = simplified.n ? simplified : traditional;
	e->cells[TRADITIONAL] = simplified.n ? traditional : DC_NONE;
	e->cells[PINYIN] = xmldeck_words(r->arena, entry, "pron");
	e->cells[CANTONESE] = xmldeck_words(r->arena, entry, "cantopron");
	e->cells[DEFINITION] = xmldeck_words(r->arena, entry, "defn");
}

static void survey_xml(dc_reader *r)
{
	struct state *s = r->state;
	uint64_t scores = 0, cards = 0;
	struct entry e;

	for (const xml_node *n = s->at; n; n = xmldeck_after(n, "card")) {
		read_card(r, n, &e);
		if (dc_eq(e.cells[HEADWORD], e.cells[TRADITIONAL]))
			e.cells[TRADITIONAL] = DC_NONE;
		for (int i = HEADWORD; i < COLUMNS; i++)
			s->has[i] |= e.cells[i].n > 0;
		scores += xmldeck_child(n, "scoreinfo") != NULL;
		cards++;
		dc_forget(r);
	}
	if (scores)
		dc_lose(r->run, "scores", scores);
	if (!cards || s->has[DEFINITION])
		return;
	dc_hint(r->run, "in Pleco: Export Cards, Include Data, Dictionary "
		"definitions");
	dc_notice(r->run, "pleco-no-definitions", "the file has no "
		"definitions: the back is the pinyin");
}

/* ---- reader ---- */

static int plan(dc_reader *r)
{
	struct state *s = r->state;
	/* Definition is a name for a back: without any, the back is what
	 * comes next. */
	const dc_str names[COLUMNS] = { DC_S("deck"), DC_S("category"),
		DC_S("Headword"), DC_S("Pinyin"), DC_S("Cantonese"),
		DC_S("Traditional"), s->has[DEFINITION] ? DC_S("Definition")
							: DC_S("Gloss") };
	bool empty[COLUMNS];
	int code;

	for (int i = 0; i < COLUMNS; i++)
		empty[i] = i >= HEADWORD && !s->has[i];
	s->table = dc_table_new(r, names, COLUMNS, &code);
	if (!s->table)
		return code;
	dc_table_sparse(r, s->table, empty, COLUMNS);
	return DC_OK;
}

static int open_input(dc_reader *r)
{
	struct state *s = r->state;
	dc_str head = dc_peek(r->in, DC_HEAD + 1);
	int code = DC_OK;

	/* Its decks are categories. */
	r->title = dc_run_name(r->run);
	s->xml = xmldeck_root(head, NULL).n > 0;
	if (!s->xml) {
		s->deck = dc_buf_in(r->run_arena, DC_MAX_FIELD);
		survey_text(s, dc_sub(head, 0, DC_HEAD));
		return plan(r);
	}
	code = xmldeck_read(r, &s->doc);
	if (code)
		return code;
	if (!xml_is(xml_root(s->doc), "plecoflash"))
		return xmldeck_other(r, s->doc);
	s->at = xmldeck_child(xmldeck_child(xml_root(s->doc), "cards"),
		"card");
	survey_xml(r);
	return plan(r);
}

/* "HSK 3/Lesson 1" is a deck in a deck. */
static void add_path(dc_buf *b, dc_str category)
{
	dc_str part;
	size_t from = b->n;

	while (category.p) {
		part = dc_trim(dc_cut(&category, '/'));
		if (!part.n)
			continue;
		dc_addz(b, b->n > from ? "::" : "");
		dc_adds(b, part);
	}
}

static int put(dc_reader *r, struct entry *e, uint64_t line)
{
	struct state *s = r->state;
	dc_where at = { .line = line };
	dc_markup markup = DC_PLAIN;
	dc_str *c = e->cells;

	/* Once forms differ, each card has both: either may be the front. */
	if (!s->has[TRADITIONAL] && dc_eq(c[HEADWORD], c[TRADITIONAL]))
		c[TRADITIONAL] = DC_NONE;
	for (int i = HEADWORD; i < COLUMNS; i++)
		if (plecotext_marked(c[i]))
			markup = DC_HTML;
	for (int i = HEADWORD; markup == DC_HTML && i < COLUMNS; i++)
		c[i] = plecotext_html(r->arena, c[i]);
	dc_at(r->run, line, 1, DC_NONE);
	return dc_put_record(r, s->table, c, COLUMNS, markup, at);
}

static int read_line(dc_reader *r)
{
	struct state *s = r->state;
	uint64_t at = dc_input_line(r->in);
	struct entry e;
	dc_str line;
	bool first;

	if (!dc_line(r->in, &line))
		return dc_input_code(r->in) ? dc_input_code(r->in) : DC_END;
	if (is_category(line)) {
		s->deck.n = 0;
		add_path(&s->deck, dc_from(dc_chomp(line), 2));
		return DC_OK;
	}
	line = with_more(r, line);
	cut_line(line, &e);
	e.cells[DEFINITION] = unquoted(r->arena, e.cells[DEFINITION]);
	if (dc_blank(line))
		return DC_OK;
	first = !s->started;
	s->started = true;
	if (first && is_header(r, line))
		return DC_OK;
	e.cells[DECK] = dc_got(&s->deck);
	return put(r, &e, at);
}

static int read_next(dc_reader *r)
{
	struct state *s = r->state;
	const xml_node *card = s->at, *n;
	dc_buf deck = dc_buf_in(r->arena, DC_MAX_FIELD);
	dc_buf tags = dc_buf_in(r->arena, DC_MAX_FIELD);
	struct entry e;

	if (!s->xml)
		return read_line(r);
	if (!card)
		return DC_END;
	s->at = xmldeck_after(card, "card");
	read_card(r, card, &e);
	n = xmldeck_child(card, "catassign");
	if (n)
		add_path(&deck, xml_attr(r->arena, n, "category"));
	while (n && (n = xmldeck_after(n, "catassign"))) {
		add_path(&tags, xml_attr(r->arena, n, "category"));
		dc_addc(&tags, ';');
	}
	e.cells[DECK] = dc_got(&deck);
	e.cells[TAGS] = dc_got(&tags);
	return put(r, &e, xml_line(card));
}

static void close_input(dc_reader *r)
{
	xml_free(((struct state *)r->state)->doc);
}

const dc_format fmt_pleco = {
	.name = "pleco",
	.title = "Pleco flashcards, text or XML",
	.exts = "txt xml",
	.how = "in Pleco: Import / Export, Export Cards, with Dictionary "
		"definitions",
	.caps = DC_TRIMS,
	.read_size = sizeof(struct state),
	.probe = probe,
	.open = open_input,
	.read = read_next,
	.close = close_input,
};
