# NDJSON

Other people's lines are records; blank lines and CRLF do no harm.

```
% printf '{"front":"a","back":"b"}\r\n\r\n{"front":"c","back":"d"}' | deckconv -q - -t csv
guid,notetype,deck,Front,Back,tags
BjcuAt1gtIL,Basic,,a,b,
GYqKGOFsn77,Basic,,c,d,
```

```
% deckconv -q - -t ndjson:source=no
{"prompt":"p","completion":"c"}
{"prompt":"p2","completion":"c2"}
^D
{"notetype":"Basic","guid":"5DKw0XZT8aq","fields":{"Front":"p","Back":"c"},"markup":"plain"}
{"notetype":"Basic","guid":"5mm1Zul2lR5","fields":{"Front":"p2","Back":"c2"},"markup":"plain"}
```

```
% deckconv -q -f ndjson:front=/t/0,back=/t/1 - -t ndjson:source=no
{"t":["a","b"]}
{"t":["c","d"]}
^D
{"notetype":"Basic","guid":"BjcuAt1gtIL","fields":{"Front":"a","Back":"b"},"markup":"plain"}
{"notetype":"Basic","guid":"GYqKGOFsn77","fields":{"Front":"c","Back":"d"},"markup":"plain"}
```

A damaged line costs one card; a cut last line none that was whole.

```
% deckconv - -t ndjson:source=no
{"front":"a","back":"b"}
{"front":"c","back":}
{"front":"e","back":"f"}
^D
{"notetype":"Basic","guid":"BjcuAt1gtIL","fields":{"Front":"a","Back":"b"},"markup":"plain"}
{"notetype":"Basic","guid":"F8dqRPkuqIC","fields":{"Front":"e","Back":"f"},"markup":"plain"}
2> -:2:21: error: a value is missing before the bracket [json-syntax]
2>   2 | {"front":"c","back":}
2>     |                     ^
2> deckconv: -: read 3, written 2, skipped 1
=> 1
```

```
% deckconv -f ndjson --allow-skipped - -t ndjson:source=no
{"front":"a","back":"b"}
7
{"front":"e","back":"f"} {}
^D
{"notetype":"Basic","guid":"BjcuAt1gtIL","fields":{"Front":"a","Back":"b"},"markup":"plain"}
2> -:2:1: error: neither an object nor an array: no card [json-no-card]
2> -:3:26: error: something stands after the end of the value [json-syntax]
2>   3 | {"front":"e","back":"f"} {}
2>     |                          ^
2> deckconv: -: read 3, written 1, skipped 2
```

```
% printf '{"front":"a","back":"b"}\n{"front":"c","ba' | deckconv - -t ndjson:source=no
{"notetype":"Basic","guid":"BjcuAt1gtIL","fields":{"Front":"a","Back":"b"},"markup":"plain"}
2> -:2:1: error: the input ends inside of this line [json-cut]
2> deckconv: -: read 2, written 1, skipped 1
=> 1
```

deckconv's own lines are written again byte for byte; a definition stands
before the first note that needs it.

```
% deckconv -q $SAMPLES/ndjson.ndjson -o a.ndjson && deckconv -q a.ndjson -o b.ndjson && cmp a.ndjson b.ndjson && cat b.ndjson
{"deck":"Elements","notetype":"Basic","guid":"el-0001","tags":["gas"],"fields":{"Front":"H","Back":"hydrogen"},"markup":"plain","mod":1700000000,"sum":"e6145efe43f0604c"}
{"define":"notetype","name":"Element","fields":["Symbol","Name","Number"],"templates":[{"name":"Name","front":"{{Symbol}}","back":"{{FrontSide}}<hr id=answer>{{Name}} ({{Number}})"}],"css":".card { text-align: center; }"}
{"deck":"Elements","notetype":"Element","guid":"el-0002","fields":{"Symbol":"<b>Au</b>","Name":"gold","Number":"79"},"markup":{"Symbol":"html","Name":"plain","Number":"plain"},"source":{"file":"table.csv","line":80,"format":"csv"},"colour":{"name":"yellow","rgb":[255, 215, 0]}}
{"deck":"Elements","notetype":"Element","guid":"el-0003","fields":{"Symbol":"","Name":"iron","Number":"26"},"markup":"plain","lost":["front"],"media":["iron.png"]}
2> $SAMPLES/ndjson.ndjson: warning: 1 card without a front, lost by the source [side-front]
2> a.ndjson: warning: 1 card without a front, lost by the source [side-front]
```

```
% deckconv - -t ndjson:source=no
{"define":"notetype","name":"K","fields":["F","G","H"]}
{"define":"notetype","name":"Unused","fields":["F"]}
{"guid":"1","fields":{"Front":"a","Back":"b"}}
{"guid":"2","notetype":"K","fields":{"H":"c","F":"a"},"markup":"html"}
{"guid":"2","notetype":"K","fields":{"H":"c","F":"a"},"markup":"html"}
^D
{"notetype":"Basic","guid":"1","fields":{"Front":"a","Back":"b"},"markup":"plain"}
{"define":"notetype","name":"K","fields":["F","G","H"]}
{"notetype":"K","guid":"2","fields":{"F":"a","G":"","H":"c"},"markup":"html"}
2> -:5:1: note: the note with guid "2" was there before: left out [guid-again]
2> -: note: no note has the note type "Unused": dropped [notetype-unused]
2> deckconv: -: read 3, written 2, skipped 0, left out 1
```

An end line shows that the stream was not cut, and is checked.

```
% deckconv -q - -t ndjson:end=yes,source=no
{"front":"a","back":"b"}
{"front":"c","back":"d"}
^D
{"notetype":"Basic","guid":"BjcuAt1gtIL","fields":{"Front":"a","Back":"b"},"markup":"plain"}
{"notetype":"Basic","guid":"GYqKGOFsn77","fields":{"Front":"c","Back":"d"},"markup":"plain"}
{"end":true,"read":2,"written":2,"skipped":0}
```

```
% deckconv - -t ndjson:source=no
{"guid":"1","fields":{"Front":"a","Back":"b"}}
{"end":true,"read":2,"written":2,"skipped":0}
^D
{"notetype":"Basic","guid":"1","fields":{"Front":"a","Back":"b"},"markup":"plain"}
2> -:2:1: warning: the last line speaks of 2 notes, but there are 1 [count-short]
2> deckconv: -: read 1, written 1, skipped 0
```

What is wrong with a line is said where it is.

```
% deckconv -q - -f ndjson -t quizlet
{"front":
{"front"
{"a" "b"}
["a\q"]
["a":1]
{"front":"q","back":"a"}
^D
q,a
2> -:1:10: error: the JSON text ends too early [json-syntax]
2>   1 | {"front":
2>     |          ^
2> -:2:9: error: the JSON text ends too early [json-syntax]
2>   2 | {"front"
2>     |         ^
2> -:3:6: error: a comma or colon is missing here [json-syntax]
2>   3 | {"a" "b"}
2>     |      ^
2> -:4:4: error: JSON has no such escape [json-syntax]
2>   4 | ["a\q"]
2>     |    ^
2> -:5:6: error: not JSON from here on [json-syntax]
2>   5 | ["a":1]
2>     |      ^
=> 1
```

```
% deckconv -q - -f ndjson -t quizlet
{"front":"ab
["x" "y"]
[":ab]
{"front":"q","back":"a"}
^D
q,a
2> -:1:10: error: a string that is never closed [json-syntax]
2>   1 | {"front":"ab
2>     |          ^
2> -:2:6: error: a comma or colon is missing here [json-syntax]
2>   2 | ["x" "y"]
2>     |      ^
2> -:3:2: error: a string that is never closed [json-syntax]
2>   3 | [":ab]
2>     |  ^
=> 1
```

A first line that is longer than what is looked at: a definition whose
templates hold programs, a note with a long text.

```
% long() { head -c 100000 /dev/zero | tr '\0' x; }; { printf '{"define":"notetype","name":"K","fields":["A"],"templates":[{"name":"c","front":"{{A}}%s"}]}\n' $(long); echo '{"notetype":"K","guid":"1","fields":{"A":"a"},"markup":"plain"}'; } >a; for i in 2 3; do printf '{"guid":"%s","fields":{"Front":"%s"},"markup":"plain"}\n' $i $(long); done >b; printf '{"deck":"D","notes":[{"guid":"4","fields":{"Front":"%s"},"markup":"plain"}]}\n' $(long) >c; deckconv a b c -t csv | cut -c -20
guid,notetype,deck,A
1,K,,a,,,
2,Basic,,,xxxxxxxxxx
3,Basic,,,xxxxxxxxxx
4,Basic,,,xxxxxxxxxx
2> a: warning: csv cannot hold note types: 1 dropped [loss-note-types]
2>   hint: an .apkg holds them
2> deckconv: a: read 1, written 1, skipped 0
2> deckconv: b: read 2, written 2, skipped 0
2> deckconv: c: read 1, written 1, skipped 0
2> deckconv: total: 3 inputs, read 4, written 4, skipped 0
```
