/*
 * Markdown with cards in it: lines and comments.
 */
#include "parts/json/note.h"
#include "parts/markdown/meta.h"

/* ---- lines ---- */

/* What may stand before a fence: blanks, quotation marks, bullets, numbers. */
static size_t skip_boxes(dc_str s)
{
	size_t at = 0, n;

	for (;;) {
		while (at < s.n && (s.p[at] == ' ' || s.p[at] == '\t' ||
		    s.p[at] == '>'))
			at++;
		for (n = at; n < s.n && s.p[n] >= '0' && s.p[n] <= '9'; n++)
			;
		if (n + 1 >= s.n || s.p[n + 1] != ' ' ||
		    !strchr(n > at ? ".)" : "-*+", s.p[n]) || !s.p[n])
			return at;
		at = n + 2;
	}
}

void md_fence_step(struct md_fence *f, dc_str line)
{
	size_t at = skip_boxes(line), n = 0;
	char c;

	c = at < line.n ? line.p[at] : 0;
	if (c != '`' && c != '~')
		return;
	while (at + n < line.n && line.p[at + n] == c)
		n++;
	if (n < 3)
		return;
	line = dc_from(line, at + n);
	if (!f->n && (c == '~' || dc_chr(line, '`') == DC_NPOS))
		*f = (struct md_fence){ n, c };
	else if (f->n && c == f->c && n >= f->n && dc_blank(line))
		f->n = 0;
}

bool md_heading(dc_str line, size_t level)
{
	size_t n = 0;

	while (n < line.n && line.p[n] == '#')
		n++;
	return n == level && (n == line.n || line.p[n] == ' ' ||
			      line.p[n] == '\t');
}

bool md_structural(dc_str line)
{
	return dc_starts(line, "<!--") || md_heading(line, 1) ||
	       md_heading(line, 2);
}

dc_str md_unindented(dc_str line)
{
	size_t n = 0;

	while (n < line.n && line.p[n] == ' ')
		n++;
	return dc_from(line, n);
}

/* The inside of `<!-- word … -->`; false if it is none. */
bool mdmeta_comment(dc_str line, const char *word, dc_str *inside)
{
	dc_str s = line;

	while (s.n && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t'))
		s.n--;
	if (!dc_starts(s, "<!-- ") || !dc_ends(s, "-->"))
		return false;
	s = dc_trim(dc_sub(s, 5, s.n - 8));
	if (!dc_starts(s, word))
		return false;
	*inside = dc_trim(dc_from(s, strlen(word)));
	return true;
}

dc_str mdmeta_trim(dc_str s)
{
	while (s.n && memchr(" \t\r\n", s.p[s.n - 1], 4))
		s.n--;
	while (s.n && memchr(" \t\r\n", s.p[0], 4))
		s = dc_from(s, 1);
	return s;
}

/* ---- reading ---- */

const json *mdmeta_json(dc_reader *r, dc_str text, int *code)
{
	json_fault fault;
	const json *v = json_parse(r->run, r->arena, dc_dup(r->arena, text),
		dc_input_line(r->in), 1, &fault);

	if (!v)
		*code = json_fail(r->run, &fault);
	return v;
}

static dc_str member(const json *v, const char *name)
{
	return json_text(json_get(v, name));
}

int mdmeta_put_kind(dc_reader *r, dc_str inside)
{
	int code = DC_OK;
	const json *v = mdmeta_json(r, inside, &code);

	return v ? notejson_put_kind(r, v) : code;
}

static bool known(dc_str key)
{
	static const char *const keys[] = { "guid", "notetype", "first", "tags",
		"lost", "media", "mod", "sum", "cards" };

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if (dc_is(key, keys[i]))
			return true;
	return false;
}

/* What is not known here goes along, but for the model's other members: those
 * stand in the text itself, as the deck does in its heading. */
static dc_str further(dc_reader *r, const json *v)
{
	dc_buf b = dc_buf_in(r->arena, DC_MAX_RECORD);

	for (const json *m = json_first(v); m; m = json_next(m)) {
		if (known(json_key(m)))
			continue;
		if (notejson_member(json_key(m))) {
			dc_warn(r->run, "markdown-note", "\"%.*s\" in a "
				"comment is passed over", DC_ARG(json_key(m)));
			continue;
		}
		if (b.n)
			dc_addc(&b, ',');
		json_add(&b, json_key(m));
		dc_addc(&b, ':');
		dc_adds(&b, notejson_flat(r->arena, m));
	}
	return dc_got(&b);
}

int mdmeta_read(dc_reader *r, dc_note *n, dc_str *first, dc_str text)
{
	int code = DC_OK;
	const json *v = mdmeta_json(r, text, &code), *list, *m;

	if (!v)
		return code;
	n->guid = member(v, "guid");
	n->kind = member(v, "notetype");
	n->sum = member(v, "sum");
	dc_num(member(v, "mod"), &n->mod);
	if (dc_is(n->kind, "Cloze"))
		*first = DC_S("Text");
	if (json_get(v, "first"))
		*first = member(v, "first");
	for (m = json_first(json_get(v, "tags")); m; m = json_next(m))
		dc_note_tag(r, n, json_text(m));
	for (m = json_first(json_get(v, "lost")); m; m = json_next(m))
		n->lost |= dc_is(json_text(m), "front") ? DC_LOST_FRONT
			: dc_is(json_text(m), "back") ? DC_LOST_BACK : 0u;
	list = json_get(v, "media");
	n->media = dc_array(r->arena, json_count(list), sizeof(*n->media));
	for (m = json_first(list); m && n->media; m = json_next(m))
		n->media[n->nmedia++] = json_text(m);
	if (json_get(v, "cards"))
		n->cards = notejson_flat(r->arena, json_get(v, "cards"));
	n->more = further(r, v);
	return DC_OK;
}

/* ---- writing ---- */

/* A comment ends at the first "-->": no two dashes stand together in it. */
void mdmeta_out(dc_writer *w, dc_str s)
{
	size_t at;

	while ((at = dc_find(s, "--")) != DC_NPOS) {
		dc_out(w->out, s.p, at + 1);
		dc_outz(w->out, "\\u002d");
		s = dc_from(s, at + 2);
	}
	dc_outs(w->out, s);
}

static void add_member(dc_buf *b, const char *name)
{
	dc_addf(b, "%s\"%s\":", b->n > 1 ? "," : "", name);
}

static void add_text(dc_buf *b, const char *name, dc_str value)
{
	if (!value.n)
		return;
	add_member(b, name);
	json_add(b, value);
}

static void add_list(dc_buf *b, const char *name, const dc_str *s, size_t n)
{
	if (!n)
		return;
	add_member(b, name);
	for (size_t i = 0; i < n; i++) {
		dc_addc(b, i ? ',' : '[');
		json_add(b, s[i]);
	}
	dc_addc(b, ']');
}

void mdmeta_out_kind(dc_writer *w, const dc_kind *k)
{
	dc_buf b = dc_buf_in(w->arena, DC_MAX_RECORD);

	notejson_add_kind(&b, k, false);
	dc_outz(w->out, "\n<!-- notetype ");
	mdmeta_out(w, dc_got(&b));
	dc_outz(w->out, " -->\n");
}

void mdmeta_quote(dc_writer *w, dc_str s)
{
	dc_buf b = dc_buf_in(w->arena, DC_MAX_RECORD);

	json_add(&b, s);
	mdmeta_out(w, dc_got(&b));
}

/* Would a note of these fields be Basic without saying so? */
static bool is_usual(dc_writer *w, const dc_note *n)
{
	return dc_is(n->kind, "Basic") && n->nfields == 2 &&
	       !dc_has_cloze(w->arena, n->fields[0].value,
		       n->fields[0].markup);
}

/* Everything about a note but its fields; "{}" when there is nothing. */
dc_str mdmeta_of(dc_writer *w, const dc_note *n, bool named)
{
	static const dc_str sides[] = { { "front", 5 }, { "back", 4 } };
	dc_buf b = dc_buf_in(w->arena, DC_MAX_RECORD);

	dc_addc(&b, '{');
	add_text(&b, "guid", n->guid);
	if (!is_usual(w, n))
		add_text(&b, "notetype", n->kind);
	if (!named && n->nfields)
		add_text(&b, "first", n->fields[0].name);
	add_list(&b, "tags", n->tags, n->ntags);
	if (n->lost)
		add_list(&b, "lost", sides + (n->lost == DC_LOST_BACK),
			n->lost == 3 ? 2 : 1);
	add_list(&b, "media", n->media, n->nmedia);
	if (n->mod) {
		add_member(&b, "mod");
		dc_addf(&b, "%llu", (unsigned long long)n->mod);
	}
	add_text(&b, "sum", n->sum);
	if (n->cards.n) {
		add_member(&b, "cards");
		dc_adds(&b, n->cards);
	}
	if (n->more.n)
		dc_addf(&b, "%s%.*s", b.n > 1 ? "," : "", DC_ARG(n->more));
	dc_addc(&b, '}');
	return dc_got(&b);
}

