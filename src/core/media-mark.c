/*
 * Names of files in Markdown: said anew where they stand, so that the rest of
 * the field stays as its author wrote it.
 */
#include "core/html.h"
#include "core/mark.h"
#include "core/media.h"

static const struct media_change *change_of(const struct media_change *all,
	size_t n, dc_str name)
{
	for (size_t i = 0; i < n; i++)
		if (dc_eq(all[i].was, name))
			return &all[i];
	return NULL;
}

/* <img src="x.png"> and [sound:x.mp3] in it. */
static dc_str in_tags(dc_arena *a, dc_str md, const struct media_change *all,
	size_t n)
{
	dc_buf b = dc_buf_in(a, DC_MAX_RECORD);
	struct media_ref *refs;
	size_t count = media_find(a, md, &refs), done = 0;

	for (size_t i = 0; i < count; i++) {
		const struct media_change *c =
			change_of(all, n, refs[i].name);

		if (!c || refs[i].at < done)
			continue;
		dc_adds(&b, dc_sub(md, done, refs[i].at - done));
		media_add_name(&b, &refs[i], c->now);
		done = refs[i].at + refs[i].n;
	}
	if (!done)
		return md;
	dc_adds(&b, dc_from(md, done));
	return dc_got(&b);
}

/* How long the target at the start of s is, its brackets with it: "x.png",
 * "<my x.png>"; *inner is what is between them. */
static size_t target(dc_str s, dc_str *inner)
{
	bool angle = dc_starts(s, "<");
	size_t n = angle;

	while (n < s.n && !strchr(angle ? ">\n" : " )\t\n", s.p[n]))
		n++;
	*inner = dc_sub(s, angle, n - angle);
	return n + (angle && n < s.n);
}

/* ![…](x.png) */
static dc_str in_links(dc_arena *a, dc_str md, const struct media_change *all,
	size_t n)
{
	dc_buf b = dc_buf_in(a, DC_MAX_RECORD);
	size_t done = 0, at = 0, step;

	while ((step = dc_find(dc_from(md, at), "![")) != DC_NPOS) {
		const struct media_change *c;
		dc_str inner;

		at += step + 2;
		step = dc_find(dc_from(md, at), "](");
		if (step == DC_NPOS)
			break;
		at += step + 2;
		step = target(dc_from(md, at), &inner);
		c = change_of(all, n, media_unpercent(a,
			html_text(a, inner)));
		if (c) {
			dc_adds(&b, dc_sub(md, done, at - done));
			mark_target(&b, c->now);
			done = at + step;
		}
		at += step;
	}
	if (!done)
		return md;
	dc_adds(&b, dc_from(md, done));
	return dc_got(&b);
}

dc_str media_markdown(dc_arena *a, dc_str md, const struct media_change *all,
	size_t n, dc_str html)
{
	dc_str s = in_links(a, in_tags(a, md, all, n), all, n);

	if (dc_eq(dc_convert(a, NULL, s, DC_MARKDOWN, DC_HTML), html))
		return s;
	return dc_convert(a, NULL, html, DC_HTML, DC_MARKDOWN);
}
