/*
 * JSON: deckconv's own (the card model, losslessly), and what other people
 * keep their cards in.  There is no standard for that: an array of objects
 * somewhere, whose members are called question and answer, q and a, mot and
 * définition …, or an array of arrays, or an object that is a dictionary, word
 * by word.  What a site answers its own page may be too deep for that: recipes
 * are asked first.
 */
#include "parts/json/note.h"
#include "parts/json/read.h"
#include "parts/site/site.h"

struct options {
	jsonopts shared;
	const char *cards, *recipe;
	bool test;
};

struct reading {
	jsonread stream;         /* first: it is the state of jsonread.c */
	bool begun, ended;
};

struct writing {
	dc_buf kinds;
	notemedia media;
	bool any;
};

static const dc_opt opts[] = {
	{ "cards", DC_OPT_STR, offsetof(struct options, cards), NULL,
	  "POINTER", "where the cards are: /data/cards, or /sets/*/terms",
	  DC_OPT_READ, 0, NULL },
	JSONFIND_OPTS(struct options),
	{ "recipe", DC_OPT_STR, offsetof(struct options, recipe), NULL,
	  "FILE", "read it by this recipe and no other", DC_OPT_READ, 0, NULL },
	{ "test", DC_OPT_FLAG, offsetof(struct options, test), NULL, NULL,
	  "compare with what the recipe's test expects", DC_OPT_READ, 0, NULL },
	{ NULL, DC_OPT_FLAG, 0, NULL, NULL, NULL, 0, 0, NULL }
};

/* ---- probe ---- */

static int score_tree(const json *tree)
{
	int best = json_count(tree) ? 40 : 30;

	if (json_get(tree, "notes") && json_get(tree, "notetypes"))
		return 95;
	for (const json *v = tree; v && best < 90; v = json_step(tree, v)) {
		bool front = false, back = false;

		if (json_is(v) != JSON_OBJECT)
			continue;
		for (const json *m = json_first(v); m; m = json_next(m)) {
			const char *role = dc_role_of(json_key(m));

			front |= role && strcmp(role, "front") == 0;
			back |= role && strcmp(role, "back") == 0;
		}
		if (front && back)
			best = 70;
		if (notejson_is(v))
			best = 90;
	}
	return best;
}

static int probe(const dc_probe *p)
{
	dc_str s = dc_trim(p->head);
	json_fault fault;
	const json *tree;
	bool whole, array;

	if (s.n < 2 || (s.p[0] != '{' && s.p[0] != '['))
		return 0;
	tree = json_parse(NULL, p->arena, jsonscan_close(p->arena, s, &whole),
		1, 1, &fault);
	if (tree)
		return score_tree(tree);
	/* It may be JSON that is damaged, if it begins as such. */
	array = s.p[0] == '[';
	s = dc_trim(dc_from(s, 1));
	return s.n && strchr(array ? "\"{[" : "\"", s.p[0]) ? 20 : 0;
}

/* ---- reading ---- */

static int open_reader(dc_reader *r)
{
	const struct options *o = r->opts;

	return jsonread_open(r, &o->shared.shape, o->cards);
}

/* Who says where the cards are knows better than a recipe. */
static int by_recipe(dc_reader *r)
{
	const struct options *o = r->opts;
	struct reading *st = r->state;
	const jsonshape *shape = &o->shared.shape;
	size_t cards = 0;
	int code;

	st->begun = true;
	if (!o->recipe && (o->cards || shape->front || shape->back ||
	    shape->tags || shape->markup || dc_maps(r->run).n))
		return DC_OK;
	code = site_document(r, o->recipe, o->test, &cards);
	st->ended = cards > 0;
	if (!code && !cards && o->recipe)
		return dc_fail(r->run, DC_INPUT, "no-cards", "the recipe "
			"finds no card in it");
	return code;
}

static int read_some(dc_reader *r)
{
	struct reading *st = r->state;
	int code = st->begun ? DC_OK : by_recipe(r);

	return code ? code : st->ended ? DC_END : jsonread_some(r);
}

/* ---- writing ---- */

static int begin(dc_writer *w)
{
	const struct options *o = w->opts;
	struct writing *st = w->state;

	if (o->shared.shape.markup)
		w->text = jsonfind_markup(&o->shared.shape, NULL);
	if (!o->shared.media)
		w->caps &= ~(unsigned)DC_CAP_MEDIA;
	st->kinds = dc_buf_in(w->run_arena, DC_MAX_DOCUMENT);
	return dc_spool_begin(w->out);
}

static int put(dc_writer *w, const dc_event *ev)
{
	const struct options *o = w->opts;
	struct writing *st = w->state;

	if (ev->what == DC_KIND) {
		dc_addz(&st->kinds, st->kinds.n ? ",\n" : "\n");
		notejson_add_kind(&st->kinds, ev->u.kind, false);
	} else if (ev->what == DC_NOTE) {
		dc_outz(w->out, st->any ? ",\n" : "\n");
		st->any = true;
		return notejson_write(w, ev->u.note, &st->media,
			o->shared.source);
	} else if (ev->what == DC_MEDIA) {
		return notemedia_keep(w, &st->media, ev->u.media);
	}
	return DC_OK;
}

static int end(dc_writer *w)
{
	const struct writing *st = w->state;

	if (st->kinds.failed)
		return dc_out_of_memory(w->run);
	dc_out_head(w->out, DC_S("{\"notetypes\":["));
	dc_out_head(w->out, dc_got(&st->kinds));
	dc_out_head(w->out, st->kinds.n ? DC_S("\n],\n\"notes\":[")
					: DC_S("],\n\"notes\":["));
	dc_outz(w->out, st->any ? "\n]}\n" : "]}\n");
	return dc_spool_end(w->out);
}

const dc_format fmt_json = {
	.name = "json",
	.title = "JSON",
	.exts = "json",
	.how = "what programs and scripts keep cards in; -f "
		"json:front=/q,back=/a says what is what",
	.caps = DC_CAP_DECKS | DC_CAP_TAGS | DC_CAP_MEDIA | DC_CAP_KINDS |
		DC_CAP_CARDS | DC_CAP_FIELDS | DC_CAP_GUIDS | DC_CAP_LOST |
		DC_CAP_MOD | DC_CAP_MORE | DC_CAP_SOURCE,
	.text = DC_PLAIN | DC_HTML | DC_MARKDOWN,
	.opts = opts,
	.opt_size = sizeof(struct options),
	.read_size = sizeof(struct reading),
	.write_size = sizeof(struct writing),
	.probe = probe,
	.open = open_reader,
	.read = read_some,
	.begin = begin,
	.put = put,
	.end = end
};
