# A page with its pictures in one file

The picture lies in the file under its address: it goes along into a package
under its name, and stays a link in text.

```
% deckconv $SAMPLES/mhtml.mhtml -o deck.apkg && deckconv deck.apkg -t csv -q
^D
guid,notetype,deck,Front,Back,markup,mod,sum,tags
FZF6QDcW0EP,deckconv Basic,mhtml,Which bird “never lands”?,"<p>The common swift: it sleeps on the wing, for 10 months = most of its life.</p>",html,1700000000,68980bf7b7e01ab7,
KTk3LMl5yFs,deckconv Basic,mhtml,"<img src=""robin.png"">",<p>Robin</p>,html,1700000000,deb7fd3e9a4c6fb6,
71bmM69c9Bm,deckconv Basic,mhtml,Größter Vogel?,<p>Strauß</p>,html,1700000000,6926df0f5ba364d5,
2> deckconv: $SAMPLES/mhtml.mhtml: read 3, written 3, skipped 0
2> deck.apkg: warning: csv cannot hold media files: 1 dropped [loss-media-files]
2>   hint: write .apkg, or give --media-dir DIR
2> deck.apkg: warning: csv cannot hold note types: 1 dropped [loss-note-types]
2>   hint: an .apkg holds them
```

```
% deckconv $SAMPLES/mhtml.mhtml -o deck.tsv --media-dir m -q; ls m; grep -o '<img[^>]*>' deck.tsv
^D
robin.png
<img src=""robin.png"">
```

The page's character set is what its part says; lines are those of the file
where the part is not encoded. Header lines may be folded, in any case. Where
the page has cards, frames are read for marked questions alone: they hold
advertisements, and what a site asks about cookies.

```
% deckconv - -t ndjson --strict
MIME-VERSION: 1.0
content-type: multipart/related;
  boundary=x

--x
Content-Type: text/html

<details><summary>a</summary>b</details>
--x
Content-Type: text/html

<!doctype html><div>Buy a cat!</div>
--x
Content-Type: text/html

<details><summary>Necessary cookies</summary>These are needed.</details>
--x
Content-Type: text/html; charset=windows-1252
Content-Transfer-Encoding: quoted-printable

<!doctype html><div itemscope itemtype=3D"https://schema.org/Question"><b i=
temprop=3D"name">=E4 =
=96</b><p itemprop=3D"acceptedAnswer">d=zz</p></div>
<details><summary>Size of this cookie</summary>4 bytes</details>
--x--
^D
{"notetype":"Basic","guid":"BjcuAt1gtIL","fields":{"Front":"a","Back":"b"},"markup":"html","source":{"line":8,"format":"html","by":"details"}}
{"notetype":"Basic","guid":"HmNq9WAaBT0","fields":{"Front":"ä –","Back":"d=zz"},"markup":"html","source":{"line":1,"format":"html","by":"microdata"}}
2> deckconv: -: read 2, written 2, skipped 0
```

Where the page has none, they are read like the page.

```
% deckconv - -t csv
MIME-Version: 1.0
Content-Type: multipart/related; boundary=x

--x
Content-Type: text/html

<frameset><frame src="a"></frameset>
--x
Content-Type: text/html

<details><summary>a</summary>b</details>
--x
Content-Type: text/html

<details><summary>c</summary>d</details>
--x--
^D
guid,notetype,deck,Front,Back,markup,tags
BjcuAt1gtIL,Basic,,a,b,html,
GYqKGOFsn77,Basic,,c,d,html,
2> deckconv: -: read 2, written 2, skipped 0
```

Mail programs call a picture by its id, which two may have for the most part;
what is no picture's, and what the text says, stays.

```
% deckconv - -t ndjson:source=no --media-dir m; cd m && grep . *
MIME-Version: 1.0
Content-Type: multipart/related; boundary=x

--x
Content-Type: text/html

<dl><dt><img src="cid:image1.png@a"> <img src=cid:image1.png%40b><dd><img src='cid:p@c'> cid:gone@d <img src="cid:gone@d" alt="gone"></dl>
--x
Content-Type: image/png
Content-ID: <image1.png@a>

1
--x
Content-Type: image/png
Content-Location: file:///tmp/image1.png
Content-Transfer-Encoding: base64
Content-ID: <image1.png@b>

Mg==
--x
Content-Type: image/jpeg; name="p"
Content-ID: <p@c>

3
--x--
^D
{"notetype":"Basic","guid":"LfhYAJeDH3U","fields":{"Front":"<img src=\"image1.png\"> <img src=\"2-image1.png\">","Back":"<img src=\"p.jpg\"> cid:gone@d gone"},"markup":"html","media":["image1.png","2-image1.png","p.jpg"]}
2-image1.png:2
image1.png:1
p.jpg:3
2> -: warning: images are not taken along: 1 [loss-images]
2> deckconv: -: read 1, written 1, skipped 0
```

Browsers on phones leave the parts as they are: the picture's bytes go along
unchanged, but for the line end before the boundary, and the text has the
character set that its part says.

```
% printf 'MIME-Version: 1.0\r\nContent-Type:\r\n multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: binary\r\n\r\n<html>\r\n<details><summary>\344 <img src="https://e.org/p.png"></summary>b</details>\r\n--x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: binary\r\nContent-Location: https://e.org/p.png\r\n\r\n\211PNG\r\n\032\n\000\377\303\251\r\n\r\n--x--\r\n' >p.mhtml; deckconv -v p.mhtml -t ndjson --media-dir m; od -An -tx1 m/p.png; mv p.mhtml p; gzip p; deckconv - -t csv:header=no <p.gz; gzip -cd p | deckconv - --encoding latin2 -t csv:header=no
^D
{"notetype":"Basic","guid":"KRjTi5qqvTH","fields":{"Front":"ä <img src=\"p.png\">","Back":"b"},"markup":"html","media":["p.png"],"source":{"file":"p.mhtml","line":10,"format":"html","by":"details"}}
 89 50 4e 47 0d 0a 1a 0a 00 ff c3 a9 0d 0a
0Ukq7rocyVi,Basic,,"ä <img src=""https://e.org/p.png"">",b,html,
0Ukq7rocyVi,Basic,,"ä <img src=""https://e.org/p.png"">",b,html,
2> p.mhtml: note: read as mhtml, binary [input-format]
2> deckconv: p.mhtml: read 1, written 1, skipped 0
2> deckconv: -: read 1, written 1, skipped 0
2> deckconv: -: read 1, written 1, skipped 0
```

A page that knows no cards is told of as any other is.

```
% deckconv - -t csv
MIME-Version: 1.0
Content-Type: multipart/related; boundary=x

--x
Content-Type: text/html

<p>Nothing here.</p>
--x--
^D
2> -:7: warning: no card found: no recipe knows this page, and it has no questions, folds, definitions or table of two columns [no-cards]
2>   hint: say what is what: -f 'html:card=.x,front=.y,back=.z'; `deckconv help recipes` tells how to keep it as a recipe
2> -: error: no card found [no-cards]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```

What is cut short is said, and what came before it is there.

```
% deckconv - -t csv
MIME-Version: 1.0
Content-Type: multipart/related; boundary=x

--x
Content-Type: text/html

<details><summary>a</summary>b</details>
^D
guid,notetype,deck,Front,Back,markup,tags
BjcuAt1gtIL,Basic,,a,b,html,
2> -:5: warning: ends inside of a part [mhtml-cut]
2> deckconv: -: read 1, written 1, skipped 0
=> 1
```

A message that is no page with its files is refused.

```
% deckconv -f mhtml - -t csv
Content-Type: text/plain

<details><summary>a</summary>b</details>
^D
2> -:1: error: no multipart message [mhtml-multipart]
2> deckconv: -: read 0, written 0, skipped 0
=> 3
```
