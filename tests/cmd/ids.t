# What --ids remembers

A source without times: the first run dates all notes, the next keeps the time
of those that are as they were; a changed one gets the time of its run, be it
only its tags, and so does a new one.

```
% printf 'front,back,tags\nq1,a1,\nq2,a2,t\nq3,a3,\n' >a.csv; SOURCE_DATE_EPOCH=1000 deckconv -q a.csv --ids ids -t csv; printf 'front,back,tags\nq0,a0,\nq1,a1,\nq2,A2,t\nq3,a3,u\n' >a.csv; SOURCE_DATE_EPOCH=2000 deckconv -q a.csv --ids ids -t csv; cat ids
guid,notetype,deck,Front,Back,mod,sum,tags
6W6ntFpCHva,Basic,,q1,a1,1000,dd04795974bca9a2,
2DB7ZPjl8nm,Basic,,q2,a2,1000,5e8f3535dc1ac119,t
9CWvOGH0fFc,Basic,,q3,a3,1000,30d64d59c6e43fd3,
guid,notetype,deck,Front,Back,mod,sum,tags
9lSfbbgDT1H,Basic,,q0,a0,2000,81152682e98beaaa,
6W6ntFpCHva,Basic,,q1,a1,1000,dd04795974bca9a2,
2DB7ZPjl8nm,Basic,,q2,A2,2000,2edc70d5ee666194,t
9CWvOGH0fFc,Basic,,q3,a3,2000,2f8a57c0741bc79e,u
deckconv ids 1 csv
6W6ntFpCHva	1000	dd04795974bca9a2	-	12eca7a52b9fa373	9lSfbbgDT1H
2DB7ZPjl8nm	2000	2edc70d5ee666194	-	abe36d89f47dc264	6W6ntFpCHva
9CWvOGH0fFc	2000	2f8a57c0741bc79e	-	6e8ada67138c5ccc	2DB7ZPjl8nm
9lSfbbgDT1H	2000	81152682e98beaaa	-	f6d332c37cdccc3e	-
end
```

Nothing changed: not a byte is written.

```
% printf 'q,a\n' >a.csv; deckconv -q a.csv -f csv:header=no --ids ids -o a.json; stat -c %i ids >was; SOURCE_DATE_EPOCH=5 deckconv -q a.csv -f csv:header=no --ids ids -o b.json; stat -c %i ids | cmp - was && cmp a.json b.json && ls
a.csv
a.json
b.json
ids
was
```

The time that a clock gives is at least the old one and 1.

```
% printf 'q,a\n' >a.csv; SOURCE_DATE_EPOCH=1000 deckconv -q a.csv -f csv:header=no --ids ids -o a.ndjson; printf 'q,b\n' >a.csv; SOURCE_DATE_EPOCH=7 deckconv -q a.csv -f csv:header=no --ids ids -t ndjson
{"notetype":"Basic","guid":"4FijnLFrERt","fields":{"Front":"q","Back":"b"},"markup":"plain","mod":1001,"sum":"62c6e090ea2d8380","source":{"file":"a.csv","line":1,"format":"csv"}}
```

## An edited front

The back tells who it is; once more; and back to what it was.

```
% for q in q 'q, edited' 'again' q; do printf '"%s",a\nother,x\n' "$q" >a.csv; deckconv -q a.csv -f csv:header=no --ids ids -t csv | cut -d, -f1,4; done
guid,Front
4FijnLFrERt,q
LpeDSpt4S4e,other
guid,Front
4FijnLFrERt,"q
LpeDSpt4S4e,other
guid,Front
4FijnLFrERt,again
LpeDSpt4S4e,other
guid,Front
4FijnLFrERt,q
LpeDSpt4S4e,other
```

Then a note with the front that it had once is another note.

```
% printf 'q,a\n' >a.csv; deckconv -q a.csv -f csv:header=no --ids ids -t csv; printf 'Q,a\n' >a.csv; deckconv -q a.csv -f csv:header=no --ids ids -t csv; printf 'Q,a\nq,a\nq,b\n' >a.csv; deckconv -q a.csv -f csv:header=no --ids ids -t csv >1; deckconv -q a.csv -f csv:header=no --ids ids -t csv >2; cmp 1 2; cut -d, -f1,4,5 1
guid,notetype,deck,Front,Back,mod,sum,tags
4FijnLFrERt,Basic,,q,a,1700000000,f194c18bcb507598,
guid,notetype,deck,Front,Back,mod,sum,tags
4FijnLFrERt,Basic,,Q,a,1700000001,25f5243172dc1d85,
guid,Front,Back
4FijnLFrERt,Q,a
0HJWevEex1u,q,a
JH6TBeuWi7u,q,b
```

Where several have the back, the place tells: behind or before the same note.

```
% printf 'q1,yes\nq2,yes\nx,1\nq3,no\nq4,yes\n' >a.csv; deckconv -q a.csv -f csv:header=no --ids ids -t csv | cut -d, -f1,4; printf 'Q1,yes\nQ2,yes\nx,1\nq3,no\nQ4,yes\n' >a.csv; deckconv -q a.csv -f csv:header=no --ids ids -t csv | cut -d, -f1,4
guid,Front
6W6ntFpCHva,q1
2DB7ZPjl8nm,q2
HZ86kbvqDub,x
9CWvOGH0fFc,q3
IbbJ22pLTSI,q4
guid,Front
6W6ntFpCHva,Q1
2DB7ZPjl8nm,Q2
HZ86kbvqDub,x
9CWvOGH0fFc,q3
IbbJ22pLTSI,Q4
```

Where the place does not tell either, it is a new note: no two share a guid.

```
% printf 'q1,yes\nx,1\nq2,yes\n' >a.csv; deckconv -q a.csv -f csv:header=no --ids ids -t csv | cut -d, -f1,4; printf 'x,1\ny,2\nQ1,yes\nz,3\nQ2,yes\n' >a.csv; deckconv -q a.csv -f csv:header=no --ids ids -t csv | cut -d, -f1,4
guid,Front
6W6ntFpCHva,q1
HZ86kbvqDub,x
2DB7ZPjl8nm,q2
guid,Front
HZ86kbvqDub,x
HsUoILiUPqP,y
4ubEP8VTctO,Q1
E8DcMhPOeuQ,z
Lc2FFQNWiQX,Q2
```

A note that still is there is nobody else, nor is one of another deck, of
another input, or one that has an id or a guid of its own.

```
% printf 'front,back,deck\nq,a,D\n' >a.csv; deckconv -q a.csv --ids ids -t csv | cut -d, -f1,4; printf 'front,back,deck\nq,a,D\nr,a,D\n' >a.csv; deckconv -q a.csv --ids ids -t csv | cut -d, -f1,4; printf 'front,back,deck\ns,a,E\nr,a,D\n' >a.csv; deckconv -q a.csv --ids ids -t csv | cut -d, -f1,4; printf 'front,back,deck\nt,a,D\n' >b.csv; deckconv -q b.csv --ids ids -t csv | cut -d, -f1,4; printf 'front,back,deck,id\nu,a,E,7\nr,a,D,8\n' >a.csv; deckconv -q a.csv --ids ids -t csv | cut -d, -f1,4
guid,Front
2ZAF0Mquvjf,q
guid,Front
2ZAF0Mquvjf,q
IXIZ8f56uTn,r
guid,Front
LG1i9qr3zeh,s
IXIZ8f56uTn,r
guid,Front
IWiUXcBlpHA,t
guid,Front
1Q6dD4TSAVK,u
IK9HSXydx2y,r
```

What was not read is not gone: `--limit` makes nobody somebody else.

```
% printf 'q1,a\nq2,b\n' >a.csv; deckconv -q a.csv -f csv:header=no --ids ids -t csv | cut -d, -f1,4; printf 'new,b\nq1,a\nq2,b\n' >a.csv; deckconv -q a.csv --limit 1 -f csv:header=no --ids ids -t csv | cut -d, -f1,4
guid,Front
6W6ntFpCHva,q1
2DB7ZPjl8nm,q2
guid,Front
6WLoaEwViJ1,new
```

`--guid all` asks for a new note where anything is edited; without guids there
is nothing to remember.

```
% printf 'q,a\n' >a.csv; for q in q Q; do printf '%s,a\n' $q >a.csv; deckconv -q a.csv -f csv:header=no --guid all --ids ids -t csv | cut -d, -f1,4; done; deckconv -q a.csv --guid none -f csv:header=no --ids none -t csv; cat none
guid,Front
FINaMkIC4H7,q
guid,Front
JRKCu4m0j7N,Q
guid,notetype,deck,Front,Back,tags
,Basic,,Q,a,
deckconv ids 1 csv
end
```

## Lost sides

They are as old as can be, and newer than they were when they change; with the
side back, the note gets a real time, and keeps its guid.

```
% printf 'front,back\n,a\n' >a.csv; export SOURCE_DATE_EPOCH=5000; deckconv -q a.csv --ids ids -t csv; printf 'front,back,tags\n,a,t\n' >a.csv; deckconv -q a.csv --ids ids -t csv;  deckconv -q a.csv --ids ids -t csv; printf 'front,back,tags\nq,a,t\n' >a.csv; deckconv -q a.csv --ids ids -t csv
guid,notetype,deck,Front,Back,lost,mod,sum,tags
DApLOH70YDv,Basic,,"",a,front,1,7981bdf6b77a4118,
guid,notetype,deck,Front,Back,lost,mod,sum,tags
DApLOH70YDv,Basic,,"",a,front,2,a82d0faca515267b,t
guid,notetype,deck,Front,Back,lost,mod,sum,tags
DApLOH70YDv,Basic,,"",a,front,2,a82d0faca515267b,t
guid,notetype,deck,Front,Back,mod,sum,tags
DApLOH70YDv,Basic,,q,a,5000,e3aadf0a19c54188,t
2> a.csv: warning: 1 card without a front, lost by the source [side-front]
2> a.csv: warning: 1 card without a front, lost by the source [side-front]
2> a.csv: warning: 1 card without a front, lost by the source [side-front]
```

A side that was lost later: what Anki has is newer, and stays.

```
% export SOURCE_DATE_EPOCH=1700000000; for q in q '' Q; do printf 'front,back\n%s,a\n' "$q" >a.csv; deckconv -q a.csv --ids ids -t ndjson:source=no; done
{"notetype":"Basic","guid":"4FijnLFrERt","fields":{"Front":"q","Back":"a"},"markup":"plain","mod":1700000000,"sum":"f194c18bcb507598"}
{"notetype":"Basic","guid":"4FijnLFrERt","fields":{"Front":"","Back":"a"},"markup":"plain","lost":["front"],"mod":1,"sum":"7981bdf6b77a4118"}
{"notetype":"Basic","guid":"4FijnLFrERt","fields":{"Front":"Q","Back":"a"},"markup":"plain","mod":1700000000,"sum":"25f5243172dc1d85"}
2> a.csv: warning: 1 card without a front, lost by the source [side-front]
```

In what deckconv wrote it stays old, too, if another side of it is edited.

```
% printf '{"fields":{"Front":"","Back":"a"},"guid":"g","lost":["front"],"mod":1}\n' >a.ndjson; deckconv -q a.ndjson -o b.ndjson; sed s/:.a./':"b"'/ b.ndjson | deckconv -q - -t ndjson; sed 's/"lost":."front".,//; s/""/"q"/' b.ndjson | deckconv -q - -t ndjson
{"notetype":"Basic","guid":"g","fields":{"Front":"","Back":"b"},"markup":"plain","lost":["front"],"mod":2,"sum":"72dfb9d2e3599127"}
{"notetype":"Basic","guid":"g","fields":{"Front":"q","Back":"a"},"markup":"plain","mod":1700000000,"sum":"f194c18bcb507598"}
2> a.ndjson: warning: 1 card without a front, lost by the source [side-front]
2> -: warning: 1 card without a front, lost by the source [side-front]
```

## Sources that have times of their own

Theirs counts; what the user wants changed is a change once, not each time.

```
% printf '{"fields":{"Front":"q","Back":"a"},"guid":"g","mod":1000}\n' >a.ndjson; export SOURCE_DATE_EPOCH=5000; deckconv -q a.ndjson --ids ids -t ndjson; deckconv -q a.ndjson --tags x --ids ids -t ndjson; SOURCE_DATE_EPOCH=6000 deckconv -q a.ndjson --tags x --ids ids -t ndjson; printf '{"fields":{"Front":"q","Back":"A"},"guid":"g","mod":7000}\n' >a.ndjson; deckconv -q a.ndjson --ids ids -t ndjson
{"notetype":"Basic","guid":"g","fields":{"Front":"q","Back":"a"},"markup":"plain","mod":1000,"sum":"f194c18bcb507598"}
{"notetype":"Basic","guid":"g","tags":["x"],"fields":{"Front":"q","Back":"a"},"markup":"plain","mod":5000,"sum":"478ac3c1c24191fc"}
{"notetype":"Basic","guid":"g","tags":["x"],"fields":{"Front":"q","Back":"a"},"markup":"plain","mod":5000,"sum":"478ac3c1c24191fc"}
{"notetype":"Basic","guid":"g","fields":{"Front":"q","Back":"A"},"markup":"plain","mod":7000,"sum":"bc42e8c978eee587"}
```

What deckconv wrote keeps its times without --ids.

```
% printf 'q,a\n' >a.csv; SOURCE_DATE_EPOCH=1000 deckconv -q a.csv -f csv:header=no --ids ids -o a.md; SOURCE_DATE_EPOCH=2000 deckconv -q a.md -t csv | tee b.csv; sed s/,a,/,b,/ b.csv | SOURCE_DATE_EPOCH=3000 deckconv -q - -t ndjson
guid,notetype,deck,Front,Back,markup,mod,sum,tags
4FijnLFrERt,Basic,,q,a,markdown,1000,d8e2e047e7ccaa9b,
{"notetype":"Basic","guid":"4FijnLFrERt","fields":{"Front":"q","Back":"b"},"markup":"markdown","mod":3000,"sum":"97a65c05cd461fe8","source":{"line":2,"format":"csv"}}
```

## Outputs

Anki text cannot say the time, and nobody misses it.

```
% printf 'q,a\n' | deckconv - -f csv:header=no --strict --ids ids -t anki; wc -l <ids
#separator:tab
#html:true
#notetype:Basic
#guid column:1
#tags column:4
69KNemWvyEF	q	a
3
2> deckconv: -: read 1, written 1, skipped 0
```

In another format the same notes may read otherwise: told.

```
% printf 'q  q,a\nr,b\n' >a.csv; for to in anki json ndjson; do deckconv -q a.csv -f csv:header=no --ids ids -t $to >/dev/null; head -1 ids; done
deckconv ids 1 anki
deckconv ids 1 json
deckconv ids 1 ndjson
2> deckconv: warning: "ids" remembers notes as anki: 2 may count as changed because this is json [ids-other-format]
2>   hint: keep a file for each format
```

Many inputs in many outputs, any number of them at a time: the same file.

```
% for i in 1 2 3 4 5 6 7 8 9; do printf 'q%s,a\nr%s,b\n' $i $i >$i.csv; done; export SOURCE_DATE_EPOCH=9; deckconv -q ?.csv --ids ids1 -t json -O out1; deckconv -q ?.csv --ids ids4 -t json -O out4 -j 4; cmp ids1 ids4; wc -l <ids1; printf 'Q1,a\nr1,b\n' >1.csv; deckconv -q ?.csv --ids ids1 -t json -O out1; deckconv -q 1.csv --ids ids4 -t json -O out4 -j 4; cmp ids1 ids4; sed -n 2,4p ids1
20
DDcHFf8U9NS	10	ac1f1e6cbe4d1d97	Bl4tQTGD9up	10054357c0690e53	-
IP4AxLJb3TC	9	88bbe165eeb5efa5	-	42b5153b8f5bffc9	DDcHFf8U9NS
9G6XZznfEIM	9	59f96f4724bb5486	-	22ea7514c56a7b47	-
```

Many in one; one that fails is as if it was not there.

```
% printf 'q,a\n' >a.csv; : >b.csv; printf 'r,b\n' >c.csv; deckconv -q a.csv b.csv c.csv --keep-going -f csv:header=no --ids ids -o all.json; wc -l <ids; deckconv -q a.csv b.csv c.csv -f csv:header=no --ids ids2 -o all.json; ls
4
a.csv
all.json
b.csv
c.csv
ids
2> b.csv: error: no card found [no-cards]
2> b.csv: error: no card found [no-cards]
```

Inputs of one name are told apart.

```
% mkdir x y; printf 'q1,yes\n' >x/a.csv; printf 'q2,yes\n' >y/a.csv; deckconv -q x/a.csv y/a.csv -f csv:header=no --ids ids -t csv | cut -d, -f1,4; printf 'q3,yes\n' >y/a.csv; deckconv -q x/a.csv y/a.csv -f csv:header=no --ids ids -t csv | cut -d, -f1,4
guid,Front
6W6ntFpCHva,q1
2DB7ZPjl8nm,q2
guid,Front
6W6ntFpCHva,q1
2DB7ZPjl8nm,q3
```

## When nothing is written

After a failure, with --dry-run.

```
% printf 'q,a\n' >a.csv; deckconv -q a.csv -n -f csv:header=no --ids ids -o a.json; deckconv -q a.csv -f csv:header=no --ids ids -o none/a.json; : >b.csv; deckconv -q b.csv --ids ids -t json -O out; ls
a.csv
b.csv
out
2> deckconv: error: cannot write "none/a.json": No such file or directory [output-write]
2> b.csv: error: no card found: the input is empty [no-cards]
```

A file that is damaged, or that another program wrote, stays as it is.

```
% printf 'q,a\nr,b\n' >a.csv; run() { deckconv -q a.csv -f csv:header=no --ids $1 -o a.json; echo $?; }; run ids; cp a.csv x; run x; cmp x a.csv; : >e; run e; wc -c <e; head -3 ids >cut; run cut; sed '2s/\t/ /' ids >blank; run blank; sed '3p' ids >twice; run twice; sed '1s/1/2/' ids >later; run later; (cat ids; echo) >more; run more; head -c 60 /dev/zero >z; run z; mkdir d; run d; run a.csv/ids
0
3
3
0
3
3
3
3
3
3
2
3
2> deckconv: error: "x" is no file of --ids [ids-format]
2>   hint: name a file that is not there yet: it will be made
2> deckconv: error: "e" is no file of --ids [ids-format]
2>   hint: name a file that is not there yet: it will be made
2> deckconv: error: the file of --ids "cut" is damaged at line 4: its end is cut off [ids-damaged]
2>   hint: it was left as it is; put back a copy of it, or name another file
2> deckconv: error: the file of --ids "blank" is damaged at line 2: this is no note [ids-damaged]
2>   hint: it was left as it is; put back a copy of it, or name another file
2> deckconv: error: the file of --ids "twice" is damaged at line 4: this note was there before [ids-damaged]
2>   hint: it was left as it is; put back a copy of it, or name another file
2> deckconv: error: the file of --ids "later" was written by a later deckconv [ids-version]
2>   hint: it was left as it is
2> deckconv: error: the file of --ids "more" is damaged at line 5: there is more behind its end [ids-damaged]
2>   hint: it was left as it is; put back a copy of it, or name another file
2> deckconv: error: "z" is no file of --ids [ids-format]
2>   hint: name a file that is not there yet: it will be made
2> deckconv: error: "d" is no regular file: --ids needs one [ids-format]
2> deckconv: error: cannot read "a.csv/ids": Not a directory [ids-open]
```

It is no input, no output and no report.

```
% printf 'q,a\n' >a.csv; ln a.csv hard; run() { deckconv -q a.csv -f csv:header=no "$@"; echo $?; }; run --ids a.csv; run --ids hard; run --ids x -t json -o x; run --ids ./x -t json -o x; run --ids x --report x; run --ids -; run --ids ''; run --ids /dev/stdout; run --ids out/a.json -t json -O out; run --ids /dev/null; ls
2
2
2
2
2
2
2
2
2
2
a.csv
hard
2> deckconv: error: the output "a.csv" is the input "a.csv" [output-is-input]
2> deckconv: error: the output "hard" is the input "a.csv" [output-is-input]
2> deckconv: error: "x" would be the file of --ids and an output [output-twice]
2> deckconv: error: "./x" would be the file of --ids and an output [output-twice]
2> deckconv: error: "x" would be the report and the file of --ids [output-twice]
2> deckconv: error: --ids needs the name of a file [usage]
2> deckconv: error: --ids needs the name of a file [usage]
2> deckconv: error: --ids needs the name of a file [usage]
2> deckconv: error: "out/a.json" would be the file of --ids and an output [output-twice]
2> deckconv: error: "/dev/null" is no regular file: --ids needs one [ids-format]
```
