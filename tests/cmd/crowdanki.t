# CrowdAnki

A deck of CrowdAnki is JSON with sorted keys: what is a deck's child comes
before its name, and note types between both. What is read is written again
byte for byte: who keeps a deck under version control sees no difference that
is none.

```
% deckconv $SAMPLES/crowdanki.json -qt crowdanki | cmp - $SAMPLES/crowdanki.json
```

It is known by what it says of itself, and JSON is not taken for it.

```
% for f in crowdanki json; do deckconv inspect $SAMPLES/$f.json | grep scores; done
  scores      crowdanki 100, json 44
  scores      json 74
2> $SAMPLES/json.json: warning: 1 card without a front, lost by the source [side-front]
```

A real one, with its count.

```
% deckconv $CORPUS/crowdanki-anki-deutsche-bundeslaender.json -t quizlet -o deck.csv 2>&1 | tail -1; wc -l < deck.csv
deckconv: $CORPUS/crowdanki-anki-deutsche-bundeslaender.json: read 16, written 16, skipped 0
16
```

Notes before their note types and before their deck's name: people write such
files by hand. They wait until both are known, and keep their lines.

```
% deckconv - -t ndjson
{"__type__": "Deck", "notes": [
  {"fields": ["1", "2"], "guid": "g1", "note_model_uuid": "m"}],
 "children": [{"notes": [
  {"fields": ["3", "4"], "guid": "g2", "note_model_uuid": "m"}], "name": "K"}],
 "note_models": [{"crowdanki_uuid": "m", "name": "T",
   "flds": [{"name": "Q"}, {"name": "A"}], "tmpls": []}],
 "name": "Late"}
^D
{"define":"notetype","name":"T","fields":["Q","A"],"anki":{"crowdanki_uuid":"m"}}
{"deck":"Late","notetype":"T","guid":"g1","fields":{"Q":"1","A":"2"},"markup":"html","source":{"line":2,"format":"crowdanki"}}
{"deck":"Late::K","notetype":"T","guid":"g2","fields":{"Q":"3","A":"4"},"markup":"html","source":{"line":4,"format":"crowdanki"}}
2> deckconv: -: read 2, written 2, skipped 0
```

A note whose note type is not there keeps all its fields. One without fields is
no note, and counted.

```
% deckconv - -t ndjson:source=no
{"__type__": "Deck", "name": "D", "note_models": [], "notes": [
  {"fields": ["1", "2"], "guid": "g1", "note_model_uuid": "m"},
  {"guid": "g2"}, 7]}
^D
{"deck":"D","notetype":"Basic","guid":"g1","fields":{"Front":"1","Back":"2"},"markup":"html"}
2> -:2:3: warning: no note model has the number "m" of this note: its fields are numbered [crowdanki-model]
2> -:3:3: error: a note without a list of fields [crowdanki-fields]
2> -:3:19: error: a note without a list of fields [crowdanki-fields]
2> deckconv: -: read 3, written 1, skipped 2
=> 1
```

Two note types of one name are two, and each note has its own.

```
% deckconv - -t ndjson:source=no
{"__type__": "Deck", "name": "D", "note_models": [
 {"crowdanki_uuid": "a", "name": "T", "flds": [{"name": "Q"}]},
 {"crowdanki_uuid": "b", "name": "T", "flds": [{"name": "Q"}]}], "notes": [
 {"fields": ["1"], "guid": "g1", "note_model_uuid": "b"},
 {"fields": ["2"], "guid": "g2", "note_model_uuid": "a"}]}
^D
{"define":"notetype","name":"T 2","fields":["Q"],"anki":{"crowdanki_uuid":"b"}}
{"deck":"D","notetype":"T 2","guid":"g1","fields":{"Q":"1"},"markup":"html"}
{"define":"notetype","name":"T","fields":["Q"],"anki":{"crowdanki_uuid":"a"}}
{"deck":"D","notetype":"T","guid":"g2","fields":{"Q":"2"},"markup":"html"}
2> deckconv: -: read 2, written 2, skipped 0
```

What stands before a cut is kept, also what was still waiting.

```
% deckconv - -t ndjson:source=no
{"__type__": "Deck", "children": [{"name": "K", "notes": [
  {"fields": ["1", "2"], "guid": "g1"}, {"fields": ["3",
^D
{"deck":"K","notetype":"Basic","guid":"g1","fields":{"Front":"1","Back":"2"},"markup":"html"}
2> -:2:41: error: the input ends inside of this card [json-cut]
2> -:2:3: warning: no note model has the number "" of this note: its fields are numbered [crowdanki-model]
2> deckconv: -: read 2, written 1, skipped 1
=> 1
```

```
% deckconv -f crowdanki - -t ndjson
{"__type__": "Deck", "name": "D" "notes": []}
^D
2> -:1:34: error: a comma or a bracket is missing [json-syntax]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

## Writing

Whatever the source knows a deck or a note type by, it keeps; what has no such
number gets one that is the same in each run. A file has one deck: several are
put into one more, which is none of them when they are read again.

```
% cat > in.csv; deckconv in.csv -t crowdanki -o deck.json; grep -c uuid deck.json; grep -A1 '"deckconv_group"' deck.json; deckconv deck.json -qt csv; deckconv deck.json -qt crowdanki | cmp - deck.json
deck,front,back
Rivers::Europe,Rhein,Basel
Towns,Wien,Donau
^D
12
    "deckconv_group": true,
    "desc": "",
guid,notetype,deck,Front,Back,markup,tags
9pnGWvU8ZKj,deckconv Basic,Rivers::Europe,Rhein,Basel,html,
GY9RzbjqjxW,deckconv Basic,Towns,Wien,Donau,html,
2> in.csv: warning: CrowdAnki has one deck a file: the 2 decks are put into a deck "Decks" [crowdanki-group]
2> deckconv: in.csv: read 2, written 2, skipped 0
2> deck.json: warning: csv cannot hold note types: 1 dropped [loss-note-types]
2>   hint: an .apkg holds them
2> deck.json: warning: csv cannot hold deck options: 3 dropped [loss-deck-options]
2> deck.json: warning: CrowdAnki has one deck a file: the 2 decks are put into a deck "Decks" [crowdanki-group]
```

Anki takes no note type without a template: it gets one.

```
% deckconv -f ndjson - -qt crowdanki | grep -A12 tmpls
{"define":"notetype","name":"Bare","fields":["A","B","C"]}
{"guid":"g","notetype":"Bare","fields":{"A":"1","B":"2","C":"3"},"markup":"html"}
^D
            "tmpls": [
                {
                    "afmt": "{{FrontSide}}\n\n<hr id=answer>\n\n{{B}}\n<br>{{C}}",
                    "bafmt": "",
                    "bfont": "",
                    "bqfmt": "",
                    "bsize": 0,
                    "did": null,
                    "name": "Card 1",
                    "ord": 0,
                    "qfmt": "{{A}}"
                }
            ],
```

A deck below others that nothing is known of has its whole name, as CrowdAnki
writes a deck that it was asked for alone. A deck that --deck moves keeps its
number, one that it replaces has a new one.

```
% printf 'deck,front,back\nA::B::C,1,2\n' > in.csv; deckconv in.csv -qt crowdanki | grep '"name": "A'; for d in A::B X::; do deckconv $SAMPLES/crowdanki.json --deck $d -qt crowdanki | grep -c -e 8f0a26fa -e '"name": "X"'; done
    "name": "A::B::C",
0
1
```

## A folder

CrowdAnki's decks are folders with deck.json and media/ in them: such a folder
may be named where a file is. One that is written has its files in media/; what
is in it already stays.

```
% mkdir -p in/media; cp $SAMPLES/crowdanki.json in/deck.json; echo png > in/media/lisboa.png; echo ogg > in/media/Wien.ogg; deckconv in/ -t crowdanki -o out && cmp in/deck.json out/deck.json && ls out out/media && deckconv out -t crowdanki -o out
out:
deck.json
media

out/media:
Wien.ogg
lisboa.png
2> deckconv: in/deck.json: read 4, written 4, skipped 0
2> deckconv: error: the output "out/deck.json" is the input "out/deck.json" [output-is-input]
=> 2
```

An older name of the file is the folder's. A folder without either is none.

```
% mkdir Rivers none; cp $SAMPLES/crowdanki.json Rivers/Rivers.json; deckconv Rivers -qt crowdanki | cmp - Rivers/Rivers.json; deckconv none
2> none: error: is a directory [input-open]
2> deckconv: none: read 0, written 0, skipped 0
=> 3
```

A file is written where the name is a file's; files go along if there is a
place for them.

```
% mkdir -p in/media; cp $SAMPLES/crowdanki.json in/deck.json; echo png > in/media/lisboa.png; echo ogg > in/media/Wien.ogg; deckconv -q in -t crowdanki -o a.json; ls; deckconv -q in -t crowdanki -o b.json --media-dir files; ls . files
a.json
in
.:
a.json
b.json
files
in

files:
Wien.ogg
lisboa.png
```

Each input has its folder below the one that -O names. A run that fails leaves
no folder.

```
% mkdir D; cp $SAMPLES/crowdanki.json D/deck.json; echo 'a,b' > x.csv; echo '{"__type__": "Deck"}' > none.json; deckconv -q D x.csv -t crowdanki -O out; find out | sort; deckconv -q none.json -t crowdanki -o failed; ls -d failed
out
out/D
out/D/deck.json
out/x
out/x/deck.json
2> D/deck.json:21:25: warning: no file for "lisboa.png": it is not there [media-missing]
2> D/deck.json:259:9: warning: no file for "Wien.ogg": it is not there [media-missing]
2> none.json: error: no card found [no-cards]
2> ls: cannot access 'failed': No such file or directory
=> 2
```

Notes without a deck, from an input without a name, have one all the same.

```
% printf 'front,back\na,b\n' | deckconv -q -f csv - -t crowdanki | grep '"name": "Deck'
    "name": "Decks",
```

A deck that was split into files has its notes in one without the deck: a list
of fields, whose names are with the note type.

```
% printf '[{"__type__":"Note","data":"","fields":["a<br>b","c","d"],"flags":0,"guid":"x1","newlyAdded":true,"note_model_uuid":"u","tags":["t u","v"]},{"fields":["e"],"guid":"x2","note_model_uuid":"u","tags":[]}]' >notes.json; deckconv notes.json -t ndjson:source=no; python3 -c 'import json; [print(json.dumps(n)) for n in json.load(open("notes.json"))]' | deckconv -q - -t anki
{"define":"notetype","name":"notes","fields":["Front","Back","Field 3"],"templates":[{"name":"Card 1","front":"{{Front}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}\n<br>{{Field 3}}"}]}
{"notetype":"notes","guid":"x1","tags":["t_u","v"],"fields":{"Front":"a<br>b","Back":"c","Field 3":"d"},"markup":"html","note_model_uuid":"u"}
{"notetype":"Basic","guid":"x2","fields":{"Front":"e","Back":""},"markup":"html","note_model_uuid":"u"}
#separator:tab
#html:true
#notetype:Basic
#guid column:1
#tags column:4
x1	a<br>b	c<br>Field 3: d	t_u v
x2	e	
2> deckconv: notes.json: read 2, written 2, skipped 0
2> -: warning: anki cannot hold unknown members: 2 dropped [loss-unknown-members]
2> -: warning: 1 of the notes have fields beyond front and back: written below the back [anki-fields]
2>   hint: an .apkg holds them all; anki:extra=keep keeps them apart, if Anki has such a note type
```

A list that is called so is none without CrowdAnki's names.

```
% printf '[{"question":"q","answer":"a","fields":["x","y"]},{"question":"r","answer":"b","fields":["z"]}]' | deckconv - -t csv -q
guid,notetype,deck,question,answer,fields,tags
69KNemWvyEF,Note,,q,a,"x
y",
1omvI9PMDa6,Note,,r,b,z,
```
