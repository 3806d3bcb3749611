# Markdown

Every layout that has a sample is read by it; these are the odd places.

Headings at the level with most text below are the cards, those above are the
deck, a heading without text is none. Indented text is no code, and what is in
a code fence is no heading.

````
% deckconv -f markdown - -t ndjson
# Deck
## Part
### Front
    Back
### Two ###
```sh
# no heading
```
### Nothing

## Other
### Three
x
^D
{"deck":"Deck::Part","notetype":"Basic","guid":"AzELUkv8UX3","fields":{"Front":"Front","Back":"Back"},"markup":"markdown","source":{"line":3,"format":"markdown"}}
{"deck":"Deck::Part","notetype":"Basic","guid":"HsPleztw6Kb","fields":{"Front":"Two","Back":"```sh\n# no heading\n```"},"markup":"markdown","source":{"line":5,"format":"markdown"}}
{"deck":"Deck::Other","notetype":"Basic","guid":"96c3b1kWIAh","fields":{"Front":"Three","Back":"x"},"markup":"markdown","source":{"line":12,"format":"markdown"}}
2> deckconv: -: read 3, written 3, skipped 0
````

Questions and answers in whatever dress; a rule or a heading ends an answer.
A question without an answer is a card without a back.

````
% deckconv -f markdown - -t csv --guid none
- **Q1: one?**
- **A1: two**
### Frage: Wie viele?
Antwort: drei,
oder vier

not: a side

---
outside
Q: alone
Q: with code
A: ```
Q: no question
```
^D
guid,notetype,deck,Front,Back,markup,tags
,Basic,,one?,two,markdown,
,Basic,,Wie viele?,"drei,\
oder vier

not: a side",markdown,
,Basic,,alone,"",markdown,
,Basic,,with code,```,markdown,
,Basic,,"no question
```","",markdown,
2> deckconv: -: read 5, written 5, skipped 0
````

Money is no mathematics, and what is in code is nothing.

```
% deckconv -f markdown - -t anki --guid none | tail -n +5
Q: $5 and $6?
A: $x_1*y*$ and `$x$` and \(a_b*c*\)
^D
$5 and $6?	\(x_1*y*\) and <code>$x$</code> and \(a_b*c*\)
2> deckconv: -: read 1, written 1, skipped 0
```

A table by its header, else by order; `\|` and code keep their bars.

```
% deckconv -f markdown - -t csv
| Definition | Term |
|-|-|
| d \| e | `a|b` |
^D
guid,notetype,deck,Front,Back,markup,tags
7FrFRKzZdxX,Basic,,`a|b`,d | e,markdown,
2> deckconv: -: read 1, written 1, skipped 0
```

What strangers wrote holds nothing active; our own layout is the user's own.

```
% printf 'Q: <b onclick="x()">a</b>\nA: [l](javascript:x) <script>y</script>\n' | deckconv -f markdown - -t ndjson
{"notetype":"Basic","guid":"BjcuAt1gtIL","fields":{"Front":"<b>a</b>","Back":"l "},"markup":"html","source":{"line":1,"format":"markdown"}}
2> -:1: note: scripts, forms or the like were taken out [active-content]
2> -:1: note: scripts, forms or the like were taken out [active-content]
2> deckconv: -: read 1, written 1, skipped 0
```

```
% printf '<!-- deckconv markdown -->\n\n## <b onclick="x()">a</b>\n' | deckconv - -t ndjson
{"notetype":"Basic","guid":"BjcuAt1gtIL","fields":{"Front":"<b onclick=\"x()\">a</b>","Back":""},"markup":"markdown","source":{"line":3,"format":"markdown"}}
2> deckconv: -: read 1, written 1, skipped 0
```

Cards may be added to our own layout by hand, without any comment.

```
% deckconv -f markdown - -t ndjson
<!-- deckconv markdown -->
# Deck
## Front

Back
## Second
text
# Other
##

<!-- field "Front" -->
a
b
<!-- field "Back" -->
c
^D
{"deck":"Deck","notetype":"Basic","guid":"HkFUUbp0MHb","fields":{"Front":"Front","Back":"Back"},"markup":"markdown","source":{"line":3,"format":"markdown"}}
{"deck":"Deck","notetype":"Basic","guid":"9Nt1DjxGLmM","fields":{"Front":"Second","Back":"text"},"markup":"markdown","source":{"line":6,"format":"markdown"}}
{"deck":"Other","notetype":"Basic","guid":"2UtJc1PKx8e","fields":{"Front":"a\nb","Back":"c"},"markup":"markdown","source":{"line":9,"format":"markdown"}}
2> deckconv: -: read 3, written 3, skipped 0
```

A comment that is no JSON is an error with its place.

```
% deckconv -f markdown - -t ndjson
<!-- deckconv markdown -->
## a
<!-- note {"guid":} -->
^D
2> -:3:9: error: a value is missing before the bracket [json-syntax]
2>   3 | {"guid":}
2>     |         ^
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

Nothing that could end a comment or look like a heading comes out of a field.

```
% deckconv -f ndjson - -t markdown
{"guid":"a-->b","deck":"# x","fields":{"Front":"# h","Back":" edge"},"markup":"markdown","tags":["c--d"]}
{"guid":"2","fields":{"Front":"a\n# b\n<!-- c -->","Back":"```\nopen"},"markup":"markdown"}
{"guid":"3","fields":{"Front":"1 < 2 *x*","Back":"a\n  b"},"markup":"plain"}
{"guid":"4","fields":{"Front":"<b>x</b>","Back":"<ul><li>1</li></ul><table><tr><td>c</td></tr></table>"},"markup":"html"}
^D
<!-- deckconv markdown -->

# # x

## # h
<!-- note {"guid":"a-\u002d>b","tags":["c-\u002dd"]} -->

<!-- field "Back" = " edge" -->

# <!-- deck "" -->

##
<!-- note {"guid":"2"} -->

<!-- field "Front" -->

a
 # b
 <!-- c -->

<!-- field "Back" = "```\nopen" -->

## 1 < 2 \*x\*
<!-- note {"guid":"3"} -->

a\
&nbsp;&nbsp;b

## **x**
<!-- note {"guid":"4"} -->

- 1

<table><tr><td>c</td></tr></table>
2> deckconv: -: read 4, written 4, skipped 0
```

No cards in it is an error.

```
% echo 'just text' | deckconv -f markdown - -t csv
2> -: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

A table of Markdown is no table of another kind, though every row has as many
bars, and some a quoted one.

```
% printf '| front | back |\n|---|---|\n| one \\| uno | a |\n| two | b |\n' | deckconv -q - -t quizlet; printf '| Dog | Hund |\n|---|---|\n| Cat | Katze |\n| Cow | Kuh |\n| Pig | Schwein |\n| Owl | Eule |\n' | deckconv -q - -t quizlet
one | uno,a
two,b
Cat,Katze
Cow,Kuh
Pig,Schwein
Owl,Eule
```

A NUL in raw HTML is one.

```
% printf '{"guid":"g","fields":{"Front":"<div>a\\u0000\\u0000b</div>","Back":"x\\u0000 `\\u0000`"},"markup":"markdown"}\n' | deckconv -q - -t ndjson:markup=html
{"notetype":"Basic","guid":"g","fields":{"Front":"<div>a\u0000\u0000b</div>","Back":"x\u0000 <code>\u0000</code>"},"markup":"html"}
```

Two fields of one name are two fields.

```
% printf '# D\n\n## q\n\n<!-- field "Hint" -->\n\na\n\n<!-- field "Hint" -->\n\nb\n' | { printf '<!-- deckconv markdown -->\n\n'; cat; } | deckconv -q - -f markdown -t ndjson:source=no
{"define":"notetype","name":"D","fields":["Front","Hint","Hint 2"],"templates":[{"name":"Card 1","front":"{{Front}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{Hint}}\n<br>{{Hint 2}}"}]}
{"deck":"D","notetype":"D","guid":"2ZAF0Mquvjf","fields":{"Front":"q","Hint":"a","Hint 2":"b"},"markup":"markdown"}
```

A list that is never closed loses no byte.

```
% printf -- '---\ntags: [a, \303\251\n---\n\n## q\n\nb\n' | deckconv -q -f markdown - -t ndjson:source=no
{"notetype":"Basic","guid":"69KNemWvyEF","tags":["[a","é"],"fields":{"Front":"q","Back":"b"},"markup":"markdown"}
```

A member of the card model that has its own place in the text is not taken from
a comment.

```
% printf '<!-- deckconv markdown -->\n\n# D\n\n## q\n<!-- note {"guid":"g","deck":"dropout1","x":1,"fields":{"a":"b"}} -->\n\na\n' | deckconv -q - -f markdown -t ndjson:source=no
{"deck":"D","notetype":"Basic","guid":"g","fields":{"Front":"q","Back":"a"},"markup":"markdown","x":1}
2> -:6: warning: "deck" in a comment is passed over [markdown-note]
2> -:6: warning: "fields" in a comment is passed over [markdown-note]
```

A raw control character in it is escaped, so that the line can be read again.

```
% printf '<!-- deckconv markdown -->\n\n## q\n<!-- note {"guid":"g","x":"a\tb"} -->\n\na\n' | deckconv -q - -f markdown -t ndjson:source=no
{"notetype":"Basic","guid":"g","fields":{"Front":"q","Back":"a"},"markup":"markdown","x":"a\u0009b"}
2> -:4:18: warning: raw control character in a string [json-control]
2>   4 | {"guid":"g","x":"a\tb"}
2>     |                  ^
```

The language of code that is too long to be one is cut between characters.

```
% { printf '## q\n\n```x'; printf 'é%.0s' $(seq 60); printf '\nx\n```\n'; } | deckconv -q - -t ndjson:source=no,markup=html | iconv -f utf-8 -t utf-8
{"notetype":"Basic","guid":"69KNemWvyEF","fields":{"Front":"q","Back":"<pre><code class=\"language-xééééééééééééééééééééééééééééééééééééééééééééééééé\">x</code></pre>"},"markup":"html"}
```

A tag that never ends is text, also in HTML that Markdown takes as it is.

```
% printf '{"guid":"g","fields":{"Front":"q","Back":"<style>x{}</style><b>1<2 <tags:"},"markup":"html"}\n' | deckconv -q - -t markdown | deckconv -q - -t ndjson:source=no,markup=plain
{"notetype":"Basic","guid":"g","fields":{"Front":"q","Back":"1<2 <tags:"},"markup":"plain"}
2> -: warning: ndjson cannot hold formatting: 1 dropped [loss-formatting]
```
