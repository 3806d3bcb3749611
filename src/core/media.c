/*
 * The filter that finds what files a note refers to, has their bytes fetched
 * once, and lets the references say the names under which they go along.
 *
 * It works where the writer takes files or --media-dir is given.  A callback
 * gets what the source itself brings, for nobody has asked for other files.
 * Elsewhere it only counts that, which the output cannot hold.
 */
#include <errno.h>
#include <unistd.h>

#include "core/html.h"
#include "core/media.h"

/* What a reference turned out to be, besides a place in media.files. */
enum {
	UNKNOWN = 0,
	MISSING = UINT32_MAX,
	PRESENT = UINT32_MAX - 1 /* the source has it; the output takes none */
};

/* A file that dc_give_media() gave. */
struct given {
	dc_str name;
	uint64_t at, size;       /* in the spool, where that is active */
};

struct media_run {
	bool active;             /* files go along */
	bool folder_known;
	int folder;              /* that the input lies in, or -1 */
	struct seen *refs;       /* what each reference is */
	struct seen *told;       /* losses: names that were counted */
	struct given **given;
	size_t ngiven, cap_given;
	struct seen *by_name;    /* places in given, from 1 */
	uint32_t *used;          /* by this note: places in media.files */
	size_t nused, cap_used, delivered;
};

/* A note on its way through. */
struct looking {
	dc_run *run;
	dc_note *note;
	dc_str *names;           /* what note.media will be */
	size_t nnames, cap;
	struct media_change *changes;    /* of the field at hand */
	size_t nchanges;
	bool quiet;              /* a file that is not there is no matter */
	int code;
};

/* ---- the run's part ---- */

/* A callback that takes no files: inspecting. */
static bool only_looks(const struct target *t)
{
	return t->fn && !(t->w.caps & DC_CAP_MEDIA);
}

static struct media_run *state(dc_run *r)
{
	struct media_run *s = r->media;
	const struct target *t = r->target;

	if (s)
		return s;
	s = r->media = calloc(1, sizeof(*s));
	if (s) {
		s->folder = -1;
		s->active = t->w.caps & DC_CAP_MEDIA || target_media_dir(t);
		s->refs = seen_new();
		s->told = seen_new();
		s->by_name = seen_new();
	}
	if (s && s->refs && s->told && s->by_name)
		return s;
	dc_out_of_memory(r);
	return NULL;
}

void media_run_free(struct media_run *s)
{
	if (!s)
		return;
	if (s->folder >= 0)
		close(s->folder);
	seen_free(s->refs);
	seen_free(s->told);
	seen_free(s->by_name);
	free(s);
}

/* ---- names ---- */

static uint64_t key(dc_str s)
{
	return dc_hash(s.p, s.n, 0);
}

static bool is_remote(dc_str s)
{
	return dc_istarts(s, "http:") || dc_istarts(s, "https:") ||
	       dc_istarts(s, "ftp:") || dc_istarts(s, "data:") ||
	       dc_istarts(s, "blob:") || dc_istarts(s, "about:") ||
	       dc_starts(s, "//");
}

static dc_str last_part(dc_str path)
{
	while (dc_chr(path, '/') != DC_NPOS)
		dc_cut(&path, '/');
	return path;
}

/* "https://host/a/x.png?v=2" is called x.png. */
static dc_str address_name(dc_str address)
{
	dc_str rest = address, path = dc_cut(&rest, '?');

	return last_part(path);
}

/*
 * The names that a reference may mean, in order: as it stands, by Anki's
 * rules, and with its "%20" decoded, as it is in pages.  Returns how many.
 */
static size_t meanings(dc_arena *a, dc_str ref, dc_str names[3])
{
	dc_str plain = media_unpercent(a, ref), rest = plain;
	size_t n = 1;

	names[0] = ref;
	if (dc_chr(ref, '/') == DC_NPOS) {
		names[n] = dc_media_name(a, ref);
		n += !dc_eq(names[n], ref) && names[n].n;
	}
	/* "x.png?v=2" was x.png when the page was saved. */
	rest = dc_cut(&rest, '?');
	if (rest.n && !dc_eq(rest, ref))
		names[n++] = rest;
	return n;
}

/* ---- looking in the source itself ---- */

static const struct given *find_given(const struct media_run *s, dc_str name)
{
	bool isnew;
	const uint32_t *at = s->ngiven
		? seen_add(s->by_name, key(name), &isnew) : NULL;

	return at && *at && dc_eq(s->given[*at - 1]->name, name)
		? s->given[*at - 1] : NULL;
}

static struct given *add_given(dc_run *r, dc_str name)
{
	struct media_run *s = r->media;
	struct given *g = dc_alloc(r->run_arena, sizeof(*g)), **more;
	bool isnew;
	uint32_t *at = seen_add(s->by_name, key(name), &isnew);

	if (s->ngiven == s->cap_given) {
		more = dc_array(r->run_arena, s->cap_given * 2 + 8,
			sizeof(*more));
		if (more && s->ngiven)
			memcpy(more, s->given, s->ngiven * sizeof(*more));
		s->cap_given = more ? s->cap_given * 2 + 8 : s->ngiven;
		s->given = more ? more : s->given;
	}
	if (!g || !at || s->ngiven == s->cap_given) {
		dc_out_of_memory(r);
		return NULL;
	}
	g->name = dc_dup(r->run_arena, name);
	s->given[s->ngiven++] = g;
	*at = (uint32_t)s->ngiven;
	return g;
}

static int stop_at_once(void *user, const void *p, size_t n)
{
	bool *any = user;

	(void)p;
	(void)n;
	*any = true;
	return DC_LIMIT;
}

/* Has the reader the file?  Its first bytes tell; a code if it is damaged. */
static int reader_has(dc_run *r, dc_str name, bool *has)
{
	dc_reader *reader = nested_media_reader(r);
	int code = reader->format->media(reader, name, stop_at_once, has);

	*has |= code == DC_OK;
	return *has || code == DC_END ? DC_OK : code;
}

static int from_reader(struct looking *l, dc_str name, uint32_t *index)
{
	dc_run *r = l->run;
	dc_reader *reader = nested_media_reader(r);
	struct media_taking t;
	int code;

	if (!media_begin(&t, r))
		return t.code;
	code = reader->format->media(reader, name, media_take, &t);
	if (t.too_large) {
		dc_at(r, l->note->at.line, l->note->at.col, DC_NONE);
		dc_warn(r, "media-too-large", "\"%.*s\" has more than 1 GiB "
			"and does not go along", DC_ARG(dc_sub(name, 0, 200)));
		*index = MISSING;
		return DC_OK;
	}
	if (code)
		return code == DC_END ? DC_OK : code;
	return is_remote(name)
		? media_settle(&t, address_name(name), false, index)
		: media_settle(&t, name, true, index);
}

static int from_given(dc_run *r, const struct given *g, uint32_t *index)
{
	struct media_taking t;
	char buf[1 << 15];
	uint64_t done = 0;
	ssize_t n;

	if (!media_begin(&t, r))
		return t.code;
	while (done < g->size && !t.code) {
		n = pread(t.media->spool, buf, g->size - done < sizeof(buf)
			? g->size - done : sizeof(buf), (off_t)(g->at + done));
		if (n < 0 && errno == EINTR && !run_stopped(r))
			continue;
		if (n <= 0)
			return dc_fail(r, DC_LIMIT, "temporary-file",
				"cannot read a temporary file");
		media_take(&t, buf, (size_t)n);
		done += (uint64_t)n;
	}
	return t.code ? t.code : media_settle(&t, g->name, true, index);
}

/* Where only the source is asked, and nothing taken. */
static void count_loss(struct looking *l, dc_str name, uint32_t *index)
{
	dc_run *r = l->run;
	bool isnew = false;
	dc_str s = dc_media_name(r->arena, name);

	*index = PRESENT;
	if (seen_add(r->media->told, key(s), &isnew) && isnew)
		dc_lose(r, "media files", 1);
}

/* The reader's file of this name, or one that was given. */
static int in_source(struct looking *l, dc_str name, uint32_t *index)
{
	dc_run *r = l->run;
	const struct given *g = find_given(r->media, name);
	bool asks = nested_media_reader(r) != NULL, has = g != NULL;
	int code = DC_OK;

	if (!r->media->active) {
		if (!has && asks)
			code = reader_has(r, name, &has);
		if (has)
			count_loss(l, name, index);
		return code;
	}
	if (g)
		return from_given(r, g, index);
	return asks ? from_reader(l, name, index) : DC_OK;
}

int dc_give_media(dc_reader *reader, dc_str name, dc_str bytes)
{
	dc_run *r = reader->run;
	struct media_taking t;
	struct media_run *s;
	struct given *g;
	int code;

	if (!r->target || only_looks(r->target))
		return DC_OK;
	code = target_begin(r->target, r);
	if (code)
		return code;
	s = state(r);
	name = dc_media_name(r->arena, name);
	if (!s)
		return DC_LIMIT;
	if (!name.n || find_given(s, name))
		return DC_OK;
	g = add_given(r, name);
	if (!g)
		return DC_LIMIT;
	if (!s->active)
		return DC_OK;
	if (!media_begin(&t, r) || media_take(&t, bytes.p, bytes.n))
		return t.code ? t.code : DC_LIMIT;
	g->at = t.media->end;
	g->size = t.size;
	t.media->end += t.size;
	return DC_OK;
}

/* ---- looking in folders ---- */

static int from_folder(struct looking *l, int folder, dc_str path,
	const char **why, uint32_t *index)
{
	struct media_taking t;
	int fd = media_open_below(folder, path, why);

	if (fd < 0)
		return DC_OK;
	if (!media_begin(&t, l->run)) {
		close(fd);
		return t.code;
	}
	if (!media_read(&t, fd, why))
		return t.code;
	return media_settle(&t, last_part(path), false, index);
}

static int in_folders(struct looking *l, const dc_str *names, size_t n,
	const char **why, uint32_t *index)
{
	dc_run *r = l->run;
	struct media_run *s = r->media;
	const char *other;
	int code;
	struct media *m = media_open(r, &code);

	/* What a package does not hold is none of its files. */
	if (m && !s->folder_known && !nested_media_reader(r))
		s->folder = media_folder(r->input);
	s->folder_known = true;
	*why = nested_media_reader(r) ? "the package has none"
	     : s->folder < 0 ? "this input lies in no folder" : NULL;
	for (size_t i = 0; !code && !*index && i < n && s->folder >= 0; i++)
		code = from_folder(l, s->folder, names[i],
			*why ? &other : why, index);
	/* CrowdAnki and others keep them apart; default.db has its own in
	 * default.db_media. */
	for (size_t i = 0; !code && !*index && i < n && s->folder >= 0; i++)
		code = from_folder(l, s->folder, dc_fmt(r->arena,
			"media/%.*s", DC_ARG(names[i])), &other, index);
	for (size_t i = 0; !code && !*index && i < n && s->folder >= 0; i++)
		code = from_folder(l, s->folder, dc_fmt(r->arena,
			"%.*s_media/%.*s", DC_ARG(dc_input_base(r->in)),
			DC_ARG(names[i])), &other, index);
	for (size_t i = 0; !code && !*index && i < n && m->dir >= 0; i++)
		code = from_folder(l, m->dir, names[i],
			*why ? &other : why, index);
	return code;
}

/* ---- one reference ---- */

static void say_missing(struct looking *l, dc_str ref, const char *why)
{
	dc_run *r = l->run;

	if (l->quiet)
		return;
	dc_at(r, l->note->at.line, l->note->at.col, DC_NONE);
	dc_warn(r, "media-missing", "no file for \"%.*s\": %s",
		DC_ARG(dc_sub(ref, 0, 200)), why);
}

static int look(struct looking *l, dc_str ref, uint32_t *index)
{
	dc_str names[3] = { ref };
	size_t n = is_remote(ref) ? 1 : meanings(l->run->arena, ref, names);
	const char *why = NULL;
	int code = DC_OK;

	for (size_t i = 0; !code && !*index && i < n; i++)
		code = in_source(l, names[i], index);
	if (code || *index || !l->run->media->active)
		return code;
	if (is_remote(ref) || (l->run->target->fn &&
	    !nested_media_reader(l->run)))
		return DC_OK;
	code = in_folders(l, names, n, &why, index);
	if (!code && !*index)
		say_missing(l, ref, why ? why : "it is not there");
	return code;
}

static int of_data(struct looking *l, dc_str ref, uint32_t *index)
{
	struct media_taking t;
	const char *ext;
	dc_str bytes;

	if (!l->run->media->active || l->run->target->fn ||
	    !media_data(l->run->arena, ref, &bytes, &ext))
		return DC_OK;
	if (!media_begin(&t, l->run) || media_take(&t, bytes.p, bytes.n))
		return t.code ? t.code : DC_LIMIT;
	return media_settle(&t, dc_fmt(l->run->arena, ".%s", ext), false,
		index);
}

/* A container may hold the files of a page under their addresses; as links
 * they stay where no file goes along. */
static bool brings_addresses(dc_run *r)
{
	return r->nested && r->media->active && nested_media_reader(r);
}

/* What the reference is: *index is UNKNOWN, PRESENT or a place. */
static int resolve(struct looking *l, dc_str ref, uint32_t *index)
{
	uint32_t *known;
	bool isnew;
	int code = DC_OK;

	*index = UNKNOWN;
	if (dc_istarts(ref, "data:"))
		return of_data(l, ref, index);
	if (!ref.n || dc_blank(ref) ||
	    (is_remote(ref) && !brings_addresses(l->run)))
		return DC_OK;
	known = seen_add(l->run->media->refs, key(ref), &isnew);
	if (!known)
		return dc_out_of_memory(l->run);
	if (isnew) {
		code = look(l, ref, index);
		*known = *index ? *index : MISSING;
	}
	*index = *known == MISSING ? UNKNOWN : *known;
	return code;
}

/* ---- what the note holds ---- */

static void add_name(struct looking *l, dc_str name)
{
	dc_arena *a = l->run->arena;
	dc_str *more;

	for (size_t i = 0; i < l->nnames; i++)
		if (dc_eq(l->names[i], name))
			return;
	more = dc_grow(a, l->names, l->nnames, &l->cap, sizeof(*more));
	if (!more)
		return;
	l->names = more;
	l->names[l->nnames++] = name;
}

static void add_used(struct looking *l, uint32_t index)
{
	struct media_run *s = l->run->media;
	uint32_t *more;

	if (s->nused == s->cap_used) {
		s->cap_used = s->cap_used ? s->cap_used * 2 : 8;
		more = dc_array(l->run->arena, s->cap_used, sizeof(*more));
		if (!more) {
			s->cap_used = s->nused;
			return;
		}
		if (s->nused)
			memcpy(more, s->used, s->nused * sizeof(*more));
		s->used = more;
	}
	s->used[s->nused++] = index;
}

/* The name that a reference is to have; p is NULL if it stays. */
static dc_str name_for(struct looking *l, dc_str ref)
{
	const struct media *m;
	uint32_t index = UNKNOWN;

	if (!l->code)
		l->code = resolve(l, ref, &index);
	if (l->code || index == UNKNOWN)
		return DC_NONE;
	if (index == PRESENT) {
		add_name(l, dc_media_name(l->run->arena, ref));
		return DC_NONE;
	}
	m = l->run->target->media;
	add_used(l, index);
	add_name(l, m->files[index - 1].name);
	return m->files[index - 1].name;
}

/* The text with all names as they are to be; itself if nothing changes. */
static dc_str renamed(struct looking *l, dc_str s,
	const struct media_ref *refs, size_t n)
{
	dc_buf b = dc_buf_in(l->run->arena, DC_MAX_RECORD);
	size_t done = 0;

	l->nchanges = 0;
	l->changes = dc_array(l->run->arena, n, sizeof(*l->changes));
	for (size_t i = 0; i < n && l->changes && !l->code; i++) {
		dc_str name = name_for(l, refs[i].name);

		if (!name.p || dc_eq(name, refs[i].name) || refs[i].at < done)
			continue;
		l->changes[l->nchanges++] = (struct media_change){
			refs[i].name, name };
		dc_adds(&b, dc_sub(s, done, refs[i].at - done));
		media_add_name(&b, &refs[i], name);
		done = refs[i].at + refs[i].n;
	}
	if (!done)
		return s;
	dc_adds(&b, dc_from(s, done));
	return dc_got(&b);
}

/* Anki can make them anew: only what is there goes along. */
static void of_latex(struct looking *l, dc_str s, bool html)
{
	dc_str *names;
	size_t n = media_find_latex(l->run->arena, s, html, &names);

	l->quiet = true;
	for (size_t i = 0; i < n; i++)
		name_for(l, names[i]);
	l->quiet = false;
}

static dc_str in_html(struct looking *l, dc_str html)
{
	struct media_ref *refs;
	size_t n = media_find(l->run->arena, html, &refs);

	of_latex(l, html, true);
	return n ? renamed(l, html, refs, n) : html;
}

/* Markdown is looked at as the HTML that it means. */
static dc_str in_markdown(struct looking *l, dc_str md)
{
	dc_arena *a = l->run->arena;
	dc_str html, now;

	if (dc_chr(md, '<') == DC_NPOS && dc_chr(md, '[') == DC_NPOS)
		return md;
	html = dc_convert(a, NULL, md, DC_MARKDOWN, DC_HTML);
	now = in_html(l, html);
	return now.p == html.p ? md
		: media_markdown(a, md, l->changes, l->nchanges, now);
}

static dc_str in_plain(struct looking *l, dc_str s)
{
	struct media_ref *refs;
	size_t n = media_find_plain(l->run->arena, s, &refs);

	of_latex(l, s, false);
	return n ? renamed(l, s, refs, n) : s;
}

/* Files that the note itself lists: what its source has of them. */
static void of_list(struct looking *l)
{
	const dc_note *n = l->note;
	dc_str name;

	for (size_t i = 0; i < n->nmedia; i++) {
		const struct given *g = find_given(l->run->media,
			dc_media_name(l->run->arena, n->media[i]));

		name = g ? name_for(l, g->name) : DC_NONE;
		if (!g || (!name.p && l->run->media->active))
			add_name(l, n->media[i]);
	}
}

/* Does anything have to be looked at? */
static bool concerns(dc_run *r)
{
	if (only_looks(r->target))
		return false;
	if (nested_media_reader(r) || r->media)
		return true;
	return !r->target->fn && (r->target->w.caps & DC_CAP_MEDIA ||
		target_media_dir(r->target));
}

int flow_media(dc_run *r, dc_note *n)
{
	struct looking l = { .run = r, .note = n };

	if (!concerns(r))
		return DC_OK;
	if (!state(r))
		return DC_LIMIT;
	r->media->nused = r->media->cap_used = r->media->delivered = 0;
	of_list(&l);
	for (size_t i = 0; !l.code && i < n->nfields; i++) {
		dc_field *f = &n->fields[i];

		f->value = f->markup == DC_HTML ? in_html(&l, f->value)
			: f->markup == DC_MARKDOWN ? in_markdown(&l, f->value)
			: in_plain(&l, f->value);
	}
	n->media = l.names;
	n->nmedia = l.nnames;
	return l.code;
}

int media_of_kind(dc_run *r, dc_note *n, const dc_kind *k)
{
	struct looking l = { .run = r, .note = n, .quiet = true };
	dc_str *names;
	size_t count;

	if (!concerns(r))
		return DC_OK;
	for (size_t i = 0; i < n->nmedia; i++)
		add_name(&l, n->media[i]);
	for (size_t i = 0; i < k->ntemplates * 2 + 1; i++) {
		const dc_template *t = i ? &k->templates[(i - 1) / 2] : NULL;

		count = media_find_static(r->arena, !t ? k->css : i % 2
			? t->front : t->back, &names);
		for (size_t j = 0; j < count; j++)
			if (dc_eq(names[j], dc_media_name(r->arena, names[j])))
				name_for(&l, names[j]);
	}
	n->media = l.names;
	n->nmedia = l.nnames;
	return l.code;
}

bool media_next(dc_run *r, dc_media *out)
{
	struct media_run *s = r->media;
	struct media *m = r->target->media;

	while (s && s->delivered < s->nused) {
		struct media_file *f = &m->files[s->used[s->delivered++] - 1];

		if (f->used)
			continue;
		f->used = true;
		*out = (dc_media){ .name = f->name, .fd = m->spool,
			.at = f->at, .size = f->size };
		memcpy(out->sha1, f->sum, SHA1_SIZE);
		return true;
	}
	return false;
}
