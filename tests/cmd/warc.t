# Web archives of crawlers

Answers with code 200 (here in chunks, in ISO 8859-1), texts and resources are
read each as an input of its own; a table that could be anything is not, nor is
a page that is gone.  Every note knows its page.

```
% deckconv $SAMPLES/warc.warc -t ndjson | sed 's/"notetype.*"fields"://; s/,"markup":"plain"//'
^D
{{"Front":"Welcher Vogel schläft im Flug?","Back":"Der Mauersegler"},"source":{"file":"voegel","line":4,"url":"https://example.org/voegel","format":"html","by":"jsonld"}}
{{"Front":"Größter Vogel?","Back":"Strauß"},"source":{"file":"voegel","line":5,"url":"https://example.org/voegel","format":"html","by":"jsonld"}}
{{"Front":"Cumulus","Back":"A heap of white cloud with a flat base.\nMemory trick: it accumulates."},"source":{"file":"0000","line":7,"url":"https://knowt.com/flashcards/0000","format":"knowt","by":"text"}}
{{"Front":"Stratus","Back":"A grey layer without any shape.\nMemory trick: it stretches."},"source":{"file":"0000","line":10,"url":"https://knowt.com/flashcards/0000","format":"knowt","by":"text"}}
{{"Front":"Cirrus","Back":"Thin white threads of ice, very high up.\nMemory trick: it curls."},"source":{"file":"0000","line":13,"url":"https://knowt.com/flashcards/0000","format":"knowt","by":"text"}}
{{"Front":"Nimbus","Back":"Any cloud from which rain is falling now."},"source":{"file":"0000","line":16,"url":"https://knowt.com/flashcards/0000","format":"knowt","by":"text"}}
{{"Front":"Dew point","Back":"The temperature at which water condenses."},"source":{"file":"0000","line":18,"url":"https://knowt.com/flashcards/0000","format":"knowt","by":"text"}}
{{"Front":"Isobar","Back":"A line through places with equal pressure."},"source":{"file":"0000","line":20,"url":"https://knowt.com/flashcards/0000","format":"knowt","by":"text"}}
{{"Front":"Front","Back":"Where cold and warm air meet each other."},"source":{"file":"0000","line":22,"url":"https://knowt.com/flashcards/0000","format":"knowt","by":"text"}}
{{"Front":"Föhn","Back":"A warm and dry wind down from mountains."},"source":{"file":"0000","line":24,"url":"https://knowt.com/flashcards/0000","format":"knowt","by":"text"}}
{{"Front":"2 + 2","Back":"4"},"source":{"file":"cards.json","line":1,"url":"https://example.org/cards.json","format":"json"}}
{{"Front":"3 + 3","Back":"6"},"source":{"file":"cards.json","line":1,"url":"https://example.org/cards.json","format":"json"}}
2> $SAMPLES/warc.warc: note: records: 3 with cards, 1 pages or texts without, 6 others [warc-records]
2> deckconv: $SAMPLES/warc.warc: read 12, written 12, skipped 0
```

All pages in which something could be a card are read when that is asked for.

```
% deckconv -f warc:pages=all $SAMPLES/warc.warc -t ndjson -q | grep -c hours
^D
3
```

The address says which site it is, where the page itself does not; what a site
asks instead of its page is one page without cards among many.

```
% rec() { printf 'WARC/1.1\nWARC-Type: response\nWARC-Target-URI: <https://knowt.com/flashcards/%s>\nContent-Type: application/http\nContent-Length: %d\n\n' $1 $(wc -c < b); cat b; printf '\n\n'; }; H='HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n'; { printf "$H<!doctype html><div><div class=ProseMirror>a</div><div class=ProseMirror>b</div></div>" > b; rec 1; printf "$H<!doctype html><title>Captcha Challenge</title><table><tr><td>c<td>d</table>" > b; rec 2; } | deckconv - -t ndjson
^D
{"notetype":"Basic","guid":"BsDIOXZPqWX","fields":{"Front":"a","Back":"b"},"markup":"html","source":{"file":"1","line":1,"url":"https://knowt.com/flashcards/1","format":"html","by":"site"}}
2> -: note: records: 1 with cards, 1 pages or texts without, 0 others [warc-records]
2> deckconv: -: read 1, written 1, skipped 0
```

An address is bytes, as is the rest of an archive: what is written of it is
UTF-8, and what was replaced is told.

```
% { printf 'WARC/1.0\nWARC-Type: resource\nContent-Type: text/csv\nWARC-Target-URI: http://a.example/\377.csv\nContent-Length: 33\n\nquestion,answer\n2 + 2,4\n3 + 3,6\n\n'; } | deckconv -f warc:pages=all - -t ndjson
^D
{"notetype":"Basic","guid":"5eRlczLRmx6","fields":{"Front":"2 + 2","Back":"4"},"markup":"plain","source":{"file":"�.csv","line":2,"url":"http://a.example/�.csv","format":"csv"}}
{"notetype":"Basic","guid":"BFTPmGywrUa","fields":{"Front":"3 + 3","Back":"6"},"markup":"plain","source":{"file":"�.csv","line":3,"url":"http://a.example/�.csv","format":"csv"}}
2> -: note: records: 1 with cards, 0 pages or texts without, 0 others [warc-records]
2> -: warning: 1 byte sequence is not valid text, replaced by U+FFFD [encoding-replaced]
2> deckconv: -: read 2, written 2, skipped 0
```

A real archive without any flashcards, packed member by member, and its text.

```
% deckconv $CORPUS/warc-whirlwind.warc.gz -t csv
^D
2> $CORPUS/warc-whirlwind.warc.gz: note: records: 0 with cards, 1 pages or texts without, 3 others [warc-records]
2> $CORPUS/warc-whirlwind.warc.gz: error: no card found [no-cards]
2> deckconv: $CORPUS/warc-whirlwind.warc.gz: read 0, written 0, skipped 0
=> 3
```

```
% deckconv $CORPUS/wet-whirlwind.warc.wet -t csv
^D
2> $CORPUS/wet-whirlwind.warc.wet: note: records: 0 with cards, 1 pages or texts without, 1 others [warc-records]
2> $CORPUS/wet-whirlwind.warc.wet: error: no card found [no-cards]
2> deckconv: $CORPUS/wet-whirlwind.warc.wet: read 0, written 0, skipped 0
=> 3
```

Members of gzip one after the other are one archive, and lines may end in LF
alone.  A page with too few cards is told of, though others have more.

```
% deckconv $SAMPLES/knowt.txt $SAMPLES/knowt-flat.txt -q -t csv | wc -l; for f in knowt knowt-flat; do n=$(wc -c < $SAMPLES/$f.txt); { printf 'WARC/1.0\nWARC-Type: conversion\nWARC-Target-URI: http://x/%s\nContent-Type: text/plain\nContent-Length: %d\n\n' $f $n; cat $SAMPLES/$f.txt; printf '\n\n'; } | gzip; done | deckconv - -t csv | wc -l
^D
27
27
2> $SAMPLES/knowt.txt: warning: announces 6 cards and holds 5 [count-short]
2> $SAMPLES/knowt.txt: warning: 1 card without a back, lost by the source [side-back]
2> -/http://x/knowt: warning: announces 6 cards and holds 5 [count-short]
2> -: note: records: 2 with cards, 0 pages or texts without, 0 others [warc-records]
2> -: warning: 1 card without a back, lost by the source [side-back]
2> deckconv: -: read 13, written 13, skipped 0 (page announces 14; 1 without a back)
```

## Damage

What is no record is passed over, up to the line that begins the next.

```
% { printf 'WARC/1.0\r\nno header\r\n\r\nWARC/1.0\r\nContent-Length: x\r\n\r\nrubbish\r\n\r\n'; printf 'WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: application/json\r\nContent-Length: 33\r\n\r\n[{"question":"a","answer":"b"}]  \r\n\r\n'; } | deckconv - -t quizlet
^D
a,b
2> -: warning: the record at byte 0 has no headers that are understood [warc-record]
2> -: warning: the record at byte 23 has no headers that are understood [warc-record]
2> -: note: records: 1 with cards, 0 pages or texts without, 0 others [warc-records]
2> deckconv: -: read 1, written 1, skipped 0
=> 1
```

A length that is too great ends at the next record, and so does one that is too
small.

```
% for n in 500 10 37; do printf 'WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n[{"question":"nr. %3d","answer":"b"}]\r\n\r\n' $n $n; done | deckconv - -t quizlet
^D
nr. 500,b
nr.  10,b
nr.  37,b
2> -: warning: the record at byte 0 is not as long as it says [warc-length]
2> -: warning: the record at byte 127 is not as long as it says [warc-length]
2> -: note: records: 3 with cards, 0 pages or texts without, 0 others [warc-records]
2> deckconv: -: read 3, written 3, skipped 0
=> 1
```

The last record is cut.

```
% for n in 36 60; do printf 'WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\nTerms in this set (2)\r\n%d\r\nb\r\nc\r\nd\r\n\r\n' $n $n; done | deckconv - -t quizlet
^D
36,b
c,d
60,b
c,d
2> -: warning: the record at byte 119 is cut short [warc-cut]
2> -: note: records: 2 with cards, 0 pages or texts without, 0 others [warc-records]
2> deckconv: -: read 4, written 4, skipped 0
=> 1
```

Chunks that do not fit; a packing that is not known; one that is; and headers
that were kept when the body was put together and unpacked.

```
% rec() { printf 'WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n' $(wc -c < b); cat b; printf '\r\n\r\n'; }; H='HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n'; T='Terms in this set (1)\r\n'; { printf "${H}Transfer-Encoding: chunked\r\n\r\n1d\r\n${T}a\r\nb\r\n77\r\n" > b; rec; printf "${H}Content-Encoding: br\r\n\r\n\213\1\200<\355" > b; rec; { printf "${H}Content-Encoding: gzip\r\n\r\n"; printf "${T}c\r\nd" | gzip; } > b; rec; printf "${H}Content-Encoding: br\r\nTransfer-Encoding: chunked\r\n\r\n${T}e\r\nf" > b; rec; } | deckconv - -t quizlet
^D
a,b
c,d
e,f
2> -: warning: the record at byte 0 has a body in pieces that do not fit together [warc-chunks]
2> -: warning: the record at byte 200 is packed by "br", which is not known here [warc-packed]
2> -: note: records: 3 with cards, 1 pages or texts without, 0 others [warc-records]
2> deckconv: -: read 3, written 3, skipped 0
=> 1
```

A record that is too large for memory is passed over.

```
% printf 'WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 300000000\r\n\r\n<p>' | deckconv - -t quizlet
^D
2> -: warning: the record at byte 0 has more than 256 MiB: it is passed over [warc-large]
2> -: note: records: 0 with cards, 0 pages or texts without, 1 others [warc-records]
2> -: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

What does not begin with a record is none.

```
% printf 'a,b\n' | deckconv -f warc - -t quizlet
^D
2> -: error: no record stands at the beginning [warc-begin]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

An archive in the form before WARC is none, and no deck either.

```
% { printf 'filedesc://x.arc 0 20060101000000 text/plain 76\n1 0 Example\nURL IP-address Archive-date Content-type Archive-length\n\n'; for i in 1 2 3 4; do printf 'http://a.example/%s 10.0.0.1 20060101000000 text/html 70\nHTTP/1.1 200 OK\n\n<p>one, two</p>\n\n' $i; done; } | tee x.arc | gzip >x.arc.gz; deckconv x.arc -t quizlet || deckconv x.arc.gz -t quizlet
2> x.arc: error: a web archive in the old form (ARC), which is not read [warc-arc]
2>   hint: make a WARC of it: warcio recompress OLD.arc.gz NEW.warc.gz
2> deckconv: x.arc: read 0, written 0, skipped 0
2> x.arc.gz: error: a web archive in the old form (ARC), which is not read [warc-arc]
2>   hint: make a WARC of it: warcio recompress OLD.arc.gz NEW.warc.gz
2> deckconv: x.arc.gz: read 0, written 0, skipped 0
=> 3
```
