# Many inputs

Each its own output, in folders below the inputs' common one.

```
% mkdir -p in/sub; printf 'q,a\n' >in/one.csv; printf 'r,a\n' | gzip >in/sub/two.csv.gz; deckconv in/one.csv in/sub/two.csv.gz -f csv:header=no -t csv -O out && find out -type f | sort && cat out/sub/two.csv
out/one.csv
out/sub/two.csv
guid,notetype,deck,Front,Back,tags
I1wzIc9YNEc,Basic,,r,a,
2> deckconv: in/one.csv: read 1, written 1, skipped 0
2> deckconv: in/sub/two.csv.gz: read 1, written 1, skipped 0
2> deckconv: total: 2 inputs, read 2, written 2, skipped 0
```

Two inputs that would make one output are refused before anything is read.

```
% printf 'q,a\n' >a.csv; printf 'q,a\n' >A.tsv; deckconv a.csv A.tsv -t csv -O out; code=$?; ls; exit $code
A.tsv
a.csv
2> deckconv: error: "a.csv" and "A.tsv" would both become "out/A.csv" [output-twice]
=> 2
```

One bad input harms no other; the worst code is the exit code; the order of
what is told does not depend on how many work at a time.

```
% for i in 1 2 3 4 5; do printf 'q%s,a\n' $i >$i.csv; done; : >3.csv; deckconv ?.csv -f csv:header=no -t csv -O out -j 1 2>one; a=$?; deckconv ?.csv -f csv:header=no -t csv -O out2 -j 4 2>two; b=$?; diff one two && diff -r out out2 && cat one && ls out; exit $((a * 10 + b))
deckconv: 1.csv: read 1, written 1, skipped 0
deckconv: 2.csv: read 1, written 1, skipped 0
3.csv: error: no card found [no-cards]
deckconv: 3.csv: read 0, written 0, skipped 0
deckconv: 4.csv: read 1, written 1, skipped 0
deckconv: 5.csv: read 1, written 1, skipped 0
deckconv: total: 5 inputs (1 failed), read 4, written 4, skipped 0
1.csv
2.csv
4.csv
5.csv
=> 33
```

All in one: what fails takes the output with it, and leaves an old one alone.

```
% echo old >all.csv; printf 'q,a\n' >1.csv; : >2.csv; deckconv 1.csv 2.csv -f csv:header=no -o all.csv; code=$?; cat all.csv; exit $code
old
2> 2.csv: error: no card found [no-cards]
2> deckconv: 1.csv: read 1, written 0, skipped 0, left out 1
2> deckconv: 2.csv: read 0, written 0, skipped 0
2> deckconv: total: 2 inputs (1 failed), read 1, written 0, skipped 0, left out 1
=> 3
```

With `--keep-going` what fails is left out as a whole.

```
% printf 'q,a\n' >1.csv; : >2.csv; printf 'r,a\n' >3.csv; deckconv 1.csv 2.csv 3.csv -f csv:header=no -o all.csv --keep-going; code=$?; cat all.csv; exit $code
guid,notetype,deck,Front,Back,tags
Leb7wOc7G9m,Basic,,q,a,
39U1A5AqbMy,Basic,,r,a,
2> 2.csv: error: no card found [no-cards]
2> deckconv: 1.csv: read 1, written 1, skipped 0
2> deckconv: 2.csv: read 0, written 0, skipped 0
2> deckconv: 3.csv: read 1, written 1, skipped 0
2> deckconv: total: 3 inputs (1 failed), read 2, written 2, skipped 0
=> 1
```

What had to wait is lost to the output, as what did not.

```
% printf 'front,back,tags\nq,a,t\n' >1.csv; deckconv -q 1.csv $SAMPLES/pauker.pau.gz --keep-going -t quizlet >a
^D
2> 1.csv: warning: quizlet cannot hold tags: 1 dropped [loss-tags]
2> $SAMPLES/pauker.pau.gz: warning: schedules are not taken along: 2 [loss-schedules]
```

What waits comes out as it went in: an empty text is not none.

```
% printf 'q,\nr,""\n' >1.csv; printf 's,a\n' >2.csv; deckconv -q ?.csv -f csv:header=no -t quizlet >a; deckconv -q ?.csv -f csv:header=no -t quizlet --keep-going | cmp - a && cat a
q,
r,""
s,a
```

Not even the cards before the fault come along.

```
% printf 'front,back\nq,a\n' >1.csv; printf '[{"front":"x","back":"y"},\n{"front":]' >2.json; deckconv 1.csv 2.json -o all.csv --keep-going; code=$?; cat all.csv; exit $code
guid,notetype,deck,Front,Back,tags
Leb7wOc7G9m,Basic,,q,a,
2> 2.json:2:10: error: a value is missing before the bracket [json-syntax]
2> deckconv: 1.csv: read 1, written 1, skipped 0
2> deckconv: 2.json: read 0, written 0, skipped 0
2> deckconv: total: 2 inputs (1 failed), read 1, written 1, skipped 0
=> 1
```

If all fail there is no output.

```
% : >1.csv; : >2.csv; deckconv 1.csv 2.csv -o all.csv --keep-going; code=$?; ls; exit $code
1.csv
2.csv
2> 1.csv: error: no card found: the input is empty [no-cards]
2> 2.csv: error: no card found: the input is empty [no-cards]
2> deckconv: 1.csv: read 0, written 0, skipped 0
2> deckconv: 2.csv: read 0, written 0, skipped 0
2> deckconv: total: 2 inputs (2 failed), read 0, written 0, skipped 0
=> 3
```

`--report` says the same as JSON, a line an input and a total.

```
% printf 'q,a\n' >1.csv; : >2.csv; deckconv -q 1.csv 2.csv -f csv:header=no -O out -t csv --report r.ndjson; cat r.ndjson
{"input":"1.csv","output":"out/1.csv","format":"csv","code":0,"read":1,"written":1,"skipped":0,"warnings":0,"errors":0}
{"input":"2.csv","output":"out/2.csv","format":"csv","code":3,"read":0,"written":0,"skipped":0,"warnings":0,"errors":1}
{"total":true,"inputs":2,"failed":1,"code":3,"read":1,"written":1,"skipped":0,"warnings":0,"errors":1}
2> 2.csv: error: no card found [no-cards]
```

Without an input's folder in the way: `..` leads nowhere out of the folder.

```
% mkdir a b; printf 'q,a\n' >b/x.csv; cd a; deckconv -q ../b/x.csv -f csv:header=no -t csv -O out && find . -type f
./out/x.csv
```

A format without an extension of its own is a text file.

```
% printf 'front,back\nq,a\n' >a.csv; deckconv -q a.csv -t quizlet -O out && ls out
a.txt
```

Where the limit is reached the run ends; what was not read is told.

```
% for i in 1 2 3; do printf 'front,back\nq%s,a\n' $i >$i.csv; done; deckconv 1.csv 2.csv 3.csv --limit 1 -t csv --guid none -o all.csv --report -; cat all.csv
^D
{"input":"1.csv","output":"all.csv","format":"csv","code":0,"read":1,"written":1,"skipped":0,"warnings":0,"errors":0}
{"input":"2.csv","not_read":true,"code":0,"read":0,"written":0,"skipped":0,"warnings":0,"errors":0}
{"input":"3.csv","not_read":true,"code":0,"read":0,"written":0,"skipped":0,"warnings":0,"errors":0}
{"total":true,"inputs":3,"failed":0,"code":0,"read":1,"written":1,"skipped":0,"warnings":0,"errors":0}
guid,notetype,deck,Front,Back,tags
,Basic,,q1,a,
2> deckconv: 1.csv: read 1, written 1, skipped 0
2> deckconv: 2.csv: read 0, written 0, skipped 0 (not read)
2> deckconv: 3.csv: read 0, written 0, skipped 0 (not read)
2> deckconv: total: 3 inputs, read 1, written 1, skipped 0
```

The same where an input failed.

```
% printf 'front,back\nq,a\n' >1.csv; deckconv 1.csv none.csv 1.csv -t csv -o all.csv
^D
2> none.csv: error: No such file or directory [input-open]
2> deckconv: 1.csv: read 1, written 0, skipped 0, left out 1
2> deckconv: none.csv: read 0, written 0, skipped 0
2> deckconv: 1.csv: read 0, written 0, skipped 0 (not read)
2> deckconv: total: 3 inputs (1 failed), read 1, written 0, skipped 0, left out 1
=> 3
```

What is packed is called as if it were not, be there another extension or none:
the output, the deck, the note type, and with them the guids.

```
% printf 'front,back,hint\nq,a,h\n' >abc; cp abc abc.csv; gzip -nk abc abc.csv; for f in abc*; do deckconv -q $f -t ndjson:source=no -O $f.out; ls $f.out; done; cat *.out/* | sort -u; deckconv -q abc.gz -o a.apkg; deckconv -q a.apkg -t ndjson:source=no | grep -o '"deck":"[^"]*"'
abc.ndjson
abc.ndjson
abc.ndjson
abc.ndjson
{"define":"notetype","name":"abc","fields":["front","back","hint"],"templates":[{"name":"Card 1","front":"{{front}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{back}}\n<br>{{hint}}"}]}
{"notetype":"abc","guid":"BdP4H0uBWiR","fields":{"front":"q","back":"a","hint":"h"},"markup":"plain"}
"deck":"abc"
```

An input that was left out is forgiven like a card that was.

```
% printf 'front,back\nq,a\n' >1.csv; deckconv -q none.csv 1.csv --keep-going --allow-skipped -t csv --guid none
^D
guid,notetype,deck,Front,Back,tags
,Basic,,q,a,
2> none.csv: error: No such file or directory [input-open]
```

What --strict met in another input is not forgiven with it, nor that this ended
in mid-record.

```
% printf '[{"front":"q","back":"a","hint":"h"}]' >1.json; printf '[{"front":"q","back":"a"},{"front":' >2.json; for i in 1 2; do deckconv -q none.csv $i.json --keep-going --allow-skipped --strict -t quizlet >/dev/null 2>&1; echo $?; deckconv -q none.csv $i.json --keep-going --allow-skipped -t quizlet >/dev/null 2>&1; echo $?; done
1
0
1
1
```

A dry run makes no folder; one that cannot be made is told in order.

```
% printf 'front,back\nq,a\n' >1.csv; printf 'front,back\nr,a\n' >2.csv; deckconv -n 1.csv 2.csv -t csv -O out; echo $?; deckconv -n 1.csv 2.csv -t csv -j 2 -O 1.csv/out; echo $?; deckconv 1.csv 2.csv -t csv -j 2 -O 1.csv/out; echo $?; ls
^D
0
0
4
1.csv
2.csv
2> deckconv: 1.csv: read 1, written 1, skipped 0
2> deckconv: 2.csv: read 1, written 1, skipped 0
2> deckconv: total: 2 inputs, read 2, written 2, skipped 0
2> deckconv: 1.csv: read 1, written 1, skipped 0
2> deckconv: 2.csv: read 1, written 1, skipped 0
2> deckconv: total: 2 inputs, read 2, written 2, skipped 0
2> deckconv: error: cannot make the folder "1.csv/out": Not a directory [output-open]
2> deckconv: 1.csv: read 0, written 0, skipped 0
2> deckconv: error: cannot make the folder "1.csv/out": Not a directory [output-open]
2> deckconv: 2.csv: read 0, written 0, skipped 0
2> deckconv: total: 2 inputs (2 failed), read 0, written 0, skipped 0
```

```
% printf 'front,back\nq,a\n' >1.csv; deckconv 1.csv -t csv -O ''
^D
2> deckconv: error: --output-dir needs the name of a folder [usage]
=> 2
```

The report may lie in the folder that is made, but it is no output.

```
% printf 'front,back\nq,a\n' >1.csv; deckconv -q 1.csv -t csv -O out --report out/r.ndjson; ls out; rm out/*; deckconv 1.csv -t csv -O out --report ./out/1.csv; echo $?; deckconv 1.csv -o 2.csv --report ./2.csv; echo $?; ls . out
^D
1.csv
r.ndjson
2
2
.:
1.csv
out

out:
2> deckconv: error: "./out/1.csv" would be the report and an output [output-twice]
2> deckconv: error: "./2.csv" would be the report and an output [output-twice]
```

A name that is no UTF-8 leaves no such bytes in report and output.

```
% n=$(printf 'n\377\177.csv'); printf 'front,back\nq,a\n' >"$n"; deckconv -q "$n" -t ndjson --guid none --report r.json && cat r.json | iconv -f UTF-8 -t UTF-8 | head -n 1
^D
{"notetype":"Basic","fields":{"Front":"q","Back":"a"},"markup":"plain","source":{"file":"n�.csv","line":2,"format":"csv"}}
{"input":"n�\u007f.csv","output":"-","format":"csv","code":0,"read":1,"written":1,"skipped":0,"warnings":0,"errors":0}
```

An output that fails fails for all that should have come into it.

```
% for i in 1 2; do printf 'front,back\nq%s,a\n' $i >$i.csv; done; deckconv 1.csv 2.csv -t csv -o /dev/full --report r; code=$?; cat r; exit $code
^D
{"input":"1.csv","output":"/dev/full","format":"csv","code":4,"read":1,"written":0,"skipped":0,"left_out":1,"warnings":0,"errors":0}
{"input":"2.csv","output":"/dev/full","format":"csv","code":4,"read":1,"written":0,"skipped":0,"left_out":1,"warnings":0,"errors":1}
{"total":true,"inputs":2,"failed":2,"code":4,"read":2,"written":0,"skipped":0,"left_out":2,"warnings":0,"errors":1}
2> deckconv: error: cannot write "/dev/full": No space left on device [output-write]
2> deckconv: 1.csv: read 1, written 0, skipped 0, left out 1
2> deckconv: 2.csv: read 1, written 0, skipped 0, left out 1
2> deckconv: total: 2 inputs (2 failed), read 2, written 0, skipped 0, left out 2
=> 4
```

A path never leads out of the folder, and is the same however it is written.

```
% mkdir -p a/b; for f in x a/y a/b/z; do printf 'front,back\nq,a\n' >$f.csv; done; cd a; deckconv -q b/../../x.csv y.csv ./b//z.csv -t csv -O o/p && find o -type f | sort; deckconv -q b/z.csv ./y.csv -t csv -O q && find q -type f | sort
^D
o/p/b/z.csv
o/p/x.csv
o/p/y.csv
q/b/z.csv
q/y.csv
```

Case is Unicode's: some file systems have É.csv and é.csv as one file.

```
% for f in É é; do printf 'front,back\nq,a\n' >$f.csv; done; deckconv É.csv é.csv -t csv -O out
^D
2> deckconv: error: "É.csv" and "é.csv" would both become "out/é.csv" [output-twice]
=> 2
```
