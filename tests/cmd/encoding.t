# Character sets

What cannot be read as text is replaced, counted and told.

```
% printf 'front,back\ncaf\303\251,\377x\n' | deckconv -f csv - -t csv
```

```
% printf 'front,back\ncaf\351,na\357ve\n' | deckconv -q -f csv - -t csv
```

```
% printf 'front,back\nq,a\n' | iconv -t UTF-16 | deckconv -q -f csv - -t csv
```

```
% printf 'front,back\n\202\240,\202\242\n' | deckconv -q -f csv --encoding shift_jis - -t csv
```

```
% printf 'front,back\nq,a\n' | deckconv -f csv --encoding klingon - -t csv
```

Packed input is unpacked, however it is called.

```
% printf 'front,back\nq,a\n' | gzip | gzip | deckconv -q -f csv - -t csv
```

```
% printf 'front,back\nq,a\n' | gzip | head -c 30 | deckconv -q -f csv - -o out.csv; code=$?; ls; exit $code
```
