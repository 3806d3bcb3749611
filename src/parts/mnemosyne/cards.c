/*
 * Mnemosyne 2's .cards: a zip archive with cards.xml, which is a log of what
 * was added (openSM2sync), METADATA, and media files under their names.
 *
 *	<openSM2sync number_of_entries="…">
 *	<log type="10" o_id="T1"><name>French</name></log>
 *	<log type="16" o_id="F1"><f>chien</f><b>dog</b></log>
 *	<log type="6" o_id="C1" card_t="1" fact="F1" fact_v="1.1" tags="T1"
 *	 gr="-1" …></log>
 *	</openSM2sync>
 *
 * Types: 6 a card, 10 a tag, 16 a fact, 19 a view, 22 a card type; each next
 * number says that one was changed.  A key that is a number is written `___0`.
 * Ids of card types hold the names that users gave, with no quote escaped.
 */
#include <stdio.h>

#include "lib/zip.h"
#include "parts/byid.h"
#include "parts/mnemosyne/mnemosyne.h"
#include "parts/xml/mend.h"

enum {
	CARD = 6, TAG = 10, FACT = 16, VIEW = 19, TYPE = 22,
	METADATA = 1 << 20       /* bytes of it that are read */
};

/* A card, at the place of its fact. */
struct card {
	size_t fact, place;
	const xml_node *log;
};

struct mnemo_package {
	dc_reader *r;
	zipfile *zip;
	xml_doc *doc;
	mnemo *m;
	dc_str deck;
	byid tags, facts;
	const xml_node **order;          /* of facts in the file */
	struct card *cards;      /* in the order of facts */
	size_t ncards, fact, at; /* of the next fact; its first card */
};

/* ---- the archive ---- */

/* "card_set_name:French verbs" is the deck, "notes:…<br>…" is about it. */
static int read_metadata(mnemo_package *p)
{
	size_t i = zipfile_find(p->zip, "METADATA");
	dc_arena *a = p->r->run_arena;
	dc_str all, line, key;
	dc_deck deck = { 0 };
	int code;

	if (i == DC_NPOS)
		return DC_OK;
	code = zipfile_all(p->zip, i, METADATA, a, &all);
	if (code)
		return code;
	all = dc_mend(p->r->run, a, all);
	while (dc_next_line(&all, &line)) {
		key = dc_trim(dc_cut(&line, ':'));
		if (dc_is(key, "card_set_name"))
			deck.name = dc_trim(line);
		else if (dc_is(key, "notes"))
			deck.about = mnemo_html(a, dc_trim(line));
	}
	p->deck = deck.name;
	return deck.name.n || deck.about.n ? dc_put_deck(p->r, &deck) : DC_OK;
}

static int read_document(mnemo_package *p)
{
	size_t i = zipfile_find(p->zip, "cards.xml");
	dc_reader *r = p->r;
	dc_str all;
	int code;

	if (i == DC_NPOS)
		return dc_fail(r->run, DC_INPUT, "mnemosyne-cards", "no "
			"cards.xml in the archive");
	code = zipfile_all(p->zip, i, DC_MAX_DOCUMENT, r->run_arena, &all);
	if (code)
		return code;
	all = dc_trim(dc_mend(r->run, r->run_arena, all));
	code = xmldeck_parse(r, xmlmend_values(r->run_arena, all, "<log"),
		&p->doc);
	if (code)
		return code;
	return xml_is(xml_root(p->doc), "openSM2sync") ? DC_OK
		: xmldeck_other(r, p->doc);
}

/* ---- lists ---- */

static unsigned type_of(dc_arena *a, const xml_node *log)
{
	uint64_t n;

	return xml_is(log, "log") && dc_num(xml_attr(a, log, "type"), &n) &&
		n < 100 ? (unsigned)n : 0;
}

/* Ids are borrowed from the tree: they are single texts. */
static void append(mnemo_package *p, byid *ids, const xml_node *log)
{
	byid_add(ids, xml_attr(p->r->run_arena, log, "o_id"), log);
}

static bool is_true(dc_str s)
{
	return dc_ieq(dc_trim(s), DC_S("True")) || dc_is(dc_trim(s), "1");
}

static dc_str child(mnemo_package *p, const xml_node *log, const char *name)
{
	return xmldeck_text(p->r->run_arena, xmldeck_child(log, name));
}

static int add_view(mnemo_package *p, const xml_node *log)
{
	const struct mnemo_view v = {
		.id = xml_attr(p->r->run_arena, log, "o_id"),
		.name = child(p, log, "name"),
		.ask = child(p, log, "q_fact_keys"),
		.answer = child(p, log, "a_fact_keys"),
		.ask_how = child(p, log, "q_fact_key_decorators"),
		.answer_how = child(p, log, "a_fact_key_decorators"),
		.extra = child(p, log, "extra"),
		.on_top = is_true(child(p, log, "a_on_top_of_q")),
		.typed = is_true(child(p, log, "type_answer"))
	};

	return mnemo_add_view(p->m, &v);
}

static int add_type(mnemo_package *p, const xml_node *log)
{
	const struct mnemo_type t = {
		.id = xml_attr(p->r->run_arena, log, "o_id"),
		.name = child(p, log, "name"),
		.fields = child(p, log, "fact_keys_and_names"),
		.views = child(p, log, "fact_views"),
		.extra = child(p, log, "extra")
	};

	return mnemo_add_type(p->m, &t);
}

/* ---- all that is in the log ---- */

static int sort_out(mnemo_package *p, const xml_node *root)
{
	size_t n[TYPE + 2] = { 0 };
	dc_arena *a = p->r->run_arena;
	const xml_node *log;
	int code = DC_OK;

	for (log = xmldeck_first(root); log; log = xmldeck_next(log))
		n[type_of(a, log) % (TYPE + 2)]++;
	p->order = dc_array(a, n[FACT] + n[FACT + 1] + 1, sizeof(*p->order));
	if (!byid_room(a, &p->tags, n[TAG] + n[TAG + 1]) ||
	    !byid_room(a, &p->facts, n[FACT] + n[FACT + 1]) || !p->order)
		return DC_LIMIT;
	for (log = xmldeck_first(root); log && !code; log = xmldeck_next(log)) {
		unsigned type = type_of(a, log);

		if (type == TAG || type == TAG + 1) {
			append(p, &p->tags, log);
		} else if (type == FACT || type == FACT + 1) {
			p->order[p->facts.n] = log;
			append(p, &p->facts, log);
		} else if (type == VIEW || type == VIEW + 1) {
			code = add_view(p, log);
		} else if (type == TYPE || type == TYPE + 1) {
			code = add_type(p, log);
		}
	}
	byid_sort(&p->tags);
	byid_sort(&p->facts);
	return code;
}

static int by_fact(const void *x, const void *y)
{
	const struct card *a = x, *b = y;

	if (a->fact != b->fact)
		return a->fact < b->fact ? -1 : 1;
	return a->place < b->place ? -1 : a->place > b->place;
}

static int bring_cards(mnemo_package *p, const xml_node *root)
{
	dc_arena *a = p->r->run_arena;
	const xml_node *log;
	size_t n = 0;

	for (log = xmldeck_first(root); log; log = xmldeck_next(log))
		n += type_of(a, log) - CARD < 2;
	p->cards = dc_array(a, n + 1, sizeof(*p->cards));
	if (!p->cards)
		return DC_LIMIT;
	for (log = xmldeck_first(root); log; log = xmldeck_next(log)) {
		const byid_entry *fact;

		if (type_of(a, log) - CARD >= 2)
			continue;
		fact = byid_find(&p->facts, xml_attr(a, log, "fact"));
		if (!fact) {
			dc_at(p->r->run, xml_line(log), 0, DC_NONE);
			dc_skip(p->r->run, "mnemosyne-no-fact", "a card whose "
				"fact is not in the file");
			continue;
		}
		p->cards[p->ncards] = (struct card){ fact->place, p->ncards,
			log };
		p->ncards++;
	}
	if (p->ncards)
		qsort(p->cards, p->ncards, sizeof(*p->cards), by_fact);
	return DC_OK;
}

mnemo_package *mnemo_package_open(dc_reader *r, int *code)
{
	mnemo_package *p = dc_alloc(r->run_arena, sizeof(*p));
	uint64_t size;
	int fd;

	*code = p ? dc_input_file(r->in, &fd, &size) : DC_LIMIT;
	if (*code)
		return NULL;
	p->r = r;
	p->m = mnemo_new(r);
	p->zip = zipfile_open(r->run, fd, size, code);
	if (p->zip && !p->m)
		*code = DC_LIMIT;
	if (!*code)
		*code = read_document(p);
	if (!*code)
		*code = sort_out(p, xml_root(p->doc));
	if (!*code)
		return p;
	mnemo_package_close(p);
	return NULL;
}

void mnemo_package_close(mnemo_package *p)
{
	if (!p)
		return;
	xml_free(p->doc);
	if (p->zip)
		zipfile_close(p->zip);
	p->doc = NULL;
	p->zip = NULL;
}

/* ---- facts ---- */

static uint64_t number(mnemo_package *p, const xml_node *log, const char *name)
{
	uint64_t n;

	return dc_num(xml_attr(p->r->arena, log, name), &n) ? n : 0;
}

static int add_tags(mnemo_package *p, struct mnemo_fact *f, dc_str ids)
{
	int code = DC_OK;

	while (!code && ids.p) {
		const byid_entry *tag = byid_find(&p->tags,
			dc_trim(dc_cut(&ids, ',')));

		if (tag)
			code = mnemo_add_tag(p->r, f, xmldeck_text(
				p->r->arena, xmldeck_child(tag->is,
				"name")));
	}
	return code;
}

/* Sister cards mostly have the same tags. */
static int add_card(mnemo_package *p, struct mnemo_fact *f,
	const xml_node *log, dc_str *tags)
{
	dc_arena *a = p->r->arena;
	dc_str ids = xml_attr(a, log, "tags");
	uint64_t mod = number(p, log, "m_time");
	int code = DC_OK;

	if (f->ncards == MNEMO_CARDS) {
		dc_lose(p->r->run, "cards past 10000 of a fact", 1);
		return DC_OK;
	}
	f->cards[f->ncards++] = (struct mnemo_card){
		.type = xml_attr(a, log, "card_t"),
		.view = xml_attr(a, log, "fact_v"),
		.extra = xmldeck_text(a, xmldeck_child(log, "extra")) };
	f->mod = mod > f->mod ? mod : f->mod;
	if (number(p, log, "l_rp"))
		dc_lose(p->r->run, "schedules", 1);
	if (!dc_eq(ids, *tags))
		code = add_tags(p, f, ids);
	*tags = ids;
	return code;
}

static int add_values(mnemo_package *p, struct mnemo_fact *f,
	const xml_node *log)
{
	const xml_node *n;
	size_t count = 0;

	for (n = xmldeck_first(log); n; n = xmldeck_next(n))
		count++;
	if (count > DC_MAX_FIELDS) {
		dc_lose(p->r->run, "fields past 1000", count - DC_MAX_FIELDS);
		count = DC_MAX_FIELDS;
	}
	f->values = dc_array(p->r->arena, count + 1, sizeof(*f->values));
	if (!f->values)
		return DC_LIMIT;
	for (n = xmldeck_first(log); f->nvalues < count;
	     n = xmldeck_next(n)) {
		dc_str key = xml_name(n);

		f->values[f->nvalues++] = (struct mnemo_value){
			dc_from(key, dc_starts(key, "___") ? 3 : 0),
			xmldeck_text(p->r->arena, n) };
	}
	return DC_OK;
}

static int put_fact(mnemo_package *p, size_t i)
{
	const xml_node *log = p->order[i];
	struct mnemo_fact f = { .deck = p->deck, .line = xml_line(log),
		.id = xml_attr(p->r->arena, log, "o_id") };
	dc_str tags = DC_NONE;
	size_t end = p->at;
	int code;

	while (end < p->ncards && p->cards[end].fact == i)
		end++;
	f.cards = dc_array(p->r->arena, end - p->at < MNEMO_CARDS
		? end - p->at + 1 : MNEMO_CARDS, sizeof(*f.cards));
	code = f.cards ? add_values(p, &f, log) : DC_LIMIT;
	for (; !code && p->at < end; p->at++)
		code = add_card(p, &f, p->cards[p->at].log, &tags);
	return code ? code : mnemo_put(p->m, &f);
}

int mnemo_package_some(mnemo_package *p)
{
	int code = DC_OK;

	dc_forget(p->r);
	if (!p->cards) {
		code = read_metadata(p);
		return code ? code : bring_cards(p, xml_root(p->doc));
	}
	if (p->fact == p->facts.n)
		return DC_END;
	return put_fact(p, p->fact++);
}

int mnemo_package_media(mnemo_package *p, dc_str name, dc_bytes_fn *fn,
	void *user)
{
	const char *plain;
	size_t i;

	if (dc_chr(name, '\0') != DC_NPOS)
		return DC_END;
	plain = dc_cdup(p->r->arena, name);
	i = plain ? zipfile_find(p->zip, plain) : DC_NPOS;
	if (i == DC_NPOS)
		return DC_END;
	return zipfile_pass(p->zip, i, DC_MAX_FILE, fn, user);
}
