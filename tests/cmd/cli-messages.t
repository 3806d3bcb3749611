# What stands on standard error, and what inspect shows

## The line of the input with a caret

```
% printf 'front,back,tags\nA,b,x y\n"C,d,\n' > u.csv; deckconv u.csv -t csv:header=yes --guid none -o out.csv; echo $?; cat out.csv
1
guid,notetype,deck,Front,Back,tags
,Basic,,A,b,x y
2> u.csv:3:1: error: quote opened here is never closed [csv-unclosed-quote]
2>   3 | "C,d,
2>     | ^
2>   hint: write a quote inside quotes twice, or read the file without quoting: csv:quote=none
2> deckconv: u.csv: read 2, written 1, skipped 1
```

The caret stands below what it means: a Chinese character takes two cells, a
control character as many as its escape.

```
% printf 'front,back\n日本\033\t,"語,x\n' > u.csv; deckconv u.csv -t csv -o out.csv
2> u.csv:2:6: error: quote opened here is never closed [csv-unclosed-quote]
2>   2 | 日本\x1b\t,"語,x
2>     |            ^
2>   hint: write a quote inside quotes twice, or read the file without quoting: csv:quote=none
2> u.csv: error: no card found: all 1 were skipped [no-cards]
2> deckconv: u.csv: read 1, written 0, skipped 1
=> 3
```

Of a long line the part that is meant is shown.

```
% (echo front,back; head -c 300 /dev/zero | tr '\0' x; printf ',"y'; head -c 300 /dev/zero | tr '\0' z) > u.csv; deckconv u.csv -t csv -o out.csv
2> u.csv:2:302: error: quote opened here is never closed [csv-unclosed-quote]
2>   2 | …xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,"yzzzzzzzzzzzzzzzzzzzzzzzzzzzzz…
2>     |                                          ^
2>   hint: write a quote inside quotes twice, or read the file without quoting: csv:quote=none
2> u.csv: error: no card found: all 1 were skipped [no-cards]
2> deckconv: u.csv: read 1, written 0, skipped 1
=> 3
```

## --quiet drops notes and accounting, never a warning or an error

```
% printf 'front,back\nA,b\n"C,d,\n' | deckconv -q -t csv --guid none
guid,notetype,deck,Front,Back,tags
,Basic,,A,b,
2> -:3:1: error: quote opened here is never closed [csv-unclosed-quote]
2>   3 | "C,d,
2>     | ^
2>   hint: write a quote inside quotes twice, or read the file without quoting: csv:quote=none
=> 1
```

## --verbose tells what an input was read as

```
% printf 'front,back\nA,b\n' | gzip | deckconv -v -t csv --guid none
guid,notetype,deck,Front,Back,tags
,Basic,,A,b,
2> -: note: read as csv, ASCII, packed with gzip [input-format]
2> deckconv: -: read 1, written 1, skipped 0
```

## Inspect

```
% printf 'front,back,tags\nWhat is it?,"A <b>bold</b> word, and more of it than fits on one line of a terminal",x y\n,lost,\n' > in.csv; deckconv inspect in.csv | grep -v ' scores '
in.csv
  format      csv: table of comma-separated values
  encoding    ASCII
  delimiter   ,
  quote       "
  header      yes
  cards       2
  lost        1 without a front

  card 1
    Front: What is it?
    Back: A <b>bold</b> word, and more of it than fits on one line of a ter…
    tags: x y

  card 2
    Front:
    Back: lost
    lost: front
2> in.csv: warning: 1 card without a front, lost by the source [side-front]
```

```
% printf 'front;back\nA;b\n' > in.csv; deckconv inspect --report - in.csv | sed 's/{"csv":[0-9]*[^}]*}/{…}/'
{"file":"in.csv","format":"csv","scores":{…},"packing":null,"encoding":"ASCII","delimiter":";","quote":"\"","header":true,"decks":[],"announced":0,"notes":1,"lost":{"front":0,"back":0},"warnings":[]}
```

Each file is a line; one that cannot be read has its reason in it.

```
% printf 'front;back\nA;b\n' > in.csv; deckconv inspect --report r.json in.csv absent.csv >/dev/null 2>&1; echo $?; jq -c '[.file, .format, .notes, .warnings[].rule]' r.json
3
["in.csv","csv",1]
["absent.csv",null,0,"input-open"]
```

The report is no input.

```
% printf 'front;back\nA;b\n' > in.csv; deckconv inspect --report in.csv in.csv; echo $?; deckconv in.csv -t csv -o out.csv --report ./in.csv; echo $?; cat in.csv
2
2
front;back
A;b
2> deckconv: error: the report "in.csv" would overwrite an input
2> deckconv: error: the output "./in.csv" is the input "in.csv" [output-is-input]
```

What is not recognised has an encoding at least.

```
% echo something > in.bin; deckconv inspect in.bin
in.bin
  format      not recognised
  encoding    ASCII
2> in.bin: error: format not recognised [format-unknown]
2>   hint: say -f FORMAT; `deckconv formats` lists them
=> 3
```

No more than five cards are shown.

```
% (echo front,back; for i in 1 2 3 4 5 6 7; do echo q$i,a$i; done) | deckconv inspect - | grep -c '^  card [0-9]'
5
```

## Lists of inputs

```
% mkdir d; for i in 1 2; do printf 'front,back\nq%s,a\n' $i > "d/a b$i.csv"; done; ls d/* | deckconv --files-from - -t csv --guid none; printf 'd/a b1.csv\0d/a b2.csv\0' > list; deckconv -q --files-from list --null -t csv --guid none
guid,notetype,deck,Front,Back,tags
,Basic,,q1,a,
,Basic,,q2,a,
guid,notetype,deck,Front,Back,tags
,Basic,,q1,a,
,Basic,,q2,a,
2> deckconv: d/a b1.csv: read 1, written 1, skipped 0
2> deckconv: d/a b2.csv: read 1, written 1, skipped 0
2> deckconv: total: 2 inputs, read 2, written 2, skipped 0
```

```
% printf 'd/none.csv' | deckconv --files-from - -t csv
2> d/none.csv: error: No such file or directory [input-open]
2> deckconv: d/none.csv: read 0, written 0, skipped 0
=> 3
```

## Five of a rule, also where the input fails in the end

```
% for i in 1 2 3 4 5 6 7; do echo '{"front":'; done | deckconv -f ndjson - 2>&1 | tail -n 3
^D
-: error: … and 1 more [json-syntax]
-: error: no card found: all 7 were skipped [no-cards]
deckconv: -: read 7, written 0, skipped 7
```

A packed or binary file has line ends and commas enough to pass for prose: it
is no text, and nothing is made of it.

```
% printf 'XK\003\004\024a::\001\002\003\004x\n\005\006b::\007y\n' | deckconv - -t quizlet
2> -: error: format not recognised [format-unknown]
2>   hint: this is no text; if it is, say -f FORMAT
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

A zip archive that nobody can open says so, and one that can be opened but holds
something else says what to do.

```
% printf 'PK\003\004\024a::\001\002\003\004x\n\005\006b::\007y\n' | deckconv - -t quizlet
2> -: error: a zip archive that is damaged: it is cut short [zip-damaged]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

```
% python3 -c 'import sys, zipfile; zipfile.ZipFile(sys.argv[1], "w").writestr("a.bin", "a")' x.zip && deckconv x.zip -t quizlet
2> x.zip: error: format not recognised [format-unknown]
2>   hint: this is a zip archive; unpack it and give the files in it
2> deckconv: x.zip: read 0, written 0, skipped 0
=> 3
```

A report of an inspection is no input either, and what was there stays where
nothing was looked at.

```
% printf 'front;back\nA;b\n' > in.csv; deckconv inspect --report in.csv < in.csv; echo $?; echo old > r; deckconv inspect --report r -f nonsense in.csv; echo $?; cat in.csv r; deckconv inspect --report r in.csv >/dev/null; jq .notes r; (echo before; deckconv inspect --report /dev/stdout in.csv) > out; head -n 1 out; deckconv inspect --report /dev/full in.csv >/dev/null
^D
2
2
front;back
A;b
old
1
before
2> deckconv: error: the report "in.csv" would overwrite an input
2> deckconv: error: unknown format "nonsense": `deckconv formats` lists all [usage]
2> deckconv: error: cannot write "/dev/full": No space left on device
=> 4
```
