# What is asked of every conversion

```
% deckconv -f csv --deck 'New::Deck' --tags 'x y,z' --tags w - -t csv
front,back,deck,tags
q,a,Old,t
^D
guid,notetype,deck,Front,Back,tags
Lm6e9B9gSue,Basic,New::Deck,q,a,t x_y z w
2> deckconv: -: read 1, written 1, skipped 0
```

```
% deckconv -f csv --limit 2 - -t csv
front,back
1,a
2,a
3,a
^D
guid,notetype,deck,Front,Back,tags
DFJd59YUf1N,Basic,,1,a,
2ektObgRn2L,Basic,,2,a,
2> deckconv: -: read 2, written 2, skipped 0
```

More than two fields make a note type, named after the deck or the file; each
further set of fields has a number.

```
% deckconv -q -f csv - -t ndjson
front,back,hint,deck
q,a,h,A::B
^D
{"define":"notetype","name":"B","fields":["front","back","hint"],"templates":[{"name":"Card 1","front":"{{front}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{back}}\n<br>{{hint}}"}]}
{"deck":"A::B","notetype":"B","guid":"2bXqMIDICL2","fields":{"front":"q","back":"a","hint":"h"},"markup":"plain","source":{"line":2,"format":"csv"}}
```

A warning ends in 1 when it is asked to, all of them or one kind.

```
% deckconv -q -f csv - -t quizlet --strict
front,back,tags
q,a,t
^D
q,a
2> -: warning: quizlet cannot hold tags: 1 dropped [loss-tags]
=> 1
```

```
% deckconv -q -f csv - -t quizlet --strict=count,side
front,back,tags
q,a,t
^D
q,a
2> -: warning: quizlet cannot hold tags: 1 dropped [loss-tags]
```

```
% deckconv -q -f csv - -t quizlet --strict=coutn
^D
2> deckconv: error: "coutn" is no value of strict: count, side, loss or encoding [usage]
=> 2
```

An empty input is an error, never an empty deck, unless it may be.

```
% deckconv -f csv - -o deck.csv; code=$?; ls; exit $code
^D
2> -: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

```
% deckconv -f csv --allow-empty - -t csv
front,back
^D
guid,notetype,deck,tags
2> deckconv: -: read 0, written 0, skipped 0
```

A dry run does all but write.

```
% printf 'q,a\n' >a.csv; deckconv -n a.csv -f csv:header=no -o deck.csv; ls
a.csv
2> deckconv: a.csv: read 1, written 1, skipped 0
```

What would come into the output is UTF-8; a limit of nothing is none.

```
% d=$(printf '\377'); deckconv --deck "$d" in; deckconv -t "csv:delimiter=$d" in; deckconv --limit 0 in
^D
2> deckconv: error: "\xff" is no value of deck: it is not UTF-8 [usage]
2> deckconv: error: "csv:delimiter=\xff" is no value of to: it is not UTF-8 [usage]
2> deckconv: error: limit needs 1 or more [usage]
=> 2
```

A descriptor's name is written where it stands, in a regular file too: what is
before and behind it there stays.

```
% printf 'front,back\nq,a\n' >a.csv; (echo before; deckconv -q a.csv --guid none -o /dev/stdout; deckconv -q a.csv -t quizlet -o /dev/fd/3 3>&1; deckconv -q a.csv -o b.csv --report /proc/self/fd/1; echo behind) >f; cat f
^D
before
#separator:tab
#html:true
#notetype:Basic
#tags column:3
q	a
q,a
{"input":"a.csv","output":"b.csv","format":"csv","code":0,"read":1,"written":1,"skipped":0,"warnings":0,"errors":0}
{"total":true,"inputs":1,"failed":0,"code":0,"read":1,"written":1,"skipped":0,"warnings":0,"errors":0}
behind
```

An option of a format that has no sense there is refused.

```
% deckconv -t json:front=/a in; deckconv -f json:source=no in
^D
2> deckconv: error: json: "front" has no sense when writing [usage]
2> deckconv: error: json: "source" has no sense when reading [usage]
=> 2
```

In --map quotes stand round the whole or round a name.

```
% for m in '"Back=a,b"' 'Back="a,b"' '"Back"="a,b"' 'Back="say ""b"""' 'Back=5"' 'Back="a,b'; do printf '"a,b",front,"say ""b""","5"""\n1,f,2,3\n' | deckconv -q -f csv - -t csv --guid none --map "$m" | tail -n 1; done
^D
,Note,,f,1,2,3,
,Note,,f,1,2,3,
,Note,,f,1,2,3,
,Note,,f,2,1,3,
,Note,,f,3,1,2,
2> -:1: error: --map: a quote in "Back="a,b" is never closed [map-syntax]
```

Nothing at all is no card either.

```
% : >none; printf '\n\n' >blank.json; deckconv --allow-empty none blank.json -t quizlet -O out && ls out; printf 'front,back\nq,a\n' >a.csv; deckconv -q --allow-empty a.csv none -t quizlet
^D
blank.txt
none.txt
q,a
2> deckconv: none: read 0, written 0, skipped 0
2> deckconv: blank.json: read 0, written 0, skipped 0
2> deckconv: total: 2 inputs, read 0, written 0, skipped 0
```

A tag of which nothing is left is none.

```
% printf '[{"front":"q","back":"a","tags":["\\u0001","t"]}]' | deckconv -q -f json - -t ndjson:source=no
{"notetype":"Basic","guid":"69KNemWvyEF","tags":["t"],"fields":{"Front":"q","Back":"a"},"markup":"plain"}
```
