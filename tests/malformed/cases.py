"""Forty-odd lists that cannot be imported: a folder each, with the problems they give.

`expected.txt` holds the problems as the command line prints them; `map.yaml`, where there is one,
is what stands behind `--map`.
"""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Case:
    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def files(self) -> tuple[Path, ...]:
        """What is given to `succession import`."""
        return tuple(
            path
            for path in sorted(self.folder.iterdir())
            if path.name not in ("expected.txt", "map.yaml")
        )

    @property
    def column_map(self) -> Path | None:
        path = self.folder / "map.yaml"
        return path if path.exists() else None

    @property
    def expected(self) -> Path:
        return self.folder / "expected.txt"


CASES = tuple(
    Case(folder)
    for folder in sorted(Path(__file__).parent.iterdir())
    if folder.is_dir() and folder.name[:2].isdigit()
)
