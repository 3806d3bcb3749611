"""What tests/npm has fetched, for the tests in this folder."""
import os
from pathlib import Path

from tap import skip

FOLDER = Path(os.environ["SRC"]) / "build/npm"


def package(name):
    """The files of a package; skips the test where it is not there."""
    path = FOLDER / name / "package"
    if not path.is_dir():
        skip(f"no {name}: npm was not there, or could not reach its registry "
             "(make suites)")
    return path
