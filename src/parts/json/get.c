#include "parts/json/get.h"

dc_str jsonget_text(const json *v, const char *name)
{
	dc_str s = json_text(json_get(v, name));

	return s.p ? s : DC_NONE;
}

uint64_t jsonget_number(const json *v, const char *name)
{
	uint64_t n;

	return dc_num(jsonget_text(v, name), &n) ? n : 0;
}

bool jsonget_is(const json *v, const char *name)
{
	const json *m = json_get(v, name);

	return m && json_is(m) != JSON_FALSE && json_is(m) != JSON_NULL;
}

int jsonget_order(dc_str a, dc_str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;

	return order ? order : (a.n > b.n) - (a.n < b.n);
}
