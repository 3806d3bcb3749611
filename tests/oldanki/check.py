"""make check-old-anki: packages of ours in versions of Anki that people still
have.  What each holds after the import is what stands in the package: notes,
fields, tags, decks, note types, cards, media files.

Prints TAP.  A version whose engine cannot be installed here is skipped, aloud.
"""
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent / "lib"))
from tap import main, skip, test  # noqa: E402

BINARY = os.environ.get("DECKCONV", str(ROOT / "deckconv"))
VERSIONS = ["2.1.54", "23.10", "24.6.3"]
# What once went wrong somewhere: markup, quotes, other scripts, long text,
# note types of several cards, clozes, media.
PIXEL = (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\6\0\0\0\x1f"
         b"\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xff\xff?\0\5\xfe\2\xfe\xdc\xcc"
         b"Y\xe7\0\0\0\0IEND\xaeB`\x82")
NOTES = [
    {"fields": {"Front": "1 < 2 & 3", "Back": "a\nb"}, "markup": "plain"},
    {"fields": {"Front": "<b>x</b> \"y\" 'z' \\n \\", "Back": "&amp;lt;"},
     "markup": "html", "tags": ["a::b", "ü中", "x-y"], "deck": "F::G"},
    {"fields": {"Front": "שלום 👩\u200d🚀 日本語", "Back": "x" * 100000},
     "deck": "日本::文法"},
    {"fields": {"Text": "{{c1::one}} {{c3::three::hint}}", "Back Extra": ""},
     "notetype": "Cloze", "deck": "F"},
    {"fields": {"Front": "there", "Back": "and back"},
     "notetype": "Basic (and reversed card)", "deck": "F::H"},
    {"fields": {"Front": "42", "Back": "sorts as a number"}},
    {"fields": {"Front": "<img src=\"dot.png\">", "Back": "[sound:a.mp3]"},
     "markup": "html"},
    {"fields": {"One": "1", "Two": "2", "Three": "3"}, "notetype": "Own"},
]


def deckconv(*args):
    p = subprocess.run([BINARY, "-q", *map(str, args)],
                       stderr=subprocess.PIPE, text=True)
    assert p.returncode in (0, 1), f"deckconv {args}: {p.stderr}"


def packages(folder):
    """The samples and our notes, in both generations: name and path."""
    source = folder / "nasty.ndjson"
    source.write_text("".join(json.dumps(n, ensure_ascii=False) + "\n"
                              for n in NOTES), encoding="utf-8")
    (folder / "dot.png").write_bytes(PIXEL)
    (folder / "a.mp3").write_bytes(b"ID3\3\0\0\0\0\0\0" + bytes(1000))
    for path in [source, *sorted((ROOT / "samples").iterdir())]:
        for generation in "legacy", "latest":
            out = folder / f"{path.name}.{generation}.apkg"
            deckconv(path, "-o", out, "-t", f"apkg:generation={generation}")
            yield out


def database(package):
    """The database in it; that of the latest generation is written once more
    in the older one by deckconv, which reads what it wrote."""
    with zipfile.ZipFile(package) as z:
        if "collection.anki21b" not in z.namelist():
            return z.read("collection.anki2"), json.loads(z.read("media"))
    old = package.with_suffix(".old.apkg")
    deckconv(package, "-o", old)
    with zipfile.ZipFile(old) as z:
        return z.read("collection.anki2"), json.loads(z.read("media"))


def wanted(package):
    """guid to note, as they stand in the package, and its media files."""
    raw, media = database(package)
    with tempfile.NamedTemporaryFile(suffix=".anki2") as f:
        f.write(raw)
        f.flush()
        db = sqlite3.connect(f.name)
        kinds, decks = map(json.loads, db.execute(
            "select models, decks from col").fetchone())
        notes = {}
        for nid, guid, mid, tags, fields in db.execute(
                "select id, guid, mid, tags, flds from notes"):
            kind = kinds[str(mid)]
            notes[guid] = {
                "notetype": kind["name"],
                "names": [x["name"] for x in kind["flds"]],
                "fields": fields.split("\x1f"), "tags": sorted(tags.split()),
                # These versions take quotes out of decks' names.
                "cards": [[ord, decks[str(did)]["name"].replace('"', "")]
                          for ord, did in db.execute(
                              "select ord, did from cards where nid = ? "
                              "order by ord", [nid])]}
        db.close()
    return notes, sorted(media.values())


def install(version):
    folder = ROOT / "build" / f"anki-{version}"
    subprocess.run([HERE.parent / "venv", folder, f"anki=={version}"],
                   stdout=subprocess.DEVNULL, check=True)
    python = folder / "bin/python"
    if not python.exists() or subprocess.run(
            [python, "-c", "import anki.collection"],
            stderr=subprocess.DEVNULL).returncode:
        skip(f"Anki {version} cannot be installed here")
    return python


def differences(package, python):
    p = subprocess.run([python, HERE / "dump.py", package],
                       stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                       text=True, encoding="utf-8")
    if p.returncode:
        yield f"refused: {p.stderr.strip().splitlines()[-1:]}"
        return
    got = json.loads(p.stdout)
    notes, media = wanted(package)
    if got["count"] != len(notes):
        yield f"{got['count']} notes of {len(notes)}"
    if got["media"] != media:
        yield f"media files {got['media']}, wanted {media}"
    for guid, want in notes.items():
        have = got["notes"].get(guid, {})
        # Where the profile has a note type of that name, but another one.
        if have.get("notetype") == want["notetype"] + "+":
            have["notetype"] = want["notetype"]
        for key, value in want.items():
            if have.get(key) != value:
                yield (f"{guid} {key}: {str(have.get(key))[:200]}, "
                       f"wanted {str(value)[:200]}")


def check(version):
    @test(f"Anki {version} holds what stands in our packages")
    def _():
        python = install(version)
        bad, count = [], 0
        with tempfile.TemporaryDirectory(prefix="deckconv-old-") as folder:
            for package in packages(Path(folder)):
                count += 1
                bad += [f"{package.name}: {d}"
                        for d in differences(package, python)][:5]
        assert count > 30, f"only {count} packages"
        assert not bad, f"{len(bad)} differences\n" + "\n".join(bad)


for v in VERSIONS:
    check(v)
main()
