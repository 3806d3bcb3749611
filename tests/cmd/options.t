# What is asked of every conversion

```
% deckconv -f csv --deck 'New::Deck' --tags 'x y,z' --tags w - -t csv
front,back,deck,tags
q,a,Old,t
^D
```

```
% deckconv -f csv --limit 2 - -t csv
front,back
1,a
2,a
3,a
^D
```

More than two fields make a note type, named after the deck or the file; each
further set of fields has a number.

```
% deckconv -q -f csv - -t ndjson
front,back,hint,deck
q,a,h,A::B
^D
```

A warning ends in 1 when it is asked to, all of them or one kind.

```
% deckconv -q -f csv - -t quizlet --strict
front,back,tags
q,a,t
^D
```

```
% deckconv -q -f csv - -t quizlet --strict=count,side
front,back,tags
q,a,t
^D
```

```
% deckconv -q -f csv - -t quizlet --strict=coutn
^D
```

An empty input is an error, never an empty deck, unless it may be.

```
% deckconv -f csv - -o deck.csv; code=$?; ls; exit $code
^D
```

```
% deckconv -f csv --allow-empty - -t csv
front,back
^D
```

A dry run does all but write.

```
% printf 'q,a\n' >a.csv; deckconv -n a.csv -f csv:header=no -o deck.csv; ls
```
