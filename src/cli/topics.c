/*
 * The prose of `deckconv help TOPIC` and of the manual page: what the rows
 * of options and formats do not say.
 */
#include "cli.h"

static const struct topic topics[] = {
{ "examples", "calls that are often needed",
"A saved page of a flashcard site, for Anki's File > Import:\n"
"\n"
"    deckconv page.html -o deck.tsv\n"
"\n"
"Many pages into one deck file, each card tagged:\n"
"\n"
"    deckconv *.html --tags biology,2024 -o biology.tsv\n"
"\n"
"A folder of tables, each into a file of its own, two at a time:\n"
"\n"
"    deckconv tables/*.csv -t anki -O out/ -j 2\n"
"\n"
"As a filter:\n"
"\n"
"    curl -s https://example.org/deck | deckconv -f html - > deck.tsv\n"
"\n"
"A table whose columns have names of their own:\n"
"\n"
"    deckconv words.csv --map 'Front=Kanji,Back=Meaning' -o words.tsv\n"
"\n"
"What is this file, and what would be lost?\n"
"\n"
"    deckconv inspect unknown.txt\n"
"    deckconv --dry-run --strict deck.json -t quizlet\n" },

{ "inspect", "tell what a file is and what it holds",
"    deckconv inspect [OPTION]... FILE...\n"
"\n"
"Reads each file whole and shows which formats it could be and how sure\n"
"that is (of 100), its packing, encoding, delimiter and header, the decks,\n"
"how many cards the source announces and how many were found, what was\n"
"lost, and the first five cards. Nothing is written.\n"
"\n"
"With --report FILE the same is written as JSON, one object a line and\n"
"file; --report - writes it to standard output in place of the text. Its\n"
"members: file, format, scores, packing, encoding, delimiter, quote,\n"
"header, decks, announced, notes, lost (front, back), warnings (level,\n"
"rule, line, col, text).\n" },

{ "formats", "list what can be read and written",
"    deckconv formats [NAME]...\n"
"\n"
"Without a name the list of all formats; with one, its options and how to\n"
"get such a file. Options ride on the name, in -f as in -t:\n"
"\n"
"    deckconv -f csv:delimiter=tab,header=no words.txt -t json\n"
"\n"
"Without -f a file is recognised by its content, its name only breaks a\n"
"near tie. Without -t the output's extension decides, and Anki text is\n"
"written where there is none.\n" },

{ "help", "how to ask for help",
"    deckconv help [TOPIC]...\n"
"\n"
"A topic is a format (csv), an option (--map or map), a verb (inspect) or\n"
"one of the topics that `deckconv help` lists. For those who build and\n"
"package:\n"
"\n"
"    deckconv help --man                 the manual page\n"
"    deckconv help --completion SHELL    completion for bash, zsh or fish\n"
"    deckconv help --table               the formats as a Markdown table\n"
"    deckconv help --sources             the same of where cards are\n" },

{ "recipe", "list, show and test recipes for sites' pages",
"    deckconv recipe                     what is built in, and where your\n"
"                                        own lie\n"
"    deckconv recipe show NAME           one that is built in\n"
"    deckconv recipe test FILE [PAGE]    read PAGE by the recipe in FILE\n"
"                                        alone: shows deck, counts and the\n"
"                                        first cards, and compares them with\n"
"                                        what its `test` expects\n"
"\n"
"Without PAGE it is the .html beside FILE. `deckconv help recipes` tells how\n"
"a recipe is written.\n" },

{ "recipes", "how a recipe for a site's pages is written",
"A page that deckconv finds no cards in can be read by saying what is what.\n"
"The messages name the classes that repeat in it. For once:\n"
"\n"
"    deckconv -f 'html:card=.flip,front=.side-x,back=.side-y' page.html\n"
"\n"
"To keep it, write a file flipit.json, here for pages like\n"
"<div class=\"flip\"><p class=\"side-x\">wren</p><p class=\"side-y\">…\n"
"\n"
"    {\"recipe\": 1, \"name\": \"flipit\", \"title\": \"FlipIt\",\n"
"     \"match\": {\"host\": [\"flipit.example\"]},\n"
"     \"readings\": [\n"
"      {\"deck\": \"h1\",\n"
"       \"count\": {\"at\": \".n\", \"like\": \"{} cards\"},\n"
"       \"card\": \".flip\", \"front\": \".side-x\", \"back\": \".side-y\"}],\n"
"     \"test\": {\"cards\": 3, \"deck\": \"Birds\", \"front\": \"wren\"}}\n"
"\n"
"try it, and put it where it is found from then on:\n"
"\n"
"    deckconv recipe test flipit.json page.html\n"
"    mkdir -p ~/.config/deckconv/recipes\n"
"    mv flipit.json ~/.config/deckconv/recipes/\n"
"\n"
"match: the page's address is on a host, or its text holds one of `text`.\n"
"Places in a page are CSS selectors (a browser's developer tools copy them)\n"
"or XPath, with has-class('x'); img@src is an attribute. A list of places is\n"
"tried in turn. An object says more: at (places), like (patterns of the text:\n"
"* is anything, {} what is meant), not (patterns), image (places of pictures\n"
"beside the text).\n"
"\n"
"A reading has card with front and back in it; or front and back alone, one\n"
"after the other; or faces, front and back in turn; and as far as there are\n"
"such: deck, path (the steps of a breadcrumb), count, about, id, tags,\n"
"unless (then it is no card), fields (an object of names and places).\n"
"Several readings, for a site's several layouts, are all tried: the one that\n"
"finds most whole cards is taken. common holds what they share.\n"
"\n"
"A reading with json takes the cards from JSON that the page holds; its\n"
"places are JSON Pointers, where * is each element and type=2 each one with\n"
"that member:\n"
"\n"
"    {\"json\": {\"script\": \"script#data\", \"unwrap\": [\"/state\"]},\n"
"     \"deck\": \"/set/title\", \"cards\": \"/set/terms/*\", \"id\": \"/id\",\n"
"     \"order\": \"/set/order/*\", \"front\": \"/q\", \"back\": \"/a\"}\n"
"\n"
"json has script (elements), assigned (names that scripts assign it to) or\n"
"flight (what stands before it in React's pushed texts); unwrap leads to\n"
"texts that are JSON again. markup: plain, html, markdown, auto.\n"
"\n"
"refuse names pages that are none of these: {\"title\": [\"Log in*\"],\n"
"\"says\": \"a page to log in\", \"hint\": \"…\"}. pictures are attributes of\n"
"<img> that hold the real address. `deckconv recipe show quizlet` has much\n"
"of this in use.\n" },

{ "map", "which column or key is which field",
"    --map 'Front=Term,Back=#3,Tags=topic'\n"
"\n"
"Left of each = is a field of the card, right of it where it comes from:\n"
"the exact name of a column or key, else the same name ignoring case, else\n"
"its number; #3 is the third column and never a name, /term/text a JSON\n"
"Pointer. Names with a comma stand in double quotes, as in CSV. The option\n"
"may be given several times.\n"
"\n"
"Front and Back are the two sides; Tags, Deck, Guid and Id have their\n"
"meaning; any other name is a further field. Columns that are not mapped\n"
"stay further fields, 'Name=' drops one. A name that is found in the first\n"
"record makes it the header. A column that does not exist ends the run with\n"
"code 2 and shows the header.\n" },

{ "guid", "how a card is known when it is imported again",
"An identity that the source gives (Anki text, packages, CrowdAnki, what\n"
"deckconv wrote) is kept. Else one is made: a hash of the deck and of the\n"
"card's own id where the source has one, else of the front. So a card whose\n"
"back was edited updates the note in Anki, and nothing is doubled.\n"
"\n"
"    --guid source    the id of the source where it has one, else the front\n"
"    --guid front     the front\n"
"    --guid all       all fields: an edited card is a new one\n"
"    --guid none      none is made\n" },

{ "updates", "importing again, and what --ids remembers",
"Anki takes a note from a package only if it is newer than its own. So what\n"
"was not changed must not look new, or what you edited in Anki meanwhile\n"
"would be undone. Packages, and what deckconv made of them, have a time for\n"
"each note; pages and tables have none:\n"
"\n"
"    deckconv page.html --ids page.ids -o deck.apkg\n"
"\n"
"The file is made by the first run and brought up to date by the next ones.\n"
"A note that is as it was keeps its time, a new or changed one gets that of\n"
"the run. A note with a lost side is as old as can be: who repairs it in\n"
"Anki has the last word.\n"
"\n"
"By its back, its deck and its input a note is known again whose front was\n"
"edited, so that it is updated and not doubled. Where several have that\n"
"back, the notes beside it decide; if they cannot, it is a new note, and so\n"
"it is in an input that was not read whole (--limit, a skipped card). No two\n"
"notes share an identity.\n"
"\n"
"The file is text: a first line `deckconv ids 1 FORMAT`, a line a note, and\n"
"`end`. A line has six columns, with a TAB between them: the guid (in the\n"
"same form the hash of one that the source gives); the time in seconds; the\n"
"checksum of note type, fields and tags; the guid that its front would give\n"
"now; a hash of back, deck and input; the guid of the note before. - is\n"
"the same as the guid, or none. Delete a line to forget the note.\n"
"\n"
"Notes that are not in the inputs of a run stay remembered, so several decks\n"
"may share a file; but keep one for each output format, as another format\n"
"may change the text. Runs that share a file go one after the other. Memory:\n"
"at most 192 bytes a note. It is written behind the output, never after a\n"
"failure or with --dry-run; a file that is damaged, or not of deckconv, ends\n"
"the run with code 3 and stays as it is.\n" },

{ "cards", "what happens to a card",
"No card is lost in silence. Each input ends with a line that accounts for\n"
"all of them: read = written + skipped + left out. A source that announces\n"
"more cards than it holds is a warning; cards are never invented.\n"
"\n"
"A side that the source lost (an image, often) stays empty and is named;\n"
"where the output cannot say so the card gets the tag deckconv::front-lost\n"
"or deckconv::back-lost, and a placeholder where the field must not be\n"
"empty.\n"
"\n"
"Images on the web stay references (--remote-images).\n"
"\n"
"Active content (scripts, event handlers, frames) is removed from what\n"
"comes from strangers: pages, tables, JSON, Markdown. --sanitize=no keeps\n"
"it, and --sanitize removes it from packages and from deckconv's own files\n"
"too.\n"
"\n"
"More than two fields make a note type of their own. Anki text knows none:\n"
"further fields go below the back (anki:extra=).\n" },

{ "batches", "many inputs",
"    deckconv a.csv b.json c.md -o all.tsv      one deck file\n"
"    deckconv *.html -t anki -O out/ -j 2       one output each\n"
"\n"
"Into one output: an input that fails leaves the output untouched, code 3;\n"
"with --keep-going that input is left out whole, the others are written,\n"
"code 1.\n"
"\n"
"Into a folder: each output stands for itself and the worst code is the\n"
"exit code. The path below the inputs' common folder is kept, .gz and one\n"
"extension are dropped. Two inputs that would make one output are refused\n"
"before anything is read. Order and bytes do not depend on -j.\n"
"\n"
"Names come from --files-from too, one a line, or ended by NUL bytes:\n"
"\n"
"    find . -name '*.html' -print0 |\n"
"        deckconv --files-from - --null -t anki -O out/\n"
"\n"
"--report FILE writes one JSON line an input and a total.\n" },

{ "model", "the card as JSON",
"json and ndjson hold a card as it is inside deckconv:\n"
"\n"
"    {\"deck\":\"Biology::Cells\",\"notetype\":\"Basic\",\"guid\":\"…\",\n"
"     \"tags\":[\"exam\"],\"fields\":{\"Front\":\"…\",\"Back\":\"…\"},\n"
"     \"markup\":\"plain\",\"source\":{\"file\":\"page.html\",\"line\":9}}\n"
"\n"
"markup is plain, html or markdown, or an object that says so by field.\n"
"Members without a value are left out. What deckconv wrote as JSON it\n"
"writes again byte for byte.\n" },

{ "messages", "what stands on standard error",
"    deck.csv:12:1: error: quote opened here is never closed [csv-quote]\n"
"      12 | \"What is a CNN,a network\n"
"         | ^\n"
"      hint: …\n"
"\n"
"The same rule is shown five times an input at most, then counted. -q drops\n"
"notes and the accounting, never a warning. Control characters in names and\n"
"excerpts are shown as \\x1b.\n" },

{ "exit", "exit codes",
"    0  every card that was read was written, or left out on purpose\n"
"    1  the output is complete and valid, but cards or inputs were skipped,\n"
"       the input ended in mid-record, or --strict met a warning\n"
"    2  usage: an unknown option, format or column; an input would be\n"
"       overwritten; two outputs of one name\n"
"    3  input: missing, unreadable, not recognised, or no card in it\n"
"    4  output: cannot be written\n"
"    5  a limit, memory, or a bug\n"
"\n"
"After any code but 0 and 1 a regular output file is as it was before. A\n"
"signal ends deckconv as signals do, and takes the temporary file away.\n" },

{ "environment", "variables that are looked at",
"    SOURCE_DATE_EPOCH  the time of changed notes, for bytes that repeat\n"
"    NO_COLOR           if not empty: no colour unless --color=always\n"
"    TERM               dumb: neither colour nor progress\n"
"    TMPDIR             where temporary files without a name go (/tmp)\n"
"    XDG_CONFIG_HOME    where your own recipes lie, in deckconv/recipes;\n"
"                       without it in $HOME/.config\n" },

{ "files", "what is written where",
"Nothing but the output is written, and where asked for a report and what\n"
"--ids remembers. A regular file is at every instant the old or the complete\n"
"new one: the text grows in .deckconv-… beside it, which then takes its\n"
"name.\n"
"\n"
"Read are the inputs, what you name besides, files beside a page where media\n"
"are asked for, and recipes for sites' pages: your own in\n"
"~/.config/deckconv/recipes, those of --recipes DIR, and the installed ones.\n"
"There is no configuration file.\n" },
};

const struct topic *topic_at(size_t i)
{
	return i < sizeof(topics) / sizeof(topics[0]) ? &topics[i] : NULL;
}
