"""The real Anki engine as a judge of what deckconv wrote for it.

    from harness import Profile, deckconv, differences, model

    with Profile() as anki:
        log = anki.import_text("deck.tsv")
        notes = anki.notes()

A Profile is a fresh collection, as a new user has it; localised=True gives one
whose stock note types have German names, as the engine makes them there.  The
engine prints to standard output, where our TAP lines go: from the import of
this module on, its output goes to standard error.
"""
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

sys.stdout = os.fdopen(os.dup(1), "w", encoding="utf-8",
                       errors="backslashreplace")
os.dup2(2, 1)

from anki import import_export_pb2 as pb  # noqa: E402
from anki.collection import Collection  # noqa: E402

SAMPLES = Path(os.environ.get("SAMPLES", "samples"))
GOLDEN = Path(__file__).resolve().parent.parent / "golden"
CORPUS = Path(os.environ.get("CORPUS", "../shared/corpus"))
BINARY = os.environ.get("DECKCONV", "./deckconv")

GERMAN = {"Basic": "Einfach", "Cloze": "Lückentext", "Front": "Vorderseite",
          "Back": "Rückseite", "Text": "Text", "Back Extra": "Rückseite Extra"}
OUTCOMES = ("new", "updated", "duplicate", "conflicting", "first_field_match",
            "missing_notetype", "missing_deck", "empty_first_field")
PLACEHOLDER = re.compile(r"\((front|back) missing, card \d+\)")
# The engine deletes these when it imports text.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


class Profile:
    def __init__(self, localised=False):
        self.folder = Path(tempfile.mkdtemp(prefix="deckconv-anki-"))
        self.col = Collection(str(self.folder / "collection.anki2"))
        if localised:
            self.translate()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.col.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def translate(self):
        for kind in self.col.models.all():
            kind["name"] = GERMAN.get(kind["name"], kind["name"] + " (de)")
            for f in kind["flds"]:
                f["name"] = GERMAN.get(f["name"], f["name"])
            self.col.models.update_dict(kind)

    def import_text(self, path):
        """As the user who presses Import and changes nothing on the screen.
        Returns how many notes had which outcome, the engine's names."""
        path = str(Path(path).resolve())
        found = self.col._backend.get_csv_metadata(
            pb.CsvMetadataRequest(path=path))
        log = self.col.import_csv(
            pb.ImportCsvRequest(path=path, metadata=found)).log
        return outcomes(log)

    def import_package(self, path):
        """The same for a package, with the boxes as the screen has them."""
        return outcomes(self.col.import_anki_package(
            pb.ImportAnkiPackageRequest(
                package_path=str(Path(path).resolve()),
                options=pb.ImportAnkiPackageOptions())).log)

    def notes(self):
        """What the collection holds, in order of import."""
        decks = {d.id: d.name for d in self.col.decks.all_names_and_ids(
            skip_empty_default=False, include_filtered=True)}
        kinds = {m["id"]: m for m in self.col.models.all()}
        where = {}
        for nid, did in self.col.db.execute(
                "select nid, did from cards order by ord"):
            where.setdefault(nid, []).append(decks[did])
        out = []
        for nid, guid, mid, tags, fields in self.col.db.execute(
                "select id, guid, mid, tags, flds from notes order by id"):
            names = [f["name"] for f in kinds[mid]["flds"]]
            out.append({
                "id": nid, "guid": guid, "notetype": kinds[mid]["name"],
                "fields": dict(zip(names, fields.split("\x1f"))),
                "tags": tags.split(), "cards": len(where.get(nid, [])),
                "deck": where.get(nid, [None])[0]})
        return out

    def edit(self, guid, field, text):
        """As a user does in Anki: the note is then as new as the clock."""
        nid = self.col.db.scalar("select id from notes where guid = ?", guid)
        n = self.col.get_note(nid)
        n[field] = text
        self.col.update_note(n)

    def add_tag(self, note, tag):
        """As a user who marks a note after the import."""
        n = self.col.get_note(note["id"])
        n.tags.append(tag)
        self.col.update_note(n)


def outcomes(log):
    result = {k: len(getattr(log, k)) for k in OUTCOMES}
    result["found"] = log.found_notes
    return result


def deckconv(*args, stdin=b"", code=0, now=None):
    """Run it: (stdout, stderr).  Another exit code than `code` fails the test;
    code=None takes any.  `now` is the time that it takes for the present."""
    env = dict(os.environ)
    if now:
        env["SOURCE_DATE_EPOCH"] = str(int(now))
    p = subprocess.run([BINARY, *map(str, args)], input=stdin,
                       stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                       timeout=300, env=env)
    told = p.stderr.decode("utf-8", "replace")
    assert code is None or p.returncode == code, \
        f"deckconv {' '.join(map(str, args))}: exit {p.returncode}\n{told}"
    return p.stdout, told


def code_of(path):
    """What its golden says: a sample may hold what has to be skipped."""
    told = GOLDEN / f"{path.name}.ndjson.err"
    return 1 if told.exists() and "=> 1" in told.read_text("utf-8") else 0


def model(path, *args, code=0):
    """The notes of a file as the card model has them, all fields as HTML."""
    out, _ = deckconv(path, "-t", "ndjson:markup=html", *args, code=code)
    lines = map(json.loads, out.decode("utf-8").split("\n")[:-1])
    return [x for x in lines if "fields" in x and "define" not in x]


def stored(text):
    """What the engine makes of a field's text."""
    return unicodedata.normalize("NFC", CONTROL.sub("", text))


def plain(text):
    """HTML as the text that a reader sees, blanks of one kind."""
    text = re.sub(r"(?i)<br\s*/?>", "\n", text)
    return html.unescape(re.sub(r"<[^>]*>", "", text)).replace("\xa0", " ")


def empty(text):
    return not CONTROL.sub("", text).strip()


def same_field(sent, got, markup="html"):
    if markup == "html":
        return stored(sent) == got
    lines = sent.replace("\r\n", "\n")
    return stored(lines).replace("\xa0", " ") == plain(got)


def differences(sent, got):
    """What of one note of the model did not arrive as it was sent, in words;
    nothing if all did.  Fields that Basic has not arrive below the back."""
    out = []
    markup = sent.get("markup", "html")
    wanted = list(sent["fields"].values())
    arrived = list(got["fields"].values())
    if len(wanted) > len(arrived):
        for text in wanted[1:]:
            if stored(text) not in arrived[1]:
                out.append(f"{text!r} is not in {arrived[1]!r}")
        wanted = wanted[:1]
    for i, text in enumerate(wanted):
        if empty(text) and PLACEHOLDER.fullmatch(arrived[i]):
            continue
        if not same_field(text, arrived[i], markup):
            out.append(f"field {i + 1}: sent {text!r}, got {arrived[i]!r}")
    tags = sorted(t for t in got["tags"] if not t.startswith("deckconv::"))
    if sorted(sent.get("tags", [])) != tags:
        out.append(f"tags: sent {sent.get('tags')}, got {tags}")
    if sent.get("deck", "Default") != got["deck"]:
        out.append(f"deck: sent {sent.get('deck')}, got {got['deck']}")
    if "guid" in sent and sent["guid"] != got["guid"]:
        out.append(f"guid: sent {sent['guid']}, got {got['guid']}")
    return out


def compare(sent, got, most=5):
    """All notes, by guid where they have one, else in order.  Fails with the
    first differences."""
    assert len(sent) == len(got), f"sent {len(sent)} notes, got {len(got)}"
    by_guid = {g["guid"]: g for g in got}
    bad = [(i, d) for i, (s, g) in enumerate(zip(sent, got), 1)
           for d in differences(s, by_guid.get(s.get("guid"), g))]
    assert not bad, f"{len(bad)} differences\n" + "\n".join(
        f"note {i}: {d}" for i, d in bad[:most])


def scratch():
    """A folder for one test, as a context."""
    return tempfile.TemporaryDirectory(prefix="deckconv-engine-")
