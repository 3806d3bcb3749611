/*
 * MathJax sets formulas and no text: `\emph{a}`, a list, verbatim lines or a
 * picture need LaTeX.
 */
#include "parts/tex.h"

/* What a formula stands in.  Environments that MathJax knows are kept. */
static const struct {
	const char *open, *close;
	bool kept, display;
} formulas[] = {
	{ "$$", "$$", false, true },
	{ "$", "$", false, false },
	{ "\\(", "\\)", false, false },
	{ "\\[", "\\]", false, true },
	{ "\\begin{math}", "\\end{math}", false, false },
	{ "\\begin{displaymath}", "\\end{displaymath}", false, true },
	{ "\\begin{equation}", "\\end{equation}", false, true },
	{ "\\begin{equation*}", "\\end{equation*}", false, true },
	{ "\\begin{align}", "\\end{align}", true, true },
	{ "\\begin{align*}", "\\end{align*}", true, true },
	{ "\\begin{alignat}", "\\end{alignat}", true, true },
	{ "\\begin{alignat*}", "\\end{alignat*}", true, true },
	{ "\\begin{eqnarray}", "\\end{eqnarray}", true, true },
	{ "\\begin{eqnarray*}", "\\end{eqnarray*}", true, true },
	{ "\\begin{flalign}", "\\end{flalign}", true, true },
	{ "\\begin{flalign*}", "\\end{flalign*}", true, true },
	{ "\\begin{gather}", "\\end{gather}", true, true },
	{ "\\begin{gather*}", "\\end{gather*}", true, true },
	{ "\\begin{multline}", "\\end{multline}", true, true },
	{ "\\begin{multline*}", "\\end{multline*}", true, true },
};

enum { FORMULAS = sizeof(formulas) / sizeof(*formulas) };

/* Where `close` stands that no backslash escapes, or DC_NPOS. */
static size_t end_of(dc_str s, const char *close)
{
	for (size_t i = 0; i < s.n; i += s.p[i] == '\\' ? 2 : 1)
		if (dc_starts(dc_from(s, i), close))
			return i;
	return DC_NPOS;
}

/* The formula that s begins with; returns its length, 0 if there is none. */
static size_t put_formula(dc_buf *b, dc_str s)
{
	size_t i = 0, n, end;

	while (i < FORMULAS && !dc_starts(s, formulas[i].open))
		i++;
	if (i == FORMULAS)
		return 0;
	n = strlen(formulas[i].open);
	end = end_of(dc_from(s, n), formulas[i].close);
	if (end == DC_NPOS)
		return 0;
	dc_addz(b, formulas[i].display ? "\\[" : "\\(");
	if (formulas[i].kept)
		dc_adds(b, dc_sub(s, 0, n + end + strlen(formulas[i].close)));
	else
		dc_adds(b, dc_sub(s, n, end));
	dc_addz(b, formulas[i].display ? "\\]" : "\\)");
	return n + end + strlen(formulas[i].close);
}

/* Formulas in text that means the same to LaTeX and to a reader.  A dollar
 * that no other follows is one of money. */
static bool put_text(dc_buf *b, dc_str s)
{
	for (size_t n; s.n; s = dc_from(s, n)) {
		n = put_formula(b, s);
		if (n)
			continue;
		if (strchr("\\{}%~#^_&`", *s.p))
			return false;
		n = dc_starts(s, "$$") ? 2 : 1;
		dc_add(b, s.p, n);
	}
	return true;
}

/* Words that are nowhere but in formulas. */
static const char words[] =
	" alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta "
	"iota kappa lambda mu nu xi pi rho sigma tau upsilon phi varphi chi "
	"psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega "
	"frac dfrac tfrac cfrac binom sqrt sum prod coprod int iint iiint oint "
	"lim limsup liminf sup inf max min arg det dim ker gcd deg exp log ln "
	"lg sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh mod "
	"bmod pmod limits nolimits left right middle big Big bigg Bigg bigl "
	"bigr Bigl Bigr lvert rvert lVert rVert langle rangle lfloor rfloor "
	"lceil rceil cdot cdots vdots ddots times div pm mp ast "
	"star circ bullet oplus ominus otimes wedge vee cap cup bigcap bigcup "
	"setminus in notin ni subset subseteq supset supseteq emptyset "
	"varnothing forall exists nexists neg lnot land lor leq le geq ge neq "
	"ne ll gg sim simeq approx cong equiv propto parallel perp mid nmid "
	"to gets mapsto rightarrow leftarrow leftrightarrow Rightarrow "
	"Leftarrow Leftrightarrow longrightarrow Longrightarrow implies iff "
	"uparrow downarrow rightleftharpoons therefore because angle triangle "
	"infty partial nabla prime hbar ell Re Im aleph mathbb mathbf mathcal "
	"mathfrak mathit mathrm mathsf mathop operatorname boldsymbol hat "
	"widehat bar overline underline vec overrightarrow dot ddot tilde "
	"widetilde overbrace underbrace overset underset stackrel substack "
	"displaystyle textstyle scriptstyle not nonumber begin end array "
	"matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix cases "
	"split aligned alignedat gathered ";

/* Those that may be there, too. */
static const char others[] = " dots ldots text textrm mbox quad qquad hline ";

static size_t letters(dc_str s)
{
	size_t n = 0;

	while (n < s.n && ((s.p[n] >= 'a' && s.p[n] <= 'z') ||
			   (s.p[n] >= 'A' && s.p[n] <= 'Z')))
		n++;
	return n;
}

/* The length of `\frac`, `\,` or `\begin{array}`; 0: it is in no formula. */
static size_t word_at(dc_str s, bool *maths)
{
	dc_str word = dc_sub(s, 1, letters(dc_from(s, 1)));
	size_t n = word.n + 1, end;

	if (!word.n)
		return s.n > 1 ? 2 : 0;
	if (dc_is_one_of(word, words))
		*maths = true;
	else if (!dc_is_one_of(word, others))
		return 0;
	if (!dc_is(word, "begin") && !dc_is(word, "end"))
		return n;
	end = dc_chr(s, '}');
	if (end == DC_NPOS || s.p[n] != '{' ||
	    !dc_is_one_of(dc_sub(s, n + 1, end - n - 1), words))
		return 0;
	return end + 1;
}

/* `\frac{1}{2}`, `x^2`: LaTeX takes it for a formula where it sees the first
 * of these, though it complains. */
static bool is_bare(dc_str s)
{
	bool maths = false;

	for (size_t n; s.n; s = dc_from(s, n)) {
		n = *s.p == '\\' ? word_at(s, &maths)
			: !strchr("$%~#`", *s.p);
		if (!n)
			return false;
		maths |= *s.p == '^' || *s.p == '_';
	}
	return maths;
}

dc_str tex_shown(dc_arena *arena, dc_str latex)
{
	dc_buf b = dc_buf_in(arena, DC_MAX_RECORD);
	bool bare;

	if (put_text(&b, latex))
		return dc_got(&b);
	b.n = 0;
	bare = is_bare(latex);
	dc_addz(&b, bare ? "\\[" : "[latex]");
	dc_adds(&b, latex);
	dc_addz(&b, bare ? "\\]" : "[/latex]");
	return dc_got(&b);
}
