# Knowt

## Crawled text: lines in turn

`1/7` means eight cards.  A line that begins with words that many lines begin
with, and would be now a term and now a definition, is part of a definition.

```
% deckconv $SAMPLES/knowt-flat.txt -t quizlet:delimiter=tab
^D
Cumulus	"A heap of white cloud with a flat base.
Memory trick: it accumulates."
Stratus	"A grey layer without any shape.
Memory trick: it stretches."
Cirrus	"Thin white threads of ice, very high up.
Memory trick: it curls."
Nimbus	Any cloud from which rain is falling now.
Dew point	The temperature at which water condenses.
Isobar	A line through places with equal pressure.
Front	Where cold and warm air meet each other.
Föhn	A warm and dry wind down from mountains.
2> deckconv: $SAMPLES/knowt-flat.txt: read 8, written 8, skipped 0
```

Where always the definition, or always the term, begins so, nothing is joined.

```
% deckconv - -t quizlet
1/3
Name | Mastery | Learn | Test | Matching | Spaced |
---|
No study sessions yet.
Q: one
A: 1
Q: two
A: 2
Q: three
A: 3
Q: four
A: 4
^D
Q: one,A: 1
Q: two,A: 2
Q: three,A: 3
Q: four,A: 4
2> deckconv: -: read 4, written 4, skipped 0
```

A definition of two lines puts all terms below it out of step: the page's count
shows it, and looks tell where.

```
% deckconv - -t quizlet
1/3
Rivers
Name | Mastery | Learn | Test | Matching | Spaced |
---|
No study sessions yet.
Elbe
It flows from Bohemia through Saxony to the North Sea.
Rhine
It flows from the Alps along the border of France,
through the Netherlands and into the North Sea.
Danube
It flows from the Black Forest to the Black Sea.
Volga
It flows into the Caspian Sea, which is no sea.
^D
Elbe,It flows from Bohemia through Saxony to the North Sea.
Rhine,"It flows from the Alps along the border of France,
through the Netherlands and into the North Sea."
Danube,It flows from the Black Forest to the Black Sea.
Volga,"It flows into the Caspian Sea, which is no sea."
2> -:6: warning: fronts and backs do not stand in turn: they were told apart by their looks [knowt-turns]
2> deckconv: -: read 4, written 4, skipped 0
```

What is left of a page that was cut is read as it stands, and the last term has
lost its definition.

```
% deckconv - -t csv:header=no --guid none
1/30
Name | Mastery | Learn | Test | Matching | Spaced |
---|
No study sessions yet.
rot
red
grün
green
blau
^D
,Basic,,rot,red,,
,Basic,,grün,green,,
,Basic,,blau,"",back,
2> -: warning: announces 31 cards and holds 3 [count-short]
2> -: warning: 1 card without a back, lost by the source [side-back]
2> deckconv: -: read 3, written 3, skipped 0 (page announces 31; 1 without a back)
```

## Numbered cards

A number that is not the next one is content, with "New cards" below it, too.

```
% deckconv $SAMPLES/knowt.txt -t csv:header=no --guid none
^D
,Basic,Rocks and Minerals,What is igneous rock?,Rock that was liquid once.,,
,Basic,Rocks and Minerals,Hardness of talc,1,,
,Basic,Rocks and Minerals,Three kinds of rock,"igneous

  - sedimentary
  - metamorphic",,
,Basic,Rocks and Minerals,Streak <colour>,"",back,
,Basic,Rocks and Minerals,“Lustre”,"how light is thrown back:

7

12
New cards

are on the shelf",,
2> $SAMPLES/knowt.txt: warning: announces 6 cards and holds 5 [count-short]
2> $SAMPLES/knowt.txt: warning: 1 card without a back, lost by the source [side-back]
2> deckconv: $SAMPLES/knowt.txt: read 5, written 5, skipped 0 (page announces 6; 1 without a back)
```

A page without any card is no deck.

```
% printf '1/1\nName | Mastery | Learn | Test | Matching | Spaced |\n' | deckconv -f knowt - -t quizlet
^D
2> -: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0 (page announces 2)
=> 3
```

## A saved page

The format may be named for it, too: then what is in it is looked for as in any
page.

```
% deckconv -f knowt $SAMPLES/html-knowt.html -t csv
^D
guid,notetype,deck,Front,Back,markup,tags
0nZu58T2tA7,Basic,Chemistry words,<p>solvent</p>,<p>dissolves the <strong>solute</strong></p>,html,
8EdKJZr0KKd,Basic,Chemistry words,<p>acid</p>,<p>gives away protons</p><p>pH below 7</p>,html,
ItDTqSSFfYN,Basic,Chemistry words,<p>base</p>,<p>takes protons</p>,html,
2> deckconv: $SAMPLES/html-knowt.html: read 3, written 3, skipped 0
```
