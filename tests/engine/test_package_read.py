"""Packages that the engine writes are read whole: every note as the engine's
own collection holds it, in all of its ways to export."""
import json
import subprocess
import sys
import zipfile
from pathlib import Path

from filled import NOTES, fill
from harness import CORPUS, Profile, deckconv, scratch
from tap import main, skip, test

from anki.collection import ExportAnkiPackageOptions

TOOLS = CORPUS.parent / "tools"
DAY = 86400


def held(col, scheduling=True):
    """What the collection holds, as the model has it.  Where the engine
    leaves schedules out, it makes a filtered deck the cards' own."""
    decks = {d.id: d.name for d in col.decks.all_names_and_ids()}
    kinds = {m["id"]: m for m in col.models.all()}
    made = col.db.scalar("select crt from col") // DAY
    out = {}
    for nid, guid, mid, mod, tags, flds in col.db.execute(
            "select id, guid, mid, mod, tags, flds from notes"):
        cards = col.db.execute(
            "select ord, did, odid, type, due, odue, ivl, reps, id from cards "
            "where nid = ? order by ord", nid)
        names = [f["name"] for f in kinds[mid]["flds"]]
        out[guid] = {
            "notetype": kinds[mid]["name"], "mod": mod,
            "fields": dict(zip(names, flds.split("\x1f"))),
            "tags": sorted(tags.split()),
            "decks": [decks[odid if odid and scheduling else did]
                      for _, did, odid, *_ in cards],
            "learned": [
                (ord, (odue or due) + (made if type == 2 else 0), ivl, reps,
                 col.db.all("select id, ease, ivl, lastIvl, factor, time, "
                            "type from revlog where cid = ?", cid))
                for ord, _, _, type, due, odue, ivl, reps, cid in cards
                if type]}
    return out


def read(path, *args):
    out, _ = deckconv(path, "-t", "ndjson", *args)
    lines = [json.loads(x) for x in out.decode("utf-8").split("\n")[:-1]]
    return {n["guid"]: n for n in lines if "define" not in n}


def differences(got, wanted, scheduling):
    for guid, want in wanted.items():
        note = got.get(guid)
        if not note:
            yield f"{guid} is missing"
            continue
        have = {k: note.get(k) for k in ("notetype", "mod", "fields")}
        have["tags"] = sorted(note.get("tags", []))
        cards = note.get("cards", [])
        have["decks"] = [c.get("deck", note["deck"]) for c in cards] or \
            [note["deck"]] * len(want["decks"])
        have["learned"] = [
            (c["ord"], c.get("day", c.get("due", 0)), c.get("ivl", 0),
             c.get("reps", 0), c.get("revlog", [])) for c in cards
            if c.get("type")] if scheduling else want["learned"]
        yield from (f"{guid} {k}: {have[k]!r}, wanted {want[k]!r}"
                    for k in have if have[k] != want[k])


def same(path, wanted, scheduling):
    got = read(path, *(["--scheduling"] if scheduling else []))
    assert len(got) == len(wanted), f"{path.name}: {len(got)} notes"
    bad = list(differences(got, wanted, scheduling))
    assert not bad, path.name + "\n" + "\n".join(bad[:5])


@test("packages of some decks, with and without schedules, old and new")
def _():
    with scratch() as folder, Profile() as anki:
        fill(anki.col)
        for legacy in False, True:
            for scheduling in False, True:
                wanted = held(anki.col, scheduling)
                assert len(wanted) == len(NOTES)
                path = Path(folder) / f"{legacy}-{scheduling}.apkg"
                anki.col.export_anki_package(
                    out_path=str(path), limit=None,
                    options=ExportAnkiPackageOptions(
                        with_scheduling=scheduling, with_media=True,
                        with_deck_configs=scheduling, legacy=legacy))
                same(path, wanted, scheduling)


@test("a whole collection, old and new, and the database on the disk")
def _():
    for legacy in False, True:
        with scratch() as folder, Profile() as anki:
            fill(anki.col)
            wanted = held(anki.col)
            path = Path(folder) / "all.colpkg"
            anki.col.export_collection_package(
                str(path), include_media=True, legacy=legacy)
            same(path, wanted, True)
            same(anki.folder / "collection.anki2", wanted, True)


@test("the oldest generation: what other programs write")
def _():
    with scratch() as folder, Profile() as anki:
        fill(anki.col)
        wanted = held(anki.col)
        path, old = Path(folder) / "new.apkg", Path(folder) / "old.apkg"
        anki.col.export_anki_package(
            out_path=str(path), limit=None, options=ExportAnkiPackageOptions(
                with_scheduling=True, with_media=True, legacy=True))
        with zipfile.ZipFile(path) as a, zipfile.ZipFile(old, "w") as b:
            b.writestr("collection.anki2", a.read("collection.anki21"))
            b.writestr("media", a.read("media"))
        same(old, wanted, True)


@test("the demo packages, against what their maker says of them")
def _():
    if not TOOLS.is_dir():
        skip(f"no folder {TOOLS}")
    with scratch() as folder:
        subprocess.run([sys.executable, TOOLS / "anki_make.py", "--demo",
                        folder], check=True, stdout=subprocess.DEVNULL)
        truth = json.loads((Path(folder) / "truth.json").read_bytes())
        paths = sorted(Path(folder).glob("*pkg"))
        assert len(paths) == 7, paths
        for path in paths:
            got = read(path)
            assert len(got) == len(truth["notes"]) == 23, path.name
            for want in truth["notes"]:
                note = got[want["guid"]]
                have = [note["notetype"], list(note["fields"].values()),
                        sorted(note.get("tags", [])), [note["deck"]]]
                wanted = [want["notetype"], want["fields"],
                          sorted(want["tags"]), want["decks"]]
                assert have == wanted, f"{path.name}: {have} {wanted}"
                assert "cards" not in note, f"{path.name}: {note}"


main()
