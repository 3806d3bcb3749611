/*
 * gzip (RFC 1952, several members) and zstd (RFC 8878, several frames).
 */
#include <errno.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include "lib/unpack.h"

/* 128 MiB: what `zstd -d` takes without being asked. */
enum { WINDOW_LOG = 27 };
enum { PIECE = 64 << 10 };

struct unpack {
	bool is_zstd, in_stream, ended, no_memory;
	z_stream z;
	ZSTD_DCtx *d;
};

const char *unpack_magic(dc_str h)
{
	if (dc_starts(h, "\x1F\x8B\x08"))
		return "gzip";
	if (dc_starts(h, "\x28\xB5\x2F\xFD"))
		return "zstd";
	return NULL;
}

unpack *unpack_new(const char *magic)
{
	unpack *u = calloc(1, sizeof(*u));
	bool ok;

	if (!u)
		return NULL;
	u->is_zstd = strcmp(magic, "zstd") == 0;
	if (u->is_zstd) {
		u->d = ZSTD_createDCtx();
		ok = u->d != NULL;
		if (ok)
			ZSTD_DCtx_setParameter(u->d, ZSTD_d_windowLogMax,
				WINDOW_LOG);
	} else {
		ok = inflateInit2(&u->z, 15 + 16) == Z_OK;
	}
	if (ok)
		return u;
	free(u);
	return NULL;
}

void unpack_free(unpack *u)
{
	if (!u)
		return;
	if (u->is_zstd)
		ZSTD_freeDCtx(u->d);
	else
		inflateEnd(&u->z);
	free(u);
}

static const char *gunzip(unpack *u, dc_str *in, bool last, char *out,
	size_t room, size_t *done)
{
	int rc = Z_OK;

	u->z.next_out = (Bytef *)out;
	u->z.avail_out = (uInt)room;
	while (u->z.avail_out && (in->n || u->in_stream)) {
		size_t before = u->z.avail_out, took = in->n;

		/* Behind the last member there may be padding, as gzip does. */
		if (u->ended && !u->in_stream && in->p[0] != '\x1F') {
			*in = dc_from(*in, in->n);
			break;
		}
		u->in_stream = true;
		u->z.next_in = (Bytef *)(uintptr_t)in->p;
		u->z.avail_in = (uInt)in->n;
		rc = inflate(&u->z, Z_NO_FLUSH);
		*in = dc_from(*in, in->n - u->z.avail_in);
		*done = room - u->z.avail_out;
		if (rc == Z_STREAM_END) {
			u->in_stream = false;
			u->ended = true;
			inflateReset(&u->z);
		} else if (rc != Z_OK && rc != Z_BUF_ERROR) {
			u->no_memory = rc == Z_MEM_ERROR;
			return u->z.msg ? u->z.msg : "damaged";
		} else if (before == u->z.avail_out && took == in->n) {
			break;
		}
	}
	*done = room - u->z.avail_out;
	return last && !in->n && u->in_stream && !*done ? "cut short" : NULL;
}

static const char *unzstd(unpack *u, dc_str *in, bool last, char *out,
	size_t room, size_t *done)
{
	ZSTD_inBuffer ib = { in->p, in->n, 0 };
	ZSTD_outBuffer ob = { out, room, 0 };

	while (ob.pos < ob.size) {
		size_t was = ob.pos, rc;

		if (ib.pos == ib.size && !u->in_stream)
			break;
		rc = ZSTD_decompressStream(u->d, &ob, &ib);
		u->no_memory = ZSTD_getErrorCode(rc) ==
			ZSTD_error_memory_allocation;
		if (ZSTD_isError(rc))
			return ZSTD_getErrorName(rc);
		u->in_stream = rc != 0;
		if (ib.pos == ib.size && was == ob.pos)
			break;
	}
	*in = dc_from(*in, ib.pos);
	*done = ob.pos;
	return last && !in->n && u->in_stream && !*done ? "cut short" : NULL;
}

const char *unpack_some(unpack *u, dc_str *in, bool last, char *out,
	size_t room, size_t *done)
{
	*done = 0;
	if (room > 1 << 20)
		room = 1 << 20;
	return u->is_zstd ? unzstd(u, in, last, out, room, done)
			  : gunzip(u, in, last, out, room, done);
}

int unpack_pass(unpack *u, dc_str piece, bool last, dc_bytes_fn *fn,
	void *user, const char **wrong)
{
	char out[PIECE];
	size_t done;

	do {
		int code;

		*wrong = unpack_some(u, &piece, last, out, sizeof(out), &done);
		if (*wrong)
			return DC_END;
		code = done ? fn(user, out, done) : 0;
		if (code)
			return code;
	} while (done || piece.n);
	return 0;
}

/* ---- packing ---- */

struct pack {
	ZSTD_CCtx *c;
	char in[PIECE], out[PIECE];
};

pack *pack_new(int level)
{
	pack *p = calloc(1, sizeof(*p));

	if (!p)
		return NULL;
	p->c = ZSTD_createCCtx();
	if (p->c && !ZSTD_isError(ZSTD_CCtx_setParameter(p->c,
			    ZSTD_c_compressionLevel, level)) &&
	    !ZSTD_isError(ZSTD_CCtx_setParameter(p->c, ZSTD_c_checksumFlag,
		    1)))
		return p;
	pack_free(p);
	return NULL;
}

void pack_free(pack *p)
{
	if (p)
		ZSTD_freeCCtx(p->c);
	free(p);
}

static int begin_frame(pack *p, uint64_t size)
{
	ZSTD_CCtx_reset(p->c, ZSTD_reset_session_only);
	return ZSTD_isError(ZSTD_CCtx_setPledgedSrcSize(p->c, size)) ? EIO : 0;
}

/* libzstd fails for want of memory alone: its input is always right. */
static int add(pack *p, dc_str s, bool last, dc_bytes_fn *fn, void *user)
{
	ZSTD_inBuffer ib = { s.p, s.n, 0 };
	size_t left;

	do {
		ZSTD_outBuffer ob = { p->out, sizeof(p->out), 0 };
		int code;

		left = ZSTD_compressStream2(p->c, &ob, &ib,
			last ? ZSTD_e_end : ZSTD_e_continue);
		if (ZSTD_isError(left))
			return ENOMEM;
		code = ob.pos ? fn(user, p->out, ob.pos) : 0;
		if (code)
			return code;
	} while (last ? left > 0 : ib.pos < ib.size);
	return 0;
}

int pack_bytes(pack *p, dc_str s, dc_bytes_fn *fn, void *user)
{
	int code = begin_frame(p, s.n);

	return code ? code : add(p, s, true, fn, user);
}

int pack_file(pack *p, int fd, uint64_t at, uint64_t size, dc_bytes_fn *fn,
	void *user)
{
	int code = begin_frame(p, size);

	while (!code && size) {
		size_t want = size < PIECE ? (size_t)size : PIECE;
		ssize_t n = pread(fd, p->in, want, (off_t)at);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n ? errno : EIO;
		at += (uint64_t)n;
		size -= (uint64_t)n;
		code = add(p, (dc_str){ p->in, (size_t)n }, false, fn, user);
	}
	return code ? code : add(p, DC_NONE, true, fn, user);
}

bool unpack_no_memory(const unpack *u)
{
	return u->no_memory;
}

const char *unpack_zlib_version(void)
{
	return zlibVersion();
}

const char *unpack_zstd_version(void)
{
	return ZSTD_versionString();
}
