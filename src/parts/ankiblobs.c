#include "parts/ankiblobs.h"
#include "parts/zip/names.h"

struct ankiblobs {
	zipfile *zip;
	zipnames *names;
	size_t next;
};

enum { MAGIC = 16 };             /* bytes that tell what a file is */

struct head {
	char p[MAGIC];
	size_t n;
};

/* ---- which archive ---- */

static bool is_hidden(dc_str name)
{
	return dc_starts(name, "__MACOSX/") || dc_starts(zipnames_base(name),
		".");
}

static bool is_xml(dc_str name)
{
	return name.n > 4 && dc_ieq(dc_from(name, name.n - 4), DC_S(".xml")) &&
	       !is_hidden(name);
}

static bool is_blob(dc_str name)
{
	return dc_starts(name, "blobs/") || dc_find(name, "/blobs/") != DC_NPOS;
}

/* Beside decks and blobs there is nothing. */
int ankiblobs_score(const dc_probe *p)
{
	bool xml = false, blobs = false;

	for (size_t i = 0; i < p->nmembers; i++) {
		dc_str m = p->members[i];

		if (is_blob(m))
			blobs = true;
		else if (dc_is(m, "[Content_Types].xml"))
			return 0;
		else if (is_xml(m))
			xml = true;
		else if (!is_hidden(m) && !dc_ends(m, "/"))
			return 0;
	}
	return xml && blobs ? 90 : 0;
}

ankiblobs *ankiblobs_open(dc_reader *r, int *code)
{
	ankiblobs *b = dc_alloc(r->run_arena, sizeof(*b));
	uint64_t size;
	int fd;

	*code = b ? dc_input_file(r->in, &fd, &size) : DC_LIMIT;
	if (*code)
		return NULL;
	b->zip = zipfile_open(r->run, fd, size, code);
	if (!b->zip)
		return NULL;
	b->names = zipnames_new(r, b->zip);
	if (b->names)
		return b;
	zipfile_close(b->zip);
	*code = dc_out_of_memory(r->run);
	return NULL;
}

void ankiblobs_close(ankiblobs *b)
{
	if (b)
		zipfile_close(b->zip);
}

int ankiblobs_next(ankiblobs *b, dc_reader *r, dc_str *name, dc_str *text)
{
	size_t n = zipfile_count(b->zip);
	int code;

	while (b->next < n && (!is_xml(zipfile_name(b->zip, b->next)) ||
	       is_blob(zipfile_name(b->zip, b->next))))
		b->next++;
	if (b->next == n)
		return DC_END;
	*name = dc_mend(r->run, r->run_arena, zipfile_name(b->zip,
		b->next));
	code = zipfile_all(b->zip, b->next++, DC_MAX_DOCUMENT, r->run_arena,
		text);
	if (!code)
		*text = dc_mend(r->run, r->run_arena, *text);
	return code;
}

/* ---- blobs ---- */

static size_t find(const ankiblobs *b, dc_str id)
{
	return zipnames_find(b->names, id);
}

static int take_head(void *user, const void *p, size_t n)
{
	struct head *h = user;
	size_t room = sizeof(h->p) - h->n;

	if (n > room)
		n = room;
	memcpy(h->p + h->n, p, n);
	h->n += n;
	return h->n == sizeof(h->p) ? DC_LIMIT : DC_OK;
}

/* What a file is by its first bytes: its extension, or NULL. */
static const char *kind_of(dc_str s, bool *sound)
{
	static const struct {
		size_t at;
		const char *magic, *ext;
		bool sound;
	} kinds[] = {
		{ 0, "\x89PNG", ".png", false },
		{ 0, "\xFF\xD8\xFF", ".jpg", false },
		{ 0, "GIF8", ".gif", false },
		{ 8, "WEBP", ".webp", false },
		{ 0, "BM", ".bmp", false },
		{ 0, "<svg", ".svg", false },
		{ 4, "ftypavif", ".avif", false },
		{ 4, "ftypheic", ".heic", false },
		{ 0, "ID3", ".mp3", true },
		{ 0, "\xFF\xFB", ".mp3", true },
		{ 0, "\xFF\xF3", ".mp3", true },
		{ 0, "\xFF\xF2", ".mp3", true },
		{ 0, "\xFF\xF1", ".aac", true },
		{ 0, "OggS", ".ogg", true },
		{ 8, "WAVE", ".wav", true },
		{ 0, "fLaC", ".flac", true },
		{ 4, "ftypM4A", ".m4a", true },
		{ 4, "ftyp", ".mp4", true },
		{ 0, "\x1A\x45\xDF\xA3", ".webm", true },
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (dc_starts(dc_from(s, kinds[i].at), kinds[i].magic)) {
			*sound = kinds[i].sound;
			return kinds[i].ext;
		}
	return NULL;
}

dc_str ankiblobs_name(ankiblobs *b, dc_arena *arena, dc_str id, bool *sound)
{
	size_t i = b ? find(b, id) : DC_NPOS;
	struct head h = { .n = 0 };
	const char *ext;
	int code;

	if (i == DC_NPOS || dc_chr(id, '.') != DC_NPOS)
		return id;
	/* It stops there, with a code; what is damaged is told when its bytes
	 * are asked for. */
	code = zipfile_pass(b->zip, i, DC_MAX_FILE, take_head, &h);
	if (code == DC_LIMIT && h.n < sizeof(h.p))
		dc_no_memory(arena);
	ext = code && h.n < sizeof(h.p) ? NULL
		: kind_of((dc_str){ h.p, h.n }, sound);
	return ext ? dc_fmt(arena, "%.*s%s", DC_ARG(id), ext) : id;
}

int ankiblobs_media(ankiblobs *b, dc_str name, dc_bytes_fn *fn, void *user)
{
	size_t dot = name.n, i = find(b, name);

	while (dot && name.p[dot - 1] != '.')
		dot--;
	if (i == DC_NPOS && dot > 1)
		i = find(b, dc_sub(name, 0, dot - 1));
	return i == DC_NPOS ? DC_END : zipfile_pass(b->zip, i, DC_MAX_FILE,
		fn, user);
}
