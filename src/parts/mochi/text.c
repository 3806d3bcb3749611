/*
 * Everything here works on one line, or one side, and looks at each byte a
 * fixed number of times.
 */
#include "parts/mochi/text.h"

enum { LONGEST_LINK = 1024, DEEPEST = 8 };

static bool has_ext(dc_str name, const char *const *exts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (name.n >= strlen(exts[i]) && dc_ieq(dc_from(name,
			name.n - strlen(exts[i])), dc_cstr(exts[i])))
			return true;
	return false;
}

bool mochitext_sounds(dc_str name)
{
	static const char *const exts[] = { ".mp3", ".m4a", ".aac", ".ogg",
		".oga", ".opus", ".wav", ".flac", ".webm", ".mp4", ".mov",
		".mkv", ".avi" };

	return has_ext(name, exts, sizeof(exts) / sizeof(*exts));
}

bool mochitext_shows(dc_str name)
{
	static const char *const exts[] = { ".png", ".jpg", ".jpeg", ".gif",
		".webp", ".svg", ".bmp", ".avif", ".heic" };

	return has_ext(name, exts, sizeof(exts) / sizeof(*exts));
}

bool mochitext_reads(dc_str name)
{
	static const char *const exts[] = { ".pdf", ".epub", ".djvu", ".doc",
		".docx", ".odt", ".ppt", ".pptx", ".odp" };

	return has_ext(name, exts, sizeof(exts) / sizeof(*exts));
}

struct side {
	dc_reader *r;
	dc_note *note;
	mochitext_has *has;
	dc_buf b;
	char fence;
};

/* Where the ']' is that belongs to the '[' at s.p[0]. */
static size_t label_end(dc_str s)
{
	size_t depth = 0;

	for (size_t i = 0; i < s.n && depth <= DEEPEST; i++) {
		if (s.p[i] == '\\')
			i++;
		else if (s.p[i] == '[')
			depth++;
		else if (s.p[i] == ']' && !--depth)
			return i;
	}
	return DC_NPOS;
}

/* `[label](@media/x.png)` at the beginning of s: how long it is, its label and
 * its file's name; 0 if it is none of the archive's. */
static size_t link_at(const struct side *side, dc_str s, dc_str *label,
	dc_str *name)
{
	size_t close, end;
	dc_str path;

	s = dc_sub(s, 0, LONGEST_LINK);
	close = label_end(s);
	if (close == DC_NPOS || !dc_starts(dc_from(s, close), "]("))
		return 0;
	end = dc_chr(dc_from(s, close), ')');
	if (end == DC_NPOS)
		return 0;
	*label = dc_sub(s, 1, close - 1);
	path = dc_trim(dc_sub(s, close + 2, end - 2));
	if (dc_chr(path, ' ') != DC_NPOS)
		path = dc_sub(path, 0, dc_chr(path, ' '));
	if (dc_starts(path, "./"))
		path = dc_from(path, 2);
	if (dc_starts(path, "@media/"))
		*name = dc_from(path, 7);
	else
		*name = dc_starts(path, "media/") ? dc_from(path, 6) : path;
	if (!dc_starts(path, "@media/") && !side->has(side->r, *name))
		return 0;
	return close + end + 1;
}

/* Length of the tag at s.p, a # and what is no blank; 0: none, or a number. */
static size_t tag_at(dc_str s)
{
	size_t n = 1;
	bool word = false;

	if (!dc_starts(s, "#"))
		return 0;
	for (; n < s.n && (unsigned char)s.p[n] > ' ' && s.p[n] != '#'; n++)
		word |= !strchr("0123456789.,;:!?)-", s.p[n]);
	while (n > 1 && strchr(".,;:!?)", s.p[n - 1]))
		n--;
	return word && n > 1 && !(n < s.n && s.p[n] == '#') ? n : 0;
}

/* A line of nothing but tags is none of the text. */
static bool only_tags(struct side *side, dc_str line)
{
	dc_str rest = dc_trim(line);
	size_t n;

	if (!rest.n)
		return false;
	for (; rest.n; rest = dc_trim(dc_from(rest, n)))
		if (!(n = tag_at(rest)))
			return false;
	for (rest = dc_trim(line); rest.n; rest = dc_trim(dc_from(rest, n))) {
		n = tag_at(rest);
		dc_note_tag(side->r, side->note, dc_sub(rest, 1, n - 1));
	}
	return true;
}

/* `{{text}}` is Anki's {{c1::text}}, `{{2::text}}` {{c2::text}}. */
static void open_cloze(dc_buf *b, dc_str s)
{
	size_t n = 0;

	while (n < s.n && n < 4 && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	if (n && dc_starts(dc_from(s, n), "::"))
		dc_addz(b, "{{c");
	else if (dc_starts(s, "c1::"))
		dc_addz(b, "{{");
	else
		dc_addz(b, "{{c1::");
}

/* A file of the archive, where one may be shown or played; what else there is
 * leaves the words of its link.  A label that is more than words stays. */
static bool put_file(struct side *side, bool image, dc_str label, dc_str name)
{
	bool sounds = mochitext_sounds(name);
	bool shown = image || mochitext_shows(name);
	bool words = dc_find(label, "](") == DC_NPOS &&
		     dc_find(label, "{{") == DC_NPOS;

	if (!sounds && !shown)
		dc_lose(side->r->run, "linked files", 1);
	if (!words && !image)
		return false;
	if (shown && !sounds) {
		dc_addf(&side->b, "![%.*s](%.*s)", DC_ARG(label),
			DC_ARG(name));
		return true;
	}
	if (!image && !(sounds && mochitext_sounds(label)))
		dc_adds(&side->b, label);
	if (sounds)
		dc_addf(&side->b, "%s[sound:%.*s]", image || !label.n ||
			mochitext_sounds(label) ? "" : " ", DC_ARG(name));
	return true;
}

/* The same at the beginning of s; returns how much of it that was. */
static size_t take_file(struct side *side, dc_str s)
{
	bool image = *s.p == '!';
	dc_str label, name;
	size_t n = link_at(side, dc_from(s, image), &label, &name);

	return n && put_file(side, image, label, name) ? n + image : 0;
}

/* One line outside of fenced code, up to its end. */
static void put_line(struct side *side, dc_str line)
{
	size_t last = line.n > 1 ? line.n - 2 : 0;
	bool linked = dc_find(line, "](") != DC_NPOS;
	dc_buf *b = &side->b;
	size_t n;

	while (last && !dc_starts(dc_from(line, last), "}}"))
		last--;
	for (size_t i = 0; i < line.n; i += n) {
		dc_str s = dc_from(line, i);
		bool edge = !i || (unsigned char)line.p[i - 1] <= ' ';

		n = 1;
		if (*s.p == '\\' && s.n > 1) {
			n = 2;
		} else if (*s.p == '`') {
			size_t end = dc_chr(dc_from(s, 1), '`');

			n = end == DC_NPOS ? 1 : end + 2;
		} else if (i < last && dc_starts(s, "{{")) {
			open_cloze(b, dc_from(s, 2));
			n = 2;
			continue;
		} else if (linked && (*s.p == '[' || dc_starts(s, "!["))) {
			n = take_file(side, s);
			if (n)
				continue;
			n = 1;
		} else if (edge && tag_at(s)) {
			n = tag_at(s);
			dc_note_tag(side->r, side->note, dc_sub(s, 1, n - 1));
		}
		dc_add(b, s.p, n < s.n ? n : s.n);
	}
}

static void put_lines(struct side *side, dc_str text)
{
	dc_str line;
	bool first = true;

	while (dc_next_line(&text, &line)) {
		dc_str t = dc_trim(line);
		bool fence = dc_starts(t, "```") || dc_starts(t, "~~~");

		if (!side->fence && !fence && only_tags(side, line))
			continue;
		if (!first)
			dc_addc(&side->b, '\n');
		first = false;
		if (fence && (!side->fence || side->fence == *t.p))
			side->fence = side->fence ? '\0' : *t.p;
		if (fence || side->fence)
			dc_adds(&side->b, line);
		else
			put_line(side, line);
	}
}

dc_str mochitext_side(dc_reader *r, dc_note *note, mochitext_has *has,
	dc_str text, bool *too_long)
{
	struct side side = { .r = r, .note = note, .has = has,
		.b = dc_buf_in(r->arena, DC_MAX_FIELD) };

	put_lines(&side, text);
	*too_long |= side.b.failed;
	return dc_trim(dc_got(&side.b));
}

size_t mochitext_divider(dc_str text, size_t *behind)
{
	dc_str rest = text, line;
	char fence = '\0';

	while (rest.n) {
		size_t at = text.n - rest.n;
		dc_str t;

		dc_next_line(&rest, &line);
		t = dc_trim(line);
		if (dc_starts(t, "```") || dc_starts(t, "~~~"))
			fence = !fence ? *t.p : fence == *t.p ? '\0' : fence;
		*behind = text.n - rest.n;
		if (!fence && dc_is(t, "---"))
			return at;
	}
	return DC_NPOS;
}
