"""Packs every edition of every draaiboek in the history of this repository into `editions.zip`.

Run it after a draaiboek changed: `python -m tests.playbook.make_editions`. A clone may be shallow
or have no history at all, so that the tests read the editions from the packed file.
"""

import subprocess
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

ROOT = Path(__file__).resolve().parents[2]
PACKED = Path(__file__).with_name("editions.zip")


def _git(*arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=True).stdout


def in_history() -> dict[str, bytes]:
    """The texts by `name/digest.yaml`, each once."""
    listed = _git("rev-list", "HEAD", "--objects", "--", "playbooks/").decode()
    named = (line.split(maxsplit=1) for line in listed.splitlines() if line.endswith(".yaml"))
    return {
        f"{PurePosixPath(path).stem}/{digest[:12]}.yaml": _git("cat-file", "-p", digest)
        for digest, path in named
    }


def _kept() -> dict[str, bytes]:
    if not PACKED.exists():
        return {}
    with ZipFile(PACKED) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


if __name__ == "__main__":
    editions = _kept() | in_history()
    with ZipFile(PACKED, "w", ZIP_DEFLATED, compresslevel=9) as packed:
        for name in sorted(editions):
            packed.writestr(ZipInfo(name), editions[name], ZIP_DEFLATED)
