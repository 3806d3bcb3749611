/*
 * What the three shells' completions share: they are made from the same rows
 * and differ in how they say it.
 */
#ifndef DC_CLI_COMPLETION_H
#define DC_CLI_COMPLETION_H

#include "cli.h"

/* What the value of an option is. */
enum value_kind {
	KIND_NONE, KIND_ANY, KIND_FILE, KIND_DIR, KIND_FORMAT, KIND_CHOICE
};

enum value_kind value_kind(const dc_opt *);
/* The words that an option of a format can be, blank-separated; "" if any. */
const char *complete_choices(const dc_opt *);

/* All names with blanks between them. */
void complete_formats(FILE *);
void complete_verbs(FILE *);
void complete_topics(FILE *);
/* Two functions in shell, for bash and zsh alike: _deckconv_keys FORMAT
 * echoes its options, _deckconv_choices FORMAT:OPTION that one's values. */
void complete_format_functions(FILE *);

void completion_bash(FILE *);
void completion_zsh(FILE *);
void completion_fish(FILE *);

#endif
