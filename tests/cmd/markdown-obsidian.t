# Notes of Obsidian

What makes cards of `==marks==` and of `a::b` is a tag `#flashcards`, which may
stand in the properties above, without its `#`.

```
% for t in 'tags: [flashcards]' 'tags: x, "#flashcards"' 'tags: x flashcards/y' 'tags:\n  - z\n  - flashcards' 'cards-deck: A::B'; do echo "$t:"; printf "\357\273\277---\n$t\n---\n# Top\n\nIt is ==hidden==.\n\nwest::east\n" | deckconv -q - -t csv --guid none; done
tags: [flashcards]:
guid,notetype,deck,Text,Back Extra,Front,Back,markup,tags
,Cloze,Top,It is {{c1::hidden}}.,"",,,markdown,
,Basic,Top,,,west,east,markdown,
tags: x, "#flashcards":
guid,notetype,deck,Text,Back Extra,Front,Back,markup,tags
,Cloze,Top,It is {{c1::hidden}}.,"",,,markdown,x
,Basic,Top,,,west,east,markdown,x
tags: x flashcards/y:
guid,notetype,deck,Text,Back Extra,Front,Back,markup,tags
,Cloze,y,It is {{c1::hidden}}.,"",,,markdown,x
,Basic,y,,,west,east,markdown,x
tags:
  - z
  - flashcards:
guid,notetype,deck,Text,Back Extra,Front,Back,markup,tags
,Cloze,Top,It is {{c1::hidden}}.,"",,,markdown,z
,Basic,Top,,,west,east,markdown,z
cards-deck: A::B:
guid,notetype,deck,Text,Back Extra,Front,Back,markup,tags
,Cloze,A::B,It is {{c1::hidden}}.,"",,,markdown,
,Basic,A::B,,,west,east,markdown,
```

Where there is none, what is left out is told, with its line.

```
% printf 'Some words stand here.\nand here.\n\n# A\nWhat is it? :: This.\n\nThat is ==it==.\n\nMore words, and\n```\nc::d\n==x==\n```\nwest::east\nand words again\nnorth::south\n\nmore\n\nmore\n\nmore\n' > a.md; deckconv a.md -t quizlet; printf '\n#flashcards\n' >> a.md; deckconv a.md -t quizlet
What is it?,This.
What is it?,This.
That is {{c1::it}}.,
west,east
north,south
2> a.md:14:1: note: passed over 2 lines as a::b: without a tag #flashcards that is no card [markdown-untagged]
2> a.md:7:1: note: passed over 1 line with ==marks==: without a tag #flashcards they hide nothing [markdown-untagged]
2> a.md: warning: quizlet cannot hold decks: 1 dropped [loss-decks]
2> deckconv: a.md: read 1, written 1, skipped 0
2> a.md: warning: quizlet cannot hold decks: 4 dropped [loss-decks]
2> deckconv: a.md: read 4, written 4, skipped 0
```

In a note about something else, the word alone makes no cards of a few marks;
a deck's name does.

```
% for t in flashcards flashcards/x; do printf -- "---\ntags: [$t]\n---\n" > a.md; for i in 1 2 3 4 5 6 7 8 9; do printf "## Question $i\nanswer $i\n\n" >> a.md; done; printf '## Last\nIt is ==one==.\n' >> a.md; deckconv a.md -t quizlet 2>&1 | tail -n 2; done
Last,It is ==one==.
deckconv: a.md: read 10, written 10, skipped 0
It is {{c1::one}}.,
deckconv: a.md: read 1, written 1, skipped 0
```

The plugin Flashcards names each card in the line below it, clozes too; tags at
the end of a line are the card's.

```
% deckconv - -t ndjson:source=no
---
cards-deck: Physics::Waves
---
# Sound

Words about sound, of which there are many.
And more of them.
And still more.
And so on.

What is pitch? #card #si
How often it swings
^1712345678901

Unit of pitch::hertz #si
^1712345678902

Loudness grows with ==amplitude==,
they say.
^1712345678903
^D
{"deck":"Physics::Waves","notetype":"Basic","guid":"BkKFHWAvAJq","tags":["si"],"fields":{"Front":"What is pitch?","Back":"How often it swings"},"markup":"markdown"}
{"deck":"Physics::Waves","notetype":"Basic","guid":"62QGE0CeG8D","tags":["si"],"fields":{"Front":"Unit of pitch","Back":"hertz"},"markup":"markdown"}
{"deck":"Physics::Waves","notetype":"Cloze","guid":"5zSahBdOt39","fields":{"Text":"Loudness grows with {{c1::amplitude}},\\\nthey say.","Back Extra":""},"markup":"markdown"}
2> deckconv: -: read 3, written 3, skipped 0
```

Those lines say so by themselves.

```
% printf 'Many words.\n\nMany more.\n\nAnd more.\n\nwest::east\n^1712345678902\nnorth::south\n' | deckconv - -t csv --guid none
guid,notetype,deck,Front,Back,markup,tags
,Basic,,west,east,markdown,
,Basic,,north,south,markdown,
2> deckconv: -: read 2, written 2, skipped 0
```

A tag before the text of one card is of that card alone if the properties have
one.

```
% printf -- '---\ntags: [flashcards]\n---\n# Top\n\none::two\n\n#flashcards/special three\n?\nfour\n\nfive::six\n' | deckconv -q - -t csv --guid none
guid,notetype,deck,Front,Back,markup,tags
,Basic,Top,one,two,markdown,
,Basic,special,three,four,markdown,
,Basic,Top,five,six,markdown,
```

A tag holds for what follows it, in whatever line it stands, up to the next one;
in code and in a card it says nothing.

````
% deckconv - -t csv --guid none
# Biology #flashcards/bio

one::two

## Cells #flashcards/bio/cells #exam

three::four

Words, and `#flashcards/code`:
```
# #flashcards/code
```

five::six

These are in #flashcards/plants, all of them. #more

seven::eight

- #flashcards/lists #x
nine::ten
eleven #flashcards/inside
twelve
?
thirteen #flashcards/inside
and more

#flashcards/start of a text, no card

fourteen::fifteen
sixteen #flashcards/inside::seventeen

What is it? #card #own
That is it.

## #flashcards/last

eighteen::nineteen
^D
guid,notetype,deck,Front,Back,markup,tags
,Basic,bio,one,two,markdown,
,Basic,bio::cells,three,four,markdown,exam
,Basic,bio::cells,five,six,markdown,exam
,Basic,plants,seven,eight,markdown,
,Basic,lists,nine,ten,markdown,x
,Basic,lists,"eleven #flashcards/inside\
twelve","thirteen #flashcards/inside\
and more",markdown,x
,Basic,start,fourteen,fifteen,markdown,
,Basic,start,sixteen #flashcards/inside,seventeen,markdown,
,Basic,start,What is it?,That is it.,markdown,own
,Basic,last,eighteen,nineteen,markdown,
2> deckconv: -: read 10, written 10, skipped 0
````

What is written for others is no tag.

```
% printf '{"fields":{"Front":"a#flashcards #flashcards/x","Back":"`b #flashcards` #flashcards"},"markup":"markdown"}\n' > a.ndjson; for d in qa headings; do deckconv -q a.ndjson -t markdown:dialect=$d -o a.md; cat a.md; deckconv -q a.md -t ndjson:source=no --guid none; done
**Q:** a\#flashcards \#flashcards/x
**A:** <code>b &#35;flashcards</code> &#35;flashcards
{"notetype":"Basic","fields":{"Front":"a\\#flashcards \\#flashcards/x","Back":"<code>b #flashcards</code> #flashcards"},"markup":{"Front":"markdown","Back":"html"}}
## a\#flashcards \#flashcards/x

<code>b &#35;flashcards</code> &#35;flashcards
{"notetype":"Basic","fields":{"Front":"a\\#flashcards \\#flashcards/x","Back":"<code>b #flashcards</code> #flashcards"},"markup":{"Front":"markdown","Back":"html"}}
```

## Links and embeds

Pictures, recordings and links by name are what is seen there; in code and
mathematics, behind a word or a backslash they are none.

````
% deckconv --sanitize=no - -t ndjson:source=no --guid none
#flashcards/bio

What is it? ![[cell.png]]::A cell, see [[Cell biology|the lecture]].

And this? ![[my cell (1).png|300]]
?
![[a/cell.png|a cell|300x200]]
- with **walls**, [[Cell biology#Walls]] and [[#Membrane]]
![[r&amp;d.PNG|alt]] [[note_a|]] [[Bones#^a1b2]]

![[la_word_x.mp3]]::![[Some note]] `[[code]]` $[[1]]$ \[[z]] [[ -f x ]] a[[1]]

| [[x\|bar]] | ![[p.png\|30]] |
|---|---|
?
```
[[no]] ![[no.png]]
```
``a ` ![[no.png]]``

==[[Berlin]]== is in ==![[de.png]]==

# [[Title]]

one::two
^D
{"deck":"bio","notetype":"Basic","fields":{"Front":"What is it? ![](cell.png)","Back":"A cell, see the lecture."},"markup":"markdown"}
{"deck":"bio","notetype":"Basic","fields":{"Front":"And this? <img src=\"my cell (1).png\" width=\"300\">","Back":"<span><img src=\"a/cell.png\" alt=\"a cell\" width=\"300\" height=\"200\"></span>\n- with **walls**, Cell biology > Walls and Membrane\n![alt](r&amp;amp;d.PNG) note_a Bones"},"markup":"markdown"}
{"deck":"bio","notetype":"Basic","fields":{"Front":"[sound:la_word_x.mp3]","Back":"Some note `[[code]]` $[[1]]$ \\[[z]] [[ -f x ]] a[[1]]"},"markup":"markdown"}
{"deck":"bio","notetype":"Basic","fields":{"Front":"| bar | <img src=\"p.png\" width=\"30\"> |\n|---|---|","Back":"```\n[[no]] ![[no.png]]\n```\n``a ` ![[no.png]]``"},"markup":"markdown"}
{"deck":"bio","notetype":"Cloze","fields":{"Text":"{{c1::Berlin}} is in {{c2::![](de.png)}}","Back Extra":""},"markup":"markdown"}
{"deck":"bio","notetype":"Basic","fields":{"Front":"one","Back":"two"},"markup":"markdown"}
2> -: warning: embedded notes are not taken along: 1 [loss-embedded-notes]
2> deckconv: -: read 6, written 6, skipped 0
````

In any other layout a picture is one, too, but brackets may be anything.

```
% printf '| Term | Definition |\n|---|---|\n| ![[a.png\\|40]] | [[b]] `![[c.png]]` |\n' | deckconv -q --sanitize=no - -t ndjson:source=no --guid none; printf '## What is [[it]]?\n![[a.png]]\n\n## And that?\n![[b.mp3]]\n' | deckconv -q --sanitize=no - -t ndjson:source=no --guid none
{"notetype":"Basic","fields":{"Front":"<img src=\"a.png\" width=\"40\">","Back":"[[b]] `![[c.png]]`"},"markup":"markdown"}
{"notetype":"Basic","fields":{"Front":"What is [[it]]?","Back":"![](a.png)"},"markup":"markdown"}
{"notetype":"Basic","fields":{"Front":"And that?","Back":"[sound:b.mp3]"},"markup":"markdown"}
```

They are taken along.

```
% printf x > 'my cell.png'; printf '#flashcards\n\na ![[my cell.png|30]]::b\n' > a.md; deckconv -q a.md -t csv --guid none --media-dir out; ls out
guid,notetype,deck,Front,Back,markup,tags
,Basic,,"a <img src=""my cell.png"" width=""30"">",b,html markdown,
my cell.png
```

What is written is read back, links that are text too.

````
% cat > a.ndjson; for d in obsidian headings hashcards table; do echo "== $d"; deckconv -q a.ndjson -t markdown:dialect=$d -o a.md; cat a.md; deckconv -q a.md -t ndjson:source=no,markup=html --guid none; done
{"fields":{"Front":"a [[b]] ![[c.png]] `[[d]]`","Back":"[[[e]]\n\n```\n![[f.png]]\n```"},"markup":"markdown"}
{"notetype":"Cloze","fields":{"Text":"{{c1::[[g]]}} and ![[h.mp3]]"},"markup":"markdown"}
^D
== obsidian
#flashcards

a \[[b]] !\[[c.png]] `[[d]]`
?
[\[[e]]
<br>
```
![[f.png]]
```

==\[[g]]== and !\[[h.mp3]]
{"notetype":"Basic","fields":{"Front":"a [[b]] ![[c.png]] <code>[[d]]</code>","Back":"<p>[[[e]]</p><pre><code>![[f.png]]</code></pre>"},"markup":"html"}
{"notetype":"Cloze","fields":{"Text":"{{c1::[[g]]}} and ![[h.mp3]]","Back Extra":""},"markup":"html"}
== headings
## a [[b]] !\[[c.png]] `[[d]]`

[[[e]]

```
![[f.png]]
```

## {{c1::[[g]]}} and !\[[h.mp3]]

&nbsp;
{"notetype":"Basic","fields":{"Front":"a [[b]] ![[c.png]] <code>[[d]]</code>","Back":"<p>[[[e]]</p><pre><code>![[f.png]]</code></pre>"},"markup":"html"}
{"notetype":"Cloze","fields":{"Text":"{{c1::[[g]]}} and ![[h.mp3]]","Back Extra":""},"markup":"html"}
== hashcards
Q: a [[b]] !\[[c.png]] `[[d]]`
A: [[[e]]

```
![[f.png]]
```

---

C: [\[\[g\]\]] and !\[\[h.mp3\]\]
{"notetype":"Basic","fields":{"Front":"a [[b]] ![[c.png]] <code>[[d]]</code>","Back":"<p>[[[e]]</p><pre><code>![[f.png]]</code></pre>"},"markup":"html"}
{"notetype":"Cloze","fields":{"Text":"{{c1::[[g]]}} and ![[h.mp3]]","Back Extra":""},"markup":"html"}
== table

| Front | Back | Tags |
|---|---|---|
| a [[b]] !\[[c.png]] `[[d]]` | <p>&#91;&#91;&#91;e&#93;&#93;</p><pre><code>&#33;&#91;&#91;f.png&#93;&#93;</code></pre> | |
| {{c1::[[g]]}} and !\[[h.mp3]] |  | |
{"notetype":"Basic","fields":{"Front":"a [[b]] ![[c.png]] <code>[[d]]</code>","Back":"<p>[[[e]]</p><pre><code>![[f.png]]</code></pre>"},"markup":"html"}
{"notetype":"Cloze","fields":{"Text":"{{c1::[[g]]}} and ![[h.mp3]]","Back Extra":""},"markup":"html"}
````

A line of nothing but `=` below a title hides nothing.

```
% printf 'Botany\n======\n\nWhat is a root?\n?\nIt drinks.\n' | deckconv - -t quizlet
What is a root?,It drinks.
2> deckconv: -: read 1, written 1, skipped 0
```

```
% printf '#flashcards\n\nBotany\n========  \nA ==leaf== is green.\n\nTrees\n=====\n' | deckconv - -t quizlet -q
"Botany
A {{c1::leaf}} is green.",
2> -: warning: quizlet cannot hold formatting: 1 dropped [loss-formatting]
```

The plugin Flashcards, whose notes say cards-deck, hides what is in curly
brackets, too; not in code, formulas and templates.

```
% deckconv - -t quizlet:paste -q
---
cards-deck: Chemistry
---
# Atoms

The {nucleus} holds ==protons==.

The {2:shell} of {1:helium} has $\frac{4}{2}$, `{x}` and $$\frac{a}{b}$$ {{date}}.

$$
\sum_{i}
$$

It costs $5 for {one}, $6 for {two}.
^1712345678901

Only words, and \{a brace}.

What is a set? :: {1, 2}
^D
The {{c1::nucleus}} holds {{c2::protons}}.	
The {{c2::shell}} of {{c1::helium}} has \(\frac{4}{2}\), {x} and \[\frac{a}{b}\] {{date}}.	
It costs $5 for {{c1::one}}, $6 for {{c2::two}}.	
What is a set?	{1, 2}
2> -: warning: quizlet cannot hold formatting: 1 dropped [loss-formatting]
2> -: warning: quizlet cannot hold decks: 4 dropped [loss-decks]
```

```
% printf -- '---\ncards-deck: x\n---\n\nOnly {this} is hidden.\n' > a.md; deckconv a.md -t quizlet -q; sed 1,3d a.md | deckconv -f markdown - -t quizlet
Only {{c1::this}} is hidden.,
2> a.md: warning: quizlet cannot hold decks: 1 dropped [loss-decks]
2> -: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```
