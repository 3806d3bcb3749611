# Tables: reading

Quotes, doubled quotes, line breaks inside quotes, empty lines between records,
a quote in the middle of a cell.

```
% deckconv -f csv - -t csv:header=no
a,b
"x, y","z ""q"""

5" disk,c
"m
l",e
^D
BjcuAt1gtIL,Basic,,a,b,
K6bKyEEh6xv,Basic,,"x, y","z ""q""",
42nCPqoV4gI,Basic,,"5"" disk",c,
7sJniMkxZnY,Basic,,"m
l",e,
2> deckconv: -: read 4, written 4, skipped 0
```

Windows' and old Mac's line ends, also inside quotes.

```
% printf 'q,a1\r\nr,"b\r\nc"\r\n\r\ns,d' | deckconv -f csv - -t csv:header=no -q | od -c
0000000   6   9   K   N   e   m   W   v   y   E   F   ,   B   a   s   i
0000020   c   ,   ,   q   ,   a   1   ,  \n   1   o   m   v   I   9   P
0000040   M   D   a   6   ,   B   a   s   i   c   ,   ,   r   ,   "   b
0000060  \r  \n   c   "   ,  \n   8   n   r   R   S   1   g   x   A   J
0000100   c   ,   B   a   s   i   c   ,   ,   s   ,   d   ,  \n
0000116
```

```
% printf 'q,a1\rr,"b\rc"\rs,d' | deckconv -f csv - -t csv:header=no -q | od -c
0000000   6   9   K   N   e   m   W   v   y   E   F   ,   B   a   s   i
0000020   c   ,   ,   q   ,   a   1   ,  \n   1   o   m   v   I   9   P
0000040   M   D   a   6   ,   B   a   s   i   c   ,   ,   r   ,   "   b
0000060  \r   c   "   ,  \n   8   n   r   R   S   1   g   x   A   J   c
0000100   ,   B   a   s   i   c   ,   ,   s   ,   d   ,  \n
0000115
```

NUL bytes are text, and so is a mark at the file's beginning none.

```
% printf '\357\273\277"q\0",x\nr\0,b\n' | deckconv -f csv - -t csv:header=no -q | od -c
0000000   6   9   K   N   e   m   W   v   y   E   F   ,   B   a   s   i
0000020   c   ,   ,   "   q  \0   "   ,   x   ,  \n   1   o   m   v   I
0000040   9   P   M   D   a   6   ,   B   a   s   i   c   ,   ,   "   r
0000060  \0   "   ,   b   ,  \n
0000066
```

Blanks at the edges of cells stay.

```
% printf ' q ,\tx\nr, b\n' | deckconv -f csv - -t csv:header=no -q
69KNemWvyEF,Basic,," q ","	x",
1omvI9PMDa6,Basic,,r," b",
```

Lines that are too short or too long lose nothing.

```
% deckconv -f csv - -t csv -q
one
two,b
three,c,d
four,e
five,f
,,
^D
guid,notetype,deck,Front,Back,Field 3,tags
GOTBy7N5X8A,Basic,,one,"",,
7JlVYpodkZH,Basic,,two,b,,
2IQcNiBfZSE,Note,,three,c,d,
5dMqMTEz4tR,Basic,,four,e,,
0Sf7108n6ay,Basic,,five,f,,
```

# Broken quotes cost one record

A quote that is never closed: only its line.

```
% deckconv -f csv - -t csv:header=no
one,1
"What is a CNN,a network
three,3
^D
GOTBy7N5X8A,Basic,,one,1,
2IQcNiBfZSE,Basic,,three,3,
2> -:2:1: error: quote opened here is never closed [csv-unclosed-quote]
2>   2 | "What is a CNN,a network
2>     | ^
2>   hint: write a quote inside quotes twice, or read the file without quoting: csv:quote=none
2> deckconv: -: read 3, written 2, skipped 1
=> 1
```

So too where a later quote would close it: that one opens a cell.

```
% deckconv -f csv - -t csv:header=no
"one","1"
"What is a CNN,a network
two,2
"three","3"
four,4
^D
GOTBy7N5X8A,Basic,,one,1,
7JlVYpodkZH,Basic,,two,2,
2IQcNiBfZSE,Basic,,three,3,
5dMqMTEz4tR,Basic,,four,4,
2> -:2:1: error: quote opened here is never closed [csv-unclosed-quote]
2>   2 | "What is a CNN,a network
2>     | ^
2>   hint: write a quote inside quotes twice, or read the file without quoting: csv:quote=none
2> deckconv: -: read 5, written 4, skipped 1
=> 1
```

… or the line is a record by itself.

```
% deckconv -f csv - -t csv:header=no
one,1
"What is a CNN,a network
5" disk,3
four,4
^D
GOTBy7N5X8A,Basic,,one,1,
42nCPqoV4gI,Basic,,"5"" disk",3,
5dMqMTEz4tR,Basic,,four,4,
2> -:2:1: error: quote opened here is never closed [csv-unclosed-quote]
2>   2 | "What is a CNN,a network
2>     | ^
2>   hint: write a quote inside quotes twice, or read the file without quoting: csv:quote=none
2> deckconv: -: read 4, written 3, skipped 1
=> 1
```

The second cell of a record with line breaks.

```
% deckconv -f csv - -t csv:header=no
"one
more","1
two,2
^D
7JlVYpodkZH,Basic,,two,2,
2> -:2:7: error: quote opened here is never closed [csv-unclosed-quote]
2>   2 | more","1
2>     |       ^
2>   hint: write a quote inside quotes twice, or read the file without quoting: csv:quote=none
2> deckconv: -: read 2, written 1, skipped 1
=> 1
```

Text after a closing quote, columns being characters.

```
% deckconv -f csv - -t csv:header=no
"größe"r,1
two,2
"three
lines" x
four,4
^D
7JlVYpodkZH,Basic,,two,2,
5dMqMTEz4tR,Basic,,four,4,
2> -:1:8: error: text after the closing quote of a cell [csv-text-after-quote]
2>   1 | "größe"r,1
2>     |        ^
2>   hint: write a quote inside quotes twice, or read the file without quoting: csv:quote=none
2> -:4:7: error: text after the closing quote of a cell [csv-text-after-quote]
2>   4 | lines" x
2>     |       ^
2>   hint: write a quote inside quotes twice, or read the file without quoting: csv:quote=none
2> deckconv: -: read 4, written 2, skipped 2
=> 1
```

Six of them: five are shown.

```
% for i in 1 2 3 4 5 6; do echo "\"$i\"x,y"; done | deckconv -f csv:quote='"' - -t csv:header=no
2> -:1:4: error: text after the closing quote of a cell [csv-text-after-quote]
2>   1 | "1"x,y
2>     |    ^
2>   hint: write a quote inside quotes twice, or read the file without quoting: csv:quote=none
2> -:2:4: error: text after the closing quote of a cell [csv-text-after-quote]
2>   2 | "2"x,y
2>     |    ^
2>   hint: write a quote inside quotes twice, or read the file without quoting: csv:quote=none
2> -:3:4: error: text after the closing quote of a cell [csv-text-after-quote]
2>   3 | "3"x,y
2>     |    ^
2>   hint: write a quote inside quotes twice, or read the file without quoting: csv:quote=none
2> -:4:4: error: text after the closing quote of a cell [csv-text-after-quote]
2>   4 | "4"x,y
2>     |    ^
2>   hint: write a quote inside quotes twice, or read the file without quoting: csv:quote=none
2> -:5:4: error: text after the closing quote of a cell [csv-text-after-quote]
2>   5 | "5"x,y
2>     |    ^
2>   hint: write a quote inside quotes twice, or read the file without quoting: csv:quote=none
2> -: error: … and 1 more [csv-text-after-quote]
2> -: error: no card found: all 6 were skipped [no-cards]
2> deckconv: -: read 6, written 0, skipped 6
=> 3
```

With --allow-skipped it is no failure; without quoting nothing is broken.

```
% printf 'one,1\n"two,2\n' | deckconv -f csv - -t csv:header=no --allow-skipped -q
GOTBy7N5X8A,Basic,,one,1,
2> -:2:1: error: quote opened here is never closed [csv-unclosed-quote]
2>   2 | "two,2
2>     | ^
2>   hint: write a quote inside quotes twice, or read the file without quoting: csv:quote=none
```

```
% printf 'one,1\n"two,2\n' | deckconv -f csv:quote=none - -t csv:header=no
GOTBy7N5X8A,Basic,,one,1,
DXv7xXThpHB,Basic,,"""two",2,
2> deckconv: -: read 2, written 2, skipped 0
```

Hostile quotes take no more than linear time: this made every line be read again
to the end of the file.

```
% python3 -c "for i in range(1000000): print('x\",y,,\"')" | timeout 10 deckconv -f csv:quote='"' - -t csv -o out.csv -q 2>err; code=$?; tail -1 err; exit $code
-: error: no card found: all 499502 were skipped [no-cards]
=> 3
```

```
% python3 -c "print('\"' + 'x\n' * 300000)" | timeout 20 deckconv -f csv - -t csv:header=no -q -o out.csv 2>err; code=$?; head -1 err; wc -l <out.csv; exit $code
-:1:1: error: quote opened here is never closed [csv-unclosed-quote]
299999
=> 1
```

# The dialect

Found in the text, told by inspect.

```
% for d in ';' '|' '\t' ','; do printf "q${d}x\nr${d}b: c\ns${d}\"d${d}e\"\n" | deckconv inspect --report - - | grep -o '"delimiter":[^}]*"header":[a-z]*'; done
"delimiter":";","quote":"\"","header":false
"delimiter":"|","quote":"\"","header":false
"delimiter":"tab","quote":"\"","header":false
"delimiter":",","quote":"\"","header":false
```

A first line `sep=` as Excel writes it.

```
% printf 'sep=;\r\nq,1;a\r\nr;b\r\n' | deckconv - -t csv:header=no
9H7EfPdsaWN,Basic,,"q,1",a,
1omvI9PMDa6,Basic,,r,b,
2> deckconv: -: read 2, written 2, skipped 0
```

Told by the user, also more than one byte.

```
% printf 'q,1|a\nr,2|b\n' | deckconv -f csv:delimiter=, - -t csv:header=no -q
69KNemWvyEF,Basic,,q,1|a,
1omvI9PMDa6,Basic,,r,2|b,
2> -:1: warning: cells may be separated by "," or by "|": took "," [csv-delimiter]
2>   hint: say which: -f csv:delimiter=…
```

```
% printf 'q::x\nr::"b"\n' | deckconv -f csv:delimiter=:: - -t csv:header=no -q
69KNemWvyEF,Note,,q,"",x,
1omvI9PMDa6,Note,,r,"","""b""",
```

Between tabs a quote is only a character where it does not pair up.

```
% printf '"Hello\tgreeting\n"Bye\tfarewell\n5" x\ty\n' | deckconv - -t csv:header=no -q
4lY4R4BaN0k,Basic,,"""Hello",greeting,
GhvY9l5DVTk,Basic,,"""Bye",farewell,
6NfxcO8AfG2,Basic,,"5"" x",y,
```

Quotes that are opened behind a blank: then blanks around cells are none of
theirs.

```
% printf '"What is X?", "It is Y, or Z"\nq, "5"" disk" \nr, s\n' | deckconv - -t csv:header=no -q
4Ti7ENuW6Pa,Basic,,What is X?,"It is Y, or Z",
69KNemWvyEF,Basic,,q,"5"" disk",
1omvI9PMDa6,Basic,,r,s,
```

Two that fit equally well: it says so.

```
% printf 'a;b,c;d\ne;f,g;h\ni;j,k;l\n' | deckconv - -t csv -q
guid,notetype,deck,Front,Back,tags
00MhDDhQhev,Basic,,a;b,c;d,
AK9oM3UkMl8,Basic,,e;f,g;h,
0OaHaY9fIPb,Basic,,i;j,k;l,
2> -:1: warning: cells may be separated by "," or by ";": took "," [csv-delimiter]
2>   hint: say which: -f csv:delimiter=…
```

Numbers in columns, apostrophes, prose: no table is found in prose.

```
% printf "It's a story, and it goes on.\nNobody knows how, when, or why it ends.\nThe end.\n" | deckconv inspect -
-
  format      not recognised
  encoding    ASCII
2> -: error: format not recognised [format-unknown]
2>   hint: say -f FORMAT; `deckconv formats` lists them
=> 3
```

# Markup

Tags make a table HTML, a comparison does not.

```
% printf 'q,<b>a</b>\nr,1 < 2 &amp; 3\n' | deckconv -f csv - -t csv -q
guid,notetype,deck,Front,Back,markup,tags
69KNemWvyEF,Basic,,q,<b>a</b>,html,
1omvI9PMDa6,Basic,,r,1 &lt; 2 &amp; 3,html,
```

```
% printf 'is 1<2,a & b\nr,x<y>z\n' | deckconv -f csv - -t csv -q
guid,notetype,deck,Front,Back,tags
4aioTOj2a1g,Basic,,is 1<2,a & b,
1omvI9PMDa6,Basic,,r,x<y>z,
```

```
% printf 'q,<b>a</b>\n' | deckconv -f csv:markup=plain - -t csv:markup=html -q
guid,notetype,deck,Front,Back,markup,tags
69KNemWvyEF,Basic,,q,&lt;b&gt;a&lt;/b&gt;,html,
```

# Writing

Quotes only where they are needed; what a spreadsheet would calculate is told.

```
% printf 'q,a1\n"a,b"," c"\n=1+1,-x\n' | deckconv -f csv - -t csv
guid,notetype,deck,Front,Back,tags
69KNemWvyEF,Basic,,q,a1,
9eUsC8tYhOj,Basic,,"a,b"," c",
LnYKIeamJxx,Basic,,=1+1,-x,
2> -: note: cells that begin with =, +, - or @, which a spreadsheet may take for formulas: 2 [csv-formula]
2> deckconv: -: read 3, written 3, skipped 0
```

```
% printf 'q,a1\n"a,b;c",d\n' | deckconv -f csv - -t csv:delimiter=semicolon,header=no -q
69KNemWvyEF;Basic;;q;a1;
5nTux4P0WEi;Basic;;"a,b;c";d;
```

```
% printf 'q,a1\n' | deckconv -f csv - -t csv:delimiter=::
2> -:1:1: error: csv:delimiter=::: cells are separated by one byte [csv-delimiter]
2> deckconv: -: read 1, written 0, skipped 0, left out 1
=> 2
```

Its own form comes back as it was: kinds, markup, lost sides, times, tags, and
which fields a note has.

```
% cat >in.csv; deckconv in.csv -o one.csv -q; deckconv one.csv -o two.csv -q; cmp one.csv two.csv; sed 's/,17[0-9]*,[0-9a-f]*,/,M,S,/' one.csv
guid,notetype,deck,Front,Back,Text,Extra,markup,lost,mod,sum,tags
abc,Basic,A::B,q,"",,,,,1700000000,0123456789abcdef,x;y a_b
"d""e",Cloze,,,,{{c1::t}},"a
b",html plain,,,,
f,Basic,,"",b,,,,front,,,
g,Three,A," x ","y,z",,,html,,,,
^D
guid,notetype,deck,Front,Back,Text,Extra,markup,lost,mod,sum,tags
abc,Basic,A::B,q,"",,,,,M,S,x;y a_b
"d""e",Cloze,,,,{{c1::t}},"a
b",html plain,,,,
f,Basic,,"",b,,,,front,,,
g,Three,A," x ","y,z",,,html,,,,
2> in.csv: warning: 1 card without a front, lost by the source [side-front]
2> one.csv: warning: 1 card without a front, lost by the source [side-front]
```

Fields called as its own columns are: then all of those stand.

```
% printf 'front,back,sum,lost\nq,a,1,2\n' | deckconv -f csv - -o one.csv -q; deckconv one.csv -o two.csv -q; cmp one.csv two.csv; cat one.csv
guid,notetype,deck,front,back,sum,lost,markup,lost,mod,sum,tags
69KNemWvyEF,Note,,q,a,1,2,,,,,
```

A changed note gets a new time, another keeps its own.

```
% cat >in.csv; SOURCE_DATE_EPOCH=2000 deckconv in.csv -t csv -q
guid,notetype,deck,Front,Back,mod,sum,tags
a,Basic,,q,a,1000,0000000000000000,
^D
guid,notetype,deck,Front,Back,mod,sum,tags
a,Basic,,q,a,2000,f194c18bcb507598,
```

# Nothing in it

```
% printf '' | deckconv -f csv - -t csv
2> -: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

```
% printf 'front,back\n' | deckconv -f csv - -t csv
2> -: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

```
% printf ',\n ,\n' | deckconv -f csv - -t csv
2> -:2:1: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

# What is a table

Real decks that are read wrong where only the first lines, or every character
alike, are looked at: a colon in each question, a bar in each guid, commas
between tabs.

```
% printf 'Define: x,a\nDefine: y,b\nDefine: z,c\n' | deckconv - -t csv:header=no -q
LQodhD985WQ,Basic,,Define: x,a,
KRyfwfDF6gC,Basic,,Define: y,b,
IROco5JdAiK,Basic,,Define: z,c,
```

```
% printf 'a|b\tHaus\thouse\nc|d\tHund\tdog\ne|f\tTür\tdoor\n' | deckconv inspect --report - - | grep -o '"delimiter":"[^"]*"'
"delimiter":"tab"
```

```
% printf 'Haus, das\thouse, the\nHund, der\tdog, the\n' | deckconv - -t csv:header=no -q
8SkGCx9VYMa,Basic,,"Haus, das","house, the",
4XY6zSsrxzO,Basic,,"Hund, der","dog, the",
```

Prose, mail, JSON and pages are none.

```
% for t in 'Dear all,\nplease find, attached,\nthe cards,\n' 'From: me\nTo: you\nSubject: cards\n' '[\n {"a": 1, "b": 2},\n {"a": 3, "b": 4}\n]\n' '<p>a, b</p>\n<p>c, d</p>\n'; do printf "$t" >in; deckconv inspect --report - in | grep -c '"format":"csv"'; done 2>/dev/null
0
0
0
0
=> 1
```

A first cell may begin with what pages, JSON and code begin with, if it is
closed in the cell.

```
% printf '<b>ein</b> Haus\ta house\n<i>ein</i> Baum\ta tree\nMaus\tmouse\n' | deckconv - -t csv:header=no -q
0wbrgjFnFzG,Basic,,<b>ein</b> Haus,a house,html,
4Up2rNcfcUq,Basic,,<i>ein</i> Baum,a tree,html,
0G29cjscYVO,Basic,,Maus,mouse,html,
```

```
% printf '<p>un, deux</p>;one, two\n<p>trois</p>;three\n' | deckconv - -t csv:header=no -q
6WYnAqrBxwC,Basic,,"<p>un, deux</p>","one, two",html,
Dym7WqIc8jT,Basic,,<p>trois</p>,three,html,
```

```
% printf '<Enter>\ta new line\n<Esc>\tback\n<C-x>\tcut\n' | deckconv - -t csv:header=no -q
9lcvMNkjDpO,Basic,,<Enter>,a new line,
Hycx8eNgoEZ,Basic,,<Esc>,back,
48VLA3FNai1,Basic,,<C-x>,cut,
```

```
% printf '<leader>w\tsave\n<leader>q\tleave\n<Space>\tleader\n' | deckconv - -t csv:header=no -q --guid none
,Basic,,<leader>w,save,
,Basic,,<leader>q,leave,
,Basic,,<Space>,leader,
```

```
% printf '<word>Haus</word>,<x>house</x>\n<word>Hut</word>,<x>hat</x>\n' | deckconv - -t csv:header=no -q --guid none
,Basic,,<word>Haus</word>,<x>house</x>,
,Basic,,<word>Hut</word>,<x>hat</x>,
```

No delimiter stands within a cloze; lines that have one each, and nothing that
divides them, are notes of type Cloze. Lines of somebody's list are none.

```
% printf '{{c1::Lima}} is in Peru\n{{c1::Oslo::a city}}, in Norway, is {{c2::cold}}\nNice is in {{c1::France}}\n' > a.txt; for f in '' '-f csv'; do deckconv $f a.txt -t csv -q --guid none; done
guid,notetype,deck,Text,Back Extra,tags
,Cloze,,{{c1::Lima}} is in Peru,"",
,Cloze,,"{{c1::Oslo::a city}}, in Norway, is {{c2::cold}}","",
,Cloze,,Nice is in {{c1::France}},"",
guid,notetype,deck,Text,Back Extra,tags
,Cloze,,{{c1::Lima}} is in Peru,"",
,Cloze,,"{{c1::Oslo::a city}}, in Norway, is {{c2::cold}}","",
,Cloze,,Nice is in {{c1::France}},"",
```

```
% printf '{{c1::Lima}} is in Peru\nNice is in {{c1::France}}\n' | deckconv -f quizlet - -t csv -q --guid none
guid,notetype,deck,Text,Back Extra,tags
,Cloze,,{{c1::Lima}} is in Peru,"",
,Cloze,,Nice is in {{c1::France}},"",
```

```
% printf '{{c1::red, or blue}} it is\n{{c1::big, or not}} it is\n' | deckconv - -t csv -q --guid none
guid,notetype,deck,Text,Back Extra,tags
,Cloze,,"{{c1::red, or blue}} it is","",
,Cloze,,"{{c1::big, or not}} it is","",
```

```
% printf -- '- {{c1::Lima}} is in Peru\n- {{c1::Oslo}} is in Norway\n' | deckconv - -t csv -q
2> -: error: format not recognised [format-unknown]
2>   hint: say -f FORMAT; `deckconv formats` lists them
=> 3
```

```
% for d in '\t' ';' ' - ' ' :: ' ' => '; do printf "{{c1::Lima, a city}} is far${d}Peru\n{{c1::Oslo::x}} is near${d}Norway\n{{c1::Nice}} too${d}France\n" | deckconv - -t csv -q --guid none; done
guid,notetype,deck,Text,Back Extra,tags
,Cloze,,"{{c1::Lima, a city}} is far",Peru,
,Cloze,,{{c1::Oslo::x}} is near,Norway,
,Cloze,,{{c1::Nice}} too,France,
guid,notetype,deck,Text,Back Extra,tags
,Cloze,,"{{c1::Lima, a city}} is far",Peru,
,Cloze,,{{c1::Oslo::x}} is near,Norway,
,Cloze,,{{c1::Nice}} too,France,
guid,notetype,deck,Text,Back Extra,tags
,Cloze,,"{{c1::Lima, a city}} is far",Peru,
,Cloze,,{{c1::Oslo::x}} is near,Norway,
,Cloze,,{{c1::Nice}} too,France,
guid,notetype,deck,Text,Back Extra,tags
,Cloze,,"{{c1::Lima, a city}} is far",Peru,
,Cloze,,{{c1::Oslo::x}} is near,Norway,
,Cloze,,{{c1::Nice}} too,France,
guid,notetype,deck,Text,Back Extra,tags
,Cloze,,"{{c1::Lima, a city}} is far",Peru,
,Cloze,,{{c1::Oslo::x}} is near,Norway,
,Cloze,,{{c1::Nice}} too,France,
```

What can only be cut within clozes is no table.

```
% printf '{{c1::Lima}}: Peru\n{{c1::Oslo}}: Norway\n{{c1::Nice}}: France\n' | deckconv - -t csv -q
2> -: error: format not recognised [format-unknown]
2>   hint: say -f FORMAT; `deckconv formats` lists them
=> 3
```

```
% printf '{{c1::Lima}}::Peru\n{{c1::Oslo}}::Norway\n{{c1::Nice}}::France\n' | deckconv - -t csv -q
2> -: error: format not recognised [format-unknown]
2>   hint: say -f FORMAT; `deckconv formats` lists them
=> 3
```

The commas of a chat or a log are those of sentences.

```
% for c in '<ann> hi, ben\n<@ben> hello, ann\n<ann> well, bye\n' '<13>Feb 2 03:04:05 ntp: up, fine\n<13>Feb 2 03:04:06 ntp: down, late\n' '<ann> hi - ben\n<ben> oh - you\n<ann> yes - me\n'; do printf "$c" | deckconv - -t csv -q; done
2> -: error: format not recognised [format-unknown]
2>   hint: say -f FORMAT; `deckconv formats` lists them
2> -: error: format not recognised [format-unknown]
2>   hint: say -f FORMAT; `deckconv formats` lists them
2> -: error: format not recognised [format-unknown]
2>   hint: say -f FORMAT; `deckconv formats` lists them
=> 3
```

```
% printf '<li>\ta point\n<ul>\tits list\n<b>\tbold\n' | deckconv - -t csv:header=no -q
6F6OLrDKN7O,Basic,,<li></li>,a point,html,
LlqdcL8Q7OY,Basic,,<ul></ul>,its list,html,
DFS9Bqs0ZKS,Basic,,<b></b>,bold,html,
```

```
% printf '{{c1::Oslo}} is in {{c2::Norway}}\tcities\n{{c1::Riga}} is in Latvia\tcities\n' | deckconv - -t csv:header=no -q
6QJnxTYHBLA,Cloze,,{{c1::Oslo}} is in {{c2::Norway}},cities,
INij6pZQrNi,Cloze,,{{c1::Riga}} is in Latvia,cities,
```

```
% printf '{{c1::Oslo}} is in Norway;{{c1::Riga}}' | deckconv - -t csv:header=no -q
ISQlTjexkG6,Cloze,,{{c1::Oslo}} is in Norway,{{c1::Riga}},
```

```
% printf '{ n | n %% 2 = 0 }\teven\n{ n | n > 9 }\tlarge\n{}\tempty\n' | deckconv - -t csv:header=no -q
Jn3aYlqjCs7,Basic,,{ n | n % 2 = 0 },even,
DkAPZbZ8zL6,Basic,,{ n | n > 9 },large,
1Yr5dFFAFgX,Basic,,{},empty,
```

```
% printf '[[Oslo]],city\n[[Norway]],country\n' | deckconv - -t csv:header=no -q
2Qpo195Qbut,Basic,,[[Oslo]],city,
GQEMDPQNyqc,Basic,,[[Norway]],country,
```

What delimiters cut is no table: elements, objects, blocks.

```
% for x in '<p>one, two</p>\n<p>three, four</p>\n<p>five, six</p>' '<x>\n<y>a, b</y>\n<y>c, d</y>\n<y>e, f</y>\n</x>' '<y>a; b</y>\n<y>c; d</y>\n<y>e; f</y>' '<a href="x, y">a</a>\n<a href="z, w">b</a>' '<?xml version="1.0"?>\ta\n<y>b</y>\tc' '{"a": 1, "b": 2},\n{"a": 3, "b": 4},' '{"a": 1},\n{"a": 2},' '{a: 1},\n{a: 2},' '{a: 1, b: 2},\n{a: 3, b: 4},' '{\n\ta = 1, b = 2;\n\tc = 3, d = 4;\n}' '{\\bf a}; b\n{\\bf c}; d' '[[1, 2],\n[3, 4],' '{:a 1, :b 2}\n{:a 3, :b 4}'; do printf "$x\n" | deckconv - -t csv 2>&1 | grep -v hint; done
-:1: error: no card found: no recipe knows this page, and it has no questions, folds, definitions or table of two columns [no-cards]
deckconv: -: read 0, written 0, skipped 0
-: error: format not recognised [format-unknown]
deckconv: -: read 0, written 0, skipped 0
-: error: format not recognised [format-unknown]
deckconv: -: read 0, written 0, skipped 0
-: error: format not recognised [format-unknown]
deckconv: -: read 0, written 0, skipped 0
-: error: format not recognised [format-unknown]
deckconv: -: read 0, written 0, skipped 0
-:1:17: error: the JSON text ends too early [json-syntax]
deckconv: -: read 0, written 0, skipped 0
-:1:9: error: the JSON text ends too early [json-syntax]
deckconv: -: read 0, written 0, skipped 0
-: error: format not recognised [format-unknown]
deckconv: -: read 0, written 0, skipped 0
-: error: format not recognised [format-unknown]
deckconv: -: read 0, written 0, skipped 0
-: error: format not recognised [format-unknown]
deckconv: -: read 0, written 0, skipped 0
-: error: format not recognised [format-unknown]
deckconv: -: read 0, written 0, skipped 0
-:3:1: warning: the input ends inside of this value: what stands before it is kept [json-cut]
-: error: no card found [no-cards]
deckconv: -: read 0, written 0, skipped 0
-: error: format not recognised [format-unknown]
deckconv: -: read 0, written 0, skipped 0
```

# Options that make no sense

```
% printf 'x,y\n' | deckconv -f csv:quote=both - -t csv
2> -:1: error: csv:quote=both: a quote is one byte, or none [csv-quote]
2> deckconv: -: read 0, written 0, skipped 0
=> 2
```

# deckconv's own form is known by its header

Whatever stands in the cells: control characters, lines that are Markdown
elsewhere, more commas than cells, a quote behind a blank.

```
% printf '{"guid":"g1","fields":{"Front":"a\\u0007::b","Back":"\\n::c, \\"d\\""},"markup":"plain"}\n' | deckconv -q -f ndjson -t csv - -o a.csv; deckconv -q a.csv -t ndjson
{"notetype":"Basic","guid":"g1","fields":{"Front":"a\u0007::b","Back":"\n::c, \"d\""},"markup":"plain","source":{"file":"a.csv","line":2,"format":"csv"}}
```

```
% printf 'guid\tnotetype\tdeck\tFront\tBack\ttags\ng\tBasic\t\ta,b\tc, "d"\t\n' | deckconv -q - -t ndjson
{"notetype":"Basic","guid":"g","fields":{"Front":"a,b","Back":"c, \"d\""},"markup":"plain","source":{"line":2,"format":"csv"}}
```
