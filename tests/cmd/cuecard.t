# CueCard

A deck is known by its root element, whatever stands before that. Some tools
put a comment before the declaration, which XML does not allow.

```
% printf '<!-- made by a script -->\r\n<?xml version="1.0" encoding="utf-8"?>\r\n<CueCards Version="1">\r\n  <Card Question="\346\260\264" Answer="shu\307\220" History="" />\r\n</CueCards>' | deckconv - -t csv --guid none
^D
guid,notetype,deck,Front,Back,tags
,Basic,,水,shuǐ,
2> deckconv: -: read 1, written 1, skipped 0
```

Without any tag the text is plain: what looks like one stays as it was typed.

```
% printf '<CueCards Version="1"><Card Question="a &lt; b &amp; c" Answer="1&#10;2"/><Card Answer="no question"/></CueCards>' | deckconv -q - -t ndjson --guid none
^D
{"notetype":"Basic","fields":{"Front":"a < b & c","Back":"1\n2"},"markup":"plain","source":{"line":1,"format":"cuecard"}}
{"notetype":"Basic","fields":{"Front":"","Back":"no question"},"markup":"plain","lost":["front"],"source":{"line":1,"format":"cuecard"}}
2> -: warning: 1 card without a front, lost by the source [side-front]
```

A deck that is cut off, one without cards, and one that is none.

```
% printf '<CueCards Version="1">\n<Card Question="q" Answer="a"/>\n<Card Quest' | deckconv - -t csv
^D
2> -:3:12: error: not well-formed: Specification mandates value for attribute Quest [xml-syntax]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

```
% printf '<CueCards Version="1"></CueCards>' | deckconv - -t csv; printf '<a>\n</a>' | deckconv -f cuecard - -t csv
^D
2> -: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
2> -:1:1: error: this is no cuecard: the root element is <a> [xml-root]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

It is counted from outside, too.

```
% deckconv $CORPUS/cuecard-test.wcu -t csv | sed 1d | wc -l; grep -c '<Card ' $CORPUS/cuecard-test.wcu
^D
4
4
2> deckconv: $CORPUS/cuecard-test.wcu: read 4, written 4, skipped 0
```
