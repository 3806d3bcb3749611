# Flashcards Deluxe: reading

Without settings, as other programs write it; columns that are empty make no
fields.

```
% printf 'Text 1\tText 2\tPicture 1\tPicture 2\tSound 1\tSound 2\nSun\tSonne\t\t\t\t\nMoon\tMond\t\t\t\t\n' | deckconv - -t anki
#separator:tab
#html:true
#notetype:Basic
#guid column:1
#tags column:4
4dK3oILY3HQ	Sun	Sonne
DH4Y8yG9aqY	Moon	Mond
2> deckconv: -: read 2, written 2, skipped 0
```

```
% printf 'Text 1\tText 2\tPicture 1\tPicture 2\tSound 1\tSound 2\n\tSonne\tsun.png\t\t\t\nMoon\t\t\t\t\tmoon.mp3\n' | deckconv - -t ndjson -q
{"notetype":"Basic","guid":"0whTUf6JMSk","fields":{"Front":"<img src=\"sun.png\">","Back":"Sonne"},"markup":"html","source":{"line":2,"format":"flashcards-deluxe"}}
{"notetype":"Basic","guid":"DH4Y8yG9aqY","fields":{"Front":"Moon","Back":"[sound:moon.mp3]"},"markup":"html","source":{"line":3,"format":"flashcards-deluxe"}}
```

Without a header the columns are texts.

```
% printf '*\tname\tSky\nSun\tSonne\nMoon\tMond\n' | deckconv - -t ndjson -q
{"deck":"Sky","notetype":"Basic","guid":"I3ZE10kHmfZ","fields":{"Front":"Sun","Back":"Sonne"},"markup":"plain","source":{"line":2,"format":"flashcards-deluxe"}}
{"deck":"Sky","notetype":"Basic","guid":"3VU8Y9jLORy","fields":{"Front":"Moon","Back":"Mond"},"markup":"plain","source":{"line":3,"format":"flashcards-deluxe"}}
```

A lone cell behind the last column is not lost.

```
% printf '*\tname\tSky\nText 1\tText 2\nSun\tSonne\tmore\tof | it\n' | deckconv - -t ndjson -q
{"define":"notetype","name":"Sky","fields":["Front","Back","Field 3"],"templates":[{"name":"Card 1","front":"{{Front}}","back":"{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}\n<br>{{Field 3}}"}]}
{"deck":"Sky","notetype":"Sky","guid":"I3ZE10kHmfZ","fields":{"Front":"Sun","Back":"Sonne","Field 3":"more\tof <br> it"},"markup":"html","source":{"line":3,"format":"flashcards-deluxe"}}
```

A star that is no setting is nothing of ours.

```
% printf '*\tStern\n+\tPlus\n#\tRaute\n' | deckconv inspect --report - -q - | grep -o '"format":"[a-z-]*"'
"format":"csv"
```
