"""Where the compiled engine is kept: with the installation, under the name of its sources.

The compiler itself notices a change only in the file of the function that it was asked for.
"""

from hashlib import sha256
from pathlib import Path
from shutil import rmtree

KEPT = Path(__file__).resolve().parents[2] / "var/numba"
_SOURCES = Path(__file__).with_name("engine")


def folder() -> Path:
    """The folder for what these sources become."""
    text = b"".join(path.read_bytes() for path in sorted(_SOURCES.rglob("*.py")))
    return KEPT / sha256(text).hexdigest()[:12]


def forget_older() -> None:
    """Removes what earlier sources became."""
    for path in KEPT.glob("*"):
        if path.is_dir() and path != folder():
            rmtree(path, ignore_errors=True)
