# One markup into another

Plain text shows in HTML what it is: newlines, edges, runs of blanks, signs.

```
% printf 'front,back\n" a  b ","1 < 2\nand ""3"" & 4"\n' | deckconv -f csv:markup=plain - -t anki --guid none | tail -n +4
#tags column:3
&nbsp;a &nbsp;b&nbsp;	"1 &lt; 2<br>and ""3"" &amp; 4"
2> deckconv: -: read 1, written 1, skipped 0
```

HTML becomes plain text where it is asked for; images stand by their names.

```
% deckconv -f csv:markup=html - -t ndjson:markup=plain
front,back
"<b>a</b>&nbsp;&eacute;","<p>one</p><p>two</p><ul><li>x</li></ul><img src=""a/cat.png"">"
^D
{"notetype":"Basic","guid":"4aFb2gQGu5j","fields":{"Front":"a é","Back":"one\n\ntwo\n- x\n[cat.png]"},"markup":"plain","source":{"line":2,"format":"csv"}}
2> -: warning: ndjson cannot hold images: 1 dropped [loss-images]
2> -: warning: ndjson cannot hold formatting: 2 dropped [loss-formatting]
2> deckconv: -: read 1, written 1, skipped 0
```

Images on other computers are kept and counted, or made links, or left out.

```
% for m in keep link drop; do printf 'front,back\na,<img src="//x.org/1.png" alt=one>\n' | deckconv -f csv:markup=html - -t ndjson --remote-images=$m | sed 's/.*"Back"/"Back"/; s/,"source.*//'; done
"Back":"<img src=\"https://x.org/1.png\" alt=\"one\">"},"markup":"html"
"Back":"<a href=\"https://x.org/1.png\">one</a>"},"markup":"html"
"Back":""},"markup":"html"
2> deckconv: -: read 1, written 1, skipped 0
2> deckconv: -: read 1, written 1, skipped 0
2> deckconv: -: read 1, written 1, skipped 0
```

A line break that some programs write wrongly is one all the same.

```
% deckconv -q -f csv - -t ndjson:source=no
front,back
气温<br \>氣溫,qìwēn
^D
{"notetype":"Basic","guid":"IpiyyzRXXHj","fields":{"Front":"气温<br>氣溫","Back":"qìwēn"},"markup":"html"}
```
