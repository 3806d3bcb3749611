# Records become notes by the names of their columns

Front and back by name, in any order and language; the rest are fields.

```
% printf 'Answer,Hint,Question\na,h,q\n' | deckconv -f csv - -t csv -q
guid,notetype,deck,Question,Answer,Hint,tags
69KNemWvyEF,Note,,q,a,h,
```

```
% for h in 'Frage;Antwort' 'définition;mot' 'ОПРЕДЕЛЕНИЕ;Термин' '答案;问题' '뜻;단어' 'A;Q'; do printf '%s\nx;y\n' "$h" | deckconv -f csv - -t csv:header=no -q; done
Hz1ByPfGVcl,Basic,,x,y,
LYBYJUdcl1T,Basic,,y,x,
LYBYJUdcl1T,Basic,,y,x,
LYBYJUdcl1T,Basic,,y,x,
LYBYJUdcl1T,Basic,,y,x,
LYBYJUdcl1T,Basic,,y,x,
```

Two columns are Front and Back; with more, each has its own name.

```
% printf 'korean,english\n봄,spring\n' | deckconv -f csv - -t csv -q
guid,notetype,deck,Front,Back,tags
HUKOLuQmnhB,Basic,,봄,spring,
```

```
% printf 'word,reading,meaning,word\na,b,c,d\n' | deckconv -f csv:header=yes - -t csv -q
guid,notetype,deck,word,meaning,reading,word 2,tags
BjcuAt1gtIL,Note,,a,c,b,d,
```

Without a header they are counted by column.

```
% printf 'a,b,c\nd,e,f\n' | deckconv -f csv - -t csv -q
guid,notetype,deck,Front,Back,Field 3,tags
BjcuAt1gtIL,Note,,a,b,c,
LKnGiGypFsv,Note,,d,e,f,
```

A column that is always empty is no side.

```
% printf 'kana,,kanji\nむり,,無理\n' | deckconv -f csv - -t csv -q
guid,notetype,deck,Front,Back,tags
LrB90ILew9x,Basic,,むり,無理,
```

… but what it holds later is not lost.

```
% python3 -c "print('q,,b\n' * 20000 + 'q,x,b')" | deckconv -f csv - -t csv -q | sed -n '1p;20002p'
guid,notetype,deck,Front,Back,Field 2,tags
LwBFWmMfi7O,Note,,q,b,x,
```

What counts or sorts cards is no side while there are two others.

```
% printf 'chapter,no,concept,definition\n1,1,tide,a rise and fall\n1,2,ebb,a fall\n' | deckconv -f csv - -t csv -q
guid,notetype,deck,concept,definition,chapter,no,tags
9syW7ICfgUl,Note,,tide,a rise and fall,1,1,
0lt9ObypyEb,Note,,ebb,a fall,1,2,
```

```
% printf 'unit,pos,topic_x,topic_y\n1,n,a,b\n' | deckconv -f csv:header=yes - -t csv -q
guid,notetype,deck,topic_x,topic_y,unit,pos,tags
BjcuAt1gtIL,Note,,a,b,1,n,
```

```
% printf '[{"article":"het","woord_a":"huis","woord_b":"casa"},{"article":"de","woord_a":"stoel","woord_b":"silla"}]' | deckconv -f json - -t csv -q
guid,notetype,deck,woord_a,woord_b,article,tags
ELwPpWCwedi,Note,,huis,casa,het,
8ivhqLZq05Y,Note,,stoel,silla,de,
```

The last word of a name says what it is.

```
% printf 'lessonId,word_audio,level-no,nl,xx\n1,a.mp3,2,huis,house\n' | deckconv -f csv:header=yes - -t csv -q
guid,notetype,deck,nl,xx,lessonId,word_audio,level-no,tags
ELwPpWCwedi,Note,,huis,house,1,a.mp3,2,
```

```
% printf 'Nr,意味,ことば\n1,house,いえ\n' | deckconv -f csv - -t csv -q
guid,notetype,deck,ことば,意味,Nr,tags
KrCRCphNSL4,Note,,いえ,house,1,
```

Alone with one other it is.

```
% printf 'unit,xx\n1,a\n' | deckconv -f csv:header=yes - -t csv -q
guid,notetype,deck,Front,Back,tags
DFJd59YUf1N,Basic,,1,a,
```

What goes with a side is none either; kana may be a front, as not every word has kanji.

```
% printf 'word,example,gloss\nHund,Der Hund bellt,dog\n' | deckconv -f csv:header=yes - -t csv -q
guid,notetype,deck,word,gloss,example,tags
CJkoet4gJNb,Note,,Hund,dog,Der Hund bellt,
```

```
% printf 'kana,meaning,kanji,subcategory\nねこ,cat,,animals\n' | deckconv -f csv - -t csv -q
guid,notetype,deck,kana,meaning,kanji,subcategory,tags
HParwOEfAwk,Note,,ねこ,cat,"",animals,
```

What a language is written in stands for it.

```
% printf 'kanji,kana,english\n犬,いぬ,dog\n' | deckconv -f csv - -t csv -q
guid,notetype,deck,kanji,english,kana,tags
0ifFLZXUkH5,Note,,犬,dog,いぬ,
```

Without names, running numbers and what numbers stand before all else.

```
% printf '1,der Tag,day\n2,die Nacht,night\n3,die Woche,week\n4,das Jahr,year\n' | deckconv -f csv - -t csv -q
guid,notetype,deck,Front,Back,Field 1,tags
IuVx9XmG8e2,Note,,der Tag,day,1,
BlaSxYBGs3X,Note,,die Nacht,night,2,
HU1RL6sq6gM,Note,,die Woche,week,3,
Ah3qCiZQ4Ng,Note,,das Jahr,year,4,
```

```
% printf 'der Tag\t1\tday\ndie Nacht\t2\tnight\ndie Woche\t3\tweek\ndas Jahr\t4\tyear\n' | deckconv -f csv - -t csv -q
guid,notetype,deck,Front,Back,Field 2,tags
IuVx9XmG8e2,Note,,der Tag,day,1,
BlaSxYBGs3X,Note,,die Nacht,night,2,
HU1RL6sq6gM,Note,,die Woche,week,3,
Ah3qCiZQ4Ng,Note,,das Jahr,year,4,
```

```
% printf '3.1;27;der Tag;day\n3.2;11;die Nacht;night\n4.1;5;die Woche;week\n4.2;2;das Jahr;year\n' | deckconv -f csv - -t csv -q
guid,notetype,deck,Front,Back,Field 1,Field 2,tags
IuVx9XmG8e2,Note,,der Tag,day,3.1,27,
BlaSxYBGs3X,Note,,die Nacht,night,3.2,11,
HU1RL6sq6gM,Note,,die Woche,week,4.1,5,
Ah3qCiZQ4Ng,Note,,das Jahr,year,4.2,2,
```

Results and years are sides.

```
% printf '3x4,12,easy\n6x7,42,hard\n2x5,10,easy\n9x8,72,hard\n' | deckconv -f csv - -t csv -q
guid,notetype,deck,Front,Back,Field 3,tags
0sNi9xLNCxh,Note,,3x4,12,easy,
2GcYfydrJVe,Note,,6x7,42,hard,
IPAuW2464xN,Note,,2x5,10,easy,
BWBucTdAOME,Note,,9x8,72,hard,
```

```
% printf '1492,Columbus,sails west\n1066,Hastings,a battle\n1789,Bastille,a revolution\n1517,Luther,95 theses\n' | deckconv -f csv - -t csv -q
guid,notetype,deck,Front,Back,Field 3,tags
71U0NUTZXHl,Note,,1492,Columbus,sails west,
0zDw1kEtX3k,Note,,1066,Hastings,a battle,
7BPOIemEzJC,Note,,1789,Bastille,a revolution,
Ip4fvx6RwF7,Note,,1517,Luther,95 theses,
```

A table of two columns has no others.

```
% printf '1,one\n2,two\n3,three\n4,four\n' | deckconv -f csv - -t csv -q
guid,notetype,deck,Front,Back,tags
DFJd59YUf1N,Basic,,1,one,
2ektObgRn2L,Basic,,2,two,
E8MdVNLRptn,Basic,,3,three,
JGvhUcni7pt,Basic,,4,four,
```

Tags split at `;` or `,`, else at blanks; categories never at blanks.

```
% printf 'q,a,tags,category\n1,2,x y,data science\n3,4,"x y, z",a;b c\n5,6,,\n' | deckconv -f csv - -t csv -q
guid,notetype,deck,Front,Back,tags
DFJd59YUf1N,Basic,,1,2,x y data_science
E8MdVNLRptn,Basic,,3,4,x_y z a b_c
3GqayDqoNB5,Basic,,5,6,
```

Decks, ids and guids by name.

```
% printf 'id,guid,deck,front,back\n7,abc,A::B,q,a\n8,,C,r,b\n' | deckconv -f csv - -t csv -q | sed 's/^[^,]\{9,\},/made,/'
guid,notetype,deck,Front,Back,tags
abc,Basic,A::B,q,a,
made,Basic,C,r,b,
```

An own id makes the guid: the front may change.

```
% for q in one two; do printf 'id,front,back\n7,%s,a\n' $q | deckconv -f csv - -t csv:header=no -q | cut -d, -f1; done | uniq | wc -l
1
```

# Is the first record a header?

Words for the sides are; a pair of words that mean the same side is a card.

```
% printf 'word,palabra\nhouse,casa\n' | deckconv -f csv - -t csv:header=no -q
91MjQAzxpRu,Basic,,word,palabra,
EhAAFFtqjIG,Basic,,house,casa,
```

```
% printf 'front,back\nq,a\n' | deckconv -f csv:header=no - -t csv:header=no -q
DDUYsUwsyuX,Basic,,front,back,
69KNemWvyEF,Basic,,q,a,
```

One word in a row of known ones nobody has to know.

```
% printf 'Italian,IPA,German description\nPane,pane,Brot\nUva,uva,Traube\n' | deckconv -f csv - -t csv -q
guid,notetype,deck,Italian,German description,IPA,tags
EbdqQ26aTG9,Note,,Pane,Brot,pane,
8dx4uFWVb8I,Note,,Uva,Traube,uva,
```

```
% printf 'Term,Semester,Level\nebb,spring,2\n' | deckconv -f csv - -t csv -q
guid,notetype,deck,Term,Semester,Level,tags
0lt9ObypyEb,Note,,ebb,spring,2,
```

A name that stands twice is no reason against two sides.

```
% printf 'Word,Meaning,Example,Example\nHund,dog,a,b\n' | deckconv -f csv - -t csv -q
guid,notetype,deck,Word,Meaning,Example,Example 2,tags
CJkoet4gJNb,Note,,Hund,dog,a,b,
```

```
% printf 'No,Word,Meaning,Meaning\n1,Hund,dog,cane\n' | deckconv -f csv - -t csv -q
guid,notetype,deck,Word,Meaning,No,Meaning 2,tags
CJkoet4gJNb,Note,,Hund,dog,1,cane,
```

```
% printf 'word,note,palabra,note\nhouse,x,casa,y\n' | deckconv -f csv - -t csv:header=no -q
91MjQAzxpRu,Note,,word,note,palabra,note,
EhAAFFtqjIG,Note,,house,x,casa,y,
```

Names nobody knows, but nothing like what stands below them.

```
% printf 'sentence_pt,sentence_en\nolá,hello\nsim,yes\nnão,no\nobrigado,thanks\n' | deckconv -f csv - -t csv:header=no -q
0tuCot1y3NT,Basic,,olá,hello,
A30rO8T0gDt,Basic,,sim,yes,
GO4QFQOtYzb,Basic,,não,no,
6uXdWcxFzoz,Basic,,obrigado,thanks,
```

Languages by their English, German, French, Spanish and own names, and by codes.

```
% for h in 'Lithuanian,English' 'Isländisch,Deutsch' 'slovaque,français' 'Galés,Español' 'Eesti keel,Suomi' 'Latviešu,Русский' 'cz,en' 'hr,de' 'ქართული,english'; do printf '%s\nx,y\n' "$h" | deckconv -f csv - -t csv:header=no -q; done
Hz1ByPfGVcl,Basic,,x,y,
Hz1ByPfGVcl,Basic,,x,y,
Hz1ByPfGVcl,Basic,,x,y,
Hz1ByPfGVcl,Basic,,x,y,
Hz1ByPfGVcl,Basic,,x,y,
Hz1ByPfGVcl,Basic,,x,y,
Hz1ByPfGVcl,Basic,,x,y,
Hz1ByPfGVcl,Basic,,x,y,
Hz1ByPfGVcl,Basic,,x,y,
```

```
% printf 'unit,en,cn\n1,zeal,热情\n' | deckconv -f csv - -t csv -q
guid,notetype,deck,en,cn,unit,tags
4UtLbd7T0z2,Note,,zeal,热情,1,
```

A language that nobody knows beside one that is known, above words that look otherwise; without that it may be a card.

```
% printf 'Dothraki,English\nhrazef,horse\narakh,sword\nshieraki,stars\nrhaesh,land\nme,he\n' | deckconv -f csv - -t csv:header=no -q
DxvHc749hZP,Basic,,hrazef,horse,
EpE900yr1BB,Basic,,arakh,sword,
JgPZSktBcff,Basic,,shieraki,stars,
8wGCqG9tVEK,Basic,,rhaesh,land,
AP2HSRyAV8z,Basic,,me,he,
```

```
% printf 'Englisch,Mathe\nDeutsch,Kunst\nSport,Musik\nChemie,Physik\nEthik,Latein\nErdkunde,Politik\n' | deckconv -f csv - -t csv:header=no -q
1xn5YBqW7jZ,Basic,,Englisch,Mathe,
DMuhK1x1WGu,Basic,,Deutsch,Kunst,
HQA1qMH4tMJ,Basic,,Sport,Musik,
LMojMg5rBOA,Basic,,Chemie,Physik,
8FAXChdrWIc,Basic,,Ethik,Latein,
AdhB9Q3QbSU,Basic,,Erdkunde,Politik,
```

```
% printf 'english,English lesson\nmaths,sums\nsports,running\nmusic,singing\narts,painting\nhistory,kings\n' | deckconv -f csv - -t csv:header=no -q | head -1
0NZftB8ngY8,Basic,,english,English lesson,
```

```
% printf 'Paris,France\nRome,Italy\nBern,Switzerland\nOslo,Norway\n' | deckconv -f csv - -t csv:header=no -q
02MRZB4Toba,Basic,,Paris,France,
AmKDwDeNfn8,Basic,,Rome,Italy,
3Fy7SsVSrIA,Basic,,Bern,Switzerland,
6X8ba7R1nXP,Basic,,Oslo,Norway,
```

# --map

By name, then ignoring case, then by number; `#3` is only the number.

```
% printf 'Term,3,Notes\nt,d,n\n' | deckconv -f csv - -t csv -q --map 'Front=notes,Back=term,Third=3'
guid,notetype,deck,Front,Back,Third,tags
JESxETYV1RP,Note,,n,t,d,
```

```
% printf 'Term,3,Notes\nt,d,n\n' | deckconv -f csv - -t csv -q --map 'Front=#3,Back=#2,Term='
guid,notetype,deck,Front,Back,tags
JESxETYV1RP,Basic,,n,d,
```

A name found in the first record makes it the header.

```
% printf 'foo,bar\nq,a\n' | deckconv -f csv - -t csv -q --map Front=bar,Back=foo
guid,notetype,deck,Front,Back,tags
BjcuAt1gtIL,Basic,,a,q,
```

Commas and quotes as in CSV; tags and decks too.

```
% printf '"a,b",c,d,e\nq,a,t u,D\n' | deckconv -f csv - -t csv -q --map '"Front=a,b",Back=c' --map Tags=d,Deck=e
guid,notetype,deck,Front,Back,tags
2ZAF0Mquvjf,Basic,D,q,a,t u
```

A column that is not there.

```
% printf 'Term,Definition\nt,d\n' | deckconv -f csv - -t csv --map Front=Trem
2> -:1: error: --map: no column "Trem"; there are: Term, Definition [map-column]
2>   hint: did you mean "Term"?
2> deckconv: -: read 0, written 0, skipped 0
=> 2
```

```
% printf 'x,y\n' | deckconv -f csv - -t csv --map Front=#3
2> -:1: error: --map: no column "#3"; there are: #1, #2 [map-column]
2> deckconv: -: read 0, written 0, skipped 0
=> 2
```

```
% printf 'x,y\n' | deckconv -f csv - -t csv --map Front
2> -:1: error: --map: "Front" is not NAME=COLUMN [map-syntax]
2> deckconv: -: read 0, written 0, skipped 0
=> 2
```

A source of whole notes has none: nothing is ignored in silence, be it the only
input or one of several.

```
% printf -- '---\n\n## a\n\nb\n' > m.md; printf 'x,y\n' > t.csv; deckconv m.md -f markdown -t csv --map Front=#2; deckconv t.csv $SAMPLES/markdown.md --map Front=#2,Back=#1 -t csv -O out; echo $?; find out -type f; deckconv -q t.csv $SAMPLES/markdown.md --map Front=#2,Back=#1 --keep-going -o all.csv; echo $?; ls
2
out/t.csv
2
m.md
out
t.csv
2> m.md:1: error: --map: the cards here are whole notes, without columns or keys to choose from [map-column]
2>   hint: `deckconv help map` tells what it is for
2> deckconv: m.md: read 0, written 0, skipped 0
2> deckconv: t.csv: read 1, written 1, skipped 0
2> $SAMPLES/markdown.md:13: error: --map: the cards here are whole notes, without columns or keys to choose from [map-column]
2>   hint: `deckconv help map` tells what it is for
2> deckconv: $SAMPLES/markdown.md: read 0, written 0, skipped 0
2> deckconv: total: 2 inputs (1 failed), read 1, written 1, skipped 0
2> $SAMPLES/markdown.md:13: error: --map: the cards here are whole notes, without columns or keys to choose from [map-column]
2>   hint: `deckconv help map` tells what it is for
```

```
% deckconv -f csv - -t csv --map Front=Back
guid,notetype,deck,Front,Back,tags
g,Basic,,a,b,
^D
2> -:2:1: error: --map: the cards here are whole notes, without columns or keys to choose from [map-column]
2>   hint: `deckconv help map` tells what it is for
2> deckconv: -: read 0, written 0, skipped 0
=> 2
```

```
% deckconv $SAMPLES/apkg.apkg -t json --map Front=Back; deckconv $SAMPLES/html.html -t json --map Front=Back; deckconv $SAMPLES/ndjson.ndjson -t json --map Front=Back
2> $SAMPLES/apkg.apkg: error: --map: the cards here are whole notes, without columns or keys to choose from [map-column]
2>   hint: `deckconv help map` tells what it is for
2> deckconv: $SAMPLES/apkg.apkg: read 0, written 0, skipped 0
2> $SAMPLES/html.html:1: error: --map: the cards here are whole notes, without columns or keys to choose from [map-column]
2>   hint: `deckconv help map` tells what it is for
2> deckconv: $SAMPLES/html.html: read 0, written 0, skipped 0
2> $SAMPLES/ndjson.ndjson:2: error: --map: the cards here are whole notes, without columns or keys to choose from [map-column]
2>   hint: `deckconv help map` tells what it is for
2> deckconv: $SAMPLES/ndjson.ndjson: read 0, written 0, skipped 0
=> 2
```

# Lost sides

A front without text beside a back was lost; a record without any is no card.

```
% printf 'front,back\n,only a back\nq,\n , \n"<br>",x\n' | deckconv -f csv - -t csv
guid,notetype,deck,Front,Back,markup,lost,tags
Hf9mRebLZZc,Basic,,"",only a back,html,front,
69KNemWvyEF,Basic,,q,"",html,,
6F6OLrDKN7O,Basic,,<br>,x,html,,
2> -: warning: 1 card without a front, lost by the source [side-front]
2> deckconv: -: read 3, written 3, skipped 0 (1 without a front)
```

More than a note may have is a loss that is told, by every way in.

```
% seq -f t%g -s ' ' 10003 | sed 's/^/a\tb\t/; 1i #tags column:3' | deckconv -f anki - -t ndjson | grep -o '"t[0-9]*"' | wc -l
10000
2> -: warning: tags past 10000 are not taken along: 3 [loss-tags-past-10000]
2> deckconv: -: read 1, written 1, skipped 0
```

```
% seq -f '"f%g":"v"' -s , 1002 | sed 's/.*/{"guid":"g","fields":{&}}/' | deckconv -f ndjson - -t ndjson | grep -o '"f[0-9]*":' | wc -l
1000
2> -: warning: fields past 1000 are not taken along: 2 [loss-fields-past-1000]
2> deckconv: -: read 1, written 1, skipped 0
```

```
% seq -f '"v%g"' -s , 1001 | sed 's/.*/[[&]]/' | deckconv -f json - -t ndjson | grep -o '"v[0-9]*"' | wc -l
1000
2> -: warning: fields past 1000 are not taken along: 1 [loss-fields-past-1000]
2> deckconv: -: read 1, written 1, skipped 0
```
