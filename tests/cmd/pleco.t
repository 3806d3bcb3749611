# Pleco: reading

An export without definitions, as Pleco writes it: byte order mark, CRLF, the
traditional form in brackets also where it is the same.  The back is what there
is, the pinyin.

```
% printf '\357\273\277// My cards\r\n印象[印象]\tyin4xiang4\r\n考虑[考慮]\tkao3lü4\r\n' | deckconv - -t ndjson -q
{"define":"notetype","name":"My cards","fields":["Headword","Pinyin","Traditional"],"templates":[{"name":"Card 1","front":"{{Headword}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{Pinyin}}\n<br>{{Traditional}}"}]}
{"deck":"My cards","notetype":"My cards","guid":"BTvRkwm2RTr","fields":{"Headword":"印象","Pinyin":"yin4xiang4","Traditional":"印象"},"markup":"plain","source":{"line":2,"format":"pleco"}}
{"deck":"My cards","notetype":"My cards","guid":"HV60o40c7RK","fields":{"Headword":"考虑","Pinyin":"kao3lü4","Traditional":"考慮"},"markup":"plain","source":{"line":3,"format":"pleco"}}
```

Where no forms differ, no field is made of them; nor of what is empty.

```
% deckconv - -t ndjson -q
印象[印象]	yin4xiang4
学[学]	xue2
^D
{"notetype":"Basic","guid":"Il3RuItEmdu","fields":{"Front":"印象","Back":"yin4xiang4"},"markup":"plain","source":{"line":1,"format":"pleco"}}
{"notetype":"Basic","guid":"LW8HYIHMJeW","fields":{"Front":"学","Back":"xue2"},"markup":"plain","source":{"line":2,"format":"pleco"}}
```

A header that a spreadsheet left is no card; without categories and brackets it
is a table like others.

```
% deckconv - -t anki -q
//Cards
Headword	Pinyin	Definition
电脑	dian4nao3	computer
^D
#separator:tab
#html:true
#notetype:Basic
#guid column:1
#deck column:2
#tags column:5
0zqFgPHk4o5	Cards	电脑	computer<br>Pinyin: dian4nao3
2> -: warning: 1 of the notes have fields beyond front and back: written below the back [anki-fields]
2>   hint: an .apkg holds them all; anki:extra=keep keeps them apart, if Anki has such a note type
```

```
% printf '电脑\tcomputer\n学习\tto learn\n吃\tto eat\n' | deckconv inspect - --report - -q | grep -o '"format":"[a-z]*"'
"format":"csv"
```

Where forms differ in some words only, or in none, it is the pinyin in the
second of three columns that tells; what else may stand there does not.

```
% p() { printf "$1" | deckconv inspect - --report - -q | grep -o '"format":"[a-z]*"'; }; p '学校\txue2xiao4\tschool\n火车[火車]\thuo3che1\ttrain\n水\tshui3\twater\n'; p '学校\txuéxiào\tschool\n绿色\tlǜsè\tgreen; fresh\n的\tde\tof\n女儿\tnü3’er2\tdaughter\n上海\tShàng hǎi\tShanghai\n水\tshuǐ\twater\n'; p 'Word\tPinyin\tMeaning\n学校\txue2xiao4\tschool\n'; p '学校\txue2xiao4\n水\tshui3\n'; p '学校\txue2xiao4\tschool\tHSK1\n水\tshui3\twater\tHSK2\n'; p '学校\ttrường học\tschool\n水\tnước\twater\n'; p '学校\técole\tf.\n电视\ttélévision\tf.\n火车\ttrain\tm.\n'; p '#separator:tab\n#html:true\n水\tshui3\twater\n火\thuo3\tfire\n木\tmu4\twood\n人\tren2\tman\n家\tjia1\thome\n字\tzi4\tsign\n年\tnian2\tyear\n日\tri4\tday\n'; p '東京\tTōkyō\tTokyo\n学校\tgakkō\tschool\n水\tmizu\twater\n火\thi\tfire\n'
^D
"format":"pleco"
"format":"pleco"
"format":"csv"
"format":"csv"
"format":"csv"
"format":"csv"
"format":"csv"
"format":"anki"
"format":"csv"
```

```
% printf '水\tshui3\twater\n火车[火車]\thuo3che1\ttrain\n' | deckconv -q - -t quizlet
^D
水,water
火车,train
2> -: warning: quizlet cannot hold further fields: 3 dropped [loss-further-fields]
```

A definition that shows up late is not lost.

```
% (printf '//A\n'; for i in $(seq 1 8000); do printf '字%d\tzi4\n' $i; done; printf '词\tci2\tword\n') | deckconv - -t ndjson -q | tail -1
{"deck":"A","notetype":"A","guid":"ACXFVGQFWPH","fields":{"Front":"词","Back":"ci2","Gloss":"word"},"markup":"plain","source":{"line":8002,"format":"pleco"}}
```

The XML says whether it has definitions.

```
% deckconv - -t quizlet
<plecoflash formatversion="2"><cards><card><entry><headword charset="sc">字</headword><headword charset="tc">字</headword><pron type="hypy" tones="numbers">zi4</pron></entry><dictref dictid="PACE" entryid="5"/></card></cards></plecoflash>
^D
字,zi4
2> -:1: note: the file has no definitions: the back is the pinyin [pleco-no-definitions]
2>   hint: in Pleco: Export Cards, Include Data, Dictionary definitions
2> deckconv: -: read 1, written 1, skipped 0
```

Marks that are not closed, not known, or not what they seem.

```
% printf '//A\n甲\tjia3\t\356\252\262bold \356\252\264both\n乙\tyi3\t\356\253\201no colour\356\253\202\356\253\277\n丙\tbing3\tsee \356\253\221\356\253\232123\356\253\230便宜\356\253\222 and \356\253\232456\n' | deckconv - -t ndjson -q | tail -3
{"deck":"A","notetype":"A","guid":"BiH82PdrQT5","fields":{"Headword":"甲","Definition":"<b>bold <i>both</i></b>","Pinyin":"jia3"},"markup":"html","source":{"line":2,"format":"pleco"}}
{"deck":"A","notetype":"A","guid":"CKqjGpSyRKN","fields":{"Headword":"乙","Definition":"<span>no colour</span>","Pinyin":"yi3"},"markup":"html","source":{"line":3,"format":"pleco"}}
{"deck":"A","notetype":"A","guid":"DRMlgFNBcD9","fields":{"Headword":"丙","Definition":"see 便宜 and 456","Pinyin":"bing3"},"markup":"html","source":{"line":4,"format":"pleco"}}
```

```
% printf '<plecoflash formatversion="2"><cards><card>' | deckconv - -t quizlet
2> -:1:44: error: not well-formed: Premature end of data in tag card line 1 [xml-syntax]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

```
% printf '<cards/>' | deckconv -f pleco - -t quizlet
2> -:1:1: error: this is no pleco: the root element is <cards> [xml-root]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

Programs quote definitions of several lines; the quotes go, the line breaks stay. A quotation is none, nor is a quote that no line closes.

```
% printf '//A\n得\tde2\t"to get\r\nmust, ""have to""\n(particle)"\n死\tsi3\t"to be no more"\n说\tshuo1\t"to say\n//B\n干\tgan4\t"to do" or "to work"\n水\tshui3\t"say ""water"""\n等\tdeng3\t"to wait\nfor"' | deckconv - -t ndjson:source=no
{"define":"notetype","name":"A","fields":["Headword","Definition","Pinyin"],"templates":[{"name":"Card 1","front":"{{Headword}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{Definition}}\n<br>{{Pinyin}}"}]}
{"deck":"A","notetype":"A","guid":"8asqB6ryOg6","fields":{"Headword":"得","Definition":"to get\nmust, \"have to\"\n(particle)","Pinyin":"de2"},"markup":"plain"}
{"deck":"A","notetype":"A","guid":"B0pzGn9kBXn","fields":{"Headword":"死","Definition":"\"to be no more\"","Pinyin":"si3"},"markup":"plain"}
{"deck":"A","notetype":"A","guid":"KI4sHfEiBLZ","fields":{"Headword":"说","Definition":"\"to say","Pinyin":"shuo1"},"markup":"plain"}
{"deck":"B","notetype":"A","guid":"3ZkXksuNAFL","fields":{"Headword":"干","Definition":"\"to do\" or \"to work\"","Pinyin":"gan4"},"markup":"plain"}
{"deck":"B","notetype":"A","guid":"GtCSe0fMgIO","fields":{"Headword":"水","Definition":"say \"water\"","Pinyin":"shui3"},"markup":"plain"}
{"deck":"B","notetype":"A","guid":"FAnUWFTKjGy","fields":{"Headword":"等","Definition":"to wait\nfor","Pinyin":"deng3"},"markup":"plain"}
2> deckconv: -: read 6, written 6, skipped 0
```

Where the head ends in one, and with more than anybody writes in one.

```
% (printf '//A\n'; yes '好' | head -9 | sed 's/$/\thao3\t"good/;s/$/\nwell"/'; printf '坏\thuai4\t"bad\n'; yes 'and worse' | head -4000; printf 'so"\n大\tda4\tbig\n') | deckconv -q -f pleco - -t ndjson:source=no | sed -n '9,10p;$p' | cut -c1-200
{"deck":"A","notetype":"A","guid":"Jhcq1PzejEf","fields":{"Headword":"好","Definition":"good\nwell","Pinyin":"hao3"},"markup":"plain"}
{"deck":"A","notetype":"A","guid":"F3JevvMf6n1","fields":{"Headword":"好","Definition":"good\nwell","Pinyin":"hao3"},"markup":"plain"}
{"deck":"A","notetype":"A","guid":"KpsbB0MFrod","fields":{"Headword":"大","Definition":"big","Pinyin":"da4"},"markup":"plain"}
```
