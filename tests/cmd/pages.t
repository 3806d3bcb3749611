# Copied pages of further sites

StudySpark, SnapCards and Flashcard Machine mark every card.

```
% deckconv $SAMPLES/studyspark.txt -t csv:header=no --guid none
^D
,Basic,Fractions,What is a numerator?,The number above the line.,,
,Basic,Fractions,How are fractions added?,"1. Find a common denominator.
2. Add the numerators.

Front and Back may stand in a sentence.",,
,Basic,Fractions,"",3/4 = 0.75,front,
,Basic,Fractions,What is 1/2 of 1/2?,"",back,
2> $SAMPLES/studyspark.txt: warning: 1 card without a front, lost by the source [side-front]
2> $SAMPLES/studyspark.txt: warning: 1 card without a back, lost by the source [side-back]
2> deckconv: $SAMPLES/studyspark.txt: read 4, written 4, skipped 0 (1 without a front; 1 without a back)
```

CRLF, and no end of the last line.

```
% printf 'Cards (2)\r\n\r\n  • 1\r\n    Front\r\n\r\n    a\r\n\r\n    Back\r\n\r\n    b\r\n\r\n  • 2\r\n    Front\r\n\r\n    c\r\n    Back\r\n    d' | deckconv - -t quizlet
^D
a,b
c,d
2> deckconv: -: read 2, written 2, skipped 0
```

```
% deckconv $SAMPLES/snapcards.txt -t csv:header=no --guid none
^D
,Basic,Planets,Which planet is nearest to the sun?,Mercury,
,Basic,Planets,How many moons has Mars?,"Two:

Phobos and Deimos",
,Basic,Planets,2,Venus is number two,
2> deckconv: $SAMPLES/snapcards.txt: read 3, written 3, skipped 0
```

```
% deckconv $SAMPLES/flashcardmachine.txt -t csv:header=no --guid none
^D
,Basic,Ships of 1805,Victory,"Nelson's flagship.

It is in Portsmouth today.",,
,Basic,Ships of 1805,"Which of these was Spanish?

a. Redoutable
b. Santísima Trinidad",b.,,
,Basic,Ships of 1805,"",The ship on which Villeneuve was.,front,
,Basic,Ships of 1805,Definition of a frigate,A fast ship with one gun deck.,,
2> $SAMPLES/flashcardmachine.txt: warning: 1 card without a front, lost by the source [side-front]
2> deckconv: $SAMPLES/flashcardmachine.txt: read 4, written 4, skipped 0 (1 without a front)
```
