# SuperMemo

## Q&A text

It is known by what nobody else writes: schedules, sides in several lines,
wrong answers. `Q:` and `A:` alone are Markdown, too, and are read so.

```
% q() { printf "$1" >a.md; deckconv inspect --report - a.md 2>/dev/null | grep -o '"format":[^,]*'; }; q 'Q: a\nA: b\nI: REP=1 LAP=0 EF=2.5 UF=2.5 INT=4 LAST=0\nO: 1\n'; q 'Q: a\r\nQ: b\r\nA: c\r\n\r\nQ: d\r\nA: e\r\n'; q 'q: a\na: b\na1: c\n'; q 'Q: What is a?\nA: One thing, and another: b.\n\nQ: What, then, is c?\nA: d\n'; q 'Q: What is a?\nA: One thing, and another: b.\nQ: What, then, is c?\nA: d\n'; q 'Q1: a\nA1: b\n\nQ2: c\nA2: d\n'; q '# Deck\n\nQ: What is a?\nQ: Or b?\nA: c\nA: d\n\nSome text.\n'
^D
"format":"supermemo"
"format":"supermemo"
"format":"supermemo"
"format":"markdown"
"format":"markdown"
"format":"markdown"
"format":"markdown"
```

Thousands of equal items are no table.

```
% i=0; while [ $i -lt 300 ]; do printf 'Q: a\nQ: b\nA: c\n\n'; i=$((i+1)); done | deckconv - -t csv | wc -l
^D
601
2> deckconv: -: read 300, written 300, skipped 0
```

By its name it is read also without any of these. A question behind an answer
begins the next item; a line without a letter goes on with the one before.

```
% deckconv -f supermemo - -t csv --guid none
no item
Q: a
goes on
A: b
Q: c
A: d
O: 1
what is this?
^D
guid,notetype,deck,Front,Back,tags
,Basic,,"a
goes on",b,
,Basic,,c,d,
2> -:1:1: warning: a line outside of any item is left out [supermemo-line]
2>   1 | no item
2>     | ^
2> -:8:1: warning: a line outside of any item is left out [supermemo-line]
2>   8 | what is this?
2>     | ^
2> deckconv: -: read 2, written 2, skipped 0
```

Old text has a byte of its own for one letter, and numbers for others; it is
plain otherwise. If it has tags, all of it is HTML.

```
% printf 'Q: s\003 &#231; &#x20AC; &#xZ; 1<2\nQ: 2\nA: x\n' | deckconv -q -f supermemo - -t ndjson --guid none; printf 'Q: <b>a</b> &#231;\nQ: 2\nA: x\n' | deckconv -q - -t ndjson --guid none
^D
{"notetype":"Basic","fields":{"Front":"sú ç € &#xZ; 1<2\n2","Back":"x"},"markup":"plain","source":{"line":1,"format":"supermemo"}}
{"notetype":"Basic","fields":{"Front":"<b>a</b> &#231;<br>2","Back":"x"},"markup":"html","source":{"line":1,"format":"supermemo"}}
```

## XML

What smconv.pl wrote declares its letters, in ways that are to be taken loosely.
HTML in one field says that all are.

```
% printf '<?xml version="1.0" encoding="us-ascii"?><smconv_pl><cards><card category="A B" commit="1"><card_fields><card_field idx="2">b\n\351</card_field><card_field idx="1">&lt;b&gt;a&lt;/b&gt;</card_field><card_field idx="9">x</card_field></card_fields></card></cards></smconv_pl>' | deckconv - -t ndjson --guid none
^D
{"notetype":"Basic","tags":["A_B"],"fields":{"Front":"<b>a</b>","Back":"b<br>é"},"markup":"html","source":{"line":1,"format":"supermemo"}}
2> -: warning: fields without a place are not taken along: 1 [loss-fields-without-a-place]
2> deckconv: -: read 1, written 1, skipped 0
```

Where a text is from stands under it, and would give the answer away: it is a
field of its own, without the label that nobody sees; once, if both sides say
it. A topic of nothing but its title and reference is a deck.

```
% deckconv -q - -t csv --guid none
<SuperMemoCollection><SuperMemoElement><Title>Rivers</Title><Type>Topic</Type><Content><Question>Rivers&lt;HR SuperMemo&gt;&lt;SuperMemoReference&gt;#Title: x&lt;/SuperMemoReference&gt;</Question></Content>
<SuperMemoElement><Type>Item</Type><Content><Question>It flows into [...] &amp;amp; on&lt;br&gt;&lt;br&gt;&lt;hr SuperMemo&gt;&lt;SuperMemoReference&gt;&lt;H5 dir=ltr align=left&gt;&lt;Font size="1" style="color: transparent"&gt;#SuperMemo Reference:&lt;/font&gt;&lt;br&gt;&lt;FONT class=reference&gt;#Title: The Elbe and the sea&lt;br&gt;#Link: &lt;a href="https://example.org/elbe"&gt;https://example.org/elbe&lt;/a&gt;&lt;/FONT&gt;&lt;/SuperMemoReference&gt;</Question><Answer>the sea&lt;BR&gt;
&lt;HR SuperMemo&gt;
&lt;SUPERMEMOREFERENCE&gt;&lt;H5 dir=ltr align=left&gt;&lt;FONT style="COLOR: transparent" size=1&gt;#SuperMemo Reference:&lt;/FONT&gt;&lt;BR&gt;&lt;FONT class=reference&gt;#Title: The Elbe and the sea&lt;br&gt;#Link: &lt;a href="https://example.org/elbe"&gt;https://example.org/elbe&lt;/a&gt;&lt;BR&gt;&lt;/FONT&gt;&lt;/SUPERMEMOREFERENCE&gt;&lt;/H5&gt;&lt;p&gt;and more&lt;/p&gt;</Answer></Content></SuperMemoElement>
<SuperMemoElement><Type>Item</Type><Content><Question>q<hr/><SuperMemoReference><H5 dir="ltr"><Font size="1">#SuperMemo Reference:</Font><br/>#Source: <i>A</i></H5></SuperMemoReference></Question><Answer>a&lt;br&gt;#SuperMemo Reference:&lt;br&gt;#Link: B</Answer></Content></SuperMemoElement>
<SuperMemoElement><Type>Item</Type><Content><Question>r&lt;SuperMemoReference is no tag</Question><Answer>a</Answer><SuperMemoReference>&lt;H5 dir=ltr&gt;SuperMemo Reference:&lt;br&gt;Title: C</SuperMemoReference></Content></SuperMemoElement>
<SuperMemoElement><Type>Item</Type><Content><Question>no reference to SuperMemo</Question><Answer>a</Answer></Content></SuperMemoElement>
</SuperMemoElement></SuperMemoCollection>
^D
guid,notetype,deck,Front,Back,Reference,markup,tags
,Rivers,Rivers,It flows into [...] &amp; on,the sea<p>and more</p>,"#Title: The Elbe and the sea<br>#Link: <a href=""https://example.org/elbe"">https://example.org/elbe</a>",html,
,Rivers,Rivers,q,a,#Source: <i>A</i><br>#Link: B,html,
,Rivers,Rivers,r&lt;SuperMemoReference is no tag,a,Title: C,html,
,Basic,Rivers,no reference to SuperMemo,a,,html,
2> -: warning: references of topics are not taken along: 1 [loss-references-of-topics]
```

The same in Q&A text, as HTML and plain.

```
% printf 'Q: <b>a</b>\nQ: x<br><hr SuperMemo><SuperMemoReference><H5 dir=ltr align=left><FONT style="COLOR: transparent" size=1>#SuperMemo Reference:</FONT><BR><FONT class=reference>#Title: b</FONT></SuperMemoReference>\nA: b\n' | deckconv -q - -t ndjson --guid none; printf 'Q: 1 < 2\nQ: #SuperMemo Reference:\nQ: #Title: c\nA: yes\n' | deckconv -q - -t ndjson --guid none
^D
{"define":"notetype","name":"Note","fields":["Front","Back","Reference"],"templates":[{"name":"Card 1","front":"{{Front}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}\n<br>{{Reference}}"}]}
{"notetype":"Note","fields":{"Front":"<b>a</b><br>x","Back":"b","Reference":"#Title: b"},"markup":"html","source":{"line":1,"format":"supermemo"}}
{"define":"notetype","name":"Note","fields":["Front","Back","Reference"],"templates":[{"name":"Card 1","front":"{{Front}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}\n<br>{{Reference}}"}]}
{"notetype":"Note","fields":{"Front":"1 < 2","Back":"yes","Reference":"#Title: c"},"markup":"plain","source":{"line":1,"format":"supermemo"}}
```

A collection of sixty topics in each other, and one that is cut off.

```
% { printf '<SuperMemoCollection>'; i=0; while [ $i -lt 60 ]; do printf '<SuperMemoElement><Title>%s</Title><Type>Topic</Type>' $i; i=$((i+1)); done; printf '<SuperMemoElement><Content><Question>q</Question><Answer>a</Answer></Content></SuperMemoElement>'; while [ $i -gt 0 ]; do printf '</SuperMemoElement>'; i=$((i-1)); done; printf '</SuperMemoCollection>'; } | deckconv - -t csv --guid none | tail -n 1
^D
,Basic,0::1::2::3::4::5::6::7::8::9::10::11::12::13::14::15::16::17::18::19::20::21::22::23::24::25::26::27::28::29::30::31::32::33::34::35::36::37::38::39::40::41::42::43::44::45::46::47::48::49::50::51::52::53::54::55::56::57::58::59,q,a,html,
2> deckconv: -: read 1, written 1, skipped 0
```

```
% head -n 30 $SAMPLES/supermemo.xml | deckconv - -t csv
^D
2> -:31:1: error: not well-formed: Premature end of data in tag SuperMemoElement line 16 [xml-syntax]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

Files are looked for by their names beside the export.

```
% echo 1 >'atp & adp.jpg'; echo 2 >mito.mp3; cp $SAMPLES/supermemo.xml .; deckconv -q supermemo.xml -t csv --media-dir m 2>/dev/null | grep -c 'img\|sound'; ls m
^D
2
atp & adp.jpg
mito.mp3
```
