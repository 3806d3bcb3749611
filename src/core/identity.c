/*
 * Who is this note?  The recipe below never changes again, or what people
 * imported before would be doubled:
 *
 *   d  = H(deck as the source names it, else the input's base name without
 *          extensions and without a copy's " (1)", else nothing; 0)
 *   g  = H(own id; d + 1), or H(front; d + 2), or with a lost front
 *        H(back; d + 3), or with --guid all H(all fields, each ended by
 *        U+001F; d + 4)
 *   g' = H(back; g + 5) for a note whose g was there before
 *   g" = H(n as 8 bytes, lowest first; g' + 6) for the n-th further one whose
 *        g' was there too, n from 1
 *
 * H(text; seed) is SipHash-2-4 of the text's bytes, keyed with the 8 bytes of
 * seed and "vnockced".  Texts are plain, NFC, blanks collapsed.  The guid is
 * the number in base 62 (digits, capitals, small letters), 11 characters: no
 * delimiter, no quote, nothing that Anki takes for a comment or a spreadsheet
 * for a formula.
 */
#include "core/core.h"

enum { BY_ID = 1, BY_FRONT, BY_BACK, BY_ALL, AGAIN, AND_AGAIN, FOR_DEDUPE };

static uint64_t hash(dc_str s, uint64_t seed)
{
	return dc_hash(s.p, s.n, seed);
}

static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
			     "abcdefghijklmnopqrstuvwxyz";

void guid_encode(uint64_t h, char *p)
{
	for (size_t i = GUID_DIGITS; i-- > 0; h /= 62)
		p[i] = digits[h % 62];
}

bool guid_decode(dc_str s, uint64_t *out)
{
	uint64_t h = 0;

	if (s.n != GUID_DIGITS)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		const char *at = s.p[i] ? strchr(digits, s.p[i]) : NULL;
		uint64_t digit = at ? (uint64_t)(at - digits) : 0;

		if (!at || h > (UINT64_MAX - digit) / 62)
			return false;
		h = h * 62 + digit;
	}
	*out = h;
	return true;
}

uint64_t guid_number(dc_str guid)
{
	uint64_t h;

	return guid_decode(guid, &h) ? h : hash(guid, 0);
}

dc_str guid_text(dc_arena *a, uint64_t h)
{
	char *p = dc_alloc(a, GUID_DIGITS);

	if (!p)
		return DC_NONE;
	guid_encode(h, p);
	return (dc_str){ p, GUID_DIGITS };
}

static dc_str bare(dc_run *r, const dc_note *n, size_t i)
{
	if (i >= n->nfields)
		return DC_NONE;
	return dc_bare(r->arena, n->fields[i].value, n->fields[i].markup);
}

/* "deck (1)" is "deck" downloaded twice. */
static dc_str without_copy(dc_str s)
{
	size_t i = s.n;

	if (!dc_ends(s, ")"))
		return s;
	for (i--; i && s.p[i - 1] >= '0' && s.p[i - 1] <= '9'; i--)
		;
	if (i < 2 || i + 1 == s.n || s.p[i - 1] != '(')
		return s;
	return dc_trim(dc_sub(s, 0, i - 1));
}

/* Decks come back all the time: the first ones are remembered. */
static uint64_t deck_hash(dc_run *r, dc_str deck)
{
	const size_t n = sizeof(r->decks) / sizeof(*r->decks);
	size_t at = deck.n ? (deck.n * 31 + (unsigned char)deck.p[deck.n - 1] +
		(unsigned char)deck.p[deck.n / 2] * 7u) % n : 0;
	dc_str name = deck.n ? deck : without_copy(path_stem(r->base));
	uint64_t h;

	if (r->decks[at].deck.p && dc_eq(r->decks[at].deck, deck))
		return r->decks[at].hash;
	h = hash(dc_nfc(r->arena, name), 0);
	if (!r->decks[at].deck.p) {
		r->decks[at].deck = dc_dup(r->run_arena, deck);
		r->decks[at].hash = h;
	}
	return h;
}

/* All fields as one text. */
static uint64_t hash_all(dc_run *r, const dc_note *n, uint64_t seed)
{
	dc_buf b = dc_buf_in(r->arena, DC_MAX_RECORD);

	for (size_t i = 0; i < n->nfields; i++) {
		dc_adds(&b, bare(r, n, i));
		dc_addc(&b, 0x1F);
	}
	return hash(dc_got(&b), seed);
}

static uint64_t own_hash(dc_run *r, const dc_note *n, uint64_t deck)
{
	int mode = r->job->o.guid;

	if (mode == GUID_ALL)
		return hash_all(r, n, deck + BY_ALL);
	if (mode != GUID_FRONT && n->id.n)
		return hash(n->id, deck + BY_ID);
	if (n->lost & DC_LOST_FRONT)
		return hash(bare(r, n, 1), deck + BY_BACK);
	return hash(bare(r, n, 0), deck + BY_FRONT);
}

/* The sides are looked at as the source has them, before filters change them;
 * whether the guid is new is asked behind those. */
static int begin_guid(dc_run *r, dc_note *n)
{
	size_t other = n->lost & DC_LOST_FRONT ? 0 : 1;

	n->made = true;
	r->guid.due = true;
	r->guid.hash = own_hash(r, n, deck_hash(r, n->deck));
	r->guid.other = other < n->nfields ? n->fields[other]
		: (dc_field){ .markup = DC_PLAIN };
	seen_soon(r->target->guids, r->guid.hash);
	return DC_OK;
}

int flow_guid(dc_run *r, dc_note *n)
{
	struct seen *seen = r->target->guids;
	uint64_t h = r->guid.hash;
	uint32_t *times;
	bool isnew;

	if (!r->guid.due)
		return DC_OK;
	r->guid.due = false;
	times = seen_add(seen, h, &isnew);
	if (times && !isnew) {
		h = hash(dc_bare(r->arena, r->guid.other.value,
			r->guid.other.markup), h + AGAIN);
		times = seen_add(seen, h, &isnew);
		while (times && !isnew) {
			unsigned char count[8] = { 0 };

			++*times;
			for (int i = 0; i < 4; i++)
				count[i] = (unsigned char)(*times >> 8 * i);
			h = dc_hash(count, 8, h + AND_AGAIN);
			times = seen_add(seen, h, &isnew);
		}
	}
	if (!times)
		return dc_out_of_memory(r);
	n->guid = guid_text(r->arena, h);
	return DC_OK;
}

uint64_t note_time(const dc_run *r, const dc_note *n, uint64_t was)
{
	if (n->lost && was < OLD_TIME)
		return was + 1;
	return r->job->now > was ? r->job->now : was + 1;
}

/* The input counts, too: what is no longer in one of them may be in another. */
uint64_t note_back(dc_run *r, const dc_note *n)
{
	int mode = r->job->o.guid;
	uint64_t h;

	if (!n->made || mode == GUID_ALL || n->nfields < 2 ||
	    (mode == GUID_SOURCE && n->id.n) || dc_blank(n->fields[1].value))
		return 0;
	h = hash(without_copy(path_stem(r->base)), r->input->twin + BY_BACK);
	return hash(bare(r, n, 1), hash(n->deck, h));
}

/* What the note says, for "the same content again". */
static uint32_t content(dc_run *r, const dc_note *n)
{
	return (uint32_t)hash_all(r, n, n->ntags) | 1;
}

static int keep_first(dc_run *r, const dc_note *n)
{
	bool isnew;
	uint32_t *was = seen_add(r->target->guids, hash(n->guid, 0), &isnew);

	if (!was)
		return dc_out_of_memory(r);
	if (isnew) {
		*was = content(r, n);
		return DC_OK;
	}
	r->counts.left_out++;
	dc_at(r, n->at.line, n->at.col, DC_NONE);
	if (*was == content(r, n))
		dc_notice(r, "guid-again", "the note with guid \"%.*s\" was "
			"there before: left out",
			DC_ARG(dc_head(n->guid, 80)));
	else
		dc_warn(r, "guid-conflict", "another note has the guid "
			"\"%.*s\": the first is kept",
			DC_ARG(dc_head(n->guid, 80)));
	return FLOW_DROP;
}

int flow_identity(dc_run *r, dc_note *n)
{
	struct target *t = r->target;

	if (!t->guids && !(t->guids = seen_new()))
		return dc_out_of_memory(r);
	r->guid.due = false;
	if (n->guid.n && !n->made)
		return keep_first(r, n);
	n->guid = DC_NONE;
	if (r->job->o.guid == GUID_NONE)
		return DC_OK;
	return begin_guid(r, n);
}

int flow_dedupe(dc_run *r, dc_note *n)
{
	struct target *t = r->target;
	bool isnew;
	size_t side = n->lost & DC_LOST_FRONT ? 1 : 0;

	if (!r->job->o.dedupe)
		return DC_OK;
	/* What is left out has been seen, too. */
	if (flow_guid(r, n))
		return DC_LIMIT;
	if (!t->fronts && !(t->fronts = seen_new()))
		return dc_out_of_memory(r);
	if (!seen_add(t->fronts, hash(bare(r, n, side), FOR_DEDUPE + side),
		&isnew))
		return dc_out_of_memory(r);
	if (isnew)
		return DC_OK;
	r->counts.left_out++;
	return FLOW_DROP;
}

/* Note type, fields and tags; names and values apart by what no text has. */
uint64_t note_sum(const dc_note *n)
{
	uint64_t h = hash(n->kind, n->nfields);

	for (size_t i = 0; i < n->nfields; i++) {
		h = hash(n->fields[i].name, h);
		h = hash(n->fields[i].value, h + n->fields[i].markup);
	}
	for (size_t i = 0; i < n->ntags; i++)
		h = hash(n->tags[i], h + 1);
	return h;
}
