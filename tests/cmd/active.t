# What Anki runs in text is no more a stranger's than a script is

Plain text becomes it where Anki shows it; a control character, which Anki
drops, does not hide it.

```
% printf 'front,back\n[latex]x[/latex],[sound:|calc]\n[la\007tex]y,[$]z[/$]\n' | deckconv -q -f csv - -t anki --guid none
#separator:tab
#html:true
#notetype:Basic
#tags column:3
"&#91;latex]x[/latex]"	"&#91;sound:|calc]"
"&#91;latex]y"	"&#91;$]z[/$]"
```

That is told.

```
% printf 'front,back\n[latex]x[/latex],[$]y\n' | deckconv -f csv - -t quizlet; printf 'front,back\n[latex]x[/latex],[$]y\n' | deckconv --sanitize=no -f csv - -t quizlet
^D
[latex]x[/latex],[$]y
[latex]x[/latex],[$]y
2> -:2:1: note: LaTeX, or what plays sounds, is text that Anki does not act on [active-text]
2>   hint: --sanitize=no, if you trust the file
2> -:1: note: LaTeX, or what plays sounds, is text that Anki does not act on [active-text]
2>   hint: --sanitize=no, if you trust the file
2> deckconv: -: read 1, written 1, skipped 0
2> deckconv: -: read 1, written 1, skipped 0
```

In HTML without any tag, and in Markdown however it is spelt.

```
% printf '<dl><dt>one</dt><dd>[latex]x[/latex]</dd><dt>two</dt><dd>[sound:a.mp3] [sound:-x]</dd></dl>' | deckconv -q -f html - -t anki --guid none
#separator:tab
#html:true
#notetype:Basic
#tags column:3
one	"&#91;latex]x[/latex]"
two	"[sound:a.mp3] &#91;sound:-x]"
```

A sound may lie in a folder, and nowhere else.

```
% printf '<dl><dt>[sound:a/b/c.mp3]</dt><dd>[sound:/a.mp3]</dd><dt>[sound:a/../b.mp3]</dt><dd>[sound:a//b.mp3] [sound:a/] [sound:http://x/a.mp3]</dd></dl>' | deckconv -q -f html - -t anki --guid none
#separator:tab
#html:true
#notetype:Basic
#tags column:3
[sound:a/b/c.mp3]	"&#91;sound:/a.mp3]"
"&#91;sound:a/../b.mp3]"	"&#91;sound:a//b.mp3] &#91;sound:a/] &#91;sound:http://x/a.mp3]"
```

```
% printf 'Q: a \\[latex]x\nA: [la&#116;ex]\n\nQ: b &#91;latex]\nA: `[latex]x`\n\nQ: c\nA: [x] ![[latex]](i.png)\n' | deckconv -q -f markdown - -t anki --guid none
#separator:tab
#html:true
#notetype:Basic
#tags column:3
"a &#91;latex]x"	"&#91;latex]"
"b &#91;latex]"	"<code>&#91;latex]x</code>"
c	"[x] <img src=""i.png"" alt=""&#91;latex]"">"
```

It does not come back by way of a form that deckconv wrote itself.

```
% printf 'front,back\n[latex]x,"<code>[latex]</code>"\n' >x.csv; for t in json csv markdown; do deckconv -q x.csv -t $t -o y; deckconv -q y -f $t -t markdown -o z.md; deckconv -q z.md -t anki --guid none; done
#separator:tab
#html:true
#notetype:Basic
#guid column:1
#tags column:4
82bcUJnf7fe	"&#91;latex]x"	"<code>&#91;latex]</code>"
#separator:tab
#html:true
#notetype:Basic
#guid column:1
#tags column:4
82bcUJnf7fe	"&#91;latex]x"	"<code>&#91;latex]</code>"
#separator:tab
#html:true
#notetype:Basic
#guid column:1
#tags column:4
82bcUJnf7fe	"&#91;latex]x"	"<code>&#91;latex]</code>"
```

What is the user's own is kept, and so is what only looks like it.

```
% printf '[latex]x[/latex]\t[sound:|calc]\n' | deckconv -q -f anki - -t anki --guid none; printf 'front,back\n[x] latex],[sound:a.mp3]\n' | deckconv -q -f csv - -t ndjson --guid none
#separator:tab
#html:true
#notetype:Basic
#tags column:3
[latex]x[/latex]	[sound:|calc]
{"notetype":"Basic","fields":{"Front":"[x] latex]","Back":"[sound:a.mp3]"},"markup":"plain","source":{"line":2,"format":"csv"}}
```

A further field's name stands in the text, and is a stranger's too.

```
% printf '[{"front":"q","back":"a","[latex]":"x[/latex]"}]' | deckconv -q -f json - -t anki --guid none
#separator:tab
#html:true
#notetype:Basic
#tags column:3
q	"a<br>&#91;latex]: x[/latex]"
2> -: warning: 1 of the notes have fields beyond front and back: written below the back [anki-fields]
2>   hint: an .apkg holds them all; anki:extra=keep keeps them apart, if Anki has such a note type
```
