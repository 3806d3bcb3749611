# Org-mode files

Real ones, counted by Emacs itself (org-map-entries, the local tags): 19
headings with `:drill:`, of which two have no text yet and one is a number that
is made up; 22 with `:fc:`.

```
% deckconv "$CORPUS/org-drill-org-drill.org" -t ndjson -q --strict=count | grep -c '"guid"'
16
2> $CORPUS/org-drill-org-drill.org:351:1: error: "Random Number 20-99" is a number that Emacs makes up each time, no card [org-generated]
```

```
% deckconv "$CORPUS/org-fc-category.org" -t ndjson | grep -o '{{c[0-9]*::' | wc -l
105
2> $CORPUS/org-fc-category.org: warning: schedules of org packages are not taken along: 22 [loss-schedules-of-org-packages]
2> $CORPUS/org-fc-category.org: warning: rules of FC_CLOZE_TYPE are not taken along: 22 [loss-rules-of-FC_CLOZE_TYPE]
2> deckconv: $CORPUS/org-fc-category.org: read 22, written 22, skipped 0
```

How org-drill hides clozes: all at once, each by turns, the first, the last,
all but one of two, all but one of three.

```
% for t in simple hide1cloze multicloze hidefirst hidelast show1cloze; do printf '* a :drill:\n:PROPERTIES:\n:DRILL_CARD_TYPE: %s\n:END:\n[x] [y||h] z\n' $t; done | deckconv - -t quizlet -q
"a

{{c1::x}} {{c1::y::h}} z",
"a

{{c1::x}} {{c2::y::h}} z",
"a

{{c1::x}} {{c2::y::h}} z",
"a

{{c1::x}} y z",
"a

x {{c1::y::h}} z",
"a

{{c1::x}} {{c2::y::h}} z",
2> -: warning: quizlet cannot hold formatting: 6 dropped [loss-formatting]
```

What is in brackets and no cloze.

```
% deckconv - -t ndjson -q --guid none
* a :drill:
- [ ] x [2/3] [50%] [fn:1] [2024-01-02 Tue] [[https://x.org][y]] =[a]= a[0] $[b]$ [open
** b
c
^D
{"notetype":"Basic","fields":{"Front":"<b>a</b><ul><li>☐ x [2/3] [50%] [fn:1] [2024-01-02 Tue] <a href=\"https://x.org\">y</a> <code>[a]</code> a[0] \\([b]\\) [open</li></ul>","Back":"<b>b</b><br><br>c"},"markup":"html","source":{"line":1,"format":"org","by":"org-drill"}}
```

The heading stands above the text where the program shows it; not where it
says nothing, or with org-fc's `noheading`, and in anki-editor's files only
with ANKI_PREPEND_HEADING.

```
% deckconv - -t csv -q --guid none
* Capital :drill:
Estonia?
** Answer
Tallinn
* Item :drill:
Latvia?
** Answer
Riga
* Capital :fc:noheading:
Poland?
** Back
Warsaw
* Capital
:PROPERTIES:
:ANKI_NOTE_TYPE: Basic
:ANKI_PREPEND_HEADING: t
:END:
Spain?
** Back
Madrid
^D
guid,notetype,deck,Front,Back,markup,tags
,Basic,,<b>Capital</b><br><br>Estonia?,Tallinn,html,
,Basic,,Latvia?,Riga,html,
,Basic,,Poland?,Warsaw,html,
,Basic,,<b>Capital</b><br><br>Spain?,Madrid,html,
```

```
% printf '* Capital :drill:\nEstonia?\n** Answer\nTallinn\n' | deckconv -f org:heading=no - -t csv -q --guid none
guid,notetype,deck,Front,Back,markup,tags
,Basic,,Estonia?,Tallinn,html,
```

Headings alone ask, too, and answer.

```
% printf '* Capital of Estonia? :drill:\n** Tallinn\n* Capital of Latvia? :drill:\nRiga\n*** :drill:\nBoss?\n**** \nMatt\n' | deckconv - -t csv -q --guid none
guid,notetype,deck,Front,Back,markup,tags
,Basic,,Capital of Estonia?,Tallinn,html,
,Basic,,Capital of Latvia?,Riga,html,
,Basic,,Boss?,Matt,html,
```

The deck: ANKI_DECK, inherited; else the category or the title; with an option
the headings above, too.

```
% deckconv - -t csv -q --guid none
#+TITLE: Words
* Verbs
** go :drill:
gehen
* Nouns
:PROPERTIES:
:CATEGORY: N
:END:
** dog :drill:
Hund
* Cards
:PROPERTIES:
:ANKI_DECK: A::B
:END:
** cat
:PROPERTIES:
:ANKI_NOTE_TYPE: Basic
:END:
Katze
^D
guid,notetype,deck,Front,Back,markup,tags
,Basic,Words,go,gehen,html,
,Basic,N,dog,Hund,html,
,Basic,A::B,cat,Katze,html,
```

```
% printf '#+TITLE: Words\n* Verbs\n** Weak\n*** go :drill:\ngehen\n' | deckconv -f org:deck=headings - -t csv -q --guid none
guid,notetype,deck,Front,Back,markup,tags
,Basic,Words::Verbs::Weak,go,gehen,html,
```

org-anki: headings with an id, else all with text.

```
% printf '#+ANKI_DECK: D\n* a\n:PROPERTIES:\n:ANKI_NOTE_ID: 1\n:END:\nx\n** b\n:PROPERTIES:\n:ANKI_NOTE_ID: 2\n:END:\ny\n* c\nz\n' | deckconv - -t csv --guid none
guid,notetype,deck,Front,Back,markup,tags
,Basic,D,a,x,html,
,Basic,D,b,y,html,
2> -:1: note: headings without ANKI_NOTE_ID, which are no cards: 1 [org-no-id]
2> deckconv: -: read 2, written 2, skipped 0
```

```
% printf '* Chapter\n** a\nx\n** {{c1::b}}\n' | deckconv -f org - -t csv -q --guid none
guid,notetype,deck,Front,Back,Text,Back Extra,markup,tags
,Basic,,a,x,,,html,
,Cloze,,,,{{c1::b}},"",html,
```

anki-editor: what is not under a field's heading is the field that is missing.

```
% deckconv - -t csv -q --guid none
* Front by heading
:PROPERTIES:
:ANKI_NOTE_TYPE: Basic
:END:
Back by text
** and more
text
*** not this :noexport:
x
* Cloze
:PROPERTIES:
:ANKI_NOTE_TYPE: Cloze
:ANKI_TAGS: a b
:ANKI_FIELD_BACK_EXTRA: by property
:END:
{{c1::x}}
^D
guid,notetype,deck,Front,Back,Text,Back Extra,markup,tags
,Basic,,Front by heading,Back by text<br><br><b>and more</b><br><br>text,,,html,
,Cloze,,,,{{c1::x}},by property,html,a b
```

Lines that Emacs filled are joined, others end where they end; Japanese has no
blank between. For Anki's packages text is as it is exported.

```
% deckconv - -t ndjson -q --guid none
* Item :drill:
Sp: [el perro]
En: the dog and so on, which is a line that is filled up to its end, as
is seen.
* a
:PROPERTIES:
:ANKI_NOTE_TYPE: Basic
:END:
one
two\\
three
^D
{"notetype":"Cloze","fields":{"Text":"Sp: {{c1::el perro}}<br>En: the dog and so on, which is a line that is filled up to its end, as is seen.","Back Extra":""},"markup":"html","source":{"line":1,"format":"org","by":"org-drill"}}
{"notetype":"Basic","fields":{"Front":"a","Back":"one two<br>three"},"markup":"html","source":{"line":5,"format":"org","by":"anki-editor"}}
```

Markup.

```
% deckconv -f org - -t ndjson -q --guid none
* *b* /i/ _u_ +s+ =c*c= ~v~ a*b* *a *b* /a *b/ c* snake_case_x * no * x_{1}
\alpha \to $x<y$ $5 and $6 \(z\) $$w$$ \notaword <<target>> @@html:<kbd>k</kbd>@@@@latex:l@@
[[file:a b.png]] [[./c.mp3]] [[id:x][a /note/]] [[https://x.org]] https://y.org [[broken]

- one
  more
  1. two
  2. [@5] three
- four :: no

: fixed <a>
:   b

-----
\begin{align}
a & b
\end{align}
#+BEGIN_QUOTE
said
#+END_QUOTE
#+begin_verse
a
b
#+end_verse
#+begin_export html
<u>raw</u><script>x</script>
#+end_export
#+begin_comment
gone
#+end_comment
#+begin_src c
  int *a;
#+results:
^D
{"notetype":"Basic","fields":{"Front":"<b>b</b> <i>i</i> <u>u</u> <s>s</s> <code>c*c</code> <code>v</code> a*b* <b>a *b</b> <i>a *b</i> c* snake_case_x * no * x<sub>1</sub>","Back":"α → \\(x&lt;y\\) $5 and $6 \\(z\\) \\[w\\] \\notaword  <kbd>k</kbd> <img src=\"a b.png\"> [sound:c.mp3] a <i>note</i> <a href=\"https://x.org\">https://x.org</a> https://y.org [[broken]<ul><li>one more<ol><li>two</li><li>three</li></ol></li></ul><dl><dt>four</dt><dd>no</dd></dl><pre><code>fixed &lt;a&gt;\n  b</code></pre><hr>\\[\\begin{align}\na &amp; b\n\\end{align}\\]<blockquote>said</blockquote>a<br>b<u>raw</u>\nint *a;"},"markup":"html","source":{"line":1,"format":"org","by":"org-anki"}}
2> -: warning: links within Emacs are not taken along: 1 [loss-links-within-Emacs]
```

A text about org-mode in Markdown is Markdown.

````
% deckconv inspect - | sed -n 2p
# Cards in Emacs

Write it so:
```org
* Item :drill:
:PROPERTIES:
:END:
```
## Question
Answer
## Other
Answer
^D
  format      markdown: Markdown
````

A file with nothing in it to be asked has no cards.

```
% printf '* a\n** b\n' | deckconv -f org - -t csv
2> -: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

Brackets in a block of code hide nothing.

```
% printf '* Lists :drill:\nWhat is *it*?\n#+begin_src python\nx = [1, 2]\n#+end_src\n** Answer\n2\n* Gap :drill:\nA [gap] here\n' | deckconv - -f org -t ndjson:source=no
^D
{"notetype":"Basic","guid":"CLsbuAuRBAX","fields":{"Front":"<b>Lists</b><br><br>What is <b>it</b>?<pre><code>x = [1, 2]</code></pre>","Back":"2"},"markup":"html"}
{"notetype":"Cloze","guid":"8ZM6YxqrGR4","fields":{"Text":"<b>Gap</b><br><br>A {{c1::gap}} here","Back Extra":""},"markup":"html"}
2> deckconv: -: read 2, written 2, skipped 0
```
