"""dump.py PACKAGE: what the Anki that runs this holds after the import of the
package into a fresh collection, as JSON: guid to note.  Every Anki since 2.1.54
can run it."""
import json
import os
import shutil
import sys
import tempfile

out = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)                   # the engine prints there

from anki.buildinfo import version  # noqa: E402
from anki.collection import Collection  # noqa: E402


def imported(col, path):
    if version == "2.1.54":
        return col.import_anki_package(path)
    from anki.import_export_pb2 import ImportAnkiPackageRequest
    return col.import_anki_package(ImportAnkiPackageRequest(package_path=path))


def held(col):
    decks = {d.id: d.name for d in col.decks.all_names_and_ids()}
    kinds = {m["id"]: m for m in col.models.all()}
    for nid, guid, mid, tags, fields in col.db.execute(
            "select id, guid, mid, tags, flds from notes"):
        cards = col.db.execute(
            "select ord, did from cards where nid = ? order by ord", nid)
        yield guid, {
            "notetype": kinds[mid]["name"],
            "names": [f["name"] for f in kinds[mid]["flds"]],
            "fields": fields.split("\x1f"), "tags": sorted(tags.split()),
            "cards": [[ord, decks[did]] for ord, did in cards]}


folder = tempfile.mkdtemp(prefix="deckconv-oldanki-")
try:
    col = Collection(os.path.join(folder, "collection.anki2"))
    log = imported(col, os.path.abspath(sys.argv[1])).log
    notes = dict(held(col))
    count = col.db.scalar("select count() from notes")
    media = sorted(os.listdir(os.path.join(folder, "collection.media")))
    col.close()
    json.dump({"version": version, "found": log.found_notes, "count": count,
               "notes": notes, "media": media}, out)
    out.close()
finally:
    shutil.rmtree(folder, ignore_errors=True)
