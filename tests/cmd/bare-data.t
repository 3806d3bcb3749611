Who unpacks a backup by hand has its data alone; pictures may lie beside it.

```
% cp $SAMPLES/remnote-bare.json rem.json && echo x >dot.png && mkdir m && deckconv rem.json -t ndjson --media-dir m >out && cat m/dot.png
x
2> deckconv: rem.json: read 3, written 3, skipped 0
```

What RemNote's keys are not in is anybody's JSON.

```
% deckconv - -t csv
{"docs":[{"_id":"1","key":["q"],"question":"q","answer":"a"}]}
^D
guid,notetype,deck,question,answer,_id,key,tags
69KNemWvyEF,Note,,q,a,1,q,
2> deckconv: -: read 1, written 1, skipped 0
```

Transit is no JSON of words and meanings, long or short.

```
% deckconv - -t csv
["^ ","~:version",2,"~:decks",[["^ ","~:id","~:d","~:name","D","~:cards",["~#list",[["^ ","~:content","q1\n---\na1"],["^ ","^6","q2\n---\na2"]]]]]]
^D
guid,notetype,deck,Front,Back,markup,tags
KMJQr3safXH,Basic,D,q1,a1,markdown,
2AWPlZYB2EW,Basic,D,q2,a2,markdown,
2> deckconv: -: read 2, written 2, skipped 0
```

```
% deckconv - -t csv
{"~:cards":{"~#list":[{"~:content":"q1\n---\na1"}]}}
^D
guid,notetype,deck,Front,Back,markup,tags
5BuMdoFVtKG,Basic,,q1,a1,markdown,
2> deckconv: -: read 1, written 1, skipped 0
```

A broken one says where.

```
% printf '{:decks [{:name "D"\n :cards ({:content "q\\n---\\na"}' >d.edn; deckconv d.edn -t csv
2> d.edn:2:32: error: this is no EDN: it ends too soon [edn-syntax]
2> deckconv: d.edn: read 0, written 0, skipped 0
=> 3
```

```
% printf '{"docs":[{"_id":"1","key":["q"],"value":["a"],"crt":{}},\n{"_id":"2" "key":["q"]}]}' >rem.json; deckconv rem.json -t csv
2> rem.json:2:12: error: a comma or colon is missing here [json-syntax]
2>   2 | {"_id":"2" "key":["q"]}]}
2>     |            ^
2> deckconv: rem.json: read 0, written 0, skipped 0
=> 3
```
