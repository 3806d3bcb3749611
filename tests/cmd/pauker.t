# Pauker

A lesson is packed with gzip, and read without that, too.

```
% gzip -dc $SAMPLES/pauker.pau.gz >a.xml; deckconv -q a.xml -t quizlet
^D
der Hund,"the dog
(a < b)"
das Fohlen,סייח
die Katze,
das Kalb,the calf
2> a.xml: warning: schedules are not taken along: 2 [loss-schedules]
```

What this reader leaves out is no matter of the output: a package would hold
schedules.

```
% deckconv -q $SAMPLES/pauker.pau.gz -o a.apkg; deckconv -q $SAMPLES/pauker.pau.gz -t quizlet --report r >/dev/null 2>&1; grep -o '"losses":{[^}]*}' r
^D
"losses":{"schedules":2}
2> $SAMPLES/pauker.pau.gz: warning: schedules are not taken along: 2 [loss-schedules]
```

The description is that of the deck, which has no name of its own.

```
% deckconv -q $SAMPLES/pauker.pau.gz --deck Animals -t crowdanki 2>/dev/null | grep -m 1 desc
^D
    "desc": "Animals &amp; their young<br>second line",
```

What Parley writes has neither fonts nor orientation; nothing is learned in the
first batch. An older lesson has no format number.

```
% printf '<Lesson>\n<Batch>\n<Card><FrontSide><Text>f</Text></FrontSide>\n<ReverseSide><Text>b</Text></ReverseSide></Card></Batch></Lesson>' | deckconv - -t csv --guid none
^D
guid,notetype,deck,Front,Back,tags
,Basic,,f,b,
2> deckconv: -: read 1, written 1, skipped 0
```

A cut lesson is an error with its place; its batch is not read in part.

```
% gzip -dc $SAMPLES/pauker.pau.gz | head -n 12 | deckconv - -t csv
^D
2> -:13:1: error: not well-formed: Premature end of data in tag ReverseSide line 12 [xml-syntax]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```
