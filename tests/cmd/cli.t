# The command line itself

## What it does not understand ends in 2 and says what would be right

```
% deckconv --otput x
2> deckconv: error: unknown option "--otput"
2>   hint: did you mean --output?
=> 2
```

Long options are written whole: what is unique today is not tomorrow.

```
% deckconv --out x
2> deckconv: error: unknown option "--out"
2>   hint: did you mean --output?
=> 2
```

```
% deckconv --no-dedupe
2> deckconv: error: unknown option "--no-dedupe"
2>   hint: did you mean --dedupe=no?
=> 2
```

```
% deckconv --xyzzy
2> deckconv: error: unknown option "--xyzzy"
2>   hint: `deckconv --help` lists all options
=> 2
```

```
% deckconv -nZ
2> deckconv: error: unknown option "-Z"
2>   hint: `deckconv --help` lists all options
=> 2
```

```
% deckconv in -o
2> deckconv: error: -o needs a value
=> 2
```

```
% deckconv in --output
2> deckconv: error: --output needs a value
=> 2
```

```
% deckconv --color=blue in
2> deckconv: error: --color cannot be "blue"
2>   hint: choose of: auto always never
=> 2
```

```
% deckconv --quiet=perhaps in
2> deckconv: error: --quiet cannot be "perhaps"
2>   hint: choose of: yes no
=> 2
```

## Verbs

```
% for v in check diff merge preview; do deckconv $v; echo $?; done
2
2
2
2
2> deckconv: error: "check" is not there yet
2>   hint: a file of that name is ./check
2> deckconv: error: "diff" is not there yet
2>   hint: a file of that name is ./diff
2> deckconv: error: "merge" is not there yet
2>   hint: a file of that name is ./merge
2> deckconv: error: "preview" is not there yet
2>   hint: a file of that name is ./preview
```

Exactly a verb is the verb; a path, a longer word and what follows `--` are
files.

```
% for f in ./diff diffs; do deckconv -q $f 2>&1 | cut -d: -f1; done; deckconv -q -- diff 2>&1 | cut -d: -f1
./diff
diffs
diff
```

An option may stand before it.

```
% deckconv --color never formats nonsense
2> deckconv: error: no format is called "nonsense"
2>   hint: `deckconv formats` lists all
=> 2
```

```
% deckconv inspect -o x in
2> deckconv: error: --output has no sense here, where nothing is written
=> 2
```

```
% deckconv formats --deck x
2> deckconv: error: --deck has no sense here, where nothing is converted
=> 2
```

## Help

```
% deckconv -h | sed -n 1,3p; deckconv --help | sed -n 1,3p
deckconv: flashcards from one format into another

usage: deckconv [OPTION]... [INPUT]... [-o OUTPUT]
deckconv: flashcards from one format into another

usage: deckconv [OPTION]... [INPUT]... [-o OUTPUT]
```

No line is wider than a terminal.

```
% (deckconv -h; deckconv --help; for t in map cards exit examples csv; do deckconv help $t; done; deckconv formats) | awk 'length > 80'
```

```
% deckconv help exit | head -n 1; deckconv inspect --help | head -n 1
exit: exit codes
inspect: tell what a file is and what it holds
```

An option is explained under its name, however it is written.

```
% for o in map --map; do deckconv help $o | grep -o -e '^      --map' -e '#3 is the third'; done; deckconv help -o | grep -o -e '-o, --output FILE'
      --map
#3 is the third
      --map
#3 is the third
-o, --output FILE
```

```
% deckconv help exi
2> deckconv: error: there is no help on "exi"
2>   hint: did you mean exit?
=> 2
```

```
% deckconv formats cvs
2> deckconv: error: no format is called "cvs"
2>   hint: did you mean csv?
=> 2
```

`formats NAME` and `help NAME` tell the same; an alias is a name.

```
% deckconv formats csv > a; deckconv help csv > b; cmp a b && deckconv formats tsv | head -n 1 | cut -d: -f1
anki
```

```
% deckconv --version | head -n 1 | grep -c '^deckconv [0-9]'; deckconv --version | grep -cE '^(libcsv|libxml2|cJSON|libunistring|zlib|zstd) [1-9][0-9.]*$'
1
6
```

Each verb stands in the usage with what it takes.

```
% deckconv --help | sed -n '/^usage/,/^$/p'; deckconv help environment | grep -oE '[A-Z]+_[A-Z_]+ '
usage: deckconv [OPTION]... [INPUT]... [-o OUTPUT]
       deckconv inspect FILE...
       deckconv formats [NAME]...
       deckconv recipe [list | show NAME | test FILE [PAGE]]
       deckconv help [TOPIC]...

SOURCE_DATE_EPOCH 
NO_COLOR 
XDG_CONFIG_HOME 
XDG_DATA_DIRS 
```

Help that cannot be written is no success.

```
% deckconv --help > /dev/full
2> deckconv: error: cannot write to standard output: No space left on device
=> 4
```

Nor is a deck for a standard output that is closed; where nobody wants it, or
it goes elsewhere, that does no harm.

```
% printf 'front,back\nq,a\n' > q.csv; for t in anki apkg; do deckconv q.csv -t $t >&-; echo $?; deckconv -q q.csv -t $t > /dev/null; echo $?; done; deckconv -q q.csv -o q.tsv >&-; echo $?; deckconv -q -n q.csv >&-; echo $?; deckconv -q q.csv -o /dev/stdout >&-; echo $?; deckconv -q q.csv -o x.tsv --report - >&-; echo $?
4
0
4
0
0
0
4
4
2> deckconv: error: cannot write standard output: Bad file descriptor [output-write]
2> deckconv: q.csv: read 1, written 0, skipped 0, left out 1
2> deckconv: error: cannot write standard output: Bad file descriptor [output-write]
2> deckconv: q.csv: read 1, written 0, skipped 0, left out 1
2> deckconv: error: cannot write "/dev/stdout": Bad file descriptor [output-write]
2> deckconv: error: cannot write "-": Bad file descriptor [report-write]
```

## Inputs

```
% deckconv page.html deck.tsv
2> deck.tsv: error: No such file or directory [input-open]
2>   hint: did you mean -o deck.tsv?
=> 3
```

```
% deckconv convert page.html -o deck.tsv
2> convert: error: No such file or directory [input-open]
2>   hint: converting needs no verb
=> 3
```

```
% deckconv - - </dev/null
2> deckconv: error: standard input is asked for twice
=> 2
```

```
% echo in | deckconv --files-from - -
2> deckconv: error: standard input is asked for twice
=> 2
```

```
% deckconv --files-from none
2> deckconv: error: cannot read the list "none": No such file or directory
=> 3
```

```
% deckconv --files-from - </dev/null
2> deckconv: error: the list "-" names no input
=> 3
```

```
% printf 'a\0b\0' | deckconv --files-from -
2> deckconv: error: a NUL byte is in the list of inputs
2>   hint: give --null for such a list
=> 2
```

A report and a result do not mix.

```
% deckconv in --report -
2> deckconv: error: the report and the result cannot both go to standard output
=> 2
```

## Names are shown so that they cannot steer the terminal

```
% deckconv -q "$(printf 'a\033[2Jb\nc\377\302\205\342\200\256d.csv')" 2>&1 | cut -d' ' -f1
a\x1b[2Jb\nc\xff\u0085\u202ed.csv:
```

## The manual

```
% deckconv help --man > deckconv.1; mandoc -T lint deckconv.1; grep '^\.Sh' deckconv.1
.Sh NAME
.Sh SYNOPSIS
.Sh DESCRIPTION
.Sh OPTIONS
.Sh FORMATS
.Sh USAGE
.Sh ENVIRONMENT
.Sh FILES
.Sh EXIT STATUS
.Sh EXAMPLES
.Sh DIAGNOSTICS
```

Built twice it is the same.

```
% SOURCE_DATE_EPOCH=86400 deckconv help --man | grep '^\.Dd'
.Dd January 2, 1970
```

```
% deckconv help --completion tcsh
2> deckconv: error: there is no help on "--completion"
2>   hint: `deckconv --help` lists the topics
=> 2
```

```
% deckconv in -t nonsense; deckconv in -t cvs
2> deckconv: error: unknown format "nonsense": `deckconv formats` lists all [usage]
2> deckconv: error: unknown format "cvs", did you mean "csv"? [usage]
=> 2
```

The list of inputs is one.

```
% echo in > list; deckconv --files-from list -t csv -o ./list; echo $?; deckconv --files-from list -t csv --report ./list; cat list
2
in
2> deckconv: error: the list "list" would be overwritten
2> deckconv: error: the list "list" would be overwritten
```
