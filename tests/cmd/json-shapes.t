# JSON whose members do not say what is a side

Names that go with sides on other cards are the sides where nothing better is
there, and a list of texts is a text.

```
% deckconv -q - -t ndjson:source=no
[{"id":1,"hanzi":"水","pinyin":"shuǐ","translations":["water","river"]},
 {"id":2,"hanzi":"火","pinyin":"huǒ","translations":["fire"],"examples":[{"zh":"火很大","en":"The fire is big"}]}]
^D
{"define":"notetype","name":"Note","fields":["hanzi","translations","pinyin","examples"],"templates":[{"name":"Card 1","front":"{{hanzi}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{translations}}\n<br>{{pinyin}}\n<br>{{examples}}"}]}
{"notetype":"Note","guid":"8GahDXOQMcI","fields":{"hanzi":"水","translations":"water\nriver","pinyin":"shuǐ","examples":""},"markup":"plain"}
{"notetype":"Note","guid":"6SAqpcv5jsN","fields":{"hanzi":"火","translations":"fire","pinyin":"huǒ","examples":"{\"zh\":\"火很大\",\"en\":\"The fire is big\"}"},"markup":"plain"}
```

```
% deckconv -q - -t quizlet
[{"kanji":"山","kana":"やま","english":"mountain"},{"kanji":"川","kana":"かわ","english":"river"}]
^D
山,mountain
川,river
2> -: warning: quizlet cannot hold further fields: 2 dropped [loss-further-fields]
```

```
% deckconv -q - -t quizlet
[{"name":"Femur","description":"longest bone"},{"name":"Stapes","description":"smallest bone"}]
^D
Femur,longest bone
Stapes,smallest bone
```

```
% deckconv -q - -t quizlet
[{"title":"Femur","text":"longest bone"},{"title":"Stapes","text":"smallest bone"}]
^D
Femur,longest bone
Stapes,smallest bone
```

```
% deckconv -q - -t quizlet
[{"word":"fast","translations":["schnell","fest"]},{"word":"slow","translations":["langsam"]}]
^D
fast,"schnell
fest"
slow,langsam
```

A name with a link is no card, nor is what a program is told.

```
% deckconv - -t quizlet
[{"name":"Site","url":"https://example.org/a"},{"name":"Blog","url":"https://example.org/b"}]
^D
2> -: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

```
% deckconv - -t quizlet
{"configurations":[{"name":"server","runtimeExecutable":"python","runtimeArgs":["-m","http"]}]}
^D
2> -: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

What stands above the cards has a title and a description as well.

```
% deckconv -q - -t ndjson:source=no
[{"title":"Bones","description":"of the leg","vocab":[{"word":"Femur","meaning":"thigh bone"}]}]
^D
{"deck":"Bones","notetype":"Basic","guid":"58BtvLU0SOt","fields":{"Front":"Femur","Back":"thigh bone"},"markup":"plain"}
```

A number, or yes and no, is no side by its place.

```
% deckconv -q - -t ndjson:source=no
[{"checked":true,"rang":1,"lemma":"Haus","gloss":"house"},{"checked":true,"rang":2,"lemma":"Hof","gloss":"yard"}]
^D
{"define":"notetype","name":"Note","fields":["Front","Back","checked","rang"],"templates":[{"name":"Card 1","front":"{{Front}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}\n<br>{{checked}}\n<br>{{rang}}"}]}
{"notetype":"Note","guid":"4IcaZjhwCML","fields":{"Front":"Haus","Back":"house","checked":"true","rang":"1"},"markup":"plain"}
{"notetype":"Note","guid":"5oG8PHbMhDl","fields":{"Front":"Hof","Back":"yard","checked":"true","rang":"2"},"markup":"plain"}
```

Two languages are sides as much as two names: in an object, and in several
lists.

```
% deckconv -q - -t quizlet
{"1":{"Dutch":"ik","ENG":"I"},"2":{"Dutch":"jij","ENG":"you"},"3":{"Dutch":"hij","ENG":"he"}}
^D
ik,I
jij,you
hij,he
```

```
% deckconv -q - -t ndjson:source=no
{"easy":[{"de":"Hund","en":"dog"}],"hard":[{"de":"Eichhörnchen","en":"squirrel"}]}
^D
{"deck":"easy","notetype":"Basic","guid":"F5gcgzC7wG6","fields":{"Front":"Hund","Back":"dog"},"markup":"plain"}
{"deck":"hard","notetype":"Basic","guid":"08HS2JbjbsU","fields":{"Front":"Eichhörnchen","Back":"squirrel"},"markup":"plain"}
```

```
% deckconv - -t quizlet
{"title":{"en":"Settings","de":"Einstellungen"},"hint":{"en":"Go on","de":"Weiter"}}
^D
2> -: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

```
% deckconv - -t quizlet
{"en":"English","de":"Deutsch","fr":"Français"}
^D
2> -: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

An object among cards that is none is told.

```
% deckconv - -t quizlet
{"1":{"front":"a","back":"b"},"2":{"front":"c","back":"d"},"about":{"x":1}}
^D
a,b
c,d
2> -: warning: members without a card are not taken along: 1 [loss-members-without-a-card]
2> deckconv: -: read 2, written 2, skipped 0
```

Where several lists could be the cards, and none has names that say so, one is
taken and the others are told.

```
% deckconv - -t quizlet
{"one":[{"xa":"a","xb":"b"},{"xa":"c","xb":"d"}],"more":{"two":[{"ya":"e","yb":"f"}]}}
^D
a,b
c,d
2> -:1: warning: more than one list could be the cards: those at /one are taken [json-lists]
2>   hint: -f json:cards=/more/two takes the others
2> deckconv: -: read 2, written 2, skipped 0
```

# Lists in records

Words and examples that belong to a headword are not the cards, even if their
list is called so; they are shown in its field.

```
% deckconv -q - -t ndjson:source=no
[{"wordRank":1,"headWord":"alone","content":{"rel":{"rels":[{"pos":"adv","words":[{"hwd":"lonely","tran":"einsam"}]}]},"phrase":{"phrases":[{"pContent":"let alone","pCn":"geschweige"}]}},"bookId":"b1"},
 {"wordRank":2,"headWord":"along","content":{"rel":{"rels":[]},"phrase":{"phrases":[{"pContent":"along with","pCn":"zusammen mit"}]}},"bookId":"b1"}]
^D
{"define":"notetype","name":"Note","fields":["headWord","content","wordRank","bookId"],"templates":[{"name":"Card 1","front":"{{headWord}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{content}}\n<br>{{wordRank}}\n<br>{{bookId}}"}]}
{"notetype":"Note","guid":"B2EmzQctWdD","fields":{"headWord":"alone","content":"rel: {\"rels\":[{\"pos\":\"adv\",\"words\":[{\"hwd\":\"lonely\",\"tran\":\"einsam\"}]}]}\nphrase: {\"phrases\":[{\"pContent\":\"let alone\",\"pCn\":\"geschweige\"}]}","wordRank":"1","bookId":"b1"},"markup":"plain"}
{"notetype":"Note","guid":"2bjeS8c9lrh","fields":{"headWord":"along","content":"rel: {\"rels\":[]}\nphrase: {\"phrases\":[{\"pContent\":\"along with\",\"pCn\":\"zusammen mit\"}]}","wordRank":"2","bookId":"b1"},"markup":"plain"}
```

```
% deckconv -q - -t ndjson:source=no
[{"word":"alone","translations":[{"translation":"allein","type":"adj"},{"translation":"einsam","type":"adv"}],"phrases":[{"phrase":"let alone","translation":"geschweige"}]},
 {"word":"along","translations":[{"translation":"entlang","type":"prep"}]}]
^D
{"define":"notetype","name":"Note","fields":["word","translations","phrases"],"templates":[{"name":"Card 1","front":"{{word}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{translations}}\n<br>{{phrases}}"}]}
{"notetype":"Note","guid":"B2EmzQctWdD","fields":{"word":"alone","translations":"allein (adj)\neinsam (adv)","phrases":"let alone (geschweige)"},"markup":"plain"}
{"notetype":"Note","guid":"2bjeS8c9lrh","fields":{"word":"along","translations":"entlang (prep)","phrases":""},"markup":"plain"}
```

```
% deckconv -q - -t quizlet
[{"lemma":"alone","gloss":"allein","data":{"rels":[{"items":[{"x":"lonely","y":"einsam"}]}]}}]
^D
alone,allein
2> -: warning: quizlet cannot hold further fields: 1 dropped [loss-further-fields]
```

```
% deckconv - -t quizlet
[{"title":"Sums","questions":[{"text":"2 + 2?","options":["3","4"],"correct":1}]}]
^D
2> -: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

Beneath a title the list that is called so has them.

```
% deckconv -q - -t ndjson:source=no
[{"title":"Unit 1","topicName":"People","subtitle":"easy","words":[{"x":"lonely","y":"einsam"}]}]
^D
{"deck":"Unit 1","notetype":"Basic","guid":"JLEGRAqt7cp","fields":{"Front":"lonely","Back":"einsam"},"markup":"plain"}
```

# Dictionaries

Each member is a card, whatever its name means elsewhere.

```
% deckconv - -t ndjson
{"corner":"Ecke",
 "answer":"antworten",
 "to weigh":"wiegen",
 "term":"Begriff",
 "neighbour":["Nachbar","Nachbarin"],
 "lamp":"Lampe",
 "stone":""}
^D
{"notetype":"Basic","guid":"AckAwlljgDG","fields":{"Front":"corner","Back":"Ecke"},"markup":"plain","source":{"line":1,"format":"json"}}
{"notetype":"Basic","guid":"BVnCTRPXarl","fields":{"Front":"answer","Back":"antworten"},"markup":"plain","source":{"line":2,"format":"json"}}
{"notetype":"Basic","guid":"5lF6F0uOoLt","fields":{"Front":"to weigh","Back":"wiegen"},"markup":"plain","source":{"line":3,"format":"json"}}
{"notetype":"Basic","guid":"EigY0IiNT7p","fields":{"Front":"term","Back":"Begriff"},"markup":"plain","source":{"line":4,"format":"json"}}
{"notetype":"Basic","guid":"DXR2jr6VdXa","fields":{"Front":"neighbour","Back":"Nachbar\nNachbarin"},"markup":"plain","source":{"line":5,"format":"json"}}
{"notetype":"Basic","guid":"3lrEAXb8pOM","fields":{"Front":"lamp","Back":"Lampe"},"markup":"plain","source":{"line":6,"format":"json"}}
{"notetype":"Basic","guid":"Eo8vx1uC7xu","fields":{"Front":"stone","Back":""},"markup":"plain","source":{"line":7,"format":"json"}}
2> deckconv: -: read 7, written 7, skipped 0
```

```
% deckconv -q - -t ndjson:source=no
{"title":"Food","General":{"weight":"le poids","to weigh":"peser","healthy":"sain"},"Meat":{"beef":"le bœuf"}}
^D
{"deck":"Food::General","notetype":"Basic","guid":"JbORzmQsfRU","fields":{"Front":"weight","Back":"le poids"},"markup":"plain"}
{"deck":"Food::General","notetype":"Basic","guid":"73MiNpZVXQ4","fields":{"Front":"to weigh","Back":"peser"},"markup":"plain"}
{"deck":"Food::General","notetype":"Basic","guid":"Hhff9gLCPBv","fields":{"Front":"healthy","Back":"sain"},"markup":"plain"}
{"deck":"Food::Meat","notetype":"Basic","guid":"EPbyIM11OK1","fields":{"Front":"beef","Back":"le bœuf"},"markup":"plain"}
```

```
% deckconv -q - -t quizlet
{"book":{"words":{"犬":"dog","猫":"cat","鳥":"bird"},"author":"me"}}
^D
犬,dog
猫,cat
鳥,bird
```

```
% deckconv -q - -t ndjson:source=no
{"German":{"dog":"Hund","cat":"Katze"},"French":{"dog":"chien","cat":"chat"}}
^D
{"deck":"German","notetype":"Basic","guid":"K9aKNQ5MxUF","fields":{"Front":"dog","Back":"Hund"},"markup":"plain"}
{"deck":"German","notetype":"Basic","guid":"5iBjOrUDs3F","fields":{"Front":"cat","Back":"Katze"},"markup":"plain"}
{"deck":"French","notetype":"Basic","guid":"A6EiijRXm7w","fields":{"Front":"dog","Back":"chien"},"markup":"plain"}
{"deck":"French","notetype":"Basic","guid":"BfdcIcvfOU4","fields":{"Front":"cat","Back":"chat"},"markup":"plain"}
```

```
% deckconv -q --map 'Front=#2,Back=#1' - -t quizlet
{"dog":"der Hund","cat":"die Katze","house":"das Haus"}
^D
der Hund,dog
die Katze,cat
das Haus,house
```

There may be any number of them, and any number of subjects; what is no text is
told.

```
% (printf '{"a 0":"b 0"'; for i in $(seq 1 3000); do printf ',\n"word %s":"Wort %s"' $i $i; done; printf ',"x":{"y":1},"z":[[1]]}') | deckconv - -t quizlet | tail -n 1
word 3000,Wort 3000
2> -:3001:29: error: neither a text nor a list of texts: no card [json-no-card]
2> -:3001:41: error: neither a text nor a list of texts: no card [json-no-card]
2> deckconv: -: read 3003, written 3001, skipped 2
```

```
% (printf '{"n":1'; for i in $(seq 1 150); do printf ',"part %s":{"word %s":"Wort %s","bird %s":"Vogel %s"}' $i $i $i $i $i; done; printf ',"x":[[1]]}') | deckconv - -t ndjson | cut -d , -f 1 | uniq -c | sort -rn | awk '{print $1}' | uniq -c
    150 2
2> -: warning: members without a card are not taken along: 1 [loss-members-without-a-card]
2> deckconv: -: read 300, written 300, skipped 0
```

What looks like settings, or like the texts of a program, is none, unless its
place is given; one card is one card.

```
% deckconv - -t quizlet
{"theme":"dark","font":"Arial","sound":"loud"}
^D
2> -: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

```
% deckconv - -t quizlet
{"name":"my-app","version":"1.0.0","scripts":{"prepare":"husky install","storybook":"start storybook","release":"semantic release"}}
^D
2> -: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

```
% deckconv - -t quizlet
{"rules":{"quotes":"error","semi":"warn","indent":"error","curly":"error"}}
^D
2> -: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

```
% deckconv - -t quizlet
{"app_title":"Mein Programm","login_button":"Anmelden","loggedOut":"Abgemeldet","greeting":"Hallo {name}!"}
^D
2> -: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

```
% deckconv - -t quizlet
{"profile":"Profile","shop":"Shop","log in":"Login","mail":"Your mail"}
^D
2> -: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

```
% deckconv - -t quizlet
{"en":{"hello":"Hello there","bye":"Good bye","thanks":"Thank you"},"de":{"hello":"Hallo du","bye":"Bis bald","thanks":"Danke"}}
^D
2> -: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

```
% deckconv - -t quizlet
{"亻":{"once":["人"],"radical":["丿"]},"氵":{"once":["水"],"radical":["丶"]},"忄":{"once":["心"],"radical":["丨"]}}
^D
2> -: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

```
% deckconv - -t quizlet
{"docs":"https://example.org/a","blog":"https://example.org/b","media":"./src/media"}
^D
2> -: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

```
% deckconv -q - -t ndjson:source=no
{"word":"Haus","translation":"house","example":"Das Haus ist groß."}
^D
{"define":"notetype","name":"Note","fields":["Front","Back","example"],"templates":[{"name":"Card 1","front":"{{Front}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}\n<br>{{example}}"}]}
{"notetype":"Note","guid":"4IcaZjhwCML","fields":{"Front":"Haus","Back":"house","example":"Das Haus ist groß."},"markup":"plain"}
```

```
% deckconv -q -f json:cards=/texts - -t quizlet
{"texts":{"app_title":"Mein Programm","count":3}}
^D
app_title,Mein Programm
count,3
```

A notebook of Jupyter is no deck.

```
% printf '{"cells":[{"cell_type":"code","outputs":[{"name":"stdout","output_type":"stream","text":["one","two"]},{"name":"stderr","output_type":"stream","text":["three"]}],"source":["x"]}],"nbformat":4}' | deckconv - -t quizlet
^D
2> -: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```
