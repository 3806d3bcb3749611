# Who a note is

The guid is made of the deck, or the file's name, and the front. The same
input gives the same guids whatever it is called when it is downloaded twice.

```
% printf 'q,a\n' >'deck (1).csv'; printf 'q,a\n' >deck.csv; printf 'q,a\n' >deck.tsv; for f in deck*; do deckconv -q "$f" -f csv:header=no,delimiter=comma -t csv; done
```

Standard input has no name, so it gives another one.

```
% deckconv -q -f csv:header=no - -t csv
q,a
^D
```

Blanks and composed letters do not count, the back does not, the deck does.

```
% deckconv -q -f csv - -t csv
front,back,deck
café  au  lait,1,D
 café au lait,1,D
café au lait,1,E
^D
```

Equal fronts: the first stays what it is, a later one gets its back mixed in,
one still equal its number too; nothing is lost.

```
% deckconv -f csv - -t csv
front,back
q,1
q,2
q,2
q,2
^D
```

So a card that is inserted before the others changes none of them.

```
% deckconv -q -f csv - -t csv
front,back
new,0
q,1
q,2
q,2
^D
```

A card's own id counts more than its front, unless the user wants the front.

```
% printf 'id,front,back\n7,q,1\n8,q,1\n' >a.csv; printf 'id,front,back\n7,changed,1\n' >b/a.csv 2>/dev/null || { mkdir b; printf 'id,front,back\n7,changed,1\n' >b/a.csv; }; deckconv -q a.csv -t csv; deckconv -q b/a.csv -t csv; deckconv -q --guid front a.csv -t csv; deckconv -q --guid all a.csv -t csv; deckconv -q --guid none a.csv -t csv
```

Guids that the source gives: the same content is written once, other content
keeps the first; both are told.

```
% deckconv -f csv - -t csv
guid,front,back
g1,q,a
g1,q,a
g1,q,another
^D
```

`--dedupe` leaves out what has a front that was there before.

```
% deckconv -f csv --dedupe - -t csv
front,back
q,1
 q ,2
r,1
^D
```

`--deck` does not change who a note is.

```
% printf 'q,a\n' >d.csv; deckconv -q d.csv -f csv:header=no -t csv; deckconv -q d.csv -f csv:header=no -t csv --deck A::B; deckconv -q d.csv -f csv:header=no -t csv --deck A::
```
