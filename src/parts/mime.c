/*
 * Headers.
 */
#include "parts/mime.h"

dc_str mime_header(dc_arena *arena, dc_str head, const char *name)
{
	dc_buf b = dc_buf_in(arena, DC_MAX_FIELD);
	size_t n = strlen(name);
	bool ours = false;
	dc_str line;

	while (dc_next_line(&head, &line)) {
		bool folded = line.n && (*line.p == ' ' || *line.p == '\t');

		if (!folded && ours)
			break;
		if (!folded)
			ours = line.n > n && line.p[n] == ':' &&
				dc_ieq(dc_sub(line, 0, n), dc_cstr(name));
		if (!ours)
			continue;
		dc_addz(&b, b.n ? " " : "");
		dc_adds(&b, dc_trim(folded ? line : dc_from(line, n + 1)));
	}
	return dc_got(&b);
}

dc_str mime_parameter(dc_str value, const char *name)
{
	dc_str part, found = DC_NONE;

	dc_cut(&value, ';');
	while (value.p && !found.p) {
		part = dc_cut(&value, ';');
		if (dc_ieq(dc_trim(dc_cut(&part, '=')), dc_cstr(name)))
			found = dc_trim(part);
	}
	if (found.n > 1 && *found.p == '"')
		found = dc_sub(found, 1, found.n - 2);
	return found;
}

bool mime_is(dc_str value, const char *type)
{
	dc_str rest = value;

	return dc_ieq(dc_trim(dc_cut(&rest, ';')), dc_cstr(type));
}

dc_str mime_head(dc_str *text)
{
	dc_str all = *text, line;

	while (dc_next_line(text, &line))
		if (!dc_trim(line).n)
			break;
	return dc_sub(all, 0, text->p ? (size_t)(text->p - all.p) : all.n);
}
