"""Where the compiled engine is kept: with the installation, under the name of its sources.

The compiler itself notices a change only in the file of the function that it was asked for.
"""

from hashlib import sha256
from pathlib import Path
from shutil import rmtree

KEPT = Path(__file__).resolve().parents[2] / "var/numba"
_PACKAGE = Path(__file__).resolve().parents[1]
# The engine, and the only room that it takes constants from.
SOURCES = (_PACKAGE / "assumptions", _PACKAGE / "simulation/engine")


def folder() -> Path:
    """The folder for what these sources become."""
    files = (path for room in SOURCES for path in sorted(room.rglob("*.py")))
    text = b"".join(path.read_bytes() for path in files)
    return KEPT / sha256(text).hexdigest()[:12]


def forget_older() -> None:
    """Removes what earlier sources became."""
    for path in KEPT.glob("*"):
        if path.is_dir() and path != folder():
            rmtree(path, ignore_errors=True)
