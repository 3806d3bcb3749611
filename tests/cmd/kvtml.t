# KVTML: reading

Two languages are the sides of a card; the file needs no name to be known.

```
% deckconv - -t quizlet
<?xml version="1.0"?>
<!DOCTYPE kvtml PUBLIC "kvtml2.dtd" "http://edu.kde.org/kvtml/kvtml2.dtd">
<kvtml version="2.0">
<information><title>Animals</title></information>
<identifiers><identifier id="0"><locale>en</locale></identifier><identifier id="1"><locale>sv</locale></identifier></identifiers>
<entries>
<entry id="0"><translation id="0"><text>dog</text></translation><translation id="1"><text>hund</text></translation></entry>
<entry id="1"><translation id="1"><text>katt</text></translation><translation id="0"><text>cat</text></translation></entry>
</entries>
</kvtml>
^D
dog,hund
cat,katt
2> -: warning: quizlet cannot hold decks: 2 dropped [loss-decks]
2> deckconv: -: read 2, written 2, skipped 0
```

In a file of one language, as word games have it, the comment is the back; and
where there is none, the back is empty and nothing is lost.

```
% deckconv - -t ndjson -q
<kvtml version="2.0"><information><title>Fruit</title></information>
<identifiers><identifier id="0"><name>Original</name><locale>en</locale></identifier></identifiers>
<entries>
<entry id="0"><translation id="0"><text>apple</text><comment>round, red or green</comment></translation></entry>
<entry id="1"><translation id="0"><text>plum</text></translation></entry>
</entries></kvtml>
^D
{"deck":"Fruit","notetype":"Basic","guid":"3Y7oNVlXhqv","fields":{"Front":"apple","Back":"round, red or green"},"markup":"plain","source":{"line":4,"format":"kvtml"}}
{"deck":"Fruit","notetype":"Basic","guid":"JcI5KWlOmMg","fields":{"Front":"plum","Back":""},"markup":"plain","source":{"line":5,"format":"kvtml"}}
```

Version 1; what it says of its number of entries is checked.

```
% deckconv - -t quizlet
<kvtml encoding="UTF-8" lines="3" title="Weather"><e><o l="de">Regen</o><t l="en">rain</t></e><e><o>Wind</o><t>wind</t></e></kvtml>
^D
Regen,rain
Wind,wind
2> -: warning: announces 3 cards and holds 2 [count-short]
2> -: warning: quizlet cannot hold decks: 2 dropped [loss-decks]
2> deckconv: -: read 2, written 2, skipped 0 (page announces 3)
```

Older lessons list the numbers of their entries.

```
% deckconv - -t anki -q
<kvtml version="2.0"><identifiers/><entries>
<entry id="7"><translation id="0"><text>a</text></translation><translation id="1"><text>b</text></translation></entry>
</entries><lessons><lesson><name>One</name><entryid>7</entryid></lesson></lessons></kvtml>
^D
#separator:tab
#html:true
#notetype:Basic
#guid column:1
#deck column:2
#tags column:5
8oGXUjqT7D2	One	a	b
```

A recording on the web is a link; columns can be mapped.

```
% deckconv - -t ndjson -q --map Front=Swedish,Back=English
<kvtml version="2.0"><identifiers><identifier id="0"><name>English</name></identifier><identifier id="1"><name>Swedish</name></identifier></identifiers><entries>
<entry id="0"><translation id="0"><text>dog</text></translation><translation id="1"><text>hund</text><sound>https://example.org/h.ogg</sound></translation></entry>
</entries></kvtml>
^D
{"notetype":"Basic","guid":"F4jaWGX8Eru","fields":{"Front":"hund<br><a href=\"https://example.org/h.ogg\">https://example.org/h.ogg</a>","Back":"dog"},"markup":"html","source":{"line":2,"format":"kvtml"}}
```

A word that is LaTeX from end to end is shown as Parley shows it: formulas, and
text that may have some.

```
% deckconv -q --sanitize=no - -t csv --guid none
<kvtml version="2.0"><entries>
<entry id="0"><translation id="0"><text>§§What is $kT$ at 300 K?§§ </text><comment>$$c$$</comment></translation><translation id="1"><text>$$\frac{1}{40} &lt; 1$$</text></translation></entry>
<entry id="1"><translation id="0"><text>$$ a &amp;=&amp; b \\ &amp;=&amp; c $$</text></translation><translation id="1"><text>§§a \emph{word}§§</text><image>w.png</image></translation></entry>
<entry id="2"><translation id="0"><text>$$x$$ and $$y$$</text></translation><translation id="1"><text>§§ 3 and §§ 4</text></translation></entry>
<entry id="3"><translation id="0"><text>$$ $$</text></translation><translation id="1"><text>$$$</text></translation></entry>
</entries></kvtml>
^D
guid,notetype,deck,Language 1,Language 2,Comment,markup,tags
,Note,,What is \(kT\) at 300 K?,\[\frac{1}{40} < 1\],$$c$$,,
,Note,,\[\begin{eqnarray*}a &amp;=&amp; b \\ &amp;=&amp; c\end{eqnarray*}\],"[latex]a \emph{word}[/latex]<br><img src=""w.png"">","",html,
,Note,,$$x$$ and $$y$$,§§ 3 and §§ 4,"",,
,Note,,$$ $$,$$$,"",,
```

No entity is expanded, no DTD is loaded.

```
% deckconv - -t quizlet
<?xml version="1.0"?>
<!DOCTYPE kvtml SYSTEM "file:///etc/passwd" [ <!ENTITY a "boom"> ]>
<kvtml version="2.0"><entries><entry id="0"><translation id="0"><text>x&a;y</text></translation><translation id="1"><text>z</text></translation></entry></entries></kvtml>
^D
xy,z
2> deckconv: -: read 1, written 1, skipped 0
```

A title that the program made up is none.

```
% printf '<kvtml version="2.0"><information><title>Untitled</title></information><entries><entry id="0"><translation id="0"><text>a</text></translation><translation id="1"><text>b</text></translation></entry></entries></kvtml>' | deckconv - -t quizlet
a,b
2> deckconv: -: read 1, written 1, skipped 0
```

The note type of further fields is called as the source, not as a lesson of it.

```
% echo '<kvtml><e m="1"><o l="de">ja</o><t l="en">yes</t><t l="fr">oui</t></e><lesson><desc no="1">L01</desc></lesson></kvtml>' >verbs.kvtml; deckconv -q verbs.kvtml -t csv --guid none
^D
guid,notetype,deck,de,en,fr,tags
,verbs,L01,ja,yes,oui,
```

Mistakes are named with their place.

```
% printf '<kvtml version="2.0">\n<entries>\n<entry id="0"></entries></kvtml>' | deckconv - -t quizlet
2> -:3:25: error: not well-formed: Opening and ending tag mismatch: entry line 3 and entries [xml-syntax]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

```
% printf '<other/>' | deckconv -f kvtml - -t quizlet
2> -:1:1: error: this is no kvtml: the root element is <other> [xml-root]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```
