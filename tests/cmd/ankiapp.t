# AnkiApp: reading

The example of the program's help, whose fields are text of many lines.

```
% deckconv - -t anki -q
<deck name="French Translation Deck">
    <fields>
        <text lang="en-US" name="English" sides="11">
        </text>
        <text lang="fr-FR" name="French" sides="01">
            <sources><translation><ref name="English"></ref></translation></sources>
        </text>
    </fields>
    <cards>
        <card>
            <field name="English">
                Hello
            </field>
            <field name="French">
                Bonjour
            </field>
        </card>
    </cards>
</deck>
^D
#separator:tab
#html:true
#notetype:Basic
#guid column:1
#deck column:2
#tags column:5
BBAxlwsdiMZ	French Translation Deck	Hello	Bonjour
```

Without a list of fields, what a card has first is its front.

```
% deckconv - -t quizlet
<deck><cards><card><field name="One">a</field><field name="Two">b</field></card></cards></deck>
^D
a,b
2> deckconv: -: read 1, written 1, skipped 0
```

Some versions write formulas as they are, which is no XML: what is no tag is
text.

```
% deckconv - -t ndjson
<deck name="Maths"><fields><rich-text name='Front' sides='11'></rich-text><tex name='Back' sides='01'></tex></fields><cards>
<card><rich-text name='Front'><p>a &gt; b &eacute;</p></rich-text><tex name='Back'>x<e, a < b & c, a<b,\; &x</tex></card>
<card><rich-text name='Front'>R&D</rich-text><tex name='Back'>1<2</tex></card>
</cards></deck>
^D
{"deck":"Maths","notetype":"Basic","guid":"7q44eQIhhSN","fields":{"Front":"<p>a &gt; b é</p>","Back":"\\(x&lt;e, a &lt; b &amp; c, a&lt;b,\\; &amp;x\\)"},"markup":"html","source":{"line":2,"format":"ankiapp"}}
{"deck":"Maths","notetype":"Basic","guid":"61G7QDEDohA","fields":{"Front":"R&amp;D","Back":"\\(1&lt;2\\)"},"markup":"html","source":{"line":3,"format":"ankiapp"}}
2> -:1: note: text was not escaped: 7 signs < or & are no markup [ankiapp-escape]
2> deckconv: -: read 2, written 2, skipped 0
```

Characters that are called as in HTML are no such signs.

```
% printf '<deck><cards><card><text name="Front">caf&eacute;</text><text name="Back">1&nbsp;&euro; &amp; more</text></card></cards></deck>' | deckconv - -t quizlet; printf '<deck><cards><card><text name="Front">a&b</text><text name="Back">c</text></card></cards></deck>' | deckconv - -t quizlet
^D
café,1 € & more
a&b,c
2> deckconv: -: read 1, written 1, skipped 0
2> -:1: note: text was not escaped: 1 sign < or & is no markup [ankiapp-escape]
2> deckconv: -: read 1, written 1, skipped 0
```

```
% deckconv - -t ndjson
<deck name="Maths"><cards>
<card><rich-text name='Front'>a</rich-text>
</cards></deck>
^D
2> -:3:9: error: not well-formed: Opening and ending tag mismatch: card line 2 and cards [xml-syntax]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

Where fields do not say on which side they are, each is one; of a field that
stands twice, and a name that is missing, nothing is hidden.

```
% deckconv - -t ndjson
<deck name="Three"><cards><card><text name="A">a</text><text name="B">b</text><text name="C">c</text><text>d</text><text name="A">e</text></card></cards></deck>
^D
{"define":"notetype","name":"Three","fields":["A","B","C"],"templates":[{"name":"Card 1","front":"{{A}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{B}}\n<br>{{C}}"}]}
{"deck":"Three","notetype":"Three","guid":"Bb5z0uuLYKp","fields":{"A":"a<br>e","B":"b","C":"c"},"markup":"html","source":{"line":1,"format":"ankiapp"}}
2> -: warning: fields without a name or past 100 are not taken along: 1 [loss-fields-without-a-name-or-past-100]
2> deckconv: -: read 1, written 1, skipped 0
```

A card game's deck is none of ours.

```
% printf '<deck name="Elves"><main><card id="1">Archer</card></main></deck>' | deckconv - -t quizlet
2> -: error: format not recognised [format-unknown]
2>   hint: say -f FORMAT; `deckconv formats` lists them
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

```
% printf '<cards/>' | deckconv -f ankiapp - -t quizlet
2> -:1:1: error: this is no ankiapp: the root element is <cards> [xml-root]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```
