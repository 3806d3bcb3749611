# Media files

## Below the input's folder

A saved page's folder comes along where it is asked for.  Names are Anki's:
one component, raw.

```
% mkdir 'P_files' img; printf 1 >P_files/x.png; printf 2 >img/x.png; printf 1 >'a b.png'; printf '<dl><dt>a <img src="P_files/x.png"><dd>b <img src="./img/x.png"><dt>c <img src="a%%20b.png"><dd>d <img src="P_files/x.png?v=2"></dl>' >p.html; deckconv p.html -t csv --media-dir out; cd out && grep . *
^D
guid,notetype,deck,Front,Back,markup,tags
7xPVoBVGMHJ,Basic,,"a <img src=""x.png"">","b <img src=""x-da4b9237.png"">",html,
3Dm0by7AbT1,Basic,,"c <img src=""x.png"">","d <img src=""x.png"">",html,
x-da4b9237.png:2
x.png:1
2> deckconv: p.html: read 2, written 2, skipped 0
```

What leads elsewhere is not opened: folders above, hidden files, links, what is
no file, what is no media by its name.

```
% mkdir d d/sub; cd d; printf 1 >../up.png; ln -s ../up.png link.png; ln -s .. out; mkfifo fifo.png; mkdir dir.png; printf 1 >.hid.png; printf 1 >id_rsa; printf '#separator:tab\n#html:true\n' >a.txt; for f in ../up.png sub/../../up.png /etc/passwd.png link.png out/up.png fifo.png dir.png .hid.png sub/.x/y.png id_rsa 'a\\b.png' gone/x.png; do printf '%s\t<img src="%s">\n' "$f" "$f"; done >>a.txt; deckconv -v a.txt -t ndjson:source=no --media-dir ../m -o /dev/null; ls ..
^D
d
up.png
2> a.txt: note: read as anki, ASCII [input-format]
2> a.txt:3: warning: no file for "../up.png": it lies outside of the input's folder [media-missing]
2> a.txt:4: warning: no file for "sub/../../up.png": it lies outside of the input's folder [media-missing]
2> a.txt:5: warning: no file for "/etc/passwd.png": it lies outside of the input's folder [media-missing]
2> a.txt:6: warning: no file for "link.png": it is a symbolic link [media-missing]
2> a.txt:7: warning: no file for "out/up.png": it is not there [media-missing]
2> a.txt:8: warning: no file for "fifo.png": it is no regular file [media-missing]
2> a.txt:9: warning: no file for "dir.png": it is no regular file [media-missing]
2> a.txt:10: warning: no file for ".hid.png": it is hidden [media-missing]
2> a.txt:11: warning: no file for "sub/.x/y.png": it is hidden [media-missing]
2> a.txt:12: warning: no file for "id_rsa": by its name it is no media file [media-missing]
2> a.txt:13: warning: no file for "a\\b.png": it lies outside of the input's folder [media-missing]
2> a.txt:14: warning: no file for "gone/x.png": it is not there [media-missing]
2> deckconv: a.txt: read 12, written 12, skipped 0
```

Of a picture's path on somebody's disk the name stays: it is that of a file
beside the deck, and nothing is read elsewhere.

```
% mkdir d; printf 1 >up.png; printf 2 >d/b.png; printf 3 >d/c.png; cd d; printf '<dl>' >a.html; for f in "$PWD/../up.png" ../up.png 'file:///home/me/b.png' 'C:\pics\c.png'; do printf '<dt>%s<dd><img src="%s">\n' "$(basename "${f##*\\}")" "$f"; done >>a.html; deckconv a.html -t csv --media-dir ../m; cd ../m && grep . *
guid,notetype,deck,Front,Back,markup,tags
Clis6LGmqvk,Basic,,up.png,"<img src=""up.png"">",html,
1Rp2jvgMmUU,Basic,,up.png,"<img src=""up.png"">",html,
7ZeXR736q8u,Basic,,b.png,"<img src=""b.png"">",html,
ICFDRZXAeDW,Basic,,c.png,"<img src=""c.png"">",html,
b.png:2
c.png:3
2> a.html:1: warning: no file for "up.png": it is not there [media-missing]
2> deckconv: a.html: read 4, written 4, skipped 0
```

Where nothing is left of a side that was only a picture, it is lost.

```
% printf 'front,back\n<img src="/view?id=3">,one\ntwo,<img src="/view?id=4"> \nthree,<img src="/view?id=5" alt="3">\n' | deckconv -f csv:markup=html - -t ndjson:source=no; printf 'front,back\n<div><img src="/view?id=3"></div>,one\n' | deckconv -f csv:markup=html - -t anki
{"notetype":"Basic","guid":"Blp4AUGVrZw","fields":{"Front":"","Back":"one"},"markup":"html","lost":["front"]}
{"notetype":"Basic","guid":"7JlVYpodkZH","fields":{"Front":"two","Back":""},"markup":"html","lost":["back"]}
{"notetype":"Basic","guid":"2IQcNiBfZSE","fields":{"Front":"three","Back":"3"},"markup":"html"}
#separator:tab
#html:true
#notetype:Basic
#guid column:1
#tags column:4
Blp4AUGVrZw	(front missing, card 1)	one	deckconv::front-lost
2> -: warning: 1 card without a front, lost by the source [side-front]
2> -: warning: 1 card without a back, lost by the source [side-back]
2> -: warning: images are not taken along: 3 [loss-images]
2> deckconv: -: read 3, written 3, skipped 0 (1 without a front; 1 without a back)
2> -: warning: 1 card without a front, lost by the source [side-front]
2> -: warning: images are not taken along: 1 [loss-images]
2> deckconv: -: read 1, written 1, skipped 0 (1 without a front)
```

Each file that is not there is told once, with the first note that needs it.

```
% printf 'q,a\n"<img src=""x.png"">",1\n"<b>2</b> <img src=""x.png"">",[sound:y.mp3]\n' >a.csv; deckconv a.csv -t csv --media-dir m --strict || echo $?; ls
^D
guid,notetype,deck,Front,Back,markup,tags
7DcmOYKD3BL,Basic,,"<img src=""x.png"">",1,html,
AqNmkJYqS2H,Basic,,"<b>2</b> <img src=""x.png"">",[sound:y.mp3],html,
1
a.csv
2> a.csv:2: warning: no file for "x.png": it is not there [media-missing]
2> a.csv:3: warning: no file for "y.mp3": it is not there [media-missing]
2> deckconv: a.csv: read 2, written 2, skipped 0
```

What comes from standard input lies in no folder, but --media-dir is one.

```
% mkdir m; printf 1 >m/x.png; printf '<dl><dt>a <img src=x.png><dd><img src=y.png></dl>' | deckconv - -t ndjson:source=no --media-dir m; ls m
^D
{"notetype":"Basic","guid":"HCklXVcqzON","fields":{"Front":"a <img src=\"x.png\">","Back":"<img src=\"y.png\">"},"markup":"html","media":["x.png"]}
x.png
2> -:1: warning: no file for "y.png": this input lies in no folder [media-missing]
2> deckconv: -: read 1, written 1, skipped 0
```

Remote images, and what is no reference for Anki, are left alone.

```
% printf 1 >x.png; printf '#separator:tab\n#html:true\na\t<img src="https://e.org/x.png"> <a href="x.png">x</a> <img src = "x.png"> <img src="//e.org/x.png">\n' >a.txt; deckconv a.txt -t anki --media-dir m; ls
^D
#separator:tab
#html:true
#notetype:Basic
#guid column:1
#tags column:4
EvAtpIIFafq	a	"<img src=""https://e.org/x.png""> <a href=""x.png"">x</a> <img src = ""x.png""> <img src=""//e.org/x.png"">"
a.txt
x.png
2> deckconv: a.txt: read 1, written 1, skipped 0
```

## Names

Names that Anki changes are changed here, and references in all forms say so.

```
% printf 1 >'con.png'; printf 2 >'a&b.mp3'; printf 3 >"it's [1].png"; printf '#separator:tab\n#html:true\n'"<img src=con.png>\t<img src='it&#39;s [1].png'> [sound:a&amp;b.mp3] <video src=\"a&b.mp3\"></video>\n" >a.txt; deckconv a.txt -t anki --media-dir m; cd m && grep . *
^D
#separator:tab
#html:true
#notetype:Basic
#guid column:1
#tags column:4
4X3t5UUT5WB	"<img src=""con_.png"">"	"<img src='it&#39;s 1.png'> [sound:a&amp;b.mp3] <video src=""a&b.mp3""></video>"
a&b.mp3:2
con_.png:1
it's 1.png:3
2> deckconv: a.txt: read 1, written 1, skipped 0
```

Other bytes under a taken name, be it only in the other case, get a part of
their checksum; the same bytes are one file.

```
% mkdir a b c; printf 1 >a/x.png; printf 2 >b/X.png; printf 1 >c/y.png; printf 'q,<b>a</b>\n<img src=a/x.png>,1\n<img src=b/X.png>,2\n<img src=c/y.png>,3\n' >a.csv; deckconv a.csv -t ndjson:source=no --media-dir m; cd m && grep . *
^D
{"notetype":"Basic","guid":"4FijnLFrERt","fields":{"Front":"q","Back":"<b>a</b>"},"markup":"html"}
{"notetype":"Basic","guid":"DLGW6BOyRkz","fields":{"Front":"<img src=\"x.png\">","Back":"1"},"markup":"html","media":["x.png"]}
{"notetype":"Basic","guid":"A6UhcSpuTgn","fields":{"Front":"<img src=\"X-da4b9237.png\">","Back":"2"},"markup":"html","media":["X-da4b9237.png"]}
{"notetype":"Basic","guid":"6bctj9LIG6x","fields":{"Front":"<img src=\"x.png\">","Back":"3"},"markup":"html","media":["x.png"]}
X-da4b9237.png:2
x.png:1
2> deckconv: a.csv: read 4, written 4, skipped 0
```

What is in the folder is never changed: files of the same name, links, folders.

```
% mkdir m m/d.png; printf 1 >m/a.png; printf 9 >m/b.png; printf 9 >away; ln -s ../away m/c.png; for f in a b c d; do printf 1 >$f.png; printf '<img src=%s.png>,<b>1</b>\n' $f; done >a.csv; printf 4 >b.png; printf 2 >c.png; printf 3 >d.png; deckconv -f csv:header=no a.csv -t ndjson:source=no --media-dir m; ls m; cat away m/a.png m/b.png
^D
{"notetype":"Basic","guid":"3NwEJA3U20L","fields":{"Front":"<img src=\"a.png\">","Back":"<b>1</b>"},"markup":"html","media":["a.png"]}
{"notetype":"Basic","guid":"68whoDaALdd","fields":{"Front":"<img src=\"b-1b645389.png\">","Back":"<b>1</b>"},"markup":"html","media":["b-1b645389.png"]}
{"notetype":"Basic","guid":"2TKUbKQVxnD","fields":{"Front":"<img src=\"c-da4b9237.png\">","Back":"<b>1</b>"},"markup":"html","media":["c-da4b9237.png"]}
{"notetype":"Basic","guid":"AXChMWmozEi","fields":{"Front":"<img src=\"d-77de68da.png\">","Back":"<b>1</b>"},"markup":"html","media":["d-77de68da.png"]}
a.png
b-1b645389.png
b.png
c-da4b9237.png
c.png
d-77de68da.png
d.png
919
\ no newline at the end
2> deckconv: a.csv: read 4, written 4, skipped 0
```

Two inputs, each with its own x.png, in any number of jobs.

```
% for i in 1 2 3; do mkdir $i; printf $i >$i/x.png; printf '<dl><dt>q<dd><img src=x.png></dl>' >$i/p.html; done; deckconv */p.html -t ndjson:source=no --media-dir m -q; deckconv */p.html -t ndjson:source=no -O out --media-dir n -j 3 -q; cat out/*/*; diff -r m n && cd m && grep . *
^D
{"notetype":"Basic","guid":"GX0ACIeQuB9","fields":{"Front":"q","Back":"<img src=\"x.png\">"},"markup":"html","media":["x.png"]}
{"notetype":"Basic","guid":"LJcdCx9u2NP","fields":{"Front":"q","Back":"<img src=\"x-da4b9237.png\">"},"markup":"html","media":["x-da4b9237.png"]}
{"notetype":"Basic","guid":"H9eLzTMhYYT","fields":{"Front":"q","Back":"<img src=\"x-77de68da.png\">"},"markup":"html","media":["x-77de68da.png"]}
{"notetype":"Basic","guid":"GX0ACIeQuB9","fields":{"Front":"q","Back":"<img src=\"x.png\">"},"markup":"html","media":["x.png"]}
{"notetype":"Basic","guid":"GX0ACIeQuB9","fields":{"Front":"q","Back":"<img src=\"x-da4b9237.png\">"},"markup":"html","media":["x-da4b9237.png"]}
{"notetype":"Basic","guid":"GX0ACIeQuB9","fields":{"Front":"q","Back":"<img src=\"x-77de68da.png\">"},"markup":"html","media":["x-77de68da.png"]}
x-77de68da.png:3
x-da4b9237.png:2
x.png:1
```

## Bytes in the text

Images in addresses become files; without a folder they stay what they are.

```
% printf '<dl><dt>a<dd><img src="data:image/png;base64,iVBO%%0ARw0=" alt="1"><dt>b<dd><img src="data:image/png;base64,iVBORw0=" alt="2"><dt>c<dd><img src="data:image/png;base64,*"></dl>' >p.html; deckconv p.html -t ndjson:source=no --media-dir m; ls m; deckconv p.html -t ndjson:source=no
^D
{"notetype":"Basic","guid":"EzFOjLWETEM","fields":{"Front":"a","Back":"<img src=\"deckconv-3d01c3a87c33.png\" alt=\"1\">"},"markup":"html","media":["deckconv-3d01c3a87c33.png"]}
{"notetype":"Basic","guid":"DyX3MorBoz0","fields":{"Front":"b","Back":"<img src=\"deckconv-3d01c3a87c33.png\" alt=\"2\">"},"markup":"html","media":["deckconv-3d01c3a87c33.png"]}
{"notetype":"Basic","guid":"AdmV4Z7bbbh","fields":{"Front":"c","Back":"<img src=\"data:image/png;base64,*\">"},"markup":"html"}
deckconv-3d01c3a87c33.png
{"notetype":"Basic","guid":"EzFOjLWETEM","fields":{"Front":"a","Back":"<img src=\"data:image/png;base64,iVBO%0ARw0=\" alt=\"1\">"},"markup":"html"}
{"notetype":"Basic","guid":"DyX3MorBoz0","fields":{"Front":"b","Back":"<img src=\"data:image/png;base64,iVBORw0=\" alt=\"2\">"},"markup":"html"}
{"notetype":"Basic","guid":"AdmV4Z7bbbh","fields":{"Front":"c","Back":"<img src=\"data:image/png;base64,*\">"},"markup":"html"}
2> deckconv: p.html: read 3, written 3, skipped 0
2> deckconv: p.html: read 3, written 3, skipped 0
```

## Markdown

References are rewritten only where a name changes.

```
% mkdir img; printf 1 >img/a.png; printf 3 >'img/c d.png'; printf 4 >img/e.mp3; printf 2 >b.png; printf '# Deck\n\n## *one* ![](b.png)\n\n* x ![pic](img/a.png "t") __y__\n* <img src="img/c%%20d.png"> [a](img/a.png) [sound:img/e.mp3]\n* ![](<img/c d.png>)\n' >a.md; deckconv a.md -t markdown --sanitize=no --media-dir m; ls m
^D
<!-- deckconv markdown -->

# Deck

## *one* ![](b.png)
<!-- note {"guid":"EoWMWMbxJ3z","media":["b.png","a.png","c d.png","e.mp3"]} -->

* x ![pic](a.png "t") __y__
* <img src="c d.png"> [a](img/a.png) [sound:e.mp3]
* ![](<c d.png>)
a.png
b.png
c d.png
e.mp3
2> deckconv: a.md: read 1, written 1, skipped 0
```

## In JSON

The first note that has a file carries it; what was written so is written again
byte for byte, and its files go where they are wanted.

```
% printf 1 >x.png; printf 'q,a\n"<img src=""x.png"">",1\n"<b>2</b> <img src=""x.png"">",2\n' >a.csv; deckconv -q a.csv -o a.ndjson -t ndjson:media=embed,source=no; cat a.ndjson; for f in ndjson json; do deckconv -q a.ndjson -t $f:media=embed -o b.$f; deckconv -q b.$f -t $f:media=embed | cmp - b.$f; done; cmp a.ndjson b.ndjson; rm x.png; deckconv b.json -t ndjson:source=no --media-dir m; cat m/x.png
^D
{"notetype":"Basic","guid":"7DcmOYKD3BL","fields":{"Front":"<img src=\"x.png\">","Back":"1"},"markup":"html","media":[{"name":"x.png","data":"MQ=="}]}
{"notetype":"Basic","guid":"AqNmkJYqS2H","fields":{"Front":"<b>2</b> <img src=\"x.png\">","Back":"2"},"markup":"html","media":["x.png"]}
{"notetype":"Basic","guid":"7DcmOYKD3BL","fields":{"Front":"<img src=\"x.png\">","Back":"1"},"markup":"html","media":["x.png"]}
{"notetype":"Basic","guid":"AqNmkJYqS2H","fields":{"Front":"<b>2</b> <img src=\"x.png\">","Back":"2"},"markup":"html","media":["x.png"]}
1
\ no newline at the end
2> deckconv: b.json: read 2, written 2, skipped 0
```

```
% printf '%s\n' '{"fields":{"Front":"<img src=\"x.png\">","Back":"b"},"markup":"html","media":[{"name":"x.png","data":"MQ=="},{"name":"y.png","data":"!"},"z.png",{"name":"not/one.mp3","data":"Mg==","more":1}]}' >a.ndjson; deckconv a.ndjson -t ndjson; deckconv a.ndjson -t ndjson:media=embed; deckconv a.ndjson -t anki --media-dir m -q; ls m
^D
{"notetype":"Basic","guid":"7DcmOYKD3BL","fields":{"Front":"<img src=\"x.png\">","Back":"b"},"markup":"html","media":["x.png","y.png","z.png","notone.mp3"]}
{"notetype":"Basic","guid":"7DcmOYKD3BL","fields":{"Front":"<img src=\"x.png\">","Back":"b"},"markup":"html","media":[{"name":"x.png","data":"MQ=="},"y.png","z.png",{"name":"notone.mp3","data":"Mg=="}]}
#separator:tab
#html:true
#notetype:Basic
#guid column:1
#tags column:4
7DcmOYKD3BL	"<img src=""x.png"">"	b
notone.mp3
x.png
2> a.ndjson:2: warning: the data of "y.png" is no base64 [media-damaged]
2> a.ndjson: warning: ndjson cannot hold media files: 2 dropped [loss-media-files]
2>   hint: write .apkg, or give --media-dir DIR
2> a.ndjson: warning: members of media are not taken along: 1 [loss-members-of-media]
2> deckconv: a.ndjson: read 1, written 1, skipped 0
2> a.ndjson:2: warning: the data of "y.png" is no base64 [media-damaged]
2> a.ndjson: warning: members of media are not taken along: 1 [loss-members-of-media]
2> deckconv: a.ndjson: read 1, written 1, skipped 0
2> a.ndjson:2: warning: the data of "y.png" is no base64 [media-damaged]
2> a.ndjson: warning: members of media are not taken along: 1 [loss-members-of-media]
```

Notes that were held back find their files still.

```
% printf '%s\n' '{"fields":{"Front":"<img src=\"x.png\">","Back":"b"},"markup":"html","media":[{"name":"x.png","data":"MQ=="}]}' >a.ndjson; sed s/MQ==/Mg==/ a.ndjson >b.ndjson; deckconv --keep-going a.ndjson $SAMPLES/apkg.apkg b.ndjson absent -t anki -q --media-dir m >/dev/null; ls m; cat m/x*.png
^D
island é.png
x-da4b9237.png
x.png
21
\ no newline at the end
2> $SAMPLES/apkg.apkg: warning: anki cannot hold schedules: 2 dropped [loss-schedules]
2>   hint: an .apkg holds them
2> $SAMPLES/apkg.apkg: warning: anki cannot hold note types: 2 dropped [loss-note-types]
2>   hint: an .apkg holds them
2> $SAMPLES/apkg.apkg: warning: anki cannot hold modification times: 6 dropped [loss-modification-times]
2> absent: error: No such file or directory [input-open]
2> absent: warning: Anki has to know the note type "Cloze" by this name [anki-notetype]
2>   hint: in another language Anki calls it otherwise: write an .apkg then
2> absent: warning: 2 of the notes have fields beyond front and back: written below the back [anki-fields]
2>   hint: an .apkg holds them all; anki:extra=keep keeps them apart, if Anki has such a note type
```

Pictures that Anki made of LaTeX are called after it and named nowhere.  Anki
can make them anew: of those that are not there nothing is told.

```
% printf 1 >latex-$(printf '$x < y\nz$' | sha1sum | cut -c-40).png; printf 2 >latex-$(printf 'a & b' | sha1sum | cut -c-40).svg; printf '{"markup":"html","fields":{"Front":"[$]x &lt; y<br><b>z</b>[/$] [$]gone[/$]","Back":"[LaTeX]a &amp; b[/latex]"}}\n' >d.ndjson; deckconv d.ndjson -o d.apkg; deckconv d.apkg -o crowd.json --media-dir m; cd m; grep . *; grep -o '"latex-[^"]*"' ../crowd.json
latex-0ca4cb015be55436400fde05cf7925118e02e5f2.png:1
latex-92d2cb006b06fe6cfacf5d445c4eefc95f825bf8.svg:2
"latex-0ca4cb015be55436400fde05cf7925118e02e5f2.png"
"latex-92d2cb006b06fe6cfacf5d445c4eefc95f825bf8.svg"
2> deckconv: d.ndjson: read 1, written 1, skipped 0
2> deckconv: d.apkg: read 1, written 1, skipped 0
```

A file that the styles or templates of a note type need keeps its name.

```
% printf '%s\n' '{"define":"notetype","name":"T","fields":["F"],"css":"@font-face{src:url(_f.ttf)}","templates":[{"name":"C","front":"{{F}}<img src=\"_l.png\" target=\"_blank\">","back":"x"}]}' '{"notetype":"T","guid":"g","fields":{"F":"x"}}' >a.ndjson; printf 1 >_f.ttf; printf 2 >_l.png; printf 3 >_z.png; deckconv a.ndjson -t ndjson:media=embed; deckconv a.ndjson -t ndjson --media-dir m | tail -1; ls m
^D
{"define":"notetype","name":"T","fields":["F"],"templates":[{"name":"C","front":"{{F}}<img src=\"_l.png\" target=\"_blank\">","back":"x"}],"css":"@font-face{src:url(_f.ttf)}"}
{"notetype":"T","guid":"g","fields":{"F":"x"},"markup":"plain","media":[{"name":"_f.ttf","data":"MQ=="},{"name":"_l.png","data":"Mg=="}]}
{"notetype":"T","guid":"g","fields":{"F":"x"},"markup":"plain","media":["_f.ttf","_l.png"]}
_f.ttf
_l.png
2> deckconv: a.ndjson: read 1, written 1, skipped 0
2> deckconv: a.ndjson: read 1, written 1, skipped 0
```

## What an output cannot hold

```
% deckconv $SAMPLES/apkg.apkg -t ndjson:source=no --media-dir m >/dev/null; ls m
^D
island é.png
2> $SAMPLES/apkg.apkg: note: 1 card is put back from filtered decks, which are left out [apkg-filtered]
2> $SAMPLES/apkg.apkg: note: 3 cards have been learned: the schedule is left out [apkg-schedule]
2>   hint: --scheduling takes it along
2> deckconv: $SAMPLES/apkg.apkg: read 6, written 6, skipped 0
```

--media-dir is no place to put files for an output that holds them itself.

```
% deckconv -q $SAMPLES/apkg.apkg -t json:media=embed --media-dir m | grep -o '{"name":"isl.*"}],'; ls
^D
{"name":"island é.png","data":"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="}],
2> $SAMPLES/apkg.apkg: warning: the folder "m" is not there: no file is taken from it [media-dir]
```

## When it goes wrong

Nothing is left of a run that writes nothing.

```
% printf 1 >x.png; printf '<dl><dt>a<dd><img src=x.png></dl>' >p.html; deckconv p.html -n --media-dir m/n; deckconv -q p.html -o absent/a.tsv --media-dir m/n; deckconv -q p.html -o /dev/full --media-dir m/n/; mkdir k; deckconv -q p.html -o /dev/full --media-dir k; ls * -R
^D
p.html
x.png

k:
2> deckconv: p.html: read 1, written 1, skipped 0
2> deckconv: error: cannot write "absent/a.tsv": No such file or directory [output-write]
2> deckconv: error: cannot write "/dev/full": No space left on device [output-write]
2> deckconv: error: cannot write "/dev/full": No space left on device [output-write]
```

```
% printf 1 >x.png; printf '<dl><dt>a<dd><img src=x.png></dl>' >p.html; printf old >m; printf old >a.tsv; deckconv p.html -o a.tsv --media-dir m; echo $?; deckconv p.html -o a.tsv --media-dir m/n; echo $?; cat a.tsv m
^D
4
4
oldold
\ no newline at the end
2> deckconv: error: cannot open "m": Not a directory [media-write]
2> deckconv: p.html: read 1, written 0, skipped 0, left out 1
2> deckconv: error: cannot open "m/n": Not a directory [media-write]
2> deckconv: p.html: read 1, written 0, skipped 0, left out 1
```

A first line that is longer than what a probe sees is one of ours still; what
is too large for a record is told.

```
% head -c 200000 /dev/zero >a.png; head -c 33600000 /dev/zero >b.png; printf 'q,a\n<img src=a.png>,<b>1</b>\n<img src=b.png>,<b>2</b>\n' >a.csv; for f in ndjson json; do deckconv -q a.csv -o a.$f -t $f:media=embed,source=no; deckconv a.$f -t ndjson --media-dir m-$f; cmp a.png m-$f/a.png; done
^D
{"notetype":"Basic","guid":"3NwEJA3U20L","fields":{"Front":"<img src=\"a.png\">","Back":"<b>1</b>"},"markup":"html","media":["a.png"]}
{"notetype":"Basic","guid":"68whoDaALdd","fields":{"Front":"<img src=\"b.png\">","Back":"<b>2</b>"},"markup":"html","media":["b.png"]}
{"notetype":"Basic","guid":"3NwEJA3U20L","fields":{"Front":"<img src=\"a.png\">","Back":"<b>1</b>"},"markup":"html","media":["a.png"]}
{"notetype":"Basic","guid":"68whoDaALdd","fields":{"Front":"<img src=\"b.png\">","Back":"<b>2</b>"},"markup":"html","media":["b.png"]}
2> a.csv: warning: ndjson cannot hold media files: 1 dropped [loss-media-files]
2>   hint: write .apkg, or give --media-dir DIR
2> deckconv: a.ndjson: read 2, written 2, skipped 0
2> a.csv: warning: json cannot hold media files: 1 dropped [loss-media-files]
2>   hint: write .apkg, or give --media-dir DIR
2> deckconv: a.json: read 2, written 2, skipped 0
```

## Many

A package with thousands of files is still one.

```
% awk 'BEGIN { for (i = 0; i < 2400; i++) printf "{\"guid\":\"g%d\",\"fields\":{\"F\":\"<img src=%d.png>\",\"B\":\"\"},\"markup\":\"html\",\"media\":[{\"name\":\"%d.png\",\"data\":\"%04d\"}]}\n", i, i, i, i }' | deckconv -q - -o a.apkg -t apkg; deckconv -q a.apkg -t ndjson --media-dir m | tail -1 | grep -o '"media.*],'; ls m | wc -l
^D
"media":["2399.png"],
2400
```
