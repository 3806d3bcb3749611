/*
 * JSON text for `inspect --report`.
 */
#include <string.h>

#include "cli.h"

void json_str(FILE *f, dc_str s)
{
	uint32_t c;
	fputc('"', f);
	for (size_t n; (n = utf8_char(s, &c)) > 0; s.p += n, s.n -= n) {
		if (c == DC_CLI_BAD)
			fputs("\xef\xbf\xbd", f);
		else if (c == '"' || c == '\\')
			fprintf(f, "\\%c", (char)c);
		else if (c < 0x20 || c == 0x7f)
			fprintf(f, "\\u%04x", (unsigned)c);
		else
			fwrite(s.p, 1, n, f);
	}
	fputc('"', f);
}

void json_cstr(FILE *f, const char *s)
{
	if (s)
		json_str(f, (dc_str){ s, strlen(s) });
	else
		fputs("null", f);
}
