# JSON whose members do not say what is a side

A number, or yes and no, is no side by its place.

```
% deckconv -q - -t ndjson:source=no
[{"checked":true,"rang":1,"lemma":"Haus","gloss":"house"},{"checked":true,"rang":2,"lemma":"Hof","gloss":"yard"}]
^D
{"define":"notetype","name":"Note","fields":["Front","Back","checked","rang"],"templates":[{"name":"Card 1","front":"{{Front}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}\n<br>{{checked}}\n<br>{{rang}}"}]}
{"notetype":"Note","guid":"4IcaZjhwCML","fields":{"Front":"Haus","Back":"house","checked":"true","rang":"1"},"markup":"plain"}
{"notetype":"Note","guid":"5oG8PHbMhDl","fields":{"Front":"Hof","Back":"yard","checked":"true","rang":"2"},"markup":"plain"}
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
