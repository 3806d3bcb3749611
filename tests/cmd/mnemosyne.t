# Mnemosyne

## The XML of version 1

What users typed is HTML as Mnemosyne shows it: lines are breaks, but not in
lists and tables; a '<' that begins no tag is text; mathematics, sounds.

```
% deckconv -q - -t csv --guid none
<?xml version="1.0" encoding="UTF-8"?>
<mnemosyne core_version="1">
<item><cat>a, b</cat><Q>1&lt;2
&lt;ul&gt;
&lt;li&gt;x
&lt;/ul&gt;</Q><A>a &lt; b &gt; c &lt;</A></item>
<item><Q>&lt;latex&gt;\begin{array}{c}1&amp;2\end{array}&lt;/latex&gt;</Q><A>&lt;$$&gt;x&lt;/$$&gt; &lt;latex&gt;$$y$$ costs 3$&lt;/latex&gt; &lt;$&gt;z</A></item>
<item><Q>&lt;AUDIO SRC="s\a b.mp3" start="1"&gt;&lt;/audio&gt;x</Q><A>&lt;video src=v.mp4&gt; &lt;img src='i\j.png'&gt;&lt;card style="answerbox: overlay"/&gt;</A></item>
<item><Q>&lt;b&gt;escaped</Q><A><b>as <i>tags</i></b> &amp;amp; text</A></item>
</mnemosyne>
^D
guid,notetype,deck,Front,Back,markup,tags
,Basic,,"1&lt;2<br><ul>
<li>x
</li></ul>",a &lt; b > c &lt;,html,"a,_b"
,Basic,,\[\begin{array}{c}1&amp;2\end{array}\],\[x\] \[y\] costs 3$ &lt;$>z,html,
,Basic,,[sound:s/a b.mp3]x,"[sound:v.mp4] <img src=""i/j.png"">",html,
,Basic,,<b>escaped</b>,<b>as <i>tags</i></b> &amp; text,html,
```

What is LaTeX is no formula for that: text round formulas stays text, what
only LaTeX can set goes to it, lines and all.

```
% deckconv -q --sanitize=no - -t csv --guid none
<mnemosyne core_version="1">
<item><Q>&lt;latex&gt;
\begin{verbatim}
if a &lt; b:
    $x = "&amp;amp;"
\end{verbatim}
&lt;/latex&gt;</Q><A>&lt;LATEX&gt;\emph{a} word&lt;/LATEX&gt; or \emph{b}</A></item>
<item><Q>&lt;latex&gt;Let $x &lt; y$ and \(z\), then \[x &amp;lt; z\] for 5$.&lt;/latex&gt;</Q><A>&lt;latex&gt;\begin{align*}a&amp;=b\\[2pt]c&amp;=d\end{align*}&lt;/latex&gt;</A></item>
<item><Q>&lt;latex&gt;\frac{1}{2}\,x^2\ldots&lt;/latex&gt;</Q><A>&lt;latex&gt;and so on\ldots&lt;/latex&gt;</A></item>
<item><Q>&lt;latex&gt;Let $x$ be \textbf{one}&lt;/latex&gt;</Q><A>&lt;latex&gt;\begin{displaymath}x\end{displaymath}, \begin{tikzpicture}\end{tikzpicture}&lt;/latex&gt;</A></item>
<item><Q>&lt;latex&gt;\[ never ends&lt;/latex&gt;</Q><A>&lt;latex&gt;100\% x_1&lt;/latex&gt; &lt;latex&gt;\begin{array}&lt;/latex&gt; &lt;latex&gt;\&lt;/latex&gt;</A></item>
</mnemosyne>
^D
guid,notetype,deck,Front,Back,markup,tags
,Basic,,"[latex]<br>\begin{verbatim}<br>if a &lt; b:<br>    $x = ""&amp;""<br>\end{verbatim}<br>[/latex]",[latex]\emph{a} word[/latex] or \emph{b},html,
,Basic,,"Let \(x &lt; y\) and \(z\), then \[x &lt; z\] for 5$.",\[\begin{align*}a&amp;=b\\[2pt]c&amp;=d\end{align*}\],html,
,Basic,,"\[\frac{1}{2}\,x^2\ldots\]",[latex]and so on\ldots[/latex],html,
,Basic,,[latex]Let $x$ be \textbf{one}[/latex],"[latex]\begin{displaymath}x\end{displaymath}, \begin{tikzpicture}\end{tikzpicture}[/latex]",html,
,Basic,,[latex]\[ never ends[/latex],\[100\% x_1\] \[\begin{array}\] [latex]\[/latex],html,
```

A card and its inverse are one note; if they say different things, two. An item
without its sister, a second one with the same id, an inverse of an inverse.

```
% deckconv - -t csv --guid none
<mnemosyne core_version="1">
<item id="aaaaaaaa"><Q>q</Q><A>a</A></item>
<item id="aaaaaaaa.inv"><Q>a</Q><A>q</A></item>
<item id="aaaaaaaa.inv"><Q>a</Q><A>q</A></item>
<item id="aaaaaaaa.inv.inv"><Q>q</Q><A>a</A></item>
<item id="bbbbbbbb.tr.1"><Q>m</Q><A>f</A></item>
<item id="cccccccc.tr.1"><Q>m</Q><A>f</A></item>
<item id="cccccccc"><Q>f</Q><A>m</A></item>
<item id="dddddddd"><Q>f</Q><A>p
m</A></item>
<item id="dddddddd.tr.1"><Q>m</Q><A>f
other</A></item>
</mnemosyne>
^D
guid,notetype,deck,Front,Back,Foreign word or phrase,Meaning,Pronunciation,Notes,markup,tags
,Basic (and reversed card),,q,a,,,,,html,
,Basic,,a,q,,,,,html,
,Basic,,q,a,,,,,html,
,Basic,,m,f,,,,,html,
,Vocabulary,,,,f,m,"","",html,
,Basic,,f,p<br>m,,,,,html,
,Basic,,m,f<br>other,,,,,html,
2> -: warning: csv cannot hold note types: 1 dropped [loss-note-types]
2>   hint: an .apkg holds them
2> deckconv: -: read 7, written 7, skipped 0
```

An id of the file alone, or a short one, is a place in it and no identity: the
same card has the same guid wherever it stands.

```
% for id in _1 _2 17 5ad0c3f1; do printf '<mnemosyne core_version="1"><item id="%s"><Q>q</Q><A>a</A></item></mnemosyne>' $id | deckconv -q - -t csv | tail -n 1; done
^D
69KNemWvyEF,Basic,,q,a,html,
69KNemWvyEF,Basic,,q,a,html,
69KNemWvyEF,Basic,,q,a,html,
LRpjksb8jjr,Basic,,q,a,html,
```

What is not well-formed is an error with its place.

```
% printf '<mnemosyne core_version="1">\r\n<item>\r\n<Q>q</Q><A>a</B>\r\n' | deckconv - -t csv
^D
2> -:3:17: error: not well-formed: Opening and ending tag mismatch: A line 3 and B [xml-syntax]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

## Archives and databases

They are recognised like the XML, from a pipe or a packed file, too.

```
% for f in xml cards db; do deckconv inspect --report - $SAMPLES/mnemosyne.$f 2>/dev/null | grep -o '"format":"[a-z]*"\|"notes":[0-9]*' | paste -sd ' '; done; gzip -c $SAMPLES/mnemosyne.cards | deckconv -q --allow-skipped - -t quizlet 2>/dev/null | head -n 1
^D
"format":"mnemosyne" "notes":8
"format":"mnemosyne" "notes":10
"format":"mnemosyne" "notes":6
le chien [sound:chien.mp3],"[chien.png]
```

Files come along, from the archive, from beside the XML, and from the folder of
the database.

```
% deckconv -q --allow-skipped $SAMPLES/mnemosyne.cards -t csv --media-dir m 2>/dev/null | grep -o "[a-z]*.png\|[a-z]*.mp3"; ls m
^D
chien.mp3
picschien.png
chien.mp3
picschien.png
```

```
% mkdir maps sounds; echo 1 >maps/rhone.png; echo 2 >sounds/elbe.ogg; cp $SAMPLES/mnemosyne.xml .; deckconv -q mnemosyne.xml -t csv --media-dir m 2>/dev/null | grep -o 'rhone.png\|elbe.ogg\|maps'; ls m
^D
rhone.png
elbe.ogg
elbe.ogg
rhone.png
```

```
% mkdir -p default.db_media/pics; echo 1 >default.db_media/pics/moon.png; cp $SAMPLES/mnemosyne.db default.db; deckconv -q --allow-skipped default.db -t csv --media-dir m 2>/dev/null | grep -o '<img[^>]*>'; ls m
^D
<img src=""moon.png"">
moon.png
```

A damaged archive or database is told, and so is damage within.

```
% head -c 900 $SAMPLES/mnemosyne.cards | deckconv - -t csv; head -c 8000 $SAMPLES/mnemosyne.db | deckconv -f mnemosyne - -t csv; deckconv -f mnemosyne $SAMPLES/apkg.apkg -t csv
^D
2> -: error: a zip archive that is damaged: it is cut short [zip-damaged]
2> deckconv: -: read 0, written 0, skipped 0
2> -: error: no database, or one that is cut short [database-damaged]
2> deckconv: -: read 0, written 0, skipped 0
2> $SAMPLES/apkg.apkg: error: no cards.xml in the archive [mnemosyne-cards]
2> deckconv: $SAMPLES/apkg.apkg: read 0, written 0, skipped 0
=> 3
```

## Counted from outside

```
% deckconv $CORPUS/mnemosyne1-xml-mnemosyne.xml -t quizlet; grep -c '<item' $CORPUS/mnemosyne1-xml-mnemosyne.xml
^D
question,answer
question,answer
question,answer
question2,
4
2> $CORPUS/mnemosyne1-xml-mnemosyne.xml: warning: schedules are not taken along: 2 [loss-schedules]
2> deckconv: $CORPUS/mnemosyne1-xml-mnemosyne.xml: read 4, written 4, skipped 0
```
