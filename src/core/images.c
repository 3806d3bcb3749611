/*
 * --remote-images: images on other computers tell who learns what and when.
 */
#include "core/core.h"
#include "core/html.h"

static void add_link(dc_arena *a, dc_buf *b, struct html_token *t)
{
	dc_str src = address_link(a, html_value(t, "src"));
	dc_str alt = html_value(t, "alt");

	dc_addz(b, "<a");
	html_add_attr(b, "href", src);
	dc_addc(b, '>');
	if (dc_blank(alt))
		alt = src;
	else
		alt = html_text(a, alt);
	dc_adds(b, dc_convert(a, NULL, alt, DC_PLAIN, DC_HTML));
	dc_addz(b, "</a>");
}

static bool has_image(dc_str html)
{
	size_t at;

	while ((at = dc_chr(html, '<')) != DC_NPOS) {
		html = dc_from(html, at);
		if (dc_istarts(html, "<img"))
			return true;
		html = dc_from(html, 1);
	}
	return false;
}

dc_str remote_images(dc_arena *a, dc_str html, int mode,
	uint64_t *count)
{
	struct html_scan h = { .rest = html };
	dc_buf b = dc_buf_in(a, SIZE_MAX / 8);
	struct html_token t;
	size_t done = 0;

	if (!has_image(html))
		return html;
	while (html_next(&h, &t)) {
		if (t.what != HTML_OPEN || !dc_ieq(t.name, DC_S("img")) ||
		    !address_is_remote(a, html_value(&t, "src")))
			continue;
		++*count;
		if (mode == IMAGES_KEEP)
			continue;
		dc_add(&b, html.p + done, (size_t)(t.raw.p - html.p) - done);
		done = (size_t)(t.raw.p - html.p) + t.raw.n;
		if (mode == IMAGES_LINK)
			add_link(a, &b, &t);
	}
	if (!done)
		return html;
	dc_adds(&b, dc_from(html, done));
	return dc_got(&b);
}
