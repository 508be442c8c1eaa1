"""Every table is in the metadata that migrations and tests take, whoever imported what."""

from pathlib import Path

from succession.store import tables


def test_no_folder_with_a_table_is_left_out() -> None:
    store = Path(tables.__file__).parent
    named = {Path(subject.__file__).parent.name for subject in tables.SUBJECTS}
    assert named == {file.parent.name for file in store.glob("*/table.py")}
