# Note types

Two fields are Basic. Where the first one has a cloze they are Cloze, with
Anki's names for its fields; code and TeX's own braces are none, nor is what
never closes.

```
% deckconv -q -f csv - -t ndjson:source=no --guid none
a {{c1::b}},x
{{c2::{{c1::b::hint}} c}},y
"{{c1,2::both}}",z
{{a}} \(\frac{{a}}{{b}}\),none
{{c1::open,none
{{c0::null}},none
{{C1::large}},none
^D
{"notetype":"Cloze","fields":{"Text":"a {{c1::b}}","Back Extra":"x"},"markup":"plain"}
{"notetype":"Cloze","fields":{"Text":"{{c2::{{c1::b::hint}} c}}","Back Extra":"y"},"markup":"plain"}
{"notetype":"Cloze","fields":{"Text":"{{c1,2::both}}","Back Extra":"z"},"markup":"plain"}
{"notetype":"Basic","fields":{"Front":"{{a}} \\(\\frac{{a}}{{b}}\\)","Back":"none"},"markup":"plain"}
{"notetype":"Basic","fields":{"Front":"{{c1::open","Back":"none"},"markup":"plain"}
{"notetype":"Basic","fields":{"Front":"{{c0::null}}","Back":"none"},"markup":"plain"}
{"notetype":"Basic","fields":{"Front":"{{C1::large}}","Back":"none"},"markup":"plain"}
```

````
% deckconv -q -f markdown - -t ndjson:source=no --guid none
## What is `{{c1::x}}`?

A cloze.

## An {{c1::atom}}, not `{{c2::x}}`

## Where is a cloze?

In {{c1::the back}}

## A fence

```
{{c1::x}}
```
^D
{"notetype":"Basic","fields":{"Front":"What is `{{c1::x}}`?","Back":"A cloze."},"markup":"markdown"}
{"notetype":"Cloze","fields":{"Text":"An {{c1::atom}}, not `{{c2::x}}`","Back Extra":""},"markup":"markdown"}
{"notetype":"Basic","fields":{"Front":"Where is a cloze?","Back":"In {{c1::the back}}"},"markup":"markdown"}
{"notetype":"Basic","fields":{"Front":"A fence","Back":"```\n{{c1::x}}\n```"},"markup":"markdown"}
````

In HTML `<code>` and `<pre>` are code.

```
% deckconv -q -f csv - -t ndjson:source=no --guid none
<b>{{c1::x}}</b>,1
<pre>a <code>{{c1::x}}</code></pre>,2
<code>a</code> {{c1::x}},3
^D
{"notetype":"Cloze","fields":{"Text":"<b>{{c1::x}}</b>","Back Extra":"1"},"markup":"html"}
{"notetype":"Basic","fields":{"Front":"<pre>a <code>{{c1::x}}</code></pre>","Back":"2"},"markup":"html"}
{"notetype":"Cloze","fields":{"Text":"<code>a</code> {{c1::x}}","Back Extra":"3"},"markup":"html"}
```

A note that names its type keeps it, and so do Markdown and CSV that were made
of it.

```
% printf '{"notetype":"Basic","fields":{"Front":"{{c1::x}}","Back":""},"markup":"plain"}\n' | deckconv -q -f ndjson - -o a.md; cat a.md; deckconv -q a.md -t csv | tee a.csv; deckconv -q a.csv -t ndjson:source=no
<!-- deckconv markdown -->

## {{c1::x}}
<!-- note {"guid":"EU5tGAiuacf","notetype":"Basic"} -->
guid,notetype,deck,Front,Back,markup,tags
EU5tGAiuacf,Basic,,{{c1::x}},"",markdown,
{"notetype":"Basic","guid":"EU5tGAiuacf","fields":{"Front":"{{c1::x}}","Back":""},"markup":"markdown"}
```

More than two fields are a note type of their own, with clozes another one.

```
% deckconv -q -f csv - -t ndjson:source=no --guid none
front,back,hint
a,b,c
{{c1::x}},y,z
{{c1::d}},e,f
g,h,i
^D
{"define":"notetype","name":"Note","fields":["front","back","hint"],"templates":[{"name":"Card 1","front":"{{front}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{back}}\n<br>{{hint}}"}]}
{"notetype":"Note","fields":{"front":"a","back":"b","hint":"c"},"markup":"plain"}
{"define":"notetype","name":"Note 2","fields":["front","back","hint"],"templates":[{"name":"Cloze","front":"{{cloze:front}}","back":"{{cloze:front}}<br>\n{{back}}\n<br>{{hint}}"}],"cloze":true}
{"notetype":"Note 2","fields":{"front":"{{c1::x}}","back":"y","hint":"z"},"markup":"plain"}
{"notetype":"Note 2","fields":{"front":"{{c1::d}}","back":"e","hint":"f"},"markup":"plain"}
{"notetype":"Note","fields":{"front":"g","back":"h","hint":"i"},"markup":"plain"}
```

```
% deckconv -q -f csv - --guid none
front,back,hint
a,b,c
{{c1::x}},y,z
^D
#separator:tab
#html:true
#notetype column:1
#tags column:4
Basic	a	b<br>hint: c
Cloze	{{c1::x}}	y<br>hint: z
2> -: warning: Anki has to know the note type "Cloze" by this name [anki-notetype]
2>   hint: in another language Anki calls it otherwise: write an .apkg then
2> -: warning: 2 of the notes have fields beyond front and back: written below the back [anki-fields]
2>   hint: an .apkg holds them all; anki:extra=keep keeps them apart, if Anki has such a note type
```

In Anki text one such note makes a column of note types, and Anki calls them
otherwise in other languages.

```
% deckconv -f csv - --guid none
a,b
{{c1::c}},d
^D
#separator:tab
#html:true
#notetype column:1
#tags column:4
Basic	a	b
Cloze	{{c1::c}}	d
2> -: warning: Anki has to know the note type "Cloze" by this name [anki-notetype]
2>   hint: in another language Anki calls it otherwise: write an .apkg then
2> deckconv: -: read 2, written 2, skipped 0
```

## What the user wants

Anki's own types by what people call them; the fields are called as theirs.

```
% for t in cloze BASIC reversed 'basic (reversed)' 'Basic (optional reversed card)' 'optional-reversed' 'type in' 'Type' 'Cloze 2'; do printf '{{c1::x}},y\n' | deckconv -q -f csv - -t ndjson:source=no --guid none --notetype "$t"; done
{"notetype":"Cloze","fields":{"Text":"{{c1::x}}","Back Extra":"y"},"markup":"plain"}
{"notetype":"Basic","fields":{"Front":"{{c1::x}}","Back":"y"},"markup":"plain"}
{"notetype":"Basic (and reversed card)","fields":{"Front":"{{c1::x}}","Back":"y"},"markup":"plain"}
{"notetype":"Basic (and reversed card)","fields":{"Front":"{{c1::x}}","Back":"y"},"markup":"plain"}
{"notetype":"Basic (optional reversed card)","fields":{"Front":"{{c1::x}}","Back":"y","Add Reverse":""},"markup":"plain"}
{"notetype":"Basic (optional reversed card)","fields":{"Front":"{{c1::x}}","Back":"y","Add Reverse":""},"markup":"plain"}
{"notetype":"Basic (type in the answer)","fields":{"Front":"{{c1::x}}","Back":"y"},"markup":"plain"}
{"define":"notetype","name":"Type","fields":["Front","Back"],"templates":[{"name":"Cloze","front":"{{cloze:Front}}","back":"{{cloze:Front}}<br>\n{{Back}}"}],"cloze":true}
{"notetype":"Type","fields":{"Front":"{{c1::x}}","Back":"y"},"markup":"plain"}
{"define":"notetype","name":"Cloze 2","fields":["Front","Back"],"templates":[{"name":"Cloze","front":"{{cloze:Front}}","back":"{{cloze:Front}}<br>\n{{Back}}"}],"cloze":true}
{"notetype":"Cloze 2","fields":{"Front":"{{c1::x}}","Back":"y"},"markup":"plain"}
```

A cloze has to be there.

```
% deckconv -f csv - -t ndjson:source=no --guid none --notetype cloze
{{c1::x}},1
y,2
^D
{"notetype":"Cloze","fields":{"Text":"{{c1::x}}","Back Extra":"1"},"markup":"plain"}
{"notetype":"Cloze","fields":{"Text":"y","Back Extra":"2"},"markup":"plain"}
2> -:2:1: warning: a note of type Cloze without a cloze [cloze-none]
2>   hint: Anki shows such a card without text: write {{c1::…}} round what is to be guessed
2> deckconv: -: read 2, written 2, skipped 0
```

Fields beyond those of the type stay.

```
% deckconv -q -f csv - -t ndjson:source=no --guid none --notetype cloze
front,back,hint
{{c1::x}},1,2
^D
{"notetype":"Cloze","fields":{"Text":"{{c1::x}}","Back Extra":"1","hint":"2"},"markup":"plain"}
```

A note changes its type, and so the time of its last change.

```
% printf '{"notetype":"Cloze","guid":"1","fields":{"Text":"{{c1::x}}","Back Extra":"y"},"markup":"plain","mod":1600000000}\n' | SOURCE_DATE_EPOCH=1700000000 deckconv -q -f ndjson - -t ndjson:source=no --notetype basic
{"notetype":"Basic","guid":"1","fields":{"Front":"{{c1::x}}","Back":"y"},"markup":"plain","mod":1700000000,"sum":"70261699e2235020"}
```

## Both ways

```
% deckconv -f csv - --guid none --reverse
a,b
{{c1::c}},d
{{c1::e}},f
^D
#separator:tab
#html:true
#notetype column:1
#tags column:4
Basic (and reversed card)	a	b
Cloze	{{c1::c}}	d
Cloze	{{c1::e}}	f
2> -:2:1: warning: note type "Cloze" has no reverse: its notes stay as they are [notetype-reverse]
2> -: warning: Anki has to know the note type "Basic (and reversed card)" by this name [anki-notetype]
2>   hint: in another language Anki calls it otherwise: write an .apkg then
2> deckconv: -: read 3, written 3, skipped 0
```

```
% printf '%s\n' '{"notetype":"Basic","guid":"1","fields":{"Front":"a","Back":"b"},"markup":"plain"}' '{"notetype":"Basic (optional reversed card)","guid":"2","fields":{"Front":"a","Back":"b","Add Reverse":""},"markup":"plain"}' '{"notetype":"Basic (and reversed card)","guid":"3","fields":{"Front":"a","Back":"b"},"markup":"plain"}' '{"notetype":"Mine","guid":"4","fields":{"Front":"a","Back":"b"},"markup":"plain"}' '{"guid":"5","fields":{"a":"a","b":"b","c":"c"},"markup":"plain"}' | deckconv -f ndjson - -t ndjson:source=no --reverse
{"notetype":"Basic (and reversed card)","guid":"1","fields":{"Front":"a","Back":"b"},"markup":"plain"}
{"notetype":"Basic (optional reversed card)","guid":"2","fields":{"Front":"a","Back":"b","Add Reverse":"y"},"markup":"plain"}
{"notetype":"Basic (and reversed card)","guid":"3","fields":{"Front":"a","Back":"b"},"markup":"plain"}
{"define":"notetype","name":"Mine","fields":["Front","Back"],"templates":[{"name":"Card 1","front":"{{Front}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}"}]}
{"notetype":"Mine","guid":"4","fields":{"Front":"a","Back":"b"},"markup":"plain"}
{"define":"notetype","name":"Note","fields":["a","b","c"],"templates":[{"name":"Card 1","front":"{{a}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{b}}\n<br>{{c}}"}]}
{"notetype":"Note","guid":"5","fields":{"a":"a","b":"b","c":"c"},"markup":"plain"}
2> -:5: warning: note type "Mine" has no reverse: its notes stay as they are [notetype-reverse]
2> deckconv: -: read 5, written 5, skipped 0
```

## Definitions

What defines a note type goes along whole; what is not known here, too.

```
% printf '%s\n' '{"notetypes":[' '{"name":"Basic","id":"1500000000001","mod":1700000000,"fields":["Front","Back","Extra"],"templates":[{"name":"Card 1","front":"{{Front}}","back":"{{Back}}"}],"css":".card{}","anki":{"sortf":1,"x":[1,2]},"z":null}' '],' '"notes":[' '{"notetype":"Basic","guid":"a","fields":{"Front":"f","Back":"b","Extra":""},"markup":"plain"}' ']}' >a.json; deckconv a.json -t json | cmp - a.json && deckconv -q a.json -t markdown | deckconv -q -f markdown - -t json:markup=plain,source=no | cmp - a.json
2> deckconv: a.json: read 1, written 1, skipped 0
```

Types of one name are one if their ids are, or the later has none, and if
fields and templates are called the same. Of one id they are one under any
name.

```
% deckconv -q -f ndjson - -t ndjson:source=no
{"define":"notetype","name":"K","id":"1","fields":["F","G"],"templates":[{"name":"c","front":"{{F}}"}]}
{"guid":"1","notetype":"K","fields":{"F":"1"},"markup":"plain"}
{"define":"notetype","name":"K","id":"2","fields":["F","G"],"templates":[{"name":"c","front":"{{F}}"}]}
{"guid":"2","notetype":"K","fields":{"F":"2"},"markup":"plain"}
{"define":"notetype","name":"K","id":"2","fields":["F","G"],"templates":[{"name":"d","front":"{{F}}"}]}
{"guid":"3","notetype":"K","fields":{"F":"3"},"markup":"plain"}
{"define":"notetype","name":"L","id":"1","fields":["F","G"],"templates":[{"name":"c","front":"{{F}}"}]}
{"guid":"4","notetype":"L","fields":{"F":"4"},"markup":"plain"}
{"define":"notetype","name":"k","fields":["F","G"],"templates":[{"name":"c","front":"{{G}}"}]}
{"guid":"5","notetype":"k","fields":{"F":"5"},"markup":"plain"}
^D
{"define":"notetype","name":"K","id":"1","fields":["F","G"],"templates":[{"name":"c","front":"{{F}}","back":""}]}
{"notetype":"K","guid":"1","fields":{"F":"1","G":""},"markup":"plain"}
{"define":"notetype","name":"K 2","id":"2","fields":["F","G"],"templates":[{"name":"c","front":"{{F}}","back":""}]}
{"notetype":"K 2","guid":"2","fields":{"F":"2","G":""},"markup":"plain"}
{"define":"notetype","name":"K 3","fields":["F","G"],"templates":[{"name":"d","front":"{{F}}","back":""}]}
{"notetype":"K 3","guid":"3","fields":{"F":"3","G":""},"markup":"plain"}
{"notetype":"K","guid":"4","fields":{"F":"4","G":""},"markup":"plain"}
{"notetype":"K","guid":"5","fields":{"F":"5","G":""},"markup":"plain"}
2> -:6: warning: another note type has the id of "K": left out [notetype-id]
2> -:10: warning: note type "k" has other templates than before: the first ones are kept [notetype-differs]
```

What a source calls Basic and is something else is not what others call so.

```
% printf '%s\n' '{"define":"notetype","name":"Basic","id":"7","fields":["Front","Back","More"],"templates":[{"name":"Card 1","front":"{{Front}}"}]}' '{"guid":"1","notetype":"Basic","fields":{"Front":"1"},"markup":"plain"}' >a.ndjson; printf 'x,y\n' >b.csv; deckconv -q a.ndjson b.csv -t ndjson:source=no; echo; deckconv -q b.csv a.ndjson -t ndjson:source=no
{"define":"notetype","name":"Basic","id":"7","fields":["Front","Back","More"],"templates":[{"name":"Card 1","front":"{{Front}}","back":""}]}
{"notetype":"Basic","guid":"1","fields":{"Front":"1","Back":"","More":""},"markup":"plain"}
{"define":"notetype","name":"Basic 2","fields":["Front","Back"],"templates":[{"name":"Card 1","front":"{{Front}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}"}],"css":".card {\n\tfont-family: arial;\n\tfont-size: 20px;\n\ttext-align: center;\n\tcolor: black;\n\tbackground-color: white;\n}\n"}
{"notetype":"Basic 2","guid":"DaleEhFkCrN","fields":{"Front":"x","Back":"y"},"markup":"plain"}

{"notetype":"Basic","guid":"DaleEhFkCrN","fields":{"Front":"x","Back":"y"},"markup":"plain"}
{"define":"notetype","name":"Basic 2","id":"7","fields":["Front","Back","More"],"templates":[{"name":"Card 1","front":"{{Front}}","back":""}]}
{"notetype":"Basic 2","guid":"1","fields":{"Front":"1","Back":"","More":""},"markup":"plain"}
```

## Mathematics in clozes

Anki knows no TeX: the first `}}` would end the cloze, and what is behind `::`
would be its hint. A blank keeps them apart, in outputs for Anki and in
mathematics only.

```
% deckconv -q -f csv - --guid none
{{c1::\(\frac{1}{\sqrt{x}}\)}} {{c2::}} }},\(\frac{1}{\sqrt{x}}\)
\(\frac{{{c1::\sqrt{a}}}}{b} {{c2::a^{b}::hint}}\),x
{{c1::\[\left\{a\}\right\}}::b::c\]::hint::more}} a::b,x
{{c1::\(a<b\)}} & $5,x}}
^D
#separator:tab
#html:true
#notetype:Cloze
#tags column:3
{{c1::\(\frac{1}{\sqrt{x} }\)}} {{c2::}} }}	\(\frac{1}{\sqrt{x}}\)
\(\frac{{{c1::\sqrt{a} }}}{b} {{c2::a^{b}::hint}}\)	x
{{c1::\[\left\{a\}\right\} }: :b: :c\]::hint::more}} a::b	x
{{c1::\(a&lt;b\)}} &amp; $5	x}}
2> -: warning: Anki has to know the note type "Cloze" by this name [anki-notetype]
2>   hint: in another language Anki calls it otherwise: write an .apkg then
```

Markdown's `$` is mathematics, money and code are not.

````
% deckconv -q -f markdown - --guid none
## {{c1::$\frac{1}{\sqrt{x}}$}}

$$a<b$$ costs $5, not $6

## `$a<b$`?

\(a<b\) & `\(a<b\)`
^D
#separator:tab
#html:true
#notetype column:1
#tags column:4
Cloze	{{c1::\(\frac{1}{\sqrt{x} }\)}}	\[a&lt;b\] costs $5, not $6
Basic	<code>$a&lt;b$</code>?	\(a&lt;b\) &amp; <code>\(a&lt;b\)</code>
2> -: warning: Anki has to know the note type "Cloze" by this name [anki-notetype]
2>   hint: in another language Anki calls it otherwise: write an .apkg then
````

What has Anki's own markup stays as it is.

```
% printf '{"notetype":"Cloze","guid":"1","fields":{"Text":"{{c1::\\\\(\\\\frac{1}{\\\\sqrt{x}}\\\\)}}","Back Extra":""},"markup":"html"}\n' | deckconv -q -f ndjson -
#separator:tab
#html:true
#notetype:Cloze
#guid column:1
#tags column:4
1	{{c1::\(\frac{1}{\sqrt{x}}\)}}	
2> -: warning: Anki has to know the note type "Cloze" by this name [anki-notetype]
2>   hint: in another language Anki calls it otherwise: write an .apkg then
```
