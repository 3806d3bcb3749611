/*
 * Messages, counts, losses.  A run's messages go to the callback at once, or
 * are kept until it is the input's turn when several runs go side by side.
 */
#include <stdio.h>

#include "core/core.h"

enum { SHOWN = 5, TEXT = 1024 };

struct kept_message {
	dc_message m;
	struct kept_message *next;
};

static const char *keep(dc_arena *a, const char *s)
{
	return s ? dc_cdup(a, dc_cstr(s)) : NULL;
}

static void deliver(dc_run *r, const dc_message *m)
{
	dc_job *job = r->job;
	struct kept_message *k;

	if (!job->several) {
		if (job->on_message)
			job->on_message(job->message_user, m);
		return;
	}
	k = dc_alloc(r->run_arena, sizeof(*k));
	if (!k)
		return;
	k->m = *m;
	k->m.text = keep(r->run_arena, m->text);
	k->m.hint = keep(r->run_arena, m->hint);
	k->m.excerpt = dc_dup(r->run_arena, m->excerpt);
	*r->kept_tail = k;
	r->kept_tail = &k->next;
}

void run_flush(dc_run *r)
{
	dc_job *job = r->job;

	for (struct kept_message *k = r->kept; k; k = k->next)
		if (job->on_message && k->m.text)
			job->on_message(job->message_user, &k->m);
	r->kept = NULL;
	r->kept_tail = &r->kept;
}

/* Which --strict=… a rule falls under. */
static const char *category(const char *rule)
{
	static const char *const is[][2] = {
		{ "count-", "count" }, { "side-", "side" },
		{ "loss-", "loss" }, { "encoding-", "encoding" },
	};

	for (size_t i = 0; rule && i < sizeof(is) / sizeof(*is); i++)
		if (dc_starts(dc_cstr(rule), is[i][0]))
			return is[i][1];
	return "other";
}

static bool strict_about(const dc_job *job, const char *rule)
{
	dc_str rest = dc_cstr(job->o.strict), word;

	if (!job->o.strict)
		return false;
	if (!rest.n)
		return true;
	while (rest.p) {
		word = dc_trim(dc_cut(&rest, ','));
		if (dc_is(word, category(rule)))
			return true;
	}
	return false;
}

static struct rule_count *count_rule(dc_run *r, dc_level level,
	const char *rule)
{
	struct rule_count *c;

	for (c = r->rules; c; c = c->next)
		if (c->level == level && strcmp(c->rule, rule) == 0)
			break;
	if (!c) {
		c = dc_alloc(r->run_arena, sizeof(*c));
		if (!c)
			return NULL;
		c->rule = keep(r->run_arena, rule);
		c->level = level;
		c->next = r->rules;
		r->rules = c;
		if (!c->rule)
			return NULL;
	}
	c->n++;
	return c;
}

static const char *display_name(dc_run *r)
{
	if (r->part)
		return r->part;
	return r->nested ? nested_label(r) : r->input ? r->input->path : NULL;
}

/* file: what the message is about; NULL: the run. */
static void say(dc_run *r, dc_level level, const char *file, const char *rule,
	const char *text)
{
	struct rule_count *c = rule ? count_rule(r, level, rule) : NULL;
	dc_message m = { .level = level, .file = file,
		.line = r->at.line, .col = r->at.col,
		.rule = c ? c->rule : NULL,
		.text = text, .hint = r->hint, .excerpt = r->at.excerpt };

	if (!m.line && file && r->in && r->reading && r->in_order)
		m.line = dc_input_line(r->in);
	m.line = nested_line(r, m.line);
	if (m.excerpt.n && m.col)
		m.caret = m.col;
	if (level == DC_WARNING) {
		r->counts.warnings++;
		r->strict_hit |= strict_about(r->job, rule);
	} else if (level == DC_ERROR) {
		r->counts.errors++;
	}
	if (!c || c->n <= SHOWN || r->job->o.verbose)
		deliver(r, &m);
	r->at = (dc_pos){ 0 };
	r->hint = NULL;
}

/* "… and N more", of each rule that was shown 5 times. */
void run_say_rest(dc_run *r)
{
	char text[160];

	for (struct rule_count *c = r->rules; c; c = c->next) {
		dc_message m = { .level = c->level, .file = display_name(r),
			.rule = c->rule, .text = text };

		if (c->n <= SHOWN || r->job->o.verbose)
			continue;
		snprintf(text, sizeof(text), "… and %llu more",
			(unsigned long long)(c->n - SHOWN));
		deliver(r, &m);
		c->n = SHOWN;
	}
}

#define FORMAT_INTO(text, fmt) \
	do { \
		va_list ap; \
		va_start(ap, fmt); \
		vsnprintf((text), sizeof(text), (fmt), ap); \
		va_end(ap); \
	} while (0)

int run_fail(dc_run *r, int code, const char *rule, const char *text)
{
	say(r, nested_alone(r, code, rule) ? DC_WARNING : DC_ERROR,
		code == DC_OUTPUT ? NULL : display_name(r), rule, text);
	return code;
}

int dc_out_of_memory(dc_run *r)
{
	return run_fail(r, DC_LIMIT, "memory", "out of memory");
}

int run_heard(dc_run *r, uint64_t errors, int code)
{
	/* Who takes the events may end the run, for a reason of his own. */
	bool ended = r->target && r->target->answer;

	return code == DC_LIMIT && r->counts.errors == errors && !ended
		? dc_out_of_memory(r) : code;
}

int dc_fail(dc_run *r, int code, const char *rule, const char *fmt, ...)
{
	char text[TEXT];

	FORMAT_INTO(text, fmt);
	return run_fail(r, code, rule, text);
}

void dc_warn(dc_run *r, const char *rule, const char *fmt, ...)
{
	char text[TEXT];

	FORMAT_INTO(text, fmt);
	say(r, DC_WARNING, display_name(r), rule, text);
}

void dc_notice(dc_run *r, const char *rule, const char *fmt, ...)
{
	char text[TEXT];

	FORMAT_INTO(text, fmt);
	say(r, DC_NOTICE, display_name(r), rule, text);
}

void dc_skip(dc_run *r, const char *rule, const char *fmt, ...)
{
	char text[TEXT];

	FORMAT_INTO(text, fmt);
	r->counts.read++;
	r->counts.skipped++;
	say(r, DC_ERROR, display_name(r), rule, text);
}

void dc_at(dc_run *r, uint64_t line, uint64_t col, dc_str excerpt)
{
	r->at = (dc_pos){ .line = line, .col = col, .excerpt = excerpt };
}

void dc_at_part(dc_run *r, dc_str name)
{
	const char *whole;

	r->part = NULL;
	whole = name.n ? display_name(r) : NULL;
	if (whole)
		r->part = dc_cdup(r->run_arena, dc_fmt(r->run_arena,
			"%s/%.*s", whole, DC_ARG(name)));
}

void dc_hint(dc_run *r, const char *fmt, ...)
{
	FORMAT_INTO(r->hint_text, fmt);
	r->hint = r->hint_text;
}

static struct loss *loss_of(dc_run *r, const char *what)
{
	struct loss *l;

	for (l = r->losses; l; l = l->next)
		if (strcmp(l->what, what) == 0)
			return l;
	l = dc_alloc(r->run_arena, sizeof(*l));
	if (!l)
		return NULL;
	l->what = keep(r->run_arena, what);
	if (!l->what)
		return NULL;
	l->next = r->losses;
	r->losses = l;
	return l;
}

void dc_lose(dc_run *r, const char *what, uint64_t n)
{
	struct loss *l = loss_of(r, what);

	if (l && r->flowing)
		l->dropped += n;
	else if (l)
		l->left += n;
}

void run_leave(dc_run *r, const char *what, uint64_t n)
{
	struct loss *l = loss_of(r, what);

	if (l)
		l->left += n;
}

void dc_cut_short(dc_run *r)
{
	r->cut_short = true;
}

void run_replaced(dc_run *r)
{
	r->counts.replaced++;
}

/* ---- at the end of an input ---- */

/* In what its text is; the parts of a container may differ. */
static const char *encoding_of(const dc_run *r)
{
	const dc_format *f = r->reader.format;

	return r->in && !(f && f->caps & DC_BINARY) ?
		dc_input_encoding(r->in) : "text";
}

/* What a text cannot hold and a package can. */
static bool packages_hold(dc_str what)
{
	static const char *const list[] = { "note types", "schedules" };

	for (size_t i = 0; i < sizeof(list) / sizeof(*list); i++)
		if (dc_is(what, list[i]))
			return true;
	return false;
}

/* "schedules are not taken along" */
static const char *verb(dc_str what)
{
	return dc_is(what, "formatting") || dc_is(what, "progress") ? "is"
								    : "are";
}

static void say_dropped(dc_run *r, const struct loss *l, const char *rule)
{
	const char *to = r->target && r->target->w.format
				 ? r->target->w.format->name : "the output";

	if (strcmp(l->what, "media files") == 0)
		dc_hint(r, "write .apkg, or give --media-dir DIR");
	if (packages_hold(dc_cstr(l->what)) && !r->hint)
		dc_hint(r, "an .apkg holds them");
	dc_warn(r, rule, "%s cannot hold %s: %llu dropped", to, l->what,
		(unsigned long long)l->dropped);
}

static void say_losses(dc_run *r)
{
	char rule[64];
	size_t n;

	for (struct loss *l = r->losses; l; l = l->next) {
		n = (size_t)snprintf(rule, sizeof(rule), "loss-%s", l->what);
		for (size_t i = 0; i < n && i < sizeof(rule); i++)
			if (rule[i] == ' ')
				rule[i] = '-';
		if (l->left)
			dc_warn(r, rule, "%s %s not taken along: %llu",
				l->what, verb(dc_cstr(l->what)),
				(unsigned long long)l->left);
		if (l->dropped)
			say_dropped(r, l, rule);
	}
}

static void say_sides(dc_run *r, uint64_t n, const char *side)
{
	char rule[32];

	if (!n)
		return;
	snprintf(rule, sizeof(rule), "side-%s", side);
	dc_warn(r, rule, "%llu card%s without a %s, lost by the source",
		(unsigned long long)n, n == 1 ? "" : "s", side);
}

void run_check_count(dc_run *r, struct tally t)
{
	if (t.announced > t.read && !r->limit_reached)
		dc_warn(r, "count-short",
			"announces %llu cards and holds %llu",
			(unsigned long long)t.announced,
			(unsigned long long)t.read);
}

void run_summary(dc_run *r)
{
	const dc_counts *c = &r->counts;

	r->in_order = false;
	r->part = NULL;
	if (c->replaced)
		dc_warn(r, "encoding-replaced", "%llu byte sequence%s not "
			"valid %s, replaced by U+FFFD",
			(unsigned long long)c->replaced,
			c->replaced == 1 ? " is" : "s are",
			encoding_of(r));
	run_check_count(r, (struct tally){ c->announced - r->parts.announced,
		c->read - r->parts.read });
	say_sides(r, c->lost_front, "front");
	say_sides(r, c->lost_back, "back");
	say_losses(r);
}

static void account(dc_arena *a, const dc_counts *c, dc_buf *b)
{
	const char *sep = " (";

	*b = dc_buf_in(a, 4096);
	dc_addf(b, "read %llu, written %llu, skipped %llu",
		(unsigned long long)c->read, (unsigned long long)c->written,
		(unsigned long long)c->skipped);
	if (c->left_out)
		dc_addf(b, ", left out %llu", (unsigned long long)c->left_out);
	if (c->announced > c->read) {
		dc_addf(b, "%spage announces %llu", sep,
			(unsigned long long)c->announced);
		sep = "; ";
	}
	if (c->lost_front) {
		dc_addf(b, "%s%llu without a front", sep,
			(unsigned long long)c->lost_front);
		sep = "; ";
	}
	if (c->lost_back) {
		dc_addf(b, "%s%llu without a back", sep,
			(unsigned long long)c->lost_back);
		sep = "; ";
	}
	if (sep[0] == ';')
		dc_addc(b, ')');
	dc_addc(b, '\0');
}

void run_account(dc_run *r)
{
	dc_message m = { .level = DC_ACCOUNT, .file = display_name(r) };
	dc_buf b;

	account(r->job->arena, &r->counts, &b);
	m.text = b.p;
	if (!b.failed && r->job->on_message)
		r->job->on_message(r->job->message_user, &m);
}

/* ---- --report: one JSON line an input, and a total ---- */

/* A name of a file may be no UTF-8; the report is. */
static void json_string(dc_output *o, const char *s)
{
	size_t n = strlen(s), step;

	dc_outc(o, '"');
	for (; n; s += step, n -= step) {
		unsigned char c = (unsigned char)*s;

		step = utf8_sequence(s, n);
		if (!step) {
			dc_outz(o, "\xEF\xBF\xBD");
			step = utf8_damage(s, n);
		} else if (c == '"' || c == '\\') {
			dc_outf(o, "\\%c", c);
		} else if (c < 0x20 || c == 0x7F) {
			dc_outf(o, "\\u%04x", c);
		} else {
			dc_out(o, s, step);
		}
	}
	dc_outc(o, '"');
}

static void report_counts(dc_output *o, const dc_counts *c, int code)
{
	const struct {
		const char *name;
		uint64_t n;
		bool always;
	} all[] = {
		{ "read", c->read, true }, { "written", c->written, true },
		{ "skipped", c->skipped, true },
		{ "left_out", c->left_out, false },
		{ "announced", c->announced, false },
		{ "lost_front", c->lost_front, false },
		{ "lost_back", c->lost_back, false },
		{ "replaced", c->replaced, false },
		{ "images", c->images, false },
		{ "warnings", c->warnings, true },
		{ "errors", c->errors, true },
	};

	dc_outf(o, ",\"code\":%d", code);
	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		if (all[i].always || all[i].n)
			dc_outf(o, ",\"%s\":%llu", all[i].name,
				(unsigned long long)all[i].n);
}

static void report_input(dc_output *o, const char *path)
{
	dc_outz(o, "{\"input\":");
	json_string(o, path);
}

void job_not_read(dc_job *job, const struct job_input *in)
{
	dc_message m = { .level = DC_ACCOUNT, .file = in->path,
		.text = "read 0, written 0, skipped 0 (not read)" };

	job->total.inputs++;
	if (job->on_message)
		job->on_message(job->message_user, &m);
	if (!job->report)
		return;
	report_input(job->report, in->path);
	dc_outz(job->report, ",\"not_read\":true");
	report_counts(job->report, &(dc_counts){ 0 }, DC_OK);
	dc_outz(job->report, "}\n");
}

void job_total(dc_job *job)
{
	dc_message m = { .level = DC_ACCOUNT };
	dc_counts *t = &job->total, sum = *t;
	dc_buf b, all = dc_buf_in(job->arena, 4096);

	sum.announced = 0;
	account(job->arena, &sum, &b);
	dc_addf(&all, "total: %llu inputs%s", (unsigned long long)t->inputs,
		t->failed ? "" : ", ");
	if (t->failed)
		dc_addf(&all, " (%llu failed), ",
			(unsigned long long)t->failed);
	dc_addz(&all, b.failed ? "" : b.p);
	dc_addc(&all, '\0');
	m.text = all.p;
	if (!all.failed && job->on_message)
		job->on_message(job->message_user, &m);
}

static void job_message(dc_job *job, dc_level level, const char *rule,
	const char *hint, const char *text)
{
	dc_message m = { .level = level, .rule = rule, .hint = hint,
		.text = text };

	if (job->on_message)
		job->on_message(job->message_user, &m);
}

void job_say(dc_job *job, dc_level level, const char *rule, const char *hint,
	const char *fmt, ...)
{
	char text[TEXT];

	FORMAT_INTO(text, fmt);
	job_message(job, level, rule, hint, text);
}

int job_fail(dc_job *job, const char *rule, const char *hint,
	const char *fmt, ...)
{
	char text[TEXT];

	FORMAT_INTO(text, fmt);
	job_message(job, DC_ERROR, rule, hint, text);
	return DC_USAGE;
}

int job_no_memory(dc_job *job)
{
	job_fail(job, "memory", NULL, "out of memory");
	return DC_LIMIT;
}

void counts_add(dc_counts *t, const dc_counts *c)
{
	t->read += c->read;
	t->written += c->written;
	t->skipped += c->skipped;
	t->left_out += c->left_out;
	t->announced += c->announced;
	t->lost_front += c->lost_front;
	t->lost_back += c->lost_back;
	t->replaced += c->replaced;
	t->images += c->images;
	t->errors += c->errors;
	t->warnings += c->warnings;
	t->bytes += c->bytes;
}

void run_report(dc_run *r, const char *output)
{
	dc_output *o = r->job->report;
	const char *sep = ",\"losses\":{";

	if (!o)
		return;
	report_input(o, r->input->path);
	if (output) {
		dc_outz(o, ",\"output\":");
		json_string(o, output);
	}
	if (r->from.format)
		dc_outf(o, ",\"format\":\"%s\"", r->from.format->name);
	report_counts(o, &r->counts, r->code);
	for (struct loss *l = r->losses; l; l = l->next) {
		dc_outz(o, sep);
		json_string(o, l->what);
		dc_outf(o, ":%llu", (unsigned long long)(l->left + l->dropped));
		sep = ",";
	}
	dc_outz(o, sep[1] ? "}\n" : "}}\n");
}

void job_report_total(dc_job *job)
{
	dc_counts c = job->total;

	if (!job->report)
		return;
	dc_outf(job->report, "{\"total\":true,\"inputs\":%llu,\"failed\":%llu",
		(unsigned long long)c.inputs, (unsigned long long)c.failed);
	report_counts(job->report, &c, job->code);
	dc_outz(job->report, "}\n");
}
