# JSON

The shapes that people keep cards in, by the names of the members.

```
% deckconv -q - -t ndjson:source=no
[{"question":"a?","answer":"b"},{"question":"c","answer":"d"}]
^D
{"notetype":"Basic","guid":"GZvnu1QitV9","fields":{"Front":"a?","Back":"b"},"markup":"plain"}
{"notetype":"Basic","guid":"GYqKGOFsn77","fields":{"Front":"c","Back":"d"},"markup":"plain"}
```

```
% deckconv -q - -t ndjson:source=no
{"title":"T","cards":[{"front":"a","back":"b","tags":["x y","z"]}]}
^D
{"deck":"T","notetype":"Basic","guid":"EnP7dU233qP","tags":["x_y","z"],"fields":{"Front":"a","Back":"b"},"markup":"plain"}
```

```
% deckconv -q - -t ndjson:source=no
[{"title":"D1","icon":"i","cards":[{"q":"1","a":"2"}]},
 {"title":"D2","cards":[{"q":"3","a":"4"}]}]
^D
{"deck":"D1","notetype":"Basic","guid":"IA4iQhHUg92","fields":{"Front":"1","Back":"2"},"markup":"plain"}
{"deck":"D2","notetype":"Basic","guid":"4ab2LDcmFMl","fields":{"Front":"3","Back":"4"},"markup":"plain"}
```

```
% deckconv -q - -t ndjson:source=no
[["q1","a1","c1"],["q2","a2","c2"]]
^D
{"define":"notetype","name":"Note","fields":["Front","Back","Field 3"],"templates":[{"name":"Card 1","front":"{{Front}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}\n<br>{{Field 3}}"}]}
{"notetype":"Note","guid":"5BuMdoFVtKG","fields":{"Front":"q1","Back":"a1","Field 3":"c1"},"markup":"plain"}
{"notetype":"Note","guid":"Jj6OtlQ3X0B","fields":{"Front":"q2","Back":"a2","Field 3":"c2"},"markup":"plain"}
```

```
% deckconv -q - -t ndjson:source=no
[["question","answer"],["q2","a2"]]
^D
{"notetype":"Basic","guid":"Jj6OtlQ3X0B","fields":{"Front":"q2","Back":"a2"},"markup":"plain"}
```

```
% deckconv -q - -t ndjson:source=no
[{"mot":"chat","definition":"animal"}]
^D
{"notetype":"Basic","guid":"9QVm6mxGYwD","fields":{"Front":"chat","Back":"animal"},"markup":"plain"}
```

```
% deckconv -q - -t ndjson:source=no
[{"front":"f","options":["x","y"],"back":"A","images":[]}]
^D
{"define":"notetype","name":"Note","fields":["front","back","options"],"templates":[{"name":"Card 1","front":"{{front}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{back}}\n<br>{{options}}"}]}
{"notetype":"Note","guid":"3hYhxnqPptR","fields":{"front":"f","back":"A","options":"x\ny"},"markup":"plain"}
```

```
% deckconv -q - -t ndjson:source=no
[{"question":"q","options":{"A":"x","B":"y"},"answer":"A"}]
^D
{"define":"notetype","name":"Note","fields":["question","answer","options"],"templates":[{"name":"Card 1","front":"{{question}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{answer}}\n<br>{{options}}"}]}
{"notetype":"Note","guid":"69KNemWvyEF","fields":{"question":"q","answer":"A","options":"A: x\nB: y"},"markup":"plain"}
```

```
% deckconv -q - -t ndjson:source=no
{"notes":[{"deckName":"D","modelName":"Basic","fields":{"Front":"a","Back":"b"},"tags":["t"]}]}
^D
{"deck":"D","notetype":"Basic","guid":"96lNO1kdTlp","tags":["t"],"fields":{"Front":"a","Back":"b"},"markup":"plain"}
```

Names that say nothing go by their order; two languages are a card.

```
% deckconv -q - -t ndjson:source=no
[{"bok":"book","hus":"house"}]
^D
{"notetype":"Basic","guid":"Gp5NOZrJwDN","fields":{"Front":"book","Back":"house"},"markup":"plain"}
```

```
% deckconv -q - -t ndjson:source=no
[{"id":"1","visual":"v","swedish":"hund","english":"dog","sentence":"En hund.","translation":"A dog."}]
^D
{"define":"notetype","name":"Note","fields":["swedish","english","visual","sentence","translation"],"templates":[{"name":"Card 1","front":"{{swedish}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{english}}\n<br>{{visual}}\n<br>{{sentence}}\n<br>{{translation}}"}]}
{"notetype":"Note","guid":"8GahDXOQMcI","fields":{"swedish":"hund","english":"dog","visual":"v","sentence":"En hund.","translation":"A dog."},"markup":"plain"}
```

Cards may lie deeper, in objects, under several keys, and the title of what is
around them is the deck, even when it comes last.

```
% deckconv -q - -t ndjson:source=no
{"data":{"set":{"terms":[{"word":"w","definition":"d"}],"name":"N"}}}
^D
{"deck":"N","notetype":"Basic","guid":"Ld2bXsJgtkr","fields":{"Front":"w","Back":"d"},"markup":"plain"}
```

```
% deckconv -q - -t ndjson:source=no
{"easy":[{"q":"1","a":"2"}],"links":[{"url":"u","site":"s"}],"hard":[{"q":"3","a":"4"}]}
^D
{"deck":"easy","notetype":"Basic","guid":"1V5EqeaMkoq","fields":{"Front":"1","Back":"2"},"markup":"plain"}
{"deck":"hard","notetype":"Basic","guid":"1oGmGv0wEdm","fields":{"Front":"3","Back":"4"},"markup":"plain"}
```

```
% deckconv -q - -t ndjson:source=no
{"7":{"front":"a","back":"b"},"9":{"front":"c","back":"d"}}
^D
{"notetype":"Basic","guid":"BjcuAt1gtIL","fields":{"Front":"a","Back":"b"},"markup":"plain"}
{"notetype":"Basic","guid":"GYqKGOFsn77","fields":{"Front":"c","Back":"d"},"markup":"plain"}
```

```
% deckconv -q - -t ndjson:source=no
{"front":"a","back":"b"}
^D
{"notetype":"Basic","guid":"BjcuAt1gtIL","fields":{"Front":"a","Back":"b"},"markup":"plain"}
```

What belongs to a card is not a card.

```
% deckconv -q - -t ndjson:source=no
[{"front":"a","back":"b","links":[{"term":"t","definition":"u"}]}]
^D
{"define":"notetype","name":"Note","fields":["front","back","links"],"templates":[{"name":"Card 1","front":"{{front}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{back}}\n<br>{{links}}"}]}
{"notetype":"Note","guid":"BjcuAt1gtIL","fields":{"front":"a","back":"b","links":"{\"term\":\"t\",\"definition\":\"u\"}"},"markup":"plain"}
```

A count that the source announces is compared.

```
% deckconv - -t ndjson:source=no
{"title":"T","card_count":3,"cards":[{"front":"a","back":"b"}]}
^D
{"deck":"T","notetype":"Basic","guid":"EnP7dU233qP","fields":{"Front":"a","Back":"b"},"markup":"plain"}
2> -: warning: announces 3 cards and holds 1 [count-short]
2> deckconv: -: read 1, written 1, skipped 0 (page announces 3)
```

Pointers say where things are when names cannot.

```
% deckconv -q -f json:cards=/a/b,front=/term/text,back=/def/text,tags=/l/*/n - -t ndjson:source=no
{"a":{"b":[{"term":{"text":"w"},"def":{"text":"d"},"l":[{"n":"x"},{"n":"y"}]}],"c":[{"q":"1","a":"2"}]}}
^D
{"notetype":"Basic","guid":"FwiVctzVNBW","tags":["x","y"],"fields":{"Front":"w","Back":"d"},"markup":"plain"}
```

```
% deckconv -q --map 'Front=z,Back=/x/y,w=' - -t ndjson:source=no
[{"x":{"y":"1"},"z":"2","w":"3"}]
^D
{"notetype":"Basic","guid":"2ektObgRn2L","fields":{"Front":"2","Back":"1"},"markup":"plain"}
```

```
% deckconv --map 'Front=zz' - -t ndjson
[{"x":"1","z":"2"}]
^D
2> -:1: error: --map: no column "zz"; there are: x, z, deck [map-column]
2>   hint: did you mean "z"?
2> deckconv: -: read 0, written 0, skipped 0
=> 2
```

```
% deckconv -f json:front=term - -t ndjson
[]
^D
2> -:1: error: "term" is no JSON Pointer: it begins with / [json-pointer]
2> deckconv: -: read 0, written 0, skipped 0
=> 2
```

A pointer that is in no card is a mistake, and nothing is written. Tags can be
without one, unless `--map` asks for them as for any column.

```
% echo old >o.csv; deckconv --map 'Front=w,Back=/d/text' - -t quizlet -o o.csv; echo $?; cat o.csv
[{"w":"x","d":"1"},{"w":"z","d":"2","n":"3"}]
^D
2
old
2> -:2: error: --map: "/d/text" is in no card; there are: w, d, n [map-column]
2> deckconv: -: read 2, written 0, skipped 0, left out 2
```

```
% deckconv -f json:front=/wd,back=/d - -t quizlet
{"a":[{"w":"x","d":"1"},{"w":"z","d":"2"}],"b":[{"w":"y","d":"3","n":"4"}]}
^D
2> -:2: error: front=/wd is in no card; there are: w, d, n [json-pointer]
2> deckconv: -: read 3, written 0, skipped 0, left out 3 (3 without a front)
=> 2
```

```
% deckconv -f json:front=/w,back=/d,tags=/t - -t quizlet
[{"w":"x","d":"1"},{"w":"z","d":"2"}]
^D
x,1
z,2
2> -:2: warning: tags=/t is in no card; there are: w, d [json-pointer]
2> deckconv: -: read 2, written 2, skipped 0
```

```
% deckconv --map Front=w,Back=d,Tags=/t - -t quizlet
[{"w":"x","d":"1"},{"w":"z","d":"2"}]
^D
2> -:2: error: --map: "/t" is in no card; there are: w, d [map-column]
2> deckconv: -: read 2, written 0, skipped 0, left out 2
=> 2
```

```
% deckconv -f ndjson:back=/e - -t quizlet
{"w":"x","d":"1"}
{"w":"z","d":"2"}
^D
2> -:3: error: back=/e is in no card; there are: w, d [json-pointer]
2> deckconv: -: read 2, written 0, skipped 0, left out 2
=> 2
```

It may be in a later card only, and what is always empty is there.

```
% deckconv -q -f 'json:front=/w,back=/d/text,tags=/t/*/n' --map Hint=/h/0 - -t ndjson:source=no
[{"w":"x","d":null,"t":[],"h":""},{"w":"z","d":{"text":"2"},"t":[],"h":[]}]
^D
{"define":"notetype","name":"Note","fields":["front","back","Hint"],"templates":[{"name":"Card 1","front":"{{front}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{back}}\n<br>{{Hint}}"}]}
{"notetype":"Note","guid":"Hz1ByPfGVcl","fields":{"front":"x","back":"","Hint":""},"markup":"plain"}
{"notetype":"Note","guid":"DLcgnXoqtBe","fields":{"front":"z","back":"2","Hint":""},"markup":"plain"}
```

```
% deckconv -q -f json:front=/w,back=/e - -t quizlet
{"a":[{"w":"x","d":"1"},{"w":"z","d":"2"}],"b":[{"w":"y","e":"3"}]}
^D
x,
z,
y,3
2> -: warning: quizlet cannot hold further fields: 2 dropped [loss-further-fields]
2> -: warning: quizlet cannot hold decks: 3 dropped [loss-decks]
```

In arrays pointers are places.

```
% deckconv -q -f json:front=/2,back=/0,tags=/1 - -t ndjson:source=no
[["a","t","b"],["c","u v","d","e"]]
^D
{"notetype":"Basic","guid":"9Tt0hq6m089","tags":["t"],"fields":{"Front":"b","Back":"a"},"markup":"plain"}
{"define":"notetype","name":"Note","fields":["front","back","Field 4"],"templates":[{"name":"Card 1","front":"{{front}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{back}}\n<br>{{Field 4}}"}]}
{"notetype":"Note","guid":"LKnGiGypFsv","tags":["u_v"],"fields":{"front":"d","back":"c","Field 4":"e"},"markup":"plain"}
```

```
% deckconv -q --map Front=/1,Back=/0 - -t quizlet
[["front","back"],["a","b"],["c","d"]]
^D
b,a
d,c
```

```
% deckconv -f json:front=/1,back=/3 - -t quizlet
[["a","b","c"],["d","e","f"]]
^D
2> -:2: error: back=/3 is in no card; there are: 0, 1, 2 [json-pointer]
2> deckconv: -: read 2, written 0, skipped 0, left out 2
=> 2
```

```
% deckconv -f json:front=/q - -t quizlet
[["a","b","c"],["d","e","f"]]
^D
2> -:2: error: front=/q is in no card; there are: 0, 1, 2 [json-pointer]
2> deckconv: -: read 2, written 0, skipped 0, left out 2
=> 2
```

Arrays and objects side by side are two tables.

```
% deckconv -q - -t quizlet
[["a","b"],["c","d"],{"q":"x","a":"y"},["e","f"]]
^D
a,b
c,d
x,y
e,f
```

```
% deckconv -q -f ndjson:back=/w - -t quizlet
["a","b"]
{"q":"x","w":"y"}
["c","d","e"]
^D
a,b
x,y
c,d
2> -: warning: quizlet cannot hold further fields: 1 dropped [loss-further-fields]
```

Numbers are text: 64 bits do not fit into a double. Tags in a string are never
split at blanks.

```
% deckconv -q - -t ndjson:source=no
[{"front":9007199254740993,"back":1.50,"extra":true,"tags":"a b"}]
^D
{"define":"notetype","name":"Note","fields":["front","back","extra"],"templates":[{"name":"Card 1","front":"{{front}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{back}}\n<br>{{extra}}"}]}
{"notetype":"Note","guid":"KohR8yVjr7N","tags":["a_b"],"fields":{"front":"9007199254740993","back":"1.50","extra":"true"},"markup":"plain"}
```

```
% deckconv -q --guid source - -t ndjson:source=no
[{"id":12345678901234567890,"front":"a","back":"b"},{"id":12345678901234567891,"front":"a","back":"b"}]
^D
{"notetype":"Basic","guid":"2CpZkcvlHjQ","fields":{"Front":"a","Back":"b"},"markup":"plain"}
{"notetype":"Basic","guid":"E8sqTq9P73F","fields":{"Front":"a","Back":"b"},"markup":"plain"}
```

A NUL would end a string of C and is kept, half a surrogate pair is no
character, and of equal keys the last counts: told with their places.

```
% deckconv - -t ndjson:source=no
[{"front":"a\u0000b","back":"\ud800x \ud83d\ude00 \\u0000"},
 {"front":"c","back":"d","back":"e"}]
^D
{"notetype":"Basic","guid":"KEvr1TJpkfV","fields":{"Front":"a\u0000b","Back":"�x 😀 \\u0000"},"markup":"plain"}
{"notetype":"Basic","guid":"GYqKGOFsn77","fields":{"Front":"c","Back":"e"},"markup":"plain"}
2> -:1:30: warning: half a surrogate pair became U+FFFD [json-surrogate]
2> -:2:33: warning: a key stands twice here: the last one counts [json-duplicate-key]
2> deckconv: -: read 2, written 2, skipped 0
```

```
% printf '[{"front":"a\tb","back":"c\nd"}]' | deckconv - -t ndjson:source=no
{"notetype":"Basic","guid":"5dU4dUbPY4s","fields":{"Front":"a\tb","Back":"c\nd"},"markup":"plain"}
2> -:1:12: warning: raw control character in a string [json-control]
2> -:1:25: warning: raw control character in a string [json-control]
2> deckconv: -: read 1, written 1, skipped 0
```

A value that is null, and a text that is empty, is a lost side; what is no
object and no array is a skipped card.

```
% deckconv - -t ndjson:source=no
[{"front":null,"back":"b"},null,"str",{"front":"","back":""},{"front":"x"}]
^D
{"notetype":"Basic","guid":"ITVafWgVYl9","fields":{"Front":"","Back":"b"},"markup":"plain","lost":["front"]}
{"notetype":"Basic","guid":"Hz1ByPfGVcl","fields":{"Front":"x","Back":""},"markup":"plain"}
2> -:1:33: error: neither an object nor an array: no card [json-no-card]
2> -: warning: 1 card without a front, lost by the source [side-front]
2> deckconv: -: read 3, written 2, skipped 1 (1 without a front)
=> 1
```

Markup is looked for in the strings, and active content goes.

```
% deckconv -q - -t ndjson:source=no
[{"front":"a &lt; b","back":"\u003cb onclick=\"x()\">c</b><script>d</script>"}]
^D
{"notetype":"Basic","guid":"B1MCgLYt7Zr","fields":{"Front":"a &lt; b","Back":"<b>c</b>"},"markup":"html"}
```

```
% deckconv -q -f json:markup=plain - -t ndjson:source=no
[{"front":"a","back":"<b>c</b>"}]
^D
{"notetype":"Basic","guid":"BjcuAt1gtIL","fields":{"Front":"a","Back":"<b>c</b>"},"markup":"plain"}
```

What is not JSON is an error with its place; what was cut is kept up to there.

```
% deckconv - -t json -o out.json; code=$?; ls; exit $code
[{"front":"a","back":"b"},
 {"front":"c","back":}]
^D
2> -:2:22: error: a value is missing before the bracket [json-syntax]
2>   2 |  {"front":"c","back":}]
2>     |                      ^
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

```
% deckconv - -t json
[{"front":"a","back":"b"},]
^D
2> -:1:27: error: a value is missing before the bracket [json-syntax]
2>   1 | [{"front":"a","back":"b"},]
2>     |                           ^
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

```
% deckconv - -t json
[{"front":"a","back":"b"}] x
^D
2> -:1:28: error: not JSON from here on [json-syntax]
2> deckconv: -: read 1, written 0, skipped 0, left out 1
=> 3
```

```
% deckconv -f json - -t json
{'front':'a'}
^D
2> -:1:2: error: JSON needs double quotes [json-syntax]
2>   1 | {'front':'a'}
2>     |  ^
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

```
% deckconv -f json - -t json
[{"front":01,"back":"b"}]
^D
2> -:1:11: error: not a number as JSON has them [json-syntax]
2>   1 | [{"front":01,"back":"b"}]
2>     |           ^
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

```
% deckconv -f json - -t json
[{"front":"\u00zz","back":"b"}]
^D
2> -:1:12: error: \u needs four hexadecimal digits [json-syntax]
2>   1 | [{"front":"\u00zz","back":"b"}]
2>     |            ^
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

```
% printf '{"cards":[{"front":"a","back":"b"},\n{"front":"c","ba' | deckconv - -t ndjson:source=no
{"notetype":"Basic","guid":"BjcuAt1gtIL","fields":{"Front":"a","Back":"b"},"markup":"plain"}
2> -:2:1: error: the input ends inside of this card [json-cut]
2> deckconv: -: read 2, written 1, skipped 1
=> 1
```

```
% head -c 1001 /dev/zero | tr '\0' '[' | deckconv -f json - -t json
2> -:1:1001: error: nested more than 1000 deep (DC_MAX_DEPTH) [json-depth]
2> deckconv: -: read 0, written 0, skipped 0
=> 5
```

```
% deckconv -f json - -t json
{"title":"T","cards":[]}
^D
2> -: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

deckconv's own JSON is written again byte for byte, what it does not know
included, and the note types may stand behind the notes.

```
% deckconv -q $SAMPLES/json.json -o a.json && deckconv -q a.json -o b.json && cmp a.json b.json && deckconv -q a.json -t ndjson | deckconv -q - -t json | cmp - a.json
2> $SAMPLES/json.json: warning: 1 card without a front, lost by the source [side-front]
2> a.json: warning: 1 card without a front, lost by the source [side-front]
2> a.json: warning: 1 card without a front, lost by the source [side-front]
2> -: warning: 1 card without a front, lost by the source [side-front]
```

```
% deckconv -q $SAMPLES/ndjson.ndjson -o a.json && deckconv -q a.json -o b.json && cmp a.json b.json
2> $SAMPLES/ndjson.ndjson: warning: 1 card without a front, lost by the source [side-front]
2> a.json: warning: 1 card without a front, lost by the source [side-front]
```

```
% deckconv -q - -t json >a.json; deckconv -q a.json -t json
[{"front":"a","back":"b"}]
^D
{"notetypes":[],
"notes":[
{"notetype":"Basic","guid":"BjcuAt1gtIL","fields":{"Front":"a","Back":"b"},"markup":"plain","source":{"line":1,"format":"json"}}
]}
```

```
% deckconv - -t json:source=no
{"notes":[{"notetype":"K","guid":"g","fields":{"F":"<script>1</script>","G":"","H":"3"},"markup":"html","x":{"a": 1,
"b":"c"}}],"notetypes":[{"name":"K","fields":["F","G","H"],"templates":[{"name":"c","front":"{{F}}","back":"{{G}}"}],"css":"x","cloze":true,"colour":1},{"name":"L","fields":["M"]}]}
^D
{"notetypes":[
{"name":"K","fields":["F","G","H"],"templates":[{"name":"c","front":"{{F}}","back":"{{G}}"}],"css":"x","cloze":true,"colour":1}
],
"notes":[
{"notetype":"K","guid":"g","fields":{"F":"<script>1</script>","G":"","H":"3"},"markup":"html","x":{"a":1,"b":"c"}}
]}
2> -: note: no note has the note type "L": dropped [notetype-unused]
2> deckconv: -: read 1, written 1, skipped 0
```

All fields in one markup, for those who read the JSON.

```
% deckconv -q - -t json:source=no,markup=plain
[{"front":"a","back":"<b>x</b><br>y"}]
^D
{"notetypes":[],
"notes":[
{"notetype":"Basic","guid":"BjcuAt1gtIL","fields":{"Front":"a","Back":"x\ny"},"markup":"plain"}
]}
2> -: warning: json cannot hold formatting: 1 dropped [loss-formatting]
```

Real files. The counts are those of their origins, or of an independent count.

```
% for f in $CORPUS/json-*.json $CORPUS/quizlet-api2-*.json; do deckconv -q "$f" -t ndjson 2>/dev/null | grep -vc '^{"define"'; done
45
64
2
82
703
```

What stands before the cards may be long, the first card may be large, and
there may be any number of lists, whose members need not have the same names.

```
% (printf '{"meta":['; yes '{"u":"v"},' | head -n 40000; printf '{}],"cards":[{"front":"a","back":"b"}]}') | deckconv -q - -t ndjson:source=no
{"notetype":"Basic","guid":"BjcuAt1gtIL","fields":{"Front":"a","Back":"b"},"markup":"plain"}
```

```
% (printf '[{"front":"'; head -c 3000000 /dev/zero | tr '\0' x; printf '","back":"b"},{"front":"c","back":"d"}]') | deckconv - -t ndjson:source=no | cut -c 1-80
{"notetype":"Basic","guid":"KdTTMtbKOeA","fields":{"Front":"xxxxxxxxxxxxxxxxxxxx
{"notetype":"Basic","guid":"GYqKGOFsn77","fields":{"Front":"c","Back":"d"},"mark
2> deckconv: -: read 2, written 2, skipped 0
```

```
% (printf '{'; for i in $(seq 1 150); do printf '"%s":[{"q":"a%s","a":"b"}],"x%s":[{"front":"c","back":"d"}],"l%s":[{"url":"u"}],' $i $i $i $i; done; printf '"z":1}') | deckconv - -t ndjson:source=no | cut -d , -f 4 | sort | uniq -c | sort -rn | head -2
    150 "fields":{"Front":"c"
      1 "fields":{"Front":"a99"
2> deckconv: -: read 300, written 300, skipped 0
```

A tool may have sorted the keys, or left out the note type: Front and Back are
known by their names.

```
% printf '{"notes":[{"fields":{"Back":"b","Front":"f"},"guid":"1","markup":"plain","notetype":"Basic"},{"fields":{"Back Extra":"b","Text":"{{c1::t}}"},"guid":"2","markup":"plain","notetype":"Cloze"},{"fields":{"Back":"b","Extra":"e","Front":"f"},"guid":"3","markup":"plain"}],"notetypes":[]}' | deckconv -q -f json - -t ndjson:source=no
{"notetype":"Basic","guid":"1","fields":{"Front":"f","Back":"b"},"markup":"plain"}
{"notetype":"Cloze","guid":"2","fields":{"Text":"{{c1::t}}","Back Extra":"b"},"markup":"plain"}
{"define":"notetype","name":"Note","fields":["Front","Back","Extra"],"templates":[{"name":"Card 1","front":"{{Front}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}\n<br>{{Extra}}"}]}
{"notetype":"Note","guid":"3","fields":{"Front":"f","Back":"b","Extra":"e"},"markup":"plain"}
```

The same in a table whose columns stand as another note type has them.

```
% printf 'guid,notetype,deck,Back,Front,Hint,tags\n1,Words,,a,b,c,\n2,Basic,,back,front,,\n' | deckconv -q -f csv - -t ndjson:source=no
{"define":"notetype","name":"Words","fields":["Back","Front","Hint"],"templates":[{"name":"Card 1","front":"{{Back}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{Front}}\n<br>{{Hint}}"}]}
{"notetype":"Words","guid":"1","fields":{"Back":"a","Front":"b","Hint":"c"},"markup":"plain"}
{"notetype":"Basic","guid":"2","fields":{"Front":"front","Back":"back"},"markup":"plain"}
```

What the file says beside its notes is not kept, and told.

```
% printf '{"author":"me","notes":[{"guid":"1","fields":{"Front":"f","Back":"b"},"markup":"plain"}],"notetypes":[]}' | deckconv -f json - -t ndjson:source=no
{"notetype":"Basic","guid":"1","fields":{"Front":"f","Back":"b"},"markup":"plain"}
2> -: warning: members of the file are not taken along: 1 [loss-members-of-the-file]
2> deckconv: -: read 1, written 1, skipped 0
```

A note of ours without a source stays without one, so that what was written
without is written again as it is.

```
% deckconv -q $SAMPLES/csv.csv -t json:source=no >a.json 2>/dev/null; deckconv -q a.json -t json 2>/dev/null | cmp - a.json && echo same
same
```
