# Dialects of Markdown

A note of Obsidian. Tags are decks and tags, for what follows or for one card;
both ways are another note type; highlights are clozes where `#flashcards` is,
with the plugin's numbers and hints; a block's id is the card's own. A schedule
is no text, and is told.

````
% deckconv -f markdown - -t ndjson:source=no
#flashcards/lang/es #words

perro::dog <!--SR:!2024-01-01,3,250-->
- gato:::cat ^a1b2c3

#flashcards/other #flashcards/more
What is a fence?
?
It is
```c
std::move(x);

no::card
```
<!--SR:!2024-01-01,3,250!2024-01-02,3,250-->

==Berlin== is in ==Germany==.

#solo ==2;;Bern;;a city== and ==1;;Switzerland==, ==no cloze==.

left
<br>
lower
??
right
%% ^block-7

Only `std::move` or std::vector, [key:: value], $a::b$
^D
{"deck":"lang::es","notetype":"Basic","guid":"B0V6iJnqvmy","tags":["words"],"fields":{"Front":"perro","Back":"dog"},"markup":"markdown"}
{"deck":"lang::es","notetype":"Basic (and reversed card)","guid":"ATbEEYXnTKn","tags":["words"],"fields":{"Front":"gato","Back":"cat"},"markup":"markdown"}
{"deck":"other","notetype":"Basic","guid":"Do8Hc7KbxAY","tags":["more"],"fields":{"Front":"What is a fence?","Back":"It is\n```c\nstd::move(x);\n\nno::card\n```"},"markup":"markdown"}
{"deck":"lang::es","notetype":"Cloze","guid":"33ElOxKmpLZ","tags":["words"],"fields":{"Text":"{{c1::Berlin}} is in {{c2::Germany}}.","Back Extra":""},"markup":"markdown"}
{"deck":"lang::es","notetype":"Cloze","guid":"BoTK3Icwcz5","tags":["words","solo"],"fields":{"Text":"{{c2::Bern::a city}} and {{c1::Switzerland}}, ==no cloze==.","Back Extra":""},"markup":"markdown"}
{"deck":"lang::es","notetype":"Basic (and reversed card)","guid":"6KFiucXVZrm","tags":["words"],"fields":{"Front":"left\n\nlower","Back":"right\\\n%%"},"markup":"markdown"}
2> -: warning: scheduling comments are not taken along: 3 [loss-scheduling-comments]
2> deckconv: -: read 6, written 6, skipped 0
````

The same without `#flashcards`: what is tight between words is no card, unless
most of the note is such lines; nor is a field of the note.

```
% printf 'std::cout and a::b\n\nstatus:: open\nreason:: none\n\nWhat is it? :: This.\nWhy? ::: Why not?\n' | deckconv -f markdown - -t quizlet
What is it?,This.
Why?,Why not?
2> deckconv: -: read 2, written 2, skipped 0
```

```
% printf 'hello::hola\ngood bye::adios\n' | deckconv -q -f markdown - -t quizlet; printf 'atom:: smallest part\nion:: charged atom\n' | deckconv -q -f markdown - -t quizlet
hello,hola
good bye,adios
atom,smallest part
ion,charged atom
```

```
% printf 'a ==b==\n\n**c** d\n\ne::f\n' > a.md; for o in auto none highlight bold; do echo $o; deckconv -q -f markdown:dialect=obsidian,cloze=$o a.md -t ndjson:source=no --guid none; done
auto
none
highlight
{"notetype":"Cloze","fields":{"Text":"a {{c1::b}}","Back Extra":""},"markup":"markdown"}
bold
{"notetype":"Cloze","fields":{"Text":"a {{c1::b}}","Back Extra":""},"markup":"markdown"}
{"notetype":"Cloze","fields":{"Text":"{{c1::c}} d","Back Extra":""},"markup":"markdown"}
2> a.md: error: no card found [no-cards]
2> a.md: error: no card found [no-cards]
```

Front matter may hold tags that are decks; a card without blank lines about it
is one all the same.

```
% deckconv -q -f markdown - -t csv --guid none
---
tags:
  - "#flashcards/a/b"
  - topic
---
one
?
two
<!--SR:!2024-01-01,3,250-->
three::four
five #card #t
six
six too #card
six

# seven
#card-reverse
eight
^D
guid,notetype,deck,Front,Back,markup,tags
,Basic,a::b,one,two,markdown,topic
,Basic,a::b,three,four,markdown,topic
,Basic,a::b,five,six,markdown,topic t
,Basic,a::b,six too,six,markdown,topic
,Basic (and reversed card),a::b,seven,eight,markdown,topic
2> -: warning: scheduling comments are not taken along: 1 [loss-scheduling-comments]
```

hashcards: only `Q:`, `A:` and `C:` at the edge, and what is in brackets, also
where others see a link.

```
% deckconv -q -f markdown:dialect=hashcards - -t ndjson:source=no
C: [a] ![i](j.png) \[b\] [c](d) [e [f] g]
---
Q: Q: is no side
A: Answer: nor is this
- **Q:** nor this
^D
{"notetype":"Cloze","guid":"EL3YS0kcqjb","fields":{"Text":"{{c1::a}} <img src=\"j.png\" alt=\"i\"> [b] {{c2::c}}(d) e {{c3::f}} g","Back Extra":""},"markup":{"Text":"html","Back Extra":"markdown"}}
{"notetype":"Basic","guid":"Dx5xxaPBkBB","fields":{"Front":"Q: is no side","Back":"Answer: nor is this\n- **Q:** nor this"},"markup":"markdown"}
```

A note of Logseq: properties go, `deck` and `tags` are taken, a card below a card
is one and in its answer, clozes may stand below.

```
% deckconv -f markdown - -t ndjson:source=no
deck:: [[A::B]]
tags:: x, [[y z]]

- outer #card #t
  id:: 1
  card-repeats:: 1
	- inner [[Card]]
	  card-repeats:: 2
	  deck:: C/D
		- deep
	- after
- The {{cloze sun}} #flashcard
- list #[[card]]
	- a {{cloze b}}
- no #cards
^D
{"deck":"A::B","notetype":"Basic","guid":"GxMDyC7Wrpv","tags":["x","y_z","t"],"fields":{"Front":"outer","Back":"- inner\n\t- deep\n- after"},"markup":"markdown"}
{"deck":"C::D","notetype":"Basic","guid":"5lV6dbwlsNz","tags":["x","y_z"],"fields":{"Front":"inner","Back":"deep"},"markup":"markdown"}
{"deck":"A::B","notetype":"Cloze","guid":"65OtOQcQ05R","tags":["x","y_z"],"fields":{"Text":"The {{c1::sun}}","Back Extra":""},"markup":"markdown"}
{"deck":"A::B","notetype":"Cloze","guid":"6x1FPwzdPuJ","tags":["x","y_z"],"fields":{"Text":"list\n\na {{c1::b}}","Back Extra":""},"markup":"markdown"}
2> -: warning: properties are not taken along: 1 [loss-properties]
2> -: warning: scheduling comments are not taken along: 2 [loss-scheduling-comments]
2> deckconv: -: read 4, written 4, skipped 0
```

However many properties it has, it is one of Logseq.

```
% printf -- '- ## one #card\n  card-last-interval:: 4\n  card-repeats:: 1\n  card-ease-factor:: 2.6\n  card-last-score:: 5\n  hl-page:: 1\n  background-color:: red\n\t- two\n' | deckconv -f markdown - -t quizlet
one,two
2> -: warning: properties are not taken along: 2 [loss-properties]
2> -: warning: scheduling comments are not taken along: 1 [loss-scheduling-comments]
2> deckconv: -: read 1, written 1, skipped 0
```

Blocks of Obsidian_to_Anki; one that does not end is named.

```
% deckconv -f markdown - -t ndjson:source=no
FILE TAGS
a b

START
Basic (and reversed card)
q
Back: r: s
Tags: c
<!--ID: 12-->
END

STARTI [Cloze] {2:x} and {c1|y} Tags: d ID: 13 ENDI

START
Basic
^D
{"notetype":"Basic (and reversed card)","guid":"FfAjt8EyQrS","tags":["a","b","c"],"fields":{"Front":"q","Back":"r: s"},"markup":"markdown"}
{"notetype":"Cloze","guid":"8y4Buc4sxGi","tags":["a","b","d"],"fields":{"Text":"{{c2::x}} and {{c1::y}}","Back Extra":""},"markup":"markdown"}
2> -:14:1: error: START without END [markdown-block]
2> deckconv: -: read 3, written 2, skipped 1
=> 1
```

Headings: mdanki's tags; a heading that is indented is text, and a rule at the
end parts cards.

```
% deckconv -q -f markdown - -t ndjson:source=no --guid none
# Deck
## C#
 ## text
x

---

above
[#a]() [#b](c.md)

---
## ##
front
%
back
^D
{"deck":"Deck","notetype":"Basic","tags":["a","b"],"fields":{"Front":"C#","Back":"## text\nx\n\n---\n\nabove"},"markup":"markdown"}
{"deck":"Deck","notetype":"Basic","fields":{"Front":"front","Back":"back"},"markup":"markdown"}
```

So do items of a list, and titles above cards are none of their text.

```
% printf '1. **Q:** a\n   **A:** b\n2. **Q:** c\n   **A:** d\n\n**Card 3**\nFront: e\nBack: f\n\nFlashcard 4:\n- **Front:** g\n- **Back:** h\n' | deckconv -q -f markdown - -t quizlet
a,b
c,d
e,f
g,h
```

A small table in a long list of words is not what the text is, even if a name says Markdown.

```
% (seq 40 | sed 's|.*|woord& - word &|'; printf '\n| deze | those |\n|---|---|\n| wit | white |\n') > w.txt; deckconv inspect w.txt | grep -E 'format|cards'; cp w.txt w.md; deckconv inspect w.md | grep -E 'format|cards'
  format      quizlet: Quizlet's text and CSV
  cards       40
  format      quizlet: Quizlet's text and CSV
  cards       40
```

```
% (seq 29 | sed 's|.*|woord& - word &|'; printf '\n| term | definition |\n|---|---|\n| wit | white |\n') | deckconv inspect - | grep -E 'format|cards'
  format      not recognised
2> -: error: could be more than one format [format-unsure]
2>   hint: say -f markdown
```

```
% (printf '# Words\nWhat I learnt.\n\nSome of it.\n\n'; seq -f 'Line %g.' 9; printf '\n| term | definition |\n|---|---|\n| wit | white |\n') | deckconv inspect - | grep -E 'format|cards'
  format      markdown: Markdown
  cards       1
```

A table's columns are known by name in any dress.

```
% printf '| **Definition** | *Term* | `T\\|x` |\n|--|--|--|\n| a | b | c |\n' | deckconv -q -f markdown - -t csv --guid none
guid,notetype,deck,Term,Definition,T|x,markup,tags
,Note,,b,a,c,markdown,
```

A backquote that nothing closes is one.

```
% printf '| Term | Definition |\n|--|--|\n| a ` b | c |\n| `a|b` | d |\n' | deckconv -q - -t csv --guid none
guid,notetype,deck,Front,Back,markup,tags
,Basic,,a ` b,c,markdown,
,Basic,,`a|b`,d,markdown,
```

Lists of terms, if most of the document is in them.

```
% deckconv -q -f markdown - -t quizlet
Some words:

* **a** – b
* **c**: d
  - e
1. f: g
^D
a,b
c,"d
- e"
f,g
2> -: warning: quizlet cannot hold formatting: 1 dropped [loss-formatting]
```

Cards in another layout than the one that most are in are told.

```
% deckconv -f markdown - -t quizlet
before :: the cards

Q: a
A: b

Q: c
A: d

---

| Term | Meaning |
|---|---|
| e | f |

<details><summary>g</summary>h</details>
^D
a,b
c,d
2> -:15:1: note: passed over 1 card in <details>: most are in questions and answers [markdown-others]
2> -:13:1: note: passed over 1 card in tables: most are in questions and answers [markdown-others]
2> -:1:1: note: passed over 1 card in Obsidian's syntax: most are in questions and answers [markdown-others]
2> deckconv: -: read 2, written 2, skipped 0
```

A layout that is not the one that would be found can be asked for.

```
% printf 'Q: a\nA: b\n\n## c\nd\n' > a.md; deckconv -q -f markdown a.md -t quizlet; deckconv -q -f markdown:dialect=headings a.md -t quizlet
a,b
c,d
```

Numbers in bold may end with a dot; other letters with one are choices.

```
% printf '**Q1.** a.b?\n**B.** c: d\n**A1)** e\n\n**Question 2.** f\n**Answer 2.** g\n' | deckconv -q -f markdown - -t quizlet
"a.b?
B. c: d",e
f,g
2> -: warning: quizlet cannot hold formatting: 1 dropped [loss-formatting]
```

## Writing

What would be syntax is text in each; what cannot be said is told.

````
% cat > n.ndjson; for d in obsidian hashcards headings qa table; do echo "== $d"; deckconv n.ndjson -t markdown:dialect=$d; done
{"guid":"1","deck":"A b::C","tags":["t","u::v"],"fields":{"Front":"#q `a::b` c::d","Back":"one\n\n## two\n?\n%\nQ: three\n\n---\n\n```\nQ: x\n\n%\n```"},"markup":"markdown"}
{"guid":"2","deck":"A b::C","fields":{"Front":"dog","Back":"Hund | Hündin"},"notetype":"Basic (and reversed card)","markup":"plain"}
{"guid":"3","deck":"D","notetype":"Cloze","fields":{"Text":"{{c3::Berlin}} is in [the] {{c1::heart::an organ}} of \\(x\\)","Back Extra":"more"},"markup":"html"}
{"guid":"4","fields":{"Front":"C#","Back":"","Extra":"e"},"markup":"plain"}
^D
== obsidian
#flashcards/A_b/C #t #u/v

\#q `a::b` c:\:d
?
one
<br>
## two
\?
%
Q: three
<br>
---
<br>
```
Q: x

%
```

#flashcards/A_b/C

dog:::Hund | Hündin

#flashcards/D

==2;;Berlin== is in [the] ==1;;heart;;an organ== of $x$

#flashcards

C#::
== hashcards
---
name = "A b::C"
---

Q: #q `a::b` c::d
A: one

## two
?
%
Q\: three

----

 ```
 Q: x
 
 %
 ```

---

Q: dog
A: Hund | Hündin

---

C: [Berlin] is in \[the\] [heart] of $x$

---

Q: C#
A:
== headings
# A b::C

## #q `a::b` c::d

one

 ## two
?
\%
Q: three

---

 ```
 Q: x
 
 %
 ```

[#t]() [#u::v]()

## dog

Hund | Hündin

# D

## {{c3::Berlin}} is in [the] {{c1::heart::an organ}} of \(x\)

more

#

## C#

&nbsp;
== qa
# A b::C

**Q:** #q `a::b` c::d
**A:** <p>one</p><h2>two</h2><p>&#63; &#37; Q&#58; three</p><hr><pre><code>Q&#58; x&#10;&#10;&#37;</code></pre>

**Tags:** t, u::v

**Q:** dog
**A:** Hund | Hündin

# D

**Q:** {{c3::Berlin}} is in [the] {{c1::heart::an organ}} of \(x\)
**A:** more

#

**Q:** C#
**A:**
== table
# A b::C

| Front | Back | Tags |
|---|---|---|
| #q `a::b` c::d | <p>one</p><h2>two</h2><p>&#63; &#37; Q&#58; three</p><hr><pre><code>Q&#58; x&#10;&#10;&#37;</code></pre> | t u::v |
| dog | Hund \| Hündin | |

# D

| Front | Back | Tags |
|---|---|---|
| {{c3::Berlin}} is in [the] {{c1::heart::an organ}} of \(x\) | more | |

#

| Front | Back | Extra | Tags |
|---|---|---|---|
| C# |  | e | |
2> n.ndjson: warning: markdown cannot hold further fields: 2 dropped [loss-further-fields]
2> n.ndjson: warning: markdown cannot hold numbers of clozes: 1 dropped [loss-numbers-of-clozes]
2> n.ndjson: warning: markdown cannot hold characters in decks: 1 dropped [loss-characters-in-decks]
2> n.ndjson: warning: markdown cannot hold guids: 4 dropped [loss-guids]
2> deckconv: n.ndjson: read 4, written 4, skipped 0
2> n.ndjson: warning: markdown cannot hold further fields: 2 dropped [loss-further-fields]
2> n.ndjson: warning: markdown cannot hold numbers of clozes: 2 dropped [loss-numbers-of-clozes]
2> n.ndjson: warning: markdown cannot hold hints of clozes: 1 dropped [loss-hints-of-clozes]
2> n.ndjson: warning: markdown cannot hold further decks: 2 dropped [loss-further-decks]
2> n.ndjson: warning: markdown cannot hold reversed cards: 1 dropped [loss-reversed-cards]
2> n.ndjson: warning: markdown cannot hold guids: 4 dropped [loss-guids]
2> n.ndjson: warning: markdown cannot hold tags: 2 dropped [loss-tags]
2> deckconv: n.ndjson: read 4, written 4, skipped 0
2> n.ndjson: warning: markdown cannot hold further fields: 1 dropped [loss-further-fields]
2> n.ndjson: warning: markdown cannot hold reversed cards: 1 dropped [loss-reversed-cards]
2> n.ndjson: warning: markdown cannot hold guids: 4 dropped [loss-guids]
2> deckconv: n.ndjson: read 4, written 4, skipped 0
2> n.ndjson: warning: markdown cannot hold further fields: 1 dropped [loss-further-fields]
2> n.ndjson: warning: markdown cannot hold reversed cards: 1 dropped [loss-reversed-cards]
2> n.ndjson: warning: markdown cannot hold guids: 4 dropped [loss-guids]
2> deckconv: n.ndjson: read 4, written 4, skipped 0
2> n.ndjson: warning: markdown cannot hold reversed cards: 1 dropped [loss-reversed-cards]
2> n.ndjson: warning: markdown cannot hold guids: 4 dropped [loss-guids]
2> deckconv: n.ndjson: read 4, written 4, skipped 0
````

Some dialects are only read.

```
% echo '{"fields":{"Front":"a","Back":"b"}}' | deckconv -f ndjson - -t markdown:dialect=logseq
2> -:2: error: this dialect of Markdown is only read [markdown-dialect]
2> deckconv: -: read 1, written 0, skipped 0, left out 1
=> 2
```

RemNote's marks, in bullets: what stands in code, in commands and between
numbers is none, and it takes several to be sure.

```
% deckconv - -t csv
- Topic
	- Question >> Answer #tag
	- Answer << Question
	- one <> other
	- Concept :: what it is
	- property ;; value
	- 1 << 2 is 4
	- `a >> b`
	- costs $5 >> cheap
^D
guid,notetype,deck,Front,Back,markup,tags
DEXrp0wk2qp,Basic,,Question,Answer,markdown,tag
KlG4cMkl32a,Basic,,Question,Answer,markdown,
GOTBy7N5X8A,Basic (and reversed card),,one,other,markdown,
InM4mImXoH6,Basic (and reversed card),,Concept,what it is,markdown,
5UPU4jIaMqX,Basic,,Topic > property,value,markdown,
7boyqpsBTzB,Basic,,costs $5,cheap,markdown,
2> deckconv: -: read 6, written 6, skipped 0
```

```
% printf -- '- echo foo >> bar.txt appends\n- so does cat a >> b\n- use cat << EOF\n- cout << x << endl;\n- 1 >> 2\n' | deckconv - -t csv
2> -: error: format not recognised [format-unknown]
2>   hint: say -f FORMAT; `deckconv formats` lists them
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

Bullets below a card that asks for them are its answer, in code as they stand;
a card among them is one, too.

```
% deckconv - -t ndjson:source=no | cut -d, -f 2,4,5
- Which? >>>
  - one
  - two ;; 2
    ```
    x >> y
    ```

- Alone ::>
  - this
- Next >> with
  more lines
- Third <> 3
^D
"guid":"I2Zi6MxHbiT","Back":"- one\n- two: 2\n  ```\n  x >> y\n  ```"},"markup":"markdown"}
"guid":"LiESucOnwJ2","Back":"2\n```\nx >> y\n```"},"markup":"markdown"}
"guid":"I6m5zCbQbcQ","Back":"this"},"markup":"markdown"}
"guid":"2ghcviqK0vR","Back":"with\nmore lines"},"markup":"markdown"}
"guid":"IyTDDJOrl2J","Back":"3"},"markup":"markdown"}
2> deckconv: -: read 5, written 5, skipped 0
```

So far down is no card of its own any more.

```
% for i in $(seq 0 18); do printf "%*s- q$i >>>\n" $i ""; done | deckconv -f markdown:dialect=remnote - -t quizlet 2>&1 >out | tail -3
-:18:1: error: a card below 16 others is only in their answers [markdown-depth]
-: warning: quizlet cannot hold formatting: 17 dropped [loss-formatting]
deckconv: -: read 19, written 17, skipped 2
```

Headings of decks come back, whatever they are called, and end the card before
them.

```
% cat > n.ndjson; for d in headings qa table; do deckconv -q n.ndjson -t markdown:dialect=$d 2>/dev/null >o.md; for r in auto $d; do deckconv -q -f markdown:dialect=$r o.md -t ndjson:source=no | cut -d, -f 1,4,5 | sha1sum; done; done; cat o.md | grep '^#'; deckconv -q o.md -t ndjson:source=no | cut -d, -f 1,4,5
{"notetype":"Basic","guid":"a","deck":"A","fields":{"Front":"1","Back":"x"}}
{"notetype":"Basic","guid":"b","deck":"B::C #","fields":{"Front":"2","Back":"```\n# no\n```"}}
{"notetype":"Basic","guid":"c","deck":"","fields":{"Front":"3","Back":"y"}}
{"notetype":"Basic","guid":"d","deck":"#","fields":{"Front":"4","Back":"z"}}
{"notetype":"Basic","guid":"e","deck":"A","fields":{"Front":"5","Back":"w"}}
^D
89b241784f159eea01dabd87004d6e2a1118a0f5  -
89b241784f159eea01dabd87004d6e2a1118a0f5  -
89b241784f159eea01dabd87004d6e2a1118a0f5  -
89b241784f159eea01dabd87004d6e2a1118a0f5  -
cc34052e79d19e3d3488684ca20f08a895c18328  -
cc34052e79d19e3d3488684ca20f08a895c18328  -
# A
# B::C &#35;
#
# \#
# A
{"deck":"A","fields":{"Front":"1","Back":"x"}
{"deck":"B::C #","fields":{"Front":"2","Back":"```<br># no<br>```"}
{"notetype":"Basic","Back":"y"},"markup":"markdown"}
{"deck":"#","fields":{"Front":"4","Back":"z"}
{"deck":"A","fields":{"Front":"5","Back":"w"}
```

```
% deckconv -q - -t csv
# A

## a1

b1
# B
## a2

b2

# 

## a3

b3
^D
guid,notetype,deck,Front,Back,markup,tags
DJZa8n1Sw7Q,Basic,A,a1,b1,markdown,
IzXsWsNSUhD,Basic,B,a2,b2,markdown,
1qDS0vBPDr2,Basic,,a3,b3,markdown,
```

A fold whose summary only says "Answer" has its question above it: the heading
too, where no other fold stands below that. What is folded within an answer is a
part of it.

```
% deckconv - -f markdown -t quizlet
# Bridges

### 1. Which of them bears `1 t`?

- A: the plank
- B: the arch

<details><summary><b>Answer</b></summary>
<p>

#### B

</p>
</details>

---

## Chapter

**Who built it?**

<details>
<summary>Show answer</summary>
Nobody knows.
</details>

And when?
<details><summary>Answer 2:</summary>In spring.</details>

## Definitions

<details><summary>Definition of a span</summary>

The reach of an arch.

<details><summary>Hint</summary>
not its height
</details>
</details>
<details><summary>Answer</summary>nothing asks</details>
^D
"1. Which of them bears 1 t?
- A: the plank
- B: the arch",B
Who built it?,Nobody knows.
And when?,In spring.
Definition of a span,"The reach of an arch.
Hint
not its height"
Answer,nothing asks
2> -: warning: quizlet cannot hold decks: 5 dropped [loss-decks]
2> -: warning: quizlet cannot hold formatting: 4 dropped [loss-formatting]
2> deckconv: -: read 5, written 5, skipped 0
```

```
% printf '<details><summary>a</summary>b\n<details><summary>c</summary>d</details>\n<details><summary>e</summary>f</details>\n' | deckconv - -f markdown -t quizlet
^D
a,b
c,d
e,f
2> deckconv: -: read 3, written 3, skipped 0
```

Numbers and signs at the beginning of a heading or a cell make no list there.

```
% printf '## 1. Who?\n\nme\n\n## - What?\n\nthat\n' | deckconv - -f markdown -t json:source=no
^D
{"notetypes":[],
"notes":[
{"notetype":"Basic","guid":"9mkTYGoelYs","fields":{"Front":"1\\. Who?","Back":"me"},"markup":"markdown"},
{"notetype":"Basic","guid":"B3v3WA0CyUH","fields":{"Front":"\\- What?","Back":"that"},"markup":"markdown"}
]}
2> deckconv: -: read 2, written 2, skipped 0
```

```
% printf '| Front | Back |\n|---|---|\n| 1. one | - minus |\n| # hash | > more |\n' | deckconv - -t json:source=no
^D
{"notetypes":[],
"notes":[
{"notetype":"Basic","guid":"HYVM9j7mZI6","fields":{"Front":"1\\. one","Back":"\\- minus"},"markup":"markdown"},
{"notetype":"Basic","guid":"GLO6FFMzssM","fields":{"Front":"\\# hash","Back":"\\> more"},"markup":"markdown"}
]}
2> deckconv: -: read 2, written 2, skipped 0
```

```
% printf '## 1. Who?\n\nme\n\n## - What?\n\nthat\n' | deckconv - -f markdown -t markdown:dialect=headings
^D
## 1\. Who?

me

## \- What?

that
2> deckconv: -: read 2, written 2, skipped 0
```

What there is to choose from belongs to the question, a `C:` among it is no
cloze, and a line below an answer that has another label is a part of it.

```
% deckconv - -f markdown -t ndjson:source=no
# Birds

**Question 1: Which one cannot fly?**

- A: `swift`
- B: crow
- C: emu

**Answer: C**

### Q2: Which one sings?
a) Swan
b) Wren

### Answer: b

**Q:** Name a diver.
**A:** The grebe.
Definition: a bird that dives.
Example: the great crested grebe

**Term:** Moult
**Definition:** Change of feathers
^D
{"deck":"Birds","notetype":"Basic","guid":"J5lSSj4TVwA","fields":{"Front":"Which one cannot fly?\n\n- A: `swift`\n- B: crow\n- C: emu","Back":"C"},"markup":"markdown"}
{"deck":"Birds","notetype":"Basic","guid":"LmV1Wbd98tN","fields":{"Front":"Which one sings?\\\na) Swan\\\nb) Wren","Back":"b"},"markup":"markdown"}
{"deck":"Birds","notetype":"Basic","guid":"BKy1KTQBZyz","fields":{"Front":"Name a diver.","Back":"The grebe.\\\nDefinition: a bird that dives.\\\nExample: the great crested grebe"},"markup":"markdown"}
{"deck":"Birds","notetype":"Basic","guid":"ASNNokglmSl","fields":{"Front":"Moult","Back":"Change of feathers"},"markup":"markdown"}
2> deckconv: -: read 4, written 4, skipped 0
```

A line of text is a line where the program shows it as one, and in answers that
are not wrapped; in code, lists, formulas and tables it stays as it is.

```
% printf '#flashcards\n\nWhat is in it?\n?\nsalt\nand `a\nb`\n- x\n- y\n  z\n$$\n1 +\n2\n$$\nTitle\n---\n' | deckconv - -t ndjson:source=no
^D
{"notetype":"Basic","guid":"0kYIkKC4rgT","fields":{"Front":"What is in it?","Back":"salt\\\nand `a\nb`\n- x\n- y\\\n  z\n$$\n1 +\n2\n$$\nTitle\n---"},"markup":"markdown"}
2> deckconv: -: read 1, written 1, skipped 0
```

```
% printf 'Q: Say it.\nA: a rather long line of an answer that was wrapped by its\neditor where the next one did not fit\n\nQ: Which?\nA: red\ngreen\n' | deckconv - -t ndjson:source=no
^D
{"notetype":"Basic","guid":"CLl2npjiBXZ","fields":{"Front":"Say it.","Back":"a rather long line of an answer that was wrapped by its\neditor where the next one did not fit"},"markup":"markdown"}
{"notetype":"Basic","guid":"I2Zi6MxHbiT","fields":{"Front":"Which?","Back":"red\ngreen"},"markup":"markdown"}
2> deckconv: -: read 2, written 2, skipped 0
```

A bar in code stands behind a backslash in a table; mdanki's tags may have blanks.

```
% printf '## Pipe\n\n| a | b |\n|---|---|\n| `x \\| y` | z |\n\n[#two words]() [#one](x.md)\n' | deckconv - -f markdown -t anki
^D
#separator:tab
#html:true
#notetype:Basic
#guid column:1
#tags column:4
EVaOmYqxk2d	Pipe	<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td><code>x | y</code></td><td>z</td></tr></tbody></table>	two_words one
2> deckconv: -: read 1, written 1, skipped 0
```

What is written without a deck begins with its first line, and is found again.

```
% printf '{"front":"One: a","back":"b"}\n{"front":"Two: c","back":"d"}\n' | deckconv -q - -t markdown:dialect=headings | tee x.md; deckconv x.md -t quizlet
^D
## One: a

b

## Two: c

d
One: a,b
Two: c,d
2> deckconv: x.md: read 2, written 2, skipped 0
```

No backslash is put where it would be seen or mend nothing: in quotes, tables and
lists without text, tags over several lines, addresses of links, blocks of HTML.

```
% deckconv - -f markdown -t anki -q | grep -v '^#'
## tables
Look:

yo | hablo
---|------
tu | hablas

## tags
Here it is:
[<img src="https://a.example/b.png"
     alt="b">](https://a.example/)

## links
[One][1] and
[two][2].

[1]: https://a.example/
[2]: https://b.example/

## quotes
> still
> - thread 0
>
moving
> - thread 1

## lists
1. 
2. 
- # Head
  note:: x
1.	first
2.	second

## blocks
See:
<div>
foo
bar
</div>

## prose
The quick brown fox jumps over the lazy dog and
then runs away from all of the other animals in
the wood.

## some of each
red
green

> - a
>
b
^D
0ByWkkhNylK	tables	<p>Look:</p><table><thead><tr><th>yo</th><th>hablo</th></tr></thead><tbody><tr><td>tu</td><td>hablas</td></tr></tbody></table>
3GdGzFFSlLy	tags	"Here it is:<br><a href=""https://a.example/""><img src=""https://a.example/b.png"" alt=""b""></a>"
9d6rN15E5Mn	links	"<a href=""https://a.example/"">One</a> and<br><a href=""https://b.example/"">two</a>."
9nXxpcyVeJ7	quotes	<blockquote><p>still</p><ul><li>thread 0</li></ul></blockquote><p>moving</p><blockquote><ul><li>thread 1</li></ul></blockquote>
7Y1PfSoK8Q0	lists	<ol><li></li><li></li></ol><ul><li><h1>Head</h1>note:: x</li></ul><ol><li>first</li><li>second</li></ol>
7NQJ0C9sons	blocks	"<p>See:</p><div>
foo
bar
</div>"
1ETuBtLxqCX	prose	The quick brown fox jumps over the lazy dog and then runs away from all of the other animals in the wood.
89Iz5UqFRYF	some of each	<p>red<br>green</p><blockquote><ul><li>a</li></ul></blockquote><p>b</p>
```

Another label directly below an answer begins a card if it looks like the card's
own and has an answer.

```
% printf '**Term:** Osmosis\n**Definition:** Diffusion.\n**Question:** What is ATP?\n**Answer:** Energy.\nTerm: of art\nExample: x\n' | deckconv -q - -t quizlet; printf 'C:\nEnglish: [fire]\n\nFrench: [feu]\n' | deckconv -q - -t ndjson:source=no
^D
Osmosis,Diffusion.
What is ATP?,"Energy.
Term: of art
Example: x"
{"notetype":"Cloze","guid":"9JtsydCIfUq","fields":{"Text":"English: {{c1::fire}}\n\nFrench: {{c2::feu}}","Back Extra":""},"markup":"markdown"}
```

A document without headings has no card below one.

```
% printf 'a\nb\n' | deckconv - -f markdown:dialect=headings -t quizlet
^D
2> -: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```
