#include <errno.h>
#include <unistd.h>

#include "lib/base64.h"
#include "parts/json/media.h"

/* ---- writing ---- */

int notemedia_keep(dc_writer *w, notemedia *m, const dc_media *file)
{
	dc_media *more = dc_grow(w->run_arena, m->files, m->n, &m->cap,
		sizeof(*more));

	if (!more)
		return dc_out_of_memory(w->run);
	m->files = more;
	m->files[m->n] = *file;
	m->files[m->n++].name = dc_dup(w->run_arena, file->name);
	return DC_OK;
}

static int write_data(dc_writer *w, const dc_media *file)
{
	char buf[3 << 12];
	uint64_t done = 0;
	size_t have = 0;

	while (done < file->size) {
		uint64_t left = file->size - done;
		size_t want = sizeof(buf) - have;
		ssize_t n = pread(file->fd, buf + have,
			left < want ? (size_t)left : want,
			(off_t)(file->at + done));

		if (n < 0 && errno == EINTR && !dc_stopped(w->run))
			continue;
		if (n <= 0)
			return dc_fail(w->run, DC_LIMIT, "temporary-file",
				"cannot read a temporary file: %s",
				n ? strerror(errno) : "it is too short");
		done += (uint64_t)n;
		have += (size_t)n;
		if (have < sizeof(buf) && done < file->size)
			continue;
		base64_write(w->out, buf, have);
		have = 0;
	}
	return DC_OK;
}

static dc_media *waiting(notemedia *m, dc_str name)
{
	for (size_t i = 0; i < m->n; i++)
		if (dc_eq(m->files[i].name, name))
			return &m->files[i];
	return NULL;
}

int notemedia_write(dc_writer *w, notemedia *m, const dc_note *n)
{
	uint64_t room = NOTEMEDIA_MOST;
	int code = DC_OK;

	for (size_t i = 0; !code && i < n->nmedia; i++) {
		dc_media *f = waiting(m, n->media[i]), file;
		bool fits = f && f->size <= room;

		if (i)
			dc_outc(w->out, ',');
		dc_outz(w->out, fits ? "{\"name\":" : "");
		json_quote(w->out, n->media[i]);
		if (!f)
			continue;
		file = *f;
		*f = m->files[--m->n];
		if (!fits) {
			dc_lose(w->run, "media files", 1);
			continue;
		}
		room -= file.size;
		dc_outz(w->out, ",\"data\":\"");
		code = write_data(w, &file);
		dc_outz(w->out, "\"}");
	}
	return code;
}

/* ---- reading ---- */

static int read_file(dc_reader *r, dc_str name, const json *v)
{
	dc_str data = json_text(json_get(v, "data")), bytes;

	for (const json *m = json_first(v); m; m = json_next(m))
		if (!dc_is(json_key(m), "name") && !dc_is(json_key(m), "data"))
			dc_lose(r->run, "members of media", 1);
	if (json_is(json_get(v, "data")) != JSON_STRING)
		return DC_OK;
	bytes = base64_decode(r->arena, data);
	if (bytes.p)
		return dc_give_media(r, name, bytes);
	dc_warn(r->run, "media-damaged", "the data of \"%.*s\" is no base64",
		DC_ARG(dc_sub(name, 0, 200)));
	return DC_OK;
}

int notemedia_read(dc_reader *r, dc_note *n, const json *list)
{
	int code = DC_OK;

	n->media = dc_array(r->arena, json_count(list), sizeof(*n->media));
	for (const json *m = json_first(list); n->media && !code && m;
	     m = json_next(m)) {
		dc_str name = json_is(m) == JSON_OBJECT
			? json_text(json_get(m, "name"))
			: json_is(m) == JSON_STRING ? json_text(m) : DC_NONE;

		if (!name.n)
			continue;
		n->media[n->nmedia++] = name;
		if (json_is(m) == JSON_OBJECT)
			code = read_file(r, name, m);
	}
	return code;
}
