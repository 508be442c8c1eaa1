"""A process of its own that reads one workbook: bytes on stdin, pickled sheets on stdout.

The reader of cells is compiled; on a damaged file it may panic or ask for more memory than there
is, which ends the process. Here that ends only the reading. Run by its path, so that it starts
without the rest of the house; whatever ends it badly means a damaged file.
"""

import io
import pickle
import sys
from collections.abc import Sequence

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

PROTECTED = 3
_MEMORY = 2 * 1024**3

Sheet = tuple[str, bool, Sequence[Sequence[object]], list[tuple[tuple[int, int], tuple[int, int]]]]


def _sheets(data: bytes) -> list[Sheet]:
    """Of each worksheet: name, whether it is visible, cells (none when hidden), merged ranges."""
    found: list[Sheet] = []
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
        for meta in workbook.sheets_metadata:
            if meta.typ is not SheetTypeEnum.WorkSheet:
                continue
            if meta.visible is not SheetVisibleEnum.Visible:
                found.append((meta.name, False, [], []))
                continue
            sheet = workbook.get_sheet_by_name(meta.name)
            rows = sheet.to_python(skip_empty_area=False)
            found.append((meta.name, True, rows, sheet.merged_cell_ranges or []))
    return found


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _limit_memory()
    try:
        sheets = _sheets(sys.stdin.buffer.read())
    except PasswordError:
        sys.exit(PROTECTED)
    pickle.dump(sheets, sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)
