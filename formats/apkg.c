/*
 * Anki's packages: .apkg (some decks) and .colpkg (a whole collection), in all
 * three generations, and the database alone as an old Anki leaves it on the
 * disk.  There is no specification but Anki's own code (rslib/src/
 * import_export/package).  The archive is lib/package.h's business, the
 * database lib/collection.h's.
 *
 * What is odd: newer packages hold a dummy collection.anki2 with one note
 * that asks for a newer Anki, beside the real one.  A media file is listed
 * under its number; the names stand in the map alone.
 */
#include "lib/collection.h"
#include "lib/package.h"

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

const dc_format fmt_apkg = {
	.name = "apkg",
	.title = "Anki package",
	.exts = "apkg",
	.how = "Anki: File > Export, or a deck's gear > Export",
	.caps = DC_BINARY | DC_OWN,
	.read_size = sizeof(struct reading),
	.probe = package_probe,
	.open = open_reader,
	.read = read_some,
	.close = close_reader,
	.media = media
};
