"""What the engine holds after it imported a package of ours is what was sent;
packages of its own arrive through us as they would have without."""
import json
import os
import random
import sqlite3
import subprocess
import sys
import time
import zipfile
from pathlib import Path

from filled import fill
from harness import (CORPUS, SAMPLES, Profile, code_of, compare, deckconv,
                     model, scratch)
from tap import main, skip, test

from anki.collection import (ExportAnkiPackageOptions,
                             ImportAnkiPackageOptions,
                             ImportAnkiPackageRequest)

TOOLS = CORPUS.parent / "tools"
PIECES = [
    "a", " ", "\n", "\t", '"', "'", "#", "<b>", "</b>", "<br>", "&", "&amp;",
    "&lt;", "&nbsp;", "&eacute;", "&#39;", "&hellip;", "&apos;", "&foo;", "<",
    ">", "<!--", "-->", "<style>", "</STYLE>", "<script>", "</script>", "é",
    "<img src=\"a b.png\">", "<img alt='x>y' SRC=c.png>", "<imgx src=q>", "=",
    "<video\xa0src=v.mp4>", "[sound:j.mp3]", "\xa0", "日本", "{{c1::x}}", "\0",
    "e\u0301", "42", "\x1f", "::", "שלום", "👩\u200d🚀"]
DECKS = ["F", "F::G", "f::日本", "with \"quotes\""]


def take(col, path, scheduling=False):
    return col.import_anki_package(ImportAnkiPackageRequest(
        package_path=str(path), options=ImportAnkiPackageOptions(
            with_scheduling=scheduling))).log


def imported(path):
    """The notes after an import; a second one brings nothing new, and Check
    Database has nothing to mend."""
    with Profile() as anki:
        log = take(anki.col, path)
        notes = anki.notes()
        again = take(anki.col, path)
        assert not again.new and not again.updated and not again.conflicting
        problems, good = anki.col.fix_integrity()
        assert good, problems
        assert problems == "Database rebuilt and optimized.", problems
        assert len(log.new) == len(notes) == anki.col.note_count(), log
        return notes


def sent(source, *args, code=0):
    """As the model has them; a deck that no note names is the input's."""
    notes = model(source, *args, code=code)
    for n in notes:
        file = n.get("source", {}).get("file", Path(source).name)
        n.setdefault("deck", file.split(".")[0])
    return notes


for sample in sorted(SAMPLES.glob("*.*")):
    for form in "legacy", "latest":
        @test(f"{sample.name} arrives as the card model has it ({form})")
        def _(path=sample, form=form):
            with scratch() as folder:
                out = Path(folder) / "out.apkg"
                code = code_of(path)
                deckconv(path, "-t", f"apkg:generation={form}", "-o", out,
                         code=code)
                # Files that come along have the names that they have there.
                compare(sent(path, "--media-dir", folder, code=code),
                        imported(out))


def nasty(count, seed):
    r = random.Random(seed)
    for i in range(count):
        sides = ["".join(r.choices(PIECES, k=r.randint(0, 9)))
                 for _ in range(2)]
        note = {"deck": r.choice(DECKS), "notetype": "Basic",
                "guid": f"#g{i},\\{i}", "markup": r.choice(["html", "plain"]),
                "fields": dict(zip(("Front", "Back"), sides))}
        tags = sorted(r.sample(["t1", "a::b", "ü", "#h", "a,b"],
                               r.randint(0, 3)))
        yield {**note, "tags": tags} if tags else note


def stored(path, folder):
    """What we say of each note that the engine computes, too."""
    with zipfile.ZipFile(path) as z:
        z.extract("collection.anki2", folder)
    db = sqlite3.connect(Path(folder) / "collection.anki2")
    return {g: row for g, *row in db.execute(
        "select guid, flds, sfld, csum from notes")}


for seed in 1, 2:
    @test(f"5000 nasty notes, seed {seed}: text, sort fields, checksums")
    def _(seed=seed):
        notes = list(nasty(5000, seed))
        with scratch() as folder:
            source = Path(folder) / "nasty.ndjson"
            source.write_text("".join(json.dumps(n) + "\n" for n in notes),
                              encoding="utf-8")
            out = Path(folder) / "out.apkg"
            deckconv(source, "-o", out)
            ours = stored(out, folder)
            for n in notes:
                n["deck"] = n["deck"].replace("f::", "F::")
            compare(notes, imported(out))
            with Profile() as anki:
                take(anki.col, out)
                theirs = {g: row for g, *row in anki.col.db.execute(
                    "select guid, flds, sfld, csum from notes")}
        # The engine renames media, and then has other fields.
        bad = [(g, ours[g], row) for g, row in theirs.items()
               if row[0] == ours[g][0] and row != ours[g]]
        assert not bad, f"{len(bad)} differ\n" + "\n".join(map(str, bad[:5]))


def kind_of(models, kind):
    out = {k: v for k, v in kind.items()
           if k not in ("id", "mod", "usn", "originalId", "tags", "vers")}
    return json.dumps(out, sort_keys=True)


def cards_of(col, nid, decks):
    today = col.sched.today
    for cid, did, kind, queue, due, data, *rest in col.db.all(
            "select id, did, type, queue, due, data, ord, ivl, factor, reps, "
            "lapses, left, flags from cards where nid = ? order by ord", nid):
        days = kind == 2 or queue in (2, 3)
        answers = col.db.all(
            "select id, ease, ivl, lastIvl, factor, time, type from revlog "
            "where cid = ? order by id", cid)
        # Where the engine forgets a schedule, it forgets to clear `left`.
        yield (decks[did], kind, queue, 0 if kind == 0 else
               due - today if days else due, json.loads(data or "{}"),
               rest if kind else rest[:5], answers)


def everything(path, scheduling):
    """All that the engine has after an import, by name."""
    with Profile() as anki:
        col = anki.col
        take(col, path, scheduling)
        decks = {d.id: d.name for d in col.decks.all_names_and_ids()}
        out = {f"deck {n}": col.decks.by_name(n)["desc"]
               for n in decks.values()}
        kinds = {}
        for nid, guid, mid, mod, tags, fields in col.db.all(
                "select id, guid, mid, mod, tags, flds from notes"):
            kinds[mid] = col.models.get(mid)
            out[f"note {guid}"] = (kinds[mid]["name"], mod, tags, fields,
                                   list(cards_of(col, nid, decks)))
        for m in kinds.values():
            out[f"kind {m['name']}"] = kind_of(col.models, m)
        for name in os.listdir(col.media.dir()):
            out[f"file {name}"] = (Path(col.media.dir()) / name).read_bytes()
        return out


def same_through_us(path, folder, scheduling, to="legacy"):
    ours = Path(folder) / f"ours-{path.name}.apkg"
    deckconv(path, "-t", f"apkg:generation={to}", "-o", ours,
             *(["--scheduling"] if scheduling else []))
    wanted, got = everything(path, scheduling), everything(ours, scheduling)
    bad = [f"{k}: {got.get(k)!r}, wanted {wanted.get(k)!r}"
           for k in sorted(set(wanted) | set(got))
           if got.get(k) != wanted.get(k)]
    assert not bad, f"{path.name}: {len(bad)} differ\n" + "\n".join(bad[:5])
    return wanted


def engines_own():
    with scratch() as folder, Profile() as anki:
        fill(anki.col)
        cram = anki.col.decks.id_for_name("Cram")
        anki.col.sched.empty_filtered_deck(cram)
        anki.col.decks.remove([cram])
        for legacy, scheduling in ((True, False), (True, True), (False, True)):
            path = Path(folder) / f"{legacy}-{scheduling}.apkg"
            anki.col.export_anki_package(
                out_path=str(path), limit=None,
                options=ExportAnkiPackageOptions(
                    with_scheduling=scheduling, with_media=True,
                    with_deck_configs=False, legacy=legacy))
            same_through_us(path, folder, scheduling)
            same_through_us(path, folder, scheduling, "latest")


def live_in(zone):
    os.environ["TZ"] = zone
    time.tzset()
    time.sleep(1.1)  # the engine looks at it once a second


@test("a package of the engine's arrives through us as it is, schedule too")
def _():
    engines_own()


@test("a day is the same day wherever its owner lives")
def _():
    for zone in ("Asia/Tokyo", "America/Los_Angeles", "Asia/Kolkata"):
        live_in(zone)
        engines_own()
    live_in("UTC")


@test("the demo packages arrive through us as they are, with their media")
def _():
    if not TOOLS.is_dir():
        skip(f"no folder {TOOLS}")
    with scratch() as folder:
        subprocess.run([sys.executable, TOOLS / "anki_make.py", "--demo",
                        folder], check=True, stdout=subprocess.DEVNULL)
        for path in sorted(Path(folder).glob("*.apkg")):
            wanted = same_through_us(path, folder, "sched" in path.name)
            assert sum(k.startswith("note ") for k in wanted) == 23
            assert sum(k.startswith("file ") for k in wanted) == 3


@test("an update in Anki stays, and one of ours arrives")
def _():
    def package(folder, name, back, mod):
        out = Path(folder) / name
        text = json.dumps({"guid": "g", "fields": {"Front": "q",
                           "Back": back}, "markup": "html", "mod": mod})
        deckconv("-", "-f", "ndjson", "-t", "apkg", "-o", out,
                 stdin=text.encode())
        return out
    with scratch() as folder, Profile() as anki:
        take(anki.col, package(folder, "1.apkg", "old", 1700000000))
        log = take(anki.col, package(folder, "2.apkg", "new", 1700000001))
        assert len(log.updated) == 1, log
        assert anki.notes()[0]["fields"]["Back"] == "new"
        note = anki.col.get_note(anki.notes()[0]["id"])
        note["Back"] = "mine"
        anki.col.update_note(note)
        log = take(anki.col, package(folder, "3.apkg", "newer", 1700000002))
        assert len(log.duplicate) == 1, log
        assert anki.notes()[0]["fields"]["Back"] == "mine"


main()
