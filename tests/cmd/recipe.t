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
2> page.html:3: note: 3 elements each, with the first one's text: .flip "wren a small bird", .side-x "wren", .side-y "a small bird" [page-class]
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
2> $SRC/tests/cmd/recipe-json.html:1: note: left out what the recipe "j" says is no card (1) [recipe-unless]
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
blooket         Blooket
brainscape      Brainscape
cram            Cram
easynotecards   Easy Notecards
gimkit          Gimkit
kahoot          Kahoot!
knowt           Knowt
memrise         Memrise
no-deck         pages that stand before a site
quizlet         Quizlet
studyblue       StudyBlue (archived pages)
studystack      StudyStack
wayground       Wayground (Quizizz)

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

## Documents

What a site answers its own page, saved as it is, is JSON: recipes are asked
first.  A user's recipe can be for one, too, `match` by texts that stand in it;
pretty-printed JSON has blanks that the site's own has not, so names are looked
for, all of them.  `@right` are the elements whose places the member beside the
list says; `all` is a line for each.  Lines are counted also where cards are
put in another order.

```
% mkdir r; cat >r/q.json; printf '%s\n' '{"quizName": "Sea",' '"asks": [' '{"n": 2, "ask": "Which swim?", "right": [2, 0, 9], "opts": ["eel", "oak", "r<b>a</b>y"]},' '{"n": 10, "ask": "Poll?", "kind": "poll", "right": 0, "opts": ["a"]},' '{"ask": "No number", "right": [], "opts": ["x", "y"]},' '{"n": 1, "ask": "Which stands?", "right": "1", "opts": ["eel", "oak"]}]}' >a.json; deckconv --recipes r a.json -t ndjson
{"recipe": 1, "name": "q", "match": {"all": ["\"quizName\"", "\"asks\"", "\"opts\""]}, "readings": [
 {"json": {}, "deck": "/quizName", "cards": "/asks/*", "sort": "/n", "markup": "auto",
  "unless": {"at": "/kind", "like": ["poll", "slide*"]},
  "front": "/ask", "back": {"at": "/opts/@right", "all": true}}]}
^D
{"deck":"Sea","notetype":"Basic","guid":"2jNgtSYhQo3","fields":{"Front":"Which stands?","Back":"oak"},"markup":"plain","source":{"file":"a.json","line":6,"format":"json","by":"json"}}
{"deck":"Sea","notetype":"Basic","guid":"4cHQsmHPhmC","fields":{"Front":"Which swim?","Back":"r<b>a</b>y<br>eel"},"markup":{"Front":"plain","Back":"html"},"source":{"file":"a.json","line":3,"format":"json","by":"json"}}
{"deck":"Sea","notetype":"Basic","guid":"ELX9MZApjtx","fields":{"Front":"No number","Back":""},"markup":"plain","lost":["back"],"source":{"file":"a.json","line":5,"format":"json","by":"json"}}
2> a.json:1: note: left out what the recipe "q" says is no card (1) [recipe-unless]
2> a.json: warning: 1 card without a back, lost by the source [side-back]
2> deckconv: a.json: read 3, written 3, skipped 0 (1 without a back)
```

Without one of the names it is JSON as any other.  Who says where the cards are
is believed.

```
% deckconv - -t csv
{"kit": {"title": "x", "questions": [{"question": "a", "answer": "b", "hint": "c"}]}}
^D
guid,notetype,deck,question,answer,hint,tags
9PsVbAlvd4b,x,x,a,b,c,
2> deckconv: -: read 1, written 1, skipped 0
```

```
% deckconv -f json:front=/text,back=/answers/0/text $SAMPLES/json-gimkit.json -t quizlet
^D
Which metal is liquid?,iron
Symbol of gold,Au
What is this?,tin
2> $SAMPLES/json-gimkit.json: warning: quizlet cannot hold further fields: 13 dropped [loss-further-fields]
2> $SAMPLES/json-gimkit.json: warning: quizlet cannot hold decks: 3 dropped [loss-decks]
2> deckconv: $SAMPLES/json-gimkit.json: read 3, written 3, skipped 0
```

A recipe is tried on a document as on a page; one that fits finds its cards also
where no text of it is there.

```
% printf '{"recipe":1,"name":"x","readings":[{"json":{},"deck":"/d","cards":"/c/*","front":"/f","back":"/b"}],"test":{"cards":2,"deck":"Sea"}}' >x.json; printf '{"d":"Sea","c":[{"f":"eel","b":"long"}]}' >page.json; deckconv recipe test x.json page.json; echo '[]' >none.json; deckconv recipe test x.json none.json; deckconv -f json:recipe=x.json page.json -t csv
^D
page.json
  format      json: JSON
  scores      json 44, ndjson 20
  encoding    ASCII
  deck        Sea
  cards       1

  card 1
    Front: eel
    Back: long
none.json
  format      json: JSON
  scores      json 34
  encoding    ASCII
  cards       0
guid,notetype,deck,Front,Back,tags
4JwnZLY5cq6,Basic,Sea,eel,long,
2> page.json:1: error: the recipe's test expects 2 cards, there are 1 [recipe-test]
2> none.json:1: error: the recipe finds no card in it [no-cards]
2> deckconv: page.json: read 1, written 1, skipped 0
```

A document that is cut short is read as far as it goes.

```
% head -c 900 $SAMPLES/json-quizlet-terms.json >cut.json; deckconv cut.json -t csv
^D
guid,notetype,deck,Front,Back,markup,tags
G16eIyHd4Tf,Basic,,spring,"where it begins<br><img src=""https://o.quizlet.com/spring.jpg"">",plain html,
BmZevt3F8kp,Basic,,ford & bridge,two ways across,,
0EmxYl1lq3Z,Basic,,estuary,"where a river meets
the sea",,
2> cut.json:1: warning: the input ends inside of its JSON: what follows is lost [json-cut]
2> deckconv: cut.json: read 3, written 3, skipped 0
=> 1
```

`all` has to be true or false.

```
% printf '{"recipe": 1, "name": "x", "readings": [{"card": "p", "front": {"at": "b", "all": "yes"}, "back": "i"}]}' >p.json; echo '<p>' | deckconv -f html:recipe=p.json -
^D
2> -:1: error: recipe p.json, line 1, column 83: this has to be true or false: "all" [recipe-syntax]
2> deckconv: -: read 0, written 0, skipped 0
=> 2
```

In elements `all` is a line each, too, and `unless` takes a card out.

```
% cat >page.html; echo '{"recipe":1,"name":"x","readings":[{"card":"li","unless":".ad","front":"b","back":{"at":"i","all":true}}]}' >x.json; deckconv -f html:recipe=x.json page.html -t csv
<!DOCTYPE html><ul><li><b>eel</b><i>long</i> <i>a fish</i><li class="x"><b class="ad">buy</b><i>now</i><li><b>ray</b><i><p>flat</p></i><i>wide</i></ul>
^D
guid,notetype,deck,Front,Back,markup,tags
6HgFSbYofrC,Basic,,eel,long<br>a fish,html,
0CuqLtF7YeV,Basic,,ray,<p>flat</p>wide,html,
2> page.html:1: note: left out what the recipe "x" says is no card (1) [recipe-unless]
2> deckconv: page.html: read 2, written 2, skipped 0
```

Without `card` places are tried in turn, too, each as its object says.

```
% printf '%s\n' '{"recipe":1,"name":"x","readings":[{"front":[".old-q",{"at":"b","not":"*:"},"h3"],"back":[{"at":".old-a","like":"{}!"},"p"]}]}' >x.json; printf '%s\n' '{"recipe":1,"name":"x","readings":[{"faces":[{"at":".old"},{"at":"h3, p","not":"ad"}]}]}' >y.json; printf '%s\n' '<!DOCTYPE html><b>Birds:</b><h3>wren</h3><p class="old-a">small</p><h3>rook</h3><p>black</p>' >page.html; for i in x y; do deckconv -f html:recipe=$i.json page.html -t quizlet; done
^D
wren,small
rook,black
wren,small
rook,black
2> deckconv: page.html: read 2, written 2, skipped 0
2> deckconv: page.html: read 2, written 2, skipped 0
```

In an element, objects in a list of faces are.

```
% printf '%s\n' '{"recipe":1,"name":"x","readings":[{"card":"li","faces":[{"at":".old"},{"at":"b, i"}]}]}' >x.json; echo '<ul><li><b>eel</b><i>long</i><li><b>ray</b><i>flat</i></ul>' | deckconv -f html:recipe=x.json - -t quizlet
^D
eel,long
ray,flat
2> deckconv: -: read 2, written 2, skipped 0
```

What would be ignored is a mistake, and named.

```
% for g in '"front":"b","back":"i","unless":".ad"' '"front":"b","back":"i","tags":"h1"' '"front":"b","back":"i","fields":{"P":"p"}' '"faces":"b","id":":scope@id"' '"card":"li","front":"b","sort":"i"' '"json":{},"cards":"/*","faces":"/a"' '"front":"b"' '"front":{"at":"b","image":"img@src"},"back":"i"' '"card":[{"at":"li","not":"ad"}],"front":"b"' '"json":{},"cards":{"at":"/*","like":"x"},"front":"/b"'; do echo '{"recipe":1,"name":"x","readings":[{'"$g"'}]}' >x.json; echo '<p>' | deckconv -f html:recipe=x.json - -q; done
^D
2> -:1: error: recipe x.json, line 1, column 69: this needs `card`: "unless" [recipe-syntax]
2> -:1: error: recipe x.json, line 1, column 67: this needs `card`: "tags" [recipe-syntax]
2> -:1: error: recipe x.json, line 1, column 69: this needs `card`: "fields" [recipe-syntax]
2> -:1: error: recipe x.json, line 1, column 54: this needs `card`: "id" [recipe-syntax]
2> -:1: error: recipe x.json, line 1, column 68: this needs `json`: "sort" [recipe-syntax]
2> -:1: error: recipe x.json, line 1, column 68: this has no sense with `json`: "faces" [recipe-syntax]
2> -:1: error: recipe x.json, line 1, column 36: without `card` both `front` and `back` are needed [recipe-syntax]
2> -:1: error: recipe x.json, line 1, column 36: `image` needs `card`, and `front` and `back` in it [recipe-syntax]
2> -:1: error: recipe x.json, line 1, column 44: this has to be places alone: "card" [recipe-syntax]
2> -:1: error: recipe x.json, line 1, column 55: this has to be places alone: "cards" [recipe-syntax]
=> 2
```

What `common` has is for those readings that can use it.

```
% echo '{"recipe":1,"name":"x","common":{"tags":"u"},"readings":[{"card":"li","front":"b","back":"i"},{"front":"b","back":"i"}]}' >x.json; echo '<ul><li><b>eel</b><i>long</i><u>fish</u></ul>' | deckconv -f html:recipe=x.json - -t csv; echo '<b>eel</b><i>long</i><u>fish</u>' | deckconv -f html:recipe=x.json - -t csv
^D
guid,notetype,deck,Front,Back,markup,tags
GeyWhEI1Urb,Basic,,eel,long,html,fish
guid,notetype,deck,Front,Back,markup,tags
GeyWhEI1Urb,Basic,,eel,long,html,
2> deckconv: -: read 1, written 1, skipped 0
2> deckconv: -: read 1, written 1, skipped 0
```

## What finds nothing

Selectors that find no card are told with what each of them finds; nothing else
in the page is taken for cards then.

```
% echo '<!DOCTYPE html><ul><li><b>eel</b><i>long</i><li><b>ray</b><i>flat</i></ul><details><summary>a</summary>b</details>' >page.html; deckconv -f 'html:card=.nope,front=b,back=u' page.html -t csv; deckconv -f 'html:card=li,front=.q,back=.a' page.html -t csv; deckconv -f 'html:front=h1,back=h2' page.html -t csv
^D
2> page.html:1: error: no card found by recipe "selectors": `.nope` finds no element, `u` none, `b` 2 [no-cards]
2> deckconv: page.html: read 0, written 0, skipped 0
2> page.html:1: error: no card found by recipe "selectors": `.q` finds no element, `.a` none, `li` 2 [no-cards]
2> deckconv: page.html: read 0, written 0, skipped 0
2> page.html:1: error: no card found by recipe "selectors": `h1` finds no element, `h2` none [no-cards]
2> deckconv: page.html: read 0, written 0, skipped 0
=> 3
```

A side that no card has because its selector finds nothing is a mistake in it,
and not lost by the source; also in the user's own recipe.

```
% echo '<!DOCTYPE html><ul><li><b>eel</b><i>long</i><li><b>ray</b><i>flat</i></ul>' >page.html; for o in 'card=li,front=em,back=i' 'card=li,front=b,back=em' 'card=//li,front=./b,back=string(./u)' 'front=em,back=i'; do deckconv -f "html:$o" page.html -t csv -q; done
^D
2> page.html:1: error: recipe "selectors": no card has a front: `em` finds no element, `li` 2, `i` 2 [recipe-side]
2> page.html:1: error: recipe "selectors": no card has a back: `em` finds no element, `li` 2, `b` 2 [recipe-side]
2> page.html:1: error: recipe "selectors": no card has a back: `string(./u)` finds no element, `//li` 2, `./b` 2 [recipe-side]
2> page.html:1: error: recipe "selectors": no card has a front: `em` finds no element, `i` 2 [recipe-side]
=> 3
```

```
% mkdir r; echo '{"recipe":1,"name":"x","match":{"text":["class=\"knots"]},"readings":[{"card":".old","front":"b","back":"i"},{"card":"li","front":[".q",{"at":".p","image":"img@src"}],"back":["u","i"]}]}' >r/x.json; echo '<!DOCTYPE html><ul class="knots"><li><b>eel</b><i>long</i><li><b>ray</b><i>flat</i></ul>' | deckconv --recipes r - -t csv; echo '<!DOCTYPE html><p class="knots">' | deckconv --recipes r - -t csv
^D
2> -:1: error: recipe "x": no card has a front: `.q` finds no element, `.p` none, `img@src` none, `u` none, `li` 2, `i` 2 [recipe-side]
2> deckconv: -: read 0, written 0, skipped 0
2> -:1: error: no card found by recipe "x": `.old` finds no element, `b` none, `i` none; or `li` finds no element, `.q` none, `.p` none, `img@src` none, `u` none, `i` none [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

```
% echo '{"recipe":1,"name":"x","readings":[{"json":{},"cards":"/c/*","front":"/q","back":"/b"}]}' >x.json; echo '<script>{"c":[{"f":"eel","b":"long"},{"f":"ray","b":"flat"}]}</script>' | deckconv -f html:recipe=x.json - -t csv; echo '{"c":[{"f":"eel","b":"long"}]}' | deckconv -f json:recipe=x.json - -t csv; echo '<script>{"d":[]}</script>' | deckconv -f html:recipe=x.json - -t csv
^D
2> -:1: error: recipe "x": no card has a front: `/q` finds no value, `/c/*` 2, `/b` 2 [recipe-side]
2> deckconv: -: read 0, written 0, skipped 0
2> -:1: error: recipe "x": no card has a front: `/q` finds no value, `/c/*` 1, `/b` 1 [recipe-side]
2> deckconv: -: read 0, written 0, skipped 0
2> -:1: error: no card found by recipe "x": `/c/*` finds no value [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

Where it finds something that shows nothing the side is lost; and a recipe that
is built in does not fit every page.

```
% echo '<ul><li><b></b><i>long</i><li><b></b><i>flat</i></ul>' | deckconv -f html:card=li,front=b,back=i - -t csv -q; echo '<!DOCTYPE html><title>x | Cram</title><table class="flashCardsListingTable"><tr><td class="front_text">eel<tr><td class="front_text">ray</table>' | deckconv - -t csv -q
^D
guid,notetype,deck,Front,Back,markup,lost,tags
15ZV3QEmlMw,Basic,,"",long,html,front,
DZndoPVCCto,Basic,,"",flat,html,front,
guid,notetype,deck,Front,Back,markup,lost,tags
0jhyDBcAajz,Basic,x,eel,"",html,back,
Fxd3N11HjrI,Basic,x,ray,"",html,back,
2> -: warning: 2 cards without a front, lost by the source [side-front]
2> -: warning: 2 cards without a back, lost by the source [side-back]
```

XPath that is cut out of a longer one is no CSS.

```
% for s in 'span[1]' 'div/b' '[1a]' 'b[data-1]'; do echo '<ul><li><span data-1>eel</span><b data-1>long</b></ul>' | deckconv -f "html:card=li,front=span,back=$s" - -t quizlet -q; done; echo '<p>' | deckconv -f html:card=li - -q; echo '<p>' | deckconv -f html:front=li - -q
^D
eel,long
2> -:1: error: recipe "selectors": "span[1]": the name of an attribute begins with a digit [recipe-selector]
2>   hint: XPath begins with ./ in a card: ./span[1]
2> -:1: error: recipe "selectors": "div/b": something unknown [recipe-selector]
2>   hint: XPath begins with ./ in a card: ./div/b
2> -:1: error: recipe "selectors": "[1a]": the name of an attribute begins with a digit [recipe-selector]
2> -:1: error: selectors are needed for front and back, or for card and a side in it [html-selectors]
2> -:1: error: selectors are needed for front and back, or for card and a side in it [html-selectors]
=> 2
```

A recipe is no more overwritten than an input, be it by the output, a report or
one of several outputs.

```
% printf '{"recipe":1,"name":"r","readings":[{"card":".c","front":".q","back":".a"}]}' >r.json; echo '<div class=c><p class=q>x<p class=a>y</div>' >r.html; ln r.json hard; for o in '-o r.json' '-o hard -t csv' '-O . -t json' '-o o.json --report r.json' '-o o.json --ids r.json' '-o o.json'; do deckconv -q -f html:recipe=r.json r.html $o; echo $?; done; cat r.json
2
2
2
2
2
0
{"recipe":1,"name":"r","readings":[{"card":".c","front":".q","back":".a"}]}
\ no newline at the end
2> deckconv: error: the output "r.json" is the recipe "r.json" [output-is-input]
2> deckconv: error: the output "hard" is the recipe "r.json" [output-is-input]
2> deckconv: error: the output "./r.json" is the recipe "r.json" [output-is-input]
2> deckconv: error: the output "r.json" is the recipe "r.json" [output-is-input]
2> deckconv: error: the output "r.json" is the recipe "r.json" [output-is-input]
```
