/*
 * The note under construction, and what a reader puts.
 */
#include "core/core.h"

dc_note *dc_note_new(dc_reader *r)
{
	dc_note *n = dc_alloc(r->arena, sizeof(*n));

	if (!n)
		return NULL;
	n->at.line = dc_input_line(r->in);
	n->at.format = r->format->name;
	n->own = (r->format->caps & DC_OWN) != 0;
	return n;
}

/* Arrays of a note grow by doubling: room is there up to the next power of
 * two, 4 at least. */
static void *one_more(dc_arena *a, void *old, size_t n, size_t size)
{
	char *more;

	if (old && (n < 4 || (n & (n - 1)) != 0))
		return old;
	more = dc_array(a, n < 4 ? 4 : n * 2, size);
	if (more && n)
		memcpy(more, old, n * size);
	return more;
}

void dc_note_field(dc_reader *r, dc_note *n, dc_str name, dc_str value,
	dc_markup markup)
{
	dc_field *more;

	if (n && n->nfields >= DC_MAX_FIELDS)
		dc_lose(r->run, "fields past 1000", 1);
	if (!n || n->nfields >= DC_MAX_FIELDS)
		return;
	more = one_more(r->arena, n->fields, n->nfields, sizeof(*more));
	if (!more)
		return;
	n->fields = more;
	more[n->nfields++] = (dc_field){ name, value, markup };
}

void note_tag(dc_run *r, dc_note *n, dc_str tag)
{
	dc_str *more;

	tag = dc_trim(tag);
	if (tag.n && n->ntags >= DC_MAX_TAGS)
		dc_lose(r, "tags past 10000", 1);
	if (!tag.n || n->ntags >= DC_MAX_TAGS)
		return;
	for (size_t i = 0; n->ntags < 64 && i < n->ntags; i++)
		if (dc_eq(n->tags[i], tag))
			return;
	more = one_more(r->arena, n->tags, n->ntags, sizeof(*more));
	if (!more)
		return;
	n->tags = more;
	more[n->ntags++] = tag;
}

void dc_note_tag(dc_reader *r, dc_note *n, dc_str tag)
{
	if (n)
		note_tag(r->run, n, tag);
}

/* A program's own notation of a list: ["a","b"], ['a', 'b'], {a,b}. */
static bool is_list(dc_str s)
{
	return s.n > 1 && ((s.p[0] == '[' && s.p[s.n - 1] == ']') ||
		(s.p[0] == '{' && s.p[s.n - 1] == '}'));
}

static void list_tags(dc_reader *r, dc_note *n, dc_str list)
{
	while (list.p) {
		dc_str tag = dc_trim(dc_cut(&list, ','));

		if (tag.n > 1 && (tag.p[0] == '"' || tag.p[0] == '\'') &&
		    tag.p[0] == tag.p[tag.n - 1])
			tag = dc_sub(tag, 1, tag.n - 2);
		dc_note_tag(r, n, tag);
	}
}

void dc_note_tags(dc_reader *r, dc_note *n, dc_str cell, bool at_blanks)
{
	char sep = dc_chr(cell, ';') != DC_NPOS ? ';'
		 : dc_chr(cell, ',') != DC_NPOS ? ',' : '\0';
	size_t end;

	if (is_list(dc_trim(cell))) {
		cell = dc_trim(cell);
		list_tags(r, n, dc_sub(cell, 1, cell.n - 2));
		return;
	}
	if (sep) {
		while (cell.p)
			dc_note_tag(r, n, dc_cut(&cell, sep));
		return;
	}
	if (!at_blanks) {
		dc_note_tag(r, n, cell);
		return;
	}
	while ((cell = dc_trim(cell)).n) {
		for (end = 0; end < cell.n; end++) {
			unsigned char c = (unsigned char)cell.p[end];

			if ((c <= ' ' || c >= 0xC2) &&
			    str_blank(dc_from(cell, end)))
				break;
		}
		dc_note_tag(r, n, dc_sub(cell, 0, end));
		cell = dc_from(cell, end);
	}
}

void dc_forget(dc_reader *r)
{
	if (!arena_failed(r->arena))
		arena_reset(r->arena);
}

static int put(dc_reader *r, dc_event *ev)
{
	return flow_event(r->run, ev);
}

int dc_put_note(dc_reader *r, dc_note *n)
{
	dc_event ev = { DC_NOTE, { .note = n } };

	int code;

	if (!n || arena_failed(r->arena))
		return dc_out_of_memory(r->run);
	/* Of a container another part may have columns. */
	code = r->run->nested ? DC_OK : run_check_maps(r->run);
	return code ? code : put(r, &ev);
}

int dc_put_deck(dc_reader *r, const dc_deck *d)
{
	dc_event ev = { DC_DECK, { .deck = d } };

	return put(r, &ev);
}

int dc_put_kind(dc_reader *r, const dc_kind *k)
{
	dc_event ev = { DC_KIND, { .kind = k } };

	return put(r, &ev);
}

void dc_note_order(dc_note *n)
{
	static const char *const usual[][2] = { { "Front", "Back" },
		{ "Text", "Back Extra" } };
	const char *const *names = usual[dc_is(n->kind, "Cloze")];
	size_t done = 0;

	for (size_t k = 0; k < 2; k++) {
		size_t i = done;

		while (i < n->nfields && !dc_is(n->fields[i].name, names[k]))
			i++;
		if (i < n->nfields) {
			dc_field f = n->fields[i];

			memmove(n->fields + done + 1, n->fields + done,
				(i - done) * sizeof(f));
			n->fields[done++] = f;
		}
	}
}
