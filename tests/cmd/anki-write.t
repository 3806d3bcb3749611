# Writing Anki's text files

Anki has nothing to guess in what we write, and what it imports is what was
read.

Every deck has the headers, the guid first and the tags last; a note without
tags has no cell for them, so that an import leaves the user's own alone.

```
% deckconv -q -f csv -
front,back,tags
a,b,
c,d,x;y z
^D
#separator:tab
#html:true
#notetype:Basic
#guid column:1
#tags column:4
BjcuAt1gtIL	a	b
GYqKGOFsn77	c	d	x y_z
```

The first row has all fields, since Anki counts the columns there.

```
% deckconv -q -f csv - --guid none
front,back
a,
c,d
^D
#separator:tab
#html:true
#notetype:Basic
#tags column:3
a	
c	d
```

A cell is quoted if it holds a quote, a TAB, a line's end or `#`: Anki drops
rows that begin with it, wherever the quote is missing.

```
% deckconv -q -f csv -
#first,back
#1 hit,"a ""quote"""
"two
lines",tab	here
^D
#separator:tab
#html:true
#notetype:Basic
#guid column:1
#tags column:4
8Wx0j6kBijz	"#first"	back
0OVjNqQseV3	"#1 hit"	"a ""quote"""
HEPAkmsmHaI	two<br>lines	"tab	here"
```

A guid may begin with `#` too.

```
% deckconv -q -f anki -
#separator:tab
#guid column:1
"#abc"	f	b
^D
#separator:tab
#html:true
#notetype:Basic
#guid column:1
#tags column:4
"#abc"	f	b
```

What Anki deletes is gone, and its text is in NFC, so that it holds what we
say it does.

```
% printf 'front,back\ne\314\201\037x,a\007b\177c\n' | deckconv -q -f csv -
#separator:tab
#html:true
#notetype:Basic
#guid column:1
#tags column:4
9BWZvc9BPuO	éx	abc
```

## Decks

A deck has a column. Its name is written as Anki stores it.

```
% deckconv -q -f csv - --guid none
front,back,deck
a,b,A::B
c,d,A:: B :
e,f,A::::C
^D
#separator:tab
#html:true
#notetype:Basic
#deck column:1
#tags column:4
A::B	a	b
A::B	c	d
A::blank::C	e	f
```

A name that is a number would be taken for the number of a deck: one for all
stands in the header, among others it gets a word.

```
% deckconv -f csv - --guid none
front,back,deck
a,b,2024
c,d,2024
^D
#separator:tab
#html:true
#notetype:Basic
#deck:2024
#tags column:3
a	b
c	d
2> deckconv: -: read 2, written 2, skipped 0
```

```
% deckconv -f csv - --guid none
front,back,deck
a,b,2024
c,d,X
e,f,7
^D
#separator:tab
#html:true
#notetype:Basic
#deck column:1
#tags column:4
Deck 2024	a	b
X	c	d
Deck 7	e	f
2> -: warning: Anki takes "2024" for the number of a deck: written as "Deck 2024" [anki-deck-number]
2> deckconv: -: read 3, written 3, skipped 0
```

Where some notes have a deck and some have none, those go to `Default`.

```
% deckconv -f csv - --guid none
front,back,deck
a,b,
c,d,X
e,f,
^D
#separator:tab
#html:true
#notetype:Basic
#deck column:1
#tags column:4
Default	a	b
X	c	d
Default	e	f
2> -: note: 2 of the notes have no deck: written into the deck "Default" [anki-no-deck]
2> deckconv: -: read 3, written 3, skipped 0
```

Anki creates the parents of a deck and then does not find them: every later
note in one would get a deck of its own, `F+`, `F++`. So the first note of a
parent stands before them all.

```
% deckconv -q -f csv - --guid none
front,back,deck
a,b,F::G::H
c,d,F::G
e,f,F::X
g,h,f
i,j,F
^D
#separator:tab
#html:true
#notetype:Basic
#deck column:1
#tags column:4
f	g	h
F::G	c	d
F::G::H	a	b
F::X	e	f
F	i	j
```

Not before all others: its own parents stay before it.

```
% deckconv -q -f csv - --guid none
front,back,deck
a,b,F
c,d,F::G::H
e,f,X::Y::Z
g,h,F::G
i,j,X::Y
k,l,X
^D
#separator:tab
#html:true
#notetype:Basic
#deck column:1
#tags column:4
F	a	b
F::G	g	h
F::G::H	c	d
X	k	l
X::Y	i	j
X::Y::Z	e	f
```

## Note types

One note type stands in a header, which does no harm in a profile of another
language; several have a column, and what is written before one is needed is
laid out anew.

```
% deckconv -f anki -
#separator:tab
#notetype:Cloze
{{c1::x}}	extra
^D
#separator:tab
#html:true
#notetype:Cloze
#guid column:1
#tags column:4
EU5tGAiuacf	{{c1::x}}	extra
2> -: warning: Anki has to know the note type "Cloze" by this name [anki-notetype]
2>   hint: in another language Anki calls it otherwise: write an .apkg then
2> deckconv: -: read 1, written 1, skipped 0
```

```
% deckconv -f anki -
#separator:tab
#notetype column:1
#deck column:2
#tags column:6
#guid column:7
Basic		f1	"b
1"		t
Basic		f2	b2		
Three	D	1	2	3		g
Basic	D	f4	b4		u	g2
^D
#separator:tab
#html:true
#guid column:1
#notetype column:2
#deck column:3
#tags column:7
J0Us4y5yTi9	Basic	Default	f1	b<br>1		t
11lbMtN5CJV	Basic	Default	f2	b2	
g	Three	D	1	2	3
g2	Basic	D	f4	b4		u
2> -: note: 2 of the notes have no deck: written into the deck "Default" [anki-no-deck]
2> -: warning: Anki has to have the note type "Three" already [anki-notetype]
2>   hint: add it in Anki before the import, or write an .apkg
2> deckconv: -: read 4, written 4, skipped 0
```

Further fields have no place in Basic.

```
% deckconv -f csv - --guid none
front,back,Hint & help,note
a,b,h,n
c,,,n
e,f,,
^D
#separator:tab
#html:true
#notetype:Basic
#tags column:3
a	b<br>Hint &amp; help: h<br>note: n
c	note: n
e	f
2> -: warning: 2 of the notes have fields beyond front and back: written below the back [anki-fields]
2>   hint: an .apkg holds them all; anki:extra=keep keeps them apart, if Anki has such a note type
2> deckconv: -: read 3, written 3, skipped 0
```

```
% deckconv -f csv - --guid none -t anki:extra=drop
front,back,hint,note
a,b,h,n
c,,,n
^D
#separator:tab
#html:true
#notetype:Basic
#tags column:3
a	b
c	
2> -: warning: anki cannot hold further fields: 3 dropped [loss-further-fields]
2> deckconv: -: read 2, written 2, skipped 0
```

```
% deckconv -f csv - --guid none --notetype Mine
front,back,hint,note
a,b,h,n
c,,,n
^D
#separator:tab
#html:true
#notetype:Mine
#tags column:5
a	b	h	n
c			n
2> -: warning: Anki has to have the note type "Mine" already [anki-notetype]
2>   hint: add it in Anki before the import, or write an .apkg
2> deckconv: -: read 2, written 2, skipped 0
```

```
% deckconv -f csv - --guid none -t anki:extra=keep --deck Words
front,back,hint
a,b,h
^D
#separator:tab
#html:true
#notetype:Note
#deck column:1
#tags column:5
Words	a	b	h
2> -: warning: Anki has to have the note type "Note" already [anki-notetype]
2>   hint: add it in Anki before the import, or write an .apkg
2> deckconv: -: read 1, written 1, skipped 0
```

An empty result has its headers.

```
% printf 'front,back\n' | deckconv -f csv - --allow-empty
#separator:tab
#html:true
#notetype:Basic
#tags column:3
2> deckconv: -: read 0, written 0, skipped 0
```

## Again

What was written is read and written again, byte for byte.

```
% deckconv -q $SAMPLES/anki.tsv -o a.tsv; deckconv -q a.tsv -o b.tsv; cmp a.tsv b.tsv && deckconv -q a.tsv -t csv | head -3
guid,notetype,deck,Front,Back,Add Reverse,Text,Back Extra,markup,lost,tags
dE5:p_3w#U,Basic (optional reversed card),Biology,"# of chromosomes, human",46,y,,,html,,cell
"bK7x<q,2pA",Basic,Biology::Cells,What does a mitochondrion make?,"ATP, by <b>respiration</b>",,,,html,,cell energy
2> $SAMPLES/anki.tsv: warning: 1 card without a front, lost by the source [side-front]
2> $SAMPLES/anki.tsv: warning: Anki has to know the note type "Basic (optional reversed card)" by this name [anki-notetype]
2>   hint: in another language Anki calls it otherwise: write an .apkg then
2> a.tsv: warning: 1 card without a front, lost by the source [side-front]
2> a.tsv: warning: Anki has to know the note type "Basic (optional reversed card)" by this name [anki-notetype]
2>   hint: in another language Anki calls it otherwise: write an .apkg then
2> a.tsv: warning: 1 card without a front, lost by the source [side-front]
```
