/*
 * What columns and keys are called: words for the sides of a card, its tags
 * and its deck in the languages that deck files were seen in.
 *
 * Each row is one text of words between bars, in lower case, `_` and `-` as
 * blanks, so that a name is looked up by one search.
 */
#include "core/core.h"

struct words {
	const char *role, *words;
	int aside;               /* as name_aside() has it */
};

enum { SORTS = 3 };              /* … of what counts or sorts cards */

static const struct words known[] = {
	{ "front",
	  "|front|question|questions|term|word|q|prompt|front side|front text|"
	  "card front|side 1|side a|text 1|stem|expression|vocab|vocabulary|"
	  "learnable|learning element|characters|headword|concept|"
	  "frage|vorderseite|begriff|wort|vokabel|fremdwort|fachbegriff|"
	  "recto|mot|terme|devant|face avant|"
	  "pregunta|anverso|frente|término|termino|palabra|vocablo|"
	  "pergunta|termo|palavra|questão|questao|"
	  "domanda|fronte|termine|parola|vocabolo|"
	  "vraag|voorkant|woord|fråga|framsida|spørgsmål|forside|spørsmål|"
	  "ord|kysymys|etupuoli|sana|termi|"
	  "pytanie|przód|przod|słowo|słówko|pojęcie|"
	  "вопрос|слово|термин|лицо|лицевая сторона|лицевая|"
	  "питання|термін|otázka|přední strana|predná strana|slovo|pojem|"
	  "kérdés|szó|soru|kelime|terim|ön yüz|ön|întrebare|cuvânt|"
	  "ερώτηση|λέξη|όρος|שאלה|מונח|سؤال|السؤال|مصطلح|كلمة|"
	  "câu hỏi|mặt trước|thuật ngữ|từ|từ vựng|pertanyaan|soal|istilah|"
	  "问题|問題|正面|单词|單詞|單字|单字|词语|詞語|词汇|詞彙|术语|"
	  "生词|題目|题目|質問|問い|単語|ことば|言葉|表|表面|語句|用語|"
	  "질문|문제|앞면|앞|단어|용어|प्रश्न|คำถาม|", 0 },
	{ "back",
	  "|back|answer|answers|definition|meaning|a|response|back side|"
	  "back text|card back|side 2|side b|text 2|translation|translations|"
	  "solution|correct answer|meanings|definitions|definition element|"
	  "antwort|rückseite|rueckseite|bedeutung|übersetzung|lösung|"
	  "erklärung|réponse|reponse|définition|verso|traduction|"
	  "signification|respuesta|definición|definicion|significado|reverso|"
	  "dorso|traducción|traduccion|resposta|definição|definicao|tradução|"
	  "traducao|risposta|definizione|significato|retro|traduzione|"
	  "antwoord|achterkant|betekenis|vertaling|definitie|"
	  "svar|baksida|bakside|bagside|betydelse|betydning|översättning|"
	  "vastaus|takapuoli|käännös|määritelmä|merkitys|"
	  "odpowiedź|odpowiedz|tył|definicja|tłumaczenie|znaczenie|"
	  "ответ|определение|перевод|значение|обратная сторона|оборот|"
	  "відповідь|визначення|переклад|odpověď|zadní strana|definice|"
	  "překlad|význam|odpoveď|válasz|jelentés|fordítás|"
	  "cevap|yanıt|anlam|anlamı|tanım|çeviri|arka yüz|arka|răspuns|"
	  "απάντηση|ορισμός|μετάφραση|תשובה|הגדרה|תרגום|"
	  "جواب|الجواب|إجابة|تعريف|معنى|ترجمة|"
	  "câu trả lời|trả lời|đáp án|mặt sau|định nghĩa|nghĩa|"
	  "jawaban|definisi|arti|答案|背面|反面|定义|定義|意思|释义|釋義|翻译|翻譯|"
	  "答え|解答|回答|意味|裏|裏面|訳|和訳|답|답변|정답|뒷면|뒤|뜻|의미|정의|번역|"
	  "उत्तर|คำตอบ|ความหมาย|", 0 },
	{ "tags",
	  "|tags|tag|labels|label|category|categories|topic|topics|keywords|"
	  "level tags|"
	  "schlagwörter|schlagworte|schlagwort|kategorie|kategorien|thema|"
	  "themen|étiquettes|étiquette|mots clés|catégorie|catégories|"
	  "etiquetas|etiqueta|categoría|categoria|categorías|categorias|"
	  "etichette|etichetta|categorie|argomento|trefwoorden|onderwerp|"
	  "taggar|kategori|avainsanat|tagi|tematy|теги|тег|метки|категория|"
	  "тема|мітки|категорія|štítky|címkék|etiketler|etiket|"
	  "标签|標籤|分类|分類|类别|類別|タグ|カテゴリ|カテゴリー|태그|분류|카테고리|"
	  "وسوم|תגיות|", 0 },
	{ "deck",
	  "|deck|decks|set|deck name|stapel|kartenstapel|paquet|mazo|baralho|"
	  "mazzo|kortlek|talia|колода|balíček|deste|牌组|牌組|卡组|デッキ|덱|", 0 },
	{ "guid", "|guid|", 0 },
	{ "id",
	  "|id|card id|note id|uid|uuid|learnable id|", 0 },
	/* Names that make a first row a header without being a side. */
	{ "",
	  "|description|explanation|explanations|text|title|name|kanji|hanzi|"
	  "hangul|simplified|", 0 },
	{ "", "|kana|hiragana|katakana|", 1 },
	{ "",
	  "|example|examples|example sentence|example sentences|"
	  "example translation|sentence|sentences|context|hint|hints|note|"
	  "notes|comment|comments|extra|remark|remarks|image|images|picture|"
	  "audio|sound|video|media|pronunciation|ipa|phonetic|transcription|"
	  "transliteration|reading|furigana|romaji|pinyin|"
	  "zhuyin|jyutping|cantonese|romanization|traditional|plural|"
	  "synonym|synonyms|antonym|antonyms|options|option a|option b|"
	  "option c|option d|choices|choice|"
	  "beispiel|beispielsatz|hinweis|notiz|notizen|bild|lautschrift|"
	  "aussprache|exemple|indice|remarque|ejemplo|pista|nota|notas|imagen|"
	  "exemplo|dica|imagem|esempio|immagine|"
	  "例句|拼音|漢語拼音|汉语拼音|注音|备注|例文|読み|メモ|備考|예문|발음|비고|", 2 },
	{ "",
	  "|part of speech|pos|word class|word type|class|gender|article|"
	  "difficulty|level|frequency|rank|number|no|nr|#|index|source|url|"
	  "link|reference|page|chapter|lesson|unit|subject|section|type|"
	  "status|date|created|updated|modified|subcategory|subtype|"
	  "lektion|kapitel|wortart|nummer|stufe|"
	  "chapitre|leçon|unité|niveau|numéro|capítulo|lección|unidad|nivel|"
	  "número|categoría gramatical|capitolo|lezione|unità|livello|numero|"
	  "номер|урок|уровень|часть речи|"
	  "词性|詞性|詞類|词类|单元|單元|课|課|等级|级别|序号|編號|番号|品詞|レベル|"
	  "품사|단원|번호|레벨|", 3 },
};

/* Languages and what they are written in, a row each: two of one row are no
 * two columns. */
static const char *const languages[] = {
	"|english|englisch|anglais|inglés|ingles|inglês|inglese|engels|"
	"engelska|engelsk|angielski|angličtina|anglicky|angol|ingilizce|"
	"engleză|engleski|angleščina|английский|английски|англійська|"
	"αγγλικά|inggris|tiếng anh|英语|英文|英語|영어|انجليزي|الإنجليزية|"
	"en|eng|en us|en gb|",
	"|german|deutsch|allemand|alemán|aleman|alemão|tedesco|duits|tyska|"
	"tysk|niemiecki|němčina|německy|nemčina|német|almanca|germană|"
	"njemački|nemački|nemščina|немецкий|немски|німецька|γερμανικά|"
	"jerman|tiếng đức|德语|德文|德語|ドイツ語|독일어|de|ger|deu|",
	"|french|französisch|français|francais|francés|frances|francês|"
	"francese|frans|franska|fransk|francuski|francouzština|francia|"
	"fransızca|franceză|французский|французька|γαλλικά|tiếng pháp|法语|"
	"法文|法語|フランス語|프랑스어|fr|fra|",
	"|spanish|spanisch|espagnol|español|espanol|castellano|espanhol|"
	"spagnolo|spaans|spanska|spansk|hiszpański|španělština|spanyol|"
	"ispanyolca|spaniolă|испанский|іспанська|ισπανικά|西班牙语|"
	"西班牙語|スペイン語|스페인어|es|spa|",
	"|italian|italienisch|italien|italiano|italiaans|italienska|"
	"italiensk|włoski|italština|olasz|italyanca|итальянский|італійська|"
	"意大利语|イタリア語|이탈리아어|it|ita|",
	"|portuguese|portugiesisch|portugais|portugués|português|portugues|"
	"portoghese|portugees|portugisiska|portugalski|португальский|"
	"葡萄牙语|ポルトガル語|pt|pt br|pt pt|",
	"|dutch|niederländisch|holländisch|néerlandais|holandés|neerlandés|"
	"nederlands|olandese|holenderski|nizozemština|нидерландский|荷兰语|"
	"オランダ語|nl|nld|",
	"|swedish|schwedisch|suédois|sueco|svenska|svensk|svedese|zweeds|"
	"szwedzki|шведский|sv|swe|",
	"|danish|dänisch|danois|danés|dansk|danska|danese|deens|duński|"
	"датский|da|dk|",
	"|norwegian|norwegisch|norvégien|noruego|norsk|norska|norvegese|"
	"noors|norweski|норвежский|nb|nn|",
	"|icelandic|isländisch|islandais|islandés|íslenska|íslensku|"
	"islenska|islandsk|isländska|islandese|is|",
	"|faroese|färöisch|føroyskt|",
	"|finnish|finnisch|finnois|finlandés|finés|suomi|finska|finsk|"
	"finlandese|fins|fiński|финский|fi|",
	"|estonian|estnisch|estonien|estonio|eesti|eesti keel|estniska|"
	"эстонский|et|",
	"|latvian|lettisch|letton|letón|latviešu|latviski|латышский|lv|",
	"|lithuanian|litauisch|lituanien|lituano|lietuvių|lietuviškai|"
	"литовский|lt|",
	"|polish|polnisch|polonais|polaco|polonês|polski|polacco|pools|"
	"polska|польский|pl|",
	"|czech|tschechisch|tchèque|checo|čeština|česky|czeski|češka|"
	"чешский|cs|cz|",
	"|slovak|slowakisch|slovaque|eslovaco|slovenčina|slovensky|"
	"słowacki|словацкий|sk|",
	"|slovenian|slovene|slowenisch|slovène|esloveno|slovenščina|"
	"slovensko|словенский|sl|",
	"|croatian|kroatisch|croate|croata|hrvatski|chorwacki|хорватский|"
	"hr|",
	"|serbian|serbisch|serbe|serbio|srpski|српски|сербский|sr|",
	"|bosnian|bosnisch|bosniaque|bosnio|bosanski|bs|",
	"|macedonian|mazedonisch|macédonien|macedonio|македонски|mk|",
	"|bulgarian|bulgarisch|bulgare|búlgaro|български|болгарский|bg|",
	"|albanian|albanisch|albanais|albanés|shqip|sq|",
	"|hungarian|ungarisch|hongrois|húngaro|magyar|ungherese|węgierski|"
	"венгерский|hu|",
	"|romanian|rumänisch|roumain|rumano|română|romana|rumeno|румынский|"
	"ro|",
	"|russian|russisch|russe|ruso|russo|русский|ryska|rosyjski|ruština|"
	"orosz|rusça|rusă|руски|російська|ρωσικά|俄语|俄文|俄語|ロシア語|"
	"러시아어|ru|rus|",
	"|ukrainian|ukrainisch|ukrainien|ucraniano|українська|украинский|"
	"uk|ua|",
	"|belarusian|belarussisch|weißrussisch|biélorusse|bielorruso|"
	"беларуская|белорусский|",
	"|greek|griechisch|grec|griego|grego|greco|grieks|grekiska|grecki|"
	"ελληνικά|греческий|el|gr|",
	"|ancient greek|altgriechisch|grec ancien|griego antiguo|"
	"ἀρχαία ἑλληνική|αρχαία ελληνικά|",
	"|latin|latein|latín|latino|latijn|łacina|latina|латинский|латынь|"
	"la|lat|",
	"|turkish|türkisch|turc|turco|türkçe|turecki|турецкий|トルコ語|tr|",
	"|arabic|arabisch|arabe|árabe|arabo|العربية|عربي|арабский|阿拉伯语|"
	"アラビア語|ar|",
	"|hebrew|hebräisch|hébreu|hebreo|hebraico|ebraico|עברית|иврит|he|",
	"|yiddish|jiddisch|yidis|ייִדיש|",
	"|persian|farsi|persisch|persan|persa|فارسی|персидский|fa|",
	"|kurdish|kurdisch|kurde|kurdo|kurdî|kurmanji|sorani|",
	"|armenian|armenisch|arménien|armenio|հայերեն|hy|",
	"|georgian|georgisch|géorgien|georgiano|ქართული|грузинский|ka|",
	"|azerbaijani|azeri|aserbaidschanisch|azərbaycan|azərbaycanca|",
	"|kazakh|kasachisch|қазақша|Қазақша|казахский|",
	"|uzbek|usbekisch|oʻzbekcha|o'zbekcha|узбекский|",
	"|mongolian|mongolisch|mongol|монгол|", "|hindi|हिन्दी|हिंदी|hi|",
	"|urdu|اردو|ur|", "|bengali|bangla|bengalisch|বাংলা|bn|",
	"|punjabi|ਪੰਜਾਬੀ|", "|gujarati|ગુજરાતી|", "|marathi|मराठी|",
	"|nepali|नेपाली|", "|sanskrit|संस्कृतम्|संस्कृत|", "|tamil|தமிழ்|",
	"|telugu|తెలుగు|", "|kannada|ಕನ್ನಡ|", "|malayalam|മലയാളം|",
	"|sinhala|sinhalese|සිංහල|",
	"|thai|thailändisch|thaï|tailandés|ภาษาไทย|ไทย|タイ語|태국어|th|",
	"|lao|laotisch|ລາວ|", "|khmer|ខ្មែរ|", "|burmese|birmanisch|မြန်မာ|",
	"|indonesian|indonesisch|indonésien|indonesio|bahasa|"
	"bahasa indonesia|indonesia|",
	"|malay|malaiisch|malais|malayo|melayu|bahasa melayu|ms|",
	"|filipino|tagalog|philippinisch|tl|fil|",
	"|vietnamese|vietnamesisch|vietnamien|vietnamita|tiếng việt|越南语|"
	"ベトナム語|베트남어|vi|",
	"|chinese|chinesisch|chinois|chino|chinês|cinese|kinesiska|chiński|"
	"čínština|китайский|mandarin|tiếng trung|中文|汉语|漢語|華語|"
	"中国語|중국어|cn|zh|zh cn|zh tw|hanzi|simplified|traditional|"
	"cantonese|kantonesisch|cantonais|cantonés|粵語|粤语|廣東話|"
	"广东话|広東語|yue|",
	"|taiwanese|hokkien|台語|臺語|",
	"|japanese|japanisch|japonais|japonés|japonês|giapponese|japans|"
	"japanska|japoński|японский|tiếng nhật|日语|日文|日語|日本語|"
	"일본어|ja|jp|jpn|kanji|kana|hiragana|katakana|",
	"|korean|koreanisch|coréen|coreano|koreaans|koreanska|koreański|"
	"корейский|tiếng hàn|韩语|韓語|韓文|韓国語|한국어|ko|kr|kor|hangul|",
	"|tibetan|tibetisch|བོད་ཡིག|",
	"|catalan|katalanisch|catalán|català|ca|",
	"|galician|galicisch|galicien|gallego|galego|gl|",
	"|basque|baskisch|vasco|euskera|euskara|eu|",
	"|occitan|okzitanisch|occità|", "|breton|bretonisch|bretón|brezhoneg|",
	"|irish|irisch|irlandais|irlandés|irlandese|gaeilge|ga|",
	"|scottish gaelic|gaelic|gälisch|gàidhlig|gd|",
	"|welsh|walisisch|gallois|galés|cymraeg|cy|",
	"|maltese|maltesisch|maltais|maltés|malti|mt|",
	"|luxembourgish|luxemburgisch|luxembourgeois|lëtzebuergesch|lb|",
	"|swiss german|schweizerdeutsch|schwiizerdütsch|", "|afrikaans|af|",
	"|swahili|suaheli|kiswahili|sw|", "|amharic|amharisch|አማርኛ|",
	"|somali|soomaali|", "|hausa|", "|yoruba|yorùbá|", "|zulu|isizulu|",
	"|xhosa|isixhosa|", "|maori|māori|", "|hawaiian|", "|quechua|",
	"|esperanto|espéranto|eo|", "|klingon|klingonisch|",
	"|toki pona|tokipona|",
};

enum { LONGEST = 60 };

/* One two-byte character in lower case: Latin, Greek, Cyrillic. */
static uint32_t lower(uint32_t c)
{
	if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
	    (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F))
		return c + 32;
	if (c >= 0x400 && c <= 0x40F)
		return c + 80;
	if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E))
		return c + (c & 1);
	if (c >= 0x100 && c <= 0x17F)
		return c | 1;
	return c;
}

/* "|name|" as the rows above have it; false if no row could. */
static bool key(dc_str name, char *to, size_t *n)
{
	name = dc_trim(name);
	while (name.n && strchr(":*", name.p[name.n - 1]))
		name = dc_trim(dc_sub(name, 0, name.n - 1));
	if (!name.n || name.n > LONGEST)
		return false;
	to[0] = '|';
	*n = 1;
	for (size_t i = 0; i < name.n; i++) {
		unsigned char c = (unsigned char)name.p[i];

		if (c == '|' || !c)
			return false;
		if (c == '_' || c == '-')
			c = ' ';
		if (c >= 'A' && c <= 'Z')
			c = (unsigned char)(c + 32);
		if ((c & 0xE0) == 0xC0 && i + 1 < name.n) {
			uint32_t u = lower((uint32_t)(c & 0x1F) << 6 |
				((unsigned char)name.p[++i] & 0x3F));

			to[(*n)++] = (char)(0xC0 | u >> 6);
			c = (unsigned char)(0x80 | (u & 0x3F));
		}
		to[(*n)++] = (char)c;
	}
	to[(*n)++] = '|';
	return true;
}

static const struct words *row_of(dc_str name)
{
	char k[LONGEST + 2];
	size_t n;

	if (!key(name, k, &n))
		return NULL;
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		dc_str words = dc_cstr(known[i].words);

		if (dc_find_str(words, (dc_str){ k, n }) != DC_NPOS)
			return &known[i];
	}
	return NULL;
}

const char *dc_role_of(dc_str name)
{
	const struct words *row = row_of(name);

	return row ? row->role : NULL;
}

static bool between(char c, char from, char to)
{
	return c >= from && c <= to;
}

static bool begins_word(dc_str s, size_t i)
{
	return i < s.n && (strchr(" _-", s.p[i - 1]) ||
		(between(s.p[i], 'A', 'Z') && between(s.p[i - 1], 'a', 'z')));
}

int name_aside(dc_str name)
{
	const struct words *row = row_of(name);
	size_t i;

	name = dc_trim(name);
	for (i = name.n; i && !begins_word(name, i);)
		i--;
	/* Of "word_audio" and "lessonId" the last word says what it is. */
	if (!row && i)
		row = row_of(dc_from(name, i));
	return !row ? 0 : !strcmp(row->role, "id") ? SORTS : row->aside;
}

/* "Question 1": how much of it stands before the number, 0: it is none. */
static size_t stem(dc_str name)
{
	size_t n = name.n;

	while (n && name.p[n - 1] >= '0' && name.p[n - 1] <= '9')
		n--;
	return n < name.n ? n : 0;
}

const char *name_numbered(dc_str name)
{
	size_t n;

	name = dc_trim(name);
	n = stem(name);
	return n ? dc_role_of(dc_sub(name, 0, n)) : NULL;
}

bool dc_counts_on(const dc_str *first, size_t n, const dc_str *second, size_t m)
{
	bool any = false;

	for (size_t i = 0; i < n; i++) {
		dc_str one = dc_trim(first[i]), other;
		size_t cut = stem(one);

		if (!dc_role_of(one) && !name_numbered(one))
			continue;
		if (!cut)
			return false;
		any = true;
		if (!m)
			continue;
		other = i < m ? dc_trim(second[i]) : DC_NONE;
		if (stem(other) != cut || dc_eq(one, other) ||
		    !dc_ieq(dc_sub(one, 0, cut), dc_sub(other, 0, cut)))
			return false;
	}
	return any;
}

int dc_language_of(dc_str name)
{
	char k[LONGEST + 2];
	size_t n;

	if (!key(name, k, &n))
		return -1;
	for (size_t i = 0; i < sizeof(languages) / sizeof(*languages); i++) {
		dc_str words = dc_cstr(languages[i]);

		if (dc_find_str(words, (dc_str){ k, n }) != DC_NPOS)
			return (int)i;
	}
	return -1;
}

/* A word has at most so many bytes.  A language beside one that nobody knows
 * is a header if the columns say so too. */
enum { CELLS = 64, WORD = 24, LONE = 40 };

/* Short, and no sentence: it could be the name of a column. */
static bool like_a_name(dc_str s)
{
	return s.n <= LONGEST && !memchr(s.p, '<', s.n) &&
		!memchr(s.p, '\n', s.n) && !strchr(".!?;", s.p[s.n - 1]);
}

/* What the names in a row are. */
struct heading {
	size_t front, back, roles, words, sorts;
	size_t tongues, others, strange;
	unsigned letters;        /* 1: of a front, 2: of a back */
	bool again;              /* a name stands twice */
	bool spoken[sizeof(languages) / sizeof(*languages)];
};

static void count_name(struct heading *t, dc_str s)
{
	const char *role = dc_role_of(s);
	int tongue = dc_language_of(s);

	if (s.n == 1 && role) {
		t->letters |= *role == 'f' ? 1 : *role == 'b' ? 2 : 0;
		t->others++;
		return;
	}
	t->front += role && !strcmp(role, "front");
	t->back += role && !strcmp(role, "back");
	t->roles += role && *role;
	t->words += role ? !*role : name_numbered(s) != NULL;
	t->sorts += role && !*role && name_aside(s) == SORTS;
	if (!role && tongue >= 0 && !t->spoken[tongue]) {
		t->spoken[tongue] = true;
		t->tongues++;
	} else if (!role && !name_numbered(s)) {
		t->others++;
		t->strange += tongue < 0 && s.n <= WORD &&
			dc_chr(s, ' ') == DC_NPOS;
	}
}

static bool stands_before(const dc_str *cells, size_t i)
{
	for (size_t j = 0; j < i; j++)
		if (dc_ieq(dc_trim(cells[i]), dc_trim(cells[j])))
			return true;
	return false;
}

static int judge(const struct heading *t, size_t n)
{
	size_t sides = t->roles + t->tongues;

	if (t->again)
		return t->front == 1 && t->back ? 95 : -1;
	/* A letter says something only beside the other side's name. */
	if ((t->front || t->letters & 1) && (t->back || t->letters & 2))
		return 95;
	if (t->front > 1 || t->back > 1)
		return -1;
	if (!t->roles && !t->words && t->tongues < 2)
		return n == 2 && t->tongues && t->strange == 1 ? LONE : 0;
	if (t->tongues > 1)
		return t->others ? 70 : 90;
	/* "Lektion,lesson": only numbers and kinds make no table. */
	if (!sides && t->sorts == t->words)
		return 20;
	if (!t->others && sides + t->words > 1)
		return 90;
	if (t->roles > 1)
		return 70;
	/* Most are known, and of two kinds. */
	if (sides && t->words && t->others == 1)
		return 60;
	return t->roles ? (n > 2 ? 50 : 40) : t->words ? 20 : 0;
}

int names_score(const dc_str *cells, size_t n)
{
	struct heading t = { 0 };

	if (n >= 2 && dc_is(cells[0], "guid") && dc_is(cells[1], "notetype"))
		return 100;
	for (size_t i = 0; i < n && i < CELLS; i++) {
		dc_str s = dc_trim(cells[i]);
		const char *role = dc_role_of(s);

		if (!s.n)
			continue;
		if (!like_a_name(s))
			return -1;
		/* Two columns of examples say nothing against it. */
		if (stands_before(cells, i) && role && !*role)
			continue;
		t.again |= stands_before(cells, i);
		count_name(&t, s);
	}
	return judge(&t, n);
}
