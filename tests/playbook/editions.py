"""Every text that a run may have been pinned to: the editions of the draaiboeken that shipped."""

from functools import cache
from pathlib import PurePosixPath
from zipfile import ZipFile

from tests.playbook.followed import ROOT
from tests.playbook.make_editions import PACKED


@cache
def editions() -> dict[str, tuple[str, str]]:
    """Id and text of each edition, by `name/digest.yaml`; those of today by their file."""
    with ZipFile(PACKED) as packed:
        texts = {name: packed.read(name).decode("utf-8") for name in packed.namelist()}
    found = {name: (PurePosixPath(name).parent.name, text) for name, text in texts.items()}
    today = {path.name: path for path in sorted((ROOT / "playbooks").glob("*.yaml"))}
    return found | {name: (p.stem, p.read_text("utf-8")) for name, p in today.items()}


def edition(name: str, digest: str) -> str:
    """The text of one edition."""
    return next(
        text for file, (_, text) in editions().items() if file.startswith(f"{name}/{digest}")
    )
