"""Lists in which bytes are lost, added and changed are read or refused, whatever comes of it.

A tenth of the campaign runs each time; the rest by `make soak`.
"""

import io
import random
import zipfile

import pytest

from succession.intake import checked, open_file, propose, read
from tests.intake.hostile import opendocument
from tests.malformed.cases import CASES
from tests.region import TODAY

_SEEDS = 10
_EACH = 30
_LISTS = [
    (path.name, path.read_bytes())
    for case in CASES
    for path in case.files
    if path.suffix in (".xlsx", ".xls", ".csv")
] + [("lijst.ods", opendocument())]


def _mutated(data: bytes, luck: random.Random) -> bytes:
    content = bytearray(data)
    for _ in range(luck.choice((1, 3, 30))):
        at = luck.randrange(len(content) or 1)
        kind = luck.randrange(3)
        content[at : at + (kind != 0)] = b"" if kind == 1 else bytes([luck.randrange(256)])
    return bytes(content)


def _mutated_part(data: bytes, luck: random.Random) -> bytes:
    """One part of the package changed and packed again: the outside of the file is whole."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(changed, "w") as target:
        chosen = luck.choice(source.namelist())
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, _mutated(part, luck) if name == chosen else part)
    return changed.getvalue()


@pytest.mark.parametrize(
    "seed",
    [pytest.param(seed, marks=[pytest.mark.soak] if seed else []) for seed in range(_SEEDS)],
)
def test_a_list_with_changed_bytes_is_read_or_refused(seed: int) -> None:
    luck = random.Random(seed)
    for _ in range(_EACH):
        name, data = luck.choice(_LISTS)
        change = _mutated_part if zipfile.is_zipfile(io.BytesIO(data)) else _mutated
        contents = open_file(name, luck.choice((change, _mutated))(data, luck))
        intake = checked(read(contents, propose(contents.tables), TODAY), {})
        assert intake.problems or intake.after
