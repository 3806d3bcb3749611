/*
 * Sides in turn.
 *
 * Each line begins a side, goes on with the one before, or follows a side that
 * is not there.  All readings of a page are weighed against each other at once,
 * in one pass and a few bytes a line: each of the three has a price, by how
 * many blank lines stand before the line, and a line that looks like the other
 * side (backs are long where fronts are short) costs something, too.
 */
#include "parts/copied/turns.h"
#include "parts/site/page.h"

enum {
	MAX_LINES = 1 << 20,     /* of one page that hold text */
	LABEL = 24,              /* bytes of "Memory trick:" and the like */
	UNIT = 16,               /* of prices */
	NO = 255,                /* the highest in a list */
	NEVER = 1 << 24,
	DEAR = 64                /* joins cost as in the lists */
};

enum side { FRONT, BACK };
/* A line begins the next side, goes on with the last one, or one or two sides
 * between were lost: one, FRONT behind FRONT and BACK behind BACK. */
enum move { NEXT, JOIN, LOST, TWO, MOVES };
enum mark { PLAIN, LIST, POINT, LABELLED };

struct item {
	dc_str text;
	uint64_t line;
	int look;                /* below 0: short, above: long */
	unsigned char gap;       /* blank lines before it: 0, 1, 2 if even,
				  * 3 if odd */
	unsigned char mark;
	bool begins;             /* a card, whatever it looks like */
	unsigned char move[2];   /* best one to it as a front, as a back */
	unsigned char is;        /* in the end */
};

struct page {
	struct item *v;
	size_t n;
	enum { CLOSE, APART, PAIRS } layout;
	bool points;             /* some lines are, not all cards */
	bool asks;               /* fronts are questions */
	const struct turns *is;
};

/* ---- lines ---- */

int lines_all(dc_reader *r, struct lines *at)
{
	struct lines *all = r->state;
	int code;

	if (all->line)
		return DC_END;
	all->line = 1;
	code = dc_all(r->in, &all->rest);
	*at = *all;
	return code;
}

bool lines_next(struct lines *at, dc_str *line)
{
	if (!dc_next_line(&at->rest, line))
		return false;
	at->line++;
	*line = dc_trim(*line);
	return true;
}

bool lines_is(dc_str line, const char *const *of)
{
	for (; *of; of++)
		if (dc_is(line, *of))
			return true;
	return false;
}

void lines_end(struct lines *at, const char *const *ends)
{
	dc_str rest = at->rest, line;

	while (dc_next_line(&rest, &line))
		for (size_t i = 0; ends[i]; i++)
			if (dc_starts(dc_trim(line), ends[i])) {
				at->rest.n = (size_t)(line.p - at->rest.p);
				return;
			}
}

int turns_card(dc_reader *r, dc_str deck, dc_str front, dc_str back,
	uint64_t line)
{
	const dc_str side[2] = { page_paragraphs(r->arena, front),
		page_paragraphs(r->arena, back) };
	dc_note *n;

	if (!side[0].n && !side[1].n)
		return DC_OK;
	n = dc_note_new(r);
	if (!n)
		return DC_OK;
	n->deck = deck;
	n->at.line = line;
	n->at.by = "text";
	n->lost = (side[0].n ? 0 : DC_LOST_FRONT) |
		(side[1].n ? 0 : DC_LOST_BACK);
	dc_note_field(r, n, DC_S("Front"), side[0], DC_PLAIN);
	dc_note_field(r, n, DC_S("Back"), side[1], DC_PLAIN);
	return dc_put_note(r, n);
}

/* ---- how lines look ---- */

/* 16 times the logarithm, well enough. */
static int log16(size_t n)
{
	int bits = 0;

	n += n == 0;
	while (n >> (bits + 1))
		bits++;
	return bits * 16 + (int)(bits > 4 ? (n >> (bits - 4)) - 16 :
		(n << (4 - bits)) - 16);
}

/* "- " and "• ", or "2. " and "b) ", which questions have, too. */
static enum mark mark_of(dc_str s)
{
	size_t i = 0;

	if (dc_starts(s, "- ") || dc_starts(s, "* ") || dc_starts(s, "• ") ||
	    dc_starts(s, "-> "))
		return POINT;
	while (i < s.n && i < 2 && s.p[i] >= '0' && s.p[i] <= '9')
		i++;
	if (!i && s.n && ((s.p[0] | 32) >= 'a' && (s.p[0] | 32) <= 'z'))
		i = 1;
	return i && i + 1 < s.n && (s.p[i] == '.' || s.p[i] == ')') &&
		s.p[i + 1] == ' ' ? LIST : PLAIN;
}

/* "Memory trick" of "Memory trick: Think of …", or nothing. */
static dc_str label_of(dc_str s)
{
	for (size_t i = 1; i < s.n && i <= LABEL; i++)
		if (s.p[i] == ':' || s.p[i] == '=')
			return i + 1 < s.n ? dc_sub(s, 0, i) : DC_NONE;
	return DC_NONE;
}

struct label {
	uint64_t hash;
	size_t at;
};

static int by_hash(const void *a, const void *b)
{
	const struct label *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return x->at < y->at ? -1 : 1;
}

/*
 * A label that begins many lines, now where a front would be and next where a
 * back would be, is part of a side: it is what puts the lines out of turn.
 * One that stays with a side for long ("Define: …") begins it.
 */
static void mark_labels(dc_arena *arena, struct page *p)
{
	struct label *v = dc_array(arena, p->n, sizeof(*v));
	size_t n = 0, from, to;

	for (size_t i = 0; v && i < p->n; i++) {
		dc_str s = label_of(p->v[i].text);

		if (s.n)
			v[n++] = (struct label){ dc_hash(s.p, s.n, 0), i };
	}
	if (n)
		qsort(v, n, sizeof(*v), by_hash);
	for (from = 0; from < n; from = to) {
		size_t turns = 0;

		for (to = from + 1; to < n && v[to].hash == v[from].hash; to++)
			turns += (v[to].at ^ v[to - 1].at) & 1;
		if (to - from < 3 || turns * 2 < to - from)
			continue;
		for (size_t i = from; i < to; i++)
			p->v[v[i].at].mark = LABELLED;
	}
}

static void find_layout(struct page *p)
{
	size_t gaps = 0, twos = 0;

	for (size_t i = 0; i < p->n; i++) {
		bool first = !i || p->v[i].gap;

		gaps += first;
		twos += first && i + 1 < p->n && !p->v[i + 1].gap &&
			(i + 2 == p->n || p->v[i + 2].gap);
	}
	p->layout = gaps > 1 && twos * 5 >= gaps * 4 ? PAIRS :
		gaps * 2 > p->n ? APART : CLOSE;
}

/* Is that line none of a side?  They are asked for in order. */
static bool is_none(const struct turns *is, uint64_t line, size_t *at)
{
	while (*at < is->nnone && is->none[*at] < line)
		++*at;
	return *at < is->nnone && is->none[*at] == line;
}

/* Lines with text, and what is to be known of each. */
static int collect(dc_reader *r, struct page *p)
{
	struct lines at = p->is->at;
	struct lines again = at;
	size_t n = 0, gap = 0, points = 0, asked = 0, none = 0;
	bool begins = false;
	int64_t sum = 0;
	dc_str line;

	while (n <= MAX_LINES && lines_next(&again, &line))
		n += line.n > 0;
	if (n > MAX_LINES)
		return dc_fail(r->run, DC_LIMIT, "page-too-long", "the page "
			"has more than %d lines", MAX_LINES);
	p->v = dc_array(r->run_arena, n, sizeof(*p->v));
	if (!p->v)
		return DC_OK;
	while (p->n < n && lines_next(&at, &line)) {
		if (!line.n) {
			gap = gap < 3 ? gap + 1 : 2;
			continue;
		}
		if (is_none(p->is, at.line - 1, &none)) {
			begins = true;
			continue;
		}
		sum += log16(line.n);
		p->v[p->n++] = (struct item){ .text = line,
			.line = at.line - 1, .gap = (unsigned char)gap,
			.look = log16(line.n), .begins = begins,
			.mark = (unsigned char)mark_of(line) };
		points += mark_of(line) == POINT;
		asked += dc_ends(line, "?");
		gap = 0;
		begins = false;
	}
	p->points = points * 3 < p->n;
	p->asks = asked * 4 > p->n && asked * 5 < p->n * 3;
	find_layout(p);
	for (size_t i = 0; i < p->n; i++) {
		int look = p->v[i].look - (int)(sum / (int64_t)p->n);

		look += dc_ends(p->v[i].text, ".") ? UNIT / 2 : 0;
		p->v[i].look = (look < -2 * UNIT ? -2 * UNIT :
			look > 2 * UNIT ? 2 * UNIT : look) / 2;
	}
	mark_labels(r->run_arena, p);
	return DC_OK;
}

/* ---- prices ---- */

struct weigh {
	int looks;               /* 0: they do not matter; 1: fronts are
	                          * short; -1: backs are */
	int join;                /* of DEAR: how dear a join is */
};

/* Prices of the moves to a line, by the blank lines before it. */
typedef unsigned char price_list[4][MOVES];

/* All lines follow each other: a blank one is within a side. */
static const price_list close_by = {
	{ 0, 48, 64, NO }, { 32, 0, 64, NO }, { 32, 0, 64, NO },
	{ 32, 0, 64, NO }
};
/* A blank line stands between sides, more stand within them. */
static const price_list apart = {
	{ 8, 0, 96, NO }, { 0, 48, 64, NO }, { 24, 0, 64, NO },
	{ 24, 0, 64, NO }
};
/* A side that was left out left its blank line. */
static const price_list some_dropped = {
	{ 8, 0, 96, NO }, { 0, 48, 64, NO }, { 24, 16, 0, NO },
	{ 16, 8, 16, 0 }
};
/* A blank line stands between cards: to a front, to a back. */
static const price_list pairs[2] = {
	{ { 64, 16, 96, NO }, { 0, 24, 96, NO }, { 0, 24, 96, NO },
	  { 0, 24, 96, NO } },
	{ { 0, 16, 96, NO }, { 48, 24, 64, NO }, { 48, 24, 64, NO },
	  { 48, 24, 64, NO } }
};

static int list_price(const struct page *p, size_t i, enum side to,
	enum move move)
{
	static const int begun[MOVES] = { 0, NEVER, 4 * UNIT, 8 * UNIT };
	size_t gap = p->v[i].gap;

	if (p->v[i].begins)
		return move == NEXT && to == BACK ? NEVER : begun[move];
	if (p->layout == CLOSE)
		return close_by[i ? gap : 0][move];
	/* Some blank lines are the header's. */
	if (!i)
		gap = p->is->dropped && p->layout == APART && gap > 1 ? 2 : 1;
	if (p->layout == PAIRS)
		return pairs[to][gap][move];
	/* Two lines may be the two sides, but not the end of a card and the
	 * beginning of another. */
	if (!gap && move == NEXT && to == FRONT)
		return 6 * UNIT;
	return (p->is->dropped ? some_dropped : apart)[gap][move];
}

/* Does the line look like a part of a back, and nothing else? */
static bool goes_on(const struct page *p, const struct item *v)
{
	return v->mark == LABELLED || (v->mark == POINT && p->points);
}

/* What it costs that the line begins such a side. */
static int looks(const struct page *p, size_t i, enum side side,
	const struct weigh *w)
{
	const struct item *v = &p->v[i];
	int look = v->look * w->looks;

	if (side == FRONT && goes_on(p, v))
		return 3 * UNIT;
	if (!w->looks)
		return 0;
	if (dc_ends(v->text, "?"))
		look -= UNIT;
	else if (p->asks)
		look += UNIT / 2;
	look = side == FRONT ? look : -look;
	return look > 0 ? look : 0;
}

static int price(const struct page *p, size_t i, enum side to, enum move move,
	const struct weigh *w)
{
	const struct item *v = &p->v[i];
	int cost = list_price(p, i, to, move);

	if (move != JOIN || cost == NEVER)
		return cost + looks(p, i, to, w);
	/* What is said of the set belongs to no card. */
	if (!i)
		return p->is->about && to == BACK ? UNIT / 2 : NEVER;
	if (to == BACK && goes_on(p, v))
		return 0;
	if (to == BACK && v->mark == LIST && w->looks && cost > UNIT)
		cost = UNIT;
	else if (to == FRONT)
		cost += cost / 4;
	if (p->is->hints && to == BACK && cost > UNIT)
		cost = UNIT;
	return cost * w->join / DEAR;
}

/* The side before a move to this side. */
static enum side before(enum side to, enum move move)
{
	return move == JOIN || move == LOST ? to : to == FRONT ? BACK : FRONT;
}

static bool begins_card(enum side is, enum move m)
{
	return m == LOST || m == TWO || (m == NEXT && is == FRONT);
}

/* Finds the cheapest reading and marks it. */
static void read_as(struct page *p, const struct weigh *w, size_t *cards)
{
	/* Before the first line stands the end of a card. */
	int64_t cost[2] = { NEVER, 0 };
	enum side side;

	for (size_t i = 0; i < p->n; i++) {
		int64_t best[2] = { INT64_MAX, INT64_MAX };

		for (enum side to = FRONT; to <= BACK; to++)
			for (enum move m = NEXT; m < MOVES; m++) {
				int64_t c = cost[before(to, m)] +
					price(p, i, to, m, w);

				if (c >= best[to])
					continue;
				best[to] = c;
				p->v[i].move[to] = (unsigned char)m;
			}
		cost[FRONT] = best[FRONT];
		cost[BACK] = best[BACK];
	}
	/* A last front would have lost its back. */
	cost[FRONT] += w->looks ? 3 * UNIT / 2 : 0;
	side = cost[FRONT] < cost[BACK] ? FRONT : BACK;
	*cards = 0;
	for (size_t i = p->n; i--;) {
		enum move m = p->v[i].move[side];

		p->v[i].is = (unsigned char)(side * MOVES + m);
		*cards += begins_card(side, m);
		side = before(side, m);
	}
}

/* The price of the present reading. */
static int64_t cost_of(const struct page *p, const struct weigh *w)
{
	int64_t cost = 0;

	for (size_t i = 0; i < p->n; i++)
		cost += price(p, i, p->v[i].is / MOVES, p->v[i].is % MOVES, w);
	return cost;
}

/* Joins as dear as can be while no card is too many. */
static void join_more(struct page *p, struct weigh *w)
{
	int low = 0, high = DEAR + 1;
	size_t n;

	while (high - low > 1) {
		w->join = (low + high) / 2;
		read_as(p, w, &n);
		if (n > p->is->cards)
			high = w->join;
		else
			low = w->join;
	}
	w->join = low;
}

/*
 * The best reading with looks in *best: backs are longer than fronts, or the
 * other way round.  Returns its price.
 */
static int64_t by_looks(struct page *p, bool many, struct weigh *best)
{
	const struct weigh way[2] = { { 1, DEAR }, { -1, DEAR } };
	int64_t least = INT64_MAX;
	size_t n;

	for (int i = 0; i < (p->is->terms ? 1 : 2); i++) {
		struct weigh w = way[i];
		int64_t cost;

		if (many)
			join_more(p, &w);
		read_as(p, &w, &n);
		cost = cost_of(p, &way[i]);
		if (cost >= least)
			continue;
		least = cost;
		*best = w;
	}
	return least;
}

/* Does the last card have no back? */
static bool ends_early(const struct page *p)
{
	return p->v[p->n - 1].is / MOVES == FRONT;
}

/*
 * The best reading: true when looks had a say in it.  The plain one wins when
 * it has as many cards as the page says, or when looks do not speak loudly
 * against it: lines of a vocabulary look all the same.
 */
static bool find(struct page *p, size_t *cards)
{
	const struct weigh plain = { .join = DEAR };
	const uint64_t most = p->is->cards ? p->is->cards : UINT64_MAX;
	struct weigh w;
	int64_t as_is, other;
	bool many;

	read_as(p, &plain, cards);
	if (*cards == most && (p->layout != CLOSE || !ends_early(p)))
		return false;
	many = *cards > most;
	as_is = cost_of(p, &(struct weigh){ 1, DEAR });
	other = cost_of(p, &(struct weigh){ -1, DEAR });
	if (other < as_is && !p->is->terms)
		as_is = other;
	if (by_looks(p, many, &w) * 5 >= as_is * 3 && !many)
		w = plain;
	read_as(p, &w, cards);
	return w.looks != 0;
}

/* ---- cards ---- */

static int put_all(dc_reader *r, const struct page *p)
{
	dc_str side[2] = { DC_NONE, DC_NONE };
	uint64_t line = 0;
	int code = DC_OK;

	for (size_t i = 0; i < p->n && !code; i++) {
		const struct item *v = &p->v[i];
		enum side is = v->is / MOVES;
		enum move m = v->is % MOVES;

		if (begins_card(is, m)) {
			code = turns_card(r, p->is->deck, side[0], side[1],
				line);
			side[0] = side[1] = DC_NONE;
			line = v->line;
		}
		if (m == JOIN && !line)
			continue;        /* what is said of the set */
		if (m == JOIN)
			side[is].n = (size_t)(v->text.p + v->text.n -
				side[is].p);
		else
			side[is] = v->text;
	}
	return code ? code : turns_card(r, p->is->deck, side[0], side[1],
		line);
}

int turns_put(dc_reader *r, const struct turns *is)
{
	struct page p = { .is = is };
	size_t cards;
	bool guessed;
	int code = collect(r, &p);

	if (code || !p.n)
		return code;
	guessed = find(&p, &cards);
	dc_at(r->run, p.v[0].line, 0, DC_NONE);
	if (is->cards && cards > is->cards)
		dc_warn(r->run, is->rule, "%zu cards are found where the page "
			"says %llu: some fronts and backs are mixed up", cards,
			(unsigned long long)is->cards);
	else if (guessed)
		dc_warn(r->run, is->rule, "fronts and backs do not stand in "
			"turn: they were told apart by their looks");
	else if (!is->cards && p.layout == CLOSE)
		dc_warn(r->run, is->rule, "nothing tells fronts from backs: "
			"lines are taken in turn");
	else if (p.layout == CLOSE && (cards < is->cards ? is->dropped :
		ends_early(&p)))
		dc_warn(r->run, is->rule, "lines may be left out of this copy: "
			"fronts and backs may be mixed up");
	dc_at(r->run, p.v[0].line, 0, DC_NONE);
	if (p.v[0].is % MOVES == JOIN)
		dc_notice(r->run, "turns-about", "the first line seems to be "
			"about the set, and is no card");
	return put_all(r, &p);
}
