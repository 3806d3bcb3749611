# Memrise: what people's tools make of its courses

Tables of two or three columns, the middle one often empty, in any encoding,
with as many byte order marks as programs put in front of each other.

```
% printf '\357\273\277\357\273\277ちゅうしゃじょう,,駐車場\nむきゅう,,無休\nむりょう,,無料\n' | deckconv - -t quizlet
ちゅうしゃじょう,駐車場
むきゅう,無休
むりょう,無料
2> deckconv: -: read 3, written 3, skipped 0
```

```
% (printf '\377\376\377\376'; printf 'to have\tmii\r\nto eat\tkin\r\n' | iconv -t UTF-16LE) | deckconv - -t quizlet
to have,mii
to eat,kin
2> deckconv: -: read 2, written 2, skipped 0
```

A whole course, with a column for the level and for other answers; a header of
two languages and two more names is one.

```
% deckconv - -t ndjson
Level,Greek,Greek alts,English,English alts,Part of Speech,Audio
Basics,γεια,γεια σου,hello,hi; hey,,https://example.org/1.mp3
Basics,ναι,,yes,,adverb,
Food,νερό,,water,,noun,
^D
{"define":"notetype","name":"Note","fields":["Greek","English","Level","Greek alts","English alts","Part of Speech","Audio"],"templates":[{"name":"Card 1","front":"{{Greek}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{English}}\n<br>{{Level}}\n<br>{{Greek alts}}\n<br>{{English alts}}\n<br>{{Part of Speech}}\n<br>{{Audio}}"}]}
{"notetype":"Note","guid":"3HAL88TvSjg","fields":{"Greek":"γεια","English":"hello","Level":"Basics","Greek alts":"γεια σου","English alts":"hi; hey","Part of Speech":"","Audio":"https://example.org/1.mp3"},"markup":"plain","source":{"line":2,"format":"csv"}}
{"notetype":"Note","guid":"6ew0r7yOwVu","fields":{"Greek":"ναι","English":"yes","Level":"Basics","Greek alts":"","English alts":"","Part of Speech":"adverb","Audio":""},"markup":"plain","source":{"line":3,"format":"csv"}}
{"notetype":"Note","guid":"LppmfRt3oUN","fields":{"Greek":"νερό","English":"water","Level":"Food","Greek alts":"","English alts":"","Part of Speech":"noun","Audio":""},"markup":"plain","source":{"line":4,"format":"csv"}}
2> deckconv: -: read 3, written 3, skipped 0
```

The columns of a dump for Anki.

```
% deckconv - -t ndjson
#separator:comma
#html:true
#tags column:4
#columns:Learnable,Definition,Audio,Level tags
"mii","to have, own","[sound:mii.mp3]",course::01_Basics
"kin","eat","",course::01_Basics
^D
{"define":"notetype","name":"Note","fields":["Front","Back","Audio"],"templates":[{"name":"Card 1","front":"{{Front}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}\n<br>{{Audio}}"}]}
{"notetype":"Note","guid":"LZOfCA6QtlO","tags":["course::01_Basics"],"fields":{"Front":"mii","Back":"to have, own","Audio":"[sound:mii.mp3]"},"markup":"html","source":{"line":5,"format":"anki"}}
{"notetype":"Note","guid":"IWYjH6DXwFs","tags":["course::01_Basics"],"fields":{"Front":"kin","Back":"eat","Audio":""},"markup":"html","source":{"line":6,"format":"anki"}}
2> deckconv: -: read 2, written 2, skipped 0
```

The same as a table.

```
% deckconv - -t ndjson
Definition,Learnable,Level tags,Learnable ID
"to have, own",mii,course::01_Basics,33075772588290
eat,kin,course::01_Basics,33075772653826
^D
{"notetype":"Basic","guid":"KjMnHNANDqS","tags":["course::01_Basics"],"fields":{"Front":"mii","Back":"to have, own"},"markup":"plain","source":{"line":2,"format":"csv"}}
{"notetype":"Basic","guid":"9gQIk340dM0","tags":["course::01_Basics"],"fields":{"Front":"kin","Back":"eat"},"markup":"plain","source":{"line":3,"format":"csv"}}
2> deckconv: -: read 2, written 2, skipped 0
```

JSON of words.

```
% deckconv - -t ndjson
[{"id":31156870906114,"definition_element":"to have","learning_element":"mii"},
{"id":31156870447362,"definition_element":"eat, drink","learning_element":"kin"}]
^D
{"notetype":"Basic","guid":"2S4kmLjZDTq","fields":{"Front":"mii","Back":"to have"},"markup":"plain","source":{"line":1,"format":"json"}}
{"notetype":"Basic","guid":"2j5UuXDCBU8","fields":{"Front":"kin","Back":"eat, drink"},"markup":"plain","source":{"line":2,"format":"json"}}
2> deckconv: -: read 2, written 2, skipped 0
```

What the programming interface answers is a format of its own: learnables by
their ids, and things without the names of their columns.

```
% deckconv - -t ndjson
{"learnables":{"33075772588290":{"learning_element":"mii","definition_element":"to have","screens":{}},
"33075772653826":{"learning_element":"kin","definition_element":"eat, drink"}}}
^D
{"notetype":"Basic","guid":"KjMnHNANDqS","fields":{"Front":"mii","Back":"to have"},"markup":"html","source":{"line":1,"format":"memrise","by":"json"}}
{"notetype":"Basic","guid":"9gQIk340dM0","fields":{"Front":"kin","Back":"eat, drink"},"markup":"html","source":{"line":2,"format":"memrise","by":"json"}}
2> deckconv: -: read 2, written 2, skipped 0
```

```
% deckconv - -t quizlet
{"things":{"504":{"columns":{"1":{"val":"mii"},"2":{"val":"to have"}}},"505":{"columns":{"1":{"val":"kin"},"2":{"val":""},"3":{"val":"eat"}}}}}
^D
mii,to have
kin,
2> -: warning: quizlet cannot hold further fields: 1 dropped [loss-further-fields]
2> deckconv: -: read 2, written 2, skipped 0
```

```
% printf '{"learnables":[{"learning_element":"a","definition_element":"b"},' | deckconv - -t quizlet
2> -:1:66: error: the JSON text ends too early [json-syntax]
2>   1 | …_element":"a","definition_element":"b"},
2>     |                                          ^
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

```
% printf '{"learnables":[],"learning_element":[]}' | deckconv -f memrise - -t quizlet
2> -: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```
