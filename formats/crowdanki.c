/*
 * CrowdAnki (https://github.com/Stvad/CrowdAnki): a deck of Anki as a folder
 * that can be kept under version control.  deck.json holds the deck, the decks
 * in it, its note types and notes, and media/ the files.  Keys are sorted, so
 * a deck's children come before its name, and the note models between them
 * and its own notes:
 *
 *	{"__type__": "Deck", "children": [{…}], "crowdanki_uuid": "c5cc…",
 *	 "name": "Capitals", "note_models": [{"crowdanki_uuid": "b5fa…", …}],
 *	 "notes": [{"fields": ["France", "Paris"], "guid": "y#fSwfekWx",
 *	            "note_model_uuid": "b5fa…", "tags": []}]}
 *
 * Decks and note types are known by their crowdanki_uuid, whatever they are
 * called, and notes by their guid.
 */
#include "parts/crowdanki/read.h"
#include "parts/crowdanki/write.h"

struct options {
	const char *group;
};

static const dc_opt opts[] = {
	{ "group", DC_OPT_STR, offsetof(struct options, group), "Decks",
	  "NAME", "name of a deck round several others, or of one without",
	  DC_OPT_WRITE, 0, NULL },
	{ NULL, DC_OPT_FLAG, 0, NULL, NULL, NULL, 0, 0, NULL }
};

/* ---- probe ---- */

static int probe(const dc_probe *p)
{
	dc_str s = dc_trim(p->head);
	json_fault fault;
	const json *tree;
	bool whole;

	if (!dc_starts(s, "{"))
		return 0;
	tree = json_parse(NULL, p->arena, jsonscan_close(p->arena, s, &whole),
		1, 1, &fault);
	if (dc_is(json_text(json_get(tree, "__type__")), "Deck"))
		return 100;
	return json_get(tree, "note_models") &&
	       json_get(tree, "crowdanki_uuid") ? 96 : 0;
}

/* ---- writing ---- */

static int begin(dc_writer *w)
{
	const struct options *o = w->opts;

	return crowdwrite_begin(w, o->group);
}

const dc_format fmt_crowdanki = {
	.name = "crowdanki",
	.title = "CrowdAnki deck (deck.json, or its folder)",
	.how = "in Anki with the add-on CrowdAnki (1788670778): File > Export, "
		"Export format: CrowdAnki JSON representation",
	.folder = "deck.json",
	.caps = DC_CAP_DECKS | DC_CAP_TAGS | DC_CAP_KINDS | DC_CAP_FIELDS |
		DC_CAP_GUIDS | DC_CAP_DECK_MORE | DC_CLEAN | DC_OWN |
		DC_STOCK | DC_SHOWS_FRONT,
	.text = DC_HTML,
	.opts = opts,
	.opt_size = sizeof(struct options),
	.read_size = sizeof(crowdread),
	.write_size = sizeof(crowdwrite),
	.probe = probe,
	.open = crowdread_open,
	.read = crowdread_some,
	.close = crowdread_close,
	.begin = begin,
	.put = crowdwrite_put,
	.end = crowdwrite_end,
	.drop = crowdwrite_drop
};
