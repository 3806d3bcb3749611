#include "parts/zip/names.h"

struct entry {
	uint64_t hash;           /* of its last part */
	size_t i;
};

struct zipnames {
	const zipfile *zip;
	struct entry *v;
	size_t n;
};

dc_str zipnames_base(dc_str path)
{
	size_t n = path.n;

	while (n && path.p[n - 1] != '/' && path.p[n - 1] != '\\')
		n--;
	return dc_from(path, n);
}

static uint64_t hash_of(dc_str s)
{
	return dc_hash(s.p ? s.p : "", s.n, 0);
}

static int by_hash(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return (x->i > y->i) - (x->i < y->i);
}

zipnames *zipnames_new(dc_reader *r, const zipfile *zip)
{
	zipnames *z = dc_alloc(r->run_arena, sizeof(*z));
	size_t n = zipfile_count(zip);

	if (!z)
		return NULL;
	z->zip = zip;
	z->v = dc_array(r->run_arena, n + 1, sizeof(*z->v));
	if (!z->v)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		dc_str base = zipnames_base(zipfile_name(zip, i));

		if (base.n)
			z->v[z->n++] = (struct entry){ hash_of(base), i };
	}
	if (z->n)
		qsort(z->v, z->n, sizeof(*z->v), by_hash);
	return z;
}

size_t zipnames_find(const zipnames *z, dc_str path)
{
	dc_str base = zipnames_base(path);
	uint64_t hash = hash_of(base);
	size_t low = 0, high = z->n, found = DC_NPOS;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (z->v[mid].hash < hash)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < z->n && z->v[low].hash == hash; low++) {
		dc_str name = zipfile_name(z->zip, z->v[low].i);

		if (dc_eq(name, path))
			return z->v[low].i;
		if (found == DC_NPOS && dc_eq(zipnames_base(name), base))
			found = z->v[low].i;
	}
	return base.n ? found : DC_NPOS;
}
