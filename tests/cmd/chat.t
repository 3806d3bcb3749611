# A chat assistant's answers

What is talk is no card: an unfenced table between it, with a comma in the
talk too; the place of a row is that in the whole text.

```
% deckconv - -t ndjson -q --guid none
Here are your flashcards:

front,back
Mitochondria,Powerhouse
"Ribosome, 70S",Makes proteins

Let me know, please, if you need more!
^D
{"notetype":"Basic","fields":{"Front":"Mitochondria","Back":"Powerhouse"},"markup":"plain","source":{"line":4,"format":"csv"}}
{"notetype":"Basic","fields":{"Front":"Ribosome, 70S","Back":"Makes proteins"},"markup":"plain","source":{"line":5,"format":"csv"}}
```

Rows with a blank line between each, and the same without a header.

```
% deckconv - -t csv --guid none
Here are the cards

What is a?,b

What is c?,d

"What, e?",f

Good luck with your exam, you got this!
^D
guid,notetype,deck,Front,Back,tags
,Basic,,What is a?,b,
,Basic,,What is c?,d,
,Basic,,"What, e?",f,
2> deckconv: -: read 3, written 3, skipped 0
```

A quote that is open holds a blank line; one that is never closed ends with its
paragraph.

```
% deckconv - -t csv --guid none
Here are your cards:

front,back
a,"b

c"
d,e

And more:

front,back
"x,y
z,z

Let me know!
^D
guid,notetype,deck,Front,Back,tags
,Basic,,a,"b

c",
,Basic,,d,e,
,Basic,,z,z,
2> -:12:1: error: quote opened here is never closed [csv-unclosed-quote]
2>   12 | "x,y
2>      | ^
2>   hint: write a quote inside quotes twice, or read the file without quoting: csv:quote=none
2> deckconv: -: read 4, written 3, skipped 1
=> 1
```

A table that lost its fence when it was copied.

```
% deckconv - -t csv --guid none
ChatGPT said:
Here are flashcards for both chapters.

### Chapter 1

csv
Copy code
Front,Back
a1,b1
a2,b2
a3,b3

### Chapter 2

csv
Copy code
Front,Back
c1,d1
c2,d2

You can paste these into a file and import it.
^D
guid,notetype,deck,Front,Back,tags
,Basic,,a1,b1,
,Basic,,a2,b2,
,Basic,,a3,b3,
,Basic,,c1,d1,
,Basic,,c2,d2,
2> deckconv: -: read 5, written 5, skipped 0
```

Tabs, from a table that was copied; who said what is no card.

```
% deckconv - -t csv --guid none
You said:
Make flashcards please

ChatGPT said:
Thought for 5 seconds

Here you go:

Question	Answer
What is a cat?	An animal
What is a dog?	Another animal
What is a bee?	An insect

Let me know if you want more, or a quiz!
^D
guid,notetype,deck,Front,Back,tags
,Basic,,What is a cat?,An animal,
,Basic,,What is a dog?,Another animal,
,Basic,,What is a bee?,An insect,
2> deckconv: -: read 3, written 3, skipped 0
```

JSON in a fence and without one.

````
% deckconv - -t ndjson -q --guid none
Certainly! Here is the set:

```json
{
  "flashcards": [
    {"question": "Q1?", "answer": "A1"},
    {"question": "Q2?", "answer": "A2"}
  ]
}
```

Let me know if you want more.
^D
{"notetype":"Basic","fields":{"Front":"Q1?","Back":"A1"},"markup":"plain","source":{"line":6,"format":"json"}}
{"notetype":"Basic","fields":{"Front":"Q2?","Back":"A2"},"markup":"plain","source":{"line":7,"format":"json"}}
````

```
% deckconv - -t ndjson -q --guid none
Sure, here is the JSON:

[
  {"front": "a", "back": "b {x} \"q\""},

  {"front": "c", "back": "d"}
]

Let me know.
^D
{"notetype":"Basic","fields":{"Front":"a","Back":"b {x} \"q\""},"markup":"plain","source":{"line":4,"format":"json"}}
{"notetype":"Basic","fields":{"Front":"c","Back":"d"},"markup":"plain","source":{"line":6,"format":"json"}}
```

A fence and nothing else, as programs get it.

````
% deckconv - -t csv --guid none
```json
[{"question": "Fenced?", "answer": "Yes"}]
```
^D
guid,notetype,deck,Front,Back,tags
,Basic,,Fenced?,Yes,
2> deckconv: -: read 1, written 1, skipped 0
````

Several fences; what is no table of cards is left out.

````
% deckconv - -t csv --guid none
Here you go:

```csv
front,back
a,b
d,e
```

And a second set:

```csv
front,back,tags
x,y,t1
```
^D
guid,notetype,deck,Front,Back,tags
,Basic,,a,b,
,Basic,,d,e,
,Basic,,x,y,t1
2> deckconv: -: read 3, written 3, skipped 0
````

````
% deckconv - -t csv --guid none
Here are 4 flashcards (semicolon separated):

```
What is 1+1?; 2
What is 2+2?; 4
What is 3+3?; 6
What is 4+4?; 8
```

And here is a script which makes them:

```python
front, back = 1, 2
print(front, back)
```
^D
guid,notetype,deck,Front,Back,tags
,Basic,,What is 1+1?," 2",
,Basic,,What is 2+2?," 4",
,Basic,,What is 3+3?," 6",
,Basic,,What is 4+4?," 8",
2> deckconv: -: read 4, written 4, skipped 0
````

Anki's own headers are read as Anki reads them.

````
% deckconv - -t csv --guid none
Here are your Anki cards. Save this as a .txt file:

```
#separator:tab
#html:true
#tags column:3
what	<b>that</b>	x
who	me	y
```
^D
guid,notetype,deck,Front,Back,markup,tags
,Basic,,what,<b>that</b>,html,x
,Basic,,who,me,html,y
2> deckconv: -: read 2, written 2, skipped 0
````

Fences of Markdown and of text with labels.

````
% deckconv - -t csv --guid none
Sure!

```markdown
| Question | Answer |
|---|---|
| q1 | a1 |
| q2 | a2 |
```

```text
Q: one
A: two
```

That is all.
^D
guid,notetype,deck,Front,Back,markup,tags
,Basic,,q1,a1,markdown,
,Basic,,q2,a2,markdown,
,Basic,,one,two,markdown,
2> deckconv: -: read 3, written 3, skipped 0
````

Sides with labels: numbered, in one line, in bold, with pictures.

```
% deckconv - -t csv --guid none
Absolutely! Here are 3 Q&A flashcards on Terraform.

1. **Q:** What is state?
   **A:** A file that maps resources.

2. **Q:** What is a plan?
   **A:** A preview.

3. **Q:** One line? **A:** Yes, one line.

Feel free to ask if you'd like more.
^D
guid,notetype,deck,Front,Back,markup,tags
,Basic,,What is state?,A file that maps resources.,markdown,
,Basic,,What is a plan?,A preview.,markdown,
,Basic,,One line?,"Yes, one line.",markdown,
2> deckconv: -: read 3, written 3, skipped 0
```

```
% deckconv - -t csv --guid none
Here are your flashcards:

📝 **Card 1**
Front: What is the definition of x?
Back: The formal definition.

📝 **Card 2**
Front: List the steps
Back: 1. First 2. Second

Shall I create more flashcards or start a quiz?
^D
guid,notetype,deck,Front,Back,markup,tags
,Basic,,What is the definition of x?,The formal definition.,markdown,
,Basic,,List the steps,1. First 2. Second,markdown,
2> deckconv: -: read 2, written 2, skipped 0
```

```
% deckconv - -t csv --guid none
Flashcards: DAX

----------------
Flashcard 1/2
• Front: Your measure is slow.
• Back: Best practice: refactor.
    ◦ Reference: a.md
----------------
Flashcard 2/2
• Front: Another?
• Back: Yes.
^D
guid,notetype,deck,Front,Back,Reference,markup,tags
,Note,,Your measure is slow.,Best practice: refactor.,a.md,markdown,
,Basic,,Another?,Yes.,,markdown,
2> deckconv: -: read 2, written 2, skipped 0
```

```
% deckconv - -t csv --guid none
### Flashcard 1
**FRONT (Question):**
What is X?

**BACK (Answer):**
Y

---

### Flashcard 2
**FRONT (Question):**
What is Z?

**BACK (Answer):**
W
^D
guid,notetype,deck,Front,Back,markup,tags
,Basic,,What is X?,Y,markdown,
,Basic,,What is Z?,W,markdown,
2> deckconv: -: read 2, written 2, skipped 0
```

Code in an answer stays there, and so does a list.

````
% deckconv - -t ndjson -q --guid none
Here are 4 flashcards:

**Q:** Sort?
**A:** Use:
```python
x.sort()
```

**Q:** Two
**A:** 2
Tags: a, b

**Q:** Three
**A:** para one

para two

**Q:** Four
**A:** 4

This covers the basics and more.
^D
{"notetype":"Basic","fields":{"Front":"Sort?","Back":"Use:\n```python\nx.sort()\n```"},"markup":"markdown","source":{"line":3,"format":"chat"}}
{"notetype":"Basic","tags":["a","b"],"fields":{"Front":"Two","Back":"2"},"markup":"markdown","source":{"line":9,"format":"chat"}}
{"notetype":"Basic","fields":{"Front":"Three","Back":"para one\n\npara two"},"markup":"markdown","source":{"line":13,"format":"chat"}}
{"notetype":"Basic","fields":{"Front":"Four","Back":"4\n\nThis covers the basics and more."},"markup":"markdown","source":{"line":18,"format":"chat"}}
````

A number of cards that is told and not there.

```
% deckconv - -t csv --guid none
Here are 5 flashcards:

1. What is X?
   Answer: Y

2. What is Z?
   Answer:
   1. one
   2. two

3. **Bold?**
   Answer: yes

Would you like more?
^D
guid,notetype,deck,Front,Back,markup,tags
,Basic,,What is X?,Y,markdown,
,Basic,,What is Z?,"1. one
   2. two",markdown,
,Basic,,Bold?,yes,markdown,
2> -: warning: announces 5 cards and holds 3 [count-short]
2> deckconv: -: read 3, written 3, skipped 0 (page announces 5)
```

Terms in a list are cards where the talk says so.

```
% deckconv - -t csv --guid none
Here are 3 flashcards on cells:

- **Mitochondria**: the powerhouse
- **Nucleus** – holds DNA
- **Ribosome:** makes proteins

Let me know!
^D
guid,notetype,deck,Front,Back,markup,tags
,Basic,,Mitochondria,the powerhouse,markdown,
,Basic,,Nucleus,holds DNA,markdown,
,Basic,,Ribosome,makes proteins,markdown,
2> deckconv: -: read 3, written 3, skipped 0
```

```
% deckconv - -t csv --guid none
Sure! Here are some flashcards about photosynthesis:

1. What is photosynthesis? — It's how plants make food.
2. Where does it happen? — In the chloroplasts.
^D
guid,notetype,deck,Front,Back,markup,tags
,Basic,,What is photosynthesis?,It's how plants make food.,markdown,
,Basic,,Where does it happen?,In the chloroplasts.,markdown,
2> deckconv: -: read 2, written 2, skipped 0
```

In other languages.

```
% deckconv - -t csv --guid none
Voici vos cartes :

Q : Quelle est la capitale de la France ?
R : Paris

Q : Et de l’Italie ?
R : Rome

N’hésitez pas si vous en voulez plus !
^D
guid,notetype,deck,Front,Back,markup,tags
,Basic,,Quelle est la capitale de la France ?,Paris,markdown,
,Basic,,Et de l’Italie ?,Rome,markdown,
2> deckconv: -: read 2, written 2, skipped 0
```

Markdown that needs no help is Markdown: tables, notes, a letter.

```
% deckconv inspect - | sed -n 2p
Here is a table you can copy:

| Front | Back |
|---|---|
| a | b |
| c | d |

Export to Sheets

Let me know!
^D
  format      markdown: Markdown
```

````
% deckconv inspect - | sed -n 2p
# Notes

## Setup

Use this config:

```json
{"front": "x.png", "port": 80}
```

## Run

```bash
ls
```
^D
  format      markdown: Markdown
````

````
% deckconv inspect - | sed -n 2p
# flashtool

Imports CSV files:

```csv
front,back
Hello,Bonjour
```

## Install

```bash
pip install flashtool
```

## Usage

Run it.
^D
  format      markdown: Markdown
````

```
% deckconv inspect - | sed -n 2p
# Biology

**Q: What is a cell?**
A: A unit.

**Q: What is DNA?**
A: An acid.
^D
  format      markdown: Markdown
```

```
% deckconv inspect - | sed -n 2p
Dear all,

Sure, I hope this helps. Here are the minutes: apples, pears.

Regards, X
^D
  format      not recognised
2> -: error: format not recognised [format-unknown]
2>   hint: say -f FORMAT; `deckconv formats` lists them
```

A fence that is never closed ends the input when it holds cards, else nothing.

````
% deckconv - -t csv --guid none
Here are 2 flashcards:

```csv
front,back
a,b
^D
guid,notetype,deck,Front,Back,tags
,Basic,,a,b,
2> -:1:1: warning: announces 2 cards and holds 1 [count-short]
2> deckconv: -: read 1, written 1, skipped 0
````

````
% deckconv - -t csv --guid none
Sure, two flashcards:

```python
x = 1

**Q:** a
**A:** b

**Q:** c
**A:** d
^D
guid,notetype,deck,Front,Back,markup,tags
,Basic,,a,b,markdown,
,Basic,,c,d,markdown,
2> deckconv: -: read 2, written 2, skipped 0
````

