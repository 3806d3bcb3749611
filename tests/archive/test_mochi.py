"""Mochi's archives: both notations, all shapes that programs write."""
import json

from archives import archive, read
from tap import main, test


def mochi(data, *more, name="data.json"):
    if not isinstance(data, str):
        data = json.dumps(data)
    return archive([(name, data), *more])


def edn(text):
    return mochi(text, name="data.edn")


def fields(data, *args):
    return [list(n["fields"].values()) for n in read(data, *args)[0]]


@test("Transit is read long and short, with its codes, and plain JSON")
def _():
    wanted = [["q1", "a1"], ["q2", "a2"]]
    long = {"~:decks": [{"~:id": "~:deck1", "~:name": "D", "~:cards": {
        "~#list": [{"~:content": "q1\n---\na1"},
                   {"~:content": "q2\n---\na2"}]}}]}
    short = ["^ ", "~:decks", [["^ ", "~:id", "~:deck1", "~:name", "D",
             "~:cards", ["~#list", [["^ ", "~:content", "q1\n---\na1"],
                                    ["^ ", "^6", "q2\n---\na2"]]]]]]
    apart = ["^ ", "~:version", 2, "~:decks", [["^ ", "~:id", "~:deck1",
             "~:name", "~~D"]], "~:cards", [
        ["^ ", "~:content", "q1\n---\na1", "~:deck-id", "^3"],
        ["^ ", "^6", "q2\n---\na2", "^7", "^3"]]]
    plain = {"decks": [{"name": "D", "cards": [
        {"content": "q1\n---\na1"}, {"content": "q2\n---\na2"}]}]}
    for data, deck in [(long, "D"), (short, "D"), (apart, "~D"),
                       (plain, "D")]:
        notes = read(mochi(data))[0]
        assert [list(n["fields"].values()) for n in notes] == wanted, data
        assert {n["deck"] for n in notes} == {deck}, notes


@test("more codes than there are begin again")
def _():
    keys = [f"key{i}" for i in range(44 * 44 + 5)]
    card = ["^ "]
    for k in keys:
        card += [k, 1]
    # ~:cards was the first of all; 1941 keys behind it the codes are anew.
    data = ["^ ", "~:cards", [card, ["^ ", "~:content", "q\n---\na"],
                              ["^ ", "^6", "r\n---\nb"]]]
    assert fields(mochi(data)) == [["q", "a"], ["r", "b"]]


@test("EDN has comments, sets, tags, characters and numbers")
def _():
    text = """;; from a program
    {:version 2, :decks ({:name "D" :n 1.5M :m 12N :x -3 :c \\a :e 1e9
      :at #inst "2024-01-01" :sort nil :s #{:a "b"} :cards
      [{:content "q \\"x\\" \\u00e9\\n---\\na" :tags #{"t u" :v}}]})}"""
    notes = read(edn(text))[0]
    assert list(notes[0]["fields"].values()) == ['q "x" é', "a"], notes
    assert sorted(notes[0]["tags"]) == ["t_u", "v"]


@test("EDN that is none says where")
def _():
    for text, what in [("{:decks [", "too soon"), ("{:a", "too soon"),
                       ("{:a}", "without a value"), ("{:a 1]", "bracket"),
                       ('{:a "b', "never closed"), ("", "too soon"),
                       ("{[1] 2}", "a key"), ("{} {}", "more than one"),
                       ("[" * 2000, "deep"), ("{:a #_ 1}", "dispatch")]:
        told = read(edn(text), code=3)[1]
        assert what in told and "-:1:" in told, (text[:9], told)
    assert "[mochi-data]" in read(edn("{:a 1}"), code=3)[1]


@test("decks lie below their parents, and a circle ends")
def _():
    decks = [{"id": "c", "name": "C", "parent-id": "b",
              "cards": [{"content": "q\n---\na"}]},
             {"id": "b", "name": "B", "parent-id": "a"},
             {"id": "a", "name": "A", "parent-id": "gone"}]
    assert read(mochi({"decks": decks}))[0][0]["deck"] == "A::B::C"
    decks[2]["parent-id"] = "c"
    assert read(mochi({"decks": decks}))[0][0]["deck"].endswith("B::C")


@test("a template is a note type; with clozes its text is made first")
def _():
    fs = {"name": {"id": "name", "name": "Word", "pos": "b"},
          "x": {"id": "x", "name": "Is", "pos": "a"}}
    card = {"template-id": "t", "content": "", "fields": {
        "name": {"value": "dog"}, "x": {"value": "*Hund*"}}}
    data = {"templates": [{"id": "t", "name": "Voc", "fields": fs,
                           "content": "<< Word >>\n---\n<< Is >> << no >>"}],
            "cards": [card]}
    note, told = read(mochi(data))
    assert note[0]["notetype"] == "Voc", note
    assert note[0]["fields"] == {"Is": "*Hund*", "Word": "dog"}
    assert "parts of templates" in told
    card["fields"]["x"]["value"] = "a {{Hund}}"
    assert fields(mochi(data)) == [["dog", "a {{c1::Hund}}"]]
    # A deck's template is that of its cards; without it fields go by order.
    del card["template-id"]
    data["decks"] = [{"name": "D", "template-id": "t", "cards":
                      data.pop("cards")}]
    assert fields(mochi(data)) == [["dog", "a {{c1::Hund}}"]]
    del data["templates"]
    assert fields(mochi(data)) == [["dog", "a {{c1::Hund}}"]]


@test("tags, clozes and files are not looked for in code")
def _():
    content = ("# head #tag1 C#x `{{a}} #b` {{1::c}} {{d\n"
               "```\n#no {{e}}\n---\n```\n#tag2 #tag3, #12\n---\n"
               "![a b](@media/x.png) ![s](x.mp3) ![w](https://e.org/x.png)")
    note = read(mochi({"cards": [{"content": content}]}, ("x.mp3", "ID3")))[0]
    assert note[0]["tags"] == ["tag1", "tag2", "tag3"], note
    assert list(note[0]["fields"].values())[0] == (
        "# head #tag1 C#x `{{a}} #b` {{c1::c}} {{d\n```\n#no {{e}}\n---\n```\n"
        "#tag2 #tag3, #12"), note
    back = list(note[0]["fields"].values())[1]
    assert "x.png" in back and "@media" not in back and "[sound:x.mp3]" in back


@test("linked files are played or shown, or told; their words stay")
def _():
    files = [("r.mp3", "ID3"), ("p.pdf", "%PDF"), ("i.png", "png")]

    def back(text):
        notes, told = read(mochi({"cards": [
            {"content": "a\n---\n" + text}]}, *files), "--sanitize=no")
        return notes[0]["fields"]["Back"], told

    text, told = back("hear [it](@media/r.mp3), [r.mp3](@media/r.mp3)[]"
                      "(media/r.mp3); [see [1]](r.mp3)")
    assert text == ("hear it [sound:r.mp3], [sound:r.mp3][sound:r.mp3]; "
                    "see [1] [sound:r.mp3]"), text
    assert "linked files" not in told
    text, told = back("[the paper](@media/p.pdf), [a] [b\\]](@media/p.pdf) "
                      "[site](https://e.org/p.pdf) [card](@abc)")
    assert text == ("the paper, [a] b\\] [site](https://e.org/p.pdf) "
                    "[card](@abc)"), text
    assert "linked files are not taken along: 2" in told, told
    text, told = back("[pic](@media/i.png) [![x](@media/i.png)](p.pdf) "
                      "![alt [1]](@media/i.png)")
    assert text == ("![pic](i.png) [![x](i.png)](p.pdf) ![alt [1]](i.png)"
                    ), text
    assert "linked files are not taken along: 1" in told, told
    text, told = back("`[it](@media/r.mp3)` [it] (@media/r.mp3) [it](")
    assert text == "`[it](@media/r.mp3)` [it] (@media/r.mp3) [it](", text


@test("any number of brackets is looked at in no time")
def _():
    for part in "[", "![", "[a", "[]", "[](":
        text = part * (1 << 20) + "](@media/x.mp3)"
        read(mochi({"cards": [{"content": "a\n---\n" + text}]}))


@test("what is in the trash is left out, what has no text is no card")
def _():
    cards = [{"content": "a\n---\nb"}, {"content": " \n---\n"},
             {"content": "c\n---\nd", "trashed?": {"~#dt": 1}},
             {"content": "\n---\nback only"}]
    notes, told = read(mochi({"cards": cards}))
    assert [list(n["fields"].values()) for n in notes] == [
        ["a", "b"], ["", "back only"]]
    assert notes[1]["lost"] == ["front"]
    assert "1 card in the trash" in told
    assert "no card" in read(mochi({"cards": []}), code=3)[1]


main()
