# Writing Anki's packages

What a package holds is seen by reading it again; the tables themselves are
looked at in `package/test_write.py`, and by Anki itself in `engine/`.

## A package is read as it was written

```
% printf 'front,back,tags,deck\nWhat is it?,A <b>word</b>,x y::z,A::B\ntwo,zwei,,A\n' > in.csv; deckconv -q in.csv -o out.apkg && deckconv -q --guid none out.apkg -t ndjson:source=no | sed 's/"mod":[0-9]*,"sum":"[0-9a-f]*"/TIMES/; s/,"css":"[^"]*"//'
{"define":"notetype","name":"deckconv Basic","id":"1501519748772","fields":["Front","Back"],"templates":[{"name":"Card 1","front":"{{Front}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}"}]}
{"deck":"A::B","notetype":"deckconv Basic","guid":"9MxQZZfXZGK","tags":["x","y::z"],"fields":{"Front":"What is it?","Back":"A <b>word</b>"},"markup":"html",TIMES}
{"deck":"A","notetype":"deckconv Basic","guid":"GuFd7KEW2FS","fields":{"Front":"two","Back":"zwei"},"markup":"html",TIMES}
```

The newer layout holds the same.

```
% printf 'a,b\nc,d\n' | deckconv -q -f csv:header=no - -t apkg:generation=latest,level=9 > new.apkg; deckconv -q new.apkg -t csv 2>&1 | cut -d, -f2-5
new.apkg: warning: csv cannot hold note types: 1 dropped [loss-note-types]
  hint: an .apkg holds them
notetype,deck,Front,Back
deckconv Basic,Default,a,b
deckconv Basic,Default,c,d
```

Neither the time zone nor the hour changes a byte where `SOURCE_DATE_EPOCH` is
set.

```
% printf 'a,b\n' > in.csv; for tz in UTC Japan; do TZ=$tz SOURCE_DATE_EPOCH=1700000000 deckconv -q -f csv:header=no in.csv -o $tz.apkg; done; cmp UTC.apkg Japan.apkg && echo same
same
```

## Decks

Notes that name no deck are in one that is called as the input; of several
inputs each has its own.

```
% printf 'a,b\n' > Biology.csv; printf 'c,d\n' > Physics.2.csv; deckconv -q -f csv:header=no Biology.csv Physics.2.csv -o all.apkg && deckconv -q all.apkg -t csv | cut -d, -f2-5
notetype,deck,Front,Back
deckconv Basic,Biology,a,b
deckconv Basic,Physics.2,c,d
2> all.apkg: warning: csv cannot hold note types: 1 dropped [loss-note-types]
2>   hint: an .apkg holds them
```

Standard input has no name.

```
% printf 'a,b\n' | deckconv -q -f csv:header=no - -t apkg > out.apkg; deckconv -q out.apkg -t csv | cut -d, -f2-5
notetype,deck,Front,Back
deckconv Basic,Default,a,b
2> out.apkg: warning: csv cannot hold note types: 1 dropped [loss-note-types]
2>   hint: an .apkg holds them
```

Names are as Anki would mend them, and case makes no other deck: a child is
called as its parent is spelled.

```
% printf 'front,back,deck\n1,b,A::B\n2,b,a:: B ::\n3,b,a::C\n4,b,:: x\n5,b,default\n' > in.csv; deckconv -q in.csv -o out.apkg; deckconv -q out.apkg -t csv | cut -d, -f3-5
deck,Front,Back
A::B,1,b
A::B::blank,2,b
A::C,3,b
blank::x,4,b
Default,5,b
2> out.apkg: warning: csv cannot hold note types: 1 dropped [loss-note-types]
2>   hint: an .apkg holds them
```

```
% printf 'front,back,deck\n1,b,%s\n' "$(printf 'x::%.0s' $(seq 150))y" > in.csv; deckconv in.csv -o out.apkg; deckconv -q out.apkg -t csv | tail -1 | tr -dc x | wc -c
100
2> in.csv:2:1: warning: the name of deck "x::x::x::x::x::x::x::x::x::x::x::x::x::x…" is cut: more than 100 levels or 4096 bytes [deck-name]
2> deckconv: in.csv: read 1, written 1, skipped 0
2> out.apkg: warning: csv cannot hold note types: 1 dropped [loss-note-types]
2>   hint: an .apkg holds them
```

With `--deck` no empty deck stays behind.

```
% printf '{"deck":"Old","guid":"g","fields":{"Front":"a","Back":"b"},"markup":"plain"}\n' | deckconv -q -f ndjson - --deck New -t apkg > out.apkg; deckconv inspect out.apkg | grep -i -A2 deck
  deck        New
  cards       1

```

## First fields

A front that its source lost says so, since Anki's "Empty Cards" deletes cards
without one; it is lost again when the package is read. One that is empty in a
package, or in the model, stays empty.

```
% printf 'front,back\n,lost\n' > in.csv; deckconv -q in.csv -o out.apkg; deckconv -q out.apkg -t csv | cut -d, -f2-5; deckconv -q out.apkg -t ndjson:source=no | grep -o '"fields":{[^}]*}.*'
notetype,deck,Front,Back
deckconv Basic,in,"",lost
"fields":{"Front":"","Back":"lost"},"markup":"html","lost":["front"],"mod":1,"sum":"1a139eb194bc0aa0"}
2> in.csv: warning: 1 card without a front, lost by the source [side-front]
2> out.apkg: warning: 1 card without a front, lost by the source [side-front]
2> out.apkg: warning: csv cannot hold note types: 1 dropped [loss-note-types]
2>   hint: an .apkg holds them
2> out.apkg: warning: 1 card without a front, lost by the source [side-front]
```

```
% printf '{"guid":"g","fields":{"Front":"","Back":"b"},"markup":"html","mod":7}\n' | deckconv -q -f ndjson - -t apkg > out.apkg; deckconv -q out.apkg -t ndjson:source=no | grep -o '"guid".*'
"guid":"g","fields":{"Front":"","Back":"b"},"markup":"html","mod":7,"sum":"3d3fe6c60a61f86c"}
```

## Guids

Without guids each note has one all the same, for Anki knows notes by nothing
else.

```
% printf 'a,b\na,b\n' | deckconv -q --guid none -f csv:header=no - -t apkg > out.apkg; deckconv -q out.apkg -t csv | cut -d, -f1 | tail -n +2 | sort | uniq -c | sed 's/ *\([0-9]*\).*/\1/'
1
1
2> out.apkg: warning: csv cannot hold note types: 1 dropped [loss-note-types]
2>   hint: an .apkg holds them
```

## What is refused

```
% printf 'a,b\n' | deckconv -q -f csv:header=no - -t apkg:level=10 > out.apkg
2> deckconv: error: apkg: "10" is no value of level: one of 0 1 2 3 4 5 6 7 8 9 [usage]
=> 2
```

```
% printf 'a,b\n' | deckconv -q -f csv:header=no - -t apkg:generation=old > out.apkg
2> deckconv: error: apkg: "old" is no value of generation: one of legacy latest [usage]
=> 2
```

```
% printf 'front,back\n' > in.csv; echo old > out.apkg; deckconv in.csv -o out.apkg; cat out.apkg
old
2> in.csv: error: no card found [no-cards]
2> deckconv: in.csv: read 0, written 0, skipped 0
```

An input may be empty if it is said.

```
% printf 'front,back\n' > in.csv; deckconv --allow-empty in.csv -o out.apkg && deckconv --allow-empty out.apkg -t csv
guid,notetype,deck,tags
2> deckconv: in.csv: read 0, written 0, skipped 0
2> deckconv: out.apkg: read 0, written 0, skipped 0
```
