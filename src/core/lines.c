/*
 * Where lines end when HTML is read as text.
 */
#include "core/lines.h"

void lines_edge(struct lines *l, unsigned wanted, bool tight)
{
	if (tight)
		l->tight = true;
	if (l->owed < wanted)
		l->owed = wanted;
	if (l->tight)
		l->owed = 1;
}

/* Newlines that the edges since the last text or <br> ask for. */
static size_t of_edges(const struct lines *l)
{
	if (!l->owed || (!l->begun && !l->due))
		return 0;
	return l->owed - (l->after_br ? 1u : 0u);
}

void lines_break(struct lines *l)
{
	l->due += of_edges(l) + 1;
	l->owed = 0;
	l->after_br = true;
}

size_t lines_take(struct lines *l)
{
	size_t n = l->due + of_edges(l);

	*l = (struct lines){ .begun = true };
	return n;
}

bool lines_start(const struct lines *l)
{
	return !l->begun || l->due || l->owed;
}
