# Spreadsheets

A workbook is a table like any other: columns are known by their names, and
options say what the content cannot.

```
% deckconv $SAMPLES/ods.ods -f ods:sheet=verben -t csv --map Front=2,Back=1
^D
guid,notetype,deck,Front,Back,tags
2Vytcw2Ajd3,Basic,,go,gehen,
9Op2nY9PJh3,Basic,,run,laufen,
2> deckconv: $SAMPLES/ods.ods: read 2, written 2, skipped 0
```

```
% deckconv inspect -q $SAMPLES/xlsx.xlsx 2>/dev/null | head -7
^D
$SAMPLES/xlsx.xlsx
  format      xlsx: Excel workbook
  scores      xlsx 99
  encoding    binary
  header      yes
  deck        Verbs & more
  cards       9
```

A sheet that is not there is a mistake of whoever asked for it.

```
% deckconv -f xlsx:sheet=5 $SAMPLES/xlsx.xlsx -t csv; deckconv -f xlsx:sheet=Verb $SAMPLES/xlsx.xlsx -t csv
^D
2> $SAMPLES/xlsx.xlsx:1: error: no card found [no-cards]
2> deckconv: $SAMPLES/xlsx.xlsx: read 0, written 0, skipped 0
2> $SAMPLES/xlsx.xlsx:1: error: no sheet "Verb"; there are: Sheet1, Verbs & more, Lists, About, Empty [sheet-name]
2> deckconv: $SAMPLES/xlsx.xlsx: read 0, written 0, skipped 0
=> 2
```

An old workbook says what to do.

```
% printf '\320\317\021\340\241\261\032\341 old' > a.xls; deckconv a.xls -t csv
^D
2> a.xls: error: a workbook of an old Excel (.xls), or one with a password [xlsx-old]
2>   hint: save it as an Excel workbook (.xlsx) without a password
2> deckconv: a.xls: read 0, written 0, skipped 0
=> 3
```
