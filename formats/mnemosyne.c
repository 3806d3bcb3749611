/*
 * Mnemosyne: the XML of its version 1, the archives (.cards) and the database
 * of its version 2.  What the last two mean is in parts/mnemosyne/mnemosyne.h.
 *
 *	<mnemosyne core_version="1" time_of_start="1247533200">
 *	<category active="1"><name>Rivers</name></category>
 *	<item id="9cff728f" u="1" gr="2" e="2.500" …>
 *	 <cat>Rivers</cat> <Q>question</Q> <A>answer</A>
 *	</item>
 *	<item id="9cff728f.inv" …>
 *
 * Categories are tags, as they are in version 2.  `ID.inv` is the same card
 * the other way round, `ID.tr.1` that of a word with pronunciation and meaning
 * (answer "p\nm", and of the other "f\np"): if it says the same it is one
 * note with its sister, else a note of its own.  Ids that begin with '_' or
 * are short are places in the file, and no identity.
 */
#include <unistd.h>

#include "parts/byid.h"
#include "parts/mnemosyne/mnemosyne.h"

enum { LASTING = 8 };            /* characters of an id that lasts */

struct item {
	const xml_node *n;
	dc_str id;
	struct item *sister;     /* that says the same */
	bool both;               /* the other way round; else a word */
	bool taken;              /* it is some other's sister */
	bool tried;              /* one was compared with it: that is enough */
};

struct reader {
	mnemo_package *package;
	mnemo_db *db;
	xml_doc *doc;
	mnemo *m;
	struct item *items;
	size_t n, at;
};

static int probe(const dc_probe *p)
{
	bool cards = false, metadata = false, facts = false;
	dc_str tag;

	for (size_t i = 0; i < p->nmembers; i++) {
		cards |= dc_is(p->members[i], "cards.xml");
		metadata |= dc_is(p->members[i], "METADATA");
		facts |= dc_is(p->members[i], "data_for_fact");
	}
	if (cards)
		return metadata ? 98 : 80;
	if (facts || dc_starts(p->head, "SQLite format 3"))
		return facts || dc_find(p->head, "data_for_fact") != DC_NPOS
			? 98 : 0;
	if (xmldeck_is(p->head, "mnemosyne", &tag))
		return dc_find(tag, "core_version") != DC_NPOS ? 98 : 80;
	return 0;
}

/* ---- items of version 1 ---- */

static dc_str side(dc_reader *r, const struct item *i, const char *name)
{
	return dc_trim(xmldeck_text(r->arena, xmldeck_child(i->n, name)));
}

struct word {
	dc_str form, sound, meaning;
};

/*
 * A word and its production: what the one's answer lacks, the other's may
 * have.  False if they contradict each other.
 */
static bool word_of(dc_reader *r, const struct item *i, const struct item *tr,
	struct word *w)
{
	dc_str rest = side(r, i, "A"), first = dc_cut(&rest, '\n');
	dc_str back = side(r, tr, "A");

	w->form = side(r, i, "Q");
	w->meaning = dc_trim(rest.p ? rest : first);
	w->sound = rest.p ? dc_trim(first) : DC_NONE;
	if (!dc_eq(side(r, tr, "Q"), w->meaning) ||
	    !dc_eq(dc_sub(back, 0, w->form.n), w->form))
		return false;
	back = dc_from(back, w->form.n);
	if (!back.n)
		return true;
	if (*back.p != '\n')
		return false;
	back = dc_trim(back);
	if (!w->sound.n)
		w->sound = back;
	return dc_eq(back, w->sound);
}

/* Do an item and its sister say the same? */
static bool agree(dc_reader *r, const struct item *a, const struct item *b,
	bool both)
{
	struct word w;

	if (!both)
		return word_of(r, a, b, &w);
	return dc_eq(side(r, a, "Q"), side(r, b, "A")) &&
	       dc_eq(side(r, a, "A"), side(r, b, "Q"));
}

static int pair(dc_reader *r)
{
	struct reader *s = r->state;
	byid ids;

	if (!byid_room(r->run_arena, &ids, s->n))
		return DC_LIMIT;
	for (size_t i = 0; i < s->n; i++)
		byid_add(&ids, s->items[i].id, NULL);
	byid_sort(&ids);
	for (size_t i = 0; i < s->n; i++) {
		struct item *b = &s->items[i], *a;
		const byid_entry *found;
		size_t end = dc_ends(b->id, ".inv") ? 4
			: dc_ends(b->id, ".tr.1") ? 5 : 0;

		if (!end)
			continue;
		found = byid_find(&ids, dc_sub(b->id, 0, b->id.n - end));
		a = found ? &s->items[found->place] : NULL;
		if (!a || a->tried || a->taken)
			continue;
		a->tried = true;
		if (!agree(r, a, b, end == 4))
			continue;
		a->sister = b;
		a->both = end == 4;
		b->taken = true;
		dc_forget(r);
	}
	return DC_OK;
}

static int open_document(dc_reader *r)
{
	struct reader *s = r->state;
	const xml_node *root, *n;
	int code = xmldeck_read(r, &s->doc);

	if (code)
		return code;
	root = xml_root(s->doc);
	if (!xml_is(root, "mnemosyne"))
		return xmldeck_other(r, s->doc);
	for (n = xmldeck_first(root); n; n = xmldeck_next(n))
		s->n += xml_is(n, "item");
	s->items = dc_array(r->run_arena, s->n + 1, sizeof(*s->items));
	s->m = mnemo_new(r);
	if (!s->items || !s->m)
		return DC_LIMIT;
	s->n = 0;
	for (n = xmldeck_first(root); n; n = xmldeck_next(n)) {
		if (xml_is(n, "item"))
			s->items[s->n++] = (struct item){ .n = n,
				.id = xml_attr(r->run_arena, n, "id") };
	}
	return pair(r);
}

/* u="1" is a card that was never asked. */
static void tell_schedule(dc_reader *r, const struct item *i)
{
	if (i && xml_attr(r->arena, i->n, "n_rp").n &&
	    !dc_is(xml_attr(r->arena, i->n, "u"), "1"))
		dc_lose(r->run, "schedules", 1);
}

static int put_item(dc_reader *r, struct item *i)
{
	struct reader *s = r->state;
	dc_str cat = side(r, i, "cat");
	struct mnemo_value values[3] = { { DC_S("f"), side(r, i, "Q") },
		{ DC_S("b"), side(r, i, "A") }, { DC_NONE, DC_NONE } };
	struct mnemo_card cards[2] = { { DC_S("1"), DC_S("1.1"), DC_NONE } };
	struct mnemo_fact f = { .values = values, .nvalues = 2,
		.cards = cards, .ncards = i->sister ? 2 : 1, .tags = &cat,
		.ntags = 1, .line = xml_line(i->n) };
	struct word w;

	if (i->id.n >= LASTING && *i->id.p != '_')
		f.id = i->id;
	tell_schedule(r, i);
	tell_schedule(r, i->sister);
	if (dc_blank(values[0].text) && dc_blank(values[1].text)) {
		dc_lose(r->run, "cards without text", 1);
		return DC_OK;
	}
	if (i->sister && i->both) {
		cards[0].type = cards[1].type = DC_S("2");
		cards[0].view = DC_S("2.1");
		cards[1].view = DC_S("2.2");
	} else if (i->sister && word_of(r, i, i->sister, &w)) {
		cards[0].type = cards[1].type = DC_S("3");
		cards[0].view = DC_S("3.1");
		cards[1].view = DC_S("3.2");
		values[1] = (struct mnemo_value){ DC_S("m_1"), w.meaning };
		values[2] = (struct mnemo_value){ DC_S("p_1"), w.sound };
		f.nvalues = 3;
	}
	return mnemo_put(s->m, &f);
}

/* ---- all three ---- */

static int open_input(dc_reader *r)
{
	struct reader *s = r->state;
	uint64_t size;
	char magic = 0;
	int fd, code;

	r->media_beside = true;
	if (!dc_input_binary(r->in))
		return open_document(r);
	code = dc_input_file(r->in, &fd, &size);
	if (code)
		return code;
	if (pread(fd, &magic, 1, 0) == 1 && magic == 'S') {
		s->db = mnemo_db_open(r, &code);
		return code;
	}
	r->media_beside = false;
	s->package = mnemo_package_open(r, &code);
	return code;
}

static int read_some(dc_reader *r)
{
	struct reader *s = r->state;

	if (s->package)
		return mnemo_package_some(s->package);
	if (s->db)
		return mnemo_db_some(s->db);
	while (s->at < s->n && s->items[s->at].taken)
		s->at++;
	dc_forget(r);
	return s->at < s->n ? put_item(r, &s->items[s->at++]) : DC_END;
}

static int media(dc_reader *r, dc_str name, dc_bytes_fn *fn, void *user)
{
	struct reader *s = r->state;

	return s->package ? mnemo_package_media(s->package, name, fn, user)
			  : DC_END;
}

static void close_input(dc_reader *r)
{
	struct reader *s = r->state;

	mnemo_package_close(s->package);
	mnemo_db_close(s->db);
	xml_free(s->doc);
}

const dc_format fmt_mnemosyne = {
	.name = "mnemosyne",
	.title = "Mnemosyne cards, database or XML",
	.exts = "cards db xml",
	.how = "Mnemosyne: File > Export, as .cards; or default.db itself",
	.caps = DC_CAP_TAGS | DC_CAP_MEDIA | DC_BINARY | DC_TEXT_TOO |
		DC_TRIMS,
	.read_size = sizeof(struct reader),
	.probe = probe,
	.open = open_input,
	.read = read_some,
	.close = close_input,
	.media = media,
};
