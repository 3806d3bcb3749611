/*
 * Sizes, numbers and names in a package are a stranger's word.  Nothing is
 * opened by a name from it, and what unpacks is counted while it does.
 */
#include <errno.h>
#include <unistd.h>

#include "lib/json.h"
#include "parts/collection/package.h"
#include "lib/proto.h"
#include "lib/unpack.h"
#include "lib/zip.h"

enum {
	PIECE = 64 << 10,        /* unpacked at a time */
	META = 4 << 10           /* bytes of `meta`: it has two */
};

/* One line of the map: the member `number` is the file of that name. */
struct line {
	uint64_t hash, number;
	dc_str name;             /* NFC */
	size_t place;            /* of equal names the first counts */
};

struct package {
	dc_reader *r;
	zipfile *zip;            /* NULL: the input is the database */
	uint64_t generation;
	int fd;                  /* of the database, if it was unpacked */
	char *piece;
	struct line *map;
	size_t lines;
	bool mapped;
	int map_code;
};

static const struct {
	const char *member;
	uint64_t generation;
} generations[] = {
	{ "collection.anki21b", 3 },
	{ "collection.anki21", 2 },
	{ "collection.anki2", 1 }
};

enum { GENERATIONS = 3 };

/* ---- what it is ---- */

int package_probe(const dc_probe *p)
{
	for (size_t i = 0; i < p->nmembers; i++)
		for (size_t k = 0; k < GENERATIONS; k++)
			if (dc_is(p->members[i], generations[k].member))
				return 100;
	/* The tables of a database stand in its first pages, as SQL. */
	if (!dc_starts(p->head, "SQLite format 3"))
		return 0;
	return dc_find(p->head, "sfld") != DC_NPOS &&
	       dc_find(p->head, "flds") != DC_NPOS &&
	       dc_find(p->head, "odid") != DC_NPOS ? 95 : 0;
}

/* What Anki keeps on the disk has a log beside it while Anki runs, and the
 * newest notes may stand there alone. */
static bool is_database(dc_run *run, int fd)
{
	char head[20];

	if (pread(fd, head, sizeof(head), 0) != (ssize_t)sizeof(head) ||
	    memcmp(head, "SQLite format 3", 16) != 0)
		return false;
	if (head[18] == 2) {
		dc_hint(run, "close Anki before, or let it export a package");
		dc_notice(run, "apkg-log", "a database that is read without "
			"the log that may be beside it");
	}
	return true;
}

/* The number in the protobuf message of `meta`. */
static uint64_t generation_of(dc_str meta)
{
	struct proto_field f;
	uint64_t n = 0;

	while (proto_next(&meta, &f))
		if (f.tag == 1)
			n = f.number;
	return meta.p || !meta.n ? n : 0;
}

static int unknown_generation(package *p)
{
	dc_run *run = p->r->run;

	dc_hint(run, "export it from Anki with \"Support older Anki versions\" "
		"checked");
	return dc_fail(run, DC_INPUT, "apkg-version", "a package of version "
		"%llu, which is not known",
		(unsigned long long)p->generation);
}

/* A package without `meta` is the newest of what is there. */
static int find_generation(package *p)
{
	size_t i = zipfile_find(p->zip, "meta");
	dc_str meta;
	int code;

	if (i == DC_NPOS) {
		for (size_t k = GENERATIONS; k-- > 0;)
			if (zipfile_find(p->zip, generations[k].member) !=
			    DC_NPOS)
				p->generation = generations[k].generation;
		return DC_OK;
	}
	code = zipfile_all(p->zip, i, META, p->r->arena, &meta);
	if (code)
		return code;
	p->generation = generation_of(meta);
	if (!p->generation || p->generation > GENERATIONS)
		return unknown_generation(p);
	return DC_OK;
}

package *package_open(dc_reader *r, int *code)
{
	package *p = dc_alloc(r->run_arena, sizeof(*p));
	uint64_t size;
	int fd;

	*code = p ? dc_input_file(r->in, &fd, &size)
		  : dc_out_of_memory(r->run);
	if (*code)
		return NULL;
	p->r = r;
	p->fd = -1;
	if (is_database(r->run, fd))
		return p;
	p->zip = zipfile_open(r->run, fd, size, code);
	if (p->zip)
		*code = find_generation(p);
	if (!*code)
		return p;
	package_close(p);
	return NULL;
}

void package_close(package *p)
{
	if (!p)
		return;
	if (p->zip)
		zipfile_close(p->zip);
	if (p->fd >= 0)
		close(p->fd);
	p->zip = NULL;
	p->fd = -1;
}

/* ---- zstd inside of the archive ---- */

/* What is in the frames that are fed to it goes to fn. */
struct frames {
	package *p;
	const char *what;        /* they hold, for messages */
	unpack *u;
	uint64_t in, out, max;
	dc_bytes_fn *fn;
	void *user;
};

static int too_large(struct frames *f)
{
	return dc_fail(f->p->r->run, DC_LIMIT, "apkg-bomb", "%s: %llu bytes "
		"unpack to more than %llu", f->what,
		(unsigned long long)f->in, (unsigned long long)f->out);
}

static int feed(struct frames *f, dc_str in, bool last)
{
	size_t done = PIECE, before;
	const char *wrong;
	int code = DC_OK;

	f->in += in.n;
	while (!code && (in.n || done)) {
		before = in.n;
		wrong = unpack_some(f->u, &in, last, f->p->piece, PIECE, &done);
		if (unpack_no_memory(f->u))
			return dc_out_of_memory(f->p->r->run);
		if (wrong || (before && before == in.n && !done))
			return dc_fail(f->p->r->run, DC_INPUT, "apkg-zstd",
				"%s is damaged: %s", f->what,
				wrong ? wrong : "no zstd");
		f->out += done;
		if (f->out > f->max || (f->out > ZIPFILE_FREE &&
					f->out / ZIPFILE_RATIO > f->in))
			return too_large(f);
		if (done)
			code = f->fn(f->user, f->p->piece, done);
	}
	return code;
}

static int on_piece(void *user, const void *p, size_t n)
{
	return feed(user, (dc_str){ p, n }, false);
}

/* The bytes of a member; of the third generation they are unpacked. */
static int pass(package *p, size_t i, const char *what, uint64_t max,
	dc_bytes_fn *fn, void *user)
{
	struct frames f = { .p = p, .what = what, .max = max, .fn = fn,
		.user = user };
	dc_run *run = p->r->run;
	int code;

	if (p->generation < 3)
		return zipfile_pass(p->zip, i, max, fn, user);
	if (!p->piece)
		p->piece = dc_alloc(p->r->run_arena, PIECE);
	f.u = p->piece ? unpack_new("zstd") : NULL;
	if (!f.u)
		return dc_out_of_memory(run);
	code = zipfile_pass(p->zip, i, max, on_piece, &f);
	if (!code)
		code = f.in ? feed(&f, DC_NONE, true)
			    : dc_fail(run, DC_INPUT, "apkg-zstd", "%s is "
				"damaged: empty", what);
	unpack_free(f.u);
	return code;
}

/* ---- the database ---- */

struct copy {
	package *p;
	uint64_t size;
};

static int copy_piece(void *user, const void *p, size_t n)
{
	struct copy *c = user;
	const char *at = p;

	while (n) {
		ssize_t done = pwrite(c->p->fd, at, n, (off_t)c->size);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return dc_fail(c->p->r->run, DC_LIMIT,
				"temporary-file", "cannot write a temporary "
				"file: %s", strerror(errno));
		at += done;
		n -= (size_t)done;
		c->size += (uint64_t)done;
	}
	return DC_OK;
}

static const char *database_name(const package *p)
{
	for (size_t k = 0; k < GENERATIONS; k++)
		if (generations[k].generation == p->generation)
			return generations[k].member;
	return "";
}

int package_database(package *p, int *fd, uint64_t *size)
{
	const char *member = database_name(p);
	struct copy c = { .p = p };
	dc_run *run = p->r->run;
	size_t i;
	int code;

	if (!p->zip)
		return dc_input_file(p->r->in, fd, size);
	i = zipfile_find(p->zip, member);
	if (i == DC_NPOS)
		return dc_fail(run, DC_INPUT, "apkg-collection",
			"no %s in the package",
			*member ? member : "collection.anki2");
	p->fd = dc_temp_file();
	if (p->fd < 0)
		return dc_fail(run, DC_LIMIT, "temporary-file",
			"cannot make a temporary file: %s", strerror(errno));
	code = pass(p, i, member, PACKAGE_DATABASE, copy_piece, &c);
	*fd = p->fd;
	*size = c.size;
	return code;
}

/* ---- the map ---- */

/* One plain component: what names another folder is never looked for. */
static bool is_safe(dc_str name)
{
	return name.n && !dc_is(name, ".") && !dc_is(name, "..") &&
	       !memchr(name.p, '\0', name.n) &&
	       dc_chr(name, '/') == DC_NPOS && dc_chr(name, '\\') == DC_NPOS;
}

static int add_line(package *p, dc_str name, uint64_t number)
{
	dc_run *run = p->r->run;
	struct line *l;

	if (!dc_utf8_valid(name)) {
		dc_warn(run, "apkg-media-name", "media file %llu is left out: "
			"its name is not UTF-8", (unsigned long long)number);
		return DC_OK;
	}
	if (!is_safe(name)) {
		dc_warn(run, "apkg-media-name", "media file %llu is left out: "
			"\"%.*s\" cannot name a file",
			(unsigned long long)number, DC_ARG(name));
		return DC_OK;
	}
	name = dc_nfc(p->r->arena, name);
	l = &p->map[p->lines];
	*l = (struct line){ .number = number, .place = p->lines,
		.name = dc_dup(p->r->run_arena, name),
		.hash = dc_hash(name.p, name.n, 0) };
	p->lines++;
	return DC_OK;
}

static int room_for(package *p, size_t lines)
{
	if (lines > ZIPFILE_ENTRIES)
		return dc_fail(p->r->run, DC_LIMIT, "apkg-media-limit",
			"the package lists more than %d media files",
			ZIPFILE_ENTRIES);
	p->map = dc_array(p->r->run_arena, lines + 1, sizeof(*p->map));
	return p->map ? DC_OK
		: dc_out_of_memory(p->r->run);
}

static int bad_map(package *p, const char *why)
{
	return dc_fail(p->r->run, DC_INPUT, "apkg-media-map", "the list of "
		"media files is damaged: %s", why);
}

/* {"0":"dot.png"} */
static int read_json(package *p, dc_str text)
{
	json_fault fault;
	const json *all;
	uint64_t number;
	int code;

	text = dc_mend(p->r->run, p->r->arena, text);
	if (!dc_trim(text).n)
		return DC_OK;
	all = json_parse(NULL, p->r->arena, text, 1, 1, &fault);
	if (!all || json_is(all) != JSON_OBJECT)
		return bad_map(p, all ? "no object" : fault.what);
	code = room_for(p, json_count(all));
	for (const json *v = json_first(all); !code && v; v = json_next(v))
		if (dc_num(json_key(v), &number))
			code = add_line(p, json_text(v), number);
		else
			dc_warn(p->r->run, "apkg-media-name", "the list of "
				"media files has \"%.*s\", which is no number",
				DC_ARG(json_key(v)));
	return code;
}

/* A list of messages with name, size and checksum: the place is the number. */
static int read_list(package *p, dc_str list)
{
	struct proto_field f, part;
	dc_str rest = list;
	uint64_t number = 0;
	size_t n = 0;
	int code;

	while (proto_next(&rest, &f))
		n += f.tag == 1;
	if (list.n && !rest.p)
		return bad_map(p, "no protocol buffer");
	code = room_for(p, n);
	while (!code && proto_next(&list, &f)) {
		dc_str name = DC_NONE;

		if (f.tag != 1)
			continue;
		while (proto_next(&f.bytes, &part))
			if (part.tag == 1)
				name = part.bytes;
		code = add_line(p, name, number++);
	}
	return code;
}

static int by_name(const void *a, const void *b)
{
	const struct line *x = a, *y = b;
	size_t n = x->name.n < y->name.n ? x->name.n : y->name.n;
	int order;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	order = memcmp(x->name.p, y->name.p, n);
	if (order || x->name.n != y->name.n)
		return order ? order : x->name.n < y->name.n ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

static void tell_doubles(const package *p)
{
	for (size_t i = 1; i < p->lines; i++)
		if (dc_eq(p->map[i - 1].name, p->map[i].name))
			dc_warn(p->r->run, "apkg-media-twice", "two media "
				"files are called \"%.*s\": the first is "
				"taken", DC_ARG(p->map[i].name));
}

static int add_piece(void *user, const void *p, size_t n)
{
	dc_buf *b = user;

	dc_add(b, p, n);
	return DC_OK;
}

static int read_map(package *p)
{
	dc_buf b = dc_buf_in(p->r->arena, DC_MAX_RECORD);
	size_t i = zipfile_find(p->zip, "media");
	int code;

	/* Anki writes one always, other programs do not. */
	if (i == DC_NPOS)
		return DC_OK;
	code = pass(p, i, "the list of media files", DC_MAX_RECORD - 1,
		add_piece, &b);
	if (!code && b.failed)
		code = dc_out_of_memory(p->r->run);
	if (!code)
		code = p->generation < 3 ? read_json(p, dc_got(&b))
					 : read_list(p, dc_got(&b));
	if (code)
		return code;
	if (p->lines)
		qsort(p->map, p->lines, sizeof(*p->map), by_name);
	tell_doubles(p);
	return DC_OK;
}

/* The first line of that name, or NULL. */
static const struct line *find(const package *p, dc_str name)
{
	uint64_t hash = dc_hash(name.p, name.n, 0);
	size_t low = 0, high = p->lines;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (p->map[mid].hash < hash)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < p->lines && p->map[low].hash == hash; low++)
		if (dc_eq(p->map[low].name, name))
			return &p->map[low];
	return NULL;
}

int package_media(package *p, dc_str name, dc_bytes_fn *fn, void *user)
{
	const struct line *l;
	dc_str member;
	size_t i;

	if (!p->zip)
		return DC_END;
	if (!p->mapped)
		p->map_code = read_map(p);
	p->mapped = true;
	if (p->map_code)
		return p->map_code;
	l = find(p, dc_nfc(p->r->arena, name));
	if (!l)
		return DC_END;
	member = dc_fmt(p->r->arena, "%llu", (unsigned long long)l->number);
	i = member.n ? zipfile_find(p->zip, member.p) : DC_NPOS;
	if (i == DC_NPOS) {
		dc_warn(p->r->run, "apkg-media-missing", "\"%.*s\" is listed, "
			"but not in the package", DC_ARG(l->name));
		return DC_END;
	}
	return pass(p, i, "a media file", PACKAGE_MEDIA, fn, user);
}
