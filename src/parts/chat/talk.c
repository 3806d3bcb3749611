/*
 * The lines of a chat assistant's answer.
 */
#include "parts/chat/talk.h"

/* ---- talk ---- */

static const char *const phrases[] = {
	"sure", "certainly", "absolutely", "of course", "here are", "here is",
	"here's", "here’s", "here you go", "below are", "below is",
	"i've ", "i’ve ", "i have ", "let me know", "just let me know",
	"would you like", "do you want", "want me to", "shall i", "should i ",
	"feel free", "i hope th", "hope this", "hope these", "good luck",
	"happy stud", "happy learn", "if you'd like", "if you’d like",
	"if you want", "if you need", "if you would like", "you can copy",
	"you can paste", "you can import", "you can save", "you can now",
	"to import", "to use these", "these flashcards", "this set ",
	"based on the ", "based on your ", "save this as", "copy this",
	"copy and paste",
	"voici", "bien sûr", "n'hésitez", "n’hésitez", "souhaitez-vous",
	"voulez-vous", "veux-tu", "j'espère", "bonne chance",
	"hier sind", "hier ist", "gerne", "natürlich", "möchtest du",
	"möchten sie", "soll ich", "lass mich wissen", "sag bescheid",
	"viel erfolg", "wenn du m", "ich hoffe",
	"aquí tienes", "aquí están", "claro", "por supuesto", "¿quieres",
	"¿te gustaría", "avísame", "espero que", "si necesitas",
	"aqui est", "aqui vão", "com certeza", "você gostaria", "gostaria",
	"quer que eu", "se quiser", "se precisar", "me avise",
	"ecco", "certo", "certamente", "fammi sapere", "vuoi che", "spero che",
	"hier zijn", "natuurlijk", "laat me weten", "wil je",
	"oto ", "oczywiście", "daj mi znać", "czy chcesz",
	"вот ", "конечно", "если хот", "надеюсь", "дайте знать", "хотите",
	"tentu", "berikut", "tabii", "işte ",
	"以下是", "以下は", "当然", "當然", "希望这", "希望這", "如果你", "如果您",
	"需要我", "もちろん", "こちら", "必要であれば", "물론", "다음은", "여기 ",
};

static const char *const copied[] = {
	"chatgpt said:", "you said:", "claude said:", "gemini said:",
	"copy code", "copy edit", "export to sheets", "copy to clipboard",
	"show drafts",
};

static const char *const languages[] = {
	"copy", "edit", "csv", "tsv", "json", "plaintext", "text", "markdown",
	"code snippet",
};

bool chat_phrase(dc_str line)
{
	dc_str s = chat_bare(line);

	while (dc_starts(s, "*") || dc_starts(s, "_"))
		s = dc_from(s, 1);
	for (size_t i = 0; i < sizeof(phrases) / sizeof(*phrases); i++)
		if (dc_istarts(s, phrases[i]))
			return true;
	return false;
}

int chat_copied(dc_str line)
{
	dc_str s = dc_trim(line);

	for (size_t i = 0; i < sizeof(copied) / sizeof(*copied); i++)
		if (dc_ieq(s, dc_cstr(copied[i])))
			return 2;
	for (size_t i = 0; i < sizeof(languages) / sizeof(*languages); i++)
		if (dc_ieq(s, dc_cstr(languages[i])))
			return 1;
	return dc_istarts(s, "thought for ") && s.n < 40 ? 2 : 0;
}

bool chat_introduces(dc_str line)
{
	dc_str s = dc_trim(line);

	while (dc_ends(s, "*") || dc_ends(s, "_"))
		s.n--;
	return dc_ends(s, ":") || dc_ends(s, "：");
}

/* Without regard to the case of ASCII. */
static size_t find_word(dc_str s, const char *word)
{
	size_t n = strlen(word);

	for (size_t i = 0; i + n <= s.n; i++)
		if (dc_ieq(dc_sub(s, i, n), dc_cstr(word)))
			return i;
	return DC_NPOS;
}

/* "20 Anki flashcards": the number before, not far off. */
static uint64_t number_before(dc_str s)
{
	size_t end = s.n, start, words = 0;
	uint64_t n;

	while (end && words < 3) {
		while (end && (s.p[end - 1] == ' ' || s.p[end - 1] == '*'))
			end--;
		for (start = end; start && s.p[start - 1] != ' ' &&
		     s.p[start - 1] != '*';)
			start--;
		if (dc_num(dc_sub(s, start, end - start), &n))
			return n < 10000 ? n : 0;
		end = start;
		words++;
	}
	return 0;
}

bool chat_of_cards(dc_str line, uint64_t *announced)
{
	static const char *const words[] = { "flashcard", "flash card",
		"karteikart", "lernkart", "tarjeta", "cartes", "fiches",
		"cartões", "schede", "anki", "quizlet", "карточ", "卡片",
		"カード", "카드", "q&a" };
	dc_str s = dc_head(line, 400);
	bool found = false;

	*announced = 0;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		size_t at = find_word(s, words[i]);

		if (at == DC_NPOS)
			continue;
		found = true;
		if (!*announced)
			*announced = number_before(dc_sub(s, 0, at));
	}
	return found;
}

/* ---- the beginnings of lines ---- */

/* A picture or a bullet that no keyboard has: its length. */
static size_t picture(dc_str s)
{
	static const char *const bullets[] = { "•", "◦", "·", "‣", "▪", "●",
		"➤", "→", "✅" };
	unsigned char c = s.n ? (unsigned char)s.p[0] : 0;

	for (size_t i = 0; i < sizeof(bullets) / sizeof(*bullets); i++)
		if (dc_starts(s, bullets[i]))
			return strlen(bullets[i]);
	if (c == 0xF0 && s.n >= 4)
		return 4;
	/* Dingbats, and what makes a picture of a character. */
	if (c == 0xE2 && s.n >= 3 && ((unsigned char)s.p[1] == 0x9C ||
	    (unsigned char)s.p[1] == 0x9D))
		return 3;
	return dc_starts(s, "\xEF\xB8\x8F") ? 3 : 0;
}

/* "12. ", "12) " */
static size_t numbering(dc_str s)
{
	size_t n = 0;

	while (n < s.n && n < 4 && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	if (!n || n + 1 >= s.n || (s.p[n] != '.' && s.p[n] != ')'))
		return 0;
	return s.p[n + 1] == ' ' || s.p[n + 1] == '\t' ? n + 2 : 0;
}

dc_str chat_bare(dc_str line)
{
	dc_str s = dc_trim(line);
	size_t n;

	for (;;) {
		n = picture(s);
		if (!n)
			n = numbering(s);
		if (!n && s.n > 1 && strchr("->+*", s.p[0]) && s.p[0] &&
		    s.p[1] == ' ')
			n = 2;
		if (!n && s.n && s.p[0] == '#')
			while (n < s.n && s.p[n] == '#')
				n++;
		if (!n || (s.p[0] == '#' && n < s.n && s.p[n] != ' '))
			return s;
		s = dc_trim(dc_from(s, n));
	}
}

bool chat_rule(dc_str line)
{
	dc_str s = dc_trim(line);
	const char *bar = "─";

	if (dc_starts(s, bar)) {
		while (dc_starts(s, bar))
			s = dc_from(s, strlen(bar));
		return !s.n;
	}
	if (s.n < 3 || !strchr("-*_=", s.p[0]))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != s.p[0] && s.p[i] != ' ')
			return false;
	return true;
}

size_t chat_heading(dc_str line, dc_str *text)
{
	dc_str s = dc_trim(line);
	size_t n = 0;

	while (n < s.n && s.p[n] == '#')
		n++;
	if (!n || n > 6 || n >= s.n || s.p[n] != ' ')
		return 0;
	s = dc_trim(dc_from(s, n));
	while (dc_starts(s, "**") && dc_ends(s, "**") && s.n > 4)
		s = dc_trim(dc_sub(s, 2, s.n - 4));
	*text = s;
	return n;
}

static dc_str without_stars(dc_str s, bool *had)
{
	*had = dc_starts(s, "**") || dc_starts(s, "__");
	if (*had)
		return dc_from(s, 2);
	*had = dc_starts(s, "*") || dc_starts(s, "_");
	return *had ? dc_from(s, 1) : s;
}

static dc_str behind_stars(dc_str s)
{
	while (dc_starts(s, "*") || dc_starts(s, "_"))
		s = dc_from(s, 1);
	return s;
}

bool chat_card_heading(dc_str line, dc_str *title)
{
	static const char *const words[] = { "flashcard", "flash card", "card",
		"karte", "karteikarte", "lernkarte", "carte", "fiche",
		"tarjeta", "cartão", "flashcards", "scheda", "kaart",
		"карточка", "卡片", "カード", "카드" };
	bool stars;
	dc_str s = without_stars(chat_bare(line), &stars);
	size_t n = 0, i = 0;

	for (; i < sizeof(words) / sizeof(*words); i++) {
		n = strlen(words[i]);
		if (dc_istarts(s, words[i]) && n < s.n &&
		    (s.p[n] == ' ' || (s.p[n] >= '0' && s.p[n] <= '9')))
			break;
	}
	if (i == sizeof(words) / sizeof(*words))
		return false;
	s = dc_trim(dc_from(s, n));
	if (dc_starts(s, "#"))
		s = dc_from(s, 1);
	for (n = 0; n < s.n && s.p[n] >= '0' && s.p[n] <= '9';)
		n++;
	if (!n || n > 5)
		return false;
	s = dc_from(s, n);
	/* "3/20", "3 of 20" */
	if (dc_starts(s, "/") || dc_starts(s, " of ")) {
		s = dc_from(s, dc_starts(s, "/") ? 1 : 4);
		while (s.n && s.p[0] >= '0' && s.p[0] <= '9')
			s = dc_from(s, 1);
	}
	s = dc_trim(behind_stars(s));
	if (s.n && !dc_starts(s, ":") && !dc_starts(s, "-") &&
	    !dc_starts(s, "–") && !dc_starts(s, "—") && !dc_starts(s, "(") &&
	    !dc_starts(s, "."))
		return false;
	while (s.n && (strchr(":-.* ", s.p[0]) || dc_starts(s, "–") ||
	       dc_starts(s, "—")))
		s = dc_from(s, (unsigned char)s.p[0] == 0xE2 ? 3 : 1);
	while (dc_ends(s, "*"))
		s.n--;
	*title = dc_trim(s);
	return true;
}

/* ---- labels ---- */

enum { LONGEST_LABEL = 40 };

/* The word before a colon: "Q", "Q1", "Question 3", "Q (EN)". */
static const char *role_of(dc_str word)
{
	size_t at = dc_chr(word, '(');
	const char *role;

	word = dc_trim(word);
	role = dc_role_of(word);
	if (role)
		return role;
	if (at != DC_NPOS && at)
		word = dc_trim(dc_sub(word, 0, at));
	while (word.n && word.p[word.n - 1] >= '0' &&
	       word.p[word.n - 1] <= '9')
		word.n--;
	word = dc_trim(word);
	if (dc_ends(word, "#"))
		word = dc_trim(dc_sub(word, 0, word.n - 1));
	/* French for an answer. */
	if (dc_is(word, "R"))
		return "back";
	return dc_role_of(word);
}

static size_t colon(dc_str s, size_t *length)
{
	size_t at = dc_chr(s, ':'), wide = dc_find(s, "：");

	*length = wide < at ? strlen("：") : 1;
	return wide < at ? wide : at;
}

bool chat_label(dc_str line, struct chat_label *l)
{
	bool stars;
	dc_str bare = chat_bare(line), s = without_stars(bare, &stars), word;
	size_t length, at = colon(dc_sub(s, 0, LONGEST_LABEL), &length);

	if (at == DC_NPOS || !at)
		return false;
	word = dc_sub(s, 0, at);
	s = dc_from(s, at + length);
	if (stars) {
		dc_str inside = word;

		while (dc_ends(inside, "*") || dc_ends(inside, "_"))
			inside.n--;
		/* "**Q**: x", "**Q:** x"; "**Q: x**" is bold as a whole. */
		if (inside.n == word.n && !dc_starts(s, "*") &&
		    !dc_starts(s, "_")) {
			s = dc_trim(s);
			while (dc_ends(s, "*") || dc_ends(s, "_"))
				s.n--;
		}
		word = inside;
		s = behind_stars(s);
	}
	l->role = role_of(word);
	if (!l->role || strcmp(l->role, "guid") == 0 ||
	    strcmp(l->role, "id") == 0)
		return false;
	if (s.n && s.p[0] != ' ' && s.p[0] != '\t' && length == 1 && !stars)
		return false;
	l->name = dc_trim(word);
	l->text = dc_trim(s);
	return true;
}

/* What parts two labels in one line. */
static dc_str without_separator(dc_str s)
{
	static const char *const signs[] = { "|", "-", "–", "—", "→", "/", ";",
		"<br>" };
	bool more = true;

	while (more) {
		s = dc_trim(s);
		more = false;
		for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
			if (dc_ends(s, signs[i])) {
				s.n -= strlen(signs[i]);
				more = true;
			}
	}
	return s;
}

bool chat_next_label(dc_str *text, struct chat_label *l)
{
	static const char *const names[] = { " **A:**", " **Answer:**",
		" **Back:**", " **Definition:**", " **R:**", " A: ",
		" Answer: ", " Back: ", " **A**:", " **Back**:",
		" **Answer**:" };
	size_t best = DC_NPOS;

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		size_t at = dc_find(*text, names[i]);

		if (at < best)
			best = at;
	}
	if (best == DC_NPOS || !chat_label(dc_from(*text, best), l))
		return false;
	*text = without_separator(dc_sub(*text, 0, best));
	return true;
}
