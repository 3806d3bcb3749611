# Brainscape

## Copied text until 2022: blank lines are all there is

One blank line between sides and paragraphs, two between cards; three where the
front was an image, or where the back before was one.

```
% deckconv $SAMPLES/brainscape.txt -t csv
^D
guid,notetype,deck,Front,Back,lost,tags
Gv7qS9X4D5k,Basic,Biology 101::Cell Biology Basics,What does a mitochondrion do?,It makes ATP from sugar and oxygen,,
ERlTAIIP00V,Basic,Biology 101::Cell Biology Basics,Parts of an animal cell,"1. Nucleus
2. Cytoplasm
3. Membrane",,
JuPiTn6a6bv,Basic,Biology 101::Cell Biology Basics,What is osmosis?,"Water moves through a membrane

from where there is more of it
to where there is less",,
LRO5uaCb7T1,Basic,Biology 101::Cell Biology Basics,"","A chain of amino acids, drawn in the figure",front,
4uMQfxPGPoP,Basic,Biology 101::Cell Biology Basics,Which organelle is this?,"",back,
ALnd51E1j3x,Basic,Biology 101::Cell Biology Basics,Plasma membrane,Two layers of lipids – “fluid mosaic”,,
Jrokz9mbJES,Basic,Biology 101::Cell Biology Basics,1 < 2 & a -> b,kept as it is,,
2> $SAMPLES/brainscape.txt: warning: announces 9 cards and holds 7 [count-short]
2> $SAMPLES/brainscape.txt: warning: 1 card without a front, lost by the source [side-front]
2> $SAMPLES/brainscape.txt: warning: 1 card without a back, lost by the source [side-back]
2> deckconv: $SAMPLES/brainscape.txt: read 7, written 7, skipped 0 (page announces 9; 1 without a front; 1 without a back)
```

The page's own count is checked, also under `-q`.

```
% deckconv -q $SAMPLES/brainscape.txt -t csv | wc -l
^D
13
2> $SAMPLES/brainscape.txt: warning: announces 9 cards and holds 7 [count-short]
2> $SAMPLES/brainscape.txt: warning: 1 card without a front, lost by the source [side-front]
2> $SAMPLES/brainscape.txt: warning: 1 card without a back, lost by the source [side-back]
```

A lost back and then a lost front leave four blank lines; the last line may
have no end, and CRLF is as good as LF.

```
% printf 'Flashcards in X Deck (3)\r\nLoading flashcards...\r\n\r\na\r\n\r\nb\r\n\r\n\r\nc\r\n\r\n\r\n\r\n\r\nd' | deckconv - -t csv
^D
guid,notetype,deck,Front,Back,lost,tags
E4MHXmiFDCZ,Basic,X,a,b,,
0ebwlP4Lt9Q,Basic,X,c,"",back,
HDCZJ1C4OYF,Basic,X,"",d,front,
2> -: warning: 1 card without a front, lost by the source [side-front]
2> -: warning: 1 card without a back, lost by the source [side-back]
2> deckconv: -: read 3, written 3, skipped 0 (1 without a front; 1 without a back)
```

Without the header's second line, without a breadcrumb.

```
% deckconv -f brainscape - -t csv
Flashcards in A > B Deck (1)

front

back
^D
guid,notetype,deck,Front,Back,tags
JhQ0pg7IhqY,Basic,A > B,front,back,
2> deckconv: -: read 1, written 1, skipped 0
```

Where a crawler has reduced blank lines to one, sides are taken in turn, and
that is told.

```
% deckconv - -t csv
Flashcards in X Deck (2)
Loading flashcards...

one

1

two

2
and more
^D
guid,notetype,deck,Front,Back,tags
2D78XtHkj9B,Basic,X,one,1,
GzjwQgD9lfN,Basic,X,two,"2
and more",
2> -:2: warning: cards are not told apart by blank lines: sides are taken in turn [brainscape-flat]
2> deckconv: -: read 2, written 2, skipped 0
```

## Copied text since 2022: numbered, "Q" and "A"

"Q", "A" and numbers may stand in content; a list before "A" has no blank line
behind it; an image is a word in parentheses.

```
% deckconv $SAMPLES/brainscape-new.txt -t csv
^D
guid,notetype,deck,Front,Back,lost,tags
7L0C0zNQNJh,Basic,Latin Roots,aqua,water,,
B9SHzge0MgA,Basic,Latin Roots,"","terra: earth

as in “terrain”",front,
0ClVNlyvAkp,Basic,Latin Roots,"Give two words with
  1. cede
  2. claim","1. recede
2. exclaim",,
0HTGuOkkBhI,Basic,Latin Roots,"Which letter is a vowel?

2

Q

or",A,,
2> $SAMPLES/brainscape-new.txt: warning: announces 5 cards and holds 4 [count-short]
2> $SAMPLES/brainscape-new.txt: warning: 1 card without a front, lost by the source [side-front]
2> deckconv: $SAMPLES/brainscape-new.txt: read 4, written 4, skipped 0 (page announces 5; 1 without a front)
```

Cut in the middle of a card: what is there is written, and the code says so.

```
% deckconv - -t csv
Roots Flashcards

1
Q

aqua

A

water

How well did you know this?
1
Not at all
2
3
4
5
Perfectly
2
Q

terra
^D
guid,notetype,deck,Front,Back,lost,tags
KiiIQpYQYpK,Basic,Roots,aqua,water,,
GNBPJMQA8Sk,Basic,Roots,terra,"",back,
2> -: warning: 1 card without a back, lost by the source [side-back]
2> deckconv: -: read 2, written 2, skipped 0 (1 without a back)
=> 1
```

There are decks whose first card is 0, and decks with gaps.

```
% for n in 0 1 3; do printf '%s\nQ\n\nquestion %s\n\nA\n\nanswer\n\nHow well did you know this?\n1\nNot at all\n2\n3\n4\n5\nPerfectly\n' $n $n; done | deckconv - -t quizlet
^D
question 0,answer
question 1,answer
question 3,answer
2> deckconv: -: read 3, written 3, skipped 0
```

## Crawled text: lines in turn

Crawlers leave nothing but lines.  Questions, and points of a list, tell where a
side has several.

```
% deckconv $SAMPLES/brainscape-lines.txt -t csv:header=no --guid none
^D
,Basic,Parts of a Flower,What is the outermost ring of a flower called?,"The calyx, made of sepals",
,Basic,Parts of a Flower,What is the ring of petals called?,The corolla,
,Basic,Parts of a Flower,What does a stamen have?,"It has two parts:
- a filament
- an anther, in which pollen is made",
,Basic,Parts of a Flower,Which part becomes the fruit after pollination?,The ovary,
,Basic,Parts of a Flower,What carries pollen from flower to flower?,"Wind, water, insects, birds or bats",
2> $SAMPLES/brainscape-lines.txt:2: warning: nothing tells fronts from backs: lines are taken in turn [brainscape-turns]
2> deckconv: $SAMPLES/brainscape-lines.txt: read 5, written 5, skipped 0
```

Without them they are taken in turn, and it is said.

```
% printf '%s\n' 'Colours Flashcards' rot red grün green blau blue | deckconv - -t csv:header=no --guid none
^D
,Basic,Colours,rot,red,
,Basic,Colours,grün,green,
,Basic,Colours,blau,blue,
2> -:2: warning: nothing tells fronts from backs: lines are taken in turn [brainscape-turns]
2> deckconv: -: read 3, written 3, skipped 0
```

## Saved pages

Rows since 2022, with ids, an image, an instruction and a footnote.

```
% deckconv $SAMPLES/brainscape.html -t csv
^D
guid,notetype,deck,Front,Back,markup,lost,tags
7uQcWAxqcH7,Basic,Spanish 1::Greetings,<p>Translate to Spanish:</p><p>Hello!</p>,<p>¡Hola!</p><div><p>The <b>h</b> is silent.</p></div>,html,,
0YxJJEv6Ea3,Basic,Spanish 1::Greetings,"<img src=""https://cdn.example.org/wave.png"" alt=""a wave"">",<h2>¡Adiós!<ul><li>formal</li><li>final</li></ul></h2>,html,,
HSZyrpfAg7j,Basic,Spanish 1::Greetings,"",<p>Buenas noches</p>,html,front,
GRNr69NbzNF,Basic,Spanish 1::Greetings,<p>1 &lt; 2 &amp; “so on”</p>,"",html,back,
2> $SAMPLES/brainscape.html: warning: announces 6 cards and holds 4 [count-short]
2> $SAMPLES/brainscape.html: warning: 1 card without a front, lost by the source [side-front]
2> $SAMPLES/brainscape.html: warning: 1 card without a back, lost by the source [side-back]
2> deckconv: $SAMPLES/brainscape.html: read 4, written 4, skipped 0 (page announces 6; 1 without a front; 1 without a back)
```

Until 2022 the sides were headings. What is in a heading stays there.

```
% deckconv $SAMPLES/brainscape-old.html -t csv
^D
guid,notetype,deck,Front,Back,markup,lost,tags
IJrNVHlxZNY,Basic,Machine Learning::Networks,<p>What is <b>dropout</b>?</p><p>(one sentence)</p>,Leaving out units<p>at random</p>,html,,
2ZP6gcqKvxj,Basic,Machine Learning::Networks,<table><tbody><tr><td>x</td><td>0</td></tr></tbody></table>,<ul><li>a step</li><li>at zero</li></ul>,html,,
DWHYkAK4yVE,Basic,Machine Learning::Networks,"",Image captioning ✓,html,front,
2> $SAMPLES/brainscape-old.html: warning: 1 card without a front, lost by the source [side-front]
2> deckconv: $SAMPLES/brainscape-old.html: read 3, written 3, skipped 0 (1 without a front)
```

Faces that alternate, and the app's preview. The generation that finds most is
the one that is read.

```
% deckconv -f brainscape - -t csv
<title>Birds (2019) Flashcards by A | Brainscape</title>
<div class="card-face question"><div class="x">wren</div></div>
<div class="card-face answer">small</div>
<div class="card-face question">owl</div>
<div class="card-face answer"><img src="//cdn.example.org/owl.png"></div>
^D
guid,notetype,deck,Front,Back,markup,tags
BqRw1NiGL0a,Basic,Birds (2019),<div>wren</div>,small,html,
BUWX77j0hFJ,Basic,Birds (2019),owl,"<img src=""https://cdn.example.org/owl.png"">",html,
2> deckconv: -: read 2, written 2, skipped 0
```

```
% deckconv -f brainscape - -t csv
<div class="new-modal-title">Fish (1,002 cards)</div>
<div class="preview-card"><div class="scf-face">eel</div><div class="scf-face">long</div></div>
<div class="preview-card"><div class="scf-face">ray</div></div>
^D
guid,notetype,deck,Front,Back,markup,lost,tags
1hks2ECLt1T,Basic,Fish,eel,long,html,,
00OCaQx4cK7,Basic,Fish,ray,"",html,back,
2> -: warning: announces 1002 cards and holds 2 [count-short]
2> -: warning: 1 card without a back, lost by the source [side-back]
2> deckconv: -: read 2, written 2, skipped 0 (page announces 1002; 1 without a back)
```

The address of the large picture counts where a small one of the web is shown,
not where the page was saved with its pictures.

```
% mkdir P_files; printf 1 >P_files/eel.png; cat >P.html; deckconv P.html -t csv --media-dir m; ls m
<title>Fish Flashcards by A | Brainscape</title>
<div class="flashcard-row"><div class="scf-face"><img src="./P_files/eel.png" data-zoom="https://cdn.example.org/eel_large.png"></div><div class="scf-face"><img src="https://cdn.example.org/ray.png" data-zoom="https://cdn.example.org/ray_large.png"></div></div>
<div class="flashcard-row"><div class="scf-face"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-zoom="https://cdn.example.org/cod_large.png"></div><div class="scf-face"><img src="//cdn.example.org/bass.png"><img data-zoom="https://cdn.example.org/bass_large.png"></div></div>
^D
guid,notetype,deck,Front,Back,markup,tags
FMm3gBzR80c,Basic,Fish,"<img src=""eel.png"">","<img src=""https://cdn.example.org/ray_large.png"">",html,
ElOYFSRgwYX,Basic,Fish,"<img src=""https://cdn.example.org/cod_large.png"">","<img src=""https://cdn.example.org/bass.png""><img src=""https://cdn.example.org/bass_large.png"">",html,
eel.png
2> deckconv: P.html: read 2, written 2, skipped 0
```

A pack's page lists decks and has no card.

```
% deckconv -f brainscape - -t csv
<h1 class="market-title">Zoology</h1>
<a class="deck-list-link" href="/flashcards/birds-1/packs/2"><div class="deck-item-title">Birds</div><div class="deck-item-count">12 cards</div></a>
^D
2> -:1: error: a list of decks, without their cards [no-cards]
2>   hint: open each deck and save its own page
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

## A real page

The document that this project starts from: 30 of 34 cards, 5 without a front.

```
% deckconv $CORPUS/brainscape-text-seed.txt -t csv:header=no | grep -c front
^D
5
2> $CORPUS/brainscape-text-seed.txt: warning: announces 34 cards and holds 30 [count-short]
2> $CORPUS/brainscape-text-seed.txt: warning: 5 cards without a front, lost by the source [side-front]
2> $CORPUS/brainscape-text-seed.txt: note: cells that begin with =, +, - or @, which a spreadsheet may take for formulas: 4 [csv-formula]
2> deckconv: $CORPUS/brainscape-text-seed.txt: read 30, written 30, skipped 0 (page announces 34; 5 without a front)
```
