# Any web page

## Toggles

A fold with nothing but folds in it is a chapter; what stands beside a fold
inside of an answer belongs to the answer.

```
% deckconv $SAMPLES/html.html -t csv
^D
guid,notetype,deck,Front,Back,markup,tags
IDv3fv3ucLN,Basic,,What is a <b>covalent</b> bond?,<p>Two atoms share a pair of electrons.</p>,html,
3GgF2aQdkt7,Basic,,"Which bond is this?<br><img src=""img/nacl.png"" alt=""crystal"">",<ul><li>an ionic one</li><li>Na<sup>+</sup> and Cl<sup>−</sup></li></ul>,html,
56m5oU5ajfK,Basic,,When is 1 &lt; pH &amp; pH &lt; 7?,"In an acid
<details><summary>Hint</summary>litmus turns red</details>",html,
4jJfwGXnCGb,Basic,,No answer yet,"",html,
2> deckconv: $SAMPLES/html.html: read 4, written 4, skipped 0
```

Notion says which choice is right by a box without text.

```
% deckconv - -t csv
<html><body><ul class="toggle"><li><details open=""><summary>Which?</summary><ul class="to-do-list"><li><div class="checkbox checkbox-on"></div> <span class="to-do-children-checked">this</span></li></ul><ul class="to-do-list"><li><div class="checkbox checkbox-off"></div> <span class="to-do-children-unchecked">that</span></li></ul></details></li></ul></body></html>
^D
guid,notetype,deck,Front,Back,markup,tags
I2Zi6MxHbiT,Basic,,Which?,<ul><li>☑ <span>this</span></li></ul><ul><li>☐ <span>that</span></li></ul>,html,
2> deckconv: -: read 1, written 1, skipped 0
```

Its pages keep the lines that one typed by their style, not round blocks and
pictures, and not where an element has its own.

```
% deckconv - -t csv
<html><head><style>/* body { } */ @media print { p { margin: 0; color: red } }
p { white-space: nowrap }
html,
/* all; */ BODY { line-height: 1.5; /* ; */ White-Space : pre-wrap }</style></head><body>
<details><summary>Who
said <b>this
</b>and <i>that</i>
<u>and</u> more?
</summary>
<p>
  one
  two

  three<br>
  four</p>
<ul>
<li>five</li>
</ul>
<img src="6.png">
<pre>a
b</pre><div style="white-space: normal">s
t</div> u
v </details>
</body></html>
^D
guid,notetype,deck,Front,Back,markup,tags
4tpU8xNt6PM,Basic,,Who<br>said <b>this<br></b>and <i>that</i><br><u>and</u> more?,"<p>one<br>  two<br><br>  three<br>
  four</p>
<ul>
<li>five</li>
</ul>
<img src=""6.png"">
<pre>a
b</pre><div>s
t</div>u<br>v",html,
2> deckconv: -: read 1, written 1, skipped 0
```

Elsewhere they are blanks; an article may have its own style.

```
% deckconv - -t csv
<html><head><style>body { white-space: pre-wrap } body { white-space: normal }
article { white-space: pre-line }</style></head><body><details><summary>a
b</summary><p>c
d</p></details><article><details><summary>e
f</summary><p>g
h</p></details></article></body></html>
^D
guid,notetype,deck,Front,Back,markup,tags
5dU4dUbPY4s,Basic,,"a
b","<p>c
d</p>",html,
FMcRQqJGECk,Basic,,e<br>f,<p>g<br>h</p>,html,
2> deckconv: -: read 2, written 2, skipped 0
```

## JSON-LD

One answer or a list, wrong choices, blocks that are broken, questions that no
quiz holds.

```
% deckconv -f html - -t csv
<html><head><title>T</title><link rel="canonical" href="https://example.org/t">
<script type="application/ld+json">
{"@context":"https://schema.org/","@type":"Quiz","about":{"@type":"Thing","name":"Cells"},
"hasPart":[
{"@type":"Question","eduQuestionType":"Flashcard","text":"What lets things in?","acceptedAnswer":{"@type":"Answer","text":"the membrane"}},
{"@type":["Question"],"eduQuestionType":"Multiple choice","name":"Q2","text":"2 < 3?","acceptedAnswer":[{"text":"yes"}],"suggestedAnswer":[{"text":"no"},{"text":"maybe"}]}]}
</script>
<script type="application/ld+json">{"@type":"Question" broken</script>
<script type="application/ld+json">{"@graph":[{"@type":"FAQPage","mainEntity":{"@type":"Question","name":"How?","acceptedAnswer":{"text":"<p>So.</p>"}}}]}</script>
</head><body></body></html>
^D
guid,notetype,deck,Front,Back,Choices,markup,tags
AM3b9ghPni1,Basic,Cells,What lets things in?,the membrane,,,
JZc0X8lpvY0,Cells,Cells,2 < 3?,yes,"no
maybe",,
I6sP0fUWPbU,Basic,,How?,<p>So.</p>,,plain html,
2> -:8:21: warning: JSON-LD is passed over: not JSON from here on [jsonld-syntax]
2>   8 | {"@type":"Question" broken
2>     |                     ^
2> deckconv: -: read 3, written 3, skipped 0
```

## Microdata

```
% deckconv - -t csv
<div itemscope itemtype="https://schema.org/Quiz"><h1 itemprop="name">Maths</h1>
<div itemscope itemprop="hasPart" itemtype="https://schema.org/Question"><h3 itemprop="name">What is <i>π</i>?</h3>
<div itemscope itemprop="acceptedAnswer" itemtype="https://schema.org/Answer"><div itemprop="text"><p>A ratio.</p></div></div></div>
<div itemscope itemprop="hasPart" itemtype="http://schema.org/Question"><meta itemprop="name" content="1 < 2 & 3">
<div itemscope itemprop="acceptedAnswer" itemtype="http://schema.org/Answer"><span itemprop="text">yes</span></div></div></div>
^D
guid,notetype,deck,Front,Back,markup,tags
66FtksAIW6v,Basic,Maths,What is <i>π</i>?,<p>A ratio.</p>,html,
3QrOSfnVq0L,Basic,Maths,1 &lt; 2 &amp; 3,yes,html,
2> deckconv: -: read 2, written 2, skipped 0
```

## Definition lists

Terms that share a definition, definitions that share a term, groups in <div>,
a list in a definition.

```
% deckconv - -t csv
<html><dl><dt>CSS<dt>Style sheets<dd>look<dd>layout</dd><div><dt>HTML</dt><dd>structure<dl><dt>in<dd>side</dl></dd></div></dl></html>
^D
guid,notetype,deck,Front,Back,markup,tags
003wlPf5H91,Basic,,CSS<br>Style sheets,look<br>layout,html,
BTNkibeRVAR,Basic,,HTML,structure<dl><dt>in</dt><dd>side</dd></dl>,html,
2> deckconv: -: read 2, written 2, skipped 0
```

## Tables

Where one table names its columns, the others are layout.

```
% deckconv - -t csv
<html><body><table><tr><td><table><tr><th>Word<th>Meaning<th>Note</tr><tr><td>Haus<td><b>house</b><td>n</tr><tr><td><td>lost<td></table><td>side</table>
<table><tr><td>Home<td>News<tr><td>About<td>Us</table></body></html>
^D
guid,notetype,deck,Word,Meaning,Note,markup,lost,tags
4IcaZjhwCML,Note,,Haus,<b>house</b>,n,html,,
6DjhX38DJbr,Note,,"",lost,"",html,front,
2> -: warning: 1 card without a front, lost by the source [side-front]
2> deckconv: -: read 2, written 2, skipped 0 (1 without a front)
```

Without a header two columns and two rows are needed.

```
% deckconv - -t csv
<html><body><table><tr><td>un<td>one<tr><td colspan=2>then<tr><td>deux<td>two</table><table><tr><td>a<td>b</table></body></html>
^D
guid,notetype,deck,Front,Back,markup,tags
8zhMRsuRYQe,Basic,,un,one,html,
JTBMJi8tXlC,Basic,,deux,two,html,
2> deckconv: -: read 2, written 2, skipped 0
```

A cell of several rows stands in each of them, a wide one in its first column;
a heading of two rows gives the finer names. A title as wide as the table is no
card, and above a header none is missed for it.

```
% deckconv - -t ndjson
<html><body><table><thead><tr><th colspan=4>Irregular verbs<tr><th rowspan=2>Term<th colspan=2>Meaning<th rowspan=2>Note<tr><th>English<th>German</thead>
<tbody><tr><td rowspan=3>poner<td><b>put</b><td>legen<td rowspan=2>pongo
<tr><td>set<td>stellen
<tr><td colspan=2>don<td>ropa
<tr><td colspan="9">Verbs in -ir
<tr><td rowspan=0>ir<td>go<td>gehen<td>
<tr></tr><tr><td>leave<td>weggehen<td>irse
<tbody><tr><td>ser<td>be<td>sein<td></table></body></html>
^D
{"define":"notetype","name":"Note","fields":["Term","English","German","Note"],"templates":[{"name":"Card 1","front":"{{Term}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{English}}\n<br>{{German}}\n<br>{{Note}}"}]}
{"notetype":"Note","guid":"FwWYQAyHWXS","fields":{"Term":"poner","English":"<b>put</b>","German":"legen","Note":"pongo"},"markup":"html","source":{"line":2,"format":"html","by":"table"}}
{"notetype":"Note","guid":"8PG0iVNi9mh","fields":{"Term":"poner","English":"set","German":"stellen","Note":"pongo"},"markup":"html","source":{"line":3,"format":"html","by":"table"}}
{"notetype":"Note","guid":"DJDCJDSESLX","fields":{"Term":"poner","English":"don","German":"","Note":"ropa"},"markup":"html","source":{"line":4,"format":"html","by":"table"}}
{"notetype":"Note","guid":"8sljmmBOZIK","fields":{"Term":"ir","English":"go","German":"gehen","Note":""},"markup":"html","source":{"line":6,"format":"html","by":"table"}}
{"notetype":"Note","guid":"3eSl0m5jc1Y","fields":{"Term":"ir","English":"leave","German":"weggehen","Note":"irse"},"markup":"html","source":{"line":7,"format":"html","by":"table"}}
{"notetype":"Note","guid":"6DosHPxTmpH","fields":{"Term":"ser","English":"be","German":"sein","Note":""},"markup":"html","source":{"line":8,"format":"html","by":"table"}}
2> deckconv: -: read 6, written 6, skipped 0
```

A row that has but one cell is told: its other side may be missing.

```
% deckconv - -t csv
<html><body><table><tr><th>Front<th>Back
<tr><td rowspan=2>un<td>one
<tr><td>a
<tr><td>deux
<tr><th>
<tr><td>trois<td rowspan=99>three
</table></body></html>
^D
guid,notetype,deck,Front,Back,markup,tags
8zhMRsuRYQe,Basic,,un,one,html,
9m6XhUsFp0B,Basic,,un,a,html,
Dym7WqIc8jT,Basic,,trois,three,html,
2> -:4: error: a row of one cell, in a table of 2 columns [html-row]
2> deckconv: -: read 4, written 3, skipped 1
=> 1
```

## More than one way

The most trusted is read, what another has more of is told.

```
% deckconv - -t csv
<html><body><details><summary>a</summary>b</details><table><tr><th>Front<th>Back<tr><td>1<td>2<tr><td>3<td>4</table></body></html>
^D
guid,notetype,deck,Front,Back,markup,tags
BjcuAt1gtIL,Basic,,a,b,html,
2> -:1: note: took the folds (1); the page has table rows too (2), which -f html:by=table takes [html-more]
2> deckconv: -: read 1, written 1, skipped 0
```

```
% deckconv -f html:by=table - -t csv:header=no
<html><body><details><summary>a</summary>b</details><table><tr><th>Front<th>Back<tr><td>1<td>2<tr><td>3<td>4</table></body></html>
^D
DFJd59YUf1N,Basic,,1,2,html,
E8MdVNLRptn,Basic,,3,4,html,
2> deckconv: -: read 2, written 2, skipped 0
```

## Two kinds of cards in one page

Quizlet's pages of 2026 hold the first 100 terms as JSON; "See more" shows the
others, and then a saved page has them all as elements.  Elements that stand
twice are more than there are: where no side is missing, the announced count
says which kind is whole.

```
% cat >make.awk; awk -v json=100 -v rows=229 -f make.awk >more.html; awk -v json=229 -v rows=15 -f make.awk >fresh.html; awk -v json=229 -v rows=240 -f make.awk >twice.html; for f in more fresh twice; do for format in html quizlet; do deckconv -f $format $f.html -t ndjson | sed 's/.*"by":\("[a-z]*"\).*/\1/' | sort | uniq -c; done; done
function q(s) { gsub(/"/, "\\\"", s); return "\"" s "\"" }
function side(l, t) { return "{\"label\":\"" l "\",\"media\":[{\"type\":1,\"plainText\":\"" t "\"}]}" }
BEGIN {
	total = 229
	items = ""
	for (i = 0; i < json; i++)
		items = items (i ? "," : "") "{\"id\":" 1000 + i ",\"cardSides\":[" side("word", "w" i) "," side("definition", "d" i) "]}"
	state = "{\"studyModesCommon\":{\"studiableData\":{\"studiableContainer\":{\"title\":\"Sea\",\"numTerms\":" total "},\"studiableItems\":[" items "]}}}"
	print "<!DOCTYPE html><title>Sea Flashcards | Quizlet</title><h1>Sea</h1>"
	print "<h2 id=\"SetPageTermsHeader-termsListHeading-7\">Terms in this set (" total ")</h2>"
	for (i = 0; i < rows; i++)
		print "<div class=\"SetPageTermsList-term\"><div data-testid=\"set-page-term-card-side\"><span class=\"TermText\">w" i "</span></div><div data-testid=\"set-page-term-card-side\"><span class=\"TermText\">d" i "</span></div></div>"
	print "<script id=\"__NEXT_DATA__\" type=\"application/json\">{\"props\":{\"pageProps\":{\"dehydratedReduxStateKey\":" q(state) "}}}</script>"
}
^D
    229 "site"
    229 "site"
    229 "json"
    229 "json"
    229 "json"
    229 "json"
2> deckconv: more.html: read 229, written 229, skipped 0
2> deckconv: more.html: read 229, written 229, skipped 0
2> deckconv: fresh.html: read 229, written 229, skipped 0
2> deckconv: fresh.html: read 229, written 229, skipped 0
2> twice.html:1: note: took the cards in the page's JSON (229); the page has cards by the recipe too (240), which -f html:by=site takes [html-more]
2> deckconv: twice.html: read 229, written 229, skipped 0
2> deckconv: twice.html: read 229, written 229, skipped 0
```

## Pictures of a page that was not saved with them

What begins with a slash lies where the page does: where it says, where the
browser saved it from, or what it calls its own address. Another may lie beside
the page.

```
% deckconv - -t csv:header=no
<!-- saved from url=(0025)https://www.example.org/d -->
<html><head><link rel="canonical" href="https://m.example.org/d"></head><body><details><summary><img src="/a/1.png" alt="/one"><img src=" /2.png?x=1&amp;y=2"></summary><img src="//cdn.example.org/3.png"><img src="4/4.png"><img src="https://example.org/5.png"></details></body></html>
^D
8Z74839mYw2,Basic,,"<img src=""https://www.example.org/a/1.png"" alt=""/one""><img src=""https://www.example.org/2.png?x=1&amp;y=2"">","<img src=""https://cdn.example.org/3.png""><img src=""4/4.png""><img src=""https://example.org/5.png"">",html,
2> deckconv: -: read 1, written 1, skipped 0
```

```
% deckconv - -t csv:header=no
<html><head><base href="//cdn.example.org:81?/d/"><link rel="canonical" href="https://example.org/d"></head><body><details><summary>1</summary><img src="/1.png"></details></body></html>
^D
DFJd59YUf1N,Basic,,1,"<img src=""https://cdn.example.org:81/1.png"">",html,
2> deckconv: -: read 1, written 1, skipped 0
```

```
% deckconv - -t csv:header=no
<html><head><meta property="og:url" content="https://example.org/d"></head><body><details><summary>1</summary><img src="/1.png"></details></body></html>
^D
DFJd59YUf1N,Basic,,1,"<img src=""https://example.org/1.png"">",html,
2> deckconv: -: read 1, written 1, skipped 0
```

Where nobody knows the address, their names are all that is left.

```
% deckconv - -t csv:header=no
<html><body><details><summary>1</summary><img src="/1.png" alt="one"></details></body></html>
^D
DFJd59YUf1N,Basic,,1,"<img src=""1.png"" alt=""one"">",html,
2> deckconv: -: read 1, written 1, skipped 0
```

## What a page must not do

A page without a card is an error. One that ends inside of a comment has lost
what stood there, and says so.

```
% deckconv - -t csv
<html><body><p>nothing here</p></body></html>
^D
2> -:1: error: no card found: no recipe knows this page, and it has no questions, folds, definitions or table of two columns [no-cards]
2>   hint: say what is what: -f 'html:card=.x,front=.y,back=.z'; `deckconv help recipes` tells how to keep it as a recipe
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

```
% deckconv - -t csv
<html><body><details><summary>a</summary>b</details><!-- lost
<details><summary>c</summary>d</details>
^D
guid,notetype,deck,Front,Back,markup,tags
BjcuAt1gtIL,Basic,,a,b,html,
2> -:1: warning: the page ends inside of a comment [html-cut]
2> deckconv: -: read 1, written 1, skipped 0
=> 1
```

A heading keeps its paragraphs, a `<` in prose is text, entities of HTML5 are
known, scripts are gone.

```
% deckconv - -t csv
<html><body><details><summary><h2><p>for (i=0;i<n;i++)</p></h2></summary>&check; a<b && c>d<script>alert(1)</script></details></body></html>
^D
guid,notetype,deck,Front,Back,markup,tags
2WSr7jmamje,Basic,,<h2><p>for (i=0;i&lt;n;i++)</p></h2>,✓ a&lt;b &amp;&amp; c&gt;d,html,
2> -:1: note: scripts, forms or the like were taken out [active-content]
2> deckconv: -: read 1, written 1, skipped 0
```
