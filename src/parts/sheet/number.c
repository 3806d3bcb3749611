#include "parts/sheet/number.h"

enum { PRECISION = 15, MOST_DIGITS = 400, MOST_PADDING = 20 };

/* ---- formats ---- */

sheetnum_style sheetnum_built_in(uint64_t id)
{
	sheetnum_style s = { 0 };

	if (id == 9 || id == 10)
		s.what = SHEETNUM_PERCENT;
	else if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 ||
		 (id >= 50 && id <= 58))
		s.what = SHEETNUM_DATE;
	else if (id == 18 || id == 20 || id == 32 || id == 34)
		s.what = SHEETNUM_TIME;
	else if (id == 19 || id == 21 || id == 33 || id == 35 || id == 45 ||
		 id == 47)
		s.what = SHEETNUM_TIME | SHEETNUM_SECONDS;
	else if (id == 22)
		s.what = SHEETNUM_DATE | SHEETNUM_TIME;
	else if (id == 46)
		s.what = SHEETNUM_TIME | SHEETNUM_SECONDS | SHEETNUM_HOURS;
	return s;
}

/* Length of what is not to be looked at, 0 if nothing: "text", \x, _x, *x,
 * [Red], AM/PM. */
static size_t passed_over(dc_str s)
{
	dc_str inner;
	size_t end;

	switch (s.p[0]) {
	case '"':
		end = dc_chr(dc_from(s, 1), '"');
		return end == DC_NPOS ? s.n : end + 2;
	case '\\': case '_': case '*':
		return 2;
	case '[':
		end = dc_chr(s, ']');
		inner = dc_sub(s, 1, 1);
		if (end == DC_NPOS)
			return s.n;
		return strchr("hHmMsS", *inner.p) && end < 4 ? 0 : end + 1;
	default:
		return dc_istarts(s, "am/pm") ? 5 : dc_istarts(s, "a/p") ? 3
			: 0;
	}
}

sheetnum_style sheetnum_of(dc_str code)
{
	dc_str s = code;
	sheetnum_style style = { 0 };
	bool month = false, zeros = code.n > 1;

	if (dc_istarts(code, "general"))
		return style;
	while (s.n && *s.p != ';') {
		size_t n = passed_over(s);
		char c = *s.p | 0x20;

		zeros = zeros && *s.p == '0';
		if (n) {
			s = dc_from(s, n);
			continue;
		}
		if (*s.p == '[')
			style.what |= SHEETNUM_HOURS;
		if (c == 'y' || c == 'd')
			style.what |= SHEETNUM_DATE;
		else if (c == 'h')
			style.what |= SHEETNUM_TIME;
		else if (c == 's')
			style.what |= SHEETNUM_TIME | SHEETNUM_SECONDS;
		else if (*s.p == '%')
			style.what |= SHEETNUM_PERCENT;
		month |= c == 'm';
		s = dc_from(s, 1);
	}
	if (month && !(style.what & SHEETNUM_TIME))
		style.what |= SHEETNUM_DATE;
	if (zeros && code.n <= MOST_PADDING)
		style.digits = (unsigned short)code.n;
	return style;
}

/* ---- numbers ---- */

/* 0.d1d2d3… times ten to the point. */
struct decimal {
	bool minus;
	char digits[PRECISION + 2];
	size_t n;
	long point;
};

static bool exponent(dc_str s, long *e)
{
	bool minus = dc_starts(s, "-");
	uint64_t n;

	if (minus || dc_starts(s, "+"))
		s = dc_from(s, 1);
	if (!dc_num(s, &n) || n > MOST_DIGITS)
		return false;
	*e += minus ? -(long)n : (long)n;
	return true;
}

/* To the digits that programs count with. */
static void round_off(struct decimal *d)
{
	size_t i = PRECISION;
	bool up = d->n > PRECISION && d->digits[PRECISION] >= '5';

	if (d->n > PRECISION)
		d->n = PRECISION;
	while (up && i > 0) {
		i--;
		up = d->digits[i] == '9';
		d->digits[i] = up ? '0' : (char)(d->digits[i] + 1);
	}
	if (up) {
		memmove(d->digits + 1, d->digits, d->n - 1);
		d->digits[0] = '1';
		d->point++;
	}
	while (d->n && d->digits[d->n - 1] == '0')
		d->n--;
}

static bool parse(dc_str s, struct decimal *d)
{
	bool behind = false, any = false;
	size_t i = 0;

	*d = (struct decimal){ .minus = dc_starts(s, "-") };
	if (s.n > MOST_DIGITS)
		return false;
	if (d->minus || dc_starts(s, "+"))
		i++;
	for (; i < s.n && s.p[i] != 'E' && s.p[i] != 'e'; i++) {
		if (s.p[i] == '.' && !behind) {
			behind = true;
			continue;
		}
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		any = true;
		if (s.p[i] != '0' || d->n) {
			if (d->n <= PRECISION)
				d->digits[d->n++] = s.p[i];
			d->point += !behind;
		} else {
			d->point -= behind;
		}
	}
	if (!any || (i < s.n && !exponent(dc_from(s, i + 1), &d->point)))
		return false;
	round_off(d);
	return true;
}

static void add_digits(dc_buf *b, const struct decimal *d, size_t from,
	size_t to)
{
	for (size_t i = from; i < to; i++)
		dc_addc(b, i < d->n ? d->digits[i] : '0');
}

static dc_str plainly(dc_arena *a, const struct decimal *d,
	sheetnum_style style)
{
	dc_buf b = dc_buf_in(a, 2 * MOST_DIGITS);
	size_t whole = d->point > 0 ? (size_t)d->point : 0;

	if (d->minus && d->n)
		dc_addc(&b, '-');
	if (d->n && (d->point > 21 || d->point < -8)) {
		add_digits(&b, d, 0, 1);
		if (d->n > 1)
			dc_addc(&b, '.');
		add_digits(&b, d, 1, d->n);
		dc_addf(&b, "E%+ld", d->point - 1);
		return dc_got(&b);
	}
	for (size_t i = d->n ? whole : 0; i < style.digits; i++)
		dc_addc(&b, '0');
	if (!d->n || !whole)
		dc_addz(&b, style.digits ? "" : "0");
	if (d->n)
		add_digits(&b, d, 0, whole);
	if (d->n > whole) {
		dc_addc(&b, '.');
		for (long k = d->point; k < 0; k++)
			dc_addc(&b, '0');
		add_digits(&b, d, whole, d->n);
	}
	if (style.what & SHEETNUM_PERCENT)
		dc_addc(&b, '%');
	return dc_got(&b);
}

/* ---- dates ---- */

enum {
	LAST_DAY = 2958465,      /* of 9999 */
	DAYS_TO_1904 = 1462, DAYS_TO_1970 = 25569, SECONDS = 86400
};

/* Days since 1970 to year, month, day, by eras of 400 years from March on. */
static void civil(long days, long *y, unsigned *m, unsigned *d)
{
	long z = days + 719468, era = z / 146097;
	unsigned long doe = (unsigned long)(z - era * 146097);
	unsigned long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) /
		365;
	unsigned long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	unsigned long mp = (5 * doy + 2) / 153;

	*d = (unsigned)(doy - (153 * mp + 2) / 5 + 1);
	*m = (unsigned)(mp < 10 ? mp + 3 : mp - 9);
	*y = (long)yoe + era * 400 + (*m <= 2);
}

static dc_str dated(dc_arena *a, const struct decimal *d, sheetnum_style style,
	bool since_1904)
{
	dc_buf b = dc_buf_in(a, 64);
	bool date = style.what & SHEETNUM_DATE;
	double part = 0, unit = 1;
	unsigned month, day, s;
	long days = 0, year, since = since_1904 ? DAYS_TO_1904 : 0;

	for (size_t i = 0; i < d->n || (long)i < d->point; i++) {
		int digit = i < d->n ? d->digits[i] - '0' : 0;

		if ((long)i < d->point)
			days = days * 10 + digit;
		else
			part += digit * (unit /= 10);
	}
	for (long k = d->point; k < 0; k++)
		part /= 10;
	s = (unsigned)(part * SECONDS + 0.5);
	days += s / SECONDS;
	s %= SECONDS;
	if (days > LAST_DAY)
		return plainly(a, d, (sheetnum_style){ 0 });
	if (date) {
		/* In that calendar 1900 had a 29th of February. */
		since += !since_1904 && days < 60;
		civil(days + since - DAYS_TO_1970, &year, &month, &day);
		dc_addf(&b, "%04ld-%02u-%02u", year, month, day);
		if (!(style.what & SHEETNUM_TIME))
			return dc_got(&b);
		dc_addc(&b, ' ');
	}
	if (style.what & SHEETNUM_HOURS && !date)
		dc_addf(&b, "%ld", days * 24 + (long)(s / 3600));
	else
		dc_addf(&b, "%02u", s / 3600);
	dc_addf(&b, ":%02u", s / 60 % 60);
	if (style.what & SHEETNUM_SECONDS || s % 60)
		dc_addf(&b, ":%02u", s % 60);
	return dc_got(&b);
}

dc_str sheetnum_show(dc_arena *a, dc_str text, sheetnum_style style,
	bool since_1904)
{
	struct decimal d;

	text = dc_trim(text);
	if (!parse(text, &d))
		return text;
	if (style.what & (SHEETNUM_DATE | SHEETNUM_TIME) && !d.minus &&
	    d.point <= 7)
		return dated(a, &d, style, since_1904);
	if (style.what & SHEETNUM_PERCENT)
		d.point += 2;
	return plainly(a, &d, style);
}
