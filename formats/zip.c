/*
 * Zip archives of decks, or of what a site exports: pages, tables, Markdown
 * and packages, with the pictures of pages beside them.  Members are read in
 * the order of their names, each as what it is.
 *
 * What is odd: a Mac adds __MACOSX and files that begin with a dot.  Notion
 * puts zip archives (ExportBlock-….zip) into its export, a number behind the
 * name of each page and table, and beside each table of what a view shows one
 * of all rows: `Words 0123…ef_all.csv`.
 */
#include "parts/zip/links.h"

enum {
	LEAST = 41,              /* score of a member that is a deck … */
	LEAST_ZIP = 10,          /* … and of one that is an archive */
	NOTION_ID = 32,          /* hexadecimal digits before ".csv" */
	NAME_SHOWN = 200
};

struct member {
	dc_str name;
	size_t i;
};

struct reader {
	zipfile *zip;
	zipnames *names;
	struct member *members;
	size_t n, next, others;  /* others: members that no format is for */
	dc_str other;            /* the first of them */
	dc_str folder;           /* of the member at hand, with its slash */
};

/* ---- which members ---- */

/* Is the extension one of a list that blanks separate? */
/* Does any format read files that are called so?  They may be packed. */
static bool is_known(dc_str name)
{
	dc_str ext = dc_path_ext(zipnames_base(name));
	dc_format_info f;

	for (size_t i = 0; ext.n && dc_format_at(i, &f); i++)
		if (f.reads && dc_ieq_one_of(ext, f.exts))
			return true;
	return false;
}

/* Is it a folder, a file that a deck shows or what a page is made of? */
static bool is_beside(dc_str name)
{
	return dc_ends(name, "/") || dc_is_media(zipnames_base(name)) ||
	       dc_ieq_one_of(dc_path_ext(name), "css js mjs map woff woff2 ttf "
			"otf eot");
}

/* Folders' and files' names that begin with a dot, and what a Mac adds. */
static bool is_hidden(dc_str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (name.p[i] == '.' && (!i || name.p[i - 1] == '/') &&
		    !dc_starts(dc_from(name, i), "./") &&
		    !dc_starts(dc_from(name, i), "../"))
			return true;
	return dc_starts(name, "__MACOSX/");
}

/* Documents of office programs, and Java's programs, are archives of XML. */
static bool is_document(dc_str name)
{
	return dc_is(name, "[Content_Types].xml") ||
	       dc_ieq(name, DC_S("META-INF/manifest.xml")) ||
	       dc_is(name, "META-INF/MANIFEST.MF");
}

static int probe(const dc_probe *p)
{
	bool any = false;

	for (size_t i = 0; i < p->nmembers; i++) {
		if (is_document(p->members[i]))
			return 0;
		any |= !is_hidden(p->members[i]) && is_known(p->members[i]);
	}
	return any ? 14 : 0;
}

static int by_name(const void *a, const void *b)
{
	const struct member *x = a, *y = b;
	size_t n = x->name.n < y->name.n ? x->name.n : y->name.n;
	int order = n ? memcmp(x->name.p, y->name.p, n) : 0;

	if (order || x->name.n != y->name.n)
		return order ? order : x->name.n < y->name.n ? -1 : 1;
	return (x->i > y->i) - (x->i < y->i);
}

/* Has the name Notion's number at its end? */
static bool has_id(dc_str stem)
{
	size_t i = stem.n;

	while (i && stem.n - i < NOTION_ID && stem.p[i - 1] &&
	       strchr("0123456789abcdef", stem.p[i - 1]))
		i--;
	return stem.n - i == NOTION_ID && i && stem.p[i - 1] == ' ';
}

/* `Words 0123…ef.csv`, beside which there is `Words 0123…ef_all.csv`. */
static bool has_whole(dc_reader *r, dc_str name)
{
	const struct reader *s = r->state;
	dc_str stem = dc_sub(name, 0, name.n > 4 ? name.n - 4 : 0), all;

	if (!dc_ends(name, ".csv") || !has_id(stem))
		return false;
	all = dc_fmt(r->arena, "%.*s_all.csv", DC_ARG(stem));
	return all.n && zipfile_find(s->zip, all.p) != DC_NPOS;
}

/* `Words 0123…ef_all.csv` is the deck Words. */
static dc_str own_name(dc_reader *r, dc_str name)
{
	size_t dot = name.n;
	dc_str stem, ext;

	while (dot && name.p[dot - 1] != '.')
		dot--;
	ext = dc_from(name, dot ? dot - 1 : name.n);
	stem = dc_sub(name, 0, name.n - ext.n);
	if (dc_ends(stem, "_all"))
		stem.n -= 4;
	return has_id(stem) ? dc_fmt(r->arena, "%.*s%.*s",
		DC_ARG(dc_sub(stem, 0, stem.n - NOTION_ID - 1)), DC_ARG(ext))
		: name;
}

static int open_archive(dc_reader *r)
{
	struct reader *s = r->state;
	uint64_t size;
	size_t n;
	int fd, code = dc_input_file(r->in, &fd, &size);

	if (!code)
		s->zip = zipfile_open(r->run, fd, size, &code);
	if (code)
		return code;
	n = zipfile_count(s->zip);
	s->names = zipnames_new(r, s->zip);
	s->members = dc_array(r->run_arena, n + 1, sizeof(*s->members));
	if (!s->names || !s->members)
		return dc_out_of_memory(r->run);
	for (size_t i = 0; i < n; i++) {
		dc_str name = zipfile_name(s->zip, i);

		if (is_hidden(name))
			continue;
		if (is_known(name))
			s->members[s->n++] = (struct member){ name, i };
		else if (!is_beside(name) && !s->others++)
			s->other = name;
	}
	if (s->n)
		qsort(s->members, s->n, sizeof(*s->members), by_name);
	return DC_OK;
}

/* ---- reading them ---- */

static int end(dc_reader *r)
{
	const struct reader *s = r->state;
	dc_str name = dc_mend(r->run, r->arena, s->other);

	if (s->others)
		dc_notice(r->run, "zip-unknown", "files that no format is "
			"known for by their names are left out: %zu, the "
			"first is \"%.*s\"", s->others,
			DC_ARG(dc_head(name, NAME_SHOWN)));
	return DC_END;
}

/* gzip or zstd: it is peeled as any input is. */
static bool is_packed(dc_str bytes)
{
	return dc_starts(bytes, "\x1F\x8B") ||
	       dc_starts(bytes, "\x28\xB5\x2F\xFD");
}

static int read_member(dc_reader *r)
{
	struct reader *s = r->state;
	const struct member *m = &s->members[s->next];
	dc_part part = { .least = LEAST };
	uint64_t notes = 0;
	dc_str bytes;
	int code;

	if (s->next == s->n)
		return end(r);
	s->next++;
	part.name = dc_mend(r->run, r->arena, m->name);
	if (has_whole(r, m->name)) {
		dc_notice(r->run, "zip-view", "\"%.*s\" is left out: all of "
			"its rows are in its _all.csv",
			DC_ARG(dc_head(part.name, NAME_SHOWN)));
		dc_forget(r);
		return DC_OK;
	}
	if (dc_ieq(dc_path_ext(m->name), DC_S("zip")))
		part.least = LEAST_ZIP;
	part.name = own_name(r, part.name);
	s->folder = dc_sub(m->name, 0, m->name.n -
		zipnames_base(m->name).n);
	code = zipfile_all(s->zip, m->i, DC_MAX_DOCUMENT, r->arena, &bytes);
	if (!code && !is_packed(bytes))
		bytes = ziplinks_resolved(r->arena, s->zip, s->folder, bytes);
	if (!code && bytes.n)
		code = dc_read_nested(r, bytes, &part, &notes);
	if (!code && !notes)
		dc_notice(r->run, "zip-no-cards", "no cards in \"%.*s\"",
			DC_ARG(dc_head(part.name, NAME_SHOWN)));
	dc_forget(r);
	return code;
}

/* Seen from the folder of the member; a file of that name elsewhere is better
 * than none. */
static int media(dc_reader *r, dc_str name, dc_bytes_fn *fn, void *user)
{
	const struct reader *s = r->state;
	size_t i = ziplinks_find(r->arena, s->zip, s->names, s->folder, name);

	return i == DC_NPOS ? DC_END : zipfile_pass(s->zip, i, DC_MAX_FILE,
		fn, user);
}

static void close_archive(dc_reader *r)
{
	struct reader *s = r->state;

	if (s->zip)
		zipfile_close(s->zip);
}

const dc_format fmt_zip = {
	.name = "zip",
	.title = "zip archive of decks, pages and tables",
	.exts = "zip",
	.how = "a site's export of many files, as it came: Notion's, for one",
	.caps = DC_BINARY | DC_OWN,
	.read_size = sizeof(struct reader),
	.probe = probe,
	.open = open_archive,
	.read = read_member,
	.close = close_archive,
	.media = media,
};
