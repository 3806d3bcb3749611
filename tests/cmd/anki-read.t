# Reading Anki's text files

All headers that Anki knows, its quoting, and the rows that it would lose.

## Headers

Keys may be in any case and have blanks around them, values are taken as
Anki takes them; the columns that headers name are no fields.

```
% deckconv -q -f anki - -t csv
#separator:tab
#HTML:TRUE
# Guid Column :1
#notetype column:2
#deck column:3
#tags column:6
g1	Basic	A::B	front	back	one two
g2	basic	A	<b>f</b>	b
g3	Cloze	A	{{c1::x}}	extra	a,b "c"
^D
guid,notetype,deck,Front,Back,Text,Back Extra,markup,tags
g1,Basic,A::B,front,back,,,html,one two
g2,Basic,A,<b>f</b>,b,,,html,
g3,Cloze,A,,,{{c1::x}},extra,html,"a,b ""c"""
```

A separator is a word or a byte; a spreadsheet leaves its commas behind it.

```
% deckconv -q -f anki - -t csv
#separator:Pipe,,,,
a|b
^D
guid,notetype,deck,Front,Back,tags
BjcuAt1gtIL,Basic,,a,b,
```

```
% deckconv -q -f anki - -t csv
#separator:SEMICOLON
a;b
^D
guid,notetype,deck,Front,Back,tags
BjcuAt1gtIL,Basic,,a,b,
```

```
% deckconv -q -f anki - -t csv
#separator: comma 
a,b
^D
guid,notetype,deck,Front,Back,tags
BjcuAt1gtIL,Basic,,a,b,
```

```
% deckconv -q -f anki - -t csv
#separator::
a:b
^D
guid,notetype,deck,Front,Back,tags
BjcuAt1gtIL,Basic,,a,b,
```

```
% deckconv -q -f anki - -t csv
#separator:space
a b
^D
guid,notetype,deck,Front,Back,tags
BjcuAt1gtIL,Basic,,a,b,
```

```
% deckconv -q -f anki - -t csv
#separator:	
a	b
^D
guid,notetype,deck,Front,Back,tags
BjcuAt1gtIL,Basic,,a,b,
```

One that is not known is told. Without one the rows say how they are
separated; Anki would take `:` here.

```
% deckconv -f anki - -t csv
#separator:dot
#html:false
see http://x.y,site
see http://a.b,site
^D
guid,notetype,deck,Front,Back,tags
5NOIg9PezhP,Basic,,see http://x.y,site,
7Y9ywNcdS7M,Basic,,see http://a.b,site,
2> -:1: note: header "separator:dot" has no effect here [anki-header]
2> deckconv: -: read 2, written 2, skipped 0
```

A blank before the value makes Anki ignore these headers. What was meant is
clear.

```
% deckconv -q -f anki - -t csv
#separator: tab
#html: true
#notetype: Cloze
{{c1::a}} &lt;	b
^D
guid,notetype,deck,Text,Back Extra,markup,tags
4WSAFDXCq3V,Cloze,,{{c1::a}} &lt;,b,html,
```

A file may have no separator at all.

```
% printf '#html:false\n\rone cell' | deckconv -q - -t csv
^D
guid,notetype,deck,Front,Back,tags
HtPldZbiMhn,Basic,,one cell,"",
```

A separator inside quotes separates nothing.

```
% deckconv -q -f anki - -t csv
#html:false
"a; b",c
"d; e",f
^D
guid,notetype,deck,Front,Back,tags
1vYJvrUy0Pv,Basic,,a; b,c,
7vQMNGJ6PNG,Basic,,d; e,f,
```

A blank line above the headers makes Anki ignore them all, and one that was
meant as a comment sets the deck.

```
% deckconv -q - -t csv

# deck: Geography of Mars
#separator:tab
#html:true
f &lt;	b
^D
guid,notetype,deck,Front,Back,markup,tags
8UMKnKVR3oV,Basic,Geography of Mars,f &lt;,b,html,
```

`#columns` names the fields in any order and case, before or behind the
separator.

```
% deckconv -q -f anki - -t csv
#columns:back,Front
#separator:comma
the back,the front
^D
guid,notetype,deck,Front,Back,tags
EOXLma44Zji,Basic,,the front,the back,
```

```
% deckconv -q -f anki - -t csv
#separator:tab
#columns:Q	A	Tags
f	b	x y
^D
guid,notetype,deck,Front,Back,tags
3hYhxnqPptR,Basic,,f,b,x y
```

What names no front is the first column that is no back.

```
% deckconv -q - -t csv
#separator:comma
#html:true
#tags column:3
#columns:Learnable,Definition,Level tags
mii,to have,one
^D
guid,notetype,deck,Front,Back,markup,tags
LZOfCA6QtlO,Basic,,mii,to have,html,one
```

```
% deckconv -q - -t quizlet
#separator:comma
#columns:Definition,Greek
to have,echo
^D
echo,to have
```

```
% deckconv -q -f anki - -t csv
#separator:tab
#notetype:Vocabulary
#columns:Back	Front	"Hint"
1	2	3
^D
guid,notetype,deck,Back,Front,Hint,tags
DFJd59YUf1N,Vocabulary,,1,2,3,
```

Global tags stand before the row's own; the legacy first line `tags:` is one
too, unless it has a neighbour.

```
% deckconv -q -f anki - -t csv
#separator:tab
#tags:all every
#tags column:3
f	b	own all
^D
guid,notetype,deck,Front,Back,tags
3hYhxnqPptR,Basic,,f,b,all every own
```

```
% deckconv -q -f anki - -t csv
tags:a b
#separator:tab
f	b
^D
guid,notetype,deck,Front,Back,tags
3hYhxnqPptR,Basic,,f,b,a b
```

```
% deckconv -q -f anki - -t csv
tags: what are they?	labels
^D
guid,notetype,deck,Front,Back,tags
3gE9gaqn2wv,Basic,,tags: what are they?,labels,
```

Of a deck and a deck column the later line wins.

```
% deckconv -q -f anki - -t csv
#separator:tab
#deck column:3
#deck:One
f	b	Two
^D
guid,notetype,deck,Front,Back,Field 3,tags
7FCvRoP5U3U,One,One,f,b,Two,
```

```
% deckconv -q -f anki - -t csv
#separator:tab
#deck:One
#deck column:3
f	b	Two
g	b
^D
guid,notetype,deck,Front,Back,tags
2AzPrt1GWkQ,Basic,Two,f,b,
FK2xXz79tah,Basic,One,g,b,
```

Anki makes tags of a column that the note type has no field for.

```
% deckconv -q -f anki - -t csv
#separator:tab
#notetype:Basic
f	b	third col
^D
guid,notetype,deck,Front,Back,tags
3hYhxnqPptR,Basic,,f,b,third col
```

Import settings are the reader's own affair.

```
% deckconv -f anki - -t csv
#separator:tab
#if matches:keep both
#match scope:notetype
f	b
^D
guid,notetype,deck,Front,Back,tags
3hYhxnqPptR,Basic,,f,b,
2> -:2: note: header "if matches:keep both" has no effect here [anki-header]
2> -:3: note: header "match scope:notetype" has no effect here [anki-header]
2> deckconv: -: read 1, written 1, skipped 0
```

Comments, unknown keys and a blank line end nothing but the headers.

```
% deckconv -f anki - -t csv
#separator:tab
# made by hand: in 2020
#name:Umění

f	b


g	h
^D
guid,notetype,deck,Front,Back,tags
3hYhxnqPptR,Basic,,f,b,
37Io8z9MmZm,Basic,,g,h,
2> deckconv: -: read 2, written 2, skipped 0
```

A byte order mark, CRLF and CR alone.

```
% printf '\357\273\277#separator:tab\r\n#html:false\r\na\tb\r\nc\td\r\n' | deckconv -q -f anki - -t csv
guid,notetype,deck,Front,Back,tags
BjcuAt1gtIL,Basic,,a,b,
GYqKGOFsn77,Basic,,c,d,
```

```
% printf '#separator:tab\r#html:false\ra\tb\rc\td\r' | deckconv -q -f anki - -t csv
guid,notetype,deck,Front,Back,tags
BjcuAt1gtIL,Basic,,a,b,
GYqKGOFsn77,Basic,,c,d,
```

The first row may stand in the line of the header, its writer having
forgotten a line's end. Anki finds an empty file.

```
% deckconv -f anki - -t csv
#separator:Pipe# one|two
# three|four
^D
guid,notetype,deck,Front,Back,tags
LNgjNi8MMa6,Basic,,# one,two,
AGGpq42fjob,Basic,,# three,four,
2> -:1: warning: the first row stands in the line of a header: read as a row [anki-glued-header]
2> -:1:1: note: Anki would drop this row, since it begins with #: read as a card [anki-hash-row]
2>   1 | # one|two
2>     | ^
2> -:2:1: note: Anki would drop this row, since it begins with #: read as a card [anki-hash-row]
2>   2 | # three|four
2>     | ^
2> deckconv: -: read 2, written 2, skipped 0
```

## Rows that Anki loses

It drops every row that begins with `#`; such a row is read as a card, in the
headers too if it has as many cells as the others.

```
% deckconv -f anki - -t csv
#separator:tab
#1 hit	song
f	b
#2	c
"#3"	d
^D
guid,notetype,deck,Front,Back,tags
0OVjNqQseV3,Basic,,#1 hit,song,
3hYhxnqPptR,Basic,,f,b,
GX3yBePDF8P,Basic,,#2,c,
0Y9h6Fh9XqI,Basic,,#3,d,
2> -:2:1: note: Anki would drop this row, since it begins with #: read as a card [anki-hash-row]
2>   2 | #1 hit\tsong
2>     | ^
2> -:4:1: note: Anki would drop this row, since it begins with #: read as a card [anki-hash-row]
2>   4 | #2\tc
2>     | ^
2> deckconv: -: read 4, written 4, skipped 0
```

```
% deckconv -q -f anki - -t csv
#separator:comma
# one, two, three
#4,d
f,b
^D
guid,notetype,deck,Front,Back,tags
CkyjMPlyRUm,Basic,,#4,d,
3hYhxnqPptR,Basic,,f,b,
```

A header behind the first row, from files put together, is none.

```
% deckconv -f anki - -t csv
#separator:tab
f	b
#deck:Late
#separator:tab
#tags:x	y
^D
guid,notetype,deck,Front,Back,tags
3hYhxnqPptR,Basic,,f,b,
D7t3X7qWbm9,Basic,,#tags:x,y,
2> -:3:1: note: a header behind the first row has no effect [anki-late-header]
2>   3 | #deck:Late
2>     | ^
2> -:4:1: note: a header behind the first row has no effect [anki-late-header]
2>   4 | #separator:tab
2>     | ^
2> -:5:1: note: Anki would drop this row, since it begins with #: read as a card [anki-hash-row]
2>   5 | #tags:x\ty
2>     | ^
2> deckconv: -: read 2, written 2, skipped 0
```

A quote is one only where a cell begins; what follows the closing one
belongs to the cell.

```
% deckconv -q -f anki - -t csv
#separator:tab
#html:false
"Hello" he said	b
5" disk	b "q"
"a "" b"	"c
d"	
"x"y	"multi
line"z
^D
guid,notetype,deck,Front,Back,tags
9hmwvxvTvDq,Basic,,Hello he said,b,
42nCPqoV4gI,Basic,,"5"" disk","b ""q""",
HHBiXUtbHLS,Basic,,"a "" b","c
d",
2IFgo8wNZQH,Basic,,xy,"multi
linez",
```

One that is never closed costs its line, not the rest of the file.

```
% deckconv -f anki - -t csv
#separator:tab
a	b
"oops	b
c	d
^D
guid,notetype,deck,Front,Back,tags
BjcuAt1gtIL,Basic,,a,b,
GYqKGOFsn77,Basic,,c,d,
2> -:3:1: error: quote opened here is never closed [csv-unclosed-quote]
2>   3 | "oops\tb
2>     | ^
2>   hint: write a quote inside quotes twice, or read the file without quoting: csv:quote=none
2> deckconv: -: read 3, written 2, skipped 1
=> 1
```

A short first row does not shorten the others.

```
% deckconv -q -f anki - -t csv
#separator:tab
#html:false
f
f2	b2
^D
guid,notetype,deck,Front,Back,tags
3hYhxnqPptR,Basic,,f,"",
11lbMtN5CJV,Basic,,f2,b2,
```

A header in the first row is a card to Anki; to us too, but it is told.

```
% deckconv -f anki - -t csv
#separator:tab
Front	Back
a	b
^D
guid,notetype,deck,Front,Back,tags
LugX4KvR2sL,Basic,,Front,Back,
BjcuAt1gtIL,Basic,,a,b,
2> -:2:1: note: the first row looks like a header: a card to Anki, and here [anki-header-row]
2> deckconv: -: read 2, written 2, skipped 0
```

Anki makes two notes of one guid. Here the same content again is left out, and
of other content the first stays.

```
% deckconv -f anki - -t csv
#separator:tab
#guid column:1
g	f	b
h	x	y
g	f	b
h	x	z
^D
guid,notetype,deck,Front,Back,tags
g,Basic,,f,b,
h,Basic,,x,y,
2> -:5: note: the note with guid "g" was there before: left out [guid-again]
2> -:6: warning: another note has the guid "h": the first is kept [guid-conflict]
2> deckconv: -: read 4, written 2, skipped 0, left out 2
```

An empty front is kept as a lost one, and one of blanks too; a line of blanks
is no row.

```
% deckconv -f anki -
#separator:tab
#html:true
	b
 	c
   
<br>	d
^D
#separator:tab
#html:true
#notetype:Basic
#guid column:1
#tags column:4
ITVafWgVYl9	(front missing, card 1)	b	deckconv::front-lost
LYMiryODqqb	(front missing, card 2)	c	deckconv::front-lost
6F6OLrDKN7O	<br>	d
2> -: warning: 2 cards without a front, lost by the source [side-front]
2> deckconv: -: read 3, written 3, skipped 0 (2 without a front)
```

Our own placeholder is an empty side again.

```
% deckconv -f anki - -t csv
#separator:tab
#html:true
#tags column:3
(front missing, card 13)	b	x deckconv::front-lost
(front missing, card 13)	b
^D
guid,notetype,deck,Front,Back,markup,lost,tags
ITVafWgVYl9,Basic,,"",b,html,front,x
EKziHNThGoB,Basic,,"(front missing, card 13)",b,html,,
2> -: warning: 1 card without a front, lost by the source [side-front]
2> deckconv: -: read 2, written 2, skipped 0 (1 without a front)
```

`#html:false` is text: what looks like markup is none. Without the header
the whole head of the file decides, not five rows.

```
% deckconv -q -f anki -
#separator:tab
#html:false
a &amp; b	<b>x</b>
AT&T's	"two
lines"
^D
#separator:tab
#html:true
#notetype:Basic
#guid column:1
#tags column:4
6Ao23Dy7pmA	a &amp;amp; b	&lt;b&gt;x&lt;/b&gt;
AkKmaTr24HR	AT&amp;T's	two<br>lines
```

```
% deckconv -q -f anki -
#separator:tab
f1	b
f2	b
f3	b
f4	b
f5	b
<b>f6</b>	b
^D
#separator:tab
#html:true
#notetype:Basic
#guid column:1
#tags column:4
J0Us4y5yTi9	f1	b
11lbMtN5CJV	f2	b
JSHbpFvSGWA	f3	b
97U5i0825Hm	f4	b
74bhVQoPV1l	f5	b
FlqfcxHfMiT	<b>f6</b>	b
```

```
% deckconv -q -f anki -
#separator:tab
a<b and c>d	q
^D
#separator:tab
#html:true
#notetype:Basic
#guid column:1
#tags column:4
0MGnimEcZbC	a&lt;b and c&gt;d	q
```

## Note types

The fields of Anki's own note types have names; the cells that pad a narrow
type to the width of the file are no fields.

```
% deckconv -q -f anki - -t csv
#separator:tab
#html:true
#notetype column:1
#tags column:6
Basic	f	b			
Basic (optional reversed card)	f	b	y		
Four	1	2	3	4	t
Four	1	2			
Basic	f	b	more		
^D
guid,notetype,deck,Front,Back,Add Reverse,Field 3,Field 4,markup,tags
3hYhxnqPptR,Basic,,f,b,,,,html,
IZasdrvMhtN,Basic (optional reversed card),,f,b,y,,,html,
DFJd59YUf1N,Four,,1,2,,3,4,html,t
F8yeEiqs1Gi,Four,,1,2,,"","",html,
3BjhdSOxv9U,Basic,,f,b,,more,,html,
```

Nobody has a thousand note types.

```
% { printf '#separator:tab\n#notetype column:1\n'; seq 1001 | sed 's/.*/K&\tf&\tb/'; } | deckconv -f anki - -t csv >out; echo $?
^D
5
2> -:1003:1: error: more than 1000 note types [notetype-limit]
2> deckconv: -: read 1001, written 0, skipped 0, left out 1001
```

A file is known by its headers.

```
% for s in '#separator:tab' '#html:true' '#guid column:1' '#deck:x'; do printf '%s\nf\tb\ng\th\n' "$s" | deckconv inspect --report - - | grep -o '"format":"[a-z]*"'; done
"format":"anki"
"format":"anki"
"format":"anki"
"format":"anki"
```

```
% deckconv -q $CORPUS/anki-text-ankiflashcardsforsalesforcejavascriptexam.txt -o a.tsv; deckconv -q a.tsv -o b.tsv; cmp a.tsv b.tsv; deckconv a.tsv -o c.tsv 2>&1 | tail -1
deckconv: a.tsv: read 141, written 141, skipped 0
2> $CORPUS/anki-text-ankiflashcardsforsalesforcejavascriptexam.txt: warning: Anki has to have the note type "jsMethods" already [anki-notetype]
2>   hint: add it in Anki before the import, or write an .apkg
2> a.tsv: warning: Anki has to have the note type "jsMethods" already [anki-notetype]
2>   hint: add it in Anki before the import, or write an .apkg
```

```
% deckconv $CORPUS/anki-text-mojekarticky.txt -o a.tsv; deckconv $CORPUS/anki-text-glued-header.csv -o a.tsv 2>&1 | tail -1
deckconv: $CORPUS/anki-text-glued-header.csv: read 11, written 11, skipped 0
2> deckconv: $CORPUS/anki-text-mojekarticky.txt: read 20, written 20, skipped 0
```

Who writes for Basic knows that Anki makes tags of a third column, and names
neither. Column and row are read as meant; an article is a field.

```
% printf '#separator:Pipe# Heart|pumps blood|organ-system anatomy\nLung|takes in air|organ-system anatomy\nFemur|a bone|skeletal-system anatomy\n' | deckconv - -t csv --guid none
guid,notetype,deck,Front,Back,tags
,Basic,,# Heart,pumps blood,organ-system anatomy
,Basic,,Lung,takes in air,organ-system anatomy
,Basic,,Femur,a bone,skeletal-system anatomy
2> -:1: warning: the first row stands in the line of a header: read as a row [anki-glued-header]
2> -:1: note: column 3 looks like tags, and is read as such [anki-tags]
2> -:1:1: note: Anki would drop this row, since it begins with #: read as a card [anki-hash-row]
2>   1 | # Heart|pumps blood|organ-system anatomy
2>     | ^
2> deckconv: -: read 3, written 3, skipped 0
```

```
% printf '#separator:tab\nHaus\thouse\tdas\nHund\tdog\tder\nKatze\tcat\tdie\nTier\tanimal\tdas\n' | deckconv -q - -t csv --guid none
guid,notetype,deck,Front,Back,Field 3,tags
,Note,,Haus,house,das,
,Note,,Hund,dog,der,
,Note,,Katze,cat,die,
,Note,,Tier,animal,das,
```

## --map

Columns are numbered as in the file. What headers say of guids, decks and tags
holds; a comma is a letter of a tag.

```
% deckconv -f anki - -t csv --map Front=#3,Back=#2
#separator:tab
#html:true
#guid column:1
#notetype:Basic
#deck:D
#tags column:4
#tags:all
g1	<b>back</b>	front	a,b c
g2	back
g3			x
^D
guid,notetype,deck,Front,Back,markup,lost,tags
g1,Basic,D,front,<b>back</b>,html,,"all a,b c"
g2,Basic,D,"",back,html,front,all
g3,Basic,D,"","",html,,all x
2> -: warning: 1 card without a front, lost by the source [side-front]
2> deckconv: -: read 3, written 3, skipped 0 (1 without a front)
```

```
% printf '#separator:tab\n#columns:Tags\tWort\tEnglisch\na b\thaus\thouse\n' | deckconv -q -f anki - -t csv --map Front=englisch,Back=Wort; printf '#separator:tab\nWort\tEnglisch\thaus\nx\ty\tz\n' | deckconv -q -f anki - -t csv --map 'Front=Englisch,Back=Wort,#3='
guid,notetype,deck,Front,Back,tags
EhAAFFtqjIG,Basic,,house,haus,a b
guid,notetype,deck,Front,Back,tags
LYBYJUdcl1T,Basic,,y,x,
```

```
% printf '#separator:tab\n#deck column:2\na\tD\tb\n' > t.txt; deckconv -q t.txt -t csv --map Front=#3,Back=#1; deckconv t.txt -t csv --map Front=#4; deckconv -q t.txt -t csv --map Front=#3,Back=#1,Deck=,More=#2
guid,notetype,deck,Front,Back,tags
GbNdUeoP1WO,Basic,D,b,a,
guid,notetype,deck,Front,Back,More,tags
7Qtw4kfIfSc,t,,b,a,D,
2> t.txt:3:1: error: --map: no column "#4"; there are: #1, deck, #3 [map-column]
2> deckconv: t.txt: read 0, written 0, skipped 0
```

Fields of a type other than Basic are not for choice.

```
% printf '#notetype:Cloze\nx {{c1::y}}\tz\n' | deckconv -f anki - -t csv --map Front=#2
2> -:2:1: error: --map: the cards here are whole notes, without columns or keys to choose from [map-column]
2>   hint: `deckconv help map` tells what it is for
2> deckconv: -: read 0, written 0, skipped 0
=> 2
```
