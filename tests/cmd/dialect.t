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
