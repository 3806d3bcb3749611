# Logseq

What is hidden may have a cue behind two backslashes, which are a line's end in
mathematics; a tag in brackets is one; the size of an image is no text.

````
% deckconv --sanitize=no - -t ndjson:source=no --guid none
- The capital of France is {{cloze Paris \\ city of light}} #card
- {{cloze $a \\ b$}}, {{cloze x\\y\\z}}, {{cloze \\q}} #card
- What is a semaphore? #card #os #[[exam prep]] #[[a/b c]] #x
	- ![i.png](../assets/i.png){:height 200, :width 300} and ![](j.png){:width 3}
	- `f(){:a}` and [k](l){:m} ![p [q]](r(1).png){:width 5}!
	- ```
	  ![n](o.png){:width 4}
	  ```
- Is #[[a tag]] in a line? #card #[[b]]
- #card #[[only tags]]
- no tags [[here]] #card
^D
{"notetype":"Cloze","fields":{"Text":"The capital of France is {{c1::Paris::city of light}}","Back Extra":""},"markup":"markdown"}
{"notetype":"Cloze","fields":{"Text":"{{c1::$a \\\\ b$}}, {{c2::x\\\\y::z}}, {{c3::q}}","Back Extra":""},"markup":"markdown"}
{"notetype":"Basic","tags":["os","exam_prep","a::b_c","x"],"fields":{"Front":"What is a semaphore?","Back":"- ![i.png](../assets/i.png) and ![](j.png)\n- `f(){:a}` and [k](l){:m} ![p [q]](r(1).png)!\n- ```\n  ![n](o.png){:width 4}\n  ```"},"markup":"markdown"}
{"notetype":"Basic","tags":["b"],"fields":{"Front":"Is #[[a tag]] in a line?","Back":""},"markup":"markdown"}
{"notetype":"Basic","fields":{"Front":"#[[only tags]]","Back":""},"markup":"markdown"}
{"notetype":"Basic","fields":{"Front":"no tags [[here]]","Back":""},"markup":"markdown"}
2> deckconv: -: read 6, written 6, skipped 0
````
