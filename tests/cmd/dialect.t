# Dialects: how tables as found are written

What stands beside a delimiter tells whether it is one: a comma between digits
is mostly a decimal one, and a colon in a time or an address separates nothing.

```
% printf '1,5;eins Komma fünf\n2,5;zwei Komma fünf\n3,7;drei Komma sieben\n' | deckconv -q - -t quizlet
"1,5",eins Komma fünf
"2,5",zwei Komma fünf
"3,7",drei Komma sieben
```

```
% printf 'Fire;call 112 at https://a.example\nMeeting;Monday 09:30\nLunch;12:15;canteen\nHome;18:00;bus;tram\n' | deckconv -q -f csv - -t csv:header=no --guid none
,Basic,,Fire,call 112 at https://a.example,,,
,Basic,,Meeting,Monday 09:30,,,
,Note,,Lunch,12:15,canteen,,
,Note 2,,Home,18:00,bus,tram,
```

What only ends the lines, or begins them, separates nothing either.

```
% printf '1, one;\n2, two;\n3, three;\n' | deckconv -q -f csv - -t quizlet
1," one;"
2," two;"
3," three;"
```

Quotes may stand behind several blanks.

```
% printf "'der Hund',      'dog'\n'die Katze, alt', 'cat'\n" | deckconv -q -f csv - -t quizlet
der Hund,dog
"die Katze, alt",cat
```

What is left of JSON is no table, no text with delimiters and no Markdown.

```
% for t in '[1,,2]' '[1,]' '[++1234]' '{"x"::"b"}'; do printf "$t" | deckconv -q -; done
2> -: error: format not recognised [format-unknown]
2>   hint: say -f FORMAT; `deckconv formats` lists them
2> -: error: format not recognised [format-unknown]
2>   hint: say -f FORMAT; `deckconv formats` lists them
2> -: error: format not recognised [format-unknown]
2>   hint: say -f FORMAT; `deckconv formats` lists them
2> -:1:7: error: a comma or colon is missing here [json-syntax]
2>   1 | {"x"::"b"}
2>     |       ^
=> 3
```

# Quotes that are not doubled

A line whose quotes are no CSV is read as it stands if it then has as many cells
as most lines, or would have if one cell held the further delimiters.

```
% deckconv -f csv - -t csv:header=no --guid none
hola,hello
adiós,bye,see you
ánimo,""take heart", "courage""
dijo,"she said "go" now"
o,"either" or "or"
"bien","well, "so, so" at least"
adiós,"bye ""bye"""
^D
,Basic,,hola,hello,,
,Note,,adiós,bye,see you,
,Basic,,ánimo,"""take heart"", ""courage""",,
,Basic,,dijo,"she said ""go"" now",,
,Basic,,o,"""either"" or ""or""",,
,Basic,,bien,"well, ""so, so"" at least",,
,Basic,,adiós,"bye ""bye""",,
2> -:3:9: warning: text after the closing quote of a cell: its quotes are taken as text [csv-text-after-quote]
2>   3 | ánimo,""take heart", "courage""
2>     |         ^
2> -:4:17: warning: text after the closing quote of a cell: its quotes are taken as text [csv-text-after-quote]
2>   4 | dijo,"she said "go" now"
2>     |                 ^
2> -:5:11: warning: text after the closing quote of a cell: its quotes are taken as text [csv-text-after-quote]
2>   5 | o,"either" or "or"
2>     |           ^
2> -:6:16: warning: text after the closing quote of a cell: its quotes are taken as text [csv-text-after-quote]
2>   6 | "bien","well, "so, so" at least"
2>     |                ^
2> deckconv: -: read 7, written 7, skipped 0
```

```
% printf 'hola;hello\nojalá;"I wish", hopefully\n' | deckconv -q - -t quizlet
hola,hello
ojalá,"""I wish"", hopefully"
2> -:2:15: warning: text after the closing quote of a cell: its quotes are taken as text [csv-text-after-quote]
2>   2 | ojalá;"I wish", hopefully
2>     |               ^
```

Which cell that is must be plain, and the first record has none to go by.

```
% printf '"a"x,y\nu,v\n"p" q,"r","s"\n' | deckconv -f csv - -t csv:header=no --guid none
,Basic,,u,v,
2> -:1:4: error: text after the closing quote of a cell [csv-text-after-quote]
2>   1 | "a"x,y
2>     |    ^
2>   hint: write a quote inside quotes twice, or read the file without quoting: csv:quote=none
2> -:3:4: error: text after the closing quote of a cell [csv-text-after-quote]
2>   3 | "p" q,"r","s"
2>     |    ^
2>   hint: write a quote inside quotes twice, or read the file without quoting: csv:quote=none
2> deckconv: -: read 3, written 1, skipped 2
=> 1
```

A quote that has a line's start for itself ends a cell of several lines.

```
% printf 'word,examples\n"ab\n\n","1. Die Fahrt kostet ab Hamburg\n200 Euro.\n"\n"der Abfall, -e\n","Werfen Sie den Abfall bitte\nnicht weg.\n"\n"das Abitur\n","Meine Tochter hat Abitur\ngemacht.\n"\n"abmachen;\nmacht ab\n","Wir hatten doch abgemacht, dass du\nkommst.\n"\n' | deckconv -q - -t csv:header=no --guid none
,Basic,,"ab

","1. Die Fahrt kostet ab Hamburg
200 Euro.
",
,Basic,,"der Abfall, -e
","Werfen Sie den Abfall bitte
nicht weg.
",
,Basic,,"das Abitur
","Meine Tochter hat Abitur
gemacht.
",
,Basic,,"abmachen;
macht ab
","Wir hatten doch abgemacht, dass du
kommst.
",
```

# Tables that look like something else

Empty columns are no delimiter of several commas, and an address holds none.

```
% printf 'nod,verb,,うなずく,,,1616225418796,1\nblush,verb,noun,顔を赤らめる,赤面,,1616225418796,1\nclearly,adverb,,はっきり,,,1616225418796,1\npolitely,adverb,,丁寧に,,,1616225418796,1\ncause,noun,,原因,,,1616225418796,1\n' | deckconv inspect --report - - | grep -o '"format":"[^"]*"\|"delimiter":"[^"]*"\|"notes":[0-9]*'
"format":"csv"
"delimiter":","
"notes":5
```

```
% printf 'image\tname\nhttps://a.example/1.png\tAngola\nhttps://a.example/2.png\tBenin\nhttps://a.example/3.png\tGhana\nhttps://a.example/4.png\tKenia\n' | deckconv inspect --report - - | grep -o '"format":"[^"]*"\|"delimiter":"[^"]*"\|"notes":[0-9]*'
"format":"csv"
"delimiter":"tab"
"notes":4
```

# Headers and cells as programs write them

Names with a number are names; the first of them is the side.

```
% printf '英語,品詞1,品詞2,意味1,意味2,備考\nabsent,adjective,,不在の,,\nabuse,verb,noun,乱用する,乱用,\n' | deckconv -q - -t ndjson | grep -o '"fields":{[^}]*}'
"fields":{"英語":"absent","意味1":"不在の","品詞1":"adjective","品詞2":"","意味2":"","備考":""}
"fields":{"英語":"abuse","意味1":"乱用する","品詞1":"verb","品詞2":"noun","意味2":"乱用","備考":""}
```

A list of tags in a cell, as databases, Python and JavaScript write it.

```
% deckconv -q -f csv - -t csv:header=no --guid none
word,meaning,tags
a,1,"[""GRE"", ""hard words""]"
b,2,"['GRE', 'verb']"
c,3,"{GRE,noun}"
d,4,[]
^D
,Basic,,a,1,GRE hard_words
,Basic,,b,2,GRE verb
,Basic,,c,3,GRE noun
,Basic,,d,4,
```

# Delimiters of several bytes

With more than two cells, too; a definition may hold the delimiter.

```
% printf 'Berlin::Germany::5\nParis::France::7\nRoma::Italy::9\n' | deckconv -q - -t csv:header=no --guid none
,Note,,Berlin,Germany,5,
,Note,,Paris,France,7,
,Note,,Roma,Italy,9,
```

```
% printf 'andar - to walk\npensar - to think\nparecer - to seem\nser - to be (permanent - always)\n' | deckconv -q - -t quizlet
andar,to walk
pensar,to think
parecer,to seem
ser,to be (permanent - always)
```

```
% printf 'la casa;;the house; home\nel perro;;the dog\nla mesa;;the table; board\n' | deckconv -q - -t quizlet
la casa,the house; home
el perro,the dog
la mesa,the table; board
```

```
% for d in '||' ' – ' ' => ' '::' ' - ' '：'; do printf "la casa%sthe house\nel perro%sthe dog\nla mesa%sthe table\nver%sto see\nser%sto be\n" "$d" "$d" "$d" "$d" "$d" | deckconv -q - -t quizlet | tail -1; done
ser,to be
ser,to be
ser,to be
ser,to be
ser,to be
ser,to be
```

Tabs that were set until the columns stood below each other are one each.

```
% printf 'la casa\t\tthe house\nel perro\tthe dog\nsí\t\t\tyes\nver\t\tto see\n' | deckconv -q - -t quizlet
la casa,the house
el perro,the dog
sí,yes
ver,to see
```

# What stands above a table

The line for Excel, also quoted, or filled up by a spreadsheet that saved it
again; a title above a header; comments.

```
% for head in 'sep=;' '"sep=;"' 'sep=;;' '\357\273\277SEP=;'; do printf "$head\nfront;back;tags\na, b;c;d\n" | deckconv -q - -t csv:header=no --guid none; done
,Basic,,"a, b",c,d
,Basic,,"a, b",c,d
,Basic,,"a, b",c,d
,Basic,,"a, b",c,d
```

```
% printf 'Spanish words,\n,\nfront,back\nuno,one\ndos,two\n' | deckconv - -t ndjson | grep -o '"fields":{[^}]*}\|"line":[0-9]*'
"fields":{"Front":"uno","Back":"one"}
"line":4
"fields":{"Front":"dos","Back":"two"}
"line":5
2> -:3: note: what stands above the table is no card: lines of it: 2 [csv-above]
2> deckconv: -: read 2, written 2, skipped 0
```

```
% printf '# my cards of 2024\n# page 1\nuno,one\ndos,two\ntres,three\n' | deckconv -f csv - -t csv:header=no --guid none
,Basic,,uno,one,
,Basic,,dos,two,
,Basic,,tres,three,
2> -:3: note: what stands above the table is no card: lines of it: 2 [csv-above]
2> deckconv: -: read 3, written 3, skipped 0
```

```
% printf 'Spanish words\nfront,back\nuno,one\ndos,two\n' | deckconv -q -f csv:header=no - -t csv:header=no --guid none
,Basic,,Spanish words,"",
,Basic,,front,back,
,Basic,,uno,one,
,Basic,,dos,two,
```

# Rows of many widths

A header that names both sides makes a table of them.

```
% printf 'q,a\nq1,a1,extra\nq2,a2\nq3\nq4,a4,x,y\n' | deckconv -q - -t csv:header=no --guid none
,Note,,q1,a1,extra,,
,Basic,,q2,a2,,,
,Basic,,q3,"",,,
,Note 2,,q4,a4,x,y,
```

Quotes behind backslashes, as databases write them.

```
% printf 'front,back\n"x","y, z"\n"he said \\"hi, you\\"","a \\\\ b \\"c\\""\n' | deckconv -q - -t csv:header=no --guid none
,Basic,,x,"y, z",
,Basic,,"he said ""hi, you""","a \ b ""c""",
2> -:3:12: warning: text after the closing quote of a cell: its quotes are taken as text [csv-text-after-quote]
2>   3 | "he said \"hi, you\"","a \\ b \"c\""
2>     |            ^
```

# As two editors left it

Lines in UTF-8 that were added to a file in windows-1252.

```
% printf 'K\303\244se,cheese\nFr\374hst\374ck,breakfast\nGetr\344nke,beverages\nGep\344ck,baggage\n\304pfel,apples\n\334bung,exercise\nT\374r,door\nB\344r,bear\n\326l,oil\nfr\366hlich,cheerful\ns\374\337,sweet\n\342\200\236gut\342\200\234,good\n' | deckconv -f csv - -t quizlet
Käse,cheese
Frühstück,breakfast
Getränke,beverages
Gepäck,baggage
Äpfel,apples
Übung,exercise
Tür,door
Bär,bear
Öl,oil
fröhlich,cheerful
süß,sweet
„gut“,good
2> -: warning: letters in UTF-8 among others in windows-1252: both are read [encoding-mixed]
2> deckconv: -: read 12, written 12, skipped 0
```

Comments between the records, where there are some above them.

```
% printf '### Lectio 1\nschola;die Schule\nhic;hier\nsedet;er sitzt\n### Lectio 2\nclam;heimlich\nhomo;der Mensch\n' | deckconv -f csv - -t quizlet
schola,die Schule
hic,hier
sedet,er sitzt
clam,heimlich
homo,der Mensch
2> -:2: note: what stands above the table is no card: lines of it: 1 [csv-above]
2> -:2: note: lines between the records that begin with # as those above them do, and are no cards: 1 [csv-comments]
2> deckconv: -: read 5, written 5, skipped 0
```

Languages make a header, whatever stands behind them.

```
% printf 'Latein,Deutsch,Kartei,Fach\nquis es?,Wer bist du?,2,x\nfamilia,die Familie,1,s\n' | deckconv -q - -t ndjson | grep -o '"fields":{[^}]*}'
"fields":{"Latein":"quis es?","Deutsch":"Wer bist du?","Kartei":"2","Fach":"x"}
"fields":{"Latein":"familia","Deutsch":"die Familie","Kartei":"1","Fach":"s"}
```

A whole deck in one line.

```
% printf 'Nüsse:noix;kalt:froid;gehen:aller' | deckconv -q - -t quizlet
Nüsse,noix
kalt,froid
gehen,aller
```

Names with a number that goes on in the next record are cards that somebody
tried a program with; one record alone is a card as well.

```
% printf 'Question 1\tAnswer 1\nQuestion 2\tAnswer 2\n' >a.tsv; printf 'front1,back1\n' >b.csv; printf '[["Question 1","Answer 1"],["Question 2","Answer 2"]]' >c.json; printf '<table><tr><td>Term 1<td>Definition 1<tr><td>Term 2<td>Definition 2</table>' >d.html; deckconv -q a.tsv b.csv c.json d.html -t quizlet
Question 1,Answer 1
Question 2,Answer 2
front1,back1
Question 1,Answer 1
Question 2,Answer 2
Term 1,Definition 1
Term 2,Definition 2
```

Numbers that tell columns apart are still a header, and so is what `--map` names.

```
% printf 'Question,Answer 1,Answer 2\nQuestion 1,a,b\n' >a.csv; printf 'Answer 1,Answer 2\nParis,London\n' >b.csv; printf 'Question 1,Answer 1\nQuestion 2,Answer 2\n' >c.csv; for i in a b; do deckconv -q $i.csv -t quizlet; done; deckconv -q c.csv -t quizlet --map 'Front=Answer 1'
Question 1,a
London,Paris
Answer 2,
2> a.csv: warning: quizlet cannot hold further fields: 1 dropped [loss-further-fields]
2> c.csv: warning: quizlet cannot hold further fields: 1 dropped [loss-further-fields]
```

A delimiter that stands twice in every line separates, and may stand once in a cell.

```
% printf 'Nuss;;nut\nkalt;;cold\ngehen;;to go; to walk\nBaum;;tree; oak, beech\ntun;;to do; make\n' | deckconv - -t quizlet
Nuss,nut
kalt,cold
gehen,to go; to walk
Baum,"tree; oak, beech"
tun,to do; make
2> deckconv: -: read 5, written 5, skipped 0
```

Where cells are empty it does so as well.

```
% printf 'Nuss;;nut\nkalt;x;cold\ngehen;;to go\nBaum;;tree\ntun;;to do\n' | deckconv -q - -t csv --guid none
guid,notetype,deck,Front,Back,Field 3,tags
,Note,,Nuss,"",nut,
,Note,,kalt,x,cold,
,Note,,gehen,"",to go,
,Note,,Baum,"",tree,
,Note,,tun,"",to do,
```
