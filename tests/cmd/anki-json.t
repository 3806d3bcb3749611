# Anki's JSON import

Note types are defined along with the notes, Anki's own under names of ours:
in another language it calls its own otherwise, and adds what a file defines
with each import.

```
% deckconv -f ndjson - -t anki-json
{"deck":"A::B","guid":"g1","tags":["x","y"],"fields":{"Front":"1 < 2","Back":"b"},"markup":"plain"}
{"deck":"A","notetype":"Cloze","guid":"g2","fields":{"Text":"{{c1::one}}","Back Extra":""},"markup":"html"}
^D
{"default_deck":1,
"notes":[
{"guid":"g2","notetype":"deckconv Cloze","deck":"A","fields":["{{c1::one}}",""]},
{"guid":"g1","notetype":"deckconv Basic","deck":"A::B","fields":["1 &lt; 2","b"],"tags":["x","y"]}
],
"notetypes":[{"name":"deckconv Basic","fields":["Front","Back"],"templates":[{"name":"Card 1","qfmt":"{{Front}}","afmt":"{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}"}],"is_cloze":false},
{"name":"deckconv Cloze","fields":["Text","Back Extra"],"templates":[{"name":"Cloze","qfmt":"{{cloze:Text}}","afmt":"{{cloze:Text}}<br>\n{{Back Extra}}"}],"is_cloze":true}]}
2> deckconv: -: read 2, written 2, skipped 0
```

A schedule goes along while the cards before are in review, too: Anki takes the
first one in the list for that of the first template. What cannot be said is
counted.

```
% deckconv -f ndjson - -t anki-json | grep guid
{"guid":"g1","notetype":"Basic","fields":{"Front":"a","Back":"b"},"markup":"html","cards":[{"ord":0,"type":2,"queue":2,"day":19000,"ivl":30,"factor":2500,"reps":4,"revlog":[[1,2,3,4,5,6,7]]}]}
{"guid":"g2","notetype":"Basic (and reversed card)","fields":{"Front":"c","Back":"d"},"markup":"html","cards":[{"ord":0},{"ord":1,"type":2,"queue":2,"day":19000,"ivl":3,"factor":1300,"reps":1,"lapses":2}]}
^D
{"guid":"g1","notetype":"deckconv Basic","fields":["a","b"],"cards":[{"due":1641686399,"interval":30,"ease_factor":2.500,"reps":4,"lapses":0}]},
{"guid":"g2","notetype":"deckconv Basic (and reversed card)","fields":["c","d"]}
2> -: warning: anki-json cannot hold schedules: 1 dropped [loss-schedules]
2>   hint: an .apkg holds them
2> -: warning: anki-json cannot hold reviews: 1 dropped [loss-reviews]
2> deckconv: -: read 2, written 2, skipped 0
```

The first note of a deck stands before those of the decks in it: Anki would
call it `A+`.

```
% printf 'deck,front,back\nA::B,1,2\nC,3,4\nA,5,6\nA,7,8\n' | deckconv -q -f csv - -t anki-json | grep -o '"deck":.*'
"deck":"A","fields":["5","6"]},
"deck":"A::B","fields":["1","2"]},
"deck":"C","fields":["3","4"]},
"deck":"A","fields":["7","8"]}
```

The input's name is a deck's whose notes name none.

```
% printf 'front,back\na,b\n' > words.csv; deckconv -q words.csv -o w.anki-json; grep -o '"deck":[^,]*' w.anki-json; deckconv -q - -t anki-json < words.csv | grep -c '"deck":'
"deck":"words"
0
=> 1
```
