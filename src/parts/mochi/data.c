/*
 * What is odd: Transit is JSON, long {"~:version":2} or short ["^ ",
 * "~:version",2], and EDN is none, {:version 2}.
 */
#include "parts/mochi/data.h"
#include "parts/mochi/plain.h"
#include "parts/mochi/text.h"

/* ---- probe ---- */

/* data.edn is nobody else's; data.json may be, if not all else is what people
 * attach to cards. */
static int score_members(const dc_probe *p)
{
	bool edn = false, data = false, other = false;

	for (size_t i = 0; i < p->nmembers; i++) {
		dc_str m = p->members[i];

		if (dc_is(m, "data.edn"))
			edn = true;
		else if (dc_is(m, "data.json"))
			data = true;
		else if (!mochitext_sounds(m) && !mochitext_shows(m) &&
			 !mochitext_reads(m) && !dc_ends(m, "/"))
			other = true;
	}
	return edn ? 90 : data ? (other ? 12 : 70) : 0;
}

/* Blanks, commas and comments in front of EDN. */
static dc_str trimmed(dc_str s)
{
	dc_str line;

	for (;;) {
		s = dc_trim(s);
		while (dc_starts(s, ","))
			s = dc_trim(dc_from(s, 1));
		if (!dc_starts(s, ";") || !dc_next_line(&s, &line))
			return s;
	}
}

/* Is the first key one of Mochi's? */
static bool begins(dc_str key)
{
	static const char *const keys[] = { "version", "decks", "cards",
		"templates" };

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		dc_str end = dc_from(key, strlen(keys[i]));

		if (dc_starts(key, keys[i]) && (dc_starts(end, "\"") ||
		    (end.n && strchr(" \t\r\n,[({", *end.p))))
			return true;
	}
	return false;
}

/* The data alone.  Plain JSON is left to who reads that. */
static int score_text(const dc_probe *p)
{
	dc_str s = trimmed(p->head);
	bool edn = dc_starts(s, "{");

	if (edn) {
		s = trimmed(dc_from(s, 1));
		edn = dc_starts(s, ":");
	} else if (dc_starts(s, "[")) {
		s = dc_trim(dc_from(s, 1));
		if (!dc_starts(s, "\"^ \""))
			return 0;
		s = dc_trim(dc_from(s, 4));
		s = dc_trim(dc_from(s, dc_starts(s, ",")));
	}
	if (edn ? !begins(dc_from(s, 1))
		: !dc_starts(s, "\"~:") || !begins(dc_from(s, 3)))
		return 0;
	return dc_find(s, edn ? ":cards" : "\"~:cards\"") != DC_NPOS ||
	       dc_find(s, edn ? ":decks" : "\"~:decks\"") != DC_NPOS ? 97 : 0;
}

int mochidata_score(const dc_probe *p)
{
	return p->nmembers ? score_members(p) : score_text(p);
}

/* ---- reading ---- */

static dc_str text_of(dc_reader *r, zipfile *zip, bool *edn, int *code)
{
	size_t i = zipfile_find(zip, "data.json");
	dc_str text = DC_NONE;

	*edn = i == DC_NPOS;
	if (*edn)
		i = zipfile_find(zip, "data.edn");
	if (i == DC_NPOS) {
		*code = dc_fail(r->run, DC_INPUT, "mochi-data", "neither "
			"data.json nor data.edn is in the archive");
		return text;
	}
	*code = zipfile_all(zip, i, DC_MAX_DOCUMENT, r->run_arena, &text);
	if (*code)
		return text;
	text = dc_mend(r->run, r->run_arena, text);
	return dc_starts(text, "\xEF\xBB\xBF") ? dc_from(text, 3) : text;
}

const json *mochidata_read(dc_reader *r, zipfile *zip, uint64_t *size,
	int *code)
{
	const json *root = NULL;
	dc_str text, start;
	bool edn;

	if (zip) {
		text = text_of(r, zip, &edn, code);
	} else {
		*code = dc_all(r->in, &text);
		start = trimmed(text);
		edn = dc_starts(start, "{") &&
			dc_starts(trimmed(dc_from(start, 1)), ":");
	}
	if (*code)
		return NULL;
	*size = text.n;
	root = edn ? plaindata_edn(r, text, code)
		: plaindata_transit(r, text, code);
	if (!*code && !json_get(root, "decks") && !json_get(root, "cards"))
		*code = dc_fail(r->run, DC_INPUT, "mochi-data", "there are "
			"neither decks nor cards in %s", !zip ? "the data" :
			edn ? "data.edn" : "data.json");
	return *code ? NULL : root;
}
