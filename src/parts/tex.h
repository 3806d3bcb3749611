/*
 * LaTeX that programs set by themselves, as Anki can show it.
 */
#ifndef DC_PARTS_TEX_H
#define DC_PARTS_TEX_H

#include "format.h"

/*
 * A piece of LaTeX, what stands between \begin{document} and its end, as plain
 * text in the arena.  Where it is formulas with nothing but text round them,
 * each is `\(…\)` or `\[…\]`, which MathJax sets; and so is what only makes
 * sense as a formula, though nothing says that it is one.  All else is
 * `[latex]…[/latex]`, which Anki gives to LaTeX.
 */
dc_str tex_shown(dc_arena *, dc_str latex);

#endif
