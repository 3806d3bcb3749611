# Character sets

What cannot be read as text is replaced, counted and told.

```
% printf 'front,back\ncaf\303\251,\377x\n' | deckconv -f csv - -t csv
guid,notetype,deck,Front,Back,tags
7TfaaBGBiMk,Basic,,café,�x,
2> -: warning: 1 byte sequence is not valid UTF-8, replaced by U+FFFD [encoding-replaced]
2> deckconv: -: read 1, written 1, skipped 0
```

```
% printf 'front,back\ncaf\351,na\357ve\n' | deckconv -q -f csv - -t csv
guid,notetype,deck,Front,Back,tags
7TfaaBGBiMk,Basic,,café,naïve,
```

```
% printf 'front,back\nq,a\n' | iconv -t UTF-16 | deckconv -q -f csv - -t csv
guid,notetype,deck,Front,Back,tags
69KNemWvyEF,Basic,,q,a,
```

```
% printf 'front,back\n\202\240,\202\242\n' | deckconv -q -f csv --encoding shift_jis - -t csv
guid,notetype,deck,Front,Back,tags
5XlGmt84M3U,Basic,,あ,い,
```

```
% printf 'front,back\nq,a\n' | deckconv -f csv --encoding klingon - -t csv
2> -: error: unknown encoding "klingon" [encoding-unknown]
2> deckconv: -: read 0, written 0, skipped 0
=> 2
```

Packed input is unpacked, however it is called.

```
% printf 'front,back\nq,a\n' | gzip | gzip | deckconv -q -f csv - -t csv
guid,notetype,deck,Front,Back,tags
69KNemWvyEF,Basic,,q,a,
```

```
% printf 'front,back\nq,a\n' | gzip | head -c 30 | deckconv -q -f csv - -o out.csv; code=$?; ls; exit $code
2> -: error: cut short [input-packed]
=> 3
```

A card about a declaration declares nothing; a page does.

```
% printf 'front,back\n<meta charset=iso-8859-1>,caf\303\251\n' | deckconv -q -f csv - -t csv
guid,notetype,deck,Front,Back,tags
4nJrT28ALOp,Basic,,<meta charset=iso-8859-1>,café,
```

```
% printf '<meta charset=iso-8859-1><dl><dt>caf\351<dd>\223a\224</dl>' | deckconv -q - -t csv
guid,notetype,deck,Front,Back,markup,tags
7TfaaBGBiMk,Basic,,café,“a”,html,
```

Two bytes that would be a mark at the start are none in the middle.

```
% printf 'front,back\nq,\377\376a\nr,b\n' | deckconv -q -f csv - -t csv
guid,notetype,deck,Front,Back,tags
69KNemWvyEF,Basic,,q,ÿþa,
1omvI9PMDa6,Basic,,r,b,
```
