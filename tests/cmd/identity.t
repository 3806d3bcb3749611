# Who a note is

The guid is made of the deck, or the file's name, and the front. The same
input gives the same guids whatever it is called when it is downloaded twice.

```
% printf 'q,a\n' >'deck (1).csv'; printf 'q,a\n' >deck.csv; printf 'q,a\n' >deck.tsv; for f in deck*; do deckconv -q "$f" -f csv:header=no,delimiter=comma -t csv; done
guid,notetype,deck,Front,Back,tags
1Q4OzqClgY8,Basic,,q,a,
guid,notetype,deck,Front,Back,tags
1Q4OzqClgY8,Basic,,q,a,
guid,notetype,deck,Front,Back,tags
1Q4OzqClgY8,Basic,,q,a,
```

Standard input has no name, so it gives another one.

```
% deckconv -q -f csv:header=no - -t csv
q,a
^D
guid,notetype,deck,Front,Back,tags
69KNemWvyEF,Basic,,q,a,
```

Blanks and composed letters do not count, the back does not, the deck does.

```
% deckconv -q -f csv - -t csv
front,back,deck
café  au  lait,1,D
 café au lait,1,D
café au lait,1,E
^D
guid,notetype,deck,Front,Back,tags
2im99H7Hcxz,Basic,D,café  au  lait,1,
JoYYibGpM87,Basic,D," café au lait",1,
4eLsQ8IaeWQ,Basic,E,café au lait,1,
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
guid,notetype,deck,Front,Back,tags
69KNemWvyEF,Basic,,q,1,
JyPfF9OJxsS,Basic,,q,2,
GGWGyinbQq1,Basic,,q,2,
3ZwRYSKv9Ym,Basic,,q,2,
2> deckconv: -: read 4, written 4, skipped 0
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
guid,notetype,deck,Front,Back,tags
4Taz77nn5u0,Basic,,new,0,
69KNemWvyEF,Basic,,q,1,
JyPfF9OJxsS,Basic,,q,2,
GGWGyinbQq1,Basic,,q,2,
```

A card's own id counts more than its front, unless the user wants the front.

```
% printf 'id,front,back\n7,q,1\n8,q,1\n' >a.csv; mkdir b; printf 'id,front,back\n7,changed,1\n' >b/a.csv; deckconv -q a.csv -t csv; deckconv -q b/a.csv -t csv; deckconv -q --guid front a.csv -t csv; deckconv -q --guid all a.csv -t csv; deckconv -q --guid none a.csv -t csv
guid,notetype,deck,Front,Back,tags
7wR9QBkgrGC,Basic,,q,1,
CSWjgby772B,Basic,,q,1,
guid,notetype,deck,Front,Back,tags
7wR9QBkgrGC,Basic,,changed,1,
guid,notetype,deck,Front,Back,tags
4FijnLFrERt,Basic,,q,1,
ARD7teuwWXW,Basic,,q,1,
guid,notetype,deck,Front,Back,tags
GOjtmtezyNL,Basic,,q,1,
CfP0UwrtQch,Basic,,q,1,
guid,notetype,deck,Front,Back,tags
,Basic,,q,1,
,Basic,,q,1,
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
guid,notetype,deck,Front,Back,tags
g1,Basic,,q,a,
2> -:3: note: the note with guid "g1" was there before: left out [guid-again]
2> -:4: warning: another note has the guid "g1": the first is kept [guid-conflict]
2> deckconv: -: read 3, written 1, skipped 0, left out 2
```

`--dedupe` leaves out what has a front that was there before.

```
% deckconv -f csv --dedupe - -t csv
front,back
q,1
 q ,2
r,1
^D
guid,notetype,deck,Front,Back,tags
69KNemWvyEF,Basic,,q,1,
1omvI9PMDa6,Basic,,r,1,
2> deckconv: -: read 3, written 2, skipped 0, left out 1
```

`--deck` does not change who a note is.

```
% printf 'q,a\n' >d.csv; deckconv -q d.csv -f csv:header=no -t csv; deckconv -q d.csv -f csv:header=no -t csv --deck A::B; deckconv -q d.csv -f csv:header=no -t csv --deck A::
guid,notetype,deck,Front,Back,tags
HpWSbWIVvsS,Basic,,q,a,
guid,notetype,deck,Front,Back,tags
HpWSbWIVvsS,Basic,A::B,q,a,
guid,notetype,deck,Front,Back,tags
HpWSbWIVvsS,Basic,A,q,a,
```
