# Recipes for sites' pages

A page that nobody knows says what repeats in it, and what to do.

```
% cat >page.html; deckconv page.html
<!doctype html><title>Birds | FlipIt</title><link rel="canonical" href="https://flipit.example/d/7">
<h1>Birds</h1><p class="n">4 cards</p>
<div class="flip"><p class="side-x">wren</p><p class="side-y">a small <b>bird</b></p></div>
<div class="flip"><p class="side-x">rook</p><p class="side-y">a crow</p></div>
<div class="flip"><p class="side-x"></p><p class="side-y">lives at sea</p></div>
^D
2> page.html:3: note: 3 elements .flip, the first: "wren a small bird" [page-class]
2> page.html:3: note: 3 elements .side-x, the first: "wren" [page-class]
2> page.html:3: note: 3 elements .side-y, the first: "a small bird" [page-class]
2> page.html:1: error: no card found: no recipe knows this page of https://flipit.example/d/7, and it has no questions, folds, definitions or table of two columns [no-cards]
2>   hint: say what is what: -f 'html:card=.x,front=.y,back=.z'; `deckconv help recipes` tells how to keep it as a recipe
2> deckconv: page.html: read 0, written 0, skipped 0
=> 3
```

What it names is enough to read the page.

```
% cat >page.html; deckconv -f 'html:card=.flip,front=.side-x,back=.side-y' page.html -t csv
<h1>Birds</h1>
<div class="flip"><p class="side-x">wren</p><p class="side-y">a small <b>bird</b></p></div>
<div class="flip"><p class="side-x">rook</p><p class="side-y">a crow</p></div>
^D
guid,notetype,deck,Front,Back,markup,tags
0xPtSs4SNaU,Basic,,wren,a small <b>bird</b>,html,
2clSnVbkIBi,Basic,,rook,a crow,html,
2> deckconv: page.html: read 2, written 2, skipped 0
```

Without an element that holds a card, fronts and backs follow each other; what
comes behind a front belongs to it.

```
% deckconv -f 'html:front=h3,back=h3 ~ p' - -t csv
<h3>wren</h3><p>a bird</p><p>small</p><h3>rook</h3><h3>tern</h3><p>at sea</p>
^D
guid,notetype,deck,Front,Back,markup,lost,tags
7tW0bcmsbPg,Basic,,wren,a bird<br>small,html,,
Dph3sJrNo3M,Basic,,rook,"",html,back,
EVN0BbE9tpm,Basic,,tern,at sea,html,,
2> -: warning: 1 card without a back, lost by the source [side-back]
2> deckconv: -: read 3, written 3, skipped 0 (1 without a back)
```

The way to a recipe, as `deckconv help recipes` tells it: its text is tried
here.

```
% cat >page.html; deckconv help recipes | sed -n '/^    {"recipe"/,/"test"/p' >flipit.json; deckconv recipe test flipit.json page.html && mkdir -p .config/deckconv/recipes && mv flipit.json .config/deckconv/recipes/ && HOME=$PWD deckconv page.html -t csv
<!doctype html><title>Birds | FlipIt</title><link rel="canonical" href="https://flipit.example/d/7">
<h1>Birds</h1><p class="n">3 cards</p>
<div class="flip"><p class="side-x">wren</p><p class="side-y">a small <b>bird</b></p></div>
<div class="flip"><p class="side-x">rook</p><p class="side-y">a crow</p></div>
<div class="flip"><p class="side-x">tern</p><p class="side-y">lives at sea</p></div>
^D
page.html
  format      html: web page with questions, toggles, definitions or a table
  scores      html 64
  encoding    ASCII
  deck        Birds
  cards       3 (announced: 3)

  card 1
    Front: wren
    Back: a small <b>bird</b>

  card 2
    Front: rook
    Back: a crow

  card 3
    Front: tern
    Back: lives at sea

the recipe works on this page
guid,notetype,deck,Front,Back,markup,tags
KySJtoQGvOr,Basic,Birds,wren,a small <b>bird</b>,html,
BrtcBIlMdOz,Basic,Birds,rook,a crow,html,
8vPti7e5Fue,Basic,Birds,tern,lives at sea,html,
2> deckconv: page.html: read 3, written 3, skipped 0
```

A test that is not met says how.

```
% cat >page.html; echo '{"recipe":1,"name":"x","readings":[{"deck":"h1","card":".c","front":"b","back":"i"}],"test":{"cards":3,"deck":"Bird","front":"wren","back":"small"}}' >page.json; deckconv recipe test page.json
<h1>Birds</h1><div class=c><b>wren</b><i>small!</i></div><div class=c><b>rook</b><i>black</i></div>
^D
page.html
  format      html: web page with questions, toggles, definitions or a table
  scores      html 44
  encoding    ASCII
  cards       0
2> page.html:1: error: the recipe's test expects 3 cards, there are 2 [recipe-test]
2> page.html:1: error: the recipe's test expects the deck "Bird", there is "Birds" [recipe-test]
2> page.html:1: error: the recipe's test expects the first back "small", there is "small!" [recipe-test]
=> 3
```

What is wrong in a recipe is told with its place. One of several in a folder is
left out, the one that was named ends the run.

```
% mkdir r; printf '{"recipe": 1,\n "name": "x",\n "readings": [{"frnt": "p"}]}\n' >r/bad.json; echo '<details><summary>a</summary>b</details>' | deckconv --recipes r - -t csv; echo '<p>' | deckconv -f html:recipe=r/bad.json - -t csv
^D
guid,notetype,deck,Front,Back,markup,tags
BjcuAt1gtIL,Basic,,a,b,html,
2> -:1: warning: recipe bad.json is left out: line 3, column 24: no such member: "frnt" [recipe-syntax]
2> deckconv: -: read 1, written 1, skipped 0
2> -:1: error: recipe r/bad.json, line 3, column 24: no such member: "frnt" [recipe-syntax]
2> deckconv: -: read 0, written 0, skipped 0
=> 2
```

```
% printf '{"recipe": 1, "name": "x", "readings": [{"json": {}, "cards": "cards", "front": "/q"}]}' >p.json; echo '<p>' | deckconv -f html:recipe=p.json - ; printf '{"recipe": 2}' >p.json; echo '<p>' | deckconv -f html:recipe=p.json -; printf '{' >p.json; echo '<p>' | deckconv -f html:recipe=p.json -; echo '<p>' | deckconv -f html:recipe=none.json -
^D
2> -:1: error: recipe p.json, line 1, column 41: no JSON Pointer: "cards" [recipe-syntax]
2> deckconv: -: read 0, written 0, skipped 0
2> -:1: error: recipe p.json, line 1, column 12: this deckconv knows recipes of form 1 [recipe-syntax]
2> deckconv: -: read 0, written 0, skipped 0
2> -:1: error: recipe p.json, line 1, column 1: not JSON from here on [recipe-syntax]
2> deckconv: -: read 0, written 0, skipped 0
2> -:1: error: cannot read "none.json": No such file or directory [file-read]
2> deckconv: -: read 0, written 0, skipped 0
=> 2
```

```
% for s in 'p[' 'p:hover' '//p[' 'a & b' ':not(p' 'p:nth-child(x)'; do echo '<p class=x>' | deckconv -f "html:front=$s,back=b" - -t csv -q; done
^D
2> -:1: error: recipe "selectors": "p[": a name is missing [recipe-selector]
2> -:1: error: recipe "selectors": "p:hover": an unknown pseudo class [recipe-selector]
2> -:1: error: recipe "selectors": "//p[": no XPath that can be followed [recipe-selector]
2> -:1: error: recipe "selectors": "a & b": a selector is missing [recipe-selector]
2> -:1: error: recipe "selectors": ":not(p": a ( that is not closed [recipe-selector]
2> -:1: error: recipe "selectors": "p:nth-child(x)": a number is missing [recipe-selector]
=> 2
```

The user's recipe counts before the one that is built in and has its name.

```
% mkdir r; echo '{"recipe":1,"name":"studystack","match":{"host":["studystack.com"]},"readings":[{"card":"tr","front":"xpath:./td[2]","back":"xpath:./td[1]"}]}' >r/s.json; deckconv --recipes r $SAMPLES/html-studystack.html -t quizlet
^D
joins two ropes,reef knot
a fixed loop,bowline
ties to a post,clove hitch
2> deckconv: $SAMPLES/html-studystack.html: read 3, written 3, skipped 0
```

A page before the page is named as what it is.

```
% deckconv -f html - -t csv
<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><form id="challenge-form"></form></body></html>
^D
2> -:1: error: a captcha, not the page that was asked for [no-cards]
2>   hint: open the page in a browser, solve the captcha, then save the page (Ctrl+S)
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

```
% deckconv - -t csv
<!DOCTYPE html><html><head><title>Log in | Site</title></head><body><form action="/login"><input name="q"></form></body></html>
^D
2> -:1: error: a page to log in, not a deck [no-cards]
2>   hint: log in with the browser, open the deck, then save its page (Ctrl+S)
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

The marks of such pages are in good pages, too.

```
% deckconv - -t quizlet
<!DOCTYPE html><html><head><title>Just a moment</title></head><body><script src="/cdn-cgi/challenge-platform/x.js"></script><details><summary>a</summary>b</details></body></html>
^D
a,b
2> deckconv: -: read 1, written 1, skipped 0
```

Where no recipe knows a site, classes that are called front and back are the
last resort: as many of both, in turn, three at least.

```
% deckconv - -t csv
<!DOCTYPE html><title>x</title><div class="flashCard"><div class="cardFront">eel</div><div class="cardBack">long</div></div>
<div class="flashCard"><div class="cardFront">ray</div><div class="cardBack">flat</div></div>
<div class="flashCard"><div class="cardFront">cod</div><div class="cardBack">cold</div></div><a class="back">go back</a>
^D
guid,notetype,deck,Front,Back,markup,tags
GeyWhEI1Urb,Basic,,eel,long,html,
Cr3Z5bkaup5,Basic,,ray,flat,html,
5xrCU7H8jBm,Basic,,cod,cold,html,
2> deckconv: -: read 3, written 3, skipped 0
```

JSON: an element, a name that a script assigns it to, JSON in a text of JSON,
an order, cards that are none, several pictures.

```
% cat >r.json; deckconv -f html:recipe=r.json $SRC/tests/cmd/recipe-json.html -t csv
{"recipe": 1, "name": "j", "readings": [
 {"json": {"assigned": "app.deck", "unwrap": ["/state"]}, "deck": "/name", "count": "/n",
  "cards": "/cards/*", "order": "/order/*", "unless": "/gone", "id": "/no", "tags": "/tags",
  "front": {"at": "/q", "image": "/pics/*/src"}, "back": ["/rich", "/a"], "fields": {"Hint": "/h", "Never": "/x"}}]}
^D
guid,notetype,deck,Front,Back,Hint,markup,lost,tags
LSVpodrXsX5,Sea,Sea,"ray<br><img src=""https://p.example/1.png""><br><img src=""https://p.example/2.png"">",flat,wing <b>,html plain plain,,
CbKOT7i6nRD,Sea,Sea,eel,long,"",,,fish x_y
DrP4xJE5WCb,Sea,Sea,"",<b>lost </b>&amp; found,"",plain html plain,front,
2> $SRC/tests/cmd/recipe-json.html: warning: 1 card without a front, lost by the source [side-front]
2> deckconv: $SRC/tests/cmd/recipe-json.html: read 3, written 3, skipped 0 (1 without a front)
```

```
% deckconv recipe show nothing; deckconv recipe show quizlt; deckconv recipe test; deckconv recipe test none.json; deckconv recipe make; deckconv recipe --deck x
^D
2> deckconv: error: no recipe is called "nothing"
2>   hint: `deckconv recipe` lists all
2> deckconv: error: no recipe is called "quizlt"
2>   hint: did you mean quizlet?
2> deckconv: error: recipe test needs a recipe, and the page to try it on
2> deckconv: error: no page lies beside "none.json"
2>   hint: name the page behind it, or put it beside the recipe as .html
2> deckconv: error: recipe cannot "make"
2>   hint: there are list, show NAME and test FILE [PAGE]
2> deckconv: error: --deck has no sense here, where nothing is converted
=> 2
```

```
% deckconv recipe | sed 's|/.*/.config|~/.config|'; deckconv recipe show studyblue | head -n 3
^D
brainscape      Brainscape
cram            Cram
easynotecards   Easy Notecards
knowt           Knowt
memrise         Memrise
no-deck         pages that stand before a site
quizlet         Quizlet
studyblue       StudyBlue (archived pages)
studystack      StudyStack

your own: *.json in ~/.config/deckconv/recipes
{
 "recipe": 1,
 "name": "studyblue",
```

XPath is followed as it is, with has-class(); what takes too long on a page ends
with a word.

```
% deckconv -f "html:card=//div[has-class('card')],front=string(./@title),back=./p[2]" - -t csv
<div class="card big" title="eel"><p>a<p>long</div><div class="cards" title="ray"><p>a<p>flat</div><div class="card" title="cod"><p>a<p>cold</div>
^D
guid,notetype,deck,Front,Back,markup,tags
GeyWhEI1Urb,Basic,,eel,long,plain html,
5xrCU7H8jBm,Basic,,cod,cold,plain html,
2> deckconv: -: read 2, written 2, skipped 0
```

```
% for i in $(seq 3000); do printf '<p class=a>x</p>'; done >page.html; deckconv -f 'html:card=//p[following::p[following::p[following::p[.="y"]]]],front=b,back=i' page.html -t csv; deckconv -f 'html:card=#x ~ .a ~ .a ~ .a,front=b,back=i' page.html -t csv -q
^D
2> page.html:1: error: recipe "selectors": "//p[following::p[following::p[following::p[.="y"]]]]" takes too long, or too much memory, on this page [recipe-work]
2> deckconv: page.html: read 0, written 0, skipped 0
2> page.html:1: error: recipe "selectors": "#x ~ .a ~ .a ~ .a" takes too long, or too much memory, on this page [recipe-work]
=> 5
```
