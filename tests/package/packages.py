"""Anki's packages made by hand: good ones in all three generations, and what
bad ones are made of.  Nothing but Python's own library is needed.

    deck = collection([note(1, ["front", "back"])])
    Path("a.apkg").write_bytes(package(deck))
"""
import hashlib
import io
import json
import sqlite3
import struct
import tempfile
import warnings
import zipfile
from pathlib import Path

MID, DID = 1700000000001, 1700000000002
CRT = 1388548800
LATEX_PRE = (
    "\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n"
    "\\usepackage[utf8]{inputenc}\n\\usepackage{amssymb,amsmath}\n"
    "\\pagestyle{empty}\n\\setlength{\\parindent}{0in}\n\\begin{document}\n")
LATEX_POST = "\\end{document}"

TABLES = """
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL,
  mod integer NOT NULL, scm integer NOT NULL, ver integer NOT NULL,
  dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL,
  conf text NOT NULL, models text NOT NULL, decks text NOT NULL,
  dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL,
  mid integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL,
  tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL,
  csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL,
  did integer NOT NULL, ord integer NOT NULL, mod integer NOT NULL,
  usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL,
  due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL,
  reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL,
  odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL,
  data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL,
  usn integer NOT NULL, ease integer NOT NULL, ivl integer NOT NULL,
  lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL,
  type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL,
  type integer NOT NULL);
"""
INDEXES = """
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
"""
TABLES_18 = """
CREATE TABLE notetypes (id integer NOT NULL PRIMARY KEY,
  name text NOT NULL COLLATE unicase, mtime_secs integer NOT NULL,
  usn integer NOT NULL, config blob NOT NULL);
CREATE TABLE fields (ntid integer NOT NULL, ord integer NOT NULL,
  name text NOT NULL COLLATE unicase, config blob NOT NULL,
  PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
CREATE TABLE templates (ntid integer NOT NULL, ord integer NOT NULL,
  name text NOT NULL COLLATE unicase, mtime_secs integer NOT NULL,
  usn integer NOT NULL, config blob NOT NULL,
  PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
CREATE TABLE decks (id integer PRIMARY KEY NOT NULL,
  name text NOT NULL COLLATE unicase, mtime_secs integer NOT NULL,
  usn integer NOT NULL, common blob NOT NULL, kind blob NOT NULL);
CREATE TABLE deck_config (id integer PRIMARY KEY NOT NULL,
  name text NOT NULL COLLATE unicase, mtime_secs integer NOT NULL,
  usn integer NOT NULL, config blob NOT NULL);
CREATE TABLE config (KEY text NOT NULL PRIMARY KEY, usn integer NOT NULL,
  mtime_secs integer NOT NULL, val blob NOT NULL) WITHOUT ROWID;
CREATE TABLE tags (tag text NOT NULL PRIMARY KEY COLLATE unicase,
  usn integer NOT NULL, collapsed boolean NOT NULL, config blob NULL)
  WITHOUT ROWID;
CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name);
CREATE UNIQUE INDEX idx_decks_name ON decks (name);
"""


# ---- what is in a collection ----

def field(name, **more):
    return {"name": name, "sticky": False, "rtl": False, "font": "Arial",
            "size": 20, **more}


def template(name, front, back, **more):
    return {"name": name, "qfmt": front, "afmt": back, "bqfmt": "",
            "bafmt": "", "did": None, **more}


def model(id=MID, name="Two sides", fields=("Front", "Back"), templates=None,
          **more):
    """A note type as schema 11 has it."""
    return {"id": id, "name": name, "type": 0, "mod": 1600000000, "usn": -1,
            "sortf": 0, "did": None, "css": ".card {}",
            "latexPre": LATEX_PRE, "latexPost": LATEX_POST,
            "flds": [f if isinstance(f, dict) else field(f) for f in fields],
            "tmpls": templates or [template(
                "Card 1", "{{%s}}" % fields[0], "{{%s}}" % fields[-1])],
            **more}


def deck(id=DID, name="Deck", desc="", dyn=0, **more):
    """dyn: a filtered deck, which borrows cards from others."""
    days = dict.fromkeys(("lrnToday", "revToday", "newToday", "timeToday"),
                         [0, 0])
    kind = {"terms": [["", 100, 0]], "separate": True, "resched": True,
            "delays": None} if dyn else {"conf": 1}
    return {"id": id, "name": name, "desc": desc, "dyn": dyn, "mod": 0,
            "usn": -1, "collapsed": False, **days, **kind, **more}


def note(id, fields, mid=MID, guid=None, tags="", mod=1600000000):
    """fields: a list, or what the column is to hold."""
    flds = "\x1f".join(fields) if isinstance(fields, list) else fields
    return {"id": id, "guid": f"guid{id}" if guid is None else guid,
            "mid": mid, "mod": mod, "usn": -1, "tags": tags, "flds": flds,
            "sfld": "", "csum": 0, "flags": 0, "data": ""}


def card(nid, ord=0, did=DID, id=None, **more):
    zero = dict.fromkeys("type queue due ivl factor reps lapses left odue "
                         "odid flags".split(), 0)
    return {"id": id or nid * 10 + ord, "nid": nid, "did": did, "ord": ord,
            "mod": 0, "usn": -1, **zero, "data": "", **more}


def review(id, cid, ease=3, ivl=1, last=0, factor=2500, time=1000, type=1):
    return {"id": id, "cid": cid, "usn": -1, "ease": ease, "ivl": ivl,
            "lastIvl": last, "factor": factor, "time": time, "type": type}


# ---- protocol buffers, zstd ----

def varint(n):
    out = b""
    n &= (1 << 64) - 1
    while n > 127:
        out += bytes([n & 127 | 128])
        n >>= 7
    return out + bytes([n])


def proto(*pairs):
    """(tag, value): a number or bytes, left out where it is empty."""
    out = b""
    for tag, value in pairs:
        if isinstance(value, str):
            value = value.encode("utf-8")
        if isinstance(value, bytes):
            out += varint(tag << 3 | 2) + varint(len(value)) + value \
                if value else b""
        elif value:
            out += varint(tag << 3) + varint(int(value))
    return out


def zstd(data):
    """A frame whose blocks are not packed."""
    pieces = [data[i:i + 65536] for i in range(0, len(data), 65536)] or [b""]
    out = b"\x28\xb5\x2f\xfd\x00\x38"
    for piece in pieces[:-1]:
        out += struct.pack("<I", len(piece) << 3)[:3] + piece
    return out + struct.pack("<I", len(pieces[-1]) << 3 | 1)[:3] + pieces[-1]


def zstd_bomb(blocks):
    """Four bytes for each 64 KiB of zeros."""
    head = b"\x28\xb5\x2f\xfd\x00\x38"
    return head + b"".join(
        struct.pack("<I", 65536 << 3 | 1 << 1 | (i == blocks - 1))[:3] + b"\0"
        for i in range(blocks))


# ---- the database ----

def insert(db, table, rows):
    for row in rows:
        names = ", ".join(f'"{n}"' for n in row)
        marks = ", ".join("?" * len(row))
        db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})",
                   list(row.values()))


def field_config(f):
    return proto((1, f["sticky"]), (2, f["rtl"]), (3, f["font"]),
                 (4, f["size"]), (5, f.get("description", "")))


def template_config(t):
    return proto((1, t["qfmt"]), (2, t["afmt"]), (3, t["bqfmt"]),
                 (4, t["bafmt"]), (5, t["did"] or 0))


def model_config(m):
    return proto((1, m["type"]), (2, m["sortf"]), (3, m["css"]),
                 (5, m["latexPre"]), (6, m["latexPost"]))


def insert_types_18(db, models, decks):
    for d in decks:
        kind = proto((2, proto((1, 1)))) if d["dyn"] else \
            proto((1, proto((1, 1), (4, d["desc"]))))
        db.execute("INSERT INTO decks VALUES (?, ?, 0, -1, x'', ?)",
                   (d["id"], d["name"].replace("::", "\x1f"), kind))
    for m in models:
        db.execute("INSERT INTO notetypes VALUES (?, ?, ?, -1, ?)",
                   (m["id"], m["name"], m["mod"], model_config(m)))
        for i, f in enumerate(m["flds"]):
            db.execute("INSERT INTO fields VALUES (?, ?, ?, ?)",
                       (m["id"], i, f["name"], field_config(f)))
        for i, t in enumerate(m["tmpls"]):
            db.execute("INSERT INTO templates VALUES (?, ?, ?, 0, -1, ?)",
                       (m["id"], i, t["name"], template_config(t)))


def as_json(things):
    return json.dumps({str(t["id"]): t for t in things}, ensure_ascii=False)


def unicase(a, b):
    return (a.lower() > b.lower()) - (a.lower() < b.lower())


def collection(notes=(), models=None, decks=None, cards=None, reviews=(),
               schema=11, sql="", col=None, indexes=True):
    """The bytes of a database.  sql runs at the end, col changes columns of
    the row in `col`."""
    models = [model()] if models is None else models
    decks = [deck(1, "Default"), deck()] if decks is None else decks
    cards = [card(n["id"]) for n in notes] if cards is None else cards
    row = {"id": 1, "crt": CRT, "mod": 0, "scm": 0, "ver": schema, "dty": 0,
           "usn": 0, "ls": 0, "conf": "{}", "models": as_json(models),
           "decks": as_json(decks), "dconf": "{}", "tags": "{}"}
    if schema >= 15:
        row.update(models="", decks="", conf="", dconf="", tags="")
    row.update(col or {})
    with tempfile.TemporaryDirectory(prefix="deckconv-package-") as folder:
        path = Path(folder) / "db"
        db = sqlite3.connect(path)
        db.create_collation("unicase", unicase)
        db.executescript("PRAGMA page_size = 1024;"
                         "PRAGMA synchronous = OFF;" + TABLES
                         + (INDEXES if indexes else ""))
        insert(db, "col", [row])
        insert(db, "notes", notes)
        insert(db, "cards", cards)
        insert(db, "revlog", reviews)
        if schema >= 15:
            db.executescript(TABLES_18)
            insert_types_18(db, models, decks)
        db.commit()
        db.executescript(sql)
        db.close()
        data = bytearray(path.read_bytes())
    if schema >= 15:
        data[18:20] = b"\2\2"            # as Anki leaves it: with a log
    return bytes(data)


# ---- the archive ----

DATABASES = {1: "collection.anki2", 2: "collection.anki21",
             3: "collection.anki21b"}


def archive(members, packed=zipfile.ZIP_DEFLATED):
    """A zip of (name, bytes); two may have one name."""
    out = io.BytesIO()
    warnings.simplefilter("ignore", UserWarning)
    with zipfile.ZipFile(out, "w", packed) as z:
        for name, data in members:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = packed
            info.create_system = 3
            z.writestr(info, data)
    return out.getvalue()


def dummy():
    """What newer packages show to an old Anki."""
    return collection([note(1, ["Please update to the latest Anki version.",
                                ""])])


def entries(media):
    return b"".join(proto((1, proto(
        (1, name), (2, len(data)), (3, hashlib.sha1(data).digest()))))
        for name, data in media)


def members(database, media=(), generation=1):
    """What a package of the generation holds, as a list to be spoiled."""
    pack = zstd if generation == 3 else bytes
    out = [] if generation == 1 else [("meta", bytes([8, generation]))]
    out.append((DATABASES[generation], pack(database)))
    if generation > 1:
        out.append(("collection.anki2", dummy()))
    out += [(str(i), pack(data)) for i, (_, data) in enumerate(media)]
    names = entries(media) if generation == 3 else json.dumps(
        {str(i): name for i, (name, _) in enumerate(media)},
        ensure_ascii=False).encode("utf-8")
    return out + [("media", pack(names))]


def package(database, media=(), generation=1):
    return archive(members(database, media, generation))
