/*
 * Anki's packages: .apkg (some decks) and .colpkg (a whole collection), in all
 * three generations, and the database alone as an old Anki leaves it on the
 * disk.  There is no specification but Anki's own code (rslib/src/
 * import_export/package).  The archive is the business of
 * parts/collection/package.h, the database that of collection.h beside it.
 *
 * What is written is the oldest generation, which all versions of Anki since
 * 2.1 take and later ones read as well, or on request the newest.  Its
 * database is one of schema 11 in both: Anki takes that, too.
 *
 * What is odd: newer packages hold a dummy collection.anki2 with one note
 * that asks for a newer Anki, beside the real one.  A media file is listed
 * under its number; the names stand in the map alone.
 */
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "parts/collection/collection.h"
#include "parts/collection/package.h"
#include "parts/collection/write.h"
#include "lib/proto.h"
#include "lib/unpack.h"
#include "lib/zip.h"

enum { LEGACY, LATEST };

struct options {
	int generation;          /* LEGACY … */
	int level;
};

static const dc_opt opts[] = {
	{ .name = "generation", .type = DC_OPT_CHOICE,
	  .place = offsetof(struct options, generation), .def = "legacy",
	  .choices = "legacy latest", .flags = DC_OPT_WRITE,
	  .help = "for Anki from 2.1.44 on, or from 2.1.54 on" },
	{ .name = "level", .type = DC_OPT_CHOICE,
	  .place = offsetof(struct options, level), .def = "1",
	  .choices = "0 1 2 3 4 5 6 7 8 9", .flags = DC_OPT_WRITE,
	  .help = "how hard to compress: 0 not at all, 1 fast, 9 well" },
	{ 0 }
};

/* ---- reader ---- */

struct reading {
	package *package;
	coll coll;
};

static int open_reader(dc_reader *r)
{
	struct reading *st = r->state;
	uint64_t size;
	int fd, code;

	st->package = package_open(r, &code);
	if (!st->package)
		return code;
	code = package_database(st->package, &fd, &size);
	return code ? code : coll_open(&st->coll, r, fd, size);
}

static int read_some(dc_reader *r)
{
	struct reading *st = r->state;

	return coll_some(&st->coll);
}

static void close_reader(dc_reader *r)
{
	struct reading *st = r->state;

	coll_close(&st->coll);
	package_close(st->package);
}

static int media(dc_reader *r, dc_str name, dc_bytes_fn *fn, void *user)
{
	struct reading *st = r->state;

	return package_media(st->package, name, fn, user);
}

/* ---- writer ---- */

enum { META = 2, FIXED = 3 };            /* bytes of meta; entries but media */

struct writer {
	collwrite *coll;
	zipwriter *zip;
	pack *pack;              /* latest: makes zstd frames … */
	int spool;               /* … that lie here */
	uint64_t size;           /* bytes in it */
	dc_buf map;              /* of media */
	size_t nmedia;
};

static int failed(dc_writer *w, int error)
{
	return error ? dc_fail(w->run, DC_LIMIT, "package-write",
		"cannot make the package: %s", strerror(error)) : DC_OK;
}

static int begin(dc_writer *w)
{
	const struct options *o = w->opts;
	struct writer *s = w->state;
	int code;

	s->spool = -1;
	s->map = dc_buf_in(w->run_arena, DC_MAX_DOCUMENT);
	s->zip = zipwriter_new();
	if (!s->zip)
		return failed(w, ENOMEM);
	if (o->generation == LATEST) {
		s->pack = pack_new(o->level ? o->level : 1);
		s->spool = dc_temp_file();
		if (!s->pack || s->spool < 0)
			return failed(w, s->pack ? errno : ENOMEM);
	}
	s->coll = collwrite_open(w, &code);
	return code;
}

static void drop(dc_writer *w)
{
	struct writer *s = w->state;

	if (!s->zip)
		return;
	collwrite_close(s->coll);
	zipwriter_free(s->zip);
	pack_free(s->pack);
	if (s->spool >= 0)
		close(s->spool);
}

/* A piece of a frame goes to the end of the spool. */
static int spool(void *state, const void *p, size_t n)
{
	struct writer *s = state;
	size_t done = 0;

	if (n > DC_MAX_SPOOL - s->size)
		return EFBIG;
	while (done < n) {
		ssize_t got = pwrite(s->spool, (const char *)p + done,
			n - done, (off_t)(s->size + done));

		if (got < 0 && errno != EINTR)
			return errno;
		done += got > 0 ? (size_t)got : 0;
	}
	s->size += n;
	return 0;
}

/* An entry of what lies in a file, as a frame where `latest` wants one. */
static int add_file(dc_writer *w, const char *name, int fd, uint64_t at,
	uint64_t size, int level)
{
	struct writer *s = w->state;
	const uint64_t from = s->size;
	int error;

	if (!s->pack)
		return failed(w, zipwriter_add(s->zip, name, fd, at, size,
			level));
	error = pack_file(s->pack, fd, at, size, spool, s);
	if (!error)
		error = zipwriter_add(s->zip, name, s->spool, from,
			s->size - from, 0);
	return failed(w, error);
}

/* MediaEntry: 1 name, 2 size, 3 SHA-1; they are field 1 of MediaEntries. */
static void add_entry(dc_writer *w, const dc_media *m)
{
	struct writer *s = w->state;
	dc_buf b = dc_buf_in(w->arena, DC_MAX_FIELD);

	proto_add_bytes(&b, 1, m->name);
	proto_add_number(&b, 2, m->size);
	proto_add_bytes(&b, 3, (dc_str){ (const char *)m->sha1,
		sizeof(m->sha1) });
	proto_add_bytes(&s->map, 1, dc_got(&b));
}

static int put_media(dc_writer *w, const dc_media *m)
{
	struct writer *s = w->state;
	char name[24];

	if (s->nmedia == ZIPFILE_ENTRIES - FIXED)
		return dc_fail(w->run, DC_LIMIT, "media-limit", "more than %d "
			"media files", ZIPFILE_ENTRIES - FIXED);
	snprintf(name, sizeof(name), "%zu", s->nmedia);
	if (s->pack) {
		add_entry(w, m);
	} else {
		dc_addf(&s->map, "%s\"%s\":", s->nmedia ? "," : "{", name);
		json_add(&s->map, m->name);
	}
	s->nmedia++;
	return add_file(w, name, m->fd, m->at, m->size, 0);
}

static int put(dc_writer *w, const dc_event *ev)
{
	struct writer *s = w->state;

	switch (ev->what) {
	case DC_DECK:
		return collwrite_deck(s->coll, w, ev->u.deck);
	case DC_KIND:
		return collwrite_kind(s->coll, w, ev->u.kind);
	case DC_NOTE:
		return collwrite_note(s->coll, w, ev->u.note);
	case DC_MEDIA:
		return put_media(w, ev->u.media);
	}
	return DC_OK;
}

static int pass(void *out, const void *p, size_t n)
{
	dc_out(out, p, n);
	return 0;
}

static int add_map(dc_writer *w)
{
	struct writer *s = w->state;
	const uint64_t from = s->size;
	int error;

	if (!s->pack)
		dc_addz(&s->map, s->nmedia ? "}" : "{}");
	if (s->map.failed)
		return DC_LIMIT;
	if (!s->pack)
		return failed(w, zipwriter_add_bytes(s->zip, "media",
			dc_got(&s->map), 0));
	error = pack_bytes(s->pack, dc_got(&s->map), spool, s);
	if (!error)
		error = zipwriter_add(s->zip, "media", s->spool, from,
			s->size - from, 0);
	return failed(w, error);
}

static int end(dc_writer *w)
{
	static const char meta[META] = { 0x08, 0x03 };
	const struct options *o = w->opts;
	struct writer *s = w->state;
	uint64_t size;
	int fd, code = collwrite_end(s->coll, w, &fd, &size);

	if (!code && s->pack)
		code = failed(w, zipwriter_add_bytes(s->zip, "meta",
			(dc_str){ meta, META }, 0));
	if (!code)
		code = add_file(w, s->pack ? "collection.anki21b"
			: "collection.anki2", fd, 0, size, o->level);
	if (!code)
		code = add_map(w);
	return code ? code : failed(w, zipwriter_end(s->zip, pass, w->out));
}

const dc_format fmt_apkg = {
	.name = "apkg",
	.title = "Anki package",
	.exts = "apkg",
	.how = "Anki: File > Export, as .apkg or .colpkg",
	.caps = DC_CAP_DECKS | DC_CAP_TAGS | DC_CAP_MEDIA | DC_CAP_KINDS |
		DC_CAP_CARDS | DC_CAP_FIELDS | DC_CAP_GUIDS | DC_CAP_MOD |
		DC_NEEDS_MOD | DC_SHOWS_FRONT | DC_BINARY | DC_CLEAN |
		DC_STOCK | DC_OWN,
	.text = DC_HTML,
	.opts = opts,
	.opt_size = sizeof(struct options),
	.read_size = sizeof(struct reading),
	.write_size = sizeof(struct writer),
	.probe = package_probe,
	.open = open_reader,
	.read = read_some,
	.close = close_reader,
	.media = media,
	.begin = begin,
	.put = put,
	.end = end,
	.drop = drop,
};
