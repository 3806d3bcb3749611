# Many inputs

Each its own output, in folders below the inputs' common one.

```
% mkdir -p in/sub; printf 'q,a\n' >in/one.csv; printf 'r,a\n' | gzip >in/sub/two.csv.gz; deckconv in/one.csv in/sub/two.csv.gz -f csv:header=no -t csv -O out && find out -type f | sort && cat out/sub/two.csv
```

Two inputs that would make one output are refused before anything is read.

```
% printf 'q,a\n' >a.csv; printf 'q,a\n' >A.tsv; deckconv a.csv A.tsv -t csv -O out; code=$?; ls; exit $code
```

One bad input harms no other; the worst code is the exit code; the order of
what is told does not depend on how many work at a time.

```
% for i in 1 2 3 4 5; do printf 'q%s,a\n' $i >$i.csv; done; : >3.csv; deckconv ?.csv -f csv:header=no -t csv -O out -j 1 2>one; a=$?; deckconv ?.csv -f csv:header=no -t csv -O out2 -j 4 2>two; b=$?; diff one two && diff -r out out2 && cat one && ls out; exit $((a * 10 + b))
```

All in one: what fails takes the output with it, and leaves an old one alone.

```
% echo old >all.csv; printf 'q,a\n' >1.csv; : >2.csv; deckconv 1.csv 2.csv -f csv:header=no -o all.csv; code=$?; cat all.csv; exit $code
```

With `--keep-going` what fails is left out as a whole.

```
% printf 'q,a\n' >1.csv; : >2.csv; printf 'r,a\n' >3.csv; deckconv 1.csv 2.csv 3.csv -f csv:header=no -o all.csv --keep-going; code=$?; cat all.csv; exit $code
```

Not even the cards before the fault come along.

```
% printf 'q,a\n' >1.csv; printf '[{"front":"x","back":"y"},\n{"front":]' >2.json; deckconv 1.csv 2.json -o all.csv --keep-going; code=$?; cat all.csv; exit $code
```

If all fail there is no output.

```
% : >1.csv; : >2.csv; deckconv 1.csv 2.csv -o all.csv --keep-going; code=$?; ls; exit $code
```

`--report` says the same as JSON, a line an input and a total.

```
% printf 'q,a\n' >1.csv; : >2.csv; deckconv -q 1.csv 2.csv -f csv:header=no -O out -t csv --report r.ndjson; cat r.ndjson
```

Without an input's folder in the way: `..` leads nowhere out of the folder.

```
% mkdir a b; printf 'q,a\n' >b/x.csv; cd a; deckconv -q ../b/x.csv -f csv:header=no -t csv -O out && find . -type f
```
