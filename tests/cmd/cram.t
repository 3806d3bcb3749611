# Cram

Old crawls have no lines of one word.  Where blank lines stand between sides,
such a side leaves one of them behind, and is a lost side.

```
% deckconv $SAMPLES/cram.txt -t csv:header=no --guid none
^D
,Basic,,"",A sail that is set before the mast.,front,
,Basic,,Running rigging,"All ropes that are pulled: ""halyards"" & sheets.",,
,Basic,,"",The side from which no wind comes.,front,
,Basic,,Square knot,"Two half knots, the one the other's mirror.",,
,Basic,,How many points has a compass rose?,"",back,
,Basic,,Dead reckoning,"A place found by course, speed and time.",,
2> $SAMPLES/cram.txt: warning: 2 cards without a front, lost by the source [side-front]
2> $SAMPLES/cram.txt: warning: 1 card without a back, lost by the source [side-back]
2> deckconv: $SAMPLES/cram.txt: read 6, written 6, skipped 0 (2 without a front; 1 without a back)
```

Newer ones have all lines, and blank lines within a side.

```
% deckconv - -t quizlet
Progress

3 Cards in this Set

  • Front
  • Back

Qué

What

The articles


(four of them)

el: masculine


los: masculine plural

Quién

Who
^D
Qué,What
"The articles

(four of them)","el: masculine

los: masculine plural"
Quién,Who
2> deckconv: -: read 3, written 3, skipped 0
```

Where no blank line shows what was left out, the page's count does.

```
% deckconv - -t quizlet
3 Cards in this Set
  • Front
  • Back
Operant Behavior
Reinforcers increase it
Procedure that uses reinforcers
Any event that strengthens
^D
Operant Behavior,Reinforcers increase it
Procedure that uses reinforcers,Any event that strengthens
2> -:4: warning: lines may be left out of this copy: fronts and backs may be mixed up [cram-turns]
2> -: warning: announces 3 cards and holds 2 [count-short]
2> deckconv: -: read 2, written 2, skipped 0 (page announces 3)
```

A card may have its sides on two lines between blank ones; the cards below show
that.

```
% deckconv - -t quizlet
Progress
9 Cards in this Set
  • Front
  • Back

Political Freedom

not ruled by the king, and the right to self-government

Economic Opportunity
opportunity to earn money, to buy and to own land

Religious Freedom

the right to worship who and how one wants, not ruled by the king

Social Mobility

the dream of improving one's life and the lives of one's children

Motives for Settlement

reasons for settlers to move from their home country to a new land
^D
Political Freedom,"not ruled by the king, and the right to self-government"
Economic Opportunity,"opportunity to earn money, to buy and to own land"
Religious Freedom,"the right to worship who and how one wants, not ruled by the king"
Social Mobility,the dream of improving one's life and the lives of one's children
Motives for Settlement,reasons for settlers to move from their home country to a new land
2> -:6: warning: fronts and backs do not stand in turn: they were told apart by their looks [cram-turns]
2> -: warning: announces 9 cards and holds 5 [count-short]
2> deckconv: -: read 5, written 5, skipped 0 (page announces 9)
```

Hints have no mark of their own.

```
% deckconv - -t quizlet
Progress
2 Cards in this Set
  • Front
  • Back
  • 3rd side (hint)

Noun

A word that is the subject or the object.

El hotel

Clause

A group of words with its own subject and verb.
^D
Noun,"A word that is the subject or the object.

El hotel"
Clause,A group of words with its own subject and verb.
2> -:5: note: hints have no mark in copied text: they are the end of the back [cram-hints]
2> -:7: warning: fronts and backs do not stand in turn: they were told apart by their looks [cram-turns]
2> deckconv: -: read 2, written 2, skipped 0
```

## A saved page

The format may be named for it, too: then what is in it is looked for as in any
page.

```
% deckconv -f cram $SAMPLES/html-cram-old.html -t csv
^D
guid,notetype,deck,Front,Back,markup,tags
7CoMrugT4LB,Basic,River words,source,where a river starts,html,
17sUck3PDkW,Basic,River words,mouth,where it ends,html,
DuGWVo7154a,Basic,River words,delta,"<img src=""https://images.cram.com/images/upload-flashcards/01/02/03/1234567_m.jpg""> fan of land",html,
2> deckconv: $SAMPLES/html-cram-old.html: read 3, written 3, skipped 0
```
