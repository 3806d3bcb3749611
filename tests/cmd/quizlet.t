# Quizlet: reading

The delimiter is whatever stands once on each line.

```
% deckconv - -t quizlet
a bad apple/////a trouble maker
a cat burglar/////a thief, who climbs
call it a day/////stop working
^D
a bad apple,a trouble maker
a cat burglar,"a thief, who climbs"
call it a day,stop working
2> deckconv: -: read 3, written 3, skipped 0
```

```
% printf 'der Hund - the dog\ndie Katze - the cat\nto-do - Aufgabe\n' | deckconv - -t quizlet -q
der Hund,the dog
die Katze,the cat
to-do,Aufgabe
```

```
% printf 'perro – dog\ngato – cat\npájaro – bird\n' | deckconv inspect -
-
  format      quizlet: Quizlet's text and CSV
  scores      quizlet 45
  encoding    UTF-8
  delimiter    – 
  header      no
  cards       3

  card 1
    Front: perro
    Back: dog

  card 2
    Front: gato
    Back: cat

  card 3
    Front: pájaro
    Back: bird
```

Cards may be separated by an empty line or by a semicolon; a definition may have
several lines.

```
% printf 'q1\ta1\na2\n\nq2\tb1\n\nb2\n\nq3\tc\n' | deckconv -f quizlet:cards=blank - -t quizlet -q
q1,"a1
a2"
q2,"b1
b2"
q3,c
```

```
% printf 'q1,a1;q2,a2;q3,a3\n' | deckconv -f quizlet - -t quizlet -q
q1,a1
q2,a2
q3,a3
```

```
% printf 'q1 = a1\nmore of it\nq2 = a2\nq3 = a = b\n' | deckconv -f quizlet - -t quizlet -q
q1,"a1
more of it"
q2,a2
q3,a = b
```

Quotes are only characters.

```
% printf '"a" b\tc\nd\t"e\n' | deckconv -f quizlet - -t quizlet -q
"""a"" b",c
d,"""e"
```

A table of commas or tabs is not taken for Quizlet's.

```
% printf 'q,x\nr,b\ns,c\n' | deckconv inspect - | sed -n 2,3p; printf 'q\ta\nr\tb\ns\tc\n' | deckconv inspect - | sed -n 2,3p
  format      csv: table of comma-separated values
  scores      csv 70
  format      csv: table of comma-separated values
  scores      csv 85
```

```
% deckconv inspect $CORPUS/quizlet-text-quizlet-scatter.txt | sed -n 2,6p
  format      quizlet: Quizlet's text and CSV
  scores      quizlet 75
  encoding    ASCII
  delimiter   /////
  header      no
```

A term may begin with markup, a cloze or a brace, also where the site is named.

```
% printf '<b>ein Haus</b> => a house\n<i>ein Baum</i> => a tree\nMaus => mouse\n' | deckconv - -t quizlet -q
<b>ein Haus</b>,a house
<i>ein Baum</i>,a tree
Maus,mouse
```

```
% printf '{{c1::Oslo}} - Norway\n{ n | n > 9 } - large\nRiga - Latvia\n' | deckconv - -t quizlet -q
{{c1::Oslo}},Norway
{ n | n > 9 },large
Riga,Latvia
```

```
% printf '<p>Haus</p>\thouse\n<p>Baum</p>\ttree\n' | deckconv -f quizlet - -t quizlet -q
<p>Haus</p>,house
<p>Baum</p>,tree
```

```
% printf '<p>one => two</p>\n<p>three => four</p>\n<p>five => six</p>\n' | deckconv - -t quizlet
2> -:1: error: no card found: no recipe knows this page, and it has no questions, folds, definitions or table of two columns [no-cards]
2>   hint: say what is what: -f 'html:card=.x,front=.y,back=.z'; `deckconv help recipes` tells how to keep it as a recipe
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

# Quizlet: writing

Term and definition, quoted as CSV; what it cannot hold is told.

```
% printf 'q,a,tags,hint\n"x ""y""","1,2",t,h\n' | deckconv -f csv - -t quizlet
"x ""y""","1,2"
2> -: warning: quizlet cannot hold further fields: 1 dropped [loss-further-fields]
2> -: warning: quizlet cannot hold tags: 1 dropped [loss-tags]
2> deckconv: -: read 1, written 1, skipped 0
```

The text for its import box has neither tabs nor line breaks in a side.

```
% printf 'q,x\n"x\ty","1\n2"\n' | deckconv -f csv - -t quizlet:paste
q	x
x y	1 2
2> -: warning: quizlet cannot hold line breaks and delimiters in sides: 2 dropped [loss-line-breaks-and-delimiters-in-sides]
2> deckconv: -: read 2, written 2, skipped 0
```

```
% printf 'q,x\nr,b\n' | deckconv -f csv - -t quizlet:paste,delimiter=/////,cards=blank -q
q/////x

r/////b

```

HTML becomes text.

```
% printf 'q,<b>a</b><br>b\n' | deckconv -f csv - -t quizlet -q
q,"a
b"
2> -: warning: quizlet cannot hold formatting: 1 dropped [loss-formatting]
```

A term that was lost is named.

```
% printf 'front,back\n,b\n' | deckconv -f csv - -t quizlet
"(front missing, card 1)",b
2> -: warning: 1 card without a front, lost by the source [side-front]
2> -: warning: quizlet cannot hold marks of lost sides: 1 dropped [loss-marks-of-lost-sides]
2> deckconv: -: read 1, written 1, skipped 0 (1 without a front)
```

Points of a list are no cards.

```
% printf '%s\n' '- apples - red' '- pears - green' '- plums - blue' | deckconv inspect - | sed -n 2p
  format      not recognised
2> -: error: could be more than one format [format-unsure]
2>   hint: say -f quizlet
```

The user's tags are told apart from the mark of a lost side.

```
% printf '{"guid":"g","tags":["t"],"fields":{"Front":"","Back":"b"},"markup":"plain","lost":["front"]}' | deckconv -f ndjson - -t quizlet
"(front missing, card 1)",b
2> -: warning: 1 card without a front, lost by the source [side-front]
2> -: warning: quizlet cannot hold guids: 1 dropped [loss-guids]
2> -: warning: quizlet cannot hold tags: 1 dropped [loss-tags]
2> -: warning: quizlet cannot hold marks of lost sides: 1 dropped [loss-marks-of-lost-sides]
2> deckconv: -: read 1, written 1, skipped 0 (1 without a front)
```

## Copied pages

Sides stand in turn below the count, which shows when they do not.

```
% deckconv $SAMPLES/quizlet-page.txt -t csv:header=no --guid none
^D
,Basic,Trees of Europe,beech,smooth grey bark,
,Basic,Trees of Europe,oak,"lobed leaves, and acorns",
,Basic,Trees of Europe,silver birch,"white bark with black marks,
which peels off in thin strips",
,Basic,Trees of Europe,larch,a conifer that is bare in winter,
,Basic,Trees of Europe,yew,"red arils, all else is poisonous",
2> $SAMPLES/quizlet-page.txt:10: warning: fronts and backs do not stand in turn: they were told apart by their looks [quizlet-turns]
2> deckconv: $SAMPLES/quizlet-page.txt: read 5, written 5, skipped 0
```

A blank line between cards, or between sides, is as good.

```
% printf 'Terms in this set (2)\n\n%s\n%s\n\n%s\n%s\n\n\n' a 1 b 2 | deckconv - -t quizlet
^D
a,1
b,2
2> deckconv: -: read 2, written 2, skipped 0
```

```
% printf 'Terms in this set (2)\n\n%s\n\n%s\n\n%s\n\n%s\n' a 1 b 2 | deckconv - -t quizlet
^D
a,1
b,2
2> deckconv: -: read 2, written 2, skipped 0
```

Crawls of old pages have no count, and no sides of one word.  The first line may
be about the set.

```
% deckconv $SAMPLES/quizlet-crawl.txt -t csv:header=no --guid none
^D
,Basic,,"",the layer of gas that is nearest to the ground and holds all the weather,front,
,Basic,,"","the layer above it, which has the ozone and no weather",front,
,Basic,,solar wind,a stream of charged particles that blows away from the sun at all times,,
,Basic,,"","a colourful light in the sky near the poles, made by particles from the sun",front,
,Basic,,light year,"the distance that light goes in a year, about ten million million kilometres",,
2> $SAMPLES/quizlet-crawl.txt:9: warning: fronts and backs do not stand in turn: they were told apart by their looks [quizlet-turns]
2> $SAMPLES/quizlet-crawl.txt:9: note: the first line seems to be about the set, and is no card [turns-about]
2> $SAMPLES/quizlet-crawl.txt: warning: 3 cards without a front, lost by the source [side-front]
2> deckconv: $SAMPLES/quizlet-crawl.txt: read 5, written 5, skipped 0 (3 without a front)
```

A page that has lost its header, too, has to be called one.

```
% printf 'solar wind\n\nparticles from the sun\n\n\na light in the sky\n' | deckconv -f quizlet:page - -t csv:header=no --guid none
^D
,Basic,,solar wind,particles from the sun,,
,Basic,,"",a light in the sky,front,
2> -: warning: 1 card without a front, lost by the source [side-front]
2> deckconv: -: read 2, written 2, skipped 0 (1 without a front)
```

A learner who is signed in sees the list in parts: their names, and what is said
below, are no sides.  That they are parts is told by their counts.

```
% printf '%s\n' 'Knots Flashcards | Quizlet' 'Terms in this set (4)' 'Your stats' 'Still learning (1)' "You've begun learning these terms. Keep up the good work!" 'Select these 1' bowline 'a fixed loop' 'Not studied (2)' "You haven't studied these terms yet!" 'Select these 2' 'reef knot' 'joins two ropes' hitch 'ties to a post' 'Mastered (1)' splice 'no knot at all' | deckconv - -t csv
^D
guid,notetype,deck,Front,Back,tags
AYkVIPKrbO8,Basic,Knots,bowline,a fixed loop,
0IDDgXpGkrA,Basic,Knots,reef knot,joins two ropes,
2avsngnJosw,Basic,Knots,hitch,ties to a post,
0dz0a39iuuL,Basic,Knots,splice,no knot at all,
2> deckconv: -: read 4, written 4, skipped 0
```

```
% printf '%s\n' 'Terms in this set (3)' 'Still learning (1)' bowline 'a fixed loop,' 'and a strong one' 'Not studied (2)' 'reef knot' 'joins two ropes' hitch 'ties to a post' | deckconv - -t quizlet; printf '%s\n\n' 'Terms in this set (3)' bowline 'a fixed loop' 'reef knot' 'joins two ropes' "Not studied (1)You haven't studied these terms yet!" hitch 'ties to a post' | deckconv - -t quizlet
^D
bowline,"a fixed loop,
and a strong one"
reef knot,joins two ropes
hitch,ties to a post
bowline,a fixed loop
reef knot,joins two ropes
hitch,ties to a post
2> deckconv: -: read 3, written 3, skipped 0
2> deckconv: -: read 3, written 3, skipped 0
```

A term with a number is none.

```
% printf '%s\n' 'Terms in this set (2)' 'Still learning (1)' 'not done with it' 'Mastered (2)' 'done with it' | deckconv - -t quizlet
^D
Still learning (1),not done with it
Mastered (2),done with it
2> deckconv: -: read 2, written 2, skipped 0
```

In other languages the count is known by the title above, or when the text is
said to be a page.

```
% printf '%s\n' 'Karteikarten: Knoten | Quizlet' '4,9 (35)' 'Begriffe in diesem Set (3)' Originalreihenfolge Palstek 'eine feste Schlaufe' Kreuzknoten 'verbindet zwei Seile' Webeleinstek 'hält an einem Pfosten' | deckconv - -t csv
^D
guid,notetype,deck,Front,Back,tags
JKScKd9zWpz,Basic,Knoten,Palstek,eine feste Schlaufe,
69gKMpQvXOS,Basic,Knoten,Kreuzknoten,verbindet zwei Seile,
FpRyDhvqZEi,Basic,Knoten,Webeleinstek,hält an einem Pfosten,
2> deckconv: -: read 3, written 3, skipped 0
```

```
% printf '%s\n\n' 'Termes de cet ensemble (2)' 'nœud plat' 'joint deux cordes' 'nœud de chaise' 'une boucle fixe' | deckconv -f quizlet:page - -t csv:header=no --guid none; printf '%s\n\n' 'solar wind' 'particles from the sun' 'a light in the sky' 'light year' 'a distance, not a time' 'sun spot (1)' 'a dark place' 'that is not as hot' 'as what is round it' 'comet' 'a ball of ice' 'aurora' 'a light near the poles' | deckconv -f quizlet:page - -t quizlet
^D
,Basic,,nœud plat,joint deux cordes,
,Basic,,nœud de chaise,une boucle fixe,
particles from the sun,a light in the sky
light year,"a distance, not a time"
sun spot (1),a dark place
that is not as hot,as what is round it
comet,a ball of ice
aurora,a light near the poles
2> deckconv: -: read 2, written 2, skipped 0
2> -:1: warning: fronts and backs do not stand in turn: they were told apart by their looks [quizlet-turns]
2> -:1: note: the first line seems to be about the set, and is no card [turns-about]
2> deckconv: -: read 6, written 6, skipped 0
```

## A saved page

The format may be named for it, too: then what is in it is looked for as in any
page.

```
% deckconv -f quizlet $SAMPLES/html-quizlet-2026.html -t csv
^D
guid,notetype,deck,Front,Back,markup,tags
8OwZd3QMpv8,Basic,Plant parts,leaf,<b>green</b> plant part,plain html,
JrHGSSi8Adu,Basic,Plant parts,root,"takes up water<br><img src=""https://o.quizlet.com/aBcDeF.png"">",plain html,
Hf4T3CJ9kC7,Basic,Plant parts,stem,"line one
line two & more",,
2> $SAMPLES/html-quizlet-2026.html: warning: announces 5 cards and holds 3 [count-short]
2> deckconv: $SAMPLES/html-quizlet-2026.html: read 3, written 3, skipped 0 (page announces 5)
```

A page without cards is told as one.

```
% deckconv -f quizlet - -t csv
<!DOCTYPE html><title>Log in | Quizlet</title><div data-testid="LoginModal"></div>
^D
2> -:1: error: a page to log in, not a deck [no-cards]
2>   hint: log in with the browser, open the deck, then save its page (Ctrl+S)
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

The pages of study modes (Learn, Test, Flashcards) have the cards outside of
the state that is a text of JSON.

```
% deckconv - -t csv
<!DOCTYPE html><title>Learn: Knots | Quizlet</title><div id="__next"><h1>Round 1</h1></div>
<script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"setTitle":"Knots","dehydratedReduxStateKey":"{\"user\":{}}","studyModesCommon":{"studiableDocumentData":{"set":{"numTerms":3},"studiableItems":[
{"id":7,"isDeleted":false,"cardSides":[{"label":"word","media":[{"type":1,"plainText":"bowline"}]},{"label":"definition","media":[{"type":1,"plainText":"a fixed loop"},{"type":2,"url":"https://o.quizlet.com/bow.jpg"}]}]},
{"id":8,"isDeleted":true,"cardSides":[{"label":"word","media":[{"type":1,"plainText":"granny"}]},{"label":"definition","media":[{"type":1,"plainText":"slips"}]}]},
{"id":9,"isDeleted":false,"cardSides":[{"label":"word","media":[{"type":1,"plainText":"reef knot"}]},{"label":"definition","media":[{"type":1,"plainText":"joins ropes"}]}]}]}}}}}</script>
^D
guid,notetype,deck,Front,Back,markup,tags
Jy3bJnYBzaW,Basic,Knots,bowline,"a fixed loop<br><img src=""https://o.quizlet.com/bow.jpg"">",plain html,
HYuDLh1Txlk,Basic,Knots,reef knot,joins ropes,,
2> -:1: note: left out what the recipe "quizlet" says is no card (1) [recipe-unless]
2> -: warning: announces 3 cards and holds 2 [count-short]
2> deckconv: -: read 2, written 2, skipped 0 (page announces 3)
```

```
% deckconv - -t csv
<!DOCTYPE html><title>Test: Knots | Quizlet</title>
<script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"studyModeData":{"studiableDocumentData":{"studiableContainer":{"title":"Knots","numTerms":1},"studiableItems":[
{"id":7,"cardSides":[{"label":"word","media":[{"type":1,"plainText":"bowline"}]},{"label":"definition","media":[{"type":1,"plainText":"a fixed loop"}]}]}]}}}}}</script>
^D
guid,notetype,deck,Front,Back,tags
Jy3bJnYBzaW,Basic,Knots,bowline,a fixed loop,
2> deckconv: -: read 1, written 1, skipped 0
```

What the JSON does not say of the deck the page may.

```
% deckconv - -t csv
<!DOCTYPE html><title>Learn: Knots | Quizlet</title><span class="SetPageTermsHeader-termsListTitle">Terms in this set (2)</span>
<script>window.Quizlet["assistantModeData"] = {"studiableDocumentData":{"studiableItems":[
{"id":7,"cardSides":[{"label":"word","media":[{"type":1,"plainText":"bowline"}]},{"label":"definition","media":[{"type":1,"plainText":"a fixed loop"}]}]}]}}; QLoad("Quizlet.assistantModeData");</script>
^D
guid,notetype,deck,Front,Back,tags
Jy3bJnYBzaW,Basic,Knots,bowline,a fixed loop,
2> -: warning: announces 2 cards and holds 1 [count-short]
2> deckconv: -: read 1, written 1, skipped 0 (page announces 2)
```

A further field is lost where there is something in it.

```
% printf 'front,back,hint,note\na,b,,\nc,d,h,\ne,f,,\n' | deckconv -f csv - -t quizlet
a,b
c,d
e,f
2> -: warning: quizlet cannot hold further fields: 1 dropped [loss-further-fields]
2> deckconv: -: read 3, written 3, skipped 0
```
