"""Every file is recognised by its content as what it is, and no other format
takes it for its own as surely."""
import json
import os
import subprocess
import tempfile
from pathlib import Path

from tap import main, skip, test

BINARY = os.environ["DECKCONV"]
SAMPLES = Path(os.environ["SAMPLES"])
CORPUS = Path(os.environ["CORPUS"])
LIST = Path(__file__).parent.parent / "corpus" / "list.txt"


def formats():
    p = subprocess.run([BINARY, "formats"], stdout=subprocess.PIPE, check=True)
    lines = p.stdout.decode("utf-8").splitlines()[1:]
    return {line.split()[0] for line in lines if line[:1].strip()}


def format_of(sample, known):
    """NAME[-variant].ext is of format NAME, whose dashes are _ in files."""
    words = sample.split(".")[0].split("-")
    for n in range(len(words), 0, -1):
        name = "-".join(words[:n]).replace("_", "-")
        if name in known:
            return name
    raise AssertionError(f"{sample} is named for no format")


def scores_of(path):
    """All formats that have an opinion, the surest first."""
    p = subprocess.run([BINARY, "inspect", "--report", "-", str(path)],
                       stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                       stderr=subprocess.PIPE, timeout=120)
    assert p.returncode >= 0, f"signal {-p.returncode}"
    assert p.stdout.strip(), p.stderr.decode("utf-8", "replace")
    said = json.loads(p.stdout)
    scores = sorted(said.get("scores", {}).items(), key=lambda s: -s[1])
    return said.get("format"), scores


def check_one(path, expect, named):
    found, scores = scores_of(path)
    told = f"{named}: read as {found}, scores {scores}"
    assert found == expect, f"not {expect}: {told}"
    assert scores and scores[0][0] == expect, f"not {expect}: {told}"
    if len(scores) > 1:
        margin = scores[0][1] - scores[1][1]
        assert margin > 0, f"margin {margin}: {told}"


def check(path, expect):
    check_one(path, expect, path.name)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "file"
        copy.write_bytes(path.read_bytes())
        check_one(copy, expect, f"{path.name} without its name")


def listed():
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, expect, _ = line.split(None, 3)
            if expect != "-":
                yield name, expect


KNOWN = formats()

for sample in sorted(p for p in SAMPLES.iterdir() if p.is_file()):
    @test(f"{sample.name} is nothing else")
    def _(sample=sample):
        check(sample, format_of(sample.name, KNOWN))

for row in listed():
    @test(f"the corpus's {row[0]} is nothing else")
    def _(row=row):
        if not (CORPUS / row[0]).exists():
            skip(f"no {row[0]} in {CORPUS}")
        check(CORPUS / row[0], row[1])

main()
